use super::*;

fn r(num: i128, den: i128) -> Ratio {
    Ratio::new(num, den).unwrap()
}

/// Text, the part of it that is the numeral, value, ulp, step.
#[test]
fn values_and_precision() {
    let whole = Ratio::from;
    let cases = [
        ("312件", "312", whole(312), whole(1), whole(1)),
        ("44.4%", "44.4", r(444, 10), r(1, 10), r(1, 10)),
        ("12.50%", "12.50", r(125, 10), r(1, 100), r(1, 10)),
        ("1.78万户", "1.78万", whole(17_800), whole(100), whole(100)),
        ("3万人", "3万", whole(30_000), whole(10_000), whole(10_000)),
        ("20000", "20000", whole(20_000), whole(1), whole(10_000)),
        ("1800余件", "1800余", whole(1800), whole(1), whole(100)),
        ("2.1万余户", "2.1万余", whole(21_000), whole(1000), whole(1000)),
        ("610.8万多", "610.8万多", whole(6_108_000), whole(1000), whole(1000)),
        ("1422.64余万元", "1422.64余万", whole(14_226_400), whole(100), whole(100)),
        ("500余万", "500余万", whole(5_000_000), whole(10_000), whole(1_000_000)),
        ("3千人", "3千", whole(3000), whole(1000), whole(1000)),
        ("5千万元", "5千万", whole(50_000_000), whole(10_000_000), whole(10_000_000)),
        ("12,077件", "12,077", whole(12_077), whole(1), whole(1)),
        ("1,050,000,000", "1,050,000,000", whole(1_050_000_000), whole(1), whole(10_000_000)),
        ("24,978.12万", "24,978.12万", whole(249_781_200), whole(100), whole(100)),
        ("9 352件", "9 352", whole(9352), whole(1), whole(1)),
        ("104\u{2009}960", "104\u{2009}960", whole(104_960), whole(1), whole(10)),
        ("104\u{a0}960.5", "104\u{a0}960.5", r(1_049_605, 10), r(1, 10), r(1, 10)),
        ("１２．５％", "１２．５", r(125, 10), r(1, 10), r(1, 10)),
        ("0", "0", whole(0), whole(1), whole(1)),
        ("0.00%", "0.00", whole(0), r(1, 100), r(1, 100)),
        ("007号", "007", whole(7), whole(1), whole(1)),
        ("三百件", "三百", whole(300), whole(1), whole(100)),
        ("一百二十三", "一百二十三", whole(123), whole(1), whole(1)),
        ("两万人", "两万", whole(20_000), whole(10_000), whole(10_000)),
        ("十余项", "十余", whole(10), whole(1), whole(10)),
        ("五百余人", "五百余", whole(500), whole(1), whole(100)),
        ("千余人", "千余", whole(1000), whole(1), whole(1000)),
        ("万余人", "万余", whole(10_000), whole(10_000), whole(10_000)),
        ("一千多万", "一千多万", whole(10_000_000), whole(10_000), whole(10_000_000)),
        ("二十几万", "二十几万", whole(200_000), whole(10_000), whole(100_000)),
        ("一百零几万", "一百零几万", whole(1_000_000), whole(10_000), whole(100_000)),
        ("1百零几万", "1百零几万", whole(1_000_000), whole(10_000), whole(100_000)),
        ("5万4千6百", "5万4千6百", whole(54_600), whole(1), whole(100)),
        ("5亿3400万元", "5亿3400万", whole(534_000_000), whole(10_000), whole(1_000_000)),
        ("100万三千", "100万三千", whole(1_003_000), whole(1), whole(1000)),
        ("1百01", "1百01", whole(101), whole(1), whole(1)),
        ("2千零30万", "2千零30万", whole(20_300_000), whole(10_000), whole(100_000)),
        ("两千六", "两千六", whole(2600), whole(100), whole(100)),
        ("三万五", "三万五", whole(35_000), whole(1000), whole(1000)),
        ("一万零五十", "一万零五十", whole(10_050), whole(1), whole(10)),
        ("百三", "百三", whole(130), whole(10), whole(10)),
        ("二〇二三年", "二〇二三", whole(2023), whole(1), whole(1)),
        ("一二三四五", "一二三四五", whole(12_345), whole(1), whole(1)),
        ("七亿一千五百二十七万人", "七亿一千五百二十七万", whole(715_270_000), whole(10_000), whole(10_000)),
        ("三点五万户", "三点五万", whole(35_000), whole(1000), whole(1000)),
        ("20万亿", "20万亿", whole(20_000_000_000_000), whole(1_000_000_000_000), whole(10_000_000_000_000)),
    ];
    for (text, part, value, ulp, step) in cases {
        let read = prefix(text).unwrap_or_else(|| panic!("{text}: none")).unwrap();
        assert_eq!(text.get(..read.len), Some(part), "{text}");
        assert_eq!((read.value, read.ulp, read.step), (value, ulp, step), "{text}");
    }
}

