//! Tables that lost all but their line breaks: every cell is a line of its own, first the names of the columns, then row after
//! row a name and its amounts; or no more than names and their amounts. The lines of a row are joined into one.

use std::ops::Range;

use super::chars::{cut, longer_than};
use super::rows::{By, HEAD, is_name, unit};
use super::scan::{Class, Line};

/// The most columns, and the fewest rows of amounts, of which a table of two columns has more to be told from a list.
const COLUMNS: usize = 12;
const ROWS: usize = 2;
const PAIRS: usize = 3;
/// The most amounts of a name in a table without names of columns.
const AMOUNTS: usize = 3;

/// Joins the lines of each row of such tables.
pub(super) fn join(text: &str, lines: &mut Vec<Line>) {
    let rows = rows(text, lines);
    if rows.is_empty() {
        return;
    }
    let mut joined = Vec::with_capacity(lines.len());
    let mut rows = rows.into_iter().peekable();
    for (at, &line) in lines.iter().enumerate() {
        match rows.peek() {
            Some(row) if row.start == at => joined.push(Line { class: Class::Row, by: By::Lines, ..line }),
            Some(row) if row.contains(&at) => {
                if let Some(row) = joined.last_mut() {
                    row.span.end = line.span.end;
                    if line.class != Class::Blank {
                        (row.text.end, row.cut) = (line.text.end, line.text.end);
                    }
                }
            }
            _ => joined.push(line),
        }
        rows.next_if(|row| row.end == at + 1);
    }
    *lines = joined;
}

/// The cells of joined lines, each with its line break; a blank line goes to the cell before it.
pub(super) fn cells(row: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in row.split_inclusive('\n') {
        if !line.trim().is_empty() && !row[start..at].trim().is_empty() {
            out.push(&row[start..at]);
            start = at;
        }
        at += line.len();
    }
    out.push(&row[start..]);
    out
}

/// The lines of all rows of all such tables, in order.
fn rows(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut reader = Reader { text, lines, at };
        let mut here = reader.table();
        if here.is_empty() {
            here = reader.list();
        }
        // names and amounts that are no list are none from any of them on, nor does a table begin among them
        at = here.last().map_or(reader.at, |row| row.end).max(at + 1);
        out.extend(here);
    }
    out
}

/// The lines that are read, and where.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    lines: &'a [Line],
    at: usize,
}

impl<'a> Reader<'a> {
    /// The words of the next line that is not blank, where it may be a cell.
    fn cell(&mut self) -> Option<&'a str> {
        while self.lines.get(self.at)?.class == Class::Blank {
            self.at += 1;
        }
        let line = self.lines.get(self.at).filter(|line| line.class == Class::Paragraph)?;
        self.at += 1;
        let words = Some(cut(self.text, line.text)).filter(|words| !longer_than(words, 2 * HEAD))?;
        // a comma may part thousands
        (!line.prose || unit(words).is_some()).then_some(words)
    }

    /// The rows of the table that begins here with the names of its columns.
    fn table(mut self) -> Vec<Range<usize>> {
        let start = self.at;
        if self.lines.get(start).is_none_or(|line| line.class == Class::Blank) {
            return Vec::new();
        }
        let mut ends = Vec::new();
        let mut first = "";
        // the names of the columns and of the first row
        loop {
            let mut here = self;
            let Some(words) = here.cell().filter(|words| is_label(words) && !longer_than(words, HEAD)) else { break };
            if ends.is_empty() {
                first = words;
            }
            self = here;
            ends.push(self.at);
            if ends.len() > COLUMNS + 1 {
                return Vec::new();
            }
        }
        // 序号 stands before the names
        let serial = matches!(first, "序号" | "编号");
        let columns = if serial { ends.len() } else { ends.len().saturating_sub(1) };
        let Some(&end) = ends.get(columns.wrapping_sub(1)).filter(|_| columns >= 2) else { return Vec::new() };
        let mut out: Vec<Range<usize>> = std::iter::once(start..end).collect();
        let mut here = Self { at: end, ..self };
        while let Some(begin) = here.row(columns, serial) {
            // blank lines go to the row before them
            if let Some(last) = out.last_mut() {
                last.end = begin;
            }
            out.push(begin..here.at);
        }
        let fewest = if columns == 2 { PAIRS } else { ROWS };
        if out.len() > fewest { out } else { Vec::new() }
    }

    /// The rows that begin here, each a name and an amount or more, where no names of columns stand before them; goes behind them,
    /// also where they are too few or none has a unit.
    fn list(&mut self) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut units = false;
        while let Some((row, with_unit)) = self.named() {
            if let Some(last) = out.last_mut() {
                last.end = row.start;
            }
            units |= with_unit;
            out.push(row);
        }
        if out.len() >= PAIRS && units { out } else { Vec::new() }
    }

    /// A name and its amounts, and whether one of them has a unit; goes behind them.
    fn named(&mut self) -> Option<(Range<usize>, bool)> {
        let mut here = *self;
        here.cell().filter(|words| is_label(words) && !longer_than(words, HEAD))?;
        let begin = here.at - 1;
        let (mut amounts, mut with_unit) = (0, false);
        loop {
            let mut next = here;
            let Some(unit) = next.cell().and_then(unit) else { break };
            here = next;
            amounts += 1;
            with_unit |= !unit.is_empty();
        }
        if !(1..=AMOUNTS).contains(&amounts) {
            return None;
        }
        *self = here;
        Some((begin..here.at, with_unit))
    }

    /// The line that the next row begins with, where there is a row; goes behind it.
    fn row(&mut self, columns: usize, serial: bool) -> Option<usize> {
        let mut here = *self;
        let mut begin = None;
        for column in 0..columns {
            let words = here.cell()?;
            begin.get_or_insert(here.at - 1);
            let told = if column == usize::from(serial) { is_label(words) } else { is_amount(words) };
            if !told {
                return None;
            }
        }
        *self = here;
        begin
    }
}

