//! The sides of a balance that the words of a count name: received, accepted, refused, settled, pending ….

use std::sync::OnceLock;

use super::block::Fig;
use crate::marks::{Openings, Ranks, char_len};

/// The sides that a count's words name, one bit each; for most sides a second list names what is *not* it, though it holds
/// the same word: 受理 and 不予受理.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides(u16);

const LEXICON: &[(u16, &[&str])] = &[
    (
        Sides::REFUSED,
        &["不予受理", "不受理", "未受理", "未予受理", "不予立案", "不予登记", "不予许可", "不予批准", "不予", "不准予"],
    ),
    (Sides::ACCEPTED, &["受理", "立案", "予以登记", "准予", "批准"]),
    (Sides::NOT_ACCEPTED, &["不予受理", "不受理", "未受理", "未予受理", "收到", "接收", "不予", "不准", "申请"]),
    (Sides::RECEIVED, &["收到", "接到", "接收", "收案", "新收", "提出", "申请", "承接", "汇集", "汇总"]),
    (Sides::NOT_RECEIVED, &["受理", "立案", "结转", "转入", "转来", "不予"]),
    (
        Sides::ASIDE,
        &[
            "转送",
            "转办",
            "转有关",
            "转交",
            "转由",
            "放弃",
            "补正",
            "告知",
            "撤回",
            "退回",
            "移送",
            "审查中",
            "正在审查",
            "待",
        ],
    ),
    (
        Sides::OPENING,
        &[
            "结转",
            "转入",
            "转来",
            "旧存",
            "年初",
            "上年未结",
            "上年末未结",
            "期初",
            "年初未结",
            "年初在册",
            "去年底",
            "上年底",
            "上年末",
            "存案",
            "上年结余",
            "上年度结余",
        ],
    ),
    (Sides::NOT_OPENING, &["下年", "结转下", "转下", "转入下", "下一年", "未结转"]),
    (
        Sides::PENDING,
        &[
            "未结",
            "在办",
            "在审",
            "正在办理",
            "正在处理",
            "处理中",
            "尚未",
            "未办结",
            "待办",
            "未审结",
            "正在审理",
            "办理中",
            "审理中",
            "结转下",
            "结转至下",
            "转下年",
            "正在整改",
            "正在推进",
            "正在研究",
            "正在协调",
            "正在核查",
            "正在调查",
            "未完成",
            "年末",
            "年底在",
            "年底尚",
            "年底仍",
            "期末",
            "存量",
            "转入下",
            "转下一年",
            "尚余",
            "尚有",
            "尚在",
            "仍在",
            "延至下",
            "在册",
            "在矫",
            "年末结余",
            "年底结余",
            "期末结余",
            "当期结余",
            "期末结存",
            "本期结余",
            "当年结余",
        ],
    ),
    (Sides::NOT_PENDING, &["逾期", "年初", "期初", "上年", "上一年", "转来", "全年在办"]),
    (
        Sides::SETTLED,
        &[
            "办结",
            "处理完毕",
            "办理完毕",
            "审结",
            "结案",
            "已结",
            "已办",
            "完成整改",
            "整改完成",
            "已整改",
            "解除",
            "注销",
            "退出",
            "结",
            "答复",
            "办复",
            "竣工",
            "解矫",
            "出矫",
            "发放",
            "支出",
            "调出",
            "出库",
            "拨付",
        ],
    ),
    (Sides::NOT_SETTLED, &["未结", "结转", "结余", "尚未", "未办结", "未审结", "正在", "逾期", "办结率"]),
    (
        Sides::FRESH,
        &[
            "新收",
            "新增",
            "新开工",
            "新入",
            "入矫",
            "新受理",
            "受理",
            "收案",
            "收到",
            "新立",
            "接收",
            "拨入",
            "总收入",
            "调入",
            "入库",
            "归集",
        ],
    ),
    (Sides::NOT_FRESH, &["结转", "不予", "转入", "转来"]),
    (
        Sides::DUE,
        &["应审", "应办", "应结", "应处理", "应整改", "需办", "需处理", "在手", "全年在办", "共办理", "共审理"],
    ),
];

/// The places where words of the lexicon may begin.
static OPENINGS: Openings = {
    let (mut openings, mut list) = (Openings::NONE, 0);
    while list < LEXICON.len() {
        let (words, mut at) = (LEXICON[list].1, 0);
        while at < words.len() {
            openings = openings.with(words[at]);
            at += 1;
        }
        list += 1;
    }
    openings
};

