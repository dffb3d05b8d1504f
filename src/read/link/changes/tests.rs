//! What the linker makes of sentences of our own.

use super::super::asserted::{assert_claim, assert_claims, assert_no_claim, assert_sound};

mod levels;
mod named;
mod senses;
mod series;
mod steps;
mod told_apart;

#[test]
fn rates_in_a_row_belong_to_steps_in_a_row() {
    assert_claims(
        "信访件由120件降至90件，来访由40人次降至34人次，分别下降25%、15%。",
        &["growth current=90件 base=120件 rate=25% holds", "growth current=34人次 base=40人次 rate=15% holds"],
    );
    assert_claims(
        "信访件由120件降至90件，来访由40人次降至30人次，分别下降25%、15%。",
        &["growth current=90件 base=120件 rate=25% holds", "growth current=30人次 base=40人次 rate=15% broken"],
    );
    assert_claims(
        "环节从8个压减为4个，材料从20份精简为6份，分别压缩50%、70%。",
        &["reduction before=8个 after=4个 rate=50% holds", "reduction before=20份 after=6份 rate=70% holds"],
    );
}

#[test]
fn rates_in_a_row_belong_to_what_was_in_a_row() {
    assert_claims(
        "收文960件、办结910件，较上年的800件、700件分别增长20%、40%。",
        &["growth current=960件 base=800件 rate=20% holds", "growth current=910件 base=700件 rate=40% broken"],
    );
}

#[test]
fn a_base_with_a_change_of_its_own_serves_no_other() {
    assert_claims(
        "咨询由上年的400件升至480件，同比增长20%，较2019年的200件增长1.4倍。",
        &["growth current=480件 base=400件 rate=20% holds", "growth current=480件 base=200件 rate=1.4倍 holds"],
    );
    assert_sound("来信1,020件，同比下降15%，其中网信300件，上年为400件。");
    assert_sound("税收12.5亿元，增长5.2%，其中增值税10亿元，上年同期9.6亿元，增长4.2%。");
    assert_sound("办件量由上年的90件升至120件，较2019年增长50%。");
    assert_sound("案件由2019年的100件增长到2023年的146件，年均增长10%。");
}

#[test]
fn a_bracket_behind_the_comparison_is_the_base() {
    assert_claims("立案960件，较上年（800件）增长20%。", &["growth current=960件 base=800件 rate=20% holds"]);
    assert_claims("立案960件，较上年（700件）增长20%。", &["growth current=960件 base=700件 rate=20% broken"]);
    assert_claims(
        "知晓率96.5%，低于全省平均水平（97.2%）0.7个百分点。",
        &["point_change current=96.5% previous=97.2% change=0.7个百分点 holds"],
    );
    assert_claims(
        "知晓率96.5%，低于全省平均水平（97.2%）1.7个百分点。",
        &["point_change current=96.5% previous=97.2% change=1.7个百分点 broken"],
    );
}

#[test]
fn scores_differ_by_a_difference() {
    assert_claims(
        "测评得分92.6分，比上年的90.1分提高3.5分。",
        &["growth current=92.6分 base=90.1分 delta=3.5分 broken"],
    );
    assert_claims(
        "三轮得分依次为88.2分、90.4分、93.1分，较首轮提高4.9分。",
        &["growth current=93.1分 base=88.2分 delta=4.9分 holds"],
    );
}

#[test]
fn a_multiple_has_its_base_by_name() {
    assert_claims(
        "接访1,500人次，是上年的1.5倍，上年接访1,000人次。",
        &["growth current=1,500人次 base=1,000人次 rate=1.5倍 holds"],
    );
    assert_claims(
        "检查次数是去年的2.1倍，去年检查1000次，今年检查2400次。",
        &["growth current=2400次 base=1000次 rate=2.1倍 broken"],
    );
}

#[test]
fn a_mean_finds_its_total_and_count_after_it() {
    assert_claims("人均办案45件，法官20名，共审结900件。", &["average total=900件 count=20名 mean=45件 holds"]);
    assert_claims("人均办案55件，法官20名，共审结900件。", &["average total=900件 count=20名 mean=55件 broken"]);
    assert_claims(
        "受理投诉7300件。按时办结率99%，日均受理30件（按365天计）。",
        &["average total=7300件 count=365天 mean=30件 broken"],
    );
    assert_claims("办班16期，参训800人次，每期平均50人。", &["average total=800人次 count=16期 mean=50人 holds"]);
    assert_claims(
        "全县调解室30个，调解员90名，平均每个调解室4名。",
        &["average total=90名 count=30个 mean=4名 broken"],
    );
}

