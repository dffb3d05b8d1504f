//! Counts with shares that are their own whole: 维持81件，占45%；驳回99件，占55%, where no total is told, or one that a digit keeps from them.

use crate::quantity::law::Closure;
use crate::quantity::{Possible, Ratio};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::near::{REACH, SMALL, TWO_DIGITS};
use super::super::{Linker, Made};

impl Linker<'_> {
    /// The counts with shares around a part, as their own whole: all but one of the shares are of what the counts add up to, and
    /// no total is told that is as much.
    pub(super) fn sibling_whole(&self, part: usize, rate: usize, told: &[usize]) -> Option<Vec<usize>> {
        let list = self.siblings(part, rate).filter(|list| list.len() >= 3)?;
        let total = self.sum_of(&list)?;
        if told.iter().any(|&w| !list.contains(&w) && self.fig(w).set.meets(&total)) {
            return None;
        }
        let fitting = |whole: Possible| {
            let fits = |f: &&usize| self.share_behind(**f).is_some_and(|r| self.fits(self.fig(**f).set, whole, r));
            list.iter().filter(fits).count()
        };
        let fit = fitting(total);
        // 共11533件，受理9428件，占81.7%，…，其他的占0.6%: of a total that is told, where that is as likely
        let large = |w: &&usize| !list.contains(w) && self.value(**w) > self.value(part);
        if told.iter().filter(large).take(REACH).any(|&w| fitting(self.fig(w).set) >= fit.max(2)) {
            return None;
        }
        (fit >= 2 && fit + 1 >= list.len()).then_some(list)
    }

    /// The rates of lists that are their own whole add up to 100%.
    pub(super) fn close_lists(&mut self) {
        let mut lists = std::mem::take(&mut self.of_lists);
        lists.sort_unstable();
        for run in lists.chunk_by(|a, b| a.0 == b.0) {
            let rates: Vec<usize> = run.iter().map(|entry| entry.1).collect();
            let hundred = self.sum_of(&rates).is_some_and(|sum| sum.contains(Ratio::HUNDRED));
            let free = run[0].0.iter().all(|&part| self.head_of[part].is_none());
            if rates.len() == run[0].0.len() && hundred && free {
                // two that are each other's rest say no more than that
                if rates.len() > 2 {
                    self.make(Made::Rates { parts: rates }, Basis::Inferred);
                }
                self.nearly_told(&run[0].0);
            }
        }
    }

    /// 办理提案591件，已解决148件，占25.2%，…: shares that add up to 100% say that their list is all, so the total that is told
    /// before it, and is nearly as much or a slip away, is its total.
    fn nearly_told(&mut self, list: &[usize]) {
        let Some(&first) = list.first() else { return };
        let sentence = self.fig(first).sentence;
        let told: Vec<usize> = (0..first)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
            .filter(|&f| self.fig(f).is_count() && self.same_unit(f, first) && self.fig(f).bracket.is_none())
            .collect();
        let large = |f: &usize| list.iter().all(|&part| self.value(part) < self.value(*f));
        let near = told.iter().copied().find(large).filter(|&total| self.nearly_closes(total, list));
        // a total of two digits is a slip away from many: only what stands right before a longer list says enough
        let much = |f: &usize| {
            self.value(*f) > Ratio::from(TWO_DIGITS) || list.len() > 2 && self.value(*f) > Ratio::from(SMALL)
        };
        let slipped = || {
            let next = told.first().copied().filter(|&f| f + 1 == first && self.fig(f).sentence == sentence);
            // 受理38447件，同比下降。按来源分，电话34859件，占90.7%；…: what the sentence before opens with
            let opening = || {
                let opens = told.last().copied().filter(|&f| self.fig(f).sentence < sentence);
                opens.filter(|&f| list.len() > 2 && self.value(f) > Ratio::from(TWO_DIGITS))
            };
            next.or_else(opening).filter(much).filter(|&total| self.slips_to(&[total], list))
        };
        if let Some(total) = near.or_else(slipped).filter(|&t| self.head_of[t].is_none()) {
            self.make(Made::Sum { total, parts: list.to_vec(), closure: Closure::Unmarked }, Basis::Inferred);
        }
    }

    /// The counts with shares around a part: together they are the whole where no total is stated.
    pub(super) fn siblings(&self, part: usize, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(part).sentence;
        let with_share: Vec<usize> = (0..self.block.figs.len().saturating_sub(1))
            .skip(part.saturating_sub(REACH * 2))
            .take(REACH * 4)
            .filter(|&f| {
                self.fig(f).sentence == sentence
                    && self.fig(f).is_count()
                    && self.same_unit(f, part)
                    && (f == part || self.fig(f + 1).sense == Sense::Share || f + 1 == rate)
                    && self.fig(f).bracket.is_none()
            })
            .collect();
        (with_share.len() >= 2 && with_share.contains(&part)).then_some(with_share)
    }
}
