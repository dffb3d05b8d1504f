//! One constraint between variables, and what it leaves of their sets.

use crate::quantity::{End, Possible, Ratio};

/// A constraint of a claim.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
    /// The claim that makes it, by its place in the system.
    pub(super) claim: usize,
    /// The selector and the value of it under which the constraint applies.
    pub(super) guard: Option<(usize, i128)>,
    /// What it says.
    pub(super) law: Law,
}

/// What a constraint says.
#[derive(Clone, Debug)]
pub(super) enum Law {
    /// A variable has a value of this set.
    Within(usize, Possible),
    /// Σ coefficient · variable + constant = 0, or ≤ 0.
    Linear {
        /// The terms, no variable twice.
        terms: Vec<(usize, Ratio)>,
        /// The constant.
        constant: Ratio,
        /// Equal to 0, or at most 0.
        equal: bool,
    },
    /// `p = (offset + slope · r) · w`, where w ≥ 0.
    Product {
        /// The product.
        p: usize,
        /// The constant of the factor.
        offset: Ratio,
        /// The slope of the factor, not 0.
        slope: Ratio,
        /// The rate in the factor.
        r: usize,
        /// What it is taken of.
        w: usize,
    },
}

impl Law {
    /// Calls `each` with every variable.
    pub(super) fn for_each(&self, mut each: impl FnMut(usize)) {
        match self {
            Self::Within(var, _) => each(*var),
            Self::Linear { terms, .. } => terms.iter().for_each(|&(var, _)| each(var)),
            Self::Product { p, r, w, .. } => {
                each(*p);
                each(*r);
                each(*w);
            }
        }
    }

    /// How much work one revision is.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Within(..) => 1,
            Self::Linear { terms, .. } => u64::try_from(terms.len()).unwrap_or(u64::MAX),
            Self::Product { .. } => 4,
        }
    }

    /// Appends the sets that the constraint leaves to variables, given the sets of all. Every solution within the sets stays
    /// within what is appended; where a number does not fit, nothing is appended.
    pub(super) fn contract(&self, sets: &[Possible], out: &mut Vec<(usize, Possible)>) {
        match self {
            Self::Within(var, set) => out.push((*var, *set)),
            Self::Linear { terms, constant, equal } => linear(terms, *constant, *equal, sets, out),
            Self::Product { p, offset, slope, r, w } => {
                let factor = affine(sets[*r], *offset, *slope);
                let Some(factor) = factor else { return };
                let (ps, ws) = (sets[*p], sets[*w]);
                if let Some(set) = times(factor, ws) {
                    out.push((*p, set));
                }
                if let Some(set) = over(ps, ws).and_then(|f| inverse(f, *offset, *slope)) {
                    out.push((*r, set));
                }
                if let Some(set) = base(ps, factor) {
                    out.push((*w, set));
                }
            }
        }
    }

    /// Whether values satisfy the constraint exactly; `None` where a number does not fit.
    pub(super) fn holds(&self, value: impl Fn(usize) -> Ratio) -> Option<bool> {
        Some(match self {
            Self::Within(var, set) => set.contains(value(*var)),
            Self::Linear { terms, constant, equal } => {
                let mut sum = *constant;
                for &(var, by) in terms {
                    sum = sum.checked_add(value(var).checked_mul(by)?)?;
                }
                if *equal { sum.is_zero() } else { sum <= Ratio::ZERO }
            }
            Self::Product { p, offset, slope, r, w } => {
                let factor = offset.checked_add(value(*r).checked_mul(*slope)?)?;
                factor.checked_mul(value(*w))? == value(*p)
            }
        })
    }
}

/// A sum of ends on one side: how many are missing, how many are open, and the sum of the others.
#[derive(Clone, Copy)]
struct Side {
    missing: usize,
    open: usize,
    sum: Ratio,
}

