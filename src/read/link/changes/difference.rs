//! Differences without a rate: 较年初36.8亿元增加4.5亿元.

use crate::quantity::law::{Change, Direction, Form, Verdict, growth};
use crate::report::Basis;

use super::super::block::{Fig, Sense, bare};
use super::super::lexicon::{FIRST_OF_ROW, any};
use super::super::{Linker, Made};
use super::REACH;
use super::span::is_span;

/// What joins a span to its difference: 三年间增长212万件.
const CHANGED: &[&str] = &["增长", "增加", "上升", "提高", "减少", "下降", "降低", "增", "减"];

impl Linker<'_> {
    /// A difference without a rate: 较年初36.8亿元增加4.5亿元.
    pub(super) fn bare_delta(&mut self, delta: usize, direction: Direction) {
        let (sentence, segment) = (self.fig(delta).sentence, self.fig(delta).segment);
        // a rate that follows takes the difference along
        let follows =
            |next: &Fig<'_>| next.segment == segment && matches!(next.sense, Sense::Change(_)) && next.is_rate();
        if self.block.figs.get(delta + 1).is_some_and(follows) {
            return;
        }
        if let Some((current, base)) = self.told_against(delta, direction) {
            return self.difference(current, base, delta, direction);
        }
        let compared = self.bracketed_base(delta).filter(|&f| self.same_unit(f, delta));
        let before: Vec<usize> = (0..delta)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence == sentence && self.fig(f).segment == segment)
            .filter(|&f| Some(f) != compared)
            .collect();
        let base = compared.or_else(|| {
            before.iter().copied().find(|&f| self.fig(f).sense == Sense::Prior && self.same_unit(f, delta))
        });
        // 由88.73分升至91.06分，增加2.33分
        if base.is_none()
            && let Some((base, current)) = self.steps_before(delta, 1).first().copied()
            && self.same_unit(current, delta)
        {
            return self.difference(current, base, delta, direction);
        }
        let current = before.iter().copied().find(|&f| {
            let fig = self.fig(f);
            let open = fig.bracket.is_none() || fig.bracket == self.fig(delta).bracket;
            let mean = fig.sense == Sense::Mean && fig.is_amount();
            Some(f) != base && (fig.is_count() || mean) && open && self.same_unit(f, delta)
        });
        if let (Some(current), Some(base)) = (current, base) {
            return self.difference(current, base, delta, direction);
        }
        if let Some((current, base)) = self.ends_of_span(delta).or_else(|| self.pair_of_years(current?, delta)) {
            return self.difference(current, base, delta, direction);
        }
        // 三次得分依次为…，均分93.77分，较第一次提高1.37分
        let mean = before.first().copied().filter(|&f| self.same_unit(f, delta));
        if let Some((current, base)) = mean.and_then(|current| Some((current, self.first_of_row(current, delta)?))) {
            self.difference(current, base, delta, direction);
        }
    }

    /// 去年受理3372万件、2019年受理3160万件，三年间增长212万件: the two levels before, each of a time of its own, where the clause is over a span.
    fn ends_of_span(&self, delta: usize) -> Option<(usize, usize)> {
        let words = bare(self.clause_words(delta));
        let words = CHANGED.iter().find_map(|verb| words.strip_suffix(verb))?;
        let mut levels = self.before(delta).filter(|&f| self.fig(f).is_count() && self.same_unit(f, delta));
        let (one, other) = (levels.next()?, levels.next()?);
        let told = is_span(words) && self.fig(one).segment == self.fig(delta).segment;
        told.then(|| self.in_order_of_years(one, other)).flatten()
    }

    /// 两年间败诉128件、107件，……，减少21件: the second of two in a row of two years with the first, right behind them, or where it fits.
    fn pair_of_years(&self, current: usize, delta: usize) -> Option<(usize, usize)> {
        let base = self.row_start(current).filter(|&start| start + 1 == current)?;
        let words = self.sentence_lead(base);
        let near = self.fig(base).clause + 1 == self.fig(delta).clause && self.change_subject(delta).is_empty();
        let fits = || {
            let Sense::Change(direction) = self.fig(delta).sense else { return false };
            let sets = (self.fig(current).set, self.fig(base).set, self.fig(delta).set);
            let change = Change { direction, form: Form::By };
            growth(Some(sets.0), Some(sets.1), Some(sets.2), None, change).verdict == Verdict::Holds
        };
        (words.contains("两年") && (near || fits())).then_some((current, base))
    }

    /// 从1420名到1533名再到1618名，两年分别净增113名、85名: differences in a row, each from one level to the next of as many and one more right before
    /// them, where all of them fit or all but one; gives the figure behind.
    pub(super) fn deltas_of_steps(&mut self, first: usize, direction: Direction) -> Option<usize> {
        if !self.fig(first).lead.contains("分别") && !self.fig(first).lead.contains("依次") {
            return None;
        }
        let more = (first + 1..self.block.figs.len()).take(REACH);
        let n = 1 + more.take_while(|&f| self.block.listed_with_previous(f) && self.same_unit(f, first)).count();
        let start = first.checked_sub(n + 1).filter(|_| n > 1)?;
        let sentence = self.fig(first).sentence;
        let level = |f: usize| {
            let fig = self.fig(f);
            fig.is_amount()
                && !matches!(fig.sense, Sense::Change(_))
                && fig.sentence == sentence
                && self.same_unit(f, first)
        };
        let (above, below) = if direction == Direction::Up { (1, 0) } else { (0, 1) };
        let fits = |nth: &usize| self.closes(&[start + nth + above], &[start + nth + below, first + nth]);
        let fit = (0..n).filter(fits).count();
        if !(start..first).all(level) || fit + 1 < n || fit == 0 {
            return None;
        }
        for nth in 0..n {
            self.difference(start + nth + 1, start + nth, first + nth, direction);
        }
        Some(first + n)
    }

    fn difference(&mut self, current: usize, base: usize, delta: usize, direction: Direction) {
        let (current, base, delta) = (Some(current), Some(base), Some(delta));
        self.make(Made::Growth { current, base, delta, rate: None, direction, form: Form::By }, Basis::Inferred);
    }

    /// The first of the figures in a row before a level, where a change is compared with the first: 较第一次, 比首轮.
    fn first_of_row(&self, current: usize, change: usize) -> Option<usize> {
        let words = self.clause_words(change);
        if !any(words, FIRST_OF_ROW) {
            return None;
        }
        let listed = self.block.listed_with_previous(current);
        let last = if listed { current } else { current.checked_sub(1)? };
        let first = self.row_start(last)?;
        let of_first = words.contains('第') || words.contains('首');
        if of_first { (first != current).then_some(first) } else { listed.then(|| current - 1) }
    }
}
