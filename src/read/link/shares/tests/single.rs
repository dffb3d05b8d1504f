//! The part and the whole of one share.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_mean_is_part_of_a_mean() {
    assert_claim(
        "人均可支配收入32000元。人均工资性收入17600元，占可支配收入的55%。",
        "share part=17600元 whole=32000元 rate=55% holds",
    );
    assert_claim(
        "人均可支配收入32000元。人均工资性收入17600元，占可支配收入的58%。",
        "share part=17600元 whole=32000元 rate=58% broken",
    );
}

#[test]
fn a_part_may_be_told_behind_its_share() {
    assert_claim("受理1200件，网站占75%，达900件。", "share part=900件 whole=1200件 rate=75% holds");
    assert_claim("受理1200件，网站占78%，达900件。", "share part=900件 whole=1200件 rate=78% broken");
}

#[test]
fn the_bracket_right_before_the_share_counts_its_part() {
    assert_claim("在职600人，本科以上学历（492人）占82%。", "share part=492人 whole=600人 rate=82% holds");
    assert_claim("在职600人，本科以上学历（492人）占28%。", "share part=492人 whole=600人 rate=28% broken");
}

#[test]
fn the_unit_that_is_named_is_counted() {
    assert_claim(
        "接访100批2000人次，集体访70批1800人次，批次占70%，人次占90%。",
        "share part=70批 whole=100批 rate=70% holds",
    );
    assert_claim(
        "接访100批2000人次，集体访70批1800人次，批次占70%，人次占90%。",
        "share part=1800人次 whole=2000人次 rate=90% holds",
    );
}

#[test]
fn what_a_share_was_is_of_another_time() {
    assert_sound("收入1000万元，罚没收入16万元，占收入的比重由2.2%降到1.6%。");
    assert_no_claim(
        "收入1000万元，罚没收入16万元，占收入的比重由2.2%降到1.6%。",
        "share part=16万元 whole=1000万元 rate=2.2%",
    );
}

#[test]
fn a_share_of_what_is_named_is_not_of_what_stands_near() {
    assert_no_claim("全市总收入95亿元，一般预算收入40亿元，税收占比68.9%。", "share part=40亿元");
    assert_no_claim("发现问题200个，整改150个，执法程序问题占比最高，达29%。", "share part=150个");
    assert_sound("在册企业5200户，其中服务业375户，占新设企业的41.7%。");
    assert_claim(
        "新设企业900户，其中服务业375户，占新设企业的41.7%。",
        "share part=375户 whole=900户 rate=41.7% holds",
    );
    assert_claim(
        "新设企业900户，其中服务业375户，占新设企业的47.1%。",
        "share part=375户 whole=900户 rate=47.1% broken",
    );
}

#[test]
fn the_word_of_a_share_may_be_in_the_name_of_its_whole() {
    assert_claim(
        "专利申请500件，发明专利193件，占专利申请的比重达38.6%。",
        "share part=193件 whole=500件 rate=38.6% holds",
    );
    assert_claim(
        "专利申请500件，发明专利193件，占专利申请的比重达36.8%。",
        "share part=193件 whole=500件 rate=36.8% broken",
    );
}

#[test]
fn names_that_begin_alike() {
    assert_claim(
        "发现问题200个，其中执法程序不规范58个、文书制作不规范30个，执法程序问题占29%。",
        "share part=58个 whole=200个 rate=29% holds",
    );
    assert_claim(
        "发现问题200个，其中执法程序不规范58个、文书制作不规范30个，执法程序问题占39%。",
        "share part=58个 whole=200个 rate=39% broken",
    );
}

#[test]
fn a_part_beyond_its_whole_is_a_slip_away() {
    assert_claim("立案480起，结案496起，结案率95%。", "share part=496起 whole=480起 rate=95% broken");
    assert_claim("立案480起，结案456起，结案率95%。", "share part=456起 whole=480起 rate=95% holds");
    assert_no_claim("立案480起，结案737起，结案率95%。", "share part=737起");
}

#[test]
fn named_rates_have_their_names_told_otherwise() {
    assert_sound("发现问题400个，整改300个，合计整改到位率91%。");
    assert_claim("80个镇街已有74个建成，覆盖率92.5%。", "share part=74个 whole=80个 rate=92.5% holds");
    assert_claim("80个镇街已有74个建成，覆盖率95.2%。", "share part=74个 whole=80个 rate=95.2% broken");
    assert_claim(
        "受理审查起诉200人，起诉164人，起诉率（按人数）为82%。",
        "share part=164人 whole=200人 rate=82% holds",
    );
    assert_claim(
        "受理审查起诉200人，起诉164人，起诉率（按人数）为86%。",
        "share part=164人 whole=200人 rate=86% broken",
    );
}

#[test]
fn a_rate_of_what_is_not_so_has_its_whole_near() {
    assert_claim(
        "甲类合格1800批次；乙类抽检1200批次，不合格18批次，不合格率1.5%。",
        "share part=18批次 whole=1200批次 rate=1.5% holds",
    );
    assert_no_claim(
        "甲类合格1800批次；乙类抽检1200批次，不合格18批次，不合格率1.5%。",
        "share part=18批次 whole=1800批次",
    );
    assert_claim("审结250人。批捕200人，不捕50人，不捕率20%。", "share part=50人 whole=250人 rate=20% holds");
    assert_claim("审结250人。批捕200人，不捕50人，不捕率30%。", "share part=50人 whole=250人 rate=30% broken");
}

#[test]
fn which_breaks_are_believed() {
    // a part that is one of those that make the whole
    assert_claim("专职312人、兼职948人，专职占24.8%。", "share part=312人 whole=312人 whole=948人 rate=24.8% holds");
    assert_claim("专职512人、兼职948人，专职占24.8%。", "share part=512人 whole=512人 whole=948人 rate=24.8% broken");
    // a rate that was cut
    assert_claim("受理300件，其中调解200件，占66.66%。", "share part=200件 whole=300件 rate=66.66% truncated");
    assert_claim("受理300件，其中调解200件，占66.46%。", "share part=200件 whole=300件 rate=66.46% broken");
    // so wide a whole, in another segment
    assert_sound("调解结案4.1万件；纠错2.31万件，纠错率11.9%。");
}

#[test]
fn the_last_count_of_a_named_unit() {
    let text = "接访100批2000人次，集体访70批1800人次，人次占90%。";
    assert_claim(text, "share part=1800人次 whole=2000人次 rate=90% holds");
    assert_claim(&text.replace("90%", "80%"), "share part=1800人次 whole=2000人次 rate=80% broken");
}
