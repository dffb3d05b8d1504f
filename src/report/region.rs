//! Regions, their codes and their levels.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

/// The tier of a region in the administrative system, from high to low.
///
/// It is the tier (县级行政区), not the rank of the officials: a district of a municipality is of the county tier. A name's
/// ending does not tell it: 开原市 is of the county tier, 四平市 of the prefecture tier.
///
/// ```
/// use fazhi::report::Level;
///
/// assert_eq!("county".parse(), Ok(Level::County));
/// assert_eq!(Level::County.upper(), Some(Level::Prefecture));
/// assert!("市".parse::<Level>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// 省级: provinces, autonomous regions, municipalities under the central government.
    Province,
    /// 地级: prefecture-level cities, prefectures, leagues.
    Prefecture,
    /// 县级: counties, banners, county-level cities, districts.
    County,
    /// 乡级: townships, towns, sub-districts.
    Township,
}

impl Level {
    /// The next higher tier; `None` above the province.
    pub const fn upper(self) -> Option<Self> {
        match self {
            Self::Province => None,
            Self::Prefecture => Some(Self::Province),
            Self::County => Some(Self::Prefecture),
            Self::Township => Some(Self::County),
        }
    }
}

/// A six-digit region code of GB/T 2260: two digits each for province, prefecture and county, as in 220302.
///
/// The province is one of the 34 assigned; a county part needs a prefecture part. Whether the region exists is not
/// checked: the tables change every year. The code implies the [`Level`].
///
/// ```
/// use fazhi::report::{Level, RegionCode, RegionCodeError};
///
/// let code: RegionCode = "220302".parse()?;
/// assert_eq!(code.level(), Level::County);
/// assert_eq!(code.parent().map(|code| code.to_string()).as_deref(), Some("220300"));
/// assert!(matches!("990302".parse::<RegionCode>(), Err(RegionCodeError::Province { .. })));
/// # Ok::<(), RegionCodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode {
    province: u8,
    prefecture: u8,
    county: u8,
}

text_form!(RegionCode, "a six-digit region code such as \"220302\"");

/// The assigned province numbers.
const PROVINCES: [u8; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82,
];
/// Beijing, Tianjin, Shanghai, Chongqing.
const MUNICIPALITIES: [u8; 4] = [11, 12, 31, 50];

/// Why a text is not a [`RegionCode`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RegionCodeError {
    /// Not six ASCII digits.
    #[error("{input:?} is not six digits")]
    Malformed {
        /// The text as given.
        input: String,
    },
    /// The first two digits are no province.
    #[error("{input:?} begins with no province")]
    Province {
        /// The text as given.
        input: String,
    },
    /// The last two digits name a county though the middle two name no prefecture.
    #[error("{input:?} has a county part without a prefecture part")]
    Gap {
        /// The text as given.
        input: String,
    },
}

impl RegionCode {
    /// The level that the code implies: county if its last two digits are not 00, and so on.
    ///
    /// The codes 110100 and the like, which only group the districts of a municipality, count as prefectures.
    pub const fn level(self) -> Level {
        match (self.prefecture, self.county) {
            (0, _) => Level::Province,
            (_, 0) => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// The code of the province: 220000 for 220302.
    #[must_use]
    pub const fn province(self) -> Self {
        Self { province: self.province, prefecture: 0, county: 0 }
    }

    /// The code of the prefecture: 220300 for 220302; `None` for a province.
    pub const fn prefecture(self) -> Option<Self> {
        match self.prefecture {
            0 => None,
            prefecture => Some(Self { province: self.province, prefecture, county: 0 }),
        }
    }

    /// The code of the region above; `None` for a province.
    ///
    /// Districts of a municipality and counties that a province governs directly (the middle digits are 90) lie right
    /// below the province.
    pub fn parent(self) -> Option<Self> {
        match self.level() {
            Level::Province => None,
            Level::County if !self.is_in_municipality() && self.prefecture != 90 => self.prefecture(),
            _ => Some(self.province()),
        }
    }

    /// Whether the region is, or lies in, a municipality under the central government (直辖市).
    pub fn is_in_municipality(self) -> bool {
        MUNICIPALITIES.contains(&self.province)
    }

    /// Whether `other` is this region or lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.province == other.province
            && (self.prefecture == 0 || self.prefecture == other.prefecture)
            && (self.county == 0 || self.county == other.county)
    }
}

impl FromStr for RegionCode {
    type Err = RegionCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let input = || text.to_owned();
        let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        let pair = |at: usize| text.get(at..at + 2)?.parse().ok();
        let (true, Some(province), Some(prefecture), Some(county)) = (digits, pair(0), pair(2), pair(4)) else {
            return Err(RegionCodeError::Malformed { input: input() });
        };
        let code = Self { province, prefecture, county };
        if !PROVINCES.contains(&code.province) {
            Err(RegionCodeError::Province { input: input() })
        } else if code.prefecture == 0 && code.county != 0 {
            Err(RegionCodeError::Gap { input: input() })
        } else {
            Ok(code)
        }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}{:02}{:02}", self.province, self.prefecture, self.county)
    }
}

