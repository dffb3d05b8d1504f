//! The frame of a report: what stands around its text.

use chrono::NaiveDate;

use crate::span::Span;

/// Who reports, about which year and region, under which number, to whom and when. What the text does not give is `None`
/// or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The title.
    pub title: Option<Title>,
    /// The year reported on.
    pub year: Option<Year>,
    /// The region as the title or an organ's name writes it (四平市铁西区).
    pub region: Option<Name>,
    /// Who reports, in order. A bare region in the title (东丽区2023年…) is no issuer.
    pub issuers: Vec<Issuer>,
    /// The document number (发文字号) as printed: 四铁西政办发〔2023〕19号.
    pub document_number: Option<Span>,
    /// To whom the report goes (主送), one range a name.
    pub addressees: Vec<Name>,
    /// The date under the signature, under the title, or called 成文日期 on the page.
    pub issued_on: Option<Date>,
    /// The date on which the page was published.
    pub published_on: Option<Date>,
    /// Who published the page (来源, 发布机构): not the issuer.
    pub publisher: Option<Name>,
    /// The note in brackets (附注): 此件主动公开; the range has no brackets.
    pub note: Option<Span>,
    /// The lines of the list of attachments (附件).
    pub attachments: Vec<Span>,
}

/// A title, joined over its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The joined text; an organ's line above 关于… belongs to it.
    pub text: String,
    /// From its first line to its last.
    pub span: Span,
    /// Its lines.
    pub lines: Vec<Span>,
}

/// The reporting year and where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year, 1900–2199.
    pub value: u16,
    /// Its digits (of the next year, where a plan's heading gave it).
    pub span: Span,
    /// Where it was found.
    pub found: YearSource,
}

/// Where a reporting year was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSource {
    /// In the title.
    Title,
    /// In a heading about the year itself (2023年主要工作).
    Heading,
    /// One before the year of a plan's heading (2024年工作安排).
    PlanHeading,
    /// The first year in the running text.
    Body,
}

/// A name and its place. A name with spaced letters is given without the spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// One who reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The name as written, without 盖章.
    pub name: String,
    /// Its place.
    pub span: Span,
    /// Where it was found.
    pub found: IssuerSource,
}

/// Where an issuer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerSource {
    /// On a line of its own at the head.
    OrganLine,
    /// In the title: 开原市人民政府关于….
    Title,
    /// In the signature.
    Signature,
    /// Behind 发文机关 on a page line.
    Meta,
}

/// A date and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The date.
    pub value: NaiveDate,
    /// Its place.
    pub span: Span,
}
