//! From rows of cells to a grid of figures with names for its columns and rows.

mod columns;
mod slot;

use crate::read::lex::Found;

use super::Cell;
use super::names::{self, Role};
use super::view::Class;
use columns::columns;
use slot::{Content, NOTHING, Row, Slot, slots};

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
    /// What the figures are that no line of growths or of rates crosses.
    pub(super) main: Class,
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
            main: Class::Empty,
            indent: 0,
            signed: false,
        }
    }

    /// Whether it holds counts that are no growths or differences.
    pub(super) fn is_count(&self) -> bool {
        self.main == Class::Counts
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
                let lines = [self.rows.get_mut(row), self.columns.get_mut(column)];
                // a fall in a column of growths says nothing of the counts of its row
                let is = |of: fn(&str) -> bool| lines.each_ref().map(|line| line.as_ref().is_some_and(|l| of(&l.full)));
                let (falls, rates) = (is(names::is_growth), is(names::is_rate));
                let crossed = [falls[1] || rates[1] && !rates[0], falls[0] || rates[0] && !rates[1]];
                for ((line, fall), crossed) in lines.into_iter().zip([falls[1], falls[0]]).zip(crossed) {
                    let Some(line) = line else { continue };
                    line.class = line.class.and(class);
                    if !crossed {
                        line.main = line.main.and(class);
                    }
                    line.signed |= value.negative && !fall;
                }
            }
        }
        // where such a line crosses all of them, they are what they are
        for line in self.rows.iter_mut().chain(&mut self.columns) {
            if line.main == Class::Empty {
                line.main = line.class;
            }
        }
    }
}

/// The grids of a table: a row of names after rows of figures begins a new one.
pub(super) fn grids(text: &str, rows: &[Vec<Cell>], figures: &[Found]) -> Vec<Grid> {
    let rows: Vec<Row<'_>> = rows
        .iter()
        .map(|row| slots(text, row, figures))
        .filter(|row| row.iter().any(|s| s.content != Content::Blank))
        .collect();
    if let Some(named) = named(&rows) {
        return grid(&named, figures).into_iter().collect();
    }
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

/// The rows of a table that has the names of its columns in every cell, under a row of those names: 名称：维持；件数：32件.
fn named<'a>(rows: &[Row<'a>]) -> Option<Vec<Row<'a>>> {
    let mut head: Row<'a> = Vec::new();
    let mut out = vec![Vec::new()];
    for row in rows {
        let cells = row.iter().map(Slot::named).collect::<Option<Vec<_>>>()?;
        let label = |(_, slot): &(&str, Slot<'_>)| slot.content == Content::Label;
        if cells.len() < 2 || !cells.first().is_some_and(label) {
            return None;
        }
        for (at, (name, _)) in cells.iter().enumerate() {
            match head.get(at) {
                Some(slot) if slot.text == *name => {}
                Some(_) => return None,
                None => head.push(Slot { text: name, content: Content::Label, ..NOTHING }),
            }
        }
        out.push(cells.into_iter().map(|(_, slot)| slot).collect());
    }
    *out.first_mut()? = head;
    (out.len() > 2).then_some(out)
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
