#![doc = include_str!("total_mismatch.md")]

use crate::check::message::{gap_clause, parts_and_total};
use crate::check::{Finding, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::Closure;
use crate::report::{Relation, Report};

pub(super) static RULE: Rule = Rule {
    code: "C105",
    name: "total-mismatch",
    summary: "a closed list does not add up to its total, or two sides of a balance differ",
    summary_zh: "分项之和与合计不符，或收支两端不平",
    severity: Severity::Error,
    since: "0.1.0",
    page: include_str!("total_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    match &claim.claim.relation {
        Relation::Balance { .. } | Relation::Breakdown { closure: Closure::Closed | Closure::Open, .. } => {
            Some(RULE.finding().about(&claim).with_gap(claim.judgement.learned))
        }
        _ => None,
    }
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let (parts, total) = parts_and_total(finding, report, language);
    let open = finding
        .claims
        .first()
        .and_then(|&id| report.claim(id))
        .is_some_and(|claim| matches!(claim.relation, Relation::Breakdown { closure: Closure::Open, .. }));
    let what = match (open, language) {
        (false, Language::Zh) => format!("{parts}之和不等于{total}"),
        (false, Language::En) => format!("{parts} do not add up to {total}"),
        (true, Language::Zh) => format!("{parts}之和超过{total}"),
        (true, Language::En) => format!("{parts} add up to more than {total}"),
    };
    what + &gap_clause(finding, report, language)
}
