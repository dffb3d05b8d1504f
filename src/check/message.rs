//! Sentences from evidence, in Chinese and in English.

use crate::quantity::{Hedge, Kind, Possible, Quantity, Ratio};
use crate::report::{Report, Role};
use crate::rule::Language;

use super::finding::Finding;

/// The value of `values` nearest to a printed figure, printed like it: with its magnitude, its unit and as many decimals.
/// `None` where there is none.
pub(super) fn nearest(values: &Possible, like: &Quantity) -> Option<String> {
    if values.is_empty() {
        return None;
    }
    let at = like.value();
    let at = match (values.lower(), values.upper()) {
        (Some(low), _) if at <= low.at => low.at,
        (_, Some(high)) if at >= high.at => high.at,
        _ => at,
    };
    let style = Style::of(like);
    // an open end may round out of the set, and whole numbers leave gaps: then the digits are cut
    [style.rounded(at, style.places), style.cut(at), style.rounded(at, 0)].into_iter().find(|printed| {
        let figure: Option<Quantity> = printed.parse().ok();
        figure.is_some_and(|figure| figure.possible().meets(values) || figure.rounded().meets(values))
    })
}

/// How a figure is printed: what its digits are multiplied by, how many decimals they have, and what follows them.
struct Style {
    scale: Ratio,
    places: u32,
    suffix: String,
}

impl Style {
    fn of(like: &Quantity) -> Self {
        let unit = like.unit().as_str();
        let decimals = u32::from(like.decimals());
        let tenth = Ratio::decimal(1, 1).unwrap_or(Ratio::ONE);
        let power = Ratio::decimal(1, decimals).and_then(|last| like.unit_in_last_place().checked_div(last));
        let magnitude = power.filter(|power| *power > Ratio::ONE).map(|power| (power.is_whole(), power.floor()));
        let (scale, places, word) = match (like.kind(), unit, magnitude) {
            (Kind::Fraction, "成", _) => (tenth, decimals, "成"),
            (Kind::Fraction, ..) => (Ratio::ONE, FRACTION_PLACES, ""),
            (_, _, Some((true, 10_000))) => (Ratio::from(10_000), decimals, "万"),
            (_, _, Some((true, 100_000_000))) => (Ratio::from(100_000_000), decimals, "亿"),
            // other magnitudes (两千六) are written out
            (_, _, Some(_)) => (Ratio::ONE, 0, ""),
            _ => (Ratio::ONE, decimals, ""),
        };
        let suffix = if like.kind() == Kind::Fraction { word.to_owned() } else { format!("{word}{unit}") };
        Self { scale, places, suffix }
    }

    fn digits(&self, at: Ratio) -> Ratio {
        at.checked_div(self.scale).unwrap_or(at)
    }

    fn rounded(&self, at: Ratio, places: u32) -> String {
        format!("{}{}", self.digits(at).rounded(places), self.suffix)
    }

    fn cut(&self, at: Ratio) -> String {
        format!("{}{}", self.digits(at).cut(self.places), self.suffix)
    }

    /// The value with no more decimals than tell it apart: all of them where they are few.
    fn full(&self, at: Ratio) -> String {
        let most = self.places + 2;
        let exact = self.digits(at).exact_places().filter(|exact| *exact <= most);
        self.rounded(at, exact.unwrap_or(most))
    }
}

/// How many decimals a fraction gets that is printed in words.
const FRACTION_PLACES: u32 = 4;

/// The values of a set for people, printed like a figure: one value, or from–to.
pub(super) fn range(values: &Possible, like: &Quantity, language: Language) -> String {
    let style = Style::of(like);
    let show = |at: Ratio| style.full(at);
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
    finding.figure(role).and_then(|id| report.quantity(id))
}

/// What a part would have to be: printed like it where one printed value does, else the range; `None` where it is not known.
pub(super) fn expected(finding: &Finding, report: &Report, role: Role, language: Language) -> Option<String> {
    let consistent = finding.consistent(role)?;
    let like = quantity(finding, report, role)?;
    let values = &consistent.values;
    let any = values.lower().is_none() && values.upper().is_none();
    (!any && !values.is_empty()).then(|| one_or_range(&consistent.values, like, language))
}

