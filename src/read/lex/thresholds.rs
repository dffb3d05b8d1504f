//! Thresholds in the name of a category: 35岁以下, 3万元以上的, 10万元至50万元186件.

use crate::marks::Words;
use crate::quantity::{Hedge, Kind, Measure, Shape};

use super::context::{Place, is_han, tail};

/// Nouns that a bracket may define by a number.
static DEFINED: Words = Words::new(&["事故", "案件", "火灾", "灾害", "事件"]);

/// Nouns that a threshold makes a category of: 三人以上事故, 5万元以上罚款.
static CATEGORY: Words = Words::new(&[
    "事故",
    "罚款",
    "案件",
    "企业",
    "单位",
    "项目",
    "重大项目",
    "重点项目",
    "大额",
    "大型",
    "学历",
    "职务",
    "干部",
    "领导",
    "人员",
    "行政处罚",
    "处罚",
    "的",
    "有期",
    "老年",
    "老人",
    "青年",
    "群体",
    "合同",
    "金额",
    "工程",
    "火灾",
    "街道",
    "群众",
    "农民",
    "职工",
    "律所",
    "律师事务所",
    "规模所",
    "拘留",
    "集体",
    "党员",
]);

/// Whether a number is a threshold in a category's name, by what stands around it.
pub(super) fn is_threshold(place: &Place<'_>, shape: &Shape) -> bool {
    let &Place { before, after, .. } = place;
    if matches!(shape.unit().as_str(), "岁" | "周岁") && !is_mean_age(before) {
        return true;
    }
    let bound = matches!(shape.hedge(), Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan);
    if matches!(shape.kind(), Kind::Percent | Kind::Fraction | Kind::Points | Kind::Multiple | Kind::Rank) {
        // 办结率低于95%的有3家
        return bound && after.starts_with("的有");
    }
    // 10人（含）以下的事务所, 11人至20人（含）的: the bounds of a category
    if after.starts_with("（含）") || after.starts_with("(含)") || bounds_category(place, shape) {
        return true;
    }
    // 较大以上事故（死亡3人以上）: a bracket that says what its noun means
    let explains = || shape.hedge() == Hedge::AtLeast && after.starts_with(['）', ')']) && defines(before);
    bound && (explains() || after.starts_with(|c: char| c.is_ascii_digit()) || CATEGORY.start(after))
}

/// Whether a number of years is a mean age or a difference of ages: 平均年龄43.7岁, 年轻2.1岁.
fn is_mean_age(before: &str) -> bool {
    tail(before, 8).contains("平均")
        || ["年轻", "降低", "下降", "提高", "上升"].iter().any(|word| before.ends_with(word))
}

/// Whether a bracket behind a category's noun holds nothing but a word before its number: 重大事故（死亡10人以上）.
fn defines(before: &str) -> bool {
    let Some((outside, inside)) = tail(before, 12).rsplit_once(['（', '(']) else { return false };
    let word = inside.chars().count() <= 4 && !inside.contains(['共', '有', '达', '含', '约', '，', '、', '）', ')']);
    word && DEFINED.end(outside)
}

/// Words of a bound that may stand before the upper bound of a category: 1万元以上不足3万元.
const UP_TO: [&str; 5] = ["不足", "不满", "未满", "不到", "至"];

/// Whether a bound or range only names a category: 10万元至50万元186件, 30分钟以上占8%, 对50万元以上合同.
fn bounds_category(place: &Place<'_>, shape: &Shape) -> bool {
    let &Place { before, printed, after } = place;
    let named = !shape.unit().as_str().is_empty();
    let ranged = shape.hedge() == Hedge::Range && named;
    let bound = matches!(shape.hedge(), Hedge::AtLeast | Hedge::AtMost) && printed.ends_with(['上', '下', '内']);
    if !(ranged || bound) {
        return false;
    }
    let number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    // what is counted of a category follows it without a mark
    if ranged && number(after.strip_prefix('的').unwrap_or(after)) {
        return true;
    }
    // 4.5吨及以下货车, 80人及以上企业: the bound itself belongs to the name
    let inclusive = ["及以上", "及以下"].iter().any(|bound| printed.ends_with(bound));
    if inclusive && after.starts_with(is_han) {
        return true;
    }
    let measured = shape.is_time() || shape.unit().measure() == Measure::Money;
    if measured && after.strip_prefix('的').unwrap_or(after).starts_with('占') {
        return true;
    }
    if bound && UP_TO.iter().any(|word| after.strip_prefix(word).is_some_and(number)) {
        return true;
    }
    // what was done to a category
    bound && measured && before.ends_with('对')
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn figures(text: &str) -> Vec<String> {
        read(text).report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect()
    }

    #[test]
    fn a_difference_of_ages_is_no_threshold() {
        assert_eq!(figures("平均年龄43.7岁，比三年前年轻2.1岁，51岁以上5人。"), ["43.7岁", "2.1岁", "5人"]);
    }

    #[test]
    fn a_bracket_may_define_its_noun() {
        assert!(figures("未发生较大以上事故（死亡3人以上）。").is_empty());
        assert_eq!(figures("发生事故（死亡3人）。"), ["3人"]);
        assert_eq!(figures("处理10人以上集体争议700件，30人以上规模所7家。"), ["700件", "7家"]);
        assert_eq!(figures("涉及5亿元以上重大项目的诉求专班负责，投资5亿元以上。"), ["5亿元以上"]);
    }

    #[test]
    fn bounds_may_name_a_category() {
        assert_eq!(
            figures("标的1万元以上不足3万元的39件，3万元至10万元18件，10万元以上占8%。"),
            ["39件", "18件", "8%"]
        );
        assert_eq!(figures("5至10分钟占11%，10分钟以上占8%。"), ["11%", "8%"]);
        assert_eq!(
            figures("11人至30人的26家，30至50元的补贴12笔，3吨及以下货车9辆。"),
            ["26家", "30至50元", "12笔", "9辆"]
        );
        assert_eq!(figures("对50万元以上采购实行必审，办结率低于95%的有3家。"), ["3家"]);
        // what was done
        assert_eq!(
            figures("投入50万元以上，补贴300至500元，办结率不低于95%。"),
            ["50万元以上", "300至500元", "不低于95%"]
        );
        assert_eq!(figures("对12家企业开展检查。"), ["12家"]);
    }
}
