//! Shares (占比) and named rates (办结率): which part, which whole.
//!
//! A rate that 占 or a bracket makes a share looks for its part ([`parts`]), then for the whole of that part
//! ([`candidates`]), and is settled, or waits for its neighbours ([`settle`]). Several in a row ([`lists`]) do so together. A
//! rate with a name (办结率) looks for both by its name ([`named_rate`]).

mod candidates;
mod lists;
mod named_rate;
mod parts;
mod settle;
mod words;

use crate::quantity::law::{Verdict, share};
use crate::quantity::{Possible, Ratio};
use crate::report::Basis;

use super::block::{Sense, bare, plain_words};
use super::lexicon::{BEYOND, HOW_MANY, PROPORTIONS, REACHES, TOGETHER, any};
use super::tokens::Cue;
use super::{Linker, Made};
pub(super) use words::shares_word;
use words::strip_joints;

impl Linker<'_> {
    /// Whether a part of a whole can be the rate, rounded or cut.
    fn fits(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        matches!(share(Some(part), Some(whole), self.fig(rate).quantity).verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// A fit, and a better one where no cut is needed.
    fn holds(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        share(Some(part), Some(whole), self.fig(rate).quantity).verdict == Verdict::Holds
    }

    /// All shares and rates of the block.
    pub(super) fn shares(&mut self) {
        let mut at = 0;
        while at < self.block.figs.len() {
            let fig = self.fig(at);
            if self.done[at] || !fig.is_percent() {
                at += 1;
                continue;
            }
            match fig.sense {
                Sense::Share => at = self.share_list(at),
                _ => at += 1,
            }
        }
        self.settle_shares();
        for at in 0..self.block.figs.len() {
            let fig = self.fig(at);
            if !self.done[at] && fig.is_percent() && matches!(fig.sense, Sense::Level | Sense::Reached) {
                self.named_rate(at);
            }
        }
    }

    fn one_share(&mut self, rate: usize) {
        let before = (rate > 0).then(|| rate - 1).filter(|&f| self.fig(f).sentence == self.fig(rate).sentence);
        let touching = before.filter(|&f| self.fig(f).is_amount());
        let Some(token) = self.share_token(rate) else {
            // 维持81件（45%）; 咨询1.42万件，约占65%
            match touching {
                Some(part) if bare(self.fig(rate).lead).is_empty() => {
                    self.share_of(rate, vec![part], &[], Basis::Inferred);
                }
                _ => self.lone(rate),
            }
            return;
        };
        if let Some(whole) = self.whole_between(rate) {
            // 三类合计占同期总量871件的62.3%
            let words = self.block.subject(token);
            if let Some(n) = HOW_MANY.iter().find(|(word, _)| words.contains(word)).map(|&(_, n)| n) {
                let mut parts: Vec<usize> =
                    self.counts_before(whole).filter(|&f| self.same_unit(f, whole)).take(n).collect();
                if parts.len() == n {
                    parts.reverse();
                    return self.make(Made::Share { part: parts, whole: vec![whole], rate }, Basis::Inferred);
                }
            }
            if let Some(part) = self.count_before(whole) {
                return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Stated);
            }
            return self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
        }
        let subject = plain_words(self.block.subject(token));
        let joined = any(self.block.subject(token), TOGETHER);
        if joined && touching.is_none_or(|f| self.fig(f).clause != self.fig(rate).clause) {
            return self.joint_share(rate, subject);
        }
        if subject.is_empty() || bare(subject).is_empty() {
            match touching.or_else(|| self.count_before(rate)) {
                Some(part) => self.share_of(rate, vec![part], &[], Basis::Inferred),
                None => self.lone(rate),
            }
            return;
        }
        // 商业网站占79.5%，达1028.5万件
        let next = rate + 1;
        if next < self.block.figs.len() && self.fig(next).is_count() && self.fig(next).segment == self.fig(rate).segment
        {
            let words = self.fig(next).lead.trim();
            let reached = REACHES.contains(&words) || (self.fig(next).after == Cue::Open && bare(words).is_empty());
            if reached {
                return self.share_of(rate, vec![next], &[], Basis::Inferred);
            }
        }
        // 530项政务服务事项纳入综合窗口，事项占比达70.95%
        if let Some(part) =
            touching.filter(|&f| self.fig(f).tail.contains(subject) || shares_word(self.fig(f).tail, subject))
        {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 企业12408件、个人35792件，个人办件占74.26%; 后者占18.96%
        if let Some((part, list)) = self.renamed_part(rate, subject) {
            return self.share_of(rate, vec![part], &list, Basis::Inferred);
        }
        if let Some(part) = touching {
            let same_clause = self.fig(part).clause == self.fig(rate).clause;
            let words = self.fig(part).words();
            // 530项纳入综合窗口，事项占比达70.95%
            let ratio = self.block.text[self.block.toks[token].start..].starts_with("占比") && !self.carries(part);
            if same_clause || shares_word(words, subject) || ratio {
                return self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            // 办理建议5件，其中采纳的占60%
            let of_which = self.block.subject(token).trim_start().starts_with("其中");
            if of_which && self.fig(part).is_count() && self.fig(rate).clause - self.fig(part).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![part], rate }, Basis::Inferred);
            }
        }
        self.lone(rate);
    }

    /// The share token that belongs to a rate; none for a rate in brackets.
    fn share_token(&self, rate: usize) -> Option<usize> {
        let tok = self.fig(rate).tok;
        let back = self.block.toks[..tok]
            .iter()
            .rev()
            .take(6)
            .take_while(|t| !matches!(t.cue, Cue::Comma | Cue::Colon | Cue::Semi | Cue::Stop))
            .position(|t| t.cue == Cue::Share)?;
        Some(tok - 1 - back)
    }

    /// The count that stands between 占 and a rate: 占全部193件的13.99%.
    fn whole_between(&self, rate: usize) -> Option<usize> {
        let token = self.share_token(rate)?;
        self.block.toks[token..self.fig(rate).tok].iter().find(|t| t.cue == Cue::Figure).map(|t| t.figure)
    }

    /// Whether a count has a share of its own already.
    fn carries(&self, part: usize) -> bool {
        self.shared[part]
    }

    /// A rate with nothing to check it by.
    fn lone(&mut self, rate: usize) {
        if self.done[rate] {
            return;
        }
        let sentence = self.fig(rate).sentence;
        // 调解64件，其中94.9%当场履行; 23件草案中，88.0%一次通过
        if let Some(whole) = rate.checked_sub(1).filter(|&w| self.fig(w).is_count() && self.fig(w).sentence == sentence)
        {
            let of_which =
                self.block.cues_before(rate).any(|t| t.cue == Cue::OfWhich) && self.fig(rate).plain.is_empty();
            let among = self.fig(whole).tail.trim_end().ends_with('中') && self.fig(rate).lead.trim().is_empty();
            if (of_which || among) && self.fig(rate).clause - self.fig(whole).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        if self.value(rate) > Ratio::HUNDRED {
            // 满意率104.5% cannot be; 完成率120% can, and so can what no word calls a rate
            let words = strip_joints(self.fig(rate).lead);
            let proportion = PROPORTIONS.iter().any(|end| words.ends_with(end));
            if proportion && !any(words, BEYOND) {
                self.make(Made::Rate { rate, whole: None }, Basis::Inferred);
            }
            return;
        }
        let whole = (0..rate)
            .rev()
            .take(2)
            .find(|&f| self.fig(f).sentence == sentence && self.fig(f).is_count())
            .filter(|_| self.fig(rate).lead.contains('率') || self.fig(rate).lead.contains('度'));
        self.make(Made::Rate { rate, whole }, Basis::Distance);
    }
}
