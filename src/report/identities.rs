//! Claims by definition: what the identities of the indicators say of a report's figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::quantity::Possible;
use crate::quantity::law::{self, Closure};

use super::claim::{Basis, Claim, ClaimId, Relation};
use super::document::Report;
use super::figure::FigureId;
use super::regulation::{Comparison, Identity, IndicatorId, Regulations};
use super::ties::Ties;

/// What came of one identity in one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityRecord {
    /// The id of the identity in the regulations.
    pub identity: String,
    /// The figures found, each with its indicator: the whole first.
    pub figures: Vec<(IndicatorId, FigureId)>,
    /// Whether it became a claim, or why it did not.
    pub outcome: IdentityOutcome,
    /// How far the parts that are stated fall short of the whole, where all of the whole is stated: what is left for those
    /// that are not. Below 0 where they pass it.
    pub gap: Option<Possible>,
}

/// Whether an identity became a claim, or why it is left undecided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IdentityOutcome {
    /// A claim was added, with [`Basis::Definition`].
    Claimed(ClaimId),
    /// The report makes the claim already.
    Stated(ClaimId),
    /// The report does not state these.
    Missing(Vec<IndicatorId>),
    /// Several figures with different values measure these.
    Ambiguous(Vec<IndicatorId>),
    /// The figures stand in different parts of the text and may count different things.
    Apart,
    /// Every item is stated, but the identity itself is not sure enough to prove anything.
    Unsure,
}

impl IdentityRecord {
    /// Whether the identity is left undecided.
    pub const fn is_undecided(&self) -> bool {
        !matches!(self.outcome, IdentityOutcome::Claimed(_) | IdentityOutcome::Stated(_))
    }
}

impl Report {
    /// Adds the claims that hold by definition: where a report states every item of an identity that is sure, that identity
    /// becomes a claim with [`Basis::Definition`], to be judged like any other.
    ///
    /// Figures are tied to indicators by what they declare, else by a label that is the whole name of one; last year's
    /// figures, shares, parts of a kind (土地类…) and figures of single departments are not tied. Two figures with different
    /// values for one indicator are ambiguous and make no claim. In a report that was read, the figures must also stand in
    /// one part of it. What makes no claim is undecided and never an error; the records say why. An identity of which the
    /// report does not state both a whole and a part leaves no record.
    ///
    /// Asked again, it adds nothing. Time is linear in the report and in the identities.
    ///
    /// ```
    /// use fazhi::quantity::law::Verdict;
    /// use fazhi::report::{Basis, IdentityOutcome, regulation::Regulations};
    ///
    /// let mut draft = fazhi::Report::builder(2023)?;
    /// draft.title("某县2023年法治政府建设年度报告").issuer("某县人民政府")?;
    /// draft.figure("行政复议申请总数", "40件")?;
    /// draft.figure("新收行政复议申请", "35件")?;
    /// draft.figure("行政复议上年结转", "6件")?;
    /// let mut report = draft.build()?;
    ///
    /// let records = report.derive_claims(Regulations::builtin());
    /// let IdentityOutcome::Claimed(id) = records[0].outcome else { return Err("no claim".into()) };
    /// let claim = report.claim(id).ok_or("no such claim")?;
    /// assert_eq!(claim.basis, Basis::Definition);
    /// let judged = claim.judge(report.figures()).ok_or("a foreign figure")?;
    /// assert_eq!(judged.verdict, Verdict::Broken); // 35 + 6 is not 40
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn derive_claims(&mut self, regulations: &Regulations) -> Vec<IdentityRecord> {
        let ties = Ties::of(&self.tied(regulations));
        let year = self.year;
        let covers = |identity: &&Identity| match year {
            Some(year) => identity.covers(year),
            None => identity.from.is_none() && identity.to.is_none(),
        };
        let mut stated: BTreeMap<_, _> =
            self.claims().filter_map(|(id, claim)| Some((key(&claim.relation)?, id))).collect();
        let mut records = Vec::new();
        for identity in regulations.identities().filter(covers) {
            let Some(found) = Found::of(identity, &ties) else { continue };
            let mut record = IdentityRecord {
                identity: identity.id.clone(),
                outcome: found.outcome(identity, &ties, self.text.is_some()),
                gap: found.gap(identity, self),
                figures: found.figures,
            };
            if record.outcome == IdentityOutcome::Unsure
                && identity.basis.is_sure()
                && let Some(relation) = relation(identity, &record.figures)
            {
                let own = key(&relation);
                let same = own.as_ref().and_then(|own| stated.get(own)).copied();
                record.outcome = if let Some(id) = same {
                    IdentityOutcome::Stated(id)
                } else {
                    let id = ClaimId(u32::try_from(self.claims().len()).unwrap_or(u32::MAX));
                    self.push_claim(Claim { relation, basis: Basis::Definition, span: None });
                    stated.extend(own.map(|own| (own, id)));
                    IdentityOutcome::Claimed(id)
                };
            }
            records.push(record);
        }
        records
    }
}

