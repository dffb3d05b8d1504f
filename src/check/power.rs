//! Power: how much each claim could have seen, and how well the figures of a report are covered.
//!
//! A claim that holds says little where almost any figure would have passed. The power of a claim is the share of the values
//! that its *checked figure* might have been printed with, in the same form, that would have broken it. The checked figure is
//!
//! | claim | checked figure | might have been |
//! |---|---|---|
//! | share, reduction, rate | the rate | 0 to 100%, with as many decimals |
//! | growth | the rate; the difference where there is none | a fall: 0 to 100%; else with as many digits |
//! | average | the mean | with as many digits before and after the point |
//! | breakdown | the total; of closed rates without one, the last part | with as many digits; 0 to 100% |
//! | balance | the first of the totals | with as many digits |
//! | subset | the part | with as many digits |
//! | point change | the change | with as many digits |
//! | enumeration | the count | with as many digits |
//!
//! What would only be *truncated* is not excluded, and neither is what would be undecided: a claim by distance alone, and
//! one over units that are not compared, exclude nothing.

use crate::quantity::law::power::{Grid, Made, Varied, of_quotient};
use crate::quantity::law::{self, Change, Closure, Direction, Form, Power, Verdict};
use crate::quantity::{End, Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{Basis, Claim, FigureId, Figures, Relation, Role, cut_of, implied_whole};

use super::joint::left_by;
use super::judged::{Judged, JudgedClaim};

/// From which power on a claim covers its figures well: nine of ten wrong values would have been seen. The figure is this
/// project's; a claim over one digit (5家部门) stays below it.
pub const STRONG: Ratio = match Ratio::new(9, 10) {
    Some(ratio) => ratio,
    None => Ratio::ONE,
};

impl JudgedClaim<'_> {
    /// How much the claim could have seen, whatever its verdict; `None` where its checked figure has no digits to vary (a
    /// fraction in words, a number below 0) or the numbers are out of range.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::quantity::Ratio;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole, rate] = [draft.figure("马上办事项", 312)?, draft.figure("全部事项", 702)?, draft.figure("占比", "44.4%")?];
    /// draft.share(part, whole, rate)?;
    /// let half = draft.figure("约占", "三分之一")?;
    /// draft.share(part, whole, half)?;
    /// let report = draft.build()?;
    /// let judged = Judged::new(&report);
    /// let powers: Vec<_> = judged.claims().map(|claim| claim.power()).collect();
    /// assert_eq!(powers[0].unwrap().fraction(), Ratio::new(1000, 1001).unwrap());
    /// assert!(powers[1].is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn power(&self) -> Option<Power> {
        of(self.claim, self.report.figures())
    }

    /// How much the claim could have seen of one of its figures, whichever part that plays: of the values that it might have
    /// been printed with, in the same form, how many would have broken the claim. What is said is the least that it can be
    /// ([`Power::exact`] is false), but for the checked figure, where it is [`power`](Self::power). `None` where the figure is
    /// not of the claim, has no digits to vary, or the numbers are out of range.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole, rate] = [draft.figure("马上办事项", 312)?, draft.figure("全部事项", 702)?, draft.figure("占比", "44.4%")?];
    /// draft.share(part, whole, rate)?;
    /// let other = draft.figure("培训", "3次")?;
    /// let report = draft.build()?;
    /// let claim = Judged::new(&report).claims().next().unwrap();
    /// // of 100 … 999, 44.4% of 702 is 312 alone; and 312 is 44.4% of 702 and 703
    /// assert_eq!(claim.power_of(part).map(|power| (power.candidates, power.excluded)), Some((900, 899)));
    /// assert_eq!(claim.power_of(whole).map(|power| (power.candidates, power.excluded)), Some((900, 898)));
    /// assert_eq!(claim.power_of(rate), claim.power());
    /// assert!(claim.power_of(other).is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn power_of(&self, figure: FigureId) -> Option<Power> {
        let figures = self.report.figures();
        let roles = self.claim.relation.figures();
        let role = roles.iter().find(|&&(_, id)| id == figure).map(|&(role, _)| role)?;
        let printed = |id: FigureId| figures.get(id).map(|figure| &figure.quantity);
        if checked(&self.claim.relation, printed).is_some_and(|(_, _, id)| id == figure) {
            return self.power();
        }
        let quantity = printed(figure)?;
        let proportion = matches!(
            (role, &self.claim.relation),
            (Role::Parts, Relation::Breakdown { total: None, .. })
                | (Role::Current | Role::Previous, Relation::PointChange { .. })
        );
        let grid = if proportion { Grid::proportion(quantity)? } else { Grid::alike(quantity)? };
        let varied = if proportion { Varied::rounded_or_cut(quantity, grid)? } else { Varied::plain(quantity, grid)? };
        let power = match left_by(self.report, self.id, figure) {
            Some(left) => varied.over(&[left], &[left]),
            None => varied.none(),
        }?;
        Some(Power { exact: false, ..power })
    }
}

