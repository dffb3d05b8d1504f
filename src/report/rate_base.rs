//! The base of a rate: which one its definition names, and which one the figures of a report leave.

use std::collections::BTreeMap;

use crate::quantity::Possible;
use crate::quantity::law::{self, Verdict};

use super::claim::Relation;
use super::document::Report;
use super::figure::FigureId;
use super::regulation::{IndicatorId, Regulations};
use super::ties::{Tied, Ties};

/// What a report says of the base of one of its rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateBase {
    /// The rate.
    pub rate: FigureId,
    /// Its indicator.
    pub indicator: IndicatorId,
    /// Whether a report must say which base it uses, because offices differ in it.
    pub must_be_stated: bool,
    /// The figure that the rate is a share of something with (the numerator), where the report states it.
    pub part: Option<FigureId>,
    /// The bases that part and rate leave: of 29 cases at 19.2% just 151. `None` where the part is not stated, or where it
    /// leaves none.
    pub left: Option<Possible>,
    /// The bases that the definition names, the usual one first.
    pub bases: Vec<BaseFit>,
}

/// A base that the definition of a rate names, and whether it is the one that the report used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseFit {
    /// The base.
    pub indicator: IndicatorId,
    /// The figure that measures it, where the report states just one.
    pub figure: Option<FigureId>,
    /// Whether the rate is the share of the part in it; `None` where part or base are not stated.
    pub fits: Option<Verdict>,
}

impl RateBase {
    /// The only base that fits part and rate; `None` where none or several do.
    pub fn used(&self) -> Option<&BaseFit> {
        let mut fitting =
            self.bases.iter().filter(|base| matches!(base.fits, Some(Verdict::Holds | Verdict::Truncated)));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }
}

impl Report {
    /// What the report says of the base of each of its rates whose formula is known, in the order of the figures. Time is
    /// linear in the report.
    ///
    /// The part is the figure of the formula's numerator, or else the one that the report's claims make a share at this
    /// rate.
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let mut draft = fazhi::Report::builder(2024)?;
    /// draft.title("某县2024年法治政府建设年度报告").issuer("某县人民政府")?;
    /// draft.figure("受理行政复议案件", "151件")?;
    /// draft.figure("审结行政复议案件", "135件")?;
    /// draft.figure("行政复议纠错", "29件")?;
    /// draft.figure("行政复议纠错率", "19.2%")?;
    /// draft.figure("森林覆盖率", "31.5%")?; // no indicator: nothing is said of it
    /// let report = draft.build()?;
    ///
    /// let bases = report.rate_bases(Regulations::builtin());
    /// assert_eq!(bases.len(), 1);
    /// assert_eq!(bases[0].left.ok_or("nothing left")?.to_string(), "151");
    /// assert_eq!(bases[0].used().map(|base| base.indicator.as_str()), Some("reconsideration_accepted"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rate_bases(&self, regulations: &Regulations) -> Vec<RateBase> {
        let measured = self.tied(regulations);
        let ties = Ties::of(&measured);
        let parts = self.parts_at_rates();
        let of = |id: Option<FigureId>| id.and_then(|id| self.figures().possible(id));
        let mut bases = Vec::new();
        for Tied { id: rate, figure, indicator, .. } in measured {
            let Some(ratio) = &indicator.ratio else { continue };
            let part = ties.figure(&ratio.numerator).or_else(|| parts.get(&rate).copied().flatten());
            let judged = of(part).map(|part| law::share(Some(part), None, &figure.quantity));
            let fit = |id: &IndicatorId| {
                let base = ties.figure(id);
                let judged = of(part).zip(of(base));
                let fits = judged.map(|(part, whole)| law::share(Some(part), Some(whole), &figure.quantity).verdict);
                BaseFit { indicator: id.clone(), figure: base, fits }
            };
            bases.push(RateBase {
                rate,
                indicator: indicator.id.clone(),
                must_be_stated: ratio.state_base,
                part,
                left: judged.and_then(|judged| judged.learned),
                bases: ratio.bases.iter().map(fit).collect(),
            });
        }
        bases
    }

    /// For each rate of a share the one figure that is its part; nothing where several are.
    fn parts_at_rates(&self) -> BTreeMap<FigureId, Option<FigureId>> {
        let mut parts: BTreeMap<FigureId, Option<FigureId>> = BTreeMap::new();
        for (_, claim) in self.claims() {
            if let Relation::Share { part, rate, .. } = &claim.relation {
                let one = if let [part] = part[..] { Some(part) } else { None };
                parts
                    .entry(*rate)
                    .and_modify(|known| *known = known.filter(|known| one == Some(*known)))
                    .or_insert(one);
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(figures: &[(&str, &str)], share: Option<[usize; 3]>) -> Vec<RateBase> {
        let mut draft = Report::builder(2024).unwrap();
        draft.title("某县2024年法治政府建设年度报告").issuer("某县人民政府").unwrap();
        let ids: Vec<_> = figures.iter().map(|(label, printed)| draft.figure(label, *printed).unwrap()).collect();
        if let Some([part, whole, rate]) = share {
            draft.share(ids[part], ids[whole], ids[rate]).unwrap();
        }
        draft.build().unwrap().rate_bases(Regulations::builtin())
    }

    #[test]
    fn the_base_is_the_one_that_the_figures_leave() {
        let cases = [("受理行政复议案件", "151件"), ("审结行政复议案件", "135件"), ("行政复议纠错", "29件")];
        let with = |rate| bases(&[&cases[..], &[("行政复议纠错率", rate)]].concat(), None).remove(0);
        for (rate, left, used) in [
            ("19.2%", Some("151"), Some("reconsideration_accepted")),
            ("21.5%", Some("135"), Some("reconsideration_settled")),
            // no whole base rounds to 21.4%; cut off, 29 of 135 does
            ("21.4%", Some("135"), Some("reconsideration_settled")),
            ("29.9%", Some("97"), None),
            ("30.0%", None, None), // 29 of 97 is less, 29 of 96 more
        ] {
            let base = with(rate);
            assert_eq!(base.left.map(|left| left.to_string()).as_deref(), left, "{rate}");
            assert_eq!(base.used().map(|base| base.indicator.as_str()), used, "{rate}");
            assert!(base.must_be_stated);
        }
    }

    #[test]
    fn a_share_of_the_report_names_the_part_where_no_label_does() {
        let figures = [("全年案件", "151件"), ("改变结果的", "29件"), ("行政复议纠错率", "19.2%")];
        let base = bases(&figures, Some([1, 0, 2])).remove(0);
        assert_eq!(base.left.map(|left| left.to_string()).as_deref(), Some("151"));
        assert_eq!(base.used(), None); // which base it is, no label says
        let alone = bases(&figures, None).remove(0);
        assert_eq!((alone.part, alone.left), (None, None));
    }
}
