//! The sentences of a block that hold figures, with the counts of each and the sides that these name: gathered once, for the
//! rules that go through a block sentence by sentence.

use super::Linker;
use super::sides::Sides;

/// The sentences of a block in order, their counts one behind the other.
#[derive(Default)]
pub(super) struct Sentences {
    list: Vec<Sentence>,
    counts: Vec<usize>,
    said: Vec<Sides>,
}

/// A sentence that holds figures.
#[derive(Clone, Copy)]
pub(super) struct Sentence {
    /// Its first figure, and the first behind it.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where its counts stand among all.
    first: usize,
    last: usize,
    /// All sides that its counts name: a rule whose side is not among them finds nothing.
    pub(super) sides: Sides,
}

impl Sentences {
    pub(super) fn list(&self) -> &[Sentence] {
        &self.list
    }

    /// The counts of a sentence outside brackets.
    pub(super) fn counts(&self, of: Sentence) -> &[usize] {
        &self.counts[of.first..of.last]
    }

    /// The sides that each of them names.
    pub(super) fn said(&self, of: Sentence) -> &[Sides] {
        &self.said[of.first..of.last]
    }

    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.counts.clear();
        self.said.clear();
    }
}

impl Linker<'_> {
    /// Gathers the sentences of the block.
    pub(super) fn find_sentences(&mut self) {
        let mut found = std::mem::take(&mut self.sentences);
        found.clear();
        let mut from = 0;
        while from < self.block.figs.len() {
            let to = self.sentence_end(from);
            let (first, mut sides) = (found.counts.len(), Sides::default());
            for f in from..to {
                let fig = self.fig(f);
                if fig.is_count() && fig.bracket.is_none() {
                    let said = Sides::of(fig);
                    sides = sides.or(said);
                    found.counts.push(f);
                    found.said.push(said);
                }
            }
            found.list.push(Sentence { from, to, first, last: found.counts.len(), sides });
            from = to;
        }
        self.sentences = found;
    }

    /// Does something with each sentence of the block.
    pub(super) fn each_sentence(&mut self, mut each: impl FnMut(&mut Self, &Sentences, usize)) {
        let sentences = std::mem::take(&mut self.sentences);
        for at in 0..sentences.list.len() {
            each(self, &sentences, at);
        }
        self.sentences = sentences;
    }
}
