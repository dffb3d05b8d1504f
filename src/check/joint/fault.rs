//! Faults: what cannot be true in a report, and what may be wrong.

use crate::check::message::{one_or_range, range};
use crate::quantity::{Possible, Ratio};
use crate::report::{ClaimId, FigureId, Relation, Report};

use super::link::Moved;
use super::slip::Slip;
use super::{Joint, Language};

/// A change of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The figure.
    pub figure: FigureId,
    /// The values that the rest leaves to it: the smallest interval around them.
    pub values: Possible,
    /// How the printed figure may have come about.
    pub slip: Option<Slip>,
    /// What should be printed: the text before the slip, or the nearest value; `None` where that is not known.
    pub printed: Option<String>,
}

/// A change that makes the claims of a fault possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hypothesis {
    /// One figure is wrong.
    Figure(Repair),
    /// Two figures are wrong: each with its values when the other may change too.
    Two(Repair, Repair),
    /// A list is not complete: its parts fall short of the total by so much.
    OpenList {
        /// The claim.
        claim: ClaimId,
        /// What is missing.
        gap: Possible,
    },
    /// The figures are right, and an operand that the words do not name is another figure.
    Link(Moved),
}

/// Claims that cannot all be true, from one cause, and what may be wrong, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// Whether something must be wrong: not where a list that nothing calls complete does not close, nor where a link that
    /// the words leave open fits elsewhere.
    pub certain: bool,
    /// Whether every change of one figure was tried: not where the bounds on work were reached.
    pub complete: bool,
    /// What may be wrong; empty where no change of one or two figures was found.
    pub hypotheses: Vec<Hypothesis>,
}

/// Explains what cannot be true in a report: claims that are broken alone or together, grouped by what may be wrong.
///
/// ```
/// use fazhi::check::Language;
/// use fazhi::check::joint::explain_faults;
/// use fazhi::report::Report;
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let all = draft.figure("法律服务", "43059件")?;
/// let parts = ["87件", "1530件", "27379件", "1920件", "9515件", "2484件"];
/// let parts: Vec<_> = parts.iter().map(|&n| draft.figure("分项", n)).collect::<Result<_, _>>()?;
/// draft.total(all, parts)?;
/// let report = draft.build()?;
/// let faults = explain_faults(&report);
/// assert_eq!(
///     faults[0].sentence(&report, Language::En),
///     "change 43059件 to 42915件, or one of its parts by 144件; or the list is open (144件 are not in it)"
/// );
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
pub fn explain_faults(report: &Report) -> Vec<Fault> {
    Joint::new(report).faults()
}

impl Fault {
    /// What may be wrong, in one sentence without a final stop; empty where nothing was found. `report` must be the report
    /// that was explained.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let mut out = String::new();
        let list = self.list(report);
        let mut said_parts = false;
        let mut open = None;
        let mut told = 0;
        for hypothesis in &self.hypotheses {
            match hypothesis {
                Hypothesis::OpenList { .. } => open = Some(hypothesis.sentence(report, language)),
                // the parts of a list are alike unless a slip tells one apart
                Hypothesis::Figure(repair) if list.as_ref().is_some_and(|l| l.parts.contains(&repair.figure)) => {
                    if repair.slip.is_some_and(Slip::tells) && told < TOLD {
                        join(&mut out, &repair.sentence(report, language), language);
                        told += 1;
                    }
                    said_parts = true;
                }
                _ if told < TOLD => {
                    join(&mut out, &hypothesis.sentence(report, language), language);
                    told += 1;
                }
                _ => {}
            }
        }
        if let Some(List { gap, like, .. }) = list.as_ref().filter(|_| said_parts)
            && let Some(like) = report.figure(*like)
        {
            let by = range(gap, &like.quantity, language);
            let clause = language.pick(format!("某一分项改动{by}"), format!("one of its parts by {by}"));
            if out.is_empty() {
                out = language.pick(clause.clone(), format!("change {clause}"));
            } else {
                out += &language.pick(format!("，或{clause}"), format!(", or {clause}"));
            }
        }
        if let Some(open) = open {
            join(&mut out, &open, language);
        }
        out
    }

    /// The one list that is at fault.
    fn list<'r>(&self, report: &'r Report) -> Option<List<'r>> {
        let [id] = self.claims[..] else { return None };
        let claim = report.claim(id)?;
        let Relation::Breakdown { total: Some(total), parts, .. } = &claim.relation else { return None };
        let gap = claim.judge(report.figures())?.learned?;
        let gap = if gap.upper().is_some_and(|high| high.at < Ratio::ZERO) { gap.negated()? } else { gap };
        Some(List { parts, gap, like: *total })
    }
}

/// How many hypotheses a sentence tells.
const TOLD: usize = 3;

struct List<'a> {
    parts: &'a [FigureId],
    gap: Possible,
    like: FigureId,
}

fn join(out: &mut String, clause: &str, language: Language) {
    if !out.is_empty() {
        out.push_str(language.pick("；或", "; or "));
    }
    out.push_str(clause);
}

impl Hypothesis {
    /// The change, as a clause.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        match self {
            Self::Figure(repair) => repair.sentence(report, language),
            Self::Two(first, second) => {
                let (first, second) = (first.sentence(report, language), second.sentence(report, language));
                language.pick(format!("{first}，并{second}"), format!("{first}, and {second}"))
            }
            Self::OpenList { claim, gap } => {
                let claim = report.claim(*claim).map(|claim| &claim.relation);
                let like = match claim {
                    Some(Relation::Breakdown { total: Some(total), .. }) => report.figure(*total),
                    _ => None,
                };
                let gap = like.map_or_else(|| gap.to_string(), |like| range(gap, &like.quantity, language));
                language.pick(format!("分项未列全（另有{gap}）"), format!("the list is open ({gap} are not in it)"))
            }
            Self::Link(moved) => moved.sentence(report, language),
        }
    }

    /// The slip that would explain it, where it is the change of one figure.
    pub fn slip(&self) -> Option<Slip> {
        match self {
            Self::Figure(repair) => repair.slip,
            Self::Two(..) | Self::OpenList { .. } | Self::Link(_) => None,
        }
    }

    /// The figures that it changes.
    pub fn figures(&self) -> Vec<FigureId> {
        match self {
            Self::Figure(repair) => vec![repair.figure],
            Self::Two(first, second) => vec![first.figure, second.figure],
            Self::OpenList { .. } | Self::Link(_) => Vec::new(),
        }
    }
}

impl Repair {
    /// The change, as a clause.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let Some(figure) = report.figure(self.figure) else { return String::new() };
        let now = &figure.quantity;
        let to = match (&self.printed, self.slip) {
            (Some(text), Some(_)) => text.clone(),
            _ => one_or_range(&self.values, now, language),
        };
        let change = language.pick(format!("将{now}改为{to}"), format!("change {now} to {to}"));
        match self.slip {
            None => change,
            Some(slip) if !slip.tells() => change,
            Some(slip) => {
                let why = slip.describe(report, language);
                language.pick(format!("{change}（{why}）"), format!("{change} ({why})"))
            }
        }
    }
}
