//! Claims judged together: a set of claims can be impossible though each alone is possible.
//!
//! Every figure is a variable with the set of values that it may stand for, every claim a constraint. Figures that stand for
//! one value only tie nothing together: two claims of an exact total are possible together when each is. So the claims fall
//! into groups that share rounded, hedged or unstated operands, and each group is solved: sets are narrowed through the
//! claims until nothing changes, then whole numbers are divided until a world is found or every case is looked at. All
//! arithmetic is exact; where a number does not fit or the bound on work is reached the answer is [`Outcome::NotDecided`].
//!
//! An operand that is not stated is a variable of its own. Two claims share one only where they are said to
//! ([`SameUnknown`]).
//!
//! A printed rate or mean is read as rounded; where no world has all rates of a group rounded, as rounded or cut.
//!
//! ```
//! use fazhi::check::joint::{Joint, Outcome};
//! use fazhi::report::Report;
//!
//! let mut draft = Report::builder(2023)?;
//! draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
//! let all = draft.figure("案件", "1000余件")?;
//! let settled = draft.figure("调解", "700件")?;
//! let rest = draft.figure("裁决", "310件")?;
//! let rate = draft.figure("调解占比", "65.0%")?;
//! draft.share(settled, all, rate)?; // 1000余 may be 1077
//! draft.total(all, [settled, rest])?; // 1000余 may be 1010
//! let report = draft.build()?;
//! let joint = Joint::new(&report);
//! assert_eq!(joint.outcomes(), [Outcome::Impossible]); // but not both
//! assert_eq!(joint.conflicts()[0].claims.len(), 2);
//! # Ok::<(), fazhi::report::BuildError>(())
//! ```
//!
//! The method is that of error localisation in official statistics (Fellegi and Holt, 1976), over intervals instead of
//! points.

mod conflict;
mod constraint;
mod localise;
mod propagate;
mod search;
mod slip;
mod system;

pub use localise::{Fault, Hypothesis, Repair, TRIED_FIGURES, TRIED_PAIRS, explain_faults};
pub use slip::Slip;

use crate::quantity::law::Verdict;
use crate::quantity::{End, Possible, Ratio};
use crate::report::{Basis, ClaimId, FigureId, Report, Role};

use super::message::Language;

use conflict::{Solved, reduce, solve};
use propagate::{Solver, Step};
use system::{Changes, Habit, System, build, takes_part};

/// How much work may be done on one group of claims, beside what its size asks for: terms of constraints looked at.
pub const SEARCH_WORK: u64 = 100_000;

/// How much work may be done on all groups of a report together, beside what their size asks for.
pub const REPORT_WORK: u64 = 2_000_000;

/// How much work may be done on one group in search of claims that cannot hold together, for each question asked.
pub const CONFLICT_WORK: u64 = 20_000;

/// How much work an answer to a keystroke may take, beside what the size of the group asks for.
pub const KEYSTROKE_WORK: u64 = 20_000;

/// How many sets of claims that cannot hold together are told of one group.
pub const CONFLICTS: usize = 16;

/// What every group may use, for each term of its constraints.
const WORK_PER_TERM: u64 = 32;

/// How many values at each end of a set are tried one by one between two keystrokes.
const TRIED_AT_EACH_END: u32 = 32;

/// The same where there is time.
const TRIED_WITH_TIME: u32 = 2000;

/// What a claim is about: a figure, or an operand that the claim does not state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operand {
    /// A figure.
    Figure(FigureId),
    /// The operand of a claim that plays this part and is not stated.
    Unstated(ClaimId, Role),
}

/// Says that the operand which several claims do not state is one and the same: two shares of one unknown whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameUnknown {
    /// The part that it plays.
    pub role: Role,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// A value for every operand of a group that satisfies all its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
    /// The operands with their values, in a fixed order.
    pub values: Vec<(Operand, Ratio)>,
}

/// What joint judgement came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A world exists.
    Possible,
    /// No world exists.
    Impossible,
    /// The bound on work was reached before either was certain.
    NotDecided,
}

/// Claims that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// Whether each of them is needed: without any one of them no contradiction can be shown.
    pub minimal: bool,
}

/// The claims of a report, tied together by the figures that may stand for more than one value.
#[derive(Clone, Debug)]
pub struct Joint<'a> {
    report: &'a Report,
    links: Vec<SameUnknown>,
    /// Claims that take part, by figure.
    claims_of: Vec<Vec<ClaimId>>,
    /// Whether a figure may stand for more than one value.
    ties: Vec<bool>,
    takes_part: Vec<bool>,
}

impl<'a> Joint<'a> {
    /// The claims of a report. No two unstated operands are the same.
    pub fn new(report: &'a Report) -> Self {
        Self::with_same(report, Vec::new())
    }

