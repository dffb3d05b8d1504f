#![doc = include_str!("total_mismatch_open.md")]

use crate::check::message::{gap_clause, parts_and_total};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::Closure;
use crate::report::{Relation, Report};

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
            Some(RULE.finding().about(&claim).with_gap(claim.judgement.learned))
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
    let whether = language.pick("；请确认分项是否列全", "; is the list complete?");
    what + &gap_clause(finding, report, language) + whether
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
        assert!(zh.ends_with("之和与43059条不符，分项少144条；请确认分项是否列全"), "{zh}");
        assert!(en.ends_with("they fall short by 144条; is the list complete?"), "{en}");
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
