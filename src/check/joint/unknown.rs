//! Unknowns that neighbouring claims may share: two averages of one number of items, two rates of one number of cases.
//!
//! A sentence that prints 平均法定时限25天，平均承诺时限6天 does not say of how many items. Each mean allows many numbers; both
//! together allow few, and the counts that stand near are among them or not. Nothing is proved of the report by that, for
//! the two may be of different things: what is learned is told as learned, and accuses nobody.

use crate::check::message::range;
use crate::quantity::law::scale_of;
use crate::quantity::{End, Kind, Possible, Quantity, Ratio};
use crate::report::{Basis, Claim, ClaimId, FigureId, Relation, Report, Role};

use super::link::{Moved, candidates};
use super::{Joint, Language};

/// How many bytes of text may stand between the printed rates or means of claims that share an unknown: some twenty characters.
pub const BETWEEN: usize = 60;

/// How many claims may share one unknown.
pub const SHARED_BY: usize = 8;

/// How many numbers are tried one by one where no interval is known in which the unknown lies.
pub const TRIED_COUNTS: i128 = 4096;

/// How many figures to either side are compared with what the unknown may be.
pub const COMPARED: usize = 16;

/// How many figures before the first rate or mean the nearest count may stand that is named as excluded.
const BEFORE: usize = 2;

/// How many of the counts that are excluded a sentence names.
const NAMED: usize = 4;

/// An operand that neighbouring claims do not state, and what it can be if it is one and the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedUnknown {
    /// The part that it plays.
    pub role: Role,
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// The printed rates or means, in the order of the claims.
    pub results: Vec<FigureId>,
    /// Links by distance that had to be moved, for as they stand the claims allow no number at all.
    pub moves: Vec<Moved>,
    /// The numbers that it can be: first a range in which every number is possible. A second begins at the next number that
    /// is possible, or where the trying ended; of what follows in it not every number need be possible.
    pub values: Vec<Possible>,
    /// Whether the numbers were tried until that was known: not where [`TRIED_COUNTS`] were too few.
    pub complete: bool,
    /// Counts that stand near and can be it.
    pub fits: Vec<FigureId>,
    /// Counts that stand near, of the unit of those that fit (or, where none fits, the nearest before), and cannot: first
    /// those that claims use as a whole or total, then by nearness.
    pub excluded: Vec<FigureId>,
}

/// A claim with an operand that is not stated, or is linked by distance alone.
#[derive(Clone)]
struct Open {
    id: ClaimId,
    role: Role,
    result: FigureId,
    part: Option<FigureId>,
    moved: Option<Moved>,
}

