//! What templates, word processors and unfinished drafts leave in a text, as data.

/// Words that stand in a text only while it is unfinished.
pub(super) const PLACE_HOLDERS: [&str; 20] = [
    "此处填写",
    "此处插入",
    "此处补充",
    "此处输入",
    "点击此处",
    "单击此处",
    "TODO",
    "TBD",
    "错误!未找到引用源",
    "错误！未找到引用源",
    "错误!未定义书签",
    "错误！未定义书签",
    "#REF!",
    "#N/A",
    "#DIV/0!",
    "#VALUE!",
    "#NAME?",
    "&nbsp;",
    "Lorem ipsum",
    "\u{fffd}",
];

/// Words that say that something is still to be filled in, where nothing but a mark or a unit follows.
pub(super) const TO_FILL: [&str; 5] = ["待补充完善", "待补充", "待填写", "待填", "待补"];

/// What stands before 待补充 where it says that people or means are wanting: 有待补充, 亟待补充.
pub(super) const WANTING: &str = "有亟尚急仍还等期正需也均都皆接招优";

/// What a bracket with a note to the author begins with.
pub(super) const NOTES: [&str; 6] = ["此处", "请填写", "请补充", "填写", "待", "请在此"];

/// Units of what is counted; the longest of those with a common beginning first.
pub(super) const UNITS: [&str; 48] = [
    "个百分点",
    "%",
    "％",
    "万余件",
    "万余人次",
    "万人次",
    "万件次",
    "万元",
    "万件",
    "万份",
    "万条",
    "万户",
    "万人",
    "万次",
    "亿元",
    "余件",
    "余人次",
    "余次",
    "余份",
    "人次",
    "件次",
    "户次",
    "家次",
    "场次",
    "件",
    "次",
    "人",
    "项",
    "个",
    "份",
    "场",
    "起",
    "户",
    "家",
    "名",
    "条",
    "批",
    "期",
    "部",
    "篇",
    "册",
    "元",
    "轮",
    "宗",
    "例",
    "处",
    "台",
    "套",
];

/// Verbs after which a number stands.
pub(super) const COUNTING: [&str; 52] = [
    "受理", "办结", "审结", "办理", "收到", "接待", "调解", "化解", "排查", "检查", "巡查", "抽查", "立案", "查处",
    "处罚", "制定", "印发", "出台", "修订", "修改", "废止", "清理", "审查", "审核", "备案", "开展", "举办", "召开",
    "组织", "培训", "发放", "发布", "公开", "归集", "走访", "整改", "完成", "出动", "新增", "累计", "共计", "合计",
    "达到", "增长", "下降", "上升", "提高", "降低", "减少", "增加", "占", "达",
];

/// Verbs directly after which a bare `%` has lost its number.
pub(super) const RATED: [&str; 16] = [
    "增长", "下降", "上升", "提高", "提升", "降低", "减少", "增加", "达到", "达", "占", "为", "增至", "降至", "升至",
    "超过",
];

/// Verbs directly after which 万件 has lost its number. 达, 超 and the like are none: 超万件 is an idiom.
pub(super) const HANDLED: [&str; 16] = [
    "受理", "办结", "审结", "办理", "收到", "接待", "调解", "化解", "排查", "检查", "印发", "发放", "发布", "归集",
    "增长", "新增",
];

/// What a letter or sign that stands for a name is followed by: XX市, ××局.
pub(super) const NAMED: [&str; 30] = [
    "省", "市", "区", "县", "旗", "州", "盟", "镇", "乡", "街道", "村", "社区", "局", "委", "厅", "部", "办", "院",
    "所", "中心", "单位", "公司", "企业", "同志", "领导", "会议", "文件", "号", "》", "〕",
];

/// What a letter or sign that stands for a number is followed by, beside the units: 2023年X月X日.
pub(super) const DATED: [&str; 8] = ["年", "月", "日", "万", "亿", "余", "多", "篇"];

/// Surnames before ×× that hide a person's name, as cases are told: 王××.
pub(super) const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文某";
