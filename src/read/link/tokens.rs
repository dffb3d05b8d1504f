//! The words and marks of a block that say how its figures hang together, found in one pass.

use std::sync::OnceLock;

use crate::read::lex::Found;
use crate::read::marks::{Marks, Ranks, char_len};
use crate::span::Span;

/// What a word or mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Cue {
    /// A figure stands here.
    Figure,
    /// ，
    Comma,
    /// ；
    Semi,
    /// 。 and the end of a line.
    Stop,
    /// ：
    Colon,
    /// 、
    Dun,
    /// （
    Open,
    /// ）
    Close,
    /// 其中
    OfWhich,
    /// 包括, 含: what follows is part of what stands before.
    Include,
    /// 占, 占比
    Share,
    /// 同比, 较上年
    Compare,
    /// 增长
    Up,
    /// 下降
    Down,
    /// 增加到
    UpTo,
    /// 下降到
    DownTo,
    /// 上年同期, 去年
    Prior,
    /// 日均, 平均
    Mean,
    /// 压缩比
    Shrink,
    /// 合计, 共计
    Sum,
    /// 共, 总数, 累计
    Total,
    /// 分别
    Each,
    /// 其他, 其余
    Other,
    /// Words that begin like a cue and are none: 公共, 占用, 比较.
    Word,
}

