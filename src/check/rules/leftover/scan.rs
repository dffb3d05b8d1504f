//! One pass over a paragraph for what is left over in it.

use std::cell::LazyCell;
use std::ops::Range;

use crate::marks::Stops;

use super::words::{COUNTING, DATED, HANDLED, NAMED, NOTES, PLACE_HOLDERS, RATED, SURNAMES, TO_FILL, UNITS, WANTING};

/// How many bytes of a bracket with a note to the author are looked at.
const LONGEST_NOTE: usize = 96;

/// How many spaces between Chinese words a paragraph may have before a single one tells nothing.
const SPACED: usize = 3;

/// The places of what is left over, in order; none overlaps the next.
pub(super) fn leftovers(text: &str) -> impl Iterator<Item = Range<usize>> {
    // a bare unit is no fault in the head of a table or in a title
    let prose = LazyCell::new(move || text.contains(['，', '。', '；', ',']) && !text.contains(['\t', '|', '｜']));
    // where many words are spaced, a space is no hole
    let spaced = LazyCell::new(move || {
        text.split(SPACES).skip(1).filter(|piece| piece.starts_with(is_han)).nth(SPACED).is_some()
    });
    let rule = text.trim().chars().all(|c| "*＊_＿ ".contains(c));
    let (mut at, mut from) = (0, 0);
    std::iter::from_fn(move || {
        if rule {
            return None;
        }
        loop {
            at = LOOKED_AT.next(text, at);
            let c = text.get(at..)?.chars().next()?;
            let found = here(text, at, c, || *prose, || *spaced).map(|place| place.start.max(from)..place.end);
            from = found.as_ref().map_or(from, |place| place.end);
            at = found.as_ref().map_or(at + c.len_utf8(), |place| place.end);
            if found.is_some() {
                return found;
            }
        }
    })
}

/// The characters that [`here`] looks at, those of two bytes aside; the others, nearly all of a text, are passed over.
static LOOKED_AT: Stops = Stops::of("[{【（(〔*＊XxＸｘ_＿□○年待此点单T错#&L \u{fffd}\u{3000}%％个万余");

/// Whether these words end with a unit and hold no number: 受理 万件.
pub(super) fn lacks_digits(words: &str) -> bool {
    words.starts_with(is_han) && !words.contains('月') && UNITS.iter().any(|unit| words.ends_with(unit))
}

/// What is left over at a place of the text.
fn here(text: &str, at: usize, c: char, prose: impl Fn() -> bool, spaced: impl Fn() -> bool) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    match c {
        '[' if rest.starts_with("[bookmark") => Some(at..at + bracket(rest, &[']'])),
        '{' if rest.starts_with("{{") || text[..at].ends_with('$') => Some(at..at + bracket(rest, &['}'])),
        '【' | '（' | '(' | '〔' | '[' => note(rest, c).map(|len| at..at + len),
        '*' | '＊' | 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '_' | '＿' | '□' | '○' => signs(text, at, c),
        '年' => blank_date(rest).map(|len| at..at + len),
        '待' => to_fill(text, at),
        '此' | '点' | '单' | 'T' | '错' | '#' | '&' | 'L' | '\u{fffd}' => {
            let word = PLACE_HOLDERS.iter().find(|word| rest.starts_with(**word))?;
            let joined = |c: Option<char>| word.starts_with('T') && c.is_some_and(|c| c.is_ascii_alphanumeric());
            let apart = !joined(text[..at].chars().next_back()) && !joined(rest[word.len()..].chars().next());
            apart.then(|| at..at + word.len())
        }
        ' ' | '\u{3000}' | '\u{a0}' => hole(text, at, spaced).filter(|_| prose()),
        '%' | '％' | '个' | '万' | '余' => bare_unit(text, at).filter(|_| prose()),
        _ => None,
    }
}

/// How many bytes a bracket takes, up to one of its ends; all that may be looked at where there is none.
fn bracket(rest: &str, ends: &[char]) -> usize {
    let mut last = 0;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < LONGEST_NOTE) {
        last = at + c.len_utf8();
        // }} closes {{
        if ends.contains(&c) && !rest[last..].starts_with(c) {
            break;
        }
    }
    last
}

/// A bracket that holds a note to the author: 【请填写单位名称】, （此处补充数据）, （待补充）.
fn note(rest: &str, open: char) -> Option<usize> {
    let inner = &rest[open.len_utf8()..];
    let word = NOTES.iter().find(|word| inner.starts_with(**word))?;
    let len = bracket(rest, &['】', '）', ')', '〕', ']']);
    let words = inner.get(..len.checked_sub(open.len_utf8())?)?;
    let meant = match *word {
        "待" => TO_FILL.iter().any(|fill| words.starts_with(fill)) || words.starts_with("待定"),
        "此处" => ["填", "插", "补", "输入", "写", "附"].iter().any(|verb| words["此处".len()..].starts_with(verb)),
        "填写" => open == '【',
        _ => true,
    };
    (meant && words.ends_with(['】', '）', ')', '〕', ']'])).then_some(len)
}

