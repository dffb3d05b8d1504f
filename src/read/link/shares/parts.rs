//! The part of a share: the count that its clause names again, or several counts together.

use crate::report::Basis;

use super::super::lexicon::{HOW_MANY, NAMED_UNITS};
use super::super::near::REACH;
use super::super::tokens::{Cue, Tok};
use super::super::{Linker, Made};
use super::words::{called_in, overlap};

impl Linker<'_> {
    /// The count that a clause names again by its subject, with the counts listed beside it.
    pub(super) fn renamed_part(&self, rate: usize, subject: &str) -> Option<(usize, Vec<usize>)> {
        let counts: Vec<usize> = self.counts_before(rate).collect();
        let row = |f: usize| -> Vec<usize> {
            let mut list = vec![f];
            let mut at = f;
            while at > 0 && self.fig(at).after == Cue::Dun && self.fig(at - 1).is_count() && self.same_unit(at - 1, f) {
                at -= 1;
                list.push(at);
            }
            let mut at = f;
            while at + 1 < rate
                && self.fig(at + 1).after == Cue::Dun
                && self.fig(at + 1).is_count()
                && self.same_unit(at + 1, f)
            {
                at += 1;
                list.push(at);
            }
            list.sort_unstable();
            // 男2164人，女1903人: a comma parts them too
            let near = [f.checked_sub(1), Some(f + 1)].into_iter().flatten();
            let pair = near.filter(|&g| g < rate).map(|g| vec![f.min(g), f.max(g)]).find(|pair| {
                let [a, b] = pair[..] else { return false };
                self.fig(a).is_count()
                    && self.fig(b).is_count()
                    && self.same_unit(a, b)
                    && self.complements(pair).len() == 2
            });
            if list.len() < 2 { pair.unwrap_or(list) } else { list }
        };
        match subject {
            "后者" | "前者" => {
                let part = *counts.get(usize::from(subject == "前者"))?;
                // “一把手”37人次，副职112人次，前者占24.8%: of both, where no whole is told
                let both = counts.get(..2).filter(|two| self.same_unit(two[0], two[1]))?;
                let listed = row(part);
                Some((part, if listed.len() < 2 { vec![both[1], both[0]] } else { listed }))
            }
            _ => {
                let part = counts.iter().copied().find(|&f| {
                    let words = self.fig(f).plain;
                    // 执法程序问题, after 执法程序不规范58个
                    let opening = words.chars().zip(subject.chars()).take_while(|(a, b)| a == b).count();
                    (words.chars().count() >= 2 || matches!(words, "男" | "女"))
                        && (subject.contains(words)
                            || words.contains(subject)
                            || overlap(words, subject)
                            || opening >= 4)
                })?;
                Some((part, row(part)))
            }
        }
    }

    /// The last count of the unit that a subject names, and nothing else: 批次, 件数.
    pub(super) fn part_of_unit(&self, rate: usize, subject: &str) -> Option<usize> {
        let (_, units) = NAMED_UNITS.iter().find(|(name, _)| *name == subject)?;
        self.counts_before(rate).find(|&f| units.contains(&self.fig(f).quantity.unit().as_str()))
    }

    /// The counts of a list up to the one that is called so.
    pub(super) fn as_good(&self, rate: usize, name: &str) -> Option<Vec<usize>> {
        let last = self.counts_before(rate).find(|&f| self.fig(f).plain == name)?;
        let mut first = last;
        while first > 0
            && last - first < 4
            && self.fig(first - 1).is_count()
            && (self.fig(first - 1).plain.ends_with(name) || is_better(self.fig(first - 1).plain, name))
            && self.same_unit(first - 1, last)
            && self.fig(first - 1).segment == self.fig(last).segment
        {
            first -= 1;
        }
        (first < last).then(|| (first..=last).collect())
    }

    /// 两项合计占39.83%: the last counts before the rate.
    pub(super) fn joint_share(&mut self, rate: usize, subject: &str) {
        if let Some(parts) = self.first_items(rate, subject) {
            return self.share_of(rate, parts, &[], Basis::Inferred);
        }
        if let Some(parts) = self.joint_parts(rate) {
            return self.share_of(rate, parts, &[], Basis::Inferred);
        }
        // 予以公开和部分公开的合计占72.9%: the subject names the parts
        let called: Vec<usize> = self.counts_before(rate).filter(|&f| called_in(self.fig(f).plain, subject)).collect();
        if called.len() >= 2 {
            return self.share_of(rate, called.into_iter().rev().collect(), &[], Basis::Inferred);
        }
        let counted = HOW_MANY.iter().any(|(word, _)| subject.contains(word));
        if !counted && subject.chars().count() > 4 {
            return self.lone(rate);
        }
        // 甲（272件）、乙（99件）、丙（58件），合计占比65%: of all that stand in a row, be the whole told here, before, or nowhere
        let row: Vec<usize> = self.count_before(rate).map_or_else(Vec::new, |last| self.row_up_to(last));
        if !counted && row.len() >= 2 {
            let sum = self.sum_of(&row);
            let fits = |w: usize| sum.is_some_and(|sum| self.fits(sum, self.fig(w).set, rate));
            return if self.wholes(row[0], rate, &row).into_iter().any(fits) {
                self.share_of(rate, row, &[], Basis::Inferred);
            } else {
                self.make(Made::Share { part: row, whole: Vec::new(), rate }, Basis::Inferred);
            };
        }
        let n = HOW_MANY.iter().find(|(word, _)| subject.contains(word)).map_or(2, |&(_, n)| n);
        let mut parts: Vec<usize> = self.counts_before(rate).take(n).collect();
        parts.reverse();
        if parts.len() == n {
            self.share_of(rate, parts, &[], Basis::Inferred);
        } else {
            self.lone(rate);
        }
    }

    /// The words of a clause before one of its tokens, over 、 and brackets: the names that a subject lists.
    pub(super) fn listed_subject(&self, token: usize) -> &str {
        let toks = &self.block.toks[..token];
        let mark = |t: &&Tok| matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure);
        let start = toks.iter().rev().take(12).find(mark).map_or(self.start, |t| t.end);
        self.block.text.get(start..self.block.toks[token].start).unwrap_or_default()
    }

    /// The counts that the subject of a share lists by name, where together they are that share of a whole told before.
    pub(super) fn called_parts_of(&self, rate: usize, token: usize) -> Option<Vec<usize>> {
        let names: Vec<&str> = self.listed_subject(token).split(['、', '和', '与', '及']).map(str::trim).collect();
        if !(2..=5).contains(&names.len()) {
            return None;
        }
        let sentence = self.fig(rate).sentence;
        let counts: Vec<usize> = (0..rate)
            .rev()
            .take(REACH * 2)
            .take_while(|&f| self.fig(f).sentence + 1 >= sentence)
            .filter(|&f| self.fig(f).is_count())
            .collect();
        let called = |name: &str| {
            let key = name.char_indices().nth(2).map_or(name, |(at, _)| &name[..at]);
            counts.iter().copied().find(|&f| key.chars().count() == 2 && self.fig(f).plain.contains(key))
        };
        let parts: Vec<usize> = names.iter().map(|name| called(name)).collect::<Option<_>>()?;
        let distinct = parts.iter().enumerate().all(|(n, p)| !parts[..n].contains(p) && self.same_unit(*p, parts[0]));
        let sum = self.sum_of(&parts)?;
        let told = |w: &usize| !parts.contains(w) && self.same_unit(*w, parts[0]);
        let fits = || {
            self.wholes(parts[0], rate, &parts).into_iter().filter(told).any(|w| self.fits(sum, self.fig(w).set, rate))
        };
        (distinct && fits()).then_some(parts)
    }

    /// 前三类之和占77.5%: the first of the list, in order.
    fn first_items(&self, rate: usize, subject: &str) -> Option<Vec<usize>> {
        let place = subject.find('前')? + '前'.len_utf8();
        let &(_, n) = HOW_MANY.iter().find(|(word, _)| subject[place..].starts_with(word))?;
        let mut counts: Vec<usize> = self.counts_before(rate).collect();
        if counts.is_empty() {
            // 甲类57件，占26.1%；乙类53件，占24.5%；…。前三类合计占近70%: the list of the sentence before
            let sentence = self.fig(rate).sentence;
            let near = (0..rate).rev().take(REACH * 2).take_while(|&f| self.fig(f).sentence + 1 >= sentence);
            counts = near.filter(|&f| self.fig(f).is_count() && self.carries_share(f)).collect();
            counts.reverse();
            return counts.get(..n).map(<[usize]>::to_vec);
        }
        counts.reverse();
        let items: Vec<usize> = match counts.iter().find_map(|&f| self.head_of[f]) {
            Some(head) => counts.into_iter().filter(|&f| self.head_of[f] == Some(head)).collect(),
            None => counts.into_iter().skip(1).collect(),
        };
        items.get(..n).map(<[usize]>::to_vec)
    }

    /// Two or three counts before a rate that share it: 两项合计占39.83%.
    fn joint_parts(&self, rate: usize) -> Option<Vec<usize>> {
        let counts: Vec<usize> = self.counts_before(rate).collect();
        let row = counts.first().map_or(0, |&last| self.row_up_to(last).len());
        for n in [row, 2, 3] {
            let Some(parts) = counts.get(..n).filter(|parts| parts.len() >= 2) else { continue };
            let Some(sum) = self.sum_of(parts) else { continue };
            for whole in self.wholes(parts[n - 1], rate, &[]) {
                if self.fits(sum, self.fig(whole).set, rate) {
                    let mut parts = parts.to_vec();
                    parts.reverse();
                    return Some(parts);
                }
            }
        }
        None
    }
}

/// Whether a degree is better than another: 优秀 than 合格.
fn is_better(degree: &str, than: &str) -> bool {
    let place = |name: &str| DEGREES.iter().position(|degree| name.ends_with(degree) && !name.contains('不'));
    place(degree).zip(place(than)).is_some_and(|(one, other)| one < other)
}

/// Degrees, the best first.
const DEGREES: &[&str] = &["优秀", "优良", "良好", "较好", "一般", "合格", "达标"];
