//! How a measure finds its part of an outline: all words of the outline are sought in one pass.

use std::sync::LazyLock;

use super::super::Regulations;
use super::{Area, Outline};
use crate::report::ReportYear;

/// The words of an outline, by their first letters.
pub(crate) struct Recogniser<'o> {
    outline: &'o Outline,
    words: Vec<Word>,
    /// For the key of letters the first word that may begin with them, as its place plus one.
    heads: [u32; 1024],
}

/// A keyword of a part, or its heading.
struct Word {
    /// Its letters and digits.
    text: String,
    /// Its part, as the place in the outline.
    part: usize,
    /// The characters of a keyword; 0 for a heading.
    weight: usize,
    /// The key of its first letters.
    key: Key,
    /// The next word in the same place of the heads, given as there.
    next: u32,
}

/// A number for up to three letters that tells nearly all apart.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key(u32);

impl Key {
    /// The key of letters; fewer than three stand first and are followed by `NUL`.
    fn of([first, second, third]: [char; 3]) -> Self {
        let mixed = u32::from(first) ^ u32::from(second).rotate_left(11) ^ u32::from(third).rotate_left(21);
        Self(mixed.wrapping_mul(0x9E37_79B1))
    }

    /// The place in the heads.
    const fn place(self) -> usize {
        (self.0 >> 22) as usize
    }
}

impl<'o> Recogniser<'o> {
    pub(super) fn new(outline: &'o Outline) -> Self {
        let mut new = Self { outline, words: Vec::new(), heads: [0; 1024] };
        for (at, part) in outline.parts.iter().enumerate() {
            new.add(part.heading.chars().filter(|&c| is_letter(c)).collect(), at, 0);
            // only letters are compared, so that a keyword with another character is nowhere
            for keyword in part.keywords.iter().filter(|keyword| keyword.chars().all(is_letter)) {
                new.add(keyword.clone(), at, keyword.chars().count());
            }
        }
        new
    }

    fn add(&mut self, text: String, part: usize, weight: usize) {
        let Ok(place) = u32::try_from(self.words.len() + 1) else { return };
        let mut first = ['\0'; 3];
        first.iter_mut().zip(text.chars()).for_each(|(first, letter)| *first = letter);
        if !text.is_empty() {
            let key = Key::of(first);
            let next = std::mem::replace(&mut self.heads[key.place()], place);
            self.words.push(Word { text, part, weight, key, next });
        }
    }

    /// The words of the built-in outline of a year.
    pub(crate) fn builtin(year: ReportYear) -> Option<&'static Self> {
        static ALL: LazyLock<Vec<Recogniser<'static>>> =
            LazyLock::new(|| Regulations::builtin_outlines().outlines().map(Recogniser::new).collect());
        let outline = Regulations::builtin_outlines().outline_for(year)?;
        ALL.iter().find(|known| known.outline.id == outline.id)
    }

    /// What [`Outline::recognise`] gives.
    pub(crate) fn recognise(&self, heading: &str, text: &str) -> Option<Area> {
        let (first, rest) = heading.find('。').map_or((heading, ""), |end| heading.split_at(end));
        let mut named: Option<usize> = None;
        let mut scores = Scores::new(self);
        self.search(heading, |word, at| {
            if self.words[word].weight == 0 {
                let part = self.words[word].part;
                if named.is_none_or(|known| part < known) && begins(&heading[at..], &self.words[word].text) {
                    named = Some(part);
                }
            } else if at < first.len() {
                scores.count(word, &first[at..]);
            }
        });
        if let Some(part) = named {
            return self.area(part);
        }
        let (mut best, second) = scores.top_two();
        if best == 0 || best == second {
            // what the heading leaves open, the text may settle
            let mut more = Scores::new(self);
            for text in [rest, text] {
                self.search(text, |word, at| more.count(word, &text[at..]));
                more.found.fill(false);
            }
            for (score, in_heading) in more.of_parts.iter_mut().zip(scores.of_parts) {
                *score = if in_heading == best { *score } else { 0 };
            }
            scores = more;
            let second;
            (best, second) = scores.top_two();
            if best == 0 || best < second.saturating_mul(2) {
                return None;
            }
        }
        self.area(scores.of_parts.iter().position(|&score| score == best)?)
    }

    fn area(&self, part: usize) -> Option<Area> {
        self.outline.area(self.outline.parts.get(part)?.number)
    }

    /// Names every word whose first letters stand in a text, with the place where they do.
    fn search(&self, text: &str, mut word: impl FnMut(usize, usize)) {
        let [mut second, mut first] = [(0, '\0'); 2];
        for (at, letter) in text.char_indices().filter(|&(_, c)| is_letter(c)) {
            let starts = [
                (at, Key::of([letter, '\0', '\0'])),
                (second.0, Key::of([second.1, letter, '\0'])),
                (first.0, Key::of([first.1, second.1, letter])),
            ];
            if starts.map(|(_, key)| self.heads[key.place()]) != [0; 3] {
                for (at, key) in starts {
                    self.words_of(key).for_each(|place| word(place, at));
                }
            }
            (first, second) = (second, (at, letter));
        }
    }

    /// The words with a key.
    fn words_of(&self, key: Key) -> impl Iterator<Item = usize> {
        let place = |next: u32| (next as usize).checked_sub(1);
        let chain = std::iter::successors(place(self.heads[key.place()]), move |&at| place(self.words[at].next));
        chain.filter(move |&at| self.words[at].key == key)
    }
}

