//! From figures in a block to the claims that its words make of them.
//!
//! # Policy
//!
//! Linking is a choice among candidates. *Grammar proposes*: the words around a figure give it a sense (a level, a share, a
//! growth, what was last year) and the figures that it may belong to, in the order in which real reports place them.
//! *Arithmetic disposes*: of the candidates that grammar proposes, one that fits under some reading is preferred to one that
//! fits under none. A whole that the text *names* is never replaced: where it does not fit, the claim is broken. Where no
//! candidate fits, the grammar's first is taken if the words say enough (the head of a list, the count before the part, the
//! count that a rate's name speaks of); otherwise the claim keeps its operand open and stays undecided. A link made by
//! distance alone ([`Basis::Distance`]) is never reported as broken; and one that grammar infers, but that the figures contradict
//! so far that neither a slip of the pen nor an old count explains it, counts as no more ([`belief`]).
//!
//! A list that nothing marks as complete, but that one digit keeps from its total, is taken as one that may be
//! ([`Closure::Unmarked`]): a gap in it is a warning and no proof. Two counts are so only where the total has four digits. A balance
//! over two sentences whose sides are named (受理, 未受理) is one even where one digit keeps it from adding up. So is a share whose part is
//! more than its whole, a total told before shares that make 100%, a list behind 其中 that is more than its head, a sum of as many kinds as
//! are counted: each where one digit explains it, for there is no world in which it is right and a likely one in which it was meant. Groups
//! that share members (妇女, 老年人) and columns of pairs are left out. A list behind 其中 that covers less than four fifths of its head is one of some,
//! however near a digit makes it. A rate that only its name links to counts is believed to be wrong where it stands right behind its part, or
//! where one digit explains it: near the quotient of two counts it is of something else as often as it is wrong.
//!
//! Where no word links a rate, a mean or a change, *arithmetic proposes*: the only pair near it that gives it is what it is of, unless
//! so many were tried for so coarse a figure that one was to be expected ([`fitted`]). A link that the figures contradict is
//! looked at once more in the same way before it is accused: a part may be of another whole that the sentence tells, a numerator
//! may be the sum of two, a change may be of another level. Shares side by side are of one whole where it gives them all, and shares
//! that hold deny a list that does not add up: they say that it is of some.
//!
//! What a segment that begins with a time before (去年同期) tells is of that time: its counts are no part of what is, its rates are of
//! its own wholes, and a change is reckoned from the one that opens it.
//!
//! # Limits
//!
//! Figures of one block (a line, or the rows of a table) are linked; a whole that stands more than three sentences before its
//! part (six, where a named rate is told to a decimal and fits) is not looked for, except in the block's opening. Of earlier
//! blocks only a total that fits is a whole ([`earlier`]): a share that fits none stays undecided, but for one that opens its
//! line behind a line with a share of that total ([`lines`]). The items of a list are looked for in five sentences behind its
//! total, and in the lines below it; where they are spread so, only those that add up are a list. A candidate that fits by chance
//! hides a break: with rates of one decimal that is about one candidate in a thousand.

#[cfg(test)]
mod asserted;
mod belief;
mod block;
mod changes;
mod earlier;
mod fitted;
mod lexicon;
mod lines;
mod names;
mod near;
mod prior;
mod sense;
mod sentences;
mod shares;
mod sides;
mod sums;
mod table;
mod tokens;
mod under;
mod words;
mod years;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::quantity::law::{Closure, Direction, Form};
use crate::report::{Basis, FigureId, Figures, Relation};
use crate::span::Span;

use super::lex::Found;
use crate::few::Few;
use crate::marks::behind_last;
use block::{Block, Fig};
use lines::Lines;
use sentences::Sentences;
use tokens::Tok;
use years::Years;

pub(crate) use table::{Around, Cell, percents, table};

/// A list of figures that is dropped as soon as it is made.
type Figs = Few<usize, 16>;

