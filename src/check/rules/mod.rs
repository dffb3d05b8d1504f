//! The rules, one file each. To add one, write its two files and add its two lines here.

#[cfg(test)]
mod testing;

mod share_mismatch;
mod total_mismatch;

use super::rule::Rule;

/// Every rule of the crate, sorted by code.
pub static RULES: &[&Rule] = &[
    &share_mismatch::RULE, // C101
    &total_mismatch::RULE, // C105
];
