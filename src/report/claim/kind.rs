//! What kinds of claims there are, what part a figure plays in them, and how sure they are.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

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
