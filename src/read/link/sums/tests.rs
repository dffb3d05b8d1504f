//! Which lists and totals are found in sentences of our own.

use super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

mod slips;
mod spread;
mod told;

mod sides;

#[test]
fn a_list_behind_its_first_item_is_that_items_own() {
    let text = "共办理案件280件。其中：刑事134件，逮捕38件；起诉94件；提请2件。";
    assert_claim(text, "breakdown total=134件 parts=38件 parts=94件 parts=2件 holds");
    assert_no_claim(text, "breakdown total=280件");
}

#[test]
fn what_is_too_large_is_part_of_what_can_hold_it() {
    let text = "热线受理90.00万件，办结75.13万件，正在办理14.88万件。其中市级热线受理86.91万件。";
    assert_claim(text, "subset part=86.91万件 whole=90.00万件 holds");
}

#[test]
fn where_all_was_accepted_what_was_refused_is_of_something_else() {
    let text = "收到许可申请13297宗，受理13297宗；其中予以许可13241宗，不予许可53宗，撤销3宗。";
    assert_no_claim(text, "balance");
}

#[test]
fn a_list_is_of_what_can_hold_its_items() {
    let text = "收到300件，市直180件，县区120件，其中咨询类200件、投诉类100件。";
    assert_claim(text, "breakdown total=300件 parts=200件 parts=100件 holds");
    assert_no_claim(text, "subset");
    let text = "机关40家、镇街10家参加，其中现场20家，书面30家。";
    assert_claim(text, "balance total=40家 total=10家 parts=20家 parts=30家 holds");
    // of the last only, where that fits
    let text = "机关40家、镇街10家参加，其中现场4家。";
    assert_claim(text, "subset part=4家 whole=10家 holds");
}

#[test]
fn a_list_after_a_list_is_of_the_same_total() {
    let text = "立案900件，其中集体300件，个人600件；经济类400件，文化类200件，其他类300件。";
    assert_claim(text, "breakdown total=900件 parts=300件 parts=600件 holds");
    assert_claim(text, "breakdown total=900件 parts=400件 parts=200件 parts=300件 holds");
}

#[test]
fn what_an_item_holds_is_no_item() {
    let text = "承办60件（建议35件，含重点5件；提案25件，含重点4件）。";
    assert_claim(text, "breakdown total=60件 parts=35件 parts=25件 holds");
    let text = "承办60件（建议35件，含重点5件；提案28件，含重点4件）。";
    assert_no_claim(text, "breakdown total=60件 parts=35件 parts=5件");
}

#[test]
fn a_total_may_come_last_under_a_heading() {
    let text = "按处罚种类分，警告20件、罚款70件、没收10件，全年处罚100件。";
    assert_claim(text, "breakdown total=100件 parts=20件 parts=70件 parts=10件 holds");
    let text = "按处罚种类分，警告20件、罚款70件、没收10件，全年处罚110件。";
    assert_claim(text, "breakdown total=110件 parts=20件 parts=70件 parts=10件 broken");
    let text = "按处罚种类分，警告20件、罚款70件、没收10件，分别占总数200件的10%、35%和5%。";
    assert_no_claim(text, "breakdown");
}

