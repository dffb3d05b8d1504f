//! Power: of the values that a figure might have been printed with, how many a relation excludes.
//!
//! The other operands of a relation leave their figure a set of true values. A figure printed in the same form (the same
//! digits before and after the point, the same hedge) is admitted when its own meaning meets that set, rounded or cut.
//! Meanings have one shape wherever they stand on the number line, so the admitted values of a connected set are one run,
//! found in closed form; where an operand takes single whole values there is one run for each, and the runs are counted
//! until they close up.

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};
use crate::quantity::printed::{Kind, Quantity};

use super::growth::{Change, Direction, Form};
use super::product::{product, quotient};
use super::share::scale_of;

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

/// The values that a figure might have been printed with: the multiples of a step from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    step: Ratio,
    first: i128,
    last: i128,
}

impl Grid {
    fn step_of(figure: &Quantity) -> Option<Ratio> {
        let plain = matches!(figure.hedge(), Hedge::Exact | Hedge::Range);
        let step = if plain { figure.unit_in_last_place() } else { figure.step() };
        (step > Ratio::ZERO && !figure.value().is_negative() && figure.value().checked_div(step)?.is_whole())
            .then_some(step)
    }

    /// Values with as many digits before and after the point: 100 to 999 for 312, 0.0 to 9.9 for 6.5, 1.00万 to 9.99万 for
    /// 1.78万. A hedged figure varies in the digits that are not zeros at its end: 1000, 1100 … 9900 for 1800余. `None` below 0
    /// and for fractions in words.
    pub(crate) fn alike(figure: &Quantity) -> Option<Self> {
        if figure.kind() == Kind::Fraction {
            return Self::proportion(figure);
        }
        let step = Self::step_of(figure)?;
        let one = figure.unit_in_last_place().checked_mul(Ratio::power_of_ten(i32::from(figure.decimals()))?)?;
        let mut above = one;
        let ten = Ratio::from(10);
        let mut digits = 1;
        loop {
            above = above.checked_mul(ten)?;
            if figure.value() < above {
                break;
            }
            digits += 1;
        }
        let last = above.checked_div(step)?.ceil()?.checked_sub(1)?;
        let from_zero = digits == 1 && (figure.decimals() > 0 || figure.value().is_zero());
        let first = if from_zero { 0 } else { above.checked_div(ten)?.checked_div(step)?.ceil()? };
        (first <= last).then_some(Self { step, first, last })
    }

    /// Proportions with as many decimals: 0.0 to 100.0 for 44.4%. `None` for fractions in words.
    pub(crate) fn proportion(figure: &Quantity) -> Option<Self> {
        let step = Self::step_of(figure)?;
        let whole = match (figure.kind(), figure.unit().as_str()) {
            (Kind::Fraction, "成") => Ratio::ONE,
            (Kind::Fraction, _) => return None,
            (Kind::Percent, "‰") => Ratio::from(1000),
            _ => Ratio::HUNDRED,
        };
        Some(Self { step, first: 0, last: whole.checked_div(step)?.floor() })
    }

    fn size(&self) -> Option<i128> {
        self.last.checked_sub(self.first)?.checked_add(1)
    }

    fn value(&self, at: i128) -> Option<Ratio> {
        self.step.checked_mul(Ratio::from(at))
    }
}

/// The admitted candidates so far: runs that come in order, up or down.
#[derive(Clone, Copy, Debug, Default)]
struct Runs {
    count: i128,
    ends: Option<(i128, i128)>,
}

impl Runs {
    fn take(&mut self, run: Option<(i128, i128)>) {
        let Some((low, high)) = run else { return };
        let Some((first, last)) = self.ends else {
            self.count = high - low + 1;
            self.ends = run;
            return;
        };
        self.count += (high - low.max(last + 1) + 1).max(0) + (high.min(first - 1) - low + 1).max(0);
        self.ends = Some((first.min(low), last.max(high)));
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

/// How the quotient of two operands makes a printed rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Made {
    /// The quotient itself: a share, a mean, to so many times, a difference of the base.
    Quotient,
    /// Less 1: by so much up.
    LessOne,
    /// Taken from 1: by so much down, a reduction.
    FromOne,
    /// And 1: to so many times, from the difference.
    PlusOne,
}

impl Made {
    /// The rate of a change, from `current / base`.
    pub(crate) fn of(change: Change) -> Self {
        match (change.form, change.direction) {
            (Form::To, _) => Self::Quotient,
            (Form::By, Direction::Up) => Self::LessOne,
            (Form::By, Direction::Down) => Self::FromOne,
        }
    }