impl Joint<'_> {
    /// What neighbouring claims leave to an operand that none of them states; see [`SharedUnknown`].
    ///
    /// Claims are neighbours where their rates or means follow each other in the report, in a text with no more than
    /// [`BETWEEN`] bytes between them. A rate that is printed as 100% says nothing and is passed over.
    ///
    /// ```
    /// use fazhi::check::Language;
    /// use fazhi::check::joint::Joint;
    /// use fazhi::read::read;
    ///
    /// let text = "事项法定时限合计18335天，承诺时限合计4232天，平均法定时限25天，平均承诺时限6天。进驻事项702项，共有事项747项。";
    /// let report = read(text).report;
    /// let learned = Joint::new(&report).shared_unknowns();
    /// assert_eq!(learned[0].values[0].to_string(), "720 … 748");
    /// let printed = |id: &_| report.figure(*id).unwrap().quantity.as_str();
    /// assert_eq!(learned[0].fits.iter().map(printed).collect::<Vec<_>>(), ["747项"]);
    /// assert_eq!(learned[0].excluded.iter().map(printed).collect::<Vec<_>>(), ["702项"]);
    ///
    /// // one mean alone is told by its claim
    /// assert!(Joint::new(&read("承诺时限合计4232天，平均承诺时限6天。").report).shared_unknowns().is_empty());
    /// ```
    pub fn shared_unknowns(&self) -> Vec<SharedUnknown> {
        let mut out = Vec::new();
        let mut run: Vec<Open> = Vec::new();
        for (id, claim) in self.report.claims() {
            let Some(open) = open(self.report, id, claim) else { continue };
            if run.last().is_some_and(|last| run.len() >= SHARED_BY || !follows(self.report, last, &open)) {
                out.extend(self.learn(&run));
                run.clear();
            }
            run.push(open);
        }
        out.extend(self.learn(&run));
        out
    }

    fn learn(&self, run: &[Open]) -> Option<SharedUnknown> {
        let report = self.report;
        let first = run.first().filter(|_| run.len() > 1)?;
        let mut run = run.to_vec();
        let (mut values, mut complete) = counts(report, &run);
        if values.is_empty() {
            // of the links by distance one may be wrong; where two moves would do, neither is known to be meant
            let mut found = Vec::new();
            for at in 0..run.len() {
                let Some(claim) = report.claim(run[at].id).filter(|claim| claim.basis != Basis::Stated) else {
                    continue;
                };
                for moved in candidates(report, run[at].id, claim) {
                    if Some(moved.from) != run[at].part || run.iter().any(|open| open.result == moved.to) {
                        continue;
                    }
                    let mut tried = run.clone();
                    (tried[at].part, tried[at].moved) = (Some(moved.to), Some(moved));
                    let left = counts(report, &tried);
                    if !left.0.is_empty() {
                        found.push((moved, left));
                    }
                }
            }
            let [(moved, left)] = &found[..] else { return None };
            let open = run.iter_mut().find(|open| open.id == moved.claim)?;
            (open.part, open.moved) = (Some(moved.to), Some(*moved));
            (values, complete) = left.clone();
        }
        let (fits, excluded) = self.compared(&run);
        Some(SharedUnknown {
            role: first.role,
            claims: run.iter().map(|open| open.id).collect(),
            results: run.iter().map(|open| open.result).collect(),
            moves: run.iter().filter_map(|open| open.moved).collect(),
            values,
            complete,
            fits,
            excluded,
        })
    }

    /// The counts near a run that can be the unknown, and those that cannot.
    fn compared(&self, run: &[Open]) -> (Vec<FigureId>, Vec<FigureId>) {
        let report = self.report;
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return (Vec::new(), Vec::new()) };
        let own = |id: FigureId| run.iter().any(|open| open.result == id || open.part == Some(id));
        let unit = run.iter().filter(|open| open.role == Role::Count).find_map(|open| report.quantity(open.result));
        let from = first.result.index().saturating_sub(COMPARED);
        let near = (from..=last.result.index().saturating_add(COMPARED)).filter_map(FigureId::new);
        let mut counts: Vec<Near<'_>> = Vec::new();
        for id in near.filter(|&id| !own(id)) {
            let Some(printed) = report.quantity(id) else { continue };
            let single = printed.possible().single().filter(|value| value.is_whole() && *value > Ratio::ZERO);
            let other_unit = unit.is_none_or(|mean| mean.unit() != printed.unit());
            let Some(value) = single.filter(|_| printed.kind() == Kind::Count && other_unit) else { continue };
            let is_whole = self.is_whole_of_a_claim(id);
            let same = |count: &&mut Near<'_>| count.value == value && count.printed.unit() == printed.unit();
            if let Some(known) = counts.iter_mut().find(same) {
                known.is_whole |= is_whole;
            } else {
                let distance = id.index().abs_diff(first.result.index());
                counts.push(Near { id, printed, value, is_whole, distance });
            }
        }
        let (fits, mut excluded): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|count| admits(report, run, count.value, false));
        if fits.is_empty() {
            excluded.retain(|count| count.id < first.result && count.distance <= BEFORE);
            excluded = excluded.pop().into_iter().collect();
        } else {
            excluded.retain(|count| fits.iter().any(|fit| fit.printed.unit() == count.printed.unit()));
        }
        excluded.sort_by_key(|count| (!count.is_whole, count.distance));
        let ids = |counts: Vec<Near<'_>>| counts.into_iter().map(|count| count.id).collect();
        (ids(fits), ids(excluded))
    }

    fn is_whole_of_a_claim(&self, figure: FigureId) -> bool {
        let claims = self.claims_of(figure).iter().filter_map(|&id| self.report.claim(id));
        let mut found = false;
        for claim in claims.take(SHARED_BY) {
            claim.relation.for_each(|role, id| found |= id == figure && matches!(role, Role::Whole | Role::Total));
        }
        found
    }
}

