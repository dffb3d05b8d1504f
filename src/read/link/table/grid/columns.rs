//! A grid with names of columns above and names of rows to the left.

use crate::quantity::Unit;
use crate::read::link::table::names::{self, Role};

use super::slot::{Content, Row, Slot};
use super::{Grid, Line, Value};

/// A grid with names of columns above and names of rows to the left.
pub(super) fn columns(heads: &[Row<'_>], data: &[Row<'_>]) -> Grid {
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
    let unit = Unit::prefix(text);
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
