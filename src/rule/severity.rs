//! How bad a finding is.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// How bad what a rule finds is; belongs to the rule, never to the single finding. The worst is the greatest.
///
/// ```
/// use fazhi::Severity;
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Note);
/// assert_eq!(Severity::Error.to_string(), "error");
/// assert!("fatal".parse::<Severity>().is_err());
/// ```
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth a look (提示).
    Note,
    /// Probably wrong (警告).
    Warning,
    /// No possible world has these figures, or a legal requirement is missed (错误).
    Error,
}
