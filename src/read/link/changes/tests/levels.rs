//! Which level a change is of, and what it was.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn what_others_are_a_share_of_did_not_change() {
    assert_claim(
        "甲镇受理1520件，占全县受理总量6080件的1/4，同比增加12%。",
        "growth current=1520件 rate=12% undecided",
    );
    assert_no_claim("甲镇受理1520件，占全县受理总量6080件的1/4，同比增加12%。", "growth current=6080件");
    assert_claim("盗窃报警1200起，占24%，环比下降20%。", "growth current=1200起 rate=20% undecided");
}

#[test]
fn the_head_of_a_list_changed() {
    assert_claim(
        "共接诉求1640件，包括咨询1638件、表扬2件，较去年同期下降53.5%。",
        "growth current=1640件 rate=53.5% undecided",
    );
    assert_no_claim("共接诉求1640件，包括咨询1638件、表扬2件，较去年同期下降53.5%。", "growth current=2件");
    assert_claim(
        "本年收到114份，其中书面45份、网络69份；上一年度为95份，同比增长20%。",
        "growth current=114份 base=95份 rate=20% holds",
    );
}

#[test]
fn a_mean_in_a_bracket_is_told_beside() {
    assert_claim(
        "有效报警3120起（日均446起），较上周的2600起上升20%。",
        "growth current=3120起 base=2600起 rate=20% holds",
    );
    assert_claim(
        "有效报警3120起（日均446起），较上周的2600起上升24%。",
        "growth current=3120起 base=2600起 rate=24% broken",
    );
}

#[test]
fn what_was_names_what_is() {
    assert_claim(
        "举报123件、投诉240件；投诉去年同期200件，上升20%；举报去年同期150件，下降18%。",
        "growth current=123件 base=150件 rate=18% holds",
    );
    assert_no_claim(
        "投诉240件，去年同期200件，上升20%；举报去年同期150件，下降18%。",
        "growth current=240件 base=150件",
    );
    // what its own segment tells goes before
    assert_claim(
        "甲类1548件，是上年645件的2.4倍；乙类882件，同比上升1.1倍，上年为420件。",
        "growth current=882件 base=420件 rate=1.1倍 holds",
    );
    assert_claim(
        "甲类1548件，是上年645件的2.4倍；乙类882件，同比上升1.6倍，上年为420件。",
        "growth current=882件 base=420件 rate=1.6倍 broken",
    );
    assert_claim(
        "上年度收案84万件，比再上一年的120万件减少36万件、下降30%。",
        "growth current=84万件 base=120万件 delta=36万件 rate=30% holds",
    );
    assert_claim(
        "上年度收案84万件，比再上一年的120万件减少36万件、下降36%。",
        "growth current=84万件 base=120万件 delta=36万件 rate=36% broken",
    );
    assert_claim(
        "审结案件146件。与上年的120件相比，结案量增长21.7%。",
        "growth current=146件 base=120件 rate=21.7% holds",
    );
    assert_sound("审结案件146件。与上年的120件相比，收案量增长27.1%。");
}

#[test]
fn what_is_named_may_be_another() {
    assert_sound("发生事故60起，受伤24人，亡人减少3人、下降20%。");
    assert_claim("发生事故60起，受伤24人，受伤减少6人、下降20%。", "growth current=24人 delta=6人 rate=20% holds");
    assert_claim("发生事故60起，受伤24人，受伤减少6人、下降25%。", "growth current=24人 delta=6人 rate=25% broken");
    assert_claim(
        "移送行政拘留12件，移送公安机关18件，移送拘留案件减少3件、下降20%。",
        "growth current=12件 delta=3件 rate=20% holds",
    );
    assert_claim(
        "移送行政拘留12件，移送公安机关18件，移送拘留案件减少3件、下降30%。",
        "growth current=12件 delta=3件 rate=30% broken",
    );
    assert_claim(
        "事故造成63人死亡、210人受伤。与上年相比，死亡人数减少7人，下降10%。",
        "growth current=63人 delta=7人 rate=10% holds",
    );
    assert_claim(
        "事故造成63人死亡、210人受伤。与上年相比，死亡人数减少7人，下降15%。",
        "growth current=63人 delta=7人 rate=15% broken",
    );
}

