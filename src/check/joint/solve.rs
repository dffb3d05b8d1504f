//! Whether a system has a world, and the fewest claims that have none.

use super::propagate::{Solver, Step};
use super::search::{Found, search};
use super::system::{Habit, System};
use super::{REPORT_WORK, SEARCH_WORK};

/// What every group may use, for each term of its constraints.
const WORK_PER_TERM: u64 = 32;

/// What was found of a system.
#[derive(Clone, Debug)]
pub(super) enum Solved {
    /// A value for every variable.
    World(Vec<crate::quantity::Ratio>),
    /// None; true for the claims that it follows from.
    Impossible(Vec<bool>),
    /// The bound on work was reached.
    NotDecided,
}

/// Solves the claims of a system that are not `off`, with a bound on the work; gives the work done.
pub(super) fn solve(system: &System, habit: Habit, off: &[bool], limit: u64) -> (Solved, u64) {
    let mut state = Solver::new(system, habit, limit, off);
    let solved = match state.start() {
        Step::Empty(by) => Solved::Impossible(state.reasons(by)),
        Step::Spent => Solved::NotDecided,
        Step::Fixed => match search(&mut state) {
            Found::World(world) => Solved::World(world),
            Found::Unknown => Solved::NotDecided,
            Found::Nothing => {
                Solved::Impossible((0..system.claims.len()).map(|at| !off.get(at).copied().unwrap_or(false)).collect())
            }
        },
    };
    (solved, state.work)
}

/// Reduces claims that have no world together until none can be spared; true where that was reached before `work` passed
/// `budget`.
///
/// Claims are tried in the order of `spare`, so that those that come first there are the first to go.
pub(super) fn reduce(
    system: &System,
    within: &mut [bool],
    spare: &[usize],
    limit: u64,
    work: &mut u64,
    budget: u64,
) -> bool {
    let mut keep = vec![false; within.len()];
    for &claim in spare {
        if !within[claim] || keep[claim] {
            continue;
        }
        if *work > budget {
            return false;
        }
        let mut off: Vec<bool> = within.iter().map(|inside| !inside).collect();
        off[claim] = true;
        let (solved, done) = solve(system, Habit::Any, &off, limit);
        *work = work.saturating_add(done).saturating_add(u64::try_from(within.len()).unwrap_or(u64::MAX));
        match solved {
            Solved::Impossible(reasons) => {
                for (inside, reason) in within.iter_mut().zip(&reasons) {
                    *inside &= *reason;
                }
            }
            Solved::World(_) | Solved::NotDecided => keep[claim] = true,
        }
    }
    true
}

/// What a group may use of the work of a report, beside what its size asks for.
pub(super) fn extra(groups: usize) -> u64 {
    let groups = u64::try_from(groups).unwrap_or(u64::MAX).max(1);
    (REPORT_WORK / groups).min(SEARCH_WORK)
}

/// How much work may be done on a system: in proportion to its size, and something more.
pub(super) fn limit(system: &System, extra: u64) -> u64 {
    system.size().saturating_mul(WORK_PER_TERM).saturating_add(extra)
}

/// Rates rounded; where that is impossible, rounded or cut.
pub(super) fn judge(system: &System, off: &[bool], limit: u64) -> (Solved, u64) {
    let (solved, done) = solve(system, Habit::Rounded, off, limit);
    if !matches!(solved, Solved::Impossible(_)) || system.vars.iter().all(|var| var.rounded == var.any) {
        return (solved, done);
    }
    let (solved, more) = solve(system, Habit::Any, off, limit);
    (solved, done.saturating_add(more))
}
