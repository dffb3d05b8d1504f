//! Chinese digits with 十, 百, 千, 万, 亿, 兆, and Arabic digits among them.

use super::arabic::{self, Thousands};
use super::words::{Run, WIDE, begins_word, big, digit, is_numeral, magnitudes, over_at, run, unit};
use super::{Core, MAX_DIGITS, Manner, NumeralError, char_at};

/// The section below 万 has no 十, 百 or 千 yet.
const OPEN: i32 = 4;

/// A number inside a numeral: one digit, or Arabic digits.
#[derive(Clone, Copy)]
struct Part {
    value: i128,
    zeros: i32,
    arabic: bool,
    /// More than one digit, or a string of digits.
    wide: bool,
    /// 两, which only stands before a power of ten.
    pair: bool,
}

/// What an element begins with.
enum Next {
    Number(Part),
    /// 十, 百, 千 or 几 without a number.
    Bare,
    Nothing,
}

/// A numeral as far as it is read.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about what was read")]
struct Reader<'t> {
    text: &'t str,
    manner: Manner,
    at: usize,
    /// Levels that are closed: the sum of all but the last, the exponent of the one before the last.
    high: i128,
    high_exponent: i32,
    /// The last level, and its exponent: 亿 8, 万亿 12; 0 before the first.
    low: i128,
    low_exponent: i32,
    /// What is written since: its value, its last power of ten, its precision.
    section: i128,
    small: i32,
    parts: u32,
    section_ulp: i32,
    section_step: i32,
    /// The precision of the last level.
    ulp: i32,
    step: i32,
    zero: bool,
    /// A bare 百 or 千 is not a numeral.
    bare: bool,
    /// The last thing read is a power of ten or Arabic digits: 余 may follow.
    firm: bool,
    over: bool,
    magnitude: bool,
    arabic: bool,
    chinese: bool,
}

/// The number at the start of a text.
pub(super) fn read(text: &str, manner: Manner) -> Result<Option<Core>, NumeralError> {
    let Some(first) = char_at(text, 0) else { return Ok(None) };
    if let Some(bare) = bare_magnitude(text, first) {
        return Ok(Some(bare));
    }
    if manner == Manner::Prefix {
        if matches!(first, '拾' | '佰' | '仟') {
            return Ok(None);
        }
        if let Some(alone) = alone(text, first) {
            return Ok(Some(alone));
        }
    }
    let mut reader = Reader::new(text, manner);
    // the longest reading so far, and the one that ends with its last magnitude
    let (mut best, mut closed) = (None, None);
    while reader.element()? {
        let element = (!reader.bare).then_some(reader);
        if reader.tail()? {
            reader.bare = false;
            best = Some(reader);
            closed = best;
        } else if closed.is_some() && magnitudes(text, reader.at)?.1 > 0 {
            // 3亿|20000万, 一万|二千三百万: what follows is a numeral of its own
            best = closed;
            break;
        } else {
            best = element.or(best);
        }
        if reader.over {
            break;
        }
    }
    let Some(reader) = best else { return Ok(None) };
    // one character of the forms for money alone is a word or a name
    if manner == Manner::Prefix && reader.at == WIDE && "壹贰貳叁參肆伍陆陸柒捌玖".contains(first) {
        return Ok(None);
    }
    reader.decimals().map(Some)
}

/// One digit or 十 that nothing goes on: most Chinese numerals of running text.
fn alone(text: &str, first: char) -> Option<Core> {
    let (value, step) = match first {
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' => (digit(first)?, 0),
        '十' => (10, 1),
        _ => return None,
    };
    let goes_on = |c| {
        matches!(c, '○' | '几' | '点' | '點' | '余' | '馀' | '多' | '来' | '0'..='9' | '０'..='９') || is_numeral(c)
    };
    let goes_on = char_at(text, WIDE).is_some_and(goes_on);
    (!goes_on).then_some(Core { len: WIDE, mantissa: value.into(), step, chinese: true, ..Core::ZERO })
}

