//! What tells that a list is all of its total, or that it is not.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_list_that_trails_off_is_open() {
    let text = "办理案件5065件，其中甲类1728件、乙类2153件、丙类638件、丁类149件、戊类285件等。";
    assert_sound(text);
    assert_claim(
        &text.replace("等。", "。"),
        "breakdown total=5065件 parts=1728件 parts=2153件 parts=638件 parts=149件 parts=285件 broken",
    );
}

#[test]
fn what_is_within_an_item_is_no_item() {
    let text = "登记主体1344户，增长9.0%。其中，企业420户，增长8.9%，企业中的外资企业64户，增长2.1%；个体902户，增长9.2%；合作社22户。";
    assert_claim(text, "breakdown total=1344户 parts=420户 parts=902户 parts=22户 holds");
}

#[test]
fn what_a_clause_names_may_be_told_some_sentences_before() {
    let text = "主动公开信息50条。全年运行正常。在主动公开的信息中，政策类4条，业务类10条，公开类30条，统计类6条。";
    assert_claim(text, "breakdown total=50条 parts=4条 parts=10条 parts=30条 parts=6条 holds");
    assert_no_claim(&text.replace("统计类6条", "统计类7条"), "breakdown total=50条");
}

#[test]
fn all_counts_of_a_sentence_may_be_a_large_total_told_before() {
    let text = "受理诉求4698件次，其中电话4690件次，邮件8件次。直接答复3378件次，交部门办理1320件次。";
    assert_claim(text, "breakdown total=4698件次 parts=3378件次 parts=1320件次 holds");
    let text = "办理工单2495件。交办2388件，直办107件；按期回复2424件、逾期回复71件。";
    assert_claim(text, "breakdown total=2495件 parts=2424件 parts=71件 holds");
    // what is told in brackets beside them is not one of them, and nothing else adds up
    assert_no_claim(
        "受理诉求4698件次，其中电话4690件次。直接答复3378件次（涉企1320件次）。",
        "breakdown total=4698件次 parts=3378件次",
    );
}

#[test]
fn a_list_one_digit_off_is_nearly_told_to_be_all() {
    let text = "收到建议6705件，其中书面寄送1440件，在线提交5285件。";
    assert_claim(text, "breakdown total=6705件 parts=1440件 parts=5285件 broken");
    assert_claim(&text.replace("1440", "1420"), "breakdown total=6705件 parts=1420件 parts=5285件 holds");
    // two digits off, or too small to say anything
    assert_sound(&text.replace("1440", "1537"));
    assert_sound("收到建议97件，其中书面寄送40件，在线提交27件。");
    let text = "办理案件1428宗(其中民事381宗、刑事282宗、行政1宗、其他帮助804宗)。";
    assert_claim(text, "breakdown total=1428宗 parts=381宗 parts=282宗 parts=1宗 parts=804宗 broken");
    let text = "被处分的5101人中，甲级67人，乙级496人，丙级4558人。";
    assert_claim(text, "breakdown total=5101人 parts=67人 parts=496人 parts=4558人 broken");
    let text = "接到举报3240件。受理2498件，因线索不详而未受理762件。";
    assert_claim(text, "balance total=3240件 parts=2498件 parts=762件 broken");
    // the shares say that there is more
    assert_sound("清运量28.64万吨，其中焚烧21.73万吨，占75.9%；利用4.92万吨，占17.2%。");
    // one item is nearly all, and the rest may be anything
    assert_sound("登记2970户，其中甲类2813户，乙类57户，丙类30户。");
}

#[test]
fn what_is_left_over_may_stand_in_the_middle() {
    let text = "审查1090件。其中，甲类2件，乙类10件，其他3件，丙类1077件。";
    assert_claim(text, "breakdown total=1090件 parts=2件 parts=10件 parts=3件 parts=1077件 broken");
    assert_claim(
        &text.replace("其他3件", "其他1件"),
        "breakdown total=1090件 parts=2件 parts=10件 parts=1件 parts=1077件 holds",
    );
    let text = "归集86.2万条，其中甲类31.5万条、乙类4.9万条、丙类22.7万条、其他27.1万条；修复463件，办结451件。";
    assert_claim(text, "breakdown total=86.2万条 parts=31.5万条 parts=4.9万条 parts=22.7万条 parts=27.1万条 holds");
}

#[test]
fn the_items_of_another_division_are_no_head() {
    let text = "查处问题219件。按级别分，甲级1件，乙级23件，丙级195件。其中127件涉及公车；公款吃喝18件，旅游10件，楼堂2件，津补贴10件，婚丧25件。";
    assert_sound(text);
    assert_no_claim(text, "breakdown total=195件");
}

#[test]
fn what_has_a_list_of_its_own_or_shares_that_leave_more_over_is_not_nearly_all() {
    assert_sound("事件1788件，其中市容1443件，占80.7%，秩序344件，占19.24%；部件43件，其中设施14件。");
    assert_sound(
        "律师52.2万多人。其中，专职42.44万多人，占81.23%，兼职1.35万多人，占2.59%，公职5.91万多人，占11.32%，公司1.61万多人，占3.09%。",
    );
    let text = "发生事故26起、死亡107人。按行业分：建筑3起11人，工贸4起15人，道路17起85人，水上1起3人，民航1起3人。";
    assert_claim(text, "breakdown total=107人 parts=11人 parts=15人 parts=85人 parts=3人 parts=3人 broken");
}
