// Resolvers of the ordinary schema: each field that is not a column runs one simple statement for its own row.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Context, Row } from "./type-graphql-types.ts";
import * as types from "./type-graphql-types.ts";

interface Where {
  readonly schoolYear?: { readonly eq: number };
  readonly schoolId?: { readonly eq: string };
}
type Given = Readonly<Record<string, unknown>> & { readonly where?: Where; readonly first?: number };
type Answer = (context: Context, row: Row, given: Given) => unknown;

const kinds = {
  first: () => Int,
  after: () => String,
  orderBy: () => types.Word,
  where: () => types.Where,
  groupBy: () => [types.Word],
  id: () => ID,
};
type Argument = keyof typeof kinds;

class Roots {}
Resolver()(Roots);
export const resolvers: [typeof Roots, ...(typeof Roots)[]] = [Roots];

/** One method with its decorators: `of` null makes a root field. */
// biome-ignore lint/complexity/useMaxParams: what a method and its decorators are told, in their order
function define(
  of: (new () => object) | null,
  name: string,
  type: () => unknown,
  names: readonly Argument[],
  answer: Answer,
) {
  const holder = of === null ? Roots : { [`${of.name}Resolver`]: class {} }[`${of.name}Resolver`];
  if (holder === undefined) throw new Error("no class");
  const method = (row: Row, context: Context, ...values: unknown[]) =>
    answer(context, row, Object.fromEntries(names.map((argument, index) => [argument, values[index]])));
  Object.defineProperty(holder.prototype, name, { value: method, configurable: true, writable: true });
  const descriptor = { value: method };
  Root()(holder.prototype, name, 0);
  Ctx()(holder.prototype, name, 1);
  for (const [index, argument] of names.entries()) {
    Arg(argument, kinds[argument] as () => typeof String, { nullable: true })(
      holder.prototype,
      name,
      index + 2,
    );
  }
  const decorate = of === null ? Query : FieldResolver;
  decorate(type as () => typeof String, { nullable: true })(holder.prototype, name, descriptor);
  if (of === null) return;
  Resolver(() => of)(holder);
  resolvers.push(holder);
}

const one = async (rows: Promise<Row[]>): Promise<Row | null> => (await rows)[0] ?? null;
const nodes = async (rows: Promise<Row[]>) => ({ nodes: await rows });

const school = `s.id, s.name, s.official_code as "officialCode", s.kind, s.status, s.locale, s.boarding,
  s.altitude_m as "altitudeM", s.opened_on as "openedOn", s.head_name as "headName", s.township_id`;
const township = `t.id, t.name, t.kind, t.high_cold as "highCold"`;
const student = "s.id, s.since, s.child_id";

