// People, their assignments, and the policy in force. What a person may do lives here, never in a token.
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";
import { instant, keyedText, rowColumns } from "../database/columns.ts";

export const tc = pgSchema("tc");

/**
 * A person known to an issuer, or a service: a client that acts on its own behalf, until a day, and spends so much a minute.
 * `epoch` grows with every change of their assignments.
 */
export const person = tc.table(
  "person",
  {
    ...rowColumns(),
    /** By what tokens name it; null until it is linked, and never another one after that. */
    issuer: text("issuer"),
    subject: text("subject"),
    displayName: text("display_name").notNull(),
    epoch: integer("epoch").notNull().default(1),
    disabledAt: instant("disabled_at"),
    kind: text("kind").notNull().default("person"),
    /** The first day on which it is none any more. */
    validTo: date("valid_to"),
    /** Units of price that all its operations may come to in a minute. */
    costAMinute: integer("cost_a_minute"),
    /** Of the natural person, the same on all of its accounts: a staff number or the like, never an identity number. */
    naturalPersonCode: keyedText("natural_person_code"),
  },
  (t) => [
    uniqueIndex("person_subject").on(t.issuer, t.subject),
    index("person_natural").on(t.naturalPersonCode),
    check("person_linked", sql`(${t.issuer} is null) = (${t.subject} is null)`),
    check("person_stays", sql`${t.archivedAt} is null`),
    check(
      "person_natural_code",
      sql`${t.naturalPersonCode} is null or ${t.naturalPersonCode} ~ '^[0-9A-Za-z][0-9A-Za-z.-]{2,39}$' and ${t.naturalPersonCode} !~ '^[0-9]{17}[0-9Xx]$' and ${t.kind} = 'person'`,
    ),
    check(
      "person_or_service",
      sql`case ${t.kind} when 'person' then num_nonnulls(${t.validTo}, ${t.costAMinute}) = 0 when 'service' then ${t.validTo} is not null and ${t.costAMinute} > 0 else false end`,
    ),
  ],
);

/**
 * One role for one scope over one period. Exactly the scope column that `scope` names is set; `duties` narrows the
 * role (a school's duties, the education bureau's sections, the template of an inspection). An inspector's task is one
 * assignment per school, and its period is the task's window.
 */
