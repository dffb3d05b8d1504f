//! Chinese numerals, most of which are parts of words.

use crate::marks::{Marks, Words};
use crate::quantity::numeral::{self, NumeralError, Scale, Script};
use crate::quantity::{Hedge, Hedges, Kind, Ratio, Shape, Unit};
use crate::span::Span;

use super::context::{Place, tenths_go_on};
use super::scanner::{Scanner, hedge_apart, window};
use super::{Found, TokenClass, date};

/// The most bytes that a Chinese numeral is looked at for.
pub(super) const CHINESE: usize = 96;

impl Scanner<'_, '_> {
    /// A Chinese numeral, which begins with a character: rarely a statistic.
    pub(super) fn chinese(&mut self, first: char) {
        let rest = self.rest();
        let behind = &rest[first.len_utf8()..];
        if is_digit(first) && AFTER_DIGIT.skip_one(behind) {
            self.at += first.len_utf8();
            return;
        }
        let near = window(rest, CHINESE);
        let read = match numeral::written(near) {
            Some(Ok(read)) => read,
            Some(Err(error)) => {
                self.at += error.end().max(first.len_utf8());
                return;
            }
            None => {
                let counted = self.bare_power(first);
                self.at += if counted { 0 } else { first.len_utf8() };
                return;
            }
        };
        let len = read.len;
        if let Some(end) = date::chinese(rest, len) {
            self.at += end;
            return;
        }
        let after = &rest[len..];
        let plain = read.scale == Scale::Plain;
        if plain && self.areas() {
            return;
        }
        // 一是, 统一: no unit, so no figure
        if plain && !Shape::goes_on(after) {
            self.at += len;
            return;
        }
        // 数十家, 几百人, 上千次: no number is named
        let prev = self.before().chars().next_back();
        let vague = matches!(prev, Some('数' | '几' | '上' | '成' | '好' | '每' | '某' | '十' | '百' | '千'));
        if vague && plain {
            self.at += len;
            return;
        }
        let (hedges, hedge_len) = self.hedges();
        let hedge = hedges.hedge();
        let wanted = match read.scale {
            Scale::PerCent | Scale::PerMille | Scale::PerTenThousand => true,
            Scale::Fraction => prev.is_none_or(|c| c != '第'),
            Scale::Tenths => tenths_go_on(after),
            Scale::Half => self.is_half(len, hedge),
            Scale::Plain => {
                let digits = rest[..len].chars().filter(|c| !matches!(c, '余' | '多' | '来' | '几'));
                read.over || hedge != Hedge::Exact || read.script == Script::Mixed || digits.take(2).count() == 2
            }
        };
        let of_several = plain && may_be_small(after);
        if !(wanted || of_several) {
            self.at += len;
            return;
        }
        // 半数以上: the word of the half goes on before its hedge
        let half = if read.scale == Scale::Half && after.starts_with('数') { '数'.len_utf8() } else { 0 };
        let Some(Ok((shape, taken))) = self.read_half(len, half, hedges).or_else(|| Shape::read(near, hedges)) else {
            self.at += len;
            return;
        };
        if plain && (shape.unit().as_str().is_empty() || not_counted(&shape, &rest[taken..])) {
            self.at += len;
            return;
        }
        if !wanted {
            // 九件 may still be one of several
            let small = SMALL.contains(&shape.unit().as_str())
                && rest[taken..].starts_with(['，', ',', '。', '；', ';', '、', '）', ')']);
            if small {
                let number = self.base + self.at;
                let span = Span::new(number, number + taken);
                self.small.push(Found::new(self.text, self.base, span, number, shape));
            }
            self.at += if small { taken } else { len };
            return;
        }
        let before = &self.before()[..self.at - hedge_len];
        if self.before().ends_with('前') && matches!(shape.unit().as_str(), "名" | "位" | "强" | "批" | "轮") {
            return self.token(taken, TokenClass::Ordinal);
        }
        if self.undone(&Place { before, printed: &rest[..taken], after: &rest[taken..] }, &shape).is_some()
            || (shape.hedge() == Hedge::AtLeast && hedge == Hedge::Exact && plain)
        {
            self.at += taken;
            return;
        }
        self.figure(hedge_len, taken, shape);
    }

