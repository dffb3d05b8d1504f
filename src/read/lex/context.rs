//! What stands before and after a number decides what it is.

use crate::quantity::{Hedge, Kind, Shape};
use crate::read::marks::Words;

use super::TokenClass;

/// The last `chars` characters of `text`, at most.
pub(super) fn tail(text: &str, chars: usize) -> &str {
    let mut start = text.len();
    for _ in 0..chars {
        if start == 0 {
            break;
        }
        start -= 1;
        while start > 0 && !text.is_char_boundary(start) {
            start -= 1;
        }
    }
    &text[start..]
}

/// Words that say that a number before them was asked for, not done.
static TARGET_AFTER: Words =
    Words::new(&["的任务", "的目标", "目标", "的要求", "的指标", "的年度任务", "的年度目标", "的会议任务", "的硬指标"]);

/// Words that say that the number after them was asked for, not done.
static TARGET_BEFORE: Words = Words::new(&[
    "目标",
    "目标为",
    "目标任务",
    "目标任务为",
    "年度目标",
    "任务数",
    "任务数为",
    "计划任务",
    "年度任务",
    "要求的",
    "规定的",
    "标准的",
    "指标为",
    "力争达到",
    "力争实现",
    "确保达到",
    "目标值",
    "目标值为",
    "不得少于",
    "不得超过",
    "不得低于",
    "计划数",
    "计划完成",
    "计划数为",
    "要求达到",
    "应达到",
    "原则上不少于",
    "原则上不超过",
    "任务指标",
    "考核指标",
    "年度指标",
    "满分",
    "满分为",
    "总分值",
    "审查期",
    "法定期限",
]);

/// Verbs that make "…以内" a target: 压缩到5个以内, 控制在3%以内.
static INTO: Words = Words::new(&[
    "压缩到",
    "压缩至",
    "压缩在",
    "控制在",
    "压减到",
    "压减至",
    "缩短到",
    "缩短至",
    "减到",
    "减至",
    "降到",
    "降至",
    "压到",
    "压至",
    "减少到",
    "减少至",
    "精简到",
    "精简至",
    "限定在",
    "保持在",
]);

/// Nouns that a threshold makes a category of: 三人以上事故, 5万元以上罚款.
static CATEGORY: Words = Words::new(&[
    "事故",
    "罚款",
    "案件",
    "企业",
    "单位",
    "项目",
    "学历",
    "职务",
    "干部",
    "领导",
    "人员",
    "行政处罚",
    "处罚",
    "的",
    "有期",
    "老年",
    "老人",
    "青年",
    "群体",
    "合同",
    "金额",
    "工程",
    "火灾",
    "街道",
    "群众",
    "农民",
    "职工",
    "律所",
    "律师事务所",
    "党员",
]);

/// Whether a figure is a threshold in a category's name or a target, by what stands around it.
///
/// `hopes` are those of the text that `before` is the start of.
pub(super) fn not_done(before: &str, shape: &Shape, after: &str, hopes: Hopes) -> Option<TokenClass> {
    if matches!(shape.unit().as_str(), "岁" | "周岁") && !tail(before, 8).contains("平均") {
        return Some(TokenClass::Threshold);
    }
    let rate = matches!(shape.kind(), Kind::Percent | Kind::Fraction | Kind::Points | Kind::Multiple | Kind::Rank);
    // 法定30日的事项
    if before.ends_with("法定") && (after.starts_with(['的', '内', '期']) || clause_has(after, "期限")) {
        return Some(TokenClass::Target);
    }
    if hopes.are_before(before) {
        return Some(TokenClass::Target);
    }
    if TARGET_BEFORE.end(before) || TARGET_AFTER.start(after) {
        return Some(TokenClass::Target);
    }
    if !rate && shape.hedge() == Hedge::AtMost && INTO.end(before) {
        return Some(TokenClass::Target);
    }
    // 精简30%的会议任务
    if rate && after.starts_with('的') && clause_has(after, "任务") {
        return Some(TokenClass::Target);
    }
    if rate {
        return None;
    }
    let bound = matches!(shape.hedge(), Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan);
    if bound {
        let digit = after.starts_with(|c: char| c.is_ascii_digit());
        let of_category = CATEGORY.start(after);
        if digit || of_category {
            return Some(TokenClass::Threshold);
        }
    }
    None
}

