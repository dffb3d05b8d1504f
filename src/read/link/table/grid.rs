//! From rows of cells to a grid of figures with names for its columns and rows.

use crate::quantity::Ratio;
use crate::read::lex::Found;
use crate::span::Span;

use super::Cell;
use super::names::{self, Role};
use super::view::Class;

/// A figure in a grid. A minus sign before it is no part of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) figure: usize,
    pub(super) negative: bool,
}

/// A column or a row: its name, and what it is.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Without spaces and brackets.
    pub(super) name: String,
    /// With brackets, and with the names of the group above it.
    pub(super) full: String,
    /// How it begins, with brackets.
    own: String,
    pub(super) role: Role,
    pub(super) class: Class,
    /// Whether its figures can be added up.
    pub(super) additive: bool,
    /// How many spaces its name is set back.
    pub(super) indent: usize,
    /// Whether a figure in it has a minus sign.
    pub(super) signed: bool,
}

impl Line {
    fn new(group: &str, own: &str) -> Self {
        let name = names::bare(own);
        let full = names::full(&format!("{group}{own}"));
        let role = names::role(&name, own);
        let own = own.trim().chars().take(6).collect();
        Self {
            own,
            additive: names::is_additive(&full),
            name,
            full,
            role,
            class: Class::Empty,
            indent: 0,
            signed: false,
        }
    }

    /// Whether it holds counts that are no growths or differences.
    pub(super) fn is_count(&self) -> bool {
        self.class == Class::Counts
            && !names::is_growth(&self.full)
            && !self.full.contains('%')
            && !self.full.contains('％')
    }
}

/// Columns and rows, with at most one figure where two cross.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) columns: Vec<Line>,
    pub(super) rows: Vec<Line>,
    /// The rows of figures; a row may end early.
    cells: Vec<Vec<Option<Value>>>,
}

impl Grid {
    pub(super) fn get(&self, row: usize, column: usize) -> Option<Value> {
        self.cells.get(row)?.get(column).copied().flatten()
    }

    pub(super) fn values(&self) -> impl Iterator<Item = Value> {
        self.cells.iter().flatten().filter_map(|value| *value)
    }

    /// Rows numbered below others are parts of them: 1. below 一、.
    fn levels(&mut self) {
        let top = self.rows.iter().filter_map(|row| names::level(&row.own)).min();
        for row in &mut self.rows {
            if names::level(&row.own) > top && row.role == Role::Plain {
                row.role = Role::Within;
            }
        }
    }

    /// Tells what the lines hold.
    fn classify(&mut self, figures: &[Found]) {
        for (row, cells) in self.cells.iter().enumerate() {
            for (column, value) in cells.iter().enumerate() {
                let Some(value) = value else { continue };
                let class = figures.get(value.figure).map_or(Class::Empty, |found| Class::of(&found.quantity));
                for line in [self.rows.get_mut(row), self.columns.get_mut(column)].into_iter().flatten() {
                    line.class = line.class.and(class);
                    line.signed |= value.negative;
                }
            }
        }
    }
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Content {
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
struct Slot<'a> {
    text: &'a str,
    content: Content,
    /// The words before the figure.
    lead: &'a str,
    /// The spaces before the text.
    indent: usize,
}

const NOTHING: Slot<'static> = Slot { text: "", content: Content::Blank, lead: "", indent: 0 };

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
        let inner = whole.trim_matches(|c: char| c.is_whitespace() || c == '|' || c == '｜');
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

    fn is_name(&self) -> bool {
        matches!(self.content, Content::Label | Content::Year(_))
    }

    fn value(&self) -> Option<Value> {
        match self.content {
            Content::Value(value) | Content::Year(value) => Some(value),
            _ => None,
        }
    }
}

type Row<'a> = Vec<Slot<'a>>;

/// The grids of a table: a row of names after rows of figures begins a new one.
pub(super) fn grids(text: &str, rows: &[Vec<Cell>], figures: &[Found]) -> Vec<Grid> {
    let rows: Vec<Row<'_>> = rows
        .iter()
        .map(|row| slots(text, row, figures))
        .filter(|row| row.iter().any(|s| s.content != Content::Blank))
        .collect();
    let mut out = Vec::new();
    let mut start = 0;
    let mut data = false;
    for (at, row) in rows.iter().enumerate() {
        let names = heads(row, out.is_empty() && !data);
        if names && data && at > start {
            out.extend(grid(&rows[start..at], figures));
            start = at;
        }
        data = !names;
    }
    out.extend(grid(&rows[start..], figures));
    out
}

