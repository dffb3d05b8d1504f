//! Lists in brackets behind their total: 663件（来访91件，网上572件）.

use crate::quantity::Ratio;
use crate::quantity::law::{Closure, Verdict, sum};
use crate::report::Basis;

use super::super::Linker;
use super::super::near::TWO_DIGITS;
use super::super::tokens::Cue;

/// The most figures of a bracket that no count stands before.
const FIGURES: usize = 24;

impl Linker<'_> {
    /// 663件（来访91件，网上572件）
    pub(super) fn bracket_lists(&mut self) {
        for open in 0..self.block.toks.len() {
            let tok = self.block.toks[open];
            if tok.cue != Cue::Open || open == 0 {
                continue;
            }
            if self.block.toks[open - 1].cue != Cue::Figure {
                self.bracket_of_earlier(open);
                continue;
            }
            let total = self.block.toks[open - 1].figure;
            if !self.fig(total).is_count() {
                continue;
            }
            let inside: Vec<usize> = (total + 1..self.block.figs.len())
                .take_while(|&f| self.within(f, open))
                .filter(|&f| self.fig(f).bracket == Some(open))
                .collect();
            let marks = || self.block.toks[open + 1..].iter().take_while(|t| t.cue != Cue::Close && t.cue != Cue::Stop);
            let of_which = marks().any(|t| t.cue == Cue::OfWhich);
            let include = marks().any(|t| t.cue == Cue::Include) || self.block.text[tok.end..].starts_with('含');
            let items: Vec<usize> =
                inside.iter().copied().filter(|&f| self.fig(f).is_count() && self.kin(total, f)).collect();
            let first = items.first().copied();
            let items: Vec<usize> = items.into_iter().filter(|&f| Some(f) == first || !self.is_nested(f)).collect();
            if items.len() >= 2 {
                let same = items.iter().all(|&f| self.same_unit(total, f));
                let open = sum(&[self.fig(total).set], &self.sets(&items), Closure::Open);
                if self.segments_divide(total, &items) {
                    continue;
                }
                if include && same && open.verdict == Verdict::Broken && self.ends_alike(total, &items) {
                    self.emit_sum(total, items, Closure::Open, Basis::Inferred);
                } else if self.closes(&[total], &items) || (!of_which && !include || self.ends_in_rest(&items)) && same
                {
                    self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
                } else if same && self.is_a_slip_off(total, &items) && self.covers_most(total, &items) {
                    self.emit_sum(total, items, Closure::Unmarked, Basis::Inferred);
                } else {
                    for item in items {
                        self.subset(item, total);
                    }
                }
            } else if let (&[item], true) = (items.as_slice(), of_which || include) {
                // 15人（含内退95人） is about others
                if of_which || self.holds_part(total, item) {
                    self.subset(item, total);
                }
            }
        }
    }

    /// 94条（其中：许可69条，处罚4条，……，其它2条）: a list of three or more whose last item is what is left over.
    fn ends_in_rest(&self, items: &[usize]) -> bool {
        let last = items.last().filter(|_| items.len() >= 3);
        last.is_some_and(|&last| self.is_other(last) || self.fig(last).plain.starts_with("其它"))
    }

    /// 274人次（男性201人次、女性73人次；护送返乡58人次）: lists apart in one bracket, one of which adds up to the total; makes them, and tells
    /// whether it did.
    fn segments_divide(&mut self, total: usize, items: &[usize]) -> bool {
        let groups: Vec<&[usize]> = items.chunk_by(|&a, &b| self.fig(a).segment == self.fig(b).segment).collect();
        let adds_up = |group: &[usize]| group.len() >= 2 && self.closes(&[total], group);
        if groups.len() < 2 || self.closes(&[total], items) || !groups.iter().any(|group| adds_up(group)) {
            return false;
        }
        for group in groups {
            if group.len() >= 2 && self.closes(&[total], group) {
                self.emit_sum(total, group.to_vec(), Closure::Closed, Basis::Inferred);
            } else {
                for &item in group {
                    self.subset(item, total);
                }
            }
        }
        true
    }

    /// 160件案件中，……；案件类型（治安49件、征收58件、工伤32件、其他21件）: a list in the bracket behind a name that no count stands before, of a
    /// count of its sentence that it adds up to.
    fn bracket_of_earlier(&mut self, open: usize) {
        let toks = &self.block.toks[open + 1..];
        let inside = toks.iter().take(FIGURES * 3).take_while(|t| !matches!(t.cue, Cue::Open | Cue::Close | Cue::Stop));
        let items: Vec<usize> = inside.filter(|t| t.cue == Cue::Figure).map(|t| t.figure).take(FIGURES).collect();
        let (Some(&first), Some(&last)) = (items.first(), items.last()) else { return };
        let alike = |&f: &usize| self.fig(f).is_count() && self.same_unit(f, first) && !self.is_open(f);
        if items.len() < 3 || !items.iter().all(alike) {
            return;
        }
        let (other, topic) = (self.is_other(last), |&f: &usize| self.is_topic(f));
        let large = |f: &usize| self.value(*f) > Ratio::from(TWO_DIGITS) || other;
        let outer = |f: &usize| self.same_unit(*f, first) && self.fig(*f).bracket.is_none() && large(f);
        let wholes: Vec<usize> = self.counts_before(first).filter(outer).collect();
        let closed = wholes.iter().copied().find(|&w| self.closes(&[w], &items));
        // all there is of what the sentence is about, but for a digit
        let slipped = || wholes.iter().copied().filter(topic).find(|&w| other && self.slips_to(&[w], &items));
        if let Some(whole) = closed {
            self.emit_sum(whole, items, Closure::Closed, Basis::Inferred);
        } else if let Some(whole) = slipped() {
            self.emit_sum(whole, items, Closure::Unmarked, Basis::Inferred);
        }
    }

    /// Whether a figure lies within the bracket that a token opens, at most a few brackets deep.
    fn within(&self, figure: usize, open: usize) -> bool {
        let mut bracket = self.fig(figure).bracket;
        for _ in 0..8 {
            match bracket {
                Some(at) if at == open => return true,
                Some(at) => bracket = self.bracket_at(at),
                None => return false,
            }
        }
        false
    }

    /// 大厅窗口…（含综合窗口…、专业窗口…）: items that are called what their total is.
    fn ends_alike(&self, total: usize, items: &[usize]) -> bool {
        let end = |f: usize| -> Vec<char> { self.fig(f).plain.chars().rev().take(2).collect() };
        let name = end(total);
        name.len() == 2 && items.iter().all(|&f| end(f) == name)
    }
}
