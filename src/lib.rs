//! Typed annual reports on building a law-based government (法治政府建设年度报告), and the proof that their figures can be
//! true.
//!
//! Every spring some thousands of Chinese governments and their departments publish such a report, and each makes hundreds of
//! claims about its own figures: that 312 of 702 items are 44.4%, that four kinds of cases make up all cases, that hearings
//! rose by 15%. This crate models the report, reads one from text, and judges those claims by exact arithmetic. It is meant
//! for programs: drafting systems, platforms that collect reports, auditors of many of them.
//!
//! # The one idea
//!
//! A printed figure stands for a *set* of possible true values: `44.4%` for everything from 44.35 to 44.45, `1800余件` for the
//! whole numbers between 1800 and 1900, `312件` for itself. A claim is consistent when values can be chosen from the sets that
//! satisfy it exactly. A finding of severity error is the proof that none can.
//!
//! ```
//! use fazhi::{Quantity, Share, Verdict};
//!
//! let rate: Quantity = "44.4%".parse()?;
//! assert_eq!(rate.possible().to_string(), "[44.35, 44.45]");
//!
//! assert_eq!(Share::new("312项", "702项", "44.4%")?.verdict(), Verdict::Holds);
//! let wrong = Share::new("312项", "702项", "44.6%")?;
//! assert_eq!(wrong.verdict(), Verdict::Broken);
//! assert_eq!(wrong.expected_rate().as_deref(), Some("44.4%"));
//! assert_eq!(wrong.expected_part().map(|part| part.to_string()).as_deref(), Some("313")); // what 44.6% would need
//! # Ok::<(), fazhi::quantity::QuantityError>(())
//! ```
//!
//! A [`Verdict`] has four values, for two answers are not enough. *Truncated*: the claim holds only if its percentage was cut
//! off, which some offices do. *Undecided*: an operand is not stated, or the figures were linked only because they stand
//! near each other; an undecided claim is never said to be fine and never said to be wrong.
//!
//! ```
//! # use fazhi::{Share, Verdict};
//! assert_eq!(Share::new("140件", "151件", "92.71%")?.verdict(), Verdict::Truncated); // 92.715…
//! # Ok::<(), fazhi::quantity::QuantityError>(())
//! ```
//!
//! # A tour
//!
//! **Read.** [`read()`] takes any text and always gives a [`Reading`]: the report with its figures and claims, a tree that
//! holds every byte of the text, and an account of every number that is no figure. [`check()`] then asks every rule.
//!
//! ```
//! use fazhi::check::Language;
//!
//! let reading = fazhi::read("全年受理行政复议案件702件，办结312件，占比44.6%。\n");
//! let findings = fazhi::check(&reading.report);
//! assert_eq!(findings[0].code(), "C101");
//! assert_eq!(findings[0].message(&reading.report, Language::Zh), "312件占702件的44.4%，不是44.6%；44.6%对应313件");
//!
//! let coverage = reading.coverage(); // what was checked, and what was not
//! assert_eq!((coverage.figures, coverage.checked), (3, 3));
//! ```
//!
//! **Build.** A builder gives a handle for every figure, and claims take handles. It accepts only sense: what is no figure is
//! refused at once. With [`share_of`](report::ReportBuilder::share_of) the percentage is written by the crate and cannot be
//! wrong.
//!
//! ```
//! use fazhi::report::{BuildError, Report};
//!
//! let mut draft = Report::builder(2023)?;
//! draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
//! let cases = draft.figure("法律援助案件", "441件")?;
//! let kinds = [("刑事", "396件"), ("民事", "25件"), ("行政", "19件")];
//! let kinds = kinds.map(|(kind, printed)| draft.figure(kind, printed)).into_iter().collect::<Result<Vec<_>, _>>()?;
//! draft.total(cases, kinds)?;
//! assert!(matches!(draft.figure("案件", "很多"), Err(BuildError::Figure { .. })));
//!
//! let report = draft.build()?;
//! let finding = &fazhi::check(&report)[0];
//! assert_eq!(finding.rule.name, "total-mismatch"); // the list is 1件 short
//! # Ok::<(), BuildError>(())
//! ```
//!
//! **Keep.** [`Report::to_json`] writes a form that a person can edit, in which every figure has a name and keeps its printed
//! digits; [`Report::from_json`] gives the same report back, and refuses an unknown field with its path.
//!
//! ```
//! use fazhi::Report;
//!
//! let report = Report::from_json(r#"{"figures": {"满意率": {"value": "12.50%"}}}"#)?;
//! assert!(report.to_json()?.contains("12.50%")); // not 12.5%
//! let refused = Report::from_json(r#"{"figures": {"满意率": {"valeu": "12.50%"}}}"#).unwrap_err();
//! assert!(refused.to_string().starts_with("figures.满意率.valeu"), "{refused}");
//! # Ok::<(), fazhi::report::JsonError>(())
//! ```
//!
//! **Extend.** A [`Rule`] is a static value with a function in it; those of a dependant run beside [`check::RULES`] in
//! [`check::check_with`]. The page of every rule is part of the crate:
//!
//! ```
//! assert!(fazhi::check::explain("C103").is_some_and(|page| page.starts_with("# C103 part-exceeds-whole")));
//! ```
//!
//! # Modules
//!
//! An import runs only leftwards, which a test enforces: [`span`] ← [`quantity`] ← [`report`] ← [`rule`] ← {
//! [`read`](mod@read) | [`check`](mod@check) | [`compare`](mod@compare) } ← [`render`].
//!
//! | module | holds |
//! |---|---|
//! | [`span`] | places in a text |
//! | [`quantity`] | figures as printed, sets of possible values, exact fractions, the [laws](quantity::law) between figures |
//! | [`report`] | the typed report, its claims, and the [regulations](report::regulation) as data |
//! | [`rule`] | what every rule is made of |
//! | [`mod@read`] | text to report |
//! | [`mod@check`] | rules and findings |
//! | [`mod@compare`] | several reports: pairs of figures, changes, what does not fit or was carried over, totals of many |
//! | [`render`] | findings for people and for other programs |
//!
//! # Limitations
//!
//! - Consistent is not true: a report whose figures could all be true may still be wrong about the world.
//! - Claims are judged one by one and together ([`check::joint`]); where the search for a world passes its stated bound, the
//!   answer is "not decided".
//! - Arithmetic is exact in fractions of 128-bit integers. What does not fit leaves the claim undecided, with the reason; so does
//!   a search over two rounded counts that would try more than [`SEARCH_BOUND`](quantity::law::SEARCH_BOUND) numbers.
//! - Units are compared as printed. Hours and minutes, or 元 and 美元, are not converted into each other.
//! - The reader knows the wording of reports from the mainland in simplified characters. It links figures by grammar; what it
//!   links by distance alone is undecided. A claim whose words it does not know is not found, and
//!   [`Reading::coverage`] says how many figures take part in none.
//! - What regulations ask of the content and the date of a report is data with how sure it is ([`report::regulation`]); a rule cites
//!   an article only where it was read or two sources agree. No outline after that of 2021–2025 is known: add one as data.
//! - Places are compared by name: a bare district name without a code ties no reports.

pub mod check;
pub mod compare;
mod few;
mod marks;
pub mod quantity;
pub mod read;
pub mod render;
pub mod report;
pub mod rule;
pub mod span;

pub use check::{Finding, Rule, Severity, check};
pub use quantity::law::{Share, Verdict};
pub use quantity::{Possible, Quantity};
pub use read::{Reading, read};
pub use report::{Claim, Figure, Report};
pub use span::Span;

/// The README, whose example is run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
