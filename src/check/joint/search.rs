//! The search for a world: whole numbers are divided until each has one value, the rest is then fixed one by one.

use crate::quantity::{End, Possible, Ratio};

use super::propagate::{Solver, Step};
use super::system::System;

/// What a search came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A value for every variable.
    World(Vec<Ratio>),
    /// There is none: every case was looked at.
    Nothing,
    /// The bound on work was reached, or numbers of a measured kind could not be fixed.
    Unknown,
}

/// How many dead ends of measured variables one case of the whole ones may have.
const DEAD_ENDS: u32 = 24;

struct Node {
    mark: usize,
    var: usize,
    /// What else the variable may be.
    rest: Possible,
    /// Where the order of variables stood.
    order_at: usize,
}

/// Searches a world within the sets of a solver that has been propagated.
pub(super) fn search(solver: &mut Solver<'_>) -> Found {
    let system = solver.system;
    let order = order(solver);
    let (mut stack, mut at, mut sure): (Vec<Node>, usize, bool) = (Vec::new(), 0, true);
    loop {
        while order.get(at).is_some_and(|&var| solver.sets[var].single().is_some()) {
            at += 1;
        }
        let mut step = match order.get(at) {
            Some(&var) => {
                // every node costs, so that the bound holds also where nothing is propagated
                solver.work = solver.work.saturating_add(1);
                if let Some((first, rest)) = halves(solver.sets[var], system.vars[var].preferred) {
                    stack.push(Node { mark: solver.mark(), var, rest, order_at: at });
                    solver.choose(var, first)
                } else {
                    // beyond the range of the numbers
                    sure = false;
                    Step::Empty(super::propagate::CHOICE)
                }
            }
            None => match fix_rest(solver) {
                Found::World(world) => return Found::World(world),
                Found::Nothing => Step::Empty(super::propagate::CHOICE),
                Found::Unknown => {
                    sure = false;
                    Step::Empty(super::propagate::CHOICE)
                }
            },
        };
        // back to the last choice that leaves something
        while step != Step::Fixed {
            if step == Step::Spent || solver.work > solver.limit {
                return Found::Unknown;
            }
            solver.work = solver.work.saturating_add(1);
            let Some(node) = stack.pop() else { return if sure { Found::Nothing } else { Found::Unknown } };
            solver.undo(node.mark);
            at = node.order_at;
            step = solver.choose(node.var, node.rest);
        }
        if solver.work > solver.limit {
            return Found::Unknown;
        }
    }
}

/// The whole variables that are not settled, the narrowest first.
fn order(solver: &Solver<'_>) -> Vec<usize> {
    let open = (0..solver.sets.len()).filter(|&var| solver.sets[var].is_whole() && solver.sets[var].single().is_none());
    let mut order: Vec<_> = open.collect();
    order.sort_by_cached_key(|&var| (solver.sets[var].width().map_or(i128::MAX, Ratio::floor), var));
    order
}

/// A half of a whole set to try first, with the value that is preferred, and the other half; `None` where a number does not
/// fit.
fn halves(set: Possible, preferred: Option<Ratio>) -> Option<(Possible, Possible)> {
    let split = |at: Ratio| -> Option<(Possible, Possible)> {
        let above = at.checked_add(Ratio::ONE)?;
        let low = set.and(Possible::ends(None, Some(End::closed(at))));
        let high = set.and(Possible::ends(Some(End::closed(above)), None));
        Some((low, high))
    };
    let two = |at: Ratio| at.checked_add(at)?.checked_add(Ratio::from(1000));
    let middle = match (set.lower(), set.upper()) {
        (Some(low), Some(high)) => {
            let sum = low.at.checked_add(high.at).and_then(|sum| sum.checked_mul(Ratio::HALF));
            sum.map(|sum| Ratio::from(sum.floor()))
        }
        (Some(low), None) => two(low.at),
        (None, Some(high)) => two(high.at.negated().unwrap_or(Ratio::ZERO)).and_then(Ratio::negated),
        (None, None) => Some(Ratio::ZERO),
    };
    let (low, high) = middle.and_then(split)?;
    if low.is_empty() || high.is_empty() {
        return None;
    }
    let upper_first = preferred.zip(high.lower()).is_some_and(|(value, end)| value >= end.at);
    Some(if upper_first { (high, low) } else { (low, high) })
}

/// Gives every remaining variable a value, the printed one where it can be.
fn fix_rest(solver: &mut Solver<'_>) -> Found {
    let start = solver.mark();
    let mut dead_ends = 0;
    for var in 0..solver.sets.len() {
        if solver.sets[var].single().is_some() {
            continue;
        }
        let mark = solver.mark();
        let mut fixed = false;
        for value in points(solver.sets[var], solver.system.vars[var].preferred).into_iter().flatten() {
            if !solver.sets[var].contains(value) {
                continue;
            }
            match solver.choose(var, Possible::exactly(value)) {
                Step::Fixed => {
                    fixed = true;
                    break;
                }
                Step::Spent => return Found::Unknown,
                Step::Empty(_) => {
                    solver.undo(mark);
                    dead_ends += 1;
                }
            }
        }
        if !fixed || dead_ends > DEAD_ENDS {
            solver.undo(start);
            return Found::Unknown;
        }
    }
    let world: Option<Vec<Ratio>> = solver.sets.iter().map(Possible::single).collect();
    let verified = world.filter(|world| verified(solver, world) == Some(true));
    solver.undo(start);
    match verified {
        Some(world) => Found::World(world),
        None => Found::Unknown,
    }
}

/// Values to try for a measured variable.
fn points(set: Possible, preferred: Option<Ratio>) -> [Option<Ratio>; 5] {
    let (low, high) = (set.lower().map(|end| end.at), set.upper().map(|end| end.at));
    let between = |a: Ratio, b: Ratio| a.checked_add(b)?.checked_mul(Ratio::HALF).map(Ratio::reduced);
    let middle = match (low, high) {
        (Some(a), Some(b)) => between(a, b),
        (Some(a), None) => a.checked_add(Ratio::ONE),
        (None, Some(b)) => b.checked_sub(Ratio::ONE),
        (None, None) => Some(Ratio::ZERO),
    };
    let quarter = low.zip(middle).and_then(|(a, b)| between(a, b));
    [preferred, middle, low, high, quarter]
}

/// Whether a world satisfies every constraint that is not left out; `None` where a number does not fit.
fn verified(solver: &Solver<'_>, world: &[Ratio]) -> Option<bool> {
    let system: &System = solver.system;
    for (at, constraint) in system.constraints.iter().enumerate() {
        let applies = constraint.guard.is_none_or(|(selector, value)| world[selector] == Ratio::from(value));
        if applies && !solver.is_off(at) && !constraint.law.holds(|var| world[var])? {
            return Some(false);
        }
    }
    Some(true)
}