/// A set as one printed value where all its values are printed the same with the decimals of `like`, else as a range.
pub(super) fn one_or_range(values: &Possible, like: &Quantity, language: Language) -> String {
    let style = Style::of(like);
    match (values.lower(), values.upper()) {
        (Some(low), Some(high)) if style.rounded(low.at, style.places) == style.rounded(high.at, style.places) => {
            style.rounded(low.at, style.places)
        }
        _ => range(values, like, language),
    }
}

/// The parts of a sum and its total as printed; 100% where closed rates have no total.
pub(super) fn parts_and_total(finding: &Finding, report: &Report, language: Language) -> (String, String) {
    let list = |role| joined(finding, report, role, language.pick("、", ", "));
    let total = printed(finding, report, Role::Total);
    (list(Role::Parts), if total.is_empty() { "100%".to_owned() } else { total })
}

/// By how much parts miss their total and what may be wrong, as a clause; empty where that is not known. Where the list may
/// be `open`, that is the first reading of a gap.
pub(super) fn gap_clause(finding: &Finding, report: &Report, language: Language, open: bool) -> String {
    let Some(gap) = finding.gap else { return String::new() };
    let like = quantity(finding, report, Role::Total).or_else(|| quantity(finding, report, Role::Parts));
    let Some(like) = like else { return String::new() };
    let (short, by) = match gap.negated() {
        _ if gap.lower().is_some_and(|low| low.at > Ratio::ZERO) => (true, gap),
        Some(over) if over.lower().is_some_and(|low| low.at > Ratio::ZERO) => (false, over),
        _ => return String::new(),
    };
    let by = range(&by, like, language);
    let mut out = match (short, language) {
        (true, Language::Zh) => format!("，分项少{by}"),
        (true, Language::En) => format!("; they fall short by {by}"),
        (false, Language::Zh) => format!("，多{by}"),
        (false, Language::En) => format!("; they exceed it by {by}"),
    };
    let Some(total) = expected(finding, report, Role::Total, language) else { return out };
    let sign = language.pick(if short { "加" } else { "减" }, "");
    let wrong = language.pick(
        format!("将{like}改为{total}，或将某一分项{sign}{by}"),
        format!("change {like} to {total}, or one of its parts by {by}"),
    );
    let readings = match (open && short, language) {
        (true, Language::Zh) => format!("：或分项未列全（另有{by}未列），或数字有误（{wrong}）"),
        (true, Language::En) => {
            format!(": either the list is open ({by} are not in it), or a figure is wrong ({wrong})")
        }
        (false, Language::Zh) => format!("：{wrong}"),
        (false, Language::En) => format!(": {wrong}"),
    };
    out.push_str(&readings);
    out
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::End;

    fn at_least(low: i128) -> Possible {
        Possible::between(End::closed(Ratio::from(low)), End::closed(Ratio::from(low + 150)))
    }

    #[test]
    fn printed_like_the_figure() {
        for (like, low, printed) in [
            ("312项", 400, "400项"),
            ("1.78万户", 21_049, "2.10万户"),
            ("1.2亿元", 400_000_000, "4.0亿元"),
            ("44.4%", 50, "50.0%"),
            ("两千六百件", 3111, "3111件"),
        ] {
            let like: Quantity = like.parse().unwrap();
            assert_eq!(nearest(&at_least(low), &like).as_deref(), Some(printed), "{like}");
        }
        let tenths: Quantity = "八成".parse().unwrap();
        assert_eq!(nearest(&Possible::exactly(Ratio::decimal(6, 1).unwrap()), &tenths).as_deref(), Some("6成"));
    }

    #[test]
    fn an_open_end_is_not_rounded_out_of_the_set() {
        // below 44.45, which would round to 44.5
        let below = Possible::between(End::closed(Ratio::ZERO), End::open(Ratio::decimal(4445, 2).unwrap()));
        let like: Quantity = "50.0%".parse().unwrap();
        assert_eq!(nearest(&below, &like).as_deref(), Some("44.4%"));
        assert_eq!(nearest(&Possible::EMPTY, &like), None);
    }

    #[test]
    fn ranges_for_people() {
        let like: Quantity = "44.4%".parse().unwrap();
        let set = Possible::between(End::closed(Ratio::new(100, 3).unwrap()), End::closed(Ratio::from(50)));
        assert_eq!(range(&set, &like, Language::En), "33.333% to 50%");
        assert_eq!(range(&set, &like, Language::Zh), "33.333%至50%");
        assert_eq!(range(&Possible::POSITIVE_WHOLE, &"7件".parse().unwrap(), Language::En), "1件 or more");
    }
}
