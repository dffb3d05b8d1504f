use proptest::prelude::*;

use crate::quantity::law::{Direction, Verdict};
use crate::read::read;
use crate::report::{FigureId, Relation};

/// The claims of a text, one short line each, sorted: `57/210=27.1%`, `84+57=141`, `19+245=238+26`, `120<100+20:20%`;
/// broken ones end in `!`, truncated ones in `~`, undecided ones in `?`.
fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    let report = &reading.report;
    let one = |id: &FigureId| report.figures().get(*id).unwrap().quantity.as_str().to_owned();
    let all = |list: &[FigureId]| list.iter().map(one).collect::<Vec<_>>().join("+");
    let maybe = |id: &Option<FigureId>| id.as_ref().map(one).unwrap_or_default();
    let mut out: Vec<String> = report
        .claims()
        .map(|(_, claim)| {
            let words = match &claim.relation {
                Relation::Share { part, whole, rate } => format!("{}/{}={}", all(part), all(whole), one(rate)),
                Relation::Breakdown { total, parts, .. } => format!("{}={}", all(parts), maybe(total)),
                Relation::Balance { totals, parts } => format!("{}={}", all(totals), all(parts)),
                Relation::Growth { current, base, delta, rate, direction, .. } => {
                    let sign = if *direction == Direction::Up { '+' } else { '-' };
                    format!("{}<{}{sign}{}:{}", maybe(current), maybe(base), maybe(delta), maybe(rate))
                }
                Relation::PointChange { current, previous, change, direction } => {
                    let sign = if *direction == Direction::Up { '+' } else { '-' };
                    format!("{}<{}{sign}{}", one(current), maybe(previous), one(change))
                }
                Relation::Rate { rate, .. } => one(rate),
                other => format!("{other:?}"),
            };
            let mark = match claim.judge(report.figures()).unwrap().verdict {
                Verdict::Holds => "",
                Verdict::Truncated => "~",
                Verdict::Broken => "!",
                Verdict::Undecided => "?",
            };
            words + mark
        })
        .collect();
    out.sort();
    out
}

mod beside;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut expected: Vec<String> = expected.iter().map(|&s| s.to_owned()).collect();
    expected.sort();
    assert_eq!(claims(text), expected, "{text}");
}

#[test]
fn one_row_that_does_not_add_up_among_many_is_wrong() {
    let table = |last: &str| {
        format!("类别|申请|受理|不予受理\n处罚|68|63|5\n认定|31|30|1\n公开|22|17|5\n其他|19|16|3\n{last}\n")
    };
    let rows = claims(&table("合计|140|126|41"));
    assert!(rows.contains(&"126+41=140!".to_owned()), "{rows:?}");
    assert!(rows.contains(&"63+5=68".to_owned()), "{rows:?}");
    assert!(claims(&table("合计|140|126|14")).contains(&"126+14=140".to_owned()));
    // two of five: the first is no sum of the others
    let rows = claims("类别|申请|受理|不予受理\n处罚|68|63|5\n认定|31|30|1\n公开|22|19|5\n其他|19|16|8\n");
    assert!(!rows.iter().any(|row| row.ends_with("=68")), "{rows:?}");
}

#[test]
fn shares_of_a_total_that_stands_first() {
    check(
        "类别\t数量\t比重\n总计\t500\t100%\n咨询\t300\t60%\n投诉\t150\t30%\n举报\t50\t11%\n",
        &["500/500=100%", "300/500=60%", "150/500=30%", "50/500=11%!", "300+150+50=500"],
    );
}

#[test]
fn shares_of_all_items_where_no_total_is_stated() {
    check(
        "来源|件数（件）|占比\n来信|120|30%\n来访|200|50%\n来电|80|20%\n",
        &["120/120+200+80=30%", "200/120+200+80=50%", "80/120+200+80=20%"],
    );
}

#[test]
fn shares_along_rows() {
    check(
        "类型\t治安\t交通\t城管\t合计\n件数\t90\t60\t50\t200\n所占比例\t45%\t30%\t26%\t100%\n",
        &["90/200=45%", "60/200=30%", "50/200=26%!", "200/200=100%", "90+60+50=200"],
    );
}

#[test]
fn rates_by_their_names() {
    check(
        "单位\t受理\t办结\t按期办结\t办结率\t按期办结率\n东街\t80\t76\t60\t95%\t75%\n西街\t40\t30\t24\t75%\t62%\n",
        &["76/80=95%", "30/40=75%", "60/80=75%", "24/40=62%!"],
    );
}

#[test]
fn a_rate_of_what_was_due() {
    check(
        "部门|应出庭（次）|实际出庭（次）|出庭率\n甲局|20|19|95%\n乙局|16|12|75%\n丙局|8|8|90%\n",
        &["19/20=95%", "12/16=75%", "8/8=90%!"],
    );
}

