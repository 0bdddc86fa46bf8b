// Parameters, working days and targets: L1 facts that anyone may know. A rule reads a parameter by key and date.
import { Column, Entity } from "../../../catalogue/index.ts";
import { inForce, ofDocument, ofTownship } from "../shared-fields.ts";
import { parameter, target, workdayCalendar } from "./parameter.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "四(五)",
} as const;

@Entity({
  ...published,
  duties: ["三(一)-1"],
  table: parameter,
  plural: "parameters",
  orderings: { KEY: "key" },
  term: "参数",
  description:
    "A dated value that a rule reads, for the district or one township. Owned by the department that owns the rule (`ownerDepartment`).",
  source: "四(三)",
  shares: [
    ofTownship({ term: "适用乡镇", description: "Township it holds for; null for the whole district." }),
    ofDocument({
      inverse: {
        name: "parameters",
        usual: 10,
        term: "参数",
        description: "Parameters that rest on it.",
        source: "四(五)",
      },
    }),
    inForce,
  ],
})
export class Parameter {
  @Column(parameter.key, { term: "键", description: "Name that rules read it by." })
  key!: string;
  @Column(parameter.ownerDepartment, {
    term: "主管部门",
    description: "Department that owns the rule.",
  })
  ownerDepartment!: string;
  @Column(parameter.numberValue, {
    term: "数值",
    description: "Numeric value in the row's own unit, decimals included; null where the value is a text.",
  })
  numberValue!: number;
  @Column(parameter.textValue, {
    term: "文本值",
    description: "Text value; null where the value is a number.",
  })
  textValue!: string;
  @Column(parameter.unit, { term: "单位", description: "Unit of the value." })
  unit!: string;
}

@Entity({
  ...published,
  table: workdayCalendar,
  plural: "workdayCalendar",
  term: "工作日历",
  description: "A day and whether it is worked: swaps around holidays make some Sundays working days.",
  roots: ["list"],
  orderings: { DAY: "day" },
  shares: [ofDocument({ description: "Holiday notice it rests on; null for an ordinary week." })],
})
export class WorkdayCalendarDay {
  @Column(workdayCalendar.day, { term: "日期", description: "Civil day." })
  day!: string;
  @Column(workdayCalendar.isWorkday, { term: "工作日", description: "Whether it is a working day." })
  isWorkday!: boolean;
}

@Entity({
  ...published,
  duties: ["二-1", "二-5", "二-14", "三(一)-3", "三(一)-4", "三(四)-7", "三(四)-8", "四(二)-7"],
  table: target,
  plural: "targets",
  orderings: { KEY: "key" },
  term: "目标",
  description:
    "A target of the plan, dated: a period goes by the one in force on its first day. Its value is empty where the plan gives no figure: none is guessed.",
  source: "二",
  shares: [inForce],
})
export class Target {
  @Column(target.key, {
    term: "键",
    description: "Name that the fields saying whether it is met find it by.",
  })
  key!: string;
  @Column(target.comparator, { term: "方向", description: "Met by values not below, or not above, its own." })
  comparator!: string;
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