/// How well the figures of a report are covered by its claims.
///
/// ```
/// use fazhi::Report;
/// use fazhi::check::Judged;
/// use fazhi::check::power::Summary;
/// assert_eq!(Summary::of(&Judged::new(&Report::default())), Summary::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Summary {
    /// Figures in a claim of at least [`STRONG`] power.
    pub strong: usize,
    /// Figures in weaker claims only.
    pub weak: usize,
    /// Figures in no claim that could have seen anything.
    pub none: usize,
}

impl Summary {
    /// Counts the figures of a report by the strongest claim that each is in.
    pub fn of(judged: &Judged<'_>) -> Self {
        let powers: Vec<_> = judged.claims().map(|claim| claim.power()).collect();
        Self::with(judged, &powers)
    }

    /// The same for a caller that has the powers already; `powers` are those of the claims in order.
    pub fn with(judged: &Judged<'_>, powers: &[Option<Power>]) -> Self {
        let mut best = vec![Ratio::ZERO; judged.report().figures().len()];
        for (claim, power) in judged.claims().zip(powers) {
            let Some(power) = power else { continue };
            claim.claim.relation.for_each(|_, id| {
                if let Some(best) = best.get_mut(id.index()) {
                    *best = (*best).max(power.fraction());
                }
            });
        }
        let strong = best.iter().filter(|power| **power >= STRONG).count();
        let none = best.iter().filter(|power| power.is_zero()).count();
        Self { strong, weak: best.len() - strong - none, none }
    }
}

/// The power of a claim; see [`JudgedClaim::power`].
pub(super) fn of(claim: &Claim, figures: &Figures) -> Option<Power> {
    let printed = |id: FigureId| figures.get(id).map(|figure| &figure.quantity);
    if claim.basis == Basis::Distance || claim.relation.mixes_units(figures) {
        let (figure, grid, _) = checked(&claim.relation, printed)?;
        return Varied::plain(figure, grid)?.none();
    }
    of_relation(&claim.relation, figures)
}

/// The checked figure of a relation, and what it might have been.
fn checked<'a>(
    relation: &Relation,
    printed: impl Fn(FigureId) -> Option<&'a Quantity>,
) -> Option<(&'a Quantity, Grid, FigureId)> {
    let (id, proportion) = match relation {
        Relation::Share { rate, .. } | Relation::Reduction { rate, .. } | Relation::Rate { rate, .. } => (*rate, true),
        Relation::Growth { rate: Some(rate), direction, form, .. } => {
            (*rate, (*direction, *form) == (Direction::Down, Form::By))
        }
        Relation::Growth { rate: None, delta, .. } => ((*delta)?, false),
        Relation::Average { mean, .. } => (*mean, false),
        Relation::Breakdown { total: Some(total), .. } => (*total, false),
        Relation::Breakdown { total: None, parts, .. } => (*parts.last()?, true),
        Relation::Balance { totals, .. } => (*totals.first()?, false),
        Relation::Subset { part, .. } => (*part, false),
        Relation::PointChange { change, .. } => (*change, false),
        Relation::Enumeration { count, .. } => (*count, false),
    };
    let figure = printed(id)?;
    let grid = if proportion { Grid::proportion(figure)? } else { Grid::alike(figure)? };
    Some((figure, grid, id))
}

