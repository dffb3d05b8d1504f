//! From the figures of a table to its claims.
//!
//! A table is read as a [`Grid`]: lines of columns and lines of rows, with at most one figure where two cross. What is found
//! along the columns is found along the rows in the same way, so every step works on a [`View`] of *vars* (the lines that
//! name what is counted) and *items* (the lines across). A list of labels and values is a grid with one column.
//!
//! As in prose, grammar proposes (the names of the lines and their order) and arithmetic disposes, here over all items at
//! once: a pair of columns whose quotient is the rate in most rows is what the rate is of, also in the rows where it does
//! not fit. What fits nowhere is claimed only where the names leave no choice.

mod balances;
mod below;
mod beside;
mod division;
mod grid;
mod growth;
mod halves;
mod names;
mod percents;
mod rates;
mod sums;
#[cfg(test)]
mod tests;
mod view;

use std::collections::HashSet;
use std::ops::Range;

use crate::quantity::law::{Direction, Form, Verdict, share};
use crate::quantity::{Possible, Quantity};
use crate::read::lex::Found;
use crate::report::{Basis, FigureId, Figures, Relation};
use crate::span::Span;

use super::Linked;
use view::View;

pub(crate) use percents::percents;

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Its range with the tab or `|` that ends it.
    pub(crate) span: Span,
    /// Its figures, by their places in the list of all figures of the text.
    pub(crate) figures: Range<usize>,
}

/// How many items are looked at to choose between candidates.
const SAMPLE: usize = 24;
/// How many figures that are no single number are tried in one table.
const WIDE: u32 = 4096;

/// What stands around a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Around<'a> {
    /// The figures before the table.
    pub(crate) earlier: &'a Figures,
    /// The first of them behind the table before.
    pub(crate) from: usize,
    /// The block below the table, whose figures follow those of the table.
    pub(crate) below: Option<Span>,
}

/// Finds the claims of a table: consecutive rows of cells. `figures` are those of the table, and then those of the block below
/// it; the places in the cells count from the first. Gives the figures of the block that its claims are of.
pub(crate) fn table(
    text: &str,
    rows: &[Vec<Cell>],
    figures: &[Found],
    around: &Around<'_>,
    out: &mut Vec<Linked>,
) -> Vec<FigureId> {
    let end = rows.iter().flatten().map(|cell| cell.figures.end).max().unwrap_or(0);
    if end == 0 {
        return Vec::new();
    }
    let start = rows.first().and_then(|row| row.first()).map_or(0, |cell| cell.span.start);
    let before = beside::before(around, start);
    let mut claims = Claims {
        figures,
        told: beside::told(figures, end, around.below, &before),
        before,
        from: around.earlier.len(),
        done: vec![false; end],
        compared: HashSet::new(),
        fallback: vec![None; end],
        sums: HashSet::new(),
        said: Vec::new(),
        wide: WIDE,
        out,
    };
    let grids = grid::grids(text, rows, figures);
    let last = grids.len().saturating_sub(1);
    for (at, grid) in grids.iter().enumerate() {
        let note = (at == last).then(|| balances::note(text, rows)).flatten();
        let columns = View::new(grid, false);
        let rows = View::new(grid, true);
        if let Some(note) = note {
            claims.noted(&columns, &rows, &note);
        } else {
            claims.balances(&columns);
            claims.balances(&rows);
        }
        for view in [&columns, &rows] {
            claims.growths(view);
            claims.rates(view);
        }
        claims.sums(&rows);
        claims.sums(&columns);
        claims.halves(&rows);
        claims.halves(&columns);
        if grids.len() == 1 {
            claims.told_total(&columns);
            claims.told_total(&rows);
        }
        claims.leftovers(grid);
        if let Some(block) = around.below.filter(|_| at == last) {
            claims.below(text, block, end, grid);
        }
    }
    claims.said.iter().filter_map(|figure| FigureId::new(figure + claims.from)).collect()
}

