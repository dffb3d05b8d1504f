//! The structure of whole reports: against hand-made truth where it is at hand, and of texts worded here.

use std::path::Path;

use fazhi::Span;
use fazhi::read::structure::{Kind, Outline, PartKind, YearSource, outline};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
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

/// 72 whole reports of our own wording, with what a reader by hand found in each; a field that its text does not decide is left out.
const STRUCTURES: &str = include_str!("data/structures.jsonl");

#[test]
fn worded_reports_have_the_structure_that_was_read_by_hand() {
    let mut wrong = Vec::new();
    let mut fields = 0;
    for line in STRUCTURES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let (id, text) = (case["id"].as_str().unwrap(), case["text"].as_str().unwrap());
        let outline = outline(text);
        let mut found = found(&outline);
        found["document_number"] = json!(outline.frame.document_number.and_then(|s| s.text(text)));
        found["note"] = json!(outline.frame.note.and_then(|s| s.text(text)));
        for (key, want) in case.as_object().unwrap().iter().filter(|(key, _)| !["id", "text"].contains(&key.as_str())) {
            fields += 1;
            if found[key] != *want {
                wrong.push(format!("{id}: {key} is {}, read by hand as {want}", found[key]));
            }
        }
        assert_eq!(outline.tree.leaves().filter_map(|n| n.span.text(text)).collect::<String>(), text);
    }
    assert!(fields > 1000 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text of every leaf of a kind.
fn leaves<'t>(text: &'t str, outline: &Outline, wanted: fn(Kind) -> bool) -> Vec<&'t str> {
    outline.tree.leaves().filter(|n| wanted(n.kind)).filter_map(|n| n.span.text(text)).map(str::trim).collect()
}

fn headings<'t>(text: &'t str, outline: &Outline, kind: PartKind) -> Vec<&'t str> {
    outline.entries(kind).filter_map(|e| e.heading.text(text)).collect()
}

#[test]
fn titles_name_year_region_and_issuer() {
    type Case<'a> = (&'a str, &'a str, Option<u16>, Option<&'a str>, &'a [&'a str]);
    let cases: [Case<'_>; 20] = [
        ("2020年清溪县法治政府建设情况报告", "", Some(2020), Some("清溪县"), &[]),
        ("二〇二二年度清溪县司法局法治政府建设报告", "", Some(2022), Some("清溪县"), &["清溪县司法局"]),
        ("甲市关于2022年度法治政府建设情况的报告", "", Some(2022), Some("甲市"), &[]),
        (
            "中共甲县县委 甲县人民政府关于2022年度法治政府建设情况的报告",
            "",
            Some(2022),
            Some("甲县"),
            &["中共甲县县委", "甲县人民政府"],
        ),
        (
            "中共甲县委员会甲县人民政府关于2022年法治政府建设情况的报告",
            "",
            Some(2022),
            Some("甲县"),
            &["中共甲县委员会", "甲县人民政府"],
        ),
        ("甲乙区2022年度法治政府建设年度报告", "", Some(2022), Some("甲乙区"), &[]),
        ("甲乙区2022年法治政府建设情况报告", "", Some(2022), Some("甲乙区"), &[]),
        ("2022年度法治政府建设年度报告", "", Some(2022), None, &[]),
        ("清溪县关于清溪县2022年度法治政府建设工作总结的报告", "", Some(2022), Some("清溪县"), &[]),
        ("关于清溪县2022年度法治政府建设情况的报告", "", Some(2022), Some("清溪县"), &[]),
        ("甲江省2022年度法治政府建设情况", "", Some(2022), Some("甲江省"), &[]),
        ("甲江省2022年度推进法治政府建设情况报告", "", Some(2022), Some("甲江省"), &[]),
        (
            "甲江市农业农村局（甲江市乡村振兴局）2022年法治政府建设情况报告",
            "",
            Some(2022),
            Some("甲江市"),
            &["甲江市农业农村局（甲江市乡村振兴局）"],
        ),
        (
            "甲江市市场监督管理局二〇二二年度法治政府建设工作报告",
            "",
            Some(2022),
            Some("甲江市"),
            &["甲江市市场监督管理局"],
        ),
        ("双溪镇人民政府２０２２年法治政府建设总结", "", Some(2022), Some("双溪镇"), &["双溪镇人民政府"]),
        ("甲江2022法治政府建设年度报告", "", Some(2022), Some("甲江"), &[]),
        (
            "甲江市\n人民政府关于2022年度\n法治政府建设情况的报告",
            "甲江市人民政府关于2022年度法治政府建设情况的报告",
            Some(2022),
            Some("甲江市"),
            &["甲江市人民政府"],
        ),
        (
            "甲江市司法局\n\n2022年度法治政府建设情况的报告",
            "甲江市司法局2022年度法治政府建设情况的报告",
            Some(2022),
            Some("甲江市"),
            &["甲江市司法局"],
        ),
        (
            "中共甲江区委\n甲江区人民政府\n关于2022年法治政府建设情况的报告",
            "中共甲江区委 甲江区人民政府关于2022年法治政府建设情况的报告",
            Some(2022),
            Some("甲江区"),
            &["中共甲江区委", "甲江区人民政府"],
        ),
        (
            "甲江区东街街道办事处关于2022年依法行政工作的报告（公开版）",
            "",
            Some(2022),
            Some("甲江区东街街道"),
            &["甲江区东街街道办事处"],
        ),
    ];
    for (head, title, year, region, issuers) in cases {
        let text = format!("{head}\n\n  这一年，全县各单位扎实推进各项工作，成效明显。\n一、主要工作\n全年无事。\n");
        let frame = outline(&text).frame;
        let title = if title.is_empty() { head } else { title };
        assert_eq!(frame.title.as_ref().map(|t| t.text.as_str()), Some(title));
        assert_eq!(frame.year.map(|y| y.value), year, "{head}");
        assert_eq!(frame.year.map(|y| y.found), year.map(|_| YearSource::Title), "{head}");
        assert_eq!(frame.region.as_ref().map(|r| r.text.as_str()), region, "{head}");
        assert_eq!(frame.issuers.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), issuers, "{head}");
        for issuer in frame.issuers {
            assert_eq!(
                issuer.span.text(&text),
                Some(issuer.name.as_str()).filter(|_| !head.contains("甲江市\n")).or(Some("甲江市\n人民政府"))
            );
        }
    }
}

