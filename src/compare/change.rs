//! What changed from one report to the next: figures, growths that are stated, claims that are broken.

use std::collections::HashMap;

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::law::{self, Verdict};
use crate::quantity::{Possible, Quantity};
use crate::report::{Claim, ClaimId, ClaimKind, FigureId, Relation, Report, Role};

use super::pairing::{By, Outcome};

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Change {
    /// The first report has none that counts the same.
    New,
    /// The second report has none that counts the same.
    Gone,
    /// Both have one, and they are different whatever they stand for.
    Changed,
    /// Both have one, and they may be one number.
    Same,
}

/// What became of a claim that is broken in one of two reports at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimChange {
    /// Broken in both.
    StillBroken {
        /// The claim of the first report.
        one: ClaimId,
        /// Its like in the second.
        other: ClaimId,
    },
    /// Broken in the second report only.
    NewlyBroken {
        /// Its like in the first report, where there is one.
        one: Option<ClaimId>,
        /// The broken claim.
        other: ClaimId,
    },
    /// Broken in the first report, and not in the second.
    Mended {
        /// The broken claim.
        one: ClaimId,
        /// Its like in the second report.
        other: ClaimId,
    },
    /// Broken in the first report, and not made in the second.
    Dropped {
        /// The broken claim.
        one: ClaimId,
    },
}

/// A growth that a report states of a figure that the report before has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StatedGrowth {
    pub(super) claim: ClaimId,
    pub(super) current: FigureId,
    pub(super) last: FigureId,
    pub(super) by: By,
    pub(super) outcome: Outcome,
    /// The stated base, where it is what disagrees.
    pub(super) base: Option<FigureId>,
    /// The rates that the two figures allow, in the printed scale.
    pub(super) rates: Option<Possible>,
}

/// The growths of the second report whose current figure the first report has too.
pub(super) fn growths(one: &Report, other: &Report, partners: &HashMap<FigureId, (FigureId, By)>) -> Vec<StatedGrowth> {
    let judge = |(id, claim): (ClaimId, &Claim)| growth(one, other, partners, id, claim);
    other.claims().filter_map(judge).collect()
}

fn growth(
    one: &Report,
    other: &Report,
    partners: &HashMap<FigureId, (FigureId, By)>,
    id: ClaimId,
    claim: &Claim,
) -> Option<StatedGrowth> {
    let printed = |id: FigureId| other.quantity(id);
    let set = |id: FigureId| other.figures().possible(id);
    let (current, base, rate) = match claim.relation {
        Relation::Growth { current, base, delta, rate, .. } => (current?, base, rate.or(delta)?),
        Relation::PointChange { current, previous, change, .. } => (current, previous, change),
        _ => return None,
    };
    if [Some(rate), base].into_iter().flatten().any(|id| names_another_time(other, id)) {
        return None;
    }
    let &(last, by) = partners.get(&current)?;
    let (before, now) = (one.figures().possible(last)?, set(current)?);
    let (mut disagreeing_base, mut rates) = (None, None);
    let verdict = match (base, &claim.relation) {
        // the stated base is last year's figure or it is not
        (Some(stated), _) => {
            let meets = set(stated)?.meets(&before);
            disagreeing_base = (!meets).then_some(stated);
            if meets { Verdict::Holds } else { Verdict::Broken }
        }
        (None, &Relation::Growth { delta, rate, direction, form, .. }) => {
            let change = law::Change { direction, form };
            let rate = rate.and_then(printed);
            rates = rate.and_then(|rate| law::growth_range(now, before, rate, change));
            law::growth(Some(now), Some(before), delta.and_then(set), rate, change).verdict
        }
        (None, &Relation::PointChange { change, direction, .. }) => {
            let last = &one.figure(last)?.quantity;
            point_change(printed(current)?, last, printed(change)?, direction)?
        }
        _ => return None,
    };
    let certain = by.is_confident() && claim.basis != crate::report::Basis::Distance;
    let outcome = match verdict {
        Verdict::Holds | Verdict::Truncated => Outcome::Agrees,
        Verdict::Broken if certain => Outcome::Disagrees,
        Verdict::Broken | Verdict::Undecided => Outcome::Undecided,
    };
    Some(StatedGrowth { claim: id, current, last, by, outcome, base: disagreeing_base, rates })
}

fn point_change(now: &Quantity, last: &Quantity, by: &Quantity, direction: law::Direction) -> Option<Verdict> {
    let read = |rate: &Quantity| Some((law::in_percent(rate.possible(), rate)?, law::in_percent(rate.cut(), rate)?));
    let ((current, cut), (previous, cut_before)) = (read(now)?, read(last)?);
    Some(law::point_change(current, Some(previous), by, direction, Some((cut, Some(cut_before)))).verdict)
}

/// Words of a growth that is not one from last year to this.
const OTHER_TIMES: &[&str] =
    &["环比", "季度", "上半年", "下半年", "上月", "以来", "三年", "五年", "前年", "疫情前", "平均"];

/// Whether the label of a rate or base names another time than the year before.
fn names_another_time(report: &Report, id: FigureId) -> bool {
    let Some(figure) = report.figure(id) else { return true };
    let label = figure.label.as_str();
    let other_year = |year: i32| {
        let last = report.year.and_then(crate::report::ReportYear::previous).map(crate::report::ReportYear::get);
        Some(year) != last && report.year.map(crate::report::ReportYear::get) != Some(year)
    };
    OTHER_TIMES.iter().any(|word| label.contains(word)) || years(label).any(other_year)
}