/// The cells of a row; what is before the first and after the last `|` is no cell.
fn slots<'a>(text: &'a str, row: &[Cell], figures: &[Found]) -> Row<'a> {
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

/// Whether a row holds names of columns: two names at least, and no figures. Years are names only before all figures, and
/// only one after the other.
fn heads(row: &[Slot<'_>], top: bool) -> bool {
    let mut years = row.iter().filter_map(|slot| match slot.content {
        Content::Year(_) => slot.text.parse::<u32>().ok(),
        _ => None,
    });
    if let Some(mut last) = years.next() {
        if !top {
            return false;
        }
        for year in years {
            if year.abs_diff(last) > 1 {
                return false;
            }
            last = year;
        }
    }
    row.iter().all(|slot| matches!(slot.content, Content::Blank | Content::Label | Content::Year(_)))
        && row.iter().filter(|slot| slot.is_name()).count() >= 2
}

/// One grid from rows of names and rows of figures.
fn grid(rows: &[Row<'_>], figures: &[Found]) -> Option<Grid> {
    let split = rows.iter().take_while(|row| heads(row, true)).count();
    let (heads, data) = rows.split_at(split);
    if data.is_empty() {
        return None;
    }
    let mut out = if let Some(pairs) = pairs(heads, data) {
        Grid {
            columns: vec![Line::new("", "")],
            cells: pairs.iter().map(|pair| vec![pair.1]).collect(),
            rows: pairs.iter().map(|pair| Line::new("", pair.0)).collect(),
        }
    } else if let Some(period) = heads.last().and_then(|head| period(head, data)) {
        // the table goes on beside itself: the same columns again
        let unwrapped: Vec<Row<'_>> = unwrap(data, period);
        columns(&[heads[split - 1].get(..period)?.to_vec()], &unwrapped)
    } else {
        columns(heads, data)
    };
    out.levels();
    out.classify(figures);
    Some(out)
}

/// Labels and values in turn, where all rows are so: 受理, 318件, 办结, 291件.
fn pairs<'a>(heads: &[Row<'a>], data: &[Row<'a>]) -> Option<Vec<(&'a str, Option<Value>)>> {
    if !heads.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    let mut wide = false;
    for row in data {
        let said = row.iter().filter(|slot| matches!(slot.content, Content::Said(_))).count();
        if said > 0 && row.iter().all(|slot| matches!(slot.content, Content::Said(_) | Content::Blank)) {
            wide |= said > 1;
            for slot in row {
                if let Content::Said(value) = slot.content {
                    out.push((slot.lead, Some(value)));
                }
            }
            continue;
        }
        let filled = row.iter().rposition(|slot| slot.content != Content::Blank).map_or(0, |last| last + 1);
        let mut pairs = 0;
        for pair in row[..filled].chunks(2) {
            let [label, rest @ ..] = pair else { return None };
            let value = rest.first().unwrap_or(&NOTHING);
            match (label.content, value.content) {
                // 2023 as a value of a list of labels is a number
                (Content::Label, Content::Value(value) | Content::Year(value)) => {
                    out.push((label.text, Some(value)));
                    pairs += 1;
                }
                (Content::Label, Content::Blank) => out.push((label.text, None)),
                (Content::Blank, Content::Blank) => {}
                _ => return None,
            }
        }
        wide |= pairs > 1;
    }
    wide.then_some(out)
}

/// After how many columns the names of the columns are the same again.
fn period(head: &[Slot<'_>], data: &[Row<'_>]) -> Option<usize> {
    let n = head.len();
    (2..=n / 2).take(12).find(|&k| {
        n.is_multiple_of(k)
            && head[0].is_name()
            && (k..n).all(|at| head[at].text == head[at - k].text)
            && data.iter().all(|row| row.iter().step_by(k).all(|slot| slot.value().is_none()))
    })
}

/// Puts what stands side by side under each other.
fn unwrap<'a>(data: &[Row<'a>], period: usize) -> Vec<Row<'a>> {
    let widest = data.iter().map(Vec::len).max().unwrap_or(0);
    let groups = widest.div_ceil(period);
    // every row is cut once for each group that it reaches
    let mut out: Vec<Vec<Row<'a>>> = vec![Vec::new(); groups];
    for row in data {
        for (group, cells) in row.chunks(period).enumerate() {
            if cells.iter().any(|slot| slot.content != Content::Blank) {
                out[group].push(cells.to_vec());
            }
        }
    }
    out.into_iter().flatten().collect()
}

