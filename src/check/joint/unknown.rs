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
    /// The numbers that it can be: ranges in which every number is possible, and where the last has no end, the number from
    /// which on there are more, not all of which need be possible.
    pub values: Vec<Possible>,
    /// Counts that stand near and can be it.
    pub fits: Vec<FigureId>,
    /// Counts that stand near, of the unit of those that fit (or, where none fits, the nearest before), and cannot.
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
                out.extend(learn(self.report, &run));
                run.clear();
            }
            run.push(open);
        }
        out.extend(learn(self.report, &run));
        out
    }
}

fn quantity(report: &Report, id: FigureId) -> Option<&Quantity> {
    report.figure(id).map(|figure| &figure.quantity)
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
    let printed = quantity(report, result)?;
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

fn learn(report: &Report, run: &[Open]) -> Option<SharedUnknown> {
    let first = run.first().filter(|_| run.len() > 1)?;
    let mut run = run.to_vec();
    let mut values = counts(report, &run);
    if values.is_empty() {
        // of the links by distance one may be wrong; where two moves would do, neither is known to be meant
        let mut found: Vec<(Moved, Vec<Possible>)> = Vec::new();
        for at in 0..run.len() {
            let Some(claim) = report.claim(run[at].id).filter(|claim| claim.basis != Basis::Stated) else { continue };
            for moved in candidates(report, run[at].id, claim) {
                if Some(moved.from) != run[at].part || run.iter().any(|open| open.result == moved.to) {
                    continue;
                }
                let mut tried = run.clone();
                (tried[at].part, tried[at].moved) = (Some(moved.to), Some(moved));
                let values = counts(report, &tried);
                if !values.is_empty() {
                    found.push((moved, values));
                }
            }
        }
        let [(moved, left)] = &found[..] else { return None };
        let open = run.iter_mut().find(|open| open.id == moved.claim)?;
        (open.part, open.moved) = (Some(moved.to), Some(*moved));
        values.clone_from(left);
    }
    let (fits, excluded) = compared(report, &run);
    Some(SharedUnknown {
        role: first.role,
        claims: run.iter().map(|open| open.id).collect(),
        results: run.iter().map(|open| open.result).collect(),
        moves: run.iter().filter_map(|open| open.moved).collect(),
        values,
        fits,
        excluded,
    })
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
            let reach = result(open, quantity(report, open.result)?, cut)?.scaled(number)?;
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
fn counts(report: &Report, run: &[Open]) -> Vec<Possible> {
    [false, true].into_iter().map(|cut| runs(report, run, cut)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn runs(report: &Report, run: &[Open], cut: bool) -> Vec<Possible> {
    let within =
        run.iter().filter_map(|open| interval(report, open, cut)).fold(Possible::POSITIVE_WHOLE, Possible::and);
    let (Some(low), high) = (within.lower(), within.upper()) else { return Vec::new() };
    if within.is_empty() {
        return Vec::new();
    }
    if run.iter().all(|open| open.part.is_some()) && high.is_some() {
        return vec![within];
    }
    // a rate whose part is not stated leaves gaps
    let mut out: Vec<Possible> = Vec::new();
    let mut start: Option<Ratio> = None;
    let last = high.map_or(i128::MAX, |high| high.at.floor());
    let first = low.at.floor();
    for number in (first..=last).take(usize::try_from(TRIED_COUNTS).unwrap_or(usize::MAX)) {
        let at = Ratio::from(number);
        match (admits(report, run, at, cut), start) {
            (true, None) if out.is_empty() => start = Some(at),
            (true, None) => {
                out.push(Possible::ends(Some(End::closed(at)), high).whole());
                return out;
            }
            (false, Some(from)) => {
                let to = Ratio::from(number - 1);
                out.push(Possible::between(End::closed(from), End::closed(to)).whole());
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        out.push(Possible::ends(Some(End::closed(from)), high).whole());
    }
    out
}

/// An interval around the numbers that one claim admits, where its part is stated.
fn interval(report: &Report, open: &Open, cut: bool) -> Option<Possible> {
    let part = report.figures().possible(open.part?)?;
    let result = result(open, quantity(report, open.result)?, cut)?;
    let by = |a: Option<End>, b: Option<End>| -> Option<End> {
        let (a, b) = (a?, b.filter(|b| !b.at.is_zero())?);
        Some(End { at: a.at.checked_div(b.at)?, closed: a.closed && b.closed })
    };
    (!part.is_empty() && !result.is_empty())
        .then(|| Possible::ends(by(part.lower(), result.upper()), by(part.upper(), result.lower())))
}

/// The counts near a run that can be the unknown, and those that cannot.
fn compared(report: &Report, run: &[Open]) -> (Vec<FigureId>, Vec<FigureId>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return (Vec::new(), Vec::new()) };
    let own = |id: FigureId| run.iter().any(|open| open.result == id || open.part == Some(id));
    let unit = run.iter().filter(|open| open.role == Role::Count).find_map(|open| quantity(report, open.result));
    let from = first.result.index().saturating_sub(COMPARED);
    let near = (from..=last.result.index().saturating_add(COMPARED)).filter_map(FigureId::new);
    let mut counts: Vec<(FigureId, &Quantity, Ratio)> = Vec::new();
    for id in near.filter(|&id| !own(id)) {
        let Some(printed) = quantity(report, id) else { continue };
        let single = printed.possible().single().filter(|value| value.is_whole() && *value > Ratio::ZERO);
        let other_unit = unit.is_none_or(|mean| mean.unit() != printed.unit());
        if let Some(value) = single.filter(|_| printed.kind() == Kind::Count && other_unit)
            && counts.iter().all(|&(_, known, at)| at != value || known.unit() != printed.unit())
        {
            counts.push((id, printed, value));
        }
    }
    let fit = |value: Ratio| admits(report, run, value, false);
    let fits: Vec<_> = counts.iter().filter(|&&(.., value)| fit(value)).copied().collect();
    let excluded = counts.iter().filter(|&&(.., value)| !fit(value));
    let excluded = if fits.is_empty() {
        excluded
            .filter(|(id, ..)| *id < first.result)
            .max_by_key(|(id, ..)| *id)
            .map(|(id, ..)| *id)
            .into_iter()
            .collect()
    } else {
        let like = |printed: &Quantity| fits.iter().any(|(_, fit, _)| fit.unit() == printed.unit());
        excluded.filter(|(_, printed, _)| like(printed)).map(|(id, ..)| *id).collect()
    };
    (fits.into_iter().map(|(id, ..)| id).collect(), excluded)
}

impl SharedUnknown {
    /// What was learned, in one sentence without a final stop. `report` must be the report that was asked.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let list = |ids: &[FigureId]| {
            let words: Vec<_> = ids.iter().filter_map(|&id| quantity(report, id)).map(Quantity::as_str).collect();
            words.join(language.pick("、", ", "))
        };
        let plain = Quantity::count(1, "");
        let values: Vec<_> = self.values.iter().map(|set| range(set, &plain, language)).collect();
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
            let excluded = list(&self.excluded);
            out += &language.pick(format!("；{excluded}不符"), format!("; {excluded} cannot"));
        }
        for moved in &self.moves {
            let moved = moved.sentence(report, language);
            out += &language.pick(format!("（{moved}）"), format!(" ({moved})"));
        }
        out
    }
}
