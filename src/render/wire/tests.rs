use serde_json::Value;

use super::*;
use crate::quantity::law::{Closure, Direction};

/// Worded so that the answer has one of everything; the claims are made here, so that the form is tested alone.
const TEXT: &str = "某县人民政府关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n（一）化解矛盾纠纷。\
    全年受理案件近1.78万件。\n办结案件三分之二。\n满意率提高2.6%。\n群众满意率95.5%。\n二、存在的不足\n\
    （一）执法力量薄弱。\n";

fn sample() -> Reading<'static> {
    let mut reading = crate::read::read(TEXT);
    let read = std::mem::take(&mut reading.report);
    let report = &mut reading.report;
    (report.title, report.year, report.region) = (read.title.clone(), read.year, read.region.clone());
    (report.issuers, report.measures, report.problems) =
        (read.issuers.clone(), read.measures.clone(), read.problems.clone());
    let ids: Vec<FigureId> =
        read.figures().iter().filter_map(|(_, figure)| report.figures_mut().push(figure.clone())).collect();
    let [count, fraction, change, rate] = ids[..] else { panic!("{ids:?}") };
    let direction = Direction::Up;
    report.push_claim(Claim::stated(Relation::PointChange { current: rate, previous: None, change, direction }));
    let parts = vec![change, rate];
    let relation = Relation::Breakdown { total: None, parts, closure: Closure::Closed };
    report.push_claim(Claim { basis: Basis::Inferred, ..Claim::stated(relation) });
    report.push_claim(Claim::stated(Relation::Share { part: vec![count, fraction], whole: vec![], rate }));
    report.push_claim(Claim::stated(Relation::Rate { rate, whole: None }));
    reading
}

#[test]
fn the_form_stays() {
    let reading = sample();
    let answer = serde_json::to_string(&Answer::new(&reading).with_id("甲")).unwrap();
    let expected: Value = serde_json::from_str(include_str!("../../../tests/data/wire.json")).unwrap();
    let mut found: Value = serde_json::from_str(&answer).unwrap();
    // the words of a message are its rule's
    for list in ["findings", "faults"] {
        for told in found[list].as_array_mut().unwrap() {
            for message in ["message", "message_en"] {
                let message = told.as_object_mut().unwrap().remove(message);
                assert!(message.is_some_and(|message| message.as_str().is_some_and(|words| !words.is_empty())));
            }
        }
    }
    assert_eq!(found, expected, "{answer}");
    assert!(answer.starts_with("{\"version\":1,\"id\":\"甲\",\"figures\":[{\"start\":"));
}

#[test]
fn what_is_shared_and_not_stated_is_told() {
    let reading = crate::read::read("办理审批事项6478件，“网上办”达到99.48%、“一次办”达到99.65%。");
    let answer = serde_json::to_value(Answer::new(&reading)).unwrap();
    let unknown = &answer["unknowns"][0];
    assert_eq!(unknown["role"], "whole");
    assert_eq!(unknown["values"], serde_json::json!([["572", "579"], ["1143", null]]));
    assert_eq!((&unknown["fits"], &unknown["excluded"]), (&serde_json::json!([]), &serde_json::json!([0])));
    assert!(unknown["message"].as_str().unwrap().contains("572至579"), "{unknown}");
}

#[test]
fn values_are_decimals() {
    for (printed, value) in
        [("1.78万户", "17800"), ("12.50%", "12.5"), ("三分之二", "0.666667"), ("八成", "0.8"), ("1,200件", "1200")]
    {
        assert_eq!(decimal(printed.parse::<Quantity>().unwrap().value()), value, "{printed}");
    }
    assert_eq!(decimal(Ratio::new(-1, 6).unwrap()), "-0.166667");
}
