//! Terms that a law or a promise sets: not times that something took.

use crate::marks::Words;
use crate::quantity::{Hedge, Shape};

use super::context::{Place, clause_has, last_of, tail};
use super::targets::{INTO, tells_time_taken};

/// Words that a term stands right behind: 公示期5日, 质保3年.
static RUNS_FOR: Words = Words::new(&[
    "质保",
    "质保期",
    "保修",
    "保修期",
    "公示期",
    "公告期",
    "有效期",
    "有效期限",
    "保存期限",
    "可延长",
    "可以延长",
    "经批准延长",
]);

/// What is asked of a person by years of it: 具有5年以上工作经历.
const EXPERIENCE: [&str; 5] = ["经历", "经验", "工龄", "党龄", "教龄"];

/// Whether a length of time is a term, not a time that something took: 自受理之日起20日内, 公示期5日, 任职满1年的.
pub(super) fn is_term(place: &Place<'_>, shape: &Shape) -> bool {
    if !shape.is_time() {
        return false;
    }
    let &Place { before, after, .. } = place;
    match shape.hedge() {
        Hedge::AtMost => is_time_limit(place) || before.ends_with("延长"),
        Hedge::Exact => {
            let set = before.strip_suffix('为').unwrap_or(before);
            RUNS_FOR.end(set) || before.ends_with('满') && after.starts_with('的') || is_set_beside(before, after)
        }
        Hedge::AtLeast => EXPERIENCE.iter().any(|word| clause_has(after, word)) || sets_term(before),
        _ => false,
    }
}

/// Whether a time is what a law or a promise sets, named beside what was taken: 法定20个工作日，承诺8个工作日，实际3个工作日. What it was
/// brought down from or to (由法定20天压缩至承诺8天) is measured.
fn is_set_beside(before: &str, after: &str) -> bool {
    let clause = last_of(tail(before, 12), &['，', ',', '。', '；', '、', '：', ':', '（', '\n']);
    let set = ["法定", "承诺", "规定"].iter().any(|by| clause.strip_suffix("为").unwrap_or(clause).ends_with(by));
    set && !clause.contains(['由', '从', '将', '比', '较', '至', '到'])
        && (after.is_empty() || after.starts_with(['，', ',', '、', '；', '。', '）', '\n']))
}

/// Whether a bound sets a term rather than tells how long it was: 公示期不少于30日, 保存期限不少于6个月.
pub(super) fn sets_term(before: &str) -> bool {
    RUNS_FOR.end(before)
}

/// 3日内答复, 24小时内响应: within what time something must be done. A rate among what was done in time counts from a time
/// that was measured (办结后30日内评查率), and so does what was brought down to one (压缩至3日内办结).
fn is_time_limit(place: &Place<'_>) -> bool {
    let within = place.printed.strip_suffix('内').is_some_and(|time| !time.ends_with(['以', '之']));
    let taken = || INTO.end(place.before) || place.before.ends_with("平均") || tells_time_taken(place.before);
    // 九成的案件在15日内办结: how many were done in so short a time
    let clause = || last_of(tail(place.before, 20), &['，', ',', '。', '；', '、', '\n']);
    let part = || ["成的", "%的", "％的", "半数的"].iter().any(|part| clause().contains(part));
    within && !taken() && !part() && !clause_has(place.after, "率")
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn times_that_are_set_stand_beside_what_was_taken() {
        assert_eq!(figures("办理天数：法定15个工作日，承诺6个工作日，实际2.5个工作日。"), ["2.5个工作日"]);
        assert_eq!(
            figures("由法定15个工作日压缩至承诺6个工作日，比法定15个工作日，缩短60%。"),
            ["15个工作日", "6个工作日", "15个工作日", "60%"]
        );
    }

    #[test]
    fn terms_are_no_figures() {
        assert!(figures("自受理之日起20日内作出决定，经批准可延长10日，情况复杂的延长不超过30日。").is_empty());
        assert!(figures("热线24小时内响应，均在7个工作日内办结，规定时间5日内答复。").is_empty());
        assert_eq!(
            figures("近九成的来信在10日内办结，80%的来电在2小时内答复。"),
            ["近九成", "10日内", "80%", "2小时内"]
        );
        assert_eq!(figures("公示期5日，质保期为3年，工作满1年的可以报名，共报名12人。"), ["12人"]);
        assert_eq!(figures("具有10年以上工作经历的44名。"), ["44名"]);
        // how long something took, and a rate of what was done in time
        assert_eq!(
            figures("响应时间在9分钟内，平均2天内办结，审理期限36天，案件办结后15日内评查率达100%，开放满10天。"),
            ["9分钟内", "2天内", "36天", "15日内", "100%", "10天"]
        );
    }
}
