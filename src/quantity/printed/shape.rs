//! What is read of a printed figure: number, unit, hedges, and how long it is.

use std::sync::LazyLock;

use crate::quantity::exact::Ratio;
use crate::quantity::hedge::{Hedge, Hedges};
use crate::quantity::numbers::Numbers;
use crate::quantity::numeral::{self, NumeralError, Spelled};
use crate::quantity::unit::{Measure, Unit};

use super::Kind;
use super::range::{is_to, range};
use super::suffix::Suffix;

/// What was read of a printed figure, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    pub(super) numbers: Numbers,
    pub(super) unit: Unit,
    pub(super) decimals: u8,
    pub(super) magnitude: bool,
    pub(super) kind: Kind,
    pub(super) hedges: Hedges,
}

/// The time units after which 内 says "at most".
const TIME: &[&str] = &["日", "天", "个工作日", "个自然日", "小时", "个小时", "分钟", "个月", "年", "秒", "周"];

/// The numeral at the start of a text. A power of ten alone is one of it where a hedge stands before it: 近千名.
fn spelled(text: &str, before: Hedges) -> Option<Result<Spelled, NumeralError>> {
    let read = numeral::spelled(text);
    if read.is_some() || before.hedge() == Hedge::Exact || !text.starts_with(['百', '千', '万', '亿']) {
        return read;
    }
    let one = '一';
    let whole = numeral::spelled(&format!("{one}{text}"))?.ok()?;
    Some(Ok(Spelled { len: whole.len.checked_sub(one.len_utf8())?, ..whole }))
}

impl Shape {
    /// Reads the figure at the start of `text` (from its number or 第 on); `before` are the hedges that stand before it.
    /// Gives the figure and its length in bytes, `None` where no number stands there.
    pub(crate) fn read(text: &str, before: Hedges) -> Option<Result<(Self, usize), NumeralError>> {
        if let Some(rest) = text.strip_prefix('第') {
            return Some(Ok(Self::place(rest)?)).map(|read| read.map(|(shape, len)| (shape, len + '第'.len_utf8())));
        }
        let mut numeral = match spelled(text, before)? {
            Ok(first) => first,
            Err(error) => return Some(Err(error)),
        };
        let over = numeral.over;
        let mut suffix = Suffix::at(&text[numeral.len..], numeral.scale);
        let mut at = numeral.len + suffix.len;
        let mut next = text[at..].chars().next();
        let mut ranged = false;
        if next.is_some_and(is_to)
            && let Some((second, end, of_both)) = range(text, &numeral, &suffix)
        {
            at = end + of_both.len;
            next = text[at..].chars().next();
            (numeral, suffix, ranged) = (second, of_both, true);
        }
        let Suffix { unit, kind, .. } = suffix;
        let mut hedges = if over { before.and(Hedge::Over) } else { before };
        // 30.6%多, 5000元余
        if let Some(c @ ('多' | '余')) = next
            && !over
            && unit.measure() != Measure::Counted
        {
            let after = &text[at + c.len_utf8()..];
            // 83.9分多2.8分: the verb of a difference
            let verb = after.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            if !verb && !after.starts_with(['次', '种', '个', '家', '名', '年', '部', '方', '项', '元', '层', '样'])
            {
                hedges = hedges.and(Hedge::Over);
                at += c.len_utf8();
            }
        }
        if let Some((hedge, len)) = Hedge::after(&text[at..]) {
            hedges = hedges.and(hedge);
            at += len;
        } else if text[at..].starts_with('内') && !text[at..].starts_with("内容") && TIME.contains(&unit.as_str()) {
            hedges = hedges.and(Hedge::AtMost);
            at += '内'.len_utf8();
        }
        if ranged {
            hedges = Hedges::from(Hedge::Range);
        }
        let shape = Self {
            numbers: numeral.numbers,
            unit,
            decimals: numeral.decimals,
            magnitude: numeral.magnitude,
            kind,
            hedges,
        };
        Some(Ok((shape, at)))
    }

    /// Whether what follows a number can be its unit or the other end of a range.
    pub(crate) fn goes_on(after: &str) -> bool {
        match after.chars().next() {
            None => false,
            Some(
                ' ' | '\u{a0}' | '\u{3000}' | '\u{2009}' | '%' | '％' | '﹪' | '百' | '至' | '到' | '-' | '－' | '—'
                | '–' | '~' | '～' | '〜',
            ) => true,
            Some(_) => Unit::prefix(after).is_some(),
        }
    }

    /// A place in an order, after its 第.
    pub(crate) fn place(rest: &str) -> Option<(Self, usize)> {
        let numeral = numeral::prefix(rest)?.ok()?;
        if !numeral.value.is_whole() || numeral.over {
            return None;
        }
        let mut at = numeral.len;
        let mut unit = Unit::NONE;
        for word in ["名次", "名", "位次", "位", "等次"] {
            if rest[at..].starts_with(word) {
                unit = Unit::new(word);
                at += word.len();
                break;
            }
        }
        let shape = Self {
            numbers: Numbers::of(numeral.value, Ratio::ONE, Ratio::ONE),
            unit,
            decimals: 0,
            magnitude: false,
            kind: Kind::Rank,
            hedges: Hedges::NONE,
        };
        Some((shape, at))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn hedge(&self) -> Hedge {
        self.hedges.hedge()
    }

    /// Whether it measures a length of time.
    pub(crate) fn is_time(&self) -> bool {
        static KNOWN: LazyLock<Vec<bool>> =
            LazyLock::new(|| Unit::LEXICON.iter().map(|(word, _)| TIME.contains(word)).collect());
        let known = self.unit.place().and_then(|place| KNOWN.get(place));
        known.copied().unwrap_or_else(|| TIME.contains(&self.unit.as_str()))
    }

    pub(crate) fn unit(&self) -> &Unit {
        &self.unit
    }

    pub(crate) fn value(&self) -> Ratio {
        self.numbers.value()
    }
}
