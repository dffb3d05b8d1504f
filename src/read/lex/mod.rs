//! From running text to figures: which numbers are figures, and what the others are.
//!
//! One pass over the bytes of a block. Every number ends in one class: a figure, or something that only looks like one
//! (a date, a document number, a slogan, an enumerator, a threshold in a category's name …). What a number is depends on a
//! few characters to each side, so the pass takes time in proportion to the text.

mod chinese;
mod context;
mod date;
mod digits;
mod hopes;
mod places;
mod ratio;
mod scanner;
mod targets;
mod terms;
mod thresholds;

use strum::{Display, EnumIter, IntoStaticStr};

use crate::quantity::{Quantity, Shape};
use crate::span::Span;

pub(crate) use scanner::{Setting, scan};

/// What a number in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TokenClass {
    /// A figure of the report.
    Figure,
    /// A date, a span of dates, a year, a time of day.
    Date,
    /// A document number, an index number, a telephone number, the number of a law or order.
    Identifier,
    /// Part of a name: a slogan, a title of a book or law, a version, a road, a named day.
    Name,
    /// 1. (1) ①: what numbers headings and items.
    Enumerator,
    /// 第三批, 第十二届: a place in a sequence that is no rank.
    Ordinal,
    /// Part of a category's name: 35岁以下, 3万元以上的.
    Threshold,
    /// What was asked for, not what was done: 目标任务200件, 压缩到5个以内.
    Target,
    /// None of these.
    Unclassified,
}

/// A figure as it stands in a text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// With its hedges.
    pub(crate) span: Span,
    /// Where its number begins.
    pub(crate) number: usize,
    pub(crate) quantity: Quantity,
}

impl Found {
    fn new(text: &str, base: usize, span: Span, number: usize, shape: Shape) -> Self {
        let printed = text.get(span.start - base..span.end - base).unwrap_or_default();
        Self { span, number, quantity: Quantity::from_shape(printed, shape) }
    }
}

/// A number that is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) class: TokenClass,
}

/// What was found in the blocks of a text, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexed {
    pub(crate) figures: Vec<Found>,
    pub(crate) tokens: Vec<Token>,
    /// Quotations and book titles: what separates lists does not separate within them.
    pub(crate) quotes: Vec<Span>,
}

impl Lexed {
    /// Gives the figures from `figures` on another class, but for some; the tokens from `tokens` on are of the same block.
    pub(crate) fn reclass(&mut self, figures: usize, tokens: usize, class: TokenClass, keep: impl Fn(&Found) -> bool) {
        let others = self.figures.extract_if(figures.., |found| !keep(found)).map(|f| Token { span: f.span, class });
        self.tokens.extend(others);
        self.tokens[tokens..].sort_by_key(|token| token.span.start);
    }
}
