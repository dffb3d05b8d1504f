//! Figures as printed, and what they can mean.
//!
//! A [`Quantity`] keeps its printed digits and gives the exact set of values that it may stand for, a [`Possible`]. The
//! [`law`] module decides relations between figures over those sets. No floating point takes part.

mod exact;
mod hedge;
pub mod law;
mod numbers;
pub mod numeral;
mod possible;
mod printed;
mod slip;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod unit;

pub use exact::Ratio;
pub use hedge::Hedge;
pub(crate) use hedge::Hedges;
pub use numeral::{Numeral, NumeralError, Scale, Script};
pub use possible::{End, Possible};
pub(crate) use printed::Shape;
pub use printed::{IntoQuantity, Kind, Quantity, QuantityError};
pub(crate) use slip::may_slip_by;
pub use slip::slips;
pub use unit::{Measure, Unit};
