//! Growth (同比、增长、下降) and changes of rates in percentage points (百分点).

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::{IntoQuantity, Kind, Quantity, QuantityError};

use super::product::{feasible, quotient};
use super::share::{cut_rate, rounded_rate, scale_of};
use super::sum::{Closure, sum};
use super::{Answer, Judgement, Reading, Reason, Verdict, rounded_or_cut, unstated};

/// Whether a quantity went up or down.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 增长, 上升, 提高.
    #[default]
    Up,
    /// 下降, 减少, 降低.
    Down,
}

/// How a growth is worded.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// By so much: 增长6.5%, 增加37倍 (38 times as much).
    #[default]
    By,
    /// To so many times: 是…的2.5倍.
    To,
}

/// The direction and wording of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Change {
    /// Up or down.
    pub direction: Direction,
    /// By or to.
    pub form: Form,
}

/// The factors `current / base` that the plain rates allow.
fn factor(rate: Possible, change: Change) -> Option<Possible> {
    let one = Possible::exactly(Ratio::ONE);
    // the sum of a rate and 1 is whole only by accident, so the rate decides
    let real = |set: Possible| Possible::ends(set.lower(), set.upper());
    match (change.form, change.direction) {
        (Form::To, _) => Some(rate),
        (Form::By, Direction::Up) => Some(real(rate).checked_add(one)?.not_negative()),
        (Form::By, Direction::Down) => Some(real(rate).negated()?.checked_add(one)?.not_negative()),
    }
}

/// The plain rates as quotients `delta / current`.
fn of_current(rate: Possible, change: Change) -> Option<Possible> {
    // a fall to nothing leaves no current figure to divide by
    let nothing_left = match (change.form, change.direction) {
        (Form::By, Direction::Up) => false,
        (Form::By, Direction::Down) => rate.lower().is_some_and(|end| end.at >= Ratio::ONE),
        (Form::To, _) => rate.upper().is_some_and(|end| end.at <= Ratio::ZERO),
    };
    if nothing_left {
        return Some(Possible::EMPTY);
    }
    let map = |end: Option<End>| -> Option<Option<End>> {
        let Some(end) = end else { return Some(None) };
        let r = end.at;
        let below = match (change.form, change.direction) {
            (Form::By, Direction::Up) => Ratio::ONE.checked_add(r)?,
            (Form::By, Direction::Down) => Ratio::ONE.checked_sub(r)?,
            (Form::To, _) => r,
        };
        if below <= Ratio::ZERO {
            return Some(None);
        }
        let above = match (change.form, change.direction) {
            (Form::By, _) => r,
            (Form::To, Direction::Up) => r.checked_sub(Ratio::ONE)?,
            (Form::To, Direction::Down) => Ratio::ONE.checked_sub(r)?,
        };
        Some(Some(End { at: above.checked_div(below)?, closed: end.closed }))
    };
    let (lower, upper) = (map(rate.lower())?, map(rate.upper())?);
    // a fall to a fraction shrinks as the fraction grows
    Some(match (change.form, change.direction) {
        (Form::To, Direction::Down) => Possible::ends(upper, lower),
        _ => Possible::ends(lower, upper),
    })
}

/// The plain rates as quotients `delta / base`.
fn of_base(rate: Possible, change: Change) -> Option<Possible> {
    let real = Possible::ends(rate.lower(), rate.upper());
    let one = Possible::exactly(Ratio::ONE);
    match (change.form, change.direction) {
        (Form::By, _) => Some(real),
        (Form::To, Direction::Up) => real.checked_add(one.negated()?),
        (Form::To, Direction::Down) => real.negated()?.checked_add(one),
    }
}

/// Above 0.
const POSITIVE: Possible = Possible::ends(Some(End::open(Ratio::ZERO)), None);

/// Whether a change by one of these plain rates leaves nothing: down by 100%, or to none.
fn is_all(rate: Possible, change: Change) -> bool {
    match (change.form, change.direction) {
        (Form::By, Direction::Down) => rate.contains(Ratio::ONE),
        (Form::To, Direction::Down) => rate.contains(Ratio::ZERO),
        (_, Direction::Up) => false,
    }
}

