//! Labels made comparable: the words that say what is counted, without those that change nothing, and whose figure it is.

use std::collections::{HashMap, HashSet};

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::{Kind, Quantity};
use crate::report::regulation::{IndicatorId, Regulations};
use crate::report::{Figure, FigureId, Report, ReportYear};

/// Whose figure it is, as the label says.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, EnumIter, IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum Scope {
    /// The label does not say.
    #[default]
    Unstated,
    /// 全区, 全市 …: of the whole place.
    Whole,
    /// 市区两级, 各级: of several levels together.
    Levels,
    /// 区本级: of the place's own organs, without those below.
    Own,
}

/// The words that say whose figure it is; the longer before those that they contain.
const SCOPES: &[(&str, Scope)] = &[
    ("市区两级", Scope::Levels),
    ("市县两级", Scope::Levels),
    ("省市两级", Scope::Levels),
    ("区镇两级", Scope::Levels),
    ("区街两级", Scope::Levels),
    ("县乡两级", Scope::Levels),
    ("各级各类", Scope::Levels),
    ("各级", Scope::Levels),
    ("两级", Scope::Levels),
    ("省本级", Scope::Own),
    ("市本级", Scope::Own),
    ("区本级", Scope::Own),
    ("县本级", Scope::Own),
    ("本级", Scope::Own),
    ("全省", Scope::Whole),
    ("全市", Scope::Whole),
    ("全州", Scope::Whole),
    ("全区", Scope::Whole),
    ("全县", Scope::Whole),
    ("全旗", Scope::Whole),
    ("全镇", Scope::Whole),
    ("全乡", Scope::Whole),
    ("全街道", Scope::Whole),
    ("辖区", Scope::Whole),
    ("我省", Scope::Whole),
    ("我市", Scope::Whole),
    ("我区", Scope::Whole),
    ("我县", Scope::Whole),
];

/// Words before what is counted that do not change it.
const BEFORE: &[&str] = &[
    "截至目前",
    "一年来",
    "本年度",
    "全年度",
    "年内",
    "全年",
    "今年",
    "本年",
    "年度",
    "目前",
    "先后",
    "累计",
    "总共",
    "共计",
    "共",
    "已经",
    "已",
    "及时",
    "依法",
    "积极",
    "继续",
    "其中",
    "同时",
    "并",
    "的",
];

/// Words behind what is counted that do not change it.
const AFTER: &[&str] = &[
    "累计",
    "总共",
    "共计",
    "合计",
    "总计",
    "总数",
    "总量",
    "共有",
    "共",
    "总",
    "数量",
    "件数",
    "达到",
    "达",
    "约为",
    "分别为",
    "均为",
    "为",
    "是",
    "约",
    "近",
    "有",
    "的",
];

/// Beginnings of labels that say how a figure stands to another and not what it counts.
const RELATIVE: &[&str] =
    &["占", "同比", "环比", "增长", "增加", "下降", "减少", "提高", "上升", "较", "比", "压缩", "其中"];

/// The fewest characters of a label that say what a count counts.
const FEWEST: usize = 4;

/// The fewest characters of a label that say what a rate is of: 满意率 says nothing, 行政机关负责人出庭应诉率 does.
const FEWEST_OF_A_RATE: usize = 6;

/// Words of a time that is not the year reported on; what such a figure counts is another report's.
const OTHER_TIMES: &[&str] =
    &["去年", "上年", "上一年", "前年", "往年", "同期", "上半年", "下半年", "季度", "年来", "以来", "近三年", "近五年"];

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    /// An indicator.
    Indicator(IndicatorId),
    /// The words of the label.
    Words(String),
}

/// What makes two figures count the same thing: name, unit, kind, and the words of the scope where they set it apart from the
/// whole place.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) name: Name,
    pub(super) unit: String,
    pub(super) is_rate: bool,
    pub(super) apart: &'static str,
}

