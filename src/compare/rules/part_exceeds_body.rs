#![doc = include_str!("part_exceeds_body.md")]

use crate::compare::finding::{name, printed};
use crate::compare::{Compared, Finding, Question, Rule};
use crate::report::Report;
use crate::rule::{Ground, Language, Severity};

use super::figures_disagree::asks_and_disagrees;

pub(super) static RULE: Rule = Rule {
    code: "X504",
    name: "part-exceeds-body",
    summary: "a count of an office, or of a place within another, is above that of the whole",
    summary_zh: "部门或下级地区的数字大于其所属地区的数字",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("part_exceeds_body.md"),
    check,
    say,
};

fn check(compared: &Compared<'_>, out: &mut Vec<Finding>) {
    for (tied, pairing) in compared.pairings() {
        for pair in pairing.pairs().iter().filter(|pair| asks_and_disagrees(pair, Question::Part)) {
            let mut finding = RULE.finding().of_pair(compared.reports(), tied, pair);
            finding.consistent = compared.reports()[tied.one].figures().possible(pair.one);
            out.push(finding);
        }
    }
}

fn say(finding: &Finding, reports: &[&Report], language: Language) -> String {
    let figures = printed(finding, reports);
    let [(report, label, part), (against, _, whole)] = figures[..] else { return String::new() };
    let (report, against) = (name(report, language), name(against, language));
    match language {
        Language::Zh => format!("“{label}”：{report}为{part}，多于{against}的{whole}"),
        Language::En => format!("{label}: {report} prints {part}, more than the {whole} of {against}"),
    }
}
