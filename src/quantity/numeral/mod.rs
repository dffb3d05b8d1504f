//! Numerals as Chinese official text prints them, with their exact value and their precision.
//!
//! [`prefix`] reads the numeral at the start of a text and stops where it ends: 1,050件, 2.1万余户, 五百余人, 三分之二,
//! 百分之九十八点六. Parsing a whole text with [`str::parse`] also takes a sign and the forms of speech: 负三十二, 半百,
//! 3又一千分之23, 六个百分点.
//!
//! Whether a numeral is a figure at all is not decided here: the 12 of 12/4, the 三 of 三项制度 and the 十 of 十分 are
//! numerals to this module.

mod arabic;
mod chinese;
mod error;
mod plain;
mod spoken;
mod words;
mod written;

use super::exact::Ratio;
use super::numbers::Numbers;
pub use error::NumeralError;
pub use written::to_chinese;

/// The most significant digits a printed numeral may have: digits from the first that is not 0.
pub const MAX_DIGITS: u32 = 18;

/// The most digits a printed numeral may have after its decimal point; a text that is nothing but a numeral may have
/// [`MAX_DIGITS`].
pub const MAX_DECIMALS: u32 = 12;

/// The largest power of ten that 百, 千, 万, 亿, 兆 may make together after a number: 亿亿 is 10^16.
pub const MAX_MAGNITUDE: u32 = 16;

/// A numeral as printed: its exact value, and how precisely it was written.
///
/// ```
/// use fazhi::quantity::{Ratio, numeral};
/// let read = numeral::prefix("2.1万余户").unwrap().unwrap();
/// assert_eq!((read.len, read.value, read.over), ("2.1万余".len(), Ratio::from(21_000), true));
/// assert_eq!(read.step, Ratio::from(1000));
/// assert!(numeral::prefix("户数").is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// How many bytes of the text it takes.
    pub len: usize,
    /// The value, its magnitude applied. 三分之二 is two thirds; 百分之九十五 is 95 with the scale
    /// [`PerCent`](Scale::PerCent).
    pub value: Ratio,
    /// One unit in the last printed place, times the magnitude: 0.1 for 44.4, 100 for 1.78万, 1 for 312 and for 三百,
    /// 10000 for 两万, one third for 三分之二; 0 for a power such as `2^-1`, which has no last place.
    pub ulp: Ratio,
    /// One unit of the last written digit that is not 0: 100 for 1800, 1000 for 2.1万, 0.1 for 12.50, 10 for 十; the
    /// [`ulp`](Self::ulp) where every digit is 0.
    pub step: Ratio,
    /// How many digits are printed after the decimal point.
    pub decimals: u8,
    /// Whether 万, 亿, 兆, or 百 or 千 after Arabic digits, is part of it.
    pub magnitude: bool,
    /// Whether 余, 多, 来 or 几 stands within it or right after it: 1800余, 1422.64余万, 一千多万, 二十几. The word is part
    /// of [`len`](Self::len); the value is the number without it.
    pub over: bool,
    /// In which digits it is written.
    pub script: Script,
    /// What its value counts.
    pub scale: Scale,
}

/// The digits of a numeral; 万 and 亿 are written in either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// 0 to 9, full-width or not.
    Arabic,
    /// 〇 to 九, 十, 百, 千 and the forms for money (壹, 贰, 拾, 佰).
    Chinese,
    /// Both: 100万三千.
    Mixed,
}

/// What the value of a numeral counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Ones.
    Plain,
    /// Hundredths: 百分之九十五; as a whole text also 95% and 六个百分点.
    PerCent,
    /// Thousandths: 千分之三.
    PerMille,
    /// Ten-thousandths: 万分之三.
    PerTenThousand,
    /// Ones, written as a fraction: 三分之二, 2/3.
    Fraction,
    /// Ones, written in tenths: 八成 is 0.8, 八成五 is 0.85.
    Tenths,
    /// Ones, written 半 or 一半.
    Half,
}

/// One number, before 分之, 成 or a stroke make something else of it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about what was read")]
struct Core {
    len: usize,
    mantissa: i128,
    /// The value is `mantissa · 10^exponent`.
    exponent: i32,
    /// The last printed place is `10^ulp`.
    ulp: i32,
    /// The last digit that is not 0 counts `10^step`.
    step: i32,
    decimals: u8,
    magnitude: bool,
    over: bool,
    arabic: bool,
    chinese: bool,
}

/// How freely a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// The start of running text: words that only begin like a numeral are left alone.
    Prefix,
    /// A text that should be nothing but a numeral.
    Whole,
}

