use super::pairs::{Fault, faults};
use crate::check::rules::testing::{draft, only};
use crate::check::{Finding, check};

#[test]
fn broken() {
    let mut draft = draft();
    draft.other("其他情况", "印发《办法》》。");
    let (finding, zh, _) = only(&draft.build().unwrap());
    assert_eq!((finding.code(), zh.as_str()), ("S307", "“印发《办法》》”处的》没有前半"));
}

#[test]
fn each_field_is_a_text_of_its_own() {
    let mut draft = draft();
    draft.other("其他情况（一）", "印发《关于贯彻〈执法办法〉的通知》(某政发〔2024〕3号)。");
    draft.other("《办法", "》");
    let findings = check(&draft.build().unwrap());
    assert_eq!(findings.iter().map(Finding::code).collect::<Vec<_>>(), ["S307"; 2]);
}

#[test]
fn marks_that_cross_are_one_fault() {
    assert!(
        matches!(faults("“《办法”》", || true)[..], [Fault::Crossed((3, '《'), (15, '》'))]),
        "{:?}",
        faults("“《办法”》", || true)
    );
    assert_eq!(faults("（（》》））", || true), [Fault::Unopened(6, '》'), Fault::Unopened(9, '》')]);
    assert_eq!(faults("（〔", || true), [Fault::Unclosed(0, '（'), Fault::Unclosed(3, '〔')]);
}
