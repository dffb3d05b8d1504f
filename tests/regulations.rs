//! Regulations by data alone: a new year's outline, a provincial deadline, local options, indicators; and what is cited.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::Report;
use fazhi::report::outline::PartKind;
use fazhi::report::regulation::{Act, Certainty, Force, NoDuty, Regulations, RegulationsError, ReporterClass};
use fazhi::report::{Issuer, Region};

/// What a province's office would write in a file of its own.
const LOCAL: &str = r#"{
  "outlines": [{
    "id": "2026-2030", "title": "《某省法治政府建设实施方案（2026—2030年）》", "from": 2026, "to": 2030,
    "basis": { "certainty": "read", "source": "the document itself" },
    "parts": [
      { "number": 1, "heading": "提升依法履职能力", "short": "依法履职", "keywords": ["依法履职", "营商环境"],
        "basis": { "certainty": "read", "source": "the document itself" } },
      { "number": 2, "heading": "提升行政执法质效", "short": "行政执法", "keywords": ["行政执法", "执法监督"],
        "basis": { "certainty": "read", "source": "the document itself" } }
    ]
  }],
  "duty_profiles": [{
    "id": "jilin-2026", "reporters": ["government", "joint", "region", "sub_district"], "levels": ["county", "township"],
    "regions": [{ "name": "吉林省", "code": "220000" }], "from": 2026, "force": "local",
    "submissions": [{ "addressees": ["上一级党委", "上一级政府"], "by": "02-10",
      "provision": { "document": "《某省报告办法》", "articles": [8],
                     "basis": { "certainty": "read", "source": "the document itself" } } }],
    "options": {
      "uncovered_areas": { "value": true, "provision": { "document": "《某省报告办法》", "articles": [11],
        "basis": { "certainty": "read", "source": "the document itself" } } },
      "word_limit": { "value": 6000, "provision": { "document": "《某省报告办法》", "articles": [12],
        "basis": { "certainty": "read", "source": "the document itself" } } },
      "comment_days": { "value": 40, "provision": { "document": "《某省决策办法》", "articles": [9],
        "basis": { "certainty": "read", "source": "the document itself" } } }
    },
    "basis": { "certainty": "read", "source": "the document itself" }
  }],
  "indicators": [{
    "id": "night_patrols", "family": "patrols", "name": "夜间巡查", "unit": "次", "kind": "count", "direction": "up",
    "basis": { "certainty": "read", "source": "the document itself" }
  }, {
    "id": "day_patrols", "family": "patrols", "name": "日间巡查", "unit": "次", "kind": "count", "direction": "up",
    "basis": { "certainty": "read", "source": "the document itself" }
  }, {
    "id": "patrols", "family": "patrols", "name": "巡查总次数", "unit": "次", "kind": "count", "direction": "up",
    "basis": { "certainty": "read", "source": "the document itself" }
  }],
  "identities": [{
    "id": "patrols_by_time", "whole": ["patrols"], "parts": ["day_patrols", "night_patrols"],
    "basis": { "certainty": "read", "source": "the document itself" }
  }]
}"#;

fn local() -> Regulations {
    let mut rules = Regulations::builtin().clone();
    rules.extend_json(LOCAL).unwrap();
    rules
}

fn report(names: &[&str], code: Option<&str>, year: i32) -> Report {
    let mut report = Report::default();
    report.issuers.extend(names.iter().map(|name| Issuer::from_name(name).unwrap()));
    let name = report.issuers[0].region.clone().map(|region| region.name).unwrap_or_default();
    report.region = Some(Region { name, code: code.map(|code| code.parse().unwrap()) });
    report.year.replace(year.try_into().unwrap());
    report
}

#[test]
fn a_new_outline_comes_by_data_alone() {
    let year = "2026".parse().unwrap();
    assert_eq!(Regulations::builtin().outline_for(year), None);
    let rules = local();
    let outline = rules.outline_for(year).unwrap();
    let area = outline.recognise("（二）规范行政执法", "").unwrap();
    assert_eq!(area.to_string(), "2026-2030/2");
    assert_eq!(rules.area(&area).unwrap().short, "行政执法");
    // the years before keep theirs
    assert_eq!(rules.outline_for("2025".parse().unwrap()).unwrap().id.as_str(), "2021-2025");
}

