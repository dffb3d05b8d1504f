//! What the linker makes of sentences of our own.

use crate::read::read;

/// The claims of a text that are not of a single rate: kind, figures by role, verdict.
fn claims(text: &str) -> Vec<String> {
    let reading = read(text);
    let report = &reading.report;
    let mut out = Vec::new();
    for (_, claim) in report.claims() {
        let kind = claim.kind().to_string();
        if kind == "rate" {
            continue;
        }
        let mut words = vec![kind];
        claim.relation.for_each(|role, id| {
            let printed = report.figure(id).map(|figure| figure.quantity.to_string()).unwrap_or_default();
            words.push(format!("{role}={printed}"));
        });
        words.push(claim.judge(report.figures()).map(|judged| judged.verdict.to_string()).unwrap_or_default());
        out.push(words.join(" "));
    }
    out
}

/// Asserts the claims of a text, in any order.
#[track_caller]
fn assert_claims(text: &str, expected: &[&str]) {
    let mut found = claims(text);
    found.sort();
    let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
    expected.sort();
    assert_eq!(found, expected, "{text}");
}

/// Asserts that no claim of a text is broken.
#[track_caller]
fn assert_sound(text: &str) {
    let broken: Vec<String> = claims(text).into_iter().filter(|claim| claim.ends_with("broken")).collect();
    assert!(broken.is_empty(), "{text}: {broken:?}");
}

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
