#![doc = include_str!("impossible_rate.md")]

use crate::check::message::printed;
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C111",
    name: "impossible-rate",
    summary: "no whole number beside the stated count gives this rate",
    summary_zh: "没有整数能与所列数字得出该比率",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("impossible_rate.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    let rates = matches!(claim.kind(), ClaimKind::Share | ClaimKind::Rate);
    if !rates || claim.rate_out_of_range().is_some() {
        return None;
    }
    let one_is_stated = claim.figure(Role::Part).is_some() != claim.figure(Role::Whole).is_some();
    one_is_stated.then(|| RULE.finding().about(&claim))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    let (part, whole, rate) = (text(Role::Part), text(Role::Whole), text(Role::Rate));
    match (whole.is_empty(), language) {
        (false, Language::Zh) => format!("{whole}中没有整数能得出{rate}，{rate}可能另有总体"),
        (false, Language::En) => format!("no whole number of {whole} gives {rate}; it may be of another whole"),
        (true, Language::Zh) => format!("{part}不可能是某个整数的{rate}"),
        (true, Language::En) => format!("{part} is not {rate} of any whole number"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::report::{FigureId, Relation};

    fn of_whole([whole, rate]: [FigureId; 2]) -> Relation {
        Relation::Rate { rate, whole: Some(whole) }
    }

    fn of_part([part, rate]: [FigureId; 2]) -> Relation {
        Relation::Share { part: vec![part], whole: vec![], rate }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["2家", "66.6%"], of_whole));
        assert_eq!(finding.code(), "C111");
        assert_eq!(zh, "2家中没有整数能得出66.6%，66.6%可能另有总体");
        assert_eq!(en, "no whole number of 2家 gives 66.6%; it may be of another whole");
        // 7 / 0.55 = 12.7
        let (_, _, en) = only(&report(["7件", "55.0%"], of_part));
        assert_eq!(en, "7件 is not 55.0% of any whole number");
    }

    #[test]
    fn holds_or_is_undecided() {
        assert!(codes(&report(["3家", "66.7%"], of_whole)).is_empty());
        assert!(codes(&report(["801件", "99.13%"], of_whole)).is_empty()); // 794
        assert!(codes(&report(["7件", "58.3%"], of_part)).is_empty()); // 12
    }

    #[test]
    fn a_cut_rate_is_possible() {
        assert!(codes(&report(["3家", "66.6%"], of_whole)).is_empty());
    }
}