#[test]
fn a_full_official_letter() {
    let text = "甲江市人民政府文件\r\n甲政发［2024］7号\r\n\r\n甲江市人民政府关于2023年度\r\n法治政府建设情况的报告\r\n\r\n省政府、市委和市人大常委会：\r\n　　现报告如下。\r\n一、基本情况\r\n（一）抓制度\r\n1．立规。全年立规3件。\r\n（1）甲规。\r\n2、清理。\r\n（二）抓执法。一要培训，二要监督。\r\n二、其他需要报告的情况\r\n无。\r\n　　附件：1.清单\r\n　　2.一览表\r\n\r\n　　　　甲江市人民政府（盖章）\r\n　　　　二〇二四年一月九日\r\n（此件公开发布）\r\n抄送：省司法厅，市政协。\r\n";
    let outline = outline(text);
    let frame = &outline.frame;
    assert_eq!(frame.document_number.and_then(|s| s.text(text)), Some("甲政发［2024］7号"));
    assert_eq!(
        frame.addressees.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(),
        ["省政府", "市委", "市人大常委会"]
    );
    assert_eq!(frame.issuers.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["甲江市人民政府"]);
    assert_eq!(frame.issued_on.map(|d| d.value.to_string()).as_deref(), Some("2024-01-09"));
    assert_eq!(frame.note.and_then(|s| s.text(text)), Some("此件公开发布"));
    assert_eq!(frame.attachments.len(), 2);
    assert_eq!(frame.year.map(|y| y.value), Some(2023));
    assert_eq!(order(&outline), ["measures"]);
    assert_eq!(outline.parts.last().map(|p| p.kind), Some(PartKind::Other));
    let measures = outline.part(PartKind::Measures).unwrap();
    assert_eq!(headings(text, &outline, PartKind::Measures), ["抓制度", "抓执法"]);
    let items = |i: usize| measures.entries[i].items.iter().map(|e| e.heading.text(text).unwrap()).collect::<Vec<_>>();
    assert_eq!(items(0), ["立规", "清理"]);
    assert_eq!(items(1), ["培训", "监督"]);
    assert_eq!(leaves(text, &outline, |k| k == Kind::Signature), ["甲江市人民政府（盖章）"]);
    assert_eq!(leaves(text, &outline, |k| k == Kind::Date), ["二〇二四年一月九日"]);
    assert_eq!(leaves(text, &outline, |k| k == Kind::Attachment).len(), 2);
    assert_eq!(leaves(text, &outline, |k| matches!(k, Kind::Heading { level: 4, .. })), ["（1）甲规。"]);
}

