//! The text of a printed figure: most are a few characters long and need no room of their own.

use std::fmt;

/// The most bytes that are kept in place.
const SHORT: usize = 22;

/// A text that is not changed any more, in place where it is short.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Text(Held);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Held {
    /// The first `len` bytes are the text; the others are 0.
    Short {
        len: u8,
        bytes: [u8; SHORT],
    },
    Long(Box<str>),
}

impl Text {
    pub(super) fn as_str(&self) -> &str {
        match &self.0 {
            // the bytes come from a `str`
            Held::Short { len, bytes } => {
                bytes.get(..usize::from(*len)).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
            }
            Held::Long(text) => text,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(len)) => {
                place.copy_from_slice(text.as_bytes());
                Self(Held::Short { len, bytes })
            }
            _ => Self(Held::Long(text.into())),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_texts_come_back() {
        assert_eq!(size_of::<Text>(), 24);
        for len in 0..=SHORT + 3 {
            for text in ["件".repeat(len / 3), "9".repeat(len)] {
                assert_eq!(Text::from(text.as_str()).as_str(), text);
            }
        }
    }
}
