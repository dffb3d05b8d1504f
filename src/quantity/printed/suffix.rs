//! The unit that stands after a number.

use crate::quantity::numeral::Scale;
use crate::quantity::unit::{Measure, Unit};

use super::Kind;

/// The unit after a number.
pub(super) struct Suffix {
    pub(super) unit: Unit,
    /// Its length in bytes, with the spaces before it.
    pub(super) len: usize,
    /// The kind of figure it makes.
    pub(super) kind: Kind,
}

impl Suffix {
    /// The unit at the start of `text`, after a number that `scale` may have given one already.
    pub(super) fn at(text: &str, scale: Scale) -> Self {
        match scale {
            Scale::PerCent => return Self::new(Unit::PERCENT, 0, Kind::Percent),
            Scale::PerMille | Scale::PerTenThousand => return Self::new(Unit::PER_MILLE, 0, Kind::Percent),
            Scale::Tenths => return Self::new(Unit::TENTHS, 0, Kind::Fraction),
            Scale::Fraction | Scale::Half => return Self::new(Unit::NONE, 0, Kind::Fraction),
            Scale::Plain => {}
        }
        let bare = without_spaces(text);
        let space = text.len() - bare.len();
        if space > 6 {
            return Self::new(Unit::NONE, 0, Kind::Count);
        }
        match bare.chars().next() {
            None => return Self::new(Unit::NONE, 0, Kind::Count),
            Some('%' | '％' | '﹪') => {
                let signs = bare.chars().take_while(|c| matches!(c, '%' | '％' | '﹪')).take(2);
                return Self::new(Unit::PERCENT, space + signs.map(char::len_utf8).sum::<usize>(), Kind::Percent);
            }
            Some('百') if bare.starts_with("百分点") => {
                return Self::new(Unit::POINTS, space + "百分点".len(), Kind::Points);
            }
            _ => {}
        }
        let Some((unit, word, measure)) = Unit::longest(bare) else { return Self::new(Unit::NONE, 0, Kind::Count) };
        let after = &bare[word.len()..];
        if word == "升" && is_rise(after) {
            return Self::new(Unit::NONE, 0, Kind::Count);
        }
        // 85批(次), 12场（次）
        if let Some(b'(' | 0xEF) = after.as_bytes().first() {
            for tail in ["(次)", "（次）"] {
                if after.starts_with(tail) {
                    let len = word.len() + tail.len();
                    return Self::new(Unit::new(&bare[..len]), space + len, Kind::Count);
                }
            }
        }
        let kind = match measure {
            Measure::Counted => Kind::Count,
            Measure::Money => Kind::Money,
            Measure::Measured => match word {
                "个百分点" => Kind::Points,
                "‰" => Kind::Percent,
                "倍" => Kind::Multiple,
                "成" => Kind::Fraction,
                "分" => Kind::Score,
                _ => Kind::Count,
            },
        };
        Self::new(unit, space + word.len(), kind)
    }

    fn new(unit: Unit, len: usize, kind: Kind) -> Self {
        Self { unit, len, kind }
    }
}

/// Whether 升 before a text is the verb and no litre: 由1.47升至2.6, but 3升至5升.
fn is_rise(after: &str) -> bool {
    let Some(other) = after.strip_prefix(['至', '到', '为']) else { return false };
    let number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | ',' | '万');
    !other.trim_start_matches(number).starts_with('升')
}

/// A text without the spaces that it begins with.
fn without_spaces(text: &str) -> &str {
    // one look at the first byte tells nearly always that there are none
    match text.as_bytes().first() {
        Some(b' ' | 0xC2 | 0xE2 | 0xE3) => text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{2009}']),
        _ => text,
    }
}
