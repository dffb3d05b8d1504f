//! The head of a report: organ lines, title, document number, addressees, page lines.

use super::chars::{compact, cut, has, is_space, longer_than, trim, trim_matches};
use super::date::{date_at, find_bare_year, year_at_start};
use super::frame::{Date, Title};
use super::meta::{self, Meta};
use super::number::arabic_number;
use super::organ;
use super::rows::By;
use super::scan::{Class, Line};
use crate::span::Span;

/// What the head gave.
#[derive(Default)]
pub(super) struct Head {
    /// The first line that is not of the head.
    pub(super) end: usize,
    pub(super) title: Option<Title>,
    /// The fragments of the title without organ lines.
    pub(super) matter: Vec<Span>,
    pub(super) organs: Vec<Span>,
    pub(super) number: Option<Span>,
    pub(super) addressees: Vec<Span>,
    pub(super) date: Option<Date>,
}

/// How a title ends.
const TITLE_ENDS: [&str; 13] =
    ["报告", "总结", "情况", "汇报", "年报", "公示", "公告", "通知", "通报", "自查", "打算", "计划", "安排"];

/// Most lines of a title.
const TITLE_LINES: usize = 5;

/// Reads the head and marks its lines.
pub(super) fn read(text: &str, lines: &mut [Line], meta: &mut Meta) -> Head {
    let mut head = Head::default();
    let mut candidates = Vec::new();
    let mut end = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        if line.class == Class::Blank {
            continue;
        }
        let content = cut(text, line.text);
        if matches!(line.class, Class::Heading(_)) || line.by != By::Bars {
            end = at;
            break;
        }
        if meta.take_pending(text, line.text) {
            line.class = Class::Meta;
        } else if meta::is_meta(content) {
            meta.take(text, line.text);
            line.class = Class::Meta;
        } else if let Some(number) = document_number(text, line.text) {
            head.number.get_or_insert(number);
            line.class = Class::Number;
        } else if let Some(names) = addressees(text, line.text) {
            head.addressees = names;
            line.class = Class::Addressees;
            end = at + 1;
            break;
        } else if line.is_body(text) {
            end = at;
            break;
        } else {
            candidates.push(at);
        }
    }
    head.end = end;
    if head.number.is_none() {
        head.number = meta.number.filter(|&span| document_number(text, span).is_some());
    }
    title(text, lines, &candidates, &mut head);
    if head.title.is_none() {
        column_title(text, lines, &candidates, &mut head);
    }
    // short lines at the end that are nothing of the head are text
    let taken = |line: &Line| !matches!(line.class, Class::Blank | Class::Paragraph | Class::Row);
    head.end = lines[..end].iter().rposition(taken).map_or(0, |last| last + 1);
    head
}

/// Finds the title among the candidate lines.
fn title(text: &str, lines: &mut [Line], candidates: &[usize], head: &mut Head) {
    let mut fragments: Vec<usize> = Vec::new();
    let mut above: Vec<Span> = Vec::new();
    for &at in candidates {
        let span = lines[at].text;
        let content = cut(text, span);
        if let Some(names) = organ_line(text, span) {
            lines[at].class = Class::Organ;
            if head.title.is_none() {
                above.extend(&names);
            }
            head.organs.extend(names);
            fragments.clear();
            continue;
        }
        if let Some(date) = date_line(text, span) {
            lines[at].class = Class::Date;
            head.date.get_or_insert(date);
            continue;
        }
        if let Some(title) = &head.title {
            if title.text.ends_with(content) && ends_title(content) {
                lines[at].class = Class::Title;
            }
            continue;
        }
        if longer_than(content, 70) {
            fragments.clear();
            continue;
        }
        fragments.push(at);
        if fragments.len() > TITLE_LINES {
            fragments.remove(0);
        }
        if !ends_title(content) {
            continue;
        }
        // a line that is a whole title with its region or organ needs no line above it
        if is_title(content) && !content.starts_with("关于") && !subject(content).is_empty() {
            fragments.drain(..fragments.len() - 1);
        }
        let matter: String = fragments.iter().map(|&i| cut(text, lines[i].text)).collect();
        if is_title(&matter) {
            for &i in &fragments {
                lines[i].class = Class::Title;
            }
            let spans: Vec<Span> = fragments.iter().map(|&i| lines[i].text).collect();
            set_title(text, spans, &above, &matter, head);
        }
        fragments.clear();
    }
}

/// 法治政府建设年度报告 alone, with neither region nor year, is a title where nothing better stands at the head.
fn column_title(text: &str, lines: &mut [Line], candidates: &[usize], head: &mut Head) {
    let found = candidates.iter().copied().find(|&at| {
        let content = cut(text, lines[at].text);
        lines[at].class == Class::Paragraph
            && !longer_than(content, 40)
            && content.contains("法治政府建设")
            && ends_title(content)
    });
    let Some(at) = found.filter(|&at| at + 1 < lines.len()) else { return };
    lines[at].class = Class::Title;
    let above = head.organs.clone();
    let matter = cut(text, lines[at].text).to_owned();
    set_title(text, vec![lines[at].text], &above, &matter, head);
}

