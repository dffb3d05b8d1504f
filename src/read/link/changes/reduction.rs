//! Reductions: what a time, a list of papers, a number of steps was cut by.

use crate::quantity::Ratio;
use crate::quantity::law::{Change, Direction, Verdict, growth_range, reduction};
use crate::report::Basis;

use super::super::block::{Sense, bare, plain_words};
use super::super::lexicon::{IS, OF_REDUCTION, WAS, any};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::REACH;

impl Linker<'_> {
    /// All reductions of the block.
    pub(in crate::read::link) fn reductions(&mut self) {
        let mut rate = 0;
        while rate < self.block.figs.len() {
            if self.fig(rate).sense != Sense::Shrink || self.done[rate] {
                rate += 1;
                continue;
            }
            let last = self.row_of_rates(rate);
            if last == rate {
                self.reduction_of(rate);
            } else {
                let steps = self.steps_before(rate, last + 1 - rate);
                let whole = steps.len() == last + 1 - rate;
                for (nth, rate) in (rate..=last).enumerate() {
                    let step = if whole { steps.get(nth).copied() } else { None };
                    self.reduced(rate, step);
                }
            }
            rate = last + 1;
        }
    }

    fn reduced(&mut self, rate: usize, step: Option<(usize, usize)>) {
        let basis = if step.is_some() { Basis::Inferred } else { Basis::Distance };
        self.make(Made::Reduction { before: step.map(|s| s.0), after: step.map(|s| s.1), rate }, basis);
    }

    fn fits_reduction(&self, (before, after): (usize, usize), rate: usize) -> bool {
        let judged = reduction(Some(self.fig(before).set), Some(self.fig(after).set), self.fig(rate).quantity);
        matches!(judged.verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// Totals decide before averages, a pair that the words name before one that only stands near; where no pair fits, the
    /// named pair is taken.
    fn reduction_of(&mut self, rate: usize) {
        let sentence = self.fig(rate).sentence;
        let levels: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence == sentence)
            .filter(|&f| {
                let fig = self.fig(f);
                // 由5天压缩到1天以内: the end of a step may be hedged
                let stepped = || f.checked_sub(1).is_some_and(|from| self.is_step(from, f));
                fig.is_amount()
                    && (!self.is_loose(f) || stepped())
                    && matches!(fig.sense, Sense::Level | Sense::Reached | Sense::Mean | Sense::Prior)
            })
            .collect();
        let (mut named, mut near) = (Vec::new(), Vec::new());
        for (i, &after) in levels.iter().enumerate() {
            for &before in &levels[i + 1..] {
                if !self.same_unit(before, after) {
                    continue;
                }
                // 申请材料4197份精简至2476份: with nothing but the verb between
                let reached = || self.fig(after).after == Cue::Figure && self.fig(after).sense == Sense::Reached;
                let step = before + 1 == after && (self.is_step(before, after) || reached());
                let was = self.fig(before).says_any(WAS);
                let told = step
                    || was && self.fig(after).says_any(IS)
                    || was && before + 1 == after && self.fig(after).sense == Sense::Reached;
                // 通关时间28.4小时，较2017年的97.3小时压缩70.8%; 承诺时限2914天，相应的法定时限11208天: what was may stand behind
                let compared = || {
                    let prior = |f: usize| self.fig(f).sense == Sense::Prior;
                    prior(after) && !prior(before) && self.fig(after).clause == self.fig(rate).clause
                };
                if !told && compared() {
                    named.push((after, before));
                    continue;
                }
                if !told && self.fig(after).says_any(WAS) && self.fig(before).says_any(IS) && !was {
                    named.push((after, before));
                    continue;
                }
                if told {
                    named.push((before, after));
                } else if !self.is_loose(after) && !self.is_loose(before) {
                    near.push((before, after));
                }
            }
        }
        let means = |&(before, after): &(usize, usize)| {
            [before, after].iter().any(|&f| self.fig(f).sense == Sense::Mean || self.fig(f).says("平均"))
        };
        named.sort_by_key(means);
        near.sort_by_key(means);
        // 申报材料精简41%: the clause names something else than the pair
        let clause = self.fig(rate).clause;
        let words = bare(plain_words(self.fig(rate).lead.trim_end_matches(['压', '缩', '减', '精', '简'])));
        let own = words.chars().count() >= 3 && !any(words, OF_REDUCTION);
        let of_pair = |&(before, after): &(usize, usize)| {
            !own || self.fig(after).clause == clause || shares_word(self.fig(before).words(), words)
        };
        // 办事环节压减40%以上: many pairs fit what is hedged so
        let may_be = |pair: &(usize, usize)| !self.is_loose(rate) || of_pair(pair);
        let fit = named.iter().chain(&near).copied().find(|pair| may_be(pair) && self.fits_reduction(*pair, rate));
        // 压缩三分之一，由6天压到4天: the step stands behind
        let fit = fit.or_else(|| self.step_behind(rate, Direction::Down)).or_else(|| self.reached_and_was(rate));
        if fit.is_some() || self.sped_up(&named, rate) {
            return self.reduced(rate, fit);
        }
        // 由1316份精简为773份，精简率41%，企业开办效率提高60%: nor is a pair that has its rate already named by another
        let rated = |before: usize| {
            let mut made = self.made.iter().rev().take(4);
            made.any(|(made, _)| matches!(made, Made::Reduction { before: Some(b), .. } if *b == before))
        };
        let anew = |&(before, after): &(usize, usize)| {
            words.chars().count() >= 3 && rated(before) && self.fig(after).clause < clause
        };
        let pair = named.first().copied().filter(of_pair).filter(|pair| !anew(pair));
        self.reduced(rate, pair);
    }

    /// 经费压缩7.8%，压减到1429万元，上年为1550万元: what it came to, and what it was, in the two clauses right behind, in this order or the other.
    fn reached_and_was(&self, rate: usize) -> Option<(usize, usize)> {
        let (one, other) = (rate + 1, rate + 2);
        let (a, b) = (self.block.figs.get(one)?, self.block.figs.get(other)?);
        let of = self.fig(rate);
        let near = a.segment == of.segment && b.segment == of.segment;
        let apart = a.clause == of.clause + 1 && b.clause == a.clause + 1;
        let like = a.is_amount() && self.same_unit(one, other);
        let was = |f: usize| self.fig(f).sense == Sense::Prior || self.fig(f).says_any(WAS);
        let pair = match (a.sense, b.sense) {
            (Sense::Reached, _) if was(other) => (other, one),
            (_, Sense::Reached) if was(one) => (one, other),
            _ => return None,
        };
        (near && apart && like).then_some(pair)
    }

    /// 效率提高63%: the inverse of the time, which is no reduction of it.
    fn sped_up(&self, pairs: &[(usize, usize)], rate: usize) -> bool {
        let words = self.clause_words(rate);
        let speed = words.contains("提速") || words.contains("效率");
        let above = |range: &crate::quantity::Possible| range.meets(&self.fig(rate).quantity.rounded());
        let inverse = |&(before, after): &(usize, usize)| {
            self.value(after) > Ratio::ZERO
                && growth_range(self.fig(before).set, self.fig(after).set, self.fig(rate).quantity, Change::default())
                    .as_ref()
                    .is_some_and(above)
        };
        speed && pairs.iter().any(inverse)
    }
}
