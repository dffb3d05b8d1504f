//! Numbers written in Chinese digits.

use super::MAX_MAGNITUDE;

/// A whole number up to 10^16 in Chinese digits, as one writes it: 一万零五十, 十二; `None` above.
///
/// ```
/// use fazhi::quantity::numeral::to_chinese;
/// assert_eq!(to_chinese(10_050).as_deref(), Some("一万零五十"));
/// assert_eq!(to_chinese(u64::MAX), None);
/// ```
pub fn to_chinese(value: u64) -> Option<String> {
    if value > 10u64.pow(MAX_MAGNITUDE) {
        return None;
    }
    let mut out = String::new();
    write_number(value, &mut out);
    // 十二, not 一十二, at the start
    Some(if out.starts_with("一十") { out.split_off('一'.len_utf8()) } else { out })
}

fn write_number(value: u64, out: &mut String) {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let powers = [(100_000_000, '亿'), (10_000, '万'), (1000, '千'), (100, '百'), (10, '十')];
    let Some(&(power, name)) = powers.iter().find(|&&(power, _)| value >= power) else {
        out.extend(usize::try_from(value).ok().and_then(|d| DIGITS.get(d)));
        return;
    };
    write_number(value / power, out);
    out.push(name);
    let rest = value % power;
    if rest > 0 {
        if rest < power / 10 {
            out.push('零');
        }
        write_number(rest, out);
    }
}