/// 万余, 亿多: the only bare 万 and 亿 that count.
fn bare_magnitude(text: &str, first: char) -> Option<Core> {
    let exponent = big(first).filter(|&exponent| exponent < 12)?;
    let over = over_at(text, WIDE)?;
    Some(Core {
        len: WIDE + over,
        mantissa: 1,
        exponent,
        ulp: exponent,
        step: exponent,
        magnitude: true,
        over: true,
        chinese: true,
        ..Core::ZERO
    })
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, manner: Manner) -> Self {
        Self {
            text,
            manner,
            at: 0,
            high: 0,
            high_exponent: i32::MAX,
            low: 0,
            low_exponent: 0,
            section: 0,
            small: OPEN,
            parts: 0,
            section_ulp: 0,
            section_step: 0,
            ulp: 0,
            step: 0,
            zero: false,
            bare: false,
            firm: false,
            over: false,
            magnitude: false,
            arabic: false,
            chinese: false,
        }
    }

    fn fresh(&self) -> bool {
        self.at == 0
    }

    fn whole(&self) -> bool {
        self.manner == Manner::Whole
    }

    /// Reads one number with its 十, 百 or 千, or 零 before it; false where no further one begins.
    fn element(&mut self) -> Result<bool, NumeralError> {
        if self.small == 0 {
            return Ok(false);
        }
        let mut next = *self;
        next.zero = false;
        let part = match next.part()? {
            Next::Number(part) => Some(part),
            Next::Bare => None,
            Next::Nothing => return Ok(false),
        };
        if next.some_more() {
            *self = next;
            return Ok(true);
        }
        let taken = match char_at(next.text, next.at).and_then(unit) {
            Some(power) if next.may_count(part, power) => next.count(part, power),
            Some(_) if part.is_none() => false,
            // 三百|五百 are two numerals; so are 312|十佳
            Some(_) if !self.fresh() => false,
            _ => part.is_some_and(|part| next.end_with(part, self)),
        };
        if taken {
            *self = next;
        }
        Ok(taken)
    }

    /// The number of an element.
    fn part(&mut self) -> Result<Next, NumeralError> {
        let fresh = self.fresh();
        if let Some(part) = self.arabic_part()? {
            return Ok(Next::Number(part));
        }
        match char_at(self.text, self.at) {
            Some('两' | '兩') => {
                if char_at(self.text, self.at + WIDE) == Some('三') {
                    return Err(self.two_for_one(2 * WIDE));
                }
                self.at += WIDE;
                self.chinese = true;
                return Ok(Next::Number(Part { value: 2, zeros: 0, arabic: false, wide: false, pair: true }));
            }
            Some(c @ ('廿' | '卅' | '卌')) if fresh && self.whole() => {
                self.at += WIDE;
                self.section = match c {
                    '廿' => 20,
                    '卅' => 30,
                    _ => 40,
                };
                (self.small, self.section_step, self.parts, self.chinese) = (1, 1, 1, true);
                return Ok(self.single());
            }
            Some(c) if unit(c).is_some() => return Ok(Next::Bare),
            Some('几') if !fresh => return Ok(Next::Bare),
            _ => {}
        }
        let run = run(self.text, self.at);
        if run.count == 0 {
            return Ok(Next::Nothing);
        }
        self.chinese = true;
        let then_unit = char_at(self.text, self.at + run.len).and_then(unit).is_some();
        let after_zero = run.first == 0 && (!fresh || then_unit);
        if !after_zero && run.count >= 2 {
            self.alternatives(&run, then_unit)?;
        }
        if fresh && !(after_zero && run.count <= 2) {
            return self.string(&run);
        }
        if after_zero {
            self.at += WIDE;
            self.zero = true;
            return match run.count {
                1 => Ok(match self.arabic_part()? {
                    Some(part) => Next::Number(part),
                    None => Next::Bare,
                }),
                2 => Ok(self.single()),
                _ => {
                    let rest = Run { first: run.second, ..run };
                    self.alternatives_after_zero(&rest)?;
                    Ok(Next::Nothing)
                }
            };
        }
        Ok(if run.count == 1 { self.single() } else { Next::Nothing })
    }

    /// One Chinese digit.
    fn single(&mut self) -> Next {
        let Some(d) = char_at(self.text, self.at).and_then(digit) else { return Next::Bare };
        self.at += WIDE;
        Next::Number(Part { value: i128::from(d), zeros: 0, arabic: false, wide: false, pair: false })
    }

    /// Arabic digits; those that only a reading with decimals explains are left alone.
    fn arabic_part(&mut self) -> Result<Option<Part>, NumeralError> {
        let fresh = self.fresh();
        if arabic::digit_at(self.text.as_bytes(), self.at).is_none() {
            return Ok(None);
        }
        let thousands = if fresh { Thousands::Any } else { Thousands::Commas };
        let Some(digits) = arabic::digits(self.text, self.at, thousands, self.manner)? else { return Ok(None) };
        let end = self.at + digits.len;
        // 100万|2023年
        let year = !fresh && digits.width == 4 && char_at(self.text, end) == Some('年');
        if digits.decimals > 0 || year {
            return Ok(None);
        }
        self.at = end;
        self.arabic = true;
        let (value, zeros) = (digits.mantissa, i32::from(digits.zeros));
        Ok(Some(Part { value, zeros, arabic: true, wide: digits.width > 1, pair: false }))
    }

    /// A numeral of nothing but digits: 二〇二三.
    fn string(&mut self, run: &Run) -> Result<Next, NumeralError> {
        if run.significant > MAX_DIGITS as usize {
            return Err(NumeralError::TooLong { at: self.at, len: run.len, digits: run.significant });
        }
        self.at += run.len;
        Ok(Next::Number(Part { value: run.value, zeros: run.zeros, arabic: false, wide: run.count > 1, pair: false }))
    }

    /// 七八个, 二三十, 三五百: two digits for one number.
    fn alternatives(&self, run: &Run, then_unit: bool) -> Result<(), NumeralError> {
        let next = run.first + 1 == run.second;
        if run.count == 2 && run.first > 0 && run.second > 0 && (next || then_unit) {
            return Err(self.two_for_one(run.len));
        }
        Ok(())
    }

    /// The refusal of two digits at this place, with the powers of ten behind them.
    fn two_for_one(&self, len: usize) -> NumeralError {
        let powers = self.text.get(self.at + len..).unwrap_or("");
        let more = powers.chars().take_while(|&c| unit(c).is_some() || big(c).is_some()).count();
        NumeralError::Alternatives { at: 0, len: self.at + len + more * WIDE }
    }

    /// 一千零二三十.
    fn alternatives_after_zero(&self, run: &Run) -> Result<(), NumeralError> {
        if run.count == 3
            && let Some(third) = char_at(self.text, self.at + WIDE).and_then(digit)
        {
            let pair = Run { len: run.len - WIDE, count: 2, second: third, ..*run };
            return self.alternatives(&pair, false);
        }
        Ok(())
    }

    /// Whether a power of ten at this place belongs to the part before it.
    fn may_count(&self, part: Option<Part>, power: i32) -> bool {
        if power >= self.small {
            return false;
        }
        let start = self.low_exponent == 0 && self.parts == 0;
        match part {
            // 零 before it: 零十
            Some(part) if part.value == 0 => !part.arabic && !part.wide && start,
            Some(part) if part.arabic => {
                let most = if start { 99 } else { 9 };
                part.value <= most && (power > 1 || !start || self.whole())
            }
            Some(part) => !part.wide,
            None => self.zero || (start && self.at == 0) || (power == 1 && self.whole()),
        }
    }

    fn count(&mut self, part: Option<Part>, power: i32) -> bool {
        self.bare = part.is_none() && power > 1 && self.fresh();
        let part = part.filter(|part| part.value > 0);
        let (value, zeros, arabic) = part.map_or((1, 0, false), |part| (part.value, part.zeros, part.arabic));
        let Some(ten) = 10i128.checked_pow(power.unsigned_abs()) else { return false };
        self.section += value * ten;
        self.small = power;
        self.section_step = power + zeros;
        self.section_ulp = if arabic && self.parts == 0 { power } else { 0 };
        self.magnitude |= arabic && power > 1;
        self.chinese |= !arabic;
        self.parts += 1;
        self.firm = true;
        self.at += WIDE;
        true
    }

    /// Takes a number that no power of ten follows: the last of its section. `before` is the reader before it.
    fn end_with(&mut self, part: Part, before: &Self) -> bool {
        let fresh = before.fresh();
        let last = if before.small < OPEN { before.small } else { before.low_exponent };
        // 三万|五 is 35000, but 三亿五|万 counts the 五 by its own 万
        let counted = before.small == OPEN && char_at(self.text, self.at).and_then(big).is_some();
        let weight = if fresh || self.zero || part.wide || counted { 0 } else { last - 1 };
        if !fresh && (part.pair || part.value == 0 || last == 0) {
            return false;
        }
        if weight > 0 && !self.whole() {
            // 两万|一线职工; 100万|三级; 百|一
            let word = begins_word(self.text, before.at);
            let mixed = self.arabic && !part.arabic && char_at(self.text, self.at).and_then(big).is_none();
            if word || mixed || (before.bare && part.value == 1) {
                return false;
            }
        }
        let Some(value) = 10i128.checked_pow(weight.unsigned_abs()).and_then(|ten| part.value.checked_mul(ten)) else {
            return false;
        };
        if !fresh && 10i128.checked_pow(last.unsigned_abs()).is_none_or(|most| value >= most) {
            return false;
        }
        self.section += value;
        self.small = 0;
        self.section_step = weight + part.zeros;
        self.section_ulp = weight;
        self.parts += 1;
        self.bare = false;
        self.firm = part.arabic;
        true
    }

    /// Takes 几 for a digit: 二十几, 一百零几, 一百几十.
    fn some_more(&mut self) -> bool {
        if char_at(self.text, self.at) != Some('几') || self.fresh() || self.small == 1 && self.zero {
            return false;
        }
        let last = if self.small < OPEN { self.small } else { self.low_exponent };
        let power = char_at(self.text, self.at + WIDE).and_then(unit);
        let fits = if self.zero { power.is_none() } else { power.is_none_or(|power| power + 1 == last) };
        // 三万|几个 is not a numeral with 几 in it
        if !fits || self.bare || (self.small == OPEN && power.is_none()) {
            return false;
        }
        self.at += WIDE + if power.is_some() { WIDE } else { 0 };
        if self.small == OPEN {
            self.section_step = last;
        } else if self.zero {
            self.section_step = 1;
        }
        self.section_ulp = 0;
        self.small = 0;
        self.over = true;
        true
    }

    /// Takes 余, 多, 来 and the magnitudes after an element; whether there was anything.
    fn tail(&mut self) -> Result<bool, NumeralError> {
        let mut next = *self;
        let surplus = if self.firm && !self.over { over_at(self.text, self.at) } else { None };
        if let Some(len) = surplus {
            next.at += len;
            next.over = true;
        }
        let (exponent, len) = magnitudes(self.text, next.at)?;
        let closed = len > 0 && next.close(exponent, len);
        if closed
            && !next.over
            && let Some(len) = over_at(self.text, next.at)
        {
            next.at += len;
            next.over = true;
            // 一万多亿
            let (exponent, len) = magnitudes(self.text, next.at)?;
            if len > 0 {
                let mut wider = next;
                if wider.close(exponent, len) {
                    next = wider;
                }
            }
        }
        if !closed && surplus.is_none() {
            return Ok(false);
        }
        *self = next;
        Ok(true)
    }

    /// Closes the section with a magnitude; false where the two do not go together.
    fn close(&mut self, exponent: i32, len: usize) -> bool {
        let power = |exponent: i32| 10i128.checked_pow(exponent.unsigned_abs());
        // 一万五千|亿: the 万 counts the 亿 too
        let merged = self.low_exponent == 4 && exponent > 4;
        let amount = if merged { self.low + self.section } else { self.section };
        let above = if merged || self.low_exponent == 0 { self.high_exponent } else { self.low_exponent };
        if amount == 0 || above <= exponent {
            return false;
        }
        // 3亿|20000万 are two numerals
        if above < i32::MAX && power(above - exponent).is_none_or(|most| amount >= most) {
            return false;
        }
        let Some(level) = power(exponent).and_then(|ten| amount.checked_mul(ten)) else { return false };
        if !merged && self.low_exponent > 0 {
            self.high += self.low;
            self.high_exponent = self.low_exponent;
        }
        if self.parts > 0 {
            (self.ulp, self.step) = (self.section_ulp, self.section_step);
        }
        self.ulp += exponent;
        self.step += exponent;
        (self.low, self.low_exponent) = (level, exponent);
        (self.section, self.small, self.parts, self.section_ulp, self.section_step) = (0, OPEN, 0, 0, 0);
        self.magnitude = true;
        self.firm = true;
        self.at += len;
        true
    }

    /// The number read, with 点 and what follows it.
    fn decimals(self) -> Result<Core, NumeralError> {
        let written = self.parts > 0;
        let core = Core {
            len: self.at,
            mantissa: self.high + self.low + self.section,
            exponent: 0,
            ulp: if written { self.section_ulp } else { self.ulp },
            step: if written || self.section_step > 0 { self.section_step } else { self.step },
            decimals: 0,
            magnitude: self.magnitude,
            over: self.over,
            arabic: self.arabic,
            chinese: self.chinese,
        };
        if self.over || !matches!(char_at(self.text, self.at), Some('点' | '點')) {
            return Ok(core);
        }
        let from = self.at + WIDE;
        let run = run(self.text, from);
        let (len, count, value, zeros) = if run.count > 0 {
            (run.len, run.count, run.value, run.zeros)
        } else if let (Manner::Whole, Some(digits)) =
            (self.manner, arabic::digits(self.text, from, Thousands::Commas, self.manner)?)
        {
            if digits.decimals > 0 || digits.len > digits.width {
                return Ok(core);
            }
            (digits.len, digits.width, digits.mantissa, i32::from(digits.zeros))
        } else {
            return Ok(core);
        };
        let end = from + len;
        // 八点三十分 is a time
        if run.count > 0 && char_at(self.text, end).and_then(unit).is_some() {
            return Ok(core);
        }
        let decimals = match u8::try_from(count) {
            Ok(decimals) if u32::from(decimals) <= self.manner.most_decimals() => decimals,
            _ => return Err(NumeralError::TooFine { at: 0, len: end, decimals: count }),
        };
        let whole = if core.mantissa == 0 { 0 } else { core.mantissa.ilog10() as usize + 1 };
        if whole + count > MAX_DIGITS as usize {
            return Err(NumeralError::TooLong { at: 0, len: end, digits: whole + count });
        }
        let places = i32::from(decimals);
        let Some(mantissa) = 10i128.checked_pow(places.unsigned_abs()).and_then(|ten| core.mantissa.checked_mul(ten))
        else {
            return Ok(core);
        };
        let step = if value > 0 { zeros - places } else { core.step };
        let mut core = Core {
            len: end,
            mantissa: mantissa + value,
            exponent: -places,
            ulp: -places,
            step,
            decimals,
            arabic: self.arabic || run.count == 0,
            ..core
        };
        if !core.magnitude {
            let (exponent, len) = magnitudes(self.text, core.len)?;
            if len > 0 {
                core.len += len;
                core.magnitude = true;
                core.exponent += exponent;
                core.ulp += exponent;
                core.step += exponent;
                if let Some(len) = over_at(self.text, core.len) {
                    core.len += len;
                    core.over = true;
                }
            }
        }
        Ok(core)
    }
}
