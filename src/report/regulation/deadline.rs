//! Who must report to whom, and by when.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

use super::certainty::Basis;
use crate::report::{IssuerKind, Level, ReportYear};

/// What binds an issuer to report.
///
/// ```
/// use fazhi::report::regulation::Force;
///
/// assert_eq!("legal".parse(), Ok(Force::Legal));
/// assert!("binding".parse::<Force>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 法定: the national rule names this class of issuer.
    Legal,
    /// 地方规定: only local rules, where they exist, name it.
    Local,
    /// 自愿: no rule is known that names it.
    Voluntary,
}

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

/// What a class of issuers owes for the years that a rule covers.
///
/// ```
/// use fazhi::report::regulation::{Deadline, Force, Regulations};
/// use fazhi::report::{IssuerKind, Level};
///
/// let year = "2023".parse()?;
/// let county = Some(Level::County);
/// let deadline = Regulations::builtin().deadline(IssuerKind::PeoplesGovernment, county, year).ok_or("no rule")?;
/// assert_eq!(deadline.force, Force::Legal);
/// assert_eq!(deadline.report_by(year).map(|day| day.to_string()).as_deref(), Some("2024-03-01"));
/// assert_eq!(deadline.publish_by(year).map(|day| day.to_string()).as_deref(), Some("2024-04-01"));
/// assert!(serde_json::from_str::<Deadline>(r#"{ "id": "x", "due": "soon" }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The key in the data.
    pub id: String,
    /// The title of the rule with its brackets.
    pub rule: String,
    /// The kinds of issuer that it is about.
    pub issuers: Vec<IssuerKind>,
    /// The levels that it is about; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// The first year reported on that it covers.
    pub from: ReportYear,
    /// The last year reported on that it covers; `None` while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportYear>,
    /// What binds these issuers.
    pub force: Force,
    /// To whom they report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submissions: Vec<Submission>,
    /// When they publish; `None` if the rule does not ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
    /// How sure it is that the rule is about these issuers in these years.
    pub basis: Basis,
}

/// A report to somebody by a day of the year after the one reported on.
///
/// ```
/// use fazhi::report::regulation::Submission;
///
/// let json = r#"{ "addressees": ["同级党委"], "by": "03-01",
///                 "basis": { "certainty": "inferred", "source": "made up" } }"#;
/// assert_eq!(serde_json::from_str::<Submission>(json)?.by.to_string(), "03-01");
/// assert!(serde_json::from_str::<Submission>(&json.replace("03-01", "spring")).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// To whom, in terms relative to the issuer: 同级党委, 上一级政府.
    pub addressees: Vec<String>,
    /// Who gets a copy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<String>,
    /// The last day.
    pub by: MonthDay,
    /// How sure it is.
    pub basis: Basis,
}

/// The duty to make the report public.
///
/// ```
/// use fazhi::report::regulation::Publication;
///
/// let json = r#"{ "by": "04-01", "basis": { "certainty": "secondary", "source": "made up" } }"#;
/// assert!(serde_json::from_str::<Publication>(json)?.by.is_some());
/// assert!(serde_json::from_str::<Publication>(r#"{ "by": "04-01" }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The last day, in the year after the one reported on; `None` if the rule names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MonthDay>,
    /// How sure it is.
    pub basis: Basis,
}

impl Deadline {
    /// Whether it may be about such an issuer and year. An unknown level fits every level.
    pub fn applies(&self, kind: IssuerKind, level: Option<Level>, year: ReportYear) -> bool {
        let fits = level.is_none_or(|level| self.levels.is_empty() || self.levels.contains(&level));
        fits && self.issuers.contains(&kind) && self.from <= year && self.to.is_none_or(|to| year <= to)
    }

    /// The earliest day by which a report on `year` is due to somebody.
    pub fn report_by(&self, year: ReportYear) -> Option<NaiveDate> {
        self.submissions.iter().map(|submission| submission.by).min()?.after(year)
    }

    /// The day by which a report on `year` is to be public.
    pub fn publish_by(&self, year: ReportYear) -> Option<NaiveDate> {
        self.publication.as_ref()?.by?.after(year)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    use super::super::Regulations;
    use super::*;

    fn year(number: i32) -> ReportYear {
        number.try_into().unwrap()
    }

    fn days(kind: IssuerKind, level: Level, on: i32) -> Option<(Option<String>, Option<String>)> {
        let deadline = Regulations::builtin().deadline(kind, Some(level), year(on))?;
        let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        Some((text(deadline.report_by(year(on))), text(deadline.publish_by(year(on)))))
    }

    #[test]
    fn since_2019_reports_are_due_in_march_and_public_in_april() {
        let expected = Some((Some("2024-03-01".to_owned()), Some("2024-04-01".to_owned())));
        for (kind, level) in [
            (IssuerKind::PeoplesGovernment, Level::Prefecture),
            (IssuerKind::PeoplesGovernment, Level::County),
            (IssuerKind::TownshipGovernment, Level::Township),
            (IssuerKind::Department, Level::County),
        ] {
            assert_eq!(days(kind, level, 2023), expected, "{kind} {level}");
        }
        let province = days(IssuerKind::PartyCommittee, Level::Province, 2023).unwrap();
        assert_eq!(province.0.as_deref(), Some("2024-04-01"));
    }

    #[test]
    fn until_2018_reports_were_due_in_the_first_quarter() {
        let expected = Some((Some("2019-03-31".to_owned()), None));
        assert_eq!(days(IssuerKind::PeoplesGovernment, Level::County, 2018), expected);
        assert_eq!(days(IssuerKind::Department, Level::County, 2018), expected);
        assert_eq!(days(IssuerKind::TownshipGovernment, Level::Township, 2018), None);
    }

    #[test]
    fn organs_that_the_national_rule_does_not_name_are_not_bound_by_it() {
        for kind in [IssuerKind::SubDistrictOffice, IssuerKind::GeneralOffice, IssuerKind::DevelopmentZone] {
            let deadline = Regulations::builtin().deadline(kind, None, year(2023)).unwrap();
            assert_ne!(deadline.force, Force::Legal, "{kind}");
        }
        assert_eq!(Regulations::builtin().deadline(IssuerKind::Other, None, year(2023)), None);
    }

    #[test]
    fn an_unknown_level_gives_an_answer_only_where_it_makes_no_difference() {
        let rules = Regulations::builtin();
        assert_eq!(rules.deadline(IssuerKind::PeoplesGovernment, None, year(2023)), None);
        let candidates: Vec<_> = rules.deadlines(IssuerKind::PeoplesGovernment, None, year(2023)).collect();
        assert!(candidates.len() > 1);
        assert!(candidates.iter().all(|deadline| deadline.publish_by(year(2023)).is_some()));
        assert!(rules.deadline(IssuerKind::Department, None, year(2023)).is_some());
    }

    #[test]
    fn days_refuse_what_is_not_one() {
        for text in ["", "0401", "4-01", "04-1", "13-01", "04-31", "00-10", "02-29", "04-01 ", "０4-01"] {
            assert_eq!(text.parse::<MonthDay>(), Err(MonthDayError { input: text.into() }));
        }
        let day: MonthDay = "12-31".parse().unwrap();
        assert_eq!(day.after(ReportYear::MAX), None);
    }

    #[test]
    fn every_force_is_spelt_alike_everywhere() {
        for force in Force::iter() {
            assert_eq!(serde_json::to_string(&force).unwrap(), format!("\"{force}\""));
            assert_eq!(force.to_string().parse(), Ok(force));
        }
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
