//! From the tree and the parts of a text to the outline that the report keeps: headings and numbered items.

use crate::report::outline::Heading;
use crate::span::Span;

use super::structure::{Kind, Part, Tree, number_len};

/// The headings and items of a text, in order.
pub(super) fn outline(text: &str, tree: &Tree, parts: &[Part]) -> Vec<Heading> {
    let nodes = tree.nodes();
    let told = nodes.iter().filter(|node| matches!(node.kind, Kind::Heading { .. } | Kind::Item { .. })).count();
    let mut out: Vec<Heading> = Vec::with_capacity(told);
    // a part is opened by the heading whose words it has
    let mut openings = parts.iter().filter_map(|part| Some((part.heading?, part.kind))).peekable();
    for (at, node) in nodes.iter().enumerate() {
        match node.kind {
            Kind::Heading { level, style, number, .. } => {
                let mut part = None;
                while let Some((_, kind)) = openings.next_if(|(words, _)| words.start < node.span.end) {
                    part.get_or_insert(kind);
                }
                let span = trimmed(text, node.span);
                out.push(Heading {
                    level,
                    style,
                    number,
                    title: title(text, span),
                    part,
                    empty: is_empty(tree, at),
                    span: Some(span),
                });
            }
            Kind::Item { style, number } => {
                let span = trimmed(text, node.span);
                let mark = number_len(span.text(text).unwrap_or_default());
                let span = Some(Span::new(span.start, span.start + mark));
                let (title, part, empty) = (String::new(), None, false);
                out.push(Heading { level: 0, style, number, title, part, empty, span });
            }
            _ => {}
        }
    }
    out
}

/// The words of a heading without its number and the marks that end it.
fn title(text: &str, heading: Span) -> String {
    let words = heading.text(text).unwrap_or_default();
    let words = words.get(number_len(words)..).unwrap_or_default();
    words.trim().trim_end_matches(['。', '.', '：', ':', '；', ';', '，', ',', '、']).trim_end().to_owned()
}

/// A range without the spaces at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let whole = span.text(text).unwrap_or_default();
    let inner = whole.trim_start();
    let start = span.start + (whole.len() - inner.len());
    Span::new(start, start + inner.trim_end().len())
}

/// Whether nothing but blanks stands under a heading: its section holds neither text nor a lower heading.
fn is_empty(tree: &Tree, heading: usize) -> bool {
    let nodes = tree.nodes();
    // a heading stands in a section of its own; its own pieces are within its range
    let Some(section) = heading.checked_sub(1).filter(|&at| matches!(nodes[at].kind, Kind::Section(_))) else {
        return false;
    };
    let own = nodes[heading].span;
    let mut under = tree.children(section).filter(|&at| nodes[at].span != own);
    !under.any(|at| !matches!(nodes[at].kind, Kind::Blank | Kind::Dirt | Kind::Heading { .. }))
}

#[cfg(test)]
mod tests {
    use crate::report::outline::{PartKind, Style};

    fn outline(text: &str) -> Vec<(u8, Style, u32, String, Option<PartKind>, bool)> {
        let report = crate::read(text).report;
        for heading in &report.outline {
            let place = heading.span.and_then(|span| span.text(text)).unwrap_or_default();
            assert!(!place.is_empty() && place.contains(&heading.title), "{heading:?}: {place:?}");
        }
        report.outline.into_iter().map(|h| (h.level, h.style, h.number, h.title, h.part, h.empty)).collect()
    }

    #[test]
    fn headings_and_items_in_order() {
        let text = "一、主要举措和成效\n（一）健全制度。印发办法3件。\n（二）规范执法\n一是培训。二是考核。\n\n二、存在的问题\n\
                    三、下一步打算\n加强培训。\n";
        let found = outline(text);
        let want = [
            (1, Style::Han, 1, "主要举措和成效", Some(PartKind::Measures), false),
            (2, Style::HanBracket, 1, "健全制度", None, false),
            (2, Style::HanBracket, 2, "规范执法", None, false),
            (0, Style::Is, 1, "", None, false),
            (0, Style::Is, 2, "", None, false),
            (1, Style::Han, 2, "存在的问题", Some(PartKind::Problems), true),
            (1, Style::Han, 3, "下一步打算", Some(PartKind::Plans), false),
        ];
        let want: Vec<_> = want.into_iter().map(|(l, s, n, t, p, e)| (l, s, n, t.to_owned(), p, e)).collect();
        assert_eq!(found, want);
        assert!(outline("全年受理案件12件。").is_empty());
    }

    #[test]
    fn a_broken_run_of_items_is_kept() {
        let found = outline("一、主要举措\n一是培训。三是考核。\n");
        let numbers: Vec<_> = found.iter().map(|h| (h.0, h.2)).collect();
        assert_eq!(numbers, [(1, 1), (0, 1), (0, 3)]);
    }
}
