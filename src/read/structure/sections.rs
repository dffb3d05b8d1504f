//! What sections are about that their headings alone do not tell.

use super::chars::cut;
use super::parts::{Head, Source};
use super::scan::Class;
use super::sense::{is_overview, of_heading, opens_on_plans};
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

    /// Where a sentence within the text opens on plans.
    pub(super) fn sentence_on(&self, span: Span, kind: PartKind) -> Option<usize> {
        let words = cut(self.text, span);
        let mut starts = words.match_indices('。').map(|(at, stop)| at + stop.len());
        let at = starts.find(|&at| kind == PartKind::Plans && opens_on_plans(&words[at..], self.year))?;
        Some(span.start + at)
    }
}
