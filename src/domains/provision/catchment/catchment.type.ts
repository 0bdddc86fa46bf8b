// Catchments and enrolment plans: where a child may go to school. Published facts.
import { Column, Entity, ToOne } from "../../../catalogue/index.ts";
import { ofDocument, ofTownship } from "../../reference/index.ts";
import { ofSchool } from "../../schools/index.ts";
import { catchment, catchmentDivision, enrolmentPlan } from "./catchment.table.ts";

const published = {
  owner: "education",
  classification: "L1",
  sharing: "unconditional",
  source: "三(四)",
} as const;
const schoolYearFacts = {
  term: "学年",
  description: "First year of the school year (2026 = 2026-09-01…2027-08-31).",
} as const;
const stageFacts = { term: "学段", description: "Primary or junior." } as const;

@Entity({
  ...published,
  duties: ["二-4", "三(一)-9", "三(四)-1", "三(八)-11"],
  table: catchment,
  plural: "catchments",
  term: "划片",
  description: "The villages whose children a school takes in a school year and stage.",
  shares: [
    ofSchool({
      inverse: {
        name: "catchments",
        usual: 5,
        term: "划片",
        description: "Catchments by school year and stage.",
      },
    }),
    ofTownship(),
    ofDocument({ description: "Document that announced it." }),
  ],
})
export class Catchment {
  @Column(catchment.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(catchment.stage, stageFacts)
  stage!: string;
}

@Entity({
  ...published,
  duties: ["三(四)-1"],
  table: catchmentDivision,
  plural: "catchmentDivisions",
  term: "片区村(居)",
  description:
    "A village of a catchment; with `partText` only the part it names, and others share the village.",
  roots: ["list", "aggregate"],
})
export class CatchmentDivision {
  @Column(catchmentDivision.catchmentId, { term: "划片标识", description: "Catchment." })
  catchmentId!: string;
  @Column(catchmentDivision.villageId, { term: "村(居)标识", description: "Village or community." })
  villageId!: string;
  @Column(catchmentDivision.townshipId, {
    term: "乡镇标识",
    description: "Township the village lies in; the school may stand in another.",
  })
  townshipId!: string;
  @Column(catchmentDivision.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(catchmentDivision.stage, stageFacts)
  stage!: string;
  @Column(catchmentDivision.partText, {
    term: "分片说明",
    description: "Streets or groups of the village it takes; null where it takes the whole.",
  })
  partText!: string;
  @ToOne("Catchment", "catchmentId", {
    term: "划片",
    description: "Catchment.",
    inverse: {
      name: "divisions",
      usual: 10,
      term: "片区村(居)",
      description: "Its villages and communities, whole or in part.",
    },
  })
  catchment!: unknown;
  @ToOne("Village", "villageId", {
    term: "村(居)",
    description: "Village or community.",
    inverse: {
      name: "catchmentDivisions",
      usual: 10,
      term: "所属划片",
      description: "Catchments it belongs to, by school year and stage.",
    },
  })
  village!: unknown;
  @ToOne("Township", "townshipId", { term: "乡镇", description: "Township the village lies in." })
  township!: unknown;
}

@Entity({
  ...published,
  duties: ["二-3", "三(一)-8", "三(四)-2", "四(五)-2"],
  table: enrolmentPlan,
  plural: "enrolmentPlans",
  term: "招生计划",
  description: "Entrants a school plans to take in a school year and stage.",
  shares: [
    ofSchool({
      inverse: {
        name: "enrolmentPlans",
        usual: 10,
        term: "招生计划",
        description: "Places for entrants by school year and stage.",
      },
    }),
    ofTownship(),
  ],
})
export class EnrolmentPlan {
  @Column(enrolmentPlan.schoolYear, schoolYearFacts)
  schoolYear!: number;
  @Column(enrolmentPlan.stage, stageFacts)
  stage!: string;
  @Column(enrolmentPlan.planned, { term: "计划数", description: "Places for entrants.", unit: "pupils" })
  planned!: number;
  @Column(enrolmentPlan.capped, {
    duties: ["三(四)-13"],
    term: "限招",
    description: "Held down while the school has a large class on the ledger.",
  })
  capped!: boolean;
  @Column(enrolmentPlan.capReason, { term: "限招原因", description: "Why; null where it is not held down." })
  capReason!: string;
}
