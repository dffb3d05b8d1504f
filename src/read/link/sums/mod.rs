//! Lists and their totals: brackets, colons, 其中, totals that come last, balances of received and settled, and lists that
//! say nothing of themselves but add up.

mod among;
mod balances;
mod brackets;
mod by_category;
mod closure;
mod colon;
mod companions;
mod divided;
mod of_which;
mod plain;
mod spread;
mod totals_last;

use crate::quantity::law::Closure;
use crate::report::Basis;

pub(super) use balances::side;

use super::tokens::Cue;
use super::{Linker, Made};

impl Linker<'_> {
    /// All lists of the block.
    pub(super) fn lists(&mut self) {
        let cues = self.block.cues;
        self.find_sentences();
        self.repeated_lists();
        if cues.has(Cue::Open) {
            self.bracket_lists();
        }
        if cues.has(Cue::Colon) {
            self.colon_lists();
        }
        self.openings();
        self.openings_over();
        if cues.has(Cue::Other) {
            self.set_aside();
        }
        if cues.has(Cue::OfWhich) || cues.has(Cue::Include) {
            self.of_which_lists();
        }
        self.balances();
        self.kinds_counted();
        self.totals_last();
        self.by_lists();
        self.lists_among();
        self.told_over_sentences();
        self.plain_lists();
        self.spread_lists();
        self.sentences_that_add_up();
        self.companions();
        self.corrections();
        self.balances_earlier();
        self.openers_of_earlier();
    }

    fn emit_sum(&mut self, total: usize, parts: Vec<usize>, closure: Closure, basis: Basis) {
        // 房管、人事各3件: a count of each of several adds more than it says
        if parts.iter().any(|&f| self.fig(f).lead.trim_end().ends_with('各')) && !self.closes(&[total], &parts) {
            for part in parts {
                self.head_of[part].get_or_insert(total);
            }
            return;
        }
        for &part in &parts {
            self.head_of[part] = Some(total);
            self.listed[part] = parts.len() > 1;
        }
        // 甲类17286件，……，乙类1983件等: the last word says that there are more
        let more = closure == Closure::Unmarked
            && parts.last().is_some_and(|&f| self.fig(f).tail.trim_start().starts_with('等'));
        let closure = if more { Closure::Open } else { closure };
        self.is_head[total] = true;
        self.make(Made::Sum { total, parts, closure }, basis);
    }

    fn subset(&mut self, part: usize, whole: usize) {
        self.head_of[part].get_or_insert(whole);
        self.is_head[whole] = true;
        self.make(Made::Subset { part, whole }, Basis::Inferred);
    }

    fn emit_balance(&mut self, totals: Vec<usize>, parts: Vec<usize>) {
        if let Some((total, parts)) = self.told_otherwise(&totals, &parts) {
            return self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
        }
        if parts.iter().any(|part| totals.contains(part)) {
            return;
        }
        // 收到13297宗，受理13297宗；……不予许可53宗: where one side is all there is, the other is of something else
        let all = |&f: &usize| totals.len() == 1 && self.is_equal(f, totals[0]);
        if parts.iter().any(all) && !self.closes(&totals, &parts) {
            return;
        }
        for &part in &parts {
            self.head_of[part] = Some(totals[0]);
        }
        for &total in &totals {
            self.is_head[total] = true;
        }
        self.make(Made::Balance { totals, parts }, Basis::Inferred);
    }

    /// The list that two sides are, where it adds up and they do not, or where both are of one total that is told: 申请269宗，准予262宗，
    /// 不予2宗，撤销5宗; 工单2495件，交办2388件、直办107件，按期2424件，逾期71件.
    fn told_otherwise(&self, totals: &[usize], parts: &[usize]) -> Option<(usize, Vec<usize>)> {
        match *totals {
            [total] if !self.closes(totals, parts) => {
                let items = self.items_behind(total);
                let longer = items.len() > parts.len() && parts.iter().all(|part| items.contains(part));
                self.closing_prefix(total, &items).filter(|_| longer).map(|list| (total, list))
            }
            [a, b] if self.closes(totals, parts) && a < parts[0] && b < parts[0] => {
                let mut before = self.counts_before(a);
                let total = before.find(|&t| self.same_unit(t, a) && self.closes(&[t], totals))?;
                self.closes(&[total], parts).then(|| (total, parts.to_vec()))
            }
            _ => None,
        }
    }

    fn bracket_at(&self, tok: usize) -> Option<usize> {
        self.block.brackets.get(tok).copied().flatten()
    }
}

#[cfg(test)]
mod tests;
