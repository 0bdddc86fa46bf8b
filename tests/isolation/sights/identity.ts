// Schools, headcounts and children as the roles beyond the first six see them. What else a role sees of its own domains
// stands with those domains.
import { type Holder, idList, type Sight, see } from "./sight.ts";

const headcountColumns =
  "id school_id township_id school_year stage grade as_of students boarders classes certified_on";

/** 三(九): by a number in full, no more than that such a child belongs here. */
function police(ids: readonly string[], purpose: string | undefined): readonly Sight[] {
  if (purpose !== "identity-verification") return [];
  const here = `hukou_township_id = any (${idList(ids)}) or residence_township_id = any (${idList(ids)})`;
  return [see("child", here, "id id_number_index")];
}

/** 四(四): the task's schools. Pupils are named for a reason only. */
function inspector(
  duties: readonly string[],
  ids: readonly string[],
  purpose: string | undefined,
): readonly Sight[] {
  const own = `school_id = any (${idList(ids)})`;
  const sights = [see("school_headcount", `${own} and certified_on is not null`, headcountColumns)];
  if (!duties.includes("enrolment-inspection")) return sights;
  sights.push(
    see("school_headcount", own, headcountColumns),
    see("school_class", own, "id school_id township_id school_year grade class_no type cap"),
    see("enrolment", own, "id class_id school_id school_year boarding kind valid_from valid_to"),
  );
  if (purpose !== "inspection") return sights;
  return [
    ...sights,
    see("enrolment", own, "student_id"),
    see("student", own, "id child_id school_id since"),
    see("child", own, "id name"),
  ];
}

export function identitySights({ role, purpose, assignments }: Holder): readonly Sight[] {
  return assignments.flatMap(({ duties, ids }): readonly Sight[] => {
    switch (role) {
      case "staffing-officer":
      case "district-leader":
        return [see("school_headcount", "certified_on is not null", headcountColumns)];
      case "police-officer":
        return police(ids, purpose);
      case "inspector":
        return inspector(duties, ids, purpose);
      default:
        return [];
    }
  });
}
