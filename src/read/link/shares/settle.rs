//! The whole of a share whose part is known. Grammar proposes, arithmetic disposes; what nothing fits waits for its
//! neighbours.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::quantity::{Kind, Ratio};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::near::REACH;
use super::super::tokens::{Cue, Tok};
use super::super::{Linker, Made, Pending};
use super::lists::near_all;
use super::named_whole::Named;
use super::words::{called_within, is_named, shares_word};

impl Linker<'_> {
    /// Chooses the whole of a share whose part is known. Grammar proposes, arithmetic disposes: a whole that the text names is
    /// never replaced; else the first candidate of the grammar that fits is taken. Where none fits the share waits for its
    /// neighbours. `list` are the counts that stand in one list with the part.
    pub(super) fn share_of(&mut self, rate: usize, part: Vec<usize>, list: &[usize], basis: Basis) {
        let Some(sum) = self.sum_of(&part) else { return };
        let lead = part[0];
        let all = self.wholes_to_choose(rate, &part, list);
        let same: Vec<usize> = all.iter().copied().filter(|&w| self.same_unit(lead, w)).collect();
        let other: Vec<usize> =
            all.iter().copied().filter(|&w| !self.same_unit(lead, w) && self.may_hold(w, lead)).collect();
        match self.whole_by_name(rate, &part, &same, basis) {
            Some(Named::Settled(whole, basis)) => return self.settle(rate, part, whole, basis),
            Some(Named::Told(whole, basis)) => return self.make(Made::Share { part, whole, rate }, basis),
            None => {}
        }
        if let Some(whole) = self.whole_listed_before(rate, lead).filter(|_| part.len() == 1) {
            return self.make(Made::Share { part, whole, rate }, basis);
        }
        if let Some(whole) = self.joint_whole(rate, lead).filter(|_| part.len() == 1) {
            return self.make(Made::Share { part, whole, rate }, basis);
        }
        if let Some(row) = self.row_divided(lead).filter(|_| part.len() == 1) {
            return self.make(Made::Share { part, whole: row, rate }, basis);
        }
        let slipped = || self.total_slipped(&self.siblings(lead, rate)?, &same);
        if let Some(told) = slipped().filter(|_| part.len() == 1) {
            return self.settle(rate, part, told, basis);
        }
        if let Some(list) =
            self.sibling_whole(lead, rate, &[same.as_slice(), &other].concat()).filter(|_| part.len() == 1)
        {
            self.of_lists.push((list.clone(), rate));
            return self.make(Made::Share { part, whole: list, rate }, basis);
        }
        // 7165件诉求中，电话6841个，…；转件3个，占0.04%: what the sentence is about, be it counted otherwise
        let of_sentence =
            |w: &usize| *w < lead && self.is_topic(*w) && self.fig(*w).sentence == self.fig(lead).sentence;
        let topics: Vec<usize> = other.iter().copied().filter(of_sentence).collect();
        for pool in [&topics, &same, &other] {
            if let Some(whole) = self.first_fit(rate, &part, pool) {
                return self.settle(rate, part, whole, basis);
            }
        }
        if self.value(rate) == Ratio::HUNDRED && self.fig(rate).is_percent() && part.len() == 1 {
            // “网上办”702项占比100%: it is its own whole
            return self.settle(rate, part.clone(), lead, basis);
        }
        for whole in [list.to_vec(), self.siblings(lead, rate).unwrap_or_default(), self.listed_row(lead)] {
            if whole.len() < 2 {
                continue;
            }
            let total = self.sum_of(&whole);
            // 较大火灾60起、占总数的92.3%，重大火灾5起、占总数的83.3%: each a share of its own whole
            let other = |f: &usize| {
                *f != lead
                    && self.share_behind(*f).is_some_and(|r| total.is_some_and(|t| !self.fits(self.fig(*f).set, t, r)))
            };
            if whole.len() == 2 && whole.iter().any(other) {
                continue;
            }
            if total.is_some_and(|total| self.fits(sum, total, rate)) {
                self.of_lists.push((whole.clone(), rate));
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

    /// The counts that may be the whole of a share, without those that stand in one list with its part.
    fn wholes_to_choose(&self, rate: usize, part: &[usize], list: &[usize]) -> Vec<usize> {
        let lead = part[0];
        let all = self.wholes(lead, rate, part);
        let mut all: Vec<usize> = all.into_iter().filter(|w| !list.contains(w)).collect();
        if self.is_loose(rate) {
            // 占三成以上 fits much: what says that it is a total goes before
            all.sort_by_key(|&w| {
                !(self.is_total(w) && w < lead && self.fig(w).sentence + 1 >= self.fig(lead).sentence)
            });
        }
        // 甲237件、占55%；乙110件、占56%: of so coarse a rate what has a share of its own is no whole, though it may fit
        if part.len() == 1 && !self.fig(rate).has_decimals() {
            let stands = |w: usize| !self.carries_share(w) || self.head_of[lead] == Some(w) || self.is_head[w];
            all.retain(|&w| stands(w));
        }
        all
    }

    /// 建议96件、提案113件。已解决152件，占建议提案总数的72.7%；列入计划41件，占19.6%: two counts in a row that the whole is named by
    /// together, for the shares of that name and for those without one behind it.
    fn joint_whole(&self, rate: usize, part: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(rate).sentence;
        let named = (0..=rate).rev().take(REACH).take_while(|&r| self.fig(r).sentence == sentence);
        let name = named.filter(|&r| self.fig(r).sense == Sense::Share).find_map(|r| self.named_whole(r))?;
        let called =
            |f: usize| self.fig(f).is_count() && self.same_unit(f, part) && called_within(self.fig(f).plain, name);
        let first = (0..part)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
            .find(|&f| f + 1 < part && self.fig(f + 1).after == Cue::Dun && called(f) && called(f + 1))
            .filter(|&f| self.fig(f).clause == self.fig(f + 1).clause)?;
        let (a, b) = (self.fig(first).plain, self.fig(first + 1).plain);
        (!shares_word(a, b)).then(|| vec![first, first + 1])
    }

    /// 建议47件、提案78件，其中解决103件，占82.4%；列入计划19件，占15.2%；……: the row of counts that the list of the part divides.
    fn row_divided(&self, part: usize) -> Option<Vec<usize>> {
        let first = self.head_of[part]?;
        let goes_on = |f: usize| {
            let joined = self.fig(f).after == Cue::Dun && self.fig(f).clause == self.fig(first).clause;
            joined && self.fig(f).is_count() && self.head_of[f].is_none() && self.is_head[f]
        };
        let last = (first + 1..part).take(REACH).take_while(|&f| goes_on(f)).last()?;
        Some((first..=last).collect())
    }

    /// 建议138件，归为五类：20件，占15.6%；……: the total right before a list whose shares make 100%, where one digit keeps it from the
    /// sum of the list.
    fn total_slipped(&self, list: &[usize], same: &[usize]) -> Option<usize> {
        // of two a digit says something only where their shares are told to a decimal
        let exact = |&f: &usize| self.share_behind(f).is_some_and(|rate| self.fig(rate).has_decimals());
        let enough = list.len() >= 3 || list.len() == 2 && list.iter().all(exact);
        let &first = list.first().filter(|_| enough && self.shares_close(list))?;
        let sentence = self.fig(first).sentence;
        let near = |w: &usize| *w < first && self.fig(*w).sentence + 2 >= sentence && !self.carries(*w);
        let told = || same.iter().copied().filter(near);
        // 来案66件，立案61件，其中20件、18件、23件: of one that they add up to, be it a share of another
        let closed = same.iter().any(|&w| w < first && self.closes(&[w], list));
        told().find(|&w| !closed && self.slips_to(&[w], list))
    }

    /// 裁决、调解两种方式结案的案件中，调解占62.5%: the counts that the clause before lists by name, one of them the part.
    fn whole_listed_before(&self, rate: usize, part: usize) -> Option<Vec<usize>> {
        let toks = &self.block.toks[..self.fig(rate).tok];
        let comma = toks.iter().rposition(|t| t.cue == Cue::Comma)?;
        let mark = |t: &&Tok| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure);
        let start = toks[..comma].iter().rev().take(12).find(mark).map_or(self.start, |t| t.end);
        let clause = self.block.text.get(start..toks[comma].start)?.trim();
        let names = clause.strip_suffix('中').filter(|names| names.contains('、'))?;
        let called = |name: &str| {
            let key: &str = name.char_indices().nth(2).map_or(name, |(at, _)| &name[..at]);
            let mut counts = (0..rate).rev().take(REACH).filter(|&f| self.fig(f).is_count() && self.same_unit(f, part));
            counts.find(|&f| key.chars().count() == 2 && self.fig(f).plain.starts_with(key))
        };
        let mut whole: Vec<usize> = names.split(['、', '和']).map(|name| called(name.trim())).collect::<Option<_>>()?;
        whole.sort_unstable();
        whole.dedup();
        (whole.len() >= 2 && whole.contains(&part)).then_some(whole)
    }

    /// Whether a share is within half and double of what is printed: a slip of the pen does not go farther.
    pub(super) fn is_near(&self, part: &[usize], whole: usize, rate: usize) -> bool {
        let sum = part.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        let share = sum.and_then(|sum| sum.checked_mul(Ratio::HUNDRED)?.checked_div(self.value(whole)));
        let of_one = self.fig(rate).quantity.kind() == Kind::Fraction;
        let printed = self.value(rate);
        let printed = if of_one { printed.checked_mul(Ratio::HUNDRED).unwrap_or(printed) } else { printed };
        let double = |r: Ratio| r.checked_add(r);
        share.is_some_and(|share| {
            double(share).is_some_and(|d| d >= printed) && double(printed).is_some_and(|d| d >= share)
        })
    }

    /// Makes a share and remembers it for its neighbours.
    pub(super) fn settle(&mut self, rate: usize, part: Vec<usize>, whole: usize, basis: Basis) {
        if let [one] = part[..] {
            self.settled.push((rate, one, whole));
        }
        self.make(Made::Share { part, whole: vec![whole], rate }, basis);
    }

    /// Settles the shares for which no candidate fits: the head of the part's list, the whole of their neighbours, the list
    /// itself, or the grammar's first.
    pub(super) fn settle_shares(&mut self) {
        let fitted = self.settled.clone();
        let pending = std::mem::take(&mut self.pending);
        let rates_of = |at: usize| -> Vec<usize> {
            let near = &pending[at.saturating_sub(REACH)..pending.len().min(at + REACH)];
            near.iter().filter(|share| share.list == pending[at].list).map(|share| share.rate).collect()
        };
        // 一审5.7万件、二审0.58万件，分别占民事案件的86.1%、8.7%: a row is its own whole where its shares are about 100%
        let own: Vec<bool> = (0..pending.len())
            .map(|at| {
                let rates = rates_of(at);
                let all = || self.sum_of(&rates).is_some_and(|sum| near_all(&sum, 2));
                rates.len() < pending[at].list.len() || all() || self.slips_to_hundred(&rates)
            })
            .collect();
        for (Pending { rate, part, list, basis }, own) in pending.into_iter().zip(own) {
            let sentence = self.fig(rate).sentence;
            let near = fitted.partition_point(|s| s.0 < rate);
            let neighbour = fitted[near.saturating_sub(2)..fitted.len().min(near + 2)]
                .iter()
                .filter(|s| self.fig(s.0).sentence == sentence && s.0.abs_diff(rate) <= 8 && !part.contains(&s.2))
                .filter(|s| self.may_be_of_one_year(s.2, part[0]))
                .min_by_key(|s| s.0.abs_diff(rate))
                .map(|s| s.2);
            let lead = part[0];
            let same: Vec<usize> =
                self.wholes(lead, rate, &part).into_iter().filter(|&w| self.same_unit(lead, w)).collect();
            // of another unit than the whole of its neighbours: 委员403人，占委员总数的68%
            let of_unit =
                |w: &usize| self.same_unit(lead, *w) || self.may_hold(*w, lead) && self.named_whole(rate).is_none();
            // what its siblings are a share of goes before the head that only stands near
            let kin = neighbour.filter(|_| {
                let same =
                    |s: &&(usize, usize, usize)| self.head_of[s.1] == self.head_of[lead] && Some(s.2) == neighbour;
                fitted.iter().filter(same).count() >= 2
            });
            // 民生支出31.7亿元，占一般公共预算支出的78.4%: no income can be its whole
            let holds = |w: &usize| {
                self.named_whole(rate)
                    .is_none_or(|name| self.value(*w) >= self.value(lead) || is_named(self.fig(*w), name))
            };
            // 占审结总数的33.6%, after 新收548件: what is named by another stage is not the whole
            let staged = |w: &usize| self.named_whole(rate).is_none_or(|name| !self.is_of_other_stage(*w, name));
            // far off, it is the share of something else
            let near = |w: &usize| self.fig(*w).sentence == self.fig(lead).sentence || self.is_near(&part, *w, rate);
            if let Some(whole) = kin.or(self.head_of[lead]).or(neighbour).filter(of_unit).filter(holds).filter(staged) {
                self.settle(rate, part, whole, basis);
            } else if list.len() >= 2 {
                self.make(Made::Share { part, whole: if own { list } else { Vec::new() }, rate }, basis);
            } else if let Some(whole) = self
                .grammatical_whole(lead, rate, &same)
                .filter(holds)
                .filter(near)
                .filter(staged)
                .or_else(|| self.whole_next(rate, &part))
            {
                self.settle(rate, part, whole, basis);
            } else {
                self.make(Made::Share { part, whole: Vec::new(), rate }, basis);
            }
        }
        self.settled.sort_unstable();
        self.of_one_name();
        self.of_one_whole();
        self.close_lists();
        self.shared_lists();
    }

    /// 处罚1822件，占收到申请总数的33.9%；强制612件，占收到申请总数的11.9%: a share for which no whole was found is of what another of the sentence is a
    /// share of under the same name.
    fn of_one_name(&mut self) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (at, (made, _)) in self.made.iter().enumerate() {
            let Made::Share { part, whole, rate } = made else { continue };
            let (&[part], true) = (&part[..], whole.is_empty()) else { continue };
            let Some(name) = self.named_whole(*rate) else { continue };
            let place = self.settled.partition_point(|share| share.0 < *rate);
            let near = &self.settled[place.saturating_sub(REACH / 2)..self.settled.len().min(place + REACH / 2)];
            let same = near.iter().find(|&&(other, item, of)| {
                self.fig(other).sentence.abs_diff(self.fig(*rate).sentence) <= 1
                    && self.named_whole(other) == Some(name)
                    && of < self.block.figs.len()
                    && (self.same_unit(item, part) || self.may_hold(of, part))
                    && self.value(of) >= self.value(part)
            });
            if let Some(&(_, _, of)) = same {
                found.push((at, of));
            }
        }
        for (at, of) in found {
            if let (Made::Share { whole, .. }, basis) = &mut self.made[at] {
                (*whole, *basis) = (vec![of], Basis::Stated);
            }
        }
    }

    /// 收案4550件，受理3822件。电话2124件，占46.7%，微信1701件，占37.4%，其他21件，占0.5%: a share that what its neighbours are of gives as well
    /// is of the same, be there another count that gives it, or one that a name brought in and that does not.
    fn of_one_whole(&mut self) {
        let within = self.block.figs.len();
        let single = |(at, (made, _)): (usize, &(Made, Basis))| match made {
            Made::Share { part, whole, rate } => match (&part[..], &whole[..]) {
                (&[part], &[whole]) if whole < within && self.fig(*rate).sense == Sense::Share => {
                    Some((*rate, part, Some(whole), at))
                }
                // 占4%, of all in the list as of the total that is told
                (&[part], &[_, _, ..]) if self.fig(*rate).sense == Sense::Share => Some((*rate, part, None, at)),
                _ => None,
            },
            _ => None,
        };
        let mut shares: Vec<(usize, usize, Option<usize>, usize)> =
            self.made.iter().enumerate().filter_map(single).collect();
        shares.sort_unstable();
        let mut moved: Vec<(usize, usize, usize)> = Vec::new();
        for run in shares.chunk_by(|a, b| self.fig(a.0).sentence == self.fig(b.0).sentence) {
            let mut several: BTreeMap<usize, usize> = BTreeMap::new();
            for whole in run.iter().filter_map(|s| s.2) {
                *several.entry(whole).or_default() += 1;
            }
            let common = several.into_iter().max_by_key(|&(whole, shares)| (shares, Reverse(whole)));
            let Some((common, 2..)) = common else { continue };
            for &(rate, part, whole, at) in run.iter().filter(|s| s.2 != Some(common) && s.1 != common) {
                let gives = self.holds(self.fig(part).set, self.fig(common).set, rate);
                let other = whole.is_none_or(|whole| self.same_unit(whole, common) && !self.is_item_of(part, whole));
                if gives && other && self.same_unit(part, common) {
                    moved.push((rate, common, at));
                }
            }
        }
        for (rate, common, at) in moved {
            if let (Made::Share { whole, .. }, _) = &mut self.made[at] {
                *whole = vec![common];
            }
            if let Ok(place) = self.settled.binary_search_by_key(&rate, |share| share.0) {
                self.settled[place].2 = common;
            }
        }
    }

    /// Whether a count is an item of a list that adds up to another.
    fn is_item_of(&self, part: usize, total: usize) -> bool {
        let key = self.id(total).index();
        let mut lists = self.lists.range((key, Vec::new())..).take_while(|(of, _)| *of == key).map(|(_, parts)| parts);
        let here = |parts: &Vec<usize>| parts.iter().all(|&f| f < self.block.figs.len());
        self.listed[part]
            && self.head_of[part] == Some(total)
            && lists.any(|parts| here(parts) && parts.contains(&part) && self.closes(&[total], parts))
    }

    /// 两项合计占92%，参评50件: a count right after the rate that can hold the parts.
    fn whole_next(&self, rate: usize, part: &[usize]) -> Option<usize> {
        let next = rate + 1;
        let fig = self.block.figs.get(next)?;
        let sum = self.sum_of(part)?;
        let holds = sum.lower().is_some_and(|low| low.at <= fig.quantity.value());
        (part.len() > 1
            && fig.sentence == self.fig(rate).sentence
            && fig.is_count()
            && self.same_unit(next, part[0])
            && holds)
            .then_some(next)
    }
}
