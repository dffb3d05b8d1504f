//! What a rule rests on.

use std::fmt;

use crate::report::regulation::Certainty;

/// What a rule rests on: what makes its finding a fault.
///
/// ```
/// use fazhi::check::{Ground, rule};
///
/// let grounds = rule("C101").ok_or("no rule")?.grounds;
/// assert_eq!(grounds[0], Ground::Arithmetic);
/// assert_eq!(grounds[1].to_string(), "统计法 (2024), Art. 8 [read]");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Arithmetic alone: no values of the figures make the claim true.
    Arithmetic,
    /// How official texts are commonly written or counted; no document is cited.
    Usage,
    /// A judgement of this project: worth a look.
    Judgement,
    /// A document.
    Document {
        /// Its name, with its year or number.
        title: &'static str,
        /// The article, clause or item; `None` where it is not sure enough to be cited.
        article: Option<&'static str>,
        /// How sure it is.
        certainty: Certainty,
    },
}

impl Ground {
    /// 统计法 Art. 8: statistical data shall be true, accurate, complete and timely.
    pub const STATISTICS_LAW: Self =
        Self::Document { title: "统计法 (2024)", article: Some("Art. 8"), certainty: Certainty::Read };

    /// Whether what is cited is sure enough: a document at all from what was read in it or in a source that restates it, an
    /// article of it only from what was read in it or what two sources agree on.
    pub const fn is_citable(&self) -> bool {
        match self {
            Self::Document { article: None, certainty, .. } => {
                matches!(certainty, Certainty::Read | Certainty::Agreed | Certainty::Secondary)
            }
            Self::Document { article: Some(_), certainty, .. } => {
                matches!(certainty, Certainty::Read | Certainty::Agreed)
            }
            Self::Arithmetic | Self::Usage | Self::Judgement => true,
        }
    }
}

/// `arithmetic`, or document, article and how sure that is.
impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arithmetic => f.write_str("arithmetic"),
            Self::Usage => f.write_str("common usage"),
            Self::Judgement => f.write_str("this project's judgement"),
            Self::Document { title, article: Some(article), certainty } => {
                write!(f, "{title}, {article} [{certainty}]")
            }
            Self::Document { title, article: None, certainty } => write!(f, "{title} [{certainty}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_needs_more_than_one_second_hand_source() {
        let of = |article, certainty| Ground::Document { title: "某规定", article, certainty };
        assert!(of(Some("Art. 1"), Certainty::Agreed).is_citable());
        assert!(!of(Some("Art. 1"), Certainty::Secondary).is_citable());
        assert!(of(None, Certainty::Secondary).is_citable());
        assert!(!of(None, Certainty::Memory).is_citable());
    }
}
