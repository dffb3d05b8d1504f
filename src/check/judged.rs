//! A report with every claim judged once, for all rules.

use std::sync::OnceLock;

use crate::quantity::law::{self, Judgement, Verdict};
use crate::quantity::{Possible, Quantity};
use crate::report::regulation::Regulations;
use crate::report::{Claim, ClaimId, ClaimKind, FigureId, Relation, Report, Role};

use super::finding::Finding;
use super::joint::{Cause, Conflict, Fault, Joint, causes};

/// A report whose claims have been judged: what a rule reads.
///
/// ```
/// use fazhi::check::Judged;
/// use fazhi::report::{Report, Role};
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let [part, whole] = [draft.figure("调解", 312)?, draft.figure("受理", 702)?];
/// for rate in ["44.4%", "44.6%"] {
///     let rate = draft.figure("调解率", rate)?;
///     draft.share(part, whole, rate)?;
/// }
/// let report = draft.build()?;
/// let judged = Judged::new(&report);
/// assert_eq!(judged.claims().count(), 2);
/// let broken: Vec<_> = judged.broken().filter_map(|claim| claim.printed(Role::Rate)).collect();
/// assert_eq!(broken[0].as_str(), "44.6%");
/// assert_eq!(broken.len(), 1);
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    report: &'a Report,
    regulations: &'a Regulations,
    judgements: Vec<Judgement>,
    broken: Vec<ClaimId>,
    truncated: Vec<ClaimId>,
    conflicts: OnceLock<Vec<Conflict>>,
}

/// A claim with what was judged of it.
#[derive(Clone, Copy, Debug)]
pub struct JudgedClaim<'a> {
    /// The report that makes it.
    pub report: &'a Report,
    /// Its handle.
    pub id: ClaimId,
    /// The claim.
    pub claim: &'a Claim,
    /// What was judged of it.
    pub judgement: Judgement,
}

impl<'a> Judged<'a> {
    /// Judges every claim of a report, each once.
    pub fn new(report: &'a Report) -> Self {
        let claims = report.claims();
        let (mut broken, mut truncated) = (Vec::new(), Vec::new());
        let mut judgements = Vec::with_capacity(claims.len());
        for (id, claim) in claims {
            // a handle of another report says nothing of this one
            let judgement = claim.judge(report.figures()).unwrap_or(Judgement::UNSTATED);
            match judgement.verdict {
                Verdict::Broken => broken.push(id),
                Verdict::Truncated => truncated.push(id),
                Verdict::Holds | Verdict::Undecided => {}
            }
            judgements.push(judgement);
        }
        Self { report, regulations: Regulations::builtin(), judgements, broken, truncated, conflicts: OnceLock::new() }
    }

    /// The same, checked under other regulations than those of the crate: with local deadlines, or next year's outline.
    ///
    /// ```
    /// use fazhi::Report;
    /// use fazhi::check::Judged;
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let none = Regulations::from_json("{}")?;
    /// let report = Report::default();
    /// assert_eq!(Judged::new(&report).under(&none).regulations().outlines().count(), 0);
    /// assert!(Judged::new(&report).regulations().outlines().count() > 0);
    /// # Ok::<(), fazhi::report::regulation::RegulationsError>(())
    /// ```
    #[must_use]
    pub fn under(self, regulations: &'a Regulations) -> Self {
        Self { regulations, ..self }
    }

    /// The regulations that the report is checked under.
    pub fn regulations(&self) -> &'a Regulations {
        self.regulations
    }

    /// The report.
    pub fn report(&self) -> &'a Report {
        self.report
    }

    /// What was judged of every claim, in the report's order.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// All claims, in order.
    pub fn claims(&self) -> impl Iterator<Item = JudgedClaim<'a>> {
        let report = self.report;
        let judged = report.claims().zip(&self.judgements);
        judged.map(move |((id, claim), &judgement)| JudgedClaim { report, id, claim, judgement })
    }

    /// The claims that are broken, in order.
    pub fn broken(&self) -> impl Iterator<Item = JudgedClaim<'a>> {
        self.of(&self.broken)
    }

    /// The claims that hold only if a figure was cut instead of rounded, in order.
    pub fn truncated(&self) -> impl Iterator<Item = JudgedClaim<'a>> {
        self.of(&self.truncated)
    }

    /// The claims together, for questions about all of them.
    pub fn joint(&self) -> Joint<'a> {
        Joint::new(self.report)
    }

    /// The claims that cannot hold together, though each of them alone can; found once, when somebody first asks.
    pub fn conflicts(&self) -> &[Conflict] {
        self.conflicts.get_or_init(|| self.joint().conflicts())
    }

    /// What cannot be true, grouped by what may be wrong; see [`explain_faults`](super::joint::explain_faults).
    ///
    /// ```
    /// use fazhi::check::{Judged, Language};
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [all, one, two] = [draft.figure("案件", 30)?, draft.figure("案件", 12)?, draft.figure("案件", 81)?];
    /// draft.total(all, [one, two])?;
    /// let report = draft.build()?;
    /// let faults = Judged::new(&report).faults();
    /// let first = faults[0].hypotheses[0].sentence(&report, Language::En);
    /// assert_eq!(first, "change 81 to 18 (two digits changed places)");
    /// assert!(Judged::new(&Report::default()).faults().is_empty());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn faults(&self) -> Vec<Fault> {
        self.joint().faults_with(self.conflicts())
    }

    /// The findings of these claims grouped under what may be wrong; see [`causes`].
    pub fn causes(&self, findings: &[Finding]) -> Vec<Cause> {
        causes(self.faults(), findings)
    }

    fn of(&self, ids: &[ClaimId]) -> impl Iterator<Item = JudgedClaim<'a>> {
        ids.iter().filter_map(|&id| {
            let (claim, judgement) = (self.report.claim(id)?, *self.judgements.get(id.index())?);
            Some(JudgedClaim { report: self.report, id, claim, judgement })
        })
    }
}

