//! A whole text that is one numeral: signs, powers, 又, 打, and the marks of a rate.

use std::str::FromStr;

use super::arabic::{self, Thousands};
use super::{Core, MAX_MAGNITUDE, Manner, Numeral, NumeralError, Scale, char_at, read, starts};
use crate::quantity::exact::Ratio;

/// Reads a text that is one numeral and nothing else, in print or in speech.
///
/// Beyond [`prefix`](super::prefix) it takes a sign (负, -, +), `%`, `‰` and 个百分点, a whole number with a fraction
/// (3又一千分之23), 半百, 一打, 廿 and 卅, `2e5` and powers such as `2^-1`. A sign belongs to the value only.
///
/// # Errors
/// [`NumeralError::NotANumeral`] with the first byte that does not belong; else as [`prefix`](super::prefix).
///
/// ```
/// use fazhi::quantity::{Numeral, NumeralError};
/// let change: Numeral = "负三点二个百分点".parse()?;
/// assert_eq!(change.value.to_string(), "-3.2");
/// assert_eq!("312件".parse::<Numeral>(), Err(NumeralError::NotANumeral { at: 3 }));
/// # Ok::<(), NumeralError>(())
/// ```
impl FromStr for Numeral {
    type Err = NumeralError;

    fn from_str(text: &str) -> Result<Self, NumeralError> {
        let (negative, from) = signs(text, 0, 1);
        let body = text.get(from..).unwrap_or("");
        let mut numeral = unsigned(body).map_err(|error| error.moved(from))?;
        numeral.len = text.len();
        if negative {
            numeral.value = numeral.value.negated().ok_or(NumeralError::TooLarge { at: 0, len: text.len() })?;
        }
        Ok(numeral)
    }
}

/// Up to `most` signs at a place: whether they make a minus, and where they end.
fn signs(text: &str, at: usize, most: usize) -> (bool, usize) {
    let (mut negative, mut end) = (false, at);
    for c in text.get(at..).unwrap_or("").chars().take(most) {
        match c {
            '负' | '負' | '-' | '－' | '−' => negative = !negative,
            '+' | '＋' => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    (negative, end)
}

fn unsigned(text: &str) -> Result<Numeral, NumeralError> {
    if text == "半百" {
        let fifty = Core { mantissa: 50, step: 1, chinese: true, ..Core::ZERO };
        return fifty.numeral(Scale::Plain).ok_or(NumeralError::NotANumeral { at: 0 });
    }
    let Some(first) = read(text, Manner::Whole)? else { return Err(NumeralError::NotANumeral { at: 0 }) };
    let rest = text.get(first.len..).unwrap_or("");
    let too_large = NumeralError::TooLarge { at: 0, len: text.len() };
    let plain = first.scale == Scale::Plain;
    match rest {
        "" => Ok(first),
        "%" | "％" | "﹪" | "个百分点" if plain => Ok(Numeral { scale: Scale::PerCent, ..first }),
        "‰" if plain => Ok(Numeral { scale: Scale::PerMille, ..first }),
        "打" if plain => times(&first, Ratio::from(12)).ok_or(too_large),
        _ => match char_at(rest, 0) {
            Some('又') if plain && first.value.is_whole() => mixed(&first, text),
            Some('e' | 'E') if plain => shifted(&first, text),
            Some('^') if plain => power(&first, text),
            _ => Err(NumeralError::NotANumeral { at: first.len }),
        },
    }
}

fn times(numeral: &Numeral, by: Ratio) -> Option<Numeral> {
    Some(Numeral {
        value: numeral.value.checked_mul(by)?,
        ulp: numeral.ulp.checked_mul(by)?,
        step: numeral.step.checked_mul(by)?,
        ..*numeral
    })
}

/// 3又一千分之23: the precision is the fraction's.
fn mixed(whole: &Numeral, text: &str) -> Result<Numeral, NumeralError> {
    let at = whole.len + '又'.len_utf8();
    let rest = text.get(at..).unwrap_or("");
    let fraction = read(rest, Manner::Whole).map_err(|error| error.moved(at))?;
    let Some(fraction) = fraction.filter(|fraction| fraction.scale == Scale::Fraction) else {
        return Err(NumeralError::NotANumeral { at });
    };
    if fraction.len < rest.len() {
        return Err(NumeralError::NotANumeral { at: at + fraction.len });
    }
    let value = whole.value.checked_add(fraction.value).ok_or(NumeralError::TooLarge { at: 0, len: text.len() })?;
    let script = if whole.script == fraction.script { whole.script } else { super::Script::Mixed };
    Ok(Numeral { value, script, ..fraction })
}

/// 2e5, 12e-1.
fn shifted(base: &Numeral, text: &str) -> Result<Numeral, NumeralError> {
    let exponent = exponent(text, base.len + 1, MAX_MAGNITUDE)?;
    let ten = Ratio::scaled(1, exponent).ok_or(NumeralError::TooLarge { at: base.len, len: text.len() - base.len })?;
    times(base, ten).ok_or(NumeralError::TooLarge { at: base.len, len: text.len() - base.len })
}

/// 2^-1, 1.1^23: exact, so that no last place remains.
fn power(base: &Numeral, text: &str) -> Result<Numeral, NumeralError> {
    /// 2^127 does not fit.
    const MOST: u32 = 126;
    let too_large = NumeralError::TooLarge { at: base.len, len: text.len() - base.len };
    let exponent = exponent(text, base.len + 1, MOST)?;
    let mut value = Ratio::ONE;
    for _ in 0..exponent.unsigned_abs() {
        value = value.checked_mul(base.value.reduced()).ok_or(too_large)?;
    }
    if exponent < 0 {
        value = Ratio::ONE.checked_div(value).ok_or(too_large)?;
    }
    Ok(Numeral { value, ulp: Ratio::ZERO, step: Ratio::ZERO, ..*base })
}

/// A whole number with signs that ends the text, at most `most` either way.
fn exponent(text: &str, at: usize, most: u32) -> Result<i32, NumeralError> {
    let (negative, from) = signs(text, at, 2);
    let not = |at| Err(NumeralError::NotANumeral { at });
    if starts(text, from, ".") {
        return not(from);
    }
    let Some(digits) = arabic::digits(text, from, Thousands::Commas, Manner::Whole)? else { return not(from) };
    let end = from + digits.len;
    if end < text.len() || digits.len != digits.width {
        return not(if end < text.len() { end } else { from });
    }
    match i32::try_from(digits.mantissa) {
        Ok(exponent) if exponent.unsigned_abs() <= most => Ok(if negative { -exponent } else { exponent }),
        _ => Err(NumeralError::TooLarge { at, len: text.len() - at }),
    }
}
