//! Wholes that an earlier paragraph tells: 共收到申请6200件 in the one, 市政府收到1186件，占收到申请总数的19.1% in the next. So far
//! away only what fits is a whole: one that the words name, one that two shares of a sentence fit, or one that a share 占总数的 to
//! a decimal fits.

use std::collections::BTreeSet;

use crate::quantity::law::{Closure, Verdict, share};
use crate::quantity::{Possible, Ratio};
use crate::report::{Basis, Figure, FigureId};

use super::belief::explains_rate;
use super::lexicon::{COMMON_ENDS, WIDER_SCOPES};
use super::near::TWO_DIGITS;
use super::sides::Sides;
use super::sums::side;
use super::{Figs, Linker, Made};

/// How many figures before the block are looked at.
const FIGURES: usize = 24;

/// How many bytes of the clause of an earlier figure are looked at.
const CLAUSE: usize = 90;

/// How many bytes before the block a whole may stand.
const BYTES: usize = 3000;

impl Linker<'_> {
    /// Gives the shares whose whole the block does not tell the one that an earlier block tells under the name that they use;
    /// those beside them in their sentence are of the same whole where it fits them.
    pub(super) fn earlier_wholes(&mut self) {
        // the shares that may be of an earlier whole, by the sentence of their rates
        let mut open: Vec<(usize, usize)> = Vec::new();
        for (at, (made, _)) in self.made.iter().enumerate() {
            if let Made::Share { part, whole, rate } = made
                && !part.is_empty()
                && self.may_be_elsewhere(part, whole, *rate)
            {
                open.push((self.fig(*rate).sentence, at));
            }
        }
        open.sort_unstable();
        // those of sentences that follow each other are looked at together
        let mut divided: BTreeSet<usize> = BTreeSet::new();
        for run in open.chunk_by(|a, b| b.0 - a.0 <= 1) {
            let shares: Figs = run.iter().map(|&(_, at)| at).collect();
            let named = shares.iter().find_map(|&at| self.named_earlier(at));
            let told = named.or_else(|| self.fitted_earlier(&shares)).or_else(|| self.fitted_line(&shares));
            let on = self.divided.filter(|_| told.is_none() && shares.iter().any(|&at| self.opens_line(at)));
            let Some(told) = told.or(on) else { continue };
            let Some(whole) = self.earlier.possible(told) else { continue };
            let outer = self.tell(told);
            let fit = |at: &usize| self.fits_earlier(*at, told, whole);
            // one in a list of which two others are shares of it is one too, if a wrong one; one beside them, if it was cut, or
            // where a digit is wrong
            let several = shares.iter().filter(|at| fit(at)).count() >= 2;
            let beside = |at: usize| {
                self.is_in_list(at, told) || self.is_cut_of(at, told, whole) || self.is_slip_of(at, told, whole)
            };
            // one that opens a line is of what the line before it was a share of
            let goes_on = |at: usize| on.is_some() && self.opens_line(at) && self.may_be_of(at, told, whole);
            let mut of_it = shares.to_vec();
            of_it.retain(|at| fit(at) || several && beside(*at) || goes_on(*at));
            for &at in &of_it {
                if self.opens_line(at) {
                    self.opener_of = Some(told);
                }
                if let Made::Share { whole, .. } = &mut self.made[at].0 {
                    *whole = vec![outer];
                }
            }
            divided.extend(self.divide_earlier(&of_it, outer, whole));
        }
        // what said only that these rates add up says no more
        self.made.retain(
            |(made, _)| !matches!(made, Made::Rates { parts } if parts.iter().all(|rate| divided.contains(rate))),
        );
    }

    /// A list by category whose total an earlier block tells: 共收到来信65件 in the one, 按目的分类：揭发1件、求决57件、建议7件 in the next.
    /// Only a count that is what the items add up to, as printed, is such a total.
    pub(super) fn divides_earlier(&mut self, items: &[usize]) {
        let sum = items.iter().try_fold(Ratio::ZERO, |sum, &f| sum.checked_add(self.value(f)));
        let large = |sum: &Ratio| items.len() >= 3 || items.len() == 2 && *sum > Ratio::from(TWO_DIGITS);
        let Some(sum) = sum.filter(large) else { return };
        let is_total = |id: FigureId, figure: &Figure| {
            figure.quantity.value() == sum && items.iter().all(|&f| self.is_counted_as(f, id))
        };
        let free = items.iter().all(|&f| self.head_of[f].is_none() && !self.listed[f]);
        let told = self.near_earlier().find(|(id, figure)| is_total(*id, figure)).map(|(id, _)| id);
        let Some(told) = told.filter(|_| free) else { return };
        for &item in items {
            self.listed[item] = true;
        }
        let outer = self.tell(told);
        self.make(Made::Sum { total: outer, parts: items.to_vec(), closure: Closure::Closed }, Basis::Inferred);
    }

    /// 收案214件 in the one, 受理196件，不予受理18件 in the next: the two sides of a sentence, where they add up to an earlier count.
    pub(super) fn balances_earlier(&mut self) {
        if self.first.index() == 0 {
            return;
        }
        self.each_sentence(|this, sentences, at| {
            let sentence = sentences.list()[at];
            let (counts, said, sides) = (sentences.counts(sentence), sentences.said(sentence), sentence.sides);
            let both = |one: u16, other: u16| sides.any(one) && sides.any(other);
            let told = both(Sides::ACCEPTED, Sides::REFUSED) || both(Sides::SETTLED, Sides::PENDING);
            if told && counts.iter().filter(|&&f| this.head_of[f].is_none()).count() >= 2 {
                this.balance_earlier(counts, said);
            }
        });
    }

    fn balance_earlier(&mut self, counts: &[usize], said: &[Sides]) {
        for (yes, not_yes, no, not_no) in [
            (Sides::ACCEPTED, Sides::NOT_ACCEPTED, Sides::REFUSED, 0),
            (Sides::SETTLED, Sides::NOT_SETTLED, Sides::PENDING, Sides::NOT_PENDING),
        ] {
            let sides = side(counts, said, yes, not_yes).zip(side(counts, said, no, not_no));
            let Some((yes, no)) = sides.filter(|(yes, no)| yes != no && self.same_unit(*yes, *no)) else {
                continue;
            };
            let parts = [yes.min(no), yes.max(no)];
            let sum = self.value(yes).checked_add(self.value(no));
            let free = parts.iter().all(|&f| self.head_of[f].is_none() && !self.listed[f]);
            let is_total =
                |id: FigureId, figure: &Figure| Some(figure.quantity.value()) == sum && self.is_counted_as(yes, id);
            let told = self.near_earlier().find(|(id, figure)| is_total(*id, figure)).map(|(id, _)| id);
            let Some(told) = told.filter(|_| free) else { continue };
            let outer = self.tell(told);
            for part in parts {
                self.listed[part] = true;
            }
            self.make(Made::Balance { totals: vec![outer], parts: parts.to_vec() }, Basis::Inferred);
        }
    }

    /// The nearest earlier count that what a rate's name counts is that rate of: 受理640件 in the one, 已办结485件，办结率75.78% in the next.
    pub(super) fn rated_earlier(&self, part: usize, rate: usize) -> Option<FigureId> {
        let set = self.fig(part).set;
        let fits = |figure: &Figure| {
            let whole = figure.quantity.possible();
            figure.quantity.is_exact() && figure.quantity.value() > self.value(part) && self.is_share(set, whole, rate)
        };
        let near = self.near_earlier().take(FIGURES / 2);
        near.filter(|(id, _)| self.is_counted_as(part, *id)).find(|(_, figure)| fits(figure)).map(|(id, _)| id)
    }

    /// Whether a share has no whole, only the list that its part stands in, or one that its words do not name and that does not
    /// fit.
    fn may_be_elsewhere(&self, part: &[usize], whole: &[usize], rate: usize) -> bool {
        match *whole {
            [] => true,
            // of an earlier whole already
            [one] if one >= self.block.figs.len() => false,
            [one] => {
                let sum = self.sum_of(part);
                let fits = sum.is_some_and(|sum| self.is_share(sum, self.fig(one).set, rate));
                !fits && self.named_whole(rate).is_none_or(|name| !holds_name(self.fig(one).lead, name))
            }
            _ => part.iter().any(|f| whole.contains(f)),
        }
    }

    fn is_share(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        share(Some(part), Some(whole), self.fig(rate).quantity).verdict == Verdict::Holds
    }

    /// The nearest earlier count that is called what a share names as its whole, and that fits it.
    fn named_earlier(&self, at: usize) -> Option<FigureId> {
        let Made::Share { rate, .. } = &self.made[at].0 else { return None };
        let name = self.named_whole(*rate).filter(|name| !WIDER_SCOPES.contains(name))?;
        self.near_earlier()
            .find(|(id, figure)| {
                (holds_name(&figure.label, name) || holds_name(self.clause_of(figure), name))
                    && self.fits_earlier(at, *id, figure.quantity.possible())
            })
            .map(|(id, _)| id)
    }

    /// The words before an earlier figure in its clause, over 、: 受理咨询、投诉、举报共.
    fn clause_of(&self, figure: &Figure) -> &str {
        let Some(end) = figure.span.map(|span| span.start) else { return "" };
        let mut start = end.saturating_sub(CLAUSE);
        while !self.block.text.is_char_boundary(start) {
            start += 1;
        }
        let words = self.block.text.get(start..end).unwrap_or_default();
        let marks = ['，', ',', '；', ';', '。', '：', ':', '\n'];
        words.rsplit(marks).next().unwrap_or_default()
    }

    /// The earlier count that most of the shares of a sentence fit, of several the nearest: two shares at least, and all but one;
    /// a single one where it is a share of all, told to a decimal.
    fn fitted_earlier(&self, shares: &[usize]) -> Option<FigureId> {
        let needed = match shares {
            [one] => self.is_share_of_total(*one).then_some(1)?,
            _ => (shares.len() - 1).max(2),
        };
        let fits =
            |id: FigureId, whole: Possible| shares.iter().filter(|at| self.fits_earlier(**at, id, whole)).count();
        self.near_earlier()
            .map(|(id, figure)| (fits(id, figure.quantity.possible()), id))
            .filter(|(fit, _)| *fit >= needed)
            .max_by_key(|(fit, id)| (*fit, id.index()))
            .map(|(_, id)| id)
    }

    /// （一）甲类148件，占27.8%: of a share that opens its line and is told to a decimal, the nearest count before it that it fits.
    fn fitted_line(&self, shares: &[usize]) -> Option<FigureId> {
        let at = shares.iter().copied().find(|&at| self.opens_line(at) && self.is_exact(at))?;
        // 占收到申请总数的: what is named is looked for by its name
        let Made::Share { rate, .. } = &self.made[at].0 else { return None };
        if self.named_whole(*rate).is_some() {
            return None;
        }
        let mut near = self.near_earlier().take(FIGURES / 2);
        near.find(|(id, figure)| self.fits_earlier(at, *id, figure.quantity.possible())).map(|(id, _)| id)
    }

    /// Whether a share is of the count that opens its line, right before it.
    fn opens_line(&self, at: usize) -> bool {
        let Made::Share { part, rate, .. } = &self.made[at].0 else { return false };
        part == &[0] && *rate == 1 && self.opens()
    }

    /// Whether a share has its part in an earlier count of its unit, be it the wrong one.
    fn may_be_of(&self, at: usize, told: FigureId, whole: Possible) -> bool {
        let Made::Share { part, .. } = &self.made[at].0 else { return false };
        part.iter().all(|&f| self.is_counted_as(f, told))
            && self.sum_of(part).is_some_and(|sum| sum.lower().zip(whole.upper()).is_some_and(|(s, w)| s.at < w.at))
    }

    /// Whether the rate of a share is told to a decimal: few counts fit it.
    fn is_exact(&self, at: usize) -> bool {
        let Made::Share { rate, .. } = &self.made[at].0 else { return false };
        self.fig(*rate).has_decimals()
    }

    /// 占总数的42.2%, 甲188件、乙70件，合计占比50.8%: a share of all there is, so exact that few counts fit it.
    fn is_share_of_total(&self, at: usize) -> bool {
        let Made::Share { part, rate, .. } = &self.made[at].0 else { return false };
        self.is_exact(at) && (self.is_of_all(*rate) || part.len() >= 2 && self.named_whole(*rate).is_none())
    }

    /// The earlier figures that are near enough, nearest first.
    pub(super) fn near_earlier(&self) -> impl Iterator<Item = (FigureId, &Figure)> {
        let first = self.first.index();
        let ids = (first.saturating_sub(FIGURES)..first).rev().filter_map(FigureId::new);
        let figures = ids.filter_map(|id| self.earlier.get(id).map(|figure| (id, figure)));
        figures.take_while(|(_, figure)| figure.span.is_some_and(|span| span.end + BYTES > self.start))
    }

    /// Whether a share fits an earlier whole of its part's unit.
    fn fits_earlier(&self, at: usize, told: FigureId, whole: Possible) -> bool {
        let Made::Share { part, rate, .. } = &self.made[at].0 else { return false };
        part.iter().all(|&f| self.is_counted_as(f, told))
            && self.sum_of(part).is_some_and(|sum| self.is_share(sum, whole, *rate))
    }

    /// Whether a share is one of an earlier whole that was cut, not rounded.
    fn is_cut_of(&self, at: usize, told: FigureId, whole: Possible) -> bool {
        let Made::Share { part, rate, .. } = &self.made[at].0 else { return false };
        let cut = |sum| share(Some(sum), Some(whole), self.fig(*rate).quantity).verdict == Verdict::Truncated;
        part.iter().all(|&f| self.is_counted_as(f, told)) && self.sum_of(part).is_some_and(cut)
    }

    /// Whether a share without a whole in its own block is one of an earlier whole but for one digit.
    fn is_slip_of(&self, at: usize, told: FigureId, whole: Possible) -> bool {
        let Made::Share { part, whole: own, rate } = &self.made[at].0 else { return false };
        let ids = self.ids(part);
        let slips = |sum: Possible| {
            self.one_of(&ids, sum, |sum| self.is_share(sum, whole, *rate))
                || explains_rate(sum, whole, self.fig(*rate).quantity)
        };
        own.is_empty() && part.iter().all(|&f| self.is_counted_as(f, told)) && self.sum_of(part).is_some_and(slips)
    }

    /// Whether a share is of the list that its part stands in, counted as an earlier whole is.
    fn is_in_list(&self, at: usize, told: FigureId) -> bool {
        let Made::Share { part, whole, .. } = &self.made[at].0 else { return false };
        whole.len() >= 3 && part.iter().all(|&f| whole.contains(&f) && self.is_counted_as(f, told))
    }

    /// Whether a count of the block has the unit of an earlier figure.
    pub(super) fn is_counted_as(&self, f: usize, told: FigureId) -> bool {
        let quantity = self.fig(f).quantity;
        self.earlier.get(told).is_some_and(|figure| {
            // 行政处罚2100，占33.9%: a bare count is of whatever its whole is
            let bare = quantity.unit().as_str().is_empty();
            figure.quantity.kind() == quantity.kind() && (bare || figure.quantity.unit() == quantity.unit())
        })
    }

    /// Parts whose shares of an earlier whole add up to 100% are all of it: gives those shares.
    fn divide_earlier(&mut self, shares: &[usize], outer: usize, whole: Possible) -> Vec<usize> {
        let (mut parts, mut rates) = (Vec::new(), Vec::new());
        for &at in shares {
            if let Made::Share { part, rate, .. } = &self.made[at].0
                && let [part] = part[..]
            {
                parts.push(part);
                rates.push(*rate);
            }
        }
        let hundred = self.sum_of(&rates).is_some_and(|sum| sum.contains(Ratio::HUNDRED));
        let free = parts.iter().all(|&part| self.head_of[part].is_none());
        if parts.len() < 2 || !hundred || !free || !self.sum_of(&parts).is_some_and(|sum| sum.meets(&whole)) {
            return Vec::new();
        }
        self.make(Made::Sum { total: outer, parts, closure: Closure::Closed }, Basis::Inferred);
        rates
    }
}

