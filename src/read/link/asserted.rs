//! What the linker makes of a text, for the tests of its parts.

use crate::read::read;

/// The claims of a text that are not of a single rate: kind, figures by role, verdict.
pub(super) fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    let report = &reading.report;
    let mut out = Vec::new();
    for (_, claim) in report.claims() {
        let kind = claim.kind().to_string();
        if kind == "rate" {
            continue;
        }
        let mut words = vec![kind];
        claim.relation.for_each(|role, id| {
            let printed = report.figure(id).map(|figure| figure.quantity.to_string()).unwrap_or_default();
            words.push(format!("{role}={printed}"));
        });
        words.push(claim.judge(report.figures()).map(|judged| judged.verdict.to_string()).unwrap_or_default());
        out.push(words.join(" "));
    }
    out
}

/// Asserts the claims of a text, in any order.
#[track_caller]
pub(super) fn assert_claims(text: &str, expected: &[&str]) {
    let mut found = claims(text);
    found.sort();
    let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    expected.sort();
    assert_eq!(found, expected, "{text}");
}

/// Asserts that no claim of a text is broken.
#[track_caller]
pub(super) fn assert_sound(text: &str) {
    let broken: Vec<String> = claims(text).into_iter().filter(|claim| claim.ends_with("broken")).collect();
    assert!(broken.is_empty(), "{text}: {broken:?}");
}

/// Asserts that a claim is among those of a text.
#[track_caller]
pub(super) fn assert_claim(text: &str, expected: &str) {
    let found = claims(text);
    assert!(found.iter().any(|claim| claim == expected), "{text}: {found:#?}");
}

/// Asserts that no claim of a text begins so.
#[track_caller]
pub(super) fn assert_no_claim(text: &str, unwanted: &str) {
    let found = claims(text);
    assert!(!found.iter().any(|claim| claim.starts_with(unwanted)), "{text}: {found:#?}");
}
