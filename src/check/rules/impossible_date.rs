#![doc = include_str!("impossible_date.md")]

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::{PrintedDate, Report};

pub(super) static RULE: Rule = Rule {
    code: "D405",
    name: "impossible-date",
    summary: "a date that no calendar has",
    summary_zh: "历法上不存在的日期",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic],
    page: include_str!("impossible_date.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    for passage in judged.report().passages() {
        let impossible = PrintedDate::all_in(passage.text).filter(PrintedDate::is_impossible);
        out.extend(impossible.map(|date| RULE.finding().about_words(&passage, date.range)));
    }
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    language.pick(format!("没有“{words}”这样的日期"), format!("there is no such date as “{words}”"))
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Fact, Finding, Language, check_with};
    use crate::report::{Field, Report};

    fn report(text: &str) -> Report {
        let mut draft = draft();
        draft.measure("化解纠纷").text(text);
        draft.build().unwrap()
    }

    fn found(report: &Report) -> Vec<Finding> {
        check_with(&[&super::RULE], report)
    }

    #[test]
    fn broken() {
        let report = report("2023年2月30日召开会议，13月5日结束。");
        let findings = found(&report);
        assert_eq!(findings.len(), 2);
        assert_eq!(findings[0].message(&report, Language::Zh), "没有“2023年2月30日”这样的日期");
        assert_eq!(findings[0].message(&report, Language::En), "there is no such date as “2023年2月30日”");
        let words = Fact::Words { text: "13月5日".to_owned(), field: Field::MeasureText(0) };
        assert_eq!(findings[1].facts, [words]);
    }

    #[test]
    fn holds() {
        assert!(found(&report("2024年2月29日召开会议，30日内办结，历时13个月。")).is_empty());
    }
}
