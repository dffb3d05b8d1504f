//! Checks one percentage against its counts.
//!
//! `cargo run --example one_share`
#![allow(clippy::print_stdout)] // an example speaks to its reader

use fazhi::quantity::QuantityError;
use fazhi::{Share, Verdict};

fn main() -> Result<(), QuantityError> {
    for (part, whole, rate) in [("312项", "702项", "44.4%"), ("140件", "151件", "92.71%"), ("312项", "702项", "44.6%")]
    {
        let share = Share::new(part, whole, rate)?;
        println!("{part} of {whole} printed as {rate}: {}", share.verdict());
        if let (Verdict::Broken, Some(rate), Some(part)) =
            (share.verdict(), share.expected_rate(), share.expected_part())
        {
            println!("  these counts give {rate}; the percentage would need {part}");
        }
    }
    Ok(())
}
