#![doc = include_str!("percent_for_points.md")]

use crate::check::message::printed;
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::Kind;
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "W202",
    name: "percent-for-points",
    summary: "the change of a rate is printed with % where percentage points are meant",
    summary_zh: "比率的增减用百分比而未用百分点",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("percent_for_points.md"),
    check: |judged, out| out.extend(judged.claims().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    if claim.kind() != ClaimKind::PointChange {
        return None;
    }
    let change = claim.printed(Role::Change)?;
    let percent = match change.kind() {
        Kind::Percent => true,
        Kind::Points => change.unit().as_str() == "%",
        _ => false,
    };
    percent.then(|| RULE.finding().about_roles(&claim, &[Role::Current, Role::Change]))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let change = printed(finding, report, Role::Change);
    let bare = change.trim_end_matches(['%', '％', '﹪']);
    match language {
        Language::Zh => format!("比率的增减印作{change}；若指两个比率之差，应作{bare}个百分点"),
        Language::En => format!("the change of a rate is printed {change}; a difference of rates is {bare}个百分点"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::Direction;
    use crate::report::{FigureId, Relation, Role};

    fn change([current, change]: [FigureId; 2]) -> Relation {
        Relation::PointChange { current, previous: None, change, direction: Direction::Up }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["97%", "27%"], change));
        assert_eq!(finding.code(), "W202");
        assert_eq!(finding.figure(Role::Change).map(FigureId::index), Some(1));
        assert_eq!(zh, "比率的增减印作27%；若指两个比率之差，应作27个百分点");
        assert_eq!(en, "the change of a rate is printed 27%; a difference of rates is 27个百分点");
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["97%", "27个百分点"], change)).is_empty());
    }
}
