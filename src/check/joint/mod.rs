//! Claims judged together: a set of claims can be impossible though each alone is possible.
//!
//! Every figure is a variable with the set of values that it may stand for, every claim a constraint. Figures that stand for
//! one value only tie nothing together: two claims of an exact total are possible together when each is. So the claims fall
//! into groups that share rounded, hedged or unstated operands, and each group is solved: sets are narrowed through the
//! claims until nothing changes, then whole numbers are divided until a world is found or every case is looked at. All
//! arithmetic is exact; where a number does not fit or the bound on work is reached the answer is [`Outcome::NotDecided`].
//!
//! An operand that is not stated is a variable of its own. Two claims share one only where they are said to
//! ([`SameUnknown`]).
//!
//! A printed rate or mean is read as rounded; where no world has all rates of a group rounded, as rounded or cut.
//!
//! ```
//! use fazhi::check::joint::{Joint, Outcome};
//! use fazhi::report::Report;
//!
//! let mut draft = Report::builder(2023)?;
//! draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
//! let all = draft.figure("案件", "1000余件")?;
//! let settled = draft.figure("调解", "700件")?;
//! let rest = draft.figure("裁决", "310件")?;
//! let rate = draft.figure("调解占比", "65.0%")?;
//! draft.share(settled, all, rate)?; // 1000余 may be 1077
//! draft.total(all, [settled, rest])?; // 1000余 may be 1010
//! let report = draft.build()?;
//! let joint = Joint::new(&report);
//! assert_eq!(joint.outcomes(), [Outcome::Impossible]); // but not both
//! assert_eq!(joint.conflicts()[0].claims.len(), 2);
//! # Ok::<(), fazhi::report::BuildError>(())
//! ```
//!
//! The method is that of error localisation in official statistics (Fellegi and Holt, 1976), over intervals instead of
//! points.

mod ask;
mod cause;
mod conflict;
mod constraint;
mod edit;
mod fault;
mod ids;
mod link;
mod localise;
mod propagate;
mod search;
mod slip;
mod solve;
mod system;
mod tie;
mod unknown;

pub(super) use ask::left_by;
pub use cause::{Cause, causes};
pub use fault::{Fault, Hypothesis, Repair, explain_faults};
pub use link::{Moved, NEAR};
pub use localise::{FAULT_WORK, TRIED_FIGURES, TRIED_PAIRS};
pub use slip::Slip;
pub use tie::Joint;
pub use unknown::{BETWEEN, COMPARED, SHARED_BY, SharedUnknown, TRIED_COUNTS};

use crate::quantity::Ratio;
use crate::report::{ClaimId, FigureId, Role};

use crate::rule::Language;

/// How much work may be done on one group of claims, beside what its size asks for: terms of constraints looked at.
pub const SEARCH_WORK: u64 = 100_000;

/// How much work may be done on all groups of a report together, beside what their size asks for.
pub const REPORT_WORK: u64 = 2_000_000;

/// How much work may be done on one group in search of claims that cannot hold together, for each question asked.
pub const CONFLICT_WORK: u64 = 20_000;

/// How much work an answer to a keystroke may take, in terms of constraints looked at.
pub const KEYSTROKE_WORK: u64 = 4_000;

/// How many sets of claims that cannot hold together are told of one group.
pub const CONFLICTS: usize = 16;

/// What a claim is about: a figure, or an operand that the claim does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operand {
    /// A figure.
    Figure(FigureId),
    /// The operand of a claim that plays this part and is not stated.
    Unstated(ClaimId, Role),
}

/// Says that the operand which several claims do not state is one and the same: two shares of one unknown whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameUnknown {
    /// The part that it plays.
    pub role: Role,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// A value for every operand of a group that satisfies all its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    /// The operands with their values, in a fixed order.
    pub values: Vec<(Operand, Ratio)>,
}

/// What joint judgement came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A world exists.
    Possible,
    /// No world exists.
    Impossible,
    /// The bound on work was reached before either was certain.
    NotDecided,
}

/// A group of claims that are tied together, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// What they come to.
    pub outcome: Outcome,
    /// The work it took: terms of constraints looked at.
    pub work: u64,
    /// The most that it could have taken, known before: in proportion to the claims and their figures, and no more than
    /// [`SEARCH_WORK`] beside that.
    pub bound: u64,
}

/// Claims that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// Whether each of them is needed: without any one of them no contradiction can be shown.
    pub minimal: bool,
    /// Links of these claims that fit elsewhere, so that all of them can hold: where there are any, no figure is accused.
    pub moves: Vec<Moved>,
}
