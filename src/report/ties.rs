//! Which figures of a report measure which indicators.

use std::collections::{BTreeMap, BTreeSet};

use crate::quantity::Possible;

use super::document::Report;
use super::figure::{Figure, FigureId};
use super::regulation::{Context, Indicator, IndicatorId, IndicatorKind, Regulations};
use super::scope;

/// How far apart, in bytes, a short name may stand from the figure of its family before it.
const REACH: usize = 300;

/// How far before a number, in bytes, its label may end: a few words such as 共 and 达 stand between.
const BETWEEN: usize = 32;

/// How much of a sentence before a label, in bytes, is looked at.
const SENTENCE: usize = 240;

/// How many names of the reporter a label may begin with.
const MOST_NAMES: usize = 16;

/// The figures that measure one indicator.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    /// The first of them.
    pub(super) figure: FigureId,
    /// The part of the report in which it stands; `None` where no part tells of it.
    pub(super) part: Option<usize>,
    values: Possible,
    /// Whether another figure with other values measures the same, so that none can be taken.
    pub(super) ambiguous: bool,
}

/// A figure that measures an indicator.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tied<'a> {
    pub(crate) id: FigureId,
    pub(super) figure: &'a Figure,
    pub(crate) indicator: &'a Indicator,
    /// The part of the report in which it stands; `None` where no part tells of it.
    pub(super) part: Option<usize>,
}

/// The ties of a report, by indicator.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties(BTreeMap<IndicatorId, Tie>);

impl Ties {
    pub(super) fn of(measured: &[Tied<'_>]) -> Self {
        let mut ties: BTreeMap<IndicatorId, Tie> = BTreeMap::new();
        for tied in measured {
            let values = tied.figure.quantity.possible();
            if let Some(tie) = ties.get_mut(&tied.indicator.id) {
                tie.ambiguous |= tie.values != values;
            } else {
                let tie = Tie { figure: tied.id, part: tied.part, values, ambiguous: false };
                ties.insert(tied.indicator.id.clone(), tie);
            }
        }
        Self(ties)
    }

    pub(super) fn get(&self, id: &IndicatorId) -> Option<&Tie> {
        self.0.get(id)
    }

    /// The figure of an indicator, where there is just one.
    pub(super) fn figure(&self, id: &IndicatorId) -> Option<FigureId> {
        self.get(id).filter(|tie| !tie.ambiguous).map(|tie| tie.figure)
    }
}

impl Report {
    /// The figures that measure indicators, in order: by the indicator that they declare, else by their labels. Plans are
    /// left out: they state aims. Time is linear in the report.
    pub(crate) fn tied<'a>(&'a self, regulations: &'a Regulations) -> Vec<Tied<'a>> {
        let context = self.label_context();
        let parts = self.parts_of_figures();
        let planned: BTreeSet<_> = self.plans.iter().flat_map(|plan| &plan.figures).collect();
        let mut tied = Vec::new();
        let mut before = Before::default();
        for (id, figure) in self.figures().iter().filter(|(id, _)| !planned.contains(id)) {
            let part = parts.get(&id).copied();
            let declared = figure.indicator.as_ref().and_then(|id| regulations.indicator(id));
            let named = || regulations.named(&figure.label, &context);
            let family = before.family(figure, part);
            let short = || regulations.short(&figure.label, family?, &context);
            let counts = |indicator: &&Indicator| {
                indicator.measures(&figure.quantity) && self.year.is_none_or(|year| indicator.covers(year))
            };
            let labelled = || named().filter(counts).or_else(|| short().filter(counts));
            let own = |indicator: &&Indicator| {
                // a rate or a term holds of whatever it is said of; amounts of two organs are two amounts
                let amount = matches!(indicator.kind, IndicatorKind::Count | IndicatorKind::Money);
                !amount || !self.is_qualified(figure, before.end, &context.names)
            };
            let found = declared.or_else(|| labelled().filter(own));
            tied.extend(found.map(|indicator| Tied { id, figure, indicator, part }));
            before.pass(figure, found, part);
        }
        tied
    }

