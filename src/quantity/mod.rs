//! Figures as printed, and what they can mean.

mod exact;
pub mod numeral;
mod possible;

pub use exact::Ratio;
pub use numeral::{Numeral, NumeralError, Scale, Script};
pub use possible::{End, Possible};
