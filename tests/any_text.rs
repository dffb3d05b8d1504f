//! Any text into any public parser: a value or an error, never a panic, and in time that grows with the text alone.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use std::time::{Duration, Instant};

use fazhi::quantity::{Hedge, Quantity, Ratio, Unit, numeral};
use fazhi::report::regulation::{Area, DutyRef, IndicatorId, MonthDay, OutlineId, Regulations};
use fazhi::report::{DocumentNumber, Issuer, RegionCode, Report, ReportYear};
use fazhi::span::LineIndex;
use fazhi::{Share, Span};
use proptest::prelude::*;

/// Gives a text to everything that takes one.
fn parse_all(text: &str) {
    if let Ok(quantity) = text.parse::<Quantity>() {
        assert_eq!(quantity.as_str(), text);
        let _ = (quantity.possible().to_string(), quantity.rounded(), quantity.cut().width(), quantity.is_exact());
        let _ = Share::new(&quantity, text, text).map(|share| (share.judgement(), share.expected_rate()));
    }
    if let Ok((quantity, len)) = Quantity::prefix(text) {
        assert_eq!(quantity.as_str(), &text[..len]);
    }
    if let Some(Ok(numeral)) = numeral::prefix(text) {
        assert!(text.is_char_boundary(numeral.len));
    }
    let _ = numeral::arabic_prefix(text);
    let _ = (Unit::prefix(text), Unit::new(text).measure(), Hedge::before(text), Hedge::after(text));
    let _ = (text.parse::<Area>().is_ok(), text.parse::<OutlineId>().is_ok(), text.parse::<DutyRef>().is_ok());
    let _ = (text.parse::<IndicatorId>().is_ok(), text.parse::<MonthDay>().is_ok(), text.parse::<ReportYear>().is_ok());
    let _ = (text.parse::<RegionCode>().is_ok(), text.parse::<DocumentNumber>().is_ok());
    let _ = (DocumentNumber::parse_lax(text).is_ok(), Issuer::from_name(text).is_ok());
    let _ = (Report::from_json(text).is_ok(), Regulations::from_json(text).is_ok());
    let lines = LineIndex::new(text);
    let _ = (lines.place(text, text.len() / 2), lines.place(text, usize::MAX), Span::new(1, text.len()).text(text));
}

/// The characters that mean something to a parser of the crate.
const TELLING: &str = "[-+0-9０-９.,．， \u{a0}\u{2009}%％‰〇零一二三四五六七八九十百千万亿兆两半几余多来成倍分之第名位近约超过逾不足至到以上下内左右个点件人次元〔〕号年\\[\\]{}\":a-z_/]";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn any_string(text in any::<String>()) {
        parse_all(&text);
    }

    #[test]
    fn any_string_of_telling_characters(text in prop::collection::vec(TELLING, 0..24)) {
        parse_all(&text.concat());
    }

    #[test]
    fn any_json_of_the_right_shape(name in any::<String>(), value in any::<String>(), year in any::<i64>(), at in any::<usize>()) {
        let json = serde_json::json!({
            "year": year, "figures": { &name: { "value": value } }, "measures": [{ "figures": [&name, &value] }],
            "problems": [{ "text": "" }], "plans": [{ "text": &name, "answers": [at] }],
            "claims": [{ "share": { "part": &value, "rate": &name } }], "document_number": &value, "issuers": [&name],
        });
        parse_all(&json.to_string());
    }

    #[test]
    fn any_fractions(a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>(), places in 0..40u32) {
        let (Some(x), Some(y)) = (Ratio::new(a, b), Ratio::new(c, d)) else { return Ok(()) };
        let _ = (x.checked_add(y), x.checked_sub(y), x.checked_mul(y), x.checked_div(y), x.negated(), x.cmp(&y));
        let _ = (x.rounded(places), x.cut(places), x.to_string(), x.floor(), x.ceil(), x.reduced(), x.exact_places());
        prop_assert_eq!(x.reduced(), x);
        if let Some(first) = x.checked_add(y).zip(y.negated()).and_then(|(sum, back)| sum.checked_add(back)) {
            prop_assert_eq!(first, x);
        }
    }
}

#[test]
fn long_texts_are_answered_in_linear_time() {
    let start = Instant::now();
    for piece in [
        "-",
        "－",
        "负",
        "9",
        "９",
        "0",
        ".",
        ",",
        "1,",
        "1 ",
        "零",
        "一",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "一万",
        "1万",
        "三分之",
        "百分之",
        "余",
        "近",
        "不超过",
        "约为",
        "第",
        "2至",
        "1-",
        "件",
        "〔",
        "〔〕",
        "[",
        "{\"a\":",
        "\"",
        "%",
        "个百分点",
        "a",
        "\u{3000}",
        "\n",
        "以上",
    ] {
        parse_all(&piece.repeat(300_000 / piece.len()));
        parse_all(&format!("312{}", piece.repeat(300_000 / piece.len())));
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn what_is_refused_is_said() {
    for (json, says) in [
        (
            r#"{"claims": [{"share": {"part": "甲", "rate": "乙"}}]}"#,
            r#"claims[0].share.part: there is no figure named "甲""#,
        ),
        (r#"{"figures": {"甲": {"value": 312}}}"#, "figures.甲.value: invalid type: integer `312`"),
        (r#"{"figures": {"甲": {"value": 1e400}}}"#, "figures.甲.value: number out of range"),
        (r#"{"plans": [{"text": "", "answers": [0]}]}"#, "plans[0].answers[0]: there is no problem 0"),
        (r#"{"claims": [{}]}"#, "claims[0]: a claim needs one kind"),
        (r#"{"year": 23}"#, "year: "),
        (r#"{"titel": "甲"}"#, "titel: unknown field"),
    ] {
        let error = Report::from_json(json).unwrap_err().to_string();
        assert!(error.starts_with(says), "{error}");
    }
    let long = format!(r#"{{"figures": {{"甲": {{"value": "{}件"}}}}}}"#, "9".repeat(400));
    let error = Report::from_json(&long).unwrap_err().to_string();
    assert!(
        error.starts_with("figures.甲.value: ") && error.contains("400 significant digits") && error.len() < 400,
        "{error}"
    );
}
