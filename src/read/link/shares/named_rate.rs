//! Rates with a name: 办结率 counts what was 办结, of what was 受理 or 收到.

use crate::quantity::Ratio;
use crate::report::Basis;

use super::super::block::{Sense, plain_words};
use super::super::lexicon::{
    AT_COURT, GOING_ON, NARROW, QUALIFIED, REACHED_BY, SAID_BY_PEOPLE, SETTLING, STILL_PENDING, any, units,
};
use super::super::near::{REACH, SMALL, TWO_DIGITS};
use super::super::sides::Sides;
use super::super::{Figs, Linker, Made};
use super::several::OF_ALL_NAMED;
use super::words::{Counting, shares_word};

/// How many sentences before a rate that is told to a decimal the whole of what it names may stand.
const FAR: usize = 6;

/// What begins as 应 (what should be) does, and is a word of its own: 应诉, 应急.
const NOT_DUE: [char; 5] = ['诉', '急', '用', '对', '届'];

impl Linker<'_> {
    /// X率x%: by its name, or a rate that stands alone.
    pub(super) fn named_rate(&mut self, rate: usize) {
        let stem = self.stem(rate);
        let Some(stem) = stem else {
            return self.lone(rate);
        };
        if self.fig(rate).follows_prior {
            return self.rate_of_before(rate, &stem);
        }
        let hundred = self.value(rate) == Ratio::HUNDRED;
        let sentence = self.fig(rate).sentence;
        let before: Figs = (0..rate)
            .rev()
            .take(REACH)
            .filter(|&f| self.fig(f).sentence + 1 >= sentence && self.fig(f).is_count())
            .collect();
        let named = self.counts_named(rate, &stem, &before);
        if let Some(made) = self
            .rate_of_both(rate, &stem, &named)
            .filter(|_| stem.starts_with(['不', '未']))
            .or_else(|| self.rate_of_several(rate, &stem))
            .or_else(|| self.rate_of_all_named(rate, &stem, &named).filter(|_| any(&stem, OF_ALL_NAMED)))
        {
            return self.make(made, Basis::Inferred);
        }
        let near: Figs = before.iter().copied().filter(|&f| self.fig(f).sentence == sentence).take(3).collect();
        let mut parts = named.clone();
        for &f in near.iter() {
            // a count that is the part of another rate is not that of this one too
            if !parts.contains(&f) && !self.carries(f) && !self.is_loose(f) {
                parts.push(f);
            }
        }
        if hundred {
            // every part of equal size fits 100%: only a named one says something
            parts.clone_from(&named);
        }
        let exact = self.fig(rate).has_decimals();
        let candidates = |this: &Self, part: usize| -> Vec<usize> {
            let mut wholes: Vec<usize> = Vec::new();
            for w in this.wholes(part, rate, &[]) {
                let back = if exact && named.contains(&part) { FAR } else { 2 };
                let near = this.fig(w).sentence + back >= sentence && this.fig(w).sentence <= sentence;
                if near && w != part && !this.is_due_otherwise(w, &stem) {
                    wholes.push(w);
                }
            }
            wholes
        };
        for strict in [true, false] {
            for &part in &parts {
                let mut wholes = candidates(self, part);
                // one that the rate is rounded of goes before one that it is cut of
                wholes.sort_by_key(|&w| !(strict && self.holds(self.fig(part).set, self.fig(w).set, rate)));
                for whole in wholes {
                    if self.same_unit(part, whole) == strict
                        && self.same_kind(part, whole)
                        && (strict || !self.is_open(whole))
                        && if named.contains(&part) {
                            self.fits(self.fig(part).set, self.fig(whole).set, rate)
                        } else {
                            !self.is_loose(whole)
                                && !self.is_loose(rate)
                                && !self.is_open(part)
                                && self.holds(self.fig(part).set, self.fig(whole).set, rate)
                                // of so coarse a rate much is near by chance
                                && (strict && exact || part + 1 == rate)
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
        let of_several = self
            .rate_of_both(rate, &stem, &named)
            .or_else(|| self.rate_of_all_named(rate, &stem, &named))
            .or_else(|| self.rate_of_row(rate, &named).filter(|_| exact));
        if let Some(made) = of_several {
            return self.make(made, Basis::Inferred);
        }
        if exact
            && let Some((part, told)) = named.first().and_then(|&part| Some((part, self.rated_earlier(part, rate)?)))
        {
            let whole = vec![self.tell(told)];
            return self.make(Made::Share { part: vec![part], whole, rate }, Basis::Inferred);
        }
        if let Some((part, pending)) =
            named.first().and_then(|&part| Some((part, self.still_pending(rate, &stem, part)?)))
        {
            let whole = vec![part.min(pending), part.max(pending)];
            let sum = self.sum_of(&whole);
            if sum.is_some_and(|sum| self.fits(self.fig(part).set, sum, rate)) {
                return self.make(Made::Share { part: vec![part], whole, rate }, Basis::Inferred);
            }
            return self.lone(rate);
        }
        // 合计整改到位率: of several, be it which
        let single = !hundred && !any(&stem, &["合计", "两项", "三项"]);
        let told = || self.grammatical_rate(rate, &stem, &named).filter(|_| single);
        if let Some((part, whole)) = told().or_else(|| self.part_beyond(rate, &stem, &named)) {
            return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
        }
        self.lone(rate);
    }

    /// 应检264家，实检251家，年检率95.0%: what should have been and what was, right before a rate, where they fit it.
    pub(super) fn due_and_done(&self, rate: usize) -> Option<(usize, usize)> {
        let (part, whole) = (rate.checked_sub(1)?, rate.checked_sub(2)?);
        let (p, w) = (self.fig(part), self.fig(whole));
        let due = w.lead.contains('应') && p.lead.trim_start().starts_with('实');
        let apart = w.clause + 1 == p.clause && p.clause + 1 == self.fig(rate).clause && p.sentence == w.sentence;
        let fits = p.is_count() && w.is_count() && self.same_unit(part, whole) && self.fits(p.set, w.set, rate);
        (due && apart && fits).then_some((part, whole))
    }

    /// 抽检食品3120批次、化妆品284批次、器械96批次，不合格63批次，总体不合格率1.8%: of all in the row before its part.
    fn rate_of_row(&self, rate: usize, named: &[usize]) -> Option<Made> {
        let &part = named.first()?;
        let row = self.listed_row(part);
        let sum = self.sum_of(&row).filter(|_| row.len() >= 2)?;
        self.holds(self.fig(part).set, sum, rate).then(|| Made::Share { part: vec![part], whole: row, rate })
    }

    /// 去年同期收案208件，结案36件，结案率17.31%: all of the time before.
    fn rate_of_before(&mut self, rate: usize, stem: &str) {
        let segment = self.fig(rate).segment;
        let what = Counting::of(stem);
        let called = |f: &usize| self.fig(*f).follows_prior && what.counts(self.fig(*f).words());
        let part = self.before(rate).take_while(|&f| self.fig(f).segment == segment).find(called);
        match part.and_then(|part| Some((part, self.whole_of_before(part)?))) {
            Some((part, whole)) => self.settle(rate, vec![part], whole, Basis::Inferred),
            None => self.lone(rate),
        }
    }

    /// 新收565件，办结554件，存案69件，结案率88.9%: what is still pending beside what was settled, both of which were to be settled.
    fn still_pending(&self, rate: usize, stem: &str, settled: usize) -> Option<usize> {
        let says = |f: &usize| self.fig(*f).says_any(STILL_PENDING);
        let alike = |f: &usize| *f != settled && self.same_unit(*f, settled);
        let pending = self.counts_before(rate).filter(alike).find(says).filter(|_| any(stem, SETTLING))?;
        // 共审理106件，已审结71件，未结35件: both together are told
        let sum = self.sum_of(&[settled, pending])?;
        let told =
            (0..rate).rev().take(REACH).any(|f| alike(&f) && self.fig(f).is_count() && self.fig(f).set.meets(&sum));
        (!told).then_some(pending)
    }

    /// The counts that the name of a rate is about, the likeliest first: those of its sentence, then of `before`.
    fn counts_named(&self, rate: usize, stem: &str, before: &[usize]) -> Vec<usize> {
        let sentence = self.fig(rate).sentence;
        let after: Figs = self.after(rate).filter(|&f| self.fig(f).is_count()).collect();
        let what = Counting::of(stem);
        // parts: those whose words are the rate's, else those right before it
        let mut named: Vec<usize> = before
            .iter()
            .chain(after.iter())
            .copied()
            .filter(|&f| {
                self.fig(f).sentence == sentence && (what.counts(self.name(f)) || what.counts(self.long_label(f)))
            })
            .collect();
        // 已整改51个，正在整改13个。问题整改率79.7%: a sentence that begins with its rate is of the one before
        if named.is_empty() && self.before(rate).next().is_none() {
            let listed = |f: &usize| {
                let name = self.name(*f);
                self.fig(*f).sentence < sentence && what.counts(name) && !any(name, GOING_ON)
            };
            named.extend(before.iter().copied().filter(listed).filter(|&f| self.head_of[f].is_some()));
        }
        // 满意109份、基本满意7份，满意率: what is called as the rate is goes before what only holds its name
        named.sort_by_key(|&f| {
            let words = self.fig(f).plain;
            (words != stem, !words.ends_with(stem) || self.is_qualified(f, stem))
        });
        named
    }

    /// 应当由负责人出庭的142件: what should have been done is the whole of that rate only.
    fn is_due_otherwise(&self, whole: usize, stem: &str) -> bool {
        let lead = self.fig(whole).lead.trim();
        let due =
            lead.strip_prefix("应当").or_else(|| lead.strip_prefix('应')).filter(|rest| !rest.starts_with(NOT_DUE));
        due.is_some_and(|due| !stem.chars().any(|c| due.contains(c)))
    }

    /// Two totals of a balance that a part is a rate of.
    fn summed_whole(&self, part: usize, rate: usize) -> Option<Vec<usize>> {
        let sentence = self.fig(part).sentence;
        let counts: Figs = (0..part)
            .rev()
            .take(4)
            .filter(|&f| self.fig(f).sentence == sentence && self.fig(f).is_count() && self.same_unit(f, part))
            .collect();
        let [b, a, ..] = counts[..] else { return None };
        let opening = [a, b].into_iter().any(|f| Sides::of(self.fig(f)).any(Sides::OPENING));
        let sum = self.fig(a).set.checked_add(self.fig(b).set)?;
        (opening && self.fits(self.fig(part).set, sum, rate)).then(|| vec![a, b])
    }

    /// The part and whole that the words of a rate give where no pair fits: the part is what the rate's name counts, the whole
    /// the nearest count of its unit before it in the sentence, or in the sentence before where none stands in its own.
    fn grammatical_rate(&self, rate: usize, stem: &str, named: &[usize]) -> Option<(usize, usize)> {
        // 已整改126项，正在整改22项，整改率85.1%: what goes on is not done yet
        let done: Vec<usize> = named.iter().copied().filter(|&f| !any(self.fig(f).words(), GOING_ON)).collect();
        let named = if done.is_empty() { named } else { &done };
        let Some(&part) = named.first() else {
            return self.part_among(rate).or_else(|| self.part_reached(rate, stem));
        };
        // 在线办结1240个，转办办结1111个，办结率97%: of which of the two?
        let sentence = self.fig(rate).sentence;
        let called = |f: &&usize| {
            let words = self.fig(**f).plain;
            words.ends_with(stem) && !words.starts_with('应') && self.fig(**f).sentence == sentence
        };
        if named.iter().filter(called).count() >= 2 && !named.iter().any(|&f| self.fig(f).plain == stem) {
            return None;
        }
        // an item of a list is not what a general rate counts, but where it alone is called as the rate is
        let alone = named.len() == 1 && self.head_of[part].is_some();
        // 审限内结案率 is of fewer than 办结; of a pair (374件439人) either may be meant
        let narrow = NARROW.iter().any(|w| stem.contains(w) && !self.long_label(part).contains(w));
        let pair = self.is_paired(part) || self.block.figs.get(part + 1).is_some() && self.is_paired(part + 1);
        let denied = stem.starts_with(['不', '未']) && self.fig(part).set.single().is_none();
        if narrow || pair || denied {
            return None;
        }
        if self.is_qualified(part, stem) || self.carries(part) || self.listed[part] && !alone {
            return None;
        }
        if let Some(head) = self.head_of[part].filter(|&h| self.same_unit(h, part)) {
            return Some((part, head));
        }
        let sentence = self.fig(part).sentence;
        let can = |w: usize| {
            self.fig(w).is_count()
                && (self.fig(w).bracket.is_none() || self.fig(w).bracket == self.fig(part).bracket)
                && self.same_unit(w, part)
                && self.value(w) > self.value(part)
                && !self.is_due_otherwise(w, stem)
        };
        // 安置帮教对象1342人，帮教1339人，帮教率99.78%，已安置1316人: of those that are called so, not of the part of another rate
        let other = self.settled.iter().rev().take(4).find(|s| s.0 < rate && self.fig(s.0).sentence == sentence);
        let other = other.map(|s| s.2).filter(|&w| can(w) && w < part && shares_word(self.fig(w).lead, stem));
        let here = self.before(part).find(|&w| can(w));
        // 开庭64件，负责人出庭61件，出庭率95.31%；败诉5件，败诉率6.1%: nor of those that someone went to
        let own = |w: &usize| !self.carries(*w) || !self.fig(*w).says("出庭") || stem.contains("出庭");
        let here = if here.is_some_and(|w| self.carries(w)) { other.or(here.filter(own)) } else { here };
        if here.is_some() {
            return here.map(|w| (part, w));
        }
        let segment = self.fig(part).segment;
        let first_here = (0..part).rev().take(1).all(|w| self.fig(w).segment < segment);
        // one person rates one case: 咨询170件……163人作出评价，评价率96%
        if any(stem, SAID_BY_PEOPLE) {
            let is = |f: usize, units: &[&str]| units.contains(&self.fig(f).quantity.unit().as_str());
            let whole = self
                .counts_before(part)
                .find(|&w| is(w, units::RATED) && (self.is_head[w] || w == 0 || self.fig(w - 1).sentence < sentence));
            if let Some(whole) = whole.filter(|_| is(part, units::PEOPLE)) {
                return Some((part, whole));
            }
        }
        // the sentence before, where the part's own words name nothing new: 受理1260件。按期办结1107件
        if first_here && plain_words(self.long_label(part)).chars().count() <= 8 {
            let within = |back: usize| {
                (0..part)
                    .rev()
                    .take(REACH)
                    .take_while(move |&w| self.fig(w).sentence + back >= sentence)
                    .filter(|&w| can(w) && own(&w))
            };
            // 受理9318件。按方式看，窗口2114件，网上7204件。已办结9287件: an item of a list is not the whole
            let total = within(2).find(|&w| self.is_total(w) && self.head_of[w].is_none());
            let there = within(1).find(|&w| !self.listed[w]).or(total);
            let court = stem.contains("出庭") || stem.contains("应诉");
            // 调解成功4482件，调解成功率59.4%: of what was tried so, not of all that was settled
            let tried = |w: usize| !stem.ends_with("成功") || shares_word(self.fig(w).words(), stem);
            if let Some(whole) = there.filter(|&w| (!court || self.fig(w).says_any(AT_COURT)) && tried(w)) {
                return Some((part, whole));
            }
        }
        // 出庭应诉67件，出庭率38%；全年开庭审理200件
        (rate + 1..self.block.figs.len())
            .take(4)
            .take_while(|&w| self.fig(w).sentence == sentence)
            .find(|&w| can(w) && first_here)
            .map(|w| (part, w))
    }

    /// 立案58起，结案79起，结案率94.8%: a whole, its part and their rate one behind the other, where the part is more than the whole
    /// and a slip in one of the two explains it.
    fn part_beyond(&self, rate: usize, stem: &str, named: &[usize]) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1).filter(|part| named.contains(part))?;
        // 转办317件，同比增长7.5%，办结381件: a change may stand between
        let whole = self.before(part).find(|&f| !matches!(self.fig(f).sense, Sense::Change(_)))?;
        let (p, w) = (self.fig(part), self.fig(whole));
        // 应出庭48件，实际出庭68件: what should have been is a whole wherever it stands
        let due = w.lead.contains('应') && p.lead.trim_start().starts_with('实');
        let opens =
            due || whole.checked_sub(1).is_none_or(|f| self.fig(f).segment < w.segment || !self.same_unit(f, whole));
        let apart = w.sentence == p.sentence && w.clause < p.clause && self.fig(rate).clause <= p.clause + 1;
        // any two counts of two digits may be a slip apart, and 100% says no more than that they are equal
        let least = if self.value(rate) == Ratio::HUNDRED { TWO_DIGITS } else { SMALL };
        let beyond = self.value(part) > self.value(whole) && self.value(whole) > Ratio::from(least);
        let counted = p.set.single().is_some() && w.set.single().is_some();
        let alone =
            w.is_count() && counted && self.same_unit(part, whole) && w.bracket == p.bracket && !self.listed[part];
        (opens && apart && beyond && alone && !self.is_due_otherwise(whole, stem) && !self.is_qualified(part, stem))
            .then_some(())?;
        let slipped = self.one_of(&[self.id(part)], p.set, |set| self.fits(set, w.set, rate))
            || self.one_of(&[self.id(whole)], w.set, |set| self.fits(p.set, set, rate));
        slipped.then_some((part, whole))
    }

    /// Whether words say a way of doing that the rate does not: 直接答复151件 is not all that was answered.
    fn is_qualified(&self, part: usize, stem: &str) -> bool {
        let words = self.fig(part).words();
        let key = stem.char_indices().rev().nth(1).map_or(stem, |(at, _)| &stem[at..]);
        QUALIFIED.iter().any(|w| {
            let before = words.find(w).is_some_and(|at| at == 0 || words[at + w.len()..].starts_with(key));
            before && !stem.contains(w)
        })
    }

    /// 198个村中，138个建成阵地，覆盖率92.42%: so many among so many, and then their rate.
    fn part_among(&self, rate: usize) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1)?;
        let whole = part.checked_sub(1)?;
        let clauses =
            self.fig(rate).sentence == self.fig(whole).sentence && self.fig(rate).clause - self.fig(whole).clause <= 2;
        // 95个镇街已有88个建成，覆盖率92.63%
        let tail = self.fig(whole).tail.trim_end();
        let among =
            (tail.ends_with('中') || tail.ends_with("已有")) && self.fig(whole).is_count() && self.fig(part).is_count();
        (clauses && among && self.same_unit(part, whole)).then_some((part, whole))
    }

    /// 全县272个村，已签约252个，覆盖率92.65%；其余20个: the item of a list that a rate of what is there stands right behind.
    fn part_reached(&self, rate: usize, stem: &str) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1).filter(|_| REACHED_BY.iter().any(|w| stem.ends_with(w)))?;
        let head = self.head_of[part].filter(|&h| self.same_unit(h, part) && h < part)?;
        let near =
            self.fig(part).segment == self.fig(rate).segment && self.fig(rate).clause <= self.fig(part).clause + 1;
        near.then_some((part, head))
    }
}
