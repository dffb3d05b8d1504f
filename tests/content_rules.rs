//! The rules on structure and content, on whole texts: what they find in whole reports, what they leave alone, any text at all.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use std::path::Path;
use std::time::{Duration, Instant};

use fazhi::Report;
use fazhi::check::{Finding, Language, RULES, Rule, check_with};
use proptest::prelude::*;

const PLANTED: &str = include_str!("../examples/data/planted.txt");

/// The rules on structure and content.
fn rules() -> Vec<&'static Rule> {
    RULES.iter().copied().filter(|rule| rule.code.starts_with('S')).collect()
}

/// What they find; every finding has its words in both languages, and its places lie in the text.
fn found(report: &Report) -> Vec<Finding> {
    let findings = check_with(&rules(), report);
    for finding in &findings {
        for language in [Language::Zh, Language::En] {
            assert!(!finding.message(report, language).is_empty(), "{finding:?}");
        }
        for span in &finding.spans {
            let text = report.text.as_deref().unwrap_or_else(|| panic!("a place without a text: {finding:?}"));
            assert!(span.text(text).is_some_and(|words| !words.is_empty()), "{finding:?}");
        }
        assert!(!finding.facts.is_empty(), "{finding:?}");
    }
    findings
}

fn codes(text: &str) -> Vec<&'static str> {
    found(&fazhi::read(text).report).iter().map(Finding::code).collect()
}

/// A sound report in short, with the parts in the order given and in the dress of one of the five styles.
fn sound(parts: [&str; 4]) -> String {
    let numbers = ["一", "二", "三", "四"];
    let sections = numbers.iter().zip(parts).map(|(number, part)| {
        let text = match part {
            "举措" => {
                "主要举措和成效\n（一）健全依法行政制度。清理文件84件。\n（二）规范行政执法。一是培训执法人员。二是评查案卷40卷。\n\
                 （三）化解矛盾纠纷\n1.办好行政复议。受理案件12件。\n2.做实人民调解。调解纠纷45件。\n"
            }
            "问题" => "存在的不足和原因\n一是执法标准不统一，由于文件更新慢。二是调解人员偏少。\n",
            "履职" => "党政主要负责人履行第一责任人职责情况\n区委、区政府主要负责同志听取汇报4次。\n",
            _ => "2025年主要安排\n（一）统一执法标准。修订裁量基准。\n（二）充实调解人员。选聘调解员。\n",
        };
        format!("{number}、{text}")
    });
    format!(
        "临河区司法局关于2024年度法治政府建设情况的报告\n{}临河区司法局\n2025年1月12日\n",
        sections.collect::<String>()
    )
}

#[test]
fn a_sound_report_is_left_alone_in_any_order_and_any_dress() {
    for parts in [
        ["举措", "问题", "履职", "安排"],
        ["举措", "履职", "问题", "安排"],
        ["履职", "举措", "问题", "安排"],
        ["举措", "问题", "安排", "履职"],
    ] {
        let text = sound(parts);
        let half = text.replace('，', ",").replace('（', "(").replace('）', ")");
        let spaced = text.replace('\n', "\n\n  ");
        for text in [&text, &half, &spaced, &text.replace('\n', "\r\n")] {
            assert_eq!(codes(text), [""; 0], "{text}");
        }
    }
    assert_eq!(codes(PLANTED), [""; 0]);
}

#[test]
fn what_is_taken_from_a_report_is_missed() {
    let text = sound(["举措", "履职", "问题", "安排"]);
    let starts: Vec<usize> = ["一、", "二、", "三、", "四、"].iter().map(|n| text.find(n).unwrap()).collect();
    let end = text.find("临河区司法局\n").unwrap();
    for (at, &start) in starts.iter().enumerate() {
        let stop = starts.get(at + 1).copied().unwrap_or(end);
        let without = format!("{}{}", &text[..start], &text[stop..]);
        let found = codes(&without);
        assert!(found.contains(&"S301"), "{without}: {found:?}");
        // the last number is not missed
        assert_eq!(found.contains(&"S303"), at < 3, "{without}: {found:?}");
        let line = start + text[start..].find('\n').unwrap() + 1;
        let emptied = format!("{}{}", &text[..line], &text[stop..]);
        assert!(codes(&emptied).contains(&"S304"), "{emptied}: {:?}", codes(&emptied));
    }
}

