//! Building a report in code: add figures, get handles, make claims of handles.

mod claims;
mod error;
mod parts;

use chrono::NaiveDate;

use crate::quantity::IntoQuantity;

use super::document::Report;
use super::figure::{Figure, FigureId};
use super::regulation::IndicatorId;
use super::{DocumentNumber, Issuer, Region, ReportYear};

pub use error::BuildError;

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
    /// Where the year is not within [`ReportYear::MIN`] and [`ReportYear::MAX`], 1978 to 2100.
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
    /// Where the label is empty, the text is no figure, or there are 2^32 figures already.
    pub fn figure(&mut self, label: &str, printed: impl IntoQuantity) -> Result<FigureId, BuildError> {
        let figure = Self::new_figure(label, printed)?;
        self.report.figures_mut().push(figure).ok_or(BuildError::Missing { what: "room for more figures" })
    }

    /// Adds a figure under a name of its own, which JSON then shows.
    ///
    /// # Errors
    ///
    /// As [`figure`](Self::figure), and where the name is taken.
    ///
    /// ```
    /// use fazhi::report::{BuildError, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let id = draft.named_figure("受理", "受理行政复议案件", "66件")?;
    /// assert!(matches!(draft.named_figure("受理", "受理信访", "8件"), Err(BuildError::NameTaken { .. })));
    /// assert_eq!(draft.build()?.figures().by_name("受理"), Some(id));
    /// # Ok::<(), BuildError>(())
    /// ```
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
            None => return Err(BuildError::foreign("an indicator", figure)),
        }
        Ok(self)
    }

    /// The report.
    ///
    /// # Errors
    ///
    /// Where the title is missing, or both issuer and region are, a handle is not of this report, a plan answers a problem
    /// that is not there, or the report was published before it was issued.
    ///
    /// ```
    /// use fazhi::report::{BuildError, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// draft.problem("执法力量不足").cause("编制少");
    /// draft.plan("补充执法力量").answers(0);
    /// assert_eq!(draft.clone().build()?.plans.len(), 1);
    ///
    /// draft.plan("完善制度").answers(1); // there is but one problem
    /// assert_eq!(draft.build(), Err(BuildError::NoSuchProblem { plan: 1, problem: 1 }));
    /// # Ok::<(), BuildError>(())
    /// ```
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
                return Err(BuildError::foreign(place, id));
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
