//! The whole of a share by its name: 占审结案件的29.9%, 受理案件中涉企96件.

use crate::report::Basis;

use super::super::lexicon::{GENERIC, INTAKE, NEWLY, SETTLING, WIDER_SCOPES, any};
use super::super::near::REACH;
use super::super::{Linker, Made};
use super::words::{is_named, names};

/// A whole that its name gives.
pub(super) enum Named {
    /// One that fits: its neighbours may go by it.
    Settled(usize, Basis),
    /// One that is named though it does not fit, or none, where what is called so is no whole of the part.
    Told(Vec<usize>, Basis),
}

impl Linker<'_> {
    /// The first of some counts that a part is the rate of, rounded before cut; of equal ones the one that was told first, but for the
    /// head of the part's own list in a sentence of its own: 收入总计1862万元，……。支出总计1862万元：…….
    pub(super) fn first_fit(&self, rate: usize, part: &[usize], pool: &[usize]) -> Option<usize> {
        let sum = self.sum_of(part)?;
        let rounded = pool.iter().copied().find(|&w| self.holds(sum, self.fig(w).set, rate));
        let fit = rounded.or_else(|| pool.iter().copied().find(|&w| self.fits(sum, self.fig(w).set, rate)))?;
        let told = self.among_equals(fit, pool);
        let anew = self.head_of[part[0]] == Some(fit) && self.fig(fit).sentence > self.fig(told).sentence;
        Some(if anew { fit } else { told })
    }

    /// The whole that the words between 占 and a rate name, or the clause of the part. One that is named is never replaced, be it
    /// that it does not fit, where the name says enough.
    pub(super) fn whole_by_name(&self, rate: usize, part: &[usize], same: &[usize], basis: Basis) -> Option<Named> {
        // 占全年同类警情的29%: of its own kind, which the name does not tell
        let of_kind = self.share_words(rate).contains("同类");
        let named = self.named_whole(rate).filter(|_| !of_kind);
        named
            .and_then(|name| self.whole_named(rate, part, same, name, basis))
            .or_else(|| self.whole_spoken_of(part[0], same).map(|whole| Named::Settled(whole, basis)))
    }

    fn whole_named(&self, rate: usize, part: &[usize], same: &[usize], name: &str, basis: Basis) -> Option<Named> {
        let lead = part[0];
        let named: Vec<usize> = same.iter().copied().filter(|&w| names(self.fig(w), name)).collect();
        let mut before: Vec<usize> = named.iter().copied().filter(|&w| w < lead).collect();
        // 投诉举报37894件，其中投诉27723件：占投诉的55.5% is of the one that is called so and no more
        before.sort_by_key(|&w| self.fig(w).plain != name);
        let pool = if before.is_empty() { &named } else { &before };
        if let Some(whole) = self.first_fit(rate, part, pool) {
            return Some(Named::Settled(whole, Basis::Stated));
        }
        // 受理的9428件中，市政府受案959件，占全部受案的10.1%: what the sentence is about, under another name
        let topics: Vec<usize> = same.iter().copied().filter(|&w| w < lead && self.is_topic(w)).collect();
        if let Some(whole) = self.first_fit(rate, part, &topics) {
            return Some(Named::Settled(self.among_equals(whole, same), basis));
        }
        // 农林1590件，占诉求量的14%；社保1485件，占诉求量的13%: what has a share of it too is not it
        let whole = |w: &usize| !self.carries_share(*w) && !self.is_part_of(*w, name);
        let pool: Vec<usize> = pool.iter().copied().filter(whole).collect();
        let &whole = pool.first().filter(|_| !GENERIC.contains(&name))?;
        // a part of the whole may be worded as the whole is: only what can hold the part is its whole
        let large = pool.iter().copied().find(|&w| self.value(w) >= self.value(lead));
        // 立案61件，23件占立案总数的37.7%；次年立案41件: what stands behind goes after one before it that fits
        // 收案151件，另有17件在受理前和解；140件占受理总数的92.7%: nor can what is less than the part be its whole
        if (whole > lead || large.is_none())
            && let Some(before) = self.first_fit(rate, part, same).filter(|&w| w < lead)
        {
            return Some(Named::Settled(before, basis));
        }
        let apart = self.fig(whole).sentence != self.fig(lead).sentence && !self.is_near(part, whole, rate);
        if apart {
            return Some(Named::Told(Vec::new(), Basis::Inferred));
        }
        let named = |w: &usize| is_named(self.fig(*w), name);
        large
            .filter(named)
            .or(Some(whole).filter(|w| named(w) && *w < lead))
            .or(large.filter(|&w| self.fig(w).bracket.is_some() || pool.len() == 1))
            .filter(|&w| !self.is_of_other_stage(w, name) && !self.is_of_other_scope(w, rate))
            .map(|whole| Named::Told(vec![whole], Basis::Stated))
    }

    /// 受理271件，不予受理39件；受理案件中涉企96件，占35.42%: the count before that the part's own words take up.
    fn whole_spoken_of(&self, part: usize, same: &[usize]) -> Option<usize> {
        let (topic, _) = self.fig(part).lead.trim().split_once('中')?;
        let key = topic.trim_end_matches(['的', '案', '件', '事', '项', '问', '题']);
        let called = |w: usize| {
            let words = self.fig(w).words();
            let denied = |words: &str| words.contains(['不', '未']);
            w < part && words.ends_with(key) && denied(words) == denied(key)
        };
        let mut found = same.iter().copied().filter(|&w| called(w));
        (key.chars().count() >= 2).then(|| found.next().filter(|_| found.next().is_none()))?
    }

    /// 税收36552万元，占财政总收入的53.79%: whether a count has a share of what is named already.
    fn is_part_of(&self, f: usize, name: &str) -> bool {
        let mut shares = self.made.iter().rev().take(REACH);
        shares.any(|(made, _)| match made {
            Made::Share { part, rate, .. } => part == &[f] && self.named_whole(*rate) == Some(name),
            _ => false,
        })
    }

    /// 全市收案1292件，占全省诉讼案件的1/5: whether a share is of a scope by name, and the sentence of a count names another before it.
    pub(in crate::read::link) fn is_of_other_scope(&self, whole: usize, rate: usize) -> bool {
        let clause = self.block.clause_of(rate);
        let words = clause.rfind('占').map_or("", |at| clause[at + '占'.len_utf8()..].trim_start());
        let scope = WIDER_SCOPES.iter().find(|scope| words.starts_with(**scope));
        let told = self.sentence_lead(whole);
        // 占全省的1/4, where no scope was told: what one body reports is hardly all of a province
        let wide = |scope: &str| matches!(scope, "全国" | "全省");
        let other = |scope: &str| wide(scope) || WIDER_SCOPES.iter().any(|other| told.contains(other));
        scope.is_some_and(|scope| !told.contains(scope) && other(scope))
    }

    /// Whether a name says a stage of the way of cases (审结), and a count another (新收).
    pub(super) fn is_of_other_stage(&self, f: usize, name: &str) -> bool {
        let settled = |words: &str| any(words, SETTLING);
        let received = |words: &str| any(words, INTAKE);
        let words = self.fig(f).words();
        // 占新设企业的41.7%, after 在册企业5103万户
        if any(name, NEWLY) && !any(self.fig(f).lead, NEWLY) {
            return true;
        }
        settled(name) && received(words) && !settled(words) || received(name) && settled(words) && !received(words)
    }
}
