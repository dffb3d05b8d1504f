//! What comparing many reports costs: passages that were carried over, among 1,000, 2,500 and 5,000 reports.
//!
//! `cargo bench --bench compare`. The reports are made by a fixed rule: a thousand districts, year after year, each report of
//! about 6,000 characters. A tenth of the passages are copies, half of the district's own from the year before, half of
//! another district's, with other figures in them; sentences that all reports share stand everywhere.
#![allow(clippy::print_stdout, clippy::unwrap_used)] // a bench speaks, and may stop

use std::collections::HashSet;
use std::hint::black_box;

use fazhi::Report;
use fazhi::compare::{carried_over, compare};
use fazhi::report::{Field, Issuer, Matter, Measure, Plan, Problem};

mod support;

/// How many districts report every year.
const DISTRICTS: usize = 1000;

const WORDS: [&str; 96] = [
    "街道",
    "司法所",
    "执法队",
    "窗口",
    "企业",
    "群众",
    "案卷",
    "文书",
    "复议",
    "调解",
    "信访",
    "网格",
    "社区",
    "乡镇",
    "审批",
    "许可",
    "处罚",
    "检查",
    "备案",
    "公示",
    "听证",
    "送审",
    "反馈",
    "台账",
    "清单",
    "流程",
    "时限",
    "专班",
    "律师",
    "顾问",
    "公证",
    "援助",
    "热线",
    "工单",
    "平台",
    "数据",
    "接口",
    "培训",
    "考试",
    "证件",
    "轮岗",
    "考核",
    "督察",
    "述法",
    "约谈",
    "通报",
    "整改",
    "销号",
    "回访",
    "评议",
    "满意",
    "投诉",
    "市场",
    "食品",
    "药店",
    "工地",
    "消防",
    "燃气",
    "校园",
    "养老",
    "物业",
    "小区",
    "广场",
    "集市",
    "河道",
    "山林",
    "农田",
    "村组",
    "合同",
    "债务",
    "工资",
    "招标",
    "采购",
    "价格",
    "税费",
    "补贴",
    "拆迁",
    "安置",
    "宅基地",
    "承包",
    "边界",
    "水库",
    "垃圾",
    "噪声",
    "停车",
    "占道",
    "广告",
    "网吧",
    "仓库",
    "物流",
    "快递",
    "电商",
    "直播",
    "旅游",
    "民宿",
    "景点",
];

const LINKS: [&str; 24] = [
    "建立", "完善", "办理", "核查", "联合", "分类", "逐项", "按月", "会同", "督促", "移送", "回应", "公布", "压缩",
    "下放", "收回", "对接", "抽查", "复核", "梳理", "登记", "受理", "答复", "跟踪",
];

/// Sentences that every report may hold.
const SHARED: [&str; 6] = [
    "全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度，切实做到有法必依、执法必严、违法必究。",
    "主要负责人切实履行第一责任人职责，对重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。",
    "严格执行重大行政决策程序，凡提交集体讨论的事项均先经合法性审查，未经审查或者审查不合格的一律不提交讨论。",
    "把学法用法纳入领导干部教育培训计划，常务会议会前学法形成制度，带动各部门各单位尊法学法守法用法蔚然成风。",
    "自觉接受人大法律监督、政协民主监督、监察监督、司法监督和社会舆论监督，认真研究办理各方面提出的意见和建议。",
    "坚持和发展新时代枫桥经验，健全社会矛盾纠纷多元预防调处化解综合机制，努力把矛盾纠纷化解在基层、解决在萌芽。",
];

/// Numbers by a fixed rule.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn text(&mut self, letters: usize) -> String {
        let mut out = String::new();
        let mut count = 0;
        while count < letters {
            let before = out.len();
            if self.below(12) == 0 {
                out += SHARED[self.below(SHARED.len())];
            }
            for _ in 0..3 + self.below(4) {
                out += LINKS[self.below(LINKS.len())];
                out += WORDS[self.below(WORDS.len())];
            }
            out += &(1 + self.below(900)).to_string();
            out += "件。";
            count += out[before..].chars().count();
        }
        out
    }

    /// The same text with other figures.
    fn with_other_figures(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut pieces = text.split(|c: char| c.is_ascii_digit()).filter(|piece| !piece.is_empty()).peekable();
        while let Some(piece) = pieces.next() {
            out += piece;
            if pieces.peek().is_some() {
                out += &(1 + self.below(900)).to_string();
            }
        }
        out
    }
}

