//! Sets of possible values: intervals with open or closed ends, over all numbers or over whole numbers only.

use std::cmp::Ordering;
use std::fmt;

use super::exact::Ratio;

/// One end of a set of possible values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// Where the set ends.
    pub at: Ratio,
    /// Whether the end itself belongs to the set.
    pub closed: bool,
}

impl End {
    /// An end that belongs to the set.
    pub const fn closed(at: Ratio) -> Self {
        Self { at, closed: true }
    }

    /// An end that does not belong to the set.
    pub const fn open(at: Ratio) -> Self {
        Self { at, closed: false }
    }
}

/// A set of possible true values: every number between two ends, or every whole number between them.
///
/// The empty set is a value too: a share above 100% has no possible true value.
///
/// ```
/// use fazhi::quantity::{End, Possible, Ratio};
/// let over = Possible::between(End::open(Ratio::from(1800)), End::open(Ratio::from(1900))).whole();
/// assert!(over.contains(Ratio::from(1801)) && !over.contains(Ratio::from(1900)));
/// assert_eq!(over.to_string(), "1801 … 1899");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Possible {
    lower: Option<End>,
    upper: Option<End>,
    whole: bool,
}

impl Possible {
    /// Every number.
    pub const ANY: Self = Self { lower: None, upper: None, whole: false };

    /// Every whole number from 1 up: what an unstated count can be when something is divided by it.
    pub const POSITIVE_WHOLE: Self = Self { lower: Some(End::closed(Ratio::ONE)), upper: None, whole: true };

    /// No number at all.
    pub const EMPTY: Self =
        Self { lower: Some(End::open(Ratio::ZERO)), upper: Some(End::open(Ratio::ZERO)), whole: false };

    /// Just this value.
    pub const fn exactly(value: Ratio) -> Self {
        Self { lower: Some(End::closed(value)), upper: Some(End::closed(value)), whole: value.is_whole() }
    }

    /// Every number between two ends.
    pub const fn between(lower: End, upper: End) -> Self {
        Self { lower: Some(lower), upper: Some(upper), whole: false }
    }

    /// Every number between two ends where an end may be missing.
    pub const fn ends(lower: Option<End>, upper: Option<End>) -> Self {
        Self { lower, upper, whole: false }
    }

    /// The whole numbers of the set; its ends become closed whole numbers.
    #[must_use]
    pub fn whole(self) -> Self {
        if self.whole {
            return self;
        }
        let lower = self.lower.map(|end| {
            let up = end.at.ceil().unwrap_or(i128::MAX);
            let on = end.at.is_whole() && !end.closed;
            End::closed(Ratio::from(if on { up.saturating_add(1) } else { up }))
        });
        let upper = self.upper.map(|end| {
            let down = end.at.floor();
            let on = end.at.is_whole() && !end.closed;
            End::closed(Ratio::from(if on { down.saturating_sub(1) } else { down }))
        });
        Self { lower, upper, whole: true }
    }

    /// The lower end, or `None` where there is none.
    pub const fn lower(&self) -> Option<End> {
        self.lower
    }

    /// The upper end, or `None` where there is none.
    pub const fn upper(&self) -> Option<End> {
        self.upper
    }

    /// Whether only whole numbers belong to the set.
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether no value is possible.
    pub fn is_empty(&self) -> bool {
        match (self.lower, self.upper) {
            (Some(l), Some(u)) => match l.at.cmp(&u.at) {
                Ordering::Less => false,
                Ordering::Equal => !(l.closed && u.closed),
                Ordering::Greater => true,
            },
            _ => false,
        }
    }

    /// The one possible value, where there is just one.
    pub fn single(&self) -> Option<Ratio> {
        match (self.lower, self.upper) {
            (Some(l), Some(u)) if l.closed && u.closed && l.at == u.at => Some(l.at),
            _ => None,
        }
    }

    /// Whether `value` is possible.
    pub fn contains(&self, value: Ratio) -> bool {
        (!self.whole || value.is_whole())
            && self.lower.is_none_or(|l| l.at < value || (l.closed && l.at == value))
            && self.upper.is_none_or(|u| value < u.at || (u.closed && u.at == value))
    }

