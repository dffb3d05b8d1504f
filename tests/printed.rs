//! Figures as printed: what is read is what was written, down to the last digit, and means what DESIGN says it means.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::quantity::{End, Hedge, Kind, Possible, Quantity, Ratio};
use proptest::prelude::*;

/// The ends that a hedge gives, in units of the last place; `step` is one unit of the last digit that is not 0, `reach` the
/// same, or ten times as much where no whole thing lies within a step.
type Ends = fn(value: i128, step: i128, reach: i128) -> (HalfEnd, HalfEnd);

/// An end in half units of the last place, and whether it belongs to the set.
type HalfEnd = Option<(i128, bool)>;

/// Words before the number, words after it, words after the unit; all ends doubled, so that a half is whole.
const HEDGES: &[(&str, &str, &str, Hedge, Ends)] = &[
    ("", "余", "", Hedge::Over, |x, _, s| (Some((2 * x, false)), Some((2 * (x + s), false)))),
    ("", "多", "", Hedge::Over, |x, _, s| (Some((2 * x, false)), Some((2 * (x + s), false)))),
    ("近", "", "", Hedge::Nearly, |x, _, s| (Some((2 * (x - s), false)), Some((2 * x, false)))),
    ("将近", "", "", Hedge::Nearly, |x, _, s| (Some((2 * (x - s), false)), Some((2 * x, false)))),
    ("约", "", "", Hedge::About, |x, s, _| (Some((2 * x - s, true)), Some((2 * x + s, true)))),
    ("", "", "左右", Hedge::About, |x, s, _| (Some((2 * x - s, true)), Some((2 * x + s, true)))),
    ("", "", "以上", Hedge::AtLeast, |x, _, _| (Some((2 * x, true)), None)),
    ("不少于", "", "", Hedge::AtLeast, |x, _, _| (Some((2 * x, true)), None)),
    ("不超过", "", "", Hedge::AtMost, |x, _, _| (None, Some((2 * x, true)))),
    ("", "", "以下", Hedge::AtMost, |x, _, _| (None, Some((2 * x, true)))),
    ("超过", "", "", Hedge::MoreThan, |x, _, _| (Some((2 * x, false)), None)),
    ("逾", "", "", Hedge::MoreThan, |x, _, _| (Some((2 * x, false)), None)),
    ("不足", "", "", Hedge::LessThan, |x, _, _| (None, Some((2 * x, false)))),
    ("不到", "", "", Hedge::LessThan, |x, _, _| (None, Some((2 * x, false)))),
    ("近", "余", "", Hedge::Stacked, |x, _, s| (Some((2 * (x - s), false)), Some((2 * (x + s), false)))),
    ("约", "余", "", Hedge::Stacked, |x, s, r| (Some((2 * x - s, true)), Some((2 * (x + r), false)))),
];

const UNITS: &[(&str, Kind, bool)] = &[
    ("件", Kind::Count, true),
    ("人次", Kind::Count, true),
    ("家", Kind::Count, true),
    ("户", Kind::Count, true),
    ("吨", Kind::Count, false),
    ("小时", Kind::Count, false),
    ("元", Kind::Money, false),
    ("%", Kind::Percent, false),
    ("个百分点", Kind::Points, false),
    ("倍", Kind::Multiple, false),
];

fn ten(places: u32) -> i128 {
    10i128.pow(places)
}

/// The digits of a number, with decimals and separators.
fn digits(mantissa: i128, places: u32, separator: &str) -> String {
    let whole = (mantissa / ten(places)).to_string();
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    if places > 0 {
        let width = places as usize;
        let rest = mantissa % ten(places);
        return format!("{out}.{rest:0width$}");
    }
    out
}

fn wide(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)).collect()
}

/// One unit of the last digit that is not 0, in units of the last place.
fn step(mantissa: i128) -> i128 {
    let mut step = 1;
    while mantissa != 0 && mantissa % (step * 10) == 0 {
        step *= 10;
    }
    step
}

/// What a figure must mean: ends in half units of the last place, `unit` of them being `num / den`.
fn meaning((lower, upper): (HalfEnd, HalfEnd), unit: Ratio, (kind, hedge): (Kind, Hedge), whole: bool) -> Possible {
    let half = unit.checked_mul(Ratio::HALF).unwrap();
    let end = |(at, closed): (i128, bool)| End { at: half.checked_mul(Ratio::from(at)).unwrap(), closed };
    let set = Possible::ends(lower.map(end), upper.map(end));
    let part = kind == Kind::Percent && hedge == Hedge::LessThan;
    let set = if part || matches!(kind, Kind::Count | Kind::Money) { set.not_negative() } else { set };
    if whole { set.whole() } else { set }
}

