//! Forms of structure that offices use beside those of GB/T 9704—2012: parts above 一、, points for full stops, and such.

use fazhi::read::structure::{Outline, PartKind, Style, outline};

/// The kinds of the parts that hold the four matters, in the order of the text.
fn order(outline: &Outline) -> Vec<PartKind> {
    let kinds = outline.parts.iter().map(|part| part.kind);
    kinds.filter(|kind| !matches!(kind, PartKind::Preamble | PartKind::Other)).collect()
}

fn headings<'t>(text: &'t str, outline: &Outline, kind: PartKind) -> Vec<&'t str> {
    outline.entries(kind).filter_map(|entry| entry.heading.text(text)).collect()
}

/// How many items each measure has.
fn items(outline: &Outline) -> Vec<usize> {
    outline.entries(PartKind::Measures).map(|entry| entry.items.len()).collect()
}

#[test]
fn parts_may_stand_above_sections() {
    let text = "第一部分　工作开展情况\n一、抓制度\n（一）立规。印发办法3件。\n（二）清理。废止文件2件。\n二、抓执法\n有序。\n\
                第二部分　存在的短板\n（一）人少。\n（二）钱少。\n第三部分：下一步打算\n一是补人。二是筹款。三是培训。\n";
    let read = outline(text);
    assert_eq!(order(&read), [PartKind::Measures, PartKind::Problems, PartKind::Plans]);
    assert_eq!(headings(text, &read, PartKind::Measures), ["抓制度", "抓执法"]);
    assert_eq!(items(&read), [2, 0]);
    assert_eq!(headings(text, &read, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补人", "筹款", "培训"]);
    let kept = fazhi::read(text).report.outline;
    let levels: Vec<_> = kept.iter().filter(|h| !h.is_item()).map(|h| (h.level, h.style)).collect();
    assert_eq!(levels[..3], [(1, Style::Part), (2, Style::Han), (3, Style::HanBracket)]);
    // a sentence that begins so is none
    let text = "第一部分企业已经搬迁。\n一、主要举措\n有序。\n";
    assert_eq!(fazhi::read(text).report.outline[0].style, Style::Han);
}

#[test]
fn a_point_may_end_a_sentence() {
    let text = "一、主要举措\n(一)抓执法.做法有两个:①抓培训,合格率96.5%;②抓考核.\n(二)抓普法.线上,①办课3期;线下,②设点2个.\n\
                二、存在的不足\n工作中还有短板.(一)人少,力量弱.(二)钱少,保障难.\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Measures), ["抓执法", "抓普法"]);
    assert_eq!(items(&read), [2, 2]);
    assert_eq!(headings(text, &read, PartKind::Problems), ["人少,力量弱", "钱少,保障难"]);
}
