//! Growth in multiples: 增长37倍, 是…的2.5倍.

use crate::quantity::law::{Change, Direction, Form, Verdict, growth};
use crate::report::Basis;

use super::super::block::{Sense, bare};
use super::super::lexicon::{IS_TIMES, OF_NOW, OF_NUMBER};
use super::super::shares::shares_word;
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::REACH;

/// What ends the name of something that no count of the things named is.
const NO_NUMBER: &[&str] = &["频次", "频率", "次数", "标准", "水平", "速度", "密度", "均价"];

impl Linker<'_> {
    pub(super) fn multiple(&mut self, at: usize) {
        let sentence = self.fig(at).sentence;
        let compared = self.bracketed_base(at);
        let before: Vec<usize> = (0..at)
            .rev()
            .take(REACH)
            .take_while(|&f| self.fig(f).sentence == sentence)
            .filter(|&f| Some(f) != compared)
            .collect();
        if let Sense::Change(direction) = self.fig(at).sense {
            // 比上年增加1.5倍，由36万次增至90万次
            if let Some((base, current)) = self.step_behind(at, direction) {
                let (current, base, rate) = (Some(current), Some(base), Some(at));
                return self.make(
                    Made::Growth { current, base, delta: None, rate, direction, form: Form::By },
                    Basis::Inferred,
                );
            }
            if self.is_of_another(at, &before) {
                return self.growth_alone(at, direction);
            }
            return self.growth_of(at, direction, &before);
        }
        // 是上年120件的2.5倍: a level in times of a base
        let clause = self.clause_words(at);
        let clause = clause.trim_end();
        if let Some((current, base)) = self.of_the_former(clause, &before) {
            return self.times(at, Some(current), Some(base));
        }
        // 是其2.5倍: of what was told right before
        let of_last = ["是其", "为其"].iter().any(|end| clause.ends_with(end));
        let Some(clause) = clause.strip_suffix('的').or_else(|| (compared.is_some() || of_last).then_some(clause))
        else {
            return;
        };
        let Some((verb, place)) = IS_TIMES.iter().find_map(|v| Some((*v, clause.rfind(v)?))) else {
            return;
        };
        let against = bare(&clause[place + verb.len()..]);
        // D级企业检查频次为A级企业的4倍: how often is not how many
        if NO_NUMBER.iter().any(|end| bare(&clause[..place]).ends_with(end)) {
            return self.times(at, None, None);
        }
        let here =
            before.iter().copied().find(|&f| self.fig(f).clause == self.fig(at).clause && self.fig(f).is_amount());
        let here = compared.or(here.filter(|&f| self.fig(f).span.start >= self.clause_start(at) + place));
        // 复议案件数是诉讼案件数的2.2倍: what stands on both sides of 是 has a name
        if here.is_none()
            && let Some((current, base)) = self.both_named(at, bare(&clause[..place]), against)
        {
            // cases are no times of people
            if self.same_unit(current, base) {
                self.times(at, Some(current), Some(base));
            }
            return;
        }
        let last = before.first().copied().filter(|&f| of_last && self.fig(f).is_count());
        let here = here.or_else(|| self.base_bracketed_behind(at, &before));
        let base = here
            .or(last)
            .or_else(|| self.told_apart(at, against, &before))
            .or_else(|| self.stepped_from(at, against, &before))
            .or_else(|| self.called_alike(against, &before));
        let current = before.iter().copied().find(|&f| {
            Some(f) != base
                && self.fig(f).is_count()
                && !self.is_divisor(f)
                && base.is_none_or(|b| self.same_unit(f, b))
        });
        let current = current.or_else(|| self.level_after(at, base));
        // 投诉500件，举报200件，信访量是举报量的3.5倍: what no level is called
        let subject = bare(&clause[..place]);
        let foreign = |&f: &usize| !shares_word(self.fig(f).words(), subject) && !OF_NUMBER.contains(&subject);
        let named = here.is_none() && last.is_none() && base.is_some_and(|f| shares_word(self.fig(f).plain, against));
        if named && subject.chars().count() >= 2 && current.as_ref().is_some_and(foreign) {
            return self.times(at, None, base);
        }
        self.times(at, current, base);
    }

    /// 征求意见46件，是上年的2.3倍（20件）: what it was, alone in the bracket behind the multiple.
    fn base_bracketed_behind(&self, at: usize, before: &[usize]) -> Option<usize> {
        let behind = at + 1;
        let fig = self.block.figs.get(behind)?;
        let alone = fig.after == Cue::Open && self.block.toks.get(fig.tok + 1).is_some_and(|t| t.cue == Cue::Close);
        let opens = self.block.toks[..fig.tok].iter().rev().nth(1).is_some_and(|t| t.cue == Cue::Figure);
        let level = before.iter().copied().find(|&f| self.fig(f).is_count())?;
        (alone && opens && fig.is_amount() && bare(fig.lead).is_empty() && self.same_unit(behind, level))
            .then_some(behind)
    }

    fn times(&mut self, at: usize, current: Option<usize>, base: Option<usize>) {
        let basis = if base.is_some() && current.is_some() { Basis::Inferred } else { Basis::Distance };
        let (rate, direction) = (Some(at), Direction::Up);
        self.make(Made::Growth { current, base, delta: None, rate, direction, form: Form::To }, basis);
    }

    /// 城镇47412元，农村18931元，前者是后者的2.5倍: the two before, the first of which is so many times the second.
    fn of_the_former(&self, clause: &str, before: &[usize]) -> Option<(usize, usize)> {
        let rest = clause.trim_start().strip_prefix("前者")?;
        let of_latter = rest.strip_suffix("后者的").is_some_and(|verb| IS_TIMES.contains(&verb));
        let &[base, current, ..] = before else { return None };
        let level = |f: usize| self.fig(f).is_amount() && matches!(self.fig(f).sense, Sense::Level | Sense::Mean);
        (of_latter && level(base) && level(current) && self.same_unit(base, current)).then_some((current, base))
    }

    /// 由534件增至1602件，是2019年的3倍, 较2020年末的2115人增长1.3倍，扩大到原来的2.3倍: what it came from, where it is so many times as much.
    fn stepped_from(&self, at: usize, against: &str, before: &[usize]) -> Option<usize> {
        let from_before = against.ends_with("原来") || against.ends_with('年') || against.ends_with("年末");
        let levels = before.iter().copied().filter(|&f| self.fig(f).is_amount());
        let mut pairs = levels.clone().filter(|&f| self.fig(f).is_level());
        let current = pairs.next().filter(|_| from_before)?;
        let fits = |base: usize| {
            let change = Change { direction: Direction::Up, form: Form::To };
            let sets = (Some(self.fig(current).set), Some(self.fig(base).set));
            growth(sets.0, sets.1, None, Some(self.fig(at).quantity), change).verdict == Verdict::Holds
        };
        let of_before = |f: usize| self.fig(f).sense == Sense::Prior || self.is_step(f, current);
        let can = |f: &usize| *f != current && self.same_unit(*f, current) && of_before(*f);
        let found: Vec<usize> = levels.take(4).filter(can).collect();
        // 较2020年末的2195人增长1.3倍，扩大到原来的2.3倍: what it was is the one base that is told
        let told = || match found[..] {
            [base] if against.ends_with("原来") && self.fig(base).segment == self.fig(at).segment => Some(base),
            _ => None,
        };
        found.iter().copied().find(|&f| fits(f)).or_else(told)
    }

    /// The level that follows its multiple: 是上年120亿元的1.5倍，达180亿元.
    fn level_after(&self, at: usize, base: Option<usize>) -> Option<usize> {
        let base = base?;
        let sentence = self.fig(at).sentence;
        (at + 1..self.block.figs.len()).take(2).take_while(|&f| self.fig(f).sentence == sentence).find(|&f| {
            let fig = self.fig(f);
            let reached = OF_NOW.iter().any(|w| fig.lead.trim_start().starts_with(w));
            f != base && fig.is_count() && self.same_unit(f, base) && reached
        })
    }

    /// The one level before that shares a word with what it is so many times of: 机构人员的6.6倍, after 工作人员63人.
    fn called_alike(&self, against: &str, before: &[usize]) -> Option<usize> {
        let (&current, earlier) = before.split_first()?;
        let mut found = earlier.iter().copied().filter(|&f| {
            self.fig(f).is_count() && self.same_unit(f, current) && shares_word(self.fig(f).plain, against)
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// The base that stands in a clause of its own and is named by the words of the comparison: 为2019年的2.1倍，2019年为….
    fn told_apart(&self, at: usize, against: &str, before: &[usize]) -> Option<usize> {
        let words = against.chars().count();
        if !(2..=12).contains(&words) {
            return None;
        }
        let sentence = self.fig(at).sentence;
        let after = (at + 1..self.block.figs.len()).take(3).take_while(|&f| self.fig(f).sentence == sentence);
        let told = |f: &usize| {
            let fig = self.fig(*f);
            fig.is_amount() && !matches!(fig.sense, Sense::Change(_) | Sense::Mean) && fig.lead.contains(against)
        };
        let all: Vec<usize> = after.chain(before.iter().copied()).filter(told).collect();
        // 是上年的1.8倍，上年仅120件；另一类上年291件: what its own segment tells goes before
        let near = |f: &&usize| self.fig(**f).segment == self.fig(at).segment;
        match (all.as_slice(), all.iter().filter(near).count()) {
            (&[one], _) => Some(one),
            (all, 1) => all.iter().find(near).copied(),
            _ => None,
        }
    }
}
