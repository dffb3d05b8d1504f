//! The one question under shares, growth, averages and reductions: is there a `p` of one set and a `w` of another whose
//! quotient `p / w` lies in a third?

use crate::quantity::exact::Ratio;
use crate::quantity::possible::{End, Possible};

use super::{Answer, Reason};

/// How many denominators are tried where two rounded counts leave a search; beyond, the answer is unknown.
pub const SEARCH_BOUND: i128 = 100_000;

/// Whether some `p` and some `w > 0` have `p / w` in `rate`.
///
/// Exact for sets from 0 up, also where `p`, `w` or both must be whole numbers. Where a set reaches below 0 the question is
/// answered over all numbers. Nothing out of nothing (0件 of 0件) has no quotient, which proves no rate wrong: where that is
/// all that is left, the answer is unknown.
pub fn feasible(p: Possible, w: Possible, rate: Possible) -> Answer {
    match divisible(p, w, rate) {
        Answer::No if p.contains(Ratio::ZERO) && w.contains(Ratio::ZERO) && !rate.is_empty() => {
            Answer::Unknown(Reason::ZeroBase)
        }
        answer => answer,
    }
}

fn divisible(p: Possible, w: Possible, rate: Possible) -> Answer {
    let positive = Possible::ends(Some(End::open(Ratio::ZERO)), None);
    let w = w.and(positive);
    if p.is_empty() || w.is_empty() || rate.is_empty() {
        return Answer::No;
    }
    let below = |set: &Possible| set.lower().is_none_or(|end| end.at.is_negative());
    if below(&p) || below(&rate) {
        return match signed_product(rate, w) {
            Some(values) => Answer::of(values.meets(&p)),
            None => Answer::Unknown(Reason::OutOfRange),
        };
    }
    let answer = match (p.is_whole(), w.is_whole()) {
        (false, _) => quotient(p, rate).map(|values| Answer::of(values.meets(&w))),
        (true, false) => product(rate, w).map(|values| Answer::of(values.meets(&p))),
        (true, true) => both_whole(p, w, rate),
    };
    answer.unwrap_or(Answer::Unknown(Reason::OutOfRange))
}

/// All quotients `p / rate` of sets from 0 up: what the denominator may be. `None` where an end does not fit.
pub fn quotient(p: Possible, rate: Possible) -> Option<Possible> {
    if p.is_empty() || rate.is_empty() {
        return Some(Possible::EMPTY);
    }
    let (p_low, r_low) = (p.lower()?, rate.lower()?);
    // 0 is reached from a numerator of 0 whatever the rate, so an open end of the rate does not open it
    let from_zero = |p: End| p.closed && p.at.is_zero();
    let lower = match rate.upper() {
        // nothing but 0 is 0 times something
        Some(r) if r.at.is_zero() => {
            return Some(if p.contains(Ratio::ZERO) { Possible::ANY } else { Possible::EMPTY });
        }
        Some(r) => {
            Some(End { at: p_low.at.checked_div(r.at)?, closed: (p_low.closed && r.closed) || from_zero(p_low) })
        }
        None => Some(End { at: Ratio::ZERO, closed: from_zero(p_low) }),
    };
    let upper = match p.upper() {
        Some(p) if !r_low.at.is_zero() => {
            Some(End { at: p.at.checked_div(r_low.at)?, closed: (p.closed && r_low.closed) || from_zero(p) })
        }
        // nothing but 0 gives a numerator of 0 at a rate above 0
        Some(p) if p.at.is_zero() && !r_low.closed => Some(p),
        _ => None,
    };
    Some(Possible::ends(lower, upper))
}

/// All products `rate · w` of sets from 0 up: what the numerator may be. `None` where an end does not fit.
pub fn product(rate: Possible, w: Possible) -> Option<Possible> {
    if rate.is_empty() || w.is_empty() {
        return Some(Possible::EMPTY);
    }
    let lower = times(rate.lower()?, w.lower()?)?;
    let upper = match (rate.upper(), w.upper()) {
        (Some(r), Some(w)) => Some(times(r, w)?),
        (Some(zero), None) | (None, Some(zero)) if zero.at.is_zero() => Some(zero),
        _ => None,
    };
    Some(Possible::ends(Some(lower), upper))
}

/// The product of two ends of sets; a 0 that belongs to its set makes 0 whatever the other is.
fn times(a: End, b: End) -> Option<End> {
    let zero = |end: End| end.closed && end.at.is_zero();
    Some(End { at: a.at.checked_mul(b.at)?, closed: (a.closed && b.closed) || zero(a) || zero(b) })
}

