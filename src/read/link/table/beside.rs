//! What is told beside a table: the total in the paragraph before it, or in the note below it.

use crate::quantity::{Kind, Quantity};
use crate::read::lex::Found;
use crate::report::FigureId;
use crate::span::Span;

use super::Around;

/// How many bytes before a table, and in the block below it, are looked at, and how many figures.
const NEAR: usize = 400;
const FEW: usize = 8;

/// The last figures before a table that begins at `start`, nearest first.
pub(super) fn before<'a>(around: &Around<'a>, start: usize) -> Vec<(FigureId, &'a Quantity)> {
    let figures = around.earlier;
    (around.from..figures.len())
        .rev()
        .take(FEW)
        .map_while(|at| {
            let id = FigureId::new(at)?;
            let figure = figures.get(id)?;
            let near = figure.span.is_some_and(|span| span.end + NEAR >= start);
            near.then_some((id, &figure.quantity))
        })
        .collect()
}

/// The places of what may be the total of a table: counts in the block below it, from `end` on, and before it.
pub(super) fn told(figures: &[Found], end: usize, below: Option<Span>, before: &[(FigureId, &Quantity)]) -> Vec<usize> {
    let counts = |quantity: &Quantity| quantity.kind() == Kind::Count && quantity.is_whole() && quantity.is_exact();
    let reach = below.map_or(0, |block| block.start.saturating_add(NEAR));
    let noted = figures.iter().enumerate().skip(end).take(FEW).take_while(|(_, found)| found.span.end <= reach);
    let noted = noted.filter(|(_, found)| counts(&found.quantity)).map(|(at, _)| at);
    let before = before.iter().enumerate().filter(|(_, (_, quantity))| counts(quantity));
    before.map(|(at, _)| at + figures.len()).chain(noted).collect()
}
