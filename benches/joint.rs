//! What judging claims together costs: beside judging them one by one, by the number of claims, and between two keystrokes.
//!
//! `cargo bench --bench joint` ends with the numbers that the README names. Growth is measured on reports of the generator
//! that the tests use (`tests/support/consistent.rs`), of one seed.
#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used, clippy::cast_precision_loss)]
// a bench speaks, divides, and may stop

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use fazhi::Report;
use fazhi::check::Judged;
use fazhi::check::joint::{Joint, Outcome};
use fazhi::report::FigureId;

#[path = "../tests/support/consistent.rs"]
mod consistent;
mod support;

use consistent::Dice;

/// The typed reports.
const REPORTS: [(&str, &str); 5] = [
    ("siping-tiexi", include_str!("../examples/data/siping-tiexi-2023.json")),
    ("siping-tiexi-office", include_str!("../examples/data/siping-tiexi-office-2023.json")),
    ("kaiyuan", include_str!("../examples/data/kaiyuan-2023.json")),
    ("jiamusi-qianjin", include_str!("../examples/data/jiamusi-qianjin-2023.json")),
    ("tianjin-dongli", include_str!("../examples/data/tianjin-dongli-2023.json")),
];

/// A consistent report of about so many claims.
fn of_claims(claims: usize) -> Report {
    let mut figures = claims;
    loop {
        let report = consistent::report(&mut Dice(17), figures);
        if report.claims().len() >= claims {
            return report;
        }
        figures = figures * claims / report.claims().len().max(1) + 1;
    }
}

/// One by one, then together.
fn compared(report: &Report, rounds: usize) -> [Duration; 2] {
    support::medians(
        rounds,
        [&mut || drop(black_box(Judged::new(black_box(report)))), &mut || {
            let judged = Judged::new(black_box(report));
            _ = black_box(judged.conflicts().len());
        }],
    )
}

/// The time of every question about a figure, in order.
fn questions(report: &Report, mut ask: impl FnMut(FigureId)) -> Vec<Duration> {
    let ids = report.figures().iter().map(|(id, _)| id);
    let mut times: Vec<_> = ids
        .map(|id| {
            // the least of a few, for the machine is shared
            let once = |_| {
                let start = Instant::now();
                ask(id);
                start.elapsed()
            };
            (0..7).map(once).min().unwrap()
        })
        .collect();
    times.sort_unstable();
    times
}

/// Every hundredth figure of a report is another.
fn wrong(report: &Report) -> Report {
    let mut out = report.clone();
    for (id, figure) in report.figures().iter().step_by(100) {
        let doubled = figure.quantity.as_str().replacen(|c: char| c.is_ascii_digit(), "9", 1);
        out = out.with_figure(id, doubled.parse().unwrap()).unwrap();
    }
    out
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let large = consistent::report(&mut Dice(3), 400);
    let joint = Joint::new(&large);
    let (some, _) = large.figures().iter().nth(200).unwrap();
    criterion.bench_function("Joint::possible", |b| b.iter(|| joint.possible(black_box(some))));
    criterion.bench_function("Report::possible", |b| b.iter(|| black_box(&large).possible(black_box(some))));
    criterion.final_summary();
    if !support::measuring() {
        return;
    }

    println!("a whole report together beside its claims one by one (goal: at most 5 times):");
    for (name, json) in REPORTS {
        let report = Report::from_json(json).unwrap();
        let [alone, together] = compared(&report, 1001);
        let ratio = together.as_secs_f64() / alone.as_secs_f64();
        let claims = report.claims().len();
        println!("  {name:<20} {claims:>3} claims: {alone:>8.1?} alone, {together:>8.1?} together: {ratio:.2} times");
    }

    println!("growth with the number of claims (goal: near-linear):");
    for claims in [10, 30, 100, 300, 1000, 3000, 10_000] {
        let report = of_claims(claims);
        let rounds = (30_000 / claims).clamp(5, 301);
        let [alone, together] = compared(&report, rounds);
        let outcomes = Joint::new(&report).outcomes();
        let open = outcomes.iter().filter(|outcome| **outcome == Outcome::NotDecided).count();
        let with_faults = wrong(&report);
        let faults = Judged::new(&with_faults).faults().len();
        let [explained] =
            support::medians(rounds.min(31), [&mut || _ = black_box(Judged::new(black_box(&with_faults)).faults())]);
        let each = |time: Duration| time.as_secs_f64() * 1e6 / report.claims().len() as f64;
        println!(
            "  {:>5} claims: {:.2} µs a claim alone, {:.2} together ({open} of {} groups not decided); {:.1} with {faults} faults explained",
            report.claims().len(),
            each(alone),
            each(together),
            outcomes.len(),
            each(explained)
        );
    }

    let figures = large.figures().len();
    let at_once = questions(&large, |id| _ = black_box(joint.possible(id)));
    let anew = questions(&large, |id| _ = black_box(large.possible(id)));
    println!("possible(figure) on a report of {figures} figures and {} claims (goal: 1 ms):", large.claims().len());
    for (name, times) in [("Joint", at_once), ("Report", anew)] {
        let at = |percent: usize| times[(times.len() - 1) * percent / 100];
        println!(
            "  {name}::possible: median {:.1?}, 99 of 100 within {:.1?}, all within {:.1?}",
            at(50),
            at(99),
            at(100)
        );
    }
}
