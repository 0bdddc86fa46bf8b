// The hand-written statements. One per case: scope first, then the whole answer as JSON text made in the database.
// `format` with `string_agg` is the fastest way to JSON that we measured (half of `json_object`): `%s` takes what needs
// no escaping, free text goes through `to_json`. Row policies restrict rows; a scope's id is named where an index wants it.
import type { CodeTable } from "../../../src/catalogue/definitions.ts";
import * as funding from "../../../src/domains/funding/funding.codes.ts";
import * as references from "../../../src/domains/reference/references.codes.ts";
import * as schools from "../../../src/domains/schools/schools.codes.ts";
import * as staffing from "../../../src/domains/staffing/staffing.codes.ts";
import * as care from "../../../src/domains/welfare/care.codes.ts";
import type { Caller } from "./caller.ts";

type Variables = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly case: string;
  readonly variables: Variables;
}

export interface Statement {
  readonly text: string;
  readonly parameters: (variables: Variables, caller: Caller) => readonly unknown[];
  readonly decrypts?: true;
}

/** The whole body, so that the bytes which PostgreSQL sends are the ones that go out. */
const scoped = (data: string): string =>
  `select set_config('tongchou.ticket', $1, true), '{"data":' || ${data} || '}' as body`;

/** A stored code as the name that clients see. */
const named = (table: CodeTable, column: string): string =>
  `case ${column} ${Object.entries(table.values)
    .map(([name, { code }]) => `when '${code}' then '${name}'`)
    .join(" ")} end`;

/** Nullable values: text escaped, everything else only quoted. */
const text = (value: string): string => `coalesce(to_json(${value})::text, 'null')`;
const quoted = (value: string): string => `coalesce('"' || ${value} || '"', 'null')`;
const bare = (value: string): string => `coalesce(${value}::text, 'null')`;

const school = scoped(`coalesce((
  select format('{"school":{"id":"%s","name":%s,"officialCode":%s,"kind":"%s","status":"%s","locale":"%s","boarding":%s,"altitudeM":%s,"openedOn":%s,"headName":%s,"township":%s}}',
      s.id, to_json(s.name), ${quoted("s.official_code")}, ${named(schools.schoolKinds, "s.kind")},
      ${named(schools.schoolStatuses, "s.status")}, ${named(schools.locales, "s.locale")}, to_json(s.boarding),
      ${bare("s.altitude_m")}, ${quoted("s.opened_on")}, ${text("s.head_name")},
      coalesce((select format('{"id":"%s","name":%s,"kind":"%s"}', t.id, to_json(t.name), ${named(references.townshipKinds, "t.kind")})
        from township t where t.id = s.township_id), 'null'))
    from school s where s.id = $2), '{"school":null}')`);

const schoolsWithClasses = scoped(`(
  select format('{"schools":{"nodes":[%s]}}', string_agg(row, ',')) from (
    select format('{"id":"%s","name":%s,"kind":"%s","classes":{"nodes":[%s]},"headcounts":{"nodes":[%s]}}',
        s.id, to_json(s.name), ${named(schools.schoolKinds, "s.kind")},
        (select string_agg(format('{"id":"%s","grade":%s,"classNo":%s,"type":"%s","cap":%s}',
            c.id, c.grade, c.class_no, ${named(schools.classTypes, "c.type")}, c.cap), ',')
          from (select id, grade, class_no, type, cap from school_class
            where school_id = s.id and school_year = $2 order by id limit 40) c),
        (select string_agg(format('{"grade":%s,"students":%s,"boarders":%s,"classes":%s,"asOf":"%s"}',
            h.grade, h.students, h.boarders, h.classes, h.as_of), ',')
          from (select grade, students, boarders, classes, as_of from school_headcount
            where school_id = s.id and school_year = $2 order by id limit 20) h)) as row
      from school s order by s.name, s.id limit 50) q)`);

