//! Lists that no word opens: a count and the counts after it that add up to it.

use crate::quantity::law::Closure;
use crate::quantity::{Hedge, Ratio};
use crate::report::Basis;

use super::super::lexicon::{DENIES, INTAKE, OUTCOMES, SETTLING, STAGES, any};
use super::super::near::{SMALL, TWO_DIGITS};
use super::super::tokens::Cue;
use super::super::{Figs, Linker};

impl Linker<'_> {
    /// A count and the counts after it that add up to it, though no word says so.
    pub(super) fn plain_lists(&mut self) {
        for total in 0..self.block.figs.len() {
            if !self.fig(total).is_count() {
                continue;
            }
            let headed = self.is_head[total];
            let items = self.items_behind(total);
            if items.len() < 2 {
                continue;
            }
            // 城乡27件、农村7件: in a row, so none is the total of the others
            // but 隐患33条、已整改30条: what was done with them is a part
            let beside = |f: usize| {
                let fig = self.fig(f);
                f == total + 1
                    && fig.after == Cue::Dun
                    && fig.clause == self.fig(total).clause
                    && !fig.lead.trim_start().starts_with('已')
            };
            if self.begins_list(total, items[0]) || beside(items[0]) {
                continue;
            }
            let sentence = self.fig(total).sentence;
            let same = &items[..items.iter().take_while(|&&f| self.same_unit(total, f)).count()];
            // nothing says that it is a list, so only exact figures that add up do
            // 调解214件。受理案件中，甲类118件、乙类96件、丙类131件: a row goes on
            let goes_on = |parts: &[usize]| {
                let last = parts[parts.len() - 1];
                self.block.figs.get(last + 1).is_some_and(|next| {
                    next.after == Cue::Dun && next.clause == self.fig(last).clause && next.is_count()
                }) && self.same_unit(last, last + 1)
            };
            let exact = |parts: &[usize]| {
                !goes_on(parts)
                    // 14类中，上升的8类，下降的6类，持平的1类: names that divide it go to the last of them
                    && self.complements(same).iter().all(|f| parts.contains(f))
                    && [total].iter().chain(parts).all(|&f| self.fig(f).quantity.hedge() == Hedge::Exact)
                    && self.says_much(total, parts)
            };
            let found = self
                .closing_prefix(total, same)
                .or_else(|| self.closing_prefix(total, &items).filter(|_| self.value(total) > Ratio::from(TWO_DIGITS)))
                .filter(|parts| exact(parts));
            if let Some(parts) = found {
                let trivial = parts.iter().filter(|&&p| !self.value(p).is_zero()).count() < 2;
                if !trivial {
                    let total = self.told_first(total);
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                    continue;
                }
            }
            // by category, or with shares that add up to 100
            if headed || self.carries_share(total) {
                continue;
            }
            if let Some(other) = same.iter().position(|&f| self.is_other(f)).filter(|&p| p > 0) {
                // 收件324件，受理248件；来源上，电话122件，……，其他3件: of the total before, where they add up to it
                let told = self.counts_before(total).find(|&t| self.closes(&[t], &same[..=other]));
                if let Some(told) = told {
                    self.emit_sum(told, same[..=other].to_vec(), Closure::Closed, Basis::Inferred);
                } else if let Some(parts) = self.list_to_other(total, &same[..=other]) {
                    // 立案45起，结案39起，其中简易22起；甲类19起、乙类17起、丙类6起、其他3起: be they not all that stands before 其他
                    let told = self.counts_before(total).find(|&t| self.closes(&[t], &parts));
                    let total = told.filter(|_| !self.closes(&[total], &parts)).unwrap_or(total);
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            if same.is_empty() && self.head_of[total].is_none() {
                if let Some(pair) = self.pair_apart(total, &items) {
                    self.emit_sum(total, pair, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            if self.head_of[total].is_some() || same.len() < 2 {
                continue;
            }
            let pair = self.pair_of(total, same);
            // 隐患2431处，已整改9398处，正在整改33处: what is more than all there is is so by a digit
            let large = |parts: &[usize]| {
                let much = || self.value(total) > Ratio::from(TWO_DIGITS) && self.slips_to(&[total], parts);
                parts.iter().all(|&f| self.value(f) <= self.value(total)) || much()
            };
            if pair.len() >= 2 && !self.carries_share(pair[0]) && large(&pair) && self.fig(pair[0]).sentence == sentence
            {
                // 受理审查逮捕55379人，批准逮捕27208人，不批准逮捕27673人: of what came in, some may wait yet
                let waits = self.comes_in(total) && self.denies_other(&pair) && !self.exceeds(total, &pair);
                if waits {
                    for part in pair {
                        self.subset(part, total);
                    }
                } else {
                    self.emit_sum(total, pair, Closure::Unmarked, Basis::Inferred);
                }
            } else if self.parallel_names(total, same)
                || self.nearly_all(total, same)
                || self.slipped_kinds(total, same)
            {
                self.emit_sum(total, same.to_vec(), Closure::Unmarked, Basis::Inferred);
            } else {
                let segment = self.fig(same[0]).segment;
                let here = &same[..same.iter().take_while(|&&f| self.fig(f).segment == segment).count()];
                if self.slipped_topic(total, here)
                    || self.slipped_outcomes(total, here)
                    || self.slipped_row(total, here)
                {
                    let total = self.told_first(total);
                    self.emit_sum(total, here.to_vec(), Closure::Unmarked, Basis::Inferred);
                }
            }
        }
    }

    /// 办理结果：公开52件，部分公开21件: the first of a list is not the total of the others.
    fn begins_list(&self, total: usize, first: usize) -> bool {
        self.fig(total).after == Cue::Colon
            && self.head_of[total].is_none()
            && self.fig(first).after == Cue::Comma
            && !self.block.between(total, first).iter().any(|t| t.cue == Cue::OfWhich)
    }

    /// 问题330项，……，建议47条；已整改287项，……，正在整改43项: two that divide a total though what is counted otherwise stands between, where they
    /// add up.
    fn pair_apart(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        let alike: Vec<usize> = items.iter().copied().filter(|&f| self.same_unit(total, f)).collect();
        let pair = self.pair_of(total, &alike);
        (pair.len() == 2 && self.closes(&[total], &pair)).then_some(pair)
    }

    /// The items whose names divide a total between them, unless they are of a nearer one.
    pub(super) fn pair_of(&self, total: usize, items: &[usize]) -> Vec<usize> {
        let pair = self.complements(items);
        let Some(&first) = pair.first() else { return pair };
        // 甲抽检107批，不合格1批；乙抽检119批，合格117批，不合格2批: of the count that its own segment begins with
        let segment = self.fig(first).segment;
        let own =
            segment != self.fig(total).segment && items.iter().any(|&f| f < first && self.fig(f).segment == segment);
        // 检查1026户，发现问题203户，已整改187户，正在整改16户: of a nearer count that they add up to
        let nearer = (total + 1..first).any(|t| self.fig(t).is_count() && self.closes(&[t], &pair));
        if own || nearer { Vec::new() } else { pair }
    }

    /// Whether a count is of what was received, settled or not.
    fn comes_in(&self, f: usize) -> bool {
        let words = self.name(f);
        any(words, INTAKE) && !any(words, SETTLING)
    }

    /// Whether one of two names is the other denied.
    fn denies_other(&self, pair: &[usize]) -> bool {
        let &[a, b] = pair else { return false };
        let denied = |no: usize, yes: usize| {
            let rest = DENIES.iter().find_map(|word| self.fig(no).plain.strip_prefix(word));
            rest.is_some_and(|rest| rest.chars().count() >= 2 && self.fig(yes).plain.ends_with(rest))
        };
        denied(a, b) || denied(b, a)
    }

    /// The counts behind another that may be its items: those of its sentence, or of the next where its own has none.
    pub(super) fn items_behind(&self, total: usize) -> Figs {
        let (of, headed) = (self.fig(total), self.is_head[total]);
        let mut items = Figs::default();
        for f in total + 1..self.block.figs.len() {
            let fig = self.fig(f);
            if fig.sentence > of.sentence + 1
                || items.len() > 40
                || (fig.sentence > of.sentence && !items.is_empty() && self.fig(items[0]).sentence == of.sentence)
            {
                break;
            }
            if fig.bracket != of.bracket || !fig.is_count() || !self.kin(total, f) {
                continue;
            }
            if self.head_of[f].is_some_and(|head| headed || head != total) {
                continue;
            }
            // 430件。在430件中，…: the total once more
            if self.value(f) != self.value(total) || !self.same_unit(f, total) || !self.is_topic(f) {
                items.push(f);
            }
        }
        items
    }

    /// 收到430件，……。在430件中，…: of a total that a sentence takes up again, the place where it was told.
    pub(super) fn told_first(&self, total: usize) -> usize {
        if !self.is_topic(total) {
            return total;
        }
        let sentence = self.fig(total).sentence;
        let earlier: Figs = (0..total).rev().take(12).take_while(|&f| self.fig(f).sentence + 2 >= sentence).collect();
        self.among_equals(total, &earlier)
    }

    /// Whether it says something that some counts add up: the numbers are no small ones, rounded ones agree as printed, and an
    /// item is called otherwise than its total, and has no share beside a share of the total.
    fn says_much(&self, total: usize, parts: &[usize]) -> bool {
        let name = self.fig(total).plain;
        let alike = || !name.is_empty() && parts.iter().all(|&f| self.fig(f).plain == name);
        let siblings = || self.carries_share(total) && parts.iter().any(|&f| self.share_behind(f).is_some());
        let single = |f: usize| self.fig(f).set.single().is_some();
        let sum = || parts.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        let printed = || parts.iter().copied().chain([total]).all(single) || sum() == Some(self.value(total));
        // 复议案件4件，撤销1件，维持3件: what became of them says enough of few
        let outcomes = || parts.iter().all(|&f| any(self.fig(f).words(), OUTCOMES));
        let many = self.value(total) > Ratio::from(SMALL) || self.is_topic(total) || outcomes();
        // 分为五类：一是处罚120卷，二是许可86卷，三是强制14卷，四是检查72卷: what is counted off beside its items is no total of them
        let counted_off = |f: usize| {
            let mut words = self.fig(f).lead.trim_start().chars();
            words.next().is_some_and(|c| "一二三四五六七八九十".contains(c)) && words.next() == Some('是')
        };
        let beside = || counted_off(total) && parts.iter().any(|&f| counted_off(f));
        many && !alike() && !siblings() && !beside() && printed()
    }

    /// The list that ends in 其他…: the items before it that add up with it to the total; where none do, all of them, or those
    /// that are called as it is (种子类, 农药类, 其他类) where others stand before.
    fn list_to_other(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        let other = *items.last()?;
        // 化解255件；……；积案45件，清零39件，其余6件: a segment that is a list of its own
        let own: Vec<usize> =
            items.iter().copied().filter(|&f| self.fig(f).segment == self.fig(other).segment).collect();
        if let Some((&head, rest)) = own.split_first()
            && self.fig(head).segment != self.fig(total).segment
            && rest.len() >= 2
            && self.closes(&[head], rest)
        {
            return None;
        }
        // 予以公开187件、部分公开42件……其他8件: what 、 joins to the items is one of them
        let joined = self.fig(items[0]).after == Cue::Dun && self.fig(items[0]).clause == self.fig(total).clause;
        if joined && items[0] == total + 1 {
            return None;
        }
        // 信息类案件27件，许可类案件9件、其他类案件10件: an item of the list that it would be the total of
        let ends_alike = |f: usize| {
            let end = self.fig(f).plain.chars().next_back();
            end.is_some() && end == self.fig(total).plain.chars().next_back()
        };
        if items.iter().filter(|&&f| ends_alike(f)).count() * 2 > items.len() && !self.is_total(total) {
            return None;
        }
        let closing = (0..items.len() - 1).map(|from| &items[from..]).find(|parts| self.closes(&[total], parts));
        if let Some(parts) = closing {
            return Some(parts.to_vec());
        }
        let end = |f: usize| self.fig(f).plain.chars().next_back();
        let alike = items.iter().rposition(|&f| end(f) != end(other)).map_or(0, |p| p + 1);
        let parts = if alike > 0 && items.len() - alike >= 3 { &items[alike..] } else { items };
        let worked = |f: usize| self.fig(f).says_any(STAGES);
        if worked(parts[0]) && !parts[1..].iter().any(|&f| worked(f)) {
            return None;
        }
        let large = parts.iter().all(|&f| self.value(f) < self.value(total));
        // 主要有A件、B件、其他领域C件 may be far from all
        let near = self.coverage(total, parts).is_some_and(|c| c > Ratio::from(70) && c < Ratio::from(140));
        let near = near || parts.len() >= 3 && self.is_a_slip_off(total, parts);
        (large && near && parts.len() >= 2 && self.fig(total).sentence == self.fig(parts[0]).sentence)
            .then(|| parts.to_vec())
    }

    /// 被处分的5101人中，甲级67人，乙级496人，丙级4558人: what a sentence is about and all its counts, one digit off.
    fn slipped_topic(&self, total: usize, items: &[usize]) -> bool {
        let sentence = self.fig(total).sentence;
        let shared = || items.iter().any(|&f| self.share_behind(f).is_some());
        self.is_topic(total)
            && items.len() >= 3
            && items.iter().all(|&f| self.fig(f).sentence == sentence)
            && !shared()
            && self.is_a_slip_off(total, items)
    }

    /// 结案267件。调解163件，裁决98件，撤诉26件: nothing but what became of cases, right behind their number, one digit off.
    fn slipped_outcomes(&self, total: usize, items: &[usize]) -> bool {
        let touches = items.first().is_some_and(|&first| (total + 1..first).all(|f| !self.is_kin_count(f, total)));
        items.len() >= 3
            && touches
            && self.value(total) > Ratio::from(TWO_DIGITS)
            && items.iter().all(|&f| any(self.fig(f).words(), OUTCOMES) && self.share_behind(f).is_none())
            && self.slips_to(&[total], items)
    }

    /// Whether a figure is a count of the unit of a total.
    pub(super) fn is_kin_count(&self, f: usize, total: usize) -> bool {
        self.fig(f).is_count() && self.same_unit(f, total)
    }

    /// 收案655件，2012年至2014年逐年为191件、216件、258件; 解答3896人次，分别为来电1652人次、来访1167人次、网络1057人次: a row that is told to be each of the
    /// total right before it.
    fn slipped_row(&self, total: usize, items: &[usize]) -> bool {
        let Some(&first) = items.first() else { return false };
        let lead = self.fig(first).lead;
        let each = ["分别为", "逐年为", "依次为", "分别是"].iter().any(|word| lead.contains(word));
        let joined = items.windows(2).all(|pair| pair[1] == pair[0] + 1 && self.fig(pair[1]).after == Cue::Dun);
        items.len() >= 3
            && each
            && joined
            && total + 1 == first
            && self.fig(total).sentence == self.fig(first).sentence
            && self.slips_to(&[total], items)
    }

    /// 数据9505条，处罚类838条，许可类9367条: right behind a count all its kinds, one digit off.
    fn slipped_kinds(&self, total: usize, items: &[usize]) -> bool {
        let kind = |f: usize| self.fig(f).plain.chars().next_back().filter(|kind| matches!(kind, '类' | '型'));
        let sentence = self.fig(total).sentence;
        let next = |(n, &f): (usize, &usize)| f == total + 1 + n && self.fig(f).sentence == sentence;
        kind(items[0]).is_some()
            && items.iter().all(|&f| kind(f) == kind(items[0]))
            && items.iter().enumerate().all(next)
            && self.is_a_slip_off(total, items)
    }

    /// 归集总数…: a total by its name, and three items or more that cover nearly all of it.
    fn nearly_all(&self, total: usize, items: &[usize]) -> bool {
        let named = self.fig(total).is_summed();
        // 纠正113件，调解309件；982件未再起诉: what another segment tells is no item
        let one = items.iter().all(|&f| self.fig(f).segment == self.fig(items[0]).segment);
        named && one && items.len() >= 3 && self.nearly_closes(total, items)
    }

    /// 报送数据总量…，处罚量…，许可量…: a total by its name, and items whose names end as its own does.
    fn parallel_names(&self, total: usize, items: &[usize]) -> bool {
        let end = |f: usize| self.fig(f).lead.trim_end().chars().next_back();
        let Some(last) = end(total) else { return false };
        let named = self.fig(total).is_summed();
        named && last.is_alphabetic() && items.iter().all(|&f| end(f) == Some(last))
    }
}