/// The lexicon of cues. The longest word wins, so a word that only looks like a cue is kept out by being listed.
const LEXICON: &[(Cue, &[&str])] = &[
    (Cue::Comma, &["，", ","]),
    (Cue::Semi, &["；", ";"]),
    (Cue::Stop, &["。", "！", "？", "!", "?", "\n"]),
    (Cue::Colon, &["：", ":"]),
    (Cue::Dun, &["、"]),
    (Cue::Open, &["（", "(", "【", "["]),
    (Cue::Close, &["）", ")", "】", "]"]),
    (Cue::OfWhich, &["其中"]),
    (Cue::Include, &["包括", "包含", "涵盖", "含有", "其中包括", "其中含"]),
    (
        Cue::Share,
        &[
            "占比",
            "占到",
            "占",
            "所占比例",
            "所占比重",
            "占比例",
            "占比重",
            "占总",
            "比重",
            "比重为",
            "比重达",
            "比例为",
            "比例达",
            "所占",
        ],
    ),
    (
        Cue::Compare,
        &[
            "同比",
            "环比",
            "较上年",
            "较去年",
            "比上年",
            "比去年",
            "较上周",
            "比上周",
            "较上月",
            "比上月",
            "较上季",
            "比上季",
            "较上期",
            "较前",
            "比前",
            "较年初",
            "比年初",
            "较同期",
            "比同期",
            "相比",
            "较2",
            "比2",
            "较1",
            "比1",
            "高于",
            "低于",
            "较全",
            "比全",
            "与上年",
            "与去年",
            "较往年",
            "比往年",
            "较上一",
            "比上一",
            "较",
            "比",
        ],
    ),
    (
        Cue::Up,
        &[
            "增长",
            "增加",
            "上升",
            "提高",
            "提升",
            "上涨",
            "增幅",
            "涨幅",
            "升幅",
            "增长率",
            "增速",
            "上扬",
            "攀升",
            "走高",
            "多出",
            "高出",
            "多收",
            "多办",
            "增长了",
            "上升了",
            "提高了",
            "增加了",
            "多",
        ],
    ),
    (
        Cue::Down,
        &[
            "下降",
            "减少",
            "降低",
            "缩短",
            "回落",
            "降幅",
            "减幅",
            "跌幅",
            "收窄",
            "下降率",
            "下滑",
            "下跌",
            "走低",
            "锐减",
            "缩小",
            "少发",
            "少收",
            "少办",
            "下降了",
            "减少了",
            "降低了",
            "少",
        ],
    ),
    (
        Cue::UpTo,
        &[
            "增长到",
            "增长至",
            "增加到",
            "增加至",
            "上升到",
            "上升至",
            "提高到",
            "提高至",
            "提升到",
            "提升至",
            "增至",
            "增到",
            "升至",
            "升到",
            "扩大到",
            "扩大至",
            "增长为",
            "上升为",
            "提高为",
            "提升为",
            "攀升至",
            "攀升到",
            "上扬至",
            "扩大为",
            "增加为",
        ],
    ),
    (
        Cue::DownTo,
        &[
            "调整为",
            "调整至",
            "调整到",
            "变为",
            "下降到",
            "下降至",
            "减少到",
            "减少至",
            "降低到",
            "降低至",
            "降至",
            "降到",
            "减至",
            "减到",
            "缩短到",
            "缩短至",
            "缩短为",
            "压缩到",
            "压缩至",
            "压缩为",
            "压减到",
            "压减至",
            "压减为",
            "缩减为",
            "压降到",
            "压降至",
            "缩至",
            "缩到",
            "精减到",
            "精减至",
            "精减为",
            "减少为",
            "下降为",
            "精简到",
            "精简至",
            "精简为",
            "缩减至",
            "缩减到",
            "回落至",
            "压至",
            "压到",
            "降为",
            "减为",
            "降低为",
            "缩小至",
            "缩小到",
            "缩小为",
        ],
    ),
    (
        Cue::Prior,
        &[
            "上年同期",
            "去年同期",
            "上年度",
            "上年",
            "去年",
            "同期",
            "上期",
            "前一年",
            "基期",
            "上季度",
            "上月",
            "上周",
            "年初",
        ],
    ),
    (
        Cue::Mean,
        &[
            "日均",
            "月均",
            "周均",
            "年均",
            "人均",
            "户均",
            "案均",
            "件均",
            "次均",
            "场均",
            "均次",
            "平均",
            "家均",
            "村均",
            "批均",
            "每件平均",
            "店均",
            "单均",
        ],
    ),
    (
        Cue::Shrink,
        &[
            "压缩比",
            "压缩率",
            "压缩",
            "精简率",
            "压减率",
            "提速",
            "缩减率",
            "减时限",
            "压减",
            "压减了",
            "缩减",
            "缩减了",
            "压降",
            "压缩比例",
            "压缩幅度",
            "缩短率",
            "压缩了",
            "精简",
            "效率提高",
            "效率提升",
            "精简比例",
            "提速率",
            "压减比例",
        ],
    ),
    (
        Cue::Sum,
        &[
            "合计",
            "共计",
            "总计",
            "累计共",
            "总共",
            "合共",
            "小计",
            "加起来",
            "两项共",
            "三项共",
            "加总",
            "相加",
            "总和",
            "之和",
            "加在一起",
        ],
    ),
    (
        Cue::Total,
        &[
            "共",
            "累计",
            "总数",
            "总量",
            "总额",
            "总共有",
            "共有",
            "总人数",
            "总户数",
            "总件数",
            "总体",
            "全部",
            "全年共",
            "总",
        ],
    ),
    (Cue::Each, &["分别"]),
    (Cue::Other, &["其他", "其它", "其余", "另外", "另有", "剩余", "余下", "其他类"]),
    (
        Cue::Word,
        &[
            "公共",
            "共同",
            "共享",
            "共产党",
            "共青团",
            "共建",
            "共治",
            "共识",
            "共性",
            "中共",
            "共和国",
            "共商",
            "共管",
            "共赢",
            "共促",
            "占用",
            "占地",
            "占道",
            "占有",
            "抢占",
            "占领",
            "占据",
            "侵占",
            "强占",
            "比较",
            "比例",
            "比如",
            "比赛",
            "评比",
            "对比",
            "较为",
            "较好",
            "较多",
            "较大",
            "较高",
            "较低",
            "较快",
            "较真",
            "计较",
            "较强",
            "较少",
            "较差",
            "较小",
            "较重",
            "较轻",
            "较突出",
            "多次",
            "多种",
            "多个",
            "多元",
            "多部门",
            "多方",
            "多年",
            "多样",
            "多项",
            "许多",
            "众多",
            "最多",
            "多层",
            "多家",
            "多名",
            "多人",
            "大多",
            "至少",
            "少数",
            "不少",
            "多少",
            "青少年",
            "少年",
            "最少",
            "减少证明",
            "多跑",
            "总结",
            "总书记",
            "总体要求",
            "总局",
            "总队",
            "总体规划",
            "总工会",
            "总理",
            "总经理",
            "总监",
            "总部",
            "总支",
            "总是",
            "不少于",
            "少于",
            "多于",
            "更多",
            "较真",
            "多措并举",
            "多渠道",
            "多点",
            "多领域",
            "提升工程",
            "提升行动",
            "提高认识",
            "性别比",
            "含金量",
            "全部门",
            "总要求",
            "总目标",
            "总基调",
            "总站",
            "多家",
            "多发",
            "少跑",
            "少件",
            "未成年",
            "比武",
            "比学",
            "无比",
            "相较",
            "压减办",
            "上年结转",
            "上年转入",
            "上年度转入",
            "去年转入",
            "上年旧存",
            "上年积存",
            "上年未结",
            "上年遗留",
            "结转上年",
            "上年度结转",
            "上年末结转",
            "上期结转",
            "去年结转",
            "年初结转",
            "上月结转",
        ],
    ),
];

