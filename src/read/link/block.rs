//! The figures of a block with what stands around each: its sentence, its clause, the words before it, and the sense that
//! those words give it.

use std::cell::OnceCell;

use crate::quantity::law::Direction;
use crate::quantity::{Kind, Possible, Quantity};
use crate::span::Span;

use super::lexicon::units::Classes;
use super::sides::Sides;
use super::tokens::{Cue, Cues, Tok, tokenize};
pub(super) use super::words::{bare, plain_words};
use crate::marks::{Letters, holds};
use crate::read::lex::Found;

/// What the words before a figure make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// A level: so many, or such a rate.
    Level,
    /// 增加到, 下降到: a level that was reached.
    Reached,
    /// 占…x%, 占比x%; also a rate in brackets behind a count.
    Share,
    /// 增长x%, 减少n件.
    Change(Direction),
    /// 上年同期n件.
    Prior,
    /// 日均n件.
    Mean,
    /// 压缩比x%.
    Shrink,
}

/// A figure in its place.
#[derive(Clone, Debug)]
pub(super) struct Fig<'a> {
    pub(super) quantity: &'a Quantity,
    pub(super) set: Possible,
    pub(super) span: Span,
    /// The classes of its unit.
    pub(super) classes: Classes,
    /// Where its number begins.
    pub(super) number: usize,
    /// Its token.
    pub(super) tok: usize,
    pub(super) sentence: usize,
    /// Counts ，；。：across the block.
    pub(super) clause: usize,
    /// Counts ；。across the block.
    pub(super) segment: usize,
    /// The token of the bracket it stands in.
    pub(super) bracket: Option<usize>,
    /// The mark or figure before it.
    pub(super) after: Cue,
    /// The cues between that and the figure.
    pub(super) cues: Cues,
    /// The words between that and the figure.
    pub(super) lead: &'a str,
    /// The same without what only joins: see [`plain_words`].
    pub(super) plain: &'a str,
    /// The words between it and the next mark or figure.
    pub(super) tail: &'a str,
    /// The letters of `lead`, and of `tail` where the figure's words are there.
    letters: (Letters, Letters),
    /// The sides of a balance that its words name, once they are asked for.
    pub(super) sides: OnceCell<Sides>,
    pub(super) sense: Sense,
    /// Whether it is of the time before because the figure that opens its segment is: 结案36件 of 去年同期收案208件，结案36件. Amounts
    /// that are so have the sense of what was, rates are levels still.
    pub(super) follows_prior: bool,
}

impl Fig<'_> {
    pub(super) fn is_rate(&self) -> bool {
        matches!(self.quantity.kind(), Kind::Percent | Kind::Fraction | Kind::Points)
    }

    pub(super) fn is_percent(&self) -> bool {
        matches!(self.quantity.kind(), Kind::Percent | Kind::Fraction)
    }

    /// Whether it is printed with decimals: few counts fit a rate that is.
    pub(super) fn has_decimals(&self) -> bool {
        self.quantity.as_str().contains(['.', '．'])
    }

    /// Something of which there are so many: a count, money, a score.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self.quantity.kind(), Kind::Count | Kind::Money | Kind::Score)
    }

    pub(super) fn is_level(&self) -> bool {
        matches!(self.sense, Sense::Level | Sense::Reached)
    }

    /// An amount that can be a part or a whole.
    pub(super) fn is_count(&self) -> bool {
        self.is_amount() && self.is_level()
    }

    /// Whether a word before it says that it is a total: 合计, 共, 总数.
    pub(super) fn is_summed(&self) -> bool {
        self.cues.has(Cue::Total) || self.cues.has(Cue::Sum)
    }

    /// Its words: those before it, or those after it where none stand before.
    pub(super) fn words(&self) -> &str {
        if self.plain.is_empty() { self.tail } else { self.plain }
    }

    pub(super) fn says(&self, word: &str) -> bool {
        let (lead, tail) = self.letters;
        lead.may_hold(word) && holds(self.lead, word) || tail.may_hold(word) && holds(self.tail, word)
    }

    /// The letters of the words that it [says](Self::says).
    pub(super) fn letters(&self) -> Letters {
        self.letters.0 | self.letters.1
    }

    /// Whether the words before it may hold a word; false where they surely do not.
    pub(super) fn may_lead(&self, word: &str) -> bool {
        self.letters.0.may_hold(word)
    }

    pub(super) fn says_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.says(word))
    }
}

