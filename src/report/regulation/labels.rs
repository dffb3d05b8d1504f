//! Which indicator the label of a figure names, or is about.

use std::collections::BTreeMap;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::indicator::{Indicator, IndicatorId};
use crate::report::ReportYear;

/// Words before a name that change nothing of what is counted, the longer first where one begins another.
const BEFORE: [&str; 34] = [
    "截至年底",
    "截至目前",
    "本年度",
    "全年",
    "今年",
    "本年",
    "当年",
    "年内",
    "目前",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "全旗",
    "全盟",
    "我省",
    "我市",
    "我区",
    "我县",
    "我州",
    "我旗",
    "本省",
    "本市",
    "本区",
    "本县",
    "各级",
    "累计",
    "总计",
    "一共",
    "共计",
    "共",
    "总",
    "新",
];

/// Words after a name that change nothing of what is counted.
const AFTER: [&str; 8] = ["件数", "数量", "总数", "累计", "共", "总", "数", "量"];

/// The most characters of a label that may name an indicator: longer ones say more than a name.
const LONGEST: usize = 64;

/// The names of indicators, indexed.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    about: Option<About>,
    named: BTreeMap<String, IndicatorId>,
    short: BTreeMap<String, BTreeMap<String, IndicatorId>>,
}

/// Finds names, synonyms and hints within a text.
#[derive(Clone)]
struct About {
    words: CharwiseDoubleArrayAhoCorasick<u32>,
    /// The indicator of each word's value.
    ids: Vec<IndicatorId>,
}

impl std::fmt::Debug for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("About").field("ids", &self.ids.len()).finish_non_exhaustive()
    }
}

/// A word of an indicator: in which field it stands, at which place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) id: IndicatorId,
    field: &'static str,
    index: Option<usize>,
}

impl Place {
    /// The path below the indicator: `synonyms[2]`.
    pub(super) fn path(&self) -> String {
        self.index.map_or_else(|| self.field.to_owned(), |index| format!("{}[{index}]", self.field))
    }
}

/// Why the names cannot be indexed.
pub(super) enum Clash {
    /// A word stands at both of two places.
    Twice(Box<(String, [Place; 2])>),
    /// The words are too many.
    Index(String),
}

impl Labels {
    pub(super) fn new(indicators: &BTreeMap<IndicatorId, Indicator>) -> Result<Self, Clash> {
        let mut labels = Self::default();
        let mut about: BTreeMap<&str, Place> = BTreeMap::new();
        let mut short: BTreeMap<(&str, &str), Place> = BTreeMap::new();
        let twice = |word: &str, first: Place, second: &Place| {
            Clash::Twice(Box::new((word.to_owned(), [first, second.clone()])))
        };
        for indicator in indicators.values() {
            let place = |field, index| Place { id: indicator.id.clone(), field, index };
            let own = [(indicator.name.as_str(), place("name", None))].into_iter();
            let synonyms = indicator.synonyms.iter().enumerate();
            let synonyms = synonyms.map(|(i, word)| (word.as_str(), place("synonyms", Some(i))));
            for (word, at) in own.chain(synonyms) {
                labels.named.insert(word.to_owned(), indicator.id.clone());
                if let Some(first) = about.insert(word, at.clone()) {
                    return Err(twice(word, first, &at));
                }
            }
            for (i, word) in indicator.hints.iter().enumerate() {
                let at = place("hints", Some(i));
                if let Some(first) = about.insert(word, at.clone()) {
                    return Err(twice(word, first, &at));
                }
            }
            for (i, word) in indicator.short.iter().enumerate() {
                let at = place("short", Some(i));
                if let Some(first) = short.insert((&indicator.family, word), at.clone()) {
                    return Err(twice(word, first, &at));
                }
                let family = labels.short.entry(indicator.family.clone()).or_default();
                family.insert(word.clone(), indicator.id.clone());
            }
        }
        labels.about = About::new(about)?;
        cut_numbers(&mut labels.named);
        labels.short.values_mut().for_each(cut_numbers);
        Ok(labels)
    }

    /// The indicator that a label is about: of the names, synonyms and hints in it the longest, of equally long ones the
    /// last.
    pub(super) fn about(&self, label: &str) -> Option<&IndicatorId> {
        let about = self.about.as_ref()?;
        let best =
            about.words.find_overlapping_iter(label).max_by_key(|found| (found.end() - found.start(), found.end()))?;
        about.ids.get(usize::try_from(best.value()).ok()?)
    }

    /// The indicator that a label names wholly.
    pub(super) fn named(&self, label: &str, context: &Context<'_>) -> Option<&IndicatorId> {
        bare(label, context, |core| self.named.get(core))
    }

    /// The indicator of a family that a label names by a short name.
    pub(super) fn short(&self, label: &str, family: &str, context: &Context<'_>) -> Option<&IndicatorId> {
        let family = self.short.get(family)?;
        bare(label, context, |core| family.get(core))
    }
}

/// Lets names that end in 数 or 量 be found without it, as labels of figures mostly stand: 申请总 for 申请总数.
fn cut_numbers(names: &mut BTreeMap<String, IndicatorId>) {
    let cut = names.iter().filter_map(|(name, id)| Some((name.strip_suffix(['数', '量'])?.to_owned(), id.clone())));
    for (name, id) in cut.collect::<Vec<_>>() {
        names.entry(name).or_insert(id);
    }
}

