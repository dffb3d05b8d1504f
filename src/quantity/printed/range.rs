//! Figures that are printed as a range: 2至3名, 30%-50%.

use crate::quantity::exact::Ratio;
use crate::quantity::numbers::Numbers;
use crate::quantity::numeral::{self, Scale, Spelled};

use super::suffix::Suffix;

/// Whether a character stands between the two ends of a range.
pub(super) const fn is_to(c: char) -> bool {
    matches!(c, '至' | '到' | '-' | '－' | '—' | '–' | '~' | '～' | '〜')
}

/// A range that begins with `first` and its unit (2至3名, 30%-50%): its last numeral with the numbers of both ends, where
/// that ends before its unit, and the unit.
pub(super) fn range(text: &str, first: &Spelled, unit: &Suffix) -> Option<(Spelled, usize, Suffix)> {
    if first.over || first.scale == Scale::Fraction {
        return None;
    }
    let (second, end, second_unit) = range_end(text, first.len + unit.len, unit)?;
    let (mut lower, upper) = (first.numbers.value(), second.numbers.value());
    if upper <= lower {
        return None;
    }
    // 3至5万元: the magnitude serves both ends
    if second.magnitude && !first.magnitude && unit.len == 0 {
        let places = Ratio::power_of_ten(i32::from(second.decimals));
        let magnitude = places.and_then(|p| second.numbers.ulp().checked_mul(p));
        let scaled = magnitude.and_then(|m| lower.checked_mul(m));
        lower = scaled.filter(|scaled| *scaled < upper).unwrap_or(lower);
    }
    let numbers = Numbers::wide(lower, Some(upper), second.numbers.ulp(), second.numbers.step());
    Some((Spelled { numbers, ..second }, end, second_unit))
}

/// The second end of a range that goes on at `from`: its numeral, where it ends (before its unit), and its unit.
fn range_end(text: &str, from: usize, first: &Suffix) -> Option<(Spelled, usize, Suffix)> {
    let rest = text.get(from..)?;
    let to = rest.chars().next().filter(|&c| is_to(c))?;
    let start = from + to.len_utf8();
    let rest = &text[start..];
    if !rest
        .starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十两".contains(c))
    {
        return None;
    }
    let second = numeral::spelled(rest)?.ok()?;
    if second.over {
        return None;
    }
    let end = start + second.len;
    let unit = Suffix::at(&text[end..], second.scale);
    let same = first.len == 0 || (first.unit == unit.unit && first.kind == unit.kind);
    // two bare numbers with a dash are no range: 0434-24981181
    let named = unit.len > 0 || !unit.unit.as_str().is_empty();
    (same && named).then_some((second, end, unit))
}