#[test]
fn a_single_row_of_a_named_rate_can_be_broken() {
    check("排查隐患|完成整改|整改率\n250|245|99%\n", &["245/250=99%!"]);
}

#[test]
fn rates_that_nothing_fits_are_undecided() {
    check(
        "街道\t宣传场次\t受众人数\t知晓率\n南门\t12\t800\t91%\n北门\t15\t950\t88%\n中街\t9\t610\t93%\n",
        &["91%?", "88%?", "93%?"],
    );
}

#[test]
fn totals_of_columns_and_rows() {
    check(
        "乡镇|信访|调解|合计\n甲乡|10|21|31\n乙乡|12|25|37\n合计|22|46|68\n",
        &["10+12=22", "21+25=46", "31+37=68", "10+21=31", "12+25=37", "22+46=68"],
    );
}

#[test]
fn a_total_column_that_stands_first() {
    check(
        "年份\t合计\t刑事\t民事\n2021年\t90\t30\t60\n2022年\t97\t35\t62\n2023年\t99\t36\t64\n",
        &["30+60=90", "35+62=97", "36+64=99!"],
    );
}

#[test]
fn subtotals_are_not_counted_twice() {
    check(
        "项目\t件数\n省级\t4\n市级\t6\n小计\t10\n区级\t7\n镇级\t8\n小计\t15\n总计\t25\n",
        &["4+6=10", "7+8=15", "10+15=25"],
    );
}

#[test]
fn rows_within_rows_are_not_added() {
    check("对象\t人数\n农民工\t120\n其中：女\t45\n老年人\t80\n残疾人\t30\n合计\t230\n", &["120+80+30=230"]);
}

#[test]
fn a_total_that_lacks_the_first_cell_of_its_row() {
    check(
        "序号\t单位\t检查次数\t罚款（元）\n1\t甲队\t31\t1,200\n2\t乙队\t27\t800\n3\t丙队\t44\t12,000\n合计\t102\t14,000\n",
        &["31+27+44=102", "1,200+800+12,000=14,000"],
    );
}

#[test]
fn names_of_columns_without_one_for_the_names_of_rows() {
    check("收案\t结案\t结案率\n一庭\t50\t48\t96%\n二庭\t40\t30\t70%\n", &["48/50=96%", "30/40=70%!"]);
}

#[test]
fn a_last_column_that_is_a_sum_under_another_name() {
    check("机关|申请|投诉|其他\n甲局|41|32|73\n乙局|25|36|61\n丙局|18|19|37\n", &["41+32=73", "25+36=61", "18+19=37"]);
}

#[test]
fn growth_with_difference() {
    check(
        "指标\t本年\t上年同期\t增减\t同比\n受理\t120\t100\t20\t20%\n办结\t90\t100\t-10\t-10.0%\n立案\t66\t60\t6\t11%\n",
        &["120<100+20:20%", "90<100-10:10.0%", "66<60+6:11%!"],
    );
}

#[test]
fn growth_between_years() {
    check("项目\t2022年\t2023年\t增长率\n复议\t200\t250\t25%\n应诉\t80\t60\t-25%\n", &["250<200+:25%", "60<80-:25%"]);
}

#[test]
fn growth_without_a_base() {
    let found = claims("类别|本月件数|环比\n咨询|200|10%\n求助|150|-4%\n");
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|claim| claim.ends_with('?') && claim.contains('<')), "{found:?}");
}

#[test]
fn differences_alone() {
    check(
        "类别\t今年\t去年\t同比增减\n调解\t55\t50\t5\n仲裁\t31\t40\t-9\n公证\t12\t10\t3\n",
        &["55<50+5:", "31<40-9:", "12<10+3:!"],
    );
}

#[test]
fn changes_in_points() {
    check(
        "指标\t本年\t上年\t变化\n办结率\t96.5%\t94.2%\t2.3个百分点\n纠错率\t8.0%\t9.1%\t-1.4个百分点\n",
        &["96.5%<94.2%+2.3个百分点", "8.0%<9.1%-1.4个百分点!"],
    );
}

#[test]
fn four_columns_of_labels_and_values() {
    check(
        "收到申请\t64件\t予以受理\t60件\n办理完毕\t57件\t办结率\t95%\n公开满意度\t98.1%\t平均用时\t11天\n",
        &["57件/60件=95%", "98.1%?"],
    );
}

#[test]
fn labels_and_values_in_one_cell() {
    check("|受理45件|办结36件|办结率82%|\n", &["36件/45件=82%!"]);
}

#[test]
fn labels_and_values_one_a_row() {
    check("排查\t400\n整改\t380\n整改率\t95%\n", &["380/400=95%"]);
}

