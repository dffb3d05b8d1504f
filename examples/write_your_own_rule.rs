//! Write a rule of your own and run it beside those of the crate.
#![allow(clippy::print_stdout)] // an example prints

use fazhi::check::{Ground, RULES, Rule, check_with};
use fazhi::report::{BuildError, Report};
use fazhi::{Severity, check::Language};

/// A plan ought to answer a problem that the report itself names.
static IDLE_PLAN: Rule = Rule {
    code: "P001",
    name: "idle-plan",
    summary: "a plan answers none of the report's problems",
    summary_zh: "下一年度安排没有对应的不足",
    severity: Severity::Warning,
    since: "1.0.0",
    grounds: &[Ground::Judgement],
    page: "# P001 idle-plan\n\nName the problem that the plan answers.",
    check: |judged, out| {
        let idle = judged.report().plans.iter().any(|plan| plan.answers.is_empty());
        out.extend(idle.then(|| IDLE_PLAN.finding()));
    },
    say: |_, _, language| language.pick("有安排未对应不足", "a plan answers no problem").to_owned(),
};

fn main() -> Result<(), BuildError> {
    let mut draft = Report::builder(2023)?;
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    let (part, whole) = (draft.figure("办结案件", "312件")?, draft.figure("受理案件", "702件")?);
    let rate = draft.figure("办结率", "44.6%")?;
    draft.share(part, whole, rate)?;
    draft.plan("加强行政复议工作");
    let report = draft.build()?;

    let rules = [RULES, &[&IDLE_PLAN]].concat();
    for finding in check_with(&rules, &report) {
        println!("{} {}: {}", finding.severity(), finding.rule, finding.message(&report, Language::Zh));
    }
    Ok(())
}
