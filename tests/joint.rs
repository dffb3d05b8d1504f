//! Joint judgement: two facts from published reports, bounds on hostile systems, speed on large reports.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::panic)] // helpers stop a test as it would stop itself

use std::time::{Duration, Instant};

use fazhi::check::joint::{Joint, Operand, Outcome, SameUnknown};
use fazhi::check::{Language, check};
use fazhi::quantity::Ratio;
use fazhi::quantity::law::Closure;
use fazhi::report::{ClaimId, FigureId, Relation, Report, ReportBuilder, Role};

fn draft() -> ReportBuilder {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    draft
}

fn claims(report: &Report) -> Vec<ClaimId> {
    report.claims().map(|(id, _)| id).collect()
}

/// Whether a whole number of items rounds to a rate printed in hundredths of a percent, by integers alone.
fn rate_of(items: i128, hundredths: i128) -> bool {
    // 100 · k / n within half a hundredth
    (0..=items).rev().take(60).any(|k| {
        let scaled = 20_000 * k;
        scaled >= (2 * hundredths - 1) * items && scaled <= (2 * hundredths + 1) * items
    })
}

#[test]
fn two_rates_of_one_unknown_whole() {
    // 99.48% and 99.65% of one number of items
    let mut draft = draft();
    for rate in ["99.48%", "99.65%"] {
        let rate = draft.figure("办理率", rate).unwrap();
        draft.claim(Relation::Share { part: vec![], whole: vec![], rate }).unwrap();
    }
    let report = draft.build().unwrap();
    let all = claims(&report);
    let items = Operand::Unstated(all[0], Role::Whole);
    let apart = Joint::new(&report);
    assert_eq!(apart.possible_operand(items), None, "two unknowns say nothing of each other");
    let joint = Joint::with_same(&report, vec![SameUnknown { role: Role::Whole, claims: all }]);
    let possible = |n: i128| match joint.allows(items, Ratio::from(n)) {
        Outcome::Possible => true,
        Outcome::Impossible => false,
        Outcome::NotDecided => panic!("{n} is not decided"),
    };
    let below: Vec<i128> = (1..1143).filter(|&n| possible(n)).collect();
    let expected: Vec<i128> = (1..1143).filter(|&n| rate_of(n, 9948) && rate_of(n, 9965)).collect();
    assert_eq!(below, expected);
    assert_eq!((below.first(), below.last(), below.len()), (Some(&572), Some(&579), 8));
    assert!(possible(1143) && !possible(6478));
    assert_eq!(joint.possible_operand(items).unwrap().lower().unwrap().at, Ratio::from(572));
}

#[test]
fn two_averages_of_one_unknown_count() {
    let mut draft = draft();
    for (total, mean) in [("18335天", "25天"), ("4232天", "6天")] {
        let (total, mean) = (draft.figure("合计", total).unwrap(), draft.figure("平均", mean).unwrap());
        draft.average(total, None, mean).unwrap();
    }
    let report = draft.build().unwrap();
    let all = claims(&report);
    let items = Operand::Unstated(all[0], Role::Count);
    let joint = Joint::with_same(&report, vec![SameUnknown { role: Role::Count, claims: all }]);
    let set = joint.possible_operand(items).unwrap();
    assert_eq!(set.to_string(), "720 … 748");
    assert!(set.contains(Ratio::from(747)) && !set.contains(Ratio::from(702)));
}

#[test]
fn a_total_that_its_parts_miss() {
    let mut draft = draft();
    let all = draft.figure("法律服务", "43059件").unwrap();
    let parts = ["87件", "1530件", "27379件", "1920件", "9515件", "2484件"];
    let parts: Vec<_> = parts.iter().map(|&n| draft.figure("分项", n).unwrap()).collect();
    for (closure, certain) in [(Closure::Closed, true), (Closure::Unmarked, false)] {
        let mut draft = draft.clone();
        draft.breakdown(all, parts.clone(), closure).unwrap();
        let report = draft.build().unwrap();
        let faults = fazhi::check::joint::explain_faults(&report);
        assert_eq!((faults.len(), faults[0].certain), (1, certain));
        let zh = faults[0].sentence(&report, Language::Zh);
        assert!(zh.contains("42915件") && zh.contains("144件") && zh.contains("未列全"), "{zh}");
    }
}

