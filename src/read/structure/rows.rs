//! Tables whose cells no tab or `|` separates: lines one under another that are cut alike by commas, by spaces, or into a name
//! and a value for each cell. One line alone is never one, nor is a line that says anything beside names and amounts.
//! Tables that have a line for each cell are in `stacked`.

use super::chars::{cut, is_space, longer_than};
use super::scan::{Class, Line};
use super::stacked;

/// What separates the cells of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// A tab or `|`.
    #[default]
    Bars,
    /// 镇街,受理,办结
    Commas,
    /// 维持 32件 80%
    Spaces,
    /// 名称：维持；件数：32件；占比：80%
    Names,
    /// 维持：32件（80%）; 维持32件，占80%；
    Share,
    /// A line for each cell.
    Lines,
}

/// The longest line of such a table, in bytes, and the most cells of it.
const LINE: usize = 300;
const CELLS: usize = 24;
/// The fewest cells of a row, and the fewest rows of a table, with the row of names.
const FEWEST: usize = 3;
/// The longest name of a column and of a row, and the longest unit, in characters.
pub(super) const HEAD: usize = 12;
const NAME: usize = 24;
const UNIT: usize = 4;

/// Makes rows of the lines that are a table.
pub(super) fn tell(text: &str, lines: &mut Vec<Line>) {
    stacked::join(text, lines);
    let mut at = 0;
    while let Some(rest) = lines.get_mut(at..).filter(|rest| !rest.is_empty()) {
        let (by, count) = table(text, rest).unwrap_or((By::Bars, 1));
        if by != By::Bars {
            for line in rest.iter_mut().take(count) {
                line.class = Class::Row;
                line.by = by;
            }
        }
        at += count;
    }
}

/// The cells of a line, each with what ends it.
pub(super) fn cells(line: &str, by: By) -> Vec<&str> {
    match by {
        By::Bars => line.split_inclusive(['\t', '|', '｜']).collect(),
        By::Lines => stacked::cells(line),
        By::Commas => line.split_inclusive([',', '，']).collect(),
        By::Names => line.split_inclusive(['；', ';', '，', ',']).collect(),
        By::Share => share(line).map_or_else(|| vec![line], |cells| cells.to_vec()),
        By::Spaces => {
            let mut out = Vec::new();
            let mut rest = line;
            while !rest.is_empty() {
                let begin = rest.len() - rest.trim_start_matches(is_space).len();
                let word = rest[begin..].find(is_space).map_or(rest.len(), |end| begin + end);
                let gap = rest[word..].len() - rest[word..].trim_start_matches(is_space).len();
                let (cell, after) = rest.split_at(word + gap);
                out.push(cell);
                rest = after;
            }
            out
        }
    }
}

/// The table that lines begin with, and of how many of them it is.
fn table(text: &str, lines: &[Line]) -> Option<(By, usize)> {
    let words = |at: usize| {
        let line = lines.get(at).filter(|line| line.class == Class::Paragraph)?;
        let words = cut(text, line.text);
        (words.len() <= LINE).then_some(words)
    };
    let first = words(0)?;
    let second = words(1)?;
    [By::Commas, By::Spaces, By::Names, By::Share].into_iter().find_map(|by| {
        let (top, next) = (row(first, by)?, row(second, by)?);
        let headed = is_head(&top) && top.len() == next.len();
        let opens = match by {
            By::Bars | By::Lines => false,
            By::Commas => headed,
            By::Spaces => headed || is_told(&top, by) && goes_on(&top, &next, by),
            By::Names | By::Share => goes_on(&top, &next, by),
        };
        if !opens || !goes_on(&next, &next, by) {
            return None;
        }
        let under = |line: &&str| row(line, by).is_some_and(|row| goes_on(&next, &row, by));
        let count = 2 + (2..).map_while(words).take_while(under).count();
        (count >= FEWEST).then_some((by, count))
    })
}

/// The cells of a line without what is around them; none where a line is no row.
fn row(line: &str, by: By) -> Option<Vec<&str>> {
    if by == By::Share {
        return share(line).map(|cells| cells.to_vec());
    }
    let fewest = if by == By::Names { 2 } else { FEWEST };
    // a line of running text has more to it than a row
    if line.contains('。') {
        return None;
    }
    let mut cells: Vec<&str> = cells(line, by).into_iter().take(CELLS + 1).collect();
    if by == By::Commas && line.ends_with([',', '，']) {
        cells.push("");
    }
    let ends = |c: char| is_space(c) || by != By::Spaces && ",，;；".contains(c);
    let is_row = (fewest..=CELLS).contains(&cells.len());
    is_row.then(|| cells.into_iter().map(|cell| cell.trim_matches(ends)).collect())
}

