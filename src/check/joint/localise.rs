//! Which figures are at fault: the smallest changes that make a report's claims possible.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::message::{nearest, one_or_range, range};
use crate::quantity::law::{Closure, Verdict};
use crate::quantity::{Possible, Ratio};
use crate::report::{ClaimId, FigureId, Relation, Report};

use super::conflict::Solved;
use super::slip::{Slip, slip};
use super::system::{Changes, takes_part};
use super::{Joint, Language, Operand, judge, limit, values_of};

/// How many figures of one fault are tried.
pub const TRIED_FIGURES: usize = 64;

/// How many pairs of figures of one fault are tried.
pub const TRIED_PAIRS: usize = 200;

/// How much work may be done on one question of a repair, beside what the size of the group asks for.
const REPAIR_WORK: u64 = 20_000;

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
}

/// Claims that cannot all be true, from one cause, and what may be wrong, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The claims, in order.
    pub claims: Vec<ClaimId>,
    /// Whether something must be wrong: not where a list that nothing calls complete does not close.
    pub certain: bool,
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
///     "change 43059件 to 42915件, or one of its parts by 144件; or the list is open"
/// );
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
pub fn explain_faults(report: &Report) -> Vec<Fault> {
    Joint::new(report).faults()
}

/// A figure whose change makes some items possible.
struct Candidate {
    figure: FigureId,
    explains: BTreeSet<usize>,
    values: Possible,
}

