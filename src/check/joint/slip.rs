//! Slips of the hand (笔误): how a true figure may have become the printed one.

use crate::quantity::law::{Direction, Form, scale_of};
use crate::quantity::{Possible, Quantity, Ratio};
use crate::report::{FigureId, Relation, Report};

use super::{Joint, Language};

/// How a figure may have gone wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The most figures that a share is tried with as another whole.
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
                let others = wholes(report, part[0]).into_iter().filter(|id| !whole.contains(id));
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

/// Figures that the report uses as wholes or totals, those in claims of the part first.
fn wholes(report: &Report, part: FigureId) -> Vec<FigureId> {
    let mut found: Vec<(bool, FigureId)> = Vec::new();
    for (_, claim) in report.claims() {
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
        if found.len() > 4 * WHOLES {
            break;
        }
    }
    found.sort_unstable();
    let mut seen = std::collections::HashSet::new();
    found.into_iter().map(|(_, id)| id).filter(|id| seen.insert(*id)).collect()
}

/// The most digits of a figure that are edited.
const DIGITS: usize = 18;

/// The texts that a printed figure may have come from, each with its slip.
fn edits(printed: &Quantity) -> Vec<(Slip, String)> {
    let text = printed.as_str();
    let start = text.find(|c: char| c.is_ascii_digit());
    let Some(start) = start else { return Vec::new() };
    let len = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - start);
    let (before, number, after) = (&text[..start], &text[start..start + len], &text[start + len..]);
    let number = number.strip_suffix('.').unwrap_or(number);
    if number.len() > DIGITS {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut push = |slip: Slip, number: &[u8]| {
        let leading_zero = number.len() > 1 && number[0] == b'0' && number[1] != b'.';
        if let Ok(number) = std::str::from_utf8(number)
            && !leading_zero
            && !number.is_empty()
            && !number.starts_with('.')
        {
            out.push((slip, format!("{before}{number}{after}")));
        }
    };
    let bytes = number.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for at in 0..bytes.len() {
        if !digit(at) {
            continue;
        }
        // across the decimal point too
        let next = if digit(at + 1) { at + 1 } else { at + 2 };
        if digit(next) && bytes[at] != bytes[next] {
            let mut swapped = bytes.to_vec();
            swapped.swap(at, next);
            push(Slip::Swapped, &swapped);
        }
        if digit(at + 1) && bytes[at] == bytes[at + 1] {
            let mut fewer = bytes.to_vec();
            fewer.remove(at);
            push(Slip::Doubled, &fewer);
        }
        for other in b'0'..=b'9' {
            if other == bytes[at] {
                continue;
            }
            let mut changed = bytes.to_vec();
            changed[at] = other;
            let last = at + 1 == bytes.len() && other.abs_diff(bytes[at]) == 1;
            let slip = match (neighbours(bytes[at], other), last && printed.is_rate()) {
                (_, true) => Slip::LastDigit,
                (true, _) => Slip::NeighbourKey,
                _ => Slip::OneDigit,
            };
            push(slip, &changed);
        }
    }
    for at in 0..=bytes.len() {
        for other in b'0'..=b'9' {
            let mut more = bytes.to_vec();
            more.insert(at, other);
            push(Slip::Dropped, &more);
        }
    }
    for moved in moves(number) {
        push(Slip::PointMoved, moved.as_bytes());
    }
    if !after.starts_with(['万', '亿']) {
        out.push((Slip::TenThousandLost, format!("{before}{number}万{after}")));
    }
    out
}

/// Whether two digits are neighbours on the row of digits or on a number pad.
fn neighbours(a: u8, b: u8) -> bool {
    let on_row = |d: u8| if d == b'0' { 10 } else { i16::from(d - b'0') };
    let (x, y) = (on_row(a), on_row(b));
    let pad = x <= 9 && y <= 9 && (x - y).abs() == 3;
    (x - y).abs() == 1 || pad
}

/// The number with its point one or two places to either side.
fn moves(number: &str) -> Vec<String> {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{rest}");
    let mut out = Vec::new();
    for by in [-2i32, -1, 1, 2] {
        let at = i32::try_from(whole.len()).unwrap_or(i32::MAX).saturating_add(by);
        let Ok(at) = usize::try_from(at) else {
            out.push(format!("0.{}{digits}", "0".repeat(at.unsigned_abs() as usize)));
            continue;
        };
        if at >= digits.len() {
            out.push(format!("{digits}{}", "0".repeat(at - digits.len())));
        } else if at == 0 {
            out.push(format!("0.{digits}"));
        } else {
            out.push(format!("{}.{}", &digits[..at], &digits[at..]));
            // zeros after the point of a count say nothing
            if digits[at..].bytes().all(|b| b == b'0') {
                out.push(digits[..at].to_owned());
            }
        }
    }
    // 0523 is 523 again
    out.iter()
        .map(|text| {
            let cut = text.trim_start_matches('0');
            if cut.is_empty() || cut.starts_with('.') { format!("0{cut}") } else { cut.to_owned() }
        })
        .collect()
}
