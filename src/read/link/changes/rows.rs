//! Changes in a row (分别下降13%、12.6%), of levels in a row before them.

use crate::quantity::Kind;
use crate::quantity::law::{Direction, Form};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::lexicon::{STEP_BY_STEP, any};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::REACH;
use super::span::{first_of, part_of_row, tells_a_span};
use super::told::{Named, units_named};

/// What is, what was, and the difference, for each change of a row.
pub(super) type Rows = Vec<(Option<usize>, Option<usize>, Option<usize>)>;

/// What a word of change begins with.
const MOVES: &[char] = &['增', '升', '上', '提', '降', '减', '下', '涨', '回', '缩'];

impl Linker<'_> {
    /// One rate of change, or several in a row: 分别下降13%、12.6%.
    pub(super) fn change_list(&mut self, first: usize, direction: Direction) -> usize {
        let last = self.row_of_rates(first);
        // 年均增长5%: by so much a year, not over all
        let by_period = self.is_by_period(first);
        if last == first && by_period && self.fig(first).quantity.kind() != Kind::Points {
            self.growth_alone(first, direction);
        } else if last == first {
            self.change(first, direction);
        }
        if last == first {
            return first + 1;
        }
        let n = last + 1 - first;
        if let Some(rows) = self.levels_named_before(first, n) {
            return self.changes_of_rows(first, direction, &rows);
        }
        if let Some(rows) = self.along_the_row(first, n) {
            return self.changes_of_rows(first, direction, &rows);
        }
        if let Some(rows) = self
            .levels_with_priors(first, n)
            .or_else(|| self.priors_in_bracket(first, n))
            .or_else(|| self.against_several(first, n))
        {
            return self.changes_of_rows(first, direction, &rows);
        }
        let steps = self.steps_before(first, n);
        let currents = if steps.is_empty() { self.counts_in_row_before(first, n) } else { None };
        let priors = self.row_before(first, n, |sense| sense == Sense::Prior);
        let differences = self.row_before(first, n, |sense| sense == Sense::Change(direction));
        let alike = |current: usize, row: &[usize], nth: usize| {
            row.get(nth).copied().filter(|&f| f > current && self.same_unit(f, current))
        };
        // 分别增加12件、31件，达到98件、276件，增速依次为…: the levels may stand behind their differences
        let changed = |current: usize, nth: usize| {
            differences.get(nth).copied().filter(|&f| self.same_unit(f, current) && !self.done[f])
        };
        if steps.is_empty()
            && let Some(rows) = self.unlike_rows(first, n)
        {
            return self.changes_of_rows(first, direction, &rows);
        }
        let behind = self.priors_behind(last, n);
        let series = currents.as_ref().and_then(|row| self.years_before(row));
        let mut found = Vec::with_capacity(n);
        for nth in 0..n {
            found.push(match (steps.get(nth), currents.as_ref().and_then(|row| row.get(nth))) {
                (Some(&(base, current)), _) if steps.len() == n => (Some(current), Some(base), None),
                (_, Some(&current)) => {
                    let was = alike(current, &priors, nth).or_else(|| Some(series.as_ref()?[nth]));
                    let was = was.or_else(|| alike(current, &behind, nth));
                    (Some(current), was, changed(current, nth))
                }
                _ => (None, None, None),
            });
        }
        self.leave_time_before(first, &mut found);
        for (rate, (current, base, delta)) in (first..=last).zip(found) {
            let foreign = base.is_some_and(|base| self.compares_otherwise(rate, base));
            let basis = if current.is_some() && !foreign { Basis::Inferred } else { Basis::Distance };
            let direction = if let Sense::Change(own) = self.fig(rate).sense { own } else { direction };
            self.make(Made::Growth { current, base, delta, rate: Some(rate), direction, form: Form::By }, basis);
        }
        last + 1
    }

    /// 年均增长5%, 每年平均增长5%: whether a change is so much in each part of a time, and not 日均排队时长缩短44%, of a mean.
    fn is_by_period(&self, change: usize) -> bool {
        let fig = self.fig(change);
        let mut cues = self.block.cues_before(change);
        let mean = cues.find(|t| t.cue == Cue::Mean);
        let words = mean.and_then(|t| self.block.text.get(t.end..fig.span.start)).unwrap_or_default();
        let words = words.trim().trim_start_matches("同比").trim_start_matches("复合").trim_start_matches('递');
        mean.is_some() && words.starts_with(MOVES)
    }

    /// Makes the change of a figure, and those in a row with it, where the levels are told with their years; gives the figure behind.
    pub(super) fn changes_by_years(&mut self, first: usize) -> Option<usize> {
        let Sense::Change(direction) = self.fig(first).sense else { return None };
        let is_change = |f: usize| matches!(self.fig(f).quantity.kind(), Kind::Percent | Kind::Multiple);
        if !is_change(first) || self.done[first] {
            return None;
        }
        let more = (first + 1..self.block.figs.len()).take(REACH);
        let n = 1 + more.take_while(|&f| self.block.listed_with_previous(f) && is_change(f)).count();
        let fits = |current, base, rate| self.grows_so(Some(current), Some(base), None, rate, direction);
        let rows: Rows = self.compared_years(first, n, fits)?.into_iter().map(|(now, was)| (now, was, None)).collect();
        Some(self.changes_of_rows(first, direction, &rows))
    }

    /// 三年收案412件、536件、689件，后两年分别增长30.1%和28.5%: a row of one more than there are changes, each of which is over the one before.
    fn along_the_row(&self, first: usize, n: usize) -> Option<Rows> {
        let last = first.checked_sub(1)?;
        let start = self.row_start(last).filter(|start| last - start == n)?;
        let words = self.clause_words(first);
        let later = words.trim_start().strip_prefix(['后', '近']).is_some_and(|words| tells_a_span(words, n));
        let told = later || any(words, STEP_BY_STEP);
        let level = (start..=last).all(|f| self.fig(f).is_count());
        let near = self.fig(start).sentence == self.fig(first).sentence;
        (told && level && near).then(|| (start + 1..=last).map(|f| (Some(f), Some(f - 1), None)).collect())
    }

    /// 一至四季度分别为129万元、143万元、118万元和152万元，四季度环比增长29.2%: the one of a row that a clause names by its number, and the one before
    /// it where the change is over that.
    pub(super) fn named_in_row(&self, rate: usize) -> Option<(usize, Option<usize>)> {
        let (number, noun) = part_of_row(self.change_subject(rate))?;
        let mut ends = self.before(rate).filter(|&f| self.fig(f).is_count());
        let (start, n, first) = ends.find_map(|last| {
            let start = self.row_start(last)?;
            let n = last + 1 - start;
            Some((start, n, first_of(self.sentence_lead(start), noun, n)?))
        })?;
        let current = number.checked_sub(first).filter(|&nth| nth < n).map(|nth| start + nth)?;
        let over_last = any(self.clause_words(rate), &["环比", "比上月", "较上月", "比上季", "较上季"]);
        Some((current, Some(current).filter(|&f| over_last && f > start).map(|f| f - 1)))
    }

    /// 同比分别下降13%、10%；上年同期依次为214起、10起: what was, in a row right behind the changes.
    fn priors_behind(&self, last: usize, n: usize) -> Vec<usize> {
        let (first, sentence) = (last + 1, self.fig(last).sentence);
        let row: Vec<usize> = (first..self.block.figs.len()).take(n).collect();
        let prior = |f: usize| {
            let joined = f == first || self.block.listed_with_previous(f);
            self.fig(f).sense == Sense::Prior && self.fig(f).sentence == sentence && joined
        };
        let ends = first + n >= self.block.figs.len() || !self.block.listed_with_previous(first + n);
        if row.len() == n && ends && row.iter().all(|&f| prior(f)) { row } else { Vec::new() }
    }

    /// 收案262万件，结案269万件；上年新收272万件，审执结282万件，分别下降1.4%、上升1.9%: changes in the segment of what was that fit none of the
    /// levels before are its own, over what is not told.
    fn leave_time_before(&self, first: usize, rows: &mut Rows) {
        let segment = self.fig(first).segment;
        let own = rows.iter().enumerate().all(|(nth, &(current, base, _))| {
            let (Some(current), Some(base)) = (current, base) else { return false };
            let Sense::Change(direction) = self.fig(first + nth).sense else { return false };
            let apart = self.fig(base).segment == segment && self.fig(current).segment < segment;
            apart && !self.grows_so(Some(current), Some(base), None, first + nth, direction)
        });
        if own && rows.len() > 1 {
            for row in rows {
                *row = (row.1, None, None);
            }
        }
    }

    /// 2022年120件、2023年150件、2024年192件，后两年增速分别为25%和28%: the count of the year before each.
    fn years_before(&self, row: &[usize]) -> Option<Vec<usize>> {
        let first = row.first()?.checked_sub(1)?;
        let year = |f: usize| {
            let words = self.fig(f).plain;
            let number = words.strip_suffix('年')?;
            let number = number.get(number.len().checked_sub(4)?..)?;
            number.parse::<u32>().ok().filter(|year| *year >= 1900)
        };
        let years: Vec<u32> = (first..=*row.last()?).map(year).collect::<Option<_>>()?;
        let follow = years.windows(2).all(|pair| pair[1] == pair[0] + 1) && years.len() == row.len() + 1;
        (follow && self.same_unit(first, row[0])).then(|| row.iter().map(|f| f - 1).collect())
    }

    /// The last `n` amounts of a sense before a figure, in its sentence and in order, no rate between; none where there are
    /// fewer.
    fn row_before(&self, first: usize, n: usize, is: impl Fn(Sense) -> bool) -> Vec<usize> {
        let sentence = self.fig(first).sentence;
        let mut row: Vec<usize> = (0..first)
            .rev()
            .take(n.saturating_mul(3))
            .take_while(|&f| self.fig(f).sentence == sentence && !self.fig(f).is_rate())
            .filter(|&f| self.fig(f).is_amount() && is(self.fig(f).sense))
            .take(n)
            .collect();
        row.reverse();
        if row.len() == n { row } else { Vec::new() }
    }

    /// The last of the rates that stand in a row from `first` on.
    pub(super) fn row_of_rates(&self, first: usize) -> usize {
        let mut last = first;
        while last + 1 < self.block.figs.len()
            && (self.block.listed_with_previous(last + 1) || self.turns(last + 1))
            && self.fig(last + 1).is_rate()
        {
            last += 1;
        }
        last
    }

    /// 增长6.1%、11.3%和下降10%: the last of a row may go the other way.
    fn turns(&self, at: usize) -> bool {
        let fig = self.fig(at);
        let words = fig.lead.trim();
        let joined = words.strip_prefix(['和', '与', '及', '、']).or_else(|| (fig.after == Cue::Dun).then_some(words));
        matches!(fig.sense, Sense::Change(_))
            && matches!(fig.after, Cue::Figure | Cue::Dun)
            && joined.is_some_and(|rest| (2..=3).contains(&rest.chars().count()))
    }

    /// The last `n` steps 由A到B before a figure, in its sentence and in order; none where there are fewer, or where another
    /// rate stands between.
    pub(super) fn steps_before(&self, first: usize, n: usize) -> Vec<(usize, usize)> {
        let sentence = self.fig(first).sentence;
        let mut steps = Vec::new();
        let mut at = first;
        let stop = first.saturating_sub(n.saturating_mul(2).saturating_add(2));
        while at > stop.max(1) && steps.len() < n {
            at -= 1;
            if self.fig(at).sentence != sentence || self.fig(at).is_rate() {
                break;
            }
            if self.is_step(at - 1, at) {
                steps.push((at - 1, at));
                at -= 1;
            }
        }
        steps.reverse();
        steps
    }

    /// The levels that a row of changes belongs to where they are counted in several units, or are rates: 起数、死亡人数分别为
    /// 43起、31人，比上年的52起、38人分别下降; 件数和人数分别下降, after 532件768人.
    fn unlike_rows(&self, first: usize, n: usize) -> Option<Rows> {
        let named = units_named(self.long_label(first));
        if named.len() == n {
            let rows: Rows = named.iter().map(|named| self.levels_named(first, named)).collect();
            return rows.iter().all(|row| row.0.is_some()).then_some(rows);
        }
        let runs = self.runs_before(first, n);
        // 事故54起，死亡825人，同比减少11起、146人，分别下降16.9%和15.0%: a row of differences, each of the level of its unit
        let unlike = |run: usize| (1..n).any(|nth| !self.same_unit(run, run + nth));
        let differs = |&&run: &&usize| matches!(self.fig(run).sense, Sense::Change(_)) && unlike(run);
        // 同比少11起、少146人，降幅为16.9%和15.0%: each with its own word
        let each = first.checked_sub(n).filter(|&run| {
            let change = |f: usize| self.fig(f).is_amount() && matches!(self.fig(f).sense, Sense::Change(_));
            unlike(run) && (run..first).all(|f| change(f) && self.fig(f).segment == self.fig(first).segment)
        });
        if let Some(deltas) = runs.first().filter(differs).copied().or(each) {
            let mut levels: Vec<usize> = self.before(deltas).filter(|&f| self.fig(f).is_count()).take(n).collect();
            levels.reverse();
            // 死亡734人，受伤3049人，损失10亿元，分别比上年减少81人、755人和1亿元: one by one, where the units agree
            let in_order = levels.len() == n && (0..n).all(|nth| self.same_unit(levels[nth], deltas + nth));
            let level = |nth: usize| {
                let like = |&f: &usize| self.fig(f).is_count() && self.same_unit(f, deltas + nth);
                if in_order { levels.get(nth).copied() } else { self.before(deltas).find(like) }
            };
            let rows: Option<Rows> = (0..n).map(|nth| Some((Some(level(nth)?), None, Some(deltas + nth)))).collect();
            return rows.filter(|_| self.fig(first).quantity.kind() == Kind::Percent);
        }
        let was = |run: &usize| self.fig(*run).sense == Sense::Prior || self.opens_from(*run, *run);
        let current = runs.iter().copied().find(|run| !was(run))?;
        let base = runs.iter().copied().find(was).filter(|&b| (0..n).all(|nth| self.same_unit(b + nth, current + nth)));
        let alike = (1..n).all(|nth| self.same_unit(current, current + nth));
        let rates = self.fig(first).quantity.kind() == Kind::Points;
        let fits = (0..n).all(|nth| self.fig(current + nth).is_percent() == rates);
        let row = |nth: usize| (Some(current + nth), base.map(|b| b + nth), None);
        (fits && (!alike || rates)).then(|| (0..n).map(row).collect())
    }

    /// The first figures of the runs of `n` levels in a row before a figure, in its sentence, near before far.
    fn runs_before(&self, first: usize, n: usize) -> Vec<usize> {
        let sentence = self.fig(first).sentence;
        let mut runs = Vec::new();
        let mut at = first;
        let stop = first.saturating_sub(n.saturating_mul(2).saturating_add(4));
        while at > stop && self.fig(at - 1).sentence == sentence {
            let last = at - 1;
            let mut start = last;
            let joined = |f: usize| self.block.listed_with_previous(f) || self.is_paired(f);
            while start > stop && joined(start) && self.fig(start - 1).sentence == sentence {
                start -= 1;
            }
            if last + 1 - start == n {
                runs.push(start);
            }
            at = start;
        }
        runs
    }

    /// The level before a figure that is counted in one of some units, and what it was: of the sentence, near before far.
    fn levels_named(&self, figure: usize, named: &Named<'_>) -> (Option<usize>, Option<usize>, Option<usize>) {
        let counted = |f: &usize| named.units.contains(&self.fig(*f).quantity.unit().as_str());
        // 亡 of 亡人数 is in 死亡
        let own = named.words.trim().trim_start_matches(['、', '和', '与', '及']);
        let short = own.chars().next().filter(|_| own.chars().count() == 1);
        let called = |f: usize| {
            let name = self.fig(f).plain;
            shares_word(name, named.words) || short.is_some_and(|c| name.contains(c))
        };
        let of = |is: &dyn Fn(usize) -> bool| {
            let all: Vec<usize> = self.before(figure).filter(counted).filter(|&f| is(f)).collect();
            all.iter().copied().find(|&f| called(f)).or_else(|| all.first().copied())
        };
        let current = of(&|f| self.fig(f).is_count());
        // 上年为32起、29人、5人: of several of a unit without names, as far from each other as the levels are
        let priors: Vec<usize> =
            self.before(figure).filter(counted).filter(|&f| self.fig(f).sense == Sense::Prior).collect();
        let base = match priors[..] {
            [one, other] if !called(one) && !called(other) => {
                let levels: Vec<usize> =
                    self.before(figure).filter(counted).filter(|&f| self.fig(f).is_count()).collect();
                let place = current.and_then(|current| levels.iter().position(|&f| f == current));
                place.filter(|_| levels.len() == 2).and_then(|place| [one, other].get(place).copied())
            }
            _ => of(&|f| self.fig(f).sense == Sense::Prior),
        };
        (current, base, None)
    }

    fn changes_of_rows(&mut self, first: usize, direction: Direction, rows: &Rows) -> usize {
        for (nth, &(current, base, delta)) in rows.iter().enumerate() {
            let change = first + nth;
            let direction = if let Sense::Change(own) = self.fig(change).sense { own } else { direction };
            let made = match (self.fig(change).quantity.kind(), current) {
                (Kind::Points, Some(current)) => Made::Points { current, previous: base, change, direction },
                _ => Made::Growth { current, base, delta, rate: Some(change), direction, form: Form::By },
            };
            self.make(made, Basis::Inferred);
        }
        first + rows.len()
    }
}
