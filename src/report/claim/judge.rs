//! Whether what is asserted can be true of the figures.

use crate::quantity::law::{self, Change, Closure, Direction, Judgement, Verdict};
use crate::quantity::{Hedge, Kind, Measure, Possible, Quantity, Ratio, Unit};
use crate::report::figure::{FigureId, Figures};

use super::{Relation, Role};

impl Relation {
    /// Judges the relation over the figures of its report; `None` where a handle is not of that report.
    ///
    /// ```
    /// use fazhi::quantity::law::Verdict;
    /// use fazhi::report::{Figures, Relation, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole] = [draft.figure("调解", 312)?, draft.figure("受理", 702)?];
    /// let [right, wrong] = [draft.figure("调解率", "44.4%")?, draft.figure("调解率", "44.6%")?];
    /// let report = draft.build()?;
    /// let share = |rate| Relation::Share { part: vec![part], whole: vec![whole], rate };
    /// let verdict = |rate| share(rate).judge(report.figures()).map(|judgement| judgement.verdict);
    /// assert_eq!(verdict(right), Some(Verdict::Holds));
    /// assert_eq!(verdict(wrong), Some(Verdict::Broken));
    /// assert!(share(right).judge(&Figures::default()).is_none()); // not its figures
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn judge(&self, figures: &Figures) -> Option<Judgement> {
        let of = Operands { figures };
        // an operand that may be unstated
        let maybe = |id: Option<FigureId>| match id {
            Some(id) => of.set(id).map(Some),
            None => Some(None),
        };
        Some(match self {
            Self::Share { part, whole, rate } => match (of.side(part)?, of.side(whole)?) {
                (Ok(part), Ok(whole)) => law::share(part, whole, of.printed(*rate)?),
                (Err(judgement), _) | (_, Err(judgement)) => return Some(judgement),
            },
            Self::Subset { part, whole } => law::subset(of.set(*part)?, of.set(*whole)?),
            Self::Breakdown { total: Some(total), parts, closure } => {
                law::sum(&[of.set(*total)?], &of.sets(parts)?, *closure)
            }
            Self::Breakdown { total: None, parts, closure } => of.rates_of_a_whole(parts, *closure)?,
            Self::Balance { totals, parts } => law::sum(&of.sets(totals)?, &of.sets(parts)?, Closure::Closed),
            Self::Growth { current, base, delta, rate, direction, form } => {
                let rate = match rate {
                    Some(id) => Some(of.printed(*id)?),
                    None => None,
                };
                let change = Change { direction: *direction, form: *form };
                law::growth(maybe(*current)?, maybe(*base)?, maybe(*delta)?, rate, change)
            }
            Self::PointChange { current, previous, change, direction } => {
                of.point_change(*current, *previous, *change, *direction)?
            }
            Self::Average { total, count, mean, items } => {
                law::average(maybe(*total)?, maybe(*count)?, of.printed(*mean)?, &of.sets(items)?)
            }
            Self::Reduction { before, after, rate } => {
                law::reduction(maybe(*before)?, maybe(*after)?, of.printed(*rate)?)
            }
            Self::Enumeration { count, listed, open_ended } => law::enumeration(of.set(*count)?, *listed, *open_ended),
            Self::Rate { rate, whole: None } => law::rate_alone(of.printed(*rate)?),
            Self::Rate { rate, whole: Some(whole) } => law::share(None, Some(of.set(*whole)?), of.printed(*rate)?),
        })
    }

    /// Whether operands that are added or divided are measured in different units, which are not converted. Counted things
    /// may differ: 163人 of 170件.
    pub(crate) fn mixes_units(&self, figures: &Figures) -> bool {
        // these compare rates, which have one scale
        if matches!(self, Self::PointChange { .. } | Self::Rate { .. }) {
            return false;
        }
        let mut first: Option<&Unit> = None;
        self.figures().iter().filter(|(role, _)| *role != Role::Rate).any(|&(_, id)| {
            let unit = figures.get(id).map(|figure| figure.quantity.unit());
            let Some(unit) = unit.filter(|unit| unit.measure() != Measure::Counted) else { return false };
            *first.get_or_insert(unit) != unit
        })
    }
}

/// What the operands of a claim are in its report; `None` always says that a handle is not of that report.
#[derive(Clone, Copy)]
struct Operands<'a> {
    figures: &'a Figures,
}

impl<'a> Operands<'a> {
    fn printed(self, id: FigureId) -> Option<&'a Quantity> {
        self.figures.quantity(id)
    }

    fn set(self, id: FigureId) -> Option<Possible> {
        self.figures.possible(id)
    }

    fn sets(self, ids: &[FigureId]) -> Option<Vec<Possible>> {
        ids.iter().map(|&id| self.set(id)).collect()
    }

    /// One side of a share: what its figures add up to, nothing where none is stated.
    fn side(self, ids: &[FigureId]) -> Option<Result<Option<Possible>, Judgement>> {
        match ids {
            [] => Some(Ok(None)),
            [one] => Some(Ok(Some(self.set(*one)?))),
            several => Some(law::add(&self.sets(several)?).map(Some).ok_or(Judgement::OUT_OF_RANGE)),
        }
    }

    /// Rates whose total is not printed: a closed list adds up to the whole of their scale.
    fn rates_of_a_whole(self, rates: &[FigureId], closure: Closure) -> Option<Judgement> {
        let whole = rates.first().and_then(|&id| self.printed(id)).and_then(implied_whole);
        let Some(whole) = whole.filter(|_| closure == Closure::Closed) else { return Some(Judgement::UNSTATED) };
        let whole = [Possible::exactly(whole)];
        let rounded = law::sum(&whole, &self.sets(rates)?, closure);
        let cuts = rates.iter().map(|&id| self.printed(id).map(cut_of)).collect::<Option<Vec<_>>>()?;
        let cut = || law::sum(&whole, &cuts, closure).verdict == Verdict::Holds;
        Some(if rounded.verdict == Verdict::Broken && cut() { Judgement::TRUNCATED } else { rounded })
    }

    /// A rate that changed by so many points, the earlier one stated or not.
    fn point_change(
        self,
        current: FigureId,
        previous: Option<FigureId>,
        change: FigureId,
        direction: Direction,
    ) -> Option<Judgement> {
        // rounded, and cut
        let read =
            |rate: &Quantity| Some((law::in_percent(rate.possible(), rate)?, law::in_percent(cut_of(rate), rate)?));
        let change = self.printed(change)?;
        let Some((current, now)) = read(self.printed(current)?) else { return Some(Judgement::OUT_OF_RANGE) };
        let (previous, then) = match previous {
            Some(id) => match read(self.printed(id)?) {
                Some((previous, then)) => (Some(previous), Some(then)),
                None => return Some(Judgement::OUT_OF_RANGE),
            },
            None => (None, None),
        };
        Some(law::point_change(current, previous, change, direction, Some((now, then))))
    }
}

/// What a rate may stand for if it was cut rather than rounded; a hedged one means what its hedge says.
pub(crate) fn cut_of(rate: &Quantity) -> Possible {
    if rate.hedge() == Hedge::Exact { rate.cut() } else { rate.possible() }
}

/// What closed rates of this scale add up to.
pub(crate) fn implied_whole(rate: &Quantity) -> Option<Ratio> {
    match (rate.kind(), rate.unit().as_str()) {
        (Kind::Percent, "‰") => Some(Ratio::from(1000)),
        (Kind::Percent, _) => Some(Ratio::HUNDRED),
        (Kind::Fraction, _) => Some(Ratio::ONE),
        _ => None,
    }
}
