//! The outline of a report: its headings and numbered items, in the order of the text, and what its parts are about.
//!
//! The order of the numbers is that of GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）. The matters of the parts are
//! those that 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号) lists for an annual report.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::span::Span;

/// What a part of a report is about.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// The text before the first part (导语).
    Preamble,
    /// The year's work and its effects (主要举措和成效).
    Measures,
    /// Problems, shortcomings and their causes (存在的不足和原因).
    Problems,
    /// How the heads of Party and government did their duty (第一责任人职责).
    Duties,
    /// Next year's work (下一年度主要安排).
    Plans,
    /// Anything else, such as 其他需要报告的情况.
    Other,
}

impl PartKind {
    /// The four parts that an annual report must have, in the order in which the regulation lists them.
    ///
    /// ```
    /// use fazhi::report::outline::PartKind;
    /// assert_eq!(PartKind::REQUIRED.map(|part| part.to_string()), ["measures", "problems", "duties", "plans"]);
    /// assert!("annex".parse::<PartKind>().is_err());
    /// ```
    pub const REQUIRED: [Self; 4] = [Self::Measures, Self::Problems, Self::Duties, Self::Plans];
}

/// How a heading or an item is numbered.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// `第一部分`, `第一章`, above `一、`
    Part,
    /// `一、`
    Han,
    /// `（一）`, `(一)`, `㈠`
    HanBracket,
    /// `1.`, `1．`, `1、`
    Arabic,
    /// `（1）`, `(1)`, `1）`, `⑴`
    ArabicBracket,
    /// `①`
    Circled,
    /// `一是`
    Is,
    /// `一要`
    Must,
    /// `第一，`
    Ordinal,
    /// `其一，`
    Which,
    /// `首先`, `其次`, `再次`, `最后`
    Word,
    /// A dash or a bullet before a paragraph: `——`, `●`
    Dash,
    /// No number: a heading known by its wording alone.
    None,
}

impl Style {
    /// The level (1–4) of a heading so numbered; `None` for the styles of items. Under 第一部分 all others are one lower.
    ///
    /// ```
    /// use fazhi::report::outline::Style;
    /// assert_eq!((Style::HanBracket.level(), Style::Is.level()), (Some(2), None));
    /// ```
    pub const fn level(self) -> Option<u8> {
        match self {
            Self::Part | Self::Han | Self::None => Some(1),
            Self::HanBracket => Some(2),
            Self::Arabic => Some(3),
            Self::ArabicBracket | Self::Circled => Some(4),
            Self::Is | Self::Must | Self::Ordinal | Self::Which | Self::Word | Self::Dash => None,
        }
    }
}

/// A heading of a report, or an item of its running text (一是…).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// 1–4 for a heading, one more where it stands under 第一部分; 0 for an item of running text.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub level: u8,
    /// How it is numbered.
    pub style: Style,
    /// Its number, from 1; 0 where it has none.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub number: u32,
    /// Its words without number and end mark; empty for an item.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The part that it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PartKind>,
    /// Whether nothing stands under it: no text, no lower heading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub empty: bool,
    /// Where it stands in the text that was read: number and words; of an item the number alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

impl Heading {
    /// Whether it is an item of running text and no heading.
    pub const fn is_item(&self) -> bool {
        self.level == 0
    }
}

// serde hands a reference
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_zero(level: &u8) -> bool {
    *level == 0
}

#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_nought(number: &u32) -> bool {
    *number == 0
}
