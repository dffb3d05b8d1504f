//! Who reports.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};
use thiserror::Error;

use super::region::{Level, Region};

/// What sort of organ reports.
///
/// ```
/// use fazhi::report::IssuerKind;
///
/// assert_eq!(IssuerKind::of_name("中共四平市铁西区委"), IssuerKind::PartyCommittee);
/// assert_eq!(IssuerKind::of_name("四平市铁西区人民政府办公室"), IssuerKind::GeneralOffice);
/// assert_eq!("party_committee".parse(), Ok(IssuerKind::PartyCommittee));
/// assert!("党委".parse::<IssuerKind>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IssuerKind {
    /// 党委, 党工委: a Party committee or work committee.
    PartyCommittee,
    /// 人民政府 of a county or a higher region.
    PeoplesGovernment,
    /// 工作部门: a department of a government or of a Party committee.
    Department,
    /// 政府办公室, 办公厅: the general office of a government.
    GeneralOffice,
    /// 乡、镇人民政府.
    TownshipGovernment,
    /// 街道办事处.
    SubDistrictOffice,
    /// 管理委员会 of a development zone, new area, industrial park …
    DevelopmentZone,
    /// A region's name alone, as titles print it: Party committee, government or both.
    BareRegion,
    /// Anything else; [`Issuer::name`] keeps it as printed.
    Other,
}

impl IssuerKind {
    /// The kind that a printed name shows. A second name in brackets at the end is ignored.
    ///
    /// ```
    /// use fazhi::report::IssuerKind;
    /// assert_eq!(IssuerKind::of_name("东明市临江区人民政府"), IssuerKind::PeoplesGovernment);
    /// assert_eq!(IssuerKind::of_name("东明市读书会"), IssuerKind::Other);
    /// ```
    pub fn of_name(name: &str) -> Self {
        let (name, _) = split_second_name(name.trim());
        if let Some(party) = strip_party(name) {
            return party_kind(party);
        }
        if PARTY_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            return Self::PartyCommittee;
        }
        if let Some(region) = strip_government(name) {
            let township = ["乡", "镇", "苏木"].iter().any(|ending| region.ends_with(ending));
            return if township { Self::TownshipGovernment } else { Self::PeoplesGovernment };
        }
        if GENERAL_OFFICES.iter().any(|ending| name.ends_with(ending)) {
            return Self::GeneralOffice;
        }
        if name.ends_with("街道办事处") || name.ends_with("街道办") {
            return Self::SubDistrictOffice;
        }
        if let Some(area) = strip_zone(name) {
            return if ZONES.iter().any(|zone| area.ends_with(zone)) {
                Self::DevelopmentZone
            } else {
                Self::Department
            };
        }
        if DEPARTMENTS.iter().any(|ending| name.ends_with(ending)) {
            return Self::Department;
        }
        let (region, rest) = region_prefix(name);
        if !region.is_empty() && rest.is_empty() { Self::BareRegion } else { Self::Other }
    }
}

/// One organ that issues a report; a joint report has several.
///
/// ```
/// use fazhi::report::{Issuer, IssuerError, IssuerKind, Level};
///
/// let bureau = Issuer::from_name("杭州市农业农村局（杭州市乡村振兴局）")?;
/// assert_eq!(bureau.kind, IssuerKind::Department);
/// assert_eq!(bureau.second_name.as_deref(), Some("杭州市乡村振兴局"));
/// assert_eq!(bureau.region.as_ref().map(|region| region.name.as_str()), Some("杭州市"));
/// assert_eq!(bureau.level(), None); // 市 may be a prefecture or a county
///
/// assert_eq!(Issuer::from_name("平西乡人民政府")?.level(), Some(Level::Township));
/// assert_eq!(Issuer::from_name(" "), Err(IssuerError::Empty));
/// # Ok::<(), IssuerError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The name as printed, without the second name.
    pub name: String,
    /// The second name (加挂牌子) that stood in brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_name: Option<String>,
    /// What sort of organ it is.
    pub kind: IssuerKind,
    /// The region it governs or belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// The level as declared; see [`Issuer::level`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// Why a text is not the name of an [`Issuer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IssuerError {
    /// Nothing but white space.
    #[error("an issuer needs a name")]
    Empty,
}

