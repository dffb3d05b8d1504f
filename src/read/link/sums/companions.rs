//! Lists that run beside another: 64个，涉及资金2860万元；已整改51个，涉及资金2134万元；正在整改13个，涉及资金726万元.

use crate::quantity::Kind;
use crate::quantity::law::Closure;
use crate::report::Basis;

use super::super::{Linker, Made};

impl Linker<'_> {
    /// For each list, the counts of another unit that stand right behind its total and behind each of its items: what the items
    /// divide, these divide too.
    pub(super) fn companions(&mut self) {
        for at in 0..self.made.len() {
            let (Made::Sum { total, parts, closure }, _) = &self.made[at] else { continue };
            if *closure == Closure::Open || parts.len() < 2 {
                continue;
            }
            let (total, listed) = (*total, parts.clone());
            let row = |beside: usize, is: &dyn Fn(usize) -> bool| {
                let next = |&part: &usize| self.next_count(part).filter(|&f| is(f) && self.is_companion(f, beside));
                listed.iter().map(next).collect::<Option<Vec<usize>>>()
            };
            let Some(beside) = self.next_count(total).filter(|f| !listed.contains(f)) else { continue };
            let Some(parts) = row(beside, &|f| !listed.contains(&f)) else { continue };
            // of another unit, or of the same and adding up: 处理24人，其中处分22人；处理29人，处分15人
            if self.kin(beside, total) && !self.closes(&[beside], &parts) {
                continue;
            }
            let total = beside;
            let of_it = |head: usize| head == total && !self.listed[parts[0]];
            let free = parts.iter().all(|&f| self.head_of[f].is_none_or(of_it))
                && (!self.is_head[total] || self.head_of[parts[0]] == Some(total));
            let slipped = self.slips_to(&[total], &parts);
            let large = slipped || parts.iter().all(|&f| self.value(f) <= self.value(total));
            let closes = self.closes(&[total], &parts);
            // two groups of cases may have one person between them; sums of money do not
            let money = self.fig(total).quantity.kind() == Kind::Money;
            if free && large && (closes || money || parts.len() >= 3) {
                let closure = if closes { Closure::Closed } else { Closure::Unmarked };
                self.emit_sum(total, parts, closure, Basis::Inferred);
            }
        }
    }

    /// The count right behind another in its segment.
    fn next_count(&self, f: usize) -> Option<usize> {
        let next = f + 1;
        let fig = self.block.figs.get(next)?;
        let near = fig.segment == self.fig(f).segment && fig.bracket == self.fig(f).bracket;
        (near && fig.is_count() && fig.clause <= self.fig(f).clause + 1).then_some(next)
    }

    /// The count right behind another, of another unit, in its segment.
    pub(super) fn companion(&self, f: usize) -> Option<usize> {
        self.next_count(f).filter(|&next| !self.kin(f, next))
    }

    /// Whether a count is called what the total of its list is called, and counted so.
    pub(super) fn is_companion(&self, f: usize, total: usize) -> bool {
        let (name, of) = (self.fig(f).plain, self.fig(total).plain);
        // 死亡107人 and 甲类3起11人, 乙类17起85人
        let beside = name.is_empty() && self.is_paired(f);
        self.same_unit(f, total) && (name == of || !name.is_empty() && of.ends_with(name) || beside)
    }
}
