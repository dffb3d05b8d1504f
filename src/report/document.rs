//! The report itself: who reports for which year, what was done, what is wrong, who answers for it, what comes next.

use chrono::NaiveDate;

use crate::quantity::Quantity;
use crate::span::Span;

use super::claim::{Claim, ClaimId};
use super::figure::{Figure, FigureId, Figures};
use super::outline::Heading;
use super::regulation::{Area, DutyRef, Regulations};
use super::{DocumentNumber, Issuer, Region, ReportYear};

/// An annual report on building a law-based government (法治政府建设年度报告).
///
/// It owns its figures and claims; measures, problems, duties and plans refer to figures by handle. Reports are built with
/// [`Report::builder`], read from JSON with [`Report::from_json`], or read from report text by [`read`](crate::read()).
///
/// ```
/// let mut draft = fazhi::Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let id = draft.figure("受理行政复议案件", "66件")?;
/// let report = draft.build()?;
/// assert_eq!(report.figure(id).map(|figure| figure.quantity.as_str()), Some("66件"));
/// assert!(fazhi::Report::default().figure(id).is_none());
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The title, without line breaks.
    pub title: Option<String>,
    /// The year that is reported on.
    pub year: Option<ReportYear>,
    /// The place that is reported on, where the title names one.
    pub region: Option<Region>,
    /// Who reports; several report jointly.
    pub issuers: Vec<Issuer>,
    /// The document number (发文字号).
    pub document_number: Option<DocumentNumber>,
    /// Whom the report is addressed to (主送机关).
    pub addressees: Vec<String>,
    /// What stands before the first part.
    pub preamble: String,
    /// The year's measures and results (主要举措和成效).
    pub measures: Vec<Measure>,
    /// Problems and shortcomings (不足).
    pub problems: Vec<Problem>,
    /// How the Party and government heads did their duty as first responsible persons (第一责任人职责履行情况).
    pub duties: Vec<DutyRecord>,
    /// Next year's plans (下一年度主要安排).
    pub plans: Vec<Plan>,
    /// Other matters that need reporting (其他需要报告的情况), and whatever the reader could not place.
    pub other: Vec<Matter>,
    /// The date of the signature (成文日期).
    pub issued_on: Option<NaiveDate>,
    /// The date of publication.
    pub published_on: Option<NaiveDate>,
    /// Up to which day the figures count (统计截止日).
    pub figures_as_of: Option<NaiveDate>,
    /// Who published the text, where a web page says so.
    pub publisher: Option<String>,
    /// The note under the signature (附注), without its brackets.
    pub note: Option<String>,
    /// The headings and numbered items in the order of the text; empty in a report that was built.
    pub outline: Vec<Heading>,
    /// The text that it was read from: every range of the report points into it. `None` in a report that was built.
    pub text: Option<String>,
    pub(super) figures: Figures,
    pub(super) claims: Vec<Claim>,
}

/// One piece of the year's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Its heading.
    pub title: String,
    /// The part of the national outline that it belongs to.
    pub area: Option<Area>,
    /// Its text; without the items, where it has items.
    pub text: String,
    /// Its numbered pieces.
    pub items: Vec<Matter>,
    /// The figures that it states, the items' included.
    pub figures: Vec<FigureId>,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

/// A problem or shortcoming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub text: String,
    /// Its cause (原因), where one is given.
    pub cause: Option<String>,
    /// The figures that it states.
    pub figures: Vec<FigureId>,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

/// What was done for a duty of the first responsible persons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyRecord {
    /// The listed duties that it answers.
    pub duties: Vec<DutyRef>,
    /// What was done.
    pub text: String,
    /// The figures that it states.
    pub figures: Vec<FigureId>,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

/// A piece of next year's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is planned.
    pub text: String,
    /// The problems that it answers, by their place in the report's list, from 0.
    pub answers: Vec<usize>,
    /// The figures that it states.
    pub figures: Vec<FigureId>,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

/// A titled or untitled piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matter {
    /// Its heading; may be empty.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Where it stands in the text that was read.
    pub span: Option<Span>,
}

impl Report {
    /// The figures.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The figure of a handle of this report; `None` for a handle of another, longer report.
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id)
    }

    /// What the figure of a handle is printed as.
    pub(crate) fn quantity(&self, id: FigureId) -> Option<&Quantity> {
        self.figures.quantity(id)
    }

    /// The claims with their handles, in order.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = (ClaimId, &Claim)> {
        self.claims.iter().enumerate().map(|(index, claim)| (ClaimId(u32::try_from(index).unwrap_or(u32::MAX)), claim))
    }

    /// The claim of a handle of this report; `None` for a handle of another, longer report.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        self.claims.get(id.index())
    }

    /// Says of every figure without an indicator which one its label names, where it names one wholly: 土地类行政复议案件
    /// is no name, for it counts only some. Short names (维持, 审结率) count behind a figure of their family.
    ///
    /// Reading a text leaves this out, for most uses need no indicators; it takes time in proportion to the labels.
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let mut draft = fazhi::Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let known = draft.figure("受理行政复议案件", "12件")?;
    /// let other = draft.figure("土地类行政复议案件", "3件")?;
    /// let mut report = draft.build()?;
    /// report.recognise_indicators(Regulations::builtin());
    /// let found = |id| report.figure(id).and_then(|figure| figure.indicator.as_ref()).map(|id| id.as_str());
    /// assert_eq!((found(known), found(other)), (Some("reconsideration_accepted"), None));
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn recognise_indicators(&mut self, regulations: &Regulations) {
        let tied: Vec<_> =
            self.tied(regulations).into_iter().map(|tied| (tied.id, tied.indicator.id.clone())).collect();
        for (id, indicator) in tied {
            if let Some(figure) = self.figures.get_mut(id) {
                figure.indicator.get_or_insert(indicator);
            }
        }
    }

    pub(crate) fn figures_mut(&mut self) -> &mut Figures {
        &mut self.figures
    }

    pub(crate) fn push_claim(&mut self, claim: Claim) {
        self.claims.push(claim);
    }

    /// A copy in which one printed figure is another: what an editor asks before a change is made.
    ///
    /// `None` where the handle is not of this report.
    ///
    /// ```
    /// let mut draft = fazhi::Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole] = [draft.figure("调解", "31件")?, draft.figure("受理", "30件")?];
    /// draft.subset(part, whole)?;
    /// let report = draft.build()?;
    /// assert_eq!(fazhi::check(&report).len(), 1);
    /// let mended = report.with_figure(part, "13件".parse()?).ok_or("no such figure")?;
    /// assert!(fazhi::check(&mended).is_empty());
    /// assert!(fazhi::Report::default().with_figure(part, "13件".parse()?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_figure(&self, id: FigureId, quantity: Quantity) -> Option<Self> {
        let mut copy = self.clone();
        copy.figures.get_mut(id)?.quantity = quantity;
        Some(copy)
    }
}
