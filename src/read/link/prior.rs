//! What makes a figure one of the time before: 上年同期80件, （2023年为867件）, 高于全市平均92.8%.

use crate::quantity::Kind;

use super::block::{Block, Fig, Sense, bare, first_of, is_boundary, last_of};
use super::tokens::{Cue, Tok};

/// What says that a count is of this time.
const NOW: &[&str] = &["今年", "本年", "本周", "本月", "本期", "当年", "现有", "目前"];

/// What says that a number is of the time before.
const BEFORE: &[&str] = &["上年", "上一年", "前一年", "去年", "同期", "上月", "上季", "上期", "前值", "往年"];

/// How many tokens before a level are looked at for its year.
const SENTENCE: usize = 24;

impl Block<'_> {
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

    /// Whether an amount stands in the bracket right behind one of its unit, or behind the change of one, and has nothing before
    /// it but a year: （2023年为867件）; or so behind a change: 同比增长13.4%，而2023年为867件.
    pub(super) fn is_bracketed_year(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        if !matches!(fig.after, Cue::Open | Cue::Comma | Cue::Colon) {
            return false;
        }
        let Some(near) = at.checked_sub(1).map(|f| &self.figs[f]) else { return false };
        let changed = near.is_rate() && matches!(near.sense, Sense::Change(_));
        let Some(of) = at.checked_sub(1 + usize::from(changed)).map(|f| &self.figs[f]) else { return false };
        let behind = self.toks[near.tok + 1..].first().filter(|t| t.cue == fig.after);
        // 151件，增长5%，2023年为66件，增长10%: a level with a change of its own
        let bare_year = changed && !self.is_changed_behind(at);
        let opened = behind.is_some_and(|t| t.cue == Cue::Open || bare_year && t.cue == Cue::Comma);
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

    /// 2024年收案151件，……，2023年为66件，增长128.8%: whether nothing but a year, and what the level before is called, is told of an amount
    /// right before a change, and that level is of the year after.
    pub(super) fn is_of_year_before(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        if fig.after != Cue::Comma {
            return false;
        }
        let Some((year, name)) = leading_year(fig.lead.trim()) else { return false };
        if !self.is_changed_behind(at) {
            return false;
        }
        let like = |f: &&Fig<'_>| f.quantity.kind() == fig.quantity.kind() && f.quantity.unit() == fig.quantity.unit();
        let near = self.figs[..at].iter().rev().take(4).take_while(|f| f.sentence == fig.sentence);
        let level = near.take_while(|f| !matches!(f.sense, Sense::Change(_))).find(like);
        let Some(level) = level.filter(|f| f.is_level() && f.plain.contains(bare(name))) else { return false };
        let stop = self.toks[..level.tok].iter().rev().take(SENTENCE).find(|t| t.cue == Cue::Stop);
        let words = self.text.get(stop.map_or(0, |t| t.end)..level.span.start).map(last_of).unwrap_or_default();
        let opening = last_year(words.rsplit('\n').next().unwrap_or_default());
        opening.map_or_else(|| NOW.iter().any(|now| level.lead.contains(now)), |told| told == year + 1)
    }

    /// Whether a rate of change follows a figure in the next clause.
    fn is_changed_behind(&self, at: usize) -> bool {
        self.figs.get(at + 1).is_some_and(|next| {
            let moves = next.cues.has(Cue::Up) || next.cues.has(Cue::Down);
            let rate = next.is_percent() || next.quantity.kind() == Kind::Multiple;
            rate && moves && next.clause == self.figs[at].clause + 1 && next.after == Cue::Comma
        })
    }

    /// Whether an amount stands between what compares (比上年) and the change that it is the base of, in one clause.
    pub(super) fn is_compared_with(&self, at: usize) -> bool {
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

    /// 较238件的上年数: whether what compares stands right before an amount, and the time before right behind it.
    pub(super) fn is_said_to_be_before(&self, at: usize) -> bool {
        let fig = &self.figs[at];
        let time = fig.tail.trim_start().strip_prefix('的').unwrap_or_default();
        let before = BEFORE.iter().any(|word| time.starts_with(word));
        before && fig.lead.trim_end().ends_with(['较', '比', '与'])
    }

    /// Whether a figure of this year stands beside one that is said to be of last year.
    pub(super) fn has_current(&self, at: usize) -> bool {
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
    pub(super) fn prior_touches(&self, tok: &Tok, fig: &Fig<'_>) -> bool {
        let words = self.text.get(tok.end..fig.span.start).unwrap_or_default();
        let words = words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['年', '度']);
        let words = bare(words).trim_start_matches(['末', '初', '底', '同', '期', '度']);
        // 比全市平均水平93.7%高6.3个百分点
        let against = fig.is_rate() && fig.tail.trim_start().starts_with(['高', '低', '多', '少']);
        // 高于全市平均92.8%水平3.9个百分点: the difference stands right behind
        let above = matches!(self.text.get(tok.start..tok.end), Some("高于" | "低于")) && fig.is_rate();
        let against = against || above && self.is_before_points(fig);
        if tok.cue == Cue::Compare && against {
            return true;
        }
        // 年初2146人，新接收1873人，……，年末2224人: what there was is told beside what there is, and nothing is compared
        if self.text.get(tok.start..tok.end) == Some("年初") && words.is_empty() {
            let behind = first_of(self.text.get(fig.span.end..).unwrap_or_default());
            let sentence = behind.split('。').next().unwrap_or_default();
            if ["年末", "年底"].iter().any(|end| sentence.contains(end)) {
                return false;
            }
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
        // 上年底前制发的111件: what was made before, and is there now
        words.chars().count() <= 8 && !words.starts_with('前')
    }

    /// Whether a difference in points stands right behind a rate: 92.8%水平3.9个百分点.
    fn is_before_points(&self, fig: &Fig<'_>) -> bool {
        let next = self.toks.get(fig.tok + 1).filter(|t| t.cue == Cue::Figure);
        let words = next.and_then(|t| self.text.get(fig.span.end..t.start)).map(str::trim);
        let points = next.and_then(|t| self.figs.get(t.figure)).is_some_and(|f| f.quantity.kind() == Kind::Points);
        points && words.is_some_and(|words| matches!(words, "" | "水平" | "的水平"))
    }
}

/// The year that words begin with, and the words behind it: 2023年收案.
fn leading_year(words: &str) -> Option<(u16, &str)> {
    let (digits, rest) = words.split_at_checked(4)?;
    let year = digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((year, rest.strip_prefix('年')?))
}

/// The last year that words tell: 2024 of 2024年全县.
fn last_year(words: &str) -> Option<u16> {
    let mut before = words;
    while let Some(at) = before.rfind('年') {
        before = &before[..at];
        let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let year = &before[digits..];
        if year.len() == 4 {
            return year.parse().ok();
        }
    }
    None
}
