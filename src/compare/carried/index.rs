//! Which reports share which fingerprints, and which fingerprints are common.

use super::corpus::Corpus;
use super::winnow::fingerprints;
use super::{COMMON_AT_LEAST, COMMON_AT_MOST};

/// Which passages have which fingerprint.
pub(super) struct Index {
    /// Hash and report, sorted, of those fingerprints that several reports have and that are not common.
    shared: Vec<(u64, u32)>,
    /// The hashes that are common, sorted.
    common: Vec<u64>,
    /// Of every passage its groups in `shared`: passage and where the group begins, sorted.
    pub(super) groups: Vec<(u32, u32)>,
}

/// A passage or place by 32 bits: half the memory for thousands of reports. Beyond 2^32 nothing is compared.
fn narrow(n: usize) -> Option<u32> {
    u32::try_from(n).ok()
}

impl Index {
    pub(super) fn of(corpus: &Corpus) -> Self {
        let mut all: Vec<(u64, u32)> = Vec::new();
        for at in 0..corpus.passages.len() {
            let Some(passage) = narrow(at) else { break };
            fingerprints(corpus.text(at), |fingerprint| all.push((fingerprint.hash, passage)));
        }
        all.sort_unstable();
        all.dedup();
        let report = |passage: u32| corpus.passages[passage as usize].report;
        let limit = (corpus.letters.len() / 100).clamp(COMMON_AT_LEAST, COMMON_AT_MOST);
        let mut index = Self { shared: Vec::new(), common: Vec::new(), groups: Vec::new() };
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            // passages stand in the order of their reports
            let reports = group.chunk_by(|a, b| report(a.1) == report(b.1)).count();
            if reports > limit {
                index.common.push(group[0].0);
            } else if reports > 1
                && let Some(start) = narrow(index.shared.len())
            {
                let once = group.chunk_by(|a, b| report(a.1) == report(b.1)).filter_map(|passages| passages.first());
                index.shared.extend(once.filter_map(|&(hash, passage)| Some((hash, narrow(report(passage))?))));
                index.groups.extend(group.iter().map(|&(_, passage)| (passage, start)));
            }
        }
        index.groups.sort_unstable();
        index
    }

    /// The reports that share a fingerprint.
    pub(super) fn group(&self, start: u32) -> impl Iterator<Item = usize> {
        let rest = self.shared.get(start as usize..).unwrap_or_default();
        let hash = rest.first().map(|entry| entry.0);
        rest.iter().take_while(move |entry| Some(entry.0) == hash).map(|entry| entry.1 as usize)
    }

    pub(super) fn is_common(&self, hash: u64) -> bool {
        self.common.binary_search(&hash).is_ok()
    }
}
