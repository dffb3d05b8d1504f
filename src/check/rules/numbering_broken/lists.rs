//! Lists in a run of numbers, and where their order breaks.

use crate::report::outline::Style;

/// How many lists of one style may be open, each within the one before.
const MOST_OPEN: usize = 4;

/// Where the order of a list breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Break {
    /// The element at which it shows.
    pub(super) at: usize,
    /// The element whose number comes before it; `None` where a list begins wrong or a number is repeated.
    pub(super) before: Option<usize>,
    /// What is wrong.
    pub(super) fault: Fault,
}

/// What is wrong with the order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Numbers are left out.
    Missing {
        /// The first of them.
        from: u32,
        /// The last.
        to: u32,
    },
    /// A number stands twice.
    Repeated,
    /// All numbers are there, in another order.
    Order,
}

/// Finds the breaks in elements with their numbers, in the order of the text. A list begins anew with 1 and may hold
/// another; with `once`, a list of a single 1 that another 1 follows and that never goes on is a repeated number.
pub(super) fn breaks(numbers: &[(usize, u32)], once: bool) -> Vec<Break> {
    let lists = split(numbers);
    let mut out = Vec::new();
    for list in &lists {
        judge(list, &mut out);
    }
    for pair in lists.windows(2) {
        if let ([(_, 1)], [(at, 1), ..], true) = (&pair[0][..], &pair[1][..], once) {
            out.push(Break { at: *at, before: None, fault: Fault::Repeated });
        }
    }
    out.sort_by_key(|found| found.at);
    out
}

/// The lists in a run of numbers: a 1 begins one; a number goes on the innermost open list that it follows, or else stands
/// in the innermost one.
fn split(numbers: &[(usize, u32)]) -> Vec<Vec<(usize, u32)>> {
    let mut lists: Vec<(Vec<(usize, u32)>, u32)> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for &(at, number) in numbers {
        let followed = open.iter().rposition(|&list| lists[list].1.checked_add(1) == Some(number));
        if number == 1 || open.is_empty() {
            if open.len() == MOST_OPEN {
                open.remove(0);
            }
            open.push(lists.len());
            lists.push((Vec::new(), 0));
        } else if let Some(place) = followed {
            open.truncate(place + 1);
        }
        if let Some(list) = open.last().and_then(|&list| lists.get_mut(list)) {
            list.0.push((at, number));
            list.1 = list.1.max(number);
        }
    }
    lists.into_iter().map(|(list, _)| list).collect()
}

/// Appends the breaks of one list.
fn judge(list: &[(usize, u32)], out: &mut Vec<Break>) {
    let before = out.len();
    let mut sorted: Vec<(u32, usize)> = list.iter().map(|&(at, number)| (number, at)).collect();
    sorted.sort_unstable();
    if let Some(&(first, at)) = sorted.first().filter(|(first, _)| *first > 1) {
        out.push(Break { at, before: None, fault: Fault::Missing { from: 1, to: first - 1 } });
    }
    for pair in sorted.windows(2) {
        let [(a, earlier), (b, at)] = *pair else { continue };
        if a == b {
            out.push(Break { at, before: None, fault: Fault::Repeated });
        } else if b - a > 1 {
            out.push(Break { at, before: Some(earlier), fault: Fault::Missing { from: a + 1, to: b - 1 } });
        }
    }
    if out.len() == before
        && let Some(pair) = list.windows(2).find(|pair| pair[1].1 < pair[0].1)
    {
        out.push(Break { at: pair[1].0, before: Some(pair[0].0), fault: Fault::Order });
    }
}

/// A number from 1 to 99 in Chinese; others in digits.
pub(super) fn han(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, unit) = (number / 10, DIGITS[(number % 10) as usize]);
    match tens {
        0 if number > 0 => unit.to_owned(),
        1 => format!("十{unit}"),
        2..=9 => format!("{}十{unit}", DIGITS[tens as usize]),
        _ => number.to_string(),
    }
}

/// A number as a list of this style prints it.
pub(super) fn label(style: Style, number: u32) -> String {
    match style {
        Style::Part => format!("第{}部分", han(number)),
        Style::Han => format!("{}、", han(number)),
        Style::HanBracket => format!("（{}）", han(number)),
        Style::Arabic => format!("{number}."),
        Style::ArabicBracket => format!("（{number}）"),
        Style::Circled => {
            let circled = number.checked_sub(1).filter(|&n| n < 20).and_then(|n| char::from_u32(0x2460 + n));
            circled.map_or_else(|| number.to_string(), String::from)
        }
        Style::Is => format!("{}是", han(number)),
        Style::Must => format!("{}要", han(number)),
        Style::Ordinal => format!("第{}", han(number)),
        Style::Which => format!("其{}", han(number)),
        Style::Word | Style::Dash | Style::None => number.to_string(),
    }
}
