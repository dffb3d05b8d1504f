//! What was asked for, not what was done: 目标任务200件, 压缩到5个以内.

use crate::marks::Words;
use crate::quantity::{Hedge, Kind, Shape};

use super::context::{Place, clause_ends, clause_has, head, is_han, last_bytes, last_of, tail};
use super::hopes::Hopes;

/// Words that say that a number before them was asked for, not done.
static TARGET_AFTER: Words = Words::new(&[
    "的任务",
    "的目标",
    "目标",
    "的要求",
    "的指标",
    "的年度任务",
    "的年度目标",
    "的会议任务",
    "的硬指标",
    "的比例要求",
    "及格线",
    "合格线",
    "优秀线",
    "达标线",
    "的底线",
    "底线",
    "标准线",
    "目标线",
]);

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
    "计划数",
    "计划完成",
    "计划数为",
    "计划投资",
    "计划总投资",
    "要求达到",
    "应达到",
    "任务指标",
    "考核指标",
    "年度指标",
    "满分",
    "满分为",
    "及格线",
    "及格线为",
    "合格线",
    "合格线为",
    "标准线",
    "标准线为",
    "目标线",
    "目标线为",
    "底线",
    "底线为",
    "分数线为",
    "总分值",
    "审查期",
    "法定审限",
    "规定时限",
    "规定时限为",
    "法定期限",
    "法定审理期限",
    "法定办理期限",
]);

/// Tasks that are themselves counted.
static TASKS: Words = Words::new(&["抽查计划任务", "检查计划任务", "审计计划任务"]);

/// What a ratio that is set is led by, and what follows it: 按3%的比例, 按20%确定.
static BY: Words = Words::new(&["按", "按照", "以"]);
static RULED: Words =
    Words::new(&["的比例", "比例", "掌握", "确定", "设定", "执行", "抽取", "抽查", "的抽查比例", "的抽检比例", "计提"]);

