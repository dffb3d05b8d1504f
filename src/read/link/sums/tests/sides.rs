//! Rows that a list divides, totals that are sides of a balance too, lists in brackets and under headings of their own.

use super::super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_list_may_divide_a_row() {
    let text = "收到议案30件、建议90件，其中已解决84件，占70%；正在解决24件，占20%；留作参考12件，占10%。";
    assert_claim(text, "balance total=30件 total=90件 parts=84件 parts=24件 parts=12件 holds");
    assert_claim(text, "share part=84件 whole=30件 whole=90件 rate=70% holds");
    let text = "收到议案30件、建议90件，其中已解决81件，占70%；正在解决24件，占20%；留作参考12件，占10%。";
    assert_claim(text, "balance total=30件 total=90件 parts=81件 parts=24件 parts=12件 broken");
    // one of the two alone is what the list divides
    let text = "收到议案3件、建议90件，其中已解决63件，占70%；正在解决18件，占20%；留作参考9件，占10%。";
    assert_no_claim(text, "balance");
    assert_sound(text);
}

#[test]
fn a_total_that_is_a_side_has_items_of_its_own() {
    let text =
        "期初未结220件，新收1480件，合计1700件；撤回310件，调解840件，判决350件，结案总数1500件，期末未结200件。";
    assert_claim(text, "breakdown total=1500件 parts=310件 parts=840件 parts=350件 holds");
    assert_claim(text, "balance total=1700件 parts=1500件 parts=200件 holds");
    let text =
        "期初未结220件，新收1480件，合计1700件；撤回310件，调解840件，判决320件，结案总数1500件，期末未结200件。";
    assert_no_claim(text, "breakdown total=1500件");
}

#[test]
fn a_bracket_behind_a_name_lists_what_the_sentence_is_about() {
    let text = "办结的150件案件中，维持90件，撤销60件；案件类别（治安70件、征收50件、其他30件）与往年相近。";
    assert_claim(text, "breakdown total=150件 parts=70件 parts=50件 parts=30件 holds");
    let text = "办结的150件案件中，维持90件，撤销60件；案件类别（治安70件、征收50件、其他90件）与往年相近。";
    assert_claim(text, "breakdown total=150件 parts=70件 parts=50件 parts=90件 broken");
    let text = "办结的150件案件中，维持90件，撤销60件；典型类别（治安20件、征收11件、涉税7件）与往年相近。";
    assert_no_claim(text, "breakdown total=150件 parts=20件");
}

#[test]
fn two_of_unlike_units_have_a_sum_where_it_is_told() {
    let text = "建成工作站24所、工作室163处，合计187个。";
    assert_claim(text, "breakdown total=187个 parts=24所 parts=163处 holds");
    assert_no_claim("建成工作站24所、工作室153处，合计187个。", "breakdown");
}

#[test]
fn what_stands_within_a_total_is_all_of_it() {
    let text = "涵盖审计24件、巡察31件在内的移送问题55件全部建账。";
    assert_claim(text, "breakdown total=55件 parts=24件 parts=31件 holds");
    assert_no_claim("审计24件、巡察31件之外的移送问题55件全部建账。", "breakdown");
}

#[test]
fn a_balance_may_have_its_new_part_in_the_sentence_before() {
    let text = "收到申请173件，受理139件，不予受理34件。上年结转17件，审结128件，年末未结28件。";
    assert_claim(text, "balance total=139件 total=17件 parts=128件 parts=28件 holds");
    let text = "收到申请173件，受理149件，不予受理24件。上年结转17件，审结128件，年末未结28件。";
    assert_no_claim(text, "balance total=149件");
}

#[test]
fn what_was_received_may_be_told_last() {
    let text = "受理复议418件，已审结376件，在审42件；不予受理33件，收到申请451件。";
    assert_claim(text, "balance total=451件 parts=418件 parts=33件 holds");
    assert_no_claim("受理复议418件，已审结376件，在审42件；不予受理33件，收到申请472件。", "balance total=472件");
}

