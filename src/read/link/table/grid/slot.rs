//! The cells of a row: what stands in each.

use crate::quantity::Ratio;
use crate::read::lex::Found;
use crate::span::Span;

use super::Value;
use crate::read::link::table::Cell;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Nothing, or only a dash.
    Blank,
    Label,
    Value(Value),
    /// 2023: a name of a column, where its row names columns.
    Year(Value),
    /// Words before a figure: 受理318件.
    Said(Value),
    /// Several figures.
    Other,
}

/// A cell without what separates it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'a> {
    pub(super) text: &'a str,
    pub(super) content: Content,
    /// The words before the figure.
    pub(super) lead: &'a str,
    /// The spaces before the text.
    pub(super) indent: usize,
}

pub(super) const NOTHING: Slot<'static> = Slot { text: "", content: Content::Blank, lead: "", indent: 0 };

/// Words before a figure that say only which way it goes.
const SIGNS: &[(&str, bool)] = &[
    ("-", true),
    ("－", true),
    ("−", true),
    ("–", true),
    ("—", true),
    ("↓", true),
    ("▼", true),
    ("下降", true),
    ("减少", true),
    ("降低", true),
    ("降", true),
    ("减", true),
    ("+", false),
    ("＋", false),
    ("↑", false),
    ("▲", false),
    ("增长", false),
    ("上升", false),
    ("增加", false),
    ("提高", false),
    ("增", false),
    ("升", false),
    ("约", false),
];

impl<'a> Slot<'a> {
    fn new(text: &'a str, cell: &Cell, figures: &[Found]) -> Self {
        let whole = cell.span.text(text).unwrap_or_default();
        let inner = whole.trim_matches(|c: char| c.is_whitespace() || "|｜,，;；".contains(c));
        let indent = whole.chars().take_while(|&c| c == ' ' || c == '\u{3000}').count();
        let plain = |content| Slot { text: inner, content, lead: "", indent };
        let mut range = cell.figures.clone();
        let (Some(figure), None) = (range.next(), range.next()) else {
            let content = match cell.figures.len() {
                0 if inner.chars().any(char::is_alphanumeric) && inner != "无" => Content::Label,
                0 => Content::Blank,
                _ => Content::Other,
            };
            return plain(content);
        };
        let Some(found) = figures.get(figure) else { return plain(Content::Other) };
        let lead = Span::new(cell.span.start, found.span.start).text(text).unwrap_or_default();
        let lead = lead.trim_matches(|c: char| c.is_whitespace() || "|｜（([：:为".contains(c));
        let tail = Span::new(found.span.end, cell.span.end).text(text).unwrap_or_default();
        let sign = SIGNS.iter().find(|(word, _)| *word == lead);
        let value = Value { figure, negative: sign.is_some_and(|sign| sign.1) };
        let quantity = &found.quantity;
        let number = quantity.value();
        let year = Ratio::from(1949) <= number && number < Ratio::from(2100) && inner.len() == 4 && quantity.is_whole();
        let letters = tail.chars().filter(|c| c.is_alphanumeric()).count();
        // 1.警告 is numbered; 12宗 is a count of an unknown unit
        let content = if letters > 4 || letters > 0 && tail.starts_with(['.', '．', '、', '）', ')']) {
            Content::Label
        } else if year {
            Content::Year(value)
        } else if sign.is_some() || !lead.chars().any(char::is_alphanumeric) {
            Content::Value(value)
        } else {
            Content::Said(value)
        };
        Slot { text: inner, content, lead, indent }
    }

    /// The name and the value of a cell that has both: 件数：32件.
    pub(super) fn named(&self) -> Option<(&'a str, Self)> {
        let (name, text) = self.text.split_once(['：', ':'])?;
        let text = text.trim();
        let content = match self.content {
            Content::Said(value) | Content::Value(value) => {
                let told = self.lead.get(name.len()..)?.trim_start_matches(['：', ':']).trim();
                let sign = SIGNS.iter().find(|(word, _)| *word == told);
                if !told.is_empty() && sign.is_none() {
                    return None;
                }
                Content::Value(Value { negative: sign.is_some_and(|sign| sign.1), ..value })
            }
            Content::Label if !text.contains(char::is_alphanumeric) => Content::Blank,
            Content::Label => Content::Label,
            _ => return None,
        };
        Some((name.trim(), Self { text, content, lead: "", indent: 0 }))
    }

    pub(super) fn is_name(&self) -> bool {
        matches!(self.content, Content::Label | Content::Year(_))
    }

    pub(super) fn value(&self) -> Option<Value> {
        match self.content {
            Content::Value(value) | Content::Year(value) => Some(value),
            _ => None,
        }
    }
}

pub(super) type Row<'a> = Vec<Slot<'a>>;

/// The cells of a row; what is before the first and after the last `|` is no cell.
pub(super) fn slots<'a>(text: &'a str, row: &[Cell], figures: &[Found]) -> Row<'a> {
    let piece = |cell: &Cell| cell.span.text(text).unwrap_or_default();
    let mut cells = row;
    if let [first, rest @ ..] = cells
        && matches!(piece(first).trim(), "|" | "｜")
    {
        cells = rest;
    }
    if let [rest @ .., before, last] = cells
        && piece(last).trim().is_empty()
        && piece(before).trim_end().ends_with(['|', '｜'])
    {
        cells = &cells[..=rest.len()];
    }
    let mut slots: Row<'a> = cells.iter().map(|cell| Slot::new(text, cell, figures)).collect();
    while slots.pop_if(|last| last.text.is_empty()).is_some() {}
    slots
}
