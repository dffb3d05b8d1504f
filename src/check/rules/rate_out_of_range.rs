#![doc = include_str!("rate_out_of_range.md")]

use crate::check::message::joined;
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::report::{Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C104",
    name: "rate-out-of-range",
    summary: "a proportion is above 100% or below 0",
    summary_zh: "比率高于100%或者低于0",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("rate_out_of_range.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    if claim.part_exceeds_whole() {
        return None;
    }
    claim.rate_out_of_range().map(|role| RULE.finding().about_roles(&claim, &[role]))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let rate = [Role::Rate, Role::Current, Role::Previous].map(|role| joined(finding, report, role, " ")).concat();
    match language {
        Language::Zh => format!("比率{rate}不在0至100%之间"),
        Language::En => format!("the rate {rate} is not within 0 to 100%"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::Direction;
    use crate::report::{FigureId, Relation};

    fn rate([rate]: [FigureId; 1]) -> Relation {
        Relation::Rate { rate, whole: None }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["104.5%"], rate));
        assert_eq!(finding.code(), "C104");
        assert_eq!(zh, "比率104.5%不在0至100%之间");
        assert_eq!(en, "the rate 104.5% is not within 0 to 100%");
        let share = |[part, whole, rate]: [FigureId; 3]| Relation::Share { part: vec![part], whole: vec![whole], rate };
        assert_eq!(codes(&report(["62件", "120件", "151.7%"], share)), ["C104"]);
    }

    #[test]
    fn a_rate_that_changed() {
        let change = |[current, previous, change]: [FigureId; 3]| Relation::PointChange {
            current,
            previous: Some(previous),
            change,
            direction: Direction::Up,
        };
        assert_eq!(codes(&report(["102%", "97%", "5个百分点"], change)), ["C104"]);
        let (finding, ..) = only(&report(["97%", "102%", "5个百分点"], change));
        assert_eq!((finding.code(), finding.evidence.len()), ("C104", 1));
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["100%"], rate)).is_empty());
        assert!(codes(&report(["0%"], rate)).is_empty());
    }

    #[test]
    fn undecided() {
        assert!(codes(&report(["98.5%"], rate)).is_empty()); // nothing is stated to check it by
    }
}
