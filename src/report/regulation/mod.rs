//! The regulations as data.