/// The figures of a block, in order, with the tokens between them.
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    pub(super) figs: Vec<Fig<'a>>,
    pub(super) toks: Vec<Tok>,
    /// The token of the bracket that each token stands in.
    pub(super) brackets: Vec<Option<usize>>,
    /// All cues of the block.
    pub(super) cues: Cues,
}

impl<'a> Block<'a> {
    /// The block over `found`; `figs`, `toks` and `brackets` are empty lists to fill.
    pub(super) fn new(
        text: &'a str,
        block: Span,
        found: &'a [Found],
        quotes: &[Span],
        (mut figs, mut toks, mut brackets): (Vec<Fig<'a>>, Vec<Tok>, Vec<Option<usize>>),
    ) -> Self {
        tokenize(text, block, found, quotes, &mut toks);
        brackets.reserve(toks.len());
        figs.reserve(found.len());
        let mut this = Self { text, figs, toks, brackets, cues: Cues::default() };
        this.place(block, found);
        for at in 0..this.figs.len() {
            let sense = this.sense(at);
            this.figs[at].sense = sense;
        }
        // only what was last year makes others so
        if this.figs.iter().any(|fig| fig.sense == Sense::Prior) {
            this.tell_of_before();
        }
        this
    }

    fn place(&mut self, block: Span, found: &'a [Found]) {
        let (mut sentence, mut clause, mut segment) = (0, 0, 0);
        let mut brackets: Vec<usize> = Vec::new();
        let (mut boundary, mut after, mut cues) = (block.start, Cue::Stop, Cues::default());
        for at in 0..self.toks.len() {
            let tok = self.toks[at];
            self.cues = self.cues.with(tok.cue);
            self.brackets.push(brackets.last().copied());
            match tok.cue {
                Cue::Figure => {
                    let f = &found[tok.figure];
                    let end = self.next_boundary(at).unwrap_or(block.end);
                    let lead = last_of(self.text.get(boundary..f.span.start).unwrap_or_default());
                    let plain = plain_words(lead);
                    let tail = first_of(self.text.get(f.span.end..end).unwrap_or_default());
                    let other = if plain.is_empty() { tail } else { "" };
                    self.figs.push(Fig {
                        quantity: &f.quantity,
                        set: f.quantity.possible(),
                        span: f.span,
                        classes: Classes::of(f.quantity.unit()),
                        number: f.number,
                        tok: at,
                        sentence,
                        clause,
                        segment,
                        bracket: brackets.last().copied(),
                        after,
                        cues,
                        lead,
                        plain,
                        tail,
                        letters: (Letters::of(lead), Letters::of(other)),
                        sides: OnceCell::new(),
                        sense: Sense::Level,
                        follows_prior: false,
                    });
                }
                Cue::Open => brackets.push(at),
                Cue::Close => {
                    brackets.pop();
                }
                Cue::Stop => {
                    sentence += 1;
                    segment += 1;
                    clause += 1;
                    brackets.clear();
                }
                Cue::Semi => {
                    segment += 1;
                    clause += 1;
                }
                Cue::Comma | Cue::Colon => clause += 1,
                _ => {}
            }
            if is_boundary(tok.cue) {
                (boundary, after, cues) = (tok.end, tok.cue, Cues::default());
            } else {
                cues = cues.with(tok.cue);
            }
        }
    }

    /// Where the words after a token end.
    fn next_boundary(&self, tok: usize) -> Option<usize> {
        self.toks[tok + 1..].iter().take(24).find(|t| is_boundary(t.cue)).map(|t| t.start)
    }

    /// The tokens between a figure and the mark or figure before it.
    pub(super) fn cues_before(&self, at: usize) -> impl Iterator<Item = &Tok> {
        self.toks[..self.figs[at].tok].iter().rev().take_while(|t| !is_boundary(t.cue))
    }

    /// The tokens between two figures, the first and the last left out.
    pub(super) fn between(&self, from: usize, to: usize) -> &[Tok] {
        let (a, b) = (self.figs[from].tok + 1, self.figs[to].tok);
        self.toks.get(a..b.max(a)).unwrap_or_default()
    }

    /// The words before a figure, over a bracket that holds no figure: 平均每个乡镇（街道） of 平均每个乡镇（街道）256.5起.
    pub(super) fn lead_over(&self, at: usize) -> &'a str {
        let fig = &self.figs[at];
        let before = &self.toks[..fig.tok];
        let over = || {
            let close = before.iter().rposition(|t| is_boundary(t.cue))?;
            let open = close.checked_sub(1 + self.words_within(close)?)?;
            let start = self.toks[..open].iter().rev().take(12).find(|t| is_boundary(t.cue)).map(|t| t.end);
            self.text.get(start.or_else(|| (open < 12).then_some(0))?..fig.span.start)
        };
        if fig.after == Cue::Close { over().map_or(fig.lead, last_of) } else { fig.lead }
    }

