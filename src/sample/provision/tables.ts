// The tables of schools' conditions, networks, construction and large classes that the sample fills, parents before children.
import {
  catchment,
  catchmentDivision,
  charter,
  closureHearing,
  clusterMember,
  constructionProject,
  curriculumOffering,
  enrolmentPlan,
  largeClassCase,
  largeClassMeasure,
  managementReview,
  partyOrganisation,
  residentialDevelopment,
  schoolAgeCount,
  schoolClosure,
  schoolCluster,
  schoolCondition,
  schoolStage,
} from "../../domains/provision/index.ts";
import type { CopiesOf } from "../writing/table-copy.ts";

export const provisionTables = {
  stage: schoolStage,
  condition: schoolCondition,
  offering: curriculumOffering,
  review: managementReview,
  charter,
  party: partyOrganisation,
  cluster: schoolCluster,
  member: clusterMember,
  catchment,
  division: catchmentDivision,
  enrolmentPlan,
  closure: schoolClosure,
  hearing: closureHearing,
  project: constructionProject,
  development: residentialDevelopment,
  largeCase: largeClassCase,
  largeMeasure: largeClassMeasure,
  schoolAge: schoolAgeCount,
};

export type ProvisionTables = CopiesOf<typeof provisionTables>;
