//! Findings grouped under what may be wrong.

use std::collections::HashMap;

use crate::check::finding::Finding;
use crate::report::{ClaimId, Report};

use super::Language;
use super::fault::Fault;

/// A fault with the findings that have it for their cause: one wrong figure may break many claims, and is told once.
///
/// ```
/// use fazhi::check::joint::causes;
/// use fazhi::check::{Language, check, joint::explain_faults};
/// use fazhi::report::Report;
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// let all = draft.figure("案件", "441件")?;
/// let parts = ["369件", "25件", "20件"].map(|n| draft.figure("案件", n)); // 396 with two digits swapped
/// let parts = parts.into_iter().collect::<Result<Vec<_>, _>>()?;
/// let rate = draft.figure("占比", "89.8%")?;
/// draft.share(parts[0], all, rate)?;
/// draft.total(all, parts)?;
/// let report = draft.build()?;
///
/// let findings = check(&report);
/// assert_eq!(findings.iter().map(|finding| finding.code()).collect::<Vec<_>>(), ["C101", "C105"]);
/// let causes = causes(explain_faults(&report), &findings);
/// assert_eq!((causes.len(), &causes[0].findings), (1, &vec![0, 1]));
/// let cause = causes[0].sentence(&report, Language::En);
/// assert_eq!(cause, "change 369件 to 396件 (two digits changed places)");
///
/// // a report without faults has no causes
/// let sound = Report::default();
/// assert!(fazhi::check::joint::causes(explain_faults(&sound), &check(&sound)).is_empty());
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// What cannot be true, and what may be wrong.
    pub fault: Fault,
    /// The findings that it explains, by their place in the list, in order. Empty where no rule spoke of it.
    pub findings: Vec<usize>,
}

/// Groups findings under faults: a finding belongs to the fault that has all of its claims. Findings of other things (of
/// wording, of a habit) are in no group.
pub fn causes(faults: Vec<Fault>, findings: &[Finding]) -> Vec<Cause> {
    let mut fault_of: HashMap<ClaimId, usize> = HashMap::new();
    for (at, fault) in faults.iter().enumerate() {
        fault_of.extend(fault.claims.iter().map(|&claim| (claim, at)));
    }
    let mut causes: Vec<_> = faults.into_iter().map(|fault| Cause { fault, findings: Vec::new() }).collect();
    for (at, finding) in findings.iter().enumerate() {
        let Some(cause) = finding.claims.first().and_then(|claim| fault_of.get(claim)) else { continue };
        if finding.claims.iter().all(|claim| fault_of.get(claim) == Some(cause)) {
            causes[*cause].findings.push(at);
        }
    }
    causes
}

impl Cause {
    /// What may be wrong, in one sentence without a final stop. `report` must be the report that was checked.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let said = self.fault.sentence(report, language);
        if !said.is_empty() {
            return said;
        }
        let none = if self.fault.complete {
            ("改动一两个数字均不能使其成立", "no change of one or two figures makes it true")
        } else {
            ("未能查完可能的改动", "not every change was tried")
        };
        language.pick(none.0, none.1).to_owned()
    }
}
