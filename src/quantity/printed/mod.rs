//! A figure as printed: its digits, magnitude, unit and hedge, and the exact set of values that it may stand for.

mod build;
mod error;
mod meaning;
mod parse;
mod range;
mod shape;
mod suffix;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use super::exact::Ratio;
use super::hedge::Hedge;
use super::possible::{End, Possible};
use super::text::Text;
use super::unit::{Measure, Unit};

pub use build::IntoQuantity;
pub use error::QuantityError;
pub(crate) use shape::Shape;

/// What kind of quantity a figure is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Things counted or measured: 312件, 15754.18吨.
    Count,
    /// A percentage, in percent: 44.4%, 百分之九十五; also per mille.
    Percent,
    /// Percentage points: 2.6个百分点.
    Points,
    /// Money, in its unit: 2120万元 is 21,200,000 元.
    Money,
    /// A place in an order: 第三名.
    Rank,
    /// A multiple: 2.5倍.
    Multiple,
    /// A fraction or tenths of a whole: 三分之二, 八成; between 0 and 1 as a rule.
    Fraction,
    /// A score: 94.63分.
    Score,
}

/// A figure as printed.
///
/// It keeps its printed form for ever (`12.50%` is not `12.5%`), so it offers neither equality nor order that would ignore
/// that form: two quantities are equal when they are printed the same. What the figure can mean is
/// [`possible`](Self::possible); compare that.
///
/// ```
/// use fazhi::quantity::{Quantity, Ratio};
///
/// let figure: Quantity = "1800余件".parse()?;
/// assert_eq!(figure.unit().as_str(), "件");
/// assert!(figure.possible().contains(Ratio::from(1866)));
/// assert!(!figure.possible().contains(Ratio::from(1800)));
///
/// let error = "余件".parse::<Quantity>().unwrap_err();
/// assert_eq!(error.to_string(), "no number at byte 0 of \"余件\"");
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    printed: Text,
    shape: Shape,
}

impl Quantity {
    /// The figure as printed.
    pub fn as_str(&self) -> &str {
        self.printed.as_str()
    }

    /// The printed value with its magnitude applied, hedges left aside: 17800 for 1.78万户, 44.4 for 44.4%. Of a range the
    /// lower end.
    pub fn value(&self) -> Ratio {
        self.shape.value()
    }

    /// The printed value as a [`Decimal`] that keeps the printed places (12.50 is not 12.5), for programs that reckon in
    /// decimals; `None` where no decimal is exact (三分之二) or it does not fit 96 bits. The checks of this crate never use it.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// let rate: Quantity = "12.50%".parse()?;
    /// assert_eq!(rate.decimal().unwrap().to_string(), "12.50");
    /// assert_eq!("三分之二".parse::<Quantity>()?.decimal(), None);
    /// # Ok::<(), fazhi::quantity::QuantityError>(())
    /// ```
    pub fn decimal(&self) -> Option<Decimal> {
        let places = self.value().exact_places()?.max(if self.shape.magnitude { 0 } else { self.decimals().into() });
        let scaled = self.value().checked_mul(Ratio::power_of_ten(i32::try_from(places).ok()?)?)?;
        Decimal::try_from_i128_with_scale(scaled.is_whole().then(|| scaled.floor())?, places).ok()
    }

    /// The upper end of a range.
    pub fn upper(&self) -> Option<Ratio> {
        self.shape.numbers.upper()
    }

    /// One unit in the last printed place, magnitude applied: 0.1 for 44.4%, 100 for 1.78万户.
    pub fn unit_in_last_place(&self) -> Ratio {
        self.shape.numbers.ulp()
    }

    /// One unit of the last written digit that is not zero: 100 for 1800, 10000 for 20000.
    pub fn step(&self) -> Ratio {
        self.shape.numbers.step()
    }

    /// How many digits are printed after the decimal point.
    pub fn decimals(&self) -> u8 {
        self.shape.decimals
    }

