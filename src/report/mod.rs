//! The typed model of a report: its parts, its figures, and what it claims of them.
//!
//! A [`Report`] owns its figures and claims; its parts refer to figures by handle. Regulations are data
//! ([`regulation`]), versioned by year.

#[macro_use]
mod text_form;

mod builder;
mod claim;
mod content;
mod document;
mod document_number;
mod figure;
mod identities;
mod issuer;
mod json;
pub mod outline;
mod passage;
mod printed_date;
mod rate_base;
mod region;
pub mod regulation;
mod scope;
mod ties;
mod year;

pub use builder::{BuildError, ReportBuilder};
pub use claim::{Basis, Claim, ClaimId, ClaimKind, Relation, Role};
pub(crate) use claim::{cut_of, implied_whole};
pub use document::{DutyRecord, Matter, Measure, Plan, Problem, Report};
pub use document_number::{DocumentNumber, DocumentNumberError, Irregularity};
pub use figure::{Figure, FigureId, Figures};
pub use identities::{IdentityOutcome, IdentityRecord};
pub use issuer::{Issuer, IssuerError, IssuerKind};
pub use json::JsonError;
pub use passage::{Field, Passage};
pub use printed_date::PrintedDate;
pub use rate_base::{BaseFit, RateBase};
pub use region::{Level, Region, RegionCode, RegionCodeError};
pub use year::{ReportYear, ReportYearError};
