//! Averages of figures that are listed: 四个批次分别为a、b、c、d，平均x.

use crate::quantity::law::{Verdict, average};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::lexicon::{HOW_MANY, WIDER};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::average::BACK;
use super::over::{Over, over, subject_of_mean};
use super::span::{counts_bodies, tells_as_many};

impl Linker<'_> {
    /// The first figure of the row that ends with `last`; none where nothing stands in a row with it.
    pub(in crate::read::link) fn row_start(&self, last: usize) -> Option<usize> {
        let mut first = last;
        while first > 0
            && last - first < BACK
            && self.block.listed_with_previous(first)
            && self.same_unit(first - 1, last)
        {
            first -= 1;
        }
        (first < last).then_some(first)
    }

    /// 四个批次分别为a、b、c、d，平均x: the mean of the figures in a row before it, or after it.
    pub(super) fn average_of_items(&mut self, mean: usize) -> bool {
        let sentence = self.fig(mean).sentence;
        let subject = subject_of_mean(self.fig(mean).lead);
        let row_before = || {
            let last = mean.checked_sub(1)?;
            let row = |last: usize| Some((self.row_start(last)?, last));
            // 分别为a、b和c，合计s，平均x: over the total of the row
            let added = || last.checked_sub(1).filter(|_| self.fig(last).is_summed()).and_then(row);
            row(last).or_else(added)
        };
        let row_after = || {
            let first = mean + 1;
            let mut last = first;
            while last + 1 < self.block.figs.len() && last - first < BACK && self.block.listed_with_previous(last + 1) {
                last += 1;
            }
            (last > first && self.fig(first).clause == self.fig(mean).clause + 1).then_some((first, last))
        };
        let Some((first, last)) = row_before().or_else(row_after) else { return self.average_of_named(mean) };
        let head = self.fig(first);
        let alike = head.sentence == sentence
            && self.same_unit(first, mean)
            && !matches!(head.sense, Sense::Change(_) | Sense::Share);
        let ordered = ["分别", "依次", "逐年", "逐季", "逐月", "历次", "历年", "各次"]
            .iter()
            .any(|word| head.lead.contains(word));
        let own = subject.is_empty() || shares_word(head.lead, subject);
        let items: Vec<usize> = (first..=last).collect();
        let sets: Vec<_> = items.iter().map(|&f| self.fig(f).set).collect();
        let verdict = average(None, None, self.fig(mean).quantity, &sets).verdict;
        // four counts side by side, 年均1321.5件: so exact a mean is hardly theirs by chance
        let exact = || verdict == Verdict::Holds && self.fig(mean).has_decimals() && items.len() > 2;
        if !alike || !own || !(ordered || exact()) {
            return false;
        }
        let fits = verdict != Verdict::Broken;
        // 日均 of three months is no mean of the three
        let lead = self.fig(mean).lead;
        // 四个季度……全年平均: over what is listed
        let lead =
            lead.strip_prefix("全年").filter(|_| ["季", "月"].iter().any(|w| head.lead.contains(w))).unwrap_or(lead);
        let over = over(lead, "");
        let plain = over.is_none() && !WIDER.iter().any(|w| lead.contains(w));
        // 年均 behind a row of years, 季均 behind as many quarters as are listed
        let each = |over: &Over<'_>| match over.noun {
            "年" => self.is_row_by_years(first, last),
            noun => {
                let (words, n) = (self.sentence_lead(first), last + 1 - first);
                tells_as_many(words, noun, n) || counts_bodies(words, noun, n)
            }
        };
        if !fits && !plain && !over.as_ref().is_some_and(each) {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }

    /// 平均92.5分：甲镇95分，乙镇91分，丙乡90分，丁街94分: of all that a colon lists right behind it, three at least, one in each clause.
    pub(super) fn average_of_those_behind(&mut self, mean: usize) -> bool {
        let first = mean + 1;
        if self.block.figs.get(first).is_none_or(|f| f.after != Cue::Colon || f.clause != self.fig(mean).clause + 1) {
            return false;
        }
        let items: Vec<usize> = self.after(mean).collect();
        let alike = |&f: &usize| {
            let fig = self.fig(f);
            fig.is_level() && fig.bracket.is_none() && self.same_unit(f, mean) && !fig.plain.is_empty()
        };
        if items.len() < 3 || !items.iter().all(alike) {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }

    /// 东片96.2分，西片94.8分，山区93.1分，三个片区平均94.7分: as many as the words say, one in each clause before.
    fn average_of_named(&mut self, mean: usize) -> bool {
        let lead = self.fig(mean).lead.trim();
        let Some(&(word, n)) = HOW_MANY.iter().find(|(word, _)| lead.starts_with(word)) else { return false };
        if !lead[word.len()..].starts_with(['个', '项', '类', '次', '片', '家', '轮']) || over(lead, "").is_some()
        {
            return false;
        }
        let alike = |f: &usize| self.fig(*f).is_level() && self.same_unit(*f, mean);
        let mut items: Vec<usize> = self.before(mean).take_while(|f| alike(f)).take(n).collect();
        items.reverse();
        let apart =
            items.iter().all(|&f| self.fig(f).segment == self.fig(mean).segment && !self.fig(f).plain.is_empty());
        if items.len() != n || !apart {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }
}
