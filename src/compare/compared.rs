//! Several reports with all that the rules ask: which belong together, their pairs, what was carried over.

use crate::report::Report;

use super::carried::{Carried, carried_among};
use super::label::{Label, labels};
use super::pairing::Pairing;
use super::ties::{Bodies, Tied, ties_among};

/// Reports that have been compared: what a rule reads.
///
/// ```
/// use fazhi::compare::Compared;
/// let reports = [2022, 2023].map(|year| fazhi::read(&format!("东明市人民政府{year}年法治政府建设年度报告\n")).report);
/// let compared = Compared::new(&[&reports[0], &reports[1]]);
/// assert_eq!(compared.pairings().count(), 1);
/// assert_eq!(Compared::new(&[&reports[0]]).pairings().count(), 0);
/// ```
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    reports: Vec<&'a Report>,
    pairings: Vec<(Tied, Pairing)>,
    carried: Vec<Carried>,
}

impl<'a> Compared<'a> {
    /// Compares all reports that belong together, each pair once, and looks for what was carried over among all.
    pub fn new(reports: &[&'a Report]) -> Self {
        let bodies = Bodies::of(reports);
        let ties = ties_among(reports, &bodies);
        let mut kept: Vec<Option<Vec<Label>>> = vec![None; reports.len()];
        for tied in &ties {
            for at in [tied.one, tied.other] {
                kept[at].get_or_insert_with(|| labels(reports[at]));
            }
        }
        let none = Vec::new();
        let of = |at: usize| kept[at].as_ref().unwrap_or(&none);
        let pair = |tied: Tied| {
            let (one, other) = (reports[tied.one], reports[tied.other]);
            (tied, Pairing::of_labels(one, of(tied.one), other, of(tied.other), tied.tie))
        };
        let pairings = ties.into_iter().map(pair).collect();
        let carried = if reports.len() > 1 { carried_among(reports, &bodies) } else { Vec::new() };
        Self { reports: reports.to_vec(), pairings, carried }
    }

    /// The reports, in the order given.
    pub fn reports(&self) -> &[&'a Report] {
        &self.reports
    }

    /// The reports that belong together, with their pairs.
    pub fn pairings(&self) -> impl ExactSizeIterator<Item = (Tied, &Pairing)> {
        self.pairings.iter().map(|(tied, pairing)| (*tied, pairing))
    }

    /// The passages that were carried over.
    pub fn carried(&self) -> &[Carried] {
        &self.carried
    }
}
