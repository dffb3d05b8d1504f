//! The frame, put together from head, foot, page lines and headings.

use super::chars::{compact, cut, longer_than};
use super::date::{find_bare_year, find_year};
use super::foot::Foot;
use super::frame::{Date, Frame, Issuer, IssuerSource, Name, Year, YearSource};
use super::head::{Head, subject};
use super::meta::Meta;
use super::organ;
use super::scan::{Class, Line};
use super::sense::of_heading;
use crate::report::outline::PartKind;
use crate::span::Span;

/// Puts the frame together; `body` are the lines between head and foot.
pub(super) fn frame(text: &str, body: &[Line], head: Head, foot: Foot, meta: &Meta) -> Frame {
    let matter = Matter::new(text, &head);
    let year = matter.year().or_else(|| heading_year(text, body)).or_else(|| body_year(text, body));
    let issuers = issuers(text, &matter, &head, &foot, meta);
    let region = region(text, &matter, &issuers);
    let date = |found: Option<_>| found.map(|(value, span)| Date { value, span });
    Frame {
        year,
        region,
        issuers,
        title: head.title,
        document_number: head.number,
        addressees: head.addressees.into_iter().map(|span| name(text, span)).collect(),
        issued_on: foot.date.or(head.date).or_else(|| date(meta.issued)),
        published_on: date(meta.published),
        publisher: meta.publisher.map(|span| name(text, span)),
        note: foot.note,
        attachments: foot.attachments,
    }
}

/// A name as written; spaces between its letters are dropped where they stand after every letter.
fn name(text: &str, span: Span) -> Name {
    Name { text: plain(cut(text, span)), span }
}

fn plain(name: &str) -> String {
    let stamped = ["（盖章）", "(盖章)", "（公章）", "(公章)", "（章）", "(章)"];
    let name = stamped.iter().find_map(|stamp| name.strip_suffix(stamp)).unwrap_or(name);
    compact(name.strip_suffix("文件").unwrap_or(name))
}

/// The title without organ lines, joined, with the way back to the text.
struct Matter {
    joined: String,
    /// Where a fragment begins: in `joined`, in the text.
    starts: Vec<(usize, usize)>,
}

impl Matter {
    fn new(text: &str, head: &Head) -> Self {
        let mut matter = Self { joined: String::new(), starts: Vec::new() };
        for &span in &head.matter {
            matter.starts.push((matter.joined.len(), span.start));
            matter.joined.push_str(cut(text, span));
        }
        matter
    }

    /// The place in the text of a range of the joined title.
    fn place(&self, start: usize, end: usize) -> Span {
        let back = |at: usize, strict: bool| {
            let i = self.starts.partition_point(|&(from, _)| if strict { from < at } else { from <= at });
            i.checked_sub(1).map_or(0, |i| self.starts[i].1 + (at - self.starts[i].0))
        };
        Span::new(back(start, false), back(end, true))
    }

    fn year(&self) -> Option<Year> {
        let (value, start, end) = find_year(&self.joined).or_else(|| find_bare_year(&self.joined))?;
        Some(Year { value, span: self.place(start, end), found: YearSource::Title })
    }

    /// What stands before the matter of the title, with its place.
    fn subject(&self) -> Option<(&str, Span)> {
        let found = subject(&self.joined);
        let start = self.joined.find(found)?;
        (!found.is_empty()).then(|| (found, self.place(start, start + found.len())))
    }

    /// The region behind 关于, as in 关于某县2023年度….
    fn about(&self) -> Option<(&str, Span)> {
        let start = self.joined.find("关于")? + "关于".len();
        let found = subject(&self.joined[start..]);
        let start = start + self.joined[start..].find(found)?;
        (!found.is_empty()).then(|| (found, self.place(start, start + found.len())))
    }
}

