//! Imports run only leftwards: span ← quantity ← report ← rule ← {read | check | compare} ← render.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, leftmost first. Those of one rank do not know each other.
const LAYERS: [(&str, usize); 10] = [
    ("few", 0),
    ("marks", 0),
    ("span", 0),
    ("quantity", 1),
    ("report", 2),
    ("rule", 3),
    ("read", 4),
    ("check", 4),
    ("compare", 4),
    ("render", 5),
];

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, rank)| *rank)
}

/// The line without its comment, or nothing where it is one.
fn code(line: &str) -> &str {
    let line = line.trim_start();
    if line.starts_with("//") { "" } else { line.split(" // ").next().unwrap_or("") }
}

/// The first names after `crate::`: one, or those of a group.
fn heads(after: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = after.strip_prefix('{') else { return vec![name(after)] };
    let mut depth = 0;
    let mut heads = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(String::new()),
            c if depth == 0 => heads.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    heads.iter().map(|head| name(head.trim())).filter(|head| !head.is_empty()).collect()
}

/// What a file of `layer`, `depth` modules below the crate root, imports that it must not.
fn violations(layer: &str, depth: usize, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut may = |target: &str, line: &str| {
        let allowed = match (rank(layer), rank(target)) {
            _ if target == layer => true,
            (Some(own), Some(other)) => other < own,
            _ => false, // what is not a layer is a re-export of the root
        };
        if !allowed {
            wrong.push(format!("{layer} uses {target}: {}", line.trim()));
        }
    };
    // a statement may run over several lines
    let source: String = source.lines().map(code).collect::<Vec<_>>().join("\n");
    for (at, _) in source.match_indices("crate::") {
        if source[..at].ends_with('$') {
            continue;
        }
        let end = source[at..].find(';').map_or(source.len(), |end| at + end);
        let statement = &source[at + "crate::".len()..end];
        for head in heads(&statement.split_whitespace().collect::<String>()) {
            may(&head, statement);
        }
    }
    // `super::` past the layer's own module reaches the root
    let mut inline = 0;
    for line in source.lines() {
        // the tests of a file stand at its end, one module deeper
        if line == "mod tests {" {
            inline = 1;
        }
        let line = line.trim();
        for (at, _) in line.match_indices("super::") {
            if line[..at].ends_with("super::") {
                continue;
            }
            let mut rest = &line[at..];
            let mut steps = 0;
            while let Some(next) = rest.strip_prefix("super::") {
                (rest, steps) = (next, steps + 1);
            }
            if steps >= depth + inline {
                for head in heads(rest) {
                    may(&head, line);
                }
            }
        }
    }
    wrong
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn imports_run_leftwards() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut seen, mut wrong) = (Vec::new(), Vec::new());
    for file in files {
        let path = file.strip_prefix(&root).unwrap();
        let mut parts: Vec<_> = path.iter().map(|part| part.to_str().unwrap().trim_end_matches(".rs")).collect();
        if parts == ["lib"] {
            continue;
        }
        if parts.last() == Some(&"mod") {
            parts.pop();
        }
        let layer = parts[0];
        assert!(rank(layer).is_some(), "{} belongs to no layer", path.display());
        seen.push(layer.to_owned());
        let source = fs::read_to_string(&file).unwrap();
        wrong.extend(violations(layer, parts.len(), &source).into_iter().map(|w| format!("{}: {w}", path.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for layer in ["span", "quantity", "report", "rule", "read", "check", "compare", "render"] {
        assert!(seen.iter().any(|name| name == layer), "{layer} was not looked at");
    }
}

#[test]
fn a_wrong_import_is_seen() {
    let none: [&str; 0] = [];
    let of = |layer: &str, depth: usize, source: &str| violations(layer, depth, source);
    assert_eq!(of("report", 2, "use crate::quantity::law;\n// use crate::read;\nuse super::figure::Figure;"), none);
    assert_eq!(
        of("check", 2, "use crate::check::Rule;\nuse crate::{\n    quantity::{Ratio, law},\n    span::Span,\n};"),
        none
    );
    let every =
        "use crate::{check::Finding, compare::pair, quantity::Ratio, read::Reading, report::Report, span::Span};";
    assert_eq!(of("render", 2, every), none);
    assert_eq!(of("compare", 2, "use crate::report::Report;\nuse crate::quantity::law::Verdict;"), none);
    assert_eq!(of("check", 1, "#[cfg(test)]\nmod tests {\n    use super::*;\n}"), none);
    for (layer, depth, source) in [
        ("quantity", 2, "use crate::report::Figure;"),
        ("read", 2, "let x = crate::check::check(&report);"),
        ("check", 3, "use crate::{quantity::Ratio, read::read};"),
        ("check", 2, "use crate::Report;"), // by its layer, not by the root
        ("check", 2, "use super::super::read::read;"),
        ("report", 1, "use super::check;"),
        ("compare", 1, "use crate::render;"),
        ("compare", 2, "use crate::check::Finding;"),
        ("check", 2, "use crate::compare::pair;"),
        ("read", 3, "use crate::render::wire::Answer;"),
        ("report", 2, "use crate::compare;"),
        ("report", 2, "use crate::rule::Ground;"),
        ("rule", 1, "use crate::check::Finding;"),
    ] {
        assert_eq!(of(layer, depth, source).len(), 1, "{source}");
    }
}
