//! The foot of a report: signature, date, note, attachments, page lines.

use super::chars::{cut, is_space, longer_than, trim_matches};
use super::date::find_date;
use super::frame::Date;
use super::head::date_line;
use super::meta::{self, Meta};
use super::organ;
use super::rows::By;
use super::scan::{Class, Line};
use crate::span::Span;

/// What the foot gave.
#[derive(Default)]
pub(super) struct Foot {
    /// The first line of the foot.
    pub(super) start: usize,
    pub(super) organs: Vec<Span>,
    pub(super) date: Option<Date>,
    pub(super) note: Option<Span>,
    pub(super) attachments: Vec<Span>,
}

/// Reads the foot of `lines`, whose first `head` lines are taken, and marks its lines.
pub(super) fn read(text: &str, lines: &mut [Line], head: usize, meta: &mut Meta) -> Foot {
    let start = start(text, lines, head);
    let mut foot = Foot { start, ..Foot::default() };
    let mut listing = false;
    for line in &mut lines[start..] {
        if line.class == Class::Blank {
            continue;
        }
        let content = cut(text, line.text);
        if let Some(note) = note(text, line.text) {
            foot.note.get_or_insert(note);
            line.class = Class::Note;
        } else if attaches(content) || listing && matches!(line.class, Class::Heading(_)) {
            listing = true;
            foot.attachments.push(line.text);
            line.class = Class::Attachment;
        } else if meta::is_meta(content) || content.ends_with("印发") {
            meta.take(text, line.text);
            line.class = Class::Meta;
        } else if let Some(date) = date_line(text, line.text) {
            foot.date.get_or_insert(date);
            line.class = Class::Date;
        } else if foot.date.is_none() {
            sign(text, line, &mut foot);
        }
        if line.class != Class::Attachment {
            listing = false;
        }
    }
    let taken = |line: &Line| !matches!(line.class, Class::Blank | Class::Paragraph | Class::Row | Class::Heading(_));
    foot.start = lines[start..].iter().position(taken).map_or(lines.len(), |first| start + first);
    foot
}

/// A line of organs, perhaps with the date behind them.
fn sign(text: &str, line: &mut Line, foot: &mut Foot) {
    if longer_than(cut(text, line.text), 120) {
        return;
    }
    let dated = find_date(cut(text, line.text))
        .map(|(value, from, to)| Date { value, span: Span::new(line.text.start + from, line.text.start + to) });
    let dated = dated.filter(|date| date.span.end == line.text.end);
    let names = Span::new(line.text.start, dated.map_or(line.text.end, |date| date.span.start));
    let names = trim_matches(text, names, is_space);
    if let Some(organs) = organ::organs(text, names) {
        foot.organs.extend(organs);
        line.class = Class::Signature;
        if let Some(date) = dated {
            line.cut = date.span.start;
            foot.date = Some(date);
        }
    }
}

/// The first line after the running text. Numbered lines below 附件 are of the foot.
fn start(text: &str, lines: &[Line], head: usize) -> usize {
    let loose = |line: &Line| {
        let content = cut(text, line.text);
        let lines = matches!(line.class, Class::Heading(3 | 4)) && !line.prose && !longer_than(content, 60)
            || attaches(content)
            || meta::is_meta(content)
            || note(text, line.text).is_some();
        lines && line.by == By::Bars
    };
    let last = lines[head..].iter().rposition(|line| line.is_body(text) && !loose(line));
    let mut start = last.map_or(head, |last| head + last + 1);
    let mut listing = false;
    for (at, line) in lines.iter().enumerate().skip(start) {
        listing |= attaches(cut(text, line.text));
        if matches!(line.class, Class::Heading(_)) && !listing {
            start = at + 1;
        }
    }
    start
}

/// The text of a note in brackets: 此件公开发布.
fn note(text: &str, span: Span) -> Option<Span> {
    let inner = trim_matches(text, span, |c| is_space(c) || matches!(c, '（' | '）' | '(' | ')' | '。' | '【' | '】'));
    let content = cut(text, inner);
    let bracketed = inner.start > span.start && inner.end < span.end;
    let ok = content.starts_with("此件") || bracketed && (content.ends_with("公开") || content.contains("公开发布"));
    (ok && !longer_than(content, 30)).then_some(inner)
}

fn attaches(content: &str) -> bool {
    let Some(rest) = content.strip_prefix("附件").or_else(|| content.strip_prefix('附')) else { return false };
    let rest = rest.trim_start_matches(|c: char| is_space(c) || c.is_ascii_digit());
    !longer_than(content, 120) && (rest.is_empty() || rest.starts_with(['：', ':']))
}