#[test]
fn a_provincial_deadline_comes_by_data_alone() {
    let rules = local();
    let county = report(&["云岭县人民政府"], Some("220322"), 2026);
    let duty = rules.duty_of(&county).unwrap();
    let first = duty.report_by().unwrap();
    assert_eq!(first.on.to_string(), "2027-02-10");
    assert_eq!((first.profile.id.as_str(), first.force()), ("jilin-2026", Some(Force::Local)));
    assert_eq!(first.provision().citation().as_deref(), Some("《某省报告办法》第8条"));
    // the national duty stands beside it
    assert_eq!(duty.force(), Some(Force::Legal));
    let national: Vec<_> = (duty.deadlines().iter())
        .filter(|due| due.profile.id == "government-2019")
        .map(|due| (due.on.to_string(), matches!(due.act, Act::Publish(_))))
        .collect();
    let expected = [("2027-03-01", false), ("2027-03-01", false), ("2027-04-01", true)];
    assert_eq!(national, expected.map(|(day, publish)| (day.to_owned(), publish)));
    assert!(duty.requires(PartKind::Duties).is_some());

    // neither another province, nor the year before, nor the prefecture is touched
    for other in [
        report(&["云岭县人民政府"], Some("210322"), 2026),
        report(&["云岭县人民政府"], Some("220322"), 2025),
        report(&["云岭市人民政府"], Some("220300"), 2026),
    ] {
        let duty = rules.duty_of(&other).unwrap();
        assert_eq!(duty.report_by().unwrap().on.to_string()[5..], *"03-01");
        assert!(duty.word_limit().is_none() && duty.possible().is_empty());
    }
}

#[test]
fn a_local_rule_binds_whom_the_national_one_does_not_name() {
    let office = report(&["云岭县东关街道办事处"], Some("220322"), 2026);
    let national = Regulations::builtin().duty_of(&office).unwrap();
    assert_eq!((national.class(), national.report_by().is_none()), (ReporterClass::SubDistrict, true));
    let rules = local();
    assert_eq!(rules.duty_of(&office).unwrap().report_by().unwrap().on.to_string(), "2027-02-10");
}

#[test]
fn a_profile_that_hangs_on_an_unknown_region_is_only_possible() {
    let rules = local();
    let somewhere = report(&["云岭县人民政府"], None, 2026);
    let duty = rules.duty_of(&somewhere).unwrap();
    assert_eq!(duty.report_by().unwrap().on.to_string(), "2027-03-01");
    assert_eq!(duty.possible().iter().map(|profile| profile.id.as_str()).collect::<Vec<_>>(), ["jilin-2026"]);
}

#[test]
fn options_are_set_locally_over_the_national_ones() {
    let rules = local();
    let of = |year| {
        let report = report(&["中共云岭县委", "云岭县人民政府"], Some("220322"), year);
        let duty = rules.duty_of(&report).unwrap();
        (
            duty.comment_days().unwrap().value,
            duty.word_limit().map(|limit| limit.value),
            duty.review_working_days().unwrap().value,
        )
    };
    assert_eq!(of(2025), (30, None, 7));
    assert_eq!(of(2026), (40, Some(6000), 7));
    let report = report(&["云岭县人民政府"], Some("220322"), 2026);
    assert!(rules.duty_of(&report).unwrap().uncovered_areas().unwrap().value);
}

#[test]
fn an_entry_is_replaced_by_its_id() {
    let mut rules = local();
    rules.extend_json(&LOCAL.replace("02-10", "01-31").replace("6000", "8000")).unwrap();
    let county = report(&["云岭县人民政府"], Some("220322"), 2026);
    let duty = rules.duty_of(&county).unwrap();
    assert_eq!(duty.report_by().unwrap().on.to_string(), "2027-01-31");
    assert_eq!(duty.word_limit().unwrap().value, 8000);
    assert_eq!(rules.profiles().count(), local().profiles().count());
}

#[test]
fn indicators_and_their_identities_come_by_data_alone() {
    let rules = local();
    let mut draft = Report::builder(2026).unwrap();
    draft.title("某县2026年法治政府建设年度报告").issuer("某县人民政府").unwrap();
    for (label, printed) in [("全年巡查总次数", "90次"), ("日间巡查", "52次"), ("夜间巡查", "38次")] {
        draft.figure(label, printed).unwrap();
    }
    let mut report = draft.build().unwrap();
    assert!(report.derive_claims(Regulations::builtin()).is_empty());
    assert_eq!(report.derive_claims(&rules).len(), 1);
    assert_eq!(report.claims().len(), 1);
}

