//! Small systems of claims, and whether they have a world: every choice of values is tried, by arithmetic of its own.

use std::fmt::Write as _;

use fazhi::quantity::law::{Closure, Direction, Form};
use fazhi::report::{FigureId, Relation, Report};

/// A small generator of numbers (a linear congruence), so that a run can be repeated.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    pub(crate) fn small(&mut self, n: u64) -> i128 {
        i128::from(self.below(n))
    }

    pub(crate) fn index(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap()
    }
}

/// A count with the values that it may have.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    pub(crate) text: String,
    pub(crate) values: Vec<i128>,
}

/// A percentage: `digits` over ten to the `places`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rate {
    pub(crate) digits: i128,
    pub(crate) places: u32,
}

#[derive(Clone, Debug)]
pub(crate) enum Said {
    Share { part: usize, whole: Option<usize>, rate: usize },
    Subset { part: usize, whole: usize },
    Sum { total: usize, parts: Vec<usize>, closure: Closure },
    Balance { totals: Vec<usize>, parts: Vec<usize> },
    Growth { current: usize, base: Option<usize>, rate: usize, up: bool },
    Difference { current: usize, base: usize, delta: usize, up: bool },
    Reduction { before: usize, after: usize, rate: usize },
    Average { total: usize, count: Option<usize>, mean: usize },
    Rates { rates: Vec<usize> },
    Listed { count: usize, listed: u32, open: bool },
}

#[derive(Clone, Debug)]
pub(crate) struct Small {
    pub(crate) counts: Vec<Count>,
    pub(crate) rates: Vec<Rate>,
    /// Printed means, whole.
    pub(crate) means: Vec<i128>,
    pub(crate) claims: Vec<Said>,
    /// Whether rates are read as rounded only.
    pub(crate) rounded: bool,
}

/// The value that an unstated operand gives a rate (or a mean), and which.
type Tries = Box<dyn Fn(i128) -> Option<(Fraction, bool, usize)>>;

/// An exact fraction with a denominator above 0.
type Fraction = (i128, i128);

fn less(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 < b.0 * a.1
}

fn same(a: Fraction, b: Fraction) -> bool {
    a.0 * b.1 == b.0 * a.1
}

/// From–to, with whether the ends belong.
type Span = (Fraction, bool, Fraction, bool);

impl Rate {
    /// What rounds to it, in percent; where rates may be cut, also what is cut to it.
    fn span(self, rounded: bool) -> Span {
        let unit = 10i128.pow(self.places);
        if rounded {
            return ((2 * self.digits - 1, 2 * unit), true, (2 * self.digits + 1, 2 * unit), true);
        }
        let high = (self.digits + 1, unit);
        if self.digits == 0 {
            ((-1, unit), false, high, false)
        } else {
            ((2 * self.digits - 1, 2 * unit), true, high, false)
        }
    }

    fn text(self) -> String {
        let unit = 10i128.pow(self.places);
        let mut out = (self.digits / unit).to_string();
        if self.places > 0 {
            write!(out, ".{:0width$}", self.digits % unit, width = self.places as usize).unwrap();
        }
        out + "%"
    }
}

fn inside(value: Fraction, span: Span) -> bool {
    let (low, low_in, high, high_in) = span;
    (less(low, value) || (low_in && same(low, value))) && (less(value, high) || (high_in && same(high, value)))
}

/// What is known of a rate or mean once the counts are known.
#[derive(Clone, Copy)]
enum Known {
    Free,
    Is(Fraction),
}

impl Known {
    /// Another claim says that it is this; false where they differ.
    fn is(&mut self, value: Fraction) -> bool {
        match *self {
            Self::Free => {
                *self = Self::Is(value);
                true
            }
            Self::Is(known) => same(known, value),
        }
    }
}

/// The largest whole that an unstated operand is tried with: parts are at most 40, rates at least 5%.
const LARGEST: i128 = 1100;

impl Small {
    pub(crate) fn world_exists(&self, on: &[bool]) -> bool {
        let mut at = vec![0usize; self.counts.len()];
        loop {
            let world: Vec<i128> = at.iter().zip(&self.counts).map(|(&i, count)| count.values[i]).collect();
            if self.holds(&world, on) {
                return true;
            }
            let mut place = 0;
            loop {
                if place == at.len() {
                    return false;
                }
                at[place] += 1;
                if at[place] < self.counts[place].values.len() {
                    break;
                }
                at[place] = 0;
                place += 1;
            }
        }
    }

