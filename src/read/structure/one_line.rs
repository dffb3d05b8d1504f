//! Reports that lost their line breaks: the numbers of headings stand in running text, 一、 and under it （一）, in order.
//! The line is cut before each, behind its title and before its signature.

use super::chars::{cut, first, is_space, longer_than, trim};
use super::date::find_date;
use super::number::{Marker, heading, item};
use super::organ;
use super::scan::{Class, Line, Mark, heading_cut};
use crate::report::outline::Style;
use crate::span::Span;

/// The fewest bytes of a line that is looked through, the longest heading before its first sub-heading, and the longest title and
/// signature, in characters.
const LONG: usize = 160;
const HEADING: usize = 40;
const TITLE: usize = 60;
const SIGNATURE: usize = 60;

/// Cuts the one line of a text that has all its headings, where there is such.
pub(super) fn split(text: &str, lines: &mut Vec<Line>, marks: &mut Vec<Mark>) {
    let at_top = |line: &&Line| line.head.is_some_and(|head| head.style == Style::Han);
    // where two headings are, one is the second, which little running text has
    let long = |line: &Line| line.second && line.text.len() >= LONG;
    let may_be = |line: &&Line| long(line) && (line.class == Class::Paragraph || at_top(line));
    let Some(at) = lines.iter().position(|line| may_be(&line) && is_cut(text, line)) else { return };
    // a report with headings on lines of their own tells a list in running text
    if lines.iter().enumerate().any(|(other, line)| other != at && at_top(&line)) {
        return;
    }
    let line = lines[at];
    let heads = heads(text, line.text);
    marks.retain(|mark| !heads.iter().any(|(start, _)| *start == mark.span.start));
    let pieces = pieces(text, &line, &heads);
    let items = pieces.iter().filter(|piece| piece.head.is_some()).filter_map(|piece| {
        let marker = item(cut(text, Span::new(piece.cut, piece.text.end)))?;
        Some(Mark { span: Span::new(piece.cut, piece.cut + marker.len), marker: Some(marker) })
    });
    // 存在的问题一是…: no mark before the first item
    marks.extend(items);
    marks.sort_by_key(|mark| mark.span.start);
    marks.dedup_by_key(|mark| mark.span.start);
    lines.splice(at..=at, pieces);
}

/// Whether a line has two headings or more.
fn is_cut(text: &str, line: &Line) -> bool {
    heads(text, line.text).iter().filter(|(_, marker)| marker.style == Style::Han).count() >= 2
}

/// The numbers of the headings in a line, in order: 一、 behind the end of a sentence, a space or a colon, and （一） there or in the words of
/// a heading.
fn heads(text: &str, span: Span) -> Vec<(usize, Marker)> {
    let words = cut(text, span);
    let mut found: Vec<(usize, Marker)> = Vec::new();
    let (mut top, mut sub) = (0, 0);
    let (mut free, mut since) = (true, HEADING);
    for (at, c) in words.char_indices() {
        let opens = matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '（' | '(');
        if opens
            && (free || since < HEADING)
            && let Some(marker) = heading(&words[at..])
        {
            let next = match marker.style {
                Style::Han => free && marker.number == top + 1,
                Style::HanBracket => top > 0 && marker.number == sub + 1,
                _ => false,
            };
            if next {
                if marker.style == Style::Han {
                    (top, sub, since) = (marker.number, 0, 0);
                } else {
                    (sub, since) = (marker.number, HEADING);
                }
                found.push((span.start + at, marker));
            }
        }
        since += 1;
        free = parts(c);
    }
    found
}

/// Whether a heading may follow a character: the end of a sentence, a space, a colon.
fn parts(c: char) -> bool {
    is_space(c) || matches!(c, '。' | '；' | '！' | '：' | '.' | '”')
}