/// A grid with names of columns above and names of rows to the left.
fn columns(heads: &[Row<'_>], data: &[Row<'_>]) -> Grid {
    let width = data.iter().chain(heads).map(Vec::len).max().unwrap_or(0);
    let usual = data.iter().map(Vec::len).max().unwrap_or(0);
    let mut values = vec![0_usize; width];
    let mut labels = vec![0_usize; width];
    for row in data {
        for (at, slot) in row.iter().enumerate() {
            match slot.content {
                Content::Value(_) | Content::Year(_) | Content::Said(_) | Content::Other => values[at] += 1,
                Content::Label => labels[at] += 1,
                Content::Blank => {}
            }
        }
    }
    let title = titles(heads, width, usual);
    let is_label = |at: usize| {
        let serial =
            names::is_serial(&names::bare(title[at].1)) || at == 0 && labels.get(1) > Some(&0) && counts_up(data);
        serial || values[at] == 0 || labels[at] > values[at]
    };
    let kept: Vec<Option<usize>> = {
        let mut next = 0;
        (0..width)
            .map(|at| {
                let keep = !is_label(at);
                next += usize::from(keep);
                keep.then(|| next - 1)
            })
            .collect()
    };
    let lines: Vec<Line> =
        (0..width).filter(|&at| kept[at].is_some()).map(|at| Line::new(&title[at].0, title[at].1)).collect();
    let mut out = Grid { columns: lines, ..Grid::default() };
    for row in data {
        // a row that lacks its first cells stands to the right
        let lacks = usual.saturating_sub(row.len());
        let wrong = |shift: usize| {
            row.iter()
                .enumerate()
                .filter(|(at, s)| s.value().is_some() && kept.get(at + shift).copied().flatten().is_none())
                .count()
        };
        let shift = if lacks > 0 && wrong(lacks) < wrong(0) { lacks } else { 0 };
        let (mut group, mut name, mut indent) = ("", "", 0);
        let mut cells: Vec<Option<Value>> = Vec::new();
        for (at, slot) in row.iter().enumerate() {
            let label = slot.content == Content::Label && !is_unit(slot.text);
            if let Some(column) = kept.get(at + shift).copied().flatten() {
                if slot.value().is_some() {
                    cells.resize(column + 1, None);
                    cells[column] = slot.value();
                } else if label && name.is_empty() {
                    (name, indent) = (slot.text, slot.indent);
                }
            } else if label
                && (name.is_empty() || cells.is_empty() && names::role(&names::bare(name), name) == Role::Plain)
            {
                (group, name, indent) = (name, slot.text, slot.indent);
            }
        }
        out.rows.push(Line { indent, ..Line::new(group, name) });
        out.cells.push(cells);
    }
    out
}

/// A unit that stands in a cell of its own.
fn is_unit(text: &str) -> bool {
    let unit = crate::quantity::Unit::prefix(text);
    unit.is_some_and(|(unit, _)| unit.len() == text.len()) || text == "%"
}

/// Whether the first cells of the rows are 1, 2, 3 ….
fn counts_up(data: &[Row<'_>]) -> bool {
    let mut next = 1_u32;
    for row in data {
        let Some(first) = row.first() else { continue };
        if first.value().is_some() {
            if first.text.parse() != Ok(next) {
                return false;
            }
            next += 1;
        }
    }
    next > 2
}

/// The name of every column, with the names of the groups above it.
fn titles<'a>(heads: &[Row<'a>], width: usize, usual: usize) -> Vec<(String, &'a str)> {
    let mut out = vec![(String::new(), ""); width];
    let Some((last, above)) = heads.split_last() else { return out };
    let shift = |head: &[Slot<'_>]| usize::from(head.len() + 1 == usual);
    for head in above.iter().rev().take(3).rev() {
        let shift = shift(head);
        if head.len() + shift < usual {
            continue;
        }
        let mut group = "";
        for (at, title) in out.iter_mut().enumerate() {
            let text = at.checked_sub(shift).and_then(|at| head.get(at)).map_or("", |slot| slot.text);
            if !text.is_empty() {
                group = text;
                title.1 = text;
            } else if title.1.is_empty() {
                title.1 = "";
            }
            title.0.extend(group.chars().take(16));
        }
    }
    let shift = shift(last);
    for (at, slot) in last.iter().enumerate() {
        if let Some(title) = out.get_mut(at + shift)
            && !slot.text.is_empty()
        {
            title.1 = slot.text;
        }
    }
    out
}