#[test]
fn totals_have_many_names() {
    let text = "咨询500件，求助300件，投诉100件，几类加总为900件。";
    assert_claim(text, "breakdown total=900件 parts=500件 parts=300件 parts=100件 holds");
    let text = "咨询500件，求助300件，投诉100件，几类加总为990件。";
    assert_claim(text, "breakdown total=990件 parts=500件 parts=300件 parts=100件 broken");
    let text = "立行立改类20项，完成20项；限期整改类30项，完成25项。两类合计50项。";
    assert_claim(text, "breakdown total=50项 parts=20项 parts=30项 holds");
    let text = "立行立改类20项，完成20项；限期整改类30项，完成25项。两类合计55项。";
    assert_claim(text, "breakdown total=55项 parts=20项 parts=30项 broken");
    let text = "县级解决90件，市级协调15件，其余5件在办。上述信访件总计110件。";
    assert_claim(text, "breakdown total=110件 parts=90件 parts=15件 parts=5件 holds");
    let text = "县级解决90件，市级协调15件，其余5件在办。上述信访件总计120件。";
    assert_claim(text, "breakdown total=120件 parts=90件 parts=15件 parts=5件 broken");
    let text = "主办件60件全部办复，办理结果为A类40件、B类15件、C类5件。";
    assert_claim(text, "breakdown total=60件 parts=40件 parts=15件 parts=5件 holds");
    let text = "主办件60件全部办复，办理结果为A类40件、B类18件、C类5件。";
    assert_claim(text, "breakdown total=60件 parts=40件 parts=18件 parts=5件 broken");
    // 三地合计占: a whole
    assert_sound("甲县300件、乙县200件、丙县100件，三地合计占总量1200件的50%。");
    assert_sound("涉及4个方面、29个单位，共计50项问题。");
}

#[test]
fn stocks_balance() {
    let text = "年初在册60人，全年新入40人，期满及其他原因解除30人，年末在册70人。";
    assert_claim(text, "balance total=60人 total=40人 parts=30人 parts=70人 holds");
    let text = "年初在册60人，全年新入40人，期满及其他原因解除30人，年末在册80人。";
    assert_claim(text, "balance total=60人 total=40人 parts=30人 parts=80人 broken");
    let text = "新收120件，上年结转10件。全年答复115件，结转下年15件。";
    assert_claim(text, "balance total=120件 total=10件 parts=115件 parts=15件 holds");
    let text = "新收120件，上年结转10件。全年答复115件，结转下年25件。";
    assert_claim(text, "balance total=120件 total=10件 parts=115件 parts=25件 broken");
    let text = "收到100件，决定受理80件，不予受理15件，其余5件由申请人撤回。";
    assert_claim(text, "balance total=100件 parts=80件 parts=15件 parts=5件 holds");
    let text = "依法受理130件。连同上年转入的20件，实际应审150件；到年底已结案140件，尚余10件转入下年。";
    assert_claim(text, "breakdown total=150件 parts=130件 parts=20件 holds");
    assert_claim(text, "balance total=150件 parts=140件 parts=10件 holds");
    let text = "依法受理130件。连同上年转入的20件，实际应审150件；到年底已结案140件，尚余20件转入下年。";
    assert_claim(text, "balance total=150件 parts=140件 parts=20件 broken");
    assert_no_claim("新收120件。全年答复115件，结转下年25件。", "balance");
}

#[test]
fn lists_of_some_are_not_all() {
    assert_sound("受理3600件，主要涉及：价格500件，质量400件，广告300件。");
    assert_sound("受理400件，从对象看，县级80件，乡级120件，村级100件。");
    assert_sound("聘用人员33人（含专职13人），其中编制20人，另有派驻40人。");
    assert_sound("油料14.5万吨，其中：油菜籽11.1万吨；蔬菜49.9万吨。");
    assert_sound("播种面积1196.6公顷。其中，粮食866.1公顷，油料134.6公顷，蔬菜151.2公顷。");
    assert_no_claim("召开会议2次，开展培训1次，调研1次。", "breakdown");
    assert_no_claim("城建27件、农业7件、社保5件、教育6件、经济4件、卫生5件。", "breakdown");
    assert_no_claim("种子案件31件，占32.3%；渔政案件27件，占28.1%；移送4件。", "breakdown");
}

#[test]
fn parts_with_shares_make_up_their_whole() {
    let text = "受理来信463件，占30.9%；来访1037件，占69.1%。全年总量1500件。";
    assert_claim(text, "breakdown total=1500件 parts=463件 parts=1037件 holds");
    let text = "投诉100件。商品类60件，占60%，服务类30件，占30%，其他类10件。";
    assert_claim(text, "breakdown total=100件 parts=60件 parts=30件 parts=10件 holds");
    let text = "人口700人。甲族500人，占71.4%；乙族200人，占28.6%，其中丙支150人，占21.4%。";
    assert_claim(text, "breakdown total=700人 parts=500人 parts=200人 holds");
}

