//! What stands before and after a number decides what it is.

use crate::marks::Words;
use crate::quantity::{Hedge, Kind, Shape};

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

/// The first `chars` characters of `text`, at most.
fn head(text: &str, chars: usize) -> &str {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    &text[..end]
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
    "及格线",
    "及格线为",
    "合格线",
    "合格线为",
    "分数线为",
    "总分值",
    "审查期",
    "法定审限",
    "规定时限",
    "规定时限为",
    "法定期限",
]);

/// Tasks that are themselves counted.
static TASKS: Words = Words::new(&["抽查计划任务", "检查计划任务", "审计计划任务"]);

/// What a ratio that is set is led by, and what follows it: 按3%的比例, 按20%确定.
static BY: Words = Words::new(&["按", "按照", "以"]);
static RULED: Words =
    Words::new(&["的比例", "比例", "掌握", "确定", "设定", "执行", "抽取", "抽查", "的抽查比例", "的抽检比例", "计提"]);

/// Nouns that a bracket may define by a number.
static DEFINED: Words = Words::new(&["事故", "案件", "火灾", "灾害", "事件"]);

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
    "规模所",
    "集体",
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
    // 执行法定的20天, but 由法定的30天压缩至8天
    let was = |words: &str| words.ends_with(['由', '从', '将']);
    if before.strip_suffix("法定的").is_some_and(|words| !was(words)) && shape.is_time() {
        return Some(TokenClass::Target);
    }
    // 落实7日内转办要求
    if shape.hedge() == Hedge::AtMost && shape.is_time() && clause_ends(after, "要求") {
        return Some(TokenClass::Target);
    }
    if before.ends_with("法定")
        && (after.starts_with(['的', '内', '期'])
            || ["期限", "审限", "时限"].iter().any(|word| clause_has(after, word)))
    {
        return Some(TokenClass::Target);
    }
    if hopes.are_before(before) {
        return Some(TokenClass::Target);
    }
    // 抽查计划任务42项: the tasks are what was done
    let asked = TARGET_BEFORE.end(before) && !TASKS.end(before);
    if asked || TARGET_AFTER.start(after) {
        return Some(TokenClass::Target);
    }
    // 压缩到0.5个工作日以内办结: what is done in that time
    if !rate && shape.hedge() == Hedge::AtMost && INTO.end(before) && !after.starts_with("办结") {
        return Some(TokenClass::Target);
    }
    // 按3%的比例抽查, 高于全省60学时培训任务
    let exact = shape.hedge() == Hedge::Exact;
    if exact && (rate && BY.end(before) && RULED.start(after) || !rate && exceeds_task(before, after)) {
        return Some(TokenClass::Target);
    }
    // 精简30%的会议任务
    if rate && after.starts_with('的') && clause_has(after, "任务") {
        return Some(TokenClass::Target);
    }
    if rate {
        return None;
    }
    // 10人（含）以下的事务所, 11人至20人（含）的: the bounds of a category
    if after.starts_with("（含）") || after.starts_with("(含)") {
        return Some(TokenClass::Threshold);
    }
    let bound = matches!(shape.hedge(), Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan);
    if bound {
        // 较大以上事故（死亡3人以上）: a bracket that says what its noun means
        if shape.hedge() == Hedge::AtLeast && after.starts_with(['）', ')']) && defines(before) {
            return Some(TokenClass::Threshold);
        }
        let digit = after.starts_with(|c: char| c.is_ascii_digit());
        let of_category = CATEGORY.start(after);
        if digit || of_category {
            return Some(TokenClass::Threshold);
        }
    }
    None
}

/// Whether a bracket behind a category's noun holds nothing but a word before its number: 重大事故（死亡10人以上）.
fn defines(before: &str) -> bool {
    let Some((outside, inside)) = tail(before, 12).rsplit_once(['（', '(']) else { return false };
    let word = inside.chars().count() <= 4 && !inside.contains(['共', '有', '达', '含', '约', '，', '、', '）', ')']);
    word && DEFINED.end(outside)
}

/// Whether a number is the amount of a task that was passed or reached: 高于全省60学时培训任务, 达到每年60学时要求.
fn exceeds_task(before: &str, after: &str) -> bool {
    if !names_task(after) {
        return false;
    }
    let near = head(after, TASK_NEAR);
    let name = near.find("任务").or_else(|| near.find("要求")).map(|at| &near[..at]);
    if !name.is_some_and(|name| name.chars().all(char::is_alphabetic)) {
        return false;
    }
    let clause = tail(before, 8).rsplit(['，', ',', '。', '；', '、', '\n']).next().unwrap_or_default();
    ["高于", "超过", "低于", "超出", "达到", "满足"].iter().any(|w| clause.contains(w))
}

/// The characters after a number that are looked at for what is asked: it is named in a word or two.
const TASK_NEAR: usize = 6;

/// Whether only letters stand between a number and 任务 or 要求; true also where a further 任务 may stand behind.
fn names_task(after: &str) -> bool {
    static ASKED: Words = Words::new(&["任务", "要求"]);
    let mut rest = after;
    for _ in 0..TASK_NEAR {
        if ASKED.start(rest) {
            return true;
        }
        match rest.chars().next() {
            None | Some('，' | '。' | '、' | '；' | '（' | '）') => return false,
            Some(c) if is_han(c) || c.is_alphabetic() => rest = &rest[c.len_utf8()..],
            Some(_) => return false,
        }
    }
    false
}

