//! Power: of the values that a figure might have been printed with, how many a relation excludes.
//!
//! The other operands of a relation leave their figure a set of true values. A figure printed in the same form (the same
//! digits before and after the point, the same hedge) is admitted when its own meaning meets that set, rounded or cut.
//! Meanings have one shape wherever they stand on the number line, so the admitted values of a connected set are one run,
//! found in closed form; where an operand takes single whole values there is one run for each, and the runs are counted
//! until they close up.

mod grid;
mod quotient;

pub(crate) use grid::Grid;
pub(crate) use quotient::{Made, of_quotient};

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::Quantity;

use super::share::scale_of;
use grid::Runs;

/// How many whole values of one operand are tried one by one; beyond, their runs are taken as closed, and the power as found
/// is the least that it can be.
pub const TRIED: i128 = 2048;

/// How much a claim could have seen: how many of the values that its checked figure might have been printed with it
/// excludes.
///
/// ```
/// use fazhi::quantity::law::{Power, Share};
/// use fazhi::quantity::Ratio;
/// // 44.4% is the only one of 0.0% … 100.0% that 312 of 702 can have
/// let power = Share::new("312项", "702项", "44.4%")?.power().unwrap();
/// assert_eq!((power.candidates, power.excluded, power.exact), (1001, 1000, true));
/// assert!(power.fraction() > Ratio::new(99, 100).unwrap());
/// // 0 of 0 has no rate, so no rate is wrong of it
/// assert!(Share::new("0项", "0项", "44.4%")?.power().unwrap().is_none());
/// // words have no digits to vary
/// assert!(Share::new("2项", "3项", "三分之二")?.power().is_none());
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Power {
    /// How many values the checked figure might have been printed with in its form; above 0.
    pub candidates: i128,
    /// How many of them would have broken the claim.
    pub excluded: i128,
    /// Whether `excluded` is exact. Where there was too much to try, or whole and measured quantities mix, it is the least
    /// that it can be.
    pub exact: bool,
}

impl Power {
    /// The share of the candidates that the claim excludes, from 0 to 1.
    pub fn fraction(&self) -> Ratio {
        Ratio::new(self.excluded, self.candidates).unwrap_or(Ratio::ZERO)
    }

    /// Whether the claim excludes nothing at all.
    pub fn is_none(&self) -> bool {
        self.excluded == 0
    }
}

/// A figure whose printed value is varied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Varied<'a> {
    figure: &'a Quantity,
    grid: Grid,
    /// What the figure means, as distances from its printed value; then the same if it was cut.
    meaning: Possible,
    cut: Option<Possible>,
    /// From the printed scale to a plain number.
    scale: Ratio,
}

/// The candidates that are admitted: their first and last number on the grid.
type Run = Option<(i128, i128)>;

impl<'a> Varied<'a> {
    /// Varies a figure that means what it says.
    pub(crate) fn plain(figure: &'a Quantity, grid: Grid) -> Option<Self> {
        let meaning = figure.meaning();
        // a grid of other than whole numbers would leave the whole ones of a count
        if meaning.is_whole() && !(figure.value().is_whole() && grid.step.is_whole()) {
            return None;
        }
        let back = Possible::exactly(figure.value().negated()?);
        Some(Self { figure, grid, meaning: meaning.checked_add(back)?, cut: None, scale: Ratio::ONE })
    }

    /// Varies a figure that is read as a number of a scale, rounded or cut, also where it is printed as a whole count.
    pub(crate) fn rounded_or_cut(figure: &'a Quantity, grid: Grid) -> Option<Self> {
        let plain = Self::plain(figure, grid)?;
        let real = |set: Possible| Possible::ends(set.lower(), set.upper());
        if figure.hedge() != Hedge::Exact {
            return Some(Self { meaning: real(plain.meaning), ..plain });
        }
        let back = Possible::exactly(figure.value().negated()?);
        let rounded = figure.rounded().checked_add(back)?;
        let cut = Possible::between(End::closed(Ratio::ZERO), End::open(figure.unit_in_last_place()));
        Some(Self { meaning: real(rounded), cut: Some(cut), ..plain })
    }