/// The items of an identity that a report states.
struct Found {
    figures: Vec<(IndicatorId, FigureId)>,
    missing: Vec<IndicatorId>,
    ambiguous: Vec<IndicatorId>,
}

impl Found {
    /// `None` where not both a whole and a part are stated.
    fn of(identity: &Identity, ties: &Ties) -> Option<Self> {
        let stated = |ids: &[IndicatorId]| ids.iter().any(|id| ties.get(id).is_some());
        if !stated(&identity.whole) || !stated(&identity.parts) {
            return None;
        }
        let mut found = Self { figures: Vec::new(), missing: Vec::new(), ambiguous: Vec::new() };
        for id in identity.items() {
            match ties.get(id) {
                None => found.missing.push(id.clone()),
                Some(tie) if tie.ambiguous => found.ambiguous.push(id.clone()),
                Some(tie) => found.figures.push((id.clone(), tie.figure)),
            }
        }
        Some(found)
    }

    /// Why there is no claim; [`IdentityOutcome::Unsure`] where nothing but the identity itself can stand against one.
    fn outcome(&self, identity: &Identity, ties: &Ties, read: bool) -> IdentityOutcome {
        if !self.ambiguous.is_empty() {
            return IdentityOutcome::Ambiguous(self.ambiguous.clone());
        }
        if !self.missing.is_empty() {
            return IdentityOutcome::Missing(self.missing.clone());
        }
        let parts: BTreeSet<_> = identity.items().filter_map(|id| ties.get(id)).map(|tie| tie.part).collect();
        if read && parts.len() > 1 { IdentityOutcome::Apart } else { IdentityOutcome::Unsure }
    }

    fn gap(&self, identity: &Identity, report: &Report) -> Option<Possible> {
        let of = |side: &[IndicatorId]| {
            let ids = self.figures.iter().filter(|(id, _)| side.contains(id)).map(|&(_, figure)| figure);
            ids.map(|id| report.figures().possible(id)).collect::<Option<Vec<_>>>()
        };
        let (whole, parts) = (of(&identity.whole)?, of(&identity.parts)?);
        (whole.len() == identity.whole.len() && !parts.is_empty()).then(|| law::gap(&whole, &parts))?
    }
}

