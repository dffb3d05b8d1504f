//! The blocks of a text: what is read for figures in one piece. A run-in heading, its paragraph and the items of that
//! paragraph stand on one line and are one block; a cell of a table is a block of its own.

use crate::marks::{trimmed, trimmed_start};
use crate::span::Span;

use super::lex::{self, Lexed, Setting, Token, TokenClass};
use super::link::{self, Around, Cell, Linked, Room};
use super::structure::{Kind, Tree};
use crate::report::{Claim, Figure, FigureId, Relation, Report};

/// A leaf of the tree and the kind of what it is a piece of: a heading, a paragraph, a line of the title ….
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    pub(super) kind: Kind,
    pub(super) of: Kind,
    pub(super) span: Span,
    /// Whether it is the first piece of what it is of.
    pub(super) first: bool,
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
    let mut begin = 0;
    nodes.iter().enumerate().filter_map(move |(at, node)| {
        if matches!(node.kind, Kind::Document | Kind::Section(_)) {
            return None;
        }
        if node.span.start >= of.1 {
            (of, begin) = ((node.kind, node.span.end), node.span.start);
        }
        let holds = nodes.get(at + 1).is_some_and(|next| next.span.start < node.span.end);
        let first = node.span.start == begin;
        (!holds).then_some(Leaf { kind: node.kind, of: of.0, span: node.span, first })
    })
}

/// What the blocks of a text hold beside figures and claims.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Where the number of every figure begins.
    pub(super) numbers: Vec<usize>,
    pub(super) tokens: Vec<Token>,
}

/// About how many bytes of a report there are to a figure: so much room is made before the first is read, but for no more than
/// [`MOST_AWAITED`].
const PER_FIGURE: usize = 192;
const MOST_AWAITED: usize = 4096;
/// How many times as many as were read room is made for at once.
const MOST_TIMES: usize = 4;

