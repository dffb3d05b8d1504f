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
