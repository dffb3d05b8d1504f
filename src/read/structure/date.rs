//! Dates and years as offices print them: 2023年12月31日, 二〇二三年十二月三十一日, 2024-03-11, ２０２４．３．１１.

use chrono::NaiveDate;

use super::chars::{first, skip_spaces};
use super::number::{arabic_number, digit, han_number};

/// The value of a digit in a year, Arabic or Chinese.
fn year_digit(c: char) -> Option<u32> {
    digit(c).or(match c {
        '〇' | '○' | '零' | '◯' | 'O' | 'Ｏ' => Some(0),
        _ => han_number(c.encode_utf8(&mut [0; 4])).map(|(n, _)| n).filter(|&n| n < 10),
    })
}

/// Four digits of a year (1900–2199) at the start of `s`.
fn four_digits(s: &str) -> Option<(u16, usize)> {
    let (mut value, mut len) = (0u32, 0);
    let mut chars = s.chars();
    for _ in 0..4 {
        let c = chars.next()?;
        value = value * 10 + year_digit(c)?;
        len += c.len_utf8();
    }
    if chars.next().is_some_and(|c| digit(c).is_some()) || !(1900..2200).contains(&value) {
        return None;
    }
    Some((u16::try_from(value).ok()?, len))
}

/// A month or a day at the start of `s`.
fn small(s: &str) -> Option<(u32, usize)> {
    arabic_number(s, 2).or_else(|| han_number(s))
}

/// A full date at the start of `s`, with its length in bytes.
pub(super) fn date_at(s: &str) -> Option<(NaiveDate, usize)> {
    let (year, mut at) = four_digits(s)?;
    at += skip_spaces(&s[at..], 4);
    let mark = first(&s[at..]).filter(|c| "年-/.．－—–／".contains(*c))?;
    at += mark.len_utf8();
    at += skip_spaces(&s[at..], 4);
    let (month, len) = small(&s[at..])?;
    at += len;
    at += skip_spaces(&s[at..], 4);
    let second = first(&s[at..]).filter(|&c| if mark == '年' { c == '月' } else { c == mark })?;
    at += second.len_utf8();
    at += skip_spaces(&s[at..], 4);
    let (day, len) = small(&s[at..])?;
    at += len;
    if mark == '年' {
        let spaces = skip_spaces(&s[at..], 4);
        if let Some(c) = first(&s[at + spaces..]).filter(|&c| c == '日' || c == '号') {
            at += spaces + c.len_utf8();
        }
    }
    Some((NaiveDate::from_ymd_opt(i32::from(year), month, day)?, at))
}

/// The first full date in a short text, with its start and end.
pub(super) fn find_date(s: &str) -> Option<(NaiveDate, usize, usize)> {
    let mut before = None;
    for (at, c) in s.char_indices() {
        if before.and_then(digit).is_none()
            && year_digit(c).is_some()
            && let Some((date, len)) = date_at(&s[at..])
        {
            return Some((date, at, at + len));
        }
        before = Some(c);
    }
    None
}

/// The first year in `s` that 年 follows and that stands outside 《》 and 〔〕, with its start and end (without 年).
/// A year that ends a range (2021—2025年) does not count.
pub(super) fn find_year(s: &str) -> Option<(u16, usize, usize)> {
    scan_years(s, followed_by_year)
}

/// The year that `s` begins with, where 年 follows.
pub(super) fn year_at_start(s: &str) -> Option<u16> {
    let (year, len) = four_digits(s).filter(|_| s.starts_with(['1', '2', '１', '２', '一', '二']))?;
    followed_by_year(&s[len..]).then_some(year)
}

fn followed_by_year(rest: &str) -> bool {
    rest[skip_spaces(rest, 2)..].starts_with('年')
}

/// Like [`find_year`] where 年 may be missing, for titles.
pub(super) fn find_bare_year(s: &str) -> Option<(u16, usize, usize)> {
    scan_years(s, |_| true)
}

fn scan_years(s: &str, follows: impl Fn(&str) -> bool) -> Option<(u16, usize, usize)> {
    let (mut inside, mut before) = (0usize, ' ');
    for (at, c) in s.char_indices() {
        match c {
            '《' | '〔' => inside += 1,
            '》' | '〕' => inside = inside.saturating_sub(1),
            '1' | '2' | '１' | '２' | '一' | '二' if inside == 0 && !goes_on(before) => {
                if let Some((year, len)) = four_digits(&s[at..]).filter(|&(_, len)| follows(&s[at + len..])) {
                    return Some((year, at, at + len));
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

/// Whether a digit behind a character goes on a number or a range.
fn goes_on(before: char) -> bool {
    digit(before).is_some() || "-—–~～至".contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn dates_in_every_dress() {
        for s in [
            "2024年1月5日",
            "２０２４年１月５日",
            "二〇二四年一月五日",
            "2024-01-05 10:20",
            "2024/1/5",
            "2024.01.05",
            "2024 年 1 月 5 日",
        ] {
            assert_eq!(find_date(s).map(|d| d.0), ymd(2024, 1, 5), "{s}");
        }
        assert_eq!(find_date("二○二三年十二月三十一日").map(|d| d.0), ymd(2023, 12, 31));
        for s in ["2024年2月30日", "2024年13月1日", "12024年1月5日", "2024年1月", "20003年1月1日", ""] {
            assert_eq!(find_date(s), None, "{s}");
        }
    }

    #[test]
    fn years_outside_titles_of_laws() {
        assert_eq!(find_year("落实《纲要（2021—2025年）》，2023年，全区").map(|y| y.0), Some(2023));
        assert_eq!(find_year("二〇二二年度").map(|y| y.0), Some(2022));
        assert_eq!(find_year("规划2021—2025年"), None);
        assert_eq!(find_year("12345热线"), None);
        assert_eq!(find_bare_year("某县2023法治政府建设报告").map(|y| y.0), Some(2023));
    }
}
