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
        let bare = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{2009}']);
        let space = text.len() - bare.len();
        if space > 6 {
            return Self::new(Unit::NONE, 0, Kind::Count);
        }
        if bare.starts_with(['%', '％', '﹪']) {
            let len: usize =
                bare.chars().take_while(|c| matches!(c, '%' | '％' | '﹪')).take(2).map(char::len_utf8).sum();
            return Self::new(Unit::PERCENT, space + len, Kind::Percent);
        }
        if bare.starts_with("百分点") {
            return Self::new(Unit::POINTS, space + "百分点".len(), Kind::Points);
        }
        match Unit::longest(bare) {
            Some((unit, word, measure)) => {
                let mut len = word.len();
                // 85批(次), 12场（次）
                for tail in ["(次)", "（次）"] {
                    if bare[len..].starts_with(tail) {
                        len += tail.len();
                        return Self::new(Unit::new(&bare[..len]), space + len, Kind::Count);
                    }
                }
                let kind = match (word, measure) {
                    ("个百分点", _) => Kind::Points,
                    ("‰", _) => Kind::Percent,
                    ("倍", _) => Kind::Multiple,
                    ("成", _) => Kind::Fraction,
                    ("分", _) => Kind::Score,
                    (_, Measure::Money) => Kind::Money,
                    _ => Kind::Count,
                };
                Self::new(unit, space + len, kind)
            }
            None => Self::new(Unit::NONE, 0, Kind::Count),
        }
    }

    fn new(unit: Unit, len: usize, kind: Kind) -> Self {
        Self { unit, len, kind }
    }
}
