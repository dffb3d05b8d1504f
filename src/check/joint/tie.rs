//! Which claims are tied together: those that share rounded, hedged or unstated operands.

use crate::quantity::law::Direction;
use crate::quantity::{Kind, Ratio};
use crate::report::{Claim, ClaimId, FigureId, Relation, Report, Role};

use super::SameUnknown;
use super::ids::IdSet;
use super::system::{Changes, System, build, takes_part};

/// The claims of a report, tied together by the figures that may stand for more than one value.
#[derive(Clone, Debug)]
pub struct Joint<'a> {
    pub(super) report: &'a Report,
    pub(super) links: Vec<SameUnknown>,
    /// Claims that take part, by figure: those of the first, then those of the second …
    uses: Vec<ClaimId>,
    /// Where those of each figure begin, and of the last end.
    starts: Vec<usize>,
    /// Whether a figure is in several claims and may stand for more than one value.
    ties: Vec<bool>,
    pub(super) takes_part: Vec<bool>,
    /// Claims that use one figure twice, so that they may be impossible though each of their operands may have its value.
    twice: Vec<ClaimId>,
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
    pub(super) fn over(report: &'a Report, links: Vec<SameUnknown>, soft: bool) -> Self {
        let figures = report.figures().len();
        let (mut last, mut rates) = (vec![None; figures], vec![false; figures]);
        let mut pairs: Vec<(FigureId, ClaimId)> = Vec::new();
        let mut starts = vec![0; figures + 1];
        let (mut giving, mut twice) = (Vec::new(), Vec::new());
        let mut part = Vec::with_capacity(report.claims().len());
        for (id, claim) in report.claims() {
            let takes = takes_part(report, id, soft);
            part.push(takes);
            if !takes {
                continue;
            }
            giving.extend(gives_way(report, claim));
            claim.relation.for_each(|role, figure| {
                let Some(last) = last.get_mut(figure.index()) else { return };
                if *last == Some(id) {
                    twice.push(id);
                } else {
                    *last = Some(id);
                    pairs.push((figure, id));
                    starts[figure.index() + 1] += 1;
                }
                // a mean or rate stands for what rounds to it, also where it is a whole count
                rates[figure.index()] |= matches!(role, Role::Mean | Role::Rate | Role::Change);
            });
        }
        // what gives way ties nothing
        let mut gives = vec![0; figures];
        for (current, change) in giving {
            gives[current.index()] += usize::from(starts.get(change.index() + 1) == Some(&1));
        }
        let mut ties = vec![false; figures];
        for (id, figure) in report.figures().iter() {
            let at = id.index();
            let several = starts[at + 1] > 1 + gives[at];
            ties[at] = several && (rates[at] || figure.quantity.possible().single().is_none());
            starts[at + 1] += starts[at];
        }
        // stable, so that the claims of a figure stay in order
        let mut next = starts.clone();
        let mut uses = vec![ClaimId(0); pairs.len()];
        for (figure, id) in pairs {
            uses[next[figure.index()]] = id;
            next[figure.index()] += 1;
        }
        Self { report, links, uses, starts, ties, takes_part: part, twice }
    }

    /// The report.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// The claims that use a figure and take part in joint judgement.
    pub fn claims_of(&self, figure: FigureId) -> &[ClaimId] {
        let ends = (self.starts.get(figure.index()), self.starts.get(figure.index().saturating_add(1)));
        let (Some(&start), Some(&end)) = ends else { return &[] };
        self.uses.get(start..end).unwrap_or_default()
    }

    /// The groups of claims that are tied together, each in order, by their first claim.
    pub fn groups(&self) -> Vec<Vec<ClaimId>> {
        self.groups_from(self.report.claims().map(|(id, _)| id))
    }

    /// The groups that may be impossible although no claim of them is broken: of two claims or more, or of one that uses a
    /// figure twice.
    pub(super) fn several(&self) -> Vec<Vec<ClaimId>> {
        let tied = self.ties.iter().zip(self.starts.windows(2)).filter(|(ties, _)| **ties);
        let mut start: Vec<ClaimId> = tied.flat_map(|(_, ends)| &self.uses[ends[0]..ends[1]]).copied().collect();
        start.extend(self.links.iter().flat_map(|link| &link.claims).filter(|id| self.report.claim(**id).is_some()));
        start.extend(&self.twice);
        if start.is_empty() {
            return Vec::new();
        }
        start.sort_unstable();
        let mut groups = self.groups_from(start.into_iter());
        groups.retain(|group| group.len() > 1 || self.twice.binary_search(&group[0]).is_ok());
        groups
    }

    fn groups_from(&self, claims: impl Iterator<Item = ClaimId>) -> Vec<Vec<ClaimId>> {
        let mut seen = vec![false; self.takes_part.len()];
        let mut groups = Vec::new();
        for id in claims {
            if self.takes_part[id.index()] && !seen[id.index()] {
                groups.push(self.flood(vec![id], &[], |id| !std::mem::replace(&mut seen[id.index()], true)));
            }
        }
        groups
    }

    /// All claims tied to these, where the figures `loose` tie too; `new` says whether a claim is seen for the first time.
    pub(super) fn flood(
        &self,
        mut open: Vec<ClaimId>,
        loose: &[FigureId],
        mut new: impl FnMut(ClaimId) -> bool,
    ) -> Vec<ClaimId> {
        let mut group = Vec::new();
        open.retain(|&id| new(id));
        while let Some(id) = open.pop() {
            group.push(id);
            let mut reach = |other: ClaimId| {
                if self.takes_part.get(other.index()) == Some(&true) && new(other) {
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
    pub(super) fn group_around(&self, figures: &[FigureId]) -> Vec<ClaimId> {
        let start = figures.iter().flat_map(|&figure| self.claims_of(figure)).copied().collect();
        let mut seen = IdSet::default();
        self.flood(start, figures, |id| seen.insert(id))
    }

    /// The claims that decide which values a figure may have.
    pub fn tied(&self, figure: FigureId) -> Vec<ClaimId> {
        self.group_around(&[figure])
    }

    pub(super) fn system(&self, claims: &[ClaimId], changes: &Changes) -> System {
        build(self.report, claims, &self.links, changes)
    }
}

/// The current rate and the change of a claim that can be met whatever the current rate is within its print: a change in
/// points from a rate that is not stated, where the unstated rate stays within 0–100 whichever is true. Most are such.
fn gives_way(report: &Report, claim: &Claim) -> Option<(FigureId, FigureId)> {
    let Relation::PointChange { current, previous: None, change, direction } = &claim.relation else { return None };
    let [rate, by] = [report.quantity(*current)?, report.quantity(*change)?];
    let in_percent = rate.kind() == Kind::Percent && rate.unit().as_str() == "%";
    if !in_percent || by.kind() == Kind::Fraction || !by.possible().contains(by.value()) {
        return None;
    }
    // rounded or cut
    let unit = rate.unit_in_last_place();
    let (low, high) = (rate.possible().lower()?.at.checked_sub(unit)?, rate.possible().upper()?.at.checked_add(unit)?);
    let before = |now: Ratio| match direction {
        Direction::Up => now.checked_sub(by.value()),
        Direction::Down => now.checked_add(by.value()),
    };
    let within = high <= Ratio::HUNDRED && before(low)? >= Ratio::ZERO && before(high)? <= Ratio::HUNDRED;
    within.then_some((*current, *change))
}
