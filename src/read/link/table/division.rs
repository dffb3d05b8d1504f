//! What a line of rates divides: a total that stands in the line, one that is told beside the table, or all parts together.

use crate::quantity::law::{Verdict, add, share};
use crate::quantity::{Possible, Ratio, slips};
use crate::report::Basis;

use super::names::{self, Role};
use super::rates::Choice;
use super::view::View;
use super::{Claims, SAMPLE};

/// The most items that together are a whole where no total is stated.
const LIST: usize = 64;
/// The fewest items that tell a slip of the pen among them, and the most that one is looked for among.
const FEW: usize = 3;
const MANY: usize = 24;

/// The whole of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// The item that is the total: 合计.
    Item(usize),
    /// A figure told beside the table: 共抽取案卷300件.
    Told(usize),
    /// All items together.
    List,
}

impl Claims<'_> {
    /// The line of counts that rates divide: every item is a part of the total item, or of all items together.
    pub(super) fn division(&mut self, view: &View<'_>, rate: usize) -> Option<Choice<(usize, Whole)>> {
        let vars = view.vars();
        let name = &vars[rate].name;
        let before = view.counts_before(rate, 2);
        let mut parts = before.clone();
        if before.is_empty() {
            parts.extend(view.counts_after(rate, 1));
        }
        parts.sort_by_key(|&v| std::cmp::Reverse(names::counts(name, &vars[v].name)));
        let mut best: Option<Choice<(usize, Whole)>> = None;
        for part in parts {
            let choice = match stated(view, part) {
                Some(whole) => self.of_total(view, rate, part, whole),
                None => self.of_all(view, rate, part),
            };
            if choice.n > 0 && best.as_ref().is_none_or(|best| choice.fits * best.n > best.fits * choice.n) {
                best = Some(choice);
            }
        }
        best
    }

    /// The division of a total that stands in the line.
    fn of_total(&mut self, view: &View<'_>, rate: usize, part: usize, whole: Whole) -> Choice<(usize, Whole)> {
        let by_total = self.dividing(view, rate, part, whole);
        let list = self.dividing(view, rate, part, Whole::List);
        // a total that is wrong is still the total: the parts together show what the rates are of
        let (fits, n) = if by_total.0 >= list.0 { by_total } else { list };
        let strong = n > 1 && names::is_division(&view.vars()[rate].full);
        Choice { what: (part, whole), fits, n, strong }
    }

    /// The division of a line that has no total: of what is told beside the table, of the item at an end that has no rate of its
    /// own, or of all items together.
    fn of_all(&mut self, view: &View<'_>, rate: usize, part: usize) -> Choice<(usize, Whole)> {
        let (fits, n) = self.dividing(view, rate, part, Whole::List);
        let mut best = Choice { what: (part, Whole::List), fits, n, strong: false };
        let told = self.told_of(view, part).into_iter().map(Whole::Told);
        for whole in told.chain(apart(view, rate, part).map(Whole::Item)) {
            let (fits, n) = self.dividing(view, rate, part, whole);
            let tie = fits == best.fits && best.what.1 == Whole::List;
            // one share may be of anything
            if fits >= 2 && fits * 2 >= n && (fits > best.fits || tie) {
                best = Choice { what: (part, whole), fits, n, strong: false };
            }
        }
        if best.fits * 2 < best.n && self.is_slip(view, rate, part) {
            best.fits = best.n;
        }
        best
    }

    /// What is told beside the table that may be the total of a line: as large as its largest figure, and in its unit.
    pub(super) fn told_of(&self, view: &View<'_>, part: usize) -> Vec<usize> {
        let list = Self::list(view, part);
        let Some(largest) = list.iter().map(|&figure| self.quantity(figure).value()).max() else { return Vec::new() };
        let unit = list.first().map_or("", |&figure| self.quantity(figure).unit().as_str());
        let may_be = |figure: &usize| {
            let quantity = self.quantity(*figure);
            let own = quantity.unit().as_str();
            quantity.value() >= largest && (own == unit || own.is_empty() || unit.is_empty())
        };
        self.told.iter().copied().filter(may_be).collect()
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
            Whole::Told(figure) => Some(self.set(figure)),
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
            if whole == Whole::Item(item) {
                continue;
            }
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

    /// Whether the rates are of all items together but for one digit of one count: they add up to all, and none of them fits
    /// until that digit is put right.
    fn is_slip(&self, view: &View<'_>, rate: usize, part: usize) -> bool {
        let items = (0..view.items().len()).filter(|&item| view.items()[item].role == Role::Plain);
        let counted = items.filter_map(|item| Some((view.figure(part, item)?, view.figure(rate, item))));
        let pairs: Option<Vec<(usize, usize)>> =
            counted.take(MANY + 1).map(|(count, rate)| Some((count, rate?))).collect();
        let Some(pairs) = pairs.filter(|pairs| (FEW..=MANY).contains(&pairs.len())) else { return false };
        if !self.are_all(pairs.iter().map(|pair| pair.1)) {
            return false;
        }
        let counts: Vec<Possible> = pairs.iter().map(|pair| self.set(pair.0)).collect();
        let Some(sum) = add(&counts).and_then(|sum| sum.single()) else { return false };
        let fits = |count: Ratio, whole: Ratio, rate: usize| {
            let judged = share(Some(Possible::exactly(count)), Some(Possible::exactly(whole)), self.quantity(rate));
            matches!(judged.verdict, Verdict::Holds | Verdict::Truncated)
        };
        pairs.iter().any(|&(wrong, own)| {
            let printed = self.quantity(wrong);
            slips(printed).any(|by| {
                let righted = printed.value().checked_add(by).zip(sum.checked_add(by));
                righted.is_some_and(|(count, whole)| {
                    whole > Ratio::ZERO
                        && fits(count, whole, own)
                        && pairs.iter().all(|&(p, r)| p == wrong || fits(self.quantity(p).value(), whole, r))
                })
            })
        })
    }

    /// Whether rates add up to all, as nearly as they are printed.
    fn are_all(&self, rates: impl Iterator<Item = usize>) -> bool {
        let (mut sum, mut off) = (Some(Ratio::ZERO), Some(Ratio::ZERO));
        for rate in rates {
            let rate = self.quantity(rate);
            sum = sum.and_then(|sum| sum.checked_add(rate.value()));
            off = off.and_then(|off| off.checked_add(rate.unit_in_last_place()));
        }
        let gap = sum.and_then(|sum| sum.checked_sub(Ratio::HUNDRED));
        let twice = gap.and_then(|gap| gap.checked_mul(Ratio::from(2)));
        twice.zip(off).is_some_and(|(gap, off)| gap <= off && gap.checked_add(off) >= Some(Ratio::ZERO))
    }

    pub(super) fn make_division(&mut self, view: &View<'_>, rate: usize, (part, whole): (usize, Whole)) {
        let of = match whole {
            Whole::Item(item) => view.figure(part, item).map(|figure| vec![figure]),
            Whole::Told(figure) => Some(vec![figure]),
            Whole::List => Some(Self::list(view, part)),
        };
        let Some(of) = of else { return };
        let Some(set) = add(&of.iter().map(|&figure| self.set(figure)).collect::<Vec<_>>()) else { return };
        let total = if let Whole::Item(item) = whole { Some(item) } else { None };
        let (mut parts, mut rates) = (Vec::new(), Vec::new());
        for (item, line) in view.items().iter().enumerate() {
            let Some(p) = view.figure(part, item) else { continue };
            let r = view.figure(rate, item);
            if line.role == Role::Plain && total != Some(item) && parts.len() <= LIST {
                parts.push(p);
                rates.extend(r);
            }
            let Some(r) = r else { continue };
            let plain = match line.role {
                Role::Plain => true,
                Role::Total => of.len() == 1,
                Role::Whole | Role::Sub | Role::Within => false,
            };
            // 其中 and 小计 may be of something else
            if plain || self.fits(self.set(p), set, r) {
                self.share(p, &of, r, Basis::Inferred);
            }
        }
        // rates that make up all have parts that do
        let named = total.is_some_and(|item| view.items()[item].role != Role::Plain);
        if let [total] = of[..]
            && !named
            && parts.len() == rates.len()
            && (2..=LIST).contains(&parts.len())
            && self.are_all(rates.into_iter())
        {
            self.make_sum(total, &parts);
        }
    }
}

/// The total that stands in a line.
fn stated(view: &View<'_>, part: usize) -> Option<Whole> {
    let items = view.items();
    let of = |role: Role| {
        let mut backwards = (0..items.len()).rev();
        backwards.find(|&item| items[item].role == role && view.figure(part, item).is_some()).map(Whole::Item)
    };
    of(Role::Total).or_else(|| of(Role::Whole))
}

/// The item at an end of a line that has a count and no rate, where all others have both.
fn apart(view: &View<'_>, rate: usize, part: usize) -> Option<usize> {
    let items = view.items();
    let counted = |item: &usize| items[*item].role == Role::Plain && view.figure(part, *item).is_some();
    let first = (0..items.len()).find(counted)?;
    let last = (0..items.len()).rev().find(counted)?;
    let mut without = (0..items.len()).filter(counted).filter(|&item| view.figure(rate, item).is_none());
    let only = without.next().filter(|item| *item == first || *item == last)?;
    without.next().is_none().then_some(only)
}
