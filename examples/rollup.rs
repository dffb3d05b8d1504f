//! Adds up indicators over the reports of several bodies, and says which are missing.
//!
//! `cargo run --example rollup`
#![allow(clippy::print_stdout)] // an example speaks to its reader

use std::error::Error;

use fazhi::Report;
use fazhi::compare::rollup;

const REPORTS: [&str; 5] = [
    include_str!("data/siping-tiexi-2023.json"),
    include_str!("data/siping-tiexi-office-2023.json"),
    include_str!("data/kaiyuan-2023.json"),
    include_str!("data/jiamusi-qianjin-2023.json"),
    include_str!("data/tianjin-dongli-2023.json"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let reports = REPORTS.iter().map(|json| Report::from_json(json)).collect::<Result<Vec<_>, _>>()?;
    for indicator in
        ["reconsideration_accepted", "legal_aid", "court_appearance_rate", "disclosure_requests", "proposals"]
    {
        let total = rollup(&reports, &indicator.parse()?);
        let values = total.values.map_or_else(|| "no total".to_owned(), |values| values.to_string());
        println!("{indicator}: {values} {} over {} reports", total.unit, total.counted.len());
        for left in &total.left_out {
            println!("  without {}: {}", reports[left.report].title.as_deref().unwrap_or_default(), left.why);
        }
    }
    Ok(())
}
