//! The words and marks of a block that say how its figures hang together, found in one pass.

mod cues;
mod search;
#[cfg(test)]
mod tests;

use crate::read::lex::Found;
use crate::span::Span;

use search::Lexicon;

pub(super) use cues::{Cue, Cues};

/// A cue, a mark or a figure in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub(super) cue: Cue,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The figure, by its place in the block's list.
    pub(super) figure: usize,
}

/// The most tokens of a sentence. A longer one is no sentence: it is cut, so that what looks around within a sentence takes a
/// bounded time.
const SENTENCE: usize = 192;

/// The tokens of a block: figures in their places, cues between them. Cues within figures and quotations are left out.
pub(super) fn tokenize(text: &str, block: Span, figures: &[Found], quotes: &[Span], out: &mut Vec<Tok>) {
    let Some(slice) = block.text(text) else { return };
    let due = figures.first().map_or(usize::MAX, |found| found.span.start);
    let mut list = List { toks: std::mem::take(out), figures, next: 0, due, since_stop: 0 };
    let mut quotes = quotes.iter().copied().peekable();
    for (at, word, cue) in Lexicon::get().find_in(slice) {
        let start = block.start + at;
        let end = start + word.len();
        if list.due < end {
            list.figures_before(end);
        }
        if list.toks.last().is_some_and(|last| last.cue == Cue::Figure && start < last.end) {
            continue;
        }
        while quotes.next_if(|quote| quote.end <= start).is_some() {}
        if quotes.peek().is_some_and(|quote| quote.start <= start) {
            continue;
        }
        if cue != Cue::Word {
            list.push(Tok { cue, start, end, figure: usize::MAX });
        }
    }
    list.figures_before(usize::MAX);
    *out = list.toks;
}

/// The tokens as they are gathered.
struct List<'a> {
    toks: Vec<Tok>,
    figures: &'a [Found],
    next: usize,
    /// Where the next figure begins.
    due: usize,
    since_stop: usize,
}

impl List<'_> {
    fn figures_before(&mut self, place: usize) {
        while let Some(span) = self.figures.get(self.next).map(|f| f.span).filter(|span| span.start < place) {
            self.push(Tok { cue: Cue::Figure, start: span.start, end: span.end, figure: self.next });
            self.next += 1;
        }
        self.due = self.figures.get(self.next).map_or(usize::MAX, |found| found.span.start);
    }

    fn push(&mut self, tok: Tok) {
        self.toks.push(tok);
        self.since_stop = if tok.cue == Cue::Stop { 0 } else { self.since_stop + 1 };
        if self.since_stop >= SENTENCE {
            self.since_stop = 0;
            self.toks.push(Tok { cue: Cue::Stop, start: tok.end, end: tok.end, figure: usize::MAX });
        }
    }
}
