//! Shares (占比) and named rates (办结率): which part, which whole.

use crate::quantity::law::{Verdict, add, share};
use crate::quantity::{Possible, Ratio};
use crate::report::Basis;

use super::block::{Fig, Sense, bare, plain_words};
use super::tokens::Cue;
use super::{Linker, Made, Pending};

/// How many counts around a rate are looked at.
const REACH: usize = 12;

/// Nouns that name no whole of their own.
const GENERIC: &[&str] =
    &["总数", "总量", "总", "全部", "全年", "比", "总件数", "总人数", "全区", "全市", "全县", "该类", "同类"];

/// The noun of a rate and the words that name what it counts: 办结率 counts what was 办结, of what was 受理 or 收到.
const RATES: &[(&str, &[&str])] = &[
    ("出庭", &["出庭"]),
    ("应诉", &["出庭", "应诉"]),
    ("办结", &["办结", "办理完毕", "办复"]),
    ("审结", &["审结"]),
    ("结案", &["结案", "审结", "办结", "执结"]),
    ("整改", &["整改", "销号"]),
    ("销号", &["销号"]),
    ("解决", &["解决"]),
    ("化解", &["化解"]),
    ("成功", &["成功"]),
    ("合格", &["合格"]),
    ("优秀", &["优秀"]),
    ("纠错", &["纠错", "撤销", "变更"]),
    ("败诉", &["败诉"]),
    ("胜诉", &["胜诉"]),
    ("发现", &["发现"]),
];

