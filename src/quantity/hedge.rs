//! Hedges (概数词): the words that make a printed number stand for more than one value.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// How a printed number is hedged; decides which values it may stand for (see [`Quantity::possible`]).
///
/// 达, 达到, 仅 and 共 are no hedges.
///
/// [`Quantity::possible`]: super::Quantity::possible
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Display,
    EnumString,
    EnumIter,
    IntoStaticStr,
    Serialize,
    Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// No hedge: the number itself, or what rounds to it.
    #[default]
    Exact,
    /// 余, 多: above the number, below the next step; ten steps up where no whole count lies between (11余件 is 12 to 20).
    Over,
    /// 近, 将近, 接近: below the number, above the step before; ten steps down where no whole count lies between.
    Nearly,
    /// 约, 大约, 左右, 上下: half a step to each side.
    About,
    /// 以上, 不少于, 不低于, 至少: the number or more.
    AtLeast,
    /// 以下, 以内, 不超过, 至多: the number or less.
    AtMost,
    /// 超, 超过, 逾, 突破, 高于, 占比过: more than the number.
    MoreThan,
    /// 不足, 不到, 低于, 未满: less than the number.
    LessThan,
    /// 2至3, 30%-50%: from the one to the other.
    Range,
    /// Two hedges that contradict each other (近7000余): either reading.
    Stacked,
}

/// The words that stand before a number, longest first among those that share an ending.
const BEFORE: &[(&str, Hedge)] = &[
    ("大约", Hedge::About),
    ("大概", Hedge::About),
    ("约", Hedge::About),
    ("将近", Hedge::Nearly),
    ("接近", Hedge::Nearly),
    ("近", Hedge::Nearly),
    ("不少于", Hedge::AtLeast),
    ("不低于", Hedge::AtLeast),
    ("不小于", Hedge::AtLeast),
    ("至少", Hedge::AtLeast),
    ("最少", Hedge::AtLeast),
    ("不超过", Hedge::AtMost),
    ("不高于", Hedge::AtMost),
    ("不多于", Hedge::AtMost),
    ("不大于", Hedge::AtMost),
    ("至多", Hedge::AtMost),
    ("最多", Hedge::AtMost),
    ("超过", Hedge::MoreThan),
    ("超出", Hedge::MoreThan),
    ("超", Hedge::MoreThan),
    ("逾", Hedge::MoreThan),
    ("突破", Hedge::MoreThan),
    ("高于", Hedge::MoreThan),
    ("多于", Hedge::MoreThan),
    ("大于", Hedge::MoreThan),
    ("不足", Hedge::LessThan),
    ("不到", Hedge::LessThan),
    ("低于", Hedge::LessThan),
    ("少于", Hedge::LessThan),
    ("小于", Hedge::LessThan),
    ("未满", Hedge::LessThan),
    ("不满", Hedge::LessThan),
];

/// The words that stand after a unit (or after the number where no unit follows).
const AFTER: &[(&str, Hedge)] = &[
    ("及以上", Hedge::AtLeast),
    ("以上", Hedge::AtLeast),
    ("之上", Hedge::AtLeast),
    ("及以下", Hedge::AtMost),
    ("以下", Hedge::AtMost),
    ("以内", Hedge::AtMost),
    ("之内", Hedge::AtMost),
    ("左右", Hedge::About),
    ("上下", Hedge::About),
];

