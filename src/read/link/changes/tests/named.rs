//! Changes that name what changed, and differences told against another count.

use crate::read::link::asserted::{assert_claim, assert_no_claim, assert_sound};

#[test]
fn a_row_of_changes_names_its_levels() {
    assert_claim(
        "今年收案180件，结案66件；去年同期收案200件，结案120件。收案数、结案数同比分别下降10%、45%。",
        "growth current=180件 base=200件 rate=10% holds",
    );
    assert_claim(
        "今年收案180件，结案66件；去年同期收案200件，结案120件。收案数、结案数同比分别下降10%、45%。",
        "growth current=66件 base=120件 rate=45% holds",
    );
    assert_claim(
        "今年收案180件，结案66件；去年同期收案200件，结案120件。收案数、结案数同比分别下降10%、54%。",
        "growth current=66件 base=120件 rate=54% broken",
    );
    // only some of what stands in the sentence is named
    assert_claim(
        "新收160件，旧存40件，审结150件，新收、审结数同比分别增长8%、5%。",
        "growth current=160件 rate=8% undecided",
    );
    assert_no_claim("新收160件，旧存40件，审结150件，新收、审结数同比分别增长8%、5%。", "growth current=40件");
}

#[test]
fn a_difference_may_be_told_against_another_count() {
    assert_claim(
        "上半年立案96件，下半年立案121件，下半年比上半年多25件。",
        "growth current=121件 base=96件 delta=25件 holds",
    );
    assert_sound("上半年立案96件，下半年立案121件，下半年比上半年多52件。");
    assert_claim(
        "上半年立案96件，下半年立案121件，下半年比上半年多25件，增长26%。",
        "growth current=121件 base=96件 delta=25件 rate=26% holds",
    );
    assert_claim(
        "上半年立案96件，下半年立案121件，下半年比上半年多25件，增长62%。",
        "growth current=121件 base=96件 delta=25件 rate=62% broken",
    );
}

#[test]
fn rows_of_differences_and_their_rates() {
    // the levels behind their differences
    assert_claim(
        "咨询、投诉分别增加12件、30件，达到92件、230件，增速依次为15%、15%。",
        "growth current=92件 delta=12件 rate=15% holds",
    );
    assert_claim(
        "咨询、投诉分别增加12件、30件，达到92件、230件，增速依次为15%、51%。",
        "growth current=230件 delta=30件 rate=51% broken",
    );
    // each difference with its own word
    assert_claim(
        "发生事故44起，死亡19人，同比少11起、少1人，降幅为20%和5%。",
        "growth current=44起 delta=11起 rate=20% holds",
    );
    assert_claim(
        "发生事故44起，死亡19人，同比少11起、少1人，降幅为20%和8%。",
        "growth current=19人 delta=1人 rate=8% broken",
    );
    // one by one, where two are of one unit
    assert_claim(
        "死亡90人，受伤450人，损失8亿元，分别比上年减少10人、50人和2亿元，分别下降10%、10%和20%。",
        "growth current=90人 delta=10人 rate=10% holds",
    );
    assert_claim(
        "死亡90人，受伤450人，损失8亿元，分别比上年减少10人、50人和2亿元，分别下降10%、17%和20%。",
        "growth current=450人 delta=50人 rate=17% broken",
    );
}

#[test]
fn points_over_the_year_before_in_a_row_of_years() {
    assert_claim(
        "办结率2020年为13.5%，2021年升至18.2%，2022年回落到14.6%，比上年下降3.6个百分点。",
        "point_change current=14.6% previous=18.2% change=3.6个百分点 holds",
    );
    assert_claim(
        "办结率2020年为13.5%，2021年升至18.2%，2022年回落到14.6%，比上年下降6.3个百分点。",
        "point_change current=14.6% previous=18.2% change=6.3个百分点 broken",
    );
}

#[test]
fn the_clause_of_a_difference_tells_its_years() {
    assert_claim(
        "2021年立案120件，2022年立案130件，2024年立案90件，2024年比2021年减少30件，下降25%。",
        "growth current=90件 base=120件 rate=25% holds",
    );
    assert_claim(
        "2021年立案120件，2022年立案130件，2024年立案90件，2024年比2021年减少30件，下降52%。",
        "growth current=90件 base=120件 rate=52% broken",
    );
}
