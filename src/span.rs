//! Places in a text: byte ranges into the input, and the lines they lie on.
//!
//! A [`Span`] always points into the original bytes of the text that was read. Nothing in the crate moves it: text that
//! is normalised (full-width digits, odd spaces) keeps the place of what was printed.

use serde::{Deserialize, Serialize};

/// A byte range `start..end` into a text, end exclusive.
///
/// ```
/// use fazhi::Span;
/// let span = Span::new(6, 12);
/// assert_eq!(span.text("共计312项"), Some("312项"));
/// assert_eq!(Span::new(1, 2).text("共"), None); // not on a character boundary
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes the range covers; 0 where it is reversed.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range covers nothing.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `other` lies wholly within this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text of the range, or `None` where it leaves the text or cuts a character.
    pub fn text(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }
}

/// The line starts of a text: turns byte offsets into line and column.
///
/// Built in one pass; each look-up is a binary search.
///
/// ```
/// use fazhi::span::LineIndex;
/// let text = "甲乙\n丙312项";
/// let place = LineIndex::new(text).place(text, 10);
/// assert_eq!((place.line, place.column), (2, 2));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character on the line, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// How many lines the text has; a final line break opens an empty last line.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The place of a byte offset; an offset past the end or inside a character counts as the character before it.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= offset).max(1) - 1;
        let start = self.starts.get(line).copied().unwrap_or(0);
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |before| before.chars().count());
        Place { line: line + 1, column: column + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters() {
        let text = "甲乙\n丙312项\n";
        let index = LineIndex::new(text);
        assert_eq!(index.lines(), 3);
        assert_eq!(index.place(text, 0), Place { line: 1, column: 1 });
        assert_eq!(index.place(text, 8), Place { line: 2, column: 1 });
        assert_eq!(index.place(text, 999), Place { line: 3, column: 1 });
    }

    #[test]
    fn cover_and_overlap() {
        let (a, b) = (Span::new(2, 5), Span::new(4, 9));
        assert!(a.overlaps(b) && !a.contains(b));
        assert_eq!(a.cover(b), Span::new(2, 9));
        assert!(!Span::new(2, 4).overlaps(Span::new(4, 6)));
    }
}
