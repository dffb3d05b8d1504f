//! Why a numeral cannot be read, and where.

use thiserror::Error;

use super::{MAX_DIGITS, MAX_MAGNITUDE};

/// Why what begins like a numeral has no value here. Places are bytes of the text that was given; what begins at `at`
/// and is `len` bytes long can be skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumeralError {
    /// More than [`MAX_DIGITS`] significant digits.
    #[error("numeral of {digits} significant digits at byte {at}: at most {MAX_DIGITS} are read")]
    TooLong {
        /// Where the digits begin.
        at: usize,
        /// How many bytes of digits there are.
        len: usize,
        /// How many of them are significant.
        digits: usize,
    },
    /// More than [`MAX_DECIMALS`](super::MAX_DECIMALS) digits after the decimal point.
    #[error("numeral with {decimals} decimals at byte {at}: too many to be read")]
    TooFine {
        /// Where the numeral begins.
        at: usize,
        /// How many bytes it has.
        len: usize,
        /// How many digits stand after the point.
        decimals: usize,
    },
    /// Magnitudes that make more than 10^[`MAX_MAGNITUDE`] together, or a power that does not fit.
    #[error("numeral too large at byte {at}: at most 10^{MAX_MAGNITUDE} is read after a number")]
    TooLarge {
        /// Where the magnitudes or the power begin.
        at: usize,
        /// How many bytes they have.
        len: usize,
    },
    /// Two digits that offer two numbers and name neither: 七八个, 两三百, 三百五六十; also what looks like them: 十四五.
    #[error("two digits for one number at byte {at}")]
    Alternatives {
        /// Where the numeral begins.
        at: usize,
        /// How many bytes it has.
        len: usize,
    },
    /// The whole text was to be one numeral and is not.
    #[error("not a numeral at byte {at}")]
    NotANumeral {
        /// The first byte that is not part of a numeral.
        at: usize,
    },
}

impl NumeralError {
    /// Where what cannot be read ends: a reader that skips it goes on there.
    pub const fn end(&self) -> usize {
        match *self {
            Self::TooLong { at, len, .. }
            | Self::TooFine { at, len, .. }
            | Self::TooLarge { at, len }
            | Self::Alternatives { at, len } => at.saturating_add(len),
            Self::NotANumeral { at } => at,
        }
    }

    /// The same error, its place counted from `by` bytes earlier.
    pub(super) const fn moved(self, by: usize) -> Self {
        match self {
            Self::TooLong { at, len, digits } => Self::TooLong { at: at + by, len, digits },
            Self::TooFine { at, len, decimals } => Self::TooFine { at: at + by, len, decimals },
            Self::TooLarge { at, len } => Self::TooLarge { at: at + by, len },
            Self::Alternatives { at, len } => Self::Alternatives { at: at + by, len },
            Self::NotANumeral { at } => Self::NotANumeral { at: at + by },
        }
    }
}
