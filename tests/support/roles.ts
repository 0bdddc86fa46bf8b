// The roles of the district, each named here and nowhere else among the tests' lists: what a test asks of every role, of
// every desk or of the administrators follows. What a role may do stands in tests/oracle/expectations.

interface RoleFacts {
  /**
   * `desk`: one assignment over the whole district, and a development person called like the role; `administrator`: such a
   * desk without any business data. `scoped`: everybody else.
   */
  readonly kind: "desk" | "administrator" | "scoped";
  /** What its assignments may carry. */
  readonly duties?: readonly string[];
  /** To this role a forbidden field looks like one that does not exist. */
  readonly unknowing?: true;
}

const facts = {
  "education-officer": {
    kind: "scoped",
    duties: ["basic-education", "personnel", "finance", "student-aid", "safety"],
  },
  "school-registrar": {
    kind: "scoped",
    duties: ["head", "enrolment", "personnel", "accounts", "welfare", "canteen"],
  },
  "development-officer": { kind: "desk" },
  "finance-officer": { kind: "desk" },
  "police-officer": { kind: "scoped" },
  "civil-affairs-officer": { kind: "desk" },
  "staffing-officer": { kind: "desk" },
  "hr-officer": { kind: "desk" },
  "planning-officer": { kind: "desk" },
  "township-officer": { kind: "scoped" },
  "village-committee": { kind: "scoped", unknowing: true },
  "care-organisation": { kind: "scoped" },
  inspector: {
    kind: "scoped",
    duties: ["enrolment-inspection", "staffing-inspection", "funding-inspection", "nutrition-inspection"],
  },
  "district-leader": { kind: "desk" },
  guardian: { kind: "scoped", unknowing: true },
  teacher: { kind: "scoped", unknowing: true },
  public: { kind: "scoped", unknowing: true },
  "system-administrator": { kind: "administrator" },
  "data-steward": { kind: "administrator" },
  "audit-administrator": { kind: "administrator" },
} as const satisfies Readonly<Record<string, RoleFacts>>;

export type RoleName = keyof typeof facts;

const factsOf: Readonly<Record<RoleName, RoleFacts>> = facts;

export const roles = Object.keys(facts) as readonly RoleName[];

const ofKind = (kind: RoleFacts["kind"]) => roles.filter((role) => factsOf[role].kind === kind);

/** Roles of the whole district without duties. */
export const desks = ofKind("desk");
export const administrators = ofKind("administrator");
/** Whoever reads anything at all. */
export const readers = roles.filter((role) => !administrators.includes(role));

/** Roles whose assignments carry duties. The other roles have none. */
export const dutiesOf = Object.fromEntries(
  roles.map((role) => [role, factsOf[role].duties ?? []]),
) as unknown as Readonly<Record<RoleName, readonly string[]>>;

/** Roles to whom a forbidden field looks like one that does not exist. */
export const unknowing = roles.filter((role) => factsOf[role].unknowing === true);
