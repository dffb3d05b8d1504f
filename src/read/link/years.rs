//! The years that figures are of, where a text tells several: 2022年收案286件；2023年收案491件, or 2021至2023年分别为330件、365件、1155件.

use super::Linker;
use super::block::{Sense, plain_words};
use super::changes::units_named;
use super::shares::shares_word;
use crate::marks::Stops;

/// A year.
type Year = u16;

/// What is and what was, for each change of a row.
pub(super) type Compared = Vec<(Option<usize>, Option<usize>)>;

/// The most years that a span of them (2017年至2021年) is read as.
const SPAN: usize = 12;

/// The most characters of words that compare and name nothing: 比上年同期上升.
const UNNAMED: usize = 7;

/// What calls a year, and how many years ago it was.
const NAMED_YEARS: &[(&str, usize)] = &[("今年", 0), ("本年", 0), ("去年", 1), ("上年", 1)];

/// What a word of change begins with.
const MOVES: &[char] = &['增', '升', '上', '提', '降', '减', '下', '涨'];

/// How many figures before a change are looked at for what it compares.
const BACK: usize = 48;

/// The years of the figures of a block.
#[derive(Debug, Default)]
pub(super) struct Years {
    /// The year of each figure, where its words tell one.
    of: Vec<Option<Year>>,
    /// For each figure, the row by years that it stands in, if it does.
    row: Vec<Option<usize>>,
    rows: Vec<Row>,
    /// Whether the figures are of two years at least.
    several: bool,
}

/// Figures in a row, one for each year, or one beside the other (6924件13485人).
#[derive(Debug)]
struct Row {
    years: Vec<Year>,
    places: Vec<Vec<usize>>,
}

impl Years {
    /// The year of a figure.
    fn year(&self, f: usize) -> Option<Year> {
        self.of.get(f).copied().flatten()
    }

    fn row(&self, f: usize) -> Option<usize> {
        self.row.get(f).copied().flatten()
    }

    /// Ends an open row: one with as many places as years tells the year of each of its figures.
    fn end(&mut self, row: &mut Option<Row>) {
        let Some(row) = row.take().filter(|row| row.places.len() == row.years.len()) else { return };
        for (&year, place) in row.years.iter().zip(&row.places) {
            for &f in place {
                self.of[f] = Some(year);
                self.row[f] = Some(self.rows.len());
            }
        }
        self.rows.push(row);
    }
}

/// Years as words tell them at one place: one, or several in a row.
struct Mention {
    start: usize,
    end: usize,
    years: Vec<Year>,
    /// 2023年一季度, 2023年1至3月: of a part of the year.
    partial: bool,
}

impl Mention {
    fn one(&self) -> Option<Year> {
        match self.years[..] {
            [year] if !self.partial => Some(year),
            _ => None,
        }
    }
}

/// The first ASCII digit of a text from a character on.
fn first_digit(text: &str, from: usize) -> Option<usize> {
    static DIGITS: Stops = Stops::of("0123456789");
    // the pass stops at characters of two or four bytes too
    DIGITS.stops(text.get(from..)?).find(|(_, c)| c.is_ascii_digit()).map(|(at, _)| from + at)
}

/// The years that words tell, in order.
fn mentions(words: &str) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let bytes = words.as_bytes();
    // years in a row, not yet closed by 年: where the row begins, its years, where the last ends
    let mut open: Option<(usize, Vec<Year>, usize)> = None;
    let mut at = 0;
    while let Some(start) = first_digit(words, at) {
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        at = start + digits;
        let year = words.get(start..at).filter(|_| digits == 4).and_then(|number| number.parse::<Year>().ok());
        let Some(year) = year.filter(|year| (1949..2100).contains(year)) else { continue };
        let rest = &words[at..];
        let closed = rest.starts_with('年');
        let end = if closed { at + '年'.len_utf8() } else { at };
        let joined = open.take().and_then(|(from, mut years, to)| match words.get(to..start)?.trim() {
            "至" | "到" | "-" | "－" | "—" | "–" | "~" | "～" | "——" => {
                let first = years.last()? + 1;
                let span = (first..=year).take(SPAN + 1);
                years.extend(span);
                (year >= first && years.len() <= SPAN).then_some((from, years))
            }
            "、" | "和" | "与" | "及" => {
                years.push(year);
                (years.len() <= SPAN).then_some((from, years))
            }
            _ => None,
        });
        let (from, years) = joined.unwrap_or_else(|| (start, vec![year]));
        if closed {
            // a row goes on from year to year, and is told anew as long as it does
            if out.last().is_some_and(|mention| mention.start == from) {
                out.pop();
            }
            let after = words[end..].trim_start_matches(['第', '前', '的', ' ']);
            let partial = after.starts_with(|c: char| c.is_ascii_digit() || "一二三四上下1234首".contains(c))
                && ["月", "季", "半年"].iter().any(|w| after.chars().take(6).collect::<String>().contains(w));
            out.push(Mention { start: from, end, years: years.clone(), partial });
        }
        open = Some((from, years, end));
        at = end;
    }
    out
}

