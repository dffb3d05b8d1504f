#![doc = include_str!("listed_count_mismatch.md")]

use crate::check::message::printed;
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::{End, Possible, Ratio};
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C110",
    name: "listed-count-mismatch",
    summary: "the names listed are more or fewer than the number stated",
    summary_zh: "列举的名称与所说的个数不符",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic],
    page: include_str!("listed_count_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    let Relation::Enumeration { listed, open_ended, .. } = claim.claim.relation else { return None };
    let named = Ratio::from(i128::from(listed));
    let values =
        if open_ended { Possible::ends(Some(End::closed(named)), None).whole() } else { Possible::exactly(named) };
    Some(RULE.finding().about(&claim).expecting(Role::Count, Some(values), claim.printed(Role::Count)))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let count = printed(finding, report, Role::Count);
    let claim = finding.claims.first().and_then(|&id| report.claim(id));
    let listed = claim.map_or(0, |claim| match claim.relation {
        Relation::Enumeration { listed, .. } => listed,
        _ => 0,
    });
    match language {
        Language::Zh => format!("所说的是{count}，列举的是{listed}个"),
        Language::En => format!("{count} are stated, {listed} are listed"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::report::{FigureId, Relation, Role};

    fn list(listed: u32, open_ended: bool) -> impl Fn([FigureId; 1]) -> Relation {
        move |[count]| Relation::Enumeration { count, listed, open_ended }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["5家"], list(4, false)));
        assert_eq!(finding.code(), "C110");
        assert_eq!(finding.consistent(Role::Count).unwrap().printed.as_deref(), Some("4家"));
        assert_eq!(zh, "所说的是5家，列举的是4个");
        assert_eq!(en, "5家 are stated, 4 are listed");
        assert_eq!(codes(&report(["5家"], list(6, true))), ["C110"]);
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["5家"], list(5, false))).is_empty());
        assert!(codes(&report(["5家"], list(3, true))).is_empty());
        assert!(codes(&report(["10余家"], list(3, true))).is_empty());
    }
}
