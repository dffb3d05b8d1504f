//! What the block below a table says of its lines: 三年合计收案577件, 合计受理率66.5%, 2023年收案比2022年下降15.7%.
//!
//! Here the lines are named in running text, so that a claim is made only where it fits, or where one slip of the pen keeps it from
//! fitting.

use crate::quantity::law::{Closure, Direction, Form, Judgement, Verdict, sum};
use crate::quantity::{Possible, Quantity, Ratio, slips};
use crate::read::link::belief::slip_makes;
use crate::report::{Basis, FigureId, Relation};
use crate::span::Span;

use super::Claims;
use super::grid::{Grid, Line};
use super::names::{self, Role};
use super::view::{Class, View, is_share};

/// How many figures of the block are looked at, and how many bytes before each of them.
const FIGURES: usize = 16;
const SENTENCE: usize = 240;
/// The most lines of a table that are looked for in a sentence.
const LINES: usize = 64;

const ALL: &[&str] = &["合计", "总计", "共计", "累计", "总共", "总体", "以上", "上述", "年共", "月共"];
const UP: &[&str] = &["增长", "上升", "增加", "提高", "提升", "上涨"];
const DOWN: &[&str] = &["下降", "减少", "降低"];
/// What may stand between the name of a count or a rate and its figure.
const BETWEEN: &[char] = &['为', '达', '是', '共', '有', '约', '最', '高', '低', '，', ',', '：', ':', ' ', '数', '量'];

/// A figure of the block, with the words of its sentence before it.
struct Told<'t> {
    figure: usize,
    /// From the last full stop or semicolon on.
    sentence: &'t str,
    /// From the figure before it on, in the sentence.
    clause: &'t str,
}

