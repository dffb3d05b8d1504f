//! Sets of characters and words that a pass over a text stops at: most of Chinese text are characters of three bytes that
//! mean nothing to it.

use std::ops::BitOr;

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

    const fn with_one(mut self, first: u8, second: u8, third: u8) -> Self {
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
    const fn may_have(&self, second: u8, third: u8) -> bool {
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
            match self.pass(rest) {
                [first @ 0xE0..0xF0, second, third, after @ ..] if !self.has(*first, *second, *third) => rest = after,
                left => return text.len() - left.len(),
            }
        }
    }

    /// What is left of a text behind characters of three bytes that are not in the set, four at a time: it begins with one that
    /// is likely in the set or has not three bytes, or is shorter than four.
    #[inline]
    fn pass<'t>(&self, mut rest: &'t [u8]) -> &'t [u8] {
        // as long as each of four has three bytes and none is likely to be in the set
        while let Some((four, after)) = rest.split_first_chunk::<12>() {
            let wide = four[0] & four[3] & four[6] >= 0xE0 && (0xE0..0xF0).contains(&four[9]);
            let likely = |at: usize| self.may_have(four[at + 1], four[at + 2]);
            let at = match () {
                () if !wide => {
                    let stops = |at: &usize| !(0xE0..0xF0).contains(&four[*at]) || likely(*at);
                    [0, 3, 6].into_iter().find(stops).unwrap_or(9)
                }
                () if likely(0) => 0,
                () if likely(3) => 3,
                () if likely(6) => 6,
                () if likely(9) => 9,
                () => 12,
            };
            if at < 12 {
                return &rest[at..];
            }
            rest = after;
        }
        rest
    }
}

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

/// Where what of a text stands behind the last of some marks begins; no Han character is a mark.
pub(crate) fn behind_last(text: &str, is_mark: impl Fn(char) -> bool) -> usize {
    let mut before = text;
    loop {
        // most characters are Han characters
        let mut bytes = before.as_bytes();
        while let [fewer @ .., 0xE4..=0xE9, _, _] = bytes {
            bytes = fewer;
        }
        before = &before[..bytes.len()];
        match before.chars().next_back() {
            Some(c) if !is_mark(c) => before = &before[..before.len() - c.len_utf8()],
            _ => return before.len(),
        }
    }
}

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
            rest = self.pass(rest);
            let [first @ 0xE0..0xF0, second, third, after @ ..] = rest else { return text.len() - rest.len() };
            // where the text ends, one character may be a word
            let opens = after.get(2).is_none_or(|next| self.may_open(*second, *third, *next));
            if opens && self.starts.has(*first, *second, *third) {
                return text.len() - rest.len();
            }
            rest = after;
        }
    }

    /// What is left of a text behind characters of three bytes that no word begins with, four at a time: it begins with one
    /// that a word may begin with or that has not three bytes, or is shorter than five characters.
    #[inline]
    fn pass<'t>(&self, mut rest: &'t [u8]) -> &'t [u8] {
        while let Some(five) = rest.first_chunk::<15>() {
            let wide = five[0] & five[3] & five[6] >= 0xE0 && (0xE0..0xF0).contains(&five[9]);
            let opens = |at: usize| {
                let (second, third) = (five[at + 1], five[at + 2]);
                self.starts.may_have(second, third) && self.may_open(second, third, five[at + 5])
            };
            let at = match () {
                () if !wide => {
                    let stops = |at: &usize| !(0xE0..0xF0).contains(&five[*at]) || opens(*at);
                    [0, 3, 6].into_iter().find(stops).unwrap_or(9)
                }
                () if opens(0) => 0,
                () if opens(3) => 3,
                () if opens(6) => 6,
                () if opens(9) => 9,
                () => 12,
            };
            rest = &rest[at..];
            if at < 12 {
                break;
            }
        }
        rest
    }

    /// Whether a word may begin with the character that ends with two bytes, where the next one's last byte is `next`.
    const fn may_open(&self, second: u8, third: u8, next: u8) -> bool {
        self.pairs[Self::row(second, third)] & Self::bit(next) != 0
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

/// Whether a text begins and ends with a Han character, as most words do: told by a look at two bytes.
pub(crate) const fn has_han_ends(text: &str) -> bool {
    matches!(text.as_bytes(), [0xE4..=0xE9, .., 0xE4..=0xE9, _, _] | [0xE4..=0xE9, _, _])
}

/// A text without the spaces around it: nearly all begin and end with a Han character, so that there are none.
pub(crate) fn trimmed(text: &str) -> &str {
    if has_han_ends(text) { text } else { text.trim() }
}

/// A text without the spaces that it begins with.
pub(crate) fn trimmed_start(text: &str) -> &str {
    if matches!(text.as_bytes(), [0xE4..=0xE9, ..]) { text } else { text.trim_start() }
}

/// A text without the spaces that it ends with.
pub(crate) fn trimmed_end(text: &str) -> &str {
    if matches!(text.as_bytes(), [.., 0xE4..=0xE9, _, _]) { text } else { text.trim_end() }
}

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

/// Of every row of a set the characters before it.
pub(crate) struct Ranks(Box<[u32]>);

/// How many bytes the character has that begins with a byte.
pub(crate) const fn char_len(first: u8) -> usize {
    match first {
        0x00..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}

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

    #[test]
    fn words_of_han_characters_have_them_at_both_ends() {
        for text in ["案", "案件", "案1件", "案，件", "丁龥"] {
            assert!(has_han_ends(text), "{text}");
        }
        for text in ["", "a", "案 ", "　案", "案，", "“案", "案\u{200b}", "é", "𠀀案", "案𠀀"] {
            assert!(!has_han_ends(text), "{text}");
        }
    }

    #[test]
    fn spaces_are_trimmed_whatever_the_ends_are() {
        for text in ["", " ", "案", " 案", "案 ", "　案件\n", "a", " é ", "\u{200b}案", "𠀀　"] {
            assert_eq!(trimmed(text), text.trim(), "{text:?}");
            assert_eq!(trimmed_start(text), text.trim_start(), "{text:?}");
            assert_eq!(trimmed_end(text), text.trim_end(), "{text:?}");
        }
    }

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