/// For each part the characters of its keywords that were found, each keyword counted once.
struct Scores<'r> {
    words: &'r [Word],
    found: Vec<bool>,
    of_parts: Vec<usize>,
}

impl<'r> Scores<'r> {
    fn new(of: &'r Recogniser<'_>) -> Self {
        Self { words: &of.words, found: vec![false; of.words.len()], of_parts: vec![0; of.outline.parts.len()] }
    }

    /// Counts a keyword if the text begins with it.
    fn count(&mut self, word: usize, text: &str) {
        let Word { text: keyword, part, weight, .. } = &self.words[word];
        if *weight > 0 && !self.found[word] && begins(text, keyword) {
            self.found[word] = true;
            self.of_parts[*part] += weight;
        }
    }

    fn top_two(&self) -> (usize, usize) {
        self.of_parts.iter().fold((0, 0), |(best, second), &score| match score {
            score if score > best => (score, best),
            score => (best, second.max(score)),
        })
    }
}

/// Whether a text begins with a word, whatever stands between its letters that is none.
fn begins(text: &str, word: &str) -> bool {
    if text.starts_with(word) {
        return true;
    }
    let mut rest = word.chars();
    let mut wanted = rest.next();
    for c in text.chars() {
        if wanted == Some(c) {
            wanted = rest.next();
            if wanted.is_none() {
                return true;
            }
        } else if is_letter(c) {
            return false;
        }
    }
    false
}

/// Whether a character is a letter or digit; what is common in Chinese needs no table.
fn is_letter(c: char) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}' => true,
        '，' | '。' | '、' | '；' | '：' | '（' | '）' | '“' | '”' | '《' | '》' => false,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(text: &str) -> String {
        text.chars().filter(|&c| is_letter(c)).collect()
    }

    #[test]
    fn only_letters_are_compared() {
        for (text, word, want) in [
            ("行政执法", "行政", true),
            ("行、政，执法", "行政执", true),
            ("行政", "行政执法", false),
            ("，行政", "行政", true),
            ("依法行政", "行政", false),
        ] {
            assert_eq!(begins(text, word), want, "{text} {word}");
        }
    }

    proptest! {
        #[test]
        fn keywords_are_found_as_a_plain_search_finds_them(text in "[行政执法复议决策党的领导立应急，。 a]{0,40}") {
            let outline = Regulations::builtin().outline(&"2021-2025".parse().unwrap()).unwrap();
            let index = Recogniser::new(outline);
            let mut scores = Scores::new(&index);
            index.search(&text, |word, at| scores.count(word, &text[at..]));
            let bare = letters(&text);
            let plain = |part: &super::super::Part| -> usize {
                part.keywords.iter().filter(|word| bare.contains(word.as_str())).map(|word| word.chars().count()).sum()
            };
            prop_assert_eq!(scores.of_parts, outline.parts.iter().map(plain).collect::<Vec<_>>());
        }
    }
}
