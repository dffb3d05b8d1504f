//! Rates and means that no word links: the one pair of figures near them that gives them.
//!
//! Words have many ways to say of what a rate is, and a grammar knows some of them. Where it is silent the figures still speak: of a
//! few pairs of counts, one gives an exact rate by chance as seldom as the rate is exact, and two hardly ever do. So a rate that is
//! left over is a share of the only pair beside it that it is rounded of, and a mean that of the only total and count, unless
//! so many pairs are tried for so coarse a figure that one was to be expected ([`CHANCE`]). Nothing is accused by such a
//! link, for only what holds is linked; and what the name of a rate counts (纠错率 after 纠错11件) is its part, right or wrong.

use crate::quantity::law::{Verdict, average};
use crate::quantity::{Kind, Possible, Ratio};
use crate::report::Basis;

use super::block::Sense;
use super::near::{REACH, SMALL};
use super::shares::Counting;
use super::{Figs, Linker, Made};

/// Of so many figures that are of something else, one at most fits a pair by chance.
const CHANCE: i128 = 10;

/// The most counts of a row that are one part or one whole.
const ROW: usize = 4;

/// How many figures before a mean are looked at.
const BACK: usize = 24;

/// A part and its whole, each one count or the sum of several.
type Pair = (Vec<usize>, Vec<usize>);

impl Linker<'_> {
    /// Links the rates and means of the block that nothing has linked.
    pub(super) fn fitted(&mut self) {
        for at in 0..self.made.len() {
            let found = match self.made[at].0 {
                Made::Rate { rate, .. } => {
                    self.fitted_pair(rate).map(|(part, whole)| Made::Share { part, whole, rate })
                }
                Made::Average { mean, total, count: None, ref items } if items.is_empty() => {
                    self.fitted_mean(mean, total).map(|(total, count)| Made::Average {
                        total: Some(total),
                        count: Some(count),
                        mean,
                        items: Vec::new(),
                    })
                }
                _ => None,
            };
            if let Some(made) = found {
                self.made[at] = (made, Basis::Inferred);
            }
        }
    }

    /// The only part and whole near a rate that give it.
    fn fitted_pair(&self, rate: usize) -> Option<Pair> {
        let fig = self.fig(rate);
        let says = fig.is_percent() && (fig.is_level() || fig.sense == Sense::Share) && !fig.follows_prior;
        let all = if fig.quantity.kind() == Kind::Fraction { Ratio::ONE } else { Ratio::HUNDRED };
        let width = fig.set.width().filter(|_| says && self.value(rate) < all)?.checked_div(all)?;
        let counts = self.counts_around(rate);
        if counts.len() < 2 {
            return None;
        }
        let stem = self.stem(rate);
        let what = stem.as_deref().map(Counting::of);
        let called = |f: usize| what.as_ref().is_some_and(|what| what.counts(self.name(f)));
        let any_called = counts.iter().any(|&f| called(f));
        let may_be_part = |part: &[usize]| !any_called || part.iter().any(|&f| called(f));
        // so coarse a rate is of the count beside it
        let exact = fig.has_decimals();
        let beside = |part: usize| part.abs_diff(rate) == 1 && self.fig(part).sentence == fig.sentence;
        let mut pairs = self.pairs(&counts);
        let looked = pairs.len();
        pairs.retain(|(part, _)| !self.shared[part[0]] && (exact || beside(part[0])) && may_be_part(part));
        let holds = |(part, whole): &Pair| {
            let sums = (self.sum_of(part)?, self.sum_of(whole)?);
            self.holds(sums.0, sums.1, rate).then_some(sums)
        };
        only(width, looked, &pairs, holds).or_else(|| {
            let before: Figs = counts.iter().copied().filter(|&f| f < rate && exact).collect();
            let mut rows = self.pairs_of_rows(&before);
            rows.retain(|(part, _)| may_be_part(part));
            only(width, looked + rows.len(), &rows, holds)
        })
    }

    /// The exact counts of the sentence of a rate and of the one before it.
    fn counts_around(&self, rate: usize) -> Figs {
        let sentence = self.fig(rate).sentence;
        let near = |f: usize| self.fig(f).sentence + 1 >= sentence && self.fig(f).sentence <= sentence;
        let end = self.block.figs.len().min(rate + 1 + REACH / 3);
        (rate.saturating_sub(REACH)..end).filter(|&f| near(f) && self.may_be_operand(f)).collect()
    }

    /// Whether a figure is a count of now that is told exactly.
    fn may_be_operand(&self, f: usize) -> bool {
        let fig = self.fig(f);
        fig.is_count() && !fig.follows_prior && !self.is_open(f)
    }

    /// Pairs of counts of one unit, the smaller first.
    fn pairs(&self, counts: &[usize]) -> Vec<Pair> {
        let each = |&part: &usize| counts.iter().map(move |&whole| (part, whole));
        let can = |&(part, whole): &(usize, usize)| {
            let value = self.value(part);
            self.same_unit(part, whole) && value < self.value(whole) && value > Ratio::from(SMALL)
        };
        counts.iter().flat_map(each).filter(can).map(|(part, whole)| (vec![part], vec![whole])).collect()
    }

    /// Rows of counts side by side as parts of a single one, and single ones as parts of rows.
    fn pairs_of_rows(&self, counts: &[usize]) -> Vec<Pair> {
        let joined = |a: usize, b: usize| {
            let (one, other) = (self.fig(a), self.fig(b));
            self.same_unit(a, b)
                && one.sentence == other.sentence
                && one.bracket == other.bracket
                && self.head_of[a] == self.head_of[b]
        };
        let mut out = Vec::new();
        for (at, &first) in counts.iter().enumerate() {
            for end in at + 2..=counts.len().min(at + ROW) {
                let row = &counts[at..end];
                if !joined(row[row.len() - 2], row[row.len() - 1]) {
                    break;
                }
                out.extend(row.iter().map(|&part| (vec![part], row.to_vec())));
                for &other in counts.iter().filter(|f| !row.contains(f) && self.same_unit(**f, first)) {
                    out.push((row.to_vec(), vec![other]));
                    out.push((vec![other], row.to_vec()));
                }
            }
        }
        out
    }

    /// The only total and count of the paragraph before a mean that give it.
    fn fitted_mean(&self, mean: usize, total: Option<usize>) -> Option<(usize, usize)> {
        let fig = self.fig(mean);
        let width = fig.set.width().filter(|_| !self.is_open(mean))?.checked_div(self.value(mean))?;
        let near: Figs = (mean.saturating_sub(BACK)..mean).filter(|&f| self.may_be_operand(f)).collect();
        let can = |f: &usize| self.agree(*f, mean) && self.value(*f) > self.value(mean) && !self.is_mean(*f);
        let mut totals: Figs = near.iter().copied().filter(|f| can(f) && !self.divides[*f]).collect();
        if let Some(total) = total.filter(|total| !totals.contains(total)) {
            totals.push(total);
        }
        let over = |f: &usize| !self.same_unit(*f, mean) && !self.is_open(*f) && !self.is_mean(*f);
        let pairs: Vec<Pair> = totals
            .iter()
            .flat_map(|&total| near.iter().copied().filter(over).map(move |count| (vec![total], vec![count])))
            .collect();
        let holds = |(total, count): &Pair| {
            let sets = (self.fig(total[0]).set, self.fig(count[0]).set);
            let fits = average(Some(sets.0), Some(sets.1), fig.quantity, &[]).verdict == Verdict::Holds;
            fits.then_some(sets)
        };
        only(width, pairs.len(), &pairs, holds).map(|(total, count)| (total[0], count[0]))
    }
}

