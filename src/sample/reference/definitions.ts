// What the words mean that figures count by. Each is an official meaning with its source; none is the district's own.

import { labelled } from "../writing/ids.ts";
import { plantedDocuments } from "./planted.ts";
import type { ReferenceTables } from "./tables.ts";

/** Under which a child is on civil affairs' ledger. */
export const leftBehindOfCivilAffairs = "left-behind.civil-affairs.2016";

type Meaning = readonly [key: string, rule: string, source: string, parameterKey?: string];

const meanings: readonly Meaning[] = [
  ["rural.rotation", "城乡类型为乡中心区或村庄的学校", "三(三); JY/T 1001 SZDCXLX", "rural.rotation.locales"],
  ["rural.closure", "城乡类型为乡中心区或村庄的学校, 含曾属乡村的学校", "三(八)", "rural.rotation.locales"],
  ["rural.funding", "镇中心区、乡中心区和村庄的学校", "三(二); 国发〔2015〕67号", "rural.funding.locales"],
  ["rural.posts", "专业技术高级岗位可上浮的乡村学校: 乡中心区或村庄", "三(五)(六)", "rural.rotation.locales"],
  ["rural.pairing", "对口帮扶中受援的乡村学校: 乡中心区或村庄", "三(三)", "rural.rotation.locales"],
  ["urban.pairing", "对口帮扶中支援的城镇学校: 主城区或城乡结合区", "三(三)", "urban.pairing.locales"],
  ["rural.subsidy", "不属县城的学校 (县城学校标志)", "三(六)"],
  [
    "small-school.funding",
    "按校合计不足规定人数的乡村学校, 按规定人数核定",
    "三(二); 国发〔2015〕67号",
    "small-school.pupils",
  ],
  ["small-school.village", "不足规定人数的村小学和教学点", "国办发〔2018〕27号", "small-school.pupils"],
  ["enrolled.counted", "统计日在学籍且在校的学生, 按学年核定", "教育事业统计", "counting-day.school-year"],
  ["enrolled.placed", "当日有未终止在读记录的学生", "三(四)"],
  [
    "left-behind.register",
    "父母一方或双方外出达规定月数的学生",
    "全国中小学生学籍信息管理系统",
    "left-behind.register.months",
  ],
  [leftBehindOfCivilAffairs, "不满十六周岁, 父母双方外出, 或一方外出另一方无监护能力", "国发〔2016〕13号"],
  ["migrant.register", "户籍在外县(区), 随父母在本区就读的学生", "全国中小学生学籍信息管理系统"],
  ["migrant.plan", "随父母离开户籍地就读的学生, 含区内跨乡镇流动", "三(九)"],
  [
    "counting-day.school-year",
    "学年数据以该日为准, 毕业和变动计至次年前一日",
    "教育事业统计",
    "counting-day.school-year",
  ],
];

export function addDefinitions({ definition }: ReferenceTables): void {
  for (const [key, rule, source, parameterKey = null] of meanings)
    definition.add({
      ...labelled(`definition ${key}`),
      ...{ key, word: key.slice(0, key.indexOf(".")), rule, source, parameterKey },
      // The city's opinion gives this one; the others' documents are not registered.
      documentId: key === leftBehindOfCivilAffairs ? plantedDocuments.leftBehind : null,
      validFrom: "2016-09-01",
      validTo: null,
    });
}
