//! Totals that come last: a件、b件，共计N件.

use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::lexicon::{ALL_ABOVE, ALL_OF_IT, HOW_MANY, KINDS, OVERLAPS, TOTAL_ALONE, any};
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use crate::marks::{trimmed, trimmed_start};

/// The noun between how many there are and a word of their sum: 张清单 of 三张清单合计.
fn sums_noun(words: &str) -> Option<&str> {
    ["合计", "共计", "总计"].iter().find_map(|sum| words.split_once(sum)).map(|(noun, _)| noun.trim())
}

/// The decisions of administrative review that correct an organ.
const CORRECTIONS: &[&str] = &["撤销", "变更", "确认违法", "确认无效", "责令履行"];

/// What instances and levels are counted by: 两审合计, 两级合计.
const COURTS: &[char] = &['审', '级', '者', '个'];

impl Linker<'_> {
    /// a件、b件，共计N件
    pub(super) fn totals_last(&mut self) {
        for total in 0..self.block.figs.len() {
            // 小计130件 may be a side of a balance too
            let summed = || self.fig(total).cues.has(Cue::Sum);
            // 报结总数6054件: as a side it is of a total of its own, but its items may stand before it
            let side = self.head_of[total].is_some() && !summed();
            if !self.fig(total).is_count() || side && !self.fig(total).cues.has(Cue::Total) {
                continue;
            }
            // 两审合计收案3400件 has its list already
            if summed() && self.has_list_before(total) {
                continue;
            }
            let weak = self.fig(total).cues.has(Cue::Total);
            // 共141件, 总量20000件: nothing but the total is named
            let alone = weak && TOTAL_ALONE.contains(&self.fig(total).lead.trim());
            // 三地合计占派单总量12850件的61.2%: a whole, no total of what stands before
            let shared = self.fig(total).cues.has(Cue::Share);
            // 涵盖甲14件、乙11件在内的问题25件
            let within = trimmed_start(self.fig(total).lead).starts_with("在内的");
            let strong = (alone || within || self.fig(total).cues.has(Cue::Sum)) && !shared;
            if !strong && !weak && !self.says_all(total) {
                continue;
            }
            let sentence = self.fig(total).sentence;
            let run = self.run_before(total, strong);
            if let Some(parts) = self.called_parts(total, sentence) {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                continue;
            }
            if let Some(parts) = self.unlike_row(total, &run).or_else(|| self.bracket_before(total)) {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                continue;
            }
            if run.len() < 2 {
                // 五类合计8004件 after a sentence that lists them
                let before: Vec<usize> = (0..total)
                    .rev()
                    .take(40)
                    .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
                    .filter(|&f| self.fig(f).sentence < sentence && self.fig(f).is_count() && self.same_unit(total, f))
                    .collect();
                // 上述信访件总计1157件, after a list that ends in 其余
                let said = any(self.fig(total).lead, ALL_ABOVE) && before.iter().any(|&f| self.is_other(f));
                let larger = before.iter().all(|&f| self.value(f) < self.value(total));
                let free = before.iter().all(|&f| self.head_of[f].is_none());
                let rows = before.len() >= 3
                    && before[..before.len() - 1]
                        .iter()
                        .all(|&f| self.block.listed_with_previous(f) || self.fig(f).after == Cue::Dun);
                if self.fig(total).after != Cue::Comma
                    && (strong || rows)
                    && free
                    && before.len() >= 2
                    && (self.closes(&[total], &before) || strong && said && larger)
                {
                    let parts = before.into_iter().rev().collect();
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            // the longest run up to the total that adds up
            let mut tails = (0..=run.len() - 2).map(|n| &run[n..]);
            let rows = || {
                let row =
                    |f: usize| run.iter().copied().filter(|&g| self.row_of(g) == self.row_of(f)).collect::<Vec<_>>();
                run.iter().map(|&f| row(f)).find(|row| row.len() >= 3 && self.closes(&[total], row))
            };
            let closing = tails.find(|parts| self.closes(&[total], parts)).map(<[usize]>::to_vec).or_else(rows);
            if let Some(parts) = closing {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                continue;
            }
            // 转办420件、自收1135件、包案62件（均已包含在转办件内），总量1555件: the first of them, where they add up
            if any(self.sentence_words(run[0], total), OVERLAPS) {
                if let Some(parts) = self.closing_prefix(total, &run) {
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            if side {
                continue;
            }
            let same: Vec<usize> = run.iter().copied().filter(|&f| self.same_unit(total, f)).collect();
            if let Some(parts) = self.added_to(total, &same).filter(|_| strong) {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                continue;
            }
            let all_same = same.len() == run.len();
            let larger = same.iter().all(|&f| self.value(f) < self.value(total));
            let nearly = !strong && run.len() >= 3 && all_same && self.nearly_closes(total, &same);
            // 废止117件，修改93件，失效162件，共清理382件: a digit keeps it from its items
            let slipped = !strong && all_same && (self.is_a_slip_off(total, &same) || self.told_as_all(total, &same));
            if nearly || slipped {
                self.emit_sum(total, same, Closure::Unmarked, Basis::Inferred);
            } else if strong && all_same && !larger && touches_all(total, &same) && self.slips_to(&[total], &same) {
                self.emit_sum(total, same, Closure::Closed, Basis::Inferred);
            } else if strong && larger && (all_same || run.len() == 2 && !self.of_things(&run, total)) {
                self.emit_sum(total, if all_same { same } else { run }, Closure::Closed, Basis::Inferred);
            }
        }
    }

    /// The counts before a total that may be its items: of its sentence and bracket, kin to it, up to a change, and of no other list.
    fn run_before(&self, total: usize, strong: bool) -> Vec<usize> {
        let (sentence, bracket) = (self.fig(total).sentence, self.fig(total).bracket);
        let free = |f: usize| self.head_of[f].is_none() || self.is_head[f] || strong && !self.listed[f];
        let mut run: Vec<usize> = (0..total)
            .rev()
            .take_while(|&f| self.fig(f).sentence == sentence)
            .filter(|&f| self.fig(f).bracket == bracket)
            .take_while(|&f| !self.fig(f).is_amount() || self.fig(f).is_level())
            .filter(|&f| self.fig(f).is_count() && self.kin(total, f) && free(f) && !self.is_loose(f))
            .take(40)
            .collect();
        run.reverse();
        run
    }

    /// Whether a list of a total stands before it already.
    fn has_list_before(&self, total: usize) -> bool {
        self.is_head[total]
            && (total.saturating_sub(30)..total).any(|f| self.head_of[f] == Some(total) && self.listed[f])
    }

    /// 74件，318件，506件，898件全部归档: whether what stands behind a count without words says that it is all.
    fn says_all(&self, total: usize) -> bool {
        let fig = self.fig(total);
        trimmed(fig.lead).is_empty() && ALL_OF_IT.iter().any(|w| fig.tail.trim_start().starts_with(w))
    }

    /// Whether a weak total is told to be of all items before it, but for a digit: they have shares that make 100%, or all are of
    /// what it is of (“信箱”收到来信18件，“咨询”收到来信2件，共受理来信20件).
    fn told_as_all(&self, total: usize, items: &[usize]) -> bool {
        let of = self.fig(total).plain;
        let alike = |f: &usize| {
            let name = self.fig(*f).plain;
            let common = of.chars().rev().zip(name.chars().rev()).take_while(|(a, b)| a == b).count();
            common >= 2 && name.chars().count() > common
        };
        let exact = items.iter().chain([&total]).all(|&f| !self.is_open(f));
        let told = self.shares_close(items) || touches_all(total, items) && items.iter().all(alike);
        exact && told && self.slips_to(&[total], items)
    }

    /// 一般预算收入129748万元。加上级补助428905万元，……，收入总计558653万元: what a sentence adds to a count of the one before.
    fn added_to(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        let sentence = self.fig(total).sentence;
        let &first = items.first()?;
        let start = self.block.text.get(self.sentence_start(self.fig(first).tok)..)?;
        let near = (0..first).rev().take(12).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
        let with = |f: usize| std::iter::once(f).chain(items.iter().copied()).collect::<Vec<_>>();
        let mut bases =
            near.filter(|&f| self.fig(f).is_count() && self.same_unit(f, total) && self.fig(f).sentence < sentence);
        let base = start.trim_start().starts_with('加').then(|| bases.find(|&f| self.closes(&[total], &with(f))))??;
        Some(with(base))
    }

    /// 违建42处、占道316起、扰民57起，共计415起: all that 、 joins before a total, be it counted in other words, where only all of it adds up.
    fn unlike_row(&self, total: usize, run: &[usize]) -> Option<Vec<usize>> {
        if run.len() >= 2 && self.closes(&[total], run) {
            return None;
        }
        let last = self.count_before(total).filter(|&f| f + 1 == total)?;
        // 服务站14所、村（社区）工作室173处: a bracket in the name counts nothing
        let dun = |f: usize| self.block.between(f - 1, f).iter().any(|t| t.cue == Cue::Dun);
        let joined = |f: usize| {
            let alike = self.fig(f - 1).is_count() && self.fig(f - 1).clause == self.fig(f).clause;
            alike && self.fig(f).bracket == self.fig(f - 1).bracket && dun(f)
        };
        let mut first = last;
        while first > 0 && last - first < 24 && joined(first) {
            first -= 1;
        }
        let row: Vec<usize> = (first..=last).collect();
        let alike = row.iter().all(|&f| self.may_hold(total, f) && !self.is_open(f));
        // 站点14所、工作室173处，合计187个: two where their sum is told, in a unit that says nothing
        let plain = || self.fig(total).cues.has(Cue::Sum) && self.fig(total).quantity.unit().as_str() == "个";
        let enough = row.len() >= 3 || row.len() == 2 && plain();
        (enough && alike && self.closes(&[total], &row)).then_some(row)
    }

    /// 人员（在编287人、聘用13人）共300人: what the bracket right before a total counts, where it adds up.
    fn bracket_before(&self, total: usize) -> Option<Vec<usize>> {
        let last = total.checked_sub(1)?;
        let bracket = self.fig(last).bracket.filter(|_| self.fig(total).after == Cue::Close)?;
        let mut parts: Vec<usize> = self.before(total).take_while(|&f| self.fig(f).bracket == Some(bracket)).collect();
        parts.reverse();
        let counts = parts.iter().all(|&f| self.fig(f).is_count() && self.same_unit(f, total));
        let all = |parts: &[usize]| self.closes(&[total], parts) || parts.len() >= 3 && self.slips_to(&[total], parts);
        (parts.len() >= 2 && counts && all(&parts)).then_some(parts)
    }

    /// 一审收案2584件，……；二审收案966件，……。两审合计收案3550件; 不罚438件，……，减轻97件，从轻165件，以上三类共计700件: as many counts as the
    /// words say, of the name that they give, be there others between.
    pub(super) fn kinds_counted(&mut self) {
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if !fig.is_summed() || !fig.is_count() || fig.cues.has(Cue::Share) || fig.lead.is_empty() {
                continue;
            }
            if !HOW_MANY.iter().any(|(word, _)| fig.may_lead(word)) {
                continue;
            }
            let said = fig.lead.trim().trim_start_matches("以上").trim_start_matches("上述");
            let Some((word, n)) = HOW_MANY.iter().find(|(word, _)| said.starts_with(word)) else { continue };
            let rest = &said[word.len()..];
            let kind = rest.chars().next().filter(|kind| KINDS.contains(kind) || COURTS.contains(kind));
            let mut sums = ["合计", "共计", "总计", "累计", "共"].iter();
            let Some((_, name)) = sums.find_map(|sum| rest.split_once(sum)) else { continue };
            // 三张清单合计: be it another word, where the sum is right behind what is counted
            let noun = || sums_noun(rest).is_some_and(|noun| (1..=4).contains(&noun.chars().count()));
            // 立改类23项……。两类合计: what is called by the kind is a rule of its own
            if kind.is_none() && !noun() || self.called_parts(total, fig.sentence).is_some() {
                continue;
            }
            let (name, sentence) = (name.trim(), fig.sentence);
            let called = |f: usize| {
                let (plain, lead) = (self.fig(f).plain, self.fig(f).lead.trim_end());
                name.chars().count() < 2 || plain.ends_with(name) || lead.ends_with(name)
            };
            let mut parts: Vec<usize> = (0..total)
                .rev()
                .take(30)
                .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
                .filter(|&f| self.fig(f).is_count() && self.same_unit(f, total) && self.fig(f).bracket.is_none())
                // 占申请505件的22.18%: what another is a share of is no item
                .filter(|&f| called(f) && !self.fig(f).cues.has(Cue::Share))
                .take(*n)
                .collect();
            parts.reverse();
            let exact = parts.iter().chain([&total]).all(|&f| !self.is_open(f));
            let here = parts.iter().all(|&f| self.fig(f).sentence == sentence && self.head_of[f].is_none());
            let told = here || self.shares_close(&parts);
            let all = self.closes(&[total], &parts) || told && self.slips_to(&[total], &parts);
            if parts.len() == *n && exact && all && !self.listed_with(total, &parts) {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
            }
        }
    }

    /// 撤销14件，确认违法9件，责令履行3件，……。直接纠错26件: what was corrected is what law calls so (行政复议法): all decisions against the organ, told
    /// in its sentence or the one before.
    pub(super) fn corrections(&mut self) {
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if !fig.is_count() || !fig.plain.ends_with("纠错") && !fig.plain.ends_with("纠错案件") {
                continue;
            }
            let sentence = fig.sentence;
            let near = (0..total).rev().take(24).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
            let decided = |f: &usize| CORRECTIONS.iter().any(|word| self.fig(*f).plain.ends_with(word));
            let mut parts: Vec<usize> =
                near.filter(|&f| self.fig(f).is_count() && self.same_unit(f, total)).filter(decided).collect();
            parts.reverse();
            if parts.len() >= 2 && self.closes(&[total], &parts) {
                self.make(Made::Sum { total, parts, closure: Closure::Closed }, Basis::Inferred);
            }
        }
    }

    /// Whether counts are the list of a total already.
    fn listed_with(&self, total: usize, parts: &[usize]) -> bool {
        parts.iter().all(|&f| self.head_of[f] == Some(total) && self.listed[f])
    }

    /// 接收88件，除6件撤回、11件不予受理外，其余77件进入审理: what is set aside, and what is left, are all that was before.
    pub(super) fn set_aside(&mut self) {
        for rest in 1..self.block.figs.len() {
            if !self.is_other(rest)
                || !self.fig(rest).is_count()
                || !self.fig(rest).lead.trim_start().starts_with("其余")
            {
                continue;
            }
            let same: Vec<usize> = self.before(rest).filter(|&f| self.same_unit(f, rest)).collect();
            let Some(at) = same.iter().position(|&f| self.fig(f).lead.trim_start().starts_with('除')) else {
                continue;
            };
            let closed = self.fig(same[0]).tail.trim_end().ends_with(['外', '后']);
            let Some(&total) = same.get(at + 1).filter(|_| closed) else { continue };
            let parts: Vec<usize> = same[..=at].iter().rev().copied().chain([rest]).collect();
            if parts.iter().all(|&f| self.fig(f).is_count() && self.head_of[f].is_none()) && self.fig(total).is_count()
            {
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
            }
        }
    }

    /// 4个方面、29个单位，共计50项: counts of unlike things, told by a unit that says nothing.
    fn of_things(&self, parts: &[usize], total: usize) -> bool {
        let plain = |f: usize| self.fig(f).quantity.unit().as_str() == "个";
        !plain(total) && parts.iter().any(|&f| plain(f))
    }

    /// The first of the counts that stand in a row (A件、B件) with one.
    fn row_of(&self, f: usize) -> usize {
        let mut first = f;
        while first > 0 && f - first < 24 && self.fig(first).after == Cue::Dun && self.same_unit(first - 1, first) {
            first -= 1;
        }
        first
    }

    /// 立行立改类23项，完成23项；限期整改类31项，完成28项；…。两类合计54项: as many items as are counted, called as they are.
    fn called_parts(&self, total: usize, sentence: usize) -> Option<Vec<usize>> {
        let words = self.fig(total).lead.trim();
        let (word, n) = HOW_MANY.iter().find(|(word, _)| words.starts_with(word))?;
        let kind = words[word.len()..].chars().next()?;
        if !KINDS.contains(&kind) || !self.fig(total).cues.has(Cue::Sum) {
            return None;
        }
        let mut parts: Vec<usize> = (0..total)
            .rev()
            .take(30)
            .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
            .filter(|&f| self.fig(f).is_count() && self.same_unit(f, total) && self.fig(f).plain.ends_with(kind))
            .take(n + 1)
            .collect();
        parts.reverse();
        (parts.len() == *n && parts.iter().all(|&f| self.head_of[f].is_none())).then_some(parts)
    }
}

/// Whether nothing but its items stands before a total in its sentence, from the first item on.
fn touches_all(total: usize, items: &[usize]) -> bool {
    items.first().is_some_and(|&first| total - first == items.len())
}
