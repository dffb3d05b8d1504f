//! Pairs of figures that count the same thing in two reports, and what is to be said of each.

use std::collections::{HashMap, HashSet};

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::law::{self, Verdict};
use crate::quantity::{Kind, Possible};
use crate::report::{FigureId, Report};

use super::body::Tie;
use super::change::{self, Change, ClaimChange};
use super::label::{Key, Label, Scope, labels};
use super::like;

/// How it is known that two figures count the same thing: a kind, not a probability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum By {
    /// Both measure one indicator: as their reports declare, or as their labels name it wholly.
    Indicator,
    /// Their labels are equal but for words that change nothing.
    Label,
    /// Their labels are like; such a pair proves nothing.
    Like,
}

impl By {
    /// Whether a pair of this kind may make a finding.
    pub const fn is_confident(self) -> bool {
        !matches!(self, Self::Like)
    }
}

/// What is asked of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Question {
    /// Whether both are one number.
    Equal,
    /// Whether the second is no more than the first.
    Part,
    /// Whether the growth that the second report states starts from the first figure.
    Growth,
}

/// What is said of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Outcome {
    /// Values can be chosen that answer the question with yes.
    Agrees,
    /// None can.
    Disagrees,
    /// It cannot be told: nothing is stated to ask, or the pair is not certain enough to accuse.
    Undecided,
}

/// Two figures that count the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The figure of the first report.
    pub one: FigureId,
    /// The figure of the second.
    pub other: FigureId,
    /// How it is known.
    pub by: By,
    /// What is asked of them.
    pub question: Question,
    /// What is said of them.
    pub outcome: Outcome,
    /// Whose figures they are, where both labels say the same.
    pub scope: Scope,
}

/// Two reports with their figures and claims paired.
///
/// ```
/// use fazhi::compare::{By, Outcome, Pairing, Tie};
///
/// let report = |issuer, printed| {
///     let mut draft = fazhi::Report::builder(2023)?;
///     draft.title("2023年度法治政府建设情况的报告").issuer(issuer)?;
///     draft.figure("全区发放宣传册", printed)?;
///     draft.build()
/// };
/// let district = report("东明市临江区人民政府", "2.1万余册")?;
/// let office = report("东明市临江区司法局", "21345册")?;
/// let pairing = Pairing::new(&district, &office, Tie::Office);
/// let pair = pairing.pairs()[0];
/// assert_eq!((pair.by, pair.outcome), (By::Label, Outcome::Agrees));
///
/// let office = report("东明市临江区司法局", "22500册")?;
/// assert_eq!(Pairing::new(&district, &office, Tie::Office).pairs()[0].outcome, Outcome::Disagrees);
/// # Ok::<(), fazhi::report::BuildError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pairing {
    tie: Tie,
    pairs: Vec<Pair>,
    only: [Vec<FigureId>; 2],
    doubtful: [Vec<FigureId>; 2],
    growths: Vec<change::StatedGrowth>,
    claims: Vec<ClaimChange>,
    same: Vec<bool>,
}

impl Pairing {
    /// Pairs two reports that belong together in this way: the earlier before the later, the place before its office or the
    /// place within it. Whether they do is not asked again: [`Tie::between`] tells it where names and years do, and who knows
    /// more may say so.
    pub fn new(one: &Report, other: &Report, tie: Tie) -> Self {
        Self::of_labels(one, &labels(one), other, &labels(other), tie)
    }

