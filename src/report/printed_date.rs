//! Dates as they are printed, possible or not.

use std::ops::Range;

use chrono::NaiveDate;

use crate::marks::Stops;

/// A date, or a part of one, as a text prints it: 2023年2月30日, 13月5日, 20003年1月, 2024-02-30, 二〇二三年十二月三十一日.
///
/// It keeps what is written, so that a date that no calendar has can be named; [`date`](Self::date) is the day it means.
/// A month without a day (9月), a year without a month (2023年) and a span of time (3个月, 30日内) are no such date; a year of
/// five digits is one, for it is a slip of the pen.
///
/// ```
/// use fazhi::report::PrintedDate;
///
/// let found = |text| PrintedDate::all_in(text).next();
/// let new_year = found("自2024年1月1日起施行").ok_or("no date")?;
/// assert_eq!(new_year.date().map(|date| date.to_string()).as_deref(), Some("2024-01-01"));
///
/// let leap = found("2023年2月29日印发").ok_or("no date")?;
/// assert!(leap.date().is_none() && leap.is_impossible());
/// assert!(found("受理案件30日内办结").is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// The year, where one is written.
    pub year: Option<u32>,
    /// The month as written.
    pub month: Option<u32>,
    /// The day as written.
    pub day: Option<u32>,
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
}

/// The years that a date of our time may have.
const YEARS: Range<u32> = 1900..2200;

impl PrintedDate {
    /// The dates of a text, in order; it takes time in proportion to the text.
    pub fn all_in(text: &str) -> impl Iterator<Item = Self> {
        // every date has one of these marks behind its first number; the rest of the text is passed over
        let (mut from, mut end) = (0, 0);
        std::iter::from_fn(move || {
            loop {
                let at = MARKS.next(text, from);
                let mark = text.get(at..)?.chars().next()?;
                let found = number_before(text, at, end).and_then(|start| at_start(text, start));
                end = found.as_ref().map_or(end, |found| found.range.end);
                from = end.max(at + mark.len_utf8());
                if found.is_some() {
                    return found;
                }
            }
        })
    }

    /// The day that it means; `None` where a part is not written or there is no such day.
    pub fn date(&self) -> Option<NaiveDate> {
        let year = i32::try_from(self.year.filter(|year| YEARS.contains(year))?).ok()?;
        NaiveDate::from_ymd_opt(year, self.month?, self.day?)
    }

    /// Whether no calendar has it: a 13th month, a 30 February, a year of five digits. 29 February without a year is possible.
    pub fn is_impossible(&self) -> bool {
        // a leap year where none is written
        let year = match self.year {
            None => 2024,
            Some(year) if YEARS.contains(&year) => i32::try_from(year).unwrap_or(2024),
            Some(_) => return true,
        };
        match (self.month, self.day) {
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day).is_none(),
            (Some(month), None) => !(1..=12).contains(&month),
            _ => false,
        }
    }
}

/// What stands behind the first number of a date.
static MARKS: Stops = Stops::of("年月-/");

/// Where the number begins that stands right before a byte of a text, but for spaces, and not before `from`; `None` where there is
/// none, or where it goes on a decimal.
fn number_before(text: &str, at: usize, from: usize) -> Option<usize> {
    let before = text.get(from..at)?.trim_end_matches(' ');
    let digits = before.char_indices().rev().take_while(|&(_, c)| value_of(c).is_some() || c == '十');
    // no date has a longer number
    let (start, _) = digits.take(LONGEST + 1).last()?;
    (!before[..start].ends_with('.')).then_some(from + start)
}

/// The most digits of a number that may be part of a date.
const LONGEST: usize = 9;

/// The date that begins at a byte of a text.
fn at_start(text: &str, start: usize) -> Option<PrintedDate> {
    let (first, len, digits) = number(&text[start..], 9)?;
    let mut at = start + len;
    let mut found = PrintedDate { year: None, month: None, day: None, range: start..start };
    match text[at..].chars().next()? {
        '年' => {
            // 3年 is a span of time; a year is written with four digits, or by a slip of the pen with five
            if !(digits == 4 && YEARS.contains(&first) || digits == 5 && is_slip(first)) {
                return None;
            }
            at += '年'.len_utf8();
            found.year = Some(first);
            found.range.end = at;
            if let Some((month, day, end)) = month_and_day(text, at) {
                (found.month, found.day, found.range.end) = (Some(month), day, end);
            } else if digits == 4 {
                // a year alone says nothing that could be impossible
                return None;
            }
            Some(found)
        }
        '月' => {
            let (month, day, end) = month_and_day(text, start)?;
            (found.month, found.day, found.range.end) = (Some(month), day, end);
            // 9月 alone may be a span (9月以来) or a month; only a month that is none is told
            (day.is_some() || month > 12 || month == 0).then_some(found)
        }
        mark @ ('-' | '/') if digits == 4 && YEARS.contains(&first) => {
            let (month, len, _) = number(&text[at + 1..], 2)?;
            at += 1 + len;
            let rest = text[at..].strip_prefix(mark)?;
            let (day, len, _) = number(rest, 2)?;
            at += 1 + len;
            let goes_on = text[at..].starts_with(|c: char| c == mark || c.is_ascii_alphanumeric());
            (found.year, found.month, found.day, found.range.end) = (Some(first), Some(month), Some(day), at);
            (!goes_on).then_some(found)
        }
        _ => None,
    }
}

