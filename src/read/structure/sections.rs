//! What sections are about that their headings alone do not tell.

use super::chars::cut;
use super::parts::{Head, Source};
use super::scan::Class;
use super::sense::{is_overview, of_heading, opens_on_plans, opens_tail};
use crate::report::outline::PartKind;
use crate::span::Span;

impl Source<'_> {
    /// A section whose heading names nothing, the only such beside those on other matters, holds the measures under its
    /// sub-headings. Whether there is one.
    pub(super) fn set_only_measures(&self, sections: &mut [(usize, Vec<PartKind>)]) -> bool {
        let others = [PartKind::Problems, PartKind::Plans];
        let known = sections.iter().any(|(_, kinds)| kinds.iter().any(|kind| others.contains(kind)));
        let mut unknown = sections.iter_mut().filter(|(_, kinds)| matches!(kinds[..], [] | [PartKind::Measures]));
        let (Some((head, kinds)), None) = (unknown.next(), unknown.next()) else { return false };
        let below = &self.heads[(*head + 1)..self.heads[*head].next];
        let level = below.iter().map(|b| b.level).min();
        let divided = below.iter().filter(|b| Some(b.level) == level).count() > 1;
        if known && divided {
            *kinds = vec![PartKind::Measures];
        }
        known && divided
    }

    /// Where no heading names plans, a paragraph on the next year (下一步，…) behind the problems holds them.
    pub(super) fn set_plans_after_problems(&self, sections: &mut [(usize, Vec<PartKind>)]) {
        let plans = PartKind::Plans;
        if sections.iter().any(|(_, kinds)| kinds.contains(&plans)) {
            return;
        }
        let Some((head, kinds)) = sections.last_mut().filter(|(_, kinds)| kinds[..] == [PartKind::Problems]) else {
            return;
        };
        let named = |h: &Head| of_heading(cut(self.text, h.text), self.year).contains(&plans);
        let lines = &self.lines[self.lines.partition_point(|l| l.span.start <= self.heads[*head].start)..];
        if lines.iter().any(|l| l.class == Class::Paragraph && self.opens_on(l, plans))
            && !self.heads[(*head + 1)..self.heads[*head].next].iter().any(named)
        {
            kinds.push(plans);
        }
    }

    /// A section on the state of things at large (总体情况), which is not divided, opens the report where another section holds
    /// the measures.
    pub(super) fn set_overviews(&self, sections: &mut [(usize, Vec<PartKind>)]) {
        let measures = |(_, kinds): &&(usize, Vec<PartKind>)| kinds.first() == Some(&PartKind::Measures);
        if sections.iter().filter(measures).count() < 2 {
            return;
        }
        let is_overview = |head: usize| {
            let (h, next) = (self.heads[head], head + 1);
            h.next == next
                && is_overview(cut(self.text, h.text))
                && self.items(Span::new(h.cut, self.start_of(next)), false).is_empty()
        };
        let overview = |section: &(usize, Vec<PartKind>)| section.1 == [PartKind::Measures] && is_overview(section.0);
        if sections.iter().filter(measures).all(overview) {
            return;
        }
        for section in sections.iter_mut().filter(|section| overview(section)) {
            section.1 = vec![PartKind::Preamble];
        }
    }

    /// Where the paragraphs begin, behind the last section of a report whose headings name neither problems nor plans, that open on
    /// them: 在看到成绩的同时，还有差距…; 下一步，….
    pub(super) fn unheaded_tail(&self) -> Option<usize> {
        let others = [PartKind::Problems, PartKind::Plans];
        let named = |h: &Head| of_heading(cut(self.text, h.text), self.year).iter().any(|kind| others.contains(kind));
        if self.heads.len() < 2 || self.heads.iter().any(named) {
            return None;
        }
        let last = self.heads.last().filter(|last| last.next == self.heads.len())?;
        let lines = &self.lines[self.lines.partition_point(|line| line.span.start <= last.start)..];
        let mut paragraphs = lines.iter().filter(|line| line.class == Class::Paragraph);
        let tail = paragraphs.find(|line| opens_tail(cut(self.text, line.text), self.year))?;
        Some(tail.text.start)
    }

    /// Where a sentence within the text opens on plans.
    pub(super) fn sentence_on(&self, span: Span, kind: PartKind) -> Option<usize> {
        let words = cut(self.text, span);
        let mut starts = words.match_indices('。').map(|(at, stop)| at + stop.len());
        let at = starts.find(|&at| kind == PartKind::Plans && opens_on_plans(&words[at..], self.year))?;
        Some(span.start + at)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PartKind, outline};

    /// How many entries of measures, problems and plans a report has.
    fn entries(report: &str) -> [usize; 3] {
        let found = outline(report);
        [PartKind::Measures, PartKind::Problems, PartKind::Plans].map(|kind| found.entries(kind).count())
    }

    #[test]
    fn problems_and_plans_may_stand_behind_the_last_section() {
        let sections = "一、坚持党建引领。开会3次。\n二、坚持普治并举。办讲座8场。\n";
        let tail = "在肯定成绩的同时，也要看到差距。一是人少。二是钱少。\n下一步，着力三事：（一）补人。（二）筹款。（三）培训。\n";
        assert_eq!(entries(&format!("{sections}{tail}")), [2, 2, 3]);
        // what was done against problems, and what a heading names
        let against = "针对存在的问题，一是补人。二是筹款。\n";
        assert_eq!(entries(&format!("{sections}{against}")), [2, 0, 0]);
        assert_eq!(entries(&format!("{sections}{tail}三、下步打算\n一是补人。二是筹款。\n")), [2, 0, 2]);
    }

    #[test]
    fn fields_of_work_are_measures() {
        let report = |one: &str, two: &str| {
            format!(
                "一、工作成效\n{one}。健全机制，开会3次，研究议题12个。\n{two}。配齐装备，办案12起，结案11起。\n二、存在的问题\n一是人少。二是钱少。\n"
            )
        };
        assert_eq!(entries(&report("党建引领方面", "执法下沉方面")), [2, 2, 0]);
        assert_eq!(entries(&report("党建引领有力", "执法下沉方面")), [0, 2, 0]);
        // items within a field are its own
        let found = outline(&report("党建引领方面。一是定责。二是定岗", "执法下沉方面"));
        assert_eq!(found.entries(PartKind::Measures).map(|entry| entry.items.len()).collect::<Vec<_>>(), [2, 0]);
    }
}
