//! Which part and which whole a share and a named rate are given in sentences of our own.

use super::super::asserted::{assert_claim, assert_claims, assert_no_claim, assert_sound};

mod again;
mod rows;
mod single;
mod together;
mod wholes;

#[test]
fn what_a_sentence_is_about_is_the_whole() {
    let text = "全年收件1200件，受理800件。在800件案件中，调解480件，占60%。";
    assert_claim(text, "share part=480件 whole=800件 rate=60% holds");
    let text = "全区160个村中，建成广场的有120个；示范村40个，占比达四分之一。";
    assert_claim(text, "share part=40个 whole=160个 rate=四分之一 holds");
    assert_no_claim("全年受理800件，集中调解480件，占比七成以上。", "share part=480件 whole=480件");
}

#[test]
fn a_row_of_shares_takes_up_what_stands_before() {
    let text = "信访共100件：来信20件，来访30件，网上50件，三种渠道各占20%、30%和50%。";
    assert_claim(text, "share part=30件 whole=100件 rate=30% holds");
    let text = "信访共100件：来信20件，来访30件，网上50件，三种渠道各占20%、35%和50%。";
    assert_claim(text, "share part=30件 whole=100件 rate=35% broken");
    // a name of its own
    assert_no_claim("来信20件，来访30件，网上50件，外区各占20%、30%和50%。", "share part");
}

#[test]
fn rates_in_a_row_have_their_names_in_a_row() {
    let text = "应参加400人，实际参加380人，合格342人，参加率、合格率分别为95%和90%。";
    assert_claim(text, "share part=380人 whole=400人 rate=95% holds");
    assert_claim(text, "share part=342人 whole=380人 rate=90% holds");
    let text = "应参加400人，实际参加380人，合格342人，参加率、合格率分别为93%和90%。";
    assert_claim(text, "share part=380人 whole=400人 rate=93% broken");
    assert_no_claim("收件400件，办结率、满意率分别为95%和90%。", "share part");
}

#[test]
fn people_are_no_part_of_cases() {
    assert_sound("全年立案800件，经济类400件，占50%；参与委员300人，占委员总数的60%。");
    assert_sound("罚没2340万元；免罚案件529件，占同类案件（1745件）的30.3%。");
}

#[test]
fn a_share_may_be_told_after_a_mark() {
    let text = "受理200件，其中城管类140件，占受理件数比例最高，达70%。";
    assert_claim(text, "share part=140件 whole=200件 rate=70% holds");
    let text = "受理200件，其中城管类140件，占受理件数比例最高，达75%。";
    assert_claim(text, "share part=140件 whole=200件 rate=75% broken");
    assert_no_claim("受理200件，城管类140件，占比最高，满意率达75%。", "share part=140件 whole=200件");
    let text = "受理100件，来信60件，占60%，来访40件，约40.0%。";
    assert_claim(text, "share part=40件 whole=100件 rate=约40.0% holds");
    let text = "70%的案件（140件）当场办结，全部案件共200件。";
    assert_claim(text, "share part=140件 whole=200件 rate=70% holds");
}

#[test]
fn a_bracket_behind_a_part_is_about_the_part() {
    let text = "举报共400件，价格类100件（其中哄抬30件），占25%。";
    assert_claim(text, "share part=100件 whole=400件 rate=25% holds");
    let text = "举报共400件，价格类100件（其中哄抬30件），占29%。";
    assert_claim(text, "share part=100件 whole=400件 rate=29% broken");
}

#[test]
fn a_list_may_be_its_own_whole() {
    let text = "来信6件，占30%；来访4件，占20%；网络10件，占50%。";
    assert_claims(
        text,
        &[
            "share part=6件 whole=6件 whole=4件 whole=10件 rate=30% holds",
            "share part=4件 whole=6件 whole=4件 whole=10件 rate=20% holds",
            "share part=10件 whole=6件 whole=4件 whole=10件 rate=50% holds",
            "breakdown parts=30% parts=20% parts=50% holds",
        ],
    );
    let text = "来信6件，占30%；来访4件，占25%；网络10件，占50%。";
    assert_claim(text, "share part=4件 whole=6件 whole=4件 whole=10件 rate=25% broken");
    // a total that is told goes before
    let text = "收到20件。来信6件，占30%；来访4件，占20%；网络10件，占50%。";
    assert_claim(text, "share part=4件 whole=20件 rate=20% holds");
}