    fn holds(&self, world: &[i128], on: &[bool]) -> bool {
        let sum = |ids: &[usize]| ids.iter().map(|&i| world[i]).sum::<i128>();
        let mut rates = vec![Known::Free; self.rates.len()];
        let mut means = vec![Known::Free; self.means.len()];
        let claims = || self.claims.iter().zip(on).filter(|(_, on)| **on).map(|(claim, _)| claim);
        for claim in claims() {
            let ok = match claim {
                Said::Share { part, whole: Some(whole), rate } => {
                    let (part, whole) = (world[*part], world[*whole]);
                    let proportion = !less((100, 1), self.rates[*rate].span(self.rounded).0);
                    part <= whole && proportion && (whole == 0 || rates[*rate].is((100 * part, whole)))
                }
                Said::Subset { part, whole } => world[*part] <= world[*whole],
                Said::Sum { total, parts, closure } => match closure {
                    Closure::Closed => sum(parts) == world[*total],
                    Closure::Open => sum(parts) <= world[*total],
                    _ => parts.iter().all(|&part| world[part] <= world[*total]),
                },
                Said::Balance { totals, parts } => sum(totals) == sum(parts),
                Said::Growth { current, base: Some(base), rate, up } => {
                    let (current, base) = (world[*current], world[*base]);
                    let change = if *up { current - base } else { base - current };
                    if base == 0 { current == 0 } else { rates[*rate].is((100 * change, base)) }
                }
                Said::Difference { current, base, delta, up } => {
                    let sign = if *up { 1 } else { -1 };
                    world[*current] == world[*base] + sign * world[*delta]
                }
                Said::Reduction { before, after, rate } => {
                    let (before, after) = (world[*before], world[*after]);
                    if before == 0 {
                        after == 0
                    } else {
                        after <= before && rates[*rate].is((100 * (before - after), before))
                    }
                }
                Said::Average { total, count: Some(count), mean } => {
                    let (total, count) = (world[*total], world[*count]);
                    if count == 0 { total == 0 } else { means[*mean].is((total, count)) }
                }
                Said::Listed { count, listed, open } => {
                    let listed = i128::from(*listed);
                    world[*count] == listed || (*open && world[*count] > listed)
                }
                // what a rate decides comes after the rates
                _ => true,
            };
            if !ok {
                return false;
            }
        }
        self.unstated(world, on, 0, &rates, &means)
    }

    /// Tries every value of the unstated operands from a claim on.
    fn unstated(&self, world: &[i128], on: &[bool], from: usize, rates: &[Known], means: &[Known]) -> bool {
        for (at, claim) in self.claims.iter().enumerate().skip(from).filter(|(at, _)| on[*at]) {
            let tries: Tries = match *claim {
                Said::Share { part, whole: None, rate } => {
                    let part = world[part];
                    Box::new(move |n| (part <= n).then_some(((100 * part, n), true, rate)))
                }
                Said::Growth { current, base: None, rate, up } => {
                    let current = world[current];
                    let sign = if up { 1 } else { -1 };
                    Box::new(move |n| Some(((100 * sign * (current - n), n), true, rate)))
                }
                Said::Average { total, count: None, mean } => {
                    let total = world[total];
                    Box::new(move |n| Some(((total, n), false, mean)))
                }
                _ => continue,
            };
            let most = match *claim {
                Said::Share { part, rate, .. } => {
                    // part / n is at least the lower end of the rate
                    let low = self.rates[rate].span(self.rounded).0;
                    if low.0 > 0 { 100 * world[part] * low.1 / low.0 + 1 } else { LARGEST }
                }
                Said::Growth { current, up: true, .. } => 2 * world[current] + 2,
                // a mean is at least one half
                Said::Average { total, .. } => 2 * world[total] + 2,
                _ => LARGEST,
            };
            return (1..=most.min(LARGEST)).filter_map(tries).any(|(value, is_rate, which)| {
                let (mut rates, mut means) = (rates.to_vec(), means.to_vec());
                let (known, span) = if is_rate {
                    (&mut rates[which], self.rates[which].span(self.rounded))
                } else {
                    (&mut means[which], mean_span(self.means[which], self.rounded))
                };
                inside(value, span) && known.is(value) && self.unstated(world, on, at + 1, &rates, &means)
            });
        }
        self.rates_fit(on, rates, means)
    }

