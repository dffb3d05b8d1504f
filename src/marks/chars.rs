//! A set of characters of three bytes, and the pass that stops at them.

/// A set of characters of three bytes in UTF-8.
pub(crate) struct Marks {
    /// One bit for each of the 65536 characters that there can be, by the last byte in rows of the first two.
    rows: [u64; 1024],
    /// The rows of all first bytes together, by the second byte: few characters that are not in the set are in these.
    likely: [u64; 256],
}

impl Marks {
    pub(crate) const NONE: Self = Self { rows: [0; 1024], likely: [0; 256] };

    /// The set with every character of a text in it; the text is of characters of three bytes.
    pub(crate) const fn with(mut self, text: &str) -> Self {
        let (bytes, mut at) = (text.as_bytes(), 0);
        while at + 2 < bytes.len() {
            self = self.with_one(bytes[at], bytes[at + 1], bytes[at + 2]);
            at += 3;
        }
        self
    }

    /// The set with the first character of a word in it, where that has three bytes.
    pub(crate) const fn with_first(self, word: &str) -> Self {
        match word.as_bytes() {
            &[first @ 0xE0..0xF0, second, third, ..] => self.with_one(first, second, third),
            _ => self,
        }
    }

    pub(super) const fn with_one(mut self, first: u8, second: u8, third: u8) -> Self {
        self.rows[Self::row(first, second)] |= 1 << (third & 0x3F);
        self.likely[second as usize] |= 1 << (third & 0x3F);
        self
    }

    const fn row(first: u8, second: u8) -> usize {
        ((first & 0x0F) as usize) << 6 | (second & 0x3F) as usize
    }

    /// How many characters of the set stand before each of its rows.
    pub(crate) fn ranks(&self) -> Ranks {
        let mut sum = 0;
        Ranks(self.rows.iter().map(|row| (sum, sum += row.count_ones()).0).collect())
    }

    /// The place in the order of the set of the character that a text begins with; `None` where it is not in the set.
    pub(crate) fn rank(&self, ranks: &Ranks, text: &str) -> Option<usize> {
        let &[first @ 0xE0..0xF0, second, third] = text.as_bytes().first_chunk()? else { return None };
        let (row, bit) = (Self::row(first, second), 1 << (third & 0x3F));
        let below = (self.rows[row] & (bit - 1)).count_ones();
        (self.rows[row] & bit != 0).then(|| (ranks.0[row] + below) as usize)
    }

    /// Whether a text begins with a character of three bytes that is not in the set.
    pub(crate) fn skip_one(&self, text: &str) -> bool {
        text.as_bytes()
            .first_chunk()
            .is_some_and(|&[first, second, third]| (0xE0..0xF0).contains(&first) && !self.has(first, second, third))
    }

    pub(crate) const fn has(&self, first: u8, second: u8, third: u8) -> bool {
        self.rows[Self::row(first, second)] >> (third & 0x3F) & 1 == 1
    }

    /// Whether a character that ends with two bytes may be in the set; false where it surely is not.
    pub(super) const fn may_have(&self, second: u8, third: u8) -> bool {
        self.likely[second as usize] >> (third & 0x3F) & 1 == 1
    }

    /// Where the characters of three bytes that are not in the set end, counted from `at`.
    ///
    /// Never inlined: within a large function the registers of this small loop are spilled at every character.
    #[inline(never)]
    pub(crate) fn skip(&self, text: &str, at: usize) -> usize {
        let mut rest = text.as_bytes().get(at..).unwrap_or_default();
        loop {
            // what the pass stops at is likely, no more
            match pass(rest, |four: &[u8; 12], at| self.may_have(four[at + 1], four[at + 2])) {
                [first @ 0xE0..0xF0, second, third, after @ ..] if !self.has(*first, *second, *third) => rest = after,
                left => return text.len() - left.len(),
            }
        }
    }
}

/// Of every row of a set the characters before it.
pub(crate) struct Ranks(Box<[u32]>);

/// What is left of a text behind characters of three bytes that nothing `stops` at, four at a time: it begins with one that is
/// stopped at or has not three bytes, or is shorter than `LOOK` bytes. `stops` is given so many bytes, and the place of a character.
#[inline]
pub(super) fn pass<const LOOK: usize>(mut rest: &[u8], stops: impl Fn(&[u8; LOOK], usize) -> bool) -> &[u8] {
    const { assert!(LOOK >= 12, "four characters of three bytes") }
    while let Some(here) = rest.first_chunk::<LOOK>() {
        let wide = here[0] & here[3] & here[6] >= 0xE0 && (0xE0..0xF0).contains(&here[9]);
        let at = match () {
            () if !wide => {
                let ends = |at: &usize| !(0xE0..0xF0).contains(&here[*at]) || stops(here, *at);
                [0, 3, 6].into_iter().find(ends).unwrap_or(9)
            }
            () if stops(here, 0) => 0,
            () if stops(here, 3) => 3,
            () if stops(here, 6) => 6,
            () if stops(here, 9) => 9,
            () => 12,
        };
        rest = &rest[at..];
        if at < 12 {
            break;
        }
    }
    rest
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
