//! Lists whose items are lines of their own: 受理案件292件。其中： in the one, 刑事案件141件，… and 民事案件151件，… in the next. So far away
//! only counts that add up to the total, as printed, are its list.

use std::collections::VecDeque;

use crate::quantity::law::Closure;
use crate::quantity::{Hedge, Kind, Ratio, Unit};
use crate::report::{Basis, FigureId, Relation};
use crate::span::Span;

use super::block::Sense;
use super::near::TWO_DIGITS;
use super::{Linked, Linker};

/// The most items of a list.
const ITEMS: usize = 16;

/// The fewest: two counts make a third by chance too often.
const FEWEST: usize = 3;

/// A total of more, and the first count of the line before its items, is not made by chance by three of them.
const FEW: i128 = 24;

/// How many bytes into its line the count of an item stands at most.
const NAME: usize = 72;

/// How many bytes before the last item the total stands at most.
const BYTES: usize = 6000;

/// A count in its place in the text.
#[derive(Clone, Debug)]
struct Counted {
    id: FigureId,
    value: Ratio,
    kind: Kind,
    unit: Unit,
    span: Span,
}

impl Counted {
    fn is_like(&self, other: &Self) -> bool {
        self.kind == other.kind && self.unit == other.unit
    }
}

/// What a line with figures offers to the lines after it.
#[derive(Clone, Debug)]
struct Line {
    /// The count that opens the line, and the one of another unit that stands right behind it.
    opener: Option<Counted>,
    /// The earlier count that the opener has a share of.
    opener_of: Option<FigureId>,
    beside: Option<Counted>,
    /// The counts that may be totals, each with the one of another unit that stands right behind it.
    totals: Vec<Total>,
}

type Total = (Counted, Option<Counted>);

/// The last lines of a text, the newest last.
#[derive(Debug, Default)]
pub(super) struct Lines(VecDeque<Line>);

impl Lines {
    /// The count that the last line is a share of.
    pub(super) fn divided(&self) -> Option<FigureId> {
        self.0.back().and_then(|line| line.opener_of)
    }

    /// Room for the totals of a line, which is that of the line so far back that no list goes over both.
    fn room(&mut self) -> Vec<Total> {
        let oldest = if self.0.len() > ITEMS { self.0.pop_front() } else { None };
        let mut totals = oldest.map(|line| line.totals).unwrap_or_default();
        totals.clear();
        totals
    }

    /// Adds a line, and the lists that it ends.
    fn add(&mut self, line: Line, out: &mut Vec<Linked>) {
        self.0.push_back(line);
        let Some(last) = self.0.back().and_then(|line| line.opener.as_ref()) else { return };
        let (mut items, mut sum): (Vec<&Line>, Ratio) = (Vec::new(), Ratio::ZERO);
        for line in self.0.iter().rev() {
            // two say enough where each has its share of the total
            let shared = |total: &Counted| items.iter().all(|item| item.opener_of == Some(total.id));
            if items.len() >= 2
                && let Some((total, beside)) = line.totals.iter().find(|(total, _)| {
                    total.value == sum && total.is_like(last) && (items.len() >= FEWEST || shared(total))
                })
            {
                let beside = beside_list(beside.as_ref(), items.iter().rev().map(|item| item.beside.as_ref()));
                // 办理96件. （一）一审61件：……: under the count that a line begins with fewer say enough
                let heads_line = line.totals.first().is_some_and(|(first, _)| first.id == total.id);
                let many = sum > Ratio::from(if heads_line { FEW } else { TWO_DIGITS });
                let large = many || beside.is_some() || shared(total);
                if total.span.start + BYTES > last.span.start && large {
                    let openers = items.iter().rev().filter_map(|item| item.opener.as_ref());
                    out.push(list(total, openers));
                    out.extend(beside);
                }
                return;
            }
            let Some(opener) = line.opener.as_ref().filter(|opener| opener.is_like(last)) else { return };
            let Some(more) = sum.checked_add(opener.value) else { return };
            sum = more;
            items.push(line);
        }
    }
}

fn list<'a>(total: &Counted, parts: impl Iterator<Item = &'a Counted> + Clone) -> Linked {
    let span = parts.clone().fold(total.span, |span, part| span.cover(part.span));
    let parts = parts.map(|part| part.id).collect();
    let relation = Relation::Breakdown { total: Some(total.id), parts, closure: Closure::Closed };
    Linked { relation, basis: Basis::Inferred, span }
}

