//! What a heading or the opening of a paragraph is about. The five matters are those of the annual report in
//! 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号): measures and effects, shortcomings and causes, the duties of the
//! heads of Party and government, next year's plans, other matters.

use super::date::{find_year, year_at_start};
use super::number::{bullet, item};
use crate::marks::{Words, char_len};
use crate::report::outline::PartKind;

static PLAN: Words = Words::new(&[
    "下一步",
    "下步",
    "下一阶段",
    "下阶段",
    "下一年",
    "下年度",
    "明年",
    "次年",
    "来年",
    "安排",
    "打算",
    "思路",
    "计划",
    "今后",
    "努力方向",
    "改进方向",
    "改进措施",
    "整改措施",
    "改进举措",
    "工作设想",
    "工作重点",
    "未来",
    "展望",
    "工作谋划",
    "改进的措施",
]);
static PROBLEM: Words = Words::new(&[
    "问题",
    "不足",
    "短板",
    "差距",
    "薄弱",
    "弱项",
    "困难",
    "缺点",
    "瓶颈",
    "制约因素",
    "堵点",
    "难点",
    "需要改进",
    "面临的挑战",
    "有待",
]);
static DONE: Words = Words::new(&[
    "成效",
    "基本情况",
    "总体情况",
    "开展情况",
    "工作情况",
    "完成情况",
    "落实情况",
    "推进情况",
    "进展",
    "建设情况",
    "工作总结",
    "成绩",
    "做法",
    "主要情况",
    "有关情况",
    "亮点",
    "贯彻情况",
    "执行情况",
    "工作回顾",
    "经验",
]);
static DOING: Words = Words::new(&["举措", "主要工作", "措施", "重点工作", "工作开展", "开展的工作", "所做"]);

/// What a heading announces, in its order; `year` is the reporting year where it is known.
pub(super) fn of_heading(heading: &str, year: Option<u16>) -> Vec<PartKind> {
    static OTHER: Words = Words::new(&["其他需要", "其他情况", "其他事项", "其它", "需要报告的"]);
    static ACCOUNTS: Words = Words::new(&["完成情况", "落实情况", "推进情况", "执行情况"]);
    static SOLVED: Words = Words::new(&["问题导向", "整改情况", "破解", "解决", "化解", "聚焦"]);
    if is_duty(heading) {
        return vec![PartKind::Duties];
    }
    if OTHER.are_in(heading) {
        return vec![PartKind::Other];
    }
    let place = |words: &Words| words.first_in(heading);
    let named = find_year(heading);
    let next = year.zip(named).filter(|&(year, (found, _, _))| found == year + 1).map(|(_, (_, at, _))| at);
    let accounts = ACCOUNTS.end(heading);
    let plan = place(&PLAN).filter(|_| !accounts).into_iter().chain(next).min();
    let solved = SOLVED.are_in(heading) && !heading.contains("存在");
    let problem = place(&PROBLEM).filter(|_| !solved);
    let done = place(&DONE).or_else(|| place(&DOING).filter(|_| plan.is_none()));
    // what is written of problems or plans (问题的有关情况, 安排的主要情况) is no account of the work
    let done = done.filter(|&at| [plan, problem].into_iter().flatten().all(|other| at < other));
    let mut found: Vec<(usize, PartKind)> =
        [(done, PartKind::Measures), (problem, PartKind::Problems), (plan, PartKind::Plans)]
            .into_iter()
            .filter_map(|(at, kind)| at.map(|at| (at, kind)))
            .collect();
    found.sort_by_key(|&(at, _)| at);
    found.into_iter().map(|(_, kind)| kind).collect()
}

/// Whether the words are about the duty of the first person responsible.
fn is_duty(words: &str) -> bool {
    static HEADS: Words = Words::new(&["主要负责人", "主要负责同志", "主要领导", "党政负责"]);
    static DUTIES: Words = Words::new(&["履行", "职责", "履职", "述法", "责任"]);
    DUTIES.are_in(words) && (HEADS.are_in(words) || words.contains("第一责任人"))
}

