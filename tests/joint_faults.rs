//! Consistent reports are passed; planted faults are found and traced to the figure that was changed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)] // helpers stop a test as it would stop itself

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use fazhi::check::joint::{Joint, Outcome};
use fazhi::check::{Language, Severity, check};
use fazhi::quantity::law::{Closure, Verdict};
use fazhi::quantity::{Quantity, Ratio};
use fazhi::report::{FigureId, Relation, Report};

#[path = "support/consistent.rs"]
mod consistent;

use consistent::Dice;

/// Consistent reports without an error.
const REPORTS: u64 = 2000;
/// Faults of each kind.
const FAULTS: usize = 300;

fn errors(report: &Report) -> Vec<String> {
    let findings = check(report);
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error);
    errors.map(|finding| format!("{} {}", finding.code(), finding.message(report, Language::En))).collect()
}

#[test]
fn consistent_reports_have_no_error() {
    let mut dice = Dice(11);
    let (mut figures, mut claims, mut undecided) = (0, 0, 0);
    for round in 0..REPORTS {
        // mostly short ones, for the tests are built without optimisation
        let size = if round % 20 == 0 { 20 + dice.index(380) } else { 20 + dice.index(60) };
        let report = consistent::report(&mut dice, size);
        figures += report.figures().len();
        claims += report.claims().len();
        assert_eq!(errors(&report), Vec::<String>::new(), "report {round}");
        if round % 10 == 0 {
            let outcomes = Joint::new(&report).outcomes();
            assert!(!outcomes.contains(&Outcome::Impossible), "report {round}");
            undecided += outcomes.iter().filter(|outcome| **outcome == Outcome::NotDecided).count();
        }
    }
    println!("{REPORTS} reports, {figures} figures, {claims} claims, no error; {undecided} groups not decided");
}

/// The kinds of planted faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Swapped,
    NeighbourKey,
    Dropped,
    Doubled,
    PointMoved,
    TenThousandLost,
    IncludesItem,
    LeavesOutItem,
    OtherWhole,
    DividedByNew,
    Nudged,
    Jointly,
}

const KINDS: [Kind; 12] = [
    Kind::Swapped,
    Kind::NeighbourKey,
    Kind::Dropped,
    Kind::Doubled,
    Kind::PointMoved,
    Kind::TenThousandLost,
    Kind::IncludesItem,
    Kind::LeavesOutItem,
    Kind::OtherWhole,
    Kind::DividedByNew,
    Kind::Nudged,
    Kind::Jointly,
];

/// The digits of a printed figure, what stands before and what after.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let len = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.')?;
    Some((&text[..start], &text[start..start + len], &text[start + len..]))
}

/// A printed figure with a slip of the hand in its digits.
fn typed(kind: Kind, text: &str, dice: &mut Dice) -> Option<String> {
    let (before, number, after) = split(text)?;
    let mut digits: Vec<u8> = number.bytes().collect();
    let places: Vec<usize> = (0..digits.len()).filter(|&at| digits[at].is_ascii_digit()).collect();
    let at = places[dice.index(places.len())];
    match kind {
        Kind::Swapped => {
            let next = places.iter().copied().find(|&next| next > at)?;
            if digits[at] == digits[next] {
                return None;
            }
            digits.swap(at, next);
        }
        Kind::NeighbourKey => {
            // the row of digits: 1 2 3 4 5 6 7 8 9 0
            let row = b"1234567890";
            let key = row.iter().position(|&d| d == digits[at])?;
            let other = if dice.one_in(2) { key.checked_sub(1)? } else { key + 1 };
            digits[at] = *row.get(other)?;
        }
        Kind::Dropped => {
            digits.remove(at);
        }
        Kind::Doubled => digits.insert(at, digits[at]),
        Kind::PointMoved => {
            return match number.split_once('.') {
                Some((whole, rest)) if whole.len() > 1 && dice.one_in(2) => {
                    let (first, last) = whole.split_at(whole.len() - 1);
                    Some(format!("{before}{first}.{last}{rest}{after}"))
                }
                Some((whole, rest)) if rest.len() > 1 => {
                    Some(format!("{before}{whole}{}.{}{after}", &rest[..1], &rest[1..]))
                }
                Some(_) => None,
                None => Some(format!("{before}{number}0{after}")),
            };
        }
        _ => return None,
    }
    let number = String::from_utf8(digits).unwrap();
    let wrong = number.starts_with('.')
        || number.ends_with('.')
        || (number.len() > 1 && number.starts_with('0') && !number.starts_with("0."));
    (!wrong && !number.is_empty()).then(|| format!("{before}{number}{after}"))
}

