//! Which numbers in running text are items: between two headings (or openings of a new part) one style is the outer list, the rest is text.

use super::chars::{cut, longer_than};
use super::scan::{Class, Line, Mark};
use super::sense::{is_bare_heading, of_opening};
use crate::report::outline::Style;

/// Makes headings of short lines without a number that read as headings of parts, where no line has 一、.
pub(super) fn bare_headings(text: &str, lines: &mut [Line]) {
    if lines.iter().any(|l| l.class == Class::Heading(1)) {
        return;
    }
    let last = lines.iter().rposition(|l| l.class != Class::Blank).unwrap_or(0);
    for line in lines.iter_mut().take(last) {
        let content = cut(text, line.text);
        if line.class == Class::Paragraph && !line.prose && !longer_than(content, 40) && is_bare_heading(content) {
            line.class = Class::Heading(1);
        }
    }
}

/// Puts all other headings one level lower where 第一部分 stands above 一、.
pub(super) fn lower_under_parts(lines: &mut [Line]) {
    let is_part = |line: &Line| line.head.is_some_and(|head| head.style == Style::Part);
    if !lines.iter().any(is_part) {
        return;
    }
    for line in lines.iter_mut().filter(|line| !is_part(line)) {
        if let Class::Heading(level) = &mut line.class {
            *level += 1;
        }
    }
}

/// Drops the marks that begin no item.
pub(super) fn keep_items(text: &str, lines: &[Line], marks: &mut Vec<Mark>) {
    let all = std::mem::take(marks);
    let mut rest = all.as_slice();
    let mut region: Vec<Mark> = Vec::new();
    // the paragraphs since the last mark: whether one of them opens a part matters only if a mark follows
    let mut since = 0..0;
    for (at, line) in lines.iter().enumerate() {
        if matches!(line.class, Class::Heading(_)) {
            close(&mut region, marks);
            since = at + 1..at + 1;
        }
        since.end = at + 1;
        let count = rest.iter().take_while(|m| m.span.start < line.span.end).count();
        let (here, next) = rest.split_at(count);
        rest = next;
        if here.is_empty() {
            continue;
        }
        let turns = |line: &Line| line.class == Class::Paragraph && of_opening(cut(text, line.text), None).is_some();
        if !region.is_empty() && lines[since].iter().any(turns) {
            close(&mut region, marks);
        }
        since = at + 1..at + 1;
        let running = matches!(line.class, Class::Heading(_) | Class::Paragraph);
        region.extend(here.iter().filter(|m| running || m.marker.is_none()));
    }
    close(&mut region, marks);
}

/// Moves the marks of a region to `out`, without those of other styles than the outer one.
fn close(region: &mut Vec<Mark>, out: &mut Vec<Mark>) {
    let style = outer(region);
    out.extend(region.drain(..).filter(|m| m.marker.is_none() || m.style() == style));
}

/// How often and where a style occurs in a region.
#[derive(Clone, Copy, Default)]
struct Run {
    count: usize,
    ones: usize,
    first: usize,
    first_number: u32,
    steps: usize,
    last: u32,
}

const STYLES: [Style; 9] = [
    Style::Is,
    Style::Must,
    Style::Ordinal,
    Style::Which,
    Style::Word,
    Style::HanBracket,
    Style::Arabic,
    Style::ArabicBracket,
    Style::Circled,
];

/// The style of the outer list of a region. 一是 is the outer one unless another list began before it and 一是 begins
/// anew under it; numbers in brackets or digits count only where there are no words.
fn outer(region: &[Mark]) -> Option<Style> {
    let mut runs = [Run::default(); 9];
    for (at, mark) in region.iter().enumerate() {
        let Some(marker) = mark.marker else { continue };
        let Some(run) = STYLES.iter().position(|&s| s == marker.style).map(|i| &mut runs[i]) else { continue };
        if run.count == 0 {
            run.first = at;
            run.first_number = marker.number;
        }
        run.count += 1;
        run.ones += usize::from(marker.number == 1);
        run.steps += usize::from(marker.number == run.last + 1);
        run.last = marker.number;
    }
    let word = |i: usize| runs[i].count >= 2 && (STYLES[i] != Style::Word || runs[i].ones > 0);
    let digits = |i: usize| runs[i].count >= 2 && runs[i].first_number == 1 && runs[i].steps >= 2;
    let earliest = |found: &mut dyn Iterator<Item = usize>| found.min_by_key(|&i| runs[i].first);
    let others = earliest(&mut (1..5).filter(|&i| word(i)));
    if word(0) {
        let nested = runs[0].ones >= 2;
        return Some(others.filter(|&i| nested && runs[i].first < runs[0].first).map_or(Style::Is, |i| STYLES[i]));
    }
    others.or_else(|| earliest(&mut (5..9).filter(|&i| digits(i)))).map(|i| STYLES[i])
}
