//! The power of claims against plain enumeration: every value that the checked figure might have been printed with is put in
//! its place and judged, and what is broken is counted.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use fazhi::check::Judged;
use fazhi::check::power::{STRONG, Summary};
use fazhi::quantity::Ratio;
use fazhi::quantity::law::{Closure, Direction, Form, Power, Verdict};
use fazhi::report::{FigureId, Relation, Report, ReportBuilder};
use proptest::prelude::*;

fn draft() -> ReportBuilder {
    let mut draft = Report::builder(2023).unwrap();
    draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
    draft
}

/// A report of one claim.
fn report(texts: &[String], claim: impl Fn(&[FigureId]) -> Relation) -> Report {
    let mut draft = draft();
    let ids: Vec<_> = texts.iter().map(|text| draft.figure("事项", text.as_str()).unwrap()).collect();
    draft.claim(claim(&ids)).unwrap();
    draft.build().unwrap()
}

fn power(report: &Report) -> Option<Power> {
    Judged::new(report).claims().next().unwrap().power()
}

fn digits(mantissa: i128, places: u32) -> String {
    if places == 0 {
        return mantissa.to_string();
    }
    let (one, width) = (10i128.pow(places), places as usize);
    format!("{}.{:0width$}", mantissa / one, mantissa % one)
}

/// How a checked figure is printed: words before, decimals, words after.
#[derive(Clone, Copy, Debug)]
struct Shape {
    before: &'static str,
    places: u32,
    after: &'static str,
    proportion: bool,
}

impl Shape {
    fn text(self, mantissa: i128) -> String {
        format!("{}{}{}", self.before, digits(mantissa, self.places), self.after)
    }

    /// All that might stand in place of a mantissa, by the words of the documentation.
    fn candidates(self, mantissa: i128) -> std::ops::RangeInclusive<i128> {
        let one = 10i128.pow(self.places);
        if self.proportion {
            return 0..=100 * one;
        }
        let mut above = 10 * one;
        while mantissa >= above {
            above *= 10;
        }
        let first = if above == 10 * one && (self.places > 0 || mantissa == 0) { 0 } else { above / 10 };
        first..=above - 1
    }
}

/// Compares the power of a claim with that found by enumeration. The checked figure is the first.
fn agrees(
    form: Shape,
    mantissa: i128,
    others: &[String],
    claim: impl Fn(&[FigureId]) -> Relation,
) -> Result<Power, TestCaseError> {
    let with = |mantissa: i128| {
        let mut texts = vec![form.text(mantissa)];
        texts.extend_from_slice(others);
        report(&texts, &claim)
    };
    let found = power(&with(mantissa)).expect("a figure with digits has a power");
    let candidates = form.candidates(mantissa);
    let broken: Vec<_> =
        candidates.clone().filter(|&at| Judged::new(&with(at)).judgements()[0].verdict == Verdict::Broken).collect();
    prop_assert_eq!(found.candidates, candidates.end() - candidates.start() + 1);
    let fraction = found.fraction();
    prop_assert!(fraction >= Ratio::ZERO && fraction <= Ratio::ONE);
    let excluded = i128::try_from(broken.len()).unwrap();
    if found.exact {
        prop_assert_eq!(found.excluded, excluded, "{} {:?}", form.text(mantissa), others);
    } else {
        prop_assert!(
            found.excluded <= excluded,
            "{} {:?}: {} > {}",
            form.text(mantissa),
            others,
            found.excluded,
            excluded
        );
    }
    Ok(found)
}

fn rate_form(places: u32, proportion: bool) -> Shape {
    Shape { before: "", places, after: "%", proportion }
}