#[test]
fn the_rest_may_wait_for_the_next_year() {
    let text = "全年收到申请1284件，上年结转37件，已答复1298件，其余23件按规定在次年答复。";
    assert_claim(text, "balance total=37件 total=1284件 parts=1298件 parts=23件 holds");
    assert_no_claim("全年收到申请1284件，上年结转37件，已答复1298件，其余23件质量较高。", "balance");
}

#[test]
fn beside_rounded_counts_a_small_one_is_no_item() {
    let text = "2.36万人参训，其中线上2.05万人，面授0.31万人；选聘监督员60人。";
    assert_claim(text, "breakdown total=2.36万人 parts=2.05万人 parts=0.31万人 holds");
}

#[test]
fn the_words_of_a_list_may_say_by_what_it_divides() {
    let text = "查处人员1540人，按职级分为县处级42人，乡科级388人，其他人员1110人；移送56人。";
    assert_claim(text, "breakdown total=1540人 parts=42人 parts=388人 parts=1110人 holds");
    let text = "查处人员1540人，按职级分为县处级42人，乡科级338人，其他人员1110人；移送56人。";
    assert_claim(text, "breakdown total=1540人 parts=42人 parts=338人 parts=1110人 broken");
}

#[test]
fn what_was_done_may_stand_behind_its_number() {
    assert_claim("督办事项355件，320件已完成，35件正在推进。", "breakdown total=355件 parts=320件 parts=35件 holds");
    assert_claim("督办事项355件，320件已完成，55件正在推进。", "breakdown total=355件 parts=320件 parts=55件 broken");
}

#[test]
fn some_of_a_total_are_no_slip_of_it() {
    assert_no_claim("查处违法行为3214起，其中超限1873起、非法营运295起、两客46起。", "breakdown");
    let text = "查处违法行为2214起，其中超限1873起、非法营运295起、两客76起。";
    assert_claim(text, "breakdown total=2214起 parts=1873起 parts=295起 parts=76起 broken");
}

#[test]
fn two_sides_behind_another_list_are_a_list_too() {
    let text = "汇集留言3059条，其中咨询1160条、投诉1859条、建言40条，已答复3055条，在办4条。";
    assert_claim(text, "breakdown total=3059条 parts=1160条 parts=1859条 parts=40条 holds");
    assert_claim(text, "breakdown total=3059条 parts=3055条 parts=4条 holds");
    let text = "汇集留言3059条，其中咨询1160条、投诉1859条、建言40条，已答复3035条，在办4条。";
    assert_no_claim(text, "breakdown total=3059条 parts=3035条");
}

#[test]
fn a_part_may_have_the_sides_of_its_own() {
    let text = "平台汇总诉求18000件，其中本级直接受理617件，办结606件，正在办理11件。";
    assert_claim(text, "breakdown total=617件 parts=606件 parts=11件 holds");
    assert_no_claim(text, "breakdown total=18000件");
}

#[test]
fn items_of_unlike_units_add_up_where_they_are_many() {
    let text = "接待群众14326件次，其中来信1870件次，来访3162批5984人次，网上9294件次。";
    assert_claim(text, "breakdown total=14326件次 parts=1870件次 parts=3162批 parts=9294件次 holds");
    assert_no_claim("接待群众14336件次，其中来信1870件次，来访3162批5984人次，网上9294件次。", "breakdown");
    assert_no_claim("接待群众26件次，其中来信10件次，来访2批5人次，网上14件次。", "breakdown");
}

#[test]
fn what_is_in_court_is_pending() {
    assert_claim("受理复议案件418件，已审结316件，在审42件。", "balance total=418件 parts=316件 parts=42件 broken");
    assert_claim("受理复议案件418件，已审结376件，在审42件。", "balance total=418件 parts=376件 parts=42件 holds");
}

