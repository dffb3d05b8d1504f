//! Rates, means and changes that no word links: the one pair of figures near them that gives them.
//!
//! Words have many ways to say of what a rate is, and a grammar knows some of them. Where it is silent the figures still speak: of a
//! few pairs of counts, one gives an exact rate by chance as seldom as the rate is exact, and two hardly ever do. So a rate that is
//! left over is a share of the only pair beside it that it is rounded of ([`shares`]), a change is from the only level that it can
//! be from, a mean is of the only total and count ([`changes`]), unless so many pairs are tried for so coarse a figure that one was
//! to be expected ([`CHANCE`]). Nothing is accused by such a link, for only what holds is linked; and what the name of a rate
//! counts (纠错率 after 纠错11件) is its part, right or wrong.
//!
//! So it is with a link that grammar infers and that the figures contradict: before it is accused, another reading that fits is
//! looked for. And lists that do not add up are taken back where shares that hold deny them ([`sums`]).

mod changes;
mod shares;
mod sums;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::few::Few;
use crate::quantity::law::Change;
use crate::quantity::{Possible, Ratio};
use crate::report::Basis;

use super::{Linker, Made};

/// Of so many figures that are of something else, one at most fits a pair by chance.
const CHANCE: i128 = 10;

/// One count, or several that are added.
type Side = Few<usize, 4>;

/// A part and its whole, what is and what was, or a total and what it is divided by.
#[derive(Clone)]
struct Pair {
    one: Side,
    other: Side,
}

impl Pair {
    fn single(one: usize, other: usize) -> Self {
        Self { one: [one].into_iter().collect(), other: [other].into_iter().collect() }
    }

    fn of(one: &[usize], other: &[usize]) -> Self {
        Self { one: one.iter().copied().collect(), other: other.iter().copied().collect() }
    }

    fn share(self, rate: usize) -> Made {
        Made::Share { part: self.one.to_vec(), whole: self.other.to_vec(), rate }
    }
}

/// A change from one level to another.
fn grown((current, base): (usize, usize), delta: Option<usize>, rate: usize, change: Change) -> Made {
    let Change { direction, form } = change;
    Made::Growth { current: Some(current), base: Some(base), delta, rate: Some(rate), direction, form }
}

impl Linker<'_> {
    /// Links the rates and means of the block that nothing has linked, and those whose inferred link their figures contradict.
    pub(super) fn fitted(&mut self) {
        let compared: BTreeSet<usize> = self.made.iter().flat_map(|(made, _)| compared(made)).flatten().collect();
        let share = |(at, (made, _)): (usize, &(Made, Basis))| match made {
            Made::Share { rate, .. } => Some((*rate, at)),
            _ => None,
        };
        let shares: BTreeMap<usize, usize> = self.made.iter().enumerate().filter_map(share).collect();
        self.levels_told_before();
        for at in 0..self.made.len() {
            let found = match self.made[at].0 {
                Made::Rate { rate, .. } if compared.contains(&rate) => None,
                Made::Rate { rate, .. } => {
                    let again = self.told_again_by_name(rate, &shares);
                    again.or_else(|| self.fitted_pair(rate).map(|pair| pair.share(rate)))
                }
                Made::Share { ref part, ref whole, rate }
                    if whole.is_empty() && part.len() == 1 && part[0] < self.block.figs.len() =>
                {
                    self.fitted_row(part[0], rate).map(|pair| pair.share(rate))
                }
                Made::Share { ref part, ref whole, rate } => {
                    let pair = self.relinked_share(part, whole, rate, self.made[at].1);
                    pair.map(|pair| pair.share(rate))
                }
                Made::Growth { current: Some(current), base: Some(base), delta, rate: Some(rate), direction, form } => {
                    let change = Change { direction, form };
                    let levels = self.refitted_growth(current, base, rate, change);
                    levels.map(|levels| grown(levels, delta, rate, change))
                }
                Made::Growth { current, base: None, delta, rate: Some(rate), direction, form } => {
                    let change = Change { direction, form };
                    let levels = self.fitted_growth(current, delta, rate, change);
                    levels.map(|levels| grown(levels, delta, rate, change))
                }
                Made::Points { current, previous: None, change, direction } => {
                    let previous = self.compared_rate(current, change, direction);
                    previous.map(|was| Made::Points { current, previous: Some(was), change, direction })
                }
                Made::Average { mean, total, count: None, ref items } if items.is_empty() => {
                    let found = self.fitted_mean(mean, total);
                    found.map(|(total, count)| Made::Average {
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
}

/// The rates that a change in points compares.
fn compared(made: &Made) -> [Option<usize>; 2] {
    match *made {
        Made::Points { current, previous, .. } => [Some(current), previous],
        _ => [None, None],
    }
}

/// The one of some pairs that give a figure, if of [`CHANCE`] such figures no more than one would be given by chance by one of the pairs
/// that were `looked` at, each with the probability `width`. Counts that are told twice are one pair.
fn only(
    width: Ratio,
    looked: usize,
    found: impl IntoIterator<Item = Pair>,
    sets: impl Fn(&Pair) -> Option<(Possible, Possible)>,
) -> Option<Pair> {
    let mut found = found.into_iter();
    let first = found.next()?;
    let chances = i128::try_from(looked).ok()?.checked_mul(CHANCE)?;
    if width.checked_mul(Ratio::from(chances))? > Ratio::ONE {
        return None;
    }
    let same = sets(&first)?;
    found.all(|pair| sets(&pair) == Some(same)).then_some(first)
}