/// The only pair that holds, if of [`CHANCE`] such figures no more than one would fit by chance one of the pairs that are `looked` at,
/// each with the probability `width`. Counts that are told twice are one pair.
fn only(
    width: Ratio,
    looked: usize,
    pairs: &[Pair],
    holds: impl Fn(&Pair) -> Option<(Possible, Possible)>,
) -> Option<Pair> {
    let chances = i128::try_from(looked).ok()?.checked_mul(CHANCE)?;
    if width.checked_mul(Ratio::from(chances))? > Ratio::ONE {
        return None;
    }
    let mut found: Option<((Possible, Possible), &Pair)> = None;
    for pair in pairs {
        let Some(sets) = holds(pair) else { continue };
        match found {
            Some((other, _)) if other != sets => return None,
            Some(_) => {}
            None => found = Some((sets, pair)),
        }
    }
    found.map(|(_, pair)| pair.clone())
}

#[cfg(test)]
mod tests {
    use crate::read::link::asserted::{assert_claim, assert_no_claim};

    #[test]
    fn a_rate_is_a_share_of_the_only_pair_that_gives_it() {
        let share = "share part=541件 whole=587件 rate=92.2% holds";
        assert_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.2%。", share);
        // no pair gives it, and one that is near is not accused
        assert_no_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.9%。", "share");
        // two pairs do
        let twice = "甲所收587件，办541件；乙所收1174件，办1082件，综合来看是92.2%。";
        assert_no_claim(twice, "share part=541件 whole=587件");
    }

    #[test]
    fn rows_are_parts_and_wholes() {
        assert_claim(
            "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.0%。",
            "share part=36418笔 whole=36418笔 whole=9127笔 rate=80.0% holds",
        );
        assert_no_claim(
            "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.9%。",
            "share part=36418笔 whole=36418笔",
        );
    }

    #[test]
    fn what_a_coarse_rate_fits_by_chance_is_no_share() {
        assert_no_claim("走访企业48家、商户26家、农户19家，其中反映融资难的约四成。", "share part=19家");
        // of the count beside it
        assert_claim("到会代表48名，来自小企业的19名，比例近四成。", "share part=19名 whole=48名 rate=近四成 holds");
    }

    #[test]
    fn what_the_name_counts_is_the_part() {
        let text = "审结案件73件，审理中12件，其中直接纠错11件，纠错率14.1%。";
        assert_no_claim(text, "share part=12件");
    }

    #[test]
    fn a_mean_is_of_the_only_total_and_count_that_give_it() {
        let text =
            "全年办结援助案件1406件，接待咨询8930人次，印发手册2.1万册。为受援人挽回损失318.6万元，平均下来2266元。";
        assert_claim(text, "average total=318.6万元 count=1406件 mean=2266元 holds");
        assert_no_claim(&text.replace("2266", "2366"), "average total=318.6万元 count=1406件");
    }
}