/// Whether what follows is compared with: 比2022年, 较2022年的.
fn is_compared(before: &str) -> bool {
    before.trim_end().ends_with(['比', '较', '与', '同', '于'])
}

impl Linker<'_> {
    /// The years of the figures, found when they are first asked for.
    fn years(&self) -> &Years {
        self.years.get_or_init(|| self.find_years())
    }

    fn find_years(&self) -> Years {
        let n = self.block.figs.len();
        let mut years = Years { of: vec![None; n], row: vec![None; n], ..Years::default() };
        let mut told: Vec<Year> = Vec::new();
        let mut row: Option<Row> = None;
        let mut end = self.start;
        let mut sentence = 0;
        for f in 0..n {
            let fig = self.fig(f);
            if fig.sentence != sentence {
                (sentence, told) = (fig.sentence, Vec::new());
                end = end.max(self.sentence_start(fig.tok));
            }
            let gap = self.block.text.get(end..fig.number).unwrap_or_default();
            end = fig.span.end;
            let mut own = None;
            if let Some(last) = mentions(gap).pop() {
                own = last.one();
                // 2023年同比上升72%: the year of a change is not that of the counts behind it
                if !is_compared(&gap[..last.start]) && !matches!(fig.sense, Sense::Change(_)) {
                    told = if last.partial { Vec::new() } else { last.years };
                }
            }
            if let Some(open) = &mut row {
                if own.is_none() && self.block.listed_with_previous(f) {
                    open.places.push(vec![f]);
                    continue;
                }
                if self.is_paired(f)
                    && let Some(place) = open.places.last_mut()
                {
                    place.push(f);
                    continue;
                }
                years.end(&mut row);
            }
            match told[..] {
                _ if own.is_some() => years.of[f] = own,
                [year] => years.of[f] = Some(year),
                [_, _, ..] if ["分别", "依次", "为"].iter().any(|w| gap.contains(w)) => {
                    row = Some(Row { years: told.clone(), places: vec![vec![f]] });
                }
                _ => {}
            }
        }
        years.end(&mut row);
        let mut told_of = years.of.iter().flatten();
        years.several = told_of.next().is_some_and(|first| told_of.any(|year| year != first));
        years
    }

    /// Which of two levels is the later, and which the earlier: by their years, or because only one of them has one beside 去年, 今年.
    pub(super) fn in_order_of_years(&self, one: usize, other: usize) -> Option<(usize, usize)> {
        let years = self.years();
        let recent = |f: usize| ["今年", "去年", "上年", "目前"].iter().any(|time| self.fig(f).lead.contains(time));
        match (years.year(one), years.year(other)) {
            (Some(a), Some(b)) if a != b => Some(if a > b { (one, other) } else { (other, one) }),
            (Some(_), None) if recent(other) => Some((other, one)),
            (None, Some(_)) if recent(one) => Some((one, other)),
            _ => None,
        }
    }

    /// Whether two figures stand in one row by years, as its ends.
    pub(super) fn is_row_by_years(&self, first: usize, last: usize) -> bool {
        let years = self.years();
        let row = years.row(first).filter(|_| years.row(first) == years.row(last));
        row.is_some_and(|row| years.rows[row].places.len() == last + 1 - first)
    }

    /// Whether two figures are of the same year, or of years that are not both told.
    pub(super) fn may_be_of_one_year(&self, a: usize, b: usize) -> bool {
        let years = self.years();
        years.year(a).zip(years.year(b)).is_none_or(|(a, b)| a == b)
    }

    /// Whether two figures are of the same year, where several are told.
    pub(super) fn are_of_one_year(&self, a: usize, b: usize) -> bool {
        let years = self.years();
        years.several && years.year(a).is_some() && years.year(a) == years.year(b)
    }

    /// What was a year before a level, told with its year under the same name: 2022年收案725件。2023年收案486件，同比下降.
    pub(super) fn of_the_year_before(&self, current: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let years = self.years();
        let before = years.year(current)?.checked_sub(1)?;
        (0..current).rev().take(BACK).find(|&f| {
            years.year(f) == Some(before)
                && self.fig(f).is_count()
                && self.same_unit(f, current)
                && self.fig(f).bracket.is_none()
                && (years.row(f).is_some() && years.row(f) == years.row(current) || self.is_named_alike(f, current))
                && fits(f)
        })
    }

    /// The level of the year before one, in its sentence, where nothing but their years names the two, or both are called alike.
    pub(super) fn level_a_year_before(&self, current: usize) -> Option<usize> {
        let years = self.years();
        let before = years.year(current)?.checked_sub(1)?;
        let alike = |f: &usize| {
            let fig = self.fig(*f);
            years.year(*f) == Some(before)
                && fig.is_level()
                && self.same_unit(*f, current)
                && self.is_named_alike(*f, current)
        };
        self.before(current).find(alike)
    }

    /// 2021年收案 and 2022年收案: what is left of two names without their years is the same, or one leaves it out.
    fn is_named_alike(&self, a: usize, b: usize) -> bool {
        let name = |f: usize| {
            // 2021年升至20.2%: nothing but the year names it; nor one of a row that goes on with 和
            let unnamed = self.fig(f).sense == Sense::Reached || self.block.listed_with_previous(f);
            let words = if unnamed { "" } else { self.fig(f).plain };
            let place = words.rfind('年').map_or(0, |at| at + '年'.len_utf8());
            plain_words(&words[place..])
        };
        let (a, b) = (name(a), name(b));
        a.is_empty() || b.is_empty() || a == b || shares_word(a, b)
    }

    /// The levels that a row of `n` changes from `first` on compares by their years: 2023年同比分别上升72%、61.4%, 2023年收案比2021年上升71%, or
    /// 同比分别上升12%、10.6%、2.2倍 right behind a row by years. For each what is and what was; nothing where the text tells no years.
    pub(super) fn compared_years(
        &self,
        first: usize,
        n: usize,
        fits: impl Fn(usize, usize, usize) -> bool,
    ) -> Option<Compared> {
        let years = self.years();
        if !years.several {
            return None;
        }
        // 2024年比2021年减少28件，下降29.2%: the clause of the difference before it
        let difference = first.checked_sub(1).filter(|&f| {
            let fig = self.fig(f);
            fig.is_amount() && matches!(fig.sense, Sense::Change(_)) && fig.clause + 1 == self.fig(first).clause
        });
        let own = self.clause_words(first);
        let words = difference.map_or(own, |f| if mentions(own).is_empty() { self.clause_words(f) } else { own });
        let told = mentions(words);
        if told.is_empty() {
            return self
                .along_the_years(first, n, &fits)
                .or_else(|| self.end_of_named_row(first, n))
                .or_else(|| self.year_told_by_name(first, n, fits));
        }
        let compared = |mention: &Mention| is_compared(&words[..mention.start]);
        let now = told.iter().rev().find(|mention| !compared(mention))?.one()?;
        let was = match told.iter().rev().find(|mention| compared(mention)) {
            // 比2009年同期 is of less than a year
            Some(_) if words.contains("同期") => return None,
            Some(mention) => mention.one()?,
            None if ["同比", "比上年", "较上年", "比上一年", "较上一年"].iter().any(|w| words.contains(w)) => {
                now.checked_sub(1)?
            }
            None => return None,
        };
        // each level of the one year with its like of the other, near before far
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for current in (0..first).rev().take(BACK).filter(|&f| years.year(f) == Some(now) && self.fig(f).is_count()) {
            let like = |f: &usize| {
                years.year(*f) == Some(was)
                    && self.fig(*f).is_count()
                    && self.same_unit(*f, current)
                    && match (years.row(*f), years.row(current)) {
                        (None, None) => self.is_named_alike(*f, current),
                        (one, other) => one == other,
                    }
            };
            if let Some(base) = (0..current).rev().take(BACK).find(like) {
                pairs.push((current, base));
            }
        }
        if n > 1 {
            let pairs: Vec<(usize, usize)> = pairs.into_iter().take(n).collect();
            let fit = pairs.iter().rev().enumerate().filter(|&(nth, &(c, b))| fits(c, b, first + nth)).count();
            let all = pairs.len() == n && fit + 1 >= n;
            return all.then(|| pairs.into_iter().rev().map(|(c, b)| (Some(c), Some(b))).collect());
        }
        // 2022年比2021年收案数上升: what stands behind the years names what is compared, or nothing does
        let rest = told.last().and_then(|mention| words.get(mention.end..)).unwrap_or_default();
        let called = |pair: &&(usize, usize)| {
            let row = years.row(pair.0).map(|row| years.rows[row].places[0][0]);
            shares_word(self.long_label(row.unwrap_or(pair.0)), rest)
        };
        let fitting = || pairs.iter().find(|&&(c, b)| fits(c, b, first));
        let unnamed = || pairs.first().filter(|_| rest.chars().count() <= UNNAMED);
        let found = pairs.iter().find(called).or_else(fitting).or_else(unnamed)?;
        Some(vec![(Some(found.0), Some(found.1))])
    }

    /// 2023年、2024年分别受理1286件和1402件，……；受理量同比增长9%: the last of a row by years that the clause names again, with the one before it.
    fn end_of_named_row(&self, first: usize, n: usize) -> Option<Compared> {
        let years = self.years();
        let subject = self.change_subject(first);
        let over_year =
            ["同比", "比上年", "较上年", "比上一年", "较上一年"].iter().any(|w| self.clause_words(first).contains(w));
        if n != 1 || !over_year || subject.chars().count() < 2 {
            return None;
        }
        let sentence = self.fig(first).sentence;
        let near = (0..first).rev().take(BACK).take_while(|&f| self.fig(f).sentence == sentence);
        let mut rows = near.filter_map(|f| years.row(f));
        let called = |row: usize| {
            let [.., base, current] = years.rows[row].places.as_slice() else { return None };
            let (&[base], &[current]) = (base.as_slice(), current.as_slice()) else { return None };
            let head = *years.rows[row].places.first()?.first()?;
            let follows = years.year(base)?.checked_add(1) == years.year(current);
            (follows && self.fig(head).is_count() && shares_word(self.long_label(head), subject))
                .then_some((current, base))
        };
        let found = rows.find_map(called)?;
        Some(vec![(Some(found.0), Some(found.1))])
    }

    /// 2023年至2025年逐年为184件、239件、351件；去年增幅29.8%，今年增幅46.9%: the one of a row by years that 今年, 去年 calls, with the one before it.
    /// This year is the last of the row, or last year is where the change fits it.
    fn year_told_by_name(
        &self,
        first: usize,
        n: usize,
        fits: impl Fn(usize, usize, usize) -> bool,
    ) -> Option<Compared> {
        let years = self.years();
        let words = self.clause_words(first).trim_start();
        let back = NAMED_YEARS.iter().find_map(|(name, back)| Some((words.strip_prefix(name)?, *back)));
        let (rest, back) = back.filter(|(rest, _)| n == 1 && rest.trim_start_matches("同比").starts_with(MOVES))?;
        let sentence = self.fig(first).sentence;
        let mut near = (0..first).rev().take(BACK).take_while(|&f| self.fig(f).sentence == sentence);
        let row = &years.rows[near.find_map(|f| years.row(f))?];
        let nth = |back: usize| {
            let (&[current], &[base]) = (
                row.places.get(row.places.len().checked_sub(1 + back)?)?.as_slice(),
                row.places.get(row.places.len().checked_sub(2 + back)?)?.as_slice(),
            ) else {
                return None;
            };
            self.fig(base).is_count().then_some((current, base))
        };
        let last = || nth(0).filter(|&(current, base)| back == 1 && fits(current, base, first));
        let told = nth(back).filter(|_| !rest.is_empty());
        let found = told.filter(|&(current, base)| fits(current, base, first)).or_else(last).or(told)?;
        Some(vec![(Some(found.0), Some(found.1))])
    }

    /// 2021至2023年分别为330件、365件、1155件，同比分别上升37.5%、10.6%、2.2倍: each level with the one before it, of which all but one fit.
    fn along_the_years(&self, first: usize, n: usize, fits: &impl Fn(usize, usize, usize) -> bool) -> Option<Compared> {
        let years = self.years();
        let near = first.checked_sub(1).filter(|&f| self.fig(f).sentence == self.fig(first).sentence)?;
        let row = &years.rows[years.row(near)?];
        // 件数同比: of the first of two that stand side by side, or of the second
        let words = self.clause_words(first);
        let side = |place: &[usize]| match *place {
            [one] => Some(one),
            [one, other] => {
                let named = units_named(words);
                let of = |f: usize| named.iter().any(|n| n.units.contains(&self.fig(f).quantity.unit().as_str()));
                [one, other].into_iter().find(|&f| of(f))
            }
            _ => None,
        };
        let levels: Vec<usize> = row.places.iter().map(|place| side(place)).collect::<Option<_>>()?;
        if levels.len() != n || n < 2 {
            return None;
        }
        let fit = (1..n).filter(|&nth| fits(levels[nth], levels[nth - 1], first + nth)).count();
        let base = |nth: usize| nth.checked_sub(1).map(|before| levels[before]);
        (fit + 2 >= n && fit > 0).then(|| (0..n).map(|nth| (Some(levels[nth]), base(nth))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

    #[test]
    fn years_are_told_one_by_one_or_in_a_row() {
        let told = |words| mentions(words).iter().map(|m| (m.years.clone(), m.partial)).collect::<Vec<_>>();
        assert_eq!(told("2022年办案"), [(vec![2022], false)]);
        assert_eq!(told("2021至2023年"), [(vec![2021, 2022, 2023], false)]);
        assert_eq!(told("2021年—2023年，2024年"), [(vec![2021, 2022, 2023], false), (vec![2024], false)]);
        assert_eq!(told("2021、2022和2023年"), [(vec![2021, 2022, 2023], false)]);
        assert_eq!(told("2023年一季度"), [(vec![2023], true)]);
        assert_eq!(told("2023年1至6月"), [(vec![2023], true)]);
        assert!(told("电话20231年，2023号，1012年，2023—1950年前").iter().all(|(years, _)| years == &[1950]));
        assert!(told("").is_empty());
    }

    #[test]
    fn a_change_compares_the_years_that_it_names() {
        let text = "2021年收案286件，标的900万元；2022年收案491件，标的1500万元。2022年比2021年收案数上升71.7%。";
        assert_claim(text, "growth current=491件 base=286件 rate=71.7% holds");
        assert_claim(&text.replace("71.7%", "77.1%"), "growth current=491件 base=286件 rate=77.1% broken");
        // of a part of the year nothing is known
        assert_sound("2021年收案286件；2022年收案491件。2022年一季度比2021年同期上升10%。");
        let text = "2022年收案725件，首次下降。2023年收案486件，降幅明显，同比下降32.97%。";
        assert_claim(text, "growth current=486件 base=725件 rate=32.97% holds");
        // in the sentence before, only what fits is its base
        assert_claim(&text.replace("32.97", "25.00"), "growth current=486件 rate=25.00% undecided");
    }

    #[test]
    fn a_row_by_years_is_compared_year_by_year() {
        let text = "2021至2023年，甲类分别为330件、365件、1155件，同比分别上升37.5%、10.6%、2.2倍。";
        assert_claim(text, "growth current=330件 rate=37.5% undecided");
        assert_claim(text, "growth current=365件 base=330件 rate=10.6% holds");
        assert_claim(text, "growth current=1155件 base=365件 rate=2.2倍 holds");
        let text = "2021至2023年，受理分别为692件1348人、409件788人、704件1272人，2023年同比分别上升72.1%、61.4%；\
                    起诉人数分别为1402人、1258人、1772人，2023年同比上升40.9%。";
        assert_claim(text, "growth current=704件 base=409件 rate=72.1% holds");
        assert_claim(text, "growth current=1272人 base=788人 rate=61.4% holds");
        assert_claim(text, "growth current=1772人 base=1258人 rate=40.9% holds");
        // more levels than years: which is of which is not told
        let text = "2022年至2023年，三县分别为120件、150件、90件，同比分别上升12%、10%。";
        assert_no_claim(text, "growth current=150件 base=120件");
    }

    #[test]
    fn a_share_is_of_a_whole_of_its_year() {
        let text = "2021年收案286件，2022年491件。合同类最多，2021年106件，占收案的37%，2022年168件，占收案的34%。";
        assert_claim(text, "share part=168件 whole=491件 rate=34% holds");
        assert_claim(&text.replace("34%", "39%"), "share part=168件 whole=491件 rate=39% broken");
    }

    #[test]
    fn a_year_in_a_bracket_behind_a_change_is_its_base() {
        assert_claim(
            "办理254件，同比增长43.5%（2013年为177件），居前列。",
            "growth current=254件 base=177件 rate=43.5% holds",
        );
        let text = "办理726件，同比增长13.4%，而2013年为640件。";
        assert_claim(text, "growth current=726件 base=640件 rate=13.4% holds");
        let text = "支出24.98亿元，比上年决算数25.10亿元下降0.5%。";
        assert_claim(text, "growth current=24.98亿元 base=25.10亿元 rate=0.5% holds");
        assert_claim(&text.replace("0.5%", "1.5%"), "growth current=24.98亿元 base=25.10亿元 rate=1.5% broken");
    }
}
