//! What stands near a figure: the counts around it in its sentence, whether two can be of one sum, what a word says it is.

use crate::quantity::law::add;
use crate::quantity::{Hedge, Possible, Ratio};

use super::Linker;
use super::block::{Fig, bare, last_of};
use super::lexicon::BASES;
use super::tokens::Cue;

/// A total that small is made by chance: 2次 is 1次 and 1次.
pub(super) const SMALL: i128 = 9;

/// A total of more has at least three digits: counts that nothing calls a list make it by chance once in some hundred times.
pub(super) const TWO_DIGITS: i128 = 99;

/// A total of more has at least four digits: two counts of another thing make it by chance once in some thousand times.
pub(super) const THREE_DIGITS: i128 = 999;

/// How many tokens of a sentence are looked at, so that one without end costs no more.
const SENTENCE: usize = 512;

/// How many figures around one are looked at.
pub(super) const REACH: usize = 12;

impl Linker<'_> {
    pub(super) fn fig(&self, at: usize) -> &Fig<'_> {
        &self.block.figs[at]
    }

    pub(super) fn value(&self, at: usize) -> Ratio {
        self.fig(at).quantity.value()
    }

    /// The figures before one in its sentence, from near to far.
    pub(super) fn before(&self, figure: usize) -> impl Iterator<Item = usize> {
        let sentence = self.fig(figure).sentence;
        (0..figure).rev().take(REACH).take_while(move |&f| self.fig(f).sentence == sentence)
    }

    /// The figures after one in its sentence, from near to far.
    pub(super) fn after(&self, figure: usize) -> impl Iterator<Item = usize> {
        let sentence = self.fig(figure).sentence;
        (figure + 1..self.block.figs.len()).take(REACH).take_while(move |&f| self.fig(f).sentence == sentence)
    }

    /// The first figure behind the sentence of one.
    pub(super) fn sentence_end(&self, figure: usize) -> usize {
        let sentence = self.fig(figure).sentence;
        figure + self.block.figs[figure..].iter().take_while(|f| f.sentence == sentence).count()
    }

    /// The counts before a figure in its sentence, from near to far.
    pub(super) fn counts_before(&self, figure: usize) -> impl Iterator<Item = usize> {
        self.before(figure).filter(|&f| self.fig(f).is_count())
    }

    /// The count before a figure in its sentence.
    pub(super) fn count_before(&self, figure: usize) -> Option<usize> {
        self.counts_before(figure).next()
    }

    pub(super) fn same_unit(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.fig(a).quantity, self.fig(b).quantity);
        a.kind() == b.kind() && a.unit() == b.unit()
    }

    pub(super) fn same_kind(&self, a: usize, b: usize) -> bool {
        self.fig(a).quantity.kind() == self.fig(b).quantity.kind()
    }

    /// Units that may stand in one sum: 件 and 起, 封 and 条; people are not cases, nor is money.
    pub(super) fn kin(&self, a: usize, b: usize) -> bool {
        self.same_unit(a, b) || self.same_kind(a, b) && self.fig(a).classes.may_add(self.fig(b).classes)
    }

    /// Units of one kind of thing: 人次 and 名 count people, 件 and 起 count cases.
    pub(super) fn agree(&self, a: usize, b: usize) -> bool {
        self.same_unit(a, b) || self.same_kind(a, b) && self.fig(a).classes.count_alike(self.fig(b).classes)
    }

    /// Whether a count of another unit can be the whole of a part: cases are no whole of people.
    pub(super) fn may_hold(&self, whole: usize, part: usize) -> bool {
        let people = |f: usize| self.fig(f).classes.are_people();
        self.same_kind(whole, part)
            && (self.kin(whole, part) || self.agree(whole, part) || !(people(whole) || people(part)))
    }

    /// What some figures add up to.
    pub(super) fn sum_of(&self, figures: &[usize]) -> Option<Possible> {
        add(&self.sets(figures))
    }

    pub(super) fn sets(&self, figures: &[usize]) -> Vec<Possible> {
        figures.iter().map(|&f| self.fig(f).set).collect()
    }

    /// A count that says that it is a total, or that a list has as its total.
    pub(super) fn is_total(&self, f: usize) -> bool {
        // 以办结工单6676件为基数, 均按全年151件计
        let fig = self.fig(f);
        let by = || BASES.iter().any(|w| fig.tail.trim_start().starts_with(w)) && fig.lead.contains(['以', '按']);
        self.is_head[f] || fig.is_summed() || by()
    }

    /// 801件提案中，…; 已审结的486件案件里，…: a count that the rest of its sentence is about.
    pub(super) fn is_topic(&self, f: usize) -> bool {
        let fig = self.fig(f);
        if !fig.is_count() || fig.bracket.is_some() {
            return false;
        }
        let mut deep = 0_usize;
        let mark = self.block.toks[fig.tok + 1..].iter().take(12).find(|t| {
            match t.cue {
                Cue::Open => deep += 1,
                Cue::Close => deep = deep.saturating_sub(1),
                _ => {}
            }
            deep == 0 && matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure | Cue::Dun)
        });
        let words = mark.and_then(|t| self.block.text.get(fig.span.end..t.start)).unwrap_or_default();
        // 430件中，本级受理237件: the word may touch the next number too
        let near = words.trim_end().strip_suffix("当中").or_else(|| words.trim_end().strip_suffix(['中', '里']));
        near.is_some_and(|rest| !rest.ends_with(['其', '集']))
    }

    /// Whether two counts are equal, and of one unit.
    pub(super) fn is_equal(&self, a: usize, b: usize) -> bool {
        self.value(a) == self.value(b) && self.same_unit(a, b)
    }

    /// Of counts that are equal, the one that was told first: a later one repeats it.
    pub(super) fn among_equals(&self, f: usize, pool: &[usize]) -> usize {
        pool.iter().copied().filter(|&w| self.is_equal(w, f)).min().unwrap_or(f)
    }

    /// Whether a count stands right behind one of another unit, two on one thing: 41件50人.
    pub(super) fn is_paired(&self, f: usize) -> bool {
        let before = f.checked_sub(1).filter(|&b| self.fig(b).is_amount() && !self.same_unit(b, f));
        before.is_some() && self.fig(f).after == Cue::Figure && bare(self.fig(f).lead).is_empty()
    }

    /// What a count is called: its words, or those of the count that it stands beside.
    pub(super) fn name(&self, f: usize) -> &str {
        let fig = self.fig(f);
        if fig.plain.is_empty() && self.is_paired(f) { self.fig(f - 1).plain } else { fig.words() }
    }

    /// All words before a figure from the mark or figure that ends what stands before, over 、 and brackets:
    /// 被撤销、变更、确认违法的60件.
    pub(super) fn long_label(&self, f: usize) -> &str {
        self.block.clause_of(f)
    }

    pub(super) fn is_other(&self, figure: usize) -> bool {
        let fig = self.fig(figure);
        // 期满及其他原因解矫: one of two reasons, not what is left over
        let joined = || {
            let reasons = ["及其他", "和其他", "或其他", "与其他", "等其他"];
            reasons.iter().any(|w| fig.lead.find(w).is_some_and(|at| at > 0))
        };
        // 另有派驻律师40人 comes on top
        let left = |t: &super::tokens::Tok| {
            t.cue == Cue::Other && !self.block.text.get(t.start..t.end).unwrap_or_default().starts_with('另')
        };
        (fig.cues.has(Cue::Other) && self.block.cues_before(figure).any(left) && !joined())
            || fig.tail.starts_with("其他")
    }

    /// Whether a hedge leaves a figure open on a side.
    pub(super) fn is_open(&self, f: usize) -> bool {
        !matches!(self.fig(f).quantity.hedge(), Hedge::Exact | Hedge::About)
    }

    /// Whether a figure is hedged so widely that much fits it.
    pub(super) fn is_loose(&self, f: usize) -> bool {
        matches!(
            self.fig(f).quantity.hedge(),
            Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan | Hedge::Range | Hedge::Stacked
        )
    }

    /// Where the sentence of a token begins, or the part of it that is looked at.
    pub(super) fn sentence_start(&self, tok: usize) -> usize {
        let toks = &self.block.toks[..tok];
        let near = &toks[toks.len().saturating_sub(SENTENCE)..];
        match (near.iter().rev().find(|t| t.cue == Cue::Stop), near.first()) {
            (Some(stop), _) => stop.end,
            (None, Some(first)) if near.len() < toks.len() => first.start,
            _ => self.start,
        }
    }

    /// The words of the sentence of a figure before it, or the last of them.
    pub(super) fn sentence_lead(&self, f: usize) -> &str {
        let fig = self.fig(f);
        last_of(self.block.text.get(self.sentence_start(fig.tok)..fig.span.start).unwrap_or_default())
    }

    /// The words from the sentence of one figure's beginning to the end of another's.
    pub(super) fn sentence_words(&self, first: usize, last: usize) -> &str {
        let start = self.sentence_start(self.fig(first).tok);
        let stop = self.block.toks[self.fig(last).tok..].iter().take(SENTENCE).find(|t| t.cue == Cue::Stop);
        let end = stop.map_or(self.fig(last).span.end, |t| t.start);
        self.block.text.get(start..end).unwrap_or_default()
    }
}
