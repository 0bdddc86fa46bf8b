// Schools: conditions, networks, construction, large classes; the shared references (二, 三(一)–(四), 三(七), 三(八)). L1 is
// open to every role with work in the district; what is internal is stated role by role below.
import { readers } from "../../support/roles.ts";
import type { Entry, PartTable, RowRule } from "./entry.ts";

const counted = "read filter order aggregate";
const shown = "read filter order";
const readyMade = "read filter";

type Facts = readonly (readonly [type: string, fields: string])[];

const give = (facts: Facts, uses: string, rows: RowRule): readonly Entry[] =>
  facts.map(([type, fields]) => ({ type, fields, uses, rows }));

const references: Facts = [
  ["PolicyDocument", "id number title issuer issuedOn supersededById supersededBy parameters"],
  ["WorkdayCalendarDay", "id day isWorkday documentId document"],
];

/** What figures are met by, and which word they go by: whoever counts such figures counts by it. */
const measures: Facts = [
  ["Parameter", "id key townshipId township ownerDepartment numberValue textValue unit"],
  ["Parameter", "documentId document validFrom validTo lastDay"],
  ["Target", "id key clause name comparator baseline value unit dueYear formula validFrom validTo lastDay"],
];

/** The school list, its networks, where to go to school, and closures: L1 from the first day. */
const networks: Facts = [
  ["School", "stages campuses conditions charters ledClusters clusterMemberships catchments enrolmentPlans"],
  ["School", "closures constructionProjects"],
  ["Village", "catchmentDivisions"],
  [
    "SchoolStage",
    "id schoolId school townshipId township stage gradeFrom gradeTo places validFrom validTo lastDay",
  ],
  ["SchoolCampus", "id schoolId school townshipId township name main site validFrom validTo lastDay"],
  [
    "SchoolCluster",
    "id name kind leadSchoolId leadSchool agreementId agreement validFrom validTo lastDay members",
  ],
  ["ClusterMember", "id clusterId cluster schoolId school townshipId township validFrom validTo lastDay"],
  ["Catchment", "id schoolId school townshipId township schoolYear stage documentId document divisions"],
  ["CatchmentDivision", "id catchmentId catchment villageId village townshipId township"],
  ["CatchmentDivision", "schoolYear stage partText"],
  ["EnrolmentPlan", "id schoolId school townshipId township schoolYear stage planned capped capReason"],
  [
    "SchoolClosure",
    "id schoolId school townshipId township aim gradeFrom gradeTo proposedOn reason travelPlan",
  ],
  ["SchoolClosure", "receivingSchoolId receivingSchool decisionId decision decidedOn status hearings"],
  ["ClosureHearing", "id closureId closure heldOn votesFor votesAgainst votesAbstained"],
];

const charter: Facts = [
  [
    "Charter",
    "id schoolId school townshipId township kind title edition adoptedOn votesFor votesAgainst approvedOn replacedOn textReference",
  ],
];
const condition: Facts = [
  ["SchoolCondition", "id schoolId school townshipId township schoolYear publishedOn weakSchool weakBasis"],
  ["SchoolCondition", "strongSchool strongBasis"],
  ["SchoolCondition", "teachingAreaDm2 sportsAreaDm2 dormAreaDm2 canteenAreaDm2 beds teacherFlats"],
  ["SchoolCondition", "equipmentFen books computers multimediaRooms musicRooms artRooms bandwidthMbps"],
];
/** Reckoned from certified headcounts: for those who see them. */
const marks: Facts = [
  ["SchoolCondition", "teachingAreaMet sportsAreaMet dormAreaMet canteenAreaMet musicRoomsMet artRoomsMet"],
  ["SchoolCondition", "equipmentMet booksMet computersMet multimediaRoomsMet bandwidthMet"],
];
const placesUsed: Facts = [["SchoolStage", "certifiedPupils usePermille"]];
const course: Facts = [
  ["CurriculumOffering", "id schoolId school townshipId township schoolYear semester grade subject"],
  ["CurriculumOffering", "periodsPerWeek requiredPeriods short"],
];
const review: Facts = [
  ["ManagementReview", "id schoolId school townshipId township schoolYear standardId standard item score"],
  ["ManagementReview", "confirmedOn"],
];
const reviewNotes: Facts = [["ManagementReview", "evidence improvement dueOn"]];
const party: Facts = [
  ["PartyOrganisation", "id schoolId school townshipId township kind validFrom validTo lastDay"],
];
const partyPeople: Facts = [["PartyOrganisation", "secretaryName members"]];

