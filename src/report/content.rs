//! Whether a text is a whole report, and where a report speaks of the matters that it must hold.

use std::ops::Range;

use super::document::Report;
use super::outline::PartKind;
use super::passage::{Field, Passage};

/// Words by which the title of a report shows that it is one on building a law-based government.
const MATTER: [&str; 3] = ["法治", "依法行政", "依法治"];

/// How a sentence begins that owns up to a shortcoming.
const OWNED: [&str; 14] = [
    "还存在",
    "仍存在",
    "仍然存在",
    "依然存在",
    "也存在",
    "尚存在",
    "存在一些",
    "存在不少",
    "存在以下",
    "还有差距",
    "仍有差距",
    "有一定差距",
    "还有不足",
    "仍有不足",
];

/// What is owned up to.
const SHORTCOMING: [&str; 7] = ["问题", "不足", "短板", "差距", "弱项", "薄弱", "困难"];

/// How clauses end that put a want.
const WANTING: [&str; 18] = [
    "不够",
    "不到位",
    "不足",
    "不高",
    "不强",
    "不多",
    "薄弱",
    "滞后",
    "不规范",
    "不及时",
    "不充分",
    "不深入",
    "待提升",
    "待提高",
    "待加强",
    "一步提升",
    "一步规范",
    "一步加强",
];

/// How many bytes after such a beginning are looked at.
const NEAR: usize = 90;

/// How a paragraph or a sentence on next year's work begins.
const NEXT: [&str; 8] = ["下一步", "下步", "下一阶段", "下阶段", "下一年", "今后", "明年", "新的一年"];

/// Words that are used of the duty of the first person responsible alone.
const DUTY: [&str; 2] = ["第一责任人", "四个亲自"];

/// What the heads of Party and government are called.
const HEADS: [&str; 2] = ["主要负责", "主要领导"];

/// What they are said to have done for the rule of law.
const DONE: [&str; 7] = ["带头", "亲自", "听取", "主持", "述法", "履行", "部署"];

impl Report {
    /// Whether it has a part of its own on a matter: entries of that kind, or a heading that opens it, be it empty.
    pub fn has_part(&self, kind: PartKind) -> bool {
        let listed = match kind {
            PartKind::Preamble => !self.preamble.is_empty(),
            PartKind::Measures => !self.measures.is_empty(),
            PartKind::Problems => !self.problems.is_empty(),
            PartKind::Duties => !self.duties.is_empty(),
            PartKind::Plans => !self.plans.is_empty(),
            PartKind::Other => !self.other.is_empty(),
        };
        listed || self.outline.iter().any(|heading| heading.part == Some(kind))
    }

    /// Whether it is a whole report and no piece of one, so that what it lacks can be held against it.
    ///
    /// It is one where a title that names the rule of law stands over at least one of the four parts that a report must
    /// have; without a title only where the first of them and the last, measures and plans, are both there. A sentence, a
    /// paragraph or a section alone is none.
    ///
    /// ```
    /// let is_whole = |text: &str| fazhi::read(text).report.is_whole();
    /// assert!(is_whole("某县2024年法治政府建设年度报告\n一、主要举措\n印发办法3件。\n"));
    /// assert!(is_whole("一、主要举措\n印发办法3件。\n二、下一步打算\n加强培训。\n"));
    /// assert!(!is_whole("全年受理行政复议案件12件。"));
    /// assert!(!is_whole("一、主要举措\n印发办法3件。\n"));
    /// ```
    pub fn is_whole(&self) -> bool {
        match &self.title {
            Some(title) => {
                MATTER.iter().any(|word| title.contains(word))
                    && PartKind::REQUIRED.iter().any(|&kind| self.has_part(kind))
            }
            None => self.has_part(PartKind::Measures) && self.has_part(PartKind::Plans),
        }
    }

