#![doc = include_str!("request_in_report.md")]

use std::ops::Range;

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::Report;
use crate::report::regulation::Certainty;

pub(super) static RULE: Rule = Rule {
    code: "S310",
    name: "request-in-report",
    summary: "a report asks for a decision or for help",
    summary_zh: "报告中夹带请示事项",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Document {
        title: "《党政机关公文处理工作条例》(2012)",
        article: None,
        certainty: Certainty::Secondary,
    }],
    page: include_str!("request_in_report.md"),
    check,
    say,
};

/// Set phrases that ask for a decision.
const ASKING: [&str; 18] = [
    "请予批复",
    "请批复",
    "请予批示",
    "请批示",
    "请予批准",
    "请批准",
    "请予审批",
    "请审批",
    "请予支持",
    "请给予支持",
    "请予解决",
    "请予帮助",
    "请予协调",
    "请予答复",
    "特此请示",
    "妥否，请",
    "当否，请",
    "可否，请",
];

/// Words that turn to a superior, in whose clause or sentence a wish follows.
const TURNING: [&str; 3] = ["恳请", "敬请", "请求"];

/// What is wished.
const WISHED: [&str; 12] =
    ["支持", "解决", "批准", "批复", "协调", "帮助", "给予", "拨付", "增加", "倾斜", "安排资金", "研究"];

/// What may stand before 请求 where the office itself asks; else it is the claim of a party: 诉讼请求.
const ASKERS: [&str; 9] = ["特", "现", "拟", "我区", "我市", "我县", "我局", "我镇", "我办"];

/// What 请求 turns to; without one of them it is no request to a superior.
const ASKED: [&str; 12] = ["上级", "省", "市", "区", "县", "州", "政府", "党委", "委", "厅", "予以", "给予"];

/// How many bytes after such a word are looked at.
const NEAR: usize = 150;

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    for passage in judged.report().passages() {
        // without these characters none of the words is there
        if passage.text.contains('请') {
            out.extend(requests(passage.text).into_iter().map(|place| RULE.finding().about_words(&passage, place)));
        }
    }
}

/// The places of the requests of a paragraph, in order.
fn requests(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let asking = ASKING.iter().flat_map(|word| text.match_indices(word));
    found.extend(asking.filter(|(at, _)| begins(text, *at)).map(|(at, word)| at..at + word.len()));
    for word in TURNING {
        found.extend(text.match_indices(word).filter_map(|(at, _)| turning(text, at, word)));
    }
    found.sort_by_key(|place| place.start);
    // 当否，请批示 is one request
    found.dedup_by(|next, last| {
        let joined = next.start < last.end;
        if joined {
            last.end = last.end.max(next.end);
        }
        joined
    });
    found
}

/// Whether a phrase is said by the report itself, at the beginning of a clause or after a polite word; 报请批准 and 申请批准 tell
/// of what was asked elsewhere.
fn begins(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() || "恳敬特烦望现".contains(c))
}

/// A request that turns to a superior and says in its sentence what is wished.
fn turning(text: &str, at: usize, word: &str) -> Option<Range<usize>> {
    let before = &text[..at];
    let open = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let from = at + word.len();
    let mut end = text.len().min(from + NEAR);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sentence = text[from..end].split(['。', '；', '！', '\n']).next().unwrap_or_default();
    let clause = sentence.split(['，', ',', '、']).next().unwrap_or_default();
    let wished = WISHED.iter().filter_map(|wish| sentence.find(wish).map(|at| at + wish.len())).min()?;
    let meant = match word {
        "请求" => {
            (open || ASKERS.iter().any(|asker| before.ends_with(asker)))
                && ASKED.iter().any(|asked| clause.contains(asked))
        }
        "敬请" => ["支持", "解决", "批准", "批复"].iter().any(|wish| clause.contains(wish)),
        _ => true,
    };
    meant.then_some(at..from + wished)
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    match language {
        Language::Zh => format!("“{words}”是请示事项，不应写入报告，应另行请示"),
        Language::En => format!("“{words}” asks for something; a report must not, a request of its own may"),
    }
}

#[cfg(test)]
mod tests {
    use super::requests;
    use crate::check::rules::testing::{draft, only};

    #[test]
    fn broken() {
        for (text, words) in [
            ("妥否，请批示。", "妥否，请批示"),
            ("以上意见，请予批复。", "请予批复"),
            ("恳请市政府在编制和经费上给予支持。", "恳请市政府在编制和经费上给予"),
            ("我区请求省司法厅帮助解决执法服装经费。", "请求省司法厅帮助"),
            ("特此请示。", "特此请示"),
        ] {
            let found = requests(text);
            assert_eq!(found.iter().map(|place| &text[place.clone()]).collect::<Vec<_>>(), [words], "{text}");
        }
        let mut draft = draft();
        draft.other("其他情况", "当否，请批示。");
        let (finding, zh, en) = only(&draft.build().unwrap());
        assert_eq!((finding.code(), zh.as_str()), ("S310", "“当否，请批示”是请示事项，不应写入报告，应另行请示"));
        assert!(en.starts_with("“当否，请批示” asks for something"));
    }

    #[test]
    fn holds() {
        for text in [
            "重大决策报请批准后公布，申请批准事项12件。",
            "支持申请人诉讼请求12件，群众请求政府解决的事项全部办结。",
            "落实请示报告制度，向上级请示12次。",
            "以上报告，请审阅。敬请批评指正。",
            "印发《关于增加编制的请示》办理规程。",
            "驳回复议请求，市政府支持其主张。",
        ] {
            assert!(requests(text).is_empty(), "{text}");
        }
    }
}
