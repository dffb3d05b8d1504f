#![doc = include_str!("share_mismatch.md")]

use crate::check::message::{expected, printed};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law;
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C101",
    name: "share-mismatch",
    summary: "a percentage cannot come from its counts",
    summary_zh: "占比与其分子、分母不符",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("share_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    if claim.kind() != ClaimKind::Share || claim.part_exceeds_whole() || claim.rate_out_of_range().is_some() {
        return None;
    }
    let (part, whole) = (claim.values(Role::Part)?, claim.values(Role::Whole)?);
    let rate = claim.printed(Role::Rate)?;
    let part_now = claim.printed(Role::Part);
    Some(RULE.finding().about(&claim).expecting(Role::Rate, law::rate_range(part, whole, rate), Some(rate)).expecting(
        Role::Part,
        law::part_range(whole, rate, part.is_whole()),
        part_now,
    ))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    let (part, whole, rate) = (text(Role::Part), text(Role::Whole), text(Role::Rate));
    let is = expected(finding, report, Role::Rate, language);
    let would = expected(finding, report, Role::Part, language);
    let none = finding.consistent(Role::Part).is_some_and(|c| c.values.is_empty());
    let what = match (is, language) {
        (Some(is), Language::Zh) => format!("{part}占{whole}的{is}，不是{rate}"),
        (Some(is), Language::En) => format!("{part} of {whole} is {is}, not {rate}"),
        (None, Language::Zh) => format!("{part}占{whole}，不可能是{rate}"),
        (None, Language::En) => format!("{part} of {whole} cannot be {rate}"),
    };
    let rest = match (would, language) {
        (Some(would), Language::Zh) => format!("；{rate}对应{would}"),
        (Some(would), Language::En) => format!("; {rate} would be {would}"),
        (None, Language::Zh) if none => format!("；{whole}中没有整数能得出{rate}"),
        (None, Language::En) if none => format!("; no whole number of {whole} gives {rate}"),
        (None, _) => String::new(),
    };
    what + &rest
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only, report};
    use crate::report::{FigureId, Relation, Role};

    fn share([part, whole, rate]: [FigureId; 3]) -> Relation {
        Relation::Share { part: vec![part], whole: vec![whole], rate }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["312项", "702项", "44.6%"], share));
        assert_eq!(finding.code(), "C101");
        assert_eq!(finding.consistent(Role::Rate).unwrap().printed.as_deref(), Some("44.4%"));
        assert_eq!(zh, "312项占702项的44.4%，不是44.6%；44.6%对应313项");
        assert_eq!(en, "312项 of 702项 is 44.4%, not 44.6%; 44.6% would be 313项");
    }

    #[test]
    fn no_whole_number_gives_it() {
        let (_, _, en) = only(&report(["2件", "3件", "64%"], share));
        assert_eq!(en, "2件 of 3件 is 67%, not 64%; no whole number of 3件 gives 64%");
    }

    #[test]
    fn several_whole_numbers_give_it() {
        let (finding, _, en) = only(&report(["30000件", "70200件", "44.6%"], share));
        assert_eq!(finding.consistent(Role::Part).unwrap().printed.as_deref(), Some("31275件"));
        assert!(en.ends_with("44.6% would be 31275件 to 31344件"), "{en}");
    }

    #[test]
    fn a_sum_of_parts() {
        let mut draft = draft();
        let [a, b, whole, rate] = ["51件", "41件", "231件", "39.93%"].map(|n| draft.figure("案件", n).unwrap());
        draft.claim(Relation::Share { part: vec![a, b], whole: vec![whole], rate }).unwrap();
        let (_, _, en) = only(&draft.build().unwrap());
        assert!(en.starts_with("51件 + 41件 of 231件 is 39.83%, not 39.93%"), "{en}");
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["312项", "702项", "44.4%"], share)).is_empty());
        assert!(codes(&report(["1.2万件", "2.7万件", "44.4%"], share)).is_empty());
        assert!(codes(&report(["近7000件", "8000余件", "85%"], share)).is_empty());
    }

    #[test]
    fn undecided() {
        let one = |[part, rate]: [FigureId; 2]| Relation::Share { part: vec![part], whole: vec![], rate };
        assert!(codes(&report(["312项", "44.6%"], one)).is_empty());
    }
}
