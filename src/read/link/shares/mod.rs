//! Shares (占比) and named rates (办结率): which part, which whole.
//!
//! A rate that 占 or a bracket makes a share looks for its part ([`parts`]), then for the whole of that part
//! ([`candidates`]), and is settled, or waits for its neighbours ([`settle`]). Several in a row ([`lists`]) do so together. A
//! rate with a name (办结率, [`rate_name`]) looks for both by its name ([`named_rate`]), or for several counts ([`several`]); one
//! may be of a row ([`rows`]). What stands behind a rate, or tells it once more, is in [`again`].

mod again;
mod candidates;
mod lists;
mod named_rate;
mod named_whole;
mod own_whole;
mod parts;
mod rate_name;
mod rated;
mod row_parts;
mod rows;
mod settle;
mod several;
mod words;

use crate::quantity::law::{Verdict, share};
use crate::quantity::{Kind, Possible, Ratio};
use crate::report::Basis;

use super::block::{Sense, bare, is_boundary, plain_words};
use super::lexicon::{BEYOND, HOW_MANY, PROPORTIONS, REGIONS, TOGETHER, any};
use super::tokens::Cue;
use super::{Linker, Made};
use words::strip_joints;
pub(super) use words::{Counting, counts_what, is_called, shares_word};

impl Linker<'_> {
    /// Whether a part of a whole can be the rate, rounded or cut.
    pub(in crate::read::link) fn fits(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        matches!(share(Some(part), Some(whole), self.fig(rate).quantity).verdict, Verdict::Holds | Verdict::Truncated)
    }

    /// A fit, and a better one where no cut is needed.
    pub(in crate::read::link) fn holds(&self, part: Possible, whole: Possible, rate: usize) -> bool {
        share(Some(part), Some(whole), self.fig(rate).quantity).verdict == Verdict::Holds
    }

    /// All shares and rates of the block.
    pub(super) fn shares(&mut self) {
        let mut at = 0;
        while at < self.block.figs.len() {
            let fig = self.fig(at);
            if self.done[at] || !fig.is_percent() {
                at += 1;
                continue;
            }
            match fig.sense {
                // 占收入的比重由2.2%降到1.6%: what it was is of another time
                Sense::Share if self.block.figs.get(at + 1).is_some() && self.is_step(at, at + 1) => {
                    self.lone(at);
                    self.share_reached(at + 1);
                    at += 2;
                }
                Sense::Share => at = self.share_list(at),
                _ => at += 1,
            }
        }
        self.settle_shares();
        self.rated_rows();
        for at in 0..self.block.figs.len() {
            let fig = self.fig(at);
            if !self.done[at] && fig.is_percent() && matches!(fig.sense, Sense::Level | Sense::Reached) {
                match self.due_and_done(at) {
                    Some((part, whole)) => self.settle(at, vec![part], whole, Basis::Inferred),
                    None => self.named_rate(at),
                }
            }
        }
    }

    fn one_share(&mut self, rate: usize) {
        let named = |f: usize| self.lists_names(f);
        let told_of = |f: &usize| !self.carries(*f) || self.fig(*f).segment == self.fig(rate).segment;
        let touching = self.part_touching(rate);
        if let Some((part, whole)) = self.namely_behind(rate) {
            return self.settle(rate, vec![part], whole, Basis::Stated);
        }
        let Some(token) = self.share_token(rate) else {
            return self.share_without_word(rate, touching);
        };
        if let Some(whole) = self.whole_between(rate) {
            return self.share_of_counted(rate, token, whole);
        }
        let subject = plain_words(self.block.subject(token));
        // 在全部投诉中的比重达21.15%: the whole is named, not the part
        let subject =
            if subject.starts_with('在') && subject.trim_end_matches('的').ends_with('中') { "" } else { subject };
        // 集体访76批1677人次，批次占69.1%，人次占96.9%: the count of the unit that is named
        if let Some(part) = self.part_of_unit(rate, subject) {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 上述五类占近8成: all that the words count
        if let Some(parts) = self.kinds_told(rate, subject) {
            return self.share_of(rate, parts, &[], Basis::Inferred);
        }
        let joined = any(self.block.subject(token), TOGETHER);
        if joined && touching.is_none_or(|f| self.fig(f).clause != self.fig(rate).clause) {
            return self.joint_share(rate, subject);
        }
        if subject.is_empty() || bare(subject).is_empty() {
            match touching.or_else(|| self.count_before(rate).filter(|&f| !named(f)).filter(told_of)) {
                // 季均120万元；四季度占28.1%: of what is not told
                Some(part) if touching.is_none() && self.is_mean(part) => self.lone(rate),
                Some(part) if self.row_share(rate, part) => {}
                Some(part) => self.share_of(rate, vec![part], &[], Basis::Inferred),
                None => self.lone(rate),
            }
            return;
        }
        if let Some(part) = self.part_reached_behind(rate) {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 乡科级、农村、事业单位人员的举报占62.34%: several, by their names
        if let Some(parts) = self.called_parts_of(rate, token) {
            return self.share_of(rate, parts, &[], Basis::Inferred);
        }
        // 530项政务服务事项纳入综合窗口，事项占比达70.95%
        if let Some(part) =
            touching.filter(|&f| self.fig(f).tail.contains(subject) || shares_word(self.fig(f).tail, subject))
        {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 本科以上学历33人，本科以上占86.84%: a name of its own
        if let Some(part) = touching.filter(|&f| subject.chars().count() >= 3 && self.fig(f).plain.contains(subject)) {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 非常满意3947人，满意152人，满意以上占99.6%: all that is as good or better
        if let Some(name) = subject.strip_suffix("以上").map(|name| name.trim_end_matches('及')) {
            return match self.as_good(rate, name) {
                Some(parts) => self.share_of(rate, parts, &[], Basis::Inferred),
                None => self.lone(rate),
            };
        }
        // 企业12408件、个人35792件，个人办件占74.26%; 后者占18.96%
        if let Some((part, list)) = self.renamed_part(rate, subject) {
            return self.share_of(rate, vec![part], &list, Basis::Inferred);
        }
        if let Some(part) = touching {
            let same_clause = self.fig(part).clause == self.fig(rate).clause;
            let words = self.fig(part).words();
            // 530项纳入综合窗口，事项占比达70.95%
            let ratio = self.block.text[self.block.toks[token].start..].starts_with("占比")
                && !self.carries(part)
                // 执法程序问题占比最高 names another
                && subject.chars().count() <= 2
                // 预算收入31.06亿元，税收占比68.9%: money that a name is a share of
                && self.fig(part).quantity.kind() != Kind::Money;
            if same_clause || shares_word(words, subject) || ratio {
                return self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            // 办理建议5件，其中采纳的占60%
            let of_which = self.block.subject(token).trim_start().starts_with("其中");
            if of_which && self.fig(part).is_count() && self.fig(rate).clause - self.fig(part).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![part], rate }, Basis::Inferred);
            }
        }
        // 已结6035件，其中调解2973件。……。调解结案占结案总数的49.26%
        if let Some((part, whole)) = self.part_told_before(rate, subject) {
            return self.settle(rate, vec![part], whole, Basis::Inferred);
        }
        // 继续有效148件，…，保留比例为69.5%
        self.named_rate(rate);
    }

    /// The amount before a rate, with nothing between that parts the two.
    fn part_touching(&self, rate: usize) -> Option<usize> {
        let before = (rate > 0).then(|| rate - 1).filter(|&f| self.fig(f).sentence == self.fig(rate).sentence);
        // 325件（其中无照经营210件），占9%: the bracket is about the part
        let outside = |f: usize| self.fig(f).bracket.is_none() || self.fig(f).bracket == self.fig(rate).bracket;
        let before = before.and_then(|f| {
            let mut back = (0..=f).rev().take(8).take_while(|&g| self.fig(g).sentence == self.fig(rate).sentence);
            if self.share_token(rate).is_some() && self.whole_between(rate).is_none() {
                back.find(|&g| outside(g))
            } else {
                Some(f)
            }
        });
        let touching = before.filter(|&f| self.fig(f).is_amount() && !self.lists_names(f));
        // 季均135.5万元；四季度增长29.2%，占全年的28.1%: a mean is no part but right behind it
        let touching =
            touching.filter(|&f| self.fig(f).sense != Sense::Mean || self.fig(f).clause + 1 >= self.fig(rate).clause);
        // 电器类26530件，占总量的32.77%；交通类较前增多，占总量的18.96%: of what a segment names anew no count is told
        let touching = touching.filter(|&f| !self.carries(f) || self.fig(f).segment == self.fig(rate).segment);
        // 本科以上学历（246人）占82%: the bracket right before 占 counts what it stands behind
        self.bracketed_part(rate).or(touching)
    }

    /// 公安、土地等5个领域的案件占76%: what is listed by name is no part of cases.
    fn lists_names(&self, f: usize) -> bool {
        let unit = self.fig(f).quantity.unit().as_str();
        self.fig(f).lead.trim_end().ends_with('等') && (unit == "个" || REGIONS.contains(&unit))
    }

    /// A share that no 占 of its own clause tells.
    fn share_without_word(&mut self, rate: usize, touching: Option<usize>) {
        // 占投诉24310件的近三成（29.1%）: the share before its bracket, told more exactly
        if let Some((part, whole)) = self.told_again(rate) {
            return self.make(Made::Share { part, whole, rate }, Basis::Inferred);
        }
        // 甲1072人和乙1011人，两罪之和为总数的77.0%
        let joint = self.fig(rate).lead.split_once("之和").filter(|_| self.block.reaches_share(rate));
        if let Some(subject) = joint.map(|(subject, _)| subject.trim().to_owned()) {
            return self.joint_share(rate, &subject);
        }
        // 维持81件（45%）; 咨询1.42万件，约占65%
        match touching {
            Some(part)
                if bare(self.fig(rate).lead).is_empty()
                    || self.fig(rate).lead.trim() == "即"
                    || self.block.reaches_share(rate) =>
            {
                self.share_of(rate, vec![part], &[], Basis::Inferred);
            }
            // 人工互动约占24%: the hedge has taken the word along
            _ => match self.renamed_part(rate, plain_words(self.fig(rate).lead)) {
                Some((part, list)) => self.share_of(rate, vec![part], &list, Basis::Inferred),
                None => self.lone(rate),
            },
        }
    }

    /// The count that is alone in the bracket right before 占, behind a name that no figure counts.
    fn bracketed_part(&self, rate: usize) -> Option<usize> {
        let token = self.share_token(rate)?;
        let [.., name, open, figure, close] = self.block.toks[..token] else { return None };
        let alone = open.cue == Cue::Open && figure.cue == Cue::Figure && close.cue == Cue::Close;
        let named = alone && name.cue != Cue::Figure && name.end < open.start;
        Some(figure.figure).filter(|&f| named && self.fig(f).is_count() && close.end == self.block.toks[token].start)
    }

    /// A share whose whole stands between 占 and the rate.
    fn share_of_counted(&mut self, rate: usize, token: usize, whole: usize) {
        // 三类合计占同期总量871件的62.3%
        let words = self.block.subject(token);
        if let Some(n) = HOW_MANY.iter().find(|(word, _)| words.contains(word)).map(|&(_, n)| n) {
            let counts: Vec<usize> =
                self.counts_before(whole).filter(|&f| self.same_unit(f, whole)).take(n + 1).collect();
            // 甲53件、乙168件、丙91件，累计312件，三类案件占1170件的26.7%: the total of as many is told
            let told = counts.first().filter(|&&total| counts.iter().skip(1).all(|&f| self.head_of[f] == Some(total)));
            if let (Some(&total), true) = (told, counts.len() == n + 1) {
                return self.settle(rate, vec![total], whole, Basis::Inferred);
            }
            if let Some(parts) = counts.get(..n) {
                let parts = parts.iter().rev().copied().collect();
                return self.make(Made::Share { part: parts, whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        // 六市分别收案359件、312件和265件，合计占全省总数2640件的35.5%: all of the row
        if any(words, TOGETHER)
            && let Some(last) = self.count_before(whole).filter(|&last| self.same_unit(last, whole))
        {
            // 窗口立案1420件、网上立案2388件，合计占: be each named, where all of them fit
            let named = self.row_up_to(last);
            let fits = self.sum_of(&named).is_some_and(|sum| self.fits(sum, self.fig(whole).set, rate));
            let row = self.row_start(last).map(|first| (first..=last).collect());
            if let Some(part) = row.or(Some(named).filter(|row| row.len() >= 2 && fits)) {
                return self.make(Made::Share { part, whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        // 罚没2340万元；免罚案件占同类案件（1745件）的30.3%: only a count of the whole's unit is its part
        let like = |f: &usize| self.same_unit(*f, whole) || self.kin(*f, whole);
        let fit = |f: &usize| like(f) && self.fits(self.fig(*f).set, self.fig(whole).set, rate);
        let touching = self.count_before(whole);
        let part = touching.filter(fit).or_else(|| self.counts_before(whole).find(fit)).or(touching
            .filter(|f| self.same_kind(*f, whole) && (like(f) || self.fig(*f).clause + 1 >= self.fig(whole).clause)));
        if let Some(part) = part {
            return self.settle(rate, vec![part], whole, Basis::Stated);
        }
        self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
    }

    /// The share token that belongs to a rate; none for a rate in brackets.
    fn share_token(&self, rate: usize) -> Option<usize> {
        let tok = self.fig(rate).tok;
        let mark = |t: &&super::tokens::Tok| !matches!(t.cue, Cue::Comma | Cue::Colon | Cue::Semi | Cue::Stop);
        let toks = &self.block.toks[..tok];
        let here = toks.iter().rev().take(6).take_while(mark).position(|t| t.cue == Cue::Share);
        if let Some(back) = here {
            let near = tok - 1 - back;
            // 占专利申请的比重达38.6%: the first of the two
            let ratio = self.block.text.get(toks[near].start..).is_some_and(|word| word.starts_with('比'));
            let opens = |t: &&super::tokens::Tok| !is_boundary(t.cue);
            if ratio && let Some(back) = toks[..near].iter().rev().take_while(opens).position(|t| t.cue == Cue::Share) {
                return Some(near - 1 - back);
            }
            // 占收件总量150件的比重为57.3%: the first of the two
            let counted = near.checked_sub(1).filter(|&at| toks[at].cue == Cue::Figure);
            let first = counted.and_then(|at| {
                let mut before = toks[..at].iter().rev().take_while(|t| !is_boundary(t.cue));
                before.position(|t| t.cue == Cue::Share).map(|back| at - 1 - back)
            });
            return first.or(Some(near));
        }
        // 占受理案件数比例最高，达92.71%
        let fig = self.fig(rate);
        if fig.after != Cue::Comma || !bare(fig.lead).is_empty() || fig.lead.trim().is_empty() {
            return None;
        }
        let comma = toks.iter().rposition(|t| t.cue == Cue::Comma)?;
        let mut before = toks[..comma].iter().rev().take(4).take_while(|t| mark(t) && t.cue != Cue::Figure);
        let back = before.position(|t| t.cue == Cue::Share)?;
        Some(comma - 1 - back)
    }

    /// The count that stands between 占 and a rate: 占全部193件的13.99%.
    fn whole_between(&self, rate: usize) -> Option<usize> {
        let token = self.share_token(rate)?;
        // 在全年收件226件中占21.7%: it may stand right before 占
        let near =
            rate.checked_sub(1).filter(|&w| self.fig(w).tail.starts_with('中') && self.fig(rate).after == Cue::Figure);
        if let Some(whole) = near.filter(|&w| w > 0 && self.block.clause_of(w).trim_start().starts_with('在')) {
            return Some(whole);
        }
        self.block.toks[token..self.fig(rate).tok].iter().find(|t| t.cue == Cue::Figure).map(|t| t.figure)
    }

    /// Whether a count has a share of its own already.
    fn carries(&self, part: usize) -> bool {
        self.shared[part]
    }

    /// A rate with nothing to check it by.
    fn lone(&mut self, rate: usize) {
        if self.done[rate] {
            return;
        }
        let sentence = self.fig(rate).sentence;
        // 调解64件，其中94.9%当场履行; 23件草案中，88.0%一次通过
        if let Some(whole) = rate.checked_sub(1).filter(|&w| self.fig(w).is_count() && self.fig(w).sentence == sentence)
        {
            let of_which = self.fig(rate).cues.has(Cue::OfWhich) && self.fig(rate).plain.is_empty();
            let among = self.fig(whole).tail.trim_end().ends_with('中') && self.fig(rate).lead.trim().is_empty();
            if (of_which || among) && self.fig(rate).clause - self.fig(whole).clause <= 1 {
                return self.make(Made::Share { part: Vec::new(), whole: vec![whole], rate }, Basis::Inferred);
            }
        }
        if self.value(rate) > Ratio::HUNDRED {
            // 满意率104.5% cannot be; 完成率120% can, and so can what no word calls a rate
            let words = strip_joints(self.fig(rate).lead);
            let proportion = PROPORTIONS.iter().any(|end| words.ends_with(end));
            if proportion && !any(words, BEYOND) {
                self.make(Made::Rate { rate, whole: None }, Basis::Inferred);
            }
            return;
        }
        // 以97.6%的成功率，把167件纠纷中的163件化解在诉前
        if let Some((part, whole)) = self.part_of_behind(rate) {
            return self.settle(rate, vec![part], whole, Basis::Inferred);
        }
        // 80.7%的信访问题（934件）: the part stands in brackets behind what it is of
        if let Some(part) = self.part_in_bracket(rate) {
            return self.share_of(rate, vec![part], &[], Basis::Inferred);
        }
        // 137条意见中被采纳的达65%，即89条
        if let Some((part, whole)) = self.part_namely(rate) {
            return self.settle(rate, vec![part], whole, Basis::Inferred);
        }
        // 网上举报2365件，约12.0%: nothing but a number behind a count, among shares
        if let Some((part, whole)) = self.bare_share(rate) {
            return self.settle(rate, vec![part], whole, Basis::Inferred);
        }
        let whole = (0..rate)
            .rev()
            .take(2)
            .find(|&f| self.fig(f).sentence == sentence && self.fig(f).is_count())
            .filter(|_| self.fig(rate).lead.contains('率') || self.fig(rate).lead.contains('度'));
        self.make(Made::Rate { rate, whole }, Basis::Distance);
    }
}

#[cfg(test)]
mod tests;