impl Issuer {
    /// Makes an issuer from its printed name: classifies it, splits off the second name and finds the region. The
    /// level is left undeclared.
    ///
    /// # Errors
    ///
    /// If the name is empty.
    pub fn from_name(printed: &str) -> Result<Self, IssuerError> {
        let (name, second_name) = split_second_name(printed.trim());
        if name.is_empty() {
            return Err(IssuerError::Empty);
        }
        let kind = IssuerKind::of_name(name);
        Ok(Self {
            name: name.to_owned(),
            second_name: second_name.map(str::to_owned),
            kind,
            region: region_of(name, kind).map(Region::named),
            level: None,
        })
    }

    /// The level: as declared, else as the kind implies (township governments and sub-district offices), else as the
    /// region tells. It is never guessed from the endings 市 and 区.
    pub fn level(&self) -> Option<Level> {
        self.level.or(match self.kind {
            IssuerKind::TownshipGovernment | IssuerKind::SubDistrictOffice => Some(Level::Township),
            _ => self.region.as_ref().and_then(Region::level),
        })
    }
}

const PARTY_ENDINGS: [&str; 10] = ["党委", "党工委", "省委", "市委", "区委", "县委", "州委", "旗委", "镇委", "乡委"];
const GENERAL_OFFICES: [&str; 3] = ["政府办公室", "政府办公厅", "政府办"];
const DEPARTMENTS: [&str; 7] = ["局", "委", "厅", "部", "办", "办公室", "署"];
const ZONES: [&str; 6] = ["区", "园", "城", "港", "岛", "带"];

/// Splits `名称（别名）` into name and second name.
fn split_second_name(name: &str) -> (&str, Option<&str>) {
    let inner = name.strip_suffix(['）', ')']);
    match inner.and_then(|inner| inner.split_once(['（', '('])) {
        Some((first, second)) if !first.trim().is_empty() => (first.trim_end(), Some(second.trim())),
        _ => (name, None),
    }
}

fn strip_party(name: &str) -> Option<&str> {
    name.strip_prefix("中共").or_else(|| name.strip_prefix("中国共产党"))
}

/// The kind of an organ whose name begins with 中共, which `rest` is without.
fn party_kind(rest: &str) -> IssuerKind {
    let committee = ["委员会", "委", "党工委"].iter().find_map(|ending| rest.strip_suffix(ending));
    match committee {
        Some(region) if !region.contains('委') => IssuerKind::PartyCommittee,
        _ if DEPARTMENTS.iter().any(|ending| rest.ends_with(ending)) || committee.is_some() => IssuerKind::Department,
        _ => IssuerKind::Other,
    }
}

/// What stands before 人民政府 or 政府.
fn strip_government(name: &str) -> Option<&str> {
    name.strip_suffix("人民政府").or_else(|| name.strip_suffix("政府"))
}

/// What stands before 管理委员会 or 管委会.
fn strip_zone(name: &str) -> Option<&str> {
    name.strip_suffix("管理委员会").or_else(|| name.strip_suffix("管委会"))
}

/// The name of the region that an organ's name begins with.
fn region_of(name: &str, kind: IssuerKind) -> Option<&str> {
    let own = match kind {
        IssuerKind::PeoplesGovernment | IssuerKind::TownshipGovernment => strip_government(name)?,
        IssuerKind::GeneralOffice => GENERAL_OFFICES
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .map(|own| own.trim_end_matches("人民"))?,
        IssuerKind::SubDistrictOffice => name.strip_suffix("办事处").or_else(|| name.strip_suffix('办'))?,
        IssuerKind::BareRegion => name,
        _ => region_prefix(strip_party(name).unwrap_or(name)).0,
    };
    // 区政府, 市委: the ending of a name, not a name
    (own.chars().nth(1).is_some()).then_some(own)
}

