//! The laws: when figures can stand in a relation, decided exactly over the sets of values that they may stand for.
//!
//! Each law asks one question: can values be chosen, one from the set of each figure, that satisfy the relation? The answer
//! is a [`Judgement`]. An operand that is not stated is an unknown: where no value of it works the relation is broken, where
//! some does it is undecided and the judgement says what was learned of it.
//!
//! The laws take sets and printed figures, not reports, so they serve a drafting tool as well as a whole report:
//!
//! ```
//! use fazhi::quantity::law::{Share, Verdict};
//!
//! assert_eq!(Share::new(312, 702, "44.4%")?.verdict(), Verdict::Holds);
//! assert_eq!(Share::new(140, 151, "92.71%")?.verdict(), Verdict::Truncated);
//! assert_eq!(Share::new(312, 702, "44.6%")?.verdict(), Verdict::Broken);
//! assert!(Share::new(312, 702, "forty").is_err());
//! # Ok::<(), fazhi::quantity::QuantityError>(())
//! ```

mod average;
mod growth;
pub(crate) mod power;
mod product;
mod share;
mod sum;

pub use average::{Average, Reduction, average, reduction, reduction_range};
pub use growth::{
    Change, Direction, Form, Growth, PointChange, growth, growth_base, growth_range, in_percent, point_change,
};
pub use power::{Power, TRIED};
pub use product::{SEARCH_BOUND, feasible, product, quotient};
pub(crate) use share::scale_of;
pub use share::{Share, expected_rate, part_range, rate_alone, rate_range, share, subset};
pub(crate) use share::{in_scale, share_power};
pub(crate) use sum::exact_gap;
pub use sum::{Closure, Sum, add, enumeration, gap, sum};

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use super::possible::Possible;

/// What can be said of a claim (结论).
///
/// Undecided is never reported as fine, and never as wrong.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Values can be chosen that satisfy the claim exactly.
    Holds,
    /// The claim holds only if its rate was cut off instead of rounded.
    Truncated,
    /// No values can be chosen: no world could have produced these figures.
    Broken,
    /// An operand is not stated, or the question is beyond the bounds of the arithmetic.
    Undecided,
}

/// Why a claim is undecided.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// An operand is not stated; some value of it would do.
    Unstated,
    /// A number is too large for exact arithmetic of 128 bits.
    OutOfRange,
    /// Too many combinations of rounded counts to search.
    TooMany,
    /// The figures are measured in units that are not compared: 1.5小时 and 30分钟.
    MixedUnits,
    /// Nothing is divided by nothing: 0 of 0 has no rate, so that no rate is wrong of it.
    ZeroBase,
    /// The link between the figures was made by distance alone, and they do not fit.
    Distance,
}

/// What a law found: the verdict, and what it learned of an operand that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The values that the unstated operand may have; of a broken claim, those that its checked figure would have to have.
    pub learned: Option<Possible>,
    /// Why the claim is undecided.
    pub reason: Option<Reason>,
}

impl Judgement {
    /// A verdict with nothing learned.
    pub const fn plain(verdict: Verdict) -> Self {
        Self { verdict, learned: None, reason: None }
    }

    /// Holds.
    pub const HOLDS: Self = Self::plain(Verdict::Holds);
    /// Truncated.
    pub const TRUNCATED: Self = Self::plain(Verdict::Truncated);
    /// Broken.
    pub const BROKEN: Self = Self::plain(Verdict::Broken);
    /// Undecided because an operand is not stated, with nothing learned of it.
    pub const UNSTATED: Self = Self { verdict: Verdict::Undecided, learned: None, reason: Some(Reason::Unstated) };
    /// Undecided because a number is out of range.
    pub const OUT_OF_RANGE: Self =
        Self { verdict: Verdict::Undecided, learned: None, reason: Some(Reason::OutOfRange) };
    /// Undecided because there are too many combinations.
    pub const TOO_MANY: Self = Self { verdict: Verdict::Undecided, learned: None, reason: Some(Reason::TooMany) };

    /// The same with what was learned.
    #[must_use]
    pub const fn learning(mut self, learned: Option<Possible>) -> Self {
        self.learned = learned;
        self
    }
}

/// The answer of a search for values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Values exist.
    Yes,
    /// None exist.
    No,
    /// Not known, for this reason.
    Unknown(Reason),
}

impl Answer {
    const fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

/// Rounded first, then cut: the verdict of a claim whose rate can be read either way.
fn rounded_or_cut(rounded: Answer, cut: impl FnOnce() -> Option<Answer>) -> Judgement {
    match rounded {
        Answer::Yes => Judgement::HOLDS,
        Answer::Unknown(reason) => Judgement { verdict: Verdict::Undecided, learned: None, reason: Some(reason) },
        Answer::No => match cut() {
            Some(Answer::Yes) => Judgement::TRUNCATED,
            Some(Answer::Unknown(reason)) => {
                Judgement { verdict: Verdict::Undecided, learned: None, reason: Some(reason) }
            }
            Some(Answer::No) | None => Judgement::BROKEN,
        },
    }
}

/// How a printed rate is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// Rounded to its last place.
    Rounded,
    /// Cut off after its last place.
    Cut,
}

/// Unknown operand: broken where no value works however the rate is read, else undecided with what was learned, by the
/// reading that works.
fn unstated(
    rounded: Answer,
    cut: impl FnOnce() -> Option<Answer>,
    learned: impl FnOnce(Reading) -> Option<Possible>,
) -> Judgement {
    let judged = rounded_or_cut(rounded, cut);
    match judged.verdict {
        Verdict::Holds => Judgement::UNSTATED.learning(learned(Reading::Rounded)),
        Verdict::Truncated => Judgement::UNSTATED.learning(learned(Reading::Cut)),
        Verdict::Broken | Verdict::Undecided => judged,
    }
}
