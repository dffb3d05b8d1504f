//! What groups of claims come to, and the fewest claims that cannot hold together.

use crate::quantity::law::Verdict;
use crate::report::{Basis, ClaimId};

use super::solve::{Solved, extra, judge, limit, reduce};
use super::system::Changes;
use super::{CONFLICT_WORK, CONFLICTS, Conflict, Group, Joint, Outcome, SEARCH_WORK, World};

impl Joint<'_> {
    /// What the groups come to, in the order of [`groups`](Self::groups).
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.judged_groups().into_iter().map(|group| group.outcome).collect()
    }

    /// The groups with what each comes to, and the work that it took.
    ///
    /// ```
    /// use fazhi::check::joint::{Joint, Outcome};
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let all = draft.figure("案件", "200余件")?;
    /// for (part, rate) in [("150件", "70.1%"), ("60件", "28.0%")] {
    ///     let (part, rate) = (draft.figure("案件", part)?, draft.figure("占比", rate)?);
    ///     draft.share(part, all, rate)?; // both may be of 214
    /// }
    /// let report = draft.build()?;
    /// let groups = Joint::new(&report).judged_groups();
    /// assert_eq!((groups.len(), groups[0].claims.len(), groups[0].outcome), (1, 2, Outcome::Possible));
    /// assert!(groups[0].work <= groups[0].bound);
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn judged_groups(&self) -> Vec<Group> {
        let groups = self.groups();
        let many = groups.len();
        let judged = |claims: Vec<ClaimId>| {
            let system = self.system(&claims, &Changes::default());
            let limit = limit(&system, extra(many));
            let (solved, work) = judge(&system, &[], limit);
            let outcome = match solved {
                Solved::World(_) => Outcome::Possible,
                Solved::Impossible(_) => Outcome::Impossible,
                Solved::NotDecided => Outcome::NotDecided,
            };
            // rates are read as rounded, then as rounded or cut; the revision that passes a limit is finished
            let bound = limit.saturating_add(system.size()).saturating_mul(2);
            Group { claims, outcome, work, bound }
        };
        groups.into_iter().map(judged).collect()
    }

    /// A world for a group of claims; `None` where there is none, and where the bound on work is reached before one is found.
    ///
    /// ```
    /// use fazhi::check::joint::{Joint, Operand};
    /// use fazhi::quantity::Ratio;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let all = draft.figure("案件", "200余件")?;
    /// let parts = [draft.figure("调解", "150件")?, draft.figure("裁决", "60件")?];
    /// draft.total(all, parts)?;
    /// let first = draft.build()?;
    /// let joint = Joint::new(&first);
    /// let world = joint.world(&joint.groups()[0]).expect("200余 may be 210");
    /// assert!(world.values.contains(&(Operand::Figure(all), Ratio::from(210))));
    ///
    /// let second = first.with_figure(parts[1], "160件".parse()?).ok_or("no such figure")?;
    /// let joint = Joint::new(&second);
    /// assert!(joint.world(&joint.groups()[0]).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn world(&self, claims: &[ClaimId]) -> Option<World> {
        let system = self.system(claims, &Changes::default());
        let (solved, _) = judge(&system, &[], limit(&system, SEARCH_WORK));
        let Solved::World(values) = solved else { return None };
        let values = system.vars.iter().zip(values).filter_map(|(var, value)| Some((var.operand?, value))).collect();
        Some(World { values })
    }

    /// The sets of claims that cannot hold together though each of them alone can; no claim is in two of them.
    ///
    /// Claims that are broken alone are left out. A claim that uses one figure twice may be a set of its own: each of its
    /// operands may have its value, but not both the same.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let groups = self.several();
        let many = groups.len();
        groups.iter().flat_map(|claims| self.conflicts_of(claims, extra(many).min(CONFLICT_WORK))).collect()
    }

    fn conflicts_of(&self, claims: &[ClaimId], extra: u64) -> Vec<Conflict> {
        let mut system = None;
        let mut off: Vec<bool> = claims.iter().map(|&id| self.is_broken(id)).collect();
        let mut found = Vec::new();
        let mut work = 0u64;
        loop {
            if off.iter().all(|off| *off) {
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
            let claims: Vec<_> = conflict.iter().map(|&at| claims[at]).collect();
            let moves = self.moves(&claims, &mut work);
            found.push(Conflict { claims, minimal, moves });
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
}
