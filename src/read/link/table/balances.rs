//! Balances: 上年结转 and 新收 are 办结 and 未结; 收到 is 受理 and 不予受理.

use crate::quantity::law::{Closure, Verdict, sum};
use crate::report::{Basis, Relation};
use crate::span::Span;

use super::grid::Line;
use super::view::{Class, View};
use super::{Cell, Claims, SAMPLE, enough, ids};

/// How many lines a balance may stretch over.
const REACH: usize = 8;
/// How many bytes after a table are looked at for a note.
const NOTE: usize = 300;

/// Both sides of a balance, by the places of their lines.
pub(super) struct Balance {
    totals: Vec<usize>,
    parts: Vec<usize>,
}

fn says(line: &Line, words: &[&str]) -> bool {
    words.iter().any(|word| line.name.contains(word))
}

fn counts(line: &Line) -> bool {
    matches!(line.class, Class::Counts | Class::Mixed) && !line.name.contains(['率', '比'])
}

fn is_pending(line: &Line) -> bool {
    says(
        line,
        &[
            "未结",
            "未办结",
            "未审结",
            "在办",
            "正在办理",
            "正在审理",
            "期末",
            "年末",
            "结转下",
            "尚未",
            "未办理",
            "待办",
            "未办",
        ],
    ) && !is_opening(line)
}

fn is_opening(line: &Line) -> bool {
    says(
        line,
        &[
            "上年结转",
            "上期结转",
            "结转上年",
            "年初",
            "期初",
            "上年未",
            "上期未",
            "上年度未",
            "上年度结转",
            "旧存",
            "往年结转",
        ],
    ) || line.name == "结转"
}

fn is_new(line: &Line) -> bool {
    says(line, &["新收", "新受理", "新增", "收案", "本年收", "本年受理", "当年受理", "受理", "收到", "立案"])
        && !says(line, &["不予", "不受理", "未受理"])
}

fn is_settled(line: &Line) -> bool {
    says(line, &["办结", "审结", "已结", "结案", "办毕"]) && !is_pending(line) && !is_opening(line)
}

