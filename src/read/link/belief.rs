//! Whether a link that the figures contradict is believed.
//!
//! A claim that grammar infers has two explanations where its figures do not fit: the report is wrong, or the link is. Reports go
//! wrong in three ways: a figure is nearly right (an old count, a share of another day), a slip of the pen made it (one digit, two
//! digits exchanged), or it was divided by the wrong number (a change by the new value, a share by one of two counts). A link that
//! none of these explains is more likely wrong than the report, and is one by distance; but for words that leave no other link: a
//! base that is said to be one, a rate right behind what it is named for, a list that says that it is all of the total before it.

use crate::quantity::law::{self, Change, Closure, Direction, Form, Judgement, Verdict};
use crate::quantity::{End, Possible, Quantity, Ratio, may_slip_by, slips};
use crate::report::{FigureId, Relation};

use super::Linker;
use super::block::{Fig, Sense};
use super::lexicon::{BASES, WIDER_SCOPES};
use super::shares::counts_what;
use super::tokens::Cue;

/// How near a value must come to what the others leave it, as a fraction of it: a seventh.
const NEAR: i128 = 7;

impl Linker<'_> {
    fn quantity(&self, id: FigureId) -> Option<&Quantity> {
        match id.index().checked_sub(self.first.index()) {
            Some(at) => self.block.figs.get(at).map(|fig| fig.quantity),
            None => self.earlier.get(id).map(|figure| &figure.quantity),
        }
    }

    /// A figure of the block.
    fn place(&self, id: FigureId) -> Option<&Fig<'_>> {
        id.index().checked_sub(self.first.index()).and_then(|at| self.block.figs.get(at))
    }

    fn set(&self, id: FigureId) -> Option<Possible> {
        self.quantity(id).map(Quantity::possible)
    }

    /// Whether a contradicted relation may be believed: one of its figures is near what the others leave it, or a slip away.
    pub(super) fn is_believed(&self, relation: &Relation) -> bool {
        match relation {
            Relation::Share { part, whole, rate } => self.share_believed(part, whole, *rate).unwrap_or(true),
            Relation::Subset { part, whole } => self.subset_believed(*part, *whole).unwrap_or(true),
            Relation::Breakdown { total: Some(total), parts, closure: Closure::Closed | Closure::Unmarked } => {
                self.sum_believed(&[*total], parts).unwrap_or(true)
            }
            Relation::Balance { totals, parts } => self.sum_believed(totals, parts).unwrap_or(true),
            Relation::Growth {
                current: Some(current), base: Some(base), rate: Some(rate), direction, form, ..
            } => {
                let change = Change { direction: *direction, form: *form };
                self.growth_believed(*current, *base, *rate, change).unwrap_or(true)
            }
            Relation::Average { total: Some(total), count: Some(count), mean, .. } => {
                self.mean_believed(*total, *count, *mean).unwrap_or(true)
            }
            Relation::Reduction { before: Some(before), after: Some(after), rate } => {
                self.reduction_believed(*before, *after, *rate).unwrap_or(true)
            }
            _ => true,
        }
    }

    /// A part above its whole is believed where it is near it, or a slip away.
    fn subset_believed(&self, part: FigureId, whole: FigureId) -> Option<bool> {
        let (p, w) = (self.set(part)?, self.set(whole)?);
        let fits = |p: Possible, w: Possible| stands(law::subset(p, w));
        let near = around(p)?.meets(&w);
        Some(near || fits(p, w) || self.one_of(&[part], p, |p| fits(p, w)) || self.one_of(&[whole], w, |w| fits(p, w)))
    }

    fn share_believed(&self, part: &[FigureId], whole: &[FigureId], id: FigureId) -> Option<bool> {
        let rate = self.quantity(id)?;
        let (Some(p), Some(w)) = (self.add(part), self.add(whole)) else { return None };
        let fits = |p: Possible, w: Possible| stands(law::share(Some(p), Some(w), rate));
        // 纠错率12.83%（以作出决定的案件为基数）: of what the bracket says
        if !fits(p, w) && self.place(id).is_some_and(|rate| self.tells_its_base(rate)) {
            return Some(false);
        }
        // 占151.7%: no link makes that a share
        if fits(p, w) || !stands(law::rate_alone(rate)) {
            return Some(true);
        }
        if self.is_of_wider_scope(whole, id) {
            return Some(false);
        }
        // 和解结案3.7万件；纠错2.73万件，纠错率12.8%: so wide a whole, in another segment, is a slip away from many
        if self.is_wide_and_apart(whole, id) {
            return Some(false);
        }
        // 受理129.7万件，审结117万件，调解成功率67.7%，结案率88.9%: behind another, what is near the quotient of two rounded counts is of
        // something else as often as it is wrong
        let touches = part.last().is_some_and(|part| part.index() + 1 == id.index());
        let by_name = |of: &Fig<'_>| of.sense != Sense::Share && !touches;
        let apart = self.place(id).is_some_and(by_name);
        if apart && (p.single().is_none() || w.single().is_none()) {
            return Some(slips_to_rate(p, w, rate));
        }
        let of_rate = if apart {
            slips_to_rate(p, w, rate)
        } else {
            // 6.83万人次；老年人2.9万人次，占52.5%，未成年人4100余人次，占6%: what a neighbour is a share of is the whole, be it rounded
            let beside = self.has_share_beside(whole, id);
            explains_rate(p, w, rate)
                || beside && law::rate_range(p, w, rate).is_some_and(|needed| explains(rate, needed))
        };
        // 批捕318人，不批捕147人，不捕率46.2%: of the other, instead of both
        let of_one = whole.len() > 1 && whole.iter().filter_map(|&id| self.set(id)).any(|w| fits(p, w));
        Some(
            of_rate
                || of_one
                || self.is_plain_rate(part, whole, id)
                || of_cut_rate(p, w, rate)
                || self.one_of_list(part, whole, (p, w), fits)
                || self.one_of(part, p, |p| fits(p, w))
                || self.says_enough(whole) && self.one_of(whole, w, |w| fits(p, w)),
        )
    }

    /// Whether another share of a whole stands in the sentence of a rate, and holds.
    fn has_share_beside(&self, whole: &[FigureId], rate: FigureId) -> bool {
        let at = |id: FigureId| id.index().checked_sub(self.first.index()).filter(|&at| at < self.block.figs.len());
        let (&[whole], Some(rate)) = (whole, at(rate)) else { return false };
        let Some(whole) = at(whole) else { return false };
        let place = self.settled.partition_point(|share| share.0 < rate);
        let near = &self.settled[place.saturating_sub(4)..self.settled.len().min(place + 4)];
        near.iter().any(|&(other, part, of)| {
            other != rate
                && of == whole
                && self.fig(other).sentence == self.fig(rate).sentence
                && self.holds(self.fig(part).set, self.fig(of).set, other)
        })
    }

    /// Whether the bracket behind a rate says of what it is, without a figure.
    fn tells_its_base(&self, rate: &Fig<'_>) -> bool {
        let mut behind = self.block.toks[rate.tok + 1..].iter();
        let open = behind.next().filter(|t| t.cue == Cue::Open);
        let close = behind.take(12).take_while(|t| t.cue != Cue::Figure).find(|t| t.cue == Cue::Close);
        let words = open.zip(close).and_then(|(open, close)| self.block.text.get(open.end..close.start));
        words.is_some_and(|words| BASES.iter().any(|base| words.contains(base)))
    }

    /// Whether figures are exact, or have three digits at least: of a rounded one with fewer, one digit more or less fits much.
    fn says_enough(&self, ids: &[FigureId]) -> bool {
        let units = |figure: &Quantity| figure.value().checked_div(figure.unit_in_last_place());
        let exact = |figure: &Quantity| figure.possible().single().is_some();
        let figures = ids.iter().filter_map(|&id| self.quantity(id));
        figures.into_iter().all(|figure| exact(figure) || units(figure).is_some_and(|units| units >= Ratio::HUNDRED))
    }

    /// Whether the whole of a rate that only has a name is rounded, and stands in another segment.
    fn is_wide_and_apart(&self, whole: &[FigureId], rate: FigureId) -> bool {
        let at = |id: FigureId| id.index().checked_sub(self.first.index()).filter(|&at| at < self.block.figs.len());
        let (Some(rate), &[whole]) = (at(rate), whole) else { return false };
        at(whole).is_some_and(|whole| {
            let (fig, of) = (self.fig(whole), self.fig(rate));
            let by_name = of.sense != Sense::Share && !self.is_total(whole);
            fig.set.single().is_none() && fig.segment != of.segment && by_name
        })
    }

    /// 专职512人、兼职1048人，专职占22.9%: a slip in a part is one in the whole too where the part is one of those that make it.
    fn one_of_list(
        &self,
        part: &[FigureId],
        whole: &[FigureId],
        (p, w): (Possible, Possible),
        fits: impl Fn(Possible, Possible) -> bool,
    ) -> bool {
        let both = part.iter().filter(|id| whole.contains(id)).filter_map(|&id| self.quantity(id));
        let moved = |set: Possible, by| set.checked_add(Possible::exactly(by));
        both.flat_map(slips).any(|by| moved(p, by).zip(moved(w, by)).is_some_and(|(p, w)| fits(p, w)))
    }

    /// 全市受理25件，审结24件，占全省的1/4: a share of all that a wider place has, which the sentence of the whole does not speak of.
    fn is_of_wider_scope(&self, whole: &[FigureId], rate: FigureId) -> bool {
        let at = |id: FigureId| id.index().checked_sub(self.first.index());
        let (Some(rate), &[whole]) = (at(rate), whole) else { return false };
        let Some(whole) = at(whole) else { return false };
        // 占全年同类警情的29%: each is a share of its own kind
        let of_kind = self.share_words(rate).contains("同类") && !self.long_label(whole).contains("同类");
        let wider = |name: &str| WIDER_SCOPES.contains(&name) && !self.long_label(whole).contains(name);
        of_kind || self.is_of_other_scope(whole, rate) || self.named_whole(rate).is_some_and(wider)
    }

    /// 征集建议38条，采纳21条，采纳率39.5%: a whole, its part and the rate that the part names, one behind the other. No other link
    /// is likelier.
    fn is_plain_rate(&self, part: &[FigureId], whole: &[FigureId], rate: FigureId) -> bool {
        let (&[part], &[whole]) = (part, whole) else { return false };
        let at = |id: FigureId| id.index().checked_sub(self.first.index());
        let (Some(part), Some(whole), Some(rate)) = (at(part), at(whole), at(rate)) else { return false };
        let one_sentence = self.fig(whole).sentence == self.fig(rate).sentence;
        let opens = whole == 0 || self.fig(whole - 1).sentence < self.fig(whole).sentence;
        let named = || self.stem(rate).is_some_and(|stem| counts_what(self.fig(part).words(), &stem));
        let counted = [whole, part].iter().all(|&f| self.fig(f).set.single().is_some());
        whole + 1 == part
            && part + 1 == rate
            && counted
            && opens
            && one_sentence
            && self.same_unit(part, whole)
            && named()
    }

    fn growth_believed(&self, current: FigureId, base: FigureId, rate: FigureId, change: Change) -> Option<bool> {
        let rate = self.quantity(rate)?;
        let (now, then) = (self.set(current)?, self.set(base)?);
        let fits = |now: Possible, then: Possible| stands(law::growth(Some(now), Some(then), None, Some(rate), change));
        if fits(now, then) {
            return Some(true);
        }
        // 今年56件，上年50件: the base is said to be one
        if let (Some(now), Some(then)) = (self.place(current), self.place(base))
            && then.sense == Sense::Prior
            && now.sentence == then.sentence
        {
            return Some(true);
        }
        let of_rate = law::growth_range(now, then, rate, change).is_some_and(|needed| explains(rate, needed));
        // divided by the new value: the share that the change has in it
        let by_new = law::growth_range(then, now, rate, reversed(change)).is_some_and(|other| explains(rate, other));
        Some(
            by_new
                || of_rate
                || self.one_of(&[current], now, |now| fits(now, then))
                || self.one_of(&[base], then, |then| fits(now, then)),
        )
    }

    fn mean_believed(&self, total: FigureId, count: FigureId, mean: FigureId) -> Option<bool> {
        let mean = self.quantity(mean)?;
        let (sum, n) = (self.set(total)?, self.set(count)?);
        let fits = |sum: Possible, n: Possible| stands(law::average(Some(sum), Some(n), mean, &[]));
        if fits(sum, n) {
            return Some(true);
        }
        // a mean is rounded, though it is printed as a count
        let slipped = |needed: Possible| {
            let moved = |by| mean.rounded().checked_add(Possible::exactly(by));
            slips(mean).any(|by| moved(by).is_some_and(|other| other.meets(&needed)))
        };
        let of_mean = law::quotient(sum, n).is_some_and(|needed| explains(mean, needed) || slipped(needed));
        Some(of_mean || self.one_of(&[total], sum, |sum| fits(sum, n)) || self.one_of(&[count], n, |n| fits(sum, n)))
    }

    fn reduction_believed(&self, before: FigureId, after: FigureId, rate: FigureId) -> Option<bool> {
        let rate = self.quantity(rate)?;
        let (was, is) = (self.set(before)?, self.set(after)?);
        let fits = |was: Possible, is: Possible| stands(law::reduction(Some(was), Some(is), rate));
        if fits(was, is) {
            return Some(true);
        }
        let of_rate = law::reduction_range(was, is, rate).is_some_and(|needed| explains(rate, needed));
        Some(
            of_rate
                || self.one_of(&[before], was, |was| fits(was, is))
                || self.one_of(&[after], is, |is| fits(was, is)),
        )
    }

    /// A sum is believed where its gap is small beside it, or one digit of one of its figures makes it.
    fn sum_believed(&self, totals: &[FigureId], parts: &[FigureId]) -> Option<bool> {
        let all = |ids: &[FigureId]| ids.iter().map(|&id| self.set(id)).collect::<Option<Vec<_>>>();
        let gap = law::gap(&all(totals)?, &all(parts)?)?;
        if gap.contains(Ratio::ZERO) {
            return Some(true);
        }
        if let &[total] = totals
            && self.is_told_complete(total, parts)
        {
            return Some(true);
        }
        let total = self.add(totals)?;
        let small = around(total)?.and(total.checked_add(gap.negated()?)?);
        if !small.is_empty() {
            return Some(true);
        }
        let printed = |ids: &[FigureId]| ids.iter().filter_map(|&id| self.quantity(id)).collect::<Vec<_>>();
        Some(slip_makes(&gap, &printed(totals), &printed(parts)))
    }

    /// 受理N件。其中，A件，占x%；…；其他Z件，占z%: a list that says that it is of the total right before it, that ends in what is left
    /// over, and whose shares add up to 100%. However large its gap, the report says that there is none.
    fn is_told_complete(&self, total: FigureId, parts: &[FigureId]) -> bool {
        let at = |id: &FigureId| id.index().checked_sub(self.first.index());
        let (Some(total), Some(parts)) = (at(&total), parts.iter().map(at).collect::<Option<Vec<_>>>()) else {
            return false;
        };
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        let behind = total + 1 == first && self.block.between(total, first).iter().any(|t| t.cue == Cue::OfWhich);
        behind && self.is_other(last) && self.shares_close(&parts)
    }

    fn add(&self, ids: &[FigureId]) -> Option<Possible> {
        (!ids.is_empty())
            .then(|| ids.iter().map(|&id| self.set(id)).collect::<Option<Vec<_>>>())?
            .and_then(|sets| law::add(&sets))
    }

    /// Whether a slip in one of some figures, whose sum is given, makes it one that fits.
    pub(super) fn one_of(&self, ids: &[FigureId], sum: Possible, fits: impl Fn(Possible) -> bool) -> bool {
        ids.iter()
            .filter_map(|&id| self.quantity(id))
            .any(|figure| slips(figure).any(|by| sum.checked_add(Possible::exactly(by)).is_some_and(&fits)))
    }
}

