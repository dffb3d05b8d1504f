//! Ratios of several parts: 三次产业结构为6.8:42.7:50.5.

use crate::quantity::{Hedges, Shape};

use super::scanner::Scanner;

/// The most parts of a ratio.
const MOST_PARTS: usize = 6;

impl Scanner<'_, '_> {
    /// 6.8:42.7:50.5: a ratio of three parts or more, one of which has decimals, for 9:30:00 is a time. Whether there is one.
    pub(super) fn ratio(&mut self) -> bool {
        let mut ends = [0; MOST_PARTS];
        let mut count = 0;
        let mut at = self.at;
        loop {
            let len = part_len(&self.text[at..]);
            if len == 0 || count == MOST_PARTS {
                return false;
            }
            ends[count] = at + len;
            count += 1;
            let Some(next) = self.text[at + len..].strip_prefix([':', '：', '∶']) else { break };
            at = self.text.len() - next.len();
        }
        let (start, end) = (self.at, ends[count - 1]);
        if count < 3 || !self.text[start..end].contains('.') {
            return false;
        }
        for &end in &ends[..count] {
            self.at += self.rest().len() - self.rest().trim_start_matches([':', '：', '∶']).len();
            let Some(Ok((shape, len))) = Shape::read(&self.text[self.at..end], Hedges::NONE) else { break };
            self.figure(0, len, shape);
        }
        self.at > start
    }
}

/// How long the part of a ratio is that a text begins with: digits, perhaps with decimals, before a colon or no digit.
fn part_len(text: &str) -> usize {
    let whole = text.bytes().take(6).take_while(u8::is_ascii_digit).count();
    let decimals = text.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, |rest| {
        let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
        if digits > 0 { digits + 1 } else { 0 }
    });
    if whole > 0 { whole + decimals } else { 0 }
}
