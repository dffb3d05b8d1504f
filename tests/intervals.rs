//! Sets of possible values against a search of the tests' own: sums, products and quotients, ends open and closed.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::quantity::law::{Answer, feasible, product, quotient};
use fazhi::quantity::{End, Possible, Ratio};
use proptest::prelude::*;

/// A set in quarters, so that every end is a whole number of them: (end, closed), or nothing where there is no end.
#[derive(Clone, Copy, Debug)]
struct Set {
    lower: Option<(i128, bool)>,
    upper: Option<(i128, bool)>,
    whole: bool,
}

const QUARTER: i128 = 4;

impl Set {
    fn possible(self) -> Possible {
        let end = |(at, closed)| End { at: Ratio::new(at, QUARTER).unwrap(), closed };
        let set = Possible::ends(self.lower.map(end), self.upper.map(end));
        if self.whole { set.whole() } else { set }
    }

    /// Whether `num / den` belongs to the set, by its definition.
    fn has(self, num: i128, den: i128) -> bool {
        let (value, den) = (num * QUARTER, den);
        (!self.whole || num % den == 0)
            && self.lower.is_none_or(|(at, closed)| at * den < value || (closed && at * den == value))
            && self.upper.is_none_or(|(at, closed)| value < at * den || (closed && value == at * den))
    }
}

fn set(low: i128, high: i128) -> impl Strategy<Value = Set> {
    let end = move || prop_oneof![1 => Just(None), 9 => (low..=high, any::<bool>()).prop_map(Some)];
    (end(), end(), any::<bool>()).prop_map(|(a, b, whole)| match (a, b) {
        (Some(x), Some(y)) if x.0 > y.0 => Set { lower: Some(y), upper: Some(x), whole },
        (lower, upper) => Set { lower, upper, whole },
    })
}

/// The same with a lower end of 0 or more and an upper end.
fn bounded(high: i128) -> impl Strategy<Value = Set> {
    (0..=high, any::<bool>(), 0..=high, any::<bool>(), any::<bool>()).prop_map(|(a, x, b, y, whole)| Set {
        lower: Some((a.min(b), x)),
        upper: Some((a.max(b), y)),
        whole,
    })
}

/// Whether some `p` of one set and some `w > 0` of another have `p / w` in a third, by trying enough of them: between two
/// neighbouring quotients of ends nothing changes, so one `w` between them speaks for all.
fn brute(p: Set, w: Set, rate: Set) -> bool {
    let ends = |s: Set| [s.lower, s.upper].into_iter().flatten().map(|end| end.0);
    let numerators: Vec<i128> =
        if p.whole { (0..=40).map(|n| n * QUARTER).collect() } else { ends(p).chain([0]).collect() };
    // w = p / r, in 1 / (4 · 60 · k): written as fractions
    let mut marks: Vec<(i128, i128)> = ends(w).map(|at| (at, QUARTER)).chain([(0, 1), (1000, 1)]).collect();
    for &n in &numerators {
        marks.extend(ends(rate).filter(|&r| r > 0).map(|r| (n, r)));
    }
    marks.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    let between = marks.windows(2).map(|m| (m[0].0 * m[1].1 + m[1].0 * m[0].1, 2 * m[0].1 * m[1].1));
    let tried: Vec<(i128, i128)> =
        if w.whole { (1..=60).map(|n| (n, 1)).collect() } else { marks.iter().copied().chain(between).collect() };
    tried.into_iter().filter(|&(num, den)| num > 0 && w.has(num, den)).any(|(num, den)| {
        if p.whole {
            // p / w = p · den / num
            (0..=40).any(|n| p.has(n, 1) && rate.has(n * den, num))
        } else {
            // p and rate · w meet: in one of their ends, or between two of them
            let mut marks: Vec<(i128, i128)> =
                ends(p).map(|at| (at, QUARTER)).chain(ends(rate).map(|r| (r * num, QUARTER * den))).collect();
            marks.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
            let between = marks.windows(2).map(|m| (m[0].0 * m[1].1 + m[1].0 * m[0].1, 2 * m[0].1 * m[1].1));
            let points: Vec<_> = marks.iter().copied().chain(between).collect();
            points.into_iter().any(|(n, d)| p.has(n, d) && rate.has(n * den, d * num))
        }
    })
}

