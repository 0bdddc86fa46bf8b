// What other modules may use of the day's work.
export { type AccessUnpacker, startAccessUnpacker } from "./access-unpacker.ts";
export { type JobRunner, startJobs } from "./job-runner.ts";
export { type JobName, jobs } from "./jobs.ts";
export { type JobResult, runDueDays, runJob } from "./run-days.ts";
