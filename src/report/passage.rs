//! The running text of a report in pieces, each with its place: what a rule on wording reads.

use std::fmt;
use std::ops::Range;

use crate::span::Span;

use super::document::Report;

/// Which piece of a report a passage is. Shown as a path into the JSON form: `measures[2].items[0].text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The title.
    Title,
    /// The document number.
    DocumentNumber,
    /// The date of the signature.
    IssuedOn,
    /// The date of publication.
    PublishedOn,
    /// A heading of the outline, by its place, from 0.
    Heading(usize),
    /// What stands before the first part.
    Preamble,
    /// The title of a measure, by its place in the report's list, from 0.
    MeasureTitle(usize),
    /// The text of a measure.
    MeasureText(usize),
    /// The title of an item of a measure.
    ItemTitle(usize, usize),
    /// The text of an item of a measure.
    ItemText(usize, usize),
    /// A problem.
    Problem(usize),
    /// The cause of a problem.
    Cause(usize),
    /// What was done for a duty.
    Duty(usize),
    /// A plan.
    Plan(usize),
    /// The title of another matter.
    OtherTitle(usize),
    /// The text of another matter.
    OtherText(usize),
    /// The note.
    Note,
    /// A line of the text that was read, from 0.
    Line(usize),
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::DocumentNumber => f.write_str("document_number"),
            Self::IssuedOn => f.write_str("issued_on"),
            Self::PublishedOn => f.write_str("published_on"),
            Self::Heading(i) => write!(f, "outline[{i}].title"),
            Self::Preamble => f.write_str("preamble"),
            Self::MeasureTitle(i) => write!(f, "measures[{i}].title"),
            Self::MeasureText(i) => write!(f, "measures[{i}].text"),
            Self::ItemTitle(i, j) => write!(f, "measures[{i}].items[{j}].title"),
            Self::ItemText(i, j) => write!(f, "measures[{i}].items[{j}].text"),
            Self::Problem(i) => write!(f, "problems[{i}].text"),
            Self::Cause(i) => write!(f, "problems[{i}].cause"),
            Self::Duty(i) => write!(f, "duties[{i}].text"),
            Self::Plan(i) => write!(f, "plans[{i}].text"),
            Self::OtherTitle(i) => write!(f, "other[{i}].title"),
            Self::OtherText(i) => write!(f, "other[{i}].text"),
            Self::Note => f.write_str("note"),
            Self::Line(i) => write!(f, "text[line {}]", i + 1),
        }
    }
}

/// A piece of running text of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// Its words.
    pub text: &'a str,
    /// Which piece it is.
    pub field: Field,
    /// Where it begins in the text that was read, in bytes; `None` in a report that was built.
    pub start: Option<usize>,
}

impl Passage<'_> {
    /// The place of some of its bytes in the text that was read; `None` in a report that was built.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.start.map(|start| Span::new(start + range.start, start + range.end))
    }
}

impl Report {
    /// The running text in pieces: of a report that was read the lines of its text, of one that was built its fields. Empty
    /// pieces are left out.
    ///
    /// ```
    /// let text = "一、主要举措\n（一）健全制度。印发办法3件。\n";
    /// let reading = fazhi::read(text);
    /// let line = reading.report.passages().nth(1).ok_or("no line")?;
    /// assert_eq!(line.span(0..9).and_then(|span| span.text(text)), Some("（一）"));
    ///
    /// let mut draft = fazhi::Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// draft.problem("执法力量不足");
    /// let report = draft.build()?;
    /// let fields: Vec<_> = report.passages().map(|passage| passage.field.to_string()).collect();
    /// assert_eq!(fields, ["title", "problems[0].text"]);
    /// assert_eq!(report.passages().next().and_then(|title| title.span(0..3)), None); // no text, no place
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        let lines = self.text.as_deref().map(lines).into_iter().flatten();
        let fields = self.text.is_none().then(|| self.fields()).into_iter().flatten();
        lines.chain(fields).filter(|passage| passage.text.contains(|c: char| !c.is_whitespace()))
    }

    fn fields(&self) -> impl Iterator<Item = Passage<'_>> {
        let one = |field, text| Passage { text, field, start: None };
        let head = [
            one(Field::Title, self.title.as_deref().unwrap_or_default()),
            one(Field::Preamble, self.preamble.as_str()),
        ];
        let measures = self.measures.iter().enumerate().flat_map(move |(i, measure)| {
            let items = measure.items.iter().enumerate().flat_map(move |(j, item)| {
                [one(Field::ItemTitle(i, j), item.title.as_str()), one(Field::ItemText(i, j), item.text.as_str())]
            });
            [one(Field::MeasureTitle(i), measure.title.as_str()), one(Field::MeasureText(i), measure.text.as_str())]
                .into_iter()
                .chain(items)
        });
        let problems = self.problems.iter().enumerate().flat_map(move |(i, problem)| {
            [
                one(Field::Problem(i), problem.text.as_str()),
                one(Field::Cause(i), problem.cause.as_deref().unwrap_or_default()),
            ]
        });
        let duties = self.duties.iter().enumerate().map(move |(i, duty)| one(Field::Duty(i), duty.text.as_str()));
        let plans = self.plans.iter().enumerate().map(move |(i, plan)| one(Field::Plan(i), plan.text.as_str()));
        let other = self.other.iter().enumerate().flat_map(move |(i, matter)| {
            [one(Field::OtherTitle(i), matter.title.as_str()), one(Field::OtherText(i), matter.text.as_str())]
        });
        let note = one(Field::Note, self.note.as_deref().unwrap_or_default());
        head.into_iter().chain(measures).chain(problems).chain(duties).chain(plans).chain(other).chain([note])
    }
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Passage<'_>> {
    let mut start = 0;
    text.split('\n').enumerate().map(move |(i, line)| {
        let passage = Passage { text: line.trim_end_matches('\r'), field: Field::Line(i), start: Some(start) };
        start += line.len() + 1;
        passage
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_places() {
        let text = "甲\r\n\n乙丙\n";
        let report = Report { text: Some(text.to_owned()), ..Report::default() };
        let found: Vec<_> = report.passages().map(|p| (p.text, p.field, p.start)).collect();
        assert_eq!(found, [("甲", Field::Line(0), Some(0)), ("乙丙", Field::Line(2), Some(6))]);
        for passage in report.passages() {
            assert_eq!(passage.span(0..passage.text.len()).and_then(|span| span.text(text)), Some(passage.text));
        }
        assert_eq!(Field::Line(2).to_string(), "text[line 3]");
    }

    #[test]
    fn fields_name_their_path() {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
        draft.measure("健全制度").text("印发办法。").item("清理文件", "清理3件。");
        draft.problem("力量不足").cause("编制少");
        draft.plan("补充力量");
        let report = draft.build().unwrap();
        let found: Vec<_> = report.passages().map(|p| format!("{}={}", p.field, p.text)).collect();
        assert_eq!(
            found[1..],
            [
                "measures[0].title=健全制度",
                "measures[0].text=印发办法。",
                "measures[0].items[0].title=清理文件",
                "measures[0].items[0].text=清理3件。",
                "problems[0].text=力量不足",
                "problems[0].cause=编制少",
                "plans[0].text=补充力量",
            ]
        );
    }
}
