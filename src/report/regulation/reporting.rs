//! The duty of one report: the profiles that apply to it, put together.

use chrono::NaiveDate;

use super::Regulations;
use super::certainty::Provision;
use super::deadline::{Publication, Submission};
use super::profile::{Applies, DutyProfile, Force, Options, Requirement, Setting};
use super::reporter::{NoDuty, Reporter, ReporterClass};
use crate::report::outline::PartKind;
use crate::report::{Level, Report, ReportYear};

/// What the reporter of one report owes for its year.
///
/// The duties of all profiles that apply add up: a local rule adds to the national one and takes nothing away. Of an
/// option the most local profile that sets it decides; of equally local ones the one that began last, then the one that
/// was added last.
#[derive(Clone, Debug)]
pub struct ReportingDuty<'r> {
    class: ReporterClass,
    level: Option<Level>,
    year: ReportYear,
    profiles: Vec<&'r DutyProfile>,
    possible: Vec<&'r DutyProfile>,
}

/// A day by which something is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'r> {
    /// The day.
    pub on: NaiveDate,
    /// What is due: to report to somebody, or to publish.
    pub act: Act<'r>,
    /// The profile that asks for it.
    pub profile: &'r DutyProfile,
}

/// What is due by a day.
#[derive(Clone, Copy, Debug)]
pub enum Act<'r> {
    /// To report to somebody.
    Submit(&'r Submission),
    /// To make the report public.
    Publish(&'r Publication),
}

/// A content that a report is to have.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'r> {
    /// The content, and what asks for it.
    pub requirement: &'r Requirement,
    /// The profile that asks for it.
    pub profile: &'r DutyProfile,
}

impl Asked<'_> {
    /// Whether a message may cite what asks for it: both what it says and that it is about this reporter were read.
    pub fn is_citable(&self) -> bool {
        self.profile.basis.is_citable() && self.requirement.provision.basis.is_citable()
    }

    /// What binds the reporter to it.
    pub fn force(&self) -> Option<Force> {
        self.profile.force
    }
}

impl<'r> Due<'r> {
    /// Whether a message may cite what asks for it: both what it says and that it is about this reporter were read.
    pub fn is_citable(&self) -> bool {
        self.profile.basis.is_citable() && self.provision().basis.is_citable()
    }

    /// What asks for it.
    pub fn provision(&self) -> &'r Provision {
        match self.act {
            Act::Submit(submission) => &submission.provision,
            Act::Publish(publication) => &publication.provision,
        }
    }

    /// What binds the reporter to it: of a local profile a local rule, though the report itself may be a legal duty.
    pub fn force(&self) -> Option<Force> {
        self.profile.force
    }
}

impl Regulations {
    /// What the reporter of a report owes for its year, or why nothing answers for it.
    ///
    /// The class comes from the issuers together, level and region from the issuers or the report. An unknown level is no
    /// obstacle where the profiles do not differ by it; a profile that hangs on what is not known is told apart by
    /// [`ReportingDuty::possible`] and counts for nothing.
    ///
    /// # Errors
    ///
    /// Where the report names no year or no issuer, the issuers are no class that the rules know, or no profile surely
    /// applies.
    ///
    /// ```
    /// use fazhi::report::outline::PartKind;
    /// use fazhi::report::regulation::{Force, NoDuty, Regulations};
    ///
    /// let mut draft = fazhi::Report::builder(2023)?;
    /// draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府")?;
    /// let mut report = draft.build()?;
    /// let duty = Regulations::builtin().duty_of(&report)?;
    /// assert_eq!(duty.force(), Some(Force::Legal));
    /// assert!(duty.requires(PartKind::Problems).is_some());
    /// assert_eq!(duty.report_by().map(|due| due.on.to_string()).as_deref(), Some("2024-03-01"));
    /// assert_eq!(duty.publish_by().map(|due| due.on.to_string()).as_deref(), Some("2024-04-01"));
    ///
    /// report.issuers.clear();
    /// assert_eq!(Regulations::builtin().duty_of(&report).err(), Some(NoDuty::NoIssuer));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn duty_of(&self, report: &Report) -> Result<ReportingDuty<'_>, NoDuty> {
        let year = report.year.ok_or(NoDuty::NoYear)?;
        let reporter = Reporter::of(report)?;
        let (mut profiles, mut possible) = (Vec::new(), Vec::new());
        for profile in self.profiles() {
            match profile.applies(&reporter, year) {
                Applies::Yes => profiles.push(profile),
                Applies::Perhaps => possible.push(profile),
                Applies::No => {}
            }
        }
        let class = reporter.class;
        if profiles.is_empty() {
            return Err(if possible.is_empty() {
                NoDuty::NoProfile { class, year }
            } else {
                NoDuty::Unknown { profiles: possible.iter().map(|profile| profile.id.clone()).collect() }
            });
        }
        // stable: what was added last stays last
        profiles.sort_by_key(|profile| (profile.locality(), profile.from));
        let level = if let [level] = reporter.levels[..] { Some(level) } else { None };
        Ok(ReportingDuty { class, level, year, profiles, possible })
    }
}

