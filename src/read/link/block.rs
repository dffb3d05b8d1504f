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
}

impl Fig<'_> {
    pub(super) fn is_rate(&self) -> bool {
        matches!(self.quantity.kind(), Kind::Percent | Kind::Fraction | Kind::Points)
    }

    pub(super) fn is_percent(&self) -> bool {
        matches!(self.quantity.kind(), Kind::Percent | Kind::Fraction)
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
    /// The block over `found`; `toks` and `brackets` are empty lists to fill.
    pub(super) fn new(
        text: &'a str,
        block: Span,
        found: &'a [Found],
        quotes: &[Span],
        mut toks: Vec<Tok>,
        mut brackets: Vec<Option<usize>>,
    ) -> Self {
        tokenize(text, block, found, quotes, &mut toks);
        brackets.reserve(toks.len());
        let mut this = Self { text, figs: Vec::with_capacity(found.len()), toks, brackets, cues: Cues::default() };
        this.place(block, found);
        for at in 0..this.figs.len() {
            let sense = this.sense(at);
            this.figs[at].sense = sense;
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
                let words = self.figs[at].lead.trim();
                let gap = self.figs[at].span.start.saturating_sub(self.figs[at - 1].span.end);
                gap <= 12
                    && (matches!(words, "和" | "与" | "及" | "以及" | "、")
                        || (words.is_empty() && self.figs[at].after == Cue::Dun))
            }
    }

    fn sense(&self, at: usize) -> Sense {
        let fig = &self.figs[at];
        if self.listed_with_previous(at) && fig.quantity.kind() == self.figs[at - 1].quantity.kind() {
            return self.figs[at - 1].sense;
        }
        if fig.quantity.kind() == Kind::Points {
            let down =
                self.cues_before(at).find(|t| matches!(t.cue, Cue::Up | Cue::Down)).is_some_and(|t| t.cue == Cue::Down);
            return Sense::Change(if down { Direction::Down } else { Direction::Up });
        }
        if fig.is_percent() && self.is_share(at) {
            return Sense::Share;
        }
        // 减少165件、15.4%: the rate of the difference before it
        if fig.is_percent() && fig.after == Cue::Dun && fig.lead.trim().is_empty() && at > 0 {
            let before = &self.figs[at - 1];
            if before.is_amount() && matches!(before.sense, Sense::Change(_)) {
                return before.sense;
            }
        }
        // 较上年（468件）降12.0%: one character, right before the number
        if let Some(direction) = short_change(fig.lead)
            && (fig.is_rate() || fig.is_amount() || fig.quantity.kind() == Kind::Multiple)
        {
            return Sense::Change(direction);
        }
        // 较去年同期多调46件: more of what was done
        if fig.is_amount()
            && fig.cues.has(Cue::Compare)
            && let Some(direction) = more_done(fig.lead)
        {
            return Sense::Change(direction);
        }
        // 3326件（2023年为867件）
        if fig.is_amount() && self.is_bracketed_year(at) {
            return Sense::Prior;
        }
        // the nearest cue that only joints part from the figure
        if let Some(tok) = self.cues_before(at).find(|t| !matches!(t.cue, Cue::Each | Cue::Total)) {
            let touches = self.joins(tok.end, fig.span.start);
            match tok.cue {
                Cue::Up if touches => return Sense::Change(Direction::Up),
                Cue::Down if touches => return Sense::Change(Direction::Down),
                Cue::UpTo | Cue::DownTo if touches => return Sense::Reached,
                Cue::Share if fig.is_percent() => return Sense::Share,
                Cue::Shrink if touches && fig.is_percent() => return Sense::Shrink,
                Cue::Shrink if touches && fig.is_amount() => return Sense::Change(Direction::Down),
                _ => {}
            }
        }
        if fig.is_percent() && self.is_bracketed_share(at) {
            return Sense::Share;
        }
        if fig.is_amount() || fig.is_percent() {
            if fig.cues.has(Cue::Mean) && !fig.is_percent() {
                return Sense::Mean;
            }
            // 占同期总量871件的62.3%: what others are a share of
            if fig.cues.has(Cue::Share) && fig.is_amount() {
                return Sense::Level;
            }
            // 与第六次普查的725482人相比; 去年同期为787件1279人
            let tail = fig.tail.trim_start();
            let against = ["相比", "比较", "相较"].iter().any(|w| tail.starts_with(w))
                && !(fig.cues.has(Cue::Up) || fig.cues.has(Cue::Down));
            let beside = at > 0
                && fig.after == Cue::Figure
                && bare(fig.lead).is_empty()
                && fig.is_amount()
                && self.figs[at - 1].sense == Sense::Prior
                && self.figs[at - 1].quantity.unit() != fig.quantity.unit();
            if against || beside {
                return Sense::Prior;
            }
            let prior = self.cues_before(at).find(|t| matches!(t.cue, Cue::Prior | Cue::Compare));
            if prior.is_some_and(|t| self.prior_touches(t, fig) && (t.cue == Cue::Compare || self.has_current(at))) {
                return Sense::Prior;
            }
        }
        Sense::Level
    }

    /// Whether a percentage is a share by what stands before it: 占 in its hedge, before the whole that it is of, or in the
    /// clause before.
    fn is_share(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        // 约占65%: the hedge has taken the word along
        if self.text.get(fig.span.start..fig.number).is_some_and(|hedge| hedge.contains('占')) {
            return true;
        }
        // 占全部193件的13.99%, 占村居总数（21个）的81%
        if at > 0
            && matches!(fig.after, Cue::Figure | Cue::Close)
            && (fig.after == Cue::Close && fig.lead.trim().is_empty()
                || fig.lead.trim_start().trim_start_matches('中').starts_with('的'))
            && bare(fig.lead.trim_start().trim_start_matches('中')).is_empty()
            && self.figs[at - 1].is_amount()
        {
            let whole = self.figs[at - 1].tok;
            let opened = fig.after == Cue::Close && self.toks[..whole].last().is_some_and(|t| t.cue == Cue::Open);
            let before = &self.toks[..whole - usize::from(opened)];
            let shared = before.iter().rev().take_while(|t| !is_boundary(t.cue)).any(|t| t.cue == Cue::Share);
            if shared {
                return true;
            }
        }
        // 占受理案件数比例最高，达92.71%
        if fig.after == Cue::Comma && bare(fig.lead).is_empty() && !fig.lead.trim().is_empty() {
            let before = &self.toks[..fig.tok];
            let mark = before.iter().rposition(|t| is_boundary(t.cue)).unwrap_or(0);
            let clause = before[..mark].iter().rev().take_while(|t| !is_boundary(t.cue)).take(8);
            if clause.last().is_some_and(|t| t.cue == Cue::Share) {
                return true;
            }
        }
        if self.reaches_share(at) {
            return true;
        }
        // 24130人次，即62.5%
        fig.lead.trim() == "即" && at > 0 && self.figs[at - 1].is_amount()
    }

    /// 214件，达到结案总量的40.9%; 59家，恰为受检企业的四分之一: whether the words before a rate say that the count of the clause before is
    /// so much of a whole that they name.
    pub(super) fn reaches_share(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        let words = fig.lead.trim();
        let part = at.checked_sub(1).map(|f| &self.figs[f]);
        let behind = part.is_some_and(|part| {
            part.is_amount()
                && part.sentence == fig.sentence
                && fig.after == Cue::Comma
                && part.clause + 1 == fig.clause
        });
        behind && words.ends_with('的') && self.whole_reached(at).is_some_and(|whole| !whole.is_empty())
    }

    /// What a rate is said to be of, behind 达到, 恰为, 相当于: 结案总量 of 达到结案总量的40.9%.
    pub(super) fn whole_reached(&self, at: usize) -> Option<&'a str> {
        let fig = &self.figs[at];
        let words = fig.lead.trim().strip_suffix('的')?;
        let whole = AMOUNTS_TO.iter().find_map(|verb| words.strip_prefix(verb))?;
        let all = ["总量", "总数", "总额", "全部"].iter().any(|word| whole.contains(word));
        (all || fig.quantity.kind() == Kind::Fraction).then_some(whole)
    }

    /// Whether a percentage stands in the bracket behind its part: 维持81件（45%）, 公租房（1126套，64.7%）.
    fn is_bracketed_share(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        if at == 0 || !self.figs[at - 1].is_amount() || !bare(fig.lead).is_empty() {
            return false;
        }
        let behind = fig.bracket.is_some() && fig.bracket == self.figs[at - 1].bracket;
        let before = self.toks[..fig.tok].iter().rev().nth(1);
        behind && matches!(fig.after, Cue::Comma | Cue::Dun)
            || fig.after == Cue::Open && before.is_some_and(|t| t.cue == Cue::Figure)
    }

    /// Whether an amount stands in the bracket right behind one of its unit and has nothing before it but a year: （2023年为867件）.
    fn is_bracketed_year(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        let Some(of) = at.checked_sub(1).map(|f| &self.figs[f]) else { return false };
        let opened = fig.after == Cue::Open && self.toks[of.tok + 1..].first().is_some_and(|t| t.cue == Cue::Open);
        let like = of.quantity.kind() == fig.quantity.kind() && of.quantity.unit() == fig.quantity.unit();
        let words = fig.lead.trim();
        let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let dated = words.len() - year.len() == 4 && year.strip_prefix('年').is_some_and(|rest| bare(rest).is_empty());
        // （去年同期：80件）
        let named = || {
            let open = self.toks[of.tok + 1..].first().filter(|t| t.cue == Cue::Open)?;
            let colon = self.toks[..fig.tok].last().filter(|t| t.cue == Cue::Colon)?;
            let words = self.text.get(open.end..colon.start)?.trim();
            Some(["去年", "上年", "同期"].iter().any(|word| words.contains(word)) && words.chars().count() <= 8)
        };
        like && (opened && dated || fig.after == Cue::Colon && named() == Some(true))
    }

    /// Whether a figure of this year stands beside one that is said to be of last year.
    fn has_current(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        let alike = |other: &Fig<'_>| {
            other.quantity.kind() == fig.quantity.kind() && other.quantity.unit() == fig.quantity.unit()
        };
        let before = self.figs[..at].iter().rev().take(8).any(|f| f.sentence + 1 >= fig.sentence && alike(f));
        let after = self.figs[at + 1..].iter().take(2).any(|f| {
            f.sentence == fig.sentence
                && alike(f)
                && ["今年", "本年", "本周", "本月", "本期", "当年"].iter().any(|w| f.lead.contains(w))
        });
        before || after
    }

    /// 上年同期为80件, 较2019年的3614件: the words between are few and name nothing new.
    fn prior_touches(&self, tok: &Tok, fig: &Fig<'_>) -> bool {
        let words = self.text.get(tok.end..fig.span.start).unwrap_or_default();
        let words = words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['年', '度']);
        let words = bare(words).trim_start_matches(['末', '初', '底', '同', '期', '度']);
        // 比全市平均水平93.7%高6.3个百分点
        let against = fig.is_rate() && fig.tail.trim_start().starts_with(['高', '低', '多', '少']);
        if tok.cue == Cue::Compare && against {
            return true;
        }
        if tok.cue == Cue::Compare {
            // 比上年的88.4%, 高于全市平均水平（97.42%
            let inner = self.text.get(tok.start..fig.span.start).unwrap_or_default();
            return inner.contains('的') && words.chars().count() <= 6
                || matches!(inner, "较" | "比")
                || words.is_empty() && !inner.ends_with('比');
        }
        words.chars().count() <= 8
    }

    /// The subject of the clause that a cue stands in: the words from the mark before it up to the cue.
    pub(super) fn subject(&self, tok: usize) -> &'a str {
        let cue = self.toks[tok];
        let start = self.toks[..tok].iter().rev().find(|t| is_boundary(t.cue)).map_or(0, |t| t.end);
        self.text.get(start..cue.start).unwrap_or_default()
    }
}

