//! Rates and means that no word links: the one pair of figures near them that gives them.
//!
//! Words have many ways to say of what a rate is, and a grammar knows some of them. Where it is silent the figures still speak: of a
//! few pairs of counts, one gives an exact rate by chance as seldom as the rate is exact, and two hardly ever do. So a rate that is
//! left over is a share of the only pair beside it that it is rounded of, and a mean that of the only total and count, unless
//! so many pairs are tried for so coarse a figure that one was to be expected ([`CHANCE`]). Nothing is accused by such a
//! link, for only what holds is linked; and what the name of a rate counts (纠错率 after 纠错11件) is its part, right or wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::quantity::law::{Change, Closure, Verdict, average, growth};
use crate::quantity::{Kind, Possible, Ratio};
use crate::report::Basis;

use super::block::Sense;
use super::near::{REACH, SMALL};
use super::shares::Counting;
use super::tokens::Cue;
use super::{Figs, Linker, Made};

/// Of so many figures that are of something else, one at most fits a pair by chance.
const CHANCE: i128 = 10;

/// The most counts of a row that are one part or one whole.
const ROW: usize = 4;

/// How many counts before a total are tried as its parts.
const ITEMS: usize = 6;

/// How many figures before a mean are looked at.
const BACK: usize = 24;

/// A part and its whole, each one count or the sum of several.
type Pair = (Vec<usize>, Vec<usize>);

