#![doc = include_str!("implausible_magnitude.md")]

use crate::check::message::{joined, printed};
use crate::check::{Finding, Ground, Judged, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::{Direction, Form, Verdict};
use crate::quantity::{Hedge, Kind, Measure, Possible, Quantity, Ratio};
use crate::report::{Figure, FigureId, Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "W204",
    name: "implausible-magnitude",
    summary: "a figure is possible but unlikely by its order of magnitude",
    summary_zh: "数字并非不可能，但数量级不寻常",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("implausible_magnitude.md"),
    check,
    say,
};

/// Below this many 元 the loans and investments of a year are unlikely: 万 is the unit that gets lost, and what is left of a
/// figure in 万元 is mostly of one to four digits.
const LEAST_CAPITAL: i128 = 10_000;

/// How many times as much a count is unlikely to become within a year: 万 lost on one side makes just this.
const MOST_GROWTH: i128 = 10_000;

/// How many times its largest sibling one item of a list is unlikely to be. Real lists are uneven, a hundredfold even often,
/// so only three orders of magnitude count.
const MOST_ABOVE_SIBLINGS: i128 = 1_000;

/// How many siblings an item needs to be compared with them: fewer show no common order of magnitude.
const SIBLINGS: usize = 3;

/// Siblings below this are too small to tell an order of magnitude by: 1件 and 2件 stand beside thousands in honest lists.
const LEAST_SIBLING: i128 = 10;

/// Words for money of institutions, counted in 万元 or 亿元.
const CAPITAL: [&str; 6] = ["贷款", "融资", "授信", "信贷", "投资", "募资"];

/// Words for money a head or a case, which may be small.
const EACH: [&str; 8] = ["人均", "户均", "平均", "每", "均", "利息", "手续费", "单笔"];

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let small = report.figures().iter().filter(|(_, figure)| is_small_capital(figure));
    out.extend(small.map(|(id, _)| RULE.finding().about_figure(report, id)));
    for claim in judged.claims() {
        match &claim.claim.relation {
            Relation::Growth { .. } if grows_beyond(&claim) => {
                out.push(RULE.finding().about(&claim));
            }
            Relation::Breakdown { parts, .. } => out.extend(above_siblings(&claim, parts)),
            _ => {}
        }
    }
}

fn is_small_capital(figure: &Figure) -> bool {
    let money = &figure.quantity;
    let plain = money.kind() == Kind::Money && money.unit().as_str() == "元" && money.hedge() == Hedge::Exact;
    let has = |words: &[&str]| words.iter().any(|word| figure.label.contains(word));
    plain && money.value() > Ratio::ZERO && money.value() < Ratio::from(LEAST_CAPITAL) && has(&CAPITAL) && !has(&EACH)
}

/// Whether a count is certainly at least so many times what it was.
fn grows_beyond(claim: &JudgedClaim<'_>) -> bool {
    let Relation::Growth { direction: Direction::Up, form, .. } = &claim.claim.relation else { return false };
    let least = |set: Option<Possible>| set.and_then(|set| set.lower()).map(|end| end.at);
    let most = |set: Option<Possible>| set.and_then(|set| set.upper()).map(|end| end.at);
    let many = Ratio::from(MOST_GROWTH);
    let counted = |role| claim.printed(role).is_some_and(Quantity::is_whole);
    if let (Some(current), Some(base)) = (least(claim.values(Role::Current)), most(claim.values(Role::Base))) {
        let times = current.checked_div(base);
        return base > Ratio::ZERO && counted(Role::Current) && times.is_some_and(|times| times >= many);
    }
    let Some(rate) = claim.printed(Role::Rate) else { return false };
    let value = least(claim.values(Role::Rate)).unwrap_or(Ratio::ZERO);
    let times = match rate.kind() {
        Kind::Percent if rate.unit().as_str() == "%" => value.checked_div(Ratio::HUNDRED),
        Kind::Multiple => Some(value),
        _ => None,
    };
    let times = times.and_then(|times| if *form == Form::By { times.checked_add(Ratio::ONE) } else { Some(times) });
    times.is_some_and(|times| times >= many)
}

