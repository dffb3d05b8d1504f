#![doc = include_str!("promised_causes_missing.md")]

use crate::check::{Finding, Judged, Language, Rule, Severity};
use crate::report::Report;
use crate::report::outline::PartKind;

use super::causes_missing::gives_causes;
use super::part_missing::CONTENT;

pub(super) static RULE: Rule = Rule {
    code: "S311",
    name: "promised-causes-missing",
    summary: "a heading promises causes and none is given under it",
    summary_zh: "标题写明原因，正文未写原因",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[CONTENT],
    page: include_str!("promised_causes_missing.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    if report.problems.is_empty() || gives_causes(report) {
        return;
    }
    let promising = report.outline.iter().enumerate().find(|(_, heading)| {
        heading.part == Some(PartKind::Problems) && heading.title.contains("原因") && !heading.empty
    });
    let Some((at, heading)) = promising else { return };
    out.push(RULE.finding().about_heading(at, heading));
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let title = finding.words().next().unwrap_or_default();
    match language {
        Language::Zh => format!("标题“{title}”写明原因，正文只列问题，未写原因"),
        Language::En => format!("the heading “{title}” promises causes; the text under it gives none"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft};
    use crate::report::Report;
    use crate::report::outline::{Heading, PartKind, Style};

    fn of(title: &str, problem: &str) -> Report {
        let mut draft = draft();
        draft.measure("清理文件").text("全年清理文件12件。");
        draft.problem(problem);
        draft.duty([], "主持研究法治工作3次。");
        draft.plan("补充执法力量");
        let mut report = draft.build().unwrap();
        let (title, part) = (title.to_owned(), Some(PartKind::Problems));
        report.outline =
            vec![Heading { level: 1, style: Style::Han, number: 1, title, part, empty: false, span: None }];
        report
    }

    #[test]
    fn broken() {
        assert_eq!(codes(&of("存在的不足和原因", "执法力量不足")), ["S302", "S311"]);
    }

    #[test]
    fn holds() {
        assert!(codes(&of("存在的不足和原因", "执法力量不足，由于编制少")).is_empty());
        assert_eq!(codes(&of("存在的不足", "执法力量不足")), ["S302"]); // promises nothing
    }
}
