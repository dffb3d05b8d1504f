//! The sense that the words before a figure give it: a level, a share, a change, what was last year.

use crate::quantity::law::Direction;
use crate::quantity::{Kind, Ratio};

use super::block::{Block, Fig, Sense, bare, is_boundary};
use super::tokens::{Cue, Tok};

impl<'a> Block<'a> {
    /// What the words before a figure make of it.
    pub(super) fn sense(&self, at: usize) -> Sense {
        let fig = &self.figs[at];
        if self.listed_with_previous(at) && fig.quantity.kind() == self.figs[at - 1].quantity.kind() {
            return self.figs[at - 1].sense;
        }
        if fig.quantity.kind() == Kind::Points {
            let down =
                self.cues_before(at).find(|t| matches!(t.cue, Cue::Up | Cue::Down)).is_some_and(|t| t.cue == Cue::Down);
            return Sense::Change(if down { Direction::Down } else { Direction::Up });
        }
        // 完成年初预算的105.2%: more than was planned
        if fig.is_percent() && fig.quantity.value() > Ratio::HUNDRED && self.is_of_budget(at) {
            return Sense::Level;
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
        // 比上年减收1070万元; 增长10.9%，增收2798万元
        if fig.is_amount()
            && let Some(direction) = more_taken(fig.lead)
            && (fig.cues.has(Cue::Compare) || self.is_behind_change(at) || self.is_before_change(at))
        {
            return Sense::Change(direction);
        }
        // 少发11起、压降23.9%: the rate of the difference before it, whatever its verb
        if fig.is_percent() && fig.cues.has(Cue::Shrink) && self.is_behind_fall(at) {
            return Sense::Change(Direction::Down);
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
            // 比上年决算数14.94亿元增长3.0%: what stands between 比 and the change
            if fig.is_amount() && self.is_compared_with(at) {
                return Sense::Prior;
            }
            let prior = self.cues_before(at).find(|t| matches!(t.cue, Cue::Prior | Cue::Compare));
            if prior.is_some_and(|t| self.prior_touches(t, fig) && (t.cue == Cue::Compare || self.has_current(at))) {
                return Sense::Prior;
            }
        }
        Sense::Level
    }

    /// Whether a rate is of what a budget plans: 完成年初预算的45.5%, 为预算25200万元的8.9%.
    pub(super) fn is_of_budget(&self, at: usize) -> bool {
        let tok = self.figs[at].tok;
        let clause =
            self.toks[..tok].iter().rev().take(6).take_while(|t| !matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop));
        let mut shares = clause.filter(|t| t.cue == Cue::Share);
        shares.any(|t| self.text.get(t.start..t.end).is_some_and(|word| word.ends_with("预算")))
    }

