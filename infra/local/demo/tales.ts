// The suggestions of the demo's main story, in both languages.
import type { Idea } from "./ideas.ts";

export const tales = {
  toolLife: {
    title: "立式加工中心增加刀具寿命预警 · Tool-life warnings for the machining centres",
    problem:
      "刀具磨损全凭听声音判断，钝刀加工使废品率达到百分之二点一。\nWhen a tool is worn is told by ear: 2.1 % of the parts are scrap.",
    proposal:
      "统计每把刀的切削分钟数，到设定值的九成时机床亮黄灯，提前备刀。\nThe control counts each tool's minutes and warns at nine tenths of its life.",
  },
  chips: {
    title: "铝屑压块后出售 · Aluminium chips are pressed before they are sold",
    problem: "散铝屑含油蓬松，回收商每吨压价六百元。\nLoose and oily chips are bought at 600 yuan a tonne less.",
    proposal: "旧液压机加料斗改为压块机，沥油后按块料价出售。\nAn old press gets a hopper; blocks earn the full price.",
  },
  quickClamp: {
    title: "四轴转台改用液压快夹 · Hydraulic clamps on the fourth axis",
    problem: "换件时拧八颗螺母，每次九分钟。\nEight nuts for every part: nine minutes each time.",
    proposal: "用两只液压夹紧缸代替螺母，踏板控制。\nTwo hydraulic cylinders with a pedal take their place.",
  },
  vending: {
    title: "丝锥改由自助领料柜发放 · A vending cabinet for taps",
    problem: "夜班领丝锥要等库管，平均十五分钟。\nAt night one waits a quarter of an hour for a tap.",
    proposal: "车间放一台刷卡领料柜，自动记账补货。\nA cabinet with a card reader keeps count by itself.",
  },
  template: {
    title: "划线样板集中编号管理 · Numbered marking templates",
    problem: "划线样板散落各处，找不到就重做。\nTemplates lie about and are made again when not found.",
    proposal: "统一编号挂墙，领用登记。\nEach gets a number, a hook and a line in a list.",
  },
  lightGuard: {
    title: "冲床加装光电保护 · Light guards for the presses",
    problem:
      "伸手取料时滑块仍可落下，去年两起险情。\nThe press can fall while a hand is inside; two near misses last year.",
    proposal: "装光电保护装置，光束被挡即停。\nA light curtain stops the press as soon as it is broken.",
  },
  lightGuardAgain: {
    title: "给冲床装光幕保护装置 · Light curtains on the presses",
    problem:
      "取料时手伸进冲床，滑块还会落下，去年有过两起险情。\nA hand inside, and the press can fall: there were two near misses.",
    proposal: "加光电保护，光束一挡滑块立即停住。\nA light curtain that stops the press when it is broken.",
  },
  compressor: {
    title: "空压机群控节能 · The compressors share their load",
    problem:
      "四台空压机各自加卸载，卸载时仍耗四成电。\nFour compressors load and unload on their own, and idle at 40 % power.",
    proposal: "加群控器，按总管压力投切，低负荷时停两台。\nOne controller switches them by pressure; two may stop.",
  },
  nesting: {
    title: "钣金套料合并订单 · Orders are nested together",
    problem: "每张订单单独套料，板材利用率七成一。\nEach order is nested alone: 71 % of the sheet is used.",
    proposal: "同厚度订单每天合并套料一次，利用率可到八成四。\nOrders of one thickness are nested together once a day.",
  },
  oven: {
    title: "烘箱排风余热预热进风 · The oven's exhaust warms its intake",
    problem: "一百六十度的排风直接出屋顶。\nAir of 160 degrees leaves through the roof.",
    proposal: "装板式换热器，进风预热到九十度。\nA plate exchanger warms the intake to 90 degrees.",
  },
  pallet: {
    title: "出口托盘由熏蒸木改为纸蜂窝 · Honeycomb pallets for export",
    problem: "熏蒸费逐年上涨，还要等检疫证。\nFumigation costs more each year, and waits for a certificate.",
    proposal: "轻件改用纸蜂窝托盘，免熏蒸且轻十二公斤。\nLight parts go on honeycomb: no fumigation, 12 kg less.",
  },
  exhaust: {
    title: "焊接烟尘管道改径 · Wider ducts for welding fumes",
    problem: "末端风速不足，滤筒却常堵。\nToo little draught at the end, and clogged filters.",
    proposal: "主管加粗一档并取消两处直角弯。\nOne size wider, and two bends less.",
  },
  coolant: {
    title: "切削液浓度自动配比 · Coolant mixed by a pump",
    problem: "人工兑液浓度从百分之三到十二不等。\nMixed by hand it has 3 to 12 per cent.",
    proposal: "比例泵按百分之六自动补液。\nA proportioning pump keeps it at six.",
  },
  label: {
    title: "周转箱标签改为可擦写 · Rewritable labels on the boxes",
    problem: "每次换料打印新标签，残胶难清。\nA new label for each change, and glue that stays.",
    proposal: "换成热敏可擦写卡，反复使用五百次。\nThermal cards can be written five hundred times.",
  },
  lighting: {
    title: "库房高棚灯改装雷达感应 · Radar switches in the store",
    problem: "库房全天亮灯，人均在场不足两小时。\nLit all day for two hours of people.",
    proposal: "按货架通道装雷达感应，无人降到一成亮度。\nAisles dim to a tenth where no one is.",
  },
} as const satisfies { [name: string]: Idea };
