//! Numerals of print and of speech with their known values, and laws that hold for every text.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use fazhi::quantity::numeral::{arabic_prefix, prefix, to_chinese};
use fazhi::quantity::{Numeral, Ratio, Scale};
use proptest::prelude::*;

/// The rows whose value in the table is not exact: it was computed in floating point, and its last digit is wrong. The
/// exact powers stand beside them: 11^23 = 895430243255237372246531.
const INEXACT: [(&str, i128); 3] = [
    ("1.1^+23", 895_430_243_255_237_372_246_531),
    ("-1.1^+23", -895_430_243_255_237_372_246_531),
    ("-1.1^--23", -895_430_243_255_237_372_246_531),
];

/// The value in the terms of the table: a rate counts in per cent.
fn in_table_terms(numeral: &Numeral) -> (Ratio, bool) {
    let per_cent = |by: i128| (numeral.value.checked_div(Ratio::from(by)).unwrap(), true);
    match numeral.scale {
        Scale::PerCent => per_cent(1),
        Scale::PerMille => per_cent(10),
        Scale::PerTenThousand => per_cent(100),
        _ => (numeral.value, false),
    }
}

/// Whether a printed value is this one: exactly, or rounded to its digits where it has at least fifteen of them.
fn is_printed(value: Ratio, printed: &str) -> bool {
    let places = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let significant = printed.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
    let exact = value.exact_places().is_some_and(|exact| exact as usize <= places);
    (exact || significant >= 15) && value.rounded(u32::try_from(places).unwrap()) == printed
}

#[test]
fn known_values() {
    let table = include_str!("data/numerals.jsonl");
    let mut wrong = Vec::new();
    let (mut rows, mut inexact) = (0, 0);
    for line in table.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let (text, printed) = (row["text"].as_str().unwrap(), row["value"].as_str().unwrap());
        rows += 1;
        match text.parse::<Numeral>() {
            Ok(numeral) if INEXACT.iter().any(|&(row, _)| row == text) => {
                let (_, power) = INEXACT.into_iter().find(|&(row, _)| row == text).unwrap();
                assert_eq!(Some(numeral.value), Ratio::decimal(power, 23));
                inexact += 1;
            }
            Ok(numeral) => {
                let (value, rate) = in_table_terms(&numeral);
                let (digits, printed_rate) = printed.strip_suffix('%').map_or((printed, false), |d| (d, true));
                if rate != printed_rate || !is_printed(value, digits) {
                    wrong.push(format!("{text}: {value}, not {printed}"));
                }
            }
            Err(error) => wrong.push(format!("{text}: {error}")),
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!((rows, inexact), (184, INEXACT.len()));
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "0",
        "1",
        "5",
        "9",
        "１",
        "２",
        "00",
        "123",
        ".",
        "．",
        ",",
        "，",
        " ",
        "\u{a0}",
        "\u{202f}",
        "零",
        "〇",
        "○",
        "一",
        "二",
        "三",
        "九",
        "两",
        "十",
        "百",
        "千",
        "万",
        "亿",
        "兆",
        "余",
        "多",
        "来",
        "几",
        "半",
        "成",
        "分之",
        "点",
        "又",
        "/",
        "%",
        "‰",
        "负",
        "-",
        "+",
        "e",
        "^",
        "打",
        "廿",
        "拾",
        "壹",
        "个百分点",
        "件",
        "年",
        "1234567890",
        "é",
        "🦀",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => pieces(), 1 => any::<String>()]
}