impl About {
    fn new(words: BTreeMap<&str, Place>) -> Result<Option<Self>, Clash> {
        if words.is_empty() {
            return Ok(None);
        }
        let index = |reason: String| Clash::Index(reason);
        let mut ids = Vec::with_capacity(words.len());
        let mut values = Vec::with_capacity(words.len());
        for (word, place) in words {
            values.push((word, u32::try_from(ids.len()).map_err(|error| index(error.to_string()))?));
            ids.push(place.id);
        }
        let words = CharwiseDoubleArrayAhoCorasick::with_values(values).map_err(|error| index(error.to_string()))?;
        Ok(Some(Self { words, ids }))
    }
}

/// What a label may begin with besides time and scope: the year and the names of the report that it stands in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context<'a> {
    /// The year reported on: a label that names another counts something else.
    pub(crate) year: Option<ReportYear>,
    /// The reporter's own names: of its regions and organs.
    pub(crate) names: Vec<&'a str>,
}

/// Looks up a label, then what is left of it without neutral words before and after, until something is found.
fn bare<'l, T>(label: &str, context: &Context<'_>, find: impl Fn(&str) -> Option<&'l T>) -> Option<&'l T> {
    if label.chars().nth(LONGEST).is_some() {
        return None;
    }
    let label: String =
        label.chars().filter(|c| !matches!(c, '“' | '”' | '"' | '‘' | '’') && !c.is_whitespace()).collect();
    let mut core = label.as_str();
    loop {
        if let Some(found) = find(core).or_else(|| AFTER.iter().find_map(|word| find(core.strip_suffix(word)?))) {
            return Some(found);
        }
        core = shorter(core, context)?;
    }
}

/// The label without the neutral word that it begins with.
fn shorter<'l>(label: &'l str, context: &Context<'_>) -> Option<&'l str> {
    let own = context.names.iter().filter(|name| !name.is_empty()).find_map(|name| label.strip_prefix(name));
    let year = || {
        let year = context.year?.to_string();
        let rest = label.strip_prefix(year.as_str())?.strip_prefix('年')?;
        Some(rest.strip_prefix('度').unwrap_or(rest))
    };
    own.or_else(year).or_else(|| BEFORE.iter().find_map(|word| label.strip_prefix(word)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Regulations;
    use super::*;

    fn named(label: &str) -> Option<&'static str> {
        let context = Context { year: "2023".parse().ok(), names: vec!["云岭县人民政府", "云岭县"] };
        Regulations::builtin().named(label, &context).map(|indicator| indicator.id.as_str())
    }

    #[test]
    fn a_name_may_have_time_and_scope_around_it() {
        for label in [
            "受理行政复议案件",
            "全年共受理行政复议案件",
            "2023年全县累计受理行政复议案件",
            "2023年度受理行政复议案件数",
            "云岭县人民政府共受理行政复议案件",
            "云岭县受理行政复议案件共",
            "“受理行政复议案件”",
        ] {
            assert_eq!(named(label), Some("reconsideration_accepted"), "{label}");
        }
        assert_eq!(named("现有行政执法人员"), Some("enforcement_officers"));
        assert_eq!(named("行政处罚总数"), Some("penalties"));
    }

    #[test]
    fn any_other_word_qualifies() {
        for label in [
            "土地类受理行政复议案件",
            "直接办结行政复议案件",
            "上年受理行政复议案件",
            "2022年受理行政复议案件",
            "去年同期受理行政复议案件",
            "司法局受理行政复议案件",
            "平西乡受理行政复议案件",
            "受理行政复议案件涉及",
            "受理行政复议案件同比增长",
            "审结行政复议案件合计", // of several kinds
            "办理行政复议案件",     // received, accepted or settled
            "全年",
            "共",
            "",
        ] {
            assert_eq!(named(label), None, "{label}");
        }
    }

    #[test]
    fn without_a_report_no_year_and_no_organ_is_neutral() {
        let none = |label| Regulations::builtin().indicator_of(label).is_none();
        assert!(none("2023年受理行政复议案件") && none("云岭县受理行政复议案件"));
        assert!(!none("全县受理行政复议案件"));
    }

    #[test]
    fn a_short_name_counts_within_its_family_alone() {
        let context = Context::default();
        let short = |label, family| {
            Regulations::builtin().short(label, family, &context).map(|indicator| indicator.id.as_str())
        };
        assert_eq!(short("维持", "reconsideration"), Some("reconsideration_upheld"));
        assert_eq!(short("调解", "litigation"), Some("litigation_mediated"));
        assert_eq!(short("维持", "litigation"), None);
        assert_eq!(short("作出维持意见", "reconsideration"), None);
        assert_eq!(short("办结", "reconsideration"), Some("reconsideration_settled"));
        assert_eq!(short("直接办结", "reconsideration"), None);
        assert_eq!(named("维持"), None);
    }

    proptest! {
        #[test]
        fn any_label_gives_an_indicator_or_none(
            any in any::<String>(),
            like in "(全年|共|20[0-9]{2}年|云岭县|“|某){0,8}(受理行政复议案件|维持|审结率)?(数|共|累计|”){0,3}",
        ) {
            for label in [any, like] {
                let (found, about) = (named(&label), Regulations::builtin().indicator_in(&label));
                // what is named wholly is also what the label is about, quotation marks aside
                if let Some(found) = found.filter(|_| !label.contains(['“', '”', ' '])) {
                    prop_assert!(about.is_some_and(|about| about.id.as_str() == found), "{}", label);
                }
                let _ = Regulations::builtin().short(&label, "reconsideration", &Context::default());
            }
        }
    }
}
