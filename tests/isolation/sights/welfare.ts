// Children in care and protected records: who sees which cell, table by table. A cell that is seen only through a copy
// (a name on a contact, a township on a candidate, a place behind a count) is seen.
import { type Holder, idList, lasting, type Sight, see } from "./sight.ts";
import {
  checkColumns,
  counted,
  deadlines,
  filedColumns,
  partColumns,
  planColumns,
  recordColumns,
} from "./welfare-columns.ts";
import { civilAffairs, police } from "./welfare-recipients.ts";

function education(duties: readonly string[], purpose: string | undefined): readonly Sight[] {
  const sights: Sight[] = [deadlines, ...counted];
  if (duties.includes("basic-education")) {
    sights.push(see("left_behind_record", "true", `${recordColumns} closed_on`));
    if (purpose === "rehabilitation")
      sights.push(
        see(
          "individual_plan",
          "true",
          `${planColumns} disability_category disability_grade committee assessment_cipher`,
        ),
        see(
          "difficulty_record",
          `category = 'disability' and status = 'confirmed' and ${lasting}`,
          "id child_id category status valid_from valid_to",
        ),
      );
  }
  if (duties.includes("student-aid"))
    sights.push(
      see(
        "difficulty_record",
        `status = 'confirmed' and ${lasting}`,
        "id child_id school_id category status valid_from valid_to",
      ),
    );
  if (duties.includes("safety"))
    sights.push(
      see(
        "mandatory_report",
        "to_education",
        `${filedColumns} school_id township_id event_at known_at to_education`,
      ),
      see("report_recipient", "department = 'education'", partColumns),
    );
  return sights;
}

function school(
  duties: readonly string[],
  ids: readonly string[],
  purpose: string | undefined,
): readonly Sight[] {
  if (!duties.includes("head") && !duties.includes("welfare")) return [];
  const own = `school_id = any (${idList(ids)})`;
  const sights = [
    see("left_behind_record", own, recordColumns),
    see("care_visit", own, "id child_id school_id visited_by visited_on kind"),
    see("care_visit", `${own} and visited_by = 'school'`, "note_cipher"),
    see(
      "entrusted_care",
      `${own} and notice_to_school_on is not null`,
      "id child_id notice_to_school_on valid_from valid_to",
    ),
    see("counselling_session", own, "id school_id held_on"),
    see(
      "mandatory_report",
      `reporter_school_id = any (${idList(ids)})`,
      `${filedColumns} reporter_school_id`,
    ),
  ];
  if (purpose !== "rehabilitation") return sights;
  const plans = duties.includes("welfare") ? `${planColumns} disability_category` : planColumns;
  return [...sights, see("individual_plan", own, plans)];
}

function township(ids: readonly string[]): readonly Sight[] {
  const here = `residence_township_id = any (${idList(ids)})`;
  const accepted = `accepted_township_id = any (${idList(ids)})`;
  const contact =
    "id child_id village_id carer_id name age_band due_on valid_from valid_to residence_township_id";
  return [
    deadlines,
    see(
      "left_behind_record",
      here,
      `id child_id valid_from valid_to carer_id definition reason risk closed_on close_reason verified_on due_on
       residence_township_id`,
    ),
    see("left_behind_check", here, checkColumns),
    see("care_contact", here, contact),
    see(
      "entrusted_care",
      here,
      "id child_id guardian_id carer_id notice_to_school_on notice_to_village_on valid_from valid_to",
    ),
    see("parent_urging", here, "id child_id guardian_id urged_by urged_on kind result"),
    see("difficulty_record", `(${here} or ${accepted})`, "id child_id category status valid_from valid_to"),
    see("difficulty_record", accepted, "accepted_township_id"),
    see(
      "assistance",
      accepted,
      "id child_id kind amount_fen household_finances_cipher accepted_township_id valid_from valid_to",
    ),
    see("care_visit", here, "id child_id visited_by visited_on kind note_cipher"),
    see(
      "care_activity",
      `(${here} or township_id = any (${idList(ids)}))`,
      "id township_id organisation held_on kind participants",
    ),
    see("care_activity", here, "child_id"),
    see("guardian", `id in (select k.carer_id from care_contact k where k.${here})`, "id name phone_cipher"),
    see(
      "mandatory_report",
      `reporter_township_id = any (${idList(ids)})`,
      `${filedColumns} reporter_township_id`,
    ),
  ];
}

