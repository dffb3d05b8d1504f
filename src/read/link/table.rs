//! From the figures of a table to its claims: rows of counts over rows of rates, totals at the end of rows and columns.

use std::ops::Range;

use crate::read::lex::Found;
use crate::span::Span;

use super::Linked;

/// A cell of a table.
#[derive(Clone, Debug)]
#[expect(dead_code, reason = "read by the linker of tables")]
pub(crate) struct Cell {
    /// Its range with the tab or `|` that ends it.
    pub(crate) span: Span,
    /// Its figures, by their places in the list of all figures of the text.
    pub(crate) figures: Range<usize>,
}

/// Finds the claims of a table: consecutive rows of cells. `figures` are those of the whole text; the handle of each is its
/// place in that list.
pub(crate) fn table(_text: &str, _rows: &[Vec<Cell>], _figures: &[Found], _out: &mut Vec<Linked>) {}
