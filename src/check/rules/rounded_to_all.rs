#![doc = include_str!("rounded_to_all.md")]

use crate::check::message::printed;
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::{self, Verdict};
use crate::quantity::{Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C112",
    name: "rounded-to-all",
    summary: "100% is printed of a part that is smaller than its whole",
    summary_zh: "部分小于总体，却印作100%",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("rounded_to_all.md"),
    check: |judged, out| out.extend(judged.claims().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    if claim.kind() != ClaimKind::Share || claim.judgement.verdict != Verdict::Holds {
        return None;
    }
    let rate = claim.printed(Role::Rate).filter(|rate| is_all(rate))?;
    let (part, whole) = (claim.values(Role::Part)?, claim.values(Role::Whole)?);
    let less = law::subset(whole, part).verdict == Verdict::Broken;
    less.then(|| {
        let range: Option<Possible> = law::rate_range(part, whole, rate);
        RULE.finding().about(&claim).expecting(Role::Rate, range, Some(rate))
    })
}

/// Whether 100% (or ‰1000) is printed, without a hedge.
fn is_all(rate: &Quantity) -> bool {
    let whole = if rate.unit().as_str() == "‰" { Ratio::from(1000) } else { Ratio::HUNDRED };
    rate.kind() == Kind::Percent && rate.hedge() == Hedge::Exact && rate.value() == whole
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    let (part, whole, rate) = (text(Role::Part), text(Role::Whole), text(Role::Rate));
    match language {
        Language::Zh => format!("{part}少于{whole}，不是全部，{rate}由四舍五入得来"),
        Language::En => format!("{part} is fewer than {whole}: {rate} only by rounding"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::report::{FigureId, Relation};

    fn share([part, whole, rate]: [FigureId; 3]) -> Relation {
        Relation::Share { part: vec![part], whole: vec![whole], rate }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["1998件", "1999件", "100%"], share));
        assert_eq!(finding.code(), "C112");
        assert_eq!(zh, "1998件少于1999件，不是全部，100%由四舍五入得来");
        assert_eq!(en, "1998件 is fewer than 1999件: 100% only by rounding");
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["1999件", "1999件", "100%"], share)).is_empty());
        assert!(codes(&report(["1998件", "1999件", "99.95%"], share)).is_empty());
        assert!(codes(&report(["近2000件", "1999件", "100%"], share)).is_empty()); // may be all
    }

    #[test]
    fn no_rounding_gives_it() {
        assert_eq!(codes(&report(["1998件", "1999件", "100.00%"], share)), ["C101"]);
    }

    #[test]
    fn undecided() {
        let alone = |[rate]: [FigureId; 1]| Relation::Rate { rate, whole: None };
        assert!(codes(&report(["100%"], alone)).is_empty());
    }
}
