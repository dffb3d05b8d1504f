#![doc = include_str!("numbering_broken.md")]

use std::collections::HashMap;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::outline::{Heading, Style};
use crate::report::regulation::Certainty;
use crate::report::{Field, Report};

mod lists;

use lists::{Break, Fault};

pub(super) static RULE: Rule = Rule {
    code: "S303",
    name: "numbering-broken",
    summary: "the numbers of headings or items skip, repeat or go back",
    summary_zh: "标题或分项序号缺漏、重复或颠倒",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Document { title: "GB/T 9704—2012", article: None, certainty: Certainty::Secondary }],
    page: include_str!("numbering_broken.md"),
    check,
    say,
};

/// The level below which an item of running text belongs: lists go on over lower headings.
const ITEMS_UNDER: usize = 2;

/// The levels of headings: 第一部分 and the four below it.
const LEVELS: usize = 5;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let whole = report.is_whole();
    for Group { parent, style, item, list } in groups(&report.outline) {
        let numbered = |at: &usize| (*at, report.outline[*at].number);
        let numbers: Vec<(usize, u32)> = list.iter().map(numbered).collect();
        let once = !item && matches!(style, Style::Part | Style::Han | Style::HanBracket);
        let mut breaks = lists::breaks(&numbers, once);
        if breaks.is_empty() {
            continue;
        }
        // 1. under 1、 are two lists of one style
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for &number in &numbers {
            let second = is_second_form(report, number.0);
            if second { with.push(number) } else { without.push(number) }
        }
        if !with.is_empty() && lists::breaks(&with, once).is_empty() && lists::breaks(&without, once).is_empty() {
            continue;
        }
        breaks.retain(|found| !is_explained(found, report, parent, whole));
        out.extend(breaks.iter().map(|found| finding(found, report)));
    }
}

/// Headings or items of one style under one heading.
struct Group {
    parent: Option<usize>,
    style: Style,
    item: bool,
    /// Their places in the outline.
    list: Vec<usize>,
}

/// The numbered headings and items by the heading that they stand under and by style, each group in the order of the text.
fn groups(outline: &[Heading]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(Option<usize>, Style, bool), usize> = HashMap::new();
    // the last heading of each level
    let mut last: [Option<usize>; LEVELS] = [None; LEVELS];
    for (at, heading) in outline.iter().enumerate() {
        let level = usize::from(heading.level).min(LEVELS);
        let above = if heading.is_item() { ITEMS_UNDER } else { level - 1 };
        let parent = last[..above].iter().copied().max().flatten();
        if !heading.is_item() {
            last[level - 1] = Some(at);
        }
        // 首先, 其次, 最后 are words, no numbers
        if heading.number > 0 && heading.style != Style::Word {
            let (style, item) = (heading.style, heading.is_item());
            let group = *known.entry((parent, style, item)).or_insert(groups.len());
            if group == groups.len() {
                groups.push(Group { parent, style, item, list: Vec::new() });
            }
            groups[group].list.push(at);
        }
    }
    groups
}

/// Whether a number has the second form of its style: 1、 beside 1., 1） beside （1）.
fn is_second_form(report: &Report, at: usize) -> bool {
    let heading = &report.outline[at];
    let Some(printed) = heading.span.zip(report.text.as_deref()).and_then(|(span, text)| span.text(text)) else {
        return false;
    };
    match heading.style {
        Style::Arabic => printed.chars().find(|c| !c.is_numeric() && !c.is_whitespace()) == Some('、'),
        Style::ArabicBracket => !printed.starts_with(['（', '(']),
        _ => false,
    }
}

/// Whether a break is none for what stands around it: a list that goes on over its parents, a piece of a report, or a
/// number that is printed in running text.
fn is_explained(found: &Break, report: &Report, parent: Option<usize>, whole: bool) -> bool {
    let Fault::Missing { from, .. } = found.fault else { return false };
    let outline = &report.outline;
    let here = &outline[found.at];
    if found.before.is_none() {
        if parent.is_none() && !whole {
            return true;
        }
        let same = |h: &&Heading| h.style == here.style && h.level == here.level;
        if outline[..found.at].iter().rev().find(same).is_some_and(|h| h.number.checked_add(1) == Some(here.number)) {
            return true;
        }
    }
    let start = found.before.or(parent).and_then(|at| outline[at].span).map_or(0, |span| span.end);
    let between = here.span.zip(report.text.as_deref()).and_then(|(span, text)| text.get(start..span.start));
    between.is_some_and(|between| stands(between, from, here))
}

