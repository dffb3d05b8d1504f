//! Averages: of what total, over how many; or of which listed items.

use crate::quantity::law::{Verdict, average};
use crate::report::Basis;

use super::super::block::{Sense, plain_words};
use super::super::lexicon::{BODIES, HOW_MANY, MEAN_AT_START, OF_PLACES, OVER, PLACES, WIDER};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};

/// How many figures before a mean are looked at.
const BACK: usize = 20;
/// How many figures after it.
const AHEAD: usize = 4;
/// How many sentences before it a total may stand that its words name.
const SENTENCES: usize = 5;

/// What a mean divides by, as its words say it.
struct Over<'a> {
    /// 日 of 日均, 单位 of 平均每单位.
    noun: &'a str,
    units: &'static [&'static str],
}

/// The candidates for a place in an average, and whether the words say that it is the first.
struct Choice {
    all: Vec<usize>,
    told: bool,
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
        // all words of a mean have 均 in them
        let even = fig.may_lead("均");
        if !even && !fig.may_lead("每") && !fig.cues.has(Cue::Mean) {
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
        word || score || rate || each
    }

    /// The first figure of the row that ends with `last`; none where nothing stands in a row with it.
    pub(in crate::read::link) fn row_start(&self, last: usize) -> Option<usize> {
        let mut first = last;
        while first > 0
            && last - first < BACK
            && self.block.listed_with_previous(first)
            && self.same_unit(first - 1, last)
        {
            first -= 1;
        }
        (first < last).then_some(first)
    }

