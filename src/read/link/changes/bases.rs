//! What a level was, before it grew: 由A到B, 较2019年的3614件, （上年同期80件）.

use crate::quantity::law::Direction;

use super::super::Linker;
use super::super::block::{Sense, bare, plain_words};
use super::super::lexicon::{OF_MONTHS, OF_YEARS, any};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::REACH;

/// The most characters of words that say when something was and name nothing: 上年同期, 2023年.
const UNNAMED: usize = 5;

/// The time that a change is over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Period {
    Year,
    Shorter,
}

impl Linker<'_> {
    /// What a level was: 由A到B, 较2019年的3614件, （上年同期80件）.
    pub(super) fn bases(&self, rate: usize, current: usize, before: &[usize]) -> Option<usize> {
        let fig = self.fig(rate);
        // what was stands in the open, in the bracket of the rate, or in one right behind its level
        let in_sight = |f: usize| {
            let bracket = self.fig(f).bracket;
            let beside = f == current + 1 || f == rate + 1;
            bracket.is_none() || bracket == fig.bracket || bracket == self.fig(current).bracket || beside
        };
        let prior = |f: usize| {
            let of = self.fig(f);
            of.sense == Sense::Prior && !of.follows_prior && of.is_amount() && self.same_unit(f, current) && in_sight(f)
        };
        if let Some(base) = self.bracketed_base(rate).filter(|&f| self.same_unit(f, current)) {
            return Some(base);
        }
        // what the clause itself compares with goes before what the level came from
        // 上月233件，本月2138件，同比下降: what was a month ago is no base of a change over a year
        let own = self.period(rate);
        let in_time = |f: &usize| own.is_none_or(|own| self.period(*f).is_none_or(|of| of == own));
        let here = before.iter().copied().find(|&f| f > current && prior(f));
        let step = self.came_from(current, rate);
        // 国家赔偿3件，上年1件；非诉审查91件，同比多55件: nor what a level of another segment was
        let of_another = |f: usize| {
            let segment = self.fig(f).segment;
            let level = f.checked_sub(1).filter(|&l| self.fig(l).segment == segment && self.fig(l).is_count());
            segment < self.fig(current).segment && level.is_some_and(|l| self.same_unit(l, f))
        };
        let earlier = before
            .iter()
            .copied()
            .find(|&f| f < current && prior(f) && self.fig(f).clause + 1 >= self.fig(current).clause)
            .filter(|&f| in_time(&f) && !of_another(f));
        let later = || {
            let next = (rate + 1..self.block.figs.len()).take(2);
            next.take_while(|&f| self.fig(f).sentence == fig.sentence && self.fig(f).segment == fig.segment)
                .take_while(|&f| f == rate + 1 || !self.fig(f - 1).is_count() || !self.same_unit(f - 1, f))
                .find(|&f| prior(f) && !self.compares_anew(f) && self.is_prior_of(f, current))
        };
        // 是上年645件的2.4倍；另一类903件，同比上升1.1倍，上年为430件: what its own segment tells goes before
        let apart = earlier.filter(|&f| self.fig(f).segment != fig.segment);
        let later = later().filter(in_time);
        here.or(step).or(later.filter(|_| apart.is_some())).or(earlier).or(later)
    }

    /// What a level was, told in a sentence before its own, where it fits.
    pub(super) fn base_told_before(&self, rate: usize, current: usize, direction: Direction) -> Option<usize> {
        let of_years = || any(self.clause_words(rate), OF_YEARS);
        let fits = |base| self.grows_so(Some(current), Some(base), None, rate, direction);
        let prior = self.prior_of_sentence_before(rate, current, direction);
        prior.or_else(|| of_years().then(|| self.of_the_year_before(current, fits)).flatten())
    }

    /// 上一年调处315起。今年为267起，降幅为15.2%: what was, in a sentence of its own, where it fits.
    fn prior_of_sentence_before(&self, rate: usize, current: usize, direction: Direction) -> Option<usize> {
        let sentence = self.fig(current).sentence;
        let mut before = (0..current).rev().take(REACH).skip_while(|&f| self.fig(f).sentence == sentence);
        before.find(|&f| {
            let fig = self.fig(f);
            fig.sentence + 1 == sentence
                && fig.is_amount()
                && self.same_unit(f, current)
                && any(self.clause_words(f), OF_YEARS)
                && matches!(fig.sense, Sense::Level | Sense::Prior)
                && self.grows_so(Some(current), Some(f), None, rate, direction)
        })
    }

    /// The time that the clause of a figure compares with, where it names one.
    fn period(&self, f: usize) -> Option<Period> {
        let words = self.clause_words(f);
        match (any(words, OF_YEARS), any(words, OF_MONTHS)) {
            (true, false) => Some(Period::Year),
            (false, true) => Some(Period::Shorter),
            _ => None,
        }
    }

    /// Whether a base has served the change of its own comparison, and the rate makes another: 比2019年的764件增长49.5%，同比下降3.8%.
    pub(super) fn served(&self, base: usize, rate: usize) -> bool {
        let between = (base + 1..rate)
            .any(|f| matches!(self.fig(f).sense, Sense::Change(_)) && self.fig(f).is_rate() && self.done[f]);
        let anew = self.block.toks[..self.fig(rate).tok]
            .iter()
            .rev()
            .take_while(|t| !matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon))
            .any(|t| t.cue == Cue::Compare);
        between && anew
    }

    /// Whether the words of what was name nothing that the level does not: 上年为400件, but not 来访上年为400件.
    pub(super) fn is_prior_of(&self, prior: usize, current: usize) -> bool {
        let words = self.prior_name(prior);
        words.chars().count() < 2 || shares_word(self.fig(current).words(), words)
    }

    /// 新收151件，审结135件，2023年为66件: whether nothing but its time names what was, in a clause of its own behind a level, so that it may be of
    /// another level before.
    pub(super) fn is_bare_prior(&self, prior: usize, current: usize) -> bool {
        let (fig, of) = (self.fig(prior), self.fig(current));
        let words = self.prior_name(prior);
        let apart = fig.clause > of.clause && fig.after == Cue::Comma;
        apart && words.is_empty() && bare(fig.plain).chars().count() <= UNNAMED
    }

    /// What stands before the words that say that a count was: 来访 of 来访上年为400件.
    pub(super) fn prior_name(&self, prior: usize) -> &str {
        let cue = self.block.cues_before(prior).filter(|t| matches!(t.cue, Cue::Prior | Cue::Compare)).last();
        let fig = self.fig(prior);
        let place = cue.and_then(|t| t.start.checked_sub(fig.span.start - fig.lead.len()));
        bare(plain_words(place.and_then(|end| fig.lead.get(..end)).unwrap_or_default()))
    }

    /// Whether a figure is what a change of its own clause is compared with: 较2019年的3614件增长1.5倍.
    pub(super) fn compares_anew(&self, base: usize) -> bool {
        let next = self.block.figs.get(base + 1);
        let clause = self.fig(base).clause;
        next.is_some_and(|f| f.clause == clause && matches!(f.sense, Sense::Change(_)))
    }
}
