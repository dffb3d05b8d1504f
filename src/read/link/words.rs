//! Words that stand between a figure and its subject and name nothing: taking them off.

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
    "总共",
    "占",
    "各",
    "同为",
    "量",
    "数量",
    "数",
];

/// Words that open a clause.
const OPENERS: &[&str] = &["其中", "而", "并", "且", "另", "即", "全年", "共", "累计", "已", "也", "均", "都", "则"];

/// Words beside the joints that a name can do without.
const FILLERS: &[&str] =
    &["的", "比例", "比重", "率", "幅度", "幅", "均", "又", "则", "也", "还", "其", "约占", "分别"];

/// A list of words, and which characters can end and begin them: most words of a text can be told to hold none of them by
/// one byte at each end.
struct List {
    words: &'static [&'static str],
    ends: u64,
    starts: u64,
}

impl List {
    const fn new(words: &'static [&'static str]) -> Self {
        let (mut ends, mut starts, mut at) = (0, 0, 0);
        while at < words.len() {
            let bytes = words[at].as_bytes();
            ends |= bit(bytes[bytes.len() - 1]);
            starts |= bit(bytes[2]);
            at += 1;
        }
        Self { words, ends, starts }
    }

    fn may_end(&self, words: &str) -> bool {
        words.as_bytes().last().is_some_and(|&byte| self.ends & bit(byte) != 0)
    }

    fn may_start(&self, words: &str) -> bool {
        words.as_bytes().get(2).is_some_and(|&byte| self.starts & bit(byte) != 0)
    }
}

/// The last byte of a character of three bytes tells 64 of them apart.
const fn bit(byte: u8) -> u64 {
    1 << (byte & 63)
}

static JOINING: List = List::new(JOINTS);
static OPENING: List = List::new(OPENERS);
static FILLING: List = List::new(FILLERS);

fn without_end<'a>(words: &'a str, end: &str) -> &'a str {
    if words.as_bytes().last_chunk::<3>() == end.as_bytes().last_chunk::<3>() {
        words.strip_suffix(end).unwrap_or(words)
    } else {
        words
    }
}

fn without_start<'a>(words: &'a str, start: &str) -> &'a str {
    if words.as_bytes().first_chunk::<3>() == start.as_bytes().first_chunk::<3>() {
        words.strip_prefix(start).unwrap_or(words)
    } else {
        words
    }
}

/// Words without those that only join a figure to its subject: 共, 达, 为, 了.
pub(super) fn plain_words(words: &str) -> &str {
    let mut words = words.trim_matches([' ', '\u{3000}', '\t', '\u{a0}', '的']);
    loop {
        let before = words.len();
        if JOINING.may_end(words) {
            words = JOINING.words.iter().fold(words, |words, joint| without_end(words, joint));
        }
        if OPENING.may_start(words) {
            words = OPENING.words.iter().fold(words, |words, opener| without_start(words, opener));
        }
        if words.len() == before {
            return words;
        }
        words = words.trim_matches([' ', '\u{3000}', '的']);
    }
}

/// Words with all joints taken off; what is left names something.
pub(super) fn bare(words: &str) -> &str {
    let mut words = words.trim_matches([' ', '\u{3000}', '\t', '，', ',', '“', '”']);
    loop {
        let before = words.len();
        for list in [&JOINING, &FILLING] {
            if list.may_end(words) || list.may_start(words) {
                for word in list.words {
                    words = without_start(without_end(words, word), word);
                }
            }
        }
        words = words.trim();
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
