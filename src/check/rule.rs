//! What a rule is: data plus a function.

use std::fmt;

use crate::report::Report;

use super::finding::Finding;
use super::ground::Ground;
use super::judged::Judged;
use super::message::Language;
use super::severity::Severity;

/// A check with a stable code: data plus two functions.
///
/// A dependant adds a rule by making a `static` of its own and handing it to [`check_with`](super::check_with); all fields
/// are public and every rule of the crate is made the same way. The example `write_your_own_rule` shows one.
///
/// Codes are never reused. `C…` is for the consistency of figures, `W…` for their wording, `S…` for structure and content,
/// `D…` for dates and identity, `X…` for what shows across reports; a dependant does well to take another letter.
///
/// ```
/// use fazhi::check::{Ground, Language, Rule, check_with};
/// use fazhi::{Report, Severity};
///
/// static NO_NOTE: Rule = Rule {
///     code: "Q001",
///     name: "no-note",
///     summary: "the report does not say whether it may be published",
///     summary_zh: "报告没有注明公开属性",
///     severity: Severity::Note,
///     since: "0.1.0",
///     grounds: &[Ground::Usage],
///     page: "# Q001 no-note",
///     check: |judged, out| {
///         if judged.report().note.is_none() {
///             out.push(NO_NOTE.finding());
///         }
///     },
///     say: |_, _, language| language.pick("缺少附注", "there is no note").to_owned(),
/// };
///
/// let mut report = Report::default();
/// let findings = check_with(&[&NO_NOTE], &report);
/// assert_eq!(findings[0].message(&report, Language::Zh), "缺少附注");
/// report.note = Some("此件主动公开".to_owned());
/// assert!(check_with(&[&NO_NOTE], &report).is_empty());
/// ```
pub struct Rule {
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
    /// Finds; reads a report whose claims have been judged, and appends what it finds.
    pub check: fn(&Judged<'_>, &mut Vec<Finding>),
    /// Says in one sentence what a finding of this rule has found; called only when someone asks.
    pub say: fn(&Finding, &Report, Language) -> String,
}

impl Rule {
    /// A finding of this rule, still without evidence.
    pub fn finding(&'static self) -> Finding {
        Finding::new(self)
    }
}

/// Rules are equal when their codes are.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// `C101 share-mismatch`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// The same as Display: code and name.
impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
