//! A report that passages are compared with letter by letter.

use std::collections::BTreeMap;

use super::corpus::Corpus;
use super::index::Index;
use super::winnow::{PIECE, RUN, fingerprints, hashes};

/// What a passage shares with a report.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub(super) repeated: usize,
    /// The passage of the source that most of it is from.
    pub(super) passage: usize,
}

/// All runs of a report.
pub(super) struct Source<'a> {
    letters: &'a [char],
    /// Hash and place of every run, sorted.
    runs: Vec<(u64, u32)>,
    passages: std::ops::Range<usize>,
}

/// How many runs of one hash are looked at; more than one have it only by accident.
const LOOKED_AT: usize = 4;

impl<'a> Source<'a> {
    pub(super) fn of(corpus: &'a Corpus, report: usize) -> Self {
        let letters = corpus.letters[report].as_slice();
        let mut runs: Vec<(u64, u32)> = hashes(letters, RUN).zip(0..=u32::MAX).collect();
        runs.sort_unstable();
        // of equal runs the first is enough
        runs.dedup_by(|next, kept| {
            let run = |at: u32| letters.get(at as usize..at as usize + RUN);
            next.0 == kept.0 && run(next.1) == run(kept.1)
        });
        Self { letters, runs, passages: corpus.first[report]..corpus.first[report + 1] }
    }

    /// Where a run stands in the report.
    fn find(&self, hash: u64, run: &[char]) -> Option<usize> {
        let from = self.runs.partition_point(|entry| entry.0 < hash);
        let same = self.runs[from..].iter().take_while(|entry| entry.0 == hash).take(LOOKED_AT);
        let mut places = same.map(|entry| entry.1 as usize);
        places.find(|&at| self.letters.get(at..at + RUN) == Some(run))
    }

    /// How many letters of a passage stand in runs that the report has too; `None` where there are none.
    pub(super) fn compare(&self, corpus: &Corpus, index: &Index, passage: usize) -> Option<Match> {
        let text = corpus.text(passage);
        // how many fingerprints that are not common begin before each letter
        let mut telling = vec![0_u32; text.len() + 1];
        fingerprints(text, |fingerprint| telling[fingerprint.at + 1] += u32::from(!index.is_common(fingerprint.hash)));
        for at in 1..telling.len() {
            telling[at] += telling[at - 1];
        }
        let window = RUN - PIECE_AND_MORE;
        let (mut repeated, mut covered) = (0, 0);
        let mut from: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, hash) in hashes(text, RUN).enumerate() {
            if telling[at + window] == telling[at] {
                continue;
            }
            let Some(place) = self.find(hash, &text[at..at + RUN]) else { continue };
            let fresh = at + RUN - covered.max(at);
            repeated += fresh;
            covered = at + RUN;
            let source = corpus.passages[self.passages.clone()].partition_point(|passage| passage.start <= place);
            *from.entry(source.saturating_sub(1)).or_insert(0) += fresh;
        }
        let (most, _) = from.into_iter().max_by_key(|&(at, letters)| (letters, std::cmp::Reverse(at)))?;
        Some(Match { repeated, passage: self.passages.start + most })
    }
}

/// A fingerprint that begins within so many letters before the end of a run does not end in it.
const PIECE_AND_MORE: usize = PIECE - 1;
