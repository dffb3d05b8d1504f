//! Changes whose levels are told apart from them, and those over a span of time.

use super::super::super::asserted::{assert_claim, assert_claims, assert_no_claim, assert_sound};

#[test]
fn a_year_before_a_change_is_what_was() {
    let text = "2024年，全区受理投诉320件，办结率98%，2023年为250件，增长28%。";
    assert_claim(text, "growth current=320件 base=250件 rate=28% holds");
    assert_claim(&text.replace("28%", "38%"), "growth current=320件 base=250件 rate=38% broken");
    let text = "全区2024年收案320件，2023年收案250件，同比增长28%。";
    assert_claim(text, "growth current=320件 base=250件 rate=28% holds");
    // of the level that can have come from there
    let text = "2024年新收320件，审结290件，2023年为250件，同比增长28%。";
    assert_claim(text, "growth current=320件 base=250件 rate=28% holds");
    // in the order of time it is what is
    assert_claim("2023年收案250件，2024年为320件，同比增长28%。", "growth current=320件 base=250件 rate=28% holds");
    // of a year with a change of its own
    assert_sound("今年收案320件，同比增长5%，2023年为250件，增长10%。");
    assert_sound("2024年收案320件，2020年为250件，增长10%。");
}

#[test]
fn a_span_of_years_is_no_subject() {
    let text = "案件由2021年的60件增加到2024年的420件，三年间增长6倍。";
    assert_claim(text, "growth current=420件 base=60件 rate=6倍 holds");
    assert_claim(&text.replace("6倍", "8倍"), "growth current=420件 base=60件 rate=8倍 broken");
    assert_claim(
        "去年受理2000件，2020年受理1600件，四年间增长400件。",
        "growth current=2000件 base=1600件 delta=400件 holds",
    );
    assert_claim(
        "2024年受理2000件，2020年受理1600件，四年间增长500件。",
        "growth current=2000件 base=1600件 delta=500件 broken",
    );
    // neither has a year
    assert_no_claim("受理2000件，办结1600件，四年间增长500件。", "growth");
}

#[test]
fn both_sides_of_a_multiple_have_names() {
    let text = "行政复议案件由60件增加到480件，行政诉讼案件由230件降到160件，复议案件数是诉讼案件数的3倍。";
    assert_claim(text, "growth current=480件 base=160件 rate=3倍 holds");
    assert_claim(&text.replace("3倍", "2倍"), "growth current=480件 base=160件 rate=2倍 broken");
    let text = "行政复议收案480件，行政诉讼收案160件，行政复议是行政诉讼的3倍。";
    assert_claim(text, "growth current=480件 base=160件 rate=3倍 holds");
    // cases are no times of people
    assert_no_claim("信访由300件降至240件，来访由120人次升至150人次，信访件数是来访人次的2倍。", "growth");
    assert_sound("投诉500件，举报200件，信访量是举报量的3.5倍。");
    let text = "汽车投诉240件，是上年的1.2倍，上年为200件；食品投诉90件，上年100件，下降10%。";
    assert_claim(text, "growth current=240件 base=200件 rate=1.2倍 holds");
    assert_claim(&text.replace("1.2倍", "1.5倍"), "growth current=240件 base=200件 rate=1.5倍 broken");
}

#[test]
fn the_time_before_may_have_changed() {
    let text = "今年收案160件，比上年的200件少40件，下降20%；而上年比前年的250件减少50件，下降20%。";
    assert_claims(
        text,
        &[
            "growth current=160件 base=200件 delta=40件 rate=20% holds",
            "growth current=200件 base=250件 delta=50件 rate=20% holds",
        ],
    );
    let broken = text.replace("50件，下降20%", "50件，下降30%");
    assert_claim(&broken, "growth current=200件 base=250件 delta=50件 rate=30% broken");
    assert_claim("今年收案160件，去年较前年下降20%。", "growth rate=20% undecided");
    // what fits none of the levels before is of the time before itself
    let text = "新收100件，审结90件；上年新收120件，审结110件，分别下降16.7%、18.2%。";
    assert_claim(text, "growth current=90件 base=110件 rate=18.2% holds");
    let text = text.replace("16.7%、18.2%", "3%、2%");
    assert_claim(&text, "growth current=120件 rate=3% undecided");
}

#[test]
fn levels_stand_in_the_sentence_behind() {
    let text = "与上年相比，投诉总量减少40件，下降20%。上年为200件，今年为160件。";
    assert_claim(text, "growth current=160件 base=200件 delta=40件 rate=20% holds");
    let broken = text.replace("为200件", "为210件");
    assert_claim(&broken, "growth current=160件 base=210件 delta=40件 rate=20% broken");
    // of another thing
    assert_sound("与上年相比，投诉总量减少40件，下降20%。上年为210件，今年受理举报160件。");
}

#[test]
fn a_mean_can_be_what_was_or_what_grew() {
    let text = "刑事案件480起，较近五年平均600起下降20%。";
    assert_claim(text, "growth current=480起 base=600起 rate=20% holds");
    assert_claim(&text.replace("20%", "25%"), "growth current=480起 base=600起 rate=25% broken");
    let text = "罚款收入120万元；案件平均罚款2400元，比上年增加400元，增长20%。";
    assert_claim(text, "growth current=2400元 delta=400元 rate=20% holds");
    assert_claim(&text.replace("20%", "25%"), "growth current=2400元 delta=400元 rate=25% broken");
    // the level of its segment goes before
    assert_claim(
        "受理1200件，月均100件，比上年增加200件，增长20%。",
        "growth current=1200件 delta=200件 rate=20% holds",
    );
    let text = "一周受理6000件，日均857件，较上周（8000件）下降25%。";
    assert_claim(text, "growth current=6000件 base=8000件 rate=25% holds");
    assert_claim(&text.replace("25%", "35%"), "growth current=6000件 base=8000件 rate=35% broken");
}

#[test]
fn a_part_that_is_said_to_shrink_is_no_share() {
    assert_sound("事项由1000项减少到495项，覆盖率18%；县级事项减少比例达46.7%。");
    assert_claim("事项由200项精简到110项，减少比例达45%。", "growth current=110项 base=200项 rate=45% holds");
    assert_claim("事项由200项精简到110项，减少比例达54%。", "growth current=110项 base=200项 rate=54% broken");
    assert_claim("企业开办由5天压缩到不足1天，压缩80%以上。", "reduction before=5天 after=不足1天 rate=80%以上 holds");
}

#[test]
fn more_done_than_before() {
    let text = "调解纠纷600件，较上年多调解100件，增长20%。";
    assert_claim(text, "growth current=600件 delta=100件 rate=20% holds");
    assert_claim(&text.replace("20%", "30%"), "growth current=600件 delta=100件 rate=30% broken");
    // one change told twice, unless the numbers say that it is another
    assert_claim("投诉120件，环比增长20%，较9月份多20件。", "growth current=120件 delta=20件 rate=20% holds");
    assert_sound("投诉120件，环比增长20%，较9月份多30件。");
}

#[test]
fn what_was_may_stand_in_the_bracket_behind_a_multiple() {
    let text = "召开听证会81场，较上年的30场上升1.7倍；征求意见46件，是上年的2.3倍（20件）。";
    assert_claim(text, "growth current=46件 base=20件 rate=2.3倍 holds");
    assert_claim(&text.replace("2.3倍", "2.8倍"), "growth current=46件 base=20件 rate=2.8倍 broken");
    // how often is not how many
    assert_no_claim("评为A级412家、D级173家；D级企业检查频次为A级企业的4倍。", "growth current=173家");
}
