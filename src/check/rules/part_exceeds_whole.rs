#![doc = include_str!("part_exceeds_whole.md")]

use crate::check::message::{joined, printed};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law;
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C103",
    name: "part-exceeds-whole",
    summary: "a part is larger than the whole that it is part of",
    summary_zh: "部分大于总体",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("part_exceeds_whole.md"),
    check: |judged, out| out.extend(judged.broken().filter(JudgedClaim::part_exceeds_whole).map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Finding {
    if let Relation::Breakdown { total: Some(total), parts, .. } = &claim.claim.relation {
        let above = |id| match (claim.report.figures().possible(id), claim.values(Role::Total)) {
            (Some(part), Some(total)) => law::subset(part, total).verdict == law::Verdict::Broken,
            _ => false,
        };
        let parts = parts.iter().filter(|&&id| above(id)).map(|&id| (Role::Parts, id));
        return RULE.finding().about_figures(&claim, parts.chain([(Role::Total, *total)]));
    }
    RULE.finding().about_roles(&claim, &[Role::Part, Role::Whole])
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let one = |a: Role, b: Role| {
        let text = printed(finding, report, a);
        if text.is_empty() { joined(finding, report, b, language.pick("、", ", ")) } else { text }
    };
    let (part, whole) = (one(Role::Part, Role::Parts), one(Role::Whole, Role::Total));
    match language {
        Language::Zh => format!("{part}是{whole}的一部分，却大于{whole}"),
        Language::En => format!("{part} is part of {whole}, but larger"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::Closure;
    use crate::report::{FigureId, Relation, Role};

    fn subset([part, whole]: [FigureId; 2]) -> Relation {
        Relation::Subset { part, whole }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["135件", "120件"], subset));
        assert_eq!(finding.code(), "C103");
        assert_eq!(zh, "135件是120件的一部分，却大于120件");
        assert_eq!(en, "135件 is part of 120件, but larger");
    }

    #[test]
    fn takes_over_from_the_share() {
        let share = |[part, whole, rate]: [FigureId; 3]| Relation::Share { part: vec![part], whole: vec![whole], rate };
        for rate in ["88.9%", "112.5%"] {
            let (finding, ..) = only(&report(["135件", "120件", rate], share));
            assert_eq!(finding.code(), "C103");
            assert_eq!(finding.evidence.len(), 2);
        }
    }

    #[test]
    fn names_the_part_of_an_overlapping_list() {
        let list = |ids: [FigureId; 3]| Relation::Breakdown {
            total: Some(ids[0]),
            parts: ids[1..].to_vec(),
            closure: Closure::Overlapping,
        };
        let (finding, _, en) = only(&report(["170件", "80件", "180件"], list));
        assert_eq!(finding.code(), "C103");
        assert_eq!(finding.figure(Role::Parts).map(FigureId::index), Some(2));
        assert_eq!(en, "180件 is part of 170件, but larger");
        assert!(codes(&report(["170件", "80件", "160件"], list)).is_empty());
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["120件", "120件"], subset)).is_empty());
        assert!(codes(&report(["近1300件", "1250件"], subset)).is_empty()); // 1201 to 1299
    }

    #[test]
    fn undecided() {
        use crate::report::{Basis, Claim};
        let broken = report(["135件", "120件"], subset);
        let relation = broken.claims().next().unwrap().1.relation.clone();
        let mut near = crate::report::Report::default();
        for (_, figure) in broken.figures().iter() {
            near.figures_mut().push(figure.clone()).unwrap();
        }
        near.push_claim(Claim { relation, basis: Basis::Distance, span: None });
        assert!(codes(&near).is_empty());
    }
}
