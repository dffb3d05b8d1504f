//! What came of reading a text.

use crate::report::{FigureId, Report};
use crate::span::Span;

use super::lex::Token;
use super::structure::{Frame, Part, Tree};

/// A text that was read: the typed report, the lossless tree, and an account of everything else.
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    /// The report. What no part of it could take stands in [`Report::other`].
    pub report: Report,
    /// Every byte of the text, in place: the ranges of its leaves, in order, make up the text.
    pub tree: Tree,
    /// What stands around the text, each piece with its place.
    pub frame: Frame,
    /// The parts in the order of the text, each with its place.
    pub parts: Vec<Part>,
    pub(super) text: &'t str,
    /// Where the number of every figure begins, after the hedges before it.
    pub(super) numbers: Vec<usize>,
    pub(super) tokens: Vec<Token>,
    pub(super) unplaced: Vec<Span>,
}

impl<'t> Reading<'t> {
    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Where the number of a figure stands, with its unit and the hedges after it but without those before it; the whole
    /// range of the figure with all hedges is [`Figure::span`](crate::Figure::span).
    pub fn number(&self, id: FigureId) -> Option<Span> {
        let span = self.report.figure(id)?.span?;
        let start = self.numbers.get(id.index()).copied()?;
        Some(Span::new(start, span.end))
    }

    /// The pieces of text that are held by no measure, problem, duty, plan or other part, and by nothing that stands around
    /// them: opening words of a part before its first entry, what follows the last item, attachments, stray paragraphs.
    /// Each of them is also in [`Report::other`], word for word.
    ///
    /// ```
    /// let text = "一、主要举措\n全年做了两项工作。\n（一）健全制度。印发办法3件。\n（二）规范执法。办案12件。\n";
    /// let reading = fazhi::read::read(text);
    /// let unplaced: Vec<_> = reading.unplaced().iter().filter_map(|span| span.text(text)).collect();
    /// assert_eq!(unplaced, ["全年做了两项工作。"]);
    /// assert_eq!(reading.report.other[0].text, "全年做了两项工作。");
    /// assert_eq!(reading.report.measures.len(), 2);
    /// ```
    pub fn unplaced(&self) -> &[Span] {
        &self.unplaced
    }
}
