//! Labels made comparable: the words that say what is counted, without those that change nothing, and whose figure it is.

use strum::{Display, EnumIter, EnumString, IntoStaticStr};

use crate::quantity::{Kind, Quantity};
use crate::report::regulation::{Indicator, IndicatorId, Regulations};
use crate::report::{Figure, FigureId, Report};

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

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Name {
    /// An indicator, and what its label says beside it.
    Indicator(IndicatorId, String),
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
    pub(super) indicator: Option<(IndicatorId, String)>,
    pub(super) scope: Scope,
    /// The words of the scope.
    pub(super) scope_words: &'static str,
    pub(super) unit: String,
    pub(super) is_rate: bool,
}

impl Label {
    pub(super) fn of(id: FigureId, figure: &Figure) -> Self {
        let (words, scope_words, scope) = split_scope(&letters(&figure.label));
        let words = trimmed(&words).to_owned();
        let unit = figure.quantity.unit().as_str().to_owned();
        let indicator = indicator(figure, &words);
        Self { figure: id, words, indicator, scope, scope_words, unit, is_rate: figure.quantity.is_rate() }
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
        let (id, rest) = self.indicator.clone()?;
        Some(self.key(Name::Indicator(id, rest)))
    }

    /// The key by the words, where they say enough.
    pub(super) fn by_words(&self) -> Option<Key> {
        self.says_enough().then(|| self.key(Name::Words(self.words.clone())))
    }

    /// Whether there is a key at all.
    pub(super) fn has_key(&self) -> bool {
        self.indicator.is_some() || self.says_enough()
    }

    /// Whether the words say what is counted.
    pub(super) fn says_enough(&self) -> bool {
        let fewest = if self.is_rate { FEWEST_OF_A_RATE } else { FEWEST };
        self.words.chars().nth(fewest - 1).is_some() && !RELATIVE.iter().any(|word| self.words.starts_with(word))
    }
}

/// The labels of all figures of a report that count something: ranks are left out.
pub(super) fn labels(report: &Report) -> Vec<Label> {
    let counts = |quantity: &Quantity| !matches!(quantity.kind(), Kind::Rank | Kind::Multiple | Kind::Points);
    report.figures().iter().filter(|(_, f)| counts(&f.quantity)).map(|(id, figure)| Label::of(id, figure)).collect()
}

/// Letters and digits alone, without the year.
fn letters(label: &str) -> String {
    let words: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut out, mut rest) = (String::with_capacity(words.len()), words.as_str());
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let (digits, after) = from.split_at(from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()));
        out += before;
        let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
        if !is_year {
            out += digits;
        }
        let year = after.strip_prefix("年度").or_else(|| after.strip_prefix('年'));
        rest = year.filter(|_| is_year).unwrap_or(after);
    }
    out + rest
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

/// The indicator that a figure measures, as its report says or else as its label does, and the words beside its name.
fn indicator(figure: &Figure, words: &str) -> Option<(IndicatorId, String)> {
    let known = Regulations::builtin();
    let indicator = match &figure.indicator {
        Some(id) => known.indicator(id).ok_or(id),
        None => Ok(known.indicator_in(words).filter(|indicator| is_unit_of(indicator, &figure.quantity))?),
    };
    match indicator {
        Ok(indicator) => {
            let wordings = indicator.synonyms.iter().chain([&indicator.name]);
            let shown = wordings.filter(|name| words.contains(name.as_str())).max_by_key(|name| name.len());
            // where the label does not show it, it is its author's word that it measures this
            let rest = shown.map(|name| trimmed(&words.replacen(name.as_str(), "", 1)).to_owned());
            Some((indicator.id.clone(), rest.unwrap_or_default()))
        }
        Err(id) => Some((id.clone(), String::new())),
    }
}

/// Whether a figure has the usual unit of an indicator, magnitudes apart: 元 is that of 万元.
pub(super) fn is_unit_of(indicator: &Indicator, quantity: &Quantity) -> bool {
    let usual = indicator.unit.trim_start_matches(['万', '亿']);
    quantity.unit().as_str() == usual
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(words: &str, printed: &str) -> Label {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某报告").issuer("某市人民政府").unwrap();
        let id = draft.figure(words, printed).unwrap();
        let report = draft.build().unwrap();
        Label::of(id, report.figure(id).unwrap())
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
    fn an_indicator_keeps_the_words_beside_its_name() {
        let named = |words: &str, printed: &str| {
            label(words, printed).indicator.map(|(id, rest)| (id.as_str().to_owned(), rest))
        };
        let accepted = |rest: &str| Some(("reconsideration_accepted".to_owned(), rest.to_owned()));
        assert_eq!(named("全年共受理行政复议案件", "12件"), accepted(""));
        assert_eq!(named("受理涉企行政复议案件", "12件"), accepted("受理涉企"));
        assert_eq!(named("受理行政复议案件", "12人"), None); // not in this unit
        assert_eq!(named("罚没金额", "3.5万元"), Some(("penalty_amount".to_owned(), String::new())));
        assert_eq!(named("植树", "12棵"), None);
    }

    #[test]
    fn the_scope_sets_apart_what_is_not_of_the_whole() {
        let apart = |words: &str| label(words, "3件").by_words().map(|key| key.apart);
        assert_eq!(apart("全区下发督查通知"), Some(""));
        assert_eq!(apart("区本级下发督查通知"), Some("区本级"));
        assert_eq!(apart("市区两级下发督查通知"), Some("市区两级"));
    }

    #[test]
    fn poor_labels_have_no_key() {
        assert!(label("满意率", "98%").by_words().is_none());
        assert!(label("占全部案件", "98%").by_words().is_none());
        assert!(label("同比增加的案件数", "98件").by_words().is_none());
        assert!(label("对", "27家").by_words().is_none());
        assert!(label("行政机关负责人出庭应诉率", "98%").by_words().is_some());
    }
}
