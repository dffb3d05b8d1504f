#![doc = include_str!("growth_mismatch.md")]

use crate::check::message::{expected, printed, quantity, range};
use crate::check::{Finding, Ground, JudgedClaim, Language, Rule, Severity};
use crate::quantity::law::{self, Change, Closure, Direction, Form, Verdict};
use crate::quantity::{Possible, Ratio};
use crate::report::{Relation, Report, Role};

pub(super) static RULE: Rule = Rule {
    code: "C106",
    name: "growth-mismatch",
    summary: "a growth cannot come from its figures, stated or not",
    summary_zh: "增减幅度与其本期数、基数或者增减数不符",
    severity: Severity::Error,
    since: "0.1.0",
    grounds: &[Ground::Arithmetic, Ground::STATISTICS_LAW],
    page: include_str!("growth_mismatch.md"),
    check: |judged, out| out.extend(judged.broken().filter_map(find)),
    say,
};

fn find(claim: JudgedClaim<'_>) -> Option<Finding> {
    let Relation::Growth { direction, form, .. } = claim.claim.relation else { return None };
    let change = Change { direction, form };
    let [current, base, delta] = [Role::Current, Role::Base, Role::Delta].map(|role| claim.values(role));
    let mut finding = RULE.finding().about(&claim);
    if let (Some(current), Some(base), Some(delta)) = (current, base, delta) {
        let (above, below) = if direction == Direction::Up { (current, base) } else { (base, current) };
        if law::sum(&[above], &[below, delta], Closure::Closed).verdict == Verdict::Broken {
            return Some(finding.expecting(Role::Delta, minus(above, below), claim.printed(Role::Delta)));
        }
    }
    let Some(rate) = claim.printed(Role::Rate) else { return Some(finding) };
    let up = direction == Direction::Up;
    let (now, before) = match (current, base, delta) {
        (Some(now), None, Some(delta)) => (Some(now), if up { minus(now, delta) } else { now.checked_add(delta) }),
        (None, Some(base), Some(delta)) => (if up { base.checked_add(delta) } else { minus(base, delta) }, Some(base)),
        (now, base, _) => (now, base),
    };
    if let (Some(now), Some(before)) = (now, before) {
        // the figures of a difference move together, so a range of them would be too wide
        if base.is_some() && current.is_some() || now.single().is_some() && before.single().is_some() {
            finding = finding.expecting(Role::Rate, law::growth_range(now, before, rate, change), Some(rate));
        }
    }
    if let Some(now) = current {
        finding = finding.expecting(Role::Base, law::growth_base(now, rate, change), claim.printed(Role::Base));
    }
    Some(finding)
}

fn minus(a: Possible, b: Possible) -> Option<Possible> {
    a.checked_add(b.negated()?)
}

