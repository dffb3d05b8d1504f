#![doc = include_str!("stacked_hedges.md")]

use crate::check::message::hedge_name;
use crate::check::{Finding, Ground, Language, Rule, Severity};
use crate::quantity::Hedge;
use crate::report::Report;

pub(super) static RULE: Rule = Rule {
    code: "W201",
    name: "stacked-hedges",
    summary: "one number carries two hedges that contradict each other",
    summary_zh: "一个数前后概数词相互矛盾",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("stacked_hedges.md"),
    check: |judged, out| {
        let report = judged.report();
        let stacked = report.figures().iter().filter(|(_, figure)| figure.quantity.hedge() == Hedge::Stacked);
        out.extend(stacked.map(|(id, _)| RULE.finding().about_figure(report, id)));
    },
    say,
};

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let figure = finding.figures().next().and_then(|id| report.figure(id));
    let Some(figure) = figure else { return String::new() };
    let text = figure.quantity.as_str();
    let [first, second] = figure.quantity.stacked_hedges().unwrap_or_default().map(|h| hedge_name(h, language));
    match language {
        Language::Zh => format!("“{text}”既说{first}又说{second}，只留一个概数词"),
        Language::En => format!("“{text}” says both {first} and {second}; keep one hedge"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft, only};
    use crate::report::Report;

    fn figures(printed: &[&str]) -> Report {
        let mut draft = draft();
        for text in printed {
            draft.figure("信息", *text).unwrap();
        }
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&figures(&["近7000余篇", "312篇"]));
        assert_eq!((finding.code(), finding.evidence.len()), ("W201", 1));
        assert_eq!(zh, "“近7000余篇”既说不足此数又说多于此数，只留一个概数词");
        assert_eq!(en, "“近7000余篇” says both nearly and over; keep one hedge");
        assert_eq!(codes(&figures(&["约12000余条", "超过近50%", "近600余人次"])), ["W201"; 3]);
    }

    #[test]
    fn holds() {
        assert!(codes(&figures(&["近7000篇", "7000余篇", "超过7000余篇", "约7000篇左右"])).is_empty());
    }
}
