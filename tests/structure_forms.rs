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

#[test]
fn dashes_may_open_the_paragraphs_of_a_list() {
    let text = "2023年法治政府建设情况报告\n——清溪县这一年\n2023年，全县平稳。\n一、主要举措\n抓了三件事：\n——突出制度先行，完善规则。印发办法3件。一是立规；二是清理。\n\n\
                ——突出执法规范。有序。\n——突出普法宣传。有力。\n二、存在的不足\n● 存在人手问题，力量弱。\n● 经费少。\n三、下一步打算\n\
                一是补人：\n——招录。\n——培训。\n二是筹款。\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Measures), ["突出制度先行，完善规则", "突出执法规范", "突出普法宣传"]);
    assert_eq!(headings(text, &read, PartKind::Problems), ["存在人手问题，力量弱", "经费少"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补人", "筹款"]);
    assert!(read.entries(PartKind::Measures).all(|entry| (entry.style, entry.number) == (Style::Dash, 0)));
    // one alone is no list
    let text = "一、主要举措\n——突出重点。有序。\n";
    assert_eq!(outline(text).entries(PartKind::Measures).count(), 0);
}

#[test]
fn headings_may_have_no_numbers() {
    let text = "清溪镇人民政府法治政府建设工作总结\n2023年，全镇平稳。\n主要工作情况\n\n健全机制，压实责任\n全年开会3次。\n有序推进。\n\n\
                规范执法\n一是培训。二是考核。\n存在的问题\n人少、钱少。\n下一步打算\n一是补人。二是筹款。\n";
    let read = outline(text);
    assert_eq!(order(&read), [PartKind::Measures, PartKind::Problems, PartKind::Plans]);
    assert_eq!(headings(text, &read, PartKind::Measures), ["健全机制，压实责任", "规范执法"]);
    assert_eq!(items(&read), [0, 2]);
    // below numbered headings too
    let text = "一、主要举措\n健全机制\n全年开会3次。\n规范执法\n全年办案5件。\n二、存在问题和打算\n存在问题\n一是人少。二是钱少。\n\
                下步打算\n一是补人。二是筹款。三是培训。\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Measures), ["健全机制", "规范执法"]);
    assert_eq!(headings(text, &read, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补人", "筹款", "培训"]);
}

#[test]
fn broken_lines_are_no_headings() {
    for text in [
        "一、主要举措\n今年以来坚持以人民为中心的发展\n思想，有序推进。坚持以法治思维和法治方式\n推动工作。\n",
        "一、主要举措\n健全机制\n全年开会3次。\n有序推进。\n",
        "一、主要举措\n单位情况\n甲局\n乙局\n丙局\n有序。\n",
    ] {
        let read = outline(text);
        assert_eq!(read.entries(PartKind::Measures).count(), 0, "{text}");
    }
}

#[test]
fn the_signature_may_write_in_full_whom_the_title_shortens() {
    for (title, signature, region, issuer) in [
        (
            "东街街道2023年度法治政府建设情况报告",
            "甲江市乙区东街街道办事处",
            "甲江市乙区东街街道",
            Some("甲江市乙区东街街道办事处"),
        ),
        ("乙区2023年度法治政府建设情况报告", "甲江市乙区人民政府", "甲江市乙区", Some("甲江市乙区人民政府")),
        ("东街街道2023年度法治政府建设情况报告", "", "东街街道", None),
        ("乙区2023年度法治政府建设情况报告", "甲江市丙区人民政府", "乙区", Some("甲江市丙区人民政府")),
    ] {
        let text = format!("{title}\n一、主要举措\n有序。\n{signature}\n");
        let frame = outline(&text).frame;
        assert_eq!(frame.region.map(|found| found.text).as_deref(), Some(region), "{text}");
        assert_eq!(frame.issuers.first().map(|found| found.name.as_str()), issuer, "{text}");
    }
}

#[test]
fn a_view_at_large_is_no_measure_where_others_are_told() {
    let text = "一、总体情况\n全县平稳。\n二、主要负责人履职情况\n带头述法。\n三、主要举措\n（一）立规。\n（二）执法。\n四、存在的不足\n人少。\n";
    let read = outline(text);
    assert_eq!(order(&read), [PartKind::Duties, PartKind::Measures, PartKind::Problems]);
    assert_eq!(fazhi::read(text).report.measures.len(), 2);
    assert_eq!(fazhi::read(text).report.preamble, "全县平稳。");
    // alone, or with a list, it holds the measures
    for text in [
        "一、基本情况\n全县平稳。\n二、存在的不足\n人少。\n",
        "一、基本情况\n一是立规。二是执法。\n二、主要举措\n有序。\n三、存在的不足\n人少。\n",
    ] {
        assert_eq!(order(&outline(text))[0], PartKind::Measures, "{text}");
    }
}

#[test]
fn the_organ_of_a_letterhead_is_not_told_twice() {
    let text = "甲江市人民政府文件\n甲政〔2024〕8号\n甲江市人民政府\n关于2023年法治政府建设情况的报告\n省政府：\n一、主要举措\n有序。\n";
    let frame = outline(text).frame;
    assert_eq!(frame.title.map(|title| title.text).as_deref(), Some("甲江市人民政府关于2023年法治政府建设情况的报告"));
    assert_eq!(frame.issuers.len(), 1);
}

#[test]
fn plans_may_follow_the_problems_without_a_heading() {
    let problems = "一、主要举措\n（一）立规。\n（二）执法。\n二、存在的不足\n（一）人少。\n（二）计划执行不力。\n";
    let text = format!("2023年法治政府建设情况报告\n{problems}下一步，将抓好：一是补人。二是筹款。三是培训。\n");
    let read = outline(&text);
    assert_eq!(order(&read), [PartKind::Measures, PartKind::Problems]);
    let text = text.replace("计划执行不力", "钱少");
    let read = outline(&text);
    assert_eq!(order(&read), [PartKind::Measures, PartKind::Problems, PartKind::Plans]);
    assert_eq!(headings(&text, &read, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(&text, &read, PartKind::Plans), ["补人", "筹款", "培训"]);
    // where a heading names the plans, the paragraph is of the problems
    let text = format!("{text}三、2024年安排\n有序推进。\n");
    assert_eq!(outline(&text).entries(PartKind::Plans).count(), 0);
    // a heading that names both: the paragraph goes over to the plans
    let text = "2023年法治政府建设情况报告\n一、不足和打算\n仍有差距：一是人少。二是钱少。2024年，将：一是补人。二是筹款。三是培训。\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补人", "筹款", "培训"]);
}

#[test]
fn the_only_section_that_names_nothing_holds_the_measures() {
    let text =
        "一、2023年法治政府建设工作\n（一）立规。\n（二）执法。\n二、存在的不足\n人少。\n三、下一步打算\n补人。\n";
    assert_eq!(headings(text, &outline(text), PartKind::Measures), ["立规", "执法"]);
    let text =
        "一、健全制度\n（一）立规。\n（二）清理。\n二、规范执法\n（一）培训。\n（二）考核。\n三、存在的不足\n人少。\n";
    assert_eq!(headings(text, &outline(text), PartKind::Measures), ["健全制度", "规范执法"]);
}

#[test]
fn titles_and_page_lines_in_other_words() {
    let text = "2024-03-08 09:12 来源：甲江市司法局\n甲江市财政局2023年法治政府建设工作总结及2024年工作打算\n一、主要举措\n有序。\n\
                甲江市财政局\n2024年1月9日\n（联系人：张三，电话：1234567）\n";
    let frame = outline(text).frame;
    assert_eq!(frame.published_on.map(|d| d.value.to_string()).as_deref(), Some("2024-03-08"));
    assert_eq!(frame.publisher.map(|p| p.text).as_deref(), Some("甲江市司法局"));
    assert_eq!(frame.issued_on.map(|d| d.value.to_string()).as_deref(), Some("2024-01-09"));
    assert_eq!(frame.issuers.iter().map(|i| i.name.as_str()).collect::<Vec<_>>(), ["甲江市财政局"]);
}

#[test]
fn headings_may_follow_one_another_in_a_line() {
    let text = "一、主要举措\n（一）抓制度。印发办法3件，一是立规。二是清理。（二）抓执法。办案5件。\n（三）抓普法。按（四）款办理。\n二、存在的不足\n\
                （一）人少。（二）钱少。\n三、下一步打算\n1.补人；2.筹款；3.培训。\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Measures), ["抓制度", "抓执法", "抓普法"]);
    assert_eq!(items(&read), [2, 0, 0]);
    assert_eq!(headings(text, &read, PartKind::Problems), ["人少", "钱少"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补人", "筹款", "培训"]);
    // a list of another run under a heading stays a list
    let text = "一、主要举措\n（三）抓制度。有两条：（一）立规。（二）清理。\n";
    assert_eq!(headings(text, &outline(text), PartKind::Measures), ["抓制度"]);
}

#[test]
fn paragraphs_that_open_with_a_short_sentence_are_entries() {
    let text = "一、主要举措\n有序。\n二、存在的不足\n机构还不健全。没有单设的法制机构，人手由别的科室兼。\n衔接还不顺畅。下放的事项与原来的部门边界不清。\n\
                三、下一步打算\n补齐人手。争取设立法规科，配备审核人员。\n理顺权责。调整清单，建立移送的办法。\n";
    let read = outline(text);
    assert_eq!(headings(text, &read, PartKind::Problems), ["机构还不健全", "衔接还不顺畅"]);
    assert_eq!(headings(text, &read, PartKind::Plans), ["补齐人手", "理顺权责"]);
    // where one does not open so, none is an entry
    let text = "一、主要举措\n有序。\n二、存在的不足\n机构还不健全。没有单设的法制机构，人手由别的科室兼。\n\
                各部门之间的衔接虽有改善，但下放的事项与原来的部门边界仍不清，需要继续磨合。\n";
    assert!(headings(text, &outline(text), PartKind::Problems).is_empty());
}
