//! From the outline and the figures of a text to the typed report.

use std::ops::Range;

use crate::report::regulation::Recogniser;
use crate::report::{
    DocumentNumber, DutyRecord, FigureId, Issuer, Matter, Measure, Plan, Problem, Region, Report, ReportYear,
};
use crate::span::Span;

use super::blocks;
use super::structure::{Entry, Frame, Kind, Part, PartKind, Tree};

/// How many bytes of a measure's text are looked at for the part of the outline that it belongs to.
const AREA_TEXT: usize = 1200;

/// Fills the report, which has its figures; gives what of the text only `other` holds.
pub(super) fn assemble(text: &str, tree: &Tree, frame: &Frame, parts: &[Part], report: &mut Report) -> Vec<Span> {
    let mut taken = Taken::default();
    identity(text, frame, report, &mut taken);
    let starts = report.figures().iter().filter_map(|(_, figure)| figure.span).map(|span| span.start).collect();
    let outline = report.year.and_then(Recogniser::builtin);
    let mut filling = Filling { text, starts, outline, report, taken: &mut taken };
    filling.reserve(parts);
    for part in parts {
        filling.part(part);
    }
    let unplaced = leftovers(text, tree, &mut taken);
    for &span in &unplaced {
        // parts stand one behind the other
        let before = parts.partition_point(|part| part.span.start <= span.start);
        let within = parts[..before].last().filter(|part| part.span.contains(span));
        let title = within.and_then(|part| part.heading);
        report.other.push(Matter { title: words(text, title), text: cut(text, span).to_owned(), span: Some(span) });
    }
    report.other.sort_by_key(|matter| matter.span.map(|span| span.start));
    unplaced
}

fn cut(text: &str, span: Span) -> &str {
    span.text(text).unwrap_or_default()
}

fn words(text: &str, span: Option<Span>) -> String {
    span.map(|span| cut(text, span).trim().to_owned()).unwrap_or_default()
}

/// The places that the report holds.
#[derive(Default)]
struct Taken(Vec<Span>);

impl Taken {
    fn add(&mut self, span: Span) {
        if !span.is_empty() {
            self.0.push(span);
        }
    }
}

/// What stands around the parts.
fn identity(text: &str, frame: &Frame, report: &mut Report, taken: &mut Taken) {
    if let Some(title) = &frame.title {
        report.title = Some(title.text.clone());
        title.lines.iter().for_each(|&line| taken.add(line));
    }
    report.year = frame.year.and_then(|year| ReportYear::try_from(i32::from(year.value)).ok());
    report.region = frame.region.as_ref().map(|region| Region::named(region.text.clone()));
    for issuer in &frame.issuers {
        report.issuers.extend(Issuer::from_name(&issuer.name));
        taken.add(issuer.span);
    }
    if let Some(span) = frame.document_number
        && let Ok((number, _)) = DocumentNumber::parse_lax(cut(text, span))
    {
        report.document_number = Some(number);
        taken.add(span);
    }
    for name in &frame.addressees {
        report.addressees.push(name.text.clone());
        taken.add(name.span);
    }
    if let Some(date) = frame.issued_on {
        report.issued_on = Some(date.value);
        taken.add(date.span);
    }
    if let Some(date) = frame.published_on {
        report.published_on = Some(date.value);
        taken.add(date.span);
    }
    if let Some(name) = &frame.publisher {
        report.publisher = Some(name.text.clone());
        taken.add(name.span);
    }
    if let Some(note) = frame.note {
        report.note = Some(words(text, Some(note)));
        taken.add(note);
    }
}

struct Filling<'a> {
    text: &'a str,
    /// Where the figures begin.
    starts: Vec<usize>,
    /// What finds the area of a measure in the year's outline.
    outline: Option<&'static Recogniser<'static>>,
    report: &'a mut Report,
    taken: &'a mut Taken,
}

