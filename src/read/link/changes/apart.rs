//! Changes whose levels are told apart from them: in the sentence behind, or as what was of another change.

use crate::quantity::law::{Direction, Form};
use crate::report::Basis;

use super::super::block::{Sense, bare};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::REACH;

/// The time before, as the subject of a clause.
const TIMES_BEFORE: &[&str] = &["上年度", "上一年度", "上一年", "上年", "去年"];
/// What may stand before it, and behind it.
const JOINTS: &[char] = &['而', '但', '又', '则', '也', '还', '已', '同', '样', ' '];

impl Linker<'_> {
    /// 信访总量减少236件次，下降12.8%。去年同期为1844件次，今年为1608件次: the two levels that the sentence right behind tells, or what is left of
    /// its own, and nothing before.
    pub(super) fn levels_behind(&self, rate: usize, delta: usize, direction: Direction) -> Option<(usize, usize)> {
        let (one, other) = (rate + 1, rate + 2);
        let levels = (self.block.figs.get(one)?, self.block.figs.get(other)?);
        let (sentence, segment) = (self.fig(rate).sentence, self.fig(rate).segment);
        let near = levels.0.sentence == levels.1.sentence
            && (levels.0.sentence == sentence + 1 || levels.0.segment == segment && levels.1.segment == segment);
        let like = self.same_unit(one, delta) && self.same_unit(other, delta);
        let (base, current) = self.was_and_is(one, other)?;
        let falls = self.value(current) < self.value(base);
        let apart = levels.1.after == Cue::Comma && levels.0.clause + 1 == levels.1.clause;
        let words = self.fig(current).plain;
        let named = NOW.iter().find_map(|now| Some(bare(&words[words.find(now)? + now.len()..])));
        // 今年受理举报160件 is no level of 投诉总量
        let alike = |name: &str| name.chars().count() < 2 || shares_word(name, self.change_subject(delta));
        let agrees = falls == (direction == Direction::Down);
        (near && like && apart && agrees && named.is_some_and(alike)).then_some((current, base))
    }

    /// Which of two levels, one behind the other, was, and which is: 去年是9.6%，今年为5.4%.
    pub(super) fn was_and_is(&self, one: usize, other: usize) -> Option<(usize, usize)> {
        let now = |f: usize| NOW.iter().any(|now| self.fig(f).plain.contains(now));
        match (self.fig(one).sense, self.fig(other).sense) {
            (Sense::Prior, Sense::Level) if now(other) => Some((one, other)),
            (Sense::Level, Sense::Prior) if now(one) => Some((other, one)),
            _ => None,
        }
    }

    /// 比上年的90.8万件少12.6万件；而上年又比前年119.6万件减少28.8万件: a change whose subject is the time before is of what was then. Whether a rate
    /// is of one.
    pub(super) fn growth_before(&mut self, rate: usize, direction: Direction) -> bool {
        let delta = self.delta_before(rate, direction);
        let first = delta.unwrap_or(rate);
        if !self.is_of_time_before(first) {
            return false;
        }
        let clause = self.fig(first).clause;
        let amounts = || (0..first).rev().take(REACH).filter(|&f| self.fig(f).is_amount());
        let base = amounts().find(|&f| self.fig(f).clause == clause && self.fig(f).sense == Sense::Prior);
        let like = base.or(delta);
        let sentence = self.fig(first).sentence;
        let current = amounts().find(|&f| {
            let fig = self.fig(f);
            fig.sentence == sentence
                && fig.clause < clause
                && fig.sense == Sense::Prior
                && like.is_none_or(|like| self.same_unit(f, like))
        });
        let basis = if current.is_some() { Basis::Inferred } else { Basis::Distance };
        let (rate, form) = (Some(rate), Form::By);
        self.make(Made::Growth { current, base, delta, rate, direction, form }, basis);
        true
    }

    /// Whether the clause of a figure begins with the time before, as what is compared: 上年又比前年.
    fn is_of_time_before(&self, f: usize) -> bool {
        let words = self.clause_words(f).trim_start_matches(JOINTS);
        let rest = TIMES_BEFORE.iter().find_map(|time| words.strip_prefix(time));
        rest.is_some_and(|rest| rest.trim_start_matches(JOINTS).starts_with(['比', '较']))
    }
}

/// What says that a level is of this time.
const NOW: &[&str] = &["今年", "本年", "本月", "本期", "本季", "当年", "现"];
