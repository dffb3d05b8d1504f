//! The pass over a block.

use crate::quantity::numeral::{self, Scale, Script};
use crate::quantity::{Hedge, Kind, Measure, Shape};
use crate::read::marks::Marks;
use crate::span::Span;

use super::context::{bare_measure, identifier_after, is_rank, name_after, not_done, tail, tenths_go_on};
use super::{Found, Lexed, Token, TokenClass, date};

/// Where a block stands: in a table, numbers need no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    Prose,
    Table,
}

/// The most bytes that a quotation is looked at for; a longer one is ordinary text.
const QUOTE: usize = 120;
/// The most bytes that a book title is looked at for.
const BOOK: usize = 600;
/// The most bytes that a Chinese numeral is looked at for.
const CHINESE: usize = 96;

/// The characters of three bytes that the pass stops at.
const MARKS: &str = "０１２３４５６７８９一二三四五六七八九十百千万亿两半零〇壹贰叁肆伍陆柒捌玖拾佰仟廿卅第《“〔\
                     ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳。；！？";

static STOPS: Marks = Marks::NONE.with(MARKS);

/// Finds the figures and other numbers of `block`, a range of `text`; every place is a byte of `text`.
pub(crate) fn scan(text: &str, block: Span, setting: Setting, out: &mut Lexed) {
    let Some(slice) = block.text(text) else { return };
    let mut scanner = Scanner { text: slice, base: block.start, at: 0, setting, out, small: Vec::new() };
    scanner.run();
}

struct Scanner<'t, 'o> {
    text: &'t str,
    base: usize,
    at: usize,
    setting: Setting,
    out: &'o mut Lexed,
    /// Small Chinese numerals that are figures only beside others: 九件 beside 二十一件.
    small: Vec<Found>,
}

