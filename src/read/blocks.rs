//! The blocks of a text: what is read for figures in one piece. A run-in heading, its paragraph and the items of that
//! paragraph stand on one line and are one block; a cell of a table is a block of its own.

use crate::span::Span;

use super::lex::{self, Lexed, Setting, Token, TokenClass};
use super::link::{self, Cell, Linked, Room};
use super::structure::{Kind, Tree};
use crate::report::{Claim, Figure, FigureId, Report};

/// A leaf of the tree and the kind of what it is a piece of: a heading, a paragraph, a line of the title ….
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    pub(super) kind: Kind,
    pub(super) of: Kind,
    pub(super) span: Span,
}

impl Leaf {
    /// Whether the leaf is read for figures.
    pub(super) fn is_read(&self) -> bool {
        matches!(self.of, Kind::Heading { .. } | Kind::Paragraph | Kind::Row) && self.kind != Kind::Dirt
    }
}

/// The leaves of a tree in order.
pub(super) fn leaves(tree: &Tree) -> impl Iterator<Item = Leaf> {
    let nodes = tree.nodes();
    let mut of = (Kind::Document, 0);
    nodes.iter().enumerate().filter_map(move |(at, node)| {
        if matches!(node.kind, Kind::Document | Kind::Section(_)) {
            return None;
        }
        if node.span.start >= of.1 {
            of = (node.kind, node.span.end);
        }
        let holds = nodes.get(at + 1).is_some_and(|next| next.span.start < node.span.end);
        (!holds).then_some(Leaf { kind: node.kind, of: of.0, span: node.span })
    })
}

/// What the blocks of a text hold beside figures and claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Where the number of every figure begins.
    pub(super) numbers: Vec<usize>,
    pub(super) tokens: Vec<Token>,
}

/// Reads all blocks of a text, and gives their figures and claims to a report that has none yet. What the parts of `plans`, in
/// the order of the text, name is not done yet: their numbers are targets.
pub(super) fn read(text: &str, tree: &Tree, plans: &[Span], report: &mut Report) -> Found {
    let mut pass = Pass {
        text,
        plans,
        report,
        numbers: Vec::new(),
        lexed: Lexed::default(),
        labels: Vec::new(),
        claims: Vec::new(),
        room: Room::default(),
        block: Span::default(),
        rows: Vec::new(),
    };
    for leaf in leaves(tree) {
        if leaf.of == Kind::Row && leaf.is_read() {
            pass.prose();
            pass.cell(leaf.span);
        } else {
            if leaf.kind != Kind::Dirt {
                pass.table();
            }
            if leaf.is_read() {
                pass.piece(leaf.span);
            }
        }
    }
    pass.prose();
    pass.table();
    Found { numbers: pass.numbers, tokens: pass.lexed.tokens }
}

/// The reading of the blocks. Figures are held in full only as long as their block or table is open.
struct Pass<'t> {
    text: &'t str,
    plans: &'t [Span],
    report: &'t mut Report,
    numbers: Vec<usize>,
    /// All tokens; the figures and quotations of what is open.
    lexed: Lexed,
    /// The places of the labels of these figures.
    labels: Vec<Span>,
    /// The claims of what is open.
    claims: Vec<Linked>,
    room: Room,
    /// The block that is open; empty where none is. While a table is open, none is.
    block: Span,
    /// The rows of the table that is open; the last may go on.
    rows: Vec<Vec<Cell>>,
}

