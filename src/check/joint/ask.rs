//! Questions about one operand: what it may be, and whether it may have a value.

use crate::quantity::{End, Possible, Ratio};
use crate::report::{ClaimId, FigureId, Report};

use super::ids::IdSet;
use super::propagate::{Solver, Step};
use super::solve::{Solved, limit, solve};
use super::system::{self, Changes, Habit, System};
use super::{Joint, KEYSTROKE_WORK, Operand, Outcome, SEARCH_WORK, search};

/// An interval around the true values that one claim leaves to a figure of it, rates read as rounded or cut; `None` where
/// the claim does not take part in joint judgement.
pub(in crate::check) fn left_by(report: &Report, claim: ClaimId, figure: FigureId) -> Option<Possible> {
    if !system::takes_part(report, claim, true) {
        return None;
    }
    let changes = Changes { relaxed: vec![figure], ..Changes::default() };
    let system = system::build(report, &[claim], &[], &changes);
    let at = system.vars.iter().position(|var| var.operand == Some(Operand::Figure(figure)))?;
    let mut solver = Solver::new(&system, Habit::Any, KEYSTROKE_WORK, &[]);
    Some(match solver.start() {
        Step::Empty(_) => Possible::EMPTY,
        Step::Spent => solver.sets[at],
        Step::Fixed => tried(&mut solver, at, TRIED_AT_EACH_END),
    })
}

impl Report {
    /// The values that a figure may have if all others are as printed: what an editor shows while a person types. See
    /// [`Joint::possible`], which is faster for whoever asks about many figures of one report.
    ///
    /// ```
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole] = [draft.figure("马上办事项", "312项")?, draft.figure("政务服务事项", "702项")?];
    /// let rate = draft.figure("占比", "44.6%")?; // 44.4% was meant
    /// draft.share(part, whole, rate)?;
    /// let report = draft.build()?;
    /// assert_eq!(report.possible(part).unwrap().to_string(), "313");
    /// // a handle of another report
    /// assert!(Report::default().possible(part).is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn possible(&self, figure: FigureId) -> Option<Possible> {
        Joint::new(self).possible(figure)
    }
}

/// How many values at each end of a set are tried one by one between two keystrokes.
pub(super) const TRIED_AT_EACH_END: u32 = 32;

/// The same where there is time.
const TRIED_WITH_TIME: u32 = 2000;

impl Joint<'_> {
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
        Some(values_of(&system, Operand::Figure(figure), KEYSTROKE_WORK, TRIED_AT_EACH_END).0)
    }

    /// The values that an operand may have, all figures as printed; `None` where no claim has the operand.
    ///
    /// ```
    /// use fazhi::check::joint::{Joint, Operand};
    /// use fazhi::report::{Report, Role};
    /// use fazhi::quantity::law::Direction;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let (now, rate) = (draft.figure("案件", "66件")?, draft.figure("增幅", "267%")?);
    /// draft.growth(now, None, rate, Direction::Up)?;
    /// let report = draft.build()?;
    /// let (claim, _) = report.claims().next().expect("a claim");
    /// let joint = Joint::new(&report);
    /// assert_eq!(joint.possible_operand(Operand::Unstated(claim, Role::Base)).unwrap().to_string(), "18");
    /// assert!(joint.possible_operand(Operand::Unstated(claim, Role::Whole)).is_none()); // a growth has no whole
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn possible_operand(&self, operand: Operand) -> Option<Possible> {
        let claims = match operand {
            Operand::Figure(figure) => self.group_around(&[figure]),
            Operand::Unstated(claim, _) => self.group_of(claim)?,
        };
        let system = self.system(&claims, &Changes::default());
        system
            .vars
            .iter()
            .any(|var| var.operand == Some(operand))
            .then(|| values_of(&system, operand, limit(&system, SEARCH_WORK), TRIED_WITH_TIME).0)
    }

    /// Whether an operand can have a value, all figures as printed.
    ///
    /// ```
    /// use fazhi::check::joint::{Joint, Operand, Outcome};
    /// use fazhi::quantity::Ratio;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let all = draft.figure("案件", "200余件")?;
    /// let (part, rate) = (draft.figure("调解", "150件")?, draft.figure("调解率", "70.1%")?);
    /// draft.share(part, all, rate)?;
    /// let report = draft.build()?;
    /// let joint = Joint::new(&report);
    /// assert_eq!(joint.allows(Operand::Figure(all), Ratio::from(214)), Outcome::Possible);
    /// assert_eq!(joint.allows(Operand::Figure(all), Ratio::from(220)), Outcome::Impossible); // 68.2%
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
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
        let mut seen = IdSet::default();
        takes.then(|| self.flood(vec![claim], &[], |id| seen.insert(id)))
    }
}

/// The hull of what an operand can be: by propagation, its ends then tried one by one; and the work done.
pub(super) fn values_of(system: &System, operand: Operand, limit: u64, tries: u32) -> (Possible, u64) {
    let at = system.vars.iter().position(|var| var.operand == Some(operand));
    let Some(at) = at else { return (Possible::EMPTY, 0) };
    let mut work = 0u64;
    for habit in [Habit::Rounded, Habit::Any] {
        let mut solver = Solver::new(system, habit, limit, &[]);
        let set = match solver.start() {
            Step::Empty(_) => Possible::EMPTY,
            Step::Spent => solver.sets[at],
            Step::Fixed => tried(&mut solver, at, tries),
        };
        work = work.saturating_add(solver.work);
        if !set.is_empty() {
            return (set, work);
        }
    }
    (Possible::EMPTY, work)
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
