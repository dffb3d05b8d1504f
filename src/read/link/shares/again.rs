//! Shares whose part or whole stands behind the rate, and rates that tell a share once more: 占24310件的近三成（29.1%）; 达65%，即91条.

use crate::report::Basis;

use super::super::block::{Sense, bare};
use super::super::lexicon::REACHES;
use super::super::tokens::Cue;
use super::super::{Figs, Linker, Made};

impl Linker<'_> {
    /// 重复访184批，占比由19.3%降至15.7%: what a share came to, of the count before it and a whole that fits.
    pub(super) fn share_reached(&mut self, rate: usize) {
        let segment = self.fig(rate).segment;
        let part = self.before(rate).take_while(|&f| self.fig(f).segment == segment).find(|&f| self.fig(f).is_count());
        let fitting = |part: usize| {
            let mut wholes = self.wholes(part, rate, &[]).into_iter();
            wholes.find(|&w| self.same_unit(w, part) && self.holds(self.fig(part).set, self.fig(w).set, rate))
        };
        if let Some(part) = part.filter(|_| self.fig(rate).has_decimals())
            && let Some(whole) = fitting(part)
        {
            self.settle(rate, vec![part], whole, Basis::Inferred);
        }
    }

    /// The part and whole of the share right before the bracket that holds nothing but a rate.
    pub(super) fn told_again(&self, rate: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let before = rate.checked_sub(1)?;
        let fig = self.fig(rate);
        let opens = fig.after == Cue::Open && fig.bracket != self.fig(before).bracket && bare(fig.lead).is_empty();
        let last = self.made.last().filter(|_| opens)?;
        match &last.0 {
            Made::Share { part, whole, rate } if *rate == before => Some((part.clone(), whole.clone())),
            _ => None,
        }
    }

    /// The count in the bracket that closes the name after a rate: 80.7%的信访问题（934件）.
    pub(super) fn part_in_bracket(&self, rate: usize) -> Option<usize> {
        let part = rate + 1;
        let (fig, of) = (self.block.figs.get(part)?, self.fig(rate));
        let within =
            fig.after == Cue::Open && fig.bracket.is_some() && fig.bracket != of.bracket && fig.clause == of.clause;
        let alone = self.block.toks.get(fig.tok + 1).is_some_and(|t| t.cue == Cue::Close);
        // 14.8%（171件）由市级协调, where no count stands before it in its clause
        let tail = of.tail.trim();
        let first = rate.checked_sub(1).is_none_or(|f| self.fig(f).clause < of.clause);
        // 196个单元的达标面为89.8%（176个）
        let told = || tail.is_empty() && self.stem(rate).is_some();
        let named = tail.starts_with('的') || tail.is_empty() && first && of.lead.trim().is_empty() || told();
        (within && alone && fig.is_count() && bare(fig.lead).is_empty() && named).then_some(part)
    }

    /// A rate behind a count with no word between, where shares stand in the sentence: of the same whole, if it fits.
    pub(super) fn bare_share(&self, rate: usize) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1).filter(|&f| self.fig(f).is_count())?;
        let fig = self.fig(rate);
        let touches = fig.after == Cue::Comma && bare(fig.lead).is_empty() && fig.sentence == self.fig(part).sentence;
        let near = |f: &usize| {
            let Some(r) = self.block.figs.get(*f).filter(|r| r.is_percent()) else { return false };
            // 88件，50.87%；48件，27.75%: bare as it is, so is its neighbour
            let alike = || {
                let touches = r.after == Cue::Comma && bare(r.lead).is_empty() && r.sentence == fig.sentence;
                touches && f.checked_sub(1).is_some_and(|of| self.fig(of).is_count() && self.same_unit(of, part))
            };
            r.sense == Sense::Share || alike()
        };
        if !touches || !(near(&(rate + 2)) || rate.checked_sub(2).is_some_and(|f| near(&f))) {
            return None;
        }
        let mut wholes = self.wholes(part, rate, &[]).into_iter();
        wholes
            .find(|&w| w < part && self.same_unit(w, part) && self.fits(self.fig(part).set, self.fig(w).set, rate))
            .map(|w| (part, w))
    }

    /// The count that 即 tells right behind a rate of what its clause counts and is about, where the two are that rate.
    pub(super) fn part_namely(&self, rate: usize) -> Option<(usize, usize)> {
        let (part, whole) = (rate + 1, rate.checked_sub(1)?);
        let (fig, of) = (self.block.figs.get(part)?, self.fig(whole));
        let namely = fig.after == Cue::Comma && fig.lead.trim() == "即" && fig.clause == self.fig(rate).clause + 1;
        let about = of.clause == self.fig(rate).clause && of.tail.contains('中') && of.is_count();
        (namely && about && self.same_unit(part, whole) && self.fits(fig.set, of.set, rate)).then_some((part, whole))
    }

    /// So many of so many (167件纠纷中的163件) behind a rate in its sentence, where they are the rate.
    pub(super) fn part_of_behind(&self, rate: usize) -> Option<(usize, usize)> {
        let counts: Figs = self.after(rate).take(3).collect();
        counts.windows(2).find_map(|pair| {
            let (whole, part) = (pair[0], pair[1]);
            let fig = self.fig(part);
            // 418个小区已有305个成立业委会
            let among = fig.after == Cue::Figure
                && (fig.lead.trim_end().ends_with("中的") || fig.lead.trim_end().ends_with("已有"));
            let counted = self.fig(whole).is_count() && fig.is_count() && self.same_unit(whole, part);
            (among && counted && self.fits(fig.set, self.fig(whole).set, rate)).then_some((part, whole))
        })
    }

    /// 商业网站占79.5%，达1028.5万件: the count right behind a share that says how many that is.
    pub(super) fn part_reached_behind(&self, rate: usize) -> Option<usize> {
        let next = rate + 1;
        let fig = self.block.figs.get(next)?;
        let words = fig.lead.trim();
        // 占比为76.8%的工单共5127件
        let of = words.strip_prefix('的').is_some_and(|words| words.ends_with(['共', '有', '达', '为', '计']));
        let reached = REACHES.contains(&words) || of || (fig.after == Cue::Open && bare(words).is_empty());
        (fig.is_count() && fig.segment == self.fig(rate).segment && reached).then_some(next)
    }

    /// 占比达65.2%，即640件申请中有417件…: the part and the whole that tell a share once more, in numbers.
    pub(super) fn namely_behind(&self, rate: usize) -> Option<(usize, usize)> {
        let (whole, part) = (rate + 1, rate + 2);
        let (of, fig) = (self.block.figs.get(whole)?, self.block.figs.get(part)?);
        let namely = of.after == Cue::Comma && of.lead.trim() == "即" && of.clause == self.fig(rate).clause + 1;
        let among = fig.after == Cue::Figure && fig.lead.contains('中') && fig.clause == of.clause;
        (namely && among && of.is_count() && fig.is_count() && self.same_unit(whole, part)).then_some((part, whole))
    }
}