/// Whether words hold a name at both of its ends: 收到行政复议申请 and 收到申请.
fn holds_name(words: &str, name: &str) -> bool {
    // 行政诉讼案件 may be told as 行政诉讼
    let stem = COMMON_ENDS.iter().find_map(|end| name.strip_suffix(end)).filter(|stem| stem.chars().count() >= 4);
    if stem.is_some_and(|stem| words.contains(stem)) {
        return true;
    }
    let chars: Vec<(usize, char)> = name.char_indices().collect();
    match chars.len() {
        0 | 1 => false,
        2 | 3 => words.contains(name),
        n => words.contains(&name[..chars[2].0]) && words.contains(&name[chars[n - 2].0..]),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

    #[test]
    fn a_named_whole_may_stand_in_an_earlier_paragraph() {
        let text = "全年共收到复议申请6200件，受理4955件。\n（二）分布\n市政府收到1186件，占收到申请总数的19.1%；                    区县收到5014件，占80.9%。";
        assert_claim(text, "share part=1186件 whole=6200件 rate=19.1% holds");
        assert_claim(text, "share part=5014件 whole=6200件 rate=80.9% holds");
        assert_claim(text, "breakdown total=6200件 parts=1186件 parts=5014件 holds");
        let text =
            "投诉920件，其中商品类投诉556件。\n商品类投诉中，食品104件、服装66件，分别占商品类投诉总量的18.7%、11.9%。";
        assert_claim(text, "share part=104件 whole=556件 rate=18.7% holds");
        assert_claim(text, "share part=66件 whole=556件 rate=11.9% holds");
    }

    #[test]
    fn two_lists_of_a_block_have_their_own_earlier_wholes() {
        let text = "共收到申请1000件，转办600件。\n甲类400件，占申请总数的40%；乙类600件，占60%。各科均派员下访。\
                    各乡镇同步办理。限时答复。丙类150件，占转办总数的25%；丁类450件，占75%。";
        assert_claim(text, "breakdown total=1000件 parts=400件 parts=600件 holds");
        assert_claim(text, "breakdown total=600件 parts=150件 parts=450件 holds");
        assert_claim(text, "share part=150件 whole=600件 rate=25% holds");
    }

    #[test]
    fn the_wrong_one_of_a_list_is_of_the_whole_of_the_others() {
        let text = "共收到申请1000件。\n甲类400件，占申请总数的40.0%；乙类350件，占35.0%；丙类250件，占25.1%。";
        assert_claim(text, "share part=250件 whole=1000件 rate=25.1% broken");
    }

    #[test]
    fn a_list_by_category_divides_an_earlier_total() {
        let text = "共收到来信65件，其中书记信箱22件，区长信箱43件。\n按目的分类：揭发1件、求决57件、建议7件。";
        assert_claim(text, "breakdown total=65件 parts=1件 parts=57件 parts=7件 holds");
        assert_no_claim("共收到来信75件。\n按目的分类：揭发1件、求决57件、建议7件。", "breakdown");
        assert_no_claim("共收到来信65封。\n按目的分类：揭发1件、求决57件、建议7件。", "breakdown");
    }

    #[test]
    fn shares_that_open_lines_are_of_one_total_before_them() {
        let lines = |second: &str| {
            format!(
                "办理案件532件。\n（一）普通程序148件，占27.8%，平均41天。\n（二）简易程序384件，占{second}，罚款7.68万元。"
            )
        };
        let sound = lines("72.2%");
        assert_claim(&sound, "share part=148件 whole=532件 rate=27.8% holds");
        assert_claim(&sound, "breakdown total=532件 parts=148件 parts=384件 holds");
        assert_claim(&lines("71.2%"), "share part=384件 whole=532件 rate=71.2% broken");
        // the first tells of what the others are shares
        assert_sound("办理案件532件。\n（一）普通程序148件，占37.8%。\n（二）简易程序384件，占62.2%。");
        let text = "受理咨询、投诉共1547件。\n1、咨询1188件，占受理总量77%；\n2、投诉359件，占受理总量23%。";
        assert_claim(text, "share part=1188件 whole=1547件 rate=77% holds");
        assert_claim(text, "share part=359件 whole=1547件 rate=23% holds");
    }

    #[test]
    fn what_does_not_fit_or_has_another_name_is_no_whole() {
        assert_sound("全年共收到申请6200件。\n市政府收到1186件，占收到申请总数的29.1%。");
        assert_no_claim(
            "全年开展检查6200件。\n市政府收到1186件，占收到申请总数的19.1%。",
            "share part=1186件 whole=6200件",
        );
        assert_no_claim(
            "全年共收到申请6200起。\n市政府收到1186件，占收到申请总数的19.1%。",
            "share part=1186件 whole=6200起",
        );
    }
}
