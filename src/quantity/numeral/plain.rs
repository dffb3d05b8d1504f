//! Numerals of plain digits, which nearly all of a report are: 312, 12,077, 44.40.

use super::{MAX_DECIMALS, MAX_DIGITS, arabic, char_at};

/// A numeral of nothing but ASCII digits, commas and a point.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Plain {
    pub(super) len: usize,
    /// The digits as one whole number: of at most [`MAX_DIGITS`], else it means nothing.
    pub(super) mantissa: u64,
    /// How many of them stand after the point.
    pub(super) decimals: u8,
    /// How many zeros end the digits.
    pub(super) zeros: u8,
}

impl Plain {
    fn take_all(&mut self, bytes: &[u8]) {
        while let Some(&byte @ b'0'..=b'9') = bytes.get(self.len) {
            self.len += 1;
            self.mantissa = self.mantissa.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
            self.zeros = if byte == b'0' { self.zeros.saturating_add(1) } else { 0 };
        }
    }
}

/// The numeral of most texts, read at one go: digits in ASCII, parted by commas or not, with or without decimals, before a
/// character that no numeral goes on with. `None` for every other text, also where that is a numeral.
pub(super) fn read(text: &str) -> Option<Plain> {
    let bytes = text.as_bytes();
    let mut plain = Plain::default();
    plain.take_all(bytes);
    let mut width = plain.len;
    if (1..=3).contains(&width) && bytes[0] != b'0' {
        while let [b',', b'0'..=b'9', rest @ ..] = bytes.get(plain.len..)? {
            let [b'0'..=b'9', b'0'..=b'9', after @ ..] = rest else { return None };
            if after.first().is_some_and(u8::is_ascii_digit) {
                return None;
            }
            plain.len += 1;
            plain.take_all(bytes);
            width += 3;
        }
    }
    let mut count = width;
    if let [b'.', b'0'..=b'9', ..] = bytes.get(plain.len..)? {
        plain.len += 1;
        let from = plain.len;
        plain.take_all(bytes);
        count += plain.len - from;
    }
    let decimals = u8::try_from(count - width).ok()?;
    plain.decimals = decimals;
    let bounds = (1..=MAX_DIGITS as usize).contains(&count) && u32::from(decimals) <= MAX_DECIMALS;
    (bounds && !goes_on(text, plain.len)).then_some(plain)
}

/// Whether a numeral may go on behind its ASCII digits.
fn goes_on(text: &str, at: usize) -> bool {
    let Some(c) = char_at(text, at) else { return false };
    match c {
        // 3分之1
        '分' => char_at(text, at + '分'.len_utf8()) == Some('之'),
        // what parts thousands or leads to a magnitude, a point, a further digit; 1/4, 8成
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '．' | '０'..='９' | '/' | '成' => true,
        _ => arabic::multiplies(c),
    }
}
