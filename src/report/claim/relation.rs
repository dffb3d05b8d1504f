//! What is asserted between figures.

use crate::quantity::law::{Closure, Direction, Form};
use crate::report::figure::FigureId;

use super::{ClaimKind, Role};

/// What is asserted. Operands are handles of figures; an operand that is not stated is `None` or an empty list.
///
/// ```
/// use fazhi::report::{ClaimKind, Relation, Report, Role};
///
/// let mut draft = Report::builder(2023)?;
/// let [part, whole] = [draft.figure("调解", 12)?, draft.figure("受理", 30)?];
/// let relation = Relation::Subset { part, whole };
/// assert_eq!(relation.kind(), ClaimKind::Subset);
/// assert_eq!(relation.figures(), [(Role::Part, part), (Role::Whole, whole)]);
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// part / whole = rate; several figures on a side add up.
    Share {
        /// The part, or the parts that add up to it; empty where it is not stated.
        part: Vec<FigureId>,
        /// The whole, or the figures that add up to it; empty where it is not stated.
        whole: Vec<FigureId>,
        /// The printed rate.
        rate: FigureId,
    },
    /// part ≤ whole.
    Subset {
        /// The part.
        part: FigureId,
        /// The whole.
        whole: FigureId,
    },
    /// Parts add up to a total. Without a total, rates that are closed add up to 100%.
    Breakdown {
        /// The total.
        total: Option<FigureId>,
        /// The parts.
        parts: Vec<FigureId>,
        /// Whether the list is complete.
        closure: Closure,
    },
    /// Two sides are equal.
    Balance {
        /// One side: what was received, or opening and new.
        totals: Vec<FigureId>,
        /// The other: accepted and refused, or settled and pending.
        parts: Vec<FigureId>,
    },
    /// (current − base) / base = rate, with delta = current − base.
    Growth {
        /// This year's figure.
        current: Option<FigureId>,
        /// The figure it started from.
        base: Option<FigureId>,
        /// The difference.
        delta: Option<FigureId>,
        /// The printed rate or multiple.
        rate: Option<FigureId>,
        /// Up or down.
        direction: Direction,
        /// By so much, or to so many times.
        form: Form,
    },
    /// current − previous = change, in percentage points.
    PointChange {
        /// This year's rate.
        current: FigureId,
        /// Last year's rate.
        previous: Option<FigureId>,
        /// The change.
        change: FigureId,
        /// Up or down.
        direction: Direction,
    },
    /// total / count = mean.
    Average {
        /// The total.
        total: Option<FigureId>,
        /// The count.
        count: Option<FigureId>,
        /// The printed mean.
        mean: FigureId,
        /// The items, where they are listed.
        items: Vec<FigureId>,
    },
    /// 1 − after / before = rate.
    Reduction {
        /// Before.
        before: Option<FigureId>,
        /// After.
        after: Option<FigureId>,
        /// The printed rate.
        rate: FigureId,
    },
    /// A stated number is that of the names listed.
    Enumeration {
        /// The stated number.
        count: FigureId,
        /// How many names are listed.
        listed: u32,
        /// Whether the list ends in 等, so that there may be more.
        open_ended: bool,
    },
    /// A rate alone, or of a stated whole whose part is not stated.
    Rate {
        /// The printed rate.
        rate: FigureId,
        /// What it is a rate of.
        whole: Option<FigureId>,
    },
}

impl Relation {
    /// The kind.
    pub fn kind(&self) -> ClaimKind {
        match self {
            Self::Share { .. } => ClaimKind::Share,
            Self::Subset { .. } => ClaimKind::Subset,
            Self::Breakdown { .. } => ClaimKind::Breakdown,
            Self::Balance { .. } => ClaimKind::Balance,
            Self::Growth { .. } => ClaimKind::Growth,
            Self::PointChange { .. } => ClaimKind::PointChange,
            Self::Average { .. } => ClaimKind::Average,
            Self::Reduction { .. } => ClaimKind::Reduction,
            Self::Enumeration { .. } => ClaimKind::Enumeration,
            Self::Rate { .. } => ClaimKind::Rate,
        }
    }

