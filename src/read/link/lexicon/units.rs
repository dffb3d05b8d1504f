//! Units, by what they count.

use std::sync::LazyLock;

use crate::quantity::Unit;

/// Units that may stand in one sum: 件 and 起, 封 and 条; people are not cases.
pub(in crate::read::link) const SUMMED: &[&[&str]] = &[
    &["件", "起", "宗", "封", "条", "项", "例", "份", "件次", "通", "次", "单", "个", "笔"],
    &["人", "名", "位"],
    &["家", "户"],
];

/// Units that count one kind of thing, be it a stock or what came in.
pub(in crate::read::link) const COUNTED: &[&[&str]] =
    &[&["人", "人次", "名", "位"], &["件", "次", "起", "件次", "宗"], &["户", "家", "户次"], &["场", "场次", "期"]];

pub(in crate::read::link) const PEOPLE: &[&str] = &["人", "名", "位"];
/// What people rate, one by one.
pub(in crate::read::link) const RATED: &[&str] = &["件", "起", "人次", "次", "件次", "户"];

/// Units of the time that a mean is taken over.
pub(in crate::read::link) const TIMES: &[&str] =
    &["天", "日", "个工作日", "周", "个星期", "月", "个月", "年", "个年度", "小时", "个小时"];

/// Units of things that are listed by name.
pub(in crate::read::link) const NAMED: &[&str] =
    &["个", "家", "项", "名", "位", "所", "次", "种", "类", "部", "处", "条", "场", "起", "支", "座", "篇", "部门"];

/// The classes that hold a unit, one bit each: those of [`SUMMED`], then those of [`COUNTED`], then [`PEOPLE`] and [`NAMED`].
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::read::link) struct Classes(u16);

impl Classes {
    /// The bits of the classes of units that may stand in one sum.
    const OF_SUMS: u16 = (1 << SUMMED.len()) - 1;
    const OF_COUNTS: u16 = ((1 << (SUMMED.len() + COUNTED.len())) - 1) & !Self::OF_SUMS;
    const OF_PEOPLE: u16 = 1 << (SUMMED.len() + COUNTED.len());
    const OF_NAMED: u16 = Self::OF_PEOPLE << 1;

    pub(in crate::read::link) fn of(unit: &Unit) -> Self {
        static KNOWN: LazyLock<Vec<Classes>> =
            LazyLock::new(|| Unit::LEXICON.iter().map(|(word, _)| Classes::of_word(word)).collect());
        let known = unit.place().and_then(|place| KNOWN.get(place));
        known.copied().unwrap_or_else(|| Self::of_word(unit.as_str()))
    }

    fn of_word(word: &str) -> Self {
        let classes = SUMMED.iter().chain(COUNTED).chain([&PEOPLE, &NAMED]).enumerate();
        Self(classes.fold(0, |bits, (nth, class)| bits | u16::from(class.contains(&word)) << nth))
    }

    /// Whether two units may stand in one sum.
    pub(in crate::read::link) const fn may_add(self, other: Self) -> bool {
        self.0 & other.0 & Self::OF_SUMS != 0
    }

    /// Whether two units count one kind of thing.
    pub(in crate::read::link) const fn count_alike(self, other: Self) -> bool {
        self.0 & other.0 & Self::OF_COUNTS != 0
    }

    pub(in crate::read::link) const fn are_people(self) -> bool {
        self.0 & Self::OF_PEOPLE != 0
    }

    /// Whether a unit is one of things that are listed by name.
    pub(in crate::read::link) const fn are_named(self) -> bool {
        self.0 & Self::OF_NAMED != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_say_what_the_lists_say() {
        let both = |classes: &[&[&str]], a: &str, b: &str| classes.iter().any(|c| c.contains(&a) && c.contains(&b));
        let words = || Unit::LEXICON.iter().map(|(word, _)| *word).chain(["宗", "单", "村", ""]);
        for (a, b) in words().flat_map(|a| words().map(move |b| (a, b))) {
            let (one, two) = (Classes::of(&Unit::new(a)), Classes::of(&Unit::new(b)));
            assert_eq!(one.may_add(two), both(SUMMED, a, b), "{a} {b}");
            assert_eq!(one.count_alike(two), both(COUNTED, a, b), "{a} {b}");
            assert_eq!((one.are_people(), one.are_named()), (PEOPLE.contains(&a), NAMED.contains(&a)), "{a}");
        }
    }
}
