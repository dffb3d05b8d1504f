//! Shares that are told once more, or by what stands before or behind them.

use super::super::super::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn ji_tells_the_part_of_a_rate() {
    let text = "140条意见中被采纳的达65%，即91条，比上年多17条。";
    assert_claim(text, "share part=91条 whole=140条 rate=65% holds");
    assert_no_claim("140条意见中被采纳的达65%，即71条，比上年多17条。", "share part=71条");
}

#[test]
fn a_bracket_may_hold_the_part_of_a_named_rate() {
    let text = "全县196个单元的达标率为89.8%（176个）。";
    assert_claim(text, "share part=176个 whole=196个 rate=89.8% holds");
}

#[test]
fn a_bracket_may_tell_a_share_more_exactly() {
    let text = "直播类投诉7063件，占网购投诉24310件的近三成（29.1%）。";
    assert_claim(text, "share part=7063件 whole=24310件 rate=29.1% holds");
    let text = "直播类投诉7063件，占网购投诉24310件的近三成（21.9%）。";
    assert_claim(text, "share part=7063件 whole=24310件 rate=21.9% broken");
}

#[test]
fn so_many_of_so_many_may_stand_behind_their_rate() {
    let text = "业委会组建率达73.0%，418个小区已有305个成立业委会。";
    assert_claim(text, "share part=305个 whole=418个 rate=73.0% holds");
}

#[test]
fn a_general_rate_may_be_of_a_row() {
    let text = "抽检食品3120批次、化妆品284批次、器械96批次，不合格样品63批次，总体不合格率为1.8%。";
    assert_claim(text, "share part=63批次 whole=3120批次 whole=284批次 whole=96批次 rate=1.8% holds");
}

#[test]
fn shares_may_each_have_a_name_and_their_counts_in_a_row_behind() {
    let text = "来电中，咨询占60.0%、求助占22.5%，其余占17.5%，数量依次为2400件、900件和700件。";
    assert_claim(text, "share part=900件 whole=2400件 whole=900件 whole=700件 rate=22.5% holds");
    assert_no_claim("来电中，咨询占60.0%、求助占22.5%，另有2400件、900件和700件。", "share part=900件");
}

#[test]
fn what_a_share_came_to_is_of_the_count_before_it() {
    let text = "信访总量1173批次，重复访184批次，占比由19.3%降至15.7%。";
    assert_claim(text, "share part=184批次 whole=1173批次 rate=15.7% holds");
    assert_no_claim(text, "share part=184批次 whole=1173批次 rate=19.3%");
}

#[test]
fn a_part_may_be_told_in_the_sentence_before() {
    let text = "已结6035件，其中裁决3062件，调解2973件。终局裁决较多，调解结案占结案总数的49.26%。";
    assert_claim(text, "share part=2973件 whole=6035件 rate=49.26% holds");
}

#[test]
fn kinds_are_those_of_the_row() {
    let text = "化解纠纷9200件。婚姻2317件、邻里2789件、山林1184件、劳资876件、交通921件，五类占全部纠纷的87.9%。";
    let parts = "part=2317件 part=2789件 part=1184件 part=876件 part=921件";
    assert_claim(text, &format!("share {parts} whole=9200件 rate=87.9% holds"));
}

#[test]
fn more_than_is_planned_is_no_share_above_all() {
    assert_sound("一般公共预算收入28583万元，占调整预算的105.47%，同比增长10.85%。");
}

#[test]
fn the_part_of_one_rate_is_no_whole_of_another() {
    assert_sound("开庭审理64件，负责人出庭61件，出庭率95.31%；败诉5件，败诉率6.1%。");
    assert_sound("处理争议5472件。共办结5100件，涉案8463万元，调解结案占办结的52.18%，仲裁结案率81.87%。");
}

#[test]
fn what_should_have_been_and_what_was_stand_before_their_rate() {
    assert_claim("应检264家，实检251家，年检率95.1%。", "share part=251家 whole=264家 rate=95.1% holds");
    assert_no_claim("应检264家，另检251家，年检率95.1%。", "share part=264家");
}

#[test]
fn a_rounded_count_of_another_sentence_is_no_whole_by_a_digit() {
    assert_sound("办结29.3万件，以调解方式结案3.7万件。作出纠错决定2.73万件，纠错率达12.83%。");
}
