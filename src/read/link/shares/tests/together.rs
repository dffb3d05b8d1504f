//! Shares of what several counts make together, of what a name or a list before gives, and rates that make 100% side by side.

use super::super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_share_that_a_digit_keeps_from_an_earlier_whole_is_of_it_beside_two_that_fit() {
    let head = "全年受理诉求2000件。\n";
    let text = format!("{head}从类别看，咨询类1000件，占诉求总量的50%；求助类600件，占30%；投诉类480件，占20%。");
    assert_claim(&text, "share part=480件 whole=2000件 rate=20% broken");
    let text = format!("{head}从类别看，咨询类1000件，占诉求总量的50%；求助类600件，占30%；另办建议777件，占6%。");
    assert_no_claim(&text, "share part=777件 whole=2000件");
}

#[test]
fn two_in_sum_are_a_part() {
    let text = "起诉2700人，罪名集中于甲罪和乙罪，分别为1072人和1007人，两罪之和为起诉总数的77%。";
    assert_claim(text, "share part=1072人 part=1007人 whole=2700人 rate=77% holds");
    let text = "窗口立案1420件、网上立案2388件，合计占全部立案数4012件的94.9%。";
    assert_claim(text, "share part=1420件 part=2388件 whole=4012件 rate=94.9% holds");
}

#[test]
fn the_first_kinds_are_those_of_the_list() {
    let text = "接诉6000件，按类别分为商品类3200件、服务类2700件和其他类100件，前两类分别占总量的53.3%、45.0%。";
    assert_claim(text, "share part=3200件 whole=6000件 rate=53.3% holds");
    assert_claim(text, "share part=2700件 whole=6000件 rate=45.0% holds");
    let text = "接诉6000件，按类别分为商品类3200件、服务类2700件和其他类100件，前三类分别占总量的53.3%、45.0%。";
    assert_no_claim(text, "share part=3200件");
}

#[test]
fn kinds_told_in_segments_are_shares_of_themselves() {
    let text =
        "投诉250件，上年同期200件；举报150件，上年同期120件；咨询100件，上年同期90件。三类占比分别为50%、30%和20%。";
    assert_claim(text, "share part=250件 whole=250件 whole=150件 whole=100件 rate=50% holds");
    let text =
        "投诉250件，上年同期200件；举报150件，上年同期120件；咨询100件，上年同期90件。三类占比分别为50%、36%和20%。";
    assert_claim(text, "share part=150件 whole=250件 whole=150件 whole=100件 rate=36% broken");
    let text =
        "投诉250件，上年同期200件；举报150件，上年同期120件；咨询100件，上年同期90件。三区占比分别为41%、36%和9%。";
    assert_no_claim(text, "share part=150件");
}

#[test]
fn what_was_told_of_each_kind_is_told_of_all() {
    let text =
        "甲类540件，占投诉总量1500件的36%，乙类390件，占比26%，丙类225件，占比15%，上述三类占投诉总量的七成以上。";
    assert_claim(text, "share part=540件 part=390件 part=225件 whole=1500件 rate=七成以上 holds");
}

#[test]
fn rates_side_by_side_may_make_all_there_is() {
    assert_claim("检出不合格347批次，总体不合格率2.09%，合格率97.91%。", "breakdown parts=2.09% parts=97.91% holds");
    let text = "消费的贡献率为52.1%，投资的贡献率为25.3%，出口的贡献率为22.6%。";
    assert_claim(text, "breakdown parts=52.1% parts=25.3% parts=22.6% holds");
    assert_no_claim("初次满意率92.47%，办结率7.53%。", "breakdown");
    assert_no_claim("初次满意率92.47%，基本满意率6.53%。", "breakdown");
}

#[test]
fn the_words_of_a_part_may_name_its_whole() {
    let text = "收到申请318件，受理271件，不予受理47件；受理案件中涉企96件，占比35.42%。";
    assert_claim(text, "share part=96件 whole=271件 rate=35.42% holds");
    let text = "收到申请318件，受理271件，不予受理47件；受理案件中涉企96件，占比36.42%。";
    assert_claim(text, "share part=96件 whole=271件 rate=36.42% broken");
}

#[test]
fn a_total_that_a_digit_keeps_from_its_list_is_the_whole() {
    let list = "财经类20件，占20%；城建类50件，占50%；农业类30件，占30%";
    let text = format!("收到建议190件，归为三类：{list}。");
    assert_claim(&text, "share part=50件 whole=190件 rate=50% broken");
    let text = format!("收到建议100件，归为三类：{list}。");
    assert_claim(&text, "share part=50件 whole=100件 rate=50% holds");
    // far off, it is of something else
    let text = format!("开会742次。上门走访742件。归为三类：{list}。");
    assert_sound(&text);
}

