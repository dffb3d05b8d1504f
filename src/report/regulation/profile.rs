//! Duty profiles: what a class of reporters owes for the years that a rule covers.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};

use super::certainty::{Basis, Provision};
use super::deadline::{Publication, Submission};
use super::reporter::{Reporter, ReporterClass};
use crate::report::outline::PartKind;
use crate::report::{Level, Region, ReportYear};

/// What binds a reporter to report.
///
/// ```
/// use fazhi::report::regulation::Force;
///
/// assert_eq!("legal".parse(), Ok(Force::Legal));
/// assert!(Force::Legal < Force::Local); // the stronger first
/// assert!("binding".parse::<Force>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 法定: the national rule names this class of reporter.
    Legal,
    /// 地方规定: only local rules, where they exist, name it.
    Local,
    /// 自愿: no rule is known that names it.
    Voluntary,
}

/// A content that is asked for, and what asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// What the report is to contain. [`PartKind::Other`] is due only where there is something else to report, so that its
    /// absence is no fault.
    pub content: PartKind,
    /// What says so.
    pub provision: Provision,
}

/// A value that rules read, and what sets it.
///
/// ```
/// use fazhi::report::regulation::Setting;
///
/// let json = r#"{ "value": 30, "provision": {
///     "document": "《某规则》", "basis": { "certainty": "read", "source": "made up" } } }"#;
/// assert_eq!(serde_json::from_str::<Setting<u16>>(json)?.value, 30);
/// assert!(serde_json::from_str::<Setting<u16>>(&json.replace("30", "-1")).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// What sets it.
    pub provision: Provision,
}

/// The options of a profile. What is `None` is not set, and a rule that needs it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Options {
    /// Whether to tell of parts of the outline that no measure covers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncovered_areas: Option<Setting<bool>>,
    /// The most Chinese characters that a report may have. No rule is known that limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word_limit: Option<Setting<u32>>,
    /// The fewest hours (学时) of training a year for each enforcement officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training_hours: Option<Setting<u16>>,
    /// The fewest days for which the draft of a major decision is open to comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_days: Option<Setting<u16>>,
    /// The fewest working days for the legality review of a major decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_working_days: Option<Setting<u16>>,
}

impl Options {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a class of reporters owes for the years that a rule covers: contents, addressees, days, options.
///
/// Several profiles may apply to one report, a national one and local ones: their duties add up, and of an option the
/// most local profile that sets it decides. [`Regulations::duty_of`](super::Regulations::duty_of) puts them together.
///
/// ```
/// use fazhi::report::regulation::{DutyProfile, Force, Regulations};
///
/// let national = Regulations::builtin().profile("government-2019").ok_or("no such profile")?;
/// assert_eq!(national.force, Some(Force::Legal));
/// assert_eq!(national.contents.len(), 5);
/// assert!(serde_json::from_str::<DutyProfile>(r#"{ "id": "x", "due": "soon" }"#).is_err());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyProfile {
    /// The key in the data.
    pub id: String,
    /// The classes of reporters that it is about.
    pub reporters: Vec<ReporterClass>,
    /// The levels that it is about; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// The regions in which it applies, and all within them; empty for the whole country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    /// The first year reported on that it covers.
    pub from: ReportYear,
    /// The last year reported on that it covers; `None` while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportYear>,
    /// What binds these reporters to report; `None` where the profile only sets options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// What the report is to contain.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Requirement>,
    /// To whom they report, and by when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submissions: Vec<Submission>,
    /// When they publish; `None` where publication is not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
    /// Options that rules read.
    #[serde(default, skip_serializing_if = "Options::is_empty")]
    pub options: Options,
    /// How sure it is that the profile is about these reporters in these years.
    pub basis: Basis,
}

/// Whether a profile applies to a reporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applies {
    Yes,
    /// It does if the level or the region, which is not known, is one that it names.
    Perhaps,
    No,
}

impl DutyProfile {
    /// Whether it covers a year.
    pub fn covers(&self, year: ReportYear) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }

    pub(super) fn applies(&self, reporter: &Reporter, year: ReportYear) -> Applies {
        if !self.covers(year) || !self.reporters.contains(&reporter.class) {
            return Applies::No;
        }
        let fits = |level: &Level| self.levels.is_empty() || self.levels.contains(level);
        if !reporter.levels.iter().any(fits) {
            return Applies::No;
        }
        let level = if reporter.levels.iter().all(fits) { Applies::Yes } else { Applies::Perhaps };
        match (reporter.within(&self.regions), level) {
            (Applies::Yes, level) => level,
            (region, _) => region,
        }
    }

    /// How local it is: 0 for the whole country, then by the level of its regions.
    pub(super) fn locality(&self) -> u8 {
        let depth = |region: &Region| match region.level() {
            Some(Level::Province) => 1,
            Some(Level::Prefecture) | None => 2,
            Some(Level::County) => 3,
            Some(Level::Township) => 4,
        };
        self.regions.iter().map(depth).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn every_force_is_spelt_alike_everywhere() {
        assert_spelt_alike::<Force>();
    }
}
