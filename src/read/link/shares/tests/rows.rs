//! Shares in a row, of several parts, and of a list.

use crate::read::link::asserted::{assert_claim, assert_no_claim};

#[test]
fn the_total_of_a_row_is_no_item_of_it() {
    assert_claim(
        "咨询650件、求助590件、投诉540件，共计1780件，三类依次占36.5%、33.1%、30.3%。",
        "share part=540件 whole=1780件 rate=30.3% holds",
    );
    assert_claim(
        "咨询650件、求助590件、投诉540件，共计1780件，三类依次占36.5%、33.1%、38.3%。",
        "share part=540件 whole=1780件 rate=38.3% broken",
    );
}

#[test]
fn a_row_of_shares_may_name_its_parts() {
    assert_claim(
        "受理1005件，其中投诉730件、举报270件、咨询5件，投诉与举报分别占72.6%和26.9%。",
        "share part=270件 whole=1005件 rate=26.9% holds",
    );
    assert_claim(
        "受理1005件，其中投诉730件、举报270件、咨询5件，投诉与举报分别占72.6%和29.6%。",
        "share part=270件 whole=1005件 rate=29.6% broken",
    );
}

#[test]
fn each_of_a_row_of_unlike_counts_has_a_whole_of_its_unit() {
    assert_claim(
        "全年火灾2000起、死亡100人、损失400万元。住宅火灾1500起，死亡80人，损失240万元，分别占总数的75%、80%、60%。",
        "share part=1500起 whole=2000起 rate=75% holds",
    );
    assert_claim(
        "全年火灾2000起、死亡100人、损失400万元。住宅火灾1500起，死亡80人，损失240万元，分别占总数的57%、80%、60%。",
        "share part=1500起 whole=2000起 rate=57% broken",
    );
}

#[test]
fn what_a_bracket_tells_of_an_item_is_no_item() {
    assert_claim(
        "受理900件，其中甲类540件（重点198件）、乙类360件，占比分别为60%、40%。",
        "share part=540件 whole=900件 rate=60% holds",
    );
    assert_claim(
        "受理900件，其中甲类540件（重点198件）、乙类360件，占比分别为60%、45%。",
        "share part=360件 whole=900件 rate=45% broken",
    );
}

#[test]
fn a_row_of_shares_takes_up_the_items_of_one_total() {
    assert_claim(
        "生产总值1000万元。其中，第一产业120万元；第二产业560万元，其中工业360万元，建筑业200万元；第三产业320万元。三次产业占比为12.0%、56.0%、32.0%。",
        "share part=320万元 whole=1000万元 rate=32.0% holds",
    );
}

#[test]
fn shares_that_make_all_tell_the_total() {
    assert_claim(
        "办理提案600件，已解决250件，占41.7%，正解决200件，占33.3%，留参考150件，占25.0%。",
        "breakdown total=600件 parts=250件 parts=200件 parts=150件 holds",
    );
    assert_claim(
        "办理提案800件，已解决250件，占41.7%，正解决200件，占33.3%，留参考150件，占25.0%。",
        "breakdown total=800件 parts=250件 parts=200件 parts=150件 broken",
    );
    // two that are each other's rest
    assert_no_claim("来信60件，占60%；来电40件，占40%。", "breakdown");
}

#[test]
fn divisions_in_segments_are_lists_of_their_own() {
    assert_claim(
        "按渠道分，来电占61.4%、来信占38.6%；按性质分，咨询占72.5%、投诉占27.5%。",
        "breakdown parts=61.4% parts=38.6% holds",
    );
    assert_claim(
        "按渠道分，来电占61.4%、来信占38.6%；按性质分，咨询占42.5%、投诉占30.5%、举报占29.0%。",
        "breakdown parts=42.5% parts=30.5% parts=29.0% broken",
    );
}

#[test]
fn several_parts_together() {
    assert_claim(
        "三市分别收案350件、300件和250件，合计占全省总数2500件的36%。",
        "share part=350件 part=300件 part=250件 whole=2500件 rate=36% holds",
    );
    assert_claim(
        "三市分别收案350件、300件和250件，合计占全省总数2500件的63%。",
        "share part=350件 part=300件 part=250件 whole=2500件 rate=63% broken",
    );
    assert_claim(
        "收到举报200件，甲类84件、乙类52件、丙类24件，上述三类占80%。",
        "share part=84件 part=52件 part=24件 whole=200件 rate=80% holds",
    );
    assert_claim(
        "收到举报200件，甲类84件、乙类52件、丙类24件，上述三类占86%。",
        "share part=84件 part=52件 part=24件 whole=200件 rate=86% broken",
    );
    assert_claim(
        "评价4000条，非常满意3600条，满意380条，不满意20条，满意以上占99.5%。",
        "share part=3600条 part=380条 whole=4000条 rate=99.5% holds",
    );
    assert_claim(
        "评价4000条，非常满意3600条，满意380条，不满意20条，满意以上占95.9%。",
        "share part=3600条 part=380条 whole=4000条 rate=95.9% broken",
    );
    assert_claim(
        "受理500件，甲类100件，乙类80件，丙类60件，丁类40件，四项合计占56%。",
        "share part=100件 part=80件 part=60件 part=40件 whole=500件 rate=56% holds",
    );
    assert_claim(
        "受理500件，甲类100件，乙类80件，丙类60件，丁类40件，四项合计占65%。",
        "share part=100件 part=80件 part=60件 part=40件 whole=500件 rate=65% broken",
    );
}

#[test]
fn the_first_of_the_list_of_the_sentence_before() {
    assert_claim(
        "受理200件。甲类60件，占30%；乙类50件，占25%；丙类44件，占22%；丁类46件，占23%。前三类合计占77%。",
        "share part=60件 part=50件 part=44件 whole=200件 rate=77% holds",
    );
    assert_claim(
        "受理200件。甲类60件，占30%；乙类50件，占25%；丙类44件，占22%；丁类46件，占23%。前三类合计占71%。",
        "share part=60件 part=50件 part=44件 whole=200件 rate=71% broken",
    );
}

#[test]
fn a_rate_whose_name_is_made_of_two_items() {
    assert_claim(
        "评查200卷，其中处罚120卷、许可80卷，优秀60卷、良好110卷，优良率85%。",
        "share part=60卷 part=110卷 whole=200卷 rate=85% holds",
    );
    assert_no_claim(
        "评查200卷，其中处罚120卷、许可80卷，优秀60卷、良好110卷，优良率58%。",
        "share part=60卷 part=110卷",
    );
    assert_claim(
        "评查200卷，其中处罚120卷、许可80卷，优秀60卷、良好110卷、合格30卷，优良率58%。",
        "share part=60卷 part=110卷 whole=200卷 rate=58% broken",
    );
}