/// The passages of a report: ten measures, five problems, five plans.
fn sizes() -> impl Iterator<Item = (Field, usize)> {
    let measures = (0..10).map(|i| (Field::MeasureText(i), 470));
    let problems = (0..5).map(|i| (Field::Problem(i), 120));
    measures.chain(problems).chain((0..5).map(|i| (Field::Plan(i), 120)))
}

fn text_of(report: &Report, field: Field) -> &str {
    match field {
        Field::MeasureText(i) => &report.measures[i].items[0].text,
        Field::Problem(i) => &report.problems[i].text,
        Field::Plan(i) => &report.plans[i].text,
        _ => unreachable!("no such passage is made"),
    }
}

/// A report of one district about one year, its passages still to be written.
fn district(at: usize) -> Report {
    let (year, district) = (2019 + at / DISTRICTS, at % DISTRICTS);
    let mut report = Report::default();
    report.year = i32::try_from(year).ok().and_then(|year| year.try_into().ok());
    let name = format!("东明市第{}区人民政府", char::from_u32(0x4E00 + u32::try_from(district).unwrap()).unwrap());
    report.issuers.push(Issuer::from_name(&name).unwrap());
    report
}

fn add(report: &mut Report, field: Field, text: String) {
    match field {
        Field::Problem(_) => report.problems.push(Problem { text, ..Problem::default() }),
        Field::Plan(_) => report.plans.push(Plan { text, ..Plan::default() }),
        _ => {
            let item = Matter { text, ..Matter::default() };
            report.measures.push(Measure { items: vec![item], ..Measure::default() });
        }
    }
}

/// So many reports, and which passages of them are copies.
fn reports(count: usize) -> (Vec<Report>, HashSet<(usize, Field)>) {
    let mut dice = Dice(2023);
    let (mut made, mut copies) = (Vec::<Report>::new(), HashSet::new());
    for at in 0..count {
        let mut report = district(at);
        for (field, letters) in sizes() {
            let source = match dice.below(20) {
                0 => at.checked_sub(DISTRICTS),
                1 if at > 0 => Some(dice.below(at)).filter(|&other| other % DISTRICTS != at % DISTRICTS),
                _ => None,
            };
            let text = match source {
                Some(source) => {
                    copies.insert((at, field));
                    dice.with_other_figures(text_of(&made[source], field))
                }
                None => dice.text(letters),
            };
            add(&mut report, field, text);
        }
        made.push(report);
    }
    (made, copies)
}

/// So many reports, every fifty of them alike.
fn shared_by_fifty(count: usize) -> Vec<Report> {
    let mut dice = Dice(50);
    let mut texts: Vec<String> = Vec::new();
    let write = |at: usize| {
        if at.is_multiple_of(50) {
            texts = sizes().map(|(_, letters)| dice.text(letters)).collect();
        }
        let mut report = district(at);
        sizes().zip(&texts).for_each(|((field, _), text)| add(&mut report, field, text.clone()));
        report
    };
    (0..count).map(write).collect()
}

fn main() {
    if !support::measuring() {
        let (made, copies) = reports(50);
        let list: Vec<&Report> = made.iter().collect();
        assert_eq!(carried_over(&list).len(), copies.len());
        return;
    }
    println!("| reports | letters | copies made | of them found | others found | carried_over | compare |");
    println!("|---|---|---|---|---|---|---|");
    for count in [1000, 2500, 5000] {
        let (made, copies) = reports(count);
        measure(&made, &copies);
    }
    println!("every passage stands in fifty reports, the most that is not common among 5,000:");
    let made = shared_by_fifty(5000);
    let copies = (0..made.len()).filter(|at| at % 50 > 0).flat_map(|at| sizes().map(move |(field, _)| (at, field)));
    measure(&made, &copies.collect());
}

/// One row of the table.
fn measure(made: &[Report], copies: &HashSet<(usize, Field)>) {
    let letters: usize =
        made.iter().flat_map(|report| sizes().map(|(field, _)| text_of(report, field).chars().count())).sum();
    let list: Vec<&Report> = made.iter().collect();
    let carried = carried_over(&list);
    let [alone, all] = support::medians(
        1,
        [&mut || drop(black_box(carried_over(black_box(&list)))), &mut || drop(black_box(compare(black_box(&list))))],
    );
    let found: HashSet<_> = carried.iter().map(|carried| (carried.report, carried.field)).collect();
    let (right, wrong) = (found.intersection(copies).count(), found.difference(copies).count());
    let count = made.len();
    println!("| {count} | {letters} | {} | {right} | {wrong} | {alone:.2?} | {all:.2?} |", copies.len());
}
