//! Findings for people: the place, what was found in Chinese and in English, and the words around it.

use std::fmt;

use crate::check::joint::{Cause, SharedUnknown};
use crate::check::power::Summary;
use crate::check::{Finding, Language};
use crate::read::{Coverage, Reading};
use crate::report::Report;
use crate::span::{LineIndex, Place, Span};

/// How many characters are shown to each side of what is marked.
const AROUND: usize = 16;
/// The most characters between two marks of one window.
const BETWEEN: usize = 40;
/// The most windows of one finding.
const WINDOWS: usize = 6;

/// Findings as lines of text.
///
/// Of each finding: `name:line:column: severity code rule`, the message in both languages, and the words around its figures,
/// which are marked ⟦…⟧. Lines and columns count from 1, columns in characters. Control characters of the text are shown as
/// spaces.
///
/// ```
/// use fazhi::render::text::Findings;
/// let mut report = fazhi::read::read("宣传报道近7000余篇。\n");
/// let findings = fazhi::check(&report.report);
/// let shown = Findings::new("a.txt", &report, &findings).to_string();
/// assert!(shown.starts_with("a.txt:1:5: warning W201 stacked-hedges\n"), "{shown}");
/// assert!(shown.ends_with("| 宣传报道⟦近7000余篇⟧。\n"), "{shown}");
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    name: &'a str,
    text: &'a str,
    report: &'a Report,
    list: &'a [Finding],
    causes: &'a [Cause],
    lines: LineIndex,
}

impl<'a> Findings<'a> {
    /// The findings about a text that was read; `name` says whose text it is.
    pub fn new(name: &'a str, reading: &'a Reading<'_>, findings: &'a [Finding]) -> Self {
        let text = reading.text();
        Self { name, text, report: &reading.report, list: findings, causes: &[], lines: LineIndex::new(text) }
    }

    /// The same with the findings of one cause under each other, and what may be wrong after the last of them.
    ///
    /// ```
    /// use fazhi::check::{Judged, RULES, check_judged};
    /// use fazhi::render::text::Findings;
    ///
    /// let reading = fazhi::read::read("办理案件441件，其中：刑事369件，占89.8%，民事25件，其他20件。\n");
    /// let judged = Judged::new(&reading.report);
    /// let findings = check_judged(RULES, &judged);
    /// let causes = judged.causes(&findings);
    /// let shown = Findings::new("a.txt", &reading, &findings).with_causes(&causes).to_string();
    /// assert!(shown.ends_with("=> change 369件 to 396件 (two digits changed places) [C101, C105]\n"), "{shown}");
    /// ```
    #[must_use]
    pub fn with_causes(mut self, causes: &'a [Cause]) -> Self {
        self.causes = causes;
        self
    }

    fn cause(&self, f: &mut fmt::Formatter<'_>, cause: &Cause) -> fmt::Result {
        // a gap names what would close it
        let said = |finding: &Finding| finding.gap.is_some() && !finding.consistent.is_empty();
        let told = cause.findings.iter().filter_map(|&at| self.list.get(at)).all(said);
        if told && cause.findings.len() == 1 && cause.fault.hypotheses.iter().all(|h| h.slip().is_none()) {
            return Ok(());
        }
        let codes: Vec<_> = cause.findings.iter().filter_map(|&at| self.list.get(at)).map(Finding::code).collect();
        let codes = if codes.len() > 1 { format!(" [{}]", codes.join(", ")) } else { String::new() };
        for language in [Language::Zh, Language::En] {
            writeln!(f, "    => {}{codes}", cause.sentence(self.report, language))?;
        }
        Ok(())
    }