#[test]
fn two_states_divide_a_whole() {
    let text = "查出的160个问题，已整改到位130个，涉及资金3亿元；正在推进整改30个。";
    assert_claim(text, "breakdown total=160个 parts=130个 parts=30个 holds");
    let text = "查出的160个问题，已整改到位130个，涉及资金3亿元；正在推进整改40个。";
    assert_claim(text, "breakdown total=160个 parts=130个 parts=40个 broken");
}

#[test]
fn a_list_of_money_runs_beside_a_list_of_things() {
    let text = "查出问题60个，涉及资金900万元；已整改50个，涉及资金700万元；正在整改10个，涉及资金200万元。";
    assert_claim(text, "breakdown total=60个 parts=50个 parts=10个 holds");
    assert_claim(text, "breakdown total=900万元 parts=700万元 parts=200万元 holds");
    let text = "查出问题60个，涉及资金900万元；已整改50个，涉及资金700万元；正在整改10个，涉及资金270万元。";
    assert_claim(text, "breakdown total=900万元 parts=700万元 parts=270万元 broken");
    // two groups of cases may have people in common, and other money is other money
    assert_sound("受理60件80人，其中批准50件70人，不批准10件14人。");
    let text = "查出问题60个，涉及资金900万元；已整改50个，节约开支700万元；正在整改10个，涉及资金270万元。";
    assert_no_claim(text, "breakdown total=900万元");
}

#[test]
fn a_list_may_be_spread_over_sentences() {
    let text = "全年查处问题640起。查处甲类问题380起，处理500人。查处乙类问题260起，处理300人。";
    assert_claim(text, "breakdown total=640起 parts=380起 parts=260起 holds");
    let text = "801件提案中，已解决的564件，占70.4%。另有207件列入计划。对于不能办理的30件，均作了说明。";
    assert_claim(text, "breakdown total=801件 parts=564件 parts=207件 parts=30件 holds");
    let text = "审结95件134人。批准逮捕79件101人。不批捕16件29人。";
    assert_claim(text, "breakdown total=95件 parts=79件 parts=16件 holds");
    // what does not add up was no list
    assert_no_claim("全年查处问题640起。查处甲类问题380起。查处乙类问题280起。", "breakdown");
    // two names that have nothing in common
    assert_no_claim("全年收件640件。开展检查380件。发出建议260件。", "breakdown");
    // an item with its share is no total
    assert_no_claim("登记900件。网上750件，占83%；来访90件。城建类410件；劳动类250件。", "breakdown total=750件");
}

#[test]
fn segments_that_repeat_the_form_of_their_total_divide_it() {
    let text =
        "事故900起、死亡200人。工矿20起、死亡15人；道路600起、死亡150人；火灾200起、死亡25人；铁路80起、死亡10人。";
    assert_claim(text, "breakdown total=900起 parts=20起 parts=600起 parts=200起 parts=80起 holds");
    assert_claim(text, "breakdown total=200人 parts=15人 parts=150人 parts=25人 parts=10人 holds");
    let text =
        "事故900起、死亡200人。工矿20起、死亡15人；道路600起、死亡150人；火灾200起、死亡25人；铁路70起、死亡10人。";
    assert_claim(text, "breakdown total=900起 parts=20起 parts=600起 parts=200起 parts=70起 broken");
    let text = "事故900起、死亡200人。工矿20起；道路600起；火灾200起；铁路70起。";
    assert_no_claim(text, "breakdown");
}

#[test]
fn a_clause_names_what_its_list_is_of() {
    let text = "新收420件，办结400件，未办结20件。在办结案件中，维持210件，驳回90件，终止100件。";
    assert_claim(text, "breakdown total=400件 parts=210件 parts=90件 parts=100件 holds");
    let text = "新收420件，办结400件，未办结20件。在办结案件中，维持210件，驳回90件，终止88件。";
    assert_claim(text, "breakdown total=400件 parts=210件 parts=90件 parts=88件 broken");
    // far from all, or overlapping
    assert_no_claim("新收420件，办结400件。在办结案件中，维持110件，驳回90件，终止88件。", "breakdown total=400件");
    assert_sound(
        "检测900批次，不合格124批次；不合格项目中，农残58批次、微生物27批次、添加剂41批次，其中2批次同时涉及两类。",
    );
}