/// Whether figures can be a growth: `(current − base) / base = rate`, `current − base = ± delta`.
///
/// Any of the operands may be missing. Where the base is unknown, a whole base is looked for if the current figure is a whole
/// count; the judgement then carries the bases that work.
pub fn growth(
    current: Option<Possible>,
    base: Option<Possible>,
    delta: Option<Possible>,
    rate: Option<&Quantity>,
    change: Change,
) -> Judgement {
    if let (Some(current), Some(base), Some(delta)) = (current, base, delta) {
        let (above, below) = if change.direction == Direction::Up { (current, base) } else { (base, current) };
        let difference = sum(&[above], &[below, delta], Closure::Closed);
        if difference.verdict != Verdict::Holds || rate.is_none() {
            return difference;
        }
    }
    let Some(rate) = rate else { return Judgement::UNSTATED };
    let Some(rounded) = rounded_rate(rate) else { return Judgement::OUT_OF_RANGE };
    let out = Answer::Unknown(Reason::OutOfRange);
    let cut_set = || cut_rate(rate);
    let read = |reading| if reading == Reading::Cut { cut_set() } else { Some(rounded) };
    let judge = |p: Possible, w: Possible, of: fn(Possible, Change) -> Option<Possible>| {
        let ask = |set: Possible| of(set, change).map_or(out, |set| feasible(p, w, set));
        (ask(rounded), cut_set().map(ask))
    };
    match (current, base, delta) {
        (Some(current), Some(base), _) => {
            let (answer, cut) = judge(current, base, factor);
            rounded_or_cut(answer, || cut)
        }
        (Some(current), None, Some(delta)) => {
            let (answer, cut) = judge(delta, current, of_current);
            // where nothing is left there is nothing to divide by, and the base was the difference
            let gone = |set: Possible| current.contains(Ratio::ZERO) && delta.meets(&POSITIVE) && is_all(set, change);
            let or_gone = |answer: Answer, set: Possible| if gone(set) { Answer::Yes } else { answer };
            rounded_or_cut(or_gone(answer, rounded), || Some(or_gone(cut?, cut_set()?)))
        }
        (None, Some(base), Some(delta)) => {
            let (answer, cut) = judge(delta, base, of_base);
            rounded_or_cut(answer, || cut)
        }
        (Some(known), None, None) => {
            let unknown = if known.is_whole() { Possible::POSITIVE_WHOLE } else { Possible::ANY.not_negative() };
            let (answer, cut) = judge(known, unknown, factor);
            unstated(answer, || cut, |reading| quotient(known, factor(read(reading)?, change)?).map(|b| b.and(unknown)))
        }
        (None, None, Some(known)) => {
            let unknown = if known.is_whole() { Possible::POSITIVE_WHOLE } else { Possible::ANY.not_negative() };
            let (answer, cut) = judge(known, unknown, of_base);
            unstated(
                answer,
                || cut,
                |reading| quotient(known, of_base(read(reading)?, change)?).map(|b| b.and(unknown)),
            )
        }
        (None, _, None) => match factor(rounded, change) {
            Some(set) if set.is_empty() => Judgement::BROKEN,
            Some(_) => Judgement::UNSTATED,
            None => Judgement::OUT_OF_RANGE,
        },
    }
}

/// The true rates of a growth from `base` to `current`, in the printed scale and direction of `rate`: below 0 where the
/// figures went the other way. `None` where an end does not fit.
pub fn growth_range(current: Possible, base: Possible, rate: &Quantity, change: Change) -> Option<Possible> {
    let times = quotient(current, base)?;
    let back = Ratio::ONE.checked_div(scale_of(rate))?;
    let less_one = || times.checked_add(Possible::exactly(Ratio::ONE.negated()?));
    match (change.form, change.direction) {
        (Form::To, _) => times,
        (Form::By, Direction::Up) => less_one()?,
        (Form::By, Direction::Down) => less_one()?.negated()?,
    }
    .scaled(back)
}

/// The bases that a figure and its printed growth allow: whole ones from 1 up where the figure is a whole count. `None`
/// where an end does not fit.
pub fn growth_base(current: Possible, rate: &Quantity, change: Change) -> Option<Possible> {
    let bases = quotient(current, factor(rounded_rate(rate)?, change)?)?;
    Some(if current.is_whole() { bases.and(Possible::POSITIVE_WHOLE) } else { bases })
}

/// 0 to 100: what a rate in percent can be.
const PERCENT: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::HUNDRED));

/// The values of a set that is in the printed scale of a rate, in percent: 八成 is 80, 10‰ is 1. What is no rate is left as it
/// is; `None` where an end does not fit.
pub fn in_percent(set: Possible, rate: &Quantity) -> Option<Possible> {
    match rate.kind() {
        Kind::Percent | Kind::Fraction => set.scaled(scale_of(rate).checked_mul(Ratio::HUNDRED)?),
        _ => Some(set),
    }
}

