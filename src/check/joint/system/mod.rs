//! Claims as a system: figures and unstated operands are variables with their sets, claims are constraints.

mod relation;
mod set;

use std::borrow::Cow;

use crate::quantity::law::Closure;
use crate::quantity::{End, Possible, Quantity, Ratio};
use crate::report::{Basis, Claim, ClaimId, FigureId, Figures, Relation, Report, Role};

use super::constraint::{Constraint, Law};
use super::ids::IdMap;
use super::link::Moved;
use super::{Operand, SameUnknown};
use set::{real, sets};

/// How printed rates and means are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// Rounded to the last place.
    Rounded,
    /// Rounded or cut.
    Any,
}

/// A variable.
#[derive(Clone, Debug)]
pub(super) struct Var {
    /// What it stands for; `None` for a sum or a choice that the system made.
    pub(super) operand: Option<Operand>,
    /// Its values where printed rates are rounded.
    pub(super) rounded: Possible,
    /// Its values where they are rounded or cut.
    pub(super) any: Possible,
    /// The value to try first.
    pub(super) preferred: Option<Ratio>,
}

/// What is changed in the claims before they are judged: the questions of a repair.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    /// Figures that may have any value of their kind.
    pub(super) relaxed: Vec<FigureId>,
    /// Lists that are read as open although they are closed.
    pub(super) open: Vec<ClaimId>,
    /// Operands that have this one value.
    pub(super) fixed: Vec<(Operand, Ratio)>,
    /// Operands that are other figures.
    pub(super) moved: Vec<Moved>,
}

impl Changes {
    /// What a claim asserts after the changes.
    fn relation<'r>(&self, id: ClaimId, relation: &'r Relation) -> Cow<'r, Relation> {
        let mut relation = Cow::Borrowed(relation);
        for moved in self.moved.iter().filter(|moved| moved.claim == id) {
            relation = Cow::Owned(moved.applied(&relation));
        }
        relation
    }
}

/// The variables and constraints of a connected set of claims.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    /// The variables.
    pub(super) vars: Vec<Var>,
    /// The constraints.
    pub(super) constraints: Vec<Constraint>,
    /// The claims, in order.
    pub(super) claims: Vec<ClaimId>,
    /// For each variable its constraints.
    pub(super) uses: Vec<Vec<usize>>,
}

impl System {
    /// How many terms its constraints have.
    pub(super) fn size(&self) -> u64 {
        self.constraints.iter().map(|constraint| constraint.law.size()).fold(0, u64::saturating_add)
    }
}

/// How many terms of a sum are looked through one by one.
const FEW: usize = 16;

const NOT_NEGATIVE: Possible = Possible::ends(Some(End::closed(Ratio::ZERO)), None);
const PERCENT: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::HUNDRED));

/// Every value that a figure of this kind could have had.
pub(super) fn of_kind(quantity: &Quantity) -> Possible {
    let all = if quantity.value().is_negative() { Possible::ANY } else { NOT_NEGATIVE };
    if quantity.is_whole() { all.whole() } else { all }
}

/// How a figure is used: as a rate that may have been cut, as a mean.
#[derive(Clone, Copy, Default)]
struct Use {
    cut: bool,
    mean: bool,
}

/// Whether a claim is a list that reads as complete although nothing says so.
pub(super) fn is_soft(claim: &Claim) -> bool {
    matches!(&claim.relation, Relation::Breakdown { closure: Closure::Unmarked, .. })
}

/// Whether a claim takes part in joint judgement: not one by distance alone, nor one over units that are not compared, nor a
/// change reckoned from printed rates; a list that nothing calls closed only where `soft`.
pub(super) fn takes_part(report: &Report, id: ClaimId, soft: bool) -> bool {
    let Some(claim) = report.claim(id) else { return false };
    claim.basis != Basis::Distance
        && (soft || !is_soft(claim))
        && !claim.relation.mixes_units(report.figures())
        && !is_reckoned_from_printed(&claim.relation, report.figures())
}

