//! Findings across reports: for people as lines of text, for other tools as part of each report's answer.

use std::fmt;

use serde::Serialize;

use crate::compare::{Evidence, Finding, Language, What};
use crate::report::Report;
use crate::span::{LineIndex, Place};

/// The most characters that are shown of a place.
const SHOWN: usize = 48;

/// Findings across reports as lines of text.
///
/// Of each finding: `name:line:column: severity code rule`, the message in both languages, and the places that it argues from,
/// each with the first words there. What has no place in a text is left out.
///
/// ```
/// use fazhi::render::across::Across;
///
/// let report = |year, cases| fazhi::read(&format!(
///     "东明市人民政府关于{year}年度法治政府建设情况的报告\n一、举措\n（一）化解争议。受理行政复议案件{cases}。\n"
/// )).report;
/// let (last, this) = (report(2022, "80件"), report(2023, "92件，同比增长18%"));
/// let (reports, names) = ([&last, &this], ["2022.txt", "2023.txt"]);
/// let findings = fazhi::compare::compare(&reports);
/// let shown = Across::new(&names, &reports, &findings).to_string();
/// assert!(shown.starts_with("2023.txt:3:17: warning X502 growth-contradicts-last-year\n"), "{shown}");
/// assert!(shown.contains("    | 2022.txt:3:17: 80件\n"), "{shown}");
/// ```
#[derive(Clone, Debug)]
pub struct Across<'a> {
    names: &'a [&'a str],
    reports: &'a [&'a Report],
    findings: &'a [Finding],
    lines: Vec<Option<LineIndex>>,
}

impl<'a> Across<'a> {
    /// The findings across reports; `names` says whose texts they are, in the order of the reports.
    pub fn new(names: &'a [&'a str], reports: &'a [&'a Report], findings: &'a [Finding]) -> Self {
        let mut lines = vec![None; reports.len()];
        for at in findings.iter().flat_map(|finding| &finding.evidence).map(|evidence| evidence.report) {
            let text = reports.get(at).and_then(|report| report.text.as_deref());
            if let (Some(slot @ None), Some(text)) = (lines.get_mut(at), text) {
                *slot = Some(LineIndex::new(text));
            }
        }
        Self { names, reports, findings, lines }
    }

    /// The findings that a report is at fault in, as the part of its answer.
    pub fn of(&self, report: usize) -> Vec<FindingAcross<'a>> {
        let mine = |finding: &&Finding| finding.evidence.first().is_some_and(|first| first.report == report);
        self.findings.iter().filter(mine).map(|finding| self.wire(finding)).collect()
    }

    fn wire(&self, finding: &Finding) -> FindingAcross<'a> {
        let evidence = finding.evidence.iter().map(|evidence| WireEvidence {
            id: self.name(evidence.report),
            figure: match evidence.what {
                What::Figure(id) => Some(id.index()),
                _ => None,
            },
            claim: match evidence.what {
                What::Claim(id) => Some(id.index()),
                _ => None,
            },
            passage: match evidence.what {
                What::Passage(field) => Some(field.to_string()),
                _ => None,
            },
            span: evidence.span.map(|span| [span.start, span.end]),
        });
        FindingAcross {
            code: finding.code(),
            severity: finding.severity().into(),
            message: finding.message(self.reports, Language::Zh),
            message_en: finding.message(self.reports, Language::En),
            tie: finding.tie.map(Into::into),
            by: finding.by.map(Into::into),
            share: finding.share.map(|share| share.cut(SHARE_PLACES)),
            evidence: evidence.collect(),
        }
    }

    fn name(&self, report: usize) -> &'a str {
        self.names.get(report).copied().unwrap_or_default()
    }

    /// `name:line:column` and the words there.
    fn place(&self, evidence: &Evidence) -> Option<(String, String)> {
        let text = self.reports.get(evidence.report)?.text.as_deref()?;
        let (span, lines) = (evidence.span?, self.lines.get(evidence.report)?.as_ref()?);
        let Place { line, column } = lines.place(text, span.start);
        let words: String =
            span.text(text)?.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
        let more = if span.text(text)?.chars().nth(SHOWN).is_some() { "…" } else { "" };
        Some((format!("{}:{line}:{column}", self.name(evidence.report)), format!("{words}{more}")))
    }
}

/// The decimals of a share, which is cut and not rounded: only what is all repeated is 1.
const SHARE_PLACES: u32 = 4;

impl fmt::Display for Across<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in self.findings {
            let first = finding.evidence.first();
            let place = first.and_then(|first| self.place(first)).map(|(place, _)| place);
            let place = place.or_else(|| first.map(|first| self.name(first.report).to_owned())).unwrap_or_default();
            writeln!(f, "{place}: {} {} {}", finding.severity(), finding.code(), finding.rule.name)?;
            writeln!(f, "    {}", finding.message(self.reports, Language::Zh))?;
            writeln!(f, "    {}", finding.message(self.reports, Language::En))?;
            for (place, words) in finding.evidence.iter().filter_map(|evidence| self.place(evidence)) {
                writeln!(f, "    | {place}: {words}")?;
            }
        }
        Ok(())
    }
}

/// A finding across reports as JSON: part of the answer about the report that is at fault.
///
/// | field | holds |
/// |---|---|
/// | `code`, `severity`, `message`, `message_en` | as in `findings` |
/// | `tie` | how the reports belong together; left out where they need not |
/// | `by` | how it is known that the figures count the same; left out where there are none |
/// | `share` | the share of a passage that is repeated, from 0 to 1 |
/// | `evidence` | `id` of the report, its `figure` or `claim` by index or its `passage` by path, and the `span` in its text; the report at fault first |
#[derive(Clone, Debug, Serialize)]
pub struct FindingAcross<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    message_en: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    tie: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<String>,
    evidence: Vec<WireEvidence<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct WireEvidence<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    passage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<[usize; 2]>,
}
