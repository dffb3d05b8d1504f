//! Growth of amounts: which level is, which was, by how much.

use crate::quantity::Ratio;
use crate::quantity::law::{Change, Direction, Form, Verdict, growth};
use crate::report::Basis;

use super::super::block::Sense;
use super::super::lexicon::{LEFT_OUT, NAMED_UNITS, OF_NUMBER, any, units};
use super::super::shares::{is_called, shares_word};
use super::super::tokens::Cue;
use super::super::{Linker, Made};
use super::REACH;
use super::told::units_named;

/// 死亡 of 死亡人数, be the last character taken off as a joint or not.
fn subject_of_number(subject: &str) -> &str {
    let names = NAMED_UNITS.iter().map(|(name, _)| *name);
    let mut ends = names.flat_map(|name| [name, name.trim_end_matches('数')]);
    ends.find_map(|end| subject.strip_suffix(end)).unwrap_or_default()
}

impl Linker<'_> {
    /// Finds current, base and delta of a rate of growth.
    pub(super) fn growth_of(&mut self, rate: usize, direction: Direction, before: &[usize]) {
        let (fig_bracket, form) = (self.fig(rate).bracket, Form::By);
        let difference = self.delta_before(rate, direction);
        let named = units_named(self.fig(rate).lead);
        // 13批286人次，批次减少4批，下降23.5%: the difference tells the unit, or a word does
        // PM2.5平均浓度29微克/立方米，较上年的37微克/立方米: what was tells it too
        let clause = self.fig(rate).clause;
        let was = before.iter().copied().find(|&f| self.fig(f).sense == Sense::Prior && self.fig(f).clause == clause);
        let was = was.filter(|&was| before.iter().any(|&f| f < was && self.same_unit(f, was)));
        let counted = |f: usize| match (difference.or(was), named.as_slice()) {
            (Some(delta), _) => self.same_unit(f, delta),
            (None, [named]) => named.units.contains(&self.fig(f).quantity.unit().as_str()),
            _ => true,
        };
        let is_current = |f: &usize| {
            let fig = self.fig(*f);
            // 占全县案件总量6210件的1/4，同比增加: what others are a share of did not change so
            fig.is_count()
                && !self.is_divisor(*f)
                && !fig.cues.has(Cue::Share)
                && (fig.bracket.is_none() || fig.bracket == fig_bracket)
                && counted(*f)
        };
        let mean = before.iter().copied().find(|&f| self.fig(f).sense == Sense::Mean && self.fig(f).is_amount());
        if let Some((delta, mean)) = difference.zip(mean).filter(|&(delta, m)| self.is_mean_changed(m, delta, before)) {
            let base = self.bases(rate, mean, before);
            let (current, rate, delta) = (Some(mean), Some(rate), Some(delta));
            return self.make(Made::Growth { current, base, delta, rate, direction, form }, Basis::Inferred);
        }
        if let Some(delta) = difference
            && !before.iter().any(is_current)
        {
            return self.growth_by(rate, delta, direction);
        }
        // 平均用时3.5天，比上年的4.2天缩短16.7%: only a mean stands there
        let lone_mean = || mean.filter(|&m| self.bases(rate, m, before).is_some());
        let current = self.level_named_again(difference.or(was).unwrap_or(rate), before, is_current);
        let current = current.or_else(|| before.iter().copied().find(is_current));
        let Some(mut current) = current.or_else(lone_mean) else {
            return self.growth_alone(rate, direction);
        };
        // 受理716件，剔除重复诉求后，比上年下降8.3%: of what is left, which is not told
        if self.block.between(current, rate).iter().any(|t| t.cue == Cue::Comma)
            && any(self.words_between(current, rate), LEFT_OUT)
        {
            return self.growth_alone(rate, direction);
        }
        current = self.head_that_grew(rate, direction, current, before, is_current);
        // 有效报警3410起（日均488起），较上周的3061起: a mean in a bracket of its own is told beside
        let mean = mean.filter(|&m| m > current && self.fig(m).bracket == fig_bracket);
        if let Some(level) = mean.and_then(|m| before.iter().copied().find(|&f| is_current(&f) && self.agree(f, m))) {
            current = level;
        }
        let base = self.bases(rate, current, before).filter(|&base| !named.is_empty() || !self.served(base, rate));
        let base = base.or_else(|| {
            difference.and_then(|delta| self.bracketed_base(delta)).filter(|&base| self.same_unit(base, current))
        });
        // 本年104份，其中甲45份、乙59份；上一年度为92份，同比增长13%; 新收151件，审结135件，2023年为66件，增长128.8%: of the one that can have come
        // from there
        if let Some(was) = base
            && !self.grows_so(Some(current), base, None, rate, direction)
            && (self.head_of[current].is_some() || self.is_bare_prior(was, current))
        {
            let fits = |f: usize| self.same_unit(f, was) && self.grows_so(Some(f), base, None, rate, direction);
            current = before.iter().copied().filter(is_current).find(|&f| fits(f)).unwrap_or(current);
        }
        // 投诉206件，去年同期189件，上升9%；举报去年同期87件，下降18%: of what is named beside what was, told before
        if let Some(was) = base
            && self.fig(was).segment == self.fig(rate).segment
            && (self.fig(current).segment < self.fig(rate).segment
                || self.listed_in_row(current) && !self.grows_so(Some(current), base, None, rate, direction))
            && !self.is_prior_of(was, current)
        {
            let fits = |f: usize| self.same_unit(f, was) && self.grows_so(Some(f), base, None, rate, direction);
            let named = self.named_before(was, self.prior_name(was), fits);
            let basis = if named.is_some() { Basis::Inferred } else { Basis::Distance };
            let made = Made::Growth { current: named, base, delta: None, rate: Some(rate), direction, form };
            return self.make(made, basis);
        }
        if base.is_none()
            && let Some((level, new)) = self.new_beside(rate, current, direction)
        {
            let made =
                Made::Growth { current: Some(level), base: None, delta: Some(new), rate: Some(rate), direction, form };
            return self.make(made, Basis::Inferred);
        }
        let base = base.or_else(|| self.base_told_before(rate, current, direction));
        let Some(base) = base else {
            let unsure = mean.is_some() || difference.is_none() && named.is_empty() && self.is_paired(current);
            return self.growth_from_unknown(rate, direction, current, before, unsure);
        };
        let (current, mut basis) = match mean {
            Some(mean) => self.level_or_mean((current, mean), base, rate, direction),
            None => (current, Basis::Inferred),
        };
        // 较上周的191起减少33起，环比下降17.3%: where it fits, the two times are one
        if self.compares_otherwise(rate, base) && !self.grows_so(Some(current), Some(base), None, rate, direction) {
            basis = Basis::Distance;
        }
        let delta = self.delta_of(rate, current, direction, before);
        self.make(
            Made::Growth { current: Some(current), base: Some(base), delta, rate: Some(rate), direction, form },
            basis,
        );
    }

    /// Which of a level and its mean grew from a base: 日均100件（上年90件）.
    fn level_or_mean(
        &self,
        (level, mean): (usize, usize),
        base: usize,
        rate: usize,
        direction: Direction,
    ) -> (usize, Basis) {
        let change = Change { direction, form: Form::By };
        let fits = |current: usize| {
            let sets = (self.fig(current).set, self.fig(base).set);
            growth(Some(sets.0), Some(sets.1), None, Some(self.fig(rate).quantity), change).verdict != Verdict::Broken
        };
        if fits(level) {
            return (level, Basis::Inferred);
        }
        if fits(mean) {
            return (mean, Basis::Inferred);
        }
        // 周受理71184件，日均10169件，较上周（71452件）: what is compared is about as much
        let only_level = self.is_as_much(level, base) && !self.is_as_much(mean, base);
        (level, if only_level { Basis::Inferred } else { Basis::Distance })
    }

    /// 平均罚款3150元，比上年降低420元，降幅11.8%: whether the mean of the clause before is what changed, as no level of its unit stands in its
    /// segment and the clause names nothing else.
    fn is_mean_changed(&self, mean: usize, delta: usize, before: &[usize]) -> bool {
        let (fig, of) = (self.fig(mean), self.fig(delta));
        let level = |f: &usize| self.fig(*f).is_count() && self.same_unit(*f, delta);
        // 结案9215件，人均242.5件，增加11.2件: no count has decimals
        let parted = fig.has_decimals() && of.has_decimals();
        let level = |f: &usize| level(f) && (!parted || self.fig(*f).has_decimals());
        let alone = !before.iter().any(|f| self.fig(*f).segment == of.segment && level(f));
        let near = fig.segment == of.segment && fig.clause + 1 == of.clause && self.same_unit(mean, delta);
        alone && near && self.change_subject(delta).is_empty()
    }

    /// Whether neither of two levels is more than twice the other.
    fn is_as_much(&self, a: usize, b: usize) -> bool {
        let twice = |f: usize| self.value(f).checked_mul(Ratio::from(2));
        twice(a).is_some_and(|twice| twice >= self.value(b)) && twice(b).is_some_and(|twice| twice >= self.value(a))
    }

    /// The level that a change is of where the nearest one is an item: the head of its list, or what its sentence is about.
    fn head_that_grew(
        &self,
        rate: usize,
        direction: Direction,
        current: usize,
        before: &[usize],
        is_current: impl Fn(&usize) -> bool,
    ) -> usize {
        let mut current = current;
        // 办结41件，撤回14件，占34.1%；同比增长24.2%: a segment of its own is of what its sentence is about, not of a part with its share
        if self.fig(current).segment < self.fig(rate).segment && self.carries_share(current) {
            let mut whole =
                before.iter().copied().filter(|&f| f < current && is_current(&f) && self.same_unit(f, current));
            current = whole.next_back().filter(|&f| !self.carries_share(f)).unwrap_or(current);
        }
        // 包括咨询1127件、表扬1件，较去年同期下降56.76%: behind a list, of its total where no item can have changed so
        let change = Change { direction, form: Form::By };
        let possible = |f: usize| {
            growth(Some(self.fig(f).set), None, None, Some(self.fig(rate).quantity), change).verdict != Verdict::Broken
        };
        let fig = self.fig(current);
        let head = self.head_of[current].filter(|&head| {
            fig.clause < self.fig(rate).clause && fig.after == Cue::Dun && head < current && self.listed[current]
        });
        head.filter(|&head| !possible(current) && possible(head)).unwrap_or(current)
    }

    /// A change of a level of which nothing tells what it was: its difference may stand beside it; `unsure` where it may be of another.
    fn growth_from_unknown(
        &mut self,
        rate: usize,
        direction: Direction,
        current: usize,
        before: &[usize],
        unsure: bool,
    ) {
        // the nearer of two levels may be what was: 92件，比去年的80件
        let delta = self.delta_of(rate, current, direction, before);
        // 受伤19人，……，亡人减少3人、下降20%: what is named is another, where the numbers do not agree
        let subject = self.change_subject(self.delta_before(rate, direction).unwrap_or(rate));
        let other = subject.chars().count() >= 2
            && delta.is_some()
            && !shares_word(self.fig(current).words(), subject)
            && !OF_NUMBER.contains(&subject)
            && !self.is_followed_by(current, subject_of_number(subject))
            && units_named(subject).is_empty()
            && !self.grows_so(Some(current), None, delta, rate, direction);
        let basis = if unsure || other { Basis::Distance } else { Basis::Inferred };
        let (current, rate, form) = (Some(current), Some(rate), Form::By);
        self.make(Made::Growth { current, base: None, delta, rate, direction, form }, basis);
    }

    /// The level whose name the clause of a change takes up: 死亡33人，受伤14人，死亡人数减少9人; 总额6754万元，其中甲3277万元，总额增加1123万元.
    fn level_named_again(&self, change: usize, before: &[usize], is_current: impl Fn(&usize) -> bool) -> Option<usize> {
        let subject = self.change_subject(change);
        let number = subject_of_number(subject);
        // 造成87人死亡，……，死亡人数减少11人: the name may stand behind
        let called = |f: &usize| {
            number.chars().count() >= 2
                && (self.fig(*f).plain.ends_with(number) || self.is_followed_by(*f, number))
                && is_current(f)
        };
        let again = |f: &usize| subject.chars().count() >= 2 && self.fig(*f).plain.contains(subject) && is_current(f);
        // 移送行政拘留10件，……，移送拘留案件减少4件
        let short = subject.trim_end_matches("案件");
        let alike = |f: &usize| {
            let name = self.fig(*f).plain;
            is_current(f) && (is_called(short, name) || name.chars().count() >= 2 && subject.starts_with(name))
        };
        let find = |is: &dyn Fn(&usize) -> bool| before.iter().copied().find(|f| is(f));
        find(&called).or_else(|| find(&again)).or_else(|| find(&alike))
    }

    /// A change with its difference, where no level of that unit stands before it in the sentence: what was stands in brackets,
    /// the level follows, or was told before by its name.
    fn growth_by(&mut self, rate: usize, delta: usize, direction: Direction) {
        let form = Form::By;
        let like = |f: usize| self.same_unit(f, delta);
        let prior = self.before(delta).find(|&f| {
            like(f) && self.fig(f).sense == Sense::Prior && self.fig(f).clause + 1 >= self.fig(delta).clause
        });
        let base = self.bracketed_base(delta).filter(|&f| like(f)).or(prior);
        let reached = self.reached_after(rate, like);
        let subject = self.change_subject(delta);
        let fits = |f: usize| like(f) && self.grows_so(Some(f), base, Some(delta), rate, direction);
        let reached = reached.or_else(|| self.prior_changed(delta, base));
        // 总量减少236件，下降12.8%。去年同期为1844件，今年为1608件: both levels are told behind
        if let Some((current, behind)) = self.levels_behind(rate, delta, direction).filter(|_| reached.is_none()) {
            let (current, base, delta, rate) = (Some(current), Some(behind), Some(delta), Some(rate));
            return self.make(Made::Growth { current, base, delta, rate, direction, form }, Basis::Inferred);
        }
        let current = reached
            .or_else(|| self.named_before(delta, subject, fits))
            .or_else(|| self.number_before(delta, subject))
            .or_else(|| self.changed_before(delta).filter(|&f| subject.is_empty() && fits(f)));
        let basis = if current.is_some() || base.is_some() { Basis::Inferred } else { Basis::Distance };
        self.make(Made::Growth { current, base, delta: Some(delta), rate: Some(rate), direction, form }, basis);
    }

    /// 上年度收案90万件，比再上一年的119万件减少: what was a year ago, compared with what was before.
    fn prior_changed(&self, delta: usize, base: Option<usize>) -> Option<usize> {
        let current = base?.checked_sub(1)?;
        let (fig, of) = (self.fig(current), self.fig(delta));
        (fig.sense == Sense::Prior
            && fig.is_amount()
            && fig.sentence == of.sentence
            && fig.clause < of.clause
            && self.same_unit(current, delta))
        .then_some(current)
    }

    /// 造成81人死亡、380人受伤。与上年相比，死亡人数减少7人: the count of a sentence before that is of what a number is of.
    fn number_before(&self, delta: usize, subject: &str) -> Option<usize> {
        let sentence = self.fig(delta).sentence;
        let like = |f: &usize| self.fig(*f).is_count() && self.same_unit(*f, delta);
        let mut before = (0..delta).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
        // 事故327件。……件数少52件: the one level of its unit
        if NAMED_UNITS.iter().any(|(name, _)| name.strip_suffix('数').unwrap_or(name) == subject) {
            let mut levels = before.filter(|f| like(f) && self.fig(*f).sentence < sentence);
            return levels.next().filter(|_| levels.next().is_none());
        }
        // 81人死亡。……死亡少7人
        let number = subject_of_number(subject);
        let name = if number.is_empty() { subject } else { number };
        let called = |f: &usize| {
            like(f) && (!number.is_empty() && self.fig(*f).plain.ends_with(name) || self.is_followed_by(*f, name))
        };
        (name.chars().count() >= 2).then(|| before.find(called)).flatten()
    }

    /// Whether a name stands right behind a figure: 81人死亡.
    fn is_followed_by(&self, f: usize, name: &str) -> bool {
        !name.is_empty() && self.fig(f).tail.trim_start().starts_with(name)
    }

    /// 电话比上月增加24件，增长8.4%；比去年同期减少44件，下降12.4%: the level of the change before, which a comparison goes on from.
    fn changed_before(&self, delta: usize) -> Option<usize> {
        let sentence = self.fig(delta).sentence;
        self.made.iter().rev().take(4).find_map(|(made, _)| match made {
            Made::Growth { current: Some(current), rate: Some(rate), .. } => {
                let near = self.fig(*rate).sentence == sentence && *rate < delta && *current < self.block.figs.len();
                Some(*current).filter(|&f| near && self.same_unit(f, delta))
            }
            _ => None,
        })
    }

    /// Whether a level stands in a row with others.
    fn listed_in_row(&self, f: usize) -> bool {
        self.block.listed_with_previous(f) || f + 1 < self.block.figs.len() && self.block.listed_with_previous(f + 1)
    }

    /// Whether a count is only the time that a mean is taken over: 按7天计. Lawyers whose cases are averaged may have grown.
    pub(super) fn is_divisor(&self, f: usize) -> bool {
        self.divides[f] && units::TIMES.contains(&self.fig(f).quantity.unit().as_str())
    }

    /// 增长20.9%的是涉网投诉: the clause goes on to what grew.
    pub(super) fn leads(&self, rate: usize) -> bool {
        let tail = self.fig(rate).tail.trim_start();
        ["的是", "的有", "的为"].iter().any(|w| tail.starts_with(w))
    }

    /// A change that leads its clause: the difference and the level follow.
    pub(super) fn growth_ahead(&mut self, rate: usize, direction: Direction) {
        let segment = self.fig(rate).segment;
        let delta = Some(rate + 1).filter(|&f| {
            self.block
                .figs
                .get(f)
                .is_some_and(|fig| fig.is_amount() && fig.sense == Sense::Change(direction) && fig.segment == segment)
        });
        let current = delta.and_then(|delta| self.reached_after(delta, |f| self.same_unit(f, delta)));
        let basis = if current.is_some() { Basis::Inferred } else { Basis::Distance };
        let made = Made::Growth { current, base: None, delta, rate: Some(rate), direction, form: Form::By };
        self.make(made, basis);
    }

    /// A change of what its clause names, told before it or after: 投诉同比上升12.9%（6381件）.
    pub(super) fn growth_of_another(&mut self, rate: usize, direction: Direction) {
        let form = Form::By;
        if let Some((current, base)) = self.named_in_row(rate) {
            let (current, rate) = (Some(current), Some(rate));
            return self.make(Made::Growth { current, base, delta: None, rate, direction, form }, Basis::Inferred);
        }
        let fig = self.fig(rate);
        let behind = self.block.figs.get(rate + 1).is_some_and(|next| {
            next.after == Cue::Open && next.is_amount() && next.clause == fig.clause && next.bracket != fig.bracket
        });
        let subject = self.change_subject(rate);
        // 与上年的124件相比，结案量增长21.7%
        let against = rate.checked_sub(1).filter(|&f| {
            let was = self.fig(f);
            was.sense == Sense::Prior && was.is_amount() && was.segment == fig.segment && was.clause + 1 == fig.clause
        });
        let base = behind.then_some(rate + 1).or(against);
        let fits = |f: usize| {
            base.is_some_and(|base| self.same_unit(f, base)) && self.grows_so(Some(f), base, None, rate, direction)
        };
        let behind_all = || self.before(rate).find(|&f| self.fig(f).is_count() && fits(f));
        let Some(current) = self.named_before(rate, subject, fits).or_else(|| against.and_then(|_| behind_all()))
        else {
            return self.growth_alone(rate, direction);
        };
        let made = Made::Growth { current: Some(current), base, delta: None, rate: Some(rate), direction, form };
        self.make(made, Basis::Inferred);
    }

    /// The words that compare a change with another time: 同比, 较上月.
    fn compared_by(&self, change: usize) -> Option<&str> {
        let tok = self.block.cues_before(change).find(|t| t.cue == Cue::Compare)?;
        self.block.text.get(tok.start..tok.end)
    }

    /// The difference that stands beside a rate: 减少159件，下降15.5%.
    fn delta_of(&self, rate: usize, current: usize, direction: Direction, before: &[usize]) -> Option<usize> {
        let (sentence, segment) = (self.fig(rate).sentence, self.fig(rate).segment);
        let next = (rate + 1..self.block.figs.len()).take(1);
        // 净增318人、达到2964人，增速12.0%: the difference may stand right before what it led to
        let led = current.checked_sub(1).filter(|&delta| {
            let (fig, of) = (self.fig(delta), self.fig(current));
            let reached = of.sense == Sense::Reached || of.lead.trim_start().starts_with('达');
            fig.is_amount()
                && fig.sense == Sense::Change(direction)
                && reached
                && !self.done[delta]
                && fig.segment == of.segment
                && fig.clause + 1 >= of.clause
                && self.same_unit(delta, current)
        });
        before.iter().copied().chain(next).chain(led).find(|&f| {
            let fig = self.fig(f);
            (f > current || Some(f) == led)
                && fig.sentence == sentence
                && fig.segment == segment
                && fig.is_amount()
                && self.same_unit(f, current)
                && matches!(fig.sense, Sense::Change(d) if d == direction)
                && !self.done[f]
                // 同比下降21.7%，比2021年的高点减少293件: a comparison of its own
                // 环比增加10.1%，较10月份多33件: unless the numbers say that it is the same
                && !(f > rate
                    && fig.cues.has(Cue::Compare)
                    && self.fig(rate).cues.has(Cue::Compare)
                    && self.compared_by(f) != self.compared_by(rate)
                    && !self.grows_so(Some(current), None, Some(f), rate, direction))
                // 收入23亿元，下降18%，主要是土地出让收入减少5亿元: of a part of it
                && !(f > rate && self.change_subject(f).chars().count() > 2)
        })
    }
}
