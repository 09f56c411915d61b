// The words of the demo's projects, nominations, failures and objections, in both languages.

export const projects = {
  monitor: {
    title: "刀具磨损在线监测系统 · A system that watches tool wear",
    goal: "在三条线上实时判断刀具磨损，换刀由经验改为数据。\nOn three lines, tools are changed by data and no longer by ear.",
    plan: "加装振动与电流传感，一年内完成研发、试用和推广。\nSensors for vibration and current; developed, tried and in use within a year.",
  },
  fixture: {
    title: "异形件柔性夹具平台 · A flexible fixture for odd parts",
    goal: "二十种异形件共用一套夹具。\nTwenty odd parts share one fixture.",
    plan: "模块化底座加可编程支点，分三批验证。\nA modular base with programmable supports, proven in three batches.",
  },
  coating: {
    title: "干切削复合涂层试制 · A coating for dry cutting",
    goal: "取消两台机床的切削液。\nTwo machines without coolant.",
    plan: "与高校合作试制三种涂层，跑满五百小时。\nThree coatings with a university, each for five hundred hours.",
  },
  weld: {
    title: "薄板焊接变形补偿算法 · Software against warping of thin sheets",
    goal: "焊后校平工时减半。\nHalf the hours of straightening after welding.",
    plan: "采集温度场，按模型反变形下料。\nMeasure the heat, and cut the sheets with the warp in mind.",
  },
} as const;

export const nominations = {
  method: {
    title: "“三点定位快速找正”操作法 · Three-point alignment",
    grounds:
      "找正时间由二十五分钟降到六分钟，已在全车间推广，有鉴定书。\nFrom 25 minutes to 6; certified, and used by the whole shop.",
  },
  contest: {
    title: "市职业技能竞赛数控车工二等奖 · Second in the city's turning contest",
    grounds: "市总工会文件公布，证书编号见附件。\nAnnounced by the city's union; the certificate is attached.",
  },
  patent: {
    title: "发明专利：一种铝屑压块装置 · A patent for pressing aluminium chips",
    grounds:
      "专利权人为本企业，发明人为提名人选，授权公告见附件。\nGranted to the enterprise; the nominee is its inventor.",
  },
  honour: {
    title: "厂级劳动模范 · Model worker of the enterprise",
    grounds: "职工代表大会推选，公示期内无异议。\nChosen by the workers' congress; nobody objected.",
  },
} as const;

export const lesson = {
  causes:
    "涂层与基体的热膨胀差超过预期，三百小时后成片剥落；试制前没有做热循环试验。\nThe coating swells more than the tool and flakes off after 300 hours; no thermal cycling was tried first.",
  lesson:
    "干切削涂层须先做热循环试验，再上机跑时间；供方的数据只适用于连续切削。\nTry thermal cycling before hours on the machine; the supplier's figures hold for continuous cutting only.",
} as const;

export const reserve = {
  title: "磨床冷却液循环过滤 · The grinders' coolant is filtered and used again",
  problem: "磨床冷却液两周整箱更换，废液处理费高。\nIts coolant is thrown away every two weeks.",
  proposal: "加装磁滚与纸带过滤，循环使用三个月。\nA magnetic drum and a paper filter let it last three months.",
} as const;

export const objections = {
  cap: {
    title: "对年度上限作废部分的异议 · About what the yearly cap cut off",
    grounds:
      "两项建议在不同年度产生效益，上限应分年计算。\nThe two bring their benefit in different years; the cap should count them apart.",
  },
  vending: {
    title: "对自助领料柜未采纳的异议 · About the cabinet for taps",
    grounds:
      "年领用量统计漏了二班和三班，实际超过八百支。\nTwo of three shifts were not counted: it is more than eight hundred a year.",
  },
} as const;

export const link = (name: string) => ({
  title: name,
  link: `https://files.example.com/${encodeURIComponent(name)}`,
});
