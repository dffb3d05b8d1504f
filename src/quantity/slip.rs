//! Slips of the pen in printed digits: one digit wrong, or two neighbours exchanged.

use super::exact::Ratio;
use super::printed::{Kind, Quantity};

/// The most digits that are looked at.
const DIGITS: u32 = 18;

/// By how much the value of a figure would be another if one of its digits were, or if two neighbouring digits were exchanged; the
/// first digit is never 0. Nothing for a figure whose digits are not those of its value (fractions in words).
///
/// ```
/// use fazhi::quantity::{Quantity, Ratio, slips};
///
/// let figure: Quantity = "31件".parse()?;
/// let others: Vec<_> = slips(&figure).map(|by| figure.value().checked_add(by)).collect();
/// assert!(others.contains(&Some(Ratio::from(37))) && others.contains(&Some(Ratio::from(13))));
/// assert!(!others.contains(&Some(Ratio::from(42))));
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
pub fn slips(figure: &Quantity) -> impl Iterator<Item = Ratio> + use<> {
    let unit = figure.unit_in_last_place();
    let printed = figure.value().checked_div(unit).filter(|printed| printed.is_whole() && !printed.is_negative());
    // two thirds has no digits of its value
    let in_words = figure.kind() == Kind::Fraction && figure.unit().as_str() != "成";
    let digits = digits(printed.filter(|_| !in_words).map_or(0, Ratio::floor));
    let digit = move |place: u32| digits.get(place as usize).copied().unwrap_or(0);
    let count = (0..DIGITS).rev().find(|&place| digit(place) > 0).map_or(0, |place| place + 1);
    // 0.08 is printed with three digits, and may begin with 0
    let shown = u32::from(figure.decimals()) + 1;
    let (count, opens) = if count == 0 || shown < count { (count, count) } else { (shown.min(DIGITS), 0) };
    let changed = (0..count).flat_map(move |place| {
        let first = i64::from(place + 1 == opens && count > 1);
        let here = digit(place);
        (first..10).filter(move |&other| other != here).map(move |other| (other - here, place))
    });
    let exchanged = (1..count).filter_map(move |place| {
        let (high, low) = (digit(place), digit(place - 1));
        let zero = low == 0 && place + 1 == opens;
        (high != low && !zero).then_some(((low - high) * 9, place - 1))
    });
    changed.chain(exchanged).filter_map(move |(by, place)| {
        let by = by.checked_mul(10_i64.checked_pow(place)?)?;
        Ratio::from(i128::from(by)).checked_mul(unit)
    })
}

/// Whether a slip may make a difference: a whole one is a digit or nine times one, in some place. False where it surely does not.
pub(crate) fn may_slip_by(difference: Ratio) -> bool {
    let Ok(mut digits) = u64::try_from(difference.numerator().unsigned_abs()) else { return true };
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    difference.denominator() != 1 || digits <= 81
}

/// The last digits of a number, the last one first.
fn digits(number: i128) -> [i64; DIGITS as usize] {
    // as many fit 64 bits
    let mut rest = i64::try_from(number).or_else(|_| i64::try_from(number % 10_i128.pow(DIGITS))).unwrap_or(0);
    [0; DIGITS as usize].map(|_| {
        let digit = rest % 10;
        rest /= 10;
        digit
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(printed: &str) -> Vec<String> {
        let figure: Quantity = printed.parse().unwrap();
        let mut found: Vec<_> = slips(&figure)
            .map(|by| figure.value().checked_add(by).unwrap().rounded(u32::from(figure.decimals())))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn one_digit_or_two_exchanged() {
        assert_eq!(others("7件"), ["0", "1", "2", "3", "4", "5", "6", "8", "9"]);
        // 20 would be 02
        let of_twenty =
            ["21", "22", "23", "24", "25", "26", "27", "28", "29", "10", "30", "40", "50", "60", "70", "80", "90"];
        let mut want = of_twenty.map(str::to_owned).to_vec();
        want.sort();
        assert_eq!(others("20件"), want);
        assert!(others("44.4%").contains(&"44.9".to_owned()) && others("95.76%").contains(&"95.67".to_owned()));
        assert!(!others("44.4%").contains(&"45.5".to_owned()));
        assert!(others("1.78万户").len() > 20);
        // the digits before and behind the point may be 0
        assert!(others("0.28%").contains(&"0.08".to_owned()) && others("0.08%").contains(&"0.28".to_owned()));
        assert!(others("1.28%").contains(&"0.28".to_owned()) && others("0.28%").contains(&"2.08".to_owned()));
        assert!(!others("12.8%").contains(&"02.8".to_owned()) && !others("10.8%").contains(&"1.8".to_owned()));
    }

    #[test]
    fn what_no_slip_makes_is_told_at_once() {
        for printed in ["7件", "20件", "1806件", "98765件", "1.78万户", "120万元", "300"] {
            let figure: Quantity = printed.parse().unwrap();
            assert!(slips(&figure).all(may_slip_by), "{printed}");
        }
        for (difference, may) in [(0, true), (-8000, true), (81, true), (-630, true), (82, false), (-101, false)] {
            assert_eq!(may_slip_by(Ratio::from(difference)), may, "{difference}");
        }
        assert!(may_slip_by(Ratio::HALF));
    }

    #[test]
    fn what_has_no_digits_has_no_slips() {
        assert!(others("三分之二").is_empty());
    }
}
