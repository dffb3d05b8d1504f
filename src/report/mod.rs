//! The typed model of a report.

#[macro_use]
mod text_form;

mod document_number;
mod issuer;
mod region;
pub mod regulation;
mod year;

pub use document_number::{DocumentNumber, DocumentNumberError, Irregularity};
pub use issuer::{Issuer, IssuerError, IssuerKind};
pub use region::{Level, Region, RegionCode, RegionCodeError};
pub use year::{ReportYear, ReportYearError};
