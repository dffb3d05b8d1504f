//! Growth, changes in points, averages, reductions.

use crate::quantity::law::{Direction, Form, Verdict, average, reduction};
use crate::quantity::{Kind, Possible};
use crate::report::Basis;

use super::block::{Fig, Sense, bare, plain_words};
use super::shares::shares_word;
use super::tokens::Cue;
use super::{Linker, Made};

/// How many figures before a change are looked at.
const REACH: usize = 10;

impl Linker<'_> {
    fn of(&self, at: usize) -> &Fig<'_> {
        &self.block.figs[at]
    }

    /// All changes of the block.
    pub(super) fn changes(&mut self) {
        let mut at = 0;
        while at < self.block.figs.len() {
            let fig = self.of(at);
            if self.done[at] {
                at += 1;
                continue;
            }
            if fig.quantity.kind() == Kind::Multiple {
                self.multiple(at);
                at += 1;
                continue;
            }
            match fig.sense {
                Sense::Change(direction) if fig.is_rate() => at = self.change_list(at, direction),
                Sense::Change(direction) if fig.is_amount() => {
                    self.bare_delta(at, direction);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// One rate of change, or several in a row: 分别下降13%、12.6%.
    fn change_list(&mut self, first: usize, direction: Direction) -> usize {
        let mut last = first;
        while last + 1 < self.block.figs.len()
            && self.block.listed_with_previous(last + 1)
            && self.of(last + 1).is_rate()
        {
            last += 1;
        }
        if last > first {
            let n = last + 1 - first;
            if let Some(currents) = self.counts_in_row_before(first, n) {
                for (rate, current) in (first..=last).zip(currents) {
                    self.make(
                        Made::Growth {
                            current: Some(current),
                            base: None,
                            delta: None,
                            rate: Some(rate),
                            direction,
                            form: Form::By,
                        },
                        Basis::Inferred,
                    );
                }
                return last + 1;
            }
            for rate in first..=last {
                self.make(
                    Made::Growth {
                        current: None,
                        base: None,
                        delta: None,
                        rate: Some(rate),
                        direction,
                        form: Form::By,
                    },
                    Basis::Distance,
                );
            }
            return last + 1;
        }
        self.change(first, direction);
        first + 1
    }

    /// The subject of the clause that a change stands in, without words of comparison.
    fn change_subject(&self, rate: usize) -> String {
        let clause = self.of(rate).clause;
        let tok = self.of(rate).tok;
        // the first cue of comparison or change in the clause
        let mut first = tok;
        for at in (0..tok).rev() {
            match self.block.toks[at].cue {
                Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure | Cue::Open | Cue::Close => break,
                Cue::Compare | Cue::Up | Cue::Down | Cue::Prior | Cue::Each => first = at,
                _ => {}
            }
        }
        let _ = clause;
        let subject = bare(plain_words(self.block.subject(first)));
        let subject = subject.trim_start_matches(['与', '同', '和', '并', '且', '均', '也', '较', '比']).trim();
        let subject = if subject.contains("增幅") || subject.contains("降幅") { "" } else { subject };
        subject.to_owned()
    }

    fn change(&mut self, rate: usize, direction: Direction) {
        let sentence = self.of(rate).sentence;
        let subject = self.change_subject(rate);
        let points = self.of(rate).quantity.kind() == Kind::Points;
        let before: Vec<usize> = (0..rate).rev().take(REACH).take_while(|&f| self.of(f).sentence == sentence).collect();
        let in_clause = before
            .iter()
            .copied()
            .find(|&f| self.of(f).clause == self.of(rate).clause && self.of(f).span.end <= self.of(rate).span.start);
        // a clause that names its own subject is about something else: 其中街道登记数量同比增加37倍
        let own = subject.chars().count() >= 2 && in_clause.is_none() && !self.renames(&before, &subject);
        let level = |f: &usize| self.of(*f).is_level() || self.of(*f).sense == Sense::Share;
        if points || before.iter().copied().find(level).is_some_and(|f| self.of(f).is_percent() && self.is_rate_now(f))
        {
            let current = before.iter().copied().filter(level).find(|&f| self.of(f).is_percent());
            let Some(current) = current.filter(|_| !own) else {
                if !points {
                    self.growth_alone(rate, direction);
                }
                return;
            };
            let previous = self.prior_rate(current, rate);
            return self.make(Made::Points { current, previous, change: rate, direction }, Basis::Inferred);
        }
        if own {
            return self.growth_alone(rate, direction);
        }
        self.growth_of(rate, direction, &before);
    }

    /// Whether a clause's own subject is what a figure before it counts: 受理案件12件…，案件同比增长.
    fn renames(&self, before: &[usize], subject: &str) -> bool {
        before.first().is_some_and(|&f| shares_word(self.of(f).words(), subject))
            || matches!(subject, "数量" | "总量" | "人数" | "件数" | "增幅" | "总数")
    }

    /// Whether a percentage is a rate of something, not a growth.
    fn is_rate_now(&self, f: usize) -> bool {
        self.of(f).is_level() || self.of(f).sense == Sense::Share
    }

    fn growth_alone(&mut self, rate: usize, direction: Direction) {
        self.make(
            Made::Growth { current: None, base: None, delta: None, rate: Some(rate), direction, form: Form::By },
            Basis::Distance,
        );
    }

    /// The rate of last year: 上年为9.17%, 由96.7%提高到98.2%.
    fn prior_rate(&self, current: usize, change: usize) -> Option<usize> {
        let sentence = self.of(change).sentence;
        let segment = self.of(change).segment;
        let prior =
            |f: usize| self.of(f).sentence == sentence && self.of(f).is_percent() && self.of(f).sense == Sense::Prior;
        let between = (current + 1..change).find(|&f| prior(f));
        let after = (change + 1..self.block.figs.len()).take(2).find(|&f| prior(f) && self.of(f).segment == segment);
        let from = (self.of(current).sense == Sense::Reached && current > 0)
            .then(|| current - 1)
            .filter(|&f| self.of(f).sentence == sentence && self.of(f).is_percent() && self.from_to(f, current));
        let before = (current > 0).then(|| current - 1).filter(|&f| prior(f) && self.of(f).segment == segment);
        between.or(from).or(after).or(before)
    }

    /// 由A减少到B
    fn from_to(&self, from: usize, to: usize) -> bool {
        let same_clause = self.of(to).clause.saturating_sub(self.of(from).clause) <= 1;
        let start = self.block.toks[..self.of(from).tok]
            .iter()
            .rev()
            .find(|t| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure))
            .map_or(self.start, |t| t.end);
        let words = self.block.text.get(start..self.of(from).span.start).unwrap_or_default();
        same_clause && (words.contains('由') || words.contains('从'))
    }

    /// Finds current, base and delta of a rate of growth.
    fn growth_of(&mut self, rate: usize, direction: Direction, before: &[usize]) {
        let sentence = self.of(rate).sentence;
        let segment = self.of(rate).segment;
        let current = before.iter().copied().find(|&f| {
            self.of(f).is_amount()
                && self.of(f).is_level()
                && (self.of(f).bracket.is_none() || self.of(f).bracket == self.of(rate).bracket)
        });
        let Some(mut current) = current else { return self.growth_alone(rate, direction) };
        let mut base = None;
        // 较2019年的3614件增长1.5倍, 上年同期80件
        for &f in before {
            if f <= current && base.is_some() {
                break;
            }
            if self.of(f).sense == Sense::Prior && self.of(f).is_amount() && self.same_unit(f, current) {
                let near = f > current || self.of(f).clause + 1 >= self.of(current).clause;
                if near && base.is_none() {
                    base = Some(f);
                }
            }
        }
        if base.is_none() {
            let next = (rate + 1..self.block.figs.len()).take(2).find(|&f| {
                self.of(f).sentence == sentence
                    && self.of(f).segment == segment
                    && self.of(f).sense == Sense::Prior
                    && self.of(f).is_amount()
                    && self.same_unit(f, current)
            });
            base = next;
        }
        if base.is_none() && current > 0 {
            let f = current - 1;
            let stepped = self.of(current).sense == Sense::Reached || self.reaches(current);
            if stepped && self.of(f).sentence == sentence && self.same_unit(f, current) && self.from_to(f, current) {
                base = Some(f);
            }
        }
        // the nearer of two levels may be what was: 92件，比去年的80件
        if base.is_none() && self.of(current).sense == Sense::Prior {
            if let Some(&other) =
                before.iter().find(|&&f| f < current && self.of(f).is_count() && self.same_unit(f, current))
            {
                base = Some(current);
                current = other;
            }
        }
        let delta = before.iter().copied().chain((rate + 1..self.block.figs.len()).take(1)).find(|&f| {
            f > current
                && self.of(f).sentence == sentence
                && self.of(f).segment == segment
                && self.of(f).is_amount()
                && self.same_unit(f, current)
                && matches!(self.of(f).sense, Sense::Change(d) if d == direction)
                && !self.done[f]
        });
        self.make(
            Made::Growth { current: Some(current), base, delta, rate: Some(rate), direction, form: Form::By },
            Basis::Inferred,
        );
    }

    /// 减至, 增至 right before a figure.
    fn reaches(&self, f: usize) -> bool {
        self.block.cues_before(f).any(|t| matches!(t.cue, Cue::UpTo | Cue::DownTo))
    }

    /// A difference without a rate: 较年初36.8亿元增加4.5亿元.
    fn bare_delta(&mut self, delta: usize, direction: Direction) {
        let sentence = self.of(delta).sentence;
        let segment = self.of(delta).segment;
        // a rate that follows takes the difference along
        let next = delta + 1;
        if next < self.block.figs.len()
            && self.of(next).segment == segment
            && matches!(self.of(next).sense, Sense::Change(_))
            && self.of(next).is_rate()
        {
            return;
        }
        let before: Vec<usize> = (0..delta)
            .rev()
            .take(REACH)
            .take_while(|&f| self.of(f).sentence == sentence && self.of(f).segment == segment)
            .collect();
        let base = before.iter().copied().find(|&f| self.of(f).sense == Sense::Prior && self.same_unit(f, delta));
        let current = before.iter().copied().find(|&f| self.of(f).is_count() && self.same_unit(f, delta));
        if let (Some(current), Some(base)) = (current, base) {
            self.make(
                Made::Growth {
                    current: Some(current),
                    base: Some(base),
                    delta: Some(delta),
                    rate: None,
                    direction,
                    form: Form::By,
                },
                Basis::Inferred,
            );
        }
    }

    /// 增长37倍, 是…的2.5倍.
    fn multiple(&mut self, at: usize) {
        let sentence = self.of(at).sentence;
        let before: Vec<usize> = (0..at).rev().take(REACH).take_while(|&f| self.of(f).sentence == sentence).collect();
        if let Sense::Change(direction) = self.of(at).sense {
            let subject = self.change_subject(at);
            let in_clause = before.iter().any(|&f| self.of(f).clause == self.of(at).clause);
            if subject.chars().count() >= 2 && !in_clause && !self.renames(&before, &subject) {
                return self.growth_alone(at, direction);
            }
            return self.growth_of(at, direction, &before);
        }
        // 是上年120件的2.5倍: a level in times of a base
        let words = self.of(at).lead;
        let start = self.clause_start(at);
        let clause = self.block.text.get(start..self.of(at).span.start).unwrap_or_default();
        if !(clause.contains('是') || clause.contains("相当于") || clause.contains("为") || clause.contains("达"))
            || !words.trim_end().ends_with('的')
        {
            return;
        }
        let base = before.iter().copied().find(|&f| self.of(f).clause == self.of(at).clause && self.of(f).is_amount());
        let current = before.iter().copied().find(|&f| {
            Some(f) != base && self.of(f).is_amount() && matches!(self.of(f).sense, Sense::Level | Sense::Reached)
        });
        self.make(
            Made::Growth { current, base, delta: None, rate: Some(at), direction: Direction::Up, form: Form::To },
            if base.is_some() { Basis::Inferred } else { Basis::Distance },
        );
    }

    fn clause_start(&self, at: usize) -> usize {
        self.block.toks[..self.of(at).tok]
            .iter()
            .rev()
            .find(|t| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon))
            .map_or(self.start, |t| t.end)
    }

    /// All averages of the block.
    pub(super) fn averages(&mut self) {
        for mean in 0..self.block.figs.len() {
            if self.of(mean).sense == Sense::Mean && self.of(mean).is_amount() && !self.done[mean] {
                self.average_of(mean);
            }
        }
    }

    fn average_of(&mut self, mean: usize) {
        let sentence = self.of(mean).sentence;
        let lead = self.of(mean).lead.to_owned();
        let near: Vec<usize> = (0..mean)
            .rev()
            .take(REACH * 2)
            .filter(|&f| self.of(f).sentence + 1 >= sentence && self.of(f).is_count())
            .collect();
        let totals: Vec<usize> = near
            .iter()
            .copied()
            .filter(|&f| self.same_unit(f, mean) && self.of(f).quantity.value() > self.of(mean).quantity.value())
            .collect();
        let subject =
            lead.replace("平均", "").replace("日均", "").replace("人均", "").replace("户均", "").replace("案均", "");
        let named = totals.iter().copied().find(|&f| shares_word(self.of(f).lead, plain_words(&subject)));
        let Some(total) = named.or_else(|| totals.first().copied()) else { return };
        let (count, explicit) = self.count_of(mean, &lead, &near, total);
        let basis = if explicit { Basis::Inferred } else { Basis::Distance };
        if let Some(count) = count {
            let verdict =
                average(Some(self.of(total).set), Some(self.of(count).set), self.of(mean).quantity, &[]).verdict;
            if explicit || verdict == Verdict::Holds {
                return self.make(Made::Average { total: Some(total), count: Some(count), mean }, basis);
            }
        }
        self.make(Made::Average { total: Some(total), count: None, mean }, Basis::Distance);
    }

    /// What a mean divides by: （按365天计）, 户均 and so many 户, 平均每单位 and so many 个单位.
    fn count_of(&self, mean: usize, lead: &str, near: &[usize], total: usize) -> (Option<usize>, bool) {
        let sentence = self.of(mean).sentence;
        let after = mean + 1;
        if let Some(fig) = self.block.figs.get(after) {
            let in_bracket =
                fig.after == Cue::Open && fig.lead.contains('按') || fig.lead.trim_start().starts_with('按');
            if fig.sentence == sentence && in_bracket && fig.is_amount() {
                return (Some(after), true);
            }
        }
        let units: &[&str] = if lead.contains("日均") {
            &["天", "个工作日", "日"]
        } else if lead.contains("人均") {
            &["人", "名"]
        } else if lead.contains("户均") {
            &["户", "家"]
        } else if lead.contains("案均") || lead.contains("件均") {
            &["件", "起", "宗"]
        } else if lead.contains("场均") {
            &["场", "场次", "期"]
        } else if lead.contains("次均") {
            &["次"]
        } else if lead.contains("家均") {
            &["家"]
        } else if lead.contains("村均") {
            &["个", "村"]
        } else if lead.contains("月均") {
            &["个月"]
        } else {
            &[]
        };
        let not_total = |f: &usize| *f != total && !self.same_unit(*f, mean);
        if !units.is_empty() {
            let found =
                near.iter().copied().filter(not_total).find(|&f| units.contains(&self.of(f).quantity.unit().as_str()));
            let fits = |f: usize| {
                average(Some(self.of(total).set), Some(self.of(f).set), self.of(mean).quantity, &[]).verdict
                    == Verdict::Holds
            };
            let all: Vec<usize> = near
                .iter()
                .copied()
                .filter(not_total)
                .filter(|&f| units.contains(&self.of(f).quantity.unit().as_str()))
                .collect();
            let best = all.iter().copied().find(|&f| fits(f)).or(found);
            let only = all.len() == 1;
            return (best, only && best.is_some_and(|f| self.of(f).sentence == sentence));
        }
        // 平均每单位, 平均每件
        if let Some(at) = lead.find('每') {
            let noun = lead[at + '每'.len_utf8()..].trim_start_matches(['个', '名', '件', '家', '场', '次']);
            let noun: String = noun.chars().take(2).collect();
            let by_unit: String = lead[at + '每'.len_utf8()..].chars().take(1).collect();
            let found = near.iter().copied().filter(not_total).find(|&f| {
                (!noun.is_empty() && self.of(f).tail.contains(&noun))
                    || self.of(f).quantity.unit().as_str().starts_with(&by_unit)
            });
            return (found, found.is_some_and(|f| self.of(f).sentence + 1 >= sentence));
        }
        (None, false)
    }

    /// All reductions of the block.
    pub(super) fn reductions(&mut self) {
        for rate in 0..self.block.figs.len() {
            if self.of(rate).sense == Sense::Shrink && !self.done[rate] {
                self.reduction_of(rate);
            }
        }
    }

    fn reduction_of(&mut self, rate: usize) {
        let sentence = self.of(rate).sentence;
        let levels: Vec<usize> = (0..rate)
            .rev()
            .take(REACH)
            .take_while(|&f| self.of(f).sentence == sentence)
            .filter(|&f| {
                self.of(f).is_amount()
                    && matches!(self.of(f).sense, Sense::Level | Sense::Reached | Sense::Mean | Sense::Prior)
            })
            .collect();
        let fits = |before: usize, after: usize| {
            matches!(
                reduction(Some(self.of(before).set), Some(self.of(after).set), self.of(rate).quantity).verdict,
                Verdict::Holds | Verdict::Truncated
            )
        };
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (i, &after) in levels.iter().enumerate() {
            for &before in &levels[i + 1..] {
                if self.same_unit(before, after) && self.of(before).set != Possible::EMPTY {
                    pairs.push((before, after));
                }
            }
        }
        // totals decide before averages
        pairs.sort_by_key(|&(b, a)| {
            usize::from(self.of(b).sense == Sense::Mean) + usize::from(self.of(a).sense == Sense::Mean)
        });
        let fit = pairs.iter().copied().find(|&(b, a)| fits(b, a));
        let plain = |&(b, a): &(usize, usize)| {
            (self.of(b).sense == Sense::Mean) == (self.of(a).sense == Sense::Mean)
                && self.of(b).quantity.value() > self.of(a).quantity.value()
                && (self.of(a).sense == Sense::Reached
                    || self.of(b).says_any(&["法定", "原", "由", "从", "上年"])
                    || self.of(a).says_any(&["承诺", "现", "压缩后"])
                    || levels.len() == 2)
        };
        let chosen = fit.or_else(|| pairs.iter().copied().find(plain));
        match chosen {
            Some((before, after)) => {
                self.make(Made::Reduction { before: Some(before), after: Some(after), rate }, Basis::Inferred)
            }
            None => self.make(Made::Reduction { before: None, after: None, rate }, Basis::Distance),
        }
    }
}
