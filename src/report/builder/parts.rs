//! The parts of a report that is being built: each is added, and filled where it then stands.

use crate::report::document::{DutyRecord, Matter, Measure, Plan, Problem};
use crate::report::figure::FigureId;
use crate::report::regulation::{Area, DutyRef};

use super::ReportBuilder;

impl ReportBuilder {
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
