//! The tables together: lookups, and extension by JSON.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::document::{Document, RegulationsError};
use super::duty::{Duty, DutyList, DutyRef};
use super::identity::Identity;
use super::indicator::{Indicator, IndicatorId};
use super::labels::{Clash, Context, Labels, Place};
use super::outline::{Area, Outline, OutlineId, Part};
use super::profile::DutyProfile;
use crate::report::ReportYear;

/// The built-in outlines.
const OUTLINES: [&str; 2] = [include_str!("data/outline-2015.json"), include_str!("data/outline-2021.json")];

/// The other built-in tables. The identities of a file name indicators of that file.
const OTHERS: [&str; 9] = [
    include_str!("data/duties.json"),
    include_str!("data/profiles.json"),
    include_str!("data/reconsideration.json"),
    include_str!("data/litigation.json"),
    include_str!("data/enforcement.json"),
    include_str!("data/openness.json"),
    include_str!("data/documents.json"),
    include_str!("data/services.json"),
    include_str!("data/society.json"),
];

/// The regulations that a report is read and judged by.
///
/// The JSON form is one object with the optional lists `outlines`, `duty_lists`, `duty_profiles`, `indicators` and
/// `identities`, whose entries are the types of this module. Unknown fields are refused.
///
/// ```
/// use fazhi::report::regulation::{Regulations, RegulationsError};
///
/// let mut rules = Regulations::builtin().clone();
/// assert!(rules.outline_for("2026".parse()?).is_none());
/// rules.extend_json(r#"{ "outlines": [{
///     "id": "2026-2030", "title": "《某纲要（2026—2030年）》", "from": 2026, "to": 2030,
///     "basis": { "certainty": "inferred", "source": "made up for this example" },
///     "parts": [{ "number": 1, "heading": "某部分", "short": "某",
///                 "basis": { "certainty": "inferred", "source": "made up for this example" } }]
/// }] }"#)?;
/// assert_eq!(rules.outline_for("2026".parse()?).map(|outline| outline.id.as_str()), Some("2026-2030"));
///
/// let refused = Regulations::from_json(r#"{ "outlines": [{ "titel": "" }] }"#);
/// assert!(matches!(refused, Err(RegulationsError::Json { path, .. }) if path == "outlines[0].titel"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Regulations {
    outlines: BTreeMap<OutlineId, Outline>,
    duty_lists: Vec<DutyList>,
    profiles: Vec<DutyProfile>,
    indicators: BTreeMap<IndicatorId, Indicator>,
    identities: Vec<Identity>,
    labels: Labels,
}