impl<'r> ReportingDuty<'r> {
    /// The class of the reporter.
    pub const fn class(&self) -> ReporterClass {
        self.class
    }

    /// The level of the reporter, where it is known.
    pub const fn level(&self) -> Option<Level> {
        self.level
    }

    /// The year reported on.
    pub const fn year(&self) -> ReportYear {
        self.year
    }

    /// The profiles that apply, from the most general to the most local.
    pub fn profiles(&self) -> &[&'r DutyProfile] {
        &self.profiles
    }

    /// The profiles that would apply if the reporter's level or region, which is not known, were theirs.
    pub fn possible(&self) -> &[&'r DutyProfile] {
        &self.possible
    }

    /// What binds the reporter to report: the strongest force of the profiles that apply. `None` where they only set
    /// options.
    pub fn force(&self) -> Option<Force> {
        self.profiles.iter().filter_map(|profile| profile.force).min()
    }

    /// The contents asked for, each once, in the order of [`PartKind`]. Of several profiles that ask for one, a citable one
    /// stands for it, then the most general.
    pub fn contents(&self) -> Vec<Asked<'r>> {
        let asked =
            |&profile: &&'r DutyProfile| profile.contents.iter().map(move |requirement| Asked { requirement, profile });
        let mut all: Vec<_> = self.profiles.iter().flat_map(asked).collect();
        all.sort_by_key(|asked| (asked.requirement.content, !asked.is_citable()));
        all.dedup_by_key(|asked| asked.requirement.content);
        all
    }

    /// What asks for a content, if anything does.
    pub fn requires(&self, content: PartKind) -> Option<Asked<'r>> {
        self.contents().into_iter().find(|asked| asked.requirement.content == content)
    }

    /// Everything that is due by a day, the earliest first.
    pub fn deadlines(&self) -> Vec<Due<'r>> {
        let mut all: Vec<_> = self.profiles.iter().flat_map(|profile| dues(profile, self.year)).collect();
        all.sort_by_key(|due| due.on);
        all
    }

    /// The earliest day by which the report is due to somebody.
    pub fn report_by(&self) -> Option<Due<'r>> {
        self.deadlines().into_iter().find(|due| matches!(due.act, Act::Submit(_)))
    }

    /// The earliest day by which the report is to be public.
    pub fn publish_by(&self) -> Option<Due<'r>> {
        self.deadlines().into_iter().find(|due| matches!(due.act, Act::Publish(_)))
    }

    /// Whether to tell of parts of the outline that no measure covers.
    pub fn uncovered_areas(&self) -> Option<&'r Setting<bool>> {
        self.option(|options| options.uncovered_areas.as_ref())
    }

    /// The most Chinese characters that the report may have.
    pub fn word_limit(&self) -> Option<&'r Setting<u32>> {
        self.option(|options| options.word_limit.as_ref())
    }

    /// The fewest hours of training a year for each enforcement officer.
    pub fn training_hours(&self) -> Option<&'r Setting<u16>> {
        self.option(|options| options.training_hours.as_ref())
    }

    /// The fewest days for which the draft of a major decision is open to comment.
    pub fn comment_days(&self) -> Option<&'r Setting<u16>> {
        self.option(|options| options.comment_days.as_ref())
    }

    /// The fewest working days for the legality review of a major decision.
    pub fn review_working_days(&self) -> Option<&'r Setting<u16>> {
        self.option(|options| options.review_working_days.as_ref())
    }

    fn option<T>(&self, read: impl Fn(&'r Options) -> Option<&'r T>) -> Option<&'r T> {
        self.profiles.iter().rev().find_map(|profile| read(&profile.options))
    }
}