    /// The values that both sets hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let met = Self {
            lower: tighter(self.lower, other.lower, Ordering::Greater),
            upper: tighter(self.upper, other.upper, Ordering::Less),
            // the ends of two sets of whole numbers are such ends already
            whole: self.whole && other.whole,
        };
        if self.whole || other.whole { met.whole() } else { met }
    }

    /// Whether some value is in both sets.
    pub fn meets(&self, other: &Self) -> bool {
        !self.and(*other).is_empty()
    }

    /// The values from 0 up.
    #[must_use]
    pub fn not_negative(self) -> Self {
        self.and(Self::ends(Some(End::closed(Ratio::ZERO)), None))
    }

    /// All sums of a value of each set, or `None` where an end does not fit.
    ///
    /// Exact where both sets are of whole numbers or neither is; else the smallest interval around the sums.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Some(Self {
            lower: both(self.lower, other.lower, Ratio::checked_add)?,
            upper: both(self.upper, other.upper, Ratio::checked_add)?,
            whole: self.whole && other.whole,
        })
    }

    /// The values with the other sign, or `None` where an end does not fit.
    pub fn negated(self) -> Option<Self> {
        let flip = |end: Option<End>| match end {
            Some(e) => Some(Some(End { at: e.at.negated()?, closed: e.closed })),
            None => Some(None),
        };
        Some(Self { lower: flip(self.upper)?, upper: flip(self.lower)?, whole: self.whole })
    }

    /// Every value multiplied by a positive factor, or `None` where an end does not fit.
    pub fn scaled(self, factor: Ratio) -> Option<Self> {
        let times = |end: Option<End>| match end {
            Some(e) => Some(Some(End { at: e.at.checked_mul(factor)?, closed: e.closed })),
            None => Some(None),
        };
        Some(Self {
            lower: times(self.lower)?,
            upper: times(self.upper)?,
            whole: self.whole && factor.is_whole() && factor == Ratio::ONE,
        })
    }

    /// How far apart the ends are, or `None` where an end is missing.
    pub fn width(&self) -> Option<Ratio> {
        self.upper?.at.checked_sub(self.lower?.at)
    }
}

/// Of two ends the one that is `beyond` the other; where they are at one place, open if either is.
fn tighter(a: Option<End>, b: Option<End>, beyond: Ordering) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) => Some(match a.at.cmp(&b.at) {
            Ordering::Equal => End { at: a.at, closed: a.closed && b.closed },
            order if order == beyond => a,
            _ => b,
        }),
        (one, None) | (None, one) => one,
    }
}

#[allow(clippy::option_option)] // outer: does the result fit; inner: is there an end
fn both(a: Option<End>, b: Option<End>, op: fn(Ratio, Ratio) -> Option<Ratio>) -> Option<Option<End>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Some(End { at: op(a.at, b.at)?, closed: a.closed && b.closed })),
        _ => Some(None),
    }
}

/// `312`, `1801 … 1899`, `[44.35, 44.45]`, `(7000, ∞)`.
impl fmt::Display for Possible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("∅");
        }
        if let Some(value) = self.single() {
            return write!(f, "{value}");
        }
        if self.whole {
            return match (self.lower, self.upper) {
                (Some(l), Some(u)) => write!(f, "{} … {}", l.at, u.at),
                (Some(l), None) => write!(f, "{} …", l.at),
                (None, Some(u)) => write!(f, "… {}", u.at),
                (None, None) => f.write_str("…"),
            };
        }
        match self.lower {
            Some(End { at, closed: true }) => write!(f, "[{at}, ")?,
            Some(End { at, closed: false }) => write!(f, "({at}, ")?,
            None => f.write_str("(-∞, ")?,
        }
        match self.upper {
            Some(End { at, closed: true }) => write!(f, "{at}]"),
            Some(End { at, closed: false }) => write!(f, "{at})"),
            None => f.write_str("∞)"),
        }
    }
}

impl fmt::Debug for Possible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i128) -> Ratio {
        Ratio::from(value)
    }

    #[test]
    fn whole_numbers_close_the_ends() {
        let half = Ratio::new(35, 2).unwrap();
        let set = Possible::between(End::closed(half), End::open(n(20))).whole();
        assert_eq!((set.lower(), set.upper()), (Some(End::closed(n(18))), Some(End::closed(n(19)))));
        assert!(Possible::between(End::open(n(3)), End::open(n(4))).whole().is_empty());
    }

    #[test]
    fn open_ends_stay_open_in_sums() {
        let a = Possible::between(End::open(n(1)), End::closed(n(2)));
        let b = Possible::exactly(n(5));
        let sum = a.checked_add(b).unwrap();
        assert!(!sum.contains(n(6)) && sum.contains(n(7)));
    }

    #[test]
    fn touching_open_ends_do_not_meet() {
        let a = Possible::between(End::closed(n(1)), End::open(n(2)));
        let b = Possible::between(End::closed(n(2)), End::closed(n(3)));
        assert!(!a.meets(&b));
        assert!(b.meets(&Possible::exactly(n(2))));
    }
}