/// 事故274起、死亡77人 over lines of 20起、死亡22人: what stands beside the items, where it adds up to what stands beside the total.
fn beside_list<'a>(
    total: Option<&Counted>,
    parts: impl Iterator<Item = Option<&'a Counted>> + Clone,
) -> Option<Linked> {
    let total = total?;
    if !parts.clone().all(|part| part.is_some_and(|part| part.is_like(total))) {
        return None;
    }
    let sum = parts.clone().flatten().try_fold(Ratio::ZERO, |sum, part| sum.checked_add(part.value));
    (sum == Some(total.value)).then(|| list(total, parts.flatten()))
}

impl Linker<'_> {
    /// Remembers what the block offers to the lines after it, and adds the lists over lines that it ends.
    pub(super) fn lines(&self, lines: &mut Lines, out: &mut Vec<Linked>) {
        let figs = &self.block.figs;
        let usable = |f: usize| {
            let fig = &figs[f];
            (fig.is_count() && fig.quantity.hedge() == Hedge::Exact && fig.bracket.is_none()).then(|| Counted {
                id: self.id(f),
                value: self.value(f),
                kind: fig.quantity.kind(),
                unit: fig.quantity.unit().clone(),
                span: fig.span,
            })
        };
        // 28宗，同比上升27%；死亡17人: a change may stand between
        let beside = |f: usize| {
            let changed = figs.get(f + 1).is_some_and(|next| matches!(next.sense, Sense::Change(_)));
            let next = f + 1 + usize::from(changed);
            (next < figs.len() && !self.same_unit(f, next)).then(|| usable(next)).flatten()
        };
        let opener = usable(0).filter(|_| self.opens());
        let mut totals = lines.room();
        let found = (0..figs.len().min(ITEMS))
            .filter(|&f| self.head_of[f].is_none() && !self.carries_share(f))
            .filter_map(|f| usable(f).map(|total| (total, beside(f))));
        totals.extend(found);
        let beside = opener.as_ref().and_then(|_| beside(0));
        lines.add(Line { opener, opener_of: self.opener_of, beside, totals }, out);
    }

    /// Whether the first figure of the block stands at its beginning, behind no more than a name.
    pub(super) fn opens(&self) -> bool {
        self.block.figs.first().is_some_and(|fig| fig.span.start < self.start + NAME && fig.segment == 0)
    }
}

#[cfg(test)]
mod tests {
    use crate::read::link::asserted::{assert_claim, assert_no_claim};

    #[test]
    fn the_items_of_a_list_may_be_lines() {
        let text = "全年发生事故274起、死亡77人，同比下降3%。\n1.工矿事故20起、死亡22人，同比下降4%。\n\
                    2.道路事故123起、死亡53人，同比下降2%。\n3.火灾131起，死亡2人，同比上升1%。";
        assert_claim(text, "breakdown total=274起 parts=20起 parts=123起 parts=131起 holds");
        assert_claim(text, "breakdown total=77人 parts=22人 parts=53人 parts=2人 holds");
        let text = "全年受理案件230件。其中：\n民事案件141件，调解12件。\n行政案件62件。\n执行案件27件，执结9件。";
        assert_claim(text, "breakdown total=230件 parts=141件 parts=62件 parts=27件 holds");
    }

    #[test]
    fn right_behind_their_total_fewer_say_enough() {
        let text = "办理案件96件，同比减少18件。\n（一）一审61件：胜诉47件，败诉5件，撤诉9件。\n（二）二审28件：维持26件，改判2件。\n\
                    （三）再审7件：驳回7件。";
        assert_claim(text, "breakdown total=96件 parts=61件 parts=28件 parts=7件 holds");
        assert_no_claim("研究事项16件。\n民事4件。\n行政7件。\n执行5件。", "breakdown");
    }

    #[test]
    fn lines_that_do_not_add_up_are_no_list() {
        let items = "民事案件141件。\n行政案件62件。\n执行案件27件。";
        assert_no_claim(&format!("全年受理案件231件。\n{items}"), "breakdown");
        assert_no_claim(&format!("全年受理案件230起。\n{items}"), "breakdown");
        assert_no_claim("全年受理案件203件。\n民事案件141件。\n行政案件62件。", "breakdown");
        assert_no_claim(&format!("全年受理案件约230件。\n{items}"), "breakdown");
    }
}