fn uses(report: &Report) -> BTreeMap<FigureId, usize> {
    let mut uses = BTreeMap::new();
    for (_, claim) in report.claims() {
        claim.relation.for_each(|_, id| *uses.entry(id).or_insert(0) += 1);
    }
    uses
}

/// Plants a fault: the figure, and what is printed instead.
fn plant(kind: Kind, report: &Report, dice: &mut Dice) -> Option<(FigureId, String)> {
    let text = |id: FigureId| report.figure(id).unwrap().quantity.as_str().to_owned();
    let value = |id: FigureId| report.figure(id).unwrap().quantity.value();
    let exact = |id: FigureId| report.figure(id).unwrap().quantity.is_exact();
    let claims: Vec<_> = report.claims().collect();
    let used: Vec<FigureId> = uses(report).into_keys().collect();
    match kind {
        Kind::Swapped | Kind::NeighbourKey | Kind::Dropped | Kind::Doubled | Kind::PointMoved => {
            let id = used[dice.index(used.len())];
            Some((id, typed(kind, &text(id), dice)?))
        }
        Kind::TenThousandLost => {
            let id = used.into_iter().find(|&id| text(id).contains('万'))?;
            Some((id, text(id).replace('万', "")))
        }
        Kind::IncludesItem | Kind::LeavesOutItem => {
            let (_, claim) = claims[dice.index(claims.len())];
            let Relation::Breakdown { total: Some(total), parts, closure: Closure::Closed } = &claim.relation else {
                return None;
            };
            let item = value(parts[dice.index(parts.len())]);
            let changed = if kind == Kind::IncludesItem {
                value(*total).checked_add(item)
            } else {
                value(*total).checked_sub(item)
            };
            exact(*total).then(|| (*total, format!("{}件", changed.unwrap())))
        }
        Kind::OtherWhole => {
            let (_, claim) = claims[dice.index(claims.len())];
            let Relation::Share { part, whole, rate } = &claim.relation else { return None };
            let totals: Vec<_> = claims
                .iter()
                .filter_map(|(_, claim)| match &claim.relation {
                    Relation::Breakdown { total: Some(total), .. } if exact(*total) => Some(*total),
                    _ => None,
                })
                .filter(|total| !whole.contains(total) && value(*total) > value(part[0]))
                .collect();
            let other = *totals.get(dice.index(totals.len()))?;
            let wrong = value(part[0]).checked_mul(Ratio::HUNDRED)?.checked_div(value(other))?;
            let places = u32::from(report.figure(*rate).unwrap().quantity.decimals());
            Some((*rate, format!("{}%", wrong.rounded(places))))
        }
        Kind::DividedByNew => {
            let (_, claim) = claims[dice.index(claims.len())];
            let Relation::Growth { current: Some(current), base: Some(base), rate: Some(rate), .. } = &claim.relation
            else {
                return None;
            };
            let (now, then) = (value(*current), value(*base));
            if !exact(*current) || now.is_zero() {
                return None;
            }
            let change = if now > then { now.checked_sub(then)? } else { then.checked_sub(now)? };
            let wrong = change.checked_mul(Ratio::HUNDRED)?.checked_div(now)?;
            let places = u32::from(report.figure(*rate).unwrap().quantity.decimals());
            Some((*rate, format!("{}%", wrong.rounded(places))))
        }
        Kind::Nudged => {
            let rates: Vec<_> = used.into_iter().filter(|&id| text(id).ends_with('%')).collect();
            let id = *rates.get(dice.index(rates.len()))?;
            let quantity = &report.figure(id).unwrap().quantity;
            let by = quantity.unit_in_last_place();
            let by = if dice.one_in(2) { by } else { by.negated()? };
            let changed = quantity.value().checked_add(by).filter(|value| !value.is_negative())?;
            Some((id, format!("{}%", changed.rounded(quantity.decimals().into()))))
        }
        Kind::Jointly => {
            let (_, claim) = claims[dice.index(claims.len())];
            let Relation::Share { part, whole, rate } = &claim.relation else { return None };
            if whole.len() != 1 || exact(whole[0]) {
                return None;
            }
            let id = if dice.one_in(2) { part[0] } else { *rate };
            let typing = [Kind::Swapped, Kind::NeighbourKey][dice.index(2)];
            let changed = (id, typed(typing, &text(id), dice)?);
            let report = report.with_figure(id, changed.1.parse().ok()?)?;
            let broken = |claim: &fazhi::Claim| claim.judge(report.figures()).unwrap().verdict == Verdict::Broken;
            let alone = report.claims().any(|(_, claim)| broken(claim));
            (!alone && !Joint::new(&report).conflicts().is_empty()).then_some(changed)
        }
    }
}

#[derive(Default)]
struct Score {
    planted: usize,
    no_world: usize,
    undecided: usize,
    detected: usize,
    first: usize,
    three: usize,
    shared: usize,
    shared_first: usize,
    shared_three: usize,
    faults: usize,
}