    fn one(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        let windows = windows(self.text, &finding.spans);
        f.write_str(self.name)?;
        if let Some(first) = finding.spans.iter().min() {
            let Place { line, column } = self.lines.place(self.text, first.start);
            write!(f, ":{line}:{column}")?;
        }
        writeln!(f, ": {} {} {}", finding.severity(), finding.code(), finding.rule.name)?;
        writeln!(f, "    {}", finding.message(self.report, Language::Zh))?;
        writeln!(f, "    {}", finding.message(self.report, Language::En))?;
        for marks in windows.iter().take(WINDOWS) {
            f.write_str("    | ")?;
            self.window(f, marks)?;
            f.write_str("\n")?;
        }
        match windows.len().saturating_sub(WINDOWS) {
            0 => Ok(()),
            more => writeln!(f, "    | … ({more} more)"),
        }
    }

    /// A piece of a line with its marks.
    fn window(&self, f: &mut fmt::Formatter<'_>, marks: &[Span]) -> fmt::Result {
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return Ok(()) };
        let (start, end) = (before(self.text, first.start), after(self.text, last.end));
        let ends = |at: Option<char>| at.is_none_or(|c| c == '\n');
        if !ends(self.text[..start].chars().next_back()) {
            f.write_str("…")?;
        }
        let mut at = start;
        for mark in marks {
            self.words(f, Span::new(at, mark.start))?;
            f.write_str("⟦")?;
            self.words(f, *mark)?;
            f.write_str("⟧")?;
            at = mark.end;
        }
        self.words(f, Span::new(at, end))?;
        if ends(self.text[end..].chars().next()) { Ok(()) } else { f.write_str("…") }
    }

    fn words(&self, f: &mut fmt::Formatter<'_>, span: Span) -> fmt::Result {
        let words = span.text(self.text).unwrap_or_default();
        words.split(char::is_control).enumerate().try_for_each(|(at, piece)| {
            f.write_str(if at > 0 { " " } else { "" })?;
            f.write_str(piece)
        })
    }
}

impl fmt::Display for Findings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause_of = vec![None; self.list.len()];
        for cause in self.causes {
            for &at in &cause.findings {
                if let Some(of) = cause_of.get_mut(at) {
                    *of = Some(cause);
                }
            }
        }
        for (at, finding) in self.list.iter().enumerate() {
            let Some(cause) = cause_of[at] else {
                self.one(f, finding)?;
                continue;
            };
            // at the place of the first of them
            if cause.findings.first() == Some(&at) {
                cause.findings.iter().filter_map(|&at| self.list.get(at)).try_for_each(|one| self.one(f, one))?;
                self.cause(f, cause)?;
            }
        }
        Ok(())
    }
}

/// The ranges in order, those that stand near each other on one line together; what cannot be shown is left out.
fn windows(text: &str, spans: &[Span]) -> Vec<Vec<Span>> {
    let mut spans: Vec<Span> = spans.iter().copied().filter(|s| s.text(text).is_some_and(|s| !s.is_empty())).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut out: Vec<Vec<Span>> = Vec::new();
    for span in spans {
        let Some(marks) = out.last_mut() else {
            out.push(vec![span]);
            continue;
        };
        let Some(last) = marks.last_mut() else { continue };
        if span.start < last.end {
            last.end = last.end.max(span.end);
        } else if near(&text[last.end..span.start]) {
            marks.push(span);
        } else {
            out.push(vec![span]);
        }
    }
    out
}

/// Whether what stands between two marks is short and on one line.
fn near(between: &str) -> bool {
    let mut chars = between.chars();
    !chars.by_ref().take(BETWEEN).any(|c| c == '\n') && chars.next().is_none()
}

/// Where a window begins that shows what stands before `at`.
fn before(text: &str, at: usize) -> usize {
    let shown = text[..at].char_indices().rev().take(AROUND).take_while(|&(_, c)| c != '\n');
    shown.last().map_or(at, |(start, _)| start)
}

/// Where a window ends that shows what stands after `at`.
fn after(text: &str, at: usize) -> usize {
    let shown = text[at..].chars().take(AROUND).take_while(|&c| c != '\n');
    at + shown.map(char::len_utf8).sum::<usize>()
}