impl Filling<'_> {
    /// Makes room for the entries of the parts.
    fn reserve(&mut self, parts: &[Part]) {
        let count =
            |kind: PartKind| parts.iter().filter(move |part| part.kind == kind).map(|part| part.entries.len().max(1));
        self.report.measures.reserve_exact(count(PartKind::Measures).sum());
        self.report.problems.reserve_exact(count(PartKind::Problems).sum());
        self.report.duties.reserve_exact(count(PartKind::Duties).sum());
        self.report.plans.reserve_exact(count(PartKind::Plans).sum());
    }

    fn part(&mut self, part: &Part) {
        self.taken.add(Span::new(part.span.start, part.body.start.min(part.span.end)));
        if part.entries.is_empty() && part.causes.is_empty() {
            self.whole(part);
            return;
        }
        let first = self.report.problems.len();
        for entry in &part.entries {
            self.taken.add(entry.span);
            match part.kind {
                PartKind::Measures => self.measure(entry),
                PartKind::Problems => self.problem(entry),
                PartKind::Duties => self.duty(inner(entry), entry.span),
                PartKind::Plans => self.plan(inner(entry), entry.span),
                PartKind::Preamble | PartKind::Other => {
                    let text = cut(self.text, entry.body).trim().to_owned();
                    let title = words(self.text, Some(entry.heading));
                    self.report.other.push(Matter { title, text, span: Some(entry.span) });
                }
            }
        }
        self.causes(part, first);
    }

    /// A part that is not divided.
    fn whole(&mut self, part: &Part) {
        let text = cut(self.text, part.body).trim();
        if text.is_empty() {
            return;
        }
        self.taken.add(part.body);
        match part.kind {
            PartKind::Preamble => {
                if !self.report.preamble.is_empty() {
                    self.report.preamble.push('\n');
                }
                self.report.preamble.push_str(text);
            }
            PartKind::Measures => {
                let title = words(self.text, part.heading);
                let figures = self.figures(part.span);
                let (text, span) = (text.to_owned(), Some(part.span));
                self.report.measures.push(Measure { title, text, figures, span, ..Measure::default() });
            }
            PartKind::Problems => {
                let (figures, span) = (self.figures(part.body), Some(part.body));
                self.report.problems.push(Problem { text: text.to_owned(), cause: None, figures, span });
            }
            PartKind::Duties => self.duty(part.body, part.body),
            PartKind::Plans => self.plan(part.body, part.body),
            PartKind::Other => {
                let (title, text) = (words(self.text, part.heading), text.to_owned());
                self.report.other.push(Matter { title, text, span: Some(part.span) });
            }
        }
    }

    /// The figures that begin within a range.
    fn figures(&self, span: Span) -> Vec<FigureId> {
        let range: Range<usize> =
            self.starts.partition_point(|&at| at < span.start)..self.starts.partition_point(|&at| at < span.end);
        let mut figures = Vec::with_capacity(range.len());
        figures.extend(range.filter_map(FigureId::new));
        figures
    }

    fn measure(&mut self, entry: &Entry) {
        let title = words(self.text, Some(entry.heading));
        let item = |item: &Entry| Matter {
            title: words(self.text, Some(item.heading)),
            text: words(self.text, Some(item.body)),
            span: Some(item.span),
        };
        let items: Vec<Matter> = entry.items.iter().map(item).collect();
        let mut end = entry.body.start.saturating_add(AREA_TEXT).min(entry.body.end);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let opening = cut(self.text, Span::new(entry.body.start, end));
        self.report.measures.push(Measure {
            area: self.outline.and_then(|outline| outline.recognise(&title, opening)),
            title,
            text: around(self.text, entry.body, &entry.items),
            items,
            figures: self.figures(entry.span),
            span: Some(entry.span),
        });
    }

    fn problem(&mut self, entry: &Entry) {
        self.report.problems.push(Problem {
            text: words(self.text, Some(inner(entry))),
            cause: entry.cause.map(|span| words(self.text, Some(span))),
            figures: self.figures(entry.span),
            span: Some(entry.span),
        });
    }

    /// Causes that stand apart belong to the problems in order where there are as many; else they are other matters.
    fn causes(&mut self, part: &Part, first: usize) {
        let problems = &mut self.report.problems[first..];
        let paired = problems.len() == part.causes.len() && problems.iter().all(|problem| problem.cause.is_none());
        for (at, entry) in part.causes.iter().enumerate() {
            self.taken.add(entry.span);
            let text = words(self.text, Some(inner(entry)));
            if let Some(problem) = problems.get_mut(at).filter(|_| paired) {
                problem.cause = Some(text);
            } else {
                let title = words(self.text, part.heading);
                self.report.other.push(Matter { title, text, span: Some(entry.span) });
            }
        }
    }

    fn duty(&mut self, words: Span, span: Span) {
        let text = cut(self.text, words).trim().to_owned();
        let figures = self.figures(span);
        self.report.duties.push(DutyRecord { duties: Vec::new(), text, figures, span: Some(span) });
    }

    fn plan(&mut self, words: Span, span: Span) {
        let text = cut(self.text, words).trim().to_owned();
        let figures = self.figures(span);
        self.report.plans.push(Plan { text, answers: Vec::new(), figures, span: Some(span) });
    }
}

/// An entry without its number.
fn inner(entry: &Entry) -> Span {
    Span::new(entry.heading.start.clamp(entry.span.start, entry.span.end), entry.span.end)
}

/// The text of a range without the items in it.
fn around(text: &str, span: Span, items: &[Entry]) -> String {
    let mut out = String::new();
    let mut at = span.start;
    let ends = items.iter().map(|item| item.span).chain([Span::new(span.end, span.end)]);
    for item in ends {
        let piece = cut(text, Span::new(at, item.start.max(at))).trim();
        if !piece.is_empty() {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(piece);
        }
        at = at.max(item.end);
    }
    out
}

/// The pieces of running text that nothing took, without pieces that hold no letter and no digit.
fn leftovers(text: &str, tree: &Tree, taken: &mut Taken) -> Vec<Span> {
    taken.0.sort_unstable();
    let mut taken = taken.0.iter().copied().peekable();
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    let mut keep = |span: Span| {
        let piece = cut(text, span);
        let inner = piece.trim();
        if inner.chars().any(char::is_alphanumeric) {
            let start = span.start + (piece.len() - piece.trim_start().len());
            let span = Span::new(start, start + inner.len());
            match out.last_mut() {
                Some(last) if cut(text, Span::new(last.end, span.start)).trim().is_empty() => last.end = span.end,
                _ => out.push(span),
            }
        }
    };
    for leaf in blocks::leaves(tree) {
        if !leaf.is_read() && leaf.of != Kind::Attachment {
            continue;
        }
        at = leaf.span.start.max(at);
        while at < leaf.span.end {
            match taken.peek().copied() {
                Some(span) if span.end <= at => {
                    taken.next();
                }
                Some(span) if span.start <= at => at = span.end,
                Some(span) => {
                    let end = span.start.min(leaf.span.end);
                    keep(Span::new(at, end));
                    at = end;
                }
                None => {
                    keep(Span::new(at, leaf.span.end));
                    at = leaf.span.end;
                }
            }
        }
    }
    out
}
