//! Runs of Arabic digits: figures, and what else they are.

use crate::quantity::{Hedge, Kind, Measure, Shape};

use super::context::{Place, bare_measure, head, identifier_after, is_compared, is_han, name_after};
use super::scanner::{Scanner, Setting};
use super::{TokenClass, date};

/// Units of counts that may stand right behind a name in letters: 微信APP52宗.
const BEHIND_NAMES: &str = "件起条户人次份宗家个批封项名";

impl Scanner<'_, '_> {
    /// A run of Arabic digits.
    pub(super) fn digits(&mut self) {
        let rest = self.rest();
        let (run, count) = date::digits(rest);
        let prev = self.before().chars().next_back();
        let after = &rest[run..];
        let next = after.chars().next();
        if self.joined(prev, next, after) {
            let len = run + name_run(after);
            return self.token(len, TokenClass::Name);
        }
        if self.ratio() {
            return;
        }
        if let Some(len) = date::arabic(rest, (run, count)) {
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
        if count == 4 && matches!(prev, Some('[' | '(' | '（' | '［' | '【')) {
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
        let (hedges, hedge_len) = self.hedges();
        let read = match Shape::read(rest, hedges) {
            Some(Ok(read)) => read,
            Some(Err(error)) => return self.token(error.end().max(run), TokenClass::Unclassified),
            None => return self.token(run, TokenClass::Unclassified),
        };
        let (shape, len) = read;
        self.judge(shape, len, hedge_len, run, count);
    }

    /// Whether letters or signs that stand right before or after the digits make a name of them: G102, V2.0, A4, 5+X, 7×24.
    fn joined(&self, prev: Option<char>, next: Option<char>, after: &str) -> bool {
        let before = match prev {
            Some(c) if c.is_ascii_alphabetic() => {
                // 受理ODR730件 is a count behind a name
                let letters = self.before().bytes().rev().take_while(u8::is_ascii_alphabetic).count();
                letters < 3 || !next.is_some_and(|c| BEHIND_NAMES.contains(c))
            }
            Some('.') => {
                // 驻地办公.21个村: a full stop in ASCII
                let words = self.before().strip_suffix('.').unwrap_or_default();
                !words.ends_with(|c: char| c.is_alphabetic() && !c.is_ascii())
            }
            Some('+' | '＋' | '×' | '·' | '#' | '－') => true,
            _ => false,
        };
        before
            || match next {
                Some(c) if c.is_ascii_alphabetic() => !after.starts_with("km"),
                Some('+' | '＋' | '×' | '·' | '#') => true,
                _ => false,
            }
    }

    /// Whether a number with what was read of it is a figure; if not, what it is.
    fn judge(&mut self, shape: Shape, len: usize, hedge_len: usize, run: usize, count: usize) {
        let rest = self.rest();
        let after = &rest[len..];
        let before = &self.before()[..self.at - hedge_len];
        if self.before().ends_with('前') && matches!(shape.unit().as_str(), "名" | "位" | "强" | "个" | "批" | "轮")
        {
            return self.token(len, TokenClass::Ordinal);
        }
        if spans_time(before, self.before(), after, &shape) {
            return self.token(len, TokenClass::Date);
        }
        if version(rest, run, len) {
            return self.token(run, TokenClass::Name);
        }
        if let Some(class) = self.undone(&Place { before, printed: &rest[..len], after }, &shape) {
            return self.token(len, class);
        }
        let named = !shape.unit().as_str().is_empty();
        let fraction = shape.kind() == Kind::Fraction;
        if named || fraction {
            if name_unit(&shape, after) {
                return self.token(len, TokenClass::Name);
            }
            // 2/3 is a fraction only where it reads as one: 占全省的1/4, 1/4左右; 12/4 is a day
            let told = || after.starts_with(char::is_alphabetic) || shape.hedge() != Hedge::Exact || part_of(before);
            let proper = || shape.value() < crate::quantity::Ratio::ONE && told();
            if fraction && rest[..len].contains('/') && hedge_len == 0 && !proper() {
                return self.token(len, TokenClass::Unclassified);
            }
            return self.figure(hedge_len, len, shape);
        }
        let bare_text = rest[..len].trim_end();
        if name_after(after) {
            return self.token(len, TokenClass::Name);
        }
        // the name of a column: 2019受理量
        if self.setting == Setting::Table && run == 4 && len == 4 && is_year(&rest[..run]) && after.starts_with(is_han)
        {
            return self.token(len, TokenClass::Date);
        }
        if self.setting == Setting::Table || bare_measure(before) || counted(before, after) {
            return self.figure(hedge_len, len, shape);
        }
        if is_compared(before, after) {
            return self.compared(hedge_len, len, shape);
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
        // 11.43万农民工: so many need no measure word
        let many = bare_text.trim_end_matches(['余', '多']).ends_with(['万', '亿']) && after.starts_with(is_han);
        if sized || many {
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

    /// A count in the bracket of a comparison, which has the unit of what is compared: 立案691件，比去年同期（1046）下降.
    fn compared(&mut self, hedge_len: usize, len: usize, shape: Shape) {
        let level = self.out.figures.last().filter(|level| {
            let amount = matches!(level.quantity.kind(), Kind::Count | Kind::Money);
            let here = level.span.start >= self.base && level.span.end + COMPARED_NEAR > self.base + self.at;
            amount && here
        });
        let unit = level.map(|level| level.quantity.unit().as_str().to_owned()).unwrap_or_default();
        self.figure(hedge_len, len, shape);
        if let Some(figure) = self.out.figures.last_mut()
            && let Ok(told) = format!("{}{unit}", figure.quantity).parse()
        {
            figure.quantity = told;
        }
    }

    /// 1. 1、 (1) （1） at the start of a block, of a sentence, or of a piece after a colon.
    fn enumerator(&self, run: usize, count: usize) -> bool {
        if count > 2 {
            return false;
        }
        let after = &self.rest()[run..];
        let Some(sign @ ('.' | '．' | '、' | ')' | '）')) = after.chars().next() else { return false };
        let tail = &after[sign.len_utf8()..];
        let before = self.before().trim_end_matches([' ', '\u{3000}', '\t']);
        let (open, outer) = match before.chars().next_back() {
            Some(c @ ('(' | '（')) => (true, &before[..before.len() - c.len_utf8()]),
            _ => (false, before),
        };
        let starts = outer.trim_end_matches([' ', '\u{3000}']);
        let free =
            starts.is_empty() || starts.ends_with(['。', '；', ';', '：', ':', '\n', '，', '！', '？', '|', '\t']);
        if open {
            return matches!(sign, ')' | '）');
        }
        if self.setting == Setting::Table {
            return false;
        }
        // 1.2023年: a year, not a fraction
        let year = tail.get(..4).is_some_and(is_year) && tail[4..].starts_with('年');
        free && (year || !tail.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)))
    }
}

/// The most bytes between a level and the bracket of what it is compared with.
const COMPARED_NEAR: usize = 60;

/// Whether four digits are a year of this century or the last.
fn is_year(digits: &str) -> bool {
    let century = digits.starts_with("19") || digits.starts_with("20");
    century && digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// 近5年, 连续14个月, 前11个月, 7日前: whether a number of years or months says over how long something is told; `before` ends before the hedge,
/// `near` before the number.
fn spans_time(before: &str, near: &str, after: &str, shape: &Shape) -> bool {
    let long = matches!(shape.unit().as_str(), "年" | "个月" | "个年度");
    let took = || before.ends_with(['时', '了', '达', '经', '长']) || before.ends_with("平均");
    let told = || before.ends_with("连续") || before.ends_with("过去") || near.ends_with('近') && !took();
    // 前10个月发放补贴60万元，月均6万元: there the months are divided by
    let first = || before.ends_with('前') && !head(after, MEAN_NEAR).contains("月均");
    // 于举行7日前发出: a time before something; 5天前置审查 is what was done before
    let point = shape.is_time()
        && shape.hedge() == Hedge::Exact
        && after.strip_prefix('前').is_some_and(|next| !next.starts_with(['置', '期', '后', '列', '沿', '往', '来']));
    point || long && (told() || first())
}

/// The characters after a span of months that are looked at for a mean of a month.
const MEAN_NEAR: usize = 30;

/// Whether a number without a unit counts what stands before it: 行政处罚2100，占33.9%; 审结案件4696，.
fn counted(before: &str, after: &str) -> bool {
    let after = after.trim_start();
    let share = ["，占", ",占", "、占", "（占", "(占"].iter().any(|w| after.starts_with(w));
    let things = before.ends_with("案件") && after.starts_with(['，', ',', '。', '；', '、']);
    things || share && before.ends_with(|c: char| c.is_alphabetic() && !c.is_ascii())
}

/// Whether words lead to how large a part of something is: 全省的, 占, 不到, 下降.
fn part_of(before: &str) -> bool {
    before.trim_end().ends_with(['的', '占', '达', '到', '为', '过', '足', '了', '降', '升', '长', '加', '少'])
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

/// 3.0升级版: a number with a point and 版 behind it.
fn version(text: &str, run: usize, len: usize) -> bool {
    text[run..].starts_with('.') && {
        let tail = text[..len].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
        name_after(&text[tail..])
    }
}

/// Units after which a number is no count of its own: 2023年度, 3级.
fn name_unit(shape: &Shape, after: &str) -> bool {
    let unit = shape.unit().as_str();
    match unit {
        "年" => {
            shape.hedge() == Hedge::Exact
                && shape.unit().measure() == Measure::Counted
                && (after.starts_with(['度', '级', '代'])
                    || ["行动", "规划", "计划"].iter().any(|w| after.starts_with(w)))
        }
        "届" => true,
        // 7大类26小项: how a list is laid out
        "大类" => {
            let (digits, count) = date::digits(after);
            count > 0 && after[digits..].starts_with('小')
        }
        // 3路公交
        "路" => after.starts_with(['公', '车', '口', '段', '线']),
        // 12319市级舆情: a number before the name of a level
        "市" | "县" | "区" | "省" => after.starts_with('级'),
        // 12.4期间: a named day
        "期" => after.starts_with('间'),
        // 24小时自助区, 15分钟签收率, 15分钟服务圈
        "小时" | "分钟" | "秒" => {
            let plain = shape.hedge() == Hedge::Exact
                && after.starts_with(char::is_alphabetic)
                && !after.starts_with(['的', '内', '以']);
            let rate = after.char_indices().take(6).any(|(_, c)| matches!(c, '率' | '圈'));
            plain && (rate || (unit == "小时" && shape.value() == crate::quantity::Ratio::from(24)))
        }
        "周" => after.starts_with('年'),
        "分" => after.starts_with(['局', '公', '队', '院', '校', '店', '所', '中', '会']),
        _ => false,
    }
}
