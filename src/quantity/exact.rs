//! Exact fractions: the arithmetic under every check.
//!
//! No operation rounds. An operation whose result does not fit 128 bits says so with `None`; comparisons always have an
//! answer.

use std::cmp::Ordering;
use std::fmt;

/// An exact fraction of 128-bit integers, with a positive denominator.
///
/// Two fractions are equal when their values are, however they are written.
///
/// ```
/// use fazhi::quantity::Ratio;
/// let third = Ratio::new(1, 3).unwrap();
/// assert_eq!(third.checked_mul(Ratio::from(3)), Some(Ratio::ONE));
/// assert_eq!(Ratio::new(1, 0), None);
/// ```
#[derive(Clone, Copy)]
pub struct Ratio {
    num: i128,
    den: i128,
}

/// The powers of ten that fit 128 bits.
const POWERS: [i128; 39] = {
    let (mut powers, mut at) = ([1; 39], 1);
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// `10^exponent`, exponents of 0 to 38.
const fn power(exponent: u32) -> Option<i128> {
    if exponent as usize >= POWERS.len() { None } else { Some(POWERS[exponent as usize]) }
}

impl Ratio {
    /// 0.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// 1.
    pub const ONE: Self = Self { num: 1, den: 1 };
    /// 100, the whole of a percentage.
    pub const HUNDRED: Self = Self { num: 100, den: 1 };
    /// One half.
    pub const HALF: Self = Self { num: 1, den: 2 };

    /// `num / den`, or `None` where the denominator is 0 or the sign cannot be moved to the numerator.
    pub const fn new(num: i128, den: i128) -> Option<Self> {
        if den > 0 {
            Some(Self { num, den })
        } else if den == 0 || den == i128::MIN || num == i128::MIN {
            None
        } else {
            Some(Self { num: -num, den: -den })
        }
    }

    /// `mantissa / 10^scale`, or `None` where the power does not fit.
    pub const fn decimal(mantissa: i128, scale: u32) -> Option<Self> {
        match power(scale) {
            Some(den) => Some(Self { num: mantissa, den }),
            None => None,
        }
    }

    /// `10^exponent`, exponents of −38 to 38.
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        Self::scaled(1, exponent)
    }

    /// `mantissa · 10^exponent`, or `None` where it does not fit.
    pub(super) fn scaled(mantissa: i128, exponent: i32) -> Option<Self> {
        match exponent {
            0 => Some(Self { num: mantissa, den: 1 }),
            ..0 => Self::decimal(mantissa, exponent.unsigned_abs()),
            _ => Some(Self { num: mantissa.checked_mul(power(exponent.unsigned_abs())?)?, den: 1 }),
        }
    }

    /// The numerator, as the fraction is held (not necessarily in lowest terms).
    pub const fn numerator(self) -> i128 {
        self.num
    }

    /// The denominator, above 0.
    pub const fn denominator(self) -> i128 {
        self.den
    }

    /// Whether the value is a whole number.
    pub const fn is_whole(self) -> bool {
        self.den == 1 || self.num % self.den == 0
    }

    /// Whether the value is below 0.
    pub const fn is_negative(self) -> bool {
        self.num < 0
    }

    /// Whether the value is 0.
    pub const fn is_zero(self) -> bool {
        self.num == 0
    }

    /// The largest whole number that is not above the value.
    pub const fn floor(self) -> i128 {
        if self.den == 1 { self.num } else { self.num.div_euclid(self.den) }
    }

    /// The smallest whole number that is not below the value, or `None` where it does not fit.
    pub const fn ceil(self) -> Option<i128> {
        if self.den == 1 {
            return Some(self.num);
        }
        let floor = self.num.div_euclid(self.den);
        if self.num.rem_euclid(self.den) == 0 { Some(floor) } else { floor.checked_add(1) }
    }

    /// Numerator and denominator where both fit 64 bits, so that products of two need no test: the usual case.
    fn narrow(self) -> Option<(i64, i64)> {
        Some((i64::try_from(self.num).ok()?, i64::try_from(self.den).ok()?))
    }

    /// The same value in lowest terms.
    #[must_use]
    pub fn reduced(self) -> Self {
        if self.den == 1 {
            return self;
        }
        // the divisor is at most the denominator, so it fits
        let Ok(g) = i128::try_from(gcd(self.num.unsigned_abs(), self.den.unsigned_abs())) else { return self };
        if g <= 1 { self } else { Self { num: self.num / g, den: self.den / g } }
    }

    /// The sum, or `None` where it does not fit.
    #[inline]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        match self.num.checked_add(other.num) {
            Some(num) if self.den == other.den => Some(Self { num, den: self.den }),
            _ => self.add_unlike(other),
        }
    }

    /// The sum of fractions of any denominators.
    fn add_unlike(self, other: Self) -> Option<Self> {
        let plain = |a: Self, b: Self| {
            if a.den == b.den {
                return Some(Self { num: a.num.checked_add(b.num)?, den: a.den });
            }
            // one denominator often divides the other: both are powers of ten
            if let Some(times) = times(b.den, a.den) {
                return Some(Self { num: a.num.checked_add(b.num.checked_mul(times)?)?, den: a.den });
            }
            if let Some(times) = times(a.den, b.den) {
                return Some(Self { num: b.num.checked_add(a.num.checked_mul(times)?)?, den: b.den });
            }
            let num = a.num.checked_mul(b.den)?.checked_add(b.num.checked_mul(a.den)?)?;
            Some(Self { num, den: a.den.checked_mul(b.den)? })
        };
        plain(self, other).or_else(|| plain(self.reduced(), other.reduced()))
    }

    /// The difference, or `None` where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated()?)
    }

    /// The product, or `None` where it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return Some(Self { num: i128::from(a) * i128::from(c), den: i128::from(b) * i128::from(d) });
        }
        let plain = |a: Self, b: Self| Some(Self { num: a.num.checked_mul(b.num)?, den: a.den.checked_mul(b.den)? });
        plain(self, other).or_else(|| {
            let (a, b) = (self.reduced(), other.reduced());
            let (left, right) = (Self { num: a.num, den: b.den }.reduced(), Self { num: b.num, den: a.den }.reduced());
            plain(left, right)
        })
    }

    /// The quotient, or `None` where the divisor is 0 or the result does not fit.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.den, other.num)?)
    }

    /// The value with the other sign, or `None` where it does not fit.
    pub const fn negated(self) -> Option<Self> {
        match self.num.checked_neg() {
            Some(num) => Some(Self { num, den: self.den }),
            None => None,
        }
    }

    /// The decimal digits with exactly `places` after the point, rounded half away from zero: for people, never for a
    /// check.
    pub fn rounded(self, places: u32) -> String {
        self.digits(places, false)
    }

    /// The decimal digits with exactly `places` after the point, the rest cut off.
    pub fn cut(self, places: u32) -> String {
        self.digits(places, true)
    }

    fn digits(self, places: u32, cut: bool) -> String {
        let r = self.reduced();
        let (whole, mut rest) =
            (r.num.unsigned_abs() / r.den.unsigned_abs(), r.num.unsigned_abs() % r.den.unsigned_abs());
        let den = r.den.unsigned_abs();
        let mut digits: Vec<u8> = Vec::new();
        for _ in 0..places {
            // den < 2^127, so ten times the rest may pass 2^128: divide in two steps
            let (digit, left) = times_ten_div(rest, den);
            digits.push(digit);
            rest = left;
        }
        let mut whole = whole;
        if !cut && rest >= den - rest {
            let mut carry = true;
            for d in digits.iter_mut().rev() {
                if *d == 9 {
                    *d = 0;
                } else {
                    *d += 1;
                    carry = false;
                    break;
                }
            }
            if carry {
                whole = whole.saturating_add(1);
            }
        }
        let sign = if r.num < 0 && (whole > 0 || digits.iter().any(|&d| d > 0)) { "-" } else { "" };
        let mut out = format!("{sign}{whole}");
        if places > 0 {
            out.push('.');
            out.extend(digits.iter().map(|&d| char::from(b'0' + d)));
        }
        out
    }

    /// How many decimal places write the value exactly, or `None` where no number of them does (one third).
    pub fn exact_places(self) -> Option<u32> {
        let r = self.reduced();
        let (mut den, mut twos, mut fives) = (r.den, 0u32, 0u32);
        while den % 2 == 0 {
            den /= 2;
            twos += 1;
        }
        while den % 5 == 0 {
            den /= 5;
            fives += 1;
        }
        (den == 1).then(|| twos.max(fives))
    }
}

