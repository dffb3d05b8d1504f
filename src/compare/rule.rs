//! What a rule of this layer is: data plus a function over several reports.

use crate::report::Report;
use crate::rule::{self, Language};

use super::compared::Compared;
use super::finding::Finding;

/// A rule about several reports: data plus two functions.
///
/// A dependant adds a rule by making a `static` of its own and handing it to [`compare_with`](super::compare_with).
///
/// ```
/// use fazhi::compare::{Change, Compared, Ground, Rule, Severity, compare_with};
///
/// static NOTHING_NEW: Rule = Rule {
///     code: "Q501",
///     name: "nothing-new",
///     summary: "a report has no figure that the year before had not",
///     summary_zh: "报告没有新的数字",
///     severity: Severity::Note,
///     since: "0.1.0",
///     grounds: &[Ground::Judgement],
///     page: "# Q501 nothing-new",
///     check: |compared, out| {
///         let stale = compared.pairings().filter(|(_, pairing)| !pairing.changes().any(|(change, ..)| change == Change::New));
///         out.extend(stale.map(|(tied, _)| NOTHING_NEW.finding().of_tie(tied)));
///     },
///     say: |_, _, language| language.pick("没有新的数字", "no new figure").to_owned(),
/// };
///
/// let year = |year: i32| fazhi::read(&format!("东明市临江区人民政府{year}年法治政府建设年度报告\n一、举措\n受理信访案件8件。\n")).report;
/// let (last, this) = (year(2022), year(2023));
/// assert_eq!(compare_with(&[&NOTHING_NEW], &Compared::new(&[&last, &this])).len(), 1);
/// assert!(compare_with(&[&NOTHING_NEW], &Compared::new(&[&this])).is_empty());
/// ```
pub type Rule = rule::Rule<fn(&Compared<'_>, &mut Vec<Finding>), fn(&Finding, &[&Report], Language) -> String>;

impl Rule {
    /// A finding of this rule, still without evidence.
    pub fn finding(&'static self) -> Finding {
        Finding::new(self)
    }
}