/// The characters of three bytes that words of the lexicon begin with; the other words are one ASCII character each.
static STARTS: Marks = {
    let (mut starts, mut group) = (Marks::NONE, 0);
    while group < LEXICON.len() {
        let (words, mut at) = (LEXICON[group].1, 0);
        while at < words.len() {
            starts = starts.with_first(words[at]);
            at += 1;
        }
        group += 1;
    }
    starts
};

/// The places where a word of the lexicon may begin: by its first character where that is a word by itself, else by its first
/// two. Two looks leave out nearly all of a text.
struct Openings {
    alone: Marks,
    /// Of the first two characters of three bytes each some bits that tell most pairs apart.
    pairs: [u64; 1024],
}

static OPENINGS: Openings = {
    let (mut openings, mut group) = (Openings { alone: Marks::NONE, pairs: [0; 1024] }, 0);
    while group < LEXICON.len() {
        let (words, mut at) = (LEXICON[group].1, 0);
        while at < words.len() {
            match words[at].as_bytes() {
                &[_, second, third, _, _, next, ..] => {
                    openings.pairs[Openings::row(second, third)] |= Openings::bit(next);
                }
                // one character, or one before an ASCII character
                _ => openings.alone = openings.alone.with_first(words[at]),
            }
            at += 1;
        }
        group += 1;
    }
    openings
};

impl Openings {
    const fn row(second: u8, third: u8) -> usize {
        (((second & 0x3F) as usize) << 4) ^ (third & 0x3F) as usize
    }

    const fn bit(next: u8) -> u64 {
        1 << (next & 0x3F)
    }

    /// Where the characters of three bytes end that no word begins with, counted from `at`.
    fn skip(&self, text: &str, at: usize) -> usize {
        let mut rest = text.as_bytes().get(at..).unwrap_or_default();
        while let &[first @ 0xE0..0xF0, second, third, ref after @ ..] = rest {
            let pair = after.get(2).is_some_and(|&next| self.pairs[Self::row(second, third)] & Self::bit(next) != 0);
            if pair | self.alone.has(first, second, third) {
                break;
            }
            rest = after;
        }
        text.len() - rest.len()
    }
}

/// The words by first character, the longest first.
struct Lexicon {
    words: Vec<(&'static str, Cue)>,
    /// The words of each first character of three bytes, in the order of [`STARTS`].
    groups: Vec<Group>,
    /// How many characters of [`STARTS`] stand before each of its rows.
    ranks: Ranks,
    /// The words that are one ASCII character each.
    ascii: [Option<(&'static str, Cue)>; 128],
}

/// The words of one first character.
#[derive(Clone, Copy, Default)]
struct Group {
    from: usize,
    to: usize,
    /// The last bytes of the second characters, one bit each: one look at them leaves out most texts.
    seconds: u64,
}

static BUILT: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    fn get() -> &'static Self {
        BUILT.get_or_init(|| {
            let each = LEXICON.iter().flat_map(|(cue, words)| words.iter().map(move |word| (*word, *cue)));
            let mut words: Vec<_> =
                each.filter_map(|(word, cue)| word.chars().next().map(|first| (first, word, cue))).collect();
            words.sort_by_key(|&(first, word, cue)| (first, std::cmp::Reverse(word.len()), word, cue as u8));
            words.dedup_by_key(|entry| entry.1);
            let (mut groups, mut ascii): (Vec<Group>, _) = (Vec::new(), [None; 128]);
            let mut last = None;
            for (at, &(first, word, cue)) in words.iter().enumerate() {
                if let Some(place) = ascii.get_mut(first as usize) {
                    *place = Some((word, cue));
                    continue;
                }
                if last != Some(first) {
                    groups.push(Group { from: at, ..Group::default() });
                    last = Some(first);
                }
                if let Some(group) = groups.last_mut() {
                    group.to = at + 1;
                    group.seconds |= second(word);
                }
            }
            let words = words.into_iter().map(|(_, word, cue)| (word, cue)).collect();
            Self { words, groups, ranks: STARTS.ranks(), ascii }
        })
    }

    /// The longest word that `text`, which begins with no ASCII character, begins with.
    fn longest(&self, text: &str) -> Option<(&'static str, Cue)> {
        let group = self.groups.get(STARTS.rank(&self.ranks, text)?)?;
        let words = self.words.get(group.from..group.to)?;
        if group.seconds & second(text) == 0 {
            // the shortest may be the one character
            return words.last().filter(|(word, _)| word.len() == FIRST).copied();
        }
        words.iter().find(|(word, _)| text.as_bytes().starts_with(word.as_bytes())).copied()
    }

    /// The words of a text in order, the longest at each place, none within another: where each begins.
    fn find_in(&self, text: &str) -> impl Iterator<Item = (usize, &'static str, Cue)> {
        let bytes = text.as_bytes();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                at = OPENINGS.skip(text, at);
                let byte = *bytes.get(at)?;
                let start = at;
                let found = match self.ascii.get(usize::from(byte)) {
                    Some(word) => *word,
                    None => text.get(at..).and_then(|rest| self.longest(rest)),
                };
                if let Some((word, cue)) = found {
                    at += word.len();
                    return Some((start, word, cue));
                }
                at += char_len(byte);
            }
        })
    }
}