/// Verbs that make "…以内" a target: 压缩到5个以内, 控制在3%以内.
pub(super) static INTO: Words = Words::new(&[
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

/// Whether a number was asked for, by what stands around it; `hopes` are those of the text that the place is in.
pub(super) fn is_target(place: &Place<'_>, shape: &Shape, hopes: Hopes) -> bool {
    let &Place { before, after, .. } = place;
    let rate = matches!(shape.kind(), Kind::Percent | Kind::Fraction | Kind::Points | Kind::Multiple | Kind::Rank);
    if is_of_law(before, shape, after) || is_norm(before, shape) || hopes.are_before(before) {
        return true;
    }
    let least = shape.hedge() == Hedge::AtLeast || shape.hedge() == Hedge::AtMost;
    if least && hopes.rule_before(before) || is_asked_by(place, rate || shape.is_time()) {
        return true;
    }
    // 抽查计划任务42项, 考核指标16项: the tasks and indicators are what is counted
    let counted =
        || TASKS.end(before) || before.ends_with("指标") && matches!(shape.unit().as_str(), "项" | "个" | "条");
    // 达到星级标准的124个: they did reach it
    let reached = || before.ends_with("标准的") && ["达到", "符合"].iter().any(|word| tail(before, 10).contains(word));
    // 满分67人: so many who reached it
    let scored = || before.ends_with("满分") && matches!(shape.unit().as_str(), "人" | "名" | "份" | "件");
    let asked = TARGET_BEFORE.end(before) && !counted() && !reached() && !scored();
    let handed = || is_handed_down(before, after) || is_task_of(before, shape) && !counted();
    if asked || TARGET_AFTER.start(after) || handed() || is_fine_of_scale(place, shape) {
        return true;
    }
    if !rate && shape.hedge() == Hedge::AtMost && INTO.end(before) && !is_reached(before, after) {
        return true;
    }
    // 按3%的比例抽查, 高于全省60学时培训任务
    let exact = shape.hedge() == Hedge::Exact;
    if exact && (rate && BY.end(before) && RULED.start(after) || !rate && exceeds_task(before, after)) {
        return true;
    }
    // 精简30%的会议任务, 精简30%证明材料的要求
    rate && (after.starts_with('的') && clause_has(after, "任务") || exact && clause_has(after, "的要求"))
}

/// Whether a law sets a number: 法定30日的事项, 落实7日内转办要求.
fn is_of_law(before: &str, shape: &Shape, after: &str) -> bool {
    // 执行法定的20天, but 由法定的30天压缩至8天
    let was = |words: &str| words.ends_with(['由', '从', '将']);
    let lawful = shape.is_time() && before.strip_suffix("法定的").is_some_and(|words| !was(words));
    let named =
        || after.starts_with(['的', '内', '期']) || ["期限", "审限", "时限"].iter().any(|word| clause_has(after, word));
    lawful
        || shape.hedge() == Hedge::AtMost && shape.is_time() && clause_ends(after, "要求")
        || before.ends_with("法定") && named()
}

/// Words that make a bound a norm: 一般不少于30日, 不得超过3次.
static NORM: Words = Words::new(&["一般", "原则上", "不得", "应当", "须"]);

/// Whether a number is of what others ask for: 依60日办结的要求, 省里要求办结率95%; `limit`: whether it is one that limits are told in.
fn is_asked_by(place: &Place<'_>, limit: bool) -> bool {
    static BY: Words = Words::new(&["依", "依照", "依据", "根据", "按", "按照"]);
    static RATES: Words = Words::new(&["率", "比例", "率达到", "率达", "率为", "比例达到"]);
    let &Place { before, after, .. } = place;
    if BY.end(before) && (clause_ends(after, "要求") || limit && clause_has(after, "要求")) {
        return true;
    }
    // 要求按时办结率95%: the name of a rate between, and no 按要求
    if !RATES.end(before) || !last_bytes(before, ASKED_NEAR * 4).contains("要求") {
        return false;
    }
    let clause = last_of(tail(before, ASKED_NEAR), &['，', ',', '。', '；', '、', '\n', '：']);
    let asked = clause.split_once("要求").filter(|_| RATES.end(clause));
    asked.is_some_and(|(who, rate)| {
        !who.ends_with(['按', '照', '依', '据', '合', '到', '的', '各', '项', '达']) && rate.chars().count() > 2
    })
}

/// The characters before a rate that are looked at for who asks for it.
const ASKED_NEAR: usize = 16;

/// Whether a bound is a norm: the hedge stands right behind a word that asks for it.
pub(super) fn is_norm(before: &str, shape: &Shape) -> bool {
    let bound = matches!(shape.hedge(), Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan);
    bound && NORM.end(before)
}

/// Whether a bound that something was brought down to was reached: 压缩到0.5个工作日以内办结 is what is done in that time,
/// what was before is told of what was reached (由5天), and a time (办理时间) is measured where a time limit (办理时限) is set.
fn is_reached(before: &str, after: &str) -> bool {
    after.starts_with("办结") || tells_time_taken(before) || tells_from(before)
}

/// Whether the clause that a number stands in tells from what it was brought down: 由5天压缩到1天以内.
fn tells_from(before: &str) -> bool {
    let clause = last_of(tail(before, 20), &['，', ',', '。', '；', '、', '\n']);
    let from = clause.split_once(['由', '从']);
    from.is_some_and(|(_, told)| told.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)))
}

/// Whether the clause that a number stands in names a time that something takes: 响应时间在15分钟内, but not 规定时间7日内.
pub(super) fn tells_time_taken(before: &str) -> bool {
    let clause = last_of(tail(before, 10), &['，', ',', '。', '；', '、', '\n']);
    let taken = ["时间", "时长", "用时", "耗时"].iter().any(|time| clause.contains(time));
    taken && !["规定时间", "法定时间", "时间内"].iter().any(|set| clause.contains(set))
}

/// Whether a number is of a plan or task that was handed down: 年初下达抽检计划1500批次, 年初确定的100件任务.
fn is_handed_down(before: &str, after: &str) -> bool {
    before.ends_with("计划") && tail(before, 10).contains("下达")
        || after.starts_with("任务") && before.ends_with('的') && tail(before, 8).contains("年初")
}

/// Whether a number is how much a task is of: 年度抽查任务为1200家, but 主要任务为5项.
fn is_task_of(before: &str, shape: &Shape) -> bool {
    let told = before.strip_suffix(['为', '是']).is_some_and(|words| words.ends_with("任务"));
    told && !matches!(shape.unit().as_str(), "项" | "个" | "条" | "类" | "方面")
}

