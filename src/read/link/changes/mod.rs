//! Growth, changes in points, averages, reductions.
//!
//! What was and what is are found by the words that compare them: 由…到… names both, 上年的 and （上年…） name what was, a
//! level before the change is what is. A rate in a row (分别下降) belongs to the levels in a row before it.

mod apart;
mod average;
mod bases;
mod bracketed;
mod chain;
mod difference;
mod growth;
mod items;
mod multiple;
mod named;
mod over;
mod points;
mod reduction;
mod rows;
mod span;
mod told;

pub(super) use told::units_named;

use crate::quantity::law::{Direction, Form};
use crate::quantity::{Kind, Ratio};
use crate::report::Basis;

use super::block::{Sense, bare, plain_words};
use super::lexicon::{CONTRAST, GROWS, OF_NUMBER, OTHER_TIMES, TAKEN, any};
use super::shares::shares_word;
use super::tokens::Cue;
use super::{Linker, Made};
use span::is_span;

/// How many figures before a change are looked at.
const REACH: usize = 10;
/// How many tokens of a clause are looked at.
const CLAUSE: usize = 48;

/// What follows the name of a rate that changed: 不捕率同比上升.
const OF_RATE: &[&str] = &["同比", "环比", "较", "比", "上升", "下降", "提高", "降低"];

/// What the time right before is called.
const LAST_TIMES: &[&str] = &["上期", "上月", "上周", "上季", "前一"];

