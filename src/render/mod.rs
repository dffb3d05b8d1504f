//! Findings out again: [`wire`] for other tools, [`text`] for people.

pub mod text;
pub mod wire;