/// Bytes of the first character of every word that is not ASCII.
const FIRST: usize = '占'.len_utf8();

/// A bit for the last byte of a second character after one of three bytes; any bit where there is none.
fn second(text: &str) -> u64 {
    let rest = text.as_bytes().get(FIRST..).unwrap_or_default();
    match rest {
        [] => 0,
        [ascii @ ..0x80, ..] => 1 << (ascii & 63),
        [_, _, third, ..] => 1 << (third & 63),
        [_, last @ ..] => 1 << (last.first().map_or(0, |byte| byte & 63)),
    }
}

/// A cue, a mark or a figure in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub(super) cue: Cue,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The figure, by its place in the block's list.
    pub(super) figure: usize,
}

/// The most tokens of a sentence. A longer one is no sentence: it is cut, so that what looks around within a sentence takes a
/// bounded time.
const SENTENCE: usize = 192;

/// The tokens of a block: figures in their places, cues between them. Cues within figures and quotations are left out.
pub(super) fn tokenize(text: &str, block: Span, figures: &[Found], quotes: &[Span], out: &mut Vec<Tok>) {
    let Some(slice) = block.text(text) else { return };
    let mut list = List { toks: std::mem::take(out), figures, next: 0, since_stop: 0 };
    let mut quotes = quotes.iter().copied().peekable();
    for (at, word, cue) in Lexicon::get().find_in(slice) {
        let start = block.start + at;
        let end = start + word.len();
        list.figures_before(end);
        if list.toks.last().is_some_and(|last| last.cue == Cue::Figure && start < last.end) {
            continue;
        }
        while quotes.next_if(|quote| quote.end <= start).is_some() {}
        if quotes.peek().is_some_and(|quote| quote.start <= start) {
            continue;
        }
        if cue != Cue::Word {
            list.push(Tok { cue, start, end, figure: usize::MAX });
        }
    }
    list.figures_before(usize::MAX);
    *out = list.toks;
}

/// The tokens as they are gathered.
struct List<'a> {
    toks: Vec<Tok>,
    figures: &'a [Found],
    next: usize,
    since_stop: usize,
}

impl List<'_> {
    fn figures_before(&mut self, place: usize) {
        while let Some(span) = self.figures.get(self.next).map(|f| f.span).filter(|span| span.start < place) {
            self.push(Tok { cue: Cue::Figure, start: span.start, end: span.end, figure: self.next });
            self.next += 1;
        }
    }

    fn push(&mut self, tok: Tok) {
        self.toks.push(tok);
        self.since_stop = if tok.cue == Cue::Stop { 0 } else { self.since_stop + 1 };
        if self.since_stop >= SENTENCE {
            self.since_stop = 0;
            self.toks.push(Tok { cue: Cue::Stop, start: tok.end, end: tok.end, figure: usize::MAX });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::lex::{Lexed, Setting, scan};

    #[test]
    fn every_word_is_found_whole() {
        for (_, words) in LEXICON {
            for word in *words {
                let text = format!("某{word}");
                let first = Lexicon::get().find_in(&text).next();
                assert_eq!(first.map(|(at, found, _)| (at, found)), Some(("某".len(), *word)));
            }
        }
    }

    #[test]
    fn words_that_only_look_like_cues_are_kept_out() {
        let text = "公共服务占用耕地，较好完成，占12%";
        let (mut lexed, mut out) = (Lexed::default(), Vec::new());
        let block = Span::new(0, text.len());
        scan(text, block, Setting::Prose, &mut lexed);
        assert_eq!(lexed.figures.len(), 1);
        tokenize(text, block, &lexed.figures, &[], &mut out);
        let cues: Vec<Cue> = out.iter().map(|t| t.cue).collect();
        assert_eq!(cues, [Cue::Comma, Cue::Comma, Cue::Share, Cue::Figure]);
    }
}