/// One step of long division: the digit and the rest of `10 · rest / den`, for `rest < den < 2^127`.
fn times_ten_div(rest: u128, den: u128) -> (u8, u128) {
    let (mut digit, mut left) = (0u8, 0u128);
    // ten times, one addition at a time, so that nothing passes 2^128
    for _ in 0..10 {
        left += rest;
        if left >= den {
            left -= den;
            digit += 1;
        }
    }
    (digit, left)
}

/// How many times a denominator goes into another; `None` where it does not divide it.
fn times(den: i128, of: i128) -> Option<i128> {
    if let (Ok(den), Ok(of)) = (u64::try_from(den), u64::try_from(of)) {
        return (of % den == 0).then(|| i128::from(of / den));
    }
    (of % den == 0).then(|| of / den)
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            let (mut x, mut y) = (x, y);
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return u128::from(x);
        }
        (a, b) = (b, a % b);
    }
    a
}

/// The 256-bit product of two 128-bit numbers, high half first.
const fn wide_mul(a: u128, b: u128) -> (u128, u128) {
    const LOW: u128 = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let low = a0 * b0;
    let mid1 = a1 * b0 + (low >> 64);
    let mid2 = a0 * b1 + (mid1 & LOW);
    (a1 * b1 + (mid1 >> 64) + (mid2 >> 64), (mid2 << 64) | (low & LOW))
}

