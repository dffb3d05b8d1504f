//! Which numbers in running text are items: between two headings (or openings of a new part) one style is the outer list, the rest is text.

use super::chars::{cut, longer_than, trim};
use super::number::{Marker, item};
use super::scan::{Class, Line, Mark, heading_cut, is_full_stop};
use super::sense::{is_bare_heading, of_opening};
use crate::report::outline::Style;
use crate::span::Span;

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

/// Ends the line of a heading where the next heading of its run stands in the same line: （一）人少。（二）钱少。 The marks of
/// such headings are taken away.
pub(super) fn split_run_in(text: &str, lines: &mut Vec<Line>, marks: &mut Vec<Mark>) {
    if !any_run_in(lines, marks) {
        return;
    }
    let all = std::mem::take(marks);
    let mut rest = all.as_slice();
    let mut out = Vec::with_capacity(lines.len());
    let next = next_heads(lines);
    for (mut line, next) in lines.drain(..).zip(next) {
        let (here, after) = rest.split_at(rest.iter().take_while(|m| m.span.start < line.span.end).count());
        rest = after;
        for mark in here {
            let heads = |marker: &Marker| goes_on(&line, mark, *marker) || begins(&line, mark, *marker, next);
            if let Some(marker) = mark.marker.filter(heads) {
                let (first, second) = split_at(text, line, mark.span, marker);
                out.push(first);
                line = second;
            } else {
                marks.push(*mark);
            }
        }
        out.push(line);
    }
    *lines = out;
}

/// The number of the heading that comes next behind each line.
fn next_heads(lines: &[Line]) -> Vec<Option<Marker>> {
    let mut next = None;
    let mut heads: Vec<Option<Marker>> = lines
        .iter()
        .rev()
        .map(|line| {
            let here = next;
            if matches!(line.class, Class::Heading(_)) {
                next = line.head;
            }
            here
        })
        .collect();
    heads.reverse();
    heads
}

/// Whether a mark in the text behind a heading is the first of the headings below it, of which the second stands on a line of
/// its own, `next`: （三）规范执法。1.强化办案。… and then 2.包容审慎。….
fn begins(line: &Line, mark: &Mark, marker: Marker, next: Option<Marker>) -> bool {
    let first = marker.number == 1 && next.is_some_and(|next| next.style == marker.style && next.number == 2);
    let below =
        marker.style.level().zip(line.head.and_then(|head| head.style.level())).is_some_and(|(own, of)| own > of);
    first
        && below
        && matches!(line.class, Class::Heading(_))
        && mark.span.start >= line.cut
        && mark.span.end < line.text.end
}

/// Whether a heading of a run may stand in the line of another, or a list begin in one: in most texts none does.
fn any_run_in(lines: &[Line], marks: &[Mark]) -> bool {
    let mut rest = marks;
    lines.iter().any(|line| {
        let (here, after) = rest.split_at(rest.iter().take_while(|m| m.span.start < line.span.end).count());
        rest = after;
        let first = |marker: Marker| marker.number == 1 && matches!(line.class, Class::Heading(_));
        here.iter().any(|mark| mark.marker.is_some_and(|marker| first(marker) || goes_on(line, mark, marker)))
    })
}

/// Whether a mark in the text behind a heading is the number that comes after the heading's, in its style.
fn goes_on(line: &Line, mark: &Mark, marker: Marker) -> bool {
    let next = line.head.is_some_and(|head| head.style == marker.style && head.number + 1 == marker.number);
    next && matches!(line.class, Class::Heading(2 | 3)) && mark.span.start >= line.cut && mark.span.end < line.text.end
}

/// A heading's line in two, of which the second begins with the number at `mark`.
fn split_at(text: &str, line: Line, mark: Span, marker: Marker) -> (Line, Line) {
    let words = trim(text, Span::new(line.text.start, mark.start));
    let span = Span::new(line.span.start, mark.start);
    let first = Line { span, text: words, cut: line.cut.min(words.end), ..line };
    let (span, words) = (Span::new(mark.start, line.span.end), Span::new(mark.start, line.text.end));
    let cut = mark.end + heading_cut(cut(text, Span::new(mark.end, words.end)));
    let class = marker.style.level().map_or(line.class, Class::Heading);
    (first, Line { span, text: words, head: Some(marker), cut, class, ..line })
}