/// The name, the count and the share of a line that has these and nothing else, each with what ends it.
fn share(line: &str) -> Option<[&str; 3]> {
    const OPENS: [&str; 8] = ["占总数的", "占总量的", "占比为", "占比", "约占", "占", "（", "("];
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let number = |c: char| digit(c) || ".．".contains(c);
    let (name, rest) = line.split_at(line.find(digit)?);
    let ends = rest.find(['，', ',', '（', '(', ' ', '\u{3000}'])?;
    let ends = ends + rest[ends..].chars().next().map_or(1, char::len_utf8);
    let (count, rate) = rest.split_at(ends);
    let told = unit(count.trim_end_matches(|c| is_space(c) || "，,（(".contains(c)))?;
    let words = rate.trim_start_matches(is_space);
    let printed = OPENS.iter().find_map(|open| words.strip_prefix(open)).unwrap_or(words);
    let sign = printed.trim_start_matches(number);
    let after = sign.strip_prefix(['%', '％'])?.trim_end_matches(|c| is_space(c) || "）)；;，,。".contains(c));
    let name_alone = name.trim_end_matches(|c| is_space(c) || "：:".contains(c)).trim_start_matches(is_space);
    let is_row = printed.starts_with(digit) && after.is_empty() && !told.is_empty() && is_name(name_alone);
    // 占 goes to the count, so that nothing stands before the share
    let (count, rate) = rest.split_at(rest.len() - printed.len());
    is_row.then_some([name, count, rate])
}

/// Whether a row is one under another: a name, and then amounts; as many cells, or values of the same names.
fn goes_on(above: &[&str], row: &[&str], by: By) -> bool {
    if by != By::Names {
        return above.len() == row.len() && is_told(row, by);
    }
    let named = |cells: &[&str]| cells.iter().map(|cell| value(cell).map(|(name, _)| name.to_owned())).collect();
    let (one, other): (Vec<Option<String>>, Vec<Option<String>>) = (named(above), named(row));
    one.iter().zip(&other).all(|(one, other)| one.is_some() && one == other) && is_told(row, by)
}

/// Whether a row is a name and then amounts.
fn is_told(row: &[&str], by: By) -> bool {
    let values: Option<Vec<&str>> = match by {
        By::Share => return true,
        By::Names => row.iter().map(|cell| value(cell).map(|(_, value)| value)).collect(),
        _ => Some(row.to_vec()),
    };
    let Some((name, amounts)) = values.as_deref().and_then(<[&str]>::split_first) else { return false };
    let units: Vec<Option<&str>> = amounts.iter().map(|cell| unit(cell)).collect();
    let blank = |cell: &str| !cell.contains(|c: char| c.is_alphanumeric()) && !longer_than(cell, 2);
    let told = units.iter().zip(amounts).all(|(unit, cell)| unit.is_some() || blank(cell));
    // 9 352 may be one number, and 第 3 页 is no row
    let units = units.into_iter().flatten().filter(|unit| !unit.is_empty()).count();
    told && is_name(name) && (by == By::Commas || units > 0)
}

/// Whether a row holds names of columns.
fn is_head(row: &[&str]) -> bool {
    row.iter().all(|cell| is_name(cell) && !longer_than(cell, HEAD))
}

/// A name of a row or a column: words without digits or marks, or a year.
pub(super) fn is_name(cell: &str) -> bool {
    let year = cell.strip_suffix('年').unwrap_or(cell);
    let year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let marks = |c: char| !('一'..='龥').contains(&c) && (c.is_numeric() || "：:；;，,！？!?“”《》=＝".contains(c));
    year || !longer_than(cell, NAME) && cell.contains(char::is_alphabetic) && !cell.contains(marks)
}

/// The unit of an amount, which may be none; a cell with anything else holds no amount.
pub(super) fn unit(cell: &str) -> Option<&str> {
    const SIGNS: [&str; 12] = ["+", "-", "－", "−", "＋", "↑", "↓", "增长", "上升", "增加", "下降", "减少"];
    let amount = SIGNS.iter().find_map(|sign| cell.strip_prefix(sign)).unwrap_or(cell);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let unit = amount.trim_start_matches(|c| digit(c) || ".．,".contains(c));
    let marks = |c: char| c.is_alphabetic() || "%％‰".contains(c);
    (amount.starts_with(digit) && !longer_than(unit, UNIT) && unit.chars().all(marks)).then_some(unit)
}

