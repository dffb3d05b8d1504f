//! Spans of time, and how many parts a row has: 三年间, 一至四季度, 四个季度.

use crate::marks::holds;

/// What may stand behind the number of a span: 三年间, 两年来.
const ENDS: &[&str] = &["", "间", "来", "里", "内", "中", "时间", "以来"];
/// What may stand before it.
const STARTS: &[&str] = &["近", "这", "短短", "仅", "前后"];
/// What a span is counted in.
const UNITS: &[&str] = &["年", "个月", "个季度", "个年度"];
/// What joins the ends of a span: 一至四季度.
const JOINTS: &[&str] = &["至", "到", "—", "-", "－", "–", "~"];

/// The most characters between the measure of a body and the end of its name: 个 and 所 of 五个派出所.
const BODY: usize = 8;

/// Names of parts of a year, and what they are counted by.
const PARTS: &[(&str, &str)] = &[("季度", "季"), ("月份", "月"), ("月", "月")];

/// The number that one character, or digits, at the end of words tell, and the words before it.
fn number_at_end(words: &str) -> Option<(usize, &str)> {
    let digits = words.bytes().rev().take(2).take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let (rest, number) = words.split_at(words.len() - digits);
        return number.parse().ok().filter(|_| !rest.ends_with(|c: char| c.is_ascii_digit())).map(|n| (n, rest));
    }
    let last = words.chars().next_back()?;
    let number = match last {
        '两' => 2,
        _ => "一二三四五六七八九十".chars().position(|c| c == last)? + 1,
    };
    Some((number, &words[..words.len() - last.len_utf8()]))
}

/// Whether words are a span of time and no more: 三年间, 近五年来. No thing is named by it.
pub(super) fn is_span(words: &str) -> bool {
    let words = words.trim();
    let words = STARTS.iter().find_map(|start| words.strip_prefix(start)).unwrap_or(words);
    let spans = |unit: &str| {
        let Some((number, end)) = words.split_once(unit) else { return false };
        number_at_end(number).is_some_and(|(_, rest)| rest.is_empty()) && ENDS.contains(&end)
    };
    UNITS.iter().any(|unit| holds(words, unit) && spans(unit))
}

/// Whether words begin with a span of `n` parts: 两年 of 两年分别.
pub(super) fn tells_a_span(words: &str, n: usize) -> bool {
    let units = UNITS.iter().filter_map(|unit| words.find(unit)).min();
    let number = units.and_then(|at| number_at_end(&words[..at]));
    number.is_some_and(|(number, rest)| number == n && rest.is_empty())
}

/// Whether words tell `n` of a noun, by their number or from the first to the last: 四个季度, 一至四季度, 1至6月.
pub(super) fn tells_as_many(words: &str, noun: &str, n: usize) -> bool {
    first_of(words, noun, n).is_some()
}

/// The number of the first of `n` parts that words tell: 1 of 四个季度, 一至四季度, 1至4月.
pub(super) fn first_of(words: &str, noun: &str, n: usize) -> Option<usize> {
    let mut places = words.match_indices(noun).filter(|_| !noun.is_empty());
    places.find_map(|(at, _)| {
        let before = words[..at].trim_end();
        let (before, counted) = before.strip_suffix('个').map_or((before, false), |before| (before, true));
        let (last, rest) = number_at_end(before)?;
        let first = JOINTS.iter().find_map(|joint| rest.strip_suffix(joint)).and_then(number_at_end);
        match first {
            Some((first, _)) => (last + 1 == first + n).then_some(first),
            None => (counted && last == n).then_some(1),
        }
    })
}

/// Whether words count `n` bodies whose name ends so: five of 所 in 五个派出所.
pub(super) fn counts_bodies(words: &str, noun: &str, n: usize) -> bool {
    let counted = |name: &str| {
        let mut measures = name.char_indices().rev().take(BODY).filter(|(_, c)| matches!(c, '个' | '家' | '所' | '处'));
        measures.any(|(at, _)| number_at_end(name[..at].trim_end()).is_some_and(|(number, _)| number == n))
    };
    !noun.is_empty() && words.match_indices(noun).any(|(at, _)| counted(&words[..at]))
}

/// Which part of a row a name is, and of what parts: 4 and 季 of 四季度.
pub(super) fn part_of_row(name: &str) -> Option<(usize, &'static str)> {
    PARTS.iter().find_map(|(end, noun)| {
        let (number, rest) = number_at_end(name.strip_suffix(end)?)?;
        matches!(rest, "" | "第").then_some((number, *noun))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_name_nothing() {
        for span in ["三年间", "两年来", "近五年", "3年时间", "三个月", "短短两年"] {
            assert!(is_span(span), "{span}");
        }
        for other in ["三年级", "上年", "年间", "2023年", "三年案件", "", "两"] {
            assert!(!is_span(other), "{other}");
        }
    }

    #[test]
    fn a_span_has_as_many_parts_as_it_tells() {
        assert!(tells_a_span("两年分别", 2));
        assert!(tells_a_span("三个季度依次", 3));
        assert!(!tells_a_span("三年分别", 2));
        assert!(!tells_a_span("分别", 2));
    }

    #[test]
    fn a_part_has_a_number() {
        assert_eq!(part_of_row("四季度"), Some((4, "季")));
        assert_eq!(part_of_row("第二季度"), Some((2, "季")));
        assert_eq!(part_of_row("6月份"), Some((6, "月")));
        assert_eq!(part_of_row("季度"), None);
        assert_eq!(first_of("7至9月分别为", "月", 3), Some(7));
    }

    #[test]
    fn bodies_are_counted_by_the_end_of_their_name() {
        assert!(counts_bodies("五个派出所全年调解分别为", "所", 5));
        assert!(counts_bodies("辖区4个镇收案依次为", "镇", 4));
        assert!(!counts_bodies("五个派出所调解分别为", "所", 4));
        assert!(!counts_bodies("派出所调解分别为", "所", 1));
    }

    #[test]
    fn a_row_has_as_many_parts_as_its_words_tell() {
        assert!(tells_as_many("四个季度接访分别为", "季", 4));
        assert!(tells_as_many("一至四季度，收入分别为", "季", 4));
        assert!(tells_as_many("1至6月分别为", "月", 6));
        assert!(!tells_as_many("四季度分别为", "季", 4));
        assert!(!tells_as_many("三个季度接访分别为", "季", 4));
        assert!(!tells_as_many("2024年至12月", "月", 3));
    }
}
