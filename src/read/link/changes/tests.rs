//! What the linker makes of sentences of our own.

use crate::read::read;
use crate::report::Role;

/// The claims of a text: kind, figures by role, verdict.
fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    let report = reading.report();
    let mut out = Vec::new();
    for (_, claim) in report.claims() {
        let mut line = claim.kind().to_string();
        claim.relation.for_each(|role: Role, id| {
            let printed = report.figure(id).map(|f| f.quantity.to_string()).unwrap_or_default();
            line.push_str(&format!(" {role}={printed}"));
        });
        let verdict = claim.judge(report.figures()).map(|j| j.verdict.to_string()).unwrap_or_default();
        line.push_str(&format!(" {verdict}"));
        out.push(line);
    }
    out
}

#[test]
fn prints() {
    for text in ["信访件由120件降至90件，上访由40人次降至30人次，分别下降25%、20%。"] {
        panic!("{:#?}", claims(text));
    }
}
