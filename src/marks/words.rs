//! A list of words, found at the ends of a text or within it by a look at two bytes.

/// A list of words whose first and last characters have three bytes, with the places in the list of those that have a certain
/// first or last character: nearly every place of a text can be told to begin or end with none of the words by a look at two
/// bytes, and where it may, only the words that may are compared.
pub(crate) struct Words {
    list: &'static [&'static str],
    starts: Places,
    ends: Places,
}

/// Words of a list by a character of three bytes, as one bit each: those whose character has a certain middle byte, and those
/// whose character has a certain last byte.
struct Places {
    seconds: [u64; 64],
    thirds: [u64; 64],
}

impl Places {
    const NONE: Self = Self { seconds: [0; 64], thirds: [0; 64] };

    const fn with(mut self, second: u8, third: u8, nth: usize) -> Self {
        self.seconds[row(second)] |= 1 << nth;
        self.thirds[row(third)] |= 1 << nth;
        self
    }

    /// The words whose character may be one that ends with two bytes: only its first byte may be another.
    const fn of(&self, second: u8, third: u8) -> u64 {
        self.seconds[row(second)] & self.thirds[row(third)]
    }
}

impl Words {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= 64, "one bit for each word");
        let (mut starts, mut ends, mut at) = (Places::NONE, Places::NONE, 0);
        while at < words.len() {
            let bytes = words[at].as_bytes();
            let last = bytes.len() - 1;
            assert!(bytes[0] >= 0xE0 && bytes[0] < 0xF0 && bytes[last - 2] >= 0xE0, "characters of three bytes");
            starts = starts.with(bytes[1], bytes[2], at);
            ends = ends.with(bytes[last - 1], bytes[last], at);
            at += 1;
        }
        Self { list: words, starts, ends }
    }

    /// Whether a text may begin with one of the words; false where it surely does not.
    pub(crate) fn may_start(&self, text: &str) -> bool {
        self.starting(text) != 0
    }

    /// Whether one of the words may begin with a character of three bytes that ends with two bytes.
    pub(crate) const fn may_begin(&self, second: u8, third: u8) -> bool {
        self.starts.of(second, third) != 0
    }

    /// Whether a text may end with one of the words; false where it surely does not.
    pub(crate) fn may_end(&self, text: &str) -> bool {
        self.ending(text) != 0
    }

    /// Whether a text begins with one of the words.
    pub(crate) fn start(&self, text: &str) -> bool {
        let words = self.starting(text);
        words != 0 && self.one_starts(words, text)
    }

    /// Whether a text ends with one of the words.
    pub(crate) fn end(&self, text: &str) -> bool {
        let words = self.ending(text);
        words != 0 && self.any(words, |word| ends_with(text, word))
    }

    /// Whether a text is one of the words.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.any(self.starting(text), |word| word == text)
    }

    /// A text without the words that it ends with: each is taken off once at most, in the order of the list.
    pub(crate) fn without_ends<'t>(&self, text: &'t str) -> &'t str {
        self.stripped(text, |text| (self.ending(text), 0))
    }

    /// A text without the words that it begins with: each is taken off once at most, in the order of the list.
    pub(crate) fn without_starts<'t>(&self, text: &'t str) -> &'t str {
        self.stripped(text, |text| (0, self.starting(text)))
    }

    /// A text without the words at both its ends: each is taken off once at most, at the end before the start, in the order of
    /// the list.
    pub(crate) fn without_either<'t>(&self, text: &'t str) -> &'t str {
        self.stripped(text, |text| (self.ending(text), self.starting(text)))
    }

    /// A text without the words that `may` says may stand at its end and at its start.
    fn stripped<'t>(&self, mut text: &'t str, may: impl Fn(&str) -> (u64, u64)) -> &'t str {
        // the words that were not tried yet
        let mut left = u64::MAX;
        loop {
            let (ending, starting) = may(text);
            let nth = ((ending | starting) & left).trailing_zeros();
            let Some(word) = self.list.get(nth as usize) else { return text };
            if ending >> nth & 1 == 1 && ends_with(text, word) {
                text = &text[..text.len() - word.len()];
            }
            if starting >> nth & 1 == 1 && starts_with(text, word) {
                text = &text[word.len()..];
            }
            left = u64::MAX << nth << 1;
        }
    }

    /// The words that a text may begin with.
    fn starting(&self, text: &str) -> u64 {
        text.as_bytes().first_chunk().map_or(0, |&[_, second, third]| self.starts.of(second, third))
    }

    /// The words that a text may end with.
    fn ending(&self, text: &str) -> u64 {
        text.as_bytes().last_chunk().map_or(0, |&[second, third]| self.ends.of(second, third))
    }

    /// Whether a text begins with one of the words of a set.
    fn one_starts(&self, words: u64, text: &str) -> bool {
        self.any(words, |word| starts_with(text, word))
    }

    /// Whether something is true of any of the words of a set.
    ///
    /// Never inlined: most texts leave before it is asked.
    #[inline(never)]
    fn any(&self, mut words: u64, is: impl Fn(&str) -> bool) -> bool {
        while let Some(word) = self.list.get(words.trailing_zeros() as usize) {
            if is(word) {
                return true;
            }
            words &= words - 1;
        }
        false
    }

    /// The first place of a text where one of the words stands.
    pub(crate) fn first_in(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = 0;
        // no character of three bytes begins or ends within another, so that a step of three bytes passes over none
        while let Some(&[first, second, third]) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            if first < 0xE0 {
                at += 1;
                continue;
            }
            let words = self.starts.of(second, third);
            if words != 0 && text.get(at..).is_some_and(|rest| self.one_starts(words, rest)) {
                return Some(at);
            }
            at += 3;
        }
        None
    }

    /// Whether one of the words stands in a text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.first_in(text).is_some()
    }
}

/// The last six bits of a byte tell the bytes within a character apart.
const fn row(byte: u8) -> usize {
    (byte & 63) as usize
}

/// Whether a text begins with a word whose first character has three bytes: they are compared before the rest is.
pub(crate) fn starts_with(text: &str, word: &str) -> bool {
    text.as_bytes().first_chunk::<3>() == word.as_bytes().first_chunk() && text.starts_with(word)
}

/// Whether a text ends with a word whose last character has three bytes.
pub(crate) fn ends_with(text: &str, word: &str) -> bool {
    text.as_bytes().last_chunk::<3>() == word.as_bytes().last_chunk() && text.ends_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_a_plain_search_finds_them() {
        static LIST: Words = Words::new(&["目标", "任务数", "力争", "标"]);
        for text in ["", "a", "目", "目标", "任务", "年度任务数为", "é力争𠀀目标x", "𠀀标", "“力争", "务数目标任务"]
        {
            let find = |word: &&str| text.find(*word);
            assert_eq!(LIST.first_in(text), LIST.list.iter().filter_map(find).min(), "{text}");
            assert_eq!(LIST.start(text), LIST.list.iter().any(|word| text.starts_with(word)), "{text}");
            assert_eq!(LIST.end(text), LIST.list.iter().any(|word| text.ends_with(word)), "{text}");
            assert!(LIST.may_start(text) || !LIST.start(text));
            assert!(LIST.may_end(text) || !LIST.end(text));
        }
    }
}