#[test]
fn a_mean_whose_words_leave_its_operands_open_is_undecided() {
    assert_claims("受理500件，办结480件，日均接听20件。", &["average total=480件 mean=20件 undecided"]);
    assert_sound("补贴经费50万元，其中办案补贴30万元；人均补贴1500元，办案人员64名。");
    assert_sound("各镇均完成宣讲5场，全县12个镇共完成70场。");
}

#[test]
fn a_hedged_mean_need_not_be_whole() {
    assert_claims("司法所7个，化解纠纷200件，所均约29件。", &["average total=200件 count=7个 mean=约29件 holds"]);
}

#[test]
fn a_mean_of_listed_items() {
    assert_claims("两次抽查合格率分别为92%和96%，平均合格率94%。", &["average mean=94% items=92% items=96% holds"]);
    assert_claims("两次抽查合格率分别为92%和96%，平均合格率91%。", &["average mean=91% items=92% items=96% broken"]);
    // a mean of more than what is listed
    assert_sound("两个街道满意率分别为92%和96%，全区平均91%。");
}

#[test]
fn a_divisor_is_no_level() {
    assert_claims(
        "来电700件，7天日均100件，环比上升1.25%。",
        &["average total=700件 count=7天 mean=100件 holds", "growth current=700件 rate=1.25% undecided"],
    );
}

#[test]
fn totals_decide_a_reduction() {
    assert_claims(
        "总法定时限2400天，总承诺时限800天，平均时限由20天压到5天，整体压缩77%。",
        &["reduction before=2400天 after=800天 rate=77% broken", "average total=800天 mean=20天 undecided"],
    );
    assert_claims(
        "平均时限由8.5天缩短到6.2天，压缩比37.1%。",
        &["reduction before=8.5天 after=6.2天 rate=37.1% broken"],
    );
    assert_claims("原需材料12份，现只需3份，精简75%。", &["reduction before=12份 after=3份 rate=75% holds"]);
    // speed is the inverse of time
    assert_sound("平均时限由15天缩短到6天，效率提升150%。");
}

#[test]
fn a_mean_is_over_places_bodies_and_their_short_names() {
    assert_claim("全县18个司法所调解纠纷3600件，所均200件。", "average total=3600件 count=18个 mean=200件 holds");
    assert_claim("全县18个司法所调解纠纷3600件，所均210件。", "average total=3600件 count=18个 mean=210件 broken");
    assert_claim("救助120人次，支出18万元，人均1500元。", "average total=18万元 count=120人次 mean=1500元 holds");
    assert_claim("救助120人次，支出18万元，人均1600元。", "average total=18万元 count=120人次 mean=1600元 broken");
    assert_claim(
        "全市50个人民调解委员会调解纠纷2000件，每个调委会年均调解40件。",
        "average total=2000件 count=50个 mean=40件 holds",
    );
    assert_claim("27个乡镇调委会调解3240件，平均120件。", "average total=3240件 count=27个 mean=120件 holds");
    assert_claim("27个乡镇调委会调解3240件，平均130件。", "average total=3240件 count=27个 mean=130件 broken");
    assert_no_claim("27个乡镇自评，调解满意度平均90分。", "average total");
    assert_no_claim("各司法所均配备2名调解员，共有36名。", "average");
    assert_no_claim("实行每村1名法律顾问，36个村聘请40名。", "average");
}

#[test]
fn a_difference_or_a_word_tells_the_unit_of_what_changed() {
    assert_claim("集体访20批300人次，批次减少5批，下降20%。", "growth current=20批 delta=5批 rate=20% holds");
    assert_claim("集体访20批300人次，批次减少5批，下降25%。", "growth current=20批 delta=5批 rate=25% broken");
    // which of the two is not said
    assert_sound("集体访41批50人次，上升70%。");
    assert_claims(
        "受理80件100人，去年同期为100件200人，件数和人数分别下降20%、50%。",
        &["growth current=80件 base=100件 rate=20% holds", "growth current=100人 base=200人 rate=50% holds"],
    );
}