impl Side {
    fn add(&mut self, end: Option<End>) -> Option<()> {
        match end {
            None => self.missing += 1,
            Some(end) => {
                self.open += usize::from(!end.closed);
                self.sum = self.sum.checked_add(end.at)?;
            }
        }
        Some(())
    }

    /// The sum without one of its ends, with the other sign.
    fn without(&self, end: Option<End>) -> Option<End> {
        match end {
            None if self.missing == 1 => Some(End { at: self.sum.negated()?, closed: self.open == 0 }),
            Some(end) if self.missing == 0 => {
                let open = self.open - usize::from(!end.closed);
                Some(End { at: end.at.checked_sub(self.sum)?, closed: open == 0 })
            }
            _ => None,
        }
    }
}

/// The ends of `by · set`.
fn term(set: Possible, by: Ratio) -> Option<(Option<End>, Option<End>)> {
    if by == Ratio::ONE {
        return Some((set.lower(), set.upper()));
    }
    let end = |end: Option<End>| -> Option<Option<End>> {
        Some(match end {
            Some(end) => Some(End { at: end.at.checked_mul(by)?, closed: end.closed }),
            None => None,
        })
    };
    let (low, high) = (end(set.lower())?, end(set.upper())?);
    Some(if by.is_negative() { (high, low) } else { (low, high) })
}

fn linear(terms: &[(usize, Ratio)], constant: Ratio, equal: bool, sets: &[Possible], out: &mut Vec<(usize, Possible)>) {
    // None where a sum does not fit: then nothing is learned
    let learn = || -> Option<(Side, Side)> {
        let start = Side { missing: 0, open: 0, sum: constant };
        let (mut low, mut high) = (start, start);
        for &(var, by) in terms {
            let (l, h) = term(sets[var], by)?;
            low.add(l)?;
            high.add(h)?;
        }
        Some((low, high))
    };
    let Some((low, high)) = learn() else { return };
    for &(var, by) in terms {
        let Some((l, h)) = term(sets[var], by) else { continue };
        // by · x ≤ −(the rest at its least), and ≥ −(the rest at its most)
        let upper = low.without(l);
        let lower = if equal { high.without(h) } else { None };
        let tighter = |new: Option<End>, old: Option<End>, less: bool| match (new, old) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(new), Some(old)) => {
                if new.at == old.at {
                    old.closed && !new.closed
                } else {
                    (new.at < old.at) == less
                }
            }
        };
        if !tighter(upper, h, true) && !tighter(lower, l, false) {
            continue;
        }
        let set = Possible::ends(lower, upper);
        let set = if by == Ratio::ONE {
            Some(set)
        } else {
            Ratio::ONE.checked_div(by).and_then(|back| term(set, back)).map(|(l, h)| Possible::ends(l, h))
        };
        if let Some(set) = set {
            out.push((var, set));
        }
    }
}

/// `offset + slope · set`.
fn affine(set: Possible, offset: Ratio, slope: Ratio) -> Option<Possible> {
    let (low, high) = term(set, slope)?;
    let add = |end: Option<End>| -> Option<Option<End>> {
        Some(match end {
            Some(end) => Some(End { at: end.at.checked_add(offset)?, closed: end.closed }),
            None => None,
        })
    };
    Some(Possible::ends(add(low)?, add(high)?))
}

/// The rates whose factor is in `set`.
fn inverse(set: Possible, offset: Ratio, slope: Ratio) -> Option<Possible> {
    let back = Ratio::ONE.checked_div(slope)?;
    affine(set, offset.negated()?.checked_mul(back)?, back)
}

/// The product of two ends; a 0 that belongs to its set makes 0 whatever the other is.
fn by_end(a: End, b: End) -> Option<End> {
    let zero = |end: End| end.closed && end.at.is_zero();
    Some(End { at: a.at.checked_mul(b.at)?.reduced(), closed: (a.closed && b.closed) || zero(a) || zero(b) })
}

