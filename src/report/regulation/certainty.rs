//! How sure a regulation's fact is.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, EnumString};

/// How a fact in the data came to be known, from the surest to the least sure.
///
/// A rule cites an article only from what is [`Certainty::Read`] or [`Certainty::Agreed`].
///
/// ```
/// use fazhi::report::regulation::Certainty;
///
/// assert_eq!("secondary".parse(), Ok(Certainty::Secondary));
/// assert!(Certainty::Read < Certainty::Memory);
/// assert!("sure".parse::<Certainty>().is_err());
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, EnumString, EnumIter, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the document itself.
    Read,
    /// Read in two secondary sources that agree.
    Agreed,
    /// Read in a secondary source that restates the document.
    Secondary,
    /// Inferred from what was read.
    Inferred,
    /// From memory, not verified.
    Memory,
}

/// Where a fact comes from and how sure it is.
///
/// ```
/// use fazhi::report::regulation::{Basis, Certainty};
///
/// let basis: Basis = serde_json::from_str(r#"{ "certainty": "inferred", "source": "neighbouring articles" }"#)?;
/// assert_eq!(basis.certainty, Certainty::Inferred);
/// assert!(!basis.is_citable());
/// assert!(serde_json::from_str::<Basis>(r#"{ "certainty": "inferred" }"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// How the fact came to be known.
    pub certainty: Certainty,
    /// The document, article or page, for a reader who wants to check it.
    pub source: String,
}

impl Basis {
    /// Whether the fact was read in the document or in a secondary source, so that a message may cite the document.
    pub const fn is_citable(&self) -> bool {
        matches!(self.certainty, Certainty::Read | Certainty::Agreed | Certainty::Secondary)
    }

    /// Whether the fact was read in the document itself, or in two secondary sources that agree: only then a message names
    /// an article for it, and an identity may prove an error.
    pub const fn is_sure(&self) -> bool {
        matches!(self.certainty, Certainty::Read | Certainty::Agreed)
    }
}

/// The place in a document that a duty or a setting comes from.
///
/// ```
/// use fazhi::report::regulation::Provision;
///
/// let json = r#"{ "document": "《某条例》", "articles": [15], "basis": { "certainty": "read", "source": "made up" } }"#;
/// let cited = |certainty: &str| {
///     let provision: Provision = serde_json::from_str(&json.replace("read", certainty))?;
///     Ok::<_, serde_json::Error>(provision.citation())
/// };
/// assert_eq!(cited("read")?.as_deref(), Some("《某条例》第15条"));
/// assert_eq!(cited("secondary")?.as_deref(), Some("《某条例》")); // one source that restates it: no article
/// assert_eq!(cited("memory")?, None);
/// assert!(cited("rumour").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The title of the document with its brackets.
    pub document: String,
    /// The numbers of its articles, as far as they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<u16>,
    /// How sure content and articles are.
    pub basis: Basis,
}

impl Provision {
    /// The articles that a message may name: none unless they [are sure](Basis::is_sure).
    pub fn citable_articles(&self) -> &[u16] {
        if self.basis.is_sure() { &self.articles } else { &[] }
    }

    /// How a message names the place, in Chinese: the document, and its articles only where they are sure; `None` where
    /// not even the document [is citable](Basis::is_citable).
    pub fn citation(&self) -> Option<String> {
        let articles: Vec<_> = self.citable_articles().iter().map(|article| format!("第{article}条")).collect();
        self.basis.is_citable().then(|| format!("{}{}", self.document, articles.join("、")))
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::quantity::testing::assert_spelt_alike;

    #[test]
    fn every_certainty_is_spelt_alike_everywhere() {
        assert_spelt_alike::<Certainty>();
    }
}
