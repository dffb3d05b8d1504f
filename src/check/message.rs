//! Sentences from evidence, in Chinese and in English.

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::{Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{Report, Role};

use super::finding::Finding;

/// The language of a message.
///
/// ```
/// use fazhi::check::Language;
/// assert_eq!(Language::En.pick("占比", "share"), "share");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The one of two that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// The value of `values` nearest to a printed figure, printed like it: with its unit and as many decimals. `None` where there
/// is none.
pub(super) fn nearest(values: &Possible, like: &Quantity) -> Option<String> {
    if values.is_empty() {
        return None;
    }
    let at = like.value();
    let end = match (values.lower(), values.upper()) {
        (Some(low), _) if at <= low.at => low,
        (_, Some(high)) if at >= high.at => high,
        _ => return Some(like.to_string()),
    };
    let places = u32::from(like.decimals());
    // an open end may round out of the set: then the digits are cut
    [end.at.rounded(places), end.at.cut(places)].into_iter().find_map(|digits| {
        let printed = with_unit(&digits, like);
        let figure: Quantity = printed.parse().ok()?;
        let fits = figure.possible().meets(values) || (!values.is_whole() && figure.rounded().meets(values));
        fits.then_some(printed)
    })
}

/// Digits with the unit of a figure; a unit that is 成 or none stays away, for the digits are then a plain number.
pub(super) fn with_unit(digits: &str, like: &Quantity) -> String {
    if like.kind() == Kind::Fraction { digits.to_owned() } else { format!("{digits}{}", like.unit()) }
}

/// The values of a set for people, with the unit of a figure: one value, or from–to.
pub(super) fn range(values: &Possible, like: &Quantity, language: Language) -> String {
    let places = if values.is_whole() { 0 } else { u32::from(like.decimals()) + 2 };
    let show = |at: Ratio| match at.exact_places() {
        Some(exact) if exact <= places => with_unit(&at.to_string(), like),
        _ => with_unit(&at.rounded(places), like),
    };
    match (values.lower(), values.upper()) {
        (Some(low), Some(high)) if low.at == high.at => show(low.at),
        (Some(low), Some(high)) => {
            let (low, high) = (show(low.at), show(high.at));
            if low == high {
                return language.pick(format!("约{low}"), format!("about {low}"));
            }
            language.pick(format!("{low}至{high}"), format!("{low} to {high}"))
        }
        (Some(low), None) => language.pick(format!("{}以上", show(low.at)), format!("{} or more", show(low.at))),
        (None, Some(high)) => language.pick(format!("{}以下", show(high.at)), format!("{} or less", show(high.at))),
        (None, None) => language.pick("任意值", "any value").to_owned(),
    }
}

/// A figure of a finding as printed, or the figures of a part joined with plus signs; empty where there is none.
pub(super) fn printed(finding: &Finding, report: &Report, role: Role) -> String {
    joined(finding, report, role, " + ")
}

/// The figures of a part with `between` between them.
pub(super) fn joined(finding: &Finding, report: &Report, role: Role, between: &str) -> String {
    let mut out = String::new();
    for evidence in finding.evidence.iter().filter(|e| e.role == Some(role)) {
        if let Some(figure) = report.figure(evidence.figure) {
            if !out.is_empty() {
                out.push_str(between);
            }
            out.push_str(figure.quantity.as_str());
        }
    }
    out
}

/// The first figure of a part.
pub(super) fn quantity<'a>(finding: &Finding, report: &'a Report, role: Role) -> Option<&'a Quantity> {
    finding.figure(role).and_then(|id| report.figure(id)).map(|figure| &figure.quantity)
}

/// What a part would have to be: printed like it where one printed value does, else the range; `None` where it is not known.
pub(super) fn expected(finding: &Finding, report: &Report, role: Role, language: Language) -> Option<String> {
    let consistent = finding.consistent(role)?;
    let like = quantity(finding, report, role)?;
    (!consistent.values.is_empty()).then(|| one_or_range(&consistent.values, like, language))
}

/// A set as one printed value where all its values are printed the same with the decimals of `like`, else as a range.
pub(super) fn one_or_range(values: &Possible, like: &Quantity, language: Language) -> String {
    match values.lower() {
        Some(low) if one_print(values, like) => with_unit(&low.at.rounded(u32::from(like.decimals())), like),
        _ => range(values, like, language),
    }
}

/// Whether every value of a set is printed the same with the decimals of a figure.
fn one_print(values: &Possible, like: &Quantity) -> bool {
    let places = u32::from(like.decimals());
    match (values.lower(), values.upper()) {
        (Some(low), Some(high)) => low.at == high.at || low.at.rounded(places) == high.at.rounded(places),
        _ => false,
    }
}

/// The parts of a sum and its total as printed; 100% where closed rates have no total.
pub(super) fn parts_and_total(finding: &Finding, report: &Report, language: Language) -> (String, String) {
    let list = |role| joined(finding, report, role, language.pick("、", ", "));
    let total = printed(finding, report, Role::Total);
    (list(Role::Parts), if total.is_empty() { "100%".to_owned() } else { total })
}

/// By how much parts miss their total, as a clause; empty where that is not known.
pub(super) fn gap_clause(finding: &Finding, report: &Report, language: Language) -> String {
    let Some(gap) = finding.gap else { return String::new() };
    let like = quantity(finding, report, Role::Total).or_else(|| quantity(finding, report, Role::Parts));
    let Some(like) = like else { return String::new() };
    if gap.lower().is_some_and(|low| low.at > Ratio::ZERO) {
        let by = range(&gap, like, language);
        return language.pick(format!("，分项少{by}"), format!("; they fall short by {by}"));
    }
    match gap.negated() {
        Some(over) if over.lower().is_some_and(|low| low.at > Ratio::ZERO) => {
            let by = range(&over, like, language);
            language.pick(format!("，多{by}"), format!("; they exceed it by {by}"))
        }
        _ => String::new(),
    }
}

/// What a hedge says of its number.
pub(super) fn hedge_name(hedge: Hedge, language: Language) -> &'static str {
    let (zh, en) = match hedge {
        Hedge::Exact => ("恰为此数", "exactly"),
        Hedge::Over => ("多于此数", "over"),
        Hedge::Nearly => ("不足此数", "nearly"),
        Hedge::About => ("约为此数", "about"),
        Hedge::AtLeast => ("不少于此数", "at least"),
        Hedge::AtMost => ("不多于此数", "at most"),
        Hedge::MoreThan => ("超过此数", "more than"),
        Hedge::LessThan => ("少于此数", "less than"),
        Hedge::Range => ("在两数之间", "from–to"),
        Hedge::Stacked => ("相互矛盾", "contradictory hedges"),
    };
    language.pick(zh, en)
}
