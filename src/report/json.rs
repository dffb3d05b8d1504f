//! Reports as JSON that a person can write: figures have names, claims name figures, unknown fields are refused with their
//! path.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::quantity::Quantity;
use crate::quantity::law::{Closure, Direction, Form};
use crate::span::Span;

use super::claim::{Basis, Claim, Relation};
use super::document::{DutyRecord, Matter, Measure, Plan, Problem, Report};
use super::figure::{Figure, FigureId, Figures};
use super::outline::Heading;
use super::regulation::{Area, DutyRef, IndicatorId};
use super::{DocumentNumber, Issuer, Region, ReportYear};

/// Why a JSON text is no report: what is wrong, and at which path.
#[derive(Debug, Error)]
pub enum JsonError {
    /// The JSON itself, a field, or a value is wrong.
    #[error("{path}: {message}")]
    Json {
        /// The path of the field, such as `measures[2].area`; `.` for the whole.
        path: String,
        /// What is wrong, with line and column.
        message: String,
    },
    /// A figure is named that the report does not have.
    #[error("{path}: there is no figure named {name:?}")]
    NoSuchFigure {
        /// The path of the name.
        path: String,
        /// The name.
        name: String,
    },
    /// A plan answers a problem that the report does not have.
    #[error("{path}: there is no problem {problem}, for the report has {count}")]
    NoSuchProblem {
        /// The path of the number.
        path: String,
        /// The number given, from 0.
        problem: usize,
        /// How many problems there are.
        count: usize,
    },
    /// There are too many figures.
    #[error("figures: more than 2^32 - 1 figures")]
    TooMany,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReport {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<ReportYear>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    issuers: Vec<Issuer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    document_number: Option<DocumentNumber>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    addressees: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    issued_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    figures_as_of: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    preamble: String,
    #[serde(default, skip_serializing_if = "RawFigures::is_empty")]
    figures: RawFigures,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    measures: Vec<RawMeasure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    problems: Vec<RawProblem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    duties: Vec<RawDuty>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    plans: Vec<RawPlan>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    other: Vec<RawMatter>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    claims: Vec<RawClaim>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    outline: Vec<Heading>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    value: Quantity,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    indicator: Option<IndicatorId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

/// Named figures in their order; a name that stands twice is refused.
#[derive(Default)]
struct RawFigures(Vec<(String, RawFigure)>);

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
struct RawMatter {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeasure {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    area: Option<Area>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    items: Vec<RawMatter>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProblem {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDuty {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    duties: Vec<DutyRef>,
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlan {
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    figures: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share: Option<RawShare>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subset: Option<RawSubset>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    breakdown: Option<RawBreakdown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    balance: Option<RawBalance>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    growth: Option<RawGrowth>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    point_change: Option<RawPointChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    average: Option<RawAverage>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reduction: Option<RawReduction>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    enumeration: Option<RawEnumeration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate: Option<RawRate>,
    #[serde(default, skip_serializing_if = "is_stated")]
    basis: Basis,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    span: Option<Span>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_stated(basis: &Basis) -> bool {
    *basis == Basis::Stated
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_up(direction: &Direction) -> bool {
    *direction == Direction::Up
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_by(form: &Form) -> bool {
    *form == Form::By
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
fn is_closed(closure: &Closure) -> bool {
    *closure == Closure::Closed
}

/// One name or several.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawShare {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part: Option<OneOrMore>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whole: Option<OneOrMore>,
    rate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSubset {
    part: String,
    whole: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBreakdown {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    parts: Vec<String>,
    #[serde(default, skip_serializing_if = "is_closed")]
    closure: Closure,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBalance {
    total: OneOrMore,
    parts: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGrowth {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delta: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate: Option<String>,
    #[serde(default, skip_serializing_if = "is_up")]
    direction: Direction,
    #[serde(default, skip_serializing_if = "is_by")]
    form: Form,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPointChange {
    current: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    change: String,
    #[serde(default, skip_serializing_if = "is_up")]
    direction: Direction,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAverage {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    count: Option<String>,
    mean: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    items: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawReduction {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    rate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEnumeration {
    count: String,
    listed: u32,
    #[serde(default)]
    open_ended: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRate {
    rate: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whole: Option<String>,
}

/// Turns names into handles, and says where a name leads nowhere.
struct Resolver {
    names: HashMap<String, FigureId>,
}

impl Resolver {
    fn one(&self, path: &str, name: &str) -> Result<FigureId, JsonError> {
        self.names
            .get(name)
            .copied()
            .ok_or_else(|| JsonError::NoSuchFigure { path: path.to_owned(), name: name.to_owned() })
    }

    fn maybe(&self, path: &str, name: Option<&String>) -> Result<Option<FigureId>, JsonError> {
        name.map(|name| self.one(path, name)).transpose()
    }

    fn all(&self, path: &str, names: &[String]) -> Result<Vec<FigureId>, JsonError> {
        names.iter().enumerate().map(|(i, name)| self.one(&format!("{path}[{i}]"), name)).collect()
    }

    fn either(&self, path: &str, names: Option<&OneOrMore>) -> Result<Vec<FigureId>, JsonError> {
        match names {
            None => Ok(Vec::new()),
            Some(OneOrMore::One(name)) => Ok(vec![self.one(path, name)?]),
            Some(OneOrMore::More(names)) => self.all(path, names),
        }
    }

    fn claim(&self, path: &str, raw: &RawClaim) -> Result<Claim, JsonError> {
        let mut found: Vec<Relation> = Vec::new();
        let at = |role: &str| format!("{path}.{role}");
        if let Some(c) = &raw.share {
            found.push(Relation::Share {
                part: self.either(&at("share.part"), c.part.as_ref())?,
                whole: self.either(&at("share.whole"), c.whole.as_ref())?,
                rate: self.one(&at("share.rate"), &c.rate)?,
            });
        }
        if let Some(c) = &raw.subset {
            found.push(Relation::Subset {
                part: self.one(&at("subset.part"), &c.part)?,
                whole: self.one(&at("subset.whole"), &c.whole)?,
            });
        }
        if let Some(c) = &raw.breakdown {
            found.push(Relation::Breakdown {
                total: self.maybe(&at("breakdown.total"), c.total.as_ref())?,
                parts: self.all(&at("breakdown.parts"), &c.parts)?,
                closure: c.closure,
            });
        }
        if let Some(c) = &raw.balance {
            found.push(Relation::Balance {
                totals: self.either(&at("balance.total"), Some(&c.total))?,
                parts: self.all(&at("balance.parts"), &c.parts)?,
            });
        }
        if let Some(c) = &raw.growth {
            found.push(Relation::Growth {
                current: self.maybe(&at("growth.current"), c.current.as_ref())?,
                base: self.maybe(&at("growth.base"), c.base.as_ref())?,
                delta: self.maybe(&at("growth.delta"), c.delta.as_ref())?,
                rate: self.maybe(&at("growth.rate"), c.rate.as_ref())?,
                direction: c.direction,
                form: c.form,
            });
        }
        if let Some(c) = &raw.point_change {
            found.push(Relation::PointChange {
                current: self.one(&at("point_change.current"), &c.current)?,
                previous: self.maybe(&at("point_change.previous"), c.previous.as_ref())?,
                change: self.one(&at("point_change.change"), &c.change)?,
                direction: c.direction,
            });
        }
        if let Some(c) = &raw.average {
            found.push(Relation::Average {
                total: self.maybe(&at("average.total"), c.total.as_ref())?,
                count: self.maybe(&at("average.count"), c.count.as_ref())?,
                mean: self.one(&at("average.mean"), &c.mean)?,
                items: self.all(&at("average.items"), &c.items)?,
            });
        }
        if let Some(c) = &raw.reduction {
            found.push(Relation::Reduction {
                before: self.maybe(&at("reduction.before"), c.before.as_ref())?,
                after: self.maybe(&at("reduction.after"), c.after.as_ref())?,
                rate: self.one(&at("reduction.rate"), &c.rate)?,
            });
        }
        if let Some(c) = &raw.enumeration {
            found.push(Relation::Enumeration {
                count: self.one(&at("enumeration.count"), &c.count)?,
                listed: c.listed,
                open_ended: c.open_ended,
            });
        }
        if let Some(c) = &raw.rate {
            found.push(Relation::Rate {
                rate: self.one(&at("rate.rate"), &c.rate)?,
                whole: self.maybe(&at("rate.whole"), c.whole.as_ref())?,
            });
        }
        let message = match (found.pop(), found.is_empty()) {
            (Some(relation), true) => return Ok(Claim { relation, basis: raw.basis, span: raw.span }),
            (None, _) => "a claim needs one kind, such as \"share\"",
            _ => "a claim has one kind only",
        };
        Err(JsonError::Json { path: path.to_owned(), message: message.to_owned() })
    }
}

impl Report {
    /// Reads a report from JSON.
    ///
    /// # Errors
    ///
    /// Where the text is no JSON, a field is unknown, a value is out of range or a printed figure is none, or a name leads
    /// nowhere; the error names the path.
    ///
    /// ```
    /// use fazhi::report::Report;
    /// let report = Report::from_json(r#"{"year": 2023, "figures": {"受理": {"value": "66件"}}}"#)?;
    /// assert_eq!(report.figures().len(), 1);
    /// let error = Report::from_json(r#"{"figures": {"受理": {"value": "66件", "lable": "受理"}}}"#).unwrap_err();
    /// assert!(error.to_string().starts_with("figures.受理.lable: unknown field `lable`"), "{error}");
    /// # Ok::<(), fazhi::report::JsonError>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let raw: RawReport = serde_path_to_error::deserialize(&mut deserializer)
            .map_err(|error| JsonError::Json { path: error.path().to_string(), message: error.inner().to_string() })?;
        deserializer.end().map_err(|error| JsonError::Json { path: ".".to_owned(), message: error.to_string() })?;
        Self::from_raw(raw)
    }

    /// The report as JSON, indented for people; [`from_json`](Self::from_json) gives the same report back.
    ///
    /// # Errors
    ///
    /// None that a report can cause; the serializer's are passed on.
    pub fn to_json(&self) -> Result<String, JsonError> {
        serde_json::to_string_pretty(&self.to_raw())
            .map_err(|error| JsonError::Json { path: ".".to_owned(), message: error.to_string() })
    }

    fn from_raw(raw: RawReport) -> Result<Self, JsonError> {
        let mut report = Self {
            title: raw.title,
            year: raw.year,
            region: raw.region,
            issuers: raw.issuers,
            document_number: raw.document_number,
            addressees: raw.addressees,
            preamble: raw.preamble,
            outline: raw.outline,
            text: raw.text,
            issued_on: raw.issued_on,
            published_on: raw.published_on,
            figures_as_of: raw.figures_as_of,
            publisher: raw.publisher,
            note: raw.note,
            ..Self::default()
        };
        let mut names = HashMap::with_capacity(raw.figures.0.len());
        for (name, f) in raw.figures.0 {
            let figure = Figure { quantity: f.value, label: f.label, indicator: f.indicator, span: f.span };
            let id = report.figures_mut().push_named(name.clone(), figure).map_err(|_| JsonError::TooMany)?;
            names.insert(name, id);
        }
        let resolver = Resolver { names };
        let matter = |m: RawMatter| Matter { title: m.title, text: m.text, span: m.span };
        for (i, m) in raw.measures.into_iter().enumerate() {
            report.measures.push(Measure {
                figures: resolver.all(&format!("measures[{i}].figures"), &m.figures)?,
                title: m.title,
                area: m.area,
                text: m.text,
                items: m.items.into_iter().map(matter).collect(),
                span: m.span,
            });
        }
        for (i, p) in raw.problems.into_iter().enumerate() {
            let figures = resolver.all(&format!("problems[{i}].figures"), &p.figures)?;
            report.problems.push(Problem { text: p.text, cause: p.cause, figures, span: p.span });
        }
        for (i, d) in raw.duties.into_iter().enumerate() {
            let figures = resolver.all(&format!("duties[{i}].figures"), &d.figures)?;
            report.duties.push(DutyRecord { duties: d.duties, text: d.text, figures, span: d.span });
        }
        for (i, p) in raw.plans.into_iter().enumerate() {
            let count = report.problems.len();
            if let Some((at, &problem)) = p.answers.iter().enumerate().find(|&(_, &problem)| problem >= count) {
                return Err(JsonError::NoSuchProblem { path: format!("plans[{i}].answers[{at}]"), problem, count });
            }
            let figures = resolver.all(&format!("plans[{i}].figures"), &p.figures)?;
            report.plans.push(Plan { text: p.text, answers: p.answers, figures, span: p.span });
        }
        report.other = raw.other.into_iter().map(matter).collect();
        for (i, claim) in raw.claims.iter().enumerate() {
            report.push_claim(resolver.claim(&format!("claims[{i}]"), claim)?);
        }
        Ok(report)
    }

    fn to_raw(&self) -> RawReport {
        let names: Vec<String> = self.figures().names().into_iter().map(|(_, name)| name).collect();
        let by_id = Namer { names: &names };
        let matter = |m: &Matter| RawMatter { title: m.title.clone(), text: m.text.clone(), span: m.span };
        let figure = |f: &Figure| RawFigure {
            value: f.quantity.clone(),
            label: f.label.clone(),
            indicator: f.indicator.clone(),
            span: f.span,
        };
        RawReport {
            title: self.title.clone(),
            year: self.year,
            region: self.region.clone(),
            issuers: self.issuers.clone(),
            document_number: self.document_number.clone(),
            addressees: self.addressees.clone(),
            issued_on: self.issued_on,
            published_on: self.published_on,
            figures_as_of: self.figures_as_of,
            publisher: self.publisher.clone(),
            note: self.note.clone(),
            preamble: self.preamble.clone(),
            figures: RawFigures(self.figures().iter().map(|(id, f)| (by_id.one(id), figure(f))).collect()),
            measures: (self.measures.iter())
                .map(|m| RawMeasure {
                    title: m.title.clone(),
                    area: m.area.clone(),
                    text: m.text.clone(),
                    items: m.items.iter().map(matter).collect(),
                    figures: by_id.all(&m.figures),
                    span: m.span,
                })
                .collect(),
            problems: (self.problems.iter())
                .map(|p| RawProblem {
                    text: p.text.clone(),
                    cause: p.cause.clone(),
                    figures: by_id.all(&p.figures),
                    span: p.span,
                })
                .collect(),
            duties: (self.duties.iter())
                .map(|d| RawDuty {
                    duties: d.duties.clone(),
                    text: d.text.clone(),
                    figures: by_id.all(&d.figures),
                    span: d.span,
                })
                .collect(),
            plans: (self.plans.iter())
                .map(|p| RawPlan {
                    text: p.text.clone(),
                    answers: p.answers.clone(),
                    figures: by_id.all(&p.figures),
                    span: p.span,
                })
                .collect(),
            other: self.other.iter().map(matter).collect(),
            claims: self.claims().map(|(_, claim)| by_id.claim(claim)).collect(),
            outline: self.outline.clone(),
            text: self.text.clone(),
        }
    }
}

/// Turns handles into names.
struct Namer<'a> {
    names: &'a [String],
}

impl Namer<'_> {
    fn one(&self, id: FigureId) -> String {
        self.names.get(id.index()).cloned().unwrap_or_default()
    }

    fn all(&self, ids: &[FigureId]) -> Vec<String> {
        ids.iter().map(|&id| self.one(id)).collect()
    }

    fn maybe(&self, id: Option<FigureId>) -> Option<String> {
        id.map(|id| self.one(id))
    }

    fn either(&self, ids: &[FigureId]) -> Option<OneOrMore> {
        match ids {
            [] => None,
            [one] => Some(OneOrMore::One(self.one(*one))),
            several => Some(OneOrMore::More(self.all(several))),
        }
    }

    fn claim(&self, claim: &Claim) -> RawClaim {
        let mut raw = RawClaim {
            share: None,
            subset: None,
            breakdown: None,
            balance: None,
            growth: None,
            point_change: None,
            average: None,
            reduction: None,
            enumeration: None,
            rate: None,
            basis: claim.basis,
            span: claim.span,
        };
        match &claim.relation {
            Relation::Share { part, whole, rate } => {
                raw.share =
                    Some(RawShare { part: self.either(part), whole: self.either(whole), rate: self.one(*rate) });
            }
            Relation::Subset { part, whole } => {
                raw.subset = Some(RawSubset { part: self.one(*part), whole: self.one(*whole) });
            }
            Relation::Breakdown { total, parts, closure } => {
                raw.breakdown =
                    Some(RawBreakdown { total: self.maybe(*total), parts: self.all(parts), closure: *closure });
            }
            Relation::Balance { totals, parts } => {
                let total = self.either(totals).unwrap_or(OneOrMore::More(Vec::new()));
                raw.balance = Some(RawBalance { total, parts: self.all(parts) });
            }
            Relation::Growth { current, base, delta, rate, direction, form } => {
                raw.growth = Some(RawGrowth {
                    current: self.maybe(*current),
                    base: self.maybe(*base),
                    delta: self.maybe(*delta),
                    rate: self.maybe(*rate),
                    direction: *direction,
                    form: *form,
                });
            }
            Relation::PointChange { current, previous, change, direction } => {
                raw.point_change = Some(RawPointChange {
                    current: self.one(*current),
                    previous: self.maybe(*previous),
                    change: self.one(*change),
                    direction: *direction,
                });
            }
            Relation::Average { total, count, mean, items } => {
                raw.average = Some(RawAverage {
                    total: self.maybe(*total),
                    count: self.maybe(*count),
                    mean: self.one(*mean),
                    items: self.all(items),
                });
            }
            Relation::Reduction { before, after, rate } => {
                raw.reduction = Some(RawReduction {
                    before: self.maybe(*before),
                    after: self.maybe(*after),
                    rate: self.one(*rate),
                });
            }
            Relation::Enumeration { count, listed, open_ended } => {
                raw.enumeration =
                    Some(RawEnumeration { count: self.one(*count), listed: *listed, open_ended: *open_ended });
            }
            Relation::Rate { rate, whole } => {
                raw.rate = Some(RawRate { rate: self.one(*rate), whole: self.maybe(*whole) });
            }
        }
        raw
    }
}

/// The figures as a list of names and values, for messages and tests.
impl Figures {
    /// The name of a figure.
    pub fn name(&self, id: FigureId) -> Option<String> {
        self.names().into_iter().find(|(other, _)| *other == id).map(|(_, name)| name)
    }
}
