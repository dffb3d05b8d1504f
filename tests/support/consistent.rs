//! A generator of consistent reports: a world of true numbers is drawn, and what a report would print of it.
//!
//! Each topic has a total, a closed list of its parts, one part broken down again, shares, a growth with its base (stated or
//! not), an average, a balance, a reduction, a change in points, an overlapping list; some totals are printed rounded
//! (1.78万件) or hedged (1700余件, 近1800件, 约, 以上).

use fazhi::Report;
use fazhi::quantity::law::{Closure, Direction};
use fazhi::quantity::{Quantity, Ratio};
use fazhi::report::{FigureId, Relation, ReportBuilder};

/// A small generator of numbers (a linear congruence), so that a run can be repeated.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n.max(1)
    }

    pub(crate) fn index(&mut self, n: usize) -> usize {
        usize::try_from(self.below(n as u64)).unwrap()
    }

    pub(crate) fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

struct Maker<'a> {
    draft: ReportBuilder,
    dice: &'a mut Dice,
    figures: usize,
}

/// A report of about so many figures that is true of some world.
pub(crate) fn report(dice: &mut Dice, figures: usize) -> Report {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    let mut maker = Maker { draft, dice, figures: 0 };
    while maker.figures < figures {
        maker.topic();
    }
    maker.draft.build().unwrap()
}

fn rounded(part: u64, whole: u64, places: u32) -> String {
    format!("{}%", Ratio::new(i128::from(part) * 100, i128::from(whole)).unwrap().rounded(places))
}

