//! How much of a text was found, linked and checked.

use std::collections::BTreeMap;

use crate::quantity::law::{Judgement, Verdict};
use crate::report::Claim;

use super::{Reading, TokenClass};

/// How much of a text was found, linked and checked.
///
/// ```
/// let reading = fazhi::read::read("受理行政复议案件12件。\n");
/// let coverage = reading.coverage();
/// assert_eq!((coverage.figures, coverage.in_claims, coverage.checked), (1, 0, 0));
/// assert_eq!(coverage.runs(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The figures found.
    pub figures: usize,
    /// Those that take part in a claim.
    pub in_claims: usize,
    /// Those that take part in a claim that is decided.
    pub checked: usize,
    /// The claims found.
    pub claims: usize,
    /// The undecided ones, by reason: unstated, out_of_range, too_many, distance.
    pub undecided: BTreeMap<&'static str, usize>,
    /// The runs of digits of the text by class; classes without any are left out.
    pub tokens: BTreeMap<TokenClass, usize>,
}

impl Coverage {
    /// All runs of digits of the text.
    pub fn runs(&self) -> usize {
        self.tokens.values().sum()
    }
}

impl Reading<'_> {
    /// How much was found, linked and checked; judges every claim.
    pub fn coverage(&self) -> Coverage {
        let figures = self.report.figures();
        let judge = |claim: &Claim| claim.judge(figures).unwrap_or(Judgement::UNSTATED);
        let judgements: Vec<Judgement> = self.report.claims().map(|(_, claim)| judge(claim)).collect();
        self.coverage_with(&judgements)
    }

    /// The same for a caller that has judged the claims already; `judgements` are those of the report's claims in order.
    pub fn coverage_with(&self, judgements: &[Judgement]) -> Coverage {
        let mut coverage = Coverage { figures: self.report.figures().len(), ..Coverage::default() };
        // 0: in no claim, 1: in claims, 2: in a claim that is decided
        let mut state = vec![0_u8; coverage.figures];
        for ((_, claim), judgement) in self.report.claims().zip(judgements) {
            coverage.claims += 1;
            let decided = judgement.verdict != Verdict::Undecided;
            claim.relation.for_each(|_, id| {
                if let Some(state) = state.get_mut(id.index()) {
                    *state = (*state).max(1 + u8::from(decided));
                }
            });
            if !decided {
                *coverage.undecided.entry(judgement.reason.map_or("unstated", Into::into)).or_default() += 1;
            }
        }
        coverage.in_claims = state.iter().filter(|&&state| state > 0).count();
        coverage.checked = state.iter().filter(|&&state| state > 1).count();
        for run in self.ledger().runs() {
            *coverage.tokens.entry(run.class).or_default() += 1;
        }
        coverage
    }
}
