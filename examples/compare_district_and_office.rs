//! Compares a district with its office and its bureau: which figures are one quantity, and whether they agree.
//!
//! `cargo run --example compare_district_and_office [FILE…]`; without files, with three made-up reports.
#![allow(clippy::print_stdout)] // an example speaks to its reader

use std::error::Error;

use fazhi::Report;
use fazhi::compare::{Compared, Language, RULES, compare_with};

const TEXTS: [&str; 3] = [
    include_str!("data/compare/district-2023.txt"),
    include_str!("data/compare/office-2023.txt"),
    include_str!("data/compare/bureau-2023.txt"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut texts = std::env::args().skip(1).map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    if texts.is_empty() {
        texts = TEXTS.map(str::to_owned).to_vec();
    }
    let reports: Vec<Report> = texts.iter().map(|text| fazhi::read(text).report).collect();
    let reports: Vec<&Report> = reports.iter().collect();
    let compared = Compared::new(&reports);
    for (tied, pairing) in compared.pairings() {
        println!("reports {} and {}: {}", tied.one, tied.other, tied.tie);
        for pair in pairing.pairs() {
            let (one, other) = (reports[tied.one].figure(pair.one), reports[tied.other].figure(pair.other));
            let (Some(one), Some(other)) = (one, other) else { continue };
            let (label, by) = (&other.label, pair.by);
            println!("  {label}: {} and {}, by {by}: {}", one.quantity, other.quantity, pair.outcome);
        }
    }
    for finding in compare_with(RULES, &compared) {
        println!("{} {}", finding.code(), finding.message(&reports, Language::Zh));
    }
    Ok(())
}