/// Whether a rate changed by so many percentage points: `current − previous = ± change`, all in percent.
///
/// Where the change is printed with % instead of 个百分点, either reading may make it true: points, or a growth of the rate.
/// A previous rate that is not stated must lie within 0–100.
pub fn point_change(
    current: Possible,
    previous: Option<Possible>,
    change: &Quantity,
    direction: Direction,
    truncated: Option<(Possible, Option<Possible>)>,
) -> Judgement {
    let points = |current: Possible, previous: Possible, by: Possible| {
        let (above, below) = if direction == Direction::Up { (current, previous) } else { (previous, current) };
        sum(&[above], &[below, by], Closure::Closed).verdict
    };
    let as_growth = |current: Possible, previous: Possible| -> Verdict {
        if change.kind() != Kind::Percent {
            return Verdict::Broken;
        }
        growth(Some(current), Some(previous), None, Some(change), Change { direction, form: Form::By }).verdict
    };
    let current = Possible::ends(current.lower(), current.upper()).and(PERCENT);
    let by = Possible::ends(change.possible().lower(), change.possible().upper());
    let Some(previous) = previous else {
        let signed = if direction == Direction::Up { by.negated() } else { Some(by) };
        let Some(before) = signed.and_then(|by| current.checked_add(by)) else { return Judgement::OUT_OF_RANGE };
        let before = before.and(PERCENT);
        return if !before.is_empty() {
            Judgement::UNSTATED.learning(Some(before))
        } else if as_growth(current, PERCENT) == Verdict::Broken {
            Judgement::BROKEN
        } else {
            Judgement::UNSTATED
        };
    };
    let previous = Possible::ends(previous.lower(), previous.upper()).and(PERCENT);
    if points(current, previous, by) == Verdict::Holds || as_growth(current, previous) == Verdict::Holds {
        return Judgement::HOLDS;
    }
    if let (Some((current, Some(previous))), Hedge::Exact) = (truncated, change.hedge())
        && points(current.and(PERCENT), previous.and(PERCENT), change.cut()) == Verdict::Holds
    {
        return Judgement::TRUNCATED;
    }
    Judgement::BROKEN
}

/// A growth to check on its own.
///
/// ```
/// use fazhi::quantity::law::{Growth, Verdict};
/// assert_eq!(Growth::from_base("628项", "1091项", "42%")?.down().verdict(), Verdict::Holds);
/// assert_eq!(Growth::from_base(92, 80, "13%")?.verdict(), Verdict::Broken);
/// let growth = Growth::without_base("66件", "267%")?;
/// assert_eq!(growth.verdict(), Verdict::Undecided);
/// assert_eq!(growth.bases().unwrap().to_string(), "18");
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Growth {
    current: Quantity,
    base: Option<Quantity>,
    rate: Quantity,
    change: Change,
}

impl Growth {
    /// A growth whose base is stated.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn from_base(
        current: impl IntoQuantity,
        base: impl IntoQuantity,
        rate: impl IntoQuantity,
    ) -> Result<Self, QuantityError> {
        let base = Some(base.into_quantity()?);
        Ok(Self { current: current.into_quantity()?, base, rate: rate.into_quantity()?, change: Change::default() })
    }

    /// A growth whose base is not stated.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn without_base(current: impl IntoQuantity, rate: impl IntoQuantity) -> Result<Self, QuantityError> {
        Ok(Self {
            current: current.into_quantity()?,
            base: None,
            rate: rate.into_quantity()?,
            change: Change::default(),
        })
    }

    /// The same as a decrease.
    #[must_use]
    pub fn down(mut self) -> Self {
        self.change.direction = Direction::Down;
        self
    }

    fn judgement(&self) -> Judgement {
        let base = self.base.as_ref().map(Quantity::possible);
        growth(Some(self.current.possible()), base, None, Some(&self.rate), self.change)
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        self.judgement().verdict
    }

    /// The bases that the current figure and the rate allow.
    pub fn bases(&self) -> Option<Possible> {
        growth_base(self.current.possible(), &self.rate, self.change)
    }
}

/// A change of a rate in percentage points, to check on its own.
///
/// ```
/// use fazhi::quantity::law::{PointChange, Verdict};
/// assert_eq!(PointChange::new("61.74%", "59.7%", "2.04个百分点")?.verdict(), Verdict::Holds);
/// assert_eq!(PointChange::new("97%", "80%", "27个百分点")?.verdict(), Verdict::Broken);
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PointChange {
    current: Quantity,
    previous: Quantity,
    change: Quantity,
}

impl PointChange {
    /// A rise from a previous rate.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn new(
        current: impl IntoQuantity,
        previous: impl IntoQuantity,
        change: impl IntoQuantity,
    ) -> Result<Self, QuantityError> {
        Ok(Self {
            current: current.into_quantity()?,
            previous: previous.into_quantity()?,
            change: change.into_quantity()?,
        })
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        let read = |rate: &Quantity| Some((in_percent(rate.possible(), rate)?, in_percent(rate.cut(), rate)?));
        let (Some((current, now)), Some((previous, then))) = (read(&self.current), read(&self.previous)) else {
            return Verdict::Undecided;
        };
        point_change(current, Some(previous), &self.change, Direction::Up, Some((now, Some(then)))).verdict
    }
}