/// A count that stands near a run.
struct Near<'a> {
    id: FigureId,
    printed: &'a Quantity,
    value: Ratio,
    is_whole: bool,
    distance: usize,
}

fn open(report: &Report, id: ClaimId, claim: &Claim) -> Option<Open> {
    let by_distance = claim.basis == Basis::Distance;
    let (role, result, part) = match &claim.relation {
        Relation::Average { total: Some(total), count, mean, items } if items.is_empty() => {
            (count.is_none() || by_distance).then_some((Role::Count, *mean, Some(*total)))
        }
        Relation::Rate { rate, whole } => (whole.is_none() || by_distance).then_some((Role::Whole, *rate, None)),
        Relation::Share { part, whole, rate } if part.len() < 2 => {
            (whole.is_empty() || by_distance).then_some((Role::Whole, *rate, part.first().copied()))
        }
        _ => None,
    }?;
    let printed = report.quantity(result)?;
    let tells = role == Role::Count || (printed.kind() == Kind::Percent && printed.value() < Ratio::HUNDRED);
    tells.then_some(Open { id, role, result, part, moved: None })
}

/// Whether the result of a claim follows that of another, with nothing between them but its part.
fn follows(report: &Report, last: &Open, next: &Open) -> bool {
    let by = next.result.index().checked_sub(last.result.index());
    let adjoins =
        by == Some(1) || (by == Some(2) && next.part.is_some_and(|part| part.index() + 1 == next.result.index()));
    let span = |id: FigureId| report.figure(id).and_then(|figure| figure.span);
    let near = match (span(last.result), span(next.result)) {
        (Some(before), Some(after)) => after.start.checked_sub(before.end).is_some_and(|gap| gap <= BETWEEN),
        _ => true,
    };
    last.role == next.role && adjoins && near
}

/// The values of a rate as a plain number, or of a mean: rounded, or also cut.
fn result(open: &Open, printed: &Quantity, cut: bool) -> Option<Possible> {
    let set = if printed.is_exact() || open.role == Role::Count { printed.rounded() } else { printed.possible() };
    let set = match (cut, printed.hedge()) {
        (true, crate::quantity::Hedge::Exact) => {
            let (low, high) = (set.lower()?.at.min(printed.cut().lower()?.at), printed.cut().upper()?);
            Possible::between(End::closed(low), high)
        }
        _ => Possible::ends(set.lower(), set.upper()),
    };
    if open.role == Role::Count {
        return Some(set.not_negative());
    }
    let unit = Possible::between(End::closed(Ratio::ZERO), End::closed(Ratio::ONE));
    Some(set.scaled(scale_of(printed))?.and(unit))
}

/// Whether a number can be the operand of every claim.
fn admits(report: &Report, run: &[Open], number: Ratio, cut: bool) -> bool {
    run.iter().all(|open| {
        let admitted = || -> Option<bool> {
            let reach = result(open, report.quantity(open.result)?, cut)?.scaled(number)?;
            Some(match open.part {
                Some(part) => reach.meets(&report.figures().possible(part)?),
                None => !reach.whole().is_empty(),
            })
        };
        // what does not fit the numbers is not excluded
        admitted().unwrap_or(true)
    })
}

/// The numbers that every claim admits, rates and means rounded or, where there are none, rounded or cut.
fn counts(report: &Report, run: &[Open]) -> (Vec<Possible>, bool) {
    let readings = [false, true].into_iter().map(|cut| runs(report, run, cut));
    readings.into_iter().find(|(found, _)| !found.is_empty()).unwrap_or_default()
}

