//! Findings out again: the wire form for other tools, and text for people.

pub mod wire;
