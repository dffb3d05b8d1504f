//! Who reports, as the rules on reporting see it: a class, the levels it may be of, and its region.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

use super::profile::Applies;
use crate::report::{Issuer, IssuerKind, Level, Region, Report, ReportYear};

/// The class of a reporter: what the rules on reporting distinguish.
///
/// ```
/// use fazhi::report::regulation::ReporterClass;
///
/// let of = |names: &[&str]| {
///     let issuers: Vec<_> = names.iter().filter_map(|name| fazhi::report::Issuer::from_name(name).ok()).collect();
///     ReporterClass::of(&issuers)
/// };
/// assert_eq!(of(&["中共某区委", "某区人民政府"]), Some(ReporterClass::Joint));
/// assert_eq!(of(&["某街道党工委", "某街道办事处"]), Some(ReporterClass::SubDistrict));
/// assert_eq!(of(&["某区司法局", "某区人民政府"]), None); // no class of the rules
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReporterClass {
    /// 党委 alone.
    PartyCommittee,
    /// 县级以上人民政府 alone.
    Government,
    /// 党委 and 政府 together, of any level.
    Joint,
    /// 政府工作部门.
    Department,
    /// 政府办公室, 办公厅.
    GeneralOffice,
    /// 乡、镇人民政府 alone.
    Township,
    /// 街道办事处, with or without its 党工委.
    SubDistrict,
    /// 开发区管委会, with or without its 党工委.
    DevelopmentZone,
    /// A region's name alone: Party committee, government or both.
    Region,
    /// Any other organ.
    Other,
}

impl ReporterClass {
    /// The class of the organs that issue a report together; `None` of none, and of a mixture that the rules do not know.
    pub fn of(issuers: &[Issuer]) -> Option<Self> {
        let mut classes = issuers.iter().map(class_of);
        let first = classes.next()?;
        classes.try_fold(first, Self::with)
    }

    fn with(self, other: Self) -> Option<Self> {
        use ReporterClass::{DevelopmentZone, Government, Joint, PartyCommittee, Region, SubDistrict, Township};
        let pair = |one: Self, two: Self| (self == one && other == two) || (self == two && other == one);
        if self == other {
            return Some(self);
        }
        if pair(PartyCommittee, SubDistrict) {
            return Some(SubDistrict);
        }
        if pair(PartyCommittee, DevelopmentZone) {
            return Some(DevelopmentZone);
        }
        let leads = |class| matches!(class, PartyCommittee | Government | Joint | Township | Region);
        (leads(self) && leads(other) && !pair(Government, Township)).then_some(Joint)
    }
}

fn class_of(issuer: &Issuer) -> ReporterClass {
    match issuer.kind {
        // a work committee of a sub-district or zone is no committee of a city, county or township
        IssuerKind::PartyCommittee if issuer.name.contains("街道") => ReporterClass::SubDistrict,
        IssuerKind::PartyCommittee if issuer.name.ends_with("工委") => ReporterClass::DevelopmentZone,
        IssuerKind::PartyCommittee => ReporterClass::PartyCommittee,
        IssuerKind::PeoplesGovernment => ReporterClass::Government,
        IssuerKind::Department => ReporterClass::Department,
        IssuerKind::GeneralOffice => ReporterClass::GeneralOffice,
        IssuerKind::TownshipGovernment => ReporterClass::Township,
        IssuerKind::SubDistrictOffice => ReporterClass::SubDistrict,
        IssuerKind::DevelopmentZone => ReporterClass::DevelopmentZone,
        IssuerKind::BareRegion => ReporterClass::Region,
        IssuerKind::Other => ReporterClass::Other,
    }
}

/// Why no duty profile answers for a report.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NoDuty {
    /// The report names no year.
    #[error("the report names no year")]
    NoYear,
    /// The report names no issuer.
    #[error("the report names no issuer")]
    NoIssuer,
    /// The issuers together are no class that the rules know.
    #[error("the issuers {} are no class of reporters", .names.join(", "))]
    Mixed {
        /// The issuers.
        names: Vec<String>,
    },
    /// No profile is about this class in this year.
    #[error("no duty profile is about the class {class} in {year}")]
    NoProfile {
        /// The class.
        class: ReporterClass,
        /// The year.
        year: ReportYear,
    },
    /// Profiles are about this class in this year, but which applies hangs on a level or region that is not known.
    #[error("which of the duty profiles {} applies hangs on the reporter's level or region", .profiles.join(", "))]
    Unknown {
        /// The ids of the profiles.
        profiles: Vec<String>,
    },
}

/// A reporter as far as it is known.
#[derive(Clone, Debug)]
pub(super) struct Reporter {
    pub(super) class: ReporterClass,
    /// The levels that it may be of, not empty.
    pub(super) levels: Vec<Level>,
    regions: Vec<Region>,
}

/// The only names that end in 市 and are of the province tier.
const MUNICIPALITIES: [&str; 4] = ["北京市", "天津市", "上海市", "重庆市"];

