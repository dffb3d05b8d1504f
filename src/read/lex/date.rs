//! Dates and spans of dates in running text: 2023年9月7日, 4月末至7月末, 1—7月, 2021—2025年, 二〇二三年, 2023-09-07.

/// The length in bytes of the digits (ASCII or full-width) at the start of `text`, and how many there are.
pub(super) fn digits(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            at += 1;
        } else if bytes[at] == 0xEF
            && bytes.get(at + 1) == Some(&0xBC)
            && bytes.get(at + 2).is_some_and(|b| (0x90..=0x99).contains(b))
        {
            at += 3;
        } else {
            break;
        }
        count += 1;
    }
    (at, count)
}

/// What may join two ends of a span.
fn joint(text: &str) -> usize {
    for word in ["至", "到", "-", "－", "—", "–", "~", "～", "、", "和", "，"] {
        if let Some(rest) = text.strip_prefix(word) {
            // —— is two of them
            let twice = if word == "—" && rest.starts_with('—') { word.len() } else { 0 };
            return word.len() + twice;
        }
    }
    0
}

/// The length of the one date or part of a date at the start of `text` (2023年, 9月7日, 30日 after a month, 4月末).
fn point(text: &str, after_month: bool) -> Option<usize> {
    let (len, count) = digits(text);
    if count == 0 || count > 5 {
        return None;
    }
    let rest = &text[len..];
    let skip = rest.len() - rest.trim_start_matches(' ').len();
    let rest = &rest[skip.min(rest.len())..];
    if let Some(after) = rest.strip_prefix('年') {
        // 5年来, 10年间, 8年里: up to today, not a length that was measured
        if count < 4 && after.starts_with(['来', '间', '里']) && !after.starts_with("间隔") {
            return Some(len + skip + "年来".len());
        }
        if count < 4 && !after.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if count == 4 && !text.starts_with(['1', '2', '１', '２']) {
            return None;
        }
        let mut end = len + skip + '年'.len_utf8();
        if after.starts_with('度') {
            end += '度'.len_utf8();
        }
        let (day, n) = digits(&text[end..]);
        if n > 0
            && n <= 2
            && text[end + day..].starts_with('月')
            && let Some(more) = point(&text[end..], false)
        {
            return Some(end + more);
        }
        return Some(end);
    }
    // 3季度: the third of the year's four
    if count == 1 && rest.starts_with("季度") && text.starts_with(['1', '2', '3', '4']) {
        return Some(len + skip + "季度".len());
    }
    if count <= 2 {
        if let Some(after) = rest.strip_prefix('月') {
            let mut end = len + skip + '月'.len_utf8();
            let (day, n) = digits(after);
            if n > 0 && n <= 2 {
                for unit in ["日", "号"] {
                    if after[day..].starts_with(unit) {
                        return Some(end + day + unit.len());
                    }
                }
            }
            for word in ["份", "上旬", "中旬", "下旬", "末", "初", "底"] {
                if after.starts_with(word) {
                    end += word.len();
                    break;
                }
            }
            return Some(end);
        }
        if after_month && (rest.starts_with('日') || rest.starts_with('号')) {
            return Some(len + skip + '日'.len_utf8());
        }
        // 8时30分, 9:30, 9：30
        if let Some(after) = rest.strip_prefix('时') {
            let (minute, n) = digits(after);
            if n > 0 && after[minute..].starts_with('分') {
                return Some(len + skip + '时'.len_utf8() + minute + '分'.len_utf8());
            }
            return (!after.starts_with(['间', '长', '限', '段'])).then_some(len + skip + '时'.len_utf8());
        }
        if let Some(after) = rest.strip_prefix([':', '：']) {
            let (minute, n) = digits(after);
            if n == 2 && skip == 0 {
                let colon = rest.len() - after.len();
                return Some(len + colon + minute);
            }
        }
    }
    None
}

/// What is done on a day, not for so many days.
const TOLD: &[&str] = &["发布", "公布", "通报", "获悉", "消息", "上午", "下午", "晚"];

/// The length in bytes of the date or span of dates at the start of `text`, which starts with `count` digits of `len` bytes.
pub(super) fn arabic(text: &str, (len, count): (usize, usize)) -> Option<usize> {
    // a unit, a sign within a date, or a joint
    match text[len..].chars().next() {
        Some(
            '年' | '月' | '日' | '时' | '季' | ' ' | ':' | '：' | '-' | '/' | '.' | '至' | '到' | '－' | '—' | '–'
            | '~' | '～' | '、' | '和' | '，',
        ) => dated(text, len, count),
        _ => None,
    }
}

