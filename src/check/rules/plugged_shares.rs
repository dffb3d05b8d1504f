#![doc = include_str!("plugged_shares.md")]

use crate::check::message::{expected, joined, printed};
use crate::check::{Finding, Ground, Judged, JudgedClaim, Language, Rule, Severity};
use crate::quantity::{Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{FigureId, Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "W203",
    name: "plugged-shares",
    summary: "shares add up to exactly 100% only because one was moved by a unit of its last place",
    summary_zh: "个别占比改动末位一个单位，使各项相加恰为100%",
    severity: Severity::Note,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::Usage],
    page: include_str!("plugged_shares.md"),
    check,
    say,
};

/// One share of a list: its counts are known, so its true rate is.
struct Item<'a> {
    claim: JudgedClaim<'a>,
    rate: &'a Quantity,
    part: Ratio,
    whole: Ratio,
}

/// Lists are runs of shares of one whole; a list is complete when its parts have come to the whole.
fn check(judged: &Judged<'_>, out: &mut Vec<Finding>) {
    let mut list: Vec<Item<'_>> = Vec::new();
    let mut of: Option<&[FigureId]> = None;
    let mut sum = Some(Ratio::ZERO);
    for claim in judged.claims() {
        let Relation::Share { whole, .. } = &claim.claim.relation else { continue };
        if of != Some(whole.as_slice()) {
            (of, sum) = (Some(whole.as_slice()), Some(Ratio::ZERO));
            list.clear();
        }
        let Some(item) = item(claim) else {
            sum = None;
            continue;
        };
        let total = item.whole;
        sum = sum.and_then(|sum| sum.checked_add(item.part)).filter(|sum| *sum <= total);
        list.push(item);
        if sum == Some(total) {
            out.extend(judge(&list));
            list.clear();
            sum = Some(Ratio::ZERO);
        }
    }
}

fn item(claim: JudgedClaim<'_>) -> Option<Item<'_>> {
    let rate = claim.printed(Role::Rate)?;
    let plain = rate.kind() == Kind::Percent && rate.unit().as_str() == "%" && rate.hedge() == Hedge::Exact;
    let part = claim.values(Role::Part)?.single()?;
    let whole = claim.values(Role::Whole)?.single()?;
    (plain && whole > Ratio::ZERO).then_some(Item { claim, rate, part, whole })
}

impl Item<'_> {
    fn truth(&self) -> Option<Ratio> {
        self.part.checked_div(self.whole)?.checked_mul(Ratio::HUNDRED)
    }

    /// By how many units of its last place the printed rate lies above the true one as rounded (a half goes up).
    fn moved(&self) -> Option<i128> {
        let unit = self.rate.unit_in_last_place();
        let rounded = self.truth()?.checked_div(unit)?.checked_add(Ratio::HALF)?.floor();
        self.rate.value().checked_div(unit)?.floor().checked_sub(rounded)
    }
}