/// `n` with `places` decimals, in plain digits.
fn printed(n: u64, places: usize) -> String {
    let digits = format!("{n:0width$}", width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    if places == 0 { digits } else { format!("{whole}.{rest}") }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_text_has_an_answer(text in any_text()) {
        match prefix(&text) {
            Some(Ok(read)) => {
                prop_assert!(read.len > 0 && text.get(..read.len).is_some(), "{text}");
                prop_assert!(!read.value.is_negative() && read.ulp > Ratio::ZERO && read.step >= read.ulp, "{text} {read:?}");
            }
            Some(Err(error)) => prop_assert!(error.end() > 0 && text.get(..error.end()).is_some(), "{text} {error:?}"),
            None => {}
        }
        match text.parse::<Numeral>() {
            Ok(read) => prop_assert_eq!(read.len, text.len()),
            Err(error) => prop_assert!(text.get(..error.end()).is_some(), "{} {:?}", text, error),
        }
    }

    #[test]
    fn the_fast_path_agrees(text in any_text()) {
        if let Some(read) = arabic_prefix(&text) {
            prop_assert_eq!(Some(read), prefix(&text));
        }
    }

    /// What stands behind a mark that ends every numeral changes nothing.
    #[test]
    fn reading_stops_at_a_mark(text in any_text()) {
        let longer = format!("{text}；99万");
        if let Some(Ok(read)) = prefix(&text) {
            prop_assert_eq!(prefix(&longer), Some(Ok(read)));
        }
    }

    #[test]
    fn arabic_digits_are_their_value(n in 0..1_000_000_000_000u64, places in 0..=6usize, power in 0..4usize) {
        let (word, exponent) = [("", 0), ("万", 4), ("亿", 8), ("万亿", 12)][power];
        let text = format!("{}{word}", printed(n, places));
        let ten = Ratio::power_of_ten(exponent - i32::try_from(places).unwrap()).unwrap();
        let read = prefix(&text).unwrap().unwrap();
        prop_assert_eq!(read.len, text.len());
        prop_assert_eq!(read.value, Ratio::from(i128::from(n)).checked_mul(ten).unwrap());
        prop_assert_eq!(read.ulp, ten);
        prop_assert_eq!(usize::from(read.decimals), places);
        prop_assert_eq!(read.magnitude, exponent > 0);
        prop_assert_eq!(text.parse::<Numeral>(), Ok(read));
        // the step is the largest power of ten that leaves no rest
        let units = read.step.checked_div(ten).unwrap();
        prop_assert!(units.is_whole());
        if n > 0 {
            let step = u64::try_from(units.floor()).unwrap();
            prop_assert!(n % step == 0 && n / step % 10 != 0);
        }
    }

    #[test]
    fn separators_change_nothing(n in 1000..1_000_000_000_000u64, which in 0..5usize) {
        let separator = [",", " ", "\u{a0}", "\u{2009}", "\u{202f}"][which];
        let digits = n.to_string();
        let mut text = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i) % 3 == 0 {
                text.push_str(separator);
            }
            text.push(c);
        }
        let read = prefix(&text).unwrap().unwrap();
        prop_assert_eq!((read.len, read.value), (text.len(), Ratio::from(i128::from(n))));
    }

    #[test]
    fn chinese_digits_are_their_value(n in prop_oneof![0..100_000u64, 0..=10_000_000_000_000_000u64]) {
        let text = to_chinese(n).unwrap();
        let read = prefix(&text).unwrap().unwrap();
        prop_assert_eq!((read.len, read.value), (text.len(), Ratio::from(i128::from(n))), "{}", text);
        prop_assert_eq!(text.parse::<Numeral>(), Ok(read));
    }

    /// 万余 and the like aside, a larger number never reads as less.
    #[test]
    fn reading_keeps_order(a in 0..=10_000_000_000_000_000u64, b in 0..=10_000_000_000_000_000u64) {
        let value = |n| prefix(&to_chinese(n).unwrap()).unwrap().unwrap().value;
        prop_assert_eq!(value(a).cmp(&value(b)), a.cmp(&b));
    }
}

#[test]
fn chinese_digits_up_to_a_hundred_thousand_and_the_powers() {
    let powers = (0..=16).map(|power| 10u64.pow(power));
    let near = powers.flat_map(|n| [n - 1, n, (n + 1).min(10u64.pow(16))]);
    for n in (0..100_000).chain(near) {
        let text = to_chinese(n).unwrap();
        let read = prefix(&text).unwrap().unwrap();
        assert_eq!((read.len, read.value), (text.len(), Ratio::from(i128::from(n))), "{text}");
    }
    assert_eq!(to_chinese(10u64.pow(16) + 1), None);
}
