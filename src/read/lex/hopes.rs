//! What a sentence hopes for or plans is not done: 力争2025年培训200人次, 明年拟再建9个.

use super::context::tail;
use super::date;

/// Where a text last hopes for something (力争, 争取到, 明年拟) before the place that is read: most texts never do.
#[derive(Clone, Copy, Default)]
pub(super) struct Hopes(pub(super) Option<usize>);

impl Hopes {
    /// The characters before a number that are looked at.
    const REACH: usize = 100;

    /// Whether the 争 or 拟 at a place of a text says a hope.
    ///
    /// 拟 alone is often what a review of documents came to (拟修改3件), which was done.
    pub(super) fn at(text: &str, at: usize) -> bool {
        let (before, word) = text.split_at_checked(at).unwrap_or_default();
        if let Some(rest) = word.strip_prefix('拟') {
            return ["明年", "下一年", "来年"].iter().any(|year| before.ends_with(year)) || rest.starts_with('再');
        }
        // 争取2025年…, but 争取资金300万元 was done
        let until = word
            .strip_prefix("争取")
            .is_some_and(|rest| rest.starts_with('到') || rest.starts_with("明年") || in_year(rest));
        before.ends_with('力') || until
    }

    /// Whether the sentence that `before` ends in hopes for what follows.
    pub(super) fn are_before(self, before: &str) -> bool {
        // no character has more than four bytes
        self.0.is_some_and(|last| {
            last + 4 * Self::REACH >= before.len() && {
                let near = tail(before, Self::REACH);
                let sentence = near.rsplit(['。', '；', ';', '\n']).next().unwrap_or_default();
                last + sentence.len() >= before.len()
            }
        })
    }
}

/// Whether a text begins with a year.
fn in_year(text: &str) -> bool {
    let (digits, count) = date::digits(text);
    count == 4 && text[digits..].starts_with('年')
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn what_is_hoped_for_is_not_done() {
        assert!(figures("力争培训200人次，新建站点3个。").is_empty());
        assert!(figures("争取2026年满意率再提高2个百分点，达到95%以上。").is_empty());
        assert_eq!(figures("改造站点12个；明年拟再改造7个，投资300万元。"), ["12个"]);
        assert!(figures("2025年工作计划：培训60学时，新建站点3个。").is_empty());
        assert_eq!(figures("2024年工作情况：培训60学时，新建站点3个。"), ["60学时", "3个"]);
        // in another sentence, for what was got, and what a review came to
        assert_eq!(figures("力争全面达标。培训200人次。"), ["200人次"]);
        assert_eq!(figures("争取资金300万元，审查文件后拟修改3件。"), ["300万元", "3件"]);
    }
}
