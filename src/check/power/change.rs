//! What a growth and a change in points exclude.

use crate::quantity::law::power::{Grid, Made, Varied, of_quotient};
use crate::quantity::law::{self, Change, Closure, Direction, Form, Power, Verdict};
use crate::quantity::{End, Kind, Possible, Quantity, Ratio};
use crate::report::cut_of;

/// The operands of a growth.
pub(super) struct Growth {
    pub(super) current: Option<Possible>,
    pub(super) base: Option<Possible>,
    pub(super) delta: Option<Possible>,
    pub(super) change: Change,
}

impl Growth {
    pub(super) fn over_delta(&self, delta: &Varied<'_>) -> Option<Power> {
        let Some((current, base)) = self.current.zip(self.base) else { return delta.none() };
        let difference = match self.change.direction {
            Direction::Up => less(current, base),
            Direction::Down => less(base, current),
        };
        delta.over(&[difference?], &[])
    }

    pub(super) fn over_rate(&self, rate: &Varied<'_>) -> Option<Power> {
        let unknown = |known: Possible| {
            if known.is_whole() { Possible::POSITIVE_WHOLE } else { Possible::ANY.not_negative() }
        };
        let (made, of_delta) = (Made::of(self.change), Made::of_delta(self.change));
        let quotient = |made, p, w| of_quotient(rate, made, p, w, Possible::ANY);
        match (self.current, self.base, self.delta) {
            (Some(current), Some(base), delta) => {
                if let Some(delta) = delta {
                    let (above, below) = match self.change.direction {
                        Direction::Up => (current, base),
                        Direction::Down => (base, current),
                    };
                    if law::sum(&[above], &[below, delta], Closure::Closed).verdict == Verdict::Broken {
                        return rate.over(&[], &[]); // no rate mends that
                    }
                }
                quotient(made, current, base)
            }
            (Some(current), None, Some(delta)) => {
                let base = match self.change.direction {
                    Direction::Up => less(current, delta)?,
                    Direction::Down => current.checked_add(delta)?,
                };
                let power = if self.change.form == Form::By {
                    quotient(of_delta, delta, base)
                } else {
                    quotient(made, current, base)
                }?;
                // the base moves with the other two
                let single = current.single().is_some() && delta.single().is_some();
                Some(Power { exact: power.exact && single, ..power })
            }
            (None, Some(base), Some(delta)) => quotient(of_delta, delta, base),
            (Some(current), None, None) => quotient(made, current, unknown(current)),
            (None, None, Some(delta)) => quotient(of_delta, delta, unknown(delta)),
            (None, _, None) => rate.none(),
        }
    }
}

/// 0 to 100.
const PERCENT: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::HUNDRED));

pub(super) fn points(
    change: &Quantity,
    grid: Grid,
    current: &Quantity,
    previous: Option<&Quantity>,
    direction: Direction,
) -> Option<Power> {
    let varied = Varied::rounded_or_cut(change, grid)?;
    let read = |rate: &Quantity, set: Possible| {
        let set = law::in_percent(set, rate)?;
        Some(Possible::ends(set.lower(), set.upper()).and(PERCENT))
    };
    let by = |current: Possible, previous: Possible| match direction {
        Direction::Up => less(current, previous),
        Direction::Down => less(previous, current),
    };
    let as_growth = |current: Possible, previous: Possible| -> Option<Possible> {
        let previous = previous.and(Possible::ends(Some(End::open(Ratio::ZERO)), None));
        if change.kind() != Kind::Percent || current.is_empty() || previous.is_empty() {
            return Some(Possible::EMPTY);
        }
        law::growth_range(current, previous, change, Change { direction, form: Form::By })
    };
    let now = read(current, current.possible())?;
    let Some(previous) = previous else {
        if change.kind() == Kind::Percent && now.contains(Ratio::ZERO) {
            // nothing of nothing: at least none is excluded
            return varied.none().map(|power| Power { exact: false, ..power });
        }
        let growth = as_growth(now, PERCENT)?;
        return varied.over(&[by(now, PERCENT)?, growth], &[growth]);
    };
    let before = read(previous, previous.possible())?;
    let cut = by(read(current, cut_of(current))?, read(previous, cut_of(previous))?)?;
    varied.over(&[by(now, before)?, as_growth(now, before)?], &[cut])
}

/// The values of a difference; empty where either set is.
pub(super) fn less(a: Possible, b: Possible) -> Option<Possible> {
    if a.is_empty() || b.is_empty() { Some(Possible::EMPTY) } else { a.checked_add(b.negated()?) }
}
