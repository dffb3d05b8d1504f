//! Sets of characters and words that a pass over a text stops at: most of Chinese text are characters of three bytes that
//! mean nothing to it.

mod chars;
mod ends;
mod letters;
mod openings;
mod stops;
mod words;

pub(crate) use chars::{Marks, Ranks};
pub(crate) use ends::{behind_last, has_han_ends, trimmed, trimmed_end, trimmed_start};
pub(crate) use letters::{Letters, holds};
pub(crate) use openings::Openings;
pub(crate) use stops::Stops;
pub(crate) use words::{Words, ends_with, starts_with};

/// How many bytes the character has that begins with a byte.
pub(crate) const fn char_len(first: u8) -> usize {
    match first {
        0x00..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
    }
}
