//! Perturbs the five published reports: for each claim that holds, one digit of one of its exact figures is changed so that
//! the claim cannot hold. The reader must report it. Skipped, with a printed line, where the reports are not beside the checkout.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use fazhi::check::{Severity, check};
use fazhi::quantity::Quantity;
use fazhi::quantity::law::Verdict;
use fazhi::read::read;
use fazhi::report::{ClaimKind, FigureId, Report};

/// The least share of changes that is reported.
const GOAL_PER_MILLE: usize = 980;

/// The places, from the start of the text, of the findings that accuse.
fn accused(report: &Report) -> Vec<(usize, usize)> {
    check(report)
        .iter()
        .filter(|finding| finding.code().starts_with('C') && finding.severity() != Severity::Note)
        .flat_map(|finding| finding.figures().collect::<Vec<_>>())
        .filter_map(|id| report.figure(id)?.span)
        .map(|span| (span.start, span.end))
        .collect()
}

/// The changes of one digit of a printed figure, each as the whole text and the new figure.
fn changes(text: &str, report: &Report, id: FigureId) -> Vec<(String, Quantity, usize)> {
    let span = report.figure(id).unwrap().span.unwrap();
    let printed = span.text(text).unwrap();
    let mut out = Vec::new();
    for (at, digit) in printed.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        for other in ('0'..='9').filter(|&other| other != digit) {
            let first = !printed[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
            if first && other == '0' {
                continue; // 0312 is no figure that anyone prints
            }
            let mut changed = printed.to_owned();
            changed.replace_range(at..=at, &other.to_string());
            let quantity: Quantity = changed.parse().unwrap();
            let whole = format!("{}{changed}{}", &text[..span.start], &text[span.end..]);
            out.push((whole, quantity, span.start));
        }
    }
    out
}

#[test]
fn a_changed_digit_is_reported() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let (mut tried, mut told) = (0usize, 0usize);
    let mut missed = std::collections::BTreeMap::<String, usize>::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let reading = read(&text);
        let report = &reading.report;
        let before = accused(report);
        for (claim_id, claim) in report.claims() {
            let checked = !matches!(claim.kind(), ClaimKind::Rate | ClaimKind::Enumeration);
            let holds = claim.judge(report.figures()).is_some_and(|j| j.verdict == Verdict::Holds);
            if !checked || !holds {
                continue;
            }
            for (role, id) in claim.relation.figures() {
                if report.figure(id).unwrap().quantity.hedge() != fazhi::quantity::Hedge::Exact {
                    continue;
                }
                for (changed_text, quantity, place) in changes(&text, report, id) {
                    let changed = report.with_figure(id, quantity.clone()).unwrap();
                    let verdict = changed.claim(claim_id).unwrap().judge(changed.figures()).unwrap().verdict;
                    if verdict != Verdict::Broken {
                        continue; // this digit makes no difference that the claim can see
                    }
                    tried += 1;
                    let again = read(&changed_text);
                    let now = accused(&again.report);
                    if now.iter().any(|&(start, end)| start <= place && place < end && !before.contains(&(start, end)))
                    {
                        told += 1;
                    } else {
                        let from = report.figure(id).unwrap();
                        *missed.entry(format!("{} {role} {}", claim.kind(), from.quantity)).or_default() += 1;
                    }
                }
            }
        }
    }
    println!("{told} of {tried} changed digits are reported; not: {missed:#?}");
    assert!(tried > 300, "{tried}");
    assert!(told * 1000 >= tried * GOAL_PER_MILLE, "{told} of {tried}");
}