/// All products where the rate may be below 0, `w` above.
fn signed_product(rate: Possible, w: Possible) -> Option<Possible> {
    let w_low = w.lower()?;
    let end = |r: Option<End>, outward: bool| -> Option<Option<End>> {
        let Some(r) = r else { return Some(None) };
        let other = if outward { w.upper() } else { Some(w_low) };
        match other {
            Some(by) => Some(Some(times(r, by)?)),
            None if r.at.is_zero() => Some(Some(r)),
            None => Some(None),
        }
    };
    let lower = end(rate.lower(), rate.lower().is_some_and(|r| r.at.is_negative()))?;
    let upper = end(rate.upper(), rate.upper().is_some_and(|r| !r.at.is_negative()))?;
    Some(Possible::ends(lower, upper))
}

/// Both operands whole: points with whole coordinates in a wedge, cut by a box.
fn both_whole(p: Possible, w: Possible, rate: Possible) -> Option<Answer> {
    if w.single().is_some() {
        return Some(Answer::of(product(rate, w)?.meets(&p)));
    }
    let meets_w = |p: Possible| -> Option<bool> { Some(quotient(p, rate)?.and(w).whole().meets(&w)) };
    if p.single().is_some() {
        return Some(Answer::of(meets_w(p)?));
    }
    if !meets_w(p)? {
        return Some(Answer::No);
    }
    // a row that crosses the wedge at the box's lower or upper edge holds that edge itself
    if let Some(low) = p.lower()
        && meets_w(Possible::exactly(low.at))?
    {
        return Some(Answer::Yes);
    }
    let Some(high) = p.upper() else {
        // no upper edge: the wedge widens for ever unless it is a line
        if rate.single().is_none() && w.upper().is_none() {
            return Some(Answer::Yes);
        }
        return search(quotient(p, rate)?.and(w), rate);
    };
    if meets_w(Possible::exactly(high.at))? {
        return Some(Answer::Yes);
    }
    search(quotient(p, rate)?.and(w), rate)
}

/// Whether a whole number lies in `rate · w` for some `w` of `columns`; the widest columns first.
fn search(columns: Possible, rate: Possible) -> Option<Answer> {
    let columns = columns.whole();
    if columns.is_empty() {
        return Some(Answer::No);
    }
    let (Some(first), Some(last)) = (columns.lower(), columns.upper()) else {
        return Some(Answer::Unknown(Reason::TooMany));
    };
    let (first, last) = (first.at.floor(), last.at.floor());
    let mut w = last;
    while w >= first {
        if last - w > SEARCH_BOUND {
            return Some(Answer::Unknown(Reason::TooMany));
        }
        if !product(rate, Possible::exactly(Ratio::from(w)))?.whole().is_empty() {
            return Some(Answer::Yes);
        }
        w -= 1;
    }
    Some(Answer::No)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i128) -> Ratio {
        Ratio::from(value)
    }

    fn counts(low: i128, high: i128) -> Possible {
        Possible::between(End::closed(n(low)), End::closed(n(high))).whole()
    }

    fn rate(low: (i128, i128), high: (i128, i128)) -> Possible {
        Possible::between(
            End::closed(Ratio::new(low.0, low.1).unwrap()),
            End::closed(Ratio::new(high.0, high.1).unwrap()),
        )
    }

    /// Tries every pair.
    fn brute(p: (i128, i128), w: (i128, i128), r: Possible) -> bool {
        (p.0..=p.1).any(|p| (w.0.max(1)..=w.1).any(|w| r.contains(Ratio::new(p, w).unwrap())))
    }

    #[test]
    fn agrees_with_trying_every_pair() {
        let mut seed = 7u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i128::from((seed >> 33) % below)
        };
        let mut yes = 0;
        for _ in 0..4000 {
            let (a, c) = (next(30), next(40));
            let (b, d) = (a + next(8), c + next(8));
            let (den, low) = (next(90) + 10, next(90));
            let r = rate((low, den), (low + next(3), den));
            let expected = brute((a, b), (c, d), r);
            yes += i32::from(expected);
            let got = feasible(counts(a, b), counts(c, d), r);
            // 0 of 0 is left where both may be nothing
            let nothing = !expected && a == 0 && c == 0;
            let wanted = if nothing { Answer::Unknown(Reason::ZeroBase) } else { Answer::of(expected) };
            assert_eq!(got, wanted, "{a}..{b} / {c}..{d} in {r}");
        }
        assert!((200..3800).contains(&yes), "{yes}"); // both answers occur
    }

    #[test]
    fn two_thirds_of_two_is_impossible() {
        // 66.6% of 2: no whole number
        assert_eq!(feasible(counts(0, 2), counts(2, 2), rate((6655, 10000), (6665, 10000))), Answer::No);
        assert_eq!(feasible(counts(0, 3), counts(3, 3), rate((6665, 10000), (6675, 10000))), Answer::Yes);
    }

    #[test]
    fn the_base_of_66_after_267_percent_is_18() {
        let factor = rate((3665, 1000), (3675, 1000));
        let base = quotient(Possible::exactly(n(66)), factor).unwrap().whole();
        assert_eq!(base.single(), Some(n(18)));
    }
}