    pub(super) fn of_labels(one: &Report, a: &[Label], other: &Report, b: &[Label], tie: Tie) -> Self {
        let mut found = Found::default();
        found.by(a, b, By::Indicator, Label::by_indicator);
        found.by(a, b, By::Label, Label::by_words);
        found.like(a, b);
        found.pairs.sort_unstable_by_key(|&(_, i, j)| (b[j].figure, a[i].figure));

        let set = |report: &Report, id| report.figures().possible(id).unwrap_or(Possible::ANY);
        let ids = |&(by, i, j): &(By, usize, usize)| (a[i].figure, b[j].figure, by);
        let partners: HashMap<FigureId, (FigureId, By)> =
            found.pairs.iter().map(ids).map(|(one, other, by)| (other, (one, by))).collect();
        let growths = if tie == Tie::NextYear { change::growths(one, other, &partners) } else { Vec::new() };
        let mut stated: HashMap<FigureId, Outcome> = HashMap::new();
        for growth in &growths {
            let said = stated.entry(growth.current).or_insert(growth.outcome);
            if growth.outcome == Outcome::Disagrees {
                *said = growth.outcome;
            }
        }
        let mut pairs = Vec::with_capacity(found.pairs.len());
        let mut same = Vec::with_capacity(found.pairs.len());
        for &(by, i, j) in &found.pairs {
            let (first, second) = (set(one, a[i].figure), set(other, b[j].figure));
            let (question, outcome) = match question(tie, &a[i], &b[j]) {
                Question::Growth => (Question::Growth, stated.get(&b[j].figure).copied().unwrap_or(Outcome::Undecided)),
                Question::Equal => (Question::Equal, outcome(first.meets(&second), by)),
                Question::Part => (Question::Part, part(one, &a[i], (first, second), by)),
            };
            let scope = if a[i].scope_words == b[j].scope_words { a[i].scope } else { Scope::Unstated };
            pairs.push(Pair { one: a[i].figure, other: b[j].figure, by, question, outcome, scope });
            same.push(first.meets(&second));
        }
        let claims = if matches!(tie, Tie::NextYear | Tie::SameYear) {
            change::claims(one, other, &partners)
        } else {
            Vec::new()
        };
        let [only, doubtful] = [false, true].map(|doubtful| {
            let of = |labels: &[Label], taken: &HashSet<usize>, doubted: &HashSet<usize>| {
                let in_doubt = |at: usize| doubted.contains(&at) || !labels[at].has_key();
                let left = (0..labels.len()).filter(|at| !taken.contains(at) && in_doubt(*at) == doubtful);
                left.map(|at| labels[at].figure).collect()
            };
            [of(a, &found.taken[0], &found.doubted[0]), of(b, &found.taken[1], &found.doubted[1])]
        });
        Self { tie, pairs, only, doubtful, growths, claims, same }
    }

    /// How the reports belong together.
    pub fn tie(&self) -> Tie {
        self.tie
    }

    /// The pairs, in the order of the second report's figures.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The growths that the second report states of figures that the first has too.
    pub(super) fn growths(&self) -> &[change::StatedGrowth] {
        &self.growths
    }

    /// The figures that cannot be paired, for a second figure of their report seems to count the same or their label says too
    /// little: first those of the first report, then of the second.
    pub fn doubtful(&self) -> [&[FigureId]; 2] {
        [&self.doubtful[0], &self.doubtful[1]]
    }

    /// What became of every figure: the pairs as same or changed, then those of the first report that are gone, then those of
    /// the second that are new. Doubtful figures are left out.
    ///
    /// Figures are the same where they may be: 2.1万余 and 21345.
    ///
    /// ```
    /// use fazhi::compare::{Change, Pairing, Tie};
    ///
    /// let report = |year, figures: &[(&str, &str)]| {
    ///     let mut draft = fazhi::Report::builder(year)?;
    ///     draft.title("法治政府建设情况的报告").issuer("东明市临江区人民政府")?;
    ///     for (label, printed) in figures {
    ///         draft.figure(label, *printed)?;
    ///     }
    ///     draft.build()
    /// };
    /// let last = report(2022, &[("开展培训", "8场"), ("制定规范性文件", "3件")])?;
    /// let this = report(2023, &[("开展培训", "9场"), ("发放宣传册", "2.1万册")])?;
    /// let changes: Vec<_> = Pairing::new(&last, &this, Tie::NextYear).changes().map(|(change, ..)| change).collect();
    /// assert_eq!(changes, [Change::Changed, Change::Gone, Change::New]);
    /// # Ok::<(), fazhi::report::BuildError>(())
    /// ```
    pub fn changes(&self) -> impl Iterator<Item = (Change, Option<FigureId>, Option<FigureId>)> {
        let paired =
            self.pairs.iter().zip(&self.same).map(|(pair, &same)| {
                (if same { Change::Same } else { Change::Changed }, Some(pair.one), Some(pair.other))
            });
        let gone = self.only[0].iter().map(|&id| (Change::Gone, Some(id), None));
        let new = self.only[1].iter().map(|&id| (Change::New, None, Some(id)));
        paired.chain(gone).chain(new)
    }