/// Whether a heading is about the state of things at large (总体情况).
pub(super) fn is_overview(heading: &str) -> bool {
    static AT_LARGE: Words = Words::new(&["总体情况", "基本情况", "总体概况", "基本概况", "总体评价"]);
    AT_LARGE.end(heading)
}

/// Whether a heading is about causes alone (原因分析).
pub(super) fn is_cause(heading: &str) -> bool {
    heading.contains("原因") && !PROBLEM.are_in(heading)
}

/// What a paragraph without a heading opens on, judged by its first sentence; an item opens on nothing.
pub(super) fn of_opening(paragraph: &str, year: Option<u16>) -> Option<PartKind> {
    static STAND: Words = Words::new(&["存在", "面临", "不容忽视"]);
    static FAULTS: Words = Words::new(&["问题", "不足", "短板", "差距", "弱项", "薄弱"]);
    if item(paragraph).is_some() || bullet(paragraph).is_some() {
        return None;
    }
    if names_next_year(paragraph, year) {
        return Some(PartKind::Plans);
    }
    let (opening, signs) = first_sentence(paragraph);
    if FAULTS.are_in(opening) && sets_against(opening) {
        return Some(PartKind::Problems);
    }
    if signs.problems && STAND.are_in(opening) && FAULTS.are_in(opening) {
        Some(PartKind::Problems)
    } else if signs.duties && opening.contains("第一责任人") && opening.contains("职责") {
        Some(PartKind::Duties)
    } else {
        None
    }
}

/// Whether a paragraph opens with what was got, to set what is wanting against it: 在看到成绩的同时，还有差距.
fn sets_against(opening: &str) -> bool {
    static SEEN: Words = Words::new(&["在看到", "在肯定", "在总结", "在取得", "看到成绩", "肯定成绩", "虽然", "尽管"]);
    let (got, rest) = opening.split_once(['，', ',']).unwrap_or((opening, ""));
    SEEN.start(got) && got.contains("成") && !rest.is_empty()
}

/// Whether a paragraph behind the last section of a report opens on problems or plans. What was done against problems
/// (针对存在的问题，…) is a measure.
pub(super) fn opens_tail(paragraph: &str, year: Option<u16>) -> bool {
    static AGAINST: Words =
        Words::new(&["针对", "围绕", "聚焦", "解决", "整治", "排查", "梳理", "查找", "查摆", "整改", "发现"]);
    match of_opening(paragraph, year) {
        Some(PartKind::Plans) => true,
        Some(PartKind::Problems) => !AGAINST.are_in(first_sentence(paragraph).0),
        _ => false,
    }
}

/// Whether a paragraph without a heading opens on plans: what [`of_opening`] says, at less cost.
pub(super) fn opens_on_plans(paragraph: &str, year: Option<u16>) -> bool {
    names_next_year(paragraph, year) && item(paragraph).is_none()
}

/// Whether a paragraph begins with what comes after the reporting year.
fn names_next_year(paragraph: &str, year: Option<u16>) -> bool {
    static NEXT: Words = Words::new(&["下一步", "下步", "今后", "明年", "下一年", "下阶段", "下一阶段"]);
    let next = year.and_then(|_| year_at_start(paragraph));
    NEXT.start(paragraph) || year.zip(next).is_some_and(|(year, next)| next == year + 1)
}

/// Whether characters stand in a sentence without which the words for a kind of part are not in it.
#[derive(Default)]
struct Signs {
    problems: bool,
    duties: bool,
}