#[test]
fn a_total_is_divided_under_two_headings() {
    let text = "受理投诉500件，按来源分：热线300件、平台200件；按性质分：商品410件、服务90件。";
    assert_claim(text, "breakdown total=500件 parts=300件 parts=200件 holds");
    assert_claim(text, "breakdown total=500件 parts=410件 parts=90件 holds");
    let text = "受理投诉500件，按来源分：热线300件、平台200件；按性质分：商品410件、服务80件。";
    assert_claim(text, "breakdown total=500件 parts=410件 parts=80件 broken");
    let text = "共收文书900份。质量较好，数量略增。以审理法院区分，中院500份，高院400份。";
    assert_claim(text, "breakdown total=900份 parts=500份 parts=400份 holds");
    // too far behind its total for a list that does not add up
    assert_no_claim("共收文书900份。质量较好。数量略增。各地不同。以法院区分，中院500份，高院300份。", "breakdown");
}

#[test]
fn a_part_is_told_before_its_total_is_divided() {
    let text = "办复240件，其中解决180件，占75%；民生类100件、经济类80件、其他60件。";
    assert_claim(text, "breakdown total=240件 parts=100件 parts=80件 parts=60件 holds");
    let text = "办复240件，其中解决180件，占75%；民生类100件、经济类80件、其他66件。";
    assert_claim(text, "breakdown total=240件 parts=100件 parts=80件 parts=66件 broken");
    // one item that is nearly all, and others that are little
    assert_sound("审结300件，其中撤销5件、确认违法3件，未再起诉的281件。");
}

#[test]
fn what_is_received_has_its_sides_behind_it() {
    let text = "设立受理点12个，全年收到申请380件，受理340件，不予受理30件，补正后放弃10件。";
    assert_claim(text, "balance total=380件 parts=340件 parts=30件 parts=10件 holds");
    let text = "设立受理点12个，全年收到申请380件，受理340件，不予受理30件，补正后放弃19件。";
    assert_claim(text, "balance total=380件 parts=340件 parts=30件 parts=19件 broken");
    let text = "接到举报600件，环比增加10%。已受理510件，其余90件未予受理。";
    assert_claim(text, "balance total=600件 parts=510件 parts=90件 holds");
    assert_no_claim("接到举报600件，环比增加10%。已受理510件，其余80件未予受理。", "balance");
}

#[test]
fn names_of_the_field_divide_their_whole() {
    let text = "工作人员400人，其中公务员160人、参公人员80人、事业人员160人、工勤人员0人。";
    assert_sound(text);
    let text = "工作人员400人，其中公务员160人、参公人员80人、事业人员119人。";
    assert_claim(text, "breakdown total=400人 parts=160人 parts=80人 parts=119人 broken");
    let text = "列入清理范围的230件中，继续有效160件、拟修订29件、宣布废止14件。";
    assert_claim(text, "breakdown total=230件 parts=160件 parts=29件 parts=14件 broken");
    // names that are not known to be all
    assert_sound("工作人员400人，其中法学专业160人、研究生80人、青年干部119人。");
}

#[test]
fn shares_that_add_up_say_that_their_list_is_all() {
    let text = "办理提案600件。已解决150件，占25.1%；列入计划360件，占60.3%；留作参考87件，占14.6%。";
    assert_claim(text, "breakdown total=600件 parts=150件 parts=360件 parts=87件 broken");
    let text = "办理提案900件。已解决150件，占25.1%；列入计划360件，占60.3%；留作参考87件，占14.6%。";
    assert_no_claim(text, "breakdown total=900件");
    // a gap that nothing explains, in a list that says that it has none
    let text = "共接办900件。其中，咨询300件，占50%；求助240件，占40%；其他60件，占10%。";
    assert_claim(text, "breakdown total=900件 parts=300件 parts=240件 parts=60件 broken");
    assert_no_claim("共接办900件。其中，咨询300件，占50%；求助240件，占40%。", "breakdown total");
}

