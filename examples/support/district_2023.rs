//! The annual report of a district for 2023, built in code. The district is invented.

use std::error::Error;

use chrono::NaiveDate;
use fazhi::Report;
use fazhi::quantity::law::Closure;
use fazhi::report::regulation::{Area, AreaError, DutyRef};
use fazhi::report::{Issuer, Level, Region, ReportBuilder};

/// The report.
pub(crate) fn report() -> Result<Report, Box<dyn Error>> {
    let mut draft = Report::builder(2023)?;
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");

    draft.title("云山市河西区2023年法治政府建设情况报告").region(Region::named("云山市河西区"));
    draft.issuer("中共云山市河西区委")?;
    draft.issuer_in_full(Issuer { level: Some(Level::County), ..Issuer::from_name("云山市河西区人民政府")? });
    draft.document_number("云河政发〔2024〕3号")?.addressee("市委").addressee("市政府");
    draft.preamble("现将河西区2023年法治政府建设情况报告如下。");
    draft.figures_as_of(day(2023, 12, 31)?).issued_on(day(2024, 1, 12)?).published_on(day(2024, 3, 1)?);
    draft.note("此件公开发布");

    services(&mut draft)?;
    business(&mut draft)?;
    documents(&mut draft)?;
    decisions(&mut draft)?;
    enforcement(&mut draft)?;
    emergencies(&mut draft)?;
    disputes(&mut draft)?;
    oversight(&mut draft)?;
    problems_and_plans(&mut draft);
    duties(&mut draft)?;
    draft.other("数据口径", "本报告数字截至2023年12月31日，由各牵头部门提供。");
    Ok(draft.build()?)
}

/// A part of the outline for 2021 to 2025.
fn part(number: u8) -> Result<Area, AreaError> {
    format!("2021-2025/{number}").parse()
}

/// 政府职能
fn services(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let town = draft.figure("乡保留政务服务事项", "76项")?;
    let street = draft.figure("街道保留政务服务事项", "58项")?;
    let village = draft.figure("村级代办事项", "65项")?;
    let community = draft.figure("社区代办事项", "36项")?;

    let statutory = draft.figure("法定时限合计", "18335天")?;
    let promised = draft.figure("承诺时限合计", "4232天")?;
    let mean_statutory = draft.figure("平均法定时限", "25天")?;
    let mean_promised = draft.figure("平均承诺时限", "6天")?;
    let saved = draft.figure("时限压缩比", "77%")?;
    // the totals give the ratio; its rounded averages would give 76%
    draft.reduction(statutory, promised, saved)?;
    draft.average(statutory, None, mean_statutory)?.average(promised, None, mean_promised)?;

    let online = draft.figure("网上办事项", "702项")?;
    let at_once = draft.figure("马上办事项", "312项")?;
    let nearby = draft.figure("就近办事项", "36项")?;
    let once = draft.figure("一次办事项", "701项")?;
    draft.indicator(at_once, "service_items_at_once".parse()?)?.indicator(once, "service_items_once".parse()?)?;
    // the crate writes these percentages: 44.4%, 100%, 5.13%, 99.86%
    let shares = [
        draft.share_of(at_once, online, 1)?,
        draft.share_of(online, online, 0)?,
        draft.share_of(nearby, online, 2)?,
        draft.share_of(once, online, 2)?,
    ];

    let all = draft.figure("区本级政务服务事项", "747项")?;
    let in_hall = draft.figure("进厅事项", "702项")?;
    let any_window = draft.figure("无差别受理事项", "530项")?;
    draft.subset(in_hall, all)?;
    let any_window_share = draft.share_of(any_window, all, 2)?; // 70.95%

    let measure = draft.measure("让群众办事更近更快");
    measure.area(part(2)?).text("事项下沉、时限压减、窗口集中，三件事一起做。");
    measure.item("事项下沉", "乡、街道和村、社区都能办的事项列成目录，就近办理。");
    measure.item("压减时限", "逐项核对承诺时限，能当场办结的当场办结。");
    measure.item("集中办理", "区本级事项进厅，综合窗口无差别受理。");
    measure.figures([town, street, village, community, statutory, promised, mean_statutory, mean_promised, saved]);
    measure.figures([online, at_once, nearby, once]).figures(shares);
    measure.figures([all, in_hall, any_window, any_window_share]);
    Ok(())
}

/// 营商环境
fn business(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let groups = draft.figure("营商环境专项组", "21个")?;
    let pledges = draft.figure("公开承诺执法部门", "11家")?;
    let credit = draft.figure("市场主体信用承诺", "26356份")?;
    let published = draft.figure("双公示数据总量", "9505件")?;
    let penalties = draft.figure("双公示行政处罚", "138件")?;
    let permits = draft.figure("双公示行政许可", "9367件")?;
    draft.total(published, [penalties, permits])?;

    let measure = draft.measure("以信用和承诺优化营商环境");
    measure.area(part(2)?).text("专项组上门服务，执法部门公开承诺，处罚和许可全部公示。");
    measure.figures([groups, pledges, credit, published, penalties, permits]);
    Ok(())
}

