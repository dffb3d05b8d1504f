//! The name of a rate without 率, be it in a row, in a bracket, or told of the change before.

use super::super::Linker;
use super::super::block::{Sense, plain_words};
use super::super::lexicon::{RATE_ENDS, RESPECTIVELY};
use super::super::tokens::{Cue, Tok};
use super::words::strip_joints;

/// The most characters of the name of a rate.
const LONGEST: usize = 8;

impl Linker<'_> {
    /// Whether a rate is what a change in the clause before it came to.
    fn reached_by_change(&self, rate: usize) -> bool {
        let fig = self.fig(rate);
        let change = rate.checked_sub(1).map(|f| self.fig(f));
        fig.after == Cue::Comma
            && !fig.lead.trim().is_empty()
            && change.is_some_and(|c| {
                matches!(c.sense, Sense::Change(_))
                    && c.is_rate()
                    && c.sentence == fig.sentence
                    && c.clause + 1 == fig.clause
            })
    }

    /// 参考率、合格率分别为99.85%和99.70%: the name of a rate in a row, by its place.
    fn name_in_row(&self, rate: usize) -> Option<String> {
        let mut first = rate;
        while first > 0
            && rate - first < 8
            && self.block.listed_with_previous(first)
            && self.fig(first - 1).is_percent()
        {
            first -= 1;
        }
        let mut last = rate;
        while last - first < 8
            && self.block.figs.get(last + 1).is_some()
            && self.block.listed_with_previous(last + 1)
            && self.fig(last + 1).is_percent()
        {
            last += 1;
        }
        let n = last + 1 - first;
        if n < 2 {
            return None;
        }
        let words = strip_joints(self.long_label(first));
        let words =
            RESPECTIVELY.iter().fold(words, |words, end| strip_joints(words.strip_suffix(end).unwrap_or(words)));
        let names: Vec<&str> = words.split(['、', '和', '与', '及']).map(str::trim).filter(|n| !n.is_empty()).collect();
        let names = names.get(names.len().checked_sub(n)?..)?;
        let stems: Option<Vec<&str>> =
            names.iter().map(|name| RATE_ENDS.iter().find_map(|end| name.strip_suffix(end))).collect();
        let stem = *stems.filter(|stems| stems.len() == n)?.get(rate - first)?;
        (!stem.is_empty()).then(|| stem.to_owned())
    }

    /// The words before the bracket that stands between a name and its rate, where the bracket counts nothing.
    fn name_before_bracket(&self, rate: usize) -> Option<&str> {
        let toks = &self.block.toks[..self.fig(rate).tok];
        let near = &toks[toks.len().saturating_sub(8)..];
        let open = near.iter().rposition(|t| t.cue == Cue::Open)?;
        let counts = near[open..].iter().any(|t| t.cue == Cue::Figure);
        let mark = |t: &&Tok| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure);
        let start = near[..open].iter().rev().find(mark).map_or(self.start, |t| t.end);
        self.block.text.get(start..near[open].start).filter(|_| !counts)
    }

    /// The name of a rate without 率: 按期办结 of 按期办结率95%.
    pub(in crate::read::link) fn stem(&self, rate: usize) -> Option<String> {
        if let Some(name) = self.name_in_row(rate) {
            return Some(name);
        }
        let lead = self.fig(rate).lead.trim();
        let mut words = strip_joints(lead);
        if words == "率" && self.named_with(rate).is_some() {
            // 采纳（含部分采纳）率
            let label = self.long_label(rate);
            let name = label.split(['（', '(']).next().map(plain_words).unwrap_or_default();
            return (!name.is_empty()).then(|| name.to_owned());
        }
        let counts = || self.counts_before(rate).collect::<Vec<usize>>();
        if words.is_empty() && self.listed_in_bracket(rate, &counts()).is_some() {
            // 好评率（很好、较好）
            words = strip_joints(self.long_label(rate).split(['（', '(']).next().unwrap_or_default());
        }
        if words.is_empty() && self.fig(rate).after == Cue::Close {
            // 起诉率（按人数）为81.1%: what the bracket says of the name is no count
            words = self.name_before_bracket(rate).unwrap_or_default();
        }
        if self.fig(rate).sense == Sense::Reached
            && let Some(first) = rate.checked_sub(1).filter(|&first| self.is_step(first, rate))
        {
            // 一审败诉率由上年的14.2%降至8.5%
            words = self.step_subject(first);
        }
        if words.is_empty() && self.reached_by_change(rate) {
            // 自动履行率较上年提高3.9个百分点，达75.4%
            words = self.change_subject(rate - 1);
        }
        for end in RATE_ENDS {
            if let Some(stem) = words.strip_suffix(end) {
                let stem = stem.rsplit(['，', ',', '”', '》']).next().unwrap_or(stem);
                // its last characters say enough
                let from = stem.char_indices().rev().nth(LONGEST - 1).map_or(0, |(at, _)| at);
                return (!stem.is_empty()).then(|| stem[from..].to_owned());
            }
        }
        // 结案率为85.9%
        None
    }
}