define(
  null,
  "school",
  () => types.School,
  ["id"],
  ({ ask }, _root, { id }) => one(ask(`select ${school} from school s where s.id = $1`, [id])),
);
define(
  null,
  "schools",
  () => types.Schools,
  ["first", "orderBy"],
  ({ ask }, _root, { first, orderBy }) => {
    const order = orderBy === "NAME_ASC" ? "s.name, s.id" : "s.opened_on desc, s.id desc";
    return nodes(ask(`select ${school} from school s order by ${order} limit $1`, [first]));
  },
);
define(
  null,
  "township",
  () => types.Township,
  ["id"],
  ({ ask }, _root, { id }) => one(ask(`select ${township} from township t where t.id = $1`, [id])),
);
define(
  null,
  "townships",
  () => types.Townships,
  ["first", "orderBy"],
  ({ ask }, _root, { first }) =>
    nodes(ask(`select ${township} from township t order by t.name, t.id limit $1`, [first])),
);
define(
  null,
  "students",
  () => types.Students,
  ["first", "after", "orderBy", "where"],
  async ({ ask, caller }, _root, given) => {
    const size = given.first ?? 50;
    const schoolId = given.where?.schoolId?.eq;
    const place = typeof given.after === "string" ? given.after.split(" ") : null;
    const column = schoolId === undefined ? "hukou_township_id" : "school_id";
    const keyset = place === null ? "" : " and (s.since, s.id) > ($3::text::date, $4::uuid)";
    const rows = await ask(
      `select ${student} from student s where s.${column} = $1${keyset} order by s.since, s.id limit $2`,
      [schoolId ?? caller.scopeIds[0], size + 1, ...(place ?? [])],
    );
    const shown = rows.slice(0, size);
    const last = shown.at(-1);
    const endCursor = last === undefined ? null : `${last.since} ${last.id}`;
    return { nodes: shown, pageInfo: { hasNextPage: rows.length > size, endCursor } };
  },
);
define(
  null,
  "schoolHeadcountAggregate",
  () => [types.Totals],
  ["where", "groupBy"],
  async ({ ask }, _root, { where }) => {
    const rows = await ask(
      `select township_id, sum(students) as students, sum(boarders) as boarders, sum(classes) as classes,
       max(students) as most from school_headcount where school_year = $1 group by township_id order by township_id`,
      [where?.schoolYear?.eq],
    );
    return rows.map(({ township_id, most, ...sum }) => ({
      key: { townshipId: township_id },
      sum,
      max: { students: most },
    }));
  },
);
define(
  null,
  "childLocations",
  () => types.ChildLocations,
  ["first", "where"],
  ({ ask, caller }, _root, { first }) =>
    nodes(
      ask(
        `select id, address_cipher, valid_from as "validFrom", valid_to as "validTo" from child_location
        where township_id = $1 and kind = 'residence' order by id limit $2`,
        [caller.scopeIds[0], first],
      ),
    ),
);
define(
  types.School,
  "township",
  () => types.Township,
  [],
  ({ ask }, row) => one(ask(`select ${township} from township t where t.id = $1`, [row.township_id])),
);
define(
  types.School,
  "classes",
  () => types.SchoolClasses,
  ["first", "where"],
  ({ ask }, row, { first, where }) =>
    nodes(
      ask(
        `select id, grade, class_no as "classNo", type, cap from school_class
        where school_id = $1 and school_year = $2 order by id limit $3`,
        [row.id, where?.schoolYear?.eq, first],
      ),
    ),
);
define(
  types.School,
  "headcounts",
  () => types.SchoolHeadcounts,
  ["first", "where"],
  ({ ask }, row, { first, where }) =>
    nodes(
      ask(
        `select grade, students, boarders, classes, as_of as "asOf" from school_headcount
        where school_id = $1 and school_year = $2 order by id limit $3`,
        [row.id, where?.schoolYear?.eq, first],
      ),
    ),
);
define(
  types.Student,
  "child",
  () => types.Child,
  [],
  ({ ask }, row) =>
    one(ask(`select id, name, gender, birth_date as "birthDate" from child where id = $1`, [row.child_id])),
);
define(
  types.Student,
  "enrolments",
  () => types.Enrolments,
  ["first", "where"],
  ({ ask }, row, { first }) =>
    nodes(
      ask(
        "select id, class_id from enrolment where student_id = $1 and valid_to is null order by id limit $2",
        [row.id, first],
      ),
    ),
);
define(
  types.Enrolment,
  "schoolClass",
  () => types.SchoolClass,
  [],
  ({ ask }, row) =>
    one(ask(`select id, grade, class_no as "classNo" from school_class where id = $1`, [row.class_id])),
);
define(
  types.Child,
  "guardianships",
  () => types.Guardianships,
  ["first", "where"],
  ({ ask }, row, { first }) =>
    nodes(
      ask(
        `select kind, valid_from as "validFrom", guardian_id from guardianship
        where child_id = $1 and status = 'active' order by id limit $2`,
        [row.id, first],
      ),
    ),
);
define(
  types.Guardianship,
  "guardian",
  () => types.Guardian,
  [],
  ({ ask }, row) => one(ask("select name from guardian where id = $1", [row.guardian_id])),
);
define(
  types.ChildLocation,
  "address",
  () => String,
  [],
  ({ decrypt }, row) =>
    typeof row.address_cipher === "string"
      ? decrypt(row.address_cipher, "child_location.address", String(row.id))
      : null,
);
