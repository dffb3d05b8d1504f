//! Report text into the typed model.

pub mod structure;
