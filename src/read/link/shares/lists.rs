//! Shares in a row, with their counts in a row before or after them, and shares that make up a whole.

use crate::quantity::law::{Closure, add};
use crate::quantity::{End, Possible, Ratio};
use crate::report::Basis;

use super::super::block::{bare, plain_words};
use super::super::lexicon::{AGAIN, LEAVES_OUT, NAMES_ALL, OF_ROW, REST, any};
use super::super::near::REACH;
use super::super::tokens::Cue;
use super::super::{Linker, Made};

/// The most figures behind shares that a list goes on over.
const LIST: usize = 24;

impl Linker<'_> {
    /// One share, or several in a row: A、B分别占x%、y%.
    pub(super) fn share_list(&mut self, first: usize) -> usize {
        let mut last = first;
        while last + 1 < self.block.figs.len()
            && self.block.listed_with_previous(last + 1)
            && self.fig(last + 1).is_percent()
        {
            last += 1;
        }
        if last == first {
            if let Some(last) = self.shares_before_counts(first) {
                return last + 1;
            }
            self.one_share(first);
            return first + 1;
        }
        let n = last + 1 - first;
        // 分别占参加总人数4000人的10.3%、71.5%
        let between = self.whole_between(first);
        let subject = self.share_token(first).map_or("", |token| bare(plain_words(self.block.subject(token))));
        // 三种渠道各占: what stands before, by its number
        let again = AGAIN.iter().any(|w| subject.starts_with(w));
        // 在投诉总量中的占比分别为55.6%和44.4%: the whole is named, not the part
        let of_whole = subject.starts_with('在') && subject.trim_end_matches('的').ends_with('中');
        // 所占份额分别是: the shares of what stands before
        let subject = subject.strip_prefix("所").unwrap_or(subject);
        let named = !subject.is_empty() && !of_whole && between.is_none() && !OF_ROW.contains(&subject) && !again;
        // 咨询651件、求助592件、投诉542件，共计1785件，三类依次占: the total of the list is no item of it
        let end = between.unwrap_or(first);
        let total = self.count_before(end).filter(|&f| self.fig(f).cues.has(Cue::Sum) && between.is_none());
        let before = if named { None } else { self.counts_in_row_before(total.unwrap_or(end), n) };
        if let Some(parts) = before.or_else(|| self.counts_in_row_after(last, n)) {
            let told = || (0..first).rev().take(REACH).any(|f| self.fig(f).is_count());
            if between.is_none() && parts[0] > last && !told() && self.lists_all(first, last) {
                self.make(Made::Rates { parts: (first..=last).collect() }, Basis::Inferred);
            }
            for (rate, &part) in (first..=last).zip(&parts) {
                match between.or(total) {
                    Some(whole) => self.settle(rate, vec![part], whole, Basis::Stated),
                    None => self.share_of(rate, vec![part], &parts, Basis::Inferred),
                }
            }
            return last + 1;
        }
        if named && let Some(parts) = self.parts_named(first, n) {
            for (rate, part) in (first..=last).zip(parts) {
                self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            return last + 1;
        }
        if self.unlike_shares(first, n) {
            return last + 1;
        }
        if again && let Some((parts, whole)) = self.told_before(first, n) {
            for (rate, part) in (first..=last).zip(parts) {
                self.settle(rate, vec![part], whole, Basis::Inferred);
            }
            return last + 1;
        }
        if let Some(parts) = self.first_kinds(first, n, subject) {
            for (rate, &part) in (first..=last).zip(&parts) {
                self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            return last + 1;
        }
        if again && let Some(parts) = self.kinds_of_themselves(first, n) {
            for (rate, &part) in (first..=last).zip(&parts) {
                self.of_lists.push((parts.clone(), rate));
                self.make(Made::Share { part: vec![part], whole: parts.clone(), rate }, Basis::Inferred);
            }
            return last + 1;
        }
        // rates without counts: a list that may close at 100
        for rate in first..=last {
            self.lone(rate);
        }
        last + 1
    }

    /// Whether shares whose counts follow them are all there is: they come near 100, and nothing is left over.
    fn lists_all(&self, first: usize, last: usize) -> bool {
        let rates: Vec<usize> = (first..=last).collect();
        let words = self.sentence_words(first, last);
        !any(words, REST) && !any(words, LEAVES_OUT) && self.sum_of(&rates).is_some_and(|sum| near_all(&sum, 5))
    }

    /// Parts whose shares of one whole add up to 100% are all of it: the counts add up too.
    pub(super) fn shared_lists(&mut self) {
        let mut at = 0;
        let settled = self.settled.clone();
        while at < settled.len() {
            let (_, _, whole) = settled[at];
            // 已解决43件，占75.4%。正在解决13件，占22.8%。: over sentences that follow each other, up to what makes a whole
            let mut sentence = self.fig(settled[at].1).sentence;
            let mut run: Vec<(usize, usize, usize)> = Vec::new();
            for &share in settled[at..].iter().take_while(|s| s.2 == whole) {
                let here = self.fig(share.1).sentence;
                let rates: Vec<usize> = run.iter().map(|s| s.0).collect();
                let full = || self.sum_of(&rates).is_some_and(|sum| sum.meets(&all_or_more()));
                if here > sentence + 1 || here != sentence && full() {
                    break;
                }
                sentence = here;
                run.push(share);
            }
            at += run.len().max(1);
            // 少数民族183151人，其中回族176176人: what is within an item is no item beside it
            let within = |part: usize| self.head_of[part].is_some_and(|head| run.iter().any(|s| s.1 == head));
            let run: Vec<_> = run.iter().copied().filter(|s| !within(s.1)).collect();
            let parts: Vec<usize> = run.iter().map(|s| s.1).collect();
            let rates: Vec<usize> = run.iter().map(|s| s.0).collect();
            let hundred = self.sum_of(&rates).is_some_and(|sum| sum.contains(Ratio::HUNDRED));
            // 商品类3件，占60%，服务类1件，占20%，其他类1件: the rest has no share
            let parts = self.with_rest(whole, parts);
            let closes = parts.len() >= 2
                && (hundred || self.closes(&[whole], &parts))
                && !parts.contains(&whole)
                && parts.iter().all(|&p| self.same_unit(p, whole));
            let known = parts.iter().any(|&p| self.listed[p]);
            let list = if closes {
                Some((parts, Closure::Closed))
            } else {
                self.up_to_other(whole, &parts).map(|parts| (parts, Closure::Unmarked))
            };
            if let Some((parts, closure)) = list.filter(|_| !known) {
                for &part in &parts {
                    self.head_of[part] = Some(whole);
                }
                self.make(Made::Sum { total: whole, parts, closure }, Basis::Inferred);
            }
        }
    }

    /// Parts with shares of a whole, and the counts of their sentence that have none, where these make up the whole.
    fn with_rest(&self, whole: usize, parts: Vec<usize>) -> Vec<usize> {
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return parts };
        if parts.len() < 2 || self.closes(&[whole], &parts) {
            return parts;
        }
        let rest = self.after(last).filter(|&f| self.is_other(f) && self.fig(f).is_count() && self.same_unit(f, first));
        let all: Vec<usize> = parts.iter().copied().chain(rest.take(1)).collect();
        if all.len() > parts.len() && self.closes(&[whole], &all) { all } else { parts }
    }

    /// 甲类112件，占26%，乙类98件，占23%。丙类30件，……，其他类10件: a list that begins with shares of a whole and goes on to what is left over
    /// is all of it, where it is about as much.
    fn up_to_other(&self, whole: usize, parts: &[usize]) -> Option<Vec<usize>> {
        let (&first, &last) = (parts.first()?, parts.last()?);
        let sentence = self.fig(last).sentence;
        let counts: Vec<usize> = (last + 1..self.block.figs.len())
            .take(LIST)
            .take_while(|&f| self.fig(f).sentence <= sentence + 1)
            .filter(|&f| self.fig(f).is_count() && self.fig(f).bracket.is_none() && self.same_unit(f, first))
            .collect();
        let other = counts.iter().position(|&f| self.is_other(f))?;
        let rest = &counts[..=other];
        let free = rest.iter().all(|&f| self.head_of[f].is_none() && !self.is_head[f]);
        let all: Vec<usize> = parts.iter().chain(rest).copied().collect();
        (free && parts.len() >= 2 && all.len() >= 4 && self.same_unit(whole, first) && self.nearly_closes(whole, &all))
            .then_some(all)
    }

    /// Rates of one list add up to 100% where they name everything there is.
    pub(in crate::read::link) fn closed_rates(&mut self, first: usize, last: usize) {
        self.closed_list((first..=last).collect());
    }

    /// As [`closed_rates`](Self::closed_rates), for rates that need not touch.
    pub(in crate::read::link) fn closed_list(&mut self, rates: Vec<usize>) {
        let (Some(&first), Some(&last)) = (rates.first(), rates.last()) else { return };
        let cuts: Vec<Possible> = rates.iter().map(|&r| self.fig(r).quantity.cut()).collect();
        let (Some(total), Some(cut)) = (self.sum_of(&rates), add(&cuts)) else { return };
        let closes = total.contains(Ratio::HUNDRED) || cut.contains(Ratio::HUNDRED);
        // 按来源，平台占68.4%，电话占22.9%，…: a heading that divides all there is
        // 从申请人构成来看 may name some only
        let view = self.by_category(first) && !self.by_division(first);
        let words = self.sentence_words(first, last);
        let names_all = any(words, if view { REST } else { NAMES_ALL })
            || self.by_category(first) && (closes || !view)
            || rates.len() >= 3 && self.heads_shares(first);
        // 计划检查占92.2%，触发检查占7.8%: two to a decimal that are 100% as printed
        let two = rates.iter().all(|&r| self.fig(r).has_decimals())
            && rates.iter().try_fold(Ratio::ZERO, |sum, &r| sum.checked_add(self.value(r))) == Some(Ratio::HUNDRED);
        // 从年龄看，青年20.31%、中年49.94%、老年21.74%: of rates to two decimals few are a digit away from 100% by chance
        let hundredth = |unit: Ratio| unit.checked_mul(Ratio::HUNDRED).is_some_and(|units| units <= Ratio::ONE);
        let exact = |&r: &usize| hundredth(self.fig(r).quantity.unit_in_last_place());
        let slipped = view && rates.len() >= 3 && rates.iter().all(exact) && self.slips_to_hundred(&rates);
        if slipped && !any(words, REST) && !any(words, LEAVES_OUT) {
            return self.make(Made::Rates { parts: rates }, Basis::Inferred);
        }
        let many = rates.len() >= 3 || two;
        // what does not close is told to be all where a digit or a rounding makes the difference
        let headed = || rates.len() >= 3 && self.heads_shares(first);
        let nearly = || {
            let slips = || self.slips_to_hundred(&rates);
            near_all(&total, 2) || near_all(&total, 15) && (headed() || slips()) || rates.len() >= 4 && slips()
        };
        let some = ["一些", "未列入", "未计入", "不计入", "未统计", "除外"].iter().any(|word| words.contains(word));
        if rates.len() >= 2 && ((closes && (many || names_all)) || (names_all && many && !some && nearly())) {
            self.make(Made::Rates { parts: rates }, Basis::Inferred);
        }
    }

    /// 诉求来源占比依次为：电话58.6%、…: whether the clause before the colon says that shares follow.
    fn heads_shares(&self, first: usize) -> bool {
        let toks = &self.block.toks[..self.fig(first).tok];
        let Some(colon) = toks.iter().rev().take(6).find(|t| t.cue == Cue::Colon) else { return false };
        let words = self.block.text.get(self.sentence_start(self.fig(first).tok)..colon.start).unwrap_or_default();
        self.fig(first).after == Cue::Colon
            && ["占比", "比重", "比例", "分布", "构成", "结构"].iter().any(|end| bare(words).ends_with(end))
    }

    /// The `n` counts that stand in a row before a figure, in its sentence.
    pub(in crate::read::link) fn counts_in_row_before(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(first).sentence;
        // 甲5417件（乙1986件）、丙4193件，占比分别为: what a bracket tells of an item is no item
        let bracket = self.fig(first).bracket;
        let open = |f: &usize| self.fig(*f).bracket.is_none() || self.fig(*f).bracket == bracket;
        let level = |f: &usize| self.fig(*f).is_amount() && self.fig(*f).is_level();
        let mut near = (0..first).rev().take_while(|&f| self.fig(f).sentence == sentence).filter(level);
        let last = near.next()?;
        let apart = self.fig(last).bracket.is_none();
        let counts: Vec<usize> = std::iter::once(last).chain(near.filter(|f| !apart || open(f))).take(n).collect();
        let all = counts.len() == n && counts.iter().all(|&f| self.same_unit(f, counts[0]));
        // just before: no other rate between
        let near = counts.first().is_some_and(|&f| (f + 1..first).all(|g| !self.fig(g).is_rate()));
        (all && near).then(|| counts.into_iter().rev().collect())
    }

    pub(super) fn counts_in_row_after(&self, last: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(last).sentence;
        let counts: Vec<usize> = (last + 1..self.block.figs.len())
            .take_while(|&f| self.fig(f).sentence == sentence)
            .take(n)
            .filter(|&f| self.fig(f).is_count())
            .collect();
        let all = counts.len() == n && counts.iter().all(|&f| self.same_unit(f, counts[0]));
        all.then_some(counts)
    }

    /// The counts in a row (A件、B件) before a part: 收到建议96件、提案124件，A类答复157件.
    pub(super) fn listed_row(&self, part: usize) -> Vec<usize> {
        let sentence = self.fig(part).sentence;
        let mut at = part;
        while at > 1 && self.fig(at - 1).sentence == sentence {
            at -= 1;
            if at > 0
                && self.fig(at).after == Cue::Dun
                && self.fig(at).is_count()
                && self.same_unit(at - 1, at)
                && self.fig(at - 1).is_count()
            {
                let mut row = vec![at];
                while at > 0
                    && self.fig(at).after == Cue::Dun
                    && self.fig(at - 1).is_count()
                    && self.same_unit(at - 1, at)
                    && row.len() < 12
                {
                    at -= 1;
                    row.push(at);
                }
                row.reverse();
                return row;
            }
            if part - at > 4 {
                break;
            }
        }
        Vec::new()
    }
}

/// 100% and more.
fn all_or_more() -> Possible {
    Possible::ends(Some(End::closed(Ratio::HUNDRED)), None)
}

/// Whether shares add up to 100%, give or take so many points.
pub(super) fn near_all(sum: &Possible, points: i128) -> bool {
    sum.meets(&Possible::between(End::closed(Ratio::from(100 - points)), End::closed(Ratio::from(100 + points))))
}