impl Reporter {
    pub(super) fn of(report: &Report) -> Result<Self, NoDuty> {
        if report.issuers.is_empty() {
            return Err(NoDuty::NoIssuer);
        }
        let Some(class) = ReporterClass::of(&report.issuers) else {
            let names = report.issuers.iter().map(|issuer| issuer.name.clone()).collect();
            return Err(NoDuty::Mixed { names });
        };
        let regions: Vec<_> =
            report.issuers.iter().filter_map(|issuer| issuer.region.as_ref()).chain(&report.region).cloned().collect();
        let known = report.issuers.iter().find_map(Issuer::level).or_else(|| regions.iter().find_map(Region::level));
        let levels = match (known, class) {
            (Some(level), _) => vec![level],
            (None, ReporterClass::Township | ReporterClass::SubDistrict) => vec![Level::Township],
            (None, _) if regions.iter().any(|region| MUNICIPALITIES.contains(&region.name.as_str())) => {
                vec![Level::Province]
            }
            // a name of the province tier would have told itself, and so would one of a township
            (None, _) if !regions.is_empty() => vec![Level::Prefecture, Level::County],
            (None, _) => vec![Level::Province, Level::Prefecture, Level::County, Level::Township],
        };
        Ok(Self { class, levels, regions })
    }

    /// Whether the reporter lies within one of these regions; an empty list is the whole country.
    pub(super) fn within(&self, regions: &[Region]) -> Applies {
        if regions.is_empty() {
            return Applies::Yes;
        }
        let mut may = Applies::No;
        for wanted in regions {
            let codes = self.regions.iter().filter_map(|own| own.code);
            let by_code = wanted.code.is_some_and(|wanted| codes.clone().any(|own| wanted.contains(own)));
            let by_name = !wanted.name.is_empty() && self.regions.iter().any(|own| own.name.starts_with(&wanted.name));
            if by_code || (by_name && (wanted.code.is_none() || codes.clone().next().is_none())) {
                return Applies::Yes;
            }
            // 铁西区 may lie in any province: only a code tells
            if codes.clone().next().is_none() {
                may = Applies::Perhaps;
            }
        }
        may
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    fn report(names: &[&str], region: Option<(&str, Option<&str>)>) -> Report {
        let region = region.map(|(name, code)| Region { name: name.into(), code: code.map(|c| c.parse().unwrap()) });
        let issuers = names.iter().map(|name| Issuer::from_name(name).unwrap()).collect();
        Report { region, issuers, ..Report::default() }
    }

    #[test]
    fn issuers_make_a_class() {
        use ReporterClass::*;
        for (names, class) in [
            (&["中共四平市铁西区委", "四平市铁西区人民政府"][..], Some(Joint)),
            (&["中共平西乡党委", "平西乡人民政府"], Some(Joint)),
            (&["中共平西乡党委", "平西乡"], Some(Joint)),
            (&["四平市铁西区人民政府"], Some(Government)),
            (&["平西乡人民政府"], Some(Township)),
            (&["东丽区"], Some(Region)),
            (&["仁兴街道党工委"], Some(SubDistrict)),
            (&["某开发区党工委", "某开发区管委会"], Some(DevelopmentZone)),
            (&["某市司法局", "某市公安局"], Some(Department)),
            (&["某市司法局", "某市人民政府办公室"], None),
            (&["某县人民政府", "平西乡人民政府"], None),
            (&["某某报社"], Some(Other)),
            (&[], None),
        ] {
            assert_eq!(ReporterClass::of(&report(names, None).issuers), class, "{names:?}");
        }
    }

    #[test]
    fn levels_are_narrowed_but_not_guessed() {
        use Level::*;
        for (names, region, levels) in [
            (&["开原市人民政府"][..], None, &[Prefecture, County][..]),
            (&["开原市人民政府"], Some(("开原市", Some("211282"))), &[County]),
            (&["天津市人民政府"], None, &[Province]),
            (&["吉林省人民政府"], None, &[Province]),
            (&["仁兴街道办事处"], None, &[Township]),
            (&["区政府"], None, &[Province, Prefecture, County, Township]),
        ] {
            assert_eq!(Reporter::of(&report(names, region)).unwrap().levels, levels, "{names:?}");
        }
    }

    #[test]
    fn regions_hold_by_code_or_by_name() {
        let wanted = |name: &str, code: Option<&str>| {
            vec![Region { name: name.into(), code: code.map(|code| code.parse().unwrap()) }]
        };
        let coded = Reporter::of(&report(&["四平市铁西区"], Some(("四平市铁西区", Some("220302"))))).unwrap();
        let named = Reporter::of(&report(&["四平市铁西区"], None)).unwrap();
        assert_eq!(coded.within(&wanted("吉林省", Some("220000"))), Applies::Yes);
        assert_eq!(coded.within(&wanted("辽宁省", Some("210000"))), Applies::No);
        assert_eq!(named.within(&wanted("吉林省", Some("220000"))), Applies::Perhaps);
        assert_eq!(named.within(&wanted("四平市", Some("220300"))), Applies::Yes);
        assert_eq!(coded.within(&wanted("四平市", None)), Applies::Yes);
        assert_eq!(coded.within(&[]), Applies::Yes);
    }

    #[test]
    fn every_class_is_spelt_alike_everywhere() {
        assert_spelt_alike::<ReporterClass>();
    }
}