#[test]
fn rates_in_a_row_belong_to_levels_of_several_units() {
    assert_claims(
        "事故起数、死亡人数分别为40起、10人，比上年的50起、20人分别下降20%、50%。",
        &["growth current=40起 base=50起 rate=20% holds", "growth current=10人 base=20人 rate=50% holds"],
    );
    assert_claims(
        "事故起数、死亡人数分别为40起、10人，比上年的50起、20人分别下降20%、40%。",
        &["growth current=40起 base=50起 rate=20% holds", "growth current=10人 base=20人 rate=40% broken"],
    );
    assert_claims(
        "办结率、满意率分别由90%、80%提升至95%、88%，分别提升5个百分点、8个百分点。",
        &[
            "point_change current=95% previous=90% change=5个百分点 holds",
            "point_change current=88% previous=80% change=8个百分点 holds",
        ],
    );
    assert_no_claim("起数、人数分别下降20%、40%，共有40起。", "growth current");
}

#[test]
fn a_level_may_follow_its_change() {
    assert_claim(
        "自动履行率较上年的90.0%提高5.0个百分点，达95.0%。",
        "point_change current=95.0% previous=90.0% change=5.0个百分点 holds",
    );
    assert_claim(
        "自动履行率较上年的90.0%提高5.0个百分点，达96.0%。",
        "point_change current=96.0% previous=90.0% change=5.0个百分点 broken",
    );
    assert_claim(
        "人口与上次普查的200万人相比，增加20万人，增长10%，达到220万人。",
        "growth current=220万人 base=200万人 delta=20万人 rate=10% holds",
    );
    assert_claim("增长25%的是投诉，增加20起，达100起。", "growth current=100起 delta=20起 rate=25% holds");
    assert_claim("增长35%的是投诉，增加20起，达100起。", "growth current=100起 delta=20起 rate=35% broken");
    assert_no_claim("办结率较上年提高5个百分点，满意率为95%。", "point_change current=95%");
}

#[test]
fn what_was_may_stand_in_the_brackets_of_the_difference() {
    assert_claim(
        "受理90件，较去年同期（100件）减少10件，下降10%。",
        "growth current=90件 base=100件 delta=10件 rate=10% holds",
    );
    assert_claim(
        "受理90件，较去年同期（100件）减少10件，下降12%。",
        "growth current=90件 base=100件 delta=10件 rate=12% broken",
    );
    assert_claim("受理90件（含转办40件），比上年100件少10件。", "growth current=90件 base=100件 delta=10件 holds");
    assert_claim("信访400件较上年（500件）降20%。", "growth current=400件 base=500件 rate=20% holds");
    assert_no_claim("今年新增400件，较上年（500件）核减20%。", "growth current=400件 base=500件");
}

#[test]
fn of_two_rates_one_is_higher() {
    let text = "调解率为40%，和解率为15%，前者高出后者25个百分点。";
    assert_claim(text, "point_change current=40% previous=15% change=25个百分点 holds");
    let text = "调解率为40%，和解率为15%，前者高出后者35个百分点。";
    assert_claim(text, "point_change current=40% previous=15% change=35个百分点 broken");
    let text = "出庭率98%，比全市平均水平93%高5个百分点。";
    assert_claim(text, "point_change current=98% previous=93% change=5个百分点 holds");
    assert_no_claim("调解率为40%，两者相差25个百分点。", "point_change");
}

#[test]
fn what_is_new_is_the_difference_where_the_numbers_say_so() {
    let text = "累计签发120个，当年新增20个，增长20%。";
    assert_claim(text, "growth current=120个 delta=20个 rate=20% holds");
    // else the new ones grew
    assert_sound("累计签发120个，当年新增20个，增长25%。");
}

#[test]
fn a_step_has_its_difference_and_a_rate_its_step() {
    assert_claim("得分由88.0分升至90.0分，增加2.0分。", "growth current=90.0分 base=88.0分 delta=2.0分 holds");
    assert_claim("得分由88.0分升至90.0分，增加3.0分。", "growth current=90.0分 base=88.0分 delta=3.0分 broken");
    assert_claim("材料由50份压减至20份，压减60%。", "reduction before=50份 after=20份 rate=60% holds");
    assert_claim("材料由50份压减至20份，压减70%。", "reduction before=50份 after=20份 rate=70% broken");
    assert_claim("用时压缩50%，由6天压到3天。", "reduction before=6天 after=3天 rate=50% holds");
    assert_claim("来信由100件减少到80件，减少20件、20%。", "growth current=80件 base=100件 delta=20件 rate=20% holds");
}

