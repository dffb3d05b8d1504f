//! The pages of the rules across reports: each has all its sections and examples, and the examples are run.
//!
//! An example holds the texts of several reports with a line `---` between them.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use fazhi::Report;
use fazhi::compare::{Compared, Language, Outcome, RULES, compare_with, explain};

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = ["What it checks", "Why it matters", "Examples", "What to do", "Source"];

/// The fenced examples of a page: kind and texts.
fn examples(page: &str) -> Vec<(&str, Vec<String>)> {
    let mut pieces = page.split("\n```");
    pieces.next();
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let (kind, body) = piece.split_once('\n').expect("a fence has a kind and a body");
        found.push((kind, body.split("\n---\n").map(str::to_owned).collect()));
        assert!(pieces.next().expect("a fence is closed").starts_with('\n'), "a fence closes with its line");
    }
    found
}

fn read(texts: &[String]) -> Vec<Report> {
    texts.iter().map(|text| fazhi::read(text).report).collect()
}

#[test]
fn every_page_has_its_form() {
    for rule in RULES {
        let page = rule.page;
        assert_eq!(page.lines().next(), Some(format!("# {} {}", rule.code, rule.name).as_str()));
        let sections: Vec<_> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(sections, SECTIONS, "{rule}");
        let file = format!("{}/src/compare/rules/{}.md", env!("CARGO_MANIFEST_DIR"), rule.name.replace('-', "_"));
        assert_eq!(std::fs::read_to_string(file).unwrap(), page, "{rule}: the page is the file of its name");
        assert_eq!(explain(rule.code), Some(page));
        let kinds: Vec<_> = examples(page).iter().map(|(kind, _)| *kind).collect();
        let count = |wanted| kinds.iter().filter(|&&kind| kind == wanted).count();
        assert!(count("broken") >= 2 && count("holds") >= 2, "{rule}: {kinds:?}");
        assert_eq!(count("broken") + count("holds") + count("undecided"), kinds.len(), "{rule}: {kinds:?}");
    }
}

/// `broken`: the rule of the page speaks, and no other. `holds`: every rule is silent. `undecided`: every rule is silent, and
/// some pair is undecided.
#[test]
fn examples_do_what_their_fence_says() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (kind, texts) in examples(rule.page) {
            assert!(texts.len() > 1, "{rule}: one report is compared with nothing");
            let reports = read(&texts);
            let reports: Vec<&Report> = reports.iter().collect();
            let compared = Compared::new(&reports);
            let findings = compare_with(RULES, &compared);
            let codes: Vec<_> = findings.iter().map(fazhi::compare::Finding::code).collect();
            let mut pairs = compared.pairings().flat_map(|(_, pairing)| pairing.pairs());
            let right = match kind {
                "broken" => codes == [rule.code],
                "holds" => codes.is_empty(),
                _ => codes.is_empty() && pairs.any(|pair| pair.outcome == Outcome::Undecided),
            };
            if !right {
                let says: Vec<_> = findings.iter().map(|f| f.message(&reports, Language::En)).collect();
                wrong.push(format!("{rule}, {kind}: {texts:?} gave {codes:?} {says:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_are_whole_in_both_languages() {
    for rule in RULES {
        for (_, texts) in examples(rule.page).iter().filter(|(kind, _)| *kind == "broken") {
            let reports = read(texts);
            let reports: Vec<&Report> = reports.iter().collect();
            let findings = compare_with(&[rule], &Compared::new(&reports));
            for language in [Language::Zh, Language::En] {
                let message = findings[0].message(&reports, language);
                assert!(!message.is_empty() && !message.ends_with(['.', '。']), "{rule}: {message:?}");
                assert!(!message.contains('{') && !message.contains("  "), "{rule}: {message:?}");
            }
        }
    }
}