impl Maker<'_> {
    fn figure(&mut self, label: &str, text: &str) -> FigureId {
        self.figures += 1;
        self.draft.figure(label, text).unwrap()
    }

    fn exact(&mut self, label: &str, value: u64) -> FigureId {
        self.figure(label, &format!("{value}件"))
    }

    /// A count: mostly exact, some rounded or hedged.
    fn count(&mut self, label: &str, value: u64) -> FigureId {
        let (dice, exact) = (&mut *self.dice, format!("{value}件"));
        let step = 10u64.pow(value.checked_ilog10().unwrap_or(0).saturating_sub(1)).max(1);
        let below = value / step * step;
        let text = match dice.below(14) {
            0 if value >= 20_000 => {
                format!("{}万件", Ratio::new(i128::from(value), 10_000).unwrap().rounded(2))
            }
            1 if value > below => format!("{below}余件"),
            2 if value > 100 => format!("近{}件", below + step),
            3 if value > 100 => format!("{below}件以上"),
            4 if value > 100 => format!("约{}件", (value + step / 2) / step * step),
            _ => exact,
        };
        // the printed form must leave the true value: what is hedged clumsily is printed exactly
        let fits = text.parse::<Quantity>().unwrap().possible().contains(Ratio::from(i128::from(value)));
        self.figure(label, &if fits { text } else { format!("{value}件") })
    }

    /// A share, printed with 0 to 2 decimals.
    fn share(&mut self, part: (FigureId, u64), whole: (FigureId, u64)) -> Option<FigureId> {
        if whole.1 == 0 {
            return None;
        }
        let places = [1, 2, 2, 0][self.dice.index(4)];
        let text = rounded(part.1, whole.1, places);
        // all but a few that rounds to 100% draws a warning
        if part.1 < whole.1 && text.starts_with("100") {
            return None;
        }
        let rate = self.figure("占比", &text);
        self.draft.share(part.0, whole.0, rate).unwrap();
        Some(rate)
    }

    /// Splits a number into parts above 0.
    fn split(&mut self, total: u64, parts: usize) -> Vec<u64> {
        let mut left = total;
        let mut out = Vec::new();
        for at in (1..parts).rev() {
            let most = left.saturating_sub(at as u64).max(1);
            let part = 1 + self.dice.below((most * 2 / (at as u64 + 1)).max(1));
            let part = part.min(most);
            out.push(part);
            left -= part.min(left);
        }
        out.push(left);
        out
    }

    fn list(&mut self, total: (FigureId, u64), parts: usize) -> Vec<(FigureId, u64)> {
        let values = self.split(total.1, parts);
        let parts: Vec<_> = values.iter().map(|&value| (self.exact("分项", value), value)).collect();
        self.draft.total(total.0, parts.iter().map(|part| part.0)).unwrap();
        parts
    }

    fn topic(&mut self) {
        let magnitude = 10u64.pow(u32::try_from(1 + self.dice.below(4)).unwrap());
        let total = 12 + self.dice.below(20 * magnitude);
        let all = (self.count("案件", total), total);
        let several = 2 + self.dice.index(4);
        let parts = self.list(all, several);
        for &part in &parts {
            if self.dice.one_in(2) {
                self.share(part, all);
            }
        }
        // one part is broken down again
        let outer = parts[self.dice.index(parts.len())];
        if outer.1 >= 6 && self.dice.one_in(2) {
            for part in self.list(outer, 3) {
                if self.dice.one_in(2) {
                    self.share(part, outer);
                }
            }
        }
        if self.dice.one_in(2) {
            self.growth(all);
        }
        if self.dice.one_in(2) {
            let part = parts[self.dice.index(parts.len())];
            self.growth(part);
        }
        if self.dice.one_in(3) {
            // pending and new are settled and left
            let before = self.dice.below(total / 2 + 1);
            let settled = self.dice.below(total + before + 1);
            let (opening, done) = (self.exact("旧存", before), self.exact("办结", settled));
            let left = self.exact("未结", total + before - settled);
            self.draft.balance([opening, all.0], [done, left]).unwrap();
            if settled <= total {
                self.share((done, settled), all);
            }
        }
        if self.dice.one_in(3) {
            let count = 2 + self.dice.below(40);
            let mean = Ratio::new(i128::from(total), i128::from(count)).unwrap();
            let places = u32::try_from(self.dice.below(3)).unwrap();
            let units = self.exact("单位", count);
            let mean = self.figure("平均", &format!("{}件", mean.rounded(places)));
            self.draft.average(all.0, Some(units), mean).unwrap();
        }
        if self.dice.one_in(4) {
            let after = 1 + self.dice.below(total - 1);
            let rate = self.figure("压缩比", &rounded(total - after, total, 1));
            let after = self.exact("压减后", after);
            self.draft.reduction(all.0, after, rate).unwrap();
        }
        if self.dice.one_in(4) {
            let overlapping: Vec<_> = (0..2).map(|_| 1 + self.dice.below(total)).collect();
            let ids: Vec<_> = overlapping.iter().map(|&value| self.exact("其中", value)).collect();
            let closure = Closure::Overlapping;
            self.draft.breakdown(all.0, ids, closure).unwrap();
        }
        if self.dice.one_in(4) {
            let (now, then) = (self.dice.below(1000), self.dice.below(1000));
            let tenth = |n: u64| format!("{}.{}", n / 10, n % 10);
            let direction = if now >= then { Direction::Up } else { Direction::Down };
            let current = self.figure("满意率", &format!("{}%", tenth(now)));
            let previous = self.figure("上年满意率", &format!("{}%", tenth(then)));
            let change = self.figure("变化", &format!("{}个百分点", tenth(now.abs_diff(then))));
            self.draft.point_change(current, Some(previous), change, direction).unwrap();
        }
        if self.dice.one_in(3) {
            // a list of shares that closes: thousandths that add up
            let tenths = self.split(1000, 3);
            let rates: Vec<_> =
                tenths.iter().map(|t| self.figure("构成", &format!("{}.{}%", t / 10, t % 10))).collect();
            self.draft.claim(Relation::Breakdown { total: None, parts: rates, closure: Closure::Closed }).unwrap();
        }
    }

    fn growth(&mut self, current: (FigureId, u64)) {
        let base = 1 + self.dice.below(2 * current.1 + 1);
        let direction = if current.1 >= base { Direction::Up } else { Direction::Down };
        let places = u32::try_from(1 + self.dice.below(2)).unwrap();
        let rate = self.figure("增幅", &rounded(current.1.abs_diff(base), base, places));
        let base = if self.dice.one_in(4) { None } else { Some(self.exact("上年", base)) };
        self.draft.growth(current.0, base, rate, direction).unwrap();
    }
}