impl Scanner<'_, '_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        while let Some(&b) = bytes.get(self.at) {
            if b < 0x80 {
                if b.is_ascii_digit() {
                    self.digits();
                } else {
                    if b == b'\n' {
                        self.settle();
                    }
                    self.at += 1;
                }
                continue;
            }
            let at = STOPS.skip(self.text, self.at);
            if at > self.at {
                self.at = at;
                continue;
            }
            let third = if b >= 0xF0 {
                4
            } else if b >= 0xE0 {
                3
            } else {
                2
            };
            let code = match (bytes.get(self.at + 1), bytes.get(self.at + 2)) {
                (Some(&c), Some(&d)) if third == 3 => {
                    (u32::from(b & 0x0F) << 12) | (u32::from(c & 0x3F) << 6) | u32::from(d & 0x3F)
                }
                _ => 0,
            };
            match char::from_u32(code) {
                Some('０'..='９') => self.digits(),
                Some(
                    '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '亿'
                    | '两' | '半' | '零' | '〇' | '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '拾'
                    | '佰' | '仟' | '廿' | '卅',
                ) => self.chinese(),
                Some('第') => self.ordinal(),
                Some('《') => self.quoted('》', BOOK),
                Some('“') => self.quoted('”', QUOTE),
                Some('〔') => self.document_number(),
                Some('①'..='⑳') => {
                    self.token(3, TokenClass::Enumerator);
                }
                Some('。' | '；' | '！' | '？') => {
                    self.settle();
                    self.at += 3;
                }
                _ => self.at += third,
            }
        }
        self.settle();
    }

    fn before(&self) -> &str {
        &self.text[..self.at]
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn token(&mut self, len: usize, class: TokenClass) {
        // a run of digits is never cut: it ends in one class
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        let (taken, after) = self.rest().split_at(len);
        let len = if taken.ends_with(digit) { len + date::digits(after).0 } else { len };
        let start = self.base + self.at;
        self.out.tokens.push(Token { span: Span::new(start, start + len), class });
        self.at += len.max(1);
    }

    /// A quotation or book title: its numbers are part of a name.
    fn quoted(&mut self, close: char, most: usize) {
        let rest = self.rest();
        let open = rest.chars().next().map_or(1, char::len_utf8);
        let mut end = rest.len().min(most);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let window = &rest[open..end.max(open)];
        let Some(len) = window.find(close) else {
            self.at += open;
            return;
        };
        let inside = &window[..len];
        let start = self.base + self.at;
        let quote = Span::new(start, start + open + len + close.len_utf8());
        let number = inside.bytes().any(|b| b.is_ascii_digit())
            || inside.contains(['０', '１', '２', '３', '４', '５', '６', '７', '８', '９']);
        if number {
            self.token(open + len + close.len_utf8(), TokenClass::Name);
        } else {
            // Chinese numerals within are part of the name too
            self.at += quote.len();
        }
        self.out.quotes.push(quote);
    }

    /// 〔2023〕19号
    fn document_number(&mut self) {
        let rest = self.rest();
        let open = '〔'.len_utf8();
        let (year, _) = date::digits(&rest[open..]);
        let mut end = open + year;
        if year > 0 && rest[end..].starts_with('〕') {
            end += '〕'.len_utf8();
            let skip = usize::from(rest[end..].starts_with('第')) * 3;
            let (number, _) = date::digits(&rest[end + skip..]);
            end += skip + number;
            self.token(end, TokenClass::Identifier);
        } else {
            self.at += open;
        }
    }

    /// 第…
    fn ordinal(&mut self) {
        let rest = self.rest();
        let open = '第'.len_utf8();
        let numbers = numeral::prefix(window(&rest[open..]));
        let Some(Ok(numeral)) = numbers else {
            self.at += open + numbers.map_or(0, |n| n.map_or_else(|e| e.end(), |n| n.len));
            return;
        };
        let mut end = open + numeral.len;
        if let Some(Ok((shape, len))) = Shape::read(window(rest), Hedge::Exact) {
            let unit = !shape.unit().as_str().is_empty();
            let after = &rest[len..];
            let listed = unit && tail(self.before(), 1) == "前";
            if !listed
                && !after.starts_with('单')
                && (is_rank(self.before(), after)
                    || (unit && !after.starts_with(['次', '额']) && led_to_rank(self.before())))
            {
                self.figure(0, len, shape);
                return;
            }
        }
        // 第一、二、三产业
        while let Some(next) = rest[end..].strip_prefix('、') {
            match numeral::prefix(window(next)) {
                Some(Ok(numeral)) if numeral.len <= 9 => end += '、'.len_utf8() + numeral.len,
                _ => break,
            }
        }
        self.token(end, TokenClass::Ordinal);
    }

    fn figure(&mut self, before: usize, len: usize, shape: Shape) {
        let number = self.base + self.at;
        let span = Span::new(number - before, number + len);
        let found = Found::new(self.text, self.base, span, number, shape);
        self.out.figures.push(found);
        self.at += len.max(1);
    }

    /// The hedges right before the number: their reading and length.
    fn hedge(&self) -> (Hedge, usize) {
        let before = self.before();
        let Some((mut hedge, mut len)) = Hedge::before(before) else { return (Hedge::Exact, 0) };
        if let Some((more, longer)) = Hedge::before(&before[..before.len() - len]) {
            hedge = more.with(hedge);
            len += longer;
        }
        (hedge, len)
    }

    /// A run of Arabic digits.
    fn digits(&mut self) {
        let rest = self.rest();
        let (run, count) = date::digits(rest);
        let prev = self.before().chars().next_back();
        let after = &rest[run..];
        let next = after.chars().next();
        // G102, V2.0, A4, 5+X, 7×24
        // 受理ODR730件 is a count behind a name
        let letters = self.before().bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let named = letters >= 3 && after.starts_with(['件', '起', '条', '户', '人', '次', '份']);
        if prev.is_some_and(|c| {
            (c.is_ascii_alphabetic() && !named) || matches!(c, '+' | '＋' | '×' | '·' | '.' | '#' | '－')
        }) || next.is_some_and(|c| {
            (c.is_ascii_alphabetic() && !after.starts_with("km")) || matches!(c, '+' | '＋' | '×' | '·' | '#')
        }) {
            let len = run + name_run(after);
            return self.token(len, TokenClass::Name);
        }
        if let Some(len) = date::arabic(rest) {
            return self.token(len, TokenClass::Date);
        }
        if self.enumerator(run, count) {
            return self.token(run, TokenClass::Enumerator);
        }
        // 020-24981181, 2025-48086
        if let Some(len) = dashed(rest, run) {
            return self.token(len, TokenClass::Identifier);
        }
        // [2023]19号, (2023)19号, （2023）19号
        if count == 4 && prev.is_some_and(|c| "[(（［【".contains(c)) {
            let closed = after.strip_prefix([']', ')', '）', '］', '】']);
            if let Some(tail) = closed {
                let skip = after.len() - tail.len();
                let zi = usize::from(tail.starts_with('第')) * 3;
                let (number, n) = date::digits(&tail[zi..]);
                if n > 0 && tail[zi + number..].starts_with('号') {
                    return self.token(run + skip + zi + number, TokenClass::Identifier);
                }
            }
        }
        if identifier_after(after) {
            return self.token(run, TokenClass::Identifier);
        }
        let (hedge, hedge_len) = self.hedge();
        let read = match Shape::read(rest, hedge) {
            Some(Ok(read)) => read,
            Some(Err(error)) => return self.token(error.end().max(run), TokenClass::Unclassified),
            None => return self.token(run, TokenClass::Unclassified),
        };
        let (shape, len) = read;
        self.judge(shape, len, hedge_len, run, count);
    }

    /// Whether a number with what was read of it is a figure; if not, what it is.
    fn judge(&mut self, shape: Shape, len: usize, hedge_len: usize, run: usize, count: usize) {
        let rest = self.rest();
        let after = &rest[len..];
        let before = &self.before()[..self.at - hedge_len];
        if tail(self.before(), 1) == "前" && matches!(shape.unit().as_str(), "名" | "位" | "强" | "个") {
            return self.token(len, TokenClass::Ordinal);
        }
        if version(rest, run, len) {
            return self.token(run, TokenClass::Name);
        }
        if let Some(class) = not_done(before, &shape, after) {
            return self.token(len, class);
        }
        let named = !shape.unit().as_str().is_empty();
        let fraction = shape.kind() == Kind::Fraction;
        if named || fraction {
            if name_unit(&shape, after) {
                return self.token(len, TokenClass::Name);
            }
            // 2/3 is a fraction only where it reads as one: 12/4 is a day
            let proper = shape.value() < crate::quantity::Ratio::ONE && after.starts_with(char::is_alphabetic);
            if fraction && rest[..len].contains('/') && hedge_len == 0 && !proper {
                return self.token(len, TokenClass::Unclassified);
            }
            return self.figure(hedge_len, len, shape);
        }
        let bare_text = rest[..len].trim_end();
        if name_after(after) {
            return self.token(len, TokenClass::Name);
        }
        if self.setting == Setting::Table || bare_measure(before) {
            return self.figure(hedge_len, len, shape);
        }
        // 达1.2万, 100余
        // 指数96.12，比上年（93.87）提高2.25: measured like the number before
        let like_last = rest[..run.max(len)].contains('.')
            && self.out.figures.last().is_some_and(|f| {
                f.quantity.unit().as_str().is_empty()
                    && f.quantity.kind() == Kind::Count
                    && f.span.end + 60 > self.base + self.at
                    && f.span.start >= self.base
            });
        if like_last {
            return self.figure(hedge_len, len, shape);
        }
        let sized = bare_text.ends_with(['万', '亿', '余', '多'])
            && !after.starts_with(|c: char| c.is_alphanumeric() && !"的以左".contains(c));
        if sized {
            return self.figure(hedge_len, len, shape);
        }
        let hotline = count >= 5 || matches!(&rest[..run], "110" | "119" | "120" | "122");
        let class = if hotline {
            TokenClass::Identifier
        } else if count == 4 && rest.starts_with(['1', '2']) {
            TokenClass::Date
        } else if rest[..len].contains('.') {
            TokenClass::Name
        } else {
            TokenClass::Unclassified
        };
        self.token(len.max(run), class);
    }

    /// 1. 1、 (1) （1） at the start of a block, of a sentence, or of a piece after a colon.
    fn enumerator(&self, run: usize, count: usize) -> bool {
        if count > 2 {
            return false;
        }
        let before = self.before().trim_end_matches([' ', '\u{3000}', '\t']);
        let after = &self.rest()[run..];
        let (open, outer) = match before.chars().next_back() {
            Some(c @ ('(' | '（')) => (true, &before[..before.len() - c.len_utf8()]),
            _ => (false, before),
        };
        let starts = outer.trim_end_matches([' ', '\u{3000}']);
        let free =
            starts.is_empty() || starts.ends_with(['。', '；', ';', '：', ':', '\n', '，', '！', '？', '|', '\t']);
        if open {
            return after.starts_with([')', '）']);
        }
        if self.setting == Setting::Table {
            return false;
        }
        let mark = after.strip_prefix(['.', '．', '、', ')', '）']);
        free && mark.is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)))
    }

    /// A Chinese numeral: rarely a statistic.
    fn chinese(&mut self) {
        let rest = self.rest();
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let prev = self.before().chars().next_back();
        let read = match numeral::prefix(window(rest)) {
            Some(Ok(read)) => read,
            Some(Err(error)) => {
                self.at += error.end().max(first);
                return;
            }
            None => {
                self.at += first;
                return;
            }
        };
        let len = read.len;
        if let Some(end) = date::chinese(rest, len) {
            self.at += end;
            return;
        }
        // 一是, 统一: no unit, so no figure
        if read.scale == Scale::Plain && !Shape::goes_on(&rest[len..]) {
            self.at += len;
            return;
        }
        // 数十家, 几百人, 上千次: no number is named
        let vague =
            prev.is_some_and(|c| matches!(c, '数' | '几' | '上' | '成' | '好' | '每' | '某' | '十' | '百' | '千'));
        let (hedge, hedge_len) = self.hedge();
        let chars = rest[..len].chars().filter(|c| !"余多来几".contains(*c)).count();
        let after = &rest[len..];
        let wanted = match read.scale {
            Scale::PerCent | Scale::PerMille | Scale::PerTenThousand => true,
            Scale::Fraction => prev.is_none_or(|c| c != '第'),
            Scale::Tenths => tenths_go_on(after),
            Scale::Half => {
                (rest[..len].starts_with('一') || after.starts_with('数'))
                    && (hedge != Hedge::Exact || after.starts_with("以上"))
            }
            Scale::Plain => {
                !vague && (chars >= 2 || read.over || hedge != Hedge::Exact || read.script == Script::Mixed)
            }
        };
        if vague && read.scale == Scale::Plain {
            self.at += len;
            return;
        }
        let Some(Ok((shape, taken))) = Shape::read(window(rest), hedge) else {
            self.at += len;
            return;
        };
        if read.scale == Scale::Plain && (shape.unit().as_str().is_empty() || not_counted(&shape, &rest[taken..])) {
            self.at += len;
            return;
        }
        if !wanted {
            // 九件 may still be one of several
            let small = read.scale == Scale::Plain
                && rest[taken..].starts_with(['，', ',', '。', '；', ';', '、', '）', ')'])
                && matches!(
                    shape.unit().as_str(),
                    "件" | "人" | "起" | "宗" | "名" | "户" | "条" | "份" | "次" | "场" | "家"
                );
            if small {
                let number = self.base + self.at;
                let span = Span::new(number, number + taken);
                self.small.push(Found::new(self.text, self.base, span, number, shape));
            }
            self.at += if small { taken } else { len };
            return;
        }
        let taken =
            if read.scale == Scale::Half && after.starts_with('数') { taken + '数'.len_utf8() } else { taken };
        let before = &self.before()[..self.at - hedge_len];
        if not_done(before, &shape, &rest[taken..]).is_some()
            || (shape.hedge() == Hedge::AtLeast && hedge == Hedge::Exact && read.scale == Scale::Plain)
        {
            self.at += taken;
            return;
        }
        self.figure(hedge_len, taken, shape);
    }

    /// At the end of a sentence: small numerals are figures where another Chinese numeral of their unit is one.
    fn settle(&mut self) {
        if self.small.is_empty() {
            return;
        }
        let start = self.small[0].span.start.saturating_sub(600);
        for small in std::mem::take(&mut self.small) {
            let beside = self.out.figures.iter().rev().take_while(|f| f.span.end >= start).any(|f| {
                f.quantity.unit() == small.quantity.unit()
                    && (f.number.checked_sub(self.base).and_then(|at| self.text.get(at..)))
                        .is_some_and(|t| t.starts_with(|c: char| "一二三四五六七八九十百千两".contains(c)))
            });
            if beside {
                let place = self.out.figures.partition_point(|f| f.span.start < small.span.start);
                self.out.figures.insert(place, small);
            }
        }
    }
}