/// A region by its name, as printed, and its code where that is known.
///
/// The bare name does not identify a region: there are three 铁西区 (220302, 210106, 210303).
///
/// ```
/// use fazhi::report::{Level, Region};
///
/// let region: Region = serde_json::from_str(r#"{ "name": "四平市铁西区", "code": "220302" }"#)?;
/// assert_eq!(region.level(), Some(Level::County));
/// assert_eq!(Region::named("开原市").level(), None);
/// assert!(serde_json::from_str::<Region>(r#"{ "name": "四平市铁西区", "code": 220302 }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// The name as printed: 四平市铁西区.
    pub name: String,
    /// The code of GB/T 2260.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<RegionCode>,
}

impl Region {
    /// Makes a region whose code is not known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), code: None }
    }

    /// The level that the code implies, or that the name's ending leaves no doubt about (省, 自治州, 县, 旗, 乡, 镇,
    /// 街道 …). The endings 市 and 区 alone tell nothing.
    pub fn level(&self) -> Option<Level> {
        self.code.map(RegionCode::level).or_else(|| level_of_name(&self.name))
    }
}

/// Endings that tell the level.
const ENDINGS: [(&str, Level); 9] = [
    ("省", Level::Province),
    ("自治区", Level::Province),
    ("自治州", Level::Prefecture),
    ("县", Level::County),
    ("旗", Level::County),
    ("乡", Level::Township),
    ("镇", Level::Township),
    ("苏木", Level::Township),
    ("街道", Level::Township),
];

fn level_of_name(name: &str) -> Option<Level> {
    let ending = ENDINGS.iter().find(|(ending, _)| name.strip_suffix(ending).is_some_and(|stem| !stem.is_empty()));
    ending.map(|&(_, level)| level)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use strum::IntoEnumIterator;

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    fn code(text: &str) -> RegionCode {
        text.parse().unwrap()
    }

    #[test]
    fn codes_tell_level_and_parent() {
        for (text, level, parent) in [
            ("220000", Level::Province, None),
            ("220300", Level::Prefecture, Some("220000")),
            ("220302", Level::County, Some("220300")),
            ("211282", Level::County, Some("211200")),
            ("120110", Level::County, Some("120000")),
            ("429004", Level::County, Some("420000")),
        ] {
            assert_eq!(code(text).level(), level, "{text}");
            assert_eq!(code(text).parent(), parent.map(code), "{text}");
        }
        assert!(code("120110").is_in_municipality() && !code("220302").is_in_municipality());
    }

    #[test]
    fn containment_goes_downwards() {
        for upper in ["220000", "220300", "220302"] {
            assert!(code(upper).contains(code("220302")), "{upper}");
        }
        for other in ["220303", "220400", "210000", "210302"] {
            assert!(!code(other).contains(code("220302")), "{other}");
        }
        assert!(!code("220302").contains(code("220300")));
    }

    #[test]
    fn malformed_codes_are_refused_with_the_reason() {
        for text in ["", "22030", "2203021", "２２０３０２", "22030a", "+22030"] {
            assert_eq!(text.parse::<RegionCode>(), Err(RegionCodeError::Malformed { input: text.into() }));
        }
        assert_eq!("160101".parse::<RegionCode>(), Err(RegionCodeError::Province { input: "160101".into() }));
        assert_eq!("220002".parse::<RegionCode>(), Err(RegionCodeError::Gap { input: "220002".into() }));
    }

    #[test]
    fn a_name_tells_its_level_only_where_its_ending_does() {
        for (name, level) in [
            ("吉林省", Some(Level::Province)),
            ("宁夏回族自治区", Some(Level::Province)),
            ("西藏自治区", Some(Level::Province)),
            ("延边朝鲜族自治州", Some(Level::Prefecture)),
            ("梨树县", Some(Level::County)),
            ("平西乡", Some(Level::Township)),
            ("开原市", None),
            ("东丽区", None),
            ("四平市铁西区", None),
            ("景德镇市", None),
            ("县", None),
            ("", None),
        ] {
            assert_eq!(Region::named(name).level(), level, "{name}");
        }
        let coded = Region { name: "开原市".into(), code: Some(code("211282")) };
        assert_eq!(coded.level(), Some(Level::County));
    }

    #[test]
    fn every_level_is_spelt_alike_everywhere() {
        assert_spelt_alike::<Level>();
        for level in Level::iter() {
            assert!(level.upper().is_none_or(|upper| upper < level));
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(text in any::<String>(), digits in "[0-9]{6}") {
            for text in [text, digits] {
                if let Ok(code) = text.parse::<RegionCode>() {
                    prop_assert_eq!(code.to_string(), text);
                }
            }
        }

        #[test]
        fn the_parent_contains_its_child(digits in "[1-6][1-7](00|[0-9]{2})(00|[0-9]{2})") {
            if let Ok(code) = digits.parse::<RegionCode>() {
                prop_assert!(code.parent().is_none_or(|parent| parent.contains(code) && parent.level() < code.level()));
            }
        }
    }
}