#[test]
fn a_comparison_goes_on_from_the_level_before() {
    assert_claim(
        "电话举报315件，比上月增加15件，增长5%；比去年同期减少35件，下降10%。",
        "growth current=315件 delta=35件 rate=10% holds",
    );
    assert_claim(
        "电话举报315件，比上月增加15件，增长5%；比去年同期减少35件，下降16%。",
        "growth current=315件 delta=35件 rate=16% broken",
    );
}

#[test]
fn a_difference_of_another_is_not_the_rates() {
    assert_sound("收入36亿元，下降10%，主要是土地出让收入减少9亿元。");
    assert_claim("收入36亿元，下降10%，减少4亿元。", "growth current=36亿元 delta=4亿元 rate=10% holds");
    assert_claim("收入36亿元，下降10%，减少9亿元。", "growth current=36亿元 delta=9亿元 rate=10% broken");
    assert_sound("立案282件，同比下降6%，比2021年的高点减少318件。");
}

#[test]
fn multiples_of_what_was() {
    assert_claim(
        "城镇居民人均48000元，农村居民人均19200元，前者是后者的2.5倍。",
        "growth current=48000元 base=19200元 rate=2.5倍 holds",
    );
    assert_claim(
        "城镇居民人均48000元，农村居民人均19200元，前者是后者的2.8倍。",
        "growth current=48000元 base=19200元 rate=2.8倍 broken",
    );
    assert_claim("案件由412件增至1236件，是2019年的3倍。", "growth current=1236件 base=412件 rate=3倍 holds");
    assert_sound("案件由412件增至1236件，是2019年的4倍。");
    assert_claim(
        "队伍达3600人，较2020年末的1500人增长1.4倍，扩大到原来的2.4倍。",
        "growth current=3600人 base=1500人 rate=2.4倍 holds",
    );
    assert_claim("线上办理900件，线下办理360件，线上是其2.5倍。", "growth current=900件 base=360件 rate=2.5倍 holds");
    assert_claim("线上办理900件，线下办理360件，线上是其2.8倍。", "growth current=900件 base=360件 rate=2.8倍 broken");
}

#[test]
fn a_mean_over_projects_places_and_each() {
    assert_claim(
        "检查项目120个，发现问题300个，平均每个项目2.5个。",
        "average total=300个 count=120个 mean=2.5个 holds",
    );
    assert_claim(
        "检查项目120个，发现问题300个，平均每个项目2.9个。",
        "average total=300个 count=120个 mean=2.9个 broken",
    );
    assert_claim(
        "16个县均设立调解中心，共化解纠纷4000件，平均每个中心250件。",
        "average total=4000件 count=16个 mean=250件 holds",
    );
    // the words leave open how many there are, so the numbers alone do not break it
    assert_sound("16个县均设立调解中心，共化解纠纷4000件，平均每个中心260件。");
    assert_claim("改造12个，投入1020万元，平均每个85万元。", "average total=1020万元 count=12个 mean=85万元 holds");
    assert_claim("改造12个，投入1020万元，平均每个58万元。", "average total=1020万元 count=12个 mean=58万元 broken");
}

#[test]
fn a_rate_that_rose_is_no_count_that_rose() {
    assert_no_claim("提起公诉208人、不起诉69人，不起诉率同比上升12.87%。", "growth current=69人");
}

#[test]
fn the_time_before_is_one_however_it_is_called() {
    let text = "受理诉求38447件，上期为36209件，环比上升6.48%。";
    assert_claim(text, "growth current=38447件 base=36209件 rate=6.48% broken");
    assert_claim(&text.replace("6.48", "6.18"), "growth current=38447件 base=36209件 rate=6.18% holds");
}

#[test]
fn a_mean_with_decimals_changed_by_a_difference_with_decimals() {
    let text = "全年结案9215件，人均结案242.5件，同比增加11.2件，增长4.8%。";
    assert_claim(text, "growth current=242.5件 delta=11.2件 rate=4.8% holds");
    assert_claim(&text.replace("242.5", "245.5"), "growth current=245.5件 delta=11.2件 rate=4.8% holds");
}

#[test]
fn what_a_rate_is_above_is_the_other_rate_of_its_sentence() {
    let text = "全国公布的平均满意度为91.3%，我市为92.7%，高于全国1.4个百分点。";
    assert_claim(text, "point_change current=92.7% previous=91.3% change=1.4个百分点 holds");
}
