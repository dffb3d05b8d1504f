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
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_certainty_is_spelt_alike_everywhere() {
        for certainty in Certainty::iter() {
            assert_eq!(serde_json::to_string(&certainty).unwrap(), format!("\"{certainty}\""));
            assert_eq!(certainty.to_string().parse(), Ok(certainty));
        }
    }
}
