//! Lists in segments and sentences of their own, balances, and totals behind their items.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn the_next_segment_goes_on_to_something_else() {
    assert_claim(
        "律师120名，按年龄分：青年31名、中年57名、老年32名；有海外经历的44名。",
        "breakdown total=120名 parts=31名 parts=57名 parts=32名 holds",
    );
    assert_claim(
        "律师150名，按年龄分：青年31名、中年57名、老年32名；有海外经历的44名。",
        "breakdown total=150名 parts=31名 parts=57名 parts=32名 broken",
    );
    assert_claim(
        "在矫对象320人。按类型分，故意210人、过失110人；本年新接收170人。",
        "breakdown total=320人 parts=210人 parts=110人 holds",
    );
    assert_sound("在矫对象320人。按类型分，故意210人、过失110人；本年新接收170人。");
    assert_claim(
        "处理争议30件，其中开庭12件；审结21件，包括裁决6件、调解15件。",
        "breakdown total=21件 parts=6件 parts=15件 holds",
    );
    assert_claim(
        "处理争议30件，其中开庭12件；审结21件，包括裁决6件、调解18件。",
        "breakdown total=21件 parts=6件 parts=18件 broken",
    );
    assert_no_claim("处理争议30件，其中开庭12件；审结21件，包括裁决6件、调解15件。", "breakdown total=30件");
}

#[test]
fn a_segment_with_a_list_of_its_own() {
    assert_no_claim("化解矛盾300件；走访120件；积案45件，清零39件，其余6件。", "breakdown total=300件");
    assert_claim(
        "化解矛盾300件；走访120件；积案45件，清零39件，其余6件。",
        "breakdown total=45件 parts=39件 parts=6件 holds",
    );
    assert_no_claim("甲市抽检107批，不合格1批；乙市抽检120批，合格117批，不合格3批。", "breakdown total=107批");
    assert_claim(
        "收件400件，受理310件；来源上，电话180件，网络205件，其他15件。",
        "breakdown total=400件 parts=180件 parts=205件 parts=15件 holds",
    );
    assert_no_claim("收件400件，受理310件；来源上，电话180件，网络205件，其他15件。", "breakdown total=310件");
}

#[test]
fn items_of_another_division_are_no_total() {
    assert_claim(
        "审结732件。按标的分，财产类504件、人身类228件；按方式分，调解400件、判决332件。",
        "breakdown total=732件 parts=400件 parts=332件 holds",
    );
    assert_no_claim(
        "审结732件。按标的分，财产类504件、人身类228件；按方式分，调解400件、判决332件。",
        "breakdown total=504件",
    );
    // what is left over has no such part
    assert_no_claim("受理1200件，甲类1070件、其他类130件。其中街道339件。", "subset part=339件 whole=130件");
}

#[test]
fn a_list_over_sentences() {
    assert_claim(
        "清理文件170件。继续有效97件，修改25件。另外，废止33件，失效15件。",
        "breakdown total=170件 parts=97件 parts=25件 parts=33件 parts=15件 holds",
    );
    assert_no_claim("清理文件171件。继续有效97件，修改25件。另外，废止33件，失效15件。", "breakdown total=171件");
}

#[test]
fn two_sides_whose_names_are_told() {
    assert_claim(
        "年初结余20万元，拨入150万元，支出90万元、35万元、15万元，年末结余30万元。",
        "balance total=20万元 total=150万元 parts=90万元 parts=35万元 parts=15万元 parts=30万元 holds",
    );
    assert_claim(
        "年初结余20万元，拨入150万元，支出90万元、35万元、15万元，年末结余50万元。",
        "balance total=20万元 total=150万元 parts=90万元 parts=35万元 parts=15万元 parts=50万元 broken",
    );
    assert_claim(
        "上年结转6件，本年新收150件；办理结果：准予公开120件，不予公开26件，结转下年10件。",
        "balance total=6件 total=150件 parts=120件 parts=26件 parts=10件 holds",
    );
    assert_claim(
        "收到申请800件，上年结转50件。受理700件，不予受理100件。审结680件，结转下年70件。",
        "balance total=50件 total=700件 parts=680件 parts=70件 holds",
    );
}

#[test]
fn what_is_due_is_the_old_and_the_new() {
    assert_claim(
        "新收450件，加上结转的60件，全年在办510件，审结470件，未结40件。",
        "breakdown total=510件 parts=450件 parts=60件 holds",
    );
    assert_claim(
        "新收450件，加上结转的60件，全年在办510件，审结470件，未结40件。",
        "balance total=510件 parts=470件 parts=40件 holds",
    );
    assert_no_claim("新收450件，加上结转的60件，全年在办510件，审结470件，未结40件。", "balance total=60件");
}

#[test]
fn what_came_since_ever_has_no_opening_stock() {
    assert_claim("累计接收3000人，累计解除2700人，在册300人。", "balance total=3000人 parts=2700人 parts=300人 holds");
    assert_claim("累计接收3000人，累计解除2700人，在册500人。", "balance total=3000人 parts=2700人 parts=500人 broken");
    assert_sound("全年接收3000人，解除2700人，年末在册1200人。");
}

#[test]
fn two_sides_that_are_a_list() {
    assert_claim(
        "申请270宗，准予260宗，不予4宗，撤销6宗。",
        "breakdown total=270宗 parts=260宗 parts=4宗 parts=6宗 holds",
    );
    assert_no_claim("申请270宗，准予260宗，不予4宗，撤销6宗。", "balance");
}

#[test]
fn totals_behind_rows_brackets_and_other_sentences() {
    assert_claim(
        "查处违建40处、占道310起、扰民50起，共计400起。",
        "breakdown total=400起 parts=40处 parts=310起 parts=50起 holds",
    );
    assert_sound("查处违建40处、占道310起、扰民50起，共计450起。");
    assert_claim("工作人员（在编280人、聘用20人）共300人。", "breakdown total=300人 parts=280人 parts=20人 holds");
    assert_no_claim("工作人员（在编280人、聘用20人）共330人。", "breakdown total=330人");
    assert_claim(
        "一般预算收入1200万元。加上级补助800万元，债券收入300万元，收入总计2300万元。",
        "breakdown total=2300万元 parts=1200万元 parts=800万元 parts=300万元 holds",
    );
    assert_no_claim(
        "一般预算收入1200万元。加上级补助800万元，债券收入300万元，收入总计2500万元。",
        "breakdown total=2500万元 parts=1200万元",
    );
}

#[test]
fn as_many_counts_as_the_words_say() {
    assert_claim(
        "一审收案2500件，结案2400件；二审收案900件，结案880件。两审合计收案3400件。",
        "breakdown total=3400件 parts=2500件 parts=900件 holds",
    );
    assert_claim(
        "一审收案2500件，结案2400件；二审收案900件，结案880件，两审合计收案3600件。",
        "breakdown total=3600件 parts=2500件 parts=900件 broken",
    );
}