fn heading_year(text: &str, body: &[Line]) -> Option<Year> {
    let mut plan = None;
    for line in body.iter().filter(|l| matches!(l.class, Class::Heading(1))) {
        let start = line.text.start;
        let heading = cut(text, Span::new(start, line.cut.min(line.text.end)));
        let Some((value, from, to)) = find_year(heading) else { continue };
        let span = Span::new(start + from, start + to);
        if of_heading(heading, None).contains(&PartKind::Plans) {
            plan = plan.or(Some(Year { value: value - 1, span, found: YearSource::PlanHeading }));
        } else {
            return Some(Year { value, span, found: YearSource::Heading });
        }
    }
    plan
}

fn body_year(text: &str, body: &[Line]) -> Option<Year> {
    let span = Span::new(body.first()?.span.start, body.last()?.span.end);
    let (value, start, end) = find_year(cut(text, span))?;
    Some(Year { value, span: Span::new(span.start + start, span.start + end), found: YearSource::Body })
}

/// The issuers from the place that names most of them; the head goes before the signature.
fn issuers(text: &str, matter: &Matter, head: &Head, foot: &Foot, meta: &Meta) -> Vec<Issuer> {
    let make = |spans: &[Span], found| -> Vec<Issuer> {
        let mut out: Vec<Issuer> = Vec::new();
        for &span in spans {
            let name = plain(cut(text, span));
            if !out.iter().any(|issuer| issuer.name == name) {
                out.push(Issuer { name, span, found });
            }
        }
        out
    };
    let titled = matter.subject().and_then(|(words, _)| {
        let organs = organ::organs(words, Span::new(0, words.len()))?;
        let start = matter.joined.find(words)?;
        let issuer = |organ: Span| Issuer {
            name: plain(cut(words, organ)),
            span: matter.place(start + organ.start, start + organ.end),
            found: IssuerSource::Title,
        };
        // 东街街道 is the place and no organ, as 东丽区 is
        let place = |issuer: &Issuer| organ::region(&issuer.name) == Some(issuer.name.as_str());
        Some(organs.into_iter().map(issuer).filter(|issuer| !place(issuer)).collect())
    });
    let titled: Vec<Issuer> = titled.unwrap_or_default();
    // where the title names its organ, an organ's line beside it is the page's
    let lines: &[Span] = if titled.is_empty() { &head.organs } else { &[] };
    let sources = [make(lines, IssuerSource::OrganLine), titled, make(&foot.organs, IssuerSource::Signature)];
    let most = sources.iter().map(Vec::len).max().unwrap_or(0);
    let best = sources.into_iter().find(|s| s.len() == most).unwrap_or_default();
    if best.is_empty() { make(meta.organ.as_slice(), IssuerSource::Meta) } else { best }
}

/// The region from the title, or from the name of an issuer, which may write in full what the title shortens (东街街道, and
/// 甲江区东街街道办事处 below the text).
fn region(text: &str, matter: &Matter, issuers: &[Issuer]) -> Option<Name> {
    let of = |(words, span): (&str, Span)| {
        let found = organ::region(words)?;
        // a name whose letters are spaced, or that goes over two lines, keeps the whole place
        let exact = words.find(found).filter(|_| span.text(text) == Some(words));
        let place = exact.map_or(span, |at| Span::new(span.start + at, span.start + at + found.len()));
        Some(Name { text: compact(found), span: place })
    };
    let bare = |(words, span): (&str, Span)| {
        let name = !longer_than(words, 12) && longer_than(words, 1) && !organ::is_organ(words);
        let han = words.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        (name && han && !words.contains("政府")).then(|| Name { text: words.to_owned(), span })
    };
    let of_issuers = || issuers.iter().filter_map(|issuer| of((&issuer.name, issuer.span)));
    let titled = matter.subject().and_then(of);
    let full = titled.as_ref().and_then(|short| {
        of_issuers().find(|full| full.text.len() > short.text.len() && full.text.ends_with(&short.text))
    });
    full.or(titled)
        .or_else(|| of_issuers().next())
        .or_else(|| matter.about().and_then(of))
        .or_else(|| matter.subject().and_then(bare))
}
