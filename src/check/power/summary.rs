//! How well the figures of a report are covered.

use crate::check::judged::Judged;
use crate::quantity::Ratio;
use crate::quantity::law::Power;

/// From which power on, of 0 to 1, a claim covers its figures well: nine of ten wrong values would have been seen. The figure is this
/// project's; a claim over one digit (5家部门) stays below it.
pub const STRONG: Ratio = match Ratio::new(9, 10) {
    Some(ratio) => ratio,
    None => Ratio::ONE,
};

/// How well the figures of a report are covered by its claims.
///
/// ```
/// use fazhi::Report;
/// use fazhi::check::Judged;
/// use fazhi::check::power::Summary;
/// assert_eq!(Summary::of(&Judged::new(&Report::default())), Summary::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Summary {
    /// Figures in a claim of at least [`STRONG`] power.
    pub strong: usize,
    /// Figures in weaker claims only.
    pub weak: usize,
    /// Figures in no claim that could have seen anything.
    pub none: usize,
}

impl Summary {
    /// Counts the figures of a report by the strongest claim that each is in.
    ///
    /// ```
    /// use fazhi::check::Judged;
    /// use fazhi::check::power::Summary;
    /// use fazhi::report::Report;
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [part, whole, rate] = [draft.figure("即办事项", 312)?, draft.figure("事项", 702)?, draft.figure("占比", "44.4%")?];
    /// draft.share(part, whole, rate)?;
    /// draft.figure("培训", "3次")?; // in no claim
    /// let report = draft.build()?;
    /// assert_eq!(Summary::of(&Judged::new(&report)), Summary { strong: 3, weak: 0, none: 1 });
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn of(judged: &Judged<'_>) -> Self {
        let powers: Vec<_> = judged.claims().map(|claim| claim.power()).collect();
        Self::with(judged, &powers)
    }

    /// The same for a caller that has the powers already; `powers` are those of the claims in order.
    pub fn with(judged: &Judged<'_>, powers: &[Option<Power>]) -> Self {
        let mut best = vec![Ratio::ZERO; judged.report().figures().len()];
        for (claim, power) in judged.claims().zip(powers) {
            let Some(power) = power else { continue };
            claim.claim.relation.for_each(|_, id| {
                if let Some(best) = best.get_mut(id.index()) {
                    *best = (*best).max(power.fraction());
                }
            });
        }
        let strong = best.iter().filter(|power| **power >= STRONG).count();
        let none = best.iter().filter(|power| power.is_zero()).count();
        Self { strong, weak: best.len() - strong - none, none }
    }
}
