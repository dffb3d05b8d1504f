//! The regulations as data: outlines, duties, duty profiles, indicators and identities, versioned by year.
//!
//! The built-in tables are JSON files in `src/report/regulation/data`. A new outline, a provincial deadline or a corrected
//! date needs no code: [`Regulations::extend_json`] adds to the tables or replaces entries of the same id. Every fact
//! carries its [`Basis`]: where it was read and how sure it is.
//!
//! [`Regulations::duty_of`] says what one report owes, to whom and by when;
//! [`Report::derive_claims`](crate::Report::derive_claims) makes claims of identities.

mod certainty;
mod deadline;
mod document;
mod duty;
mod identity;
mod indicator;
mod labels;
mod outline;
mod profile;
mod reporter;
mod reporting;
mod tables;

pub use certainty::{Basis, Certainty, Provision};
pub use deadline::{MonthDay, MonthDayError, Publication, Submission};
pub use document::RegulationsError;
pub use duty::{Duty, DutyHolder, DutyList, DutyRef, DutyRefError};
pub use identity::{Comparison, Identity};
pub use indicator::{Direction, Indicator, IndicatorId, IndicatorIdError, IndicatorKind, Ratio};
pub(crate) use labels::Context;
pub(crate) use outline::Recogniser;
pub use outline::{Area, AreaError, Outline, OutlineId, OutlineIdError, Part};
pub use profile::{DutyProfile, Force, Options, Requirement, Setting};
pub use reporter::{NoDuty, ReporterClass};
pub use reporting::{Act, Asked, Due, ReportingDuty};
pub use tables::Regulations;
