//! Shares (占比): a part of a whole is a rate.

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::{IntoQuantity, Kind, Quantity, QuantityError};

use super::power::{Grid, Made, Power, Varied, of_quotient};
use super::product::{feasible, product, quotient};
use super::{Judgement, Reading, Verdict, rounded_or_cut, unstated};

/// The factor from the printed scale of a rate to a plain number: 1/100 for a percentage.
pub(crate) fn scale_of(rate: &Quantity) -> Ratio {
    let den = match (rate.kind(), rate.unit().as_str()) {
        (Kind::Percent, "‰") => 1000,
        (Kind::Percent | Kind::Points, _) => 100,
        _ => 1,
    };
    Ratio::new(1, den).unwrap_or(Ratio::ONE)
}

/// Plain numbers in the printed scale of a rate.
pub(crate) fn in_scale(set: Possible, rate: &Quantity) -> Option<Possible> {
    set.scaled(Ratio::ONE.checked_div(scale_of(rate))?)
}

/// 0 to 1: what a proportion can be.
const PROPORTION: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::ONE));

/// The plain numbers that a printed rate may stand for, rounded.
pub(super) fn rounded_rate(rate: &Quantity) -> Option<Possible> {
    rate.possible().scaled(scale_of(rate))
}

/// The plain numbers that a printed rate may stand for if it was cut; `None` for a hedged one, which tells nothing of it.
pub(super) fn cut_rate(rate: &Quantity) -> Option<Possible> {
    (rate.hedge() == Hedge::Exact).then(|| rate.cut().scaled(scale_of(rate))).flatten()
}

/// The common case, two exact whole counts and a plain printed percentage, in plain products: `None` for any other, and where
/// a product does not fit.
fn exact_share(part: &Possible, whole: &Possible, rate: &Quantity) -> Option<Judgement> {
    if rate.hedge() != Hedge::Exact || rate.kind() != Kind::Percent || rate.unit().as_str() != "%" {
        return None;
    }
    let (p, w, value, unit) = (part.single()?, whole.single()?, rate.value(), rate.unit_in_last_place());
    let plain = p.denominator() == 1 && w.denominator() == 1 && unit.numerator() == 1;
    let (p, w) = (p.numerator(), w.numerator());
    if !plain || value.is_negative() || p < 0 || w <= 0 || value.denominator() != unit.denominator() {
        return None;
    }
    // no proportion is more than all there is
    if w < p {
        return Some(Judgement::BROKEN);
    }
    // 100 p / w − v, in units of the last place times w
    let exact = p.checked_mul(100)?.checked_mul(value.denominator())?;
    let off = exact.checked_sub(value.numerator().checked_mul(w)?)?;
    Some(if off.checked_mul(2)?.checked_abs()? <= w {
        Judgement::HOLDS
    } else if (0..w).contains(&off) {
        Judgement::TRUNCATED
    } else {
        Judgement::BROKEN
    })
}

/// Whether a part is this rate of a whole. A part or whole that is not stated is `None`.
///
/// The rate is clipped to 0–100%, and so the part is never above the whole.
pub fn share(part: Option<Possible>, whole: Option<Possible>, rate: &Quantity) -> Judgement {
    if let (Some(part), Some(whole)) = (&part, &whole)
        && let Some(judged) = exact_share(part, whole, rate)
    {
        return judged;
    }
    let Some(rounded) = rounded_rate(rate).map(|r| r.and(PROPORTION)) else { return Judgement::OUT_OF_RANGE };
    let cut = || cut_rate(rate).map(|r| r.and(PROPORTION));
    let read = |reading| if reading == Reading::Cut { cut() } else { Some(rounded) };
    match (part, whole) {
        (Some(part), Some(whole)) => {
            rounded_or_cut(feasible(part, whole, rounded), || cut().map(|r| feasible(part, whole, r)))
        }
        (None, Some(whole)) => {
            let part =
                if whole.is_whole() { Possible::ANY.not_negative().whole() } else { Possible::ANY.not_negative() };
            let learned = |reading| product(read(reading)?, whole).map(|p| p.and(part));
            unstated(feasible(part, whole, rounded), || cut().map(|r| feasible(part, whole, r)), learned)
        }
        (Some(part), None) => {
            let whole = if part.is_whole() { Possible::POSITIVE_WHOLE } else { Possible::ANY.not_negative() };
            let learned = |reading| quotient(part, read(reading)?).map(|w| w.and(whole));
            unstated(feasible(part, whole, rounded), || cut().map(|r| feasible(part, whole, r)), learned)
        }
        (None, None) => rate_alone(rate),
    }
}

/// The power of a share over its rate, among the proportions with as many decimals.
pub(crate) fn share_power(part: Option<Possible>, whole: Option<Possible>, rate: &Quantity) -> Option<Power> {
    let varied = Varied::rate(rate, Grid::proportion(rate)?)?;
    let most = in_scale(PROPORTION, rate)?;
    let any = |other: Possible| if other.is_whole() { Possible::ANY.whole() } else { Possible::ANY }.not_negative();
    match (part, whole) {
        (Some(part), Some(whole)) => of_quotient(&varied, Made::Quotient, part, whole, most),
        (None, Some(whole)) => of_quotient(&varied, Made::Quotient, any(whole), whole, most),
        (Some(part), None) if part.is_whole() => {
            of_quotient(&varied, Made::Quotient, part, Possible::POSITIVE_WHOLE, most)
        }
        (Some(part), None) => of_quotient(&varied, Made::Quotient, part, any(part), most),
        (None, None) => varied.over(&[most], &[]),
    }
}

