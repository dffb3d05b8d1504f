//! What the linker makes of sentences of our own.

use crate::read::read;
use crate::report::Role;

/// The claims of a text: kind, figures by role, verdict.
fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    let report = &reading.report;
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
fn steps_in_a_row_take_their_rates_in_order() {
    let found = claims("信访件由120件降至90件，上访由40人次降至30人次，分别下降25%、20%。");
    assert!(found.contains(&"growth current=90件 base=120件 rate=25% holds".to_owned()), "{found:?}");
    assert!(found.contains(&"growth current=30人次 base=40人次 rate=20% broken".to_owned()), "{found:?}");
}
