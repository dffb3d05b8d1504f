//! Changes and means of rows: by years, by quarters, one after the other.

use super::super::super::asserted::{assert_claim, assert_claims, assert_sound};

#[test]
fn each_of_a_row_is_compared_with_the_one_before() {
    let text = "近三年受理量为200件、250件、300件，后两年分别增长25%和20%。";
    assert_claims(
        text,
        &["growth current=250件 base=200件 rate=25% holds", "growth current=300件 base=250件 rate=20% holds"],
    );
    assert_claim(&text.replace("20%", "30%"), "growth current=300件 base=250件 rate=30% broken");
    assert_claim(
        "近三年受理量为200件、250件、300件，逐年增长25%、20%。",
        "growth current=250件 base=200件 rate=25% holds",
    );
    // as many changes as levels: the first is over what is not told, the others over the level before where that fits
    assert_claims(
        "近三年受理量为200件、250件、300件，分别增长25%、25%和20%。",
        &[
            "growth current=200件 rate=25% undecided",
            "growth current=250件 base=200件 rate=25% holds",
            "growth current=300件 base=250件 rate=20% holds",
        ],
    );
    assert_claim(
        "近三年受理量为200件、250件、300件，分别增长25%、35%和20%。",
        "growth current=250件 rate=35% undecided",
    );
    assert_sound("近三年受理量为200件、250件、300件，后三年分别增长5%和2%。");
}

#[test]
fn what_was_stands_in_a_row_behind_the_changes() {
    let text = "甲乙两类案件分别为180件、90件，同比分别下降10%、25%；上年同期分别为200件、120件。";
    assert_claims(
        text,
        &["growth current=180件 base=200件 rate=10% holds", "growth current=90件 base=120件 rate=25% holds"],
    );
    assert_claim(&text.replace("10%", "20%"), "growth current=180件 base=200件 rate=20% broken");
}

#[test]
fn a_clause_names_one_of_a_row() {
    let text = "一至四季度收入分别为100万元、120万元、90万元和110万元，四季度环比增长22.2%。";
    assert_claim(text, "growth current=110万元 base=90万元 rate=22.2% holds");
    assert_claim(&text.replace("22.2%", "32.2%"), "growth current=110万元 base=90万元 rate=32.2% broken");
    assert_claim(&text.replace("环比", "同比"), "growth current=110万元 rate=22.2% undecided");
    let text =
        "2023年、2024年，分别受理诉讼200件和250件，结案率分别为97.1%和97.8%，上升0.7个百分点；受理量同比增长25%。";
    assert_claim(text, "point_change current=97.8% previous=97.1% change=0.7个百分点 holds");
    assert_claim(text, "growth current=250件 base=200件 rate=25% holds");
    assert_claim(&text.replace("25%", "35%"), "growth current=250件 base=200件 rate=35% broken");
    assert_sound("2020年、2024年，分别受理诉讼200件和250件；受理量同比增长5%。");
    let text = "两年间败诉80件、60件，败诉率由10.2%降至7.8%，减少20件。";
    assert_claim(text, "growth current=60件 base=80件 delta=20件 holds");
    assert_sound(&text.replace("20件", "21件"));
}

#[test]
fn changes_name_counts_and_a_rate() {
    let text = "一季度收案250件，已结200件，结案率80%；上年同期收案200件，结案164件，结案率82%；\
                收案数、结案数及结案率同比分别上升25%、22%及下降2个百分点。";
    assert_claim(text, "growth current=250件 base=200件 rate=25% holds");
    assert_claim(text, "growth current=200件 base=164件 rate=22% holds");
    assert_claim(text, "point_change current=80% previous=82% change=2个百分点 holds");
    let broken = text.replace("下降2个", "下降4个");
    assert_claim(&broken, "point_change current=80% previous=82% change=4个百分点 broken");
}

#[test]
fn rates_are_compared_with_a_mean_right_before_the_difference() {
    let text = "今年结案率96.5%，高于全市平均92.1%4.4个百分点。";
    assert_claim(text, "point_change current=96.5% previous=92.1% change=4.4个百分点 holds");
    assert_claim(
        &text.replace("4.4个", "5.4个"),
        "point_change current=96.5% previous=92.1% change=5.4个百分点 broken",
    );
    assert_claim(
        "结案率低于全市平均98.1%水平1.6个百分点，为96.5%。",
        "point_change current=96.5% previous=98.1% change=1.6个百分点 holds",
    );
    // the base of one comparison is none of the other
    let text = "满意率74.8%，比上年提高0.2个百分点，比全省的65.2%高9.6个百分点。";
    assert_claim(text, "point_change current=74.8% change=0.2个百分点 undecided");
    assert_claim(text, "point_change current=74.8% previous=65.2% change=9.6个百分点 holds");
}

