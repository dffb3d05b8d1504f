//! Totals by fit, and lists that shares deny.

use std::collections::{BTreeMap, BTreeSet};

use crate::quantity::Ratio;
use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::tokens::Cue;
use super::super::{Figs, Linker, Made};
use super::{CHANCE, Side};

/// How many counts before a total are tried as its parts.
const ITEMS: usize = 6;

impl Linker<'_> {
    /// 追回1263.7万元，比上年增长24.8%；罚款214.9万元，追回和罚款合计1478.6万元: a total that no list was found for is of the only two or three counts of
    /// its sentence that add up to it.
    pub(in crate::read::link) fn fitted_totals(&mut self) {
        if !self.block.cues.has(Cue::Sum) {
            return;
        }
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if !fig.cues.has(Cue::Sum) || !fig.is_count() || self.is_head[total] || self.is_open(total) {
                continue;
            }
            let can = |f: &usize| {
                let smaller = self.same_unit(*f, total) && self.value(*f) < self.value(total);
                self.may_be_operand(*f) && smaller && !self.value(*f).is_zero()
            };
            let counts: Figs = self.before(total).filter(can).take(ITEMS).collect();
            let sums = sums_of(&counts);
            let adds_up = |parts: &&Side| self.closes(&[total], parts);
            let mut found = sums.iter().filter(adds_up);
            // so many sums are tried that one of small numbers is made by chance
            let units = self.value(total).checked_div(fig.quantity.unit_in_last_place());
            let tried = i128::try_from(sums.len()).unwrap_or(i128::MAX).saturating_mul(CHANCE);
            let sure = units.is_some_and(|units| units > Ratio::from(tried));
            if let Some(parts) = found.next().filter(|_| sure && found.next().is_none()) {
                let parts = parts.to_vec();
                for &part in &parts {
                    self.head_of[part].get_or_insert(total);
                }
                self.is_head[total] = true;
                self.make(Made::Sum { total, parts, closure: Closure::Closed }, Basis::Inferred);
            }
        }
    }

    /// Takes back the lists that do not add up and that shares deny: shares that hold say that one item is part of another (应结案16件,
    /// 结案9件, 结案率56.25%), or that the items are less than the whole (三类分别占49.7%, 31.9%, 14.6%).
    pub(in crate::read::link) fn denied_lists(&mut self) {
        let here = |f: usize| f < self.block.figs.len();
        let open = |made: &Made| match made {
            // not one of an earlier paragraph
            Made::Sum { total, parts, closure: Closure::Unmarked } => {
                here(*total) && parts.iter().all(|&f| here(f)) && !self.closes(&[*total], parts)
            }
            Made::Rates { parts } => self.sum_of(parts).is_some_and(|sum| !sum.contains(Ratio::HUNDRED)),
            _ => false,
        };
        if !self.made.iter().any(|(made, _)| open(made)) {
            return;
        }
        let single = |(made, _): &(Made, Basis)| match made {
            Made::Share { part, whole, rate } => match (&part[..], &whole[..]) {
                (&[part], &[whole]) => {
                    let holds = here(part) && here(whole) && self.holds(self.fig(part).set, self.fig(whole).set, *rate);
                    holds.then_some((part, whole, *rate))
                }
                _ => None,
            },
            _ => None,
        };
        let shares: Vec<(usize, usize, usize)> = self.made.iter().filter_map(single).collect();
        let parts_of: BTreeSet<(usize, usize)> = shares.iter().map(|&(part, whole, _)| (part, whole)).collect();
        let whole_of: BTreeMap<usize, usize> = shares.iter().map(|&(_, whole, rate)| (rate, whole)).collect();
        let denied = |made: &Made| match made {
            Made::Sum { total, parts, .. } => {
                let nested = |&part: &usize| parts.iter().any(|&whole| parts_of.contains(&(part, whole)));
                parts.iter().any(nested) || parts.iter().all(|&part| parts_of.contains(&(part, *total)))
            }
            Made::Rates { parts } => {
                let whole = parts.first().and_then(|rate| whole_of.get(rate));
                whole.is_some() && parts.iter().all(|rate| whole_of.get(rate) == whole)
            }
            _ => false,
        };
        let keep: Vec<bool> = self.made.iter().map(|(made, _)| !(open(made) && denied(made))).collect();
        let mut keep = keep.into_iter();
        self.made.retain(|_| keep.next().unwrap_or(true));
    }
}

/// Two or three of some counts, in the order of the text, of which the last come first.
fn sums_of(counts: &[usize]) -> Vec<Side> {
    let mut out = Vec::new();
    for (at, &c) in counts.iter().enumerate() {
        for (next, &b) in counts.iter().enumerate().skip(at + 1) {
            out.push([b, c].into_iter().collect());
            out.extend(counts[next + 1..].iter().map(|&a| [a, b, c].into_iter().collect::<Side>()));
        }
    }
    out
}
