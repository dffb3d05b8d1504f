//! The typed reports of examples/data: they load, survive JSON, and claim what their originals claim.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use std::fs;

use fazhi::quantity::law::{Closure, Verdict};
use fazhi::quantity::{Hedge, Kind};
use fazhi::report::{ClaimKind, Relation};
use fazhi::{Quantity, Report};

fn load(name: &str) -> (String, Report) {
    let json = fs::read_to_string(format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let report = Report::from_json(&json).unwrap_or_else(|e| panic!("{name}: {e}"));
    (json, report)
}

/// Name; figures, measures, problems, duties, plans; claims that hold, are broken, are undecided. Counted by hand in the
/// originals.
type Row = (&'static str, [usize; 5], [usize; 3]);

const REPORTS: [Row; 5] = [
    // undecided: the two averages of time limits, whose number of items is not stated
    ("siping-tiexi-2023", [119, 8, 5, 3, 4], [19, 0, 2]),
    ("siping-tiexi-office-2023", [12, 5, 3, 3, 5], [1, 0, 0]),
    // broken: 43059; undecided: 267%, 28.5%, 97% of the cases, and its rise
    ("kaiyuan-2023", [71, 9, 4, 1, 5], [3, 1, 4]),
    // undecided: 6.5% of 1.78万户, 98.7% of 3518件
    ("jiamusi-qianjin-2023", [43, 4, 3, 3, 4], [2, 0, 2]),
    // undecided: 17.43%
    ("tianjin-dongli-2023", [84, 9, 3, 0, 3], [5, 0, 1]),
];

#[test]
fn every_report_is_whole_and_survives_json() {
    for (name, counts, _) in REPORTS {
        let (_, report) = load(name);
        let parts = [
            report.figures().len(),
            report.measures.len(),
            report.problems.len(),
            report.duties.len(),
            report.plans.len(),
        ];
        assert_eq!(parts, counts, "{name}");
        assert!(report.title.is_some() && report.region.is_some(), "{name}");
        assert_eq!(report.year.unwrap().get(), 2023);
        assert!(report.measures.iter().all(|measure| measure.area.is_some()), "{name}");
        let written = report.to_json().unwrap();
        assert_eq!(Report::from_json(&written).unwrap(), report, "{name}");
        assert_eq!(Report::from_json(&written).unwrap().to_json().unwrap(), written, "{name}");
        // every figure is told of in some part
        let told: Vec<_> = (report.measures.iter().flat_map(|m| &m.figures))
            .chain(report.duties.iter().flat_map(|d| &d.figures))
            .collect();
        assert!(report.figures().iter().all(|(id, _)| told.contains(&&id)), "{name}");
    }
}

#[test]
fn every_claim_is_judged_as_in_its_original() {
    for (name, _, counts) in REPORTS {
        let (_, report) = load(name);
        let verdicts: Vec<Verdict> =
            report.claims().map(|(_, claim)| claim.judge(report.figures()).unwrap().verdict).collect();
        let count = |wanted| verdicts.iter().filter(|&&v| v == wanted).count();
        assert_eq!([count(Verdict::Holds), count(Verdict::Broken), count(Verdict::Undecided)], counts, "{name}");
        assert_eq!(count(Verdict::Truncated), 0, "{name}");
    }
}

#[test]
fn the_one_broken_claim_is_144_short() {
    let (_, report) = load("kaiyuan-2023");
    let broken: Vec<_> = (report.claims().map(|(_, claim)| (claim, claim.judge(report.figures()).unwrap())))
        .filter(|(_, judged)| judged.verdict == Verdict::Broken)
        .collect();
    let [(claim, judged)] = &broken[..] else { panic!("{broken:?}") };
    assert_eq!(judged.learned.unwrap().to_string(), "144");
    let Relation::Breakdown { total: Some(total), closure, .. } = &claim.relation else { panic!("{claim:?}") };
    assert_eq!(report.figure(*total).unwrap().quantity.as_str(), "43059条");
    assert_eq!(*closure, Closure::Unmarked); // nothing says that the list is closed
}

#[test]
fn growth_without_a_base_tells_the_base() {
    let (_, report) = load("kaiyuan-2023");
    let learned: Vec<String> = (report.claims().filter(|(_, claim)| claim.kind() == ClaimKind::Growth))
        .map(|(_, claim)| claim.judge(report.figures()).unwrap().learned.unwrap().to_string())
        .collect();
    // 66 after +267% began at 18; 1801 … 1899 after +28.45% … 28.55% began at 1402 … 1478
    assert_eq!(learned, ["18", "1402 … 1478"]);
}

#[test]
fn the_stacked_hedges_are_three() {
    let stacked: Vec<String> = (REPORTS.iter().map(|row| load(row.0).1))
        .flat_map(|report| report.figures().iter().map(|(_, f)| f.quantity.clone()).collect::<Vec<Quantity>>())
        .filter(|quantity| quantity.hedge() == Hedge::Stacked)
        .map(|quantity| quantity.to_string())
        .collect();
    assert_eq!(stacked, ["近7000余篇", "近600余人次", "约12000余条"]);
}

#[test]
fn two_changes_of_a_rate_are_printed_with_a_percent_sign() {
    let mut found = Vec::new();
    for (name, ..) in REPORTS {
        let (_, report) = load(name);
        for (_, claim) in report.claims() {
            if let Relation::PointChange { current, change, .. } = &claim.relation {
                let [current, change] = [current, change].map(|id| &report.figure(*id).unwrap().quantity);
                assert_eq!(change.kind(), Kind::Percent);
                found.push((current.to_string(), change.to_string()));
            }
        }
    }
    let expected = [("97%", "27%"), ("35.23%", "17.43%")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(found, expected);
}