fn say(finding: &Finding, report: &Report, language: Language) -> String {
    let change = finding.claims.first().and_then(|&id| report.claim(id)).map(|claim| &claim.relation);
    let (direction, form) = match change {
        Some(&Relation::Growth { direction, form, .. }) => (direction, form),
        _ => (Direction::Up, Form::By),
    };
    let verb = |direction| match (direction, language) {
        (Direction::Up, Language::Zh) => "增长",
        (Direction::Down, Language::Zh) => "下降",
        (Direction::Up, Language::En) => "a rise of",
        (Direction::Down, Language::En) => "a fall of",
    };
    let text = |role| printed(finding, report, role);
    let (current, base, delta, rate) = (text(Role::Current), text(Role::Base), text(Role::Delta), text(Role::Rate));
    let by_difference = finding.consistent(Role::Delta).is_some();
    let what = match (current.as_str(), base.as_str(), delta.as_str(), language) {
        ("", "", "", _) => String::new(),
        (now, "", "", _) => now.to_owned(),
        ("", base, "", Language::Zh) => format!("基数{base}"),
        ("", base, "", Language::En) => format!("from {base}"),
        ("", "", by, Language::Zh) => format!("增减{by}"),
        ("", "", by, Language::En) => format!("by {by}"),
        (now, "", by, Language::Zh) => format!("增减{by}后为{now}"),
        (now, "", by, Language::En) => format!("to {now} by {by}"),
        ("", base, by, Language::Zh) => format!("基数{base}、增减{by}"),
        ("", base, by, Language::En) => format!("from {base} by {by}"),
        (now, base, _, Language::Zh) => format!("由{base}到{now}"),
        (now, base, _, Language::En) => format!("from {base} to {now}"),
    };
    let (by, form) = if by_difference { (delta, Form::By) } else { (rate.clone(), form) };
    let claimed = match (form, language) {
        (Form::By, Language::Zh) => format!("{}{by}", verb(direction)),
        (Form::By, Language::En) => format!("{} {by}", verb(direction)),
        (Form::To, Language::Zh) => format!("基数的{by}"),
        (Form::To, Language::En) => format!("{by} of what was before"),
    };
    let mut out = match (what.is_empty(), language) {
        (true, Language::Zh) => format!("不可能{claimed}"),
        (true, Language::En) => format!("{claimed} is impossible"),
        (false, Language::Zh) => format!("{what}，不可能是{claimed}"),
        (false, Language::En) => format!("{what} cannot be {claimed}"),
    };
    if let Some(is) = actual(finding, report, direction, form, language) {
        out += &language.pick(format!("，应为{is}"), format!("; it is {is}"));
    }
    if let Some(values) = finding.consistent(Role::Base).map(|c| c.values) {
        let like = quantity(finding, report, Role::Base).or_else(|| quantity(finding, report, Role::Current));
        out += &match like {
            _ if values.is_empty() => language
                .pick(format!("；没有整数基数能得出{rate}"), format!("; no whole number before it gives {rate}")),
            Some(like) => {
                let values = range(&values, like, language);
                language.pick(format!("；{rate}对应的基数是{values}"), format!("; {rate} would start from {values}"))
            }
            None => String::new(),
        };
    }
    out
}

/// The rate, or else the difference, that the figures give, with its direction.
fn actual(finding: &Finding, report: &Report, direction: Direction, form: Form, language: Language) -> Option<String> {
    let role = if finding.consistent(Role::Rate).is_some() { Role::Rate } else { Role::Delta };
    let values = finding.consistent(role)?.values;
    if form == Form::To && role == Role::Rate {
        return expected(finding, report, role, language);
    }
    let like = quantity(finding, report, role)?;
    let other_way = values.upper().is_some_and(|end| end.at < Ratio::ZERO);
    let (is, direction) = if other_way {
        let flipped = if direction == Direction::Up { Direction::Down } else { Direction::Up };
        let positive = values.negated()?;
        (crate::check::message::one_or_range(&positive, like, language), flipped)
    } else {
        (expected(finding, report, role, language)?, direction)
    };
    Some(match (direction, language) {
        (Direction::Up, Language::Zh) => format!("增长{is}"),
        (Direction::Down, Language::Zh) => format!("下降{is}"),
        (Direction::Up, Language::En) => format!("a rise of {is}"),
        (Direction::Down, Language::En) => format!("a fall of {is}"),
    })
}

#[cfg(test)]
mod tests {
    use crate::check::rules::testing::{codes, only, report};
    use crate::quantity::law::{Direction, Form};
    use crate::report::{FigureId, Relation, Role};

    fn growth(direction: Direction) -> impl Fn([FigureId; 3]) -> Relation {
        move |[current, base, rate]| Relation::Growth {
            current: Some(current),
            base: Some(base),
            delta: None,
            rate: Some(rate),
            direction,
            form: Form::By,
        }
    }

    fn without_base([current, rate]: [FigureId; 2]) -> Relation {
        Relation::Growth {
            current: Some(current),
            base: None,
            delta: None,
            rate: Some(rate),
            direction: Direction::Up,
            form: Form::By,
        }
    }

    #[test]
    fn broken() {
        let (finding, zh, en) = only(&report(["92件", "80件", "13%"], growth(Direction::Up)));
        assert_eq!(finding.code(), "C106");
        assert_eq!(finding.consistent(Role::Rate).unwrap().printed.as_deref(), Some("15%"));
        assert_eq!(zh, "由80件到92件，不可能是增长13%，应为增长15%；没有整数基数能得出13%");
        assert_eq!(
            en,
            "from 80件 to 92件 cannot be a rise of 13%; it is a rise of 15%; no whole number before it gives 13%"
        );
        let (_, _, en) = only(&report(["90件", "100件", "50%"], growth(Direction::Up)));
        assert_eq!(en, "from 100件 to 90件 cannot be a rise of 50%; it is a fall of 10%; 50% would start from 60件");
    }

