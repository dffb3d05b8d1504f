//! Joint judgement against brute force: every world of small random systems is tried, by arithmetic of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // helpers stop a test as it would stop itself

use std::fmt::Write as _;

use fazhi::check::joint::{Joint, Outcome};
use fazhi::check::{Severity, check};
use fazhi::quantity::Ratio;
use fazhi::quantity::law::{Closure, Direction, Form};
use fazhi::report::{FigureId, Relation, Report};

/// A small generator of numbers (a linear congruence), so that a run can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn small(&mut self, n: u64) -> i128 {
        i128::from(self.below(n))
    }

    fn index(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap()
    }
}

/// A count with the values that it may have.
#[derive(Clone, Debug)]
struct Count {
    text: String,
    values: Vec<i128>,
}

/// A percentage: `digits` over ten to the `places`.
#[derive(Clone, Copy, Debug)]
struct Rate {
    digits: i128,
    places: u32,
}

#[derive(Clone, Debug)]
enum Said {
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
struct Small {
    counts: Vec<Count>,
    rates: Vec<Rate>,
    /// Printed means, whole.
    means: Vec<i128>,
    claims: Vec<Said>,
    /// Whether rates are read as rounded only.
    rounded: bool,
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
    fn world_exists(&self, on: &[bool]) -> bool {
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

    fn report(&self, on: &[bool]) -> (Report, Vec<FigureId>) {
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

fn count(dice: &mut Dice, hedged: &mut u32, about: i128) -> Count {
    let n = about;
    let exact = |n: i128| Count { text: format!("{n}件"), values: vec![n] };
    if *hedged == 0 || dice.below(2) == 0 {
        return exact(n);
    }
    *hedged -= 1;
    let (text, low, high) = match dice.below(6) {
        0 => ("10余件".to_owned(), 11, 19),
        1 => ("近10件".to_owned(), 1, 9),
        2 => ("20余件".to_owned(), 21, 29),
        3 => {
            let by = 1 + dice.small(5);
            (format!("{}至{}件", n + 1, n + 1 + by), n + 1, n + 1 + by)
        }
        4 => ("约20件".to_owned(), 15, 25),
        _ => (format!("不足{}件", n + 1), 0, n),
    };
    Count { text, values: (low..=high).collect() }
}

#[allow(clippy::too_many_lines)] // one arm a kind of claim
fn system(dice: &mut Dice) -> Small {
    let mut hedged = 1 + u32::try_from(dice.below(3)).unwrap();
    let counts: Vec<_> = (0..3 + dice.index(4))
        .map(|_| {
            let about = dice.small(25);
            count(dice, &mut hedged, about)
        })
        .collect();
    // a world to take most rates from, so that many systems are possible
    let world: Vec<i128> = counts.iter().map(|count| count.values[dice.index(count.values.len())]).collect();
    let (mut rates, mut means, mut claims): (Vec<Rate>, Vec<i128>, Vec<Said>) = (Vec::new(), Vec::new(), Vec::new());
    let honest = dice.below(4) > 0;
    let mut lists = 0;
    let mut unstated = 0;
    for _ in 0..2 + dice.below(4) {
        let mut pick = || dice.index(world.len());
        let (a, b, c, d) = (pick(), pick(), pick(), pick());
        let places = u32::try_from(dice.below(3)).unwrap();
        let rate = |part: i128, whole: i128, dice: &mut Dice, rates: &mut Vec<Rate>| {
            if !rates.is_empty() && dice.below(5) == 0 {
                return dice.index(rates.len());
            }
            let unit = 10i128.pow(places);
            let digits = if honest && whole > 0 && part >= 0 {
                (200 * unit * part + whole) / (2 * whole)
            } else {
                dice.small(100) * unit
            };
            rates.push(Rate { digits, places });
            rates.len() - 1
        };
        let claim = match dice.below(13) {
            0 | 1 => Said::Share { part: a, whole: Some(b), rate: rate(world[a], world[b], dice, &mut rates) },
            2 if unstated < 2 => {
                // at least 5%, so that the whole is bounded
                let rate = rate(world[a], world[b].max(1), dice, &mut rates);
                if rates[rate].digits < 6 * 10i128.pow(rates[rate].places) {
                    continue;
                }
                unstated += 1;
                Said::Share { part: a, whole: None, rate }
            }
            3 => Said::Subset { part: a, whole: b },
            4 | 5 => {
                let parts = if b == c { vec![b] } else { vec![b, c] };
                let closure = [Closure::Closed, Closure::Closed, Closure::Open, Closure::Overlapping][dice.index(4)];
                Said::Sum { total: a, parts, closure }
            }
            6 => Said::Balance { totals: vec![a, b], parts: vec![c, d] },
            7 => {
                let up = world[a] >= world[b];
                let by = (world[a] - world[b]).abs();
                Said::Growth { current: a, base: Some(b), rate: rate(by, world[b], dice, &mut rates), up }
            }
            8 if unstated < 2 => {
                let up = world[a] >= world[b];
                if !up && world[a] * 20 < world[b] {
                    continue;
                }
                let by = (world[a] - world[b]).abs();
                let rate = rate(by, world[b].max(1), dice, &mut rates);
                if !up && rates[rate].digits > 90 * 10i128.pow(rates[rate].places) {
                    continue;
                }
                unstated += 1;
                Said::Growth { current: a, base: None, rate, up }
            }
            9 => Said::Difference { current: a, base: b, delta: c, up: dice.below(2) == 0 },
            10 => Said::Reduction { before: a, after: b, rate: rate(world[a] - world[b], world[a], dice, &mut rates) },
            11 => {
                let none = unstated < 2 && dice.below(3) == 0;
                let by = world[b].max(1);
                let mean = if honest { (2 * world[a] + by) / (2 * by) } else { dice.small(6) };
                // the mean of an unstated count is at least 1, so that the count is bounded
                let mean = if none { mean.max(1) } else { mean };
                if means.is_empty() || dice.below(4) > 0 {
                    means.push(mean);
                }
                let last = means.len() - 1;
                if none && means[last] == 0 {
                    continue;
                }
                unstated += u32::from(none);
                Said::Average { total: a, count: (!none).then_some(b), mean: last }
            }
            12 if rates.len() >= 2 && lists == 0 => {
                lists = 1;
                Said::Rates { rates: (0..rates.len().min(3)).collect() }
            }
            _ => Said::Listed {
                count: a,
                listed: u32::try_from(world[a]).unwrap() + u32::from(!honest),
                open: dice.below(2) == 0,
            },
        };
        let sum = |ids: &[usize]| ids.iter().map(|&i| world[i]).sum::<i128>();
        let is_meant = match &claim {
            Said::Subset { part, whole } | Said::Share { part, whole: Some(whole), .. } => {
                world[*part] <= world[*whole]
            }
            Said::Sum { total, parts, closure: Closure::Closed } => sum(parts) == world[*total],
            Said::Sum { total, parts, .. } => sum(parts) <= world[*total],
            Said::Balance { totals, parts } => sum(totals) == sum(parts),
            Said::Difference { current, base, delta, up } => {
                world[*current] == world[*base] + if *up { world[*delta] } else { -world[*delta] }
            }
            Said::Reduction { before, after, .. } => world[*after] <= world[*before],
            _ => true,
        };
        // most of what the world makes false is left out, so that many systems are possible
        if is_meant || !honest || dice.below(8) == 0 {
            claims.push(claim);
        }
    }
    Small { counts, rates, means, claims, rounded: false }
}

const SYSTEMS: u64 = 24_000;

#[test]
fn the_solver_agrees_with_trying_every_world() {
    let mut dice = Dice(2023);
    let (mut possible, mut impossible, mut undecided, mut jointly) = (0, 0, 0, 0);
    for round in 0..SYSTEMS {
        let small = system(&mut dice);
        if small.claims.is_empty() {
            continue;
        }
        let on = vec![true; small.claims.len()];
        let (report, _) = small.report(&on);
        let joint = Joint::new(&report);
        let outcomes = joint.outcomes();
        let expected = small.world_exists(&on);
        let got = if outcomes.contains(&Outcome::Impossible) {
            Some(false)
        } else if outcomes.contains(&Outcome::NotDecided) {
            None
        } else {
            Some(true)
        };
        match got {
            None => undecided += 1,
            Some(got) => {
                assert_eq!(got, expected, "system {round}: {small:?}");
                // what has no world is found, and what has one is called no error
                let findings = check(&report);
                let errors = findings.iter().any(|finding| finding.severity() == Severity::Error);
                let found = findings.iter().any(|f| f.severity() > Severity::Note && f.code().starts_with('C'));
                assert!(if expected { !errors } else { found }, "system {round}: {small:?}");
                possible += u32::from(got);
                impossible += u32::from(!got);
            }
        }
        for conflict in joint.conflicts() {
            jointly += 1;
            let only: Vec<bool> = report.claims().map(|(id, _)| conflict.claims.contains(&id)).collect();
            assert!(!small.world_exists(&only), "system {round}: the conflict {conflict:?} has a world: {small:?}");
            assert!(conflict.minimal, "system {round}");
            for id in &conflict.claims {
                let mut fewer = only.clone();
                fewer[id.index()] = false;
                assert!(small.world_exists(&fewer), "system {round}: {conflict:?} does not need {id:?}: {small:?}");
            }
        }
    }
    println!("{possible} possible, {impossible} impossible, {undecided} not decided, {jointly} conflicts");
    assert!(possible > 4000 && impossible > 4000 && jointly > 200, "both answers occur");
    assert!(undecided * 1000 < SYSTEMS, "not decided: {undecided}");
}

#[test]
fn no_possible_value_is_taken_away() {
    let mut dice = Dice(7);
    let (mut tight, mut all) = (0, 0);
    for round in 0..3000 {
        let small = system(&mut dice);
        let on = vec![true; small.claims.len()];
        let (report, counts) = small.report(&on);
        let which = dice.index(counts.len());
        let joint = Joint::new(&report);
        let got = joint.possible(counts[which]).unwrap();
        // only the claims that are tied to the figure decide: the others are left out
        let tied = joint.tied(counts[which]);
        let on: Vec<bool> = report.claims().map(|(id, _)| tied.contains(&id)).collect();
        let mut loose = small.clone();
        let mut possible = |rounded: bool| -> Vec<i128> {
            loose.rounded = rounded;
            let mut with = |value: i128| {
                loose.counts[which].values = vec![value];
                loose.world_exists(&on)
            };
            (0..60).filter(|&value| with(value)).collect()
        };
        // rates are read as cut only where no value does with all of them rounded
        let mut values = possible(true);
        if values.is_empty() {
            if got.upper().is_none_or(|end| end.at > Ratio::from(59)) {
                continue; // beyond what is tried here
            }
            values = possible(false);
        }
        for &value in &values {
            assert!(got.contains(Ratio::from(value)), "system {round}: {value} is possible, not in {got}: {small:?}");
        }
        if let (Some(&first), Some(low)) = (values.first(), got.lower()) {
            all += 1;
            tight += u32::from(low.at == Ratio::from(first));
        }
    }
    println!("{tight} of {all} sets begin with a possible value");
    assert!(tight * 100 >= all * 98, "{tight} of {all}");
}