/// A count in one of its printed forms, exact or not.
fn printed_count(value: i128, form: usize) -> String {
    match form {
        0 => format!("{value}余件"),
        1 => format!("近{value}件"),
        2 => format!("{}.{}万件", value / 10, value % 10),
        _ => format!("{value}件"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn shares(whole in 0..=900i128, part in 0..=900i128, places in 0..=1u32, at in 0..=100i128, form in 0..=12usize, missing in 0..=4u8) {
        let form_of_rate = rate_form(places, true);
        let mantissa = at * 10i128.pow(places);
        let (part, whole) = (printed_count(part, form), printed_count(whole, 12 - form));
        match missing {
            0 => { agrees(form_of_rate, mantissa, &[whole], |ids| Relation::Share { part: vec![], whole: vec![ids[1]], rate: ids[0] })?; }
            1 => { agrees(form_of_rate, mantissa, &[part], |ids| Relation::Share { part: vec![ids[1]], whole: vec![], rate: ids[0] })?; }
            _ => { agrees(form_of_rate, mantissa, &[part, whole], |ids| Relation::Share { part: vec![ids[1]], whole: vec![ids[2]], rate: ids[0] })?; }
        }
    }

    #[test]
    fn reductions(before in 0..=900i128, after in 0..=900i128, places in 0..=1u32) {
        agrees(rate_form(places, true), 50, &[format!("{before}天"), format!("{after}天")],
            |ids| Relation::Reduction { before: Some(ids[1]), after: Some(ids[2]), rate: ids[0] })?;
    }

    #[test]
    fn growths(
        current in 0..=500i128, base in 0..=500i128, places in 0..=1u32, mantissa in 0..=2999i128, form in 0..=12usize,
        times in any::<bool>(), down in any::<bool>(), stated in 0..=5u8,
    ) {
        let change = if times { Form::To } else { Form::By };
        let direction = if down { Direction::Down } else { Direction::Up };
        let proportion = down && !times;
        let form_of_rate = if times { Shape { after: "倍", ..rate_form(places, false) } } else { rate_form(places, proportion) };
        let mantissa = if proportion { mantissa % (100 * 10i128.pow(places)) } else { mantissa };
        let (a, b) = (printed_count(current, form), printed_count(base, 12 - form));
        let role = |ids: &[FigureId], n: usize| Some(ids[n]);
        let texts = if [0, 1, 2].contains(&stated) { vec![a, b] } else { vec![a] };
        agrees(form_of_rate, mantissa, &texts, |ids| {
            let (current, base, delta) = match stated {
                0 => (role(ids, 1), role(ids, 2), None),
                1 => (role(ids, 1), None, role(ids, 2)),
                2 => (None, role(ids, 1), role(ids, 2)),
                3 => (None, None, role(ids, 1)),
                _ => (role(ids, 1), None, None),
            };
            Relation::Growth { current, base, delta, rate: Some(ids[0]), direction, form: change }
        })?;
    }

    #[test]
    fn differences(current in 0..=999i128, base in 0..=999i128, delta in 0..=999i128, down in any::<bool>()) {
        let direction = if down { Direction::Down } else { Direction::Up };
        let form = Shape { after: "件", ..rate_form(0, false) };
        agrees(form, delta, &[format!("{current}件"), format!("{base}件")], |ids| Relation::Growth {
            current: Some(ids[1]), base: Some(ids[2]), delta: Some(ids[0]), rate: None, direction, form: Form::By,
        })?;
    }

    #[test]
    fn averages(total in 0..=99_999i128, count in 0..=900i128, mantissa in 0..=999i128, places in 0..=1u32, form in 0..=12usize, stated in any::<bool>(), unit in prop::sample::select(vec!["天", "小时", "元"])) {
        let form_of_mean = Shape { after: unit, ..rate_form(places, false) };
        let total = printed_count(total, form);
        let texts = if stated { vec![total, format!("{count}件")] } else { vec![total] };
        agrees(form_of_mean, mantissa, &texts, |ids| Relation::Average {
            total: Some(ids[1]), count: ids.get(2).copied(), mean: ids[0], items: vec![],
        })?;
    }

    #[test]
    fn totals(
        parts in prop::collection::vec((0..=300i128, 0..=12usize), 1..5), mantissa in 0..=999i128,
        closure in prop::sample::select(vec![Closure::Closed, Closure::Unmarked, Closure::Open, Closure::Overlapping]),
        after in prop::sample::select(vec!["件", "万件", "吨"]), places in 0..=1u32, before in prop::sample::select(vec!["", "超过", "不少于"]),
    ) {
        let places = if after == "件" { 0 } else { places };
        // a hedge varies the digits that are not zeros at the end: here all of them
        let mantissa = if before.is_empty() { mantissa } else { mantissa | 1 };
        let before = if before.is_empty() || mantissa % 10 != 0 { before } else { "" };
        let form = Shape { before, places, after, proportion: false };
        let parts: Vec<_> = parts.into_iter().map(|(n, form)| printed_count(n, form)).collect();
        agrees(form, mantissa, &parts, |ids| Relation::Breakdown { total: Some(ids[0]), parts: ids[1..].to_vec(), closure })?;
    }

    #[test]
    fn closed_rates(parts in prop::collection::vec(0..=400i128, 0..4), mantissa in 0..=1000i128, places in 0..=1u32) {
        let parts: Vec<_> = parts.into_iter().map(|n| format!("{}%", digits(n, 1))).collect();
        let mantissa = if places == 0 { mantissa / 10 } else { mantissa };
        agrees(rate_form(places, true), mantissa, &parts, |ids| {
            let mut parts = ids[1..].to_vec();
            parts.push(ids[0]);
            Relation::Breakdown { total: None, parts, closure: Closure::Closed }
        })?;
    }

    #[test]
    fn balances(first in 0..=999i128, second in 0..=300i128, parts in prop::collection::vec((0..=400i128, 0..=12usize), 1..4)) {
        let mut texts = vec![format!("{second}件")];
        texts.extend(parts.into_iter().map(|(n, form)| printed_count(n, form)));
        let form = Shape { after: "件", ..rate_form(0, false) };
        agrees(form, first, &texts, |ids| Relation::Balance { totals: ids[..2].to_vec(), parts: ids[2..].to_vec() })?;
    }

    #[test]
    fn subsets(part in 0..=999i128, whole in 0..=999i128, form in 0..=12usize) {
        let form_of_part = Shape { after: "件", ..rate_form(0, false) };
        agrees(form_of_part, part, &[printed_count(whole, form)], |ids| Relation::Subset { part: ids[0], whole: ids[1] })?;
    }

    #[test]
    fn changes_of_rates(
        now in 0..=1000i128, then in 0..=1000i128, mantissa in 0..=999i128, places in 0..=1u32, stated in any::<bool>(),
        after in prop::sample::select(vec!["个百分点", "%"]), down in any::<bool>(),
    ) {
        let direction = if down { Direction::Down } else { Direction::Up };
        let form = Shape { before: "", places, after, proportion: false };
        let mut texts = vec![format!("{}%", digits(now, 1))];
        if stated {
            texts.push(format!("{}%", digits(then, 1)));
        }
        agrees(form, mantissa, &texts, |ids| Relation::PointChange {
            current: ids[1], previous: ids.get(2).copied(), change: ids[0], direction,
        })?;
    }

    #[test]
    fn lists(count in 0..=99i128, listed in 0..=99u32, open_ended in any::<bool>()) {
        let form = Shape { after: "家", ..rate_form(0, false) };
        agrees(form, count, &[], |ids| Relation::Enumeration { count: ids[0], listed, open_ended })?;
    }
}

fn ratio(num: i128, den: i128) -> Ratio {
    Ratio::new(num, den).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

#[test]
fn what_the_issue_names() {
    let share = |ids: &[FigureId]| Relation::Share { part: vec![ids[1]], whole: vec![ids[2]], rate: ids[0] };
    let found = power(&report(&texts(&["44.4%", "312项", "702项"]), share)).unwrap();
    assert_eq!(found.fraction(), ratio(1000, 1001));
    // 66件，增长267%: which growths of three digits have a whole base? Bases 7 to 33: 27 of them, two of which print alike
    // neither rounded nor cut, so each admits the rate that it rounds to and the one that it is cut to
    let growth = |ids: &[FigureId]| Relation::Growth {
        current: Some(ids[1]),
        base: None,
        delta: None,
        rate: Some(ids[0]),
        direction: Direction::Up,
        form: Form::By,
    };
    let found = power(&report(&texts(&["267%", "66件"]), growth)).unwrap();
    let rates: std::collections::BTreeSet<i128> = (1..=66i128)
        .flat_map(|base| {
            let (num, den) = (100 * (66 - base), base);
            let down = num / den;
            // rounded half up and half down are both allowed
            let near = [(2 * num + den) / (2 * den), (2 * num + den - 1) / (2 * den)];
            [down, near[0], near[1]]
        })
        .filter(|rate| (100..=999).contains(rate))
        .collect();
    assert!(rates.contains(&267) && rates.len() > 20);
    assert_eq!((found.candidates, found.excluded), (900, 900 - i128::try_from(rates.len()).unwrap()));
    assert!(found.exact);
}

#[test]
fn a_hedged_total_varies_in_its_written_digits() {
    let total = |ids: &[FigureId]| Relation::Breakdown {
        total: Some(ids[0]),
        parts: ids[1..].to_vec(),
        closure: Closure::Closed,
    };
    // 1000余 … 9900余: only 1800余 holds 1866
    let found = power(&report(&texts(&["1800余件", "1000件", "866件"]), total)).unwrap();
    assert_eq!((found.candidates, found.excluded, found.exact), (90, 89, true));
}

#[test]
fn large_numbers_end_soon() {
    let growth = |ids: &[FigureId]| Relation::Growth {
        current: Some(ids[1]),
        base: None,
        delta: None,
        rate: Some(ids[0]),
        direction: Direction::Up,
        form: Form::By,
    };
    for (rate, current) in
        [("6.50%", "987654321件"), ("0.0001%", "12345678件"), ("12345.678%", "99999999999件"), ("3.2%", "1件")]
    {
        let found = power(&report(&texts(&[rate, current]), growth)).unwrap();
        assert!(found.fraction() >= Ratio::ZERO && found.fraction() <= Ratio::ONE, "{rate} {current}");
    }
}

#[test]
fn the_summary_counts_each_figure_once() {
    let mut draft = draft();
    let ids: Vec<_> =
        ["44.4%", "312项", "702项", "5家", "7件", "100%"].map(|text| draft.figure("事项", text).unwrap()).into();
    draft.claim(Relation::Share { part: vec![ids[1]], whole: vec![ids[2]], rate: ids[0] }).unwrap();
    draft.claim(Relation::Enumeration { count: ids[3], listed: 5, open_ended: false }).unwrap();
    draft.claim(Relation::Subset { part: ids[4], whole: ids[2] }).unwrap();
    draft.claim(Relation::Rate { rate: ids[5], whole: None }).unwrap();
    let report = draft.build().unwrap();
    let judged = Judged::new(&report);
    let powers: Vec<_> = judged.claims().map(|claim| claim.power().unwrap().fraction()).collect();
    assert_eq!(powers, [ratio(1000, 1001), ratio(8, 9), Ratio::ZERO, Ratio::ZERO]);
    assert!(powers[1] < STRONG);
    assert_eq!(Summary::of(&judged), Summary { strong: 3, weak: 1, none: 2 });
}

/// Printed figures, the claim over them, and whether the power that is found is all that there is.
type Case<'a> = (&'a [&'a str], &'a dyn Fn(&[FigureId]) -> Relation, bool);

#[test]
fn the_power_of_another_figure_is_no_more_than_what_enumeration_excludes() {
    let total = |ids: &[FigureId]| Relation::Breakdown {
        total: Some(ids[0]),
        parts: ids[1..].to_vec(),
        closure: Closure::Closed,
    };
    let share = |ids: &[FigureId]| Relation::Share { part: vec![ids[0]], whole: vec![ids[1]], rate: ids[2] };
    let average =
        |ids: &[FigureId]| Relation::Average { total: Some(ids[0]), count: Some(ids[1]), mean: ids[2], items: vec![] };
    let growth = |ids: &[FigureId]| Relation::Growth {
        current: Some(ids[0]),
        base: Some(ids[1]),
        delta: None,
        rate: Some(ids[2]),
        direction: Direction::Up,
        form: Form::By,
    };
    let cases: [Case<'_>; 7] = [
        (&["312件", "702件", "44.4%"], &share, true),
        (&["1件", "2件", "50%"], &share, true),
        (&["200余件", "702件", "30%"], &share, false),
        (&["60件", "12件", "5件"], &average, true),
        (&["66件", "18件", "267%"], &growth, true),
        (&["30件", "10余件", "12件"], &total, false),
        (&["441件", "396件", "25件", "20件"], &total, true),
    ];
    for (texts, claim, tight) in cases {
        let texts: Vec<String> = texts.iter().map(ToString::to_string).collect();
        let whole = report(&texts, claim);
        let judged = Judged::new(&whole).claims().next().unwrap();
        for (at, (id, figure)) in whole.figures().iter().enumerate() {
            let text = figure.quantity.as_str();
            if text.contains('余') || text.contains('%') {
                continue;
            }
            let power = judged.power_of(id).unwrap();
            let value = figure.quantity.value().floor();
            let digits = value.checked_ilog10().unwrap();
            let first = if digits == 0 { 1 } else { 10i128.pow(digits) };
            let candidates: Vec<i128> = (first..10i128.pow(digits + 1)).collect();
            let broken = |n: &&i128| {
                let mut texts = texts.clone();
                texts[at] = format!("{n}件");
                let report = report(&texts, claim);
                let judged = Judged::new(&report).claims().next().unwrap().judgement;
                judged.verdict == Verdict::Broken
            };
            let excluded = candidates.iter().filter(broken).count();
            let excluded = i128::try_from(excluded).unwrap();
            assert_eq!(power.candidates, i128::try_from(candidates.len()).unwrap(), "{texts:?} {text}");
            assert!(power.excluded <= excluded, "{texts:?} {text}: {power:?}, {excluded} are broken");
            assert!(!tight || power.excluded == excluded, "{texts:?} {text}: {power:?}, {excluded} are broken");
        }
    }
}