/// A label made comparable.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) figure: FigureId,
    /// The words alone.
    pub(super) words: String,
    /// The indicator that the figure measures.
    pub(super) indicator: Option<IndicatorId>,
    pub(super) scope: Scope,
    /// The words of the scope.
    pub(super) scope_words: &'static str,
    pub(super) unit: String,
    pub(super) is_rate: bool,
    /// Whether the words are of another time than the year reported on.
    other_time: bool,
}

impl Label {
    fn of(id: FigureId, figure: &Figure, indicator: Option<IndicatorId>, year: Option<ReportYear>) -> Self {
        let (words, other_year) = letters(&figure.label, year);
        let other_time = other_year || OTHER_TIMES.iter().any(|time| words.contains(time));
        let (words, scope_words, scope) = split_scope(&words);
        let words = trimmed(&words).to_owned();
        let unit = figure.quantity.unit().as_str().to_owned();
        let is_rate = figure.quantity.is_rate();
        Self { figure: id, words, indicator, scope, scope_words, unit, is_rate, other_time }
    }

    fn key(&self, name: Name) -> Key {
        let apart = match self.scope {
            Scope::Unstated | Scope::Whole => "",
            Scope::Levels | Scope::Own => self.scope_words,
        };
        Key { name, unit: self.unit.clone(), is_rate: self.is_rate, apart }
    }

    /// The key by the indicator.
    pub(super) fn by_indicator(&self) -> Option<Key> {
        Some(self.key(Name::Indicator(self.indicator.clone()?)))
    }

    /// The key by the words, where they say enough.
    pub(super) fn by_words(&self) -> Option<Key> {
        self.says_enough().then(|| self.key(Name::Words(self.words.clone())))
    }

    /// Whether there is a key at all.
    pub(super) fn has_key(&self) -> bool {
        self.indicator.is_some() || self.says_enough()
    }

    /// Whether the words say what is counted, and of the year reported on.
    pub(super) fn says_enough(&self) -> bool {
        let fewest = if self.is_rate { FEWEST_OF_A_RATE } else { FEWEST };
        let long = self.words.chars().nth(fewest - 1).is_some();
        long && !self.other_time && !RELATIVE.iter().any(|word| self.words.starts_with(word))
    }
}

/// The labels of all figures of a report that count something: ranks, points and multiples are left out, and the aims of its
/// plans.
pub(super) fn labels(report: &Report) -> Vec<Label> {
    let measured = report.tied(Regulations::builtin());
    let measured: HashMap<FigureId, &IndicatorId> = measured.iter().map(|tied| (tied.id, &tied.indicator.id)).collect();
    let planned: HashSet<FigureId> = report.plans.iter().flat_map(|plan| plan.figures.iter().copied()).collect();
    let counts = |quantity: &Quantity| !matches!(quantity.kind(), Kind::Rank | Kind::Multiple | Kind::Points);
    let figures = report.figures().iter().filter(|(id, figure)| counts(&figure.quantity) && !planned.contains(id));
    figures
        .map(|(id, figure)| {
            // an indicator that the tables do not have is one by its author's word
            let indicator = figure.indicator.as_ref().or_else(|| measured.get(&id).copied());
            Label::of(id, figure, indicator.cloned(), report.year)
        })
        .collect()
}

/// Letters and digits alone, without the year reported on, and whether they name another year.
fn letters(label: &str, year: Option<ReportYear>) -> (String, bool) {
    let own = year.map(|year| year.to_string());
    let words: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut out, mut rest, mut other) = (String::with_capacity(words.len()), words.as_str(), false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let (digits, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
        out += before;
        let behind = after.strip_prefix("年度").or_else(|| after.strip_prefix('年'));
        let is_own = own.as_deref() == Some(digits);
        other |= !is_own && digits.len() == 4 && behind.is_some();
        if is_own {
            rest = behind.unwrap_or(after);
        } else {
            out += digits;
            rest = after;
        }
    }
    (out + rest, other)
}