    /// The claims of a report, some of whose unstated operands are the same.
    ///
    /// ```
    /// use fazhi::check::joint::{Joint, Operand, SameUnknown};
    /// use fazhi::quantity::Ratio;
    /// use fazhi::report::{Report, Role};
    ///
    /// // 18335 days at 25 each and 4232 days at 6 each, of the same items: how many items?
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// for (total, mean) in [("18335天", "25天"), ("4232天", "6天")] {
    ///     let (total, mean) = (draft.figure("合计", total)?, draft.figure("平均", mean)?);
    ///     draft.average(total, None, mean)?;
    /// }
    /// let report = draft.build()?;
    /// let claims: Vec<_> = report.claims().map(|(id, _)| id).collect();
    /// let items = Operand::Unstated(claims[0], Role::Count);
    /// let joint = Joint::with_same(&report, vec![SameUnknown { role: Role::Count, claims }]);
    /// assert_eq!(joint.possible_operand(items).unwrap().to_string(), "720 … 748");
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn with_same(report: &'a Report, links: Vec<SameUnknown>) -> Self {
        Self::over(report, links, false)
    }

    /// The claims of a report; where `soft`, with the lists that read as complete although nothing says so.
    fn over(report: &'a Report, links: Vec<SameUnknown>, soft: bool) -> Self {
        let mut claims_of = vec![Vec::new(); report.figures().len()];
        let mut ties: Vec<bool> = Vec::with_capacity(claims_of.len());
        for (_, figure) in report.figures().iter() {
            ties.push(figure.quantity.possible().single().is_none());
        }
        let mut part = Vec::with_capacity(report.claims().len());
        for (id, claim) in report.claims() {
            let takes = takes_part(report, id, soft);
            part.push(takes);
            if !takes {
                continue;
            }
            claim.relation.for_each(|role, figure| {
                let Some(of) = claims_of.get_mut(figure.index()) else { return };
                if of.last() != Some(&id) {
                    of.push(id);
                }
                // a mean or rate stands for what rounds to it, also where it is a whole count
                ties[figure.index()] |= matches!(role, Role::Mean | Role::Rate | Role::Change);
            });
        }
        Self { report, links, claims_of, ties, takes_part: part }
    }

    /// The report.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The claims that use a figure and take part in joint judgement.
    pub fn claims_of(&self, figure: FigureId) -> &[ClaimId] {
        self.claims_of.get(figure.index()).map_or(&[], Vec::as_slice)
    }

    /// The groups of claims that are tied together, each in order, by their first claim.
    pub fn groups(&self) -> Vec<Vec<ClaimId>> {
        let mut seen = vec![false; self.takes_part.len()];
        let mut groups = Vec::new();
        for (id, _) in self.report.claims() {
            if self.takes_part[id.index()] && !seen[id.index()] {
                groups.push(self.flood(vec![id], &[], &mut seen));
            }
        }
        groups
    }

    /// All claims tied to these, where the figures `loose` tie too.
    fn flood(&self, mut open: Vec<ClaimId>, loose: &[FigureId], seen: &mut [bool]) -> Vec<ClaimId> {
        let mut group = Vec::new();
        open.retain(|id| !std::mem::replace(&mut seen[id.index()], true));
        while let Some(id) = open.pop() {
            group.push(id);
            let mut reach = |other: ClaimId| {
                if self.takes_part.get(other.index()) == Some(&true)
                    && !std::mem::replace(&mut seen[other.index()], true)
                {
                    open.push(other);
                }
            };
            if let Some(claim) = self.report.claim(id) {
                claim.relation.for_each(|_, figure| {
                    if self.ties.get(figure.index()) == Some(&true) || loose.contains(&figure) {
                        self.claims_of(figure).iter().copied().for_each(&mut reach);
                    }
                });
            }
            for link in self.links.iter().filter(|link| link.claims.contains(&id)) {
                link.claims.iter().copied().for_each(&mut reach);
            }
        }
        group.sort_unstable();
        group
    }

    /// The claims tied to some figures when these may have any value.
    fn group_around(&self, figures: &[FigureId]) -> Vec<ClaimId> {
        let start = figures.iter().flat_map(|&figure| self.claims_of(figure)).copied().collect();
        self.flood(start, figures, &mut vec![false; self.takes_part.len()])
    }

    /// The claims that decide which values a figure may have.
    pub fn tied(&self, figure: FigureId) -> Vec<ClaimId> {
        self.group_around(&[figure])
    }

    fn system(&self, claims: &[ClaimId], changes: &Changes) -> System {
        build(self.report, claims, &self.links, changes)
    }

