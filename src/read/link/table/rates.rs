//! Shares and rates of a table: which line of counts is the part, which the whole.

use crate::quantity::Ratio;
use crate::quantity::law::add;
use crate::report::Basis;

use super::names::{self, Role};
use super::view::{Class, View};
use super::{Claims, SAMPLE, enough};

/// How many lines of counts before a rate are looked at, and how many after it.
const BEFORE: usize = 5;
const AFTER: usize = 2;
/// The most items that together are a whole where no total is stated.
const LIST: usize = 64;

/// A choice of operands with how well it fits.
struct Choice<T> {
    what: T,
    fits: usize,
    n: usize,
    strong: bool,
}

impl<T> Choice<T> {
    fn holds_up(&self) -> bool {
        enough(self.fits, self.n, self.strong)
    }
}

/// The whole of a division: a stated total, or all items together.
#[derive(Clone, Copy)]
enum Whole {
    Item(usize),
    List,
}

impl Claims<'_> {
    /// The lines of rates of a view.
    pub(super) fn rates(&mut self, view: &View<'_>) {
        for (rate, line) in view.vars().iter().enumerate() {
            if line.class != Class::Rates || names::is_growth(&line.full) {
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
            {
                self.share(p, &[w], r, Basis::Inferred);
            }
        }
    }

    /// The line of counts that rates divide: every item is a part of the total item, or of all items together.
    fn division(&mut self, view: &View<'_>, rate: usize) -> Option<Choice<(usize, Whole)>> {
        let vars = view.vars();
        let name = &vars[rate].name;
        let before = view.counts_before(rate, 2);
        let mut parts = before.clone();
        if before.is_empty() {
            parts.extend(view.counts_after(rate, 1));
        }
        parts.sort_by_key(|&v| std::cmp::Reverse(names::counts(name, &vars[v].name)));
        let items = view.items();
        let total = |part: usize| {
            let has = |item: &usize| view.figure(part, *item).is_some();
            let of = |role: Role| {
                let found = (0..items.len()).rev().find(|item| items[*item].role == role && has(item));
                found.map(Whole::Item)
            };
            of(Role::Total).or_else(|| of(Role::Whole))
        };
        let mut best: Option<Choice<(usize, Whole)>> = None;
        for part in parts {
            let stated = total(part);
            let list = self.dividing(view, rate, part, Whole::List);
            let (fits, n) = match stated {
                // a total that is wrong is still the total: the parts together show what the rates are of
                Some(whole) => {
                    let by_total = self.dividing(view, rate, part, whole);
                    if by_total.0 >= list.0 { by_total } else { list }
                }
                None => list,
            };
            let strong = stated.is_some() && names::is_division(&vars[rate].full);
            let choice = Choice { what: (part, stated.unwrap_or(Whole::List)), fits, n, strong: strong && n > 1 };
            if n > 0 && best.as_ref().is_none_or(|best| choice.fits * best.n > best.fits * choice.n) {
                best = Some(choice);
            }
        }
        best
    }

    /// The items that a whole is divided into.
    fn list(view: &View<'_>, part: usize) -> Vec<usize> {
        let items = view.items();
        (0..items.len())
            .filter(|&item| items[item].role == Role::Plain)
            .filter_map(|item| view.figure(part, item))
            .take(LIST + 1)
            .collect()
    }

    fn dividing(&mut self, view: &View<'_>, rate: usize, part: usize, whole: Whole) -> (usize, usize) {
        let set = match whole {
            Whole::Item(item) => view.figure(part, item).map(|figure| self.set(figure)),
            Whole::List => {
                let list = Self::list(view, part);
                if !(2..=LIST).contains(&list.len()) {
                    return (0, 0);
                }
                add(&list.iter().map(|&figure| self.set(figure)).collect::<Vec<_>>())
            }
        };
        let Some(set) = set else { return (0, 0) };
        let items = view.items();
        let (mut fits, mut n) = (0, 0);
        for item in (0..items.len()).filter(|&item| items[item].role == Role::Plain).take(SAMPLE * 4) {
            let (Some(r), Some(p)) = (view.figure(rate, item), view.figure(part, item)) else { continue };
            if self.quantity(p).value().is_zero() && self.quantity(r).value().is_zero() {
                continue;
            }
            n += 1;
            fits += usize::from(self.fits(self.set(p), set, r));
            if n == SAMPLE {
                break;
            }
        }
        (fits, n)
    }

    fn make_division(&mut self, view: &View<'_>, rate: usize, (part, whole): (usize, Whole)) {
        let whole = match whole {
            Whole::Item(item) => view.figure(part, item).map(|figure| vec![figure]),
            Whole::List => Some(Self::list(view, part)),
        };
        let Some(whole) = whole else { return };
        let Some(set) = add(&whole.iter().map(|&figure| self.set(figure)).collect::<Vec<_>>()) else { return };
        for (item, line) in view.items().iter().enumerate() {
            let (Some(r), Some(p)) = (view.figure(rate, item), view.figure(part, item)) else { continue };
            let plain = match line.role {
                Role::Plain => true,
                Role::Total => whole.len() == 1,
                Role::Whole | Role::Sub | Role::Within => false,
            };
            // 其中 and 小计 may be of something else
            if plain || self.fits(self.set(p), set, r) {
                self.share(p, &whole, r, Basis::Inferred);
            }
        }
    }
}
