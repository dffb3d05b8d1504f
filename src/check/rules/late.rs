#![doc = include_str!("late.md")]

use chrono::NaiveDate;

use super::dates::{place_of_date, printed};
use crate::check::{Fact, Finding, Ground, Judged, Language, Rule, Severity};
use crate::report::regulation::{Act, Certainty, Force};
use crate::report::{Field, Passage, Report};

pub(super) static RULE: Rule = Rule {
    code: "D403",
    name: "late",
    summary: "the report was signed or published after the day that binds its issuer",
    summary_zh: "报告的成文或公开时间晚于法定期限",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Document {
        title: "《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号)",
        article: None,
        certainty: Certainty::Secondary,
    }],
    page: include_str!("late.md"),
    check,
    say,
};

fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let report = judged.report();
    // nothing is known to bind the issuer, or not what
    let Ok(duty) = judged.regulations().duty_of(report) else { return };
    let deadlines = duty.deadlines();
    // only days that a law or a local rule sets and whose source may be cited count
    let binds = |force: Option<Force>| matches!(force, Some(Force::Legal | Force::Local));
    let mut law = (deadlines.iter()).filter(|due| binds(due.force()) && due.is_citable());
    let submit = law.clone().find(|due| matches!(due.act, Act::Submit(_))).map(|due| due.on);
    let publish = law.find(|due| matches!(due.act, Act::Publish(_))).map(|due| due.on);
    let dates = [(report.issued_on, submit, Field::IssuedOn), (report.published_on, publish, Field::PublishedOn)];
    for (date, due, field) in dates {
        let Some((date, due)) = date.zip(due).filter(|(date, due)| date > due) else { continue };
        let date_words = printed(date);
        let words = Passage { text: &date_words, field, start: None };
        let found = RULE.finding().about_words(&words, 0..date_words.len());
        let found = found.with_fact(Fact::Date(date)).with_fact(Fact::Date(due));
        let span = place_of_date(report, date).and_then(|(passage, range)| passage.span(range));
        out.push(span.into_iter().fold(found, Finding::at));
    }
}

fn shown(date: NaiveDate, language: Language) -> String {
    language.pick(printed(date), date.to_string())
}

fn say(finding: &Finding, _: &Report, language: Language) -> String {
    let mut dates = finding.facts.iter().filter_map(|fact| match fact {
        Fact::Date(date) => Some(shown(*date, language)),
        _ => None,
    });
    let (date, due) = (dates.next().unwrap_or_default(), dates.next().unwrap_or_default());
    let published = finding.facts.iter().any(|fact| matches!(fact, Fact::Words { field: Field::PublishedOn, .. }));
    if published {
        return language.pick(
            format!("{date}才公开，应当在{due}前公开"),
            format!("published on {date}, but due to be public by {due}"),
        );
    }
    language
        .pick(format!("{date}才成文，应当在{due}前报告"), format!("signed on {date}, but due to be reported by {due}"))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::check::rules::testing::draft;
    use crate::check::{Judged, Language, check_judged};
    use crate::report::regulation::Regulations;
    use crate::report::{Issuer, Report};

    fn report(name: &str, issued: Option<(i32, u32, u32)>, published: Option<(i32, u32, u32)>) -> Report {
        let mut report = draft().build().unwrap();
        report.issuers = vec![Issuer::from_name(name).unwrap()];
        let date = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d);
        report.issued_on = issued.and_then(date);
        report.published_on = published.and_then(date);
        report
    }

    fn found(report: &Report) -> Vec<String> {
        let findings = check_judged(&[&super::RULE], &Judged::new(report));
        findings.iter().map(|finding| finding.message(report, Language::En)).collect()
    }

    #[test]
    fn broken() {
        let late = report("某县人民政府", Some((2024, 3, 2)), Some((2024, 4, 15)));
        assert_eq!(
            found(&late),
            [
                "signed on 2024-03-02, but due to be reported by 2024-03-01",
                "published on 2024-04-15, but due to be public by 2024-04-01",
            ]
        );
        assert_eq!(found(&report("某县司法局", Some((2024, 6, 1)), None)).len(), 1);
    }

    #[test]
    fn holds() {
        assert!(found(&report("某县人民政府", Some((2024, 3, 1)), Some((2024, 4, 1)))).is_empty());
        // no law binds them, or it is not known which does
        for issuer in ["某街道办事处", "某县人民政府办公室", "某经济开发区管理委员会", "某协会"]
        {
            assert!(found(&report(issuer, Some((2024, 9, 1)), Some((2024, 9, 1)))).is_empty(), "{issuer}");
        }
        assert!(found(&report("某县人民政府", None, None)).is_empty());
    }

    #[test]
    fn local_data_moves_the_day() {
        let mut regulations = Regulations::builtin().clone();
        let local = r#"{ "duty_profiles": [{ "id": "zone-local", "reporters": ["development_zone"],
            "from": 2023, "force": "legal",
            "submissions": [{ "addressees": ["省政府"], "by": "02-01", "provision": {
                "document": "《某省办法》", "basis": { "certainty": "read", "source": "《某省办法》" } } }],
            "basis": { "certainty": "read", "source": "《某省办法》" } }] }"#;
        let late = report("某经济开发区管理委员会", Some((2024, 2, 10)), None);
        assert!(found(&late).is_empty());
        regulations.extend_json(local).unwrap();
        let under = |report: &Report| check_judged(&[&super::RULE], &Judged::new(report).under(&regulations)).len();
        assert_eq!(under(&late), 1);
        assert_eq!(under(&report("某经济开发区管理委员会", Some((2024, 1, 31)), None)), 0);
    }
}
