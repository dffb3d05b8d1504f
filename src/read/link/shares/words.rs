//! What names have in common: whether a count is what a subject, a whole's name or a rate's name says.

use super::super::block::Fig;
use super::super::lexicon::{COMMON_ENDS, RATE_JOINTS, RATES, REACHED_BY};
use crate::few::Few;
use crate::marks::{Letters, Words, holds, trimmed};

/// A rate's words without what joins them to the number.
pub(super) fn strip_joints(words: &str) -> &str {
    static JOINTS: Words = Words::new(RATE_JOINTS);
    let mut words = trimmed(words);
    while JOINTS.end(words) {
        words = trimmed(JOINTS.without_ends(words));
    }
    words
}

/// Whether the words of a count name what a whole is called.
pub(super) fn names(fig: &Fig<'_>, name: &str) -> bool {
    // 持证人员 is not 执法人员
    let name = name.strip_suffix("人员").filter(|who| who.chars().count() >= 2).unwrap_or(name);
    shares_word(fig.words(), name) || shares_word(fig.lead, name)
}

/// The characters of some words; the words before a figure are hardly ever longer.
fn chars(words: &str) -> Few<char, 40> {
    words.chars().collect()
}

/// Whether two names share a word of two characters at least.
pub(in crate::read::link) fn shares_word(a: &str, b: &str) -> bool {
    let (a, b) = (chars(a), chars(b));
    let common = |pair: &[char]| {
        !matches!(pair, ['案', '件'] | ['事', '项'] | ['全', '年'] | ['工', '作'] | ['情', '况'] | ['金', '额'])
    };
    a.len() >= 2
        && b.len() >= 2
        && a.len() <= 60
        && b.windows(2).take(30).filter(|p| common(p)).any(|pair| a.windows(2).any(|other| other == pair))
}

/// Whether a list of names (满意和基本满意合计) names a count.
pub(super) fn called_in(name: &str, list: &str) -> bool {
    list.split(['和', '与', '及', '、'])
        .map(|item| item.trim_end_matches("合计").trim_end_matches(['的', '两', '项', '者']))
        .any(|item| {
            item.chars().count() >= 2 && (name == item || name.ends_with(item) && !name.ends_with(&format!("不{item}")))
        })
}

/// Whether a name that joins two (建议提案) holds the end of a count's own: 人大代表建议.
pub(super) fn called_within(name: &str, joint: &str) -> bool {
    let end = name.char_indices().rev().nth(1).map(|(at, _)| &name[at..]);
    end.is_some_and(|end| joint.contains(end) && joint.chars().count() >= 4)
}

/// Whether two names share every character of the shorter, in any order: 城关镇 and 城镇 do not, 专职调解员 and 专职 do.
pub(super) fn overlap(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    short.chars().count() >= 2 && short.chars().all(|c| long.contains(c)) && long.starts_with(|c| short.starts_with(c))
}

/// What ends the name of an amount, be it of what it may.
const OF_AMOUNT: &[&str] = &["金额", "数量", "总额", "总量"];

/// What a rate's name says that it counts: looked into once, and asked of one count after the other.
pub(in crate::read::link) struct Counting<'s> {
    stem: &'s str,
    chars: Few<char, 40>,
    /// The noun of the rate and what the counts are called that it is of, where it is known.
    known: Option<(&'static str, &'static [&'static str])>,
    /// The thing that is so widely there: 图书角 of 图书角覆盖率.
    thing: Option<&'s str>,
}

impl<'s> Counting<'s> {
    pub(in crate::read::link) fn of(stem: &'s str) -> Self {
        let letters = Letters::of(stem);
        let known = RATES.iter().copied().find(|(name, _)| letters.may_hold(name) && holds(stem, name));
        // 合同金额占比: an amount of what?
        let counted = OF_AMOUNT.iter().find_map(|end| stem.strip_suffix(end)).filter(|rest| rest.chars().count() >= 2);
        let stem = counted.unwrap_or(stem);
        let thing = REACHED_BY.iter().find_map(|w| stem.strip_suffix(w)).filter(|thing| thing.chars().count() >= 2);
        Self { stem, chars: chars(stem), known, thing }
    }

    /// Whether a count is of it: 办结率 and 办结487起, 问题发现率 and 发现问题278户.
    pub(in crate::read::link) fn counts(&self, words: &str) -> bool {
        if let Some((name, counted)) = self.known {
            let denied = self.stem.contains(['不', '未']);
            // 不合格率 is not of what is 合格
            let contrary = self.stem.find(name).is_some_and(|at| self.stem[..at].ends_with(DENYING));
            return (!contrary || words.contains(DENYING))
                && counted.iter().any(|w| holds(words, w) && (denied || affirms(words, w)));
        }
        // 法律图书角23个 and 图书角覆盖率
        if self.thing.is_some_and(|thing| holds(words, thing)) {
            return true;
        }
        let stem = &*self.chars;
        let tail = &stem[stem.len().saturating_sub(4)..];
        let key = &stem[stem.len().saturating_sub(2)..];
        // in whatever way it is called so, both of the last characters are in it
        if !key.iter().all(|&c| words.contains(c)) {
            return false;
        }
        let words = chars(words);
        // 样品不合格 is not 合格
        let of_contrary = stem.len().checked_sub(3).is_some_and(|at| DENYING.contains(&stem[at]));
        let denies = |at: usize| at > 0 && DENYING.contains(&words[at - 1]);
        let affirmed = |at: usize| {
            if of_contrary { denies(at) } else { !denies(at) || stem.iter().any(|c| DENYING.contains(c)) }
        };
        let whole_key = words.windows(key.len().max(1)).enumerate().any(|(at, w)| w == key && affirmed(at));
        // 网办率 and 网上办理
        let short = (2..=3).contains(&stem.len())
            && words.windows(stem.len() + 2).chain((words.len() < stem.len() + 2).then_some(&*words)).any(|near| {
                let mut rest = near.iter();
                stem.iter().all(|c| rest.any(|w| w == c))
            });
        whole_key || short || (tail.len() >= 4 && tail.iter().all(|c| words.contains(c)))
    }
}

/// Whether a count is of what a rate's name says.
pub(in crate::read::link) fn counts_what(words: &str, stem: &str) -> bool {
    Counting::of(stem).counts(words)
}

/// What denies the word that follows.
const DENYING: [char; 4] = ['不', '未', '非', '没'];

/// Whether words name something, and not only its contrary: 满意 is in 基本满意, not in 不满意.
pub(super) fn affirms(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| !words[..at].ends_with(DENYING))
}

/// Whether some words are called so, be it with more words between: 批准逮捕 is 批准和决定逮捕.
pub(in crate::read::link) fn is_called(name: &str, words: &str) -> bool {
    let mut rest = words.chars();
    name.chars().count() >= 2 && name.chars().all(|c| rest.any(|w| w == c))
}

/// Whether a count is called what a whole is called, at both ends of the name: 收案 is in 收案总数, 餐饮类投诉 not in 直播带货投诉.
pub(super) fn is_named(fig: &Fig<'_>, name: &str) -> bool {
    let words = if fig.plain.is_empty() { fig.tail } else { fig.lead };
    let chars: Vec<(usize, char)> = name.char_indices().collect();
    if chars.len() < 3 {
        return words.contains(name);
    }
    let head = &name[..chars[2].0];
    let tail = &name[chars[chars.len() - 2].0..];
    words.contains(head) && (words.contains(tail) || COMMON_ENDS.contains(&tail))
}
