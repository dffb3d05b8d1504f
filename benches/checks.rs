//! What checking costs: a typed report beside the reading of its JSON, and shares by the thousand.
//!
//! `cargo bench --bench checks` ends with the ratios that the README names.
#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used, clippy::cast_precision_loss)]
// a bench speaks, divides, and may stop

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use fazhi::{Report, Share, Verdict};

mod support;

/// A whole report with its figures and claims.
const JSON: &str = include_str!("../examples/data/siping-tiexi-2023.json");

/// As many shares as the goal counts in a millisecond.
const SHARES: usize = 10_000;

/// Shares of all kinds: rounded, cut, broken, hedged; parsed, so that only the judging is timed.
fn shares() -> Vec<Share> {
    let share = |at: usize| {
        let whole = 150 + at % 7919;
        let part = whole * (at % 97) / 97;
        let tenths = part * 1000 / whole + usize::from(at.is_multiple_of(3)) + 5 * usize::from(at.is_multiple_of(11));
        let hedge = if at.is_multiple_of(13) { "约" } else { "" };
        let rate = format!("{}.{}%", tenths / 10, tenths % 10);
        Share::new(format!("{part}件").as_str(), format!("{hedge}{whole}件").as_str(), rate.as_str()).unwrap()
    };
    (0..SHARES).map(share).collect()
}

fn holding(shares: &[Share]) -> usize {
    shares.iter().filter(|share| share.verdict() == Verdict::Holds).count()
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let report = Report::from_json(JSON).unwrap();
    let shares = shares();

    criterion.bench_function("check a report", |b| b.iter(|| fazhi::check(black_box(&report))));
    criterion.bench_function("Report::from_json of it", |b| b.iter(|| Report::from_json(black_box(JSON))));
    let mut group = criterion.benchmark_group("shares");
    group.throughput(Throughput::Elements(SHARES as u64));
    group.bench_function("judge", |b| b.iter(|| holding(black_box(&shares))));
    group.finish();
    criterion.final_summary();

    if support::measuring() {
        let [check, typed, bare] = support::medians(
            1001,
            [
                &mut || drop(black_box(fazhi::check(black_box(&report)))),
                &mut || drop(black_box(Report::from_json(black_box(JSON)))),
                &mut || drop(black_box(serde_json::from_str::<serde_json::Value>(black_box(JSON)))),
            ],
        );
        let [judge] = support::medians(101, [&mut || _ = black_box(holding(black_box(&shares)))]);
        let ratio = |of: Duration| check.as_secs_f64() / of.as_secs_f64();
        let (figures, claims) = (report.figures().len(), report.claims().len());
        println!("medians: a report of {figures} figures and {claims} claims checked in {check:.1?}");
        println!("  its JSON into the typed report {typed:.1?}: checking costs {:.3} of it (goal: 0.25)", ratio(typed));
        println!("  its JSON into an untyped value {bare:.1?}: checking costs {:.3} of it", ratio(bare));
        let per_ms = SHARES as f64 / judge.as_secs_f64() / 1000.0;
        println!("  {SHARES} shares judged in {judge:.1?}: {per_ms:.0} a millisecond (goal: the order of 10000)");
    }
}