impl<'a> JudgedClaim<'a> {
    /// The kind of the claim.
    pub fn kind(&self) -> ClaimKind {
        self.claim.kind()
    }

    /// The first figure that plays a part, as printed.
    pub fn printed(&self, role: Role) -> Option<&'a Quantity> {
        let report = self.report;
        self.figure(role).and_then(|id| report.quantity(id))
    }

    /// The first figure that plays a part.
    pub fn figure(&self, role: Role) -> Option<FigureId> {
        let mut found = None;
        self.claim.relation.for_each(|r, id| {
            if r == role && found.is_none() {
                found = Some(id);
            }
        });
        found
    }

    /// The figures that play a part, in order.
    pub fn figures(&self, role: Role) -> impl Iterator<Item = FigureId> + use<> {
        let figures = self.claim.relation.figures().into_iter();
        figures.filter(move |&(played, _)| played == role).map(|(_, id)| id)
    }

    /// The values that the figures of a part may stand for together: their sum where several play it; `None` where none does
    /// or the sum does not fit.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::report::{Report, Role};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [all, one, two] = [draft.figure("案件", 30)?, draft.figure("调解", 12)?, draft.figure("裁决", "18余件")?];
    /// draft.total(all, [one, two])?;
    /// let report = draft.build()?;
    /// let claim = Judged::new(&report).claims().next().expect("a claim");
    /// assert_eq!(claim.values(Role::Parts).unwrap().to_string(), "31 … 39"); // 12 and 19 … 27
    /// assert!(claim.values(Role::Rate).is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn values(&self, role: Role) -> Option<Possible> {
        let mut sum: Option<Option<Possible>> = None;
        self.claim.relation.for_each(|r, id| {
            if r == role {
                let set = self.report.figures().possible(id);
                sum = Some(match sum {
                    None => set,
                    Some(before) => before.zip(set).and_then(|(a, b)| a.checked_add(b)),
                });
            }
        });
        sum.flatten()
    }

    /// Whether a part is above its whole whatever their figures stand for: of a share, a subset, or a part of a list whose
    /// parts may overlap.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let all = draft.figure("案件", 30)?;
    /// for part in ["31件", "近31件"] {
    ///     let part = draft.figure("调解", part)?;
    ///     draft.subset(part, all)?;
    /// }
    /// let report = draft.build()?;
    /// let judged = Judged::new(&report);
    /// let above: Vec<bool> = judged.claims().map(|claim| claim.part_exceeds_whole()).collect();
    /// assert_eq!(above, [true, false]); // 近31 may be 30
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn part_exceeds_whole(&self) -> bool {
        let (part, whole) = match &self.claim.relation {
            Relation::Share { .. } | Relation::Subset { .. } => (Role::Part, Role::Whole),
            Relation::Breakdown { closure: law::Closure::Overlapping, .. } => {
                return self.judgement.verdict == Verdict::Broken;
            }
            _ => return false,
        };
        match (self.values(part), self.values(whole)) {
            (Some(part), Some(whole)) => law::subset(part, whole).verdict == Verdict::Broken,
            _ => false,
        }
    }

    /// The part played by a proportion of the claim that cannot be within 0–100% whatever it stands for.
    pub fn rate_out_of_range(&self) -> Option<Role> {
        let roles: &[Role] = match self.kind() {
            ClaimKind::Share | ClaimKind::Rate => &[Role::Rate],
            ClaimKind::PointChange => &[Role::Current, Role::Previous],
            _ => return None,
        };
        let out = |rate: &Quantity| law::rate_alone(rate).verdict == Verdict::Broken;
        roles.iter().copied().find(|&role| self.printed(role).is_some_and(out))
    }
}