    /// What the groups come to, in the order of [`groups`](Self::groups).
    pub fn outcomes(&self) -> Vec<Outcome> {
        let groups = self.groups();
        let many = groups.len();
        groups
            .iter()
            .map(|claims| {
                let system = self.system(claims, &Changes::default());
                let limit = limit(&system, extra(many));
                match judge(&system, &[], limit) {
                    (Solved::World(_), _) => Outcome::Possible,
                    (Solved::Impossible(_), _) => Outcome::Impossible,
                    (Solved::NotDecided, _) => Outcome::NotDecided,
                }
            })
            .collect()
    }

    /// A world for a group of claims, where one is found.
    pub fn world(&self, claims: &[ClaimId]) -> Option<World> {
        let system = self.system(claims, &Changes::default());
        let (solved, _) = judge(&system, &[], limit(&system, SEARCH_WORK));
        let Solved::World(values) = solved else { return None };
        let values = system.vars.iter().zip(values).filter_map(|(var, value)| Some((var.operand?, value))).collect();
        Some(World { values })
    }

    /// The sets of claims that cannot hold together though each of them alone can; no claim is in two of them.
    ///
    /// Claims that are broken alone are left out.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let groups: Vec<_> = self.groups().into_iter().filter(|group| group.len() > 1).collect();
        let many = groups.len();
        groups.iter().flat_map(|claims| self.conflicts_of(claims, extra(many).min(CONFLICT_WORK))).collect()
    }

    fn conflicts_of(&self, claims: &[ClaimId], extra: u64) -> Vec<Conflict> {
        let mut system = None;
        let mut off: Vec<bool> = claims.iter().map(|&id| self.is_broken(id)).collect();
        let mut found = Vec::new();
        let mut work = 0u64;
        loop {
            if off.iter().filter(|off| !**off).count() < 2 {
                return found;
            }
            let system = system.get_or_insert_with(|| self.system(claims, &Changes::default()));
            let limit = limit(system, extra);
            let budget = limit.saturating_mul(4);
            if work > budget || found.len() >= CONFLICTS {
                return found;
            }
            let (solved, done) = judge(system, &off, limit);
            work = work.saturating_add(done);
            let Solved::Impossible(mut within) = solved else { return found };
            let minimal = reduce(system, &mut within, &self.by_trust(claims), limit, &mut work, budget);
            let conflict: Vec<_> = (0..claims.len()).filter(|&at| within[at]).collect();
            if conflict.is_empty() {
                return found;
            }
            for &at in &conflict {
                off[at] = true;
            }
            if conflict.len() > 1 {
                found.push(Conflict { claims: conflict.iter().map(|&at| claims[at]).collect(), minimal });
            }
        }
    }

    /// The places of claims, the least sure first, of equally sure ones the last.
    fn by_trust(&self, claims: &[ClaimId]) -> Vec<usize> {
        let basis = |at: usize| self.report.claim(claims[at]).map_or(Basis::Distance, |claim| claim.basis);
        let mut order: Vec<_> = (0..claims.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(basis(at)), std::cmp::Reverse(at)));
        order
    }

    fn is_broken(&self, id: ClaimId) -> bool {
        let judged = self.report.claim(id).and_then(|claim| claim.judge(self.report.figures()));
        judged.is_some_and(|judged| judged.verdict == Verdict::Broken)
    }

    /// The values that a figure may have if all other figures are as printed: what an editor shows while a person types.
    ///
    /// The smallest interval that is known to hold them all; empty where no value will do. A figure in no claim may have
    /// every value of its kind. `None` for a handle of another report.
    ///
    /// ```
    /// use fazhi::check::joint::Joint;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let part = draft.figure("马上办事项", "312项")?;
    /// let whole = draft.figure("政务服务事项", "702项")?;
    /// let rate = draft.figure("占比", "44.6%")?;
    /// draft.share(part, whole, rate)?;
    /// let report = draft.build()?;
    /// let joint = Joint::new(&report);
    /// assert_eq!(joint.possible(part).unwrap().to_string(), "313");
    /// assert_eq!(joint.possible(whole).unwrap().to_string(), "699 … 700");
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn possible(&self, figure: FigureId) -> Option<Possible> {
        let quantity = &self.report.figure(figure)?.quantity;
        let claims = self.group_around(&[figure]);
        if claims.is_empty() {
            return Some(system::of_kind(quantity));
        }
        let changes = Changes { relaxed: vec![figure], ..Changes::default() };
        let system = self.system(&claims, &changes);
        Some(values_of(&system, Operand::Figure(figure), KEYSTROKE_WORK))
    }

    /// The values that an operand may have, all figures as printed; `None` where no claim has the operand.
    pub fn possible_operand(&self, operand: Operand) -> Option<Possible> {
        let claims = match operand {
            Operand::Figure(figure) => self.group_around(&[figure]),
            Operand::Unstated(claim, _) => self.group_of(claim)?,
        };
        let system = self.system(&claims, &Changes::default());
        system.vars.iter().any(|var| var.operand == Some(operand)).then(|| values_of(&system, operand, SEARCH_WORK))
    }

    /// Whether an operand can have a value, all figures as printed.
    pub fn allows(&self, operand: Operand, value: Ratio) -> Outcome {
        let claims = match operand {
            Operand::Figure(figure) => self.group_around(&[figure]),
            Operand::Unstated(claim, _) => self.group_of(claim).unwrap_or_default(),
        };
        let changes = Changes { fixed: vec![(operand, value)], ..Changes::default() };
        let (system, free) = (self.system(&claims, &changes), self.system(&claims, &Changes::default()));
        let limit = limit(&system, SEARCH_WORK);
        // rates are read as cut only where they cannot all be rounded
        let cut = matches!(solve(&free, Habit::Rounded, &[], limit).0, Solved::Impossible(_));
        match solve(&system, if cut { Habit::Any } else { Habit::Rounded }, &[], limit).0 {
            Solved::World(_) => Outcome::Possible,
            Solved::Impossible(_) => Outcome::Impossible,
            Solved::NotDecided => Outcome::NotDecided,
        }
    }

    fn group_of(&self, claim: ClaimId) -> Option<Vec<ClaimId>> {
        let takes = *self.takes_part.get(claim.index())?;
        takes.then(|| self.flood(vec![claim], &[], &mut vec![false; self.takes_part.len()]))
    }
}