impl Linker<'_> {
    /// Links the rates and means of the block that nothing has linked, and those whose inferred link their figures contradict.
    pub(super) fn fitted(&mut self) {
        let compared: BTreeSet<usize> = self.made.iter().flat_map(|(made, _)| compared(made)).flatten().collect();
        let share = |(at, (made, _)): (usize, &(Made, Basis))| match made {
            Made::Share { rate, .. } => Some((*rate, at)),
            _ => None,
        };
        let shares: BTreeMap<usize, usize> = self.made.iter().enumerate().filter_map(share).collect();
        for at in 0..self.made.len() {
            let (made, basis) = &self.made[at];
            let basis = *basis;
            let found = match *made {
                Made::Rate { rate, .. } if !compared.contains(&rate) => self
                    .told_again_by_name(rate, &shares)
                    .or_else(|| self.fitted_pair(rate))
                    .map(|(part, whole)| Made::Share { part, whole, rate }),
                Made::Share { ref part, ref whole, rate } if whole.is_empty() && part.len() == 1 => {
                    self.fitted_row(part[0], rate).map(|(part, whole)| Made::Share { part, whole, rate })
                }
                Made::Share { ref part, ref whole, rate } if basis != Basis::Distance => {
                    // a name goes before all but what is said to be a total
                    let total = |w: usize| basis == Basis::Inferred || self.is_total(w) || self.is_topic(w);
                    let other = self.refitted_share(part, whole, rate);
                    let other = other.filter(|(_, whole)| whole.iter().all(|&w| total(w)));
                    other.map(|(part, whole)| Made::Share { part, whole, rate })
                }
                Made::Growth { current: Some(current), base: Some(base), delta, rate: Some(rate), direction, form } => {
                    let change = Change { direction, form };
                    self.refitted_growth(current, base, rate, change).map(|(current, base)| Made::Growth {
                        current: Some(current),
                        base: Some(base),
                        delta,
                        rate: Some(rate),
                        direction,
                        form,
                    })
                }
                Made::Growth { current, base: None, delta, rate: Some(rate), direction, form } => {
                    let change = Change { direction, form };
                    self.fitted_growth(current, delta, rate, change).map(|(current, base)| Made::Growth {
                        current: Some(current),
                        base: Some(base),
                        delta,
                        rate: Some(rate),
                        direction,
                        form,
                    })
                }
                Made::Average { mean, total, count: None, ref items } if items.is_empty() => {
                    self.fitted_mean(mean, total).map(|(total, count)| Made::Average {
                        total: Some(total),
                        count: Some(count),
                        mean,
                        items: Vec::new(),
                    })
                }
                _ => None,
            };
            if let Some(made) = found {
                self.made[at] = (made, Basis::Inferred);
            } else if let Some(made) = self.possible_growth(&self.made[at].0) {
                self.made[at] = (made, Basis::Distance);
            }
        }
    }

    /// 立案34起，结案33起，与上年相比减少10.5%: a change that no base makes of one level is of another in its sentence that can have changed so.
    fn possible_growth(&self, made: &Made) -> Option<Made> {
        let Made::Growth { current: Some(current), base: None, delta: None, rate: Some(rate), direction, form } = *made
        else {
            return None;
        };
        let change = Change { direction, form };
        let can = |f: usize| {
            let set = self.block.figs.get(f)?.set;
            let judged = growth(Some(set), None, None, Some(self.fig(rate).quantity), change);
            Some(judged.verdict != Verdict::Broken)
        };
        if can(current)? {
            return None;
        }
        let segment = self.fig(rate).segment;
        let here = |f: usize| self.fig(f).is_count() && self.fig(f).segment == segment;
        let level = |f: &usize| *f != current && here(*f) && self.same_unit(*f, current);
        let other = self.before(rate).filter(level).find(|&f| can(f) == Some(true))?;
        Some(Made::Growth { current: Some(other), base: None, delta: None, rate: Some(rate), direction, form })
    }

    /// 追回1263.7万元，比上年增长24.8%；罚款214.9万元，追回和罚款合计1478.6万元: a total that no list was found for is of the only two or three counts of
    /// its sentence that add up to it.
    pub(super) fn fitted_totals(&mut self) {
        if !self.block.cues.has(Cue::Sum) {
            return;
        }
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if !fig.cues.has(Cue::Sum) || !fig.is_count() || self.is_head[total] || self.is_open(total) {
                continue;
            }
            let can = |f: &usize| {
                let smaller = self.same_unit(*f, total) && self.value(*f) < self.value(total);
                self.may_be_operand(*f) && smaller && !self.value(*f).is_zero()
            };
            let counts: Figs = self.before(total).filter(can).take(ITEMS).collect();
            let sums = sums_of(&counts);
            let adds_up = |parts: &&Vec<usize>| self.closes(&[total], parts);
            let mut found = sums.iter().filter(adds_up);
            // so many sums are tried that one of small numbers is made by chance
            let units = self.value(total).checked_div(fig.quantity.unit_in_last_place());
            let tried = i128::try_from(sums.len()).unwrap_or(i128::MAX).saturating_mul(CHANCE);
            let sure = units.is_some_and(|units| units > Ratio::from(tried));
            if let Some(parts) = found.next().filter(|_| sure && found.next().is_none()) {
                let parts = parts.clone();
                for &part in &parts {
                    self.head_of[part].get_or_insert(total);
                }
                self.is_head[total] = true;
                self.make(Made::Sum { total, parts, closure: Closure::Closed }, Basis::Inferred);
            }
        }
    }

    /// Takes back the lists that do not add up and that shares deny: shares that hold say that one item is part of another (应结案16件,
    /// 结案9件, 结案率56.25%), or that the items are less than the whole (三类分别占49.7%, 31.9%, 14.6%).
    pub(super) fn denied_lists(&mut self) {
        let open = |made: &Made| match made {
            Made::Sum { total, parts, closure: Closure::Unmarked } => !self.closes(&[*total], parts),
            Made::Rates { parts } => self.sum_of(parts).is_some_and(|sum| !sum.contains(Ratio::HUNDRED)),
            _ => false,
        };
        if !self.made.iter().any(|(made, _)| open(made)) {
            return;
        }
        let single = |(made, _): &(Made, Basis)| match made {
            Made::Share { part, whole, rate } => match (&part[..], &whole[..]) {
                (&[part], &[whole]) => {
                    let within = whole < self.block.figs.len();
                    let holds = within && self.holds(self.fig(part).set, self.fig(whole).set, *rate);
                    holds.then_some((part, whole, *rate))
                }
                _ => None,
            },
            _ => None,
        };
        let shares: Vec<(usize, usize, usize)> = self.made.iter().filter_map(single).collect();
        let parts_of: BTreeSet<(usize, usize)> = shares.iter().map(|&(part, whole, _)| (part, whole)).collect();
        let whole_of: BTreeMap<usize, usize> = shares.iter().map(|&(_, whole, rate)| (rate, whole)).collect();
        let denied = |made: &Made| match made {
            Made::Sum { total, parts, .. } => {
                let nested = |&part: &usize| parts.iter().any(|&whole| parts_of.contains(&(part, whole)));
                parts.iter().any(nested) || parts.iter().all(|&part| parts_of.contains(&(part, *total)))
            }
            Made::Rates { parts } => {
                let whole = parts.first().and_then(|rate| whole_of.get(rate));
                whole.is_some() && parts.iter().all(|rate| whole_of.get(rate) == whole)
            }
            _ => false,
        };
        let keep: Vec<bool> = self.made.iter().map(|(made, _)| !(open(made) && denied(made))).collect();
        let mut keep = keep.into_iter();
        self.made.retain(|_| keep.next().unwrap_or(true));
    }

    /// 覆盖率达95%。126个单位中已有120个，覆盖率95.24%: what a rate of the same name near it is of, where that gives it too, as in a heading.
    fn told_again_by_name(&self, rate: usize, shares: &BTreeMap<usize, usize>) -> Option<Pair> {
        let stem = self.stem(rate).filter(|stem| stem.chars().count() >= 2)?;
        let near = shares.range(rate.saturating_sub(REACH)..=rate + REACH).filter(|(other, _)| **other != rate);
        near.into_iter().find_map(|(&other, &at)| {
            let (Made::Share { part, whole, .. }, basis) = &self.made[at] else { return None };
            let told = *basis != Basis::Distance && !part.is_empty() && !whole.is_empty();
            let within = || part.iter().chain(whole).all(|&f| f < self.block.figs.len());
            let gives = || self.sum_of(part).zip(self.sum_of(whole)).is_some_and(|(p, w)| self.holds(p, w, rate));
            // 目录覆盖率 and then 覆盖率
            let named = || {
                self.stem(other).is_some_and(|name| {
                    let long = |name: &str| name.chars().count() >= 2;
                    long(&name) && (name.ends_with(&stem) || stem.ends_with(&name))
                })
            };
            (told && within() && gives() && named()).then(|| (part.clone(), whole.clone()))
        })
    }

    /// 甲类955件，占总数的72.6%；乙类146件，丙类214件: the row that a part stands in, where it is the only one whose part gives the share.
    fn fitted_row(&self, part: usize, rate: usize) -> Option<Pair> {
        let width = self.width_of_rate(rate).filter(|_| self.fig(rate).has_decimals())?;
        let sentence = self.fig(part).sentence;
        let here = |f: usize| self.fig(f).sentence == sentence && self.may_be_operand(f);
        let end = self.block.figs.len().min(part + REACH);
        let counts: Figs = (part.saturating_sub(REACH)..end).filter(|&f| here(f)).collect();
        let mut rows = self.pairs_of_rows(&counts, rate);
        rows.retain(|(one, whole)| one[..] == [part] && whole.len() > 2 && whole.contains(&part));
        only(width, rows.len(), &rows, |pair| self.sums_that_hold(pair, rate))
    }

    /// Another reading of a share that its figures contradict: its part of another whole, or one that is counted with the others of
    /// its row.
    fn refitted_share(&self, part: &[usize], whole: &[usize], rate: usize) -> Option<Pair> {
        let within = self.block.figs.len();
        // 批准318人，不批准147人，率46.2%: a share of one of two is wrong, not of something else
        let (&[one], &[of]) = (part, whole) else { return None };
        if of >= within {
            return None;
        }
        let holds = |pair: &Pair| self.sums_that_hold(pair, rate);
        let sums = (self.sum_of(part)?, self.sum_of(whole)?);
        if self.fits(sums.0, sums.1, rate) {
            return None;
        }
        let width = self.width_of_rate(rate)?;
        let counts = self.counts_around(rate);
        let mut pairs = self.pairs(&counts, rate);
        pairs.retain(|(part, whole)| part[0] == one && !self.shared[whole[0]]);
        only(width, pairs.len(), &pairs, holds).or_else(|| {
            // 撤销11件、确认违法7件，纠错率8.41%: a rate by name may be of more than the count beside it
            let mut rows = self.pairs_of_rows(&counts, rate);
            let before = |part: &[usize]| part.iter().all(|&f| f < rate);
            rows.retain(|(part, whole)| part.len() > 1 && part.contains(&one) && whole.len() == 1 && before(part));
            only(width, pairs.len() + rows.len(), &rows, holds)
        })
    }

    /// Another reading of a change that its figures contradict: of another level, or from another.
    fn refitted_growth(&self, current: usize, base: usize, rate: usize, change: Change) -> Option<(usize, usize)> {
        let grows = |current: usize, base: usize| {
            let sets = (self.fig(current).set, self.fig(base).set);
            let verdict = growth(Some(sets.0), Some(sets.1), None, Some(self.fig(rate).quantity), change).verdict;
            matches!(verdict, Verdict::Holds | Verdict::Truncated)
        };
        let within = self.block.figs.len();
        if current >= within || base >= within || grows(current, base) {
            return None;
        }
        let near = |f: &usize| {
            let fig = self.fig(*f);
            fig.is_amount() && self.same_unit(*f, current) && !self.is_open(*f) && self.is_finer(*f, rate)
        };
        let others: Figs = self.before(rate).filter(near).filter(|f| ![current, base].contains(f)).collect();
        let pairs: Vec<Pair> = others
            .iter()
            .filter(|&&f| !matches!(self.fig(f).sense, Sense::Change(_)))
            .map(|&f| (vec![f], vec![base]))
            .chain(others.iter().map(|&f| (vec![current], vec![f])))
            .collect();
        let holds = |(current, base): &Pair| {
            grows(current[0], base[0]).then(|| (self.fig(current[0]).set, self.fig(base[0]).set))
        };
        only(self.width_of_change(rate)?, pairs.len(), &pairs, holds).map(|(current, base)| (current[0], base[0]))
    }

    /// What a change of a level that nothing compares is from: the only amount near it that gives its rate, and its difference where one
    /// is told; or the only two, where neither is told.
    fn fitted_growth(
        &self,
        current: Option<usize>,
        delta: Option<usize>,
        rate: usize,
        change: Change,
    ) -> Option<(usize, usize)> {
        let within = self.block.figs.len();
        if current.is_some_and(|f| f >= within) || self.is_open(rate) {
            return None;
        }
        let sentence = self.fig(rate).sentence;
        // what was may be told once more behind: 今年183件，同比增长123%。去年82件
        let near = |f: usize| {
            let at = self.fig(f).sentence;
            at + 1 >= sentence && at <= sentence + usize::from(self.fig(f).sense == Sense::Prior)
        };
        let unit = current.or(delta);
        let can = |f: usize| {
            let fig = self.fig(f);
            let level = fig.is_amount() && !matches!(fig.sense, Sense::Change(_));
            level && unit.is_none_or(|unit| self.same_unit(f, unit)) && !self.is_open(f) && self.is_finer(f, rate)
        };
        let end = within.min(rate + 1 + REACH / 3);
        let amounts: Figs = (rate.saturating_sub(REACH)..end).filter(|&f| near(f) && can(f)).collect();
        let levels: Figs = match current {
            Some(current) => std::iter::once(current).collect(),
            None => amounts.iter().copied().filter(|&f| self.fig(f).is_level()).collect(),
        };
        let each = |&now: &usize| amounts.iter().map(move |&then| (now, then));
        // 甲6件，增长50%；乙21件，增长250%: what another segment tells beside it is no base, nor is an item with its share
        let may_be = |now: usize, then: usize| {
            let (fig, of) = (self.fig(now), self.fig(then));
            let apart = fig.sentence == of.sentence && fig.segment != of.segment;
            now != then
                && self.same_unit(now, then)
                && (of.sense == Sense::Prior
                    || !apart
                        && !self.shared[then]
                        && (self.head_of[then].is_none() || self.head_of[then] == self.head_of[now]))
        };
        let pairs: Vec<Pair> = levels
            .iter()
            .flat_map(each)
            .filter(|&(now, then)| may_be(now, then))
            .map(|(now, then)| (vec![now], vec![then]))
            .collect();
        let told = delta.map(|delta| self.fig(delta).set);
        let holds = |(now, then): &Pair| {
            let sets = (self.fig(now[0]).set, self.fig(then[0]).set);
            let verdict = growth(Some(sets.0), Some(sets.1), told, Some(self.fig(rate).quantity), change).verdict;
            (verdict == Verdict::Holds).then_some(sets)
        };
        // a difference that fits too leaves little to chance
        let looked = if delta.is_some() { 1 } else { pairs.len() * if current.is_some() { 1 } else { 5 } };
        only(self.width_of_change(rate)?, looked, &pairs, holds).map(|(now, then)| (now[0], then[0]))
    }

    /// How likely two amounts that have nothing to do with each other give a change by chance.
    fn width_of_change(&self, rate: usize) -> Option<Ratio> {
        // the rate is told by what the two are to each other: 6.5% more is 1.065 times
        let one = if self.fig(rate).is_percent() { Ratio::HUNDRED } else { Ratio::ONE };
        let times = self.value(rate).checked_add(one)?;
        self.fig(rate).set.width()?.checked_div(times)
    }

    /// How likely a share that is of something else gives a rate by chance; none for what is no share of all.
    fn width_of_rate(&self, rate: usize) -> Option<Ratio> {
        let fig = self.fig(rate);
        let says = fig.is_percent() && (fig.is_level() || fig.sense == Sense::Share) && !fig.follows_prior;
        let all = if fig.quantity.kind() == Kind::Fraction { Ratio::ONE } else { Ratio::HUNDRED };
        fig.set.width().filter(|_| says && self.value(rate) < all)?.checked_div(all)
    }

    /// The only part and whole near a rate that give it.
    fn fitted_pair(&self, rate: usize) -> Option<Pair> {
        let fig = self.fig(rate);
        let width = self.width_of_rate(rate)?;
        let counts = self.counts_around(rate);
        // 前三类分别占53.3%、45.0%: what rates in a row are of, their row says
        let in_row = |f: usize| f < self.block.figs.len() && self.block.listed_with_previous(f);
        if counts.len() < 2 || fig.sense == Sense::Share && (in_row(rate) || in_row(rate + 1)) {
            return None;
        }
        let stem = self.stem(rate);
        let what = stem.as_deref().map(Counting::of);
        let called = |f: usize| what.as_ref().is_some_and(|what| what.counts(self.name(f)));
        let any_called = counts.iter().any(|&f| called(f));
        // 上诉率8.5%；案件200件中败诉17件: what stands behind a named rate is its part by name only
        let named = |f: usize| called(f) || !any_called && (f < rate || stem.is_none());
        let may_be_part = |part: &[usize]| part.iter().any(|&f| named(f));
        // so coarse a rate is of the count beside it
        let exact = fig.has_decimals();
        let beside = |part: usize| part.abs_diff(rate) == 1 && self.fig(part).sentence == fig.sentence;
        let mut pairs = self.pairs(&counts, rate);
        let looked = pairs.len();
        pairs.retain(|(part, _)| !self.shared[part[0]] && (exact || beside(part[0])) && may_be_part(part));
        let holds = |pair: &Pair| self.sums_that_hold(pair, rate);
        let single = only(width, looked, &pairs, holds);
        if single.is_some() || !exact || pairs.iter().any(|pair| holds(pair).is_some()) {
            return single;
        }
        let before = |list: &[usize]| list.iter().all(|&f| f < rate);
        let mut rows = self.pairs_of_rows(&counts, rate);
        rows.retain(|(part, whole)| before(part) && (whole.len() == 1 || before(whole)) && may_be_part(part));
        only(width, looked + rows.len(), &rows, holds)
    }

    /// What the part and the whole of a pair are, where they give a rate.
    fn sums_that_hold(&self, (part, whole): &Pair, rate: usize) -> Option<(Possible, Possible)> {
        let sums = (self.sum_of(part)?, self.sum_of(whole)?);
        self.holds(sums.0, sums.1, rate).then_some(sums)
    }

    /// The exact counts of the sentence of a rate and of the one before it.
    fn counts_around(&self, rate: usize) -> Figs {
        let sentence = self.fig(rate).sentence;
        let near = |f: usize| self.fig(f).sentence + 1 >= sentence && self.fig(f).sentence <= sentence;
        let end = self.block.figs.len().min(rate + 1 + REACH / 3);
        (rate.saturating_sub(REACH)..end).filter(|&f| near(f) && self.may_be_operand(f)).collect()
    }

    /// Whether a figure is a count of now that is told exactly.
    fn may_be_operand(&self, f: usize) -> bool {
        let fig = self.fig(f);
        fig.is_count() && !fig.follows_prior && !self.is_open(f)
    }

    /// Whether a count is told so much more exactly than a rate that what it is rounded of says nothing.
    fn is_finer(&self, f: usize, rate: usize) -> bool {
        let of = |f: usize| self.fig(f).set.width()?.checked_div(self.value(f));
        of(f).zip(of(rate)).is_some_and(|(count, rate)| count <= rate)
    }

    /// Pairs of counts of one unit, the smaller first.
    fn pairs(&self, counts: &[usize], rate: usize) -> Vec<Pair> {
        let each = |&part: &usize| counts.iter().map(move |&whole| (part, whole));
        let can = |&(part, whole): &(usize, usize)| {
            let value = self.value(part);
            self.same_unit(part, whole)
                && value < self.value(whole)
                && value > Ratio::from(SMALL)
                && self.is_finer(part, rate)
                && self.is_finer(whole, rate)
        };
        counts.iter().flat_map(each).filter(can).map(|(part, whole)| (vec![part], vec![whole])).collect()
    }

    /// Rows of counts side by side as parts of a single one, and single ones as parts of rows.
    fn pairs_of_rows(&self, counts: &[usize], rate: usize) -> Vec<Pair> {
        let joined = |a: usize, b: usize| {
            let (one, other) = (self.fig(a), self.fig(b));
            self.same_unit(a, b)
                && self.is_finer(b, rate)
                && one.sentence == other.sentence
                && one.bracket == other.bracket
                && self.head_of[a] == self.head_of[b]
        };
        let mut out = Vec::new();
        for (at, &first) in counts.iter().enumerate() {
            for end in at + 2..=counts.len().min(at + ROW) {
                let row = &counts[at..end];
                if !joined(row[row.len() - 2], row[row.len() - 1]) {
                    break;
                }
                out.extend(row.iter().map(|&part| (vec![part], row.to_vec())));
                for &other in counts.iter().filter(|f| !row.contains(f) && self.same_unit(**f, first)) {
                    out.push((row.to_vec(), vec![other]));
                    out.push((vec![other], row.to_vec()));
                }
            }
        }
        out
    }

    /// The only total and count of the paragraph before a mean that give it.
    fn fitted_mean(&self, mean: usize, total: Option<usize>) -> Option<(usize, usize)> {
        let fig = self.fig(mean);
        let width = fig.set.width().filter(|_| !self.is_open(mean))?.checked_div(self.value(mean))?;
        let near: Figs = (mean.saturating_sub(BACK)..mean).filter(|&f| self.may_be_operand(f)).collect();
        let can = |f: &usize| self.agree(*f, mean) && self.value(*f) > self.value(mean) && !self.is_mean(*f);
        let mut totals: Figs = near.iter().copied().filter(|f| can(f) && !self.divides[*f]).collect();
        if let Some(total) = total.filter(|total| !totals.contains(total)) {
            totals.push(total);
        }
        let over = |f: &usize| !self.same_unit(*f, mean) && !self.is_open(*f) && !self.is_mean(*f);
        let pairs: Vec<Pair> = totals
            .iter()
            .flat_map(|&total| near.iter().copied().filter(over).map(move |count| (vec![total], vec![count])))
            .collect();
        let holds = |(total, count): &Pair| {
            let sets = (self.fig(total[0]).set, self.fig(count[0]).set);
            let fits = average(Some(sets.0), Some(sets.1), fig.quantity, &[]).verdict == Verdict::Holds;
            fits.then_some(sets)
        };
        // 接听1132通，通话7281分钟，平均6.4分钟: the two right before it go before all others
        let beside = |pair: &&Pair| pair.0[0].abs_diff(pair.1[0]) == 1 && pair.0[0].max(pair.1[0]) + 1 == mean;
        let next: Vec<Pair> = pairs.iter().filter(beside).cloned().collect();
        let found = only(width, 1, &next, holds).or_else(|| only(width, pairs.len(), &pairs, holds));
        found.map(|(total, count)| (total[0], count[0]))
    }
}

