//! What a rule found: typed evidence, from which sentences are made.

use std::ops::Range;

use chrono::NaiveDate;

use crate::quantity::{Possible, Quantity};
use crate::report::outline::{Heading, PartKind};
use crate::report::{ClaimId, Field, FigureId, Passage, Report, Role};
use crate::rule::{Language, Severity};
use crate::span::Span;

use super::judged::JudgedClaim;
use super::message;
use super::rule::Rule;

/// One thing that a rule found in a report, with the figures it argues from.
///
/// ```
/// use fazhi::check::Language;
/// use fazhi::report::{Report, Role};
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let part = draft.figure("马上办事项", 312)?;
/// let whole = draft.figure("政务服务事项", 702)?;
/// let rate = draft.figure("占比", "44.6%")?;
/// draft.share(part, whole, rate)?;
/// let report = draft.build()?;
///
/// let findings = fazhi::check(&report);
/// let finding = &findings[0];
/// assert_eq!((findings.len(), finding.code()), (1, "C101"));
/// assert_eq!(finding.figure(Role::Rate), Some(rate));
/// assert_eq!(finding.message(&report, Language::En), "312 of 702 is 44.4%, not 44.6%; 44.6% would be 313");
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it; its severity is the finding's.
    pub rule: &'static Rule,
    /// The claims that it argues from; several where it tells of a habit.
    pub claims: Vec<ClaimId>,
    /// The figures that it argues from, each with the part that it plays.
    pub evidence: Vec<Evidence>,
    /// The places of the text that it argues from.
    pub spans: Vec<Span>,
    /// What would make it true: the values that the other figures leave to one of them.
    pub consistent: Vec<Consistent>,
    /// What it argues from beside figures: words of the report, dates, parts.
    pub facts: Vec<Fact>,
    /// How far a total lies above what should add up to it; below 0 where it lies under it.
    pub gap: Option<Possible>,
}

/// A figure that a finding argues from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The figure.
    pub figure: FigureId,
    /// The part that it plays in the claim, where the finding is of a claim.
    pub role: Option<Role>,
}

/// Something other than a figure that a finding argues from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fact {
    /// Words of the report.
    Words {
        /// The words.
        text: String,
        /// The piece of the report that they stand in.
        field: Field,
    },
    /// A name that a regulation gives: of an outline, of a part of it.
    Term(String),
    /// A part of the report.
    Part(PartKind),
    /// A year.
    Year(i32),
    /// A date.
    Date(NaiveDate),
    /// A number: of a heading, of days, of characters.
    Number(u64),
}

/// The values that the other figures of a claim leave to one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consistent {
    /// Which of them; where several figures play this part, their sum.
    pub role: Role,
    /// The values, in the scale of the figure (percent for a percentage); empty where no value would do.
    pub values: Possible,
    /// The value nearest to what is printed, printed in the same way (unit and decimal places); `None` where there is none.
    pub printed: Option<String>,
}

impl Finding {
    /// A finding of a rule, still without evidence.
    pub fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            claims: Vec::new(),
            evidence: Vec::new(),
            spans: Vec::new(),
            consistent: Vec::new(),
            facts: Vec::new(),
            gap: None,
        }
    }

    /// Argues from a claim: adds it with all its figures and places.
    #[must_use]
    pub fn about(mut self, claim: &JudgedClaim<'_>) -> Self {
        self.claims.push(claim.id);
        claim.claim.relation.for_each(|role, id| self.push(claim.report, id, Some(role)));
        self
    }

    /// Argues from a claim, but only from those of its figures that play one of these parts.
    #[must_use]
    pub fn about_roles(mut self, claim: &JudgedClaim<'_>, roles: &[Role]) -> Self {
        self.claims.push(claim.id);
        claim.claim.relation.for_each(|role, id| {
            if roles.contains(&role) {
                self.push(claim.report, id, Some(role));
            }
        });
        self
    }

    /// Argues from a claim, but only from the figures given, each with the part that it plays.
    #[must_use]
    pub fn about_figures(
        mut self,
        claim: &JudgedClaim<'_>,
        figures: impl IntoIterator<Item = (Role, FigureId)>,
    ) -> Self {
        self.claims.push(claim.id);
        for (role, id) in figures {
            self.push(claim.report, id, Some(role));
        }
        self
    }

    /// Argues from a figure that stands alone.
    #[must_use]
    pub fn about_figure(mut self, report: &Report, figure: FigureId) -> Self {
        self.push(report, figure, None);
        self
    }

    /// Points to a place of the text.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }

    /// Argues from something other than a figure.
    #[must_use]
    pub fn with_fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }

    /// Argues from words of the report: bytes of a passage, with their place where it has one.
    #[must_use]
    pub fn about_words(mut self, passage: &Passage<'_>, range: Range<usize>) -> Self {
        let text = passage.text.get(range.clone()).unwrap_or_default().to_owned();
        self.facts.push(Fact::Words { text, field: passage.field });
        self.spans.extend(passage.span(range));
        self
    }

    /// Argues from a heading: the one at this place of the outline.
    #[must_use]
    pub(super) fn about_heading(mut self, at: usize, heading: &Heading) -> Self {
        self.facts.push(Fact::Words { text: heading.title.clone(), field: Field::Heading(at) });
        self.spans.extend(heading.span);
        self
    }

    fn push(&mut self, report: &Report, figure: FigureId, role: Option<Role>) {
        self.evidence.push(Evidence { figure, role });
        self.spans.extend(report.figure(figure).and_then(|f| f.span));
    }

    /// Says which values one of the figures would have to have; `like` is that figure as printed now. Nothing is added where
    /// the values are not known.
    #[must_use]
    pub fn expecting(mut self, role: Role, values: Option<Possible>, like: Option<&Quantity>) -> Self {
        if let Some(values) = values {
            let printed = like.and_then(|like| message::nearest(&values, like));
            self.consistent.push(Consistent { role, values, printed });
        }
        self
    }

    /// Says how far a total lies above what should add up to it.
    #[must_use]
    pub fn with_gap(mut self, gap: Option<Possible>) -> Self {
        self.gap = gap;
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

    /// The first figure that plays a part.
    pub fn figure(&self, role: Role) -> Option<FigureId> {
        self.evidence.iter().find(|e| e.role == Some(role)).map(|e| e.figure)
    }

    /// All figures that it argues from, in the order of the evidence.
    pub fn figures(&self) -> impl Iterator<Item = FigureId> {
        self.evidence.iter().map(|e| e.figure)
    }

    /// The words of the report that it argues from, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().filter_map(|fact| match fact {
            Fact::Words { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }

    /// What would make it true, for one of its figures.
    pub fn consistent(&self, role: Role) -> Option<&Consistent> {
        self.consistent.iter().find(|c| c.role == role)
    }

    /// What was found, in one sentence without a final stop. `report` must be the report that was checked.
    pub fn message(&self, report: &Report, language: Language) -> String {
        (self.rule.say)(self, report, language)
    }

    /// Where it belongs in a list of findings: by place in the text, then by figure, code and claim.
    pub(super) fn order(&self) -> (usize, usize, &'static str, Option<ClaimId>) {
        let place = self.spans.iter().map(|s| s.start).min().unwrap_or(usize::MAX);
        let figure = self.figures().map(FigureId::index).min().unwrap_or(usize::MAX);
        (place, figure, self.rule.code, self.claims.first().copied())
    }
}