/// The claims that are being found.
struct Claims<'a> {
    figures: &'a [Found],
    /// Figures before the table, which count on from `figures`.
    before: Vec<(FigureId, &'a Quantity)>,
    /// The counts told beside the table, one of which its parts may make up; nearest first.
    told: Vec<usize>,
    /// How many figures there are before the table.
    from: usize,
    /// The rates and differences that a claim has taken.
    done: Vec<bool>,
    /// The rates that a change in points compares.
    compared: HashSet<usize>,
    /// What is said of a growth that nothing checks: the figure that it is of.
    fallback: Vec<Option<(Option<usize>, Direction)>>,
    /// The sums and balances made: one relation is claimed once.
    sums: HashSet<(Vec<usize>, Vec<usize>)>,
    /// The figures of the block below that a claim was made of.
    said: Vec<usize>,
    wide: u32,
    out: &'a mut Vec<Linked>,
}

impl Claims<'_> {
    fn quantity(&self, figure: usize) -> &Quantity {
        match figure.checked_sub(self.figures.len()) {
            None => &self.figures[figure].quantity,
            Some(place) => self.before[place].1,
        }
    }

    fn set(&self, figure: usize) -> Possible {
        self.quantity(figure).possible()
    }

    fn is_done(&self, figure: usize) -> bool {
        self.done.get(figure).copied().unwrap_or(true)
    }

    fn take(&mut self, figure: usize) {
        if let Some(done) = self.done.get_mut(figure) {
            *done = true;
        }
    }

    /// Whether a part of a whole can be the rate, rounded or cut.
    fn fits(&mut self, part: Possible, whole: Possible, rate: usize) -> bool {
        if part.single().is_none() || whole.single().is_none() {
            let Some(left) = self.wide.checked_sub(1) else { return false };
            self.wide = left;
        }
        matches!(share(Some(part), Some(whole), self.quantity(rate)).verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// Makes a claim over places of figures.
    fn make(&mut self, mut relation: Relation, basis: Basis) {
        let mut span: Option<Span> = None;
        relation.for_each(|_, figure| {
            if let Some(found) = self.figures.get(figure.index()) {
                span = Some(span.map_or(found.span, |span| span.cover(found.span)));
            }
        });
        relation.for_each_mut(|figure| {
            let before = figure.index().checked_sub(self.figures.len()).and_then(|place| self.before.get(place));
            *figure = before.map_or_else(|| figure.after(self.from), |before| before.0);
        });
        self.out.push(Linked { relation, basis, span: span.unwrap_or_default() });
    }

    /// A share, where its rate is not taken.
    fn share(&mut self, part: usize, whole: &[usize], rate: usize, basis: Basis) {
        let (Some(part), Some(whole), Some(id)) = (ids(&[part]), ids(whole), FigureId::new(rate)) else { return };
        if !self.is_done(rate) {
            self.take(rate);
            self.make(Relation::Share { part, whole, rate: id }, basis);
        }
    }

    /// Whether two sides of a sum were not yet claimed to be equal.
    fn is_new(&mut self, totals: &[usize], parts: &[usize]) -> bool {
        let sorted = |list: &[usize]| {
            let mut list = list.to_vec();
            list.sort_unstable();
            list
        };
        self.sums.insert((sorted(totals), sorted(parts)))
    }

    /// The rates that nothing was found for.
    fn leftovers(&mut self, grid: &grid::Grid) {
        for value in grid.values() {
            let quantity = self.quantity(value.figure);
            let compared = self.compared.contains(&value.figure);
            if compared || self.is_done(value.figure) || !quantity.is_rate() || !view::is_share(quantity) {
                continue;
            }
            self.take(value.figure);
            let Some(rate) = FigureId::new(value.figure) else { continue };
            let relation = match self.fallback.get(value.figure).copied().flatten() {
                Some((current, direction)) => Relation::Growth {
                    current: current.and_then(FigureId::new),
                    base: None,
                    delta: None,
                    rate: Some(rate),
                    direction,
                    form: Form::By,
                },
                None => Relation::Rate { rate, whole: None },
            };
            self.make(relation, Basis::Distance);
        }
    }
}

fn ids(list: &[usize]) -> Option<Vec<FigureId>> {
    list.iter().map(|&figure| FigureId::new(figure)).collect()
}

/// Whether enough of `n` items fit for the rest to be broken rather than something else. Names that leave no choice need
/// less, and nothing at all where there is but one item.
fn enough(fits: usize, n: usize, strong: bool) -> bool {
    if strong { n == 1 || fits > 0 && fits * 3 >= n } else { fits > 0 && fits * 2 >= n }
}
