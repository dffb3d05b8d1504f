//! The one pass over the bytes: lines, what opens them, and the places where items may begin.

use super::chars::{cut, first, is_space, longer_than, skip_line_spaces};
use super::markdown;
use super::number::{self, Marker};
use super::rows::By;
use super::sign::{Sign, sign, skip};
use crate::marks::starts_with;
use crate::report::outline::Style;
use crate::span::Span;

/// What a line is. The scanner tells blanks, headings, rows and paragraphs; the rest is told from where the line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    Title,
    Organ,
    Number,
    Addressees,
    Meta,
    Heading(u8),
    Paragraph,
    Row,
    Signature,
    Date,
    Note,
    Attachment,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The whole line with its line break.
    pub(super) span: Span,
    /// The line without dirt and spaces before it and spaces after it.
    pub(super) text: Span,
    pub(super) class: Class,
    /// The number of a heading.
    pub(super) head: Option<Marker>,
    /// Where a heading ends and running text goes on; where a date follows an organ on one line. Otherwise `text.end`.
    pub(super) cut: usize,
    /// Whether it has a full stop or a comma: then it is no line of the head or the foot of a report.
    pub(super) prose: bool,
    /// Whether 二 stands in it between what is no Han character: the number of a second heading may be there.
    pub(super) second: bool,
    /// What separates its cells, where it is a row.
    pub(super) by: By,
}

/// Where an item or dirt stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) span: Span,
    /// `None` for dirt.
    pub(super) marker: Option<Marker>,
}

impl Mark {
    /// Its style, where it is an item.
    pub(super) fn style(&self) -> Option<Style> {
        self.marker.map(|m| m.style)
    }
}

/// All lines of a text, and its marks in order.
pub(super) struct Scan {
    pub(super) lines: Vec<Line>,
    pub(super) marks: Vec<Mark>,
    /// Whether dirt begins somewhere, though it may not end.
    pub(super) is_dirty: bool,
}

/// The line being read.
#[derive(Default)]
struct Open {
    stop: bool,
    comma: bool,
    second: bool,
    tabs: usize,
    pipes: usize,
    first_mark: usize,
}

/// Longest heading text, in characters, before a full stop; beyond it the heading ends at the first comma.
const LONGEST_HEADING: usize = 60;

/// Reads the lines of `text`.
pub(super) fn scan(text: &str) -> Scan {
    let bytes = text.as_bytes();
    // lines of reports are long
    let few = text.len() / 512;
    let mut out = Scan { lines: Vec::with_capacity(few), marks: Vec::with_capacity(few), is_dirty: false };
    let mut at = 0;
    while at < bytes.len() {
        at = line(text, at, &mut out);
    }
    out
}

/// Reads the line that starts at `start`; returns where the next one starts.
fn line(text: &str, start: usize, out: &mut Scan) -> usize {
    let bytes = text.as_bytes();
    let mut open = Open { first_mark: out.marks.len(), ..Open::default() };
    let mut at = start;
    // spaces, signs of Markdown and dirt before the text
    let mut hashes = 0;
    let mut bold = false;
    loop {
        match first(&text[at..]) {
            Some('#') if hashes == 0 && markdown::hashes(&text[at..]).is_some() => {
                hashes = markdown::hashes(&text[at..]).unwrap_or(0);
                at += usize::from(hashes);
            }
            Some('*') if text[at..].starts_with(markdown::BOLD) => {
                bold = true;
                at += markdown::BOLD.len();
            }
            Some('\n') | None => break,
            Some('[') => match dirt(bytes, at, out) {
                Some(end) => {
                    out.marks.push(Mark { span: Span::new(at, end), marker: None });
                    at = end;
                }
                None => break,
            },
            Some(c) if is_space(c) => at += c.len_utf8(),
            Some(_) => break,
        }
    }
    let begin = at;
    let head = number::heading(&text[at..]);
    match head {
        Some(marker) => at += marker.len,
        None => match number::bullet(&text[at..]) {
            Some(marker) => {
                out.marks.push(Mark { span: Span::new(at, at + marker.len), marker: Some(marker) });
                at += marker.len;
            }
            None => mark(text, at, false, out),
        },
    }
    at = body(text, at, &mut open, out);
    let end = if at < bytes.len() { at + 1 } else { at };
    let dressed = hashes > 0 || bold;
    let is_end = |c| is_space(c) || dressed && matches!(c, '*' | '#');
    let content = begin + cut(text, Span::new(begin, at)).trim_end_matches(is_end).len();
    let span = Span::new(start, end);
    let inner = Span::new(begin, content.max(begin));
    if inner.is_empty() && open.first_mark == out.marks.len() {
        if let Some(last) = out.lines.last_mut().filter(|last| last.class == Class::Blank) {
            last.span.end = end;
        } else {
            let class = Class::Blank;
            let by = By::Bars;
            out.lines.push(Line { span, text: inner, class, head: None, cut: begin, prose: false, second: false, by });
        }
        return end;
    }
    let level = head.and_then(|m| m.style.level());
    let class = if is_row(text, inner, level.is_some(), &open, out) {
        Class::Row
    } else {
        level.or(markdown::level(hashes)).map_or(Class::Paragraph, Class::Heading)
    };
    let head = head.filter(|_| class != Class::Row);
    let cut = match head {
        Some(marker) => heading_end(text, begin + marker.len, inner.end, open.first_mark, out),
        None => inner.end,
    };
    let prose = open.stop || open.comma;
    out.lines.push(Line { span, text: inner, class, head, cut, prose, second: open.second, by: By::Bars });
    end
}

