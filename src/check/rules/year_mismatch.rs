#![doc = include_str!("year_mismatch.md")]

use std::ops::Range;

use chrono::Datelike;

use super::dates::{another_year, heading, place_of_date, printed, years_of};
use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::outline::PartKind;
use crate::report::{Field, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D401",
    name: "year-mismatch",
    summary: "title, headings, document number, date or opening speak of another year than the one reported on",
    summary_zh: "标题、小标题、发文字号、成文日期或导语中的年份与报告年度不一致",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("year_mismatch.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some(year) = report.year.map(crate::report::ReportYear::get) else { return };
    let finding = |passage: &Passage<'_>, range: Range<usize>, other: i32| {
        RULE.finding().about_words(passage, range).with_fact(Fact::Year(other)).with_fact(Fact::Year(year))
    };
    if let Some(title) = &report.title {
        let title = Passage { text: title, field: Field::Title, start: None };
        out.extend(another_year(title.text, year).map(|(other, range)| finding(&title, range, other)));
    }
    for (at, opened) in report.outline.iter().enumerate() {
        let past = matches!(opened.part, Some(PartKind::Measures | PartKind::Problems | PartKind::Duties));
        if let Some(words) = heading(report, at).filter(|_| past && opened.level == 1) {
            out.extend(another_year(words.text, year).map(|(other, range)| finding(&words, range, other)));
        }
    }
    for passage in report.passages().take(OPENING) {
        out.extend(opening(passage.text, year).map(|(other, range)| finding(&passage, range, other)));
    }
    if let Some(number) = report.document_number.as_ref().filter(|number| number.year() < year) {
        let printed = number.to_string();
        let words = Passage { text: &printed, field: Field::DocumentNumber, start: None };
        let place = report.passages().find_map(|p| p.text.find(number.agency()).map(|at| (p, at)));
        let span = place.and_then(|(p, at)| p.span(at..p.text.trim_end().len()));
        let found = finding(&words, 0..printed.len(), number.year());
        out.push(span.into_iter().fold(found, Finding::at));
    }
    if let Some(date) = report.issued_on.filter(|date| date.year() < year) {
        let date_words = printed(date);
        let words = Passage { text: &date_words, field: Field::IssuedOn, start: None };
        let span = place_of_date(report, date).and_then(|(passage, range)| passage.span(range));
        let found = finding(&words, 0..date_words.len(), date.year());
        out.push(span.into_iter().fold(found, Finding::at));
    }
}

/// How many passages from the first may hold the sentence that opens the report.
const OPENING: usize = 12;

/// The year of 现将…年法治政府建设情况报告如下 where it is another.
fn opening(line: &str, year: i32) -> Option<(i32, Range<usize>)> {
    let end = line.find("报告如下")?;
    let start = line[..end].rfind('将')?;
    let words = &line[start..end];
    let about = ["法治政府建设", "法治建设", "依法行政"].iter().any(|matter| words.contains(matter));
    let sentence = about && !words.contains(['。', '；']);
    let (other, range) = another_year(words, year).filter(|_| sentence)?;
    Some((other, start + range.start..start + range.end))
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let [other, year] = years_of(finding);
    let field = finding.facts.iter().find_map(|fact| match fact {
        Fact::Words { field, .. } => Some(*field),
        _ => None,
    });
    let (zh, en) = match field {
        Some(Field::Title) => ("标题", "the title"),
        Some(Field::Heading(_)) => ("小标题", "a heading"),
        Some(Field::DocumentNumber) => ("发文字号", "the document number"),
        Some(Field::IssuedOn) => ("成文日期", "the date of the signature"),
        _ => ("导语", "the opening"),
    };
    language.pick(
        format!("报告年度为{year}年，{zh}却是{other}年"),
        format!("the report is on {year}, but {en} is of {other}"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Finding, Language, check_with};
    use crate::report::outline::{Heading, PartKind, Style};
    use crate::report::{DocumentNumber, Report};
    use chrono::NaiveDate;

    fn found(report: &Report) -> Vec<String> {
        check_with(&[&super::RULE], report).iter().map(|f: &Finding| f.message(report, Language::En)).collect()
    }

    fn report() -> Report {
        draft().build().unwrap()
    }

    #[test]
    fn broken() {
        let mut report = report();
        report.title = Some("某区2022年法治政府建设年度报告".to_owned());
        assert_eq!(found(&report), ["the report is on 2023, but the title is of 2022"]);
        report.title = None;
        report.document_number = Some(DocumentNumber::new("某政发", 2022, 3).unwrap());
        report.issued_on = NaiveDate::from_ymd_opt(2022, 12, 30);
        report.preamble = "现将本区2021年度法治政府建设情况报告如下：".to_owned();
        let title = "2022年主要举措".to_owned();
        let part = Some(PartKind::Measures);
        report.outline =
            vec![Heading { level: 1, style: Style::Han, number: 1, title, part, empty: false, span: None }];
        let mut messages = found(&report);
        messages.sort();
        assert_eq!(
            messages,
            [
                "the report is on 2023, but a heading is of 2022",
                "the report is on 2023, but the date of the signature is of 2022",
                "the report is on 2023, but the document number is of 2022",
                "the report is on 2023, but the opening is of 2021",
            ]
        );
    }

    #[test]
    fn holds() {
        let mut report = report();
        // a report is signed in its year or after it
        report.document_number = Some(DocumentNumber::new("某政发", 2024, 3).unwrap());
        report.issued_on = NaiveDate::from_ymd_opt(2024, 1, 10);
        report.preamble = "按照2021年印发的方案，现将2023年法治政府建设情况报告如下：".to_owned();
        let title = "2022年以来和2023年主要举措".to_owned();
        let part = Some(PartKind::Measures);
        let mut heading = Heading { level: 1, style: Style::Han, number: 1, title, part, empty: false, span: None };
        report.outline.push(heading.clone());
        heading.title = "2024年工作安排".to_owned();
        heading.part = Some(PartKind::Plans);
        report.outline.push(heading);
        assert!(found(&report).is_empty(), "{:?}", found(&report));
        report.year = None;
        assert!(found(&report).is_empty());
    }
}