/// The rates that a change in points compares.
fn compared(made: &Made) -> [Option<usize>; 2] {
    match *made {
        Made::Points { current, previous, .. } => [Some(current), previous],
        _ => [None, None],
    }
}

/// Two or three of some counts, in the order of the text.
fn sums_of(counts: &[usize]) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    for (at, &c) in counts.iter().enumerate() {
        for (next, &b) in counts.iter().enumerate().skip(at + 1) {
            out.push(vec![b, c]);
            out.extend(counts[next + 1..].iter().map(|&a| vec![a, b, c]));
        }
    }
    out
}

/// The only pair that holds, if of [`CHANCE`] such figures no more than one would fit by chance one of the pairs that are `looked` at,
/// each with the probability `width`. Counts that are told twice are one pair.
fn only(
    width: Ratio,
    looked: usize,
    pairs: &[Pair],
    holds: impl Fn(&Pair) -> Option<(Possible, Possible)>,
) -> Option<Pair> {
    let chances = i128::try_from(looked).ok()?.checked_mul(CHANCE)?;
    if width.checked_mul(Ratio::from(chances))? > Ratio::ONE {
        return None;
    }
    let mut found: Option<((Possible, Possible), &Pair)> = None;
    for pair in pairs {
        let Some(sets) = holds(pair) else { continue };
        match found {
            Some((other, _)) if other != sets => return None,
            Some(_) => {}
            None => found = Some((sets, pair)),
        }
    }
    found.map(|(_, pair)| pair.clone())
}

