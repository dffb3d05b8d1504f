//! Changes that name what changed, in a sentence of their own: 收案数、结案数同比分别下降4.8%、50%, after 收案198件，结案18件；去年同期收案208件，….

use crate::quantity::Kind;

use super::super::Linker;
use super::super::block::{Fig, Sense, bare};
use super::super::shares::is_called;
use super::rows::Rows;

/// How many figures before a row are looked at for what it names.
const BACK: usize = 24;

/// What ends the names of a row of changes.
const NAMES_END: &[&str] = &["同比", "环比", "分别", "较", "比", "均", "依次"];

impl Linker<'_> {
    /// The levels that a row of changes names, one for each, and what they were: in sentences before its own; or in its own, where only
    /// some of what stands there is named (新收146件，旧存63件，审结131件，新收、审结数同比分别增长).
    pub(super) fn levels_named_before(&self, first: usize, n: usize) -> Option<Rows> {
        let words = self.block.clause_of(first);
        let end = NAMES_END.iter().filter_map(|end| words.find(end)).min()?;
        let names: Vec<&str> = words[..end].split(['、', '和', '与', '及']).map(number_of).collect();
        // the levels and what they were stand before the segment of the row
        let segment = self.fig(first).segment;
        let own = self.before(first).next().is_none_or(|f| self.fig(f).segment < segment);
        if names.len() != n || self.fig(first).quantity.kind() == Kind::Points {
            return None;
        }
        let mut rows = Rows::new();
        let (mut fit, mut told) = (0, 0);
        for (nth, name) in names.into_iter().enumerate() {
            // 收案数、结案数及结案率: the last may be a rate
            if self.fig(first + nth).quantity.kind() == Kind::Points {
                let (current, base) = self.rates_called(first, name)?;
                (fit, told) = (fit + 1, told + 1);
                rows.push((Some(current), Some(base), None));
                continue;
            }
            let base = self.count_called(first, name, |fig| fig.sense == Sense::Prior);
            let called = self.count_called(first, name, Fig::is_level);
            let current = called.or_else(|| self.in_the_place_of(base?))?;
            let Sense::Change(direction) = self.fig(first + nth).sense else { return None };
            let fits = self.grows_so(Some(current), base, None, first + nth, direction);
            fit += usize::from(fits && base.is_none_or(|base| self.same_unit(current, base)));
            told += usize::from(base.is_some());
            rows.push((Some(current), base, None));
        }
        let distinct = (1..n).all(|nth| rows[..nth].iter().all(|row| row.0 != rows[nth].0));
        let row = || (1..n).all(|nth| rows[nth].0 == rows[nth - 1].0.map(|f| f + 1));
        let alone = self.before(first).next().is_none();
        let all = if own && (alone || told == n) { told == n && fit + 1 >= n } else { distinct && told == 0 && !row() };
        all.then_some(rows)
    }

    /// 收案198件，已结18件，结案率9%；去年同期收案208件，结案36件，结案率17%: the level of the segment before that stands where a figure does in its own,
    /// where the two tell one thing after the other alike.
    fn in_the_place_of(&self, base: usize) -> Option<usize> {
        let segment = self.fig(base).segment;
        let alike = |f: usize, segment: usize| self.block.figs.get(f).is_some_and(|fig| fig.segment == segment);
        let nth = (0..base).rev().take(BACK).take_while(|&f| alike(f, segment)).count();
        let more = (base..self.block.figs.len()).take(BACK).take_while(|&f| alike(f, segment)).count();
        let start = (base - nth).checked_sub(nth + more)?;
        let level = |f: usize| self.fig(f).is_level() && self.same_unit(f, f + nth + more);
        let earlier = start.checked_sub(1).is_some_and(|f| alike(f, segment.wrapping_sub(1)));
        let whole = !earlier && (start..base - nth).all(|f| alike(f, segment.wrapping_sub(1)) && level(f));
        whole.then_some(start + nth)
    }

    /// The last count of two sentences before that is called so.
    fn count_called<'s>(&'s self, from: usize, name: &str, is: impl Fn(&'s Fig<'s>) -> bool) -> Option<usize> {
        let sentence = self.fig(from).sentence;
        let near = (0..from).rev().take(BACK).take_while(|&f| self.fig(f).sentence + 2 >= sentence);
        let mut named = near.filter(|&f| {
            let fig = self.fig(f);
            fig.is_amount() && is(fig) && fig.bracket.is_none() && is_called(name, fig.plain)
        });
        (name.chars().count() >= 2).then(|| named.next()).flatten()
    }

    /// 结案率9.1%；去年同期……结案率17.3%。结案率同比减少8.2个百分点: the rate that a change of points names, and what it was.
    pub(super) fn rates_named_before(&self, change: usize) -> Option<(usize, usize)> {
        self.rates_called(change, self.change_subject(change).trim_end_matches('率'))
    }

    /// The last rate of two sentences before that is called so, and what it was.
    fn rates_called(&self, change: usize, name: &str) -> Option<(usize, usize)> {
        if name.chars().count() < 2 {
            return None;
        }
        let sentence = self.fig(change).sentence;
        let called = |before: bool| {
            let near = (0..change).rev().take(BACK).take_while(|&f| self.fig(f).sentence + 2 >= sentence);
            let mut rates = near.filter(|&f| self.fig(f).quantity.kind() == Kind::Percent && self.fig(f).is_level());
            rates.find(|&f| {
                let words = self.fig(f).lead.trim_end_matches(['为', '达', '到', '是']).trim_end();
                self.fig(f).follows_prior == before
                    && words.strip_suffix('率').is_some_and(|words| words.ends_with(name))
            })
        };
        Some((called(false)?, called(true)?))
    }
}

/// 收案 of 收案数.
fn number_of(name: &str) -> &str {
    bare(name.trim()).trim_end_matches(['数', '量'])
}