/// What a group may use of the work of a report, beside what its size asks for.
fn extra(groups: usize) -> u64 {
    let groups = u64::try_from(groups).unwrap_or(u64::MAX).max(1);
    (REPORT_WORK / groups).min(SEARCH_WORK)
}

fn limit(system: &System, extra: u64) -> u64 {
    let terms: u64 = system.constraints.iter().map(|c| c.law.size()).fold(0, u64::saturating_add);
    terms.saturating_mul(WORK_PER_TERM).saturating_add(extra)
}

/// Rates rounded; where that is impossible, rounded or cut.
fn judge(system: &System, off: &[bool], limit: u64) -> (Solved, u64) {
    let (solved, done) = solve(system, Habit::Rounded, off, limit);
    if !matches!(solved, Solved::Impossible(_)) || system.vars.iter().all(|var| var.rounded == var.any) {
        return (solved, done);
    }
    let (solved, more) = solve(system, Habit::Any, off, limit);
    (solved, done.saturating_add(more))
}

/// The hull of what an operand can be: by propagation, its ends then tried one by one.
fn values_of(system: &System, operand: Operand, extra: u64) -> Possible {
    let Some(at) = system.vars.iter().position(|var| var.operand == Some(operand)) else { return Possible::EMPTY };
    let limit = limit(system, extra);
    let tries = if extra >= SEARCH_WORK { TRIED_WITH_TIME } else { TRIED_AT_EACH_END };
    for habit in [Habit::Rounded, Habit::Any] {
        let mut solver = Solver::new(system, habit, limit, &[]);
        match solver.start() {
            Step::Empty(_) => {}
            Step::Spent => return solver.sets[at],
            Step::Fixed => match tried(&mut solver, at, tries) {
                set if set.is_empty() => {}
                set => return set,
            },
        }
    }
    Possible::EMPTY
}

/// Takes away the values at the ends of a set that no world has.
fn tried(solver: &mut Solver<'_>, at: usize, tries: u32) -> Possible {
    let mut set = solver.sets[at];
    if !set.is_whole() || solver.sets.iter().all(|set| !set.is_whole() || set.single().is_some()) {
        return set;
    }
    for low in [true, false] {
        for _ in 0..tries {
            let end = if low { set.lower() } else { set.upper() };
            let Some(end) = end else { break };
            let mark = solver.mark();
            let found = match solver.choose(at, Possible::exactly(end.at)) {
                Step::Empty(_) => search::Found::Nothing,
                Step::Spent => search::Found::Unknown,
                Step::Fixed => search::search(solver),
            };
            solver.undo(mark);
            if found != search::Found::Nothing {
                break;
            }
            let step = Ratio::from(if low { 1 } else { -1 });
            let Some(next) = end.at.checked_add(step).map(End::closed) else { break };
            set = set.and(if low { Possible::ends(Some(next), None) } else { Possible::ends(None, Some(next)) });
            if set.is_empty() {
                return set;
            }
        }
    }
    set
}