#[test]
fn what_is_part_of_a_count_is_counted_in_its_segment() {
    assert_sound("接收留言15件；接听来电8947个，其中转办2274件。");
    let text = "接收留言15件；受理来件8947件，其中转办2274件。";
    assert_claim(text, "subset part=2274件 whole=8947件 holds");
    // near its whole, or a slip away, it is a fault
    let text = "接收线索2731条。其中，2913条因信息不全无法核查。";
    assert_claim(text, "subset part=2913条 whole=2731条 broken");
}

#[test]
fn a_balance_is_of_the_total_that_is_printed() {
    let text = "新收案件103件，旧存案件3件，共审理各类案件106件。已审结71件，未结35件。";
    assert_claim(text, "balance total=106件 parts=71件 parts=35件 holds");
    let text = "新收案件103件，旧存案件3件。已审结71件，未结35件。";
    assert_claim(text, "balance total=103件 total=3件 parts=71件 parts=35件 holds");
}

#[test]
fn what_was_done_with_a_row_is_a_part_of_it() {
    let text = "发现隐患33条、已整改30条，限期整改3条。";
    assert_claim(text, "breakdown total=33条 parts=30条 parts=3条 holds");
    assert_no_claim("收到建议33条、提案30条，答复3条。", "breakdown total=33条");
}

#[test]
fn things_in_ten_thousands_behind_of_which_are_nearly_all() {
    let text = "共有调解组织82.4万个，其中，村调解委员会67.4万个，企业调解委员会7.9万个，乡镇调解委员会4.2万个。";
    assert_claim(text, "breakdown total=82.4万个 parts=67.4万个 parts=7.9万个 parts=4.2万个 broken");
    // what is measured may leave much out
    assert_sound("投入资金82.4万元，其中，用于村67.4万元，用于企业7.9万元，用于乡镇4.2万元。");
}

#[test]
fn segments_repeat_the_fields_of_their_total() {
    let text = "共受理各类案件1803件，结案894件。其中：受理刑事案件68件，结案38件；受理民事案件925件，结案440件；\
                受理行政案件38件，结案10件；受理执行案件772件，结案406件。";
    assert_claim(text, "breakdown total=1803件 parts=68件 parts=925件 parts=38件 parts=772件 holds");
    assert_claim(text, "breakdown total=894件 parts=38件 parts=440件 parts=10件 parts=406件 holds");
    let text = "共受理各类案件1803件，结案894件。其中：受理刑事案件68件，结案38件；受理民事案件925件，结案440件；\
                受理行政案件38件，结案10件；受理执行案件770件，结案406件。";
    assert_claim(text, "breakdown total=1803件 parts=68件 parts=925件 parts=38件 parts=770件 broken");
    // far from all of it
    assert_sound("共受理案件1803件。受理甲类68件，结案38件；受理乙类925件，结案440件；受理丙类38件，结案10件。");
}

#[test]
fn a_list_may_divide_a_total_that_an_earlier_paragraph_tells() {
    let text = "共受理事项7901件。\n受理的事项按受理渠道分：来信10件、来电7646件、电子邮件149件、微信96件。";
    assert_claim(text, "breakdown total=7901件 parts=10件 parts=7646件 parts=149件 parts=96件 holds");
    let text = "收到申请35件，受理34件。\n类型情况：受理案件中投诉类12件，处罚类17件，强制类1件，确权类4件。";
    assert_claim(text, "breakdown total=34件 parts=12件 parts=17件 parts=1件 parts=4件 holds");
    let text = "涉及本部门业务839件。\n咨询主要集中在：举报处理17件、其他问题822件。";
    assert_claim(text, "breakdown total=839件 parts=17件 parts=822件 holds");
    // two small ones say nothing
    assert_no_claim("涉及本部门业务39件。\n咨询主要集中在：举报处理17件、其他问题22件。", "breakdown");
    let text = "收案214件，增长20.2%。\n1.受理情况。受理196件，不予受理18件。\n2.审理情况。审结187件，未结9件。";
    assert_claim(text, "balance total=214件 parts=196件 parts=18件 holds");
    assert_claim(text, "balance total=196件 parts=187件 parts=9件 holds");
    assert_no_claim("收案215件，增长20.2%。\n1.受理情况。受理196件，不予受理18件。", "balance");
}

