//! Why a report cannot be built.

use chrono::NaiveDate;
use thiserror::Error;

use crate::quantity::QuantityError;
use crate::report::figure::FigureId;
use crate::report::{DocumentNumberError, IssuerError, ReportYearError};

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

impl BuildError {
    /// That a handle is not of this report.
    pub(super) fn foreign(place: &str, id: FigureId) -> Self {
        Self::ForeignFigure { place: place.to_owned(), index: id.index() }
    }
}
