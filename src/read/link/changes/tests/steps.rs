//! Steps, chains of them, and levels that stand behind or beside their change.

use super::super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_chain_of_steps_is_changed_in_all_or_by_its_last() {
    let text = "合格率由92.1%升至94.0%再升至96.4%，三年累计提高4.3个百分点。";
    assert_claim(text, "point_change current=96.4% previous=92.1% change=4.3个百分点 holds");
    assert_claim(&text.replace("4.3", "5.3"), "point_change current=96.4% previous=92.1% change=5.3个百分点 broken");
    let text = "投诉量由320件降到280件，再降到210件，比上年下降25%。";
    assert_claim(text, "growth current=210件 base=280件 rate=25% holds");
    assert_claim(
        "投诉量由320件降到280件，再降到210件，两年下降34.4%。",
        "growth current=210件 base=320件 rate=34.4% holds",
    );
}

#[test]
fn a_step_behind_points_is_of_the_rate_that_it_names() {
    let text = "合格率从90.1%升到93.2%，提高3.1个百分点，退件率从9.9%降到6.8%。";
    assert_claim(text, "point_change current=93.2% previous=90.1% change=3.1个百分点 holds");
    assert_claim(
        &text.replace("3.1个", "3.8个"),
        "point_change current=93.2% previous=90.1% change=3.8个百分点 broken",
    );
}

#[test]
fn what_was_and_what_is_may_stand_behind_points() {
    let text = "满意度比上年提高2.1个百分点，去年为95.2%，今年达到97.3%。";
    assert_claim(text, "point_change current=97.3% previous=95.2% change=2.1个百分点 holds");
    assert_claim(&text.replace("97.3", "98.3"), "point_change current=98.3% previous=95.2% change=2.1个百分点 broken");
    let text = "败诉率从11.4%降为8.9%，一年压降2.5个百分点。";
    assert_claim(text, "point_change current=8.9% previous=11.4% change=2.5个百分点 holds");
}

#[test]
fn what_another_segment_compares_is_no_base() {
    let text = "收案40件，上年38件；投诉120件，同比增加20件，增长20%。";
    assert_claim(text, "growth current=120件 delta=20件 rate=20% holds");
    assert_claim(&text.replace("20%", "25%"), "growth current=120件 delta=20件 rate=25% broken");
    assert_claim("上年为96件；今年120件，增长25%。", "growth current=120件 base=96件 rate=25% holds");
}

#[test]
fn the_name_of_a_level_may_stand_behind_it() {
    let text =
        "发生事故412起，31人死亡、90人受伤。与上年相比，起数少52起，降11.2%；死亡少4人，降11.4%；受伤多9人，升11.1%。";
    assert_claim(text, "growth current=412起 delta=52起 rate=11.2% holds");
    assert_claim(text, "growth current=31人 delta=4人 rate=11.4% holds");
    assert_claim(text, "growth current=90人 delta=9人 rate=11.1% holds");
    assert_claim(&text.replace("11.4", "12.4"), "growth current=31人 delta=4人 rate=12.4% broken");
    let text = "事故412起，造成31人死亡、90人受伤，与上年同期比，死亡人数减少4人，下降11.4%。";
    assert_claim(text, "growth current=31人 delta=4人 rate=11.4% holds");
}

#[test]
fn a_difference_may_stand_before_what_it_led_to() {
    let text = "志愿者净增120人，达到1320人，增幅10%。";
    assert_claim(text, "growth current=1320人 delta=120人 rate=10% holds");
    assert_claim(&text.replace("10%", "15%"), "growth current=1320人 delta=120人 rate=15% broken");
    let text = "登记企业3200户，较上年末新增200户，增长6.7%。";
    assert_claim(text, "growth current=3200户 delta=200户 rate=6.7% holds");
    assert_claim(&text.replace("6.7", "8.7"), "growth current=3200户 delta=200户 rate=8.7% broken");
}

#[test]
fn a_change_of_a_mean_is_no_change_by_the_year() {
    let text = "日均排队时长缩短50%，从20分钟减到10分钟。";
    assert_claim(text, "growth current=10分钟 base=20分钟 rate=50% holds");
    assert_claim(&text.replace("50%", "55%"), "growth current=10分钟 base=20分钟 rate=55% broken");
    assert_no_claim("收案从800件升至1200件，年均增长12.5%。", "growth current=1200件");
}

#[test]
fn the_time_before_may_stand_behind_its_number() {
    let text = "审查文件215件，较238件的上年数减少23件，降幅9.7%。";
    assert_claim(text, "growth current=215件 base=238件 delta=23件 rate=9.7% holds");
    assert_claim(&text.replace("9.7", "7.9"), "growth current=215件 base=238件 delta=23件 rate=7.9% broken");
}

#[test]
fn a_part_of_what_was_is_no_rate_that_changed() {
    let text = "投诉量2.6万件，是上一年度4.1万件的六成多，下降36.6%。";
    assert_claim(text, "growth current=2.6万件 base=4.1万件 rate=36.6% holds");
    assert_claim(&text.replace("36.6", "31.6"), "growth current=2.6万件 base=4.1万件 rate=31.6% broken");
}

