//! Passages that were carried over from the year before or from another place, with the share of their letters that is
//! repeated.
//!
//! A passage is a problem with its cause, a plan, or a whole measure. Its letters are compared without marks, and masked: a
//! number, a percentage, a year, a title in 《》, a set phrase (习近平法治思想 …) and the name of the report's own place are one
//! mark each. A letter is *repeated* where it lies in a run of at least [`SHORTEST_RUN`] letters that the other report has
//! too. A passage is carried over where it has [`SHORTEST_PASSAGE`] letters or more and at least half of them are repeated.
//!
//! What many reports share tells nothing of any two. A run is common, and counts for nothing, where all its fingerprints stand
//! in more than a hundredth of the reports; that bound is [`COMMON_AT_LEAST`] at the least and [`COMMON_AT_MOST`] at the most.
//! Among few reports nothing is common: there the length of the run and the set phrases must do.
//!
//! Every passage is compared with few reports: that of its own body before, and the [`SOURCES`] others that share most
//! fingerprints with it. Those shares are counted letter by letter. Time is in proportion to the letters, and nothing is drawn
//! at random.

mod corpus;
mod index;
mod mask;
mod source;
mod winnow;

use crate::quantity::Ratio;
use crate::report::{Field, Report};
use crate::span::Span;

use super::ties::Bodies;
use corpus::Corpus;
use index::Index;
use source::{Match, Source};

/// The shortest run that counts as repeated, in letters of the masked text: longer than the set phrases that are not masked.
pub const SHORTEST_RUN: usize = winnow::RUN;

/// The fewest letters, masked, of a passage that is compared; a shorter one is repeated by chance.
pub const SHORTEST_PASSAGE: usize = 40;

/// How many other reports a passage is compared with letter by letter, beside that of its own body before.
pub const SOURCES: usize = 4;

/// The least number of reports that a run may stand in without being common.
pub const COMMON_AT_LEAST: usize = 16;

/// The greatest number of reports that a run may stand in without being common; it bounds the time.
pub const COMMON_AT_MOST: usize = 64;

/// A passage that was carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The report that repeats, by its place in the list.
    pub report: usize,
    /// The passage of it.
    pub field: Field,
    /// Where that stands in its text.
    pub span: Option<Span>,
    /// The report that is repeated.
    pub source: usize,
    /// The passage of it that most of the repeated letters are from.
    pub source_field: Field,
    /// Where that stands in its text.
    pub source_span: Option<Span>,
    /// How many letters are repeated.
    pub repeated: usize,
    /// How many letters the passage has, masked.
    pub letters: usize,
    /// Whether both reports are of one body.
    pub own: bool,
}

impl Carried {
    /// The share of the passage's letters that is repeated, from 0 to 1; exact. 0 where it has none.
    pub fn share(&self) -> Ratio {
        let count = |n: usize| i128::try_from(n).unwrap_or(i128::MAX);
        Ratio::new(count(self.repeated), count(self.letters)).unwrap_or(Ratio::ZERO)
    }
}

/// The passages of a list of reports that were carried over from an earlier year or another place.
///
/// The later report repeats the earlier; of two about one year the later in the list. Versions of one report, and a place and
/// its own offices in one year, are not compared, for these share text by right.
///
/// ```
/// let plan = "充实街道司法所的专职人员，每季度对行政执法案卷进行抽查，把评查结果同单位年度考核挂钩，限期整改发现的问题。";
/// let report = |year: i32, plan: &str| fazhi::read(&format!(
///     "东明市临江区人民政府关于{year}年度法治政府建设情况的报告\n一、主要举措\n无。\n二、下一年度主要安排\n（一）{plan}\n"
/// )).report;
/// let (last, this) = (report(2022, plan), report(2023, plan));
/// let carried = fazhi::compare::carried_over(&[&last, &this]);
/// assert_eq!((carried[0].report, carried[0].source), (1, 0));
/// assert_eq!(carried[0].field.to_string(), "plans[0].text");
/// assert_eq!(carried[0].share().to_string(), "1");
///
/// let other = report(2023, "今后每月公布一次行政许可的办理时限，并请企业代表到场评议，评议意见在十个工作日内逐条答复，答复全部公开。");
/// assert!(fazhi::compare::carried_over(&[&last, &other]).is_empty());
/// ```
pub fn carried_over(reports: &[&Report]) -> Vec<Carried> {
    carried_among(reports, &Bodies::of(reports))
}

