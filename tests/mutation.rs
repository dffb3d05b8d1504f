//! A figure that takes part in a closed claim cannot be changed by more than its rounding without breaking a claim.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::quantity::law::{Closure, Verdict};
use fazhi::quantity::{Quantity, Ratio};
use fazhi::report::{FigureId, Relation};
use fazhi::{Claim, Report};

#[path = "../examples/support/district_2023.rs"]
mod district_2023;

fn value(report: &Report, id: FigureId) -> Ratio {
    report.figure(id).unwrap().quantity.value()
}

/// How far a figure may be changed before this claim must see it, in units of its last place; `None` where the claim is not
/// closed, or the figure is not in it.
///
/// An exact sum sees every change. A rate sees a change of its operand once it has moved by more than a unit and a half: at
/// most half a unit was lost in printing it, and up to a unit may be cut.
fn sees(report: &Report, claim: &Claim, id: FigureId) -> Option<i128> {
    if !claim.relation.figures().iter().any(|&(_, other)| other == id) {
        return None;
    }
    let (part, whole, rate) = match &claim.relation {
        Relation::Breakdown { total: Some(_), closure: Closure::Closed, .. }
        | Relation::Balance { .. }
        | Relation::Enumeration { open_ended: false, .. } => return Some(1),
        Relation::Share { part, whole, rate } if part.len() == 1 && whole.len() == 1 => (part[0], whole[0], *rate),
        Relation::Reduction { before: Some(before), after: Some(after), rate } => (*after, *before, *rate),
        _ => return None,
    };
    if id == rate {
        return Some(2);
    }
    if part == whole {
        return None; // both move together
    }
    let hundredth = Ratio::new(1, 100).unwrap();
    let unit = report.figure(rate).unwrap().quantity.unit_in_last_place().checked_mul(hundredth).unwrap();
    let blur = unit.checked_mul(Ratio::new(3, 2).unwrap()).unwrap();
    let base = value(report, whole);
    let change = if id == part {
        base.checked_mul(blur)?
    } else {
        // part / base − part / (base + d) = blur, solved for d; the same d downwards moves the quotient further
        let quotient = value(report, part).checked_div(base)?;
        base.checked_mul(blur)?.checked_div(quotient.checked_sub(blur)?)?
    };
    Some(change.floor() + 1)
}

/// The figure, so many units of its last place more.
fn moved(quantity: &Quantity, by: i128) -> Option<Quantity> {
    let change = quantity.unit_in_last_place().checked_mul(Ratio::from(by))?;
    let value = quantity.value().checked_add(change).filter(|value| !value.is_negative())?;
    Some(format!("{}{}", value.rounded(quantity.decimals().into()), quantity.unit()).parse().unwrap())
}

fn broken_with(report: &Report, id: FigureId) -> usize {
    // the claims that hold the figure; `fazhi::check::check(report)` belongs here too, for a finding that names it
    (report.claims().filter(|(_, claim)| claim.relation.figures().iter().any(|&(_, other)| other == id)))
        .filter(|(_, claim)| claim.judge(report.figures()).unwrap().verdict == Verdict::Broken)
        .count()
}

#[test]
fn no_claim_of_the_report_is_broken() {
    let report = district_2023::report().unwrap();
    let verdicts: Vec<Verdict> =
        report.claims().map(|(_, claim)| claim.judge(report.figures()).unwrap().verdict).collect();
    assert!(verdicts.iter().all(|v| matches!(v, Verdict::Holds | Verdict::Undecided)));
    assert_eq!(verdicts.iter().filter(|&&v| v == Verdict::Holds).count(), 18);
}

#[test]
fn a_changed_figure_breaks_a_claim_that_holds_it() {
    let report = district_2023::report().unwrap();
    let (mut changed, mut figures) = (0, 0);
    for (id, figure) in report.figures().iter() {
        let Some(by) = report.claims().filter_map(|(_, claim)| sees(&report, claim, id)).min() else { continue };
        figures += 1;
        for by in [by, -by, 3 * by + 1, -3 * by - 1] {
            let Some(quantity) = moved(&figure.quantity, by) else { continue };
            let copy = report.with_figure(id, quantity.clone()).unwrap();
            assert_ne!(copy, report);
            assert!(
                broken_with(&copy, id) > 0,
                "{} {} as {quantity}: nothing is broken",
                figure.label,
                figure.quantity
            );
            changed += 1;
        }
    }
    // counted by hand: 3 of the reduction; 4 items, 4 rates; 2 and a rate of the 747; 3 published; 2 decisions are one figure;
    // 2 and a rate of the 170; 5 of legal aid; 3 of review; 3 and 5 of petitions; 1 list of departments
    assert_eq!(figures, 3 + 8 + 3 + 3 + 1 + 3 + 5 + 3 + 3 + 5 + 1);
    assert!(changed > 3 * figures, "{changed}");
}

#[test]
fn units_that_differ_are_not_added() {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    let [total, first, second, minutes] = [("合计", "2小时"), ("甲", "1.5小时"), ("乙", "0.5小时"), ("丙", "30分钟")]
        .map(|(label, printed)| draft.figure(label, printed).unwrap());
    draft.total(total, [first, second]).unwrap().total(total, [first, minutes]).unwrap();
    let report = draft.build().unwrap();
    let verdicts: Vec<Verdict> =
        report.claims().map(|(_, claim)| claim.judge(report.figures()).unwrap().verdict).collect();
    assert_eq!(verdicts, [Verdict::Holds, Verdict::Undecided]);
}

#[test]
fn a_change_within_the_rounding_breaks_nothing() {
    let report = district_2023::report().unwrap();
    // 163 of 170 is 95.9%, printed 96%: 164 would print the same
    let (id, figure) = report.figures().iter().find(|(_, f)| f.label == "作出评价的咨询").unwrap();
    let copy = report.with_figure(id, moved(&figure.quantity, 1).unwrap()).unwrap();
    assert_eq!(broken_with(&copy, id), 0);
}