impl Linker<'_> {
    /// All changes of the block.
    pub(super) fn changes(&mut self) {
        let mut at = 0;
        while at < self.block.figs.len() {
            if self.done[at] {
                at += 1;
                continue;
            }
            if let Some(next) = self.changes_by_years(at) {
                at = next;
                continue;
            }
            let fig = self.fig(at);
            if fig.quantity.kind() == Kind::Multiple {
                self.multiple(at);
                at += 1;
                continue;
            }
            match fig.sense {
                Sense::Change(direction) if fig.is_rate() => at = self.change_list(at, direction),
                Sense::Change(direction) if fig.is_amount() => {
                    at = self.deltas_of_steps(at, direction).unwrap_or_else(|| {
                        self.bare_delta(at, direction);
                        at + 1
                    });
                }
                _ => at += 1,
            }
        }
    }

    /// Whether the words before a change compare with another time than the one a base is of: 由90件升至94件，较前年上升.
    fn compares_otherwise(&self, change: usize, base: usize) -> bool {
        let tok = self.fig(change).tok;
        let words = self.block.text.get(self.clause_start(change)..self.block.toks[tok].start).unwrap_or_default();
        let of_base = self.clause_words(base);
        let between = self.fig(base).clause != self.fig(change).clause;
        // 上期为36209件，环比上升: the time before is one, however it is called
        let last = words.contains("环比") && LAST_TIMES.iter().any(|time| of_base.contains(time));
        between
            && !last
            && OTHER_TIMES.iter().any(|w| words.contains(w) && !of_base.contains(w.trim_start_matches(['较', '比'])))
    }

    /// 由A减少到B, one figure behind the other.
    pub(super) fn is_step(&self, from: usize, to: usize) -> bool {
        (self.fig(to).sense == Sense::Reached || self.reaches(to))
            && self.fig(from).sentence == self.fig(to).sentence
            && self.same_unit(from, to)
            && self.opens_from(from, to)
    }

    /// What a step is of: 败诉率 of 败诉率由上年的14.2%降至8.5%.
    pub(super) fn step_subject(&self, from: usize) -> &str {
        let words = self.fig(from).lead;
        words.find(['由', '从']).map_or("", |at| words[..at].trim())
    }

    /// Whether 由 or 从 stands before the first of two figures.
    fn opens_from(&self, from: usize, to: usize) -> bool {
        let same_clause = self.fig(to).clause.saturating_sub(self.fig(from).clause) <= 1;
        let start = self.block.toks[..self.fig(from).tok]
            .iter()
            .rev()
            .find(|t| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure))
            .map_or(self.start, |t| t.end);
        let words = self.block.text.get(start..self.fig(from).span.start).unwrap_or_default();
        same_clause && opens_step(words)
    }

    /// 减至, 增至 right before a figure.
    fn reaches(&self, f: usize) -> bool {
        let fig = self.fig(f);
        // 由17个归并为6个, 从8份砍到2份
        let verb = fig.lead.trim().strip_suffix(['为', '到', '至', '成']);
        let turned = fig.after == Cue::Figure && verb.is_some_and(|verb| (1..=3).contains(&verb.chars().count()));
        turned || fig.cues.has(Cue::UpTo) || fig.cues.has(Cue::DownTo)
    }

    /// The figure in brackets behind what a change is compared with: 比上年（93.87分）提高2.25分.
    pub(super) fn bracketed_base(&self, change: usize) -> Option<usize> {
        let base = change.checked_sub(1)?;
        let (fig, of) = (self.fig(change), self.fig(base));
        let open = of.bracket.filter(|_| fig.bracket != of.bracket)?;
        let closed = self.block.between(base, change).first().is_some_and(|t| t.cue == Cue::Close);
        if !closed || of.clause != fig.clause {
            return None;
        }
        // the comparison stands before the bracket, and no figure between
        let compared = self.block.toks[..open]
            .iter()
            .rev()
            .take_while(|t| {
                !matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure | Cue::Close | Cue::Open)
            })
            .any(|t| matches!(t.cue, Cue::Compare | Cue::Prior));
        compared.then_some(base)
    }

    /// The subject of the clause that a change stands in, without words of comparison.
    pub(in crate::read::link) fn change_subject(&self, rate: usize) -> &str {
        let tok = self.fig(rate).tok;
        // the first cue of comparison or change in the clause
        let mut first = tok;
        for at in (0..tok).rev() {
            match self.block.toks[at].cue {
                Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure | Cue::Open | Cue::Close => break,
                Cue::Compare | Cue::Up | Cue::Down | Cue::Shrink | Cue::Prior | Cue::Each => first = at,
                _ => {}
            }
        }
        // 两年累计下降
        let words = self.block.subject(first).trim_end();
        let subject = bare(plain_words(words.strip_suffix("累计").unwrap_or(words)));
        let subject = subject.trim_start_matches(['与', '同', '和', '并', '且', '均', '也', '较', '比']).trim();
        let subject = TAKEN.iter().find_map(|verb| subject.strip_suffix(verb)).unwrap_or(subject);
        // 三年间增长6倍: a span of time names nothing
        if subject.contains("增幅") || subject.contains("降幅") || is_span(subject) { "" } else { subject }
    }

    fn change(&mut self, rate: usize, direction: Direction) {
        let sentence = self.fig(rate).sentence;
        let points = self.fig(rate).quantity.kind() == Kind::Points;
        let compared = self.bracketed_base(rate);
        let before: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence == sentence)
            .filter(|&f| Some(f) != compared)
            .collect();
        // 不批准逮捕46人，不批准逮捕率同比上升24.31%: a rate that is not told rose, not the count
        let told = |f: &usize| self.fig(*f).is_percent() && !matches!(self.fig(*f).sense, Sense::Change(_));
        if !points && self.is_of_a_rate(rate) && !before.iter().any(told) {
            return self.growth_alone(rate, direction);
        }
        let first = before.is_empty() && self.change_subject(rate).is_empty();
        if (self.leads(rate) || first) && !points {
            return self.growth_ahead(rate, direction);
        }
        if !points && self.growth_before(rate, direction) {
            return;
        }
        let own = compared.is_none() && self.is_of_another(rate, &before);

        // 是上一年度4.1万件的六成多，下降36.6%: nor what is so much of what was
        let level =
            |f: &usize| (self.fig(*f).is_level() || self.fig(*f).sense == Sense::Share) && !self.is_of_prior(*f);
        // 出口18亿元，占全市的12.6%，同比增长9.1%: an amount grows; a share is raised
        let grows = !points && self.is_worded(rate, GROWS);
        // 有效报警1593起，占16.5%，环比下降14.3%: so does a count with its share
        let falls = self.is_worded(rate, &["下降"]);
        let counted = |f: usize| f.checked_sub(1).is_some_and(|part| self.fig(part).is_count());
        let of_share = |f: usize| self.fig(f).sense == Sense::Share && (grows || falls) && counted(f);
        // 举报5490件，占54.93%，同比上年（6152件）下降10.76%: what it is compared with is a count
        let of_count =
            !points && compared.or_else(|| self.prior_in_clause(rate)).is_some_and(|f| self.fig(f).is_amount());
        // 受理320件，办结率98%，2023年为250件，增长28%: so is what was in the clause before
        let of_count = of_count || !points && grows && rate.checked_sub(1).is_some_and(|f| self.opens_change(f, rate));
        // 完成预算的40.4%，比上年减收1070万元，下降4.2%: the difference is one of amounts
        let of_rate = !of_count
            && (points || self.delta_before(rate, direction).is_none())
            && before.iter().copied().find(level).is_some_and(|f| {
                // 为调整预算的100.4%，增长4.2%: the amount grew
                let planned = self.block.is_of_plan(f) || self.fig(f).lead.contains("进度");
                let of_budget = !points && planned;
                self.fig(f).is_percent() && !of_share(f) && !of_budget && !self.outgrows(rate, direction, f)
            });
        if points || of_rate {
            let mut rates = before.iter().copied().filter(level).filter(|&f| self.fig(f).is_percent());
            let current = rates.next();
            // 后者高出前者27.36个百分点
            if any(self.fig(rate).lead, CONTRAST) && points {
                if let (Some(last), Some(first)) = (current, rates.next()) {
                    let of_first = self.fig(rate).lead.trim_start().starts_with("前者");
                    let (current, previous) = if of_first { (first, last) } else { (last, first) };
                    let made =
                        Made::Points { current, previous: Some(previous), change: rate, direction: self.way(rate) };
                    return self.make(made, Basis::Inferred);
                }
                return;
            }
            // 自动履行率较上年71.5%增加3.9个百分点，达75.4%
            let in_clause = |f: usize| self.fig(f).clause == self.fig(rate).clause;
            let prior = before.iter().copied().find(|&f| self.fig(f).sense == Sense::Prior && self.fig(f).is_percent());
            let prior = prior.filter(|&f| in_clause(f)).or(compared.filter(|&f| self.fig(f).is_percent()));
            let subject = self.change_subject(prior.unwrap_or(rate));
            let anew =
                points && !current.is_some_and(in_clause) && (own || prior.is_some() && subject.chars().count() >= 2);
            if let Some(reached) = self.reached_after(rate, |f| self.fig(f).is_percent()).filter(|_| anew) {
                let made = Made::Points { current: reached, previous: prior, change: rate, direction: self.way(rate) };
                return self.make(made, Basis::Inferred);
            }
            // 合格率比上年低3.1个百分点，从97.8%滑落到96.5%
            if let Some((base, current)) = self.points_behind(rate) {
                let made = Made::Points { current, previous: Some(base), change: rate, direction: self.way(rate) };
                return self.make(made, Basis::Inferred);
            }
            // 结案率同比减少8.2个百分点, in a sentence behind both rates
            if let Some((current, previous)) = self.rates_named_before(rate).filter(|_| points && own) {
                let made = Made::Points { current, previous: Some(previous), change: rate, direction: self.way(rate) };
                return self.make(made, Basis::Inferred);
            }
            return match current.filter(|_| !own) {
                Some(current) => self.points_of(rate, direction, current, compared),
                None if points => {}
                None if own => self.growth_of_another(rate, direction),
                None => self.growth_alone(rate, direction),
            };
        }
        // 案件数同比下降33.3%，由上年18起减少到13起: the step stands behind; or the clause says which of two it compares
        let both = |(current, base)| (current, Some(base));
        let told = self.step_behind(rate, direction).map(|(base, current)| both((current, base)));
        let told = told.or_else(|| self.of_two(rate)).or_else(|| self.told_against(rate, direction).map(both));
        // 下半年比上半年多25件，增长26%
        let delta = self.delta_before(rate, direction);
        let by_delta = || delta.and_then(|delta| self.told_against(delta, direction)).map(both);
        let compared = told.is_none();
        if let Some((current, base)) = told.or_else(by_delta) {
            let (current, rate, form) = (Some(current), Some(rate), Form::By);
            let delta = delta.filter(|_| compared);
            return self.make(Made::Growth { current, base, delta, rate, direction, form }, Basis::Inferred);
        }
        if own {
            return self.growth_of_another(rate, direction);
        }
        self.growth_of(rate, direction, &before);
    }

    /// Whether the clause of a change is about a rate by its name: 不捕率同比上升.
    fn is_of_a_rate(&self, change: usize) -> bool {
        let words = self.clause_words(change);
        let named = words.find('率').is_some_and(|at| {
            let behind = &words[at + '率'.len_utf8()..];
            at > 0 && OF_RATE.iter().any(|word| behind.starts_with(word))
        });
        named && self.fig(change).is_percent()
    }

    /// What a change is compared with where its own clause says so: 环比上季度1523件增长14.28%.
    fn prior_in_clause(&self, rate: usize) -> Option<usize> {
        let base = rate.checked_sub(1)?;
        let (fig, of) = (self.fig(base), self.fig(rate));
        (fig.sense == Sense::Prior && fig.clause == of.clause && fig.bracket == of.bracket).then_some(base)
    }

    /// Whether a rate says how much of the time before there is: 六成 of 是上年4.1万件的六成.
    fn is_of_prior(&self, f: usize) -> bool {
        let fig = self.fig(f);
        let prior = f.checked_sub(1).map(|prior| self.fig(prior));
        let of = fig.lead.trim_start().starts_with('的') && fig.is_percent();
        of && prior.is_some_and(|prior| prior.sense == Sense::Prior && prior.is_amount() && prior.clause == fig.clause)
    }

    /// Whether an amount of the time before stands in the clause right before a change.
    fn opens_change(&self, f: usize, rate: usize) -> bool {
        let (fig, of) = (self.fig(f), self.fig(rate));
        fig.sense == Sense::Prior && fig.is_amount() && fig.clause + 1 == of.clause && fig.segment == of.segment
    }

    /// 举报2314件，占5.0%，同比上升53.1%: whether a share cannot have changed by so many points, so that its part did.
    fn outgrows(&self, rate: usize, direction: Direction, share: usize) -> bool {
        let part = share.checked_sub(1).is_some_and(|part| self.fig(part).is_count());
        let room = match direction {
            Direction::Up => Some(self.value(share)),
            Direction::Down => Ratio::HUNDRED.checked_sub(self.value(share)),
        };
        let printed = self.fig(rate).quantity.kind() == Kind::Percent;
        self.fig(share).sense == Sense::Share && printed && part && room.is_some_and(|room| self.value(rate) > room)
    }

    /// Whether a clause names a subject of its own that no figure before it counts: 其中街道登记数量同比增加37倍.
    fn is_of_another(&self, rate: usize, before: &[usize]) -> bool {
        let subject = self.change_subject(rate);
        let in_clause = before.iter().any(|&f| self.fig(f).clause == self.fig(rate).clause);
        // 由83.6%升到94.1%，一年时间上升了10.5个百分点
        if ["一年", "一年时间", "一年来", "全年", "期间"].contains(&subject) {
            return false;
        }
        let renamed =
            before.first().is_some_and(|&f| shares_word(self.fig(f).words(), subject)) || OF_NUMBER.contains(&subject);
        // 举报3618件，比去年增加433件，举报量增长12%
        let renamed = renamed
            || before
                .first()
                .is_some_and(|&f| matches!(self.fig(f).sense, Sense::Change(_)) && self.fig(f).is_amount())
                && before.iter().take(3).any(|&f| self.fig(f).is_count() && shares_word(self.fig(f).words(), subject));
        subject.chars().count() >= 2 && !in_clause && !renamed
    }

    /// Whether a change is worded with one of these.
    fn is_worded(&self, rate: usize, words: &[&str]) -> bool {
        let cue = self.block.cues_before(rate).find(|t| matches!(t.cue, Cue::Up | Cue::Down));
        cue.and_then(|t| self.block.text.get(t.start..t.end)).is_some_and(|said| words.contains(&said))
    }

    /// A step (由A减少到B) right behind a rate, in its direction, where no rate follows that it could be of.
    pub(super) fn step_behind(&self, rate: usize, direction: Direction) -> Option<(usize, usize)> {
        let (base, current) = (rate + 1, rate + 2);
        let (b, c) = (self.block.figs.get(base)?, self.block.figs.get(current)?);
        let near =
            b.segment == self.fig(rate).segment && b.clause == self.fig(rate).clause + 1 && c.clause <= b.clause + 1;
        let own =
            self.block.figs.get(current + 1).is_none_or(|next| {
                next.segment != c.segment || !matches!(next.sense, Sense::Change(_) | Sense::Shrink)
            });
        let falls = c.quantity.value() < b.quantity.value();
        let agrees = falls == (direction == Direction::Down);
        (near && own && agrees && b.is_amount() && self.same_unit(base, current) && self.is_step(base, current))
            .then_some((base, current))
    }

    /// 甲742起、乙2618起，上年同期为815起、2466起，前者下降8.96%，后者上升6.16%: which of the two levels, and what it was.
    fn of_two(&self, rate: usize) -> Option<(usize, Option<usize>)> {
        let lead = self.fig(rate).lead.trim_start();
        let nth = if lead.starts_with("前者") { 0 } else { usize::from(lead.starts_with("后者")) };
        if nth == 0 && !lead.starts_with("前者") {
            return None;
        }
        let before = |prior: bool| -> Vec<usize> {
            let is = |f: &usize| {
                self.fig(*f).is_amount()
                    && (self.fig(*f).sense == Sense::Prior) == prior
                    && (prior || self.fig(*f).is_level())
            };
            let mut row: Vec<usize> = self.before(rate).filter(is).take(2).collect();
            row.reverse();
            row
        };
        let (levels, priors) = (before(false), before(true));
        let current = *levels.get(nth).filter(|_| levels.len() == 2)?;
        let base = priors.get(nth).copied().filter(|&f| priors.len() == 2 && self.same_unit(f, current));
        Some((current, base))
    }

    fn growth_alone(&mut self, rate: usize, direction: Direction) {
        self.make(
            Made::Growth { current: None, base: None, delta: None, rate: Some(rate), direction, form: Form::By },
            Basis::Distance,
        );
    }

    /// The words between two figures.
    fn words_between(&self, from: usize, to: usize) -> &str {
        self.block.text.get(self.fig(from).span.end..self.fig(to).span.start).unwrap_or_default()
    }

    /// The words of the clause of a figure before it, or the part of them that is looked at.
    pub(super) fn clause_words(&self, at: usize) -> &str {
        self.block.text.get(self.clause_start(at)..self.fig(at).span.start).unwrap_or_default()
    }

    /// Where the clause of a figure begins, or the part of it that is looked at.
    fn clause_start(&self, at: usize) -> usize {
        let toks = &self.block.toks[..self.fig(at).tok];
        let near = &toks[toks.len().saturating_sub(CLAUSE)..];
        let mark = near.iter().rev().find(|t| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon));
        match (mark, near.first()) {
            (Some(mark), _) => mark.end,
            (None, Some(first)) if near.len() < toks.len() => first.start,
            _ => self.start,
        }
    }
}

/// Whether words hold 由 or 从 that opens a step; not 理由, 从业.
fn opens_step(words: &str) -> bool {
    let mut before = None;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let opens = match c {
            // 盗窃案由120起, but not 案由, 理由
            '由' if next.is_none() => !matches!(before, Some('理' | '自')),
            '由' => {
                !matches!(before, Some('理' | '自' | '案' | '事' | '缘')) && !matches!(next, Some('于' | '来' | '衷'))
                    || matches!(next, Some('上' | '去' | '原' | '2' | '最'))
            }
            '从' => {
                !matches!(before, Some('服' | '听' | '遵' | '无' | '随'))
                    && !matches!(next, Some('业' | '事' | '严' | '而' | '快' | '重' | '轻'))
            }
            _ => false,
        };
        if opens {
            return true;
        }
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests;