/// What a profile wants by a day of the year after `year`.
fn dues(profile: &DutyProfile, year: ReportYear) -> impl Iterator<Item = Due<'_>> {
    let submit = profile.submissions.iter().map(|submission| (submission.by, Act::Submit(submission)));
    let publish =
        profile.publication.iter().filter_map(|publication| Some((publication.by?, Act::Publish(publication))));
    submit.chain(publish).filter_map(move |(by, act)| Some(Due { on: by.after(year)?, act, profile }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Issuer, Region};

    fn report(names: &[&str], code: Option<&str>, year: i32) -> Report {
        let issuers = names.iter().map(|name| Issuer::from_name(name).unwrap()).collect();
        let region = code.map(|code| Region { name: "某地".into(), code: code.parse().ok() });
        Report { year: year.try_into().ok(), issuers, region, ..Report::default() }
    }

    fn days(names: &[&str], code: Option<&str>, year: i32) -> (Option<String>, Option<String>) {
        let report = report(names, code, year);
        let duty = Regulations::builtin().duty_of(&report).unwrap_or_else(|error| panic!("{names:?}: {error}"));
        let text = |due: Option<Due>| due.map(|due| due.on.to_string());
        (text(duty.report_by()), text(duty.publish_by()))
    }

    #[test]
    fn since_2019_reports_are_due_in_march_and_public_in_april() {
        let expected = (Some("2024-03-01".to_owned()), Some("2024-04-01".to_owned()));
        for (names, code) in [
            (&["四平市人民政府"][..], Some("220300")),
            (&["四平市铁西区人民政府"], None),
            (&["中共四平市铁西区委", "四平市铁西区人民政府"], None),
            (&["东丽区"], None),
            (&["平西乡人民政府"], None),
            (&["中共平西乡党委", "平西乡人民政府"], None),
            (&["梨树县林业局"], None),
            (&["吉林省人民政府"], None),
        ] {
            assert_eq!(days(names, code, 2023), expected, "{names:?}");
        }
        let party = days(&["中共吉林省委"], None, 2023);
        assert_eq!(party.0.as_deref(), Some("2024-04-01"));
    }

    #[test]
    fn until_2018_reports_were_due_in_the_first_quarter() {
        let expected = (Some("2019-03-31".to_owned()), None);
        assert_eq!(days(&["梨树县人民政府"], None, 2018), expected);
        assert_eq!(days(&["梨树县林业局"], None, 2018), expected);
        let township = report(&["平西乡人民政府"], None, 2018);
        assert!(matches!(Regulations::builtin().duty_of(&township), Err(NoDuty::NoProfile { .. })));
        let early = report(&["梨树县人民政府"], None, 2010);
        assert!(matches!(Regulations::builtin().duty_of(&early), Err(NoDuty::NoProfile { .. })));
    }

    #[test]
    fn organs_that_the_national_rule_does_not_name_are_not_bound_by_it() {
        for (name, force) in [
            ("仁兴街道办事处", Force::Local),
            ("四平市铁西区人民政府办公室", Force::Local),
            ("某开发区管委会", Force::Voluntary),
        ] {
            let report = report(&[name], None, 2023);
            let duty = Regulations::builtin().duty_of(&report).unwrap();
            assert_eq!((duty.force(), duty.contents().len(), duty.deadlines().len()), (Some(force), 0, 0), "{name}");
        }
        let paper = report(&["某某报社"], None, 2023);
        assert!(matches!(Regulations::builtin().duty_of(&paper), Err(NoDuty::NoProfile { .. })));
    }

    #[test]
    fn that_a_bare_region_is_bound_is_inferred_and_not_cited() {
        let citable = |name: &str| {
            let report = report(&[name], None, 2023);
            let duty = Regulations::builtin().duty_of(&report).unwrap();
            let duties = duty.requires(PartKind::Duties).unwrap();
            assert_eq!((duties.force(), duty.contents().len()), (Some(Force::Legal), 5), "{name}");
            (duties.is_citable(), duty.report_by().unwrap().is_citable(), duty.publish_by().unwrap().is_citable())
        };
        assert_eq!(citable("四平市铁西区人民政府"), (true, true, true));
        assert_eq!(citable("东丽区"), (false, false, false));
        // the rule on publication names governments and departments
        assert_eq!(citable("中共四平市铁西区委"), (true, true, false));
    }

    #[test]
    fn what_is_missing_is_said() {
        let rules = Regulations::builtin();
        let mut missing = report(&["某县人民政府"], None, 2023);
        missing.year = None;
        assert_eq!(rules.duty_of(&missing).err(), Some(NoDuty::NoYear));
        assert_eq!(rules.duty_of(&report(&[], None, 2023)).err(), Some(NoDuty::NoIssuer));
        let mixed = report(&["某县司法局", "某县人民政府"], None, 2023);
        assert!(matches!(rules.duty_of(&mixed), Err(NoDuty::Mixed { names }) if names.len() == 2));
        // 党委 of an unknown level: whether it reports to the centre or to the next level up is not known
        let party = report(&["区委"], None, 2023);
        assert!(matches!(rules.duty_of(&party), Err(NoDuty::Unknown { profiles }) if profiles.len() == 2));
    }

    #[test]
    fn decisions_have_their_days_where_the_regulation_was_read() {
        let of = |names: &[&str], year| {
            let report = report(names, None, year);
            let duty = Regulations::builtin().duty_of(&report).unwrap();
            let days = (duty.comment_days().map(|set| set.value), duty.review_working_days().map(|set| set.value));
            let cited = duty.comment_days().and_then(|set| set.provision.citation());
            (days, cited)
        };
        let cited = Some("《重大行政决策程序暂行条例》第15条".to_owned());
        assert_eq!(of(&["某县人民政府"], 2023), ((Some(30), Some(7)), cited));
        assert_eq!(of(&["某县人民政府"], 2018), ((None, None), None));
        assert_eq!(of(&["某县林业局"], 2023), ((None, None), None));
    }

    #[test]
    fn nothing_limits_words_or_asks_for_hours_by_default() {
        let report = report(&["某县人民政府"], None, 2023);
        let duty = Regulations::builtin().duty_of(&report).unwrap();
        assert!(duty.word_limit().is_none() && duty.training_hours().is_none() && duty.uncovered_areas().is_none());
    }
}
