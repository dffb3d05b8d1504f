use proptest::prelude::*;

use super::*;
use crate::quantity::testing::assert_spelt_alike;

fn lax(text: &str) -> (String, Vec<Irregularity>) {
    let (number, seen) = DocumentNumber::parse_lax(text).unwrap();
    (number.to_string(), seen)
}

#[test]
fn canonical_numbers_are_read_and_shown() {
    for text in ["四铁西政办发〔2023〕19号", "中发〔2021〕33号", "厅字〔2019〕28号", "国办公开办函〔2021〕30号"]
    {
        assert_eq!(text.parse::<DocumentNumber>().unwrap().to_string(), text);
        assert_eq!(lax(text), (text.to_owned(), vec![]));
    }
}

#[test]
fn each_irregularity_is_named() {
    use Irregularity::*;
    for (text, canonical, seen) in [
        ("江政发[2024]7号", "江政发〔2024〕7号", vec![WrongBrackets]),
        ("江政发(2024)7号", "江政发〔2024〕7号", vec![WrongBrackets]),
        ("江政发（2024）7号", "江政发〔2024〕7号", vec![WrongBrackets]),
        ("江政发﹝2024﹞7号", "江政发〔2024〕7号", vec![WrongBrackets]),
        ("江政发〔2024]7号", "江政发〔2024〕7号", vec![WrongBrackets]),
        ("江政发〔2024〕第7号", "江政发〔2024〕7号", vec![Ordinal]),
        ("江政发第〔2024〕7号", "江政发〔2024〕7号", vec![Ordinal]),
        ("江政发〔2024〕007号", "江政发〔2024〕7号", vec![ZeroPadding]),
        ("江政发〔２０２４〕７号", "江政发〔2024〕7号", vec![FullWidthDigits]),
        (" 江政发 〔2024〕 7 号", "江政发〔2024〕7号", vec![WhiteSpace]),
        ("川府法201568", "川府法〔2015〕68号", vec![MissingBrackets, MissingHao]),
        ("雅府法函〔201548", "雅府法函〔2015〕48号", vec![MissingBrackets, MissingHao]),
    ] {
        assert_eq!(lax(text), (canonical.to_owned(), seen), "{text}");
        assert!(matches!(text.parse::<DocumentNumber>(), Err(DocumentNumberError::Irregular { .. })), "{text}");
    }
}

#[test]
fn what_cannot_be_read_says_where() {
    use DocumentNumberError::*;
    let refused = |text: &str| DocumentNumber::parse_lax(text).unwrap_err();
    assert_eq!(refused(""), Agency { input: String::new() });
    assert_eq!(refused("第〔2024〕7号"), Agency { input: "第〔2024〕7号".into() });
    assert_eq!(refused("江政发〔24〕7号"), Year { input: "江政发〔24〕7号".into(), at: 12 });
    assert_eq!(refused("江政发〔1911〕7号"), Year { input: "江政发〔1911〕7号".into(), at: 12 });
    assert_eq!(refused("江政发〔2024〕号"), Number { input: "江政发〔2024〕号".into(), at: 19 });
    assert_eq!(refused("江政发〔2024〕0号"), Number { input: "江政发〔2024〕0号".into(), at: 19 });
    assert_eq!(refused("江政发〔2024〕99999999999号"), Number { input: "江政发〔2024〕99999999999号".into(), at: 19 });
    assert_eq!(refused("江政发〔2024〕7号文"), Trailing { input: "江政发〔2024〕7号文".into(), at: 23 });
    assert!(DocumentNumber::new("政".repeat(41), 2024, 1).is_err());
    assert!(DocumentNumber::new("政".repeat(40), 2024, 1).is_ok());
}

#[test]
fn every_irregularity_is_spelt_alike_everywhere() {
    assert_spelt_alike::<Irregularity>();
}

#[test]
fn json_is_the_canonical_string() {
    let number = DocumentNumber::new("国办发", 2018, 118).unwrap();
    assert_eq!(serde_json::to_string(&number).unwrap(), "\"国办发〔2018〕118号\"");
    assert_eq!(serde_json::from_str::<DocumentNumber>("\"国办发〔2018〕118号\"").unwrap(), number);
    assert!(serde_json::from_str::<DocumentNumber>("\"国办发[2018]118号\"").is_err());
}

proptest! {
    #[test]
    fn any_text_gives_a_value_or_an_error(text in any::<String>(), like in "[ 政发第〔\\[（]{0,5}[0-9２]{0,9}[〕） 第]{0,3}[0-9]{0,12}[号 ]{0,2}") {
        for text in [text, like] {
            let strict = text.parse::<DocumentNumber>();
            let lax = DocumentNumber::parse_lax(&text);
            if let Ok(number) = &strict {
                prop_assert_eq!(number.to_string(), text);
                prop_assert_eq!(lax, Ok((number.clone(), vec![])));
            } else if let Ok((number, _)) = lax {
                prop_assert_eq!(number.to_string().parse(), Ok(number));
            }
        }
    }

    #[test]
    fn what_is_shown_is_read_back(agency in "[政府办发函字令A-Z]{1,40}", year in 1949..=2100, number in 1..=u32::MAX) {
        let new = DocumentNumber::new(agency, year, number).unwrap();
        prop_assert_eq!(new.to_string().parse(), Ok(new));
    }
}
