//! The answer of an audit as JSON, for other tools.
//!
//! The form is apart from the types of the crate and has a version of its own: [`VERSION`]. Within a version fields are
//! added, never changed or removed. All places are byte offsets into the UTF-8 text; all values are decimal strings.
//!
//! | field | holds |
//! |---|---|
//! | `version` | [`VERSION`] |
//! | `id` | what the question gave as its id; left out where it gave none |
//! | `figures` | `start`, `end` of the number with its unit (hedges before it left out), `text` of that range, `value` with its magnitude applied, `upper` end of a range, `unit`, `kind`, `hedge` |
//! | `claims` | `kind`, `figures` by role as indexes into `figures`, `verdict`, `basis`, and the `reason` of an undecided one |
//! | `findings` | `code`, `severity`, `message` in Chinese, `message_en`, `figures`, `spans` |
//! | `structure` | who reports about what, and how many parts there are |
//! | `coverage` | how much was found, linked and checked, and the digits of the text by class |

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::check::{Finding, Judged, Language, RULES, check_judged};
use crate::quantity::law::{Judgement, Verdict};
use crate::quantity::{Kind, Quantity, Ratio};
use crate::read::Reading;
use crate::read::structure::PartKind;
use crate::report::{Basis, Claim, ClaimKind, Figure, FigureId, Relation, Report, Role};
use crate::span::Span;

/// The version of the wire form.
pub const VERSION: u32 = 1;

/// The decimals of a value that no decimal writes exactly: 三分之二 is 0.666667.
const PLACES: u32 = 6;

/// The answer about one text.
///
/// ```
/// use fazhi::render::wire::Answer;
/// let reading = fazhi::read::read("受理行政复议案件1.2万余件。\n");
/// let answer = Answer::new(&reading).with_id("a");
/// let json = serde_json::to_value(&answer)?;
/// assert_eq!(json["id"], "a");
/// assert_eq!(json["figures"][0]["value"], "12000");
/// assert_eq!(json["figures"][0]["hedge"], "over");
/// assert_eq!(json["structure"]["title"], serde_json::Value::Null);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Answer<'a> {
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    figures: Vec<WireFigure<'a>>,
    claims: Vec<WireClaim>,
    findings: Vec<WireFinding>,
    structure: Structure<'a>,
    coverage: WireCoverage,
}

