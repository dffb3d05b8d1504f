#![doc = include_str!("duties_only_inside_measure.md")]

use crate::check::{Finding, Judged, Language, Rule, Severity};
use crate::report::Report;
use crate::report::outline::PartKind;

use super::part_missing::CONTENT;

pub(super) static RULE: Rule = Rule {
    code: "S305",
    name: "duties-only-inside-measure",
    summary: "how the heads did their duty is told only inside a measure",
    summary_zh: "第一责任人职责履行情况只写在举措之中，没有单列",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[CONTENT],
    page: include_str!("duties_only_inside_measure.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    if !report.is_whole() || report.has_part(PartKind::Duties) {
        return;
    }
    if let Some((passage, place)) = report.mention(PartKind::Duties) {
        out.push(RULE.finding().about_words(&passage, place));
    }
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    match language {
        Language::Zh => format!("第一责任人职责履行情况写在别的部分之中（“{words}”），没有单列"),
        Language::En => {
            format!("how the heads did their duty stands inside another part (“{words}”), not in one of its own")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only};

    #[test]
    fn broken() {
        let mut draft = draft();
        draft.measure("加强领导").text("区委、区政府主要负责同志带头述法。");
        draft.problem("执法力量不足").cause("编制少");
        draft.plan("补充执法力量");
        let (finding, zh, en) = only(&draft.build().unwrap());
        assert_eq!(finding.code(), "S305");
        assert_eq!(zh, "第一责任人职责履行情况写在别的部分之中（“主要负责”），没有单列");
        assert!(en.contains("inside another part"));
    }

    #[test]
    fn holds() {
        let mut draft = draft();
        draft.measure("加强领导").text("区委、区政府主要负责同志带头述法。");
        draft.problem("执法力量不足").cause("编制少");
        draft.duty([], "区长主持研究法治工作3次。");
        draft.plan("补充执法力量");
        assert!(codes(&draft.build().unwrap()).is_empty());
    }
}
