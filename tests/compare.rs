//! Reports compared: made-up ones of a district, its office and its bureau, real facts, and properties over any.
#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers stop a test as it would stop itself

use proptest::prelude::*;

use fazhi::Report;
use fazhi::compare::carried::{SHORTEST_PASSAGE, SHORTEST_RUN};
use fazhi::compare::{
    By, ClaimChange, Compared, Language, Outcome, Pairing, Question, Tie, What, Why, carried_over, compare, rollup,
    ties,
};
use fazhi::quantity::{Possible, Ratio};
use fazhi::report::{Issuer, Problem};

fn data(name: &str) -> String {
    std::fs::read_to_string(format!("{}/examples/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn district(name: &str) -> Report {
    fazhi::read(&data(&format!("compare/{name}.txt"))).report
}

fn json(name: &str) -> Report {
    Report::from_json(&data(&format!("{name}.json"))).unwrap()
}

fn said(reports: &[&Report]) -> Vec<String> {
    compare(reports).iter().map(|f| format!("{} {}", f.code(), f.message(reports, Language::En))).collect()
}

/// The facts of examples/data/compare, worked out by hand: 92 of 80 is a rise of 15%; 1801 to 1899 of 2100 is a fall of 9.6 to
/// 14.2%, so 14% may be; of the bureau's 1310 disputes the district may have 1801 or more.
#[test]
fn the_made_up_reports_show_every_rule() {
    let [last, this] = ["district-2022", "district-2023"].map(district);
    let [office, bureau] = ["office-2023", "bureau-2023"].map(district);
    let district = "the report of 东明市临江区人民政府";
    let expected = [
        "X502 a rise of 18% to 92件 (2023) does not start from 80件, printed for 2022; it is a rise of 15%".to_owned(),
        format!("X503 100% of problem 1 stands in problem 1 of {district} for 2022"),
        format!("X503 100% of plan 1 stands in plan 1 of {district} for 2022"),
        format!(
            "X501 办理市区两级人大代表建议和政协委员提案: {district}办公室 for 2023 prints 62件, {district} for 2023 61件"
        ),
        format!(
            "X504 本年度共受理行政复议案件: the report of 东明市临江区司法局 for 2023 prints 95件, more than the 92件 of \
             {district} for 2023"
        ),
    ];
    assert_eq!(said(&[&last, &this, &office, &bureau]), expected);
    // the order of the list changes the order of the findings only
    let mut turned = said(&[&bureau, &office, &this, &last]);
    turned.sort();
    let mut sorted = expected.to_vec();
    sorted.sort();
    assert_eq!(turned, sorted);
}

#[test]
fn spans_lead_to_the_words() {
    let texts = ["district-2022", "district-2023"].map(|name| data(&format!("compare/{name}.txt")));
    let reports = texts.each_ref().map(|text| fazhi::read(text).report);
    let findings = compare(&[&reports[0], &reports[1]]);
    let words = |at: usize| -> Vec<&str> {
        let spans = findings[at].evidence.iter();
        spans.map(|e| e.span.expect("a report that was read has places").text(&texts[e.report]).unwrap()).collect()
    };
    let growth = words(0);
    assert_eq!(growth[..2], ["92件", "80件"]);
    assert!(growth[2].contains("18%"), "{growth:?}");
    let problem = words(1);
    assert!(problem[0].contains("全年有7起案件") && problem[1].contains("全年有12起案件"), "{problem:?}");
    assert!(matches!(findings[1].evidence[0].what, What::Passage(_)));
    assert_eq!(findings[1].share, Some(Ratio::ONE));
}

/// 73件 in the district's report, 74件 in its office's, by the JSON of both.
#[test]
fn a_district_and_its_office_disagree() {
    let (district, office) = (json("siping-tiexi-2023"), json("siping-tiexi-office-2023"));
    assert_eq!(Tie::between(&district, &office), Some(Tie::Office));
    let pairing = Pairing::new(&district, &office, Tie::Office);
    let printed = |report: &Report, id| report.figure(id).unwrap().quantity.to_string();
    let found: Vec<_> = pairing
        .pairs()
        .iter()
        .filter(|pair| pair.outcome == Outcome::Disagrees)
        .map(|pair| (printed(&district, pair.one), printed(&office, pair.other), pair.by))
        .collect();
    assert_eq!(found, [("73件".to_owned(), "74件".to_owned(), By::Indicator)]);
}

#[test]
fn the_five_reports_are_of_four_places() {
    let names = [
        "siping-tiexi-2023",
        "siping-tiexi-office-2023",
        "kaiyuan-2023",
        "jiamusi-qianjin-2023",
        "tianjin-dongli-2023",
    ];
    let reports = names.map(json);
    let list: Vec<&Report> = reports.iter().collect();
    let found: Vec<_> = ties(&list).iter().map(|tied| (tied.one, tied.other, tied.tie)).collect();
    assert_eq!(found, [(0, 1, Tie::Office)]);
    assert!(carried_over(&list).is_empty());
    let total = rollup(&reports, &"reconsideration_accepted".parse().unwrap());
    assert_eq!(total.values, Some(Possible::exactly(Ratio::from(12 + 66 + 9))));
    let missing: Vec<_> = total.left_out.iter().map(|left| (left.report, left.why)).collect();
    assert_eq!(missing, [(1, Why::Missing), (4, Why::Missing)]);
}

#[test]
fn a_year_with_itself_changes_nothing() {
    for name in ["kaiyuan-2023", "siping-tiexi-2023", "tianjin-dongli-2023"] {
        let report = json(name);
        let pairing = Pairing::new(&report, &report, Tie::SameYear);
        assert!(!pairing.pairs().is_empty(), "{name}");
        for pair in pairing.pairs() {
            assert_eq!(
                (pair.one, pair.outcome, pair.question),
                (pair.other, Outcome::Agrees, Question::Equal),
                "{name}"
            );
        }
        let all_still = pairing
            .claims()
            .iter()
            .all(|change| matches!(change, ClaimChange::StillBroken { one, other } if one == other));
        assert!(all_still, "{name}: {:?}", pairing.claims());
    }
}

/// A year of a district: a figure and the growth that is stated of it.
fn year(year: i32, printed: &str, growth: Option<&str>) -> Report {
    let growth = growth.map(|growth| format!("，{growth}")).unwrap_or_default();
    fazhi::read(&format!(
        "东明市临江区人民政府关于{year}年度法治政府建设情况的报告\n一、主要举措\n（一）化解争议。受理行政复议案件{printed}{growth}。\n"
    ))
    .report
}

#[test]
fn a_growth_is_held_against_the_right_year() {
    let codes = |last: (i32, &str), growth: &str| -> Vec<&'static str> {
        let (last, this) = (year(last.0, last.1, None), year(2023, "92件", Some(growth)));
        compare(&[&last, &this]).iter().map(fazhi::compare::Finding::code).collect()
    };
    for (last, growth, expected) in [
        ((2022, "80件"), "同比增长18%", true),
        ((2022, "80件"), "较2022年增长18%", true),
        ((2022, "80件"), "比上年增加13件，增长16.5%", true),
        ((2022, "近80件"), "同比增长15%", true), // 92 of at most 79 is more
        ((2022, "80件"), "同比增长15%", false),
        ((2022, "80件"), "比上年增加12件，增长15%", false),
        ((2022, "约80件"), "同比增长18%", false), // 78 will do
        ((2022, "80件"), "较2019年增长18%", false),
        ((2022, "80件"), "环比增长18%", false),
        ((2021, "80件"), "同比增长18%", false),
    ] {
        let found = codes(last, growth);
        assert_eq!(found, if expected { vec!["X502"] } else { vec![] }, "{last:?} {growth}");
    }
}

#[test]
fn a_stated_base_is_held_against_last_years_figure() {
    let (last, this) = (year(2022, "80件", None), year(2023, "92件", Some("上年同期为82件，同比增长12.2%")));
    assert_eq!(said(&[&last, &this]), ["X502 the stated base 82件 is not the 80件 printed for 2022"]);
    let this = year(2023, "92件", Some("上年同期为80件，同比增长15%"));
    assert!(said(&[&last, &this]).is_empty());
}

/// Letters that lie in a run of [`SHORTEST_RUN`] which the other text has too, one by one.
fn repeated(text: &[char], other: &[char]) -> usize {
    let mut covered = vec![false; text.len()];
    for (at, run) in text.windows(SHORTEST_RUN).enumerate() {
        if other.windows(SHORTEST_RUN).any(|window| window == run) {
            covered[at..at + SHORTEST_RUN].fill(true);
        }
    }
    covered.iter().filter(|&&covered| covered).count()
}

fn with_problem(year: i32, text: &str) -> Report {
    let mut report = Report::default();
    report.year = year.try_into().ok();
    report.issuers.push(Issuer::from_name("东明市人民政府").unwrap());
    report.problems.push(Problem { text: text.to_owned(), ..Problem::default() });
    report
}

proptest! {
    /// The share of two texts is that of the plain definition, found without any index.
    #[test]
    fn the_share_is_as_defined(
        pieces in prop::collection::vec("[甲乙丙丁戊]{1,45}", 4),
        one in prop::collection::vec(0..4_usize, 1..6),
        other in prop::collection::vec(0..4_usize, 1..6),
    ) {
        let text = |order: &[usize]| order.iter().map(|&at| pieces[at].as_str()).collect::<String>();
        let (one, other) = (text(&one), text(&other));
        let (last, this) = (with_problem(2022, &one), with_problem(2023, &other));
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let expected = repeated(&other, &one);
        let long = one.len() >= SHORTEST_PASSAGE && other.len() >= SHORTEST_PASSAGE;
        let found: Vec<_> = carried_over(&[&last, &this]).iter().map(|c| (c.repeated, c.letters)).collect();
        if long && expected * 2 >= other.len() {
            prop_assert_eq!(found, [(expected, other.len())]);
        } else {
            prop_assert_eq!(found, []);
        }
    }

    /// A pair disagrees only where no value can have been printed as both.
    #[test]
    fn only_what_cannot_be_one_number_disagrees(value in 1_u64..200_000, hedge in 0..4_usize, off in 0..3_u64) {
        let rounded = match hedge {
            0 => format!("{value}件"),
            1 => format!("{}余件", value / 100 * 100),
            2 => format!("约{}件", value / 10 * 10),
            _ => format!("{}.{}万件", value / 10_000, value / 1000 % 10),
        };
        let (one, other) = (year(2023, &rounded, None), year(2023, &format!("{}件", value + off), None));
        let set = |report: &Report| report.figures().iter().next().unwrap().1.quantity.possible();
        let pairing = Pairing::new(&one, &other, Tie::SameYear);
        let expected = if set(&one).meets(&set(&other)) { Outcome::Agrees } else { Outcome::Disagrees };
        let outcomes: Vec<_> = pairing.pairs().iter().map(|pair| pair.outcome).collect();
        prop_assert_eq!(&outcomes, &[expected]);
        let turned: Vec<_> =
            Pairing::new(&other, &one, Tie::SameYear).pairs().iter().map(|pair| pair.outcome).collect();
        prop_assert_eq!(outcomes, turned);
    }

    /// Whatever true values the figures stand for, their sum is among the values of the total.
    #[test]
    fn the_total_holds_every_true_sum(values in prop::collection::vec(0_u64..50_000, 1..8)) {
        let places = ["甲", "乙", "丙", "丁", "戊", "己", "庚"];
        let reports: Vec<Report> = values.iter().zip(places).enumerate().map(|(at, (value, place))| {
            let printed = match at % 3 {
                0 => format!("{value}件"),
                1 => format!("约{}件", (value + 5) / 10 * 10),
                _ => format!("不少于{}件", value / 100 * 100),
            };
            fazhi::read(&format!("{place}山县人民政府2023年法治政府建设年度报告\n一、举措\n受理行政复议案件{printed}。\n")).report
        }).collect();
        let total = rollup(&reports, &"reconsideration_accepted".parse().unwrap());
        prop_assert_eq!(total.counted.len(), reports.len());
        let sum: u64 = values.iter().take(reports.len()).sum();
        prop_assert!(total.values.unwrap().contains(Ratio::from(i128::from(sum))), "{:?}", total);
    }

    /// Any texts are compared, alike in both runs.
    #[test]
    fn any_texts_are_compared(texts in prop::collection::vec("[东明市临江区人民政府2023年度报告一二、（）件%《》余万\n，。a-z ]{0,80}|.{0,60}", 0..4)) {
        let reports: Vec<Report> = texts.iter().map(|text| fazhi::read(text).report).collect();
        let list: Vec<&Report> = reports.iter().collect();
        let findings = compare(&list);
        prop_assert_eq!(&findings, &compare(&list));
        for finding in &findings {
            prop_assert!(!finding.message(&list, Language::Zh).is_empty());
        }
        prop_assert_eq!(Compared::new(&list).reports().len(), list.len());
    }
}