/// [`arabic`] where what follows the digits may be part of a date.
fn dated(text: &str, len: usize, count: usize) -> Option<usize> {
    // 2023-09-07, 2023/9/7, 2023.9.7, 2024-11
    if count == 4 && text.starts_with(['1', '2']) {
        for sign in ['-', '/', '.'] {
            if let Some(rest) = text[len..].strip_prefix(sign) {
                let (month, n) = digits(rest);
                if (1..=2).contains(&n) {
                    let tail = &rest[month..];
                    if let Some(day_text) = tail.strip_prefix(sign) {
                        let (day, n) = digits(day_text);
                        if (1..=2).contains(&n) {
                            return Some(len + 1 + month + 1 + day);
                        }
                    }
                    if sign != '.' && !tail.starts_with(|c: char| c.is_alphanumeric() || c == '%' || c == '.') {
                        return Some(len + 1 + month);
                    }
                }
            }
        }
    }
    if let Some(end) = point(text, false) {
        let month = text[..end].contains('月');
        return Some(end + more(&text[end..], month));
    }
    // 7日发布: a day that something was told on
    if (1..=2).contains(&count)
        && let Some(after) = text[len..].strip_prefix('日')
        && TOLD.iter().any(|word| after.starts_with(word))
    {
        return Some(len + '日'.len_utf8());
    }
    // 每月1日至20日: days of every month, not so many days
    if (1..=2).contains(&count)
        && let Some(after) = text[len..].strip_prefix('日')
        && let Some(last) = later_day(&text[..len], after)
    {
        return Some(len + '日'.len_utf8() + last);
    }
    // the first end of a span without its unit: 1—7月, 2021—2025年, 7、8月
    if (count <= 2 || count == 4) && count > 0 {
        let join = joint(&text[len..]);
        if join > 0 {
            let rest = &text[len + join..];
            let (_, other) = digits(rest);
            if other > 0
                && let Some(end) = point(rest, false)
            {
                let tail = &rest[..end];
                let month = (tail.contains('月') || tail.contains('季')) && count <= 2;
                let year = tail.contains('年') && count == 4;
                if month || year {
                    return Some(len + join + end);
                }
            }
        }
    }
    None
}

/// The other end of a span of days of a month, which is the later: 至20日.
fn later_day(first: &str, text: &str) -> Option<usize> {
    let join = ["至", "到", "-", "—"].iter().find(|word| text.starts_with(**word))?.len();
    let (day, n) = digits(&text[join..]);
    let last: u8 = text[join..join + day].parse().ok()?;
    let later = n <= 2 && last <= 31 && first.parse::<u8>().is_ok_and(|first| first < last);
    (later && text[join + day..].starts_with('日')).then_some(join + day + '日'.len_utf8())
}

/// The further ends of a span or list of dates.
fn more(text: &str, month: bool) -> usize {
    let join = joint(text);
    if join == 0 {
        return 0;
    }
    match point(&text[join..], month) {
        Some(end) => join + end,
        None => 0,
    }
}

/// The length of a date in Chinese digits at the start of `text`: 二〇二三年十二月, 十二月三十一日.
pub(super) fn chinese(text: &str, numeral: usize) -> Option<usize> {
    let rest = text.get(numeral..)?;
    let year = rest.starts_with('年')
        && (text[..numeral].chars().count() == 4
            && text[..numeral].chars().all(|c| "〇零○一二三四五六七八九".contains(c)));
    let month = rest.starts_with('月') && text[..numeral].chars().count() <= 2;
    let day = rest.starts_with('日') && text[..numeral].chars().count() <= 3;
    let end = numeral + '年'.len_utf8();
    if year {
        return Some(end + if text[end..].starts_with('度') { '度'.len_utf8() } else { 0 });
    }
    (month || day).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_spans() {
        let arabic = |text| arabic(text, digits(text));
        for date in [
            "5年来",
            "10年间",
            "8年里",
            "2023年",
            "2023年度",
            "2023年9月",
            "2023年9月7日",
            "4月末至7月末",
            "1—7月",
            "2021—2025年",
            "2023-09-07",
            "2024/1/5",
            "12月31日",
            "9月下旬至12月中旬",
            "2017年1月1日",
            "2024-11",
            "7月8日—7月14日",
            "9:30",
            "20003年1月",
            "3季度",
            "1—3季度",
        ] {
            assert_eq!(arabic(date), Some(date.len()), "{date}");
        }
        assert_eq!(arabic("7日发布"), Some("7日".len()));
        assert_eq!(arabic("5日至25日不检查"), Some("5日至25日".len()));
        for none in [
            "312件",
            "7日内",
            "30日",
            "30日至20日",
            "5日至7个月",
            "7个工作日",
            "12季度",
            "3个季度",
            "3年",
            "2023件",
            "9505件",
            "12.4",
        ] {
            assert_eq!(arabic(none), None, "{none}");
        }
    }
}