const projectDates = "plannedOn approvedOn startedOn acceptedOn deliveredOn openedOn";
/** The project as it is told once approved; then what is internal, by the department it belongs to. */
const projectStage: Facts = [
  ["ConstructionProject", "id schoolId school townshipId township kind stage places batch site"],
  ["ConstructionProject", `approvalNo landStatus landParcelNo ${projectDates}`],
];
const investment: Facts = [["ConstructionProject", "investmentFen"]];
const approvedProject: Facts = [...projectStage, ...investment];
const need: Facts = [["ConstructionProject", "need"]];
const funds: Facts = [["ConstructionProject", "fundsConfirmedOn"]];
const idle: Facts = [["ConstructionProject", "idle"]];
const priority: Facts = [["ConstructionProject", "priority"]];
const owedBy: Facts = [["ConstructionProject", "developments"]];

const duty: Facts = [
  ["ResidentialDevelopment", "id caseNo townshipId township name developer developerUscc households"],
  ["ResidentialDevelopment", "schoolDuty places projectId project aheadOfSchool"],
  ["ResidentialDevelopment", "housingPlannedOn housingPermitOn housingStartedOn housingDeliveredOn"],
  ["ResidentialDevelopment", "housingVerifiedOn schoolPlannedOn schoolPermitOn schoolStartedOn"],
  ["ResidentialDevelopment", "schoolDeliveredOn"],
];
const opinion: Facts = [["ResidentialDevelopment", "educationOpinion opinionOn agreedPlaces"]];

/** A case as an indicator of its school; which class it is, and which class takes the pupils, is more than that. */
const ledger: Facts = [
  ["LargeClassCase", "id schoolId school townshipId township schoolYear foundOn sizeThen latestSize"],
  ["LargeClassCase", "responsiblePost clearedOn closedOn assessment openDays measures"],
  ["LargeClassMeasure", "id caseId largeClassCase schoolId school townshipId township kind"],
  ["LargeClassMeasure", "toSchoolId toSchool pupils dueOn doneOn"],
];
const ledgerClasses: Facts = [
  ["LargeClassCase", "classId schoolClass assessmentNote"],
  ["LargeClassMeasure", "toClassId"],
];

const largeClassCube: Facts = [
  ["LargeClassCubeCell", "id level schoolYear stage townshipId township classes found large veryLarge"],
  ["LargeClassCubeCell", "suppressed largeMet veryLargeMet"],
];
const schoolAgeCube: Facts = [
  ["SchoolAgeCubeCell", "id level schoolYear stage townshipId township places children suppressed asOf"],
];
const schoolAgeCount: Facts = [["SchoolAgeCount", "id townshipId township schoolYear stage children asOf"]];

const everywhere = "every row";
const published = (uses: string, measured = uses): readonly Entry[] => [
  ...give([...references, ...networks], uses, everywhere),
  ...give(measures, measured, everywhere),
  ...give(charter, uses, "once approved"),
  ...give(condition, uses, "conditions once published"),
  ...give(approvedProject, uses, "once approved"),
  ...give(largeClassCube, readyMade, everywhere),
];

const ownRecords: Facts = [["School", "managementReviews curriculumOfferings largeClassCases"]];
const innerSchool: Facts = [...ownRecords, ["School", "partyOrganisations"]];
const internalOfSchools: Facts = [...course, ...review, ...reviewNotes, ...ledger, ...ledgerClasses];

