//! Building a report in code: add figures, get handles, make claims of handles.

use chrono::NaiveDate;
use thiserror::Error;

use crate::quantity::law::{Closure, Direction, Form};
use crate::quantity::{IntoQuantity, Quantity, QuantityError, Ratio};

use super::claim::{Claim, Relation};
use super::document::{DutyRecord, Matter, Measure, Plan, Problem, Report};
use super::figure::{Figure, FigureId};
use super::regulation::{Area, DutyRef, IndicatorId};
use super::{DocumentNumber, DocumentNumberError, Issuer, IssuerError, Region, ReportYear, ReportYearError};

/// Why a report cannot be built.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BuildError {
    /// A text is no figure.
    #[error("figure {label:?}: {source}")]
    Figure {
        /// The label that it was given.
        label: String,
        /// What is wrong with its text.
        source: QuantityError,
    },
    /// The label of a figure is empty.
    #[error("a figure printed {printed:?} has no label")]
    NoLabel {
        /// The figure.
        printed: String,
    },
    /// Two figures have the same name.
    #[error("two figures are named {name:?}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A handle is not of this report.
    #[error("{place} refers to figure {index}, which this report does not have")]
    ForeignFigure {
        /// What refers to it.
        place: String,
        /// The place that the handle names.
        index: usize,
    },
    /// A plan answers a problem that the report does not have.
    #[error("plan {plan} answers problem {problem}, which this report does not have")]
    NoSuchProblem {
        /// The plan, from 0.
        plan: usize,
        /// The problem, from 0.
        problem: usize,
    },
    /// A share cannot be written: the part is above the whole, the whole is 0, or an operand is hedged.
    #[error("the share of {part:?} in {whole:?} has no one value to print")]
    NoShare {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
    /// A claim has too few operands to say anything.
    #[error("{kind} needs at least {needs} figures")]
    TooFew {
        /// The kind of claim.
        kind: &'static str,
        /// How many it needs.
        needs: usize,
    },
    /// What a report must have is missing.
    #[error("the report has no {what}")]
    Missing {
        /// What is missing.
        what: &'static str,
    },
    /// It was published before it was signed.
    #[error("published on {published}, before it was issued on {issued}")]
    PublishedFirst {
        /// The date of publication.
        published: NaiveDate,
        /// The date of the signature.
        issued: NaiveDate,
    },
    /// The year is out of range.
    #[error(transparent)]
    Year(#[from] ReportYearError),
    /// The issuer's name is no name.
    #[error(transparent)]
    Issuer(#[from] IssuerError),
    /// The document number is malformed.
    #[error(transparent)]
    DocumentNumber(#[from] DocumentNumberError),
}

/// Builds a [`Report`]; accepts only sense.
///
/// ```
/// use fazhi::report::{BuildError, Report};
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let all = draft.figure("政务服务事项", "702项")?;
/// let instant = draft.figure("马上办事项", "312项")?;
/// let rate = draft.share_of(instant, all, 1)?; // writes 44.4%
/// draft.measure("深化政务服务").text("……").figures([all, instant, rate]);
/// let report = draft.build()?;
/// assert_eq!(report.figure(rate).unwrap().quantity.as_str(), "44.4%");
///
/// let mut draft = Report::builder(2023)?;
/// assert!(matches!(draft.figure("案件", "很多"), Err(BuildError::Figure { .. })));
/// # Ok::<(), BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReportBuilder {
    report: Report,
}

impl Report {
    /// Starts a report on a year.
    ///
    /// # Errors
    ///
    /// Where the year is out of range.
    pub fn builder(year: i32) -> Result<ReportBuilder, BuildError> {
        let report = Self { year: Some(ReportYear::try_from(year)?), ..Self::default() };
        Ok(ReportBuilder { report })
    }
}

impl ReportBuilder {
    /// Sets the title.
    pub fn title(&mut self, title: impl Into<String>) -> &mut Self {
        self.report.title = Some(title.into());
        self
    }

    /// Adds an issuer by its printed name; call it again for a joint report.
    ///
    /// # Errors
    ///
    /// Where the name is empty.
    pub fn issuer(&mut self, name: &str) -> Result<&mut Self, BuildError> {
        self.report.issuers.push(Issuer::from_name(name)?);
        Ok(self)
    }

    /// Adds an issuer that is known in full.
    pub fn issuer_in_full(&mut self, issuer: Issuer) -> &mut Self {
        self.report.issuers.push(issuer);
        self
    }

    /// Sets the place that is reported on.
    pub fn region(&mut self, region: Region) -> &mut Self {
        self.report.region = Some(region);
        self
    }

    /// Sets the document number.
    ///
    /// # Errors
    ///
    /// Where it is not of the form 四铁西政办发〔2023〕19号.
    pub fn document_number(&mut self, number: &str) -> Result<&mut Self, BuildError> {
        self.report.document_number = Some(number.parse::<DocumentNumber>()?);
        Ok(self)
    }

    /// Adds an addressee.
    pub fn addressee(&mut self, name: impl Into<String>) -> &mut Self {
        self.report.addressees.push(name.into());
        self
    }

    /// Sets what stands before the first part.
    pub fn preamble(&mut self, text: impl Into<String>) -> &mut Self {
        self.report.preamble = text.into();
        self
    }

    /// Sets the date of the signature.
    pub fn issued_on(&mut self, date: NaiveDate) -> &mut Self {
        self.report.issued_on = Some(date);
        self
    }

    /// Sets the date of publication.
    pub fn published_on(&mut self, date: NaiveDate) -> &mut Self {
        self.report.published_on = Some(date);
        self
    }

    /// Sets up to which day the figures count.
    pub fn figures_as_of(&mut self, date: NaiveDate) -> &mut Self {
        self.report.figures_as_of = Some(date);
        self
    }

    /// Sets the note under the signature, without its brackets.
    pub fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.report.note = Some(note.into());
        self
    }

    /// Adds a figure: what it counts and how it is printed. Gives its handle.
    ///
    /// # Errors
    ///
    /// Where the label is empty or the text is no figure.
    pub fn figure(&mut self, label: &str, printed: impl IntoQuantity) -> Result<FigureId, BuildError> {
        let figure = Self::new_figure(label, printed)?;
        self.report.figures_mut().push(figure).ok_or(BuildError::Missing { what: "room for more figures" })
    }

    /// Adds a figure under a name of its own, which JSON then shows.
    ///
    /// # Errors
    ///
    /// As [`figure`](Self::figure), and where the name is taken.
    pub fn named_figure(
        &mut self,
        name: &str,
        label: &str,
        printed: impl IntoQuantity,
    ) -> Result<FigureId, BuildError> {
        let figure = Self::new_figure(label, printed)?;
        self.report.figures_mut().push_named(name.to_owned(), figure).map_err(|name| BuildError::NameTaken { name })
    }

    fn new_figure(label: &str, printed: impl IntoQuantity) -> Result<Figure, BuildError> {
        let quantity =
            printed.into_quantity().map_err(|source| BuildError::Figure { label: label.to_owned(), source })?;
        if label.trim().is_empty() {
            return Err(BuildError::NoLabel { printed: quantity.to_string() });
        }
        Ok(Figure::new(label, quantity))
    }

    /// Says which well-known quantity a figure measures.
    ///
    /// # Errors
    ///
    /// Where the handle is not of this report.
    pub fn indicator(&mut self, figure: FigureId, indicator: IndicatorId) -> Result<&mut Self, BuildError> {
        match self.report.figures_mut().get_mut(figure) {
            Some(figure) => figure.indicator = Some(indicator),
            None => return Err(foreign("an indicator", figure)),
        }
        Ok(self)
    }

    /// Adds a claim of any kind.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn claim(&mut self, relation: Relation) -> Result<&mut Self, BuildError> {
        for (role, id) in relation.figures() {
            if self.report.figure(id).is_none() {
                return Err(foreign(&format!("{} of a {}", role, relation.kind()), id));
            }
        }
        self.report.push_claim(Claim::stated(relation));
        Ok(self)
    }

    /// Claims that a printed rate is the share of a part in a whole.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn share(&mut self, part: FigureId, whole: FigureId, rate: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Share { part: vec![part], whole: vec![whole], rate })
    }

    /// Writes the percentage of a part in a whole, rounded half up to `places` decimals, as a figure of its own, and claims
    /// it. Gives its handle.
    ///
    /// # Errors
    ///
    /// Where the operands do not leave one value to print, or a handle is not of this report.
    pub fn share_of(&mut self, part: FigureId, whole: FigureId, places: u8) -> Result<FigureId, BuildError> {
        let of = |id: FigureId| self.report.figure(id).ok_or_else(|| foreign("a share", id));
        let (a, b) = (of(part)?, of(whole)?);
        let refuse = || BuildError::NoShare { part: a.quantity.to_string(), whole: b.quantity.to_string() };
        if !a.quantity.is_exact() || !b.quantity.is_exact() || a.quantity.value() > b.quantity.value() {
            return Err(refuse());
        }
        let rate = a.quantity.value().checked_div(b.quantity.value()).and_then(|r| r.checked_mul(Ratio::HUNDRED));
        let rate = rate.map(|r| format!("{}%", r.rounded(places.into()))).ok_or_else(refuse)?;
        let label = format!("{}占比", a.label);
        let rate = self.figure(&label, rate.as_str())?;
        self.share(part, whole, rate)?;
        Ok(rate)
    }

    /// Claims that a part is no larger than its whole (其中).
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn subset(&mut self, part: FigureId, whole: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Subset { part, whole })
    }

    /// Claims that parts add up to a total.
    ///
    /// # Errors
    ///
    /// Where there are no parts, or a handle is not of this report.
    pub fn total(
        &mut self,
        total: FigureId,
        parts: impl IntoIterator<Item = FigureId>,
    ) -> Result<&mut Self, BuildError> {
        self.breakdown(total, parts, Closure::Closed)
    }

    /// Claims what a list of parts says of its total.
    ///
    /// # Errors
    ///
    /// Where there are no parts, or a handle is not of this report.
    pub fn breakdown(
        &mut self,
        total: FigureId,
        parts: impl IntoIterator<Item = FigureId>,
        closure: Closure,
    ) -> Result<&mut Self, BuildError> {
        let parts: Vec<_> = parts.into_iter().collect();
        if parts.is_empty() {
            return Err(BuildError::TooFew { kind: "a breakdown", needs: 2 });
        }
        self.claim(Relation::Breakdown { total: Some(total), parts, closure })
    }

    /// Claims that two sides are equal: received = accepted + refused, opening + new = settled + pending.
    ///
    /// # Errors
    ///
    /// Where a side is empty, or a handle is not of this report.
    pub fn balance(
        &mut self,
        totals: impl IntoIterator<Item = FigureId>,
        parts: impl IntoIterator<Item = FigureId>,
    ) -> Result<&mut Self, BuildError> {
        let (totals, parts): (Vec<_>, Vec<_>) = (totals.into_iter().collect(), parts.into_iter().collect());
        if totals.is_empty() || parts.is_empty() {
            return Err(BuildError::TooFew { kind: "a balance", needs: 2 });
        }
        self.claim(Relation::Balance { totals, parts })
    }

    /// Claims that a figure grew (or fell) from a base, where it is stated, by a rate.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn growth(
        &mut self,
        current: FigureId,
        base: Option<FigureId>,
        rate: FigureId,
        direction: Direction,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Growth {
            current: Some(current),
            base,
            delta: None,
            rate: Some(rate),
            direction,
            form: Form::By,
        })
    }

    /// Claims that a rate changed by so many points.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn point_change(
        &mut self,
        current: FigureId,
        previous: Option<FigureId>,
        change: FigureId,
        direction: Direction,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::PointChange { current, previous, change, direction })
    }

    /// Claims that a total over a count, where it is stated, is a mean.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn average(
        &mut self,
        total: FigureId,
        count: Option<FigureId>,
        mean: FigureId,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Average { total: Some(total), count, mean, items: Vec::new() })
    }

    /// Claims that something was reduced by a rate.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn reduction(&mut self, before: FigureId, after: FigureId, rate: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Reduction { before: Some(before), after: Some(after), rate })
    }

    /// Claims that a number is that of a list of names.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn enumeration(&mut self, count: FigureId, listed: u32, open_ended: bool) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Enumeration { count, listed, open_ended })
    }

    /// Claims that a rate stands for itself, or of a whole whose part is not stated.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn rate(&mut self, rate: FigureId, whole: Option<FigureId>) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Rate { rate, whole })
    }

    /// Adds a measure and gives it back to be filled.
    pub fn measure(&mut self, title: impl Into<String>) -> &mut Measure {
        self.report.measures.push(Measure { title: title.into(), ..Measure::default() });
        last(&mut self.report.measures)
    }

    /// Adds a problem and gives it back to be filled.
    pub fn problem(&mut self, text: impl Into<String>) -> &mut Problem {
        self.report.problems.push(Problem { text: text.into(), ..Problem::default() });
        last(&mut self.report.problems)
    }

    /// Adds what was done for the listed duties and gives it back to be filled.
    pub fn duty(&mut self, duties: impl IntoIterator<Item = DutyRef>, text: impl Into<String>) -> &mut DutyRecord {
        let record = DutyRecord { duties: duties.into_iter().collect(), text: text.into(), ..DutyRecord::default() };
        self.report.duties.push(record);
        last(&mut self.report.duties)
    }

    /// Adds a plan and gives it back to be filled.
    pub fn plan(&mut self, text: impl Into<String>) -> &mut Plan {
        self.report.plans.push(Plan { text: text.into(), ..Plan::default() });
        last(&mut self.report.plans)
    }

    /// Adds another matter.
    pub fn other(&mut self, title: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.report.other.push(Matter { title: title.into(), text: text.into(), span: None });
        self
    }

    /// The report.
    ///
    /// # Errors
    ///
    /// Where the title or every issuer is missing, a handle is not of this report, a plan answers a problem that is not
    /// there, or the dates are reversed.
    pub fn build(self) -> Result<Report, BuildError> {
        let report = self.report;
        if report.title.as_deref().is_none_or(|title| title.trim().is_empty()) {
            return Err(BuildError::Missing { what: "title" });
        }
        if report.issuers.is_empty() && report.region.is_none() {
            return Err(BuildError::Missing { what: "issuer or region" });
        }
        if let (Some(published), Some(issued)) = (report.published_on, report.issued_on)
            && published < issued
        {
            return Err(BuildError::PublishedFirst { published, issued });
        }
        report.check_handles()?;
        Ok(report)
    }
}