/// Makes headings of the short lines without a number, two or more under one heading, that each stand over a paragraph.
pub(super) fn sub_headings(text: &str, lines: &mut [Line]) {
    let is_heading = |line: &Line| matches!(line.class, Class::Heading(_));
    let mut rest = lines;
    while let Some(at) = rest.iter().position(is_heading) {
        let Some((head, under)) = rest.get_mut(at..).and_then(<[Line]>::split_first_mut) else { break };
        let end = under.iter().position(is_heading).unwrap_or(under.len());
        let (section, after) = under.split_at_mut(end);
        if let Class::Heading(level @ 1..=2) = head.class {
            let found = over_paragraphs(text, section);
            for at in found.iter().filter(|_| found.len() >= 2) {
                section[*at].class = Class::Heading(level + 1);
            }
        }
        rest = after;
    }
}

/// The lines of a section that have the words of a heading and stand between the end of a paragraph and another paragraph.
fn over_paragraphs(text: &str, section: &[Line]) -> Vec<usize> {
    let written = |line: &&Line| line.class != Class::Blank;
    let mut found = Vec::new();
    let mut ended = true;
    for (at, line) in section.iter().enumerate().filter(|(_, line)| written(line)) {
        let next = section.iter().skip(at + 1).find(written);
        let over = next.is_some_and(|next| next.class == Class::Paragraph && ends_sentence(text, next));
        if ended && over && may_head(text, line) {
            found.push(at);
        }
        ended = ends_sentence(text, line);
    }
    found
}

/// Whether a line ends with the end of a sentence.
fn ends_sentence(text: &str, line: &Line) -> bool {
    let words = cut(text, line.text).trim_end_matches(['”', '）', ')']);
    words.ends_with(['。', '！', '？', '；', '：', ':'])
        || words.len().checked_sub(1).is_some_and(|at| is_full_stop(words, at))
}

/// Whether a line has the words of a heading: few, in one clause or two, none of them a figure, and no mark at its end.
fn may_head(text: &str, line: &Line) -> bool {
    let words = cut(text, line.text);
    let letter =
        |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '“' | '”' | '《' | '》' | '，' | '、' | ',' | ' ' | '\u{3000}');
    line.class == Class::Paragraph
        && longer_than(words, 3)
        && !longer_than(words, 30)
        && words.chars().all(letter)
        && words.matches(['，', ',']).count() < 3
        && !words.ends_with(['，', '、', ','])
        && item(words).is_none()
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
    let room = Vec::with_capacity(marks.len());
    let all = std::mem::replace(marks, room);
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

const STYLES: [Style; 10] = [
    Style::Is,
    Style::Must,
    Style::Ordinal,
    Style::Which,
    Style::Word,
    Style::HanBracket,
    Style::Arabic,
    Style::ArabicBracket,
    Style::Circled,
    Style::Dash,
];

/// The style of the outer list of a region. 一是 is the outer one unless another list began before it and 一是 begins
/// anew under it; numbers in brackets or digits count only where there are no words. Paragraphs that open with dashes are
/// the outer list where no other began before them.
fn outer(region: &[Mark]) -> Option<Style> {
    let mut runs = [Run::default(); 10];
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
    let counted = if word(0) {
        let nested = runs[0].ones >= 2;
        others.filter(|&i| nested && runs[i].first < runs[0].first).or(Some(0))
    } else {
        others.or_else(|| earliest(&mut (5..9).filter(|&i| digits(i))))
    };
    let dashes = Some(9).filter(|&i| word(i) && counted.is_none_or(|other| runs[i].first < runs[other].first));
    dashes.or(counted).map(|i| STYLES[i])
}
