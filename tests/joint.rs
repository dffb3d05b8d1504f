//! Joint judgement: two facts from published reports, bounds on hostile systems, speed on large reports.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::panic)] // helpers stop a test as it would stop itself

use std::time::{Duration, Instant};

use fazhi::check::joint::{Hypothesis, Joint, Operand, Outcome, SEARCH_WORK, SameUnknown};
use fazhi::check::{Finding, Judged, Language, check};
use fazhi::quantity::law::Closure;
use fazhi::quantity::{End, Possible, Ratio};
use fazhi::read::read;
use fazhi::report::{ClaimId, FigureId, Relation, Report, ReportBuilder, Role};

fn draft() -> ReportBuilder {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    draft
}

fn claims(report: &Report) -> Vec<ClaimId> {
    report.claims().map(|(id, _)| id).collect()
}

fn whole(low: i128, high: i128) -> Possible {
    Possible::between(End::closed(Ratio::from(low)), End::closed(Ratio::from(high))).whole()
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

fn printed(report: &Report, ids: &[FigureId]) -> Vec<String> {
    ids.iter().map(|&id| report.figure(id).unwrap().quantity.to_string()).collect()
}

#[test]
fn a_text_tells_of_how_many_items_its_averages_are() {
    // totals and means in parallel: the first mean belongs to the first total, not to the nearest
    let report = read(
        "审批事项法定时限合计18335天，承诺时限合计4232天，平均法定时限25天，平均承诺时限6天。\
         “网上办”事项702项，占全部事项的100%。全部审批事项共747项。",
    )
    .report;
    let [learned] = &Joint::new(&report).shared_unknowns()[..] else { panic!("one unknown") };
    assert_eq!((learned.role, &learned.values[..]), (Role::Count, &[whole(720, 748)][..]));
    assert_eq!(printed(&report, &learned.fits), ["747项"]);
    assert_eq!(printed(&report, &learned.excluded), ["702项"]);
    let said = learned.sentence(&report, Language::En);
    let expected = "if 25天, 6天 are means over one number of things, it is 720 to 748; 747项 can be it; 702项 cannot";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn a_text_tells_of_how_many_items_its_rates_are() {
    let report = read("全年办理各类事项6478件，“网上办”达到99.48%，“一次办”达到99.65%。").report;
    let [learned] = &Joint::new(&report).shared_unknowns()[..] else { panic!("one unknown") };
    assert_eq!(learned.values[0], whole(572, 579));
    assert_eq!(learned.values[1].lower().unwrap().at, Ratio::from(1143));
    assert_eq!((learned.values.len(), learned.complete), (2, true));
    assert_eq!(printed(&report, &learned.excluded), ["6478件"]);
    // the same numbers by integers alone, and by the solver
    let mut draft = draft();
    for rate in ["99.48%", "99.65%"] {
        let rate = draft.figure("办理率", rate).unwrap();
        draft.claim(Relation::Share { part: vec![], whole: vec![], rate }).unwrap();
    }
    let built = draft.build().unwrap();
    let joint = Joint::with_same(&built, vec![SameUnknown { role: Role::Whole, claims: claims(&built) }]);
    let items = Operand::Unstated(claims(&built)[0], Role::Whole);
    for n in (1..1300).step_by(7).chain([571, 572, 579, 580, 1142, 1143, 6478]) {
        let admitted =
            learned.values[0].contains(Ratio::from(n)) || (n >= 1143 && rate_of(n, 9948) && rate_of(n, 9965));
        assert_eq!(joint.allows(items, Ratio::from(n)) == Outcome::Possible, admitted, "{n}");
    }
}

#[test]
fn claims_that_are_no_neighbours_share_nothing() {
    for text in [
        // one rate alone; 100% says nothing; far apart; another figure between
        "“网上办”达到99.48%。",
        "“网上办”达到100%，“一次办”达到99.65%。",
        "“网上办”达到99.48%，这项工作由全区各部门共同推进并且持续了整整一年的时间，“一次办”达到99.65%。",
        "“网上办”达到99.48%，培训12次，“一次办”达到99.65%。",
    ] {
        let report = read(text).report;
        assert_eq!(Joint::new(&report).shared_unknowns(), [], "{text}");
    }
}

#[test]
fn the_typed_report_leaves_its_averages_the_same_items() {
    let json = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/siping-tiexi-2023.json"));
    let report = Report::from_json(&json.unwrap()).unwrap();
    let learned = Joint::new(&report).shared_unknowns();
    let items = learned.iter().find(|learned| learned.role == Role::Count).unwrap();
    assert_eq!((&items.values[..], &items.moves[..]), (&[whole(720, 748)][..], &[][..]));
}

#[test]
fn the_gap_of_the_typed_report_is_told_with_both_readings() {
    let json = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/kaiyuan-2023.json"));
    let report = Report::from_json(&json.unwrap()).unwrap();
    let judged = Judged::new(&report);
    let findings = check(&report);
    let at = findings.iter().position(|finding| finding.code() == "C113").unwrap();
    let zh = findings[at].message(&report, Language::Zh);
    assert!(
        zh.contains("分项未列全（另有144条未列）") && zh.contains("将43059条改为42915条，或将某一分项加144条"),
        "{zh}"
    );
    let en = findings[at].message(&report, Language::En);
    assert!(en.contains("the list is open (144条 are not in it)"), "{en}");
    assert!(en.contains("change 43059条 to 42915条, or one of its parts by 144条"), "{en}");

    let causes = judged.causes(&findings);
    assert_eq!((causes.len(), &causes[0].findings[..], causes[0].fault.certain), (1, &[at][..], false));
    let said = causes[0].sentence(&report, Language::En);
    assert!(said.starts_with("change 43059条 to 42915条, or one of its parts by 144条"), "{said}");
    assert!(said.ends_with("or the list is open (144条 are not in it)"), "{said}");
}

/// Shares of one whole that cannot both be of it; the second is linked by grammar alone.
fn linked(other: &str, rate: &str) -> Report {
    let json = format!(
        r#"{{"title": "某区2023年法治政府建设年度报告", "year": 2023, "issuers": [{{"name": "某区人民政府", "kind": "peoples_government"}}],
        "figures": {{
            "全部": {{"value": "200余件"}}, "维持": {{"value": "150件"}}, "维持率": {{"value": "70.1%"}},
            "其他": {{"value": "{other}"}}, "驳回": {{"value": "60件"}}, "驳回率": {{"value": "{rate}"}}
        }},
        "claims": [
            {{"share": {{"part": "维持", "whole": "全部", "rate": "维持率"}}}},
            {{"share": {{"part": "驳回", "whole": "全部", "rate": "驳回率"}}, "basis": "inferred"}}
        ]}}"#
    );
    Report::from_json(&json).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_link_that_fits_elsewhere_is_moved() {
    // 60 of 200余 is not 29.9% where 150 of them are 70.1%; of 201 it is
    let report = linked("201件", "29.85%");
    assert!(check(&report).is_empty(), "no figure is accused");
    let faults = Joint::new(&report).faults();
    assert_eq!((faults.len(), faults[0].certain, faults[0].claims.len()), (1, false, 2));
    let Hypothesis::Link(moved) = faults[0].hypotheses[0] else { panic!("{faults:?}") };
    assert_eq!(printed(&report, &[moved.from, moved.to]), ["200余件", "201件"]);
    assert_eq!(moved.sentence(&report, Language::En), "29.85% belongs to 201件, not to 200余件");

    // of 205 it is not: then a figure is wrong
    let report = linked("205件", "29.85%");
    let codes: Vec<_> = check(&report).iter().map(Finding::code).collect();
    assert_eq!(codes, ["C114"]);
    assert!(Joint::new(&report).faults()[0].certain);
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
    // one sum of 800 rounded parts, and a share of each
    let mut star = draft();
    let total = star.figure("案件", "超过1亿件").unwrap();
    let parts: Vec<FigureId> =
        (0..800).map(|n| star.figure("分项", format!("{}.5万件", n + 1).as_str()).unwrap()).collect();
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
fn hostile_systems_end_within_their_bound() {
    let mut not_decided = Vec::new();
    for (name, report) in hostile() {
        let start = Instant::now();
        let joint = Joint::new(&report);
        let groups = joint.judged_groups();
        let judged = start.elapsed();
        for group in &groups {
            assert!(group.work <= group.bound, "{name}: {} of {}", group.work, group.bound);
            // in proportion to the claims and their figures, and a constant
            let operands: usize = group.claims.iter().map(|&id| operands(&report, id)).sum();
            let size = 16 * u64::try_from(operands).unwrap();
            assert!(group.bound <= 2 * (33 * size + SEARCH_WORK), "{name}: {} for {operands} operands", group.bound);
        }
        let worst = groups.iter().max_by_key(|group| group.work).unwrap();
        println!(
            "{name}: {} claims in {} groups, {:?} in {judged:.1?}, work {} of {}",
            report.claims().len(),
            groups.len(),
            worst.outcome,
            worst.work,
            worst.bound
        );
        if groups.iter().any(|group| group.outcome == Outcome::NotDecided) {
            not_decided.push(name);
        }
        let start = Instant::now();
        let conflicts = joint.conflicts().len();
        let told = start.elapsed();
        let start = Instant::now();
        let faults = joint.faults();
        let complete = faults.iter().filter(|fault| fault.complete).count();
        println!(
            "    {conflicts} conflicts in {told:.1?}; {} faults, {complete} tried in full, in {:.1?}",
            faults.len(),
            start.elapsed()
        );
        // tests are built without optimisation; the bounds themselves are SEARCH_WORK, CONFLICT_WORK, FAULT_WORK
        assert!(told < Duration::from_secs(60) && start.elapsed() < Duration::from_secs(120), "{name}");
    }
    assert!(not_decided.contains(&"a circle") && not_decided.contains(&"a nest"), "{not_decided:?}");
}

fn operands(report: &Report, id: ClaimId) -> usize {
    report.claim(id).unwrap().relation.figures().len()
}

#[test]
fn hostile_findings_are_sound() {
    let (_, report) = hostile().remove(0);
    assert!(check(&report).is_empty());
}
