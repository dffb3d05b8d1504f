//! Links that fit elsewhere: where figures that the words do not tie together contradict each other, and another figure of
//! the same kind fits, the link is to blame and not a figure.

use crate::check::power;
use crate::quantity::Ratio;
use crate::quantity::law::Verdict;
use crate::report::{Basis, Claim, ClaimId, FigureId, Relation, Report, Role};

use super::solve::{Solved, judge, limit};
use super::system::Changes;
use super::{CONFLICT_WORK, Joint, Language};

/// How many figures to either side of a linked one are looked at in its place.
pub const NEAR: usize = 12;

/// An operand that the words of a claim do not name, moved to another figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moved {
    /// The claim.
    pub claim: ClaimId,
    /// The part that the figure plays.
    pub role: Role,
    /// The figure that the claim was linked to.
    pub from: FigureId,
    /// The figure that fits.
    pub to: FigureId,
}

impl Moved {
    /// The move, as a clause.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let text = |id: FigureId| report.figure(id).map_or("", |figure| figure.quantity.as_str());
        let (from, to) = (text(self.from), text(self.to));
        let result = report.claim(self.claim).and_then(|claim| result(&claim.relation)).map_or("", text);
        language
            .pick(format!("{result}所对应的应是{to}，而非{from}"), format!("{result} belongs to {to}, not to {from}"))
    }

    /// The relation with the operand moved; unchanged where it has no such operand.
    pub(super) fn applied(&self, relation: &Relation) -> Relation {
        let mut relation = relation.clone();
        let put = |id: &mut FigureId| {
            if *id == self.from {
                *id = self.to;
            }
        };
        match (&mut relation, self.role) {
            (Relation::Share { whole, .. }, Role::Whole) => whole.iter_mut().for_each(put),
            (Relation::Subset { whole: id, .. } | Relation::Rate { whole: Some(id), .. }, Role::Whole)
            | (Relation::Average { total: Some(id), .. }, Role::Total)
            | (Relation::Average { count: Some(id), .. }, Role::Count)
            | (Relation::Growth { base: Some(id), .. }, Role::Base)
            | (Relation::Reduction { before: Some(id), .. }, Role::Before) => put(id),
            _ => {}
        }
        relation
    }
}

/// The figure that a claim prints as its result.
fn result(relation: &Relation) -> Option<FigureId> {
    match relation {
        Relation::Share { rate, .. } | Relation::Rate { rate, .. } | Relation::Reduction { rate, .. } => Some(*rate),
        Relation::Average { mean, .. } => Some(*mean),
        Relation::Growth { rate, .. } => *rate,
        Relation::Subset { part, .. } => Some(*part),
        _ => None,
    }
}

/// The parts that a link may have found wrongly: what a rate or mean is taken of.
const MOVABLE: [Role; 5] = [Role::Whole, Role::Total, Role::Count, Role::Base, Role::Before];

/// The operands of a claim that may be moved, each with the figures of its kind that stand near it and are not in the claim.
pub(super) fn candidates(report: &Report, id: ClaimId, claim: &Claim) -> Vec<Moved> {
    let mut out = Vec::new();
    let figures = claim.relation.figures();
    if matches!(claim.relation, Relation::Breakdown { .. } | Relation::Balance { .. }) {
        return out;
    }
    for &(role, from) in figures.iter().filter(|(role, _)| MOVABLE.contains(role)) {
        let Some(now) = report.quantity(from) else { continue };
        let at = from.index();
        for near in at.saturating_sub(NEAR)..=at.saturating_add(NEAR) {
            let Some(to) = FigureId::new(near) else { continue };
            let alike = report
                .figure(to)
                .is_some_and(|figure| figure.quantity.kind() == now.kind() && figure.quantity.unit() == now.unit());
            if alike && figures.iter().all(|&(_, figure)| figure != to) {
                out.push(Moved { claim: id, role, from, to });
            }
        }
    }
    out
}

impl Joint<'_> {
    /// The moves of one link that make claims possible which cannot hold together.
    ///
    /// Only a link that the grammar made (inferred, not stated) is moved, only to a figure with which its claim holds, and
    /// only where that is no matter of chance: of all figures tried, less than one in ten would be expected to fit.
    pub(super) fn moves(&self, claims: &[ClaimId], work: &mut u64) -> Vec<Moved> {
        let mut out = Vec::new();
        for &id in claims {
            let Some(claim) = self.report.claim(id).filter(|claim| claim.basis == Basis::Inferred) else { continue };
            let tries = candidates(self.report, id, claim);
            let many = Ratio::from(i128::try_from(tries.len()).unwrap_or(i128::MAX));
            for moved in tries {
                let elsewhere = Claim { relation: moved.applied(&claim.relation), ..claim.clone() };
                let figures = self.report.figures();
                if elsewhere.judge(figures).is_none_or(|judged| judged.verdict != Verdict::Holds) {
                    continue;
                }
                let by_chance = power::of(&elsewhere, figures)
                    .and_then(|power| Ratio::ONE.checked_sub(power.fraction()))
                    .and_then(|passes| passes.checked_mul(many));
                let tenth = Ratio::ONE.checked_sub(power::STRONG).unwrap_or(Ratio::ZERO);
                if by_chance.is_none_or(|chance| chance > tenth) {
                    continue;
                }
                let changes = Changes { moved: vec![moved], ..Changes::default() };
                let system = self.system(claims, &changes);
                let (solved, done) = judge(&system, &[], limit(&system, CONFLICT_WORK));
                *work = work.saturating_add(done).saturating_add(system.size());
                if matches!(solved, Solved::World(_)) {
                    out.push(moved);
                }
            }
        }
        out
    }
}
