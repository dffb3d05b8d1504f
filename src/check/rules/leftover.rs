#![doc = include_str!("leftover.md")]

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::Report;

mod scan;
mod words;

pub(super) static RULE: Rule = Rule {
    code: "S306",
    name: "leftover",
    summary: "a place-holder, a lost number or a remnant of editing is left in the text",
    summary_zh: "文中留有占位符、缺失的数字或编辑残留",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("leftover.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    for passage in judged.report().passages() {
        out.extend(scan::leftovers(passage.text).map(|place| RULE.finding().about_words(&passage, place)));
    }
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    match (language, scan::lacks_digits(words)) {
        (Language::Zh, true) => format!("“{words}”缺少数字"),
        (Language::En, true) => format!("“{words}” lacks its number"),
        (Language::Zh, false) => format!("“{words}”是未填的占位符或编辑残留"),
        (Language::En, false) => format!("“{words}” is a place-holder or a remnant of editing"),
    }
}

#[cfg(test)]
mod tests;
