//! Report text into the typed model.

pub(crate) mod lex;
pub mod structure;