#[test]
fn a_heading_of_results_names_its_total() {
    let sound = "全年答复85件，延至下年6件。答复结果为：公开49件、部分公开11件、不予公开7件、无法提供18件。";
    assert_claim(sound, "breakdown total=85件 parts=49件 parts=11件 parts=7件 parts=18件 holds");
    let text = "全年答复85件，延至下年6件。答复结果为：公开49件、部分公开11件、不予公开7件、无法提供13件。";
    assert_claim(text, "breakdown total=85件 parts=49件 parts=11件 parts=7件 parts=13件 broken");
}

#[test]
fn what_is_counted_otherwise_is_an_item_where_only_all_add_up() {
    let text = "公开信息1570条，其中：动态1201条、公告251条、政策102条、征集16期。";
    assert_claim(text, "breakdown total=1570条 parts=1201条 parts=251条 parts=102条 parts=16期 holds");
    let text = "公开信息1554条，其中：动态1201条、公告251条、政策102条、征集16期。";
    assert_claim(text, "breakdown total=1554条 parts=1201条 parts=251条 parts=102条 holds");
}

#[test]
fn a_later_list_of_which_is_of_what_it_adds_up_to() {
    let text = "登记投诉94.03万件。化解纠纷31.14万件。其中，甲地投诉总量66.49万件；乙地投诉总量27.54万件。";
    assert_claim(text, "breakdown total=94.03万件 parts=66.49万件 parts=27.54万件 holds");
    assert_sound(text);
}

#[test]
fn a_count_of_each_of_several_adds_more_than_it_says() {
    assert_sound("收到申请21件。从类别看，公安13件，房管、人事各3件，其他2件。");
    assert_claim(
        "收到申请21件。从类别看，公安13件，房管3件，其他2件。",
        "breakdown total=21件 parts=13件 parts=3件 parts=2件 broken",
    );
}

#[test]
fn what_became_of_a_few_cases_divides_them() {
    let text = "复议案件4件，撤销1件，维持3件；应诉案件3件，维持1件，另2件尚未判决。";
    assert_claim(text, "breakdown total=4件 parts=1件 parts=3件 holds");
    assert_claim(text, "breakdown total=3件 parts=1件 parts=2件 holds");
    assert_no_claim("检查4次，发文1次，开会3次。", "breakdown");
}

#[test]
fn degrees_divide_what_was_checked() {
    let text = "抽查260卷，优秀83卷、良好112卷、合格49卷、不合格7卷。";
    assert_claim(text, "breakdown total=260卷 parts=83卷 parts=112卷 parts=49卷 parts=7卷 broken");
    let text = "抽查251卷，优秀83卷、良好112卷、合格49卷、不合格7卷。";
    assert_claim(text, "breakdown total=251卷 parts=83卷 parts=112卷 parts=49卷 parts=7卷 holds");
}

#[test]
fn sentences_that_repeat_two_counts_divide_both() {
    let text = "发生事故37起，死亡33人。其中，运输业30起，死亡26人，同比减少5起4人。采矿业1起，死亡1人。商贸业5起，死亡5人。                建筑业1起，死亡1人。";
    assert_claim(text, "breakdown total=37起 parts=30起 parts=1起 parts=5起 parts=1起 holds");
    assert_claim(text, "breakdown total=33人 parts=26人 parts=1人 parts=5人 parts=1人 holds");
}