/// What was found, linked and checked, in two lines.
///
/// ```
/// use fazhi::render::text::CoverageLines;
/// let reading = fazhi::read::read("2023年受理行政复议案件12件。\n");
/// let shown = CoverageLines(&reading.coverage()).to_string();
/// assert!(shown.starts_with("figures: 1 found, 0 in claims, 0 checked"), "{shown}");
/// assert!(shown.ends_with("digits: 2 runs (figure 1, date 1)\n"), "{shown}");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CoverageLines<'a>(pub &'a Coverage);

impl fmt::Display for CoverageLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Coverage { figures, in_claims, checked, claims, undecided, tokens } = self.0;
        write!(f, "figures: {figures} found, {in_claims} in claims, {checked} checked; claims: {claims}")?;
        let all: usize = undecided.values().sum();
        write!(f, ", {all} undecided")?;
        list(f, undecided.iter())?;
        write!(f, "\ndigits: {} runs", self.0.runs())?;
        list(f, tokens.iter())?;
        f.write_str("\n")
    }
}

/// What was learned of operands that no claim states, one line each in both languages.
///
/// ```
/// use fazhi::check::Judged;
/// use fazhi::render::text::Unknowns;
/// let reading = fazhi::read::read("办理审批事项6478件，“网上办”达到99.48%、“一次办”达到99.65%。\n");
/// let learned = Judged::new(&reading.report).joint().shared_unknowns();
/// let shown = Unknowns("a.txt", &reading.report, &learned).to_string();
/// assert!(shown.contains("if 99.48%, 99.65% are rates of one number, it is 572 to 579, or some from 1143 on"), "{shown}");
/// assert!(shown.ends_with("; 6478件 cannot\n"), "{shown}");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Unknowns<'a>(pub &'a str, pub &'a Report, pub &'a [SharedUnknown]);

impl fmt::Display for Unknowns<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(name, report, learned) = self;
        for unknown in *learned {
            writeln!(f, "{name}: learned: {}", unknown.sentence(report, Language::Zh))?;
            writeln!(f, "{name}: learned: {}", unknown.sentence(report, Language::En))?;
        }
        Ok(())
    }
}

/// How well the figures are covered by claims that could have seen a fault, in one line.
///
/// ```
/// use fazhi::check::{Judged, power::Summary};
/// use fazhi::render::text::PowerLine;
/// let reading = fazhi::read::read("全部事项702项，其中“马上办”312项，占44.4%。\n");
/// let shown = PowerLine(Summary::of(&Judged::new(&reading.report))).to_string();
/// assert_eq!(shown, "power: 3 figures in claims that exclude at least 9 of 10 values, 0 in weaker ones only, 0 in none\n");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PowerLine(pub Summary);

impl fmt::Display for PowerLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Summary { strong, weak, none } = self.0;
        write!(f, "power: {strong} figures in claims that exclude at least 9 of 10 values, ")?;
        writeln!(f, "{weak} in weaker ones only, {none} in none")
    }
}

fn list<K: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    counts: impl Iterator<Item = (K, impl fmt::Display)>,
) -> fmt::Result {
    let mut open = false;
    for (what, count) in counts {
        write!(f, "{}{what} {count}", if open { ", " } else { " (" })?;
        open = true;
    }
    f.write_str(if open { ")" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_stand_near_share_a_window() {
        let text = format!("甲12件，乙3件{}丙4件\n丁5件", "字".repeat(60));
        let of = |word: &str| {
            let start = text.find(word).unwrap();
            Span::new(start, start + word.len())
        };
        let [a, b, c, d] = ["12件", "3件", "4件", "5件"].map(of);
        assert_eq!(windows(&text, &[d, b, a, c, a]), [vec![a, b], vec![c], vec![d]]);
    }

    #[test]
    fn places_that_cannot_be_shown_are_left_out() {
        let text = "甲乙";
        assert!(windows(text, &[Span::new(1, 3), Span::new(0, 99), Span::new(4, 2), Span::new(3, 3)]).is_empty());
        assert_eq!(windows(text, &[Span::new(0, 3), Span::new(0, 6)]), [vec![Span::new(0, 6)]]);
    }
}
