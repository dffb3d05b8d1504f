//! The words that the linking knows, each list named by what its words say. Cues, which stand between figures and join them,
//! are in [`tokens`](super::tokens); the sides of a balance in [`sides`](super::sides).

pub(super) mod units;

use crate::marks::{Letters, holds};

/// Whether a text holds any of some words.
pub(super) fn any(text: &str, words: &[&str]) -> bool {
    let letters = Letters::of(text);
    words.iter().any(|word| letters.may_hold(word) && holds(text, word))
}

/// Nouns that name no whole of their own: 占总数的, 占全年的.
pub(super) const GENERIC: &[&str] = &[
    "总数",
    "总量",
    "总",
    "全部",
    "全年",
    "同期",
    "比",
    "总件数",
    "总人数",
    "全区",
    "全市",
    "全县",
    "该类",
    "同类",
    "本年度",
    "本年",
    "今年",
    "当年",
];

/// Several counts together: 两项合计占.
pub(super) const TOGETHER: &[&str] = &[
    "合计", "两项", "二者", "两者", "共计", "合占", "三项", "三者", "两类", "三类", "之和", "相加", "前三", "前五",
    "前两",
];

/// How many are together.
pub(super) const HOW_MANY: &[(&str, usize)] = &[("三", 3), ("两", 2), ("二", 2), ("四", 4), ("五", 5)];
/// What kinds are counted by: 三类合计.
pub(super) const KINDS: &[char] = &['类', '项', '种', '级', '地'];

/// What joins a share to the count that follows it: 占79.5%，达1028.5万件.
pub(super) const REACHES: &[&str] = &["达", "为", "达到", "计", "共", "有", "即", ""];

/// Nouns of a row that name no part: 数量分别占.
pub(super) const OF_ROW: &[&str] = &["依次", "各", "数量"];

/// What begins a name that stands for things told before: 三种渠道各占, 上述两类分别占.
pub(super) const AGAIN: &[&str] = &[
    "以上", "上述", "前述", "这", "其", "两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "几", "各类",
    "各项",
];

/// Something is left over beside a list.
pub(super) const REST: &[&str] = &["其余", "其他"];

/// What says that a list leaves some out.
pub(super) const LEAVES_OUT: &[&str] =
    &["等", "一些", "部分", "未列入", "未计入", "不计入", "未统计", "除外", "居前", "靠前", "主要"];

/// A list of shares that names all there is.
pub(super) const NAMES_ALL: &[&str] = &[
    "第一、二、三产业",
    "三次产业",
    "其他",
    "其它",
    "其余",
    "构成",
    "不满意",
    "不合格",
    "城镇",
    "一、二、三产",
    "结构",
    "没用",
    "不知道",
    "不了解",
];

/// The noun of a rate and the words that name what it counts: 办结率 counts what was 办结, of what was 受理 or 收到.
pub(super) const RATES: &[(&str, &[&str])] = &[
    ("出庭", &["出庭"]),
    ("参考", &["参考", "参加", "实考"]),
    ("参训", &["参训", "参加"]),
    ("应诉", &["出庭", "应诉"]),
    ("办结", &["办结", "办理完毕", "办复"]),
    ("审结", &["审结"]),
    ("结案", &["结案", "审结", "办结", "执结", "已结"]),
    ("受案", &["受理", "受案"]),
    ("整改", &["整改", "销号"]),
    ("销号", &["销号"]),
    ("解决", &["解决"]),
    ("化解", &["化解"]),
    ("成功", &["成功"]),
    ("合格", &["合格"]),
    ("优秀", &["优秀"]),
    ("纠错", &["纠错", "撤销", "变更"]),
    ("败诉", &["败诉"]),
    ("胜诉", &["胜诉"]),
    ("发现", &["发现", "检出", "查出"]),
    ("检出", &["发现", "检出", "查出"]),
];

/// What the name of a rate ends in.
pub(super) const RATE_ENDS: &[&str] = &["率", "比例", "比率", "面", "占比"];

/// One value each, in order.
pub(super) const RESPECTIVELY: &[&str] = &["分别", "依次", "各"];

/// What a rate that cannot pass 100% is called.
pub(super) const PROPORTIONS: &[&str] = &["率", "满意度", "知晓度", "占比"];

