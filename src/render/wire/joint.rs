//! Faults and shared unknowns in the wire form.

use serde::Serialize;

use crate::check::Language;
use crate::check::joint::{Cause, Hypothesis, Repair, SharedUnknown};
use crate::quantity::{End, Possible};
use crate::report::{ClaimId, FigureId, Report};

use super::decimal;

#[derive(Clone, Debug, Serialize)]
pub(super) struct WireFault {
    claims: Vec<usize>,
    findings: Vec<usize>,
    certain: bool,
    complete: bool,
    message: String,
    message_en: String,
    hypotheses: Vec<WireHypothesis>,
}

#[derive(Clone, Debug, Serialize)]
struct WireHypothesis {
    kind: &'static str,
    changes: Vec<WireChange>,
}

/// A figure that may be wrong, with what it may be; of an open list the total with what is missing; of a link the figure
/// that fits.
#[derive(Clone, Debug, Default, Serialize)]
struct WireChange {
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slip: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct WireUnknown {
    role: &'static str,
    claims: Vec<usize>,
    values: Vec<[Option<String>; 2]>,
    fits: Vec<usize>,
    excluded: Vec<usize>,
    message: String,
    message_en: String,
}

fn ends(set: &Possible) -> [Option<String>; 2] {
    let end = |end: Option<End>| end.map(|end| decimal(end.at));
    [end(set.lower()), end(set.upper())]
}

fn change(repair: &Repair) -> WireChange {
    let [from, to] = ends(&repair.values);
    WireChange {
        figure: Some(repair.figure.index()),
        from,
        to,
        printed: repair.printed.clone(),
        slip: repair.slip.map(Into::into),
        ..WireChange::default()
    }
}

fn hypothesis(hypothesis: &Hypothesis) -> WireHypothesis {
    let (kind, changes) = match hypothesis {
        Hypothesis::Figure(repair) => ("figure", vec![change(repair)]),
        Hypothesis::Two(first, second) => ("two_figures", vec![change(first), change(second)]),
        Hypothesis::OpenList { claim, gap } => {
            let [from, to] = ends(gap);
            ("open_list", vec![WireChange { claim: Some(claim.index()), from, to, ..WireChange::default() }])
        }
        Hypothesis::Link(moved) => {
            let (figure, claim) = (Some(moved.to.index()), Some(moved.claim.index()));
            ("link", vec![WireChange { figure, claim, ..WireChange::default() }])
        }
    };
    WireHypothesis { kind, changes }
}

/// The most hypotheses that are told of one fault.
const TOLD: usize = 8;

pub(super) fn fault(cause: &Cause, report: &Report) -> WireFault {
    let fault = &cause.fault;
    WireFault {
        claims: fault.claims.iter().map(|id| id.index()).collect(),
        findings: cause.findings.clone(),
        certain: fault.certain,
        complete: fault.complete,
        message: cause.sentence(report, Language::Zh),
        message_en: cause.sentence(report, Language::En),
        hypotheses: fault.hypotheses.iter().take(TOLD).map(hypothesis).collect(),
    }
}

pub(super) fn unknown(unknown: &SharedUnknown, report: &Report) -> WireUnknown {
    let figures = |ids: &[FigureId]| ids.iter().map(|id| id.index()).collect();
    WireUnknown {
        role: unknown.role.into(),
        claims: unknown.claims.iter().copied().map(ClaimId::index).collect(),
        values: unknown.values.iter().map(ends).collect(),
        fits: figures(&unknown.fits),
        excluded: figures(&unknown.excluded),
        message: unknown.sentence(report, Language::Zh),
        message_en: unknown.sentence(report, Language::En),
    }
}
