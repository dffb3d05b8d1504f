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
//! | `claims` | `kind`, `figures` by role as indexes into `figures`, `verdict`, `basis`, the `reason` of an undecided one, and the `power` of the claim: the share of wrong values that it would have excluded, from 0 to 1, cut to three places |
//! | `findings` | `code`, `severity`, `message` in Chinese, `message_en`, `figures`, `spans` |
//! | `faults` | what cannot be true, from one cause each: `claims` and `findings` by their places in the lists, `certain`, `complete`, `message`, `message_en`, and `hypotheses`, the likeliest first: `kind`, and its `changes` of a `figure` with the values `from` and `to` which the rest leaves to it, what should be `printed`, and the `slip` |
//! | `unknowns` | operands that neighbouring claims may share and none states: `role`, `claims`, `values` as pairs of ends, the figures that it `fits` and those `excluded`, `message`, `message_en` |
//! | `structure` | who reports about what, and how many parts there are |
//! | `coverage` | how much was found, linked and checked, the digits of the text by class, and the figures by `power`: in a claim of at least 0.9, in weaker ones only, in none |
//! | `across` | what this report is at fault in beside others, as [`FindingAcross`]; left out where one report was audited alone |

mod joint;
mod question;
mod structure;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::check::power::Summary;
use crate::check::{Finding, Judged, Language, RULES, check_judged};
use crate::quantity::law::{Judgement, Power, Verdict};
use crate::quantity::{Kind, Quantity, Ratio};
use crate::read::Reading;
use crate::report::{Basis, Claim, ClaimKind, Figure, FigureId, Relation, Report, Role};
use crate::span::Span;

use super::across::FindingAcross;
use joint::{WireFault, WireUnknown};
use structure::{Structure, structure};

pub use question::{Question, Refusal};

/// The version of the wire form.
pub const VERSION: u32 = 1;

/// The decimals of a value that no decimal writes exactly: 三分之二 is 0.666667.
const PLACES: u32 = 6;

/// The decimals of a power.
const POWER_PLACES: u32 = 3;

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
    faults: Vec<WireFault>,
    unknowns: Vec<WireUnknown>,
    structure: Structure<'a>,
    coverage: WireCoverage,
    #[serde(skip_serializing_if = "Option::is_none")]
    across: Option<Vec<FindingAcross<'a>>>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<String>,
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
struct WireCoverage {
    figures: usize,
    in_claims: usize,
    checked: usize,
    claims: usize,
    undecided: BTreeMap<&'static str, usize>,
    tokens: BTreeMap<&'static str, usize>,
    power: WirePower,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct WirePower {
    strong: usize,
    weak: usize,
    none: usize,
}

impl<'a> Answer<'a> {
    /// Checks what was read with every rule of the crate and puts all of it into the wire form.
    pub fn new(reading: &'a Reading<'_>) -> Self {
        let judged = Judged::new(&reading.report);
        let findings = check_judged(RULES, &judged);
        Self::of(reading, &judged, &findings)
    }

    /// The wire form of what was read, judged and found elsewhere. `judged` must be of what was read, `findings` of `judged`.
    pub fn of(reading: &'a Reading<'_>, judged: &Judged<'_>, findings: &[Finding]) -> Self {
        let report = &reading.report;
        let judgements = judged.judgements();
        let coverage = reading.coverage_with(judgements);
        let powers: Vec<Option<Power>> = judged.claims().map(|claim| claim.power()).collect();
        let Summary { strong, weak, none } = Summary::with(judged, &powers);
        Self {
            version: VERSION,
            id: None,
            figures: figures(reading),
            claims: (report.claims().zip(judgements).zip(&powers))
                .map(|(((_, claim), judged), power)| wire_claim(claim, *judged, *power))
                .collect(),
            findings: findings.iter().map(|finding| wire_finding(finding, report)).collect(),
            faults: judged.causes(findings).iter().map(|cause| joint::fault(cause, report)).collect(),
            unknowns: judged.joint().shared_unknowns().iter().map(|unknown| joint::unknown(unknown, report)).collect(),
            structure: structure(reading),
            coverage: WireCoverage {
                figures: coverage.figures,
                in_claims: coverage.in_claims,
                checked: coverage.checked,
                claims: coverage.claims,
                undecided: coverage.undecided,
                tokens: coverage.tokens.into_iter().map(|(class, count)| (class.into(), count)).collect(),
                power: WirePower { strong, weak, none },
            },
            across: None,
        }
    }

    /// The same with the id of the question.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<serde_json::Value>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same with what the report is at fault in beside others.
    #[must_use]
    pub fn with_across(mut self, across: Vec<FindingAcross<'a>>) -> Self {
        self.across = Some(across);
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
            unit: if has_sign(figure, reading.text()) { quantity.unit().as_str() } else { "" },
            kind: kind(quantity, point),
            hedge: quantity.hedge().into(),
        }
    };
    report.figures().iter().zip(points).map(wire).collect()
}

/// Whether the unit of a figure stands behind it; the name of a column may have it instead: 占比（%）.
fn has_sign(figure: &Figure, text: &str) -> bool {
    let words = figure.span.and_then(|span| span.text(text));
    words.is_none_or(|words| figure.quantity.as_str().ends_with(words))
}

fn kind(quantity: &Quantity, point: bool) -> &'static str {
    match quantity.kind() {
        Kind::Score => Kind::Count.into(),
        Kind::Percent if point => Kind::Points.into(),
        kind => kind.into(),
    }
}

fn wire_claim(claim: &Claim, judged: Judgement, power: Option<Power>) -> WireClaim {
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
        power: power.map(|power| power.fraction().cut(POWER_PLACES)),
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