/// Rates that may pass 100%: of a plan, of a base that grows.
pub(super) const BEYOND: &[&str] = &[
    "完成",
    "达成",
    "增长",
    "增速",
    "上升",
    "提高",
    "实现",
    "产能",
    "保障",
    "投资",
    "回报",
    "利润",
    "收益",
    "负债",
    "准备金",
    "拨备",
    "超额",
    "进度",
    "兑现",
    "计划",
    "任务",
    "毛利",
    "入库",
    "供给",
];

/// What joins the name of a rate to its number.
pub(super) const RATE_JOINTS: &[&str] = &[
    "达到",
    "达",
    "为",
    "是",
    "均",
    "都",
    "约",
    "近",
    "仅",
    "高",
    "保持在",
    "保持",
    "稳定在",
    "超过",
    "超",
    "在",
    "约为",
    "到",
    "了",
    "也",
    "已",
    "实现",
    "只有",
    "同为",
    "平均",
    "下降至",
    "下降到",
    "上升至",
    "上升到",
    "提升至",
    "提升到",
    "提高至",
    "提高到",
    "降至",
    "降到",
    "升至",
    "升到",
    "回落至",
    "回落到",
];

/// Ways of doing that make a count less than what a general rate counts: 直接答复151件 is not all that was answered.
pub(super) const QUALIFIED: &[&str] =
    &["直接", "提前", "逾期", "限时", "当场", "首次", "部分", "限期", "正在", "责令", "附条件"];

/// Words that make a rate one of fewer than its noun says: 审限内结案率.
pub(super) const NARROW: &[&str] =
    &["审限内", "期限内", "时限内", "按期", "按时", "及时", "当场", "当庭", "一次", "自动", "提前", "调撤", "首次"];

/// Words before a colon that open a list of some: 主要涉及：.
pub(super) const SOME: &[&str] = &["主要", "重点", "涉及", "居前", "前三", "前五", "前十", "排名", "集中"];

/// Rates of what people say of a case: one person rates one case.
pub(super) const SAID_BY_PEOPLE: &[&str] = &["评价", "参评", "测评", "回访"];

/// Rates of those that say yes, in any degree: 非常满意、满意、基本满意.
pub(super) const OF_DEGREES: &[&str] = &["满意", "好评", "认可", "优良", "合格", "采纳", "支持", "赞成"];

/// What ends the name of a rate of things that are there: 图书角覆盖率.
pub(super) const REACHED_BY: &[&str] =
    &["覆盖", "普及", "配备", "建成", "达标", "组建", "配置", "设立", "建设", "上线", "入驻", "签约", "拥有"];

/// Ends of a name that say no more than that there are cases.
pub(super) const COMMON_ENDS: &[&str] = &["案件", "事项", "工单", "总数", "数量", "件数", "人数"];

/// Words of cases at court.
pub(super) const AT_COURT: &[&str] = &["应诉", "开庭", "出庭", "诉讼"];

/// Names of things that divide a whole between them; a list that names all of one set is complete.
pub(super) const COMPLEMENTS: &[&[&str]] = &[
    &["刑事", "民事", "行政"],
    &["不予受理", "受理"],
    &["线上", "线下"],
    &["男", "女"],
    &["城镇", "农村"],
    &["城镇", "乡村"],
    &["城市", "农村"],
    &["城区", "农村"],
    &["人大", "政协"],
    &["建议", "提案"],
    &["一审", "二审"],
    &["办结", "在办"],
    &["转办", "直办"],
    &["办结", "正在办理"],
    &["在编", "编外"],
    &["专职", "兼职"],
    &["已整改", "正在整改"],
    &["已整改", "限期整改"],
    &["已整改", "未整改"],
    &["书面", "现场"],
    &["按期", "逾期"],
    &["上升", "下降", "持平"],
    &["采纳", "部分采纳", "未采纳"],
    &["增加", "减少", "持平"],
    // what a check or a poll finds
    &["优秀", "良好", "合格", "不合格"],
    &["优秀", "良好", "一般"],
    &["优秀", "合格", "不合格"],
    &["本级", "区级"],
    &["税收", "非税"],
    &["存量", "新增"],
    &["人工", "智能"],
    &["主办", "会办"],
    &["主办", "协办"],
    &["初次", "重复"],
    &["简易程序", "普通程序"],
    &["简易程序", "一般程序"],
    &["立行立改", "限期整改", "移交"],
    &["立行立改", "限期整改"],
    &["阶段性办结", "办结"],
    &["乡镇", "县直"],
    &["镇街", "区直"],
    // what an audit finds
    &["违规", "管理不规范", "损失浪费"],
    &["违规", "管理不规范"],
    // the staff of an office
    &["公务员", "参公", "事业", "工勤"],
    &["公务员", "参公", "事业"],
    // what a review of documents decides
    &["有效", "修订", "废止"],
    &["有效", "修改", "废止"],
    &["保留", "修改", "废止"],
    // who does business
    &["企业", "个体", "合作社"],
    // the branches of the economy, and the firms that are large enough to be counted one by one
    &["第一产业", "第二产业", "第三产业"],
    &["规上工业", "限上", "规上服务业", "资质"],
    // the platforms of public legal service
    &["实体", "热线", "网络"],
];

