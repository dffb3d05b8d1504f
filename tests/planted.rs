//! The planted report: its list of faults says truly where they stand and what is wrong with them.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by them

use std::collections::BTreeSet;

use fazhi::Quantity;
use fazhi::quantity::Hedge;
use fazhi::quantity::law::{
    Average, Closure, Growth, PointChange, Reduction, Share, Sum, Verdict, enumeration, rate_alone, subset, sum,
};

const TEXT: &str = include_str!("../examples/data/planted.txt");
const LIST: &str = include_str!("../examples/data/planted.md");

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

#[test]
fn every_listed_fault_stands_where_the_list_says() {
    let mut codes = BTreeSet::new();
    for row in LIST.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| line")) {
        let [line, column, code, severity, printed, _] =
            row.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>()[..]
        else {
            panic!("{row}")
        };
        let (line, column): (usize, usize) = (line.parse().unwrap(), column.parse().unwrap());
        let rest: String = TEXT.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
        assert!(rest.starts_with(printed), "{row}");
        assert_eq!(TEXT.matches(printed).count(), 1, "{row}");
        let warning = matches!(code, "C110" | "C112" | "W201" | "W202");
        assert_eq!(severity, if warning { "warning" } else { "error" }, "{row}");
        codes.insert(code);
    }
    let all = ["C101", "C103", "C104", "C105", "C106", "C107", "C108", "C109", "C110", "C112", "W201", "W202"];
    assert_eq!(codes, BTreeSet::from(all));
    assert!((1500..=2500).contains(&TEXT.chars().count()));
}

#[test]
fn every_fault_is_one_and_the_rest_is_sound() {
    let broken = [
        Share::new("286项", "650项", "46%").unwrap().verdict(),
        Reduction::new("1200天", "480天", "65%").unwrap().verdict(),
        Average::new("1920人次", "24场", "90人次").unwrap().verdict(),
        subset(q("912次").possible(), q("860次").possible()).verdict,
        PointChange::new("97.5%", "95.1%", "3.4个百分点").unwrap().verdict(),
        enumeration(q("5家").possible(), 4, false).verdict,
        Growth::from_base("138件", "120件", "18%").unwrap().verdict(),
        Sum::new("500件", ["380件", "95件", "15件"]).unwrap().verdict(),
        rate_alone(&q("101.5%")).verdict,
    ];
    assert_eq!(broken, [Verdict::Broken; 9]);
    assert_eq!(q("近8000余份").hedge(), Hedge::Stacked);
    let sound = [
        // worth a warning, but possible
        PointChange::new("96.4%", "94.1%", "2.3%").unwrap().verdict(),
        Share::new("2599件", "2600件", "100%").unwrap().verdict(),
        // and what stands around the faults
        Share::new("611项", "650项", "94%").unwrap().verdict(),
        Share::new("171件", "180件", "95%").unwrap().verdict(),
        Share::new("721处", "735处", "98.1%").unwrap().verdict(),
        Share::new("312本", "320本", "97.5%").unwrap().verdict(),
        Share::new("40件", "125件", "32%").unwrap().verdict(),
        Growth::from_base("2150人次", "2000人次", "7.5%").unwrap().verdict(),
        Sum::new("84件", ["61件", "9件", "14件"]).unwrap().verdict(),
        Sum::new("64件", ["49件", "11件", "4件"]).unwrap().verdict(),
        Sum::new("90件", ["38件", "52件"]).unwrap().verdict(),
        sum(&[q("58份").possible()], &[q("4份").possible()], Closure::Open).verdict,
    ];
    assert_eq!(sound, [Verdict::Holds; 12]);
}