fn of_relation(relation: &Relation, figures: &Figures) -> Option<Power> {
    let printed = |id: FigureId| figures.get(id).map(|figure| &figure.quantity);
    let set = |id: FigureId| figures.possible(id);
    let sets = |ids: &[FigureId]| ids.iter().map(|&id| set(id)).collect::<Option<Vec<_>>>();
    let side = |ids: &[FigureId]| if ids.is_empty() { Some(None) } else { law::add(&sets(ids)?).map(Some) };
    let maybe = |id: Option<FigureId>| id.map_or(Some(None), |id| set(id).map(Some));
    let (figure, grid, _) = checked(relation, printed)?;
    match relation {
        Relation::Share { part, whole, .. } => law::share_power(side(part)?, side(whole)?, figure),
        Relation::Rate { whole, .. } => law::share_power(None, maybe(*whole)?, figure),
        Relation::Reduction { before, after, .. } => {
            let varied = Varied::rate(figure, grid)?;
            let percent = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::ONE));
            match (maybe(*before)?, maybe(*after)?) {
                (Some(before), Some(after)) => {
                    let most = law::in_scale(percent, figure)?;
                    of_quotient(&varied, Made::FromOne, after, before, most)
                }
                _ => varied.none(),
            }
        }
        Relation::Growth { current, base, delta, direction, form, .. } => {
            let change = Change { direction: *direction, form: *form };
            let operands = Growth { current: maybe(*current)?, base: maybe(*base)?, delta: maybe(*delta)?, change };
            if matches!(relation, Relation::Growth { rate: None, .. }) {
                return operands.over_delta(&Varied::plain(figure, grid)?);
            }
            operands.over_rate(&Varied::rate(figure, grid)?)
        }
        Relation::Average { total, count, items, .. } => {
            let varied = Varied::rounded_or_cut(figure, grid)?;
            let items = sets(items)?;
            let (mut total, mut count) = (maybe(*total)?, maybe(*count)?);
            if !items.is_empty() {
                total = total.or(Some(law::add(&items)?));
                count = count.or(Some(Possible::exactly(Ratio::from(i128::try_from(items.len()).ok()?))));
            }
            match (total, count) {
                (Some(total), count) => {
                    let count = count.unwrap_or(Possible::POSITIVE_WHOLE);
                    of_quotient(&varied, Made::Quotient, total, count, Possible::ANY)
                }
                (None, _) => varied.none(),
            }
        }
        Relation::Breakdown { total: Some(_), parts, closure } => {
            let varied = Varied::plain(figure, grid)?;
            total_of(&varied, &sets(parts)?, *closure)
        }
        Relation::Breakdown { total: None, parts, closure } => {
            let varied = Varied::rounded_or_cut(figure, grid)?;
            let first = printed(*parts.first()?)?;
            let Some(whole) = implied_whole(first).filter(|_| *closure == Closure::Closed) else {
                return varied.none();
            };
            let (_, others) = parts.split_last()?;
            let left = |sets: &[Possible]| -> Option<Possible> {
                if sets.iter().any(Possible::is_empty) {
                    return Some(Possible::EMPTY);
                }
                Possible::exactly(whole).checked_add(law::add(sets)?.negated()?)
            };
            let cuts = others.iter().map(|&id| printed(id).map(cut_of)).collect::<Option<Vec<_>>>()?;
            let (rounded, cut) = (left(&sets(others)?)?, left(&cuts)?);
            // a hedged part is read the same in both
            let both = [rounded, cut];
            let rounded = if figure.hedge() == Hedge::Exact { &both[..1] } else { &both[..] };
            varied.over(rounded, &[cut])
        }
        Relation::Balance { totals, parts } => {
            let varied = Varied::plain(figure, grid)?;
            let (_, others) = totals.split_first()?;
            balance(&varied, &sets(others)?, &sets(parts)?)
        }
        Relation::Subset { whole, .. } => {
            let whole = set(*whole)?;
            let upper = if whole.is_empty() { Possible::EMPTY } else { Possible::ends(None, whole.upper()) };
            Varied::plain(figure, grid)?.over(&[upper], &[])
        }
        Relation::PointChange { current, previous, direction, .. } => {
            let previous = match previous {
                Some(id) => Some(printed(*id)?),
                None => None,
            };
            points(figure, grid, printed(*current)?, previous, *direction)
        }
        Relation::Enumeration { listed, open_ended, .. } => {
            let named = Ratio::from(i128::from(*listed));
            let any = Possible::ends(Some(End::closed(named)), None);
            let truth = if *open_ended { any } else { Possible::exactly(named) };
            Varied::plain(figure, grid)?.over(&[truth], &[])
        }
    }
}

/// The values of a difference; empty where either set is.
fn less(a: Possible, b: Possible) -> Option<Possible> {
    if a.is_empty() || b.is_empty() { Some(Possible::EMPTY) } else { a.checked_add(b.negated()?) }
}

/// Whether the sums of these sets are all that lies between their ends: not where loose counts and measured quantities mix.
fn is_plain_sum(sets: &[Possible]) -> bool {
    let loose = sets.iter().any(|set| set.is_whole() && set.single().is_none());
    !(loose && sets.iter().any(|set| !set.is_whole()))
}

fn total_of(total: &Varied<'_>, parts: &[Possible], closure: Closure) -> Option<Power> {
    if parts.iter().any(Possible::is_empty) {
        return total.over(&[Possible::EMPTY], &[]);
    }
    let from = |part: Possible| Possible::ends(part.lower(), None);
    match closure {
        Closure::Closed | Closure::Unmarked => balance(total, &[], parts),
        Closure::Open => total.over(&[from(law::add(parts)?)], &[]),
        Closure::Overlapping => total.over(&[parts.iter().fold(Possible::ANY, |all, &part| all.and(from(part)))], &[]),
    }
}

