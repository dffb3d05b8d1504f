//! The pages of the rules: each has all its sections and examples, and the examples are run.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use fazhi::check::{RULES, Rule, explain};

/// The sections of a page, in order.
const SECTIONS: [&str; 5] = ["What it checks", "Why it matters", "Examples", "What to do", "Source"];

/// A fenced example: its kind and its report text.
struct Example<'a> {
    kind: &'a str,
    text: String,
}

/// The examples of a page. A fence is opened by three backticks and a kind, and closed by three backticks alone.
fn examples(page: &str) -> Vec<Example<'_>> {
    let mut found: Vec<Example<'_>> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(kind), false) => {
                found.push(Example { kind, text: String::new() });
                open = true;
            }
            (Some(rest), true) => {
                assert!(rest.is_empty(), "a fence closes with {line:?}");
                open = false;
            }
            (None, true) => {
                let example = found.last_mut().expect("an open fence has its example");
                if !example.text.is_empty() {
                    example.text.push('\n');
                }
                example.text.push_str(line);
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a fence is not closed");
    found
}

fn sections(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| line.strip_prefix("## ")).collect()
}

fn file_of(rule: &Rule) -> String {
    let name = rule.name.replace('-', "_");
    format!("{}/src/check/rules/{name}.md", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_page_has_its_form() {
    for rule in RULES {
        let page = rule.page;
        assert_eq!(page.lines().next(), Some(format!("# {} {}", rule.code, rule.name).as_str()));
        assert_eq!(sections(page), SECTIONS, "{rule}");
        assert_eq!(std::fs::read_to_string(file_of(rule)).unwrap(), page, "{rule}: the page is the file of its name");
        assert_eq!(explain(rule.code), Some(page));
        let body =
            |name: &str| page.split(&format!("## {name}\n")).nth(1).unwrap().split("\n## ").next().unwrap().trim();
        for section in SECTIONS {
            assert!(!body(section).is_empty(), "{rule}: {section} is empty");
        }
    }
}

#[test]
fn every_page_has_its_examples() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for rule in RULES {
        let found = examples(rule.page);
        let count = |kind: &str| found.iter().filter(|example| example.kind == kind).count();
        for example in &found {
            assert!(["broken", "holds", "undecided"].contains(&example.kind), "{rule}: {:?}", example.kind);
            assert!(chinese(&example.text), "{rule}: {:?} is no report text", example.text);
        }
        assert!(count("broken") >= 2, "{rule}: two examples that are broken");
        assert!(count("holds") >= 2, "{rule}: two examples that hold");
        let mut texts: Vec<_> = found.iter().map(|example| &example.text).collect();
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), found.len(), "{rule}: an example stands twice");
    }
}

#[test]
fn the_page_reader_sees_what_is_wrong() {
    let page = "# X\n## Examples\n```broken\n一件。\n二件。\n```\n```holds\n三件。\n```\n";
    let found = examples(page);
    assert_eq!(found.iter().map(|e| e.kind).collect::<Vec<_>>(), ["broken", "holds"]);
    assert_eq!(found[0].text, "一件。\n二件。");
    assert!(std::panic::catch_unwind(|| examples("```broken\n一件。")).is_err());
}

/// The examples, run.
mod run {
    use fazhi::Report;
    use fazhi::check::{Language, RULES, check};
    use fazhi::quantity::law::Verdict;

    use super::examples;

    /// The one place that knows the reader.
    fn read_text(text: &str) -> Report {
        fazhi::read::read(text).report
    }

    /// `broken`: the rule of the page speaks. `holds`: every rule is silent, and some claim holds or there is none to make.
    /// `undecided`: every rule is silent, and some claim is undecided.
    #[test]
    fn examples_do_what_their_fence_says() {
        let mut wrong = Vec::new();
        for rule in RULES {
            for example in examples(rule.page) {
                let report = read_text(&example.text);
                let findings = check(&report);
                let codes: Vec<_> = findings.iter().map(fazhi::Finding::code).collect();
                let undecided = report
                    .claims()
                    .filter_map(|(_, claim)| claim.judge(report.figures()))
                    .any(|judged| judged.verdict == Verdict::Undecided);
                let right = match example.kind {
                    "broken" => codes.contains(&rule.code),
                    "holds" => codes.is_empty(),
                    _ => codes.is_empty() && undecided,
                };
                if !right {
                    let says: Vec<_> = findings.iter().map(|f| f.message(&report, Language::En)).collect();
                    wrong.push(format!("{rule}, {}: {} gave {codes:?} {says:?}", example.kind, example.text));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
