#![doc = include_str!("point_change_mismatch.md")]

use crate::check::message::{one_or_range, printed, quantity};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::Direction;
use crate::quantity::{Possible, Quantity, Ratio};
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C107",
    name: "point-change-mismatch",
    summary: "a change in percentage points is not the difference of the two rates",
    summary_zh: "百分点增减与前后两个比率不符",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("point_change_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    let Relation::PointChange { direction, .. } = claim.claim.relation else { return None };
    if claim.rate_out_of_range().is_some() {
        return None;
    }
    let real = |role| claim.values(role).map(|set| Possible::ends(set.lower(), set.upper()));
    let (current, previous, change) = (real(Role::Current)?, real(Role::Previous), real(Role::Change)?);
    let down = direction == Direction::Down;
    let (current, change) = if down { (current.negated()?, change.negated()?) } else { (current, change) };
    let finding = RULE.finding().about(&claim);
    let Some(previous) = previous else {
        let before = change.negated().and_then(|by| real(Role::Current)?.checked_add(by));
        return Some(finding.expecting(Role::Previous, before, claim.printed(Role::Current)));
    };
    let back = if down { Some(previous) } else { previous.negated() };
    let by = back.and_then(|back| current.checked_add(back));
    Some(finding.expecting(Role::Change, by, claim.printed(Role::Change)))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let relation = finding.claims.first().and_then(|&id| report.claim(id)).map(|claim| &claim.relation);
    let up = !matches!(relation, Some(Relation::PointChange { direction: Direction::Down, .. }));
    let text = |role| printed(finding, report, role);
    let (current, previous, change) = (text(Role::Current), text(Role::Previous), text(Role::Change));
    let (rose, fell) = language.pick(("提高", "下降"), ("a rise of", "a fall of"));
    let verb = |up: bool| if up { rose } else { fell };
    let Some(values) = finding.consistent(Role::Change).map(|c| c.values) else {
        let before = finding.consistent(Role::Previous).zip(quantity(finding, report, Role::Current));
        let before = before.map(|(c, like)| one_or_range(&c.values, like, language)).unwrap_or_default();
        return match language {
            Language::Zh => format!("{current}，{}{change}，此前应为{before}，不在0至100%之间", verb(up)),
            Language::En => {
                format!("{current} after {} {change} would have been {before}, not within 0 to 100%", verb(up))
            }
        };
    };
    let other_way = values.upper().is_some_and(|end| end.at < Ratio::ZERO);
    let size = if other_way { values.negated().unwrap_or(values) } else { values };
    let points = points_like(finding, report);
    let is = points.map(|like| one_or_range(&size, &like, language)).unwrap_or_default();
    let now = verb(up != other_way);
    match language {
        Language::Zh => format!("由{previous}到{current}，是{now}{is}，不是{}{change}", verb(up)),
        Language::En => format!("from {previous} to {current} is {now} {is}, not {} {change}", verb(up)),
    }
}

/// The change as it is printed, in points also where it is printed with %.
fn points_like(finding: &Finding, report: &Report) -> Option<Quantity> {
    let change = quantity(finding, report, Role::Change)?;
    let digits = change.value().rounded(u32::from(change.decimals()));
    format!("{digits}个百分点").parse().ok().or_else(|| Some(change.clone()))
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::Direction;
    use crate::report::{FigureId, Relation};

    fn change(direction: Direction) -> impl Fn([FigureId; 3]) -> Relation {
        move |[current, previous, change]| Relation::PointChange {
            current,
            previous: Some(previous),
            change,
            direction,
        }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["9.5%", "12.3%", "3.8个百分点"], change(Direction::Down)));
        assert_eq!(finding.code(), "C107");
        assert!(zh.starts_with("由12.3%到9.5%，是下降2.7") && zh.ends_with("，不是下降3.8个百分点"), "{zh}");
        assert!(en.starts_with("from 12.3% to 9.5% is a fall of 2.7"), "{en}");
        let (_, _, en) = only(&report(["9.5%", "12.3%", "2.8个百分点"], change(Direction::Up)));
        assert!(
            en.starts_with("from 12.3% to 9.5% is a fall of 2.7") && en.ends_with("not a rise of 2.8个百分点"),
            "{en}"
        );
    }

    #[test]
    fn a_previous_rate_below_nothing() {
        let open = |[current, change]: [FigureId; 2]| Relation::PointChange {
            current,
            previous: None,
            change,
            direction: Direction::Up,
        };
        let (_, _, en) = only(&report(["20%", "35个百分点"], open));
        assert!(en.starts_with("20% after a rise of 35个百分点 would have been -16% to -14%"), "{en}");
        assert!(codes(&report(["95%", "27个百分点"], open)).is_empty()); // undecided
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["61.74%", "59.7%", "2.04个百分点"], change(Direction::Up))).is_empty());
        assert!(codes(&report(["97.1%", "95.4%", "1.8个百分点"], change(Direction::Up))).is_empty()); // by rounding
    }
}