/// 行政制度
fn documents(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let kept = draft.figure("继续有效规范性文件", "1件")?;
    let lapsed = draft.figure("失效规范性文件", "3件")?;
    let repealed = draft.figure("废止规范性文件", "3件")?;
    let on_business = draft.figure("废止文件中涉及营商环境的", "1件")?;
    let reviewed = draft.figure("非规范性文件合法性审查", "40件")?;
    draft.subset(on_business, repealed)?;

    let measure = draft.measure("清理文件，守住制度底线");
    measure.area(part(3)?).text("对2017年以来的规范性文件作全面清理，结果向社会公布。");
    measure.figures([kept, lapsed, repealed, on_business, reviewed]);
    Ok(())
}

/// 行政决策
fn decisions(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let departments = draft.figure("设法治机构的部门", "19家")?;
    let streets = draft.figure("设法治机构的街道", "5街")?;
    let towns = draft.figure("设法治机构的乡", "1乡")?;
    let advisers = draft.figure("法律顾问参与率", "100%")?;
    let decisions = draft.figure("重大行政决策", "2个")?;
    let review = draft.figure("合法性审查时长", "不少于7个工作日")?;
    let comment = draft.figure("公开征求意见期限", "不少于30日")?;
    draft.rate(advisers, None)?.enumeration(decisions, 2, false)?; // the text names both decisions
    draft.indicator(decisions, "major_decisions".parse()?)?;

    let measure = draft.measure("把重大决策纳入程序");
    measure.area(part(4)?).text("年内两项决策是养老服务方案和湖区旅游项目方案，都先审查、后讨论。");
    measure.figures([departments, streets, towns, advisers, decisions, review, comment]);
    Ok(())
}

/// 行政执法
fn enforcement(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let officers = draft.figure("原有执法人员", "133名")?;
    let passed = draft.figure("新通过考试执法人员", "42人")?;
    let trained = draft.figure("网络培训人员", "197人")?;
    let hours = draft.figure("专题培训学时", "不少于40学时")?;
    let self_check = draft.figure("案卷自查率", "100%")?;
    draft.rate(self_check, None)?;

    let measure = draft.measure("管好执法队伍，评好执法案卷");
    measure.area(part(5)?).text("人员持证上岗，案卷办结后自查，轻微违法列入不罚清单。");
    measure.figures([officers, passed, trained, hours, self_check]);
    Ok(())
}

/// 突发事件应对
fn emergencies(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let campaigns = draft.figure("专项整治行动", "7次")?;
    let teams = draft.figure("检查组", "1729个")?;
    let inspectors = draft.figure("执法检查人员", "4773人次")?;
    let firms = draft.figure("检查生产经营单位", "5228家")?;
    let dangers = draft.figure("查处安全隐患", "2917处")?;
    draft.enumeration(campaigns, 6, true)?; // six are named, 等 leaves room for the seventh

    let rangers = draft.figure("义务扑火队员", "211人")?;
    let banners = draft.figure("宣传条幅", "100余条")?;
    let reserve = draft.figure("防汛抢险力量", "1250人")?;
    let events = draft.figure("应急宣教活动", "54场")?;
    let leaflets = draft.figure("应急宣传资料", "20000余份")?;

    let measure = draft.measure("查隐患、防火汛、强宣传");
    measure
        .area(part(6)?)
        .text("冬春整治、重大隐患、焊接作业、小场所、燃气、逃生通道等专项行动全面铺开，隐患全部整改。");
    measure.figures([campaigns, teams, inspectors, firms, dangers, rangers, banners, reserve, events, leaflets]);
    Ok(())
}

