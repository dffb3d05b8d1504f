//! Named rates in a row (合格率分别为…), between or behind rows of parts and of wholes.

use crate::report::Basis;

use super::super::Linker;
use super::super::block::Fig;
use super::super::lexicon::{RESPECTIVELY, any};

impl Linker<'_> {
    /// 不合格率分别为1.4%、0.3%、2.1%, between a row of wholes and a row of parts: all but one fit.
    pub(super) fn rated_rows(&mut self) {
        let mut first = 0;
        while first < self.block.figs.len() {
            let mut last = first;
            while self.block.figs.get(last + 1).is_some_and(Fig::is_percent)
                && self.block.listed_with_previous(last + 1)
            {
                last += 1;
            }
            let n = last + 1 - first;
            let free = (first..=last).all(|r| !self.done[r] && self.fig(r).is_percent() && self.fig(r).is_level());
            if n >= 2
                && free
                && let (Some(wholes), Some(parts)) =
                    (self.counts_in_row_before(first, n), self.counts_in_row_after(last, n))
            {
                self.settle_rows(first, &parts, &wholes, n.max(3) - 1);
            }
            if n >= 2 && free && !self.done[first] {
                self.rated_behind(first, n);
            }
            if n >= 2 && free && !self.done[first] {
                self.rated_of_one(first, n);
            }
            first = last + 1;
        }
    }

    /// 查出甲类1508处、乙类23处，已整改甲类1486处、乙类21处，整改率分别为98.5%和91.3%: a row of wholes, a row of parts, and then their rates, of
    /// which all but one fit.
    fn rated_behind(&mut self, first: usize, n: usize) {
        let Some(parts) = self.counts_in_row_before(first, n) else { return };
        let Some(wholes) = self.counts_in_row_before(parts[0], n) else { return };
        if self.same_unit(parts[0], wholes[0]) {
            self.settle_rows(first, &parts, &wholes, (n - 1).max(1));
        }
    }

    /// Settles the rates from `first` on, each of its part and its whole, where so many of them fit.
    fn settle_rows(&mut self, first: usize, parts: &[usize], wholes: &[usize], needed: usize) {
        let rows = || (first..).zip(parts).zip(wholes).map(|((rate, &part), &whole)| (rate, part, whole));
        let fits =
            |&(rate, part, whole): &(usize, usize, usize)| self.fits(self.fig(part).set, self.fig(whole).set, rate);
        if rows().filter(fits).count() >= needed {
            for (rate, part, whole) in rows() {
                self.settle(rate, vec![part], whole, Basis::Inferred);
            }
        }
    }

    /// 收回527份，满意526件、519件，两项满意率分别达到99.8%和98.5%: a row of parts and the one whole that all fit.
    fn rated_of_one(&mut self, first: usize, n: usize) {
        if !any(self.fig(first).lead, RESPECTIVELY) {
            return;
        }
        let Some(parts) = self.counts_in_row_before(first, n) else { return };
        let fits = |whole: usize| {
            let mut each = parts.iter().enumerate();
            each.all(|(nth, &part)| {
                self.may_hold(whole, part) && self.fits(self.fig(part).set, self.fig(whole).set, first + nth)
            })
        };
        let whole = self.counts_before(parts[0]).take(3).find(|&w| fits(w));
        if let Some(whole) = whole {
            for (nth, part) in parts.into_iter().enumerate() {
                self.settle(first + nth, vec![part], whole, Basis::Inferred);
            }
        }
    }
}
