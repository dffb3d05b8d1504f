//! Units and measure words (计量单位、量词): an open lexicon, and what each says about the numbers before it.

use std::borrow::Cow;
use std::fmt;

/// What kind of numbers a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Things that are counted: only whole numbers are possible (件, 人次, 家).
    Counted,
    /// What is measured on a scale: every number is possible (吨, 小时, 公里).
    Measured,
    /// Money (元, 美元).
    Money,
}

/// The unit of a figure as printed, without magnitude: 件, 人次, 元, %; may be empty.
///
/// Units outside the [lexicon](Unit::LEXICON) are kept as printed and count as counted things.
///
/// ```
/// use fazhi::quantity::{Measure, Unit};
/// assert_eq!(Unit::prefix("人次参加"), Some(("人次", Measure::Counted)));
/// assert_eq!(Unit::new("吨").measure(), Measure::Measured);
/// assert_eq!(Unit::prefix("的"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unit(Cow<'static, str>);

use Measure::{Counted, Measured, Money};

impl Unit {
    /// The unit words that the reader knows, with what they measure.
    pub const LEXICON: &[(&str, Measure)] = &[
        ("个工作日", Counted),
        ("个自然日", Counted),
        ("个百分点", Measured),
        ("个小时", Measured),
        ("个月", Counted),
        ("个人次", Counted),
        ("个", Counted),
        ("件次", Counted),
        ("件套", Counted),
        ("件", Counted),
        ("人次", Counted),
        ("人份", Counted),
        ("人天", Counted),
        ("人", Counted),
        ("户次", Counted),
        ("户", Counted),
        ("家次", Counted),
        ("家", Counted),
        ("项次", Counted),
        ("项", Counted),
        ("起次", Counted),
        ("起", Counted),
        ("条次", Counted),
        ("条", Counted),
        ("份次", Counted),
        ("份", Counted),
        ("名次", Counted),
        ("名", Counted),
        ("宗", Counted),
        ("批次", Counted),
        ("批", Counted),
        ("篇次", Counted),
        ("篇", Counted),
        ("场次", Counted),
        ("场", Counted),
        ("期次", Counted),
        ("期", Counted),
        ("部门", Counted),
        ("部", Counted),
        ("所", Counted),
        ("处次", Counted),
        ("处", Counted),
        ("天次", Counted),
        ("天", Counted),
        ("通", Counted),
        ("封", Counted),
        ("台次", Counted),
        ("台", Counted),
        ("辆次", Counted),
        ("辆", Counted),
        ("车次", Counted),
        ("艘次", Counted),
        ("艘", Counted),
        ("架次", Counted),
        ("架", Counted),
        ("班次", Counted),
        ("班", Counted),
        ("面", Counted),
        ("幅", Counted),
        ("枚", Counted),
        ("类", Counted),
        ("种", Counted),
        ("例", Counted),
        ("次", Counted),
        ("轮次", Counted),
        ("轮", Counted),
        ("届", Counted),
        ("支队伍", Counted),
        ("支", Counted),
        ("队", Counted),
        ("组", Counted),
        ("座", Counted),
        ("栋", Counted),
        ("幢", Counted),
        ("间", Counted),
        ("套", Counted),
        ("块", Counted),
        ("张", Counted),
        ("本", Counted),
        ("册次", Counted),
        ("册", Counted),
        ("卷", Counted),
        ("页", Counted),
        ("字", Counted),
        ("笔", Counted),
        ("单", Counted),
        ("票", Counted),
        ("席", Counted),
        ("位", Counted),
        ("只", Counted),
        ("头", Counted),
        ("羽", Counted),
        ("株", Counted),
        ("棵", Counted),
        ("口", Counted),
        ("门", Counted),
        ("节", Counted),
        ("堂", Counted),
        ("集", Counted),
        ("档", Counted),
        ("段", Counted),
        ("道", Counted),
        ("岁", Counted),
        ("周岁", Counted),
        ("街", Counted),
        ("乡", Counted),
        ("镇", Counted),
        ("村", Counted),
        ("社区", Counted),
        ("县", Counted),
        ("区", Counted),
        ("市", Counted),
        ("省", Counted),
        ("国", Counted),
        ("盒", Counted),
        ("瓶", Counted),
        ("箱", Counted),
        ("袋", Counted),
        ("桶", Counted),
        ("点位", Counted),
        ("站", Counted),
        ("岗", Counted),
        ("方面", Counted),
        ("领域", Counted),
        ("环节", Counted),
        ("日", Counted),
        ("周", Counted),
        ("月", Counted),
        ("年", Counted),
        ("季度", Counted),
        ("学时", Measured),
        ("课时", Measured),
        ("小时", Measured),
        ("分钟", Measured),
        ("秒", Measured),
        ("公里", Measured),
        ("毫米", Measured),
        ("微克/立方米", Measured),
        ("毫克/立方米", Measured),
        ("厘米", Measured),
        ("海里", Measured),
        ("千米", Measured),
        ("平方公里", Measured),
        ("平方千米", Measured),
        ("平方米", Measured),
        ("立方米", Measured),
        ("平米", Measured),
        ("米", Measured),
        ("公顷", Measured),
        ("亩", Measured),
        ("吨", Measured),
        ("公斤", Measured),
        ("千克", Measured),
        ("克", Measured),
        ("升", Measured),
        ("千瓦时", Measured),
        ("千瓦", Measured),
        ("度", Measured),
        ("分", Measured),
        ("倍", Measured),
        ("成", Measured),
        ("％", Measured),
        ("﹪", Measured),
        ("%", Measured),
        ("‰", Measured),
        ("元", Money),
        ("美元", Money),
        ("港元", Money),
        ("欧元", Money),
        ("日元", Money),
    ];

