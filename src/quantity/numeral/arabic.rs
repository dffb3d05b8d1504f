//! Arabic digits, with separators, a point, a magnitude and the words for a surplus.

use super::{Core, MAX_DIGITS, Manner, NumeralError, char_at, chinese, words};

/// A run of Arabic digits with its separators and its point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    /// Bytes.
    pub len: usize,
    /// The digits as one whole number.
    pub mantissa: i128,
    /// How many of them stand after the point.
    pub decimals: u8,
    /// How many zeros end the digits.
    pub zeros: u8,
    /// How many digits stand before the point, zeros included.
    pub width: usize,
}

/// The digit at a place, and its length in bytes.
pub(super) fn digit_at(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at..)? {
        [b @ b'0'..=b'9', ..] => Some((b - b'0', 1)),
        [0xEF, 0xBC, b @ 0x90..=0x99, ..] => Some((b - 0x90, 3)),
        _ => None,
    }
}

/// What may part thousands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Thousands {
    /// An ASCII comma, a space, or one of the spaces that do not break a line.
    Any,
    /// An ASCII comma.
    Commas,
}

fn separator_at(bytes: &[u8], at: usize, thousands: Thousands) -> Option<&[u8]> {
    let rest = bytes.get(at..)?;
    let len = match (rest, thousands) {
        ([b',', ..], _) | ([b' ', ..], Thousands::Any) => 1,
        ([0xC2, 0xA0, ..], Thousands::Any) => 2,
        ([0xE2, 0x80, 0x89 | 0xAF, ..], Thousands::Any) => 3,
        _ => return None,
    };
    rest.get(..len)
}

/// The length of a decimal point that a digit follows.
pub(super) fn point_at(bytes: &[u8], at: usize) -> Option<usize> {
    let len = match bytes.get(at..)? {
        [b'.', ..] => 1,
        [0xEF, 0xBC, 0x8E, ..] => 3,
        _ => return None,
    };
    digit_at(bytes, at + len).map(|_| len)
}

/// The digits read so far.
#[derive(Clone, Copy, Default)]
struct Run {
    end: usize,
    /// Of at most [`MAX_DIGITS`] digits, which 64 bits hold.
    mantissa: u64,
    /// Digits from the first that is not 0.
    significant: usize,
    zeros: u8,
    count: usize,
}

impl Run {
    fn take(&mut self, digit: u8, len: usize) {
        self.end += len;
        self.count += 1;
        if self.significant > 0 || digit > 0 {
            self.significant += 1;
        }
        if self.significant <= MAX_DIGITS as usize {
            self.mantissa = self.mantissa * 10 + u64::from(digit);
            // at most eighteen, save for zeros that lead: those have no last digit to count for
            self.zeros = if digit == 0 { self.zeros.saturating_add(1) } else { 0 };
        }
    }

    fn take_all(&mut self, bytes: &[u8]) {
        while let Some((digit, len)) = digit_at(bytes, self.end) {
            self.take(digit, len);
        }
    }

    /// The run with its groups of three, where separators part it into such.
    fn grouped(self, bytes: &[u8], thousands: Thousands) -> Option<Self> {
        let separator = separator_at(bytes, self.end, thousands)?;
        let mut run = self;
        while bytes.get(run.end..).is_some_and(|rest| rest.starts_with(separator))
            && digit_at(bytes, run.end + separator.len()).is_some()
        {
            let before = run.count;
            run.end += separator.len();
            while let Some((digit, len)) = digit_at(bytes, run.end) {
                if run.count - before == 3 {
                    // a group of four ends the reading, unless the run is beyond bounds already
                    return (run.significant > MAX_DIGITS as usize).then_some(run);
                }
                run.take(digit, len);
            }
            if run.count - before < 3 {
                return (run.significant > MAX_DIGITS as usize).then_some(run);
            }
        }
        (run.count > self.count).then_some(run)
    }
}

/// The digits at `from`.
pub(super) fn digits(
    text: &str,
    from: usize,
    thousands: Thousands,
    manner: Manner,
) -> Result<Option<Digits>, NumeralError> {
    let bytes = text.as_bytes();
    let mut run = Run { end: from, ..Run::default() };
    run.take_all(bytes);
    if run.count == 0 && point_at(bytes, from).is_none() {
        return Ok(None);
    }
    if (1..=3).contains(&run.count) && run.significant == run.count {
        run = run.grouped(bytes, thousands).unwrap_or(run);
    }
    let width = run.count;
    if let Some(point) = point_at(bytes, run.end) {
        run.end += point;
        run.take_all(bytes);
    }
    let (len, decimals) = (run.end - from, run.count - width);
    if run.significant > MAX_DIGITS as usize {
        return Err(NumeralError::TooLong { at: from, len, digits: run.significant });
    }
    match u8::try_from(decimals) {
        Ok(decimals) if u32::from(decimals) <= manner.most_decimals() => {
            Ok(Some(Digits { len, mantissa: run.mantissa.into(), decimals, zeros: run.zeros, width }))
        }
        _ => Err(NumeralError::TooFine { at: from, len, decimals }),
    }
}