#[test]
fn a_mean_of_as_many_as_are_listed() {
    let text = "一至四季度接访分别为20批、30批、25批、25批，季均25批。";
    assert_claim(text, "average mean=25批 items=20批 items=30批 items=25批 items=25批 holds");
    assert_claim(
        &text.replace("季均25批", "季均28批"),
        "average mean=28批 items=20批 items=30批 items=25批 items=25批 broken",
    );
    let text = "2022年至2024年，收案分别为100件、120件、140件，合计360件，年均120件。";
    assert_claim(text, "average mean=120件 items=100件 items=120件 items=140件 holds");
    assert_claim(
        &text.replace("年均120件", "年均130件"),
        "average mean=130件 items=100件 items=120件 items=140件 broken",
    );
    // 日均 of three years is no mean of the three
    assert_sound("2022年至2024年，收案分别为1000件、1200件、1400件，日均3件。");
}

#[test]
fn means_over_bodies_that_stand_before() {
    let text = "全镇14个村（社区）开展宣讲84场，平均每个村（社区）6场。";
    assert_claim(text, "average total=84场 count=14个 mean=6场 holds");
    assert_claim(&text.replace("6场", "8场"), "average total=84场 count=14个 mean=8场 broken");
    let text = "全年立案300件，结案280件，15个街道（乡镇）平均办案20件。";
    assert_claim(text, "average total=300件 count=15个 mean=20件 holds");
    // of two totals the one that a slip keeps from it
    assert_claim(&text.replace("20件", "21件"), "average total=300件 count=15个 mean=21件 broken");
    assert_sound(&text.replace("20件", "95件"));
    assert_claim(
        "政务大厅共设3058个。全年办件6.02亿件，每个大厅平均19.7万件。",
        "average total=6.02亿件 count=3058个 mean=19.7万件 holds",
    );
    let text = "全县18个乡镇（街道）司法所共调处纠纷2754件，所均153件。";
    assert_claim(text, "average total=2754件 count=18个 mean=153件 holds");
    assert_claim(&text.replace("2754", "2454"), "average total=2454件 count=18个 mean=153件 broken");
}

#[test]
fn a_mean_named_as_its_total_is_no_rule() {
    let text = "共有法律顾问200名，提供服务6000次，每名顾问服务30次。";
    assert_claim(text, "average total=6000次 count=200名 mean=30次 holds");
    assert_claim(&text.replace("30次", "20次"), "average total=6000次 count=200名 mean=20次 broken");
    // each shall have one
    assert_sound("全区有村320个，配备网格员930名，每村2名。");
    // an open mean is held by much
    assert_sound("六镇四街道共设警务室71个，镇均7个以上；探头5230个。");
}

#[test]
fn a_mean_of_a_row_may_say_no_more_than_that_it_is_one() {
    assert_claim(
        "历次得分91.6分、93.05分、94.63分，平均93.09分。",
        "average mean=93.09分 items=91.6分 items=93.05分 items=94.63分 holds",
    );
    assert_claim(
        "历次得分99.6分、93.05分、94.63分，平均93.09分。",
        "average mean=93.09分 items=99.6分 items=93.05分 items=94.63分 broken",
    );
}

#[test]
fn differences_in_a_row_are_from_step_to_step() {
    let text = "队伍从2021年的1420名到2022年的1533名再到2023年的1618名，两年分别净增113名、85名。";
    assert_claim(text, "growth current=1533名 base=1420名 delta=113名 holds");
    assert_claim(text, "growth current=1618名 base=1533名 delta=85名 holds");
    assert_claim(&text.replace("85名", "95名"), "growth current=1618名 base=1533名 delta=95名 broken");
}

#[test]
fn what_was_may_stand_together_in_the_bracket_behind_its_year() {
    let text = "作出处罚决定537件，罚款6184万元，与2021年（712件、8927万元）相比，件数和金额分别减少24.58%和30.73%。";
    assert_claim(text, "growth current=537件 base=712件 rate=24.58% holds");
    assert_claim(text, "growth current=6184万元 base=8927万元 rate=30.73% holds");
    assert_claim(&text.replace("24.58", "25.48"), "growth current=537件 base=712件 rate=25.48% broken");
}

#[test]
fn a_difference_that_gainsays_its_levels_is_wrong() {
    // the week before is one time, however it is called
    let text = "警情158起，较上周的191起减少36起，环比下降17.3%。";
    assert_claim(text, "growth current=158起 base=191起 delta=36起 rate=17.3% broken");
    assert_claim(&text.replace("36", "33"), "growth current=158起 base=191起 delta=33起 rate=17.3% holds");
    // compared by the same word
    let text = "收案2811件，同比上升5.01%，同比增加174件。";
    assert_claim(text, "growth current=2811件 delta=174件 rate=5.01% broken");
}
