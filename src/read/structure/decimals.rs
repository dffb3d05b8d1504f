//! Headings that are numbered with points: 1.1 健全制度, 1.2.1 培训. A number with a point may open a sentence too (12.4宪法日),
//! so lines are headings only where their numbers go on in order.

use super::chars::{cut, first, is_space, longer_than, skip_spaces};
use super::number::{Marker, digit};
use super::scan::{Class, Line, heading_cut};
use crate::quantity::Unit;
use crate::report::outline::Style;
use crate::span::Span;

/// The most numbers of one heading, and the most characters of the line of a heading that has one number alone.
const DEPTH: usize = 4;
const SHORT: usize = 30;

/// A number with points: its parts, and how many bytes it takes with the space or mark behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbered {
    parts: [u32; DEPTH],
    depth: usize,
    len: usize,
}

impl Numbered {
    /// The number that a line begins with, where words follow that are no unit.
    fn at(line: &str) -> Option<Self> {
        let (mut parts, mut depth, mut at) = ([0; DEPTH], 0, 0);
        loop {
            let digits = line[at..].chars().take(3).take_while(|&c| digit(c).is_some());
            let (value, count) =
                digits.fold((0, 0), |(value, count), c| (value * 10 + digit(c).unwrap_or(0), count + 1));
            if !(1..=2).contains(&count) || value == 0 || depth == DEPTH {
                return None;
            }
            at += line[at..].chars().take(count).map(char::len_utf8).sum::<usize>();
            parts[depth] = value;
            depth += 1;
            let point = first(&line[at..]).filter(|&c| c == '.' || c == '．');
            let goes_on = |point: char| first(&line[at + point.len_utf8()..]).is_some_and(|c| digit(c).is_some());
            match point {
                Some(point) if goes_on(point) => at += point.len_utf8(),
                _ => break,
            }
        }
        let mark = first(&line[at..]).filter(|&c| "、.．".contains(c)).map_or(0, char::len_utf8);
        let spaces = skip_spaces(&line[at + mark..], 4);
        at += mark + spaces;
        let words = &line[at..];
        let named = first(words).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || "“《".contains(c));
        // 2.1人 is a count, 2.1 人手不足 none
        let unit = Unit::prefix(words).map(|(unit, _)| &words[unit.len()..]);
        let apart = mark + spaces > 0;
        let counted = unit
            .is_some_and(|after| !apart || !after.starts_with(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
            || words.starts_with(['万', '亿', '千', '百', '余', '多', '月']);
        (named && !counted).then_some(Self { parts, depth, len: at })
    }

    fn last(&self) -> u32 {
        self.parts[self.depth - 1]
    }

    fn above(&self) -> &[u32] {
        &self.parts[..self.depth - 1]
    }

    /// Whether it may come next after others, of which `last` is the last of each depth: 1.3 behind 1.2, 2.1 behind 1.x.
    fn goes_on(&self, last: &[Option<Self>; DEPTH]) -> bool {
        if self.last() == 1 {
            return true;
        }
        last[self.depth - 1].is_some_and(|before| before.above() == self.above() && before.last() + 1 == self.last())
    }
}

/// Makes headings of the lines that are numbered so, where there are two or more in order, and of the lines above them that have
/// the first number alone: 1 主要举措.
pub(super) fn tell(text: &str, lines: &mut [Line]) {
    let mut last: [Option<Numbered>; DEPTH] = [None; DEPTH];
    let mut found: Vec<(usize, Numbered)> = Vec::new();
    let mut tops: Vec<(usize, Numbered)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.class != Class::Paragraph || !cut(text, line.text).starts_with(|c| digit(c).is_some()) {
            continue;
        }
        let Some(number) = Numbered::at(cut(text, line.text)) else { continue };
        if number.depth == 1 {
            if !line.prose && !longer_than(cut(text, line.text), SHORT) {
                tops.push((at, number));
            }
        } else if number.goes_on(&last) {
            last[number.depth - 1] = Some(number);
            found.push((at, number));
        }
    }
    let opens = |number: &Numbered| number.last() == 1;
    if found.len() < 2 || found.iter().all(|(_, number)| opens(number)) {
        return;
    }
    // 1 主要举措 stands right above 1.1
    let above = |(at, top): &(usize, Numbered)| {
        let next = found.partition_point(|(line, _)| line < at);
        found.get(next).is_some_and(|(_, number)| number.parts[0] == top.parts[0])
    };
    let tops: Vec<(usize, Numbered)> = tops.into_iter().filter(above).collect();
    for (at, number) in tops.into_iter().chain(found) {
        head(text, &mut lines[at], &number);
    }
}

/// Makes a line a heading: 1 is above 1.1, and that above 1.1.1.
fn head(text: &str, line: &mut Line, number: &Numbered) {
    let level = match number.depth {
        1 => 3,
        2 => 4,
        _ => 5,
    };
    line.class = Class::Heading(level);
    line.head = Some(Marker { style: Style::Arabic, number: number.last(), len: number.len });
    let from = line.text.start + number.len;
    let cut_at = from + heading_cut(cut(text, Span::new(from, line.text.end)));
    let rest = cut(text, Span::new(cut_at, line.text.end));
    let ends = rest.chars().all(|c| is_space(c) || "。.：:；;".contains(c));
    line.cut = if ends { line.text.end } else { cut_at };
}

#[cfg(test)]
mod tests {
    use super::super::{PartKind, outline};
    use super::*;

    #[test]
    fn numbers_with_points() {
        let number = |line| Numbered::at(line).map(|n| (n.parts[..n.depth].to_vec(), n.len));
        assert_eq!(number("1.2 健全制度"), Some((vec![1, 2], 4)));
        assert_eq!(number("2.10.1、培训"), Some((vec![2, 10, 1], 9)));
        assert_eq!(number("2.1 人手不足"), Some((vec![2, 1], 4)));
        for line in ["1.78万户", "2.1 件", "0.5 工作", "2023.12 工作", "1.2", "12.4%", "工作"] {
            assert_eq!(number(line), None, "{line}");
        }
    }

    #[test]
    fn headings_in_order() {
        let title = "甲江市人民政府关于2023年度法治政府建设情况的报告\n";
        for (top, end) in [(["一、", "二、", "三、"], ""), (["1. ", "2. ", "3. "], ""), (["1 ", "2 ", "3 "], "\n")]
        {
            let text = format!(
                "{title}{}主要举措和成效\n1.1 健全制度{end}。立规3件。\n1.2 规范执法{end}。培训2期。\n{}存在的问题\n2.1 人少。\n2.2 钱少。\n{}下一步打算\n3.1 补人。\n3.2 筹款。\n",
                top[0], top[1], top[2]
            );
            let outline = outline(&text);
            for kind in [PartKind::Measures, PartKind::Problems, PartKind::Plans] {
                assert_eq!(outline.entries(kind).count(), 2, "{kind} of {text}");
            }
        }
    }

    #[test]
    fn days_and_amounts_are_no_headings() {
        let text = "一、主要举措\n12.4国家宪法日开展宣传。\n3.15消费者权益日开展宣传。\n1.1 研究制度。\n";
        assert!(
            outline(text)
                .tree
                .nodes()
                .iter()
                .all(|node| !matches!(node.kind, super::super::Kind::Heading { level: 4, .. }))
        );
    }
}