impl From<i128> for Ratio {
    fn from(value: i128) -> Self {
        Self { num: value, den: 1 }
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den { self.num.cmp(&other.num) } else { self.cmp_unlike(other) }
    }
}

impl Ratio {
    /// The order of two fractions of any denominators.
    fn cmp_unlike(&self, other: &Self) -> Ordering {
        if let (Some((a, b)), Some((c, d))) = (self.narrow(), other.narrow()) {
            return (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b)));
        }
        if let (Some(left), Some(right)) = (self.num.checked_mul(other.den), other.num.checked_mul(self.den)) {
            return left.cmp(&right);
        }
        match (self.num < 0, other.num < 0) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (negative, _) => {
                let left = wide_mul(self.num.unsigned_abs(), other.den.unsigned_abs());
                let right = wide_mul(other.num.unsigned_abs(), self.den.unsigned_abs());
                if negative { right.cmp(&left) } else { left.cmp(&right) }
            }
        }
    }
}

impl std::hash::Hash for Ratio {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let r = self.reduced();
        let r = if r.num == 0 { Self::ZERO } else { r };
        (r.num, r.den).hash(state);
    }
}

/// The exact decimal digits where there are at most eighteen, else `numerator/denominator` in lowest terms.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact_places() {
            Some(places) if places <= 18 => f.write_str(&self.rounded(places)),
            _ => {
                let r = self.reduced();
                write!(f, "{}/{}", r.num, r.den)
            }
        }
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn r(num: i128, den: i128) -> Ratio {
        Ratio::new(num, den).unwrap()
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = r(1, 3);
        let sum = third.checked_add(third).unwrap().checked_add(third).unwrap();
        assert_eq!(sum, Ratio::ONE);
    }

    #[test]
    fn digits_round_and_cut() {
        assert_eq!(r(140 * 100, 151).rounded(2), "92.72");
        assert_eq!(r(140 * 100, 151).cut(2), "92.71");
        assert_eq!(r(1999, 1000).rounded(2), "2.00");
        assert_eq!(r(-1, 3).rounded(3), "-0.333");
        assert_eq!(r(-1, 3000).rounded(2), "0.00");
        assert_eq!(r(5, 2).to_string(), "2.5");
        assert_eq!(r(2, 6).to_string(), "1/3");
    }

    #[test]
    fn comparison_never_overflows() {
        let (a, b) = (r(i128::MAX, i128::MAX - 1), r(i128::MAX - 1, i128::MAX - 2));
        assert!(a < b);
        assert!(r(-i128::MAX, 3) < r(i128::MAX, 5));
        assert!(r(-i128::MAX, 2) < r(-i128::MAX, 3));
    }

    #[test]
    fn overflow_is_none() {
        assert_eq!(Ratio::from(i128::MAX).checked_add(Ratio::ONE), None);
        assert_eq!(Ratio::from(i128::MAX).checked_mul(r(2, 1)), None);
        assert_eq!(Ratio::from(i128::MAX).checked_mul(r(2, 4)), Ratio::new(i128::MAX, 2));
        assert_eq!(Ratio::ONE.checked_div(Ratio::ZERO), None);
    }

    #[test]
    fn floors_and_ceilings() {
        assert_eq!((r(7, 2).floor(), r(7, 2).ceil()), (3, Some(4)));
        assert_eq!((r(-7, 2).floor(), r(-7, 2).ceil()), (-4, Some(-3)));
        assert_eq!((r(6, 2).floor(), r(6, 2).ceil()), (3, Some(3)));
    }
}
