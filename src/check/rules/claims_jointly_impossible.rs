#![doc = include_str!("claims_jointly_impossible.md")]

use crate::check::joint::Conflict;
use crate::check::{Finding, Ground, Judged, JudgedClaim, Language, Rule, Severity};
use crate::report::{Claim, ClaimKind, Report};

pub(super) static RULE: Rule = Rule {
    code: "C114",
    name: "claims-jointly-impossible",
    summary: "claims that can each be true cannot be true together",
    summary_zh: "各项勾稽关系单独成立，但不能同时成立",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic],
    page: include_str!("claims_jointly_impossible.md"),
    check: |judged, out| {
        // where a link fits elsewhere, the link is to blame and no figure
        let proved = judged.conflicts().iter().filter(|conflict| conflict.moves.is_empty());
        out.extend(proved.map(|conflict| find(judged, conflict)));
    },
    say,
};

fn find(judged: &Judged<'_>, conflict: &Conflict) -> Finding {
    let report = judged.report();
    let mut finding = RULE.finding();
    for &id in &conflict.claims {
        if let (Some(claim), Some(&judgement)) = (report.claim(id), judged.judgements().get(id.index())) {
            finding = finding.about(&JudgedClaim { report, id, claim, judgement });
        }
    }
    finding
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let claims = finding.claims.iter().filter_map(|&id| report.claim(id));
    let claims: Vec<_> = claims.map(|claim| named(claim, report, language)).collect();
    if let [claim] = &claims[..] {
        return language.pick(
            format!("同一数字两次使用，没有数值能使其成立：{claim}"),
            format!("it uses one figure twice, and no value makes it true: {claim}"),
        );
    }
    let claims = claims.join(language.pick("；", "; "));
    language.pick(
        format!("下列各项单独成立，但没有一组数值能使其同时成立：{claims}"),
        format!("each of these can be true, but no values make all of them true: {claims}"),
    )
}

/// A claim by its kind and figures.
fn named(claim: &Claim, report: &Report, language: Language) -> String {
    let (zh, en) = match claim.kind() {
        ClaimKind::Share => ("占比", "share"),
        ClaimKind::Subset => ("其中", "part and whole"),
        ClaimKind::Breakdown => ("合计", "total"),
        ClaimKind::Balance => ("平衡", "balance"),
        ClaimKind::Growth => ("增减", "growth"),
        ClaimKind::PointChange => ("百分点变化", "change in points"),
        ClaimKind::Average => ("平均", "average"),
        ClaimKind::Reduction => ("压缩比", "reduction"),
        ClaimKind::Enumeration => ("列举", "list"),
        ClaimKind::Rate => ("比率", "rate"),
    };
    let figures = claim.relation.figures();
    let printed: Vec<_> =
        figures.iter().filter_map(|&(_, id)| report.figure(id)).map(|figure| figure.quantity.as_str()).collect();
    match language {
        Language::Zh => format!("{zh}（{}）", printed.join("、")),
        Language::En => format!("{en} ({})", printed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only, report as report_of};
    use crate::quantity::law::Direction;
    use crate::report::{Relation, Report};

    fn report(whole: &str, rates: [&str; 2]) -> Report {
        let mut draft = draft();
        let whole = draft.figure("案件", whole).unwrap();
        for (part, rate) in [("150件", rates[0]), ("60件", rates[1])] {
            let (part, rate) = (draft.figure("案件", part).unwrap(), draft.figure("占比", rate).unwrap());
            draft.share(part, whole, rate).unwrap();
        }
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        // 150 is 70.1% of 214, 60 is 29.9% of 201
        let (finding, zh, en) = only(&report("200余件", ["70.1%", "29.9%"]));
        assert_eq!((finding.code(), finding.claims.len()), ("C114", 2));
        assert_eq!(
            en,
            "each of these can be true, but no values make all of them true: \
             share (150件, 200余件, 70.1%); share (60件, 200余件, 29.9%)"
        );
        assert!(zh.ends_with("占比（150件、200余件、70.1%）；占比（60件、200余件、29.9%）"), "{zh}");
    }

    #[test]
    fn one_figure_used_twice() {
        let report = report_of(["近10件", "12.5%"], |[count, rate]| Relation::Share {
            part: vec![count],
            whole: vec![count],
            rate,
        });
        let (finding, zh, en) = only(&report);
        assert_eq!((finding.code(), finding.claims.len()), ("C114", 1));
        assert_eq!(en, "it uses one figure twice, and no value makes it true: share (近10件, 近10件, 12.5%)");
        assert!(zh.starts_with("同一数字两次使用"), "{zh}");
    }

    #[test]
    fn holds() {
        assert!(codes(&report("200余件", ["70.1%", "28.0%"])).is_empty());
    }

    #[test]
    fn a_change_reckoned_from_printed_rates_takes_no_part() {
        // 94.36% and 90.05% are 4.31 apart; what is printed is 4.4 apart, so 4.45 is not reckoned from it
        let passed = |change: &str, joined: &str| {
            let mut draft = draft();
            let [passed, sat, of_towns, towns] =
                ["987人", "1046人", "371人", "412人"].map(|count| draft.figure("人员", count).unwrap());
            let [now, then, again] = ["94.4%", "90.0%", joined].map(|rate| draft.figure("合格率", rate).unwrap());
            let change = draft.figure("变化", change).unwrap();
            draft.share(passed, sat, now).unwrap();
            draft.share(of_towns, towns, then).unwrap();
            draft.point_change(now, Some(then), change, Direction::Up).unwrap();
            draft.share(of_towns, sat, again).unwrap();
            draft.build().unwrap()
        };
        assert!(codes(&passed("4.4个百分点", "35.5%")).is_empty());
        assert_eq!(codes(&passed("4.4个百分点", "36.5%")), ["C101"]);
        assert_eq!(codes(&passed("4.45个百分点", "35.5%")), ["C114"]);
    }

    #[test]
    fn what_is_broken_alone_is_not_told_twice() {
        assert_eq!(codes(&report("214件", ["70.1%", "29.9%"])), ["C101"]);
    }
}
