// Schools and classes as the tests of their rules write them: statements, and the sample's schools that they are tried on.
import { centralSchoolName, inventedSchoolId } from "../../src/sample/planted.ts";

export const maliu = inventedSchoolId(centralSchoolName("麻柳乡"));
export const idle = inventedSchoolId("金峰镇示例闲置小学");
export const closed = inventedSchoolId("大德镇示例旧址教学点");
export const building = inventedSchoolId("赵家街道示例在建初级中学");
/** The id of whatever row a test adds. */
export const newId = "ffffffff-0000-7000-8000-000000000001";

/** A school like another one, with what is said of it. */
export const like = (model: string, differing: Readonly<Record<string, string>>): string => {
  const set = { id: `'${newId}'`, name: "'示例新校'", official_code: "null", ...differing } as const;
  const of = (column: string): string => set[column as keyof typeof set] ?? column;
  const columns = [
    ...["id", "district_id", "township_id", "village_id", "parent_school_id", "name", "official_code"],
    ...["kind", "run_by", "locale", "status"],
  ];
  return `insert into school (${columns.join(", ")}) select ${columns.map(of).join(", ")} from school where id = '${model}'`;
};
export const set = (school: string, what: string): string =>
  `update school set ${what} where id = '${school}'`;
export const leave = (school: string): string =>
  `update enrolment set valid_to = tc.today(), end_reason = '转出' where school_id = '${school}' and valid_to is null`;
export const close = (school: string): string => set(school, "status = 'closed', closed_on = tc.today()");

export const newClass = (school: string, grade: number, cap = 45, year = 2026): string => `
  insert into school_class (id, school_id, township_id, school_year, grade, class_no, type, cap)
    select '${newId}', id, township_id, ${year}, ${grade}, 99, '10', ${cap} from school where id = '${school}'`;
