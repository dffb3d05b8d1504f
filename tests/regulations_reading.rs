//! Claims by definition in reports that were read: what is claimed, and above all what is not.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use std::fs;

use fazhi::Report;
use fazhi::check::check;
use fazhi::quantity::law::Verdict;
use fazhi::read::read;
use fazhi::report::regulation::Regulations;
use fazhi::report::{Basis, IdentityOutcome, IdentityRecord};
use proptest::prelude::*;

/// A report with these sentences in one measure.
fn with(sentences: &str) -> String {
    format!(
        "云岭县人民政府关于2023年法治政府建设情况的报告\n\n一、主要举措和成效\n（一）化解矛盾纠纷。{sentences}\n\
         （二）推进政务公开。公开信息300条。\n二、存在的不足和原因\n一是力量不足，原因是编制少。\n\
         三、2024年主要安排\n一是新收行政复议申请办理质量再提高。\n\n云岭县人民政府\n2024年1月20日\n"
    )
}

fn derive(text: &str) -> (Report, Vec<IdentityRecord>) {
    let mut report = read(text).report;
    let records = report.derive_claims(Regulations::builtin());
    (report, records)
}

/// The verdicts of the claims by definition, those that the text made itself included.
fn verdicts(sentences: &str) -> Vec<(String, Verdict)> {
    let (report, records) = derive(&with(sentences));
    let claimed = records.iter().filter_map(|record| match record.outcome {
        IdentityOutcome::Claimed(id) | IdentityOutcome::Stated(id) => {
            Some((record.identity.clone(), report.claim(id)?.judge(report.figures())?.verdict))
        }
        _ => None,
    });
    claimed.collect()
}

#[test]
fn an_identity_that_a_text_states_whole_is_judged() {
    let inflow = |total: u32| {
        format!(
            "全年新收行政复议申请35件，行政复议上年结转6件。加强案件审理，开展调解。截至年底，行政复议申请总数{total}件。"
        )
    };
    assert_eq!(verdicts(&inflow(41)), [("reconsideration_inflow".to_owned(), Verdict::Holds)]);
    assert_eq!(verdicts(&inflow(43)), [("reconsideration_inflow".to_owned(), Verdict::Broken)]);
    let permits =
        |granted: u32| format!("受理行政许可申请500件，提升办事效率。作出行政许可{granted}件。不予行政许可12件。");
    assert_eq!(verdicts(&permits(480)), [("permits_decided_of_accepted".to_owned(), Verdict::Holds)]);
    assert_eq!(verdicts(&permits(489)), [("permits_decided_of_accepted".to_owned(), Verdict::Broken)]);
}

#[test]
fn short_names_count_behind_their_family() {
    let terminated = |kinds: [u32; 4]| {
        let [a, b, c, d] = kinds;
        format!("全年终止行政复议20件，其中和解终止{a}件，自愿撤回{b}件，改变后撤回{c}件，行政复议其他终止{d}件。")
    };
    let of = |kinds| verdicts(&terminated(kinds)).into_iter().find(|(id, _)| id == "reconsideration_terminations");
    assert_eq!(of([8, 7, 3, 2]).unwrap().1, Verdict::Holds);
    assert_eq!(of([8, 7, 3, 4]).unwrap().1, Verdict::Broken);
}

#[test]
fn a_broken_identity_is_an_error_like_any_other() {
    let text = with("全年新收行政复议申请35件，行政复议上年结转6件。加强案件审理。截至年底，行政复议申请总数43件。");
    let (report, _) = derive(&text);
    let found = check(&report);
    let figures = |found: &[fazhi::Finding]| -> Vec<_> {
        found.iter().map(|finding| finding.rule.code).filter(|code| code.starts_with('C')).collect()
    };
    assert_eq!(figures(&found), ["C105"]);
    assert!(figures(&check(&read(&text).report)).is_empty());
}

/// Sound sentences in which figures look like the items of an identity and are not.
const SOUND: [&str; 21] = [
    // last year's
    "全年新收行政复议申请35件，行政复议上年结转6件。上年行政复议申请总数52件。",
    "新收行政复议申请35件，行政复议上年结转6件，2022年行政复议申请总数52件。",
    // a department's own, and a township's
    "新收行政复议申请35件，行政复议上年结转6件。公安局行政复议申请总数12件。",
    "平西乡行政复议申请总数3件。新收行政复议申请35件，行政复议上年结转6件。",
    // the clause before says whose, or when
    "新收行政复议申请35件，行政复议上年结转6件。2022年，行政复议申请总数52件。",
    "新收行政复议申请35件，行政复议上年结转6件。据统计，去年全县情况平稳，行政复议申请总数52件。",
    "新收行政复议申请35件，行政复议上年结转6件。市公安局严格办案，行政复议申请总数12件。",
    "行政审批局优化流程，受理行政许可申请500件。作出行政许可900件，不予行政许可12件。",
    "截至6月底，受理行政许可申请500件。全年作出行政许可900件，不予行政许可12件。",
    "全县受理行政许可申请950件。孟家岭镇试点放权，作出行政许可960件，不予行政许可12件。",
    // some of them
    "行政复议申请总数41件，其中土地类新收行政复议申请20件，涉房屋行政复议上年结转4件。",
    "受理行政许可申请500件。其中工程类作出行政许可490件，不予行政许可15件。",
    // a rate, another unit
    "行政复议申请总数41件，新收行政复议申请占85.4%，行政复议上年结转涉及9人。",
    // several kinds in one number
    "审结行政复议案件50件，其中维持30件，撤销、变更、确认违法12件，调解5件，终止3件。",
    "终止行政复议20件，其中和解终止8件，自愿撤回、改变后撤回10件，行政复议其他终止2件。",
    // another body, another stage
    "审结行政复议案件50件。经复议后起诉的8件中，法院维持6件，撤销2件。",
    // two totals: of the year and of half a year
    "上半年情况良好，行政复议申请总数20件。全年新收行政复议申请35件，行政复议上年结转6件，行政复议申请总数41件。",
    // minors cut across the kinds of cases
    "办理法律援助案件441件，其中刑事案件396件，涉未成年人案件25件，民事案件19件，行政案件1件。",
    // received may mean all, those carried over among them
    "行政复议申请总数41件，收到行政复议申请41件，行政复议上年结转6件。",
    // cases of the year before are settled in this one
    "受理行政复议案件163件，审结行政复议案件171件，行政复议未审结16件。",
    // only some results are told
    "审结行政复议案件135件，其中维持80件，驳回21件，终止15件。",
];