/// Whether a line is a row of a table: cells by tab or `|`. A line that begins with the number of a heading is one among
/// rows, or where it has three cells; a line of prose is none for one tab. Two cells by one `|` are a row under another, or
/// where the second is a number; then the line before is a row too if it has two cells by one `|`.
fn is_row(text: &str, line: Span, numbered: bool, open: &Open, out: &mut Scan) -> bool {
    let words = cut(text, line);
    let under = out.lines.last().is_some_and(|last| last.class == Class::Row);
    if open.pipes >= 2 || open.tabs >= 2 && !open.stop {
        return true;
    }
    if open.tabs == 1 && !open.stop {
        let clause = words.contains('，') && longer_than(words, 20);
        return under || !numbered && !clause;
    }
    if open.pipes == 1 && !open.stop && !numbered {
        let second = words.rsplit(['|', '｜']).next().unwrap_or_default().trim_start();
        let number = first(second).is_some_and(|c| c.is_numeric() || "-—－/".contains(c)) && !longer_than(second, 16);
        if !under && !number {
            return false;
        }
        if let Some(last) = out.lines.last_mut().filter(|last| last.class == Class::Paragraph && !last.prose) {
            let before = cut(text, last.text);
            if before.matches(['|', '｜']).count() == 1 {
                last.class = Class::Row;
                return true;
            }
        }
        return under;
    }
    false
}

/// Goes to the line break (or the end of the text), noting marks and the signs of prose and of tables.
fn body(text: &str, mut at: usize, open: &mut Open, out: &mut Scan) -> usize {
    let (bytes, begin) = (text.as_bytes(), at);
    loop {
        // the pass stops behind whatever is no Han character and no digit
        open.second |= is_second(bytes.get(at..).unwrap_or_default());
        at = skip(bytes, at);
        let (sign, len) = sign(bytes.get(at..).unwrap_or_default());
        let next = at + len;
        match sign {
            Some(Sign::End) => return at,
            Some(Sign::Stop) => {
                open.stop = true;
                mark(text, next, true, out);
            }
            Some(Sign::Comma) => {
                open.comma = true;
                mark(text, next, false, out);
            }
            Some(Sign::Break) => mark(text, next, true, out),
            Some(Sign::Close) if is_full_stop(text, at) => {
                open.stop = true;
                mark(text, next, true, out);
            }
            Some(Sign::Close) => mark(text, next, false, out),
            Some(Sign::Tab) => open.tabs += usize::from(at > begin),
            Some(Sign::Pipe) => open.pipes += 1,
            Some(Sign::One) if at > begin && starts_with(&text[next..], "是") => after_verb(text, at, out),
            None | Some(Sign::One) => {}
            Some(Sign::Open) => {
                if let Some(end) = dirt(bytes, at, out) {
                    out.marks.push(Mark { span: Span::new(at, end), marker: None });
                    mark(text, end, false, out);
                    at = end;
                    continue;
                }
            }
        }
        at = next;
    }
}

