//! What a rule of this layer is: data plus a function over one report.

use crate::report::Report;
use crate::rule::{self, Language};

use super::finding::Finding;
use super::judged::Judged;

/// A rule about one report: data plus two functions.
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
pub type Rule = rule::Rule<fn(&Judged<'_>, &mut Vec<Finding>), fn(&Finding, &Report, Language) -> String>;

impl Rule {
    /// A finding of this rule, still without evidence.
    pub fn finding(&'static self) -> Finding {
        Finding::new(self)
    }
}
