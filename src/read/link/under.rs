//! A list on a line of its own, under the total that it says it is of: 检查640次 in the one line, and 其中：甲类210次，乙类400次，其他30次
//! in the next. It ends in what is left over, so that it is all of the total, right or wrong.

use crate::quantity::Hedge;
use crate::quantity::law::Closure;
use crate::report::{Basis, FigureId};

use super::{Linker, Made};

/// The fewest items of such a list, and the most.
const FEWEST: usize = 2;
const MOST: usize = 24;

impl Linker<'_> {
    /// The list that a block which begins with 其中 is of the total that ends the line before it.
    pub(super) fn under_total(&mut self) {
        let Some(first) = self.block.figs.first() else { return };
        let opens = self.block.text.get(self.start..first.span.start).unwrap_or_default();
        if !opens.trim_start().starts_with("其中") || !self.opens() {
            return;
        }
        let Some(total) = self.total_above() else { return };
        let Some(above) = self.earlier.quantity(total) else { return };
        let like = |f: usize| {
            let fig = self.fig(f);
            fig.bracket.is_none() && fig.quantity.kind() == above.kind() && fig.quantity.unit() == above.unit()
        };
        let sentence = self.block.figs.iter().take_while(|fig| fig.sentence == first.sentence).count();
        let items: Vec<usize> = (0..sentence).filter(|&f| self.fig(f).is_count()).take(MOST + 1).collect();
        let complete = items.last().is_some_and(|&last| self.is_other(last));
        if complete && (FEWEST..=MOST).contains(&items.len()) && items.iter().all(|&f| like(f)) {
            let total = self.tell(total);
            self.make(Made::Sum { total, parts: items, closure: Closure::Closed }, Basis::Inferred);
        }
    }

    /// The count that ends the line before the block.
    fn total_above(&self) -> Option<FigureId> {
        let id = FigureId::new(self.first.index().checked_sub(1)?)?;
        let figure = self.earlier.get(id)?;
        let span = figure.span?;
        let between = self.block.text.get(span.end..self.start)?;
        let ends = between.contains('\n') && between.chars().all(|c| c.is_whitespace() || "。：:；;，".contains(c));
        (ends && figure.quantity.is_amount() && figure.quantity.hedge() == Hedge::Exact).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use crate::read::link::asserted::{assert_claim, assert_no_claim};

    #[test]
    fn a_list_under_its_total() {
        let list = "其中：甲类210次，乙类400次，其他30次\n";
        assert_claim(
            &format!("检查总次数：640次\n{list}"),
            "breakdown total=640次 parts=210次 parts=400次 parts=30次 holds",
        );
        assert_claim(
            &format!("检查总次数：690次\n{list}"),
            "breakdown total=690次 parts=210次 parts=400次 parts=30次 broken",
        );
        // of another unit, or not right under it, or not all
        assert_no_claim(&format!("检查总次数：690家\n{list}"), "breakdown");
        assert_no_claim(&format!("检查690次，发现问题\n{list}"), "breakdown");
        assert_no_claim("检查总次数：690次\n其中：甲类210次，乙类400次\n", "breakdown");
    }
}