    /// The unit as printed.
    pub fn new(text: &str) -> Self {
        match Self::known(text) {
            Some((word, _)) => Self(Cow::Borrowed(word)),
            None => Self(Cow::Owned(text.to_owned())),
        }
    }

    /// A unit that is known when the program is built.
    pub const fn from_static(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// No unit.
    pub const NONE: Self = Self(Cow::Borrowed(""));

    fn known(text: &str) -> Option<(&'static str, Measure)> {
        Self::prefix(text).filter(|(word, _)| word.len() == text.len())
    }

    /// The longest word of the lexicon that `text` begins with, and what it measures.
    pub fn prefix(text: &str) -> Option<(&'static str, Measure)> {
        let first = text.chars().next()?;
        INDEX.get_or_init(Index::build).longest(first, text)
    }

    /// The printed form; empty where there is no unit.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the unit measures; units outside the lexicon count as counted things.
    pub fn measure(&self) -> Measure {
        Self::known(&self.0).map_or(Counted, |(_, measure)| measure)
    }
}

/// The lexicon by first character, longest words first: most words share their first character with two or three others.
struct Index {
    words: Vec<(char, &'static str, Measure)>,
}

static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();

impl Index {
    fn build() -> Self {
        let mut words: Vec<_> =
            Unit::LEXICON.iter().filter_map(|&(word, m)| word.chars().next().map(|first| (first, word, m))).collect();
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        Self { words }
    }

    fn longest(&self, first: char, text: &str) -> Option<(&'static str, Measure)> {
        let from = self.words.partition_point(|w| w.0 < first);
        self.words[from..]
            .iter()
            .take_while(|w| w.0 == first)
            .find(|w| text.starts_with(w.1))
            .map(|&(_, word, measure)| (word, measure))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(Unit::prefix("个工作日内").unwrap().0, "个工作日");
        assert_eq!(Unit::prefix("件次").unwrap().0, "件次");
        assert_eq!(Unit::prefix("件案").unwrap().0, "件");
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<_> = Unit::LEXICON.iter().map(|w| w.0).collect();
        words.sort_unstable();
        let before = words.len();
        words.dedup();
        assert_eq!(words.len(), before);
    }
}
