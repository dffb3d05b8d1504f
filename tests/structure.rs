//! The structure of whole reports: against hand-made truth where it is at hand, and of texts worded here.

use std::path::Path;

use fazhi::read::structure::{Outline, PartKind, outline};
use serde_json::{Value, json};

fn order(outline: &Outline) -> Vec<&'static str> {
    let mut order = Vec::new();
    for part in &outline.parts {
        let name = match part.kind {
            PartKind::Measures => "measures",
            PartKind::Problems => "problems",
            PartKind::Duties => "duties",
            PartKind::Plans => "plans",
            PartKind::Preamble | PartKind::Other => continue,
        };
        if !order.contains(&name) {
            order.push(name);
        }
    }
    order
}

/// What was read, under the names of the truth file.
fn found(outline: &Outline) -> Value {
    let frame = &outline.frame;
    let names = |names: &[fazhi::read::structure::Name]| names.iter().map(|n| n.text.clone()).collect::<Vec<_>>();
    json!({
        "year": frame.year.map(|y| y.value),
        "region": frame.region.as_ref().map(|r| &r.text),
        "issuers": frame.issuers.iter().map(|i| &i.name).collect::<Vec<_>>(),
        "addressees": names(&frame.addressees),
        "issued_on": frame.issued_on.map(|d| d.value.to_string()),
        "published_on": frame.published_on.map(|d| d.value.to_string()),
        "publisher": frame.publisher.as_ref().map(|p| &p.text),
        "measures": outline.entries(PartKind::Measures).count(),
        "measure_items": outline.entries(PartKind::Measures).map(|e| e.items.len()).collect::<Vec<_>>(),
        "problems": outline.entries(PartKind::Problems).count(),
        "plans": outline.entries(PartKind::Plans).count(),
        "duties": outline.entries(PartKind::Duties).count(),
        "duties_section": outline.part(PartKind::Duties).is_some(),
        "part_order": order(outline),
    })
}

#[test]
fn the_reports_have_the_structure_that_was_read_by_hand() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    let Ok(truth) = std::fs::read_to_string(cases.join("structure.json")) else {
        println!("skipped: no ../shared/cases/structure.json");
        return;
    };
    let truth: Vec<Value> = serde_json::from_str(&truth).unwrap();
    assert!(!truth.is_empty());
    let mut wrong = Vec::new();
    for case in &truth {
        let file = case["file"].as_str().unwrap();
        let text = std::fs::read_to_string(cases.join(file)).unwrap();
        let outline = outline(&text);
        let mut found = found(&outline);
        found["document_number"] = json!(outline.frame.document_number.and_then(|s| s.text(&text)));
        found["note"] = json!(outline.frame.note.and_then(|s| s.text(&text)));
        for (key, want) in case.as_object().unwrap().iter().filter(|(key, _)| *key != "file") {
            if found[key] != *want {
                wrong.push(format!("{file}: {key} is {}, read by hand as {want}", found[key]));
            }
        }
        assert_eq!(outline.tree.leaves().filter_map(|n| n.span.text(&text)).collect::<String>(), text);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