/// A range of numbers that every claim admits, and what may follow; whether they were tried until that was known.
fn runs(report: &Report, run: &[Open], cut: bool) -> (Vec<Possible>, bool) {
    let within =
        run.iter().filter_map(|open| interval(report, open, cut)).fold(Possible::POSITIVE_WHOLE, Possible::and);
    let (Some(low), high) = (within.lower(), within.upper()) else { return (Vec::new(), true) };
    if within.is_empty() {
        return (Vec::new(), true);
    }
    if run.iter().all(|open| open.part.is_some()) && high.is_some() {
        return (vec![within], true);
    }
    // a rate whose part is not stated leaves gaps
    let from = |number: i128| Possible::ends(Some(End::closed(Ratio::from(number))), high).whole();
    let end = high.map_or(i128::MAX, |high| high.at.floor());
    let first = low.at.floor();
    let last = end.min(first.saturating_add(TRIED_COUNTS - 1));
    let admitted = |number: &i128| admits(report, run, Ratio::from(*number), cut);
    let Some(begin) = (first..=last).find(admitted) else { return (Vec::new(), last == end) };
    let Some(gap) = (begin..=last).find(|number| !admitted(number)) else { return (vec![from(begin)], last == end) };
    let one = from(begin).and(Possible::ends(None, Some(End::open(Ratio::from(gap)))));
    match (gap..=last).find(admitted) {
        Some(next) => (vec![one, from(next)], true),
        None if last < end => (vec![one, from(last + 1)], false),
        None => (vec![one], true),
    }
}

/// An interval around the numbers that one claim admits, where its part is stated.
fn interval(report: &Report, open: &Open, cut: bool) -> Option<Possible> {
    let part = report.figures().possible(open.part?)?;
    let result = result(open, report.quantity(open.result)?, cut)?;
    let by = |a: Option<End>, b: Option<End>| -> Option<End> {
        let (a, b) = (a?, b.filter(|b| !b.at.is_zero())?);
        Some(End { at: a.at.checked_div(b.at)?, closed: a.closed && b.closed })
    };
    (!part.is_empty() && !result.is_empty())
        .then(|| Possible::ends(by(part.lower(), result.upper()), by(part.upper(), result.lower())))
}

impl SharedUnknown {
    /// What was learned, in one sentence without a final stop. `report` must be the report that was asked.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let list = |ids: &[FigureId]| {
            let words: Vec<_> = ids.iter().filter_map(|&id| report.quantity(id)).map(Quantity::as_str).collect();
            words.join(language.pick("、", ", "))
        };
        let plain = Quantity::count(1, "");
        let mut values: Vec<_> = self.values.iter().map(|set| range(set, &plain, language)).collect();
        if let [_, beyond] = &self.values[..] {
            let from = beyond.lower().map_or_else(String::new, |low| low.at.rounded(0));
            values[1] = match (self.complete, language) {
                (true, Language::Zh) => format!("{from}起的若干数"),
                (true, Language::En) => format!("some from {from} on"),
                (false, Language::Zh) => format!("{from}以上（未试）"),
                (false, Language::En) => format!("from {from} on (not tried)"),
            };
        }
        let (results, values) = (list(&self.results), values.join(language.pick("，或", ", or ")));
        let mut out = match (self.role == Role::Count, language) {
            (true, Language::Zh) => format!("{results}若按同一数量平均，该数量为{values}"),
            (true, Language::En) => format!("if {results} are means over one number of things, it is {values}"),
            (false, Language::Zh) => format!("{results}若以同一总数计算，该总数为{values}"),
            (false, Language::En) => format!("if {results} are rates of one number, it is {values}"),
        };
        if !self.fits.is_empty() {
            let fits = list(&self.fits);
            out += &language.pick(format!("；{fits}相符"), format!("; {fits} can be it"));
        }
        if !self.excluded.is_empty() {
            let excluded = list(&self.excluded[..self.excluded.len().min(NAMED)]);
            out += &language.pick(format!("；{excluded}不符"), format!("; {excluded} cannot"));
        }
        for moved in &self.moves {
            let moved = moved.sentence(report, language);
            out += &language.pick(format!("（{moved}）"), format!(" ({moved})"));
        }
        out
    }
}
