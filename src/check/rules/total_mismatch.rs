#![doc = include_str!("total_mismatch.md")]

use crate::check::message::{gap_clause, parts_and_total};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::Possible;
use crate::quantity::law::Closure;
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C105",
    name: "total-mismatch",
    summary: "a closed list does not add up to its total, or two sides of a balance differ",
    summary_zh: "分项之和与合计不符，或收支两端不平",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("total_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    match &claim.claim.relation {
        Relation::Balance { .. } | Relation::Breakdown { closure: Closure::Closed | Closure::Open, .. } => {
            let finding = RULE.finding().about(&claim).with_gap(claim.judgement.learned);
            // where several figures make up one side, none of them alone is the total
            let alone = claim.figures(Role::Total).nth(1).is_none();
            let Some(total) = claim.printed(Role::Total).filter(|_| alone) else { return Some(finding) };
            let open = matches!(claim.claim.relation, Relation::Breakdown { closure: Closure::Open, .. });
            let sum = claim.values(Role::Parts);
            let values = sum.map(|sum| if open { Possible::ends(sum.lower(), None) } else { sum });
            Some(finding.expecting(Role::Total, values, Some(total)))
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
    what + &gap_clause(finding, report, language, false)
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::Ratio;
    use crate::quantity::law::Closure;
    use crate::report::{FigureId, Relation};

    fn list<const N: usize>(closure: Closure) -> impl Fn([FigureId; N]) -> Relation {
        move |ids| Relation::Breakdown { total: Some(ids[0]), parts: ids[1..].to_vec(), closure }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["441件", "396件", "25件", "19件"], list(Closure::Closed)));
        assert_eq!(finding.code(), "C105");
        assert_eq!(finding.gap.unwrap().single(), Some(Ratio::ONE));
        assert_eq!(zh, "396件、25件、19件之和不等于441件，分项少1件：将441件改为440件，或将某一分项加1件");
        assert_eq!(
            en,
            "396件, 25件, 19件 do not add up to 441件; they fall short by 1件: \
             change 441件 to 440件, or one of its parts by 1件"
        );
    }

    #[test]
    fn too_much() {
        let (_, zh, _) = only(&report(["170件", "80件", "100件"], list(Closure::Open)));
        assert_eq!(zh, "80件、100件之和超过170件，多10件：将170件改为180件以上，或将某一分项减10件");
    }

    #[test]
    fn a_balance() {
        let balance = |ids: [FigureId; 3]| Relation::Balance { totals: vec![ids[0]], parts: ids[1..].to_vec() };
        let (_, _, en) = only(&report(["15件", "12件", "4件"], balance));
        assert_eq!(
            en,
            "12件, 4件 do not add up to 15件; they exceed it by 1件: change 15件 to 16件, or one of its parts by 1件"
        );
        // of two totals neither is the one to change
        let two = |ids: [FigureId; 4]| Relation::Balance { totals: vec![ids[0], ids[1]], parts: ids[2..].to_vec() };
        let (_, _, en) = only(&report(["3件", "15件", "12件", "4件"], two));
        assert!(en.ends_with("they fall short by 2件"), "{en}");
        assert!(codes(&report(["15件", "12件", "3件"], balance)).is_empty());
    }

    #[test]
    fn closed_rates_make_the_whole() {
        let rates =
            |ids: [FigureId; 3]| Relation::Breakdown { total: None, parts: ids.to_vec(), closure: Closure::Closed };
        let (_, _, en) = only(&report(["50%", "30%", "15%"], rates));
        assert!(en.starts_with("50%, 30%, 15% do not add up to 100%; they fall short by"), "{en}");
        assert!(codes(&report(["33.3%", "33.3%", "33.3%"], rates)).is_empty());
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["441件", "396件", "25件", "19件", "1件"], list(Closure::Closed))).is_empty());
        assert!(codes(&report(["606.3万户", "210.0万户", "394.9万户", "1.4万户"], list(Closure::Closed))).is_empty());
        assert!(codes(&report(["170件", "80件", "60件"], list(Closure::Open))).is_empty());
    }

    #[test]
    fn undecided() {
        let counts =
            |ids: [FigureId; 2]| Relation::Breakdown { total: None, parts: ids.to_vec(), closure: Closure::Closed };
        assert!(codes(&report(["50件", "30件"], counts)).is_empty());
    }
}