impl Regulations {
    /// The built-in regulations.
    pub fn builtin() -> &'static Self {
        static TABLES: LazyLock<Regulations> = LazyLock::new(|| {
            let mut tables = Regulations::builtin_outlines().clone();
            // a test proves that nothing of this can fail; if it did, the tables would be without it
            for document in OTHERS.iter().filter_map(|json| Document::parse(json).ok()) {
                let _ = tables.take(document);
            }
            if let Ok(labels) = Labels::new(&tables.indicators) {
                tables.labels = labels;
            }
            tables
        });
        &TABLES
    }

    /// The built-in outlines without the other tables: all that the reading of a text asks for, and soon made.
    pub(super) fn builtin_outlines() -> &'static Self {
        static TABLES: LazyLock<Regulations> = LazyLock::new(|| {
            let mut tables = Regulations::default();
            for document in OUTLINES.iter().filter_map(|json| Document::parse(json).ok()) {
                let _ = tables.take(document);
            }
            tables
        });
        &TABLES
    }

    /// Reads regulations from one JSON document, without the built-in ones.
    ///
    /// # Errors
    ///
    /// If the document is malformed or contradicts itself; the error names the place.
    pub fn from_json(json: &str) -> Result<Self, RegulationsError> {
        let mut tables = Self::default();
        tables.extend_json(json)?;
        Ok(tables)
    }

    /// Adds the entries of a JSON document. An entry whose id (for a list of duties: whose title) is known replaces
    /// the known one, so that a document can correct what was unsure.
    ///
    /// # Errors
    ///
    /// If the document is malformed or contradicts itself or the tables; nothing is changed then.
    pub fn extend_json(&mut self, json: &str) -> Result<(), RegulationsError> {
        let mut new = self.clone();
        let places = new.take(Document::parse(json)?)?;
        new.labels = Labels::new(&new.indicators).map_err(|clash| match clash {
            Clash::Index(reason) => RegulationsError::Index { reason },
            // what was there before was sound, so one of the two places is in this document
            Clash::Twice(clash) => {
                let (key, [first, second]) = *clash;
                let known = |place: Place| places.get(&place.id).map(|at| format!("indicators[{at}].{}", place.path()));
                let path = known(second).or_else(|| known(first)).unwrap_or_default();
                RegulationsError::Duplicate { path, key }
            }
        })?;
        *self = new;
        Ok(())
    }

    /// Adds the entries of a document, without the labels of its indicators; gives where in it each of these stands.
    fn take(&mut self, document: Document) -> Result<BTreeMap<IndicatorId, usize>, RegulationsError> {
        self.outlines.extend(document.outlines.into_iter().map(|outline| (outline.id.clone(), outline)));
        replace(&mut self.duty_lists, document.duty_lists, |list| &list.title);
        replace(&mut self.profiles, document.duty_profiles, |profile| &profile.id);
        let mut named = Vec::new();
        let places = document.indicators.iter().enumerate().map(|(i, indicator)| (indicator.id.clone(), i)).collect();
        for (i, indicator) in document.indicators.into_iter().enumerate() {
            if let Some(ratio) = &indicator.ratio {
                named.push((format!("indicators[{i}].ratio.numerator"), ratio.numerator.clone()));
                let bases = ratio.bases.iter().enumerate();
                named.extend(bases.map(|(j, id)| (format!("indicators[{i}].ratio.bases[{j}]"), id.clone())));
            }
            self.indicators.insert(indicator.id.clone(), indicator);
        }
        for (i, identity) in document.identities.iter().enumerate() {
            for (side, ids) in [("whole", &identity.whole), ("parts", &identity.parts)] {
                let ids = ids.iter().enumerate();
                named.extend(ids.map(|(j, id)| (format!("identities[{i}].{side}[{j}]"), id.clone())));
            }
        }
        if let Some((path, id)) = named.into_iter().find(|(_, id)| !self.indicators.contains_key(id)) {
            return Err(RegulationsError::UnknownIndicator { path, id });
        }
        replace(&mut self.identities, document.identities, |identity| &identity.id);
        Ok(places)
    }

    /// The outlines, by id.
    pub fn outlines(&self) -> impl Iterator<Item = &Outline> {
        self.outlines.values()
    }

    /// The outline with this id.
    pub fn outline(&self, id: &OutlineId) -> Option<&Outline> {
        self.outlines.get(id)
    }

    /// The outline that covers a year; of several the one that began last.
    pub fn outline_for(&self, year: ReportYear) -> Option<&Outline> {
        self.outlines.values().filter(|outline| outline.covers(year)).max_by_key(|outline| outline.from)
    }

    /// The part of an outline that an area refers to.
    pub fn area(&self, area: &Area) -> Option<&Part> {
        self.outline(area.outline())?.part(area.part())
    }

    /// The regulations that list duties, in the order in which they were added.
    pub fn duty_lists(&self) -> impl Iterator<Item = &DutyList> {
        self.duty_lists.iter()
    }

    /// The listed duty that a reference names; of several lists the one added last decides.
    pub fn duty(&self, duty: &DutyRef) -> Option<&Duty> {
        self.duty_lists.iter().rev().find_map(|list| list.duties.iter().find(|listed| listed.id == *duty))
    }

    /// The duty profiles, in the order in which they were added. [`Regulations::duty_of`] says which apply to a report.
    pub fn profiles(&self) -> impl Iterator<Item = &DutyProfile> {
        self.profiles.iter()
    }

    /// The duty profile with this id.
    pub fn profile(&self, id: &str) -> Option<&DutyProfile> {
        self.profiles.iter().find(|profile| profile.id == id)
    }

    /// The indicators, by id.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.values()
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// The indicator that a text is about: the one whose name, synonym or hint stands in it. The longest word wins; of
    /// equally long ones the last in the text, where the head of a Chinese phrase stands. Time is linear in the text.
    ///
    /// What is found says what the text is about, not that a figure with this label is the indicator:
    /// 土地类行政复议案件 is about reconsideration cases and counts some of them. For that see
    /// [`Regulations::indicator_of`].
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let rules = Regulations::builtin();
    /// let found = rules.indicator_in("全年受理行政复议案件").map(|indicator| indicator.id.as_str());
    /// assert_eq!(found, Some("reconsideration_accepted"));
    /// assert!(rules.indicator_in("植树造林").is_none());
    /// ```
    pub fn indicator_in(&self, text: &str) -> Option<&Indicator> {
        self.indicator(self.labels.about(text)?)
    }

    /// The indicator that a label names wholly: its name or a synonym, with nothing around it but words of time and scope
    /// that change nothing (全年, 全区, 共). Any other word qualifies the name, and then nothing is found.
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let rules = Regulations::builtin();
    /// let of = |label| rules.indicator_of(label).map(|indicator| indicator.id.as_str());
    /// assert_eq!(of("全年共受理行政复议案件"), Some("reconsideration_accepted"));
    /// assert_eq!(of("土地类受理行政复议案件"), None);
    /// assert_eq!(of("上年受理行政复议案件"), None);
    /// ```
    pub fn indicator_of(&self, label: &str) -> Option<&Indicator> {
        self.named(label, &Context::default())
    }

    /// [`Regulations::indicator_of`] in a report of which the year and the names of the reporter are known.
    pub(crate) fn named(&self, label: &str, context: &Context<'_>) -> Option<&Indicator> {
        self.indicator(self.labels.named(label, context)?)
    }

    /// The indicator of a family that a label names by a short name.
    pub(crate) fn short(&self, label: &str, family: &str, context: &Context<'_>) -> Option<&Indicator> {
        self.indicator(self.labels.short(label, family, context)?)
    }

    /// The indicators that a rate may be of by its definition, the usual base first; none of what is no rate or has no
    /// known base.
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let rules = Regulations::builtin();
    /// let bases = |id: &str| Ok::<_, Box<dyn std::error::Error>>(rules.bases(&id.parse()?).count());
    /// assert_eq!(bases("reconsideration_correction_rate")?, 2);
    /// assert_eq!(bases("reconsideration_accepted")?, 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bases(&self, rate: &IndicatorId) -> impl Iterator<Item = &Indicator> {
        let ratio = self.indicator(rate).and_then(|indicator| indicator.ratio.as_ref());
        ratio.into_iter().flat_map(|ratio| &ratio.bases).filter_map(|id| self.indicator(id))
    }

    /// What holds between indicators by definition, in the order in which it was added.
    pub fn identities(&self) -> impl Iterator<Item = &Identity> {
        self.identities.iter()
    }
}

