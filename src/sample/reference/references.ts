// References of the sample: invented documents, parameters [P], a year of working days, and the plan's own targets.
import { dayNumber, isoDate, type SampleCalendar } from "../writing/calendar.ts";
import { labelled } from "../writing/ids.ts";
import { addDefinitions } from "./definitions.ts";
import { townshipId } from "./divisions.ts";
import { plantedDocuments } from "./planted.ts";
import type { ReferenceTables } from "./tables.ts";

const issuer = "示例区教育委员会";

function addDocuments({ policyDocument }: ReferenceTables, calendar: SampleCalendar): void {
  const add = (key: keyof typeof plantedDocuments, number: string, title: string, issuedOn: string) =>
    policyDocument.add({
      ...labelled("document"),
      id: plantedDocuments[key],
      number,
      title,
      issuer,
      issuedOn,
      supersededById: key === "earlierPlan" ? plantedDocuments.plan : null,
    });
  const year = calendar.schoolYear;
  // Whoever is replaced comes after what replaces it.
  add("plan", `示教发〔${year - 2}〕1号`, "示例区城乡义务教育一体化工作方案", `${year - 2}-03-03`);
  add("earlierPlan", `示教发〔${year - 7}〕1号`, "示例区义务教育均衡发展工作方案", `${year - 7}-03-03`);
  add("managementStandard", `示教发〔${year - 1}〕6号`, "示例区学校管理标准", `${year - 1}-05-10`);
  add("catchments", `示教发〔${year}〕9号`, "示例区义务教育学校划片范围", `${year}-06-20`);
  add("closure", "示教发〔2021〕12号", "关于撤并示例教学点的决定", "2021-06-30");
  add("pairing", `示教发〔${year - 1}〕8号`, "示例区城乡学校对口帮扶协议", `${year - 1}-08-20`);
  add("leftBehind", "示府发〔2016〕27号", "关于加强农村留守儿童关爱保护工作的实施意见（示例）", "2016-06-30");
  add(
    "holidays",
    `示政办发〔${Number(calendar.today.slice(0, 4)) - 1}〕2号`,
    "示例区节假日安排",
    calendar.yearsAgo(1, "11-05"),
  );
}

interface ParameterValue {
  readonly key: string;
  readonly value: number | string;
  readonly unit: string;
  readonly from: string;
  readonly to?: string;
  readonly township?: string;
  readonly owner?: "finance";
}

/** How long a batch that was sent opens the accounts of its lines, where no settlement comes. */
export const openDays = 60;

const parameterValues = (changed: string): readonly ParameterValue[] => [
  // 教督〔2017〕6号: a figure with a decimal.
  {
    key: "balance.qualified-teachers.primary",
    value: 4.2,
    unit: "teachers per 100 pupils",
    from: "2017-04-19",
  },
  { key: "construction.idle-months", value: 18, unit: "months", from: "2017-01-01", to: changed },
  { key: "construction.idle-months", value: 12, unit: "months", from: changed },
  { key: "enrolment.age-cutoff", value: "08-31", unit: "month-day", from: "2017-01-01" },
  { key: "rural.rotation.locales", value: "210,220", unit: "codes of Locale", from: "2016-09-01" },
  { key: "rural.funding.locales", value: "121,210,220", unit: "codes of Locale", from: "2016-09-01" },
  { key: "urban.pairing.locales", value: "111,112", unit: "codes of Locale", from: "2016-09-01" },
  { key: "small-school.pupils", value: 100, unit: "pupils", from: "2016-09-01", owner: "finance" },
  { key: "left-behind.register.months", value: 3, unit: "months", from: "2016-09-01" },
  { key: "counting-day.school-year", value: "09-01", unit: "month-day", from: "2016-09-01" },
  { key: "class.standard-size.primary", value: 45, unit: "pupils", from: "2017-01-01" },
  { key: "class.standard-size.junior", value: 50, unit: "pupils", from: "2017-01-01" },
  { key: "closing.term.days", value: 28, unit: "days", from: "2017-01-01" },
  { key: "closing.month.days", value: 45, unit: "days", from: "2017-01-01" },
  { key: "closing.fiscal-year.days", value: 90, unit: "days", from: "2017-01-01", owner: "finance" },
  { key: "payment.open-days", value: openDays, unit: "days", from: "2017-01-01", owner: "finance" },
  {
    key: "funding.special-education",
    value: "instead-of-base",
    unit: "instead-of-base or beside-base",
    from: "2017-01-01",
    owner: "finance",
  },
  { key: "closure.decision-months", value: 12, unit: "months", from: "2017-01-01" },
  { key: "closure.hearing-days", value: 7, unit: "days", from: "2017-01-01" },
  { key: "aid.notice-workdays", value: 5, unit: "working days", from: "2017-01-01" },
  { key: "correction.workdays", value: 10, unit: "working days", from: "2017-01-01" },
  { key: "appeal.days", value: 60, unit: "days", from: "2017-01-01" },
  { key: "appeal.workdays", value: 15, unit: "working days", from: "2017-01-01" },
  { key: "rotation.workdays", value: 20, unit: "working days", from: "2017-01-01" },
  { key: "appointment.late-days", value: 31, unit: "days", from: "2017-01-01" },
  {
    key: "rural-subsidy.unpaid-presence",
    value: "absent",
    unit: "codes of PresenceStatus",
    from: "2017-01-01",
  },
  { key: "school.travel-minutes", value: 60, unit: "minutes", from: "2017-01-01" },
  { key: "school.travel-minutes", value: 90, unit: "minutes", from: "2017-01-01", township: "关面乡" },
];

