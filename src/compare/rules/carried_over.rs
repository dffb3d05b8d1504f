#![doc = include_str!("carried_over.md")]

use crate::compare::finding::name;
use crate::compare::{Carried, Compared, Finding, Rule, Tie, What};
use crate::quantity::Ratio;
use crate::report::{Field, Report};
use crate::rule::{Ground, Language, Severity};

pub(super) static RULE: Rule = Rule {
    code: "X503",
    name: "carried-over",
    summary: "a problem, a plan or a whole measure repeats the year before or another place",
    summary_zh: "问题、安排或者整项举措照搬上一年度或者其他地区的报告",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("carried_over.md"),
    check: |compared, out| out.extend(compared.carried().iter().map(|carried| found(compared, carried))),
    say,
};

fn found(compared: &Compared<'_>, carried: &Carried) -> Finding {
    let mut ties = compared.pairings().map(|(tied, _)| tied);
    let tie = ties.find(|tied| (tied.one, tied.other) == (carried.source, carried.report)).map(|tied| tied.tie);
    let mut finding = RULE.finding();
    finding.tie = if carried.own { Some(tie.unwrap_or(Tie::NextYear)) } else { tie };
    finding.share = Some(carried.share());
    finding.about(carried.report, What::Passage(carried.field), carried.span).about(
        carried.source,
        What::Passage(carried.source_field),
        carried.source_span,
    )
}

fn say(finding: &Finding, reports: &[&Report], language: Language) -> String {
    let [here, there] = &finding.evidence[..] else { return String::new() };
    let (What::Passage(field), What::Passage(source)) = (here.what, there.what) else { return String::new() };
    let Some(against) = reports.get(there.report) else { return String::new() };
    let percent = finding.share.and_then(|share| share.checked_mul(Ratio::HUNDRED));
    let percent = percent.map(|percent| percent.cut(0)).unwrap_or_default();
    let (field, source, against) = (part(field, language), part(source, language), name(against, language));
    match language {
        Language::Zh => format!("{field}有{percent}%的文字与{against}的{source}相同"),
        Language::En => format!("{percent}% of {field} stands in {source} of {against}"),
    }
}

/// How a sentence calls a passage.
fn part(field: Field, language: Language) -> String {
    let (zh, en, at) = match field {
        Field::Problem(at) => ("第{}个问题", "problem {}", at),
        Field::Plan(at) => ("第{}项安排", "plan {}", at),
        Field::MeasureText(at) => ("第{}项举措", "measure {}", at),
        other => return other.to_string(),
    };
    language.pick(zh, en).replace("{}", &(at + 1).to_string())
}