#[cfg(test)]
mod tests {
    use crate::read::link::asserted::{assert_claim, assert_no_claim};

    #[test]
    fn a_rate_is_a_share_of_the_only_pair_that_gives_it() {
        let share = "share part=541件 whole=587件 rate=92.2% holds";
        assert_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.2%。", share);
        // no pair gives it, and one that is near is not accused
        assert_no_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.9%。", "share");
        // two pairs do
        let twice = "甲所收587件，办541件；乙所收1174件，办1082件，综合来看是92.2%。";
        assert_no_claim(twice, "share part=541件 whole=587件");
    }

    #[test]
    fn rows_are_parts_and_wholes() {
        assert_claim(
            "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.0%。",
            "share part=36418笔 whole=36418笔 whole=9127笔 rate=80.0% holds",
        );
        assert_no_claim(
            "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.9%。",
            "share part=36418笔 whole=36418笔",
        );
    }

    #[test]
    fn what_a_coarse_rate_fits_by_chance_is_no_share() {
        assert_no_claim("走访企业48家、商户26家、农户19家，其中反映融资难的约四成。", "share part=19家");
        // of the count beside it
        assert_claim("到会代表48名，来自小企业的19名，比例近四成。", "share part=19名 whole=48名 rate=近四成 holds");
    }

