//! The structure of report text: a lossless tree, the frame of the report, and its parts by sense.
//!
//! [`outline`] takes any text. It reads the bytes once, uses no recursion and no pattern matching, and takes time in
//! proportion to the text. It knows nothing of figures and claims. What it cannot place stays in the tree as a
//! paragraph; nothing is invented: a sentence alone has no title, no issuer and no part but [`PartKind::Other`].
//!
//! Numbering follows GB/T 9704—2012, 7.3.3 (一、 （一） 1. （1）), with the forms that offices use beside it: half-width
//! brackets, 1、, ①, 一是, 一要, 第一，, 首先.

mod cause;
mod chars;
mod date;
mod decimals;
mod foot;
mod frame;
mod head;
mod identity;
mod markdown;
mod meta;
mod number;
mod one_line;
mod organ;
mod parts;
mod rows;
mod runs;
mod scan;
mod sections;
mod sense;
mod sign;
mod stacked;
mod tree;

pub use frame::{Date, Frame, Issuer, IssuerSource, Name, Title, Year, YearSource};
pub use parts::{Entry, Part};
pub use tree::{Kind, Node, Tree};

pub use crate::report::outline::{PartKind, Style};

/// What a text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Every byte of the text, in place.
    pub tree: Tree,
    /// What stands around the text.
    pub frame: Frame,
    /// The parts in the order of the text.
    pub parts: Vec<Part>,
}

impl Outline {
    /// The first part of a kind.
    pub fn part(&self, kind: PartKind) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == kind)
    }

    /// All entries of the parts of a kind.
    pub fn entries(&self, kind: PartKind) -> impl Iterator<Item = &Entry> {
        self.parts.iter().filter(move |part| part.kind == kind).flat_map(|part| &part.entries)
    }
}

/// How many bytes the number takes that opens a heading or an item, with its mark; 0 where there is none.
pub(super) fn number_len(words: &str) -> usize {
    number::heading(words)
        .or_else(|| number::item(words))
        .or_else(|| number::bullet(words))
        .map_or(0, |marker| marker.len)
}

/// Reads the structure of a text.
///
/// ```
/// use fazhi::read::structure::{PartKind, outline};
/// let text = "某县人民政府关于2024年度法治政府建设情况的报告\n一、主要举措和成效\n一是健全制度。二是规范执法。\n";
/// let report = outline(text);
/// assert_eq!(report.frame.year.map(|year| year.value), Some(2024));
/// assert_eq!(report.frame.issuers[0].name, "某县人民政府");
/// assert_eq!(report.entries(PartKind::Measures).count(), 2);
///
/// let sentence = outline("全年受理行政复议案件12件。");
/// assert_eq!(sentence.frame.title, None);
/// ```
pub fn outline(text: &str) -> Outline {
    let mut scan = scan::scan(text);
    rows::tell(text, &mut scan.lines);
    one_line::split(text, &mut scan.lines, &mut scan.marks);
    decimals::tell(text, &mut scan.lines);
    runs::split_run_in(text, &mut scan.lines, &mut scan.marks);
    let mut meta = meta::Meta::default();
    let head = head::read(text, &mut scan.lines, &mut meta);
    let foot = foot::read(text, &mut scan.lines, head.end, &mut meta);
    let body = head.end..foot.start.max(head.end);
    runs::bare_headings(text, &mut scan.lines[body.clone()]);
    runs::sub_headings(text, &mut scan.lines[body.clone()]);
    runs::lower_under_parts(&mut scan.lines);
    runs::keep_items(text, &scan.lines, &mut scan.marks);
    let lines = &scan.lines[body];
    let frame = identity::frame(text, lines, head, foot, &meta);
    let parts = parts::parts(text, lines, (&scan.marks, scan.is_dirty), frame.year.map(|year| year.value));
    let tree = tree::build(text, &scan.lines, &scan.marks);
    Outline { tree, frame, parts }
}