    /// Whether a half is a figure: with a hedge (近一半, 半数以上), or behind what it is a part of (其中半数涉及融资, 占一半).
    fn is_half(&self, len: usize, hedge: Hedge) -> bool {
        let (word, after) = self.rest().split_at(len);
        let (one, many) = (word.starts_with('一'), after.strip_prefix('数'));
        let hedged = || {
            hedge != Hedge::Exact
                || many.unwrap_or(after).starts_with("以上")
                || hedge_apart(self.before(), Kind::Fraction).is_some()
        };
        let part = || ["其中", "其中有", "占", "占到", "占了", "占比达"].iter().any(|of| self.before().ends_with(of));
        (one || many.is_some()) && (hedged() || part())
    }

    /// 半数, with 数 between the numeral and its hedge, which is `half` bytes long.
    fn read_half(&self, len: usize, half: usize, hedges: Hedges) -> Option<Result<(Shape, usize), NumeralError>> {
        if half == 0 {
            return None;
        }
        let (word, after) = self.rest().split_at(len);
        let bare = format!("{word}{}", window(&after[half..], CHINESE));
        let read = Shape::read(&bare, hedges)?;
        Some(read.map(|(shape, taken)| (shape, taken + half)))
    }

    /// 近千名, 超百家: a power of ten that a hedge stands before is one of it. Whether there is one.
    fn bare_power(&mut self, first: char) -> bool {
        let (hedges, hedge_len) = self.hedges();
        let rest = self.rest();
        // 超过万元的案件: 万元 is what amounts are told in
        if hedge_len == 0
            || !matches!(first, '百' | '千' | '万' | '亿')
            || rest.starts_with("万元")
            || rest.starts_with("亿元")
        {
            return false;
        }
        let Some(Ok((shape, taken))) = Shape::read(window(rest, CHINESE), hedges) else { return false };
        if shape.unit().as_str().is_empty() || not_counted(&shape, &rest[taken..]) {
            return false;
        }
        self.figure(hedge_len, taken, shape);
        true
    }

    /// 五街一乡: counts of two or more kinds of areas, one behind the other. Whether there are some.
    fn areas(&mut self) -> bool {
        let rest = self.rest();
        let Some((one, more)) = area(rest).and_then(|one| area(&rest[one.1..]).map(|more| (one, more))) else {
            return false;
        };
        // 一村一社区 says of each, and 三村三村 says nothing
        if one.0.unit() == more.0.unit() || one.0.value() == Ratio::ONE && more.0.value() == Ratio::ONE {
            return false;
        }
        let mut next = Some(one);
        while let Some((shape, len)) = next {
            self.figure(0, len, shape);
            next = area(self.rest());
        }
        true
    }

    /// At the end of a sentence: small numerals are figures where another Chinese numeral of their unit is one.
    pub(super) fn settle(&mut self) {
        if self.small.is_empty() {
            return;
        }
        let start = self.small[0].span.start.saturating_sub(600);
        for small in std::mem::take(&mut self.small) {
            let beside = self.out.figures.iter().rev().take_while(|f| f.span.end >= start).any(|f| {
                f.quantity.kind() == Kind::Count
                    && f.number
                        .checked_sub(self.base)
                        .and_then(|at| self.text.get(at..))
                        .is_some_and(|t| t.starts_with(|c: char| "一二三四五六七八九十百千两".contains(c)))
            });
            if beside {
                let place = self.out.figures.partition_point(|f| f.span.start < small.span.start);
                self.out.figures.insert(place, small);
            }
        }
    }
}

