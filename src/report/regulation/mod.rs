//! The regulations as data: outlines, duties, deadlines and indicators, versioned by year.
//!
//! The built-in tables are JSON files in `src/report/regulation/data`. A new outline or a corrected date needs no code:
//! [`Regulations::extend_json`] adds to the tables or replaces entries of the same id. Every fact carries its
//! [`Basis`]: where it was read and how sure it is.

mod certainty;
mod deadline;
mod document;
mod duty;
mod indicator;
mod outline;
mod tables;

pub use certainty::{Basis, Certainty};
pub use deadline::{Deadline, Force, MonthDay, MonthDayError, Publication, Submission};
pub use document::RegulationsError;
pub use duty::{Duty, DutyHolder, DutyList, DutyRef, DutyRefError};
pub use indicator::{Direction, Identity, Indicator, IndicatorId, IndicatorIdError, IndicatorKind, Ratio};
pub use outline::{Area, AreaError, Outline, OutlineId, OutlineIdError, Part};
pub use tables::Regulations;