/// Whether a proportion is within 0–100%: broken where it cannot be, else undecided, for nothing is stated to check it by.
pub fn rate_alone(rate: &Quantity) -> Judgement {
    match rounded_rate(rate) {
        Some(set) if set.meets(&PROPORTION) => Judgement::UNSTATED,
        Some(_) => Judgement::BROKEN,
        None => Judgement::OUT_OF_RANGE,
    }
}

/// Whether a part can be no larger than its whole.
pub fn subset(part: Possible, whole: Possible) -> Judgement {
    if part.is_empty() || whole.is_empty() {
        return Judgement::BROKEN;
    }
    let fits = match (part.lower(), whole.upper()) {
        (Some(low), Some(high)) => low.at < high.at || (low.at == high.at && low.closed && high.closed),
        _ => true,
    };
    Judgement::plain(if fits { Verdict::Holds } else { Verdict::Broken })
}

/// A share to check on its own: a part, a whole and a printed rate.
///
/// ```
/// use fazhi::quantity::law::{Share, Verdict};
/// let share = Share::new("312项", "702项", "44.6%")?;
/// assert_eq!(share.verdict(), Verdict::Broken);
/// assert_eq!(share.expected_rate().unwrap(), "44.4%");
/// assert_eq!(share.expected_part().unwrap().to_string(), "313");
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Share {
    part: Quantity,
    whole: Quantity,
    rate: Quantity,
}

impl Share {
    /// A share from figures, their texts, or plain whole numbers.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    pub fn new(
        part: impl IntoQuantity,
        whole: impl IntoQuantity,
        rate: impl IntoQuantity,
    ) -> Result<Self, QuantityError> {
        Ok(Self { part: part.into_quantity()?, whole: whole.into_quantity()?, rate: rate.into_quantity()? })
    }

    /// The judgement with what was learned.
    pub fn judgement(&self) -> Judgement {
        share(Some(self.part.possible()), Some(self.whole.possible()), &self.rate)
    }

    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        self.judgement().verdict
    }

    /// How many of the rates that might have been printed the part and the whole exclude; `None` where the rate is printed
    /// in words or an end does not fit.
    pub fn power(&self) -> Option<Power> {
        share_power(Some(self.part.possible()), Some(self.whole.possible()), &self.rate)
    }

    /// The true rates that the part and the whole allow, in the printed scale of the rate (percent for a percentage).
    pub fn rate_range(&self) -> Option<Possible> {
        rate_range(self.part.possible(), self.whole.possible(), &self.rate)
    }

    /// The rate as it should be printed, with as many places as it is printed with now; `None` where the counts allow
    /// several.
    pub fn expected_rate(&self) -> Option<String> {
        expected_rate(self.part.possible(), self.whole.possible(), &self.rate)
    }

    /// The parts that the whole and the printed rate allow.
    pub fn expected_part(&self) -> Option<Possible> {
        part_range(self.whole.possible(), &self.rate, self.part.is_whole())
    }
}

/// The parts that a whole and a printed rate allow; only whole numbers where `counted`.
pub fn part_range(whole: Possible, rate: &Quantity, counted: bool) -> Option<Possible> {
    let part = product(rounded_rate(rate)?.and(PROPORTION), whole)?;
    Some(if counted { part.whole() } else { part })
}

/// The true rates of a part and a whole, in the printed scale of `rate`.
pub fn rate_range(part: Possible, whole: Possible, rate: &Quantity) -> Option<Possible> {
    let back = Ratio::ONE.checked_div(scale_of(rate))?;
    quotient(part, whole)?.and(PROPORTION).scaled(back)
}

/// The rate of a part and a whole as it should be printed with the places of `rate`, where the counts leave one value.
///
/// `None` for a rate in words such as 三分之二: it has no places.
pub fn expected_rate(part: Possible, whole: Possible, rate: &Quantity) -> Option<String> {
    let mut range = rate_range(part, whole, rate)?;
    if rate.kind() == Kind::Fraction {
        if rate.unit().as_str() != "成" {
            return None;
        }
        range = range.scaled(Ratio::from(10))?;
    }
    let places = u32::from(rate.decimals());
    let (low, high) = (range.lower()?.at.rounded(places), range.upper()?.at.rounded(places));
    let unit = rate.unit();
    (low == high).then(|| format!("{low}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_products_agree_with_the_sets() {
        let (mut seen, mut cut) = (0, 0);
        for whole in 1..60_u64 {
            for part in 0..=whole {
                for printed in ["0%", "33.3%", "50%", "66.6%", "66.7%", "12.50%", "99.9%", "100%", "100.4%", "8%"] {
                    let rate: Quantity = printed.parse().unwrap();
                    let (p, w) = (Quantity::count(part, "件").possible(), Quantity::count(whole, "件").possible());
                    let general = |rate: Option<Possible>| feasible(p, w, rate.unwrap().and(PROPORTION));
                    let expected = rounded_or_cut(general(rounded_rate(&rate)), || Some(general(cut_rate(&rate))));
                    assert_eq!(exact_share(&p, &w, &rate), Some(expected), "{part} of {whole} is {printed}");
                    seen += 1;
                    cut += i32::from(expected.verdict == Verdict::Truncated);
                }
            }
        }
        assert!(seen > 10_000 && cut > 20, "{seen} {cut}");
    }
}
