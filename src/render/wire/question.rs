//! What is asked, and what is answered to something that is no question.

use serde::{Deserialize, Serialize};

use super::VERSION;

/// A question: a text to audit, and an id that its answer repeats.
///
/// Further fields are ignored.
///
/// ```
/// use fazhi::render::wire::Question;
/// let question = Question::from_json(r#"{"id": 7, "text": "受理案件12件。"}"#.as_bytes())?;
/// assert_eq!((question.id, question.text.as_str()), (7.into(), "受理案件12件。"));
///
/// let error = Question::from_json(b"{\"id\": 7}").unwrap_err();
/// assert_eq!(error.to_string(), "missing field `text` at line 1 column 9");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Question {
    /// Any JSON value; null where there is none.
    #[serde(default)]
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
}

impl Question {
    /// Reads a question from JSON in UTF-8.
    ///
    /// # Errors
    ///
    /// Where it is no JSON, no UTF-8, or has no text; the error names line and column.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }
}

/// What is answered to something that is no question: `{"id":null,"error":…}`.
///
/// ```
/// use fazhi::render::wire::Refusal;
/// let json = serde_json::to_string(&Refusal::new("line 3: no text"))?;
/// assert_eq!(json, r#"{"version":1,"id":null,"error":"line 3: no text"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Refusal {
    version: u32,
    id: (),
    error: String,
}

impl Refusal {
    /// Says why there is no answer.
    pub fn new(error: impl Into<String>) -> Self {
        Self { version: VERSION, id: (), error: error.into() }
    }
}
