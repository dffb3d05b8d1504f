//! Steps from one level to the next: 由A降至B, and on: 由A降至B再降至C.

use super::super::Linker;
use super::super::block::Sense;
use super::super::lexicon::{OF_MONTHS, OF_YEARS, any};
use super::span::is_span;

/// What makes a change one over all steps of a chain.
const IN_ALL: &[&str] = &["累计", "总共", "共", "合计", "先后"];

/// The most steps of a chain.
const STEPS: usize = 6;

impl Linker<'_> {
    /// What a level came from, as the step that ends with it says; of a chain of steps (由14.8%降至11.3%再降至7.5%) what the change is over.
    pub(super) fn came_from(&self, current: usize, change: usize) -> Option<usize> {
        let last = current.checked_sub(1)?;
        if self.is_step(last, current) {
            return Some(last);
        }
        let first = self.chain_start(current)?;
        let words = self.clause_words(change);
        // 两年累计下降7.3个百分点, but 比上年下降3.8个百分点
        let over_last = any(words, OF_YEARS) || any(words, OF_MONTHS);
        Some(if over_last && !any(words, IN_ALL) && !is_span(words) { last } else { first })
    }

    /// The first of a chain of levels, each of which was reached from the one before it in one clause, or clause by clause.
    fn chain_start(&self, last: usize) -> Option<usize> {
        let mut at = last;
        for _ in 0..STEPS {
            let before = at.checked_sub(1).filter(|&before| self.same_unit(before, at))?;
            let (fig, of) = (self.fig(before), self.fig(at));
            if !(of.sense == Sense::Reached && fig.segment == of.segment && fig.clause + 1 >= of.clause) {
                return None;
            }
            if self.is_step(before, at) {
                return Some(before);
            }
            at = before;
        }
        None
    }
}
