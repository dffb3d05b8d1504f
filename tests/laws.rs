//! The laws, each against exact integer arithmetic of its own: what is true is always admitted, what is off never is.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use fazhi::quantity::law::{
    Average, Change, Closure, Direction, Form, Growth, PointChange, Reason, Reduction, Share, Sum, Verdict, growth, sum,
};
use fazhi::quantity::{Possible, Quantity, Ratio};
use proptest::prelude::*;

/// The largest count of the tests.
const MOST: i128 = 1_000_000_000_000_000;

fn ten(places: u32) -> i128 {
    10i128.pow(places)
}

/// `mantissa / 10^places` with exactly that many decimals.
fn printed(mantissa: i128, places: u32, unit: &str) -> String {
    let (sign, m) = if mantissa < 0 { ("-", -mantissa) } else { ("", mantissa) };
    if places == 0 {
        return format!("{sign}{m}{unit}");
    }
    let width = places as usize;
    format!("{sign}{}.{:0width$}{unit}", m / ten(places), m % ten(places))
}

/// `num / den` from 0 up, rounded half up.
fn half_up(num: i128, den: i128) -> i128 {
    (2 * num + den) / (2 * den)
}

/// `num / den` from 0 up, rounded half to even.
fn half_even(num: i128, den: i128) -> i128 {
    let (q, r) = (num / den, num % den);
    match (2 * r).cmp(&den) {
        std::cmp::Ordering::Less => q,
        std::cmp::Ordering::Greater => q + 1,
        std::cmp::Ordering::Equal => q + q % 2,
    }
}

/// What must be said of a printed `value` where the true one is `num / den`, all in units of the last place.
fn expected(value: i128, num: i128, den: i128) -> Verdict {
    if (2 * (value * den - num)).abs() <= den {
        Verdict::Holds
    } else if value * den <= num && num < (value + 1) * den {
        Verdict::Truncated
    } else {
        Verdict::Broken
    }
}

/// Counts of every size: as many small as large.
fn count() -> impl Strategy<Value = i128> {
    prop_oneof![1..=30i128, 1..=2000i128, 1..=1_000_000i128, 1..=MOST]
}

/// The same, and 0.
fn count_or_none() -> impl Strategy<Value = i128> {
    prop_oneof![1 => Just(0), 5 => count()]
}

/// A whole and a part of it.
fn part_of_whole() -> impl Strategy<Value = (i128, i128)> {
    count().prop_flat_map(|whole| (prop_oneof![0..=whole, Just(whole), Just(0)], Just(whole)))
}

fn share(part: i128, whole: i128, rate: &str) -> Verdict {
    Share::new(format!("{part}件"), format!("{whole}件"), rate).unwrap().verdict()
}

fn people(count: i128) -> String {
    format!("{count}人")
}

fn exactly(count: i128) -> Possible {
    Possible::exactly(Ratio::from(count))
}

/// A count printed in one of the ways in which it may truly be printed.
fn truly_printed(n: i128, zeros: u32, manner: u8, unit: &str) -> String {
    let unit_of = ten(zeros);
    let (down, up) = (n - n % unit_of, (n + unit_of - 1) / unit_of * unit_of);
    match manner {
        1 if down > 0 && down < n => format!("{down}余{unit}"),
        2 if n < up => format!("近{up}{unit}"),
        3 if half_up(n, unit_of) > 0 => format!("约{}{unit}", half_up(n, unit_of) * unit_of),
        4 => format!("{down}{unit}以上"),
        5 if down < n => format!("超过{down}{unit}"),
        6 => format!("不超过{up}{unit}"),
        7 if n < up => format!("不足{up}{unit}"),
        8 => printed(half_up(n, ten(3)), 1, &format!("万{unit}")),
        9 if n < up && down > 0 => format!("近{up}余{unit}"),
        _ => format!("{n}{unit}"),
    }
}