    /// The rate of a change, from `delta / base`.
    pub(crate) fn of_delta(change: Change) -> Self {
        match (change.form, change.direction) {
            (Form::By, _) => Self::Quotient,
            (Form::To, Direction::Up) => Self::PlusOne,
            (Form::To, Direction::Down) => Self::FromOne,
        }
    }

    fn rate(self, quotient: Possible) -> Option<Possible> {
        let one = Possible::exactly(Ratio::ONE);
        let real = Possible::ends(quotient.lower(), quotient.upper());
        match self {
            Self::Quotient => Some(real),
            Self::LessOne => real.checked_add(one.negated()?),
            Self::FromOne => real.negated()?.checked_add(one),
            Self::PlusOne => real.checked_add(one),
        }
        .map(|set| Possible::ends(set.lower(), set.upper()))
    }

    fn quotient(self, rate: Possible) -> Option<Possible> {
        let one = Possible::exactly(Ratio::ONE);
        match self {
            Self::Quotient => Some(rate),
            Self::LessOne => rate.checked_add(one),
            Self::FromOne => rate.negated()?.checked_add(one),
            Self::PlusOne => rate.checked_add(one.negated()?),
        }
        .map(|set| Possible::ends(set.lower(), set.upper()).not_negative())
    }
}

/// Above 0.
const POSITIVE: Possible = Possible::ends(Some(End::open(Ratio::ZERO)), None);

/// The power of `p / w` over a printed rate or mean. An operand that is not stated is the set of all that it may be.
///
/// `most` bounds the rate in its printed scale: 0 to 100 for a share.
pub(crate) fn of_quotient(rate: &Varied<'_>, made: Made, p: Possible, w: Possible, most: Possible) -> Option<Power> {
    if p.contains(Ratio::ZERO) && w.contains(Ratio::ZERO) {
        // nothing of nothing: where no other choice fits, nothing is said
        return rate.none();
    }
    let w = w.and(POSITIVE);
    let scale = rate.scale;
    let back = Ratio::ONE.checked_div(scale)?;
    let truth = |p: Possible, w: Possible| -> Option<Possible> {
        if p.is_empty() || w.is_empty() {
            return Some(Possible::EMPTY);
        }
        made.rate(quotient(p, w)?)?.scaled(back)
    };
    let reach = made.quotient(rate.reach()?.scaled(scale)?)?;
    let many = |set: &Possible| set.is_whole() && set.single().is_none();
    let mut runs = Runs::default();
    let mut exact = true;
    if many(&w) {
        let tried = quotient(p, reach)?.and(w);
        exact = sweep(rate, tried, most, &mut runs, |w| truth(p, w))?;
        // several wholes over one whole leave gaps, unless the steps are smaller than the figure's
        let unit = rate.grid.step.checked_mul(scale)?;
        let first = tried.lower().map(|end| end.at).filter(|at| *at > Ratio::ZERO);
        exact &= !many(&p) || first.is_some_and(|at| Ratio::ONE.checked_div(at).is_some_and(|gap| gap <= unit));
    } else if many(&p) {
        let tried = product(reach, w)?.and(p);
        exact = sweep(rate, tried, most, &mut runs, |p| truth(p, w))?;
    } else {
        runs.take(rate.admitted(truth(p, w)?.and(most))?);
    }
    rate.power(runs, exact)
}

/// Tries the whole values of `tried` from the lowest up until the runs close up; whether all that is left is in one run.
fn sweep(
    rate: &Varied<'_>,
    tried: Possible,
    most: Possible,
    runs: &mut Runs,
    truth: impl Fn(Possible) -> Option<Possible>,
) -> Option<bool> {
    let tried = tried.whole();
    let Some(first) = tried.lower().map(|end| end.at.floor()) else { return Some(false) };
    let last = tried.upper().map(|end| end.at.floor());
    let mut before: Option<Ratio> = None;
    let mut at = first;
    while last.is_none_or(|last| at <= last) {
        let set = truth(Possible::exactly(Ratio::from(at)))?;
        let end = set.lower().map(|end| end.at).filter(|_| !set.is_empty());
        // the steps never grow: once they are within a unit, they stay so
        let gap = before.zip(end).and_then(|(a, b)| if a > b { a.checked_sub(b) } else { b.checked_sub(a) });
        let closed = gap.is_some_and(|gap| gap < rate.grid.step);
        if closed || at - first >= TRIED {
            let rest =
                Possible::ends(Some(End::closed(Ratio::from(at))), last.map(|last| End::closed(Ratio::from(last))));
            runs.take(rate.admitted(truth(rest)?.and(most))?);
            return Some(closed);
        }
        runs.take(rate.admitted(set.and(most))?);
        before = end;
        at += 1;
    }
    Some(true)
}
