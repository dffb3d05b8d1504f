//! Reports as JSON that a person can write: figures have names, claims name figures, unknown fields are refused with their
//! path.

mod raw;
mod read;
mod write;

use thiserror::Error;

use super::Report;
use raw::RawReport;

/// Why a JSON text is no report: what is wrong, and at which path.
#[derive(Debug, Error)]
pub enum JsonError {
    /// The JSON itself, a field, or a value is wrong.
    #[error("{path}: {message}")]
    Json {
        /// The path of the field, such as `measures[2].area`; `.` for the whole.
        path: String,
        /// What is wrong, with line and column.
        message: String,
    },
    /// A figure is named that the report does not have.
    #[error("{path}: there is no figure named {name:?}")]
    NoSuchFigure {
        /// The path of the name.
        path: String,
        /// The name.
        name: String,
    },
    /// A plan answers a problem that the report does not have.
    #[error("{path}: there is no problem {problem}, for the report has {count}")]
    NoSuchProblem {
        /// The path of the number.
        path: String,
        /// The number given, from 0.
        problem: usize,
        /// How many problems there are.
        count: usize,
    },
    /// There are too many figures.
    #[error("figures: more than 2^32 - 1 figures")]
    TooMany,
}

impl Report {
    /// Reads a report from JSON.
    ///
    /// # Errors
    ///
    /// Where the text is no JSON, a field is unknown, a value is out of range or a printed figure is none, or a name leads
    /// nowhere; the error names the path.
    ///
    /// ```
    /// use fazhi::report::Report;
    /// let report = Report::from_json(r#"{"year": 2023, "figures": {"受理": {"value": "66件"}}}"#)?;
    /// assert_eq!(report.figures().len(), 1);
    /// let error = Report::from_json(r#"{"figures": {"受理": {"value": "66件", "lable": "受理"}}}"#).unwrap_err();
    /// assert!(error.to_string().starts_with("figures.受理.lable: unknown field `lable`"), "{error}");
    /// # Ok::<(), fazhi::report::JsonError>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let raw: RawReport = serde_path_to_error::deserialize(&mut deserializer)
            .map_err(|error| JsonError::Json { path: error.path().to_string(), message: error.inner().to_string() })?;
        deserializer.end().map_err(|error| JsonError::Json { path: ".".to_owned(), message: error.to_string() })?;
        Self::from_raw(raw)
    }

    /// The report as JSON, indented for people; [`from_json`](Self::from_json) gives the same report back.
    ///
    /// # Errors
    ///
    /// None that a report can cause; the serializer's are passed on.
    pub fn to_json(&self) -> Result<String, JsonError> {
        serde_json::to_string_pretty(&self.to_raw())
            .map_err(|error| JsonError::Json { path: ".".to_owned(), message: error.to_string() })
    }
}
