//! Totals over many reports.

use std::collections::HashMap;

use crate::quantity::law::{self, Verdict};
use crate::quantity::{End, Possible, Quantity, Ratio, Unit};
use crate::report::regulation::{IndicatorId, Regulations};
use crate::report::{FigureId, Relation, Report, ReportYear};

use super::body::Tie;
use super::label::{Label, Scope, labels};
use super::ties::{Bodies, ties_among};

/// An indicator over many reports of one year: its total, or its rate over all, and which reports it leaves out and why.
///
/// The total of rounded figures is a set: all that the true total may be. A rate over all is that of the sums where every report
/// states part and whole; else it lies between the least and the greatest of the rates, for it is a mean of them.
///
/// ```
/// use fazhi::compare::{Why, rollup};
///
/// let report = |district: &str, text: &str| fazhi::read(&format!(
///     "东明市{district}人民政府关于2023年度法治政府建设情况的报告\n一、举措\n（一）化解争议。{text}\n"
/// )).report;
/// let reports = [
///     report("临江区", "受理行政复议案件1200余件。"),
///     report("山北区", "受理行政复议案件431件。"),
///     report("南湖区", "行政复议案件全部办结。"),
/// ];
/// let total = rollup(&reports, &"reconsideration_accepted".parse()?);
/// assert_eq!(total.values.ok_or("no total")?.to_string(), "1632 … 1730"); // 1201 … 1299 and 431
/// assert_eq!(total.counted.len(), 2);
/// assert_eq!((total.left_out[0].report, total.left_out[0].why), (2, Why::Missing));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollup {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The year that the reports are about, which is that of the first.
    pub year: Option<ReportYear>,
    /// The unit of the total; of a rate that of its figures.
    pub unit: Unit,
    /// All values that the total or the rate over all may have; `None` where nothing is counted or an end does not fit.
    pub values: Option<Possible>,
    /// Whether the values of a rate follow from the sums of its parts and wholes; those of a total always follow from its
    /// figures.
    pub from_counts: bool,
    /// What is counted: the report by its place in the list, and its figure.
    pub counted: Vec<(usize, FigureId)>,
    /// What is left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A report that is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// Its place in the list.
    pub report: usize,
    /// Why it is not counted.
    pub why: Why,
}

/// Why a report is not counted.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, strum::Display, strum::EnumString, strum::EnumIter,
)]
#[strum(serialize_all = "snake_case")]
pub enum Why {
    /// It has no figure of the indicator.
    Missing,
    /// It has several, and none is the one.
    Several,
    /// It is about another year than the first report.
    OtherYear,
    /// Its figure has another unit than those before.
    OtherUnit,
    /// A report of the same body is counted already.
    SameBody,
    /// It is an office of, or lies in, a place whose own report is in the list and is counted.
    PartOfAnother,
}

/// Adds up an indicator over reports of one year.
///
/// A report counts where one of its figures measures the indicator: as the report declares or, where it declares nothing, as the
/// label names it wholly, as in [`Report::recognise_indicators`]. [`Rollup`] shows how.
pub fn rollup<'a>(reports: impl IntoIterator<Item = &'a Report>, indicator: &IndicatorId) -> Rollup {
    let reports: Vec<&Report> = reports.into_iter().collect();
    let year = reports.iter().find_map(|report| report.year);
    let mut out = Rollup {
        indicator: indicator.clone(),
        year,
        unit: Unit::NONE,
        values: None,
        from_counts: false,
        counted: Vec::new(),
        left_out: Vec::new(),
    };
    let picked: Vec<Result<FigureId, Why>> = reports
        .iter()
        .map(|report| if report.year == year { the_figure(report, indicator) } else { Err(Why::OtherYear) })
        .collect();
    let nested = nested(&reports, &picked);
    let mut unit: Option<&Unit> = None;
    for (at, figure) in picked.into_iter().enumerate() {
        let counted = figure.and_then(|id| match nested.get(&at) {
            Some(&why) => Err(why),
            None => match reports[at].figure(id).map(|figure| figure.quantity.unit()) {
                Some(own) if unit.is_none_or(|unit| unit == own) => {
                    unit = Some(own);
                    Ok(id)
                }
                _ => Err(Why::OtherUnit),
            },
        });
        match counted {
            Ok(id) => out.counted.push((at, id)),
            Err(why) => out.left_out.push(LeftOut { report: at, why }),
        }
    }
    out.unit = unit.cloned().unwrap_or(Unit::NONE);
    let figures: Vec<(&Report, FigureId)> = out.counted.iter().map(|&(at, id)| (reports[at], id)).collect();
    let is_rate = figures.iter().any(|(report, id)| report.figure(*id).is_some_and(|f| f.quantity.is_rate()));
    (out.values, out.from_counts) = if is_rate { rate(&figures, indicator) } else { (total(&figures), true) };
    out
}

