//! Why a text is no figure.

use thiserror::Error;

use crate::quantity::numeral::NumeralError;

/// The most bytes of an input that an error message repeats.
const SHOWN: usize = 60;

/// Why a text is no quantity: what and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QuantityError {
    /// There is no number where one must stand.
    #[error("no number at byte {at} of {input:?}")]
    NoNumber {
        /// The text, cut where it is long.
        input: String,
        /// The byte where a number must stand.
        at: usize,
    },
    /// The number is longer or larger than the crate's bounds.
    #[error("{source} in {input:?}")]
    Number {
        /// The text, cut where it is long.
        input: String,
        /// What is wrong with the number.
        source: NumeralError,
    },
    /// Something follows the figure that is no unit and no hedge.
    #[error("unexpected {rest:?} at byte {at} of {input:?}")]
    Rest {
        /// The text, cut where it is long.
        input: String,
        /// What follows, cut where it is long.
        rest: String,
        /// Where it begins.
        at: usize,
    },
}

/// A text as an error message repeats it, cut where it is long.
pub(super) fn shown(text: &str) -> String {
    let mut end = text.len().min(SHOWN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = text[..end].to_owned();
    if end < text.len() {
        out.push('…');
    }
    out
}
