//! Figures as printed, and what they can mean.

mod exact;
mod possible;

pub use exact::Ratio;
pub use possible::{End, Possible};
