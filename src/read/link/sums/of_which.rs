//! Lists after 其中 and 包括.

use crate::quantity::law::Closure;
use crate::quantity::{Kind, Measure, Ratio};
use crate::report::Basis;

use super::super::Linker;
use super::super::block::Sense;
use super::super::lexicon::NESTED;
use super::super::shares::{counts_what, shares_word};
use super::super::sides::Sides;
use super::super::tokens::Cue;

impl Linker<'_> {
    /// 其中……
    pub(super) fn of_which_lists(&mut self) {
        for at in 0..self.block.toks.len() {
            let cue = self.block.toks[at].cue;
            if cue != Cue::OfWhich && !(cue == Cue::Include && self.leads_list(at)) {
                continue;
            }
            let bracket = self.bracket_at(at);
            let items = self.items_of(at, bracket);
            if items.is_empty() {
                continue;
            }
            if let Some((head, list)) = self.unlike_items(at, &items) {
                self.emit_sum(head, list, Closure::Closed, Basis::Inferred);
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
                // 受理90万件，……正在办理14万件。其中市级受理86万件: of the nearest that can hold it
                let can = |&h: &usize| self.holds_part(h, first);
                let apart = |h: usize| self.fig(h).sentence < self.fig(first).sentence;
                // 受理46万件，结案28万件，未结18万件。其中高院受理5140件，结案3192件，未结1948件: of what is called so, where a sentence begins anew
                let called = |h: &usize| shares_word(self.fig(*h).plain, self.fig(first).plain);
                let anew = heads.first().is_some_and(|&h| apart(h) && !called(&h));
                let named = heads.iter().copied().filter(can).find(called).filter(|_| anew);
                let holding = named.or_else(|| heads.iter().copied().find(can));
                let Some(head) = holding.or(heads.first().copied()) else { continue };
                primary.get_or_insert(head);
                let run = self.item_run(head, &items, first);
                // 登记94万件，…。化解31万件。其中，甲地66万件；乙地28万件: of what was told before, where they add up to it
                let same: Vec<usize> = items.iter().copied().filter(|&f| self.same_unit(f, first)).collect();
                if !heads.iter().any(|&h| self.holds_part(h, first))
                    && let Some(total) = self.told_before_list(&same)
                {
                    self.emit_sum(total, same, Closure::Closed, Basis::Inferred);
                    continue;
                }
                // kin of another unit belong to the list only where it adds up: 查封12329件，拘留4440起
                let mut kin: Vec<usize> = items.iter().copied().filter(|&f| self.kin(head, f)).collect();
                // 其他27.1万条；修复463件: a segment behind what is left over is of something else
                let other = kin.iter().position(|&f| self.is_other(f)).filter(|&other| other > 0);
                if let Some(other) = other
                    && kin.get(other + 1).is_some_and(|&f| self.fig(f).segment > self.fig(kin[other]).segment)
                {
                    kin.truncate(other + 1);
                }
                if seen.len() == 1 && kin.len() > run.len() && self.closes(&[head], &kin) {
                    self.emit_sum(head, kin, Closure::Closed, Basis::Inferred);
                    break;
                }
                let near = |kin: &[usize]| {
                    // 公证7640件，其中甲4122件、乙2350件、丙1168件；上门163次: not where the items of one unit add up
                    let closed =
                        [&run[..], self.first_segment(&run)].into_iter().any(|parts| self.closes(&[head], parts));
                    !closed && run.len() >= 3 && self.nearly_closes(head, kin)
                        || kin.len() >= 3 && kin.len() == items.len() && self.is_a_slip_off(head, kin)
                };
                if seen.len() == 1 && kin.len() > run.len() && near(&kin) {
                    self.emit_sum(head, kin, Closure::Unmarked, Basis::Inferred);
                    break;
                }
                let here = self.first_segment(&run);
                let divided =
                    || [&run[..], here].into_iter().find_map(|run| Some((self.of_row(at, run)?, run.to_vec())));
                if seen.len() == 1
                    && !heads.iter().any(|&h| self.closes(&[h], &run) || self.closes(&[h], here))
                    && let Some((row, run)) = divided()
                {
                    self.emit_balance(row, run);
                    break;
                }
                // 受理1.2万件，其中本级直接受理617件，办结606件，在办11件: a part with a list of its own
                if let Some((part, own)) = self.part_divided(head, here, &run) {
                    self.subset(part, head);
                    self.emit_sum(part, own, Closure::Closed, Basis::Inferred);
                    continue;
                }
                // 办复245件，其中解决187件；民生类94件、经济类71件……其他28件: the total once more divided
                if let Some((outer, from)) = self.second_division(head, &heads, &run) {
                    let (one, two) = run.split_at(from);
                    self.of_which(head, &heads, one);
                    let total = self.among_equals(outer, &heads);
                    self.emit_sum(total, two.to_vec(), Closure::Closed, Basis::Inferred);
                    continue;
                }
                self.of_which(head, &heads, &run);
            }
        }
    }

    /// The counts behind 其中 that may be items of its list: up to the next one, or to a segment with a list of its own.
    fn items_of(&self, at: usize, bracket: Option<usize>) -> Vec<usize> {
        let mut items: Vec<usize> = Vec::new();
        for (place, t) in self.block.toks.iter().enumerate().skip(at + 1) {
            match t.cue {
                Cue::Stop => break,
                Cue::OfWhich if self.bracket_at(place) == bracket => break,
                // 争议26件，其中开庭9件；审结19件，包括裁决5件、调解14件: a segment with a list of its own
                Cue::Include if place > at && self.bracket_at(place) == bracket && self.leads_list(place) => {
                    let own = items.last().map(|&last| self.fig(last).segment);
                    let first = items.first().map(|&first| self.fig(first).segment);
                    if own > first {
                        items.retain(|&f| Some(self.fig(f).segment) != own);
                        break;
                    }
                }
                Cue::Figure
                    if self.fig(t.figure).bracket == bracket
                        && self.fig(t.figure).is_count()
                        // 得91.86分，其中一项得93.02分: no score is part of another
                        && self.fig(t.figure).quantity.kind() != Kind::Score
                        && self.head_of[t.figure].is_none()
                        && (items.is_empty() || !self.is_nested(t.figure)) =>
                {
                    items.push(t.figure);
                }
                _ => {}
            }
        }
        items
    }

    /// Whether 包括 stands behind a count and before others: 共N件，包括A件、B件.
    fn leads_list(&self, at: usize) -> bool {
        self.bracket_at(at).is_none()
            && at > 0
            && self.block.toks[..at].iter().rev().take(3).any(|t| t.cue == Cue::Figure)
    }

    /// What a list may be part of: counts of its unit before it in the sentence, nearest first; where 其中 opens a sentence,
    /// those of the sentence before.
    fn heads_before(&self, at: usize, item: usize) -> Vec<usize> {
        let toks = &self.block.toks[..at];
        let bracket = self.bracket_at(at);
        let mut heads = Vec::new();
        let mut stops = 0;
        let mut counted = false;
        let mut last = None;
        for t in toks.iter().rev() {
            if t.cue == Cue::Figure {
                last = Some(t.figure);
            }
            match t.cue {
                // 留言15件；来电8947个，其中转办2274件: what was counted in the segment is what it is part of, or nothing is told
                Cue::Semi if counted && heads.is_empty() && bracket.is_none() => break,
                Cue::Stop => {
                    stops += 1;
                    let divided = stops == 2 && heads.is_empty() && last.is_some_and(|f| self.stands_in_division(f));
                    if stops > 1 && !divided || !heads.is_empty() {
                        break;
                    }
                }
                // 219件。按级别分，甲1件，乙195件。其中127件…: the items of another division are not the head
                Cue::Figure if stops > 0 && self.stands_in_division(t.figure) => {}
                Cue::Figure
                    if self.fig(t.figure).is_count()
                        && self.same_unit(t.figure, item)
                        && (self.fig(t.figure).bracket.is_none() || self.fig(t.figure).bracket == bracket)
                        // 其他类130件。其中街道339件: what is left over has no such part
                        && !(self.is_other(t.figure) && self.value(t.figure) < self.value(item)) =>
                {
                    heads.push(t.figure);
                }
                Cue::Figure => counted |= self.fig(t.figure).is_count() && self.fig(t.figure).bracket.is_none(),
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
        let opening = start_of(self.fig(head).plain, 2);
        let mut run = Vec::new();
        for &item in items {
            if !self.same_unit(item, first) {
                continue;
            }
            if !run.is_empty() {
                let words = self.fig(item).plain;
                // 提出意见2300件，其中提出抗诉600件，提出建议1700件: what the first item begins with too is no new beginning
                let parallel = words.len() > opening.len()
                    && words.starts_with(opening)
                    && opening.chars().nth(1).is_some()
                    && !self.fig(run[0]).plain.starts_with(opening);
                let anew = self.fig(item).is_summed() && self.fig(item).after != Cue::Dun;
                let far = self.fig(item).clause - self.fig(run[run.len() - 1]).clause > 4;
                // S217工程纠纷93起，其中G102沿线61起、S217工程32起: what adds up belongs together
                let adds_up = || self.closes(&[head], &[&run[..], &[item]].concat());
                if (parallel || anew || far) && !adds_up() {
                    break;
                }
            }
            run.push(item);
        }
        run
    }

    /// One 其中 list: closed by what it adds up to, by a signal, or open.
    fn of_which(&mut self, head: usize, heads: &[usize], run: &[usize]) {
        // 市直部门1904条，县区1155条，其中咨询类1160条: of what can hold its items
        let holding = heads.iter().copied().find(|&h| run.iter().all(|&f| self.holds_part(h, f)));
        let head = holding.unwrap_or(head);
        if run.len() >= 2 {
            if self.closed_run(heads, run) {
                return;
            }
            // 甲2件，其他3件，乙1077件: what is left over may stand in the middle
            let goes_on = || self.nearly_closes(head, run) || self.is_a_slip_off(head, run);
            if let Some(other) = run.iter().position(|&f| self.is_other(f))
                && other > 0
                && (other + 1 == run.len() || !goes_on())
            {
                // 隐患6218条，其中重大37条，已整改6109条，剩余109条: what goes before a list that adds up is a part beside it
                let list = &run[..=other];
                let from = (1..list.len() - 1).find(|&from| self.closes(&[head], &list[from..]));
                let from = from.filter(|_| !self.closes(&[head], list)).unwrap_or(0);
                for &item in &list[..from] {
                    self.subset(item, head);
                }
                return self.emit_sum(head, list[from..].to_vec(), Closure::Closed, Basis::Inferred);
            }
            if self.shares_close(run) {
                return self.emit_sum(head, run.to_vec(), Closure::Closed, Basis::Inferred);
            }
            let here = self.first_segment(run);
            let one_sided = || self.is_one_sided(head, run) && !self.exceeds(head, run);
            // 甲1443件，占80.7%；乙43件，其中……: what has a list of its own in another segment is told beside the head
            let anew = run.iter().any(|&f| self.fig(f).segment > self.fig(run[0]).segment && self.opens_list(f));
            let more = || self.shares_say_more(run);
            if run.len() >= 3
                && self.nearly_is(head, run)
                && !one_sided()
                && !self.has_uncounted(run)
                && !anew
                && !more()
            {
                return self.emit_sum(head, run.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
            if self.nearly_closes(head, here)
                && !here.iter().any(|&f| self.is_open(f))
                && !self.shares_say_more(here)
                && (here.len() >= 3 && !one_sided() || self.alike(here) && self.exceeds(head, here))
            {
                return self.emit_sum(head, here.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
            let may_slip = |parts: &[usize]| {
                let one_sided = || self.is_one_sided(head, parts) && !self.exceeds(head, parts);
                let of_two = anew && parts.len() > here.len();
                parts.len() >= 2
                    && !of_two
                    && !one_sided()
                    && !self.shares_say_more(parts)
                    && self.is_a_slip_off(head, parts)
                    // 查处2214起，其中超限873起、非法营运295起、其他46起: some of them, however near a digit makes it
                    && (self.covers_most(head, parts) || self.complements(parts).len() == parts.len())
            };
            let slipped = [run, here].into_iter().find(|parts| may_slip(parts) || self.exceeds_by_a_slip(head, parts));
            if let Some(parts) = slipped {
                return self.emit_sum(head, parts.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
            let named = self.pair_of(head, run);
            if let (Some(first), Some(last)) = (named.first(), named.last()) {
                let parts: Vec<usize> = run.iter().copied().filter(|f| first <= f && f <= last).collect();
                // 受理9428件，…；不予受理746件，…；案前调解1290件: what goes on is a list of more than the two
                let shared = |f: usize| self.share_behind(f).is_some();
                let goes_on = shared(*last) && run.iter().any(|f| f > last && shared(*f));
                let loose = parts.iter().any(|&f| self.is_open(f)) && run.last() > Some(last);
                let whole = (!goes_on || self.nearly_closes(head, &parts)) && !loose;
                if whole && parts.iter().all(|&f| self.value(f) <= self.value(head)) {
                    return self.emit_sum(head, parts, Closure::Unmarked, Basis::Inferred);
                }
            }
        }
        for (place, &item) in run.iter().enumerate() {
            // an item further on that is too large may be of something else
            if self.holds_part(head, item) || place == 0 || self.alike(&[run[0], item]) {
                self.subset(item, head);
            }
            self.head_of[item].get_or_insert(head);
        }
    }

    /// Whether the sentence of a figure opens with a heading that divides: 按级别分.
    fn stands_in_division(&self, f: usize) -> bool {
        let first = self.before(f).last().unwrap_or(f);
        self.by_category(first) && self.by_division(first)
    }

    /// Whether 其中 stands right behind a count.
    fn opens_list(&self, f: usize) -> bool {
        let behind = self.block.toks[self.fig(f).tok + 1..].iter().take_while(|t| t.cue != Cue::Figure);
        behind.take(4).any(|t| t.cue == Cue::OfWhich)
    }

    /// 21.7万吨，占75.9%；4.9万吨，占19.2%: whether each item has its share, and these say that there is more.
    pub(super) fn shares_say_more(&self, items: &[usize]) -> bool {
        items.iter().all(|&f| self.share_behind(f).is_some()) && !self.shares_close(items)
    }

    /// The nearest count before a list, of its unit, that two items or more add up to.
    fn told_before_list(&self, run: &[usize]) -> Option<usize> {
        let first = *run.first().filter(|_| run.len() >= 2)?;
        let counts = (0..first).rev().take(24).filter(|&f| self.fig(f).is_count() && self.same_unit(f, first));
        counts.into_iter().find(|&f| self.closes(&[f], run))
    }

    /// Makes the list of the head, near before far, that the items add up to: all of them, those of the first segment, or the
    /// first few; then what is left, where it adds up to the same head once more.
    fn closed_run(&mut self, heads: &[usize], run: &[usize]) -> bool {
        let here = self.first_segment(run);
        let found = heads.iter().enumerate().find_map(|(nth, &total)| {
            // hedged parts close with much: as printed, they are nearly all
            let sure = |parts: &[usize]| {
                parts.len() >= 2 && (!parts.iter().any(|&f| self.is_open(f)) || self.nearly_covers(total, parts))
            };
            // 1.28万名，其中线上1.07万名，面授0.21万名；选聘120名: beside rounded counts a small one goes unseen
            let whole = [here, run].into_iter().find(|parts| sure(parts) && self.closes(&[total], parts));
            let parts = whole.map(<[usize]>::to_vec).or_else(|| {
                let prefix = self.closing_prefix(total, run)?;
                // a list that goes on to what is left over is no shorter one
                let next = run.get(prefix.len());
                let ends = next.is_none_or(|&f| self.fig(f).segment != self.fig(prefix[prefix.len() - 1]).segment);
                let goes_on = run.iter().any(|&f| self.is_other(f)) && !ends;
                (!goes_on && (nth == 0 || prefix.len() >= 3)).then_some(prefix).filter(|parts| sure(parts))
            })?;
            Some((total, parts))
        });
        let Some((total, parts)) = found else { return false };
        let rest: Vec<usize> = run[parts.len()..].iter().copied().take(24).collect();
        self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
        // 答复3055条，在办4条: two that are the sides of what there is
        let sides = |parts: &[usize]| {
            let said = |f: usize| Sides::of(self.fig(f));
            said(parts[0]).any(Sides::SETTLED) && said(parts[1]).any(Sides::PENDING)
        };
        if let Some(again) = (2..=rest.len()).rev().find_map(|n| {
            let parts = rest.windows(n).find(|parts| self.closes(&[total], parts))?;
            (n >= 3 || sides(parts)).then(|| parts.to_vec())
        }) {
            self.emit_sum(total, again, Closure::Closed, Basis::Inferred);
        }
        true
    }

    /// 受理9428件，占81.7%；…；其他的占0.6%: whether an item behind the last of a list tells its share only.
    pub(super) fn has_uncounted(&self, run: &[usize]) -> bool {
        let Some(&last) = run.last() else { return false };
        let Some(rate) = self.share_behind(last) else { return false };
        let next = self.block.figs.get(rate + 1);
        next.is_some_and(|next| {
            next.sense == Sense::Share
                && next.sentence == self.fig(rate).sentence
                && next.clause > self.fig(rate).clause
        })
    }

    /// 立案175件，立案率93.6%: whether the rate of a count stands right behind it.
    pub(super) fn is_rated(&self, f: usize) -> bool {
        let rate = f + 1;
        self.block.figs.get(rate).is_some_and(|fig| {
            let named = fig.is_percent() && fig.sense == Sense::Level && fig.clause == self.fig(f).clause + 1;
            named && self.stem(rate).is_some_and(|stem| counts_what(self.fig(f).words(), &stem))
        })
    }

    /// Whether a list behind 其中 covers its head but for a twentieth: things that are counted in 万 too.
    fn nearly_is(&self, head: usize, run: &[usize]) -> bool {
        // 1520多家，其中1040多家、90多家、360多家: what is told so loosely is told of some
        if run.iter().any(|&f| self.is_open(f)) {
            return false;
        }
        let things = |&f: &usize| self.fig(f).quantity.unit().measure() == Measure::Counted;
        self.nearly_closes(head, run) || run.iter().chain([&head]).all(things) && self.nearly_covers(head, run)
    }

    /// Whether one item alone is nearly the head, and the others little: that they come near it says nothing.
    fn is_one_sided(&self, head: usize, run: &[usize]) -> bool {
        run.iter().any(|&f| self.coverage(head, &[f]).is_some_and(|c| c > Ratio::from(90)))
    }

    /// The items of a list in the segment of the first.
    pub(super) fn first_segment<'r>(&self, run: &'r [usize]) -> &'r [usize] {
        let segment = run.first().map(|&f| self.fig(f).segment);
        &run[..run.iter().take_while(|&&f| Some(self.fig(f).segment) == segment).count()]
    }

    /// 建议94件，含重点督办8件: part of the item before, not an item beside it.
    pub(super) fn is_nested(&self, f: usize) -> bool {
        let lead = self.fig(f).lead.trim_start();
        // 企业420户，增长8.9%，企业中的外资企业64户: part of what is named again
        let within = |name: &str| {
            let named = |g: usize| self.fig(g).is_count() && self.fig(g).plain == name;
            name.chars().count() >= 2 && self.before(f).take(4).any(named)
        };
        if lead.split_once("中的").is_some_and(|(name, _)| within(name)) {
            return true;
        }
        NESTED.iter().any(|w| lead.starts_with(w)) && matches!(self.fig(f).after, Cue::Comma | Cue::Open | Cue::Figure)
    }

    /// 以政府名义制发7件，以政府办公室名义制发21件: two items that are called alike at both ends, or at the end at length.
    pub(super) fn alike(&self, run: &[usize]) -> bool {
        let &[a, b] = run else { return false };
        let (a, b) = (self.fig(a).plain, self.fig(b).plain);
        let start = a.chars().zip(b.chars()).take(6).take_while(|(x, y)| x == y).count();
        let end = a.chars().rev().zip(b.chars().rev()).take(6).take_while(|(x, y)| x == y).count();
        a != b && (start >= 1 && end >= 1 || end >= 2)
    }
}

/// The first characters of a text.
fn start_of(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(at, _)| &text[..at])
}
