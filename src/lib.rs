//! Typed annual reports on building a law-based government (法治政府建设年度报告), and the proof that their figures can be
//! true.

pub mod check;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod span;

pub use check::{Finding, Rule, Severity, check};
pub use quantity::law::{Share, Verdict};
pub use quantity::{Possible, Quantity};
pub use read::{Reading, read};
pub use report::{Claim, Figure, Report};
pub use span::Span;
