//! Shares and rates of a table: which line of counts is the part, which the whole.

use crate::quantity::Ratio;
use crate::report::Basis;

use super::names;
use super::view::{Class, View};
use super::{Claims, SAMPLE, enough};

/// How many lines of counts before a rate are looked at, and how many after it.
const BEFORE: usize = 5;
const AFTER: usize = 2;

/// A choice of operands with how well it fits.
pub(super) struct Choice<T> {
    pub(super) what: T,
    pub(super) fits: usize,
    pub(super) n: usize,
    pub(super) strong: bool,
}

impl<T> Choice<T> {
    fn holds_up(&self) -> bool {
        enough(self.fits, self.n, self.strong)
    }
}

impl Claims<'_> {
    /// The lines of rates of a view.
    pub(super) fn rates(&mut self, view: &View<'_>) {
        for (rate, line) in view.vars().iter().enumerate() {
            if line.main != Class::Rates || names::is_growth(&line.full) {
                continue;
            }
            let open = (0..view.items().len()).any(|item| view.figure(rate, item).is_some_and(|f| !self.is_done(f)));
            if !open {
                continue;
            }
            let division = names::is_division(&line.full);
            let across = self.pair(view, rate);
            let down = self.division(view, rate);
            let across_first = match (&across, &down) {
                (Some(a), Some(d)) if a.holds_up() && d.holds_up() => {
                    if division {
                        a.fits * d.n > d.fits * a.n
                    } else {
                        a.fits * d.n >= d.fits * a.n
                    }
                }
                (Some(a), _) => a.holds_up(),
                (None, _) => false,
            };
            match (across, down) {
                (Some(choice), _) if across_first => self.make_pairs(view, rate, choice.what),
                (_, Some(choice)) if choice.holds_up() => self.make_division(view, rate, choice.what),
                _ => {}
            }
        }
    }

    /// The part and the whole of a rate in every item.
    fn pair(&mut self, view: &View<'_>, rate: usize) -> Option<Choice<(usize, usize)>> {
        let vars = view.vars();
        let before = view.counts_before(rate, BEFORE);
        let mut near = before.clone();
        near.extend(view.counts_after(rate, AFTER));
        let name = &vars[rate].name;
        let mut parts: Vec<(u8, usize)> = near.iter().map(|&v| (names::counts(name, &vars[v].name), v)).collect();
        parts.sort_by_key(|&(grade, _)| std::cmp::Reverse(grade));
        let mut best: Option<Choice<(usize, usize)>> = None;
        for &(grade, part) in &parts {
            // the whole: what stands before the part, nearest first, then what stands after it
            let mut wholes: Vec<usize> = near.iter().copied().filter(|&w| w < part).collect();
            wholes.extend(near.iter().copied().filter(|&w| w > part));
            for (place, whole) in wholes.into_iter().enumerate() {
                let next_to = before.iter().take(2).all(|v| [part, whole].contains(v)) && before.len() >= 2;
                let (fits, n) = self.fitting(view, rate, part, whole, grade);
                let strong =
                    grade > 0 && place == 0 && (fits > 0 || n > 1 || grade > 1 && self.holds_more(view, whole, part));
                // two lines that nothing names need two witnesses, or to be the two before the rate
                if fits < 2 && grade == 0 && !next_to || n == 0 {
                    continue;
                }
                let choice = Choice { what: (part, whole), fits, n, strong };
                let better = best.as_ref().is_none_or(|best| {
                    let (a, b) = (choice.fits * best.n, best.fits * choice.n);
                    a > b || (a == b && choice.strong && !best.strong)
                });
                if better {
                    best = Some(choice);
                }
            }
        }
        best
    }

    /// In how many of the first items a pair has the rate for its quotient, and how many there are.
    /// None and all show little: they count only where there is nothing else and the names agree.
    fn fitting(&mut self, view: &View<'_>, rate: usize, part: usize, whole: usize, grade: u8) -> (usize, usize) {
        let (mut fits, mut n, mut trivial) = (0, 0, 0);
        for item in 0..view.items().len().min(SAMPLE * 4) {
            let (Some(r), Some(p), Some(w)) =
                (view.figure(rate, item), view.figure(part, item), view.figure(whole, item))
            else {
                continue;
            };
            if names::is_growth(&view.items()[item].full) {
                continue;
            }
            if self.quantity(w).value().is_zero() {
                continue;
            }
            let fit = self.fits(self.set(p), self.set(w), r);
            let value = self.quantity(r).value();
            if fit && (value.is_zero() || value == Ratio::HUNDRED) {
                trivial += 1;
                continue;
            }
            n += 1;
            fits += usize::from(fit);
            if n == SAMPLE {
                break;
            }
        }
        if n == 0 && grade > 0 { (trivial, trivial) } else { (fits, n) }
    }

    /// Whether a whole is no less than its part in the first item that has both.
    fn holds_more(&self, view: &View<'_>, whole: usize, part: usize) -> bool {
        let mut both = (0..view.items().len().min(SAMPLE))
            .filter_map(|item| view.figure(whole, item).zip(view.figure(part, item)));
        both.next().is_some_and(|(w, p)| self.quantity(w).value() >= self.quantity(p).value())
    }

    fn make_pairs(&mut self, view: &View<'_>, rate: usize, (part, whole): (usize, usize)) {
        for item in 0..view.items().len() {
            if let (Some(r), Some(p), Some(w)) =
                (view.figure(rate, item), view.figure(part, item), view.figure(whole, item))
                && !self.quantity(w).value().is_zero()
                && !names::is_growth(&view.items()[item].full)
            {
                self.share(p, &[w], r, Basis::Inferred);
            }
        }
    }
}
