//! Percentages whose sign stands once, in the name of their line: 占比（%）.

use crate::quantity::{Kind, Quantity};
use crate::read::lex::Found;

use super::Cell;

/// The most columns that are looked at for a sign.
const COLUMNS: usize = 64;

/// Makes percentages of the bare numbers of a table under a name that ends with %, or in a row whose name does.
pub(crate) fn percents(text: &str, rows: &[Vec<Cell>], figures: &mut [Found]) {
    let mut under: Vec<bool> = Vec::new();
    for row in rows {
        let named = |cell: &Cell| cell.figures.is_empty() && ends_with_sign(cell.span.text(text).unwrap_or_default());
        let heads = row.iter().all(|cell| cell.figures.is_empty());
        if heads {
            // a row of units below the names keeps what they say
            let here = row.iter().take(COLUMNS).map(named);
            under = here.zip(under.iter().copied().chain(std::iter::repeat(false))).map(|(a, b)| a || b).collect();
            continue;
        }
        let own = row.iter().find(|cell| !blank(cell.span.text(text).unwrap_or_default())).is_some_and(named);
        for (at, cell) in row.iter().enumerate() {
            let percent = own || under.len() == row.len() && under.get(at) == Some(&true);
            let alone = cell.figures.len() == 1;
            if let Some(found) = figures.get_mut(cell.figures.start).filter(|_| percent && alone)
                && let Some(rate) = percentage(&found.quantity)
            {
                found.quantity = rate;
            }
        }
    }
}

/// A bare number as the percentage that it is, with the sign that its line has for it.
fn percentage(number: &Quantity) -> Option<Quantity> {
    let bare = number.kind() == Kind::Count && number.unit().as_str().is_empty();
    let rate: Quantity = bare.then(|| format!("{number}%").parse().ok()).flatten()?;
    Some(rate)
}

/// Whether the name of a line ends with a sign for percentages, in brackets or not.
fn ends_with_sign(name: &str) -> bool {
    let name = name.trim_matches(|c: char| c.is_whitespace() || "|｜,，;；".contains(c));
    name.trim_end_matches([')', '）']).trim_end().ends_with(['%', '％', '﹪']) && name.contains(char::is_alphabetic)
}

fn blank(cell: &str) -> bool {
    cell.trim_matches(|c: char| c.is_whitespace() || "|｜,，".contains(c)).is_empty()
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    fn told(text: &str) -> (Vec<String>, Vec<String>) {
        let report = read(text).report;
        let figures = report.figures().iter().map(|(_, figure)| figure.quantity.to_string()).collect();
        let claims = report.claims().map(|(_, claim)| <&str>::from(claim.kind()).to_owned()).collect();
        (figures, claims)
    }

    #[test]
    fn a_sign_in_a_name_is_of_all_numbers_of_its_line() {
        let (figures, claims) = told("类别 | 件数 | 占比（%）\n复议 | 30 | 60.0\n诉讼 | 20 | 40.0\n合计 | 50 | 100\n");
        assert_eq!(figures, ["30", "60.0%", "20", "40.0%", "50", "100%"]);
        assert_eq!(claims, ["share", "share", "share", "breakdown"]);
        let (figures, _) = told("单位 | 甲局 | 乙局\n受理 | 30 | 20\n办结 | 27 | 19\n办结率(%) | 90 | 95\n");
        assert_eq!(figures, ["30", "20", "27", "19", "90%", "95%"]);
        // without a sign, and with a unit
        let (figures, _) = told("类别 | 件数 | 占比\n复议 | 30 | 60.0\n诉讼 | 20 | 40.0\n");
        assert_eq!(figures, ["30", "60.0", "20", "40.0"]);
        let (figures, _) = told("类别 | 件数（占比%） | 金额\n复议 | 30件 | 60元\n诉讼 | 20件 | 40元\n");
        assert_eq!(figures, ["30件", "60元", "20件", "40元"]);
    }
}
