//! Averages (平均、日均、人均) and reductions (压缩比).

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::{IntoQuantity, Quantity, QuantityError};

use super::product::{feasible, product, quotient};
use super::share::{cut_rate, rounded_rate, scale_of};
use super::sum::add;
use super::{Judgement, Reading, Verdict, rounded_or_cut, unstated};

/// The values of a printed mean: what rounds to it, also where it is printed as a whole count (平均25天); a mean need not be
/// whole where it is hedged either (约319件).
fn rounded_mean(mean: &Quantity) -> Possible {
    let rounded = mean.rounded();
    let set = mean.possible();
    let set = match mean.hedge() {
        Hedge::Exact => rounded,
        Hedge::Over | Hedge::Nearly | Hedge::MoreThan | Hedge::LessThan if set.is_whole() => {
            // the ends that whole numbers had closed
            let below = |end: End| end.at.checked_sub(Ratio::ONE).map_or(end, End::open);
            let above = |end: End| end.at.checked_add(Ratio::ONE).map_or(end, End::open);
            Possible::ends(set.lower().map(below), set.upper().map(above))
        }
        Hedge::About => {
            // half a step is at least half a unit
            let at = |set: Possible| set.lower().map(|end| end.at);
            if at(rounded) < at(set) { rounded } else { set }
        }
        _ => set,
    };
    Possible::ends(set.lower(), set.upper()).not_negative()
}

/// Whether a total over a count is the mean; `items`, where they are listed, add up to the total and give the count.
///
/// An unstated count must be a whole number from 1 up; the judgement then carries those that work.
pub fn average(total: Option<Possible>, count: Option<Possible>, mean: &Quantity, items: &[Possible]) -> Judgement {
    let rounded = rounded_mean(mean);
    let cut = || (mean.hedge() == Hedge::Exact).then(|| mean.cut().not_negative());
    let read = |reading| if reading == Reading::Cut { cut() } else { Some(rounded) };
    let (total, count) = if items.is_empty() {
        (total, count)
    } else {
        let Some(sum) = add(items) else { return Judgement::OUT_OF_RANGE };
        let number = i128::try_from(items.len()).map_or(Ratio::ZERO, Ratio::from);
        (total.or(Some(sum)), count.or(Some(Possible::exactly(number))))
    };
    match (total, count) {
        (Some(total), Some(count)) => {
            rounded_or_cut(feasible(total, count, rounded), || cut().map(|m| feasible(total, count, m)))
        }
        (Some(total), None) => {
            let count = Possible::POSITIVE_WHOLE;
            let learned = |reading| quotient(total, read(reading)?).map(|c| c.and(count));
            unstated(feasible(total, count, rounded), || cut().map(|m| feasible(total, count, m)), learned)
        }
        (None, Some(count)) => Judgement::UNSTATED.learning(product(rounded, count)),
        (None, None) => Judgement::UNSTATED,
    }
}

/// Whether `1 − after / before` is the printed rate (压缩比, 压缩x%).
pub fn reduction(before: Option<Possible>, after: Option<Possible>, rate: &Quantity) -> Judgement {
    let rest = |rate: Possible| -> Option<Possible> {
        let proportion = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::ONE));
        let real = Possible::ends(rate.lower(), rate.upper()).and(proportion);
        real.negated()?.checked_add(Possible::exactly(Ratio::ONE))
    };
    let Some(rounded) = rounded_rate(rate).and_then(rest) else { return Judgement::OUT_OF_RANGE };
    let cut = || cut_rate(rate).and_then(rest);
    if rounded.is_empty() {
        return Judgement::BROKEN;
    }
    match (before, after) {
        (Some(before), Some(after)) => {
            rounded_or_cut(feasible(after, before, rounded), || cut().map(|r| feasible(after, before, r)))
        }
        (Some(before), None) => Judgement::UNSTATED.learning(product(rounded, before)),
        (None, Some(after)) => Judgement::UNSTATED.learning(quotient(after, rounded)),
        (None, None) => Judgement::UNSTATED,
    }
}

/// The true rates of a reduction, in the printed scale of `rate`: below 0 where it grew. `None` where an end does not fit.
pub fn reduction_range(before: Possible, after: Possible, rate: &Quantity) -> Option<Possible> {
    let back = Ratio::ONE.checked_div(scale_of(rate))?;
    quotient(after, before)?.negated()?.checked_add(Possible::exactly(Ratio::ONE))?.scaled(back)
}

/// An average to check on its own.
///
/// ```
/// use fazhi::quantity::law::{Average, Verdict};
/// assert_eq!(Average::new("71412件", 7, "10202件")?.verdict(), Verdict::Holds);
/// assert_eq!(Average::new("18335天", 702, "25天")?.verdict(), Verdict::Broken);
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Average {
    total: Quantity,
    count: Quantity,
    mean: Quantity,
}

impl Average {
    /// A total, a count and their mean.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn new(
        total: impl IntoQuantity,
        count: impl IntoQuantity,
        mean: impl IntoQuantity,
    ) -> Result<Self, QuantityError> {
        Ok(Self { total: total.into_quantity()?, count: count.into_quantity()?, mean: mean.into_quantity()? })
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        average(Some(self.total.possible()), Some(self.count.possible()), &self.mean, &[]).verdict
    }

    /// The counts that the total and the mean allow.
    pub fn counts(&self) -> Option<Possible> {
        Some(quotient(self.total.possible(), rounded_mean(&self.mean))?.and(Possible::POSITIVE_WHOLE))
    }
}

/// A reduction to check on its own.
///
/// ```
/// use fazhi::quantity::law::{Reduction, Verdict};
/// // the totals decide, not their rounded averages
/// assert_eq!(Reduction::new("18335天", "4232天", "77%")?.verdict(), Verdict::Holds);
/// assert_eq!(Reduction::new("25天", "6天", "77%")?.verdict(), Verdict::Broken);
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reduction {
    before: Quantity,
    after: Quantity,
    rate: Quantity,
}

impl Reduction {
    /// What it was, what it is, and by which rate it fell.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn new(
        before: impl IntoQuantity,
        after: impl IntoQuantity,
        rate: impl IntoQuantity,
    ) -> Result<Self, QuantityError> {
        Ok(Self { before: before.into_quantity()?, after: after.into_quantity()?, rate: rate.into_quantity()? })
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        reduction(Some(self.before.possible()), Some(self.after.possible()), &self.rate).verdict
    }
}
