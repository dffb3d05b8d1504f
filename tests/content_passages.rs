//! Passages of reports for the rules on structure and content that read the outline or the marks: broken ones with what is said
//! of them, sound ones on which the rule is silent.
#![allow(clippy::unwrap_used)] // a test fails by it

use fazhi::check::{Finding, Language, check_with, rule};

/// What one rule says of a text.
fn says(code: &str, text: &str, language: Language) -> Vec<String> {
    let report = fazhi::read(text).report;
    let findings = check_with(&[rule(code).unwrap()], &report);
    findings.iter().map(|finding: &Finding| finding.message(&report, language)).collect()
}

fn silent(code: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(says(code, text, Language::Zh), [""; 0], "{text}");
    }
}

#[test]
fn numbers_that_break() {
    for (text, expected) in [
        (
            "一、主要举措\n办案。\n二、存在的问题\n力量不足。\n四、下一步打算\n加强培训。\n",
            "“二、”之后是“四、”，缺“三、”",
        ),
        ("一、主要举措\n（一）立规。印发办法。\n（三）执法。办案。\n", "“（一）”之后是“（三）”，缺“（二）”"),
        ("一、主要举措\n一是立规。三是执法。\n", "“一是”之后是“三是”，缺“二是”"),
        ("一、主要举措\n1.立规。印发办法。\n2.普法。宣讲。\n4.执法。办案。\n", "“2.”之后是“4.”，缺“3.”"),
        ("一、主要举措\n（一）立规。印发办法。\n（二）普法。宣讲。\n（二）执法。办案。\n", "序号“（二）”重复"),
        ("一、主要举措\n（二）立规。印发办法。\n（三）普法。宣讲。\n", "序号从“（二）”开始，缺“（一）”"),
        ("一、主要举措\n一是立规。二是普法。五是执法。\n", "“二是”之后是“五是”，缺“三是”至“四是”"),
        ("一、主要举措\n(一)立规,印发办法\n(三)普法,宣讲\n(二)执法,办案\n", "“（三）”之后是“（二）”，序号颠倒"),
    ] {
        assert_eq!(says("S303", text, Language::Zh), [expected], "{text}");
    }
}

#[test]
fn numbers_that_run_on() {
    silent(
        "S303",
        &[
            "一、主要举措\n（一）立规。一是清理。二是备案。\n（二）执法。一是培训。二是考核。三是评查。\n",
            "一、主要举措\n一是立规。二是普法。\n规范执法。一是培训。二是考核。\n",
            "一、主要举措\n1、立规\n1.清理。清理文件。\n2.备案。备案文件。\n2、执法\n1.培训。办班。\n",
            "一、主要举措\n（一）立规。印发办法。\n（二）普法。宣讲。\n二、下一步打算\n（三）执法。办案。\n（四）复议。加强。\n",
            "一、主要举措\n首先，立规。其次，普法。最后，执法。\n",
            "一、主要举措\n一是立规，印发办法。第二，普法，办班。三是执法，办案。\n",
            "四是规范执法。五是加强普法。\n",
            "一、主要举措\n（一）立规。措施有：1.清理；2.备案；3.评估。\n（二）执法。措施有：1.培训；2.考核；3.评查。\n",
            "一、主要举措\n一、立规\n印发办法。\n二、普法\n宣讲。\n二、下一步打算\n加强培训。\n",
        ],
    );
}

#[test]
fn sections_with_nothing_in_them() {
    for (text, expected) in [
        ("一、主要举措\n印发办法3件。\n二、存在的问题\n", "“存在的问题”之下没有内容"),
        ("一、主要举措\n（一）健全制度\n（二）规范执法\n办案12件。\n", "“健全制度”之下没有内容"),
        ("一、主要举措\n(一)健全制度\n1.立规\n2.备案\n报备文件3件。\n", "“立规”之下没有内容"),
    ] {
        assert_eq!(says("S304", text, Language::Zh), [expected], "{text}");
    }
    silent(
        "S304",
        &[
            "一、下一步打算\n（一）健全制度\n（二）规范执法\n",
            "一、主要举措\n（一）印发办法3件。\n（二）规范执法\n办案12件。\n",
            "一、主要举措\n二、存在的问题\n一、主要举措\n印发办法3件。\n二、存在的问题\n执法力量不足。\n",
            "一、主要举措\n（一）健全制度\n1.立规\n印发办法3件。\n",
        ],
    );
}

#[test]
fn causes_that_were_promised() {
    let of = |problems: &str| format!("一、存在的不足和原因\n{problems}\n二、下一步打算\n补充执法力量。\n");
    let broken = of("一是执法力量不足。二是执法培训偏少。");
    assert_eq!(
        says("S311", &broken, Language::En),
        ["the heading “存在的不足和原因” promises causes; the text under it gives none"]
    );
    assert_eq!(says("S302", &broken, Language::Zh), ["所列问题均未写明原因"]);
    for sound in ["一是执法力量不足，由于编制少。二是执法培训偏少。", "（一）执法力量不足。\n（二）原因分析。编制少。"]
    {
        silent("S311", &[&of(sound)]);
        silent("S302", &[&of(sound)]);
    }
}

#[test]
fn marks_without_a_partner() {
    for (text, expected) in [
        ("印发《执法办法，共3章。", "《 at “《执法办法，共3” is not closed"),
        ("印发执法办法》，共3章。", "》 at “印发执法办法》” is not opened"),
        ("推行“一网通办，便民利企。", "“ at ““一网通办，便民” is not closed"),
        ("某政发〔2024)3号文件。", "〔 at “〔2024)3号” is not closed"),
        ("（一）立规。\n二）执法。", "） at “二）” is not opened"),
        ("全区（含街道)均已完成。", "（ is closed by ) at “全区（含街道)”: one is full width, the other half width"),
        ("印发《执法“三项制度》办法”。", "“ and ” cross another pair at “三项制度》办法””"),
    ] {
        assert_eq!(says("S307", text, Language::En).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn marks_that_pair() {
    silent(
        "S307",
        &[
            "印发《关于贯彻〈执法办法〉的通知》（某政发〔2024〕3号）。",
            "(一)规范执法,印发《办法》(试行)。",
            "任务有：1）立规；2）执法；a)培训；三）复议。",
            "他说：“第一段。\n“第二段。”\n",
            "印发《关于规范\n执法的通知》。\n",
            "“推行“一网通办””。",
        ],
    );
}
