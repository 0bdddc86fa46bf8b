// Fields that types of every area share: places, documents, years and periods. Each is worded here and nowhere else.
import { sql } from "drizzle-orm";
import { Computed, type Shared, sharedColumn, sharedRelation } from "../../catalogue/index.ts";

export const ofTownship = sharedRelation("Township", "township", {
  term: "乡镇",
  description: "Township the school stands in.",
});

export const ofDocument = sharedRelation("PolicyDocument", "document", {
  term: "依据文件",
  description: "Document it rests on.",
});

/** The end as people name it: what ends on 31 August has its `validTo` on 1 September. */
export const lastDay: Shared = {
  lastDay: () =>
    Computed({
      term: "最后一日",
      description: "Last day of it, the day before `validTo`; null while it lasts.",
      scalar: "date",
      restates: true,
      expression: ({ column }) => sql`(${column("validTo")} - 1)`,
    }),
};

const period = (first: string, end: string): Shared => ({
  validFrom: sharedColumn("validFrom", { term: "起始日期", description: first }),
  validTo: sharedColumn("validTo", { term: "终止日期", description: end }),
  ...lastDay,
});

/** A state that lasts from its first day until the day before its end. */
export const lasting = period("First day.", "Day after the last; null while it lasts.");

/** A rule, a rate or a standard, in force over the same kind of period. */
export const inForce = period("First day in force.", "Day after the last; null while in force.");

/** The person behind an identity number that nobody needs to see. */
export const identified: Shared = {
  identityCode: sharedColumn("identityCode", {
    term: "身份识别码",
    description:
      "Six characters (digits and capitals without I, L, O and U) in place of the identity number: they tell two people of one name apart, are the same in every list, and say nothing of the number or of its holder. Made with a secret key, for children, guardians and staff apart. No key: of 300 000 children about 42 pairs share a code, but of a hundred of one name no two in 200 000 districts.",
    source: "GB 11643; PIPL 51",
  }),
};

export const inSchoolYear: Shared = {
  schoolYear: sharedColumn("schoolYear", { term: "学年", description: "First year of the school year." }),
};

export const inFiscalYear: Shared = {
  fiscalYear: sharedColumn("fiscalYear", { term: "财政年度", description: "Calendar year of the money." }),
};

export const monthly: Shared = {
  month: sharedColumn("month", { term: "月份", description: "First day of the month." }),
};