fn read_part(text: &str) -> (&str, Numeral) {
    let read = prefix(text).unwrap_or_else(|| panic!("{text}: none")).unwrap();
    (text.get(..read.len).unwrap(), read)
}

#[test]
fn scales() {
    let whole = Ratio::from;
    let cases = [
        ("百分之九十五", "百分之九十五", Scale::PerCent, whole(95), whole(1)),
        ("百分之九十八点六的", "百分之九十八点六", Scale::PerCent, r(986, 10), r(1, 10)),
        ("百分之3.2，", "百分之3.2", Scale::PerCent, r(32, 10), r(1, 10)),
        ("百分之一百二十", "百分之一百二十", Scale::PerCent, whole(120), whole(1)),
        ("百分之百", "百分之百", Scale::PerCent, whole(100), whole(1)),
        ("百分之九十多", "百分之九十多", Scale::PerCent, whole(90), whole(1)),
        ("千分之三", "千分之三", Scale::PerMille, whole(3), whole(1)),
        ("万分之零点五", "万分之零点五", Scale::PerTenThousand, r(5, 10), r(1, 10)),
        ("三分之二以上", "三分之二", Scale::Fraction, r(2, 3), r(1, 3)),
        ("3分之1", "3分之1", Scale::Fraction, r(1, 3), r(1, 3)),
        ("十分之一", "十分之一", Scale::Fraction, r(1, 10), r(1, 10)),
        ("1/4的", "1/4", Scale::Fraction, r(1, 4), r(1, 4)),
        ("八成以上", "八成", Scale::Tenths, r(8, 10), r(1, 10)),
        ("八成五", "八成五", Scale::Tenths, r(85, 100), r(1, 100)),
        ("七成半", "七成半", Scale::Tenths, r(75, 100), r(1, 100)),
        ("8.5成", "8.5成", Scale::Tenths, r(85, 100), r(1, 100)),
        ("六成多", "六成多", Scale::Tenths, r(6, 10), r(1, 10)),
        ("十成", "十成", Scale::Tenths, whole(1), r(1, 10)),
        ("一半以上", "一半", Scale::Half, r(1, 2), r(1, 2)),
        ("半数", "半", Scale::Half, r(1, 2), r(1, 2)),
    ];
    for (text, part, scale, value, ulp) in cases {
        let (got, read) = read_part(text);
        assert_eq!((got, read.scale, read.value, read.ulp), (part, scale, value, ulp), "{text}");
    }
}

/// Where a numeral ends, and what stands behind it without being part of it.
#[test]
fn ends() {
    let cases = [
        ("150.25 万件", "150.25 万"),
        ("3.5 亿元", "3.5 亿"),
        ("150 余万人", "150 余万"),
        ("12 万分之三", "12"),
        ("12   万元", "12"),
        ("12 件", "12"),
        ("12,345,67", "12"),
        ("3,500元", "3,500"),
        ("1,2,3", "1"),
        ("1234,567", "1234"),
        ("1,0000", "1"),
        ("0,123", "0"),
        ("12，077", "12"),
        ("12 345 67", "12"),
        ("2023 123", "2023"),
        ("9.5 352", "9.5"),
        ("1,234 567", "1,234"),
        ("12.", "12"),
        ("1.2.3", "1.2"),
        ("4·15", "4"),
        ("1/4/2", "1"),
        ("1/4.5", "1"),
        ("1/4.", "1/4"),
        ("110/12345", "110"),
        ("3/0", "3"),
        ("100万2023年", "100万"),
        ("5亿3.4万", "5亿"),
        ("3亿20000万", "3亿"),
        ("一万二千三百万", "一万"),
        ("100万三级", "100万"),
        ("两万一线职工", "两万"),
        ("三百五百", "三百"),
        ("三万几个", "三万"),
        ("十佳", "十"),
        ("110十佳", "110"),
        ("12345百姓热线", "12345"),
        ("5千瓦", "5"),
        ("3百姓", "3"),
        ("100兆宽带", "100"),
        ("100来信", "100"),
        ("三余", "三"),
        ("三成员", "三"),
        ("2023成立", "2023"),
        ("八点三十分", "八"),
        ("一千零", "一千"),
        ("十两", "十"),
        ("百分之", ""),
        ("百企千人", ""),
        ("万一", ""),
        ("百一", ""),
        ("陆某", ""),
        ("拾遗", ""),
        ("几十万", ""),
        ("余", ""),
        (".5", ""),
        ("-5", ""),
        ("", ""),
    ];
    for (text, part) in cases {
        match prefix(text) {
            None => assert_eq!(part, "", "{text}"),
            Some(read) => assert_eq!(text.get(..read.unwrap().len), Some(part), "{text}"),
        }
    }
}