/// Whether a text begins with 二, and no Han character is next.
fn is_second(bytes: &[u8]) -> bool {
    matches!(bytes, [0xE4, 0xBA, 0x8C, after @ ..] if !matches!(after, [0xE4..=0xE9, ..]))
}

/// Whether the character at `at` is a point that ends a Chinese sentence (有序推进.): behind a Han character, a closing mark
/// or %, and not before a digit.
pub(super) fn is_full_stop(text: &str, at: usize) -> bool {
    let (before, here) = text.split_at_checked(at).unwrap_or((text, ""));
    let Some(after) = here.strip_prefix('.') else { return false };
    let ends = matches!(before.chars().next_back(), Some('\u{4e00}'..='\u{9fff}' | '）' | '》' | '”' | '%' | '％'));
    ends && !after.starts_with(|c: char| c == '.' || number::digit(c).is_some())
}

/// Notes an item that begins at `at` (after spaces). Numbers in brackets or digits count only after a `strong` boundary, ①
/// after any.
fn mark(text: &str, at: usize, strong: bool, out: &mut Scan) {
    match text.as_bytes().get(at..).unwrap_or_default() {
        // most characters open nothing
        bytes @ [0xE4..=0xE9, ..] if !number::may_open_item(bytes) => {}
        [] => {}
        _ => mark_here(text, at, strong, out),
    }
}

/// The same for a place where an item may begin.
#[inline(never)]
fn mark_here(text: &str, at: usize, strong: bool, out: &mut Scan) {
    let Some(&byte) = text.as_bytes().get(at) else { return };
    let at = match byte {
        b' ' | b'\t' | 0xE3 | 0xC2 => at + skip_line_spaces(&text[at..]),
        // 。**二是**
        b'*' if text[at..].starts_with(markdown::BOLD) => at + markdown::BOLD.len(),
        _ => at,
    };
    let Some(&byte) = text.as_bytes().get(at) else { return };
    let marker = match byte {
        0xE4..=0xE9 => number::item(&text[at..]),
        // ① is nothing but the number of an item
        0xE2 => number::heading(&text[at..]),
        b'(' | 0xEF | b'0'..=b'9' if strong => number::heading(&text[at..]),
        _ => return,
    };
    if let Some(marker) = marker {
        let span = Span::new(at, at + marker.len);
        if out.marks.last().is_none_or(|last| last.span.start < at) {
            out.marks.push(Mark { span, marker: Some(marker) });
        }
    }
}

/// 一是 without a boundary before it, after a word that opens a list: 主要表现在一是….
fn after_verb(text: &str, at: usize, out: &mut Scan) {
    if let Some('在' | '为' | '有' | '即' | '下' | '面') = text[..at].chars().next_back() {
        mark(text, at, false, out);
    }
}

/// The end of a `[bookmark: …]` that starts at `at`; it does not cross a line break.
fn dirt(bytes: &[u8], at: usize, out: &mut Scan) -> Option<usize> {
    const OPEN: &[u8] = b"[bookmark:";
    if !bytes[at..].starts_with(OPEN) {
        return None;
    }
    out.is_dirty = true;
    let end = bytes[at..].iter().take(96).position(|&b| b == b']' || b == b'\n')?;
    (bytes[at + end] == b']').then_some(at + end + 1)
}

