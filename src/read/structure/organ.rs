//! Names of organs and regions: what is an organ, how joint organs are told apart, which region a name begins with.

use super::chars::{compact, first, has, is_space, longer_than, trim_matches};
use crate::span::Span;

/// How the name of an organ that can issue a report ends.
const ENDS: [&str; 45] = [
    "政府",
    "委员会",
    "党委",
    "工委",
    "党组",
    "省委",
    "市委",
    "区委",
    "县委",
    "州委",
    "旗委",
    "盟委",
    "镇委",
    "乡委",
    "街道",
    "委",
    "局",
    "厅",
    "办公室",
    "办事处",
    "管理处",
    "管委会",
    "常委会",
    "法院",
    "检察院",
    "中心",
    "支队",
    "大队",
    "总队",
    "站",
    "所",
    "协会",
    "联合会",
    "理事会",
    "总工会",
    "供销社",
    "公司",
    "集团",
    "宣传部",
    "组织部",
    "统战部",
    "武装部",
    "指挥部",
    "政协",
    "人大",
];

/// More endings that only an addressee has.
const ADDRESSEE_ENDS: [&str; 12] =
    ["办", "单位", "部门", "机关", "小组", "领导", "主任", "中央", "国务院", "会议", "会", "部"];

/// The name without a trailing bracket: a second name, 盖章.
pub(super) fn without_brackets(name: &str) -> &str {
    let mut name = name.trim_matches(is_space);
    while let Some(open) = name.ends_with(['）', ')']).then(|| name.rfind(['（', '('])).flatten() {
        name = name[..open].trim_end_matches(is_space);
    }
    name
}

fn may_be_name(name: &str) -> bool {
    !longer_than(name, 40)
        && longer_than(name, 1)
        && !name.contains(['，', '。', '；', '：', '！', '？', ',', ';', ':', '《', '》', '“', '”', '>', '|', '/'])
        && !has(name, &["关于", "法治政府建设", "依法行政", "报告"])
}

/// Whether the whole of `name` reads as an organ (四平市铁西区人民政府办公室, 中共开原市委).
pub(super) fn is_organ(name: &str) -> bool {
    let name = without_brackets(name);
    may_be_name(name)
        && ENDS.iter().any(|end| name.ends_with(end))
        && !name.starts_with(['在', '对', '经', '由', '与'])
        && !name.starts_with(|c: char| c.is_ascii_punctuation() || c.is_ascii_digit())
}

/// Whether the whole of `name` reads as one to whom a report goes.
pub(super) fn is_addressee(name: &str) -> bool {
    let name = without_brackets(name);
    is_organ(name) || may_be_name(name) && ADDRESSEE_ENDS.iter().any(|end| name.ends_with(end))
}

/// Cuts `text` (which starts at `base`) at every mark, and at each joint (并 和 及 与) both sides of which satisfy `whole`.
pub(super) fn split(text: &str, base: usize, marks: &[char], whole: fn(&str) -> bool) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let cuts = text.char_indices().filter(|(_, c)| marks.contains(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in cuts.chain([(text.len(), text.len())]) {
        joints(&text[start..end], base + start, whole, &mut out);
        start = next;
    }
    out.retain(|span| !span.is_empty());
    out
}

fn joints(piece: &str, base: usize, whole: fn(&str) -> bool, out: &mut Vec<Span>) {
    let mut start = 0;
    if !longer_than(piece, 80) {
        for (at, c) in piece.char_indices().filter(|(_, c)| matches!(c, '并' | '和' | '及' | '与')) {
            if at > start && whole(&piece[start..at]) && whole(&piece[at + c.len_utf8()..]) {
                out.push(trim_piece(piece, start, at, base));
                start = at + c.len_utf8();
            }
        }
    }
    out.push(trim_piece(piece, start, piece.len(), base));
}

fn trim_piece(piece: &str, start: usize, end: usize, base: usize) -> Span {
    let span = trim_matches(piece, Span::new(start, end), is_space);
    Span::new(base + span.start, base + span.end)
}

/// The organs of a line that consists of nothing else: one, or several jointly, apart by spaces or 、.
/// The name of an organ whose letters are spaced (开 原 市 人 民 政 府) is one.
pub(super) fn organs(text: &str, span: Span) -> Option<Vec<Span>> {
    let line = span.text(text)?;
    if longer_than(line, 160) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        if is_space(c) || matches!(c, '、' | '|') {
            if at > start {
                glued(&line[start..at], span.start + start, &mut pieces);
            }
            start = (at + c.len_utf8()).min(line.len());
        }
    }
    if pieces.is_empty() {
        None
    } else if pieces.iter().all(|piece| piece.text(text).is_some_and(is_organ)) {
        Some(pieces)
    } else {
        let spaced = pieces.iter().all(|piece| piece.text(text).is_some_and(|p| !longer_than(p, 2)));
        (spaced && is_organ(&compact(line))).then(|| vec![trim_matches(text, span, is_space)])
    }
}

/// 中共某县委某县人民政府 without a space is two organs.
fn glued(piece: &str, base: usize, out: &mut Vec<Span>) {
    let whole = Span::new(base, base + piece.len());
    if piece.starts_with("中共") || piece.starts_with("中国共产党") {
        let cut = piece.find("委员会").map(|at| at + "委员会".len()).or_else(|| piece.find('委').map(|at| at + 3));
        if let Some(cut) = cut.filter(|&cut| piece[cut..].ends_with("政府")) {
            out.push(Span::new(base, base + cut));
            out.push(Span::new(base + cut, whole.end));
            return;
        }
    }
    out.push(whole);
}

