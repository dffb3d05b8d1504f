//! From the JSON to the report: names become handles.

use std::collections::HashMap;

use super::JsonError;
use super::raw::{OneOrMore, RawClaim, RawMatter, RawReport};
use crate::report::claim::{Claim, Relation};
use crate::report::document::{DutyRecord, Matter, Measure, Plan, Problem, Report};
use crate::report::figure::{Figure, FigureId};

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
    pub(super) fn from_raw(raw: RawReport) -> Result<Self, JsonError> {
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
}
