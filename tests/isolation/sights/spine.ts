// Divisions, schools, children and enrolments: who sees which cell of them.
import { bonded, type Holder, idList, lasting, type Sight, see } from "./sight.ts";

const published: readonly Sight[] = [
  see("district", "true", "id name"),
  see("township", "true", "id district_id name kind high_cold"),
  see("township_name", "true", "id township_id name kind valid_from valid_to"),
  see("division_code", "true", "id township_id system edition code name_in_edition"),
  see("village", "true", "id township_id name kind"),
  see(
    "school",
    "true",
    `id township_id village_id parent_school_id name official_code uscc kind run_by locale county_town boarding
     altitude_m status opened_on closed_on head_name office_phone`,
  ),
];

const headcountColumns =
  "id school_id township_id school_year stage grade as_of students boarders classes certified_on";
const classColumns = "id school_id township_id school_year grade class_no type cap";
const bondColumns = "id child_id guardian_id kind status valid_from valid_to";
const studentColumns = "id child_id school_id since";
const placeColumns = "id child_id kind township_id village_id valid_from valid_to";
const personColumns = "id name id_type gender birth_date";

function education(duties: readonly string[], purpose: string | undefined): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const sights = [
    see("school_class", "true", classColumns),
    see("school_headcount", "true", headcountColumns),
  ];
  if (has("basic-education", "student-aid", "safety")) {
    sights.push(
      see("child", "true", `${personColumns} enrolled`),
      see("child_location", "true", placeColumns),
      see("student", "true", studentColumns),
      see(
        "enrolment",
        "true",
        "id student_id class_id school_id school_year boarding kind valid_from valid_to end_reason",
      ),
      see("guardianship", "true", bondColumns),
      see("guardian", "true", "id name phone_tail"),
    );
  }
  if (has("basic-education", "student-aid")) {
    sights.push(see("child", "true", "id_number_tail"), see("student", "true", "student_no_tail"));
  }
  if (has("basic-education") && purpose === "identity-verification") {
    sights.push(
      see("child", "true", "id_number_cipher id_number_index"),
      see("student", "true", "student_no_cipher"),
    );
  }
  if (has("basic-education") && purpose === "rehabilitation") sights.push(see("student", "true", "category"));
  if (has("basic-education") && purpose === "dropout-return")
    sights.push(see("guardian", "true", "phone_cipher"));
  return sights;
}

function registrar(
  duties: readonly string[],
  ids: readonly string[],
  purpose: string | undefined,
): readonly Sight[] {
  const has = (...wanted: string[]) => wanted.some((duty) => duties.includes(duty));
  const own = `school_id = any (${idList(ids)})`;
  const sights = [see("school_class", own, classColumns), see("school_headcount", own, headcountColumns)];
  if (!has("head", "enrolment", "welfare")) return sights;
  sights.push(
    see("child", own, `${personColumns} enrolled`),
    see("student", own, studentColumns),
    see("enrolment", own, "id student_id class_id school_id school_year boarding kind valid_from valid_to"),
    see("guardianship", own, bondColumns),
    see("guardian", bonded(`g.${own}`), "id name phone_cipher"),
  );
  if (has("head", "enrolment")) {
    sights.push(
      see("child", own, "id_number_tail"),
      see("student", own, "student_no_tail"),
      see("enrolment", own, "end_reason"),
    );
  }
  if (has("head", "welfare")) sights.push(see("guardianship", own, "protective_flag"));
  if (has("enrolment", "welfare") && purpose === "rehabilitation")
    sights.push(see("student", own, "category"));
  if (has("welfare")) sights.push(see("guardian", bonded(`g.${own}`), "workplace_province"));
  return sights;
}

/** 三(八): hukou gives enrolment and contact; 三(十): residence gives care. Either gives the person. */
function township(ids: readonly string[]): readonly Sight[] {
  const hukou = `hukou_township_id = any (${idList(ids)})`;
  const residence = `residence_township_id = any (${idList(ids)})`;
  const either = `(${hukou} or ${residence})`;
  // A place the child has left gives nothing.
  const there = `township_id = any (${idList(ids)}) and ${lasting}`;
  return [
    see("child", either, `${personColumns} id_number_tail`),
    see("child", hukou, "enrolled"),
    see("child_location", there, placeColumns),
    see("child_location", `${there} and kind = 'residence'`, "address_cipher"),
    see("student", hukou, studentColumns),
    see("enrolment", hukou, "id student_id school_id school_year valid_from valid_to"),
    see("guardianship", either, bondColumns),
    see("guardianship", residence, "protective_flag"),
    see("guardian", bonded(`(g.${hukou} or g.${residence})`), "id name"),
    see("guardian", bonded(`g.${hukou}`), "phone_cipher"),
    see("guardian", bonded(`g.${residence}`), "workplace_province"),
  ];
}

function guardian(ids: readonly string[]): readonly Sight[] {
  const mine = `guardian_id = any (${idList(ids)}) and status = 'active' and ${lasting}`;
  const ownChild = (column: string) => `${column} in (select child_id from guardianship where ${mine})`;
  // A flag on any bond of the child hides where it is, and a school would tell.
  const openChild = (column: string) =>
    `${ownChild(column)} and ${column} in (select l.child_id from child_location l where not l.protective)`;
  const ownStudent = (column: string) =>
    `${column} in (select id from student where ${openChild("student.child_id")})`;
  const ownClass = `id in (select class_id from enrolment where ${ownStudent("enrolment.student_id")})`;
  const self = `guardian.id = any (${idList(ids)})`;
  return [
    see("child", ownChild("child.id"), `${personColumns} enrolled id_number_tail`),
    see(
      "child_location",
      `${ownChild("child_location.child_id")} and not protective`,
      `${placeColumns} address_cipher`,
    ),
    see("student", ownChild("student.child_id"), "id child_id since category student_no_tail"),
    see("student", openChild("student.child_id"), "school_id"),
    see(
      "enrolment",
      ownStudent("enrolment.student_id"),
      "id student_id class_id school_id school_year boarding kind valid_from valid_to end_reason",
    ),
    see("school_class", ownClass, "id school_id township_id school_year grade class_no type"),
    see("guardianship", mine, bondColumns),
    see("guardian", self, "id name phone_cipher workplace_province id_number_tail"),
  ];
}

/** The three administrators see no business data. */
const administrators: ReadonlySet<string> = new Set([
  "system-administrator",
  "data-steward",
  "audit-administrator",
]);

export function spineSights({ role, purpose, assignments }: Holder): readonly Sight[] {
  const own = assignments.flatMap(({ duties, ids }): readonly Sight[] => {
    switch (role) {
      case "education-officer":
        return education(duties, purpose);
      case "finance-officer":
        return [see("school_headcount", "certified_on is not null", headcountColumns)];
      case "school-registrar":
        return registrar(duties, ids, purpose);
      case "township-officer":
        return township(ids);
      case "guardian":
        return guardian(ids);
      default:
        return [];
    }
  });
  return administrators.has(role) ? [] : [...published, ...own];
}
