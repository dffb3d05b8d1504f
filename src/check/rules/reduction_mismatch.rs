#![doc = include_str!("reduction_mismatch.md")]

use crate::check::message::{expected, printed};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law;
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C109",
    name: "reduction-mismatch",
    summary: "a reduction is not what is missing from before to after",
    summary_zh: "压缩比与压缩前后的数不符",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("reduction_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    if claim.kind() != ClaimKind::Reduction {
        return None;
    }
    let rate = claim.printed(Role::Rate)?;
    let range = match (claim.values(Role::Before), claim.values(Role::After)) {
        (Some(before), Some(after)) => law::reduction_range(before, after, rate),
        _ => None,
    };
    Some(RULE.finding().about(&claim).expecting(Role::Rate, range, Some(rate)))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    let (before, after, rate) = (text(Role::Before), text(Role::After), text(Role::Rate));
    if before.is_empty() || after.is_empty() {
        return language.pick(format!("压缩比{rate}不在0至100%之间"), format!("a reduction by {rate} is impossible"));
    }
    match (expected(finding, report, Role::Rate, language), language) {
        (Some(is), Language::Zh) => format!("由{before}压缩至{after}，压缩比是{is}，不是{rate}"),
        (Some(is), Language::En) => format!("from {before} to {after} is a reduction by {is}, not {rate}"),
        (None, Language::Zh) => format!("由{before}压缩至{after}，压缩比不可能是{rate}"),
        (None, Language::En) => format!("from {before} to {after} cannot be a reduction by {rate}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::report::{FigureId, Relation};

    fn reduction([before, after, rate]: [FigureId; 3]) -> Relation {
        Relation::Reduction { before: Some(before), after: Some(after), rate }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["18335天", "4232天", "79%"], reduction));
        assert_eq!(finding.code(), "C109");
        assert_eq!(zh, "由18335天压缩至4232天，压缩比是77%，不是79%");
        assert_eq!(en, "from 18335天 to 4232天 is a reduction by 77%, not 79%");
    }

    #[test]
    fn more_than_all() {
        let rate = |[rate]: [FigureId; 1]| Relation::Reduction { before: None, after: None, rate };
        assert_eq!(codes(&report(["120%"], rate)), ["C109"]);
        assert!(codes(&report(["60%"], rate)).is_empty()); // undecided
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["18335天", "4232天", "77%"], reduction)).is_empty());
        assert!(codes(&report(["4.62件", "2.16件", "53.18%"], reduction)).is_empty()); // both are rounded
    }
}
