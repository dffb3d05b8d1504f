//! The words of the cues found in a text, the longest at each place.

use std::sync::OnceLock;

use crate::marks::{Openings, char_len};

use super::cues::{Cue, LEXICON};

/// The places where a word of the lexicon may begin, but for the words that are one ASCII character each.
static OPENINGS: Openings = {
    let (mut openings, mut group) = (Openings::NONE, 0);
    while group < LEXICON.len() {
        let (words, mut at) = (LEXICON[group].1, 0);
        while at < words.len() {
            openings = openings.with(words[at]);
            at += 1;
        }
        group += 1;
    }
    openings
};

/// A word and its cue.
type Entry = (&'static str, Cue);

/// The words by their first two characters; of those that begin alike the longest stands first.
pub(super) struct Lexicon {
    /// The words that begin with two characters of three bytes, by [both](Openings::pair).
    pairs: Vec<Vec<Entry>>,
    /// The words that are one character of three bytes, or have one before ASCII characters, by its [row](Openings::row).
    alone: Vec<Vec<Entry>>,
    /// The words that are one ASCII character each.
    ascii: [Option<Entry>; 128],
}

static BUILT: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The lexicon, built when it is first asked for.
    pub(super) fn get() -> &'static Self {
        BUILT.get_or_init(|| {
            let each = LEXICON.iter().flat_map(|(cue, words)| words.iter().map(move |word| (*word, *cue)));
            let mut words: Vec<_> =
                each.filter_map(|(word, cue)| word.chars().next().map(|first| (first, word, cue))).collect();
            words.sort_by_key(|&(first, word, cue)| (first, std::cmp::Reverse(word.len()), word, cue as u8));
            words.dedup_by_key(|entry| entry.1);
            let mut new = Self { pairs: vec![Vec::new(); 1024], alone: vec![Vec::new(); 1024], ascii: [None; 128] };
            for &(first, word, cue) in &words {
                if let Some(place) = new.ascii.get_mut(first as usize) {
                    *place = Some((word, cue));
                } else if let [_, second, third, behind @ ..] = word.as_bytes() {
                    let row = Openings::row(*second, *third);
                    let list = match behind {
                        [0xE0..0xF0, _, next, ..] => &mut new.pairs[Openings::pair(row, *next)],
                        _ => &mut new.alone[row],
                    };
                    list.push((word, cue));
                }
            }
            new
        })
    }

    /// The word that an ASCII character is.
    fn mark(&self, byte: u8) -> Option<Entry> {
        self.ascii.get(usize::from(byte)).copied().flatten()
    }

    /// The longest word that `text`, which begins with no ASCII character, begins with.
    fn longest(&self, text: &str) -> Option<Entry> {
        let (&[_, second, third], behind) = text.as_bytes().split_first_chunk()?;
        let row = Openings::row(second, third);
        // the last byte leaves out most words before they are compared
        let begins = |(word, _): &&Entry| {
            let last = word.len() - 1;
            text.as_bytes().get(last) == word.as_bytes().get(last) && text.starts_with(word)
        };
        let pair = behind.get(2).and_then(|&next| self.pairs[Openings::pair(row, next)].iter().find(begins));
        pair.or_else(|| self.alone[row].iter().find(begins)).copied()
    }

    /// The words of a text in order, the longest at each place, none within another: where each begins.
    pub(super) fn find_in(&self, text: &str) -> impl Iterator<Item = (usize, &'static str, Cue)> {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                at = OPENINGS.skip(text, at);
                let byte = *bytes.get(at)?;
                let start = at;
                let found =
                    if byte.is_ascii() { self.mark(byte) } else { text.get(at..).and_then(|rest| self.longest(rest)) };
                if let Some((word, cue)) = found {
                    at += word.len();
                    return Some((start, word, cue));
                }
                at += char_len(byte);
                // digits stand in runs
                while bytes.get(at).is_some_and(|&byte| byte.is_ascii() && self.mark(byte).is_none()) {
                    at += 1;
                }
            }
        })
    }
}
