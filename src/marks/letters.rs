//! What a short text or a word is made of: whether it may hold another, and whether it does.

use std::ops::BitOr;

use super::char_len;

/// The letters of a text, one bit for all that end alike: enough to tell that a text does not hold a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters(u128);

impl BitOr for Letters {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Self> for Letters {
    fn from_iter<I: IntoIterator<Item = Self>>(letters: I) -> Self {
        letters.into_iter().fold(Self::default(), |all, one| all | one)
    }
}

impl Letters {
    pub(crate) fn of(text: &str) -> Self {
        let mut halves = [0u64; 2];
        let mut rest = text.as_bytes();
        loop {
            rest = match rest {
                [0xE0..0xF0, second, third, after @ ..] => {
                    halves[usize::from(second & 1)] |= 1 << (third & 63);
                    after
                }
                [first, ..] => rest.get(char_len(*first)..).unwrap_or_default(),
                [] => return Self(u128::from(halves[1]) << 64 | u128::from(halves[0])),
            };
        }
    }

    /// Whether these are all letters of others.
    pub(crate) const fn hold(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// Whether the text may hold a word; false where it surely does not.
    pub(crate) fn may_hold(self, word: &str) -> bool {
        let mut rest = word.as_bytes();
        while let [0xE0..0xF0, second, third, after @ ..] = rest {
            if self.0 & Self::bit(*second, *third) == 0 {
                return false;
            }
            rest = after;
        }
        true
    }

    const fn bit(second: u8, third: u8) -> u128 {
        1 << ((second & 1) << 6 | third & 63)
    }
}

/// Whether a short text holds a word: `contains`, which is made for long ones, prepares more than it then searches.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    match word.first_chunk::<3>() {
        Some(first) => {
            let mut rest = text;
            while let Some(at) = rest.windows(3).position(|here| here == first) {
                rest = &rest[at..];
                if rest.starts_with(word) {
                    return true;
                }
                rest = &rest[1..];
            }
            false
        }
        None => word.is_empty() || text.windows(word.len()).any(|here| here == word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_held_where_contains_says_so() {
        let words = ["", "a", "ab", "件", "案件", "案件件", "abcd", "案b"];
        for text in words.iter().flat_map(|one| words.iter().map(move |two| format!("{one}{two}"))) {
            for word in words {
                assert_eq!(holds(&text, word), text.contains(word), "{text} {word}");
                assert!(Letters::of(&text).may_hold(word) || !text.contains(word), "{text} {word}");
            }
        }
    }
}