/// Appends the new entries; one whose key is known takes the place of the known one.
fn replace<T>(old: &mut Vec<T>, new: Vec<T>, key: impl Fn(&T) -> &String) {
    let mut places: BTreeMap<String, usize> =
        old.iter().enumerate().map(|(i, entry)| (key(entry).clone(), i)).collect();
    for entry in new {
        let place = places.entry(key(&entry).clone()).or_insert(old.len());
        match old.get_mut(*place) {
            Some(known) => *known = entry,
            None => old.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PART: &str = r#"{ "number": 1, "heading": "甲", "short": "甲", "keywords": ["甲"],
                            "basis": { "certainty": "memory", "source": "test" } }"#;

    fn outline(id: &str, from: i32, to: i32, parts: &str) -> String {
        format!(
            r#"{{ "id": "{id}", "title": "《某纲要》", "from": {from}, "to": {to}, "parts": [{parts}],
                  "basis": {{ "certainty": "memory", "source": "test" }} }}"#
        )
    }

    fn indicator(id: &str, more: &str) -> String {
        format!(
            r#"{{ "id": "{id}", "family": "f", "name": "指标{id}", "unit": "件", "kind": "count", "direction": "none"{more},
                  "basis": {{ "certainty": "memory", "source": "test" }} }}"#
        )
    }

    fn refused(json: &str) -> RegulationsError {
        Regulations::from_json(json).unwrap_err()
    }

    #[test]
    fn every_built_in_file_parses() {
        let mut tables = Regulations::default();
        for (i, json) in OUTLINES.iter().chain(&OTHERS).enumerate() {
            tables.extend_json(json).unwrap_or_else(|error| panic!("file {i}: {error}"));
        }
        let builtin = Regulations::builtin();
        assert_eq!(format!("{tables:?}"), format!("{builtin:?}"));
        assert_eq!(builtin.outlines().map(|outline| outline.parts.len()).collect::<Vec<_>>(), [7, 10]);
        assert!(builtin.indicators().count() > 50 && builtin.identities().count() > 10);
    }

    #[test]
    fn built_in_parts_are_numbered_through() {
        for outline in Regulations::builtin().outlines() {
            let numbers: Vec<_> = outline.parts.iter().map(|part| usize::from(part.number)).collect();
            assert_eq!(numbers, (1..=outline.parts.len()).collect::<Vec<_>>());
            for part in &outline.parts {
                assert!(!part.keywords.is_empty() && !part.short.is_empty() && !part.basis.source.is_empty());
                let area = outline.area(part.number).unwrap();
                assert_eq!(Regulations::builtin().area(&area), Some(part));
            }
        }
    }

    #[test]
    fn every_entry_survives_json() {
        fn again<'a, T>(entries: impl Iterator<Item = &'a T>)
        where
            T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug + 'a,
        {
            for entry in entries {
                let json = serde_json::to_string(entry).unwrap();
                assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), entry);
            }
        }
        let tables = Regulations::builtin();
        again(tables.outlines());
        again(tables.duty_lists());
        again(tables.profiles());
        again(tables.indicators());
        again(tables.identities());
    }

    #[test]
    fn each_year_has_its_outline() {
        let of = |year: i32| Some(Regulations::builtin().outline_for(year.try_into().ok()?)?.id.to_string());
        assert_eq!(of(2014), None);
        for (years, id) in [(2015..=2020, "2015-2020"), (2021..=2025, "2021-2025")] {
            for year in years {
                assert_eq!(of(year).as_deref(), Some(id), "{year}");
            }
        }
        assert_eq!(of(2026), None);
    }

    #[test]
    fn data_alone_adds_and_replaces_outlines() {
        let mut tables = Regulations::builtin().clone();
        let json = format!("{{ \"outlines\": [{}] }}", outline("2026-2030", 2026, 2030, PART));
        tables.extend_json(&json).unwrap();
        let area = tables.outline_for(2028.try_into().unwrap()).unwrap().recognise("甲", "").unwrap();
        assert_eq!(area.to_string(), "2026-2030/1");
        tables.extend_json(&json.replace("\"to\": 2030", "\"to\": 2027")).unwrap();
        assert_eq!(tables.outline_for(2028.try_into().unwrap()), None);
        assert_eq!(tables.outlines().count(), 3);
    }

    #[test]
    fn a_failed_extension_changes_nothing() {
        let mut tables = Regulations::builtin().clone();
        let before = format!("{tables:?}");
        let good = outline("new", 2030, 2031, PART);
        assert!(tables.extend_json(&format!("{{ \"outlines\": [{good}], \"indicators\": [3] }}")).is_err());
        assert!(tables.extend_json(&format!("{{ \"outlines\": [{good}, {good}] }}")).is_err());
        assert_eq!(format!("{tables:?}"), before);
    }

    #[test]
    fn unknown_fields_are_refused_with_their_path() {
        let wrong = PART.replace("\"short\"", "\"shrot\"");
        let json = format!("{{ \"outlines\": [{}] }}", outline("a", 2030, 2031, &format!("{PART}, {wrong}")));
        let RegulationsError::Json { path, message, .. } = refused(&json) else { panic!("not refused as JSON") };
        assert_eq!(path, "outlines[0].parts[1].shrot");
        assert!(message.contains("shrot"), "{message}");
        assert!(matches!(refused("{} {}"), RegulationsError::Json { .. }));
        assert!(matches!(refused(""), RegulationsError::Json { .. }));
        assert!(matches!(refused(r#"{ "outlines": [], "outlines": [] }"#), RegulationsError::Json { .. }));
    }

    #[test]
    fn contradictions_are_refused_with_their_path() {
        use RegulationsError::*;
        let outlines = |outline: String| format!("{{ \"outlines\": [{outline}] }}");
        let year = |year: i32| year.try_into().unwrap();
        assert_eq!(
            refused(&outlines(outline("a", 2031, 2030, PART))),
            Years { path: "outlines[0]".into(), from: year(2031), to: year(2030) }
        );
        assert_eq!(
            refused(&outlines(outline("a", 2030, 2031, &format!("{PART}, {PART}")))),
            Duplicate { path: "outlines[0].parts[1]".into(), key: "1".into() }
        );
        assert_eq!(
            refused(&outlines(outline("a", 2030, 2031, &PART.replace("1,", "0,")))),
            Number { path: "outlines[0].parts[0].number".into(), number: 0 }
        );
        assert_eq!(
            refused(&outlines(outline("a", 2030, 2031, &PART.replace("[\"甲\"]", "[\"甲+乙\"]")))),
            Word { path: "outlines[0].parts[0].keywords".into(), word: "甲+乙".into() }
        );
        let ratio = r#", "ratio": { "numerator": "a", "bases": ["b"] }"#;
        assert_eq!(
            refused(&format!("{{ \"indicators\": [{}] }}", indicator("a", ratio))),
            UnknownIndicator { path: "indicators[0].ratio.bases[0]".into(), id: "b".parse().unwrap() }
        );
        let synonym = r#", "synonyms": ["同词"]"#;
        let json = format!("{{ \"indicators\": [{}, {}] }}", indicator("a", synonym), indicator("b", synonym));
        assert_eq!(refused(&json), Duplicate { path: "indicators[1].synonyms[0]".into(), key: "同词".into() });
    }

    #[test]
    fn the_longest_word_wins_then_the_last() {
        let json = format!(
            "{{ \"indicators\": [{}, {}, {}] }}",
            indicator("a", r#", "synonyms": ["甲乙"]"#),
            indicator("b", r#", "synonyms": ["乙丙丁"]"#),
            indicator("c", r#", "synonyms": ["丁戊己"]"#)
        );
        let tables = Regulations::from_json(&json).unwrap();
        let found = |label| tables.indicator_in(label).map(|indicator| indicator.id.to_string());
        assert_eq!(found("甲乙").as_deref(), Some("a"));
        assert_eq!(found("甲乙丙丁").as_deref(), Some("b"));
        assert_eq!(found("甲乙丙丁戊己").as_deref(), Some("c"));
        assert_eq!(found("甲丙"), None);
    }

    proptest! {
        #[test]
        fn any_text_gives_tables_or_an_error(any in any::<String>(), cut in 0usize..400) {
            let _ = Regulations::from_json(&any);
            let whole = format!("{{ \"outlines\": [{}] }}", outline("a", 2030, 2031, PART));
            let cut = cut.min(whole.len() - 1);
            prop_assert!(Regulations::from_json(&String::from_utf8_lossy(&whole.as_bytes()[..cut])).is_err());
        }
    }
}