    /// Whether a rate of change stands in the clause before a figure, in its segment.
    fn is_behind_change(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|f| &self.figs[f]);
        before.is_some_and(|before| {
            before.is_rate()
                && matches!(before.sense, Sense::Change(_))
                && before.segment == self.figs[at].segment
                && before.clause + 1 == self.figs[at].clause
        })
    }

    /// Whether a rate of change follows a figure in the next clause: 增收6455万元，增长14.3%.
    fn is_before_change(&self, at: usize) -> bool {
        self.figs.get(at + 1).is_some_and(|next| {
            let grows = next.cues.has(Cue::Up) || next.cues.has(Cue::Down);
            next.is_percent() && grows && next.clause == self.figs[at].clause + 1 && next.after == Cue::Comma
        })
    }

    /// Whether a difference that is a fall stands right before a figure.
    fn is_behind_fall(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|f| &self.figs[f]);
        before.is_some_and(|before| {
            before.is_amount()
                && before.sense == Sense::Change(Direction::Down)
                && before.segment == self.figs[at].segment
                && before.clause + 1 >= self.figs[at].clause
        })
    }

    /// Tells the figures that are of the time before too, as the one that opens their segment is: 去年同期收案208件，结案36件.
    pub(super) fn tell_of_before(&mut self) {
        // the segment and the bracket in which a time before is told
        let mut told: Option<(usize, Option<usize>)> = None;
        for at in 0..self.figs.len() {
            let fig = &self.figs[at];
            let within = told.is_some_and(|(segment, bracket)| {
                segment == fig.segment && (bracket.is_none() || bracket == fig.bracket)
            });
            if !within {
                told = None;
            }
            if fig.sense == Sense::Prior {
                let fresh = told.is_none() && self.opens_before(at);
                if fresh {
                    told = Some((fig.segment, fig.bracket));
                }
                continue;
            }
            if told.is_none() {
                continue;
            }
            let now = NOW.iter().any(|word| fig.lead.contains(word));
            if now || matches!(fig.sense, Sense::Change(_) | Sense::Reached) {
                told = None;
            } else if fig.sense == Sense::Level {
                let fig = &mut self.figs[at];
                fig.follows_prior = true;
                if fig.is_amount() {
                    fig.sense = Sense::Prior;
                }
            }
        }
    }

    /// Whether a clause begins with the time before (去年同期收案208件) and compares nothing with it.
    fn opens_before(&self, at: usize) -> bool {
        let tok = self.figs[at].tok;
        let mut before = self.toks[..tok].iter().rev();
        let mark = before.by_ref().take(6).find(|t| is_boundary(t.cue));
        let start = mark.map_or(0, |t| t.end);
        let of = self.toks[..tok].iter().rev().take(6).take_while(|t| !is_boundary(t.cue));
        let cues: Vec<&Tok> = of.collect();
        let first = cues.iter().find(|t| t.cue == Cue::Prior);
        let begins = first.is_some_and(|t| self.text.get(start..t.start).is_some_and(|words| bare(words).is_empty()));
        mark.is_some_and(|t| matches!(t.cue, Cue::Semi | Cue::Stop))
            && begins
            && cues.iter().all(|t| !matches!(t.cue, Cue::Compare | Cue::Up | Cue::Down))
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
        // 两罪之和为起诉总数的77.0%
        let words = words.split_once("之和").map_or(words, |(_, rest)| rest);
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

    /// Whether an amount stands in the bracket right behind one of its unit, or behind the change of one, and has nothing before
    /// it but a year: （2023年为867件）; or so behind a change: 同比增长13.4%，而2023年为867件.
    fn is_bracketed_year(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        if !matches!(fig.after, Cue::Open | Cue::Comma | Cue::Colon) {
            return false;
        }
        let Some(near) = at.checked_sub(1).map(|f| &self.figs[f]) else { return false };
        let changed = near.is_rate() && matches!(near.sense, Sense::Change(_));
        let Some(of) = at.checked_sub(1 + usize::from(changed)).map(|f| &self.figs[f]) else { return false };
        let behind = self.toks[near.tok + 1..].first().filter(|t| t.cue == fig.after);
        let opened = behind.is_some_and(|t| t.cue == Cue::Open || changed && t.cue == Cue::Comma);
        let like = of.quantity.kind() == fig.quantity.kind() && of.quantity.unit() == fig.quantity.unit();
        if !like || !opened && fig.after != Cue::Colon {
            return false;
        }
        let words = fig.lead.trim();
        let words = if fig.after == Cue::Comma { words.trim_start_matches('而') } else { words };
        let year = words.trim_start_matches(|c: char| c.is_ascii_digit());
        let dated = words.len() - year.len() == 4 && year.strip_prefix('年').is_some_and(|rest| bare(rest).is_empty());
        // （去年同期：80件）
        let named = || {
            let open = self.toks[near.tok + 1..].first().filter(|t| t.cue == Cue::Open)?;
            let colon = self.toks[..fig.tok].last().filter(|t| t.cue == Cue::Colon)?;
            let words = self.text.get(open.end..colon.start)?.trim();
            Some(["去年", "上年", "同期"].iter().any(|word| words.contains(word)) && words.chars().count() <= 8)
        };
        opened && dated || fig.after == Cue::Colon && named() == Some(true)
    }

    /// Whether an amount stands between what compares (比上年) and the change that it is the base of, in one clause.
    fn is_compared_with(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        let changes = |tok: &Tok| matches!(tok.cue, Cue::Up | Cue::Down);
        let next = self.toks[fig.tok + 1..].iter().take(3).take_while(|t| !is_boundary(t.cue)).any(changes);
        let touches = next && self.toks[fig.tok + 1..].first().is_some_and(|t| self.joins(fig.span.end, t.start));
        let cue = self.cues_before(at).find(|t| matches!(t.cue, Cue::Compare | Cue::Up | Cue::Down));
        let like = |f: &Fig<'_>| f.quantity.kind() == fig.quantity.kind() && f.quantity.unit() == fig.quantity.unit();
        touches
            && cue.is_some_and(|t| t.cue == Cue::Compare)
            && at > 0
            && self.figs[..at].iter().rev().take(4).any(like)
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
        // 同期法院裁判1049件: at the same time; 同期为80件 was a year ago
        if self.text.get(tok.start..tok.end) == Some("同期") && !words.is_empty() {
            return false;
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
}

/// 同比降12%, 又增3件: a change in one character that ends the words before a number; not 新增, which names what is new.
fn short_change(lead: &str) -> Option<Direction> {
    // most words end otherwise
    if let Some(last @ '\u{4e00}'..='\u{9fff}') = lead.chars().next_back()
        && !matches!(last, '增' | '升' | '降' | '减' | '了' | '约' | '近' | '超' | '达')
    {
        return None;
    }
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

/// 比上年减收1070万元, 同比减员13人: more or less of what comes in or goes out, in two characters that end the words before a number.
fn more_taken(lead: &str) -> Option<Direction> {
    let mut back = lead.trim_end().chars().rev();
    let (what, more) = (back.next()?, back.next()?);
    // what comes in or goes out: 增收, 减支, 减员
    let taken = matches!(what, '收' | '支' | '员' | '产');
    match more {
        '增' => taken.then_some(Direction::Up),
        '减' => taken.then_some(Direction::Down),
        _ => None,
    }
}

/// What says that a count is of this time.
const NOW: &[&str] = &["今年", "本年", "本周", "本月", "本期", "当年", "现有", "目前"];

/// What says that a count is so much of a whole: 达到总数的四分之三.
const AMOUNTS_TO: &[&str] =
    &["达到", "相当于", "恰好为", "正好为", "恰好是", "正好是", "恰为", "约为", "达", "为", "是"];

/// What is done more or less of, in one character.
const DOING: &str = "调收支办结审查发立征缴拨派罚";
