import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { mealQualityCheck } from "./meal-quality-check.table.ts";

const published = { classification: "L1" } as const;

@Entity({
  duties: ["三(八)-9"],
  table: mealQualityCheck,
  plural: "mealQualityChecks",
  term: "膳食质量检查",
  description:
    "A check of a school's meals with the menu it was checked against: weekly by the school, at times by education.",
  owner: "education",
  classification: "L2",
  sharing: "conditional",
  source: "三(八)",
  orderings: { CHECKED_ON: "checkedOn" },
})
export class MealQualityCheck {
  @Column(mealQualityCheck.schoolId, { term: "学校标识", description: "School." })
  schoolId!: string;
  @Column(mealQualityCheck.townshipId, { term: "乡镇标识", description: "Township the school stands in." })
  townshipId!: string;
  @Column(mealQualityCheck.checkedOn, { ...published, term: "检查日期", description: "Day of the check." })
  checkedOn!: string;
  @Column(mealQualityCheck.menuDays, {
    ...published,
    term: "公示食谱天数",
    description: "Days of the week for which a menu was put up.",
    unit: "days",
  })
  menuDays!: number;
  @Column(mealQualityCheck.menu, { ...published, term: "食谱", description: "The week's menu." })
  menu!: string;
  @Column(mealQualityCheck.findings, {
    ...published,
    term: "检查发现",
    description: "What was found; set where the check was not passed.",
  })
  findings!: string;
  @Column(mealQualityCheck.passed, { ...published, term: "合格", description: "Whether the meals passed." })
  passed!: boolean;
  @Column(mealQualityCheck.checkedBy, { term: "检查主体", description: "Who checked." })
  checkedBy!: string;
  @Column(mealQualityCheck.checker, { term: "检查人", description: "Name of the person who checked." })
  checker!: string;
  @Column(mealQualityCheck.publishedOn, {
    ...published,
    term: "公开日期",
    description: "Day of publication; null while unpublished.",
  })
  publishedOn!: string;
  @ToOne("School", "schoolId", {
    ...published,
    term: "学校",
    description: "School.",
    inverse: {
      name: "mealQualityChecks",
      usual: 50,
      term: "膳食质量检查",
      description: "Checks of its meals, with menus.",
    },
  })
  school!: unknown;
  @ToOne("Township", "townshipId", {
    ...published,
    term: "乡镇",
    description: "Township the school stands in.",
  })
  township!: unknown;
}
