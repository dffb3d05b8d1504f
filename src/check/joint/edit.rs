//! Edits: the texts that a printed figure may have come from by a slip of the fingers.

use crate::quantity::Quantity;

use super::slip::Slip;

/// The most digits of a figure that are edited.
const DIGITS: usize = 18;

/// The texts that a printed figure may have come from, each with its slip.
pub(super) fn edits(printed: &Quantity) -> Vec<(Slip, String)> {
    let text = printed.as_str();
    let start = text.find(|c: char| c.is_ascii_digit());
    let Some(start) = start else { return Vec::new() };
    let len = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len() - start);
    let (before, number, after) = (&text[..start], &text[start..start + len], &text[start + len..]);
    let number = number.strip_suffix('.').unwrap_or(number);
    if number.len() > DIGITS {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut push = |slip: Slip, number: &[u8]| {
        let leading_zero = number.len() > 1 && number[0] == b'0' && number[1] != b'.';
        if let Ok(number) = std::str::from_utf8(number)
            && !leading_zero
            && !number.is_empty()
            && !number.starts_with('.')
        {
            out.push((slip, format!("{before}{number}{after}")));
        }
    };
    let bytes = number.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for at in 0..bytes.len() {
        if !digit(at) {
            continue;
        }
        // across the decimal point too
        let next = if digit(at + 1) { at + 1 } else { at + 2 };
        if digit(next) && bytes[at] != bytes[next] {
            let mut swapped = bytes.to_vec();
            swapped.swap(at, next);
            push(Slip::Swapped, &swapped);
        }
        if digit(at + 1) && bytes[at] == bytes[at + 1] {
            let mut fewer = bytes.to_vec();
            fewer.remove(at);
            push(Slip::Doubled, &fewer);
        }
        for other in b'0'..=b'9' {
            if other == bytes[at] {
                continue;
            }
            let mut changed = bytes.to_vec();
            changed[at] = other;
            let last = at + 1 == bytes.len() && other.abs_diff(bytes[at]) == 1;
            let slip = match (neighbours(bytes[at], other), last && printed.is_rate()) {
                (_, true) => Slip::LastDigit,
                (true, _) => Slip::NeighbourKey,
                _ => Slip::OneDigit,
            };
            push(slip, &changed);
        }
    }
    for at in 0..=bytes.len() {
        for other in b'0'..=b'9' {
            let mut more = bytes.to_vec();
            more.insert(at, other);
            push(Slip::Dropped, &more);
        }
    }
    for moved in moves(number) {
        push(Slip::PointMoved, moved.as_bytes());
    }
    if !after.starts_with(['万', '亿']) {
        out.push((Slip::TenThousandLost, format!("{before}{number}万{after}")));
    }
    out
}

/// Whether two digits are neighbours on the row of digits or on a number pad.
fn neighbours(a: u8, b: u8) -> bool {
    let on_row = |d: u8| if d == b'0' { 10 } else { i16::from(d - b'0') };
    let (x, y) = (on_row(a), on_row(b));
    let pad = x <= 9 && y <= 9 && (x - y).abs() == 3;
    (x - y).abs() == 1 || pad
}

/// The number with its point one or two places to either side.
fn moves(number: &str) -> Vec<String> {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{rest}");
    let mut out = Vec::new();
    for by in [-2i32, -1, 1, 2] {
        let at = i32::try_from(whole.len()).unwrap_or(i32::MAX).saturating_add(by);
        let Ok(at) = usize::try_from(at) else {
            out.push(format!("0.{}{digits}", "0".repeat(at.unsigned_abs() as usize)));
            continue;
        };
        if at >= digits.len() {
            out.push(format!("{digits}{}", "0".repeat(at - digits.len())));
        } else if at == 0 {
            out.push(format!("0.{digits}"));
        } else {
            out.push(format!("{}.{}", &digits[..at], &digits[at..]));
            // zeros after the point of a count say nothing
            if digits[at..].bytes().all(|b| b == b'0') {
                out.push(digits[..at].to_owned());
            }
        }
    }
    // 0523 is 523 again
    out.iter()
        .map(|text| {
            let cut = text.trim_start_matches('0');
            if cut.is_empty() || cut.starts_with('.') { format!("0{cut}") } else { cut.to_owned() }
        })
        .collect()
}