#[test]
fn a_multiple_is_of_what_is_called_alike() {
    let text = "现有工作人员50人，注册律师200人，是机构人员的4倍。";
    assert_claim(text, "growth current=200人 base=50人 rate=4倍 holds");
    let text = "现有工作人员50人，注册律师200人，是机构人员的5倍。";
    assert_claim(text, "growth current=200人 base=50人 rate=5倍 broken");
    assert_no_claim("现有调解员50人，注册律师200人，是基层群众的4倍。", "growth current=200人 base=50人");
}

#[test]
fn a_divisor_that_says_so_serves_its_own_mean() {
    let text = "执业律师1000名，按常住人口200.0万人计，每万人拥有律师5名；代理案件2.00万件，人均办案20件。";
    assert_claim(text, "average total=2.00万件 count=1000名 mean=20件 holds");
    let text = "执业律师1000名，按常住人口200.0万人计，每万人拥有律师5.0名；代理案件2.00万件，人均办案23件。";
    assert_claim(text, "average total=2.00万件 count=1000名 mean=23件 broken");
}

#[test]
fn means_are_of_the_totals_that_they_are_called_as() {
    let text = "总法定时限2400天，总承诺时限800天，即平均法定时限24天，平均承诺时限8天。";
    assert_claim(text, "average total=2400天 mean=24天 undecided");
    assert_claim(text, "average total=800天 mean=8天 undecided");
}

#[test]
fn a_mean_is_of_as_many_as_its_words_say() {
    let text = "测评得分，东片96.0分，西片94.0分，山区片92.0分，三个片区平均94.0分。";
    assert_claim(text, "average mean=94.0分 items=96.0分 items=94.0分 items=92.0分 holds");
    let text = "测评得分，东片96.0分，西片98.0分，山区片92.0分，三个片区平均94.0分。";
    assert_claim(text, "average mean=94.0分 items=96.0分 items=98.0分 items=92.0分 broken");
    assert_no_claim("测评得分，东片96.0分，西片98.0分，三个片区平均94.0分。", "average mean=94.0分 items");
}

#[test]
fn what_a_mean_is_taken_over_may_have_grown() {
    let text = "执业律师300人，增加20人，增长7.1%。办理案件6000件，人均20件。";
    assert_claim(text, "growth current=300人 delta=20人 rate=7.1% holds");
    let text = "执业律师300人，增加50人，增长7.1%。办理案件6000件，人均20件。";
    assert_claim(text, "growth current=300人 delta=50人 rate=7.1% broken");
}

#[test]
fn a_change_in_a_segment_of_its_own_is_of_the_whole() {
    let text = "办结案件40件，撤回14件，占35%；同比办案量增长25%。";
    assert_claim(text, "growth current=40件 rate=25% undecided");
    // no number of cases grew by so much to 40
    assert_claim("办结案件40件，撤回14件，占35%；同比办案量增长24.7%。", "growth current=40件 rate=24.7% broken");
    let text = "办结案件40件，撤回14件，占35%，增长40%。";
    assert_claim(text, "growth current=14件 rate=40% undecided");
}

#[test]
fn what_is_compared_with_a_count_is_a_count() {
    let text = "网购举报5490件，占举报的54.9%，同比上年（6152件）下降10.76%。";
    assert_claim(text, "growth current=5490件 base=6152件 rate=10.76% holds");
    let text = "网购举报5490件，占举报的54.9%，同比上年（6152件）下降12.76%。";
    assert_claim(text, "growth current=5490件 base=6152件 rate=12.76% broken");
}

#[test]
fn a_base_in_the_clause_of_a_change_is_of_the_count_and_not_of_its_share() {
    let text = "举报1020件，占受理总量的16.64%，与2023年同期768件相比上升32.81%。";
    assert_claim(text, "growth current=1020件 base=768件 rate=32.81% holds");
    let text = "投诉17397件，占总数29.06%，环比上季度15223件增长了14.28%；同比去年12018件增长了44.76%。";
    assert_claim(text, "growth current=17397件 base=15223件 rate=14.28% holds");
    assert_claim(text, "growth current=17397件 base=12018件 rate=44.76% holds");
    // a share of 5% cannot have risen by 53 points
    let text = "咨询415件，占比5.0%，同比上升53.1%。";
    assert_claim(text, "growth current=415件 rate=53.1% undecided");
    assert_claim("咨询415件，占比55.0%，同比上升5.1%。", "point_change current=55.0% change=5.1% undecided");
}

