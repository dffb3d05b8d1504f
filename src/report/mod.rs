//! The typed model of a report.
