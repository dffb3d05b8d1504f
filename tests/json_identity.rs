//! JSON → Report → JSON is the identity, for reports of every shape.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use chrono::NaiveDate;
use fazhi::Report;
use fazhi::quantity::law::{Closure, Direction, Form};
use fazhi::report::regulation::{Area, DutyRef};
use fazhi::report::{FigureId, Relation};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const PRINTED: &[&str] = &[
    "312项",
    "702",
    "44.4%",
    "100%",
    "12.50%",
    "1.78万户",
    "1800余件",
    "近7000余篇",
    "约12000余条",
    "2.1万余件",
    "99%以上",
    "不少于40学时",
    "2120万元",
    "三分之二",
    "第三名",
    "2至3名",
    "30%-50%",
    "15754.18吨",
    "2.5倍",
    "27个百分点",
    "12,077件",
    "百分之九十五",
];

type Pick = Vec<Index>;

/// One claim of each kind, its operands picked from the figures.
fn relation(kind: u8, ids: &[FigureId], pick: &[Index], some: bool) -> Relation {
    let at = |i: usize| ids[pick[i].index(ids.len())];
    let maybe = |i: usize| some.then(|| at(i));
    let direction = if some { Direction::Down } else { Direction::Up };
    let closures = [Closure::Closed, Closure::Unmarked, Closure::Open, Closure::Overlapping];
    match kind {
        0 => Relation::Share {
            part: if some { vec![at(0), at(1)] } else { vec![at(0)] },
            whole: if some { vec![at(2)] } else { vec![] },
            rate: at(3),
        },
        1 => Relation::Subset { part: at(0), whole: at(1) },
        2 => Relation::Breakdown { total: maybe(0), parts: vec![at(1), at(2)], closure: closures[pick[3].index(4)] },
        3 => {
            Relation::Balance { totals: if some { vec![at(0), at(1)] } else { vec![at(0)] }, parts: vec![at(2), at(3)] }
        }
        4 => Relation::Growth {
            current: Some(at(0)),
            base: maybe(1),
            delta: maybe(2),
            rate: Some(at(3)),
            direction,
            form: if some { Form::To } else { Form::By },
        },
        5 => Relation::PointChange { current: at(0), previous: maybe(1), change: at(2), direction },
        6 => Relation::Average {
            total: Some(at(0)),
            count: maybe(1),
            mean: at(2),
            items: if some { Vec::new() } else { vec![at(3), at(0)] },
        },
        7 => Relation::Reduction { before: maybe(0), after: Some(at(1)), rate: at(2) },
        8 => Relation::Enumeration { count: at(0), listed: 4, open_ended: some },
        _ => Relation::Rate { rate: at(0), whole: maybe(1) },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_report_survives_json(
        texts in prop::collection::vec(any::<String>(), 8),
        figures in prop::collection::vec((select(PRINTED), select(vec!["受理案件", "办结案件", "受理案件#2", "\"", "占比"]), any::<bool>()), 1..8),
        claims in prop::collection::vec((0..10u8, prop::collection::vec(any::<Index>(), 4), any::<bool>()), 0..8),
        used in prop::collection::vec(any::<Index>(), 0..5),
        counts in (0..4usize, 0..4usize, 0..4usize, 0..4usize),
        (year, day) in (1978..=2100i32, 1..=365u32),
        number in prop::option::of(1..=200u32),
        parts in prop::collection::vec(1..=10u8, 4),
    ) {
        let mut draft = Report::builder(year).unwrap();
        draft.title(format!("某区{year}年法治政府建设年度报告")).issuer("某区人民政府").unwrap();
        draft.preamble(&*texts[0]).note(&*texts[1]).addressee(&*texts[2]).other(&*texts[3], &*texts[4]);
        let date = NaiveDate::from_yo_opt(year, day).unwrap();
        draft.issued_on(date).published_on(date).figures_as_of(date);
        if let Some(number) = number {
            draft.document_number(&format!("某政发〔{year}〕{number}号")).unwrap();
        }
        let mut ids = Vec::new();
        for (i, (printed, label, named)) in figures.iter().enumerate() {
            ids.push(if *named {
                draft.named_figure(&format!("{label}#{}", i + 2), label, *printed).unwrap()
            } else {
                draft.figure(label, *printed).unwrap()
            });
        }
        let picked: Vec<FigureId> = used.iter().map(|i: &Index| ids[i.index(ids.len())]).collect();
        for part in &parts[..counts.0] {
            let area: Area = format!("2021-2025/{part}").parse().unwrap();
            draft.measure(&*texts[5]).area(area).text(&*texts[6]).item(&*texts[7], "").figures(picked.clone());
        }
        for _ in 0..counts.1 {
            draft.problem(&*texts[5]).cause(&*texts[6]);
        }
        for i in 0..counts.2 {
            let duty: DutyRef = format!("{}.{}", ["party", "government"][i % 2], i + 1).parse().unwrap();
            draft.duty([duty], &*texts[7]).figures(picked.clone());
        }
        for i in 0..counts.3 {
            let plan = draft.plan(&*texts[6]);
            if counts.1 > 0 {
                plan.answers(i % counts.1);
            }
        }
        for (kind, pick, some) in &claims {
            let pick: &Pick = pick;
            draft.claim(relation(*kind, &ids, pick, *some)).unwrap();
        }
        let report = draft.build().unwrap();
        let json = report.to_json().unwrap();
        let read = Report::from_json(&json).unwrap();
        prop_assert_eq!(&read, &report);
        prop_assert_eq!(read.to_json().unwrap(), json);
        for ((_, a), (_, b)) in read.claims().zip(report.claims()) {
            prop_assert_eq!(a.judge(read.figures()), b.judge(report.figures()));
        }
    }
}
