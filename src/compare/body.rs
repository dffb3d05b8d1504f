//! Whose report it is, and how two reports belong together.

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::report::{Issuer, IssuerKind, Region, Report};

/// The body that reports: a place, or an office of it.
///
/// A joint report of Party committee and government is that of the place.
///
/// ```
/// use fazhi::compare::Body;
///
/// let report = |issuer| {
///     let mut draft = fazhi::Report::builder(2023)?;
///     draft.title("2023年度法治政府建设情况的报告").issuer(issuer)?;
///     draft.build()
/// };
/// let office = Body::of(&report("东明市临江区人民政府办公室")?).ok_or("no body")?;
/// assert_eq!((office.region.name.as_str(), office.office.as_deref()), ("东明市临江区", Some("办公室")));
/// assert!(office.is_identified());
///
/// let bare = Body::of(&report("临江区人民政府")?).ok_or("no body")?;
/// assert!(!bare.is_identified()); // of which city?
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Body {
    /// The place.
    pub region: Region,
    /// The office or department by its name without that of the place; `None` where the place itself reports.
    pub office: Option<String>,
}

impl Body {
    /// The body of a report, from its issuers and the place in its title; `None` where neither names a place.
    pub fn of(report: &Report) -> Option<Self> {
        let place = report.issuers.iter().find(|issuer| governs(issuer));
        let issuer = place.or_else(|| report.issuers.first());
        let region = best(issuer.and_then(|issuer| issuer.region.as_ref()), report.region.as_ref())?;
        let office = issuer.filter(|issuer| !governs(issuer)).map(|issuer| office(issuer, &region.name));
        Some(Self { region, office })
    }

    /// Whether name or code leave no doubt about the place: the bare name of a district, town or street does.
    pub fn is_identified(&self) -> bool {
        self.region.code.is_some() || is_full(&self.region.name)
    }
}

/// The most characters of a place's name that are looked at for what it lies in.
pub(super) const LONGEST_NAME: usize = 64;

/// Whether an issuer stands for its whole place.
fn governs(issuer: &Issuer) -> bool {
    matches!(
        issuer.kind,
        IssuerKind::PartyCommittee
            | IssuerKind::PeoplesGovernment
            | IssuerKind::TownshipGovernment
            | IssuerKind::SubDistrictOffice
            | IssuerKind::BareRegion
    )
}

/// Of the issuer's place and that of the title the one that says more: the longer where it ends with the other, with the code
/// of either.
fn best(own: Option<&Region>, title: Option<&Region>) -> Option<Region> {
    let (Some(own), Some(title)) = (own, title) else { return own.or(title).cloned() };
    if title.name.ends_with(&own.name) {
        return Some(Region { name: title.name.clone(), code: title.code.or(own.code) });
    }
    let code = own.code.or(if own.name.ends_with(&title.name) { title.code } else { None });
    Some(Region { name: own.name.clone(), code })
}

/// An office's name without its place and government: 四平市铁西区人民政府办公室 is 办公室.
fn office(issuer: &Issuer, region: &str) -> String {
    let name = issuer.name.as_str();
    // the place may be printed in full or in part
    let mut places = region.char_indices().take(LONGEST_NAME).map(|(at, _)| &region[at..]);
    let rest = places.find_map(|place| name.strip_prefix(place)).unwrap_or(name);
    let rest = ["人民政府", "政府"].iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest);
    if rest.is_empty() { name.to_owned() } else { rest.to_owned() }
}

/// Whether a place's name says which it is: names of provinces, cities and counties do, those of districts, towns and streets
/// only behind the name of what they lie in.
pub(super) fn is_full(name: &str) -> bool {
    let many = ["区", "乡", "镇", "街道", "苏木"];
    let Some(stem) = many.iter().find_map(|ending| name.strip_suffix(ending)) else { return !name.is_empty() };
    if name.ends_with("自治区") {
        return true;
    }
    // 四平市铁西|区: a place ends inside
    stem.char_indices().skip(1).any(|(at, c)| {
        let ends = matches!(c, '省' | '市' | '州' | '盟' | '县' | '旗' | '区');
        ends && at + c.len_utf8() < stem.len()
    })
}

/// How two reports belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Tie {
    /// One body and one year: two versions of a report.
    SameYear,
    /// One body, and the second report is about the year after the first.
    NextYear,
    /// One year, and the second report is that of an office or department of the first one's place.
    Office,
    /// One year, and the second report is that of a place within the first one's place.
    Within,
}

impl Tie {
    /// How two reports belong together in this order; `None` where they do not, where a place is not
    /// [identified](Body::is_identified), and where a year is not known.
    ///
    /// ```
    /// use fazhi::compare::Tie;
    ///
    /// let report = |year, issuer| {
    ///     let mut draft = fazhi::Report::builder(year)?;
    ///     draft.title("法治政府建设情况的报告").issuer(issuer)?;
    ///     draft.build()
    /// };
    /// let district = report(2023, "东明市临江区人民政府")?;
    /// assert_eq!(Tie::between(&report(2022, "东明市临江区人民政府")?, &district), Some(Tie::NextYear));
    /// assert_eq!(Tie::between(&district, &report(2023, "东明市临江区司法局")?), Some(Tie::Office));
    /// assert_eq!(Tie::between(&report(2023, "东明市人民政府")?, &district), Some(Tie::Within));
    /// assert_eq!(Tie::between(&district, &report(2023, "南安市临江区人民政府")?), None);
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn between(one: &Report, other: &Report) -> Option<Self> {
        let tied = super::ties::ties(&[one, other]);
        tied.first().filter(|tied| (tied.one, tied.other) == (0, 1)).map(|tied| tied.tie)
    }

    /// Whether both reports are about one year.
    pub const fn is_one_year(self) -> bool {
        !matches!(self, Self::NextYear)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_district_is_no_place() {
        for (name, full) in [
            ("四平市铁西区", true),
            ("铁西区", false),
            ("市中区", false),
            ("济南市市中区", true),
            ("开原市", true),
            ("梨树县", true),
            ("平西乡", false),
            ("梨树县孟家岭镇", true),
            ("铁西区仁兴街道", true),
            ("宁夏回族自治区", true),
            ("吉林省", true),
            ("", false),
        ] {
            assert_eq!(is_full(name), full, "{name}");
        }
    }

    #[test]
    fn the_longer_name_is_taken_and_the_code_kept() {
        let region = |name: &str, code: Option<&str>| Region {
            name: name.to_owned(),
            code: code.map(|code| code.parse().unwrap()),
        };
        let (short, long) = (region("铁西区", None), region("四平市铁西区", Some("220302")));
        assert_eq!(best(Some(&short), Some(&long)), Some(long.clone()));
        assert_eq!(best(Some(&region("四平市铁西区", None)), Some(&region("铁西区", Some("220302")))), Some(long));
        assert_eq!(best(Some(&short), None), Some(short));
        assert_eq!(best(None, None), None);
    }

    #[test]
    fn an_office_is_known_however_its_place_is_printed() {
        let named = |name: &str| office(&Issuer::from_name(name).unwrap(), "四平市铁西区");
        for name in ["四平市铁西区人民政府办公室", "铁西区人民政府办公室", "铁西区政府办公室"]
        {
            assert_eq!(named(name), "办公室", "{name}");
        }
        assert_eq!(named("四平市铁西区司法局"), "司法局");
    }
}