/// The lines that a line is cut into.
fn pieces(text: &str, line: &Line, heads: &[(usize, Marker)]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut push = |start: usize, end: usize, head: Option<Marker>| {
        if start >= end {
            return;
        }
        let words = trim(text, Span::new(start.max(line.text.start), end));
        let class = head.and_then(|head| head.style.level()).map_or(Class::Paragraph, Class::Heading);
        let cut_at = head.map_or(words.end, |head| heading_end(text, words.start + head.len, words.end));
        let prose = cut(text, words).contains(['，', '。', ',']);
        out.push(Line { span: Span::new(start, end), text: words, class, head, cut: cut_at, prose, ..*line });
    };
    let ends = heads.iter().map(|head| head.0).chain([line.span.end]);
    let first = heads.first().map_or(line.span.end, |head| head.0);
    let opening = Span::new(line.span.start, first);
    let title = title_end(text, Span::new(line.text.start.min(first), first)).unwrap_or(opening.start);
    push(opening.start, title, None);
    push(title, first, None);
    for (&(start, marker), end) in heads.iter().zip(ends.skip(1)) {
        let close = if end == line.span.end { signature(text, Span::new(start, line.text.end)) } else { None };
        push(start, close.unwrap_or(end), Some(marker));
        if let Some(close) = close {
            push(close, end, None);
        }
    }
    out
}

/// Where the words of a heading end: at the first mark, or where 一是 begins.
fn heading_end(text: &str, from: usize, end: usize) -> usize {
    let words = cut(text, Span::new(from, end));
    let until = words.find("一是").or_else(|| words.find("首先，")).unwrap_or(words.len());
    from + heading_cut(&words[..until])
}

/// Where the title ends that a line begins with: before a space, behind 报告.
fn title_end(text: &str, span: Span) -> Option<usize> {
    let words = cut(text, span);
    let end = words.find(is_space)?;
    let title = &words[..end];
    let named = ["法治政府", "依法行政", "法治建设"].iter().any(|name| title.contains(name));
    let ends = ["报告", "总结", "情况", "汇报"].iter().any(|end| title.ends_with(end));
    let spaces = words[end..].len() - words[end..].trim_start_matches(is_space).len();
    (named && ends && !longer_than(title, TITLE)).then_some(span.start + end + spaces)
}

/// Where the organ and the date begin that a line ends with.
fn signature(text: &str, span: Span) -> Option<usize> {
    let words = cut(text, span);
    let last = words.rfind('。')? + '。'.len_utf8();
    let sign = &words[last..];
    if longer_than(sign, SIGNATURE) || first(sign.trim_start_matches(is_space)).is_none() {
        return None;
    }
    let names = find_date(sign).map_or(sign, |(_, start, _)| &sign[..start]);
    let names = names.trim_matches(is_space);
    (names.is_empty() || organ::is_organ(names)).then_some(span.start + last)
}

#[cfg(test)]
mod tests {
    use super::super::{PartKind, outline};

    #[test]
    fn all_on_one_line() {
        let report = "甲江市人民政府关于2023年度法治政府建设情况的报告 2023年，各项工作平稳推进。一、主要举措和成效（一）健全制度。全年立规3件。（二）规范执法。培训2期。二、存在的问题一是人手少。二是经费少。三、下一步打算一是补人。二是筹款。甲江市人民政府 2024年1月9日";
        let found = outline(report);
        assert_eq!(found.frame.issuers.first().map(|issuer| issuer.name.as_str()), Some("甲江市人民政府"));
        assert_eq!(found.frame.issued_on.map(|date| date.value.to_string()).as_deref(), Some("2024-01-09"));
        for kind in [PartKind::Measures, PartKind::Problems, PartKind::Plans] {
            assert_eq!(found.entries(kind).count(), 2, "{kind}");
        }
        assert_eq!(found.tree.leaves().filter_map(|leaf| leaf.span.text(report)).collect::<String>(), report);
    }

    #[test]
    fn a_list_in_running_text_is_left() {
        let text = format!(
            "一、主要举措\n会议议定三事：一、健全{0}；二、规范{0}；三、公开{0}。\n二、存在的问题\n人少。\n",
            "各项工作制度".repeat(6)
        );
        let found = outline(&text);
        assert_eq!(found.parts.len(), 2);
    }
}