/// Words that end like a region's name and are none.
const NO_REGIONS: [&str; 12] =
    ["城市", "市区", "社区", "园区", "地区", "辖区", "库区", "景区", "城镇", "乡镇", "村镇", "开发区"];

/// Splits a name after the regions at its start: 四平市铁西区|司法局. The regions may be empty.
fn region_prefix(name: &str) -> (&str, &str) {
    let mut end = 0;
    while let Some(length) = name.get(end..).and_then(one_region) {
        end += length;
    }
    name.split_at_checked(end).unwrap_or(("", name))
}

/// The length in bytes of the region's name that `text` begins with.
fn one_region(text: &str) -> Option<usize> {
    const LONGEST: usize = 16;
    let mut before = 0;
    let mut chars = text.char_indices().take(LONGEST).peekable();
    while let Some((at, c)) = chars.next() {
        // 市 and the like need two characters before them, so that 杭州市市场… does not become 杭州市市
        let needed = match c {
            '省' | '市' | '州' | '盟' => 2,
            '区' | '县' | '旗' | '乡' | '镇' => 1,
            _ => usize::MAX,
        };
        let end = at + c.len_utf8();
        if before >= needed {
            // 新乡|市, 景德镇|市: the name goes on
            let goes_on =
                matches!(c, '乡' | '镇' | '州') && chars.peek().is_some_and(|(_, next)| "市县区".contains(*next));
            if !goes_on {
                let word = text.get(..end)?;
                // 园区 is a word, 桃园区 a place
                let named = before == 2 && ["园区", "库区", "景区"].iter().any(|no| word.ends_with(no));
                return (named || !NO_REGIONS.iter().any(|no| word.ends_with(no))).then_some(end);
            }
        } else if c == '道' && text.get(..at).is_some_and(|stem| stem.ends_with('街') && before > 1) {
            return Some(end);
        }
        before += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn names_show_kind_and_region() {
        use IssuerKind::*;
        for (name, kind, region) in [
            ("中共四平市铁西区委", PartyCommittee, Some("四平市铁西区")),
            ("中共吉林省委员会", PartyCommittee, Some("吉林省")),
            ("中国共产党梨树县委员会", PartyCommittee, Some("梨树县")),
            ("四平市委", PartyCommittee, Some("四平市")),
            ("区委", PartyCommittee, None),
            ("中共平西乡党委", PartyCommittee, Some("平西乡")),
            ("中共四平市委政法委员会", Department, Some("四平市")),
            ("中共四平市委宣传部", Department, Some("四平市")),
            ("四平市铁西区人民政府", PeoplesGovernment, Some("四平市铁西区")),
            ("景德镇市人民政府", PeoplesGovernment, Some("景德镇市")),
            ("区政府", PeoplesGovernment, None),
            ("四平市铁西区人民政府办公室", GeneralOffice, Some("四平市铁西区")),
            ("吉林省人民政府办公厅", GeneralOffice, Some("吉林省")),
            ("铁西区政府办公室", GeneralOffice, Some("铁西区")),
            ("平西乡人民政府", TownshipGovernment, Some("平西乡")),
            ("梨树县孟家岭镇人民政府", TownshipGovernment, Some("梨树县孟家岭镇")),
            ("铁西区仁兴街道办事处", SubDistrictOffice, Some("铁西区仁兴街道")),
            ("四平经济开发区管理委员会", DevelopmentZone, None),
            ("杭州市农业农村局", Department, Some("杭州市")),
            ("杭州市市场监督管理局", Department, Some("杭州市")),
            ("杭州市城市管理局", Department, Some("杭州市")),
            ("新乡市卫生健康委", Department, Some("新乡市")),
            ("津市市司法局", Department, Some("津市市")),
            ("四平市铁西区司法局", Department, Some("四平市铁西区")),
            ("四平市人民政府国有资产监督管理委员会", Department, Some("四平市")),
            ("四平市铁西区", BareRegion, Some("四平市铁西区")),
            ("东丽区", BareRegion, Some("东丽区")),
            ("济南市市中区", BareRegion, Some("济南市市中区")),
            ("宁夏回族自治区", BareRegion, Some("宁夏回族自治区")),
            ("甲江市梨园区司法局", Department, Some("甲江市梨园区")),
            ("甲江市产业园区服务局", Department, Some("甲江市")),
            ("某某报社", Other, None),
            ("", Other, None),
        ] {
            assert_eq!(IssuerKind::of_name(name), kind, "{name}");
            if let Ok(issuer) = Issuer::from_name(name) {
                assert_eq!(issuer.region.map(|region| region.name).as_deref(), region, "{name}");
            }
        }
    }

    #[test]
    fn a_second_name_is_split_off() {
        for printed in ["某市林业局（某市草原局）", "某市林业局(某市草原局)", " 某市林业局 （ 某市草原局 ） "]
        {
            let issuer = Issuer::from_name(printed).unwrap();
            assert_eq!((issuer.name.as_str(), issuer.second_name.as_deref()), ("某市林业局", Some("某市草原局")));
            assert_eq!(issuer.kind, IssuerKind::Department);
        }
    }

    #[test]
    fn the_level_comes_from_declaration_kind_or_region() {
        let level = |name: &str| Issuer::from_name(name).unwrap().level();
        assert_eq!(level("开原市人民政府"), None);
        assert_eq!(level("四平市铁西区人民政府"), None);
        assert_eq!(level("梨树县人民政府"), Some(Level::County));
        assert_eq!(level("梨树县林业局"), Some(Level::County));
        assert_eq!(level("铁西区仁兴街道办事处"), Some(Level::Township));
        let mut city = Issuer::from_name("开原市人民政府").unwrap();
        city.region = Some(Region { name: "开原市".into(), code: "211282".parse().ok() });
        assert_eq!(city.level(), Some(Level::County));
        city.level = Some(Level::Prefecture);
        assert_eq!(city.level(), Some(Level::Prefecture));
    }

    #[test]
    fn json_is_strict() {
        let json = r#"{"name":"开原市人民政府","kind":"peoples_government","region":{"name":"开原市"}}"#;
        let issuer: Issuer = serde_json::from_str(json).unwrap();
        assert_eq!(issuer, Issuer::from_name("开原市人民政府").unwrap());
        assert_eq!(serde_json::to_string(&issuer).unwrap(), json);
        assert!(serde_json::from_str::<Issuer>(r#"{"name":"某局","kind":"bureau"}"#).is_err());
        assert!(serde_json::from_str::<Issuer>(r#"{"name":"某局","kind":"department","rank":1}"#).is_err());
    }

    #[test]
    fn every_kind_is_spelt_alike_everywhere() {
        assert_spelt_alike::<IssuerKind>();
    }

    proptest! {
        #[test]
        fn any_name_is_classified(any in any::<String>(), like in "(中共)?[省市区县乡镇州旗街道新城某]{0,24}(人民)?(政府|委|局)?(办公室)?[（(]?[某局]{0,3}[）)]?") {
            for name in [any, like] {
                match Issuer::from_name(&name) {
                    Ok(issuer) => {
                        prop_assert_eq!(issuer.kind, IssuerKind::of_name(&name));
                        prop_assert!(name.contains(&issuer.name));
                        if let Some(region) = issuer.region {
                            prop_assert!(issuer.name.contains(&region.name) && !region.name.is_empty());
                        }
                    }
                    Err(IssuerError::Empty) => prop_assert!(name.trim().is_empty()),
                }
            }
        }
    }
}
