//! Compares the reports of one district about two years: what changed, and what cannot be true of both.
//!
//! `cargo run --example compare_two_years`
#![allow(clippy::print_stdout)] // an example speaks to its reader

use fazhi::Report;
use fazhi::compare::{self, Change, Language, Pairing, Tie};

const LAST: &str = include_str!("data/compare/district-2022.txt");
const THIS: &str = include_str!("data/compare/district-2023.txt");

fn main() {
    let (last, this) = (fazhi::read(LAST).report, fazhi::read(THIS).report);
    let shown = |report: &Report, id| {
        report.figure(id).map(|figure| format!("{} {}", figure.label, figure.quantity)).unwrap_or_default()
    };
    let tie = Tie::between(&last, &this);
    println!("tie: {}", tie.map_or("none".to_owned(), |tie| tie.to_string()));
    for (change, one, other) in Pairing::new(&last, &this, Tie::NextYear).changes() {
        let (one, other) = (one.map(|id| shown(&last, id)), other.map(|id| shown(&this, id)));
        match change {
            Change::New => println!("new      {}", other.unwrap_or_default()),
            Change::Gone => println!("gone     {}", one.unwrap_or_default()),
            _ => println!("{:<8} {} → {}", change.to_string(), one.unwrap_or_default(), other.unwrap_or_default()),
        }
    }
    let reports = [&last, &this];
    for finding in compare::compare(&reports) {
        println!("{} {}", finding.code(), finding.message(&reports, Language::En));
    }
}
