//! Whether a list is all of its total: it adds up, its shares do, or its names divide a whole between them.

use std::sync::LazyLock;

use crate::quantity::law::{Closure, Verdict, exact_gap, gap, sum};
use crate::quantity::{Measure, Possible, Ratio};

use super::super::Linker;
use super::super::belief::slip_makes;
use super::super::block::Sense;
use super::super::lexicon::{COMPLEMENTS, DENIES, DONE, GOING_ON, any};
use super::super::near::{THREE_DIGITS, TWO_DIGITS};
use super::super::shares::shares_word;
use crate::marks::Letters;

impl Linker<'_> {
    pub(in crate::read::link) fn closes(&self, totals: &[usize], parts: &[usize]) -> bool {
        self.sum_verdict(totals, parts) == Verdict::Holds
    }

    fn sum_verdict(&self, totals: &[usize], parts: &[usize]) -> Verdict {
        // most lists are of exact counts
        let set = |f: &usize| &self.fig(*f).set;
        match exact_gap(totals.iter().map(set), parts.iter().map(set)) {
            Some(0) => Verdict::Holds,
            Some(_) => Verdict::Broken,
            None => sum(&self.sets(totals), &self.sets(parts), Closure::Closed).verdict,
        }
    }

    /// The parts as a share of the total, in percent, where both are exact enough to say.
    pub(super) fn coverage(&self, total: usize, parts: &[usize]) -> Option<Ratio> {
        let total = self.value(total);
        let sum = parts.iter().try_fold(Ratio::ZERO, |sum, &p| sum.checked_add(self.value(p)))?;
        sum.checked_div(total)?.checked_mul(Ratio::HUNDRED)
    }

    /// The longest run from the first item on that adds up to the total, of two at least.
    pub(super) fn closing_prefix(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        if items.len() < 2 {
            return None;
        }
        let whole = self.fig(total).set;
        let mut sum = Possible::exactly(Ratio::ZERO);
        let mut found = 0;
        for (n, &item) in items.iter().enumerate().take(40) {
            sum = sum.checked_add(self.fig(item).set)?;
            if n > 0 && whole.meets(&sum) {
                found = n + 1;
            } else if sum.lower().zip(whole.upper()).is_some_and(|(low, high)| low.at > high.at) {
                break;
            }
        }
        (found > 0 && self.closes(&[total], &items[..found])).then(|| items[..found].to_vec())
    }

    /// Whether each item has a share of its own and these add up to 100%.
    pub(in crate::read::link) fn shares_close(&self, items: &[usize]) -> bool {
        let mut rates = Vec::new();
        for &item in items {
            match self.share_behind(item) {
                Some(rate) => rates.push(self.fig(rate).set),
                None => return false,
            }
        }
        rates.len() >= 2 && sum(&[Possible::exactly(Ratio::HUNDRED)], &rates, Closure::Closed).verdict == Verdict::Holds
    }

    /// The share that stands right behind a count.
    pub(in crate::read::link) fn share_behind(&self, item: usize) -> Option<usize> {
        let next = item + 1;
        let rate = self.block.figs.get(next)?;
        (rate.sense == Sense::Share && rate.is_percent() && rate.sentence == self.fig(item).sentence).then_some(next)
    }

    /// Whether a share stands right behind a count: it is an item, not a total.
    pub(in crate::read::link) fn carries_share(&self, f: usize) -> bool {
        self.share_behind(f).is_some_and(|rate| self.value(rate) != Ratio::HUNDRED)
    }

    /// The items whose names divide a whole between them, in order: all of the list that names one of the sets is made of
    /// those items; empty where they do not. 合格 and 不合格 do too.
    pub(in crate::read::link) fn complements(&self, items: &[usize]) -> Vec<usize> {
        static NAMED: LazyLock<Vec<Letters>> =
            LazyLock::new(|| COMPLEMENTS.iter().map(|set| set.iter().copied().map(Letters::of).collect()).collect());
        let words: Letters = items.iter().map(|&f| self.fig(f).letters()).collect();
        for (set, _) in COMPLEMENTS.iter().zip(&*NAMED).filter(|(_, named)| words.hold(**named)) {
            let mut named: Vec<usize> =
                set.iter().filter_map(|name| items.iter().copied().find(|&f| self.fig(f).says(name))).collect();
            named.sort_unstable();
            named.dedup();
            if named.len() == set.len() {
                return named;
            }
        }
        for pair in items.windows(2) {
            // 320件已完成，55件正在推进: what was done may stand behind the number
            let (a, b) = (self.fig(pair[0]).words(), self.fig(pair[1]).words());
            let denies = |no: &str, yes: &str| {
                // 已审结23件，未审结6件
                let yes = yes.trim_start_matches('已');
                yes.chars().count() >= 2
                    && DENIES.iter().any(|n| no.strip_prefix(n).is_some_and(|rest| rest.ends_with(yes)))
            };
            // 已整改到位149个，正在推进整改28个
            let behind = pair.iter().all(|&f| self.fig(f).plain.is_empty());
            let goes_on = |done: &str, on: &str| {
                any(done, DONE) && any(on, GOING_ON) && !any(on, &["已"]) && (behind || shares_word(done, on))
            };
            if denies(b, a) || denies(a, b) || goes_on(a, b) {
                return pair.to_vec();
            }
        }
        Vec::new()
    }

    /// Whether a list of one item is no larger than its total.
    pub(super) fn holds_part(&self, total: usize, part: usize) -> bool {
        sum(&[self.fig(total).set], &[self.fig(part).set], Closure::Open).verdict == Verdict::Holds
    }

    /// Whether parts are more than their total.
    pub(super) fn exceeds(&self, total: usize, parts: &[usize]) -> bool {
        self.coverage(total, parts).is_some_and(|c| c > Ratio::HUNDRED)
    }

    /// A list of whole counts that covers its total but for a twentieth, more or less: measured amounts (公顷, 万吨) are told of
    /// some more often than of all.
    pub(in crate::read::link) fn nearly_closes(&self, total: usize, parts: &[usize]) -> bool {
        let counted = |&f: &usize| self.fig(f).set.single().is_some() || self.is_open(f);
        parts.iter().chain([&total]).all(counted) && self.nearly_covers(total, parts)
    }

    /// Whether one digit makes the difference between parts and their total, where that says something: of two counts and a total of
    /// four digits one in a hundred is so by chance; of three and more, which are often all, a total of three digits will do.
    pub(super) fn is_a_slip_off(&self, total: usize, parts: &[usize]) -> bool {
        let figures = || parts.iter().copied().chain([total]);
        // rounded figures fit more
        let counted = figures().all(|f| self.fig(f).set.single().is_some());
        // the more items, the more slips there are to choose from
        let items = i128::try_from(parts.len()).unwrap_or(THREE_DIGITS);
        let least = if items > 2 && counted { TWO_DIGITS.saturating_mul(items) } else { THREE_DIGITS };
        let printed = self.value(total).checked_div(self.fig(total).quantity.unit_in_last_place());
        // 谷物36978吨，其中稻谷24613吨、小麦2176吨、玉米9487吨: of what is measured some are told more often than all
        let measured = figures().all(|f| self.fig(f).quantity.unit().measure() == Measure::Measured);
        let exact = figures().all(|f| !self.is_open(f)) && (!measured || self.exceeds(total, parts));
        exact && printed.is_some_and(|n| n > Ratio::from(least)) && self.slips_to(&[total], parts)
    }

    /// Whether one digit of a rate, or two exchanged, makes the difference between rates and 100%.
    pub(in crate::read::link) fn slips_to_hundred(&self, rates: &[usize]) -> bool {
        let printed: Vec<_> = rates.iter().map(|&f| self.fig(f).quantity).collect();
        gap(&[Possible::exactly(Ratio::HUNDRED)], &self.sets(rates)).is_some_and(|gap| slip_makes(&gap, &[], &printed))
    }

    /// Whether one digit of a figure, or two exchanged, makes the difference between totals and parts.
    pub(in crate::read::link) fn slips_to(&self, totals: &[usize], parts: &[usize]) -> bool {
        let Some(gap) = gap(&self.sets(totals), &self.sets(parts)) else { return false };
        let printed = |list: &[usize]| list.iter().map(|&f| self.fig(f).quantity).collect::<Vec<_>>();
        slip_makes(&gap, &printed(totals), &printed(parts))
    }

    /// Whether parts are four fifths of their total at least.
    pub(super) fn covers_most(&self, total: usize, parts: &[usize]) -> bool {
        self.coverage(total, parts).is_some_and(|c| c >= Ratio::from(80))
    }

    /// Whether parts are their total but for a twentieth, more or less.
    pub(super) fn nearly_covers(&self, total: usize, parts: &[usize]) -> bool {
        self.coverage(total, parts).is_some_and(|c| c > Ratio::from(95) && c < Ratio::from(105))
    }
}