    /// The same as a rate: in percent, per mille or as a plain number.
    pub(crate) fn rate(figure: &'a Quantity, grid: Grid) -> Option<Self> {
        Some(Self { scale: scale_of(figure), ..Self::rounded_or_cut(figure, grid)? })
    }

    /// The candidates whose meaning, rounded or cut, meets a set of true values.
    fn admitted(&self, truth: Possible) -> Option<Run> {
        Some(match (self.rounded(truth)?, self.cut(truth)?) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (one, None) | (None, one) => one,
        })
    }

    fn rounded(&self, truth: Possible) -> Option<Run> {
        self.run(self.meaning, truth)
    }

    fn cut(&self, truth: Possible) -> Option<Run> {
        let Some(cut) = self.cut else { return Some(None) };
        let run = self.run(cut, truth)?;
        // what prints as 0 is less than a unit to either side
        let unit = self.figure.unit_in_last_place();
        let about_zero = Possible::between(End::open(unit.negated()?), End::open(unit));
        Some(match run {
            None if self.grid.first == 0 && about_zero.meets(&truth) => Some((0, 0)),
            run => run,
        })
    }

    fn run(&self, meaning: Possible, truth: Possible) -> Option<Run> {
        let truth = if self.figure.is_amount() { truth.not_negative() } else { truth };
        let truth = if meaning.is_whole() { truth.whole() } else { truth };
        if meaning.is_empty() || truth.is_empty() {
            return Some(None);
        }
        // where a candidate may stand so that its meaning reaches the set
        let at = Possible::ends(truth.lower(), truth.upper()).checked_add(meaning.negated()?)?;
        let per_step = Ratio::ONE.checked_div(self.grid.step)?;
        let (first, last) = (Ratio::from(self.grid.first), Ratio::from(self.grid.last));
        let within = Possible::between(End::closed(first), End::closed(last));
        let run = Possible::ends(at.lower(), at.upper()).scaled(per_step)?.and(within).whole();
        Some(match (run.lower(), run.upper()) {
            (Some(low), Some(high)) if low.at <= high.at => Some((low.at.floor(), high.at.floor())),
            _ => None,
        })
    }

    /// The power of a relation that leaves the figure one of these sets: the first if it is rounded, the second if it is cut.
    pub(crate) fn over(&self, rounded: &[Possible], cut: &[Possible]) -> Option<Power> {
        let mut runs = rounded.iter().map(|&truth| self.rounded(truth)).collect::<Option<Vec<_>>>()?;
        runs.extend(cut.iter().map(|&truth| self.cut(truth)).collect::<Option<Vec<_>>>()?);
        runs.sort_unstable();
        let mut all = Runs::default();
        for run in runs {
            all.take(run);
        }
        let fits = |set: &Possible| !set.is_whole() || self.meaning.is_whole() || set.single().is_some();
        self.power(all, rounded.iter().chain(cut).all(fits))
    }

    /// The power of a relation that excludes nothing.
    pub(crate) fn none(&self) -> Option<Power> {
        Some(Power { candidates: self.grid.size()?, excluded: 0, exact: true })
    }

    fn power(&self, admitted: Runs, exact: bool) -> Option<Power> {
        let candidates = self.grid.size()?;
        Some(Power { candidates, excluded: candidates.checked_sub(admitted.count)?, exact })
    }

    /// An interval around every true value that some candidate may mean.
    fn reach(&self) -> Option<Possible> {
        let (low, high) = (self.grid.value(self.grid.first)?, self.grid.value(self.grid.last)?);
        let shifted = |end: Option<End>, by: Ratio| match end {
            Some(end) => Some(Some(End::closed(end.at.checked_add(by)?))),
            None => Some(None),
        };
        // a cut figure means less than a unit more
        let high = high.checked_add(if self.cut.is_some() { self.grid.step } else { Ratio::ZERO })?;
        let (lower, upper) = (shifted(self.meaning.lower(), low)?, shifted(self.meaning.upper(), high)?);
        // and about 0 a unit to either side
        let lower = if self.grid.first == 0 && self.cut.is_some() {
            Some(End::closed(self.grid.step.negated()?))
        } else {
            lower
        };
        Some(Possible::ends(lower, upper))
    }
}
