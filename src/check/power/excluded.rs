//! Of the values that the checked figure might have been printed with, how many the other figures of the claim exclude.

use crate::quantity::law::power::{Made, Varied, of_quotient};
use crate::quantity::law::{self, Change, Closure, Power};
use crate::quantity::{End, Hedge, Possible, Ratio};
use crate::report::{FigureId, Figures, Relation, cut_of, implied_whole};

use super::change::{Growth, less, points};
use super::checked;

/// The power of a relation over the figures of its report.
pub(super) fn of_relation(relation: &Relation, figures: &Figures) -> Option<Power> {
    let printed = |id: FigureId| figures.quantity(id);
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
