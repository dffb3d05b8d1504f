#![doc = include_str!("duty_deadline_figures.md")]

use std::ops::Range;

use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::quantity::Ratio;
use crate::quantity::numeral;
use crate::report::regulation::{Certainty, ReportingDuty, Setting};
use crate::report::{Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D408",
    name: "duty-deadline-figures",
    summary: "a stated period or number of hours is below the minimum that a regulation sets",
    summary_zh: "所述期限或者学时低于规定的下限",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Document {
        title: "重大行政决策程序暂行条例 (2019)",
        article: Some("Arts 15, 25–26"),
        certainty: Certainty::Read,
    }],
    page: include_str!("duty_deadline_figures.md"),
    check,
    say,
};

/// A period or amount that regulations set a minimum for.
struct Minimum {
    /// What the clause is about.
    about: &'static [&'static str],
    /// The units that it is told in.
    units: &'static [&'static str],
    /// The least that the profile of an issuer asks for, where its source may be cited.
    least: fn(&ReportingDuty<'_>) -> Option<u16>,
}

const MINIMA: [Minimum; 3] = [
    Minimum {
        about: &["征求意见", "公众意见"],
        units: &["日", "天", "个自然日"],
        least: |duty| citable(duty.comment_days()),
    },
    Minimum {
        about: &["合法性审"], units: &["个工作日", "工作日"], least: |duty| citable(duty.review_working_days())
    },
    Minimum {
        about: &["培训", "学法", "轮训"],
        units: &["学时", "个学时"],
        least: |duty| citable(duty.training_hours()),
    },
];

fn citable(setting: Option<&Setting<u16>>) -> Option<u16> {
    setting.filter(|setting| setting.provision.basis.is_citable()).map(|setting| setting.value)
}

/// Words that make a number a minimum or a period, not a count of what was done or how long one case took.
const PERIOD: [&str; 12] =
    ["不少于", "不低于", "不得少于", "至少", "期限", "时限", "时间", "为期", "人均", "每人", "每年", "均为"];

/// How many bytes behind its subject a number is looked for.
const REACH: usize = 120;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Ok(duty) = judged.regulations().duty_of(report) else { return };
    for minimum in &MINIMA {
        let Some(least) = (minimum.least)(&duty) else { continue };
        for passage in report.passages().filter(|passage| minimum.about.iter().any(|word| passage.text.contains(word)))
        {
            let low = stated(&passage, minimum).filter(|(value, _)| *value < Ratio::from(i128::from(least)));
            out.extend(
                low.map(|(_, range)| RULE.finding().about_words(&passage, range).with_fact(Fact::Number(least.into()))),
            );
        }
    }
}

/// The first period of a passage that is of this kind: its value and its place.
fn stated(passage: &Passage<'_>, minimum: &Minimum) -> Option<(Ratio, Range<usize>)> {
    let mut start = 0;
    passage.text.split_inclusive(['。', '；', ';']).find_map(|sentence| {
        let from = start;
        start += sentence.len();
        let about = minimum.about.iter().filter_map(|word| sentence.find(word).map(|at| at + word.len())).min()?;
        let window = &sentence[about..floor(sentence, about + REACH)];
        let period = PERIOD.iter().any(|word| window.contains(word));
        let (value, range) = amount(window, minimum.units).filter(|_| period)?;
        Some((value, from + about + range.start..from + about + range.end))
    })
}

/// The greatest character boundary of a text up to a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first number of a text with one of some units behind it.
fn amount(text: &str, units: &[&str]) -> Option<(Ratio, Range<usize>)> {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match numeral::prefix(rest) {
            Some(Ok(read)) => {
                let after = &rest[read.len..];
                if let Some(unit) = units.iter().find(|unit| after.starts_with(**unit)) {
                    return Some((read.value, at..at + read.len + unit.len()));
                }
                at += read.len.max(1);
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    None
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    let least = finding.facts.iter().find_map(|fact| match fact {
        Fact::Number(least) => Some(*least),
        _ => None,
    });
    let least = least.unwrap_or_default();
    language.pick(
        format!("“{words}”低于规定的下限{least}"),
        format!("“{words}” is below the minimum of {least} that the regulation sets"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Judged, Language, check_judged};
    use crate::report::regulation::Regulations;
    use crate::report::{Issuer, Report};

    fn report(text: &str) -> Report {
        let mut draft = draft();
        draft.measure("规范决策").text(text);
        let mut report = draft.build().unwrap();
        report.issuers = vec![Issuer::from_name("某县人民政府").unwrap()];
        report
    }

    fn found(text: &str) -> Vec<String> {
        let report = report(text);
        let findings = check_judged(&[&super::RULE], &Judged::new(&report));
        findings.iter().map(|finding| finding.message(&report, Language::En)).collect()
    }

    #[test]
    fn broken() {
        assert_eq!(
            found("重大行政决策公开征求意见期限不少于15日。"),
            ["“15日” is below the minimum of 30 that the regulation sets"]
        );
        assert_eq!(found("决策草案公开征求意见时间为二十天；合法性审查时间不少于5个工作日。").len(), 2);
        assert_eq!(found("决策事项提前报司法局合法性审查，时间一般不少于3个工作日。").len(), 1);
    }

    #[test]
    fn holds() {
        for text in [
            "重大行政决策公开征求意见期限不少于30日，合法性审查时间不少于7个工作日。",
            "公开征求意见3次，历时15日完成汇总。",
            "全年开展合法性审查12件，2个工作日内办结5件。",
            "公开征求意见。评估时间为15日。",
            "人均培训40学时，征求意见不少于1个月。",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_profile_sets_the_hours_of_training() {
        let mut regulations = Regulations::builtin().clone();
        let profile = r#"{ "duty_profiles": [{ "id": "hours", "reporters": ["government"], "from": 2022,
            "options": { "training_hours": { "value": 60, "provision": { "document": "《某省办法》",
                "basis": { "certainty": "read", "source": "《某省办法》" } } } },
            "basis": { "certainty": "read", "source": "《某省办法》" } }] }"#;
        let report = report("行政执法人员培训人均不少于40学时。");
        assert!(check_judged(&[&super::RULE], &Judged::new(&report)).is_empty());
        regulations.extend_json(profile).unwrap();
        let judged = Judged::new(&report).under(&regulations);
        assert_eq!(check_judged(&[&super::RULE], &judged).len(), 1);
    }
}