#[test]
fn planted_faults_are_found_and_traced() {
    let mut dice = Dice(5);
    let mut all = Score::default();
    println!(
        "| fault | planted | no world | not decided | detected | first | first three | in two claims: first | first three |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for kind in KINDS {
        let mut score = Score::default();
        while score.planted < FAULTS {
            let size = 20 + dice.index(40);
            let report = consistent::report(&mut dice, size);
            for _ in 0..4 {
                let Some((id, text)) = plant(kind, &report, &mut dice) else { continue };
                let before = report.figure(id).unwrap().quantity.as_str();
                let Ok(quantity) = text.parse::<Quantity>() else { continue };
                if before == text {
                    continue;
                }
                let many = uses(&report)[&id] > 1;
                let report = report.with_figure(id, quantity).unwrap();
                judge(&report, id, many, &mut score);
                break;
            }
        }
        println!("| {kind:?} {}", score.line());
        all.add(&score);
    }
    println!("| all {}", all.line());
    assert!(all.detected * 100 >= all.no_world * 99, "detected");
    assert!(all.shared_first * 100 >= all.shared * 80, "first hypothesis over figures in two or more claims");
}

fn judge(report: &Report, id: FigureId, many: bool, score: &mut Score) {
    score.planted += 1;
    let joint = Joint::new(report);
    let outcomes = joint.outcomes();
    let broken = report.claims().any(|(_, claim)| claim.judge(report.figures()).unwrap().verdict == Verdict::Broken);
    if !broken && !outcomes.contains(&Outcome::Impossible) {
        score.undecided += usize::from(outcomes.contains(&Outcome::NotDecided));
        return;
    }
    score.no_world += 1;
    score.detected += usize::from(!errors(report).is_empty());
    let faults = joint.faults();
    score.faults += faults.len();
    let rank = faults.first().and_then(|fault| fault.hypotheses.iter().position(|h| h.figures() == [id]));
    let (first, three) = (rank == Some(0), rank.is_some_and(|rank| rank < 3));
    score.first += usize::from(first);
    score.three += usize::from(three);
    if many {
        score.shared += 1;
        score.shared_first += usize::from(first);
        score.shared_three += usize::from(three);
    }
    if std::env::var_os("FAZHI_TELL").is_some() && !first && many {
        let was = report.figure(id).unwrap().quantity.as_str();
        println!("planted {was} in {:?}", joint.claims_of(id));
        for fault in &faults {
            let claims: Vec<Vec<&str>> = fault
                .claims
                .iter()
                .map(|&c| {
                    report
                        .claim(c)
                        .unwrap()
                        .relation
                        .figures()
                        .iter()
                        .map(|&(_, f)| report.figure(f).unwrap().quantity.as_str())
                        .collect()
                })
                .collect();
            println!("   {claims:?}");
            for h in fault.hypotheses.iter().take(4) {
                println!("   - {}", h.sentence(report, Language::En));
            }
        }
    }
}

impl Score {
    fn line(&self) -> String {
        let of = |a: usize, b: usize| {
            let mille = (a * 1000).checked_div(b);
            mille.map_or_else(|| "–".to_owned(), |m| format!("{}.{}%", m / 10, m % 10))
        };
        format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            self.planted,
            self.no_world,
            self.undecided,
            of(self.detected, self.no_world),
            of(self.first, self.no_world),
            of(self.three, self.no_world),
            of(self.shared_first, self.shared),
            of(self.shared_three, self.shared)
        )
    }

    fn add(&mut self, other: &Self) {
        self.planted += other.planted;
        self.no_world += other.no_world;
        self.undecided += other.undecided;
        self.detected += other.detected;
        self.first += other.first;
        self.three += other.three;
        self.shared += other.shared;
        self.shared_first += other.shared_first;
        self.shared_three += other.shared_three;
        self.faults += other.faults;
    }
}

#[test]
fn an_editor_can_ask_at_every_keystroke() {
    let mut dice = Dice(3);
    let report = consistent::report(&mut dice, 400);
    let joint = Joint::new(&report);
    let start = Instant::now();
    let mut asked = 0;
    for (id, figure) in report.figures().iter() {
        let set = joint.possible(id).unwrap();
        // a mean is printed as what it rounds to
        let printed = &figure.quantity;
        assert!(set.meets(&printed.possible()) || set.meets(&printed.rounded()), "{printed} is not in {set}");
        asked += 1;
    }
    let each = start.elapsed() / asked;
    println!("{asked} figures, {each:?} each");
    // tests are built without optimisation, which takes some twenty times as long
    assert!(each < Duration::from_millis(20), "{each:?}");
}
