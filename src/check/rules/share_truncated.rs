#![doc = include_str!("share_truncated.md")]

use crate::check::message::{expected, joined, printed};
use crate::check::{Finding, Ground, Habit, Judged, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law;
use crate::report::{ClaimKind, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C102",
    name: "share-truncated",
    summary: "a rate agrees with its figures only if it was cut off, not rounded",
    summary_zh: "比率是截断而非四舍五入得来",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::Usage],
    page: include_str!("share_truncated.md"),
    check,
    say,
};

/// How many cut rates make a habit, which is told once.
const HABIT: usize = 2;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let cut: Vec<_> = judged.truncated().collect();
    if cut.len() >= HABIT {
        out.push(cut.iter().fold(RULE.finding(), |finding, claim| finding.about_roles(claim, &[cut_role(claim)])));
    } else {
        out.extend(cut.iter().map(one));
    }
}

/// The part of the claim whose figure was cut.
fn cut_role(claim: &JudgedClaim<'_>) -> Role {
    match claim.kind() {
        ClaimKind::Average => Role::Mean,
        ClaimKind::PointChange => Role::Change,
        ClaimKind::Breakdown => Role::Parts,
        _ => Role::Rate,
    }
}

fn one(claim: &JudgedClaim<'_>) -> Finding {
    let finding = RULE.finding().about(claim);
    match (claim.kind(), claim.values(Role::Part), claim.values(Role::Whole), claim.printed(Role::Rate)) {
        (ClaimKind::Share, Some(part), Some(whole), Some(rate)) => {
            finding.expecting(Role::Rate, law::rate_range(part, whole, rate), Some(rate))
        }
        _ => finding,
    }
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let roles = [Role::Rate, Role::Mean, Role::Change, Role::Parts];
    let between = language.pick("、", ", ");
    let texts = roles.map(|role| joined(finding, report, role, between));
    let rates = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between);
    // there is one finding of this rule in a report, so its habit is judged once
    let rounded = Habit::of(&Judged::new(report)).rounded();
    if finding.claims.len() > 1 {
        let count = finding.claims.len();
        return match (rounded, language) {
            (0, Language::Zh) => format!("能看出取舍的{count}处比率都是截断而非四舍五入得来：{rates}"),
            (0, Language::En) => format!("all {count} rates that can tell were cut off, not rounded: {rates}"),
            (_, Language::Zh) => {
                format!("有{count}处比率是截断而非四舍五入得来：{rates}{}", mixture(rounded, language))
            }
            (_, Language::En) => {
                format!("{count} rates were cut off, not rounded: {rates}{}", mixture(rounded, language))
            }
        };
    }
    format!("{}{}", say_one(finding, report, &rates, language), mixture(rounded, language))
}

/// That other rates of the report were rounded, as a clause; empty where none was.
fn mixture(rounded: usize, language: Language) -> String {
    match (rounded, language) {
        (0, _) => String::new(),
        (_, Language::Zh) => format!("；另有{rounded}处是四舍五入，全文取舍不一"),
        (1, Language::En) => "; another one was rounded: the report mixes the two".to_owned(),
        (_, Language::En) => format!("; {rounded} others were rounded: the report mixes the two"),
    }
}

