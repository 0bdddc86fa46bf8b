// Written by `npm run domains`.
export * from "./appointment/appointment.rules.ts";
export * from "./appointment/appointment.table.ts";
export * from "./appointment/appointment.type.ts";
export * from "./post/post.type.ts";
export * from "./post-scheme/post-scheme.rules.ts";
export * from "./post-scheme/post-scheme.table.ts";
export * from "./post-scheme/post-scheme.type.ts";
export * from "./recruitment-plan/recruitment-plan.rules.ts";
export * from "./recruitment-plan/recruitment-plan.table.ts";
export * from "./recruitment-plan/recruitment-plan.type.ts";
export * from "./school-quota/school-quota.rules.ts";
export * from "./school-quota/school-quota.table.ts";
export * from "./school-quota/school-quota.type.ts";
export * from "./staffing.codes.ts";
export * from "./staffing-total/staffing-total.rules.ts";
export * from "./staffing-total/staffing-total.table.ts";
export * from "./staffing-total/staffing-total.type.ts";