/// Chains, knots and huge numbers: none takes more than a stated bound.
fn hostile() -> Vec<(&'static str, Report)> {
    let mut out = Vec::new();
    // one component of 5,000 claims over rounded counts
    let mut chain = draft();
    let ids: Vec<FigureId> = (0..5001).map(|_| chain.figure("案件", "1.78万件").unwrap()).collect();
    for pair in ids.windows(2) {
        chain.subset(pair[0], pair[1]).unwrap();
    }
    out.push(("a chain", chain.build().unwrap()));
    // a circle that creeps: each is the next and something more
    let mut circle = draft();
    let ids: Vec<FigureId> = (0..50).map(|_| circle.figure("案件", "不少于1件").unwrap()).collect();
    let more = circle.figure("新增", "1至2件").unwrap();
    for at in 0..ids.len() {
        circle.total(ids[at], [ids[(at + 1) % ids.len()], more]).unwrap();
    }
    out.push(("a circle", circle.build().unwrap()));
    // one sum of 4,000 rounded parts, and a share of each
    let mut star = draft();
    let total = star.figure("案件", "超过1亿件").unwrap();
    let parts: Vec<FigureId> =
        (0..2000).map(|n| star.figure("分项", format!("{}.5万件", n + 1).as_str()).unwrap()).collect();
    star.total(total, parts.clone()).unwrap();
    for &part in &parts {
        let rate = star.figure("占比", "0.1%").unwrap();
        star.share(part, total, rate).unwrap();
    }
    out.push(("a star", star.build().unwrap()));
    // sums over overlapping windows of hedged counts
    let mut knot = draft();
    let ids: Vec<FigureId> =
        (0..400).map(|n| knot.figure("案件", if n % 2 == 0 { "100余件" } else { "近1000件" }).unwrap()).collect();
    for at in 0..390 {
        let total = knot.figure("合计", "约3000件").unwrap();
        knot.total(total, ids[at..at + 5].iter().copied()).unwrap();
        knot.claim(Relation::Balance { totals: ids[at..at + 3].to_vec(), parts: ids[at + 3..at + 9].to_vec() })
            .unwrap();
    }
    out.push(("a knot", knot.build().unwrap()));
    // nested totals a thousand deep
    let mut nest = draft();
    let mut outer = nest.figure("案件", "9000000余件").unwrap();
    for _ in 0..1000 {
        let (inner, rest) = (nest.figure("案件", "不足9000000件").unwrap(), nest.figure("案件", "1000余件").unwrap());
        nest.total(outer, [inner, rest]).unwrap();
        outer = inner;
    }
    out.push(("a nest", nest.build().unwrap()));
    // numbers near the largest that can be written
    let mut huge = draft();
    let digits = "9".repeat(18);
    let ids: Vec<FigureId> = (0..60)
        .map(|n| {
            huge.figure("案件", format!("{digits}{}余件", n % 10).as_str())
                .unwrap_or_else(|_| huge.figure("案件", "99999999亿件").unwrap())
        })
        .collect();
    for triple in ids.windows(3) {
        huge.breakdown(triple[0], [triple[1], triple[2]], Closure::Open).unwrap();
        let rate = huge.figure("占比", "33.3333333%").unwrap();
        huge.share(triple[1], triple[0], rate).unwrap();
        huge.average(triple[2], Some(triple[0]), triple[1]).unwrap();
    }
    out.push(("huge numbers", huge.build().unwrap()));
    out
}

#[test]
fn hostile_systems_end() {
    for (name, report) in hostile() {
        let start = Instant::now();
        let joint = Joint::new(&report);
        let outcomes = joint.outcomes();
        let judged = start.elapsed();
        let conflicts = joint.conflicts().len();
        let told = start.elapsed();
        println!("{name}: {outcomes:?} in {judged:?}, {conflicts} conflicts in {told:?}");
        // tests are built without optimisation; on the bound itself see SEARCH_WORK
        assert!(told < Duration::from_secs(60), "{name}: {told:?}");
    }
}

#[test]
fn hostile_findings_are_sound() {
    let (_, report) = hostile().remove(0);
    assert!(check(&report).is_empty());
}