/// The one figure of an indicator: of several that may be one number the first; else the only one that is not of the place's own
/// organs alone.
fn the_figure(report: &Report, indicator: &IndicatorId) -> Result<FigureId, Why> {
    let all = labels(report);
    let found: Vec<&Label> = all.iter().filter(|label| label.indicator.as_ref() == Some(indicator)).collect();
    let set = |label: &Label| report.figures().possible(label.figure);
    let alike = |list: &[&Label]| list.windows(2).all(|pair| set(pair[0]) == set(pair[1]));
    let whole: Vec<&Label> = found.iter().copied().filter(|label| label.scope != Scope::Own).collect();
    match (&found[..], &whole[..]) {
        ([], _) => Err(Why::Missing),
        ([first, ..], _) if alike(&found) => Ok(first.figure),
        (_, [first, ..]) if alike(&whole) => Ok(first.figure),
        _ => Err(Why::Several),
    }
}

/// The reports whose figures another report of the list has in its own.
fn nested(reports: &[&Report], picked: &[Result<FigureId, Why>]) -> HashMap<usize, Why> {
    let counts = |at: usize| picked.get(at).is_some_and(Result::is_ok);
    let mut out = HashMap::new();
    for tied in ties_among(reports, &Bodies::of(reports)) {
        if counts(tied.one) && counts(tied.other) {
            match tied.tie {
                Tie::SameYear => _ = out.insert(tied.other, Why::SameBody),
                Tie::Office | Tie::Within => _ = out.entry(tied.other).or_insert(Why::PartOfAnother),
                Tie::NextYear => {}
            }
        }
    }
    out
}

fn total(figures: &[(&Report, FigureId)]) -> Option<Possible> {
    let sets: Option<Vec<Possible>> = figures.iter().map(|(report, id)| report.figures().possible(*id)).collect();
    let sets = sets.filter(|sets| !sets.is_empty())?;
    law::add(&sets)
}

/// 0 to 100 percent.
const PROPORTION: Possible = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::HUNDRED));

/// The rate over all, in percent, and whether it follows from counts.
fn rate(figures: &[(&Report, FigureId)], indicator: &IndicatorId) -> (Option<Possible>, bool) {
    let counts: Option<Vec<(Possible, Possible)>> =
        figures.iter().map(|(report, id)| part_and_whole(report, *id, indicator)).collect();
    let summed = counts.filter(|counts| !counts.is_empty()).and_then(|counts| {
        let (parts, wholes): (Vec<_>, Vec<_>) = counts.into_iter().unzip();
        let times = law::quotient(law::add(&parts)?, law::add(&wholes)?)?;
        Some(times.scaled(Ratio::HUNDRED)?.and(PROPORTION))
    });
    if summed.is_some() {
        return (summed, true);
    }
    let in_percent = |(report, id): &(&Report, FigureId)| {
        let rate: &Quantity = &report.figure(*id)?.quantity;
        law::in_percent(rate.possible(), rate).map(|set| set.and(PROPORTION))
    };
    let rates: Option<Vec<Possible>> = figures.iter().map(in_percent).collect();
    (rates.and_then(|rates| rates.into_iter().reduce(hull)), false)
}

/// Part and whole of a rate: of the share that states it, or else the figures of the indicators that it is made of, where they fit.
fn part_and_whole(report: &Report, rate: FigureId, indicator: &IndicatorId) -> Option<(Possible, Possible)> {
    let sum = |ids: &[FigureId]| {
        let sets: Option<Vec<Possible>> = ids.iter().map(|&id| report.figures().possible(id)).collect();
        sets.filter(|sets| !sets.is_empty()).and_then(|sets| law::add(&sets))
    };
    let stated = report.claims().find_map(|(_, claim)| match &claim.relation {
        Relation::Share { part, whole, rate: of } if *of == rate => Some((sum(part)?, sum(whole)?)),
        _ => None,
    });
    stated.or_else(|| {
        let made_of = Regulations::builtin().indicator(indicator)?.ratio.as_ref()?;
        let set = |id: &IndicatorId| report.figures().possible(the_figure(report, id).ok()?);
        let part = set(&made_of.numerator)?;
        let printed = &report.figure(rate)?.quantity;
        let fits = |whole: &Possible| law::share(Some(part), Some(*whole), printed).verdict == Verdict::Holds;
        made_of.bases.iter().filter_map(set).find(fits).map(|whole| (part, whole))
    })
}

