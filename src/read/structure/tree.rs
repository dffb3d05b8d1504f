//! The lossless tree: its leaves, in order, are the text.

use super::rows::{self, By};
use super::scan::{Class, Line, Mark};
use crate::report::outline::Style;
use crate::span::Span;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The whole text.
    Document,
    /// A heading and what stands under it; the level is 1–5.
    Section(u8),
    /// A line of the title.
    Title,
    /// A line with the name of an organ at the head.
    Organ,
    /// The document number (发文字号).
    Number,
    /// The addressees (主送).
    Addressees,
    /// A line of the web page.
    Meta,
    /// What a word processor left: `[bookmark: …]`.
    Dirt,
    /// A heading with its number.
    Heading {
        /// 1–4 for 一、 （一） 1. （1）; one more under 第一部分.
        level: u8,
        /// How it is numbered.
        style: Style,
        /// Its number; 0 where it has none.
        number: u32,
        /// Whether the text goes on in the same line.
        run_in: bool,
    },
    /// A paragraph, or what follows a run-in heading on its line.
    Paragraph,
    /// An item of a paragraph: 一是….
    Item {
        /// How it is numbered.
        style: Style,
        /// Its number.
        number: u32,
    },
    /// A run of text between items or dirt.
    Text,
    /// A row of a table.
    Row,
    /// A cell, with what ends it: a tab or `|`, a comma, spaces.
    Cell,
    /// A line with the names of the organs that sign.
    Signature,
    /// A line, or the end of a signature line, that is a date.
    Date,
    /// The note in brackets (附注).
    Note,
    /// A line of the list of attachments.
    Attachment,
    /// Blank lines.
    Blank,
}

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its range with spaces, marks and line breaks.
    pub span: Span,
    /// The index of the first node after it and all that it holds.
    next: usize,
}

/// The tree of a text: nodes in the order of the text, each before what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// All nodes; the first is the document.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The indexes of the nodes directly within a node; none for an index out of range.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(node).map_or(0, |n| n.next);
        let start = Some(node.saturating_add(1)).filter(|&at| at < end);
        std::iter::successors(start, move |&at| self.nodes.get(at).map(|n| n.next).filter(|&next| next < end))
    }

    /// The nodes that hold no others, in order: their ranges make up the text.
    pub fn leaves(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().enumerate().filter(|(at, node)| node.next == at + 1).map(|(_, node)| node)
    }
}

/// Builds the tree of the lines.
pub(super) fn build(text: &str, lines: &[Line], marks: &[Mark]) -> Tree {
    // a heading is a section too, and an item leaves text around it
    let few = 2 * (lines.len() + marks.len()) + 1;
    let mut tree = Builder { text, nodes: Vec::with_capacity(few), marks, open: Vec::new() };
    tree.push(Kind::Document, Span::new(0, text.len()));
    for line in lines {
        tree.line(line);
    }
    tree.close(0, text.len());
    if let Some(root) = tree.nodes.first().map(|_| tree.nodes.len()) {
        tree.nodes[0].next = root;
    }
    Tree { nodes: tree.nodes }
}

struct Builder<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    /// The marks not yet placed.
    marks: &'a [Mark],
    /// The sections that are open, with their levels.
    open: Vec<(usize, u8)>,
}

impl Builder<'_> {
    fn push(&mut self, kind: Kind, span: Span) {
        let next = self.nodes.len() + 1;
        self.nodes.push(Node { kind, span, next });
    }

    /// Ends all open sections of `level` or below it.
    fn close(&mut self, level: u8, at: usize) {
        while let Some((section, _)) = self.open.pop_if(|open| open.1 >= level) {
            self.nodes[section].next = self.nodes.len();
            self.nodes[section].span.end = at;
        }
    }

    fn line(&mut self, line: &Line) {
        let Span { mut start, end } = line.span;
        // dirt before the text of a line stands by itself
        let heading = match line.class {
            Class::Heading(level) => Some(level),
            Class::Blank | Class::Paragraph | Class::Row => None,
            _ => {
                self.close(0, start);
                None
            }
        };
        if let Some(level) = heading {
            self.close(level, start);
            self.open.push((self.nodes.len(), level));
            self.push(Kind::Section(level), Span::new(start, end));
        }
        while let Some((mark, rest)) =
            self.marks.split_first().filter(|(m, _)| m.marker.is_none() && m.span.end <= line.text.start)
        {
            if mark.span.start > start {
                self.push(Kind::Blank, Span::new(start, mark.span.start));
            }
            self.push(Kind::Dirt, mark.span);
            start = mark.span.end;
            self.marks = rest;
        }
        if start == end {
            return;
        }
        match line.class {
            Class::Heading(level) => {
                let run_in = line.cut < line.text.end;
                let stop = if run_in { line.cut } else { end };
                let style = line.head.map_or(Style::None, |m| m.style);
                let number = line.head.map_or(0, |m| m.number);
                self.pieces(Kind::Heading { level, style, number, run_in }, Span::new(start, stop));
                if run_in {
                    self.pieces(Kind::Paragraph, Span::new(stop, end));
                }
            }
            Class::Signature if line.cut < line.text.end => {
                self.pieces(Kind::Signature, Span::new(start, line.cut));
                self.pieces(Kind::Date, Span::new(line.cut, end));
            }
            Class::Row => self.row(Span::new(start, end), line.by),
            class => self.pieces(kind(class), Span::new(start, end)),
        }
    }

    /// A node with the items and the dirt in it; a leaf where there are none.
    fn pieces(&mut self, kind: Kind, span: Span) {
        let here = self.nodes.len();
        self.push(kind, span);
        let count = self.marks.iter().take_while(|m| m.span.start < span.end).count();
        let (marks, rest) = self.marks.split_at(count);
        self.marks = rest;
        let mut at = span.start;
        let mut run = Kind::Text;
        for mark in marks.iter().filter(|m| m.span.start >= span.start) {
            if mark.span.start > at {
                self.push(run, Span::new(at, mark.span.start));
            }
            at = mark.span.start;
            if let Some(marker) = mark.marker {
                run = Kind::Item { style: marker.style, number: marker.number };
            } else {
                self.push(Kind::Dirt, mark.span);
                at = mark.span.end;
                run = Kind::Text;
            }
        }
        if !marks.is_empty() && at < span.end {
            self.push(run, Span::new(at, span.end));
        }
        self.nodes[here].next = self.nodes.len();
    }

    fn row(&mut self, span: Span, by: By) {
        let here = self.nodes.len();
        self.push(Kind::Row, span);
        let mut at = span.start;
        let row = span.text(self.text).unwrap_or_default();
        for cell in rows::cells(row, by) {
            self.push(Kind::Cell, Span::new(at, at + cell.len()));
            at += cell.len();
        }
        let count = self.marks.iter().take_while(|m| m.span.start < span.end).count();
        self.marks = &self.marks[count..];
        self.nodes[here].next = self.nodes.len();
    }
}

const fn kind(class: Class) -> Kind {
    match class {
        Class::Blank => Kind::Blank,
        Class::Title => Kind::Title,
        Class::Organ => Kind::Organ,
        Class::Number => Kind::Number,
        Class::Addressees => Kind::Addressees,
        Class::Meta => Kind::Meta,
        Class::Heading(_) | Class::Paragraph => Kind::Paragraph,
        Class::Row => Kind::Row,
        Class::Signature => Kind::Signature,
        Class::Date => Kind::Date,
        Class::Note => Kind::Note,
        Class::Attachment => Kind::Attachment,
    }
}