#[test]
fn balances_by_names() {
    check(
        "法院\t旧存\t新收\t审结\t未结\n一院\t5\t50\t48\t7\n二院\t8\t61\t60\t8\n三院\t2\t30\t31\t1\n",
        &["5+50=48+7", "8+61=60+8!", "2+30=31+1"],
    );
    check("收到\t受理\t不予受理\n51\t46\t5\n", &["51=46+5"]);
    check("收到\t受理\t不予受理\n51\t46\t7\n", &["51=46+7!"]);
}

#[test]
fn balances_by_a_note() {
    check("甲类|乙类|丙类\n8|12|20\n注：第1栏加第2栏等于第3栏。\n", &["8+12=20"]);
    check("甲类|乙类|丙类\n8|12|21\n注：第1栏加第2栏等于第3栏。\n", &["8+12=21!"]);
}

#[test]
fn two_rows_of_names() {
    check(
        "区域\t上半年\t\t\t下半年\t\t\n\t受理\t办结\t办结率\t受理\t办结\t办结率\n东区\t50\t40\t80%\t60\t57\t95%\n西区\t25\t24\t96%\t40\t34\t80%\n",
        &["40/50=80%", "24/25=96%", "57/60=95%", "34/40=80%!"],
    );
}

#[test]
fn a_table_that_goes_on_beside_itself() {
    check("事项\t件数\t事项\t件数\n户籍\t12\t社保\t30\n婚姻\t18\t合计\t60\n", &["12+18+30=60"]);
}

#[test]
fn units_in_cells_of_their_own() {
    check("指标名称|计量单位|数量\n援助律师|件|310\n援助基层|件|90\n合计|件|400\n", &["310+90=400"]);
}

#[test]
fn separators_and_lines_of_dashes() {
    check(
        "| 类别 | 件数 | 占比 |\n| --- | ---: | --- |\n| 甲 | 1,500 | 75% |\n| 乙 | 500 | 25% |\n| 合计 | 2,000 | — |\n",
        &["1,500/2,000=75%", "500/2,000=25%", "1,500+500=2,000"],
    );
}

#[test]
fn two_columns_by_one_bar() {
    check("类别|件数\n咨询|32\n求助|18\n合计|51\n", &["32+18=51!"]);
}

#[test]
fn two_columns_by_a_wide_bar() {
    check("类别｜件数｜占比\n甲｜3｜30%\n乙｜7｜70%\n合计｜10｜\n", &["3/10=30%", "7/10=70%", "3+7=10"]);
}

#[test]
fn rows_that_begin_like_headings() {
    check(
        "项目\t件数\t占比\n一、行政许可\t30\t60%\n二、行政处罚\t20\t40%\n合计\t50\t/\n",
        &["30/50=60%", "20/50=40%", "30+20=50"],
    );
}

#[test]
fn prose_with_a_tab_is_no_table() {
    let text = "全年共受理申请318件，\t其中办结291件，办结率91.5%，群众较为满意\n";
    assert_eq!(claims(text), claims(&text.replace('\t', "")));
}

#[test]
fn averages_and_shares_are_not_added() {
    check("片区\t案件\t平均用时\n甲\t10\t5\n乙\t20\t7\n合计\t30\t6\n", &["10+20=30"]);
}

#[test]
fn totals_that_fit_nowhere_are_not_claimed() {
    // the list leaves rows out
    check("单位\t检查\t处罚\t警告\n甲\t10\t4\t3\n乙\t20\t7\t2\n全区\t130\t61\t40\n", &[]);
}

#[test]
fn zeros_show_nothing() {
    // the total leaves the first row out, which the two halves below it make up; columns of zeros close all the same
    check(
        "结果\t甲\t乙\t丙\t丁\n新收\t9\t0\t0\t0\n公开\t5\t0\t0\t0\n不公开\t4\t0\t0\t0\n总计\t9\t0\t0\t0\n",
        &["5+4=9", "5+4=9", "0+0=0", "0+0=0", "0+0=0"],
    );
    check("结果\t甲\t乙\t丙\t丁\n新收\t9\t0\t0\t0\n公开\t5\t0\t0\t0\n不公开\t3\t0\t0\t0\n总计\t9\t0\t0\t0\n", &[]);
}

#[test]
fn numbered_rows_below_others_are_not_added() {
    check("项目\t件数\n一、处罚\t30\n1.警告\t12\n2.罚款\t18\n二、强制\t5\n合计\t35\n", &["30+5=35"]);
}

#[test]
fn numbers_like_years_are_counts_among_counts() {
    check(
        "街道\t受理\t办结\n东街\t2010\t1990\n西街\t1000\t900\n合计\t3010\t2890\n",
        &["2010+1000=3010", "1990+900=2890"],
    );
}