/// Whether a change in points is the difference of its two rates as they are printed: 94.4%, 90.0%, 4.4个百分点. Offices subtract
/// what they print, so it says nothing of the rates that stand behind.
fn is_reckoned_from_printed(relation: &Relation, figures: &Figures) -> bool {
    let Relation::PointChange { current, previous: Some(previous), change, .. } = relation else { return false };
    let printed = |id: &FigureId| figures.get(*id).map(|figure| figure.quantity.value());
    let (Some(now), Some(then), Some(points)) = (printed(current), printed(previous), printed(change)) else {
        return false;
    };
    now.checked_sub(then) == Some(points) || then.checked_sub(now) == Some(points)
}

/// Builds the system of connected claims.
pub(super) fn build(report: &Report, claims: &[ClaimId], links: &[SameUnknown], changes: &Changes) -> System {
    let mut builder = Builder {
        figures: report.figures(),
        links,
        changes,
        system: System { claims: claims.to_vec(), ..System::default() },
        uses: IdMap::default(),
        vars: IdMap::default(),
        linked: IdMap::default(),
        claim: 0,
        guard: None,
    };
    for &id in claims {
        if let Some(claim) = report.claim(id) {
            builder.note_uses(&changes.relation(id, &claim.relation));
        }
    }
    for (at, &id) in claims.iter().enumerate() {
        builder.claim = at;
        if let Some(claim) = report.claim(id) {
            // a handle of another report says nothing of this one
            let relation = changes.relation(id, &claim.relation);
            let mut known = true;
            relation.for_each(|_, id| known &= report.figure(id).is_some());
            if known {
                builder.claim(id, &relation);
            }
        }
    }
    let mut system = builder.system;
    for &(operand, value) in &changes.fixed {
        for var in system.vars.iter_mut().filter(|var| var.operand == Some(operand)) {
            let one = Possible::exactly(value);
            (var.rounded, var.any) = (var.rounded.and(one), var.any.and(one));
        }
    }
    system.uses = vec![Vec::new(); system.vars.len()];
    for (at, constraint) in system.constraints.iter().enumerate() {
        constraint.law.for_each(|var| system.uses[var].push(at));
        if let Some((selector, _)) = constraint.guard {
            system.uses[selector].push(at);
        }
    }
    system
}

struct Builder<'a> {
    figures: &'a Figures,
    links: &'a [SameUnknown],
    changes: &'a Changes,
    system: System,
    uses: IdMap<FigureId, Use>,
    vars: IdMap<FigureId, usize>,
    linked: IdMap<usize, usize>,
    claim: usize,
    guard: Option<(usize, i128)>,
}

