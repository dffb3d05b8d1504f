//! Tables that others computed: which percentages a whole allows, and what a printed number can mean.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::quantity::law::{Reason, Verdict, share};
use fazhi::quantity::{End, Possible, Quantity, Ratio};

/// The digits of a decimal as one whole number, and how many stand after the point.
fn digits(text: &str) -> (i128, u32) {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    (format!("{whole}{rest}").parse().unwrap(), u32::try_from(rest.len()).unwrap())
}

fn ratio(text: &str) -> Ratio {
    let (mantissa, places) = digits(text);
    Ratio::decimal(mantissa, places).unwrap()
}

/// The table knows rounding only, in either tie direction. A percentage that it calls impossible may still be a cut one:
/// 66% of 3. So an impossible one is broken unless some count gives it when cut.
#[test]
fn percentages_of_a_whole_are_possible_or_not() {
    let table = include_str!("data/shares.csv");
    let (mut possible_ones, mut cut_ones, mut broken_ones) = (0, 0, 0);
    for line in table.lines().skip(1) {
        let [percent, whole, possible] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (rate, n): (Quantity, i128) = (format!("{percent}%").parse().unwrap(), whole.parse().unwrap());
        let judged = share(None, Some(Possible::exactly(Ratio::from(n))), &rate);
        let (mantissa, places) = digits(percent);
        let cut = (0..=n).any(|part| part * 100 * 10i128.pow(places) / n == mantissa);
        match (possible, cut) {
            ("true", _) => possible_ones += 1,
            (_, true) => cut_ones += 1,
            _ => broken_ones += 1,
        }
        if possible == "true" || cut {
            assert_eq!((judged.verdict, judged.reason), (Verdict::Undecided, Some(Reason::Unstated)), "{line}");
            // every count that was learned gives the rate, in the reading that works
            let learned = judged.learned.unwrap();
            let scale = 100 * 10i128.pow(places);
            for part in 0..=n {
                let rounds = (2 * (mantissa * n - part * scale)).abs() <= n;
                let fits = if possible == "true" { rounds } else { part * scale / n == mantissa };
                assert_eq!(learned.contains(Ratio::from(part)), fits, "{line}: {part} in {learned}");
            }
        } else {
            assert_eq!(judged.verdict, Verdict::Broken, "{line}");
        }
    }
    assert_eq!(possible_ones + cut_ones + broken_ones, 8006);
    assert!(possible_ones > 2000 && broken_ones > 1000 && cut_ones > 100, "{possible_ones} {cut_ones} {broken_ones}");
}

/// Compared are: `up_or_down` (either tie direction), which is how a printed figure is read; and `trunc`, which is how a
/// cut one is. `up`, `down` and `even` fix what happens to a tie: their intervals have the same ends with one of them open,
/// so the reading must cover them. `ceiling` and `floor` say what no office does (`floor` of a positive number is `trunc`),
/// and the ends of `anti_trunc` are disputed: these three are left aside.
#[test]
fn printed_numbers_have_the_ends_of_their_rounding() {
    let table = include_str!("data/unround.csv");
    let mut compared = std::collections::BTreeMap::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.rsplitn(7, ',').collect();
        let [upper, with_upper, printed, with_lower, lower, mode, _] =
            fields.iter().map(|f| f.trim_matches('"')).collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        if !matches!(mode, "up_or_down" | "up" | "down" | "even" | "trunc") {
            continue;
        }
        let end = |at: &str, closed: &str| End { at: ratio(at), closed: closed == "TRUE" };
        let (lower, upper) = (end(lower, with_lower), end(upper, with_upper));
        // a percentage, for the table's numbers may be below 0
        let quantity: Quantity = format!("{printed}%").parse().unwrap();
        *compared.entry(mode).or_insert(0) += 1;
        match mode {
            "up_or_down" => {
                assert_eq!(quantity.rounded(), Possible::between(lower, upper), "{line}");
                assert_eq!(quantity.possible(), Possible::between(lower, upper), "{line}");
            }
            "trunc" => assert_eq!(quantity.cut(), Possible::between(lower, upper), "{line}"),
            _ => {
                let read = quantity.rounded();
                assert_eq!((read.lower().unwrap().at, read.upper().unwrap().at), (lower.at, upper.at), "{line}");
                assert!(read.lower().unwrap().closed && read.upper().unwrap().closed, "{line}");
            }
        }
    }
    assert_eq!(compared.into_values().collect::<Vec<_>>(), [11; 5]);
}