/// The first sentence of a paragraph, without its full stop and at most 100 characters long.
fn first_sentence(paragraph: &str) -> (&str, Signs) {
    // the last bytes of 存 临 容 责, by which nearly all characters are told to be none of them
    const LAST: u64 = 1 << 0x18 | 1 << 0x34 | 1 << 0x39 | 1 << 0x23;
    let (bytes, mut at, mut signs) = (paragraph.as_bytes(), 0, Signs::default());
    for _ in 0..100 {
        let Some(&[first, second, third]) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { break };
        match first {
            0xE4..=0xE9 if LAST >> (third & 0x3F) & 1 == 0 => {}
            0..0xE0 | 0xF0.. => {
                at += char_len(first);
                continue;
            }
            _ => match [first, second, third] {
                // 。
                [0xE3, 0x80, 0x82] => break,
                // 存 临 容, and 责
                [0xE5, 0xAD, 0x98] | [0xE4, 0xB8, 0xB4] | [0xE5, 0xAE, 0xB9] => signs.problems = true,
                [0xE8, 0xB4, 0xA3] => signs.duties = true,
                _ => {}
            },
        }
        at += 3;
    }
    (paragraph.get(..at).unwrap_or(paragraph), signs)
}

/// Whether a short line without a number reads as the heading of a part.
pub(super) fn is_bare_heading(line: &str) -> bool {
    static ENDS: Words = Words::new(&[
        "举措", "成效", "情况", "问题", "不足", "原因", "安排", "打算", "计划", "思路", "职责", "工作", "重点", "方向",
        "措施", "短板", "做法",
    ]);
    ENDS.end(line) && !of_heading(line, None).is_empty()
}

#[cfg(test)]
mod tests {
    use super::PartKind::{Duties, Measures, Other, Plans, Problems};
    use super::*;

    #[test]
    fn headings_by_sense() {
        for (heading, want) in [
            ("主要举措和成效", vec![Measures]),
            ("2023年法治政府建设基本情况", vec![Measures]),
            ("2023年工作计划完成情况", vec![Measures]),
            ("存在的不足和原因", vec![Problems]),
            ("工作中的短板", vec![Problems]),
            ("存在问题的有关情况", vec![Problems]),
            ("存在的问题及下一步打算", vec![Problems, Plans]),
            ("工作成效和存在的问题", vec![Measures, Problems]),
            ("下一步工作举措", vec![Plans]),
            ("改进的措施和建议", vec![Plans]),
            ("新一年工作展望", vec![Plans]),
            ("需要改进的方面", vec![Problems]),
            ("统筹谋划，应对风险挑战", vec![]),
            ("2024年重点任务", vec![Plans]),
            ("2024年主要工作", vec![Plans]),
            ("主要工作安排", vec![Plans]),
            ("主要负责人履行职责情况", vec![Duties]),
            ("落实第一责任人职责，加强建设有关情况", vec![Duties]),
            ("其他需要报告的情况", vec![Other]),
            ("健全行政执法工作体系", vec![]),
            ("聚焦堵点难点，优化营商环境", vec![]),
        ] {
            assert_eq!(of_heading(heading, Some(2023)), want, "{heading}");
        }
    }

    #[test]
    fn openings_by_their_first_sentence() {
        let long = format!("{}存在短板。", "推进工作".repeat(25));
        for (paragraph, want) in [
            ("下一步，加强培训。", Some(Plans)),
            ("2024年，继续推进。", Some(Plans)),
            ("2023年，继续推进。", None),
            ("一是下一步工作。", None),
            ("——工作中存在短板。", None),
            ("工作中存在短板。", Some(Problems)),
            ("在看到成绩的同时，我们深知离要求还有差距。", Some(Problems)),
            ("虽然任务重、差距大，各组仍如期完成。", None),
            ("工作有序。存在短板。", None),
            (&long, None),
            ("认真履行推进建设第一责任人职责。", Some(Duties)),
            ("a面临不足é", Some(Problems)),
            ("", None),
        ] {
            assert_eq!(of_opening(paragraph, Some(2023)), want, "{paragraph}");
            assert_eq!(opens_on_plans(paragraph, Some(2023)), want == Some(Plans), "{paragraph}");
        }
    }
}
