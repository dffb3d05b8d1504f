//! Which marks of a paragraph have no partner.

use crate::marks::Stops;

/// A mark and where it stands.
pub(super) type Mark = (usize, char);

/// What is wrong with one mark or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// An opening mark without its closing one.
    Unclosed(usize, char),
    /// A closing mark without its opening one.
    Unopened(usize, char),
    /// Two that pair though one is full width and the other half width.
    Mixed(Mark, Mark),
    /// Two that pair across the border of another pair.
    Crossed(Mark, Mark),
}

impl Fault {
    /// The mark, and the second of two.
    pub(super) const fn marks(&self) -> (Mark, Option<Mark>) {
        match *self {
            Self::Unclosed(at, mark) | Self::Unopened(at, mark) => ((at, mark), None),
            Self::Mixed(open, close) | Self::Crossed(open, close) => (open, Some(close)),
        }
    }

    const fn place(&self) -> usize {
        match *self {
            Self::Unclosed(at, _) | Self::Unopened(at, _) | Self::Mixed(_, (at, _)) | Self::Crossed(_, (at, _)) => at,
        }
    }
}

/// The marks that pair: a number for what they are, and whether they open. Of brackets the full and the half form are the same.
const fn pair(mark: char) -> Option<(usize, bool)> {
    Some(match mark {
        '《' => (0, true),
        '》' => (0, false),
        '〈' => (1, true),
        '〉' => (1, false),
        '“' => (2, true),
        '”' => (2, false),
        '（' | '(' => (3, true),
        '）' | ')' => (3, false),
        '〔' | '[' | '［' => (4, true),
        '〕' | ']' | '］' => (4, false),
        '【' => (5, true),
        '】' => (5, false),
        '「' => (6, true),
        '」' => (6, false),
        '『' => (7, true),
        '』' => (7, false),
        _ => return None,
    })
}

const KINDS: usize = 8;

/// Whether a mark opens a pair.
pub(super) const fn opens(mark: char) -> bool {
    matches!(pair(mark), Some((_, true)))
}

/// Whether one opens what the other closes.
pub(super) fn are_partners(open: char, close: char) -> bool {
    matches!((pair(open), pair(close)), (Some((a, true)), Some((b, false))) if a == b)
}

/// Whether two partners are of unlike forms.
pub(super) fn is_mixed(open: char, close: char) -> bool {
    let forms = [('（', '）'), ('(', ')'), ('〔', '〕'), ('[', ']'), ('［', '］')];
    are_partners(open, close) && forms.iter().any(|form| (form.0 == open) != (form.1 == close))
}

/// The faults of a paragraph in order; `numbered` says that 一） numbers an item, for the text has no （一）. Time is linear: a
/// mark is opened and closed once.
pub(super) fn faults(text: &str, numbered: impl Fn() -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut open: Vec<(Mark, usize)> = Vec::new();
    let mut count = [0usize; KINDS];
    // opening marks that a closing mark of another kind left behind
    let mut left: [Vec<Mark>; KINDS] = Default::default();
    for (at, mark) in MARKS.stops(text) {
        let Some((kind, opening)) = pair(mark) else { continue };
        if opening {
            open.push(((at, mark), kind));
            count[kind] += 1;
        } else if count[kind] > 0 {
            while let Some((opened, other)) = open.pop() {
                count[other] -= 1;
                if other == kind {
                    if is_mixed(opened.1, mark) {
                        faults.push(Fault::Mixed(opened, (at, mark)));
                    }
                    break;
                }
                left[other].push(opened);
            }
        } else if let Some(opened) = left[kind].pop() {
            faults.push(Fault::Crossed(opened, (at, mark)));
        } else if !(kind == ROUND && is_enumerator(&text[..at], &numbered)) {
            faults.push(Fault::Unopened(at, mark));
        }
    }
    let alone = open.into_iter().map(|(mark, _)| mark).chain(left.into_iter().flatten());
    faults.extend(alone.map(|(at, mark)| Fault::Unclosed(at, mark)));
    faults.sort_by_key(Fault::place);
    faults
}

/// The marks that [`pair`] knows.
static MARKS: Stops = Stops::of("《》〈〉“”（）()〔〕[]［］【】「」『』");

/// The kind of round brackets.
const ROUND: usize = 3;

/// Whether what stands before a round bracket is the number of an item: 1）, a), 三）.
fn is_enumerator(before: &str, han: impl Fn() -> bool) -> bool {
    let mut number = 0;
    for c in before.chars().rev() {
        let part =
            c.is_ascii_alphanumeric() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c) && han();
        match c {
            _ if part && number < 3 => number += 1,
            _ => return number > 0 && (c.is_whitespace() || "。；：，、;:,.“”（(".contains(c)),
        }
    }
    (1..=3).contains(&number)
}