impl Joint<'_> {
    /// What cannot be true, grouped by what may be wrong; see [`explain_faults`].
    pub fn faults(&self) -> Vec<Fault> {
        let items = self.items();
        // a list that closes is evidence, also where nothing calls it complete
        let soft = Joint::over(self.report(), self.links.clone(), true);
        let mut item_of: BTreeMap<ClaimId, usize> = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            item_of.extend(item.iter().map(|&id| (id, at)));
        }
        let candidates = soft.candidates(&items, &item_of);
        let mut open: BTreeSet<usize> = (0..items.len()).collect();
        let mut faults = Vec::new();
        while let Some(&first) = open.first() {
            // the change that explains most of what is left with the first of it
            let best = candidates.iter().filter(|c| c.explains.contains(&first));
            let best = best.map(|c| c.explains.intersection(&open).copied().collect::<BTreeSet<_>>());
            let group = best.max_by_key(|set| (set.len(), std::cmp::Reverse(set.clone())));
            let group = group.unwrap_or_else(|| BTreeSet::from([first]));
            open = open.difference(&group).copied().collect();
            let mut claims: Vec<_> = group.iter().flat_map(|&at| items[at].iter().copied()).collect();
            claims.sort_unstable();
            let certain = claims.iter().all(|&id| self.takes_part[id.index()]);
            let able: Vec<_> = candidates.iter().filter(|c| c.explains.is_superset(&group)).collect();
            faults.push(Fault { hypotheses: soft.ranked(&able, &claims), certain, claims });
        }
        faults
    }

    /// Claims that are broken alone, and sets that are broken together.
    fn items(&self) -> Vec<Vec<ClaimId>> {
        let report = self.report();
        let broken = report.claims().filter(|&(id, claim)| {
            takes_part(report, id, true)
                && claim.judge(report.figures()).is_some_and(|judged| judged.verdict == Verdict::Broken)
        });
        let mut items: Vec<_> = broken.map(|(id, _)| vec![id]).collect();
        items.extend(self.conflicts().into_iter().map(|conflict| conflict.claims));
        items.sort();
        items
    }

    fn candidates(&self, items: &[Vec<ClaimId>], item_of: &BTreeMap<ClaimId, usize>) -> Vec<Candidate> {
        let mut figures = BTreeSet::new();
        for item in items {
            let mut here = BTreeSet::new();
            for &id in item {
                if let Some(claim) = self.report().claim(id) {
                    claim.relation.for_each(|_, figure| {
                        if here.len() < TRIED_FIGURES {
                            here.insert(figure);
                        }
                    });
                }
            }
            figures.extend(here);
        }
        let mut found = Vec::new();
        for figure in figures {
            let group = self.group_around(&[figure]);
            let near: BTreeSet<usize> = group.iter().filter_map(|id| item_of.get(id)).copied().collect();
            let own: BTreeSet<usize> =
                self.claims_of(figure).iter().filter_map(|id| item_of.get(id)).copied().collect();
            let mut tries = vec![near];
            if !tries.contains(&own) {
                tries.push(own.clone());
            }
            if own.len() > 1 {
                tries.extend(own.iter().map(|&one| BTreeSet::from([one])));
            }
            for explains in tries {
                let kept: Vec<_> = group
                    .iter()
                    .copied()
                    .filter(|id| item_of.get(id).is_none_or(|item| explains.contains(item)))
                    .collect();
                if let Some(values) = self.leaves(&kept, &[figure]).and_then(|sets| sets.first().copied()) {
                    found.push(Candidate { figure, explains, values });
                    break;
                }
            }
        }
        found
    }

    /// The values that claims leave to figures that may change; `None` where no change of them helps.
    fn leaves(&self, claims: &[ClaimId], figures: &[FigureId]) -> Option<Vec<Possible>> {
        let changes = Changes { relaxed: figures.to_vec(), ..Changes::default() };
        let system = self.system(claims, &changes);
        let (solved, _) = judge(&system, &[], limit(&system, REPAIR_WORK));
        if matches!(solved, Solved::Impossible(_)) {
            return None;
        }
        let sets: Vec<_> = figures.iter().map(|&id| values_of(&system, Operand::Figure(id), REPAIR_WORK)).collect();
        sets.iter().all(|set| !set.is_empty()).then_some(sets)
    }

    fn ranked(&self, able: &[&Candidate], claims: &[ClaimId]) -> Vec<Hypothesis> {
        let mut ranked: Vec<(u32, Hypothesis)> = Vec::new();
        for candidate in able {
            let repair = self.repair(candidate.figure, candidate.values);
            ranked.push((self.cost(&repair, claims), Hypothesis::Figure(repair)));
        }
        if let [claim] = claims
            && let Some(gap) = self.short(*claim)
        {
            ranked.push((OPEN_LIST, Hypothesis::OpenList { claim: *claim, gap }));
        }
        if ranked.is_empty() {
            ranked = self.pairs(claims);
        }
        ranked.sort_by_key(|(cost, _)| *cost);
        ranked.into_iter().map(|(_, hypothesis)| hypothesis).collect()
    }

    fn repair(&self, figure: FigureId, values: Possible) -> Repair {
        let (slip, text) = match slip(self, figure, &values) {
            Some((slip, text)) => (Some(slip), text),
            None => (None, None),
        };
        let like = self.report().figure(figure).map(|figure| &figure.quantity);
        let printed = text.or_else(|| like.and_then(|like| nearest(&values, like)));
        Repair { figure, values, slip, printed }
    }

    /// How far-fetched a change is: a figure that stands in claims that hold is trusted, a slip makes it likelier, and a
    /// wide choice of values makes a slip that fits a matter of chance.
    fn cost(&self, repair: &Repair, claims: &[ClaimId]) -> u32 {
        let others = self.claims_of(repair.figure).iter().filter(|id| !claims.contains(id));
        let mut cost = repair.slip.map_or(NO_SLIP, Slip::cost);
        for &id in others {
            let judged = self.report().claim(id).and_then(|claim| claim.judge(self.report().figures()));
            cost = cost.saturating_add(match judged.map(|judged| judged.verdict) {
                Some(Verdict::Holds | Verdict::Truncated) => HELD,
                _ => HELD / 2,
            });
        }
        let unit = self.report().figure(repair.figure).map_or(Ratio::ONE, |f| f.quantity.unit_in_last_place());
        let printable = repair.values.width().and_then(|width| width.checked_div(unit)).map(Ratio::floor);
        let digits = match printable {
            None => 12,
            Some(many) => many.max(0).checked_ilog10().map_or(0, |log| log + 1),
        };
        cost.saturating_add(digits.saturating_mul(WIDER))
    }

    /// Pairs of figures whose change helps.
    fn pairs(&self, claims: &[ClaimId]) -> Vec<(u32, Hypothesis)> {
        let mut figures = BTreeSet::new();
        for &id in claims {
            if let Some(claim) = self.report().claim(id) {
                claim.relation.for_each(|_, figure| {
                    figures.insert(figure);
                });
            }
        }
        let figures: Vec<_> = figures.into_iter().take(TRIED_FIGURES).collect();
        let pairs = figures.iter().enumerate().flat_map(|(at, &a)| figures[at + 1..].iter().map(move |&b| (a, b)));
        let mut found = Vec::new();
        for (a, b) in pairs.take(TRIED_PAIRS) {
            let group = self.group_around(&[a, b]);
            if let Some([first, second]) = self.leaves(&group, &[a, b]).as_deref() {
                let (first, second) = (self.repair(a, *first), self.repair(b, *second));
                let cost = self.cost(&first, claims).saturating_add(self.cost(&second, claims));
                found.push((cost, Hypothesis::Two(first, second)));
            }
        }
        found
    }

    /// By how much the parts of a closed list fall short.
    fn short(&self, claim: ClaimId) -> Option<Possible> {
        let claim = self.report().claim(claim)?;
        let Relation::Breakdown { total: Some(_), closure: Closure::Closed | Closure::Unmarked, .. } = &claim.relation
        else {
            return None;
        };
        let gap = claim.judge(self.report().figures())?.learned?;
        gap.lower().is_some_and(|low| low.at > Ratio::ZERO).then_some(gap)
    }
}

