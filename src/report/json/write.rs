//! From the report to the JSON: handles become names.

use super::raw::{
    OneOrMore, RawAverage, RawBalance, RawBreakdown, RawClaim, RawDuty, RawEnumeration, RawFigure, RawFigures,
    RawGrowth, RawMatter, RawMeasure, RawPlan, RawPointChange, RawProblem, RawRate, RawReduction, RawReport, RawShare,
    RawSubset,
};
use crate::report::claim::{Claim, Relation};
use crate::report::document::{Matter, Report};
use crate::report::figure::{Figure, FigureId};

impl Report {
    pub(super) fn to_raw(&self) -> RawReport {
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
