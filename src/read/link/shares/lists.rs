//! Shares in a row, with their counts in a row before or after them, and shares that make up a whole.

use crate::quantity::law::{Closure, add};
use crate::quantity::{End, Possible, Ratio};
use crate::report::Basis;

use super::super::block::{bare, plain_words};
use super::super::lexicon::{AGAIN, HOW_MANY, NAMES_ALL, OF_ROW, RESPECTIVELY, REST, any};
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

    /// 投诉988件、举报361件、咨询1件，投诉与举报分别占73%和27%: the counts that the names before a row of shares call, one each.
    fn parts_named(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let token = self.share_token(first)?;
        let words = self.listed_subject(token);
        let words = RESPECTIVELY.iter().fold(words.trim(), |words, end| words.strip_suffix(end).unwrap_or(words));
        let names: Vec<&str> = words.split(['、', '和', '与', '及']).map(str::trim).collect();
        let called = |name: &&str| {
            let mut counts = self.counts_before(first);
            counts.find(|&f| name.chars().count() >= 2 && self.fig(f).plain.ends_with(name))
        };
        let parts: Vec<usize> = names.iter().map(called).collect::<Option<_>>()?;
        let distinct = parts.iter().enumerate().all(|(nth, part)| !parts[..nth].contains(part));
        (names.len() == n && distinct).then_some(parts)
    }

    /// 火灾28.1万起、亡1390人。…25.8万起，亡1317人，分别占总数的91.8%、94.7%: each count of a row of unlike ones is of the count of its
    /// unit that was told first; all but one fit, two at least.
    fn unlike_shares(&mut self, first: usize, n: usize) -> bool {
        let sentence = self.fig(first).sentence;
        let level = |f: &usize| self.fig(*f).is_count() && self.fig(*f).bracket.is_none();
        let mut parts: Vec<usize> = self.before(first).filter(level).take(n).collect();
        parts.reverse();
        let differ = parts.windows(2).any(|pair| !self.same_unit(pair[0], pair[1]));
        if parts.len() != n || n < 2 || !differ {
            return false;
        }
        let told: Vec<usize> = (0..parts[0])
            .rev()
            .take(REACH * 3)
            .take_while(|&f| self.fig(f).sentence + 3 >= sentence)
            .filter(level)
            .collect();
        let fits = |part: usize, whole: usize, rate: usize| {
            self.same_unit(part, whole) && self.fits(self.fig(part).set, self.fig(whole).set, rate)
        };
        let whole = |nth: usize| {
            let (part, rate) = (parts[nth], first + nth);
            let fit = told.iter().rev().copied().find(|&w| fits(part, w, rate));
            fit.or_else(|| told.iter().rev().copied().find(|&w| self.same_unit(part, w)))
        };
        let Some(wholes) = (0..n).map(whole).collect::<Option<Vec<usize>>>() else { return false };
        let fit = (0..n).filter(|&nth| fits(parts[nth], wholes[nth], first + nth)).count();
        if fit < 2 || fit + 1 < n {
            return false;
        }
        for (nth, (part, whole)) in parts.into_iter().zip(wholes).enumerate() {
            self.settle(first + nth, vec![part], whole, Basis::Inferred);
        }
        true
    }

    /// The counts and their whole that a row of shares takes up again, where all but one of them fit: 第一产业21.4亿元，增长3.1%；
    /// …；总值236.7亿元。三次产业占比为9.0%、40.9%、50.1%.
    fn told_before(&self, first: usize, n: usize) -> Option<(Vec<usize>, usize)> {
        let sentence = self.fig(first).sentence;
        let mut counts: Vec<usize> = (0..first)
            .rev()
            .take(REACH * 2)
            .take_while(|&f| self.fig(f).sentence + 2 >= sentence)
            .filter(|&f| self.fig(f).is_count())
            .take(REACH)
            .collect();
        counts.reverse();
        let wholes = || counts.iter().copied();
        // 第二产业655万元，其中工业406万元，建筑业249万元: the items of one total, without what is within an item
        let heads = wholes().filter(|&w| self.is_head[w]);
        let of_head = |w: usize| -> Vec<usize> { wholes().filter(|&f| self.head_of[f] == Some(w)).collect() };
        let lists: Vec<Vec<usize>> = heads.map(of_head).filter(|items| items.len() == n).collect();
        let rows = lists.iter().map(Vec::as_slice);
        rows.chain(counts.windows(n)).find_map(|parts| {
            let fit = |whole: usize| {
                let fits = |(nth, &part): (usize, &usize)| {
                    self.same_unit(part, whole) && self.fits(self.fig(part).set, self.fig(whole).set, first + nth)
                };
                parts.iter().enumerate().filter(|&pair| fits(pair)).count()
            };
            let whole = wholes().filter(|w| !parts.contains(w)).find(|&w| fit(w) >= 2 && fit(w) + 1 >= n)?;
            Some((parts.to_vec(), whole))
        })
    }

    /// 商品类32件、服务类27件和其他类13件，前两类分别占44%、37%: the first so many of the list before.
    fn first_kinds(&self, first: usize, n: usize, subject: &str) -> Option<Vec<usize>> {
        let rest = subject.strip_prefix('前')?;
        let counted = HOW_MANY.iter().any(|&(word, of)| of == n && rest.starts_with(word));
        let last = self.count_before(first).filter(|_| counted)?;
        let items = match self.head_of[last] {
            Some(head) => self.counts_before(first).filter(|&f| self.head_of[f] == Some(head)).collect(),
            None => self.row_up_to(last).into_iter().rev().collect::<Vec<_>>(),
        };
        (items.len() >= n).then(|| items.into_iter().rev().take(n).collect())
    }

    /// 投诉250件，上年841件，……；举报37件，……；咨询110件，……。三类占比分别为63%、9%和28%: as many counts, one a segment, each a share of all of
    /// them together; all but one fit, two at least.
    fn kinds_of_themselves(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(first).sentence;
        let mut parts: Vec<usize> = Vec::new();
        let near = (0..first).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
        for f in near.filter(|&f| self.fig(f).is_count() && self.fig(f).bracket.is_none()) {
            match parts.last_mut() {
                Some(last) if self.fig(*last).segment == self.fig(f).segment => *last = f,
                _ => parts.push(f),
            }
        }
        parts.truncate(n);
        parts.reverse();
        let whole = self.sum_of(&parts).filter(|_| parts.len() == n && n >= 2)?;
        let fits = |(nth, &part): (usize, &usize)| self.fits(self.fig(part).set, whole, first + nth);
        let fit = parts.iter().enumerate().filter(|&pair| fits(pair)).count();
        let alike = parts.iter().all(|&f| self.same_unit(f, parts[0]));
        (alike && fit >= 2 && fit + 1 >= n).then_some(parts)
    }

    /// Whether shares whose counts follow them are all there is: they come near 100, and nothing is left over.
    fn lists_all(&self, first: usize, last: usize) -> bool {
        let rates: Vec<usize> = (first..=last).collect();
        !any(self.sentence_words(first, last), REST) && self.sum_of(&rates).is_some_and(|sum| near_all(&sum, 5))
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
    fn closed_list(&mut self, rates: Vec<usize>) {
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
        if slipped && !any(words, REST) {
            return self.make(Made::Rates { parts: rates }, Basis::Inferred);
        }
        let many = rates.len() >= 3 || two;
        // what does not close is told to be all where a digit or a rounding makes the difference
        let headed = || rates.len() >= 3 && self.heads_shares(first);
        let nearly = || {
            let slips = || self.slips_to_hundred(&rates);
            near_all(&total, 2) || near_all(&total, 15) && (headed() || slips()) || rates.len() >= 4 && slips()
        };
        if rates.len() >= 2 && ((closes && (many || names_all)) || (names_all && many && nearly())) {
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
fn near_all(sum: &Possible, points: i128) -> bool {
    sum.meets(&Possible::between(End::closed(Ratio::from(100 - points)), End::closed(Ratio::from(100 + points))))
}
