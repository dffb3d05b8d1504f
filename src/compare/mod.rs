//! Several reports: which belong together, which of their figures count the same thing, what changed, what cannot be true of
//! both, what was carried over, and totals over many.
//!
//! # What is compared with what
//!
//! Reports belong together by a [`Tie`]: two versions of one report, a report and that of the year after, a body and its
//! office, a place and a place within it. A tie needs the same place, and the bare name of a district is no place: there are
//! three 铁西区. A full name (四平市铁西区) or a [code](crate::report::RegionCode) is. Who knows more states the tie and calls
//! [`Pairing::new`].
//!
//! Figures are [paired](Pairing) [`By`] the indicator that both measure, by equal labels, or by like labels, and in each case
//! only where their units are the same and no second figure of either report would fit as well. Words that change nothing
//! (全年, 共, 累计 …) are left out of labels; words that say whose figure it is (全区, 市区两级, 本级) are its
//! [`Scope`]. A pair by like labels is no proof of anything: it is reported to who asks and never makes a finding.
//!
//! # What is asked
//!
//! | tie | question | answer |
//! |---|---|---|
//! | same year; a body and its office where both labels name one scope | is it one number? | their sets of possible values meet: agrees; else disagrees |
//! | a body and its office, a place and a place within it | is the part no more than the whole? | asked only where the whole's figure is a total: of a known indicator, or of a named scope; else undecided |
//! | next year | does the stated growth start from what was printed last year? | by the law of growth; undecided where none is stated |
//!
//! So 2.1万余 and 21345 agree, and of 73件 and 74件 one is wrong.
//!
//! Text is compared without its figures, which are masked as their class, so that a changed number does not hide a paragraph
//! that was carried over. [`carried`] says how, and what keeps legal set phrases from making all reports alike.
//!
//! # Example
//!
//! ```
//! use fazhi::compare::{self, Language};
//!
//! let report = |year, cases| fazhi::read(&format!(
//!     "东明市临江区人民政府关于{year}年度法治政府建设情况的报告\n一、主要举措\n（一）化解争议。全年受理行政复议案件{cases}。\n"
//! )).report;
//! let (last, this) = (report(2022, "80件"), report(2023, "92件，同比增长18%"));
//! let findings = compare::compare(&[&last, &this]);
//! assert_eq!(findings[0].code(), "X502");
//! assert_eq!(
//!     findings[0].message(&[&last, &this], Language::En),
//!     "a rise of 18% to 92件 (2023) does not start from 80件, printed for 2022; it is a rise of 15%"
//! );
//! // 15% does
//! let this = report(2023, "92件，同比增长15%");
//! assert!(compare::compare(&[&last, &this]).is_empty());
//! ```
//!
//! # Limitations
//!
//! - Labels are the words before a figure. That two equal labels mean one thing is likely and not certain, so the rules that
//!   rest on it are warnings.
//! - Units are compared as printed, as everywhere in the crate.
//! - Of a passage the strongest sources are named, not all: the report of the year before, and one other.

mod body;
pub mod carried;
mod change;
mod compared;
mod finding;
mod label;
mod like;
mod pairing;
mod rollup;
mod rule;
mod rules;
mod ties;

pub use body::{Body, Tie};
pub use carried::{Carried, carried_over};
pub use change::{Change, ClaimChange};
pub use compared::Compared;
pub use finding::{Evidence, Finding, What};
pub use label::Scope;
pub use pairing::{By, Outcome, Pair, Pairing, Question};
pub use rollup::{LeftOut, Rollup, Why, rollup};
pub use rule::Rule;
pub use rules::RULES;
pub use ties::{Tied, ties};

pub use crate::rule::{Ground, Language, Severity};

use crate::report::Report;

/// Compares reports with every rule of the crate; the order of the reports does not matter but for reports of one year, of which
/// the later in the list is said to repeat the earlier.
///
/// Findings come by report, by place, by code.
///
/// ```
/// let report = |printed: &str| fazhi::read(&format!(
///     "东明市临江区人民政府关于2023年度法治政府建设情况的报告\n一、主要举措\n（一）化解争议。受理行政复议案件{printed}。\n"
/// )).report;
/// let codes = |one: &str, other: &str| -> Vec<_> {
///     let (one, other) = (report(one), report(other));
///     fazhi::compare::compare(&[&one, &other]).iter().map(|finding| finding.code()).collect()
/// };
/// assert_eq!(codes("73件", "74件"), ["X501"]);
/// assert!(codes("70余件", "74件").is_empty());
/// ```
pub fn compare(reports: &[&Report]) -> Vec<Finding> {
    compare_with(RULES, &Compared::new(reports))
}

/// Compares reports with chosen rules: a dependant's own, or some of [`RULES`].
///
/// ```
/// use fazhi::compare::{Compared, compare_with, rule};
///
/// let report = |printed: &str| fazhi::read(&format!(
///     "东明市临江区人民政府关于2023年度法治政府建设情况的报告\n一、主要举措\n（一）化解争议。受理行政复议案件{printed}。\n"
/// )).report;
/// let (one, other) = (report("73件"), report("74件"));
/// let compared = Compared::new(&[&one, &other]);
/// let [equal, growth] = [rule("X501"), rule("X502")].map(|rule| rule.expect("a rule of the crate"));
/// assert_eq!(compare_with(&[equal], &compared).len(), 1);
/// assert!(compare_with(&[growth], &compared).is_empty()); // of one year, so nothing has grown
/// ```
pub fn compare_with(rules: &[&'static Rule], compared: &Compared<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules {
        (rule.check)(compared, &mut findings);
    }
    findings.sort_by_cached_key(Finding::order);
    findings
}

/// The rule that has a code.
///
/// ```
/// use fazhi::compare::rule;
/// assert_eq!(rule("X501").map(|rule| rule.name), Some("figures-disagree"));
/// assert!(rule("C101").is_none()); // a rule about one report
/// ```
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.code.cmp(code)).ok().map(|at| RULES[at])
}

/// The page about a rule, in Markdown; `None` where no rule of this layer has the code.
///
/// ```
/// use fazhi::compare::explain;
/// assert!(explain("X501").is_some_and(|page| page.contains("## What it checks")));
/// assert!(explain("C101").is_none());
/// ```
pub fn explain(code: &str) -> Option<&'static str> {
    rule(code).map(|rule| rule.page)
}
