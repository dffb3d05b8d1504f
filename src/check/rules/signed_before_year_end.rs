#![doc = include_str!("signed_before_year_end.md")]

use chrono::Datelike;

use super::dates::{place_of_date, printed};
use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::{Field, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D404",
    name: "signed-before-year-end",
    summary: "the report was signed before its year was over, so its yearly figures cannot be final",
    summary_zh: "成文时报告年度尚未结束，全年数据不可能是最终数",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("signed_before_year_end.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some((year, date)) = report.year.zip(report.issued_on) else { return };
    let told = report.figures_as_of.is_some_and(|until| until <= date);
    if date.year() != year.get() || told || report.figures().is_empty() {
        return;
    }
    let date_words = printed(date);
    let words = Passage { text: &date_words, field: Field::IssuedOn, start: None };
    let found = RULE.finding().about_words(&words, 0..date_words.len()).with_fact(Fact::Date(date));
    let span = place_of_date(report, date).and_then(|(passage, range)| passage.span(range));
    out.push(span.into_iter().fold(found, Finding::at));
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let date = finding.words().next().unwrap_or_default();
    language.pick(
        format!("{date}成文时全年尚未结束，请注明数据的统计截止日"),
        format!("signed on {date}, before the year was over; say up to which day the figures count"),
    )
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::check::check_with;
    use crate::check::rules::testing::draft;
    use crate::report::Report;

    fn report(date: (i32, u32, u32)) -> Report {
        let mut draft = draft();
        draft.figure("受理行政复议案件", "12件").unwrap();
        let mut report = draft.build().unwrap();
        report.issued_on = NaiveDate::from_ymd_opt(date.0, date.1, date.2);
        report
    }

    fn speaks(report: &Report) -> bool {
        !check_with(&[&super::RULE], report).is_empty()
    }

    #[test]
    fn broken() {
        assert!(speaks(&report((2023, 12, 31))));
        assert!(speaks(&report((2023, 12, 1))));
        assert!(speaks(&report((2023, 11, 30))));
    }

    #[test]
    fn holds() {
        assert!(!speaks(&report((2024, 1, 1))));
        // an earlier year is D401
        assert!(!speaks(&report((2022, 12, 31))));
        let mut told = report((2023, 12, 20));
        told.figures_as_of = NaiveDate::from_ymd_opt(2023, 11, 30);
        assert!(!speaks(&told));
        let mut without = draft().build().unwrap();
        without.issued_on = NaiveDate::from_ymd_opt(2023, 12, 20);
        assert!(!speaks(&without));
    }
}