/// Reads all blocks of a text, and gives their figures and claims to a report that has none yet. What the parts of `plans`, in
/// the order of the text, name is not done yet: their numbers are targets.
pub(super) fn read(text: &str, tree: &Tree, plans: &[Span], report: &mut Report) -> Found {
    let few = (text.len() / PER_FIGURE).min(MOST_AWAITED);
    report.figures_mut().reserve(few);
    let mut pass = Pass {
        text,
        plans,
        report,
        numbers: Vec::with_capacity(few),
        lexed: Lexed::default(),
        labels: Vec::new(),
        claims: Vec::new(),
        room: Room::default(),
        block: Span::default(),
        rows: Vec::new(),
        ended: false,
        paragraph: 0,
    };
    for leaf in leaves(tree) {
        if leaf.of == Kind::Row && leaf.is_read() {
            pass.prose();
            if pass.ended {
                pass.table(None);
            }
            pass.cell(leaf.span, leaf.first);
        } else {
            pass.ended |= leaf.kind != Kind::Dirt && !pass.rows.is_empty();
            if leaf.is_read() {
                pass.piece(leaf.span);
            }
        }
    }
    pass.prose();
    pass.table(None);
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
    /// Whether the last row of the table is read; the table waits for the block below it, which may tell of it.
    ended: bool,
    /// The first figure behind the last table.
    paragraph: usize,
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
        let (from, tokens) = (lexed.figures.len(), lexed.tokens.len());
        lex::scan(self.text, block, Setting::Prose, lexed);
        let ahead = block.text(self.text).is_some_and(looks_ahead);
        // blocks come in the order of the text, so that a plan that ends before one is over for all
        let over = self.plans.iter().take_while(|plan| plan.end <= block.start).count();
        self.plans = &self.plans[over..];
        let planned = self.plans.iter().take_while(|plan| plan.start < block.end).any(|plan| plan.overlaps(block));
        if ahead || planned {
            let text = block.text(self.text).unwrap_or_default();
            let told =
                |found: &lex::Found| tells_of_this_year(text.get(..found.span.start - block.start).unwrap_or_default());
            lexed.reclass(from, tokens, TokenClass::Target, told);
        }
        let said = self.table(Some(block));
        let first = FigureId::new(self.numbers.len()).filter(|_| !self.lexed.figures.is_empty());
        if let Some(first) = first {
            let earlier = (self.report.figures(), first);
            let figures = &self.lexed.figures;
            link::link(self.text, block, figures, earlier, &self.lexed.quotes, &mut self.room, &mut self.claims);
            // what the lines of the table above say of a figure is more than what its words alone do
            if !said.is_empty() {
                self.claims.retain(|claim| !measures(&claim.relation).is_some_and(|figure| said.contains(&figure)));
            }
        }
        self.label(block, 0);
        self.hand_over(self.lexed.figures.len());
    }

    fn cell(&mut self, span: Span, first: bool) {
        let (from, tokens) = (self.lexed.figures.len(), self.lexed.tokens.len());
        lex::scan(self.text, span, Setting::Table, &mut self.lexed);
        let goes_on = |row: &Vec<Cell>| row.last().is_some_and(|last| last.span.end == span.start) && !first;
        let column = self.rows.last().filter(|row| goes_on(row)).map_or(0, Vec::len);
        if self.is_numbered(column) {
            self.lexed.reclass(from, tokens, TokenClass::Enumerator, |_| false);
        } else if self.names_year(column, span) {
            self.lexed.reclass(from, tokens, TokenClass::Date, |_| false);
        }
        let cell = Cell { span, figures: from..self.lexed.figures.len() };
        match self.rows.last_mut().filter(|row| goes_on(row)) {
            Some(row) => row.push(cell),
            None => self.rows.push(vec![cell]),
        }
        self.label(span, from);
    }

    /// Whether the first row of the table says that a column only numbers the rows.
    fn is_numbered(&self, column: usize) -> bool {
        ["序号", "编号"].contains(&self.head(column))
    }

    /// The name that the first row of the table gives a column.
    fn head(&self, column: usize) -> &str {
        let head = self.rows.first().and_then(|row| row.get(column)).and_then(|cell| cell.span.text(self.text));
        head.unwrap_or_default().trim_matches(around_cell)
    }

    /// Whether a cell is the year that its line is of: under 年份, or at the head of its row where that of the row before or of
    /// the row below is the year beside it, or in a first row of years.
    fn names_year(&self, column: usize, cell: Span) -> bool {
        let Some(own) = cell.text(self.text).and_then(year) else { return false };
        if ["年份", "年度", "年"].contains(&self.head(column)) {
            return true;
        }
        let words = |cell: &Cell| cell.span.text(self.text).unwrap_or_default();
        let row = self.rows.last().filter(|row| row.last().is_some_and(|last| last.span.end == cell.start));
        let before = row.filter(|_| column > 0).and_then(|row| row.last()).map(words);
        let (here, below) = self.ahead(cell.end);
        let next_to = |other: &str| year(other).is_some_and(|other| other.abs_diff(own) == 1);
        // before the first cell of a row may stand a bar
        let blank = |words: &str| words.trim_matches(around_cell).is_empty();
        if column == 0 || column == 1 && before.is_some_and(blank) {
            let above = self.rows.iter().rev().nth(column).and_then(|row| row.get(column)).map_or("", words);
            let below = below.trim_start_matches(around_cell).split(around_cell).next().unwrap_or_default();
            return next_to(above) || next_to(below);
        }
        let named = before.is_some_and(|before| !before.contains(|c: char| c.is_ascii_digit()));
        let mut after = here.split(is_bar).filter(|other| !blank(other));
        let years = after.clone().all(|other| year(other).is_some()) && after.next().is_none_or(next_to);
        self.rows.len() == 1
            && years
            && (before.is_some_and(next_to) || named && next_to(here.split(is_bar).next().unwrap_or_default()))
    }

    /// What stands near behind a place in its line, and in the line below.
    fn ahead(&self, at: usize) -> (&str, &str) {
        let mut stop = at.saturating_add(NEXT_ROW).min(self.text.len());
        while !self.text.is_char_boundary(stop) {
            stop -= 1;
        }
        // the last cell of a line has its line break
        let ends = self.text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\n');
        let rest = Span::new(at - usize::from(ends), stop).text(self.text).unwrap_or_default();
        rest.split_once('\n').unwrap_or((rest, ""))
    }

    /// Ends the open table. What is read already of the block below it stays.
    /// Gives the figures of that block that a claim of the table is of.
    fn table(&mut self, below: Option<Span>) -> Vec<FigureId> {
        self.ended = false;
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Vec::new();
        }
        link::percents(self.text, &rows, &mut self.lexed.figures);
        let earlier = self.report.figures();
        let around = Around { earlier, from: self.paragraph, below };
        let said = link::table(self.text, &rows, &self.lexed.figures, &around, &mut self.claims);
        let ends = rows.iter().flatten().map(|cell| cell.figures.end).max().unwrap_or(0);
        self.hand_over(ends);
        self.lexed.quotes.retain(|quote| below.is_some_and(|block| quote.start >= block.start));
        self.paragraph = self.numbers.len();
        said
    }

    fn label(&mut self, block: Span, from: usize) {
        let figures = &self.lexed.figures[from..];
        self.labels.extend((0..figures.len()).map(|at| link::label(self.text, block, figures, at)));
    }

    /// Makes room for figures, where there is none left, and for those to come: as many a byte as there were so far, within
    /// bounds.
    fn make_room(&mut self, count: usize) {
        let have = self.numbers.len();
        if have + count > self.numbers.capacity() {
            let place = self.lexed.figures.first().map_or(1, |found| found.span.start.max(1));
            let to_come = have.saturating_mul(self.text.len().saturating_sub(place)) / place;
            let more = to_come.clamp(have, have.saturating_mul(MOST_TIMES)).max(count);
            self.numbers.reserve_exact(more);
            self.report.figures_mut().reserve(more);
        }
    }

    /// Gives the first figures of what was open, and its claims, to the report.
    fn hand_over(&mut self, count: usize) {
        if count == self.lexed.figures.len() {
            self.lexed.quotes.clear();
        }
        self.make_room(count);
        for (found, label) in self.lexed.figures.drain(..count).zip(self.labels.drain(..count)) {
            let label = trimmed(label.text(self.text).unwrap_or_default()).to_owned();
            self.numbers.push(found.number);
            let figure = Figure { quantity: found.quantity, label, indicator: None, span: Some(found.span) };
            self.report.figures_mut().push(figure);
        }
        for Linked { relation, basis, span } in self.claims.drain(..) {
            self.report.push_claim(Claim { relation, basis, span: Some(span) });
        }
    }
}