/// What may follow a single Chinese digit that is more than a part of a word: the characters of numerals and of the words
/// about them, of dates, of ranges, and those that units begin with.
static AFTER_DIGIT: Marks = {
    let mut marks = Marks::NONE.with(
        "〇零○◯一二三四五六七八九十百千万亿兆两半几壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌貳參陸萬億兩點馀０１２３４５６７８９\
         点成分余多来年月日号至到－—–～〜％﹪\u{3000}\u{2009}",
    );
    let mut at = 0;
    while at < Unit::LEXICON.len() {
        marks = marks.with_first(Unit::LEXICON[at].0);
        at += 1;
    }
    marks
};

/// Whether a character is a digit or 十, which alone is part of a word as a rule: 一是, 统一, 三大.
const fn is_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A Chinese numeral of one digit or two with a kind of area behind it.
fn area(text: &str) -> Option<(Shape, usize)> {
    static AREAS: Words = Words::new(&["街道", "街", "乡", "镇", "村", "社区", "区", "县", "市", "场"]);
    let digits = text.chars().take(3).take_while(|&c| is_digit(c) || c == '两').count();
    let named = (1..=2).contains(&digits) && AREAS.start(&text[3 * digits..]);
    let (shape, len) = named.then(|| Shape::read(window(text, CHINESE), Hedges::NONE))??.ok()?;
    let unit = shape.unit().as_str();
    (len == 3 * digits + unit.len() && AREAS.has(unit)).then_some((shape, len))
}

/// The units of numerals of one digit that are figures beside others: 九件 beside 二十一件.
const SMALL: [&str; 13] = ["件", "人", "起", "宗", "名", "户", "条", "份", "次", "场", "家", "个", "处"];

/// Whether a text after a numeral may begin with one of these units, after a space or the other end of a range.
fn may_be_small(after: &str) -> bool {
    match after.chars().next() {
        Some('件' | '人' | '起' | '宗' | '名' | '户' | '条' | '份' | '次' | '场' | '家' | '个' | '处') => {
            true
        }
        Some(c) => !c.is_alphabetic() || matches!(c, '至' | '到'),
        None => false,
    }
}

/// Units that do not make a Chinese numeral a statistic: 十二届, 三十五周年, 二十大.
fn not_counted(shape: &Shape, after: &str) -> bool {
    matches!(
        shape.unit().as_str(),
        "届" | "类"
            | "级"
            | "年"
            | "月"
            | "日"
            | "周"
            | "区"
            | "国"
            | "省"
            | "市"
            | "面"
            | "方面"
            | "街"
            | "口"
            | "门"
            | "道"
            | "分"
            | "度"
            | "节"
            | "站"
            | "路"
    ) || (shape.unit().as_str() == "条" && after.starts_with(['例', '款', '规']))
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn kinds_of_areas_are_counted_together() {
        assert_eq!(figures("全县三镇两乡均设站点，六街道四镇一场设窗口。"), ["三镇", "两乡", "六街道", "四镇", "一场"]);
        assert_eq!(figures("推行一村一社区一顾问，走遍三街六巷，完善区镇村三级网络。"), [""; 0]);
    }

    #[test]
    fn half_of_what_was_told_is_a_figure() {
        assert_eq!(
            figures("征集诉求80条，其中半数涉及用工，半数以上来自企业，线上占一半，超半数的已办。"),
            ["80条", "半数", "半数以上", "一半", "超半数"]
        );
        assert_eq!(figures("半数人员到场，事半功倍，一半在县里。"), [""; 0]);
    }

    #[test]
    fn a_hedge_makes_a_power_of_ten_a_number() {
        assert_eq!(
            figures("惠及近千名群众，走访超百家企业，投入约百万元，超过万元案件。"),
            ["近千名", "超百家", "约百万元"]
        );
        assert_eq!(figures("服务千家万户，附近百姓称便，历时近百年，超百分。"), [""; 0]);
    }
}
