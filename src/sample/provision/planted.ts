// What the sample holds at every scale of conditions, projects and large classes, by name and id. Constants only.
import { inventedSchoolId, plantedSchools } from "../schools/planted.ts";
import { labelledId } from "../writing/ids.ts";

const project = (key: string) => labelledId(`construction project ${key}`);

export const plantedProjects = {
  /** Handed over years ago and never opened: idle. */
  idle: project("idle"),
  /** Handed over two months ago: not idle yet. */
  recentlyDelivered: project("recently-delivered"),
  building: project("building"),
  /** Approved, so the public may know it; at the school of `plantedSchools.street`. */
  approved: project("approved"),
  /** Not approved: its school (`mountain`), education, development, planning and the leader see it, nobody else. */
  unapproved: project("unapproved"),
  opened: project("opened"),
} as const;

export const projectSchools = {
  idle: inventedSchoolId("金峰镇示例闲置小学"),
  building: inventedSchoolId("赵家街道示例在建初级中学"),
} as const;

const development = (key: string) => labelledId(`residential development ${key}`);

export const plantedDevelopments = {
  /** Owes a primary school that is not begun, while the homes are handed over: ahead. */
  ahead: development("ahead"),
  /** Owes one and kept in step: permit and verification given. */
  inStep: development("in-step"),
  /** Owes none: homes alone. */
  free: development("free"),
  /** The next project of who is ahead: ready for its permit, which is refused for the school that the other owes. */
  nextOfAhead: development("next of ahead"),
  /** The next of who kept in step: as ready, and permitted. */
  nextOfInStep: development("next of in-step"),
  /** Owes both stages; its school is the project that is being built; no permit yet. */
  waiting: development("waiting"),
} as const;

const closed = inventedSchoolId("大德镇示例旧址教学点");

export const plantedClosures = {
  /** Decided with all its steps; the school closed. */
  decided: { id: labelledId("school closure decided"), schoolId: closed, township: "大德镇" },
  /** Proposed and heard once; the school runs on. */
  heard: {
    id: labelledId("school closure heard"),
    schoolId: plantedSchools.teachingPoint.id,
    township: plantedSchools.teachingPoint.township,
  },
} as const;

export const plantedConditions = {
  /** In the country, and strong: who goes from here to another rural school counts; from `plantedSchools.mountain` nobody does. */
  strongSchool: plantedSchools.guanmian.id,
  /** Published this year; the near miss is `plantedSchools.street`, whose row of this year is not. */
  publishedSchool: plantedSchools.mountain.id,
  unpublishedSchool: plantedSchools.street.id,
} as const;

/** A charter's draft: the school, its branches' head and education see it, the public does not. */
export const plantedCharterDraft = {
  id: labelledId("charter draft street"),
  schoolId: plantedSchools.street.id,
} as const;

/** A case of last year's class at `plantedSchools.street`, cleared; those of this year are open. */
export const clearedLargeClassCase = labelledId("large class case cleared");
export const openLargeClassCase = (schoolId: string): string => labelledId(`large class case ${schoolId}`);