/// Whether what two counts make is a slip away from what a rate prints.
fn slips_to_rate(part: Possible, whole: Possible, rate: &Quantity) -> bool {
    let printed = rate.possible();
    let moved = |by| printed.checked_add(Possible::exactly(by));
    law::rate_range(part, whole, rate)
        .filter(|needed| is_narrow(needed, rate))
        .is_some_and(|needed| slips(rate).filter_map(moved).any(|other| other.meets(&needed)))
}

/// Whether what two counts make, or a slip away from it, is what a rate prints.
pub(super) fn explains_rate(part: Possible, whole: Possible, rate: &Quantity) -> bool {
    let near = |needed: Possible| around(rate.possible()).is_some_and(|near| near.meets(&needed));
    law::rate_range(part, whole, rate).is_some_and(near) || slips_to_rate(part, whole, rate)
}

/// Whether what two counts make is one rate as printed, or two: of a range of many some are always a digit away.
fn is_narrow(needed: &Possible, rate: &Quantity) -> bool {
    let width = needed.upper().zip(needed.lower()).and_then(|(upper, lower)| upper.at.checked_sub(lower.at));
    width.is_some_and(|width| width <= rate.unit_in_last_place())
}

/// Whether a slip in a rate makes it one that was cut.
fn of_cut_rate(part: Possible, whole: Possible, rate: &Quantity) -> bool {
    let cut = rate.cut();
    let exactly = law::quotient(part, whole).and_then(|share| law::in_scale(share, rate));
    let exactly = exactly.filter(|needed| is_narrow(needed, rate));
    let makes = |by| cut.checked_add(Possible::exactly(by)).zip(exactly).is_some_and(|(cut, exact)| cut.meets(&exact));
    slips(rate).any(makes)
}

