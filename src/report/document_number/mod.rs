//! Document numbers (发文字号).

mod lax;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

/// A document number (发文字号): agency code, year, serial number, as in 四铁西政办发〔2023〕19号.
///
/// The canonical form follows GB/T 9704—2012, 7.2.5: the full year in 〔 〕 (U+3014, U+3015), the number in Arabic digits
/// without 第 and without leading zeros, then 号. [`FromStr`] and [`Display`](fmt::Display) know only this form;
/// [`DocumentNumber::parse_lax`] reads what offices really print.
///
/// ```text
/// code 〔 year 〕 number 号      code: 1–40 letters (Chinese characters, Latin letters), not ending in 第
///                               year: 1949–2100   number: 1–4294967295
/// ```
///
/// ```
/// use fazhi::report::{DocumentNumber, DocumentNumberError};
///
/// let number: DocumentNumber = "四铁西政办发〔2023〕19号".parse()?;
/// assert_eq!((number.agency(), number.year(), number.number()), ("四铁西政办发", 2023, 19));
///
/// let refused = "四铁西政办发[2023]019号".parse::<DocumentNumber>();
/// assert!(matches!(refused, Err(DocumentNumberError::Irregular { .. })));
/// # Ok::<(), DocumentNumberError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber {
    agency: String,
    year: i32,
    number: u32,
}

text_form!(DocumentNumber, "a document number such as 国办发〔2023〕19号");

/// A departure from the canonical form that [`DocumentNumber::parse_lax`] forgave.
///
/// ```
/// use fazhi::report::Irregularity;
///
/// assert_eq!("zero_padding".parse(), Ok(Irregularity::ZeroPadding));
/// assert!("zero-padding".parse::<Irregularity>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Irregularity {
    /// Brackets other than 〔 〕, such as \[ \], ( ), （ ）, 【 】 or the small ﹝ ﹞.
    WrongBrackets,
    /// One or both brackets are lost: 川府法201568号.
    MissingBrackets,
    /// 第 before the year or the number.
    Ordinal,
    /// The number begins with a zero.
    ZeroPadding,
    /// Full-width digits.
    FullWidthDigits,
    /// White space inside or around the number.
    WhiteSpace,
    /// 号 is lost.
    MissingHao,
}

/// Why a text is not a [`DocumentNumber`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DocumentNumberError {
    /// The agency code is missing, too long, ends in 第 or holds something that is not a letter.
    #[error("no agency code of 1 to 40 letters at the start of {input:?}")]
    Agency {
        /// The text as given.
        input: String,
    },
    /// No year from 1949 to 2100 follows the agency code.
    #[error("no year from 1949 to 2100 at byte {at} of {input:?}")]
    Year {
        /// The text as given.
        input: String,
        /// Where the year was looked for, in bytes.
        at: usize,
    },
    /// No serial number from 1 to 4294967295 follows the year.
    #[error("no serial number from 1 to 4294967295 at byte {at} of {input:?}")]
    Number {
        /// The text as given.
        input: String,
        /// Where the number was looked for, in bytes.
        at: usize,
    },
    /// Something follows the document number.
    #[error("unexpected text at byte {at} of {input:?}")]
    Trailing {
        /// The text as given.
        input: String,
        /// Where the rest begins, in bytes.
        at: usize,
    },
    /// The text can be read but is not in canonical form.
    #[error("{input:?} is not in canonical form ({irregularity}); write {canonical}")]
    Irregular {
        /// The text as given.
        input: String,
        /// The first departure, in the order of [`Irregularity`].
        irregularity: Irregularity,
        /// The canonical form.
        canonical: DocumentNumber,
    },
}

impl DocumentNumber {
    /// Makes a document number from its parts.
    ///
    /// # Errors
    ///
    /// If a part is outside the ranges named at [`DocumentNumber`]; the error's input is the number as it would be shown.
    ///
    /// ```
    /// use fazhi::report::DocumentNumber;
    ///
    /// assert_eq!(DocumentNumber::new("国办发", 2018, 118)?.to_string(), "国办发〔2018〕118号");
    /// assert!(DocumentNumber::new("国办发", 2018, 0).is_err());
    /// # Ok::<(), fazhi::report::DocumentNumberError>(())
    /// ```
    pub fn new(agency: impl Into<String>, year: i32, number: u32) -> Result<Self, DocumentNumberError> {
        let new = Self { agency: agency.into(), year, number };
        let input = || new.to_string();
        if !is_agency(&new.agency) {
            Err(DocumentNumberError::Agency { input: input() })
        } else if !YEARS.contains(&year) {
            Err(DocumentNumberError::Year { input: input(), at: new.agency.len() })
        } else if number == 0 {
            Err(DocumentNumberError::Number { input: input(), at: new.agency.len() })
        } else {
            Ok(new)
        }
    }

    /// The agency code (机关代字): 四铁西政办发.
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// The year in the brackets, 1949 to 2100.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The serial number within the year, at least 1.
    pub const fn number(&self) -> u32 {
        self.number
    }
}

const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;
const LONGEST_AGENCY: usize = 40;

fn is_agency(code: &str) -> bool {
    !code.is_empty()
        && !code.ends_with('第')
        && code.chars().all(char::is_alphabetic)
        && code.chars().nth(LONGEST_AGENCY).is_none()
}

impl FromStr for DocumentNumber {
    type Err = DocumentNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (canonical, seen) = Self::parse_lax(text)?;
        match seen.first() {
            Some(&irregularity) => {
                Err(DocumentNumberError::Irregular { input: text.to_owned(), irregularity, canonical })
            }
            None => Ok(canonical),
        }
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.agency, self.year, self.number)
    }
}
