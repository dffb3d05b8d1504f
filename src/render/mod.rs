//! Findings out again: [`wire`] for other tools, [`text`] for people, [`across`] for both where they are about several reports.

pub mod across;
pub mod text;
pub mod wire;
