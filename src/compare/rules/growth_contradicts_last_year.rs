#![doc = include_str!("growth_contradicts_last_year.md")]

use crate::compare::change::StatedGrowth;
use crate::compare::finding::name;
use crate::compare::{Compared, Finding, Outcome, Rule, Tied, What};
use crate::quantity::law::{Direction, Form};
use crate::quantity::{Possible, Quantity, Ratio};
use crate::report::{Relation, Report};
use crate::rule::{Ground, Language, Severity};

pub(super) static RULE: Rule = Rule {
    code: "X502",
    name: "growth-contradicts-last-year",
    summary: "a stated growth does not start from what was printed for the year before",
    summary_zh: "所称增减幅度与上一年度报告所列数字不符",
    severity: Severity::Warning,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("growth_contradicts_last_year.md"),
    check,
    say,
};

fn check(compared: &Compared<'_>, out: &mut Vec<Finding>) {
    for (tied, pairing) in compared.pairings() {
        let wrong = pairing.growths().iter().filter(|growth| growth.outcome == Outcome::Disagrees);
        out.extend(wrong.map(|growth| found(compared.reports(), tied, growth)));
    }
}

/// The evidence: this year's figure, that of last year, the claim, and the stated base where there is one.
fn found(reports: &[&Report], tied: Tied, growth: &StatedGrowth) -> Finding {
    let this = reports[tied.other];
    let span = this.claim(growth.claim).and_then(|claim| claim.span);
    let mut finding = RULE.finding();
    (finding.tie, finding.by, finding.consistent) = (Some(tied.tie), Some(growth.by), growth.rates);
    finding = finding.figure(reports, tied.other, growth.current).figure(reports, tied.one, growth.last);
    finding = finding.about(tied.other, What::Claim(growth.claim), span);
    match growth.base {
        Some(base) => finding.figure(reports, tied.other, base),
        None => finding,
    }
}

fn say(finding: &Finding, reports: &[&Report], language: Language) -> String {
    let figure = |at: usize| -> Option<(&Report, &Quantity)> {
        let (report, id) = finding.figures().nth(at)?;
        let report = *reports.get(report)?;
        Some((report, &report.figure(id)?.quantity))
    };
    let claim = finding.evidence.iter().find_map(|evidence| match evidence.what {
        What::Claim(id) => reports.get(evidence.report)?.claim(id),
        _ => None,
    });
    let (Some((this, now)), Some((last, before)), Some(claim)) = (figure(0), figure(1), claim) else {
        return String::new();
    };
    let year = |report: &Report| report.year.map_or_else(|| name(report, language), |year| year.to_string());
    let (this_year, last_year) = (year(this), year(last));
    if let Some((_, base)) = figure(2) {
        return match language {
            Language::Zh => format!("所称上年数{base}与{last_year}年报告所列{before}不符"),
            Language::En => format!("the stated base {base} is not the {before} printed for {last_year}"),
        };
    }
    let printed = |id| this.figure(id).map(|figure| figure.quantity.as_str());
    let (direction, form, by) = match claim.relation {
        Relation::Growth { direction, form, delta, rate, .. } => (direction, form, rate.or(delta).and_then(printed)),
        Relation::PointChange { direction, change, .. } => (direction, Form::By, printed(change)),
        _ => return String::new(),
    };
    let by = by.unwrap_or_default();
    let claimed = match (form, direction, language) {
        (Form::By, Direction::Up, Language::Zh) => format!("增长{by}"),
        (Form::By, Direction::Down, Language::Zh) => format!("下降{by}"),
        (Form::To, _, Language::Zh) => format!("上年的{by}"),
        (Form::By, Direction::Up, Language::En) => format!("a rise of {by}"),
        (Form::By, Direction::Down, Language::En) => format!("a fall of {by}"),
        (Form::To, _, Language::En) => format!("{by} of the year before"),
    };
    let mut out = match language {
        Language::Zh => {
            format!(
                "{this_year}年{now}{}{claimed}，与{last_year}年报告所列{before}不符",
                if form == Form::To { "是" } else { "" }
            )
        }
        Language::En => {
            format!("{claimed} to {now} ({this_year}) does not start from {before}, printed for {last_year}")
        }
    };
    let rate = match claim.relation {
        Relation::Growth { rate: Some(id), .. } => this.quantity(id),
        _ => None,
    };
    if let (Form::By, Some(rates), Some(rate)) = (form, finding.consistent, rate)
        && let Some((up, is)) = actual(rates, rate)
    {
        let up = up == (direction == Direction::Up);
        out += match (up, language) {
            (true, Language::Zh) => "，应为增长",
            (false, Language::Zh) => "，应为下降",
            (true, Language::En) => "; it is a rise of ",
            (false, Language::En) => "; it is a fall of ",
        };
        out += &is;
    }
    out
}

/// The rate that the figures give, printed like the stated one, and whether it has the stated direction; `None` where they leave
/// several.
fn actual(rates: Possible, like: &Quantity) -> Option<(bool, String)> {
    let (low, high) = (rates.lower()?.at, rates.upper()?.at);
    let same_way = low >= Ratio::ZERO;
    let (low, high) = if same_way { (low, high) } else { (high.negated()?, low.negated()?) };
    let places = u32::from(like.decimals());
    let (one, other) = (low.rounded(places), high.rounded(places));
    (one == other).then(|| (same_way, format!("{one}{}", like.unit())))
}