const studentsOfSchool = scoped(`(
  select format('{"students":{"nodes":[%s]}}', string_agg(row, ',')) from (
    select format('{"id":"%s","since":"%s","enrolments":{"nodes":[%s]},"child":%s}',
        s.id, s.since,
        (select format('{"id":"%s","schoolClass":%s}', e.id, coalesce(
            (select format('{"grade":%s,"classNo":%s}', c.grade, c.class_no) from school_class c where c.id = e.class_id), 'null'))
          from (select id, class_id from enrolment where student_id = s.id and valid_to is null) e),
        coalesce((select format('{"name":%s,"gender":"%s","birthDate":"%s","guardianships":{"nodes":[%s]}}',
            to_json(c.name), ${named(references.genders, "c.gender")}, c.birth_date,
            (select string_agg(format('{"kind":"%s","validFrom":"%s","guardian":%s}', upper(b.kind), b.valid_from,
                coalesce((select format('{"name":%s}', to_json(g.name)) from guardian g where g.id = b.guardian_id), 'null')), ',')
              from (select kind, valid_from, guardian_id from guardianship
                where child_id = c.id and status = 'active' order by id limit 5) b))
          from child c where c.id = s.child_id), 'null')) as row
      from student s where s.school_id = $2 order by s.since, s.id limit 100) q)`);

const page = (keyset: string): string =>
  scoped(`(
  select format('{"students":{"nodes":[%s],"pageInfo":{"hasNextPage":%s,"endCursor":%s}}}',
      array_to_string(rows[1:50], ','), to_json(cardinality(rows) > 50),
      coalesce('"' || days[least(50, cardinality(rows))] || ' ' || ids[least(50, cardinality(rows))] || '"', 'null'))
    from (select array_agg(s.since) as days, array_agg(s.id) as ids,
        array_agg(format('{"id":"%s","since":"%s","child":%s}', s.id, s.since,
          coalesce('{"name":' || to_json(c.name) || '}', 'null'))) as rows
      from (select id, since, child_id from student
          where hukou_township_id = $2${keyset} order by since, id limit 51) s
        left join child c on c.id = s.child_id) p)`);

const aggregate = scoped(`(
  select format('{"totals":[%s]}', string_agg(
      format('{"key":{"townshipId":"%s"},"sum":{"students":%s,"boarders":%s,"classes":%s},"max":{"students":%s}}',
        township_id, students, boarders, classes, most), ','))
    from (select township_id, sum(students) as students, sum(boarders) as boarders, sum(classes) as classes,
        max(students) as most
      from school_headcount where school_year = $2 group by township_id order by township_id) g)`);

const severalRoots =
  scoped(`format('{"school":%s,"township":%s,"townships":{"nodes":[%s]},"schools":{"nodes":[%s]}}',
  coalesce((select format('{"id":"%s","name":%s,"headName":%s}', id, to_json(name), ${text("head_name")})
    from school where id = $2), 'null'),
  coalesce((select format('{"id":"%s","name":%s,"kind":"%s"}', id, to_json(name), upper(kind))
    from township where id = $3), 'null'),
  (select string_agg(format('{"id":"%s","name":%s,"kind":"%s","highCold":%s}', id, to_json(name), upper(kind), to_json(high_cold)), ',')
    from (select id, name, kind, high_cold from township order by name, id limit 20) t),
  (select string_agg(format('{"id":"%s","name":%s,"openedOn":%s,"township":%s}', s.id, to_json(s.name), ${quoted("s.opened_on")},
      coalesce((select format('{"name":%s}', to_json(t.name)) from township t where t.id = s.township_id), 'null')), ',')
    from (select id, name, opened_on, township_id from school order by opened_on desc, id desc limit 20) s))`);

const decryptedList = scoped(`(
  select format('{"childLocations":{"nodes":[%s]}}', string_agg(format('{"id":"%s","address":%s,"validFrom":"%s","validTo":%s}',
      id, coalesce(format(E'\\x01%s:%s\\x01', id, address_cipher), 'null'), valid_from, ${quoted("valid_to")}), ','))
    from (select id, address_cipher, valid_from, valid_to from child_location
      where township_id = $2 and kind = 'residence' order by id limit 100) l)`);

const quotasOfSchools = scoped(`(
  select format('{"schoolQuotas":{"nodes":[%s]}}', string_agg(format('{"id":"%s","schoolYear":%s,"quota":%s,"teacherQuota":%s,"basis":"%s","reserved":%s,"occupied":%s,"nonQuota":%s,"seconded":%s,"school":%s}',
      q.id, q.school_year, q.quota, q.teacher_quota, ${named(staffing.quotaBases, "q.basis")}, q.reserved, q.occupied, q.non_quota, q.seconded,
      coalesce((select format('{"name":%s,"kind":"%s","township":%s}', to_json(s.name), ${named(schools.schoolKinds, "s.kind")},
          coalesce((select format('{"name":%s}', to_json(t.name)) from township t where t.id = s.township_id), 'null'))
        from school s where s.id = q.school_id), 'null')), ','))
    from (select * from (select id, school_id, school_year, quota, teacher_quota, basis, reserved, occupied, non_quota, seconded
      from school_quota where school_year = $2) y order by id limit 100) q)`);