/// Words that end in a hedge's character and are none: 附近, 最近, 制约, 节约 …; with the characters before which a word is
/// cut in two: 编制约300名, 化解约40件, 损失约9万元, 提高超10%.
const NOT_BEFORE: &[(&str, &str)] = &[
    ("附近", ""),
    ("最近", ""),
    ("邻近", ""),
    ("靠近", ""),
    ("临近", ""),
    ("就近", "成造"),
    ("远近", ""),
    ("亲近", ""),
    ("相近", ""),
    ("制约", "编机体研控绘印限定复管"),
    ("节约", "环春季情细"),
    ("预约", "干"),
    ("契约", ""),
    ("集约", "采征收归汇筹召聚募搜"),
    ("履约", ""),
    ("违约", ""),
    ("失约", "损遗丢流消缺"),
    ("毁约", ""),
    ("爽约", ""),
    ("邀约", ""),
    ("签约", "标"),
    ("条约", "0123456789余多万百千十"),
    ("公约", "办"),
    ("合约", "联整综结融组混符"),
    ("解约", "化调和了理讲劝疏"),
    ("续约", "手持连后延陆"),
    ("简约", "精"),
    ("大都约", ""),
    ("高超", "提新升走"),
    ("赶超", ""),
    ("反超", ""),
    ("缺口不足", ""),
    ("问题不足", ""),
    ("规民约", ""),
    ("和不足", ""),
    ("与不足", ""),
    ("及不足", ""),
    ("、不足", ""),
    ("存在不足", ""),
    ("的不足", "低少小弱差"),
    ("短板不足", ""),
    ("找不足", ""),
];

/// The verbs that may stand between a hedge and its number: 约占95.9%, 约为, 超过了.
const BETWEEN: &[&str] = &["占", "达到", "达", "为", "有", "共", "计", "了", "相当于", "是"];

/// The hedge that ends where a number begins: its words, given as a length in bytes before the number.
///
/// ```
/// use fazhi::quantity::Hedge;
/// assert_eq!(Hedge::before("累计发布信息近"), Some((Hedge::Nearly, 3)));
/// assert_eq!(Hedge::before("调解案件约占"), Some((Hedge::About, 6)));
/// assert_eq!(Hedge::before("就近"), None);
/// ```
impl Hedge {
    /// The hedge at the end of `text`, with the length in bytes of its words and of a verb after them.
    pub fn before(text: &str) -> Option<(Self, usize)> {
        Self::direct(text).or_else(|| {
            if !text.ends_with(['占', '到', '达', '为', '有', '共', '计', '了', '是', '于']) {
                return None;
            }
            let verb = BETWEEN.iter().find(|v| text.ends_with(**v))?;
            let (hedge, len) = Self::direct(&text[..text.len() - verb.len()])?;
            // 约占38%, but 供暖不足占38%: there 不足 is what makes up the share
            let noun = *verb == "占" && hedge == Self::LessThan;
            (!noun).then_some((hedge, len + verb.len()))
        })
    }

    fn direct(text: &str) -> Option<(Self, usize)> {
        // every word of the list ends in one of these, so most texts leave here
        let last = text.chars().next_back()?;
        if !matches!(
            last,
            '约' | '概' | '近' | '于' | '少' | '过' | '多' | '超' | '出' | '逾' | '破' | '足' | '到' | '满'
        ) {
            return None;
        }
        let Some((word, hedge)) = BEFORE.iter().find(|(word, _)| text.ends_with(word)) else { return Self::past(text) };
        let whole = |no: &str, cut: &str| {
            let words = text.strip_suffix(no).filter(|_| no.len() > word.len());
            words.is_some_and(|words| !words.chars().next_back().is_some_and(|c| cut.contains(c)))
        };
        if NOT_BEFORE.iter().any(|(no, cut)| whole(no, cut)) {
            return None;
        }
        Some((*hedge, word.len()))
    }

    /// 占比过半数: 过 is a hedge only behind a share; alone it is one that was read before.
    fn past(text: &str) -> Option<(Self, usize)> {
        let words = text.strip_suffix('过')?;
        let share = words.is_empty() || ["占比", "比例", "比重"].iter().any(|word| words.ends_with(word));
        share.then_some((Self::MoreThan, '过'.len_utf8()))
    }

    /// The hedge at the start of `text` (after a unit), with the length in bytes of its word.
    pub fn after(text: &str) -> Option<(Self, usize)> {
        let first = text.chars().next()?;
        if !matches!(first, '及' | '以' | '之' | '左' | '上') {
            return None;
        }
        AFTER.iter().find(|(word, _)| text.starts_with(word)).map(|(word, hedge)| (*hedge, word.len()))
    }

