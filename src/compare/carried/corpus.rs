//! The letters of all reports, passage by passage.

use crate::compare::body::{Body, LONGEST_NAME};
use crate::report::{Field, Report};
use crate::span::Span;

use super::SHORTEST_PASSAGE;
use super::mask::mask;

/// A passage: a range of its report's letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) report: usize,
    pub(super) field: Field,
    pub(super) span: Option<Span>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Passage {
    pub(super) fn letters(&self) -> usize {
        self.end - self.start
    }
}

/// The letters and passages of all reports.
pub(super) struct Corpus {
    /// Of every report its passages one after the other, each followed by a mark that no text has.
    pub(super) letters: Vec<Vec<char>>,
    /// Those of all reports, in order.
    pub(super) passages: Vec<Passage>,
    /// Where those of every report begin.
    pub(super) first: Vec<usize>,
}

/// Between two passages.
const BETWEEN: char = '\0';

impl Corpus {
    pub(super) fn of(reports: &[&Report]) -> Self {
        let mut corpus = Self { letters: Vec::new(), passages: Vec::new(), first: Vec::new() };
        for report in reports {
            corpus.first.push(corpus.passages.len());
            corpus.add(report);
        }
        corpus.first.push(corpus.passages.len());
        corpus
    }

    fn add(&mut self, report: &Report) {
        let names = places(report);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (at, mut letters) = (self.letters.len(), Vec::new());
        let mut add = |field, span, texts: &mut dyn Iterator<Item = &str>| {
            let start = letters.len();
            texts.for_each(|text| mask(text, &names, &mut letters));
            if letters.len() - start < SHORTEST_PASSAGE {
                letters.truncate(start);
                return;
            }
            self.passages.push(Passage { report: at, field, span, start, end: letters.len() });
            letters.push(BETWEEN);
        };
        for (i, measure) in report.measures.iter().enumerate() {
            let items = measure.items.iter().flat_map(|item| [item.title.as_str(), item.text.as_str()]);
            let mut texts = [measure.title.as_str(), measure.text.as_str()].into_iter().chain(items);
            add(Field::MeasureText(i), measure.span, &mut texts);
        }
        for (i, problem) in report.problems.iter().enumerate() {
            let mut texts = std::iter::once(problem.text.as_str()).chain(problem.cause.as_deref());
            add(Field::Problem(i), problem.span, &mut texts);
        }
        for (i, plan) in report.plans.iter().enumerate() {
            add(Field::Plan(i), plan.span, &mut std::iter::once(plan.text.as_str()));
        }
        self.letters.push(letters);
    }

    pub(super) fn text(&self, passage: usize) -> &[char] {
        let Passage { report, start, end, .. } = self.passages[passage];
        &self.letters[report][start..end]
    }
}

/// The most places that a name of a place may name around it.
const LEVELS: usize = 3;

/// The names of a report's own place, the longer first: 东明市临江区, 临江区.
fn places(report: &Report) -> Vec<String> {
    let Some(Body { region, .. }) = Body::of(report) else { return Vec::new() };
    let name = region.name;
    let ends = |c: char| matches!(c, '省' | '市' | '州' | '盟' | '县' | '旗' | '区');
    let tails = name.char_indices().take(LONGEST_NAME).filter(|&(_, c)| ends(c)).take(LEVELS);
    let mut names: Vec<String> = tails.map(|(at, c)| name[at + c.len_utf8()..].to_owned()).collect();
    names.push(name);
    names.retain(|name| name.chars().nth(1).is_some());
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}
