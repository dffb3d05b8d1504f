//! Claims as a system: figures and unstated operands are variables with their sets, claims are constraints.

use std::collections::HashMap;

use crate::quantity::law::{Closure, Direction, Form, scale_of};
use crate::quantity::{End, Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{Basis, Claim, ClaimId, FigureId, Figures, Relation, Report, Role, implied_whole};

use super::constraint::{Constraint, Law};
use super::{Operand, SameUnknown};

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

/// Whether a claim takes part in joint judgement: not one by distance alone, nor one over units that are not compared; a list
/// that nothing calls closed only where `soft`.
pub(super) fn takes_part(report: &Report, id: ClaimId, soft: bool) -> bool {
    let Some(claim) = report.claim(id) else { return false };
    claim.basis != Basis::Distance && (soft || !is_soft(claim)) && !claim.relation.mixes_units(report.figures())
}

/// Builds the system of connected claims.
pub(super) fn build(report: &Report, claims: &[ClaimId], links: &[SameUnknown], changes: &Changes) -> System {
    let mut builder = Builder {
        figures: report.figures(),
        links,
        changes,
        system: System { claims: claims.to_vec(), ..System::default() },
        uses: HashMap::new(),
        vars: HashMap::new(),
        linked: HashMap::new(),
        claim: 0,
        guard: None,
    };
    for &id in claims {
        if let Some(claim) = report.claim(id) {
            builder.note_uses(&claim.relation);
        }
    }
    for (at, &id) in claims.iter().enumerate() {
        builder.claim = at;
        if let Some(claim) = report.claim(id) {
            // a handle of another report says nothing of this one
            let known = claim.relation.figures().iter().all(|&(_, id)| report.figure(id).is_some());
            if known {
                builder.claim(id, &claim.relation);
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
    uses: HashMap<FigureId, Use>,
    vars: HashMap<FigureId, usize>,
    linked: HashMap<usize, usize>,
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
        self.figures.get(id).map(|figure| &figure.quantity)
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
        let mut seen: HashMap<usize, usize> = HashMap::new();
        for (var, by) in terms {
            if let Some(&at) = seen.get(&var) {
                let Some(sum) = gathered[at].1.checked_add(by) else { return };
                gathered[at].1 = sum;
            } else {
                seen.insert(var, gathered.len());
                gathered.push((var, by));
            }
        }
        gathered.retain(|(_, by)| !by.is_zero());
        if gathered.is_empty() {
            let false_alone = if equal { !constant.is_zero() } else { constant > Ratio::ZERO };
            if false_alone && !seen.is_empty() {
                // a claim that no values satisfy
                if let Some(&var) = seen.keys().min() {
                    self.law(Law::Within(var, Possible::EMPTY));
                }
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

    fn claim(&mut self, id: ClaimId, relation: &Relation) {
        match relation {
            Relation::Share { part, whole, rate } => {
                let (part, whole) = (self.side(part), self.side(whole));
                self.share(id, part, whole, *rate);
            }
            Relation::Rate { rate, whole } => {
                let whole = whole.map(|whole| self.figure(whole));
                self.share(id, None, whole, *rate);
            }
            Relation::Subset { part, whole } => {
                let (part, whole) = (self.figure(*part), self.figure(*whole));
                self.sums(&[part], &[whole], false);
            }
            Relation::Breakdown { total, parts, closure } => self.breakdown(id, *total, parts, *closure),
            Relation::Balance { totals, parts } => {
                let totals: Vec<_> = totals.iter().map(|&id| self.figure(id)).collect();
                let parts: Vec<_> = parts.iter().map(|&id| self.figure(id)).collect();
                self.sums(&totals, &parts, true);
            }
            Relation::Growth { .. } => self.growth(id, relation),
            Relation::PointChange { current, previous, change, direction } => {
                self.points(id, *current, *previous, *change, *direction);
            }
            Relation::Average { total, count, mean, items } => self.average(id, *total, *count, *mean, items),
            Relation::Reduction { before, after, rate } => {
                let Some(scale) = self.printed(*rate).map(scale_of) else { return };
                let r = self.figure(*rate);
                self.proportion(r, scale);
                if let (Some(before), Some(after)) = (before, after) {
                    let (before, after) = (self.figure(*before), self.figure(*after));
                    if let Some(slope) = scale.negated() {
                        self.product(after, (Ratio::ONE, slope), r, before);
                    }
                }
            }
            Relation::Enumeration { count, listed, open_ended } => {
                let count = self.figure(*count);
                let named = End::closed(Ratio::from(i128::from(*listed)));
                self.within(count, Possible::ends(Some(named), (!open_ended).then_some(named)));
            }
        }
    }

    /// The rate lies within 0–100%.
    fn proportion(&mut self, rate: usize, scale: Ratio) {
        if let Some(most) = Ratio::ONE.checked_div(scale) {
            self.within(rate, Possible::between(End::closed(Ratio::ZERO), End::closed(most)));
        }
    }

    fn share(&mut self, id: ClaimId, part: Option<usize>, whole: Option<usize>, rate: FigureId) {
        let Some(scale) = self.printed(rate).map(scale_of) else { return };
        let r = self.figure(rate);
        self.proportion(r, scale);
        let some = |whole: bool| if whole { NOT_NEGATIVE.whole() } else { NOT_NEGATIVE };
        let (part, whole) = match (part, whole) {
            (Some(part), Some(whole)) => (part, whole),
            (None, Some(whole)) => {
                let set = some(self.is_whole(whole));
                (self.unknown(id, Role::Part, set), whole)
            }
            (Some(part), None) => {
                let set = if self.is_whole(part) { Possible::POSITIVE_WHOLE } else { NOT_NEGATIVE };
                (part, self.unknown(id, Role::Whole, set))
            }
            // two unknowns say nothing unless another claim shares one; then they are counts
            (None, None) if self.link(id, Role::Whole).is_some() || self.link(id, Role::Part).is_some() => {
                let part = self.unknown(id, Role::Part, NOT_NEGATIVE.whole());
                (part, self.unknown(id, Role::Whole, Possible::POSITIVE_WHOLE))
            }
            (None, None) => return,
        };
        self.product(part, (Ratio::ZERO, scale), r, whole);
        self.sums(&[part], &[whole], false);
    }

    fn breakdown(&mut self, id: ClaimId, total: Option<FigureId>, parts: &[FigureId], closure: Closure) {
        let vars: Vec<_> = parts.iter().map(|&id| self.figure(id)).collect();
        let closure = if self.changes.open.contains(&id) { Closure::Open } else { closure };
        let Some(total) = total else {
            let whole = parts.first().and_then(|&id| self.printed(id)).and_then(implied_whole);
            if let (Some(whole), Closure::Closed) = (whole.and_then(Ratio::negated), closure) {
                self.linear(vars.iter().map(|&v| (v, Ratio::ONE)).collect::<Vec<_>>(), whole, true);
            }
            return;
        };
        let total = self.figure(total);
        match closure {
            Closure::Closed | Closure::Unmarked => self.sums(&[total], &vars, true),
            Closure::Open => self.sums(&vars, &[total], false),
            Closure::Overlapping => vars.iter().for_each(|&part| self.sums(&[part], &[total], false)),
        }
    }

    fn growth(&mut self, id: ClaimId, relation: &Relation) {
        let Relation::Growth { current, base, delta, rate, direction, form } = relation else { return };
        let up = *direction == Direction::Up;
        let [current, base, delta] = [current, base, delta].map(|operand| operand.map(|id| self.figure(id)));
        if let (Some(current), Some(base), Some(delta)) = (current, base, delta) {
            self.differ(current, base, delta, up);
        }
        let Some(rate) = *rate else { return };
        let Some(scale) = self.printed(rate).map(scale_of) else { return };
        let r = self.figure(rate);
        let signed = |scale: Ratio| if up { Some(scale) } else { scale.negated() };
        // current / base, and delta / base, of the rate
        let (factor, difference) = match form {
            Form::By => (signed(scale).map(|slope| (Ratio::ONE, slope)), Some((Ratio::ZERO, scale))),
            Form::To if up => (Some((Ratio::ZERO, scale)), Some((Ratio::from(-1), scale))),
            Form::To => (Some((Ratio::ZERO, scale)), scale.negated().map(|slope| (Ratio::ONE, slope))),
        };
        let (Some(factor), Some(difference)) = (factor, difference) else { return };
        let guess = |whole: bool| if whole { Possible::POSITIVE_WHOLE } else { NOT_NEGATIVE };
        match (current, base, delta) {
            (Some(current), Some(base), _) => self.product(current, factor, r, base),
            (Some(current), None, Some(delta)) => {
                let base = self.unknown(id, Role::Base, NOT_NEGATIVE);
                self.differ(current, base, delta, up);
                self.product(current, factor, r, base);
            }
            (None, Some(base), Some(delta)) => self.product(delta, difference, r, base),
            (Some(current), None, None) => {
                let set = guess(self.is_whole(current));
                let base = self.unknown(id, Role::Base, set);
                self.product(current, factor, r, base);
            }
            (None, None, Some(delta)) => {
                let set = guess(self.is_whole(delta));
                let base = self.unknown(id, Role::Base, set);
                self.product(delta, difference, r, base);
            }
            (None, _, None) => {
                // nothing falls by more than all of it
                if *form == Form::By
                    && !up
                    && let Some(most) = Ratio::ONE.checked_div(scale)
                {
                    self.within(r, Possible::ends(None, Some(End::closed(most))));
                }
            }
        }
    }

    /// current = base ± delta.
    fn differ(&mut self, current: usize, base: usize, delta: usize, up: bool) {
        if up {
            self.sums(&[current], &[base, delta], true);
        } else {
            self.sums(&[base], &[current, delta], true);
        }
    }

    fn points(
        &mut self,
        id: ClaimId,
        current: FigureId,
        previous: Option<FigureId>,
        change: FigureId,
        direction: Direction,
    ) {
        let percent = |rate: &Quantity| match rate.kind() {
            Kind::Percent | Kind::Fraction => scale_of(rate).checked_mul(Ratio::HUNDRED),
            _ => Some(Ratio::ONE),
        };
        let Some(now) = self.printed(current).and_then(percent) else { return };
        let then = match previous {
            Some(previous) => self.printed(previous).and_then(percent),
            None => Some(Ratio::ONE),
        };
        let (Some(then), Some(printed)) = (then, self.printed(change)) else { return };
        let (kind, scale) = (printed.kind(), scale_of(printed));
        let (current, change) = (self.figure(current), self.figure(change));
        let clip = |scale: Ratio| Ratio::ONE.checked_div(scale).and_then(|back| PERCENT.scaled(back));
        let (Some(now_set), Some(then_set)) = (clip(now), clip(then)) else { return };
        self.within(current, now_set);
        let previous = match previous {
            Some(previous) => self.figure(previous),
            None => self.unknown(id, Role::Previous, PERCENT),
        };
        self.within(previous, then_set);
        let growth = kind == Kind::Percent;
        let selector = growth.then(|| {
            let both = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::ONE)).whole();
            self.free(None, both)
        });
        let up = direction == Direction::Up;
        let sign = Ratio::from(if up { -1 } else { 1 });
        let Some(minus_then) = then.negated() else { return };
        self.guard = selector.map(|selector| (selector, 0));
        self.linear(vec![(current, now), (previous, minus_then), (change, sign)], Ratio::ZERO, true);
        if let Some(selector) = selector {
            // printed with %: a growth of the rate, where both are in one scale
            self.guard = Some((selector, 1));
            let slope = if up { Some(scale) } else { scale.negated() };
            if let Some(slope) = slope {
                let unify = |var: usize, by: Ratio, this: &mut Self| {
                    if by == Ratio::ONE {
                        return var;
                    }
                    let plain = this.free(None, Possible::ANY);
                    this.linear(vec![(plain, Ratio::from(-1)), (var, by)], Ratio::ZERO, true);
                    plain
                };
                let (current, previous) = (unify(current, now, self), unify(previous, then, self));
                self.product(current, (Ratio::ONE, slope), change, previous);
            }
        }
        self.guard = None;
    }

    fn average(
        &mut self,
        id: ClaimId,
        total: Option<FigureId>,
        count: Option<FigureId>,
        mean: FigureId,
        items: &[FigureId],
    ) {
        let mean = self.figure(mean);
        self.within(mean, NOT_NEGATIVE);
        let total = total.map(|id| self.figure(id)).or_else(|| self.side(items));
        let Some(total) = total else { return };
        let count = match count {
            Some(count) => self.figure(count),
            None if items.is_empty() => self.unknown(id, Role::Count, Possible::POSITIVE_WHOLE),
            None => {
                let number = i128::try_from(items.len()).unwrap_or(i128::MAX);
                self.free(None, Possible::exactly(Ratio::from(number)))
            }
        };
        self.product(total, (Ratio::ZERO, Ratio::ONE), mean, count);
    }
}

fn real(set: Possible) -> Possible {
    Possible::ends(set.lower(), set.upper())
}

/// The values of a figure by how it is used: rounded, and rounded or cut.
fn sets(quantity: &Quantity, used: Use) -> (Possible, Possible) {
    let exact = quantity.hedge() == Hedge::Exact;
    let rounded = if used.mean {
        let set = if exact { quantity.rounded() } else { quantity.possible() };
        real(set).not_negative()
    } else {
        quantity.possible()
    };
    if !used.cut || !exact {
        return (rounded, rounded);
    }
    // half a unit to each side and a whole one outwards leave no gap
    (rounded, hull(rounded, quantity.cut()))
}

/// The smallest interval around two sets that meet.
fn hull(a: Possible, b: Possible) -> Possible {
    let pick = |a: Option<End>, b: Option<End>, low: bool| match (a, b) {
        (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, closed: a.closed || b.closed }),
        (Some(a), Some(b)) => Some(if (a.at < b.at) == low { a } else { b }),
        _ => None,
    };
    Possible::ends(pick(a.lower(), b.lower(), true), pick(a.upper(), b.upper(), false))
}
