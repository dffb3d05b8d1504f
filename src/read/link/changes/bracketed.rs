//! Changes in a row whose levels each tell what they were beside them, or of one level against several times before.

use crate::quantity::Kind;

use super::super::Linker;
use super::super::block::Sense;
use super::super::tokens::Cue;
use super::rows::Rows;

impl Linker<'_> {
    /// 火灾87起（上年同期101起），损失742万元（上年同期905万元），同比分别减少14%和18%: as many levels right before the row as it has changes, each
    /// with what it was in the bracket behind it.
    pub(super) fn levels_with_priors(&self, first: usize, n: usize) -> Option<Rows> {
        let start = first.checked_sub(n.checked_mul(2)?)?;
        let sentence = self.fig(first).sentence;
        let row = |nth: usize| {
            let (level, was) = (start + 2 * nth, start + 2 * nth + 1);
            let (fig, prior) = (self.fig(level), self.fig(was));
            let behind = prior.after == Cue::Open && prior.bracket.is_some() && prior.bracket != fig.bracket;
            let told = prior.sense == Sense::Prior && prior.is_amount() && self.same_unit(level, was);
            let here = fig.sentence == sentence && prior.sentence == sentence && fig.clause == prior.clause;
            (fig.is_count() && behind && told && here).then_some((Some(level), Some(was), None))
        };
        (n > 1 && self.fig(first).quantity.kind() == Kind::Percent).then(|| (0..n).map(row).collect()).flatten()
    }

    /// 处罚537件，罚款6184万元，与2021年（712件、8927万元）相比，分别减少24.58%和30.73%: as many levels as there are changes, and what they were together in the
    /// bracket behind the year that they are compared with.
    pub(super) fn priors_in_bracket(&self, first: usize, n: usize) -> Option<Rows> {
        let (was, now) = (first.checked_sub(n)?, first.checked_sub(n.checked_mul(2)?)?);
        let open = self.fig(was).bracket.filter(|_| self.fig(first).bracket.is_none())?;
        let within = (was..first).all(|f| self.fig(f).bracket == Some(open) && self.fig(f).is_amount());
        let level = |f: usize| self.fig(f).is_count() && self.fig(f).bracket.is_none() && self.same_unit(f, f + n);
        let opens = self.block.toks.get(open + 1).is_some_and(|tok| tok.figure == was && tok.cue == Cue::Figure);
        let clause = self.block.clause_of(was);
        let compared = ["与", "较", "比", "同"].iter().any(|word| clause.trim_start().starts_with(word));
        let percent = self.fig(first).quantity.kind() == Kind::Percent;
        let all = n > 1 && percent && opens && within && compared && (now..was).all(level);
        all.then(|| (now..was).map(|f| (Some(f), Some(f + n), None)).collect())
    }

    /// 制定34件，较2022年、2023年的61件、47件分别减少27件、13件，降幅44%、28%: one level against several in a row that a clause compares it with,
    /// with the differences or without.
    pub(super) fn against_several(&self, first: usize, n: usize) -> Option<Rows> {
        let last = first.checked_sub(1)?;
        let ends = |last: usize| {
            let start = self.row_start(last)?;
            (last + 1 - start == n).then_some(start)
        };
        let run = ends(last)?;
        let differs = |f: usize| matches!(self.fig(f).sense, Sense::Change(_));
        let deltas = Some(run).filter(|&run| (run..=last).all(differs));
        let bases = match deltas {
            Some(run) => ends(run.checked_sub(1)?)?,
            None => run,
        };
        let words = self.block.clause_of(bases).trim_start();
        let rest = words.strip_prefix(['较', '比', '与'])?;
        let level = bases.checked_sub(1)?;
        let (fig, of) = (self.fig(level), self.fig(bases));
        let of_times = rest.ends_with('的') && rest.contains(['、', '和', '与']);
        let like = fig.is_count() && self.same_unit(level, bases) && fig.clause + 1 == of.clause;
        let near = fig.segment == self.fig(first).segment && (bases..bases + n).all(|f| !differs(f));
        let all = of_times && like && near && self.fig(first).quantity.kind() == Kind::Percent;
        all.then(|| (0..n).map(|nth| (Some(level), Some(bases + nth), deltas.map(|run| run + nth))).collect())
    }
}
