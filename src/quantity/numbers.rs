//! The numbers of a printed figure, in as little room as they need: a text can hold millions of figures.

use std::hash::{Hash, Hasher};

use super::exact::Ratio;

/// The value of a figure, the upper end of a range, one unit in its last place, and its step.
#[derive(Clone, Debug)]
pub(super) struct Numbers(Held);

#[derive(Clone, Debug)]
enum Held {
    /// `mantissa · 10^exponent`, with powers of ten for the last place and the step: nearly every figure.
    Decimal { mantissa: i64, exponent: i8, ulp: i8, step: i8 },
    /// Ranges, fractions, and what is beyond 64 bits.
    Wide(Box<Wide>),
}

#[derive(Clone, Copy, Debug)]
struct Wide {
    value: Ratio,
    upper: Option<Ratio>,
    ulp: Ratio,
    step: Ratio,
}

/// The exponents with which every mantissa of 64 bits makes a fraction of 128 bits.
const NARROW: std::ops::RangeInclusive<i8> = -18..=18;

impl Numbers {
    /// The numbers `mantissa · 10^exponent`, `10^ulp` and `10^step`; `None` where one does not fit 128 bits.
    pub(super) fn decimal(mantissa: i128, exponent: i32, ulp: i32, step: i32) -> Option<Self> {
        let power = |exponent: i32| i8::try_from(exponent).ok().filter(|power| NARROW.contains(power));
        let narrow = i64::try_from(mantissa).ok().zip(power(exponent)).zip(power(ulp).zip(power(step)));
        if let Some(((mantissa, exponent), (ulp, step))) = narrow {
            return Some(Self(Held::Decimal { mantissa, exponent, ulp, step }));
        }
        let power = |exponent| Ratio::scaled(1, exponent);
        Some(Self::wide(Ratio::scaled(mantissa, exponent)?, None, power(ulp)?, power(step)?))
    }

    /// A value with its last place and its step, no range.
    pub(super) fn of(value: Ratio, ulp: Ratio, step: Ratio) -> Self {
        let whole = |ratio: Ratio| (ratio.denominator() == 1).then(|| ratio.numerator());
        match (whole(value), whole(ulp), whole(step)) {
            (Some(value), Some(1), Some(1)) => Self::decimal(value, 0, 0, 0),
            _ => None,
        }
        .unwrap_or_else(|| Self::wide(value, None, ulp, step))
    }

    /// Any numbers.
    pub(super) fn wide(value: Ratio, upper: Option<Ratio>, ulp: Ratio, step: Ratio) -> Self {
        Self(Held::Wide(Box::new(Wide { value, upper, ulp, step })))
    }

    pub(super) fn value(&self) -> Ratio {
        match &self.0 {
            Held::Decimal { mantissa, exponent, .. } => narrow(*mantissa, *exponent),
            Held::Wide(wide) => wide.value,
        }
    }

    pub(super) fn upper(&self) -> Option<Ratio> {
        match &self.0 {
            Held::Decimal { .. } => None,
            Held::Wide(wide) => wide.upper,
        }
    }

    pub(super) fn ulp(&self) -> Ratio {
        match &self.0 {
            Held::Decimal { ulp, .. } => narrow(1, *ulp),
            Held::Wide(wide) => wide.ulp,
        }
    }

    pub(super) fn step(&self) -> Ratio {
        match &self.0 {
            Held::Decimal { step, .. } => narrow(1, *step),
            Held::Wide(wide) => wide.step,
        }
    }

    /// The value where it is a whole number from 0 up that is written out: no fraction need be made of it.
    pub(super) fn plain(&self) -> Option<u64> {
        match self.0 {
            Held::Decimal { mantissa, exponent: 0, .. } => u64::try_from(mantissa).ok(),
            _ => None,
        }
    }

    /// The numbers with the value below 0; `None` where it does not fit.
    pub(super) fn negated(self) -> Option<Self> {
        let held = match self.0 {
            Held::Decimal { mantissa, exponent, ulp, step } => {
                Held::Decimal { mantissa: mantissa.checked_neg()?, exponent, ulp, step }
            }
            Held::Wide(mut wide) => {
                wide.value = wide.value.negated()?;
                Held::Wide(wide)
            }
        };
        Some(Self(held))
    }

    fn all(&self) -> (Ratio, Option<Ratio>, Ratio, Ratio) {
        (self.value(), self.upper(), self.ulp(), self.step())
    }
}

/// `mantissa · 10^exponent` for an exponent of [`NARROW`], which always fits.
fn narrow(mantissa: i64, exponent: i8) -> Ratio {
    Ratio::scaled(i128::from(mantissa), i32::from(exponent)).unwrap_or(Ratio::ZERO)
}

/// Numbers are equal when their values are, however they are held.
impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl Eq for Numbers {}

impl Hash for Numbers {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.all().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_wide_numbers_are_the_same_numbers() {
        assert_eq!(size_of::<Numbers>(), 16);
        for (mantissa, exponent, ulp, step) in [(178, 2, 2, 2), (i64::MAX, 18, 18, 18), (i64::MIN, -18, -18, -18)] {
            let small = Numbers::decimal(i128::from(mantissa), exponent, ulp, step).unwrap();
            assert!(matches!(small.0, Held::Decimal { .. }));
            let fraction = |mantissa: i128, exponent: i32| {
                let ten = Ratio::power_of_ten(exponent).unwrap();
                Ratio::from(mantissa).checked_mul(ten).unwrap()
            };
            let wide = Numbers::wide(fraction(mantissa.into(), exponent), None, fraction(1, ulp), fraction(1, step));
            assert_eq!(small, wide);
        }
    }

    #[test]
    fn what_passes_64_bits_is_held_wide_or_refused() {
        let wide = Numbers::decimal(i128::from(i64::MAX) + 1, 0, 0, 0).unwrap();
        assert_eq!(wide.value(), Ratio::from(i128::from(i64::MAX) + 1));
        assert_eq!(wide.plain(), None);
        assert_eq!(Numbers::decimal(1, 20, 20, 20).unwrap().value(), Ratio::power_of_ten(20).unwrap());
        assert!(Numbers::decimal(1, 39, 0, 0).is_none());
        assert!(Numbers::decimal(i128::MAX, 1, 0, 0).is_none());
    }

    #[test]
    fn signs() {
        let below = Numbers::decimal(178, -1, -1, -1).unwrap().negated().unwrap();
        assert_eq!(below.value(), Ratio::new(-178, 10).unwrap());
        assert!(Numbers::decimal(i64::MIN.into(), 0, 0, 0).unwrap().negated().is_none());
    }
}