/// 矛盾纠纷化解
fn disputes(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let asked = draft.figure("法律咨询", "170件")?;
    let women = draft.figure("妇女权益咨询", "80件")?;
    let elderly = draft.figure("老年人维权咨询", "60件")?;
    let rated = draft.figure("作出评价的咨询", "163件")?;
    let satisfied = draft.figure("咨询满意率", "100%")?;
    draft.breakdown(asked, [women, elderly], Closure::Overlapping)?; // an old woman may be counted in both
    let rating = draft.share_of(rated, asked, 0)?; // 96%

    let aid = draft.figure("法律援助案件", "441件")?;
    let criminal = draft.figure("刑事援助案件", "396件")?;
    let minors = draft.figure("涉未成年人援助案件", "25件")?;
    let civil = draft.figure("民事援助案件", "19件")?;
    let administrative = draft.figure("行政援助案件", "1件")?;
    draft.total(aid, [criminal, minors, civil, administrative])?.indicator(aid, "legal_aid".parse()?)?;

    let received = draft.figure("行政复议申请", "15件")?;
    let accepted = draft.figure("行政复议受理", "12件")?;
    let refused = draft.figure("行政复议不予受理", "3件")?;
    draft.balance([received], [accepted, refused])?;
    draft.indicator(received, "reconsideration_received".parse()?)?;
    draft.indicator(accepted, "reconsideration_accepted".parse()?)?;
    draft.indicator(refused, "reconsideration_refused".parse()?)?;

    let own = draft.figure("区本级信访事项", "663件")?;
    let own_parts = [draft.figure("本级来访", "91件")?, draft.figure("本级网上信访", "572件")?];
    draft.total(own, own_parts)?;
    let handed = draft.figure("上级转交信访事项", "370件")?;
    let handed_parts = [
        draft.figure("转交来信", "37件")?,
        draft.figure("转交来访", "63件")?,
        draft.figure("转交网上信访", "260件")?,
        draft.figure("转交领导信箱", "10件")?,
    ];
    draft.total(handed, handed_parts)?;
    let settled_at_once = draft.figure("初访一次性化解率", "99.49%")?;
    draft.rate(settled_at_once, None)?;

    let measure = draft.measure("把纠纷化解在源头");
    measure.area(part(7)?).text("咨询、援助、复议、信访各有渠道，也彼此衔接。");
    measure.item("法律服务", "公共法律服务中心接待咨询，援助中心指派律师。");
    measure.item("行政复议", "收到的申请全部审查，受理的案件全部审结。");
    measure.item("信访", "来信、来访、网上三条渠道统一登记、限时答复。");
    measure.figures([asked, women, elderly, rated, rating, satisfied, aid, criminal, minors, civil, administrative]);
    measure.figures([received, accepted, refused, own]).figures(own_parts);
    measure.figures([handed]).figures(handed_parts).figures([settled_at_once]);
    Ok(())
}

/// 权力监督
fn oversight(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let inspected = draft.figure("同步巡察部门", "5家")?;
    let proposals = draft.figure("建议提案", "73件")?;
    let messages = draft.figure("网上留言和公开电话", "9200余件")?;
    let answered = draft.figure("答复率", "100%")?;
    let advice = draft.figure("司法建议和检察建议", "26件")?;
    draft.enumeration(inspected, 5, false)?.rate(answered, Some(proposals))?;
    draft.indicator(proposals, "proposals".parse()?)?.indicator(advice, "court_and_procurator_advice".parse()?)?;

    let measure = draft.measure("让权力在监督下运行");
    measure.area(part(8)?).text("巡察教育、人社、卫健、审计、财政，办理建议提案，逐件回复司法建议和检察建议。");
    measure.figures([inspected, proposals, messages, answered, advice]);
    Ok(())
}

/// 存在的问题 and 下一年度安排: most plans answer a problem.
fn problems_and_plans(draft: &mut ReportBuilder) {
    draft.problem("个别部门主要负责人抓法治建设用力不够");
    draft.problem("一线执法力量偏弱，跨部门联合执法不多").cause("编制向机关集中，基层岗位留不住人");
    draft.problem("有的部门法制审核走形式");
    draft.problem("基层法治人才少").cause("专职岗位少，兼职人员精力有限");
    draft.problem("数字法治政府建设慢").cause("部门数据没有打通");

    draft.plan("常态开展示范创建，把法治建设与中心工作一同部署");
    draft.plan("编制和人员向一线倾斜，推行综合执法").answers(1).answers(3);
    draft.plan("对审核、数据等弱项建账销号").answers(2).answers(4);
    draft.plan("以述法和督察压实主要负责人责任").answers(0);
}

/// 第一责任人职责
fn duties(draft: &mut ReportBuilder) -> Result<(), Box<dyn Error>> {
    let duty = |text: &str| text.parse::<DutyRef>();
    let study = draft.figure("中心组学法", "3次")?;
    let lectures = draft.figure("领导班子法治讲座", "2期")?;
    let weight = draft.figure("法治指标考核权重", "10%")?;
    draft.duty([duty("party.1")?], "区委听取法治建设汇报，审议年度要点，中心组定期学法。").figures([study]);
    draft.duty([duty("government.6")?], "区政府班子举办法治专题讲座。").figures([lectures]);
    draft
        .duty([duty("party.5")?, duty("government.4")?], "部门和街乡述法全覆盖，法治指标计入绩效考核。")
        .figures([weight]);
    Ok(())
}