/// What makes a count part of the item before it: 建议94件，含重点督办8件.
pub(super) const NESTED: &[&str] = &["含", "包含", "包括", "内含", "其中"];

/// What was done, and what still goes on: 已整改149个，正在推进整改28个.
pub(super) const DONE: &[&str] = &["已", "完成", "到位"];
pub(super) const GOING_ON: &[&str] = &["正在", "尚未", "仍在", "尚在", "未", "推进中"];

/// What says that the items of a list overlap.
pub(super) const OVERLAPS: &[&str] =
    &["同时存在", "同时涉及", "同时属于", "重叠", "交叉", "重复计", "已包含在", "已含在", "已计入"];

/// Groups of people that share members, and words of what things touch: a list of them may be more than its total.
pub(super) const GROUPS: &[&str] = &[
    "妇女",
    "女性",
    "女",
    "老年",
    "老人",
    "未成年",
    "农民工",
    "残疾",
    "军人",
    "涉",
    "儿童",
    "学生",
    "职工",
    "青少年",
    "贫困",
    "低保",
    "党员",
    "重点",
    "以上",
];

/// What denies the name that follows: 不合格.
pub(super) const DENIES: &[&str] = &["不", "未", "非"];

/// Words of what was done with things: a stage of their way, not a kind of them.
pub(super) const STAGES: &[&str] = &["办结", "结案", "审结", "处罚", "成功", "整改完成"];

/// Stages of the way of cases: what came in, and what was settled.
pub(super) const INTAKE: &[&str] = &["受理", "收到", "接收", "收案", "立案", "新收"];
pub(super) const SETTLING: &[&str] = &["审结", "办结", "结案"];

/// Cases that are not settled yet, beside those that are.
pub(super) const STILL_PENDING: &[&str] = &["存案", "未结", "未审结", "未办结", "旧存"];

/// What became of cases: each has one.
pub(super) const OUTCOMES: &[&str] = &[
    "裁决",
    "维持",
    "撤销",
    "变更",
    "驳回",
    "调解",
    "和解",
    "撤回",
    "撤诉",
    "终止",
    "确认违法",
    "责令履行",
    "尚未",
    "审理中",
    "未审结",
    "胜诉",
    "败诉",
    "正在办理",
];

/// Nothing but a total is named: 共141件, 总量20000件.
pub(super) const TOTAL_ALONE: &[&str] = &["共", "累计", "总量", "总数", "总计", "总共", "总量为", "共有", "总数为"];

/// What is said of all of a list right behind its total: 898件全部归档.
pub(super) const ALL_OF_IT: &[&str] = &["全部", "均已", "均", "全数", "悉数"];

/// What follows a count that shares are reckoned by: 以6676件为基数.
pub(super) const BASES: &[&str] = &["为基数", "为分母", "为总数", "计算", "计"];

/// All that stands before.
pub(super) const ALL_ABOVE: &[&str] = &["上述", "以上"];

/// What a list of results is led by: 办理结果为A类47件、B类16件.
pub(super) const RESULTS: &[&str] = &["结果为", "结果是", "分为", "构成为"];

/// What a heading by which a list divides its total ends in: 按登记类型分, 从渠道看.
pub(super) const BY_CATEGORY: &[&str] = &["分", "看", "统计", "分类", "划分", "区分"];
/// Nouns by which a heading with 按 divides: 按来源, 按案由.
pub(super) const CATEGORIES: &[&str] = &[
    "来源", "类型", "类别", "渠道", "方式", "性质", "领域", "地区", "区域", "年龄", "行业", "级别", "层级", "案由",
    "事由", "用途", "学历", "性别", "种类", "结果",
];
/// The scope of a total that comes after its list.
pub(super) const SCOPES: &[&str] = &["全年", "全部", "全市", "全区", "全县", "全省", "全镇", "全局"];