#[test]
fn what_was_may_stand_in_a_bracket_or_behind() {
    assert_claim("新收3326件（2023年为867件），同比增长283.6%。", "growth current=3326件 base=867件 rate=283.6% holds");
    assert_claim("新收97件，上升16.87%，上一年度为83件。", "growth current=97件 base=83件 rate=16.87% holds");
    let rows = "接警、立案分别为8460起、732起，上年同期分别为9120起、815起，降幅依次为7.2%、10.2%。";
    assert_claim(rows, "growth current=8460起 base=9120起 rate=7.2% holds");
    assert_claim(rows, "growth current=732起 base=815起 rate=10.2% holds");
}

#[test]
fn more_of_what_is_done_is_a_difference() {
    let text = "调解5.83万件，较去年同期多调0.46万件，增幅8.6%。";
    assert_claim(text, "growth current=5.83万件 delta=0.46万件 rate=8.6% holds");
    assert_claim("收案80件，比去年同期少收20件，下降30%。", "growth current=80件 delta=20件 rate=30% broken");
}

#[test]
fn what_was_a_month_ago_is_no_base_of_a_change_over_a_year() {
    let text = "上月未结233件，本月共有2138件，同比下降2.20%。";
    assert_claim(text, "growth current=2138件 rate=2.20% undecided");
    let text = "上月共有2186件，本月共有2138件，环比下降2.20%。";
    assert_claim(text, "growth current=2138件 base=2186件 rate=2.20% holds");
}

#[test]
fn a_change_is_of_the_count_that_its_clause_names() {
    let text =
        "发生事故37起，死亡33人，受伤14人，与去年同期相比，死亡人数减少9人，下降21.43%；受伤人数减少17人，下降54.84%。";
    assert_claim(text, "growth current=33人 delta=9人 rate=21.43% holds");
    assert_claim(text, "growth current=14人 delta=17人 rate=54.84% holds");
}

#[test]
fn a_series_of_years_tells_what_each_grew_from() {
    let text = "收案连年增长，2022年120件、2023年150件、2024年192件，后两年增速分别为25%和28%。";
    assert_claim(text, "growth current=150件 base=120件 rate=25% holds");
    assert_claim(text, "growth current=192件 base=150件 rate=28% holds");
    let text = "收案连年增长，2022年120件、2023年150件、2024年192件，后两年增速分别为25%和38%。";
    assert_claim(text, "growth current=192件 base=150件 rate=38% broken");
}

#[test]
fn the_rate_of_the_year_before_may_stand_before() {
    let text = "得分率从59.7%上升到61.7%。2022年得分率66.31%，上升2.41%；2023年得分率68.72%，上升2.41%。";
    assert_claim(text, "point_change current=68.72% previous=66.31% change=2.41% holds");
    let text = "近四年败诉率分别为16.4%、11.36%、9.72%、10.83%，2022年败诉率为6.88%，同比下降3.95个百分点。";
    assert_claim(text, "point_change current=6.88% previous=10.83% change=3.95个百分点 holds");
    assert_sound("近两年败诉率分别为16.4%、11.36%，2022年败诉率为6.88%，同比下降3.95个百分点。");
}

#[test]
fn what_was_reduced_may_stand_behind_what_it_is_now() {
    let text = "承诺时限总和为2914个工作日，相应的法定时限总和为11208个工作日，时限压缩率74.0%。";
    assert_claim(text, "reduction before=11208个工作日 after=2914个工作日 rate=74.0% holds");
    let text = "承诺时限总和为2419个工作日，相应的法定时限总和为11208个工作日，时限压缩率74.0%。";
    assert_claim(text, "reduction before=11208个工作日 after=2419个工作日 rate=74.0% broken");
}

#[test]
fn a_change_behind_a_list_may_be_of_its_total() {
    let text = "受理诉求1396件，包括咨询1127件、求助257件、投诉11件、表扬1件，较去年同期下降56.76%。";
    assert_claim(text, "growth current=1396件 rate=56.76% undecided");
    assert_sound(text);
}

#[test]
fn what_was_and_what_changed_in_many_words() {
    assert_claim("审理268件，上年为231件，涨了16.0%。", "growth current=268件 base=231件 rate=16.0% holds");
    assert_claim("收案64件（去年同期：80件），同比下降20%。", "growth current=64件 base=80件 rate=20% holds");
    let text = "审核甲类742起、乙类2618起，上年同期为815起、2466起，前者下降8.96%，后者上升6.16%。";
    assert_claim(text, "growth current=742起 base=815起 rate=8.96% holds");
    assert_claim(text, "growth current=2618起 base=2466起 rate=6.16% holds");
    let text = "审核甲类742起、乙类2618起，上年同期为815起、2466起，前者下降8.96%，后者上升4.16%。";
    assert_claim(text, "growth current=2618起 base=2466起 rate=4.16% broken");
}

