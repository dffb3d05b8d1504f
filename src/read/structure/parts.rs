//! The parts of a report, known by sense in any order, and their entries.

use std::ops::Range;

use super::cause::cause;
use super::chars::{cut, is_space, longer_than, trim, trim_matches};
use super::scan::{Class, Line, Mark, heading_cut};
use super::sense::{is_cause, of_heading, of_opening, opens_on_plans};
use crate::marks::has_han_ends;
use crate::report::outline::{PartKind, Style};
use crate::span::Span;

/// The most characters of a sentence that opens a paragraph as its heading would.
const LONGEST_OPENING: usize = 18;

/// One part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about.
    pub kind: PartKind,
    /// The text of its heading, without number and end mark.
    pub heading: Option<Span>,
    /// From its heading to its end.
    pub span: Span,
    /// Its text without the heading.
    pub body: Span,
    /// Whether the heading promises causes (原因).
    pub promises_causes: bool,
    /// Its measures, problems, duties or plans: sub-headings, or 一是 items where there are none.
    pub entries: Vec<Entry>,
    /// Entries under a sub-heading that is about causes alone (原因分析).
    pub causes: Vec<Entry>,
}

/// One measure, problem, duty or plan, or one item of such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How it is numbered.
    pub style: Style,
    /// Its number; 0 where it has none.
    pub number: u32,
    /// Its heading, or the first sentence of an item, without number and end mark.
    pub heading: Span,
    /// What follows the heading; empty where nothing does.
    pub body: Span,
    /// From its number to its end.
    pub span: Span,
    /// Sub-headings, or 一是 items where there are none; at most one level.
    pub items: Vec<Entry>,
    /// The words that give a cause (因…, 由于…, 原因是…); sought in problems only.
    pub cause: Option<Span>,
}

/// A heading line.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) level: u8,
    pub(super) style: Style,
    pub(super) number: u32,
    /// Where its line begins, and its number.
    pub(super) line: usize,
    pub(super) start: usize,
    pub(super) text: Span,
    pub(super) cut: usize,
    /// The index of the next heading of the same or a higher level.
    pub(super) next: usize,
}

/// What the parts are made from.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) marks: Vec<Mark>,
    pub(super) heads: Vec<Head>,
    pub(super) end: usize,
    pub(super) year: Option<u16>,
    /// Whether dirt may stand in the text.
    pub(super) is_dirty: bool,
}

/// Finds the parts in the body lines (`lines`, without head and foot) by means of the items (`marks`, with whether there is
/// dirt in the text).
pub(super) fn parts(text: &str, lines: &[Line], (marks, is_dirty): (&[Mark], bool), year: Option<u16>) -> Vec<Part> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let whole = trim(text, Span::new(first.span.start, last.span.end));
    if whole.is_empty() {
        return Vec::new();
    }
    let inside =
        marks.partition_point(|m| m.span.start < whole.start)..marks.partition_point(|m| m.span.start < whole.end);
    let inside = &marks[inside];
    let mut marks = Vec::with_capacity(inside.len());
    marks.extend(inside.iter().filter(|m| m.marker.is_some()));
    let mut source = Source { text, lines, marks, heads: heads(text, lines), end: whole.end, year, is_dirty };
    if source.heads.is_empty() {
        return source.without_headings(whole);
    }
    let Some(tail) = source.unheaded_tail() else { return source.by_headings(whole) };
    source.end = tail;
    let mut parts = source.by_headings(Span::new(whole.start, tail));
    parts.extend(source.without_headings(Span::new(tail, whole.end)));
    parts
}

fn heads(text: &str, lines: &[Line]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        let Class::Heading(level) = line.class else { continue };
        let from = line.text.start + line.head.map_or(0, |m| m.len);
        let here = heads.len();
        while let Some(last) = open.pop_if(|last| heads[*last].level >= level) {
            heads[last].next = here;
        }
        open.push(here);
        heads.push(Head {
            level,
            style: line.head.map_or(Style::None, |m| m.style),
            number: line.head.map_or(0, |m| m.number),
            line: line.span.start,
            start: line.text.start,
            text: title(text, Span::new(from, line.cut)),
            cut: line.cut,
            next: usize::MAX,
        });
    }
    let count = heads.len();
    for head in &mut heads {
        head.next = head.next.min(count);
    }
    heads
}

/// The range without spaces and the marks that end a heading.
pub(super) fn title(text: &str, span: Span) -> Span {
    if has_han_ends(cut(text, span)) {
        return span;
    }
    trim_matches(text, span, |c| {
        is_space(c) || matches!(c, '。' | '.' | '：' | ':' | '；' | ';' | '，' | ',' | '、' | '*')
    })
}

