//! The claims of a report that is being built.

use crate::quantity::Ratio;
use crate::quantity::law::{Closure, Direction, Form};
use crate::report::claim::{Claim, Relation};
use crate::report::figure::FigureId;

use super::{BuildError, ReportBuilder};

impl ReportBuilder {
    /// Adds a claim of any kind.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    ///
    /// ```
    /// use fazhi::report::{BuildError, Relation, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let (before, after) = (draft.figure("材料", "40份")?, draft.figure("材料", "10份")?);
    /// let rate = draft.figure("压减率", "75%")?;
    /// draft.claim(Relation::Reduction { before: Some(before), after: Some(after), rate })?;
    /// assert!(fazhi::check(&draft.build()?).is_empty());
    ///
    /// let mut other = Report::builder(2023)?; // has no such figures
    /// let refused = other.claim(Relation::Subset { part: after, whole: before });
    /// assert!(matches!(refused, Err(BuildError::ForeignFigure { .. })));
    /// # Ok::<(), BuildError>(())
    /// ```
    pub fn claim(&mut self, relation: Relation) -> Result<&mut Self, BuildError> {
        for (role, id) in relation.figures() {
            if self.report.figure(id).is_none() {
                return Err(BuildError::foreign(&format!("{} of a {}", role, relation.kind()), id));
            }
        }
        self.report.push_claim(Claim::stated(relation));
        Ok(self)
    }

