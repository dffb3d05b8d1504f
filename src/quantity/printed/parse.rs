//! A figure from its text, and to its text again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::quantity::hedge::{Hedge, Hedges};
use crate::quantity::unit::Unit;

use super::error::shown;
use super::shape::Shape;
use super::{Kind, Quantity, QuantityError};

/// The most characters of a unit outside the lexicon.
const MAX_OPEN_UNIT: usize = 8;

impl Quantity {
    /// The figure of `text`, from its first byte: a hedge, a number, a unit, a hedge. Gives the figure and its length in
    /// bytes; what follows is not looked at.
    ///
    /// # Errors
    ///
    /// Where no number stands at the start, or the number is beyond the bounds of [`numeral`](crate::quantity::numeral).
    pub fn prefix(text: &str) -> Result<(Self, usize), QuantityError> {
        let (before, skip) = leading_hedges(text);
        let Some(read) = Shape::read(&text[skip..], before) else {
            return Err(QuantityError::NoNumber { input: shown(text), at: skip });
        };
        let (shape, len) = read.map_err(|source| QuantityError::Number { input: shown(text), source })?;
        Ok((Self { printed: text[..skip + len].into(), shape }, skip + len))
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        let negative = text.strip_prefix(['-', '－', '负']);
        if let Some(rest) = negative {
            let sign = text.len() - rest.len();
            let refuse = || QuantityError::NoNumber { input: shown(text), at: sign };
            // one sign only: before the rest is read, so that a run of them is not read sign by sign
            if rest.starts_with(['-', '－', '负']) {
                return Err(refuse());
            }
            let mut quantity: Self = rest.parse()?;
            let shape = &mut quantity.shape;
            let Some(numbers) = shape.numbers.clone().negated().filter(|_| shape.hedge() == Hedge::Exact) else {
                return Err(refuse());
            };
            shape.numbers = numbers;
            quantity.printed = text.into();
            return Ok(quantity);
        }
        let (mut quantity, len) = Self::prefix(text)?;
        if len < text.len() {
            quantity = quantity.with_open_unit(text, len)?;
        }
        Ok(quantity)
    }
}

impl TryFrom<&str> for Quantity {
    type Error = QuantityError;

    fn try_from(text: &str) -> Result<Self, QuantityError> {
        text.parse()
    }
}

impl Quantity {
    /// A unit outside the lexicon (12盘次): kept as printed where it is one short word.
    fn with_open_unit(mut self, text: &str, len: usize) -> Result<Self, QuantityError> {
        let rest = &text[len..];
        let word_end =
            rest.char_indices().map(|(at, _)| at).find(|&at| Hedge::after(&rest[at..]).is_some()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(word_end);
        let plain = self.shape.kind == Kind::Count
            && self.shape.hedge() != Hedge::Range
            && word.chars().count() <= MAX_OPEN_UNIT
            && word.chars().all(char::is_alphabetic);
        let after = Hedge::after(tail);
        if !plain || (!tail.is_empty() && after.is_none_or(|(_, taken)| taken != tail.len())) {
            return Err(QuantityError::Rest { input: shown(text), rest: shown(rest), at: len });
        }
        if !word.is_empty() {
            let unit = format!("{}{word}", self.shape.unit);
            self.shape.unit = Unit::new(&unit);
        }
        if let Some((hedge, _)) = after {
            self.shape.hedges = self.shape.hedges.and(hedge);
        }
        self.printed = text.into();
        Ok(self)
    }
}

/// The hedges that `text` begins with, and their length in bytes.
fn leading_hedges(text: &str) -> (Hedges, usize) {
    // a hedge is at most three characters, a verb at most two, and two hedges may follow each other (超过近50%)
    let mut hedges = Hedges::NONE;
    let mut at = 0;
    while let Some(len) = first_hedge_len(&text[at..]) {
        let Some((next, taken)) = Hedge::before(&text[at..at + len]) else { break };
        if taken != len {
            break;
        }
        hedges = hedges.and(next);
        at += len;
        if at > 36 {
            break;
        }
    }
    (hedges, at)
}

fn first_hedge_len(text: &str) -> Option<usize> {
    let ends = text.char_indices().skip(1).map(|(at, _)| at).take(5);
    let mut best = None;
    for end in ends {
        if Hedge::before(&text[..end]).is_some_and(|(_, taken)| taken == end) {
            best = Some(end);
        }
    }
    best
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Quantity;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a figure as a string, such as \"312件\" (a JSON number would lose printed digits)")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Quantity, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}
