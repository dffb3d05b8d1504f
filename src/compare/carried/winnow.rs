//! Fingerprints of text by winnowing: of every few pieces in a row one is kept, chosen by its content alone, so that two texts
//! that share a run of [`RUN`] letters share a fingerprint of it.
//!
//! After Schleimer, Wilkerson and Aiken, *Winnowing: local algorithms for document fingerprinting* (2003).

/// How many letters a piece has.
pub(super) const PIECE: usize = 12;

/// Of so many pieces in a row one is kept.
const WINDOW: usize = 9;

/// The shortest run of letters whose repetition is surely found.
pub(super) const RUN: usize = PIECE + WINDOW - 1;

/// A kept piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    pub(super) hash: u64,
    /// Where the piece begins.
    pub(super) at: usize,
}

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hashes of all runs of `length` letters, in order; equal runs have equal hashes.
pub(super) fn hashes(letters: &[char], length: usize) -> impl Iterator<Item = u64> {
    let top = (1..length).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = 0_u64;
    letters.iter().enumerate().filter_map(move |(at, &c)| {
        if let Some(&out) = at.checked_sub(length).and_then(|before| letters.get(before)) {
            hash = hash.wrapping_sub(u64::from(out).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(c));
        (at + 1 >= length).then(|| mixed(hash))
    })
}

/// Spreads the bits, so that the least hash is any hash.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// Calls `each` with the fingerprints of a text in order: the least hash of every window, the last of equals, each once.
pub(super) fn fingerprints(letters: &[char], mut each: impl FnMut(Fingerprint)) {
    let mut ring = [0_u64; WINDOW];
    let mut least: Option<Fingerprint> = None;
    for (at, hash) in hashes(letters, PIECE).enumerate() {
        ring[at % WINDOW] = hash;
        let fallen_out = least.is_none_or(|kept| kept.at + WINDOW <= at);
        let chosen = if fallen_out {
            let first = (at + 1).saturating_sub(WINDOW);
            (first..=at)
                .map(|at| Fingerprint { hash: ring[at % WINDOW], at })
                .reduce(|best, next| if next.hash <= best.hash { next } else { best })
        } else {
            least.filter(|kept| kept.hash < hash).or(Some(Fingerprint { hash, at }))
        };
        // before the first window is full nothing is chosen
        if at + 1 >= WINDOW && (chosen != least || at + 1 == WINDOW) {
            chosen.into_iter().for_each(&mut each);
        }
        least = chosen;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Fingerprint> {
        let letters: Vec<char> = text.chars().collect();
        let mut out = Vec::new();
        fingerprints(&letters, |fingerprint| out.push(fingerprint));
        out
    }

    /// Letters by a fixed rule.
    fn letters(seed: u32, length: usize) -> String {
        let mut state = seed;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4E00 + (state >> 16) % 500).unwrap()
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn every_run_holds_a_fingerprint() {
        for seed in 0..20 {
            let text = letters(seed, 400);
            let at: Vec<usize> = of(&text).iter().map(|f| f.at).collect();
            assert!(at.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] <= WINDOW), "{at:?}");
            assert!(at[0] < WINDOW && at[at.len() - 1] + PIECE + WINDOW > 400);
        }
    }

    #[test]
    fn a_shared_run_shares_a_fingerprint() {
        for seed in 0..50 {
            let run = letters(seed + 1000, RUN);
            let (one, other) = (letters(seed, 60) + &run + &letters(seed + 1, 60), letters(seed + 2, 33) + &run);
            let hashes: Vec<u64> = of(&one).iter().map(|f| f.hash).collect();
            assert!(of(&other).iter().any(|f| hashes.contains(&f.hash)), "{seed}");
        }
    }

    #[test]
    fn equal_letters_do_not_multiply() {
        let text: String = "同".repeat(10_000);
        let found = of(&text);
        assert!(!found.is_empty() && found.iter().all(|f| f.hash == found[0].hash));
        assert!(of("太短").is_empty());
        assert_eq!(of(&letters(1, RUN)).len(), 1);
    }

    #[test]
    fn rolling_is_hashing_anew() {
        let text: Vec<char> = letters(3, 100).chars().collect();
        let rolled: Vec<u64> = hashes(&text, RUN).collect();
        let anew: Vec<u64> = text.windows(RUN).flat_map(|run| hashes(run, RUN)).collect();
        assert_eq!(rolled, anew);
        assert_eq!(hashes(&text[..RUN - 1], RUN).count(), 0);
    }
}