const allocationsAndPayments = scoped(`(
  select format('{"allocations":{"nodes":[%s]}}', string_agg(format('{"id":"%s","item":"%s","amountFen":%s,"centralFen":%s,"municipalFen":%s,"districtFen":%s,"decidedOn":"%s","school":%s,"payments":{"nodes":[%s]}}',
      a.id, ${named(funding.fundItems, "a.item")}, a.amount_fen, a.central_fen, a.municipal_fen, a.district_fen, a.decided_on,
      coalesce((select format('{"name":%s}', to_json(s.name)) from school s where s.id = a.school_id), 'null'),
      (select string_agg(format('{"amountFen":%s,"paidOn":"%s","voucherNo":%s}', p.amount_fen, p.paid_on, to_json(p.voucher_no)), ',')
        from (select amount_fen, paid_on, voucher_no from payment where allocation_id = a.id order by id limit 20) p)), ','))
    from (select id, school_id, item, amount_fen, central_fen, municipal_fen, district_fen, decided_on
      from allocation where fiscal_year = $2 order by id limit 50) a)`);

const leftBehindChildren = scoped(`(
  select format('{"leftBehindRecords":{"nodes":[%s]}}', string_agg(format('{"id":"%s","reason":"%s","risk":"%s","openedOn":"%s","dueOn":%s,"child":%s,"checks":{"nodes":[%s]}}',
      r.id, ${named(care.leftBehindReasons, "r.reason")}, ${named(care.careRisks, "r.risk")}, r.valid_from, ${quoted("r.due_on")},
      coalesce((select format('{"name":%s,"gender":"%s","birthDate":"%s"}', to_json(c.name), ${named(references.genders, "c.gender")}, c.birth_date)
        from child c where c.id = r.child_id), 'null'),
      (select string_agg(format('{"periodStart":"%s","checkedOn":"%s","method":"%s"}', k.period_start, k.checked_on, ${named(care.checkMethods, "k.method")}), ',')
        from (select period_start, checked_on, method from left_behind_check where record_id = r.id order by id limit 5) k)), ','))
    from (select id, child_id, reason, risk, valid_from, due_on from left_behind_record
      where residence_township_id = $2 and closed_on is null order by id limit 50) r)`);

const [first, deep] = [page(""), page(" and (since, id) > ($3::text::date, $4::uuid)")];

/** The deep page's place travels as `<since> <id>`. */
const placeOf = ({ after }: Variables): readonly string[] => String(after).split(" ");

export const statements: Readonly<Record<string, Statement>> = {
  school: { text: school, parameters: ({ id }, { ticket }) => [ticket, id] },
  "schools-with-classes": { text: schoolsWithClasses, parameters: ({ year }, { ticket }) => [ticket, year] },
  "students-of-school": { text: studentsOfSchool, parameters: (given, { ticket }) => [ticket, given.school] },
  "first-page": { text: first, parameters: (_given, { ticket, scopeIds }) => [ticket, scopeIds[0]] },
  "deep-page": {
    text: deep,
    parameters: (given, { ticket, scopeIds }) => [ticket, scopeIds[0], ...placeOf(given)],
  },
  "aggregate-by-township": { text: aggregate, parameters: ({ year }, { ticket }) => [ticket, year] },
  "several-roots": {
    text: severalRoots,
    parameters: ({ id, township }, { ticket }) => [ticket, id, township],
  },
  "decrypted-list": {
    text: decryptedList,
    parameters: (_given, { ticket, scopeIds }) => [ticket, scopeIds[0]],
    decrypts: true,
  },
  "quotas-of-schools": { text: quotasOfSchools, parameters: ({ year }, { ticket }) => [ticket, year] },
  "allocations-and-payments": {
    text: allocationsAndPayments,
    parameters: ({ year }, { ticket }) => [ticket, year],
  },
  "left-behind-children": {
    text: leftBehindChildren,
    parameters: (_given, { ticket, scopeIds }) => [ticket, scopeIds[0]],
  },
};
