//! One JSON document of regulations, and what makes it wrong.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::duty::DutyList;
use super::identity::{Comparison, Identity};
use super::indicator::{Indicator, IndicatorId};
use super::outline::Outline;
use super::profile::DutyProfile;
use crate::report::ReportYear;

/// One JSON document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    #[serde(default)]
    pub(super) outlines: Vec<Outline>,
    #[serde(default)]
    pub(super) duty_lists: Vec<DutyList>,
    #[serde(default)]
    pub(super) duty_profiles: Vec<DutyProfile>,
    #[serde(default)]
    pub(super) indicators: Vec<Indicator>,
    #[serde(default)]
    pub(super) identities: Vec<Identity>,
}

/// Why a JSON document cannot be taken as regulations. Each names the place as a path into the document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RegulationsError {
    /// The text is not JSON, or not of the expected shape: a field unknown, missing or of the wrong form.
    #[error("at {path}: {message}")]
    Json {
        /// The path, as in `outlines[0].parts[3].number`.
        path: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong, with line and column.
        message: String,
    },
    /// An id, a number or a synonym stands twice.
    #[error("at {path}: {key:?} stands twice")]
    Duplicate {
        /// The path.
        path: String,
        /// What stands twice.
        key: String,
    },
    /// An indicator is named that no table defines.
    #[error("at {path}: there is no indicator {id}")]
    UnknownIndicator {
        /// The path.
        path: String,
        /// The id as given.
        id: IndicatorId,
    },
    /// A first year lies after its last year.
    #[error("at {path}: the first year {from} lies after the last year {to}")]
    Years {
        /// The path.
        path: String,
        /// The first year.
        from: ReportYear,
        /// The last year.
        to: ReportYear,
    },
    /// A number outside 1 to 99.
    #[error("at {path}: the number {number} is not from 1 to 99")]
    Number {
        /// The path.
        path: String,
        /// The number as given.
        number: u8,
    },
    /// An empty keyword or synonym, or one with punctuation or spaces, which could never match.
    #[error("at {path}: {word:?} is not one word of letters and digits")]
    Word {
        /// The path.
        path: String,
        /// The word as given.
        word: String,
    },
    /// A list that must name something is empty, or names more than it may.
    #[error("at {path}: {count} entries")]
    Count {
        /// The path.
        path: String,
        /// How many entries there are.
        count: usize,
    },
    /// The words are too many to be indexed.
    #[error("the synonyms cannot be indexed: {reason}")]
    Index {
        /// Why.
        reason: String,
    },
}

impl Document {
    /// Reads a document and checks it.
    pub(super) fn parse(json: &str) -> Result<Self, RegulationsError> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let refuse = |path: String, error: &serde_json::Error| RegulationsError::Json {
            path,
            line: error.line(),
            column: error.column(),
            message: error.to_string(),
        };
        let document: Self = serde_path_to_error::deserialize(&mut deserializer)
            .map_err(|error| refuse(error.path().to_string(), error.inner()))?;
        deserializer.end().map_err(|error| refuse(".".to_owned(), &error))?;
        document.check()?;
        Ok(document)
    }

    /// Looks for what the types do not rule out.
    fn check(&self) -> Result<(), RegulationsError> {
        distinct("outlines", self.outlines.iter().map(|outline| outline.id.as_str()))?;
        for (i, outline) in self.outlines.iter().enumerate() {
            let at = format!("outlines[{i}]");
            years(&at, Some(outline.from), outline.to)?;
            let numbers: Vec<_> = outline.parts.iter().map(|part| part.number.to_string()).collect();
            distinct(&format!("{at}.parts"), numbers.iter().map(String::as_str))?;
            for (j, part) in outline.parts.iter().enumerate() {
                if !(1..=99).contains(&part.number) {
                    let path = format!("{at}.parts[{j}].number");
                    return Err(RegulationsError::Number { path, number: part.number });
                }
                words(&format!("{at}.parts[{j}].keywords"), &part.keywords)?;
            }
        }
        distinct("duty_lists", self.duty_lists.iter().map(|list| list.title.as_str()))?;
        for (i, list) in self.duty_lists.iter().enumerate() {
            let at = format!("duty_lists[{i}].duties");
            let ids: Vec<_> = list.duties.iter().map(|duty| duty.id.to_string()).collect();
            distinct(&at, ids.iter().map(String::as_str))?;
            for (j, duty) in list.duties.iter().enumerate() {
                words(&format!("{at}[{j}].keywords"), &duty.keywords)?;
            }
        }
        distinct("duty_profiles", self.duty_profiles.iter().map(|profile| profile.id.as_str()))?;
        for (i, profile) in self.duty_profiles.iter().enumerate() {
            let at = format!("duty_profiles[{i}]");
            years(&at, Some(profile.from), profile.to)?;
            some(format!("{at}.reporters"), profile.reporters.len())?;
            for (j, submission) in profile.submissions.iter().enumerate() {
                some(format!("{at}.submissions[{j}].addressees"), submission.addressees.len())?;
            }
        }
        distinct("indicators", self.indicators.iter().map(|indicator| indicator.id.as_str()))?;
        for (i, indicator) in self.indicators.iter().enumerate() {
            let at = format!("indicators[{i}]");
            years(&at, indicator.from, indicator.to)?;
            words(&format!("{at}.name"), std::slice::from_ref(&indicator.name))?;
            words(&format!("{at}.synonyms"), &indicator.synonyms)?;
            words(&format!("{at}.short"), &indicator.short)?;
            words(&format!("{at}.hints"), &indicator.hints)?;
            if let Some(ratio) = &indicator.ratio {
                some(format!("{at}.ratio.bases"), ratio.bases.len())?;
            }
        }
        distinct("identities", self.identities.iter().map(|identity| identity.id.as_str()))?;
        for (i, identity) in self.identities.iter().enumerate() {
            let at = format!("identities[{i}]");
            years(&at, identity.from, identity.to)?;
            some(format!("{at}.parts"), identity.parts.len())?;
            let whole = identity.whole.len();
            if whole == 0 || (whole > 1 && identity.comparison == Comparison::AtMost) {
                return Err(RegulationsError::Count { path: format!("{at}.whole"), count: whole });
            }
            distinct(&at, identity.items().map(IndicatorId::as_str))?;
        }
        Ok(())
    }
}

fn distinct<'a>(at: &str, keys: impl Iterator<Item = &'a str>) -> Result<(), RegulationsError> {
    let mut seen = BTreeMap::new();
    for (i, key) in keys.enumerate() {
        if seen.insert(key, i).is_some() {
            return Err(RegulationsError::Duplicate { path: format!("{at}[{i}]"), key: key.to_owned() });
        }
    }
    Ok(())
}

fn some(path: String, count: usize) -> Result<(), RegulationsError> {
    if count == 0 { Err(RegulationsError::Count { path, count }) } else { Ok(()) }
}

fn years(at: &str, from: Option<ReportYear>, to: Option<ReportYear>) -> Result<(), RegulationsError> {
    match (from, to) {
        (Some(from), Some(to)) if to < from => Err(RegulationsError::Years { path: at.to_owned(), from, to }),
        _ => Ok(()),
    }
}

fn words(at: &str, words: &[String]) -> Result<(), RegulationsError> {
    match words.iter().find(|word| word.is_empty() || !word.chars().all(char::is_alphanumeric)) {
        Some(word) => Err(RegulationsError::Word { path: at.to_owned(), word: word.clone() }),
        None => Ok(()),
    }
}