#[test]
fn each_of_a_row_may_tell_what_it_was_in_a_bracket() {
    let text = "火灾42起（上年50起），损失66.0万元（上年60.0万元），同比分别下降16%、增长10%。";
    assert_claim(text, "growth current=42起 base=50起 rate=16% holds");
    assert_claim(text, "growth current=66.0万元 base=60.0万元 rate=10% holds");
    assert_claim(&text.replace("10%", "12%"), "growth current=66.0万元 base=60.0万元 rate=12% broken");
}

#[test]
fn one_level_may_be_compared_with_several() {
    let text = "制定文件34件，较2022年、2023年的61件、47件分别减少27件、13件，降幅44.3%、27.7%。";
    assert_claim(text, "growth current=34件 base=61件 delta=27件 rate=44.3% holds");
    assert_claim(text, "growth current=34件 base=47件 delta=13件 rate=27.7% holds");
    let text = "制定文件34件，较2022年和2023年的61件和47件分别下降44.3%、37.7%。";
    assert_claim(text, "growth current=34件 base=47件 rate=37.7% broken");
}

#[test]
fn this_year_and_last_year_are_the_last_of_a_row() {
    let text = "2022年至2024年收案逐年为100件、120件、150件，年均123件；去年增长20%，今年增长25%。";
    assert_claim(text, "average mean=123件 items=100件 items=120件 items=150件 holds");
    assert_claim(text, "growth current=120件 base=100件 rate=20% holds");
    assert_claim(text, "growth current=150件 base=120件 rate=25% holds");
    assert_claim(&text.replace("25%", "35%"), "growth current=150件 base=120件 rate=35% broken");
}

#[test]
fn a_reduction_may_tell_its_levels_behind_or_in_one_breath() {
    let text = "招待费压减12%，降到220万元，上年为250万元。";
    assert_claim(text, "reduction before=250万元 after=220万元 rate=12% holds");
    assert_claim(&text.replace("12%", "15%"), "reduction before=250万元 after=220万元 rate=15% broken");
    let text = "材料4197份精简至2476份，精简率41%。";
    assert_claim(text, "reduction before=4197份 after=2476份 rate=41% holds");
    assert_claim(&text.replace("41%", "40%"), "reduction before=4197份 after=2476份 rate=40% broken");
}

#[test]
fn means_over_what_is_done_by_each() {
    let text = "25个村（社区）完成整改事项500项，平均每个完成20项。";
    assert_claim(text, "average total=500项 count=25个 mean=20项 holds");
    assert_claim(&text.replace("均每个完成20", "均每个完成25"), "average total=500项 count=25个 mean=25项 broken");
    let text = "作出处罚决定320份，罚款640万元，案均2.0万元。";
    assert_claim(text, "average total=640万元 count=320份 mean=2.0万元 holds");
    assert_claim(&text.replace("2.0", "2.2"), "average total=640万元 count=320份 mean=2.2万元 broken");
    let text = "五个派出所调解分别为214起、187起、305起、96起、163起，所均193起。";
    assert_claim(text, "average mean=193起 items=214起 items=187起 items=305起 items=96起 items=163起 holds");
    assert_claim(
        &text.replace("305", "405"),
        "average mean=193起 items=214起 items=187起 items=405起 items=96起 items=163起 broken",
    );
}

#[test]
fn a_mean_over_several_counts_is_left_open() {
    assert_sound("聘有律师81人、法律工作者26人，办案1498件，人均办案14件。");
    assert_no_claim("全县六镇四街道共设警务室71个，镇均7个以上。", "average total=71个 count");
    let text = "聘有律师81人，办案1134件，人均办案14件。";
    assert_claim(text, "average total=1134件 count=81人 mean=14件 holds");
}

#[test]
fn the_total_tells_whose_mean_it_is() {
    let text = "受援人员1968人，其中农民工571人，未成年人214人，女性688人。为农民工追索报酬1086.3万元，人均1.90万元。";
    assert_claim(text, "average total=1086.3万元 count=571人 mean=1.90万元 holds");
    assert_claim(&text.replace("571", "871"), "average total=1086.3万元 count=871人 mean=1.90万元 broken");
    let text = "调解成功1361件、撤诉143件，挽损612.7万元，单件挽损0.45万元。";
    assert_claim(text, "average total=612.7万元 count=1361件 mean=0.45万元 holds");
    assert_no_claim("采购12件，金额1860万元，单件50万元的须招标。", "average");
}

#[test]
fn what_was_may_stand_between_a_time_and_what_it_was_cut_by() {
    let text = "通关时间为28.4小时，较2017年的97.3小时压缩70.8%。";
    assert_claim(text, "reduction before=97.3小时 after=28.4小时 rate=70.8% holds");
    let text = "通关时间为28.4小时，较2017年的57.3小时压缩70.8%。";
    assert_claim(text, "reduction before=57.3小时 after=28.4小时 rate=70.8% broken");
}