impl Pass<'_> {
    /// Adds a piece to the open block, or opens one.
    fn piece(&mut self, span: Span) {
        if self.block.end == span.start && !self.block.is_empty() {
            self.block.end = span.end;
        } else {
            self.prose();
            self.block = span;
        }
        if self.text.as_bytes().get(span.end.wrapping_sub(1)) == Some(&b'\n') {
            self.prose();
        }
    }

    /// Ends the open block.
    fn prose(&mut self) {
        let block = std::mem::take(&mut self.block);
        if block.is_empty() {
            return;
        }
        let lexed = &mut self.lexed;
        let tokens = lexed.tokens.len();
        lex::scan(self.text, block, Setting::Prose, lexed);
        let ahead = block.text(self.text).is_some_and(looks_ahead);
        // blocks come in the order of the text, so that a plan that ends before one is over for all
        let over = self.plans.iter().take_while(|plan| plan.end <= block.start).count();
        self.plans = &self.plans[over..];
        let planned = self.plans.iter().take_while(|plan| plan.start < block.end).any(|plan| plan.overlaps(block));
        if ahead || planned {
            lexed.reclass(0, tokens, TokenClass::Target);
        }
        let first = FigureId::new(self.numbers.len()).filter(|_| !lexed.figures.is_empty());
        if let Some(first) = first {
            let earlier = (self.report.figures(), first);
            link::link(self.text, block, &lexed.figures, earlier, &lexed.quotes, &mut self.room, &mut self.claims);
        }
        self.label(block, 0);
        self.hand_over(0);
    }

    fn cell(&mut self, span: Span) {
        let (from, tokens) = (self.lexed.figures.len(), self.lexed.tokens.len());
        lex::scan(self.text, span, Setting::Table, &mut self.lexed);
        let line_ends = self.text.as_bytes().get(span.start.wrapping_sub(1)) == Some(&b'\n');
        let goes_on = |row: &Vec<Cell>| row.last().is_some_and(|last| last.span.end == span.start) && !line_ends;
        let column = self.rows.last().filter(|row| goes_on(row)).map_or(0, Vec::len);
        if let Some(class) = self.names_rows(column) {
            self.lexed.reclass(from, tokens, class);
        }
        let cell = Cell { span, figures: from..self.lexed.figures.len() };
        match self.rows.last_mut().filter(|row| goes_on(row)) {
            Some(row) => row.push(cell),
            None => self.rows.push(vec![cell]),
        }
        self.label(span, from);
    }

    /// What the numbers of a column are where the first row of the table says that it only numbers the rows or names their years.
    fn names_rows(&self, column: usize) -> Option<TokenClass> {
        let head = self.rows.first()?.get(column)?.span.text(self.text)?;
        match head.trim_matches([' ', '\u{3000}', '|', '\t', '\n']) {
            "序号" | "编号" => Some(TokenClass::Enumerator),
            "年份" | "年度" => Some(TokenClass::Date),
            _ => None,
        }
    }

    /// Ends the open table.
    fn table(&mut self) {
        if !self.rows.is_empty() {
            link::table(self.text, &self.rows, &self.lexed.figures, &mut self.claims);
            self.rows.clear();
            // the claims of a table count its figures from 0
            self.hand_over(self.numbers.len());
        }
    }

    fn label(&mut self, block: Span, from: usize) {
        let figures = &self.lexed.figures[from..];
        self.labels.extend((0..figures.len()).map(|at| link::label(self.text, block, figures, at)));
    }

    /// Gives the figures and claims of what was open to the report; the handles in the claims are moved by so many places.
    fn hand_over(&mut self, by: usize) {
        self.lexed.quotes.clear();
        for (found, label) in self.lexed.figures.drain(..).zip(self.labels.drain(..)) {
            let label = trimmed(label.text(self.text).unwrap_or_default()).to_owned();
            self.numbers.push(found.number);
            let figure = Figure { quantity: found.quantity, label, indicator: None, span: Some(found.span) };
            self.report.figures_mut().push(figure);
        }
        for Linked { mut relation, basis, span } in self.claims.drain(..) {
            if by > 0 {
                relation.for_each_mut(|figure| *figure = figure.after(by));
            }
            self.report.push_claim(Claim { relation, basis, span: Some(span) });
        }
    }
}

/// Whether a block opens with words of a plan: 下一步, 2025年工作计划：.
fn looks_ahead(block: &str) -> bool {
    let words = block.trim_start();
    let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let heading = (words.len() - year.len() == 4).then(|| year.strip_prefix('年')).flatten();
    let plan = |words: &str| ["计划", "打算", "安排", "思路"].iter().any(|plan| words.starts_with(plan));
    let named = heading.and_then(|words| words.strip_prefix('度').unwrap_or(words).strip_prefix("工作"));
    words.starts_with("下一步") || named.is_some_and(|words| plan(words) && words.chars().nth(2) == Some('：'))
}

/// A text without the spaces around it.
fn trimmed(text: &str) -> &str {
    // most labels begin and end with Chinese characters, which are told by their first bytes
    match text.as_bytes() {
        [0xE4..=0xE9, .., 0xE4..=0xE9, _, _] | [0xE4..=0xE9, _, _] => text,
        _ => text.trim(),
    }
}
