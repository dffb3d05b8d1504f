//! The indicators (指标): the well-known quantities that a figure may measure.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

use super::certainty::Basis;
use crate::quantity::{Kind, Quantity};
use crate::report::ReportYear;

/// The key of an indicator: lower-case words joined by single underscores, at most 64 bytes, beginning with a letter.
///
/// ```
/// use fazhi::report::regulation::IndicatorId;
///
/// let id: IndicatorId = "reconsideration_accepted".parse()?;
/// assert_eq!(id.as_str(), "reconsideration_accepted");
/// assert!("Reconsideration__accepted".parse::<IndicatorId>().is_err());
/// # Ok::<(), fazhi::report::regulation::IndicatorIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(String);

text_form!(IndicatorId, "the id of an indicator such as \"reconsideration_accepted\"");

/// Why a text is not an [`IndicatorId`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{input:?} is not the id of an indicator: lower-case words joined by single underscores, at most 64 bytes")]
pub struct IndicatorIdError {
    /// The text as given.
    pub input: String,
}

impl IndicatorId {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for IndicatorId {
    type Err = IndicatorIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let begins = text.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if begins && text.len() <= 64 && text.split('_').all(word) {
            Ok(Self(text.to_owned()))
        } else {
            Err(IndicatorIdError { input: text.to_owned() })
        }
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of quantity an indicator is.
///
/// ```
/// use fazhi::report::regulation::IndicatorKind;
///
/// assert_eq!("rate".parse(), Ok(IndicatorKind::Rate));
/// assert!("%".parse::<IndicatorKind>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IndicatorKind {
    /// A whole number of things, people or events.
    Count,
    /// A proportion from 0 to 100 percent.
    Rate,
    /// An amount of money.
    Money,
    /// A length of time: days, hours of training.
    Duration,
}

/// Which change of an indicator is good.
///
/// ```
/// use fazhi::report::regulation::Direction;
///
/// assert_eq!("none".parse(), Ok(Direction::None));
/// assert!("good".parse::<Direction>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither: a workload, or a rate such as the correction rate (纠错率) that may be read both ways.
    None,
}

/// What a rate is of: one numerator over one of several bases.
///
/// Offices use different bases for one rate, so a rate says little without its base.
///
/// ```
/// use fazhi::report::regulation::Ratio;
///
/// let json = r#"{ "numerator": "mediation_succeeded", "bases": ["mediation_accepted"] }"#;
/// assert_eq!(serde_json::from_str::<Ratio>(json)?.bases.len(), 1);
/// assert!(serde_json::from_str::<Ratio>(r#"{ "numerator": "成功" , "bases": [] }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// What is counted.
    pub numerator: IndicatorId,
    /// Of what; the usual base first.
    pub bases: Vec<IndicatorId>,
    /// Whether a report must say which base it uses, because offices differ in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub state_base: bool,
}

/// A well-known quantity.
///
/// ```
/// use fazhi::report::regulation::{Direction, Indicator, Regulations};
///
/// let rules = Regulations::builtin();
/// let indicator = rules.indicator(&"reconsideration_correction_rate".parse()?).ok_or("no such indicator")?;
/// assert_eq!(indicator.direction, Direction::None);
/// assert!(indicator.ratio.as_ref().is_some_and(|ratio| ratio.bases.len() > 1 && ratio.state_base));
/// assert!(serde_json::from_str::<Indicator>("{}").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The key.
    pub id: IndicatorId,
    /// The family that it belongs to, such as `reconsideration`: short names count within it.
    pub family: String,
    /// The Chinese name; it also serves as a synonym.
    pub name: String,
    /// Other names that say wholly what is counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// Names that say it only where figures of the same family stand before: 维持, 审结率.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// Wordings that show what a label is about, without saying just what is counted: 矛盾纠纷.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// The usual unit: 件, %, 万元, 学时.
    pub unit: String,
    /// Other units that it is counted in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_units: Vec<String>,
    /// What sort of quantity it is.
    pub kind: IndicatorKind,
    /// Which change is good.
    pub direction: Direction,
    /// What a rate is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Ratio>,
    /// The first year in which it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<ReportYear>,
    /// The last year in which it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportYear>,
    /// How sure definition and bases are.
    pub basis: Basis,
}

