//! The values of a figure by how it is used.

use crate::quantity::{End, Hedge, Possible, Quantity};

use super::Use;

pub(super) fn real(set: Possible) -> Possible {
    Possible::ends(set.lower(), set.upper())
}

/// The values of a figure by how it is used: rounded, and rounded or cut.
pub(super) fn sets(quantity: &Quantity, used: Use) -> (Possible, Possible) {
    let exact = quantity.hedge() == Hedge::Exact;
    let rounded = if used.mean {
        let set = if exact { quantity.rounded() } else { quantity.possible() };
        real(set).not_negative()
    } else {
        quantity.possible()
    };
    if !used.cut || !exact {
        return (rounded, rounded);
    }
    // half a unit to each side and a whole one outwards leave no gap
    (rounded, hull(rounded, quantity.cut()))
}

/// The smallest interval around two sets that meet.
fn hull(a: Possible, b: Possible) -> Possible {
    let pick = |a: Option<End>, b: Option<End>, low: bool| match (a, b) {
        (Some(a), Some(b)) if a.at == b.at => Some(End { at: a.at, closed: a.closed || b.closed }),
        (Some(a), Some(b)) => Some(if (a.at < b.at) == low { a } else { b }),
        _ => None,
    };
    Possible::ends(pick(a.lower(), b.lower(), true), pick(a.upper(), b.upper(), false))
}
