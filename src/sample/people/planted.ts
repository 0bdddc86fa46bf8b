// The planted people's subjects, as every sample holds them at every scale. Constants only; the rows are made in
// build-people.ts.
import { developmentSubject } from "../../identity/development-subject.ts";

/** Subjects of the planted people; those with one role and scope are named by developmentSubject alone. */
export const plantedPeople = {
  /** Township officer of 关面乡 and of 五通乡. */
  twoTownships: developmentSubject({ role: "township-officer", person: "two-townships" }),
  /** Duty enrolment at `plantedSchools.street`, duty canteen at `plantedSchools.mountain`. */
  splitDuties: developmentSubject({ role: "school-registrar", person: "split-duties" }),
  /** An assignment for 麻柳乡 that has run out. */
  expired: developmentSubject({ role: "township-officer", person: "expired" }),
  disabled: developmentSubject({ role: "education-officer", person: "disabled" }),
  /** Township officer of 五通乡, and a guardian. */
  alsoGuardian: developmentSubject({ role: "township-officer", person: "also-guardian" }),
  /** Officer of civil affairs, and the guardian under suspicion in `plantedReports.open`; recused from `plantedChildren.revoked`. */
  suspectInOffice: developmentSubject({ role: "civil-affairs-officer", person: "suspect" }),
  /** Officer of HR, and `plantedTeachers.subject`. */
  teacherInOffice: developmentSubject({ role: "hr-officer", person: "also-teacher" }),
  /** The guardian of `plantedChildren.threeTownships`. */
  guardian: developmentSubject({ role: "guardian" }),
  /** Police of all townships; a station's police are named by their township. */
  policeBureau: developmentSubject({ role: "police-officer" }),
  /** Police of 五通乡 and of 麻柳乡. */
  twoStations: developmentSubject({ role: "police-officer", person: "two-stations" }),
  /** A task at two schools that has run out. */
  inspectorExpired: developmentSubject({ role: "inspector", person: "expired" }),
  /** A task at the central schools of 关面乡 and 麻柳乡; recused from the first. */
  inspectorRecused: developmentSubject({ role: "inspector", person: "recused" }),
  /** An enrolment task at `plantedSchools.street`, a funding task at `plantedSchools.mountain`. */
  inspectorOfTwoTasks: developmentSubject({ role: "inspector", person: "two-tasks" }),
  /** `plantedTeachers.homeroom`; the others are named by their key. */
  teacher: developmentSubject({ role: "teacher" }),
  subjectTeacher: developmentSubject({ role: "teacher", person: "subject" }),
  /** Assigned `plantedChildren.olderSibling` and `threeTownships`. */
  careOrganisation: developmentSubject({ role: "care-organisation" }),
  /** Assigned `plantedChildren.endedYesterday`. */
  otherCareOrganisation: developmentSubject({ role: "care-organisation", person: "other" }),
} as const;