/// A claim found in a text, over figures by their place in the whole text.
#[derive(Clone, Debug)]
pub(crate) struct Linked {
    pub(crate) relation: Relation,
    pub(crate) basis: Basis,
    pub(crate) span: Span,
}

/// A claim over figures by their place in the block.
enum Made {
    Share {
        part: Vec<usize>,
        whole: Vec<usize>,
        rate: usize,
    },
    Subset {
        part: usize,
        whole: usize,
    },
    Sum {
        total: usize,
        parts: Vec<usize>,
        closure: Closure,
    },
    Rates {
        parts: Vec<usize>,
    },
    Balance {
        totals: Vec<usize>,
        parts: Vec<usize>,
    },
    Growth {
        current: Option<usize>,
        base: Option<usize>,
        delta: Option<usize>,
        rate: Option<usize>,
        direction: Direction,
        form: Form,
    },
    Points {
        current: usize,
        previous: Option<usize>,
        change: usize,
        direction: Direction,
    },
    Average {
        total: Option<usize>,
        count: Option<usize>,
        mean: usize,
        items: Vec<usize>,
    },
    Reduction {
        before: Option<usize>,
        after: Option<usize>,
        rate: usize,
    },
    Enumeration {
        count: usize,
        listed: u32,
        open_ended: bool,
    },
    Rate {
        rate: usize,
        whole: Option<usize>,
    },
}

/// A share that waits for its neighbours.
struct Pending {
    rate: usize,
    part: Vec<usize>,
    list: Vec<usize>,
    basis: Basis,
}

/// Finds the claims of one block.
struct Linker<'a> {
    block: Block<'a>,
    start: usize,
    first: FigureId,
    /// The figures before the block.
    earlier: &'a Figures,
    /// Those of them that a claim of the block is about; they count on from the figures of the block.
    told: Vec<FigureId>,
    /// The earlier count that the line before is a share of, and the one that the line of the block is.
    divided: Option<FigureId>,
    opener_of: Option<FigureId>,
    /// The total of the list that a figure is an item of.
    head_of: Vec<Option<usize>>,
    is_head: Vec<bool>,
    /// Rates and means that a claim has taken.
    done: Vec<bool>,
    /// Items of a list of two at least.
    listed: Vec<bool>,
    /// Parts of a share, and rates that are the share of a part.
    shared: Vec<bool>,
    /// Shares whose whole was found: rate, part, whole.
    settled: Vec<(usize, usize, usize)>,
    /// Shares of the counts listed beside their parts: those counts, and the rate.
    of_lists: Vec<(Vec<usize>, usize)>,
    /// Shares that no candidate fits, with the counts listed beside the part.
    pending: Vec<Pending>,
    /// Counts that a mean divides by: 按7天计.
    divides: Vec<bool>,
    /// The lists found, each with its total: what two rules find is one claim.
    lists: BTreeSet<(usize, Vec<usize>)>,
    /// The sentences, once the lists are looked for.
    sentences: Sentences,
    /// The years of the figures, once they are asked for.
    years: OnceCell<Years>,
    made: Vec<(Made, Basis)>,
}

/// What is kept from block to block: the last lines, and room for the lists of a block, used again for the next one.
#[derive(Default)]
pub(crate) struct Room {
    lines: Lines,
    figs: Vec<Fig<'static>>,
    toks: Vec<Tok>,
    brackets: Vec<Option<usize>>,
    head_of: Vec<Option<usize>>,
    sentences: Sentences,
    /// One list for each of the linker's flags.
    flags: [Vec<bool>; 5],
}

impl Room {
    /// A block of as many tokens leaves no room behind: the next may be small.
    const MOST: usize = 1 << 16;
}

/// A list of `len` times a value, in the room of another.
fn filled<T: Clone>(list: &mut Vec<T>, len: usize, value: T) -> Vec<T> {
    let mut list = emptied(list);
    list.resize(len, value);
    list
}

