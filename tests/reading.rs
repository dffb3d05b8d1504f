//! The laws of reading, for any text: nothing is lost, every run of digits has one class, time goes with length.

#![expect(clippy::unwrap_used, reason = "what the helpers of these tests unwrap, the tests assert")]

use fazhi::Span;
use fazhi::read::{Reading, TokenClass, read};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

#[path = "support/hostile.rs"]
mod hostile;

/// Pieces of reports, whole and broken, of which texts are put together.
const PIECES: [&str; 60] = [
    "某县人民政府关于2024年度法治政府建设情况的报告",
    "某府发〔2024〕7号",
    "[bookmark: _Toc12]",
    "来源：某县司法局　发布时间：2024-03-11",
    "县委：",
    "一、主要举措和成效",
    "（一）健全制度。",
    "1.",
    "（2）",
    "一是",
    "二是",
    "第一，",
    "二、存在的问题和不足",
    "三、第一责任人职责",
    "四、下一年度工作安排",
    "附件：1.汇总表2张",
    "某县人民政府",
    "2024年12月31日",
    "（此件主动公开）",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "|",
    "　",
    "，",
    "。",
    "；",
    "、",
    "：",
    "（",
    "）",
    "〔",
    "〕",
    "《",
    "》",
    "“",
    "”",
    "受理行政复议案件",
    "12,077件",
    "１２件",
    "近7000余篇",
    "占44.4%",
    "其中",
    "三分之二",
    "1.78万户",
    "2至3名",
    "第三名",
    "十余项",
    "9个领域",
    "同比增长267%",
    "12345热线",
    "3.0版",
    "G102",
    "30日内",
    "5+X",
    "0",
    "９",
    "二〇二三年",
    "原因是人手不足",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The runs of digits, found in the plainest way.
fn runs(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_digit(c)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += c.len_utf8(),
            _ => runs.push(Span::new(at, at + c.len_utf8())),
        }
    }
    runs
}

fn nothing_is_lost(text: &str, reading: &Reading<'_>) -> Result<(), TestCaseError> {
    let leaves: String = reading.tree.leaves().filter_map(|leaf| leaf.span.text(text)).collect();
    prop_assert_eq!(leaves, text);
    let mut last = 0;
    for &span in reading.unplaced() {
        prop_assert!(span.start >= last && !span.is_empty());
        last = span.end;
        let kept = reading.report.other.iter().any(|matter| Some(matter.text.as_str()) == span.text(text));
        prop_assert!(kept, "{:?} is not kept", span.text(text));
    }
    Ok(())
}

fn the_ledger_adds_up(text: &str, reading: &Reading<'_>) -> Result<(), TestCaseError> {
    let ledger = reading.ledger();
    prop_assert_eq!(ledger.runs().iter().map(|run| run.span).collect::<Vec<_>>(), runs(text));
    prop_assert_eq!(ledger.counts().map(|(_, count)| count).sum::<usize>(), ledger.runs().len());
    let coverage = reading.coverage();
    prop_assert_eq!(coverage.runs(), ledger.runs().len());
    prop_assert!(coverage.checked <= coverage.in_claims && coverage.in_claims <= coverage.figures);
    // a run is a figure where a figure of the report covers it, and only there
    for run in ledger.runs() {
        let covered = reading.report.figures().iter().any(|(_, f)| f.span.is_some_and(|span| span.contains(run.span)));
        prop_assert_eq!(covered, run.class == TokenClass::Figure, "{:?}", run.span.text(text));
    }
    Ok(())
}

fn figures_have_their_places(text: &str, reading: &Reading<'_>) -> Result<(), TestCaseError> {
    let report = &reading.report;
    let mut last = 0;
    for (id, figure) in report.figures().iter() {
        let span = figure.span.unwrap();
        // a hedge may stand apart from its number (约为上年的1.8倍), and a sign in the name of a column (占比（%）)
        let printed = figure.quantity.as_str();
        prop_assert!(span.text(text).is_some_and(|words| !words.is_empty() && printed.contains(words)), "{}", printed);
        prop_assert!(span.start >= last, "figures overlap at {}", span.start);
        last = span.end;
        let number = reading.number(id).unwrap();
        prop_assert!(span.contains(number) && number.text(text).is_some_and(|printed| !printed.is_empty()));
    }
    let parts = (report.measures.iter().map(|m| (m.span, &m.figures)))
        .chain(report.problems.iter().map(|p| (p.span, &p.figures)))
        .chain(report.duties.iter().map(|d| (d.span, &d.figures)))
        .chain(report.plans.iter().map(|p| (p.span, &p.figures)));
    for (span, ids) in parts {
        let inside = |&id: &_| report.figure(id).and_then(|f| f.span).is_some_and(|f| span.unwrap().contains(f));
        prop_assert!(ids.iter().all(inside));
    }
    Ok(())
}

fn no_claim_is_told_twice(reading: &Reading<'_>) -> Result<(), TestCaseError> {
    let mut told = std::collections::BTreeSet::new();
    for (_, claim) in reading.report.claims() {
        prop_assert!(told.insert(format!("{:?}", claim.relation)), "{:?} is told twice", claim.relation);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(text in texts()) {
        let reading = read(&text);
        nothing_is_lost(&text, &reading)?;
        the_ledger_adds_up(&text, &reading)?;
        figures_have_their_places(&text, &reading)?;
        no_claim_is_told_twice(&reading)?;
    }

    #[test]
    fn any_text_has_an_answer(text in texts()) {
        let reading = read(&text);
        let findings = fazhi::check(&reading.report);
        let shown = fazhi::render::text::Findings::new("-", &reading, &findings).to_string();
        prop_assert!(findings.is_empty() == shown.is_empty());
        prop_assert!(serde_json::to_string(&fazhi::render::wire::Answer::new(&reading)).is_ok());
    }
}

/// The text of a piece repeated is long enough that a quadratic step makes this test the slowest by far; how the time grows is
/// measured by the bench of reading.
#[test]
fn what_repeats_without_end_is_read() {
    for piece in hostile::PIECES {
        let text = piece.repeat(30_000 / piece.len());
        let reading = read(&text);
        nothing_is_lost(&text, &reading).unwrap();
        the_ledger_adds_up(&text, &reading).unwrap();
        figures_have_their_places(&text, &reading).unwrap();
    }
}

#[test]
fn very_long_texts_are_read() {
    const SENTENCE: &str = "全年受理行政复议案件12件，办结11件，占91.7%；";
    let line = SENTENCE.repeat(5_000_000 / SENTENCE.len());
    let reading = read(&line);
    assert_eq!(reading.report.figures().len(), 3 * (5_000_000 / SENTENCE.len()));
    let nested = format!("{}12件{}", "〔".repeat(100_000), "〕".repeat(100_000));
    let reading = read(&nested);
    assert_eq!(reading.report.figures().len(), 1);
    assert_eq!(reading.coverage().runs(), 1);
}