impl Claims<'_> {
    /// The claims that the block below makes of a grid; `from` is its first figure.
    pub(super) fn below(&mut self, text: &str, block: Span, from: usize, grid: &Grid) {
        if grid.rows.len() > LINES || grid.columns.len() > LINES {
            return;
        }
        for figure in (from..self.figures.len()).take(FIGURES) {
            let Some(told) = self.words(text, block, from, figure) else { continue };
            for view in [View::new(grid, false), View::new(grid, true)] {
                let quantity = self.quantity(figure);
                let made = match Class::of(quantity) {
                    Class::Counts => self.total_below(&view, &told),
                    Class::Rates if is_share(quantity) => {
                        self.growth_below(&view, &told)
                            || self.rate_below(&view, &told)
                            || self.share_below(&view, &told)
                    }
                    Class::Points => self.points_below(&view, &told),
                    _ => false,
                };
                if made {
                    self.said.push(figure);
                    break;
                }
            }
        }
    }

    fn words<'t>(&self, text: &'t str, block: Span, from: usize, figure: usize) -> Option<Told<'t>> {
        let at = self.figures.get(figure)?.span.start;
        let mut start = at.saturating_sub(SENTENCE).max(block.start);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let before = text.get(start..at)?;
        let begin = before
            .rfind(['。', '；', ';', '\n'])
            .map_or(0, |stop| stop + before[stop..].chars().next().map_or(1, char::len_utf8));
        let last = figure.checked_sub(1).filter(|&last| last >= from).and_then(|last| self.figures.get(last));
        let after = last.map_or(0, |last| last.span.end.saturating_sub(start)).max(begin);
        Some(Told { figure, sentence: before.get(begin..)?, clause: before.get(after..)? })
    }

    /// 合计收案577件: the total of a line that has none.
    fn total_below(&mut self, view: &View<'_>, told: &Told<'_>) -> bool {
        if !ALL.iter().any(|word| told.sentence.contains(word)) {
            return false;
        }
        let words = told.clause.trim_end_matches(BETWEEN);
        let counts = |line: &Line| line.is_count() && line.additive && !line.signed;
        let named = |line: &Line| stem(&line.name).filter(|stem| words.ends_with(stem)).map_or(0, str::len);
        let Some(part) = longest(view, |line| if counts(line) { named(line) } else { 0 }) else { return false };
        let items = view.items();
        if items.iter().any(|item| item.role != Role::Plain) {
            return false;
        }
        let parts: Vec<usize> = (0..items.len()).filter_map(|item| view.figure(part, item)).collect();
        let unit = |figure: usize| self.quantity(figure).unit().as_str();
        let own = unit(told.figure);
        let like = parts.iter().all(|&part| unit(part).is_empty() || own.is_empty() || unit(part) == own);
        if parts.len() < 2 || !like || !self.nearly_adds(told.figure, &parts) {
            return false;
        }
        self.make_sum(told.figure, &parts);
        true
    }

    /// Whether parts add up to a total.
    pub(super) fn adds(&self, total: usize, parts: &[usize]) -> bool {
        self.gap(total, parts).verdict == Verdict::Holds
    }

    fn gap(&self, total: usize, parts: &[usize]) -> Judgement {
        let sets: Vec<Possible> = parts.iter().map(|&part| self.set(part)).collect();
        sum(&[self.set(total)], &sets, Closure::Closed)
    }

    /// Whether parts add up to a total, or would but for one digit of one of them.
    pub(super) fn nearly_adds(&self, total: usize, parts: &[usize]) -> bool {
        let judged = self.gap(total, parts);
        let quantities: Vec<&Quantity> = parts.iter().map(|&part| self.quantity(part)).collect();
        judged.verdict == Verdict::Holds
            || judged.learned.is_some_and(|gap| slip_makes(&gap, &[self.quantity(total)], &quantities))
    }

    /// 合计受理率66.5%; 其中甲局受理率最高，为89.4%: a rate that the table does not have, of one of its lines.
    fn rate_below(&mut self, view: &View<'_>, told: &Told<'_>) -> bool {
        let words = told.sentence.trim_end_matches(BETWEEN);
        let Some(rate) = words.strip_suffix('率') else { return false };
        let vars = view.vars();
        let named = |most: usize| {
            let from = rate.char_indices().rev().take(most).last().map_or(0, |(at, _)| at);
            format!("{}率", &rate[from..])
        };
        let rates: Vec<String> = (2..=4).map(named).collect();
        // what the table has is only said again
        if vars.iter().any(|var| var.class == Class::Rates && rates.contains(&var.name)) {
            return false;
        }
        let grade = |line: &Line| rates.iter().map(|rate| usize::from(names::counts(rate, &line.name))).max();
        let Some(part) = longest(view, |line| if line.is_count() { grade(line).unwrap_or(0) } else { 0 }) else {
            return false;
        };
        let Some(item) = item(view, told) else { return false };
        let Some(of) = view.figure(part, item) else { return false };
        let wholes: Vec<usize> = (0..vars.len())
            .filter(|&var| var != part && vars[var].is_count())
            .filter_map(|var| view.figure(var, item))
            .collect();
        let fitting = wholes.iter().copied().find(|&whole| self.fits(self.set(of), self.set(whole), told.figure));
        let whole = match (fitting, &wholes[..]) {
            (Some(whole), _) => Some(whole),
            (None, &[only]) => Some(only).filter(|&whole| self.nearly_is(of, whole, told.figure)),
            _ => None,
        };
        let Some(whole) = whole else { return false };
        self.share_of(of, whole, told.figure)
    }

    /// 甲镇受理最多，占总量的40.3%: the share of an item in the total of a line.
    fn share_below(&mut self, view: &View<'_>, told: &Told<'_>) -> bool {
        let all = ["总量的", "总数的", "总计的", "合计的"];
        if !told.clause.contains('占') || !all.iter().any(|end| told.clause.ends_with(end)) {
            return false;
        }
        let total = view.items().iter().rposition(|item| item.role == Role::Total);
        let Some((own, total)) = item(view, told).zip(total) else { return false };
        let named = |line: &Line| {
            let name = stem(&line.name).filter(|_| line.is_count());
            name.filter(|name| told.sentence.contains(name)).map_or(0, str::len)
        };
        let pair = |var: usize| view.figure(var, own).zip(view.figure(var, total));
        let found = match longest(view, named) {
            Some(var) => pair(var).filter(|&(part, whole)| {
                self.fits(self.set(part), self.set(whole), told.figure) || self.nearly_is(part, whole, told.figure)
            }),
            None => (0..view.vars().len())
                .filter(|&var| view.vars()[var].is_count())
                .filter_map(pair)
                .find(|&(part, whole)| self.fits(self.set(part), self.set(whole), told.figure)),
        };
        found.is_some_and(|(part, whole)| self.share_of(part, whole, told.figure))
    }

    fn share_of(&mut self, part: usize, whole: usize, rate: usize) -> bool {
        let (Some(part), Some(whole), Some(rate)) = (FigureId::new(part), FigureId::new(whole), FigureId::new(rate))
        else {
            return false;
        };
        self.make(Relation::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
        true
    }

    /// Whether a share is what is printed but for one digit.
    fn nearly_is(&self, part: usize, whole: usize, rate: usize) -> bool {
        let (count, of) = (self.quantity(part), self.quantity(whole));
        let rate = self.quantity(rate);
        let fits = |count: Option<Ratio>, of: Option<Ratio>, by: Ratio| {
            let true_rate = count.and_then(|count| count.checked_mul(Ratio::HUNDRED)?.checked_div(of?));
            let off = rate.value().checked_add(by).zip(true_rate).and_then(|(rate, real)| rate.checked_sub(real));
            let twice = off.and_then(|off| off.checked_mul(Ratio::from(2)));
            twice.is_some_and(|twice| {
                let unit = rate.unit_in_last_place();
                twice <= unit && twice.checked_add(unit) >= Some(Ratio::ZERO)
            })
        };
        let (a, b) = (count.value(), of.value());
        a <= b
            && (slips(rate).any(|by| fits(Some(a), Some(b), by))
                || slips(count).any(|by| fits(a.checked_add(by), Some(b), Ratio::ZERO))
                || slips(of).any(|by| fits(Some(a), b.checked_add(by), Ratio::ZERO)))
    }

    /// 2023年收案比2022年下降15.7%: of the items of two years.
    fn growth_below(&mut self, view: &View<'_>, told: &Told<'_>) -> bool {
        let Some((direction, part, [now, then])) = compared(view, told, Line::is_count) else { return false };
        let (Some(now), Some(then)) = (view.figure(part, now), view.figure(part, then)) else { return false };
        let (current, base, rate) = (FigureId::new(now), FigureId::new(then), FigureId::new(told.figure));
        let relation = Relation::Growth { current, base, delta: None, rate, direction, form: Form::By };
        self.make(relation, Basis::Inferred);
        true
    }

    /// 败诉率下降2.8个百分点: between the rates of the years that the sentence names.
    fn points_below(&mut self, view: &View<'_>, told: &Told<'_>) -> bool {
        let rates = |line: &Line| line.class == Class::Rates && !names::is_growth(&line.full);
        let Some((direction, part, [now, then])) = compared(view, told, rates) else { return false };
        let ids = (view.figure(part, now).and_then(FigureId::new), FigureId::new(told.figure));
        let previous = view.figure(part, then).and_then(FigureId::new);
        let ((Some(current), Some(change)), Some(_)) = (ids, previous) else { return false };
        self.make(Relation::PointChange { current, previous, change, direction }, Basis::Inferred);
        true
    }
}