    /// Where the report speaks of a required matter though it may have no part of its own on it: the first words that own
    /// up to a shortcoming, that begin on next year's work, or that tell in a measure, or where a paragraph opens, how the
    /// first persons responsible did their duty. `None` for other kinds of parts.
    ///
    /// ```
    /// use fazhi::report::outline::PartKind;
    ///
    /// let text = "一、主要举措\n（一）压实第一责任人职责。专题研究法治工作3次。\n（二）规范执法。办案12件。\n";
    /// let report = fazhi::read(text).report;
    /// let (passage, place) = report.mention(PartKind::Duties).ok_or("no mention")?;
    /// assert_eq!(&passage.text[place], "第一责任人");
    /// assert_eq!(report.mention(PartKind::Plans), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn mention(&self, kind: PartKind) -> Option<(Passage<'_>, Range<usize>)> {
        let next = self.year.map(|year| format!("{}年", year.get() + 1));
        self.passages().find_map(|passage| {
            let place = match kind {
                PartKind::Problems => owned(passage.text),
                PartKind::Plans => begun(passage.text, next.as_deref()),
                PartKind::Duties if self.is_of_measures(&passage) => told(passage.text),
                PartKind::Duties => opened(passage.text),
                _ => None,
            };
            place.map(|place| (passage, place))
        })
    }

    /// Whether a passage belongs to a measure.
    fn is_of_measures(&self, passage: &Passage<'_>) -> bool {
        match passage.field {
            Field::MeasureTitle(_) | Field::MeasureText(_) | Field::ItemTitle(..) | Field::ItemText(..) => true,
            Field::Line(_) => {
                let Some(line) = passage.span(0..passage.text.len()) else { return false };
                let at = self.measures.partition_point(|m| m.span.is_some_and(|span| span.end <= line.start));
                self.measures.get(at).and_then(|m| m.span).is_some_and(|span| span.start < line.end)
            }
            _ => false,
        }
    }
}

/// At most `len` bytes of a text from a place, up to a character's end.
fn near(text: &str, from: usize, len: usize) -> &str {
    let rest = text.get(from..).unwrap_or_default();
    let mut end = len.min(rest.len());
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    &rest[..end]
}

/// Words that own up to a shortcoming, or the first of two clauses that put a want.
fn owned(text: &str) -> Option<Range<usize>> {
    own_words(text).or_else(|| wants(text))
}

fn own_words(text: &str) -> Option<Range<usize>> {
    let found = OWNED.iter().flat_map(|word| text.match_indices(word));
    let meant = found.filter(|(at, _)| SHORTCOMING.iter().any(|word| near(text, *at, NEAR).contains(word)));
    meant.map(|(at, word)| at..at + word.len()).min_by_key(|place| place.start)
}

fn wants(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    let mut first = None;
    for clause in text.split_inclusive(['，', '。', '；', ',', ';']) {
        let words = clause.trim_end_matches(['，', '。', '；', ',', ';']);
        let end = start + words.len();
        start += clause.len();
        let Some(word) = WANTING.iter().find(|word| words.ends_with(**word)) else { continue };
        if first.is_some() {
            return first;
        }
        first = Some(end - word.len()..end);
    }
    None
}

/// Words on the duty of the first persons responsible in the first sentence of a paragraph that owns up to nothing.
fn opened(text: &str) -> Option<Range<usize>> {
    let sentence = near(text, 0, 3 * NEAR).split('。').next().unwrap_or_default();
    let critical = ["存在", "不够", "不到位", "不足", "差距", "问题"].iter().any(|word| sentence.contains(word));
    let at = sentence.find(DUTY[0]).filter(|_| !critical && sentence.contains("履行"))?;
    Some(at..at + DUTY[0].len())
}

/// Words that begin a paragraph or a sentence on next year's work.
fn begun(text: &str, next: Option<&str>) -> Option<Range<usize>> {
    let mut start = 0;
    for sentence in text.split_inclusive(['。', '！', '；']) {
        let words = sentence.trim_start();
        let at = start + (sentence.len() - words.len());
        start += sentence.len();
        let named = next.filter(|next| {
            let date = |c: char| c.is_numeric() || c.is_whitespace();
            words.strip_prefix(next).is_some_and(|rest| !rest.is_empty() && !rest.starts_with(date))
        });
        if let Some(word) = named.or(NEXT.iter().copied().find(|word| words.starts_with(word))) {
            return Some(at..at + word.len());
        }
    }
    None
}