impl Manner {
    const fn most_decimals(self) -> u32 {
        match self {
            Self::Prefix => MAX_DECIMALS,
            Self::Whole => MAX_DIGITS,
        }
    }
}

/// The numeral at the very start of `text`, in its longest sensible reading, or `None` where there is none.
///
/// # Errors
/// Where there is one that has too many digits, decimals or magnitudes, or that offers two numbers at once; the error
/// tells how far it reaches.
///
/// ```
/// use fazhi::quantity::numeral::{NumeralError, Scale, prefix};
/// let share = prefix("百分之九十八点六的案件").unwrap().unwrap();
/// assert_eq!((share.value.to_string().as_str(), share.scale), ("98.6", Scale::PerCent));
/// assert_eq!(prefix("1234567890123456789件"), Some(Err(NumeralError::TooLong { at: 0, len: 19, digits: 19 })));
/// assert_eq!(prefix("共312件"), None);
/// ```
pub fn prefix(text: &str) -> Option<Result<Numeral, NumeralError>> {
    read(text, Manner::Prefix).transpose()
}

/// [`prefix`] for a text that starts with an Arabic digit, full-width or not; `None` for any other text.
///
/// # Errors
/// As [`prefix`].
///
/// ```
/// use fazhi::quantity::{Ratio, numeral::arabic_prefix};
/// let read = arabic_prefix("12,077件").unwrap().unwrap();
/// assert_eq!((read.len, read.value), (6, Ratio::from(12_077)));
/// assert_eq!(arabic_prefix("三百件"), None);
/// ```
pub fn arabic_prefix(text: &str) -> Option<Result<Numeral, NumeralError>> {
    arabic::digit_at(text.as_bytes(), 0)?;
    prefix(text)
}

/// [`prefix`] for one who asks only how it is written: no fractions are made of its numbers.
pub(crate) fn written(text: &str) -> Option<Result<Written, NumeralError>> {
    match read_raw(text, Manner::Prefix) {
        Ok(raw) => raw?.written().map(Ok),
        Err(error) => Some(Err(error)),
    }
}

/// How a numeral is written: the fields of a [`Numeral`] that are no numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) len: usize,
    pub(crate) over: bool,
    pub(crate) script: Script,
    pub(crate) scale: Scale,
}

impl From<Numeral> for Written {
    fn from(numeral: Numeral) -> Self {
        Self { len: numeral.len, over: numeral.over, script: numeral.script, scale: numeral.scale }
    }
}

/// [`prefix`] for the reader of figures.
pub(super) fn spelled(text: &str) -> Option<Result<Spelled, NumeralError>> {
    if let Some(plain) = plain::read(text) {
        return Spelled::plain(&plain).map(Ok);
    }
    match read_raw(text, Manner::Prefix) {
        Ok(raw) => raw?.spelled().map(Ok),
        Err(error) => Some(Err(error)),
    }
}

/// A numeral with its numbers as a figure holds them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    pub(super) len: usize,
    pub(super) numbers: Numbers,
    pub(super) decimals: u8,
    pub(super) magnitude: bool,
    pub(super) over: bool,
    pub(super) scale: Scale,
}

impl Spelled {
    fn plain(plain: &plain::Plain) -> Option<Self> {
        let ulp = -i32::from(plain.decimals);
        let step = if plain.mantissa == 0 { ulp } else { ulp + i32::from(plain.zeros) };
        Some(Self {
            len: plain.len,
            numbers: Numbers::decimal(plain.mantissa.into(), ulp, ulp, step)?,
            decimals: plain.decimals,
            magnitude: false,
            over: false,
            scale: Scale::Plain,
        })
    }
}

/// A numeral as it is read, before fractions are made of its numbers.
enum Raw {
    Decimal(Core, Scale),
    /// A fraction or a half.
    Other(Numeral),
}

impl Raw {
    fn numeral(self) -> Option<Numeral> {
        match self {
            Self::Decimal(core, scale) => core.numeral(scale),
            Self::Other(numeral) => Some(numeral),
        }
    }

    fn written(self) -> Option<Written> {
        match self {
            Self::Decimal(core, scale) if core.is_small() => {
                Some(Written { len: core.len, over: core.over, script: core.script(), scale })
            }
            _ => self.numeral().map(Written::from),
        }
    }