/// The name of a line of counts, without what says that it is one: 收案 for 收案数.
fn stem(name: &str) -> Option<&str> {
    let stem = name.trim_end_matches(['数', '量']);
    (stem.len() >= 6).then_some(stem)
}

/// The var of the highest grade above 0, if no other has it.
fn longest(view: &View<'_>, grade: impl Fn(&Line) -> usize) -> Option<usize> {
    let graded = || view.vars().iter().enumerate().map(|(at, line)| (grade(line), at));
    let best = graded().max().filter(|best| best.0 > 0)?;
    (graded().filter(|other| other.0 == best.0).count() == 1).then_some(best.1)
}

/// The item that the words before a figure name: the total for 合计, or the one whose name stands in them.
fn item(view: &View<'_>, told: &Told<'_>) -> Option<usize> {
    let items = view.items();
    [told.clause, told.sentence].into_iter().find_map(|words| {
        let mut named = (0..items.len()).filter(|&item| {
            let name = items[item].name.as_str();
            items[item].role == Role::Plain && name.len() >= 6 && words.contains(name)
        });
        match (named.next(), named.next()) {
            (Some(item), None) => Some(item),
            (None, _) if ALL.iter().any(|word| words.contains(word)) => {
                items.iter().rposition(|item| item.role == Role::Total)
            }
            _ => None,
        }
    })
}

/// The change that is told before a figure between the items of two years (2023年 … 比2022年 …), with the var that it is of.
fn compared(view: &View<'_>, told: &Told<'_>, is: impl Fn(&Line) -> bool) -> Option<(Direction, usize, [usize; 2])> {
    let down = DOWN.iter().find_map(|word| told.clause.strip_suffix(word)).map(|words| (Direction::Down, words));
    let up = UP.iter().find_map(|word| told.clause.strip_suffix(word)).map(|words| (Direction::Up, words));
    let (direction, words) = down.or(up)?;
    let against = told.sentence.rfind(['比', '较'])?;
    let (before, behind) = told.sentence.split_at(against);
    let at = |year: u32| view.items().iter().position(|item| names::year(&item.name) == Some(year));
    let then = names::year(behind)?;
    let now =
        before.match_indices('年').rev().find_map(|(end, _)| names::year(before.get(end.checked_sub(4)?..end)?))?;
    // a name that ends what is said before the figure, or stands between the years
    let named = |line: &Line| {
        let name = stem(&line.name).filter(|_| is(line));
        name.filter(|name| words.contains(name)).map_or(0, str::len)
    };
    let part = longest(view, named)?;
    Some((direction, part, [at(now)?, at(then)?]))
}