#[test]
fn long_forms() {
    let cases = [
        ("一万五千亿", 1_500_000_000_000),
        ("五兆六十二亿四万五千二", 5_006_200_045_200),
        ("四万万", 400_000_000),
        ("一亿亿", 10_000_000_000_000_000),
        ("一万零百一十一", 10_111),
        ("壹佰壹拾壹万壹仟", 1_111_000),
        ("5亿3,400万", 534_000_000),
        ("5亿3万", 500_030_000),
        ("三亿五万", 300_050_000),
        ("3万5", 35_000),
        ("1万600", 10_600),
        ("200亿零四千230", 20_000_004_230),
        ("百二十", 120),
        ("百万", 1_000_000),
        ("一百几十", 100),
        ("一万几千", 10_000),
        ("一万多亿", 1_000_000_000_000),
        ("3万多亿", 3_000_000_000_000),
        ("二○二三", 2023),
    ];
    for (text, value) in cases {
        let (part, read) = read_part(text);
        assert_eq!((part, read.value), (text, Ratio::from(value)), "{text}");
    }
}

#[test]
fn what_is_written_is_told() {
    let told = |text| {
        let read = read_part(text).1;
        (read.decimals, read.magnitude, read.over, read.script)
    };
    assert_eq!(told("44.40"), (2, false, false, Script::Arabic));
    assert_eq!(told("1.78万"), (2, true, false, Script::Arabic));
    assert_eq!(told("5万4千6百"), (0, true, false, Script::Arabic));
    assert_eq!(told("100万三千"), (0, true, false, Script::Mixed));
    assert_eq!(told("三百"), (0, false, false, Script::Chinese));
    assert_eq!(told("两万余"), (0, true, true, Script::Chinese));
    assert_eq!(told("十来个"), (0, false, true, Script::Chinese));
    assert_eq!(told("20几个"), (0, false, true, Script::Arabic));
    assert_eq!(told("百分之3.25"), (2, false, false, Script::Arabic));
    assert_eq!(told("三分之2"), (0, false, false, Script::Mixed));
}

#[test]
fn beyond_bounds_is_an_error_that_tells_how_far() {
    let digits = "7".repeat(400);
    let error = |text: &str| prefix(text).unwrap().unwrap_err();
    assert_eq!(error(&format!("{digits}件")), NumeralError::TooLong { at: 0, len: 400, digits: 400 });
    assert_eq!(error(&format!("1万{digits}")), NumeralError::TooLong { at: 4, len: 400, digits: 400 });
    assert_eq!(error(&"三".repeat(19)), NumeralError::TooLong { at: 0, len: 57, digits: 19 });
    assert_eq!(error(&format!("百分之{digits}")), NumeralError::TooLong { at: 9, len: 400, digits: 400 });
    assert_eq!(error("0.1234567890123%"), NumeralError::TooFine { at: 0, len: 15, decimals: 13 });
    assert_eq!(error("5万亿亿元"), NumeralError::TooLarge { at: 1, len: 9 });
    assert_eq!(error(&format!("1{}", ",000".repeat(100))), NumeralError::TooLong { at: 0, len: 401, digits: 301 });
    let zeros = format!("{}7", "0".repeat(400));
    assert_eq!(read_part(&zeros), (zeros.as_str(), Numeral { len: 401, ..read_part("7").1 }));
    assert_eq!(read_part("999999999999999999亿亿").1.value, Ratio::from(999_999_999_999_999_999 * 10i128.pow(16)));
    assert_eq!(read_part("0.123456789012").1.ulp, r(1, 1_000_000_000_000));
}