/// The numbers before 年 in a label, four digits each.
fn years(label: &str) -> impl Iterator<Item = i32> {
    label.match_indices('年').filter_map(|(at, _)| label.get(at.checked_sub(4)?..at)?.parse().ok())
}

/// What became of the claims that are broken in one of two reports.
pub(super) fn claims(one: &Report, other: &Report, partners: &HashMap<FigureId, (FigureId, By)>) -> Vec<ClaimChange> {
    let is_broken = |report: &Report, claim: &Claim| {
        claim.judge(report.figures()).is_some_and(|judged| judged.verdict == Verdict::Broken)
    };
    // claims of one kind are alike where a figure that plays one part in both counts the same; the first such claim is taken
    let mut by_figure: HashMap<(ClaimKind, Role, FigureId), ClaimId> = HashMap::new();
    for (id, claim) in one.claims() {
        claim.relation.for_each(|role, figure| {
            by_figure.entry((claim.kind(), role, figure)).or_insert(id);
        });
    }
    let mut out = Vec::new();
    let mut alike: HashMap<ClaimId, ClaimId> = HashMap::new();
    for (id, claim) in other.claims() {
        let mut like = None;
        claim.relation.for_each(|role, figure| {
            let partner = partners.get(&figure).filter(|(_, by)| by.is_confident());
            like = like.or_else(|| by_figure.get(&(claim.kind(), role, partner?.0)).copied());
        });
        if let Some(like) = like {
            alike.entry(like).or_insert(id);
        }
        if is_broken(other, claim) {
            let before = like.and_then(|id| one.claim(id));
            out.push(match like.filter(|_| before.is_some_and(|claim| is_broken(one, claim))) {
                Some(one) => ClaimChange::StillBroken { one, other: id },
                None => ClaimChange::NewlyBroken { one: like, other: id },
            });
        }
    }
    for (id, _) in one.claims().filter(|(_, claim)| is_broken(one, claim)) {
        match alike.get(&id) {
            Some(&like) if other.claim(like).is_some_and(|claim| is_broken(other, claim)) => {}
            Some(&like) => out.push(ClaimChange::Mended { one: id, other: like }),
            None => out.push(ClaimChange::Dropped { one: id }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Pairing, Tie};

    /// A year of a district: `label=printed` pairs; `total<part,part` makes a closed sum of the figures named.
    fn year(year: i32, text: &str) -> Report {
        let mut draft = Report::builder(year).unwrap();
        draft.title("某报告").issuer("东明市临江区人民政府").unwrap();
        let mut ids = HashMap::new();
        for piece in text.split(' ').filter(|piece| !piece.is_empty()) {
            if let Some((label, printed)) = piece.split_once('=') {
                ids.insert(label, draft.figure(label, printed).unwrap());
            } else if let Some((total, parts)) = piece.split_once('<') {
                draft.total(ids[total], parts.split(',').map(|part| ids[part])).unwrap();
            }
        }
        draft.build().unwrap()
    }

    fn claim_changes(one: &str, other: &str) -> Vec<ClaimChange> {
        Pairing::new(&year(2022, one), &year(2023, other), Tie::NextYear).claims().to_vec()
    }

    #[test]
    fn figures_are_new_gone_changed_or_the_same() {
        let one = year(2022, "下发督查通知=50份 走访群众家庭=2.1万余户 建成便民驿站=3座");
        let other = year(2023, "下发督查通知=60份 走访群众家庭=21345户 培训网格人员=80人");
        let pairing = Pairing::new(&one, &other, Tie::NextYear);
        let label = |report: &Report, id: Option<FigureId>| id.map(|id| report.figure(id).unwrap().label.clone());
        let changes: Vec<_> =
            pairing.changes().map(|(change, a, b)| (change, label(&one, a).or(label(&other, b)).unwrap())).collect();
        let expected = [
            (Change::Changed, "下发督查通知"),
            (Change::Same, "走访群众家庭"),
            (Change::Gone, "建成便民驿站"),
            (Change::New, "培训网格人员"),
        ];
        assert_eq!(changes, expected.map(|(change, label)| (change, label.to_owned())));
    }

    #[test]
    fn claims_are_still_newly_or_no_longer_broken() {
        let right = "调解纠纷总件=5件 家庭邻里纠纷=2件 劳动争议纠纷=3件 调解纠纷总件<家庭邻里纠纷,劳动争议纠纷";
        let wrong = "调解纠纷总件=6件 家庭邻里纠纷=2件 劳动争议纠纷=3件 调解纠纷总件<家庭邻里纠纷,劳动争议纠纷";
        let none = "调解纠纷总件=6件";
        let id = ClaimId(0);
        assert_eq!(claim_changes(right, right), []);
        assert_eq!(claim_changes(wrong, wrong), [ClaimChange::StillBroken { one: id, other: id }]);
        assert_eq!(claim_changes(right, wrong), [ClaimChange::NewlyBroken { one: Some(id), other: id }]);
        assert_eq!(claim_changes(none, wrong), [ClaimChange::NewlyBroken { one: None, other: id }]);
        assert_eq!(claim_changes(wrong, right), [ClaimChange::Mended { one: id, other: id }]);
        assert_eq!(claim_changes(wrong, none), [ClaimChange::Dropped { one: id }]);
    }

    #[test]
    fn years_in_labels() {
        assert_eq!(years("较2019年增长").collect::<Vec<_>>(), [2019]);
        assert_eq!(years("年增长").count(), 0);
        assert_eq!(years("近三年").count(), 0);
    }
}
