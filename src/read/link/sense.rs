//! The sense that the words before a figure give it: a level, a share, a change, what was last year.

use crate::quantity::law::Direction;
use crate::quantity::{Kind, Ratio};

use super::block::{Block, Sense, bare, is_boundary};
use super::tokens::{Cue, Tok};
use crate::marks::{Words, trimmed_end, trimmed_start};

impl<'a> Block<'a> {
    /// What the words before a figure make of it.
    pub(super) fn sense(&self, at: usize) -> Sense {
        let fig = &self.figs[at];
        if self.listed_with_previous(at) && fig.quantity.kind() == self.figs[at - 1].quantity.kind() {
            return self.figs[at - 1].sense;
        }
        if fig.quantity.kind() == Kind::Points {
            let fell = |t: &Tok| t.cue == Cue::Down || t.cue == Cue::Shrink && !self.raises(t);
            let down =
                self.cues_before(at).find(|t| matches!(t.cue, Cue::Up | Cue::Down | Cue::Shrink)).is_some_and(fell);
            return Sense::Change(if down { Direction::Down } else { Direction::Up });
        }
        // 完成年初预算的105.2%: more than was planned
        if fig.is_percent() && fig.quantity.value() > Ratio::HUNDRED && self.is_of_plan(at) {
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
        // 较年初新增0.94万户: so many more than were there
        if fig.is_amount() && NEW_MORE.end(trimmed_end(fig.lead)) && self.is_measured_from(at) {
            return Sense::Change(Direction::Up);
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
        // 3326件（2023年为867件）; 2024年收案151件，2023年为66件，增长128.8%
        if fig.is_amount() && (self.is_bracketed_year(at) || self.is_of_year_before(at)) {
            return Sense::Prior;
        }
        if let Some(sense) = self.sense_by_cue(at) {
            return sense;
        }
        if fig.is_percent() && (self.is_bracketed_share(at) || self.tells_share_again(at)) {
            return Sense::Share;
        }
        if fig.is_amount() || fig.is_percent() {
            // 较前三年均值702起下降26.5%: a mean that something is compared with
            if fig.cues.has(Cue::Mean) && fig.is_amount() && self.is_compared_with(at) {
                return Sense::Prior;
            }
            let over_bracket = || fig.is_amount() && fig.after == Cue::Close && opens_mean(self.lead_over(at));
            if fig.cues.has(Cue::Mean) && !fig.is_percent() || over_bracket() {
                return Sense::Mean;
            }
            // 占同期总量871件的62.3%: what others are a share of
            if fig.cues.has(Cue::Share) && fig.is_amount() {
                return Sense::Level;
            }
            // 与第六次普查的725482人相比; 去年同期为787件1279人
            let tail = trimmed_start(fig.tail);
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
            // 较238件的上年数减少23件: the time stands behind
            if fig.is_amount() && self.is_said_to_be_before(at) {
                return Sense::Prior;
            }
            let prior = self.cues_before(at).find(|t| matches!(t.cue, Cue::Prior | Cue::Compare));
            if prior.is_some_and(|t| self.prior_touches(t, fig) && (t.cue == Cue::Compare || self.has_current(at))) {
                return Sense::Prior;
            }
        }
        Sense::Level
    }

    /// What the nearest cue before a figure says of it, where nothing but words that join stands between.
    fn sense_by_cue(&self, at: usize) -> Option<Sense> {
        let fig = &self.figs[at];
        let tok = self.cues_before(at).find(|t| !matches!(t.cue, Cue::Each | Cue::Total))?;
        let touches = self.joins(tok.end, fig.span.start);
        // 环比上升的有8类: so many of what rose
        let moved = touches && matches!(tok.cue, Cue::Up | Cue::Down) && fig.is_amount();
        if moved && self.text[tok.end..].starts_with('的') {
            return Some(Sense::Level);
        }
        match tok.cue {
            Cue::Up if touches => Some(Sense::Change(Direction::Up)),
            Cue::Down if touches => Some(Sense::Change(Direction::Down)),
            Cue::UpTo | Cue::DownTo if touches => Some(Sense::Reached),
            Cue::Share if fig.is_percent() => Some(Sense::Share),
            Cue::Shrink if touches && fig.is_percent() => Some(Sense::Shrink),
            Cue::Shrink if touches && fig.is_amount() => Some(Sense::Change(Direction::Down)),
            _ => None,
        }
    }

    /// 效率提高: a word of reductions that says that something rose.
    fn raises(&self, tok: &Tok) -> bool {
        self.text.get(tok.start..tok.end).is_some_and(|word| word.contains('提'))
    }

    /// Whether 较 or 比, and not 同比, stands before a figure: 较年初新增, 比上年末新增.
    fn is_measured_from(&self, at: usize) -> bool {
        let from = |word: &str| word.starts_with(['较', '比']) && word != "比";
        self.cues_before(at).any(|t| t.cue == Cue::Compare && self.text.get(t.start..t.end).is_some_and(from))
    }

    /// Whether a rate is of what a budget plans: 完成年初预算的45.5%, 为预算25200万元的8.9%.
    pub(super) fn is_of_budget(&self, at: usize) -> bool {
        let tok = self.figs[at].tok;
        let clause =
            self.toks[..tok].iter().rev().take(6).take_while(|t| !matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop));
        let mut shares = clause.filter(|t| t.cue == Cue::Share);
        shares.any(|t| self.text.get(t.start..t.end).is_some_and(|word| word.ends_with("预算")))
    }

    /// Whether a rate is of what was planned, be the plan told as its whole: 占调整预算的105.47%.
    pub(super) fn is_of_plan(&self, at: usize) -> bool {
        let lead = self.figs[at].lead;
        self.is_of_budget(at) || ["预算", "计划", "目标", "任务"].iter().any(|plan| lead.contains(plan))
    }

    /// Whether a percentage stands alone in the bracket right behind a share: 近三成（29.1%）.
    fn tells_share_again(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|f| &self.figs[f]) else { return false };
        let fig = &self.figs[at];
        let behind = self.toks[..fig.tok].iter().rev().nth(1).is_some_and(|t| t.cue == Cue::Figure);
        fig.after == Cue::Open
            && behind
            && before.sense == Sense::Share
            && before.is_percent()
            && bare(fig.lead).is_empty()
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
                || fig.lead.trim_start().trim_start_matches('中').starts_with('的')
                || names_whole(fig.lead))
            && (bare(fig.lead.trim_start().trim_start_matches('中')).is_empty() || names_whole(fig.lead))
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
}

