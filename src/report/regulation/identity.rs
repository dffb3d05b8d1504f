//! What holds between indicators by definition.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};

use super::certainty::Basis;
use super::indicator::{IndicatorId, covers};
use crate::report::ReportYear;

/// How the two sides of an identity compare.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumString,
    EnumIter,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The parts add up to the whole: a total and its parts, or two sides of a balance.
    #[default]
    Equal,
    /// The parts, none of which counts anything twice, add up to no more than the whole: 许可 + 不予许可 ≤ 受理.
    AtMost,
}

/// What holds between indicators by definition: the sum of `whole` against the sum of `parts`.
///
/// ```
/// use fazhi::report::regulation::{Comparison, Identity, Regulations};
///
/// let rules = Regulations::builtin();
/// let legal_aid = rules.identities().find(|identity| identity.id == "legal_aid_by_case").ok_or("no such identity")?;
/// assert_eq!((legal_aid.whole.len(), legal_aid.parts.len()), (1, 3));
/// assert_eq!(legal_aid.comparison, Comparison::Equal);
/// assert!(!legal_aid.basis.is_sure()); // so that it never proves an error
/// assert!(serde_json::from_str::<Identity>(r#"{ "id": "x", "whole": "y" }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The key in the data.
    pub id: String,
    /// The summands of one side: the total, or opening and new. Just one where the parts are at most the whole.
    pub whole: Vec<IndicatorId>,
    /// The summands of the other side.
    pub parts: Vec<IndicatorId>,
    /// How the sides compare.
    #[serde(default, skip_serializing_if = "is_default")]
    pub comparison: Comparison,
    /// The first year for which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ReportYear>,
    /// The last year for which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportYear>,
    /// How sure it is. Only what [is sure](Basis::is_sure) may prove an error.
    pub basis: Basis,
}

// serde hands a reference
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_default(comparison: &Comparison) -> bool {
    *comparison == Comparison::default()
}

impl Identity {
    /// Whether it holds for a year.
    pub fn covers(&self, year: ReportYear) -> bool {
        covers(self.from, self.to, year)
    }

    /// The indicators of both sides, the whole first.
    pub fn items(&self) -> impl Iterator<Item = &IndicatorId> {
        self.whole.iter().chain(&self.parts)
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn every_comparison_is_spelt_alike_everywhere() {
        assert_spelt_alike::<Comparison>();
    }
}