/// The cost of a change without a slip that explains it.
const NO_SLIP: u32 = 26;
/// The cost of a claim that holds with the printed figure.
const HELD: u32 = 12;
/// The cost of ten times as many values to choose from.
const WIDER: u32 = 6;
/// The cost of reading a closed list as open.
const OPEN_LIST: u32 = 20;

impl Fault {
    /// What may be wrong, in one sentence without a final stop; empty where nothing was found. `report` must be the report
    /// that was explained.
    pub fn sentence(&self, report: &Report, language: Language) -> String {
        let mut out = String::new();
        let list = self.list(report);
        let mut said_parts = false;
        let mut open = false;
        let mut told = 0;
        for hypothesis in &self.hypotheses {
            match hypothesis {
                Hypothesis::OpenList { .. } => open = true,
                // the parts of a list are alike unless a slip tells one apart
                Hypothesis::Figure(repair) if list.as_ref().is_some_and(|l| l.parts.contains(&repair.figure)) => {
                    if repair.slip.is_some_and(|slip| slip.cost() < Slip::OneDigit.cost()) && told < TOLD {
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
        if open {
            out += language.pick("；或者该分项并未列全", "; or the list is open");
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
            Self::OpenList { gap, .. } => {
                language.pick(format!("分项并未列全，另有{gap}"), format!("the list is open, and {gap} are not in it"))
            }
        }
    }

    /// The figures that it changes.
    pub fn figures(&self) -> Vec<FigureId> {
        match self {
            Self::Figure(repair) => vec![repair.figure],
            Self::Two(first, second) => vec![first.figure, second.figure],
            Self::OpenList { .. } => Vec::new(),
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
            // "one digit is wrong" says no more than the change itself
            None | Some(Slip::OneDigit | Slip::Dropped) => change,
            Some(slip) => {
                let why = slip.describe(report, language);
                language.pick(format!("{change}（{why}）"), format!("{change} ({why})"))
            }
        }
    }
}