impl Claims<'_> {
    /// The balances that the names of the vars make.
    pub(super) fn balances(&mut self, view: &View<'_>) {
        let vars = view.vars();
        for at in 0..vars.len() {
            if !counts(&vars[at]) {
                continue;
            }
            let near =
                |is: fn(&Line) -> bool| (at + 1..vars.len()).take(REACH).find(|&v| counts(&vars[v]) && is(&vars[v]));
            if is_opening(&vars[at]) {
                if let (Some(new), Some(settled), Some(pending)) = (near(is_new), near(is_settled), near(is_pending)) {
                    let together = new == at + 1 && settled == at + 2 && pending == at + 3;
                    self.balance(view, &Balance { totals: vec![at, new], parts: vec![settled, pending] }, together);
                }
            } else if is_new(&vars[at]) && !says(&vars[at], &["受理率"]) {
                let back = at.saturating_sub(REACH)..at;
                if !vars[back].iter().any(is_opening) {
                    self.received(view, at);
                }
            }
        }
    }

    /// 收到 | 受理 | 不予受理, and 受理 | 办结 | 在办.
    fn received(&mut self, view: &View<'_>, at: usize) {
        let vars = view.vars();
        let part = |v: usize| vars.get(v).is_some_and(counts);
        if !part(at + 1) || !part(at + 2) {
            return;
        }
        let refused = is_new(&vars[at + 1]) && says(&vars[at + 2], &["不予受理", "不受理", "未受理"]);
        let pending = is_settled(&vars[at + 1]) && is_pending(&vars[at + 2]);
        if !refused && !pending {
            return;
        }
        let mut best: Option<(usize, Balance)> = None;
        for more in 2..=4 {
            if !part(at + more) {
                break;
            }
            let balance = Balance { totals: vec![at], parts: (at + 1..=at + more).collect() };
            let (fits, _) = self.balanced(view, &balance);
            if best.as_ref().is_none_or(|best| fits > best.0) {
                best = Some((fits, balance));
            }
        }
        if let Some((fits, balance)) = best {
            let exact = refused && !part(at + 3) && fits == 0;
            if exact || fits > 0 {
                self.balance(view, &balance, refused);
            }
        }
    }

    fn sides(view: &View<'_>, balance: &Balance, item: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let figures = |vars: &[usize]| vars.iter().map(|&var| view.figure(var, item)).collect::<Option<Vec<_>>>();
        Some((figures(&balance.totals)?, figures(&balance.parts)?))
    }

    fn balanced(&self, view: &View<'_>, balance: &Balance) -> (usize, usize) {
        let (mut fits, mut n) = (0, 0);
        for item in (0..view.items().len()).take(SAMPLE) {
            let Some((totals, parts)) = Self::sides(view, balance, item) else { continue };
            let sets = |list: &[usize]| list.iter().map(|&figure| self.set(figure)).collect::<Vec<_>>();
            if totals.iter().chain(&parts).all(|&figure| self.quantity(figure).value().is_zero()) {
                continue;
            }
            n += 1;
            fits += usize::from(sum(&sets(&totals), &sets(&parts), Closure::Closed).verdict == Verdict::Holds);
        }
        (fits, n)
    }

    fn balance(&mut self, view: &View<'_>, balance: &Balance, strong: bool) {
        let (fits, n) = self.balanced(view, balance);
        if enough(fits, n, strong) {
            self.make_balances(view, balance, Basis::Inferred);
        }
    }

    fn make_balances(&mut self, view: &View<'_>, balance: &Balance, basis: Basis) {
        for item in 0..view.items().len() {
            let Some((totals, parts)) = Self::sides(view, balance, item) else { continue };
            let amounts = totals.iter().chain(&parts).all(|&figure| Class::of(self.quantity(figure)) == Class::Counts);
            if let (true, Some(total_ids), Some(part_ids)) = (amounts, ids(&totals), ids(&parts))
                && self.is_new(&totals, &parts)
            {
                self.make(Relation::Balance { totals: total_ids, parts: part_ids }, basis);
            }
        }
    }

    /// The balance that a note states, of the columns in order; of the rows where there are not so many columns.
    pub(super) fn noted(&mut self, columns: &View<'_>, rows: &View<'_>, balance: &Balance) {
        let last = balance.totals.iter().chain(&balance.parts).copied().max().unwrap_or(0);
        let view = if columns.vars().len() > last { columns } else { rows };
        if view.vars().len() > last {
            self.make_balances(view, balance, Basis::Stated);
        }
    }
}

/// A note after a table that states a balance: 第一项加第二项之和等于第三项加第四项之和.
pub(super) fn note(text: &str, rows: &[Vec<Cell>]) -> Option<Balance> {
    let end = rows.last()?.last()?.span.end;
    let mut stop = end.saturating_add(NOTE).min(text.len());
    while !text.is_char_boundary(stop) {
        stop -= 1;
    }
    let after = Span::new(end, stop).text(text)?;
    let line = after.trim_start().lines().next()?;
    let at = line
        .find("等于")
        .map(|at| (at, "等于".len()))
        .or_else(|| line.find(['=', '＝']).map(|at| (at, line[at..].chars().next().map_or(1, char::len_utf8))));
    let (at, len) = at?;
    let balance = Balance { totals: places(&line[..at])?, parts: places(&line[at + len..])? };
    (balance.totals.len() + balance.parts.len() >= 3).then_some(balance)
}

/// The places that a side of a balance names, from 0: 第一项加第二项之和, 第1栏＋第2栏.
fn places(side: &str) -> Option<Vec<usize>> {
    if side.contains('减') || side.contains(['－', '-', '−']) {
        return None;
    }
    let mut out = Vec::new();
    for piece in side.split('第').skip(1).take(12) {
        let end = piece.find(['项', '列', '栏', '行'])?;
        let number = piece[..end].trim();
        let value = match number.parse::<usize>() {
            Ok(value) => value,
            Err(_) => "一二三四五六七八九十".chars().position(|c| number.chars().eq([c]))? + 1,
        };
        out.push(value.checked_sub(1)?);
    }
    (!out.is_empty()).then_some(out)
}