#[test]
fn a_rate_that_denies_is_of_both() {
    let text = "批准逮捕60人，同比下降5%；不批准逮捕20人，不捕率25%。";
    assert_claim(text, "share part=20人 whole=60人 whole=20人 rate=25% holds");
    let text = "批准逮捕60人，同比下降5%；不批准逮捕20人，不捕率35%。";
    assert_claim(text, "share part=20人 whole=60人 whole=20人 rate=35% broken");
    let text = "审结80人，批准逮捕60人，不批准逮捕20人，不捕率25%。";
    assert_claim(text, "share part=20人 whole=80人 rate=25% holds");
    assert_no_claim("提起公诉60人，不批准逮捕20人，不捕率25%。", "share part=20人 whole=60人 whole=20人");
}

#[test]
fn a_share_may_name_several_parts() {
    let text = "举报共400件：乡级120件，村级100件，企业80件，其他100件。乡级、村级占总量的55%。";
    assert_claim(text, "share part=120件 part=100件 whole=400件 rate=55% holds");
    // names alone do not break it
    let text = "举报共400件：乡级120件，村级100件，企业80件，其他100件。乡级、村级占总量的65%。";
    assert_no_claim(text, "share part=120件 part=100件");
    let text = "满意件占比为80%的工单共400件，以办结工单500件为基数。";
    assert_claim(text, "share part=400件 whole=500件 rate=80% holds");
    let text = "满意件占比为90%的工单共400件，以办结工单500件为基数。";
    assert_claim(text, "share part=400件 whole=500件 rate=90% broken");
}

#[test]
fn a_rate_may_count_several() {
    let text = "征集意见200条，采纳120条，部分采纳30条，未采纳50条，采纳（含部分采纳）率75%。";
    assert_claim(text, "share part=120条 part=30条 whole=200条 rate=75% holds");
    let text = "征集意见200条，采纳120条，部分采纳30条，未采纳50条，采纳（含部分采纳）率57%。";
    assert_claim(text, "share part=120条 part=30条 whole=200条 rate=57% broken");
    let text = "收回200份，其中“很好”150份、“较好”40份、“一般”10份，好评率（很好、较好）95%。";
    assert_claim(text, "share part=150份 part=40份 whole=200份 rate=95% holds");
    let text = "收回200份，其中非常满意150份、满意40份、一般10份，满意率95%。";
    assert_claim(text, "share part=150份 part=40份 whole=200份 rate=95% holds");
    // 满意 alone is the rate
    let text = "收回200份，其中满意150份、一般40份、不满意10份，满意率75%。";
    assert_claim(text, "share part=150份 whole=200份 rate=75% holds");
}

#[test]
fn a_narrower_rate_is_not_of_what_its_noun_counts() {
    assert_no_claim("受理500件，办结400件，审限内结案率97%。", "share part");
    let text = "受理500件，按期办结400件，按期办结率80%。";
    assert_claim(text, "share part=400件 whole=500件 rate=80% holds");
    let text = "受理500件，按期办结400件，按期办结率90%。";
    assert_claim(text, "share part=400件 whole=500件 rate=90% broken");
    // not satisfied is not satisfied
    assert_sound("回访5000件，满意4800件，满意率96%；不满意200件全部再办，再办满意率86%。");
}

#[test]
fn what_is_far_off_is_of_something_else() {
    assert_sound("近年来共办理9.9万件。今年援助3896件，占案件总量的41.7%。");
    assert_claim(
        "今年共办理9900件。今年援助3896件，占案件总量的41.7%。",
        "share part=3896件 whole=9900件 rate=41.7% broken",
    );
    assert_sound("诉求集中在农林1590件，占诉求量的14.2%；社保1485件，占诉求量的13.3%。");
    assert_sound("行政赔偿6件；信息公开类21件；变更3件，占16.7%。");
    assert_sound("公共预算收入18.3亿元，其中税收12.2亿元；民生支出31.7亿元，占公共预算支出的78.4%。");
}