export const assignment = tc.table(
  "assignment",
  {
    ...rowColumns(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    role: text("role").notNull(),
    scope: text("scope").notNull(),
    districtId: uuid("district_id"),
    townshipId: uuid("township_id"),
    villageId: uuid("village_id"),
    schoolId: uuid("school_id"),
    teacherId: uuid("teacher_id"),
    childId: uuid("child_id"),
    guardianId: uuid("guardian_id"),
    duties: text("duties").array().notNull().default(sql`'{}'`),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    approvedBy: text("approved_by").notNull(),
    /** What it is for. */
    reason: text("reason"),
    /** Day on which somebody who answers for it last said that it is still needed, and who. */
    confirmedOn: date("confirmed_on"),
    confirmedById: uuid("confirmed_by_id"),
    /** Why it was ended by hand. */
    endReason: text("end_reason"),
  },
  (t) => [
    check("assignment_stays", sql`${t.archivedAt} is null`),
    check("assignment_confirmed", sql`(${t.confirmedOn} is null) = (${t.confirmedById} is null)`),
    check(
      "assignment_scope",
      sql`case ${t.scope} when 'district' then ${t.districtId} when 'township' then ${t.townshipId} when 'village' then ${t.villageId} when 'school' then ${t.schoolId} when 'teacher' then ${t.teacherId} when 'child' then ${t.childId} when 'guardian' then ${t.guardianId} end is not null`,
    ),
    check(
      "assignment_one_scope",
      sql`num_nonnulls(${t.districtId}, ${t.townshipId}, ${t.villageId}, ${t.schoolId}, ${t.teacherId}, ${t.childId}, ${t.guardianId}) = 1`,
    ),
    index("assignment_person").on(t.personId),
    // A guardianship that comes, goes or moves asks who is tied to its guardian.
    index("assignment_guardian").on(t.guardianId),
    index("assignment_teacher").on(t.teacherId),
    index("assignment_role").on(t.role, t.id),
  ],
);

/**
 * What a person must keep away from (回避): a school, which is taken with its branches from the scope of every assignment, or
 * a child, guardian or teacher, of whom nothing is shown (of a guardian: nor of the guardian's children). In one role, or
 * without one in every role of the person. To themselves and their own children, as far as their assignments tell, persons
 * are tied without it: see `loadPerson`.
 */
export const recusal = tc.table(
  "recusal",
  {
    id: uuid("id").primaryKey().$defaultFn(uuidv7),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    role: text("role"),
    schoolId: uuid("school_id"),
    childId: uuid("child_id"),
    guardianId: uuid("guardian_id"),
    teacherId: uuid("teacher_id"),
    reason: text("reason").notNull(),
    validFrom: date("valid_from").notNull(),
    validTo: date("valid_to"),
    decidedBy: text("decided_by").notNull(),
  },
  (t) => [
    check("recusal_period", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check(
      "recusal_one_thing",
      sql`num_nonnulls(${t.schoolId}, ${t.childId}, ${t.guardianId}, ${t.teacherId}) = 1`,
    ),
    index("recusal_person").on(t.personId),
  ],
);

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * What a server may show for a while: one person in one role. Row policies read the scope from here (`tc.caller`), never
 * from what a statement says of itself. Made by `tc.issue_ticket` alone. An unlogged table (drizzle has no word for it: see
 * the migration): after a crash it is empty, and every server asks for new ones.
 */
export const ticket = tc.table(
  "ticket",
  {
    /** SHA-256 of what the server shows: whoever reads the table, or a copy of it, can show none. */
    digest: bytes("digest").primaryKey(),
    /** The database login that may show it. */
    login: text("login").notNull(),
    /** Null for the public. */
    personId: uuid("person_id").references(() => person.id, { onDelete: "cascade" }),
    /** The person's epoch; 0 for the public. */
    epoch: integer("epoch").notNull(),
    /** The kind of the role's scope. */
    scope: text("scope").notNull(),
    /** Null where the kind names no ids. */
    scopeIds: uuid("scope_ids").array(),
    /** Persons whose rows are left out; null where there are none. */
    ties: uuid("ties").array(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("ticket_person").on(t.personId), index("ticket_expiry").on(t.expiresAt)],
);

/** By what the sessions of a server's role logins are known for a server's (`tc.is_server`): one key for each runtime login. */
export const server = tc.table("server", {
  login: text("login").primaryKey(),
  /** SHA-256 of the key. */
  digest: bytes("digest").notNull(),
});

/**
 * An approved policy: immutable, its content named by a hash, and chained to the version before it (`tc.policy_version_chained`):
 * what was in force before comes back as another version.
 */
export const policyVersion = tc.table("policy_version", {
  version: integer("version").primaryKey().generatedAlwaysAsIdentity(),
  /** SHA-256 of the content. */
  hash: text("hash").notNull(),
  content: text("content").notNull(),
  approvedBy: text("approved_by").notNull(),
  approvedAt: instant("approved_at").notNull().defaultNow(),
  reason: text("reason"),
  /** `chain` of the version before; null of the first. */
  previous: text("previous").unique(),
  /** SHA-256 of all that the row says but its content, `previous` included. */
  chain: text("chain").notNull().unique(),
});

/** The version in force: one row. Every statement reads it, so that a plan made under another version is noticed. */
export const policyState = tc.table(
  "policy_state",
  {
    only: integer("only").primaryKey().default(1),
    version: integer("version")
      .notNull()
      .references(() => policyVersion.version),
  },
  (t) => [check("policy_state_one_row", sql`${t.only} = 1`)],
);

/** Look-ups of an exact number that a person made on a civil day, in whatever role. It only grows. */
export const lookupCount = tc.table(
  "lookup_count",
  {
    personId: uuid("person_id").notNull(),
    day: date("day").notNull(),
    /** Counted before they were asked: also those whose answer nobody waited for. */
    asked: integer("asked").notNull(),
    /** Those that were not asked any more, because the budget was used up. */
    refused: integer("refused").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.day] }),
    check("lookup_count_grows", sql`${t.asked} >= 0 and ${t.refused} >= 0`),
  ],
);

export const accessEvents = ["lookup-asked", "lookup-answered", "content-sent"] as const;

/**
 * The access log: rows are added and never changed. A look-up has two, before it is asked and before its answer goes out; one
 * without the second was not answered. It keeps no key to other tables: it outlives what it tells of.
 */
export const accessLog = tc.table(
  "access_log",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
    event: text("event", { enum: accessEvents }).notNull(),
    /** Ties the events of one look-up together. */
    lookup: uuid("lookup").notNull(),
    personId: uuid("person_id").notNull(),
    role: text("role").notNull(),
    purpose: text("purpose"),
    /** What was looked up by: `Child.idNumber`. Never the number. */
    coordinate: text("coordinate").notNull(),
    policyVersion: integer("policy_version").notNull(),
    /** Whether a row was found that the person may see; null before it was asked. */
    hit: boolean("hit"),
    /** Of a paper whose content was sent, its id. */
    rowId: uuid("row_id"),
  },
  (t) => [
    check("access_log_event", sql`${t.event} in ('lookup-asked', 'lookup-answered', 'content-sent')`),
    check("access_log_hit", sql`(${t.event} = 'lookup-answered') = (${t.hit} is not null)`),
    uniqueIndex("access_log_lookup").on(t.lookup, t.event),
    index("access_log_person").on(t.personId, t.at),
  ],
);
