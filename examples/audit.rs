//! Audits report text: what its figures claim of each other, and which of that cannot be true.
//!
//! `audit [--format text|json] [FILE…]` reads files, or standard input where none or `-` is named. Several files are compared:
//! what does not fit between reports that belong together, and what was carried over, follows the findings about each, or
//! stands in the JSON of the file that is at fault. `audit --jsonl` answers each line `{"id","text"}` of standard input with
//! one line.
//!
//! Exit status: 0 where nothing is worse than a note, 1 where something is, 2 where a file or line could not be read. With
//! `--jsonl` findings are part of the answers and do not change the status.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use fazhi::Report;
use fazhi::check::power::Summary;
use fazhi::check::{Judged, RULES, Severity, check_judged};
use fazhi::compare::compare;
use fazhi::read::{Reading, read};
use fazhi::render::across::{Across, FindingAcross};
use fazhi::render::text::{CoverageLines, Findings, PowerLine, Unknowns};
use fazhi::render::wire::{Answer, Question, Refusal};
use fazhi::report::regulation::Regulations;

const USAGE: &str = "usage: audit [--format text|json] [FILE…]\n       audit --jsonl < LINES";

/// What the command line asks for.
#[derive(Default)]
struct Wanted {
    json: bool,
    lines: bool,
    files: Vec<String>,
}

fn main() -> ExitCode {
    let wanted = match wanted(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(why) => {
            complain(&format!("{why}\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    let done = if wanted.lines { answer_lines() } else { audit_files(&wanted) };
    match done {
        Ok(status) => ExitCode::from(status),
        // whoever read the answers has read enough
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(2)
        }
    }
}

fn wanted(args: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let mut wanted = Wanted::default();
    let mut args = args;
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--jsonl" => wanted.lines = true,
            "--format" => match args.next().as_deref() {
                Some("json") => wanted.json = true,
                Some("text") => wanted.json = false,
                other => return Err(format!("--format is text or json, not {:?}", other.unwrap_or_default())),
            },
            "--" => wanted.files.extend(args.by_ref()),
            option if option.starts_with("--") => return Err(format!("there is no option {option}")),
            _ => wanted.files.push(arg),
        }
    }
    if wanted.lines && (wanted.json || !wanted.files.is_empty()) {
        return Err("--jsonl reads standard input and takes no file or format".to_owned());
    }
    if wanted.files.is_empty() {
        wanted.files.push("-".to_owned());
    }
    Ok(wanted)
}

/// Says on standard error what went wrong; nobody may be listening.
fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "audit: {what}");
}

fn audit_files(wanted: &Wanted) -> io::Result<u8> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut status, mut texts) = (0, Vec::new());
    for name in &wanted.files {
        match text_of(name) {
            Ok(text) => texts.push((name.as_str(), text)),
            Err(why) => {
                complain(&format!("{name}: {why}"));
                status = 2;
            }
        }
    }
    let readings: Vec<_> = texts.iter().map(|(_, text)| understood(text)).collect();
    let names: Vec<&str> = texts.iter().map(|(name, _)| *name).collect();
    let reports: Vec<&Report> = readings.iter().map(|reading| &reading.report).collect();
    let findings = compare(&reports);
    let across = Across::new(&names, &reports, &findings);
    for (at, (name, reading)) in names.iter().zip(&readings).enumerate() {
        let across = (reports.len() > 1).then(|| across.of(at));
        status = status.max(audit(name, reading, across, wanted.json, &mut out)?);
        out.flush()?;
    }
    if !wanted.json {
        write!(out, "{across}")?;
    }
    out.flush()?;
    let worse = findings.iter().any(|finding| finding.severity() > Severity::Note);
    Ok(status.max(worse.into()))
}

fn text_of(name: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(name).map(|all| bytes = all)
    };
    read.map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|&b| b == b'\n').count();
        format!("not UTF-8 from byte {at} on (line {line})")
    })
}

/// A text read, with the claims that the definitions of its indicators make (收到 = 受理 + 不予受理 + …) beside its own.
fn understood(text: &str) -> Reading<'_> {
    let mut reading = read(text);
    reading.report.derive_claims(Regulations::builtin());
    reading
}

/// Audits what was read of one text; 1 where something is worse than a note.
fn audit(
    name: &str,
    reading: &Reading<'_>,
    across: Option<Vec<FindingAcross<'_>>>,
    json: bool,
    out: &mut impl Write,
) -> io::Result<u8> {
    let judged = Judged::new(&reading.report);
    let findings = check_judged(RULES, &judged);
    if json {
        let mut answer = Answer::of(reading, &judged, &findings).with_id(name);
        if let Some(across) = across {
            answer = answer.with_across(across);
        }
        serde_json::to_writer(&mut *out, &answer)?;
        out.write_all(b"\n")?;
    } else {
        let causes = judged.causes(&findings);
        write!(out, "{}", Findings::new(name, reading, &findings).with_causes(&causes))?;
        write!(out, "{}", Unknowns(name, &reading.report, &judged.joint().shared_unknowns()))?;
        let coverage = reading.coverage_with(judged.judgements());
        write!(out, "{name}: {} findings\n{}", findings.len(), PowerLine(Summary::of(&judged)))?;
        write!(out, "{}", CoverageLines(&coverage))?;
    }
    Ok(findings.iter().any(|finding| finding.severity() > Severity::Note).into())
}

/// Answers the lines of standard input, each as soon as it is read.
fn answer_lines() -> io::Result<u8> {
    let (mut input, mut out) = (io::stdin().lock(), io::BufWriter::new(io::stdout().lock()));
    let (mut line, mut number, mut status) = (Vec::new(), 0_u64, 0);
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            match Question::from_json(&line) {
                Ok(Question { id, text }) => {
                    serde_json::to_writer(&mut out, &Answer::new(&understood(&text)).with_id(id))?;
                }
                Err(error) => {
                    let why = format!("line {number}: {error}");
                    complain(&why);
                    serde_json::to_writer(&mut out, &Refusal::new(why))?;
                    status = 2;
                }
            }
            out.write_all(b"\n")?;
            out.flush()?;
        }
        line.clear();
    }
    Ok(status)
}
