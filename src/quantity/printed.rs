//! A figure as printed: its digits, magnitude, unit and hedge, and the exact set of values that it may stand for.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::{Display, EnumIter, EnumString, IntoStaticStr};
use thiserror::Error;

use super::exact::Ratio;
use super::hedge::Hedge;
use super::numbers::Numbers;
use super::numeral::{self, NumeralError, Scale, Spelled};
use super::possible::{End, Possible};
use super::text::Text;
use super::unit::{Measure, Unit};

/// What kind of quantity a figure is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr, Serialize, Deserialize,
)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Things counted or measured: 312件, 15754.18吨.
    Count,
    /// A percentage, in percent: 44.4%, 百分之九十五; also per mille.
    Percent,
    /// Percentage points: 2.6个百分点.
    Points,
    /// Money, in its unit: 2120万元 is 21,200,000 元.
    Money,
    /// A place in an order: 第三名.
    Rank,
    /// A multiple: 2.5倍.
    Multiple,
    /// A fraction or tenths of a whole: 三分之二, 八成; between 0 and 1 as a rule.
    Fraction,
    /// A score: 94.63分.
    Score,
}

/// A figure as printed.
///
/// It keeps its printed form for ever (`12.50%` is not `12.5%`), so it offers neither equality nor order that would ignore
/// that form: two quantities are equal when they are printed the same. What the figure can mean is
/// [`possible`](Self::possible); compare that.
///
/// ```
/// use fazhi::quantity::{Quantity, Ratio};
///
/// let figure: Quantity = "1800余件".parse()?;
/// assert_eq!(figure.unit().as_str(), "件");
/// assert!(figure.possible().contains(Ratio::from(1866)));
/// assert!(!figure.possible().contains(Ratio::from(1800)));
///
/// let error = "余件".parse::<Quantity>().unwrap_err();
/// assert_eq!(error.to_string(), "no number at byte 0 of \"余件\"");
/// # Ok::<(), fazhi::quantity::QuantityError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    printed: Text,
    shape: Shape,
}

/// What was read of a printed figure, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    numbers: Numbers,
    unit: Unit,
    decimals: u8,
    magnitude: bool,
    kind: Kind,
    hedge: Hedge,
    /// The two hedges of a stacked one.
    stack: [Hedge; 2],
}

/// The most bytes of an input that an error message repeats.
const SHOWN: usize = 60;

/// Why a text is no quantity: what and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum QuantityError {
    /// There is no number where one must stand.
    #[error("no number at byte {at} of {input:?}")]
    NoNumber {
        /// The text, cut where it is long.
        input: String,
        /// The byte where a number must stand.
        at: usize,
    },
    /// The number is longer or larger than the crate's bounds.
    #[error("{source} in {input:?}")]
    Number {
        /// The text, cut where it is long.
        input: String,
        /// What is wrong with the number.
        source: NumeralError,
    },
    /// Something follows the figure that is no unit and no hedge.
    #[error("unexpected {rest:?} at byte {at} of {input:?}")]
    Rest {
        /// The text, cut where it is long.
        input: String,
        /// What follows, cut where it is long.
        rest: String,
        /// Where it begins.
        at: usize,
    },
}