/// Whether an amount is an end of a scale of fines, not a fine: 最低罚款500元、最高罚款3万元的裁量档次.
fn is_fine_of_scale(place: &Place<'_>, shape: &Shape) -> bool {
    const FINES: [&str; 4] = ["罚款", "处罚", "处罚款", "罚款额"];
    const SCALES: [&str; 5] = ["档次", "幅度", "标准", "基准", "阶次"];
    if shape.kind() != Kind::Money {
        return false;
    }
    let &Place { before, after, .. } = place;
    let words = before.strip_suffix('为').unwrap_or(before);
    let Some(words) = FINES.iter().find_map(|fine| words.strip_suffix(fine)) else { return false };
    // 最高罚款50万元 may be what one was fined
    let least = || last_of(tail(words, 16), &['。', '；', '\n']).contains("最低");
    let scale = || after.starts_with('的') && SCALES.iter().any(|scale| clause_has(after, scale));
    words.ends_with("最低") || words.ends_with("最高") && (least() || scale())
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
    let clause = last_of(tail(before, 8), &['，', ',', '。', '；', '、', '\n']);
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
        rest = match rest.chars().next() {
            None | Some('，' | '。' | '、' | '；' | '（' | '）') => return false,
            Some(c) if is_han(c) || c.is_alphabetic() => &rest[c.len_utf8()..],
            Some(_) => return false,
        };
    }
    false
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
        assert_eq!(figures("期限一般不少于30日，原则上不超过3次，不得少于5人，实际不少于7人。"), ["不少于7人"]);
        assert_eq!(figures("压缩到0.5个工作日以内办结。"), ["0.5个工作日以内"]);
        assert!(figures("压缩到5个工作日以内，群众满意。").is_empty());
    }

    #[test]
    fn lines_and_tasks_are_set() {
        assert_eq!(
            figures("办结率97%，高于标准线95%，未破90%的底线；年度抽查任务为300家，实查312家。主要任务为5项。"),
            ["97%", "312家", "5项"]
        );
    }

    #[test]
    fn the_ends_of_a_scale_are_no_fines() {
        assert_eq!(
            figures("最低罚款200元、最高罚款2万元，据此办案31件；最高罚款5万元的档次适用2件。"),
            ["31件", "2件"]
        );
        assert_eq!(figures("单笔最高罚款5万元，共罚款80万元。"), ["5万元", "80万元"]);
    }

    #[test]
    fn what_others_ask_for_is_no_figure() {
        assert_eq!(figures("省里要求办结率98%，我市达99%；按照要求办结率97%。"), ["99%", "97%"]);
        assert!(figures("依10日办结的要求转办，按5个工作日的时限要求推进。").is_empty());
        assert_eq!(figures("按照3条建议修改，符合条件的8家。"), ["3条", "8家"]);
    }

    #[test]
    fn what_was_brought_down_from_something_was_reached() {
        assert_eq!(
            figures("办理时限由20天压缩到2天以内，环节从5个减至2个以内。"),
            ["20天", "2天以内", "5个", "2个以内"]
        );
    }

    #[test]
    fn a_time_is_measured_where_a_time_limit_is_set() {
        assert_eq!(figures("办理时间压缩到2.5天以内，材料精简3份。"), ["2.5天以内", "3份"]);
        assert_eq!(figures("办理时限压缩到2天以内，材料精简3份。"), ["3份"]);
    }

    #[test]
    fn what_was_handed_down_was_not_done() {
        assert_eq!(figures("年初下达抽检计划1500批次，完成1640批次，距90分优秀线尚远。"), ["1640批次"]);
        assert_eq!(figures("年初确定的100件任务按期完成，精简30%材料的要求逐项落实。"), [""; 0]);
        assert_eq!(figures("明年计划投资900万元，任务指标95%。"), [""; 0]);
        // plans, tasks and indicators are counted too
        assert_eq!(figures("制定检查计划31个，规划确定的42项任务均完成。"), ["31个", "42项"]);
        assert_eq!(figures("清退不合理考核指标16项。"), ["16项"]);
    }
}