/// Whether a number of five digits is a year with a digit too many: 20003, 20223.
fn is_slip(year: u32) -> bool {
    let without = |place: u32| year / (place * 10) * place + year % place;
    [1, 10, 100, 1000, 10_000].into_iter().any(|place| (1949..2100).contains(&without(place)))
}

/// 9月7日, 9月: the month, the day where one is written, and where they end.
fn month_and_day(text: &str, start: usize) -> Option<(u32, Option<u32>, usize)> {
    let start = start + spaces(&text[start..]);
    let (month, len, _) = number(&text[start..], 2)?;
    let rest = text[start + len..].strip_prefix('月')?;
    let at = start + len + '月'.len_utf8();
    let skip = spaces(rest);
    let rest = &rest[skip..];
    let day = number(rest, 2).filter(|&(_, len, _)| rest[len..].starts_with(['日', '号']));
    Some(match day {
        Some((day, len, _)) => (month, Some(day), at + skip + len + '日'.len_utf8()),
        None => (month, None, at),
    })
}

/// How many spaces, at most two, a text begins with.
fn spaces(text: &str) -> usize {
    text.bytes().take(2).take_while(|byte| *byte == b' ').count()
}

/// The value of a digit, ASCII, full-width or Chinese.
fn value_of(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        '〇' | '○' | '零' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The number at the start of a text: its value, its length in bytes, how many digits it has; `None` where there is none or it
/// has more than `most`. Chinese numerals to 99 are read with 十, spaces before 年, 月, 日 are part of it.
fn number(text: &str, most: usize) -> Option<(u32, usize, usize)> {
    let (mut value, mut len, mut digits) = (0u32, 0, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '十' {
            // 十 is ten, 二十 twenty, 二十三 twenty-three
            value = if digits == 0 { 10 } else { value.checked_mul(10)? };
            len += c.len_utf8();
            digits = 2;
            if let Some(unit) = chars.peek().and_then(|&c| value_of(c)) {
                value += unit;
                len += chars.next().map_or(0, char::len_utf8);
            }
            break;
        }
        let Some(digit) = value_of(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        len += c.len_utf8();
        digits += 1;
    }
    if digits == 0 || digits > most {
        return None;
    }
    let rest = &text[len..];
    let skip = spaces(rest);
    let unit = rest[skip..].starts_with(['年', '月', '日', '号']);
    Some((value, len + if unit { skip } else { 0 }, digits))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        PrintedDate::all_in(text).map(|date| &text[date.range]).collect()
    }

    fn impossible(text: &str) -> Vec<&str> {
        PrintedDate::all_in(text).filter(PrintedDate::is_impossible).map(|date| &text[date.range]).collect()
    }

    #[test]
    fn dates_in_every_dress_are_found() {
        for text in [
            "2024年1月5日",
            "２０２４年１月５日",
            "二〇二四年一月五日",
            "二○二三年十二月三十一日",
            "2024 年 1 月 5 日",
            "2024-01-05",
            "2024/1/5",
            "9月7日",
            "十二月四日",
        ] {
            assert_eq!(found(&format!("自{text}起")), [text], "{text}");
            assert!(impossible(text).is_empty(), "{text}");
        }
        assert_eq!(found("7月8日—7月14日"), ["7月8日", "7月14日"]);
    }

    #[test]
    fn what_no_calendar_has() {
        for text in [
            "2023年2月30日",
            "2023年2月29日",
            "4月31日",
            "2023年13月",
            "13月5日",
            "2023年0月3日",
            "20003年1月",
            "20003年",
            "2024-02-30",
            "二〇二三年十一月三十一日",
        ] {
            assert_eq!(impossible(&format!("于{text}完成")), [text], "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "30日内办结",
            "3个月",
            "13个月",
            "3年",
            "9月以来",
            "2023年",
            "2021—2025年",
            "12.4宪法日",
            "2025-48086",
            "020-24981181",
            "2023-1-2-3",
            "共15000年",
            "每月1日",
            "一年一度",
            "十年",
            "1978年以来",
            "123456年",
        ] {
            assert!(impossible(text).is_empty(), "{text}: {:?}", impossible(text));
        }
        assert!(impossible("2月29日").is_empty());
    }

    proptest! {
        #[test]
        fn any_text_gives_dates_in_order(text in "[0-9０-９一二十〇年月日号/\\- 个]{0,40}", any in any::<String>()) {
            for text in [text, any] {
                let mut end = 0;
                for date in PrintedDate::all_in(&text) {
                    prop_assert!(date.range.start >= end && text.get(date.range.clone()).is_some());
                    prop_assert!(!(date.date().is_some() && date.is_impossible()));
                    end = date.range.end;
                }
            }
        }
    }
}
