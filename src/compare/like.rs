//! Like labels: the most of their pairs of letters are the same.

use std::collections::HashMap;

use super::label::Label;

/// Of this many figures that share a pair of letters no more is made: the pair is too common to tell anything.
const COMMON: usize = 16;

/// Two labels are like where at least two thirds of their pairs of letters are shared.
fn is_like(shared: usize, one: usize, other: usize) -> bool {
    // shared / mean(one, other) ≥ 2/3
    shared.saturating_mul(3) >= one.saturating_add(other) && shared > 0
}

/// The pairs of letters of a label, each once, sorted.
fn pairs_of(words: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<_> = words.chars().zip(words.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Pairs labels of one list with those of another, where each is the likest of the other and their units are the same; by place
/// in the lists.
pub(super) fn pair(one: &[&Label], other: &[&Label]) -> Vec<(usize, usize)> {
    let mut holders: HashMap<(char, char), Vec<usize>> = HashMap::new();
    let sizes: Vec<usize> = other.iter().map(|label| pairs_of(&label.words).len()).collect();
    for (at, label) in other.iter().enumerate() {
        for pair in pairs_of(&label.words) {
            holders.entry(pair).or_default().push(at);
        }
    }
    let mut best_of_other: Vec<Best> = vec![Best::default(); other.len()];
    let mut best_of_one: Vec<Best> = Vec::with_capacity(one.len());
    for (at, label) in one.iter().enumerate() {
        let own = pairs_of(&label.words);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for pair in &own {
            for &holder in holders.get(pair).into_iter().flatten().take(COMMON) {
                *shared.entry(holder).or_insert(0) += 1;
            }
        }
        let mut best = Best::default();
        for (holder, shared) in shared {
            let fits = label.unit == other[holder].unit && label.is_rate == other[holder].is_rate;
            if fits && is_like(shared, own.len(), sizes[holder]) {
                best.offer(holder, shared);
                best_of_other[holder].offer(at, shared);
            }
        }
        best_of_one.push(best);
    }
    let mutual = |(at, best): (usize, &Best)| {
        let other = best.only()?;
        (best_of_other[other].only() == Some(at)).then_some((at, other))
    };
    best_of_one.iter().enumerate().filter_map(mutual).collect()
}

/// The likest so far; two that are equally like are none.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    shared: usize,
    at: Option<usize>,
}

impl Best {
    fn offer(&mut self, at: usize, shared: usize) {
        match shared.cmp(&self.shared) {
            std::cmp::Ordering::Greater => *self = Self { shared, at: Some(at) },
            std::cmp::Ordering::Equal => self.at = None,
            std::cmp::Ordering::Less => {}
        }
    }

    fn only(self) -> Option<usize> {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::label::labels;
    use crate::report::Report;

    fn list(figures: &[(&str, &str)]) -> Vec<Label> {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某报告").issuer("某市人民政府").unwrap();
        for (words, printed) in figures {
            draft.figure(words, *printed).unwrap();
        }
        labels(&draft.build().unwrap())
    }

    fn paired(one: &[(&str, &str)], other: &[(&str, &str)]) -> Vec<(usize, usize)> {
        let (one, other) = (list(one), list(other));
        pair(&one.iter().collect::<Vec<_>>(), &other.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_likest_are_paired() {
        let one = [("组织开展森林防火演练", "3次"), ("检查零售药店", "70家")];
        let other = [("检查各类零售药店", "80家"), ("开展森林防火演练", "4次")];
        assert_eq!(paired(&one, &other), [(0, 1), (1, 0)]);
    }

    #[test]
    fn two_that_are_equally_like_are_none() {
        assert_eq!(paired(&[("检查药店", "7家")], &[("检查甲药店", "8家"), ("检查乙药店", "9家")]), []);
    }

    #[test]
    fn another_unit_or_other_words_are_not_like() {
        assert_eq!(paired(&[("检查零售药店", "7家")], &[("检查零售药店次数", "8次")]), []);
        assert_eq!(paired(&[("检查零售药店", "7家")], &[("建成便民药店", "8家")]), []);
        assert_eq!(paired(&[("店", "7家")], &[("店", "8家")]), []); // no pair of letters
    }
}
