// What is asked: one question per case, in each system's own words, with the same rows and fields in the answer.
// Aliases give PostGraphile's answers the same shape; aggregates alone need turning round (answers.ts).
import { developmentSubject } from "../../src/identity/development-subject.ts";
import type { Facts } from "./facts.ts";
import { writingCases } from "./writing.ts";

/** In the order in which they take turns: neighbours share the moment. */
export const systems = ["tongchou", "limit", "hand-written", "postgraphile", "type-graphql"] as const;
/** Tongchou as two processes (`TONGCHOU_WORKERS`), measured where it is asked for. */
export const twoWorkers = "two-workers";
export type System = (typeof systems)[number] | typeof twoWorkers;

export interface Case {
  readonly name: string;
  /** The person who asks; the role follows from their one assignment. */
  readonly subject: string;
  /** Also type-graphql's query: its schema is a cut of Tongchou's. */
  readonly query: string;
  readonly postgraphile: string;
  /** `cursor`: the place of the deep page, in the system's own words. */
  readonly variables: (facts: Facts, cursor: string | null) => Readonly<Record<string, unknown>>;
  /** Starts after `facts.deepOffset` rows. */
  readonly deep?: true;
  /** A command: of one row, or of a thousand. Every request is of other rows. */
  readonly writes?: "row" | "register";
  /** Systems that answer it; all that read where absent. Type-graphql's cut of the schema ends with the spine. */
  readonly systems?: readonly System[];
}

const withoutTypeGraphql: readonly System[] = ["tongchou", "limit", "postgraphile"];

const districtOfficer = developmentSubject({ role: "education-officer" });
const financeOfficer = developmentSubject({ role: "finance-officer" });
export const benchTownship = "白鹤街道";
export const benchSchoolCode = "9999000027";
const staffingOfficer = developmentSubject({ role: "staffing-officer" });
const townshipOfficer = developmentSubject({ role: "township-officer", township: benchTownship });
const registrar = developmentSubject({ role: "school-registrar", school: benchSchoolCode });

