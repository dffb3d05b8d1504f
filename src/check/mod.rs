//! Rules, and what they find in a report.
//!
//! [`check`] judges every claim of a report once and asks every rule; what comes back are [`Finding`]s with typed evidence.
//! A sentence is made of a finding only when someone asks for its [`message`](Finding::message).
//!
//! ```
//! use fazhi::check::{Language, explain, rule};
//!
//! assert_eq!(rule("C105").unwrap().name, "total-mismatch");
//! assert!(explain("C105").unwrap().starts_with("# C105 total-mismatch"));
//! assert!(rule("C999").is_none());
//! ```

mod finding;
mod habit;
pub mod joint;
mod judged;
mod message;
pub mod power;
mod rule;
mod rules;

pub use finding::{Consistent, Evidence, Fact, Finding};
pub use habit::Habit;
pub use judged::{Judged, JudgedClaim};
pub use rule::Rule;
pub use rules::RULES;

pub use crate::rule::{Ground, Language, Severity};

use crate::report::Report;

/// Checks a report with every rule of the crate.
///
/// Findings come by place: by where their figures stand in the text or, in a report that was not read from a text, in the
/// report's list of figures; at one place by code.
///
/// ```
/// use fazhi::report::Report;
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let all = draft.figure("法律援助案件", "441件")?;
/// let parts = ["396件", "25件", "19件"].map(|n| draft.figure("案件", n));
/// let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
/// draft.total(all, parts)?;
/// let report = draft.build()?;
/// let codes: Vec<_> = fazhi::check(&report).iter().map(|f| f.code()).collect();
/// assert_eq!(codes, ["C105"]); // 1件 short
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
pub fn check(report: &Report) -> Vec<Finding> {
    check_with(RULES, report)
}

/// Checks a report with chosen rules: a dependant's own, or some of [`RULES`].
///
/// ```
/// use fazhi::check::{check_with, rule};
/// use fazhi::report::Report;
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let [part, whole, rate] = [draft.figure("即办事项", 312)?, draft.figure("事项", 702)?, draft.figure("占比", "44.6%")?];
/// draft.share(part, whole, rate)?;
/// let report = draft.build()?;
/// let shares = rule("C101").expect("a rule of the crate");
/// assert_eq!(check_with(&[shares], &report).len(), 1);
/// assert!(check_with(&[], &report).is_empty());
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
pub fn check_with(rules: &[&'static Rule], report: &Report) -> Vec<Finding> {
    check_judged(rules, &Judged::new(report))
}

/// Checks a report whose claims have been judged already, for a caller that also wants the judgements.
///
/// ```
/// use fazhi::check::{Judged, RULES, check_judged};
///
/// let report = fazhi::read("受理案件12件，办结15件，办结率80%。\n").report;
/// let judged = Judged::new(&report);
/// let findings = check_judged(RULES, &judged);
/// assert_eq!(findings, fazhi::check(&report));
/// assert_eq!(judged.judgements().len(), report.claims().len());
/// ```
pub fn check_judged(rules: &[&'static Rule], judged: &Judged<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules {
        (rule.check)(judged, &mut findings);
    }
    findings.sort_by_cached_key(Finding::order);
    findings
}

/// The rule that has a code.
///
/// ```
/// use fazhi::check::rule;
/// assert_eq!(rule("C101").map(|rule| rule.name), Some("share-mismatch"));
/// assert!(rule("X501").is_none()); // a rule across reports
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.code.cmp(code)).ok().map(|at| RULES[at])
}

/// The page about a rule, in Markdown; `None` where no rule of the crate has the code.
///
/// ```
/// use fazhi::check::explain;
/// assert!(explain("C101").is_some_and(|page| page.contains("## What it checks")));
/// assert!(explain("C999").is_none());
/// ```
pub fn explain(code: &str) -> Option<&'static str> {
    rule(code).map(|rule| rule.page)
}
