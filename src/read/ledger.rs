//! The token ledger: what every run of digits in a text is.

use strum::IntoEnumIterator;

use crate::span::Span;

use super::Reading;
use super::blocks::{self, Leaf};
use super::lex::{self, Lexed, Setting, Token, TokenClass};
use super::structure::Kind;

/// Every run of digits of a text in exactly one class.
///
/// A run is as many digits, ASCII or full-width, as follow each other: `12,077` has two. Chinese numerals are no digits.
///
/// ```
/// use fazhi::read::{TokenClass, read};
/// let text = "2023年9月7日，印发〔2023〕19号文件，受理案件12,077件。\n";
/// let reading = read(text);
/// let ledger = reading.ledger();
/// let of = |class| ledger.runs().iter().filter(move |run| run.class == class);
/// let texts = |class| of(class).filter_map(|run| run.span.text(text)).collect::<Vec<_>>();
/// assert_eq!(texts(TokenClass::Figure), ["12", "077"]);
/// assert_eq!(texts(TokenClass::Date), ["2023", "9", "7"]);
/// assert_eq!(ledger.count(TokenClass::Identifier), 2);
/// assert_eq!(ledger.counts().map(|(_, count)| count).sum::<usize>(), 7);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    runs: Vec<Run>,
}

/// A run of digits and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its place.
    pub span: Span,
    /// What it is.
    pub class: TokenClass,
}

impl Ledger {
    /// All runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// How many runs are of a class.
    pub fn count(&self, class: TokenClass) -> usize {
        self.runs.iter().filter(|run| run.class == class).count()
    }

    /// How many runs there are of every class, in the order of the classes; they add up to all runs.
    pub fn counts(&self) -> impl Iterator<Item = (TokenClass, usize)> {
        TokenClass::iter().map(|class| (class, self.count(class)))
    }
}

/// The length of the digit, ASCII or full-width, that `bytes` begin with; 0 where they begin with none.
fn digit(bytes: &[u8]) -> usize {
    match bytes {
        [b'0'..=b'9', ..] => 1,
        [0xEF, 0xBC, 0x90..=0x99, ..] => 3,
        _ => 0,
    }
}

/// The runs of digits of a text.
fn runs(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && digit(&bytes[at..]) == 0 {
            at += 1;
        }
        let start = at;
        while at < bytes.len() && digit(&bytes[at..]) > 0 {
            at += digit(&bytes[at..]);
        }
        (at > start).then_some(Span::new(start, at))
    })
}

impl Reading<'_> {
    /// The ledger of the text, made anew at each call in one pass.
    pub fn ledger(&self) -> Ledger {
        let mut figures = self.report.figures().iter().filter_map(|(_, figure)| figure.span).peekable();
        let mut tokens = self.tokens.iter().copied().peekable();
        let mut leaves = blocks::leaves(&self.tree).peekable();
        let mut apart: Option<(Leaf, Lexed)> = None;
        let mut class = |run: Span| {
            while figures.next_if(|figure| figure.end <= run.start).is_some() {}
            while tokens.next_if(|token| token.span.end <= run.start).is_some() {}
            while leaves.next_if(|leaf| leaf.span.end <= run.start).is_some() {}
            let leaf = leaves.peek().copied();
            if let Some(leaf) = leaf.filter(|leaf| !leaf.is_read()) {
                if apart.as_ref().is_none_or(|(last, _)| last.span != leaf.span) {
                    let mut lexed = Lexed::default();
                    lex::scan(self.text, leaf.span, Setting::Prose, &mut lexed);
                    apart = Some((leaf, lexed));
                }
                return class_apart(run, leaf, apart.as_ref().map_or(&[], |(_, lexed)| &lexed.tokens));
            }
            if figures.peek().is_some_and(|figure| figure.overlaps(run)) {
                return TokenClass::Figure;
            }
            match tokens.peek().filter(|token| token.span.overlaps(run)) {
                Some(token) if token.class != TokenClass::Unclassified => token.class,
                _ if leaf.is_some_and(|leaf| numbers(self.text, leaf, run)) => TokenClass::Enumerator,
                _ => TokenClass::Unclassified,
            }
        };
        Ledger { runs: runs(self.text).map(|span| Run { span, class: class(span) }).collect() }
    }
}

/// Whether a run opens a heading or an item that is numbered.
fn numbers(text: &str, leaf: Leaf, run: Span) -> bool {
    let numbered = match leaf.kind {
        Kind::Heading { number, .. } | Kind::Item { number, .. } => number > 0,
        _ => false,
    };
    let before = Span::new(leaf.span.start, run.start).text(text);
    numbered && before.is_some_and(|before| !before.contains(char::is_alphanumeric))
}

/// What a run is in what is not read for figures: a line of the title, a document number, a line of the page ….
fn class_apart(run: Span, leaf: Leaf, tokens: &[Token]) -> TokenClass {
    let at = tokens.partition_point(|token| token.span.end <= run.start);
    let class = tokens.get(at).filter(|token| token.span.overlaps(run)).map(|token| token.class);
    if let Some(class @ (TokenClass::Date | TokenClass::Identifier | TokenClass::Name | TokenClass::Enumerator)) = class
    {
        return class;
    }
    match leaf.of {
        Kind::Date => TokenClass::Date,
        Kind::Title | Kind::Organ | Kind::Addressees | Kind::Signature | Kind::Attachment => TokenClass::Name,
        _ => TokenClass::Identifier,
    }
}
