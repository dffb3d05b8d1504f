//! Days by which reports are due, and to whom.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::certainty::Provision;
use crate::report::ReportYear;

/// A day of the year as `MM-DD`, without 29 February, so that it exists in every year.
///
/// ```
/// use fazhi::report::regulation::MonthDay;
///
/// let day: MonthDay = "04-01".parse()?;
/// assert_eq!((day.month(), day.day()), (4, 1));
/// assert!("4-1".parse::<MonthDay>().is_err());
/// assert!("02-29".parse::<MonthDay>().is_err());
/// # Ok::<(), fazhi::report::regulation::MonthDayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

text_form!(MonthDay, "a day of the year such as \"04-01\"");

/// Why a text is not a [`MonthDay`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{input:?} is not a day of every year, written MM-DD")]
pub struct MonthDayError {
    /// The text as given.
    pub input: String,
}

impl MonthDay {
    /// The month, 1 to 12.
    pub const fn month(self) -> u32 {
        self.month as u32
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u32 {
        self.day as u32
    }

    /// The date in the year after the one reported on, when reports are due; `None` only after [`ReportYear::MAX`].
    pub fn after(self, year: ReportYear) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year.next()?.get(), self.month(), self.day())
    }
}

impl FromStr for MonthDay {
    type Err = MonthDayError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let &[a, b, b'-', c, d] = text.as_bytes() else { return None };
            let pair = |tens: u8, ones: u8| {
                (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
            };
            // a year without 29 February
            let date = NaiveDate::from_ymd_opt(2023, pair(a, b)?.into(), pair(c, d)?.into())?;
            Some(Self { month: u8::try_from(date.month()).ok()?, day: u8::try_from(date.day()).ok()? })
        };
        parse().ok_or_else(|| MonthDayError { input: text.to_owned() })
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

/// A report to somebody by a day of the year after the one reported on.
///
/// ```
/// use fazhi::report::regulation::Submission;
///
/// let json = r#"{ "addressees": ["同级党委"], "by": "03-01", "provision": {
///     "document": "《某规定》", "basis": { "certainty": "inferred", "source": "made up" } } }"#;
/// assert_eq!(serde_json::from_str::<Submission>(json)?.by.to_string(), "03-01");
/// assert!(serde_json::from_str::<Submission>(&json.replace("03-01", "spring")).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// To whom, in terms relative to the reporter: 同级党委, 上一级政府.
    pub addressees: Vec<String>,
    /// Who gets a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<String>,
    /// The last day.
    pub by: MonthDay,
    /// What says so.
    pub provision: Provision,
}

/// The duty to make the report public.
///
/// ```
/// use fazhi::report::regulation::Publication;
///
/// let json = r#"{ "by": "04-01", "provision": {
///     "document": "《某规定》", "basis": { "certainty": "read", "source": "made up" } } }"#;
/// assert!(serde_json::from_str::<Publication>(json)?.by.is_some());
/// assert!(serde_json::from_str::<Publication>(r#"{ "by": "04-01" }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The last day, in the year after the one reported on; `None` where no day is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MonthDay>,
    /// What says so.
    pub provision: Provision,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_refuse_what_is_not_one() {
        for text in ["", "0401", "4-01", "04-1", "13-01", "04-31", "00-10", "02-29", "04-01 ", "０4-01"] {
            assert_eq!(text.parse::<MonthDay>(), Err(MonthDayError { input: text.into() }));
        }
        let day: MonthDay = "12-31".parse().unwrap();
        assert_eq!(day.after(ReportYear::MAX), None);
        assert_eq!(day.after("2023".parse().unwrap()).map(|day| day.to_string()).as_deref(), Some("2024-12-31"));
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(any in any::<String>(), like in "[0-1][0-9]-[0-3][0-9]") {
            for text in [any, like] {
                if let Ok(day) = text.parse::<MonthDay>() {
                    prop_assert_eq!(day.to_string(), text);
                    prop_assert!(day.after(ReportYear::MIN).is_some());
                }
            }
        }
    }
}
