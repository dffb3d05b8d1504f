//! What a list behind 其中 is besides one of its head: a row's, of unlike units, with a list of its own, the head once more divided.

use crate::quantity::{Kind, Ratio};

use super::super::Linker;
use super::super::lexicon::{GROUPS, OVERLAPS, any};
use super::super::near::{SMALL, THREE_DIGITS, TWO_DIGITS};
use super::super::sides::Sides;
use super::super::tokens::Cue;

impl Linker<'_> {
    /// 接待14326件次，其中来信1870件次，来访3162批5984人次，网上9294件次: items of unlike units, where three at least add up to a head of four digits as
    /// printed, or five to one of three; or all of a unit that is like that of the head: 3764人次，其中来电1588人，来访1964人，网上212人.
    pub(super) fn unlike_items(&self, at: usize, items: &[usize]) -> Option<(usize, Vec<usize>)> {
        // 3162批5984人次: the second of a pair is on one thing with the first
        let list: Vec<usize> = items.iter().copied().filter(|&f| !self.is_paired(f)).collect();
        let mut list = self.first_segment(&list).to_vec();
        let (&first, &head) = (
            list.first()?,
            self.block.toks[..at].iter().rev().take(8).find(|t| t.cue == Cue::Figure).map(|t| &t.figure)?,
        );
        let alike = |list: &[usize]| list.iter().chain([&head]).all(|&f| self.same_unit(f, first));
        let sum = |list: &[usize]| list.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        while list.len() > 3 && sum(&list).is_some_and(|sum| sum > self.value(head)) {
            list.pop();
        }
        let counted =
            list.iter().chain([&head]).all(|&f| !self.is_open(f) && self.fig(f).quantity.kind() == Kind::Count);
        let printed = sum(&list) == Some(self.value(head));
        let least = if list.len() >= 5 { TWO_DIGITS } else { THREE_DIGITS };
        let large = self.value(head) > Ratio::from(least) && self.fig(head).is_count();
        (large && counted && list.len() >= 3 && !alike(&list) && printed).then_some((head, list))
    }

    /// The first item of a list, where those behind it are a list of its own and not of the head: its two sides, or all of it.
    pub(super) fn part_divided(&self, head: usize, here: &[usize], run: &[usize]) -> Option<(usize, Vec<usize>)> {
        let said = |f: usize, side| Sides::of(self.fig(f)).any(side);
        if let &[part, done, left] = here
            && said(done, Sides::SETTLED)
            && said(left, Sides::PENDING)
            && self.closes(&[part], &[done, left])
            && !self.closes(&[head], here)
        {
            return Some((part, vec![done, left]));
        }
        // 案件280件。其中：刑事134件，逮捕38件；起诉94件；提请2件: three or more behind another that are all of it
        let (&part, own) = run.split_first()?;
        let all = own.len() >= 3 && self.value(part) > Ratio::from(SMALL) && self.closes(&[part], own);
        (all && !self.closes(&[head], run)).then(|| (part, own.to_vec()))
    }

    /// Where the items of a later segment divide the head by themselves, or a count before it: they add up, or end in 其他 and are as
    /// much as the head.
    pub(super) fn second_division(&self, head: usize, heads: &[usize], run: &[usize]) -> Option<(usize, usize)> {
        let here = self.first_segment(run).len();
        let rest = &run[here..];
        if rest.len() < 3 || self.closes(&[head], run) || self.first_segment(rest).len() < rest.len() {
            return None;
        }
        let other = rest.last().is_some_and(|&f| self.is_other(f));
        let all =
            self.closes(&[head], rest) || other && self.nearly_closes(head, rest) && !self.nearly_closes(head, run);
        // 立案45起，结案39起，其中简易22起；甲类19起、乙类17起、丙类6起、其他3起: of what was told before the head
        let outer = || heads.iter().copied().find(|&h| other && self.closes(&[h], rest));
        if all { Some((head, here)) } else { outer().map(|outer| (outer, here)) }
    }

    /// 机关42家、镇街9个、企业6家参加，其中现场14家，书面43家: of all in the row together, where they add up, or where their shares make
    /// 100% and a digit keeps them from it.
    pub(super) fn of_row(&self, at: usize, run: &[usize]) -> Option<Vec<usize>> {
        let last = self.block.toks[..at].iter().rev().take(6).find(|t| t.cue == Cue::Figure)?.figure;
        let mut first = last;
        while first > 0
            && last - first < 12
            && self.fig(first).after == Cue::Dun
            && self.fig(first).clause == self.fig(first - 1).clause
            && self.fig(first - 1).is_count()
            && self.same_kind(first - 1, last)
        {
            first -= 1;
        }
        let row: Vec<usize> = (first..=last).collect();
        let all = |row: &[usize]| self.closes(row, run) || self.shares_close(run) && self.slips_to(row, run);
        (row.len() >= 2 && run.len() >= 2 && all(&row)).then_some(row)
    }

    /// Whether the parts of a list are more than its head by what a digit makes, and are not groups that share members (妇女, 老年人): no part of
    /// what there is can be more than all.
    pub(super) fn exceeds_by_a_slip(&self, head: usize, parts: &[usize]) -> bool {
        // few lists are
        if parts.len() < 2 || !self.exceeds(head, parts) {
            return false;
        }
        let shared = |f: &usize| any(self.fig(*f).words(), GROUPS) || self.is_paired(*f);
        let exact =
            parts.iter().chain([&head]).all(|&f| !self.is_open(f) && self.fig(f).bracket == self.fig(parts[0]).bracket);
        let one_segment = self.first_segment(parts).len() == parts.len();
        let whole = parts.iter().all(|&f| self.value(f) < self.value(head) && self.fig(f).set.single().is_some());
        // 评价96412件，非常满意94870件，满意1542件: a total of the others among them; 其中1批次同时涉及两类
        let nested = || parts.split_first().is_some_and(|(first, rest)| rest.len() > 1 && self.closes(&[*first], rest));
        let overlap =
            || any(self.sentence_words(head, head), OVERLAPS) || any(self.sentence_words(parts[0], parts[0]), OVERLAPS);
        self.fig(head).set.single().is_some()
            && exact
            && one_segment
            && whole
            && !nested()
            && !parts.iter().any(shared)
            && !parts.iter().any(|&f| self.is_rated(f))
            && !self.shares_say_more(parts)
            && !self.has_uncounted(parts)
            && !overlap()
            && self.slips_to(&[head], parts)
    }
}
