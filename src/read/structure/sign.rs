//! The characters that a line is looked through for, told by their bytes.

use crate::marks::char_len;

/// What a character says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Stop,
    Comma,
    /// Another mark behind which an item may begin, in digits too.
    Break,
    /// A mark behind which an item in words may begin.
    Close,
    Tab,
    Pipe,
    /// 一, which may begin an item without a mark before it.
    One,
    /// The bracket that dirt begins with.
    Open,
    End,
}

/// The sign that a text begins with, and how many bytes the character has; the character is not one that [`skip`] passes over.
pub(super) fn sign(bytes: &[u8]) -> (Option<Sign>, usize) {
    let Some(&byte) = bytes.first() else { return (Some(Sign::End), 0) };
    let sign = match byte {
        b'\n' => Sign::End,
        b',' => Sign::Comma,
        b';' | b':' => Sign::Break,
        b')' | b'.' => Sign::Close,
        b'\t' => Sign::Tab,
        b'|' => Sign::Pipe,
        b'[' => Sign::Open,
        0..0x80 => return (None, 1),
        _ => match bytes.get(..3).unwrap_or_default() {
            [0xE4, 0xB8, 0x80] => Sign::One,
            [0xE3, 0x80, 0x82] => Sign::Stop,
            [0xEF, 0xBC, 0x8C] => Sign::Comma,
            // ！ ： ； ？
            [0xEF, 0xBC, 0x81 | 0x9A | 0x9B | 0x9F] => Sign::Break,
            // ） ”
            [0xEF, 0xBC, 0x89] | [0xE2, 0x80, 0x9D] => Sign::Close,
            // ｜
            [0xEF, 0xBD, 0x9C] => Sign::Pipe,
            _ => return (None, char_len(byte)),
        },
    };
    (Some(sign), if byte < 0x80 { 1 } else { 3 })
}

/// Where Han characters but 一, and digits, end, counted from `at`: most of a line, and none of them is a sign.
pub(super) fn skip(bytes: &[u8], at: usize) -> usize {
    let mut rest = bytes.get(at..).unwrap_or_default();
    loop {
        // two at a time, since they stand in runs; the last byte of 一 is 0x80
        while let [0xE4..=0xEC, _, third, 0xE4..=0xEC, _, sixth, after @ ..] = rest
            && *third != 0x80
            && *sixth != 0x80
        {
            rest = after;
        }
        rest = match rest {
            [0xE4, second, third, after @ ..] if (*second, *third) != (0xB8, 0x80) => after,
            [0xE5..=0xEC, _, _, after @ ..] | [b'0'..=b'9', after @ ..] => after,
            _ => return bytes.len() - rest.len(),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_stops_at_signs_and_at_what_is_rare() {
        let signs = |text: &str| {
            let (bytes, mut at, mut found) = (text.as_bytes(), 0, Vec::new());
            loop {
                at = skip(bytes, at);
                let (sign, len) = sign(&bytes[at..]);
                found.extend(sign);
                if sign == Some(Sign::End) {
                    return (found, at);
                }
                at += len;
            }
        };
        for (text, want) in [
            ("", vec![]),
            ("办结12件不足一成", vec![Sign::One]),
            (
                "案。，；：！？）”",
                vec![
                    Sign::Stop,
                    Sign::Comma,
                    Sign::Break,
                    Sign::Break,
                    Sign::Break,
                    Sign::Break,
                    Sign::Close,
                    Sign::Close,
                ],
            ),
            ("甲|乙｜丙\t丁[", vec![Sign::Pipe, Sign::Pipe, Sign::Tab, Sign::Open]),
            ("a,b;c:d)e.", vec![Sign::Comma, Sign::Break, Sign::Break, Sign::Close, Sign::Close]),
            ("《𠀀é、丁〇ａ（“", vec![]),
        ] {
            let want: Vec<Sign> = want.into_iter().chain([Sign::End]).collect();
            assert_eq!(signs(text), (want.clone(), text.len()), "{text}");
            assert_eq!(signs(&format!("{text}\n一。")), (want, text.len()), "{text}");
        }
    }
}
