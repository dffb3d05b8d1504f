//! Shares by fit: of the counts near a rate, the only two, or rows of them, that give it.

use std::collections::BTreeMap;

use crate::quantity::{Kind, Possible, Ratio};
use crate::report::{Basis, Relation};

use super::super::block::Sense;
use super::super::near::{REACH, SMALL};
use super::super::shares::Counting;
use super::super::{Figs, Linker, Made};
use super::{Pair, Side, only};

/// The most counts of a row that are one part or one whole.
const ROW: usize = 4;

/// The parts of all in which rates are compared before they are judged.
const PARTS: i128 = 1_000_000_000;

/// What a rate can be in [`PARTS`], a little wider: what is beyond is no share of that rate.
#[derive(Clone, Copy)]
struct Bounds {
    low: i128,
    high: i128,
}

impl Bounds {
    fn of(rate: Possible, all: Ratio) -> Option<Self> {
        let scaled = |at: Ratio| at.checked_mul(Ratio::from(PARTS))?.checked_div(all).map(Ratio::floor);
        Some(Self { low: scaled(rate.lower()?.at)?.checked_sub(1)?, high: scaled(rate.upper()?.at)?.checked_add(2)? })
    }

    /// Whether a part may be that much of a whole; true where they are too large to say.
    fn may_hold(self, part: i128, whole: i128) -> bool {
        let scaled = part.checked_mul(PARTS);
        let (low, high) = (self.low.checked_mul(whole), self.high.checked_mul(whole));
        scaled.zip(low).zip(high).is_none_or(|((scaled, low), high)| low <= scaled && scaled <= high)
    }
}

/// Pairs that give a rate, and how many were looked at.
#[derive(Default)]
struct Fits {
    looked: usize,
    found: Vec<Pair>,
}

