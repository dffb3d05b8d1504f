//! Changes of rates in percentage points.

use crate::quantity::Kind;
use crate::quantity::law::Direction;
use crate::report::Basis;

use super::super::block::Sense;
use super::super::lexicon::{FALLS, RISES};
use super::super::{Linker, Made};

impl Linker<'_> {
    /// A change of a rate; `compared` is the rate in brackets that it is compared with.
    pub(super) fn points_of(&mut self, change: usize, direction: Direction, current: usize, compared: Option<usize>) {
        let direction = if self.fig(change).quantity.kind() == Kind::Points { self.way(change) } else { direction };
        let compared = compared.filter(|&f| self.fig(f).is_percent());
        let previous = compared.or_else(|| self.prior_rate(current, change));
        let foreign = previous.is_some_and(|previous| self.compares_otherwise(change, previous));
        let basis = if foreign { Basis::Distance } else { Basis::Inferred };
        self.make(Made::Points { current, previous, change, direction }, basis);
    }

    /// Up or down, by the last word of the clause that says so: 低于全市平均（97%）0.9个百分点.
    pub(super) fn way(&self, change: usize) -> Direction {
        let words = self.block.text.get(self.clause_start(change)..self.fig(change).span.start).unwrap_or_default();
        let last = |list: &[&str]| list.iter().filter_map(|w| words.rfind(w)).max();
        if last(FALLS) > last(RISES) { Direction::Down } else { Direction::Up }
    }

    /// The rate of last year: 上年为9.17%, 由96.7%提高到98.2%.
    fn prior_rate(&self, current: usize, change: usize) -> Option<usize> {
        let (sentence, segment) = (self.fig(change).sentence, self.fig(change).segment);
        let prior = |f: usize| {
            self.fig(f).sentence == sentence && self.fig(f).is_percent() && self.fig(f).sense == Sense::Prior
        };
        let between = (current + 1..change).find(|&f| prior(f));
        let from = current.checked_sub(1).filter(|&f| self.fig(f).is_percent() && self.is_step(f, current));
        let after = (change + 1..self.block.figs.len())
            .take(2)
            .take_while(|&f| f == change + 1 || !self.fig(f - 1).is_percent())
            .find(|&f| prior(f) && self.fig(f).segment == segment);
        let before = current.checked_sub(1).filter(|&f| prior(f) && self.fig(f).segment == segment);
        between.or(from).or(after).or(before)
    }
}
