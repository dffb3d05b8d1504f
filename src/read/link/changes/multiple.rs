//! Growth in multiples: 增长37倍, 是…的2.5倍.

use crate::quantity::law::{Direction, Form};
use crate::report::Basis;

use super::super::block::{Sense, bare};
use super::super::lexicon::{IS_TIMES, OF_NOW};
use super::super::shares::shares_word;
use super::super::{Linker, Made};
use super::REACH;

impl Linker<'_> {
    pub(super) fn multiple(&mut self, at: usize) {
        let sentence = self.fig(at).sentence;
        let compared = self.bracketed_base(at);
        let before: Vec<usize> = (0..at)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence == sentence)
            .filter(|&f| Some(f) != compared)
            .collect();
        if let Sense::Change(direction) = self.fig(at).sense {
            // 比上年增加1.5倍，由36万次增至90万次
            if let Some((base, current)) = self.step_behind(at, direction) {
                let (current, base, rate) = (Some(current), Some(base), Some(at));
                return self.make(
                    Made::Growth { current, base, delta: None, rate, direction, form: Form::By },
                    Basis::Inferred,
                );
            }
            if self.is_of_another(at, &before) {
                return self.growth_alone(at, direction);
            }
            return self.growth_of(at, direction, &before);
        }
        // 是上年120件的2.5倍: a level in times of a base
        let clause = self.clause_words(at);
        let clause = clause.trim_end();
        let Some(clause) = clause.strip_suffix('的').or_else(|| compared.map(|_| clause)) else { return };
        let Some((verb, place)) = IS_TIMES.iter().find_map(|v| Some((*v, clause.rfind(v)?))) else {
            return;
        };
        let against = bare(&clause[place + verb.len()..]);
        let here =
            before.iter().copied().find(|&f| self.fig(f).clause == self.fig(at).clause && self.fig(f).is_amount());
        let here = compared.or(here.filter(|&f| self.fig(f).span.start >= self.clause_start(at) + place));
        let base =
            here.or_else(|| self.told_apart(at, against, &before)).or_else(|| self.called_alike(against, &before));
        let current = before.iter().copied().find(|&f| {
            Some(f) != base && self.fig(f).is_count() && !self.divides[f] && base.is_none_or(|b| self.same_unit(f, b))
        });
        let current = current.or_else(|| self.level_after(at, base));
        let basis = if base.is_some() && current.is_some() { Basis::Inferred } else { Basis::Distance };
        let (rate, direction) = (Some(at), Direction::Up);
        self.make(Made::Growth { current, base, delta: None, rate, direction, form: Form::To }, basis);
    }

    /// The level that follows its multiple: 是上年120亿元的1.5倍，达180亿元.
    fn level_after(&self, at: usize, base: Option<usize>) -> Option<usize> {
        let base = base?;
        let sentence = self.fig(at).sentence;
        (at + 1..self.block.figs.len()).take(2).take_while(|&f| self.fig(f).sentence == sentence).find(|&f| {
            let fig = self.fig(f);
            let reached = OF_NOW.iter().any(|w| fig.lead.trim_start().starts_with(w));
            f != base && fig.is_count() && self.same_unit(f, base) && reached
        })
    }

    /// The one level before that shares a word with what it is so many times of: 机构人员的6.6倍, after 工作人员63人.
    fn called_alike(&self, against: &str, before: &[usize]) -> Option<usize> {
        let (&current, earlier) = before.split_first()?;
        let mut found = earlier.iter().copied().filter(|&f| {
            self.fig(f).is_count() && self.same_unit(f, current) && shares_word(self.fig(f).plain, against)
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The base that stands in a clause of its own and is named by the words of the comparison: 为2019年的2.1倍，2019年为….
    fn told_apart(&self, at: usize, against: &str, before: &[usize]) -> Option<usize> {
        let words = against.chars().count();
        if !(2..=12).contains(&words) {
            return None;
        }
        let sentence = self.fig(at).sentence;
        let after = (at + 1..self.block.figs.len()).take(3).take_while(|&f| self.fig(f).sentence == sentence);
        let mut found = after.chain(before.iter().copied()).filter(|&f| {
            let fig = self.fig(f);
            fig.is_amount() && !matches!(fig.sense, Sense::Change(_) | Sense::Mean) && fig.lead.contains(against)
        });
        found.next().filter(|_| found.next().is_none())
    }
}
