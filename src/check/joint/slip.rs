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
    /// Whether it says more than that a digit is another.
    pub(super) const fn tells(self) -> bool {
        !matches!(self, Self::OneDigit | Self::Dropped)
    }

    /// How likely a slip of the fingers makes just this text of the one that was meant.
    fn weight(self, printed: &str) -> u64 {
        let digits = printed.bytes().filter(u8::is_ascii_digit).count();
        let each = |many: usize| SURE / u64::try_from(many).unwrap_or(u64::MAX).max(1);
        match self {
            Self::Swapped | Self::Doubled => each(digits.saturating_sub(1)),
            // two or three keys beside each
            Self::NeighbourKey => each(3 * digits),
            Self::Dropped => each(digits + 1),
            Self::PointMoved => each(4),
            Self::LastDigit => each(2),
            // another digit that no key explains
            Self::OneDigit => each(10 * 6 * digits),
            _ => SURE,
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

/// What speaks for the change of a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Likelihood {
    /// The likeliest slip that turns a value into what is printed, and the figure that was meant.
    pub(super) best: Option<(Slip, Option<String>)>,
    /// How likely that one is.
    most: u64,
    /// How likely all slips that do so make the printed figure: a sum over them, in parts of [`SURE`].
    pub(super) weight: u64,
}

/// The weight of what is certain.
pub(super) const SURE: u64 = 1_000_000_000;

/// How likely some slip makes what is printed of one of `values`, had it been meant.
///
/// Every kind of slip is taken to be as likely as the others, and to meet each place (each pair of digits, each key beside
/// each digit, each item of a list, each total of the report) as likely as the others. So a figure that one swap explains
/// is likelier than one of more digits, and three keys that fit are likelier than one.
pub(super) fn likelihood(joint: &Joint<'_>, figure: FigureId, values: &Possible) -> Likelihood {
    let report = joint.report();
    let Some(printed) = report.quantity(figure) else { return Likelihood::default() };
    let mut all = Likelihood::default();
    by_role(joint, figure, printed, values, &mut all);
    let edits = edits(printed);
    for (slip, text) in edits {
        let fits = text.parse::<Quantity>().is_ok_and(|quantity| {
            quantity.unit() == printed.unit()
                && quantity.kind() == printed.kind()
                && (quantity.possible().meets(values) || (!quantity.is_whole() && quantity.rounded().meets(values)))
        });
        if fits {
            let weight = slip.weight(printed.as_str());
            all.offer(slip, Some(text), weight);
        }
    }
    all
}

impl Likelihood {
    fn offer(&mut self, slip: Slip, text: Option<String>, weight: u64) {
        self.weight = self.weight.saturating_add(weight);
        if weight > self.most {
            self.most = weight;
            self.best = Some((slip, text));
        }
    }
}

/// Slips that show in what a figure is for.
fn by_role(joint: &Joint<'_>, figure: FigureId, printed: &Quantity, values: &Possible, all: &mut Likelihood) {
    let report = joint.report();
    let each = |many: usize| SURE / u64::try_from(many).unwrap_or(u64::MAX).max(1);
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
                        all.offer(Slip::IncludesItem(part), None, each(parts.len()));
                    }
                    if has(printed.value().checked_add(item)) {
                        all.offer(Slip::LeavesOutItem(part), None, each(parts.len()));
                    }
                }
            }
            Relation::Share { part, whole, rate } if *rate == figure && part.len() == 1 => {
                let Some(p) = set(part[0]) else { continue };
                let mut others = wholes(report, id, part[0]);
                others.retain(|id| !whole.contains(id));
                others.truncate(WHOLES);
                for &other in &others {
                    let range = set(other).and_then(|w| crate::quantity::law::rate_range(p, w, printed));
                    if range.is_some_and(|range| !range.is_empty() && range.meets(&printed.possible())) {
                        all.offer(Slip::OtherWhole(other), None, each(others.len()));
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
                        all.offer(Slip::DividedByNew, None, SURE);
                    }
                }
            }
            _ => {}
        }
    }
    if printed.is_rate() && printed.cut().meets(values) {
        all.offer(Slip::Cut, None, SURE / 2);
    }
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
