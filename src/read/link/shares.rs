//! Shares (占比) and named rates (办结率): which part, which whole.

use crate::quantity::law::{Verdict, add, share};
use crate::quantity::{Possible, Ratio};
use crate::report::Basis;

use super::block::{Fig, Sense, bare, plain_words};
use super::tokens::Cue;
use super::{Linker, Made};

/// How many counts around a rate are looked at.
const REACH: usize = 12;

/// Nouns that name no whole of their own.
const GENERIC: &[&str] = &["总数", "总量", "总", "全部", "全年", "比", "总件数", "总人数", "全区", "全市", "全县", "该类", "同类"];

/// The noun of a rate and the words that name what it counts: 办结率 counts what was 办结, of what was 受理 or 收到.
const RATES: &[(&str, &[&str])] = &[
    ("出庭", &["出庭"]),
    ("应诉", &["出庭", "应诉"]),
    ("办结", &["办结", "办理完毕", "办复"]),
    ("审结", &["审结"]),
    ("结案", &["结案", "审结", "办结"]),
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
        matches!(
            share(Some(part), Some(whole), self.at(rate).quantity).verdict,
            Verdict::Holds | Verdict::Truncated
        )
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
                Sense::Level | Sense::Reached => {
                    self.named_rate(at);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// One share, or several in a row: A、B分别占x%、y%.
    fn share_list(&mut self, first: usize) -> usize {
        let mut last = first;
        while last + 1 < self.block.figs.len() && self.block.listed_with_previous(last + 1) && self.at(last + 1).is_percent() {
            last += 1;
        }
        if last > first {
            let n = last + 1 - first;
            let parts = self.counts_in_row_before(first, n).or_else(|| self.counts_in_row_after(last, n));
            if let Some(parts) = parts {
                for (rate, part) in (first..=last).zip(parts) {
                    self.share_of(rate, vec![part], Basis::Inferred);
                }
                return last + 1;
            }
            // rates without counts: a list that may close at 100
            self.closed_rates(first, last);
            for rate in first..=last {
                self.lone(rate);
            }
            return last + 1;
        }
        self.one_share(first);
        first + 1
    }

    /// Rates in a row add up to 100% where they name everything there is.
    pub(super) fn closed_rates(&mut self, first: usize, last: usize) {
        let rates: Vec<usize> = (first..=last).collect();
        let sets: Vec<Possible> = rates.iter().map(|&r| self.at(r).set).collect();
        let Some(total) = add(&sets) else { return };
        let closes = total.contains(Ratio::HUNDRED);
        let sentence_start = self.sentence_start(self.at(first).tok);
        let words = self.block.text.get(sentence_start..self.at(last).span.end).unwrap_or_default();
        let whole_named = ["第一、二、三产业", "三次产业", "其他", "其它", "其余", "构成", "不满意", "城镇", "男", "一、二、三产"].iter().any(|w| words.contains(w));
        let near = total.meets(&Possible::between(
            crate::quantity::End::closed(Ratio::from(90)),
            crate::quantity::End::closed(Ratio::from(110)),
        ));
        if rates.len() >= 2 && (closes && rates.len() >= 3 || closes && whole_named || whole_named && near && rates.len() >= 3) {
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
        let back = self.block.toks[..tok].iter().rev().take(4).position(|t| t.cue == Cue::Share)?;
        Some(tok - 1 - back)
    }

    fn one_share(&mut self, rate: usize) {
        let Some(token) = self.share_token(rate) else {
            // 维持81件（45%）
            if rate > 0 && self.at(rate - 1).is_amount() {
                self.share_of(rate, vec![rate - 1], Basis::Inferred);
            }
            return;
        };
        // 占全部193件的13.99%: the whole stands between
        let between = self.block.toks[token..self.at(rate).tok].iter().find(|t| t.cue == Cue::Figure).map(|t| t.figure);
        if let Some(whole) = between {
            if let Some(part) = self.count_before(whole) {
                self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Stated);
                return;
            }
        }
        let subject = plain_words(self.block.subject(token));
        let before = (rate > 0).then(|| rate - 1).filter(|&f| between.is_none() && self.at(f).sentence == self.at(rate).sentence);
        let touching = before.filter(|&f| self.at(f).is_amount());
        let joined = ["合计", "两项", "二者", "两者", "共计", "合占", "三项", "三者", "以上"].iter().any(|w| self.block.subject(token).contains(w));
        if joined {
            if let Some(parts) = self.joint_parts(rate) {
                self.share_of(rate, parts, Basis::Inferred);
                return;
            }
        }
        if subject.is_empty() || bare(subject).is_empty() {
            if let Some(part) = touching.or_else(|| self.count_before(rate)) {
                self.share_of(rate, vec![part], Basis::Inferred);
            } else {
                self.lone(rate);
            }
            return;
        }
        // 商业网站占79.5%，达1028.5万件
        let next = rate + 1;
        if next < self.block.figs.len() && self.at(next).is_count() && self.at(next).sentence == self.at(rate).sentence && self.at(next).segment == self.at(rate).segment {
            let words = self.at(next).lead.trim();
            let reached = matches!(words, "达" | "为" | "达到" | "计" | "共" | "有" | "") || (self.at(next).after == Cue::Open && bare(words).is_empty());
            if reached {
                self.share_of(rate, vec![next], Basis::Inferred);
                return;
            }
        }
        // 12件，受理案件占比5%: the clause names the part again
        if let Some(part) = touching {
            let same_clause = self.at(part).clause == self.at(rate).clause;
            let words = self.at(part).words();
            if same_clause || shares_word(words, subject) {
                self.share_of(rate, vec![part], Basis::Inferred);
                return;
            }
            // 530项纳入综合窗口，事项占比达70.95%
            if self.block.toks[token].cue == Cue::Share && self.block.text[self.block.toks[token].start..].starts_with("占比") {
                self.share_of(rate, vec![part], Basis::Inferred);
                return;
            }
        }
        self.lone(rate);
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
        let counts: Vec<usize> = (0..rate).rev().take(REACH).take_while(|&f| self.at(f).sentence == sentence).filter(|&f| self.at(f).is_count()).collect();
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
        (0..part).rev().take(REACH * 2).take_while(|&f| self.at(f).sentence == sentence).for_each(&mut push);
        // the sentences before: their totals first
        let earlier: Vec<usize> =
            (0..part).rev().take(REACH * 4).filter(|&f| self.at(f).sentence < sentence && self.at(f).sentence + 3 >= sentence).collect();
        earlier.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        earlier.iter().copied().for_each(&mut push);
        // the paragraph's opening
        (0..part.min(4)).for_each(&mut push);
        // after it
        let later: Vec<usize> = (part + 1..self.block.figs.len()).take(REACH * 2).filter(|&f| f != rate && self.at(f).sentence <= sentence + 1).collect();
        later.iter().copied().filter(|&f| self.is_total(f)).for_each(&mut push);
        later.iter().copied().for_each(&mut push);
        out
    }

    fn is_total(&self, f: usize) -> bool {
        self.is_head[f] || self.block.cues_before(f).any(|t| matches!(t.cue, Cue::Total | Cue::Sum))
    }

    /// Chooses the whole of a share whose part is known. Grammar proposes, arithmetic disposes: a whole that the text names is
    /// never replaced; else the first candidate of the grammar that fits is taken, and where none fits the grammar's first.
    fn share_of(&mut self, rate: usize, part: Vec<usize>, basis: Basis) {
        let Some(sum) = add(&part.iter().map(|&f| self.at(f).set).collect::<Vec<_>>()) else { return };
        let lead = part[0];
        let all = self.wholes(lead, rate, &part);
        let same: Vec<usize> = all.iter().copied().filter(|&w| self.same_unit(lead, w)).collect();
        let other: Vec<usize> =
            all.iter().copied().filter(|&w| !self.same_unit(lead, w) && self.at(w).quantity.kind() == self.at(lead).quantity.kind()).collect();
        if let Some(name) = self.named_whole(rate) {
            let named: Vec<usize> = same.iter().copied().filter(|&w| names(self.at(w), name)).collect();
            let before: Vec<usize> = named.iter().copied().filter(|&w| w < lead).collect();
            let pool = if before.is_empty() { &named } else { &before };
            if let Some(whole) = pool.iter().copied().find(|&w| self.holds(sum, self.at(w).set, rate)).or_else(|| pool.iter().copied().find(|&w| self.fits(sum, self.at(w).set, rate))) {
                return self.make(Made::Share { part, whole: vec![whole], rate }, Basis::Stated);
            }
            if let (Some(&whole), true) = (pool.first(), self.names_one(name)) {
                // a part of the whole may be worded as the whole is: only what can hold the part is its whole
                let large = pool.iter().copied().find(|&w| self.at(w).quantity.value() >= self.at(lead).quantity.value());
                return self.make(Made::Share { part, whole: vec![large.unwrap_or(whole)], rate }, Basis::Stated);
            }
        }
        // the whole that carries 100%, and then every other candidate that fits
        for pool in [&same, &other] {
            let fit = pool.iter().copied().find(|&w| self.holds(sum, self.at(w).set, rate)).or_else(|| pool.iter().copied().find(|&w| self.fits(sum, self.at(w).set, rate)));
            if let Some(whole) = fit {
                return self.make(Made::Share { part, whole: vec![whole], rate }, basis);
            }
        }
        if self.at(rate).quantity.value() == Ratio::HUNDRED && self.at(rate).is_percent() && part.len() == 1 {
            // “网上办”702项占比100%: it is its own whole
            return self.make(Made::Share { whole: part.clone(), part, rate }, basis);
        }
        if let Some(whole) = self.siblings(lead, rate) {
            if let Some(total) = add(&whole.iter().map(|&f| self.at(f).set).collect::<Vec<_>>()) {
                if self.fits(sum, total, rate) {
                    return self.make(Made::Share { part, whole, rate }, basis);
                }
            }
        }
        if let Some(whole) = self.grammatical_whole(lead, &same) {
            return self.make(Made::Share { part, whole: vec![whole], rate }, basis);
        }
        self.make(Made::Share { part, whole: Vec::new(), rate }, Basis::Distance);
    }

    /// Whether a noun says more than that there is a whole.
    fn names_one(&self, name: &str) -> bool {
        !GENERIC.contains(&name)
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
            same.iter().copied().find(|&w| w > part && self.is_total(w) && self.at(w).sentence <= sentence + 1 && !carries(w))
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
        let after: Vec<usize> =
            (rate + 1..self.block.figs.len()).take(REACH).take_while(|&f| self.at(f).sentence == sentence).filter(|&f| self.at(f).is_count()).collect();
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
            if !parts.contains(&f) {
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
                if near && (w < part || w > rate || part > rate) {
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
                        && self.fits(self.at(part).set, self.at(whole).set, rate)
                        && (strict || named.contains(&part) || part + 1 == rate)
                    {
                        return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
                    }
                }
                // 上年结转24件，本年新收163件，审结171件，审结率91.4%
                if strict {
                    if let Some(pair) = self.summed_whole(part, rate) {
                        return self.make(Made::Share { part: vec![part], whole: pair, rate }, Basis::Inferred);
                    }
                }
            }
        }
        if !hundred {
            if let Some((part, whole)) = self.grammatical_rate(rate, &stem, &named) {
                return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        self.lone(rate);
    }

    /// Two totals of a balance that a part is a rate of.
    fn summed_whole(&self, part: usize, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.at(part).sentence;
        let counts: Vec<usize> =
            (0..part).rev().take(4).filter(|&f| self.at(f).sentence == sentence && self.at(f).is_count() && self.same_unit(f, part)).collect();
        let [b, a, ..] = counts[..] else { return None };
        let opening = self.at(a).says("结转") || self.at(b).says("结转");
        let sum = self.at(a).set.checked_add(self.at(b).set)?;
        (opening && self.fits(self.at(part).set, sum, rate)).then(|| vec![a, b])
    }

    /// The part and whole that the words of a rate give where no pair fits: the part is what the rate's name counts, the whole
    /// the nearest count of its unit before it in the sentence, or in the sentence before where none stands in its own.
    fn grammatical_rate(&self, rate: usize, stem: &str, named: &[usize]) -> Option<(usize, usize)> {
        let part = *named.first()?;
        // 直接答复151件 is not all that was answered; an item of a list is not what a general rate counts
        let words = self.at(part).words();
        let qualified = ["直接", "提前", "逾期", "限时", "当场", "首次", "部分"].iter().any(|w| words.contains(w) && !stem.contains(w));
        if qualified || self.head_of[part].is_some_and(|h| self.is_list_item(part, h)) {
            return None;
        }
        let sentence = self.at(part).sentence;
        let can = |w: usize| self.at(w).is_count() && self.same_unit(w, part) && self.at(w).quantity.value() > self.at(part).quantity.value();
        let here = (0..part).rev().take(REACH).take_while(|&w| self.at(w).sentence == sentence).find(|&w| can(w));
        if here.is_some() {
            return here.map(|w| (part, w));
        }
        let first_here = (0..part).rev().take(1).all(|w| self.at(w).sentence < sentence);
        if first_here {
            let there = (0..part)
                .rev()
                .take(REACH)
                .take_while(|&w| self.at(w).sentence + 1 >= sentence)
                .find(|&w| can(w) && self.at(w).says_any(&["受理", "收到", "接收", "登记", "接", "收", "检查", "审结", "反馈", "排查", "立案", "调解", "办理"]));
            let court = stem.contains("出庭") || stem.contains("应诉");
            if let Some(whole) = there.filter(|&w| !court || self.at(w).says_any(&["应诉", "开庭", "出庭", "诉讼"])) {
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

    fn is_list_item(&self, part: usize, head: usize) -> bool {
        self.sums.iter().any(|(total, parts)| *total == head && parts.contains(&part) && parts.len() > 1)
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
        let whole = (0..rate)
            .rev()
            .take(2)
            .find(|&f| self.at(f).sentence == sentence && self.at(f).is_count())
            .filter(|_| self.at(rate).lead.contains('率') || self.at(rate).lead.contains('度'));
        self.make(Made::Rate { rate, whole }, Basis::Distance);
    }
}

/// A rate's words without what joins them to the number.
fn strip_joints(words: &str) -> &str {
    let mut words = words.trim();
    loop {
        let before = words;
        for joint in ["达到", "达", "为", "是", "均", "都", "约", "近", "仅", "高", "保持在", "保持", "稳定在", "超过", "超", "在", "约为", "到", "了", "也", "已", "实现", "只有", "同为"] {
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
    let common = |pair: &[char]| !matches!(pair, ['案', '件'] | ['事', '项'] | ['全', '年'] | ['工', '作'] | ['情', '况']);
    a.len() >= 2
        && b.len() >= 2
        && a.len() <= 60
        && b.windows(2).take(30).filter(|p| common(p)).any(|pair| a.windows(2).any(|other| other == pair))
}

/// Whether a count is of what a rate's name says: 办结率 and 办结487起, 问题发现率 and 发现问题278户.
fn counts_what(fig: &Fig<'_>, stem: &str) -> bool {
    let words = fig.words();
    for (name, counted) in RATES {
        if stem.contains(name) {
            let refused = words.contains("不合格") || words.contains("未");
            return counted.iter().any(|w| words.contains(w)) && (!refused || stem.contains('未') || stem.contains("不合格"));
        }
    }
    let stem: Vec<char> = stem.chars().collect();
    let tail = &stem[stem.len().saturating_sub(4)..];
    let key = &stem[stem.len().saturating_sub(2)..];
    let words: Vec<char> = words.chars().collect();
    let whole_key = words.windows(key.len().max(1)).any(|w| w == key);
    whole_key || (tail.len() >= 4 && tail.iter().all(|c| words.contains(c)))
}