impl Report {
    /// Refuses handles that name nothing.
    pub(crate) fn check_handles(&self) -> Result<(), BuildError> {
        let all = (self.measures.iter().map(|m| ("a measure", &m.figures)))
            .chain(self.problems.iter().map(|p| ("a problem", &p.figures)))
            .chain(self.duties.iter().map(|d| ("a duty", &d.figures)))
            .chain(self.plans.iter().map(|p| ("a plan", &p.figures)));
        for (place, ids) in all {
            if let Some(&id) = ids.iter().find(|&&id| self.figure(id).is_none()) {
                return Err(foreign(place, id));
            }
        }
        for (plan, answers) in self.plans.iter().map(|p| &p.answers).enumerate() {
            if let Some(&problem) = answers.iter().find(|&&problem| problem >= self.problems.len()) {
                return Err(BuildError::NoSuchProblem { plan, problem });
            }
        }
        Ok(())
    }
}

fn foreign(place: &str, id: FigureId) -> BuildError {
    BuildError::ForeignFigure { place: place.to_owned(), index: id.index() }
}

/// The item that was just pushed.
fn last<T: Default>(list: &mut Vec<T>) -> &mut T {
    if list.is_empty() {
        list.push(T::default());
    }
    let end = list.len() - 1;
    &mut list[end]
}

