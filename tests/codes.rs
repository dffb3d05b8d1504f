//! The registry: codes are sorted, of the right form, never reused, and RULES.md is made from it.
//!
//! `FAZHI_BLESS=1 cargo test --test codes` writes RULES.md anew.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use std::collections::BTreeMap;
use std::fmt::Write as _;

use fazhi::rule::{Ground, Rule, Severity};
use fazhi::{check, compare};

const EVER: &str = include_str!("codes.txt");

/// What the catalogue says of a rule, whatever the rule reads.
#[derive(Clone, Copy)]
struct Entry {
    code: &'static str,
    name: &'static str,
    summary: &'static str,
    summary_zh: &'static str,
    severity: Severity,
    since: &'static str,
    grounds: &'static [Ground],
    folder: &'static str,
}

fn entry<Check, Say>(rule: &Rule<Check, Say>, folder: &'static str) -> Entry {
    let &Rule { code, name, summary, summary_zh, severity, since, grounds, .. } = rule;
    Entry { code, name, summary, summary_zh, severity, since, grounds, folder }
}

/// The rules of all layers, sorted by code.
fn rules() -> Vec<Entry> {
    let one = check::RULES.iter().map(|rule| entry(rule, "src/check/rules"));
    let several = compare::RULES.iter().map(|rule| entry(rule, "src/compare/rules"));
    let mut all: Vec<_> = one.chain(several).collect();
    all.sort_by_key(|rule| rule.code);
    all
}

fn ever() -> Vec<(&'static str, &'static str, bool)> {
    EVER.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut words = line.split(' ');
            let (code, name) = (words.next().unwrap(), words.next().expect("a code has its name"));
            (code, name, words.next() == Some("retired"))
        })
        .collect()
}

#[test]
fn codes_are_sorted_and_of_one_form() {
    assert!(check::RULES.windows(2).all(|pair| pair[0].code < pair[1].code), "check::RULES is not sorted");
    assert!(compare::RULES.windows(2).all(|pair| pair[0].code < pair[1].code), "compare::RULES is not sorted");
    assert!(rules().windows(2).all(|pair| pair[0].code < pair[1].code), "a code stands twice");
    for rule in rules() {
        let Entry { code, name, .. } = rule;
        let (letter, digits) = code.split_at(1);
        assert!("CWSDX".contains(letter) && digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{code}");
        assert_eq!(letter == "X", rule.folder == "src/compare/rules", "{code}: X is for what shows across reports");
        let kebab = |b: u8| b.is_ascii_lowercase() || b == b'-';
        assert!(name.bytes().all(kebab) && !name.starts_with('-') && !name.ends_with('-'), "{code}");
        for summary in [rule.summary, rule.summary_zh] {
            assert!(!summary.is_empty() && !summary.ends_with(['.', '。']), "{code}: {summary}");
        }
        assert!(!rule.grounds.is_empty(), "{code}: a rule rests on something");
        for ground in rule.grounds {
            assert!(ground.is_citable(), "{code}: {ground} is not sure enough to be cited");
        }
        assert_eq!(rule.since.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3, "{code}: since");
    }
}

#[test]
fn names_are_unique() {
    let names: BTreeMap<_, _> = rules().iter().map(|rule| (rule.name, rule.code)).collect();
    assert_eq!(names.len(), rules().len());
}

#[test]
fn every_code_is_on_the_list_and_none_is_lost() {
    let ever = ever();
    assert!(ever.windows(2).all(|pair| pair[0].0 < pair[1].0), "codes.txt is not sorted, or a code stands twice");
    let living: Vec<_> = ever.iter().filter(|line| !line.2).map(|line| (line.0, line.1)).collect();
    let now: Vec<_> = rules().iter().map(|rule| (rule.code, rule.name)).collect();
    assert_eq!(now, living, "the rules and tests/codes.txt differ");
    for (code, ..) in ever.iter().filter(|line| line.2) {
        assert!(check::rule(code).is_none() && compare::rule(code).is_none(), "{code} is retired and used again");
    }
}

#[test]
fn rules_are_found_by_code() {
    for expected in check::RULES {
        assert_eq!(check::rule(expected.code), Some(*expected));
        assert_eq!(compare::rule(expected.code), None);
    }
    for expected in compare::RULES {
        assert_eq!(compare::rule(expected.code), Some(*expected));
        assert_eq!(check::rule(expected.code), None);
    }
    assert_eq!((check::rule("C1"), compare::rule("X1")), (None, None));
    assert_eq!((check::rule(""), compare::rule("")), (None, None));
}

/// RULES.md, made from the registry.
fn catalogue() -> String {
    let mut out = String::from(
        "# The rules\n\n\
         Made from the registry by `FAZHI_BLESS=1 cargo test --test codes`; do not edit.\n\n\
         Each code leads to the page of the rule: what it checks, why, examples that are run as tests, and what to do. An\n\
         *error* means that no possible world has these figures, or that a legal requirement is missed; a *warning* that\n\
         something is probably wrong; a *note* that it is worth a look. Codes are never reused. A document that a rule rests\n\
         on is named with how that is known: *read* in it, *agreed* by two sources that restate it, or *secondary*, in one.\n\n\
         | code | name | severity | finds | 检查 | rests on | since |\n|---|---|---|---|---|---|---|\n",
    );
    for rule in rules() {
        let file = rule.name.replace('-', "_");
        let page = format!("{}/{file}.md", rule.folder);
        let (code, name, severity) = (rule.code, rule.name, rule.severity);
        let (summary, zh, since) = (rule.summary, rule.summary_zh, rule.since);
        let grounds: Vec<_> = rule.grounds.iter().map(ToString::to_string).collect();
        let grounds = grounds.join("; ");
        writeln!(out, "| [{code}]({page}) | {name} | {severity} | {summary} | {zh} | {grounds} | {since} |").unwrap();
    }
    out
}

#[test]
fn the_catalogue_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/RULES.md");
    let made = catalogue();
    if std::env::var_os("FAZHI_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == made, "RULES.md is not what the registry makes: run FAZHI_BLESS=1 cargo test --test codes");
}