pub(super) fn carried_among(reports: &[&Report], bodies: &Bodies) -> Vec<Carried> {
    let corpus = Corpus::of(reports);
    let index = Index::of(&corpus);
    let mut jobs = jobs(reports, bodies, &corpus, &index);
    jobs.sort_unstable_by_key(|job| (job.source, job.passage));
    let mut best: Vec<[Option<Match>; 2]> = vec![[None; 2]; corpus.passages.len()];
    for group in jobs.chunk_by(|a, b| a.source == b.source) {
        let Some(first) = group.first() else { continue };
        let source = Source::of(&corpus, first.source);
        for job in group {
            let Some(found) = source.compare(&corpus, &index, job.passage) else { continue };
            let slot = &mut best[job.passage][usize::from(!job.own)];
            if slot.is_none_or(|before| found.repeated > before.repeated) {
                *slot = Some(found);
            }
        }
    }
    let mut out = Vec::new();
    for (passage, [own, other]) in corpus.passages.iter().zip(best) {
        let more = other.filter(|other| own.is_none_or(|own| other.repeated > own.repeated));
        for (found, own) in [(own, true), (more, false)] {
            let letters = passage.letters();
            let Some(found) = found.filter(|found| found.repeated.saturating_mul(2) >= letters) else { continue };
            let from = &corpus.passages[found.passage];
            out.push(Carried {
                report: passage.report,
                field: passage.field,
                span: passage.span,
                source: from.report,
                source_field: from.field,
                source_span: from.span,
                repeated: found.repeated,
                letters,
                own,
            });
        }
    }
    out
}

/// A passage to compare with a report.
struct Job {
    source: usize,
    passage: usize,
    own: bool,
}

