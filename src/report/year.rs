//! The year that a report covers.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The calendar year that a report is about (报告年度), from 1978 to 2100.
///
/// The bounds keep slips of the pen out (20003年, 203年): no report on law-based government covers a year before the reform
/// era, and no outline looks past the century. The year of *publication* is usually the next one.
///
/// As text it is `2023`; `2023年` and `2023年度` are read too. In JSON it is a number.
///
/// ```
/// use fazhi::report::{ReportYear, ReportYearError};
///
/// let year: ReportYear = "2023年度".parse()?;
/// assert_eq!(year.get(), 2023);
/// assert_eq!(year.to_string(), "2023");
/// assert!(matches!("20003年".parse::<ReportYear>(), Err(ReportYearError::Malformed { .. })));
/// assert!(matches!(ReportYear::try_from(1066), Err(ReportYearError::OutOfRange { year: 1066 })));
/// # Ok::<(), ReportYearError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct ReportYear(i32);

impl ReportYear {
    /// The earliest year accepted.
    pub const MIN: Self = Self(1978);
    /// The latest year accepted.
    pub const MAX: Self = Self(2100);

    /// The year as a number.
    pub const fn get(self) -> i32 {
        self.0
    }

    /// The following year, in which the report is due; `None` after [`ReportYear::MAX`].
    pub fn next(self) -> Option<Self> {
        Self::try_from(self.0 + 1).ok()
    }

    /// The year before, with which growth is compared; `None` before [`ReportYear::MIN`].
    pub fn previous(self) -> Option<Self> {
        Self::try_from(self.0 - 1).ok()
    }
}

/// Why something is not a [`ReportYear`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReportYearError {
    /// The text is not four ASCII digits, optionally followed by 年 or 年度.
    #[error("{input:?} is not a year such as 2023, 2023年 or 2023年度")]
    Malformed {
        /// The text as given.
        input: String,
    },
    /// The number lies outside the accepted range.
    #[error("the year {year} is outside {}–{}", ReportYear::MIN, ReportYear::MAX)]
    OutOfRange {
        /// The number as given.
        year: i32,
    },
}

impl TryFrom<i32> for ReportYear {
    type Error = ReportYearError;

    fn try_from(year: i32) -> Result<Self, Self::Error> {
        if (Self::MIN.0..=Self::MAX.0).contains(&year) {
            Ok(Self(year))
        } else {
            Err(ReportYearError::OutOfRange { year })
        }
    }
}

impl FromStr for ReportYear {
    type Err = ReportYearError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || ReportYearError::Malformed { input: text.to_owned() };
        let digits = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text);
        if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(malformed());
        }
        digits.parse::<i32>().map_err(|_| malformed())?.try_into()
    }
}

impl From<ReportYear> for i32 {
    fn from(year: ReportYear) -> Self {
        year.0
    }
}

impl fmt::Display for ReportYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_three_spellings_are_one_year() {
        for text in ["2023", "2023年", "2023年度"] {
            assert_eq!(text.parse(), Ok(ReportYear(2023)), "{text}");
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in ["", "年", "23", "02023", "+202", "２０２３", " 2023", "2023年年", "2023年度年", "二〇二三年"]
        {
            assert_eq!(text.parse::<ReportYear>(), Err(ReportYearError::Malformed { input: text.into() }));
        }
    }

    #[test]
    fn bounds_are_inclusive() {
        assert_eq!("1978".parse(), Ok(ReportYear::MIN));
        assert_eq!("2100".parse(), Ok(ReportYear::MAX));
        assert_eq!("1977".parse::<ReportYear>(), Err(ReportYearError::OutOfRange { year: 1977 }));
        assert_eq!("2101".parse::<ReportYear>(), Err(ReportYearError::OutOfRange { year: 2101 }));
        assert_eq!(ReportYear::MAX.next(), None);
        assert_eq!(ReportYear::MIN.previous(), None);
        assert_eq!(ReportYear::MIN.next().and_then(ReportYear::previous), Some(ReportYear::MIN));
    }

    #[test]
    fn json_is_a_number_in_range() {
        assert_eq!(serde_json::from_str::<ReportYear>("2023").unwrap(), ReportYear(2023));
        assert_eq!(serde_json::to_string(&ReportYear(2023)).unwrap(), "2023");
        assert!(serde_json::from_str::<ReportYear>("\"2023\"").is_err());
        assert!(serde_json::from_str::<ReportYear>("2023.5").is_err());
        assert!(serde_json::from_str::<ReportYear>("99999999999").is_err());
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(text in any::<String>()) {
            let _ = text.parse::<ReportYear>();
        }

        #[test]
        fn what_is_shown_is_read_back(number in any::<i32>(), near in 1970..2110) {
            for number in [number, near] {
                if let Ok(year) = ReportYear::try_from(number) {
                    prop_assert_eq!(year.to_string().parse(), Ok(year));
                }
            }
        }
    }
}
