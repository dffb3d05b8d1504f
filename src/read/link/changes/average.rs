//! Averages: of what total, over how many. Those of listed items are in [`items`](super::items).

use crate::quantity::law::{Verdict, average, quotient};
use crate::quantity::{Possible, slips};
use crate::report::Basis;

use super::super::block::{Sense, bare};
use super::super::lexicon::{MEAN_AT_START, OF_PLACES, PLACES};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::over::{Over, is_single, over, subject_of_mean};

/// How many figures before a mean are looked at.
pub(super) const BACK: usize = 20;
/// How many figures after it.
const AHEAD: usize = 4;
/// How many pairs of a total and a count are tried for a slip.
const MOST: usize = 6;
/// How many sentences before it a total may stand that its words name.
const SENTENCES: usize = 5;

/// The candidates for a place in an average, and whether the words say that it is the first.
struct Choice {
    all: Vec<usize>,
    /// How many of them, from the first on, their own words propose, and not only the numbers.
    worded: usize,
    told: bool,
    /// Whether the words of the mean name the first.
    named: bool,
}

impl Choice {
    fn told(all: Vec<usize>) -> Self {
        Self { worded: all.len(), all, told: true, named: false }
    }
}

impl Linker<'_> {
    /// All averages of the block.
    pub(in crate::read::link) fn averages(&mut self) {
        for mean in 0..self.block.figs.len() {
            if self.done[mean] || !self.is_mean(mean) {
                continue;
            }
            let of_items = self.average_of_those_behind(mean) || self.average_of_items(mean);
            if !of_items && self.fig(mean).is_amount() {
                self.average_of(mean);
            }
        }
    }

    /// Whether a figure is a mean by its words: 日均, 平均, 季均, 每所.
    pub(in crate::read::link) fn is_mean(&self, f: usize) -> bool {
        let fig = self.fig(f);
        if fig.sense == Sense::Mean {
            return fig.is_amount();
        }
        if !fig.is_level() {
            return false;
        }
        // all words of a mean have 均 in them, or 每, or 单
        let even = fig.may_lead("均");
        if !even && !fig.may_lead("每") && !fig.may_lead("单") && !fig.cues.has(Cue::Mean) {
            return false;
        }
        let lead = fig.lead.trim_start();
        let word = even && fig.is_amount() && MEAN_AT_START.iter().any(|w| lead.starts_with(w));
        // 均分, 三片区均值
        let score = even
            && ["均分", "均值"].iter().any(|w| {
                let own = lead.starts_with(w) || lead.trim_end_matches(['为', '达', '是']).ends_with(w);
                own && lead.chars().count() <= 10 && !lead.contains("均分别")
            });
        let rate = fig.is_percent() && self.fig(f).cues.has(Cue::Mean);
        // 每所2.7名: the clause is of each
        let each = fig.is_amount() && lead.starts_with('每') && self.fig(f).quantity.is_exact();
        // 单件挽损0.45万元: of each, where it fits
        let single = fig.is_amount() && is_single(lead) && !self.is_loose(f);
        word || score || rate || each || single
    }

    fn average_of(&mut self, mean: usize) {
        let fig = self.fig(mean);
        let lead = self.block.lead_over(mean);
        let totals = self.totals_of(mean);
        let Some(&first) = totals.all.first() else { return };
        let counts = self.counts_for(mean, first);
        let fits = |total: usize, count: usize| {
            let sets = (self.fig(total).set, self.fig(count).set);
            average(Some(sets.0), Some(sets.1), self.fig(mean).quantity, &[]).verdict == Verdict::Holds
        };
        let stated = self.reckoned_by(mean);
        let all = || totals.all.iter().flat_map(|&t| counts.all.iter().map(move |&c| (t, c))).filter(|(t, c)| t != c);
        // a total of another segment may be of another whole, unless the text says how the mean was reckoned
        // 每村1名 may be a rule: only what fits is a mean
        let weak = fig.sense != Sense::Mean && (lead.trim_start().starts_with('每') || is_single(lead));
        let told = |total: usize, count: usize| {
            !weak && totals.told && counts.told && (self.fig(total).segment == fig.segment || stated == Some(count))
        };
        // 每名顾问服务28次, after 提供服务5992次: what is named again is no rule
        let again = || totals.named && counts.told && !subject_of_mean(lead).is_empty();
        let slipped = || self.pair_with_a_slip(mean, &totals, &counts);
        if weak && !all().any(|(t, c)| fits(t, c)) && !(again() && slipped().is_some()) {
            return;
        }
        // 镇均7个以上: much fits what is hedged so
        let open = self.is_loose(mean);
        let found = all().find(|&(t, c)| fits(t, c) && (!open || told(t, c)));
        // 立案300件，结案280件，15个街道平均21件: of two, the one that a slip explains goes before the nearer
        let told = || all().next().filter(|&(t, c)| told(t, c));
        let named = |&(t, c): &(usize, usize)| totals.named || self.is_a_slip_away(mean, t, c);
        let found = found.or_else(|| told().filter(named)).or_else(slipped).or_else(told);
        // 聘请律师81人、法律工作者26人，人均服务1.4个村: over both of them, which is no count that a claim can hold
        let found = found.filter(|&(t, c)| fits(t, c) || !self.is_one_of_several(c, mean));
        // 六镇四街道共设71个，镇均7个以上: nor is it known which of them what is hedged so wide is over
        let paired = |c: usize| c + 1 < self.block.figs.len() && self.is_paired(c + 1);
        let found = found.filter(|&(_, c)| !open || !paired(c));
        let (total, count, basis) = match found {
            Some((total, count)) => (total, Some(count), Basis::Inferred),
            None => (first, None, Basis::Distance),
        };
        self.make(Made::Average { total: Some(total), count, mean, items: Vec::new() }, basis);
    }

    /// Whether a count of people stands in a list with others, and nothing in the words of the mean says that it is the one.
    fn is_one_of_several(&self, count: usize, mean: usize) -> bool {
        let listed = |f: usize| {
            let (Some(before), Some(fig)) = (f.checked_sub(1), self.block.figs.get(f)) else { return false };
            fig.after == Cue::Dun && self.same_unit(before, f) && fig.bracket == self.fig(before).bracket
        };
        let (fig, words) = (self.fig(count), self.block.lead_over(mean));
        let name = bare(fig.plain);
        let noun = over(words, "").map_or("", |over| over.noun);
        let long = noun.chars().count() >= 2 && (fig.plain.ends_with(noun) || fig.tail.trim_start().starts_with(noun));
        let named = long || name.chars().count() >= 2 && words.contains(name);
        fig.classes.are_people() && (listed(count) || listed(count + 1)) && !named
    }

    /// What a mean divides by, as its words, those behind 按, or the bodies right before it say.
    fn counts_for(&self, mean: usize, total: usize) -> Choice {
        let (stated, words) = (self.reckoned_by(mean), self.block.lead_over(mean));
        if let Some(over) = self.over_of(mean, total, words) {
            return self.counts_of((total, mean), &over, stated);
        }
        match self.count_led(mean) {
            Some(bodies) if stated.is_none() => Choice::told(vec![bodies]),
            None if stated.is_none() && words.trim() == "平均" => self.bodies_of(total, mean),
            _ => Choice::told(stated.into_iter().collect()),
        }
    }

    /// 立案746件，办结702件，12个镇平均办案62.4件: the one pair of a total and a count before, in the segment of the mean, that a slip keeps from it.
    fn pair_with_a_slip(&self, mean: usize, totals: &Choice, counts: &Choice) -> Option<(usize, usize)> {
        let near = |f: &&usize| **f < mean && self.fig(**f).segment == self.fig(mean).segment && !self.is_loose(**f);
        let likely = |choice: &Choice| {
            choice.all.iter().take(choice.worded).filter(near).take(MOST).copied().collect::<Vec<_>>()
        };
        let (some, others) = (likely(totals), likely(counts));
        let pairs = some.iter().flat_map(|&t| others.iter().map(move |&c| (t, c))).filter(|(t, c)| t != c);
        let mut found = pairs.take(MOST * 2).filter(|&(t, c)| self.is_a_slip_away(mean, t, c));
        let sure = (totals.told || counts.told) && !self.is_loose(mean);
        found.next().filter(|_| sure && found.next().is_none())
    }

    /// Whether a slip in a mean, or in its total, keeps it from what it is taken over.
    fn is_a_slip_away(&self, mean: usize, total: usize, count: usize) -> bool {
        let (sum, n, printed) = (self.fig(total).set, self.fig(count).set, self.fig(mean).quantity);
        let of_mean = quotient(sum, n).is_some_and(|needed| {
            let moved = |by| printed.rounded().checked_add(Possible::exactly(by));
            slips(printed).any(|by| moved(by).is_some_and(|other| other.meets(&needed)))
        });
        let holds = |sum| average(Some(sum), Some(n), printed, &[]).verdict == Verdict::Holds;
        let moved = |by| sum.checked_add(Possible::exactly(by));
        of_mean || slips(self.fig(total).quantity).any(|by| moved(by).is_some_and(holds))
    }

    /// 27个乡镇调委会调解3214件，平均119件: what the total of the clause before was done by.
    fn bodies_of(&self, total: usize, mean: usize) -> Choice {
        let clause = self.fig(total).clause;
        let by = |f: &usize| {
            let fig = self.fig(*f);
            fig.clause == clause && OF_PLACES.contains(&fig.quantity.unit().as_str()) && !self.same_unit(*f, mean)
        };
        let all: Vec<usize> = self.counts_before(total).filter(by).take(1).collect();
        Choice { told: all.len() == 1 && clause + 1 == self.fig(mean).clause, ..Choice::told(all) }
    }

    /// The figures around a mean that may play a part: its sentence from near to far, then what follows in the sentence, then
    /// the sentences before.
    fn around(&self, mean: usize) -> impl Iterator<Item = usize> {
        let sentence = self.fig(mean).sentence;
        let back = move || (0..mean).rev().take(BACK);
        let here = back().filter(move |&f| self.fig(f).sentence == sentence);
        let ahead = (mean + 1..self.block.figs.len()).take(AHEAD).filter(move |&f| self.fig(f).sentence == sentence);
        let earlier =
            back().filter(move |&f| self.fig(f).sentence < sentence && self.fig(f).sentence + SENTENCES >= sentence);
        here.chain(ahead).chain(earlier)
    }

    fn totals_of(&self, mean: usize) -> Choice {
        let fig = self.fig(mean);
        let subject = subject_of_mean(self.block.lead_over(mean));
        let named = |f: usize| {
            !subject.is_empty() && (shares_word(self.fig(f).lead, subject) || shares_word(self.fig(f).words(), subject))
        };
        let here = |f: usize| self.fig(f).sentence == fig.sentence;
        let can = |f: &usize| {
            let other = self.fig(*f);
            other.is_count()
                && self.agree(*f, mean)
                && other.quantity.value() > fig.quantity.value()
                && !self.divides[*f]
                && !self.is_mean(*f)
                && (other.sentence + 1 >= fig.sentence || named(*f))
        };
        let all: Vec<usize> = self.around(mean).filter(can).collect();
        let outer = |f: usize| self.head_of[f].is_none_or(|head| !all.contains(&head));
        // 总法定时限18335天，总承诺时限4232天，平均法定时限25天: of two that share a word, the one that shares more
        let most = all.iter().map(|&f| shared_pairs(self.fig(f).lead, subject)).max().unwrap_or(0);
        let closest = |f: usize| most > 1 && shared_pairs(self.fig(f).lead, subject) == most;
        let choice = choose(
            all.clone(),
            &[
                &|f| !self.is_loose(f),
                &closest,
                &named,
                &here,
                &|f| self.same_unit(f, mean),
                &|f| self.fig(f).segment == fig.segment,
                &outer,
                &|f| f < mean,
                &|f| self.is_total(f),
                &|f| self.fig(f).clause + 1 >= fig.clause,
            ],
        );
        Choice { named: choice.all.first().is_some_and(|&f| named(f)), ..choice }
    }

    /// （按365天计）, 统计期31天: a divisor that says that it is one.
    fn reckoned_by(&self, mean: usize) -> Option<usize> {
        let sentence = self.fig(mean).sentence;
        let divisor = |f: &usize| {
            let fig = self.fig(*f);
            let words = fig.lead.trim();
            let by = words.ends_with('按') || words.ends_with("按照") || words.contains("统计");
            fig.sentence == sentence && fig.is_amount() && by && !self.same_unit(*f, mean)
        };
        (mean + 1..self.block.figs.len()).take(2).chain((0..mean).rev().take(2)).find(divisor)
    }

    /// 按人口227.2万人计，每万人5.3名；……；人均19.7件: a divisor that says that it is one serves the mean of its segment only.
    fn reckons_otherwise(&self, f: usize, mean: usize) -> bool {
        let fig = self.fig(f);
        let says = fig.lead.trim_start().starts_with('按') && fig.tail.trim_start().starts_with('计');
        says && fig.segment != self.fig(mean).segment && self.divides_for_another(f, mean)
    }

    /// Whether another mean stands in the segment of a count.
    fn divides_for_another(&self, f: usize, mean: usize) -> bool {
        let each = |g: usize| self.is_mean(g) || self.fig(g).lead.trim_start().starts_with('每');
        (f + 1..mean).take(AHEAD).any(|g| self.fig(g).segment == self.fig(f).segment && each(g))
    }

    /// What a mean divides by: （按365天计）, 户均 and so many 户, 平均每单位 and so many 个单位.
    fn counts_of(&self, (total, mean): (usize, usize), over: &Over<'_>, stated: Option<usize>) -> Choice {
        if let Some(count) = stated.filter(|&f| self.counts(f, over)) {
            return Choice::told(vec![count]);
        }
        let fig = self.fig(mean);
        let is = |f: &usize| {
            let other = self.fig(*f);
            other.is_amount()
                && other.is_level()
                && other.sentence + 1 >= fig.sentence
                && self.counts(*f, over)
                && !self.reckons_otherwise(*f, mean)
                && !self.is_loose(*f)
                // 检查项目126个，发现问题318个，平均每个项目2.5个: called as what the mean is over
                && (!self.same_unit(*f, mean) || over.noun.chars().count() >= 2 && other.plain.ends_with(over.noun))
                && !self.is_mean(*f)
                && !other.lead.trim_start().starts_with('每')
        };
        let all: Vec<usize> = self.around(mean).filter(is).collect();
        let outer = |f: usize| self.head_of[f].is_none_or(|head| !all.contains(&head));
        // 农民工571人……。为农民工追索1086.3万元，人均1.90万元: those for whom the total is told
        let told_of = |f: usize| {
            let name = bare(self.fig(f).plain);
            name.chars().count() >= 3 && self.fig(total).lead.contains(name)
        };
        let mut choice = choose(
            all.clone(),
            &[
                &told_of,
                &|f| self.fig(f).sentence == fig.sentence,
                &|f| self.fig(f).segment == fig.segment,
                &outer,
                &|f| f < mean && self.fig(f).clause + 3 >= fig.clause,
                &|f| self.is_total(f),
            ],
        );
        // 14个法律援助机构 and 所均, 14个县均设立化解中心 and 每个中心: what the words leave open, the numbers may say
        let set_up = |f: usize| over.noun.chars().count() >= 2 && self.fig(f).tail.contains(over.noun);
        if PLACES.contains(&over.noun) || self.around(mean).any(set_up) {
            let place = |f: &usize| {
                let other = self.fig(*f);
                let known = PLACES.contains(&over.noun) || set_up(*f);
                known && OF_PLACES.contains(&other.quantity.unit().as_str()) && other.is_count() && !all.contains(f)
            };
            choice.all.extend(self.around(mean).filter(place));
        }
        choice
    }
}

/// Narrows candidates by what speaks for them, strongest first; what speaks for none is passed over. The first is told by
/// the words where only one is left.
fn choose(all: Vec<usize>, reasons: &[&dyn Fn(usize) -> bool]) -> Choice {
    let mut best = all.clone();
    for reason in reasons {
        let better: Vec<usize> = best.iter().copied().filter(|&f| reason(f)).collect();
        if !better.is_empty() {
            best = better;
        }
    }
    let told = best.len() == 1;
    let rest = all.into_iter().filter(|f| !best.contains(f)).collect::<Vec<_>>();
    best.extend(rest);
    Choice { worded: best.len(), all: best, told, named: false }
}

/// How many pairs of neighbouring characters of a short name stand in some words.
fn shared_pairs(words: &str, name: &str) -> usize {
    let name: Vec<char> = name.chars().take(12).collect();
    let words: Vec<char> = words.chars().collect();
    name.windows(2).filter(|pair| words.windows(2).any(|other| other == *pair)).count()
}
