//! A list that is kept in place as long as it is short: most lists of a sentence are, and are dropped as soon as they are made.

use std::ops::{Deref, DerefMut};

/// A list of which the first `N` need no room of their own.
#[derive(Clone)]
pub(crate) struct Few<T, const N: usize> {
    len: usize,
    short: [T; N],
    /// All of it, once it is longer.
    long: Vec<T>,
}

impl<T: Copy + Default, const N: usize> Few<T, N> {
    pub(crate) fn push(&mut self, value: T) {
        if let Some(place) = self.short.get_mut(self.len) {
            *place = value;
            self.len += 1;
            return;
        }
        if self.long.is_empty() {
            self.long.extend_from_slice(&self.short);
        }
        self.long.push(value);
    }
}

impl<T: Copy + Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Self { len: 0, short: [T::default(); N], long: Vec::new() }
    }
}

impl<T, const N: usize> Deref for Few<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        if self.long.is_empty() { self.short.get(..self.len).unwrap_or_default() } else { &self.long }
    }
}

impl<T, const N: usize> DerefMut for Few<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        if self.long.is_empty() { self.short.get_mut(..self.len).unwrap_or_default() } else { &mut self.long }
    }
}

impl<T: Copy + Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut list = Self::default();
        values.into_iter().for_each(|value| list.push(value));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_holds_what_a_short_one_does() {
        for len in [0, 1, 3, 4, 5, 9] {
            let mut list: Few<usize, 4> = (0..len).collect();
            assert_eq!(*list, *(0..len).collect::<Vec<_>>());
            list.reverse();
            assert_eq!(list.first().copied(), len.checked_sub(1));
        }
    }
}