    /// What two hedges on one number say together: the same or compatible words keep one reading, contradicting ones are
    /// [`Stacked`](Self::Stacked).
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        use Hedge::{About, AtLeast, Exact, MoreThan, Over, Stacked};
        match (self, other) {
            (a, b) if a == b => a,
            (a, Exact) | (Exact, a) => a,
            // above the number either way; 余 also says how far
            (Over, MoreThan | AtLeast) | (MoreThan | AtLeast, Over) => Over,
            (MoreThan, AtLeast) | (AtLeast, MoreThan) => MoreThan,
            (About, About) => About,
            _ => Stacked,
        }
    }
}

/// The hedges on one number taken together, outermost first, and the first two that contradict each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Hedges {
    hedge: Hedge,
    stack: [Hedge; 2],
}

impl Hedges {
    /// No hedge.
    pub(crate) const NONE: Self = Self { hedge: Hedge::Exact, stack: [Hedge::Exact; 2] };

    /// These and one more.
    #[must_use]
    pub(crate) fn and(self, next: Hedge) -> Self {
        let hedge = self.hedge.with(next);
        let first = hedge == Hedge::Stacked && self.hedge != Hedge::Stacked;
        Self { hedge, stack: if first { [self.hedge, next] } else { self.stack } }
    }

    /// What they say together.
    pub(crate) const fn hedge(self) -> Hedge {
        self.hedge
    }

    /// The two that contradict each other, where [`hedge`](Self::hedge) is [`Stacked`](Hedge::Stacked).
    pub(crate) const fn stack(self) -> [Hedge; 2] {
        self.stack
    }
}

impl From<Hedge> for Hedges {
    fn from(hedge: Hedge) -> Self {
        Self { hedge, ..Self::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn every_hedge_is_spelt_alike_everywhere() {
        assert_spelt_alike::<Hedge>();
    }

    #[test]
    fn words_before() {
        for (text, hedge) in [
            ("将近", Hedge::Nearly),
            ("共约", Hedge::About),
            ("时间不少于", Hedge::AtLeast),
            ("时长不超过", Hedge::AtMost),
            ("干部占比过", Hedge::MoreThan),
            // the end of another word
            ("挽回损失约", Hedge::About),
            ("化解约", Hedge::About),
            ("编制约", Hedge::About),
            ("采集约", Hedge::About),
            ("意见80条约占", Hedge::About),
            ("提高超", Hedge::MoreThan),
            ("村民约", Hedge::About),
            ("约是", Hedge::About),
            ("高的超过九成，低的不足", Hedge::LessThan),
        ] {
            assert_eq!(Hedge::before(text).map(|h| h.0), Some(hedge), "{text}");
        }
        for text in [
            "预约",
            "失约",
            "受体制制约",
            "村规民约",
            "提前解约",
            "技艺高超",
            "工作的不足",
            "通过",
            "共",
            "达到",
            "其中",
            "",
        ] {
            assert_eq!(Hedge::before(text), None, "{text}");
        }
    }

    #[test]
    fn contradictions_stack() {
        assert_eq!(Hedge::Nearly.with(Hedge::Over), Hedge::Stacked);
        assert_eq!(Hedge::About.with(Hedge::Over), Hedge::Stacked);
        assert_eq!(Hedge::MoreThan.with(Hedge::Over), Hedge::Over);
        assert_eq!(Hedge::About.with(Hedge::About), Hedge::About);
    }

    #[test]
    fn a_stack_keeps_the_two_that_contradict() {
        let hedges = Hedges::from(Hedge::MoreThan).and(Hedge::Nearly);
        assert_eq!((hedges.hedge(), hedges.stack()), (Hedge::Stacked, [Hedge::MoreThan, Hedge::Nearly]));
        // 余 says more than 超过 does
        let hedges = Hedges::from(Hedge::MoreThan).and(Hedge::Over).and(Hedge::About);
        assert_eq!(hedges.stack(), [Hedge::Over, Hedge::About]);
        // a third keeps the first two
        assert_eq!(hedges.and(Hedge::AtLeast), hedges);
        assert_eq!(Hedges::NONE.and(Hedge::Exact), Hedges::NONE);
    }
}