    /// What became of the broken claims; empty where the reports are not of one body.
    pub fn claims(&self) -> &[ClaimChange] {
        &self.claims
    }
}

/// What has been paired so far, by place in the lists of labels.
#[derive(Default)]
struct Found {
    pairs: Vec<(By, usize, usize)>,
    taken: [HashSet<usize>; 2],
    doubted: [HashSet<usize>; 2],
}

impl Found {
    /// Pairs by a key that stands once on each side.
    fn by(&mut self, a: &[Label], b: &[Label], by: By, key: fn(&Label) -> Option<Key>) {
        let group = |labels: &[Label], taken: &HashSet<usize>| {
            let mut groups: HashMap<Key, Vec<usize>> = HashMap::new();
            for (at, label) in labels.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
                if let Some(key) = key(label) {
                    groups.entry(key).or_default().push(at);
                }
            }
            groups
        };
        let (left, mut right) = (group(a, &self.taken[0]), group(b, &self.taken[1]));
        let mut keys: Vec<_> = left.into_iter().collect();
        keys.sort_unstable();
        for (key, left) in keys {
            let Some(right) = right.remove(&key) else { continue };
            if let ([i], [j]) = (&left[..], &right[..]) {
                self.take(by, *i, *j);
            } else {
                self.doubted[0].extend(left);
                self.doubted[1].extend(right);
            }
        }
    }

    fn like(&mut self, a: &[Label], b: &[Label]) {
        let free = |labels: &[Label], side: usize| -> Vec<usize> {
            let is_free = |at: &usize| !self.taken[side].contains(at) && !self.doubted[side].contains(at);
            (0..labels.len()).filter(|&at| labels[at].says_enough()).filter(is_free).collect()
        };
        let (left, right) = (free(a, 0), free(b, 1));
        let one: Vec<&Label> = left.iter().map(|&at| &a[at]).collect();
        let other: Vec<&Label> = right.iter().map(|&at| &b[at]).collect();
        for (i, j) in like::pair(&one, &other) {
            self.take(By::Like, left[i], right[j]);
        }
    }

    fn take(&mut self, by: By, i: usize, j: usize) {
        self.pairs.push((by, i, j));
        self.taken[0].insert(i);
        self.taken[1].insert(j);
        self.doubted[0].remove(&i);
        self.doubted[1].remove(&j);
    }
}

/// What is to be asked of a pair.
fn question(tie: Tie, one: &Label, other: &Label) -> Question {
    let one_scope = one.scope != Scope::Unstated && one.scope_words == other.scope_words;
    match tie {
        Tie::SameYear => Question::Equal,
        Tie::NextYear => Question::Growth,
        // a scope that both name is that of the figure, whoever reports it
        Tie::Office if one_scope && one.scope != Scope::Own => Question::Equal,
        Tie::Office | Tie::Within => Question::Part,
    }
}

/// Whether a part is no more than its whole, where the first figure is a whole: a total of counted things, of a known indicator
/// or of a named scope.
fn part(report: &Report, whole: &Label, (first, second): (Possible, Possible), by: By) -> Outcome {
    let adds_up = report.figure(whole.figure).is_some_and(|f| matches!(f.quantity.kind(), Kind::Count | Kind::Money));
    let is_total =
        matches!(whole.scope, Scope::Whole | Scope::Levels) || by == By::Indicator && whole.scope != Scope::Own;
    if !adds_up || !is_total {
        return Outcome::Undecided;
    }
    outcome(law::subset(second, first).verdict == Verdict::Holds, by)
}

/// A pair that is not certain may agree, which is itself a sign that it is one; it never disagrees.
fn outcome(fits: bool, by: By) -> Outcome {
    match (fits, by.is_confident()) {
        (true, _) => Outcome::Agrees,
        (false, true) => Outcome::Disagrees,
        (false, false) => Outcome::Undecided,
    }
}