    /// How many cues, and no figure or mark, stand in the bracket that a token closes.
    fn words_within(&self, close: usize) -> Option<usize> {
        let mut within = self.toks[..close].iter().rev().take(6);
        let place = within.position(|t| is_boundary(t.cue) && t.cue != Cue::Dun)?;
        (self.toks[close - 1 - place].cue == Cue::Open).then_some(place)
    }

    /// The words behind a figure, over a bracket that holds no figure: 乡镇（街道）司法所 of 18个乡镇（街道）司法所.
    pub(super) fn tail_over(&self, at: usize) -> &'a str {
        let fig = &self.figs[at];
        let mut behind = self.toks[fig.tok + 1..].iter().take(12).filter(|t| is_boundary(t.cue) && t.cue != Cue::Dun);
        let mut over = || {
            behind.next().filter(|t| t.cue == Cue::Open)?;
            behind.next().filter(|t| t.cue == Cue::Close)?;
            self.text.get(fig.span.end..behind.next()?.start).map(first_of)
        };
        over().unwrap_or(fig.tail)
    }

    /// The words between two places that only join: nothing but 了, 达, 为, 约 …
    pub(super) fn joins(&self, from: usize, to: usize) -> bool {
        self.text.get(from..to).is_some_and(|words| bare(words).is_empty())
    }

    /// The figure before, where only 、 or 和 stands between: the two are items of one list.
    pub(super) fn listed_with_previous(&self, at: usize) -> bool {
        at > 0
            && matches!(self.figs[at].after, Cue::Dun | Cue::Figure)
            && self.figs[at].bracket == self.figs[at - 1].bracket
            && {
                let gap = self.figs[at].span.start.saturating_sub(self.figs[at - 1].span.end);
                let joined = |words: &str| {
                    matches!(words, "和" | "与" | "及" | "以及" | "、")
                        || words.is_empty() && self.figs[at].after == Cue::Dun
                };
                gap <= 12 && joined(self.figs[at].lead.trim())
            }
    }

    /// The words of the clause of a figure before it, over 、 and brackets.
    pub(super) fn clause_of(&self, at: usize) -> &'a str {
        let ends = |t: &&Tok| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure);
        let tok = self.figs[at].tok;
        let start = self.toks[..tok].iter().rev().take(12).find(ends).map_or(self.figs[at].span.start, |t| t.end);
        self.text.get(start..self.figs[at].span.start).unwrap_or_default()
    }

    /// The subject of the clause that a cue stands in: the words from the mark before it up to the cue.
    pub(super) fn subject(&self, tok: usize) -> &'a str {
        let cue = self.toks[tok];
        let start = self.toks[..tok].iter().rev().find(|t| is_boundary(t.cue)).map_or(0, |t| t.end);
        self.text.get(start..cue.start).unwrap_or_default()
    }
}

/// The most bytes of words that are looked at on each side of a figure.
const WORDS: usize = 120;

pub(super) fn first_of(text: &str) -> &str {
    let mut end = text.len().min(WORDS);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

pub(super) fn last_of(text: &str) -> &str {
    let mut start = text.len() - text.len().min(WORDS);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

pub(super) const fn is_boundary(cue: Cue) -> bool {
    matches!(cue, Cue::Figure | Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Dun | Cue::Open | Cue::Close)
}
