//! Slips of the hand (笔误): how a true figure may have become the printed one.

use strum::IntoStaticStr;

use crate::quantity::law::{Direction, Form, scale_of};
use crate::quantity::{Possible, Quantity, Ratio};
use crate::report::{ClaimId, FigureId, Relation, Report};

use super::edit::edits;
use super::{Joint, Language};

/// How a figure may have gone wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Slip {
    /// Two neighbouring digits changed places.
    Swapped,
    /// One digit is the one of a neighbouring key.
    NeighbourKey,
    /// One digit is another.
    OneDigit,
    /// A digit was left out.
    Dropped,
    /// A digit was struck twice.
    Doubled,
    /// The decimal point, or the number of zeros, is one or two places off.
    PointMoved,
    /// 万 was left out after the number.
    TenThousandLost,
    /// A total counts one of its items twice, or one that is not listed as its own.
    IncludesItem(FigureId),
    /// A total leaves out one of its items.
    LeavesOutItem(FigureId),
    /// A share was taken of another total that the report states.
    OtherWhole(FigureId),
    /// A growth was divided by the new value instead of the old.
    DividedByNew,
    /// A rate was cut instead of rounded.
    Cut,
    /// The last digit is one off, as where a share is nudged so that a list closes at 100.
    LastDigit,
}

impl Slip {
    /// How far-fetched it is, in tenths: what comes first in a list is the least so.
    pub(super) const fn cost(self) -> u32 {
        match self {
            Self::DividedByNew => 4,
            Self::Swapped | Self::TenThousandLost => 8,
            Self::NeighbourKey | Self::Doubled | Self::OtherWhole(_) | Self::Cut => 10,
            Self::IncludesItem(_) | Self::LeavesOutItem(_) | Self::LastDigit => 12,
            Self::PointMoved => 13,
            Self::OneDigit => 16,
            Self::Dropped => 17,
        }
    }

    /// What happened, as a clause.
    pub fn describe(self, report: &Report, language: Language) -> String {
        let figure = |id: FigureId| report.figure(id).map_or("", |figure| figure.quantity.as_str());
        let (zh, en) = match self {
            Self::Swapped => ("相邻两位数字颠倒", "two digits changed places"),
            Self::NeighbourKey => ("一位数字误按邻键", "one digit is of the neighbouring key"),
            Self::OneDigit => ("一位数字有误", "one digit is wrong"),
            Self::Dropped => ("漏写一位数字", "a digit was dropped"),
            Self::Doubled => ("重复一位数字", "a digit was doubled"),
            Self::PointMoved => ("小数点或位数移动", "the decimal point moved"),
            Self::TenThousandLost => ("漏写“万”", "万 was left out"),
            Self::DividedByNew => ("误以本年数为基数", "it was divided by the new value instead of the old"),
            Self::Cut => ("截尾而未四舍五入", "it was cut instead of rounded"),
            Self::LastDigit => ("末位相差一", "the last digit is one off"),
            Self::IncludesItem(item) => {
                let item = figure(item);
                return language.pick(format!("合计多计{item}"), format!("the total counts {item} once too often"));
            }
            Self::LeavesOutItem(item) => {
                let item = figure(item);
                return language.pick(format!("合计漏计{item}"), format!("the total leaves out {item}"));
            }
            Self::OtherWhole(whole) => {
                let whole = figure(whole);
                return language.pick(format!("占比以{whole}为总数"), format!("it is the share of {whole}"));
            }
        };
        language.pick(zh, en).to_owned()
    }
}

/// The most figures that a share is tried with as another whole, and the claims to either side that are looked at for them.
const WHOLES: usize = 200;

/// The likeliest slip that turns a value of `values` into what is printed, and the figure that was meant.
pub(super) fn slip(joint: &Joint<'_>, figure: FigureId, values: &Possible) -> Option<(Slip, Option<String>)> {
    let report = joint.report();
    let printed = &report.figure(figure)?.quantity;
    let mut best: Option<(Slip, Option<String>)> = None;
    let mut offer = |slip: Slip, text: Option<String>| {
        if best.as_ref().is_none_or(|(known, _)| slip.cost() < known.cost()) {
            best = Some((slip, text));
        }
    };
    if let Some(slip) = by_role(joint, figure, printed, values) {
        offer(slip, None);
    }
    for (slip, text) in edits(printed) {
        let fits = text.parse::<Quantity>().is_ok_and(|quantity| {
            quantity.unit() == printed.unit()
                && quantity.kind() == printed.kind()
                && (quantity.possible().meets(values) || (!quantity.is_whole() && quantity.rounded().meets(values)))
        });
        if fits {
            offer(slip, Some(text));
        }
    }
    best
}

