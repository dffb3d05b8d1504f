//! The places where one of many words may begin.

use super::Marks;
use super::chars::pass;

/// The places where one of many words may begin: by the first two characters of a word where both have three bytes, else by its
/// first. One look leaves out nearly all of a text.
pub(crate) struct Openings {
    /// The first characters.
    starts: Marks,
    /// Of two characters some bits that tell most pairs apart; all bits of a character that stands before no such one.
    pairs: [u64; 1024],
}

impl Openings {
    pub(crate) const NONE: Self = Self { starts: Marks::NONE, pairs: [0; 1024] };

    /// These and the places of a word; none where its first character has not three bytes.
    pub(crate) const fn with(mut self, word: &str) -> Self {
        self.starts = self.starts.with_first(word);
        match *word.as_bytes() {
            [0xE0..0xF0, second, third, 0xE0..0xF0, _, next, ..] => {
                self.pairs[Self::row(second, third)] |= Self::bit(next);
            }
            [0xE0..0xF0, second, third, ..] => self.pairs[Self::row(second, third)] = u64::MAX,
            _ => {}
        }
        self
    }

    /// The first characters of the words.
    pub(crate) const fn starts(&self) -> &Marks {
        &self.starts
    }

    /// A number below 1024 for a character that ends with two bytes; most have one of their own.
    pub(crate) const fn row(second: u8, third: u8) -> usize {
        (((second as usize) << 4) ^ third as usize) & 0x3FF
    }

    const fn bit(next: u8) -> u64 {
        1 << (next & 0x3F)
    }

    /// A number below 1024 for two characters of three bytes, of which the first has a [row](Self::row) and the second ends with
    /// a byte.
    pub(crate) const fn pair(row: usize, next: u8) -> usize {
        row ^ (((next & 0x3F) as usize) << 4)
    }

    /// Where the characters of three bytes end that no word begins with, counted from `at`.
    ///
    /// Never inlined, as [`Marks::skip`] is not.
    #[inline(never)]
    pub(crate) fn skip(&self, text: &str, at: usize) -> usize {
        let mut rest = text.as_bytes().get(at..).unwrap_or_default();
        loop {
            rest = pass(rest, |five: &[u8; 15], at| {
                let (second, third) = (five[at + 1], five[at + 2]);
                self.starts.may_have(second, third) && self.may_open(second, third, five[at + 5])
            });
            let [first @ 0xE0..0xF0, second, third, after @ ..] = rest else { return text.len() - rest.len() };
            // where the text ends, one character may be a word
            let opens = after.get(2).is_none_or(|next| self.may_open(*second, *third, *next));
            if opens && self.starts.has(*first, *second, *third) {
                return text.len() - rest.len();
            }
            rest = after;
        }
    }

    /// Whether a word may begin with the character that ends with two bytes, where the next one's last byte is `next`.
    const fn may_open(&self, second: u8, third: u8, next: u8) -> bool {
        self.pairs[Self::row(second, third)] & Self::bit(next) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_stops_where_a_word_begins_and_at_what_has_not_three_bytes() {
        static SET: Openings = Openings::NONE.with("受理").with("共");
        for (text, stop) in [
            ("全年依法受理三件", "全年依法"),
            ("受到各界好评的承办受理单位", "受到各界好评的承办"),
            ("案件一共三件", "案件一"),
            ("依法办结3件", "依法办结"),
            // where the text ends, a word may go on
            ("依法办结的受", "依法办结的"),
            ("依法", "依法"),
        ] {
            assert_eq!(SET.skip(text, 0), stop.len(), "{text}");
        }
        assert_eq!(SET.skip("受理后", 0), 0);
        assert_eq!(SET.skip("受理后", "受".len()), "受理后".len());
        assert_eq!(SET.skip("案", 9), 3);
    }
}
