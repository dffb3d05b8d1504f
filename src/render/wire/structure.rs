//! Who reports about what, and which parts the report has.

use serde::Serialize;

use crate::read::Reading;
use crate::read::structure::PartKind;
use crate::report::ReportYear;

use super::pair;

#[derive(Clone, Debug, Serialize)]
pub(super) struct Structure<'a> {
    title: Option<&'a str>,
    year: Option<i32>,
    region: Option<&'a str>,
    issuers: Vec<String>,
    document_number: Option<String>,
    addressees: &'a [String],
    issued_on: Option<String>,
    published_on: Option<String>,
    publisher: Option<&'a str>,
    note: Option<&'a str>,
    measures: usize,
    measure_items: Vec<usize>,
    problems: usize,
    duties: usize,
    plans: usize,
    duties_section: bool,
    part_order: Vec<&'static str>,
    unplaced: Vec<[usize; 2]>,
}

/// What the wire form tells of the report's head and parts.
pub(super) fn structure<'a>(reading: &'a Reading<'_>) -> Structure<'a> {
    let report = &reading.report;
    let mut part_order = Vec::new();
    for part in &reading.parts {
        let name = match part.kind {
            PartKind::Measures => "measures",
            PartKind::Problems => "problems",
            PartKind::Duties => "duties",
            PartKind::Plans => "plans",
            PartKind::Preamble | PartKind::Other => continue,
        };
        if !part_order.contains(&name) {
            part_order.push(name);
        }
    }
    Structure {
        title: report.title.as_deref(),
        year: report.year.map(ReportYear::get),
        region: report.region.as_ref().map(|region| region.name.as_str()),
        issuers: (report.issuers.iter())
            .map(|issuer| match &issuer.second_name {
                Some(second) => format!("{}（{second}）", issuer.name),
                None => issuer.name.clone(),
            })
            .collect(),
        document_number: report.document_number.as_ref().map(ToString::to_string),
        addressees: &report.addressees,
        issued_on: report.issued_on.map(|date| date.to_string()),
        published_on: report.published_on.map(|date| date.to_string()),
        publisher: report.publisher.as_deref(),
        note: report.note.as_deref(),
        measures: report.measures.len(),
        measure_items: report.measures.iter().map(|measure| measure.items.len()).collect(),
        problems: report.problems.len(),
        duties: report.duties.len(),
        plans: report.plans.len(),
        duties_section: part_order.contains(&"duties"),
        part_order,
        unplaced: reading.unplaced().iter().copied().map(pair).collect(),
    }
}
