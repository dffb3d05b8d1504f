//! Lists of names with their number (5家部门), and rates in a row that make up a whole.

use crate::quantity::Kind;
use crate::report::Basis;

use super::block::Sense;
use super::lexicon::{OWN_RATE, VERBS, units};
use super::tokens::Cue;
use super::{Linker, Made};

impl Linker<'_> {
    /// 教育、人社、卫健、审计、财政5家部门: names right before their number.
    pub(super) fn enumerations(&mut self) {
        for at in 0..self.block.figs.len() {
            let fig = &self.block.figs[at];
            let plain = fig.quantity.kind() == Kind::Count
                && fig.quantity.is_exact()
                && units::NAMED.contains(&fig.quantity.unit().as_str());
            if !plain || fig.after == Cue::Open || fig.sense != Sense::Level {
                continue;
            }
            if let Some((listed, open_ended)) = self.names_before(at) {
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
        let is = |n: u32| stated == crate::quantity::Ratio::from(i128::from(n));
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

    /// 第一、二、三产业比重为8.4%、43.1%、48.5%; 满意71.36%，基本满意22.08%，…: rates in a row with no count between them.
    pub(super) fn percent_lists(&mut self) {
        let mut first = 0;
        while first < self.block.figs.len() {
            if !self.is_share_of_all(first) {
                first += 1;
                continue;
            }
            let mut last = first;
            while last + 1 < self.block.figs.len()
                && self.is_share_of_all(last + 1)
                && self.block.figs[last + 1].sentence == self.block.figs[first].sentence
            {
                last += 1;
            }
            if last > first {
                self.closed_rates(first, last);
            }
            first = last + 1;
        }
    }

    /// A percentage that can be one of several that make up a whole: no rate with a name of its own, no part stated.
    fn is_share_of_all(&self, at: usize) -> bool {
        let fig = &self.block.figs[at];
        let named = OWN_RATE.iter().any(|end| fig.lead.trim_end().ends_with(end));
        let inherits = self.block.listed_with_previous(at) && at > 0 && {
            let mut start = at;
            while start > 0 && at - start < 40 && self.block.listed_with_previous(start) {
                start -= 1;
            }
            let lead = self.block.figs[start].lead;
            lead.contains('率') || lead.contains("度为") || lead.contains("度分别")
        };
        fig.quantity.kind() == Kind::Percent
            && matches!(fig.sense, Sense::Level | Sense::Share)
            && !named
            && !inherits
            && !self.shared[at]
    }
}