/// A run of signs or letters that stands for what is to be filled in.
fn signs(text: &str, at: usize, c: char) -> Option<Range<usize>> {
    let rest = &text[at..];
    let end = at + rest.chars().take_while(|&other| other == c).map(char::len_utf8).sum::<usize>();
    let count = rest[..end - at].chars().count();
    let (before, after) = (text[..at].chars().next_back(), text[end..].chars().next());
    let next = text[end..].trim_start_matches(' ');
    let followed = |words: &[&str]| words.iter().find(|word| next.starts_with(**word)).map(|word| word.len());
    let unit = followed(&UNITS).or_else(|| followed(&DATED));
    let name = followed(&NAMED);
    let (counted, named) = (unit.is_some(), name.is_some());
    // URLs, masked numbers, 5+X, 3×4
    let code = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c) || "./_-@=+＋#&\\".contains(c));
    let masked = before.is_some_and(|c| c.is_ascii_digit()) || after.is_some_and(|c| c.is_ascii_digit());
    let person = before.is_some_and(|c| SURNAMES.contains(c));
    let found = match c {
        '*' | '＊' if masked => false,
        '*' | '＊' if count == 1 => counted && before.is_none_or(|c| is_han(c) || c.is_whitespace()),
        '*' | '＊' if count == 2 => counted || named,
        '*' | '＊' => counted || named || !person,
        '_' | '＿' => count >= 3 && !code(before) && !code(after),
        '□' | '○' => count >= 2 && !masked && (counted || named),
        _ if code(before) || code(after) => false,
        _ if count == 1 => {
            counted && !next.starts_with("部") && before.is_none_or(|c| is_han(c) || "，、（".contains(c))
        }
        _ => counted || named || !person,
    };
    // with the words beside it, so that it can be known again: 会议*次
    let gap = text[end..].len() - next.len();
    let shown = unit.or(name).map_or(end, |len| end + gap + len);
    found.then(|| at - words_before(text, at)..shown)
}

/// How many bytes the one or two Chinese characters before a place take.
fn words_before(text: &str, at: usize) -> usize {
    text[..at].chars().rev().take(2).take_while(|&c| is_han(c)).map(char::len_utf8).sum()
}

/// `年  月  日` without a number.
fn blank_date(rest: &str) -> Option<usize> {
    let gap = |words: &str| words.len() - words.trim_start_matches([' ', '\u{3000}', '\u{a0}', '　', '_']).len();
    let after_year = "年".len() + gap(&rest["年".len()..]);
    let month = rest[after_year..].strip_prefix('月')?;
    let after_month = rest.len() - month.len() + gap(month);
    let end = rest[after_month..].starts_with('日').then_some(after_month + "日".len())?;
    (after_year > "年".len()).then_some(end)
}

/// 待补充 where nothing but a mark or a unit follows.
fn to_fill(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let word = TO_FILL.iter().find(|word| rest.starts_with(**word))?;
    let before = text[..at].chars().next_back();
    let end = at + word.len();
    let next = &text[end..];
    let closed = next.chars().next().is_none_or(|c| !c.is_alphanumeric()) || *word != "待补" && starts(next, &UNITS);
    (closed && before.is_none_or(|c| !WANTING.contains(c))).then_some(at..end)
}

/// Spaces where a number should stand, between a word and a unit that ends its clause: 受理 万件，举报   件。
fn hole(text: &str, at: usize, spaced: impl Fn() -> bool) -> Option<Range<usize>> {
    let before = &text[..at];
    if !before.chars().next_back().is_some_and(is_han) {
        return None;
    }
    let rest = text[at..].trim_start_matches(SPACES);
    let (unit, end) = unit_at(text, text.len() - rest.len())?;
    // one space may be chance where words are spaced; a longer unit or a verb of counting shows what is lost
    let wide =
        text[at..].chars().take_while(|c| SPACES.contains(c)).map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum::<u32>()
            > 1;
    let verb = COUNTING.iter().filter(|verb| before.ends_with(**verb)).max_by_key(|verb| verb.len());
    let each = before.ends_with(|c: char| "首再每本这那该各某上下第初多".contains(c));
    let sure = wide || !each && !spaced() || unit.chars().nth(1).is_some() || "%％".contains(unit);
    let shown = match verb {
        Some(verb) => verb.len(),
        None if sure => words_before(text, at),
        None => return None,
    };
    Some(at - shown..end)
}

/// A unit right after a verb of counting, with nothing between them: 增长%，受理万件。
fn bare_unit(text: &str, at: usize) -> Option<Range<usize>> {
    let (unit, end) = unit_at(text, at)?;
    let verbs: &[&str] = if unit.starts_with(['%', '％', '个']) { &RATED } else { &HANDLED };
    let meant = unit != "个" && unit != "个人";
    let verb = verbs.iter().filter(|verb| meant && text[..at].ends_with(**verb)).max_by_key(|verb| verb.len())?;
    Some(at - verb.len()..end)
}

/// The unit at a place and its end, where nothing goes on after it.
fn unit_at(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let unit = UNITS.iter().find(|unit| text[at..].starts_with(**unit))?;
    let end = at + unit.len();
    let closed = text[end..].chars().next().is_none_or(|c| "，。；、！）,;)".contains(c));
    closed.then_some((*unit, end))
}

/// The spaces within a line.
const SPACES: [char; 3] = [' ', '\u{3000}', '\u{a0}'];

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