impl Measure {
    /// Sets the part of the national outline.
    pub fn area(&mut self, area: Area) -> &mut Self {
        self.area = Some(area);
        self
    }

    /// Sets the text.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        self.text = text.into();
        self
    }

    /// Adds a numbered piece.
    pub fn item(&mut self, title: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.items.push(Matter { title: title.into(), text: text.into(), span: None });
        self
    }

    /// Adds figures that the measure states.
    pub fn figures(&mut self, figures: impl IntoIterator<Item = FigureId>) -> &mut Self {
        self.figures.extend(figures);
        self
    }
}

impl Problem {
    /// Sets the cause.
    pub fn cause(&mut self, cause: impl Into<String>) -> &mut Self {
        self.cause = Some(cause.into());
        self
    }
}

impl DutyRecord {
    /// Adds figures that it states.
    pub fn figures(&mut self, figures: impl IntoIterator<Item = FigureId>) -> &mut Self {
        self.figures.extend(figures);
        self
    }
}

impl Plan {
    /// Says which problem it answers, by its place in the report's list, from 0.
    pub fn answers(&mut self, problem: usize) -> &mut Self {
        self.answers.push(problem);
        self
    }
}

/// A figure from anything that can be one, for callers that build claims by hand.
impl TryFrom<&str> for Quantity {
    type Error = QuantityError;

    fn try_from(text: &str) -> Result<Self, QuantityError> {
        text.parse()
    }
}
