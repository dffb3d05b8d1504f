#![doc = include_str!("unbalanced_marks.md")]

use std::cell::LazyCell;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::{Field, Passage, Report};

mod pairs;

use pairs::Fault;

pub(super) static RULE: Rule = Rule {
    code: "S307",
    name: "unbalanced-marks",
    summary: "a bracket or a quotation mark has no partner of its kind",
    summary_zh: "括号、书名号或引号不成对",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("unbalanced_marks.md"),
    check,
    say,
};

/// How many characters beside a lone mark a finding shows.
const SHOWN: usize = 8;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    // marks of the passage before that wait for a partner at the head of the next: a line broken within a pair
    let mut waiting: Vec<(Passage<'_>, Fault)> = Vec::new();
    // most reports have no lone bracket that could number an item
    let numbered = LazyCell::new(|| !judged.report().passages().any(|passage| numbers_in_brackets(passage.text)));
    for passage in judged.report().passages() {
        let mut faults = pairs::faults(passage.text, || *numbered);
        if matches!(passage.field, Field::Line(_)) {
            join(&mut waiting, &mut faults, passage.text);
        }
        out.extend(waiting.drain(..).map(|(passage, fault)| finding(&passage, &fault)));
        for fault in faults {
            match fault {
                Fault::Unclosed(..) if matches!(passage.field, Field::Line(_)) => waiting.push((passage, fault)),
                _ => out.push(finding(&passage, &fault)),
            }
        }
    }
    out.extend(waiting.iter().map(|(passage, fault)| finding(passage, fault)));
}

/// Whether a text numbers an item （一）.
fn numbers_in_brackets(text: &str) -> bool {
    ["（一）", "(一)", "（二）", "(二)"].iter().any(|number| text.contains(number))
}

/// Takes away the faults that two lines mend together: the last open mark of one meets the first lone closing mark of the
/// next, and so on outwards; a quotation over several paragraphs opens anew with each.
fn join(waiting: &mut Vec<(Passage<'_>, Fault)>, faults: &mut Vec<Fault>, text: &str) {
    faults.retain(|fault| {
        let Fault::Unopened(_, mark) = *fault else { return true };
        let partner = waiting.last().is_some_and(|(_, open)| pairs::are_partners(open.marks().0.1, mark));
        if partner {
            waiting.pop();
        }
        !partner
    });
    if text.trim_start().starts_with('“') {
        waiting.retain(|(_, open)| open.marks().0.1 != '“');
    }
}

/// A finding with the marks, each at its place, and the words beside the last of them.
fn finding(passage: &Passage<'_>, fault: &Fault) -> Finding {
    let mut finding = RULE.finding();
    let (first, last) = fault.marks();
    let mut places = vec![first];
    places.extend(last);
    for &(at, mark) in &places {
        finding = finding.about_words(passage, at..at + mark.len_utf8());
    }
    let (at, mark) = last.unwrap_or(first);
    let beside = if pairs::opens(mark) { after(passage.text, at) } else { before(passage.text, at + mark.len_utf8()) };
    finding.with_fact(Fact::Words { text: beside.to_owned(), field: passage.field })
}

/// Some characters from a place on.
fn after(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let len = rest.chars().take(SHOWN).map(char::len_utf8).sum::<usize>();
    rest.get(..len).unwrap_or_default()
}

/// Some characters up to a place.
fn before(text: &str, end: usize) -> &str {
    let rest = text.get(..end).unwrap_or_default();
    let len = rest.chars().rev().take(SHOWN).map(char::len_utf8).sum::<usize>();
    rest.get(rest.len() - len..).unwrap_or_default()
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words: Vec<&str> = finding.words().collect();
    let mark = |word: &str| word.chars().next().unwrap_or_default();
    match (&words[..], language) {
        ([open, close, beside], _) if pairs::is_mixed(mark(open), mark(close)) => match language {
            Language::Zh => format!("“{beside}”处{open}与{close}全角半角不一致"),
            Language::En => {
                format!("{open} is closed by {close} at “{beside}”: one is full width, the other half width")
            }
        },
        ([open, close, beside], Language::Zh) => format!("“{beside}”处{open}{close}与别的标点交叉，不成对"),
        ([open, close, beside], Language::En) => format!("{open} and {close} cross another pair at “{beside}”"),
        ([lone, beside], Language::Zh) if pairs::opens(mark(lone)) => format!("“{beside}”处的{lone}没有后半"),
        ([lone, beside], Language::En) if pairs::opens(mark(lone)) => format!("{lone} at “{beside}” is not closed"),
        ([lone, beside], Language::Zh) => format!("“{beside}”处的{lone}没有前半"),
        ([lone, beside], Language::En) => format!("{lone} at “{beside}” is not opened"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