#[test]
fn what_is_more_than_all_there_is_is_so_by_a_digit() {
    let text = "检查企业768家次，查出隐患2431处，已整改9398处，正在整改33处。";
    assert_claim(text, "breakdown total=2431处 parts=9398处 parts=33处 broken");
    let text = "报备文件3476件，审查后登记1391件，不予登记58件，其余27件转有权机关处理。";
    assert_claim(text, "breakdown total=3476件 parts=1391件 parts=58件 parts=27件 broken");
    let text = "查处案件702件；按对象分，法人911件、自然人291件。";
    assert_claim(text, "breakdown total=702件 parts=911件 parts=291件 broken");
    assert_no_claim("检查企业768家次，查出隐患31处，走访群众93处。", "breakdown");
}

#[test]
fn what_runs_beside_a_list_may_be_a_digit_off() {
    let text = "收件2710件、标的4.6亿元，调解1624件、标的9.9亿元，裁决1086件、标的1.7亿元。";
    assert_claim(text, "breakdown total=2710件 parts=1624件 parts=1086件 holds");
    assert_claim(text, "breakdown total=4.6亿元 parts=9.9亿元 parts=1.7亿元 broken");
}

#[test]
fn kinds_with_their_shares_have_a_total_in_the_next_sentence() {
    let list = "群众来电1894件，占比66.85%；网络留言706件，占比24.92%；上级转办233件，占比8.23%。";
    assert_claim(
        &format!("{list}三类合计2833件。"),
        "breakdown total=2833件 parts=1894件 parts=706件 parts=233件 holds",
    );
    assert_claim(
        &format!("{list}三类合计3833件。"),
        "breakdown total=3833件 parts=1894件 parts=706件 parts=233件 broken",
    );
}

#[test]
fn what_was_corrected_is_what_was_decided_against() {
    let text = "审结198件。维持83件，驳回89件，撤销14件，确认违法9件，责令履行3件。直接纠错26件。";
    assert_claim(text, "breakdown total=26件 parts=14件 parts=9件 parts=3件 holds");
    assert_no_claim(&text.replace("26件", "24件"), "breakdown total=24件");
}

#[test]
fn what_is_counted_already_is_no_item() {
    let text = "上级转办420件、自收1135件、领导包案62件（均已包含在转办件内），受理总量1555件。";
    assert_claim(text, "breakdown total=1555件 parts=420件 parts=1135件 holds");
    assert_sound(text);
}

#[test]
fn no_score_is_part_of_another() {
    assert_sound("综合得91.86分，其中执法项得93.02分，列第2位。");
}

#[test]
fn what_divides_a_count_may_stand_behind_what_is_counted_otherwise() {
    let text = "查出问题330项，提出建议47条；已整改287项，整改率86.97%，正在整改43项。";
    assert_claim(text, "breakdown total=330项 parts=287项 parts=43项 holds");
    assert_no_claim("查出问题360项，提出建议47条；已整改287项，整改率79.72%，正在整改43项。", "breakdown total=360项");
}

#[test]
fn where_the_items_add_up_the_next_segment_has_none() {
    let text = "办理公证7640件，其中国内4122件、涉外3518件；上门服务163次，收费612万元。";
    assert_claim(text, "breakdown total=7640件 parts=4122件 parts=3518件 holds");
    assert_sound(text);
}

#[test]
fn what_went_out_and_what_is_left_balance_what_was_and_came_in() {
    let text = "期初库存帐篷1240顶，全年调入860顶、调出1015顶，期末结存1085顶。";
    assert_claim(text, "balance total=1240顶 total=860顶 parts=1015顶 parts=1085顶 holds");
    let text = "期初库存帐篷1280顶，全年调入860顶、调出1015顶，期末结存1085顶。";
    assert_claim(text, "balance total=1280顶 total=860顶 parts=1015顶 parts=1085顶 broken");
}

#[test]
fn a_list_to_the_rest_is_of_the_count_that_it_adds_up_to() {
    let text = "立案45起，结案39起，其中简易程序22起；城建类19起、市容类17起、农业类6起、其他3起。";
    assert_claim(text, "breakdown total=45起 parts=19起 parts=17起 parts=6起 parts=3起 holds");
    assert_no_claim(text, "breakdown total=39起 parts=19起");
}