/// The name and the value of a cell that has both.
fn value(cell: &str) -> Option<(&str, &str)> {
    let (name, value) = cell.split_once(['：', ':'])?;
    (is_name(name) && !longer_than(name, HEAD)).then(|| (name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::By;
    use crate::read::structure::scan::{Class, scan};

    /// How the rows of a text are cut, and of how many lines they are.
    fn told(text: &str) -> (By, usize) {
        let mut lines = scan(text).lines;
        super::tell(text, &mut lines);
        let rows: Vec<By> = lines.iter().filter(|line| line.class == Class::Row).map(|line| line.by).collect();
        (rows.first().copied().unwrap_or_default(), rows.len())
    }

    #[test]
    fn rows_cut_by_commas() {
        assert_eq!(
            told("各镇情况\n镇街,受理,办结,办结率\n东镇,40件,38件,95%\n西镇,20件,/,\n合计,60件,38件,\n"),
            (By::Commas, 4)
        );
        assert_eq!(told("年份，受理，办结\n2021，40，38\n2022年，20，19\n"), (By::Commas, 3));
        for prose in [
            "东镇,受理40件,办结38件\n西镇,受理20件,办结19件\n南镇,受理9件,办结9件\n",
            "镇街,受理,办结\n东镇,40件,38件\n",
            "镇街,受理,办结\n东镇,40件,38件。\n西镇,20件,19件。\n",
            "东镇,40件,38件\n西镇,20件,19件\n南镇,9件,9件\n",
            "加强领导，健全制度，压实责任\n全年开会，12次，研究议题30个\n全年检查，40次，整改问题28个\n",
            "镇街,受理,办结\n东镇,1,240,38\n西镇,2,120,19\n",
        ] {
            assert_eq!(told(prose), (By::Bars, 0), "{prose}");
        }
    }

    #[test]
    fn rows_cut_by_spaces() {
        assert_eq!(told("分布如下：\n维持 32件 80%\n撤销、变更 6件 15%\n终止 2件 5%\n下一步。\n"), (By::Spaces, 3));
        assert_eq!(told("结果　件数　占比\n维持　32件　80%\n终止　8件　20%\n"), (By::Spaces, 3));
        for prose in [
            "维持 32件 80%\n终止 8件 20%\n",
            "维持 32 080\n撤销 6 015\n终止 2 005\n",
            "维持 32件\n撤销 6件\n终止 2件\n",
            "维持 32件 同比80%\n撤销 6件 同比15%\n终止 2件 同比5%\n",
        ] {
            assert_eq!(told(prose), (By::Bars, 0), "{prose}");
        }
    }

    #[test]
    fn rows_of_counts_with_their_shares() {
        assert_eq!(told("共40件：\n维持：32件（80%）\n终止：6件（15%）\n撤销：2件（5%）\n"), (By::Share, 3));
        assert_eq!(told("维持32件，占80%；\n终止6件，占15%；\n撤销2件，占5%。\n"), (By::Share, 3));
        for prose in [
            "维持32件，占80%\n终止8件，占20%\n",
            "维持32件，占80%，同比下降3%\n终止6件，占15%\n撤销2件，占5%\n",
            "其中维持32件，占比上升80%\n终止6件，占比上升15%\n撤销2件，占比上升5%\n",
            "维持32件\n终止6件\n撤销2件\n",
        ] {
            assert_eq!(told(prose), (By::Bars, 0), "{prose}");
        }
    }

    #[test]
    fn rows_cut_into_names_and_values() {
        assert_eq!(
            told("名称：收到；数值：50件\n名称：公开；数值：30件；占比：60%\n名称：其他；数值：20件；占比：40%\n"),
            (By::Names, 3)
        );
        for prose in [
            "名称：收到；数值：50件\n名称：公开；数值：30件\n",
            "名称：收到；数值：50件\n事项：公开；数值：30件\n类别：其他；数值：20件\n",
            "电话：无；传真：无；\n地址：东街；邮箱：无\n网站：无；邮编：无\n",
            "一是做法：健全制度；成效：办案更快\n二是做法：加强培训；成效：办案更好\n三是做法：公开；成效：30件\n",
        ] {
            assert_eq!(told(prose), (By::Bars, 0), "{prose}");
        }
    }
}
