//! Years and dates in the words of a report: what rules on dates read.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::check::{Fact, Finding};
use crate::report::{Field, Passage, PrintedDate, Report};

/// The years that a text names with 年, each with its place; not those within 《》 and 〔〕, and not the ends of a span
/// (2021—2025年).
pub(super) fn years_in(text: &str) -> impl Iterator<Item = (i32, Range<usize>)> {
    let (mut at, mut depth) = (0usize, 0usize);
    let mut before = ' ';
    std::iter::from_fn(move || {
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let start = at;
            at += c.len_utf8();
            match c {
                '《' | '〔' => depth += 1,
                '》' | '〕' => depth = depth.saturating_sub(1),
                '1' | '2' if depth == 0 && !before.is_ascii_digit() && !SPAN.contains(before) => {
                    if let Some(year) = four_digits(&text[start..]) {
                        at = start + 4;
                        before = '0';
                        let rest = text[at..].trim_start_matches(' ');
                        let spans = rest.strip_prefix('年').is_some_and(|rest| rest.starts_with(|c| SPAN.contains(c)));
                        if rest.starts_with('年') && !spans {
                            return Some((year, start..start + 4));
                        }
                        continue;
                    }
                }
                _ => {}
            }
            before = c;
        }
        None
    })
}

/// The first year of some words where they name years and none of them is the one asked for.
pub(super) fn another_year(words: &str, year: i32) -> Option<(i32, Range<usize>)> {
    let mut years = years_in(words);
    let first = years.next()?;
    (first.0 != year && years.all(|(other, _)| other != year)).then_some(first)
}

/// The two years that a finding tells of: the one that is printed, and the one that it should be.
pub(super) fn years_of(finding: &Finding) -> [i32; 2] {
    let mut years = finding.facts.iter().filter_map(|fact| match fact {
        Fact::Year(year) => Some(*year),
        _ => None,
    });
    [(); 2].map(|()| years.next().unwrap_or_default())
}

/// What joins the ends of a span of years.
const SPAN: &str = "-—–~～至到";

/// The year of four ASCII digits, 1949–2100, that a text begins with.
fn four_digits(text: &str) -> Option<i32> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year = digits.parse().ok().filter(|year| (1949..=2100).contains(year));
    year.filter(|_| !text[4..].starts_with(|c: char| c.is_ascii_digit()))
}

/// A date as official documents print it: 2024年1月5日.
pub(super) fn printed(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The last place where the text of a report prints a date; a report that was built has no text and so no place.
pub(super) fn place_of_date(report: &Report, date: NaiveDate) -> Option<(Passage<'_>, Range<usize>)> {
    report.text.as_ref()?;
    report.passages().filter_map(|passage| last_in(&passage, date).map(|range| (passage, range))).last()
}

fn last_in(passage: &Passage<'_>, date: NaiveDate) -> Option<Range<usize>> {
    let found = PrintedDate::all_in(passage.text).filter(|printed| printed.date() == Some(date));
    found.last().map(|printed| printed.range)
}

/// A heading of the outline as a passage.
pub(super) fn heading(report: &Report, index: usize) -> Option<Passage<'_>> {
    let heading = report.outline.get(index)?;
    // its words stand at the end of its place, but for the mark that ends it
    let start = heading.span.zip(report.text.as_deref()).and_then(|(span, text)| {
        let printed = span.text(text)?;
        printed.rfind(heading.title.as_str()).map(|at| span.start + at)
    });
    Some(Passage { text: &heading.title, field: Field::Heading(index), start })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_year_is_named_only_where_the_one_is_not() {
        let other = |words: &str| another_year(words, 2023).map(|(year, _)| year);
        assert_eq!(other("2022年工作和2021年回顾"), Some(2022));
        assert_eq!(other("2022年工作和2023年安排"), None);
        assert_eq!(other("今后的安排"), None);
    }

    #[test]
    fn years_that_stand_for_themselves() {
        let years = |text: &str| years_in(text).map(|(year, _)| year).collect::<Vec<_>>();
        assert_eq!(years("2023年主要工作和2024年安排"), [2023, 2024]);
        assert_eq!(years("2023 年度"), [2023]);
        for none in ["《规划（2021—2025年）》", "2021—2025年", "2021年至2023年", "20003年", "2023件", "12345热线", ""]
        {
            assert!(years(none).is_empty(), "{none}: {:?}", years(none));
        }
        let text = "自2022年起";
        assert_eq!(years_in(text).next().map(|(_, range)| &text[range]), Some("2022"));
    }
}