/// 同比降12%, 又增3件: a change in one character that ends the words before a number; not 新增, which names what is new.
fn short_change(lead: &str) -> Option<Direction> {
    let words = lead.trim_end().trim_end_matches(['了', '约', '近', '超', '达']);
    let before = |end: char| words.strip_suffix(end).map(|rest| rest.chars().next_back());
    let joins = |c: Option<char>| {
        c.is_none_or(|c| matches!(c, '比' | '净' | '又' | '再' | '各' | '年' | '月' | '期' | '）' | ')'))
    };
    if before('增').or_else(|| before('升')).is_some_and(joins) {
        return Some(Direction::Up);
    }
    before('降').or_else(|| before('减')).is_some_and(joins).then_some(Direction::Down)
}

/// 较去年同期多调46件, 少收3件: more or less of what is done, in two characters that end the words before a number.
fn more_done(lead: &str) -> Option<Direction> {
    let mut back = lead.trim_end().chars().rev();
    let (verb, more) = (back.next()?, back.next()?);
    match more {
        '多' => DOING.contains(verb).then_some(Direction::Up),
        '少' => DOING.contains(verb).then_some(Direction::Down),
        _ => None,
    }
}

/// What says that a count is so much of a whole: 达到总数的四分之三.
const AMOUNTS_TO: &[&str] =
    &["达到", "相当于", "恰好为", "正好为", "恰好是", "正好是", "恰为", "约为", "达", "为", "是"];

/// What is done more or less of, in one character.
const DOING: &str = "调收办结审查发立征缴拨派罚";

/// The most bytes of words that are looked at on each side of a figure.
const WORDS: usize = 120;

fn first_of(text: &str) -> &str {
    let mut end = text.len().min(WORDS);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn last_of(text: &str) -> &str {
    let mut start = text.len() - text.len().min(WORDS);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

pub(super) const fn is_boundary(cue: Cue) -> bool {
    matches!(cue, Cue::Figure | Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Dun | Cue::Open | Cue::Close)
}
