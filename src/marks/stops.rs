//! A set of characters of one byte and of three.

use super::{Marks, char_len};

/// A set of characters of one byte and of three that a pass stops at; it stops at every character of two or four bytes too.
pub(crate) struct Stops {
    marks: Marks,
    ascii: [u64; 2],
}

impl Stops {
    /// The set of the characters of a text, which have one byte or three.
    pub(crate) const fn of(text: &str) -> Self {
        let (bytes, mut marks, mut ascii, mut at) = (text.as_bytes(), Marks::NONE, [0; 2], 0);
        while at < bytes.len() {
            let len = char_len(bytes[at]);
            assert!(len == 1 || len == 3, "characters of one byte or of three");
            if len == 1 {
                ascii[(bytes[at] >> 6) as usize] |= 1 << (bytes[at] & 63);
            } else {
                marks = marks.with_one(bytes[at], bytes[at + 1], bytes[at + 2]);
            }
            at += len;
        }
        Self { marks, ascii }
    }

    /// The first place from a character on where the pass stops; the text's end where it stops no more.
    pub(crate) fn next(&self, text: &str, from: usize) -> usize {
        let mut at = from;
        loop {
            let next = self.marks.skip(text, at);
            let passed = |&&byte: &&u8| byte.is_ascii() && self.ascii[usize::from(byte >> 6)] >> (byte & 63) & 1 == 0;
            at = next + text.as_bytes().get(next..).unwrap_or_default().iter().take_while(passed).count();
            if at == next {
                return at;
            }
        }
    }

    /// The characters that the pass stops at, each with its place.
    pub(crate) fn stops(&'static self, text: &str) -> impl Iterator<Item = (usize, char)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = self.next(text, from);
            let c = text.get(at..)?.chars().next()?;
            from = at + c.len_utf8();
            Some((at, c))
        })
    }
}