/// Whether a cell is a name; a number alone may be a year or an amount.
fn is_label(cell: &str) -> bool {
    is_name(cell) && cell.contains(char::is_alphabetic)
}

/// Whether a cell holds an amount, or a mark that there is none.
fn is_amount(cell: &str) -> bool {
    let blank = || !cell.contains(char::is_alphanumeric) && !longer_than(cell, 2);
    unit(cell).is_some() || blank()
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, outline};
    use super::*;
    use crate::read::structure::scan::scan;
    use crate::span::Span;

    fn told(text: &str) -> Vec<&str> {
        rows(text, &scan(text).lines)
            .into_iter()
            .map(|row| {
                let lines = scan(text).lines;
                let span = Span::new(lines[row.start].span.start, lines[row.end - 1].span.end);
                span.text(text).unwrap_or_default().trim()
            })
            .collect()
    }

    #[test]
    fn a_line_for_each_cell() {
        let table = "各类情况如下：\n类别\n件数\n占比（%）\n复议\n1,240\n62.0\n诉讼\n760\n38.0\n合计\n2,000\n/\n下一步再努力。\n";
        assert_eq!(told(table), ["类别\n件数\n占比（%）", "复议\n1,240\n62.0", "诉讼\n760\n38.0", "合计\n2,000\n/"]);
        let numbered = "序号\n单位\n数量\n1\n甲局\n12件\n2\n乙局\n8件\n";
        assert_eq!(told(numbered), ["序号\n单位\n数量", "1\n甲局\n12件", "2\n乙局\n8件"]);
        let blanks = "类别\n\n件数\n\n罚款\n\n复议\n\n12\n\n3万元\n\n诉讼\n\n8\n\n2万元\n";
        assert_eq!(told(blanks).len(), 3);
        let kinds: Vec<usize> = {
            let outline = outline(table);
            let nodes = outline.tree.nodes().iter().enumerate().filter(|(_, node)| node.kind == Kind::Row);
            nodes.map(|(at, _)| outline.tree.children(at).count()).collect()
        };
        assert_eq!(kinds, [3, 3, 3, 3]);
    }

    #[test]
    fn names_and_amounts_without_names_of_columns() {
        let table = "类别\n件数\n占比\n复议\n1240件\n62.0%\n诉讼\n760件\n38.0%\n";
        let list = "受理情况\n申请总数\n327件\n受理\n281件\n受理率\n85.9%\n不予受理\n46件\n下一步再努力。\n";
        assert_eq!(told(list), ["申请总数\n327件", "受理\n281件", "受理率\n85.9%", "不予受理\n46件"]);
        let list = "咨询\n5130\n61.2%\n求助\n3251\n38.8%\n总量\n8381\n";
        assert_eq!(told(list), ["咨询\n5130\n61.2%", "求助\n3251\n38.8%", "总量\n8381"]);
        // without a unit they are none, and a table may stand behind them
        let bare = "甲站\n12\n乙站\n13\n丙站\n14\n";
        assert!(told(bare).is_empty());
        assert_eq!(told(&format!("{bare}{table}")), ["类别\n件数\n占比", "复议\n1240件\n62.0%", "诉讼\n760件\n38.0%"]);
    }

    #[test]
    fn lists_and_prose_are_no_tables() {
        for text in [
            "类别\n件数\n占比\n复议\n12\n62.0\n",
            "健全制度\n强化监督\n规范执法\n全年有序推进。\n",
            "项目\n数量\n复议\n12\n诉讼\n8\n",
            "类别\n件数\n复议\n办理12\n诉讼\n办理8\n应诉\n办理6\n",
            "12\n8\n6\n",
            "",
        ] {
            assert!(told(text).is_empty(), "{text}");
        }
    }
}
