//! What stands in the JSON: a twin of every type, with names in place of handles, so that a wrong field is told with its path.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quantity::Quantity;
use crate::quantity::law::{Closure, Direction, Form};
use crate::report::claim::Basis;
use crate::report::outline::Heading;
use crate::report::regulation::{Area, DutyRef, IndicatorId};
use crate::report::{DocumentNumber, Issuer, Region, ReportYear};
use crate::span::Span;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReport {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<ReportYear>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) issuers: Vec<Issuer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) document_number: Option<DocumentNumber>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) addressees: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) issued_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) published_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) figures_as_of: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) preamble: String,
    #[serde(default, skip_serializing_if = "RawFigures::is_empty")]
    pub(super) figures: RawFigures,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) measures: Vec<RawMeasure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) problems: Vec<RawProblem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) duties: Vec<RawDuty>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) plans: Vec<RawPlan>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) other: Vec<RawMatter>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) claims: Vec<RawClaim>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) outline: Vec<Heading>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFigure {
    pub(super) value: Quantity,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) indicator: Option<IndicatorId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

/// Named figures in their order; a name that stands twice is refused.
#[derive(Default)]
pub(super) struct RawFigures(pub(super) Vec<(String, RawFigure)>);

impl RawFigures {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for RawFigures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, figure) in &self.0 {
            map.serialize_entry(name, figure)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for RawFigures {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Named;
        impl<'de> Visitor<'de> for Named {
            type Value = RawFigures;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of named figures")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawFigures, A::Error> {
                let mut list: Vec<(String, RawFigure)> = Vec::new();
                let mut seen = std::collections::HashSet::new();
                while let Some(name) = map.next_key::<String>()? {
                    if !seen.insert(name.clone()) {
                        return Err(serde::de::Error::custom(format!("two figures are named {name:?}")));
                    }
                    list.push((name, map.next_value()?));
                }
                Ok(RawFigures(list))
            }
        }
        deserializer.deserialize_map(Named)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMatter {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMeasure {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) area: Option<Area>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) items: Vec<RawMatter>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProblem {
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cause: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDuty {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) duties: Vec<DutyRef>,
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlan {
    pub(super) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) answers: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawClaim {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) share: Option<RawShare>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) subset: Option<RawSubset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) breakdown: Option<RawBreakdown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) balance: Option<RawBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) growth: Option<RawGrowth>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) point_change: Option<RawPointChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) average: Option<RawAverage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reduction: Option<RawReduction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) enumeration: Option<RawEnumeration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rate: Option<RawRate>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) basis: Basis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) span: Option<Span>,
}

/// Whether a field is what it is read as where it is left out.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One name or several.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawShare {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) part: Option<OneOrMore>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) whole: Option<OneOrMore>,
    pub(super) rate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSubset {
    pub(super) part: String,
    pub(super) whole: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBreakdown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<String>,
    pub(super) parts: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) closure: Closure,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBalance {
    pub(super) total: OneOrMore,
    pub(super) parts: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawGrowth {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) current: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) delta: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rate: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) direction: Direction,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) form: Form,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPointChange {
    pub(super) current: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) previous: Option<String>,
    pub(super) change: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) direction: Direction,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAverage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) total: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) count: Option<String>,
    pub(super) mean: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) items: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReduction {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) after: Option<String>,
    pub(super) rate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEnumeration {
    pub(super) count: String,
    pub(super) listed: u32,
    #[serde(default)]
    pub(super) open_ended: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRate {
    pub(super) rate: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) whole: Option<String>,
}
