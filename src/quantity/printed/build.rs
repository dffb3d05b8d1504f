//! Figures that are made rather than read, and what a figure can be made of.

use rust_decimal::Decimal;

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::Hedges;
use crate::quantity::numbers::Numbers;
use crate::quantity::numeral;
use crate::quantity::text::Text;
use crate::quantity::unit::Unit;

use super::shape::Shape;
use super::{Kind, Quantity, QuantityError};

impl Quantity {
    /// A figure that the reader has taken from a text.
    pub(crate) fn from_shape(printed: &str, shape: Shape) -> Self {
        Self { printed: printed.into(), shape }
    }

    /// A whole number with its unit, read as it is printed: 5万件 is fifty thousand.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!(Quantity::count(312, "项").to_string(), "312项");
    /// ```
    pub fn count(value: u64, unit: &str) -> Self {
        let digits = value.to_string();
        if !unit.is_empty() {
            // the unit may say more than a unit does: 万件, %, 余人
            if let Ok(read) = format!("{digits}{unit}").parse() {
                return read;
            }
        }
        let zeros = digits.bytes().rev().take_while(|&b| b == b'0').count().min(digits.len() - 1);
        let step = i32::try_from(zeros).unwrap_or(0);
        let value = i128::from(value);
        let plain = || Numbers::wide(Ratio::from(value), None, Ratio::ONE, Ratio::ONE);
        Self {
            printed: Text::from(format!("{digits}{unit}").as_str()),
            shape: Shape {
                numbers: Numbers::decimal(value, 0, 0, step).unwrap_or_else(plain),
                unit: Unit::new(unit),
                decimals: 0,
                magnitude: false,
                kind: Kind::Count,
                hedges: Hedges::NONE,
            },
        }
    }

    /// A percentage that is `part` of `whole`, rounded half up to `places` decimals; `None` where the whole is 0 or the
    /// result does not fit.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!(Quantity::percent_of(312, 702, 1).unwrap().to_string(), "44.4%");
    /// assert!(Quantity::percent_of(1, 0, 1).is_none());
    /// ```
    pub fn percent_of(part: u64, whole: u64, places: u8) -> Option<Self> {
        let exact = Ratio::new(i128::from(part) * 100, i128::from(whole))?;
        format!("{}%", exact.rounded(u32::from(places).min(numeral::MAX_DECIMALS))).parse().ok()
    }
}

/// What a claim can be built from: a printed figure, its text, or a plain whole number.
pub trait IntoQuantity: private::Sealed {
    /// The figure.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    fn into_quantity(self) -> Result<Quantity, QuantityError>;
}

mod private {
    pub trait Sealed {}
}

macro_rules! into_quantity {
    ($($type:ty => |$value:ident| $body:expr;)*) => {$(
        impl private::Sealed for $type {}
        impl IntoQuantity for $type {
            fn into_quantity(self) -> Result<Quantity, QuantityError> {
                let $value = self;
                $body
            }
        }
    )*};
}

into_quantity! {
    Quantity => |q| Ok(q);
    &Quantity => |q| Ok(q.clone());
    &str => |text| text.parse();
    String => |text| text.parse();
    Decimal => |n| n.to_string().parse();
    u64 => |n| Ok(Quantity::count(n, ""));
    u32 => |n| Ok(Quantity::count(n.into(), ""));
    i32 => |n| match u64::try_from(n) {
        Ok(n) => Ok(Quantity::count(n, "")),
        Err(_) => n.to_string().parse(),
    };
}