    /// 四个批次分别为a、b、c、d，平均x: the mean of the figures in a row before it, or after it.
    fn average_of_items(&mut self, mean: usize) -> bool {
        let sentence = self.fig(mean).sentence;
        let subject = subject_of_mean(self.fig(mean).lead);
        let row_before = || {
            let last = mean.checked_sub(1)?;
            Some((self.row_start(last)?, last))
        };
        let row_after = || {
            let first = mean + 1;
            let mut last = first;
            while last + 1 < self.block.figs.len() && last - first < BACK && self.block.listed_with_previous(last + 1) {
                last += 1;
            }
            (last > first && self.fig(first).clause == self.fig(mean).clause + 1).then_some((first, last))
        };
        let Some((first, last)) = row_before().or_else(row_after) else { return self.average_of_named(mean) };
        let head = self.fig(first);
        let alike = head.sentence == sentence
            && self.same_unit(first, mean)
            && !matches!(head.sense, Sense::Change(_) | Sense::Share);
        let ordered = head.lead.contains("分别") || head.lead.contains("依次");
        let own = subject.is_empty() || shares_word(head.lead, subject);
        if !alike || !ordered || !own {
            return false;
        }
        let items: Vec<usize> = (first..=last).collect();
        let sets: Vec<_> = items.iter().map(|&f| self.fig(f).set).collect();
        let fits = average(None, None, self.fig(mean).quantity, &sets).verdict != Verdict::Broken;
        // 日均 of three months is no mean of the three
        let lead = self.fig(mean).lead;
        // 四个季度……全年平均: over what is listed
        let lead =
            lead.strip_prefix("全年").filter(|_| ["季", "月"].iter().any(|w| head.lead.contains(w))).unwrap_or(lead);
        let plain = over(lead, "").is_none() && !WIDER.iter().any(|w| lead.contains(w));
        if !fits && !plain {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }

    /// 平均92.5分：甲镇95分，乙镇91分，丙乡90分，丁街94分: of all that a colon lists right behind it, three at least, one in each clause.
    fn average_of_those_behind(&mut self, mean: usize) -> bool {
        let first = mean + 1;
        if self.block.figs.get(first).is_none_or(|f| f.after != Cue::Colon || f.clause != self.fig(mean).clause + 1) {
            return false;
        }
        let items: Vec<usize> = self.after(mean).collect();
        let alike = |&f: &usize| {
            let fig = self.fig(f);
            fig.is_level() && fig.bracket.is_none() && self.same_unit(f, mean) && !fig.plain.is_empty()
        };
        if items.len() < 3 || !items.iter().all(alike) {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }

    /// 东片96.2分，西片94.8分，山区93.1分，三个片区平均94.7分: as many as the words say, one in each clause before.
    fn average_of_named(&mut self, mean: usize) -> bool {
        let lead = self.fig(mean).lead.trim();
        let Some(&(word, n)) = HOW_MANY.iter().find(|(word, _)| lead.starts_with(word)) else { return false };
        if !lead[word.len()..].starts_with(['个', '项', '类', '次', '片', '家', '轮']) || over(lead, "").is_some()
        {
            return false;
        }
        let alike = |f: &usize| self.fig(*f).is_level() && self.same_unit(*f, mean);
        let mut items: Vec<usize> = self.before(mean).take_while(|f| alike(f)).take(n).collect();
        items.reverse();
        let apart =
            items.iter().all(|&f| self.fig(f).segment == self.fig(mean).segment && !self.fig(f).plain.is_empty());
        if items.len() != n || !apart {
            return false;
        }
        self.make(Made::Average { total: None, count: None, mean, items }, Basis::Inferred);
        true
    }

    fn average_of(&mut self, mean: usize) {
        let fig = self.fig(mean);
        let totals = self.totals_of(mean);
        let Some(&first) = totals.all.first() else { return };
        let stated = self.reckoned_by(mean);
        let counts = match over(fig.lead, fig.tail) {
            Some(over) => self.counts_of(mean, &over, stated),
            None if stated.is_none() && fig.lead.trim() == "平均" => self.bodies_of(first, mean),
            None => Choice { all: stated.into_iter().collect(), told: true },
        };
        let fits = |total: usize, count: usize| {
            let sets = (self.fig(total).set, self.fig(count).set);
            average(Some(sets.0), Some(sets.1), self.fig(mean).quantity, &[]).verdict == Verdict::Holds
        };
        let all = || totals.all.iter().flat_map(|&t| counts.all.iter().map(move |&c| (t, c))).filter(|(t, c)| t != c);
        // a total of another segment may be of another whole, unless the text says how the mean was reckoned
        // 每村1名 may be a rule: only what fits is a mean
        let weak = fig.sense != Sense::Mean && fig.lead.trim_start().starts_with('每');
        let told = |total: usize, count: usize| {
            !weak && totals.told && counts.told && (self.fig(total).segment == fig.segment || stated == Some(count))
        };
        if weak && !all().any(|(t, c)| fits(t, c)) {
            return;
        }
        let found = all().find(|&(t, c)| fits(t, c)).or_else(|| all().next().filter(|&(t, c)| told(t, c)));
        let (total, count, basis) = match found {
            Some((total, count)) => (total, Some(count), Basis::Inferred),
            None => (first, None, Basis::Distance),
        };
        self.make(Made::Average { total: Some(total), count, mean, items: Vec::new() }, basis);
    }

    /// 27个乡镇调委会调解3214件，平均119件: what the total of the clause before was done by.
    fn bodies_of(&self, total: usize, mean: usize) -> Choice {
        let clause = self.fig(total).clause;
        let by = |f: &usize| {
            let fig = self.fig(*f);
            fig.clause == clause && OF_PLACES.contains(&fig.quantity.unit().as_str()) && !self.same_unit(*f, mean)
        };
        let all: Vec<usize> = self.counts_before(total).filter(by).take(1).collect();
        Choice { told: all.len() == 1 && clause + 1 == self.fig(mean).clause, all }
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
        let subject = subject_of_mean(fig.lead);
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
        choose(
            all.clone(),
            &[
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
        )
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
    fn counts_of(&self, mean: usize, over: &Over<'_>, stated: Option<usize>) -> Choice {
        if let Some(count) = stated.filter(|&f| self.counts(f, over)) {
            return Choice { all: vec![count], told: true };
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
        let mut choice = choose(
            all.clone(),
            &[
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

    /// Whether a figure counts what a mean is taken over.
    fn counts(&self, f: usize, over: &Over<'_>) -> bool {
        let fig = self.fig(f);
        let unit = fig.quantity.unit().as_str();
        if over.units.contains(&unit) || unit == over.noun {
            return true;
        }
        // 调解室30个 beside 每个调解室办理: what the noun begins with, a single character only where it is a noun
        let (lead, tail) = (fig.plain, fig.tail.trim_start());
        over.noun.char_indices().map(|(place, c)| &over.noun[..place + c.len_utf8()]).take(6).any(|noun| {
            let long = noun.chars().count();
            let says = long >= 2 || PLACES.contains(&noun);
            // 26个司法所 beside 所均, 1386个人民调解委员会 beside 每个调委会
            let named = || {
                let last = lead.char_indices().rev().nth(9).map_or(lead, |(at, _)| &lead[at..]);
                (long == 1 || long == 3)
                    && OF_PLACES.contains(&unit)
                    && (stands_for(noun, tail) || long == 3 && stands_for(noun, last))
            };
            says && (unit == noun || tail.starts_with(noun) || lead.ends_with(noun) || named())
        })
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
    Choice { all: best, told }
}

/// How many pairs of neighbouring characters of a short name stand in some words.
fn shared_pairs(words: &str, name: &str) -> usize {
    let name: Vec<char> = name.chars().take(12).collect();
    let words: Vec<char> = words.chars().collect();
    name.windows(2).filter(|pair| words.windows(2).any(|other| other == *pair)).count()
}

/// Whether a name stands for the noun that some words begin with: all its characters are found there in order.
fn stands_for(name: &str, words: &str) -> bool {
    let mut noun = words.chars().take(10);
    name.chars().all(|c| noun.any(|other| other == c))
}

/// What a mean is taken over: 日 of 日均, 所 of 平均每所.
fn over<'a>(lead: &'a str, tail: &'a str) -> Option<Over<'a>> {
    let noun = if lead.trim_end().ends_with('每') {
        // 平均每5天一起
        let (_, noun) = tail.split_once(['一', '1'])?;
        &noun[..noun.chars().next()?.len_utf8()]
    } else if let Some(at) = lead.find('每') {
        let noun = lead[at + '每'.len_utf8()..].trim_start_matches(['个', '一']);
        let measured = noun
            .strip_prefix(['名', '件', '家', '场', '位'])
            .filter(|rest| !rest.is_empty() && !rest.starts_with('平'));
        let noun = match measured {
            // 每名律师: the unit says enough
            Some(rest) => &noun[..noun.len() - rest.len()],
            None => noun,
        };
        let end = noun.find(['平', '均', '约', '达', '为']).unwrap_or(noun.len());
        let first = noun.chars().next().map_or(0, char::len_utf8);
        // 每件办理用时, but 每单位 is of bodies, not of 单
        let known =
            OVER.iter().any(|(name, _)| noun.starts_with(name)) && !BODIES.iter().any(|body| noun.starts_with(body));
        // 每个调委会年均调解: so many a year, over so many bodies
        let noun = &noun[..if known { first } else { end }];
        noun.strip_suffix(['年', '月', '日', '周']).filter(|rest| !rest.is_empty()).unwrap_or(noun)
    } else {
        let at = lead.find('均')?;
        let before = &lead[..at];
        if before.ends_with("单位") {
            "单位"
        } else if before.trim_start().starts_with("案件") {
            // 案件平均罚款, 案件标的均值
            "案"
        } else if let Some(unit) = ["人次", "户次", "家次", "台次", "件次"].iter().find(|unit| before.ends_with(**unit))
        {
            unit
        } else {
            let (place, c) = before.char_indices().next_back()?;
            if c == '平' {
                return None;
            }
            &before[place..]
        }
    };
    if noun.is_empty() && lead.trim_end().ends_with("每个") {
        // 改造12个，投入1180万元，平均每个98.3万元
        return Some(Over { noun: "个", units: &[] });
    }
    if noun.is_empty() || noun.starts_with(['万', '千', '百', '十']) {
        return None;
    }
    let units = OVER.iter().find(|(name, _)| *name == noun).map_or(&[][..], |(_, units)| units);
    Some(Over { noun, units })
}

/// What a mean is of: 罚款 of 案均罚款, 合格率 of 平均合格率.
fn subject_of_mean(lead: &str) -> &str {
    let after = match (lead.find('每'), lead.find('均')) {
        (Some(each), Some(mean)) if each < mean => &lead[mean + '均'.len_utf8()..],
        (Some(each), _) => lead[each + '每'.len_utf8()..]
            .trim_start_matches(['个', '名', '件', '家', '场', '次', '天', '日', '月', '年', '所', '期']),
        (None, Some(mean)) => &lead[mean + '均'.len_utf8()..],
        (None, None) => lead,
    };
    plain_words(after.trim_start_matches(['分', '值']))
}
