//! Totals of a table: 合计 at the end or the head of rows and columns, 小计 within them.

use crate::quantity::Possible;
use crate::quantity::law::{Closure, Verdict, add, sum};
use crate::report::{Basis, FigureId, Relation};

use super::names::{self, Role};
use super::view::{Class, View};
use super::{Claims, SAMPLE, ids};

/// How many items tell that a line is the sum of the others, though it is not in one.
const WITNESSES: usize = 4;

/// A total and its parts, by their places among the vars.
pub(super) struct Plan {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

impl Claims<'_> {
    /// The sums over the vars of a view, in every item.
    pub(super) fn sums(&mut self, view: &View<'_>) {
        let vars = view.vars();
        let items: Vec<usize> = (0..view.items().len())
            .filter(|&item| {
                let line = &view.items()[item];
                line.additive && !line.signed && matches!(line.class, Class::Counts | Class::Mixed)
            })
            .collect();
        let summed: Vec<usize> = (0..vars.len())
            .filter(|&var| {
                vars[var].additive && !vars[var].signed && matches!(vars[var].class, Class::Counts | Class::Mixed)
            })
            .collect();
        if items.is_empty() || summed.len() < 3 {
            return;
        }
        let mut named = false;
        let mut from = 0;
        for (place, &var) in summed.iter().enumerate() {
            if !matches!(vars[var].role, Role::Total | Role::Whole) {
                continue;
            }
            let next = summed[place + 1..]
                .iter()
                .position(|&v| matches!(vars[v].role, Role::Total | Role::Whole))
                .map_or(summed.len(), |n| place + 1 + n);
            let alone = from == 0 && next == summed.len();
            named |= self.total(view, &items, var, &summed[from..place], &summed[place + 1..next], alone);
            from = place + 1;
        }
        if !named {
            self.subtotals(view, &items, &summed);
            self.unnamed(view, &items, &summed);
        }
    }

    /// A total with the lines before and after it.
    fn total(
        &mut self,
        view: &View<'_>,
        items: &[usize],
        total: usize,
        before: &[usize],
        after: &[usize],
        alone: bool,
    ) -> bool {
        let vars = view.vars();
        let others = before.iter().chain(after).map(|&v| vars[v].name.as_str());
        let year = vars[total].name == "全年" && names::are_seasons(&others);
        let strong = year || vars[total].role == Role::Total;
        let mut best: Option<(usize, usize, Vec<Plan>)> = None;
        for list in [before, after] {
            for mut plans in plans(view, list) {
                if plans.last().is_none_or(|plan: &Plan| plan.parts.len() < 2 && plans.len() < 2) {
                    continue;
                }
                if let Some(last) = plans.last_mut() {
                    last.total = total;
                }
                let (fits, n) = self.closing(view, items, &plans);
                if n > 0 && best.as_ref().is_none_or(|(f, m, _)| fits * m > f * n) {
                    best = Some((fits, n, plans));
                }
            }
        }
        let Some((fits, n, plans)) = best else { return false };
        let witnesses = fits > 0 && fits * 2 >= n;
        // one line of figures with a total: the name is enough
        let last = before.is_empty() || after.is_empty();
        let around = before.len() + after.len();
        let totals = items.iter().filter(|&&item| view.figure(total, item).is_some()).count();
        let level = before.iter().chain(after).all(|&v| vars[v].indent == vars[total].indent);
        let plain = plans.len() == 1 && level && plans[0].parts.len() == around;
        if witnesses || strong && alone && last && plain && totals == 1 && n == 1 {
            for plan in &plans {
                self.make_sums(view, items, plan);
            }
            return true;
        }
        strong
    }

    /// In how many items the sums of a plan close.
    pub(super) fn closing(&mut self, view: &View<'_>, items: &[usize], plans: &[Plan]) -> (usize, usize) {
        let (mut fits, mut n) = (0, 0);
        for &item in items.iter().take(SAMPLE) {
            for plan in plans {
                if let Some(closes) = self.closes(view, plan, item) {
                    n += 1;
                    fits += usize::from(closes);
                }
            }
        }
        (fits, n)
    }

    /// The total and the parts of an item; none where there is no sum.
    fn operands(&self, view: &View<'_>, plan: &Plan, item: usize) -> Option<(usize, Vec<usize>)> {
        let total = view.figure(plan.total, item)?;
        let parts: Vec<usize> = plan.parts.iter().filter_map(|&part| view.figure(part, item)).collect();
        let mut unit = "";
        for &figure in parts.iter().chain([&total]) {
            let quantity = self.quantity(figure);
            let own = quantity.unit().as_str();
            if Class::of(quantity) != Class::Counts || !unit.is_empty() && !own.is_empty() && unit != own {
                return None;
            }
            if !own.is_empty() {
                unit = own;
            }
        }
        (parts.len() >= 2).then_some((total, parts))
    }

    pub(super) fn closes(&self, view: &View<'_>, plan: &Plan, item: usize) -> Option<bool> {
        let (total, parts) = self.operands(view, plan, item)?;
        // zeros close with everything
        let zero = |figure: &usize| self.quantity(*figure).value().is_zero();
        if zero(&total) && parts.iter().all(zero) {
            return None;
        }
        let sets: Vec<Possible> = parts.iter().map(|&figure| self.set(figure)).collect();
        Some(sum(&[self.set(total)], &sets, Closure::Closed).verdict == Verdict::Holds)
    }

