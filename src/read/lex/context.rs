//! What stands before and after a number decides what it is.

use crate::marks::{Words, behind_last};
use crate::quantity::Shape;

use super::TokenClass;
use super::hopes::Hopes;
use super::targets::is_target;
use super::terms::is_term;
use super::thresholds::is_threshold;

/// A number with what stands around it.
pub(super) struct Place<'t> {
    /// The text up to its hedge.
    pub(super) before: &'t str,
    /// The number with its unit and what follows of its hedge.
    pub(super) printed: &'t str,
    pub(super) after: &'t str,
}

/// What a number is that was not done: a threshold in a category's name, or a target or term.
///
/// `hopes` are those of the text that the place is in.
pub(super) fn not_done(place: &Place<'_>, shape: &Shape, hopes: Hopes) -> Option<TokenClass> {
    let asked = is_term(place, shape) || is_target(place, shape, hopes);
    let class = || is_threshold(place, shape).then_some(TokenClass::Threshold);
    if asked { Some(TokenClass::Target) } else { class() }
}

/// The last `chars` characters of `text`, at most.
pub(super) fn tail(text: &str, chars: usize) -> &str {
    let mut start = text.len();
    for _ in 0..chars {
        // most characters are Han characters
        if let [.., 0xE4..=0xE9, _, _] = text.as_bytes()[..start] {
            start -= 3;
            continue;
        }
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

/// The last `bytes` bytes of a text, or a few less so that no character is cut: what it does not hold needs no longer look.
pub(super) fn last_bytes(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// What of a text follows the last of some marks, none of them a Han character.
pub(super) fn last_of<'t>(text: &'t str, marks: &[char]) -> &'t str {
    &text[behind_last(text, |c| marks.contains(&c))..]
}

/// The first `chars` characters of `text`, at most.
pub(super) fn head(text: &str, chars: usize) -> &str {
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Whether a character is one of the common Chinese ones, all of which are letters.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fa5}')
}

/// Whether a word stands in the first few characters of a text, before a mark.
pub(super) fn clause_has(text: &str, word: &str) -> bool {
    let clause = head(text, 12).split(['，', ',', '。', '；', '、']).next().unwrap_or_default();
    clause.contains(word)
}

/// Whether the clause that a text is in ends with a word, a few characters on.
pub(super) fn clause_ends(text: &str, word: &str) -> bool {
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
    "名次",
    "名次为",
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

/// Whether places in an order only say which of several are told of next: 第二位和第三位的是咨询90件、举报80件.
pub(super) fn names_what_follows(before: &str, after: &str) -> bool {
    let next = after.strip_prefix(JOINED).filter(|next| next.starts_with('第'));
    let own = next.map_or(after, |next| head(next, 6).trim_start_matches(|c| !matches!(c, '的' | '，' | '。' | '、')));
    let listed = next.is_some() || before.ends_with(JOINED);
    listed && ["的是", "的为", "的分别"].iter().any(|is| own.starts_with(is))
}

/// What joins the items of a list.
const JOINED: [char; 3] = ['和', '、', '及'];

/// Whether the words before 第N (and those after) make it a rank: 排名第四, 由第四提升至第三名.
pub(super) fn is_rank(before: &str, after: &str) -> bool {
    let near = tail(before, 14);
    let clause = last_of(near, &['，', ',', '。', '；', ';', '、', '\n']);
    let led = LED_TO.are_in(clause);
    let moved = clause.contains(['由', '从']) && after.starts_with(['升', '降', '上', '提', '下', '跃', '前', '后']);
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
        "案件比",
        "结案比",
        "生师比",
        "师生比",
        "综合分",
        "平均分",
        "总分",
    ]);
    const JOINTS: [char; 15] = ['”', '"', '为', '达', '到', '是', '约', '了', '由', '从', '高', '至', '的', '近', '超'];
    let near = tail(before, 14).trim_end_matches(JOINTS);
    // 之比由上年的1.47
    let earlier = ["上年同期", "去年同期", "上年", "去年", "上期"].iter().find_map(|year| near.strip_suffix(year));
    let near = earlier
        .unwrap_or(near)
        .trim_end_matches(JOINTS)
        .trim_end_matches("上升")
        .trim_end_matches("提高")
        .trim_end_matches("提升")
        .trim_end_matches("缩小");
    // 万人成讼率71.5, “案-件比”1.31
    let among = || ["万人", "千人", "万车", "亿元", "百万吨"].iter().any(|many| near.contains(many));
    MEASURES.end(near) || near.ends_with("件比") || near.ends_with('率') && among()
}

