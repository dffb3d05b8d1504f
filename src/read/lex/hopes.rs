//! What a sentence hopes for, plans or rules is not done: 力争2025年培训200人次, 明年拟再建9个, 到“十五五”末达到100%.

use super::context::{last_of, tail};
use super::date;
use crate::marks::Stops;

/// Where a text last hopes for something (力争, 争取到, 明年拟), names the end of a plan that is to come, and sets a rule, each
/// before the place that is read: most texts never do.
#[derive(Clone, Copy, Default)]
pub(super) struct Hopes {
    pub(super) hoped: Option<usize>,
    pub(super) planned: Option<usize>,
    pub(super) ruled: Option<usize>,
    /// Where a text last may tell of what is to come: 下一步, 到2025年.
    pub(super) ahead: Option<usize>,
}

impl Hopes {
    /// The characters before a number that are looked at.
    const REACH: usize = 120;

    /// Reads the 争, 拟, 步 or 到 at a place of a text.
    pub(super) fn meet(&mut self, text: &str, at: usize) {
        if text.get(at..).is_some_and(|word| word.starts_with(['争', '拟'])) {
            if Self::at(text, at) {
                self.hoped = Some(at);
            }
        } else if Self::may_look_ahead(text, at) {
            self.ahead = Some(at);
        }
    }

