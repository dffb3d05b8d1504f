//! What reading costs: `read` beside a bare pass that only finds the digits and the unit words, and its time a byte by size.
//!
//! `cargo bench --bench reading` ends with the ratios that the README names. The text is the reports in `../shared/reports`, one
//! after the other again and again; where there are none, the planted report. `FAZHI_BENCH_LARGE=1` adds 100 MB.
#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used, clippy::cast_precision_loss)]
// a bench speaks, divides, and may stop

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use fazhi::quantity::Unit;
use fazhi::read::read;

#[path = "../tests/support/hostile.rs"]
mod hostile;
mod support;

const MB: usize = 1_000_000;

/// The reports, and where they are from.
fn reports() -> (String, &'static str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../shared/reports");
    let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort_unstable();
    let from = if files.is_empty() { "the planted report" } else { "the reports" };
    if files.is_empty() {
        files.push(root.join("examples/data/planted.txt"));
    }
    let texts: Vec<_> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    (texts.join("\n") + "\n", from)
}

/// `bytes` bytes of a text repeated, or a few less so that no character is cut.
fn repeated(text: &str, bytes: usize) -> String {
    let out = text.repeat(bytes.div_ceil(text.len()));
    let end = (0..=bytes).rev().find(|&end| out.is_char_boundary(end)).unwrap_or_default();
    out[..end].to_owned()
}

/// The bare pass: how many runs of digits and how many unit words a text holds.
struct Bare(CharwiseDoubleArrayAhoCorasick<u32>);

impl Bare {
    fn new() -> Self {
        let words = Unit::LEXICON.iter().map(|(word, _)| word).filter(|word| !word.is_empty());
        Self(CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest).build(words).unwrap())
    }

    fn pass(&self, text: &str) -> (usize, usize) {
        let digit = |byte: &u8| byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let runs = bytes.iter().zip(bytes.iter().skip(1)).filter(|(one, next)| digit(one) && !digit(next)).count();
        (runs + bytes.last().map_or(0, |last| usize::from(digit(last))), self.0.leftmost_find_iter(text).count())
    }
}

fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / MB as f64
}

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .sample_size(10)
        .configure_from_args();
    let (reports, from) = reports();
    let bare = Bare::new();

    let text = repeated(&reports, MB);
    let mut group = criterion.benchmark_group("1 MB of reports");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |b| b.iter(|| read(black_box(&text)).report.figures().len()));
    group.bench_function("bare pass", |b| b.iter(|| bare.pass(black_box(&text))));
    group.finish();
    criterion.final_summary();

    if support::measuring() {
        let text = repeated(&reports, 10 * MB);
        let [reading, passing] = support::medians(
            9,
            [&mut || drop(black_box(read(black_box(&text)))), &mut || _ = black_box(bare.pass(black_box(&text)))],
        );
        let (ours, theirs) = (rate(text.len(), reading), rate(text.len(), passing));
        let (runs, words) = bare.pass(&text);
        println!("medians: {from} repeated to 10 MB, with {runs} runs of digits and {words} unit words");
        println!("  read {ours:.1} MB/s, bare pass {theirs:.1} MB/s: {:.3} of its speed (goal: 0.25)", ours / theirs);
        let mut sizes = vec![(MB / 100, 501), (MB, 25), (10 * MB, 5)];
        if std::env::var_os("FAZHI_BENCH_LARGE").is_some() {
            sizes.push((100 * MB, 3));
        }
        for (size, rounds) in sizes {
            let text = repeated(&reports, size);
            let [time] = support::medians(rounds, [&mut || drop(black_box(read(black_box(&text))))]);
            println!("  {size:>9} bytes: {:.1} ns a byte", time.as_secs_f64() * 1e9 / text.len() as f64);
        }
        hostile_growth();
    }
}

/// How much longer eight times as much of each hostile piece takes: eight times is linear, 64 times quadratic.
fn hostile_growth() {
    let mut worst: Vec<(f64, f64, &str)> = hostile::PIECES
        .iter()
        .map(|piece| {
            let (short, long) = (repeated(piece, MB / 20), repeated(piece, MB / 20 * 8));
            let [one, eight] = support::medians(
                5,
                [&mut || drop(black_box(read(black_box(&short)))), &mut || drop(black_box(read(black_box(&long))))],
            );
            let (one, eight) = (one.as_secs_f64(), eight.as_secs_f64());
            (eight / one, eight * 1e9 / long.len() as f64, *piece)
        })
        .collect();
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("  of {} hostile pieces, 50 KB to 400 KB (linear: 8), those that grow most:", worst.len());
    for (growth, nanos, piece) in worst.iter().take(5) {
        println!("    {piece:?}: {growth:.1} times, {nanos:.0} ns a byte");
    }
}
