#![doc = include_str!("causes_missing.md")]

use crate::check::{Fact, Finding, Judged, Language, Rule, Severity};
use crate::report::Report;
use crate::report::outline::PartKind;

use super::part_missing::CONTENT;

pub(super) static RULE: Rule = Rule {
    code: "S302",
    name: "causes-missing",
    summary: "problems are named without any cause",
    summary_zh: "只列问题，未写原因",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[CONTENT],
    page: include_str!("causes_missing.md"),
    check,
    say,
};

/// Words that tie a problem to its cause, in the problem's own sentence. 面对 names the circumstance that a want comes of
/// (面对新增任务，力量不足).
const BECAUSE: [&str; 13] =
    ["原因", "由于", "因为", "导致", "造成", "致使", "使得", "源于", "归因", "根源", "受限于", "受制于", "面对"];

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    if !lists_problems(report) || gives_causes(report) {
        return;
    }
    let finding = RULE.finding().with_fact(Fact::Part(PartKind::Problems));
    out.push(match report.problems.first().and_then(|problem| problem.span) {
        Some(span) => finding.at(span),
        None => finding,
    });
}

/// Whether a report has a part on its problems; a stray paragraph of a text that was read, which only speaks of 问题, is none.
fn lists_problems(report: &Report) -> bool {
    let headed = report.outline.iter().any(|heading| heading.part == Some(PartKind::Problems));
    !report.problems.is_empty() && (report.text.is_none() || headed || report.is_whole())
}

/// Whether a report names a cause of any of its problems: with the problem, or under a heading of its own.
pub(super) fn gives_causes(report: &Report) -> bool {
    let because = |text: &str| {
        BECAUSE.iter().any(|word| text.contains(word))
            || text.split(['，', '。', '；', '：', ',', ';', ':']).any(|clause| clause.trim_start().starts_with('因'))
    };
    let with_problem = report.problems.iter().any(|problem| problem.cause.is_some() || because(&problem.text));
    // what no problem took stands under the words of the part's heading
    let apart = report.other.iter().any(|matter| names_problems(&matter.title) && because(&matter.text));
    // 原因分析; a heading that names problems too only promises
    let under = report.outline.iter().any(|heading| {
        heading.title.contains("原因") && !names_problems(&heading.title) && !heading.is_item() && !heading.empty
    });
    with_problem || apart || under
}

fn names_problems(title: &str) -> bool {
    ["问题", "不足", "短板", "差距"].iter().any(|word| title.contains(word))
}

fn say(_: &Finding, _: &Report, language: Language) -> String {
    language.pick("所列问题均未写明原因", "problems are named, none with a stated cause").to_owned()
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only};
    use crate::report::Report;

    fn problems(problems: &[(&str, Option<&str>)]) -> Report {
        let mut draft = draft();
        draft.measure("清理文件").text("全年清理文件12件。");
        for (text, cause) in problems {
            let problem = draft.problem(*text);
            if let Some(cause) = cause {
                problem.cause(*cause);
            }
        }
        draft.duty([], "主持研究法治工作3次。");
        draft.plan("补充执法力量，打通数据，加强培训");
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&problems(&[("执法力量不足", None), ("数据不通", None)]));
        assert_eq!(finding.code(), "S302");
        assert_eq!(zh, "所列问题均未写明原因");
        assert_eq!(en, "problems are named, none with a stated cause");
    }

    #[test]
    fn holds() {
        assert!(codes(&problems(&[("执法力量不足", Some("编制少")), ("数据不通", None)])).is_empty());
        assert!(codes(&problems(&[("编制少，导致执法力量不足", None)])).is_empty());
        assert!(codes(&problems(&[("执法力量不足，因编制长期偏紧", None)])).is_empty());
    }
}
