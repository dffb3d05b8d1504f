//! The pass over a block.

use crate::marks::{Marks, Stops, char_len};
use crate::quantity::{Hedge, Hedges, Kind, Quantity, Shape};
use crate::span::Span;

use super::context::{Place, is_han, last_of, not_done, tail};
use super::hopes::Hopes;
use super::targets::is_norm;
use super::terms::sets_term;
use super::{Found, Lexed, Token, TokenClass, date};

/// Where a block stands: in a table, numbers need no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Prose,
    Table,
}

/// The most bytes that a quotation is looked at for; a longer one is ordinary text.
const QUOTE: usize = 120;
/// The most bytes that a book title is looked at for.
const BOOK: usize = 600;

/// The characters of three bytes that the pass stops at.
const MARKS: &str = "０１２３４５６７８９一二三四五六七八九十百千万亿两半零〇壹贰叁肆伍陆柒捌玖拾佰仟廿卅第《“〔\
                     ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳争拟步到";

static STOPS: Marks = Marks::NONE.with(MARKS);

/// These and the ends of sentences, for which the pass stops only while something waits for one.
static SENTENCES: Marks = Marks::NONE.with(MARKS).with("。；！？");

/// The characters of three bytes that a quotation is looked through for.
static QUOTED: Marks = Marks::NONE.with("》”０１２３４５６７８９争拟步到");

/// Finds the figures and other numbers of `block`, a range of `text`; every place is a byte of `text`.
pub(crate) fn scan(text: &str, block: Span, setting: Setting, out: &mut Lexed) {
    let Some(slice) = block.text(text) else { return };
    let hopes = Hopes::default();
    let mut scanner = Scanner { text: slice, base: block.start, at: 0, setting, out, small: Vec::new(), hopes };
    scanner.run();
}

pub(super) struct Scanner<'t, 'o> {
    pub(super) text: &'t str,
    pub(super) base: usize,
    pub(super) at: usize,
    pub(super) setting: Setting,
    pub(super) out: &'o mut Lexed,
    /// Small Chinese numerals that are figures only beside others: 九件 beside 二十一件.
    pub(super) small: Vec<Found>,
    pub(super) hopes: Hopes,
}

impl<'t> Scanner<'t, '_> {
    fn run(&mut self) {
        loop {
            let stops = if self.small.is_empty() { &STOPS } else { &SENTENCES };
            self.at = stops.skip(self.text, self.at);
            match self.text.as_bytes().get(self.at) {
                None => break,
                Some(b'0'..=b'9') => self.number(Self::digits),
                Some(b'\n') => {
                    self.settle();
                    self.at += 1;
                }
                Some(0xE0..0xF0) => self.mark(),
                Some(&other) => self.at += char_len(other),
            }
        }
        self.settle();
    }

    /// A character that the pass stops at.
    fn mark(&mut self) {
        let Some(c) = self.rest().chars().next() else { return };
        match c {
            '０'..='９' => self.number(Self::digits),
            '第' => self.number(Self::ordinal),
            '《' => self.quoted('》', BOOK),
            '“' => self.quoted('”', QUOTE),
            '〔' => self.document_number(),
            '①'..='⑳' => self.token(c.len_utf8(), TokenClass::Enumerator),
            '争' | '拟' | '步' | '到' => {
                self.hopes.meet(self.text, self.at);
                self.at += c.len_utf8();
            }
            '。' | '；' | '！' | '？' => {
                self.settle();
                self.at += c.len_utf8();
            }
            _ => self.number(|this| this.chinese(c)),
        }
    }

    /// Reads a number, and remembers what it passes over.
    fn number(&mut self, read: impl FnOnce(&mut Self)) {
        let from = self.at;
        read(self);
        self.hopes.pass_over(self.text, from, self.at);
    }

    pub(super) fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn token(&mut self, len: usize, class: TokenClass) {
        // a run of digits is never cut: it ends in one class
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let (taken, after) = self.rest().split_at(len);
        let len = if taken.ends_with(digit) { len + date::digits(after).0 } else { len };
        let start = self.base + self.at;
        self.out.tokens.push(Token { span: Span::new(start, start + len), class });
        self.at += len.max(1);
    }

    /// A quotation or book title: its numbers are part of a name.
    fn quoted(&mut self, close: char, most: usize) {
        let near = window(self.rest(), most);
        // both are opened by a character of three bytes
        let open = '“'.len_utf8();
        let (mut at, mut number, mut hopes) = (open, false, self.hopes);
        loop {
            at = QUOTED.skip(near, at);
            match near.as_bytes().get(at) {
                None => {
                    self.at += open;
                    return;
                }
                Some(b'0'..=b'9') => {
                    number = true;
                    at += 1;
                }
                Some(0xE0..0xF0) => {
                    let Some(c) = near[at..].chars().next() else { break };
                    match c {
                        '争' | '拟' | '步' | '到' => hopes.meet(self.text, self.at + at),
                        '》' | '”' => {}
                        _ => number = true,
                    }
                    at += c.len_utf8();
                    if c == close {
                        break;
                    }
                }
                Some(&other) => at += char_len(other),
            }
        }
        let quote = Span::new(self.base + self.at, self.base + self.at + at);
        self.hopes = hopes;
        if close == '”' && Hopes::is_end_of_plan(self.before(), &near[..at], &self.rest()[at..]) {
            self.hopes.planned = Some(self.at);
        }
        // “近四分之一”: words of another that say how much, no name
        if close == '”' && is_hedged_rate(&near[open..at - close.len_utf8()]) {
            self.at += open;
            return;
        }
        if number {
            self.token(at, TokenClass::Name);
        } else {
            // Chinese numerals within are part of the name too
            self.at += at;
        }
        self.out.quotes.push(quote);
    }

    /// 〔2023〕19号
    fn document_number(&mut self) {
        let rest = self.rest();
        let open = '〔'.len_utf8();
        let (year, _) = date::digits(&rest[open..]);
        let mut end = open + year;
        if year > 0 && rest[end..].starts_with('〕') {
            end += '〕'.len_utf8();
            let skip = usize::from(rest[end..].starts_with('第')) * 3;
            let (number, _) = date::digits(&rest[end + skip..]);
            end += skip + number;
            self.token(end, TokenClass::Identifier);
        } else {
            self.at += open;
        }
    }

    /// What a number is that was not done; a bound that is a norm rules the rest of its sentence.
    pub(super) fn undone(&mut self, place: &Place<'_>, shape: &Shape) -> Option<TokenClass> {
        let class = not_done(place, shape, self.hopes)?;
        if shape.hedge() != Hedge::Exact && (is_norm(place.before, shape) || sets_term(place.before)) {
            self.hopes.ruled = Some(self.at);
        }
        Some(class)
    }

    pub(super) fn figure(&mut self, before: usize, len: usize, shape: Shape) {
        let number = self.base + self.at;
        let span = Span::new(number - before, number + len);
        let mut found = Found::new(self.text, self.base, span, number, shape);
        if before == 0
            && let Some(hedged) = self.hedged_apart(&found.quantity)
        {
            found.quantity = hedged;
        }
        self.out.figures.push(found);
        self.at += len.max(1);
    }

    /// A rate with the hedge that stands before its whole: 约为上年的1.8倍 is 约1.8倍.
    fn hedged_apart(&self, rate: &Quantity) -> Option<Quantity> {
        if rate.hedge() != Hedge::Exact {
            return None;
        }
        let word = hedge_apart(self.before(), rate.kind())?;
        format!("{word}{rate}").parse().ok()
    }

    /// The hedges right before the number: their reading and length.
    pub(super) fn hedges(&self) -> (Hedges, usize) {
        let before = self.before();
        let Some((inner, len)) = Hedge::before(before) else { return (Hedges::NONE, 0) };
        match Hedge::before(&before[..before.len() - len]) {
            Some((outer, longer)) => (Hedges::from(outer).and(inner), len + longer),
            None => (inner.into(), len),
        }
    }
}

