#![doc = include_str!("total_mismatch_open.md")]

use crate::check::message::{gap_clause, parts_and_total};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::Closure;
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C113",
    name: "total-mismatch-open",
    summary: "a list that nothing marks as complete misses its total",
    summary_zh: "未说明是否列全的分项，与合计不符",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::Usage],
    page: include_str!("total_mismatch_open.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    match &claim.claim.relation {
        Relation::Breakdown { closure: Closure::Unmarked, .. } => {
            let finding = RULE.finding().about(&claim).with_gap(claim.judgement.learned);
            Some(finding.expecting(Role::Total, claim.values(Role::Parts), claim.printed(Role::Total)))
        }
        _ => None,
    }
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let (parts, total) = parts_and_total(finding, report, language);
    let what = match language {
        Language::Zh => format!("{parts}之和与{total}不符"),
        Language::En => format!("{parts} miss their total {total}"),
    };
    what + &gap_clause(finding, report, language, true)
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::Closure;
    use crate::report::{FigureId, Relation};

    fn list<const N: usize>(ids: [FigureId; N]) -> Relation {
        Relation::Breakdown { total: Some(ids[0]), parts: ids[1..].to_vec(), closure: Closure::Unmarked }
    }

    #[test]
    fn broken() {
        let figures = ["43059条", "87条", "1530条", "27379条", "1920条", "9515条", "2484条"];
        let (finding, zh, en) = only(&report(figures, list));
        assert_eq!(finding.code(), "C113");
        assert!(
            zh.ends_with(
                "之和与43059条不符，分项少144条：或分项未列全（另有144条未列），\
                 或数字有误（将43059条改为42915条，或将某一分项加144条）"
            ),
            "{zh}"
        );
        assert!(
            en.ends_with(
                "they fall short by 144条: either the list is open (144条 are not in it), \
                 or a figure is wrong (change 43059条 to 42915条, or one of its parts by 144条)"
            ),
            "{en}"
        );
    }

    #[test]
    fn a_list_that_exceeds_its_total_is_not_open() {
        let (_, zh, _) = only(&report(["300场", "110场", "98场", "102场"], list));
        assert!(zh.ends_with("多10场：将300场改为310场，或将某一分项减10场"), "{zh}");
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["441件", "396件", "25件", "20件"], list)).is_empty());
        assert!(codes(&report(["400余件", "396件", "25件", "20件"], list)).is_empty());
    }

    #[test]
    fn undecided() {
        let no_total =
            |ids: [FigureId; 2]| Relation::Breakdown { total: None, parts: ids.to_vec(), closure: Closure::Unmarked };
        assert!(codes(&report(["60%", "30%"], no_total)).is_empty());
    }
}
