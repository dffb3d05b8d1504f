//! Claims (勾稽关系): what a report asserts between its figures.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::law::{self, Change, Closure, Direction, Form, Judgement, Reason, Verdict};
use crate::quantity::{Hedge, Kind, Measure, Possible, Quantity, Ratio, Unit};
use crate::span::Span;

use super::figure::{FigureId, Figures};

/// The kind of a claim.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// 占比: part / whole = rate.
    Share,
    /// 其中: a part is no larger than its whole.
    Subset,
    /// 合计: parts add up to a total.
    Breakdown,
    /// 平衡: received = accepted + refused; opening + new = settled + pending.
    Balance,
    /// 增长、下降.
    Growth,
    /// A change of a rate, in percentage points.
    PointChange,
    /// 平均.
    Average,
    /// 压缩比.
    Reduction,
    /// A stated number of things that are listed.
    Enumeration,
    /// A rate that stands alone.
    Rate,
}

/// What part a figure plays in a claim.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The part of a share or subset.
    Part,
    /// The whole of a share or subset, or what a rate is of.
    Whole,
    /// The printed rate.
    Rate,
    /// The total of a sum, or what an average is taken of.
    Total,
    /// The parts of a sum.
    Parts,
    /// The figure of this year.
    Current,
    /// The figure that a growth starts from.
    Base,
    /// The difference of the two.
    Delta,
    /// The rate of last year.
    Previous,
    /// The change of a rate.
    Change,
    /// What an average divides by; the number of listed things.
    Count,
    /// The printed mean.
    Mean,
    /// The items of an average.
    Items,
    /// The figure before a reduction.
    Before,
    /// The figure after a reduction.
    After,
}

/// How sure it is that the report makes the claim.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The report says so: built in code, written in JSON, or its words name every operand.
    #[default]
    Stated,
    /// The grammar of the sentence links the figures.
    Inferred,
    /// By the definition of a well-known indicator.
    Definition,
    /// The figures stand near each other, no more: such a claim is never broken, only undecided.
    Distance,
}

/// What is asserted. Operands are handles of figures; an operand that is not stated is `None` or an empty list.
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

    /// Judges the relation over the figures of its report; `None` where a handle is not of that report.
    pub fn judge(&self, figures: &Figures) -> Option<Judgement> {
        let set = |id: FigureId| figures.possible(id);
        let maybe = |id: Option<FigureId>| -> Option<Option<Possible>> {
            match id {
                Some(id) => set(id).map(Some),
                None => Some(None),
            }
        };
        let sets = |ids: &[FigureId]| ids.iter().map(|&id| set(id)).collect::<Option<Vec<_>>>();
        let printed = |id: FigureId| figures.get(id).map(|figure| &figure.quantity);
        Some(match self {
            Self::Share { part, whole, rate } => {
                let side = |ids: &[FigureId]| -> Option<Result<Option<Possible>, Judgement>> {
                    match ids {
                        [] => Some(Ok(None)),
                        [one] => Some(Ok(Some(set(*one)?))),
                        several => Some(law::add(&sets(several)?).map(Some).ok_or(Judgement::OUT_OF_RANGE)),
                    }
                };
                match (side(part)?, side(whole)?) {
                    (Ok(part), Ok(whole)) => law::share(part, whole, printed(*rate)?),
                    (Err(judgement), _) | (_, Err(judgement)) => return Some(judgement),
                }
            }
            Self::Subset { part, whole } => law::subset(set(*part)?, set(*whole)?),
            Self::Breakdown { total: Some(total), parts, closure } => {
                law::sum(&[set(*total)?], &sets(parts)?, *closure)
            }
            Self::Breakdown { total: None, parts, closure } => {
                let whole = parts.first().and_then(|&id| printed(id)).and_then(implied_whole);
                match whole {
                    Some(whole) if *closure == Closure::Closed => {
                        let whole = [Possible::exactly(whole)];
                        let rounded = law::sum(&whole, &sets(parts)?, *closure);
                        let cuts = parts.iter().map(|&id| printed(id).map(cut_of)).collect::<Option<Vec<_>>>()?;
                        let cut = || law::sum(&whole, &cuts, *closure).verdict == Verdict::Holds;
                        if rounded.verdict == Verdict::Broken && cut() { Judgement::TRUNCATED } else { rounded }
                    }
                    _ => Judgement::UNSTATED,
                }
            }
            Self::Balance { totals, parts } => law::sum(&sets(totals)?, &sets(parts)?, Closure::Closed),
            Self::Growth { current, base, delta, rate, direction, form } => {
                let rate = match rate {
                    Some(id) => Some(printed(*id)?),
                    None => None,
                };
                let change = Change { direction: *direction, form: *form };
                law::growth(maybe(*current)?, maybe(*base)?, maybe(*delta)?, rate, change)
            }
            Self::PointChange { current, previous, change, direction } => {
                let change = printed(*change)?;
                let read = |rate: &Quantity| {
                    Some((law::in_percent(rate.possible(), rate)?, law::in_percent(cut_of(rate), rate)?))
                };
                let Some((current, now)) = read(printed(*current)?) else { return Some(Judgement::OUT_OF_RANGE) };
                let (previous, then) = match previous {
                    Some(id) => match read(printed(*id)?) {
                        Some((previous, then)) => (Some(previous), Some(then)),
                        None => return Some(Judgement::OUT_OF_RANGE),
                    },
                    None => (None, None),
                };
                law::point_change(current, previous, change, *direction, Some((now, then)))
            }
            Self::Average { total, count, mean, items } => {
                law::average(maybe(*total)?, maybe(*count)?, printed(*mean)?, &sets(items)?)
            }
            Self::Reduction { before, after, rate } => law::reduction(maybe(*before)?, maybe(*after)?, printed(*rate)?),
            Self::Enumeration { count, listed, open_ended } => law::enumeration(set(*count)?, *listed, *open_ended),
            Self::Rate { rate, whole: None } => law::rate_alone(printed(*rate)?),
            Self::Rate { rate, whole: Some(whole) } => law::share(None, Some(set(*whole)?), printed(*rate)?),
        })
    }
}

impl Relation {
    /// Whether operands that are added or divided are measured in different units, which are not converted. Counted things
    /// may differ: 163人 of 170件.
    pub(crate) fn mixes_units(&self, figures: &Figures) -> bool {
        // these compare rates, which have one scale
        if matches!(self, Self::PointChange { .. } | Self::Rate { .. }) {
            return false;
        }
        let mut first: Option<&Unit> = None;
        self.figures().iter().filter(|(role, _)| *role != Role::Rate).any(|&(_, id)| {
            let unit = figures.get(id).map(|figure| figure.quantity.unit());
            let Some(unit) = unit.filter(|unit| unit.measure() != Measure::Counted) else { return false };
            *first.get_or_insert(unit) != unit
        })
    }
}

pub(crate) fn cut_of(rate: &Quantity) -> Possible {
    if rate.hedge() == Hedge::Exact { rate.cut() } else { rate.possible() }
}

/// What closed rates of this scale add up to.
pub(crate) fn implied_whole(rate: &Quantity) -> Option<Ratio> {
    match (rate.kind(), rate.unit().as_str()) {
        (Kind::Percent, "‰") => Some(Ratio::from(1000)),
        (Kind::Percent, _) => Some(Ratio::HUNDRED),
        (Kind::Fraction, _) => Some(Ratio::ONE),
        _ => None,
    }
}

impl Claim {
    /// A claim that the report states.
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
