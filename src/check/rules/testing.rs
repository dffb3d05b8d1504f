//! A short way to a report for the rules' tests.

use crate::check::{Finding, Language, check};
use crate::report::{FigureId, Relation, Report, ReportBuilder};

/// A report of figures and one claim over their handles.
pub(in crate::check) fn report<const N: usize>(
    figures: [&str; N],
    claim: impl FnOnce([FigureId; N]) -> Relation,
) -> Report {
    let mut draft = draft();
    let ids = figures.map(|printed| draft.figure("案件", printed).unwrap());
    draft.claim(claim(ids)).unwrap();
    draft.build().unwrap()
}

/// A builder that has what every report must have.
pub(in crate::check) fn draft() -> ReportBuilder {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    draft
}

/// The codes of all findings.
pub(in crate::check) fn codes(report: &Report) -> Vec<&'static str> {
    check(report).iter().map(Finding::code).collect()
}

/// The one finding, with its Chinese and English message.
pub(in crate::check) fn only(report: &Report) -> (Finding, String, String) {
    let mut findings = check(report);
    assert_eq!(findings.len(), 1, "{findings:?}");
    let finding = findings.remove(0);
    let (zh, en) = (finding.message(report, Language::Zh), finding.message(report, Language::En));
    (finding, zh, en)
}
