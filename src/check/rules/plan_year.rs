#![doc = include_str!("plan_year.md")]

use std::ops::Range;

use super::dates::{another_year, heading, years_in, years_of};
use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::outline::PartKind;
use crate::report::{Field, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D402",
    name: "plan-year",
    summary: "the plans are for another year than the next",
    summary_zh: "下一年度安排的年份不是报告年度的下一年",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Document {
        title: "《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号)",
        article: None,
        certainty: crate::report::regulation::Certainty::Agreed,
    }],
    page: include_str!("plan_year.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some(year) = report.year.map(crate::report::ReportYear::get) else { return };
    let next = year + 1;
    let finding = |passage: &Passage<'_>, range: Range<usize>, other: i32| {
        RULE.finding().about_words(passage, range).with_fact(Fact::Year(other)).with_fact(Fact::Year(next))
    };
    for (at, opened) in report.outline.iter().enumerate() {
        if opened.part != Some(PartKind::Plans) {
            continue;
        }
        let Some(words) = heading(report, at) else { continue };
        out.extend(another_year(words.text, next).map(|(other, range)| finding(&words, range, other)));
        if let Some(body) = body(report, at) {
            out.extend(opens_with(body.text, next).map(|(other, range)| finding(&body, range, other)));
        }
    }
    if report.text.is_none() {
        for (at, plan) in report.plans.iter().enumerate() {
            let words = Passage { text: &plan.text, field: Field::Plan(at), start: None };
            out.extend(opens_with(words.text, next).map(|(other, range)| finding(&words, range, other)));
        }
    }
}

/// What stands under a heading, up to the next of its level or a higher one.
fn body(report: &Report, at: usize) -> Option<Passage<'_>> {
    let (text, opened) = (report.text.as_deref()?, report.outline.get(at)?);
    let start = opened.span?.end;
    let below = report.outline.get(at + 1..)?.iter();
    let end = below.filter(|next| !next.is_item() && next.level <= opened.level).find_map(|next| next.span);
    let end = end.map_or(text.len(), |span| span.start);
    Some(Passage { text: text.get(start..end)?, field: Field::Heading(at), start: Some(start) })
}

/// The year with which a text on plans opens (2023年，我区将…), where it is not the next and the text never names that.
fn opens_with(text: &str, next: i32) -> Option<(i32, Range<usize>)> {
    let opening = text.trim_start_matches(|c: char| c.is_whitespace() || "。：:，".contains(c));
    let start = text.len() - opening.len();
    let (first, range) = years_in(opening).next().filter(|(year, range)| range.start == 0 && *year < next)?;
    let sentence = opening.split(['。', '；', '\n']).next().unwrap_or_default();
    let planned = sentence.contains('将') || sentence.contains("继续") || sentence.contains("计划");
    let done = ["取得", "完成了", "已", "虽"].iter().any(|word| sentence.contains(word));
    let named = years_in(text).any(|(year, _)| year == next);
    (planned && !done && !named).then(|| (first, start + range.start..start + range.end))
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let [other, next] = years_of(finding);
    language.pick(
        format!("下一年度是{next}年，工作安排写的却是{other}年"),
        format!("next year is {next}, but the plans are for {other}"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Language, check_with};
    use crate::report::Report;
    use crate::report::outline::{Heading, PartKind, Style};

    fn found(report: &Report) -> Vec<String> {
        check_with(&[&super::RULE], report).iter().map(|f| f.message(report, Language::En)).collect()
    }

    fn headed(title: &str) -> Report {
        let mut report = draft().build().unwrap();
        let (title, part) = (title.to_owned(), Some(PartKind::Plans));
        report.outline =
            vec![Heading { level: 1, style: Style::Han, number: 4, title, part, empty: false, span: None }];
        report
    }

    fn planned(text: &str) -> Report {
        let mut draft = draft();
        draft.plan(text);
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        let message = ["next year is 2024, but the plans are for 2023"];
        assert_eq!(found(&headed("2023年工作安排")), message);
        assert_eq!(found(&headed("2025年主要安排")), ["next year is 2024, but the plans are for 2025"]);
        assert_eq!(found(&planned("2023年，继续加强执法培训")), message);
    }

    #[test]
    fn holds() {
        for title in ["2024年工作安排", "下一步打算", "2023年不足之处和2024年安排", "落实2021—2025年规划的安排"]
        {
            assert!(found(&headed(title)).is_empty(), "{title}");
        }
        for text in ["2024年，继续加强执法培训", "加强执法培训", "2023年取得的经验将得到推广", "在2023年基础上继续"]
        {
            assert!(found(&planned(text)).is_empty(), "{text}");
        }
    }
}