/// Whether a number without a unit stands alone in the bracket of what something is compared with: 比去年同期（35667）.
pub(super) fn is_compared(before: &str, after: &str) -> bool {
    static EARLIER: Words = Words::new(&[
        "同期",
        "去年",
        "上年",
        "上一年",
        "上年度",
        "上一年度",
        "前年",
        "上月",
        "上季度",
        "上期",
        "上半年",
    ]);
    let Some(words) = before.strip_suffix(['（', '(']).filter(|_| after.starts_with(['）', ')'])) else {
        return false;
    };
    let clause = last_of(tail(words, 12), &['，', ',', '。', '；', '、', '\n', '（', '）']);
    EARLIER.end(words) && clause.contains(['比', '较', '与'])
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
    fn a_rate_among_ten_thousand_needs_no_unit() {
        assert_eq!(figures("万人成讼率由83.2降至71.5。"), ["83.2", "71.5"]);
        assert_eq!(figures("万人起诉率1.97，“案-件比”由1.31优化至1.18。"), ["1.97", "1.31", "1.18"]);
        assert!(figures("系统更新到71.5版。").is_empty());
    }

    #[test]
    fn a_bracket_may_hold_what_is_compared_with() {
        assert_eq!(
            figures("受理820件，比去年同期（760）增长7.9%；惠及3.6万人次，较上年(3.2万)增长12.5%。"),
            ["820件", "760件", "7.9%", "3.6万人次", "3.2万人次", "12.5%"]
        );
        // no comparison, and the number of a year
        assert_eq!(figures("见附件（760），上年（2022）有变化，与方案（2023）相比更细。"), [""; 0]);
    }

    #[test]
    fn what_is_told_for_each_of_another() {
        assert_eq!(
            figures("劳动生产率12.6万元/人，每组由2.5人/组增至3人/组，运价2元/公里，受理4300人/次。"),
            ["12.6万元/人", "2.5人/组", "3人/组", "2元/公里", "4300人"]
        );
    }

    #[test]
    fn measure_words_that_begin_other_words() {
        assert_eq!(
            figures("登记1.2万对，补办36对，放流30万尾，辅导8讲，帮扶5对夫妻。"),
            ["1.2万对", "36对", "30万尾", "8讲", "5对"]
        );
        assert_eq!(figures("12345对接工单，110处置警情，学习7.26讲话，2023对比明显。"), [""; 0]);
    }

    #[test]
    fn a_death_rate_needs_no_unit() {
        assert_eq!(figures("万车死亡率为1.58，亿元产值事故死亡率0.014。"), ["1.58", "0.014"]);
    }

    #[test]
    fn a_ratio_may_rise() {
        assert_eq!(figures("复议与诉讼之比由上年的1.2升至2.4。"), ["1.2", "2.4"]);
        assert_eq!(
            figures("储油由3升增至5升，产业结构为6.1:40.2:53.7，开放时间9:30:00。"),
            ["3升", "5升", "6.1", "40.2", "53.7"]
        );
    }

    #[test]
    fn a_hedge_may_stand_before_the_whole() {
        assert_eq!(
            figures("办件量约为去年的1.5倍，接近全市的三分之一，约占总数的87%，超过总量的一半。"),
            ["约1.5倍", "接近三分之一", "约87%", "超过一半"]
        );
        // a time, and a rate of the year before
        assert_eq!(figures("近三年总量的2倍，办结率超过上年的92%，占总数的87%。"), ["2倍", "92%", "87%"]);
    }

    #[test]
    fn words_of_another_may_say_how_much() {
        assert_eq!(figures("“近三成”来自外地，落实“百分之百”公开，推行“两个100%”。"), ["近三成"]);
    }

    #[test]
    fn places_that_moved_are_ranks() {
        assert_eq!(figures("名次由第9位前移至第5位，排名由第三后移至第四。"), ["第9位", "第5位", "第三", "第四"]);
        // places that say which of several are told of next
        assert_eq!(figures("数量排在第二位和第三位的是咨询90件、举报80件。"), ["90件", "80件"]);
    }

    #[test]
    fn units_that_are_parts_of_names_count_nothing() {
        assert_eq!(figures("视频由1.2万路增加到4.2万路，3路公交停运。"), ["1.2万路", "4.2万路"]);
        assert_eq!(figures("明确7大类26小项责任，归集86类41万条，建成15分钟服务圈，3年行动收官。"), ["86类", "41万条"]);
    }

    #[test]
    fn bounds_spans_and_counts_without_units() {
        assert_eq!(figures("10人（含）以下的事务所2.53万家，11人至20人(含)的8023家。"), ["2.53万家", "8023家"]);
        assert_eq!(figures("5年来办理案件265件，10年间增长1.8倍，平均审理5年。"), ["265件", "1.8倍", "5年"]);
        assert_eq!(figures("行政处罚2100，占33.9%；审结案件4696，更新2100版。"), ["2100", "33.9%", "4696"]);
        assert_eq!(figures("12345市长热线受理件次9230件。"), ["9230件"]);
        assert_eq!(figures("占全省的1/4左右，接近总量的1/2，下降1/5，见12/4活动。"), ["1/4左右", "接近1/2", "1/5"]);
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
        assert_eq!(figures("今年前4个月立案12件，连同前二十批共取消30项。"), ["12件", "30项"]);
        // the months are divided by
        assert_eq!(figures("前10个月发放补贴60万元，月均6万元。"), ["10个月", "60万元", "6万元"]);
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
        let table = "| 年份 | 收案 | 结案 |\n| 2021 | 212 | 190 |\n| 2022 | 198 | 187 |\n";
        assert_eq!(figures(table), ["212", "190", "198", "187"]);
        let table = "| 次数 | 方式 | 数量 |\n| 1 | 维持 | 3509 |\n| 2 | 终止 | 678 |\n";
        assert_eq!(figures(table), ["1", "3509", "2", "678"]);
    }
}
