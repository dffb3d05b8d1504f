//! A grid seen along its columns or along its rows.

use crate::quantity::{Kind, Quantity};

use super::grid::{Grid, Line, Value};

/// A grid seen along its columns (vars are columns, items are rows) or turned.
pub(super) struct View<'g> {
    grid: &'g Grid,
    turned: bool,
}

/// What all figures of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Empty,
    /// Counts and amounts.
    Counts,
    /// Percentages and fractions.
    Rates,
    /// Percentage points.
    Points,
    Mixed,
}

impl Class {
    pub(super) fn of(quantity: &Quantity) -> Self {
        match quantity.kind() {
            Kind::Count | Kind::Money => Self::Counts,
            Kind::Percent | Kind::Fraction => Self::Rates,
            Kind::Points => Self::Points,
            Kind::Rank | Kind::Multiple | Kind::Score => Self::Mixed,
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Empty, class) | (class, Self::Empty) => class,
            (a, b) if a == b => a,
            _ => Self::Mixed,
        }
    }
}

/// Whether a quantity can be a share or a growth.
pub(super) fn is_share(quantity: &Quantity) -> bool {
    Class::of(quantity) == Class::Rates
}

impl<'g> View<'g> {
    pub(super) fn new(grid: &'g Grid, turned: bool) -> Self {
        Self { grid, turned }
    }

    pub(super) fn vars(&self) -> &'g [Line] {
        if self.turned { &self.grid.rows } else { &self.grid.columns }
    }

    pub(super) fn items(&self) -> &'g [Line] {
        if self.turned { &self.grid.columns } else { &self.grid.rows }
    }

    pub(super) fn get(&self, var: usize, item: usize) -> Option<Value> {
        if self.turned { self.grid.get(var, item) } else { self.grid.get(item, var) }
    }

    /// The figure where two lines cross, without its sign.
    pub(super) fn figure(&self, var: usize, item: usize) -> Option<usize> {
        self.get(var, item).map(|value| value.figure)
    }

    /// The vars around one that hold counts: the nearest `most` before it, nearest first.
    pub(super) fn counts_before(&self, var: usize, most: usize) -> Vec<usize> {
        let vars = self.vars();
        (0..var).rev().take(most * 3).filter(|&v| vars[v].is_count()).take(most).collect()
    }

    /// The nearest `most` vars of counts after one.
    pub(super) fn counts_after(&self, var: usize, most: usize) -> Vec<usize> {
        let vars = self.vars();
        (var + 1..vars.len()).take(most * 3).filter(|&v| vars[v].is_count()).take(most).collect()
    }
}