#[test]
fn the_date_may_stand_behind_the_organs_and_the_page_may_say_more() {
    let text = "首页 > 政务公开 > 年度报告\n法治政府建设年度报告\n发布日期：2024-03-08 09:12　信息来源：甲江市司法局　浏览次数：31\n甲江市2023年度法治政府建设报告\n2023年，各项工作平稳。\n一、存在的短板\n人手少。\n中共甲江市委  甲江市人民政府  2024年2月1日\n【打印】【关闭】\n";
    let frame = outline(text).frame;
    assert_eq!(frame.title.map(|t| t.text).as_deref(), Some("甲江市2023年度法治政府建设报告"));
    assert_eq!(frame.issuers.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["中共甲江市委", "甲江市人民政府"]);
    assert_eq!(frame.issued_on.map(|d| d.value.to_string()).as_deref(), Some("2024-02-01"));
    assert_eq!(frame.published_on.map(|d| d.value.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(frame.publisher.map(|p| p.text).as_deref(), Some("甲江市司法局"));
}

#[test]
fn the_day_that_a_page_shows_is_not_the_year_of_the_report() {
    let text = "今天是：2019年10月31日 星期四\n您所在的位置：政务公开 > 工作报告\n2018年清溪县法治政府建设情况报告\n一、2018年主要举措和成效\n有成效。\n";
    let frame = outline(text).frame;
    assert_eq!(frame.year.map(|year| (year.value, year.found)), Some((2018, YearSource::Title)));
    assert_eq!(frame.title.map(|title| title.text).as_deref(), Some("2018年清溪县法治政府建设情况报告"));
}

#[test]
fn page_labels_may_stand_above_their_values() {
    let text = "来源：\n甲江市司法局\n发布时间：\n2024年3月8日\n甲江市人民政府关于2023年度法治政府建设情况的报告\n各项工作，平稳推进。\n";
    let frame = outline(text).frame;
    assert_eq!(frame.publisher.map(|p| p.text).as_deref(), Some("甲江市司法局"));
    assert_eq!(frame.published_on.map(|d| d.value.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(frame.issued_on, None);
    assert_eq!(frame.issuers.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["甲江市人民政府"]);
}

#[test]
fn years_come_from_headings_and_text_where_the_title_has_none() {
    for (text, year, found) in [
        ("一、2021年主要举措和成效\n有成效。\n", 2021, YearSource::Heading),
        ("一、主要举措\n有成效。\n二、2022年工作安排\n再努力。\n", 2021, YearSource::PlanHeading),
        ("落实《规划（2020—2025年）》，2021年，受理案件12件。", 2021, YearSource::Body),
    ] {
        let frame = outline(text).frame;
        assert_eq!(frame.year.map(|y| (y.value, y.found)), Some((year, found)), "{text}");
    }
    assert_eq!(outline("拨打12345热线。").frame.year, None);
}

#[test]
fn parts_come_in_any_order_and_may_share_a_heading() {
    let text = "一、主要负责同志履职情况\n带头述法。\n二、工作开展情况\n（一）甲\n有序。\n（二）乙\n有力。\n三、存在的问题及下一步工作打算\n（一）存在的问题\n1.人手少。因编制有限，难以补充。\n2.经费少。\n（二）下一步打算\n1.补人。\n2.筹款。\n3.培训。\n";
    let outline = outline(text);
    assert_eq!(order(&outline), ["duties", "measures", "problems", "plans"]);
    assert_eq!(headings(text, &outline, PartKind::Problems), ["人手少", "经费少"]);
    assert_eq!(headings(text, &outline, PartKind::Plans), ["补人", "筹款", "培训"]);
    let causes: Vec<_> = outline.entries(PartKind::Problems).map(|e| e.cause.and_then(|c| c.text(text))).collect();
    assert_eq!(causes, [Some("因编制有限"), None]);

    let text = "一、问题和下步工作\n还存在一些不足：一是人少；二是钱少。\n下一步，将抓好三事：一是补人；二是筹款；三是培训。\n";
    let outline = fazhi::read::structure::outline(text);
    assert_eq!(order(&outline), ["problems", "plans"]);
    assert_eq!(headings(text, &outline, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(text, &outline, PartKind::Plans), ["补人", "筹款", "培训"]);
}

#[test]
fn causes_may_have_a_heading_of_their_own() {
    let text = "一、存在的不足和原因\n（一）主要不足\n1.人少。\n2.钱少。\n（二）原因分析\n1.编制紧。\n";
    let outline = outline(text);
    let problems = outline.part(PartKind::Problems).unwrap();
    assert!(problems.promises_causes);
    assert_eq!(headings(text, &outline, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(problems.causes.len(), 1);
}

#[test]
fn sections_may_be_the_measures_themselves() {
    let text = "一、健全机构体系，落实各项举措\n一是定责。二是定岗。\n二、健全制度体系\n清理文件。\n三、不足之处\n一是人少。二是钱少。\n四、下一年打算\n第一，补人。第二，筹款。\n";
    let outline = outline(text);
    assert_eq!(order(&outline), ["measures", "problems", "plans"]);
    assert_eq!(headings(text, &outline, PartKind::Measures), ["健全机构体系，落实各项举措", "健全制度体系"]);
    assert_eq!(outline.entries(PartKind::Measures).map(|e| e.items.len()).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(headings(text, &outline, PartKind::Plans), ["补人", "筹款"]);
}

#[test]
fn reports_without_numbers_or_without_headings() {
    let text = "主要举措和成效\n一是定责。二是定岗。\n存在的问题\n一是人少。二是钱少。\n下一步工作安排\n首先，补人。其次，筹款。最后，培训。\n";
    let outline = outline(text);
    assert_eq!(order(&outline), ["measures", "problems", "plans"]);
    assert_eq!(headings(text, &outline, PartKind::Plans), ["补人", "筹款", "培训"]);

    let text = "2023年，全镇平稳。\n一是定责。细化清单。\n二是定岗。\n虽有成绩，但仍存在不足：一是人少；二是钱少。\n下一步，一要补人，二要筹款。\n";
    let outline = fazhi::read::structure::outline(text);
    assert_eq!(order(&outline), ["measures", "problems", "plans"]);
    assert_eq!(headings(text, &outline, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(outline.parts[0].kind, PartKind::Preamble);
}

#[test]
fn a_sentence_is_a_paragraph() {
    for text in [
        "全年受理行政复议案件12件。",
        "1.78万户企业受益",
        "一、二审案件共63件",
        "第一、二、三产业增加值",
        "12.4宪法日",
        "听取法治政府建设情况汇报",
    ] {
        let outline = outline(text);
        assert_eq!(outline.tree.leaves().map(|n| n.kind).collect::<Vec<_>>(), [Kind::Paragraph], "{text}");
        assert_eq!((outline.frame.title, outline.frame.issuers.len(), outline.frame.region), (None, 0, None));
        assert_eq!(outline.parts.iter().map(|p| p.kind).collect::<Vec<_>>(), [PartKind::Other]);
    }
    assert!(outline("").parts.is_empty());
}

#[test]
fn tables_have_rows_and_cells() {
    let text = "一、基本情况\n项目\t件数\t占比\n复议\t12\t60%\n| 诉讼 | 8 | 40% |\n说明。\n";
    let outline = outline(text);
    let rows = outline.tree.nodes().iter().enumerate().filter(|(_, n)| n.kind == Kind::Row).map(|(i, _)| i);
    let cells: Vec<usize> = rows.map(|row| outline.tree.children(row).count()).collect();
    assert_eq!(cells[..2], [3, 3]);
    assert_eq!(cells.len(), 3);
}

fn whole(text: &str) -> Result<(), TestCaseError> {
    let outline = outline(text);
    let joined: String = outline.tree.leaves().filter_map(|n| n.span.text(text)).collect();
    prop_assert_eq!(&joined, text);
    let mut at = 0;
    for leaf in outline.tree.leaves() {
        prop_assert_eq!(leaf.span.start, at);
        at = leaf.span.end;
        prop_assert!(at > leaf.span.start || text.is_empty());
    }
    for (i, node) in outline.tree.nodes().iter().enumerate() {
        for child in outline.tree.children(i) {
            prop_assert!(node.span.contains(outline.tree.nodes()[child].span));
        }
    }
    let frame = &outline.frame;
    let mut spans: Vec<Span> = frame.issuers.iter().map(|i| i.span).collect();
    spans.extend(frame.title.iter().flat_map(|t| t.lines.iter().copied().chain([t.span])));
    spans.extend(frame.addressees.iter().chain(&frame.publisher).chain(&frame.region).map(|n| n.span));
    spans.extend(frame.year.map(|y| y.span).into_iter().chain(frame.document_number).chain(frame.note));
    spans.extend(frame.issued_on.iter().chain(&frame.published_on).map(|d| d.span));
    let mut last = 0;
    for part in &outline.parts {
        prop_assert!(part.span.start >= last && part.span.contains(part.body));
        last = part.span.end;
        spans.push(part.body);
        for entry in part.entries.iter().chain(&part.causes) {
            prop_assert!(part.span.contains(entry.span) && entry.span.contains(entry.heading));
            prop_assert!(entry.items.iter().all(|item| entry.span.contains(item.span)));
            spans.extend([entry.span, entry.heading, entry.body].into_iter().chain(entry.cause));
        }
    }
    for span in spans {
        prop_assert!(span.text(text).is_some(), "{:?} cuts {:?}", span, text);
    }
    Ok(())
}

/// Pieces from which texts are put together that look like reports.
const PIECES: [&str; 53] = [
    "甲江市人民政府",
    "中共甲江市委",
    "关于2023年度",
    "法治政府建设情况的报告",
    "2023年",
    "二〇二四年一月九日",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "第一部分　",
    "——",
    "●",
    "执法.",
    "总体情况",
    "一、",
    "二、",
    "（一）",
    "(二)",
    "1.",
    "2．",
    "（1）",
    "①",
    "一是",
    "二是",
    "三要",
    "第一，",
    "首先，",
    "。",
    "；",
    "：",
    "，",
    ",",
    " ",
    "　",
    "\t",
    "|",
    "[bookmark: _GoBack]",
    "[bookmark:",
    "来源：",
    "发布时间:",
    "2024-03-11",
    "附件：",
    "（此件主动公开）",
    "甲政发〔2023〕7号",
    "区政府并区委：",
    "存在的问题",
    "原因分析",
    "下一步打算",
    "第一责任人职责",
    "由于人少",
    "（",
    "”",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_any_text(text in any::<String>()) {
        whole(&text)?;
    }

    #[test]
    fn nothing_is_lost_of_what_looks_like_a_report(picks in prop::collection::vec(0..PIECES.len(), 0..80)) {
        whole(&picks.iter().map(|&i| PIECES[i]).collect::<String>())?;
    }

    #[test]
    fn nothing_is_lost_of_a_damaged_report(at in any::<prop::sample::Index>(), cut in 0..40usize, piece in 0..PIECES.len()) {
        let report = "甲江市人民政府\n关于2023年度法治政府建设情况的报告\n甲政发〔2024〕7号\n市委、市人大：\n　　现报告如下。\n一、基本情况\n（一）抓制度。一是立规；二是清理。\n[bookmark: _GoBack]三是公开。\n（二）抓执法\n1.培训\n2.监督，有力。\n二、不足和原因\n一是人少，由于编制紧。二是钱少。\n三、2024年安排\n第一，补人。第二，筹款。\n附件：1.清单\n甲江市人民政府 2024年1月9日\n（此件公开发布）\n";
        let chars: Vec<char> = report.chars().collect();
        let start = at.index(chars.len());
        let end = (start + cut).min(chars.len());
        let text: String = chars[..start].iter().collect::<String>() + PIECES[piece] + &chars[end..].iter().collect::<String>();
        whole(&text)?;
    }
}

#[test]
fn long_and_nested_text_takes_no_more_than_its_share() {
    for text in [
        "（".repeat(1_000_000),
        "[bookmark:".repeat(200_000),
        "一是甲。".repeat(200_000),
        "一、".repeat(200_000),
        "第一部分 甲\n——乙\n健全机制\n全年有序.\n".repeat(50_000),
    ] {
        let outline = outline(&text);
        assert_eq!(outline.tree.leaves().map(|n| n.span.len()).sum::<usize>(), text.len());
    }
}
