export type { SampleCounts, SampleOptions } from "./generate.ts";
export { type LoadOptions, loadSample, type SampleSummary } from "./load-sample.ts";
export { defaultScale, loadSampleWithProgress } from "./load-with-progress.ts";
export {
  type PlantedSchool,
  plantedChildren,
  plantedGuardians,
  plantedLargeClasses,
  plantedPeople,
  plantedSchools,
} from "./planted.ts";
