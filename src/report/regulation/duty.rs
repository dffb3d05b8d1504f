//! The listed duties of the responsible persons (第一责任人职责).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

use super::certainty::Basis;
use super::outline::ordinal;

/// Whose duty it is.
///
/// ```
/// use fazhi::report::regulation::DutyHolder;
///
/// assert_eq!("party".parse(), Ok(DutyHolder::Party));
/// assert!("mayor".parse::<DutyHolder>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum DutyHolder {
    /// The head of the Party committee (党委主要负责人).
    Party,
    /// The head of the government (政府主要负责人).
    Government,
}

/// A reference to a listed duty, as in `party.1` or `government.6`.
///
/// ```
/// use fazhi::report::regulation::{DutyHolder, DutyRef};
///
/// let duty: DutyRef = "government.6".parse()?;
/// assert_eq!((duty.holder(), duty.number()), (DutyHolder::Government, 6));
/// assert!("government.0".parse::<DutyRef>().is_err());
/// # Ok::<(), fazhi::report::regulation::DutyRefError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyRef {
    holder: DutyHolder,
    number: u8,
}

text_form!(DutyRef, "a listed duty such as \"party.1\"");

/// Why something is not a [`DutyRef`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{input:?} is not a listed duty: 'party.' or 'government.' and a number from 1 to 99 without leading zeros")]
pub struct DutyRefError {
    /// The text as given.
    pub input: String,
}

impl DutyRef {
    /// Refers to a duty by holder and number.
    ///
    /// # Errors
    ///
    /// If the number is not from 1 to 99.
    pub fn new(holder: DutyHolder, number: u8) -> Result<Self, DutyRefError> {
        let new = Self { holder, number };
        if (1..=99).contains(&number) { Ok(new) } else { Err(DutyRefError { input: new.to_string() }) }
    }

    /// Whose duty it is.
    pub const fn holder(self) -> DutyHolder {
        self.holder
    }

    /// The number of the item in the holder's list, 1 to 99.
    pub const fn number(self) -> u8 {
        self.number
    }
}

impl FromStr for DutyRef {
    type Err = DutyRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (holder, number) = text.split_once('.')?;
            Some(Self { holder: holder.parse().ok()?, number: ordinal(number)? })
        };
        parse().ok_or_else(|| DutyRefError { input: text.to_owned() })
    }
}

impl fmt::Display for DutyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.holder, self.number)
    }
}

/// One listed duty.
///
/// ```
/// use fazhi::report::regulation::{Duty, Regulations};
///
/// let duty = Regulations::builtin().duty(&"government.5".parse()?).ok_or("no such duty")?;
/// assert!(duty.keywords.iter().any(|word| word == "出庭应诉"));
/// assert!(serde_json::from_str::<Duty>(r#"{ "id": "mayor.1" }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// The reference.
    pub id: DutyRef,
    /// What the duty is, in the library's words, in Chinese.
    pub summary: String,
    /// The same in English.
    pub summary_en: String,
    /// Words by which the account of a duty betrays it. The library's own.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// The number of the article.
    pub article: u16,
    /// How sure article, number and content are.
    pub basis: Basis,
}

/// A regulation that lists duties.
///
/// ```
/// use fazhi::report::regulation::{DutyList, Regulations};
///
/// let list = Regulations::builtin().duty_lists().next().ok_or("no list")?;
/// assert_eq!(list.duties.len(), 12);
/// assert!(serde_json::from_str::<DutyList>(r#"{ "title": "《某规定》" }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyList {
    /// The title with its brackets.
    pub title: String,
    /// The day from which it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<NaiveDate>,
    /// How sure title and day are.
    pub basis: Basis,
    /// The duties in order.
    pub duties: Vec<Duty>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Regulations;
    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn each_holder_has_six_duties() {
        for (holder, article) in [(DutyHolder::Party, 5), (DutyHolder::Government, 6)] {
            for number in 1..=6 {
                let id = DutyRef::new(holder, number).unwrap();
                let duty = Regulations::builtin().duty(&id).unwrap();
                assert_eq!((duty.id, duty.article), (id, article));
            }
            assert_eq!(Regulations::builtin().duty(&DutyRef::new(holder, 7).unwrap()), None);
        }
    }

    #[test]
    fn references_refuse_what_is_not_one() {
        for text in
            ["", "party", "party.", ".1", "party.0", "party.01", "party.100", "Party.1", "party.1.1", "party. 1"]
        {
            assert_eq!(text.parse::<DutyRef>(), Err(DutyRefError { input: text.into() }));
        }
        assert!(DutyRef::new(DutyHolder::Party, 100).is_err());
        assert!(serde_json::from_str::<DutyRef>("1").is_err());
    }

    #[test]
    fn every_holder_is_spelt_alike_everywhere() {
        assert_spelt_alike::<DutyHolder>();
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(any in any::<String>(), like in "(party|government)\\.[0-9]{0,3}") {
            for text in [any, like] {
                if let Ok(duty) = text.parse::<DutyRef>() {
                    prop_assert_eq!(duty.to_string(), text);
                }
            }
        }
    }
}