#[test]
fn what_was_carried_over_may_be_worded_otherwise() {
    let text = "上年度转来未办结的申请4件，本年度新接收87件；本年度答复85件，延至下年度办理6件。";
    assert_claim(text, "balance total=4件 total=87件 parts=85件 parts=6件 holds");
    let text = "上年度转来未办结的申请4件，本年度新接收87件；本年度答复58件，延至下年度办理6件。";
    assert_claim(text, "balance total=4件 total=87件 parts=58件 parts=6件 broken");
}

#[test]
fn shares_under_a_heading_of_shares_are_all_there_is() {
    let text = "诉求来源占比依次为：电话58.6%、网络24.3%、窗口17.1%。";
    assert_claim(text, "breakdown parts=58.6% parts=24.3% parts=17.1% holds");
    let text = "诉求来源占比依次为：电话58.6%、网络34.3%、窗口17.1%。";
    assert_claim(text, "breakdown parts=58.6% parts=34.3% parts=17.1% broken");
    assert_no_claim("主要诉求占比依次为：停车28.6%、噪声14.3%、供水7.1%。", "breakdown");
}

#[test]
fn counts_that_open_segments_may_divide_an_earlier_total() {
    let text = "收到投诉举报7607件。\n按来源分析：甲平台收到2829件，其中投诉2029件，举报800件；乙热线收到4266件，其中投诉4069件，举报197件；                其他来电收到512件，其中投诉311件，举报201件。";
    assert_claim(text, "breakdown total=7607件 parts=2829件 parts=4266件 parts=512件 holds");
}

#[test]
fn few_counts_of_unlike_units_add_up_by_chance() {
    assert_no_claim("办理提案35件，满意；公开答复22件，重点督办4件，转化措施9项。", "breakdown");
}

#[test]
fn money_may_be_a_balance() {
    let text = "经费上年结余18.4万元，本年拨入65.0万元，发放补贴71.2万元，年末结余12.2万元。";
    assert_claim(text, "balance total=18.4万元 total=65.0万元 parts=71.2万元 parts=12.2万元 holds");
    let text = "经费上年结余18.4万元，本年拨入65.0万元，发放补贴51.2万元，年末结余12.2万元。";
    assert_claim(text, "balance total=18.4万元 total=65.0万元 parts=51.2万元 parts=12.2万元 broken");
}

#[test]
fn what_is_set_aside_and_what_is_left_are_all() {
    let text = "接收申请94件，除6件撤回、11件不予受理外，其余77件进入审理。";
    assert_claim(text, "breakdown total=94件 parts=6件 parts=11件 parts=77件 holds");
    let text = "接收申请88件，除6件撤回、11件不予受理外，其余77件进入审理。";
    assert_claim(text, "breakdown total=88件 parts=6件 parts=11件 parts=77件 broken");
}

#[test]
fn a_row_that_goes_on_is_no_list_of_what_its_first_items_add_up_to() {
    let text = "收案402件；结案389件，调解214件。受理案件中，甲类118件、乙类96件、丙类131件、丁类33件、其他24件。";
    assert_claim(text, "breakdown total=402件 parts=118件 parts=96件 parts=131件 parts=33件 parts=24件 holds");
    assert_no_claim(text, "breakdown total=214件");
}

#[test]
fn all_counts_of_a_sentence_may_divide_an_earlier_total() {
    let text = "接收信访1046件次，下降13.8%。\n（二）渠道结构。网上投诉658件次，来信97件次，走访291件次。";
    assert_claim(text, "breakdown total=1046件次 parts=658件次 parts=97件次 parts=291件次 holds");
    assert_no_claim("接收信访46件次。\n（二）渠道结构。网上投诉38件次，来信5件次，走访3件次。", "breakdown");
}

#[test]
fn what_stands_before_a_list_to_its_rest_is_a_part_beside_it() {
    let text = "排查隐患6218条，其中重大隐患37条，已整改6109条，剩余109条。";
    assert_claim(text, "breakdown total=6218条 parts=6109条 parts=109条 holds");
    assert_claim(text, "subset part=37条 whole=6218条 holds");
}