#[test]
fn rates_stand_between_the_rows_of_their_wholes_and_parts() {
    let text = "甲类400批、乙类200批，不合格率分别为2%、3%，不合格8批、6批。";
    assert_claim(text, "share part=8批 whole=400批 rate=2% holds");
    assert_claim(text, "share part=6批 whole=200批 rate=3% holds");
    assert_no_claim("甲类400批、乙类200批，不合格率分别为2%、3%，封存80批、60批。", "share part=80批");
}

#[test]
fn a_rate_that_denies_is_of_both_in_either_order() {
    let text = "作出不批准逮捕决定20人，批准逮捕60人，不捕率25%。";
    assert_claim(text, "share part=20人 whole=20人 whole=60人 rate=25% holds");
    let text = "作出不批准逮捕决定20人，批准逮捕60人，不捕率28%。";
    assert_claim(text, "share part=20人 whole=20人 whole=60人 rate=28% broken");
    assert_no_claim("作出不批准逮捕决定20人，提起公诉60人，不捕率25%。", "share part=20人 whole=20人 whole=60人");
}

#[test]
fn a_rate_may_be_told_before_its_counts() {
    let text = "一审败诉率由上年的14.0%降至8.5%，下降5.5个百分点；一审案件200件中败诉17件。";
    assert_claim(text, "share part=17件 whole=200件 rate=8.5% holds");
    let text = "一审败诉率由上年的14.0%降至8.0%，下降6.0个百分点；一审案件200件中败诉17件。";
    assert_claim(text, "share part=17件 whole=200件 rate=8.0% broken");
    // another name
    assert_no_claim("一审上诉率由上年的14.0%降至8.5%；一审案件200件中败诉17件。", "share part=17件");
}

#[test]
fn a_sentence_that_begins_with_its_rate_is_of_the_one_before() {
    let text = "反馈问题60个；已完成整改48个；正在整改12个。问题整改率80.0%，健全制度9项。";
    assert_claim(text, "share part=48个 whole=60个 rate=80.0% holds");
    let text = "反馈问题60个；已完成整改48个；正在整改12个。问题整改率88.0%，健全制度9项。";
    assert_claim(text, "share part=48个 whole=60个 rate=88.0% broken");
    assert_no_claim("反馈问题60个；已完成整改48个；正在整改12个。群众满意率88.0%。", "share part=48个");
}

#[test]
fn what_is_there_is_so_much_of_its_list() {
    let text = "全县共有村250个，已签约法律顾问的232个，覆盖率为92.8%；其余18个下年签约。";
    assert_claim(text, "share part=232个 whole=250个 rate=92.8% holds");
    let text = "全县共有村250个，已签约法律顾问的232个，覆盖率为93.8%；其余18个下年签约。";
    assert_claim(text, "share part=232个 whole=250个 rate=93.8% broken");
    assert_no_claim("全县共有村250个，开展活动232场，覆盖率为93.8%。", "share part=232场");
}

#[test]
fn what_should_be_done_is_the_whole_of_its_own_rate() {
    let text = "行政诉讼160件；应当由负责人出庭的142件均已出庭；败诉9件，败诉率6.34%。";
    assert_claim(text, "share part=9件 whole=160件 rate=6.34% broken");
    let text = "行政诉讼200件；应当由负责人出庭的142件，实际出庭71件，出庭率50%。";
    assert_claim(text, "share part=71件 whole=142件 rate=50% holds");
}

#[test]
fn a_whole_may_be_named_by_two_counts() {
    let text = "办理人大建议90件、政协提案110件。已解决150件，占建议提案总数的75%；列入计划34件，占17%。";
    assert_claim(text, "share part=150件 whole=90件 whole=110件 rate=75% holds");
    assert_claim(text, "share part=34件 whole=90件 whole=110件 rate=17% holds");
    let text = "办理人大建议90件、政协提案110件。已解决150件，占建议提案总数的75%；列入计划34件，占19%。";
    assert_claim(text, "share part=34件 whole=90件 whole=110件 rate=19% broken");
    // named by the one only
    let text = "办理人大建议90件、政协提案110件。已解决88件，占政协提案总数的80%。";
    assert_claim(text, "share part=88件 whole=110件 rate=80% holds");
}

