#![doc = include_str!("figures_disagree.md")]

use crate::compare::finding::{name, printed};
use crate::compare::{Compared, Finding, Outcome, Question, Rule};
use crate::report::Report;
use crate::rule::{Ground, Language, Severity};

pub(super) static RULE: Rule = Rule {
    code: "X501",
    name: "figures-disagree",
    summary: "two reports print different figures for one quantity of one year",
    summary_zh: "两份报告对同一年度的同一事项所列数字不一致",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("figures_disagree.md"),
    check,
    say,
};

fn check(compared: &Compared<'_>, out: &mut Vec<Finding>) {
    for (tied, pairing) in compared.pairings() {
        let disagree = |pair: &&_| asks_and_disagrees(pair, Question::Equal);
        let found = pairing.pairs().iter().filter(disagree);
        out.extend(found.map(|pair| RULE.finding().of_pair(compared.reports(), tied, pair)));
    }
}

/// Whether a pair was asked this and disagrees.
pub(super) fn asks_and_disagrees(pair: &crate::compare::Pair, question: Question) -> bool {
    pair.question == question && pair.outcome == Outcome::Disagrees
}

fn say(finding: &Finding, reports: &[&Report], language: Language) -> String {
    let figures = printed(finding, reports);
    let [(report, label, here), (against, _, there)] = figures[..] else { return String::new() };
    let (report, against) = (name(report, language), name(against, language));
    match language {
        Language::Zh => format!("“{label}”：{report}为{here}，{against}为{there}"),
        Language::En => format!("{label}: {report} prints {here}, {against} {there}"),
    }
}