    /// Whether the 争 or 拟 at a place of a text says a hope.
    ///
    /// 拟 alone is often what a review of documents came to (拟修改3件), which was done.
    fn at(text: &str, at: usize) -> bool {
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

    /// Whether the 步 or 到 at a place of a text may be of a sentence that tells what is to come.
    fn may_look_ahead(text: &str, at: usize) -> bool {
        let (before, word) = text.split_at_checked(at).unwrap_or_default();
        word.strip_prefix('到').map_or_else(|| before.ends_with("下一"), |rest| rest.starts_with('2'))
    }

    /// Remembers that a number, a piece of a text that was read at one go, may hold words that tell of what is to come.
    pub(super) fn pass_over(&mut self, text: &str, from: usize, to: usize) {
        static SAID: Stops = Stops::of("步到");
        // one character was read for itself
        let piece = text.get(from..to).filter(|piece| piece.len() > '到'.len_utf8());
        if piece.is_some_and(|piece| SAID.next(piece, 0) < piece.len()) {
            self.ahead = Some(to);
        }
    }

    /// Whether a quotation with what stands around it is the end of a plan that is to come: 到“十五五”末.
    pub(super) fn is_end_of_plan(before: &str, quoted: &str, after: &str) -> bool {
        let named = quoted.ends_with("五”") && before.ends_with('到') && !before.ends_with("达到");
        named && ["末", "期末", "时期末"].iter().any(|end| after.starts_with(end))
    }

    /// Whether the sentence that `before` ends in hopes for what follows, or tells of the end of a plan; what it is now
    /// (由目前的3名提高到5名) is no hope.
    pub(super) fn are_before(self, before: &str) -> bool {
        let now = || ["目前的", "现在的", "现有的"].iter().any(|word| before.ends_with(word));
        is_within(self.hoped, before, &['。', '；', ';', '\n'])
            || is_within(self.planned, before, &['。', '\n']) && !now()
            // most texts never look ahead; no character has more than four bytes
            || self.ahead.is_some_and(|last| last + 4 * AHEAD >= before.len()) && is_ahead(before)
    }

    /// Whether the sentence that `before` ends in sets a rule, or tells what a plan asks for.
    pub(super) fn rule_before(self, before: &str) -> bool {
        // 不得少于5人，实际不少于7人
        let clause = || last_of(tail(before, 12), &['，', ',', '。', '；', '、', '\n']);
        let done = || ["实际", "今年", "已", "共"].iter().any(|done| clause().contains(done));
        is_within(self.ruled, before, &['。', '\n']) && !done() || is_by_plan(before)
    }
}

/// Whether a place stands near before the end of a text, in the same sentence.
fn is_within(place: Option<usize>, before: &str, ends: &[char]) -> bool {
    // no character has more than four bytes
    place.is_some_and(|last| {
        last + 4 * Hopes::REACH >= before.len() && {
            let near = tail(before, Hopes::REACH);
            let sentence = last_of(near, ends);
            last + sentence.len() >= before.len()
        }
    })
}

/// Whether a sentence tells what a plan that it opens with asks for, and not yet what was done: 按照三年计划，每年改造….
fn is_by_plan(before: &str) -> bool {
    let sentence = last_of(tail(before, 60), &['。', '；', ';', '\n']);
    let Some((opening, told)) = sentence.split_once(['，', ',']) else { return false };
    let planned = ["计划", "规划"].iter().any(|plan| opening.ends_with(plan));
    let by = ["按照", "根据", "依据"].iter().any(|by| opening.starts_with(by));
    planned && by && !["实际", "今年", "已", "完成", "共"].iter().any(|done| told.contains(done))
}

/// The characters before a number that are looked at for what is to be done.
const AHEAD: usize = 60;

/// Whether a sentence tells what is to be done next or by the end of a year: 下一步，对3项任务…; 到2025年，覆盖率要达到90%.
fn is_ahead(before: &str) -> bool {
    const ASKED: [&str; 5] = ["达到", "实现", "建成", "完成", "提高到"];
    let sentence = last_of(tail(before, AHEAD), &['。', '；', ';', '\n']);
    let next = || ["下一步，", "下一步,"].iter().any(|word| sentence.starts_with(word));
    // until a year something was done, or must or will be
    let until = || {
        let told = sentence.strip_prefix('到').filter(|rest| in_year(rest))?;
        told.split(['要', '将', '应', '须']).skip(1).find(|what| ASKED.iter().any(|asked| what.starts_with(asked)))
    };
    let done = || ["已", "目前", "今年", "实际", "现有"].iter().any(|done| sentence.contains(done));
    (next() || until().is_some()) && !done()
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

    #[test]
    fn the_end_of_a_plan_is_to_come() {
        assert_eq!(
            figures("到“十五五”末，站点覆盖率达到100%，律师由目前的4名增加到6名；全年检查30次以上。共有站点8个。"),
            ["4名", "8个"]
        );
        assert_eq!(figures("“十四五”期间建成站点8个，覆盖率达到100%。"), ["8个", "100%"]);
    }

    #[test]
    fn what_comes_next_is_not_done() {
        assert_eq!(figures("整改到位。下一步，对十二项任务挂账，新建站点3个。全年检查8次。"), ["8次"]);
        assert_eq!(figures("到2026年，持证率要达到96%，每村至少有2名顾问；现已配备34名。"), ["34名"]);
        // until then it was done
        assert_eq!(
            figures("到2023年，共有律师45名，覆盖率达到96%。为下一步工作投入80万元。"),
            ["45名", "96%", "80万元"]
        );
    }

    #[test]
    fn a_plan_sets_bounds() {
        assert_eq!(
            figures("按照两年规划，每年新建站点5个以上、投入不少于80万元，今年实际新建6个，投入90万元以上。"),
            ["6个", "90万元以上"]
        );
        assert_eq!(figures("按照年度计划，检查企业60家。"), ["60家"]);
    }

    #[test]
    fn a_rule_goes_on_in_its_sentence() {
        assert_eq!(
            figures("征求意见一般不少于30日，紧急的不少于10日；审查不少于5个工作日。培训不少于20学时。"),
            ["不少于20学时"]
        );
        assert_eq!(figures("公示期不少于30日，论证专家不少于5人，实到专家7人。"), ["7人"]);
    }

    #[test]
    fn what_this_year_did_is_done_in_a_plan_too() {
        assert_eq!(figures("明年力争办结率达到98%；今年实际培训40人，开办6期。"), ["40人", "6期"]);
        assert_eq!(figures("下一步，新建站点3个；今年将培训40人。"), [""; 0]);
    }
}
