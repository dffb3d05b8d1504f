//! Lists after 其中 and 包括.

use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::Linker;
use super::super::tokens::Cue;

impl Linker<'_> {
    /// 其中……
    pub(super) fn of_which_lists(&mut self) {
        for at in 0..self.block.toks.len() {
            let cue = self.block.toks[at].cue;
            if cue != Cue::OfWhich && !(cue == Cue::Include && self.leads_list(at)) {
                continue;
            }
            let bracket = self.bracket_at(at);
            let mut items: Vec<usize> = Vec::new();
            for (place, t) in self.block.toks.iter().enumerate().skip(at + 1) {
                match t.cue {
                    Cue::Stop => break,
                    Cue::OfWhich if self.bracket_at(place) == bracket => break,
                    Cue::Figure
                        if self.fig(t.figure).bracket == bracket
                            && self.fig(t.figure).is_count()
                            && self.head_of[t.figure].is_none() =>
                    {
                        items.push(t.figure);
                    }
                    _ => {}
                }
            }
            if items.is_empty() {
                continue;
            }
            let mut seen: Vec<usize> = Vec::new();
            let mut primary: Option<usize> = None;
            for &first in &items.clone() {
                if seen.iter().any(|&s| self.same_unit(s, first)) {
                    continue;
                }
                seen.push(first);
                let mut heads = self.heads_before(at, first);
                // counts in pairs: 来访860批3142人次，其中集体访74批1290人次
                if seen.len() > 1 {
                    let beside = |h: &usize| primary.is_some_and(|p: usize| h.abs_diff(p) <= 1);
                    heads.retain(beside);
                }
                let Some(&head) = heads.first() else { continue };
                primary.get_or_insert(head);
                let run = self.item_run(head, &items, first);
                // kin of another unit belong to the list only where it adds up: 查封12329件，拘留4440起
                let kin: Vec<usize> = items.iter().copied().filter(|&f| self.kin(head, f)).collect();
                if seen.len() == 1 && kin.len() > run.len() && self.closes(&[head], &kin) {
                    self.emit_sum(head, kin, Closure::Closed, Basis::Inferred);
                    break;
                }
                self.of_which(head, &heads, &run);
            }
        }
    }

    /// Whether 包括 stands behind a count and before others: 共N件，包括A件、B件.
    fn leads_list(&self, at: usize) -> bool {
        self.bracket_at(at).is_none()
            && at > 0
            && self.block.toks[..at].iter().rev().take(3).any(|t| t.cue == Cue::Figure)
    }

    /// What a list may be part of: counts of its unit before it in the sentence, nearest first; where 其中 opens a sentence,
    /// those of the sentence before.
    fn heads_before(&self, at: usize, item: usize) -> Vec<usize> {
        let toks = &self.block.toks[..at];
        let mut heads = Vec::new();
        let mut stops = 0;
        for t in toks.iter().rev() {
            match t.cue {
                Cue::Stop => {
                    stops += 1;
                    if stops > 1 || !heads.is_empty() {
                        break;
                    }
                }
                Cue::Figure if self.fig(t.figure).is_count() && self.same_unit(t.figure, item) => heads.push(t.figure),
                _ => {}
            }
            if heads.len() >= 6 {
                break;
            }
        }
        heads
    }

    /// The items of the head's unit that belong to its list: up to a clause that begins anew.
    fn item_run(&self, head: usize, items: &[usize], first: usize) -> Vec<usize> {
        let opening: String = self.fig(head).plain.chars().take(2).collect();
        let mut run = Vec::new();
        for &item in items {
            if !self.same_unit(item, first) {
                continue;
            }
            if !run.is_empty() {
                let words = self.fig(item).plain;
                let parallel =
                    opening.chars().count() == 2 && words.starts_with(opening.as_str()) && words.chars().count() > 2;
                let anew = self.block.cues_before(item).any(|t| t.cue == Cue::Total || t.cue == Cue::Sum)
                    && self.fig(item).after != Cue::Dun;
                let far = self.fig(item).clause - self.fig(run[run.len() - 1]).clause > 4;
                if parallel || anew || far {
                    break;
                }
            }
            run.push(item);
        }
        run
    }

    /// One 其中 list: closed by what it adds up to, by a signal, or open.
    fn of_which(&mut self, head: usize, heads: &[usize], run: &[usize]) {
        if run.len() >= 2 {
            for &total in heads {
                if self.closes(&[total], run) && !run.iter().any(|&f| self.is_open(f)) {
                    return self.emit_sum(total, run.to_vec(), Closure::Closed, Basis::Inferred);
                }
            }
            if let Some(other) = run.iter().position(|&f| self.is_other(f))
                && other > 0
            {
                return self.emit_sum(head, run[..=other].to_vec(), Closure::Closed, Basis::Inferred);
            }
            if let Some(prefix) = self.closing_prefix(head, run).filter(|p| !p.iter().any(|&f| self.is_open(f))) {
                return self.emit_sum(head, prefix, Closure::Closed, Basis::Inferred);
            }
            if self.shares_close(run) {
                return self.emit_sum(head, run.to_vec(), Closure::Closed, Basis::Inferred);
            }
            if run.len() >= 3 && self.nearly_closes(head, run) {
                return self.emit_sum(head, run.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
            let named = self.complements(run);
            if let (Some(first), Some(last)) = (named.first(), named.last()) {
                let parts: Vec<usize> = run.iter().copied().filter(|f| first <= f && f <= last).collect();
                if parts.iter().all(|&f| self.value(f) <= self.value(head)) {
                    return self.emit_sum(head, parts, Closure::Unmarked, Basis::Inferred);
                }
            }
        }
        for (place, &item) in run.iter().enumerate() {
            // an item further on that is too large may be of something else
            if self.holds_part(head, item) || place == 0 {
                self.subset(item, head);
            }
            self.head_of[item].get_or_insert(head);
        }
    }
}