    #[test]
    fn no_whole_base() {
        // 168 / 0.9851 = 170.54
        let fall = |[current, rate]: [FigureId; 2]| Relation::Growth {
            current: Some(current),
            base: None,
            delta: None,
            rate: Some(rate),
            direction: Direction::Down,
            form: Form::By,
        };
        let (_, _, en) = only(&report(["168件", "1.49%"], fall));
        assert_eq!(en, "168件 cannot be a fall of 1.49%; no whole number before it gives 1.49%");
        assert_eq!(codes(&report(["168件", "150%"], fall)), ["C106"]);
        let alone = |[rate]: [FigureId; 1]| Relation::Growth {
            current: None,
            base: None,
            delta: None,
            rate: Some(rate),
            direction: Direction::Down,
            form: Form::By,
        };
        let (_, zh, en) = only(&report(["150%"], alone));
        assert_eq!((zh.as_str(), en.as_str()), ("不可能下降150%", "a fall of 150% is impossible"));
    }

    #[test]
    fn by_difference() {
        let by = |[current, delta, rate]: [FigureId; 3]| Relation::Growth {
            current: Some(current),
            base: None,
            delta: Some(delta),
            rate: Some(rate),
            direction: Direction::Down,
            form: Form::By,
        };
        assert!(codes(&report(["867件", "159件", "15.5%"], by)).is_empty());
        let (_, _, en) = only(&report(["867件", "159件", "18.5%"], by));
        assert!(en.contains("it is a fall of 15.5%"), "{en}");
        let all = |[current, base, delta]: [FigureId; 3]| Relation::Growth {
            current: Some(current),
            base: Some(base),
            delta: Some(delta),
            rate: None,
            direction: Direction::Up,
            form: Form::By,
        };
        let (_, zh, en) = only(&report(["92件", "80件", "13件"], all));
        assert_eq!(zh, "由80件到92件，不可能是增长13件，应为增长12件");
        assert_eq!(en, "from 80件 to 92件 cannot be a rise of 13件; it is a rise of 12件");
    }

    #[test]
    fn the_wrong_one_of_difference_and_rate_is_named() {
        let all = |[current, base, delta, rate]: [FigureId; 4]| Relation::Growth {
            current: Some(current),
            base: Some(base),
            delta: Some(delta),
            rate: Some(rate),
            direction: Direction::Up,
            form: Form::By,
        };
        let (_, _, en) = only(&report(["92件", "80件", "13件", "15%"], all));
        assert_eq!(en, "from 80件 to 92件 cannot be a rise of 13件; it is a rise of 12件");
        let (_, _, en) = only(&report(["92件", "80件", "12件", "16%"], all));
        assert!(en.starts_with("from 80件 to 92件 cannot be a rise of 16%; it is a rise of 15%"), "{en}");
        assert!(codes(&report(["92件", "80件", "12件", "15%"], all)).is_empty());
    }

    #[test]
    fn times_as_much() {
        let to = |[current, base, rate]: [FigureId; 3]| Relation::Growth {
            current: Some(current),
            base: Some(base),
            delta: None,
            rate: Some(rate),
            direction: Direction::Up,
            form: Form::To,
        };
        let (_, zh, en) = only(&report(["50件", "25件", "2.5倍"], to));
        assert_eq!(zh, "由25件到50件，不可能是基数的2.5倍，应为2.0倍；2.5倍对应的基数是20件");
        assert_eq!(
            en,
            "from 25件 to 50件 cannot be 2.5倍 of what was before; it is 2.0倍; 2.5倍 would start from 20件"
        );
        assert!(codes(&report(["50件", "20件", "2.5倍"], to)).is_empty());
    }

    #[test]
    fn holds() {
        assert!(codes(&report(["92件", "80件", "15%"], growth(Direction::Up))).is_empty());
        assert!(codes(&report(["628项", "1091项", "42%"], growth(Direction::Down))).is_empty());
    }

    #[test]
    fn undecided() {
        assert!(codes(&report(["66件", "267%"], without_base)).is_empty());
    }
}
