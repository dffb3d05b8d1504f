//! The national outlines (纲要) and their parts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::certainty::Basis;
use crate::report::{DocumentNumber, ReportYear};

mod recogniser;

pub(crate) use recogniser::Recogniser;

/// The key of an outline in the data: lower-case letters, digits and hyphens, 1 to 64 bytes, as in `2021-2025`.
///
/// ```
/// use fazhi::report::regulation::OutlineId;
///
/// let id: OutlineId = "2021-2025".parse()?;
/// assert_eq!(id.as_str(), "2021-2025");
/// assert!("2021—2025年".parse::<OutlineId>().is_err());
/// # Ok::<(), fazhi::report::regulation::OutlineIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutlineId(String);

text_form!(OutlineId, "the id of an outline such as \"2021-2025\"");

/// Why a text is not an [`OutlineId`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{input:?} is not the id of an outline: 1 to 64 lower-case letters, digits and hyphens")]
pub struct OutlineIdError {
    /// The text as given.
    pub input: String,
}

impl OutlineId {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OutlineId {
    type Err = OutlineIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=64).contains(&text.len());
        if fits && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            Ok(Self(text.to_owned()))
        } else {
            Err(OutlineIdError { input: text.to_owned() })
        }
    }
}

impl fmt::Display for OutlineId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The area of a measure: a part of an outline, as in `2021-2025/4`.
///
/// It is a reference; [`Regulations::area`](super::Regulations::area) gives the part. The part's number is from 1 to 99
/// and has no leading zero.
///
/// ```
/// use fazhi::report::regulation::Area;
///
/// let area: Area = "2021-2025/4".parse()?;
/// assert_eq!((area.outline().as_str(), area.part()), ("2021-2025", 4));
/// assert!("2021-2025/04".parse::<Area>().is_err());
/// # Ok::<(), fazhi::report::regulation::AreaError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    outline: OutlineId,
    part: u8,
}

text_form!(Area, "a part of an outline such as \"2021-2025/4\"");

/// Why something is not an [`Area`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum AreaError {
    /// No `/` between outline and part.
    #[error("{input:?} has no '/' between outline and part")]
    Malformed {
        /// The text as given.
        input: String,
    },
    /// What stands before the `/` is not the id of an outline.
    #[error(transparent)]
    Outline(#[from] OutlineIdError),
    /// What stands after the `/` is not a number from 1 to 99 without leading zeros.
    #[error("{input:?} is not the number of a part: 1 to 99, without leading zeros")]
    Part {
        /// The part as given.
        input: String,
    },
}

impl Area {
    /// Refers to a part of an outline.
    ///
    /// # Errors
    ///
    /// If the part's number is not from 1 to 99.
    pub fn new(outline: OutlineId, part: u8) -> Result<Self, AreaError> {
        if (1..=99).contains(&part) {
            Ok(Self { outline, part })
        } else {
            Err(AreaError::Part { input: part.to_string() })
        }
    }

    /// The outline.
    pub const fn outline(&self) -> &OutlineId {
        &self.outline
    }

    /// The number of the part, 1 to 99.
    pub const fn part(&self) -> u8 {
        self.part
    }
}

/// A number from 1 to 99 without leading zeros.
pub(super) fn ordinal(text: &str) -> Option<u8> {
    let plain = matches!(text.as_bytes(), [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9']);
    if plain { text.parse().ok() } else { None }
}

impl FromStr for Area {
    type Err = AreaError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Some((outline, part)) = text.split_once('/') else {
            return Err(AreaError::Malformed { input: text.to_owned() });
        };
        let outline = outline.parse()?;
        let part = ordinal(part).ok_or_else(|| AreaError::Part { input: part.to_owned() })?;
        Ok(Self { outline, part })
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.outline, self.part)
    }
}

/// A national outline for building a law-based government (法治政府建设实施纲要), or a local one of the same shape.
///
/// ```
/// use fazhi::report::regulation::{Outline, Regulations};
///
/// let outline = Regulations::builtin().outline_for("2023".parse()?).ok_or("no outline for 2023")?;
/// assert_eq!(outline.id.as_str(), "2021-2025");
/// assert_eq!(outline.parts.len(), 10);
/// assert!(serde_json::from_str::<Outline>(r#"{ "id": "2026-2030" }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The key, as in `2021-2025`.
    pub id: OutlineId,
    /// The title with its brackets: 《法治政府建设实施纲要（2021—2025年）》.
    pub title: String,
    /// The document number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_number: Option<DocumentNumber>,
    /// The first year it covers.
    pub from: ReportYear,
    /// The last year it covers; `None` while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ReportYear>,
    /// How sure title, number and years are.
    pub basis: Basis,
    /// The parts in order.
    pub parts: Vec<Part>,
}

/// One part of an [`Outline`], or one task.
///
/// ```
/// use fazhi::report::regulation::{Part, Regulations};
///
/// let part = Regulations::builtin().area(&"2021-2025/4".parse()?).ok_or("no such part")?;
/// assert_eq!(part.short, "行政决策");
/// assert!(serde_json::from_str::<Part>("{}").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its number, 1 to 99.
    pub number: u8,
    /// Its heading in full.
    pub heading: String,
    /// A name of a few characters for tables: 行政决策.
    pub short: String,
    /// Words by which the heading of a measure betrays that it belongs here. Not part of the outline: the library's own.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// How sure number and heading are.
    pub basis: Basis,
}