    fn spelled(self) -> Option<Spelled> {
        Some(match self {
            Self::Decimal(core, scale) => Spelled {
                len: core.len,
                numbers: Numbers::decimal(core.mantissa, core.exponent, core.ulp, core.step())?,
                decimals: core.decimals,
                magnitude: core.magnitude,
                over: core.over,
                scale,
            },
            Self::Other(numeral) => Spelled {
                len: numeral.len,
                numbers: Numbers::wide(numeral.value, None, numeral.ulp, numeral.step),
                decimals: numeral.decimals,
                magnitude: numeral.magnitude,
                over: numeral.over,
                scale: numeral.scale,
            },
        })
    }
}

fn read(text: &str, manner: Manner) -> Result<Option<Numeral>, NumeralError> {
    Ok(read_raw(text, manner)?.and_then(Raw::numeral))
}

fn read_raw(text: &str, manner: Manner) -> Result<Option<Raw>, NumeralError> {
    let half = |len| Ok(Some(Raw::Other(half(text, len))));
    match char_at(text, 0) {
        Some('半') => return half('半'.len_utf8()),
        Some('一' | '壹') if char_at(text, 3) == Some('半') => return half("一半".len()),
        Some(unit @ ('百' | '佰' | '千' | '仟' | '万' | '萬')) if starts(text, 3, "分之") => {
            let scale = match unit {
                '百' | '佰' => Scale::PerCent,
                '千' | '仟' => Scale::PerMille,
                _ => Scale::PerTenThousand,
            };
            return rate(text, scale, manner);
        }
        _ => {}
    }
    let Some(core) = number(text, manner)? else { return Ok(None) };
    if !matches!(char_at(text, core.len), Some('分' | '/' | '成')) {
        return Ok(Some(Raw::Decimal(core, Scale::Plain)));
    }
    if let Some(fraction) = fraction(text, &core, manner)? {
        return Ok(Some(Raw::Other(fraction)));
    }
    let other =
        || tenths(text, &core).map_or(Raw::Decimal(core, Scale::Plain), |core| Raw::Decimal(core, Scale::Tenths));
    Ok(Some(stroke(text, &core).map_or_else(other, Raw::Other)))
}

/// One number, in whichever digits.
fn number(text: &str, manner: Manner) -> Result<Option<Core>, NumeralError> {
    let bytes = text.as_bytes();
    let point = manner == Manner::Whole && arabic::point_at(bytes, 0).is_some();
    if point || arabic::digit_at(bytes, 0).is_some() { arabic::read(text, manner) } else { chinese::read(text, manner) }
}

/// `number` at a later place of `text`; its length counts from the start.
fn number_at(text: &str, at: usize, manner: Manner) -> Result<Option<Core>, NumeralError> {
    let Some(rest) = text.get(at..) else { return Ok(None) };
    let core = number(rest, manner).map_err(|error| error.moved(at))?;
    Ok(core.map(|core| Core { len: core.len + at, ..core }))
}

/// 百分之九十五, 千分之三, 万分之三: the first character and 分之 are known.
fn rate(text: &str, scale: Scale, manner: Manner) -> Result<Option<Raw>, NumeralError> {
    let at = "百分之".len();
    if scale == Scale::PerCent && matches!(char_at(text, at), Some('百' | '佰')) {
        let hundred = Core { len: at + 3, mantissa: 100, step: 2, chinese: true, ..Core::ZERO };
        return Ok(Some(Raw::Decimal(hundred, scale)));
    }
    Ok(number_at(text, at, manner)?.map(|core| Raw::Decimal(core, scale)))
}

/// 三分之二, 3分之1: a whole number stands before.
fn fraction(text: &str, below: &Core, manner: Manner) -> Result<Option<Numeral>, NumeralError> {
    if below.over || below.decimals > 0 || below.mantissa == 0 || !starts(text, below.len, "分之") {
        return Ok(None);
    }
    let Some(above) = number_at(text, below.len + "分之".len(), manner)? else { return Ok(None) };
    let both = Core {
        magnitude: above.magnitude || below.magnitude,
        arabic: above.arabic || below.arabic,
        chinese: above.chinese || below.chinese,
        ..above
    };
    both.over(below, Scale::Fraction).ok_or(NumeralError::TooLarge { at: 0, len: above.len }).map(Some)
}

