//! Lists of names with their number (5家部门), and rates in a row that make up a whole.

use crate::quantity::{Kind, Ratio};
use crate::report::Basis;

use super::block::Sense;
use super::lexicon::{OWN_RATE, PARTLY, VERBS};
use super::tokens::Cue;
use super::{Linker, Made};
use crate::marks::trimmed_end;

impl Linker<'_> {
    /// 教育、人社、卫健、审计、财政5家部门: names right before their number.
    pub(super) fn enumerations(&mut self) {
        for at in 0..self.block.figs.len() {
            let fig = &self.block.figs[at];
            let plain = fig.quantity.kind() == Kind::Count && fig.classes.are_named() && fig.quantity.is_exact();
            if !plain || fig.after == Cue::Open || fig.sense != Sense::Level {
                continue;
            }
            if let Some((listed, open_ended)) = self.names_before(at).or_else(|| self.names_after(at)) {
                self.make(Made::Enumeration { count: at, listed, open_ended }, Basis::Inferred);
            }
        }
    }

    /// How many names stand right before a figure, and whether 等 leaves more open.
    fn names_before(&self, at: usize) -> Option<(u32, bool)> {
        let fig = &self.block.figs[at];
        // back over 、 up to the mark that begins the list
        let mut separators = 0u32;
        let mut start = self.start;
        for t in self.block.toks[..fig.tok].iter().rev().take(60) {
            match t.cue {
                Cue::Dun => separators += 1,
                Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Open | Cue::Close | Cue::Figure => {
                    start = t.end;
                    break;
                }
                _ => {}
            }
        }
        if separators == 0 {
            return None;
        }
        let words = self.block.text.get(start..fig.span.start)?.trim_end();
        let open_ended = words.ends_with('等');
        let list = words.trim_end_matches('等');
        // the last name must touch the number: …、财政5家
        let final_name = list.rsplit('、').next()?;
        let joined = final_name.contains('和')
            || final_name.contains('与')
            || final_name.contains('及')
            || final_name.contains("以及");
        let verb = VERBS.iter().any(|v| final_name.ends_with(v));
        if verb || final_name.chars().count() > 30 || (!open_ended && final_name.chars().count() > 12) {
            return None;
        }
        let listed = separators + 1;
        let stated = fig.quantity.value();
        let is = |n: u32| stated == Ratio::from(i128::from(n));
        if open_ended {
            // an open list is told only where the words before it can be no list of something else
            return Some((if joined && is(listed + 1) { listed + 1 } else { listed }, true));
        }
        if is(listed) {
            return Some((listed, false));
        }
        if joined && is(listed + 1) {
            return Some((listed + 1, false));
        }
        // names without 等 that do not add up may end a longer sentence: told only where every name is short
        let short = list.split('、').skip(1).all(|name| name.chars().count() <= 6) && !joined && separators >= 2;
        let near = is(listed + 1) || is(listed + 2) || (listed > 1 && is(listed - 1));
        (short && near).then_some((listed, false))
    }

    /// How many names stand behind a figure and its noun, in brackets or after a colon: 5个街道（甲街道、乙街道……），4个组：甲组、乙组.
    fn names_after(&self, at: usize) -> Option<(u32, bool)> {
        let fig = &self.block.figs[at];
        let toks = self.block.toks.get(fig.tok + 1..)?;
        let noun_end = toks.first().filter(|t| matches!(t.cue, Cue::Open | Cue::Colon))?;
        let noun = self.block.text.get(fig.span.end..noun_end.start)?.trim();
        if noun.is_empty() || noun.chars().count() > 12 {
            return None;
        }
        // 县（市）（甲县、乙市）: a bracket without a list belongs to the noun
        let inner =
            |from: usize| toks[from + 1..].iter().take(40).position(|t| t.cue == Cue::Close).map(|n| from + 1 + n);
        let has_list = |from: usize, to: usize| toks[from..to].iter().any(|t| t.cue == Cue::Dun);
        let (first, last) = if noun_end.cue == Cue::Colon {
            (0, toks.iter().take(40).position(|t| matches!(t.cue, Cue::Stop | Cue::Semi))?)
        } else {
            let close = inner(0)?;
            let next = toks.get(close + 1).filter(|t| t.cue == Cue::Open && t.start == toks[close].end);
            if has_list(0, close) || next.is_none() { (0, close) } else { (close + 1, inner(close + 1)?) }
        };
        let inside = toks.get(first + 1..last)?;
        let plain =
            inside.iter().all(|t| !matches!(t.cue, Cue::Figure | Cue::Comma | Cue::Colon | Cue::Open | Cue::Close));
        let words = self.block.text.get(toks[first].end..toks[last].start)?.trim();
        if !plain || PARTLY.iter().any(|w| words.starts_with(w)) {
            return None;
        }
        let open_ended = words.ends_with('等');
        let names: Vec<&str> = words.trim_end_matches('等').split('、').map(str::trim).collect();
        let listed = u32::try_from(names.len()).ok().filter(|&n| n >= 2)?;
        let joined = names.last()?.contains(['和', '与', '及']);
        let is = |n: u32| fig.quantity.value() == Ratio::from(i128::from(n));
        if open_ended || is(listed) {
            return Some((listed, open_ended));
        }
        if joined {
            return is(listed + 1).then_some((listed + 1, false));
        }
        // names that do not add up are told of only where all are called as the noun says: 街道（甲街道、乙街道）
        let noun = self.block.text.get(fig.span.end..toks[first].start)?;
        let called =
            |name: &&str| name.chars().count() <= 8 && name.chars().next_back().is_some_and(|c| noun.contains(c));
        let near = is(listed + 1) || is(listed + 2) || is(listed - 1);
        (names.iter().all(called) && near).then_some((listed, false))
    }

    /// 第一、二、三产业比重为8.4%、43.1%、48.5%; 满意71.36%，基本满意22.08%，…: rates in a row with no count between them.
    pub(super) fn percent_lists(&mut self) {
        let mut first = 0;
        while first < self.block.figs.len() {
            if !self.is_share_of_all(first) {
                first += 1;
                continue;
            }
            // 商品类占46.1%，提高2个百分点；服务类占49.6%，下降1.8个百分点；其他类占4.3%: what changed is told between
            let sentence = self.fig(first).sentence;
            let mut rates = vec![first];
            for f in first + 1..self.block.figs.len() {
                let fig = self.fig(f);
                if fig.sentence != sentence {
                    break;
                }
                if self.is_share_of_all(f) {
                    rates.push(f);
                } else if !matches!(fig.sense, Sense::Change(_)) || !fig.is_rate() {
                    break;
                }
            }
            let last = rates[rates.len() - 1];
            if last - first + 1 == rates.len() {
                if last > first {
                    self.divided_rates(first, last);
                }
            } else if rates.len() > 1 {
                self.closed_list(rates);
            }
            first = last + 1;
        }
    }

    /// 总体不合格率2.09%，合格率97.91%; 消费的贡献率为52.1%，资本的贡献率为25.3%，净出口的贡献率为22.6%: named rates side by side, whose names end alike and
    /// that are 100% as printed.
    pub(super) fn kin_rates(&mut self) {
        let mut first = 0;
        while first < self.block.figs.len() {
            let Some(end) = self.rate_end(first) else {
                first += 1;
                continue;
            };
            let mut last = first;
            while self.rate_end(last + 1) == Some(end)
                && self.fig(last + 1).segment == self.fig(first).segment
                && self.fig(last + 1).clause <= self.fig(last).clause + 1
            {
                last += 1;
            }
            let rates: Vec<usize> = (first..=last).collect();
            let sum = rates.iter().try_fold(Ratio::ZERO, |sum, &r| sum.checked_add(self.value(r)));
            if rates.len() >= 2 && sum == Some(Ratio::HUNDRED) {
                self.make(Made::Rates { parts: rates }, Basis::Inferred);
            }
            first = last + 1;
        }
    }

    /// The last two characters of what a rate counts that is printed in percent with decimals: 合格 of 总体不合格率.
    fn rate_end(&self, at: usize) -> Option<[char; 2]> {
        let fig = self.block.figs.get(at).filter(|fig| fig.quantity.kind() == Kind::Percent)?;
        let stem =
            Some(fig).filter(|fig| fig.sense == Sense::Level && fig.has_decimals()).and_then(|_| self.stem(at))?;
        let mut back = stem.chars().rev();
        let last = back.next()?;
        Some([back.next()?, last])
    }

    /// 按渠道分，甲占58.6%、乙占41.4%；按性质分，…: each segment is a list of its own where one of them adds up alone.
    fn divided_rates(&mut self, first: usize, last: usize) {
        let mut groups: Vec<(usize, usize)> = Vec::new();
        for at in first..=last {
            match groups.last_mut().filter(|group| self.fig(group.1).segment == self.fig(at).segment) {
                Some(group) => group.1 = at,
                None => groups.push((at, at)),
            }
        }
        let hundred = |&(from, to): &(usize, usize)| {
            let rates: Vec<usize> = (from..=to).collect();
            rates.len() > 1 && self.sum_of(&rates).is_some_and(|sum| sum.contains(Ratio::HUNDRED))
        };
        if groups.len() < 2 || !groups.iter().any(hundred) {
            return self.closed_rates(first, last);
        }
        for (from, to) in groups {
            self.closed_rates(from, to);
        }
    }

    /// A percentage that can be one of several that make up a whole: no rate with a name of its own, no part stated.
    fn is_share_of_all(&self, at: usize) -> bool {
        let fig = &self.block.figs[at];
        let rate = fig.quantity.kind() == Kind::Percent && matches!(fig.sense, Sense::Level | Sense::Share);
        if !rate || self.shared[at] {
            return false;
        }
        let named = OWN_RATE.iter().any(|end| trimmed_end(fig.lead).ends_with(end));
        let inherits = self.block.listed_with_previous(at) && at > 0 && {
            let mut start = at;
            while start > 0 && at - start < 40 && self.block.listed_with_previous(start) {
                start -= 1;
            }
            let lead = self.block.figs[start].lead;
            lead.contains('率') || lead.contains("度为") || lead.contains("度分别")
        };
        !named && !inherits
    }
}

#[cfg(test)]
mod tests {
    use super::super::asserted::{assert_claim, assert_no_claim};

    #[test]
    fn names_stand_before_or_behind_their_number() {
        assert_claim("对4个街道（东街道、西街道、南街道、北街道）开展评估。", "enumeration count=4个 holds");
        assert_claim("对5个街道（东街道、西街道、南街道、北街道）开展评估。", "enumeration count=5个 broken");
        assert_claim("设立4个组：排查组、化解组、督导组。", "enumeration count=4个 broken");
        assert_claim("与3个县（市）（东县、西县、南市）签约。", "enumeration count=3个 holds");
        assert_claim("对5个街道（东街道、西街道等）开展评估。", "enumeration count=5个 holds");
        // some of them, and what is no list of them
        assert_no_claim("对5个街道（含东街道、西街道、南街道）开展评估。", "enumeration");
        assert_no_claim("设立4个组：负责排查、化解、督导。", "enumeration");
    }
}