/// For every passage the reports that share most fingerprints with it.
fn jobs(reports: &[&Report], bodies: &Bodies, corpus: &Corpus, index: &Index) -> Vec<Job> {
    let rank = |report: usize| (reports[report].year.map_or(i32::MAX, crate::report::ReportYear::get), report);
    let one_year = |a: usize, b: usize| reports[a].year == reports[b].year;
    let may_share = |a: usize, b: usize| one_year(a, b) && (bodies.same(a, b) || bodies.place_and_office(a, b));
    let mut votes = vec![0_u32; reports.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut jobs = Vec::new();
    for group in index.groups.chunk_by(|a, b| a.0 == b.0) {
        let passage = group[0].0 as usize;
        let report = corpus.passages[passage].report;
        for &(_, start) in group {
            for other in index.group(start).filter(|&other| rank(other) < rank(report)) {
                if votes[other] == 0 {
                    touched.push(other);
                }
                votes[other] += 1;
            }
        }
        touched.retain(|&other| {
            let keep = !may_share(report, other);
            if !keep {
                votes[other] = 0;
            }
            keep
        });
        let own = touched.iter().copied().filter(|&other| bodies.same(report, other)).max_by_key(|&other| rank(other));
        jobs.extend(own.map(|source| Job { source, passage, own: true }));
        let by_votes = |other: &usize| (std::cmp::Reverse(votes[*other]), rank(*other));
        let mut others: Vec<usize> = touched.iter().copied().filter(|&other| !bodies.same(report, other)).collect();
        if others.len() > SOURCES {
            others.select_nth_unstable_by_key(SOURCES - 1, by_votes);
            others.truncate(SOURCES);
        }
        jobs.extend(others.into_iter().map(|source| Job { source, passage, own: false }));
        for other in touched.drain(..) {
            votes[other] = 0;
        }
    }
    jobs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Issuer;

    /// Words by a fixed rule: text that repeats nothing.
    fn words(seed: u32, length: usize) -> String {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4E00 + (state >> 12) % 3000).unwrap()
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    fn report(year: i32, issuer: &str, problems: &[&str]) -> Report {
        let mut report = Report::default();
        report.year = year.try_into().ok();
        report.issuers.push(Issuer::from_name(issuer).unwrap());
        for text in problems {
            report.problems.push(crate::report::Problem { text: (*text).to_owned(), ..Default::default() });
        }
        report
    }

    const HERE: &str = "东明市临江区人民政府";
    const THERE: &str = "南安市山北区人民政府";

    fn found(reports: &[Report]) -> Vec<Carried> {
        carried_over(&reports.iter().collect::<Vec<_>>())
    }

    #[test]
    fn the_share_is_that_of_the_letters() {
        let (old, new) = (words(1, 60), words(2, 40));
        let this = format!("{old}{new}");
        let all = found(&[report(2022, HERE, &[&old]), report(2023, HERE, &[&this])]);
        let [carried] = &all[..] else { panic!("{all:?}") };
        assert_eq!((carried.repeated, carried.letters, carried.own), (60, 100, true));
        assert_eq!(carried.share(), Ratio::new(3, 5).unwrap());
        // 40 of 100 are fewer than half
        let this = format!("{}{}", words(1, 60).chars().take(40).collect::<String>(), words(3, 60));
        assert_eq!(found(&[report(2022, HERE, &[&old]), report(2023, HERE, &[&this])]), []);
    }

    #[test]
    fn a_short_run_counts_for_nothing() {
        let run = |seed| words(seed, SHORTEST_RUN - 1);
        let one: String = (0..6).map(|i| run(i) + &words(100 + i, 3)).collect();
        let other: String = (0..6).map(|i| run(i) + &words(200 + i, 3)).collect();
        assert_eq!(found(&[report(2022, HERE, &[&one]), report(2023, HERE, &[&other])]), []);
    }

    #[test]
    fn a_changed_number_or_place_hides_nothing() {
        let text = |place: &str, n: &str| format!("{}{place}整改{n}件，完成率{n}%。{}", words(5, 30), words(6, 30));
        let (one, other) = (text("临江区", "12"), text("山北区", "1.3"));
        let all = found(&[report(2023, HERE, &[&one]), report(2023, THERE, &[&other])]);
        let [carried] = &all[..] else { panic!("{all:?}") };
        assert_eq!((carried.share(), carried.own), (Ratio::ONE, false));
        assert_eq!((carried.report, carried.source), (1, 0));
    }

    #[test]
    fn cut_and_joined_passages_are_found() {
        let parts: Vec<String> = (0..4).map(|seed| words(seed + 10, 50)).collect();
        let joined = parts.concat();
        let split: Vec<&str> = parts.iter().map(String::as_str).collect();
        let all = found(&[report(2022, HERE, &split), report(2023, HERE, &[&joined])]);
        assert_eq!(all.iter().map(Carried::share).collect::<Vec<_>>(), [Ratio::ONE]);
        let all = found(&[report(2022, HERE, &[&joined]), report(2023, HERE, &split)]);
        assert_eq!(all.len(), 4);
        assert!(all.iter().all(|c| c.source_field == Field::Problem(0)));
    }

    #[test]
    fn what_many_share_is_common() {
        let phrase = words(7, 80);
        let text = |i: u32| format!("{phrase}{}", words(1000 + i, 40));
        let many: Vec<Report> =
            (0..40_u32).map(|i| report(2023, &format!("东明市第{}区人民政府", words(i, 3)), &[&text(i)])).collect();
        assert_eq!(found(&many), []);
        // the same two alone
        assert_eq!(found(&many[..2]).len(), 1);
    }

    #[test]
    fn reports_that_share_text_by_right_are_not_compared() {
        let text = words(8, 80);
        let one = report(2023, HERE, &[&text]);
        for issuer in [HERE, "东明市临江区司法局"] {
            assert_eq!(found(&[one.clone(), report(2023, issuer, &[&text])]), [], "{issuer}");
            let year_after = found(&[one.clone(), report(2024, issuer, &[&text])]);
            assert_eq!(year_after.len(), 1, "{issuer}");
        }
    }

    #[test]
    fn another_place_is_named_only_where_it_has_more() {
        let text = words(9, 80);
        let reports = [report(2022, THERE, &[&text]), report(2022, HERE, &[&text]), report(2023, HERE, &[&text])];
        let sources: Vec<_> = found(&reports).iter().map(|c| (c.report, c.source, c.own)).collect();
        assert_eq!(sources, [(1, 0, false), (2, 1, true)]);
    }

    #[test]
    fn many_alike_take_no_longer() {
        let text = words(11, 100);
        let many = vec![text.as_str(); 2_000];
        assert_eq!(found(&[report(2022, HERE, &many), report(2023, HERE, &many)]).len(), many.len());
        let place = "市".repeat(20_000);
        assert_eq!(found(&[report(2022, &place, &[&text]), report(2023, &place, &[&text])]).len(), 1);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert_eq!(found(&[]), []);
        assert_eq!(found(&[report(2022, HERE, &["短"]), report(2023, HERE, &["短"])]), []);
    }
}