    pub(super) fn make_sums(&mut self, view: &View<'_>, items: &[usize], plan: &Plan) {
        for &item in items {
            if let Some((total, parts)) = self.operands(view, plan, item) {
                self.make_sum(total, &parts);
            }
        }
    }

    pub(super) fn make_sum(&mut self, total: usize, parts: &[usize]) {
        if let (Some(id), Some(parts_ids)) = (FigureId::new(total), ids(parts))
            && self.is_new(&[total], parts)
        {
            let relation = Relation::Breakdown { total: Some(id), parts: parts_ids, closure: Closure::Closed };
            self.make(relation, Basis::Inferred);
        }
    }

    /// 小计 without a total of all.
    fn subtotals(&mut self, view: &View<'_>, items: &[usize], summed: &[usize]) {
        for mut plans in plans(view, summed).into_iter().take(2) {
            plans.pop();
            let (fits, n) = self.closing(view, items, &plans);
            if fits > 0 && fits * 2 >= n {
                for plan in &plans {
                    self.make_sums(view, items, plan);
                }
                return;
            }
        }
    }

    /// The last or first line is the sum of the others in every item, or in all but one of many, whatever it is called.
    fn unnamed(&mut self, view: &View<'_>, items: &[usize], summed: &[usize]) {
        let vars = view.vars();
        let plain = |list: &[usize]| list.iter().copied().filter(|&v| vars[v].role == Role::Plain).collect::<Vec<_>>();
        let (Some((&first, rest)), Some((&last, init))) = (summed.split_first(), summed.split_last()) else { return };
        for plan in [Plan { total: last, parts: plain(init) }, Plan { total: first, parts: plain(rest) }] {
            let (mut weight, mut told, mut missed) = (0, 0, 0);
            for &item in items {
                let Some((total, parts)) = self.operands(view, &plan, item) else { continue };
                let sets: Vec<Possible> = parts.iter().map(|&figure| self.set(figure)).collect();
                // zeros close with everything
                let filled = parts.iter().filter(|&&figure| !self.quantity(figure).value().is_zero()).count();
                let adds =
                    add(&sets).and_then(|sum| sum.single()).is_some_and(|sum| self.set(total).single() == Some(sum));
                if adds && filled >= 2 {
                    (weight, told) = (weight + filled, told + 1);
                }
                missed += usize::from(!adds);
            }
            // one line that does not add up among many that do is wrong
            let closes = missed == 0 || missed == 1 && told >= WITNESSES;
            if closes && weight >= 6 && items.len() >= 2 {
                self.make_sums(view, items, &plan);
                return;
            }
        }
    }
}

/// The ways to read a list of lines as the parts of a total: every plan but the last is a subtotal; the last is the total,
/// whose own place is filled in later.
fn plans(view: &View<'_>, list: &[usize]) -> Vec<Vec<Plan>> {
    let vars = view.vars();
    let role = |v: usize| vars[v].role;
    let plain: Vec<usize> = list.iter().copied().filter(|&v| role(v) == Role::Plain).collect();
    let mut out = Vec::new();
    if list.iter().any(|&v| role(v) == Role::Sub) {
        // 小计 after its parts, then 小计 before them
        let mut ends = Vec::new();
        let mut parts = Vec::new();
        let mut tops = Vec::new();
        for &v in list {
            match role(v) {
                Role::Sub => {
                    ends.push(Plan { total: v, parts: std::mem::take(&mut parts) });
                    tops.push(v);
                }
                Role::Plain => parts.push(v),
                _ => {}
            }
        }
        tops.extend(parts);
        ends.push(Plan { total: 0, parts: tops });
        out.push(ends);
        let mut heads: Vec<Plan> = Vec::new();
        let mut tops = Vec::new();
        for &v in list {
            match role(v) {
                Role::Sub => {
                    heads.push(Plan { total: v, parts: Vec::new() });
                    tops.push(v);
                }
                Role::Plain => match heads.last_mut() {
                    Some(head) => head.parts.push(v),
                    None => tops.push(v),
                },
                _ => {}
            }
        }
        heads.push(Plan { total: 0, parts: tops });
        out.push(heads);
    }
    if let Some(at) = list.iter().position(|&v| role(v) == Role::Within) {
        // 其中：甲, 乙, 丙: more lines than the first may be parts of a part
        for more in 1..=4 {
            let within = at..(at + more).min(list.len());
            let rest = list.iter().enumerate().filter(|(place, v)| !within.contains(place) && role(**v) == Role::Plain);
            out.push(vec![Plan { total: 0, parts: rest.map(|(_, &v)| v).collect() }]);
        }
    }
    // lines that are set back are parts of those that are not
    let least = plain.iter().map(|&v| vars[v].indent).min().unwrap_or(0);
    let outer: Vec<usize> = plain.iter().copied().filter(|&v| vars[v].indent == least).collect();
    let differs = outer.len() < plain.len();
    let all = plain.clone();
    out.push(vec![Plan { total: 0, parts: plain }]);
    if differs {
        out.push(vec![Plan { total: 0, parts: outer }]);
    }
    // what stands first may be no part: 新收, 公开, 不公开, 总计
    for parts in (1..=3).filter_map(|skip| all.get(skip..)).filter(|parts| parts.len() >= 2) {
        out.push(vec![Plan { total: 0, parts: parts.to_vec() }]);
    }
    out
}
