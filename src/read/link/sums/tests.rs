//! Which lists and totals are found in sentences of our own.

use super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

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
