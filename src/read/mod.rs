//! Report text into the typed model.
