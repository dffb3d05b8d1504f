//! What the benches share: medians of things that are timed by turns, so that a change of the machine's speed meets all of them.

use std::time::{Duration, Instant};

/// The median time of each task over `rounds` rounds; in every round each task runs once.
pub(crate) fn medians<const N: usize>(rounds: usize, mut tasks: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..rounds {
        for (task, times) in tasks.iter_mut().zip(&mut times) {
            let start = Instant::now();
            task();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    })
}

/// Whether this is a run of `cargo bench`, not of the benches as tests.
pub(crate) fn measuring() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}
