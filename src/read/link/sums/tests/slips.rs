//! Lists that a digit keeps from their total, and what is no such list.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_list_whose_shares_are_of_another_is_not_one_digit_off() {
    let text = "受理600件，办结512件。在办结案件中，甲类200件，占39.1%；乙类180件，占35.2%；丙类122件，占23.8%。";
    // each share holds, so that these are not all
    assert_no_claim(text, "breakdown");
    // a share that does not, leaves it open
    let text = text.replace("23.8%", "25.8%");
    assert_claim(&text, "breakdown total=512件 parts=200件 parts=180件 parts=122件 broken");
    assert_sound("受理600件，办结512件。在办结案件中，甲类200件，占33.3%；乙类180件，占30.0%；丙类122件，占20.3%。");
}

#[test]
fn parts_may_not_be_more_than_all() {
    assert_claim("受理310件，其中甲类150件、乙类160件。", "breakdown total=310件 parts=150件 parts=160件 holds");
    assert_claim("受理210件，其中甲类150件、乙类160件。", "breakdown total=210件 parts=150件 parts=160件 broken");
    // groups that share members
    assert_sound("援助210人，其中妇女150人、农民工160人。");
    assert_sound("受理210件，其中甲类150件、乙类160件，有的案件同时涉及两类。");
}

#[test]
fn groups_and_categories() {
    assert_claim(
        "援助1000人。按类别分，甲类400人、乙类350人、丙类200人、其他150人。",
        "breakdown total=1000人 parts=400人 parts=350人 parts=200人 parts=150人 broken",
    );
    assert_sound("援助1000人。按类别分，妇女400人、老年人350人、残疾人200人、其他150人。");
    assert_sound("援助1000人。按类别分，甲类400人、乙类350人、丙类200人、其他150人，同一人可重复计入。");
}

#[test]
fn a_row_that_is_told_to_be_each_of_its_total() {
    assert_claim(
        "收案660件，2016年至2018年逐年为180件、220件、260件。",
        "breakdown total=660件 parts=180件 parts=220件 parts=260件 holds",
    );
    assert_claim(
        "收案690件，2016年至2018年逐年为180件、220件、260件。",
        "breakdown total=690件 parts=180件 parts=220件 parts=260件 broken",
    );
    assert_sound("收案690件，2016年至2018年每年办理180件、220件、260件。");
}

#[test]
fn all_kinds_right_behind_their_total() {
    assert_claim(
        "公示数据8200条，处罚类900条，许可类7300条。",
        "breakdown total=8200条 parts=900条 parts=7300条 holds",
    );
    assert_claim(
        "公示数据8200条，处罚类900条，许可类7200条。",
        "breakdown total=8200条 parts=900条 parts=7200条 broken",
    );
    assert_sound("公示数据8200条，处罚900条，许可6200条。");
}

#[test]
fn a_heading_says_what_a_total_is_made_of() {
    assert_claim(
        "签约金额186.5亿元。金额构成为：甲类80.2亿元，乙类60.1亿元，丙类46.2亿元。",
        "breakdown total=186.5亿元 parts=80.2亿元 parts=60.1亿元 parts=46.2亿元 holds",
    );
    assert_claim(
        "签约金额188.5亿元。金额构成为：甲类80.2亿元，乙类60.1亿元，丙类46.2亿元。",
        "breakdown total=188.5亿元 parts=80.2亿元 parts=60.1亿元 parts=46.2亿元 broken",
    );
    // cases by other words
    assert_claim(
        "受理26450件：咨询650件、求助14300件、投诉5500起。",
        "breakdown total=26450件 parts=650件 parts=14300件 parts=5500起 broken",
    );
}

#[test]
fn a_weak_total_that_is_told_as_all() {
    assert_claim(
        "废止24件，修改18件，失效83件，共清理125件。",
        "breakdown total=125件 parts=24件 parts=18件 parts=83件 holds",
    );
    assert_claim(
        "废止24件，修改18件，失效83件，共清理128件。",
        "breakdown total=128件 parts=24件 parts=18件 parts=83件 broken",
    );
    assert_claim(
        "“信箱”收到来信118件，“咨询”收到来信22件，共受理来信140件。",
        "breakdown total=140件 parts=118件 parts=22件 holds",
    );
    assert_claim(
        "“信箱”收到来信118件，“咨询”收到来信22件，共受理来信160件。",
        "breakdown total=160件 parts=118件 parts=22件 broken",
    );
    assert_sound("“信箱”收到来信118件，“咨询”收到来信22件，窗口受理来信160件。");
    // a total less than its part
    assert_claim("咨询350件、投诉40件，共计290件。", "breakdown total=290件 parts=350件 parts=40件 broken");
}

#[test]
fn nothing_but_what_became_of_cases() {
    assert_claim(
        "结案277件。维持171件，调解94件，撤销12件。",
        "breakdown total=277件 parts=171件 parts=94件 parts=12件 holds",
    );
    assert_claim(
        "结案217件。维持171件，调解94件，撤销12件。",
        "breakdown total=217件 parts=171件 parts=94件 parts=12件 broken",
    );
    // two digits off, or not what became of them
    assert_sound("结案254件。维持171件，调解94件，撤销12件。");
    assert_sound("结案217件。走访171件，宣传94件，慰问12件。");
}

#[test]
fn shares_that_make_all_are_of_the_total_behind_them() {
    let text = "废止24件（占19.2%），修改18件（占14.4%），失效83件（占66.4%），共清理125件。";
    assert_claim(text, "breakdown total=125件 parts=24件 parts=18件 parts=83件 holds");
    assert_claim(&text.replace("125件", "155件"), "breakdown total=155件 parts=24件 parts=18件 parts=83件 broken");
}
