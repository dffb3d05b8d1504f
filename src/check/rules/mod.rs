//! The rules, one file each. To add one, write its two files and add its two lines here.

#[cfg(test)]
pub(super) mod testing;

mod average_mismatch;
mod claims_jointly_impossible;
mod dates;
mod document_number_malformed;
mod duty_deadline_figures;
mod foreign_place;
mod growth_mismatch;
mod implausible_magnitude;
mod impossible_date;
mod impossible_rate;
mod late;
mod listed_count_mismatch;
mod part_exceeds_whole;
mod percent_for_points;
mod plan_year;
mod plugged_shares;
mod point_change_mismatch;
mod rate_out_of_range;
mod reduction_mismatch;
mod rounded_to_all;
mod share_mismatch;
mod share_truncated;
mod signed_before_year_end;
mod stacked_hedges;
mod total_mismatch;
mod total_mismatch_open;
mod year_mismatch;

use super::rule::Rule;

/// Every rule of the crate, sorted by code.
pub static RULES: &[&Rule] = &[
    &share_mismatch::RULE,            // C101
    &share_truncated::RULE,           // C102
    &part_exceeds_whole::RULE,        // C103
    &rate_out_of_range::RULE,         // C104
    &total_mismatch::RULE,            // C105
    &growth_mismatch::RULE,           // C106
    &point_change_mismatch::RULE,     // C107
    &average_mismatch::RULE,          // C108
    &reduction_mismatch::RULE,        // C109
    &listed_count_mismatch::RULE,     // C110
    &impossible_rate::RULE,           // C111
    &rounded_to_all::RULE,            // C112
    &total_mismatch_open::RULE,       // C113
    &claims_jointly_impossible::RULE, // C114
    &year_mismatch::RULE,             // D401
    &plan_year::RULE,                 // D402
    &late::RULE,                      // D403
    &signed_before_year_end::RULE,    // D404
    &impossible_date::RULE,           // D405
    &document_number_malformed::RULE, // D406
    &foreign_place::RULE,             // D407
    &duty_deadline_figures::RULE,     // D408
    &stacked_hedges::RULE,            // W201
    &percent_for_points::RULE,        // W202
    &plugged_shares::RULE,            // W203
    &implausible_magnitude::RULE,     // W204
];
