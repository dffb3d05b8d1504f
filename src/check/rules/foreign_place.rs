#![doc = include_str!("foreign_place.md")]

use std::ops::Range;

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::marks::Stops;
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
const RANKS: [&[char]; 2] = [&['区', '县', '旗'], &['镇', '乡']];

/// The same as marks that a line is searched for.
static ENDINGS: [Stops; 2] = [Stops::of("区县旗"), Stops::of("镇乡")];

/// What follows a place's name where its own organs are meant.
const ORGANS: [&str; 4] = ["委", "政府", "人民政府", "司法局"];

/// Characters of the words that stand before 区委 and 县政府 without being a place's name: 召开, 提请, 落实, 我, 全 …. A place
/// whose name has one of them (前进区) is not told; so no verb is taken for a place.
const NO_NAME: &str = "召开持请报经由对向在为将把被据按照落实推进学习贯彻执行组织协助配合列纳入成立建制定出台发挥坚督促动导担任是了的\
                       及并以从到至达等各我本全该辖两提交呈送围绕聚焦服务参加调齐树通过健完善强化优牵头做好抓紧研究讨论审议听取\
                       汇同受于给让使令经会议要求支持保障有无省市城园社一新其此每某";

/// Words of a clause that speaks of another place with good reason: visits, comparisons, cooperation, cases.
const ABROAD: [&str; 20] = [
    "赴", "学习", "借鉴", "考察", "对接", "联合", "协作", "合作", "交流", "结对", "兄弟", "对口", "签订", "毗邻",
    "跨区", "跨县", "与", "同", "和", "原",
];

/// The longest name of a place, in characters without its ending.
const LONGEST: usize = 3;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    let Some(own) = report.region.as_ref().map(|region| region.name.as_str()) else { return };
    let rank = RANKS.iter().position(|rank| own.ends_with(*rank));
    let Some((rank, endings)) = rank.map(|at| (RANKS[at], &ENDINGS[at])) else { return };
    let mut seen: Vec<&str> = Vec::new();
    for passage in report.passages() {
        for range in places(passage.text, rank, endings) {
            let name = &passage.text[range.clone()];
            let known = own.contains(name)
                || report.title.as_deref().is_some_and(|title| title.contains(name))
                || report.issuers.iter().any(|issuer| issuer.name.contains(name));
            // each place is looked at once, and no more places than a report can have by mistake
            if known || seen.contains(&name) || seen.len() >= MOST {
                continue;
            }
            seen.push(name);
            if is_place(report, name) {
                let words = Passage { text: own, field: Field::Title, start: None };
                out.push(RULE.finding().about_words(&passage, range).about_words(&words, 0..own.len()));
            }
        }
    }
}

/// How many names are looked at.
const MOST: usize = 16;

/// Whether a name is that of a place: its stem never stands without its ending, and the name stands at least twice.
fn is_place(report: &Report, name: &str) -> bool {
    let stem = name.trim_end_matches(|c| RANKS.iter().any(|rank| rank.contains(&c)));
    let (mut alone, mut whole) = (0, 0);
    for passage in report.passages() {
        let named = passage.text.matches(name).count();
        whole += named;
        alone += passage.text.matches(stem).count() - named;
    }
    alone == 0 && whole >= 2
}

/// The places of a rank whose organs a line names as its own would be named: at the start of a clause, and the clause says
/// nothing of visits or cooperation.
fn places<'a>(line: &'a str, rank: &'a [char], endings: &'static Stops) -> impl Iterator<Item = Range<usize>> + 'a {
    let named = endings.stops(line).filter(|(_, ending)| rank.contains(ending));
    named.filter_map(|(at, ending)| {
        let end = at + ending.len_utf8();
        let organ = ORGANS.iter().any(|organ| line[end..].starts_with(organ));
        let start = organ.then(|| stem_before(&line[..at])).flatten()?;
        let clause = line[start..].split(MARKS).next().unwrap_or_default();
        (!ABROAD.iter().any(|word| clause.contains(word))).then_some(start..end)
    })
}

/// What ends a clause.
const MARKS: [char; 10] = ['，', ',', '。', '；', ';', '：', ':', '、', '！', '\t'];

/// Where the name begins whose stem ends a text: it opens a clause (中共 may stand before it), is two or three Chinese characters
/// long, and none of them is of a word that stands before 区委 or 县政府.
fn stem_before(text: &str) -> Option<usize> {
    let window = text.char_indices().rev().take(LONGEST + "中共".len()).last().map_or("", |(at, _)| &text[at..]);
    let opens = |c: char| MARKS.contains(&c) || c.is_whitespace();
    let clause = match window.rfind(opens) {
        Some(at) => window[at..].trim_start_matches(opens),
        None if window.len() == text.len() => window,
        None => return None,
    };
    let stem = clause.strip_prefix("中共").unwrap_or(clause);
    let named = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !NO_NAME.contains(c);
    let short = (2..=LONGEST).contains(&stem.chars().count());
    (short && stem.chars().all(named)).then_some(text.len() - stem.len())
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
        assert_eq!(found("青山县", "全年推进。绿水县政府常务会议学法4次，绿水县委听取汇报。").len(), 1);
        assert_eq!(found("柳林镇", "2023年，桃源镇党委、政府加强领导。桃源镇政府培训3次。桃源镇委研究2次。").len(), 1);
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
            "河西区委、区政府来访。",
            "召开区委常委会2次，召开区委议事协调机构会议1次，召开会议5次。",
            "提请区政府常务会议审议，提请区委研究。",
            "沿河区委会、沿河区政府，沿河整治见效。",
        ] {
            assert!(found("某市河东区", text).is_empty(), "{text}: {:?}", found("某市河东区", text));
        }
        // a city's districts are below it
        assert!(found("某市", "河西区委、区政府高度重视。").is_empty());
    }
}
