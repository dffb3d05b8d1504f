//! Lines that a web page adds: 来源, 发布时间, 索引号, page tools; and what they say.

use chrono::NaiveDate;

use super::chars::{cut, has, is_space, longer_than, trim, trim_matches};
use super::date::{date_at, find_date};
use crate::span::Span;

/// What the value behind a label is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Published,
    Issued,
    Publisher,
    Organ,
    Number,
    Other,
}

const LABELS: [(&str, Says); 58] = [
    ("发布时间", Says::Published),
    ("发布日期", Says::Published),
    ("公开日期", Says::Published),
    ("公开时间", Says::Published),
    ("发表时间", Says::Published),
    ("更新时间", Says::Other),
    ("更新日期", Says::Other),
    ("上传时间", Says::Published),
    ("成文日期", Says::Issued),
    ("成文时间", Says::Issued),
    ("生成日期", Says::Issued),
    ("印发日期", Says::Issued),
    ("发文日期", Says::Issued),
    ("日期", Says::Published),
    ("时间", Says::Published),
    ("信息来源", Says::Publisher),
    ("文章来源", Says::Publisher),
    ("稿件来源", Says::Publisher),
    ("内容来源", Says::Publisher),
    ("来源", Says::Publisher),
    ("发布机构", Says::Publisher),
    ("发布单位", Says::Publisher),
    ("公开机构", Says::Publisher),
    ("发布者", Says::Publisher),
    ("供稿单位", Says::Publisher),
    ("发文机关", Says::Organ),
    ("发文单位", Says::Organ),
    ("制发机关", Says::Organ),
    ("发文字号", Says::Number),
    ("文号", Says::Number),
    ("索引号", Says::Other),
    ("信息索引", Says::Other),
    ("主题分类", Says::Other),
    ("信息分类", Says::Other),
    ("分类", Says::Other),
    ("体裁分类", Says::Other),
    ("组配分类", Says::Other),
    ("主题词", Says::Other),
    ("关键词", Says::Other),
    ("公开方式", Says::Other),
    ("公开属性", Says::Other),
    ("公开范围", Says::Other),
    ("有效性", Says::Other),
    ("生效日期", Says::Other),
    ("废止日期", Says::Other),
    ("标题", Says::Other),
    ("名称", Says::Other),
    ("信息名称", Says::Other),
    ("作者", Says::Other),
    ("编辑", Says::Other),
    ("责任编辑", Says::Other),
    ("审核", Says::Other),
    ("浏览次数", Says::Other),
    ("浏览量", Says::Other),
    ("阅读", Says::Other),
    ("访问量", Says::Other),
    ("点击数", Says::Other),
    ("字号", Says::Other),
];

/// Labels of the foot and page tools that need no colon.
const STARTS: [&str; 22] = [
    "今天是",
    "您所在的位置",
    "您现在的位置",
    "抄送",
    "印发单位",
    "当前位置",
    "您的位置",
    "您当前",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "扫一扫",
    "分享到",
    "主办单位",
    "承办单位",
    "网站标识码",
    "相关附件下载",
    "联系人",
    "联系电话",
    "打印本页",
    "关闭窗口",
];

/// What the page lines of a report say.
#[derive(Default)]
pub(super) struct Meta {
    pub(super) published: Option<(NaiveDate, Span)>,
    pub(super) issued: Option<(NaiveDate, Span)>,
    pub(super) publisher: Option<Span>,
    pub(super) organ: Option<Span>,
    pub(super) number: Option<Span>,
    /// A label at the end of the last line, whose value stands on the next.
    pending: Option<Says>,
}

/// A label at the start of `s` with its colon, and how long both are. Spaces may stand between its letters (索 引 号).
fn label_at(s: &str) -> Option<(Says, usize)> {
    LABELS.iter().find_map(|&(label, says)| {
        let mut rest = s;
        for c in label.chars() {
            rest = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']).strip_prefix(c)?;
        }
        let rest = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']).strip_prefix(['：', ':', '】', '|', '\t'])?;
        Some((says, s.len() - rest.len()))
    })
}

/// Whether the line is one that a web page adds.
pub(super) fn is_meta(line: &str) -> bool {
    if line.len() < 4 || longer_than(line, 300) {
        return false;
    }
    // 标题：覆盖率达92%。正文：… is text, but 抄送：省司法厅。 is none
    if line.find('。').is_some_and(|stop| stop + '。'.len_utf8() < line.len()) {
        return false;
    }
    let bare = line.trim_start_matches(['【', '[', '|', '（', '(']);
    let bare = after_moment(bare).unwrap_or(bare);
    label_at(bare).is_some()
        || STARTS.iter().any(|start| bare.starts_with(start))
        || bare.starts_with("首页")
        || !longer_than(line, 40)
            && (has(line, &["门户网站", "【打印】", "【关闭】", "打印", "浏览次数", "http:", "https:", "www."])
                || line.contains(" > ")
                || line.contains(" >> ")
                || is_moment(line))
}