/// 申请的 of 占全部1246件申请的31%: a short name of what was counted, and no more.
fn names_whole(words: &str) -> bool {
    let name = words.trim().strip_suffix('的');
    name.is_some_and(|name| (2..=6).contains(&name.chars().count()) && name.chars().all(|c| ('一'..='龥').contains(&c)))
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

/// 较去年同期多调46件, 少收3件, 多调处1056件: more or less of what is done, in two or three characters that end the words before a number.
fn more_done(lead: &str) -> Option<Direction> {
    let words = lead.trim_end();
    let short = || words.strip_suffix(|c| DOING.contains(c));
    let rest = DOINGS.iter().find_map(|verb| words.strip_suffix(verb)).or_else(short)?;
    match rest.chars().next_back()? {
        '多' => Some(Direction::Up),
        '少' => Some(Direction::Down),
        _ => None,
    }
}

/// 平均每个乡镇, 每村: words that say of what a mean is before anything else.
fn opens_mean(words: &str) -> bool {
    words.trim_start().trim_start_matches("平均").starts_with('每') && words.contains("平均")
}

/// 比上年减收1070万元, 同比减员13人: more or less of what comes in or goes out, in two characters that end the words before a number.
fn more_taken(lead: &str) -> Option<Direction> {
    let mut back = trimmed_end(lead).chars().rev();
    let (what, more) = (back.next()?, back.next()?);
    // what comes in or goes out: 增收, 减支, 减员
    let taken = matches!(what, '收' | '支' | '员' | '产' | '编');
    match more {
        '增' => taken.then_some(Direction::Up),
        '减' => taken.then_some(Direction::Down),
        _ => None,
    }
}

/// What is new beside what was there.
static NEW_MORE: Words = Words::new(&["新增", "净增", "新增了", "净增了"]);

/// What says that a count is so much of a whole: 达到总数的四分之三.
const AMOUNTS_TO: &[&str] =
    &["超过", "接近", "达到", "相当于", "恰好为", "正好为", "恰好是", "正好是", "恰为", "约为", "达", "为", "是"];

/// What is done more or less of, in two characters.
const DOINGS: &[&str] = &[
    "调处", "调解", "化解", "受理", "办理", "办结", "审结", "收案", "结案", "立案", "查处", "处理", "处罚", "审查",
    "征收", "发放", "完成",
];

/// The same in one character.
const DOING: &str = "调收支办结审查发立征缴拨派罚";