/// The words without those of the scope, which may stand anywhere among them.
fn split_scope(words: &str) -> (String, &'static str, Scope) {
    for &(scope_words, scope) in SCOPES {
        if let Some(at) = words.find(scope_words) {
            let rest = &words[at + scope_words.len()..];
            return (format!("{}{rest}", &words[..at]), scope_words, scope);
        }
    }
    (words.to_owned(), "", Scope::Unstated)
}

/// The words without those at their ends that change nothing.
fn trimmed(words: &str) -> &str {
    let mut words = words;
    loop {
        let before = BEFORE.iter().find_map(|word| words.strip_prefix(word));
        let after = || AFTER.iter().find_map(|word| words.strip_suffix(word));
        match before.or_else(after) {
            Some(rest) => words = rest,
            None => return words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(words: &str, printed: &str) -> Label {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某报告").issuer("某市人民政府").unwrap();
        draft.figure(words, printed).unwrap();
        labels(&draft.build().unwrap()).remove(0)
    }

    #[test]
    fn what_changes_nothing_is_left_out() {
        for (words, comparable) in [
            ("2023年共下发督查通知", "下发督查通知"),
            ("2023全年下发督查通知", "下发督查通知"),
            ("全区累计下发督查通知共计", "下发督查通知"),
            ("下发“督查”通知", "下发督查通知"),
            ("办理市区两级督查事项", "办理督查事项"),
            ("12345热线办理事项", "12345热线办理事项"),
            ("12023事项", "12023事项"),
            ("共", ""),
        ] {
            assert_eq!(label(words, "3件").words, comparable, "{words}");
        }
    }

    #[test]
    fn an_indicator_is_named_wholly_or_declared() {
        let of = |words: &str, printed: &str| label(words, printed).indicator.map(|id| id.as_str().to_owned());
        assert_eq!(of("全年共受理行政复议案件", "12件").as_deref(), Some("reconsideration_accepted"));
        assert_eq!(of("受理涉企行政复议案件", "12件"), None);
        assert_eq!(of("受理行政复议案件", "12人"), None); // not in this unit
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某报告").issuer("某市人民政府").unwrap();
        let trees = draft.figure("植树", "12棵").unwrap();
        draft.indicator(trees, "trees_planted".parse().unwrap()).unwrap();
        let own = labels(&draft.build().unwrap()).remove(0).indicator;
        assert_eq!(own.map(|id| id.to_string()).as_deref(), Some("trees_planted"));
    }

    #[test]
    fn the_scope_sets_apart_what_is_not_of_the_whole() {
        let apart = |words: &str| label(words, "3件").by_words().map(|key| key.apart);
        assert_eq!(apart("全区下发督查通知"), Some(""));
        assert_eq!(apart("区本级下发督查通知"), Some("区本级"));
        assert_eq!(apart("市区两级下发督查通知"), Some("市区两级"));
    }

    #[test]
    fn another_time_is_another_report_s() {
        for words in ["上年同期下发督查通知", "2022年下发督查通知", "三年来下发督查通知", "上半年下发督查通知"]
        {
            assert!(label(words, "3件").by_words().is_none(), "{words}");
        }
        assert!(label("2023年度下发督查通知", "3件").by_words().is_some());
    }

    #[test]
    fn poor_labels_have_no_key() {
        assert!(label("满意率", "98%").by_words().is_none());
        assert!(label("占全部案件", "98%").by_words().is_none());
        assert!(label("同比增加的案件数", "98件").by_words().is_none());
        assert!(label("对", "27家").by_words().is_none());
        assert!(label("行政机关负责人出庭应诉率", "98%").by_words().is_some());
    }

    #[test]
    fn the_aims_of_plans_are_not_compared() {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某报告").issuer("某市人民政府").unwrap();
        draft.figure("发放普法读本", "300册").unwrap();
        let aim = draft.figure("发放普法读本", "500册").unwrap();
        let mut report = draft.build().unwrap();
        report.plans.push(crate::report::Plan { figures: vec![aim], ..Default::default() });
        assert_eq!(labels(&report).len(), 1);
    }
}
