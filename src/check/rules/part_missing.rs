#![doc = include_str!("part_missing.md")]

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::Report;
use crate::report::outline::PartKind;
use crate::report::regulation::Certainty;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "S301",
    name: "part-missing",
    summary: "a report lacks one of the four contents that it must have",
    summary_zh: "报告缺少必备的四项内容之一",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[CONTENT],
    page: include_str!("part_missing.md"),
    check,
    say,
};

/// The regulation that lists what an annual report holds. The number of the article is inferred only and is not cited.
pub(super) const CONTENT: Ground = Ground::Document {
    title: "《法治政府建设与责任落实督察工作规定》(厅字〔2019〕28号)",
    article: None,
    certainty: Certainty::Agreed,
};

/// A preamble or a piece that the reader could not place of so many characters tells of the year's work itself.
const LONG: usize = 300;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    if !report.is_whole() {
        return;
    }
    let missing = PartKind::REQUIRED.into_iter().filter(|&kind| !is_there(report, kind));
    out.extend(missing.map(|kind| {
        let finding = RULE.finding().with_fact(Fact::Part(kind));
        match place(report, kind) {
            Some(span) => finding.at(span),
            None => finding,
        }
    }));
}

fn is_there(report: &Report, kind: PartKind) -> bool {
    let long = |text: &str| text.chars().nth(LONG).is_some();
    let elsewhere = || long(&report.preamble) || report.other.iter().any(|matter| long(&matter.text));
    report.has_part(kind) || report.mention(kind).is_some() || kind == PartKind::Measures && elsewhere()
}

/// The heading of the part that it should follow; of the first part where there is none.
fn place(report: &Report, missing: PartKind) -> Option<Span> {
    let before = report.outline.iter().rev().find(|heading| heading.part.is_some_and(|part| part < missing));
    before.or(report.outline.first()).and_then(|heading| heading.span)
}

/// What a part is called.
pub(super) fn name(kind: PartKind, language: Language) -> &'static str {
    match kind {
        PartKind::Preamble => language.pick("导语", "the preamble"),
        PartKind::Measures => language.pick("主要举措和成效", "the year's measures and their effects"),
        PartKind::Problems => language.pick("存在的不足和原因", "shortcomings and their causes"),
        PartKind::Duties => language.pick("党政主要负责人履行第一责任人职责情况", "how the heads did their duty"),
        PartKind::Plans => language.pick("下一年度主要安排", "next year's plans"),
        PartKind::Other => language.pick("其他需要报告的情况", "other matters"),
    }
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let part = finding.facts.iter().find_map(|fact| match fact {
        Fact::Part(kind) => Some(*kind),
        _ => None,
    });
    let name = name(part.unwrap_or(PartKind::Other), language);
    match language {
        Language::Zh => format!("报告缺少“{name}”，这是年度报告的必备内容"),
        Language::En => format!("the report says nothing of {name}, which it must hold"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only};

    #[test]
    fn broken() {
        let mut draft = draft();
        draft.measure("清理文件").text("全年清理文件12件。");
        draft.problem("执法力量不足").cause("编制少");
        draft.plan("补充执法力量");
        let (finding, zh, en) = only(&draft.build().unwrap());
        assert_eq!(finding.code(), "S301");
        assert_eq!(zh, "报告缺少“党政主要负责人履行第一责任人职责情况”，这是年度报告的必备内容");
        assert_eq!(en, "the report says nothing of how the heads did their duty, which it must hold");
    }

    #[test]
    fn holds() {
        let mut draft = draft();
        draft.measure("清理文件").text("全年清理文件12件。");
        draft.problem("执法力量不足").cause("编制少");
        draft.duty([], "主持研究法治工作3次。");
        draft.plan("补充执法力量");
        assert!(codes(&draft.build().unwrap()).is_empty());
        assert!(codes(&crate::check::rules::testing::draft().build().unwrap()).is_empty());
    }
}
