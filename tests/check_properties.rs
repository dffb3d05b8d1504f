//! Laws of the checks: sound reports are passed, a changed figure is named, every broken claim is told once.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use fazhi::check::{Language, Severity, check};
use fazhi::quantity::law::{Closure, Direction, Form, Verdict};
use fazhi::quantity::{Quantity, Ratio};
use fazhi::report::{FigureId, Relation, Report, ReportBuilder, Role};
use proptest::prelude::*;

fn draft() -> ReportBuilder {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    draft
}

fn percent(part: u64, whole: u64, places: u8) -> String {
    Quantity::percent_of(part, whole, places).unwrap().to_string()
}

/// A world of true counts, and the report of it.
#[derive(Clone, Debug)]
struct World {
    groups: Vec<u64>,
    before: u64,
    places: u8,
}

fn world() -> impl Strategy<Value = World> {
    let groups = prop::collection::vec(1..1_000_000u64, 2..6);
    (groups, 1..5_000_000u64, 0..4u8).prop_map(|(groups, before, places)| World { groups, before, places })
}

struct Printed {
    draft: ReportBuilder,
    total: FigureId,
    parts: Vec<FigureId>,
    /// A share's rate, with its part and whole.
    rates: Vec<(FigureId, u64, u64)>,
}

impl World {
    fn total(&self) -> u64 {
        self.groups.iter().sum()
    }

    /// Prints everything that can be said of the world, rounded half up.
    fn print(&self) -> Printed {
        let (mut draft, total) = (draft(), self.total());
        let all = draft.figure("案件", total).unwrap();
        let parts: Vec<_> =
            self.groups.iter().map(|&n| draft.figure("分项", Quantity::count(n, "件")).unwrap()).collect();
        draft.total(all, parts.clone()).unwrap();
        let mut rates = Vec::new();
        for (&part, &n) in parts.iter().zip(&self.groups) {
            draft.subset(part, all).unwrap();
            let printed = percent(n, total, self.places);
            // all but a few rounds to 100%, of which C112 warns
            if !printed.starts_with("100") {
                let rate = draft.figure("占比", printed.as_str()).unwrap();
                draft.share(part, all, rate).unwrap();
                rates.push((rate, n, total));
            }
        }
        let before = draft.figure("上年", self.before).unwrap();
        let direction = if total >= self.before { Direction::Up } else { Direction::Down };
        let growth = percent(total.abs_diff(self.before), self.before, self.places);
        let growth = draft.figure("增幅", growth.as_str()).unwrap();
        draft.growth(all, Some(before), growth, direction).unwrap();
        draft.growth(all, None, growth, direction).unwrap();
        let mean = Ratio::new(i128::from(total), i128::try_from(parts.len()).unwrap()).unwrap();
        let mean = draft.figure("平均", format!("{}件", mean.rounded(self.places.into())).as_str()).unwrap();
        let count = draft.figure("个数", u64::try_from(parts.len()).unwrap()).unwrap();
        draft.average(all, Some(count), mean).unwrap();
        draft.enumeration(count, u32::try_from(parts.len()).unwrap(), false).unwrap();
        if total < self.before {
            let cut = draft.figure("压缩比", percent(self.before - total, self.before, self.places).as_str()).unwrap();
            draft.reduction(before, all, cut).unwrap();
        }
        Printed { draft, total: all, parts, rates }
    }
}

/// One of many figures, sound and odd.
fn odd_figure() -> impl Strategy<Value = String> {
    let number = prop_oneof![0..30u64, 0..1_000_000u64, Just(100), Just(0)];
    let before = prop::sample::select(vec!["", "", "", "", "近", "约", "超过", "不足", "不少于"]);
    let unit = prop::sample::select(vec![
        "件",
        "件",
        "",
        "%",
        "%",
        ".5%",
        "余件",
        "万件",
        ".4%",
        "个百分点",
        "倍",
        "分",
        "元",
    ]);
    (before, number, unit).prop_map(|(before, number, unit)| format!("{before}{number}{unit}"))
}

type Pick = (u8, Vec<usize>, bool, bool, u32);

/// A relation of any kind over any figures.
fn relation((kind, at, first, second, listed): &Pick, ids: &[FigureId]) -> Relation {
    let id = |n: usize| ids[at[n] % ids.len()];
    let maybe = |n: usize, stated: bool| stated.then(|| id(n));
    let direction = if *first { Direction::Up } else { Direction::Down };
    let closure = [Closure::Closed, Closure::Unmarked, Closure::Open, Closure::Overlapping]
        [usize::from(*first) * 2 + usize::from(*second)];
    match kind {
        0 => Relation::Share {
            part: maybe(0, *first).into_iter().collect(),
            whole: maybe(1, *second).into_iter().collect(),
            rate: id(2),
        },
        1 => Relation::Share { part: vec![id(0), id(3)], whole: vec![id(1)], rate: id(2) },
        2 => Relation::Subset { part: id(0), whole: id(1) },
        3 => Relation::Breakdown { total: Some(id(0)), parts: vec![id(1), id(2), id(3)], closure },
        4 => Relation::Breakdown { total: None, parts: vec![id(1), id(2), id(3)], closure },
        5 => Relation::Balance { totals: vec![id(0), id(1)], parts: vec![id(2), id(3)] },
        6 => Relation::Growth {
            current: maybe(0, *first),
            base: maybe(1, *second),
            delta: maybe(2, listed % 2 == 0),
            rate: maybe(3, listed % 5 != 0),
            direction,
            form: if listed % 3 == 0 { Form::To } else { Form::By },
        },
        7 => Relation::PointChange { current: id(0), previous: maybe(1, *second), change: id(2), direction },
        8 => Relation::Average { total: maybe(0, *first), count: maybe(1, *second), mean: id(2), items: Vec::new() },
        9 => Relation::Average { total: None, count: None, mean: id(2), items: vec![id(0), id(1)] },
        10 => Relation::Reduction { before: maybe(0, *first), after: maybe(1, *second), rate: id(2) },
        11 => Relation::Enumeration { count: id(0), listed: *listed, open_ended: *first },
        _ => Relation::Rate { rate: id(0), whole: maybe(1, *first) },
    }
}

