//! Exact propagation of sets through constraints.

use std::collections::VecDeque;

use crate::quantity::{End, Possible, Ratio};

use super::constraint::Law;
use super::system::{Habit, System};

/// What propagation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing more follows.
    Fixed,
    /// A variable has no value left: no solution; the constraint that emptied it.
    Empty(usize),
    /// The bound on work is reached.
    Spent,
}

/// How often one variable may change in one propagation before only large changes count.
const PATIENCE: u32 = 24;

struct Change {
    var: usize,
    before: Possible,
    by: usize,
}

/// The sets of a system's variables while they are narrowed.
pub(super) struct Solver<'a> {
    /// The system.
    pub(super) system: &'a System,
    /// The sets, by variable.
    pub(super) sets: Vec<Possible>,
    /// The work done, in terms looked at.
    pub(super) work: u64,
    /// The most work that may be done.
    pub(super) limit: u64,
    off: Vec<bool>,
    trail: Vec<Change>,
    queue: VecDeque<usize>,
    queued: Vec<bool>,
    hits: Vec<u32>,
    touched: Vec<usize>,
    found: Vec<(usize, Possible)>,
}

/// No constraint: a choice of the search.
pub(super) const CHOICE: usize = usize::MAX;

impl<'a> Solver<'a> {
    /// The printed sets of a system, with a bound on the work. Claims in `off` are left out.
    pub(super) fn new(system: &'a System, habit: Habit, limit: u64, off: &[bool]) -> Self {
        let set = |var: &super::system::Var| if habit == Habit::Rounded { var.rounded } else { var.any };
        let off = system.constraints.iter().map(|c| off.get(c.claim).copied().unwrap_or(false)).collect();
        Self {
            system,
            sets: system.vars.iter().map(set).collect(),
            work: 0,
            limit,
            off,
            trail: Vec::new(),
            queue: VecDeque::new(),
            queued: vec![false; system.constraints.len()],
            hits: vec![0; system.vars.len()],
            touched: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Propagates from all constraints.
    pub(super) fn start(&mut self) -> Step {
        let used = |var: usize, this: &Self| this.system.uses[var].iter().copied().find(|&c| !this.off[c]);
        for var in 0..self.sets.len() {
            if self.sets[var].is_empty()
                && let Some(by) = used(var, self)
            {
                return Step::Empty(by);
            }
        }
        for at in 0..self.system.constraints.len() {
            self.enqueue(at);
        }
        self.run()
    }

    /// Whether a constraint is left out.
    pub(super) fn is_off(&self, at: usize) -> bool {
        self.off.get(at).copied().unwrap_or(true)
    }

    /// Where the trail stands.
    pub(super) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back every change since a mark.
    pub(super) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            if let Some(change) = self.trail.pop() {
                self.sets[change.var] = change.before;
            }
        }
    }

    /// Narrows one variable by a choice and propagates.
    pub(super) fn choose(&mut self, var: usize, set: Possible) -> Step {
        if self.narrow(var, set, CHOICE) { self.run() } else { Step::Empty(CHOICE) }
    }

    fn enqueue(&mut self, at: usize) {
        if !self.off[at] && !self.queued[at] {
            self.queued[at] = true;
            self.queue.push_back(at);
        }
    }

    /// Narrows a variable; false where nothing is left of it.
    fn narrow(&mut self, var: usize, set: Possible, by: usize) -> bool {
        let before = self.sets[var];
        let after = before.and(set);
        if after == before {
            return true;
        }
        if after.is_empty() {
            return false;
        }
        let hits = self.hits[var];
        if by != CHOICE && hits >= PATIENCE && small(&before, &after) {
            return true;
        }
        if hits == 0 {
            self.touched.push(var);
        }
        self.hits[var] = hits.saturating_add(1);
        self.trail.push(Change { var, before, by });
        self.sets[var] = after;
        let system = self.system;
        // an equation that has just given a set its ends gains nothing from them unless they were moved to whole numbers
        let on = |end: Option<End>| end.is_none_or(|end| end.closed && end.at.is_whole());
        let moved = before.is_whole() && !(on(set.lower()) && on(set.upper()));
        for &at in &system.uses[var] {
            if at != by || moved || matches!(system.constraints[at].law, Law::Product { .. }) {
                self.enqueue(at);
            }
        }
        true
    }

    fn run(&mut self) -> Step {
        let step = self.drain();
        for at in self.queue.drain(..) {
            self.queued[at] = false;
        }
        for var in self.touched.drain(..) {
            self.hits[var] = 0;
        }
        step
    }

    fn drain(&mut self) -> Step {
        while let Some(at) = self.queue.pop_front() {
            self.queued[at] = false;
            let system = self.system;
            let constraint = &system.constraints[at];
            self.work = self.work.saturating_add(constraint.law.size());
            if self.work > self.limit {
                return Step::Spent;
            }
            let mut found = std::mem::take(&mut self.found);
            found.clear();
            constraint.law.contract(&self.sets, &mut found);
            let fits = match constraint.guard {
                None => found.iter().all(|&(var, set)| self.narrow(var, set, at)),
                Some((selector, value)) => {
                    let value = Ratio::from(value);
                    if self.sets[selector].single() == Some(value) {
                        found.iter().all(|&(var, set)| self.narrow(var, set, at))
                    } else if self.sets[selector].contains(value)
                        && found.iter().any(|&(var, set)| !self.sets[var].meets(&set))
                    {
                        // the choice is impossible: the other one is left
                        let other = Ratio::ONE.checked_sub(value).unwrap_or(Ratio::ZERO);
                        self.narrow(selector, Possible::exactly(other), at)
                    } else {
                        true
                    }
                }
            };
            self.found = found;
            if !fits {
                return Step::Empty(at);
            }
        }
        Step::Fixed
    }

    /// The claims from which it follows that a constraint cannot be met, by the changes made so far; true by claim.
    pub(super) fn reasons(&self, failed: usize) -> Vec<bool> {
        let mut claims = vec![false; self.system.claims.len()];
        let mut needed = vec![false; self.system.vars.len()];
        let mut take = |at: usize, needed: &mut Vec<bool>| {
            let constraint = &self.system.constraints[at];
            claims[constraint.claim] = true;
            constraint.law.for_each(|var| needed[var] = true);
            if let Some((selector, _)) = constraint.guard {
                needed[selector] = true;
            }
        };
        take(failed, &mut needed);
        for change in self.trail.iter().rev() {
            if needed[change.var] && change.by != CHOICE {
                take(change.by, &mut needed);
            }
        }
        claims
    }
}

/// Whether a change takes away less than an eighth of a wide set.
fn small(before: &Possible, after: &Possible) -> bool {
    let (Some(wide), Some(left)) = (before.width(), after.width()) else {
        // one end at infinity: a step of the other is small
        return before.width().is_none() && after.width().is_none();
    };
    if before.is_whole() && wide <= Ratio::from(64) {
        return false;
    }
    let gone = wide.checked_sub(left).and_then(|gone| gone.checked_mul(Ratio::from(8)));
    gone.is_some_and(|gone| gone < wide)
}