    fn label_context(&self) -> Context<'_> {
        let regions = self.issuers.iter().filter_map(|issuer| issuer.region.as_ref()).chain(&self.region);
        let organs = self.issuers.iter().map(|issuer| issuer.name.as_str());
        let mut names: Vec<_> = organs.chain(regions.map(|region| region.name.as_str())).collect();
        // the longer first: 某区人民政府 before 某区
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.truncate(MOST_NAMES);
        Context { year: self.year, names }
    }

    /// The place of the part that tells of each figure.
    fn parts_of_figures(&self) -> BTreeMap<FigureId, usize> {
        let measures = self.measures.iter().map(|measure| &measure.figures);
        let problems = self.problems.iter().map(|problem| &problem.figures);
        let duties = self.duties.iter().map(|duty| &duty.figures);
        let parts = measures.chain(problems).chain(duties).enumerate();
        parts.flat_map(|(part, figures)| figures.iter().map(move |&id| (id, part))).collect()
    }

    /// Whether the words around a label say that it does not count all that it names: it is the last of a list of names
    /// (撤销、变更、确认违法23件), or its sentence speaks of another time or another organ. Known only of a report that keeps
    /// its text.
    fn is_qualified(&self, figure: &Figure, before: Option<usize>, names: &[&str]) -> bool {
        let Some((text, end)) = self.text.as_deref().zip(figure.span.map(|span| span.start)) else { return false };
        // a report from JSON may have any range
        let Some(text) = text.get(..end) else { return false };
        let back = |by: usize| {
            let mut start = end.saturating_sub(by);
            while !text.is_char_boundary(start) {
                start += 1;
            }
            text.get(start..).unwrap_or("")
        };
        let near = back(figure.label.len() + BETWEEN);
        let Some(label) = near.rfind(figure.label.as_str()) else { return false };
        let at = end - near.len() + label;
        let words = back(end - at + SENTENCE);
        let words = words.get(..words.len().saturating_sub(end - at)).unwrap_or("");
        let sentence = words.rfind(['。', '\n']).and_then(|stop| words.get(stop..)).unwrap_or(words);
        let sentence =
            names.iter().filter(|name| !name.is_empty()).fold(sentence.to_owned(), |s, name| s.replace(name, ""));
        // what stands between the figure before and the label
        let gap = before.filter(|&before| before <= at).map_or(at, |before| at - before).min(words.len());
        let gap = words.get(words.len() - gap..).unwrap_or("").trim_end().trim_end_matches(['“', '"']);
        let listed = gap.strip_suffix(['、', '和', '及', '与', '或']).and_then(|first| first.chars().next_back());
        listed.is_some_and(char::is_alphanumeric) || scope::is_foreign(&sentence, self.year)
    }
}

/// The family that the figures before are of, within which short names count.
#[derive(Clone, Copy, Debug, Default)]
struct Before<'a> {
    family: Option<&'a str>,
    part: Option<usize>,
    end: Option<usize>,
}

impl<'a> Before<'a> {
    /// The family, if it reaches to this figure.
    fn family(&self, figure: &Figure, part: Option<usize>) -> Option<&'a str> {
        let near = match (self.end, figure.span) {
            (Some(end), Some(span)) => span.start.saturating_sub(end) <= REACH,
            _ => true,
        };
        self.family.filter(|_| near && part == self.part)
    }

    /// Goes on behind a figure: another count that is labelled ends the family, a rate or a number without a label does not.
    fn pass(&mut self, figure: &Figure, found: Option<&'a Indicator>, part: Option<usize>) {
        let family = match found {
            Some(indicator) => Some(indicator.family.as_str()),
            None if figure.label.is_empty() || figure.quantity.is_rate() => self.family(figure, part),
            None => None,
        };
        *self = Self { family, part, end: figure.span.map(|span| span.end) };
    }
}
