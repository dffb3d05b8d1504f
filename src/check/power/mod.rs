//! Power: how much each claim could have seen, and how well the figures of a report are covered.
//!
//! A claim that holds says little where almost any figure would have passed. The power of a claim is the share of the values
//! that its *checked figure* might have been printed with, in the same form, that would have broken it. The checked figure is
//!
//! | claim | checked figure | might have been |
//! |---|---|---|
//! | share, reduction, rate | the rate | 0 to 100%, with as many decimals |
//! | growth | the rate; the difference where there is none | a fall: 0 to 100%; else with as many digits |
//! | average | the mean | with as many digits before and after the point |
//! | breakdown | the total; of closed rates without one, the last part | with as many digits; 0 to 100% |
//! | balance | the first of the totals | with as many digits |
//! | subset | the part | with as many digits |
//! | point change | the change | with as many digits |
//! | enumeration | the count | with as many digits |
//!
//! What would only be *truncated* is not excluded, and neither is what would be undecided: a claim by distance alone, and
//! one over units that are not compared, exclude nothing.

mod change;
mod excluded;
mod summary;

use crate::quantity::Quantity;
use crate::quantity::law::power::{Grid, Varied};
use crate::quantity::law::{Direction, Form, Power};
use crate::report::{Basis, Claim, FigureId, Figures, Relation, Role};

use super::joint::left_by;
use super::judged::JudgedClaim;
use excluded::of_relation;

pub use summary::{STRONG, Summary};

impl JudgedClaim<'_> {
    /// How much the claim could have seen, whatever its verdict; `None` where its checked figure has no digits to vary (a
    /// fraction in words, a number below 0) or the numbers are out of range.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::quantity::Ratio;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole, rate] = [draft.figure("马上办事项", 312)?, draft.figure("全部事项", 702)?, draft.figure("占比", "44.4%")?];
    /// draft.share(part, whole, rate)?;
    /// let half = draft.figure("约占", "三分之一")?;
    /// draft.share(part, whole, half)?;
    /// let report = draft.build()?;
    /// let judged = Judged::new(&report);
    /// let powers: Vec<_> = judged.claims().map(|claim| claim.power()).collect();
    /// assert_eq!(powers[0].unwrap().fraction(), Ratio::new(1000, 1001).unwrap());
    /// assert!(powers[1].is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn power(&self) -> Option<Power> {
        of(self.claim, self.report.figures())
    }

    /// How much the claim could have seen of one of its figures, whichever part that plays: of the values that it might have
    /// been printed with, in the same form, how many would have broken the claim. What is said is the least that it can be
    /// ([`Power::exact`] is false), but for the checked figure, where it is [`power`](Self::power). `None` where the figure is
    /// not of the claim, has no digits to vary, or the numbers are out of range.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole, rate] = [draft.figure("马上办事项", 312)?, draft.figure("全部事项", 702)?, draft.figure("占比", "44.4%")?];
    /// draft.share(part, whole, rate)?;
    /// let other = draft.figure("培训", "3次")?;
    /// let report = draft.build()?;
    /// let claim = Judged::new(&report).claims().next().unwrap();
    /// // of 100 … 999, 44.4% of 702 is 312 alone; and 312 is 44.4% of 702 and 703
    /// assert_eq!(claim.power_of(part).map(|power| (power.candidates, power.excluded)), Some((900, 899)));
    /// assert_eq!(claim.power_of(whole).map(|power| (power.candidates, power.excluded)), Some((900, 898)));
    /// assert_eq!(claim.power_of(rate), claim.power());
    /// assert!(claim.power_of(other).is_none());
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn power_of(&self, figure: FigureId) -> Option<Power> {
        let figures = self.report.figures();
        let roles = self.claim.relation.figures();
        let role = roles.iter().find(|&&(_, id)| id == figure).map(|&(role, _)| role)?;
        let printed = |id: FigureId| figures.quantity(id);
        if checked(&self.claim.relation, printed).is_some_and(|(_, _, id)| id == figure) {
            return self.power();
        }
        let quantity = printed(figure)?;
        let proportion = matches!(
            (role, &self.claim.relation),
            (Role::Parts, Relation::Breakdown { total: None, .. })
                | (Role::Current | Role::Previous, Relation::PointChange { .. })
        );
        let grid = if proportion { Grid::proportion(quantity)? } else { Grid::alike(quantity)? };
        let varied = if proportion { Varied::rounded_or_cut(quantity, grid)? } else { Varied::plain(quantity, grid)? };
        let power = match left_by(self.report, self.id, figure) {
            Some(left) => varied.over(&[left], &[left]),
            None => varied.none(),
        }?;
        Some(Power { exact: false, ..power })
    }
}

/// The power of a claim; see [`JudgedClaim::power`].
pub(super) fn of(claim: &Claim, figures: &Figures) -> Option<Power> {
    let printed = |id: FigureId| figures.quantity(id);
    if claim.basis == Basis::Distance || claim.relation.mixes_units(figures) {
        let (figure, grid, _) = checked(&claim.relation, printed)?;
        return Varied::plain(figure, grid)?.none();
    }
    of_relation(&claim.relation, figures)
}

/// The checked figure of a relation, and what it might have been.
fn checked<'a>(
    relation: &Relation,
    printed: impl Fn(FigureId) -> Option<&'a Quantity>,
) -> Option<(&'a Quantity, Grid, FigureId)> {
    let (id, proportion) = match relation {
        Relation::Share { rate, .. } | Relation::Reduction { rate, .. } | Relation::Rate { rate, .. } => (*rate, true),
        Relation::Growth { rate: Some(rate), direction, form, .. } => {
            (*rate, (*direction, *form) == (Direction::Down, Form::By))
        }
        Relation::Growth { rate: None, delta, .. } => ((*delta)?, false),
        Relation::Average { mean, .. } => (*mean, false),
        Relation::Breakdown { total: Some(total), .. } => (*total, false),
        Relation::Breakdown { total: None, parts, .. } => (*parts.last()?, true),
        Relation::Balance { totals, .. } => (*totals.first()?, false),
        Relation::Subset { part, .. } => (*part, false),
        Relation::PointChange { change, .. } => (*change, false),
        Relation::Enumeration { count, .. } => (*count, false),
    };
    let figure = printed(id)?;
    let grid = if proportion { Grid::proportion(figure)? } else { Grid::alike(figure)? };
    Some((figure, grid, id))
}
