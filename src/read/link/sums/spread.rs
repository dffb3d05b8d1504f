//! Lists that are spread over sentences or segments: 查处问题78件……。查处甲类问题40件……。查处乙类问题38件…….

use crate::quantity::Ratio;
use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::lexicon::DENIES;
use super::super::near::{SMALL, THREE_DIGITS, TWO_DIGITS};
use super::super::sentences::Sentence;
use super::super::{Figs, Linker};

/// How many sentences behind a total its list may go on.
const SENTENCES: usize = 5;
/// The fewest segments that repeat a field.
const FIELDS: usize = 3;
/// How many figures behind a total are looked at for a list over sentences.
const OVER: usize = 40;
/// How many figures before a sentence its total is looked for in.
const SENTENCE: usize = 16;
impl Linker<'_> {
    /// A count, and the counts that open the sentences and segments behind it, where they make it up.
    pub(super) fn spread_lists(&mut self) {
        let Some(last) = self.block.figs.last().map(|f| f.segment) else { return };
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if fig.segment == last {
                break;
            }
            // an item, or a part with its share, is no total
            let part = || self.head_of[total].is_some() || self.carries_share(total);
            let small = || self.value(total) <= Ratio::from(SMALL);
            if !fig.is_count() || fig.bracket.is_some() || part() || small() {
                continue;
            }
            let openers = self.openers(total);
            let found = (0..openers.len().min(3)).find_map(|from| {
                let parts = self.closing_prefix(total, &openers[from..])?;
                self.is_spread(total, &parts).then_some(parts)
            });
            if let Some(parts) = found {
                let total = self.told_first(total);
                self.emit_sum(total, parts, Closure::Closed, Basis::Inferred);
            } else if !self.is_head[total] && openers.len() >= 4 && self.repeats_form(total, &openers) {
                // 事故1126起、死亡257人。工矿20起、死亡23人；道路665起、死亡220人；…
                self.emit_sum(total, openers.to_vec(), Closure::Unmarked, Basis::Inferred);
            }
        }
    }

    /// 按来源，甲平台2829件，其中…；乙热线4266件，其中…；其他512件: the counts that open the segments of the block, where they add up to what an
    /// earlier block tells.
    pub(super) fn openers_of_earlier(&mut self) {
        let mut openers = Figs::default();
        for f in 0..self.block.figs.len().min(60) {
            let fig = self.fig(f);
            if !fig.is_count() || openers.last().is_some_and(|&last| self.fig(last).segment == fig.segment) {
                continue;
            }
            let like = openers.first().is_none_or(|&first| self.same_unit(first, f));
            if fig.bracket.is_some() || !like || self.is_open(f) {
                return;
            }
            openers.push(f);
        }
        self.large_of_earlier(&openers);
        // 网上投诉658件次，来信97件次，走访291件次。: all counts of a sentence
        self.each_sentence(|this, sentences, at| {
            let sentence = sentences.list()[at];
            let counts = sentences.counts(sentence);
            let alike = |&f: &usize| this.same_unit(f, counts[0]) && !this.is_open(f);
            let bare =
                || (sentence.from..sentence.to).all(|f| !this.fig(f).is_count() || this.fig(f).bracket.is_none());
            if counts.len() >= FIELDS && counts.iter().all(alike) && bare() {
                this.large_of_earlier(counts);
            }
        });
    }

    /// Makes a list of an earlier total that it adds up to, where that is no small number.
    fn large_of_earlier(&mut self, items: &[usize]) {
        let sum = items.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        if items.len() >= FIELDS && sum.is_some_and(|sum| sum > Ratio::from(TWO_DIGITS)) {
            self.divides_earlier(items);
        }
    }

    /// 受理46983件，其中电话46908件。直接答复33786件，交部门办理13197件。: all counts of a sentence, or of a segment, where they add up to a large
    /// count before them that one of the two sentences before tells, or their own.
    pub(super) fn sentences_that_add_up(&mut self) {
        self.each_sentence(|this, sentences, at| {
            let Sentence { from, to, .. } = sentences.list()[at];
            if to - from < 2 || this.adds_up(from, to) {
                return;
            }
            let mut start = from;
            while start < to {
                let segment = this.fig(start).segment;
                let end = start + this.block.figs[start..to].iter().take_while(|f| f.segment == segment).count();
                if (start, end) != (from, to) {
                    this.adds_up(start, end);
                }
                start = end;
            }
        });
    }

    /// 清理文件164件。继续有效97件，修改21件。另外，废止33件，失效13件: all counts of up to three sentences behind a large one that opens its own,
    /// where at the end of a sentence they add up to it.
    pub(super) fn told_over_sentences(&mut self) {
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if !fig.is_count() || fig.bracket.is_some() || self.head_of[total].is_some() {
                continue;
            }
            let opens = || self.counts_before(total).next().is_none();
            let large = || fig.set.single().is_some() && self.value(total) > Ratio::from(TWO_DIGITS);
            if !opens() || !large() || self.carries_share(total) || self.is_open(total) {
                continue;
            }
            let mut items = Figs::default();
            let mut sum = Ratio::ZERO;
            let mut found = false;
            for f in (total + 1..self.block.figs.len()).take(OVER) {
                let part = self.fig(f);
                if part.sentence > fig.sentence + 3 {
                    break;
                }
                if !part.is_count() || !self.same_unit(f, total) || part.bracket.is_some() {
                    continue;
                }
                let Some(more) = sum.checked_add(self.value(f)) else { break };
                if self.head_of[f].is_some() || self.is_open(f) || more > self.value(total) {
                    break;
                }
                sum = more;
                items.push(f);
                let mut more =
                    (f + 1..self.block.figs.len()).take(OVER).take_while(|&g| self.fig(g).sentence == part.sentence);
                let ends = more.all(|g| !self.is_kin_count(g, total));
                let apart = items.first().is_some_and(|&first| self.fig(first).sentence < part.sentence);
                found = sum == self.value(total) && ends && apart && items.len() > 2;
                if found {
                    break;
                }
            }
            if found {
                self.emit_sum(total, items.to_vec(), Closure::Closed, Basis::Inferred);
            }
        }
    }

    /// Makes a list of the counts of a run of figures where they add up to a large one before them; tells whether it did.
    fn adds_up(&mut self, from: usize, to: usize) -> bool {
        let Some(first) = (from..to).find(|&f| self.fig(f).is_count()) else { return false };
        let like = |f: &usize| self.fig(*f).is_count() && self.same_unit(*f, first);
        let free = |f: usize| {
            let fig = self.fig(f);
            self.head_of[f].is_none() && fig.bracket.is_none() && fig.set.single().is_some() && !self.is_open(f)
        };
        let items: Figs = (first..to).filter(like).collect();
        if items.len() < 2 || !items.iter().copied().all(free) {
            return false;
        }
        let sentence = self.fig(from).sentence;
        // 受理92件。……。依次为公安41件、……、其他部门4件: a list to what is left over says more
        let to_rest = items.len() >= 4 && items.last().is_some_and(|&last| self.is_other(last));
        let enough = if items.len() == 2 {
            THREE_DIGITS
        } else if to_rest {
            SMALL
        } else {
            TWO_DIGITS
        };
        let sum = items.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        let is_total = |&f: &usize| {
            let fig = self.fig(f);
            fig.is_count()
                && fig.bracket.is_none()
                && self.same_unit(f, first)
                && Some(self.value(f)) == sum
                && self.value(f) > Ratio::from(enough)
        };
        let earlier = (0..from).rev().take(SENTENCE).take_while(|&f| self.fig(f).sentence + 2 >= sentence);
        let total = earlier.filter(is_total).min();
        if let Some(total) = total {
            self.emit_sum(total, items.to_vec(), Closure::Closed, Basis::Inferred);
        }
        total.is_some()
    }

    /// The first counts behind a total of its segments and sentences, of its unit and less than it.
    fn openers(&self, total: usize) -> Figs {
        let (from, mut segment) = (self.fig(total), self.fig(total).segment);
        let mut out = Figs::default();
        for f in (total + 1..self.block.figs.len()).take(60) {
            let fig = self.fig(f);
            if fig.sentence > from.sentence + SENTENCES || out.len() > 24 {
                break;
            }
            let opens = fig.segment > segment || out.is_empty() && fig.segment == from.segment;
            let like = out.first().map_or_else(|| self.kin(f, total), |&first| self.same_unit(f, first));
            if !opens || !fig.is_count() || fig.bracket.is_some() || !like {
                continue;
            }
            segment = fig.segment;
            if self.value(f) < self.value(total) {
                out.push(f);
            }
        }
        out
    }

    /// The lists whose items are each the first field of a segment: 其中 would take all fields for one list.
    pub(super) fn repeated_lists(&mut self) {
        let Some(last) = self.block.figs.last().map(|f| f.segment) else { return };
        for total in 0..self.block.figs.len() {
            let fig = self.fig(total);
            if fig.segment + FIELDS > last {
                break;
            }
            if !fig.is_count() || fig.bracket.is_some() || self.head_of[total].is_some() {
                continue;
            }
            if let Some(fields) = self.repeated_fields(total) {
                self.emit_sum(total, fields, Closure::Unmarked, Basis::Inferred);
            }
        }
    }

    /// 受理各类案件1803件，结案894件。其中：受理刑事案件68件，结案38件；受理民事案件925件，结案440件；…: in each of three segments or more
    /// the count that begins as the total does, where these make up nearly all of it.
    fn repeated_fields(&self, total: usize) -> Option<Vec<usize>> {
        let from = self.fig(total);
        let verb = from.plain.char_indices().nth(2).map(|(end, _)| &from.plain[..end])?;
        let mut fields = Figs::default();
        for f in (total + 1..self.block.figs.len()).take(60) {
            let fig = self.fig(f);
            if fig.sentence > from.sentence + SENTENCES {
                break;
            }
            let last = fields.last().map_or(from.segment, |&last| self.fig(last).segment);
            let is = fig.segment > last && fig.is_count() && fig.bracket.is_none() && self.same_unit(f, total);
            if is && fig.plain.starts_with(verb) {
                fields.push(f);
            }
        }
        let in_row = fields.windows(2).all(|pair| self.fig(pair[1]).segment == self.fig(pair[0]).segment + 1);
        let free = fields.iter().all(|&f| self.head_of[f].is_none_or(|head| head == total));
        (fields.len() >= FIELDS && in_row && free && self.nearly_closes(total, &fields)).then(|| fields.to_vec())
    }

    /// Whether counts that add up are a list that is spread: none is an item already, they agree as printed, and they are
    /// many, or two that are called alike, or one what the other is not.
    fn is_spread(&self, total: usize, parts: &[usize]) -> bool {
        // 其中 may have made the first of them a part already
        let part = |f: usize| self.head_of[f] == Some(total) && !self.listed[f];
        let free = parts.iter().all(|&f| (self.head_of[f].is_none() || part(f)) && !self.is_open(f));
        let sum = parts.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        let printed = sum == Some(self.value(total)) && !self.is_open(total);
        let apart = parts.iter().any(|&f| self.fig(f).segment > self.fig(total).segment);
        let zero = parts.iter().any(|&f| self.value(f).is_zero());
        if !free || !printed || !apart || zero {
            return false;
        }
        match *parts {
            [a, b] => self.alike(&[a, b]) || self.contrary(a, b) || self.contrary(b, a),
            _ => self.value(total) > Ratio::from(TWO_DIGITS) || self.adds_up_beside(total, parts),
        }
    }

    /// 事故37起，死亡33人。运输业30起，死亡26人…: whether what stands beside the items adds up to what stands beside their total.
    fn adds_up_beside(&self, total: usize, parts: &[usize]) -> bool {
        let beside: Option<Vec<usize>> = parts.iter().map(|&f| self.companion(f)).collect();
        self.companion(total).zip(beside).is_some_and(|(total, parts)| {
            parts.iter().all(|&f| self.is_companion(f, total)) && self.closes(&[total], &parts)
        })
    }

    /// 批准逮捕79件。不批捕16件: one is what the other is not.
    fn contrary(&self, yes: usize, no: usize) -> bool {
        let (yes, no) = (self.fig(yes).plain, self.fig(no).plain);
        let denied = DENIES.iter().find_map(|word| no.strip_prefix(word));
        denied.is_some_and(|rest| rest.chars().count() >= 2 && rest.chars().all(|c| yes.contains(c)))
    }

    /// Whether each segment repeats the two counts of the total (事故1126起、死亡257人), and the first of them make up nearly all.
    fn repeats_form(&self, total: usize, items: &[usize]) -> bool {
        let pair = |f: usize| self.companion(f);
        let Some(beside) = pair(total) else { return false };
        items.iter().all(|&f| self.head_of[f].is_none() && pair(f).is_some_and(|g| self.is_companion(g, beside)))
            && self.nearly_closes(total, items)
    }
}
