//! The words of the cues found in a text, the longest at each place.

use std::sync::OnceLock;

use crate::marks::{Marks, Ranks, char_len};

use super::cues::{Cue, LEXICON};

/// The characters of three bytes that words of the lexicon begin with; the other words are one ASCII character each.
static STARTS: Marks = {
    let (mut starts, mut group) = (Marks::NONE, 0);
    while group < LEXICON.len() {
        let (words, mut at) = (LEXICON[group].1, 0);
        while at < words.len() {
            starts = starts.with_first(words[at]);
            at += 1;
        }
        group += 1;
    }
    starts
};

/// The places where a word of the lexicon may begin: by its first character where that is a word by itself, else by its first
/// two. One look leaves out nearly all of a text.
struct Openings {
    /// Of the first two characters of three bytes each some bits that tell most pairs apart; all bits of a first character that
    /// is a word by itself.
    pairs: [u64; 1024],
}

static OPENINGS: Openings = {
    let (mut openings, mut group) = (Openings { pairs: [0; 1024] }, 0);
    while group < LEXICON.len() {
        let (words, mut at) = (LEXICON[group].1, 0);
        while at < words.len() {
            match *words[at].as_bytes() {
                [0xE0..0xF0, second, third, _, _, next, ..] => {
                    openings.pairs[Openings::row(second, third)] |= Openings::bit(next);
                }
                // one character, or one before an ASCII character
                [0xE0..0xF0, second, third, ..] => openings.pairs[Openings::row(second, third)] = u64::MAX,
                _ => {}
            }
            at += 1;
        }
        group += 1;
    }
    openings
};

impl Openings {
    const fn row(second: u8, third: u8) -> usize {
        (((second & 0x3F) as usize) << 4) ^ (third & 0x3F) as usize
    }

    const fn bit(next: u8) -> u64 {
        1 << (next & 0x3F)
    }

    /// Where the characters of three bytes end that no word begins with, counted from `at`.
    ///
    /// Never inlined, as [`Marks::skip`] is not.
    #[inline(never)]
    fn skip(&self, text: &str, at: usize) -> usize {
        let mut rest = text.as_bytes().get(at..).unwrap_or_default();
        loop {
            rest = STARTS.pass(rest);
            let [first @ 0xE0..0xF0, second, third, after @ ..] = rest else { return text.len() - rest.len() };
            // where the text ends, one character may be a word
            let opens = || after.get(2).is_none_or(|next| self.may_open(*second, *third, *next));
            if STARTS.has(*first, *second, *third) && opens() {
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

/// The words by their first two characters.
pub(super) struct Lexicon {
    /// The words that go on alike, the longest first.
    runs: Vec<Vec<(&'static str, Cue)>>,
    /// The words of each first character of three bytes, in the order of [`STARTS`].
    groups: Vec<Group>,
    /// How many characters of [`STARTS`] stand before each of its rows.
    ranks: Ranks,
    /// The words that are one ASCII character each.
    ascii: [Option<(&'static str, Cue)>; 128],
}

/// The words of one first character.
#[derive(Clone, Copy, Default)]
struct Group {
    /// The word that is this character and no more.
    only: Option<(&'static str, Cue)>,
    /// The last bytes of the second characters, one bit each: one look at them leaves out most texts.
    seconds: u64,
    /// Where the runs of the others begin among all: one for each bit.
    runs: usize,
}

impl Group {
    /// The place of the run of the words whose second characters end alike.
    const fn nth(&self, bit: u64) -> usize {
        self.runs + (self.seconds & bit.wrapping_sub(1)).count_ones() as usize
    }
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
            let (mut groups, mut ascii): (Vec<Group>, _) = (Vec::new(), [None; 128]);
            let mut runs: Vec<Vec<(&str, Cue)>> = Vec::new();
            let mut last = None;
            for &(first, word, cue) in &words {
                if let Some(place) = ascii.get_mut(first as usize) {
                    *place = Some((word, cue));
                    continue;
                }
                if last != Some(first) {
                    groups.push(Group { runs: runs.len(), ..Group::default() });
                    last = Some(first);
                }
                let Some(group) = groups.last_mut() else { continue };
                let bit = second(word);
                if bit == 0 {
                    group.only = Some((word, cue));
                    continue;
                }
                let nth = group.nth(bit);
                if group.seconds & bit == 0 {
                    group.seconds |= bit;
                    runs.insert(nth, Vec::new());
                }
                if let Some(run) = runs.get_mut(nth) {
                    run.push((word, cue));
                }
            }
            Self { runs, groups, ranks: STARTS.ranks(), ascii }
        })
    }

    /// The word that an ASCII character is.
    fn mark(&self, byte: u8) -> Option<(&'static str, Cue)> {
        self.ascii.get(usize::from(byte)).copied().flatten()
    }

    /// The longest word that `text`, which begins with no ASCII character, begins with.
    fn longest(&self, text: &str) -> Option<(&'static str, Cue)> {
        let group = self.groups.get(STARTS.rank(&self.ranks, text)?)?;
        let bit = second(text);
        if group.seconds & bit == 0 {
            return group.only;
        }
        let behind = text.as_bytes().get(FIRST..).unwrap_or_default();
        let begins = |word: &str| behind.starts_with(word.as_bytes().get(FIRST..).unwrap_or_default());
        let run = self.runs.get(group.nth(bit))?;
        run.iter().find(|(word, _)| begins(word)).copied().or(group.only)
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

/// Bytes of the first character of every word that is not ASCII.
const FIRST: usize = '占'.len_utf8();

/// A bit for the last byte of a second character after one of three bytes; any bit where there is none.
fn second(text: &str) -> u64 {
    let rest = text.as_bytes().get(FIRST..).unwrap_or_default();
    match rest {
        [] => 0,
        [ascii @ ..0x80, ..] => 1 << (ascii & 63),
        [_, _, third, ..] => 1 << (third & 63),
        [_, last @ ..] => 1 << (last.first().map_or(0, |byte| byte & 63)),
    }
}