/// All products of a factor of any sign and a `w` from 0 up; `None` where nothing is known or a number does not fit.
fn times(factor: Possible, w: Possible) -> Option<Possible> {
    let low = w.lower()?;
    if low.at.is_negative() {
        return None;
    }
    let side = |end: Option<End>, outward: fn(Ratio) -> bool| -> Option<Option<End>> {
        let Some(end) = end else { return Some(None) };
        if !outward(end.at) {
            return Some(Some(by_end(end, low)?));
        }
        match w.upper() {
            Some(high) => Some(Some(by_end(end, high)?)),
            None => Some(None),
        }
    };
    let mut lower = side(factor.lower(), Ratio::is_negative)?;
    let mut upper = side(factor.upper(), |at| at > Ratio::ZERO)?;
    // a w of 0 gives 0 whatever the factor is
    if w.contains(Ratio::ZERO) {
        let zero = End::closed(Ratio::ZERO);
        lower = lower.map(|end| if end.at >= Ratio::ZERO { zero } else { end });
        upper = upper.map(|end| if end.at <= Ratio::ZERO { zero } else { end });
    }
    Some(Possible::ends(lower, upper))
}

const POSITIVE: Possible = Possible::ends(Some(End::open(Ratio::ZERO)), None);

/// All factors `p / w`, w from 0 up; `None` where nothing is known.
fn over(p: Possible, w: Possible) -> Option<Possible> {
    if p.contains(Ratio::ZERO) && w.contains(Ratio::ZERO) {
        return None;
    }
    divide(p, w.and(POSITIVE))
}

/// All `w ≥ 0` with `factor · w` in `p`; `None` where nothing is known.
fn base(p: Possible, factor: Possible) -> Option<Possible> {
    if p.contains(Ratio::ZERO) && factor.contains(Ratio::ZERO) {
        return None;
    }
    let real = |set: Possible| Possible::ends(set.lower(), set.upper());
    let (p, factor) = (real(p), real(factor));
    let not_negative = Possible::ends(Some(End::closed(Ratio::ZERO)), None);
    let (up, down) = (factor.and(POSITIVE), factor.negated()?.and(POSITIVE));
    match (up.is_empty(), down.is_empty()) {
        (false, true) => divide(p.and(not_negative), up),
        (true, false) => divide(p.negated()?.and(not_negative), down),
        // a factor of 0 alone, and p is not 0
        (true, true) => Some(Possible::EMPTY),
        (false, false) => {
            if p.and(POSITIVE).is_empty() {
                divide(p.negated()?.and(POSITIVE), down)
            } else if p.negated()?.and(POSITIVE).is_empty() {
                divide(p.and(POSITIVE), up)
            } else {
                None
            }
        }
    }
}

/// All quotients of a `p` of any sign and a divisor above 0.
fn divide(p: Possible, by: Possible) -> Option<Possible> {
    if p.is_empty() || by.is_empty() {
        return Some(Possible::EMPTY);
    }
    let (near, far) = (by.lower()?, by.upper());
    let zero = |end: End| end.closed && end.at.is_zero();
    let quotient = |p: End, by: End| -> Option<End> {
        Some(End { at: p.at.checked_div(by.at)?.reduced(), closed: (p.closed && by.closed) || zero(p) })
    };
    let side = |end: Option<End>, outward: fn(Ratio) -> bool| -> Option<Option<End>> {
        let Some(end) = end else { return Some(None) };
        if outward(end.at) {
            return Some(if near.at.is_zero() { None } else { Some(quotient(end, near)?) });
        }
        match far {
            Some(far) => Some(Some(quotient(end, far)?)),
            None => Some(Some(End { at: Ratio::ZERO, closed: zero(end) })),
        }
    };
    Some(Possible::ends(side(p.lower(), Ratio::is_negative)?, side(p.upper(), |at| at > Ratio::ZERO)?))
}