/** Owns all of it, whatever the section. */
const education: readonly Entry[] = [
  ...published(counted),
  ...give([...innerSchool, ["SchoolClass", "largeClassCases"]], counted, everywhere),
  ...give(
    [...internalOfSchools, ...condition, ...marks, ...charter, ...party, ...partyPeople],
    counted,
    everywhere,
  ),
  ...give([...approvedProject, ...need, ...funds, ...idle, ...priority, ...owedBy], counted, everywhere),
  ...give([...duty, ...opinion, ...schoolAgeCount], counted, everywhere),
  ...give([...schoolAgeCube, ...placesUsed], readyMade, everywhere),
];

/** Its own school, with its branches; the party organisation is the head's. */
const school: readonly Entry[] = [
  ...published(shown, counted),
  ...give(ownRecords, shown, "own school"),
  ...give(placesUsed, readyMade, "of own school"),
  { type: "School", fields: "partyOrganisations", uses: shown, rows: "own school", duties: ["head"] },
  ...give([["SchoolClass", "largeClassCases"]], counted, "of own school"),
  ...give(internalOfSchools, counted, "of own school"),
  ...give(
    [...condition, ...marks, ...charter, ...approvedProject, ...need, ...funds, ...idle],
    shown,
    "of own school",
  ),
  ...give([...party, ...partyPeople], shown, "of own school").map((entry) => ({
    ...entry,
    duties: ["head"],
  })),
];

/** Layout, places, projects, land, developers' duties; class sizes as aggregates. */
const development: readonly Entry[] = [
  ...published(counted),
  ...give([...approvedProject, ...need, ...funds, ...idle, ...priority, ...owedBy], counted, everywhere),
  ...give(duty, counted, everywhere),
  ...give(schoolAgeCube, readyMade, everywhere),
];

/** Education's plan, places needed, developers by their code, the project's stage, education's opinion. */
const planning: readonly Entry[] = [
  ...published(counted),
  ...give([...projectStage, ...need, ...owedBy], counted, everywhere),
  ...give([...duty, ...opinion], counted, everywhere),
  ...give(schoolAgeCube, readyMade, everywhere),
];

/** What its template lists, of the schools of its task. */
const inspector: readonly Entry[] = [
  ...published(shown, counted),
  ...[
    ...give([["School", "curriculumOfferings largeClassCases"]], shown, "own school"),
    ...give(
      [
        [
          "SchoolClass",
          "id schoolId school townshipId township schoolYear grade classNo type campusId campus cap exceptionCap exceptionReason largeClassCases",
        ],
      ],
      counted,
      "of own school",
    ),
    ...give([...condition, ...marks], shown, "of own school"),
    ...give([...course, ...ledger, ...ledgerClasses], counted, "of own school"),
  ].map((entry) => ({ ...entry, duties: ["enrolment-inspection"] })),
];

/** All indicators down to schools; no class of its own, no person, no working notes. */
const leader: readonly Entry[] = [
  ...published(counted),
  ...give(innerSchool, counted, everywhere),
  ...give([...condition, ...marks, ...course, ...review, ...party, ...ledger], counted, everywhere),
  ...give([...approvedProject, ...need, ...funds, ...idle, ...priority, ...owedBy], counted, everywhere),
  ...give([...duty, ...opinion], counted, everywhere),
  ...give([...schoolAgeCube, ...placesUsed], readyMade, everywhere),
];

export const provisionTable: PartTable = {
  ...Object.fromEntries(readers.map((role) => [role, published(shown)])),
  "education-officer": education,
  "school-registrar": school,
  "development-officer": development,
  "planning-officer": planning,
  "hr-officer": published(shown, counted),
  "staffing-officer": published(shown, counted),
  "finance-officer": [
    ...published(shown, counted),
    ...give(funds, shown, "once approved"),
    ...give(placesUsed, readyMade, everywhere),
  ],
  "township-officer": [
    ...published(shown),
    ...give(schoolAgeCount, "read filter aggregate", "figures of own township"),
  ],
  inspector,
  "district-leader": leader,
};
