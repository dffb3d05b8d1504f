//! Joint judgement against brute force: every world of small random systems is tried, by arithmetic of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // helpers stop a test as it would stop itself

use fazhi::check::joint::{Joint, Outcome};
use fazhi::check::{Severity, check};
use fazhi::quantity::Ratio;
use fazhi::quantity::law::Closure;

#[path = "support/worlds.rs"]
mod worlds;

use worlds::{Count, Dice, Rate, Said, Small};

fn count(dice: &mut Dice, hedged: &mut u32, about: i128) -> Count {
    let n = about;
    let exact = |n: i128| Count { text: format!("{n}件"), values: vec![n] };
    if *hedged == 0 || dice.below(2) == 0 {
        return exact(n);
    }
    *hedged -= 1;
    let (text, low, high) = match dice.below(6) {
        0 => ("10余件".to_owned(), 11, 19),
        1 => ("近10件".to_owned(), 1, 9),
        2 => ("20余件".to_owned(), 21, 29),
        3 => {
            let by = 1 + dice.small(5);
            (format!("{}至{}件", n + 1, n + 1 + by), n + 1, n + 1 + by)
        }
        4 => ("约20件".to_owned(), 15, 25),
        _ => (format!("不足{}件", n + 1), 0, n),
    };
    Count { text, values: (low..=high).collect() }
}

#[allow(clippy::too_many_lines)] // one arm a kind of claim
fn system(dice: &mut Dice) -> Small {
    let mut hedged = 1 + u32::try_from(dice.below(3)).unwrap();
    let counts: Vec<_> = (0..3 + dice.index(4))
        .map(|_| {
            let about = dice.small(25);
            count(dice, &mut hedged, about)
        })
        .collect();
    // a world to take most rates from, so that many systems are possible
    let world: Vec<i128> = counts.iter().map(|count| count.values[dice.index(count.values.len())]).collect();
    let (mut rates, mut means, mut claims): (Vec<Rate>, Vec<i128>, Vec<Said>) = (Vec::new(), Vec::new(), Vec::new());
    let honest = dice.below(4) > 0;
    let mut lists = 0;
    let mut unstated = 0;
    for _ in 0..2 + dice.below(4) {
        let mut pick = || dice.index(world.len());
        let (a, b, c, d) = (pick(), pick(), pick(), pick());
        let places = u32::try_from(dice.below(3)).unwrap();
        let rate = |part: i128, whole: i128, dice: &mut Dice, rates: &mut Vec<Rate>| {
            if !rates.is_empty() && dice.below(5) == 0 {
                return dice.index(rates.len());
            }
            let unit = 10i128.pow(places);
            let digits = if honest && whole > 0 && part >= 0 {
                (200 * unit * part + whole) / (2 * whole)
            } else {
                dice.small(100) * unit
            };
            rates.push(Rate { digits, places });
            rates.len() - 1
        };
        let claim = match dice.below(13) {
            0 | 1 => Said::Share { part: a, whole: Some(b), rate: rate(world[a], world[b], dice, &mut rates) },
            2 if unstated < 2 => {
                // at least 5%, so that the whole is bounded
                let rate = rate(world[a], world[b].max(1), dice, &mut rates);
                if rates[rate].digits < 6 * 10i128.pow(rates[rate].places) {
                    continue;
                }
                unstated += 1;
                Said::Share { part: a, whole: None, rate }
            }
            3 => Said::Subset { part: a, whole: b },
            4 | 5 => {
                let parts = if b == c { vec![b] } else { vec![b, c] };
                let closure = [Closure::Closed, Closure::Closed, Closure::Open, Closure::Overlapping][dice.index(4)];
                Said::Sum { total: a, parts, closure }
            }
            6 => Said::Balance { totals: vec![a, b], parts: vec![c, d] },
            7 => {
                let up = world[a] >= world[b];
                let by = (world[a] - world[b]).abs();
                Said::Growth { current: a, base: Some(b), rate: rate(by, world[b], dice, &mut rates), up }
            }
            8 if unstated < 2 => {
                let up = world[a] >= world[b];
                if !up && world[a] * 20 < world[b] {
                    continue;
                }
                let by = (world[a] - world[b]).abs();
                let rate = rate(by, world[b].max(1), dice, &mut rates);
                if !up && rates[rate].digits > 90 * 10i128.pow(rates[rate].places) {
                    continue;
                }
                unstated += 1;
                Said::Growth { current: a, base: None, rate, up }
            }
            9 => Said::Difference { current: a, base: b, delta: c, up: dice.below(2) == 0 },
            10 => Said::Reduction { before: a, after: b, rate: rate(world[a] - world[b], world[a], dice, &mut rates) },
            11 => {
                let none = unstated < 2 && dice.below(3) == 0;
                let by = world[b].max(1);
                let mean = if honest { (2 * world[a] + by) / (2 * by) } else { dice.small(6) };
                // the mean of an unstated count is at least 1, so that the count is bounded
                let mean = if none { mean.max(1) } else { mean };
                if means.is_empty() || dice.below(4) > 0 {
                    means.push(mean);
                }
                let last = means.len() - 1;
                if none && means[last] == 0 {
                    continue;
                }
                unstated += u32::from(none);
                Said::Average { total: a, count: (!none).then_some(b), mean: last }
            }
            12 if rates.len() >= 2 && lists == 0 => {
                lists = 1;
                Said::Rates { rates: (0..rates.len().min(3)).collect() }
            }
            _ => Said::Listed {
                count: a,
                listed: u32::try_from(world[a]).unwrap() + u32::from(!honest),
                open: dice.below(2) == 0,
            },
        };
        let sum = |ids: &[usize]| ids.iter().map(|&i| world[i]).sum::<i128>();
        let is_meant = match &claim {
            Said::Subset { part, whole } | Said::Share { part, whole: Some(whole), .. } => {
                world[*part] <= world[*whole]
            }
            Said::Sum { total, parts, closure: Closure::Closed } => sum(parts) == world[*total],
            Said::Sum { total, parts, .. } => sum(parts) <= world[*total],
            Said::Balance { totals, parts } => sum(totals) == sum(parts),
            Said::Difference { current, base, delta, up } => {
                world[*current] == world[*base] + if *up { world[*delta] } else { -world[*delta] }
            }
            Said::Reduction { before, after, .. } => world[*after] <= world[*before],
            _ => true,
        };
        // most of what the world makes false is left out, so that many systems are possible
        if is_meant || !honest || dice.below(8) == 0 {
            claims.push(claim);
        }
    }
    Small { counts, rates, means, claims, rounded: false }
}

