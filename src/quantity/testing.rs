//! What tests of several modules ask.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use strum::IntoEnumIterator;

/// Asks that every value of an enum is spelt alike by Display, `FromStr` and JSON.
pub(crate) fn assert_spelt_alike<T>()
where
    T: IntoEnumIterator + Display + FromStr + Serialize + DeserializeOwned + PartialEq + Debug,
    T::Err: Debug,
{
    for value in T::iter() {
        let (text, json) = (value.to_string(), serde_json::to_string(&value).unwrap());
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(text.parse::<T>().unwrap(), value);
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
    }
}