/// Places of which a report may tell a share without telling their total.
pub(super) const WIDER_SCOPES: &[&str] = &["全国", "全省", "全区", "全市", "全州", "全县", "全盟"];

/// What a stock at the end of a year is called: it needs what stood at its beginning.
pub(super) const STOCK: &[&str] = &["年末", "期末", "存量", "在册", "仍"];

/// Verbs before a number: what stands before it is no list of names.
pub(super) const VERBS: &[&str] = &[
    "开展", "组织", "共", "发放", "检查", "召开", "办理", "累计", "完成", "受理", "建立", "达", "为", "有", "整改",
    "处理", "解决",
];

/// What opens a list of some of the things that are counted.
pub(super) const PARTLY: &[&str] = &["含", "包括", "包含", "其中", "如", "主要", "不含"];

/// What the words of a rate in a list of rates end in, if it is no share of all.
pub(super) const OWN_RATE: &[&str] =
    &["率", "率为", "率达", "率达到", "度", "度为", "度达", "率均为", "率分别为", "率依次为"];

/// A time that a change is compared with, other than the year before.
pub(super) const OTHER_TIMES: &[&str] =
    &["前年", "年初", "环比", "上月", "上季", "上周", "上半年", "较20", "比20", "较19", "比19"];

/// Words that say that an amount grew, where a share would be raised.
pub(super) const GROWS: &[&str] = &["增长", "增加", "增幅", "增速", "减少"];

/// A subject that names only that there is so many of it.
pub(super) const OF_NUMBER: &[&str] = &["数量", "总量", "人数", "件数", "增幅", "总数"];

/// What a change over a year is compared with.
pub(super) const OF_YEARS: &[&str] = &["同比", "去年", "上年", "上一年", "前一年", "同期"];

/// What leaves some of a count out, so that a change is not of the count: 剔除重复诉求后.
pub(super) const LEFT_OUT: &[&str] = &["剔除", "扣除", "不含", "不计", "除去", "去除", "不包括", "可比口径", "同口径"];

/// What a change over less than a year is compared with.
pub(super) const OF_MONTHS: &[&str] = &["环比", "上月", "上个月", "上周", "上季", "上期"];

/// The first of a row, or the one before the last, as a change is compared with it: 较第一次, 比上次.
pub(super) const FIRST_OF_ROW: &[&str] = &["较第一", "比第一", "较首", "比首", "较上一", "比上一", "较上次", "比上次"];

/// Each over the one before it.
pub(super) const STEP_BY_STEP: &[&str] = &["逐年", "逐月", "逐季", "逐次", "逐期", "逐轮", "每年分别"];

/// What a level that follows its multiple begins with: 是上年120亿元的1.5倍，达180亿元.
pub(super) const OF_NOW: &[&str] = &["达", "今年", "本年", "当年", "本期"];

/// What joins a level to what it is so many times of: 是…的2.5倍.
pub(super) const IS_TIMES: &[&str] = &["相当于", "扩大到", "是", "为", "达"];

/// Names of numbers of things, and the units that count these: 起数, 死亡人数.
pub(super) const NAMED_UNITS: &[(&str, &[&str])] = &[
    ("起数", &["起"]),
    ("件数", &["件", "件次"]),
    ("人数", &["人", "名"]),
    ("批次", &["批", "批次"]),
    ("批数", &["批", "批次"]),
    ("人次", &["人次", "人"]),
    ("件次", &["件次", "件"]),
    ("户数", &["户"]),
    ("家数", &["家"]),
    ("宗数", &["宗"]),
    ("次数", &["次"]),
    ("场次", &["场", "场次"]),
];

/// What is new in a stock.
pub(super) const NEW: &[&str] = &["新增", "净增", "增加"];

/// More or less of what comes in or goes out: verbs of a difference, and no subject of it.
pub(super) const TAKEN: &[&str] =
    &["增收", "减收", "增支", "减支", "增员", "减员", "增产", "减产", "多收", "少收", "多支", "少支"];

/// What is new of a kind of thing, and no whole of all of them: 新设企业.
pub(super) const NEWLY: &[&str] = &["新设", "新增", "新办", "新注册", "新登记", "新开办"];