/// Whether a character multiplies the digits before it or hedges them.
pub(super) fn multiplies(c: char) -> bool {
    matches!(c, '几' | '余' | '馀' | '多' | '来') || words::unit(c).is_some() || words::big(c).is_some()
}

/// The number at the start of a text that begins with an Arabic digit.
pub(super) fn read(text: &str, manner: Manner) -> Result<Option<Core>, NumeralError> {
    let Some(digits) = digits(text, 0, Thousands::Any, manner)? else { return Ok(None) };
    let mut core = Core {
        len: digits.len,
        mantissa: digits.mantissa,
        exponent: -i32::from(digits.decimals),
        ulp: -i32::from(digits.decimals),
        step: i32::from(digits.zeros) - i32::from(digits.decimals),
        decimals: digits.decimals,
        arabic: true,
        ..Core::ZERO
    };
    core.len += gap_before_magnitude(text, core.len);
    // most numerals end before something that neither multiplies nor hedges them: nothing more to look for
    if !char_at(text, core.len).is_some_and(multiplies) {
        return Ok(Some(core));
    }
    take_over(&mut core, text);
    let (exponent, len) = magnitude(text, core.len, digits.width, manner)?;
    if len > 0 {
        core.magnitude = true;
        core.len += len;
        core.exponent += exponent;
        core.ulp += exponent;
        core.step += exponent;
        if !core.over {
            if core.decimals == 0 && words::goes_on(text, core.len) {
                match chinese::read(text, manner) {
                    Ok(Some(mixed)) if mixed.len > core.len => return Ok(Some(mixed)),
                    Ok(_) | Err(NumeralError::Alternatives { .. }) => {}
                    Err(error) => return Err(error),
                }
            }
            take_over(&mut core, text);
            let (more, len) = words::magnitudes(text, core.len)?;
            // 3万多亿
            if core.over && exponent == 4 && (8..=12).contains(&more) {
                core.len += len;
                core.exponent += more;
                core.ulp += more;
                core.step += more;
            }
        }
    }
    Ok(Some(core))
}

/// The length of a space that parts a number from its 万 or 亿, or from 余: 150.25 万件, 150 余万.
fn gap_before_magnitude(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    if !rest.starts_with([' ', '\u{a0}']) {
        return 0;
    }
    let bare = rest.trim_start_matches([' ', '\u{a0}']);
    let gap = rest.len() - bare.len();
    if gap <= 2 && bare.starts_with(['万', '亿', '余']) && !bare.starts_with("万分之") { gap } else { 0 }
}

fn take_over(core: &mut Core, text: &str) {
    if let Some(len) = words::over_at(text, core.len) {
        core.over = true;
        core.len += len;
    } else if char_at(text, core.len) == Some('几') && core.step > 0 && core.mantissa > 0 && !core.magnitude {
        core.over = true;
        core.len += '几'.len_utf8();
    }
}

/// The power of ten that 百, 千, 万, 亿, 兆 make at a place after `width` digits, and their length; (0, 0) where there
/// is none.
fn magnitude(text: &str, at: usize, width: usize, manner: Manner) -> Result<(i32, usize), NumeralError> {
    /// What 百 or 千 begins, rather than counts: a unit of measure or a word.
    const WORDS: &str = "分姓货强科合花校村企名米克瓦伏卡帕赫里";
    let Some(small) = char_at(text, at).and_then(words::unit).filter(|&unit| unit > 1) else {
        return words::magnitudes(text, at);
    };
    let after = at + '百'.len_utf8();
    let (exponent, len) = words::magnitudes(text, after)?;
    let word = len == 0 && char_at(text, after).is_some_and(|c| WORDS.contains(c));
    let wide = if len == 0 { width > 2 } else { width > 4 };
    if manner == Manner::Prefix && (word || wide) {
        return Ok((0, 0));
    }
    Ok((exponent + small, len + '百'.len_utf8()))
}
