//! Finding the reports that belong together among many, in time proportional to their number.

use std::collections::HashMap;

use crate::report::{RegionCode, Report, ReportYear};

use super::body::{Body, LONGEST_NAME, Tie, is_full};

/// Two reports of a list that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tied {
    /// The first by its place in the list, from 0: the earlier year, the body, the place around.
    pub one: usize,
    /// The second: the later year, the office, the place within.
    pub other: usize,
    /// How they belong together.
    pub tie: Tie,
}

/// A place by its number among the places of a list.
type Place = usize;

/// The bodies of a list of reports; bodies whose place is in doubt are left out.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    by_name: HashMap<String, Place>,
    by_code: HashMap<RegionCode, Place>,
    codes: Vec<Option<RegionCode>>,
    /// Of every report: its place and its office.
    of: Vec<Option<(Place, Body)>>,
}

impl Bodies {
    pub(super) fn of(reports: &[&Report]) -> Self {
        let mut bodies = Self::default();
        for report in reports {
            let body = Body::of(report).filter(Body::is_identified);
            let known = body.map(|body| (bodies.place(&body), body));
            bodies.of.push(known);
        }
        bodies
    }

    fn place(&mut self, body: &Body) -> Place {
        let name = body.region.name.as_str();
        let named = is_full(name).then(|| self.by_name.get(name).copied()).flatten();
        let known = match body.region.code {
            // a name that another code has taken is another place
            Some(code) => self.by_code.get(&code).copied().or_else(|| named.filter(|&at| self.codes[at].is_none())),
            None => named,
        };
        let place = known.unwrap_or(self.codes.len());
        if known.is_none() {
            self.codes.push(None);
        }
        if let Some(code) = body.region.code {
            self.codes[place] = Some(code);
            self.by_code.insert(code, place);
        }
        if is_full(name) {
            self.by_name.entry(name.to_owned()).or_insert(place);
        }
        place
    }

    /// The place and office of a report.
    pub(super) fn body(&self, report: usize) -> Option<(Place, Option<&str>)> {
        let (place, body) = self.of.get(report)?.as_ref()?;
        Some((*place, body.office.as_deref()))
    }

    /// Whether two reports are of one body.
    pub(super) fn same(&self, one: usize, other: usize) -> bool {
        self.body(one).is_some_and(|body| self.body(other) == Some(body))
    }

    /// Whether one report is of a place and the other of an office of it.
    pub(super) fn place_and_office(&self, one: usize, other: usize) -> bool {
        match (self.body(one), self.body(other)) {
            (Some((a, office_a)), Some((b, office_b))) => a == b && office_a.is_some() != office_b.is_some(),
            _ => false,
        }
    }

    /// The places that a report's place may lie in, the nearest first.
    fn around(&self, report: usize) -> impl Iterator<Item = Place> {
        let body = self.of.get(report).and_then(Option::as_ref).map(|(_, body)| body);
        let name = body.map_or("", |body| body.region.name.as_str());
        let ends: Vec<usize> = name.char_indices().take(LONGEST_NAME).map(|(at, _)| at).collect();
        let prefixes = ends.into_iter().rev().filter_map(|at| self.by_name.get(&name[..at]).copied());
        let code = body.and_then(|body| body.region.code);
        let codes = std::iter::successors(code.and_then(RegionCode::parent), |code| code.parent());
        codes.filter_map(|code| self.by_code.get(&code).copied()).chain(prefixes)
    }
}

/// The reports of a list that belong together.
///
/// Of several versions of one report the first in the list stands for all: the others are tied to it, and it alone to other
/// years, offices and places.
///
/// ```
/// use fazhi::compare::{Tie, Tied, ties};
///
/// let report = |year, issuer| {
///     let mut draft = fazhi::Report::builder(year)?;
///     draft.title("法治政府建设情况的报告").issuer(issuer)?;
///     draft.build()
/// };
/// let last = report(2022, "东明市临江区人民政府")?;
/// let this = report(2023, "东明市临江区人民政府")?;
/// let bare = report(2023, "临江区人民政府")?; // of which city?
/// assert_eq!(ties(&[&this, &last, &bare]), [Tied { one: 1, other: 0, tie: Tie::NextYear }]);
/// assert!(ties(&[&this]).is_empty());
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
pub fn ties(reports: &[&Report]) -> Vec<Tied> {
    ties_among(reports, &Bodies::of(reports))
}

