#![doc = include_str!("foreign_place.md")]

use std::ops::Range;

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::{Field, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D407",
    name: "foreign-place",
    summary: "another place's organs stand where the reporter's own should",
    summary_zh: "应写本地机关之处写成了别处的机关",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Judgement],
    page: include_str!("foreign_place.md"),
    check,
    say,
};

/// Endings of places of one rank: where the reporter is one of them, another of them is neither above nor below it.
const RANKS: [&[&str]; 2] = [&["区", "县", "旗"], &["镇", "乡", "街道"]];

/// What follows a place's name where its own organs are meant.
const ORGANS: [&str; 8] =
    ["委、", "委常委会", "委区政府", "委县政府", "委理论学习", "政府常务会", "人民政府常务会", "委全面依法"];

/// Words of a clause that speaks of another place with good reason: visits, comparisons, cooperation, cases.
const ABROAD: [&str; 20] = [
    "赴", "学习", "借鉴", "考察", "对接", "联合", "协作", "合作", "交流", "结对", "兄弟", "对口", "签订", "毗邻",
    "跨区", "跨县", "与", "同", "和", "原",
];

/// The longest name of a place, in characters without its ending.
const LONGEST: usize = 4;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some(own) = report.region.as_ref().map(|region| region.name.as_str()) else { return };
    let Some(rank) = RANKS.iter().find(|rank| rank.iter().any(|ending| own.ends_with(ending))) else { return };
    let mut seen: Vec<String> = Vec::new();
    for passage in report.passages() {
        for range in places(passage.text, rank) {
            let name = &passage.text[range.clone()];
            let known = own.contains(name)
                || report.title.as_deref().is_some_and(|title| title.contains(name))
                || report.issuers.iter().any(|issuer| issuer.name.contains(name))
                || seen.iter().any(|before| before == name);
            if !known {
                seen.push(name.to_owned());
                let words = Passage { text: own, field: Field::Title, start: None };
                out.push(RULE.finding().about_words(&passage, range).about_words(&words, 0..own.len()));
            }
        }
    }
}

/// The places of a rank whose organs a line names as its own would be named: at the start of a clause, and the clause says
/// nothing of visits or cooperation.
fn places<'a>(line: &'a str, rank: &'a [&'a str]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut start = 0;
    line.split_inclusive(['，', ',', '。', '；', ';', '：', ':', '、', '！', '\t']).filter_map(move |clause| {
        let at = start;
        start += clause.len();
        let inner = clause.trim_start();
        let at = at + (clause.len() - inner.len());
        let found = rank.iter().filter_map(|ending| named(&line[at..], ending)).min()?;
        let abroad = ABROAD.iter().any(|word| inner.contains(word));
        (!abroad).then(|| at..at + found)
    })
}

/// The length of the place's name that a text begins with, where organs of the place follow.
fn named(text: &str, ending: &str) -> Option<usize> {
    let stop = text.char_indices().nth(LONGEST + 2).map_or(text.len(), |(at, _)| at);
    let at = text[..stop].find(ending)?;
    let (stem, end) = (&text[..at], at + ending.len());
    let name = stem.chars().count() >= 2 && stem.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    // 全区, 我县, 各镇, 本街道, 辖区, 市委 …
    let common = stem.starts_with(['我', '本', '全', '各', '该', '辖', '两', '城', '市', '省', '园', '社', '一', '新']);
    let organ = ORGANS.iter().any(|organ| text[end..].starts_with(organ));
    (name && !common && organ).then_some(end)
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let mut words = finding.words();
    let (found, own) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    language.pick(
        format!("报告主体在{own}，此处却写{found}，是否照搬了别处的文字？"),
        format!("the report is of {own}, but here stands {found}: copied from another report?"),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Language, check_with};
    use crate::report::{Region, Report};

    fn found(region: &str, text: &str) -> Vec<String> {
        let mut draft = draft();
        draft.region(Region::named(region));
        draft.measure("加强党的领导").text(text);
        let report: Report = draft.build().unwrap();
        check_with(&[&super::RULE], &report).iter().map(|f| f.message(&report, Language::En)).collect()
    }

    #[test]
    fn broken() {
        assert_eq!(
            found("某市河东区", "河西区委、区政府高度重视，河西区委常委会研究2次。"),
            ["the report is of 某市河东区, but here stands 河西区: copied from another report?"]
        );
        assert_eq!(found("青山县", "全年推进。绿水县政府常务会议学法4次。").len(), 1);
        assert_eq!(found("柳林镇", "2023年，桃园镇委、镇政府加强领导。").len(), 1);
    }

    #[test]
    fn holds() {
        for text in [
            "河东区委、区政府高度重视。",
            "区委、区政府高度重视，全区委办局参加。",
            "我区委、区政府高度重视。",
            "赴河西区委、区政府学习经验。",
            "与河西区委、区政府签订协议。",
            "省委、市委、市政府部署，某市委、市政府要求。",
            "落实“河西区委、区政府”挂牌督办。",
        ] {
            assert!(found("某市河东区", text).is_empty(), "{text}: {:?}", found("某市河东区", text));
        }
        // a city's districts are below it
        assert!(found("某市", "河西区委、区政府高度重视。").is_empty());
    }
}
