//! Lines in two opposite halves: 合格 and 不合格 are what the line before them counts.

use super::grid::Line;
use super::sums::Plan;
use super::view::View;
use super::{Claims, enough};

impl Claims<'_> {
    /// Every line of counts that two opposite ones follow is their sum, where it is in most items.
    pub(super) fn halves(&mut self, view: &View<'_>) {
        let vars = view.vars();
        for (total, lines) in vars.windows(3).enumerate() {
            let [whole, one, other] = lines else { continue };
            if !lines.iter().all(|line| line.is_count() && line.additive) || !opposite(one, other) || half(whole) {
                continue;
            }
            let plan = Plan { total, parts: vec![total + 1, total + 2] };
            // zeros close with everything
            let filled = |&item: &usize| self.closes(view, &plan, item).is_some();
            let items: Vec<usize> = (0..view.items().len()).filter(filled).collect();
            let (fits, n) = self.closing(view, &items, std::slice::from_ref(&plan));
            if enough(fits, n, true) && fits > 0 {
                self.make_sums(view, &items, &plan);
            }
        }
    }
}

/// What one half has before its name, and the other.
const OPPOSITES: [(&str, &str); 9] = [
    ("", "未"),
    ("已", "未"),
    ("", "不"),
    ("", "非"),
    ("有", "无"),
    ("合", "违"),
    ("男", "女"),
    ("线上", "线下"),
    ("城镇", "农村"),
];

/// Whether two lines are opposite halves: 合法 and 违法, 已整改 and 未整改, 合格 and 不合格, in either order.
fn opposite(one: &Line, other: &Line) -> bool {
    let are = |one: &str, other: &str| {
        OPPOSITES.iter().any(|(yes, no)| {
            let rests = one.strip_prefix(yes).zip(other.strip_prefix(no));
            rests.is_some_and(|(yes, no)| yes == no)
        })
    };
    are(&one.name, &other.name) || are(&other.name, &one.name)
}

/// Whether a line is a half itself, so that what follows it divides something else.
fn half(line: &Line) -> bool {
    line.name.starts_with(['未', '不', '非', '无', '违'])
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn sums(text: &str) -> usize {
        let report = read(text).report;
        report.claims().filter(|(_, claim)| <&str>::from(claim.kind()) == "breakdown").count()
    }

    #[test]
    fn opposite_halves_make_up_what_stands_before_them() {
        assert_eq!(sums("县区 | 抽检 | 合格 | 不合格\n甲县 | 40 | 38 | 2\n乙县 | 30 | 27 | 3\n"), 2);
        assert_eq!(
            sums(
                "县区 | 图斑（个） | 合法（个） | 违法（个） | 整改（个）\n甲县 | 40 | 38 | 2 | 1\n乙县 | 30 | 27 | 3 | 3\n"
            ),
            2
        );
        // the other way, and no halves
        assert_eq!(
            sums("县区 | 问题 | 已整改 | 未整改\n甲县 | 40 | 38 | 2\n乙县 | 30 | 27 | 3\n丙县 | 20 | 17 | 4\n"),
            3
        );
        assert_eq!(sums("县区 | 抽检 | 合格 | 罚款\n甲县 | 40 | 38 | 2\n乙县 | 30 | 27 | 3\n"), 0);
        assert_eq!(sums("县区 | 抽检 | 合格 | 不合格\n甲县 | 41 | 38 | 2\n乙县 | 33 | 27 | 3\n"), 0);
    }
}
