//! Whether a sentence speaks of the reporter's own year, or of another time or another organ.

use super::ReportYear;

/// Comparisons and stocks that name the year before without speaking of it.
const HARMLESS: [&str; 14] = [
    "较去年同期",
    "较上年同期",
    "比去年同期",
    "比上年同期",
    "与去年同期",
    "与上年同期",
    "较上年",
    "比上年",
    "与上年",
    "较去年",
    "比去年",
    "与去年",
    "上年结转",
    "上年度结转",
];

/// Words of a time that is not the year reported on.
const TIMES: [&str; 13] = [
    "去年",
    "上年",
    "上一年",
    "前年",
    "往年",
    "同期",
    "上半年",
    "下半年",
    "季度",
    "年来",
    "近三年",
    "近五年",
    "以来累计",
];

/// Words of an organ or a place that is a part of the reporter, or none of it.
const ORGANS: [&str; 6] = ["分局", "大队", "支队", "街道", "法院", "检察院"];

/// Characters that end the name of an organ or a place, and what beside them makes another word of it.
const ENDINGS: [(char, &str, &str); 3] =
    [('局', "格大布全结时开当破", "面势限部"), ('镇', "乡城村集", ""), ('乡', "城", "镇村情")];

/// Whether the words before a label say that it counts for another time or for another organ.
pub(super) fn is_foreign(words: &str, year: Option<ReportYear>) -> bool {
    let words = HARMLESS.iter().fold(words.to_owned(), |words, harmless| words.replace(harmless, ""));
    TIMES.iter().chain(&ORGANS).any(|word| words.contains(word))
        || ENDINGS.iter().any(|&(end, before, after)| {
            words.match_indices(end).any(|(at, _)| {
                let previous = words[..at].chars().next_back();
                let next = words[at + end.len_utf8()..].chars().next();
                previous.is_some_and(|c| !before.contains(c)) && !next.is_some_and(|c| after.contains(c))
            })
        })
        || has_other_year(&words, year)
        || has_other_month(&words)
}

/// A year in four digits that is not the one reported on.
fn has_other_year(words: &str, year: Option<ReportYear>) -> bool {
    let own = year.map(|year| year.to_string());
    words.match_indices('年').any(|(at, _)| {
        let digits = trailing_digits(&words[..at]);
        digits.len() == 4 && own.as_deref() != Some(digits)
    })
}

/// A month other than December: what counts up to it is not the year.
fn has_other_month(words: &str) -> bool {
    words.match_indices('月').any(|(at, _)| {
        let digits = trailing_digits(&words[..at]);
        !digits.is_empty() && digits != "12"
    })
}

fn trailing_digits(words: &str) -> &str {
    let stem = words.trim_end_matches(|c: char| c.is_ascii_digit());
    &words[stem.len()..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn foreign(words: &str) -> bool {
        is_foreign(words, "2023".parse().ok())
    }

    #[test]
    fn another_time_is_foreign() {
        for words in
            ["2022年，", "去年全县", "上年同期", "上半年情况良好，", "截至9月底，", "1—10月，", "三年来，", "一季度"]
        {
            assert!(foreign(words), "{words}");
        }
        for words in [
            "2023年，全县",
            "截至12月底，",
            "受理66件，较上年增长10%，",
            "新收35件，上年结转6件，",
            "比去年同期下降3%，",
            "今年以来，",
        ] {
            assert!(!foreign(words), "{words}");
        }
    }

    #[test]
    fn another_organ_is_foreign() {
        for words in
            ["县公安局严格执法，", "平西乡", "孟家岭镇加大力度，", "东关街道", "县法院", "交警大队", "市场监管分局"]
        {
            assert!(foreign(words), "{words}");
        }
        for words in ["构建化解纠纷新格局，", "服务大局，", "推动乡村振兴，", "各乡镇均", "城乡一体，", "打开局面，"]
        {
            assert!(!foreign(words), "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_answered(any in any::<String>(), like in "([0-9]{0,5}[年月]|局|乡|镇|格局|上年结转|去年|，){0,12}") {
            let _ = (foreign(&any), foreign(&like), is_foreign(&like, None));
        }
    }
}
