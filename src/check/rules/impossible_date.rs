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
    use crate::check::rules::testing::{codes, draft, only};
    use crate::report::Field;

    #[test]
    fn broken() {
        let mut draft = draft();
        draft.measure("化解纠纷").text("2023年2月30日召开会议。");
        let (finding, zh, en) = only(&draft.build().unwrap());
        assert_eq!(finding.code(), "D405");
        assert_eq!(zh, "没有“2023年2月30日”这样的日期");
        assert_eq!(en, "there is no such date as “2023年2月30日”");
        let fields = finding.facts.iter().map(|fact| match fact {
            crate::check::Fact::Words { field, .. } => *field,
            other => panic!("{other:?}"),
        });
        assert_eq!(fields.collect::<Vec<_>>(), [Field::MeasureText(0)]);
    }

    #[test]
    fn holds() {
        let mut draft = draft();
        draft.measure("化解纠纷").text("2024年2月29日召开会议，30日内办结，历时13个月。");
        assert!(codes(&draft.build().unwrap()).is_empty());
    }
}
