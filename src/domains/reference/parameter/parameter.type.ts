// Parameters, working days and targets: L1 facts that anyone may know. A rule reads a parameter by key and date.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { parameter, target, workdayCalendar } from "./parameter.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五)",
} as const;

@Entity({
  ...published,
  table: parameter,
  plural: "parameters",
  term: "参数",
  description:
    "A dated value that a rule reads, for the district or one township. Owned by the department that owns the rule (`ownerDepartment`).",
  source: "四(三)",
})
export class Parameter {
  @Column(parameter.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(parameter.key, { term: "键", description: "Name that rules read it by." })
  key!: string;
  @Column(parameter.townshipId, {
    term: "适用乡镇标识",
    description: "Township it holds for; null for the whole district.",
  })
  townshipId!: string;
  @Column(parameter.ownerDepartment, {
    term: "主管部门",
    description: "Department that owns the rule.",
  })
  ownerDepartment!: string;
  @Column(parameter.integerValue, {
    term: "数值",
    description: "Whole-number value in the row's own unit; null where the value is a text.",
  })
  integerValue!: number;
  @Column(parameter.textValue, {
    term: "文本值",
    description: "Text value; null where the value is a number.",
  })
  textValue!: string;
  @Column(parameter.unit, { term: "单位", description: "Unit of the value." })
  unit!: string;
  @Column(parameter.documentId, { term: "依据文件标识", description: "Document it rests on." })
  documentId!: string;
  @Column(parameter.validFrom, { term: "起始日期", description: "First day in force." })
  validFrom!: string;
  @Column(parameter.validTo, {
    term: "终止日期",
    description: "Day after the last; null while in force.",
  })
  validTo!: string;
  @ToOne("Township", "townshipId", {
    term: "适用乡镇",
    description: "Township it holds for; null for the whole district.",
  })
  township!: unknown;
  @ToOne("PolicyDocument", "documentId", {
    term: "依据文件",
    description: "Document it rests on.",
    inverse: {
      name: "parameters",
      usual: 10,
      term: "参数",
      description: "Parameters that rest on it.",
      source: "四(五)",
    },
  })
  document!: unknown;
}

@Entity({
  ...published,
  table: workdayCalendar,
  plural: "workdayCalendar",
  term: "工作日历",
  description: "A day and whether it is worked: swaps around holidays make some Sundays working days.",
  roots: ["list"],
  orderings: { DAY: "day" },
})
export class WorkdayCalendarDay {
  @Column(workdayCalendar.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(workdayCalendar.day, { term: "日期", description: "Civil day." })
  day!: string;
  @Column(workdayCalendar.isWorkday, { term: "工作日", description: "Whether it is a working day." })
  isWorkday!: boolean;
  @Column(workdayCalendar.documentId, {
    term: "依据文件标识",
    description: "Holiday notice it rests on; null for an ordinary week.",
  })
  documentId!: string;
  @ToOne("PolicyDocument", "documentId", {
    term: "依据文件",
    description: "Holiday notice it rests on; null for an ordinary week.",
  })
  document!: unknown;
}

@Entity({
  ...published,
  table: target,
  plural: "targets",
  term: "目标",
  description: "A target of the plan. Its value is empty where the plan gives no figure: none is guessed.",
  source: "二",
})
export class Target {
  @Column(target.id, { term: "标识", description: "Internal id (UUIDv7)." })
  id!: string;
  @Column(target.clause, { term: "条款", description: "Clause of the plan." })
  clause!: string;
  @Column(target.name, { term: "名称", description: "What is to be reached." })
  name!: string;
  @Column(target.baseline, { term: "基数", description: "Value at the start, in the row's own unit." })
  baseline!: number;
  @Column(target.value, {
    term: "目标值",
    description: "Value to reach, in the row's own unit; null where the plan gives none.",
  })
  value!: number;
  @Column(target.unit, { term: "单位", description: "Unit of baseline and value." })
  unit!: string;
  @Column(target.dueYear, { term: "完成年份", description: "Year it is due; null where none is given." })
  dueYear!: number;
  @Column(target.formula, { term: "计算口径", description: "How the figure is computed." })
  formula!: string;
}
