//! The rules, one file each. To add one, write its two files and add its two lines here.

#[cfg(test)]
pub(super) mod testing;

mod area_uncovered;
mod average_mismatch;
mod causes_missing;
mod claims_jointly_impossible;
mod dates;
mod document_number_malformed;
mod duties_only_inside_measure;
mod duty_deadline_figures;
mod foreign_place;
mod growth_mismatch;
mod implausible_magnitude;
mod impossible_date;
mod impossible_rate;
mod late;
mod leftover;
mod listed_count_mismatch;
mod numbering_broken;
mod part_exceeds_whole;
mod part_missing;
mod percent_for_points;
mod plan_year;
mod plugged_shares;
mod point_change_mismatch;
mod problem_unanswered;
mod promised_causes_missing;
mod rate_out_of_range;
mod reduction_mismatch;
mod request_in_report;
mod rounded_to_all;
mod section_empty;
mod share_mismatch;
mod share_truncated;
mod signed_before_year_end;
mod stacked_hedges;
mod total_mismatch;
mod total_mismatch_open;
mod unbalanced_marks;
mod year_mismatch;

use super::rule::Rule;

/// Every rule of the crate, sorted by code.
pub static RULES: &[&Rule] = &[
    &share_mismatch::RULE,             // C101
    &share_truncated::RULE,            // C102
    &part_exceeds_whole::RULE,         // C103
    &rate_out_of_range::RULE,          // C104
    &total_mismatch::RULE,             // C105
    &growth_mismatch::RULE,            // C106
    &point_change_mismatch::RULE,      // C107
    &average_mismatch::RULE,           // C108
    &reduction_mismatch::RULE,         // C109
    &listed_count_mismatch::RULE,      // C110
    &impossible_rate::RULE,            // C111
    &rounded_to_all::RULE,             // C112
    &total_mismatch_open::RULE,        // C113
    &claims_jointly_impossible::RULE,  // C114
    &year_mismatch::RULE,              // D401
    &plan_year::RULE,                  // D402
    &late::RULE,                       // D403
    &signed_before_year_end::RULE,     // D404
    &impossible_date::RULE,            // D405
    &document_number_malformed::RULE,  // D406
    &foreign_place::RULE,              // D407
    &duty_deadline_figures::RULE,      // D408
    &part_missing::RULE,               // S301
    &causes_missing::RULE,             // S302
    &numbering_broken::RULE,           // S303
    &section_empty::RULE,              // S304
    &duties_only_inside_measure::RULE, // S305
    &leftover::RULE,                   // S306
    &unbalanced_marks::RULE,           // S307
    &area_uncovered::RULE,             // S308
    &problem_unanswered::RULE,         // S309
    &request_in_report::RULE,          // S310
    &promised_causes_missing::RULE,    // S311
    &stacked_hedges::RULE,             // W201
    &percent_for_points::RULE,         // W202
    &plugged_shares::RULE,             // W203
    &implausible_magnitude::RULE,      // W204
];
