//! The names of columns and rows: what they say of the figures in their line.

/// How many characters of a name are read.
const LONGEST: usize = 40;

/// What a line is in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// 合计, 总计.
    Total,
    /// 全区, 总数, 收案总数: a total only where it closes.
    Whole,
    /// 小计.
    Sub,
    /// 其中.
    Within,
}

/// A name without spaces and without what stands in brackets at its end: 件数 for 件 数（件）.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_u32;
    for c in text.chars().filter(|c| !c.is_whitespace()).take(LONGEST) {
        match c {
            '（' | '(' | '[' | '【' => depth += 1,
            '）' | ')' | ']' | '】' => depth = depth.saturating_sub(1),
            '：' | ':' | '*' | '"' | '“' | '”' if depth == 0 => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A name with all that is in it, without spaces.
pub(super) fn full(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(LONGEST).collect()
}

const TOTALS: &[&str] = &["合计", "总计", "共计", "总和", "合计数", "总合计"];
const WHOLES: &[&str] = &[
    "总数",
    "总量",
    "总",
    "计",
    "全部",
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "全街道",
    "全年",
    "总体",
    "总额",
];
const WHOLE_ENDS: &[&str] = &["合计", "总计", "共计", "总数", "总量", "总额", "总件数"];

/// The level of a row that is numbered: 一、 above （一） above 1. above (1) and ①.
pub(super) fn level(own: &str) -> Option<u8> {
    let han = |c: char| "一二三四五六七八九十".contains(c);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let inner = own.trim_start_matches(['（', '(']);
    let bracketed = inner.len() < own.len();
    let first = inner.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(4);
    }
    let number = if han(first) { inner.trim_start_matches(han) } else { inner.trim_start_matches(digit) };
    let mark = number.chars().next().filter(|_| number.len() < inner.len())?;
    match (bracketed, han(first), mark) {
        (false, true, '、' | '.' | '．') => Some(1),
        (true, true, '）' | ')') => Some(2),
        (false, false, '、' | '.' | '．') => Some(3),
        (true, false, '）' | ')') => Some(4),
        _ => None,
    }
}

/// What a line is by its name.
pub(super) fn role(name: &str, raw: &str) -> Role {
    let raw = raw.trim_start_matches(|c: char| c.is_whitespace() || "#（(—-".contains(c));
    if raw.starts_with("其中") || raw.starts_with("其 中") || raw.starts_with("＃") {
        Role::Within
    } else if TOTALS.contains(&name) {
        Role::Total
    } else if name == "小计" || name.ends_with("小计") {
        Role::Sub
    } else if WHOLES.contains(&name) || WHOLE_ENDS.iter().any(|end| name.ends_with(end)) {
        Role::Whole
    } else {
        Role::Plain
    }
}

fn says(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.contains(word))
}

/// Whether the figures of a line can be added up.
pub(super) fn is_additive(full: &str) -> bool {
    let words = [
        "平均",
        "人均",
        "均值",
        "日均",
        "得分",
        "评分",
        "分数",
        "排名",
        "名次",
        "位次",
        "序号",
        "编号",
        "增减",
        "增长",
        "同比",
        "环比",
        "增幅",
        "增速",
        "比上年",
        "较上年",
        "年份",
        "率",
        "占比",
        "比重",
        "比例",
        "指数",
        "标准",
        "联系电话",
        "电话号码",
        "日期",
        "单价",
        "%",
        "％",
        "‰",
        "升降",
    ];
    !says(full, &words)
}

/// Whether a line numbers the others.
pub(super) fn is_serial(name: &str) -> bool {
    ["序号", "编号", "序", "排名", "名次", "位次", "年份", "年度", "代码"].contains(&name)
        || name.eq_ignore_ascii_case("no")
}

/// Whether a line holds growths or differences.
pub(super) fn is_growth(full: &str) -> bool {
    says(
        full,
        &[
            "同比",
            "环比",
            "增长",
            "增减",
            "增幅",
            "增速",
            "涨幅",
            "降幅",
            "升降",
            "比上年",
            "较上年",
            "较去年",
            "比去年",
            "±",
            "变化",
            "下降",
            "上升",
            "比上月",
            "较上月",
            "增加",
            "减少",
        ],
    ) && !says(full, &["同期数", "增长率排"])
}