    #[test]
    fn what_the_name_counts_is_the_part() {
        let text = "审结案件73件，审理中12件，其中直接纠错11件，纠错率14.1%。";
        assert_no_claim(text, "share part=12件");
    }

    #[test]
    fn a_mean_is_of_the_only_total_and_count_that_give_it() {
        let text =
            "全年办结援助案件1406件，接待咨询8930人次，印发手册2.1万册。为受援人挽回损失318.6万元，平均下来2266元。";
        assert_claim(text, "average total=318.6万元 count=1406件 mean=2266元 holds");
        assert_no_claim(&text.replace("2266", "2366"), "average total=318.6万元 count=1406件");
    }

    #[test]
    fn a_contradicted_share_is_of_what_fits() {
        let text = "审结案件中，维持73件、驳回41件、终止82件、变更11件、确认违法7件，共214件，直接纠错率8.41%。";
        assert_claim(text, "share part=11件 part=7件 whole=214件 rate=8.41% holds");
        let text = "以调解方式结案51件，以和解方式结案41件，调和率39.83%（审结231件）。";
        assert_claim(text, "share part=51件 part=41件 whole=231件 rate=39.83% holds");
        // what a digit explains, and nothing else does, is wrong
        let text = "受理318件，办结302件，办结率98.1%，其余16件正在办理。";
        assert_claim(text, "share part=302件 whole=318件 rate=98.1% broken");
    }

