//! The counts that a row of shares is of: by name, of unlike units, told before, the first of a list, or in a row behind.

use crate::report::Basis;

use super::super::Linker;
use super::super::block::Sense;
use super::super::lexicon::{HOW_MANY, RESPECTIVELY};
use super::super::near::REACH;

impl Linker<'_> {
    /// 咨询占61.4%、求助占22.7%，其余占15.9%，数量依次为18420件、6810件和4770件: shares that each have a name, and their counts in a row behind
    /// the last; tells which that is.
    pub(super) fn shares_before_counts(&mut self, first: usize) -> Option<usize> {
        let sentence = self.fig(first).sentence;
        let share = |f: &usize| {
            let fig = &self.block.figs[*f];
            fig.sense == Sense::Share && fig.is_percent() && fig.sentence == sentence
        };
        let last = (first..self.block.figs.len()).take(REACH).take_while(share).last().filter(|&last| last > first)?;
        let parts = self.counts_in_row_after(last, last + 1 - first)?;
        let lead = self.fig(parts[0]).lead;
        let each = ["依次", "分别"].iter().any(|word| lead.contains(word));
        let unshared = self.count_before(first).is_none_or(|f| f + 1 < first || self.carries(f));
        if !each || !unshared || parts[0] != last + 1 {
            return None;
        }
        for (rate, &part) in (first..=last).zip(&parts) {
            self.share_of(rate, vec![part], &parts, Basis::Inferred);
        }
        Some(last)
    }

    /// 投诉988件、举报361件、咨询1件，投诉与举报分别占73%和27%: the counts that the names before a row of shares call, one each.
    pub(super) fn parts_named(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let token = self.share_token(first)?;
        let words = self.listed_subject(token);
        let words = RESPECTIVELY.iter().fold(words.trim(), |words, end| words.strip_suffix(end).unwrap_or(words));
        let names: Vec<&str> = words.split(['、', '和', '与', '及']).map(str::trim).collect();
        let called = |name: &&str| {
            let mut counts = self.counts_before(first);
            counts.find(|&f| name.chars().count() >= 2 && self.fig(f).plain.ends_with(name))
        };
        let parts: Vec<usize> = names.iter().map(called).collect::<Option<_>>()?;
        let distinct = parts.iter().enumerate().all(|(nth, part)| !parts[..nth].contains(part));
        (names.len() == n && distinct).then_some(parts)
    }

    /// 火灾28.1万起、亡1390人。…25.8万起，亡1317人，分别占总数的91.8%、94.7%: each count of a row of unlike ones is of the count of its
    /// unit that was told first; all but one fit, two at least.
    pub(super) fn unlike_shares(&mut self, first: usize, n: usize) -> bool {
        let sentence = self.fig(first).sentence;
        let level = |f: &usize| self.fig(*f).is_count() && self.fig(*f).bracket.is_none();
        let mut parts: Vec<usize> = self.before(first).filter(level).take(n).collect();
        parts.reverse();
        let differ = parts.windows(2).any(|pair| !self.same_unit(pair[0], pair[1]));
        if parts.len() != n || n < 2 || !differ {
            return false;
        }
        let told: Vec<usize> = (0..parts[0])
            .rev()
            .take(REACH * 3)
            .take_while(|&f| self.fig(f).sentence + 3 >= sentence)
            .filter(level)
            .collect();
        let fits = |part: usize, whole: usize, rate: usize| {
            self.same_unit(part, whole) && self.fits(self.fig(part).set, self.fig(whole).set, rate)
        };
        let whole = |nth: usize| {
            let (part, rate) = (parts[nth], first + nth);
            let fit = told.iter().rev().copied().find(|&w| fits(part, w, rate));
            fit.or_else(|| told.iter().rev().copied().find(|&w| self.same_unit(part, w)))
        };
        let Some(wholes) = (0..n).map(whole).collect::<Option<Vec<usize>>>() else { return false };
        let fit = (0..n).filter(|&nth| fits(parts[nth], wholes[nth], first + nth)).count();
        if fit < 2 || fit + 1 < n {
            return false;
        }
        for (nth, (part, whole)) in parts.into_iter().zip(wholes).enumerate() {
            self.settle(first + nth, vec![part], whole, Basis::Inferred);
        }
        true
    }

    /// The counts and their whole that a row of shares takes up again, where all but one of them fit: 第一产业21.4亿元，增长3.1%；
    /// …；总值236.7亿元。三次产业占比为9.0%、40.9%、50.1%.
    pub(super) fn told_before(&self, first: usize, n: usize) -> Option<(Vec<usize>, usize)> {
        let sentence = self.fig(first).sentence;
        let mut counts: Vec<usize> = (0..first)
            .rev()
            .take(REACH * 2)
            .take_while(|&f| self.fig(f).sentence + 2 >= sentence)
            .filter(|&f| self.fig(f).is_count())
            .take(REACH)
            .collect();
        counts.reverse();
        let wholes = || counts.iter().copied();
        // 第二产业655万元，其中工业406万元，建筑业249万元: the items of one total, without what is within an item
        let heads = wholes().filter(|&w| self.is_head[w]);
        let of_head = |w: usize| -> Vec<usize> { wholes().filter(|&f| self.head_of[f] == Some(w)).collect() };
        let lists: Vec<Vec<usize>> = heads.map(of_head).filter(|items| items.len() == n).collect();
        let rows = lists.iter().map(Vec::as_slice);
        rows.chain(counts.windows(n)).find_map(|parts| {
            let fit = |whole: usize| {
                let fits = |(nth, &part): (usize, &usize)| {
                    self.same_unit(part, whole) && self.fits(self.fig(part).set, self.fig(whole).set, first + nth)
                };
                parts.iter().enumerate().filter(|&pair| fits(pair)).count()
            };
            let whole = wholes().filter(|w| !parts.contains(w)).find(|&w| fit(w) >= 2 && fit(w) + 1 >= n)?;
            Some((parts.to_vec(), whole))
        })
    }

    /// 商品类32件、服务类27件和其他类13件，前两类分别占44%、37%: the first so many of the list before.
    pub(super) fn first_kinds(&self, first: usize, n: usize, subject: &str) -> Option<Vec<usize>> {
        let rest = subject.strip_prefix('前')?;
        let counted = HOW_MANY.iter().any(|&(word, of)| of == n && rest.starts_with(word));
        let last = self.count_before(first).filter(|_| counted)?;
        let items = match self.head_of[last] {
            Some(head) => self.counts_before(first).filter(|&f| self.head_of[f] == Some(head)).collect(),
            None => self.row_up_to(last).into_iter().rev().collect::<Vec<_>>(),
        };
        (items.len() >= n).then(|| items.into_iter().rev().take(n).collect())
    }

    /// 投诉250件，上年841件，……；举报37件，……；咨询110件，……。三类占比分别为63%、9%和28%: as many counts, one a segment, each a share of all of
    /// them together; all but one fit, two at least.
    pub(super) fn kinds_of_themselves(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(first).sentence;
        let mut parts: Vec<usize> = Vec::new();
        let near = (0..first).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
        for f in near.filter(|&f| self.fig(f).is_count() && self.fig(f).bracket.is_none()) {
            match parts.last_mut() {
                Some(last) if self.fig(*last).segment == self.fig(f).segment => *last = f,
                _ => parts.push(f),
            }
        }
        parts.truncate(n);
        parts.reverse();
        let whole = self.sum_of(&parts).filter(|_| parts.len() == n && n >= 2)?;
        let fits = |(nth, &part): (usize, &usize)| self.fits(self.fig(part).set, whole, first + nth);
        let fit = parts.iter().enumerate().filter(|&pair| fits(pair)).count();
        let alike = parts.iter().all(|&f| self.same_unit(f, parts[0]));
        (alike && fit >= 2 && fit + 1 >= n).then_some(parts)
    }
}