impl Linker<'_> {
    fn at(&self, at: usize) -> &Fig<'_> {
        &self.block.figs[at]
    }

    /// Whether a part of a whole can be the rate, rounded or cut.
    fn fits(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        matches!(share(Some(part), Some(whole), self.at(rate).quantity).verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// A fit, and a better one where no cut is needed.
    fn holds(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        share(Some(part), Some(whole), self.at(rate).quantity).verdict == Verdict::Holds
    }

    /// All shares and rates of the block.
    pub(super) fn shares(&mut self) {
        let mut at = 0;
        while at < self.block.figs.len() {
            let fig = self.at(at);
            if self.done[at] || !fig.is_percent() {
                at += 1;
                continue;
            }
            match fig.sense {
                Sense::Share => at = self.share_list(at),
                _ => at += 1,
            }
        }
        self.settle_shares();
        for at in 0..self.block.figs.len() {
            let fig = self.at(at);
            if !self.done[at] && fig.is_percent() && matches!(fig.sense, Sense::Level | Sense::Reached) {
                self.named_rate(at);
            }
        }
    }

    /// One share, or several in a row: A、B分别占x%、y%.
    fn share_list(&mut self, first: usize) -> usize {
        let mut last = first;
        while last + 1 < self.block.figs.len()
            && self.block.listed_with_previous(last + 1)
            && self.at(last + 1).is_percent()
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
        let named = !subject.is_empty() && between.is_none() && !matches!(subject, "依次" | "各" | "数量");
        let before = if named { None } else { self.counts_in_row_before(between.unwrap_or(first), n) };
        if let Some(parts) = before.or_else(|| self.counts_in_row_after(last, n)) {
            if between.is_none() && parts[0] > last && self.lists_all(first, last) {
                self.make(Made::Rates { parts: (first..=last).collect() }, Basis::Inferred);
            }
            for (rate, &part) in (first..=last).zip(&parts) {
                match between {
                    Some(whole) => self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Stated),
                    None => self.share_of(rate, vec![part], &parts, Basis::Inferred),
                }
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
        let sets: Vec<Possible> = (first..=last).map(|r| self.at(r).set).collect();
        let start = self.sentence_start(self.at(first).tok);
        let end = self.block.toks[self.at(last).tok..].iter().find(|t| t.cue == Cue::Stop).map(|t| t.start);
        let words = self.block.text.get(start..end.unwrap_or(self.at(last).span.end)).unwrap_or_default();
        let rest = ["其余", "其他", "等"].iter().any(|w| words.contains(w));
        let ends = (crate::quantity::End::closed(Ratio::from(95)), crate::quantity::End::closed(Ratio::from(105)));
        !rest && add(&sets).is_some_and(|sum| sum.meets(&Possible::between(ends.0, ends.1)))
    }

    /// The count that stands between 占 and a rate: 占全部193件的13.99%.
    fn whole_between(&self, rate: usize) -> Option<usize> {
        let token = self.share_token(rate)?;
        self.block.toks[token..self.at(rate).tok].iter().find(|t| t.cue == Cue::Figure).map(|t| t.figure)
    }

    /// Settles the shares for which no candidate fits: the head of the part's list, the whole of their neighbours, the list
    /// itself, or the grammar's first.
    fn settle_shares(&mut self) {
        let fitted = self.settled.clone();
        for Pending { rate, part, list, basis } in std::mem::take(&mut self.pending) {
            let sentence = self.at(rate).sentence;
            let near = fitted.partition_point(|s| s.0 < rate);
            let neighbour = fitted[near.saturating_sub(2)..fitted.len().min(near + 2)]
                .iter()
                .filter(|s| self.at(s.0).sentence == sentence && s.0.abs_diff(rate) <= 8 && !part.contains(&s.2))
                .min_by_key(|s| s.0.abs_diff(rate))
                .map(|s| s.2);
            let lead = part[0];
            let same: Vec<usize> =
                self.wholes(lead, rate, &part).into_iter().filter(|&w| self.same_unit(lead, w)).collect();
            if let Some(whole) = self.head_of[lead].or(neighbour) {
                self.settle(rate, part, whole, basis);
            } else if list.len() >= 2 {
                self.make(Made::Share { part, whole: list, rate }, basis);
            } else if let Some(whole) = self.grammatical_whole(lead, &same).or_else(|| self.whole_next(rate, &part)) {
                self.settle(rate, part, whole, basis);
            } else {
                self.make(Made::Share { part, whole: Vec::new(), rate }, basis);
            }
        }
        self.settled.sort_unstable();
        self.shared_lists();
    }

    /// 两项合计占92%，参评50件: a count right after the rate that can hold the parts.
    fn whole_next(&self, rate: usize, part: &[usize]) -> Option<usize> {
        let next = rate + 1;
        let fig = self.block.figs.get(next)?;
        let sum = add(&part.iter().map(|&f| self.at(f).set).collect::<Vec<_>>())?;
        let holds = sum.lower().is_some_and(|low| low.at <= fig.quantity.value());
        (part.len() > 1
            && fig.sentence == self.at(rate).sentence
            && fig.is_count()
            && self.same_unit(next, part[0])
            && holds)
            .then_some(next)
    }

    /// Parts whose shares of one whole add up to 100% are all of it: the counts add up too.
    fn shared_lists(&mut self) {
        let mut at = 0;
        let settled = self.settled.clone();
        while at < settled.len() {
            let (_, _, whole) = settled[at];
            let sentence = self.at(settled[at].1).sentence;
            let run: Vec<(usize, usize, usize)> = settled[at..]
                .iter()
                .copied()
                .take_while(|s| s.2 == whole && self.at(s.1).sentence == sentence)
                .collect();
            at += run.len().max(1);
            let parts: Vec<usize> = run.iter().map(|s| s.1).collect();
            let rates: Vec<Possible> = run.iter().map(|s| self.at(s.0).set).collect();
            let closes = parts.len() >= 2
                && add(&rates).is_some_and(|sum| sum.contains(Ratio::HUNDRED))
                && !parts.contains(&whole)
                && parts.iter().all(|&p| self.same_unit(p, whole));
            let known = parts.iter().any(|&p| self.listed[p]);
            if closes && !known {
                for &part in &parts {
                    self.head_of[part] = Some(whole);
                }
                self.make(
                    Made::Sum { total: whole, parts, closure: crate::quantity::law::Closure::Closed },
                    Basis::Inferred,
                );
            }
        }
    }

    /// Rates of one list add up to 100% where they name everything there is.
    pub(super) fn closed_rates(&mut self, first: usize, last: usize) {
        self.closed_list((first..=last).collect());
    }

    /// As [`closed_rates`](Self::closed_rates), for rates that need not touch.
    pub(super) fn closed_list(&mut self, rates: Vec<usize>) {
        let (Some(&first), Some(&last)) = (rates.first(), rates.last()) else { return };
        let sets: Vec<Possible> = rates.iter().map(|&r| self.at(r).set).collect();
        let cuts: Vec<Possible> = rates.iter().map(|&r| self.at(r).quantity.cut()).collect();
        let (Some(total), Some(cut)) = (add(&sets), add(&cuts)) else { return };
        let closes = total.contains(Ratio::HUNDRED) || cut.contains(Ratio::HUNDRED);
        let start = self.sentence_start(self.at(first).tok);
        let end = self.block.toks[self.at(last).tok..]
            .iter()
            .find(|t| t.cue == Cue::Stop)
            .map_or(self.at(last).span.end, |t| t.start);
        let words = self.block.text.get(start..end).unwrap_or_default();
        let whole_named = [
            "第一、二、三产业",
            "三次产业",
            "其他",
            "其它",
            "其余",
            "构成",
            "不满意",
            "城镇",
            "一、二、三产",
            "结构",
            "没用",
            "不知道",
            "不了解",
        ]
        .iter()
        .any(|w| words.contains(w));
        let ends = (crate::quantity::End::closed(Ratio::from(85)), crate::quantity::End::closed(Ratio::from(115)));
        let near = total.meets(&Possible::between(ends.0, ends.1));
        let many = rates.len() >= 3;
        if rates.len() >= 2 && ((closes && (many || whole_named)) || (whole_named && near && many)) {
            self.make(Made::Rates { parts: rates }, Basis::Inferred);
        }
    }

    pub(super) fn sentence_start(&self, tok: usize) -> usize {
        self.block.toks[..tok].iter().rev().find(|t| t.cue == Cue::Stop).map_or(self.start, |t| t.end)
    }

    /// The `n` counts that stand in a row before a figure, in its sentence.
    pub(super) fn counts_in_row_before(&self, first: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.at(first).sentence;
        let counts: Vec<usize> = (0..first)
            .rev()
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_amount() && self.at(f).is_level())
            .take(n)
            .collect();
        let all = counts.len() == n && counts.iter().all(|&f| self.same_unit(f, counts[0]));
        // just before: no other rate between
        let near = counts.first().is_some_and(|&f| (f + 1..first).all(|g| !self.at(g).is_rate()));
        (all && near).then(|| counts.into_iter().rev().collect())
    }

    fn counts_in_row_after(&self, last: usize, n: usize) -> Option<Vec<usize>> {
        let sentence = self.at(last).sentence;
        let counts: Vec<usize> = (last + 1..self.block.figs.len())
            .take_while(|&f| self.at(f).sentence == sentence)
            .take(n)
            .filter(|&f| self.at(f).is_count())
            .collect();
        let all = counts.len() == n && counts.iter().all(|&f| self.same_unit(f, counts[0]));
        all.then_some(counts)
    }

    /// The share token that belongs to a rate; none for a rate in brackets.
    fn share_token(&self, rate: usize) -> Option<usize> {
        let tok = self.at(rate).tok;
        let back = self.block.toks[..tok]
            .iter()
            .rev()
            .take(6)
            .take_while(|t| !matches!(t.cue, Cue::Comma | Cue::Colon | Cue::Semi | Cue::Stop))
            .position(|t| t.cue == Cue::Share)?;
        Some(tok - 1 - back)
    }

    fn one_share(&mut self, rate: usize) {
        let before = (rate > 0).then(|| rate - 1).filter(|&f| self.at(f).sentence == self.at(rate).sentence);
        let touching = before.filter(|&f| self.at(f).is_amount());
        let Some(token) = self.share_token(rate) else {
            // 维持81件（45%）; 咨询1.42万件，约占65%
            match touching {
                Some(part) if bare(self.at(rate).lead).is_empty() => {
                    self.share_of(rate, vec![part], &[], Basis::Inferred);
                }
                _ => self.lone(rate),
            }
            return;
        };
        if let Some(whole) = self.whole_between(rate) {
            // 三类合计占同期总量871件的62.3%
            let words = self.block.subject(token);
            if let Some(n) =
                [("三", 3), ("两", 2), ("二", 2)].iter().find(|(word, _)| words.contains(word)).map(|&(_, n)| n)
            {
                let sentence = self.at(rate).sentence;
                let mut parts: Vec<usize> = (0..whole)
                    .rev()
                    .take(REACH)
                    .take_while(|&f| self.at(f).sentence == sentence)
                    .filter(|&f| self.at(f).is_count() && self.same_unit(f, whole))
                    .take(n)
                    .collect();
                if parts.len() == n {
                    parts.reverse();
                    return self.make(Made::Share { part: parts, whole: vec![whole], rate }, Basis::Inferred);
                }
            }
            if let Some(part) = self.count_before(whole) {
                return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Stated);
            }
            return self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
        }
        let subject = plain_words(self.block.subject(token));
        let joined = ["合计", "两项", "二者", "两者", "共计", "合占", "三项", "三者", "两类", "三类"]
            .iter()
            .any(|w| self.block.subject(token).contains(w));
        if joined && touching.is_none_or(|f| self.at(f).clause != self.at(rate).clause) {
            return self.joint_share(rate, subject);
        }
        if subject.is_empty() || bare(subject).is_empty() {
            match touching.or_else(|| self.count_before(rate)) {
                Some(part) => self.share_of(rate, vec![part], &[], Basis::Inferred),
                None => self.lone(rate),
            }
            return;
        }
        // 商业网站占79.5%，达1028.5万件
        let next = rate + 1;
        if next < self.block.figs.len() && self.at(next).is_count() && self.at(next).segment == self.at(rate).segment {
            let words = self.at(next).lead.trim();
            let reached = matches!(words, "达" | "为" | "达到" | "计" | "共" | "有" | "即" | "")
                || (self.at(next).after == Cue::Open && bare(words).is_empty());
            if reached {
                return self.share_of(rate, vec![next], &[], Basis::Inferred);
            }
        }
        // 530项政务服务事项纳入综合窗口，事项占比达70.95%
        if let Some(part) =
            touching.filter(|&f| self.at(f).tail.contains(subject) || shares_word(self.at(f).tail, subject))
        {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 企业12408件、个人35792件，个人办件占74.26%; 后者占18.96%
        if let Some((part, list)) = self.renamed_part(rate, subject) {
            return self.share_of(rate, vec![part], &list, Basis::Inferred);
        }
        if let Some(part) = touching {
            let same_clause = self.at(part).clause == self.at(rate).clause;
            let words = self.at(part).words();
            // 530项纳入综合窗口，事项占比达70.95%
            let ratio = self.block.text[self.block.toks[token].start..].starts_with("占比") && !self.carries(part);
            if same_clause || shares_word(words, subject) || ratio {
                return self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            // 办理建议5件，其中采纳的占60%
            let of_which = self.block.subject(token).trim_start().starts_with("其中");
            if of_which && self.at(part).is_count() && self.at(rate).clause - self.at(part).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![part], rate }, Basis::Inferred);
            }
        }
        self.lone(rate);
    }

    /// Whether a count has a share of its own already.
    fn carries(&self, part: usize) -> bool {
        self.shared[part]
    }

    /// The count that a clause names again by its subject, with the counts listed beside it.
    fn renamed_part(&self, rate: usize, subject: &str) -> Option<(usize, Vec<usize>)> {
        let sentence = self.at(rate).sentence;
        let counts: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_count())
            .collect();
        let row = |f: usize| -> Vec<usize> {
            let mut list = vec![f];
            let mut at = f;
            while at > 0 && self.at(at).after == Cue::Dun && self.at(at - 1).is_count() && self.same_unit(at - 1, f) {
                at -= 1;
                list.push(at);
            }
            let mut at = f;
            while at + 1 < rate
                && self.at(at + 1).after == Cue::Dun
                && self.at(at + 1).is_count()
                && self.same_unit(at + 1, f)
            {
                at += 1;
                list.push(at);
            }
            list.sort_unstable();
            list
        };
        match subject {
            "后者" => counts.first().map(|&f| (f, row(f))),
            "前者" => counts.get(1).map(|&f| (f, row(f))),
            _ => {
                let part = counts.iter().copied().find(|&f| {
                    let words = self.at(f).plain;
                    (words.chars().count() >= 2 || matches!(words, "男" | "女"))
                        && (subject.contains(words) || words.contains(subject) || overlap(words, subject))
                })?;
                Some((part, row(part)))
            }
        }
    }

    /// 两项合计占39.83%: the last counts before the rate.
    fn joint_share(&mut self, rate: usize, subject: &str) {
        if let Some(parts) = self.joint_parts(rate) {
            return self.share_of(rate, parts, &[], Basis::Inferred);
        }
        let sentence = self.at(rate).sentence;
        // 予以公开和部分公开的合计占72.9%: the subject names the parts
        let called: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_count() && called_in(self.at(f).plain, subject))
            .collect();
        if called.len() >= 2 {
            return self.share_of(rate, called.into_iter().rev().collect(), &[], Basis::Inferred);
        }
        let counted = ["两", "二", "三"].iter().any(|n| subject.contains(n));
        if !counted && subject.chars().count() > 4 {
            return self.lone(rate);
        }
        let n = if subject.contains('三') { 3 } else { 2 };
        let mut parts: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_count())
            .take(n)
            .collect();
        parts.reverse();
        if parts.len() == n {
            self.share_of(rate, parts, &[], Basis::Inferred);
        } else {
            self.lone(rate);
        }
    }

    /// The count before a figure in its sentence.
    fn count_before(&self, figure: usize) -> Option<usize> {
        (0..figure)
            .rev()
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == self.at(figure).sentence)
            .find(|&f| self.at(f).is_count())
    }

    /// Two or three counts before a rate that share it: 两项合计占39.83%.
    fn joint_parts(&self, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.at(rate).sentence;
        let counts: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_count())
            .collect();
        for n in [2, 3] {
            let Some(parts) = counts.get(..n) else { continue };
            let Some(sum) = add(&parts.iter().map(|&f| self.at(f).set).collect::<Vec<_>>()) else { continue };
            for whole in self.wholes(parts[n - 1], rate, &[]) {
                if self.fits(sum, self.at(whole).set, rate) {
                    let mut parts = parts.to_vec();
                    parts.reverse();
                    return Some(parts);
                }
            }
        }
        None
    }

    /// What the words between 占 and the rate name: 占审结案件的29.9%.
    fn named_whole(&self, rate: usize) -> Option<&str> {
        let token = self.share_token(rate)?;
        let words = self.block.text.get(self.block.toks[token].end..self.at(rate).span.start)?;
        let mut words = words.trim().trim_end_matches(['的', '约', '近', '了']).trim_start_matches(['到', '达', '为']);
        for generic in GENERIC {
            words = words.trim_start_matches(generic);
            words = words.trim_end_matches(generic);
        }
        let words = words.trim_end_matches(['的', '数', '量']).trim_end_matches("总");
        (words.chars().count() >= 2).then_some(words)
    }

    /// The counts that may be the whole of a part, in the order of the grammar: the list that the part stands in, counts before
    /// it from near to far, the paragraph's opening, counts after it.
    fn wholes(&self, part: usize, rate: usize, not: &[usize]) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        let sentence = self.at(part).sentence;
        let mut push = |f: usize| {
            if f != part && !not.contains(&f) && self.at(f).is_count() && !out.contains(&f) {
                out.push(f);
            }
        };
        let mut head = self.head_of[part];
        let mut depth = 0;
        while let Some(h) = head {
            push(h);
            head = self.head_of[h];
            depth += 1;
            if depth > 4 {
                break;
            }
        }
        // what carries a share itself is an item of the list, not its whole
        let here: Vec<usize> =
            (0..part).rev().take(REACH * 2).take_while(|&f| self.at(f).sentence == sentence).collect();
        here.iter().copied().filter(|&f| !self.carries_share(f)).for_each(&mut push);
        here.iter().copied().for_each(&mut push);
        // the sentences before: their totals first
        let earlier: Vec<usize> = (0..part)
            .rev()
            .take(REACH * 4)
            .filter(|&f| self.at(f).sentence < sentence && self.at(f).sentence + 3 >= sentence)
            .collect();
        earlier.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        earlier.iter().copied().for_each(&mut push);
        // the paragraph's opening
        (0..part.min(4)).for_each(&mut push);
        // after it
        let later: Vec<usize> = (part + 1..self.block.figs.len())
            .take(REACH * 2)
            .filter(|&f| f != rate && self.at(f).sentence <= sentence + 1)
            .collect();
        later.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        later.iter().copied().for_each(&mut push);
        out
    }

    fn is_total(&self, f: usize) -> bool {
        self.is_head[f] || self.block.cues_before(f).any(|t| matches!(t.cue, Cue::Total | Cue::Sum))
    }

    /// Chooses the whole of a share whose part is known. Grammar proposes, arithmetic disposes: a whole that the text names is
    /// never replaced; else the first candidate of the grammar that fits is taken. Where none fits the share waits for its
    /// neighbours. `list` are the counts that stand in one list with the part.
    fn share_of(&mut self, rate: usize, part: Vec<usize>, list: &[usize], basis: Basis) {
        let Some(sum) = add(&part.iter().map(|&f| self.at(f).set).collect::<Vec<_>>()) else { return };
        let lead = part[0];
        let all = self.wholes(lead, rate, &part);
        let all: Vec<usize> = all.into_iter().filter(|w| !list.contains(w)).collect();
        let same: Vec<usize> = all.iter().copied().filter(|&w| self.same_unit(lead, w)).collect();
        let other: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&w| !self.same_unit(lead, w) && self.at(w).quantity.kind() == self.at(lead).quantity.kind())
            .collect();
        let first_fit = |pool: &[usize]| {
            pool.iter()
                .copied()
                .find(|&w| self.holds(sum, self.at(w).set, rate))
                .or_else(|| pool.iter().copied().find(|&w| self.fits(sum, self.at(w).set, rate)))
        };
        if let Some(name) = self.named_whole(rate) {
            let named: Vec<usize> = same.iter().copied().filter(|&w| names(self.at(w), name)).collect();
            let before: Vec<usize> = named.iter().copied().filter(|&w| w < lead).collect();
            let pool = if before.is_empty() { &named } else { &before };
            if let Some(whole) = first_fit(pool) {
                return self.settle(rate, part, whole, Basis::Stated);
            }
            if let (Some(&whole), true) = (pool.first(), !GENERIC.contains(&name)) {
                // a part of the whole may be worded as the whole is: only what can hold the part is its whole
                let large =
                    pool.iter().copied().find(|&w| self.at(w).quantity.value() >= self.at(lead).quantity.value());
                return self.make(Made::Share { part, whole: vec![large.unwrap_or(whole)], rate }, Basis::Stated);
            }
        }
        for pool in [&same, &other] {
            if let Some(whole) = first_fit(pool) {
                return self.settle(rate, part, whole, basis);
            }
        }
        if self.at(rate).quantity.value() == Ratio::HUNDRED && self.at(rate).is_percent() && part.len() == 1 {
            // “网上办”702项占比100%: it is its own whole
            return self.settle(rate, part.clone(), lead, basis);
        }
        for whole in [list.to_vec(), self.siblings(lead, rate).unwrap_or_default(), self.listed_row(lead)] {
            if whole.len() < 2 {
                continue;
            }
            let total = add(&whole.iter().map(|&f| self.at(f).set).collect::<Vec<_>>());
            if total.is_some_and(|total| self.fits(sum, total, rate)) || (whole.len() == list.len() && same.is_empty())
            {
                return self.make(Made::Share { part, whole, rate }, basis);
            }
        }
        self.done[rate] = true;
        self.shared[rate] = true;
        for &f in &part {
            self.shared[f] = true;
        }
        self.pending.push(Pending { rate, part, list: list.to_vec(), basis });
    }

    /// Makes a share and remembers it for its neighbours.
    fn settle(&mut self, rate: usize, part: Vec<usize>, whole: usize, basis: Basis) {
        if let [one] = part[..] {
            self.settled.push((rate, one, whole));
        }
        self.make(Made::Share { part, whole: vec![whole], rate }, basis);
    }

    /// The counts in a row (A件、B件) before a part: 收到建议96件、提案124件，A类答复157件.
    fn listed_row(&self, part: usize) -> Vec<usize> {
        let sentence = self.at(part).sentence;
        let mut at = part;
        while at > 1 && self.at(at - 1).sentence == sentence {
            at -= 1;
            if at > 0
                && self.at(at).after == Cue::Dun
                && self.at(at).is_count()
                && self.same_unit(at - 1, at)
                && self.at(at - 1).is_count()
            {
                let mut row = vec![at];
                while at > 0
                    && self.at(at).after == Cue::Dun
                    && self.at(at - 1).is_count()
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

    /// The counts with shares around a part: together they are the whole where no total is stated.
    fn siblings(&self, part: usize, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.at(part).sentence;
        let with_share: Vec<usize> = (0..self.block.figs.len().saturating_sub(1))
            .skip(part.saturating_sub(REACH * 2))
            .take(REACH * 4)
            .filter(|&f| {
                self.at(f).sentence == sentence
                    && self.at(f).is_count()
                    && self.same_unit(f, part)
                    && (f == part || self.at(f + 1).sense == Sense::Share || f + 1 == rate)
                    && self.at(f).bracket.is_none()
            })
            .collect();
        (with_share.len() >= 2 && with_share.contains(&part)).then_some(with_share)
    }

    /// The whole that the grammar gives where no candidate fits: the head of the part's list, the item that carries 100%, or
    /// the nearest count of its unit before it that is no share itself.
    fn grammatical_whole(&self, part: usize, same: &[usize]) -> Option<usize> {
        let value = self.at(part).quantity.value();
        let large = |w: &usize| self.at(*w).quantity.value() >= value;
        if let Some(head) = self.head_of[part] {
            return Some(head);
        }
        let carries = |w: usize| {
            self.block.figs.get(w + 1).is_some_and(|r| r.sense == Sense::Share && r.sentence == self.at(w).sentence)
        };
        let hundred = same.iter().copied().find(|&w| carries(w) && self.at(w + 1).quantity.value() == Ratio::HUNDRED);
        if hundred.is_some() {
            return hundred;
        }
        let sentence = self.at(part).sentence;
        let near = |w: &usize| *w < part && self.at(*w).sentence + 1 >= sentence;
        let before: Vec<usize> = same.iter().copied().filter(|w| near(w) && !carries(*w)).collect();
        before.iter().copied().find(large).or_else(|| before.first().copied()).or_else(|| {
            same.iter()
                .copied()
                .find(|&w| w > part && self.is_total(w) && self.at(w).sentence <= sentence + 1 && !carries(w))
        })
    }

    /// X率x%: by its name, or a rate that stands alone.
    fn named_rate(&mut self, rate: usize) {
        let stem = self.stem(rate);
        let Some(stem) = stem else {
            return self.lone(rate);
        };
        let hundred = self.at(rate).quantity.value() == Ratio::HUNDRED;
        let sentence = self.at(rate).sentence;
        let before: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .filter(|&f| self.at(f).sentence + 1 >= sentence && self.at(f).is_count())
            .collect();
        let after: Vec<usize> = (rate + 1..self.block.figs.len())
            .take(REACH)
            .take_while(|&f| self.at(f).sentence == sentence)
            .filter(|&f| self.at(f).is_count())
            .collect();
        // parts: those whose words are the rate's, else those right before it
        let named: Vec<usize> = before
            .iter()
            .chain(&after)
            .copied()
            .filter(|&f| self.at(f).sentence == sentence && counts_what(self.at(f), &stem))
            .collect();
        let near: Vec<usize> = before.iter().copied().filter(|&f| self.at(f).sentence == sentence).take(3).collect();
        let mut parts = named.clone();
        for f in near {
            // a count that is the part of another rate is not that of this one too
            if !parts.contains(&f) && !self.carries(f) && !self.loose(f) {
                parts.push(f);
            }
        }
        if hundred {
            // every part of equal size fits 100%: only a named one says something
            parts.clone_from(&named);
        }
        let candidates = |this: &Self, part: usize| -> Vec<usize> {
            let mut wholes: Vec<usize> = Vec::new();
            for w in this.wholes(part, rate, &[]) {
                let near = this.at(w).sentence + 2 >= sentence && this.at(w).sentence <= sentence;
                if near && w != part {
                    wholes.push(w);
                }
            }
            wholes
        };
        for strict in [true, false] {
            for &part in &parts {
                for whole in candidates(self, part) {
                    if self.same_unit(part, whole) == strict
                        && self.at(part).quantity.kind() == self.at(whole).quantity.kind()
                        && if named.contains(&part) {
                            self.fits(self.at(part).set, self.at(whole).set, rate)
                        } else {
                            !self.loose(whole)
                                && self.holds(self.at(part).set, self.at(whole).set, rate)
                                && (strict || part + 1 == rate)
                        }
                    {
                        return self.settle(rate, vec![part], whole, Basis::Inferred);
                    }
                }
                // 上年结转24件，本年新收163件，审结171件，审结率91.4%
                if strict && let Some(pair) = self.summed_whole(part, rate) {
                    return self.make(Made::Share { part: vec![part], whole: pair, rate }, Basis::Inferred);
                }
            }
        }
        if !hundred && let Some((part, whole)) = self.grammatical_rate(rate, &stem, &named) {
            return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
        }
        self.lone(rate);
    }

    /// Whether a figure is hedged so widely that much fits it.
    fn loose(&self, f: usize) -> bool {
        use crate::quantity::Hedge;
        matches!(
            self.at(f).quantity.hedge(),
            Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan | Hedge::Range | Hedge::Stacked
        )
    }

    /// Two totals of a balance that a part is a rate of.
    fn summed_whole(&self, part: usize, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.at(part).sentence;
        let counts: Vec<usize> = (0..part)
            .rev()
            .take(4)
            .filter(|&f| self.at(f).sentence == sentence && self.at(f).is_count() && self.same_unit(f, part))
            .collect();
        let [b, a, ..] = counts[..] else { return None };
        let opening = self.at(a).says("结转") || self.at(b).says("结转");
        let sum = self.at(a).set.checked_add(self.at(b).set)?;
        (opening && self.fits(self.at(part).set, sum, rate)).then(|| vec![a, b])
    }

    /// The part and whole that the words of a rate give where no pair fits: the part is what the rate's name counts, the whole
    /// the nearest count of its unit before it in the sentence, or in the sentence before where none stands in its own.
    fn grammatical_rate(&self, rate: usize, stem: &str, named: &[usize]) -> Option<(usize, usize)> {
        let Some(&part) = named.first() else { return self.part_among(rate) };
        // 直接答复151件 is not all that was answered; an item of a list is not what a general rate counts
        let words = self.at(part).words();
        let qualified = ["直接", "提前", "逾期", "限时", "当场", "首次", "部分", "限期", "正在", "责令"]
            .iter()
            .any(|w| words.contains(w) && !stem.contains(w));
        if qualified || self.carries(part) || self.listed[part] {
            return None;
        }
        if let Some(head) = self.head_of[part].filter(|&h| self.same_unit(h, part)) {
            return Some((part, head));
        }
        let sentence = self.at(part).sentence;
        let can = |w: usize| {
            self.at(w).is_count()
                && (self.at(w).bracket.is_none() || self.at(w).bracket == self.at(part).bracket)
                && self.same_unit(w, part)
                && self.at(w).quantity.value() > self.at(part).quantity.value()
        };
        // 批准逮捕236人，不批准逮捕151人，不捕率39.0%: of both together
        let denied = self.at(part).plain.strip_prefix(['不', '未']);
        let beside = part.checked_sub(1).filter(|&w| self.at(w).is_count() && self.same_unit(w, part));
        if denied.zip(beside).is_some_and(|(yes, w)| !yes.is_empty() && self.at(w).plain.contains(yes)) {
            return None;
        }
        let here = (0..part).rev().take(REACH).take_while(|&w| self.at(w).sentence == sentence).find(|&w| can(w));
        if here.is_some() {
            return here.map(|w| (part, w));
        }
        let first_here = (0..part).rev().take(1).all(|w| self.at(w).sentence < sentence);
        // one person rates one case: 咨询170件……163人作出评价，评价率96%
        if ["评价", "参评", "测评", "回访"].iter().any(|w| stem.contains(w)) {
            let person = |f: usize| matches!(self.at(f).quantity.unit().as_str(), "人" | "名" | "位");
            let case =
                |f: usize| matches!(self.at(f).quantity.unit().as_str(), "件" | "起" | "人次" | "次" | "件次" | "户");
            let whole = (0..part).rev().take(REACH).take_while(|&w| self.at(w).sentence == sentence).find(|&w| {
                case(w) && self.at(w).is_count() && (self.is_head[w] || w == 0 || self.at(w - 1).sentence < sentence)
            });
            if let Some(whole) = whole.filter(|_| person(part)) {
                return Some((part, whole));
            }
        }
        // the sentence before, where the part's own words name nothing new: 受理1260件。按期办结1107件
        if first_here && self.at(part).plain.chars().count() <= 6 {
            let there =
                (0..part).rev().take(REACH).take_while(|&w| self.at(w).sentence + 1 >= sentence).find(|&w| can(w));
            let court = stem.contains("出庭") || stem.contains("应诉");
            if let Some(whole) = there.filter(|&w| !court || self.at(w).says_any(&["应诉", "开庭", "出庭", "诉讼"]))
            {
                return Some((part, whole));
            }
        }
        // 出庭应诉67件，出庭率38%；全年开庭审理200件
        (rate + 1..self.block.figs.len())
            .take(4)
            .take_while(|&w| self.at(w).sentence == sentence)
            .find(|&w| can(w) && first_here)
            .map(|w| (part, w))
    }

    /// 198个村中，138个建成阵地，覆盖率92.42%: so many among so many, and then their rate.
    fn part_among(&self, rate: usize) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1)?;
        let whole = part.checked_sub(1)?;
        let clauses =
            self.at(rate).sentence == self.at(whole).sentence && self.at(rate).clause - self.at(whole).clause <= 2;
        let among =
            self.at(whole).tail.trim_end().ends_with('中') && self.at(whole).is_count() && self.at(part).is_count();
        (clauses && among && self.same_unit(part, whole)).then_some((part, whole))
    }

    /// The name of a rate without 率: 按期办结 of 按期办结率95%.
    fn stem(&self, rate: usize) -> Option<String> {
        let lead = self.at(rate).lead.trim();
        let words = strip_joints(lead);
        for end in ["率", "比例", "比率", "面", "占比"] {
            if let Some(stem) = words.strip_suffix(end) {
                let stem = stem.rsplit(['，', ',', '”', '》']).next().unwrap_or(stem);
                let short: String = {
                    let chars: Vec<char> = stem.chars().collect();
                    let from = chars.len().saturating_sub(8);
                    chars[from..].iter().collect()
                };
                return (!short.is_empty()).then_some(short);
            }
        }
        // 结案率为85.9%
        None
    }

    /// A rate with nothing to check it by.
    fn lone(&mut self, rate: usize) {
        if self.done[rate] {
            return;
        }
        let sentence = self.at(rate).sentence;
        // 调解64件，其中94.9%当场履行; 23件草案中，88.0%一次通过
        if let Some(whole) = rate.checked_sub(1).filter(|&w| self.at(w).is_count() && self.at(w).sentence == sentence) {
            let of_which =
                self.block.cues_before(rate).any(|t| t.cue == Cue::OfWhich) && self.at(rate).plain.is_empty();
            let among = self.at(whole).tail.trim_end().ends_with('中') && self.at(rate).lead.trim().is_empty();
            if (of_which || among) && self.at(rate).clause - self.at(whole).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        if self.at(rate).quantity.value() > Ratio::HUNDRED {
            // 满意率104.5% cannot be; 完成率120% can, and so can what no word calls a rate
            let words = strip_joints(self.at(rate).lead);
            let proportion = ["率", "满意度", "知晓度", "占比"].iter().any(|end| words.ends_with(end));
            if proportion && !BEYOND.iter().any(|name| words.contains(name)) {
                self.make(Made::Rate { rate, whole: None }, Basis::Inferred);
            }
            return;
        }
        let whole = (0..rate)
            .rev()
            .take(2)
            .find(|&f| self.at(f).sentence == sentence && self.at(f).is_count())
            .filter(|_| self.at(rate).lead.contains('率') || self.at(rate).lead.contains('度'));
        self.make(Made::Rate { rate, whole }, Basis::Distance);
    }
}

/// Rates that may pass 100%: of a plan, of a base that grows.
const BEYOND: &[&str] = &[
    "完成",
    "达成",
    "增长",
    "增速",
    "上升",
    "提高",
    "实现",
    "产能",
    "保障",
    "投资",
    "回报",
    "利润",
    "收益",
    "负债",
    "准备金",
    "拨备",
    "超额",
    "进度",
    "兑现",
    "计划",
    "任务",
    "毛利",
    "入库",
    "供给",
];

/// A rate's words without what joins them to the number.
fn strip_joints(words: &str) -> &str {
    let mut words = words.trim();
    loop {
        let before = words;
        for joint in [
            "达到",
            "达",
            "为",
            "是",
            "均",
            "都",
            "约",
            "近",
            "仅",
            "高",
            "保持在",
            "保持",
            "稳定在",
            "超过",
            "超",
            "在",
            "约为",
            "到",
            "了",
            "也",
            "已",
            "实现",
            "只有",
            "同为",
        ] {
            words = words.strip_suffix(joint).unwrap_or(words);
        }
        words = words.trim();
        if words == before {
            return words;
        }
    }
}

/// Whether the words of a count name what a whole is called.
fn names(fig: &Fig<'_>, name: &str) -> bool {
    shares_word(fig.words(), name) || shares_word(fig.lead, name)
}

/// Whether two names share a word of two characters at least.
pub(super) fn shares_word(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let common =
        |pair: &[char]| !matches!(pair, ['案', '件'] | ['事', '项'] | ['全', '年'] | ['工', '作'] | ['情', '况']);
    a.len() >= 2
        && b.len() >= 2
        && a.len() <= 60
        && b.windows(2).take(30).filter(|p| common(p)).any(|pair| a.windows(2).any(|other| other == pair))
}

/// Whether a list of names (满意和基本满意合计) names a count.
fn called_in(name: &str, list: &str) -> bool {
    list.split(['和', '与', '及', '、'])
        .map(|item| item.trim_end_matches("合计").trim_end_matches(['的', '两', '项', '者']))
        .any(|item| {
            item.chars().count() >= 2 && (name == item || name.ends_with(item) && !name.ends_with(&format!("不{item}")))
        })
}

/// Whether two names share every character of the shorter, in any order: 城关镇 and 城镇 do not, 专职调解员 and 专职 do.
fn overlap(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    short.chars().count() >= 2 && short.chars().all(|c| long.contains(c)) && long.starts_with(|c| short.starts_with(c))
}

/// Whether a count is of what a rate's name says: 办结率 and 办结487起, 问题发现率 and 发现问题278户.
fn counts_what(fig: &Fig<'_>, stem: &str) -> bool {
    let words = fig.words();
    for (name, counted) in RATES {
        if stem.contains(name) {
            let refused = words.contains("不合格") || words.contains("未");
            return counted.iter().any(|w| words.contains(w))
                && (!refused || stem.contains('未') || stem.contains("不合格"));
        }
    }
    let stem: Vec<char> = stem.chars().collect();
    let tail = &stem[stem.len().saturating_sub(4)..];
    let key = &stem[stem.len().saturating_sub(2)..];
    let words: Vec<char> = words.chars().collect();
    let whole_key = words.windows(key.len().max(1)).any(|w| w == key);
    // 网办率 and 网上办理
    let short = (2..=3).contains(&stem.len()) && {
        let mut rest = words.iter();
        stem.iter().all(|c| rest.any(|w| w == c))
    };
    whole_key || short || (tail.len() >= 4 && tail.iter().all(|c| words.contains(c)))
}