    /// Calls `each` with every figure of the claim and its role, in a fixed order.
    pub fn for_each(&self, mut each: impl FnMut(Role, FigureId)) {
        let mut one = |role, id: Option<FigureId>| {
            if let Some(id) = id {
                each(role, id);
            }
        };
        match self {
            Self::Share { part, whole, rate } => {
                for &id in part {
                    one(Role::Part, Some(id));
                }
                for &id in whole {
                    one(Role::Whole, Some(id));
                }
                one(Role::Rate, Some(*rate));
            }
            Self::Subset { part, whole } => {
                one(Role::Part, Some(*part));
                one(Role::Whole, Some(*whole));
            }
            Self::Breakdown { total, parts, .. } => {
                one(Role::Total, *total);
                for &id in parts {
                    one(Role::Parts, Some(id));
                }
            }
            Self::Balance { totals, parts } => {
                for &id in totals {
                    one(Role::Total, Some(id));
                }
                for &id in parts {
                    one(Role::Parts, Some(id));
                }
            }
            Self::Growth { current, base, delta, rate, .. } => {
                one(Role::Current, *current);
                one(Role::Base, *base);
                one(Role::Delta, *delta);
                one(Role::Rate, *rate);
            }
            Self::PointChange { current, previous, change, .. } => {
                one(Role::Current, Some(*current));
                one(Role::Previous, *previous);
                one(Role::Change, Some(*change));
            }
            Self::Average { total, count, mean, items } => {
                one(Role::Total, *total);
                one(Role::Count, *count);
                one(Role::Mean, Some(*mean));
                for &id in items {
                    one(Role::Items, Some(id));
                }
            }
            Self::Reduction { before, after, rate } => {
                one(Role::Before, *before);
                one(Role::After, *after);
                one(Role::Rate, Some(*rate));
            }
            Self::Enumeration { count, .. } => one(Role::Count, Some(*count)),
            Self::Rate { rate, whole } => {
                one(Role::Rate, Some(*rate));
                one(Role::Whole, *whole);
            }
        }
    }

    /// Calls `each` with every handle of the claim, to change it.
    pub(crate) fn for_each_mut(&mut self, mut each: impl FnMut(&mut FigureId)) {
        match self {
            Self::Share { part, whole, rate } => part.iter_mut().chain(whole).chain([rate]).for_each(each),
            Self::Subset { part, whole } => [part, whole].into_iter().for_each(each),
            Self::Breakdown { total, parts, .. } => total.iter_mut().chain(parts).for_each(each),
            Self::Balance { totals, parts } => totals.iter_mut().chain(parts).for_each(each),
            Self::Growth { current, base, delta, rate, .. } => {
                [current, base, delta, rate].into_iter().flatten().for_each(each);
            }
            Self::PointChange { current, previous, change, .. } => {
                [Some(current), previous.as_mut(), Some(change)].into_iter().flatten().for_each(each);
            }
            Self::Average { total, count, mean, items } => {
                [total.as_mut(), count.as_mut(), Some(mean)].into_iter().flatten().chain(items).for_each(each);
            }
            Self::Reduction { before, after, rate } => {
                [before.as_mut(), after.as_mut(), Some(rate)].into_iter().flatten().for_each(each);
            }
            Self::Enumeration { count, .. } => each(count),
            Self::Rate { rate, whole } => [Some(rate), whole.as_mut()].into_iter().flatten().for_each(each),
        }
    }

    /// Every figure of the claim with its role.
    pub fn figures(&self) -> Vec<(Role, FigureId)> {
        let mut out = Vec::new();
        self.for_each(|role, id| out.push((role, id)));
        out
    }
}
