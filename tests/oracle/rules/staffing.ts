// Row rules of quota, posts and appointments. A post belongs to the school of the scheme that set it up, an appraisal to
// the teacher of its appointment: the copies on the rows are not looked at.
import type { Row } from "../district-rows.ts";
import { inScope, isOwnSchool, type Rule, type World } from "./links.ts";

const schemeOf = ({ rows }: World, line: Row | undefined): Row | undefined =>
  rows.byId("PostScheme", line?.schemeId);
const schoolOfPost = (world: World, post: Row | undefined) =>
  schemeOf(world, world.rows.byId("PostSchemeLine", post?.lineId))?.schoolId;
const appointmentOf = ({ rows }: World, appraisal: Row): Row | undefined =>
  rows.byId("Appointment", appraisal.appointmentId);

const ofOwnSchool: Rule = (world, scope, appointment) =>
  isOwnSchool(world, scope, schoolOfPost(world, world.rows.byId("Post", appointment.postId)));

const isOwnAppointment: Rule = (_world, scope, appointment) => inScope(scope, appointment.teacherId);

export const staffingRules = {
  "published plan": (_world, _scope, plan) => plan.publishedOn !== null,
  "transfer from or to own school": (world, scope, transfer) =>
    isOwnSchool(world, scope, transfer.fromSchoolId) || isOwnSchool(world, scope, transfer.toSchoolId),
  "line of own school's scheme": (world, scope, line) =>
    isOwnSchool(world, scope, schemeOf(world, line)?.schoolId),
  "post of own school": (world, scope, post) => isOwnSchool(world, scope, schoolOfPost(world, post)),
  "appointment at own school": ofOwnSchool,
  "appraisal at own school": (world, scope, appraisal) => {
    const appointment = appointmentOf(world, appraisal);
    return appointment !== undefined && ofOwnSchool(world, scope, appointment);
  },
  "own appointment": isOwnAppointment,
  "own appraisal": (world, scope, appraisal) => {
    const appointment = appointmentOf(world, appraisal);
    return appointment !== undefined && isOwnAppointment(world, scope, appointment);
  },
  "post of own appointment": (world, scope, post) =>
    world.rows
      .of("Appointment", "postId", post.id)
      .some((appointment) => isOwnAppointment(world, scope, appointment)),
} as const satisfies Readonly<Record<string, Rule>>;