#[test]
fn a_rate_that_only_sounds_like_a_count_is_not_broken() {
    check("受理\t318件\t办结\t291件\t按时办结率\t99%\n", &["99%?"]);
    check("受理|不予受理|办结|办结率\n80|4|60|99%\n", &["99%?"]);
}

#[test]
fn equal_columns_are_not_what_every_full_rate_is_of() {
    check("单位\t场次\t人员\t覆盖率\n甲\t3\t3\t100%\n乙\t4\t4\t100%\n丙\t5\t9\t100%\n", &["100%?", "100%?", "100%?"]);
    check("单位\t应整改\t已整改\t整改率\n甲\t3\t3\t100%\n乙\t4\t4\t100%\n", &["3/3=100%", "4/4=100%"]);
}

#[test]
fn hostile_tables_end() {
    let wide = |cell: &str, n: usize| format!("{}\n", vec![cell; n].join("\t"));
    for text in [
        wide("1", 100_000),
        wide("合计", 5_000) + &wide("3", 50_000) + &wide("50%", 50_000),
        "|\n|\n||||\n\t\t\n|1|\n|".to_owned(),
        "合计\t1\n".repeat(20_000),
        "小计\t1\t2\n其中：\t1\t1\n".repeat(10_000),
        wide("约1万余", 20_000) + &wide("3.1%", 20_000),
        "甲|5|50%\n".repeat(10_000),
        wide("增减", 3_000) + &wide("3", 3_000).repeat(3) + &wide("3%", 3_000),
    ] {
        claims(&text);
    }
}

/// A table of counts with totals, shares, and rates that are right.
fn consistent(rows: &[(u32, u32)], separator: &str) -> String {
    let join = |cells: &[String]| cells.join(separator) + "\n";
    let total: u32 = rows.iter().map(|row| row.0).sum();
    let done: u32 = rows.iter().map(|row| row.0.min(row.1)).sum();
    let percent = |part: u32, whole: u32| {
        let tenths = (u64::from(part) * 2000 + u64::from(whole)) / (2 * u64::from(whole));
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let mut out = join(&["单位", "受理", "占比", "办结", "办结率"].map(str::to_owned));
    for (at, &(count, part)) in rows.iter().enumerate() {
        let part = part.min(count);
        let name = format!("{}街", ["东", "西", "南", "北", "中", "前", "后", "左"][at % 8]);
        out += &join(&[name, count.to_string(), percent(count, total), part.to_string(), percent(part, count)]);
    }
    out + &join(&["合计".to_owned(), total.to_string(), "100%".to_owned(), done.to_string(), percent(done, total)])
}

proptest! {
    #[test]
    fn consistent_tables_have_no_broken_claim(
        rows in prop::collection::vec((1..5000_u32, 0..5000_u32), 2..12),
        separator in prop::sample::select(vec!["\t", "|"]),
    ) {
        let found = claims(&consistent(&rows, separator));
        prop_assert!(found.iter().all(|claim| !claim.ends_with('!')), "{found:?}");
        prop_assert!(found.len() >= 2 * rows.len(), "{found:?}");
    }

    #[test]
    fn a_changed_cell_breaks_a_claim(
        rows in prop::collection::vec((100..5000_u32, 100..5000_u32), 3..12),
        change in 1..90_u32,
        place in any::<prop::sample::Index>(),
    ) {
        let right = consistent(&rows, "\t");
        let total: u32 = rows.iter().map(|row| row.0).sum();
        let changed = place.index(rows.len() + 1);
        let mut lines: Vec<String> = right.lines().map(str::to_owned).collect();
        let old = rows.get(changed).map_or(total, |row| row.0);
        let line = &mut lines[changed + 1];
        *line = line.replacen(&format!("\t{old}\t"), &format!("\t{}\t", old + change), 1);
        let found = claims(&(lines.join("\n") + "\n"));
        prop_assert!(found.iter().any(|claim| claim.ends_with('!')), "{found:?}");
    }

    #[test]
    fn any_cells_are_read(cells in prop::collection::vec("[\\t|\n0-9合计其中率占比%.年件 -]{0,12}", 0..40)) {
        claims(&cells.concat());
    }
}

#[test]
fn a_row_of_rates_among_rows_of_counts() {
    let text =
        "项目\t上年\t本年\t变化\n收案\t2846\t3117\t9.5%\n结案\t2791\t3064\t9.8%\n结案率\t98.1%\t98.3%\t0.2个百分点\n";
    check(
        text,
        &["3117<2846+:9.5%", "3064<2791+:9.8%", "98.3%<98.1%+0.2个百分点", "2791/2846=98.1%", "3064/3117=98.3%"],
    );
    check(
        &text.replace("3117", "3417"),
        &["3417<2846+:9.5%!", "3064<2791+:9.8%", "98.3%<98.1%+0.2个百分点", "2791/2846=98.1%", "3064/3417=98.3%!"],
    );
}