    #[test]
    fn a_contradicted_change_is_of_what_fits() {
        let text = "查处违规车辆1894辆次，暂扣312辆次，较上年的2607辆次减少27.35%。";
        assert_claim(text, "growth current=1894辆次 base=2607辆次 rate=27.35% holds");
    }

    #[test]
    fn a_change_that_nothing_makes_of_one_level_may_be_of_another() {
        // 34 may be a tenth less than 38, and no whole number is so much less than 33
        let text = "立案34起，结案33起，与上年相比减少10.5%。";
        assert_claim(text, "growth current=34起 rate=10.5% undecided");
        assert_claim("甲类立案34起；乙类立案33起，与上年相比减少10.5%。", "growth current=33起 rate=10.5% broken");
    }

    #[test]
    fn what_a_change_is_from_is_the_only_level_that_gives_it() {
        let text = "亡人事故下降12.50%，由上年的72起减少了9起，实际发生63起。";
        assert_claim(text, "growth current=63起 base=72起 rate=12.50% holds");
        assert_claim(
            "今年收案183件，同比增长123.17%。去年收案82件，办结80件。",
            "growth current=183件 base=82件 rate=123.17% holds",
        );
        // what another segment tells beside it is no base
        assert_no_claim("赔偿申请6件，同比增长50%；公开申请21件，同比增长250%。", "growth current=21件 base=6件");
    }

