//! What the words before a figure make of it: a plan, more or less taken in, the time before.

use crate::read::link::asserted::{assert_claim, assert_no_claim};

#[test]
fn of_a_budget_more_than_all_is_no_share() {
    assert_no_claim("一般预算收入8416万元，全市总收入12000万元，完成年初预算的105.2%。", "share");
    assert_claim(
        "税收收入24000万元，完成预算的40.4%，比上年减收1000万元，下降4%。",
        "growth current=24000万元 delta=1000万元 rate=4% holds",
    );
    assert_claim(
        "税收收入24000万元，完成预算的40.4%，比上年减收1000万元，下降6%。",
        "growth current=24000万元 delta=1000万元 rate=6% broken",
    );
    assert_claim("支出8340万元，为调整预算的100.4%，增长4.2%。", "growth current=8340万元 rate=4.2% undecided");
}

#[test]
fn more_or_less_may_be_taken_in() {
    assert_claim(
        "财政收入27500万元，增长10%，增收2500万元。",
        "growth current=27500万元 delta=2500万元 rate=10% holds",
    );
    assert_claim(
        "财政收入27500万元，增长10%，增收5200万元。",
        "growth current=27500万元 delta=5200万元 rate=10% broken",
    );
    assert_claim(
        "财政收入28000万元，增收3000万元，增长12%，好于预期。",
        "growth current=28000万元 delta=3000万元 rate=12% holds",
    );
}

#[test]
fn a_rate_behind_a_fall_is_one_whatever_its_verb() {
    assert_claim("发案44起，同比少发11起、压降20%。", "growth current=44起 delta=11起 rate=20% holds");
    assert_claim("发案44起，同比少发11起、压降25%。", "growth current=44起 delta=11起 rate=25% broken");
}

#[test]
fn what_stands_behind_the_time_before_is_of_it() {
    assert_claim(
        "今年收案240件，结案180件，结案率75%；去年同期收案200件，结案140件，结案率70%。",
        "share part=140件 whole=200件 rate=70% holds",
    );
    assert_claim(
        "今年收案240件，结案180件，结案率75%；去年同期收案200件，结案140件，结案率75%。",
        "share part=140件 whole=200件 rate=75% broken",
    );
}

#[test]
fn at_the_same_time_is_not_a_year_ago() {
    assert_no_claim("行政复议审结320件，同期法院裁判400件，复议审结同比下降30%。", "growth current=320件 base=400件");
    assert_claim("行政复议审结480件，同期为400件，增长20%。", "growth current=480件 base=400件 rate=20% holds");
}
