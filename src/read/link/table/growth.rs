//! Growths and differences of a table: 本年, 上年, 增减, 同比.

use crate::quantity::law::{Change, Closure, Direction, Form, Verdict, growth, sum};
use crate::report::{Basis, FigureId, Relation};

use super::grid::{Line, Value};
use super::names;
use super::view::{Class, View};
use super::{Claims, SAMPLE, enough};

/// How many lines of counts before a growth are looked at.
const BEFORE: usize = 5;

/// The lines that a growth is between.
#[derive(Clone, Copy)]
struct Between {
    current: usize,
    base: usize,
}

impl Claims<'_> {
    /// The lines of growths and differences of a view.
    pub(super) fn growths(&mut self, view: &View<'_>) {
        let vars = view.vars();
        for (at, line) in vars.iter().enumerate() {
            if !names::is_growth(&line.full) {
                continue;
            }
            match line.main {
                Class::Rates => self.growth_rate(view, at),
                Class::Points => self.points(view, at),
                // a difference beside its rate is claimed with it
                Class::Counts if rate_beside(vars, at).is_none() && !has_percent(line) => {
                    if let Some(between) = self.between(view, at, None, Some(at)) {
                        self.make_growths(view, between, None, Some(at));
                    }
                }
                _ => {}
            }
        }
    }

    fn growth_rate(&mut self, view: &View<'_>, rate: usize) {
        let vars = view.vars();
        let delta = difference_beside(vars, rate);
        if let Some(between) = self.between(view, rate, Some(rate), delta) {
            return self.make_growths(view, between, Some(rate), delta);
        }
        // nothing to check it by: it is of the count before it
        let current = view.counts_before(rate, 1).first().copied();
        for item in 0..view.items().len() {
            let Some(value) = view.get(rate, item) else { continue };
            let of = current.and_then(|current| view.figure(current, item));
            if let Some(fallback) = self.fallback.get_mut(value.figure) {
                fallback.get_or_insert((of, direction(&vars[rate], value.negative)));
            }
        }
    }

    /// The line of this year and that of last year: by name, by place, and by what fits.
    fn between(&mut self, view: &View<'_>, at: usize, rate: Option<usize>, delta: Option<usize>) -> Option<Between> {
        let vars = view.vars();
        let mut near = view.counts_before(at, BEFORE);
        near.extend(view.counts_after(at, 2));
        let mut pairs: Vec<(bool, Between)> = Vec::new();
        for (place, &current) in near.iter().enumerate() {
            for (other, &base) in near.iter().enumerate() {
                if current == base {
                    continue;
                }
                let (now, then) = (&vars[current].full, &vars[base].full);
                let years = matches!((names::year(now), names::year(then)), (Some(a), Some(b)) if a == b + 1);
                let named = years || names::is_base(then) && !names::is_base(now);
                let against =
                    names::is_base(now) || matches!((names::year(now), names::year(then)), (Some(a), Some(b)) if a < b);
                if !against && (named || place < 2 && other < 2) {
                    pairs.push((named, Between { current, base }));
                }
            }
        }
        // named ones first, and of these the one whose current line is named too, and the nearest
        pairs.sort_by_key(|&(named, pair)| (!named, !names::is_current(&vars[pair.current].full)));
        let mut best: Option<(usize, usize, bool, Between)> = None;
        for (named, pair) in pairs {
            let (mut fits, mut n) = (0, 0);
            for item in (0..view.items().len()).take(SAMPLE * 4) {
                if let Some(fit) = self.grows(view, pair, rate, delta, item) {
                    n += 1;
                    fits += usize::from(fit);
                    if n == SAMPLE {
                        break;
                    }
                }
            }
            if n > 0 && best.is_none_or(|(f, m, _, _)| fits * m > f * n) {
                best = Some((fits, n, named, pair));
            }
        }
        best.filter(|&(fits, n, named, _)| enough(fits, n, named)).map(|best| best.3)
    }

    /// Whether the growth of an item fits; none where a figure is missing.
    fn grows(
        &mut self,
        view: &View<'_>,
        pair: Between,
        rate: Option<usize>,
        delta: Option<usize>,
        item: usize,
    ) -> Option<bool> {
        if view.items()[item].main == Class::Rates {
            return None;
        }
        let current = self.set(view.figure(pair.current, item)?);
        let base = self.set(view.figure(pair.base, item)?);
        if current.single().is_none() || base.single().is_none() {
            self.wide = self.wide.checked_sub(1)?;
        }
        if let Some(rate) = rate {
            let value = view.get(rate, item)?;
            let change = Change { direction: direction(&view.vars()[rate], value.negative), form: Form::By };
            let judged = growth(Some(current), Some(base), None, Some(self.quantity(value.figure)), change);
            return Some(matches!(judged.verdict, Verdict::Holds | Verdict::Truncated));
        }
        let value = view.get(delta?, item)?;
        let (above, below) = match direction(&view.vars()[delta?], value.negative) {
            Direction::Up => (current, base),
            Direction::Down => (base, current),
        };
        Some(sum(&[above], &[below, self.set(value.figure)], Closure::Closed).verdict == Verdict::Holds)
    }

    fn make_growths(&mut self, view: &View<'_>, pair: Between, rate: Option<usize>, delta: Option<usize>) {
        let vars = view.vars();
        for item in 0..view.items().len() {
            let (Some(current), Some(base)) = (view.figure(pair.current, item), view.figure(pair.base, item)) else {
                continue;
            };
            // 结案率 | 98.1% | 98.3% | 0.2: a row of rates changes by points
            if view.items()[item].main == Class::Rates {
                if let Some(value) = rate.and_then(|rate| Some((view.get(rate, item)?, rate))) {
                    self.change_by_points(current, base, value.0, direction(&vars[value.1], value.0.negative));
                }
                continue;
            }
            let rated = rate.and_then(|rate| view.get(rate, item)).filter(|value| !self.is_done(value.figure));
            let differs = delta.and_then(|delta| view.get(delta, item)).filter(|value| !self.is_done(value.figure));
            let way = |line: Option<usize>, negative| line.map(|line| direction(&vars[line], negative));
            let ways = (
                rated.and_then(|value| way(rate, value.negative)),
                differs.and_then(|value| way(delta, value.negative)),
            );
            match ways {
                (Some(up), Some(also)) if up != also => {
                    // the signs gainsay each other: each is claimed for itself
                    self.grow(current, base, rated.map(|v| v.figure), None, up);
                    self.grow(current, base, None, differs.map(|v| v.figure), also);
                }
                (Some(way), _) | (None, Some(way)) => {
                    self.grow(current, base, rated.map(|v| v.figure), differs.map(|v| v.figure), way);
                }
                (None, None) => {}
            }
        }
    }

    fn grow(&mut self, current: usize, base: usize, rate: Option<usize>, delta: Option<usize>, direction: Direction) {
        for taken in [rate, delta].into_iter().flatten() {
            self.take(taken);
        }
        let relation = Relation::Growth {
            current: FigureId::new(current),
            base: FigureId::new(base),
            delta: delta.and_then(FigureId::new),
            rate: rate.and_then(FigureId::new),
            direction,
            form: Form::By,
        };
        self.make(relation, Basis::Inferred);
    }

    /// Changes of rates in percentage points: of the rates before them.
    fn points(&mut self, view: &View<'_>, change: usize) {
        let vars = view.vars();
        let mut near =
            (0..change).rev().take(3).filter(|&v| vars[v].class == Class::Rates && !names::is_growth(&vars[v].full));
        let (Some(second), Some(first)) = (near.next(), near.next()) else { return };
        let swapped =
            names::is_base(&vars[first].full) || names::year(&vars[first].full) < names::year(&vars[second].full);
        let (current, previous) = if swapped { (second, first) } else { (first, second) };
        for item in 0..view.items().len() {
            let (Some(value), Some(now), Some(then)) =
                (view.get(change, item), view.figure(current, item), view.figure(previous, item))
            else {
                continue;
            };
            self.change_by_points(now, then, value, direction(&vars[change], value.negative));
        }
    }

    /// A change of a rate in points, where it is not taken.
    fn change_by_points(&mut self, now: usize, then: usize, change: Value, direction: Direction) {
        let (Some(id), Some(current)) = (FigureId::new(change.figure), FigureId::new(now)) else { return };
        if self.is_done(change.figure) {
            return;
        }
        self.take(change.figure);
        self.compared.extend([now, then]);
        let previous = FigureId::new(then);
        self.make(Relation::PointChange { current, previous, change: id, direction }, Basis::Inferred);
    }
}

/// Up, unless a minus sign or the name of the line says down.
fn direction(line: &Line, negative: bool) -> Direction {
    if negative || names::is_down(&line.full) { Direction::Down } else { Direction::Up }
}

fn has_percent(line: &Line) -> bool {
    line.full.contains(['%', '％', '‰'])
}

/// The line of differences that stands beside a line of growth rates.
fn difference_beside(vars: &[Line], rate: usize) -> Option<usize> {
    let beside = |at: usize| {
        vars.get(at)
            .is_some_and(|line| line.class == Class::Counts && names::is_growth(&line.full) && !has_percent(line))
    };
    [rate.checked_sub(1), Some(rate + 1)].into_iter().flatten().find(|&at| beside(at))
}

fn rate_beside(vars: &[Line], delta: usize) -> Option<usize> {
    let beside =
        |at: usize| vars.get(at).is_some_and(|line| line.class == Class::Rates && names::is_growth(&line.full));
    [delta.checked_sub(1), Some(delta + 1)].into_iter().flatten().find(|&at| beside(at))
}
