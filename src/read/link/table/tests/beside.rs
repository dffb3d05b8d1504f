//! Totals told beside a table, and lines that only seem to be counts.

use super::{check, claims};

#[test]
fn shares_of_a_total_in_the_note() {
    let table =
        |good: &str, note: &str| format!("等次\t卷数\t占比\n优\t{good}\t25%\n中\t90\t45%\n差\t60\t30%\n{note}\n");
    check(
        &table("50", "注：评查共抽取案卷200卷，涉及9个单位。"),
        &["50/200卷=25%", "90/200卷=45%", "60/200卷=30%", "50+90+60=200卷"],
    );
    // one count is wrong: the rates add up to all
    check(
        &table("56", "注：评查共抽取案卷200卷。"),
        &["56/200卷=25%!", "90/200卷=45%", "60/200卷=30%", "56+90+60=200卷!"],
    );
    // nothing in the note fits
    check(&table("50", "注：资料来自9个单位，共800卷。"), &["50/50+90+60=25%", "90/50+90+60=45%", "60/50+90+60=30%"]);
}

#[test]
fn shares_of_a_total_in_the_paragraph_before() {
    check(
        "审结案件640件，分布如下：\n结果|件数|占比\n维持|400|62.5%\n终止|176|27.5%\n撤销|64|10%\n",
        &["400/640件=62.5%", "176/640件=27.5%", "64/640件=10%", "400+176+64=640件"],
    );
    // some of what was told: the rates do not make up all
    check(
        "审结案件640件，主要是：\n结果|件数|占比\n维持|400|62.5%\n终止|176|27.5%\n",
        &["400/640件=62.5%", "176/640件=27.5%"],
    );
}

#[test]
fn shares_of_the_item_that_has_none() {
    let table = |second: &str| format!("事项|数量|占比\n登记|160|\n甲类|120|75%\n乙类|{second}|15%\n丙类|16|10%\n");
    check(&table("24"), &["120/160=75%", "24/160=15%", "16/160=10%", "120+24+16=160"]);
    check(&table("42"), &["120/160=75%", "42/160=15%!", "16/160=10%", "120+42+16=160!"]);
}

#[test]
fn one_wrong_count_of_a_list_without_a_total() {
    let table = |first: &str, last: &str| format!("渠道|电话|网站|窗口\n数量|{first}|300|100\n占比|60%|30%|{last}\n");
    let broken = claims(&table("900", "10%"));
    assert!(broken.contains(&"900/900+300+100=60%!".to_owned()), "{broken:?}");
    // the rates do not add up to all, or no digit explains them
    for sound in [claims(&table("900", "11%")), claims(&table("777", "10%"))] {
        assert!(!sound.iter().any(|claim| claim.ends_with('!')), "{sound:?}");
    }
}

#[test]
fn a_total_beside_a_growth_that_falls() {
    let table = |last: &str| {
        format!(
            "项目\t今年\t去年\t变化\n甲类\t180\t200\t下降10%\n乙类\t40\t/\t—\n丙类\t110\t100\t增长10%\n合计\t{last}\t/\t/\n"
        )
    };
    check(&table("330"), &["180<200-:10%", "110<100+:10%", "180+40+110=330"]);
    check(&table("340"), &["180<200-:10%", "110<100+:10%", "180+40+110=340!"]);
}

#[test]
fn four_quarters_are_the_year() {
    let table = |names: [&str; 5]| {
        let counts = ["10", "20", "30", "40", "110"];
        names
            .iter()
            .zip(counts)
            .fold("时间|件数\n".to_owned(), |rows, (name, count)| rows + name + "|" + count + "\n")
    };
    check(&table(["一季度", "二季度", "三季度", "四季度", "全年"]), &["10+20+30+40=110!"]);
    check(&table(["一季度", "二季度", "三季度", "十月", "全年"]), &[]);
}