/// Words that tell how the first persons responsible did their duty.
fn told(text: &str) -> Option<Range<usize>> {
    if let Some((at, word)) = DUTY.iter().find_map(|word| text.find(word).map(|at| (at, word))) {
        return Some(at..at + word.len());
    }
    let heads = HEADS.iter().flat_map(|word| text.match_indices(word));
    let meant = heads.filter(|(at, _)| {
        let of_region = text[..*at].ends_with(['政', '府', '委']);
        let sentence = near(text, *at, 2 * NEAR).split('。').next().unwrap_or_default();
        of_region && DONE.iter().any(|word| sentence.contains(word))
    });
    meant.map(|(at, word)| at..at + word.len()).min_by_key(|place| place.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_own_up_to_a_shortcoming() {
        for text in ["但仍存在一些短板。", "执法力量与任务相比还有差距。", "虽有进展，仍然存在不少薄弱环节。"]
        {
            assert!(owned(text).is_some(), "{text}");
        }
        for text in ["针对督察发现的问题逐项整改。", "消除存在风险的点位3处。", "弥补短板12项。"]
        {
            assert_eq!(owned(text), None, "{text}");
        }
    }

    #[test]
    fn two_clauses_that_put_a_want() {
        assert_eq!(owned("一是重视不够,履行职责不到位。"), Some(12..18));
        assert_eq!(owned("一是案卷不规范。"), None);
        assert_eq!(owned("整治执法不规范、服务不到位等问题12个。"), None);
    }

    #[test]
    fn paragraphs_that_open_on_the_duty() {
        assert!(opened("区委、区政府主要领导切实履行推进法治建设第一责任人职责。一是压实责任。").is_some());
        assert_eq!(opened("一是履行第一责任人职责不到位。"), None);
        assert_eq!(opened("办案12件。履行第一责任人职责。"), None);
    }

    #[test]
    fn words_that_begin_on_next_year() {
        assert_eq!(begun("全年办案12件。下一步，加强培训。", None), Some(20..29));
        assert_eq!(begun("　　2024年，重点抓执法。", Some("2024年")), Some(6..13));
        assert_eq!(begun("明确下一步的方向。", None), None);
        assert_eq!(begun("2024年1月12日", Some("2024年")), None);
        assert_eq!(begun("印发2024年工作要点。", Some("2024年")), None);
    }

    #[test]
    fn words_that_tell_of_the_heads_duty() {
        for text in
            ["压实第一责任人职责。", "区委、区政府主要负责同志带头讲法治课。", "党政主要负责人主持研究法治工作3次。"]
        {
            assert!(told(text).is_some(), "{text}");
        }
        for text in ["约谈企业主要负责人3人次。", "行政机关主要负责人出庭应诉12次。", "区政府主要负责人到会。"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn a_built_report_is_asked_by_its_fields() {
        let mut draft = Report::builder(2023).unwrap();
        draft.title("某区2023年法治政府建设年度报告").issuer("某区人民政府").unwrap();
        assert!(!draft.clone().build().unwrap().is_whole());
        draft.measure("抓好领导").text("落实“四个亲自”要求。");
        draft.other("其他情况", "下一步，加强培训。");
        let report = draft.build().unwrap();
        assert!(report.is_whole() && report.has_part(PartKind::Other) && !report.has_part(PartKind::Plans));
        assert_eq!(report.mention(PartKind::Duties).map(|(passage, _)| passage.field), Some(Field::MeasureText(0)));
        assert_eq!(report.mention(PartKind::Plans).map(|(passage, _)| passage.field), Some(Field::OtherText(0)));
        assert_eq!(report.mention(PartKind::Problems), None);
    }
}