function village(ids: readonly string[]): readonly Sight[] {
  const here = `village_id = any (${idList(ids)})`;
  const contact = `${here} and ${lasting}`;
  const children = `select k.child_id from care_contact k where k.${here}
    union select e.child_id from entrusted_care e where e.${here}`;
  return [
    see("care_contact", contact, "id village_id carer_id name age_band due_on valid_from valid_to child_id"),
    see(
      "entrusted_care",
      `${here} and notice_to_village_on is not null`,
      "id child_id village_id notice_to_village_on valid_from valid_to",
    ),
    see(
      "guardian",
      `id in (select k.carer_id from care_contact k where k.${here} and k.valid_from <= tc.today() and (k.valid_to is null or k.valid_to > tc.today()))`,
      "id name phone_cipher",
    ),
    see("child", `id in (${children})`, "name birth_date"),
    see(
      "child_location",
      `child_id in (${children})`,
      "child_id kind village_id township_id valid_from valid_to",
    ),
    see(
      "mandatory_report",
      `reporter_village_id = any (${idList(ids)})`,
      "id report_no reported_at status reporter_village_id",
    ),
  ];
}

function careOrganisation(ids: readonly string[]): readonly Sight[] {
  const assigned = `child_id = any (${idList(ids)})`;
  return [
    ...counted,
    see(
      "care_contact",
      `${assigned} and ${lasting}`,
      "id child_id village_id given_name age_band valid_from valid_to",
    ),
    see("care_activity", assigned, "id child_id township_id organisation held_on kind participants"),
    see("child", `id = any (${idList(ids)})`, "name birth_date"),
    see("child_location", assigned, "child_id kind village_id township_id valid_from valid_to"),
  ];
}

/** A guardian: the release, the own notice; not one cell of a report. */
function guardian(ids: readonly string[]): readonly Sight[] {
  const own = `child_id in (select g.child_id from guardianship g where g.guardian_id = any (${idList(ids)}) and g.status = 'active'
    and g.valid_from <= tc.today() and (g.valid_to is null or g.valid_to > tc.today()))`;
  return [
    see("report_release", own, "id child_id released_on outcome"),
    see(
      "entrusted_care",
      `guardian_id = any (${idList(ids)}) and ${own}`,
      "id child_id guardian_id notice_to_school_on notice_to_village_on valid_from valid_to",
    ),
  ];
}

function teacher(ids: readonly string[]): readonly Sight[] {
  const mine = `counsellor_teacher_id = any (${idList(ids)})`;
  const homeroom = `child_id in (select s.child_id from student s join enrolment e on e.student_id = s.id and e.valid_to is null
    join class_teaching t on t.class_id = e.class_id and t.homeroom and t.teacher_id = any (${idList(ids)})
      and t.valid_from <= tc.today() and (t.valid_to is null or t.valid_to > tc.today()))`;
  return [
    see("counselling_session", mine, "id child_id school_id counsellor_teacher_id held_on topic note_cipher"),
    see("child", `id in (select n.child_id from counselling_session n where n.${mine})`, "id name"),
    see("left_behind_record", `${lasting} and ${homeroom}`, "id child_id valid_from valid_to"),
    // That the record is open rests on the child's age.
    see("child", homeroom.replace("child_id in", "id in"), "birth_date"),
  ];
}

export function welfareSights({ role, purpose, assignments }: Holder): readonly Sight[] {
  return assignments.flatMap(({ duties, ids }): readonly Sight[] => {
    switch (role) {
      case "education-officer":
        return education(duties, purpose);
      case "school-registrar":
        return school(duties, ids, purpose);
      case "police-officer":
        return police(ids, purpose);
      case "civil-affairs-officer":
        return civilAffairs(purpose);
      case "township-officer":
        return township(ids);
      case "village-committee":
        return village(ids);
      case "care-organisation":
        return careOrganisation(ids);
      case "district-leader":
        return [deadlines, ...counted];
      case "guardian":
        return guardian(ids);
      case "teacher":
        return teacher(ids);
      default:
        return [];
    }
  });
}
