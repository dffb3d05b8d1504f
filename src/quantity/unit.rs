//! Units and measure words (计量单位、量词): an open lexicon, and what each says about the numbers before it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

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
#[derive(Clone)]
pub struct Unit(Held);

#[derive(Clone)]
enum Held {
    /// A word of the lexicon, by its place there: most units are told apart without a look at their words.
    Known(u16),
    Other(Cow<'static, str>),
}

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
        ("个次", Counted),
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
        ("大类", Counted),
        ("小类", Counted),
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
        ("辑", Counted),
        ("卷", Counted),
        ("页", Counted),
        ("字", Counted),
        ("笔", Counted),
        ("单", Counted),
        ("票", Counted),
        ("席", Counted),
        ("位", Counted),
        ("只", Counted),
        ("把", Counted),
        ("根", Counted),
        ("头", Counted),
        ("顶", Counted),
        ("床", Counted),
        ("趟", Counted),
        ("羽", Counted),
        ("尾", Counted),
        ("对", Counted),
        ("讲", Counted),
        ("路", Counted),
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
        ("街道", Counted),
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
        let known = Self::longest(text).filter(|(_, word, _)| word.len() == text.len());
        known.map_or_else(|| Self(Held::Other(Cow::Owned(text.to_owned()))), |(unit, ..)| unit)
    }

    /// Its place in the lexicon; `None` for a word outside it.
    pub(crate) const fn place(&self) -> Option<usize> {
        match self.0 {
            Held::Known(at) => Some(at as usize),
            Held::Other(_) => None,
        }
    }

    /// A unit that is known when the program is built.
    pub const fn from_static(text: &'static str) -> Self {
        let mut at = 0;
        while at < Self::LEXICON.len() && at < u16::MAX as usize {
            if same(Self::LEXICON[at].0.as_bytes(), text.as_bytes()) {
                #[expect(clippy::cast_possible_truncation, reason = "it is below the largest")]
                return Self(Held::Known(at as u16));
            }
            at += 1;
        }
        Self(Held::Other(Cow::Borrowed(text)))
    }

    /// No unit.
    pub const NONE: Self = Self(Held::Other(Cow::Borrowed("")));

    pub(super) const PERCENT: Self = Self::from_static("%");
    pub(super) const PER_MILLE: Self = Self::from_static("‰");
    pub(super) const POINTS: Self = Self::from_static("个百分点");
    pub(super) const TENTHS: Self = Self::from_static("成");

    /// The longest word of the lexicon that `text` begins with, and what it measures.
    pub fn prefix(text: &str) -> Option<(&'static str, Measure)> {
        Self::longest(text).map(|(_, word, measure)| (word, measure))
    }

    /// The unit of [`prefix`](Self::prefix) with its word and what it measures.
    pub(super) fn longest(text: &str) -> Option<(Self, &'static str, Measure)> {
        static BUILT: OnceLock<Index> = OnceLock::new();
        let first = text.chars().next()?;
        let place = BUILT.get_or_init(Index::build).longest(first, text)?;
        let &(word, measure) = Self::LEXICON.get(usize::from(place))?;
        Some((Self(Held::Known(place)), word, measure))
    }

    /// The printed form; empty where there is no unit.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Known(place) => Self::LEXICON.get(usize::from(*place)).map_or("", |(word, _)| word),
            Held::Other(word) => word,
        }
    }

    /// What the unit measures; units outside the lexicon count as counted things, but for those told for each of another (人/组).
    pub fn measure(&self) -> Measure {
        match &self.0 {
            Held::Known(place) => Self::LEXICON.get(usize::from(*place)).map_or(Counted, |&(_, measure)| measure),
            Held::Other(word) => of_each(word),
        }
    }
}

/// What a unit measures that is told for each of another: a mean needs not be whole (3.2人/组), money is money (元/人).
fn of_each(unit: &str) -> Measure {
    let Some((one, _)) = unit.split_once(['/', '／']) else { return Counted };
    match Unit::longest(one) {
        Some((_, word, measure)) if word.len() == one.len() => {
            if measure == Money {
                Money
            } else {
                Measured
            }
        }
        _ => Counted,
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// The places in the lexicon by the last eight bits of a word's first character, longest words first: most characters lead to
/// no word or to one.
struct Index {
    places: Vec<Vec<u16>>,
}

impl Index {
    fn build() -> Self {
        let mut places = vec![Vec::new(); 256];
        for (place, (word, _)) in (0..).zip(Unit::LEXICON) {
            if let Some(places) = word.chars().next().and_then(|first| places.get_mut(Self::bucket(first))) {
                places.push(place);
            }
        }
        for places in &mut places {
            places.sort_by_key(|&place: &u16| std::cmp::Reverse(Unit::LEXICON[usize::from(place)].0.len()));
        }
        Self { places }
    }

    const fn bucket(first: char) -> usize {
        first as usize & 0xFF
    }

    fn longest(&self, first: char, text: &str) -> Option<u16> {
        let places = self.places.get(Self::bucket(first))?;
        // the last byte leaves out most words before they are compared
        let begins = |word: &str| {
            let last = word.len() - 1;
            text.as_bytes().get(last) == word.as_bytes().get(last) && text.starts_with(word)
        };
        places.iter().copied().find(|&place| begins(Unit::LEXICON[usize::from(place)].0))
    }
}

impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Held::Known(one), Held::Known(other)) => one == other,
            (Held::Other(one), Held::Other(other)) => one == other,
            // a word of the lexicon is never held as another
            _ => false,
        }
    }
}

impl Eq for Unit {}

impl Ord for Unit {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for Unit {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Unit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Unit").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
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
    fn what_is_told_for_each_of_another_need_not_be_whole() {
        assert_eq!(Unit::new("件/组").measure(), Measured);
        assert_eq!(Unit::new("元/户").measure(), Money);
        assert_eq!(Unit::new("盘/组").measure(), Counted);
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<_> = Unit::LEXICON.iter().map(|w| w.0).collect();
        words.sort_unstable();
        let before = words.len();
        words.dedup();
        assert_eq!(words.len(), before);
    }

    #[test]
    fn one_unit_is_held_in_one_way() {
        assert_eq!(Unit::from_static("件"), Unit::new("件"));
        assert_eq!(Unit::from_static("盘次"), Unit::new("盘次"));
        assert_ne!(Unit::new("盘次"), Unit::new("件"));
        assert_eq!((Unit::NONE, Unit::NONE.measure()), (Unit::new(""), Counted));
        assert_eq!(format!("{:?}", Unit::new("件")), "Unit(\"件\")");
        for (word, measure) in Unit::LEXICON {
            assert_eq!((Unit::new(word).as_str(), Unit::new(word).measure()), (*word, *measure));
            assert!(matches!(Unit::from_static(word).0, Held::Known(_)));
        }
    }
}