fn shown(text: &str) -> String {
    let mut end = text.len().min(SHOWN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = text[..end].to_owned();
    if end < text.len() {
        out.push('…');
    }
    out
}

/// The signs and words between the two ends of a range.
const TO: &[&str] = &["至", "到", "-", "－", "—", "–", "~", "～", "〜"];

/// The time units after which 内 says "at most".
const TIME: &[&str] = &["日", "天", "个工作日", "个自然日", "小时", "个小时", "分钟", "个月", "年", "秒", "周"];

impl Shape {
    /// Reads the figure at the start of `text` (from its number or 第 on); `before` is the hedge that stands before it.
    /// Gives the figure and its length in bytes, `None` where no number stands there.
    pub(crate) fn read(text: &str, before: Hedge) -> Option<Result<(Self, usize), NumeralError>> {
        if let Some(rest) = text.strip_prefix('第') {
            return Some(Ok(Self::rank(rest)?));
        }
        let first = match numeral::spelled(text)? {
            Ok(first) => first,
            Err(error) => return Some(Err(error)),
        };
        let mut at = first.len;
        let mut unit = unit_at(&text[at..], first.scale);
        let over = first.over;
        let numeral = match range(text, &first, &unit) {
            Some((second, end, second_unit)) => {
                at = end;
                unit = second_unit;
                second
            }
            None => first,
        };
        at += unit.1;
        let ranged = numeral.numbers.upper().is_some();
        let (unit, kind) = (unit.0, unit.2);
        let mut hedges = [before, if over { Hedge::Over } else { Hedge::Exact }, Hedge::Exact];
        // 30.6%多, 5000元余
        if !over
            && unit.measure() != Measure::Counted
            && let Some(after) = text[at..].strip_prefix(['多', '余'])
            && !after.starts_with(['次', '种', '个', '家', '名', '年', '部', '方', '项', '元', '层', '样'])
        {
            hedges[1] = Hedge::Over;
            at += '多'.len_utf8();
        }
        if let Some((hedge, len)) = Hedge::after(&text[at..]) {
            hedges[2] = hedge;
            at += len;
        } else if text[at..].starts_with('内') && !text[at..].starts_with("内容") && TIME.contains(&unit.as_str()) {
            hedges[2] = Hedge::AtMost;
            at += '内'.len_utf8();
        }
        let mut hedge = hedges[0].with(hedges[1]);
        let mut stack = [Hedge::Exact; 2];
        if hedge == Hedge::Stacked {
            stack = [hedges[0], hedges[1]];
        } else {
            let first = hedge;
            hedge = hedge.with(hedges[2]);
            if hedge == Hedge::Stacked {
                stack = [first, hedges[2]];
            }
        }
        if ranged {
            hedge = Hedge::Range;
        }
        let shape = Self {
            numbers: numeral.numbers,
            unit,
            decimals: numeral.decimals,
            magnitude: numeral.magnitude,
            kind,
            hedge,
            stack,
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

    fn rank(rest: &str) -> Option<(Self, usize)> {
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
            hedge: Hedge::Exact,
            stack: [Hedge::Exact; 2],
        };
        Some((shape, at + '第'.len_utf8()))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn hedge(&self) -> Hedge {
        self.hedge
    }

    /// Whether it measures a length of time.
    pub(crate) fn is_time(&self) -> bool {
        TIME.contains(&self.unit.as_str())
    }

    pub(crate) fn unit(&self) -> &Unit {
        &self.unit
    }

    pub(crate) fn value(&self) -> Ratio {
        self.numbers.value()
    }
}

/// The unit at the start of `text`, its length in bytes with spaces before it, and the kind of figure it makes.
fn unit_at(text: &str, scale: Scale) -> (Unit, usize, Kind) {
    match scale {
        Scale::PerCent => return (Unit::PERCENT, 0, Kind::Percent),
        Scale::PerMille | Scale::PerTenThousand => return (Unit::PER_MILLE, 0, Kind::Percent),
        Scale::Tenths => return (Unit::TENTHS, 0, Kind::Fraction),
        Scale::Fraction | Scale::Half => return (Unit::NONE, 0, Kind::Fraction),
        Scale::Plain => {}
    }
    let bare = text.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{2009}']);
    let space = text.len() - bare.len();
    if space > 6 {
        return (Unit::NONE, 0, Kind::Count);
    }
    if bare.starts_with(['%', '％', '﹪']) {
        let len: usize = bare.chars().take_while(|c| matches!(c, '%' | '％' | '﹪')).take(2).map(char::len_utf8).sum();
        return (Unit::PERCENT, space + len, Kind::Percent);
    }
    if bare.starts_with("百分点") {
        return (Unit::POINTS, space + "百分点".len(), Kind::Points);
    }
    match Unit::longest(bare) {
        Some((unit, word, measure)) => {
            let mut len = word.len();
            // 85批(次), 12场（次）
            for tail in ["(次)", "（次）"] {
                if bare[len..].starts_with(tail) {
                    len += tail.len();
                    return (Unit::new(&bare[..len]), space + len, Kind::Count);
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
            (unit, space + len, kind)
        }
        None => (Unit::NONE, 0, Kind::Count),
    }
}

/// A range that begins with `first` (2至3名, 30%-50%): its last numeral with the numbers of both ends, where that ends
/// before its unit, and the unit.
fn range(text: &str, first: &Spelled, unit: &(Unit, usize, Kind)) -> Option<(Spelled, usize, (Unit, usize, Kind))> {
    if first.over || first.scale == Scale::Fraction {
        return None;
    }
    let at = first.len;
    let gap = if unit.1 > 0 { at + unit.1 } else { at };
    for from in [gap, at] {
        let Some((second, end, second_unit)) = range_end(text, from, unit) else { continue };
        let (mut lower, upper) = (first.numbers.value(), second.numbers.value());
        if upper <= lower {
            continue;
        }
        // 3至5万元: the magnitude serves both ends
        if second.magnitude && !first.magnitude && from == at {
            let places = Ratio::power_of_ten(i32::from(second.decimals));
            let magnitude = places.and_then(|p| second.numbers.ulp().checked_mul(p));
            let scaled = magnitude.and_then(|m| lower.checked_mul(m));
            lower = scaled.filter(|scaled| *scaled < upper).unwrap_or(lower);
        }
        let numbers = Numbers::wide(lower, Some(upper), second.numbers.ulp(), second.numbers.step());
        return Some((Spelled { numbers, ..second }, end, second_unit));
    }
    None
}

/// The second end of a range that goes on at `from`: its numeral, where it ends (before its unit), and its unit.
fn range_end(text: &str, from: usize, first: &(Unit, usize, Kind)) -> Option<(Spelled, usize, (Unit, usize, Kind))> {
    let rest = text.get(from..)?;
    let to = TO.iter().find(|to| rest.starts_with(**to))?;
    let start = from + to.len();
    let rest = &text[start..];
    if !rest
        .starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十两".contains(c))
    {
        return None;
    }
    let second = numeral::spelled(rest)?.ok()?;
    if second.over {
        return None;
    }
    let end = start + second.len;
    let unit = unit_at(&text[end..], second.scale);
    let same = first.1 == 0 || (first.0 == unit.0 && first.2 == unit.2);
    // two bare numbers with a dash are no range: 0434-24981181
    let named = unit.1 > 0 || !unit.0.as_str().is_empty();
    (same && named).then_some((second, end, unit))
}

impl Quantity {
    /// The figure of `text`, from its first byte: a hedge, a number, a unit, a hedge. Gives the figure and its length in
    /// bytes; what follows is not looked at.
    ///
    /// # Errors
    ///
    /// Where no number stands at the start, or the number is beyond the bounds of [`numeral`].
    pub fn prefix(text: &str) -> Result<(Self, usize), QuantityError> {
        let (before, skip) = leading_hedge(text);
        let Some(read) = Shape::read(&text[skip..], before) else {
            return Err(QuantityError::NoNumber { input: shown(text), at: skip });
        };
        let (shape, len) = read.map_err(|source| QuantityError::Number { input: shown(text), source })?;
        Ok((Self { printed: text[..skip + len].into(), shape }, skip + len))
    }

    /// A figure that the reader has taken from a text.
    pub(crate) fn from_shape(printed: &str, shape: Shape) -> Self {
        Self { printed: printed.into(), shape }
    }

    /// A whole number with its unit, read as it is printed: 5万件 is fifty thousand.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!(Quantity::count(312, "项").to_string(), "312项");
    /// ```
    pub fn count(value: u64, unit: &str) -> Self {
        let digits = value.to_string();
        if !unit.is_empty() {
            // the unit may say more than a unit does: 万件, %, 余人
            if let Ok(read) = format!("{digits}{unit}").parse() {
                return read;
            }
        }
        let zeros = digits.bytes().rev().take_while(|&b| b == b'0').count().min(digits.len() - 1);
        let step = i32::try_from(zeros).unwrap_or(0);
        let value = i128::from(value);
        let plain = || Numbers::wide(Ratio::from(value), None, Ratio::ONE, Ratio::ONE);
        Self {
            printed: Text::from(format!("{digits}{unit}").as_str()),
            shape: Shape {
                numbers: Numbers::decimal(value, 0, 0, step).unwrap_or_else(plain),
                unit: Unit::new(unit),
                decimals: 0,
                magnitude: false,
                kind: Kind::Count,
                hedge: Hedge::Exact,
                stack: [Hedge::Exact; 2],
            },
        }
    }

    /// A percentage that is `part` of `whole`, rounded half up to `places` decimals; `None` where the whole is 0 or the
    /// result does not fit.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!(Quantity::percent_of(312, 702, 1).unwrap().to_string(), "44.4%");
    /// assert!(Quantity::percent_of(1, 0, 1).is_none());
    /// ```
    pub fn percent_of(part: u64, whole: u64, places: u8) -> Option<Self> {
        let exact = Ratio::new(i128::from(part) * 100, i128::from(whole))?;
        format!("{}%", exact.rounded(u32::from(places).min(numeral::MAX_DECIMALS))).parse().ok()
    }

    /// The figure as printed.
    pub fn as_str(&self) -> &str {
        self.printed.as_str()
    }

    /// The printed value with its magnitude applied, hedges left aside: 17800 for 1.78万户, 44.4 for 44.4%. Of a range the
    /// lower end.
    pub fn value(&self) -> Ratio {
        self.shape.value()
    }

    /// The printed value as a [`Decimal`] that keeps the printed places (12.50 is not 12.5), for programs that reckon in
    /// decimals; `None` where no decimal is exact (三分之二) or it does not fit 96 bits. The checks of this crate never use it.
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// let rate: Quantity = "12.50%".parse()?;
    /// assert_eq!(rate.decimal().unwrap().to_string(), "12.50");
    /// assert_eq!("三分之二".parse::<Quantity>()?.decimal(), None);
    /// # Ok::<(), fazhi::quantity::QuantityError>(())
    /// ```
    pub fn decimal(&self) -> Option<Decimal> {
        let places = self.value().exact_places()?.max(if self.shape.magnitude { 0 } else { self.decimals().into() });
        let scaled = self.value().checked_mul(Ratio::power_of_ten(i32::try_from(places).ok()?)?)?;
        Decimal::try_from_i128_with_scale(scaled.is_whole().then(|| scaled.floor())?, places).ok()
    }

    /// The upper end of a range.
    pub fn upper(&self) -> Option<Ratio> {
        self.shape.numbers.upper()
    }

    /// One unit in the last printed place, magnitude applied: 0.1 for 44.4%, 100 for 1.78万户.
    pub fn unit_in_last_place(&self) -> Ratio {
        self.shape.numbers.ulp()
    }

    /// One unit of the last written digit that is not zero: 100 for 1800, 10000 for 20000.
    pub fn step(&self) -> Ratio {
        self.shape.numbers.step()
    }

    /// How many digits are printed after the decimal point.
    pub fn decimals(&self) -> u8 {
        self.shape.decimals
    }

    /// The unit, without magnitude.
    pub fn unit(&self) -> &Unit {
        &self.shape.unit
    }

    /// The kind of quantity.
    pub fn kind(&self) -> Kind {
        self.shape.kind
    }

    /// The hedge, all its words taken together.
    pub fn hedge(&self) -> Hedge {
        self.shape.hedge
    }

    /// The two hedges that contradict each other, where the hedge is [`Stacked`](Hedge::Stacked).
    pub fn stacked_hedges(&self) -> Option<[Hedge; 2]> {
        (self.shape.hedge == Hedge::Stacked).then_some(self.shape.stack)
    }

    /// Whether the figure is a percentage, points or a fraction of a whole.
    pub fn is_rate(&self) -> bool {
        matches!(self.shape.kind, Kind::Percent | Kind::Points | Kind::Fraction)
    }

    /// Whether only whole numbers are possible: counted things and ranks.
    pub fn is_whole(&self) -> bool {
        match self.shape.kind {
            Kind::Rank => true,
            Kind::Count => {
                self.shape.unit.measure() == Measure::Counted && (self.shape.decimals == 0 || self.shape.magnitude)
            }
            _ => false,
        }
    }

    /// Whether the figure stands for itself alone: a whole count without magnitude or hedge.
    pub fn is_exact(&self) -> bool {
        self.shape.hedge == Hedge::Exact && self.is_whole() && !self.shape.magnitude
    }

    /// The values that the printed figure may stand for.
    ///
    /// A whole count without magnitude or hedge stands for itself; a rounded figure for everything that rounds to it,
    /// either tie direction allowed; a hedged one as its [`Hedge`] says. Counts keep only whole numbers, none below 0.
    /// Percentages are in percent and fractions as they are; neither is clipped to a whole here, for a growth may pass
    /// 100%.
    ///
    /// 余, 多 and 近 reach to the next unit of the last written digit. Where that leaves no whole thing (11余件 would be
    /// between 11 and 12) they reach ten times as far:
    ///
    /// ```
    /// use fazhi::quantity::Quantity;
    /// assert_eq!("11余件".parse::<Quantity>()?.possible().to_string(), "12 … 20");
    /// assert_eq!("近9家".parse::<Quantity>()?.possible().to_string(), "0 … 8");
    /// assert_eq!("20余件".parse::<Quantity>()?.possible().to_string(), "21 … 29");
    /// assert_eq!("11余小时".parse::<Quantity>()?.possible().to_string(), "(11, 12)"); // hours are not whole
    /// assert!("余件".parse::<Quantity>().is_err());
    /// # Ok::<(), fazhi::quantity::QuantityError>(())
    /// ```
    pub fn possible(&self) -> Possible {
        self.shape.possible(self.is_whole())
    }

    /// The values that the figure may stand for, not clipped at 0: the same shape wherever on the number line it is printed.
    pub(crate) fn meaning(&self) -> Possible {
        self.shape.meaning(self.is_whole())
    }

    /// Whether what the figure measures is never below 0.
    pub(crate) fn is_amount(&self) -> bool {
        self.shape.is_amount()
    }

    /// The values that round to the printed figure, whatever its hedge and also where it is a whole count: how a mean or a
    /// quotient is read (平均25天).
    pub fn rounded(&self) -> Possible {
        self.shape.around(self.unit_in_last_place())
    }

    /// The values that give the printed figure when the digits after its last place are cut off: `[x, x + u)` above 0.
    ///
    /// Cutting goes towards 0: below 0 the set is `(x − u, x]`, and what prints as 0 is less than a unit to either side.
    pub fn cut(&self) -> Possible {
        let (x, u) = (self.value(), self.unit_in_last_place());
        let outward = |inner: bool, outer: Option<Ratio>| match outer {
            Some(outer) if !inner => End::open(outer),
            _ => End::closed(x),
        };
        let lower = outward(x > Ratio::ZERO, x.checked_sub(u));
        let upper = outward(x.is_negative(), x.checked_add(u));
        Possible::between(lower, upper)
    }
}

impl Shape {
    /// Half a unit to each side, ends included.
    fn around(&self, unit: Ratio) -> Possible {
        let half = unit.checked_mul(Ratio::HALF);
        let value = self.value();
        let ends = half.and_then(|h| Some((value.checked_sub(h)?, value.checked_add(h)?)));
        match ends {
            Some((lower, upper)) => Possible::between(End::closed(lower), End::closed(upper)),
            None => Possible::exactly(value),
        }
    }

    /// The reading of a hedge that reaches as far as `step`.
    fn reading(&self, hedge: Hedge, whole: bool, step: Ratio) -> Possible {
        let x = self.value();
        let up = || x.checked_add(step).map(End::open);
        let down = || x.checked_sub(step).map(End::open);
        match hedge {
            Hedge::Exact if whole && !self.magnitude => Possible::exactly(x),
            Hedge::Exact | Hedge::Stacked => self.around(self.numbers.ulp()),
            Hedge::Over => Possible::ends(Some(End::open(x)), up()),
            Hedge::Nearly => Possible::ends(down(), Some(End::open(x))),
            Hedge::About => self.around(step),
            Hedge::AtLeast => Possible::ends(Some(End::closed(x)), None),
            Hedge::AtMost => Possible::ends(None, Some(End::closed(x))),
            Hedge::MoreThan => Possible::ends(Some(End::open(x)), None),
            Hedge::LessThan => Possible::ends(None, Some(End::open(x))),
            Hedge::Range => Possible::between(End::closed(x), End::closed(self.numbers.upper().unwrap_or(x))),
        }
    }

    /// The reading of a hedge, or that of a step ten times as wide where whole things leave nothing in it: no count lies
    /// between 11 and 12, so 11余件 is 12 to 20.
    fn inhabited(&self, hedge: Hedge, whole: bool) -> Possible {
        let step = self.numbers.step();
        let set = self.reading(hedge, whole, step);
        if !whole || !set.whole().is_empty() {
            return set;
        }
        let wider = step.checked_mul(Ratio::from(10));
        wider.map_or(set, |step| self.reading(hedge, whole, step))
    }

    /// What the figure means before it is known that there are no fewer things than none.
    fn meaning(&self, whole: bool) -> Possible {
        let set = if self.hedge == Hedge::Stacked {
            hull(self.inhabited(self.stack[0], whole), self.inhabited(self.stack[1], whole))
        } else {
            self.inhabited(self.hedge, whole)
        };
        if whole { set.whole() } else { set }
    }

    /// Whether what the figure measures is never below 0.
    fn is_amount(&self) -> bool {
        matches!(self.kind, Kind::Count | Kind::Money | Kind::Rank | Kind::Score)
    }

    fn possible(&self, whole: bool) -> Possible {
        // most figures are counts that stand for themselves
        if let (Hedge::Exact, true, false, Some(count)) = (self.hedge, whole, self.magnitude, self.numbers.plain()) {
            return Possible::exactly(Ratio::from(i128::from(count)));
        }
        let set = self.meaning(whole);
        if self.is_amount() && !self.value().is_negative() { set.not_negative() } else { set }
    }
}

/// The smallest interval around both sets: the wider reading of two that contradict.
fn hull(a: Possible, b: Possible) -> Possible {
    let lower = a.lower().zip(b.lower()).map(|(x, y)| if y.at < x.at || (y.at == x.at && y.closed) { y } else { x });
    let upper = a.upper().zip(b.upper()).map(|(x, y)| if y.at > x.at || (y.at == x.at && y.closed) { y } else { x });
    Possible::ends(lower, upper)
}

/// The hedge that `text` begins with, and its length in bytes.
fn leading_hedge(text: &str) -> (Hedge, usize) {
    // a hedge is at most three characters, a verb at most two, and two hedges may follow each other (超过近50%)
    let mut hedge = Hedge::Exact;
    let mut at = 0;
    while let Some(len) = first_hedge_len(&text[at..]) {
        let Some((next, taken)) = Hedge::before(&text[at..at + len]) else { break };
        if taken != len {
            break;
        }
        hedge = hedge.with(next);
        at += len;
        if at > 36 {
            break;
        }
    }
    (hedge, at)
}

fn first_hedge_len(text: &str) -> Option<usize> {
    let ends = text.char_indices().skip(1).map(|(at, _)| at).take(5);
    let mut best = None;
    for end in ends {
        if Hedge::before(&text[..end]).is_some_and(|(_, taken)| taken == end) {
            best = Some(end);
        }
    }
    best
}

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let negative = text.strip_prefix(['-', '－', '负']);
        if let Some(rest) = negative {
            let sign = text.len() - rest.len();
            let refuse = || QuantityError::NoNumber { input: shown(text), at: sign };
            // one sign only: before the rest is read, so that a run of them is not read sign by sign
            if rest.starts_with(['-', '－', '负']) {
                return Err(refuse());
            }
            let mut quantity: Self = rest.parse()?;
            let shape = &mut quantity.shape;
            let Some(numbers) = shape.numbers.clone().negated().filter(|_| shape.hedge == Hedge::Exact) else {
                return Err(refuse());
            };
            shape.numbers = numbers;
            quantity.printed = text.into();
            return Ok(quantity);
        }
        let (mut quantity, len) = Self::prefix(text)?;
        if len < text.len() {
            quantity = quantity.with_open_unit(text, len)?;
        }
        Ok(quantity)
    }
}

impl Quantity {
    /// A unit outside the lexicon (12盘次): kept as printed where it is one short word.
    fn with_open_unit(mut self, text: &str, len: usize) -> Result<Self, QuantityError> {
        let rest = &text[len..];
        let word_end =
            rest.char_indices().map(|(at, _)| at).find(|&at| Hedge::after(&rest[at..]).is_some()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(word_end);
        let plain = self.shape.kind == Kind::Count
            && self.shape.hedge != Hedge::Range
            && word.chars().count() <= MAX_OPEN_UNIT
            && word.chars().all(char::is_alphabetic);
        let after = Hedge::after(tail);
        if !plain || (!tail.is_empty() && after.is_none_or(|(_, taken)| taken != tail.len())) {
            return Err(QuantityError::Rest { input: shown(text), rest: shown(rest), at: len });
        }
        if !word.is_empty() {
            let unit = format!("{}{word}", self.shape.unit);
            self.shape.unit = Unit::new(&unit);
        }
        if let Some((hedge, _)) = after {
            let first = self.shape.hedge;
            self.shape.hedge = first.with(hedge);
            if self.shape.hedge == Hedge::Stacked {
                self.shape.stack = [first, hedge];
            }
        }
        self.printed = text.into();
        Ok(self)
    }
}

/// The most characters of a unit outside the lexicon.
const MAX_OPEN_UNIT: usize = 8;

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Quantity;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a figure as a string, such as \"312件\" (a JSON number would lose printed digits)")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Quantity, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// What a claim can be built from: a printed figure, its text, or a plain whole number.
pub trait IntoQuantity: private::Sealed {
    /// The figure.
    ///
    /// # Errors
    ///
    /// Where a text is no figure.
    fn into_quantity(self) -> Result<Quantity, QuantityError>;
}

mod private {
    pub trait Sealed {}
}

macro_rules! into_quantity {
    ($($type:ty => |$value:ident| $body:expr;)*) => {$(
        impl private::Sealed for $type {}
        impl IntoQuantity for $type {
            fn into_quantity(self) -> Result<Quantity, QuantityError> {
                let $value = self;
                $body
            }
        }
    )*};
}

into_quantity! {
    Quantity => |q| Ok(q);
    &Quantity => |q| Ok(q.clone());
    &str => |text| text.parse();
    String => |text| text.parse();
    Decimal => |n| n.to_string().parse();
    u64 => |n| Ok(Quantity::count(n, ""));
    u32 => |n| Ok(Quantity::count(n.into(), ""));
    i32 => |n| match u64::try_from(n) {
        Ok(n) => Ok(Quantity::count(n, "")),
        Err(_) => n.to_string().parse(),
    };
}