#[test]
fn sound_text_gets_no_broken_claim_by_definition() {
    for sentences in SOUND {
        for (identity, verdict) in verdicts(sentences) {
            assert_ne!(verdict, Verdict::Broken, "{identity}: {sentences}");
        }
    }
}

#[test]
fn figures_of_different_parts_are_left_apart() {
    let text =
        with("全年新收行政复议申请35件，行政复议上年结转6件。").replace("公开信息300条。", "行政复议申请总数50件。");
    let (report, records) = derive(&text);
    let record = records.iter().find(|record| record.identity == "reconsideration_inflow").unwrap();
    assert_eq!(record.outcome, IdentityOutcome::Apart);
    assert!(report.claims().all(|(_, claim)| claim.basis != Basis::Definition));
}

#[test]
fn plans_are_no_facts() {
    let text = with("行政复议上年结转6件，行政复议申请总数41件。")
        .replace("一是新收行政复议申请办理质量再提高。", "一是新收行政复议申请20件以内。");
    let (_, records) = derive(&text);
    let received = "reconsideration_new".parse().unwrap();
    assert_eq!(records[0].outcome, IdentityOutcome::Missing(vec![received]));
}

/// Every passage of the project, sound or broken on purpose, and the five typed reports: no broken claim by definition, for
/// none of their faults is one.
#[test]
fn no_passage_of_the_project_gets_a_broken_claim_by_definition() {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut texts = 0;
    let mut records = 0;
    let mut judge = |name: &str, mut report: Report| {
        records += report.derive_claims(Regulations::builtin()).len();
        for (_, claim) in report.claims().filter(|(_, claim)| claim.basis == Basis::Definition) {
            assert_ne!(claim.judge(report.figures()).unwrap().verdict, Verdict::Broken, "{name}");
        }
        texts += 1;
    };
    for file in ["passages", "unseen"] {
        for line in fs::read_to_string(format!("{root}/tests/data/{file}.jsonl")).unwrap().lines() {
            let passage: serde_json::Value = serde_json::from_str(line).unwrap();
            judge(passage["id"].as_str().unwrap(), read(passage["text"].as_str().unwrap()).report);
        }
    }
    for entry in fs::read_dir(format!("{root}/examples/data")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            judge(&path.display().to_string(), Report::from_json(&fs::read_to_string(&path).unwrap()).unwrap());
        }
    }
    assert_eq!(texts, 440 + 902 + 5);
    assert!(records > 0, "no identity was even looked at");
}

#[test]
fn a_rate_read_from_text_carries_its_base() {
    let text = with("受理行政复议案件151件，审结行政复议案件135件。行政复议纠错29件，行政复议纠错率19.2%。");
    let report = read(&text).report;
    let bases = report.rate_bases(Regulations::builtin());
    let [base] = &bases[..] else { panic!("{bases:?}") };
    assert_eq!(base.left.unwrap().to_string(), "151");
    assert_eq!(base.used().unwrap().indicator.as_str(), "reconsideration_accepted");
}

proptest! {
    #[test]
    fn any_text_is_answered(
        any in any::<String>(),
        pieces in prop::collection::vec("(全年|2022年|县公安局|其中|、|，|。|\n|一、|（一）|新收行政复议申请|行政复议上年结转|行政复议申请总数|维持|审结行政复议案件|行政复议纠错率|[0-9]{1,4}件|[0-9]{1,2}%)", 0..40),
    ) {
        for text in [any, pieces.concat(), with(&pieces.concat())] {
            let (report, records) = derive(&text);
            for record in &records {
                for &(_, figure) in &record.figures {
                    prop_assert!(report.figure(figure).is_some());
                }
            }
            let _ = (report.rate_bases(Regulations::builtin()), Regulations::builtin().duty_of(&report).is_ok());
        }
    }

    /// A report in JSON may name any range of any text.
    #[test]
    fn any_ranges_are_answered(text in any::<String>(), start in 0usize..200, length in 0usize..200, label in "(全年)?新收行政复议申请|.{0,3}") {
        let json = serde_json::json!({
            "year": 2023, "text": text,
            "figures": {
                "a": { "value": "6件", "label": "行政复议上年结转", "span": { "start": start, "end": start + length } },
                "b": { "value": "35件", "label": label, "span": { "start": start / 2, "end": start + length * 2 } },
                "c": { "value": "41件", "label": "行政复议申请总数", "span": { "start": start, "end": start } },
            },
        });
        let mut report = Report::from_json(&json.to_string()).unwrap();
        let records = report.derive_claims(Regulations::builtin());
        prop_assert!(records.len() <= Regulations::builtin().identities().count());
    }
}