    /// The unit, without magnitude.
    pub fn unit(&self) -> &Unit {
        &self.shape.unit
    }

    /// The kind of quantity.
    pub fn kind(&self) -> Kind {
        self.shape.kind
    }

    /// The hedge, all its words taken together.
    pub fn hedge(&self) -> Hedge {
        self.shape.hedge()
    }

    /// The two hedges that contradict each other, where the hedge is [`Stacked`](Hedge::Stacked).
    pub fn stacked_hedges(&self) -> Option<[Hedge; 2]> {
        (self.hedge() == Hedge::Stacked).then_some(self.shape.hedges.stack())
    }

    /// Whether the figure is a percentage, points or a fraction of a whole.
    pub fn is_rate(&self) -> bool {
        matches!(self.shape.kind, Kind::Percent | Kind::Points | Kind::Fraction)
    }

    /// Whether only whole numbers are possible: counted things and ranks.
    pub fn is_whole(&self) -> bool {
        match self.shape.kind {
            Kind::Rank => true,
            Kind::Count => {
                self.shape.unit.measure() == Measure::Counted && (self.shape.decimals == 0 || self.shape.magnitude)
            }
            _ => false,
        }
    }

    /// Whether the figure stands for itself alone: a whole count without magnitude or hedge.
    pub fn is_exact(&self) -> bool {
        self.hedge() == Hedge::Exact && self.is_whole() && !self.shape.magnitude
    }

    /// The values that the printed figure may stand for.
    ///
    /// A whole count without magnitude or hedge stands for itself; a rounded figure for everything that rounds to it,
    /// either tie direction allowed; a hedged one as its [`Hedge`] says. Counts keep only whole numbers, none below 0; nor is a
    /// percentage below 0 that is less than what is printed (不足70%).
    /// Percentages are in percent and fractions as they are; neither is clipped to a whole here, for a growth may pass
    /// 100%.
    ///
    /// 余, 多 and 近 reach to the next unit of the last written digit. Where that leaves no whole thing (11余件 would be
    /// between 11 and 12) they reach ten times as far:
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!("11余件".parse::<Quantity>()?.possible().to_string(), "12 … 20");
    /// assert_eq!("近9家".parse::<Quantity>()?.possible().to_string(), "0 … 8");
    /// assert_eq!("20余件".parse::<Quantity>()?.possible().to_string(), "21 … 29");
    /// assert_eq!("11余小时".parse::<Quantity>()?.possible().to_string(), "(11, 12)"); // hours are not whole
    /// assert!("余件".parse::<Quantity>().is_err());
    /// # Ok::<(), fazhi::quantity::QuantityError>(())
    /// ```
    pub fn possible(&self) -> Possible {
        self.shape.possible(self.is_whole())
    }

    /// The values that the figure may stand for, not clipped at 0: the same shape wherever on the number line it is printed.
    pub(crate) fn meaning(&self) -> Possible {
        self.shape.meaning(self.is_whole())
    }

    /// Whether what the figure measures is never below 0.
    pub(crate) fn is_amount(&self) -> bool {
        self.shape.is_amount()
    }

    /// The values that round to the printed figure, whatever its hedge and also where it is a whole count: how a mean or a
    /// quotient is read (平均25天).
    pub fn rounded(&self) -> Possible {
        self.shape.around(self.unit_in_last_place())
    }

    /// The values that give the printed figure when the digits after its last place are cut off: `[x, x + u)` above 0.
    ///
    /// Cutting goes towards 0: below 0 the set is `(x − u, x]`, and what prints as 0 is less than a unit to either side.
    pub fn cut(&self) -> Possible {
        let (x, u) = (self.value(), self.unit_in_last_place());
        let outward = |inner: bool, outer: Option<Ratio>| match outer {
            Some(outer) if !inner => End::open(outer),
            _ => End::closed(x),
        };
        let lower = outward(x > Ratio::ZERO, x.checked_sub(u));
        let upper = outward(x.is_negative(), x.checked_add(u));
        Possible::between(lower, upper)
    }
}
