//! Differences without a rate: 较年初36.8亿元增加4.5亿元.

use crate::quantity::law::{Direction, Form};
use crate::report::Basis;

use super::super::block::{Fig, Sense};
use super::super::lexicon::{FIRST_OF_ROW, any};
use super::super::{Linker, Made};
use super::REACH;

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
        // 三次得分依次为…，均分93.77分，较第一次提高1.37分
        let mean = before.first().copied().filter(|&f| self.same_unit(f, delta));
        if let Some((current, base)) = mean.and_then(|current| Some((current, self.first_of_row(current, delta)?))) {
            self.difference(current, base, delta, direction);
        }
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