fn balance(total: &Varied<'_>, others: &[Possible], parts: &[Possible]) -> Option<Power> {
    if others.iter().chain(parts).any(Possible::is_empty) {
        return total.over(&[Possible::EMPTY], &[]);
    }
    let power = total.over(&[less(law::add(parts)?, law::add(others)?)?], &[])?;
    let all: Vec<_> = others.iter().chain(parts).copied().collect();
    Some(Power { exact: power.exact && is_plain_sum(&all), ..power })
}

/// The operands of a growth.
struct Growth {
    current: Option<Possible>,
    base: Option<Possible>,
    delta: Option<Possible>,
    change: Change,
}

impl Growth {
    fn over_delta(&self, delta: &Varied<'_>) -> Option<Power> {
        let Some((current, base)) = self.current.zip(self.base) else { return delta.none() };
        let difference = match self.change.direction {
            Direction::Up => less(current, base),
            Direction::Down => less(base, current),
        };
        delta.over(&[difference?], &[])
    }

    fn over_rate(&self, rate: &Varied<'_>) -> Option<Power> {
        let unknown = |known: Possible| {
            if known.is_whole() { Possible::POSITIVE_WHOLE } else { Possible::ANY.not_negative() }
        };
        let (made, of_delta) = (Made::of(self.change), Made::of_delta(self.change));
        let quotient = |made, p, w| of_quotient(rate, made, p, w, Possible::ANY);
        match (self.current, self.base, self.delta) {
            (Some(current), Some(base), delta) => {
                if let Some(delta) = delta {
                    let (above, below) = match self.change.direction {
                        Direction::Up => (current, base),
                        Direction::Down => (base, current),
                    };
                    if law::sum(&[above], &[below, delta], Closure::Closed).verdict == Verdict::Broken {
                        return rate.over(&[], &[]); // no rate mends that
                    }
                }
                quotient(made, current, base)
            }
            (Some(current), None, Some(delta)) => {
                let base = match self.change.direction {
                    Direction::Up => less(current, delta)?,
                    Direction::Down => current.checked_add(delta)?,
                };
                let power = if self.change.form == Form::By {
                    quotient(of_delta, delta, base)
                } else {
                    quotient(made, current, base)
                }?;
                // the base moves with the other two
                let single = current.single().is_some() && delta.single().is_some();
                Some(Power { exact: power.exact && single, ..power })
            }
            (None, Some(base), Some(delta)) => quotient(of_delta, delta, base),
            (Some(current), None, None) => quotient(made, current, unknown(current)),
            (None, None, Some(delta)) => quotient(of_delta, delta, unknown(delta)),
            (None, _, None) => rate.none(),
        }
    }
}

/// 0 to 100.
const PERCENT: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::HUNDRED));

fn points(
    change: &Quantity,
    grid: Grid,
    current: &Quantity,
    previous: Option<&Quantity>,
    direction: Direction,
) -> Option<Power> {
    let varied = Varied::rounded_or_cut(change, grid)?;
    let read = |rate: &Quantity, set: Possible| {
        let set = law::in_percent(set, rate)?;
        Some(Possible::ends(set.lower(), set.upper()).and(PERCENT))
    };
    let by = |current: Possible, previous: Possible| match direction {
        Direction::Up => less(current, previous),
        Direction::Down => less(previous, current),
    };
    let as_growth = |current: Possible, previous: Possible| -> Option<Possible> {
        let previous = previous.and(Possible::ends(Some(End::open(Ratio::ZERO)), None));
        if change.kind() != Kind::Percent || current.is_empty() || previous.is_empty() {
            return Some(Possible::EMPTY);
        }
        law::growth_range(current, previous, change, Change { direction, form: Form::By })
    };
    let now = read(current, current.possible())?;
    let Some(previous) = previous else {
        if change.kind() == Kind::Percent && now.contains(Ratio::ZERO) {
            // nothing of nothing: at least none is excluded
            return varied.none().map(|power| Power { exact: false, ..power });
        }
        let growth = as_growth(now, PERCENT)?;
        return varied.over(&[by(now, PERCENT)?, growth], &[growth]);
    };
    let before = read(previous, previous.possible())?;
    let cut = by(read(current, cut_of(current))?, read(previous, cut_of(previous))?)?;
    varied.over(&[by(now, before)?, as_growth(now, before)?], &[cut])
}
