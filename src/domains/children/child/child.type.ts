import { sql } from "drizzle-orm";
import { bySpans, Column, Computed, Entity, Secret, ToMany, ToOne } from "../../../catalogue/index.ts";
import { identified, lasting } from "../../reference/index.ts";
import { ageBands } from "../children.codes.ts";
import { ofChild } from "../of-child.ts";
import { child, childLocation } from "./child.table.ts";

const personal = { classification: "L4", sharing: "conditional", source: "三(八)" } as const;

@Entity({
  ...personal,
  table: child,
  person: true,
  plural: "children",
  term: "儿童",
  description:
    "A child as a person: before, outside and after school. Every field is sensitive personal data.",
  owner: "education",
  orderings: { NAME: "name", BIRTH_DATE: "birthDate" },
  shares: [identified],
})
export class Child {
  @Column(child.name, { term: "姓名", description: "Name; sorts by pinyin." })
  name!: string;
  @Column(child.idType, { term: "证件类型", description: "Kind of identity document." })
  idType!: string;
  @Secret(
    { cipher: child.idNumberCipher, index: child.idNumberIndex, code: child.identityCode },
    {
      form: "idNumber",
      term: "身份证件号",
      description:
        "Number of the identity document (GB 11643). It holds the birth date, so no part of it is shown; in lists people are told apart by `identityCode`.",
      // The first day of a bond is often the birthday.
      rebuiltFrom: ["birthDate", "Student.studentNo", "Guardianship.validFrom"],
    },
  )
  idNumber!: string;
  @Column(child.gender, { term: "性别", description: "Sex as registered." })
  gender!: string;
  @Column(child.birthDate, { term: "出生日期", description: "Date of birth." })
  birthDate!: string;
  @Column(child.ethnicity, {
    duties: ["三(十)-5"],
    form: "ethnicity",
    term: "民族",
    description: "People's code as the register has it; null where not said.",
    source: "GB/T 3304",
  })
  ethnicity!: string;
  @Column(child.health, {
    duties: ["三(十)-5"],
    term: "健康状况",
    description: "As the register has it.",
    source: "GB/T 2261.3",
  })
  health!: string;
  @Computed({
    term: "年龄段",
    description: "Age band on the day of asking; age is never stored.",
    scalar: "string",
    codes: ageBands,
    ...bySpans(({ column, today }) => {
      const born = column("birthDate");
      // Of the years of age counted by birthdays: whoever is born on 29 February has them on 1 March.
      const aged = (years: number) => sql`(${today} - interval '${sql.raw(String(years))} years')::date`;
      return {
        "under-6": sql`${born} > ${aged(6)}`,
        "6-13": sql`${born} <= ${aged(6)} and ${born} > ${aged(14)}`,
        "14-15": sql`${born} <= ${aged(14)} and ${born} > ${aged(16)}`,
        "16+": sql`${born} <= ${aged(16)}`,
      };
    }),
  })
  ageBand!: string;
  @Column(child.enrolled, {
    term: "在读",
    description:
      "Whether a class of the district holds the child (definition `enrolled.placed`): true where an enrolment is open.",
  })
  enrolled!: boolean;
  @ToMany("Enrolment", "childId", {
    usual: 10,
    term: "在读记录",
    description: "Placements in classes, past and open.",
  })
  enrolments!: unknown;
}

@Entity({
  ...personal,
  duties: ["三(十)-5"],
  table: childLocation,
  plural: "childLocations",
  term: "户籍与居住地",
  description:
    "Where a child is registered or lives. Hukou gives enrolment duties, residence gives care duties.",
  owner: "township",
  source: "三(十)",
  roots: ["list", "aggregate"],
  shares: [
    ofChild({
      inverse: {
        name: "locations",
        usual: 10,
        term: "户籍与居住地",
        description: "Places of hukou and residence by period.",
        source: "三(八)",
      },
    }),
    lasting,
  ],
})
export class ChildLocation {
  @Column(childLocation.kind, { term: "类型", description: "Hukou or residence." })
  kind!: string;
  @Column(childLocation.townshipId, { term: "乡镇标识", description: "Township; null outside the district." })
  townshipId!: string;
  @Column(childLocation.outsideCode, {
    form: "nationalDivision",
    term: "区外户籍代码",
    description: "National code of the division where a hukou outside the district lies; null inside.",
    source: "三(九)",
  })
  outsideCode!: string;
  @Column(childLocation.villageId, { term: "村(居)标识", description: "Village, where known." })
  villageId!: string;
  @Secret({ cipher: childLocation.addressCipher }, { term: "地址", description: "Street address." })
  address!: string;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township.", classification: "L3" })
  township!: unknown;
  @ToOne("Village", "villageId", {
    term: "村(居)",
    description: "Village, where known.",
    classification: "L3",
  })
  village!: unknown;
}
