//! What the clause of a change tells of the level that changed: its unit, its name, the difference beside it, or the level
//! itself, that follows.

use crate::quantity::law::{Change, Direction, Form, Verdict, growth};

use super::super::Linker;
use super::super::block::{Sense, bare};
use super::super::lexicon::{NAMED_UNITS, NEW, REACHES, any};
use super::super::shares::shares_word;
use super::super::tokens::Cue;

/// How many figures before a change are looked at for one that it names.
const NAMED_BACK: usize = 24;

/// A number of things that is named, with the words before its name: 死亡 of 死亡人数.
pub(in crate::read::link) struct Named<'w> {
    pub(in crate::read::link) units: &'static [&'static str],
    pub(in crate::read::link) words: &'w str,
}

impl Linker<'_> {
    /// The difference that stands right before a rate of change: 减少4批，下降23.5%.
    pub(super) fn delta_before(&self, rate: usize, direction: Direction) -> Option<usize> {
        let delta = rate.checked_sub(1)?;
        let (fig, of) = (self.fig(delta), self.fig(rate));
        let near = fig.segment == of.segment && fig.clause + 1 >= of.clause && fig.bracket == of.bracket;
        (near && fig.is_amount() && fig.sense == Sense::Change(direction)).then_some(delta)
    }

    /// The level that a change came to, told after it: 比上年的80件增加12件，增长15%，达到92件.
    pub(super) fn reached_after(&self, change: usize, like: impl Fn(usize) -> bool) -> Option<usize> {
        let segment = self.fig(change).segment;
        let next = (change + 1..self.block.figs.len()).take(2).take_while(|&f| self.fig(f).segment == segment);
        next.take_while(|&f| f == change + 1 || matches!(self.fig(f - 1).sense, Sense::Change(_))).find(|&f| {
            let fig = self.fig(f);
            let words = fig.lead.trim();
            let reached = fig.sense == Sense::Reached
                || !words.is_empty()
                    && (REACHES.contains(&words) || bare(words).is_empty() || any(words, &["总数", "总量"]));
            fig.is_level() && fig.after == Cue::Comma && reached && like(f)
        })
    }

    /// 受理205件，诉讼80件，受理数比诉讼数多156.3%: two counts of the sentence that the clause names on both sides of 比, where the rate
    /// or the difference fits them.
    pub(super) fn told_against(&self, rate: usize, direction: Direction) -> Option<(usize, usize)> {
        let words = self.clause_words(rate);
        let (one, other) = words.split_once('比').or_else(|| words.split_once('较'))?;
        let other = other.split(['高', '多', '增', '少', '低', '下']).next()?;
        let both = self.both_named(rate, bare(one), bare(other));
        let (current, base) = both.filter(|&(current, base)| self.same_unit(base, current))?;
        let differs = || {
            let (now, was) = (Some(self.fig(current).set), Some(self.fig(base).set));
            let change = Change { direction, form: Form::By };
            growth(now, was, Some(self.fig(rate).set), None, change).verdict == Verdict::Holds
        };
        let fits = if self.fig(rate).is_amount() {
            self.same_unit(rate, current) && differs()
        } else {
            self.grows_so(Some(current), Some(base), None, rate, direction)
        };
        fits.then_some((current, base))
    }

    /// 复议由59件增加到413件，诉讼由233件降到187件，复议案件数是诉讼案件数的2.2倍: the nearest counts of the sentence that two names call, by the two
    /// characters that tell the one from the other.
    pub(super) fn both_named(&self, change: usize, one: &str, other: &str) -> Option<(usize, usize)> {
        let (one, other) = without_common_start(one, other);
        let level =
            |f: &usize| self.fig(*f).is_amount() && (self.fig(*f).is_level() || self.fig(*f).sense == Sense::Prior);
        let counts: Vec<usize> = self.before(change).filter(level).collect();
        let called = |name: &str, not: Option<usize>| {
            let key = name.char_indices().nth(2).map_or(name, |(at, _)| &name[..at]);
            let is = |f: &usize| key.chars().count() == 2 && self.name_of_level(*f).contains(key) && Some(*f) != not;
            counts.iter().copied().find(|f| is(f))
        };
        let current = called(one, None)?;
        Some((current, called(other, Some(current))?))
    }

    /// What a level is called: the words before it, or what the step that ends with it is of.
    fn name_of_level(&self, f: usize) -> &str {
        let from = f.checked_sub(1).filter(|&from| self.is_step(from, f));
        from.map_or(self.fig(f).plain, |from| self.step_subject(from))
    }

    /// A count told before whose name a change takes up: 电话举报环比增长8.4%, after 热线电话30984件.
    pub(super) fn named_before(&self, change: usize, subject: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let sentence = self.fig(change).sentence;
        let mut named = (0..change)
            .rev()
            .take(NAMED_BACK)
            .take_while(|&f| self.fig(f).sentence + 3 >= sentence)
            .filter(|&f| self.fig(f).is_count() && self.fig(f).bracket.is_none());
        (subject.chars().count() >= 2)
            .then(|| named.find(|&f| shares_word(self.fig(f).plain, subject) && fits(f)))
            .flatten()
    }

    /// Whether a level, what it was and a difference can give a rate.
    pub(super) fn grows_so(
        &self,
        current: Option<usize>,
        base: Option<usize>,
        delta: Option<usize>,
        rate: usize,
        direction: Direction,
    ) -> bool {
        let set = |f: Option<usize>| f.map(|f| self.fig(f).set);
        let change = Change { direction, form: Form::By };
        let judged = growth(set(current), set(base), set(delta), Some(self.fig(rate).quantity), change);
        matches!(judged.verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// 累计317.6万个，当年新增62.3万个，增长24.4%: what is new is the difference, where the numbers say so.
    pub(super) fn new_beside(&self, rate: usize, current: usize, direction: Direction) -> Option<(usize, usize)> {
        let beside = self.before(rate).take(3).filter(|&f| self.fig(f).is_count() && self.same_unit(f, current));
        let counts: Vec<usize> = beside.take(2).collect();
        let &[near, far] = counts.as_slice() else { return None };
        [(near, far), (far, near)].into_iter().find(|&(level, new)| {
            any(self.fig(new).lead, NEW)
                && self.value(new) < self.value(level)
                && direction == Direction::Up
                && self.grows_so(Some(level), None, Some(new), rate, direction)
        })
    }
}

/// Two names without what both begin with: 复议 and 诉讼 of 行政复议 and 行政诉讼.
fn without_common_start<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (&one[common..], &other[common..])
}

/// The units that words name, in order: 起 of 起数, 人 of 死亡人数.
pub(in crate::read::link) fn units_named(words: &str) -> Vec<Named<'_>> {
    let place =
        |(name, units): &(&str, &'static [&'static str])| words.find(name).map(|at| (at, at + name.len(), *units));
    let mut found: Vec<_> = NAMED_UNITS.iter().filter_map(place).collect();
    found.sort_unstable_by_key(|&(at, ..)| at);
    let mut from = 0;
    let named = found.into_iter().map(|(at, end, units)| {
        let words = words.get(from..at).unwrap_or_default();
        from = end;
        Named { units, words }
    });
    named.collect()
}
