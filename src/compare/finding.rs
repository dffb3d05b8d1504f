//! What a rule found across reports: typed evidence, from which sentences are made.

use crate::quantity::{Possible, Quantity, Ratio};
use crate::report::{ClaimId, Field, FigureId, Report};
use crate::rule::{Language, Severity};
use crate::span::Span;

use super::body::Tie;
use super::pairing::{By, Pair};
use super::rule::Rule;
use super::ties::Tied;

/// One thing that a rule found across reports.
///
/// Reports are named by their place in the list that was compared, from 0.
///
/// ```
/// use fazhi::compare::{By, Language, Tie, compare};
///
/// let report = |issuer: &str, cases: &str| fazhi::read(&format!(
///     "{issuer}关于2023年度法治政府建设情况的报告\n一、举措\n（一）接受监督。办理市区两级人大代表建议{cases}。\n"
/// )).report;
/// let (district, office) = (report("东明市临江区人民政府", "61件"), report("东明市临江区人民政府办公室", "62件"));
/// let reports = [&district, &office];
/// let finding = &compare(&reports)[0];
/// assert_eq!((finding.code(), finding.tie, finding.by), ("X501", Some(Tie::Office), Some(By::Label)));
/// assert_eq!(finding.evidence[0].report, 1);
/// assert_eq!(
///     finding.message(&reports, Language::Zh),
///     "“办理市区两级人大代表建议”：东明市临江区人民政府办公室2023年报告为62件，东明市临江区人民政府2023年报告为61件"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it; its severity is the finding's.
    pub rule: &'static Rule,
    /// How the reports belong together; `None` where they need not.
    pub tie: Option<Tie>,
    /// How it is known that the figures count the same thing.
    pub by: Option<By>,
    /// What it argues from: what is at fault or repeats first, then what it is held against.
    pub evidence: Vec<Evidence>,
    /// The values that the other figures leave to the one at fault.
    pub consistent: Option<Possible>,
    /// The share of text that is repeated.
    pub share: Option<Ratio>,
}

/// Something that a finding argues from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The report.
    pub report: usize,
    /// What of it.
    pub what: What,
    /// Where that stands in its text.
    pub span: Option<Span>,
}

/// What of a report a finding argues from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// All of it.
    Report,
    /// A figure.
    Figure(FigureId),
    /// A claim.
    Claim(ClaimId),
    /// A passage.
    Passage(Field),
}

impl Finding {
    /// A finding of a rule, still without evidence.
    pub fn new(rule: &'static Rule) -> Self {
        Self { rule, tie: None, by: None, evidence: Vec::new(), consistent: None, share: None }
    }

    /// Argues from two reports that belong together; the second is the one at fault.
    #[must_use]
    pub fn of_tie(mut self, tied: Tied) -> Self {
        self.tie = Some(tied.tie);
        for report in [tied.other, tied.one] {
            self = self.about(report, What::Report, None);
        }
        self
    }

    /// Argues from a pair of figures of two reports; that of the second is the one at fault.
    #[must_use]
    pub fn of_pair(mut self, reports: &[&Report], tied: Tied, pair: &Pair) -> Self {
        (self.tie, self.by) = (Some(tied.tie), Some(pair.by));
        self.figure(reports, tied.other, pair.other).figure(reports, tied.one, pair.one)
    }

    /// Argues from a figure.
    #[must_use]
    pub fn figure(self, reports: &[&Report], report: usize, figure: FigureId) -> Self {
        let span = reports.get(report).and_then(|report| report.figure(figure)).and_then(|figure| figure.span);
        self.about(report, What::Figure(figure), span)
    }

    /// Argues from something of a report.
    #[must_use]
    pub fn about(mut self, report: usize, what: What, span: Option<Span>) -> Self {
        self.evidence.push(Evidence { report, what, span });
        self
    }

    /// The code of the rule.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// How bad it is: the severity of the rule.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    /// The figures that it argues from, each with its report.
    pub fn figures(&self) -> impl Iterator<Item = (usize, FigureId)> {
        self.evidence.iter().filter_map(|evidence| match evidence.what {
            What::Figure(id) => Some((evidence.report, id)),
            _ => None,
        })
    }

    /// What was found, in one sentence without a final stop. `reports` must be those that were compared, in their order.
    pub fn message(&self, reports: &[&Report], language: Language) -> String {
        (self.rule.say)(self, reports, language)
    }

    /// Where it belongs in a list of findings: by report, place, code.
    pub(super) fn order(&self) -> (usize, usize, Option<What>, &'static str) {
        let first = self.evidence.first();
        let place = first.and_then(|evidence| evidence.span).map_or(usize::MAX, |span| span.start);
        (first.map_or(usize::MAX, |evidence| evidence.report), place, first.map(|e| e.what), self.rule.code)
    }
}

/// The printed figures of a finding, each with its report and label, in the order of its evidence.
pub(super) fn printed<'a>(finding: &Finding, reports: &[&'a Report]) -> Vec<(&'a Report, &'a str, &'a Quantity)> {
    let of = |(report, id): (usize, FigureId)| {
        let report = *reports.get(report)?;
        let figure = report.figure(id)?;
        Some((report, figure.label.as_str(), &figure.quantity))
    };
    finding.figures().filter_map(of).collect()
}

/// How a sentence calls a report: its issuers, or else its place or title, and its year.
pub(super) fn name(report: &Report, language: Language) -> String {
    let issuers: Vec<&str> = report.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
    let place = || report.region.as_ref().map(|region| region.name.clone());
    let who = if issuers.is_empty() {
        place().or_else(|| report.title.clone()).unwrap_or_default()
    } else {
        issuers.join("、")
    };
    match (report.year, language) {
        (Some(year), Language::Zh) => format!("{who}{year}年报告"),
        (Some(year), Language::En) => format!("the report of {who} for {year}"),
        (None, Language::Zh) => format!("{who}报告"),
        (None, Language::En) => format!("the report of {who}"),
    }
}