impl Linker<'_> {
    /// 覆盖率达95%。126个单位中已有120个，覆盖率95.24%: what a rate of the same name near it is of, where that gives it too, as in a heading.
    pub(super) fn told_again_by_name(&self, rate: usize, shares: &BTreeMap<usize, usize>) -> Option<Made> {
        let near = shares.range(rate.saturating_sub(REACH)..=rate + REACH).filter(|(other, _)| **other != rate);
        let told = near.filter_map(|(&other, &at)| {
            let (Made::Share { part, whole, .. }, basis) = &self.made[at] else { return None };
            let within = part.iter().chain(whole).all(|&f| f < self.block.figs.len());
            let told = *basis != Basis::Distance && !part.is_empty() && !whole.is_empty() && within;
            let gives = || self.sum_of(part).zip(self.sum_of(whole)).is_some_and(|(p, w)| self.holds(p, w, rate));
            (told && gives()).then_some((other, part, whole))
        });
        let mut stem = None;
        told.into_iter().find_map(|(other, part, whole)| {
            let stem = stem.get_or_insert_with(|| self.stem(rate).unwrap_or_default());
            let name = self.stem(other)?;
            // 目录覆盖率 and then 覆盖率
            let long = |name: &str| name.chars().count() >= 2;
            let same = long(&name) && long(stem) && (name.ends_with(&**stem) || stem.ends_with(&name));
            same.then(|| Made::Share { part: part.clone(), whole: whole.clone(), rate })
        })
    }

    /// 甲类955件，占总数的72.6%；乙类146件，丙类214件: the row that a part stands in, where it is the only one whose part gives the share.
    pub(super) fn fitted_row(&self, part: usize, rate: usize) -> Option<Pair> {
        let width = self.width_of_rate(rate).filter(|_| self.fig(rate).has_decimals())?;
        let sentence = self.fig(part).sentence;
        let here = |f: usize| self.fig(f).sentence == sentence && self.may_be_operand(f);
        let end = self.block.figs.len().min(part + REACH);
        let counts: Figs = (part.saturating_sub(REACH)..end).filter(|&f| here(f)).collect();
        let own = |one: &[usize], whole: &[usize]| *one == [part] && whole.len() > 2 && whole.contains(&part);
        let fits = self.rows_that_give(&counts, rate, own)?;
        only(width, fits.looked, fits.found, |pair| self.sums_of_pair(pair))
    }

    /// Another reading of a share that its figures contradict; one that nothing speaks for (3万元以上的55件，不足的39件，共94件，前者占58.5%) is of
    /// what gives it, whatever that is.
    pub(super) fn relinked_share(&self, part: &[usize], whole: &[usize], rate: usize, basis: Basis) -> Option<Pair> {
        let here = part.iter().chain(whole).all(|&f| f < self.block.figs.len());
        if !here || part.is_empty() || whole.is_empty() {
            return None;
        }
        let (one, other) = self.sums_of_pair(&Pair::of(part, whole))?;
        if self.fits(one, other, rate) {
            return None;
        }
        self.refitted_share(part, whole, rate, basis).or_else(|| {
            let relation = Relation::Share { part: self.ids(part), whole: self.ids(whole), rate: self.id(rate) };
            if self.is_believed(&relation) { None } else { self.fitted_pair(rate) }
        })
    }

    /// Another reading of a share that its figures contradict: its part of another whole, or one that is counted with the others of
    /// its row. A name goes before all but what is said to be a total.
    fn refitted_share(&self, part: &[usize], whole: &[usize], rate: usize, basis: Basis) -> Option<Pair> {
        // 批准318人，不批准147人，率46.2%: a share of one of two is wrong, not of something else
        let (&[one], &[_]) = (part, whole) else { return None };
        if basis == Basis::Distance {
            return None;
        }
        let width = self.width_of_rate(rate)?;
        let counts = self.counts_around(rate);
        let mut fits = self.pairs_that_give(&counts, rate, |part, whole| part == one && !self.shared[whole])?;
        let total = |w: &usize| basis == Basis::Inferred || self.is_total(*w) || self.is_topic(*w);
        fits.found.retain(|pair| pair.other.iter().all(total));
        let looked = fits.looked;
        only(width, looked, fits.found, |pair| self.sums_of_pair(pair)).or_else(|| {
            // 撤销11件、确认违法7件，纠错率8.41%: a rate by name may be of more than the count beside it
            let several = |part: &[usize], whole: &[usize]| {
                part.len() > 1 && part.contains(&one) && whole.len() == 1 && part.iter().all(|&f| f < rate)
            };
            let mut fits = self.rows_that_give(&counts, rate, several)?;
            fits.found.retain(|pair| pair.other.iter().all(total));
            only(width, looked + fits.looked, fits.found, |pair| self.sums_of_pair(pair))
        })
    }

    /// The only part and whole near a rate that give it.
    pub(super) fn fitted_pair(&self, rate: usize) -> Option<Pair> {
        let fig = self.fig(rate);
        let width = self.width_of_rate(rate)?;
        let counts = self.counts_around(rate);
        // 前三类分别占53.3%、45.0%: what rates in a row are of, their row says
        let in_row = |f: usize| f < self.block.figs.len() && self.block.listed_with_previous(f);
        if counts.len() < 2 || fig.sense == Sense::Share && (in_row(rate) || in_row(rate + 1)) {
            return None;
        }
        // so coarse a rate is of the count beside it
        let exact = fig.has_decimals();
        let beside = |part: usize| part.abs_diff(rate) == 1 && self.fig(part).sentence == fig.sentence;
        let mut fits = self.pairs_that_give(&counts, rate, |_, _| true)?;
        fits.found.retain(|pair| !self.shared[pair.one[0]] && (exact || beside(pair.one[0])));
        let looked = fits.looked;
        self.keep_named(rate, &counts, &mut fits.found);
        if !fits.found.is_empty() || !exact {
            return only(width, looked, fits.found, |pair| self.sums_of_pair(pair));
        }
        let before = |list: &[usize]| list.iter().all(|&f| f < rate);
        let told = |part: &[usize], whole: &[usize]| before(part) && (whole.len() == 1 || before(whole));
        let mut fits = self.rows_that_give(&counts, rate, told)?;
        self.keep_named(rate, &counts, &mut fits.found);
        only(width, looked + fits.looked, fits.found, |pair| self.sums_of_pair(pair))
    }

    /// Keeps the pairs whose part a rate may be of by its name: one that it counts, where it counts any; else one before the rate, for what
    /// stands behind a named rate is its part by name only (上诉率8.5%；案件200件中败诉17件).
    fn keep_named(&self, rate: usize, counts: &[usize], pairs: &mut Vec<Pair>) {
        if pairs.is_empty() {
            return;
        }
        let stem = self.stem(rate);
        let what = stem.as_deref().map(Counting::of);
        let called = |f: usize| what.as_ref().is_some_and(|what| what.counts(self.name(f)));
        let any_called = counts.iter().any(|&f| called(f));
        let named = |f: usize| called(f) || !any_called && (f < rate || stem.is_none());
        pairs.retain(|pair| pair.one.iter().any(|&f| named(f)));
    }

    /// How likely a share that is of something else gives a rate by chance; none for what is no share of all.
    fn width_of_rate(&self, rate: usize) -> Option<Ratio> {
        let fig = self.fig(rate);
        let says = fig.is_percent() && (fig.is_level() || fig.sense == Sense::Share) && !fig.follows_prior;
        let all = self.all_of(rate);
        fig.set.width().filter(|_| says && self.value(rate) < all)?.checked_div(all)
    }

    /// What a rate is in hundredths of, or parts of.
    fn all_of(&self, rate: usize) -> Ratio {
        if self.fig(rate).quantity.kind() == Kind::Fraction { Ratio::ONE } else { Ratio::HUNDRED }
    }

    /// What the part and the whole of a pair can be.
    fn sums_of_pair(&self, pair: &Pair) -> Option<(Possible, Possible)> {
        let sum = |side: &Side| match side[..] {
            [one] => Some(self.fig(one).set),
            _ => self.sum_of(side),
        };
        sum(&pair.one).zip(sum(&pair.other))
    }

    /// What some exact counts add up to; none where one is rounded.
    fn whole_sum(&self, counts: &[usize]) -> Option<i128> {
        counts.iter().try_fold(0_i128, |sum, &f| {
            let value = self.fig(f).set.single().filter(|value| value.is_whole())?;
            sum.checked_add(value.floor())
        })
    }

    /// Whether the part and the whole of a pair give a rate.
    fn gives(&self, part: &[usize], whole: &[usize], rate: usize, bounds: Bounds) -> bool {
        let beyond = || {
            let sums = self.whole_sum(part).zip(self.whole_sum(whole));
            sums.is_some_and(|(part, whole)| !bounds.may_hold(part, whole))
        };
        !beyond()
            && self.sums_of_pair(&Pair::of(part, whole)).is_some_and(|(part, whole)| self.holds(part, whole, rate))
    }

    /// The exact counts of the sentence of a rate and of the one before it.
    fn counts_around(&self, rate: usize) -> Figs {
        let sentence = self.fig(rate).sentence;
        let near = |f: usize| self.fig(f).sentence + 1 >= sentence && self.fig(f).sentence <= sentence;
        let end = self.block.figs.len().min(rate + 1 + REACH / 3);
        (rate.saturating_sub(REACH)..end).filter(|&f| near(f) && self.may_be_operand(f)).collect()
    }

    /// Whether a figure is a count of now that is told exactly.
    pub(super) fn may_be_operand(&self, f: usize) -> bool {
        let fig = self.fig(f);
        fig.is_count() && !fig.follows_prior && !self.is_open(f)
    }

    /// Whether a count is told so much more exactly than a rate that what it is rounded of says nothing.
    pub(super) fn is_finer(&self, f: usize, rate: usize) -> bool {
        if self.fig(f).set.single().is_some() {
            return true;
        }
        let of = |f: usize| self.fig(f).set.width()?.checked_div(self.value(f));
        of(f).zip(of(rate)).is_some_and(|(count, rate)| count <= rate)
    }

    /// Pairs of counts of one unit, the smaller first, that give a rate.
    fn pairs_that_give(&self, counts: &[usize], rate: usize, is: impl Fn(usize, usize) -> bool) -> Option<Fits> {
        let bounds = Bounds::of(self.fig(rate).set, self.all_of(rate))?;
        let mut fits = Fits::default();
        let fine: Figs = counts.iter().copied().filter(|&f| self.is_finer(f, rate)).collect();
        for &part in fine.iter().filter(|&&part| self.value(part) > Ratio::from(SMALL)) {
            let can = |&whole: &usize| self.same_unit(part, whole) && self.value(part) < self.value(whole);
            for &whole in fine.iter().filter(|whole| can(whole) && is(part, **whole)) {
                fits.looked += 1;
                if self.gives(&[part], &[whole], rate, bounds) {
                    fits.found.push(Pair::single(part, whole));
                }
            }
        }
        Some(fits)
    }

    /// Rows of counts side by side as parts of a single one, and single ones as parts of rows, that give a rate.
    fn rows_that_give(&self, counts: &[usize], rate: usize, is: impl Fn(&[usize], &[usize]) -> bool) -> Option<Fits> {
        let bounds = Bounds::of(self.fig(rate).set, self.all_of(rate))?;
        let mut fits = Fits::default();
        let joined = |a: usize, b: usize| {
            let (one, other) = (self.fig(a), self.fig(b));
            self.same_unit(a, b)
                && self.is_finer(b, rate)
                && one.sentence == other.sentence
                && one.bracket == other.bracket
                && self.head_of[a] == self.head_of[b]
        };
        let mut look = |part: &[usize], whole: &[usize]| {
            if is(part, whole) {
                fits.looked += 1;
                if self.gives(part, whole, rate, bounds) {
                    fits.found.push(Pair::of(part, whole));
                }
            }
        };
        for (at, &first) in counts.iter().enumerate() {
            for end in at + 2..=counts.len().min(at + ROW) {
                let row = &counts[at..end];
                if !joined(row[row.len() - 2], row[row.len() - 1]) {
                    break;
                }
                for &part in row {
                    look(&[part], row);
                }
                for &other in counts.iter().filter(|f| !row.contains(f) && self.same_unit(**f, first)) {
                    look(row, &[other]);
                    look(&[other], row);
                }
            }
        }
        Some(fits)
    }
}