/// Whether a number stands in a text in a form in which the list may go on: for a heading in its own style, within a line; for
/// an item in any style of items.
fn stands(text: &str, number: u32, like: &Heading) -> bool {
    let han = lists::han(number);
    match like.style {
        Style::Part => found(text, &han, |before, after| ends(before, &["第"]) && starts(after, &["部分", "章", "篇"])),
        Style::Han => found(text, &han, |before, after| {
            let opens = before.trim_end_matches([' ', '\u{3000}']);
            (opens.is_empty() || opens.ends_with(['\n', '。', '；', '：', ';', ':'])) && starts(after, &["、", "."])
        }),
        Style::HanBracket => found(text, &han, |before, after| {
            ends(before, &["（", "("]) || !is_counting(before) && starts(after, &["）", ")"])
        }),
        Style::Arabic | Style::ArabicBracket | Style::Circled => found(text, &number.to_string(), |before, after| {
            let mark = after.chars().next().is_some_and(|c| ".．、）)".contains(c));
            mark && !before.ends_with(is_digit) && !after.chars().nth(1).is_some_and(is_digit)
        }),
        Style::Is | Style::Must | Style::Ordinal | Style::Which | Style::Word | Style::Dash | Style::None => {
            let words = number == 1 && ["首先", "一方面"].iter().any(|word| text.contains(word));
            words
                || found(text, &han, |before, after| {
                    let counted =
                        ends(before, &["第", "其", "（", "("]) && starts(after, &["，", ",", "、", "是", "）", ")"]);
                    counted || !is_counting(before) && starts(after, &["是", "要"])
                })
        }
    }
}

/// Whether a word stands in a text where what is before and after it fits.
fn found(text: &str, word: &str, fits: impl Fn(&str, &str) -> bool) -> bool {
    text.match_indices(word).any(|(at, _)| fits(&text[..at], &text[at + word.len()..]))
}

/// Whether a Chinese number goes on to the left, so that what follows is its last digit; or a word that ends with one (统一).
fn is_counting(before: &str) -> bool {
    before.ends_with(|c: char| "十百千万统唯单同逐专第".contains(c))
}

fn is_digit(c: char) -> bool {
    c.is_numeric() || c == '.'
}

fn starts(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

fn ends(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// A finding with the numbers that a break stands between.
fn finding(found: &Break, report: &Report) -> Finding {
    let mut finding = RULE.finding();
    for at in found.before.into_iter().chain([found.at]) {
        let heading = &report.outline[at];
        let text = lists::label(heading.style, heading.number);
        finding = finding.with_fact(Fact::Words { text, field: Field::Heading(at) });
    }
    if let Some(span) = report.outline[found.at].span {
        finding = finding.at(span);
    }
    match found.fault {
        Fault::Missing { from, to } => finding.with_fact(Fact::Number(from.into())).with_fact(Fact::Number(to.into())),
        Fault::Repeated | Fault::Order => finding,
    }
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let words: Vec<&str> = finding.words().collect();
    let style = finding.facts.iter().find_map(|fact| match fact {
        Fact::Words { field: Field::Heading(at), .. } => report.outline.get(*at).map(|heading| heading.style),
        _ => None,
    });
    let missing: Vec<String> = finding
        .facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Number(number) => u32::try_from(*number).ok(),
            _ => None,
        })
        .map(|number| lists::label(style.unwrap_or(Style::None), number))
        .collect();
    let gap = match &missing[..] {
        [from, to] if from != to => Some(language.pick(format!("“{from}”至“{to}”"), format!("“{from}” to “{to}”"))),
        [from, ..] => Some(format!("“{from}”")),
        [] => None,
    };
    match (&words[..], gap, language) {
        ([before, here], Some(gap), Language::Zh) => format!("“{before}”之后是“{here}”，缺{gap}"),
        ([before, here], Some(gap), Language::En) => format!("“{before}” is followed by “{here}”; {gap} is missing"),
        ([before, here], None, Language::Zh) => format!("“{before}”之后是“{here}”，序号颠倒"),
        ([before, here], None, Language::En) => format!("“{before}” is followed by “{here}”: out of order"),
        ([here], Some(gap), Language::Zh) => format!("序号从“{here}”开始，缺{gap}"),
        ([here], Some(gap), Language::En) => format!("the numbers begin with “{here}”; {gap} is missing"),
        ([here], None, Language::Zh) => format!("序号“{here}”重复"),
        ([here], None, Language::En) => format!("the number “{here}” stands twice"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
