//! The values that a figure might have been printed with, and how many of them are admitted.

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::printed::{Kind, Quantity};

/// The values that a figure might have been printed with: the multiples of a step from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(super) step: Ratio,
    pub(super) first: i128,
    pub(super) last: i128,
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

    pub(super) fn size(&self) -> Option<i128> {
        self.last.checked_sub(self.first)?.checked_add(1)
    }

    pub(super) fn value(&self, at: i128) -> Option<Ratio> {
        self.step.checked_mul(Ratio::from(at))
    }
}

/// The admitted candidates so far: runs that come in order, up or down.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Runs {
    pub(super) count: i128,
    pub(super) ends: Option<(i128, i128)>,
}

impl Runs {
    pub(super) fn take(&mut self, run: Option<(i128, i128)>) {
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