#[test]
fn points_may_stand_before_their_step_or_behind_a_time() {
    let text = "合格率比上年低了1.3个百分点，从97.8%滑落到96.5%。";
    assert_claim(text, "point_change current=96.5% previous=97.8% change=1.3个百分点 holds");
    let text = "合格率比上年低了3.1个百分点，从97.8%滑落到96.5%。";
    assert_claim(text, "point_change current=96.5% previous=97.8% change=3.1个百分点 broken");
    let text = "收缴率由83.6%升到94.1%，一年时间上升了10.5个百分点。";
    assert_claim(text, "point_change current=94.1% previous=83.6% change=10.5个百分点 holds");
    let text = "出庭率上年为91.4%，本年达到98.6%，一年跃升7.2个百分点。";
    assert_claim(text, "point_change current=98.6% previous=91.4% change=7.2个百分点 holds");
}

#[test]
fn what_is_left_out_or_told_against_another() {
    assert_sound("受理诉求7165件，剔除重复诉求后，受理量与去年同期7777件相比，下降8.32%。");
    let text = "受理205件，同期诉讼案件80件，受理数比诉讼案件数高出156.25%。";
    assert_claim(text, "growth current=205件 base=80件 rate=156.25% holds");
}

#[test]
fn a_mean_of_cases_is_over_their_number() {
    let text = "受理案件3177件，标的总额4.237亿元，案件标的均值达13.34万元。";
    assert_claim(text, "average total=4.237亿元 count=3177件 mean=13.34万元 holds");
    assert_claim(&text.replace("13.34", "13.31"), "average total=4.237亿元 count=3177件 mean=13.31万元 broken");
}

#[test]
fn a_mean_may_stand_before_what_a_colon_lists() {
    let text = "平均得分92.5分：甲镇95分，乙镇91分，丙乡90分，丁街道94分。";
    assert_claim(text, "average mean=92.5分 items=95分 items=91分 items=90分 items=94分 holds");
    assert_claim(
        &text.replace("90分", "80分"),
        "average mean=92.5分 items=95分 items=91分 items=80分 items=94分 broken",
    );
}

#[test]
fn steps_in_other_words_and_behind_a_multiple() {
    let text = "检查计划由1846项次优化为1107项次，降幅40.0%。";
    assert_claim(text, "growth current=1107项次 base=1846项次 rate=40.0% holds");
    assert_claim(&text.replace("40.0", "60.0"), "growth current=1107项次 base=1846项次 rate=60.0% broken");
    let text = "播放量比上年增加1.5倍，由36万次增至90万次。";
    assert_claim(text, "growth current=90万次 base=36万次 rate=1.5倍 holds");
    let text = "上一年调处纠纷315起。今年为267起，减少48起，降幅为15.2%。";
    assert_claim(text, "growth current=267起 base=315起 delta=48起 rate=15.2% holds");
}

#[test]
fn a_step_belongs_to_the_change_of_its_own_segment() {
    let text = "甲类占比由15.64%升至17.49%，上升1.85个百分点；乙类由5.50%升至7.24%，上升1.74个百分点。";
    assert_claim(text, "point_change current=17.49% previous=15.64% change=1.85个百分点 holds");
    assert_claim(text, "point_change current=7.24% previous=5.50% change=1.74个百分点 holds");
}

#[test]
fn a_row_of_differences_is_each_of_the_level_of_its_unit() {
    let text = "发生事故54起，死亡825人，同比减少11起、146人，分别下降16.9%和15.0%。";
    assert_claim(text, "growth current=54起 delta=11起 rate=16.9% holds");
    assert_claim(text, "growth current=825人 delta=146人 rate=15.0% holds");
    assert_claim(&text.replace("146人", "164人"), "growth current=825人 delta=164人 rate=15.0% broken");
}

#[test]
fn a_change_of_what_its_clause_names_again() {
    let text = "总额675.4万元，其中拨款327.7万元，结转347.7万元，总额较上年增加112.3万元，增长19.94%。";
    assert_claim(text, "growth current=675.4万元 delta=112.3万元 rate=19.94% holds");
    let text = "受理案件1409宗，办结1406宗，受理量比6月的1373宗增加2.62%。";
    assert_claim(text, "growth current=1409宗 base=1373宗 rate=2.62% holds");
}