#[test]
fn what_rose_fell_and_stayed_divides_what_was_counted() {
    let text = "在14类诉求中，环比上升的有8类，下降的有5类，持平的有1类。";
    assert_claim(text, "breakdown total=14类 parts=8类 parts=5类 parts=1类 holds");
    let text = text.replace("5类", "6类");
    assert_claim(&text, "breakdown total=14类 parts=8类 parts=6类 parts=1类 broken");
}

#[test]
fn lists_apart_in_one_bracket() {
    let text = "救助274人次（男性201人次、女性73人次；护送返乡58人次）。";
    assert_claim(text, "breakdown total=274人次 parts=201人次 parts=73人次 holds");
    assert_claim(text, "subset part=58人次 whole=274人次 holds");
}

#[test]
fn what_is_counted_off_is_no_total_of_what_is_counted_off_beside_it() {
    let text = "案卷分为五类：一是处罚120卷，二是许可86卷，三是强制14卷，四是检查72卷，五是征收8卷。";
    assert_no_claim(text, "breakdown total=86卷");
}

#[test]
fn stocks_of_people_and_money() {
    let text = "社区矫正对象年初2146人，当年新接收1873人，解除矫正1795人，年末在册2224人。";
    assert_claim(text, "balance total=2146人 total=1873人 parts=1795人 parts=2224人 holds");
    let text = text.replace("1795", "1775");
    assert_claim(&text, "balance total=2146人 total=1873人 parts=1775人 parts=2224人 broken");
    let text = "账户年初余额23.68亿元，当年归集61.25亿元，拨付58.43亿元，年末余额26.50亿元。";
    assert_claim(text, "balance total=23.68亿元 total=61.25亿元 parts=58.43亿元 parts=26.50亿元 holds");
}

#[test]
fn what_became_of_the_old_and_the_new_in_the_next_sentence() {
    let text = "共收到公开申请11件，上年度结转申请2件。处理结果中，公开3件，无法提供7件，结转至下一年度办理3件。";
    assert_claim(text, "balance total=11件 total=2件 parts=3件 parts=7件 parts=3件 holds");
}

#[test]
fn what_is_due_is_told_and_what_became_of_it_is_wrong() {
    let text = "新收案件93518件，加上上年末未结的4207件，应处理97725件；审结92864件，年末未结4361件。";
    assert_claim(text, "balance total=97725件 parts=92864件 parts=4361件 broken");
    assert_claim(text, "breakdown total=97725件 parts=93518件 parts=4207件 holds");
}

#[test]
fn items_of_units_like_that_of_their_total() {
    let text = "接待咨询3764人次，其中来电1588人，来访1964人，网上212人。";
    assert_claim(text, "breakdown total=3764人次 parts=1588人 parts=1964人 parts=212人 holds");
    assert_no_claim(&text.replace("212", "272"), "breakdown");
    let text = "受理诉求264件，其中转派21件，平台2件，信箱38封，热线125封，政协78件，办结259件。";
    assert_claim(text, "breakdown total=264件 parts=21件 parts=2件 parts=38封 parts=125封 parts=78件 holds");
}

#[test]
fn what_is_measured_or_told_loosely_is_told_of_some() {
    assert_no_claim("谷物产量36978吨，其中稻谷24613吨，小麦2176吨，玉米9487吨。", "breakdown");
    assert_no_claim("律师事务所1520多家，其中合伙所1040多家，国资所90多家，个人所360多家。", "breakdown");
    let text = "从不合格类别看，一些项目占比为：农药残留38.12%，微生物17.96%，添加剂13.41%，有机物10.73%，兽药7.64%，重金属6.02%，指标5.03%。";
    assert_no_claim(text, "breakdown");
}

#[test]
fn rates_that_make_all_may_have_their_changes_between() {
    let text = "商品类投诉占46.1%，较上年提高2个百分点；服务类占49.6%，下降1.8个百分点；其他类占4.3%。";
    assert_claim(text, "breakdown parts=46.1% parts=49.6% parts=4.3% holds");
    let text = "征求意见收到反馈92条，采纳55条，部分采纳21条，未采纳14条。";
    assert_claim(text, "breakdown total=92条 parts=55条 parts=21条 parts=14条 broken");
}