impl Indicator {
    /// Whether it is counted in a year.
    pub fn covers(&self, year: ReportYear) -> bool {
        covers(self.from, self.to, year)
    }

    /// Whether a printed figure can measure it: a rate is a percentage, anything else is counted in one of its units. A
    /// number without a unit, as in a table, measures any count.
    pub fn measures(&self, quantity: &Quantity) -> bool {
        let unit = quantity.unit().as_str();
        match self.kind {
            IndicatorKind::Rate => quantity.kind() == Kind::Percent,
            IndicatorKind::Count if unit.is_empty() => quantity.kind() == Kind::Count,
            IndicatorKind::Money => quantity.kind() == Kind::Money,
            IndicatorKind::Count | IndicatorKind::Duration => {
                quantity.kind() == Kind::Count
                    && (unit == self.unit || self.other_units.iter().any(|other| other == unit))
            }
        }
    }
}

pub(super) fn covers(from: Option<ReportYear>, to: Option<ReportYear>, year: ReportYear) -> bool {
    from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Regulations;
    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    fn about(label: &str) -> Option<&'static str> {
        Regulations::builtin().indicator_in(label).map(|indicator| indicator.id.as_str())
    }

    #[test]
    fn a_label_shows_what_it_is_about() {
        for (label, id) in [
            ("全区共受理行政复议案件", Some("reconsideration_accepted")),
            ("收到行政复议申请", Some("reconsideration_received")),
            ("负责人出庭应诉率", Some("court_appearance_rate")),
            ("行政复议综合纠错率", Some("reconsideration_overall_correction_rate")),
            ("行政复议纠错率", Some("reconsideration_correction_rate")),
            ("人民调解成功率达", Some("mediation_success_rate")),
            ("植树", None),
            ("", None),
        ] {
            assert_eq!(about(label), id, "{label}");
        }
    }

    #[test]
    fn every_wording_shows_its_own_indicator() {
        for indicator in Regulations::builtin().indicators() {
            for label in indicator.synonyms.iter().chain(&indicator.hints).chain([&indicator.name]) {
                assert_eq!(about(label), Some(indicator.id.as_str()), "{label}");
            }
        }
    }

    #[test]
    fn units_tell_what_a_figure_can_measure() {
        let measures = |id: &str, printed: &str| {
            let indicator = Regulations::builtin().indicator(&id.parse().unwrap()).unwrap();
            indicator.measures(&printed.parse().unwrap())
        };
        assert!(measures("penalties", "138件") && measures("penalties", "138宗") && measures("penalties", "138"));
        assert!(!measures("penalties", "138人次") && !measures("penalties", "3%") && !measures("penalties", "20万元"));
        assert!(measures("penalty_amount", "20.5万元") && !measures("penalty_amount", "20件"));
        assert!(measures("mediation_success_rate", "98.7%") && !measures("mediation_success_rate", "98件"));
    }

    #[test]
    fn rates_have_a_ratio_and_nothing_else_does() {
        for indicator in Regulations::builtin().indicators() {
            let is_rate = indicator.kind == IndicatorKind::Rate;
            assert!(is_rate || indicator.ratio.is_none(), "{}", indicator.id);
            assert_eq!(is_rate, indicator.unit == "%", "{}", indicator.id);
        }
    }

    #[test]
    fn ids_refuse_what_is_not_one() {
        let long = "a".repeat(65);
        for text in ["", "_a", "a_", "a__b", "A", "1a", "a-b", "a b", "件", long.as_str()] {
            assert_eq!(text.parse::<IndicatorId>(), Err(IndicatorIdError { input: text.into() }));
        }
        assert!(serde_json::from_str::<IndicatorId>("\"a_2\"").is_ok());
        assert!(serde_json::from_str::<IndicatorId>("null").is_err());
    }

    #[test]
    fn every_kind_and_direction_is_spelt_alike_everywhere() {
        assert_spelt_alike::<IndicatorKind>();
        assert_spelt_alike::<Direction>();
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(any in any::<String>(), like in "[a-z0-9_]{0,70}") {
            for text in [any, like] {
                let _ = Regulations::builtin().indicator_in(&text);
                if let Ok(id) = text.parse::<IndicatorId>() {
                    prop_assert_eq!(id.to_string(), text);
                }
            }
        }
    }
}
