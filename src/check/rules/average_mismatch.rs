#![doc = include_str!("average_mismatch.md")]

use crate::check::message::{expected, printed};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::{Possible, Ratio, law};
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C108",
    name: "average-mismatch",
    summary: "a mean is not its total divided by its count",
    summary_zh: "平均数与总数、个数不符",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("average_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    let Relation::Average { items, .. } = &claim.claim.relation else { return None };
    let mean = claim.printed(Role::Mean)?;
    let listed = (!items.is_empty()).then(|| Possible::exactly(Ratio::from(i128::try_from(items.len()).unwrap_or(0))));
    let total = claim.values(Role::Total).or_else(|| claim.values(Role::Items));
    let count = claim.values(Role::Count).or(listed);
    let finding = RULE.finding().about(&claim);
    Some(match (total, count) {
        (Some(total), Some(count)) => finding.expecting(Role::Mean, law::quotient(total, count), Some(mean)),
        _ => finding,
    })
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    let (total, items, count, mean) = (text(Role::Total), text(Role::Items), text(Role::Count), text(Role::Mean));
    let total = if total.is_empty() { items } else { total };
    let over = match (count.is_empty(), language) {
        (true, Language::Zh) => format!("{total}的平均数"),
        (true, Language::En) => format!("the mean of {total}"),
        (false, Language::Zh) => format!("{total}除以{count}"),
        (false, Language::En) => format!("{total} over {count}"),
    };
    match (expected(finding, report, Role::Mean, language), language) {
        (Some(is), Language::Zh) => format!("{over}是{is}，不是{mean}"),
        (Some(is), Language::En) => format!("{over} is {is}, not {mean}"),
        (None, Language::Zh) if finding.consistent.is_empty() => format!("{total}平均为{mean}，没有整数个数能得出"),
        (None, Language::En) if finding.consistent.is_empty() => {
            format!("{total} cannot be {mean} on average: no whole count gives it")
        }
        (None, Language::Zh) => format!("{over}不可能是{mean}"),
        (None, Language::En) => format!("{over} cannot be {mean}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::report::{FigureId, Relation, Role};

    fn average([total, count, mean]: [FigureId; 3]) -> Relation {
        Relation::Average { total: Some(total), count: Some(count), mean, items: Vec::new() }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["18335天", "702项", "25天"], average));
        assert_eq!(finding.code(), "C108");
        assert_eq!(finding.consistent(Role::Mean).unwrap().printed.as_deref(), Some("26天"));
        assert_eq!(zh, "18335天除以702项是26天，不是25天");
        assert_eq!(en, "18335天 over 702项 is 26天, not 25天");
    }

    #[test]
    fn items_are_their_own_total() {
        let items =
            |ids: [FigureId; 3]| Relation::Average { total: None, count: None, mean: ids[2], items: ids[..2].to_vec() };
        // each score is rounded: their mean is 85 to 86
        let (_, _, en) = only(&report(["80分", "91分", "87.0分"], items));
        assert!(en.starts_with("the mean of 80分 + 91分 is 85分 to 86分, not 87.0分"), "{en}");
        assert!(codes(&report(["80分", "91分", "85.5分"], items)).is_empty());
    }

    #[test]
    fn no_whole_count() {
        let open = |[total, mean]: [FigureId; 2]| Relation::Average {
            total: Some(total),
            count: None,
            mean,
            items: Vec::new(),
        };
        let (_, _, en) = only(&report(["100件", "40.0件"], open));
        assert_eq!(en, "100件 cannot be 40.0件 on average: no whole count gives it");
        assert!(codes(&report(["100件", "33.3件"], open)).is_empty()); // undecided: 3 would do
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["71412件", "7天", "10202件"], average)).is_empty());
        assert!(codes(&report(["1.2万件", "30天", "约400件"], average)).is_empty());
    }
}