fn pick() -> impl Strategy<Value = Pick> {
    (0..13u8, prop::collection::vec(0..100usize, 4), any::<bool>(), any::<bool>(), 0..20u32)
}

proptest! {
    #[test]
    fn a_true_report_is_passed(world in world()) {
        let report = world.print().draft.build().unwrap();
        let worse: Vec<_> = check(&report).into_iter().filter(|f| f.severity() > Severity::Note).collect();
        prop_assert!(worse.is_empty(), "{}", worse[0].message(&report, Language::En));
        let holds = report.claims().filter(|(_, c)| c.judge(report.figures()).unwrap().verdict == Verdict::Holds).count();
        prop_assert!(holds > 4); // there is something to pass
    }

    #[test]
    fn a_changed_count_of_a_closed_list_is_named(world in world(), which in 0..6usize, by in 1..1000u64) {
        let Printed { draft, total, parts, .. } = world.print();
        let report = draft.build().unwrap();
        let figure = *parts.get(which).unwrap_or(&total);
        let now = report.figure(figure).unwrap().quantity.value().floor();
        let changed = Quantity::count(u64::try_from(now).unwrap() + by, "件");
        let report = report.with_figure(figure, changed).unwrap();
        let named = check(&report).into_iter().find(|f| f.code() == "C105" && f.figures().any(|id| id == figure));
        let gap = named.and_then(|f| f.gap).and_then(|gap| gap.single());
        let by = i128::from(by);
        prop_assert_eq!(gap, Some(Ratio::from(if figure == total { by } else { -by })));
    }

    #[test]
    fn a_rate_off_by_more_than_a_unit_is_named(world in world(), which in 0..5usize, by in 2..50i128, up in any::<bool>()) {
        let Printed { draft, rates, .. } = world.print();
        prop_assume!(!rates.is_empty());
        let report = draft.build().unwrap();
        let (figure, ..) = rates[which % rates.len()];
        let printed = &report.figure(figure).unwrap().quantity;
        let moved = |by| printed.value().checked_add(printed.unit_in_last_place().checked_mul(Ratio::from(by))?);
        let within = |value: &Ratio| !value.is_negative() && *value < Ratio::HUNDRED;
        let (first, second) = if up { (by, -by) } else { (-by, by) };
        let value = moved(first).filter(within).or_else(|| moved(second).filter(within)).unwrap();
        let changed: Quantity = format!("{}%", value.rounded(world.places.into())).parse().unwrap();
        let report = report.with_figure(figure, changed).unwrap();
        let findings = check(&report);
        let named = findings.iter().find(|f| f.severity() == Severity::Error && f.figure(Role::Rate) == Some(figure));
        prop_assert!(named.is_some(), "{findings:?}");
        // what it says instead is true
        let printed = named.unwrap().consistent(Role::Rate).unwrap().printed.clone().unwrap();
        let mended = report.with_figure(figure, printed.parse().unwrap()).unwrap();
        prop_assert!(check(&mended).iter().all(|f| f.figure(Role::Rate) != Some(figure)));
    }

    #[test]
    fn every_broken_claim_is_told_once(figures in prop::collection::vec(odd_figure(), 4..9), picks in prop::collection::vec(pick(), 1..9)) {
        let mut draft = draft();
        let ids: Vec<_> = figures.iter().map(|f| draft.figure("案件", f.as_str()).unwrap()).collect();
        for pick in &picks {
            draft.claim(relation(pick, &ids)).unwrap();
        }
        let report = draft.build().unwrap();
        let findings = check(&report);
        for (id, claim) in report.claims() {
            let broken = claim.judge(report.figures()).unwrap().verdict == Verdict::Broken;
            let told = findings
                .iter()
                .filter(|f| f.claims.contains(&id) && f.code().starts_with('C') && !["C102", "C112", "C114"].contains(&f.code()));
            let codes: Vec<_> = told.map(fazhi::Finding::code).collect();
            prop_assert_eq!(codes.len(), usize::from(broken), "{:?} {:?} {:?}", codes, claim, figures);
        }
        for finding in &findings {
            let (zh, en) = (finding.message(&report, Language::Zh), finding.message(&report, Language::En));
            prop_assert!(!zh.is_empty() && !en.is_empty() && zh != en);
            prop_assert!(finding.figures().count() > 0, "{}", en);
            for consistent in &finding.consistent {
                if let (Some(printed), Some(id)) = (&consistent.printed, finding.figure(consistent.role)) {
                    let quantity: Quantity = printed.parse().unwrap();
                    let meets = quantity.possible().meets(&consistent.values) || quantity.rounded().meets(&consistent.values);
                    prop_assert!(meets, "{} is not in {} ({:?})", printed, consistent.values, report.figure(id));
                }
            }
        }
        prop_assert_eq!(check(&report), findings);
    }
}