const studentPage = {
  subject: townshipOfficer,
  query: `query Page($after: String) {
    students(first: 50, after: $after, orderBy: SINCE_ASC) {
      nodes { id since child { name } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  postgraphile: `query Page($after: Cursor) {
    students: allStudents(first: 50, after: $after, orderBy: [SINCE_ASC]) {
      nodes { id: rowId since child: childByChildId { name } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};

const readingCases: readonly Case[] = [
  {
    name: "school",
    subject: districtOfficer,
    query: `query School($id: ID!) {
      school(id: $id) {
        id name officialCode kind status locale boarding altitudeM openedOn headName
        township { id name kind }
      }
    }`,
    postgraphile: `query School($id: UUID!) {
      school: schoolByRowId(rowId: $id) {
        id: rowId name officialCode kind status locale boarding altitudeM openedOn headName
        township: townshipByTownshipId { id: rowId name kind }
      }
    }`,
    variables: ({ schoolId }) => ({ id: schoolId }),
  },
  {
    name: "schools-with-classes",
    subject: districtOfficer,
    query: `query Schools($year: Int!) {
      schools(first: 50, orderBy: NAME_ASC) {
        nodes {
          id name kind
          classes(first: 40, where: { schoolYear: { eq: $year } }) { nodes { id grade classNo type cap } }
          headcounts(first: 20, where: { schoolYear: { eq: $year } }) { nodes { grade students boarders classes asOf } }
        }
      }
    }`,
    postgraphile: `query Schools($year: Int!) {
      schools: allSchools(first: 50, orderBy: [NAME_ASC]) {
        nodes {
          id: rowId name kind
          classes: schoolClassesBySchoolId(first: 40, condition: { schoolYear: $year }) {
            nodes { id: rowId grade classNo type cap }
          }
          headcounts: schoolHeadcountsBySchoolId(first: 20, condition: { schoolYear: $year }) {
            nodes { grade students boarders classes asOf }
          }
        }
      }
    }`,
    variables: ({ schoolYear }) => ({ year: schoolYear }),
  },
  {
    name: "students-of-school",
    subject: registrar,
    query: `query Students($school: ID!) {
      students(first: 100, orderBy: SINCE_ASC, where: { schoolId: { eq: $school } }) {
        nodes {
          id since
          enrolments(first: 1, where: { validTo: { isNull: true } }) { nodes { id schoolClass { grade classNo } } }
          child {
            name gender birthDate
            guardianships(first: 5, where: { status: { eq: ACTIVE } }) { nodes { kind validFrom guardian { name } } }
          }
        }
      }
    }`,
    postgraphile: `query Students($school: UUID!) {
      students: allStudents(first: 100, orderBy: [SINCE_ASC], condition: { schoolId: $school }) {
        nodes {
          id: rowId since
          enrolments: enrolmentsByStudentId(first: 1, filter: { validTo: { isNull: true } }) {
            nodes { id: rowId schoolClass: schoolClassByClassIdAndSchoolIdAndSchoolYear { grade classNo } }
          }
          child: childByChildId {
            name gender birthDate
            guardianships: guardianshipsByChildId(first: 5, filter: { status: { equalTo: "active" } }) {
              nodes { kind validFrom guardian: guardianByGuardianId { name } }
            }
          }
        }
      }
    }`,
    variables: ({ schoolId }) => ({ school: schoolId }),
  },
  { name: "first-page", ...studentPage, variables: () => ({ after: null }) },
  { name: "deep-page", ...studentPage, variables: (_facts, cursor) => ({ after: cursor }), deep: true },
  {
    name: "aggregate-by-township",
    subject: financeOfficer,
    query: `query Totals($year: Int!) {
      totals: schoolHeadcountAggregate(groupBy: [TOWNSHIP_ID], where: { schoolYear: { eq: $year } }) {
        key { townshipId }
        sum { students boarders classes }
        max { students }
      }
    }`,
    postgraphile: `query Totals($year: Int!) {
      totals: allSchoolHeadcounts(condition: { schoolYear: $year }) {
        groupedAggregates(groupBy: [TOWNSHIP_ID]) {
          keys
          sum { students boarders classes }
          max { students }
        }
      }
    }`,
    variables: ({ schoolYear }) => ({ year: schoolYear }),
  },
  {
    name: "several-roots",
    subject: districtOfficer,
    query: `query Overview($id: ID!, $township: ID!) {
      school(id: $id) { id name headName }
      township(id: $township) { id name kind }
      townships(first: 20, orderBy: NAME_ASC) { nodes { id name kind highCold } }
      schools(first: 20, orderBy: OPENED_ON_DESC) { nodes { id name openedOn township { name } } }
    }`,
    postgraphile: `query Overview($id: UUID!, $township: UUID!) {
      school: schoolByRowId(rowId: $id) { id: rowId name headName }
      township: townshipByRowId(rowId: $township) { id: rowId name kind }
      townships: allTownships(first: 20, orderBy: [NAME_ASC]) { nodes { id: rowId name kind highCold } }
      schools: allSchools(first: 20, orderBy: [OPENED_ON_DESC]) {
        nodes { id: rowId name openedOn township: townshipByTownshipId { name } }
      }
    }`,
    variables: ({ schoolId, townshipId }) => ({ id: schoolId, township: townshipId }),
  },
  {
    name: "decrypted-list",
    subject: townshipOfficer,
    query: `query Addresses {
      childLocations(first: 100, where: { kind: { eq: RESIDENCE } }) { nodes { id address validFrom validTo } }
    }`,
    postgraphile: `query Addresses {
      childLocations: allChildLocations(first: 100, condition: { kind: "residence" }) {
        nodes { id: rowId address validFrom validTo }
      }
    }`,
    variables: () => ({}),
  },
  {
    name: "quotas-of-schools",
    subject: staffingOfficer,
    systems: withoutTypeGraphql,
    query: `query Quotas($year: Int!) {
      schoolQuotas(first: 100, where: { schoolYear: { eq: $year } }) {
        nodes {
          id schoolYear quota teacherQuota basis reserved occupied nonQuota seconded
          school { name kind township { name } }
        }
      }
    }`,
    postgraphile: `query Quotas($year: Int!) {
      schoolQuotas: allSchoolQuotas(first: 100, condition: { schoolYear: $year }) {
        nodes {
          id: rowId schoolYear quota teacherQuota basis reserved occupied nonQuota seconded
          school: schoolBySchoolId { name kind township: townshipByTownshipId { name } }
        }
      }
    }`,
    variables: ({ schoolYear }) => ({ year: schoolYear }),
  },
  {
    name: "allocations-and-payments",
    subject: financeOfficer,
    systems: withoutTypeGraphql,
    query: `query Allocations($year: Int!) {
      allocations(first: 50, where: { fiscalYear: { eq: $year } }) {
        nodes {
          id item amountFen centralFen municipalFen districtFen decidedOn
          school { name }
          payments(first: 20) { nodes { amountFen paidOn voucherNo } }
        }
      }
    }`,
    postgraphile: `query Allocations($year: Int!) {
      allocations: allAllocations(first: 50, condition: { fiscalYear: $year }) {
        nodes {
          id: rowId item amountFen centralFen municipalFen districtFen decidedOn
          school: schoolBySchoolId { name }
          payments: paymentsByAllocationId(first: 20) { nodes { amountFen paidOn voucherNo } }
        }
      }
    }`,
    variables: ({ schoolYear }) => ({ year: schoolYear }),
  },
  {
    name: "left-behind-children",
    subject: townshipOfficer,
    systems: withoutTypeGraphql,
    query: `query LeftBehind {
      leftBehindRecords(first: 50, where: { closedOn: { isNull: true } }) {
        nodes {
          id reason risk openedOn dueOn
          child { name gender birthDate }
          checks(first: 5) { nodes { periodStart checkedOn method } }
        }
      }
    }`,
    postgraphile: `query LeftBehind {
      leftBehindRecords: allLeftBehindRecords(first: 50, filter: { closedOn: { isNull: true } }) {
        nodes {
          id: rowId reason risk openedOn: validFrom dueOn
          child: childByChildId { name gender birthDate }
          checks: leftBehindChecksByRecordId(first: 5) { nodes { periodStart checkedOn method } }
        }
      }
    }`,
    variables: () => ({}),
  },
];

export const cases: readonly Case[] = [...readingCases, ...writingCases];

export const systemsOf = (asked: Case, measured: readonly System[]): readonly System[] => {
  const answering: readonly System[] = asked.systems ?? systems.filter((system) => system !== "hand-written");
  // Of what is written each system has rows to itself, and two processes none.
  return measured.filter((system) =>
    system === twoWorkers ? asked.writes === undefined : answering.includes(system),
  );
};
