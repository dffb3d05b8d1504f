//! Shares of what several counts in a row add up to: 位居前三位的为甲类172件、乙类80件、丙类50件，占总量的59.68%.

use crate::report::Basis;

use super::super::lexicon::{HOW_MANY, KINDS};
use super::super::tokens::Cue;
use super::super::{Linker, Made};

/// The most counts of a row.
const ROW: usize = 12;

impl Linker<'_> {
    /// Makes a share in a clause of its own that of the row before it, where the words before the row count it (前三位), or where
    /// the last of the row alone fits no whole and the row fits one; tells whether it did. A share that neither fits is of
    /// nothing that is known.
    pub(super) fn row_share(&mut self, rate: usize, last: usize) -> bool {
        let row = self.row_up_to(last);
        if row.len() < 2 || self.fig(rate).clause == self.fig(last).clause {
            return false;
        }
        let counted = self.says_how_many(row[0], row.len());
        if counted {
            self.share_of(rate, row, &[], Basis::Inferred);
            return true;
        }
        let mut pool = self.wholes(last, rate, &row);
        pool.retain(|&w| self.same_unit(w, last));
        let fits_any = |parts: &[usize]| {
            self.sum_of(parts).is_some_and(|sum| pool.iter().any(|&w| self.fits(sum, self.fig(w).set, rate)))
        };
        if fits_any(&[last]) {
            return false;
        }
        if fits_any(&row) {
            self.share_of(rate, row, &[], Basis::Inferred);
            return true;
        }
        // of themselves: 甲类60件、乙类40件，占40%
        let own = self.sum_of(&row).is_some_and(|sum| self.fits(self.fig(last).set, sum, rate));
        if !own {
            self.make(Made::Share { part: row, whole: Vec::new(), rate }, Basis::Distance);
        }
        !own
    }

    /// The counts that 、 joins up to one, of one unit, or each in a bracket of its own behind its name: 甲（272件）、乙（99件）.
    pub(super) fn row_up_to(&self, last: usize) -> Vec<usize> {
        let bracketed = |f: usize| self.fig(f).after == Cue::Open && self.fig(f).bracket.is_some();
        let joined = |f: usize| self.fig(f).after == Cue::Dun && self.fig(f - 1).bracket == self.fig(f).bracket;
        let mut first = last;
        while first > 0
            && last - first < ROW
            && (bracketed(first) && bracketed(first - 1) || joined(first))
            && self.fig(first - 1).is_count()
            && self.same_unit(first - 1, first)
            && self.fig(first - 1).clause == self.fig(first).clause
        {
            first -= 1;
        }
        (first..=last).collect()
    }

    /// 甲类42件、乙类26件、丙类18件，上述三类占…: the counts of the row before, where the words count them all.
    pub(super) fn kinds_told(&self, rate: usize, subject: &str) -> Option<Vec<usize>> {
        let again = ["上述", "以上", "这", "前述"].iter().find_map(|word| subject.strip_prefix(word))?;
        let (word, n) = HOW_MANY.iter().find(|(word, _)| again.starts_with(word))?;
        let kind = again[word.len()..].chars().next().filter(|kind| KINDS.contains(kind));
        let row = self.row_up_to(self.count_before(rate)?);
        let row = if row.len() == *n { row } else { self.shared_before(rate, *n)? };
        kind.is_some().then_some(row)
    }

    /// The last so many counts of a sentence, each with its share: 甲类54件，占总量150件的36%，乙类39件，占26%，…，上述四类.
    fn shared_before(&self, rate: usize, n: usize) -> Option<Vec<usize>> {
        // what stands behind 占 is the whole of one
        let counts = self.counts_before(rate).filter(|&f| !self.fig(f).cues.has(Cue::Share));
        let mut parts: Vec<usize> = counts.take_while(|&f| self.carries(f)).take(n).collect();
        parts.reverse();
        (parts.len() == n).then_some(parts)
    }

    /// 位居前三位的工单：…: whether the words before a row say that it is of so many.
    fn says_how_many(&self, first: usize, n: usize) -> bool {
        let start = self.sentence_start(self.fig(first).tok);
        let words = self.block.text.get(start..self.fig(first).span.start).unwrap_or_default();
        let mut after = words.match_indices('前').map(|(at, front)| &words[at + front.len()..]);
        after.any(|rest| HOW_MANY.iter().any(|&(word, of)| of == n && rest.starts_with(word)))
    }
}
