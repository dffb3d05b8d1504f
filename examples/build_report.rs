//! Builds a district's whole report for 2023 in code, judges every claim in it, and prints it as JSON.
//!
//! `cargo run --example build_report > report.json`
#![allow(clippy::print_stdout, clippy::print_stderr)] // an example speaks to its reader

use std::error::Error;

use fazhi::Verdict;

#[path = "support/district_2023.rs"]
mod district_2023;

fn main() -> Result<(), Box<dyn Error>> {
    let report = district_2023::report()?;

    // what the report says of its own figures
    for (_, claim) in report.claims() {
        let Some(judged) = claim.judge(report.figures()) else { continue };
        let printed: Vec<_> = (claim.relation.figures().into_iter())
            .filter_map(|(_, id)| report.figure(id))
            .map(|figure| format!("{} {}", figure.label, figure.quantity))
            .collect();
        eprintln!("{}: {} ({})", judged.verdict, claim.kind(), printed.join("、"));
        if judged.verdict == Verdict::Broken {
            return Err("a claim of the report cannot be true".into());
        }
    }
    // the findings of the rules belong here: `fazhi::check::check(&report)`

    println!("{}", report.to_json()?);
    Ok(())
}
