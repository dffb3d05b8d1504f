//! Balances: 收到=受理+不予受理, 结转+新收=办结+未结, 受理=办结+在办.

use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::lexicon::STOCK;
use super::super::sides::Sides;
use super::super::tokens::Cue;
use super::super::{Linker, Made};

impl Linker<'_> {
    /// 收到=受理+不予受理, 结转+新收=办结+未结, 受理=办结+在办.
    pub(super) fn balances(&mut self) {
        // every balance names what was refused, what is pending or what is left
        let may = |this: &Self, counts: &[usize], sides: Sides| {
            sides.any(Sides::REFUSED | Sides::PENDING) || counts.iter().any(|&f| this.is_other(f))
        };
        self.each_open_sentence(may, Self::balance_of);
        self.over_sentences();
    }

    /// Opening and new stock against every result that is listed.
    pub(super) fn openings(&mut self) {
        let may = |_: &Self, _: &[usize], sides: Sides| sides.any(Sides::OPENING);
        self.each_open_sentence(may, |this, counts| {
            let opens = |f: usize| {
                let lead = this.fig(f).lead;
                lead.contains(['结', '旧']) || ["期初", "年底在册", "年初在册"].iter().any(|word| lead.contains(word))
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
            // 年初结余18万元，拨入126万元，支出97万元、24万元、7万元，年末结余15万元: all sides are named, be it that a digit is wrong
            let last = parts.last().map(|&f| Sides::of(this.fig(f)));
            let named = || last.is_some_and(|last| last.any(Sides::PENDING)) && this.slips_to(&totals, &parts);
            if parts.len() >= 3 && this.kin(opening, fresh) && (this.closes(&totals, &parts) || named()) {
                this.emit_balance(totals, parts);
            }
        });
    }

    /// 收到11件，上年度结转2件。处理结果中，公开3件，无法提供7件，结转下一年度3件: what became of the old and the new in the next sentence, where it is
    /// all of them.
    pub(super) fn openings_over(&mut self) {
        self.each_sentence(|this, sentences, at| {
            let (Some(&sentence), Some(&next)) = (sentences.list().get(at), sentences.list().get(at + 1)) else {
                return;
            };
            if !sentence.sides.any(Sides::OPENING) || !next.sides.any(Sides::PENDING) {
                return;
            }
            let (counts, said) = (sentences.counts(sentence), sentences.said(sentence));
            let opening = side(counts, said, Sides::OPENING, Sides::NOT_OPENING);
            let fresh = side(counts, said, Sides::FRESH, Sides::NOT_FRESH);
            let (Some(opening), Some(fresh)) = (opening, fresh.filter(|&f| Some(f) != opening)) else { return };
            let parts = sentences.counts(next).to_vec();
            let alike = parts.iter().chain([&opening]).all(|&f| this.same_unit(f, fresh) && this.head_of[f].is_none());
            let totals = vec![opening.min(fresh), opening.max(fresh)];
            if parts.len() >= 3 && alike && this.closes(&totals, &parts) {
                this.emit_balance(totals, parts);
            }
        });
    }

    /// Does something with the counts of each sentence that are in no list, where they are three; `may` tells the sentences for
    /// which it is worth while by all their counts and sides.
    fn each_open_sentence(&mut self, may: impl Fn(&Self, &[usize], Sides) -> bool, each: impl Fn(&mut Self, &[usize])) {
        self.each_sentence(|this, sentences, at| {
            let sentence = sentences.list()[at];
            let counts = sentences.counts(sentence);
            if counts.len() < 3 || !may(this, counts, sentence.sides) {
                return;
            }
            let counts: Vec<usize> = counts.iter().copied().filter(|&f| this.head_of[f].is_none()).collect();
            if counts.len() >= 3 {
                each(this, &counts);
            }
        });
    }

    fn balance_of(&mut self, counts: &[usize]) {
        let said: Vec<Sides> = counts.iter().map(|&f| Sides::of(self.fig(f))).collect();
        let left = || counts.iter().any(|&f| self.is_other(f));
        if !said.iter().any(|said| said.any(Sides::REFUSED | Sides::PENDING)) && !left() {
            return;
        }
        let received = side(counts, &said, Sides::RECEIVED, Sides::NOT_RECEIVED);
        // 设立受理点12个，收到申请386件，受理341件: what follows what was received goes before what only has the word
        let from = received.map_or(0, |received| counts.partition_point(|&f| f <= received));
        let after = |is, not| side(&counts[from..], &said[from..], is, not).or_else(|| side(counts, &said, is, not));
        let refused = after(Sides::REFUSED, 0);
        let accepted = after(Sides::ACCEPTED, Sides::NOT_ACCEPTED);
        // 受理418件……；不予受理33件，收到申请451件: what was received may be told last, where it adds up
        let last =
            |received, parts: [usize; 2]| parts.iter().all(|part| *part < received) && self.closes(&[received], &parts);
        if let (Some(received), Some(accepted), Some(refused)) = (received, accepted, refused)
            && (received < accepted && received < refused
                || last(received, [accepted.min(refused), accepted.max(refused)]))
            && self.kin(received, accepted)
            && self.kin(received, refused)
        {
            let mut parts = vec![accepted.min(refused), accepted.max(refused)];
            // 转送, 视为放弃 …
            for (&extra, said) in
                counts.iter().zip(&said).filter(|(f, _)| **f > received && ![accepted, refused].contains(f))
            {
                let with: Vec<usize> = parts.iter().copied().chain([extra]).collect();
                let slipped = |parts: &[usize]| self.slips_to(&[received], parts);
                let adds_up = || self.closes(&[received], &with) || slipped(&with) && !slipped(&parts);
                let side = said.any(Sides::ASIDE) || self.is_other(extra) && adds_up();
                if side && self.kin(received, extra) && !self.closes(&[received], &parts) {
                    parts = with;
                }
            }
            parts.retain(|&p| p != received);
            parts.sort_unstable();
            self.emit_balance(vec![received], parts);
        }
        self.stock_balance(counts, &said, accepted.or(received));
    }

    /// Balances whose sides stand in two sentences: 新收128件，上年结转6件。办结130件，结转下年4件; 受理9318件。已办结9287件，
    /// 剩余31件在审.
    fn over_sentences(&mut self) {
        self.each_sentence(|this, sentences, at| {
            let sentence = sentences.list()[at];
            let (counts, said) = (sentences.counts(sentence), sentences.said(sentence));
            let near = &sentences.list()[at.saturating_sub(2)..at];
            if sentence.sides.any(Sides::DUE) && sentence.sides.any(Sides::OPENING) {
                let before = near.last().map_or(&[][..], |&before| sentences.counts(before));
                this.due_of(before, counts, said);
            }
            if near.is_empty() {
                return;
            }
            let (pending, accepted) = (this.pending_of(counts, said), sentence.sides.any(Sides::ACCEPTED));
            if pending.is_none() && !accepted {
                return;
            }
            let pool: Vec<usize> = near.iter().rev().flat_map(|&before| sentences.counts(before)).copied().collect();
            let made = near.iter().rev().find_map(|&before| {
                let (before, old) = (sentences.counts(before), sentences.said(before));
                pending
                    .and_then(|pending| this.balance_over((before, old), (counts, said), pending, &pool))
                    .or_else(|| this.refused_over(before, counts, said))
            });
            if let Some((totals, parts)) = made {
                this.emit_balance(totals, parts);
            }
        });
    }

    /// 受理1629件。连同上年转入的204件，应审1833件: what is due is the new and the old, where they add up.
    fn due_of(&mut self, before: &[usize], counts: &[usize], said: &[Sides]) {
        let due = side(counts, said, Sides::DUE, 0);
        let opening = side(counts, said, Sides::OPENING, Sides::NOT_OPENING);
        let (Some(due), Some(opening)) = (due, opening) else { return };
        let near = before.iter().chain(counts);
        let mut fresh = near.copied().filter(|&f| f != due && f != opening && f < due && self.same_unit(f, due));
        let found = fresh.find(|&f| self.closes(&[due], &[f, opening]));
        if let Some(fresh) = found {
            let parts = vec![fresh.min(opening), fresh.max(opening)];
            self.make(Made::Sum { total: due, parts, closure: Closure::Closed }, Basis::Inferred);
        }
    }

    /// 接到举报604件。已受理513件，其余91件未予受理: what was received, told before, where the two add up.
    fn refused_over(&self, before: &[usize], counts: &[usize], said: &[Sides]) -> Option<(Vec<usize>, Vec<usize>)> {
        if side(counts, said, Sides::RECEIVED, Sides::NOT_RECEIVED).is_some() {
            return None;
        }
        let accepted = side(counts, said, Sides::ACCEPTED, Sides::NOT_ACCEPTED)?;
        let denied = |f: &usize| ["未予受理", "不予受理", "未受理"].iter().any(|w| self.fig(*f).tail.contains(w));
        let refused = side(counts, said, Sides::REFUSED, 0)
            .or_else(|| counts.iter().copied().filter(|&f| self.is_other(f)).find(denied))?;
        let parts = vec![accepted.min(refused), accepted.max(refused)];
        let free = parts.iter().all(|&f| self.head_of[f].is_none()) && accepted != refused;
        let same = || before.iter().copied().filter(|&t| self.same_unit(t, accepted));
        let total =
            same().find(|&t| self.closes(&[t], &parts)).or_else(|| same().find(|&t| self.is_a_slip_off(t, &parts)))?;
        (free && self.same_unit(accepted, refused)).then(|| (vec![total], parts))
    }

    /// The count of a sentence that is pending yet.
    fn pending_of(&self, counts: &[usize], said: &[Sides]) -> Option<usize> {
        side(counts, said, Sides::PENDING, Sides::NOT_PENDING)
            .filter(|&f| self.head_of[f].is_none())
            .or_else(|| counts.iter().copied().find(|&f| self.is_other(f) && self.fig(f).tail.contains('在')))
    }

    fn balance_over(
        &self,
        (before, old): (&[usize], &[Sides]),
        (counts, new): (&[usize], &[Sides]),
        pending: usize,
        pool: &[usize],
    ) -> Option<(Vec<usize>, Vec<usize>)> {
        let settled = side(counts, new, Sides::SETTLED, Sides::NOT_SETTLED)
            .or_else(|| counts.iter().copied().find(|&f| self.fig(f).cues.has(Cue::Sum)))
            .filter(|&f| f < pending && self.same_unit(f, pending))?;
        let parts = vec![settled, pending];
        let here = side(counts, new, Sides::FRESH, Sides::NOT_FRESH);
        let carried = side(counts, new, Sides::OPENING, Sides::NOT_OPENING).filter(|f| !parts.contains(f));
        if here.or(carried).is_some_and(|f| !parts.contains(&f)) || self.head_of[pending].is_some() {
            // 受理139件，不予受理11件。上年结转17件，审结128件，未结28件: the new is told before, where all four add up
            let opening = carried.filter(|_| here.is_none_or(|f| parts.contains(&f)))?;
            let fresh = pool
                .iter()
                .copied()
                .find(|&new| self.same_unit(new, settled) && self.closes(&[new, opening], &parts))?;
            return Some((vec![fresh, opening], parts));
        }
        let opening = side(before, old, Sides::OPENING, Sides::NOT_OPENING);
        let fresh = side(before, old, Sides::FRESH, Sides::NOT_FRESH);
        if let (Some(opening), Some(fresh)) = (opening, fresh)
            && opening != fresh
            && side(before, old, Sides::PENDING, Sides::NOT_PENDING).is_none()
        {
            // 收到876件，上年结转58件。受理791件，不予受理85件。审结772件，结转下年77件: what was accepted is new, where that adds up
            let adds_up = |new: &usize| *new != opening && self.closes(&[opening, *new], &parts);
            let fresh = if adds_up(&fresh) { fresh } else { pool.iter().copied().find(adds_up).unwrap_or(fresh) };
            let alike = self.same_unit(opening, fresh) && self.same_unit(fresh, settled);
            // 新收103件，旧存3件，共审理106件: the two have a total of their own
            let of_both = |t: &usize| {
                *t != opening
                    && *t != fresh
                    && self.same_unit(*t, fresh)
                    && self.closes(&[*t], &[opening, fresh])
                    && self.closes(&[*t], &parts)
            };
            if let Some(total) = before.iter().copied().find(of_both).filter(|_| alike) {
                return Some((vec![total], parts));
            }
            return alike.then(|| (vec![opening.min(fresh), opening.max(fresh)], parts));
        }
        // what was accepted, where it adds up
        let total = before.iter().copied().find(|&f| self.same_unit(f, settled) && self.head_of[f].is_none())?;
        (self.closes(&[total], &parts) || self.is_a_slip_off(total, &parts)).then(|| (vec![total], parts))
    }

    /// 加上结转的63件，全年在办531件，审结476件，未结55件; 旧存与新收合计7040件；……，报结总数6054件，未结986件: a count right behind the opening
    /// stock that is what there was and is new together, and what was settled and is pending too; makes both, and tells whether it did.
    fn due_and_settled(&mut self, counts: &[usize], opening: usize, pending: usize) -> bool {
        let alike: Vec<usize> = counts.iter().copied().filter(|&f| self.same_unit(f, opening)).collect();
        let mut dues = alike.iter().copied().filter(|&d| d > opening && d < pending);
        let settled =
            |d: usize| alike.iter().copied().find(|&s| s > d && s != pending && self.closes(&[d], &[s, pending]));
        let fresh =
            |due: usize| alike.iter().copied().find(|&f| f < due && f != opening && self.closes(&[due], &[f, opening]));
        let both = |due: usize| Some((due, settled(due)?));
        // 新收93518件，加上上年未结4207件，应处理97725件；审结92864件，未结4361件: the sum of the two is due, be it that what became of it is wrong
        let summed = |due: usize| {
            let last = alike.iter().copied().find(|&s| s > due && s != pending)?;
            (fresh(due).is_some() && self.slips_to(&[due], &[last, pending])).then_some((due, last))
        };
        let Some((due, settled)) = dues.clone().find_map(both).or_else(|| dues.find_map(summed)) else { return false };
        let fresh = fresh(due);
        if let Some(fresh) = fresh {
            let parts = vec![fresh.min(opening), fresh.max(opening)];
            self.make(Made::Sum { total: due, parts, closure: Closure::Closed }, Basis::Inferred);
        }
        self.emit_balance(vec![due], vec![settled.min(pending), settled.max(pending)]);
        true
    }

    /// Opening and new against settled and pending; what was accepted against settled and pending.
    fn stock_balance(&mut self, counts: &[usize], said: &[Sides], accepted: Option<usize>) {
        let opening = side(counts, said, Sides::OPENING, Sides::NOT_OPENING);
        // 收到1284件，上年结转37件，答复1298件，其余23件次年答复
        let left = |f: &&usize| self.is_other(**f) && NEXT_YEAR.iter().any(|word| self.fig(**f).tail.contains(word));
        let pending =
            side(counts, said, Sides::PENDING, Sides::NOT_PENDING).or_else(|| counts.iter().find(left).copied());
        let settled = side(counts, said, Sides::SETTLED, Sides::NOT_SETTLED);
        let fresh = side(counts, said, Sides::FRESH, Sides::NOT_FRESH);
        if let (Some(opening), Some(pending)) = (opening, pending)
            && self.due_and_settled(counts, opening, pending)
        {
            return;
        }
        // 实际应审1833件，已结1651件，尚余182件: the old and the new together
        let due = side(counts, said, Sides::DUE, 0)
            .filter(|_| opening.is_none() || !counts.iter().any(|f| Some(*f) == fresh));
        if let (Some(due), Some(settled), Some(pending)) = (due, settled, pending)
            && due < settled.min(pending)
            && settled != pending
            && self.same_unit(due, settled)
            && self.same_unit(due, pending)
        {
            return self.emit_balance(vec![due], vec![settled.min(pending), settled.max(pending)]);
        }
        // what was accepted is new, where both it and what was received are told
        let stock = |new: usize| match (opening, settled, pending) {
            (Some(o), Some(s), Some(p)) => self.closes(&[o, new], &[s, p]),
            _ => false,
        };
        let new = [accepted, fresh].into_iter().flatten().find(|&new| stock(new));
        let fresh = new.or(accepted.filter(|&f| Some(f) != opening)).or(fresh).filter(|&f| Some(f) != opening);
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
            // but for what was received since ever: 累计接收3263人，累计解除2968人，在册295人
            let stock = self.fig(pending).says_any(STOCK) && !self.fig(accepted).lead.contains("累计");
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
}

/// What says of the rest that it waits.
const NEXT_YEAR: &[&str] = &["次年", "下年", "下一年", "明年", "继续办理", "仍在", "尚在"];

/// The first count that names a side and not its contrary.
pub(in crate::read::link) fn side(counts: &[usize], said: &[Sides], is: u16, not: u16) -> Option<usize> {
    counts.iter().zip(said).find(|(_, said)| said.any(is) && !said.any(not)).map(|(&f, _)| f)
}