function addParameters({ parameter }: ReferenceTables, calendar: SampleCalendar): void {
  const changed = `${calendar.schoolYear - 2}-04-01`;
  for (const { key, value, unit, from, to, township, owner } of parameterValues(changed)) {
    parameter.add({
      ...labelled(`parameter ${key} ${from} ${township ?? ""}`),
      key,
      townshipId: township === undefined ? null : townshipId(township),
      ownerDepartment: owner ?? "education",
      numberValue: typeof value === "number" ? value : null,
      textValue: typeof value === "string" ? value : null,
      unit,
      documentId: to === undefined ? plantedDocuments.plan : plantedDocuments.earlierPlan,
      validFrom: from,
      validTo: to ?? null,
    });
  }
}

/** A civil year: weekends are free, seven days from 1 October too, and the Sunday before them is worked. */
function addWorkdays({ workdayCalendar }: ReferenceTables, calendar: SampleCalendar): void {
  const year = Number(calendar.today.slice(0, 4));
  const holiday = dayNumber(`${year}-10-01`);
  const sundayBefore = holiday - 1 - ((new Date(holiday * 86_400_000).getUTCDay() + 6) % 7);
  for (let day = dayNumber(`${year}-01-01`); day < dayNumber(`${year + 1}-01-01`); day++) {
    const weekday = new Date(day * 86_400_000).getUTCDay();
    const free = day >= holiday && day < holiday + 7;
    const swapped = day === sundayBefore;
    workdayCalendar.add({
      ...labelled(`workday ${isoDate(day)}`),
      day: isoDate(day),
      isWorkday: swapped || (!free && weekday !== 0 && weekday !== 6),
      documentId: free || swapped ? plantedDocuments.holidays : null,
    });
  }
}

type Figure = [string, string, number | null, string, number | null, string];

/** Figures of the plan itself, empty where it gives none, and of the national count beside it. */
const targets: readonly (readonly [key: string, ...Figure])[] = [
  ["consolidation.rate", "二", "九年义务教育巩固率", 95, "%", 2020, "毕业人数 ÷ 入学时人数, 按调整后口径"],
  ["planned.primary-schools", "三(一)", "规划建设小学", 7, "所", 2020, "已规划并分批建设的所数"],
  ["planned.junior-schools", "三(一)", "规划建设初中", 2, "所", null, "已规划并建设的所数"],
  [
    "rotation.plan.share",
    "三(三)",
    "每学年交流轮岗教师占符合条件教师比例",
    10,
    "%",
    null,
    "交流轮岗教师 ÷ 符合条件教师",
  ],
  [
    "rotation.plan.backbone",
    "三(三)",
    "优质师资占交流轮岗教师比例",
    20,
    "%",
    null,
    "轮岗优质师资 ÷ 轮岗教师",
  ],
  [
    "rotation.national.share",
    "三(三)",
    "交流轮岗教师比例 (国家口径)",
    10,
    "%",
    null,
    "交流教师 ÷ 符合条件教师",
  ],
  [
    "rotation.national.backbone",
    "三(三)",
    "骨干教师占交流教师比例 (国家口径)",
    20,
    "%",
    null,
    "交流骨干教师 ÷ 交流教师",
  ],
  ["large-class.very-large", "三(四)", "66人以上超大班额", 0, "班", 2020, "66人及以上班级数"],
  ["large-class.large", "三(四)", "56人以上大班额", null, "班", 2020, "56人及以上班级数, 文件只说基本消除"],
  ["nutrition.coverage", "三(八)", "营养改善计划覆盖率", 100, "%", null, "实际享受人数 ÷ 应享受人数"],
  [
    "pay.teachers",
    "三(六)",
    "义务教育教师与公务员平均工资比",
    100,
    "%",
    null,
    "教师平均工资 ÷ 公务员平均工资",
  ],
];

/** 三统一, for the school or for a hundred pupils or boarders: areas in square decimetres, money in fen. */
const standards: readonly (readonly [item: string, name: string, value: number, unit: string])[] = [
  ["building.teaching-area", "教学及辅助用房面积", 45_000, "平方分米/百生"],
  ["building.sports-area", "体育运动场馆面积", 60_000, "平方分米/百生"],
  ["building.dorm-area", "学生宿舍面积", 30_000, "平方分米/百名寄宿生"],
  ["building.canteen-area", "食堂面积", 10_000, "平方分米/百生"],
  ["building.music-rooms", "音乐教室", 1, "间/校"],
  ["building.art-rooms", "美术教室", 1, "间/校"],
  ["equipment.value", "教学仪器设备值", 20_000_000, "分/百生"],
  ["equipment.books", "图书册数", 2_500, "册/百生"],
  ["equipment.computers", "学生用计算机", 10, "台/百生"],
  ["equipment.multimedia-rooms", "多媒体教室", 2.3, "间/百生"],
  ["equipment.bandwidth", "网络带宽", 100, "Mbit/s/校"],
];

const standardTargets = standards.map(([item, name, value, unit]): (typeof targets)[number] => [
  `standard.${item}`,
  "二",
  `${name}标准（示例）`,
  value,
  unit,
  null,
  "城乡同一标准, 逐项达标",
]);

export function addReferences(tables: ReferenceTables, calendar: SampleCalendar): void {
  addDefinitions(tables);
  addDocuments(tables, calendar);
  addParameters(tables, calendar);
  addWorkdays(tables, calendar);
  for (const [key, clause, name, value, unit, dueYear, formula] of [...targets, ...standardTargets]) {
    tables.target.add({
      ...labelled(`target ${clause} ${name}`),
      key,
      clause,
      name,
      comparator: key.startsWith("large-class.") ? "at-most" : "at-least",
      baseline: null,
      value,
      unit,
      dueYear,
      formula,
      validFrom: "2017-01-01",
      validTo: null,
    });
  }
}
