//! Which figures are at fault: the smallest changes that make a report's claims possible.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::message::nearest;
use crate::quantity::law::{Closure, Verdict};
use crate::quantity::{Possible, Ratio};
use crate::report::{ClaimId, FigureId, Relation};

use super::ask::{TRIED_AT_EACH_END, values_of};
use super::fault::{Fault, Hypothesis, Repair};
use super::slip::{SURE, likelihood};
use super::solve::{Solved, judge, limit};
use super::system::{Changes, takes_part};
use super::{Conflict, Joint, Operand};

/// How many figures of one fault are tried.
pub const TRIED_FIGURES: usize = 64;

/// How many pairs of figures of one fault are tried.
pub const TRIED_PAIRS: usize = 200;

/// How much work may be done in search of what may be wrong, on all faults of a report together. Each fault has its part of
/// it, and what earlier ones have left.
pub const FAULT_WORK: u64 = 2_000_000;

/// What the building of a system costs, for each term of its constraints.
const BUILDING: u64 = 4;

/// What judging a claim alone and looking for slips in it costs, for each of its operands.
const JUDGING: u64 = 8;

/// How much work may be done on one question of a repair, beside what the size of the group asks for.
const REPAIR_WORK: u64 = 20_000;

/// The most work of one question of a repair, whatever the size of the group.
const REPAIR_MOST: u64 = 250_000;

/// How many sets of faults one figure is tried with.
const TRIED_SETS: usize = 8;

/// A figure whose change makes some items possible.
struct Candidate {
    figure: FigureId,
    explains: BTreeSet<usize>,
    values: Possible,
    repair: OnceCell<(Repair, u64)>,
}

/// The work done in search of repairs, and how much is allowed at this point.
struct Budget {
    work: u64,
    allowed: u64,
}

impl Budget {
    fn is_spent(&self) -> bool {
        self.work > self.allowed
    }
}