    fn rates_fit(&self, on: &[bool], rates: &[Known], means: &[Known]) -> bool {
        let fits = |known: &Known, span: Span| match known {
            Known::Free => true,
            Known::Is(value) => inside(*value, span),
        };
        rates.iter().zip(&self.rates).all(|(known, rate)| fits(known, rate.span(self.rounded)))
            && means.iter().zip(&self.means).all(|(known, &mean)| fits(known, mean_span(mean, self.rounded)))
            && self.claims.iter().zip(on).filter(|(_, on)| **on).all(|(claim, _)| {
                let Said::Rates { rates: list } = claim else { return true };
                // Σ of points and of intervals is 100; over 200, the common denominator of all ends
                let mut low = ((0, 1), true);
                let mut high = ((0, 1), true);
                let plus = |a: Fraction, b: Fraction| (a.0 * b.1 + b.0 * a.1, a.1 * b.1);
                for &rate in list {
                    let (l, l_in, h, h_in) = match rates[rate] {
                        Known::Is(value) => (value, true, value, true),
                        Known::Free => self.rates[rate].span(self.rounded),
                    };
                    low = (plus(low.0, l), low.1 && l_in);
                    high = (plus(high.0, h), high.1 && h_in);
                }
                inside((100, 1), (low.0, low.1, high.0, high.1))
            })
    }

    pub(crate) fn report(&self, on: &[bool]) -> (Report, Vec<FigureId>) {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
        let counts: Vec<_> = self.counts.iter().map(|c| draft.figure("案件", c.text.as_str()).unwrap()).collect();
        let rates: Vec<_> = self.rates.iter().map(|r| draft.figure("占比", r.text().as_str()).unwrap()).collect();
        let means: Vec<_> =
            self.means.iter().map(|m| draft.figure("平均", format!("{m}件").as_str()).unwrap()).collect();
        let of = |ids: &[usize]| ids.iter().map(|&i| counts[i]).collect::<Vec<_>>();
        for (claim, _) in self.claims.iter().zip(on).filter(|(_, on)| **on) {
            let way = |up: bool| if up { Direction::Up } else { Direction::Down };
            let relation = match claim {
                Said::Share { part, whole, rate } => Relation::Share {
                    part: vec![counts[*part]],
                    whole: whole.iter().map(|&w| counts[w]).collect(),
                    rate: rates[*rate],
                },
                Said::Subset { part, whole } => Relation::Subset { part: counts[*part], whole: counts[*whole] },
                Said::Sum { total, parts, closure } => {
                    Relation::Breakdown { total: Some(counts[*total]), parts: of(parts), closure: *closure }
                }
                Said::Balance { totals, parts } => Relation::Balance { totals: of(totals), parts: of(parts) },
                Said::Growth { current, base, rate, up } => Relation::Growth {
                    current: Some(counts[*current]),
                    base: base.map(|base| counts[base]),
                    delta: None,
                    rate: Some(rates[*rate]),
                    direction: way(*up),
                    form: Form::By,
                },
                Said::Difference { current, base, delta, up } => Relation::Growth {
                    current: Some(counts[*current]),
                    base: Some(counts[*base]),
                    delta: Some(counts[*delta]),
                    rate: None,
                    direction: way(*up),
                    form: Form::By,
                },
                Said::Reduction { before, after, rate } => Relation::Reduction {
                    before: Some(counts[*before]),
                    after: Some(counts[*after]),
                    rate: rates[*rate],
                },
                Said::Average { total, count, mean } => Relation::Average {
                    total: Some(counts[*total]),
                    count: count.map(|count| counts[count]),
                    mean: means[*mean],
                    items: Vec::new(),
                },
                Said::Rates { rates: list } => Relation::Breakdown {
                    total: None,
                    parts: list.iter().map(|&rate| rates[rate]).collect(),
                    closure: Closure::Closed,
                },
                Said::Listed { count, listed, open } => {
                    Relation::Enumeration { count: counts[*count], listed: *listed, open_ended: *open }
                }
            };
            draft.claim(relation).unwrap();
        }
        (draft.build().unwrap(), counts)
    }
}

/// What rounds to a whole mean or is cut to it, from 0 up.
fn mean_span(mean: i128, rounded: bool) -> Span {
    let low = if mean == 0 { (0, 1) } else { (2 * mean - 1, 2) };
    if rounded { (low, true, (2 * mean + 1, 2), true) } else { (low, true, (mean + 1, 1), false) }
}