impl Outline {
    /// Whether the outline covers a year.
    pub fn covers(&self, year: ReportYear) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }

    /// The part with this number.
    pub fn part(&self, number: u8) -> Option<&Part> {
        self.parts.iter().find(|part| part.number == number)
    }

    /// Refers to the part with this number; `None` if there is none.
    pub fn area(&self, number: u8) -> Option<Area> {
        let part = self.part(number)?;
        Area::new(self.id.clone(), part.number).ok()
    }

    /// Recognises the part that a measure belongs to, from its heading and, weakly, from its text.
    ///
    /// A heading that contains a part's heading belongs to it, whatever enumerator or punctuation stands around. Else
    /// the keywords in the heading's first sentence decide, longer ones weighing more. Only if they do not, the
    /// keywords in the text do, and then one part must show at least twice as much as any other. `None` means that
    /// nothing decides. Time is linear in the lengths of heading and text.
    ///
    /// ```
    /// use fazhi::report::regulation::Regulations;
    ///
    /// let outline = Regulations::builtin().outline(&"2021-2025".parse()?).ok_or("no such outline")?;
    /// let area = outline.recognise("（五）规范行政执法，打造过硬队伍", "").ok_or("not recognised")?;
    /// assert_eq!(area.to_string(), "2021-2025/5");
    /// assert_eq!(outline.recognise("其他工作", ""), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn recognise(&self, heading: &str, text: &str) -> Option<Area> {
        Recogniser::new(self).recognise(heading, text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Regulations;
    use super::*;

    fn outline(id: &str) -> &'static Outline {
        Regulations::builtin().outline(&id.parse().unwrap()).unwrap()
    }

    fn part_of(id: &str, heading: &str) -> Option<u8> {
        outline(id).recognise(heading, "").map(|area| area.part())
    }

    #[test]
    fn every_heading_of_an_outline_is_recognised_however_it_is_punctuated() {
        let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
        for id in ["2015-2020", "2021-2025"] {
            for part in &outline(id).parts {
                for numeral in numerals {
                    let half = format!("  ({numeral}){}", part.heading.replace('，', ","));
                    assert_eq!(part_of(id, &half), Some(part.number), "{half}");
                }
                assert_eq!(part_of(id, &format!("（一） {}。以下从略。", part.heading)), Some(part.number));
            }
        }
    }

    #[test]
    fn headings_in_an_offices_own_words_find_their_part() {
        for (heading, part) in [
            ("（一）深化放管服改革", 2),
            ("（二）做优营商环境", 2),
            ("（三）严格规范性文件管理", 3),
            ("（四）坚持科学民主决策", 4),
            ("（五）深化行政执法体制改革", 5),
            ("（六）增强突发事件应对能力", 6),
            ("（七）多元化解矛盾纠纷", 7),
            ("（七）办好行政复议和应诉", 7),
            ("（八）主动接受监督，推进政务公开", 8),
            ("（九）建设数字政府", 9),
            ("（十）压实第一责任人职责", 10),
            ("（十）加强党对法治政府建设的领导", 10),
            ("深入学习习近平法治思想", 1),
        ] {
            assert_eq!(part_of("2021-2025", heading), Some(part), "{heading}");
        }
    }

    #[test]
    fn the_older_outline_has_its_own_numbering() {
        for (heading, part) in
            [("深化放管服改革", 1), ("化解矛盾纠纷", 6), ("开展领导干部学法", 7), ("规范重大行政决策", 3)]
        {
            assert_eq!(part_of("2015-2020", heading), Some(part), "{heading}");
        }
    }

    #[test]
    fn the_text_only_settles_what_the_heading_leaves_open() {
        let outline = outline("2021-2025");
        let part = |heading, text| outline.recognise(heading, text).map(|area| area.part());
        let on_enforcement = "全年抽查行政执法案卷，落实三项制度。";
        assert_eq!(part("守正创新", on_enforcement), Some(5));
        assert_eq!(part("守正创新。全年抽查行政执法案卷。", ""), Some(5));
        assert_eq!(part("优化营商环境", on_enforcement), Some(2));
        assert_eq!(part("守正创新", ""), None);
        assert_eq!(part("", ""), None);
    }

    #[test]
    fn references_refuse_what_is_not_one() {
        for text in
            ["", "/", "2021-2025", "2021-2025/", "/4", "2021-2025/0", "2021-2025/100", "2021-2025/+4", "A/1", "a/1/2"]
        {
            assert!(text.parse::<Area>().is_err(), "{text}");
        }
        assert!(Area::new("a".parse().unwrap(), 0).is_err());
        assert_eq!(serde_json::from_str::<Area>("\"a/7\"").unwrap().to_string(), "a/7");
        assert!(serde_json::from_str::<Area>("7").is_err());
    }

    proptest! {
        #[test]
        fn any_text_gives_a_value_or_an_error(any in any::<String>(), like in "[a-z0-9-]{0,9}/?[0-9]{0,3}") {
            for text in [any, like] {
                if let Ok(area) = text.parse::<Area>() {
                    prop_assert_eq!(area.to_string(), text);
                } else if let Ok(id) = text.parse::<OutlineId>() {
                    prop_assert_eq!(id.to_string(), text);
                }
            }
        }

        #[test]
        fn any_heading_is_answered_alike_each_time(heading in any::<String>(), text in any::<String>()) {
            let outline = outline("2021-2025");
            prop_assert_eq!(outline.recognise(&heading, &text), outline.recognise(&heading, &text));
        }
    }
}
