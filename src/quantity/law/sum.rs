//! Sums (合计、平衡): parts that add up to a total, or to no more than it.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::exact::Ratio;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::{IntoQuantity, Quantity, QuantityError};

use super::share::subset;
use super::{Judgement, Verdict};

/// What a list of parts asserts of its total.
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
pub enum Closure {
    /// The parts are all there are: they add up to the total.
    #[default]
    Closed,
    /// The list reads as complete but nothing says so: where it misses the total that is a warning, not an error.
    Unmarked,
    /// More parts may exist, none twice: the parts add up to the total or less.
    Open,
    /// The parts may overlap: each is at most the total.
    Overlapping,
}

/// Whether parts add up to totals (several where a balance has two sides) in the way that `closure` says.
///
/// Exact, also where whole counts and measured quantities meet in one sum.
pub fn sum(totals: &[Possible], parts: &[Possible], closure: Closure) -> Judgement {
    if matches!(closure, Closure::Closed | Closure::Unmarked)
        && let Some(gap) = exact_gap(totals.iter(), parts.iter())
    {
        let learned = || Some(Possible::exactly(Ratio::from(gap)));
        return if gap == 0 { Judgement::HOLDS } else { Judgement::BROKEN.learning(learned()) };
    }
    if totals.iter().chain(parts).any(Possible::is_empty) {
        return Judgement::BROKEN;
    }
    match closure {
        Closure::Closed | Closure::Unmarked => match zero_sum(totals, parts) {
            Some(true) => Judgement::HOLDS,
            Some(false) => Judgement::BROKEN.learning(gap(totals, parts)),
            None => Judgement::OUT_OF_RANGE,
        },
        Closure::Open => match (add(totals), add(parts)) {
            (Some(total), Some(parts_sum)) => {
                let judged = subset(parts_sum, total);
                if judged.verdict == Verdict::Broken { judged.learning(gap(totals, parts)) } else { judged }
            }
            _ => Judgement::OUT_OF_RANGE,
        },
        Closure::Overlapping => {
            let Some(total) = add(totals) else { return Judgement::OUT_OF_RANGE };
            let broken = parts.iter().any(|part| subset(*part, total).verdict == Verdict::Broken);
            Judgement::plain(if broken { Verdict::Broken } else { Verdict::Holds })
        }
    }
}

/// The common case of [`gap`], where all are exact whole counts; `None` for any other, and where a sum does not fit.
pub(crate) fn exact_gap<'a>(
    totals: impl IntoIterator<Item = &'a Possible>,
    parts: impl IntoIterator<Item = &'a Possible>,
) -> Option<i128> {
    let count = |set: &Possible| {
        let count = set.single().filter(|count| set.is_whole() && count.denominator() == 1)?;
        Some(count.numerator())
    };
    let total = totals.into_iter().try_fold(0_i128, |sum, set| sum.checked_add(count(set)?))?;
    parts.into_iter().try_fold(total, |left, set| left.checked_sub(count(set)?))
}

/// How far the parts fall short of the totals (below 0 where they pass it).
pub fn gap(totals: &[Possible], parts: &[Possible]) -> Option<Possible> {
    add(totals)?.checked_add(add(parts)?.negated()?)
}

/// All sums of one value of each set.
pub fn add(sets: &[Possible]) -> Option<Possible> {
    sets.iter().try_fold(Possible::exactly(Ratio::ZERO), |sum, set| sum.checked_add(*set))
}

/// Whether values exist with `Σ totals − Σ parts = 0`: whole and measured terms are gathered apart, so that the whole terms
/// must meet the whole numbers of the measured rest.
fn zero_sum(totals: &[Possible], parts: &[Possible]) -> Option<bool> {
    let mut whole = Possible::exactly(Ratio::ZERO);
    let mut rest = Possible::exactly(Ratio::ZERO);
    for (set, negative) in totals.iter().map(|s| (s, false)).chain(parts.iter().map(|s| (s, true))) {
        let term = if negative { set.negated()? } else { *set };
        if term.is_whole() {
            whole = whole.checked_add(term)?;
        } else {
            // the rest is what the whole terms must equal
            rest = rest.checked_add(term.negated()?)?;
        }
    }
    Some(whole.whole().meets(&rest.whole()))
}