    #[test]
    fn a_named_whole_gives_way_to_a_total_that_fits() {
        let text = "检查512家机构，其中医疗机构286家、药店226家；处理违规机构187家，占被查机构的36.5%。";
        assert_claim(text, "share part=187家 whole=512家 rate=36.5% holds");
    }

    #[test]
    fn a_rate_that_is_told_twice_is_of_the_same() {
        let text = "目录覆盖率达95%。126个单位中已编制目录120个，覆盖率95.24%，未编制6个。";
        assert_claim(text, "share part=120个 whole=126个 rate=95% holds");
        assert_no_claim(&text.replace("达95%", "达92%"), "share part=120个 whole=126个 rate=92%");
    }

    #[test]
    fn a_share_of_all_may_be_of_the_row_that_its_part_stands_in() {
        let text = "办理甲类案件955件，占办案总数的72.6%；办理乙类案件146件，办理丙类案件214件。";
        assert_claim(text, "share part=955件 whole=955件 whole=146件 whole=214件 rate=72.6% holds");
    }

    #[test]
    fn a_total_that_says_that_it_is_one_is_of_the_only_counts_that_add_up_to_it() {
        let text = "追回1263.7万元，比上年增长24.8%；罚款214.9万元，追回和罚款合计1478.6万元。";
        assert_claim(text, "breakdown total=1478.6万元 parts=1263.7万元 parts=214.9万元 holds");
        let text = "处理积案63件，是去年的1.5倍；信访量由918件降至746件，两项合计809件。";
        assert_claim(text, "breakdown total=809件 parts=63件 parts=746件 holds");
        assert_no_claim(&text.replace("809", "850"), "breakdown total=850件");
    }
}