/// The region that a name begins with, as written: 四平市铁西区 of 四平市铁西区人民政府办公室, 浚县 of 中共浚县县委.
pub(super) fn region(name: &str) -> Option<&str> {
    /// Words in which 市 区 县 乡 镇 州 are no ends of a region.
    const NO_ENDS: [&str; 24] = [
        "市场",
        "市政",
        "市容",
        "市民",
        "城市",
        "城乡",
        "城镇",
        "乡村",
        "乡镇",
        "村镇",
        "区域",
        "社区",
        "园区",
        "景区",
        "灾区",
        "库区",
        "林区",
        "辖区",
        "区政府",
        "区直",
        "市直",
        "县直",
        "镇街",
        "市域",
    ];
    let name = ["中国共产党", "中共"].iter().find_map(|party| name.strip_prefix(party)).unwrap_or(name);
    let mut end = 0;
    let mut at = 0;
    while let Some(c) = first(&name[at..]) {
        let rest = &name[at..];
        if longer_than(&name[end..at], 14) || matches!(c, '关' | '（' | '(' | '《') || is_space(c) {
            break;
        }
        // 园区 is a word, 桃园区 a place
        let named = name[end..at].chars().count() == 1
            && ["园区", "林区", "景区", "库区"].iter().any(|word| rest.starts_with(word));
        if let Some(word) = NO_ENDS.iter().find(|word| !named && rest.starts_with(**word)) {
            if end > 0 || at > 0 {
                break;
            }
            at += word.len();
            continue;
        }
        let after = &rest[c.len_utf8()..];
        let closes = match c {
            '省' | '区' | '县' | '旗' | '盟' | '镇' | '乡' => at > end && !next_is_end(after),
            '市' => at > end + 3 && !next_is_end(after),
            '州' => name[..at].ends_with("自治") || at > end && (after.is_empty() || after.starts_with("人民政府")),
            '道' => name[..at].ends_with('街'),
            _ => false,
        };
        at += c.len_utf8();
        if closes {
            end = at;
        } else if end > 0
            && (matches!(c, '委' | '局' | '厅') || rest.starts_with("人民政府") || rest.starts_with("政府"))
        {
            break;
        }
    }
    (end > 0).then(|| &name[..end])
}

/// Whether the next character ends a region too, so that this one is part of its name (景德镇市, 沙市区), and does not
/// begin a word of its own (县县委: 浚县 + 县委, 市市场).
fn next_is_end(after: &str) -> bool {
    after.starts_with(['市', '县', '区', '旗'])
        && ![
            "市场", "市政", "市委", "市容", "市城", "市直", "县委", "县直", "县政", "区委", "区直", "区政", "区域",
            "旗委",
        ]
        .iter()
        .any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions() {
        for (name, want) in [
            ("四平市铁西区人民政府办公室", Some("四平市铁西区")),
            ("中共四平市铁西区委", Some("四平市铁西区")),
            ("开原市人民政府", Some("开原市")),
            ("中共浚县县委", Some("浚县")),
            ("中共浚县委员会浚县人民政府", Some("浚县")),
            ("浚县人民政府", Some("浚县")),
            ("杭州市农业农村局（杭州市乡村振兴局）", Some("杭州市")),
            ("开原市市场监督管理局", Some("开原市")),
            ("杭州市城市管理局", Some("杭州市")),
            ("将乐县古镛镇人民政府", Some("将乐县古镛镇")),
            ("景德镇市人民政府", Some("景德镇市")),
            ("荆州市沙市区司法局", Some("荆州市沙市区")),
            ("黔东南苗族侗族自治州人民政府", Some("黔东南苗族侗族自治州")),
            ("广西壮族自治区人民政府", Some("广西壮族自治区")),
            ("东丽区丰年村街道办事处", Some("东丽区丰年村街道")),
            ("甲江市梨园区东街街道办事处", Some("甲江市梨园区东街街道")),
            ("梨园区司法局", Some("梨园区")),
            ("甲江市产业园区管理委员会", Some("甲江市")),
            ("住房和城乡建设局", None),
            ("市场监督管理局", None),
            ("人民政府办公室", None),
            ("", None),
        ] {
            assert_eq!(region(name), want, "{name}");
        }
    }

    #[test]
    fn joint_organs() {
        let names = |line: &'static str| -> Option<Vec<&str>> {
            let spans = organs(line, Span::new(0, line.len()))?;
            Some(spans.iter().filter_map(|s| s.text(line)).collect())
        };
        assert_eq!(names("中共某县委　　某县人民政府"), Some(vec!["中共某县委", "某县人民政府"]));
        assert_eq!(names("中共某县委员会某县人民政府"), Some(vec!["中共某县委员会", "某县人民政府"]));
        assert_eq!(names("开 原 市 人 民 政 府"), Some(vec!["开 原 市 人 民 政 府"]));
        assert_eq!(names("某市发展和改革委员会（盖章）"), Some(vec!["某市发展和改革委员会（盖章）"]));
        assert_eq!(names("全区办理案件12件"), None);
        assert_eq!(names("关于某县人民政府"), None);
    }

    #[test]
    fn addressees_split_at_joints_between_organs_only() {
        let names = |line: &'static str| -> Vec<&str> {
            split(line, 0, &['、', '，'], is_addressee).iter().filter_map(|s| s.text(line)).collect()
        };
        assert_eq!(names("区政府并区委"), ["区政府", "区委"]);
        assert_eq!(names("市发展和改革委员会、市人大和市委"), ["市发展和改革委员会", "市人大", "市委"]);
    }
}
