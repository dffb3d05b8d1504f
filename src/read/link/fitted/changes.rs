//! Changes and means by fit: what a level came from, and what a total is divided by.

use crate::quantity::law::{Change, Direction, Verdict, average, growth, point_change};
use crate::quantity::{Kind, Possible, Ratio};
use crate::report::{Basis, Figure, FigureId};

use super::super::block::Sense;
use super::super::near::REACH;
use super::super::shares::shares_word;
use super::super::{Figs, Linker, Made};
use super::{Pair, only};

/// How many figures before a mean are looked at.
const BACK: usize = 24;

/// Of two levels that may both be chosen, one is found by chance so many times as often.
const BOTH: usize = 5;

impl Linker<'_> {
    /// 立案34起，结案33起，与上年相比减少10.5%: a change that no base makes of one level is of another in its sentence that can have changed so.
    pub(super) fn possible_growth(&self, made: &Made) -> Option<Made> {
        let Made::Growth { current: Some(current), base: None, delta, rate: Some(rate), direction, form } = *made
        else {
            return None;
        };
        let change = Change { direction, form };
        // 微信1264件，增长19.8%；电话减少432件，降低13.3%: of what its own segment names, which is not told
        if let Some(by) = delta {
            let level = self.block.figs.get(current)?;
            let apart = level.sentence == self.fig(by).sentence && level.segment < self.fig(by).segment;
            let sets = (Some(self.fig(current).set), Some(self.fig(by).set));
            let broken =
                || growth(sets.0, None, sets.1, Some(self.fig(rate).quantity), change).verdict == Verdict::Broken;
            let compared = || self.clause_words(by).trim_start().starts_with(['与', '较', '比', '同']);
            let named = || self.change_subject(by).chars().count() > 2 && !compared();
            return (apart && named() && broken()).then_some(Made::Growth {
                current: None,
                base: None,
                delta,
                rate: Some(rate),
                direction,
                form,
            });
        }
        let can = |f: usize| {
            let set = self.block.figs.get(f)?.set;
            let judged = growth(Some(set), None, None, Some(self.fig(rate).quantity), change);
            Some(judged.verdict != Verdict::Broken)
        };
        if can(current)? {
            return None;
        }
        let segment = self.fig(rate).segment;
        let here = |f: usize| self.fig(f).is_count() && self.fig(f).segment == segment;
        let level = |f: &usize| *f != current && here(*f) && self.same_unit(*f, current);
        let other = self.before(rate).filter(level).find(|&f| can(f) == Some(true))?;
        Some(Made::Growth { current: Some(other), base: None, delta: None, rate: Some(rate), direction, form })
    }

    /// Another reading of a change that its figures contradict: of another level, or from another.
    pub(super) fn refitted_growth(
        &self,
        current: usize,
        base: usize,
        rate: usize,
        change: Change,
    ) -> Option<(usize, usize)> {
        let grows = |current: usize, base: usize| {
            let sets = (self.fig(current).set, self.fig(base).set);
            let verdict = growth(Some(sets.0), Some(sets.1), None, Some(self.fig(rate).quantity), change).verdict;
            matches!(verdict, Verdict::Holds | Verdict::Truncated)
        };
        let within = self.block.figs.len();
        if current >= within || base >= within || grows(current, base) {
            return None;
        }
        let near = |f: &usize| {
            let fig = self.fig(*f);
            fig.is_amount() && self.same_unit(*f, current) && !self.is_open(*f) && self.is_finer(*f, rate)
        };
        let others: Figs = self.before(rate).filter(near).filter(|f| ![current, base].contains(f)).collect();
        let levels = others.iter().copied().filter(|&f| !matches!(self.fig(f).sense, Sense::Change(_)));
        let pairs = levels.map(|f| (f, base)).chain(others.iter().map(|&f| (current, f)));
        let found = pairs.filter(|&(current, base)| grows(current, base));
        let looked = 2 * others.len();
        self.only_levels(self.width_of_change(rate)?, looked, found)
    }

    /// What a change of a level that nothing compares is from: the only amount near it that gives its rate, and its difference where one
    /// is told; or the only two, where neither is told.
    pub(super) fn fitted_growth(
        &self,
        current: Option<usize>,
        delta: Option<usize>,
        rate: usize,
        change: Change,
    ) -> Option<(usize, usize)> {
        let within = self.block.figs.len();
        if current.is_some_and(|f| f >= within) || self.is_open(rate) {
            return None;
        }
        let sentence = self.fig(rate).sentence;
        // what was may be told once more behind: 今年183件，同比增长123%。去年82件
        let near = |f: usize| {
            let at = self.fig(f).sentence;
            at + 1 >= sentence && at <= sentence + usize::from(self.fig(f).sense == Sense::Prior)
        };
        let unit = current.or(delta);
        let can = |f: usize| {
            let fig = self.fig(f);
            let level = fig.is_amount() && !matches!(fig.sense, Sense::Change(_));
            level && unit.is_none_or(|unit| self.same_unit(f, unit)) && !self.is_open(f) && self.is_finer(f, rate)
        };
        let end = within.min(rate + 1 + REACH / 3);
        let amounts: Figs = (rate.saturating_sub(REACH)..end).filter(|&f| near(f) && can(f)).collect();
        let levels: Figs = match current {
            Some(current) => std::iter::once(current).collect(),
            None => amounts.iter().copied().filter(|&f| self.fig(f).is_level()).collect(),
        };
        let each = |&now: &usize| amounts.iter().map(move |&then| (now, then));
        // 甲6件，增长50%；乙21件，增长250%: what another segment tells beside it is no base, nor is an item with its share
        let may_be = |now: usize, then: usize| {
            let (fig, of) = (self.fig(now), self.fig(then));
            let apart = fig.sentence == of.sentence && fig.segment != of.segment;
            now != then
                && self.same_unit(now, then)
                && (of.sense == Sense::Prior
                    || !apart
                        && !self.shared[then]
                        && (self.head_of[then].is_none() || self.head_of[then] == self.head_of[now]))
        };
        let told = delta.map(|delta| self.fig(delta).set);
        let grows = |&(now, then): &(usize, usize)| {
            let sets = (self.fig(now).set, self.fig(then).set);
            growth(Some(sets.0), Some(sets.1), told, Some(self.fig(rate).quantity), change).verdict == Verdict::Holds
        };
        let pairs = || levels.iter().flat_map(each).filter(|&(now, then)| may_be(now, then));
        // a difference that fits too leaves little to chance
        let looked = match (delta, current) {
            (Some(_), _) => 1,
            (None, Some(_)) => pairs().count(),
            (None, None) => pairs().count() * BOTH,
        };
        self.only_levels(self.width_of_change(rate)?, looked, pairs().filter(grows))
    }

    /// 热线电话3178件，微信1424件，……。电话举报量比上月减少486件，降低13.3%: gives the changes that tell a difference and a rate the level that they are of, told sentences
    /// or a paragraph before: the only one that is called so and can have changed so.
    pub(super) fn levels_told_before(&mut self) {
        for at in 0..self.made.len() {
            let Made::Growth { current: None, base: None, delta: Some(delta), rate: Some(rate), direction, form } =
                self.made[at].0
            else {
                continue;
            };
            let change = Change { direction, form };
            let here = self.level_named_here(delta, rate, change);
            let level = here.or_else(|| self.level_named_earlier(delta, rate, change).map(|id| self.tell(id)));
            if level.is_some() {
                let (delta, rate) = (Some(delta), Some(rate));
                let made = Made::Growth { current: level, base: None, delta, rate, direction, form };
                self.made[at] = (made, Basis::Inferred);
            }
        }
    }

    /// Whether a level can have changed by a difference and a rate.
    fn changes_so(&self, level: Possible, (delta, rate): (usize, usize), change: Change) -> bool {
        let (by, rate) = (self.fig(delta).set, self.fig(rate).quantity);
        growth(Some(level), None, Some(by), Some(rate), change).verdict == Verdict::Holds
    }

    /// The only level of sentences before that a change names.
    fn level_named_here(&self, delta: usize, rate: usize, change: Change) -> Option<usize> {
        let subject = self.change_subject(delta);
        let sentence = self.fig(delta).sentence;
        let named = |f: &usize| {
            let fig = self.fig(*f);
            let before = fig.sentence < sentence && fig.is_count() && self.same_unit(*f, delta);
            before && shares_word(fig.words(), subject) && self.changes_so(fig.set, (delta, rate), change)
        };
        let mut found = (delta.saturating_sub(BACK)..delta).rev().filter(named);
        found.next().filter(|&first| found.all(|f| self.is_equal(f, first)))
    }

    /// The only level of the paragraphs before that a change names.
    fn level_named_earlier(&self, delta: usize, rate: usize, change: Change) -> Option<FigureId> {
        let subject = self.change_subject(delta);
        let named = |(id, figure): &(FigureId, &Figure)| {
            self.is_counted_as(delta, *id)
                && shares_word(&figure.label, subject)
                && self.changes_so(figure.quantity.possible(), (delta, rate), change)
        };
        let mut found = self.near_earlier().filter(named);
        let (id, first) = found.next()?;
        found.all(|(_, figure)| figure.quantity.value() == first.quantity.value()).then_some(id)
    }

    /// 全国平均满意度为91.3%，我市为92.7%，高于全国1.4个百分点: the only other rate of the sentence that a rate is so much above or below.
    pub(super) fn compared_rate(&self, current: usize, change: usize, direction: Direction) -> Option<usize> {
        let words = self.clause_words(change);
        let compares = ["高于", "低于", "高出"].iter().any(|word| words.contains(word));
        let rate =
            |f: &usize| *f != current && self.fig(*f).quantity.kind() == Kind::Percent && self.fig(*f).is_level();
        let gives = |f: &usize| {
            let sets = (self.fig(current).set, Some(self.fig(*f).set));
            point_change(sets.0, sets.1, self.fig(change).quantity, direction, None).verdict == Verdict::Holds
        };
        let mut found = self.before(change).filter(rate).filter(gives);
        found.next().filter(|_| compares && found.next().is_none())
    }

    /// How likely two amounts that have nothing to do with each other give a change by chance.
    fn width_of_change(&self, rate: usize) -> Option<Ratio> {
        // the rate is told by what the two are to each other: 6.5% more is 1.065 times
        let one = if self.fig(rate).is_percent() { Ratio::HUNDRED } else { Ratio::ONE };
        let times = self.value(rate).checked_add(one)?;
        self.fig(rate).set.width()?.checked_div(times)
    }

    /// The only total and count of the paragraph before a mean that give it.
    pub(super) fn fitted_mean(&self, mean: usize, total: Option<usize>) -> Option<(usize, usize)> {
        let fig = self.fig(mean);
        let width = fig.set.width().filter(|_| !self.is_open(mean))?.checked_div(self.value(mean))?;
        let near: Figs = (mean.saturating_sub(BACK)..mean).filter(|&f| self.may_be_operand(f)).collect();
        let can = |f: &usize| self.agree(*f, mean) && self.value(*f) > self.value(mean) && !self.is_mean(*f);
        let mut totals: Figs = near.iter().copied().filter(|f| can(f) && !self.divides[*f]).collect();
        if let Some(total) = total.filter(|total| !totals.contains(total)) {
            totals.push(total);
        }
        let over = |f: &usize| !self.same_unit(*f, mean) && !self.is_open(*f) && !self.is_mean(*f);
        let pairs =
            || totals.iter().flat_map(|&total| near.iter().copied().filter(over).map(move |count| (total, count)));
        let divides = |&(total, count): &(usize, usize)| {
            let sets = (self.fig(total).set, self.fig(count).set);
            average(Some(sets.0), Some(sets.1), fig.quantity, &[]).verdict == Verdict::Holds
        };
        // 接听1132通，通话7281分钟，平均6.4分钟: the two right before it go before all others
        let beside = |&(total, count): &(usize, usize)| total.abs_diff(count) == 1 && total.max(count) + 1 == mean;
        let next = self.only_levels(width, 1, pairs().filter(beside).filter(divides));
        next.or_else(|| self.only_levels(width, pairs().count(), pairs().filter(divides)))
    }

    /// The only two of some that are found, as [`only`].
    fn only_levels(
        &self,
        width: Ratio,
        looked: usize,
        found: impl Iterator<Item = (usize, usize)>,
    ) -> Option<(usize, usize)> {
        let sets = |pair: &Pair| Some((self.fig(pair.one[0]).set, self.fig(pair.other[0]).set));
        let pair = only(width, looked, found.map(|(one, other)| Pair::single(one, other)), sets)?;
        Some((pair.one[0], pair.other[0]))
    }
}
