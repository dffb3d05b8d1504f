//! Habits: whether a report rounds its rates and means or cuts them, judged from all the claims that can tell.

use crate::quantity::law::{self, Change, Verdict};
use crate::quantity::{Hedge, Possible, Quantity};
use crate::report::{Basis, Relation, Role};

use super::judged::{Judged, JudgedClaim};

/// How a report brings its rates to their last place, with how many of its claims tell so.
///
/// A claim tells where rounding and cutting print differently: 312 of 702 is 44.44…%, printed 44.4% either way; 140 of 151 is
/// 92.715…%, and 92.71% was cut. Only stated operands and figures without a hedge tell, and links by distance do not.
///
/// ```
/// use fazhi::check::{Habit, Judged};
/// use fazhi::report::Report;
///
/// let mut draft = Report::builder(2023)?;
/// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
/// for [part, whole, rate] in [["140件", "151件", "92.71%"], ["2件", "3件", "66.7%"], ["1件", "3件", "33.3%"]] {
///     let [part, whole, rate] = [draft.figure("部分", part)?, draft.figure("全部", whole)?, draft.figure("占比", rate)?];
///     draft.share(part, whole, rate)?;
/// }
/// let report = draft.build()?;
/// assert_eq!(Habit::of(&Judged::new(&report)), Habit::Mixed { rounded: 1, cut: 1 });
/// assert_eq!(Habit::of(&Judged::new(&Report::default())), Habit::CannotTell);
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Habit {
    /// All that can tell were rounded.
    Rounds {
        /// How many.
        rounded: usize,
    },
    /// All that can tell were cut.
    Cuts {
        /// How many.
        cut: usize,
    },
    /// Some were rounded, some cut.
    Mixed {
        /// How many were rounded.
        rounded: usize,
        /// How many were cut.
        cut: usize,
    },
    /// No claim can tell.
    CannotTell,
}

impl Habit {
    /// The habit of a report.
    pub fn of(judged: &Judged<'_>) -> Self {
        let told = |telling: Telling| judged.claims().filter(|claim| tells(claim) == Some(telling)).count();
        match (told(Telling::Rounded), told(Telling::Cut)) {
            (0, 0) => Self::CannotTell,
            (rounded, 0) => Self::Rounds { rounded },
            (0, cut) => Self::Cuts { cut },
            (rounded, cut) => Self::Mixed { rounded, cut },
        }
    }

    /// How many claims tell that their figure was rounded.
    pub fn rounded(self) -> usize {
        match self {
            Self::Rounds { rounded } | Self::Mixed { rounded, .. } => rounded,
            Self::Cuts { .. } | Self::CannotTell => 0,
        }
    }
}

/// What a claim tells of the habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    Rounded,
    Cut,
}

fn tells(claim: &JudgedClaim<'_>) -> Option<Telling> {
    match claim.judgement.verdict {
        Verdict::Truncated => Some(Telling::Cut),
        Verdict::Holds if claim.claim.basis != Basis::Distance => {
            let (figure, truth) = truth(claim)?;
            let only_rounded = figure.hedge() == Hedge::Exact && !truth.is_empty() && !figure.cut().meets(&truth);
            only_rounded.then_some(Telling::Rounded)
        }
        _ => None,
    }
}

/// The rate or mean of a claim with an interval around the true values that its operands allow, all of them stated.
fn truth<'a>(claim: &JudgedClaim<'a>) -> Option<(&'a Quantity, Possible)> {
    let values = |role| claim.values(role);
    let (role, truth) = match &claim.claim.relation {
        Relation::Share { .. } => {
            let rate = claim.printed(Role::Rate)?;
            (Role::Rate, law::rate_range(values(Role::Part)?, values(Role::Whole)?, rate)?)
        }
        Relation::Growth { direction, form, .. } => {
            let change = Change { direction: *direction, form: *form };
            let rate = claim.printed(Role::Rate)?;
            (Role::Rate, law::growth_range(values(Role::Current)?, values(Role::Base)?, rate, change)?)
        }
        Relation::Reduction { .. } => {
            let rate = claim.printed(Role::Rate)?;
            (Role::Rate, law::reduction_range(values(Role::Before)?, values(Role::After)?, rate)?)
        }
        Relation::Average { .. } => (Role::Mean, law::quotient(values(Role::Total)?, values(Role::Count)?)?),
        _ => return None,
    };
    Some((claim.printed(role)?, truth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules::testing::report;
    use crate::report::FigureId;

    fn share([part, whole, rate]: [FigureId; 3]) -> Relation {
        Relation::Share { part: vec![part], whole: vec![whole], rate }
    }

    #[test]
    fn who_can_tell() {
        let habit = |figures| Habit::of(&Judged::new(&report(figures, share)));
        assert_eq!(habit(["2件", "3件", "66.7%"]), Habit::Rounds { rounded: 1 });
        assert_eq!(habit(["2件", "3件", "66.6%"]), Habit::Cuts { cut: 1 });
        assert_eq!(habit(["1件", "3件", "33.3%"]), Habit::CannotTell); // both print so
        assert_eq!(habit(["2件", "3件", "约66.7%"]), Habit::CannotTell);
        assert_eq!(habit(["2件", "3件", "66.8%"]), Habit::CannotTell); // broken tells nothing
        assert_eq!(habit(["约200件", "300件", "66.7%"]), Habit::CannotTell); // a loose part can be either
    }

    #[test]
    fn growths_reductions_and_means_tell_too() {
        let growth = |[current, base, rate]: [FigureId; 3]| Relation::Growth {
            current: Some(current),
            base: Some(base),
            delta: None,
            rate: Some(rate),
            direction: law::Direction::Up,
            form: law::Form::By,
        };
        assert_eq!(Habit::of(&Judged::new(&report(["5件", "3件", "66.7%"], growth))), Habit::Rounds { rounded: 1 });
        let reduction = |[before, after, rate]: [FigureId; 3]| Relation::Reduction {
            before: Some(before),
            after: Some(after),
            rate,
        };
        assert_eq!(Habit::of(&Judged::new(&report(["3天", "1天", "66.7%"], reduction))), Habit::Rounds { rounded: 1 });
        let mean = |[total, count, mean]: [FigureId; 3]| Relation::Average {
            total: Some(total),
            count: Some(count),
            mean,
            items: Vec::new(),
        };
        assert_eq!(Habit::of(&Judged::new(&report(["20件", "3天", "7件"], mean))), Habit::Rounds { rounded: 1 });
        assert_eq!(Habit::of(&Judged::new(&report(["20件", "3天", "6件"], mean))), Habit::Cuts { cut: 1 });
    }
}
