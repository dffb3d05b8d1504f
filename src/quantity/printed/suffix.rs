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
        if is_other_word(word, after) {
            return Self::new(Unit::NONE, 0, Kind::Count);
        }
        // 3.2人/组: so many of one for each of another
        if let Some(each) = per(word, after) {
            let len = word.len() + each;
            let kind = if measure == Measure::Money { Kind::Money } else { Kind::Count };
            return Self::new(Unit::new(&bare[..len]), space + len, kind);
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

/// Whether a word behind a number is no unit there: what comes after makes another word of it.
fn is_other_word(word: &str, after: &str) -> bool {
    match word {
        "升" => is_rise(after),
        // 110处置警情, 12345处理工单
        "处" => after.starts_with(['置', '理', '罚']),
        // 婚姻登记390对, 5对夫妻, but 12345对接 and 2023对比
        "对" => after.starts_with(is_han) && !PAIRS.iter().any(|pair| after.starts_with(pair)),
        "尾" => after.starts_with(['号', '数', '气', '款', '矿', '随', '部', '水']),
        "讲" => after.starts_with(['话', '座', '解', '师', '堂', '述', '评', '好', '法', '台', '习', '武']),
        _ => false,
    }
}

/// Who and what is counted in pairs.
const PAIRS: [&str; 8] = ["夫妻", "夫妇", "新人", "婚姻", "当事人", "师徒", "恋人", "的"];

/// Whether a character is one of the common Chinese ones.
const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fa5}')
}

/// How long the slash with the unit is that a unit is told for: 元/人, 件/月. 人/次 and 场/次 are other spellings of 人次 and 场次.
fn per(word: &str, after: &str) -> Option<usize> {
    let each = after.strip_prefix(['/', '／'])?;
    let slash = after.len() - each.len();
    let (_, other, measure) = Unit::longest(each)?;
    let named = measure != Measure::Money && !matches!(other, "次" | "%" | "％" | "﹪" | "‰" | "分" | "成" | "倍");
    (named && other != word && !matches!(word, "%" | "％" | "﹪" | "‰")).then_some(slash + other.len())
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
