//! Lists after a colon: 共29847件：来信583件、来访16019件……

use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::Linker;
use super::super::lexicon::{SOME, any};
use super::super::sides::Sides;
use super::super::tokens::Cue;

impl Linker<'_> {
    /// 29847件：583件、16019件……
    pub(super) fn colon_lists(&mut self) {
        for at in 0..self.block.toks.len() {
            if self.block.toks[at].cue != Cue::Colon {
                continue;
            }
            let after: Vec<usize> = self.sentence_after(at);
            let Some(total) = self.head_before(at, after.first().copied()) else {
                self.headed_list(at, after);
                continue;
            };
            // 6184件，按来源分：A件、B件；按性质分：C件、D件: each list under a heading is of the total of all
            let heading = after.first().is_some_and(|&f| self.by_category(f));
            let total = self.head_of[total].filter(|&head| heading && self.same_unit(head, total)).unwrap_or(total);
            let own = after.iter().skip(1).position(|&f| self.by_category(f)).map_or(after.len(), |at| at + 1);
            let of_level = |f: &usize| {
                let fig = self.fig(*f);
                fig.is_count() && fig.bracket == self.fig(total).bracket && self.head_of[*f].is_none()
            };
            let mut listed: Vec<usize> = after.into_iter().take(own).filter(of_level).collect();
            // 按年龄分：甲31名、乙57名、丙32名；有经历的44名: the next segment goes on to something else
            let here = self.first_segment(&listed).len();
            if heading && here > 1 && !self.closes(&[total], &listed) {
                listed.truncate(here);
            }
            let items: Vec<usize> = listed.iter().copied().filter(|&f| self.kin(total, f)).collect();
            // 信息2698条：动态1201条、征集16期、…: what is counted otherwise is an item where only all add up
            let counted = listed.iter().all(|&f| self.same_kind(f, total));
            let all = counted && listed.len() > items.len() && items.len() >= 3 && self.closes(&[total], &listed);
            let items = if all && !self.closes(&[total], &items) { listed } else { items };
            if items.len() < 2 || self.is_head[total] && !heading {
                continue;
            }
            // 主要涉及：…: some of them
            let before = self.block.text.get(self.sentence_start(at)..self.block.toks[at].start).unwrap_or_default();
            let clause = before.rsplit(['，', ',', '；', ';']).next().unwrap_or_default();
            let partly = any(clause, SOME) && !self.nearly_closes(total, &items);
            let marked = !any(clause, SOME) && items.iter().any(|&f| self.is_other(f));
            let short = !partly && items.iter().all(|&f| self.fig(f).lead.chars().count() <= 24);
            let same = items.iter().all(|&f| self.same_unit(total, f));
            let mut depth = 0usize;
            let of_which = self.block.toks[at + 1..].iter().take_while(|t| t.cue != Cue::Stop).any(|t| {
                match t.cue {
                    Cue::Open => depth += 1,
                    Cue::Close => depth = depth.saturating_sub(1),
                    _ => {}
                }
                t.cue == Cue::OfWhich && depth == 0
            });
            // 油料14万吨，其中：油菜籽11万吨；蔬菜49万吨: 其中 goes on to others, and no item is larger than its total
            let of_which = of_which
                || self.block.toks[..at].last().is_some_and(|t| t.cue == Cue::OfWhich)
                    && !items.iter().all(|&f| self.holds_part(total, f));
            if let Some(opening) = self.opening_beside(total, &items) {
                self.emit_balance(vec![opening, total], items);
                continue;
            }
            let prefix = self.closing_prefix(total, &items).filter(|prefix| prefix.len() < items.len());
            if let Some(prefix) = prefix.filter(|_| !self.closes(&[total], &items)) {
                self.emit_sum(total, prefix, Closure::Closed, Basis::Inferred);
            } else if self.closes(&[total], &items) || (short && same && !of_which) || marked {
                self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
            } else if let Some(prefix) = self.closing_prefix(total, &items) {
                self.emit_sum(total, prefix, Closure::Closed, Basis::Inferred);
            } else if short && !of_which && self.is_a_slip_off(total, &items) {
                // 29847件：583件、16019件、5871起: cases by other words
                self.emit_sum(total, items, Closure::Unmarked, Basis::Inferred);
            }
        }
    }

    /// 上年结转6件，本年新收149件；办理结果：…，结转下年8件: the old that stands right before the new, where the list is of both.
    fn opening_beside(&self, fresh: usize, items: &[usize]) -> Option<usize> {
        let opening = fresh.checked_sub(1).filter(|&f| self.fig(f).is_count() && self.same_unit(f, fresh))?;
        let old = Sides::of(self.fig(opening));
        let opens = old.any(Sides::OPENING) && !old.any(Sides::NOT_OPENING);
        (opens && self.head_of[opening].is_none() && self.closes(&[opening, fresh], items)).then_some(opening)
    }

    /// 来源渠道：语音2725件，多媒体172件: a heading without a number, of a total told before that the items add up to.
    fn headed_list(&mut self, at: usize, after: Vec<usize>) {
        let Some(&first) = after.first() else { return };
        let items: Vec<usize> = after
            .into_iter()
            .filter(|&f| {
                let fig = self.fig(f);
                fig.is_count()
                    && fig.bracket == self.bracket_at(at)
                    && self.same_unit(f, first)
                    && self.head_of[f].is_none()
            })
            .collect();
        let sentence = self.fig(first).sentence;
        let totals = (0..first).rev().take(24).take_while(|&f| self.fig(f).sentence + 3 >= sentence);
        let totals: Vec<usize> = totals.filter(|&f| self.fig(f).is_count() && self.same_unit(f, first)).collect();
        let closing = totals.iter().copied().find(|&t| self.closes(&[t], &items)).filter(|_| items.len() >= 3);
        // 金额194.98亿元。金额构成为：…: one digit off
        let words = self.block.text.get(self.sentence_start(at)..self.block.toks[at].start).unwrap_or_default();
        let made_of = any(words, &["构成", "组成"]);
        let slipped =
            totals.first().copied().filter(|&t| made_of && closing.is_none() && self.is_a_slip_off(t, &items));
        if let Some(total) = slipped.filter(|&t| items.len() >= 3 && self.head_of[t].is_none()) {
            return self.emit_sum(total, items, Closure::Unmarked, Basis::Inferred);
        }
        let of_result = || self.total_of_result(at, &totals).filter(|_| items.len() >= 3);
        if let Some(total) = closing.map(|total| self.among_equals(total, &totals)).or_else(of_result) {
            self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
        } else {
            self.divides_earlier(&items);
        }
    }

    /// 答复85件，…。答复结果为：公开49件、部分公开11件…: the total that a heading of results names.
    fn total_of_result(&self, colon: usize, totals: &[usize]) -> Option<usize> {
        let words = self.block.text.get(self.sentence_start(colon)..self.block.toks[colon].start)?;
        let words = words.rsplit(['，', ',', '；', ';']).next()?.trim().trim_end_matches(['为', '是', '有']);
        let done = words.trim_end_matches("如下").strip_suffix("结果").filter(|done| done.chars().count() >= 2)?;
        totals
            .iter()
            .copied()
            .find(|&f| self.head_of[f].is_none() && self.fig(f).plain.ends_with(done))
            .or_else(|| totals.iter().copied().find(|&f| self.fig(f).plain.ends_with(done)))
    }

    /// The figures after a token, up to the end of its sentence.
    fn sentence_after(&self, tok: usize) -> Vec<usize> {
        self.block.toks[tok + 1..]
            .iter()
            .take_while(|t| t.cue != Cue::Stop)
            .filter(|t| t.cue == Cue::Figure)
            .map(|t| t.figure)
            .collect()
    }

    /// The last count before a token in its sentence, of the unit of the figure given where there is one.
    fn head_before(&self, tok: usize, like: Option<usize>) -> Option<usize> {
        let before: Vec<usize> = self.block.toks[..tok]
            .iter()
            .rev()
            .take_while(|t| t.cue != Cue::Stop)
            .filter(|t| t.cue == Cue::Figure && self.fig(t.figure).is_count())
            .map(|t| t.figure)
            .collect();
        let of_unit = like.and_then(|like| before.iter().copied().find(|&f| self.same_unit(f, like)));
        of_unit.or_else(|| before.first().copied())
    }
}