/// 1/4: whole numbers of at most three digits that nothing else joins.
fn stroke(text: &str, above: &Core) -> Option<Numeral> {
    let bytes = text.as_bytes();
    let plain = |from: usize, to: usize| {
        (1..=3).contains(&(to - from)) && bytes[from..to].iter().all(u8::is_ascii_digit) && bytes[from] != b'0'
    };
    if bytes.get(above.len) != Some(&b'/') || !plain(0, above.len) {
        return None;
    }
    let from = above.len + 1;
    let to = from + bytes[from..].iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    if to == from || !plain(from, to) {
        return None;
    }
    // 1/4.5, 1/4/2 and 1/4% are something else
    if matches!(bytes.get(to), Some(b'/' | b'%')) || arabic::point_at(bytes, to).is_some() {
        return None;
    }
    let mantissa = bytes[from..to].iter().fold(0i128, |n, b| n * 10 + i128::from(b - b'0'));
    Core { len: to, ..*above }.over(&Core { mantissa, ..Core::ZERO }, Scale::Fraction)
}

/// 八成, 8成, 8.5成, 八成五, 七成半: up to ten tenths.
fn tenths(text: &str, core: &Core) -> Option<Core> {
    const WORDS: &str = "立员功效果为本都绩熟长就分品年交套型因人";
    if char_at(text, core.len) != Some('成') {
        return None;
    }
    let few = core.value()? <= Ratio::from(10) && !core.magnitude && !core.over && core.len <= "八点五".len();
    let end = core.len + '成'.len_utf8();
    if !few || char_at(text, end).is_some_and(|c| WORDS.contains(c)) {
        return None;
    }
    let mut tenths = Core { len: end, exponent: core.exponent - 1, ulp: core.ulp - 1, step: core.step - 1, ..*core };
    let next = if core.decimals > 0 { None } else { char_at(text, end) };
    let digit = if next == Some('半') { Some(5) } else { next.and_then(words::digit) };
    if let Some(digit) = digit.filter(|&d| d > 0) {
        let after = end + next.map_or(0, char::len_utf8);
        let joined = char_at(text, after).is_some_and(words::is_numeral);
        if !joined && !words::begins_word(text, end) {
            tenths.mantissa = core.mantissa * 10 + i128::from(digit);
            tenths.exponent -= 1;
            (tenths.len, tenths.ulp, tenths.step) = (after, -2, -2);
        }
    }
    if let Some(len) = words::over_at(text, tenths.len) {
        tenths.over = true;
        tenths.len += len;
    }
    Some(tenths)
}

/// 半 and 一半.
fn half(text: &str, len: usize) -> Numeral {
    let over = words::over_at(text, len);
    Numeral {
        len: len + over.unwrap_or(0),
        value: Ratio::HALF,
        ulp: Ratio::HALF,
        step: Ratio::HALF,
        decimals: 0,
        magnitude: false,
        over: over.is_some(),
        script: Script::Chinese,
        scale: Scale::Half,
    }
}

impl Core {
    const ZERO: Self = Self {
        len: 0,
        mantissa: 0,
        exponent: 0,
        ulp: 0,
        step: 0,
        decimals: 0,
        magnitude: false,
        over: false,
        arabic: false,
        chinese: false,
    };

    fn value(&self) -> Option<Ratio> {
        Ratio::scaled(self.mantissa, self.exponent)
    }

    /// The power of ten of the step.
    const fn step(&self) -> i32 {
        if self.mantissa == 0 { self.ulp } else { self.step }
    }

    fn numeral(&self, scale: Scale) -> Option<Numeral> {
        Some(Numeral {
            len: self.len,
            value: self.value()?,
            ulp: Ratio::scaled(1, self.ulp)?,
            step: Ratio::scaled(1, self.step())?,
            decimals: self.decimals,
            magnitude: self.magnitude,
            over: self.over,
            script: self.script(),
            scale,
        })
    }

    const fn script(&self) -> Script {
        match (self.arabic, self.chinese) {
            (true, false) => Script::Arabic,
            (true, true) => Script::Mixed,
            (false, _) => Script::Chinese,
        }
    }

    /// Whether its numbers surely fit 128 bits, as those with a mantissa of 64 bits and powers up to 10^18 do.
    fn is_small(&self) -> bool {
        let narrow = |exponent: i32| exponent.unsigned_abs() <= 18;
        i64::try_from(self.mantissa).is_ok() && narrow(self.exponent) && narrow(self.ulp) && narrow(self.step())
    }

    /// This number divided by another.
    fn over(&self, below: &Self, scale: Scale) -> Option<Numeral> {
        let (above, below) = (self.numeral(scale)?, below.value()?);
        Some(Numeral {
            value: above.value.checked_div(below)?,
            ulp: above.ulp.checked_div(below)?,
            step: above.step.checked_div(below)?,
            ..above
        })
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn starts(text: &str, at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(word))
}

#[cfg(test)]
mod tests;
