//! What a mean is taken over, and what it is of, as its words say it: 日 of 日均, 村 of 平均每村, 罚款 of 案均罚款.

use super::super::Linker;
use super::super::block::plain_words;
use super::super::lexicon::units::PEOPLE;
use super::super::lexicon::{BODIES, HAVING, OF_PLACES, OVER, PLACES};
use crate::marks::{Words, trimmed_start};

/// What a mean divides by, as its words say it.
pub(super) struct Over<'a> {
    /// 日 of 日均, 单位 of 平均每单位.
    pub(super) noun: &'a str,
    pub(super) units: &'static [&'static str],
}

impl Linker<'_> {
    /// What a mean of a total is taken over: 承接 of 平均每个承接79项 is what is done, where the words of the total say it too and nothing is called
    /// so.
    pub(super) fn over_of<'a>(&'a self, mean: usize, total: usize, lead: &'a str) -> Option<Over<'a>> {
        let over = over(lead, self.fig(mean).tail)?;
        let done = || {
            over.noun.chars().count() >= 2
                && lead.contains("每个")
                && self.fig(total).lead.contains(over.noun)
                && !self.before(mean).any(|f| self.fig(f).is_count() && self.counts(f, &over))
        };
        Some(if done() { Over { noun: "个", units: &[] } } else { over })
    }

    /// Whether a figure counts what a mean is taken over.
    pub(super) fn counts(&self, f: usize, over: &Over<'_>) -> bool {
        let fig = self.fig(f);
        let unit = fig.quantity.unit().as_str();
        if over.units.contains(&unit) || unit == over.noun {
            return true;
        }
        // 下达处罚决定5184份，案均罚款4000元: each decision is of a case
        if over.noun == "案" && unit == "份" && fig.plain.ends_with("决定") {
            return true;
        }
        // 调解室30个 beside 每个调解室办理: what the noun begins with, a single character only where it is a noun
        // 政务大厅共设3058个: that there is so much of it is no name
        let (lead, tail) = (without_having(fig.plain), self.block.tail_over(f).trim_start());
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

    /// 12个镇（街道）平均办案62.2件, 23名法官平均结案242件: the bodies or people that stand right before 平均, with their noun.
    pub(super) fn count_led(&self, mean: usize) -> Option<usize> {
        let count = mean.checked_sub(1)?;
        let (fig, of) = (self.fig(count), self.fig(mean));
        let lead = self.block.lead_over(mean);
        let noun = lead.split_once("平均")?.0.trim();
        let near = fig.span.end + lead.len() >= of.span.start && fig.clause == of.clause && fig.bracket == of.bracket;
        let unit = fig.quantity.unit().as_str();
        let body = OF_PLACES.contains(&unit) || PEOPLE.contains(&unit);
        let named = (1..=12).contains(&noun.chars().count()) && !noun.starts_with('的');
        (near && named && body && fig.is_count() && !self.is_loose(count) && !self.same_unit(count, mean))
            .then_some(count)
    }
}

/// Words without a verb at their end that says that there is so much of something: 政务大厅 of 政务大厅共设.
fn without_having(words: &str) -> &str {
    let verb = HAVING.iter().find_map(|verb| words.strip_suffix(verb));
    plain_words(verb.unwrap_or(words))
}

/// Whether a name stands for the noun that some words begin with: all its characters are found there in order.
fn stands_for(name: &str, words: &str) -> bool {
    let mut noun = words.chars().take(10);
    name.chars().all(|c| noun.any(|other| other == c))
}

/// Whether words begin with a single one of what is counted, so that what they tell is of each, or only of one: 单件, 单笔.
pub(super) fn is_single(words: &str) -> bool {
    SINGLE.start(trimmed_start(words))
}

/// A single one of what is counted; 单位 is none.
static SINGLE: Words = Words::new(&["单件", "单案", "单笔", "单户", "单场", "单次"]);

/// What a mean is taken over: 日 of 日均, 所 of 平均每所.
pub(super) fn over<'a>(lead: &'a str, tail: &'a str) -> Option<Over<'a>> {
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
        let end = noun.find(['平', '均', '约', '达', '为', '（', '(']).unwrap_or(noun.len());
        let first = noun.chars().next().map_or(0, char::len_utf8);
        // 每件办理用时, but 每单位 is of bodies, not of 单
        let known =
            OVER.iter().any(|(name, _)| noun.starts_with(name)) && !BODIES.iter().any(|body| noun.starts_with(body));
        // 每个调委会年均调解: so many a year, over so many bodies
        let noun = &noun[..if known { first } else { end }];
        noun.strip_suffix(['年', '月', '日', '周']).filter(|rest| !rest.is_empty()).unwrap_or(noun)
    } else if is_single(lead) && !lead.contains('均') {
        // 单件挽损0.45万元
        let unit = lead.trim_start().strip_prefix('单')?;
        &unit[..unit.chars().next()?.len_utf8()]
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
pub(super) fn subject_of_mean(lead: &str) -> &str {
    let after = match (lead.find('每'), lead.find('均')) {
        (Some(each), Some(mean)) if each < mean => &lead[mean + '均'.len_utf8()..],
        (Some(each), _) => lead[each + '每'.len_utf8()..]
            .trim_start_matches(['个', '名', '件', '家', '场', '次', '天', '日', '月', '年', '所', '期']),
        (None, Some(mean)) => &lead[mean + '均'.len_utf8()..],
        (None, None) => lead,
    };
    plain_words(after.trim_start_matches(['分', '值']))
}
