//! Small looks at characters: spaces, the first character, trimming that keeps the place.

use crate::marks::has_han_ends;
use crate::span::Span;

/// Spaces that offices and web pages put in: ASCII, ideographic, no-break, zero-width, the byte-order mark.
pub(super) fn is_space(c: char) -> bool {
    // nearly every character is a Han character
    !('\u{4e00}'..='\u{9fff}').contains(&c)
        && (c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}') || c.is_control())
}

/// The first character.
pub(super) fn first(s: &str) -> Option<char> {
    s.chars().next()
}

/// How many bytes of at most `max` leading spaces there are.
pub(super) fn skip_spaces(s: &str, max: usize) -> usize {
    s.chars().take(max).take_while(|&c| is_space(c)).map(char::len_utf8).sum()
}

/// How many bytes of at most 8 leading spaces there are; none where the line ends among them.
pub(super) fn skip_line_spaces(s: &str) -> usize {
    let spaces = skip_spaces(s, 8);
    if s[..spaces].contains('\n') { 0 } else { spaces }
}

/// The text of a range that the scanner made; empty where it is none.
pub(super) fn cut(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The range without the spaces around it.
pub(super) fn trim(text: &str, span: Span) -> Span {
    if has_han_ends(cut(text, span)) { span } else { trim_matches(text, span, is_space) }
}

/// The range without the matching characters around it; an empty range at its start where nothing is left.
pub(super) fn trim_matches(text: &str, span: Span, matches: impl Fn(char) -> bool) -> Span {
    let part = cut(text, span);
    let tail = part.trim_start_matches(&matches);
    if tail.is_empty() {
        return Span::new(span.start, span.start);
    }
    let start = span.start + (part.len() - tail.len());
    Span::new(start, start + tail.trim_end_matches(&matches).len())
}

/// Whether `s` has more than `max` characters; looks at no more than that.
pub(super) fn longer_than(s: &str, max: usize) -> bool {
    s.len() > max && s.chars().nth(max).is_some()
}

/// Whether any of `words` occurs in `s`.
pub(super) fn has(s: &str, words: &[&str]) -> bool {
    words.iter().any(|word| s.contains(word))
}

/// `s` without any space.
pub(super) fn compact(s: &str) -> String {
    s.chars().filter(|&c| !is_space(c)).collect()
}