/// One thing against the other, told by their places: 后者高出前者.
pub(super) const CONTRAST: &[&str] = &["后者", "前者", "相差", "两者"];

/// Words of a rise and of a fall, the last of which tells the way of a change in points.
pub(super) const RISES: &[&str] = &["上升", "提高", "提升", "增", "高", "上涨", "升", "多"];
pub(super) const FALLS: &[&str] = &["降", "低", "减", "少", "回落", "收窄", "下滑"];

/// Words of what was, before a reduction.
pub(super) const WAS: &[&str] = &["法定", "原", "上年", "去年", "此前", "改革前", "压缩前", "精简前"];
/// Words of what is, after it.
pub(super) const IS: &[&str] = &["承诺", "现", "压缩后", "改革后", "精简后", "实际", "目前"];
/// Words of a reduction itself: its subject is what was reduced.
pub(super) const OF_REDUCTION: &[&str] = &["总", "平均", "时限", "整体", "压缩", "效率", "提速", "用时"];

/// X均 by the X: what the mean is taken over, and the units that count it.
pub(super) const OVER: &[(&str, &[&str])] = &[
    ("日", &["天", "个工作日", "日"]),
    ("天", &["天", "个工作日", "日"]),
    ("周", &["周", "个星期"]),
    ("月", &["个月", "月"]),
    ("年", &["年", "个年度"]),
    ("人", &["人", "名", "位", "人次"]),
    ("名", &["人", "名", "位"]),
    ("位", &["人", "名", "位"]),
    ("户", &["户", "家", "户次", "家次"]),
    ("家", &["家", "户", "家次"]),
    ("企", &["家", "户"]),
    ("案", &["件", "起", "宗"]),
    ("件", &["件", "起", "宗"]),
    ("起", &["件", "起", "宗"]),
    ("场", &["场", "场次", "期", "次"]),
    ("期", &["期", "场"]),
    ("课", &["课", "节", "堂", "场"]),
    ("次", &["次", "场次", "场"]),
    ("批", &["批", "批次", "个"]),
    ("单", &["单", "件", "笔"]),
    ("宗", &["宗", "件", "起"]),
    ("篇", &["篇", "条"]),
    ("条", &["条", "篇"]),
    ("台", &["台", "台次", "辆"]),
    ("车", &["辆", "台", "台次", "辆次"]),
    ("亩", &["亩", "万亩"]),
    ("栋", &["栋", "幢"]),
    ("组", &["组", "个"]),
    ("班", &["班", "个"]),
];

/// X均 that are words of their own only where a clause begins with them: 所均319件, but not 各司法所均配备2名.
pub(super) const MEAN_AT_START: &[&str] = &[
    "所均",
    "期均",
    "院均",
    "镇均",
    "校均",
    "站均",
    "队均",
    "街均",
    "季均",
    "单位均",
    "机构均",
    "台均",
    "篇均",
    "条均",
    "亩均",
    "栋均",
    "组均",
    "班均",
    "企均",
    "项均",
    "课均",
    "宗均",
    "车均",
    "庭均",
    "乡均",
    "县均",
    "区均",
    "社区均",
    "岗均",
    "点均",
    "科均",
    "处均",
    "个均",
];
/// Nouns of bodies that begin as a measure does.
pub(super) const BODIES: &[&str] = &["单位", "组织", "企业", "班组", "人次", "家次", "户次"];
/// Places that are told by one character.
pub(super) const PLACES: &[&str] =
    &["所", "镇", "乡", "村", "街", "队", "院", "校", "站", "庭", "区", "县", "点", "岗"];
/// Verbs that say that there is so much of something: 大厅共设3058个.
pub(super) const HAVING: &[&str] = &["设立", "设有", "设", "建有", "建成", "建立", "现有", "拥有", "配备", "组建"];
/// Units of the places and bodies that a mean is taken over.
pub(super) const OF_PLACES: &[&str] = &["个", "家", "所", "处"];
/// Units of a list of regions: 甲、乙等5市.
pub(super) const REGIONS: &[&str] = &["市", "县", "区", "省", "州", "镇", "乡", "村", "地"];
/// Scopes of a mean that is weighted or taken over more than what is listed: 全区平均, 总体平均.
pub(super) const WIDER: &[&str] = &["全", "总", "加权", "综合", "整体", "累计"];
