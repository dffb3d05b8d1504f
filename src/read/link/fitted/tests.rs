//! What the figures link where no word does.

use crate::read::link::asserted::{assert_claim, assert_no_claim};

#[test]
fn a_rate_is_a_share_of_the_only_pair_that_gives_it() {
    let share = "share part=541件 whole=587件 rate=92.2% holds";
    assert_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.2%。", share);
    // no pair gives it, and one that is near is not accused
    assert_no_claim("收案742件，诉前化解155件，进入审理587件，年末审结541件，比值按进入审理数算是92.9%。", "share");
    // two pairs do
    let twice = "甲所收587件，办541件；乙所收1174件，办1082件，综合来看是92.2%。";
    assert_no_claim(twice, "share part=541件 whole=587件");
}

#[test]
fn rows_are_parts_and_wholes() {
    assert_claim(
        "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.0%。",
        "share part=36418笔 whole=36418笔 whole=9127笔 rate=80.0% holds",
    );
    assert_no_claim(
        "线上办理登记36418笔，窗口办理登记9127笔，网办率由此升到80.9%。",
        "share part=36418笔 whole=36418笔",
    );
}

#[test]
fn what_a_coarse_rate_fits_by_chance_is_no_share() {
    assert_no_claim("走访企业48家、商户26家、农户19家，其中反映融资难的约四成。", "share part=19家");
    // of the count beside it
    assert_claim("到会代表48名，来自小企业的19名，比例近四成。", "share part=19名 whole=48名 rate=近四成 holds");
}

#[test]
fn what_the_name_counts_is_the_part() {
    let text = "审结案件73件，审理中12件，其中直接纠错11件，纠错率14.1%。";
    assert_no_claim(text, "share part=12件");
}

#[test]
fn a_mean_is_of_the_only_total_and_count_that_give_it() {
    let text = "全年办结援助案件1406件，接待咨询8930人次，印发手册2.1万册。为受援人挽回损失318.6万元，平均下来2266元。";
    assert_claim(text, "average total=318.6万元 count=1406件 mean=2266元 holds");
    assert_no_claim(&text.replace("2266", "2366"), "average total=318.6万元 count=1406件");
}

#[test]
fn a_contradicted_share_is_of_what_fits() {
    let text = "审结案件中，维持73件、驳回41件、终止82件、变更11件、确认违法7件，共214件，直接纠错率8.41%。";
    assert_claim(text, "share part=11件 part=7件 whole=214件 rate=8.41% holds");
    let text = "以调解方式结案51件，以和解方式结案41件，调和率39.83%（审结231件）。";
    assert_claim(text, "share part=51件 part=41件 whole=231件 rate=39.83% holds");
    // what a digit explains, and nothing else does, is wrong
    let text = "受理318件，办结302件，办结率98.1%，其余16件正在办理。";
    assert_claim(text, "share part=302件 whole=318件 rate=98.1% broken");
}

#[test]
fn a_contradicted_change_is_of_what_fits() {
    let text = "查处违规车辆1894辆次，暂扣312辆次，较上年的2607辆次减少27.35%。";
    assert_claim(text, "growth current=1894辆次 base=2607辆次 rate=27.35% holds");
}

#[test]
fn a_change_that_nothing_makes_of_one_level_may_be_of_another() {
    // 34 may be a tenth less than 38, and no whole number is so much less than 33
    let text = "立案34起，结案33起，与上年相比减少10.5%。";
    assert_claim(text, "growth current=34起 rate=10.5% undecided");
    assert_claim("甲类立案34起；乙类立案33起，与上年相比减少10.5%。", "growth current=33起 rate=10.5% broken");
}

#[test]
fn what_a_change_is_from_is_the_only_level_that_gives_it() {
    let text = "亡人事故下降12.50%，由上年的72起减少了9起，实际发生63起。";
    assert_claim(text, "growth current=63起 base=72起 rate=12.50% holds");
    assert_claim(
        "今年收案183件，同比增长123.17%。去年收案82件，办结80件。",
        "growth current=183件 base=82件 rate=123.17% holds",
    );
    // what another segment tells beside it is no base
    assert_no_claim("赔偿申请6件，同比增长50%；公开申请21件，同比增长250%。", "growth current=21件 base=6件");
}

#[test]
fn a_named_whole_gives_way_to_a_total_that_fits() {
    let text = "检查512家机构，其中医疗机构286家、药店226家；处理违规机构187家，占被查机构的36.5%。";
    assert_claim(text, "share part=187家 whole=512家 rate=36.5% holds");
}

#[test]
fn a_rate_that_is_told_twice_is_of_the_same() {
    let text = "目录覆盖率达95%。126个单位中已编制目录120个，覆盖率95.24%，未编制6个。";
    assert_claim(text, "share part=120个 whole=126个 rate=95% holds");
    assert_no_claim(&text.replace("达95%", "达92%"), "share part=120个 whole=126个 rate=92%");
}

#[test]
fn a_share_of_all_may_be_of_the_row_that_its_part_stands_in() {
    let text = "办理甲类案件955件，占办案总数的72.6%；办理乙类案件146件，办理丙类案件214件。";
    assert_claim(text, "share part=955件 whole=955件 whole=146件 whole=214件 rate=72.6% holds");
}

#[test]
fn a_total_that_says_that_it_is_one_is_of_the_only_counts_that_add_up_to_it() {
    let text = "追回1263.7万元，比上年增长24.8%；罚款214.9万元，追回和罚款合计1478.6万元。";
    assert_claim(text, "breakdown total=1478.6万元 parts=1263.7万元 parts=214.9万元 holds");
    let text = "处理积案63件，是去年的1.5倍；信访量由918件降至746件，两项合计809件。";
    assert_claim(text, "breakdown total=809件 parts=63件 parts=746件 holds");
    assert_no_claim(&text.replace("809", "850"), "breakdown total=850件");
}

#[test]
fn a_change_that_its_own_segment_names_is_of_no_level_before_that_cannot_have_changed_so() {
    let text = "微信举报1264件，比上月增加209件，环比增长19.8%；热线电话举报比上月减少432件，环比降低13.3%。";
    assert_claim(text, "growth delta=432件 rate=13.3% undecided");
    // compared with two times, it is one level
    let text = "投诉915宗，与去年同期相比减少903宗，同比下降49.67%；与上季度相比增加283宗，环比上升54.78%。";
    assert_claim(text, "growth current=915宗 delta=283宗 rate=54.78% broken");
}

#[test]
fn a_difference_and_a_rate_are_of_the_level_that_they_name() {
    let text = "接到举报5297件，其中热线电话3178件，微信1424件，网上695件。\n（二）变化情况\n电话举报量比上月减少486件，环比降低13.3%。\n";
    assert_claim(text, "growth current=3178件 delta=486件 rate=13.3% holds");
    // none that is called so can have changed so
    assert_claim(&text.replace("13.3%", "23.3%"), "growth delta=486件 rate=23.3% undecided");
}

#[test]
fn where_nothing_speaks_for_a_share_it_is_of_what_gives_it() {
    let text = "罚款3万元以上的案件55件，不足3万元的39件，共计94件，前者占58.5%。";
    assert_claim(text, "share part=55件 whole=94件 rate=58.5% holds");
    assert_no_claim(&text.replace("58.5", "85.5"), "share part=55件 whole=94件 rate=85.5%");
}