pub(super) fn ties_among(reports: &[&Report], bodies: &Bodies) -> Vec<Tied> {
    let mut first: HashMap<(Place, Option<&str>, ReportYear), usize> = HashMap::new();
    let mut out = Vec::new();
    let mut firsts = Vec::new();
    for (at, report) in reports.iter().enumerate() {
        let (Some((place, office)), Some(year)) = (bodies.body(at), report.year) else { continue };
        if let Some(&one) = first.get(&(place, office, year)) {
            out.push(Tied { one, other: at, tie: Tie::SameYear });
        } else {
            first.insert((place, office, year), at);
            firsts.push((at, place, office, year));
        }
    }
    for (at, place, office, year) in firsts {
        let of = |place, office, year| first.get(&(place, office, year)).copied();
        if let Some(one) = year.previous().and_then(|before| of(place, office, before)) {
            out.push(Tied { one, other: at, tie: Tie::NextYear });
        }
        let around = if office.is_some() {
            of(place, None, year).map(|one| (one, Tie::Office))
        } else {
            let mut around = bodies.around(at).filter(|&other| other != place);
            around.find_map(|place| of(place, None, year)).map(|one| (one, Tie::Within))
        };
        if let Some((one, tie)) = around {
            out.push(Tied { one, other: at, tie });
        }
    }
    out.sort_by_key(|tied| (tied.other, tied.one));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Issuer, Region};

    fn report(year: i32, issuer: &str, code: Option<&str>) -> Report {
        let mut report = Report::default();
        report.year = year.try_into().ok();
        let mut issuer = Issuer::from_name(issuer).unwrap();
        if let (Some(code), Some(region)) = (code, &issuer.region) {
            issuer.region = Some(Region { name: region.name.clone(), code: code.parse().ok() });
        }
        report.issuers.push(issuer);
        report
    }

    fn tied(reports: &[Report]) -> Vec<(usize, usize, Tie)> {
        let list: Vec<&Report> = reports.iter().collect();
        ties(&list).into_iter().map(|tied| (tied.one, tied.other, tied.tie)).collect()
    }

    #[test]
    fn years_offices_and_places() {
        let reports = [
            report(2023, "东明市临江区人民政府", None),
            report(2022, "东明市临江区人民政府", None),
            report(2023, "东明市临江区司法局", None),
            report(2022, "东明市临江区司法局", None),
            report(2023, "东明市人民政府", None),
            report(2023, "东明市临江区白杨镇人民政府", None),
            report(2023, "东明市临江区人民政府", None), // a second version
            report(2021, "东明市南山区人民政府", None),
        ];
        let expected = [
            (1, 0, Tie::NextYear),
            (4, 0, Tie::Within),
            (0, 2, Tie::Office),
            (3, 2, Tie::NextYear),
            (1, 3, Tie::Office),
            (0, 5, Tie::Within),
            (0, 6, Tie::SameYear),
        ];
        assert_eq!(tied(&reports), expected);
    }

    #[test]
    fn codes_tell_places_of_one_name_apart() {
        let reports = [
            report(2022, "铁西区人民政府", Some("220302")),
            report(2023, "铁西区人民政府", Some("210106")),
            report(2023, "铁西区人民政府", Some("220302")),
            report(2024, "铁西区人民政府", None), // which one?
        ];
        assert_eq!(tied(&reports), [(0, 2, Tie::NextYear)]);
    }

    #[test]
    fn a_name_finds_the_code_that_another_report_gives_it() {
        let reports = [
            report(2022, "四平市铁西区人民政府", Some("220302")),
            report(2023, "四平市铁西区人民政府", None),
            report(2024, "铁西区人民政府", Some("220302")),
            report(2023, "四平市人民政府", Some("220300")),
        ];
        assert_eq!(tied(&reports), [(0, 1, Tie::NextYear), (3, 1, Tie::Within), (1, 2, Tie::NextYear)]);
    }

    #[test]
    fn what_is_not_known_ties_nothing() {
        let (mut no_year, mut nobody) = (report(2022, "东明市人民政府", None), Report::default());
        (no_year.year, nobody.year) = (None, 2023.try_into().ok());
        assert_eq!(tied(&[no_year, report(2023, "东明市人民政府", None), nobody]), []);
        assert_eq!(tied(&[]), []);
    }
}
