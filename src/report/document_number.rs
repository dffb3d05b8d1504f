//! Document numbers (发文字号).

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

    /// Reads a document number as offices print it, and says what was irregular, in the order of [`Irregularity`] and
    /// each once. A text in canonical form gives an empty list.
    ///
    /// # Errors
    ///
    /// If agency code, year or number cannot be found, or something follows them.
    ///
    /// ```
    /// use fazhi::report::{DocumentNumber, Irregularity};
    ///
    /// let (number, seen) = DocumentNumber::parse_lax("卫政办发［２０２２］第024号")?;
    /// assert_eq!(number.to_string(), "卫政办发〔2022〕24号");
    /// assert_eq!(seen, [
    ///     Irregularity::WrongBrackets,
    ///     Irregularity::Ordinal,
    ///     Irregularity::ZeroPadding,
    ///     Irregularity::FullWidthDigits,
    /// ]);
    /// assert!(DocumentNumber::parse_lax("令第161号").is_err());
    /// # Ok::<(), fazhi::report::DocumentNumberError>(())
    /// ```
    pub fn parse_lax(text: &str) -> Result<(Self, Vec<Irregularity>), DocumentNumberError> {
        let mut scan = Scan { text, at: 0, seen: Vec::new() };
        scan.white();
        let agency = scan.agency();
        if !is_agency(agency) {
            return Err(DocumentNumberError::Agency { input: text.to_owned() });
        }
        scan.white();
        scan.ordinal();
        let opened = scan.bracket('〔', "[［(（【﹝〖<〈");
        scan.white();
        let at = scan.at;
        let year = scan.digits(4).and_then(|year| i32::try_from(year).ok());
        let year = year.filter(|year| scan.at > at && YEARS.contains(year));
        let Some(year) = year else {
            return Err(DocumentNumberError::Year { input: text.to_owned(), at });
        };
        scan.white();
        let closed = scan.bracket('〕', "]］)）】﹞〗>〉");
        if !(opened && closed) {
            scan.seen.push(Irregularity::MissingBrackets);
        }
        scan.white();
        scan.ordinal();
        scan.white();
        let at = scan.at;
        if scan.peek().and_then(digit).is_some_and(|(value, _)| value == 0) {
            scan.seen.push(Irregularity::ZeroPadding);
        }
        let Some(number) = scan.digits(usize::MAX).filter(|&number| number > 0) else {
            return Err(DocumentNumberError::Number { input: text.to_owned(), at });
        };
        scan.white();
        if !scan.take(|c| c == '号') {
            scan.seen.push(Irregularity::MissingHao);
        }
        scan.white();
        if scan.at < text.len() {
            return Err(DocumentNumberError::Trailing { input: text.to_owned(), at: scan.at });
        }
        scan.seen.sort_unstable();
        scan.seen.dedup();
        Ok((Self { agency: agency.to_owned(), year, number }, scan.seen))
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

/// The value of a decimal digit, and whether it is full-width.
fn digit(c: char) -> Option<(u32, bool)> {
    match c {
        '0'..='9' => Some((u32::from(c) - u32::from('0'), false)),
        '０'..='９' => Some((u32::from(c) - u32::from('０'), true)),
        _ => None,
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    seen: Vec<Irregularity>,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.peek().filter(|&c| wanted(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    fn white(&mut self) {
        while self.take(char::is_whitespace) {
            self.seen.push(Irregularity::WhiteSpace);
        }
        self.seen.dedup();
    }

    fn ordinal(&mut self) {
        if self.take(|c| c == '第') {
            self.seen.push(Irregularity::Ordinal);
            self.white();
        }
    }

    /// The run of letters here, without a 第 at its end.
    fn agency(&mut self) -> &'a str {
        let start = self.at;
        while self.take(char::is_alphabetic) {}
        let run = self.text.get(start..self.at).unwrap_or_default();
        let code = run.strip_suffix('第').unwrap_or(run);
        self.at = start + code.len();
        code
    }

    fn bracket(&mut self, canonical: char, others: &str) -> bool {
        if self.take(|c| c == canonical) {
            return true;
        }
        let other = self.take(|c| others.contains(c));
        if other {
            self.seen.push(Irregularity::WrongBrackets);
        }
        other
    }

    /// Up to `most` digits as a number; `None` if there is none or it does not fit.
    fn digits(&mut self, most: usize) -> Option<u32> {
        let mut value: Option<u32> = None;
        for _ in 0..most {
            let Some((next, wide)) = self.peek().and_then(digit) else { break };
            if wide {
                self.seen.push(Irregularity::FullWidthDigits);
                self.seen.dedup();
            }
            self.take(|_| true);
            value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(next)?);
        }
        value
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    use super::*;

    fn lax(text: &str) -> (String, Vec<Irregularity>) {
        let (number, seen) = DocumentNumber::parse_lax(text).unwrap();
        (number.to_string(), seen)
    }

    #[test]
    fn canonical_numbers_are_read_and_shown() {
        for text in ["四铁西政办发〔2023〕19号", "中发〔2021〕33号", "厅字〔2019〕28号", "国办公开办函〔2021〕30号"]
        {
            assert_eq!(text.parse::<DocumentNumber>().unwrap().to_string(), text);
            assert_eq!(lax(text), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn each_irregularity_is_named() {
        use Irregularity::*;
        for (text, canonical, seen) in [
            ("江政发[2024]7号", "江政发〔2024〕7号", vec![WrongBrackets]),
            ("江政发(2024)7号", "江政发〔2024〕7号", vec![WrongBrackets]),
            ("江政发（2024）7号", "江政发〔2024〕7号", vec![WrongBrackets]),
            ("江政发﹝2024﹞7号", "江政发〔2024〕7号", vec![WrongBrackets]),
            ("江政发〔2024]7号", "江政发〔2024〕7号", vec![WrongBrackets]),
            ("江政发〔2024〕第7号", "江政发〔2024〕7号", vec![Ordinal]),
            ("江政发第〔2024〕7号", "江政发〔2024〕7号", vec![Ordinal]),
            ("江政发〔2024〕007号", "江政发〔2024〕7号", vec![ZeroPadding]),
            ("江政发〔２０２４〕７号", "江政发〔2024〕7号", vec![FullWidthDigits]),
            (" 江政发 〔2024〕 7 号", "江政发〔2024〕7号", vec![WhiteSpace]),
            ("川府法201568", "川府法〔2015〕68号", vec![MissingBrackets, MissingHao]),
            ("雅府法函〔201548", "雅府法函〔2015〕48号", vec![MissingBrackets, MissingHao]),
        ] {
            assert_eq!(lax(text), (canonical.to_owned(), seen), "{text}");
            assert!(matches!(text.parse::<DocumentNumber>(), Err(DocumentNumberError::Irregular { .. })), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        use DocumentNumberError::*;
        let refused = |text: &str| DocumentNumber::parse_lax(text).unwrap_err();
        assert_eq!(refused(""), Agency { input: String::new() });
        assert_eq!(refused("第〔2024〕7号"), Agency { input: "第〔2024〕7号".into() });
        assert_eq!(refused("江政发〔24〕7号"), Year { input: "江政发〔24〕7号".into(), at: 12 });
        assert_eq!(refused("江政发〔1911〕7号"), Year { input: "江政发〔1911〕7号".into(), at: 12 });
        assert_eq!(refused("江政发〔2024〕号"), Number { input: "江政发〔2024〕号".into(), at: 19 });
        assert_eq!(refused("江政发〔2024〕0号"), Number { input: "江政发〔2024〕0号".into(), at: 19 });
        assert_eq!(
            refused("江政发〔2024〕99999999999号"),
            Number { input: "江政发〔2024〕99999999999号".into(), at: 19 }
        );
        assert_eq!(refused("江政发〔2024〕7号文"), Trailing { input: "江政发〔2024〕7号文".into(), at: 23 });
        assert!(DocumentNumber::new("政".repeat(41), 2024, 1).is_err());
        assert!(DocumentNumber::new("政".repeat(40), 2024, 1).is_ok());
    }

    #[test]
    fn every_irregularity_is_spelt_alike_everywhere() {
        for irregularity in Irregularity::iter() {
            assert_eq!(serde_json::to_string(&irregularity).unwrap(), format!("\"{irregularity}\""));
            assert_eq!(irregularity.to_string().parse(), Ok(irregularity));
        }
    }

    #[test]
    fn json_is_the_canonical_string() {
        let number = DocumentNumber::new("国办发", 2018, 118).unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"国办发〔2018〕118号\"");
        assert_eq!(serde_json::from_str::<DocumentNumber>("\"国办发〔2018〕118号\"").unwrap(), number);
        assert!(serde_json::from_str::<DocumentNumber>("\"国办发[2018]118号\"").is_err());
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(text in any::<String>(), like in "[ 政发第〔\\[（]{0,5}[0-9２]{0,9}[〕） 第]{0,3}[0-9]{0,12}[号 ]{0,2}") {
            for text in [text, like] {
                let strict = text.parse::<DocumentNumber>();
                let lax = DocumentNumber::parse_lax(&text);
                if let Ok(number) = &strict {
                    prop_assert_eq!(number.to_string(), text);
                    prop_assert_eq!(lax, Ok((number.clone(), vec![])));
                } else if let Ok((number, _)) = lax {
                    prop_assert_eq!(number.to_string().parse(), Ok(number));
                }
            }
        }

        #[test]
        fn what_is_shown_is_read_back(agency in "[政府办发函字令A-Z]{1,40}", year in 1949..=2100, number in 1..=u32::MAX) {
            let new = DocumentNumber::new(agency, year, number).unwrap();
            prop_assert_eq!(new.to_string().parse(), Ok(new));
        }
    }
}