const SYSTEMS: u64 = 24_000;

#[test]
fn the_solver_agrees_with_trying_every_world() {
    let mut dice = Dice(2023);
    let (mut possible, mut impossible, mut undecided, mut jointly) = (0, 0, 0, 0);
    for round in 0..SYSTEMS {
        let small = system(&mut dice);
        if small.claims.is_empty() {
            continue;
        }
        let on = vec![true; small.claims.len()];
        let (report, _) = small.report(&on);
        let joint = Joint::new(&report);
        let outcomes = joint.outcomes();
        let expected = small.world_exists(&on);
        let got = if outcomes.contains(&Outcome::Impossible) {
            Some(false)
        } else if outcomes.contains(&Outcome::NotDecided) {
            None
        } else {
            Some(true)
        };
        match got {
            None => undecided += 1,
            Some(got) => {
                assert_eq!(got, expected, "system {round}: {small:?}");
                // what has no world is found, and what has one is called no error
                let findings = check(&report);
                let errors = findings.iter().any(|finding| finding.severity() == Severity::Error);
                let found = findings.iter().any(|f| f.severity() > Severity::Note && f.code().starts_with('C'));
                assert!(if expected { !errors } else { found }, "system {round}: {small:?}");
                possible += u32::from(got);
                impossible += u32::from(!got);
            }
        }
        for conflict in joint.conflicts() {
            jointly += 1;
            let only: Vec<bool> = report.claims().map(|(id, _)| conflict.claims.contains(&id)).collect();
            assert!(!small.world_exists(&only), "system {round}: the conflict {conflict:?} has a world: {small:?}");
            assert!(conflict.minimal, "system {round}");
            for id in &conflict.claims {
                let mut fewer = only.clone();
                fewer[id.index()] = false;
                assert!(small.world_exists(&fewer), "system {round}: {conflict:?} does not need {id:?}: {small:?}");
            }
        }
    }
    println!("{possible} possible, {impossible} impossible, {undecided} not decided, {jointly} conflicts");
    assert!(possible > 4000 && impossible > 4000 && jointly > 200, "both answers occur");
    assert!(undecided * 1000 < SYSTEMS, "not decided: {undecided}");
}

#[test]
fn no_possible_value_is_taken_away() {
    let mut dice = Dice(7);
    let (mut tight, mut all) = (0, 0);
    for round in 0..3000 {
        let small = system(&mut dice);
        let on = vec![true; small.claims.len()];
        let (report, counts) = small.report(&on);
        let which = dice.index(counts.len());
        let joint = Joint::new(&report);
        let got = joint.possible(counts[which]).unwrap();
        // only the claims that are tied to the figure decide: the others are left out
        let tied = joint.tied(counts[which]);
        let on: Vec<bool> = report.claims().map(|(id, _)| tied.contains(&id)).collect();
        let mut loose = small.clone();
        let mut possible = |rounded: bool| -> Vec<i128> {
            loose.rounded = rounded;
            let mut with = |value: i128| {
                loose.counts[which].values = vec![value];
                loose.world_exists(&on)
            };
            (0..60).filter(|&value| with(value)).collect()
        };
        // rates are read as cut only where no value does with all of them rounded
        let mut values = possible(true);
        if values.is_empty() {
            if got.upper().is_none_or(|end| end.at > Ratio::from(59)) {
                continue; // beyond what is tried here
            }
            values = possible(false);
        }
        for &value in &values {
            assert!(got.contains(Ratio::from(value)), "system {round}: {value} is possible, not in {got}: {small:?}");
        }
        if let (Some(&first), Some(low)) = (values.first(), got.lower()) {
            all += 1;
            tight += u32::from(low.at == Ratio::from(first));
        }
    }
    println!("{tight} of {all} sets begin with a possible value");
    assert!(tight * 100 >= all * 98, "{tight} of {all}");
}
