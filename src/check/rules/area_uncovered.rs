#![doc = include_str!("area_uncovered.md")]

use std::collections::BTreeSet;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::marks::{Letters, holds};
use crate::report::outline::PartKind;
use crate::report::regulation::{Area, Certainty, Outline, Part, ReporterClass};
use crate::report::{Issuer, Report};
use crate::span::Span;

use super::part_missing;

pub(super) static RULE: Rule = Rule {
    code: "S308",
    name: "area-uncovered",
    summary: "no measure touches a part of the national outline of that year",
    summary_zh: "没有举措涉及当年实施纲要的某一部分",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[
        Ground::Judgement,
        Ground::Document {
            title: "《法治政府建设实施纲要（2021—2025年）》(中发〔2021〕33号)",
            article: None,
            certainty: Certainty::Secondary,
        },
    ],
    page: include_str!("area_uncovered.md"),
    check,
    say,
};

/// The short name of a part that sets out principles and asks for no work of its own.
const PRINCIPLES: &str = "总体要求";

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some(year) = report.year.filter(|_| report.is_whole() && owes_all_areas(judged)) else { return };
    let Some(outline) = judged.regulations().outline_for(year) else { return };
    let touched = aligned(report, outline);
    let of_outline = report.measures.iter().filter(|m| m.area.as_ref().is_some_and(|a| *a.outline() == outline.id));
    // with fewer parts or measures the report follows another order
    if touched.len() * 2 < outline.parts.len() || of_outline.count() * 2 < report.measures.len() {
        return;
    }
    let untouched = |part: &&Part| !touched.contains(&part.number) && part.short != PRINCIPLES;
    let texts: Vec<(&str, Letters)> = texts(report).into_iter().map(|text| (text, Letters::of(text))).collect();
    let spoken = |word: &String| texts.iter().any(|(text, letters)| letters.may_hold(word) && holds(text, word));
    for part in outline.parts.iter().filter(untouched) {
        if part.keywords.iter().any(spoken) {
            continue;
        }
        let terms = [outline.title.clone(), part.short.clone()].map(Fact::Term);
        let finding = terms.into_iter().fold(RULE.finding(), Finding::with_fact);
        let finding = finding.with_fact(Fact::Number(part.number.into()));
        out.push(match place(report) {
            Some(span) => finding.at(span),
            None => finding,
        });
    }
}

/// Whether a report owes an account of every part of the outline: what its profile says, else one of a government or Party
/// committee of a county or a higher region, or of both under the region's name. A bureau, an office, a town or a zone need not
/// cover all.
fn owes_all_areas(judged: &Judged<'_>) -> bool {
    let report = judged.report();
    let set = judged.regulations().duty_of(report).ok().and_then(|duty| duty.uncovered_areas().map(|set| set.value));
    if let Some(told) = set {
        return told;
    }
    let class = match (&report.issuers[..], &report.region) {
        ([], Some(region)) => Issuer::from_name(&region.name).ok().and_then(|region| ReporterClass::of(&[region])),
        (issuers, _) => ReporterClass::of(issuers),
    };
    // a town's name does not tell its level where a Party committee or a bare name reports
    let names = report.issuers.iter().map(|issuer| &issuer.name).chain(report.region.iter().map(|region| &region.name));
    let small = names.into_iter().any(|name| ["乡", "镇", "街道", "苏木"].iter().any(|word| name.contains(word)));
    let of_region =
        [ReporterClass::Government, ReporterClass::PartyCommittee, ReporterClass::Joint, ReporterClass::Region];
    class.is_some_and(|class| of_region.contains(&class)) && !small
}

/// The parts of the outline that measures belong to.
fn aligned(report: &Report, outline: &Outline) -> BTreeSet<u8> {
    let areas = report.measures.iter().filter_map(|measure| measure.area.as_ref());
    areas.filter(|area| *area.outline() == outline.id).map(Area::part).collect()
}

/// What a report tells of the year.
fn texts(report: &Report) -> Vec<&str> {
    let measures = report.measures.iter().flat_map(|measure| {
        let items = measure.items.iter().flat_map(|item| [item.title.as_str(), item.text.as_str()]);
        [measure.title.as_str(), measure.text.as_str()].into_iter().chain(items)
    });
    let duties = report.duties.iter().map(|duty| duty.text.as_str());
    // a part on their duty is about the lead, whatever its words are
    let lead = report.has_part(PartKind::Duties).then(|| part_missing::name(PartKind::Duties, Language::Zh));
    measures.chain(duties).chain(lead).chain([report.preamble.as_str()]).collect()
}

/// The heading of the measures; the first measure where they have none.
fn place(report: &Report) -> Option<Span> {
    let heading = report.outline.iter().find(|heading| heading.part == Some(PartKind::Measures));
    heading.and_then(|heading| heading.span).or_else(|| report.measures.first().and_then(|measure| measure.span))
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let [Fact::Term(title), Fact::Term(name), Fact::Number(number)] = &finding.facts[..] else { return String::new() };
    match language {
        Language::Zh => format!("没有举措涉及{title}第{number}部分（{name}）"),
        Language::En => format!("no measure touches part {number} ({name}) of {title}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only};
    use crate::report::Report;

    const MEASURES: [&str; 9] = [
        "深化放管服改革",
        "严格规范性文件管理",
        "规范重大行政决策",
        "规范行政执法",
        "加强应急管理",
        "化解矛盾纠纷",
        "主动接受监督",
        "建设数字政府",
        "深入学习习近平法治思想",
    ];

    fn of(issuer: &str, measures: &[&str]) -> Report {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("2023年法治政府建设年度报告").issuer(issuer).unwrap();
        let outline = crate::report::regulation::Regulations::builtin().outline_for(draft_year()).unwrap();
        for title in measures {
            let measure = draft.measure(*title).text("按要求完成。");
            if let Some(area) = outline.recognise(title, "") {
                measure.area(area);
            }
        }
        draft.problem("执法力量不足").cause("编制少");
        draft.duty([], "会前学法3次。");
        draft.plan("补充执法力量");
        draft.build().unwrap()
    }

    fn draft_year() -> crate::report::ReportYear {
        crate::report::ReportYear::try_from(2023).unwrap()
    }

    fn without(left: &str) -> Vec<&'static str> {
        MEASURES.into_iter().filter(|title| *title != left).collect()
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&of("某区人民政府", &without("加强应急管理")));
        assert_eq!(finding.code(), "S308");
        assert_eq!(zh, "没有举措涉及《法治政府建设实施纲要（2021—2025年）》第6部分（突发事件应对）");
        assert_eq!(en, "no measure touches part 6 (突发事件应对) of 《法治政府建设实施纲要（2021—2025年）》");
        assert_eq!(codes(&of("某市人民政府", &without("严格规范性文件管理"))), ["S308"]);
        assert_eq!(codes(&of("中共某县委", &without("建设数字政府"))), ["S308"]);
    }

    #[test]
    fn holds() {
        assert!(codes(&of("某区人民政府", &MEASURES)).is_empty());
        for issuer in ["某区司法局", "某镇人民政府", "某区人民政府办公室", "某街道办事处"] {
            assert!(codes(&of(issuer, &without("加强应急管理"))).is_empty(), "{issuer}");
        }
        // fewer than half of the ten parts: the report follows another order
        assert!(codes(&of("某区人民政府", &MEASURES[..4])).is_empty());
    }
}