/// The item of a list that stands orders of magnitude above all others, where no sum confirms it.
fn above_siblings(claim: &JudgedClaim<'_>, parts: &[FigureId]) -> Option<Finding> {
    if parts.len() <= SIBLINGS || claim.judgement.verdict == Verdict::Holds {
        return None;
    }
    let report = claim.report;
    let figures = parts.iter().map(|&id| report.figure(id).map(|figure| (id, &figure.quantity)));
    let mut figures = figures.collect::<Option<Vec<_>>>()?;
    let unit = figures.first()?.1.unit();
    let alike = |figure: &Quantity| {
        figure.unit() == unit
            && matches!(figure.kind(), Kind::Count | Kind::Money)
            && figure.unit().measure() != Measure::Measured
            && figure.value() >= Ratio::from(LEAST_SIBLING)
    };
    if !figures.iter().all(|(_, figure)| alike(figure)) {
        return None;
    }
    figures.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.value()));
    let [(id, first), (next, second), ..] = figures.as_slice() else { return None };
    let times = first.value().checked_div(second.value())?;
    let far = times >= Ratio::from(MOST_ABOVE_SIBLINGS);
    far.then(|| RULE.finding().about_figures(claim, [(Role::Parts, *id), (Role::Parts, *next)]))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let text = |role| printed(finding, report, role);
    if finding.claims.is_empty() {
        let figure = finding.figures().next().and_then(|id| report.figure(id));
        let Some(figure) = figure else { return String::new() };
        let (money, label) = (figure.quantity.as_str(), figure.label.as_str());
        return match language {
            Language::Zh => format!("“{label}”为{money}，数额不寻常地小，请核对是否漏了“万”"),
            Language::En => format!("{money} is unlikely for “{label}”, worth a look: 万 may be lost"),
        };
    }
    if finding.evidence.iter().any(|evidence| evidence.role == Some(Role::Parts)) {
        let figures = joined(finding, report, Role::Parts, language.pick("远大于", " far above "));
        return match language {
            Language::Zh => format!("同一列举中{figures}等其他各项，数量级不寻常，请核对"),
            Language::En => format!("in one list {figures} and all other items: unlikely, worth a look"),
        };
    }
    let (current, base, rate) = (text(Role::Current), text(Role::Base), text(Role::Rate));
    match (base.is_empty(), language) {
        (false, Language::Zh) => format!("由{base}增至{current}，增长达万倍，不寻常，请核对单位"),
        (false, Language::En) => {
            format!(
                "from {base} to {current} is a ten-thousandfold growth or more: unlikely, worth a look at the units"
            )
        }
        (true, Language::Zh) => format!("增长{rate}，达万倍，不寻常，请核对"),
        (true, Language::En) => format!("a growth by {rate} is ten-thousandfold or more: unlikely, worth a look"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only, report};
    use crate::quantity::law::{Closure, Direction, Form};
    use crate::report::{FigureId, Relation, Report};

    fn money(label: &str, printed: &str) -> Report {
        let mut draft = draft();
        draft.figure(label, printed).unwrap();
        draft.build().unwrap()
    }

    #[test]
    fn a_loan_that_lost_its_magnitude() {
        let (finding, zh, en) = only(&money("发放贷款", "139.93元"));
        assert_eq!(finding.code(), "W204");
        assert_eq!(zh, "“发放贷款”为139.93元，数额不寻常地小，请核对是否漏了“万”");
        assert_eq!(en, "139.93元 is unlikely for “发放贷款”, worth a look: 万 may be lost");
    }

    #[test]
    fn money_that_may_be_small() {
        for (label, printed) in [
            ("发放贷款", "139.93万元"),
            ("发放贷款", "10000元"),
            ("户均贷款", "5000元"),
            ("罚款", "200元"),
            ("发放贷款", "139件"),
            ("发放贷款", "近5000元"),
        ] {
            assert!(codes(&money(label, printed)).is_empty(), "{label} {printed}");
        }
    }

    fn growth<const N: usize>(ids: [FigureId; N]) -> Relation {
        let (current, base) = (Some(ids[0]), ids.get(2).map(|_| ids[1]));
        let rate = ids.last().copied();
        Relation::Growth { current, base, delta: None, rate, direction: Direction::Up, form: Form::By }
    }

    #[test]
    fn growths() {
        let (finding, zh, en) = only(&report(["30000件", "3件", "999900%"], growth));
        assert_eq!(finding.code(), "W204");
        assert_eq!(zh, "由3件增至30000件，增长达万倍，不寻常，请核对单位");
        assert!(en.ends_with("unlikely, worth a look at the units"), "{en}");
        assert_eq!(codes(&report(["30003件", "1000000%"], growth)), ["W204"]);
        assert!(codes(&report(["29997件", "3件", "999800%"], growth)).is_empty());
        assert!(codes(&report(["76件", "2件", "3700%"], growth)).is_empty());
    }

    #[test]
    fn undecided() {
        assert!(codes(&report(["66件", "267%"], growth)).is_empty());
    }

    fn list<const N: usize>(ids: [FigureId; N]) -> Relation {
        Relation::Breakdown { total: Some(ids[0]), parts: ids[1..].to_vec(), closure: Closure::Closed }
    }

    #[test]
    fn siblings() {
        let broken = report(["100件", "20件", "30件", "25件", "250000件"], list);
        let findings = codes(&broken);
        assert!(findings.contains(&"W204") && findings.contains(&"C105"), "{findings:?}");
        // the sum confirms it
        assert!(codes(&report(["250075件", "20件", "30件", "25件", "250000件"], list)).is_empty());
        // too few, too small, or of another unit
        for figures in [
            ["100件", "20件", "30件", "25000件", "11件"],
            ["100件", "1件", "3件", "2件", "250000件"],
            ["100件", "20件", "30件", "25人次", "250000件"],
        ] {
            assert!(!codes(&report(figures, list)).contains(&"W204"), "{figures:?}");
        }
        assert!(!codes(&report(["100件", "20件", "25件", "250000件"], list)).contains(&"W204"));
    }
}
