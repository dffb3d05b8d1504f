//! Words that stand between a figure and its subject and name nothing: taking them off.

use crate::marks::{Words, ends_with, has_han_ends, starts_with};

/// Words that join a figure to what it counts.
const JOINTS: &[&str] = &[
    "达到",
    "达",
    "为",
    "是",
    "共",
    "共计",
    "合计",
    "约",
    "近",
    "仅",
    "有",
    "均",
    "都",
    "已",
    "了",
    "到",
    "至",
    "计",
    "累计",
    "总计",
    "保持在",
    "保持",
    "稳定在",
    "超过",
    "超",
    "逾",
    "只有",
    "仅有",
    "高达",
    "分别",
    "依次",
    "总共",
    "占",
    "各",
    "同为",
    "量",
    "数量",
    "数",
];

/// Words that open a clause.
const OPENERS: &[&str] =
    &["其中", "而", "并", "且", "另", "还", "即", "全年", "共", "累计", "已", "也", "均", "都", "则"];

/// Words beside the joints that a name can do without.
const FILLERS: &[&str] =
    &["的", "比例", "比重", "率", "幅度", "幅", "均", "又", "则", "也", "还", "其", "约占", "分别"];

static JOINING: Words = Words::new(JOINTS);
static OPENING: Words = Words::new(OPENERS);
static FILLING: Words = Words::new(FILLERS);

/// Words without 的 and some spaces around them.
fn without_of<'a>(words: &'a str, spaces: &[char]) -> &'a str {
    if has_han_ends(words) && !starts_with(words, "的") && !ends_with(words, "的") {
        return words;
    }
    words.trim_matches(|c| c == '的' || spaces.contains(&c))
}

/// Words without those that only join a figure to its subject: 共, 达, 为, 了.
pub(super) fn plain_words(words: &str) -> &str {
    let mut words = without_of(words, &[' ', '\u{3000}', '\t', '\u{a0}']);
    loop {
        let before = words.len();
        // most words neither end nor begin so
        if JOINING.may_end(words) {
            words = JOINING.without_ends(words);
        }
        if OPENING.may_start(words) {
            words = OPENING.without_starts(words);
        }
        if words.len() == before {
            return words;
        }
        words = without_of(words, &[' ', '\u{3000}']);
    }
}

/// Words with all joints taken off; what is left names something.
pub(super) fn bare(words: &str) -> &str {
    let mut words = words;
    if !has_han_ends(words) {
        words = words.trim_matches([' ', '\u{3000}', '\t', '，', ',', '“', '”']);
    }
    loop {
        let before = words.len();
        words = FILLING.without_either(JOINING.without_either(words));
        if !has_han_ends(words) {
            words = words.trim();
        }
        if words.len() == before {
            return words;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_joins_is_taken_off() {
        assert_eq!(plain_words("其中，"), "，");
        assert_eq!(plain_words("全年共受理案件数量达到了"), "受理案件");
        assert_eq!(plain_words(" 的 共计为 "), "");
        assert_eq!(plain_words("申请"), "申请");
        assert_eq!(bare("，其比重约为"), "");
        assert_eq!(bare("均为办结率分别达到"), "办结");
    }

    /// Every word of every list tried at both ends, with no look at the last characters.
    fn bare_slowly(words: &str) -> &str {
        let mut words = words.trim_matches([' ', '\u{3000}', '\t', '，', ',', '“', '”']);
        loop {
            let before = words;
            for word in JOINTS.iter().chain(FILLERS) {
                words = words.strip_suffix(word).unwrap_or(words);
                words = words.strip_prefix(word).unwrap_or(words);
            }
            words = words.trim();
            if words == before {
                return words;
            }
        }
    }

    fn plain_slowly(words: &str) -> &str {
        let mut words = words.trim_matches([' ', '\u{3000}', '\t', '\u{a0}', '的']);
        loop {
            let before = words;
            words = JOINTS.iter().fold(words, |words, joint| words.strip_suffix(joint).unwrap_or(words));
            words = OPENERS.iter().fold(words, |words, opener| words.strip_prefix(opener).unwrap_or(words));
            words = words.trim_matches([' ', '\u{3000}', '的']);
            if words == before {
                return words;
            }
        }
    }

    #[test]
    fn looking_at_the_ends_first_changes_nothing() {
        let words = || JOINTS.iter().chain(OPENERS).chain(FILLERS).chain(&["申请", "a", "", " ", "\n"]);
        for (one, two) in words().flat_map(|one| words().map(move |two| (one, two))) {
            for text in
                [format!("{one}{two}"), format!("{one}办{two}"), format!("办{one}{two}"), format!("{one}{two}办")]
            {
                assert_eq!(bare(&text), bare_slowly(&text), "{text}");
                assert_eq!(plain_words(&text), plain_slowly(&text), "{text}");
            }
        }
    }
}
