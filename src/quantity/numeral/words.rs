//! The characters of Chinese numerals, and the words around them.

use super::{MAX_DIGITS, MAX_MAGNITUDE, NumeralError, arabic, char_at};

/// Bytes of every character of a Chinese numeral.
pub(super) const WIDE: usize = 3;

/// The value of a digit.
pub(super) const fn digit(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten of 十, 百, 千.
pub(super) const fn unit(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        _ => return None,
    })
}

/// The power of ten of 万, 亿, 兆.
pub(super) const fn big(c: char) -> Option<i32> {
    Some(match c {
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Whether a character counts: a digit, 两, or a power of ten.
pub(super) const fn is_numeral(c: char) -> bool {
    c == '两' || c == '兩' || digit(c).is_some() || unit(c).is_some() || big(c).is_some()
}

/// Whether a further part of a numeral may begin at a place: 5亿|3400万.
pub(super) fn goes_on(text: &str, at: usize) -> bool {
    arabic::digit_at(text.as_bytes(), at).is_some()
        || char_at(text, at).is_some_and(|c| digit(c).is_some() || matches!(c, '两' | '兩'))
}

/// The length of 余, 多 or 来 at a place, unless it begins a word of its own.
pub(super) fn over_at(text: &str, at: usize) -> Option<usize> {
    let words = match char_at(text, at)? {
        '余' | '馀' => "杭姚额",
        '多' => "样",
        '来' => "自源访电信函文到看说京华",
        _ => return None,
    };
    let word = char_at(text, at + WIDE).is_some_and(|c| words.contains(c));
    (!word).then_some(WIDE)
}

/// Whether the 一 at a place begins a word: 两万|一线职工.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    char_at(text, at) == Some('一') && char_at(text, at + WIDE).is_some_and(|c| "线流般律致体级系些直起".contains(c))
}

/// The power of ten that 万, 亿, 兆 make together at a place, and their length; (0, 0) where there is none.
pub(super) fn magnitudes(text: &str, at: usize) -> Result<(i32, usize), NumeralError> {
    let (mut exponent, mut end) = (0i32, at);
    while let Some(power) = char_at(text, end).and_then(big) {
        // 兆瓦, 兆赫, 兆帕, 100兆宽带: the metric prefix
        if power == 12 && char_at(text, end + WIDE).is_some_and(|c| "瓦赫帕宽比字光欧焦".contains(c)) {
            break;
        }
        exponent = exponent.saturating_add(power);
        end += WIDE;
    }
    if exponent.unsigned_abs() > MAX_MAGNITUDE {
        return Err(NumeralError::TooLarge { at, len: end - at });
    }
    Ok((exponent, end - at))
}

/// A run of Chinese digits.
#[derive(Clone, Copy, Default)]
pub(super) struct Run {
    pub len: usize,
    pub count: usize,
    pub first: u8,
    pub second: u8,
    pub value: i128,
    pub significant: usize,
    pub zeros: i32,
}

/// The Chinese digits at a place.
pub(super) fn run(text: &str, at: usize) -> Run {
    let mut run = Run::default();
    for c in text.get(at..).unwrap_or("").chars() {
        let d = match (digit(c), c) {
            (Some(d), _) => d,
            // a ring for 〇, as in years
            (None, '○') if run.count > 0 => 0,
            _ => break,
        };
        match run.count {
            0 => run.first = d,
            1 => run.second = d,
            _ => {}
        }
        run.len += c.len_utf8();
        run.count += 1;
        if run.significant > 0 || d > 0 {
            run.significant += 1;
        }
        if run.significant <= MAX_DIGITS as usize {
            run.value = run.value * 10 + i128::from(d);
            run.zeros = if d == 0 { run.zeros.saturating_add(1) } else { 0 };
        }
    }
    run
}