#[test]
fn a_wider_whole_that_is_not_told_is_no_count_of_the_text() {
    assert_sound("全市受理案件2584件，审结2418件，占全省的25%左右。");
    assert_sound("全市受理案件2584件，审结2418件，占全省的1/4左右。");
    let text = "受理案件200件，审结170件，审结率95%。";
    assert_claim(text, "share part=170件 whole=200件 rate=95% broken");
}

#[test]
fn a_share_is_of_what_is_called_exactly_so() {
    let text = "接收投诉举报37900件，其中投诉27700件；举报10200件。网购投诉15500件，占投诉的55.4%。";
    assert_claim(text, "share part=15500件 whole=27700件 rate=55.4% broken");
    // what only ends with the name is a part of it
    let text = "受理各类咨询信息2157件，其中业务咨询2125件，占咨询总量的98.5%；其他咨询32件，占咨询总量的1.5%。";
    assert_claim(text, "share part=32件 whole=2157件 rate=1.5% holds");
}

#[test]
fn two_shares_of_their_own_wholes_are_not_of_each_other() {
    let text = "较大火灾60起，占总数的92.3%，重大火灾5起，占总数的83.3%。";
    assert_no_claim(text, "share part=60起 whole=60起 whole=5起");
    let text = "甲类火灾60起，占总数的92.3%，乙类火灾5起，占总数的7.7%。";
    assert_claim(text, "share part=60起 whole=60起 whole=5起 rate=92.3% holds");
}

#[test]
fn a_share_of_its_own_kind_is_of_no_count_beside_it() {
    assert_sound("夏季接报警情68.5万起，其中抢险救援12.8万起，占全年同类警情的29%。");
}

#[test]
fn shares_make_up_a_whole_over_sentences() {
    let text = "办理建议57件。已经解决的43件，占建议总数的75.4%。正在解决的13件，占建议总数的22.8%。不能解决的1件，\
                占建议总数的1.8%。";
    assert_claim(text, "breakdown total=57件 parts=43件 parts=13件 parts=1件 holds");
    // two divisions of one whole are two lists
    let text = "受理461件。从方式看，来信206件，占44.7%；来访255件，占55.3%。从类型看，检举334件，占72.5%；\
                其他127件，占27.5%。";
    assert_claim(text, "breakdown total=461件 parts=206件 parts=255件 holds");
    assert_claim(text, "breakdown total=461件 parts=334件 parts=127件 holds");
}

#[test]
fn a_list_with_an_item_that_is_only_a_share_is_not_complete() {
    let text =
        "办理案件11533件。其中，受理9428件，占81.7%；不予受理746件，占6.5%；案前调解1290件，占11.2%；其他的占0.6%。";
    assert_no_claim(text, "breakdown total=11533件");
    assert_claim(text, "share part=746件 whole=11533件 rate=6.5% holds");
}

#[test]
fn a_topic_is_the_whole_under_another_name() {
    let text = "受理的9428件中，市政府受案959件，占全市全部受案的10.2%；各区受案前两位为甲区1269件、乙区911件。";
    assert_claim(text, "share part=959件 whole=9428件 rate=10.2% holds");
    let text = "受理的9428件中，市政府受案959件，占全市全部受案的15.2%；各区受案前两位为甲区1269件、乙区911件。";
    assert_no_claim(text, "share part=959件 whole=9428件 rate=15.2% holds");
}

#[test]
fn two_shares_to_a_decimal_may_be_all() {
    assert_claim("“计划检查”占92.2%，“触发检查”占7.8%。", "breakdown parts=92.2% parts=7.8% holds");
    assert_no_claim("“计划检查”占92.2%，“触发检查”占8.8%。", "breakdown");
    assert_no_claim("甲类占92%，乙类占8%。", "breakdown");
}