/// What follows the date, and perhaps the time of day, that a page line begins with.
fn after_moment(line: &str) -> Option<&str> {
    let (_, len) = date_at(line).filter(|_| line.starts_with(|c: char| c.is_ascii_digit()))?;
    let rest =
        line[len..].trim_start_matches(|c: char| is_space(c) || c.is_ascii_digit() || matches!(c, ':' | '：' | '|'));
    (!rest.is_empty()).then_some(rest)
}

/// A date in figures with a time of day, or with dashes or slashes: what a page prints, not an office.
fn is_moment(line: &str) -> bool {
    date_at(line).is_some_and(|(_, len)| {
        let rest = line[len..].trim_matches(is_space);
        let figures = line.starts_with(|c: char| c.is_ascii_digit()) && line[..len].contains(['-', '/']);
        let time = rest.len() >= 4 && rest.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '：');
        time || figures && rest.is_empty()
    })
}

impl Meta {
    /// Takes what a page line says; the first of each kind counts.
    pub(super) fn take(&mut self, text: &str, line: Span) {
        let whole = cut(text, line);
        if longer_than(whole, 300) {
            return;
        }
        if is_moment(whole) || after_moment(whole).is_some_and(|rest| label_at(rest).is_some()) {
            self.date(Says::Published, text, line);
        }
        self.pending = None;
        let mut at = line.start;
        let mut open: Option<(Says, usize)> = None;
        let mut word = true;
        while let Some(c) = text.get(at..line.end).and_then(super::chars::first) {
            if let Some((says, len)) = word.then(|| label_at(&text[at..line.end])).flatten() {
                if let Some((says, start)) = open.replace((says, at + len)) {
                    self.value(says, text, Span::new(start, at));
                }
                at += len;
                continue;
            }
            word = is_space(c) || "|【[（(，,；;）)】]".contains(c);
            at += c.len_utf8();
        }
        if let Some((says, start)) = open {
            self.value(says, text, Span::new(start, line.end));
        }
    }

    /// Takes a short line that is the value of a label at the end of the page line before it.
    pub(super) fn take_pending(&mut self, text: &str, line: Span) -> bool {
        let words = cut(text, line);
        let Some(says) = self.pending.take().filter(|_| !longer_than(words, 40)) else { return false };
        let fits = match says {
            Says::Published | Says::Issued => find_date(words).is_some_and(|(_, start, _)| start == 0),
            Says::Publisher | Says::Organ => super::organ::is_organ(words),
            Says::Number | Says::Other => false,
        };
        if fits {
            self.value(says, text, line);
        }
        fits
    }

    fn value(&mut self, says: Says, text: &str, span: Span) {
        let span = trim_matches(text, span, |c| is_space(c) || "|【[】]（(".contains(c));
        if span.is_empty() {
            self.pending = Some(says);
            return;
        }
        match says {
            Says::Published | Says::Issued => self.date(says, text, span),
            Says::Publisher | Says::Organ => {
                let words = cut(text, span);
                let end = words.find(|c: char| is_space(c) || "|【，,；;".contains(c)).unwrap_or(words.len());
                let span = trim(text, Span::new(span.start, span.start + end));
                let slot = if says == Says::Publisher { &mut self.publisher } else { &mut self.organ };
                if !span.is_empty() && !longer_than(cut(text, span), 60) {
                    slot.get_or_insert(span);
                }
            }
            Says::Number => {
                self.number.get_or_insert(span);
            }
            Says::Other => {}
        }
    }

    fn date(&mut self, says: Says, text: &str, span: Span) {
        if let Some((date, start, end)) = find_date(cut(text, span)) {
            let place = Span::new(span.start + start, span.start + end);
            let slot = if says == Says::Issued { &mut self.issued } else { &mut self.published };
            slot.get_or_insert((date, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Option<NaiveDate>, Option<NaiveDate>, Option<&str>) {
        let mut meta = Meta::default();
        assert!(is_meta(line), "{line}");
        meta.take(line, Span::new(0, line.len()));
        (meta.published.map(|d| d.0), meta.issued.map(|d| d.0), meta.publisher.and_then(|s| s.text(line)))
    }

    #[test]
    fn values_behind_labels() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(read("来源:甲县司法局 发布时间:2024年02月09日"), (day(2024, 2, 9), None, Some("甲县司法局")));
        assert_eq!(
            read("发布日期：2024-02-09 10:15 信息来源： 乙局 浏览次数：7"),
            (day(2024, 2, 9), None, Some("乙局"))
        );
        assert_eq!(read("【发布时间：2024-02-09】【来源：乙局】"), (day(2024, 2, 9), None, Some("乙局")));
        assert_eq!(read("索 引 号：0001/2024-5 成文日期：2024年1月8日"), (None, day(2024, 1, 8), None));
        assert_eq!(read("2024-02-09 10:15"), (day(2024, 2, 9), None, None));
        assert_eq!(read("2024-02-09 10:15 来源：乙局"), (day(2024, 2, 9), None, Some("乙局")));
    }

    #[test]
    fn sentences_are_no_page_lines() {
        for line in
            ["时间安排紧凑", "2024年2月9日", "日期不符", "办理案件3件", "标题：覆盖率达92%。正文：全市共有12个站点。"]
        {
            assert!(!is_meta(line), "{line}");
        }
    }
}