fn mantissa() -> impl Strategy<Value = i128> {
    prop_oneof![0..=99i128, 1..=9_999i128, 1..=99_999_999i128, (1..=999i128, 0..=6u32).prop_map(|(n, z)| n * ten(z))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_plain_figure_is_read_as_it_was_written(
        mantissa in mantissa(), places in 0..=4u32, (magnitude, power) in prop::sample::select(vec![("", 0u32), ("万", 4), ("亿", 8)]),
        separator in prop::sample::select(vec!["", "", ",", " ", "\u{2009}"]), full in any::<bool>(),
        (unit, kind, counted) in prop::sample::select(UNITS),
        hedge in prop::option::of(prop::sample::select(HEDGES)),
    ) {
        let (magnitude, power) = if matches!(kind, Kind::Count | Kind::Money) { (magnitude, power) } else { ("", 0) };
        let places = if counted && magnitude.is_empty() { 0 } else { places };
        let (before, after, last, hedge, ends) = hedge.unwrap_or(("", "", "", Hedge::Exact, |x, _, _| (Some((2 * x - 1, true)), Some((2 * x + 1, true)))));
        // 余 and 多 follow digits without decimals, or a magnitude
        prop_assume!(after.is_empty() || mantissa > 0);
        let places = if after.is_empty() || !magnitude.is_empty() { places } else { 0 };
        let separator = if full { "" } else { separator };
        let number = digits(mantissa, places, separator);
        let number = if full { wide(&number) } else { number };
        let text = format!("{before}{number}{magnitude}{after}{unit}{last}");
        let read: Quantity = text.parse().unwrap_or_else(|e| panic!("{e}"));

        // print → parse → print
        prop_assert_eq!(read.to_string(), &*text);
        prop_assert_eq!(&read.to_string().parse::<Quantity>().unwrap(), &read);
        let json = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Quantity>(&json).unwrap(), &read);

        let scale = Ratio::new(ten(power), ten(places)).unwrap();
        prop_assert_eq!(read.value(), scale.checked_mul(Ratio::from(mantissa)).unwrap(), "{}", &text);
        prop_assert_eq!((read.kind(), read.hedge(), read.unit().as_str()), (kind, hedge, unit), "{}", &text);
        prop_assert_eq!(u32::from(read.decimals()), places, "{}", &text);
        prop_assert_eq!(read.unit_in_last_place(), scale);
        let expected = if hedge == Hedge::Exact && counted && magnitude.is_empty() {
            Possible::exactly(Ratio::from(mantissa))
        } else {
            let step = step(mantissa);
            let alone = counted && scale.checked_mul(Ratio::from(step)).unwrap() <= Ratio::ONE;
            meaning(ends(mantissa, step, if alone { 10 * step } else { step }), scale, (kind, hedge), counted)
        };
        prop_assert_eq!(read.possible(), expected, "{}", &text);
    }

    #[test]
    fn ranges_ranks_fractions_and_scores_keep_their_form(a in 1..=900i128, more in 1..=900i128, places in 0..=2u32) {
        let b = a + more;
        let (low, high) = (digits(a, places, ""), digits(b, places, ""));
        let at = |n| Ratio::new(n, ten(places)).unwrap();
        for to in ["至", "-", "—", "～"] {
            for text in [format!("{low}%{to}{high}%"), format!("{low}{to}{high}小时")] {
                let read: Quantity = text.parse().unwrap();
                prop_assert_eq!(read.to_string(), &*text);
                prop_assert_eq!(read.hedge(), Hedge::Range);
                prop_assert_eq!(read.possible(), Possible::between(End::closed(at(a)), End::closed(at(b))), "{}", text);
            }
        }
        for (text, kind) in [
            (format!("第{a}名"), Kind::Rank), (format!("第{a}位"), Kind::Rank), (format!("{low}分"), Kind::Score),
            (format!("-{low}%"), Kind::Percent), (format!("{low}‰"), Kind::Percent),
            ("三分之二".to_owned(), Kind::Fraction), ("近八成".to_owned(), Kind::Fraction), ("百分之九十五".to_owned(), Kind::Percent),
            ("近一半".to_owned(), Kind::Fraction),
        ] {
            let read: Quantity = text.parse().unwrap_or_else(|e| panic!("{e}"));
            prop_assert_eq!(read.kind(), kind, "{}", text);
            prop_assert_eq!(read.to_string(), &*text);
            prop_assert_eq!(&serde_json::from_str::<Quantity>(&serde_json::to_string(&read).unwrap()).unwrap(), &read);
        }
    }

    #[test]
    fn a_count_made_in_code_is_the_one_that_it_prints(
        value in prop_oneof![0..=999u64, any::<u64>()], unit in prop::sample::select(vec!["", "件", "人次", "万件", "元", "%", "盘次", "余人", "吨"]),
    ) {
        let made = Quantity::count(value, unit);
        prop_assert_eq!(made.to_string(), format!("{value}{unit}"));
        if let Ok(read) = made.as_str().parse::<Quantity>() {
            prop_assert_eq!(read, made);
        }
    }

    #[test]
    fn a_percentage_made_in_code_is_admitted(whole in 1..=u64::MAX, of in any::<prop::sample::Index>(), places in 0..=5u8) {
        let part = u64::try_from(of.index(usize::try_from(whole).unwrap())).unwrap();
        let made = Quantity::percent_of(part, whole, places).unwrap();
        prop_assert_eq!(made.decimals(), places);
        let exact = Ratio::new(i128::from(part) * 100, i128::from(whole)).unwrap();
        prop_assert!(made.possible().contains(exact), "{part} of {whole} is {made}");
    }
}

#[test]
fn printed_digits_are_kept_apart() {
    let (a, b): (Quantity, Quantity) = ("12.50%".parse().unwrap(), "12.5%".parse().unwrap());
    assert_ne!(a, b);
    assert_eq!(a.value(), b.value());
    assert_ne!(a.possible(), b.possible());
}