#[test]
fn a_share_may_be_of_a_row() {
    let text = "受理工单506件。位居前三位的为：交通类172件、城建类80件、优抚类50件，占工单总量的59.68%。";
    assert_claim(text, "share part=172件 part=80件 part=50件 whole=506件 rate=59.68% holds");
    let text = "受理工单506件。位居前三位的为：交通类172件、城建类80件、优抚类50件，占工单总量的69.68%。";
    assert_claim(text, "share part=172件 part=80件 part=50件 whole=506件 rate=69.68% broken");
    // neither the last alone nor the row: no words say of which
    assert_sound("受理工单506件。交通类172件、城建类80件，占工单总量的69.68%。");
    let text = "审结301件，其中以调解、和解方式结案112件，占审结案件的39.2%。";
    assert_claim(text, "share part=112件 whole=301件 rate=39.2% broken");
}

#[test]
fn what_an_amount_comes_to_is_a_share() {
    let text = "调解结案的214件，达到结案总量的40.9%；全年结案523件。";
    assert_claim(text, "share part=214件 whole=523件 rate=40.9% holds");
    let text = "全镇36个村中，已有27个建成，达到总数的四分之三。";
    assert_claim(text, "share part=27个 whole=36个 rate=四分之三 holds");
    let text = "受检企业236家，规上企业128家，恰为受检企业的四分之一。";
    assert_claim(text, "share part=128家 whole=236家 rate=四分之一 broken");
    assert_no_claim("工期延误3天，达到合同工期的10%。", "share part=3天");
}

#[test]
fn a_share_may_be_told_once_more_in_numbers() {
    let text = "线上渠道占比达65.2%，即640件申请中有417件线上提交。";
    assert_claim(text, "share part=417件 whole=640件 rate=65.2% holds");
    let text = "线上渠道占比达65.2%，即640件申请中有471件线上提交。";
    assert_claim(text, "share part=471件 whole=640件 rate=65.2% broken");
}

#[test]
fn the_total_of_as_many_goes_before_its_items() {
    let text = "减轻53件、从轻168件、不罚91件，累计312件，三类案件占全年处罚总量1170件的26.7%。";
    assert_claim(text, "share part=312件 whole=1170件 rate=26.7% holds");
}

#[test]
fn a_hedged_share_of_a_count_in_between_is_checked() {
    assert_claim("化解的1312件纠纷占全部收案2074件的比例超六成。", "share part=1312件 whole=2074件 rate=超六成 holds");
    assert_claim("化解的1132件纠纷占全部收案2074件的比例超六成。", "share part=1132件 whole=2074件 rate=超六成 broken");
}

#[test]
fn a_rate_that_says_so_is_of_all_that_it_counts() {
    let text = "审结422件，撤销和确认违法65件，变更21件，综合纠错率为20.4%；驳回73件。";
    assert_claim(text, "share part=65件 part=21件 whole=422件 rate=20.4% holds");
    let text = "审结422件，撤销和确认违法65件，变更21件，综合纠错率为20.1%；驳回73件。";
    assert_claim(text, "share part=65件 part=21件 whole=422件 rate=20.1% broken");
}

#[test]
fn the_whole_of_a_named_rate_may_stand_far_before_where_it_fits() {
    let text = "排查纠纷3874件。坚持抓早抓小。领导包案下沉。逐级落实责任。调处成功3808件，成功率98.3%。";
    assert_claim(text, "share part=3808件 whole=3874件 rate=98.3% holds");
    let text = "本月受理640件。\n已办结485件，办结率75.78%。";
    assert_claim(text, "share part=485件 whole=640件 rate=75.78% holds");
    assert_sound("本月受理640件。\n已办结485件，办结率85.78%。");
}

#[test]
fn no_count_of_another_kind_is_the_whole_of_100_percent() {
    assert_no_claim("聘请顾问93名，顾问覆盖率100%，每名顾问每月驻点不少于1天。", "share part=93名");
    assert_no_claim("处理投诉389件，处理率100%，接待来访300余人次。", "share part=389件");
    assert_no_claim("11个指标中，8个实现增长，同时97个城市得分率在60%以上。", "share part=8个");
}

#[test]
fn a_rate_may_be_named_after_two_items() {
    let text = "抽查260卷，优秀83卷、良好112卷、合格49卷、不合格16卷，优良率75.0%。";
    assert_claim(text, "share part=83卷 part=112卷 whole=260卷 rate=75.0% holds");
    let text = "抽查260卷，优秀83卷、良好112卷、合格49卷、不合格16卷，优良率78.5%。";
    assert_claim(text, "share part=83卷 part=112卷 whole=260卷 rate=78.5% broken");
}