#[test]
fn two_digits_for_one_number_are_no_number() {
    let cases = [
        ("七八个", 6),
        ("二三十人", 9),
        ("三五百户", 9),
        ("三百五六十件", 15),
        ("十七八岁", 9),
        ("七八成", 6),
        ("两三百户", 9),
    ];
    for (text, len) in cases {
        assert_eq!(prefix(text), Some(Err(NumeralError::Alternatives { at: 0, len })), "{text}");
    }
}

#[test]
fn whole_texts() {
    let value = |text: &str| text.parse::<Numeral>().map(|read| (read.value, read.scale));
    assert_eq!(value("负40%"), Ok((Ratio::from(-40), Scale::PerCent)));
    assert_eq!(value("－0.5"), Ok((r(-1, 2), Scale::Plain)));
    assert_eq!(value("12.56个百分点"), Ok((r(1256, 100), Scale::PerCent)));
    assert_eq!(value("2‰"), Ok((Ratio::from(2), Scale::PerMille)));
    assert_eq!(value("3又一千分之23"), Ok((r(3023, 1000), Scale::Fraction)));
    assert_eq!(value("两打"), Ok((Ratio::from(24), Scale::Plain)));
    assert_eq!(value("2^-1"), Ok((r(1, 2), Scale::Plain)));
    assert_eq!(value("0^-1"), Err(NumeralError::TooLarge { at: 1, len: 3 }));
    assert_eq!(value("9^99"), Err(NumeralError::TooLarge { at: 1, len: 3 }));
    assert_eq!(value("2e17"), Err(NumeralError::TooLarge { at: 2, len: 2 }));
    assert_eq!(value("-三百件"), Err(NumeralError::NotANumeral { at: 7 }));
    assert_eq!(value("3又"), Err(NumeralError::NotANumeral { at: 4 }));
    assert_eq!(value(""), Err(NumeralError::NotANumeral { at: 0 }));
    assert_eq!(value("--5"), Err(NumeralError::NotANumeral { at: 1 }));
}

#[test]
fn what_is_read_at_one_go_is_what_is_read_in_steps() {
    let digits = [
        "0",
        "007",
        "0.05",
        "12.50",
        "100",
        "1,050",
        "1,050,000.00",
        "2023,100",
        "1,23",
        "1,2345",
        "1,234,5",
        "123456789012345678",
        "1234567890123456789",
        "0.123456789012",
        "0.1234567890123",
        "一",
        "九",
        "十",
        "〇",
        "壹",
        "拾",
    ];
    let after = [
        "",
        "件",
        "%",
        " 万",
        "万",
        "余件",
        "多",
        "来",
        "几",
        "分",
        "分之一",
        "/4",
        "成",
        "成五",
        ".",
        ",",
        "，",
        "．5",
        "５",
        "点五",
        "十",
        "百",
        "五",
        "○",
        "半",
        "兆瓦",
        "\u{a0}234",
        " 234",
        "\u{2009}234",
        "1",
    ];
    let mut at_once = 0;
    for text in digits.iter().flat_map(|one| after.iter().map(move |two| format!("{one}{two}"))) {
        let steps = || read_raw(&text, Manner::Prefix);
        if plain::read(&text).is_some() {
            at_once += 1;
            let steps = steps().unwrap().and_then(Raw::spelled).map(Ok);
            assert_eq!(spelled(&text), steps, "{text}");
        }
        let written = steps().map(|raw| raw.and_then(Raw::numeral).map(Written::from)).transpose();
        assert_eq!(super::written(&text), written, "{text}");
    }
    assert!(at_once > 100, "{at_once}");
}

#[test]
fn a_digit_that_nothing_goes_on_is_that_digit() {
    for (text, value) in [("一是", 1), ("九", 9), ("十分", 10), ("三件", 3)] {
        let read = prefix(text).unwrap().unwrap();
        assert_eq!((read.len, read.value, read.script), (3, r(value, 1), Script::Chinese), "{text}");
        // as where the numeral is all there is and every reading is tried
        let whole: Numeral = text[..3].parse().unwrap();
        assert_eq!((whole.value, whole.ulp, whole.step), (read.value, read.ulp, read.step), "{text}");
    }
}