fn say_one(finding: &Finding, report: &Report, rates: &str, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    match (expected(finding, report, Role::Rate, language), language) {
        (Some(is), Language::Zh) => {
            format!("{}占{}，四舍五入是{is}，{rates}是截断得来", text(Role::Part), text(Role::Whole))
        }
        (Some(is), Language::En) => {
            format!("{} of {} rounds to {is}; {rates} was cut off", text(Role::Part), text(Role::Whole))
        }
        (None, Language::Zh) => format!("{rates}是截断而非四舍五入得来"),
        (None, Language::En) if rates.contains(", ") => format!("{rates} were cut off, not rounded"),
        (None, Language::En) => format!("{rates} was cut off, not rounded"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only, report};
    use crate::report::{FigureId, Relation};

    fn share([part, whole, rate]: [FigureId; 3]) -> Relation {
        Relation::Share { part: vec![part], whole: vec![whole], rate }
    }

    #[test]
    fn one_is_told_in_full() {
        let (finding, zh, en) = only(&report(["140件", "151件", "92.71%"], share));
        assert_eq!((finding.code(), finding.evidence.len()), ("C102", 3));
        assert_eq!(zh, "140件占151件，四舍五入是92.72%，92.71%是截断得来");
        assert_eq!(en, "140件 of 151件 rounds to 92.72%; 92.71% was cut off");
    }

    #[test]
    fn a_habit_is_told_once() {
        let mut draft = draft();
        for [part, whole, rate] in [["140件", "151件", "92.71%"], ["75件", "151件", "49.66%"], ["1件", "2件", "50%"]]
        {
            let [part, whole, rate] = [part, whole, rate].map(|n| draft.figure("案件", n).unwrap());
            draft.share(part, whole, rate).unwrap();
        }
        let (finding, zh, en) = only(&draft.build().unwrap());
        assert_eq!((finding.claims.len(), finding.evidence.len()), (2, 2));
        assert_eq!(zh, "能看出取舍的2处比率都是截断而非四舍五入得来：92.71%、49.66%");
        assert_eq!(en, "all 2 rates that can tell were cut off, not rounded: 92.71%, 49.66%");
    }

    #[test]
    fn a_mixture_is_told() {
        let told = |shares: &[[&str; 3]]| {
            let mut draft = draft();
            for figures in shares {
                let [part, whole, rate] = figures.map(|n| draft.figure("案件", n).unwrap());
                draft.share(part, whole, rate).unwrap();
            }
            only(&draft.build().unwrap())
        };
        let (cut, rounded) = (["140件", "151件", "92.71%"], ["2件", "3件", "66.7%"]);
        let (_, zh, en) = told(&[cut, rounded]);
        assert_eq!(zh, "140件占151件，四舍五入是92.72%，92.71%是截断得来；另有1处是四舍五入，全文取舍不一");
        assert!(en.ends_with("; another one was rounded: the report mixes the two"), "{en}");
        let (_, zh, en) =
            told(&[cut, rounded, ["75件", "151件", "49.66%"], ["5件", "6件", "83.33%"], ["5件", "9件", "56%"]]);
        assert_eq!(zh, "有2处比率是截断而非四舍五入得来：92.71%、49.66%；另有2处是四舍五入，全文取舍不一");
        assert_eq!(
            en,
            "2 rates were cut off, not rounded: 92.71%, 49.66%; 2 others were rounded: the report mixes the two"
        );
    }

    #[test]
    fn a_mean() {
        let mean = |[total, count, mean]: [FigureId; 3]| Relation::Average {
            total: Some(total),
            count: Some(count),
            mean,
            items: Vec::new(),
        };
        let (_, _, en) = only(&report(["20件", "3天", "6.6件"], mean));
        assert_eq!(en, "6.6件 was cut off, not rounded");
    }

    #[test]
    fn a_list_of_rates() {
        let rates = |ids: [FigureId; 3]| Relation::Breakdown {
            total: None,
            parts: ids.to_vec(),
            closure: crate::quantity::law::Closure::Closed,
        };
        let (_, zh, en) = only(&report(["50%", "30%", "18%"], rates));
        assert_eq!(zh, "50%、30%、18%是截断而非四舍五入得来");
        assert_eq!(en, "50%, 30%, 18% were cut off, not rounded");
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["140件", "151件", "92.72%"], share)).is_empty());
    }

    #[test]
    fn undecided() {
        let open = |[whole, rate]: [FigureId; 2]| Relation::Rate { rate, whole: Some(whole) };
        assert!(codes(&report(["151件", "92.71%"], open)).is_empty());
    }
}
