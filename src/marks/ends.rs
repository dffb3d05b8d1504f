//! The ends of a text: Han characters, spaces, and what stands behind its last mark.

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
