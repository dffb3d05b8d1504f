//! Changes of rates in percentage points.

use crate::quantity::Kind;
use crate::quantity::law::Direction;
use crate::report::Basis;

use super::super::block::Sense;
use super::super::{Linker, Made};

impl Linker<'_> {
    /// A change of a rate; `compared` is the rate in brackets that it is compared with.
    pub(super) fn points_of(&mut self, change: usize, direction: Direction, current: usize, compared: Option<usize>) {
        let direction = if self.of(change).quantity.kind() == Kind::Points { self.way(change) } else { direction };
        let compared = compared.filter(|&f| self.of(f).is_percent());
        let previous = compared.or_else(|| self.prior_rate(current, change));
        let foreign = previous.is_some_and(|previous| self.compares_otherwise(change, previous));
        let basis = if foreign { Basis::Distance } else { Basis::Inferred };
        self.make(Made::Points { current, previous, change, direction }, basis);
    }

    /// Up or down, by the last word of the clause that says so: 低于全市平均（97%）0.9个百分点.
    fn way(&self, change: usize) -> Direction {
        const UP: [&str; 8] = ["上升", "提高", "提升", "增", "高", "上涨", "升", "多"];
        const DOWN: [&str; 7] = ["降", "低", "减", "少", "回落", "收窄", "下滑"];
        let words = self.block.text.get(self.clause_start(change)..self.of(change).span.start).unwrap_or_default();
        let last = |list: &[&str]| list.iter().filter_map(|w| words.rfind(w)).max();
        if last(&DOWN) > last(&UP) { Direction::Down } else { Direction::Up }
    }

    /// The rate of last year: 上年为9.17%, 由96.7%提高到98.2%.
    fn prior_rate(&self, current: usize, change: usize) -> Option<usize> {
        let (sentence, segment) = (self.of(change).sentence, self.of(change).segment);
        let prior =
            |f: usize| self.of(f).sentence == sentence && self.of(f).is_percent() && self.of(f).sense == Sense::Prior;
        let between = (current + 1..change).find(|&f| prior(f));
        let from = current.checked_sub(1).filter(|&f| self.of(f).is_percent() && self.is_step(f, current));
        let after = (change + 1..self.block.figs.len())
            .take(2)
            .take_while(|&f| f == change + 1 || !self.of(f - 1).is_percent())
            .find(|&f| prior(f) && self.of(f).segment == segment);
        let before = current.checked_sub(1).filter(|&f| prior(f) && self.of(f).segment == segment);
        between.or(from).or(after).or(before)
    }
}
