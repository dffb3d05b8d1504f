//! The power of a quotient of two operands over the rate or mean that is printed of it.

use crate::quantity::exact::Ratio;
use crate::quantity::possible::{End, Possible};

use super::grid::Runs;
use super::{Power, TRIED, Varied};
use crate::quantity::law::growth::{Change, Direction, Form};
use crate::quantity::law::product::{product, quotient};

/// How the quotient of two operands makes a printed rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// The quotient itself: a share, a mean, to so many times, a difference of the base.
    Quotient,
    /// Less 1: by so much up.
    LessOne,
    /// Taken from 1: by so much down, a reduction.
    FromOne,
    /// And 1: to so many times, from the difference.
    PlusOne,
}

impl Made {
    /// The rate of a change, from `current / base`.
    pub(crate) fn of(change: Change) -> Self {
        match (change.form, change.direction) {
            (Form::To, _) => Self::Quotient,
            (Form::By, Direction::Up) => Self::LessOne,
            (Form::By, Direction::Down) => Self::FromOne,
        }
    }

    /// The rate of a change, from `delta / base`.
    pub(crate) fn of_delta(change: Change) -> Self {
        match (change.form, change.direction) {
            (Form::By, _) => Self::Quotient,
            (Form::To, Direction::Up) => Self::PlusOne,
            (Form::To, Direction::Down) => Self::FromOne,
        }
    }

    fn rate(self, quotient: Possible) -> Option<Possible> {
        let one = Possible::exactly(Ratio::ONE);
        let real = Possible::ends(quotient.lower(), quotient.upper());
        match self {
            Self::Quotient => Some(real),
            Self::LessOne => real.checked_add(one.negated()?),
            Self::FromOne => real.negated()?.checked_add(one),
            Self::PlusOne => real.checked_add(one),
        }
        .map(|set| Possible::ends(set.lower(), set.upper()))
    }

    fn quotient(self, rate: Possible) -> Option<Possible> {
        let one = Possible::exactly(Ratio::ONE);
        match self {
            Self::Quotient => Some(rate),
            Self::LessOne => rate.checked_add(one),
            Self::FromOne => rate.negated()?.checked_add(one),
            Self::PlusOne => rate.checked_add(one.negated()?),
        }
        .map(|set| Possible::ends(set.lower(), set.upper()).not_negative())
    }
}

/// Above 0.
const POSITIVE: Possible = Possible::ends(Some(End::open(Ratio::ZERO)), None);

/// The power of `p / w` over a printed rate or mean. An operand that is not stated is the set of all that it may be.
///
/// `most` bounds the rate in its printed scale: 0 to 100 for a share.
pub(crate) fn of_quotient(rate: &Varied<'_>, made: Made, p: Possible, w: Possible, most: Possible) -> Option<Power> {
    if p.contains(Ratio::ZERO) && w.contains(Ratio::ZERO) {
        // nothing of nothing: where no other choice fits, nothing is said
        return rate.none();
    }
    let w = w.and(POSITIVE);
    let scale = rate.scale;
    let back = Ratio::ONE.checked_div(scale)?;
    let truth = |p: Possible, w: Possible| -> Option<Possible> {
        if p.is_empty() || w.is_empty() {
            return Some(Possible::EMPTY);
        }
        made.rate(quotient(p, w)?)?.scaled(back)
    };
    let reach = made.quotient(rate.reach()?.scaled(scale)?)?;
    let many = |set: &Possible| set.is_whole() && set.single().is_none();
    let mut runs = Runs::default();
    let mut exact = true;
    if many(&w) {
        let tried = quotient(p, reach)?.and(w);
        exact = sweep(rate, tried, most, &mut runs, |w| truth(p, w))?;
        // several wholes over one whole leave gaps, unless the steps are smaller than the figure's
        let unit = rate.grid.step.checked_mul(scale)?;
        let first = tried.lower().map(|end| end.at).filter(|at| *at > Ratio::ZERO);
        exact &= !many(&p) || first.is_some_and(|at| Ratio::ONE.checked_div(at).is_some_and(|gap| gap <= unit));
    } else if many(&p) {
        let tried = product(reach, w)?.and(p);
        exact = sweep(rate, tried, most, &mut runs, |p| truth(p, w))?;
    } else {
        runs.take(rate.admitted(truth(p, w)?.and(most))?);
    }
    rate.power(runs, exact)
}

/// Tries the whole values of `tried` from the lowest up until the runs close up; whether all that is left is in one run.
fn sweep(
    rate: &Varied<'_>,
    tried: Possible,
    most: Possible,
    runs: &mut Runs,
    truth: impl Fn(Possible) -> Option<Possible>,
) -> Option<bool> {
    let tried = tried.whole();
    let Some(first) = tried.lower().map(|end| end.at.floor()) else { return Some(false) };
    let last = tried.upper().map(|end| end.at.floor());
    let mut before: Option<Ratio> = None;
    let mut at = first;
    while last.is_none_or(|last| at <= last) {
        let set = truth(Possible::exactly(Ratio::from(at)))?;
        let end = set.lower().map(|end| end.at).filter(|_| !set.is_empty());
        // the steps never grow: once they are within a unit, they stay so
        let gap = before.zip(end).and_then(|(a, b)| if a > b { a.checked_sub(b) } else { b.checked_sub(a) });
        let closed = gap.is_some_and(|gap| gap < rate.grid.step);
        if closed || at - first >= TRIED {
            let rest =
                Possible::ends(Some(End::closed(Ratio::from(at))), last.map(|last| End::closed(Ratio::from(last))));
            runs.take(rate.admitted(truth(rest)?.and(most))?);
            return Some(closed);
        }
        runs.take(rate.admitted(set.and(most))?);
        before = end;
        at += 1;
    }
    Some(true)
}