/// Where the text of a heading ends that starts at `from` on a line that ends at `end`: after 。 or ：, or before an item;
/// a long sentence ends at its first comma. Marks within the heading are dropped.
fn heading_end(text: &str, from: usize, end: usize, first_mark: usize, out: &mut Scan) -> usize {
    let limit = out.marks[first_mark..].iter().find(|m| m.style().is_some_and(|s| s.level().is_none()));
    let limit = limit.map_or(end, |m| m.span.start.min(end)).max(from);
    let cut = heading_cut(&text[from..limit]) + from;
    let dirt = out.marks[first_mark..].iter().find(|m| m.span.start < cut && cut < m.span.end);
    let cut = dirt.map_or(cut, |m| m.span.end).min(end);
    let cut = if text[cut..end].chars().all(|c| is_space(c) || matches!(c, '。' | '.' | '：' | ':' | '；' | ';')) {
        end
    } else {
        cut
    };
    let mut kept = first_mark;
    for at in first_mark..out.marks.len() {
        let mark = out.marks[at];
        if mark.marker.is_none() || mark.span.start >= cut {
            out.marks[kept] = mark;
            kept += 1;
        }
    }
    out.marks.truncate(kept);
    cut
}

/// How many bytes of `s` are the heading of what follows: up to and with the first 。 (or a point in its place), ： or ； outside brackets; where that is
/// too far, up to the first comma; the whole of a short text without them.
pub(super) fn heading_cut(s: &str) -> usize {
    let (bytes, mut comma, mut depth) = (s.as_bytes(), None, 0u32);
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if count > LONGEST_HEADING {
            return comma.unwrap_or(at);
        }
        count += 1;
        // most characters are Han characters, and mean nothing to it
        if matches!(bytes[at], 0xE4..=0xE9) {
            at += 3;
            continue;
        }
        let Some(c) = s.get(at..).and_then(first) else { break };
        let end = at + c.len_utf8();
        match c {
            '《' | '“' | '（' | '(' | '[' => depth += 1,
            '》' | '”' | '）' | ')' | ']' => depth = depth.saturating_sub(1),
            '。' | '！' => return end,
            '.' if depth == 0 && is_full_stop(s, at) => return end,
            '：' | '；' | ';' if depth == 0 => return end,
            ':' if depth == 0 && !(at > 0 && bytes[at - 1].is_ascii_digit()) => return end,
            '，' | ',' if depth == 0 && comma.is_none() => comma = Some(end),
            _ => {}
        }
        at = end;
    }
    s.len()
}

impl Line {
    /// Whether the line is running text, a heading or an item, so that head and foot of a report cannot reach past it.
    pub(super) fn is_body(&self, text: &str) -> bool {
        match self.class {
            Class::Heading(_) => true,
            Class::Blank => false,
            Class::Row if self.by != By::Bars => true,
            _ => self.prose || longer_than(cut(text, self.text), 80) || number::item(cut(text, self.text)).is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_end_where_the_text_goes_on() {
        for (s, head) in [
            ("坚持依法行政，推进决策。一是立规。", "坚持依法行政，推进决策。"),
            ("存在的问题：人手少。", "存在的问题："),
            ("落实《办法：试行》。其次", "落实《办法：试行》。"),
            ("加强监督", "加强监督"),
            ("加强培训.一是授课", "加强培训."),
            ("达到V2.0标准", "达到V2.0标准"),
            ("落实“九五.一”方案", "落实“九五.一”方案"),
            ("比例为1:3的安排", "比例为1:3的安排"),
        ] {
            assert_eq!(&s[..heading_cut(s)], head);
        }
        let long = format!("深化改革，{}。", "稳步推进".repeat(20));
        assert_eq!(&long[..heading_cut(&long)], "深化改革，");
    }

    #[test]
    fn items_need_a_boundary() {
        let found = |s: &str| scan(s).marks.iter().filter(|m| m.marker.is_some()).count();
        assert_eq!(found("做法有三：一是立规；二是培训；三是监督。"), 3);
        assert_eq!(found("主要表现在一是人少,二是钱少。"), 2);
        assert_eq!(found("口径统一是前提，单一是缺点。"), 0);
        assert_eq!(found("[bookmark: _GoBack]四是办会。"), 1);
        assert_eq!(found("问题有：1.人少；2.钱少。"), 2);
        assert_eq!(found("线上,①办件12件;线下，②设窗3个"), 2);
        assert_eq!(found("线上,(1)办件12件,(2)设窗3个"), 0);
        assert_eq!(found("还有短板.(一)人少.(二)钱少."), 2);
        assert_eq!(found("按第3.(一)款办理"), 0);
        assert_eq!(found("新增：1.78万户；2.1万件。"), 0);
    }
}