/// What an identity asserts of the figures that measure its items, all of which are found.
fn relation(identity: &Identity, figures: &[(IndicatorId, FigureId)]) -> Option<Relation> {
    let (whole, parts) = figures.split_at_checked(identity.whole.len())?;
    let ids = |side: &[(IndicatorId, FigureId)]| side.iter().map(|&(_, figure)| figure).collect::<Vec<_>>();
    Some(match (identity.comparison, whole, parts) {
        (Comparison::AtMost, &[(_, whole)], &[(_, part)]) => Relation::Subset { part, whole },
        (Comparison::AtMost, &[(_, whole)], parts) => {
            Relation::Breakdown { total: Some(whole), parts: ids(parts), closure: Closure::Open }
        }
        (Comparison::Equal, &[(_, whole)], parts) => {
            Relation::Breakdown { total: Some(whole), parts: ids(parts), closure: Closure::Closed }
        }
        (Comparison::Equal, whole, parts) => Relation::Balance { totals: ids(whole), parts: ids(parts) },
        (Comparison::AtMost, ..) => return None,
    })
}

/// Two claims with the same key assert the same: the sides without their order, and whether the parts are all.
fn key(relation: &Relation) -> Option<(Vec<FigureId>, Vec<FigureId>, bool)> {
    let (mut whole, mut parts, closed) = match relation {
        Relation::Subset { part, whole } => (vec![*whole], vec![*part], false),
        Relation::Breakdown { total: Some(total), parts, closure } => {
            (vec![*total], parts.clone(), matches!(closure, Closure::Closed | Closure::Unmarked))
        }
        Relation::Balance { totals, parts } => (totals.clone(), parts.clone(), true),
        _ => return None,
    };
    whole.sort_unstable();
    parts.sort_unstable();
    Some((whole, parts, closed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::law::Verdict;

    fn report(year: i32, figures: &[(&str, &str)]) -> Report {
        let mut draft = Report::builder(year).unwrap();
        draft.title("某县法治政府建设年度报告").issuer("某县人民政府").unwrap();
        for (label, printed) in figures {
            draft.figure(label, *printed).unwrap();
        }
        draft.build().unwrap()
    }

    /// The outcome of an identity and the verdict of its claim.
    fn outcome(year: i32, figures: &[(&str, &str)], identity: &str) -> Option<(IdentityOutcome, Option<Verdict>)> {
        let mut report = report(year, figures);
        let records = report.derive_claims(Regulations::builtin());
        let record = records.into_iter().find(|record| record.identity == identity)?;
        let (IdentityOutcome::Claimed(id) | IdentityOutcome::Stated(id)) = record.outcome else {
            return Some((record.outcome, None));
        };
        let judged = report.claim(id)?.judge(report.figures())?;
        Some((record.outcome, Some(judged.verdict)))
    }

    const INFLOW: [(&str, &str); 3] =
        [("行政复议申请总数", "41件"), ("新收行政复议申请", "35件"), ("行政复议上年结转", "6件")];

    #[test]
    fn an_identity_that_is_stated_whole_becomes_a_claim() {
        let of = |total| {
            let mut figures = INFLOW;
            figures[0].1 = total;
            outcome(2023, &figures, "reconsideration_inflow").unwrap().1
        };
        assert_eq!(of("41件"), Some(Verdict::Holds));
        assert_eq!(of("40余件"), Some(Verdict::Holds));
        assert_eq!(of("42件"), Some(Verdict::Broken));
    }

    #[test]
    fn inequalities_allow_a_rest_and_no_excess() {
        let of = |granted| {
            let figures = [("行政许可受理", "100件"), ("准予行政许可", granted), ("不予行政许可", "4件")];
            outcome(2023, &figures, "permits_decided_of_accepted").unwrap().1
        };
        assert_eq!(of("90件"), Some(Verdict::Holds));
        assert_eq!(of("96件"), Some(Verdict::Holds));
        assert_eq!(of("97件"), Some(Verdict::Broken));
    }

    #[test]
    fn a_missing_item_leaves_it_undecided_with_the_rest() {
        let mut report = report(2023, &INFLOW[..2]);
        let records = report.derive_claims(Regulations::builtin());
        let record = records.iter().find(|record| record.identity == "reconsideration_inflow").unwrap();
        let carried = "reconsideration_carried_over".parse().unwrap();
        assert_eq!(record.outcome, IdentityOutcome::Missing(vec![carried]));
        assert!(record.is_undecided() && record.gap.is_some_and(|gap| gap.to_string() == "6"));
        assert_eq!(report.claims().len(), 0);
        // an excess over the whole proves nothing either, while an item is missing
        let figures = [("审结行政复议案件", "20件"), ("行政复议维持", "18件"), ("行政复议驳回", "9件")];
        let of = outcome(2023, &figures, "reconsideration_results_until_2023").unwrap();
        assert!(matches!(of, (IdentityOutcome::Missing(ids), None) if ids.len() == 7));
    }

    #[test]
    fn two_values_of_one_indicator_are_ambiguous_and_two_equal_ones_are_not() {
        let of = |again| {
            let figures = [&INFLOW[..], &[("全年新收行政复议申请", again)]].concat();
            outcome(2023, &figures, "reconsideration_inflow").unwrap().0
        };
        let received = "reconsideration_new".parse().unwrap();
        assert_eq!(of("36件"), IdentityOutcome::Ambiguous(vec![received]));
        assert!(matches!(of("35件"), IdentityOutcome::Claimed(_)));
    }

    #[test]
    fn an_identity_that_is_not_sure_makes_no_claim() {
        let figures =
            [("法律援助案件", "441件"), ("刑事法律援助", "396件"), ("民事法律援助", "19件"), ("行政法律援助", "1件")];
        let mut report = report(2023, &figures);
        let records = report.derive_claims(Regulations::builtin());
        let record = records.iter().find(|record| record.identity == "legal_aid_by_case").unwrap();
        assert_eq!(record.outcome, IdentityOutcome::Unsure);
        assert_eq!(record.gap.map(|gap| gap.to_string()).as_deref(), Some("25"));
        assert_eq!(report.claims().len(), 0);
    }

    #[test]
    fn versions_go_by_the_year() {
        let results = ["维持", "驳回", "撤销", "变更", "确认违法", "责令履行", "终止", "调解", "其他结果"];
        let labels: Vec<_> = results.iter().map(|result| format!("行政复议{result}")).collect();
        let mut figures: Vec<_> = labels.iter().map(|label| (label.as_str(), "2件")).collect();
        figures.push(("审结行政复议案件", "18件"));
        let of = |year, id| outcome(year, &figures, id).map(|(_, verdict)| verdict);
        assert_eq!(of(2023, "reconsideration_results_until_2023"), Some(Some(Verdict::Holds)));
        assert_eq!(of(2024, "reconsideration_results_until_2023"), None);
        // since 2024 确认无效 is counted too, and not stated here
        assert_eq!(of(2024, "reconsideration_results_since_2024"), Some(None));
    }

    #[test]
    fn what_the_report_claims_already_is_not_claimed_twice() {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某县2023年法治政府建设年度报告").issuer("某县人民政府").unwrap();
        let [total, new, old] = INFLOW.map(|(label, printed)| draft.figure(label, printed).unwrap());
        draft.total(total, [old, new]).unwrap();
        let mut report = draft.build().unwrap();
        let records = report.derive_claims(Regulations::builtin());
        assert!(matches!(records[0].outcome, IdentityOutcome::Stated(id) if id.index() == 0));
        assert_eq!(report.claims().len(), 1);
    }

    #[test]
    fn asked_again_it_adds_nothing() {
        let mut report = report(2023, &INFLOW);
        report.derive_claims(Regulations::builtin());
        let once = report.clone();
        let records = report.derive_claims(Regulations::builtin());
        assert_eq!(report, once);
        assert!(matches!(records[0].outcome, IdentityOutcome::Stated(_)));
    }

    #[test]
    fn rates_and_foreign_units_measure_no_count() {
        let figures = [("行政复议申请总数", "41件"), ("新收行政复议申请", "35%"), ("行政复议上年结转", "6人次")];
        assert_eq!(outcome(2023, &figures, "reconsideration_inflow"), None);
    }
}
