//! Lists and their totals: brackets, colons, 其中, totals that come last, balances of received and settled, and lists that
//! say nothing of themselves but add up.

use crate::quantity::law::{Closure, Verdict, sum};
use crate::quantity::{Kind, Possible, Ratio};
use crate::report::Basis;

use super::block::{Fig, Sense};
use super::sides::Sides;
use super::tokens::Cue;
use super::{Linker, Made};

/// Names of things that divide a whole between them; a list that names all of one set is complete.
const COMPLEMENTS: &[&[&str]] = &[
    &["刑事", "民事", "行政"],
    &["不予受理", "受理"],
    &["线上", "线下"],
    &["男", "女"],
    &["城镇", "农村"],
    &["城市", "农村"],
    &["城区", "农村"],
    &["人大", "政协"],
    &["建议", "提案"],
    &["一审", "二审"],
    &["办结", "在办"],
    &["办结", "正在办理"],
    &["在编", "编外"],
    &["专职", "兼职"],
    &["已整改", "正在整改"],
    &["已整改", "限期整改"],
    &["已整改", "未整改"],
    &["书面", "现场"],
    &["本级", "区级"],
    &["税收", "非税"],
];

impl Linker<'_> {
    /// All lists of the block.
    pub(super) fn lists(&mut self) {
        self.bracket_lists();
        self.colon_lists();
        self.openings();
        self.of_which_lists();
        self.balances();
        self.totals_last();
        self.by_lists();
        self.plain_lists();
    }

    fn fig(&self, at: usize) -> &Fig<'_> {
        &self.block.figs[at]
    }

    pub(super) fn closes(&self, totals: &[usize], parts: &[usize]) -> bool {
        self.sum_verdict(totals, parts) == Verdict::Holds
    }

    fn sum_verdict(&self, totals: &[usize], parts: &[usize]) -> Verdict {
        let set = |at: &usize| self.fig(*at).set;
        let (totals, parts): (Vec<Possible>, Vec<Possible>) =
            (totals.iter().map(set).collect(), parts.iter().map(set).collect());
        sum(&totals, &parts, Closure::Closed).verdict
    }

    pub(super) fn same_unit(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.fig(a), self.fig(b));
        a.quantity.kind() == b.quantity.kind() && a.quantity.unit() == b.quantity.unit()
    }

    /// Units that may stand in one sum: 件 and 起, 封 and 条; people are not cases, nor is money.
    fn kin(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.fig(a).quantity, self.fig(b).quantity);
        if a.kind() != b.kind() {
            return false;
        }
        if a.unit() == b.unit() {
            return true;
        }
        let class = |unit: &str| match unit {
            "件" | "起" | "宗" | "封" | "条" | "项" | "例" | "份" | "件次" | "通" | "次" | "单" | "个" | "笔" => {
                1
            }
            "人" | "名" | "位" => 2,
            "家" | "户" => 3,
            _ => 0,
        };
        let (x, y) = (class(a.unit().as_str()), class(b.unit().as_str()));
        x != 0 && x == y
    }

    /// The parts as a share of the total, in percent, where both are exact enough to say.
    fn coverage(&self, total: usize, parts: &[usize]) -> Option<Ratio> {
        let total = self.fig(total).quantity.value();
        let sum = parts.iter().try_fold(Ratio::ZERO, |sum, &p| sum.checked_add(self.fig(p).quantity.value()))?;
        sum.checked_div(total)?.checked_mul(Ratio::HUNDRED)
    }

    fn emit_sum(&mut self, total: usize, parts: Vec<usize>, closure: Closure, basis: Basis) {
        for &part in &parts {
            self.head_of[part] = Some(total);
            self.listed[part] = parts.len() > 1;
        }
        self.is_head[total] = true;
        self.make(Made::Sum { total, parts, closure }, basis);
    }

    /// 663件（来访91件，网上572件）
    fn bracket_lists(&mut self) {
        for open in 0..self.block.toks.len() {
            let tok = self.block.toks[open];
            if tok.cue != Cue::Open || open == 0 || self.block.toks[open - 1].cue != Cue::Figure {
                continue;
            }
            let total = self.block.toks[open - 1].figure;
            if !self.fig(total).is_count() {
                continue;
            }
            let inside: Vec<usize> = (total + 1..self.block.figs.len())
                .take_while(|&f| self.within(f, open))
                .filter(|&f| self.fig(f).bracket == Some(open))
                .collect();
            let marks = || self.block.toks[open + 1..].iter().take_while(|t| t.cue != Cue::Close && t.cue != Cue::Stop);
            let of_which = marks().any(|t| t.cue == Cue::OfWhich);
            let include = marks().any(|t| t.cue == Cue::Include) || self.block.text[tok.end..].starts_with('含');
            let items: Vec<usize> =
                inside.iter().copied().filter(|&f| self.fig(f).is_count() && self.kin(total, f)).collect();
            if items.len() >= 2 {
                let same = items.iter().all(|&f| self.same_unit(total, f));
                let open = sum(
                    &[self.fig(total).set],
                    &items.iter().map(|&f| self.fig(f).set).collect::<Vec<_>>(),
                    Closure::Open,
                );
                if include && same && open.verdict == Verdict::Broken && self.ends_alike(total, &items) {
                    self.emit_sum(total, items, Closure::Open, Basis::Inferred);
                } else if self.closes(&[total], &items) || (!of_which && !include && same) {
                    self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
                } else {
                    for item in items {
                        self.subset(item, total);
                    }
                }
            } else if let (&[item], true) = (items.as_slice(), of_which || include) {
                // 15人（含内退95人） is about others
                if of_which
                    || sum(&[self.fig(total).set], &[self.fig(item).set], Closure::Open).verdict == Verdict::Holds
                {
                    self.subset(item, total);
                }
            }
        }
    }

    /// Whether a figure lies within the bracket that a token opens, at most a few brackets deep.
    fn within(&self, figure: usize, open: usize) -> bool {
        let mut bracket = self.fig(figure).bracket;
        for _ in 0..8 {
            match bracket {
                Some(at) if at == open => return true,
                Some(at) => bracket = self.bracket_at(at),
                None => return false,
            }
        }
        false
    }

    /// 29847件：583件、16019件……
    fn colon_lists(&mut self) {
        for at in 0..self.block.toks.len() {
            if self.block.toks[at].cue != Cue::Colon {
                continue;
            }
            let after: Vec<usize> = self.sentence_after(at);
            let Some(total) = self.head_before(at, after.first().copied()) else { continue };
            let items: Vec<usize> = after
                .into_iter()
                .filter(|&f| {
                    self.fig(f).is_count()
                        && self.fig(f).bracket == self.fig(total).bracket
                        && self.kin(total, f)
                        && self.head_of[f].is_none()
                })
                .collect();
            if items.len() < 2 || self.is_head[total] {
                continue;
            }
            let short = items.iter().all(|&f| self.fig(f).lead.chars().count() <= 24);
            let same = items.iter().all(|&f| self.same_unit(total, f));
            let marked = items.iter().any(|&f| self.is_other(f));
            let mut depth = 0usize;
            let of_which = self.block.toks[at + 1..].iter().take_while(|t| t.cue != Cue::Stop).any(|t| {
                match t.cue {
                    Cue::Open => depth += 1,
                    Cue::Close => depth = depth.saturating_sub(1),
                    _ => {}
                }
                t.cue == Cue::OfWhich && depth == 0
            });
            let prefix = self.closing_prefix(total, &items).filter(|prefix| prefix.len() < items.len());
            if let Some(prefix) = prefix.filter(|_| !self.closes(&[total], &items)) {
                self.emit_sum(total, prefix, Closure::Closed, Basis::Inferred);
            } else if self.closes(&[total], &items) || (short && same && !of_which) || marked {
                self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
            } else if let Some(prefix) = self.closing_prefix(total, &items) {
                self.emit_sum(total, prefix, Closure::Closed, Basis::Inferred);
            }
        }
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

    pub(super) fn is_other(&self, figure: usize) -> bool {
        let fig = self.fig(figure);
        self.block.cues_before(figure).any(|t| t.cue == Cue::Other) || fig.tail.starts_with("其他")
    }

    /// The longest run from the first item on that adds up to the total, of two at least.
    fn closing_prefix(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        let whole = self.fig(total).set;
        let mut sum = Possible::exactly(Ratio::ZERO);
        let mut found = 0;
        for (n, &item) in items.iter().enumerate().take(40) {
            sum = sum.checked_add(self.fig(item).set)?;
            if n > 0 && whole.meets(&sum) {
                found = n + 1;
            } else if sum.lower().zip(whole.upper()).is_some_and(|(low, high)| low.at > high.at) {
                break;
            }
        }
        (found > 0 && self.closes(&[total], &items[..found])).then(|| items[..found].to_vec())
    }

    /// 其中……
    fn of_which_lists(&mut self) {
        for at in 0..self.block.toks.len() {
            let cue = self.block.toks[at].cue;
            if cue != Cue::OfWhich && !(cue == Cue::Include && self.leads_list(at)) {
                continue;
            }
            let bracket = self.bracket_at(at);
            let mut items: Vec<usize> = Vec::new();
            for (place, t) in self.block.toks.iter().enumerate().skip(at + 1) {
                match t.cue {
                    Cue::Stop => break,
                    Cue::OfWhich if self.bracket_at(place) == bracket => break,
                    Cue::Figure
                        if self.fig(t.figure).bracket == bracket
                            && self.fig(t.figure).is_count()
                            && self.head_of[t.figure].is_none() =>
                    {
                        items.push(t.figure);
                    }
                    _ => {}
                }
            }
            if items.is_empty() {
                continue;
            }
            let mut seen: Vec<usize> = Vec::new();
            let mut primary: Option<usize> = None;
            for &first in &items.clone() {
                if seen.iter().any(|&s| self.same_unit(s, first)) {
                    continue;
                }
                seen.push(first);
                let mut heads = self.heads_before(at, first);
                // counts in pairs: 来访860批3142人次，其中集体访74批1290人次
                if seen.len() > 1 {
                    let beside = |h: &usize| primary.is_some_and(|p: usize| h.abs_diff(p) <= 1);
                    heads.retain(beside);
                }
                let Some(&head) = heads.first() else { continue };
                primary.get_or_insert(head);
                let run = self.item_run(head, &items, first);
                // kin of another unit belong to the list only where it adds up: 查封12329件，拘留4440起
                let kin: Vec<usize> = items.iter().copied().filter(|&f| self.kin(head, f)).collect();
                if seen.len() == 1 && kin.len() > run.len() && self.closes(&[head], &kin) {
                    self.emit_sum(head, kin, Closure::Closed, Basis::Inferred);
                    break;
                }
                self.of_which(head, &heads, &run);
            }
        }
    }

    /// Whether 包括 stands behind a count and before others: 共N件，包括A件、B件.
    fn leads_list(&self, at: usize) -> bool {
        self.bracket_at(at).is_none()
            && at > 0
            && self.block.toks[..at].iter().rev().take(3).any(|t| t.cue == Cue::Figure)
    }

    fn bracket_at(&self, tok: usize) -> Option<usize> {
        self.block.brackets.get(tok).copied().flatten()
    }

    /// What a list may be part of: counts of its unit before it in the sentence, nearest first; where 其中 opens a sentence,
    /// those of the sentence before.
    fn heads_before(&self, at: usize, item: usize) -> Vec<usize> {
        let toks = &self.block.toks[..at];
        let mut heads = Vec::new();
        let mut stops = 0;
        for t in toks.iter().rev() {
            match t.cue {
                Cue::Stop => {
                    stops += 1;
                    if stops > 1 || !heads.is_empty() {
                        break;
                    }
                }
                Cue::Figure if self.fig(t.figure).is_count() && self.same_unit(t.figure, item) => heads.push(t.figure),
                _ => {}
            }
            if heads.len() >= 6 {
                break;
            }
        }
        heads
    }

    /// The items of the head's unit that belong to its list: up to a clause that begins anew.
    fn item_run(&self, head: usize, items: &[usize], first: usize) -> Vec<usize> {
        let opening: String = self.fig(head).plain.chars().take(2).collect();
        let mut run = Vec::new();
        for &item in items {
            if !self.same_unit(item, first) {
                continue;
            }
            if !run.is_empty() {
                let words = self.fig(item).plain;
                let parallel =
                    opening.chars().count() == 2 && words.starts_with(opening.as_str()) && words.chars().count() > 2;
                let anew = self.block.cues_before(item).any(|t| t.cue == Cue::Total || t.cue == Cue::Sum)
                    && self.fig(item).after != Cue::Dun;
                let far = self.fig(item).clause - self.fig(run[run.len() - 1]).clause > 4;
                if parallel || anew || far {
                    break;
                }
            }
            run.push(item);
        }
        run
    }

    /// One 其中 list: closed by what it adds up to, by a signal, or open.
    fn of_which(&mut self, head: usize, heads: &[usize], run: &[usize]) {
        if run.len() >= 2 {
            for &total in heads {
                if self.closes(&[total], run) && !run.iter().any(|&f| self.is_loose(f)) {
                    return self.emit_sum(total, run.to_vec(), Closure::Closed, Basis::Inferred);
                }
            }
            if let Some(other) = run.iter().position(|&f| self.is_other(f))
                && other > 0
            {
                return self.emit_sum(head, run[..=other].to_vec(), Closure::Closed, Basis::Inferred);
            }
            if let Some(prefix) = self.closing_prefix(head, run).filter(|p| !p.iter().any(|&f| self.is_loose(f))) {
                return self.emit_sum(head, prefix, Closure::Closed, Basis::Inferred);
            }
            if self.shares_close(run) {
                return self.emit_sum(head, run.to_vec(), Closure::Closed, Basis::Inferred);
            }
            let covers = self.coverage(head, run);
            let nearly = covers.is_some_and(|c| c > Ratio::from(95) && c < Ratio::from(105));
            if run.len() >= 3 && nearly {
                return self.emit_sum(head, run.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
            let named = self.complements(run);
            if let (Some(first), Some(last)) = (named.first(), named.last()) {
                let parts: Vec<usize> = run.iter().copied().filter(|f| first <= f && f <= last).collect();
                let value = |f: usize| self.fig(f).quantity.value();
                if parts.iter().all(|&f| value(f) <= value(head)) {
                    return self.emit_sum(head, parts, Closure::Unmarked, Basis::Inferred);
                }
            }
        }
        for (place, &item) in run.iter().enumerate() {
            let fits = sum(&[self.fig(head).set], &[self.fig(item).set], Closure::Open).verdict == Verdict::Holds;
            // an item further on that is too large may be of something else
            if fits || place == 0 {
                self.subset(item, head);
            }
            self.head_of[item].get_or_insert(head);
        }
    }

    /// Whether a hedge leaves a figure open on a side.
    fn is_loose(&self, f: usize) -> bool {
        use crate::quantity::Hedge;
        !matches!(self.fig(f).quantity.hedge(), Hedge::Exact | Hedge::About)
    }

    fn subset(&mut self, part: usize, whole: usize) {
        self.head_of[part].get_or_insert(whole);
        self.is_head[whole] = true;
        self.make(Made::Subset { part, whole }, Basis::Inferred);
    }

    /// Whether each item has a share of its own and these add up to 100%.
    fn shares_close(&self, items: &[usize]) -> bool {
        let mut rates = Vec::new();
        for &item in items {
            match self.share_behind(item) {
                Some(rate) => rates.push(self.fig(rate).set),
                None => return false,
            }
        }
        rates.len() >= 2 && sum(&[Possible::exactly(Ratio::HUNDRED)], &rates, Closure::Closed).verdict == Verdict::Holds
    }

    /// The share that stands right behind a count.
    fn share_behind(&self, item: usize) -> Option<usize> {
        let next = item + 1;
        let rate = self.block.figs.get(next)?;
        (rate.sense == Sense::Share
            && rate.quantity.kind() == Kind::Percent
            && rate.sentence == self.fig(item).sentence)
            .then_some(next)
    }

    /// The items whose names divide a whole between them, in order: all of the list that names one of the sets is made of
    /// those items; empty where they do not. 合格 and 不合格 do too.
    fn complements(&self, items: &[usize]) -> Vec<usize> {
        for set in COMPLEMENTS {
            let mut named: Vec<usize> =
                set.iter().filter_map(|name| items.iter().copied().find(|&f| self.fig(f).says(name))).collect();
            named.sort_unstable();
            named.dedup();
            if named.len() == set.len() {
                return named;
            }
        }
        for pair in items.windows(2) {
            let (a, b) = (self.fig(pair[0]).plain, self.fig(pair[1]).plain);
            let denies = |no: &str, yes: &str| {
                yes.chars().count() >= 2
                    && ["不", "未", "非"].iter().any(|n| no.strip_prefix(n).is_some_and(|rest| rest.ends_with(yes)))
            };
            if denies(b, a) || denies(a, b) {
                return pair.to_vec();
            }
        }
        Vec::new()
    }

    /// 收到=受理+不予受理, 结转+新收=办结+未结, 受理=办结+在办.
    fn balances(&mut self) {
        self.each_sentence(Self::balance_of);
    }

    /// Opening and new stock against every result that is listed.
    fn openings(&mut self) {
        self.each_sentence(|this, counts| {
            let opens = |f: usize| {
                this.fig(f).lead.contains('结') || this.fig(f).lead.contains('旧') || this.fig(f).lead.contains("期初")
            };
            if !counts.iter().any(|&f| opens(f)) {
                return;
            }
            let said: Vec<Sides> = counts.iter().map(|&f| Sides::of(this.fig(f))).collect();
            let opening = side(counts, &said, Sides::OPENING, Sides::NOT_OPENING);
            let fresh = side(counts, &said, Sides::FRESH, Sides::NOT_FRESH);
            let (Some(opening), Some(fresh)) = (opening, fresh) else { return };
            let first = opening.max(fresh);
            let parts: Vec<usize> = counts.iter().copied().filter(|&f| f > first && this.kin(fresh, f)).collect();
            let totals = vec![opening.min(fresh), first];
            if parts.len() >= 3 && this.kin(opening, fresh) && this.closes(&totals, &parts) {
                this.emit_balance(totals, parts);
            }
        });
    }

    fn each_sentence(&mut self, each: impl Fn(&mut Self, &[usize])) {
        let mut from = 0;
        while from < self.block.figs.len() {
            let sentence = self.block.figs[from].sentence;
            let to = from + self.block.figs[from..].iter().take_while(|f| f.sentence == sentence).count();
            let counts: Vec<usize> = (from..to)
                .filter(|&f| self.fig(f).is_count() && self.fig(f).bracket.is_none() && self.head_of[f].is_none())
                .collect();
            if counts.len() >= 3 {
                each(self, &counts);
            }
            from = to;
        }
    }

    fn balance_of(&mut self, counts: &[usize]) {
        let said: Vec<Sides> = counts.iter().map(|&f| Sides::of(self.fig(f))).collect();
        // every balance names what was refused or what is pending
        if !said.iter().any(|said| said.any(Sides::REFUSED | Sides::PENDING)) {
            return;
        }
        let refused = side(counts, &said, Sides::REFUSED, 0);
        let accepted = side(counts, &said, Sides::ACCEPTED, Sides::NOT_ACCEPTED);
        let received = side(counts, &said, Sides::RECEIVED, Sides::NOT_RECEIVED);
        if let (Some(received), Some(accepted), Some(refused)) = (received, accepted, refused)
            && received < accepted
            && received < refused
            && self.kin(received, accepted)
            && self.kin(received, refused)
        {
            let mut parts = vec![accepted.min(refused), accepted.max(refused)];
            // 转送, 视为放弃 …
            for (&extra, said) in counts.iter().zip(&said).filter(|(f, _)| **f > accepted.max(refused)) {
                let side = said.any(Sides::ASIDE);
                if side && self.kin(received, extra) && !self.closes(&[received], &parts) {
                    parts.push(extra);
                }
            }
            parts.retain(|&p| p != received);
            self.emit_balance(vec![received], parts);
        }
        self.stock_balance(counts, &said, accepted.or(received));
    }

    /// Opening and new against settled and pending; what was accepted against settled and pending.
    fn stock_balance(&mut self, counts: &[usize], said: &[Sides], accepted: Option<usize>) {
        let opening = side(counts, said, Sides::OPENING, Sides::NOT_OPENING);
        let pending = side(counts, said, Sides::PENDING, Sides::NOT_PENDING);
        let settled = side(counts, said, Sides::SETTLED, Sides::NOT_SETTLED);
        let fresh = side(counts, said, Sides::FRESH, Sides::NOT_FRESH);
        // what was accepted is new, where both it and what was received are told
        let stock = |new: usize| match (opening, settled, pending) {
            (Some(o), Some(s), Some(p)) => self.closes(&[o, new], &[s, p]),
            _ => false,
        };
        let new = [accepted, fresh].into_iter().flatten().find(|&new| stock(new));
        let fresh = new.or(accepted).or(fresh).filter(|&f| Some(f) != opening);
        if let (Some(opening), Some(fresh), Some(settled), Some(pending)) = (opening, fresh, settled, pending)
            && opening != fresh
            && settled != pending
            && self.kin(fresh, settled)
            && self.kin(fresh, pending)
            && self.kin(fresh, opening)
        {
            self.emit_balance(vec![opening, fresh], vec![settled, pending]);
            return;
        }
        if let (Some(accepted), Some(settled), Some(pending), None) = (accepted.or(fresh), settled, pending, opening) {
            // what stands at the end of a year needs what stood at its beginning
            let stock = self.fig(pending).says_any(&["年末", "期末", "存量", "在册", "仍"]);
            let ordered = accepted < settled && accepted < pending && settled != pending && !stock;
            if ordered
                && self.same_unit(accepted, settled)
                && self.same_unit(accepted, pending)
                && settled.abs_diff(pending) <= 3
            {
                let mut parts = vec![settled.min(pending), settled.max(pending)];
                if !self.closes(&[accepted], &parts) {
                    // a third side: 撤回, 移送
                    if let Some(&extra) =
                        counts.iter().find(|&&f| f > accepted && !parts.contains(&f) && self.same_unit(f, accepted))
                    {
                        let mut three = parts.clone();
                        three.push(extra);
                        three.sort_unstable();
                        if self.closes(&[accepted], &three) {
                            parts = three;
                        }
                    }
                }
                self.emit_balance(vec![accepted], parts);
            }
        }
    }

    fn emit_balance(&mut self, totals: Vec<usize>, parts: Vec<usize>) {
        for &part in &parts {
            self.head_of[part] = Some(totals[0]);
        }
        for &total in &totals {
            self.is_head[total] = true;
        }
        self.make(Made::Balance { totals, parts }, Basis::Inferred);
    }

    /// a件、b件，共计N件
    fn totals_last(&mut self) {
        for total in 0..self.block.figs.len() {
            if !self.fig(total).is_count() || self.head_of[total].is_some() {
                continue;
            }
            let weak = self.block.cues_before(total).any(|t| t.cue == Cue::Total);
            // 共141件, 总量20000件: nothing but the total is named
            let alone = weak
                && matches!(
                    self.fig(total).lead.trim(),
                    "共" | "累计" | "总量" | "总数" | "总计" | "总共" | "总量为" | "共有" | "总数为"
                );
            let strong = alone || self.block.cues_before(total).any(|t| t.cue == Cue::Sum);
            if !strong && !weak {
                continue;
            }
            let bracket = self.fig(total).bracket;
            let sentence = self.fig(total).sentence;
            let mut run: Vec<usize> = (0..total)
                .rev()
                .take_while(|&f| self.fig(f).sentence == sentence)
                .filter(|&f| self.fig(f).bracket == bracket)
                .take_while(|&f| !self.fig(f).is_amount() || self.fig(f).is_level())
                .filter(|&f| {
                    self.fig(f).is_count() && self.kin(total, f) && (self.head_of[f].is_none() || self.is_head[f])
                })
                .take(40)
                .collect();
            run.reverse();
            if run.len() < 2 {
                // 五类合计8004件 after a sentence that lists them
                let before: Vec<usize> = (0..total)
                    .rev()
                    .take(40)
                    .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
                    .filter(|&f| self.fig(f).sentence < sentence && self.fig(f).is_count() && self.same_unit(total, f))
                    .collect();
                let free = before.iter().all(|&f| self.head_of[f].is_none());
                if self.fig(total).after != Cue::Comma
                    && strong
                    && free
                    && before.len() >= 2
                    && self.closes(&[total], &before)
                {
                    let parts = before.into_iter().rev().collect();
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            // the longest run up to the total that adds up
            let closing = (0..=run.len() - 2).map(|n| &run[n..]).find(|parts| self.closes(&[total], parts));
            if let Some(parts) = closing {
                let parts = parts.to_vec();
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                continue;
            }
            let same: Vec<usize> = run.iter().copied().filter(|&f| self.same_unit(total, f)).collect();
            let all_same = same.len() == run.len();
            let larger = same.iter().all(|&f| self.fig(f).quantity.value() < self.fig(total).quantity.value());
            let nearly = !strong
                && run.len() >= 3
                && all_same
                && self.coverage(total, &same).is_some_and(|c| c > Ratio::from(95) && c < Ratio::from(105));
            if nearly {
                self.emit_sum(total, same, Closure::Unmarked, Basis::Inferred);
            } else if strong && (all_same || run.len() == 2) && larger {
                let parts = if all_same { same } else { run };
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
            }
        }
    }

    /// A count and the counts after it that add up to it, though no word says so.
    fn plain_lists(&mut self) {
        for total in 0..self.block.figs.len() {
            if !self.fig(total).is_count() {
                continue;
            }
            let headed = self.is_head[total];
            let (sentence, bracket) = (self.fig(total).sentence, self.fig(total).bracket);
            let mut items: Vec<usize> = Vec::new();
            for f in total + 1..self.block.figs.len() {
                let fig = self.fig(f);
                if fig.sentence > sentence + 1
                    || items.len() > 40
                    || (fig.sentence > sentence && !items.is_empty() && self.fig(items[0]).sentence == sentence)
                {
                    break;
                }
                if fig.bracket != bracket || !fig.is_count() {
                    continue;
                }
                if self.head_of[f].is_some_and(|head| headed || head != total) {
                    continue;
                }
                if self.kin(total, f) {
                    items.push(f);
                }
            }
            if items.len() < 2 {
                continue;
            }
            let same: Vec<usize> = items.iter().copied().take_while(|&f| self.same_unit(total, f)).collect();
            // nothing says that it is a list, so only exact figures that add up do
            let exact =
                |parts: &[usize]| parts.iter().all(|&f| self.fig(f).quantity.hedge() == crate::quantity::Hedge::Exact);
            let found = self
                .closing_prefix(total, &same)
                .or_else(|| self.closing_prefix(total, &items))
                .filter(|parts| exact(parts));
            if let Some(parts) = found {
                let trivial = parts.iter().any(|&p| self.fig(p).quantity.value().is_zero());
                if !trivial {
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                    continue;
                }
            }
            // by category, or with shares that add up to 100
            if headed || self.carries_share(total) {
                continue;
            }
            if let Some(other) = same.iter().position(|&f| self.is_other(f)).filter(|&p| p > 0) {
                if let Some(parts) = self.list_to_other(total, &same[..=other]) {
                    self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
                }
                continue;
            }
            let pair = self.complements(&same);
            let large = |parts: &[usize]| {
                parts.iter().all(|&f| self.fig(f).quantity.value() <= self.fig(total).quantity.value())
            };
            if self.head_of[total].is_some() || same.len() < 2 {
                continue;
            }
            if pair.len() >= 2 && !self.carries_share(pair[0]) && large(&pair) && self.fig(pair[0]).sentence == sentence
            {
                self.emit_sum(total, pair, Closure::Unmarked, Basis::Inferred);
            } else if self.parallel_names(total, &same) || self.nearly_all(total, &same) {
                self.emit_sum(total, same, Closure::Unmarked, Basis::Inferred);
            }
        }
    }

    /// The list that ends in 其他…: the items before it that add up with it to the total; where none do, all of them, or those
    /// that are called as it is (种子类, 农药类, 其他类) where others stand before.
    fn list_to_other(&self, total: usize, items: &[usize]) -> Option<Vec<usize>> {
        let other = *items.last()?;
        // 予以公开187件、部分公开42件……其他8件: what 、 joins to the items is one of them
        if self.fig(*items.first()?).after == Cue::Dun && items[0] == total + 1 {
            return None;
        }
        let closing = (0..items.len() - 1).map(|from| &items[from..]).find(|parts| self.closes(&[total], parts));
        if let Some(parts) = closing {
            return Some(parts.to_vec());
        }
        let end = |f: usize| self.fig(f).plain.chars().next_back();
        let alike = items.iter().rposition(|&f| end(f) != end(other)).map_or(0, |p| p + 1);
        let parts = if alike > 0 && items.len() - alike >= 3 { &items[alike..] } else { items };
        let worked = |f: usize| self.fig(f).says_any(&["办结", "结案", "审结", "处罚", "成功", "整改完成"]);
        if worked(parts[0]) && !parts[1..].iter().any(|&f| worked(f)) {
            return None;
        }
        let value = |f: usize| self.fig(f).quantity.value();
        let large = parts.iter().all(|&f| value(f) < value(total));
        (large && parts.len() >= 2 && self.fig(total).sentence == self.fig(parts[0]).sentence).then(|| parts.to_vec())
    }

    /// 按登记类型分，企业…户，个体…户: a list under a heading of its own, of the total before it.
    fn by_lists(&mut self) {
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
                        && self.fig(f).quantity.value() > self.fig(first).quantity.value()
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
        (head.starts_with('按') || head.starts_with('从'))
            && ["分", "看", "划分", "分类", "来看", "统计"].iter().any(|end| head.ends_with(end))
    }

    /// 归集总数…: a total by its name, and three items or more that cover nearly all of it.
    fn nearly_all(&self, total: usize, items: &[usize]) -> bool {
        let named = self.block.cues_before(total).any(|t| matches!(t.cue, Cue::Total | Cue::Sum));
        let covers = self.coverage(total, items);
        named && items.len() >= 3 && covers.is_some_and(|c| c > Ratio::from(95) && c < Ratio::from(105))
    }

    /// 大厅窗口…（含综合窗口…、专业窗口…）: items that are called what their total is.
    fn ends_alike(&self, total: usize, items: &[usize]) -> bool {
        let end = |f: usize| -> Vec<char> { self.fig(f).plain.chars().rev().take(2).collect() };
        let name = end(total);
        name.len() == 2 && items.iter().all(|&f| end(f) == name)
    }

    /// Whether a share stands right behind a count: it is an item, not a total.
    pub(super) fn carries_share(&self, f: usize) -> bool {
        self.share_behind(f).is_some_and(|rate| self.fig(rate).quantity.value() != Ratio::HUNDRED)
    }

    /// 报送数据总量…，处罚量…，许可量…: a total by its name, and items whose names end as its own does.
    fn parallel_names(&self, total: usize, items: &[usize]) -> bool {
        let end = |f: usize| self.fig(f).lead.trim_end().chars().next_back();
        let Some(last) = end(total) else { return false };
        let named = self.block.cues_before(total).any(|t| matches!(t.cue, Cue::Total | Cue::Sum));
        named && last.is_alphabetic() && items.iter().all(|&f| end(f) == Some(last))
    }
}

/// The first count that names a side and not its contrary.
fn side(counts: &[usize], said: &[Sides], is: u16, not: u16) -> Option<usize> {
    counts.iter().zip(said).find(|(_, said)| said.any(is) && !said.any(not)).map(|(&f, _)| f)
}
