//! Named rates of several counts: of what was approved and what was not, of the degrees of yes, of all that a name counts.

use crate::quantity::Ratio;
use crate::quantity::law::Closure;

use super::super::lexicon::{OF_DEGREES, any};
use super::super::near::REACH;
use super::super::tokens::Cue;
use super::super::{Figs, Linker, Made};
use super::words::{affirms, is_called, strip_joints};

/// What says that a rate is of all that its name counts: 综合纠错率.
pub(super) const OF_ALL_NAMED: &[&str] = &["综合", "总体"];

impl Linker<'_> {
    /// 批准逮捕236人，不批准逮捕151人，不捕率39.0%: of both together.
    pub(super) fn rate_of_both(&self, rate: usize, stem: &str, named: &[usize]) -> Option<Made> {
        let denies = stem.starts_with(['不', '未']);
        let pair = self.counts_before(rate).find_map(|no| {
            let of = self.name(no);
            // 决定不起诉
            let at = of.find(['不', '未']).filter(|&at| at <= 3 * '不'.len_utf8() && !of.starts_with("附条件"))?;
            let rest = of[at + '不'.len_utf8()..].trim_end_matches("决定");
            // 不批准逮捕146人，批准逮捕218人: in either order
            let behind = self.counts_before(rate).take_while(|&yes| yes > no);
            let near = self.counts_before(no).take(3).chain(behind.take(2));
            let yes = near.filter(|&yes| self.same_unit(yes, no)).find(|&yes| {
                let words = self.name(yes);
                is_called(rest, words) && !words.contains(&of[at..])
                    || of == stem && !rest.is_empty() && affirms(words, rest)
            })?;
            let of_rate = named.contains(&no) || named.contains(&yes) || is_called(stem, of);
            of_rate.then_some((yes, no))
        });
        let (yes, no) = pair?;
        let part = if denies { no } else { yes };
        let sum = self.sum_of(&[yes, no])?;
        let fits = self.fits(self.fig(part).set, sum, rate);
        // 合格181678批次；…抽检123107批次，不合格1731批次，不合格率1.4%: of what its own segment counts, not of what another does
        let told_here = || {
            let here = |w: &usize| self.fig(*w).segment == self.fig(no).segment && self.same_unit(*w, no);
            self.counts_before(no).find(here).is_some_and(|w| self.fits(self.fig(part).set, self.fig(w).set, rate))
        };
        if self.fig(yes).segment != self.fig(no).segment && !fits && told_here() {
            return None;
        }
        // 受理和不予受理 are of what was received, if that is told; rounded counts may be of more than the two
        let exact = [yes, no].iter().all(|&f| self.fig(f).set.single().is_some() && !self.is_paired(f));
        let told = denies && self.head_of[no].is_none() && exact;
        // 审结235人，批捕187人，不捕48人: both together may be told
        let first = yes.min(no);
        let near = (0..first).rev().take(REACH).take_while(|&w| self.fig(w).sentence + 1 >= self.fig(first).sentence);
        let both = near.filter(|&w| self.fig(w).is_count() && self.same_unit(w, yes) && self.fig(w).set.meets(&sum));
        let both = both.min_by_key(|&w| (self.fig(w).sentence != self.fig(first).sentence, !w));
        let whole = both.map_or_else(|| vec![yes.min(no), yes.max(no)], |both| vec![both]);
        (fits || told).then(|| Made::Share { part: vec![part], whole, rate })
    }

    /// 撤销65件，变更21件，综合纠错率20.1%: of all that the rate's name counts, where it says so.
    pub(super) fn rate_of_all_named(&self, rate: usize, stem: &str, named: &[usize]) -> Option<Made> {
        let mut parts: Figs = named.iter().copied().filter(|&f| f < rate && !self.carries(f)).collect();
        parts.sort_unstable();
        let &first = parts.first().filter(|_| parts.len() >= 2)?;
        let sum = self.sum_of(&parts)?;
        // 当场办结39870件，承诺办结8346件，按时办结率100%: all there is, whatever the rate is called
        if self.value(rate) == Ratio::HUNDRED && self.listed[first] && !any(stem, OF_ALL_NAMED) {
            return None;
        }
        let mut wholes = self.wholes(first, rate, &parts).into_iter().filter(|&w| self.same_unit(w, first));
        if !any(stem, OF_ALL_NAMED) {
            // 在线办结1240个，转办办结1111个，办结率97%: of all, where that fits
            let whole = wholes.find(|&w| w < first && self.fits(sum, self.fig(w).set, rate))?;
            return Some(self.all_or_share(rate, parts.to_vec(), whole));
        }
        let large =
            |w: &usize| *w < first && self.fig(*w).set.upper().zip(sum.lower()).is_some_and(|(w, s)| w.at > s.at);
        let wholes: Vec<usize> = wholes.filter(large).collect();
        let whole = wholes.iter().copied().find(|&w| self.fits(sum, self.fig(w).set, rate));
        let whole = whole.or(wholes.first().copied())?;
        Some(Made::Share { part: parts.to_vec(), whole: vec![whole], rate })
    }

    /// 非常满意502份、满意97份、一般15份，满意率97.56%: of the first few items of a list, where they are the rate; 采纳181条，
    /// 部分采纳39条，采纳（含部分采纳）率: of what the bracket names too.
    pub(super) fn rate_of_several(&self, rate: usize, stem: &str) -> Option<Made> {
        let sentence = self.fig(rate).sentence;
        let judged = any(stem, OF_DEGREES);
        let with = self.named_with(rate);
        if !judged && with.is_none() {
            return None;
        }
        let mut counts: Vec<usize> = self.counts_before(rate).collect();
        counts.reverse();
        if let Some(parts) = self.listed_in_bracket(rate, &counts) {
            let head = self.head_of[parts[0]].or_else(|| counts.iter().copied().find(|&w| w < parts[0]));
            return Some(Made::Share { part: parts, whole: vec![head?], rate });
        }
        if let Some(made) = self.rate_told_behind(rate, stem, &counts) {
            return Some(made);
        }
        if let Some(with) = with {
            let first = counts
                .iter()
                .copied()
                .find(|&f| affirms(self.fig(f).plain, stem) && !self.fig(f).plain.ends_with(with))?;
            let more = counts.iter().copied().find(|&f| f != first && is_called(with, self.fig(f).plain))?;
            let whole = self.head_of[first]
                .or_else(|| counts.iter().copied().find(|&w| w < first && self.same_unit(w, first)))?;
            return Some(Made::Share { part: vec![first, more], whole: vec![whole], rate });
        }
        let head = counts.iter().copied().find(|&h| self.is_head[h] && self.fig(h).sentence == sentence);
        let Some(head) = head else { return self.rate_of_own_list(rate, stem, &counts) };
        let items: Vec<usize> = counts.iter().copied().filter(|&f| self.head_of[f] == Some(head)).collect();
        // 优秀83卷、良好112卷，优良率75.0%: of those whose names the rate's is made of
        let called = |list: &[usize], c: char| list.iter().copied().find(|&f| self.fig(f).plain.starts_with(c));
        let made_of = |list: &[usize]| stem.chars().map(|c| called(list, c)).collect::<Option<Vec<usize>>>();
        // 评查260卷，其中处罚150卷、许可110卷，优秀71卷、良好158卷、…: of another division of the same
        let fits = |parts: &Vec<usize>| {
            let sum = self.sum_of(parts).filter(|_| parts.len() == 2);
            sum.is_some_and(|sum| self.fits(sum, self.fig(head).set, rate))
        };
        let both = made_of(&items).or_else(|| made_of(&counts).filter(fits));
        if let Some(parts) = both.filter(|parts| matches!(parts[..], [one, two] if one < two)) {
            return Some(Made::Share { part: parts, whole: vec![head], rate });
        }
        (2..items.len()).find_map(|n| {
            let part = &items[..n];
            let sum = self.sum_of(part)?;
            let alone = self.holds(self.fig(items[0]).set, self.fig(head).set, rate);
            (!alone && self.holds(sum, self.fig(head).set, rate)).then(|| Made::Share {
                part: part.to_vec(),
                whole: vec![head],
                rate,
            })
        })
    }

    /// 承办的146件提案，满意率100%（满意144件，基本满意2件）: of what the bracket behind a rate counts, where that fits.
    fn rate_told_behind(&self, rate: usize, stem: &str, counts: &[usize]) -> Option<Made> {
        let bracket = self
            .block
            .figs
            .get(rate + 1)
            .filter(|f| f.after == Cue::Open && f.bracket != self.fig(rate).bracket)?
            .bracket;
        let within = self.after(rate).take_while(|&f| self.fig(f).bracket == bracket && self.fig(f).is_count());
        let parts: Vec<usize> = within.filter(|&f| affirms(self.fig(f).plain, stem)).collect();
        let &first = parts.first().filter(|_| parts.len() >= 2)?;
        let sum = self.sum_of(&parts)?;
        // 委员提案146件。……。从评价看，满意率100%（满意144件，基本满意2件）: told some sentences before, where they are all of it
        let sentence = self.fig(rate).sentence;
        let earlier =
            (0..rate).rev().take(REACH).filter(|&w| self.fig(w).sentence < sentence && self.fig(w).is_count());
        let here =
            counts.iter().rev().copied().find(|&w| self.same_unit(w, first) && self.fits(sum, self.fig(w).set, rate));
        let all = |w: &usize| self.same_unit(*w, first) && self.head_of[first].is_none() && self.closes(&[*w], &parts);
        let whole = here.or_else(|| earlier.filter(|w| self.value(rate) == Ratio::HUNDRED && all(w)).last())?;
        Some(self.all_or_share(rate, parts, whole))
    }

    /// 提案146件，满意144件，基本满意2件，满意率100%: parts that are all of their whole say more than that they are 100% of it.
    fn all_or_share(&self, rate: usize, part: Vec<usize>, whole: usize) -> Made {
        if self.value(rate) == Ratio::HUNDRED && self.closes(&[whole], &part) {
            return Made::Sum { total: whole, parts: part, closure: Closure::Closed };
        }
        Made::Share { part, whole: vec![whole], rate }
    }

    /// 非常满意802条、满意163条、不满意35条，满意率96.5%: of a list of degrees whose total is not told, those that say yes, of all of it.
    fn rate_of_own_list(&self, rate: usize, stem: &str, counts: &[usize]) -> Option<Made> {
        let &last = counts.last()?;
        let alike = |f: &&usize| self.same_unit(**f, last) && self.fig(**f).bracket == self.fig(last).bracket;
        let mut items: Vec<usize> = counts.iter().rev().take_while(alike).copied().collect();
        items.reverse();
        let yes = items.iter().take_while(|&&f| affirms(self.fig(f).plain, stem)).count();
        let parts = items.get(..yes).filter(|parts| parts.len() >= 2 && yes < items.len())?;
        let (part, whole) = (self.sum_of(parts)?, self.sum_of(&items)?);
        self.holds(part, whole, rate).then(|| Made::Share { part: parts.to_vec(), whole: items.clone(), rate })
    }

    /// 好评率（很好、较好）: the counts that a bracket behind the name of a rate lists.
    pub(super) fn listed_in_bracket(&self, rate: usize, counts: &[usize]) -> Option<Vec<usize>> {
        let fig = self.fig(rate);
        if fig.after != Cue::Close || !strip_joints(fig.lead).is_empty() {
            return None;
        }
        let toks = &self.block.toks[fig.tok.saturating_sub(24)..fig.tok];
        let close = toks.iter().rposition(|t| t.cue == Cue::Close)?;
        let open = toks[..close].iter().rposition(|t| t.cue == Cue::Open)?;
        let words = self.block.text.get(toks[open].end..toks[close].start)?;
        let parts: Option<Vec<usize>> = words
            .split(['、', '和', '及'])
            .map(|name| {
                let name = name.trim_matches(['“', '”', ' ']);
                counts.iter().copied().find(|&f| name.chars().count() >= 2 && self.fig(f).plain.contains(name))
            })
            .collect();
        parts.filter(|parts| parts.len() >= 2)
    }

    /// What a bracket adds to the name of a rate: 部分采纳 of 采纳（含部分采纳）率.
    pub(super) fn named_with(&self, rate: usize) -> Option<&str> {
        let fig = self.fig(rate);
        if fig.after != Cue::Close || strip_joints(fig.lead) != "率" {
            return None;
        }
        let toks = &self.block.toks[fig.tok.saturating_sub(24)..fig.tok];
        let close = toks.iter().rposition(|t| t.cue == Cue::Close)?;
        let open = toks[..close].iter().rposition(|t| t.cue == Cue::Open)?;
        let words = self.block.text.get(toks[open].end..toks[close].start)?;
        words.strip_prefix('含').map(|w| w.trim_start_matches("有"))
    }
}