/// The most characters of a whole between a hedge and its rate, with the hedge.
const APART: usize = 16;

/// The hedge of a rate that stands before the whole which the rate is of: 近上年的3倍, 约占总数的87%. A percentage behind
/// 超过上年的 may be that of the year before, so one is hedged only by what has a verb of shares, or before a total.
pub(super) fn hedge_apart(before: &str, kind: Kind) -> Option<&str> {
    let rate = matches!(kind, Kind::Multiple | Kind::Fraction | Kind::Percent);
    let words = before.strip_suffix('的').filter(|_| rate)?;
    let clause = last_of(tail(words, APART), &['，', ',', '。', '；', ';', '：', '、', '（', '\n']);
    // 超过收案总量290件的一半: the whole may be told
    let counted = |c: char| kind == Kind::Fraction && c.is_ascii_digit();
    let starts = clause.char_indices().rev().take_while(|&(_, c)| is_han(c) || counted(c));
    let (at, (_, len)) = starts.map(|(at, _)| at).find_map(|at| Some((at, Hedge::before(&clause[..at])?)))?;
    let (hedge, whole) = (&clause[at - len..at], &clause[at..]);
    let told = hedge.ends_with(['占', '为', '是', '于']) && !hedge.ends_with("不低于");
    // 近三年的, 近年来的: a time
    let time = whole.starts_with(|c: char| "一二三四五六七八九十两几年期日来".contains(c));
    let word = hedge.trim_end_matches(['占', '为', '是']).trim_end_matches("相当于");
    let total = ["总数", "总量", "总额"].iter().any(|end| whole.ends_with(end));
    let sure = kind != Kind::Percent || total || told && word.len() < hedge.len();
    (!time && !whole.contains('的') && sure).then_some(word)
}

/// The most bytes of a quoted rate: “将近百分之九十五点五”.
const RATE: usize = 36;

/// The signs of rates, and a character of each word that makes a rate of a number: 百分之, 成, 半.
static RATE_SIGNS: Stops = Stops::of("%％﹪‰/分成半");

/// Whether quoted words are nothing but a rate with a hedge before it.
fn is_hedged_rate(quoted: &str) -> bool {
    let rate = |quantity: &Quantity| matches!(quantity.kind(), Kind::Percent | Kind::Fraction);
    let hedged = |quantity: &Quantity| !matches!(quantity.hedge(), Hedge::Exact | Hedge::Range);
    // most quotations are names without a sign or word of a rate
    let signed = RATE_SIGNS.next(quoted, 0) < quoted.len();
    signed && quoted.len() <= RATE && quoted.parse().is_ok_and(|quantity| rate(&quantity) && hedged(&quantity))
}

/// The first bytes of a text, at most so many.
pub(super) fn window(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