#[test]
fn a_change_of_one_place_is_found() {
    let text = sound(["举措", "问题", "履职", "安排"]);
    for (from, to, code) in [
        ("（二）规范", "（三）规范", "S303"),
        ("二是评查", "三是评查", "S303"),
        ("2.做实", "3.做实", "S303"),
        ("清理文件84件", "清理文件XX件", "S306"),
        ("清理文件84件", "清理文件 件", "S306"),
        ("受理案件12件", "受理案件*件", "S306"),
        ("（三）化解", "（三化解", "S307"),
        ("修订裁量基准。", "修订裁量基准，当否，请批示。", "S310"),
        ("修订裁量基准。", "修订《裁量基准。", "S307"),
        ("，由于文件更新慢", "", "S311"),
        ("，由于文件更新慢", "", "S302"),
        ("调解人员偏少", "经费偏少", "S309"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert!(codes(&changed).contains(&code), "{to}: {:?}", codes(&changed));
    }
}

#[test]
fn a_piece_of_a_report_is_asked_for_nothing_more() {
    for text in [
        "全年受理行政复议案件12件。",
        "一、主要举措和成效\n（一）健全制度。印发办法3件。\n",
        "三、存在的问题\n一是力量不足，由于编制少。\n",
        "四是规范执法，评查案卷40卷。五是加强普法，宣讲36场。",
        "某区2024年政府信息公开工作年度报告\n一、总体情况\n公开信息312条。\n二、存在的问题\n一是解读少，由于人手紧。\n",
        "",
        "\n\n",
    ] {
        assert_eq!(codes(text), [""; 0], "{text}");
    }
}

#[test]
fn a_report_kept_as_json_is_judged_alike() {
    let mut texts = vec![PLANTED.to_owned(), sound(["举措", "问题", "安排", "履职"]).replace("（二）", "（三）")];
    texts.push(texts[1].replace("84件", " 件"));
    for text in texts {
        let report = fazhi::read(&text).report;
        let kept = Report::from_json(&report.to_json().unwrap()).unwrap();
        assert_eq!(found(&kept), found(&report));
    }
}

/// The typed reports of examples/data hold figures, titles and pieces of text, no outline: what the rules say of them.
#[test]
fn the_typed_reports_are_judged_by_their_fields() {
    for (name, expected) in [
        // no measure on the digital part
        ("siping-tiexi-2023", &["S308"][..]),
        // no cause; an office owes no account of every part
        ("siping-tiexi-office-2023", &["S302"]),
        ("kaiyuan-2023", &[]),
        // four measures: another order than that of the outline
        ("jiamusi-qianjin-2023", &["S302"]),
        // the first measure is on the duty; none on the digital part
        ("tianjin-dongli-2023", &["S305", "S308"]),
    ] {
        let json =
            std::fs::read_to_string(format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let report = Report::from_json(&json).unwrap();
        let codes: Vec<_> = found(&report).iter().map(Finding::code).collect();
        assert_eq!(codes, expected, "{name}");
    }
}

/// The five reports themselves, where they are at hand: every finding of these rules, judged by a reader.
#[test]
fn the_five_reports_are_judged_as_a_reader_judged_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("skipped: no ../shared/reports");
        return;
    };
    let expected = [
        ("000", &["S302"][..]),
        ("001", &["S306", "S302"]),
        ("002", &["S302", "S309"]),
        ("003", &["S311", "S302"]),
        ("004", &["S306", "S305"]),
    ];
    for file in files {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap().to_owned();
        let Some((_, expected)) = expected.iter().find(|(number, _)| name.starts_with(number)) else { continue };
        assert_eq!(codes(&text), *expected, "{name}");
    }
}

/// What the passages hold of place-holders was put there; nothing else of them is found.
#[test]
fn passages_of_reports_are_left_alone() {
    let mut leftovers = Vec::new();
    for file in ["passages", "unseen"] {
        let path = format!("{}/tests/data/{file}.jsonl", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let passage: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = passage["id"].as_str().unwrap().to_owned();
            let text = passage["text"].as_str().unwrap();
            for code in codes(text) {
                match code {
                    "S306" => leftovers.push(id.clone()),
                    // notes on the whole reports among them
                    "S302" | "S308" | "S309" | "S311"
                        if ["UR", "AR", "CR"].iter().any(|whole| id.starts_with(whole)) => {}
                    // a passage with a numbered heading of its own
                    "S302" if matches!(id.as_str(), "A211" | "A212" | "D145") => {}
                    _ => panic!("{id}: {code}: {text}"),
                }
            }
        }
    }
    leftovers.dedup();
    assert_eq!(
        leftovers,
        ["Q092", "Q093", "Q094", "Q174", "Q420", "Q421", "U093", "V091", "A148", "A226", "C113", "C114"]
    );
}

/// The characters and words that mean something to these rules.
const TELLING: [&str; 48] = [
    "一、",
    "二、",
    "四、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2、",
    "3．",
    "（1）",
    "①",
    "一是",
    "二是",
    "三是",
    "首先",
    "第一，",
    "其二，",
    "主要举措和成效",
    "存在的不足和原因",
    "第一责任人",
    "下一步",
    "由于",
    "\n",
    " ",
    "\u{3000}",
    "。",
    "，",
    "：",
    "《",
    "》",
    "“",
    "”",
    "(",
    ")",
    "〔",
    "]",
    "XX",
    "*",
    "×件",
    "待补充",
    "受理",
    "万件",
    "增长",
    "%",
    "[bookmark",
    "年 月 日",
    "恳请",
    "支持",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_string_is_judged(text in any::<String>()) {
        codes(&text);
    }

    #[test]
    fn any_run_of_telling_words_is_judged(words in prop::collection::vec(prop::sample::select(&TELLING[..]), 0..60)) {
        codes(&words.concat());
    }

    #[test]
    fn a_report_with_anything_put_in_or_taken_out_is_judged(at in 0usize..1200, len in 0usize..40, word in prop::sample::select(&TELLING[..])) {
        let chars: Vec<char> = PLANTED.chars().collect();
        let at = at.min(chars.len());
        let end = (at + len).min(chars.len());
        let text: String = chars[..at].iter().copied().chain(word.chars()).chain(chars[end..].iter().copied()).collect();
        codes(&text);
    }
}

#[test]
fn long_texts_are_judged_in_linear_time() {
    let start = Instant::now();
    for piece in TELLING.into_iter().chain([
        "三、\n",
        "（九）\n",
        "一是一是",
        "（",
        "）",
        "《“",
        "原因",
        "主要负责",
        "还存在",
        "X件",
        "请",
    ]) {
        let body = piece.repeat(30_000 / piece.len());
        codes(&body);
        codes(&format!(
            "某区2024年法治政府建设年度报告\n一、主要举措\n{body}\n二、存在的问题\n{body}\n三、下一步打算\n{body}\n"
        ));
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
