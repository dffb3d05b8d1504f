//! Lists under a heading of their own: 按登记类型分，企业…户，个体…户.

use crate::marks::{Words, trimmed, trimmed_start};
use crate::quantity::law::{Closure, Verdict, share};
use crate::report::Basis;

use super::super::lexicon::{BY_CATEGORY, CATEGORIES, GROUPS, OVERLAPS, RESULTS, SCOPES, any};
use super::super::tokens::Cue;
use super::super::{Figs, Linker};

/// What the heading of a list ends in.
static DIVIDES: [Words; 2] = [Words::new(BY_CATEGORY), Words::new(CATEGORIES)];

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
                .take_while(|&f| self.fig(f).sentence == in_sentence && (f == first || !self.by_category(f)))
                .filter(|&f| self.fig(f).is_count() && self.fig(f).bracket == bracket && self.kin(first, f))
                .collect();
            let mut items = items;
            // 按职级分，甲35人，……，其他10773人；移送402人: what is left over ends the list
            if let Some(other) = items.iter().position(|&f| self.is_other(f)).filter(|&at| at > 0)
                && items.get(other + 1).is_some_and(|&f| self.fig(f).segment > self.fig(items[other]).segment)
            {
                items.truncate(other + 1);
            }
            let next = items.last().map_or(first, |&f| f) + 1;
            if items.len() > 1 && items.iter().all(|&f| self.head_of[f].is_some()) {
                first = next;
                continue;
            }
            let sentence = self.fig(first).sentence;
            let totals: Figs = (0..first)
                .rev()
                .take(24)
                .take_while(|&f| self.fig(f).sentence + 4 >= sentence)
                .filter(|&f| self.fig(f).is_count() && self.same_unit(f, first))
                .filter(|&f| self.value(f) > self.value(first) || self.slips_to(&[f], &items))
                .collect();
            // one that adds up, else what the sentence before opens with
            // 按标的分，甲504件、乙228件；按方式分，…: the items of another division are no total
            let outer = totals.iter().copied().find(|&f| self.head_of[f].is_none());
            let near = outer.map(|f| self.fig(f).sentence).filter(|near| near + 2 >= sentence);
            let closing = totals.iter().copied().find(|&t| self.closes(&[t], &items));
            // 按类型，故意187人、过失108人；本年新接收214人: the next segment goes on to something else
            let segment = self.fig(first).segment;
            let own: Vec<usize> = items.iter().copied().filter(|&f| self.fig(f).segment == segment).collect();
            let of_own = totals.iter().copied().find(|&t| self.closes(&[t], &own));
            let here = closing.is_none() && of_own.is_some() && own.len() >= 2 && own.len() < items.len();
            let (closing, items) = if here { (of_own, own) } else { (closing, items) };
            // 公开22件、部分公开5件、其他7件，因此被复议3件: what follows a list that adds up is no more of it
            let prefix = totals.iter().find_map(|&t| Some((t, self.closing_prefix(t, &items)?)));
            let prefix = prefix.filter(|(_, parts)| closing.is_none() && parts.len() >= 3);
            let (closing, items) = prefix.map_or((closing, items), |(total, parts)| (Some(total), parts));
            let closing = closing.map(|t| self.among_equals(t, &totals));
            let total = closing.or_else(|| {
                totals.iter().copied().rfind(|&f| {
                    Some(self.fig(f).sentence) == near && !self.carries_share(f) && self.head_of[f].is_none()
                })
            });
            let total =
                total.filter(|&t| self.fig(t).sentence + 2 >= sentence || items.len() >= 2 && closing == Some(t));
            if let (Some(total), true) = (total, items.len() >= 2) {
                let same = items.iter().all(|&f| self.same_unit(first, f));
                let shared = items.iter().any(|&f| self.share_behind(f).is_some());
                let of_total = shared && self.shares_close(&items) && !self.shares_of_themselves(&items);
                // 从对象看 may name some only
                let all = self.by_division(first)
                    || self.nearly_closes(total, &items)
                    || items.iter().any(|&f| self.is_other(f));
                // 同一人可重复计入
                let sentence_words = self.sentence_words(first, items[items.len() - 1]);
                let groups = items.iter().filter(|&&f| any(self.fig(f).words(), GROUPS)).count();
                let overlap = any(sentence_words, OVERLAPS) || groups * 2 > items.len();
                if closing.is_some() || !overlap && (same && (!shared && all || of_total)) {
                    self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
                }
            } else if items.len() >= 3 && !self.total_behind(&items) {
                self.divides_earlier(&items);
            }
            first = next;
        }
    }

    /// Whether the heading of a list says that it divides its total: 按…分, not 从…看.
    pub(in crate::read::link) fn by_division(&self, first: usize) -> bool {
        let toks = &self.block.toks[..self.fig(first).tok];
        let mark = toks.iter().rev().take(24).find(|t| matches!(t.cue, Cue::Comma | Cue::Colon));
        let before = mark.and_then(|t| self.block.text.get(..t.start)).unwrap_or_default();
        !before.ends_with('看')
    }

    /// 按处罚种类分，警告2件、罚款6件，全年处罚案件8件: the last of a list is its total.
    fn total_behind(&mut self, items: &[usize]) -> bool {
        let Some((&total, parts)) = items.split_last() else { return false };
        let shared = self.fig(total).cues.has(Cue::Share);
        let scoped = !shared && self.is_total(total) || any(self.long_label(total), SCOPES);
        let large = parts.iter().all(|&f| self.value(f) < self.value(total) && self.same_unit(f, total));
        let apart = self.fig(total).clause > self.fig(parts[parts.len() - 1]).clause;
        let is_total = large && apart && (scoped || self.closes(&[total], parts));
        if is_total {
            self.emit_sum(total, parts.to_vec(), Closure::Closed, Basis::Inferred);
        }
        is_total
    }

    /// Whether the shares of a list are those of what it adds up to itself, not of a total told before.
    fn shares_of_themselves(&self, items: &[usize]) -> bool {
        let Some(whole) = self.sum_of(items) else { return false };
        items.iter().all(|&f| {
            self.share_behind(f).is_some_and(|rate| {
                let judged = share(Some(self.fig(f).set), Some(whole), self.fig(rate).quantity);
                matches!(judged.verdict, Verdict::Holds | Verdict::Truncated)
            })
        })
    }

    /// 按登记类型分，… 从受理渠道看，…: whether the clause before a figure's own is such a heading.
    pub(in crate::read::link) fn by_category(&self, first: usize) -> bool {
        let fig = self.fig(first);
        // 按职级分为厅局级35人，县处级359人; 工单分类为求决1858件、咨询267件
        let lead = trimmed_start(fig.lead);
        let divides = |word: &str| lead.find(word).is_some_and(|at| at > 0 && at + word.len() < lead.len());
        if ["分为", "分类为"].iter().any(|word| fig.may_lead(word) && divides(word)) {
            return true;
        }
        // 办理结果为A类（已解决）47件、B类16件
        if self.block.figs.get(first + 1).is_some_and(|f| f.after == Cue::Dun || f.after == Cue::Close)
            && any(self.long_label(first), RESULTS)
        {
            return true;
        }
        // what a figure or the end of a segment parts from it has no heading
        if matches!(fig.after, Cue::Figure | Cue::Semi | Cue::Stop) {
            return false;
        }
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
        let head = trimmed(self.block.text.get(start..own.start).unwrap_or_default());
        if !DIVIDES.iter().any(|ends| ends.may_end(head)) {
            return false;
        }
        let head = head.strip_prefix("其中").unwrap_or(head);
        // 以审理法院区分
        let set = head.starts_with('以') && (head.ends_with("区分") || head.ends_with("划分"));
        // 受理的事项按受理渠道分: the heading may name the total first
        let within = || {
            let noun = head.rfind('按').map(|at| &head[at + '按'.len_utf8()..])?;
            (noun.chars().count() <= 8 && BY_CATEGORY.iter().any(|end| noun.ends_with(end))).then_some(noun)
        };
        let (by, from) = (head.strip_prefix('按').or_else(within), head.starts_with('从') || set);
        (by.is_some() || from) && BY_CATEGORY.iter().any(|end| head.ends_with(end))
            || by.is_some_and(|noun| noun.chars().count() <= 8 && CATEGORIES.iter().any(|end| noun.ends_with(end)))
    }
}
