//! Report text into the typed model.
//!
//! [`read`] takes any text and always gives a [`Reading`]; it takes time in proportion to the text. Nothing is lost: every
//! byte is in the tree, every number in the [ledger](Reading::ledger), and what no part of the report could take stands in
//! [`Report::other`](crate::Report::other) and is listed by [`Reading::unplaced`].

mod assemble;
mod blocks;
mod coverage;
mod ledger;
pub(crate) mod lex;
pub(crate) mod link;
mod outline;
mod reading;
pub mod structure;

pub use coverage::Coverage;
pub use ledger::{Ledger, Run};
pub use lex::TokenClass;
pub use reading::Reading;

/// Reads the text of a report.
///
/// ```
/// let text = "某县人民政府关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n（一）化解矛盾纠纷。受理行政复议案件12件。\n";
/// let reading = fazhi::read::read(text);
/// assert_eq!(reading.report.year.map(|year| year.get()), Some(2024));
/// assert_eq!(reading.report.measures[0].title, "化解矛盾纠纷");
/// let (_, figure) = reading.report.figures().iter().next().ok_or("no figure")?;
/// assert_eq!(figure.quantity.as_str(), "12件");
///
/// // any text is read; where there is no report in it, there is none in what comes back
/// assert!(fazhi::read::read("").report.measures.is_empty());
/// # Ok::<(), &str>(())
/// ```
pub fn read(text: &str) -> Reading<'_> {
    let structure::Outline { tree, frame, parts } = structure::outline(text);
    let mut plans: Vec<crate::span::Span> =
        parts.iter().filter(|p| p.kind == structure::PartKind::Plans).map(|p| p.body).collect();
    plans.sort_unstable();
    let mut report = crate::report::Report::default();
    let blocks::Found { numbers, tokens } = blocks::read(text, &tree, &plans, &mut report);
    let unplaced = assemble::assemble(text, &tree, &frame, &parts, &mut report);
    report.outline = outline::outline(text, &tree, &parts);
    report.text = Some(text.to_owned());
    Reading { report, tree, frame, parts, text, numbers, tokens, unplaced }
}
