//! What every kind of claim says, as constraints.

use crate::quantity::law::{Closure, Direction, Form, scale_of};
use crate::quantity::{End, Kind, Possible, Quantity, Ratio};
use crate::report::{ClaimId, FigureId, Relation, Role, implied_whole};

use super::{Builder, NOT_NEGATIVE, PERCENT};

impl Builder<'_> {
    pub(super) fn claim(&mut self, id: ClaimId, relation: &Relation) {
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
