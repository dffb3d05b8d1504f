//! Claims (勾稽关系): what a report asserts between its figures.

mod judge;
mod kind;
mod relation;

use crate::quantity::law::{Judgement, Reason, Verdict};
use crate::span::Span;

use super::figure::Figures;

pub(crate) use judge::{cut_of, implied_whole};
pub use kind::{Basis, ClaimKind, Role};
pub use relation::Relation;

/// A claim of a report: a relation, how sure it is that the report makes it, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is asserted.
    pub relation: Relation,
    /// How the figures were linked.
    pub basis: Basis,
    /// Where the claim stands in the text that was read.
    pub span: Option<Span>,
}

/// The handle of a claim in the report that owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimId(pub(crate) u32);

impl ClaimId {
    /// The place of the claim in the report's order, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Claim {
    /// A claim that the report states, with no place in a text.
    pub fn stated(relation: Relation) -> Self {
        Self { relation, basis: Basis::Stated, span: None }
    }

    /// The kind.
    pub fn kind(&self) -> ClaimKind {
        self.relation.kind()
    }

    /// Judges the claim over the figures of its report; `None` where a handle is not of that report.
    ///
    /// A claim that was linked by distance alone is never broken: where its figures do not fit, it is undecided.
    ///
    /// ```
    /// use fazhi::quantity::law::Verdict;
    /// use fazhi::report::{Basis, Claim, Relation, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole] = [draft.figure("调解", 31)?, draft.figure("受理", 30)?];
    /// let report = draft.build()?;
    /// let mut claim = Claim::stated(Relation::Subset { part, whole });
    /// let verdict = |claim: &Claim| claim.judge(report.figures()).map(|judgement| judgement.verdict);
    /// assert_eq!(verdict(&claim), Some(Verdict::Broken));
    /// claim.basis = Basis::Distance;
    /// assert_eq!(verdict(&claim), Some(Verdict::Undecided));
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn judge(&self, figures: &Figures) -> Option<Judgement> {
        let judged = self.relation.judge(figures)?;
        let proves = matches!(judged.verdict, Verdict::Broken | Verdict::Truncated | Verdict::Holds);
        if proves && self.relation.mixes_units(figures) {
            let reason = Some(Reason::MixedUnits);
            return Some(Judgement { verdict: Verdict::Undecided, learned: None, reason });
        }
        Some(if judged.verdict == Verdict::Broken && self.basis == Basis::Distance {
            Judgement { verdict: Verdict::Undecided, learned: judged.learned, reason: Some(Reason::Distance) }
        } else {
            judged
        })
    }
}
