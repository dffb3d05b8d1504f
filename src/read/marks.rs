//! Sets of characters that a pass over a text stops at: most of Chinese text are characters of three bytes that mean nothing
//! to it.

/// A set of characters of three bytes in UTF-8, one bit for each of the 65536 that there can be.
pub(super) struct Marks([u64; 1024]);

impl Marks {
    pub(super) const NONE: Self = Self([0; 1024]);

    /// The set with every character of a text in it; the text is of characters of three bytes.
    pub(super) const fn with(mut self, text: &str) -> Self {
        let (bytes, mut at) = (text.as_bytes(), 0);
        while at + 2 < bytes.len() {
            self = self.with_one(bytes[at], bytes[at + 1], bytes[at + 2]);
            at += 3;
        }
        self
    }

    /// The set with the first character of a word in it, where that has three bytes.
    pub(super) const fn with_first(self, word: &str) -> Self {
        match word.as_bytes() {
            &[first @ 0xE0..0xF0, second, third, ..] => self.with_one(first, second, third),
            _ => self,
        }
    }

    const fn with_one(mut self, first: u8, second: u8, third: u8) -> Self {
        self.0[Self::row(first, second)] |= 1 << (third & 0x3F);
        self
    }

    const fn row(first: u8, second: u8) -> usize {
        ((first & 0x0F) as usize) << 6 | (second & 0x3F) as usize
    }

    /// Where the characters of three bytes that are not in the set end, counted from `at`.
    pub(super) fn skip(&self, text: &str, at: usize) -> usize {
        let mut rest = text.as_bytes().get(at..).unwrap_or_default();
        while let [first @ 0xE0..0xF0, second, third, after @ ..] = rest {
            if self.0[Self::row(*first, *second)] >> (third & 0x3F) & 1 == 1 {
                break;
            }
            rest = after;
        }
        text.len() - rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_stops_at_marks_and_at_what_has_not_three_bytes() {
        static SET: Marks = Marks::NONE.with("第。").with_first("一是");
        for (text, stop) in
            [("案件第三", "案件"), ("办结。", "办结"), ("依法一", "依法"), ("依法a", "依法"), ("是", "是")]
        {
            assert_eq!(SET.skip(text, 0), stop.len(), "{text}");
        }
        assert_eq!(SET.skip("第一", 0), 0);
        assert_eq!(SET.skip("第二案", 3), "第二案".len());
        assert_eq!(SET.skip("案", 9), 3);
    }
}