fn judge(list: &[Item<'_>]) -> Option<Finding> {
    let sum = list.iter().try_fold(Ratio::ZERO, |sum, item| sum.checked_add(item.rate.value()))?;
    let unit = list.first()?.rate.unit_in_last_place();
    if sum != Ratio::HUNDRED || list.iter().any(|item| item.rate.unit_in_last_place() != unit) {
        return None;
    }
    let moved = list.iter().map(Item::moved).collect::<Option<Vec<_>>>()?;
    let one_way = moved.iter().all(|&by| by == 0 || by == 1) || moved.iter().all(|&by| by == 0 || by == -1);
    if !one_way || moved.iter().all(|&by| by == 0) {
        return None;
    }
    let plugged: Vec<_> = list.iter().zip(&moved).filter(|(_, by)| **by != 0).map(|(item, _)| item).collect();
    // where cutting explains them all, C102 says so
    if plugged.iter().all(|item| item.truth().is_some_and(|truth| item.rate.cut().contains(truth))) {
        return None;
    }
    let first = plugged.first()?;
    let found = plugged.iter().fold(RULE.finding(), |finding, item| finding.about_roles(&item.claim, &[Role::Rate]));
    let truth = (plugged.len() == 1).then(|| first.truth().map(Possible::exactly)).flatten();
    Some(found.expecting(Role::Rate, truth, Some(first.rate)))
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let rates = joined(finding, report, Role::Rate, language.pick("、", ", "));
    match (expected(finding, report, Role::Rate, language), language) {
        (Some(is), Language::Zh) => {
            format!("各项占比相加恰为100%，其中{}四舍五入应为{is}，似为凑足100%", printed(finding, report, Role::Rate))
        }
        (Some(is), Language::En) => {
            format!("the shares add up to exactly 100%, but {rates} rounds to {is}: it seems moved to close the sum")
        }
        (None, Language::Zh) => format!("各项占比相加恰为100%，但{rates}都不是四舍五入的结果，似为凑足100%"),
        (None, Language::En) => {
            format!("the shares add up to exactly 100%, but {rates} are not rounded: they seem moved to close the sum")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, draft};
    use crate::check::{Language, check};
    use crate::report::Report;

    fn shares(whole: &str, items: &[(&str, &str)]) -> Report {
        let mut draft = draft();
        let whole = draft.figure("案件", whole).unwrap();
        for (part, rate) in items {
            let (part, rate) = (draft.figure("案件", *part).unwrap(), draft.figure("占比", *rate).unwrap());
            draft.share(part, whole, rate).unwrap();
        }
        draft.build().unwrap()
    }

    #[test]
    fn broken() {
        let report = shares("3件", &[("1件", "33.3%"), ("1件", "33.3%"), ("1件", "33.4%")]);
        let findings = check(&report);
        assert_eq!(codes(&report), ["C101", "W203"]);
        let said = |language| findings[1].message(&report, language);
        assert_eq!(said(Language::Zh), "各项占比相加恰为100%，其中33.4%四舍五入应为33.3%，似为凑足100%");
        assert_eq!(
            said(Language::En),
            "the shares add up to exactly 100%, but 33.4% rounds to 33.3%: it seems moved to close the sum"
        );
    }

    #[test]
    fn two_that_were_moved() {
        // 14.2857… seven times is 100.1 when rounded to a tenth … 14.3 × 7
        let rates = ["14.3%", "14.3%", "14.3%", "14.3%", "14.3%", "14.3%", "14.2%"].map(|rate| ("1件", rate));
        // 14.2% is what cutting gives, so C102 speaks alone
        assert_eq!(codes(&shares("7件", &rates)), ["C102"]);
        let rates = ["16.6%", "16.6%", "16.7%", "16.7%", "16.7%", "16.7%"].map(|rate| ("1件", rate));
        assert_eq!(codes(&shares("6件", &rates)), ["C102"]);
    }

    #[test]
    fn holds() {
        let honest = shares("3件", &[("1件", "33.3%"), ("1件", "33.3%"), ("1件", "33.3%")]);
        assert!(codes(&honest).is_empty());
        assert!(codes(&shares("4件", &[("1件", "25%"), ("3件", "75%")])).is_empty());
        // a rate that is simply wrong plugs nothing
        assert_eq!(codes(&shares("3件", &[("1件", "33.3%"), ("2件", "67.7%")])), ["C101"]);
        assert_eq!(codes(&shares("4件", &[("1件", "26%"), ("3件", "74%")])), ["C101", "C101"]);
    }

    #[test]
    fn undecided() {
        // the list is not complete
        assert_eq!(codes(&shares("6件", &[("2件", "33.3%"), ("2件", "33.4%")])), ["C101"]);
        assert!(
            !codes(&shares("3件", &[("1件", "33.3%"), ("不少于1件", "33.3%"), ("1件", "33.4%")])).contains(&"W203")
        );
    }
}