#[test]
fn a_list_that_begins_with_shares_goes_on_to_what_is_left_over() {
    let list = |other: &str| {
        format!(
            "受理430件。其中甲类112件，占总数的26.0%，乙类98件，占22.8%，丙类90件，占20.9%。丁类60件，戊类40件，其他类{other}。"
        )
    };
    let whole = "breakdown total=430件 parts=112件 parts=98件 parts=90件 parts=60件 parts=40件";
    assert_claim(&list("30件"), &format!("{whole} parts=30件 holds"));
    assert_claim(&list("26件"), &format!("{whole} parts=26件 broken"));
    // far from all: the list leaves something out
    assert_no_claim(&list("3件"), "breakdown");
}

#[test]
fn what_came_in_may_wait_and_counts_of_two_names_are_of_neither() {
    // some wait for a decision: the two are no more than what came in
    assert_sound("受理审查逮捕5537人，批准逮捕2720人，不批准逮捕2767人。");
    let text = "接听来电2423个，在线办结1240个，转办办结1111个，办结率97%。";
    assert_claim(text, "share part=1240个 part=1111个 whole=2423个 rate=97% holds");
    assert_sound("接听来电2423个，在线办结1240个，转办办结1111个，办结率87%。");
    assert_sound("起诉352人，不起诉225人，附条件不起诉197人，不诉率39.0%。");
}

#[test]
fn a_whole_by_another_name_or_of_another_stage_is_none() {
    assert_sound("在岗执法人员1148人，取得执法证的1093人；法学专业的287人，占持证人员的26.3%。");
    assert_sound("新收案件548件，直接纠错14件、间接纠错130件，合计占审结总数的33.6%。");
    let text = "立案687件，裁决243件，调解405件，裁决、调解两种方式结案的案件中，调解占62.5%。";
    assert_claim(text, "share part=405件 whole=243件 whole=405件 rate=62.5% holds");
    let text = "立案687件，裁决243件，调解405件，裁决、调解两种方式结案的案件中，调解占52.5%。";
    assert_claim(text, "share part=405件 whole=243件 whole=405件 rate=52.5% broken");
}

#[test]
fn what_is_listed_by_name_is_no_part() {
    assert_no_claim("公安、土地、食品等3个领域的案件较为集中，占案件总数的76.17%。", "share");
    assert_sound("从申请人构成来看，甲类占13.6%，乙类占58.6%，丙类占25.7%。");
    let text = "接收660件。\n投诉较多的有：甲局（272件）、乙局（99件）、丙局（58件），合计占比65%。";
    assert_sound(text);
}

#[test]
fn rates_may_stand_behind_a_row_of_wholes_and_a_row_of_parts() {
    let text = "查出一般隐患1508处、重大隐患23处，已整改一般隐患1486处、重大隐患21处，整改率分别为98.5%和91.3%。";
    assert_claim(text, "share part=1486处 whole=1508处 rate=98.5% holds");
    assert_claim(text, "share part=21处 whole=23处 rate=91.3% holds");
    let text = "查出一般隐患1508处、重大隐患23处，已整改一般隐患1486处、重大隐患21处，整改率分别为98.5%和93.1%。";
    assert_claim(text, "share part=21处 whole=23处 rate=93.1% broken");
}

#[test]
fn shares_of_a_count_in_between_in_other_words() {
    let text = "有139件案件以调解结案，这相当于全年审结的412件中的33.7%。";
    assert_claim(text, "share part=139件 whole=412件 rate=33.7% holds");
    let text = "初审、复审各办结86件和34件，占收件总量150件的比重依次为57.3%、22.7%。";
    assert_claim(text, "share part=86件 whole=150件 rate=57.3% holds");
    assert_claim(text, "share part=34件 whole=150件 rate=22.7% holds");
}

#[test]
fn so_many_of_so_many_may_stand_behind_their_rate() {
    let text = "以97.6%的成功率，把167件纠纷中的163件化解在诉前。";
    assert_claim(text, "share part=163件 whole=167件 rate=97.6% holds");
    assert_sound("以93.6%的成功率，把167件纠纷中的163件化解在诉前。");
}
