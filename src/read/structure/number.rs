//! The numbers that open headings and items: 第一部分 一、 （一） 1. （1） ① 一是 一要 第一， 首先 其一.
//!
//! The order of levels is GB/T 9704—2012, 7.3.3: 一、 then （一） then 1. then （1）; long reports have parts or chapters above them.

use super::chars::{first, is_space, skip_line_spaces, skip_spaces};
use crate::marks::Words;
use crate::report::outline::Style;

/// A number as it stands in the text: its style, its value, and how many bytes it takes with its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    pub(super) number: u32,
    pub(super) len: usize,
}

/// The value of one Chinese digit 一–九.
const fn han_digit(c: char) -> Option<u32> {
    match c {
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

/// A Chinese number 1–99 at the start of `s`, with its length in bytes.
pub(super) fn han_number(s: &str) -> Option<(u32, usize)> {
    let mut chars = s.chars();
    let c = chars.next()?;
    let (tens, at) = if c == '十' {
        (1, 3)
    } else {
        let digit = han_digit(c)?;
        if chars.next() != Some('十') {
            return Some((digit, 3));
        }
        (digit, 6)
    };
    match first(&s[at..]).and_then(han_digit) {
        Some(unit) => Some((tens * 10 + unit, at + 3)),
        None => Some((tens * 10, at)),
    }
}

/// The value of an ASCII or full-width digit.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// Up to `max` Arabic digits at the start of `s`; `None` where there are none or more.
pub(super) fn arabic_number(s: &str, max: usize) -> Option<(u32, usize)> {
    let (mut value, mut len, mut count) = (0, 0, 0);
    for c in s.chars() {
        let Some(d) = digit(c) else { break };
        count += 1;
        if count > max {
            return None;
        }
        value = value * 10 + d;
        len += c.len_utf8();
    }
    (count > 0).then_some((value, len))
}

/// Whether `rest` goes on a bare enumeration that `number` began: 一、二审, 二、三产业.
fn enumerates(number: u32, rest: &str) -> bool {
    let Some((next, len)) = han_number(rest) else { return false };
    if next != number + 1 {
        return false;
    }
    first(&rest[len..]).is_none_or(|c| "、，审产季线级类期档轮批次等号层楼届章条款月年中小和及或".contains(c))
}

/// Whether `rest` goes on with digits that make `1.` or `1、` no heading; a year (`1.2023年…`) does not.
fn goes_on_with_digits(rest: &str) -> bool {
    let Some(c) = first(rest) else { return false };
    if digit(c).is_none() {
        return false;
    }
    let year = arabic_number(rest, 4).filter(|&(year, _)| (1949..2100).contains(&year));
    !year.is_some_and(|(_, len)| rest[len..].starts_with('年'))
}

/// The number that opens a heading line; `s` begins with the first character that is no space.
pub(super) fn heading(s: &str) -> Option<Marker> {
    let c = first(s)?;
    match c {
        '（' | '(' => bracketed(s, c.len_utf8()),
        '第' => part(s),
        '一'..='鿿' => han_heading(s),
        '0'..='9' | '０'..='９' => arabic_heading(s),
        '①'..='⑳' => single(c, '①', Style::Circled),
        '⑴'..='⒇' => single(c, '⑴', Style::ArabicBracket),
        '㈠'..='㈩' => single(c, '㈠', Style::HanBracket),
        _ => None,
    }
}

fn single(c: char, one: char, style: Style) -> Option<Marker> {
    let number = u32::from(c).checked_sub(u32::from(one))? + 1;
    Some(Marker { style, number, len: c.len_utf8() })
}

fn bracketed(s: &str, open: usize) -> Option<Marker> {
    let mut at = open + skip_spaces(&s[open..], 4);
    let (style, (number, len)) = match han_number(&s[at..]) {
        Some(found) => (Style::HanBracket, found),
        None => (Style::ArabicBracket, arabic_number(&s[at..], 2)?),
    };
    at += len;
    at += skip_spaces(&s[at..], 4);
    let close = first(&s[at..]).filter(|&c| c == '）' || c == ')')?;
    at += close.len_utf8();
    if let Some(mark) = first(&s[at..]).filter(|&c| matches!(c, '、' | '．' | '.')) {
        at += mark.len_utf8();
    }
    (number > 0).then_some(Marker { style, number, len: at })
}

/// `第一部分 ` and `第一章：`; without a space or a mark behind it, 第一部分 goes on a sentence.
fn part(s: &str) -> Option<Marker> {
    let (number, len) = han_number(&s[3..])?;
    let at = 3 + len;
    let word = ["部分", "章"].into_iter().find(|word| s[at..].starts_with(word))?;
    let at = at + word.len();
    let mark = first(&s[at..]).filter(|&c| is_space(c) && c != '\n' || matches!(c, '：' | ':' | '、'))?;
    let at = at + mark.len_utf8();
    let at = at + skip_line_spaces(&s[at..]);
    // a line that ends behind the number has no words
    first(&s[at..]).filter(|&c| !is_space(c))?;
    Some(Marker { style: Style::Part, number, len: at })
}

fn han_heading(s: &str) -> Option<Marker> {
    let (number, len) = han_number(s)?;
    let at = len + skip_spaces(&s[len..], 2);
    let mark = first(&s[at..]);
    let mark = mark.filter(|&c| {
        matches!(c, '、' | '．' | '.') || matches!(c, '，' | ',' | '：' | ':') && heads_line(&s[at + c.len_utf8()..])
    });
    let at = match mark {
        Some(mark) => at + mark.len_utf8(),
        // 一 主要举措
        None if at > len && !s[len..at].contains('\n') && heads_line(&s[at..]) => at,
        None => return None,
    };
    (!enumerates(number, &s[at..])).then_some(Marker { style: Style::Han, number, len: at })
}

/// The longest line that a number with a comma or a space behind it makes a heading, in characters.
const SHORT: usize = 30;

/// Whether the rest of a line reads as a heading: few words, no sentence, and not what goes on a numeral or 一是.
fn heads_line(rest: &str) -> bool {
    // no more than a short line is looked at
    let near = rest.char_indices().nth(2 * SHORT).map_or(rest, |(end, _)| &rest[..end]);
    let line = near.split('\n').next().unwrap_or_default().trim_matches(is_space);
    let words = line.strip_suffix('。').unwrap_or(line);
    let begins =
        first(words).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"是要个月年日者则来方般".contains(c));
    begins
        && words.chars().nth(3).is_some()
        && words.chars().nth(SHORT).is_none()
        && !words.contains(['，', ',', '。', '；', '！', '|', '\t'])
        && han_number(words).is_none()
}

fn arabic_heading(s: &str) -> Option<Marker> {
    let (number, len) = arabic_number(s, 2)?;
    let mark = first(&s[len..])?;
    let at = len + mark.len_utf8();
    let style = match mark {
        '.' | '．' | '、' if !goes_on_with_digits(&s[at..]) => Style::Arabic,
        '）' | ')' => Style::ArabicBracket,
        _ => return None,
    };
    (number > 0).then_some(Marker { style, number, len: at })
}

/// Whether a text may begin with the number of an item; false where it surely does not.
pub(super) fn may_open_item(text: &[u8]) -> bool {
    static OPENS: Words =
        Words::new(&["第", "其", "首", "再", "最", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]);
    text.first_chunk().is_some_and(|&[_, second, third]| OPENS.may_begin(second, third))
}

/// The number that opens an item in running text: 一是, 一要, 第一，, 其一，, 首先.
pub(super) fn item(s: &str) -> Option<Marker> {
    if !may_open_item(s.as_bytes()) {
        return None;
    }
    match first(s)? {
        '第' => counted(s, Style::Ordinal),
        '其' => counted(s, Style::Which).or_else(|| word(s)),
        '首' | '再' | '最' => word(s),
        _ => {
            let (number, len) = han_number(s)?;
            let rest = &s[len..];
            let style = match first(rest)? {
                '是' => Style::Is,
                '要' if !rest[3..].starts_with(['素', '点', '件', '求', '务', '义', '害', '闻', '道', '地']) => {
                    Style::Must
                }
                _ => return None,
            };
            Some(Marker { style, number, len: len + 3 })
        }
    }
}

/// `第一，` and `其一，`; 第一、二、三产业, 第一、第二 and 第一责任人 are none.
fn counted(s: &str, style: Style) -> Option<Marker> {
    let (number, len) = han_number(&s[3..])?;
    let at = 3 + len;
    let mark = first(&s[at..])?;
    let end = at + mark.len_utf8();
    let ok = match mark {
        '，' | ',' | '：' | ':' | '是' => true,
        '、' => han_number(&s[end..]).is_none() && !s[end..].starts_with(['第', '其']),
        _ => false,
    };
    ok.then_some(Marker { style, number, len: end })
}

fn word(s: &str) -> Option<Marker> {
    const WORDS: [(&str, u32); 5] = [("首先", 1), ("其次", 2), ("再次", 3), ("再者", 3), ("最后", 4)];
    let (word, number) = WORDS.into_iter().find(|(word, _)| s.starts_with(word))?;
    let mark = first(&s[word.len()..]).filter(|&c| matches!(c, '，' | ',' | '是'));
    Some(Marker { style: Style::Word, number, len: word.len() + mark.map_or(0, char::len_utf8) })
}

/// The dashes or the bullet that open a paragraph as one of a list: ——突出重点, ● 健全制度. It counts nothing.
pub(super) fn bullet(s: &str) -> Option<Marker> {
    let c = first(s)?;
    let len = match c {
        '—' | '―' | '─' | '－' | '–' | '-' => {
            let count = s.chars().take(5).take_while(|&next| next == c).count();
            Some(count * c.len_utf8()).filter(|_| count < 5)?
        }
        '●' | '◆' | '■' | '★' | '▲' | '•' | '▪' | '◇' | '➢' | '·' => c.len_utf8(),
        _ => return None,
    };
    let len = len + skip_line_spaces(&s[len..]);
    let opens = first(&s[len..]).is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '“' | '《' | '【'));
    opens.then_some(Marker { style: Style::Dash, number: 0, len })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opens(line: &str) -> Option<(Style, u32)> {
        let line = line.trim_start_matches(is_space);
        heading(line).or_else(|| item(line)).map(|m| (m.style, m.number))
    }

    #[test]
    fn every_style() {
        for (line, style, number) in [
            ("第一部分　工作", Style::Part, 1),
            ("第十二章：工作", Style::Part, 12),
            ("一、工作", Style::Han, 1),
            ("　　十二、工作", Style::Han, 12),
            ("二十、工作", Style::Han, 20),
            ("三.工作", Style::Han, 3),
            ("一，主要举措和成效", Style::Han, 1),
            ("二：存在的问题", Style::Han, 2),
            ("三　下一步打算", Style::Han, 3),
            ("（二）工作", Style::HanBracket, 2),
            (" (十)工作", Style::HanBracket, 10),
            ("（ 三 ）、工作", Style::HanBracket, 3),
            ("㈣工作", Style::HanBracket, 4),
            ("1.工作", Style::Arabic, 1),
            ("２．工作", Style::Arabic, 2),
            ("3、工作", Style::Arabic, 3),
            ("4.2023年以来", Style::Arabic, 4),
            ("（1）工作", Style::ArabicBracket, 1),
            ("(12)工作", Style::ArabicBracket, 12),
            ("3)工作", Style::ArabicBracket, 3),
            ("⑵工作", Style::ArabicBracket, 2),
            ("③工作", Style::Circled, 3),
            ("四是工作", Style::Is, 4),
            ("十一是工作", Style::Is, 11),
            ("二要工作", Style::Must, 2),
            ("第三，工作", Style::Ordinal, 3),
            ("第一、工作", Style::Ordinal, 1),
            ("其二，工作", Style::Which, 2),
            ("首先，工作", Style::Word, 1),
            ("其次要工作", Style::Word, 2),
        ] {
            assert_eq!(opens(line), Some((style, number)), "{line}");
        }
    }

    #[test]
    fn bullets_open_paragraphs() {
        for (line, len) in [("——突出重点", 6), ("－－突出重点", 6), ("● “一件事”联办", 4), ("- 突出重点", 2)]
        {
            assert_eq!(bullet(line), Some(Marker { style: Style::Dash, number: 0, len }), "{line}");
        }
        for line in ["— 1 —", "--------", "-5.2%", "·", "——\n突出", "突出——重点", ""] {
            assert_eq!(bullet(line), None, "{line}");
        }
    }

    #[test]
    fn traps_open_nothing() {
        for line in [
            "1.78万户",
            "2.1万余件",
            "12.4宪法日",
            "7、8月份",
            "2023.12",
            "2023年",
            "0.5",
            "一、二审案件",
            "一、二、三产业",
            "二、三季度",
            "第一、二、三产业",
            "第一责任人",
            "第一部分企业",
            "第一部分",
            "第一部分　",
            "第一部分 \n工作",
            "第一部分，工作",
            "第一、第二产业",
            "一般来说",
            "一要素",
            "一，抓制度，全年立规3件",
            "二 三季度",
            "一 是健全制度",
            "十 月份工作",
            "（2023年）",
            "(试行)",
            "三大",
            "一",
            "（",
            "(一",
            "1",
            "十",
            "",
        ] {
            assert_eq!(opens(line), None, "{line}");
        }
    }

    #[test]
    fn a_heading_may_begin_with_a_numeral() {
        assert_eq!(opens("二、三项制度全面落实"), Some((Style::Han, 2)));
        assert_eq!(opens("一、一体推进各项工作"), Some((Style::Han, 1)));
    }
}
