#![doc = include_str!("problem_unanswered.md")]

use std::collections::HashSet;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::{Field, Report};

mod terms;

pub(super) static RULE: Rule = Rule {
    code: "S309",
    name: "problem-unanswered",
    summary: "no plan takes up a problem",
    summary_zh: "下一年度安排没有回应所列问题",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("problem_unanswered.md"),
    check,
    say,
};

/// How many terms a finding tells.
const TOLD: usize = 6;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    if report.plans.is_empty() {
        return;
    }
    let linked: HashSet<usize> = report.plans.iter().flat_map(|plan| plan.answers.iter().copied()).collect();
    let mut planned: Vec<[char; 2]> = report.plans.iter().flat_map(|plan| terms::pairs(&plan.text)).collect();
    planned.sort_unstable();
    let spoken = report.plans.iter().map(|plan| terms::matters(&plan.text)).fold([false; 6], |mut all, one| {
        all.iter_mut().zip(one).for_each(|(all, one)| *all |= one);
        all
    });
    for (at, problem) in report.problems.iter().enumerate().filter(|(at, _)| !linked.contains(at)) {
        let sought = terms::key_terms(&problem.text);
        let shared = sought.iter().any(|term| terms::pairs(term).any(|pair| planned.binary_search(&pair).is_ok()));
        let related = terms::matters(&problem.text).into_iter().zip(spoken).any(|(asked, spoken)| asked && spoken);
        // a problem all of common words cannot be looked for
        if sought.is_empty() || shared || related {
            continue;
        }
        let told =
            sought.iter().take(TOLD).map(|term| Fact::Words { text: (*term).to_owned(), field: Field::Problem(at) });
        let finding = told.fold(RULE.finding(), Finding::with_fact);
        out.push(match problem.span {
            Some(span) => finding.at(span),
            None => finding,
        });
    }
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let terms = finding.words().collect::<Vec<_>>().join("、");
    match language {
        Language::Zh => format!("下一年度安排没有提到这个问题；找过的词：{terms}"),
        Language::En => format!("no plan takes up this problem; terms sought: {terms}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only};
    use crate::report::Report;

    fn of(problem: &str, plan: &str, linked: bool) -> Report {
        let mut draft = draft();
        draft.measure("清理文件").text("全年清理文件12件。");
        draft.problem(problem).cause("投入少");
        draft.duty([], "主持研究法治工作3次。");
        let plan = draft.plan(plan);
        if linked {
            plan.answers(0);
        }
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&of("部门之间的数据共享还不充分", "加强法治宣传，提高培训质量", false));
        assert_eq!(finding.code(), "S309");
        assert_eq!(zh, "下一年度安排没有提到这个问题；找过的词：数据共享");
        assert_eq!(en, "no plan takes up this problem; terms sought: 数据共享");
        assert_eq!(codes(&of("执法案卷制作粗糙", "推进信用体系建设", false)), ["S309"]);
        assert_eq!(codes(&of("复议案件纠错率偏高", "打通政务数据接口", false)), ["S309"]);
    }

    #[test]
    fn holds() {
        for (problem, plan) in [
            ("部门之间的数据共享还不充分", "统一接口标准，推动数据互通"),
            ("执法人员专业能力不均衡", "分批轮训执法人员"),
            ("工作水平有待进一步提高", "加强培训"), // all common words: cannot tell
        ] {
            assert!(codes(&of(problem, plan, false)).is_empty(), "{problem}");
        }
        assert!(codes(&of("部门之间的数据共享还不充分", "加强培训", true)).is_empty());
    }
}
