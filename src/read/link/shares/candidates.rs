//! The counts that may be the whole of a part, in the order in which real reports place them.

use crate::quantity::Ratio;

use super::super::block::Sense;
use super::super::lexicon::GENERIC;
use super::super::near::REACH;
use super::super::{Figs, Linker};

impl Linker<'_> {
    /// What the words between 占 and the rate name: 占审结案件的29.9%.
    pub(in crate::read::link) fn named_whole(&self, rate: usize) -> Option<&str> {
        let mut words = self
            .share_words(rate)
            .trim()
            .trim_end_matches(['的', '约', '近', '了'])
            .trim_start_matches(['到', '达', '为']);
        for generic in GENERIC {
            while let Some(rest) = words.strip_prefix(generic) {
                words = rest;
            }
            while let Some(rest) = words.strip_suffix(generic) {
                words = rest;
            }
        }
        let words = words.trim_end_matches(['的', '数', '量']).trim_end_matches('总');
        (words.chars().count() >= 2).then_some(words)
    }

    /// Whether a share is of a total that only says that it is one: 占总数的, 占全部的.
    pub(in crate::read::link) fn is_of_all(&self, rate: usize) -> bool {
        let words = self.share_words(rate).trim().trim_end_matches(['的', '约', '近']);
        // 占总 is one cue
        let cue =
            self.share_token(rate).and_then(|t| self.block.text.get(self.block.toks[t].start..self.block.toks[t].end));
        GENERIC.contains(&words) || words.starts_with(['总', '全']) || cue.is_some_and(|cue| cue.ends_with('总'))
    }

    /// The words between 占 and a rate; empty where there is no 占.
    pub(in crate::read::link) fn share_words(&self, rate: usize) -> &str {
        let token = self.share_token(rate);
        let words = token.and_then(|t| self.block.text.get(self.block.toks[t].end..self.fig(rate).span.start));
        words.or_else(|| self.block.whole_reached(rate)).unwrap_or_default()
    }

    /// The counts that may be the whole of a part, in the order of the grammar: the list that the part stands in, counts before
    /// it from near to far, the paragraph's opening, counts after it.
    pub(super) fn wholes(&self, part: usize, rate: usize, not: &[usize]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        let sentence = self.fig(part).sentence;
        if self.fig(part).follows_prior {
            return self.whole_of_before(part).into_iter().collect();
        }
        if self.fig(part).sense == Sense::Mean {
            // 人均可支配收入35128元。人均工资性收入19629元，占可支配收入的55.9%: a mean is part of a mean
            let mean = |f: &usize| self.fig(*f).sense == Sense::Mean && self.same_unit(*f, part);
            let near = (0..part).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence + 2 >= sentence);
            return near.filter(mean).collect();
        }
        let mut push = |f: usize| {
            if f != part && !not.contains(&f) && self.fig(f).is_count() && !out.contains(&f) {
                out.push(f);
            }
        };
        let mut head = self.head_of[part];
        let mut depth = 0;
        while let Some(h) = head {
            push(h);
            head = self.head_of[h];
            depth += 1;
            if depth > 4 {
                break;
            }
        }
        let here: Figs = (0..part).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence == sentence).collect();
        // 801件提案中，…: what the sentence is about
        here.iter().copied().filter(|&f| self.is_topic(f)).for_each(&mut push);
        // what carries a share itself is an item of the list, not its whole
        here.iter().copied().filter(|&f| !self.carries_share(f)).for_each(&mut push);
        here.iter().copied().for_each(&mut push);
        // the sentences before: their totals first
        let earlier: Figs = (0..part)
            .rev()
            .take(REACH * 4)
            .filter(|&f| self.fig(f).sentence < sentence && self.fig(f).sentence + 3 >= sentence)
            .collect();
        earlier.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        earlier.iter().copied().for_each(&mut push);
        // the paragraph's opening
        (0..part.min(4)).for_each(&mut push);
        // after it
        let later: Figs = (part + 1..self.block.figs.len())
            .take(REACH * 2)
            .filter(|&f| f != rate && self.fig(f).sentence <= sentence + 1)
            .collect();
        later.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        later.iter().copied().for_each(&mut push);
        // 2008年收案286件，2009年491件；合同类2009年168件，占收案的34%: of the year of the part, where a count of it is told
        if out.iter().any(|&w| self.same_unit(w, part) && self.are_of_one_year(w, part)) {
            out.retain(|&w| self.may_be_of_one_year(w, part));
        }
        out
    }

    /// 去年同期收案208件，结案36件: of what was, the count that opens the segment and says so.
    pub(super) fn whole_of_before(&self, part: usize) -> Option<usize> {
        let segment = self.fig(part).segment;
        let mut before = self.before(part).take_while(|&f| self.fig(f).segment == segment);
        before.find(|&f| self.fig(f).sense == Sense::Prior && !self.fig(f).follows_prior && self.same_unit(f, part))
    }

    /// The whole that the grammar gives where no candidate fits: the head of the part's list, the item that carries 100%, or
    /// the nearest count of its unit before it that is no share itself.
    pub(super) fn grammatical_whole(&self, part: usize, rate: usize, same: &[usize]) -> Option<usize> {
        let value = self.value(part);
        let large = |w: &usize| self.value(*w) >= value;
        if let Some(head) = self.head_of[part] {
            return Some(head);
        }
        let carries = |w: usize| {
            // 受理1293万件，网站占79.5%，达1028.5万件: the share of a part that is told behind it
            w + 1 != rate
                && self
                    .block
                    .figs
                    .get(w + 1)
                    .is_some_and(|r| r.sense == Sense::Share && r.sentence == self.fig(w).sentence)
        };
        let hundred = same.iter().copied().find(|&w| carries(w) && self.value(w + 1) == Ratio::HUNDRED);
        if hundred.is_some() {
            return hundred;
        }
        let sentence = self.fig(part).sentence;
        let near = |w: &usize| *w < part && self.fig(*w).sentence + 1 >= sentence;
        // 信息公开类21件；作出变更决定3件，占16.7%: what another segment counts is no whole unless it says that it is a total
        let segment = self.fig(part).segment;
        let told = |w: usize| {
            self.fig(w).segment == segment || self.fig(w).sentence != sentence || self.is_total(w) || self.is_topic(w)
        };
        let before: Vec<usize> = same.iter().copied().filter(|w| near(w) && !carries(*w) && told(*w)).collect();
        before.iter().copied().find(large).or_else(|| before.first().copied()).or_else(|| {
            same.iter()
                .copied()
                .find(|&w| w > part && self.is_total(w) && self.fig(w).sentence <= sentence + 1 && !carries(w))
        })
    }
}