#[test]
fn a_column_of_years_holds_no_figures() {
    let found = |text: &str| crate::read::read(text).report.figures().len();
    assert_eq!(found("年份|收案|结案\n2021|30|28\n2022|34|33\n"), 4);
    assert_eq!(found("|项目|收案|结案|\n|2021|30|28|\n|2022|34|33|\n"), 4);
    assert_eq!(found("年度\t收案\n2023\t30\n"), 1);
    assert_eq!(found("项目|2021|2022|2023\n收案|30|34|38\n结案|28|33|37\n"), 6);
    // counts that look like years
    assert_eq!(found("收案|2021|2022|38\n结案|2020|2021|37\n"), 6);
    assert_eq!(found("街道|收案|结案\n甲街|2021|2020\n乙街|2022|2021\n"), 4);
    check("年份|检查|处罚\n2021|40|8\n2022|50|9\n合计|90|17\n", &["40+50=90", "8+9=17"]);
}

#[test]
fn rows_that_are_cut_by_other_marks() {
    check(
        "镇街,受理,办结,办结率\n东镇,40件,38件,95%\n西镇,20件,18件,91%\n合计,60件,56件,93.3%\n",
        &["38件/40件=95%", "18件/20件=91%!", "56件/60件=93.3%", "40件+20件=60件", "38件+18件=56件"],
    );
    check(
        "审结案件640件，分布如下：\n维持 400件 62.5%\n终止 176件 27.5%\n撤销 74件 10%\n",
        &["400件/640件=62.5%", "176件/640件=27.5%", "74件/640件=10%!", "400件+176件+74件=640件!"],
    );
    check(
        "办结300件，分布如下：\n维持：210件（70%）\n终止：66件（20%）\n撤销：30件（10%）\n",
        &["210件/300件=70%", "66件/300件=20%!", "30件/300件=10%", "210件+66件+30件=300件!"],
    );
    check(
        "名称：收到；数值：160件\n名称：甲类；数值：120件；占比：75%\n名称：乙类；数值：24件；占比：15%\n名称：丙类；数值：16件；占比：10%\n",
        &["120件/160件=75%", "24件/160件=15%", "16件/160件=10%", "120件+24件+16件=160件"],
    );
}

#[test]
fn totals_told_below_a_table() {
    let table = |below: &str| format!("年份|收案|败诉\n2022|120|12\n2023|80|10\n{below}\n");
    check(&table("两年合计收案200件，败诉22件。"), &["120+80=200件", "12+10=22件"]);
    check(&table("两年合计收案200件，败诉28件。"), &["120+80=200件", "12+10=28件!"]);
    // no slip makes it the sum, or nothing says that it is one
    check(&table("合计收案350件。"), &[]);
    check(&table("其中重大收案31件。"), &[]);
}

#[test]
fn rates_told_below_a_table() {
    let table = |below: &str| format!("单位|收到|受理\n甲局|50|40\n乙局|70|50\n合计|120|90\n{below}\n");
    let sums = ["50+70=120", "40+50=90"];
    check(&table("合计受理率75%，其中甲局受理率最高，为80%。"), &["90/120=75%", "40/50=80%", sums[0], sums[1]]);
    check(&table("合计受理率76%。"), &["90/120=76%!", sums[0], sums[1]]);
    check(&table("乙局收到最多，占总量的58.3%。"), &["70/120=58.3%", sums[0], sums[1]]);
    // another rate
    check(&table("合计满意率99%。"), &["99%?", sums[0], sums[1]]);
}

#[test]
fn changes_told_below_a_table() {
    let table = |below: &str| format!("年份|收案|败诉|败诉率\n2022|120|12|10%\n2023|90|18|20%\n{below}\n");
    let rates = ["12/120=10%", "18/90=20%"];
    check(
        &table("2023年收案比2022年下降25%，败诉率上升10个百分点。"),
        &["90<120-:25%", "20%<10%+10个百分点", rates[0], rates[1]],
    );
    check(&table("2023年收案比2022年下降35%。"), &["90<120-:35%!", rates[0], rates[1]]);
    let other = claims(&table("2023年投诉比2022年下降35%。"));
    assert!(!other.iter().any(|claim| claim.ends_with('!')), "{other:?}");
}

#[test]
fn counts_of_a_total_told_beside_the_table() {
    let table = |rest: &str| format!("收到申请220件，按领域分：\n领域|件数\n公安|120\n资规|65\n{rest}\n");
    check(&table("市监|35"), &["120+65+35=220件"]);
    check(&table("其他|39"), &["120+65+39=220件!"]);
    // some of what was told
    check(&table("市监|39"), &[]);
    check(&table("其他|21"), &[]);
}
