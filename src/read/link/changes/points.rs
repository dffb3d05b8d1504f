//! Changes of rates in percentage points.

use crate::quantity::Kind;
use crate::quantity::law::{Direction, Verdict, point_change};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::lexicon::{FALLS, OF_MONTHS, OF_YEARS, RISES, any};
use super::super::shares::shares_word;
use super::super::{Linker, Made};

impl Linker<'_> {
    /// A change of a rate; `compared` is the rate in brackets that it is compared with.
    pub(super) fn points_of(&mut self, change: usize, direction: Direction, current: usize, compared: Option<usize>) {
        let direction = if self.fig(change).quantity.kind() == Kind::Points { self.way(change) } else { direction };
        let compared = compared.filter(|&f| self.fig(f).is_percent());
        let previous = compared.or_else(|| self.prior_rate(current, change));
        let previous = previous.or_else(|| self.rate_of_year_before(current, change, direction));
        let previous = previous.or_else(|| self.rate_a_year_before(current, change));
        let foreign = previous.is_some_and(|previous| self.compares_otherwise(change, previous));
        let basis = if foreign { Basis::Distance } else { Basis::Inferred };
        self.make(Made::Points { current, previous, change, direction }, basis);
    }

    /// The rates right behind a change of points that tell what it is of: a step (从A降到B) that names nothing else, or what was and what is
    /// (去年是9.6%，今年为5.4%), in this order or the other.
    pub(super) fn points_behind(&self, change: usize) -> Option<(usize, usize)> {
        let (one, other) = (change + 1, change + 2);
        let (a, b) = (self.block.figs.get(one)?, self.block.figs.get(other)?);
        let of = self.fig(change);
        let near = a.segment == of.segment && a.clause == of.clause + 1;
        if of.quantity.kind() != Kind::Points || !near || !a.is_percent() || !b.is_percent() {
            return None;
        }
        // 不批捕率从18.2%升到36.7%，增加18.5个百分点，羁押率由62.5%降到27.9%: a step of another rate
        let subject = self.step_subject(one);
        let own = || subject.is_empty() || shares_word(subject, self.change_subject(change));
        if self.is_step(one, other) {
            return own().then_some((one, other));
        }
        let apart = b.segment == of.segment && b.clause == a.clause + 1;
        let told =
            (apart && self.change_subject(change).chars().count() >= 2).then(|| self.was_and_is(one, other)).flatten();
        told.filter(|&(base, current)| {
            (self.value(current) < self.value(base)) == (self.way(change) == Direction::Down)
        })
    }

    /// Up or down, by the last word of the clause that says so: 低于全市平均（97%）0.9个百分点.
    pub(super) fn way(&self, change: usize) -> Direction {
        let words = self.clause_words(change);
        let last = |list: &[&str]| list.iter().filter_map(|w| words.rfind(w)).max();
        if last(FALLS) > last(RISES) { Direction::Down } else { Direction::Up }
    }

    /// 得分率61.74%，……；2022年得分率66.31%，比上年上升4.57%: the last rate before of the same name, where the change fits it.
    fn rate_of_year_before(&self, current: usize, change: usize, direction: Direction) -> Option<usize> {
        let name = self.rate_name(current)?;
        let fits = |previous: usize| {
            let (is, was) = (self.fig(current).set, self.fig(previous).set);
            point_change(is, Some(was), self.fig(change).quantity, direction, None).verdict == Verdict::Holds
        };
        let mut before = (0..current).rev().take(24).filter(|&f| self.fig(f).quantity.kind() == Kind::Percent);
        before.find(|&f| {
            self.fig(f).is_level() && self.rate_name(self.row_start(f).unwrap_or(f)) == Some(name) && fits(f)
        })
    }

    /// 2020年为13.5%，2021年升至20.2%，2022年回落到15.5%，比上年下降4.7个百分点: the rate of the year before, in a row of years.
    fn rate_a_year_before(&self, current: usize, change: usize) -> Option<usize> {
        let words = self.clause_words(change);
        let over_year = words.contains('年') || any(words, OF_YEARS) || !any(words, OF_MONTHS);
        self.level_a_year_before(current).filter(|&f| over_year && self.fig(f).is_percent())
    }

    /// The two characters before 率 in the name of a rate: 得分 of 2022年得分率.
    fn rate_name(&self, f: usize) -> Option<&str> {
        let words = self.fig(f).lead;
        let end = words.rfind('率')?;
        let start = words[..end].char_indices().rev().nth(1).map(|(at, _)| at)?;
        words.get(start..end)
    }

    /// The rate of last year: 上年为9.17%, 由96.7%提高到98.2%.
    fn prior_rate(&self, current: usize, change: usize) -> Option<usize> {
        let (sentence, segment) = (self.fig(change).sentence, self.fig(change).segment);
        let prior = |f: usize| {
            self.fig(f).sentence == sentence && self.fig(f).is_percent() && self.fig(f).sense == Sense::Prior
        };
        let between = (current + 1..change).find(|&f| prior(f));
        let from = self.came_from(current, change).filter(|&f| self.fig(f).is_percent());
        let after = (change + 1..self.block.figs.len())
            .take(2)
            .take_while(|&f| f == change + 1 || !self.fig(f - 1).is_percent())
            // 比上年末提高0.2个百分点，比全国的65.2%高9.6个百分点: the base of another comparison
            .find(|&f| prior(f) && self.fig(f).segment == segment && !self.compares_anew(f));
        let before = current.checked_sub(1).filter(|&f| prior(f) && self.fig(f).segment == segment);
        between.or(from).or(after).or(before)
    }
}