    /// Claims that a printed rate is the share of a part in a whole.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn share(&mut self, part: FigureId, whole: FigureId, rate: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Share { part: vec![part], whole: vec![whole], rate })
    }

    /// Writes the percentage of a part in a whole, rounded half up to `places` decimals, as a figure of its own, and claims
    /// it. Gives its handle.
    ///
    /// # Errors
    ///
    /// Where the operands do not leave one value to print, or a handle is not of this report.
    ///
    /// ```
    /// use fazhi::report::{BuildError, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let (part, whole) = (draft.figure("调解", "2件")?, draft.figure("受理", "3件")?);
    /// let rate = draft.share_of(part, whole, 2)?;
    /// let about = draft.figure("受理", "约700件")?;
    /// assert!(matches!(draft.share_of(part, about, 1), Err(BuildError::NoShare { .. })));
    /// assert_eq!(draft.build()?.figure(rate).unwrap().quantity.as_str(), "66.67%");
    /// # Ok::<(), BuildError>(())
    /// ```
    pub fn share_of(&mut self, part: FigureId, whole: FigureId, places: u8) -> Result<FigureId, BuildError> {
        let of = |id: FigureId| self.report.figure(id).ok_or_else(|| BuildError::foreign("a share", id));
        let (a, b) = (of(part)?, of(whole)?);
        let refuse = || BuildError::NoShare { part: a.quantity.to_string(), whole: b.quantity.to_string() };
        if !a.quantity.is_exact() || !b.quantity.is_exact() || a.quantity.value() > b.quantity.value() {
            return Err(refuse());
        }
        let rate = a.quantity.value().checked_div(b.quantity.value()).and_then(|r| r.checked_mul(Ratio::HUNDRED));
        let rate = rate.map(|r| format!("{}%", r.rounded(places.into()))).ok_or_else(refuse)?;
        let label = format!("{}占比", a.label);
        let rate = self.figure(&label, rate.as_str())?;
        self.share(part, whole, rate)?;
        Ok(rate)
    }

    /// Claims that a part is no larger than its whole (其中).
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn subset(&mut self, part: FigureId, whole: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Subset { part, whole })
    }

    /// Claims that parts add up to a total.
    ///
    /// # Errors
    ///
    /// Where there are no parts, or a handle is not of this report.
    pub fn total(
        &mut self,
        total: FigureId,
        parts: impl IntoIterator<Item = FigureId>,
    ) -> Result<&mut Self, BuildError> {
        self.breakdown(total, parts, Closure::Closed)
    }

    /// Claims what a list of parts says of its total.
    ///
    /// # Errors
    ///
    /// Where there are no parts, or a handle is not of this report.
    ///
    /// ```
    /// use fazhi::quantity::law::Closure;
    /// use fazhi::report::{BuildError, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let (all, part) = (draft.figure("案件", "30件")?, draft.figure("其中调解", "12件")?);
    /// draft.breakdown(all, [part], Closure::Open)?; // there are others
    /// assert!(matches!(draft.breakdown(all, [], Closure::Open), Err(BuildError::TooFew { .. })));
    /// assert!(fazhi::check(&draft.build()?).is_empty());
    /// # Ok::<(), BuildError>(())
    /// ```
    pub fn breakdown(
        &mut self,
        total: FigureId,
        parts: impl IntoIterator<Item = FigureId>,
        closure: Closure,
    ) -> Result<&mut Self, BuildError> {
        let parts: Vec<_> = parts.into_iter().collect();
        if parts.is_empty() {
            return Err(BuildError::TooFew { kind: "a breakdown", needs: 2 });
        }
        self.claim(Relation::Breakdown { total: Some(total), parts, closure })
    }

    /// Claims that two sides are equal: received = accepted + refused, opening + new = settled + pending.
    ///
    /// # Errors
    ///
    /// Where a side is empty, or a handle is not of this report.
    ///
    /// ```
    /// use fazhi::report::{BuildError, Report};
    ///
    /// let mut draft = Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let [carried, new] = [draft.figure("上年结转", "6件")?, draft.figure("新收", "35件")?];
    /// let [settled, pending] = [draft.figure("审结", "38件")?, draft.figure("未审结", "2件")?];
    /// draft.balance([carried, new], [settled, pending])?; // 41 and 40
    /// assert!(matches!(draft.balance([carried], []), Err(BuildError::TooFew { .. })));
    /// assert_eq!(fazhi::check(&draft.build()?).len(), 1);
    /// # Ok::<(), BuildError>(())
    /// ```
    pub fn balance(
        &mut self,
        totals: impl IntoIterator<Item = FigureId>,
        parts: impl IntoIterator<Item = FigureId>,
    ) -> Result<&mut Self, BuildError> {
        let (totals, parts): (Vec<_>, Vec<_>) = (totals.into_iter().collect(), parts.into_iter().collect());
        if totals.is_empty() || parts.is_empty() {
            return Err(BuildError::TooFew { kind: "a balance", needs: 2 });
        }
        self.claim(Relation::Balance { totals, parts })
    }

    /// Claims that a figure grew (or fell) from a base, where it is stated, by a rate.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    ///
    /// ```
    /// use fazhi::quantity::law::Direction;
    /// use fazhi::report::Report;
    ///
    /// let codes = |rate: &str| {
    ///     let mut draft = Report::builder(2023)?;
    ///     draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    ///     let (now, before) = (draft.figure("案件", "66件")?, draft.figure("上年案件", "18件")?);
    ///     let rate = draft.figure("增幅", rate)?;
    ///     draft.growth(now, Some(before), rate, Direction::Up)?;
    ///     Ok::<_, fazhi::report::BuildError>(fazhi::check(&draft.build()?).iter().map(|f| f.code()).collect::<Vec<_>>())
    /// };
    /// assert!(codes("267%")?.is_empty());
    /// assert_eq!(codes("276%")?, ["C106"]);
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn growth(
        &mut self,
        current: FigureId,
        base: Option<FigureId>,
        rate: FigureId,
        direction: Direction,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Growth {
            current: Some(current),
            base,
            delta: None,
            rate: Some(rate),
            direction,
            form: Form::By,
        })
    }

    /// Claims that a rate changed by so many points.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn point_change(
        &mut self,
        current: FigureId,
        previous: Option<FigureId>,
        change: FigureId,
        direction: Direction,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::PointChange { current, previous, change, direction })
    }

    /// Claims that a total over a count, where it is stated, is a mean.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn average(
        &mut self,
        total: FigureId,
        count: Option<FigureId>,
        mean: FigureId,
    ) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Average { total: Some(total), count, mean, items: Vec::new() })
    }

    /// Claims that something was reduced by a rate.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn reduction(&mut self, before: FigureId, after: FigureId, rate: FigureId) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Reduction { before: Some(before), after: Some(after), rate })
    }

    /// Claims that a number is that of a list of names.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn enumeration(&mut self, count: FigureId, listed: u32, open_ended: bool) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Enumeration { count, listed, open_ended })
    }

    /// Claims that a rate stands for itself, or of a whole whose part is not stated.
    ///
    /// # Errors
    ///
    /// Where a handle is not of this report.
    pub fn rate(&mut self, rate: FigureId, whole: Option<FigureId>) -> Result<&mut Self, BuildError> {
        self.claim(Relation::Rate { rate, whole })
    }
}
