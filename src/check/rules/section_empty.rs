#![doc = include_str!("section_empty.md")]

use std::collections::HashSet;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::outline::Heading;
use crate::report::{Field, Measure, Report};

pub(super) static RULE: Rule = Rule {
    code: "S304",
    name: "section-empty",
    summary: "a heading has nothing under it",
    summary_zh: "标题之下没有内容",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Usage],
    page: include_str!("section_empty.md"),
    check,
    say,
};

/// Lines with a number that are longer than this many characters are sentences, not headings.
const LONGEST_HEADING: usize = 40;

/// How deep headings are looked at: 一、 （一） 1.; what （1） numbers is mostly one item of a list.
const DEEPEST: u8 = 3;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let outline = &report.outline;
    let filled: HashSet<&str> =
        outline.iter().filter(|h| !h.is_item() && !h.empty).map(|heading| heading.title.as_str()).collect();
    let kept = kept_lists(outline);
    for (at, heading) in outline.iter().enumerate() {
        let asked = heading.empty && (1..=DEEPEST).contains(&heading.level) && !is_sentence(heading, report);
        // a table of contents names the headings that stand filled below it
        if !asked || filled.contains(heading.title.as_str()) {
            continue;
        }
        // lines that are all alone are a list
        if heading.part.is_some() || kept[at] {
            out.push(RULE.finding().about_heading(at, heading));
        }
    }
    // of a report that was read, the outline tells
    if report.text.is_none() && report.measures.iter().any(|measure| !is_bare(measure)) {
        for (at, measure) in report.measures.iter().enumerate().filter(|(_, measure)| is_bare(measure)) {
            let words = Fact::Words { text: measure.title.clone(), field: Field::MeasureTitle(at) };
            out.push(RULE.finding().with_fact(words));
        }
    }
}

/// For every heading whether one beside it, under the same higher heading, has text under it.
fn kept_lists(outline: &[Heading]) -> Vec<bool> {
    let mut kept = vec![false; outline.len()];
    // the headings of each level since the last higher one, and whether any is filled
    let mut open: [(Vec<usize>, bool); DEEPEST as usize] = Default::default();
    let mut close = |open: &mut [(Vec<usize>, bool)]| {
        for (list, filled) in open {
            for at in list.drain(..) {
                kept[at] = *filled;
            }
            *filled = false;
        }
    };
    for (at, heading) in outline.iter().enumerate().filter(|(_, h)| (1..=DEEPEST).contains(&h.level)) {
        let level = usize::from(heading.level);
        close(&mut open[level..]);
        let (list, filled) = &mut open[level - 1];
        list.push(at);
        *filled |= !heading.empty;
    }
    close(&mut open);
    kept
}

/// Whether a numbered line is a sentence, so that it says itself what there is to say.
fn is_sentence(heading: &Heading, report: &Report) -> bool {
    let printed = heading.span.zip(report.text.as_deref()).and_then(|(span, text)| span.text(text));
    let printed = printed.unwrap_or(&heading.title);
    heading.title.trim().is_empty()
        || printed.ends_with(['。', '；', ';', '！'])
        || printed.contains('。')
        || printed.chars().nth(LONGEST_HEADING).is_some()
        || heading.part.is_none() && heading.level == DEEPEST && heading.title.contains(|c: char| c.is_ascii_digit())
}

fn is_bare(measure: &Measure) -> bool {
    measure.text.trim().is_empty() && measure.items.is_empty() && measure.figures.is_empty()
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let title = finding.words().next().unwrap_or_default();
    match language {
        Language::Zh => format!("“{title}”之下没有内容"),
        Language::En => format!("nothing stands under “{title}”"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft};

    #[test]
    fn broken() {
        let mut draft = draft();
        draft.measure("健全制度");
        draft.measure("规范执法").text("办案12件。");
        assert!(codes(&draft.build().unwrap()).contains(&"S304"));
    }

    #[test]
    fn holds() {
        // titles alone are a sketch
        let mut draft = draft();
        draft.measure("健全制度");
        draft.measure("规范执法");
        assert!(!codes(&draft.build().unwrap()).contains(&"S304"));
    }
}
