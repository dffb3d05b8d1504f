//! Which whole a share is of, and which of several counts its part is.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_bracketed_row_is_a_row_too() {
    let text = "投诉较多的有甲区（188件）、乙县（70件）、丙县（64件），合计占比63.39%。";
    assert_claim(
        &format!("受理投诉508件。{text}"),
        "share part=188件 part=70件 part=64件 whole=508件 rate=63.39% holds",
    );
    assert_claim(
        &format!("受理投诉508件。\n{text}"),
        "share part=188件 part=70件 part=64件 whole=508件 rate=63.39% holds",
    );
    assert_claim(text, "share part=188件 part=70件 part=64件 rate=63.39% undecided");
}

#[test]
fn degrees_may_be_a_list_without_a_total() {
    let text = "评价结果：非常满意82条、满意16条、不满意4条，满意率96.1%。";
    let want = "share part=82条 part=16条 whole=82条 whole=16条 whole=4条 rate=96.1% holds";
    assert_claim(text, want);
    assert_no_claim(&text.replace("96.1", "69.1"), "share part=82条 part=16条 whole=82条");
}

#[test]
fn the_topic_goes_before_an_item_of_the_same_unit() {
    let text = "7165件诉求中，电话6841个，占95.48%；微信322条，占4.49%；转件3个，占0.04%。";
    assert_claim(text, "share part=3个 whole=7165件 rate=0.04% holds");
    let text = "热线受理诉求1000件。按类别看，求助类559个，占总量的55.9%；咨询类221个，占22.1%；其他220个，占22.0%。";
    assert_claim(text, "share part=221个 whole=1000件 rate=22.1% holds");
}

#[test]
fn a_rate_of_what_is_not_so_is_of_its_own_whole() {
    let text = "甲类抽检380批次，不合格22批次，不合格率5.8%；乙类抽检1650批次，不合格31批次，不合格率1.9%。";
    assert_claim(text, "share part=31批次 whole=1650批次 rate=1.9% holds");
    assert_claim(&text.replace("1.9%", "2.9%"), "share part=31批次 whole=1650批次 rate=2.9% broken");
}

#[test]
fn what_was_tried_is_the_whole_of_what_succeeded() {
    assert_sound("受理投诉8875件，办结8742件。调解成功4482件，调解成功率59.4%。");
    let text = "审结92件。其中，维持53件，撤销13件，自行纠错后撤回19件，综合纠错率34.8%。";
    assert_claim(text, "share part=13件 part=19件 whole=92件 rate=34.8% holds");
}

#[test]
fn the_whole_may_be_named_before_a_row_of_shares() {
    let text = "受理投诉2461件，其中甲类1367件，乙类1094件，在投诉总量中的占比分别为55.55%和44.45%。";
    assert_claim(text, "share part=1367件 whole=2461件 rate=55.55% holds");
    assert_claim(text, "share part=1094件 whole=2461件 rate=44.45% holds");
    assert_claim(&text.replace("44.45", "45.45"), "share part=1094件 whole=2461件 rate=45.45% broken");
}

#[test]
fn a_rate_may_be_told_once_more_in_the_bracket_behind_it() {
    let text = "收到提案146件，均已答复。承办的146件提案，满意率达100%（满意144件，基本满意2件）。";
    assert_claim(text, "breakdown total=146件 parts=144件 parts=2件 holds");
}

#[test]
fn the_whole_may_stand_between_zai_and_zhong() {
    let text = "代收申请49件，在全年收件226件中占21.7%。";
    assert_claim(text, "share part=49件 whole=226件 rate=21.7% holds");
    assert_claim(&text.replace("21.7", "27.1"), "share part=49件 whole=226件 rate=27.1% broken");
    assert_claim(&text.replace("占", "的份额为"), "share part=49件 whole=226件 rate=21.7% holds");
}

#[test]
fn a_proportion_by_its_name_and_one_of_two() {
    let text = "清理文件213件，继续有效148件，修改27件，废止38件，保留比例为69.5%。";
    assert_claim(text, "share part=148件 whole=213件 rate=69.5% holds");
    let text = "“一把手”出庭37人次，副职出庭112人次，前者占24.8%。";
    assert_claim(text, "share part=37人次 whole=37人次 whole=112人次 rate=24.8% holds");
}

#[test]
fn of_a_coarse_rate_what_has_a_share_is_no_whole() {
    let text = "举报430件中，来信235件、占55%；来访56件、占13%；来电38件、占9%；网络100件、占43%。";
    assert_claim(text, "share part=100件 whole=430件 rate=43% broken");
    let text = "7165件诉求中，电话6841个，占95.48%；微信313件，占4.37%；转件9个，占0.93%。";
    assert_claim(text, "share part=9个 whole=7165件 rate=0.93% broken");
}