/// The words of the lexicon by their first characters, in the order of [`OPENINGS`], each with the bits of all lists that hold it.
struct Index {
    ranks: Ranks,
    words: Vec<Vec<(&'static str, u16)>>,
}

impl Index {
    fn get() -> &'static Self {
        static BUILT: OnceLock<Index> = OnceLock::new();
        BUILT.get_or_init(|| {
            let (ranks, mut words) = (OPENINGS.starts().ranks(), Vec::new());
            for (word, side) in LEXICON.iter().flat_map(|(side, words)| words.iter().map(move |word| (*word, *side))) {
                let Some(rank) = OPENINGS.starts().rank(&ranks, word) else { continue };
                words.resize(words.len().max(rank + 1), Vec::new());
                let alike: &mut Vec<(&str, u16)> = &mut words[rank];
                match alike.iter_mut().find(|(known, _)| *known == word) {
                    Some((_, sides)) => *sides |= side,
                    None => alike.push((word, side)),
                }
            }
            Self { ranks, words }
        })
    }

    /// The bits of all words that a text begins with.
    fn at_start_of(&self, text: &str) -> u16 {
        let words = OPENINGS.starts().rank(&self.ranks, text).and_then(|rank| self.words.get(rank));
        let begins = |word: &str| {
            // the last byte leaves out most words before they are compared
            let last = word.len() - 1;
            text.as_bytes().get(last) == word.as_bytes().get(last) && text.starts_with(word)
        };
        words.into_iter().flatten().filter(|(word, _)| begins(word)).fold(0, |sides, (_, side)| sides | side)
    }
}

impl Sides {
    pub(super) const REFUSED: u16 = 1;
    pub(super) const ACCEPTED: u16 = 1 << 1;
    pub(super) const NOT_ACCEPTED: u16 = 1 << 2;
    pub(super) const RECEIVED: u16 = 1 << 3;
    pub(super) const NOT_RECEIVED: u16 = 1 << 4;
    /// 转送, 视为放弃, 补正 ….
    pub(super) const ASIDE: u16 = 1 << 5;
    pub(super) const OPENING: u16 = 1 << 6;
    pub(super) const NOT_OPENING: u16 = 1 << 7;
    pub(super) const PENDING: u16 = 1 << 8;
    pub(super) const NOT_PENDING: u16 = 1 << 9;
    pub(super) const SETTLED: u16 = 1 << 10;
    pub(super) const NOT_SETTLED: u16 = 1 << 11;
    pub(super) const FRESH: u16 = 1 << 12;
    pub(super) const NOT_FRESH: u16 = 1 << 13;
    /// All that was to be settled, the old and the new.
    pub(super) const DUE: u16 = 1 << 14;

    /// The sides that a figure [says](Fig::says).
    pub(super) fn of(fig: &Fig<'_>) -> Self {
        *fig.sides.get_or_init(|| {
            let mut sides = Self::in_words(fig.lead);
            if fig.plain.is_empty() {
                sides |= Self::in_words(fig.tail);
            }
            Self(sides)
        })
    }

    /// The sides of every word of the lexicon in some words, of one within another too.
    fn in_words(words: &str) -> u16 {
        let index = Index::get();
        let (mut at, mut sides) = (0, 0);
        loop {
            at = OPENINGS.skip(words, at);
            let Some(&byte) = words.as_bytes().get(at) else { return sides };
            sides |= words.get(at..).map_or(0, |rest| index.at_start_of(rest));
            at += char_len(byte);
        }
    }

    /// The sides that one or the other names.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of some sides is named.
    pub(super) const fn any(self, sides: u16) -> bool {
        self.0 & sides != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_names_every_side_that_lists_it() {
        for (side, words) in LEXICON {
            for word in *words {
                let text = format!("案件{word}了");
                let want = LEXICON.iter().filter(|(_, words)| words.iter().any(|word| text.contains(word)));
                assert_eq!(Sides::in_words(&text), want.fold(0, |sides, (side, _)| sides | side), "{text}");
                assert!(Sides(Sides::in_words(&text)).any(*side));
            }
        }
        assert_eq!(Sides::in_words("案件"), 0);
        assert_eq!(Sides::in_words("a未 é𠀀未结"), Sides::in_words("未结"));
    }
}