impl Joint<'_> {
    /// What cannot be true, grouped by what may be wrong; see [`explain_faults`](super::explain_faults).
    pub fn faults(&self) -> Vec<Fault> {
        self.faults_with(&self.conflicts())
    }

    /// The same for a caller that has the [`conflicts`](Self::conflicts) already.
    pub fn faults_with(&self, conflicts: &[Conflict]) -> Vec<Fault> {
        let items = self.items(conflicts);
        if items.is_empty() {
            return Vec::new();
        }
        // a list that closes is evidence, also where nothing calls it complete
        let soft = Joint::over(self.report(), self.links.clone(), true);
        let mut item_of: BTreeMap<ClaimId, usize> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            item_of.extend(item.iter().map(|&id| (id, at)));
        }
        let mut budget = Budget { work: 0, allowed: FAULT_WORK };
        let (candidates, complete) = soft.candidates(&items, &item_of, &mut budget);
        let mut of_item = vec![Vec::new(); items.len()];
        for candidate in &candidates {
            for &item in &candidate.explains {
                of_item[item].push(candidate);
            }
        }
        let linked: HashMap<ClaimId, &Conflict> = conflicts
            .iter()
            .filter(|c| !c.moves.is_empty())
            .flat_map(|c| c.claims.iter().map(move |&id| (id, c)))
            .collect();
        let mut open: BTreeSet<usize> = (0..items.len()).collect();
        let mut faults = Vec::new();
        while let Some(&first) = open.first() {
            // the change that explains most of what is left with the first of it
            let sets = of_item[first].iter().map(|c| c.explains.intersection(&open).copied().collect::<BTreeSet<_>>());
            let group = sets.max_by_key(|set| (set.len(), std::cmp::Reverse(set.clone())));
            let group = group.unwrap_or_else(|| BTreeSet::from([first]));
            for item in &group {
                open.remove(item);
            }
            let mut claims: Vec<_> = group.iter().flat_map(|&at| items[at].iter().copied()).collect();
            claims.sort_unstable();
            // where every claim is of one conflict, and a link of it fits elsewhere
            let moved = claims.first().and_then(|id| linked.get(id)).filter(|conflict| conflict.claims == claims);
            let certain = moved.is_none() && claims.iter().all(|&id| self.takes_part[id.index()]);
            let able: Vec<_> = of_item[first].iter().copied().filter(|c| c.explains.is_superset(&group)).collect();
            let mut hypotheses: Vec<_> = moved.iter().flat_map(|c| &c.moves).copied().map(Hypothesis::Link).collect();
            hypotheses.extend(soft.ranked(&able, &claims, &mut budget));
            let complete = group.iter().all(|&at| complete[at]);
            faults.push(Fault { claims, certain, complete, hypotheses });
        }
        faults
    }

    /// Claims that are broken alone, and sets that are broken together.
    fn items(&self, conflicts: &[Conflict]) -> Vec<Vec<ClaimId>> {
        let report = self.report();
        let broken = report.claims().filter(|&(id, claim)| {
            takes_part(report, id, true)
                && claim.judge(report.figures()).is_some_and(|judged| judged.verdict == Verdict::Broken)
        });
        let mut items: Vec<_> = broken.map(|(id, _)| vec![id]).collect();
        items.extend(conflicts.iter().map(|conflict| conflict.claims.clone()));
        items.sort();
        items
    }

    /// The figures that may be at fault, in the order of the items; and for each item whether all of its figures were tried.
    fn candidates(
        &self,
        items: &[Vec<ClaimId>],
        item_of: &BTreeMap<ClaimId, usize>,
        budget: &mut Budget,
    ) -> (Vec<Candidate>, Vec<bool>) {
        let part = FAULT_WORK / u64::try_from(items.len()).unwrap_or(u64::MAX).max(1);
        let (mut found, mut complete) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        budget.allowed = 0;
        for item in items {
            budget.allowed = budget.allowed.saturating_add(part);
            let mut here = BTreeSet::new();
            let mut all = true;
            for &id in item {
                let Some(claim) = self.report().claim(id) else { continue };
                claim.relation.for_each(|_, figure| {
                    if here.len() < TRIED_FIGURES {
                        here.insert(figure);
                    } else {
                        all &= here.contains(&figure);
                    }
                });
            }
            for figure in here {
                if budget.is_spent() {
                    all = false;
                    break;
                }
                if seen.insert(figure) {
                    found.extend(self.candidate(figure, item_of, budget));
                }
            }
            complete.push(all);
        }
        budget.allowed = FAULT_WORK;
        (found, complete)
    }

    /// What the change of one figure explains: all that it is near to, or else all claims of its own, or else one of them.
    fn candidate(
        &self,
        figure: FigureId,
        item_of: &BTreeMap<ClaimId, usize>,
        budget: &mut Budget,
    ) -> Option<Candidate> {
        let group = self.group_around(&[figure]);
        let near: BTreeSet<usize> = group.iter().filter_map(|id| item_of.get(id)).copied().collect();
        let own: BTreeSet<usize> = self.claims_of(figure).iter().filter_map(|id| item_of.get(id)).copied().collect();
        let mut tries = vec![near];
        if !tries.contains(&own) {
            tries.push(own.clone());
        }
        if own.len() > 1 {
            tries.extend(own.iter().take(TRIED_SETS).map(|&one| BTreeSet::from([one])));
        }
        for explains in tries {
            let kept: Vec<_> =
                group.iter().copied().filter(|id| item_of.get(id).is_none_or(|item| explains.contains(item))).collect();
            if let Some(values) = self.leaves(&kept, &[figure], budget).and_then(|sets| sets.first().copied()) {
                return Some(Candidate { figure, explains, values, repair: OnceCell::new() });
            }
            if budget.is_spent() {
                return None;
            }
        }
        None
    }

    /// The values that claims leave to figures that may change; `None` where no change of them helps.
    fn leaves(&self, claims: &[ClaimId], figures: &[FigureId], budget: &mut Budget) -> Option<Vec<Possible>> {
        let changes = Changes { relaxed: figures.to_vec(), ..Changes::default() };
        let system = self.system(claims, &changes);
        let limit = limit(&system, REPAIR_WORK).min(REPAIR_MOST);
        let (solved, work) = judge(&system, &[], limit);
        budget.work = budget.work.saturating_add(work).saturating_add(system.size().saturating_mul(BUILDING));
        if matches!(solved, Solved::Impossible(_)) {
            return None;
        }
        let mut sets = Vec::with_capacity(figures.len());
        for &id in figures {
            let (set, work) = values_of(&system, Operand::Figure(id), limit, TRIED_AT_EACH_END);
            budget.work = budget.work.saturating_add(work);
            sets.push(set);
        }
        sets.iter().all(|set| !set.is_empty()).then_some(sets)
    }

    fn ranked(&self, able: &[&Candidate], claims: &[ClaimId], budget: &mut Budget) -> Vec<Hypothesis> {
        let mut ranked: Vec<(u64, Hypothesis)> = Vec::new();
        for candidate in able {
            let (repair, weight) =
                candidate.repair.get_or_init(|| self.weighed(candidate.figure, candidate.values, budget));
            ranked.push((*weight, Hypothesis::Figure(repair.clone())));
        }
        if let [claim] = claims
            && let Some(gap) = self.short(*claim)
        {
            ranked.push((SURE / OPEN_LIST, Hypothesis::OpenList { claim: *claim, gap }));
        }
        if ranked.is_empty() {
            ranked = self.pairs(claims, budget);
        }
        ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        ranked.into_iter().map(|(_, hypothesis)| hypothesis).collect()
    }

    /// A change with its weight.
    fn weighed(&self, figure: FigureId, values: Possible, budget: &mut Budget) -> (Repair, u64) {
        let likelihood = likelihood(self, figure, &values);
        let claims = self.claims_of(figure).iter().filter_map(|&id| self.report().claim(id));
        let operands: usize = claims.map(|claim| operands(&claim.relation)).sum();
        budget.work = budget.work.saturating_add(u64::try_from(operands).unwrap_or(u64::MAX).saturating_mul(JUDGING));
        let (slip, text) = match likelihood.best {
            Some((slip, text)) => (Some(slip), text),
            None => (None, None),
        };
        let like = self.report().quantity(figure);
        let printed = text.or_else(|| like.and_then(|like| nearest(&values, like)));
        let repair = Repair { figure, values, slip, printed };
        let weight = likelihood.weight.saturating_add(self.any_other(&repair));
        (repair, weight)
    }

    /// How likely the printed figure is if it was meant to be one of the values and no slip is known to have made it: any
    /// number of as many digits is as likely as the others.
    fn any_other(&self, repair: &Repair) -> u64 {
        let Some(printed) = self.report().quantity(repair.figure) else { return 0 };
        let unit = printed.unit_in_last_place();
        let most = Ratio::from(10).checked_mul(printed.value()).unwrap_or(printed.value());
        let width = repair.values.width().and_then(|width| width.checked_add(unit)).unwrap_or(most);
        let share = width.checked_div(most).and_then(|share| share.checked_mul(Ratio::from(i128::from(SURE))));
        share.map_or(0, |share| u64::try_from(share.floor()).unwrap_or(0)).min(SURE) / NO_SLIP
    }

    /// Pairs of figures whose change helps.
    fn pairs(&self, claims: &[ClaimId], budget: &mut Budget) -> Vec<(u64, Hypothesis)> {
        let mut figures = BTreeSet::new();
        for &id in claims {
            if let Some(claim) = self.report().claim(id) {
                claim.relation.for_each(|_, figure| {
                    figures.insert(figure);
                });
            }
        }
        let figures: Vec<_> = figures.into_iter().take(TRIED_FIGURES).collect();
        let pairs = figures.iter().enumerate().flat_map(|(at, &a)| figures[at + 1..].iter().map(move |&b| (a, b)));
        let mut found = Vec::new();
        for (a, b) in pairs.take(TRIED_PAIRS) {
            if budget.is_spent() {
                break;
            }
            let group = self.group_around(&[a, b]);
            if let Some([first, second]) = self.leaves(&group, &[a, b], budget).as_deref() {
                let (first, second) = (self.weighed(a, *first, budget), self.weighed(b, *second, budget));
                let weight = first.1.saturating_mul(second.1) / SURE;
                found.push((weight, Hypothesis::Two(first.0, second.0)));
            }
        }
        found
    }

    /// By how much the parts of a closed list fall short.
    fn short(&self, claim: ClaimId) -> Option<Possible> {
        let claim = self.report().claim(claim)?;
        let Relation::Breakdown { total: Some(_), closure: Closure::Closed | Closure::Unmarked, .. } = &claim.relation
        else {
            return None;
        };
        let gap = claim.judge(self.report().figures())?.learned?;
        gap.lower().is_some_and(|low| low.at > Ratio::ZERO).then_some(gap)
    }
}

fn operands(relation: &Relation) -> usize {
    let mut many = 0;
    relation.for_each(|_, _| many += 1);
    many
}

/// How much less likely than one of the known slips an error of another kind is.
const NO_SLIP: u64 = 10;
/// How much less likely than a slip it is that a list which reads as complete is not.
const OPEN_LIST: u64 = 100;
