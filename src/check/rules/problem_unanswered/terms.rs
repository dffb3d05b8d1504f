//! The key terms of a problem: what is left of its words without those that stand in every problem.

/// Words that stand in reports of all kinds and so tie no plan to a problem. The list is of this project; it holds what
/// names no matter: the common subject, degrees, verbs of improving, and how a want is put.
const COMMON: [&str; 129] = [
    "法治政府",
    "依法行政",
    "法治",
    "政府",
    "行政",
    "建设",
    "工作",
    "依法",
    "部门",
    "单位",
    "个别",
    "有的",
    "部分",
    "一些",
    "一定",
    "各级",
    "领导",
    "干部",
    "全区",
    "全市",
    "全县",
    "全镇",
    "我区",
    "我市",
    "我县",
    "我局",
    "我镇",
    "全局",
    "地方",
    "地区",
    "基层",
    "不够",
    "不足",
    "不到位",
    "不高",
    "不强",
    "不多",
    "不平衡",
    "不均衡",
    "不充分",
    "不明显",
    "不及时",
    "不完善",
    "不健全",
    "不全面",
    "不深入",
    "不扎实",
    "不规范",
    "欠缺",
    "缺乏",
    "缺少",
    "薄弱",
    "滞后",
    "缓慢",
    "偏弱",
    "偏少",
    "偏低",
    "偏高",
    "较弱",
    "较低",
    "较慢",
    "有待",
    "需要",
    "亟待",
    "亟需",
    "进一步",
    "持续",
    "继续",
    "提升",
    "提高",
    "加强",
    "强化",
    "推进",
    "推动",
    "完善",
    "健全",
    "增强",
    "改进",
    "优化",
    "深化",
    "落实",
    "开展",
    "实施",
    "执行",
    "力度",
    "水平",
    "能力",
    "质量",
    "效果",
    "成效",
    "效率",
    "程度",
    "方面",
    "问题",
    "情况",
    "存在",
    "现象",
    "差距",
    "短板",
    "全面",
    "有效",
    "相关",
    "有关",
    "重点",
    "任务",
    "要求",
    "发展",
    "重视",
    "认识",
    "机制",
    "制度",
    "体系",
    "措施",
    "方式",
    "之间",
    "主要",
    "原因",
    "由于",
    "仍然",
    "履行",
    "未能",
    "准确",
    "运用",
    "重要性",
    "紧迫性",
    "干部职工",
    "职工",
    "不断",
    "充分",
];

/// Characters that join words and belong to no term.
const JOINING: &str =
    "的地得和与及或在对不还有待是了等需个较很更也仍于为以把被将中上下性从向由让使其该这那之而且但因所者各多少大小";

/// Words of one matter: a problem that uses one and a plan that uses another of the same line speak of the same. Of this
/// project, like the list above.
const MATTERS: [&[&str]; 6] = [
    &["意识", "思维", "学习", "学法", "普法", "宣传", "教育", "培训", "素养"],
    &["人员", "力量", "人才", "队伍", "编制"],
    &["数据", "数字", "信息", "平台", "系统", "智能", "智慧"],
    &["职责", "履职", "第一责任人", "考核", "督察", "述法", "压实责任"],
    &["决策", "合法性审查", "法律顾问", "论证", "听证"],
    &["纠纷", "矛盾", "调解", "复议", "应诉", "诉讼", "信访"],
];

/// The matters of the table that a text speaks of.
pub(super) fn matters(text: &str) -> [bool; MATTERS.len()] {
    MATTERS.map(|words| words.iter().any(|word| text.contains(word)))
}

/// The key terms of a text, of two characters and more, in order, each once.
pub(super) fn key_terms(text: &str) -> Vec<&str> {
    let mut terms = Vec::new();
    let mut start = None;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let skipped = common(&text[at..]).or((!is_han(c) || JOINING.contains(c)).then_some(c.len_utf8()));
        if let Some(len) = skipped {
            keep(text, start.take(), at, &mut terms);
            at += len;
        } else {
            start.get_or_insert(at);
            at += c.len_utf8();
        }
    }
    keep(text, start, at, &mut terms);
    let mut seen = std::collections::HashSet::new();
    terms.retain(|term| seen.insert(*term));
    terms
}

fn keep<'t>(text: &'t str, start: Option<usize>, end: usize, terms: &mut Vec<&'t str>) {
    let term = start.and_then(|start| text.get(start..end)).unwrap_or_default();
    if term.chars().nth(1).is_some() {
        terms.push(term);
    }
}

/// How many bytes the longest common word takes that a text begins with.
fn common(text: &str) -> Option<usize> {
    COMMON.iter().filter(|word| text.starts_with(**word)).map(|word| word.len()).max()
}

/// Every two Chinese characters that stand side by side.
pub(super) fn pairs(text: &str) -> impl Iterator<Item = [char; 2]> + '_ {
    text.chars().zip(text.chars().skip(1)).map(|(a, b)| [a, b]).filter(|pair| pair.iter().all(|&c| is_han(c)))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_without_the_common_words() {
        assert_eq!(key_terms("部门之间的数据共享还不充分"), ["数据共享"]);
        assert_eq!(key_terms("执法力量薄弱，执法培训偏少，执法力量分散"), ["执法力量", "执法培训", "执法力量分散"]);
        assert_eq!(key_terms("法治政府建设工作水平有待进一步提高"), [""; 0]);
        assert_eq!(key_terms("12345热线"), ["热线"]);
        assert_eq!(pairs("数据，共享a").collect::<Vec<_>>(), [['数', '据'], ['共', '享']]);
    }
}