/// Slips that show in what a figure is for.
fn by_role(joint: &Joint<'_>, figure: FigureId, printed: &Quantity, values: &Possible) -> Option<Slip> {
    let report = joint.report();
    let mut best: Option<Slip> = None;
    let mut offer = |slip: Slip| {
        if best.is_none_or(|known| slip.cost() < known.cost()) {
            best = Some(slip);
        }
    };
    let set = |id: FigureId| report.figures().possible(id);
    for &id in joint.claims_of(figure) {
        let Some(claim) = report.claim(id) else { continue };
        match &claim.relation {
            Relation::Breakdown { total: Some(total), parts, .. } if *total == figure => {
                for &part in parts {
                    let Some(item) = set(part).and_then(|set| set.single()).filter(|item| !item.is_zero()) else {
                        continue;
                    };
                    let has = |value: Option<Ratio>| value.is_some_and(|value| values.contains(value));
                    if has(printed.value().checked_sub(item)) {
                        offer(Slip::IncludesItem(part));
                    }
                    if has(printed.value().checked_add(item)) {
                        offer(Slip::LeavesOutItem(part));
                    }
                }
            }
            Relation::Share { part, whole, rate } if *rate == figure && part.len() == 1 => {
                let Some(p) = set(part[0]) else { continue };
                let others = wholes(report, id, part[0]).into_iter().filter(|id| !whole.contains(id));
                for other in others.take(WHOLES) {
                    let range = set(other).and_then(|w| crate::quantity::law::rate_range(p, w, printed));
                    if range.is_some_and(|range| !range.is_empty() && range.meets(&printed.possible())) {
                        offer(Slip::OtherWhole(other));
                    }
                }
            }
            Relation::Growth {
                current: Some(current),
                base: Some(base),
                rate: Some(rate),
                direction,
                form: Form::By,
                ..
            } if *rate == figure => {
                let (Some(now), Some(then)) = (set(*current), set(*base)) else { continue };
                // the share that the change has in the new value
                let ends = |set: Possible| set.single();
                if let (Some(now), Some(then)) = (ends(now), ends(then)) {
                    let by = if *direction == Direction::Up { now.checked_sub(then) } else { then.checked_sub(now) };
                    let rate = by.and_then(|by| by.checked_div(now)).and_then(|r| r.checked_div(scale_of(printed)));
                    if rate.is_some_and(|rate| printed.possible().contains(rate)) {
                        offer(Slip::DividedByNew);
                    }
                }
            }
            _ => {}
        }
    }
    if printed.is_rate() && printed.cut().meets(values) {
        offer(Slip::Cut);
    }
    best
}

/// Figures that the claims around one use as wholes or totals, those in claims of the part first.
fn wholes(report: &Report, around: ClaimId, part: FigureId) -> Vec<FigureId> {
    let mut found: Vec<(bool, FigureId)> = Vec::new();
    let many = u32::try_from(WHOLES).unwrap_or(u32::MAX);
    let near = around.0.saturating_sub(many)..around.0.saturating_add(many);
    for claim in near.filter_map(|at| report.claim(ClaimId(at))) {
        let figures = claim.relation.figures();
        let with_part = figures.iter().any(|&(_, id)| id == part);
        let whole = match &claim.relation {
            Relation::Share { whole, .. } if whole.len() == 1 => whole[0],
            Relation::Subset { whole, .. } => *whole,
            Relation::Breakdown { total: Some(total), .. } => *total,
            _ => continue,
        };
        if whole != part {
            found.push((!with_part, whole));
        }
    }
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.into_iter().map(|(_, id)| id).filter(|id| seen.insert(*id)).collect()
}
