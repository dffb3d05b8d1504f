//! Lists under a heading of their own: 按登记类型分，企业…户，个体…户.

use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::Linker;
use super::super::lexicon::BY_CATEGORY;
use super::super::tokens::Cue;

impl Linker<'_> {
    /// 按登记类型分，企业…户，个体…户: a list under a heading of its own, of the total before it.
    pub(super) fn by_lists(&mut self) {
        let mut first = 0;
        while first < self.block.figs.len() {
            if !self.fig(first).is_count() || !self.by_category(first) {
                first += 1;
                continue;
            }
            let (in_sentence, bracket) = (self.fig(first).sentence, self.fig(first).bracket);
            let items: Vec<usize> = (first..self.block.figs.len())
                .take_while(|&f| self.fig(f).sentence == in_sentence)
                .filter(|&f| self.fig(f).is_count() && self.fig(f).bracket == bracket && self.kin(first, f))
                .collect();
            let next = items.last().map_or(first, |&f| f) + 1;
            let sentence = self.fig(first).sentence;
            let totals: Vec<usize> = (0..first)
                .rev()
                .take(24)
                .take_while(|&f| self.fig(f).sentence + 2 >= sentence)
                .filter(|&f| {
                    self.fig(f).is_count()
                        && self.same_unit(f, first)
                        && self.head_of[f].is_none()
                        && self.value(f) > self.value(first)
                })
                .collect();
            // one that adds up, else what the sentence before opens with
            let near = totals.first().map(|&f| self.fig(f).sentence);
            let total = totals.iter().copied().find(|&t| self.closes(&[t], &items)).or_else(|| {
                totals.iter().copied().rfind(|&f| Some(self.fig(f).sentence) == near && !self.carries_share(f))
            });
            if let (Some(total), true) = (total, items.len() >= 2) {
                let same = items.iter().all(|&f| self.same_unit(first, f));
                let shared = items.iter().any(|&f| self.share_behind(f).is_some());
                if self.closes(&[total], &items) || (same && (!shared || self.shares_close(&items))) {
                    self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
                }
            }
            first = next;
        }
    }

    /// 按登记类型分，… 从受理渠道看，…: whether the clause before a figure's own is such a heading.
    fn by_category(&self, first: usize) -> bool {
        let mut marks = self.block.toks[..self.fig(first).tok]
            .iter()
            .rev()
            .take(24)
            .filter(|t| matches!(t.cue, Cue::Comma | Cue::Colon | Cue::Semi | Cue::Stop | Cue::Figure));
        let Some(own) = marks.next() else { return false };
        if !matches!(own.cue, Cue::Comma | Cue::Colon) {
            return false;
        }
        let start = marks.next().map_or(self.start, |t| t.end);
        let head = self.block.text.get(start..own.start).unwrap_or_default().trim();
        (head.starts_with('按') || head.starts_with('从')) && BY_CATEGORY.iter().any(|end| head.ends_with(end))
    }
}
