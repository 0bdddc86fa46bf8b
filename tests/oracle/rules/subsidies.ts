// Row rules of subsidies in words: the steps of a batch, whom an account pays, and what a school may still see of it.
import type { Row } from "../district-rows.ts";
import { isOwnSchool, isOwnStudentsChild, lasts, type Rule, type World } from "./links.ts";

const reviewed: readonly unknown[] = ["reviewed", "approved", "sent", "settled"];
const toBePaid: readonly unknown[] = ["approved", "sent"];

/** Batches in which a line goes to the account: teachers' subsidy or a pupil's aid. */
const batchesOf = ({ rows }: World, account: Row): readonly (Row | undefined)[] =>
  ["RuralSubsidyPayment", "StudentAidGrant"].flatMap((type) =>
    rows.of(type, "payeeAccountId", account.id).map((line) => rows.byId("PaymentBatch", line.batchId)),
  );

const isPaidBy =
  (steps: readonly unknown[]): Rule =>
  (world, _scope, account) =>
    batchesOf(world, account).some((batch) => batch !== undefined && steps.includes(batch.status));

/** The teacher's relation of today, or the child's open enrolment, lies with an own school. */
const isOwnBeneficiary: Rule = (world, scope, account) => {
  const child = world.rows.byId("Child", account.childId);
  return child === undefined
    ? world.rows
        .of("PersonnelRelation", "teacherId", account.teacherId ?? null)
        .some((relation) => lasts(relation, world.today) && isOwnSchool(world, scope, relation.schoolId))
    : isOwnStudentsChild(world, scope, child);
};

export const subsidiesRules = {
  "batch of teachers' subsidy": (_world, _scope, batch) => batch.kind === "rural-subsidy",
  "batch of pupils' aid": (_world, _scope, batch) => batch.kind === "student-aid",
  "reviewed batch": (_world, _scope, batch) => reviewed.includes(batch.status),
  "subsidy line of a reviewed batch": ({ rows }, _scope, line) =>
    reviewed.includes(rows.byId("PaymentBatch", line.batchId)?.status),
  "account once verified": (_world, _scope, account) => account.verifiedOn !== null,
  "account of a child": (_world, _scope, account) => account.childId !== null,
  "payee of a reviewed batch": isPaidBy(reviewed),
  "line of a batch approved and not settled": ({ rows, today }, _scope, line) => {
    const account = rows.byId("PayeeAccount", line.payeeAccountId);
    const batch = rows.byId("PaymentBatch", line.batchId);
    return (
      batch !== undefined &&
      toBePaid.includes(batch.status) &&
      lasts(batch, today) &&
      account !== undefined &&
      lasts(account, today)
    );
  },
  "own beneficiary's account, not verified": (world, scope, account) =>
    account.verifiedOn === null && isOwnBeneficiary(world, scope, account),
  "of one's own as a teacher": (_world, scope, row) =>
    typeof row.teacherId === "string" && scope.includes(row.teacherId),
  "teacher with a relation to an own school": (world, scope, teacher) =>
    world.rows
      .of("PersonnelRelation", "teacherId", teacher.id)
      .some((relation) => lasts(relation, world.today) && isOwnSchool(world, scope, relation.schoolId)),
  "oneself as a teacher": (_world, scope, teacher) => scope.includes(teacher.id),
} as const satisfies Readonly<Record<string, Rule>>;