#[derive(Clone, Debug, Serialize)]
struct WireFigure<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<String>,
    unit: &'a str,
    kind: &'static str,
    hedge: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct WireClaim {
    kind: &'static str,
    #[serde(serialize_with = "roles")]
    figures: Vec<(&'static str, Operand)>,
    verdict: &'static str,
    basis: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Operand {
    One(usize),
    List(Vec<usize>),
}

fn roles<S: Serializer>(roles: &[(&'static str, Operand)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(roles.iter().map(|(role, operand)| (role, operand)))
}

#[derive(Clone, Debug, Serialize)]
struct WireFinding {
    code: &'static str,
    severity: &'static str,
    message: String,
    message_en: String,
    figures: Vec<usize>,
    spans: Vec<[usize; 2]>,
}

#[derive(Clone, Debug, Serialize)]
struct Structure<'a> {
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

#[derive(Clone, Debug, Serialize)]
struct WireCoverage {
    figures: usize,
    in_claims: usize,
    checked: usize,
    claims: usize,
    undecided: BTreeMap<&'static str, usize>,
    tokens: BTreeMap<&'static str, usize>,
}

impl<'a> Answer<'a> {
    /// Checks what was read with every rule of the crate and puts all of it into the wire form.
    pub fn new(reading: &'a Reading<'_>) -> Self {
        let judged = Judged::new(&reading.report);
        let findings = check_judged(RULES, &judged);
        Self::of(reading, judged.judgements(), &findings)
    }

    /// The wire form of what was read, judged and found elsewhere. `judgements` are those of the report's claims in order.
    pub fn of(reading: &'a Reading<'_>, judgements: &[Judgement], findings: &[Finding]) -> Self {
        let report = &reading.report;
        let coverage = reading.coverage_with(judgements);
        Self {
            version: VERSION,
            id: None,
            figures: figures(reading),
            claims: report.claims().zip(judgements).map(|((_, claim), judged)| wire_claim(claim, *judged)).collect(),
            findings: findings.iter().map(|finding| wire_finding(finding, report)).collect(),
            structure: structure(reading),
            coverage: WireCoverage {
                figures: coverage.figures,
                in_claims: coverage.in_claims,
                checked: coverage.checked,
                claims: coverage.claims,
                undecided: coverage.undecided,
                tokens: coverage.tokens.into_iter().map(|(class, count)| (class.into(), count)).collect(),
            },
        }
    }

    /// The same with the id of the question.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<serde_json::Value>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// A value as a decimal string: all its digits where they end, else rounded half up to six places.
fn decimal(value: Ratio) -> String {
    value.rounded(value.exact_places().unwrap_or(PLACES))
}

fn figures<'a>(reading: &'a Reading<'_>) -> Vec<WireFigure<'a>> {
    let report = &reading.report;
    // a percentage that is a change of a rate counts points, whatever is printed
    let mut points = vec![false; report.figures().len()];
    for (_, claim) in report.claims() {
        if let Relation::PointChange { change, .. } = &claim.relation
            && let Some(point) = points.get_mut(change.index())
        {
            *point = true;
        }
    }
    let wire = |((id, figure), point): ((FigureId, &'a Figure), bool)| {
        let span = reading.number(id).unwrap_or_default();
        let quantity = &figure.quantity;
        WireFigure {
            start: span.start,
            end: span.end,
            text: span.text(reading.text()).unwrap_or_default(),
            value: decimal(quantity.value()),
            upper: quantity.upper().map(decimal),
            unit: quantity.unit().as_str(),
            kind: kind(quantity, point),
            hedge: quantity.hedge().into(),
        }
    };
    report.figures().iter().zip(points).map(wire).collect()
}

fn kind(quantity: &Quantity, point: bool) -> &'static str {
    match quantity.kind() {
        Kind::Score => Kind::Count.into(),
        Kind::Percent if point => Kind::Points.into(),
        kind => kind.into(),
    }
}

fn wire_claim(claim: &Claim, judged: Judgement) -> WireClaim {
    let mut figures: Vec<(&'static str, Operand)> = Vec::new();
    claim.relation.for_each(|role, id| {
        let (name, id): (&'static str, usize) = (role.into(), id.index());
        match figures.last_mut().filter(|(last, _)| *last == name) {
            Some((_, Operand::List(list))) => list.push(id),
            Some((_, one @ Operand::One(_))) => {
                let first = if let Operand::One(first) = one { *first } else { id };
                *one = Operand::List(vec![first, id]);
            }
            None if matches!(role, Role::Parts | Role::Items) => figures.push((name, Operand::List(vec![id]))),
            None => figures.push((name, Operand::One(id))),
        }
    });
    let kind: ClaimKind = claim.kind();
    let undecided = judged.verdict == Verdict::Undecided;
    WireClaim {
        kind: kind.into(),
        figures,
        verdict: judged.verdict.into(),
        basis: claim.basis,
        reason: judged.reason.filter(|_| undecided).map(Into::into),
    }
}

fn wire_finding(finding: &Finding, report: &Report) -> WireFinding {
    WireFinding {
        code: finding.code(),
        severity: finding.severity().into(),
        message: finding.message(report, Language::Zh),
        message_en: finding.message(report, Language::En),
        figures: finding.figures().map(FigureId::index).collect(),
        spans: finding.spans.iter().copied().map(pair).collect(),
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

fn structure<'a>(reading: &'a Reading<'_>) -> Structure<'a> {
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
        year: report.year.map(crate::report::ReportYear::get),
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