impl Builder<'_> {
    fn note_uses(&mut self, relation: &Relation) {
        let whole_list = matches!(relation, Relation::Breakdown { total: None, .. });
        let points = matches!(relation, Relation::PointChange { .. });
        relation.for_each(|role, id| {
            let used = self.uses.entry(id).or_default();
            match role {
                Role::Rate | Role::Change => used.cut = true,
                Role::Current | Role::Previous if points => used.cut = true,
                Role::Parts if whole_list => used.cut = true,
                Role::Mean => (used.cut, used.mean) = (true, true),
                _ => {}
            }
        });
    }

    fn var(&mut self, operand: Option<Operand>, rounded: Possible, any: Possible, preferred: Option<Ratio>) -> usize {
        self.system.vars.push(Var { operand, rounded, any, preferred });
        self.system.vars.len() - 1
    }

    fn free(&mut self, operand: Option<Operand>, set: Possible) -> usize {
        self.var(operand, set, set, None)
    }

    /// The variable of a figure.
    fn figure(&mut self, id: FigureId) -> usize {
        if let Some(&var) = self.vars.get(&id) {
            return var;
        }
        let used = self.uses.get(&id).copied().unwrap_or_default();
        let (rounded, any, preferred) = match self.figures.get(id) {
            Some(figure) => {
                let quantity = &figure.quantity;
                let (rounded, any) = if self.changes.relaxed.contains(&id) {
                    let all = of_kind(quantity);
                    let all = if used.mean { real(all) } else { all };
                    (all, all)
                } else {
                    sets(quantity, used)
                };
                (rounded, any, Some(quantity.value()))
            }
            None => (Possible::ANY, Possible::ANY, None),
        };
        let var = self.var(Some(Operand::Figure(id)), rounded, any, preferred);
        self.vars.insert(id, var);
        var
    }

    fn printed(&self, id: FigureId) -> Option<&Quantity> {
        self.figures.quantity(id)
    }

    fn is_whole(&self, var: usize) -> bool {
        self.system.vars.get(var).is_some_and(|var| var.rounded.is_whole())
    }

    /// The place of the link that an unstated operand has.
    fn link(&self, id: ClaimId, role: Role) -> Option<usize> {
        self.links.iter().position(|link| link.role == role && link.claims.contains(&id))
    }

    /// The variable of an unstated operand: one for all claims that are linked by it.
    fn unknown(&mut self, id: ClaimId, role: Role, set: Possible) -> usize {
        let operand = Some(Operand::Unstated(id, role));
        let Some(link) = self.link(id, role) else { return self.free(operand, set) };
        if let Some(&var) = self.linked.get(&link) {
            let known = &mut self.system.vars[var];
            (known.rounded, known.any) = (known.rounded.and(set), known.any.and(set));
            return var;
        }
        let var = self.free(operand, set);
        self.linked.insert(link, var);
        var
    }

    fn law(&mut self, law: Law) {
        self.system.constraints.push(Constraint { claim: self.claim, guard: self.guard, law });
    }

    fn linear(&mut self, terms: impl IntoIterator<Item = (usize, Ratio)>, constant: Ratio, equal: bool) {
        let mut gathered: Vec<(usize, Ratio)> = Vec::new();
        // few terms are looked through, many are looked up
        let mut seen: IdMap<usize, usize> = IdMap::default();
        let mut least = None;
        for (var, by) in terms {
            least = Some(least.map_or(var, |least: usize| least.min(var)));
            let known = if gathered.len() < FEW {
                gathered.iter().position(|&(known, _)| known == var)
            } else {
                if seen.is_empty() {
                    seen.extend(gathered.iter().enumerate().map(|(at, &(var, _))| (var, at)));
                }
                seen.get(&var).copied()
            };
            if let Some(at) = known {
                let Some(sum) = gathered[at].1.checked_add(by) else { return };
                gathered[at].1 = sum;
            } else {
                if !seen.is_empty() {
                    seen.insert(var, gathered.len());
                }
                gathered.push((var, by));
            }
        }
        gathered.retain(|(_, by)| !by.is_zero());
        if gathered.is_empty() {
            let false_alone = if equal { !constant.is_zero() } else { constant > Ratio::ZERO };
            if let Some(var) = least.filter(|_| false_alone) {
                // a claim that no values satisfy
                self.law(Law::Within(var, Possible::EMPTY));
            }
            return;
        }
        self.law(Law::Linear { terms: gathered, constant, equal });
    }

    /// Σ plus = Σ minus, or Σ plus ≤ Σ minus.
    fn sums(&mut self, plus: &[usize], minus: &[usize], equal: bool) {
        let minus_one = Ratio::from(-1);
        let terms = plus.iter().map(|&v| (v, Ratio::ONE)).chain(minus.iter().map(|&v| (v, minus_one)));
        self.linear(terms.collect::<Vec<_>>(), Ratio::ZERO, equal);
    }

    fn product(&mut self, p: usize, (offset, slope): (Ratio, Ratio), r: usize, w: usize) {
        self.law(Law::Within(w, NOT_NEGATIVE));
        self.law(Law::Product { p, offset, slope, r, w });
    }

    /// One variable for figures that add up: the figure itself where it is alone.
    fn side(&mut self, ids: &[FigureId]) -> Option<usize> {
        match ids {
            [] => None,
            [one] => Some(self.figure(*one)),
            several => {
                let parts: Vec<_> = several.iter().map(|&id| self.figure(id)).collect();
                let whole = parts.iter().all(|&var| self.is_whole(var));
                let sum = self.free(None, if whole { Possible::ANY.whole() } else { Possible::ANY });
                self.sums(&[sum], &parts, true);
                Some(sum)
            }
        }
    }

    fn within(&mut self, var: usize, set: Possible) {
        self.law(Law::Within(var, set));
    }
}
