//! What every rule is made of, whatever it reads: its code, names, severity, grounds and page.
//!
//! The rules of [`check`](mod@crate::check) read one report, those of [`compare`](mod@crate::compare) several. Both are a [`Rule`], with other
//! functions in it, so that both are listed, explained and catalogued by the same code.

mod ground;
mod language;
mod severity;

use std::fmt;

pub use ground::Ground;
pub use language::Language;
pub use severity::Severity;

/// A check with a stable code: data plus two functions, one that finds and one that says.
///
/// What the functions take is up to the layer: see [`check::Rule`](crate::check::Rule) and
/// [`compare::Rule`](crate::compare::Rule). All fields are public, so that a dependant's rule is a `static` like those of the
/// crate.
///
/// Codes are never reused. `C…` is for the consistency of figures, `W…` for their wording, `S…` for structure and content,
/// `D…` for dates and identity, `X…` for what shows across reports; a dependant does well to take another letter.
///
/// ```
/// use fazhi::{check, compare};
/// assert_eq!(check::rule("C101").map(ToString::to_string).as_deref(), Some("C101 share-mismatch"));
/// assert_eq!(compare::rule("X501").map(ToString::to_string).as_deref(), Some("X501 figures-disagree"));
/// assert!(compare::rule("C101").is_none());
/// ```
pub struct Rule<Check, Say> {
    /// The stable code, such as `C101`.
    pub code: &'static str,
    /// The name; states the fault, in kebab case: `share-mismatch`.
    pub name: &'static str,
    /// What the rule finds, in English, as one clause without a final stop.
    pub summary: &'static str,
    /// The same in Chinese.
    pub summary_zh: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The version of the crate that first had the rule.
    pub since: &'static str,
    /// What it rests on, the weightiest first.
    pub grounds: &'static [Ground],
    /// The page about the rule, in Markdown.
    pub page: &'static str,
    /// Finds: reads what is to be checked and appends what it finds.
    pub check: Check,
    /// Says in one sentence what a finding of this rule has found; called only when someone asks.
    pub say: Say,
}

/// Rules are equal when their codes are.
impl<Check, Say> PartialEq for Rule<Check, Say> {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl<Check, Say> Eq for Rule<Check, Say> {}

/// `C101 share-mismatch`.
impl<Check, Say> fmt::Display for Rule<Check, Say> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// The same as Display: code and name.
impl<Check, Say> fmt::Debug for Rule<Check, Say> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
