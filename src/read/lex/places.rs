//! Places in an order: ranks, and what only says which of several.

use crate::quantity::numeral;
use crate::quantity::{Hedges, Shape};

use super::TokenClass;
use super::chinese::CHINESE;
use super::context::{is_rank, last_of, names_what_follows, tail};
use super::scanner::{Scanner, window};

impl Scanner<'_, '_> {
    /// 第…
    pub(super) fn ordinal(&mut self) {
        let rest = self.rest();
        let open = '第'.len_utf8();
        let numbers = numeral::written(window(&rest[open..], CHINESE));
        let Some(Ok(numeral)) = numbers else {
            self.at += open + numbers.map_or(0, |n| n.map_or_else(|e| e.end(), |n| n.len));
            return;
        };
        let mut end = open + numeral.len;
        if let Some(Ok((shape, len))) = Shape::read(window(rest, CHINESE), Hedges::NONE) {
            let unit = !shape.unit().as_str().is_empty();
            let after = &rest[len..];
            if is_span(self.before(), after) {
                return self.token(len, TokenClass::Ordinal);
            }
            let listed = unit && (self.before().ends_with('前') || names_what_follows(self.before(), after));
            if !listed
                && !after.starts_with('单')
                && (is_rank(self.before(), after)
                    || (unit && !after.starts_with(['次', '额']) && led_to_rank(self.before())))
            {
                self.figure(0, len, shape);
                self.further_places();
                return;
            }
        }
        // 第一、二、三产业
        while let Some(next) = rest[end..].strip_prefix('、') {
            match numeral::written(window(next, CHINESE)) {
                Some(Ok(numeral)) if numeral.len <= 9 => end += '、'.len_utf8() + numeral.len,
                _ => break,
            }
        }
        self.token(end, TokenClass::Ordinal);
    }

    /// 分列第二、三位: the further places of a list whose last has its unit.
    fn further_places(&mut self) {
        let mut at = self.at;
        let mut found = Vec::new();
        while let Some(next) = self.text[at..].strip_prefix(['、', '和', '及']) {
            let start = self.text.len() - next.len();
            let Some((shape, len)) = Shape::place(window(next, CHINESE)).filter(|_| found.len() < MOST_PLACES) else {
                break;
            };
            at = start + len;
            let last = !shape.unit().as_str().is_empty();
            found.push((start, len, shape));
            if last {
                for (start, len, shape) in found {
                    self.at = start;
                    self.figure(0, len, shape);
                }
                return;
            }
        }
    }
}

/// The most places of one list.
const MOST_PLACES: usize = 12;

/// Whether a place is the first of a span of places that several things have among them: 分别居第三到第五位, but
/// 由第三到第五位 is a move.
fn is_span(before: &str, after: &str) -> bool {
    let clause = last_of(tail(before, 14), &['，', ',', '。', '；', ';', '、', '\n']);
    // the other end has the same before it
    let second = ['到', '至', '-', '—'].iter().any(|to| before.ends_with(*to)) && clause.contains('第');
    let first = after.strip_prefix(['到', '至', '-', '—']).is_some_and(|other| other.starts_with('第'));
    (first || second) && !clause.contains(['由', '从', '升', '降', '高', '移', '跃', '滑'])
}

/// Whether the words before name a ranking.
fn led_to_rank(before: &str) -> bool {
    let near = tail(before, 16);
    let clause = last_of(near, &['，', ',', '。', '；', ';', '\n']);
    clause.contains(['排', '居', '列', '跃', '升', '位', '获', '得'])
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn places_may_share_their_第() {
        assert_eq!(
            figures("两项指标分列全市第二、五位，考核获第一、三、四名。"),
            ["第二", "五位", "第一", "三", "四名"]
        );
        assert_eq!(figures("位列第一、二是基础好，第一、二、三产业。"), ["第一"]);
        assert_eq!(figures("最好名次为第二十一位。"), ["第二十一位"]);
    }

    #[test]
    fn a_span_of_places_is_no_rank() {
        assert_eq!(figures("三类分别居第三至第五位，排名由第六到第四位。"), ["第六", "第四位"]);
    }
}