fn set_title(text: &str, spans: Vec<Span>, above: &[Span], matter: &str, head: &mut Head) {
    let bare = subject(matter).is_empty();
    // the organ of a letterhead may stand above the title again
    let again = |at: usize, span: Span| {
        above[at + 1..].iter().take(TITLE_LINES).any(|&later| cut(text, later) == cut(text, span))
    };
    let organs = above.iter().enumerate().filter(|&(at, &span)| bare && !again(at, span));
    let organs: Vec<Span> = organs.map(|(_, &span)| span).collect();
    let mut joined: String = organs.iter().map(|&s| cut(text, s)).collect::<Vec<_>>().join(" ");
    joined.push_str(matter);
    let all: Vec<Span> = organs.into_iter().chain(spans.iter().copied()).collect();
    let span = all.iter().copied().reduce(Span::cover).unwrap_or_default();
    head.title = Some(Title { text: joined, span, lines: all });
    head.matter = spans;
}

fn ends_title(line: &str) -> bool {
    let line = organ::without_brackets(line).trim_end_matches(['》', '”']);
    TITLE_ENDS.iter().any(|end| line.ends_with(end))
}

fn is_title(line: &str) -> bool {
    has(line, &["法治政府", "依法行政", "法治建设"])
        && (line.contains("关于") || find_bare_year(line).is_some())
        && !longer_than(line, 120)
        && !line.contains(['，', '。', '；', '：'])
}

/// What stands before the matter of a title: the issuer or the region.
pub(super) fn subject(title: &str) -> &str {
    // 2020年某区法治政府建设情况报告: the year may stand first
    let dated = year_at_start(title).and_then(|_| title.split_once('年'));
    let title = dated.map_or(title, |(_, rest)| rest.strip_prefix('度').unwrap_or(rest));
    let ends = [
        title.find("关于"),
        find_bare_year(title).map(|y| y.1),
        title.find("推进"),
        title.find("法治"),
        title.find("依法"),
    ];
    let end = ends.into_iter().flatten().min().unwrap_or(0);
    title[..end].trim_matches(|c| is_space(c) || matches!(c, '《' | '“'))
}

/// The organs of a line at the head; the 文件 of a red letterhead does not count.
fn organ_line(text: &str, span: Span) -> Option<Vec<Span>> {
    let bare = cut(text, span);
    let bare = bare.strip_suffix("文件").unwrap_or(bare);
    organ::organs(text, trim(text, Span::new(span.start, span.start + bare.len())))
}

/// A line that is a date and nothing else, brackets aside.
pub(super) fn date_line(text: &str, span: Span) -> Option<Date> {
    let inner = trim_matches(text, span, |c| is_space(c) || matches!(c, '（' | '）' | '(' | ')'));
    let content = cut(text, inner);
    let (value, len) = date_at(content)?;
    (len == content.len()).then_some(Date { value, span: inner })
}

/// The document number of a line: 机关代字, a year in brackets, a number, 号. 签发人 may follow it.
pub(super) fn document_number(text: &str, span: Span) -> Option<Span> {
    let line = cut(text, span);
    if longer_than(line, 60) {
        return None;
    }
    let open = line.find(['〔', '[', '［', '(', '（', '【'])?;
    let (code, rest) = line.split_at(open);
    if !longer_than(code, 1) || longer_than(code, 20) || code.chars().any(|c| !c.is_alphabetic() && !is_space(c)) {
        return None;
    }
    let rest = rest.trim_start_matches(['〔', '[', '［', '(', '（', '【']).trim_start_matches(is_space);
    let (year, len) = arabic_number(rest, 4)?;
    let rest = rest[len..].trim_start_matches(is_space).strip_prefix(['〕', ']', '］', ')', '）', '】'])?;
    let rest = rest.trim_start_matches(is_space);
    let rest = rest.strip_prefix('第').unwrap_or(rest).trim_start_matches(is_space);
    let (_, len) = arabic_number(rest, 6)?;
    let rest = rest[len..].trim_start_matches(is_space).strip_prefix('号')?;
    let after = rest.trim_matches(is_space);
    let ok = (1949..2200).contains(&year) && (after.is_empty() || after.starts_with("签发"));
    ok.then(|| Span::new(span.start, span.start + line.len() - rest.len()))
}

/// The addressees of a line that names nothing else and ends with a colon.
fn addressees(text: &str, span: Span) -> Option<Vec<Span>> {
    let line = cut(text, span).strip_suffix(['：', ':'])?;
    if longer_than(line, 120) || line.contains('。') {
        return None;
    }
    let names = organ::split(line, span.start, &['、', '，', ',', '；', ';'], organ::is_addressee);
    let all = !names.is_empty() && names.iter().all(|&name| organ::is_addressee(&compact(cut(text, name))));
    all.then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(s: &str) -> Span {
        Span::new(0, s.len())
    }

    #[test]
    fn document_numbers() {
        for s in [
            "甲政发〔2024〕3号",
            "甲政办发[2024]12号",
            "甲政字（2024）第5号",
            "甲 政 发 〔2024〕 3 号",
            "甲政发【2024】3号",
        ] {
            assert_eq!(document_number(s, whole(s)), Some(whole(s)), "{s}");
        }
        let s = "甲政发〔2024〕3号　　签发人：某某";
        assert_eq!(document_number(s, whole(s)).and_then(|n| n.text(s)), Some("甲政发〔2024〕3号"));
        for s in ["〔2024〕3号", "办理案件（2024年）3号", "按甲政发〔2024〕3号要求", "甲政发〔24〕3号", "12345"]
        {
            assert_eq!(document_number(s, whole(s)), None, "{s}");
        }
    }

    #[test]
    fn addressee_lines() {
        for (s, count) in [
            ("市委、市政府：", 2),
            ("区政府并区委:", 2),
            ("甲县委员会，甲县人民政府:", 2),
            ("现将情况报告如下：", 0),
            ("主要有：", 0),
        ] {
            assert_eq!(addressees(s, whole(s)).map_or(0, |a| a.len()), count, "{s}");
        }
    }
}
