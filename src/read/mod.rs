//! Report text into the typed model.

pub(crate) mod lex;
pub(crate) mod link;
pub mod structure;
