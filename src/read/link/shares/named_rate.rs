//! Rates with a name: 办结率 counts what was 办结, of what was 受理 or 收到.

use crate::quantity::Ratio;
use crate::report::Basis;

use super::super::block::{Sense, plain_words};
use super::super::lexicon::{
    AT_COURT, GOING_ON, NARROW, OF_DEGREES, QUALIFIED, RATE_ENDS, REACHED_BY, RESPECTIVELY, SAID_BY_PEOPLE, any, units,
};
use super::super::near::REACH;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::words::{affirms, counts_what, is_called, shares_word, strip_joints};

/// How many sentences before a rate that is told to a decimal the whole of what it names may stand.
const FAR: usize = 6;

/// What says that a rate is of all that its name counts: 综合纠错率.
const OF_ALL_NAMED: &[&str] = &["综合", "总体"];

/// What begins as 应 (what should be) does, and is a word of its own: 应诉, 应急.
const NOT_DUE: [char; 5] = ['诉', '急', '用', '对', '届'];

impl Linker<'_> {
    /// X率x%: by its name, or a rate that stands alone.
    pub(super) fn named_rate(&mut self, rate: usize) {
        let stem = self.stem(rate);
        let Some(stem) = stem else {
            return self.lone(rate);
        };
        let hundred = self.value(rate) == Ratio::HUNDRED;
        let sentence = self.fig(rate).sentence;
        let before: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .filter(|&f| self.fig(f).sentence + 1 >= sentence && self.fig(f).is_count())
            .collect();
        let named = self.counts_named(rate, &stem, &before);
        if let Some(made) = self
            .rate_of_both(rate, &stem, &named)
            .filter(|_| stem.starts_with(['不', '未']))
            .or_else(|| self.rate_of_several(rate, &stem))
        {
            return self.make(made, Basis::Inferred);
        }
        let near: Vec<usize> = before.iter().copied().filter(|&f| self.fig(f).sentence == sentence).take(3).collect();
        let mut parts = named.clone();
        for f in near {
            // a count that is the part of another rate is not that of this one too
            if !parts.contains(&f) && !self.carries(f) && !self.is_loose(f) {
                parts.push(f);
            }
        }
        if hundred {
            // every part of equal size fits 100%: only a named one says something
            parts.clone_from(&named);
        }
        let exact = self.fig(rate).quantity.as_str().contains(['.', '．']);
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
                for whole in candidates(self, part) {
                    if self.same_unit(part, whole) == strict
                        && self.same_kind(part, whole)
                        && (strict || !self.is_open(whole))
                        && if named.contains(&part) {
                            self.fits(self.fig(part).set, self.fig(whole).set, rate)
                        } else {
                            !self.is_loose(whole)
                                && !self.is_loose(rate)
                                && self.holds(self.fig(part).set, self.fig(whole).set, rate)
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
        if let Some(made) = self.rate_of_both(rate, &stem, &named) {
            return self.make(made, Basis::Inferred);
        }
        if let Some(made) = self.rate_of_all_named(rate, &stem, &named) {
            return self.make(made, Basis::Inferred);
        }
        if exact
            && let Some((part, told)) = named.first().and_then(|&part| Some((part, self.rated_earlier(part, rate)?)))
        {
            let whole = vec![self.block.figs.len() + self.told.len()];
            self.told.push(told);
            return self.make(Made::Share { part: vec![part], whole, rate }, Basis::Inferred);
        }
        if !hundred && let Some((part, whole)) = self.grammatical_rate(rate, &stem, &named) {
            return self.make(Made::Share { part: vec![part], whole: vec![whole], rate }, Basis::Inferred);
        }
        self.lone(rate);
    }

    /// The counts that the name of a rate is about, the likeliest first: those of its sentence, then of `before`.
    fn counts_named(&self, rate: usize, stem: &str, before: &[usize]) -> Vec<usize> {
        let sentence = self.fig(rate).sentence;
        let after: Vec<usize> = self.after(rate).filter(|&f| self.fig(f).is_count()).collect();
        // parts: those whose words are the rate's, else those right before it
        let mut named: Vec<usize> = before
            .iter()
            .chain(&after)
            .copied()
            .filter(|&f| {
                self.fig(f).sentence == sentence
                    && (counts_what(self.name(f), stem) || counts_what(self.long_label(f), stem))
            })
            .collect();
        // 已整改51个，正在整改13个。问题整改率79.7%: a sentence that begins with its rate is of the one before
        if named.is_empty() && self.before(rate).next().is_none() {
            let listed = |f: &usize| {
                let name = self.name(*f);
                self.fig(*f).sentence < sentence && counts_what(name, stem) && !any(name, GOING_ON)
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
        let counts: Vec<usize> = (0..part)
            .rev()
            .take(4)
            .filter(|&f| self.fig(f).sentence == sentence && self.fig(f).is_count() && self.same_unit(f, part))
            .collect();
        let [b, a, ..] = counts[..] else { return None };
        let opening = self.fig(a).says("结转") || self.fig(b).says("结转");
        let sum = self.fig(a).set.checked_add(self.fig(b).set)?;
        (opening && self.fits(self.fig(part).set, sum, rate)).then(|| vec![a, b])
    }

    /// The part and whole that the words of a rate give where no pair fits: the part is what the rate's name counts, the whole
    /// the nearest count of its unit before it in the sentence, or in the sentence before where none stands in its own.
    fn grammatical_rate(&self, rate: usize, stem: &str, named: &[usize]) -> Option<(usize, usize)> {
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
        let here = if here.is_some_and(|w| self.carries(w)) { other.or(here) } else { here };
        if here.is_some() {
            return here.map(|w| (part, w));
        }
        let first_here = (0..part).rev().take(1).all(|w| self.fig(w).sentence < sentence);
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
                    .filter(|&w| can(w))
            };
            // 受理9318件。按方式看，窗口2114件，网上7204件。已办结9287件: an item of a list is not the whole
            let total = within(2).find(|&w| self.is_total(w) && self.head_of[w].is_none());
            let there = within(1).find(|&w| !self.listed[w]).or(total);
            let court = stem.contains("出庭") || stem.contains("应诉");
            if let Some(whole) = there.filter(|&w| !court || self.fig(w).says_any(AT_COURT)) {
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

    /// Whether words say a way of doing that the rate does not: 直接答复151件 is not all that was answered.
    fn is_qualified(&self, part: usize, stem: &str) -> bool {
        let words = self.fig(part).words();
        let key = stem.char_indices().rev().nth(1).map_or(stem, |(at, _)| &stem[at..]);
        QUALIFIED.iter().any(|w| {
            let before = words.find(w).is_some_and(|at| at == 0 || words[at + w.len()..].starts_with(key));
            before && !stem.contains(w)
        })
    }

    /// 批准逮捕236人，不批准逮捕151人，不捕率39.0%: of both together.
    fn rate_of_both(&self, rate: usize, stem: &str, named: &[usize]) -> Option<Made> {
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
                    || of == stem && !rest.is_empty() && words.ends_with(rest)
            })?;
            let of_rate = named.contains(&no) || named.contains(&yes) || is_called(stem, of);
            of_rate.then_some((yes, no))
        });
        let (yes, no) = pair?;
        let part = if denies { no } else { yes };
        let sum = self.sum_of(&[yes, no])?;
        let fits = self.fits(self.fig(part).set, sum, rate);
        // 受理和不予受理 are of what was received, if that is told; rounded counts may be of more than the two
        let exact = [yes, no].iter().all(|&f| self.fig(f).set.single().is_some() && !self.is_paired(f));
        let told = denies && self.head_of[no].is_none() && exact;
        // 审结235人，批捕187人，不捕48人: both together may be told
        let both = self.counts_before(yes.min(no)).find(|&w| self.same_unit(w, yes) && self.fig(w).set.meets(&sum));
        let whole = both.map_or_else(|| vec![yes.min(no), yes.max(no)], |both| vec![both]);
        (fits || told).then(|| Made::Share { part: vec![part], whole, rate })
    }

    /// 撤销65件，变更21件，综合纠错率20.1%: of all that the rate's name counts, where it says so.
    fn rate_of_all_named(&self, rate: usize, stem: &str, named: &[usize]) -> Option<Made> {
        let mut parts: Vec<usize> = named.iter().copied().filter(|&f| f < rate && !self.carries(f)).collect();
        parts.sort_unstable();
        let &first = parts.first().filter(|_| parts.len() >= 2)?;
        let sum = self.sum_of(&parts)?;
        let mut wholes = self.wholes(first, rate, &parts).into_iter().filter(|&w| self.same_unit(w, first));
        if !any(stem, OF_ALL_NAMED) {
            // 在线办结1240个，转办办结1111个，办结率97%: of all, where that fits
            let whole = wholes.find(|&w| w < first && self.fits(sum, self.fig(w).set, rate))?;
            return Some(Made::Share { part: parts, whole: vec![whole], rate });
        }
        let whole = wholes
            .find(|&w| w < first && self.fig(w).set.upper().zip(sum.lower()).is_some_and(|(w, s)| w.at > s.at))?;
        Some(Made::Share { part: parts, whole: vec![whole], rate })
    }

    /// 非常满意502份、满意97份、一般15份，满意率97.56%: of the first few items of a list, where they are the rate; 采纳181条，
    /// 部分采纳39条，采纳（含部分采纳）率: of what the bracket names too.
    fn rate_of_several(&self, rate: usize, stem: &str) -> Option<Made> {
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
        let head = counts.iter().copied().find(|&h| self.is_head[h] && self.fig(h).sentence == sentence)?;
        let items: Vec<usize> = counts.iter().copied().filter(|&f| self.head_of[f] == Some(head)).collect();
        // 优秀83卷、良好112卷，优良率75.0%: of those whose names the rate's is made of
        let called = |c: char| items.iter().copied().find(|&f| self.fig(f).plain.starts_with(c));
        let both: Option<Vec<usize>> = stem.chars().map(called).collect();
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

    /// 好评率（很好、较好）: the counts that a bracket behind the name of a rate lists.
    fn listed_in_bracket(&self, rate: usize, counts: &[usize]) -> Option<Vec<usize>> {
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
    fn named_with(&self, rate: usize) -> Option<&str> {
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

    /// 198个村中，138个建成阵地，覆盖率92.42%: so many among so many, and then their rate.
    fn part_among(&self, rate: usize) -> Option<(usize, usize)> {
        let part = rate.checked_sub(1)?;
        let whole = part.checked_sub(1)?;
        let clauses =
            self.fig(rate).sentence == self.fig(whole).sentence && self.fig(rate).clause - self.fig(whole).clause <= 2;
        let among =
            self.fig(whole).tail.trim_end().ends_with('中') && self.fig(whole).is_count() && self.fig(part).is_count();
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

    /// Whether a rate is what a change in the clause before it came to.
    fn reached_by_change(&self, rate: usize) -> bool {
        let fig = self.fig(rate);
        let change = rate.checked_sub(1).map(|f| self.fig(f));
        fig.after == Cue::Comma
            && !fig.lead.trim().is_empty()
            && change.is_some_and(|c| {
                matches!(c.sense, Sense::Change(_))
                    && c.is_rate()
                    && c.sentence == fig.sentence
                    && c.clause + 1 == fig.clause
            })
    }

    /// 参考率、合格率分别为99.85%和99.70%: the name of a rate in a row, by its place.
    fn name_in_row(&self, rate: usize) -> Option<String> {
        let mut first = rate;
        while first > 0
            && rate - first < 8
            && self.block.listed_with_previous(first)
            && self.fig(first - 1).is_percent()
        {
            first -= 1;
        }
        let mut last = rate;
        while last - first < 8
            && self.block.figs.get(last + 1).is_some()
            && self.block.listed_with_previous(last + 1)
            && self.fig(last + 1).is_percent()
        {
            last += 1;
        }
        let n = last + 1 - first;
        let words = strip_joints(self.long_label(first));
        let words =
            RESPECTIVELY.iter().fold(words, |words, end| strip_joints(words.strip_suffix(end).unwrap_or(words)));
        let names: Vec<&str> = words.split(['、', '和', '与', '及']).map(str::trim).filter(|n| !n.is_empty()).collect();
        let names = names.get(names.len().checked_sub(n)?..)?;
        let stems: Option<Vec<&str>> =
            names.iter().map(|name| RATE_ENDS.iter().find_map(|end| name.strip_suffix(end))).collect();
        let stem = *stems.filter(|stems| stems.len() == n && n > 1)?.get(rate - first)?;
        (!stem.is_empty()).then(|| stem.to_owned())
    }

    /// The name of a rate without 率: 按期办结 of 按期办结率95%.
    pub(in crate::read::link) fn stem(&self, rate: usize) -> Option<String> {
        if let Some(name) = self.name_in_row(rate) {
            return Some(name);
        }
        let lead = self.fig(rate).lead.trim();
        let mut words = strip_joints(lead);
        if words == "率" && self.named_with(rate).is_some() {
            // 采纳（含部分采纳）率
            let label = self.long_label(rate);
            let name = label.split(['（', '(']).next().map(plain_words).unwrap_or_default();
            return (!name.is_empty()).then(|| name.to_owned());
        }
        let counts: Vec<usize> = self.counts_before(rate).collect();
        if words.is_empty() && self.listed_in_bracket(rate, &counts).is_some() {
            // 好评率（很好、较好）
            words = strip_joints(self.long_label(rate).split(['（', '(']).next().unwrap_or_default());
        }
        if self.fig(rate).sense == Sense::Reached
            && let Some(first) = rate.checked_sub(1).filter(|&first| self.is_step(first, rate))
        {
            // 一审败诉率由上年的14.2%降至8.5%
            words = self.step_subject(first);
        }
        if words.is_empty() && self.reached_by_change(rate) {
            // 自动履行率较上年提高3.9个百分点，达75.4%
            words = self.change_subject(rate - 1);
        }
        for end in RATE_ENDS {
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
}