/// Where a text last says 争 before the place that is read: most texts never do.
#[derive(Clone, Copy, Default)]
pub(super) struct Hopes(pub(super) Option<usize>);

impl Hopes {
    /// The characters before a number that are looked at.
    const REACH: usize = 60;

    /// 力争2025年培训200人次: what a sentence hopes for is not done.
    fn are_before(self, before: &str) -> bool {
        // no character has more than four bytes
        self.0.is_some_and(|last| last + 4 * Self::REACH >= before.len()) && {
            let near = tail(before, Self::REACH);
            let sentence = near.rsplit(['。', '；', ';', '\n']).next().unwrap_or_default();
            sentence.contains("力争") || sentence.contains("争取到")
        }
    }
}

/// Whether a word stands in the first few characters of a text, before a mark.
fn clause_has(text: &str, word: &str) -> bool {
    let end = text.char_indices().nth(12).map_or(text.len(), |(at, _)| at);
    let clause = text[..end].split(['，', ',', '。', '；', '、']).next().unwrap_or_default();
    clause.contains(word)
}

/// Words before 第N that lead to a rank.
static LED_TO: Words = Words::new(&[
    "排名",
    "位居",
    "位列",
    "名列",
    "列",
    "居",
    "排",
    "位次",
    "提升至",
    "上升到",
    "上升至",
    "升至",
    "升到",
    "跃居",
    "跃升至",
    "跃至",
    "获",
    "夺得",
    "取得",
    "下降至",
    "降至",
    "下滑至",
    "提升到",
    "由上年的",
    "由去年的",
    "从上年的",
    "从去年的",
]);

/// Whether the words before 第N (and those after) make it a rank: 排名第四, 由第四提升至第三名.
pub(super) fn is_rank(before: &str, after: &str) -> bool {
    let near = tail(before, 14);
    let clause = near.rsplit(['，', ',', '。', '；', ';', '、', '\n']).next().unwrap_or_default();
    let led = LED_TO.are_in(clause);
    let moved = clause.contains(['由', '从']) && after.starts_with(['升', '降', '上', '提', '下', '跃']);
    let ends = after.is_empty()
        || after.starts_with(['，', ',', '。', '；', ';', '、', '）', ')', '”', '\n', '和', '及'])
        || ["提升", "上升", "升", "跃", "下降", "降", "至", "到", "提高", "的好成绩", "的成绩"]
            .iter()
            .any(|w| after.starts_with(w));
    (led && ends) || moved
}

/// Words after a bare number that make it part of a name: 3.0版, 5G, 12348热线.
pub(super) fn name_after(after: &str) -> bool {
    static NAMES: Words =
        Words::new(&["版", "升级版", "版本", "时代", "模式", "工程", "工作法", "体系", "平台", "行动"]);
    NAMES.start(after)
}

/// Words after a bare number that make it a telephone or index number.
pub(super) fn identifier_after(after: &str) -> bool {
    after.starts_with('号') && !after.starts_with("号召")
}

/// Words before a number without a unit that make it an index or a score: 指数96.12, 性别比105.03.
pub(super) fn bare_measure(before: &str) -> bool {
    static MEASURES: Words = Words::new(&[
        "指数",
        "性别比",
        "之比",
        "车比",
        "收入比",
        "男女比例",
        "得分",
        "评分",
        "分值",
        "均分",
        "抚养比",
        "比值",
        "系数",
        "综合分",
        "平均分",
        "总分",
    ]);
    let near = tail(before, 10);
    let near = near
        .trim_end_matches(['为', '达', '到', '是', '约', '了', '由', '从', '高', '至', '的', '近', '超'])
        .trim_end_matches("上升")
        .trim_end_matches("提高")
        .trim_end_matches("提升")
        .trim_end_matches("缩小");
    MEASURES.end(near)
}

/// The characters that may follow 成 where it counts tenths.
pub(super) fn tenths_go_on(after: &str) -> bool {
    !after.starts_with([
        '员', '立', '为', '果', '功', '效', '本', '长', '熟', '分', '都', '就', '品', '交', '型', '因', '套', '语',
        '例', '绩', '人', '年', '份', '片', '批', '色',
    ])
}