/// Whether a stated number can be that of a list with `listed` names; a list that ends in 等 may be longer than its names.
pub fn enumeration(count: Possible, listed: u32, open_ended: bool) -> Judgement {
    let named = Ratio::from(i128::from(listed));
    let fits =
        if open_ended { count.meets(&Possible::ends(Some(End::closed(named)), None)) } else { count.contains(named) };
    Judgement::plain(if fits { Verdict::Holds } else { Verdict::Broken })
}

/// A closed sum to check on its own.
///
/// ```
/// use fazhi::quantity::law::{Sum, Verdict};
/// assert_eq!(Sum::new("441件", ["396件", "25件", "19件", "1件"])?.verdict(), Verdict::Holds);
/// let sum = Sum::new("606.3万户", ["210.0万户", "394.9万户", "1.4万户"])?;
/// assert_eq!(sum.verdict(), Verdict::Holds);
/// let short = Sum::new(43059, [87, 1530, 27379, 1920, 9515, 2484])?;
/// assert_eq!(short.verdict(), Verdict::Broken);
/// assert_eq!(short.gap().unwrap().to_string(), "144");
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sum {
    total: Quantity,
    parts: Vec<Quantity>,
}

impl Sum {
    /// A total and its parts, from figures, their texts, or plain whole numbers.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn new<P: IntoQuantity>(
        total: impl IntoQuantity,
        parts: impl IntoIterator<Item = P>,
    ) -> Result<Self, QuantityError> {
        let parts = parts.into_iter().map(IntoQuantity::into_quantity).collect::<Result<_, _>>()?;
        Ok(Self { total: total.into_quantity()?, parts })
    }

    fn sets(&self) -> Vec<Possible> {
        self.parts.iter().map(Quantity::possible).collect()
    }

    /// The verdict, the list taken as closed.
    pub fn verdict(&self) -> Verdict {
        sum(&[self.total.possible()], &self.sets(), Closure::Closed).verdict
    }

    /// How far the parts fall short of the total; below 0 where they pass it.
    pub fn gap(&self) -> Option<Possible> {
        gap(&[self.total.possible()], &self.sets())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_and_measured_terms_meet_exactly() {
        let n = |v: i128| Possible::exactly(Ratio::from(v));
        let span = |a: i128, b: i128| {
            Possible::between(End::closed(Ratio::new(a, 10).unwrap()), End::closed(Ratio::new(b, 10).unwrap()))
        };
        // 3 or 4 or 5, plus 0.1–0.2, is no whole number
        let three_to_five = Possible::between(End::closed(Ratio::from(3)), End::closed(Ratio::from(5))).whole();
        assert_eq!(sum(&[n(4)], &[three_to_five, span(1, 2)], Closure::Closed).verdict, Verdict::Broken);
        assert_eq!(sum(&[n(4)], &[three_to_five, span(9, 12)], Closure::Closed).verdict, Verdict::Holds);
    }

    #[test]
    fn open_lists_may_fall_short() {
        let n = |v: i128| Possible::exactly(Ratio::from(v));
        assert_eq!(sum(&[n(170)], &[n(80), n(60)], Closure::Open).verdict, Verdict::Holds);
        assert_eq!(sum(&[n(170)], &[n(80), n(100)], Closure::Open).verdict, Verdict::Broken);
        assert_eq!(sum(&[n(170)], &[n(80), n(100)], Closure::Overlapping).verdict, Verdict::Holds);
        assert_eq!(sum(&[n(170)], &[n(180)], Closure::Overlapping).verdict, Verdict::Broken);
    }

    #[test]
    fn lists_and_their_numbers() {
        let n = |v: i128| Possible::exactly(Ratio::from(v));
        assert_eq!(enumeration(n(5), 5, false).verdict, Verdict::Holds);
        assert_eq!(enumeration(n(5), 4, false).verdict, Verdict::Broken);
        assert_eq!(enumeration(n(5), 4, true).verdict, Verdict::Holds);
        assert_eq!(enumeration(n(5), 6, true).verdict, Verdict::Broken);
    }
}