/// The first bytes of a text, enough for any Chinese numeral and its unit.
fn window(text: &str) -> &str {
    let mut end = text.len().min(CHINESE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The rest of a name that mixes digits, letters and signs: +X, ×24, G.
fn name_run(text: &str) -> usize {
    text.char_indices()
        .find(|&(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '＋' | '×' | '·' | '.' | '-')))
        .map_or(text.len(), |(at, _)| at)
}

/// Digits, a dash, digits: a telephone or index number, where it is long and no unit follows.
fn dashed(text: &str, run: usize) -> Option<usize> {
    let rest = text[run..].strip_prefix('-')?;
    let (more, n) = date::digits(rest);
    let long = n >= 5 || (n > 0 && run + more >= 7);
    let free = !rest[more..]
        .starts_with(|c: char| c == '%' || c == '.' || (c.is_alphabetic() && "件人次家户个项元万亿".contains(c)));
    (long && free).then_some(run + 1 + more)
}

/// Whether the words before name a ranking.
fn led_to_rank(before: &str) -> bool {
    let near = tail(before, 16);
    let clause = near.rsplit(['，', ',', '。', '；', ';', '\n']).next().unwrap_or_default();
    ["排", "居", "列", "跃", "升", "位", "获", "得"].iter().any(|word| clause.contains(word))
}

/// 3.0升级版: a number with a point and 版 behind it.
fn version(text: &str, run: usize, len: usize) -> bool {
    let point = text[run..].starts_with('.');
    let tail = text[..len].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    let after = &text[tail..];
    point && name_after(after)
}

/// Units after which a number is no count of its own: 2023年度, 3级.
fn name_unit(shape: &Shape, after: &str) -> bool {
    let unit = shape.unit().as_str();
    match unit {
        "年" => {
            shape.hedge() == Hedge::Exact
                && shape.unit().measure() == Measure::Counted
                && after.starts_with(['度', '级', '代'])
        }
        "届" => true,
        // 12.4期间: a named day
        "期" => after.starts_with('间'),
        // 24小时自助区, 15分钟签收率
        "小时" | "分钟" | "秒" => {
            let plain = shape.hedge() == Hedge::Exact
                && after.starts_with(char::is_alphabetic)
                && !after.starts_with(['的', '内', '以']);
            let rate = after.char_indices().take(6).any(|(_, c)| c == '率');
            plain && (rate || (unit == "小时" && shape.value() == crate::quantity::Ratio::from(24)))
        }
        "周" => after.starts_with('年'),
        "分" => after.starts_with(['局', '公', '队', '院', '校', '店', '所', '中', '会']),
        _ => false,
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
    ) || (shape.unit().as_str() == "条" && after.starts_with(['例', '款', '规']))
}