#[test]
fn of_a_segment_that_names_something_else_no_part_is_told() {
    let text = "商品类投诉8000件，其中电器类2000件，占商品投诉量的25%，居首；交通类较前增多，占商品投诉量的18%。";
    assert_claim(text, "share part=2000件 whole=8000件 rate=25% holds");
    assert_no_claim(text, "share part=2000件 whole=8000件 rate=18%");
}

#[test]
fn a_degree_and_the_better_ones_are_a_part() {
    let text = "评查案卷240本，评定优秀62本、合格169本、不合格9本，合格以上占96.25%。";
    assert_claim(text, "share part=62本 part=169本 whole=240本 rate=96.25% holds");
    let text = "现有人员38人，其中持证6人、本科以上33人，本科以上占86.84%。";
    assert_claim(text, "share part=33人 whole=38人 rate=86.84% holds");
}

#[test]
fn all_of_a_whole_says_more_than_that_it_is_100_percent() {
    let text = "承办提案146件，满意144件，基本满意2件，满意率100%。";
    assert_claim(text, "breakdown total=146件 parts=144件 parts=2件 holds");
    assert_no_claim("办件216件，当场办结170件，承诺办结46件，按时办结率100%。", "share part=170件 part=46件");
}

#[test]
fn near_a_rounded_quotient_a_rate_is_of_something_else() {
    assert_sound("受理案件129.7万件，审结117万件，调解成功率67.7%，仲裁结案率88.9%。");
    assert_sound("全市受理案件9.9万件；中心办理3896件，占本级案件总量的41.7%。");
    let text = "受理案件1297件，审结1170件，审结率98.2%。";
    assert_claim(text, "share part=1170件 whole=1297件 rate=98.2% broken");
}

#[test]
fn a_total_told_anew_heads_its_own_list() {
    let text = "收入总计1800万元，其中拨款1500万元，占83.3%。支出总计1800万元：基本支出1300万元，占72.2%；项目支出500万元，占27.8%。";
    assert_claim(text, "breakdown total=1800万元 parts=1300万元 parts=500万元 holds");
    assert_sound(text);
}

#[test]
fn what_is_less_than_its_part_is_no_whole() {
    let text = "复议收案151件，此外受理前和解17件。申请人为企业的140件，占受理总数的92.7%。";
    assert_claim(text, "share part=140件 whole=151件 rate=92.7% holds");
}

#[test]
fn degrees_may_be_told_sentences_behind_their_whole() {
    let text = "委员提案有146件。已落实122件，占84%。从评价看，满意率达100%（满意144件，基本满意2件）。";
    assert_claim(text, "breakdown total=146件 parts=144件 parts=2件 holds");
    let text = "委员提案有149件。已落实122件，占82%。从评价看，满意率达100%（满意144件，基本满意2件）。";
    assert_no_claim(text, "breakdown");
}

#[test]
fn what_was_left_over_is_to_be_settled_too() {
    let text = "新收案件6280件，上年旧存472件，办结6105件，未结647件，结案率90.4%。";
    assert_claim(text, "share part=6105件 whole=6280件 whole=472件 rate=90.4% holds");
}

#[test]
fn shares_of_groups_may_be_a_digit_from_all() {
    assert_claim(
        "从年龄看，青年28.32%、中年49.94%、老年21.74%。",
        "breakdown parts=28.32% parts=49.94% parts=21.74% holds",
    );
    assert_claim(
        "从年龄看，青年20.32%、中年49.94%、老年21.74%。",
        "breakdown parts=20.32% parts=49.94% parts=21.74% broken",
    );
    // some of them
    assert_no_claim("从年龄看，青年20.3%、中年49.9%、老年21.7%。", "breakdown");
    assert_no_claim("从年龄看，青年18.32%、中年41.94%、老年11.74%。", "breakdown");
}

#[test]
fn what_goes_on_is_not_what_was_done() {
    let text = "台账共列148项，已完成整改126项，正在整改22项，整改率55.1%。";
    assert_claim(text, "share part=126项 whole=148项 rate=55.1% broken");
    let text = "作为被告57件，负责人应出庭49件，实际出庭68件，出庭应诉率97.96%。";
    assert_claim(text, "share part=68件 whole=49件 rate=97.96% broken");
    assert_claim(&text.replace("68", "48"), "share part=48件 whole=49件 rate=97.96% holds");
}

#[test]
fn rates_that_are_told_to_be_all_may_be_a_digit_off() {
    let text = "投诉渠道占比：电话48.6%、网站97.9%、来信14.2%、走访9.3%。";
    assert_claim(text, "breakdown parts=48.6% parts=97.9% parts=14.2% parts=9.3% broken");
    let text = "投诉按内容分，物业84.2%、噪声22.7%、供水18.6%、停车13.4%、其他11.1%。";
    assert_claim(text, "breakdown parts=84.2% parts=22.7% parts=18.6% parts=13.4% parts=11.1% broken");
    assert_no_claim("满意率按内容分，物业84.2%、噪声82.7%、供水88.6%、停车93.4%。", "breakdown");
}
