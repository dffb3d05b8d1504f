//! The words that give the cause of a problem.

use super::chars::{cut, longer_than};
use super::parts::title;
use crate::marks::{Stops, Words};
use crate::span::Span;

/// The words of a range that give a cause.
pub(super) fn cause(text: &str, span: Span) -> Option<Span> {
    const NO_CAUSE: [char; 15] =
        ['此', '地', '素', '时', '而', '势', '案', '企', '材', '应', '果', '子', '城', '情', '事'];
    static NAMED: Words =
        Words::new(&["主要是因为", "主要是由于", "主要原因", "究其原因", "原因是", "原因在于", "是因为", "是由于"]);
    static ENDS: Stops = Stops::of("，。；：,;:\n");
    // what gives a cause has one of these words
    static TOLD: Words = Words::new(&["因", "由于", "受"]);
    let whole = cut(text, span);
    if !TOLD.are_in(whole) {
        return None;
    }
    // the pass stops at characters of two or four bytes too
    let ends = ENDS.stops(whole).filter(|(_, c)| matches!(c, '，' | '。' | '；' | '：' | ',' | ';' | ':' | '\n'));
    let mut start = span.start;
    for end in ends.map(|(at, c)| at + c.len_utf8()).chain([whole.len()]) {
        let clause = title(text, Span::new(start, span.start + end));
        start = span.start + end;
        let words = cut(text, clause);
        if let Some(at) = NAMED.first_in(words) {
            let from = clause.start + at;
            let rest = cut(text, Span::new(from, span.end));
            let end = rest.find(['。', '；', ';', '\n']).unwrap_or(rest.len());
            return Some(title(text, Span::new(from, from + end)));
        }
        let because = words.strip_prefix('因').is_some_and(|rest| {
            !rest.is_empty() && !rest.starts_with(NO_CAUSE) && !rest.starts_with("人而异") && !rest.starts_with("人施")
        }) || words.starts_with("由于")
            || words.starts_with('受') && ["影响", "制约", "限制", "所限"].iter().any(|end| words.ends_with(end));
        if because && longer_than(words, 2) {
            return Some(clause);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_as_the_text_gives_them() {
        for (text, want) in [
            ("执法力量薄弱，由于编制少，难以补充。", Some("由于编制少")),
            ("因人手不足，进度慢", Some("因人手不足")),
            ("因编制不足，进度慢", Some("因编制不足")),
            ("因地制宜不够，因人而异，因此推进慢", None),
            ("数据不通。主要原因是系统分设，标准不一。再有", Some("主要原因是系统分设，标准不一")),
            ("受经费制约，培训偏少", Some("受经费制约")),
            ("力量薄弱。主要是因为编制紧，难补充。", Some("主要是因为编制紧，难补充")),
            ("培训偏少", None),
        ] {
            let found = cause(text, Span::new(0, text.len()));
            assert_eq!(found.and_then(|s| s.text(text)), want, "{text}");
        }
    }
}
