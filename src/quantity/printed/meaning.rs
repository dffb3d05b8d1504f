//! What a figure can mean: the set of values that its digits and hedges leave.

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedge;
use crate::quantity::possible::{End, Possible};

use super::Kind;
use super::shape::Shape;

impl Shape {
    /// Half a unit to each side, ends included.
    pub(super) fn around(&self, unit: Ratio) -> Possible {
        let half = unit.checked_mul(Ratio::HALF);
        let value = self.value();
        let ends = half.and_then(|h| Some((value.checked_sub(h)?, value.checked_add(h)?)));
        match ends {
            Some((lower, upper)) => Possible::between(End::closed(lower), End::closed(upper)),
            None => Possible::exactly(value),
        }
    }

    /// The reading of a hedge that reaches as far as `step`.
    fn reading(&self, hedge: Hedge, whole: bool, step: Ratio) -> Possible {
        let x = self.value();
        let up = || x.checked_add(step).map(End::open);
        let down = || x.checked_sub(step).map(End::open);
        match hedge {
            Hedge::Exact if whole && !self.magnitude => Possible::exactly(x),
            Hedge::Exact | Hedge::Stacked => self.around(self.numbers.ulp()),
            Hedge::Over => Possible::ends(Some(End::open(x)), up()),
            Hedge::Nearly => Possible::ends(down(), Some(End::open(x))),
            Hedge::About => self.around(step),
            Hedge::AtLeast => Possible::ends(Some(End::closed(x)), None),
            Hedge::AtMost => Possible::ends(None, Some(End::closed(x))),
            Hedge::MoreThan => Possible::ends(Some(End::open(x)), None),
            Hedge::LessThan => Possible::ends(None, Some(End::open(x))),
            Hedge::Range => Possible::between(End::closed(x), End::closed(self.numbers.upper().unwrap_or(x))),
        }
    }

    /// The reading of a hedge, or that of a step ten times as wide where whole things leave nothing in it: no count lies
    /// between 11 and 12, so 11余件 is 12 to 20.
    fn inhabited(&self, hedge: Hedge, whole: bool) -> Possible {
        let step = self.numbers.step();
        let set = self.reading(hedge, whole, step);
        if !whole || !set.whole().is_empty() {
            return set;
        }
        let wider = step.checked_mul(Ratio::from(10));
        wider.map_or(set, |step| self.reading(hedge, whole, step))
    }

    /// What the figure means before it is known that there are no fewer things than none.
    pub(super) fn meaning(&self, whole: bool) -> Possible {
        let set = if self.hedge() == Hedge::Stacked {
            let [one, other] = self.hedges.stack();
            hull(self.inhabited(one, whole), self.inhabited(other, whole))
        } else {
            self.inhabited(self.hedge(), whole)
        };
        if whole { set.whole() } else { set }
    }

    /// Whether what the figure measures is never below 0.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Money | Kind::Rank | Kind::Score)
    }

    pub(super) fn possible(&self, whole: bool) -> Possible {
        // most figures are counts that stand for themselves
        if let (Hedge::Exact, true, false, Some(count)) = (self.hedge(), whole, self.magnitude, self.numbers.plain()) {
            return Possible::exactly(Ratio::from(i128::from(count)));
        }
        let set = self.meaning(whole);
        // 不足70% is some part or none, but 控制在3%以内 may be a fall
        let part = || self.hedge() == Hedge::LessThan && matches!(self.kind, Kind::Percent | Kind::Fraction);
        if (self.is_amount() || part()) && !self.value().is_negative() { set.not_negative() } else { set }
    }
}

/// The smallest interval around both sets: the wider reading of two that contradict.
fn hull(a: Possible, b: Possible) -> Possible {
    let lower = a.lower().zip(b.lower()).map(|(x, y)| if y.at < x.at || (y.at == x.at && y.closed) { y } else { x });
    let upper = a.upper().zip(b.upper()).map(|(x, y)| if y.at > x.at || (y.at == x.at && y.closed) { y } else { x });
    Possible::ends(lower, upper)
}