impl Source<'_> {
    /// Where the line of a heading begins; the end of the body past the last.
    pub(super) fn start_of(&self, head: usize) -> usize {
        self.heads.get(head).map_or(self.end, |h| h.line)
    }

    fn by_headings(&self, whole: Span) -> Vec<Part> {
        let top = self.heads.iter().map(|h| h.level).min().unwrap_or(1);
        let mut parts = Vec::new();
        let before = trim(self.text, Span::new(whole.start, self.heads[0].start));
        if !before.is_empty() {
            parts.push(part(PartKind::Preamble, None, before, before));
        }
        // a heading of a lower level before the first of the highest belongs to no section
        let mut at = self.heads.iter().position(|h| h.level == top).unwrap_or(0);
        let mut sections: Vec<(usize, Vec<PartKind>)> = std::iter::from_fn(|| {
            let here = Some(at).filter(|&at| at < self.heads.len())?;
            at = self.heads[here].next;
            Some((here, of_heading(cut(self.text, self.heads[here].text), self.year)))
        })
        .collect();
        self.set_overviews(&mut sections);
        self.set_plans_after_problems(&mut sections);
        // a short heading announces the measures; a long one in two halves is a measure itself
        let has_measures = sections.iter().any(|(head, kinds)| {
            let words = cut(self.text, self.heads[*head].text);
            kinds.contains(&PartKind::Measures) && !longer_than(words, 40) && !words.contains(['，', ','])
        });
        let alone = sections.len() == 1 || sections.iter().all(|(_, kinds)| !kinds.is_empty());
        let has_measures = has_measures || self.set_only_measures(&mut sections);
        let mut run: Option<Part> = None;
        for (head, kinds) in sections {
            if !has_measures && (kinds.is_empty() || kinds == [PartKind::Measures] && !alone) {
                // sections that are measures themselves
                let entry = self.entry(head, self.end, false);
                let here = run.get_or_insert_with(|| part(PartKind::Measures, None, entry.span, entry.span));
                here.span.end = entry.span.end;
                here.body.end = entry.span.end;
                here.entries.push(entry);
                continue;
            }
            parts.extend(run.take());
            self.section(head, &kinds, &mut parts);
        }
        parts.extend(run);
        parts
    }

    /// One section under a heading of the highest level: one part, or several where the heading announces several.
    fn section(&self, head: usize, kinds: &[PartKind], parts: &mut Vec<Part>) {
        let h = self.heads[head];
        let end = self.start_of(h.next);
        let first = kinds.first().copied().unwrap_or(PartKind::Other);
        // where the text passes from one kind to the next: a sub-heading, or the opening of a paragraph
        let mut cuts = vec![(first, h.start, head + 1)];
        for &kind in kinds.iter().skip(1) {
            let from = cuts[cuts.len() - 1];
            let sub =
                (from.2..h.next).find(|&i| of_heading(cut(self.text, self.heads[i].text), self.year).contains(&kind));
            let opening = || {
                let lines = &self.lines[self.lines.partition_point(|l| l.span.start <= from.1.max(h.cut))..];
                let here = lines.iter().take_while(|l| l.span.start < end);
                let line = here.into_iter().find(|l| l.class == Class::Paragraph && self.opens_on(l, kind));
                line.map(|l| l.text.start).or_else(|| self.sentence_on(Span::new(from.1.max(h.cut), end), kind))
            };
            if let Some(sub) = sub {
                cuts.push((kind, self.heads[sub].start, sub));
            } else if let Some(start) = opening() {
                cuts.push((kind, start, self.heads.partition_point(|h| h.start < start)));
            }
        }
        for (i, &(kind, start, from)) in cuts.iter().enumerate() {
            let (stop, to) = cuts.get(i + 1).map_or((end, h.next), |&(_, start, from)| (start, from));
            let body = trim(self.text, Span::new(if i == 0 { h.cut } else { start }, stop));
            let span = trim(self.text, Span::new(start, stop));
            let mut part = part(kind, Some(h.text), span, body);
            part.promises_causes = kind == PartKind::Problems && cut(self.text, h.text).contains("原因");
            self.fill(&mut part, from..to, stop, cuts.len() > 1);
            parts.push(part);
        }
    }

    fn opening(&self, line: &Line) -> Option<PartKind> {
        of_opening(cut(self.text, line.text), self.year)
    }

    pub(super) fn opens_on(&self, line: &Line, kind: PartKind) -> bool {
        match kind {
            PartKind::Plans => opens_on_plans(cut(self.text, line.text), self.year),
            _ => self.opening(line) == Some(kind),
        }
    }

    /// The entries of a part from the headings in `range`, or from the items of its body.
    fn fill(&self, part: &mut Part, range: Range<usize>, end: usize, shared: bool) {
        let problems = part.kind == PartKind::Problems;
        let Some(level) = self.heads[range.clone()].iter().map(|h| h.level).min() else {
            part.entries = self.items(part.body, problems);
            match part.kind {
                PartKind::Problems | PartKind::Plans if part.entries.is_empty() => {
                    part.entries = self.paragraphs(part.body, problems);
                }
                PartKind::Measures if self.are_fields(part.body) => {
                    let mut fields = self.paragraphs(part.body, false);
                    for field in &mut fields {
                        field.items = self.items(field.body, false);
                    }
                    if !fields.is_empty() {
                        part.entries = fields;
                    }
                }
                _ => {}
            }
            return;
        };
        let subs: Vec<usize> = range.filter(|&i| self.heads[i].level == level).collect();
        let splits = problems && subs.iter().any(|&i| is_cause(cut(self.text, self.heads[i].text)));
        let only = shared && subs.len() == 1;
        for sub in subs {
            let entry = self.entry(sub, end, problems);
            let words = cut(self.text, self.heads[sub].text);
            if splits && is_cause(words) {
                part.causes.extend(inner(entry));
            } else if splits || only && of_heading(words, self.year).contains(&part.kind) {
                part.entries.extend(inner(entry));
            } else {
                part.entries.push(entry);
            }
        }
    }

    /// The entry under a heading, with its items; nothing of it goes past `limit`.
    fn entry(&self, head: usize, limit: usize, problems: bool) -> Entry {
        let h = self.heads[head];
        let span = trim(self.text, Span::new(h.start, self.start_of(h.next).min(limit)));
        let body = trim(self.text, Span::new(h.cut.min(span.end), span.end));
        let below = &self.heads[(head + 1)..h.next];
        let below = &below[..below.partition_point(|b| b.start < span.end)];
        let items = match below.iter().map(|b| b.level).min() {
            None => self.items(body, problems),
            Some(level) => below
                .iter()
                .filter(|b| b.level == level)
                .map(|b| {
                    let span = trim(self.text, Span::new(b.start, self.start_of(b.next).min(limit)));
                    let body = trim(self.text, Span::new(b.cut.min(span.end), span.end));
                    let cause = problems.then(|| cause(self.text, Span::new(b.text.start, span.end))).flatten();
                    Entry { style: b.style, number: b.number, heading: b.text, body, span, items: Vec::new(), cause }
                })
                .collect(),
        };
        let cause = problems.then(|| cause(self.text, Span::new(h.text.start, span.end))).flatten();
        Entry { style: h.style, number: h.number, heading: h.text, body, span, items, cause }
    }

    /// The items in a range of text. An item goes on over paragraphs up to the next; the last ends with its paragraph.
    pub(super) fn items(&self, span: Span, problems: bool) -> Vec<Entry> {
        let from = self.marks.partition_point(|m| m.span.start < span.start);
        let to = self.marks.partition_point(|m| m.span.start < span.end);
        let marks = self.marks.get(from..to).unwrap_or_default();
        let ends = marks.iter().skip(1).map(|m| m.span.start).chain(std::iter::once(span.end));
        let mut items: Vec<Entry> = Vec::with_capacity(marks.len());
        for (at, (mark, end)) in marks.iter().zip(ends).enumerate() {
            let Some(marker) = mark.marker else { continue };
            let mut whole = Span::new(mark.span.start, end);
            if at + 1 == marks.len() {
                let here = cut(self.text, whole);
                whole.end = here.find('\n').map_or(end, |stop| whole.start + stop);
            }
            let whole = if self.is_dirty { without_dirt(self.text, whole) } else { whole };
            let whole = trim(self.text, whole);
            let rest = Span::new(mark.span.end.min(whole.end), whole.end);
            let stop = rest.start + heading_cut(cut(self.text, rest));
            items.push(Entry {
                style: marker.style,
                number: marker.number,
                heading: title(self.text, Span::new(rest.start, stop)),
                body: trim(self.text, Span::new(stop, rest.end)),
                span: whole,
                items: Vec::new(),
                cause: problems.then(|| cause(self.text, rest)).flatten(),
            });
        }
        items
    }

    /// The paragraphs of a range as entries, where each of two or more opens with a short sentence that the rest of it is about: 机构不健全。未单设
    /// 法制机构，…; none where one does not.
    fn paragraphs(&self, span: Span, problems: bool) -> Vec<Entry> {
        let from = self.lines.partition_point(|line| line.text.start < span.start);
        let lines = self.lines[from..].iter().take_while(|line| line.text.start < span.end);
        let lines = lines.filter(|line| line.class != Class::Blank);
        let entries: Option<Vec<Entry>> = lines.map(|line| self.paragraph(line, problems)).collect();
        entries.filter(|entries| entries.len() >= 2).unwrap_or_default()
    }

    /// Whether every paragraph of a range opens with the field of work that it tells of: 执法下沉方面。….
    fn are_fields(&self, span: Span) -> bool {
        let from = self.lines.partition_point(|line| line.text.start < span.start);
        let mut lines = self.lines[from..].iter().take_while(|line| line.text.start < span.end);
        lines.all(|line| {
            let opening = cut(self.text, line.text).split(['。', '：', '，']).next().unwrap_or_default();
            line.class == Class::Blank || opening.ends_with("方面")
        })
    }

    /// A paragraph as an entry, where it opens with a short sentence and goes on.
    fn paragraph(&self, line: &Line, problems: bool) -> Option<Entry> {
        let words = cut(self.text, line.text);
        let stop = words.find('。').filter(|_| line.class == Class::Paragraph)?;
        let (head, rest) = (&words[..stop], &words[stop + '。'.len_utf8()..]);
        let short = !longer_than(head, LONGEST_OPENING) && !head.contains(['，', ',', '：', '、']);
        (short && longer_than(rest, LONGEST_OPENING / 2)).then(|| Entry {
            style: Style::None,
            number: 0,
            heading: Span::new(line.text.start, line.text.start + stop),
            body: trim(self.text, Span::new(line.text.end - rest.len(), line.text.end)),
            span: line.text,
            items: Vec::new(),
            cause: problems.then(|| cause(self.text, line.text)).flatten(),
        })
    }

    /// Parts of a text without headings, from how its paragraphs open.
    fn without_headings(&self, whole: Span) -> Vec<Part> {
        let mut starts: Vec<(PartKind, usize)> = Vec::new();
        let lines = &self.lines[self.lines.partition_point(|line| line.text.start < whole.start)..];
        for line in lines.iter().filter(|l| l.class == Class::Paragraph) {
            let known = self.opening(line);
            let from = self.marks.partition_point(|m| m.span.start < line.text.start);
            let items = self.marks.get(from).is_some_and(|m| m.span.start < line.text.end);
            let going = starts.last().map(|&(kind, _)| kind);
            let kind = known.unwrap_or(match going {
                None | Some(PartKind::Preamble) if items => PartKind::Measures,
                None => PartKind::Preamble,
                Some(kind) => kind,
            });
            if starts.last().is_none_or(|&(last, _)| last != kind) {
                starts.push((kind, line.text.start));
            }
        }
        if let [(kind @ PartKind::Preamble, _)] = starts.as_mut_slice() {
            *kind = PartKind::Other;
        }
        let ends: Vec<usize> = starts.iter().skip(1).map(|s| s.1).chain([whole.end]).collect();
        let mut parts = Vec::new();
        for ((kind, start), end) in starts.into_iter().zip(ends) {
            let span = trim(self.text, Span::new(start, end));
            let mut part = part(kind, None, span, span);
            if !matches!(kind, PartKind::Preamble | PartKind::Other) {
                part.entries = self.items(span, kind == PartKind::Problems);
            }
            parts.push(part);
        }
        parts
    }
}

/// The range without the dirt that opens the line of the next item.
fn without_dirt(text: &str, span: Span) -> Span {
    let item = cut(text, span);
    let line = item.rfind('\n').map_or(item.len(), |at| at + 1);
    let dirty = item[line..].trim_start_matches(is_space).starts_with("[bookmark:");
    Span::new(span.start, span.start + if dirty { line } else { item.len() })
}

fn part(kind: PartKind, heading: Option<Span>, span: Span, body: Span) -> Part {
    Part { kind, heading, span, body, promises_causes: false, entries: Vec::new(), causes: Vec::new() }
}

/// The items of a sub-heading that only announces them; the sub-heading itself where it has none.
fn inner(mut entry: Entry) -> Vec<Entry> {
    if entry.items.is_empty() { vec![entry] } else { std::mem::take(&mut entry.items) }
}
