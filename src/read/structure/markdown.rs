//! Signs of Markdown, which some pages are written in: # before a heading, ** around bold words.

/// What stands around bold words.
pub(super) const BOLD: &str = "**";

/// The most # of a heading.
const MOST: u8 = 6;

/// How many # a text begins with that make a heading: words follow them on their line, behind a space or not.
pub(super) fn hashes(text: &str) -> Option<u8> {
    let words = text.trim_start_matches('#');
    let count = u8::try_from(text.len() - words.len()).ok().filter(|count| (1..=MOST).contains(count))?;
    let words = words.trim_start_matches([' ', '\u{3000}', '*']);
    words.starts_with(|c: char| c.is_alphanumeric() || "（(《“".contains(c)).then_some(count)
}

/// The level of a heading without a number by its #; one alone is that of the title.
pub(super) const fn level(hashes: u8) -> Option<u8> {
    match hashes {
        0 | 1 => None,
        2..=4 => Some(hashes - 1),
        _ => Some(4),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Outline, PartKind, outline};
    use super::*;

    #[test]
    fn words_follow_the_signs() {
        for (text, count) in [("# 报告", Some(1)), ("##一、举措", Some(2)), ("### **成效**", Some(3))] {
            assert_eq!(hashes(text), count, "{text}");
        }
        for text in ["#", "## \n举措", "####### 举措", "一、举措", ""] {
            assert_eq!(hashes(text), None, "{text}");
        }
        assert_eq!((level(1), level(2), level(6)), (None, Some(1), Some(4)));
    }

    fn entries(outline: &Outline, kind: PartKind) -> usize {
        outline.entries(kind).count()
    }

    #[test]
    fn reports_in_markdown() {
        let title = "甲江市人民政府关于2023年度法治政府建设情况的报告";
        for text in [
            format!(
                "# {title}\n\n## 一、主要举措和成效\n### （一）健全制度\n立规3件。\n### （二）规范执法\n培训2期。\n## 二、存在的问题\n- 人少。\n- 钱少。\n## 三、下一步打算\n1. 补人。\n2. 筹款。\n"
            ),
            format!(
                "# {title}\n\n## 主要举措和成效\n### 健全制度\n立规3件。\n### 规范执法\n培训2期。\n## 存在的问题\n一是人少。二是钱少。\n## 下一步打算\n一是补人。二是筹款。\n"
            ),
            format!(
                "**{title}**\n\n**一、主要举措和成效**\n**（一）健全制度。**立规3件。\n**（二）规范执法。**培训2期。\n**二、存在的问题**\n**一是**人少。**二是**钱少。\n**三、下一步打算**\n一是补人。二是筹款。\n"
            ),
        ] {
            let outline = outline(&text);
            assert_eq!(outline.frame.title.as_ref().map(|found| found.text.as_str()), Some(title), "{text}");
            assert_eq!(outline.frame.issuers.first().map(|found| found.name.as_str()), Some("甲江市人民政府"));
            for kind in [PartKind::Measures, PartKind::Problems, PartKind::Plans] {
                assert_eq!(entries(&outline, kind), 2, "{kind} of {text}");
            }
            assert_eq!(outline.tree.leaves().filter_map(|leaf| leaf.span.text(&text)).collect::<String>(), text);
        }
    }
}