fn emptied<T>(list: &mut Vec<T>) -> Vec<T> {
    let mut list = std::mem::take(list);
    list.clear();
    list
}

/// The room of a list of figures, which may hold those of any text.
fn without_any(mut figs: Vec<Fig<'_>>) -> Vec<Fig<'static>> {
    figs.clear();
    // the list that is made of it has its room
    figs.into_iter().map_while(|_| None).collect()
}

/// Finds the claims of a block. `figures` are those of the block; the handle of the first is `first`, and `earlier` are those
/// before it.
pub(crate) fn link(
    text: &str,
    block: Span,
    figures: &[Found],
    (earlier, first): (&Figures, FigureId),
    quotes: &[Span],
    room: &mut Room,
    out: &mut Vec<Linked>,
) {
    if figures.is_empty() {
        return;
    }
    let lists = (std::mem::take(&mut room.figs), emptied(&mut room.toks), emptied(&mut room.brackets));
    let [is_head, done, listed, shared, divides] = room.flags.each_mut().map(|list| filled(list, figures.len(), false));
    let mut linker = Linker {
        block: Block::new(text, block, figures, quotes, lists),
        start: block.start,
        first,
        earlier,
        told: Vec::new(),
        divided: room.lines.divided(),
        opener_of: None,
        head_of: filled(&mut room.head_of, figures.len(), None),
        is_head,
        done,
        listed,
        shared,
        settled: Vec::new(),
        of_lists: Vec::new(),
        pending: Vec::new(),
        divides,
        lists: BTreeSet::new(),
        sentences: std::mem::take(&mut room.sentences),
        years: OnceCell::new(),
        made: Vec::new(),
    };
    if figures.len() > 1 {
        linker.lists();
        linker.reductions();
        linker.averages();
        linker.changes();
    } else {
        linker.changes();
    }
    linker.shares();
    linker.earlier_wholes();
    linker.under_total();
    linker.percent_lists();
    linker.kin_rates();
    linker.fitted_totals();
    linker.fitted();
    linker.denied_lists();
    linker.enumerations();
    linker.finish(out);
    linker.lines(&mut room.lines, out);
    let Linker { block, head_of, is_head, done, listed, shared, divides, sentences, .. } = linker;
    let Block { figs, toks, brackets, .. } = block;
    if toks.len() < Room::MOST {
        let lines = std::mem::take(&mut room.lines);
        *room = Room {
            lines,
            figs: without_any(figs),
            toks,
            brackets,
            head_of,
            sentences,
            flags: [is_head, done, listed, shared, divides],
        };
    }
}

/// The words that say what a figure counts: from the mark or figure before it up to its hedge.
pub(crate) fn label(text: &str, block: Span, figures: &[Found], at: usize) -> Span {
    let Some(found) = figures.get(at) else { return Span::default() };
    let from = at.checked_sub(1).and_then(|p| figures.get(p)).map_or(block.start, |p| p.span.end.max(block.start));
    let words = text.get(from..found.span.start).unwrap_or_default();
    let lead = block::plain_words(&words[behind_last(words, ends_label)..]);
    if lead.is_empty() {
        return Span::new(found.span.start, found.span.start);
    }
    // a piece of the words: it begins as far behind them as its address says
    let start = from + (lead.as_ptr().addr() - words.as_ptr().addr());
    Span::new(start, start + lead.len())
}

/// The marks that part the words of one figure from what stands before.
const fn ends_label(c: char) -> bool {
    matches!(
        c,
        '，' | ',' | '；' | ';' | '。' | '：' | ':' | '、' | '（' | '）' | '(' | ')' | '！' | '？' | '\n' | '\t' | '|'
    )
}

impl Linker<'_> {
    fn make(&mut self, made: Made, basis: Basis) {
        if let Made::Sum { total, parts, .. } = &made
            && !self.lists.insert((self.id(*total).index(), parts.clone()))
        {
            return;
        }
        match &made {
            Made::Share { part, rate, .. } if !part.is_empty() => {
                self.done[*rate] = true;
                for &at in part.iter().chain([rate]) {
                    self.shared[at] = true;
                }
            }
            Made::Share { rate, .. } | Made::Rate { rate, .. } | Made::Reduction { rate, .. } => {
                self.done[*rate] = true;
            }
            Made::Growth { rate, delta, .. } => {
                for taken in [rate, delta].into_iter().flatten() {
                    self.done[*taken] = true;
                }
            }
            Made::Points { change, .. } => self.done[*change] = true,
            Made::Average { mean, count, .. } => {
                self.done[*mean] = true;
                if let Some(count) = count {
                    self.divides[*count] = true;
                }
            }
            Made::Sum { .. }
            | Made::Rates { .. }
            | Made::Balance { .. }
            | Made::Subset { .. }
            | Made::Enumeration { .. } => {}
        }
        self.made.push((made, basis));
    }

    /// The place of an earlier figure among those of the block, behind them.
    fn tell(&mut self, told: FigureId) -> usize {
        self.told.push(told);
        self.block.figs.len() + self.told.len() - 1
    }

    fn id(&self, at: usize) -> FigureId {
        let told = at.checked_sub(self.block.figs.len()).and_then(|told| self.told.get(told));
        told.copied().unwrap_or_else(|| self.first.after(at))
    }

    fn ids(&self, list: &[usize]) -> Vec<FigureId> {
        list.iter().map(|&f| self.id(f)).collect()
    }

    fn finish(&mut self, out: &mut Vec<Linked>) {
        let made = std::mem::take(&mut self.made);
        for (made, basis) in made {
            let id = |f: usize| self.id(f);
            let maybe = |f: Option<usize>| f.map(id);
            let relation = match made {
                Made::Share { part, whole, rate } => {
                    Relation::Share { part: self.ids(&part), whole: self.ids(&whole), rate: id(rate) }
                }
                Made::Subset { part, whole } => Relation::Subset { part: id(part), whole: id(whole) },
                Made::Sum { total, parts, closure } => {
                    Relation::Breakdown { total: Some(id(total)), parts: self.ids(&parts), closure }
                }
                Made::Rates { parts } => {
                    Relation::Breakdown { total: None, parts: self.ids(&parts), closure: Closure::Closed }
                }
                Made::Balance { totals, parts } => {
                    Relation::Balance { totals: self.ids(&totals), parts: self.ids(&parts) }
                }
                Made::Growth { current, base, delta, rate, direction, form } => Relation::Growth {
                    current: maybe(current),
                    base: maybe(base),
                    delta: maybe(delta),
                    rate: maybe(rate),
                    direction,
                    form,
                },
                Made::Points { current, previous, change, direction } => Relation::PointChange {
                    current: id(current),
                    previous: maybe(previous),
                    change: id(change),
                    direction,
                },
                Made::Average { total, count, mean, items } => Relation::Average {
                    total: maybe(total),
                    count: maybe(count),
                    mean: id(mean),
                    items: self.ids(&items),
                },
                Made::Reduction { before, after, rate } => {
                    Relation::Reduction { before: maybe(before), after: maybe(after), rate: id(rate) }
                }
                Made::Enumeration { count, listed, open_ended } => {
                    Relation::Enumeration { count: id(count), listed, open_ended }
                }
                Made::Rate { rate, whole } => Relation::Rate { rate: id(rate), whole: maybe(whole) },
            };
            let mut span: Option<Span> = None;
            relation.for_each(|_, figure| {
                if let Some(fig) = figure.index().checked_sub(self.first.index()).and_then(|at| self.block.figs.get(at))
                {
                    span = Some(span.map_or(fig.span, |s| s.cover(fig.span)));
                }
            });
            let basis = if basis == Basis::Inferred && !self.is_believed(&relation) { Basis::Distance } else { basis };
            out.push(Linked { relation, basis, span: span.unwrap_or_default() });
        }
    }
}