#[test]
fn a_rate_of_what_is_not_so_beside_what_is() {
    let text = "抽检3673批次，合格3591批次，不合格82批次，样品不合格率2.2%。";
    assert_claim(text, "share part=82批次 whole=3673批次 rate=2.2% holds");
    assert_claim(&text.replace("2.2%", "4.2%"), "share part=82批次 whole=3673批次 rate=4.2% broken");
}

#[test]
fn what_was_to_be_settled_is_the_settled_and_the_pending() {
    let text = "新收案件565件，办结554件，存案69件，人均结案45件；结案率为88.9%。";
    assert_claim(text, "share part=554件 whole=554件 whole=69件 rate=88.9% holds");
    assert_sound(&text.replace("88.9", "87.9"));
    let text = "新收103件，旧存3件，共审理106件。已审结71件，未结35件，结案率为67.6%。";
    assert_claim(text, "share part=71件 whole=106件 rate=67.6% broken");
}

#[test]
fn of_two_wholes_the_one_that_is_rounded_goes_before_the_one_that_is_cut() {
    let text = "立案51229件，复核52434件；返工276件，返工率0.53%。";
    assert_claim(text, "share part=276件 whole=52434件 rate=0.53% holds");
}

#[test]
fn shares_that_leave_much_over_are_no_list_of_all() {
    assert_no_claim("按性质划分，甲类占29.00%，乙类占24.30%，丙类占21.07%，丁类占18.2%。", "breakdown");
    let text = "按性质划分，甲类占29.00%，乙类占24.30%，丙类占28.50%，丁类占28.20%。";
    assert_claim(text, "breakdown parts=29.00% parts=24.30% parts=28.50% parts=28.20% broken");
}

#[test]
fn shares_side_by_side_are_of_one_whole() {
    // 投诉 is what both were called; 13.11% and 0.80% are of what was accepted
    let text = "接到投诉994件，受理877件。受理入境游投诉7件，占受理投诉总数的0.80%；境内游投诉755件，占投诉总数的86.09%；出境游投诉115件，占13.11%。";
    assert_claim(text, "share part=755件 whole=877件 rate=86.09% holds");
    // so coarse a share is of either: of what the others are of
    let text = "共接到举报4550件。已受理3822件，未受理728件。其中电话2124件，占46.7%，微信1701件，占37.4%，网上704件，占15.5%，其他21件，占0.5%。";
    assert_claim(text, "share part=21件 whole=4550件 rate=0.5% holds");
}

#[test]
fn shares_that_hold_deny_a_list_that_does_not_add_up() {
    let text = "咨询、求助、投诉三类分别占来电总量的49.7%、31.9%、14.6%，数量分别为20460件、13125件、6018件，来电总量为41207件。";
    assert_claim(text, "share part=6018件 whole=41207件 rate=14.6% holds");
    assert_no_claim(text, "breakdown");
    assert_no_claim("部件类立案24件，应结案16件，结案9件，结案率56.25%。", "breakdown total=24件");
}

#[test]
fn a_share_of_a_wider_scope_is_of_what_is_not_told() {
    let text = "全市法院共收行政案件1292件，审结1209件，收案数居首位，占全省行政案件的1/5左右。";
    assert_no_claim(text, "share part=1209件 whole=1292件 rate=1/5左右 broken");
    assert_no_claim("甲、乙等5市法院新收案件占比全省法院的66.03%。", "share part=5市");
}

#[test]
fn a_slip_explains_no_rate_of_counts_that_make_many() {
    // 70% to 73.6%: of so many rates one is a digit away from 12.8%
    assert_no_claim(
        "调解结案2200余件，作出纠错决定1610余件，纠错率达12.8%。",
        "share part=1610余件 whole=2200余件 rate=12.8% broken",
    );
    // a neighbour tells that the whole is the whole
    assert_claim(
        "救助6.83万人次；老年人2.9万人次，占52.5%，未成年人4100余人次，占6%。",
        "share part=2.9万人次 whole=6.83万人次 rate=52.5% broken",
    );
    // the bracket says of what it is
    let text = "办结案件29.3万件，其中纠错2.73万件，纠错率12.83%";
    assert_no_claim(
        &format!("{text}（以作出决定的案件为基数）。"),
        "share part=2.73万件 whole=29.3万件 rate=12.83% broken",
    );
}

#[test]
fn a_row_is_its_own_whole_where_its_shares_make_all() {
    let text = "审结一审5.7万件、二审0.58万件，分别占民事案件总数的86.1%、8.7%。";
    assert_no_claim(text, "share part=5.7万件 whole=5.7万件 whole=0.58万件");
    // of one that adds up to the list, be it a share of another
    let text = "共收到71件。经审查，受理51件，占收到的71.8%；不予受理20件，占28.2%。经审理，维持27件，占受理案件的52.9%；撤销3件，占5.9%；终止16件，占31.4%；其他5件，占9.8%。";
    assert_claim(text, "share part=3件 whole=51件 rate=5.9% holds");
}