/// Sixteenths from −12 to 12: fine enough to find a term of a sum of quarters.
fn fine() -> impl Iterator<Item = i128> {
    -192..=192i128
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_set_holds_what_its_ends_say(s in set(-20, 20), num in -200..=200i128) {
        let value = Ratio::new(num, 16).unwrap();
        prop_assert_eq!(s.possible().contains(value), s.has(num, 16));
        prop_assert_eq!(s.possible().is_empty() && s.has(num, 16), false);
        prop_assert_eq!(s.possible().negated().unwrap().contains(value.negated().unwrap()), s.has(num, 16));
    }

    #[test]
    fn what_two_sets_share_is_in_both(a in set(-20, 20), b in set(-20, 20)) {
        let both = a.possible().and(b.possible());
        for n in fine() {
            prop_assert_eq!(both.contains(Ratio::new(n, 16).unwrap()), a.has(n, 16) && b.has(n, 16));
        }
        let met = (-400..=400).any(|n| a.has(n, 16) && b.has(n, 16));
        prop_assert_eq!(a.possible().meets(&b.possible()), met);
    }

    #[test]
    fn a_sum_is_exactly_the_sums(a in set(-12, 12), b in set(-12, 12), quarter in -24..=24i128) {
        let sum = a.possible().checked_add(b.possible()).unwrap();
        if a.possible().is_empty() || b.possible().is_empty() {
            return Ok(());
        }
        let found = (-1600..=1600).any(|n| a.has(n, 16) && b.has(quarter * 4 - n, 16));
        let says = sum.contains(Ratio::new(quarter, 4).unwrap());
        // where whole and other numbers meet, the smallest interval around the sums
        prop_assert!(if a.whole == b.whole { says == found } else { says || !found }, "{quarter}/4 in {sum}: {found}");
    }

    #[test]
    fn feasible_is_exact_from_0_up(p in bounded(32), w in bounded(48), rate in bounded(16)) {
        let rate = Set { whole: false, ..rate };
        prop_assert_eq!(feasible(p.possible(), w.possible(), rate.possible()) == Answer::Yes, brute(p, w, rate));
    }

    #[test]
    fn feasible_never_denies_what_is_possible(p in set(-16, 32), w in set(-16, 48), rate in set(-8, 16)) {
        let rate = Set { whole: false, ..rate };
        if brute(p, w, rate) {
            prop_assert_ne!(feasible(p.possible(), w.possible(), rate.possible()), Answer::No);
        }
    }

    #[test]
    fn quotients_and_products_hold_every_pair(p in bounded(32), w in bounded(48), rate in bounded(16), n in 0..=80i128, d in 0..=64i128) {
        let rate = Set { whole: false, ..rate };
        // n / 4 of w and d / 8 of the rate
        if w.has(n, 4) && rate.has(d, 8) {
            let made = product(rate.possible(), w.possible()).unwrap();
            prop_assert!(made.contains(Ratio::new(n * d, 32).unwrap()));
            if p.has(n * d, 32) {
                prop_assert!(quotient(p.possible(), rate.possible()).unwrap().contains(Ratio::new(n, 4).unwrap()));
            }
        }
    }
}

/// DESIGN §3: of two hedges that contradict each other the wider reading stands, wherever the two are printed.
#[test]
fn contradicting_hedges_leave_both_readings() {
    for (printed, inside, outside) in [
        ("超过近50%", &["40.1", "50.1", "99"][..], &["39.9", "40"][..]),
        ("约近50件", &["41", "50", "54"], &["40", "56"]),
        ("近7000余篇", &["6001", "7001", "7999"], &["6000", "8000"]),
        ("近50余盘次以上", &["41", "59"], &["40", "60"]),
    ] {
        let figure: fazhi::Quantity = printed.parse().unwrap();
        let set = figure.possible();
        let ratio = |text: &str| fazhi::Quantity::prefix(text).unwrap().0.value();
        assert_eq!(figure.hedge(), fazhi::quantity::Hedge::Stacked, "{printed}");
        for value in inside {
            assert!(set.contains(ratio(value)), "{printed} may be {value}: {set}");
        }
        for value in outside {
            assert!(!set.contains(ratio(value)), "{printed} cannot be {value}: {set}");
        }
    }
}
