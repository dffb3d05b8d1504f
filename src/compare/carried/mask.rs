//! Text made comparable: letters alone, with figures, titles of laws, set phrases and the report's own place each masked by one
//! mark.

/// A number.
pub(super) const NUMBER: char = '\u{E000}';
/// A percentage.
pub(super) const PERCENT: char = '\u{E001}';
/// A year.
pub(super) const YEAR: char = '\u{E002}';
/// What stands in 《》: the title of a law or document.
pub(super) const TITLE: char = '\u{E003}';
/// A set phrase.
pub(super) const PHRASE: char = '\u{E004}';
/// The report's own place.
pub(super) const PLACE: char = '\u{E005}';

/// Phrases that reports on law-based government share because they are set, and not because one was copied from another.
const PHRASES: &[&str] = &[
    "坚持以习近平新时代中国特色社会主义思想为指导",
    "以习近平新时代中国特色社会主义思想为指导",
    "习近平新时代中国特色社会主义思想",
    "习近平总书记关于全面依法治国的重要论述",
    "习近平总书记系列重要讲话精神",
    "习近平总书记重要讲话精神",
    "深入学习贯彻习近平法治思想",
    "习近平法治思想",
    "中央全面依法治国工作会议精神",
    "深入学习贯彻党的二十大精神",
    "全面贯彻落实党的二十大精神",
    "全面贯彻党的二十大精神",
    "党的二十大和二十届二中全会精神",
    "党的二十大和二十届二中、三中全会精神",
    "党的二十大精神",
    "党的十九大精神",
    "全面推进依法治国",
    "中国特色社会主义法治体系",
    "法治国家、法治政府、法治社会一体建设",
    "推进国家治理体系和治理能力现代化",
    "推进法治建设第一责任人职责",
    "公众参与、专家论证、风险评估、合法性审查、集体讨论决定",
    "严格规范公正文明执法",
    "“双随机、一公开”",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
    "深刻领悟“两个确立”的决定性意义",
];

/// The longest title that is masked, in characters; a longer run in 《》 has lost its end.
const LONGEST_TITLE: usize = 60;

/// Appends the comparable letters of a text. `places` are the names of the report's own place, the longer first.
pub(super) fn mask(text: &str, places: &[&str], out: &mut Vec<char>) {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if let Some(len) = number(rest) {
            let (mark, len) = class_of(rest, len);
            out.push(mark);
            at += len;
        } else if let Some(len) = title(rest) {
            out.push(TITLE);
            at += len;
        } else if let Some(len) = one_of(rest, PHRASES.iter().copied()) {
            out.push(PHRASE);
            at += len;
        } else if let Some(len) = one_of(rest, places.iter().copied()) {
            out.push(PLACE);
            at += len;
        } else {
            if c.is_alphanumeric() {
                out.push(c);
            }
            at += c.len_utf8();
        }
    }
}

fn one_of<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut words = words.filter(|word| !word.is_empty());
    words.find(|word| text.starts_with(word)).map(str::len)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The length of the number that a text begins with, its points and separators included.
fn number(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|&(_, next)| is_digit(next));
        if is_digit(c) {
            end = at + c.len_utf8();
        } else if !(end > 0 && matches!(c, '.' | ',' | '．') && goes_on) {
            break;
        }
    }
    (end > 0).then_some(end)
}

/// The mark of a number by what follows it, and the length with what belongs to it: magnitude, hedge, percent sign.
fn class_of(text: &str, len: usize) -> (char, usize) {
    let mut end = len;
    while let Some(c) = text[end..].chars().next().filter(|c| matches!(c, '万' | '亿' | '余' | '多' | '几')) {
        end += c.len_utf8();
    }
    match text[end..].chars().next() {
        Some(c @ ('%' | '％' | '‰')) => (PERCENT, end + c.len_utf8()),
        Some('年') => (YEAR, end),
        _ => (NUMBER, end),
    }
}

fn title(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('《')?;
    let end = inner.char_indices().take(LONGEST_TITLE).find(|(_, c)| matches!(c, '》' | '\n'));
    end.filter(|(_, c)| *c == '》').map(|(at, c)| '《'.len_utf8() + at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> String {
        let mut out = Vec::new();
        mask(text, &["东明市临江区", "临江区"], &mut out);
        let show = |c: char| match c {
            NUMBER => '#',
            PERCENT => '%',
            YEAR => 'Y',
            TITLE => 'T',
            PHRASE => 'P',
            PLACE => 'R',
            c => c,
        };
        out.into_iter().map(show).collect()
    }

    #[test]
    fn a_changed_figure_changes_nothing() {
        assert_eq!(masked("受理案件1,800余件，办结率98.5%。"), "受理案件#件办结率%");
        assert_eq!(masked("受理案件２.１万件，办结率100％。"), "受理案件#件办结率%");
        assert_eq!(masked("2023年，临江区受理3件"), "Y年R受理#件");
    }

    #[test]
    fn titles_phrases_and_places_are_one_mark_each() {
        assert_eq!(masked("学习《中华人民共和国行政复议法》，"), "学习T");
        assert_eq!(masked("坚持以习近平新时代中国特色社会主义思想为指导，"), "P");
        assert_eq!(masked("东明市临江区和临江区"), "R和R");
        assert_eq!(masked("《没有书名的末尾"), "没有书名的末尾");
        assert_eq!(masked("，。 \n"), "");
    }
}
