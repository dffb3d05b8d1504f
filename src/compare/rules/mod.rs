//! The rules, one file each. To add one, write its two files and add its two lines here.

mod carried_over;
mod figures_disagree;
mod growth_contradicts_last_year;
mod part_exceeds_body;

use super::rule::Rule;

/// Every rule across reports, sorted by code.
pub static RULES: &[&Rule] = &[
    &figures_disagree::RULE,             // X501
    &growth_contradicts_last_year::RULE, // X502
    &carried_over::RULE,                 // X503
    &part_exceeds_body::RULE,            // X504
];