#[test]
fn errors_name_the_path_in_the_data() {
    let refused = |from: &str, to: &str| {
        assert!(LOCAL.contains(from), "{from}");
        Regulations::builtin().clone().extend_json(&LOCAL.replacen(from, to, 1)).unwrap_err()
    };
    let path = |error: RegulationsError| match error {
        RegulationsError::Json { path, .. }
        | RegulationsError::Duplicate { path, .. }
        | RegulationsError::UnknownIndicator { path, .. }
        | RegulationsError::Years { path, .. }
        | RegulationsError::Number { path, .. }
        | RegulationsError::Word { path, .. }
        | RegulationsError::Count { path, .. } => path,
        other => panic!("{other}"),
    };
    for (from, to, at) in [
        ("02-10", "02-30", "duty_profiles[0].submissions[0].by"),
        ("\"local\"", "\"binding\"", "duty_profiles[0].force"),
        ("\"220000\"", "\"990000\"", "duty_profiles[0].regions[0].code"),
        ("\"sub_district\"", "\"village\"", "duty_profiles[0].reporters[3]"),
        ("6000", "-1", "duty_profiles[0].options.word_limit.value"),
        ("\"from\": 2026, \"force\"", "\"from\": 2026, \"to\": 2025, \"force\"", "duty_profiles[0]"),
        ("[\"上一级党委\", \"上一级政府\"]", "[]", "duty_profiles[0].submissions[0].addressees"),
        ("\"number\": 2", "\"number\": 1", "outlines[0].parts[1]"),
        ("\"营商环境\"", "\"营商 环境\"", "outlines[0].parts[0].keywords"),
        ("\"夜间巡查\"", "\"受理行政复议案件\"", "indicators[0].name"),
        ("\"day_patrols\", \"night_patrols\"", "\"day_patrols\", \"no_patrols\"", "identities[0].parts[1]"),
        ("[\"patrols\"]", "[]", "identities[0].whole"),
    ] {
        assert_eq!(path(refused(from, to)), at, "{from} → {to}");
    }
}

#[test]
fn why_no_profile_answers_is_said() {
    let rules = Regulations::builtin();
    assert_eq!(rules.duty_of(&report(&["某某报社"], None, 2023)).err(), {
        Some(NoDuty::NoProfile { class: ReporterClass::Other, year: "2023".parse().unwrap() })
    });
    assert_eq!(rules.duty_of(&Report::default()).err(), Some(NoDuty::NoYear));
    let text = rules.duty_of(&report(&["某县司法局", "某县人民政府"], None, 2023)).unwrap_err().to_string();
    assert_eq!(text, "the issuers 某县司法局, 某县人民政府 are no class of reporters");
}

/// The articles that the project's notes mark as read in the document, by document. Nothing else is cited by number.
const READ: [(&str, &[u16]); 1] = [("《重大行政决策程序暂行条例》", &[15, 25, 26])];

#[test]
fn nothing_is_cited_that_was_not_read() {
    let rules = Regulations::builtin();
    let mut cited = 0;
    for profile in rules.profiles() {
        let options = &profile.options;
        let provisions = (profile.contents.iter().map(|requirement| &requirement.provision))
            .chain(profile.submissions.iter().map(|submission| &submission.provision))
            .chain(profile.publication.iter().map(|publication| &publication.provision))
            .chain(options.uncovered_areas.iter().map(|set| &set.provision))
            .chain(options.word_limit.iter().map(|set| &set.provision))
            .chain(
                [&options.training_hours, &options.comment_days, &options.review_working_days]
                    .into_iter()
                    .flatten()
                    .map(|set| &set.provision),
            );
        for provision in provisions {
            for article in provision.citable_articles() {
                cited += 1;
                let known = READ.iter().any(|(title, read)| *title == provision.document && read.contains(article));
                assert!(known, "{}: {} article {article}", profile.id, provision.document);
            }
        }
    }
    assert_eq!(cited, 3);
    // the duties of the heads are known by summaries; the numbers of their articles are not all read
    for list in rules.duty_lists() {
        for duty in list.duties.iter().filter(|duty| duty.basis.certainty == Certainty::Read) {
            assert_eq!(duty.article, 5, "{}", duty.id);
        }
    }
    // of an identity from memory or inference no claim is made, so that none can be an error
    for identity in rules.identities().filter(|identity| identity.basis.is_sure()) {
        assert_eq!(identity.basis.certainty, Certainty::Read, "{}", identity.id);
    }
}
