//! What is told beside a table: the total in the paragraph before it, or in the note below it.

use crate::quantity::{Kind, Quantity};
use crate::read::lex::Found;
use crate::report::FigureId;
use crate::span::Span;

use super::names::Role;
use super::view::View;
use super::{Around, Claims};

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

/// The fewest and the most parts of a total that is told beside their table.
const FEWEST: usize = 3;
const MOST: usize = 64;

impl Claims<'_> {
    /// The only line of counts of a table, where it has no total: the parts of one that is told beside the table, where they add up
    /// to it; where one digit keeps them from it, only if they end in 其他.
    pub(super) fn told_total(&mut self, view: &View<'_>) {
        let (vars, items) = (view.vars(), view.items());
        let mut lines = (0..vars.len()).filter(|&var| vars[var].is_count() && vars[var].additive && !vars[var].signed);
        let (Some(part), None) = (lines.next(), lines.next()) else { return };
        if items.len() > MOST || items.iter().any(|item| item.role != Role::Plain || !item.additive) {
            return;
        }
        let parts: Vec<usize> = (0..items.len()).filter_map(|item| view.figure(part, item)).collect();
        if parts.len() < FEWEST || parts.len() < items.len() {
            return;
        }
        let complete =
            items.last().is_some_and(|last| ["其他", "其它", "其余"].iter().any(|rest| last.name.starts_with(rest)));
        let told = self.told_of(view, part);
        let whole = told.iter().copied().find(|&total| self.adds(total, &parts));
        let nearly = || told.into_iter().find(|&total| complete && self.nearly_adds(total, &parts));
        if let Some(total) = whole.or_else(nearly) {
            self.make_sum(total, &parts);
        }
    }
}
