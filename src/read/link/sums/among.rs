//! Lists of what a clause names: 办结445件。在办结案件中，维持148件，驳回73件…….

use crate::marks::has_han_ends;
use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::Linker;
use super::super::lexicon::{INTAKE, OVERLAPS, any};
use super::super::shares::{is_called, shares_word};
use super::super::tokens::Cue;

/// How many figures before a list its total is looked for in.
const BACK: usize = 12;

/// How many sentences before a list its total may stand.
const SENTENCES: usize = 4;

/// What a clause ends in that says what the following is of.
const AMONG: [char; 2] = ['中', '里'];

impl Linker<'_> {
    /// 在办结案件中，…: a list under a clause that names its total, told in the sentence or the one before.
    pub(super) fn lists_among(&mut self) {
        for at in 0..self.block.toks.len() {
            if !matches!(self.block.toks[at].cue, Cue::Comma | Cue::Colon) {
                continue;
            }
            let before = self.block.text.get(..self.block.toks[at].start).unwrap_or_default();
            let before = if has_han_ends(before) { before } else { before.trim_end() };
            if !before.ends_with(AMONG) {
                continue;
            }
            let Some(name) = self.named_among(at) else { continue };
            let (name, listed) = (name.to_owned(), at + 1);
            self.list_among(&name, listed);
        }
        // 受理案件中投诉类12件、处罚类17件: the name stands before the first item
        for first in 0..self.block.figs.len() {
            let fig = self.fig(first);
            if matches!(fig.after, Cue::Comma | Cue::Colon | Cue::Stop | Cue::Semi)
                && fig.is_count()
                && fig.may_lead("中")
                && let Some(name) = named_before(fig.lead)
            {
                let (name, listed) = (name.to_owned(), fig.tok);
                self.list_among(&name, listed);
            }
        }
    }

    /// The list that begins with a token, of what has a name.
    fn list_among(&mut self, name: &str, from: usize) {
        let items: Vec<usize> = self.block.toks[from..]
            .iter()
            .take_while(|t| !matches!(t.cue, Cue::Stop | Cue::OfWhich))
            .filter(|t| t.cue == Cue::Figure && self.fig(t.figure).is_count())
            .map(|t| t.figure)
            .collect();
        let Some(&first) = items.first() else { return };
        let items: Vec<usize> =
            items.into_iter().filter(|&f| self.same_unit(f, first) && self.fig(f).bracket.is_none()).collect();
        let sentence = self.fig(first).sentence;
        // further off only what it adds up to is its total
        let near = |f: usize| {
            self.fig(f).sentence + 1 >= sentence
                || self.closes(&[f], &items)
                || items.len() > 3 && self.is_a_slip_off(f, &items)
        };
        let total = (0..first)
            .rev()
            .take(BACK)
            .take_while(|&f| self.fig(f).sentence + SENTENCES >= sentence)
            .filter(|&f| near(f))
            .filter(|&f| self.fig(f).is_count() && self.same_unit(f, first) && self.fig(f).bracket.is_none())
            .filter(|&f| items.iter().all(|&item| self.value(item) < self.value(f)))
            .find(|&f| {
                let words = self.fig(f).words();
                // 收案402件: what was received, by another word
                shares_word(words, name) || is_called(name, words) || any(name, INTAKE) && any(words, INTAKE)
            });
        // 其中2批次同时涉及两类: items that overlap do not divide their total
        let overlap = any(self.sentence_words(first, first), OVERLAPS);
        let free = items.iter().all(|&f| self.head_of[f].is_none()) && !overlap;
        if let Some(total) = total.filter(|_| items.len() >= 3 && free) {
            if self.closes(&[total], &items) {
                self.emit_sum(total, items, Closure::Closed, Basis::Inferred);
            } else if !self.are_shares_of_another(total, &items)
                && (self.nearly_closes(total, &items) || self.is_a_slip_off(total, &items))
            {
                self.emit_sum(total, items, Closure::Unmarked, Basis::Inferred);
            }
        } else if total.is_none() && items.len() >= 3 && free {
            self.divides_earlier(&items);
        }
    }

    /// Whether a share stands behind an item that is none of a total.
    fn are_shares_of_another(&self, total: usize, items: &[usize]) -> bool {
        let misfit = |&f: &usize| {
            self.share_behind(f).is_some_and(|rate| !self.fits(self.fig(f).set, self.fig(total).set, rate))
        };
        items.iter().filter(|f| misfit(f)).count() > 1
    }

    /// The name of what a clause that ends with a mark says the following is of: 办结案件 of 在办结案件中.
    fn named_among(&self, mark: usize) -> Option<&str> {
        let ends = |t: &super::super::tokens::Tok| {
            matches!(t.cue, Cue::Comma | Cue::Semi | Cue::Stop | Cue::Colon | Cue::Figure)
        };
        let toks = &self.block.toks[..mark];
        let (start, figure) =
            toks.iter().rev().take(8).find(|t| ends(t)).map_or((self.start, false), |t| (t.end, t.cue == Cue::Figure));
        let clause = self.block.text.get(start..self.block.toks[mark].start)?.trim();
        let name = clause.strip_suffix("当中").or_else(|| clause.strip_suffix(AMONG))?;
        let name = name.strip_prefix('在').unwrap_or(name).trim_start_matches("全部");
        (!figure && (2..=12).contains(&name.chars().count()) && !name.ends_with(['其', '集'])).then_some(name)
    }
}

/// 受理案件 of 受理案件中投诉类: what the words before the first item of a list name as its total.
fn named_before(lead: &str) -> Option<&str> {
    let (name, item) = lead.trim().split_once('中')?;
    let name = name.strip_prefix('在').unwrap_or(name);
    let named = OF_CASES.iter().any(|end| name.ends_with(end)) && (3..=12).contains(&name.chars().count());
    (named && !item.trim().is_empty()).then_some(name)
}

/// What the name of a total of cases ends in.
const OF_CASES: &[&str] = &["案件", "事项", "诉求", "工单", "问题", "申请", "举报", "投诉", "纠纷", "信访件"];