/// Whether a claim does not fail.
fn stands(judged: Judgement) -> bool {
    judged.verdict != Verdict::Broken
}

/// Whether what the others leave to a figure explains what is printed: it is near, or a slip away.
fn explains(figure: &Quantity, needed: Possible) -> bool {
    let printed = figure.possible();
    let near = around(printed).is_some_and(|near| near.meets(&needed));
    near || slips(figure).any(|by| printed.checked_add(Possible::exactly(by)).is_some_and(|other| other.meets(&needed)))
}

/// Whether one digit of a figure, or two exchanged, makes the gap between totals and parts.
pub(super) fn slip_makes(gap: &Possible, totals: &[&Quantity], parts: &[&Quantity]) -> bool {
    if gap.single().is_some_and(|gap| !may_slip_by(gap)) {
        return false;
    }
    let makes = |figure: &Quantity, sign: i128| {
        slips(figure).filter_map(|by| by.checked_mul(Ratio::from(sign))).any(|by| gap.contains(by))
    };
    parts.iter().any(|figure| makes(figure, 1)) || totals.iter().any(|figure| makes(figure, -1))
}

/// The way back: from the new value to the old.
const fn reversed(change: Change) -> Change {
    let direction = match change.direction {
        Direction::Up => Direction::Down,
        Direction::Down => Direction::Up,
    };
    Change { direction, form: Form::By }
}

/// A set and a seventh of its ends beyond them.
fn around(set: Possible) -> Option<Possible> {
    let (low, high) = (set.lower()?.at, set.upper()?.at);
    let less = low.checked_sub(low.checked_div(Ratio::from(NEAR))?)?;
    let more = high.checked_add(high.checked_div(Ratio::from(NEAR))?)?;
    Some(Possible::between(End::closed(less), End::closed(more)))
}
