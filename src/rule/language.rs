//! The languages of messages.

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

/// The language of a message.
///
/// ```
/// use fazhi::rule::Language;
/// assert_eq!(Language::En.pick("占比", "share"), "share");
/// assert!("fr".parse::<Language>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The one of two that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