/// A count and a true way to print it.
fn manner() -> impl Strategy<Value = (u32, u8)> {
    (0..=4u32, 0..=9u8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_rounded_true_share_is_admitted((part, whole) in part_of_whole(), places in 0..=4u32) {
        let num = part * 100 * ten(places);
        for rounded in [half_up(num, whole), half_even(num, whole)] {
            prop_assert_eq!(share(part, whole, &printed(rounded, places, "%")), Verdict::Holds);
        }
    }

    #[test]
    fn a_cut_true_share_is_truncated_or_holds((part, whole) in part_of_whole(), places in 0..=4u32) {
        let num = part * 100 * ten(places);
        let rate = printed(num / whole, places, "%");
        prop_assert!(matches!(share(part, whole, &rate), Verdict::Holds | Verdict::Truncated), "{rate}");
    }

    #[test]
    fn a_share_off_by_more_than_one_unit_is_broken(
        (part, whole) in part_of_whole(), places in 0..=4u32, off in 2..=60i128, up in any::<bool>(),
    ) {
        let num = part * 100 * ten(places);
        let value = if up { num / whole + off } else { num / whole + 1 - off };
        prop_assume!(value >= 0 && (value * whole - num).abs() > whole);
        prop_assert_eq!(share(part, whole, &printed(value, places, "%")), Verdict::Broken);
    }

    #[test]
    fn the_verdict_on_a_share_is_exact((part, whole) in part_of_whole(), places in 0..=4u32, off in -3..=3i128) {
        let num = part * 100 * ten(places);
        let value = num / whole + off;
        prop_assume!((0..=100 * ten(places)).contains(&value));
        prop_assert_eq!(share(part, whole, &printed(value, places, "%")), expected(value, num, whole));
    }

    #[test]
    fn a_part_above_its_whole_is_broken((part, whole) in part_of_whole(), places in 0..=4u32, more in 1..=9i128) {
        let num = part * 100 * ten(places);
        prop_assert_eq!(share(whole + more, whole, &printed(half_up(num, whole), places, "%")), Verdict::Broken);
    }

    #[test]
    fn a_share_of_rounded_counts_is_admitted(
        (part, whole) in part_of_whole(), places in 0..=2u32, of_wan in 0..=2u32,
    ) {
        let rate = printed(half_up(part * 100 * ten(places), whole), places, "%");
        let wan = |n: i128| printed(half_up(n, ten(4 - of_wan)), of_wan, "万件");
        // a whole that rounds to nothing may be any small count
        let judged = Share::new(wan(part), wan(whole), &*rate).unwrap().verdict();
        prop_assert!(judged != Verdict::Broken, "{} of {} is {rate}", wan(part), wan(whole));
        let judged = Share::new(format!("{part}件"), wan(whole), &*rate).unwrap().verdict();
        prop_assert!(judged != Verdict::Broken, "{part} of {} is {rate}", wan(whole));
    }

    #[test]
    fn a_share_with_one_count_unstated_learns_the_true_one((part, whole) in part_of_whole(), places in 0..=4u32) {
        let num = part * 100 * ten(places);
        for value in [half_up(num, whole), half_even(num, whole), num / whole] {
            let rate: Quantity = printed(value, places, "%").parse().unwrap();
            for (p, w, truth) in [(None, Some(exactly(whole)), part), (Some(exactly(part)), None, whole)] {
                let judged = fazhi::quantity::law::share(p, w, &rate);
                prop_assert_eq!(judged.verdict, Verdict::Undecided);
                prop_assert_eq!(judged.reason, Some(Reason::Unstated));
                let learned = judged.learned.unwrap();
                prop_assert!(!learned.is_empty(), "{rate} of {whole}: nothing learned");
                if expected(value, num, whole) == Verdict::Holds {
                    prop_assert!(learned.contains(Ratio::from(truth)), "{truth} in {learned}");
                }
            }
        }
    }

    #[test]
    fn a_closed_sum_of_true_parts_holds_and_no_part_can_change(
        parts in prop::collection::vec(0..=MOST / 16, 1..=12), at in any::<prop::sample::Index>(), off in 1..=MOST, up in any::<bool>(),
    ) {
        let total: i128 = parts.iter().sum();
        let judge = |parts: &[i128]| Sum::new(people(total), parts.iter().map(|&p| people(p))).unwrap().verdict();
        prop_assert_eq!(judge(&parts), Verdict::Holds);
        let mut changed = parts.clone();
        let part = &mut changed[at.index(parts.len())];
        *part = if up { *part + off } else { *part - off };
        prop_assume!(*part >= 0);
        prop_assert_eq!(judge(&changed), Verdict::Broken);
        prop_assert_eq!(Sum::new(people(total), changed.iter().map(|&p| people(p))).unwrap().gap().unwrap().single(),
            Some(Ratio::from(if up { -off } else { off })));
    }

    #[test]
    fn open_and_overlapping_lists_are_bounded_by_their_total(
        parts in prop::collection::vec(0..=200i128, 1..=6), total in 0..=600i128,
    ) {
        let sets: Vec<_> = parts.iter().map(|&p| exactly(p)).collect();
        let says = |yes| if yes { Verdict::Holds } else { Verdict::Broken };
        let judge = |closure| sum(&[exactly(total)], &sets, closure).verdict;
        prop_assert_eq!(judge(Closure::Open), says(parts.iter().sum::<i128>() <= total));
        prop_assert_eq!(judge(Closure::Overlapping), says(parts.iter().all(|&p| p <= total)));
        prop_assert_eq!(judge(Closure::Unmarked), judge(Closure::Closed));
    }

    #[test]
    fn a_sum_of_rounded_parts_holds_as_far_as_its_rounding_reaches(
        parts in prop::collection::vec(20_000..=MOST / 16, 1..=8), places in 0..=4u32, off in -12..=12i128,
    ) {
        // in units of the last place
        let unit = ten(4 - places);
        let total: i128 = parts.iter().sum();
        let rounded: Vec<_> = parts.iter().map(|&p| half_up(p, unit)).collect();
        let judge = |total: i128| {
            Sum::new(printed(total, places, "万户"), rounded.iter().map(|&p| printed(p, places, "万户"))).unwrap().verdict()
        };
        prop_assert_eq!(judge(half_up(total, unit)), Verdict::Holds);
        // each of the n + 1 figures may be half a unit off; with four places of 万 there is nothing to round
        let value = rounded.iter().sum::<i128>() + off;
        prop_assume!(value > 0);
        let room = if places == 4 { 0 } else { i128::try_from(parts.len()).unwrap() + 1 };
        prop_assert_eq!(judge(value), if 2 * off.abs() <= room { Verdict::Holds } else { Verdict::Broken });
    }

    #[test]
    fn exact_and_rounded_parts_meet_in_one_sum(
        exact in prop::collection::vec(0..=99_999i128, 1..=4), rounded in 10_000..=9_000_000i128, places in 0..=3u32,
    ) {
        let unit = ten(4 - places);
        let total = rounded + exact.iter().sum::<i128>();
        let mut parts: Vec<_> = exact.iter().map(|&p| people(p)).collect();
        parts.push(printed(half_up(rounded, unit), places, "万人"));
        prop_assert_eq!(Sum::new(people(total), parts).unwrap().verdict(), Verdict::Holds);
    }

    #[test]
    fn the_verdict_on_a_growth_is_exact(
        base in count(), current in count_or_none(), places in 0..=3u32, off in -3..=3i128,
    ) {
        let change = (current - base).abs() * 100 * ten(places);
        let judge = |value: i128| {
            let growth = Growth::from_base(people(current), people(base), printed(value, places, "%")).unwrap();
            if current < base { growth.down().verdict() } else { growth.verdict() }
        };
        let truth = half_up(change, base);
        prop_assume!(truth < ten(17));
        for value in [truth, half_even(change, base)] {
            prop_assert_eq!(judge(value), Verdict::Holds);
        }
        prop_assert_ne!(judge(change / base), Verdict::Broken);
        let value = change / base + off;
        prop_assume!(value >= 0);
        // what fell by more than everything did not fall; what did not change may be called either
        prop_assume!(current > base || value <= 100 * ten(places));
        prop_assert_eq!(judge(value), expected(value, change, base));
    }

    #[test]
    fn a_growth_without_its_base_learns_a_range_that_holds_it(base in count(), current in count_or_none(), places in 0..=3u32) {
        let change = (current - base).abs() * 100 * ten(places);
        for value in [half_up(change, base), half_even(change, base)] {
            prop_assume!(value < ten(17));
            let growth = Growth::without_base(people(current), printed(value, places, "%")).unwrap();
            let growth = if current < base { growth.down() } else { growth };
            prop_assert_eq!(growth.verdict(), Verdict::Undecided);
            let bases = growth.bases().unwrap();
            prop_assert!(bases.contains(Ratio::from(base)), "{base} in {bases}");
        }
    }

    #[test]
    fn the_bases_of_a_growth_are_exactly_those_that_round_to_it(
        current in 0..=300i128, value in 0..=999i128, places in 0..=2u32, down in any::<bool>(),
    ) {
        let growth = Growth::without_base(people(current), printed(value, places, "%")).unwrap();
        let growth = if down { growth.down() } else { growth };
        let bases = growth.bases().unwrap();
        let (mut rounded, mut cut) = (false, false);
        for base in 1..=1500i128 {
            let change = if down { base - current } else { current - base } * 100 * ten(places);
            // a change of the other sign can still round to the printed one
            let fits = (2 * (value * base - change)).abs() <= base;
            prop_assert_eq!(bases.contains(Ratio::from(base)), fits, "{} from {}", current, base);
            rounded |= fits;
            cut |= value * base <= change && change < (value + 1) * base;
        }
        // every base above the bound gives nearly -100% or 100%
        if !down || value < 80 * ten(places) {
            prop_assert_eq!(growth.verdict() == Verdict::Broken, !rounded && !cut);
        }
    }

    #[test]
    fn a_growth_by_its_difference_is_the_growth_by_its_base(base in count(), current in count_or_none(), places in 0..=3u32) {
        let change = (current - base).abs() * 100 * ten(places);
        let value = half_up(change, base);
        prop_assume!(value < ten(17));
        let rate: Quantity = printed(value, places, "%").parse().unwrap();
        let direction = if current < base { Direction::Down } else { Direction::Up };
        let change = Change { direction, form: Form::By };
        let (now, then, delta) = (exactly(current), exactly(base), exactly((current - base).abs()));
        for (now, then) in [(Some(now), None), (None, Some(then)), (Some(now), Some(then))] {
            let judged = growth(now, then, Some(delta), Some(&rate), change);
            prop_assert_eq!(judged.verdict, Verdict::Holds, "{:?} {:?} {} {}", now, then, delta, rate);
        }
        let off = exactly((current - base).abs() + 1);
        prop_assert_eq!(growth(Some(now), Some(then), Some(off), Some(&rate), change).verdict, Verdict::Broken);
        prop_assert_eq!(growth(Some(now), Some(then), Some(delta), None, change).verdict, Verdict::Holds);
    }

    #[test]
    fn a_growth_to_so_many_times_is_exact(base in 1..=1_000_000i128, current in 0..=90_000_000i128, places in 0..=3u32, off in -3..=3i128) {
        let num = current * ten(places);
        let value = num / base + off;
        prop_assume!(value >= 0 && half_up(num, base) < ten(17));
        let judge = |value: i128| {
            let rate: Quantity = printed(value, places, "倍").parse().unwrap();
            let direction = if current < base { Direction::Down } else { Direction::Up };
            growth(Some(exactly(current)), Some(exactly(base)), None, Some(&rate), Change { direction, form: Form::To }).verdict
        };
        prop_assert_eq!(judge(half_up(num, base)), Verdict::Holds);
        prop_assert_eq!(judge(value), expected(value, num, base));
    }

    #[test]
    fn the_verdict_on_a_reduction_is_exact((after, before) in part_of_whole(), places in 0..=3u32, off in -3..=3i128) {
        let num = (before - after) * 100 * ten(places);
        let judge = |value: i128| {
            Reduction::new(format!("{before}天"), format!("{after}天"), printed(value, places, "%")).unwrap().verdict()
        };
        for value in [half_up(num, before), half_even(num, before)] {
            prop_assert_eq!(judge(value), Verdict::Holds);
        }
        let value = num / before + off;
        prop_assume!((0..=100 * ten(places)).contains(&value));
        prop_assert_eq!(judge(value), expected(value, num, before));
    }

    #[test]
    fn the_verdict_on_an_average_is_exact(total in 0..=MOST, count in count(), places in 0..=3u32, off in -3..=3i128) {
        let num = total * ten(places);
        let judge = |value: i128| {
            Average::new(format!("{total}元"), people(count), printed(value, places, "元")).unwrap().verdict()
        };
        // money without a magnitude is rounded to its last digit too, so a whole total takes part as a range
        let of_cases = |value: i128| {
            Average::new(format!("{total}件"), people(count), printed(value, places, "件")).unwrap().verdict()
        };
        prop_assume!(half_up(num, count) < ten(17));
        for value in [half_up(num, count), half_even(num, count)] {
            prop_assert_eq!(judge(value), Verdict::Holds);
            prop_assert_eq!(of_cases(value), Verdict::Holds);
        }
        let value = num / count + off;
        prop_assume!(value >= 0);
        prop_assert_eq!(of_cases(value), expected(value, num, count));
    }

    #[test]
    fn an_average_without_its_count_learns_the_true_one(total in 1..=MOST, count in count(), places in 0..=3u32) {
        let value = half_up(total * ten(places), count);
        prop_assume!(value < ten(17));
        let average = Average::new(format!("{total}件"), people(count), printed(value, places, "件")).unwrap();
        let counts = average.counts().unwrap();
        prop_assert!(counts.contains(Ratio::from(count)), "{count} in {counts}");
    }

    #[test]
    fn the_verdict_on_a_point_change_is_exact(
        now in 0..=100_000_000i128, then in 0..=100_000_000i128, places in 0..=4u32, off in -4..=4i128,
    ) {
        // true rates in millionths of a percent
        prop_assume!(now >= then);
        let unit = ten(6 - places);
        let judge = |by: i128, word: &str| {
            PointChange::new(printed(half_up(now, unit), places, "%"), printed(half_up(then, unit), places, "%"),
                printed(by, places, word)).unwrap().verdict()
        };
        prop_assert_eq!(judge(half_up(now - then, unit), "个百分点"), Verdict::Holds);
        // printed with % it still may be points
        prop_assert_eq!(judge(half_up(now - then, unit), "%"), Verdict::Holds);
        let (first, last) = (half_up(then, unit), half_up(now, unit));
        prop_assume!(first > 1 && last < 100 * ten(places) - 1);
        let by = last - first + off;
        prop_assume!(by >= 0);
        // three figures, each half a unit off: one unit is in reach, two are not
        prop_assert_eq!(judge(by, "个百分点"), if off.abs() <= 1 { Verdict::Holds } else { Verdict::Broken });
    }

    #[test]
    fn figures_that_are_truly_printed_are_never_broken(
        (part, whole) in part_of_whole(), ways in prop::collection::vec(manner(), 3), places in 0..=2u32, rest in 0..=5000i128,
    ) {
        let print = |n: i128, way: usize, unit: &str| truly_printed(n, ways[way].0, ways[way].1, unit);
        let rate = printed(half_up(part * 100 * ten(places), whole), places, "%");
        let (p, w) = (print(part, 0, "件"), print(whole, 1, "件"));
        let share = Share::new(&*p, &*w, &*rate).unwrap().verdict();
        prop_assert_ne!(share, Verdict::Broken, "{} of {} is {}", p, w, rate);

        let (rest_printed, total) = (print(rest, 2, "件"), print(part + rest, 1, "件"));
        let sum = Sum::new(&*total, [&*p, &*rest_printed]).unwrap().verdict();
        prop_assert_eq!(sum, Verdict::Holds, "{} + {} = {}", p, rest_printed, total);

        let reduction = Reduction::new(&*w, &*p, printed(half_up((whole - part) * 100 * ten(places), whole), places, "%"));
        prop_assert_ne!(reduction.unwrap().verdict(), Verdict::Broken, "{} to {}", w, p);

        let fall = printed(half_up((whole - part) * 100 * ten(places), whole), places, "%");
        let growth = Growth::from_base(&*p, &*w, &*fall).unwrap().down();
        prop_assert_ne!(growth.verdict(), Verdict::Broken, "{} from {} down {}", p, w, fall);
        let growth = Growth::without_base(&*p, &*fall).unwrap().down();
        prop_assert_eq!(growth.verdict(), Verdict::Undecided, "{} down {}", p, fall);
        if let Some(bases) = growth.bases() {
            prop_assert!(bases.contains(Ratio::from(whole)), "{whole} in {bases}: {p} down {fall}");
        }

        let mean = printed(half_up(whole * ten(places), rest + 1), places, "件");
        let average = Average::new(&*w, print(rest + 1, 2, "次"), &*mean).unwrap().verdict();
        prop_assert_ne!(average, Verdict::Broken, "{} is {} each", w, mean);
    }

    #[test]
    fn a_previous_rate_that_is_not_stated_is_learned(now in 0..=100_000i128, then in 0..=100_000i128, places in 0..=3u32) {
        // true rates in thousandths of a percent
        let unit = ten(3 - places);
        let change: Quantity = printed(half_up((now - then).abs(), unit), places, "个百分点").parse().unwrap();
        let current: Quantity = printed(half_up(now, unit), places, "%").parse().unwrap();
        let direction = if now < then { Direction::Down } else { Direction::Up };
        let judged = fazhi::quantity::law::point_change(current.possible(), None, &change, direction, None);
        prop_assert_eq!(judged.verdict, Verdict::Undecided);
        prop_assert!(judged.learned.unwrap().contains(Ratio::new(then, 1000).unwrap()));
    }
}

#[test]
fn nothing_of_nothing_proves_no_rate_wrong() {
    let none = |judged: fazhi::quantity::law::Judgement| {
        assert_eq!((judged.verdict, judged.reason), (Verdict::Undecided, Some(Reason::ZeroBase)));
    };
    none(Share::new("0件", "0件", "100%").unwrap().judgement());
    none(Share::new("0件", "0件", "0%").unwrap().judgement());
    let rate: Quantity = "0%".parse().unwrap();
    none(growth(Some(exactly(0)), Some(exactly(0)), None, Some(&rate), Change::default()));
    // something of nothing is wrong, whatever the rate
    assert_eq!(share(5, 0, "100%"), Verdict::Broken);
    assert_eq!(Average::new("45件", "0人", "2件").unwrap().verdict(), Verdict::Broken);
}

#[test]
fn rates_in_tenths_are_compared_in_percent() {
    let change = |now: &str, then: &str| PointChange::new(now, then, "5个百分点").unwrap().verdict();
    assert_eq!(change("八成", "75%"), Verdict::Holds);
    assert_eq!(change("八成", "68%"), Verdict::Broken); // 75% … 85% less 67.5% … 68.5% is at least 6.5 points
    assert_eq!(Share::new(84, 100, "八成").unwrap().expected_rate().unwrap(), "8成");
    assert_eq!(Share::new(200, 300, "三分之二").unwrap().expected_rate(), None);
}