/// Whether a character is one of the common Chinese ones, all of which are letters.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fa5}')
}

/// Where a text last hopes for something (力争, 争取到) before the place that is read: most texts never do.
#[derive(Clone, Copy, Default)]
pub(super) struct Hopes(pub(super) Option<usize>);

impl Hopes {
    /// The characters before a number that are looked at.
    const REACH: usize = 100;

    /// Whether the 争 at a place of a text says a hope.
    pub(super) fn at(text: &str, at: usize) -> bool {
        text[..at].ends_with('力') || text[at..].starts_with("争取到")
    }

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
    let clause = head(text, 12).split(['，', ',', '。', '；', '、']).next().unwrap_or_default();
    clause.contains(word)
}

/// Whether the clause that a text is in ends with a word, a few characters on.
fn clause_ends(text: &str, word: &str) -> bool {
    head(text, 10).split(['，', ',', '。', '；', '、', '\n']).next().is_some_and(|clause| clause.ends_with(word))
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
    // 12345市长热线
    match after.chars().next() {
        Some('号') => !after.starts_with("号召"),
        Some('市') => after.starts_with("市长"),
        Some('省') => after.starts_with("省长"),
        _ => false,
    }
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
        "成讼率",
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

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn what_is_set_is_no_figure() {
        assert_eq!(figures("A类企业300户，抽查比例按3%掌握；B类企业60户，按20%的比例抽查。"), ["300户", "60户"]);
        assert_eq!(
            figures("人均培训42学时，高于全省60学时培训任务；人均网络学法65学时，达到每年60学时要求。"),
            ["42学时", "65学时"]
        );
        assert_eq!(
            figures(
                "公告期执行法定的20天，落实7日内转办要求，平均12分钟（规定时限为30分钟），办案34天（法定审限60日）。"
            ),
            ["12分钟", "34天"]
        );
        // what was done, what was, and what is asked of others
        assert_eq!(figures("抽查计划任务42项，由法定的30天压缩至8天，提出12条要求。"), ["42项", "30天", "8天", "12条"]);
        assert_eq!(figures("压缩到0.5个工作日以内办结。"), ["0.5个工作日以内"]);
        assert!(figures("压缩到5个工作日以内，群众满意。").is_empty());
    }

    #[test]
    fn a_bracket_may_define_its_noun() {
        assert!(figures("未发生较大以上事故（死亡3人以上）。").is_empty());
        assert_eq!(figures("发生事故（死亡3人）。"), ["3人"]);
        assert_eq!(figures("处理10人以上集体争议700件，30人以上规模所7家。"), ["700件", "7家"]);
    }

    #[test]
    fn a_rate_among_ten_thousand_needs_no_unit() {
        assert_eq!(figures("万人成讼率由83.2降至71.5。"), ["83.2", "71.5"]);
        assert!(figures("系统更新到71.5版。").is_empty());
    }

    #[test]
    fn bounds_spans_and_counts_without_units() {
        assert_eq!(figures("10人（含）以下的事务所2.53万家，11人至20人(含)的8023家。"), ["2.53万家", "8023家"]);
        assert_eq!(figures("5年来办理案件265件，10年间增长1.8倍，平均审理5年。"), ["265件", "1.8倍", "5年"]);
        assert_eq!(figures("行政处罚2100，占33.9%；审结案件4696，更新2100版。"), ["2100", "33.9%", "4696"]);
        assert_eq!(figures("12345市长热线受理件次9230件。"), ["9230件"]);
        assert_eq!(figures("占全省的1/4左右，接近总量的1/2，下降1/5，见12/4活动。"), ["1/4左右", "1/2", "1/5"]);
    }

    #[test]
    fn large_numbers_need_no_measure_word() {
        assert_eq!(figures("为11.43万农民工、残疾人讨薪，覆盖3亿多劳动者。"), ["11.43万", "3亿多"]);
        assert_eq!(figures("实施5万工程，收缴刀具45把。"), ["45把"]);
    }

    #[test]
    fn how_long_something_lasts_is_no_figure() {
        assert_eq!(figures("近5年立案12件，连续14个月达标，8年里坚持不懈。"), ["12件"]);
        assert_eq!(figures("审理用时近5年，连续办结14件。"), ["近5年", "14件"]);
    }

    #[test]
    fn limits_marks_and_places_are_no_figures() {
        assert_eq!(figures("平均31天，比法定60日审限缩短；合格率99.8%，及格线为60分。"), ["31天", "99.8%"]);
        assert_eq!(figures("进入全省前二十名，居全市第三位。"), ["第三位"]);
        assert_eq!(figures("1.2023年10月受理工单1905件。"), ["1905件"]);
    }

    #[test]
    fn a_year_may_name_a_column() {
        let table = "| 单位 | 2019受理量 | 2020受理量 |\n| 甲局 | 30 | 21 |\n| 乙局 | 2019 | 13 |\n";
        assert_eq!(figures(table), ["30", "21", "2019", "13"]);
    }

    #[test]
    fn a_column_that_numbers_its_rows_counts_nothing() {
        let table = "| 序号 | 方式 | 数量 |\n| 1 | 维持 | 3509 |\n| 2 | 终止 | 678 |\n";
        assert_eq!(figures(table), ["3509", "678"]);
        let table = "| 次数 | 方式 | 数量 |\n| 1 | 维持 | 3509 |\n| 2 | 终止 | 678 |\n";
        assert_eq!(figures(table), ["1", "3509", "2", "678"]);
    }
}