/// Whether a block opens with words of a plan: 下一步, 2025年工作计划：.
fn looks_ahead(block: &str) -> bool {
    let words = trimmed_start(block);
    let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let heading = (words.len() - year.len() == 4).then(|| year.strip_prefix('年')).flatten();
    let plan = |words: &str| ["计划", "打算", "安排", "思路"].iter().any(|plan| words.starts_with(plan));
    let named = heading.and_then(|words| words.strip_prefix('度').unwrap_or(words).strip_prefix("工作"));
    words.starts_with("下一步") || named.is_some_and(|words| plan(words) && words.chars().nth(2) == Some('：'))
}

/// Whether words within a plan are what the year that is reported did: 今年已培训…, behind the last end of a sentence.
fn tells_of_this_year(words: &str) -> bool {
    const DONE: [&str; 7] = ["今年已", "今年实际", "今年共", "今年累计", "本年度已", "目前已", "截至目前"];
    let sentence = words.rsplit(['。', '；', ';', '\n']).next().unwrap_or_default();
    DONE.iter().any(|done| sentence.starts_with(done))
}

/// The figure that a claim says how large it is: a rate, a change.
fn measures(relation: &Relation) -> Option<FigureId> {
    match relation {
        Relation::Share { rate, .. } | Relation::Rate { rate, .. } => Some(*rate),
        Relation::Growth { rate, .. } => *rate,
        Relation::PointChange { change, .. } => Some(*change),
        _ => None,
    }
}

/// How many bytes behind a cell the row below is looked for.
const NEXT_ROW: usize = 400;

/// What separates cells.
fn is_bar(c: char) -> bool {
    "|｜\t,，".contains(c)
}

/// Spaces, and what separates cells.
fn around_cell(c: char) -> bool {
    c.is_whitespace() || is_bar(c)
}

/// The year that a cell is, and nothing else.
fn year(cell: &str) -> Option<u32> {
    let digits = cell.trim_matches(around_cell);
    let number = digits.parse().ok().filter(|year| (1949..2100).contains(year))?;
    (digits.len() == 4).then_some(number)
}
