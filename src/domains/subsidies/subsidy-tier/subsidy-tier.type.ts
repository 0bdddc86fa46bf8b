import { sql } from "drizzle-orm";
import type { ExpressionRows } from "../../../catalogue/index.ts";
import { Column, Computed, Entity, ToOne } from "../../../catalogue/index.ts";
import { lasting, ofDocument, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { schoolTier, subsidyStandard, subsidyTier } from "./subsidy-tier.table.ts";

const published = { classification: "L1", sharing: "unconditional", source: "三(六)" } as const;

@Entity({
  ...published,
  duties: ["三(六)-3"],
  table: subsidyTier,
  plural: "subsidyTiers",
  term: "补助档次",
  description: "A tier of hardship of rural schools. A higher rank is harder and never pays less on any day.",
  owner: "education",
  orderings: { HARDSHIP_RANK: "hardshipRank" },
  shares: [lasting],
})
export class SubsidyTier {
  @Column(subsidyTier.districtId, { term: "区县标识", description: "District." })
  districtId!: string;
  @Column(subsidyTier.name, { term: "名称", description: "Name of the tier." })
  name!: string;
  @Column(subsidyTier.hardshipRank, { term: "艰苦程度", description: "Rank: the higher, the harder." })
  hardshipRank!: number;
  @Computed({
    term: "低于较轻档次",
    description:
      "Whether on any day it pays less than a tier of lesser hardship: the database allows it never.",
    scalar: "boolean",
    expression: ({ column, rows }) => {
      const own = rows("SubsidyStandard", "own");
      const easier = rows("SubsidyStandard", "easier");
      const days = ({ column }: ExpressionRows) =>
        sql`daterange(${column("validFrom")}, ${column("validTo")})`;
      return sql`(exists (select 1 from ${own} join ${easier}
          on ${easier.column("hardshipRank")} < ${own.column("hardshipRank")} and ${easier.column("amountFen")} > ${own.column("amountFen")}
            and ${days(easier)} && ${days(own)}
        where ${own.column("tierId")} = ${column("id")} and ${own.visible} and ${easier.visible}))`;
    },
  })
  paidLess!: boolean;
}

@Entity({
  ...published,
  duties: ["三(六)-4"],
  table: schoolTier,
  plural: "schoolTiers",
  term: "学校档次",
  description: "The tier of a school over a period. County-town schools have none.",
  owner: "education",
  shares: [
    ofSchool({
      inverse: {
        name: "schoolTiers",
        usual: 3,
        term: "补助档次",
        description: "Tier of rural subsidy, by period; none for a county-town school.",
      },
    }),
    ofTownship(),
    ofDocument({ term: "文件", description: "Document that gives the tier." }),
    lasting,
  ],
})
export class SchoolTier {
  @Column(schoolTier.tierId, { term: "档次标识", description: "Tier." })
  tierId!: string;
  @ToOne("SubsidyTier", "tierId", {
    term: "补助档次",
    description: "Tier.",
    inverse: { name: "schoolTiers", term: "学校档次", description: "Schools of this tier, by period." },
  })
  tier!: unknown;
}

@Entity({
  ...published,
  duties: ["三(六)-3", "三(六)-4"],
  table: subsidyStandard,
  plural: "subsidyStandards",
  term: "补助标准",
  description: "What a tier pays a month over a period, and how an incomplete month counts.",
  owner: "finance",
  orderings: { AMOUNT: "amountFen" },
  shares: [ofDocument({ term: "文件", description: "Document that sets the amount." }), lasting],
})
export class SubsidyStandard {
  @Column(subsidyStandard.tierId, { term: "档次标识", description: "Tier." })
  tierId!: string;
  @Column(subsidyStandard.hardshipRank, { term: "艰苦程度", description: "Rank of the tier." })
  hardshipRank!: number;
  @Column(subsidyStandard.amountFen, {
    term: "月标准",
    description: "Amount per teacher and month.",
    unit: "fen (分)",
  })
  amountFen!: number;
  @Column(subsidyStandard.midMonthRule, {
    term: "不足整月计发办法",
    description: "How a month counts that a placement only touches.",
  })
  midMonthRule!: string;
  @Column(subsidyStandard.leastStayDays, {
    term: "交流最短天数",
    description: "Rotation and support shorter than this do not count: one term.",
    unit: "days",
  })
  leastStayDays!: number;
  @ToOne("SubsidyTier", "tierId", {
    term: "补助档次",
    description: "Tier.",
    inverse: {
      name: "standards",
      usual: 10,
      term: "补助标准",
      description: "What it pays, by period.",
      owner: "finance",
    },
  })
  tier!: unknown;
}