/// Whether a line holds rates or shares by its name: 结案率, 占比.
pub(super) fn is_rate(full: &str) -> bool {
    ["率", "占比", "比重", "比例"].iter().any(|word| full.contains(word)) && !is_growth(full)
}

/// Whether a growth is worded as one downwards.
pub(super) fn is_down(full: &str) -> bool {
    says(full, &["下降", "减少", "降低", "降幅"]) && !says(full, &["增", "升", "±"])
}

/// Whether a line is of the year before.
pub(super) fn is_base(full: &str) -> bool {
    says(full, &["上年", "去年", "同期", "上月", "上季", "上期", "上一年", "前一年", "基期"])
        && !says(full, &["结转", "未结"])
        && !is_growth(full)
}

/// Whether a line is of the year of the table.
pub(super) fn is_current(full: &str) -> bool {
    says(full, &["本年", "今年", "本期", "本月", "当年", "当月", "本季", "报告期", "累计"]) && !is_base(full)
}

/// The year in a name: 2023年, 2023.
pub(super) fn year(full: &str) -> Option<u32> {
    let at = full.find(|c: char| c.is_ascii_digit())?;
    let digits = full.get(at..at + 4)?;
    let after = full[at + 4..].chars().next();
    let year: u32 = digits.parse().ok()?;
    ((1949..2100).contains(&year) && !after.is_some_and(|c| c.is_ascii_digit())).then_some(year)
}

/// Whether lines are all the seasons of a year, so that 全年 is their sum: four quarters, two halves, twelve months.
pub(super) fn are_seasons<'a>(names: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    [("季度", 4), ("半年", 2), ("月", 12), ("月份", 12)]
        .into_iter()
        .any(|(end, all)| names.clone().count() == all && names.clone().all(|name| name.ends_with(end)))
}

/// Whether a line of rates says how a total is divided.
pub(super) fn is_division(full: &str) -> bool {
    says(full, &["占", "比重", "构成", "比例", "百分比"])
}

/// The words that a rate's name and its part's name may have in place of each other.
const COUNTED: &[(&str, &[&str])] = &[
    ("出庭", &["出庭"]),
    ("应诉", &["出庭", "应诉"]),
    ("审结", &["审结", "办结"]),
    ("结案", &["结案", "审结", "办结", "已结"]),
    ("办结", &["办结", "办毕", "办理完毕", "办复", "已结", "审结", "结案"]),
    ("整改", &["整改", "销号"]),
    ("纠错", &["纠错", "撤销", "变更"]),
    ("覆盖", &["覆盖"]),
];

/// How well the name of a count is what the name of a rate counts: 0 not at all, 3 best.
pub(super) fn counts(rate: &str, count: &str) -> u8 {
    let stem = stem(rate);
    let negative = |name: &str| says(name, &["不", "未", "无", "非"]);
    if stem.is_empty() || count.is_empty() || negative(&stem) != negative(count) {
        return 0;
    }
    let due = count.starts_with('应') || says(count, &["应当", "应出庭", "总数", "合计"]);
    let counted = count.trim_end_matches(['数', '量', '件', '人']).trim_end_matches("案件");
    let chars: Vec<char> = stem.chars().collect();
    let key: String = chars[chars.len().saturating_sub(2)..].iter().collect();
    let grade = if counted == stem {
        3
    } else if count.contains(&stem) {
        2
    } else {
        u8::from(
            chars.len() >= 2 && count.contains(&key)
                || COUNTED.iter().any(|(name, words)| stem.contains(name) && says(count, words)),
        )
    };
    if due { grade.min(1) } else { grade }
}

/// The name of a rate without 率.
fn stem(rate: &str) -> String {
    let ends = ["占比", "比例", "比重", "比率", "百分比", "率", "面"];
    ends.iter().find_map(|end| rate.strip_suffix(end)).unwrap_or_default().to_owned()
}
