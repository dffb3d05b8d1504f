use super::lists::{Break, Fault, breaks, label};
use crate::check::{Language, check};
use crate::report::outline::Style;

fn of(numbers: &[u32], once: bool) -> Vec<Break> {
    let numbers: Vec<_> = numbers.iter().copied().enumerate().collect();
    breaks(&numbers, once)
}

#[test]
fn runs_of_numbers() {
    for sound in [
        &[1, 2, 3][..],
        &[1, 2, 1, 2, 3],       // a new list
        &[1, 1, 2, 2, 1, 2, 3], // one list within another
        &[1, 2, 1, 2, 3, 3, 4],
        &[1],
        &[],
    ] {
        assert_eq!(of(sound, true), [], "{sound:?}");
    }
    let missing = |at, before, from, to| Break { at, before, fault: Fault::Missing { from, to } };
    assert_eq!(of(&[1, 2, 4], true), [missing(2, Some(1), 3, 3)]);
    assert_eq!(of(&[1, 2, 9, 10], true), [missing(2, Some(1), 3, 8)]);
    assert_eq!(of(&[2, 3], true), [missing(0, None, 1, 1)]);
    assert_eq!(of(&[1, 2, 2, 3], true), [Break { at: 2, before: None, fault: Fault::Repeated }]);
    assert_eq!(of(&[1, 3, 2, 4], true), [Break { at: 2, before: Some(1), fault: Fault::Order }]);
    assert_eq!(of(&[1, 1, 2, 3], true), [Break { at: 1, before: None, fault: Fault::Repeated }]);
    assert_eq!(of(&[1, 1, 2, 3], false), []);
    assert_eq!(of(&[1, u32::MAX], true), [missing(1, Some(0), 2, u32::MAX - 1)]);
}

#[test]
fn numbers_as_printed() {
    let printed = [
        label(Style::Han, 12),
        label(Style::HanBracket, 20),
        label(Style::Circled, 3),
        label(Style::Is, 10),
        label(Style::Circled, 21),
    ];
    assert_eq!(printed, ["十二、", "（二十）", "③", "十是", "21"]);
}

#[test]
fn any_outline_is_judged() {
    use crate::report::Report;
    use crate::report::outline::Heading;
    let heading = |level, style, number| Heading {
        level,
        style,
        number,
        title: String::new(),
        part: None,
        empty: false,
        span: None,
    };
    let outline = vec![
        heading(1, Style::Han, 1),
        heading(200, Style::Arabic, u32::MAX),
        heading(1, Style::Han, 3),
        heading(0, Style::Is, 7),
    ];
    let mut report = Report::default();
    report.outline = outline;
    let says: Vec<_> = check(&report).iter().map(|f| f.message(&report, Language::En)).collect();
    assert!(says.contains(&"“一、” is followed by “三、”; “二、” is missing".to_owned()), "{says:?}");
    assert!(says.iter().all(|says| !says.is_empty()));
}