/// The smallest set around two.
fn hull(one: Possible, other: Possible) -> Possible {
    let further = |a: Option<End>, b: Option<End>, keep_first: fn(Ratio, Ratio) -> bool| match (a, b) {
        (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, closed: a.closed || b.closed }),
        (Some(a), Some(b)) => Some(if keep_first(a.at, b.at) { a } else { b }),
        _ => None,
    };
    let lower = further(one.lower(), other.lower(), |a, b| a < b);
    let upper = further(one.upper(), other.upper(), |a, b| a > b);
    Possible::ends(lower, upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: i32, issuer: &str, figures: &[(&str, &str)]) -> Report {
        let mut draft = Report::builder(year).unwrap();
        draft.title("法治政府建设情况的报告").issuer(issuer).unwrap();
        for (label, printed) in figures {
            draft.figure(label, *printed).unwrap();
        }
        draft.build().unwrap()
    }

    fn of(reports: &[Report], indicator: &str) -> Rollup {
        rollup(reports, &indicator.parse().unwrap())
    }

    fn why(rollup: &Rollup) -> Vec<(usize, Why)> {
        rollup.left_out.iter().map(|left| (left.report, left.why)).collect()
    }

    const CASES: &str = "受理行政复议案件";

    #[test]
    fn what_is_missing_is_said() {
        let reports = [
            report(2023, "东明市临江区人民政府", &[(CASES, "12件")]),
            report(2022, "东明市山北区人民政府", &[(CASES, "12件")]),
            report(2023, "东明市南湖区人民政府", &[]),
            report(2023, "东明市西岭区人民政府", &[(CASES, "3件"), (CASES, "4件")]),
            report(2023, "东明市临江区司法局", &[(CASES, "11件")]),
            report(2023, "东明市临江区人民政府", &[(CASES, "13件")]),
            report(2023, "东明市东港区人民政府", &[("受理涉企行政复议案件", "3件"), (CASES, "20件")]),
        ];
        let found = of(&reports, "reconsideration_accepted");
        assert_eq!(found.values, Some(Possible::exactly(Ratio::from(32))));
        let expected =
            [(1, Why::OtherYear), (2, Why::Missing), (3, Why::Several), (4, Why::PartOfAnother), (5, Why::SameBody)];
        assert_eq!(why(&found), expected);
        assert_eq!(found.counted.iter().map(|counted| counted.0).collect::<Vec<_>>(), [0, 6]);
    }

    #[test]
    fn a_city_that_states_its_own_total_is_not_added_to_its_districts() {
        let reports = [
            report(2023, "东明市人民政府", &[(CASES, "50件")]),
            report(2023, "东明市临江区人民政府", &[(CASES, "12件")]),
        ];
        assert_eq!(why(&of(&reports, "reconsideration_accepted")), [(1, Why::PartOfAnother)]);
        // one that states none is
        let silent = [report(2023, "东明市人民政府", &[]), reports[1].clone()];
        let found = of(&silent, "reconsideration_accepted");
        assert_eq!((why(&found), found.values.unwrap().to_string()), (vec![(0, Why::Missing)], "12".to_owned()));
    }

    #[test]
    fn amounts_keep_their_precision() {
        let money = |issuer, printed| report(2023, issuer, &[("罚没金额", printed)]);
        let reports = [money("东明市临江区人民政府", "3.5万元"), money("东明市山北区人民政府", "1200元")];
        let found = of(&reports, "penalty_amount");
        assert_eq!(found.values.unwrap().to_string(), "[35699.5, 36700.5]"); // 34500 … 35500 and 1199.5 … 1200.5
        assert_eq!(found.unit.as_str(), "元");
    }

    #[test]
    fn a_rate_over_all_is_that_of_the_sums() {
        let district = |issuer, part, whole, rate| {
            report(2023, issuer, &[("人民调解成功", part), ("人民调解受理", whole), ("人民调解成功率", rate)])
        };
        let first = district("东明市临江区人民政府", "90件", "100件", "90%");
        let second = district("东明市山北区人民政府", "150件", "300件", "50%");
        let found = of(&[first.clone(), second], "mediation_success_rate");
        assert_eq!((found.values.unwrap().to_string(), found.from_counts), ("60".to_owned(), true));
        // without the counts of one it lies between the rates
        let bare = report(2023, "东明市山北区人民政府", &[("人民调解成功率", "50%")]);
        let found = of(&[first, bare], "mediation_success_rate");
        assert_eq!((found.values.unwrap().to_string(), found.from_counts), ("[49.5, 90.5]".to_owned(), false));
    }

    #[test]
    fn nothing_has_no_total() {
        let found = of(&[], "reconsideration_accepted");
        assert_eq!((found.values, found.counted.len(), found.left_out.len()), (None, 0, 0));
    }
}
