#![doc = include_str!("document_number_malformed.md")]

use crate::check::{Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::regulation::Certainty;
use crate::report::{DocumentNumber, Irregularity, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D406",
    name: "document-number-malformed",
    summary: "the document number is not written as the standard asks",
    summary_zh: "发文字号书写不规范",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Document {
        title: "GB/T 9704—2012 (党政机关公文格式)",
        article: None,
        certainty: Certainty::Secondary,
    }],
    page: include_str!("document_number_malformed.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    // a number that was built is written by the crate
    let Some(number) = report.document_number.as_ref().filter(|_| report.text.is_some()) else { return };
    let printed = report.passages().find_map(|passage| printed(&passage, number).map(|range| (passage, range)));
    if let Some((passage, range)) = printed {
        out.push(RULE.finding().about_words(&passage, range));
    }
}

/// Where a line prints the number of the report in an irregular form; `None` where it does not print it, or well.
fn printed(passage: &Passage<'_>, number: &DocumentNumber) -> Option<std::ops::Range<usize>> {
    let start = passage.text.find(number.agency())?;
    let rest = &passage.text[start..];
    // with 号, else to the end of the line or the next space
    let ends = [rest.find('号').map(|at| at + '号'.len_utf8()), Some(rest.trim_end().len())];
    let end = ends.into_iter().flatten().find(|&end| {
        let read = DocumentNumber::parse_lax(&rest[..end]);
        read.is_ok_and(|(read, _)| read == *number)
    })?;
    let (_, seen) = DocumentNumber::parse_lax(&rest[..end]).ok()?;
    // spaces are the page's, not the office's
    let wrong = seen.iter().any(|irregular| !matches!(irregular, Irregularity::WhiteSpace));
    wrong.then(|| start..start + end)
}

/// What is wrong, for people.
fn named(irregularity: Irregularity, language: Language) -> &'static str {
    let (zh, en) = match irregularity {
        Irregularity::WrongBrackets => ("年份应当用六角括号〔〕", "the year stands in 〔〕"),
        Irregularity::MissingBrackets => ("缺少六角括号〔〕", "the brackets 〔〕 are missing"),
        Irregularity::Ordinal => ("不加“第”字", "there is no 第"),
        Irregularity::ZeroPadding => ("序号不编虚位", "the number has no leading zeros"),
        Irregularity::FullWidthDigits => ("应当用半角阿拉伯数字", "digits are half-width"),
        Irregularity::WhiteSpace => ("不加空格", "there are no spaces"),
        Irregularity::MissingHao => ("缺少“号”字", "号 is missing"),
    };
    language.pick(zh, en)
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let words = finding.words().next().unwrap_or_default();
    let Ok((number, seen)) = DocumentNumber::parse_lax(words) else { return String::new() };
    let seen: Vec<_> = seen.into_iter().map(|irregularity| named(irregularity, language)).collect();
    language.pick(
        format!("发文字号“{words}”应当写作“{number}”：{}", seen.join("，")),
        format!("“{words}” should be “{number}”: {}", seen.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::draft;
    use crate::check::{Language, check_with};
    use crate::report::{DocumentNumber, Report};

    fn report(line: &str) -> Report {
        let mut report = draft().build().unwrap();
        report.document_number = DocumentNumber::parse_lax(line.trim_start_matches("文号：")).ok().map(|(n, _)| n);
        assert!(report.document_number.is_some(), "{line}");
        report.text = Some(format!("某区2023年法治政府建设年度报告\n{line}\n"));
        report
    }

    fn found(report: &Report) -> Vec<String> {
        check_with(&[&super::RULE], report).iter().map(|f| f.message(report, Language::En)).collect()
    }

    #[test]
    fn broken() {
        assert_eq!(
            found(&report("某政发[2024]007号")),
            [
                "“某政发[2024]007号” should be “某政发〔2024〕7号”: the year stands in 〔〕, the number has no leading zeros"
            ]
        );
        assert_eq!(found(&report("文号：某政发〔2024〕第7号")).len(), 1);
        assert_eq!(found(&report("某政发20247")).len(), 1);
        assert_eq!(found(&report("某政发（2024）7号")).len(), 1);
    }

    #[test]
    fn holds() {
        for line in ["某政发〔2024〕7号", "文号：某政发〔2024〕7号", "某政发〔2024〕 7号"] {
            assert!(found(&report(line)).is_empty(), "{line}");
        }
        let mut built = report("某政发[2024]7号");
        built.text = None; // a number that was built is written by the crate
        assert!(found(&built).is_empty());
    }
}
