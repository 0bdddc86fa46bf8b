// Whoever cares for children writes, as they do over HTTP: each command by whom it is given to, what comes back and what the
// history says of it; and what a rule refuses, by its name.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { developmentSubject } from "../../src/identity/development-subject.ts";
import { plantedChildren, plantedGuardians } from "../../src/sample/planted.ts";
import { leftBehindOfCivilAffairs } from "../../src/sample/reference/definitions.ts";
import { townshipId } from "../../src/sample/reference/divisions.ts";
import { plantedSchools } from "../../src/sample/schools/planted.ts";
import { plantedTeachers } from "../../src/sample/teachers/planted.ts";
import { by, Desk, dayAfter, home, today } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

const { street } = plantedSchools;
const { threeTownships, olderSibling, leaver } = plantedChildren;

describe("where children live and whose they are", () => {
  test("a township writes down places and bonds of its children, and ends them; nobody else's", async () => {
    const [both] = await desk.admin<{ child: string; place: string; bond: string; guardian: string }[]>`
      select c.id as child, l.id as place, g.id as bond, g.guardian_id as guardian from child c
        join child_location l on l.child_id = c.id and l.kind = 'residence' and l.valid_to is null and l.archived_at is null
        join guardianship g on g.child_id = c.id and g.status = 'active' and g.valid_to is null and g.archived_at is null
      where c.hukou_township_id = ${townshipId(home)} and c.residence_township_id = c.hukou_township_id
        and not exists (select from civil_affairs_candidate k where k.child_id = c.id) order by c.id, g.id limit 1`;
    const { child: childId = "", place = "", bond = "", guardian = "" } = both ?? {};
    await desk.refused("child_location_no_overlap", "registerChildLocation", by.township, {
      childId,
      kind: "RESIDENCE",
      validFrom: today,
    });
    const ended = await desk.at("child_location", place);
    // Of a place where a child lives no more its township reads nothing.
    expect(await desk.done("endChildLocation", by.township, { ...ended, validTo: today })).toBeNull();
    const moved = { childId, kind: "RESIDENCE", validFrom: today, address: "示例路1号" };
    const record = await desk.done("registerChildLocation", by.township, moved, "townshipId");
    expect(record?.townshipId).toBe(townshipId(home));
    await desk.refused("FORBIDDEN", "registerChildLocation", by.township, {
      ...moved,
      townshipId: townshipId("麻柳乡"),
    });

    const again = { childId, guardianId: guardian, kind: "KIN", validFrom: today };
    await desk.refused("guardianship_no_overlap", "registerGuardianship", by.township, again);
    await desk.done("endGuardianship", by.township, {
      ...(await desk.at("guardianship", bond)),
      validTo: dayAfter(400),
    });
    const later = { ...again, validFrom: dayAfter(400) };
    expect(await desk.done("registerGuardianship", by.township, later, "status kind")).toMatchObject({
      status: "ACTIVE",
      kind: "KIN",
    });
    // Who is on record nowhere is entered first, and shows to its township until it is somebody's guardian; then by the bond.
    const entered = { name: "示例祖母", phone: "13900000001", workplaceProvince: "广东省" };
    const granny = await desk.done("registerGuardian", by.township, entered, "name enteredTownshipId");
    expect(granny).toMatchObject({ name: "示例祖母", enteredTownshipId: townshipId(home) });
    const { id: guardianId, ...bonded } = { id: granny?.id, childId, kind: "KIN", validFrom: today };
    await desk.refused("NOT_FOUND", "updateGuardian", by.township, {
      ...(await desk.at("guardian", guardianId)),
      phone: "13900000002",
    });
    await desk.done("registerGuardianship", by.township, { ...bonded, guardianId });
    expect(
      await desk.admin`select id from guardian where entered_township_id = ${townshipId(home)} and id = ${String(guardianId)}`,
    ).toEqual([]);
    const atWork = {
      ...(await desk.at("guardian", guardianId)),
      phone: "13900000002",
      workplaceCity: "东莞市",
    };
    expect(await desk.done("updateGuardian", by.township, atWork, "phone workplaceCity")).toEqual(
      expect.objectContaining({ phone: "13900000002", workplaceCity: "东莞市" }),
    );
    await desk.refused("form_unknown name", "updateGuardian", by.township, { ...atWork, name: "他人" });
    const flag = { ...(await desk.at("guardianship", bond)), protectiveFlag: true };
    await desk.refused("FORBIDDEN", "setProtectiveFlag", by.township, flag);
    // Civil affairs know of the children that were brought to them.
    await desk.refused("NOT_FOUND", "setProtectiveFlag", by.civil, flag);
    await desk.done("applyForDifficulty", by.township, { childId, category: "OTHER" });
    await desk.done("setProtectiveFlag", by.civil, flag);
    await desk.done("setProtectiveFlag", by.civil, {
      ...flag,
      version: flag.version + 1,
      protectiveFlag: false,
    });
  });
});

describe("the ledger of left-behind children", () => {
  test("is opened, checked, changed, verified and closed, each by its department and once", async () => {
    const childId =
      await desk.one(`select c.id from child c where c.residence_township_id = '${townshipId(home)}'
      and c.birth_date > tc.today() - interval '10 years' and c.archived_at is null
      and not exists (select from left_behind_record r where r.child_id = c.id) order by c.id limit 1`);
    const opening = { childId, definition: leftBehindOfCivilAffairs, reason: "BOTH_AWAY", risk: "HIGH" };
    const opened = await desk.done("openLeftBehindRecord", by.township, opening, "openedOn open");
    expect(opened).toMatchObject({ openedOn: today, open: true });
    await desk.refused("left_behind_record_one_open", "openLeftBehindRecord", by.township, opening);
    await desk.refused("NOT_FOUND", "openLeftBehindRecord", by.township, { ...opening, childId: leaver.id });

    const record = (): Promise<{ id: string; version: number }> => desk.at("left_behind_record", opened?.id);
    const check = { recordId: opened?.id, periodStart: today, method: "VISIT", finding: "NONE" };
    await desk.refused("workday_calendar_day_come checkedOn", "recordLeftBehindCheck", by.township, {
      ...check,
      checkedOn: dayAfter(1),
    });
    expect(await desk.done("recordLeftBehindCheck", by.township, check, "checkedOn checker")).toMatchObject({
      checkedOn: today,
      checker: "TOWNSHIP",
    });
    await desk.refused("left_behind_record_income", "updateLeftBehindRecord", by.township, {
      ...(await record()),
      incomeSources: "gold",
    });
    const changed = { ...(await record()), risk: "LOW", incomeSources: "work,kin" };
    await desk.done("updateLeftBehindRecord", by.township, changed);
    await desk.refused("FORBIDDEN", "verifyLeftBehindRecord", by.township, await record());
    await desk.done("verifyLeftBehindRecord", by.civil, await record(), "verifiedOn");
    await desk.refused("verifyLeftBehindRecord_before", "verifyLeftBehindRecord", by.civil, await record());
    // What the township writes otherwise was not verified; the same again was.
    const again = async (risk: string) =>
      desk.done("updateLeftBehindRecord", by.township, { ...(await record()), risk }, "verifiedOn");
    expect([await again("LOW"), await again("MEDIUM")]).toMatchObject([
      { verifiedOn: today },
      { verifiedOn: null },
    ]);
    await desk.done("verifyLeftBehindRecord", by.civil, await record(), "verifiedOn");
    const closing = { ...(await record()), closeReason: "PARENT_BACK" };
    expect(await desk.done("closeLeftBehindRecord", by.township, closing, "closedOn open")).toMatchObject({
      closedOn: today,
      open: false,
    });
    await desk.refused("closeLeftBehindRecord_before", "closeLeftBehindRecord", by.township, {
      ...(await record()),
      closeReason: "MOVED",
    });
    await desk.refused("updateLeftBehindRecord_before", "updateLeftBehindRecord", by.township, {
      ...(await record()),
      risk: "HIGH",
    });
  });
});

describe("care", () => {
  test("is written down by whoever gave it; who may not know the child's id names its contact", async () => {
    const { id: childId } = threeTownships;
    const contactId = await desk.contactOf(childId);
    const [place] = await desk.admin<{ village: string; township: string }[]>`
      select v.name as village, t.name as township from care_contact k join village v on v.id = k.village_id
        join township t on t.id = v.township_id where k.id = ${contactId}`;
    const village = { as: developmentSubject({ role: "village-committee", ...place }) };
    const visit = { kind: "HOME", note: "家中平安。" };
    for (const who of [by.township, by.school]) {
      await desk.done("recordCareVisit", who, { ...visit, childId }, "visitedBy visitedOn");
      await desk.refused("workday_calendar_day_come visitedOn", "recordCareVisit", who, {
        ...visit,
        childId,
        visitedOn: dayAfter(1),
      });
    }
    const visited = await desk.done(
      "recordCareVisit",
      village,
      { ...visit, contactId },
      "villageId visitedOn",
    );
    const [row] =
      await desk.admin`select visited_by, child_id, village_id from care_visit where id = ${String(visited?.id)}`;
    expect(row).toEqual({ visited_by: "village", child_id: childId, village_id: visited?.villageId });
    await desk.refused("NOT_FOUND", "recordCareVisit", village, {
      ...visit,
      contactId: await desk.contactOf(olderSibling.id),
    });

    // A homeroom teacher visits for the school, and reads when, not what was found.
    const [pupil] = await desk.admin<{ own: string; other: string }[]>`
      with places as (select e.child_id, bool_or(t.teacher_id = ${plantedTeachers.homeroom.id} and t.homeroom) as own from enrolment e
        join class_teaching t on t.class_id = e.class_id and t.valid_to is null and t.archived_at is null
        where e.valid_to is null and e.archived_at is null and e.school_id = ${street.id} group by e.child_id)
      select (select child_id from places where own order by child_id limit 1) as own,
        (select child_id from places where not own order by child_id limit 1) as other`;
    const called = await desk.done(
      "recordCareVisit",
      by.teacher,
      { ...visit, childId: pupil?.own },
      "visitedBy visitedOn",
    );
    expect(called).toMatchObject({ visitedBy: "SCHOOL", visitedOn: today });
    await desk.refused("NOT_FOUND", "recordCareVisit", by.teacher, { ...visit, childId: pupil?.other });
    const noted = await desk.ask(`{ careVisit(id: "${called?.id}") { note } }`, by.teacher);
    expect(noted.json.data?.careVisit?.note).toBeUndefined();
    const heard = await desk.ask(`{ careVisit(id: "${called?.id}") { note } }`, by.school);
    expect(heard.json.data.careVisit.note).toBe(visit.note);

    const urging = { kind: "CALL", result: "PROMISED" };
    await desk.done("urgeGuardian", by.township, {
      ...urging,
      childId,
      guardianId: plantedGuardians.threeTownships.id,
    });
    await desk.refused("workday_calendar_day_come urgedOn", "urgeGuardian", village, {
      ...urging,
      contactId,
      urgedOn: dayAfter(1),
    });
    await desk.done("urgeGuardian", village, { ...urging, contactId }, "urgedOn");
    const federation = { ...urging, contactId, urgedBy: "WOMENS_FEDERATION" };
    await desk.done("urgeGuardian", by.organisation, federation, "urgedBy");
    await desk.refused("FORBIDDEN", "urgeGuardian", by.organisation, { ...federation, urgedBy: "TOWNSHIP" });

    const activity = {
      contactId,
      townshipId: townshipId(home),
      organisation: "示例团组织",
      kind: "TUTORING",
      participants: 1,
    };
    await desk.refused("care_activity_one_child", "recordCareActivity", by.organisation, {
      ...activity,
      participants: 2,
    });
    await desk.refused("workday_calendar_day_come heldOn", "recordCareActivity", by.organisation, {
      ...activity,
      heldOn: dayAfter(1),
    });
    await desk.done("recordCareActivity", by.organisation, activity, "heldOn");
    await desk.refused("NOT_FOUND", "recordCareActivity", by.organisation, {
      ...activity,
      contactId: await desk.contactOf(plantedChildren.youngerSibling.id),
    });
  });

  test("is entrusted by a guardian, who names the carer; the township says who that is", async () => {
    const notice = {
      childId: threeTownships.id,
      carerName: "示例奶奶",
      carerPhone: "13800000000",
      validFrom: today,
    };
    const given = await desk.done(
      "giveEntrustedCareNotice",
      by.guardian,
      notice,
      "noticeToSchoolOn noticeToVillageOn",
    );
    expect(given).toMatchObject({ noticeToSchoolOn: today, noticeToVillageOn: today });
    await desk.refused("NOT_FOUND", "giveEntrustedCareNotice", by.guardian, {
      ...notice,
      childId: olderSibling.id,
    });
    await desk.refused("entrusted_care_from", "giveEntrustedCareNotice", by.guardian, notice);
    const carer =
      await desk.one(`select g.guardian_id as id from guardianship g join child c on c.id = g.child_id
      where c.residence_township_id = '${townshipId(home)}' and g.guardian_id <> '${plantedGuardians.threeTownships.id}'
        and g.archived_at is null order by g.id limit 1`);
    const entrusted = () => desk.at("entrusted_care", given?.id);
    await desk.refused("entrusted_care_carer", "confirmEntrustedCarer", by.township, {
      ...(await entrusted()),
      carerId: plantedGuardians.threeTownships.id,
    });
    const named = { ...(await entrusted()), carerId: carer };
    expect(
      await desk.done("confirmEntrustedCarer", by.township, named, "carerName carerPhone carerId"),
    ).toMatchObject({
      carerName: "示例奶奶",
      carerPhone: "13800000000",
      carerId: carer,
    });
    await desk.done(
      "endEntrustedCare",
      by.guardian,
      { ...(await entrusted()), validTo: dayAfter(9) },
      "validTo",
    );
    const recorded = {
      childId: threeTownships.id,
      guardianId: plantedGuardians.threeTownships.id,
      carerId: carer,
      validFrom: dayAfter(9),
    };
    await desk.done("recordEntrustedCare", by.township, recorded);
    await desk.refused("entrusted_care_period", "recordEntrustedCare", by.township, {
      ...recorded,
      validFrom: dayAfter(12),
      validTo: dayAfter(10),
    });
  });

  test("of the mind is its counsellor's alone", async () => {
    const session = { childId: threeTownships.id, topic: "PEERS", note: "与同桌和好。" };
    const held = await desk.done("recordCounselling", by.counsellor, session, "heldOn schoolId note");
    expect(held).toMatchObject({ heldOn: today, schoolId: street.id, note: session.note });
    await desk.refused("workday_calendar_day_come heldOn", "recordCounselling", by.counsellor, {
      ...session,
      heldOn: dayAfter(1),
    });
    const amended = { ...(await desk.at("counselling_session", held?.id)), note: "与同桌和好，下周再谈。" };
    await desk.refused("NOT_FOUND", "amendCounselling", by.teacher, amended);
    await desk.done("amendCounselling", by.counsellor, amended);
  });
});

describe("help", () => {
  test("is applied for at the township and decided by civil affairs", async () => {
    const childId =
      await desk.one(`select c.id from child c where c.residence_township_id = '${townshipId(home)}' and c.archived_at is null
      and not exists (select from difficulty_record d where d.child_id = c.id)
      and not exists (select from assistance a where a.child_id = c.id) order by c.id limit 1`);
    const applied = await desk.done(
      "applyForDifficulty",
      by.township,
      { childId, category: "ORPHAN", validFrom: dayAfter(-9) },
      "status",
    );
    expect(applied?.status).toBe("APPLIED");
    await desk.refused("difficulty_record_no_overlap", "applyForDifficulty", by.township, {
      childId,
      category: "ORPHAN",
    });
    const record = () => desk.at("difficulty_record", applied?.id);
    await desk.refused("difficulty_record_parents", "confirmDifficulty", by.civil, await record());
    await desk.refused("endDifficulty_from", "endDifficulty", by.civil, {
      ...(await record()),
      validTo: today,
    });
    const parents = { fatherSituation: "DEAD", motherSituation: "MISSING" };
    const confirmed = await desk.done(
      "confirmDifficulty",
      by.civil,
      { ...(await record()), ...parents },
      "status",
    );
    expect(confirmed?.status).toBe("CONFIRMED");
    await desk.refused("refuseDifficulty_from", "refuseDifficulty", by.civil, {
      ...(await record()),
      validTo: today,
      refusalReason: "不符合条件",
    });
    const grant = {
      childId,
      kind: "LIVING",
      amountFen: 150_000,
      validFrom: today,
      householdFinances: "无收入。",
    };
    const granted = await desk.done("grantAssistance", by.civil, grant, "amountFen householdFinances");
    expect(granted).toMatchObject({ amountFen: 150_000, householdFinances: "无收入。" });
    await desk.refused("assistance_no_overlap", "grantAssistance", by.civil, grant);
    await desk.done("endAssistance", by.civil, {
      ...(await desk.at("assistance", granted?.id)),
      validTo: dayAfter(1),
    });
    await desk.done("endDifficulty", by.civil, { ...(await record()), validTo: dayAfter(1) });
    const another = { childId, category: "ILLNESS", validFrom: dayAfter(-3) };
    const made = await desk.done("applyForDifficulty", by.civil, another);
    const refusing = {
      ...(await desk.at("difficulty_record", made?.id)),
      validTo: today,
      refusalReason: "情况不符",
    };
    await desk.refused("difficulty_record_two_people", "refuseDifficulty", by.civil, refusing);
    expect(await desk.done("refuseDifficulty", by.tied, refusing, "refusalReason")).toMatchObject({
      refusalReason: "情况不符",
    });
  });

  test("for a child with a disability is planned by education, in school or not, and carried on by the school", async () => {
    const plan = {
      childId: leaver.id,
      schoolYear: Number(today.slice(0, 4)) - (today.slice(5) < "09-01" ? 1 : 0),
      disabilityCategory: "HEARING",
      placement: "HOME_TEACHING",
      committee: "示例委员会",
      steps: "每周送教一次",
    };
    await desk.refused("individual_plan_home_teaching_enrolled", "makeIndividualPlan", by.plans, plan);
    await desk.refused("PURPOSE_REQUIRED", "makeIndividualPlan", { as: by.plans.as }, plan);
    const made = await desk.done("makeIndividualPlan", by.plans, { ...plan, placement: "SPECIAL_SCHOOL" });
    await desk.refused("individual_plan_grade", "reviewIndividualPlan", by.plans, {
      ...(await desk.at("individual_plan", made?.id)),
      disabilityGrade: 9,
    });
    await desk.done("reviewIndividualPlan", by.plans, {
      ...(await desk.at("individual_plan", made?.id)),
      disabilityGrade: 2,
    });
    const own = { as: by.school.as, purpose: "rehabilitation" };
    await desk.refused("NOT_FOUND", "adjustIndividualPlan", own, {
      ...(await desk.at("individual_plan", made?.id)),
      steps: "调整",
    });
    const pupil = await desk.done("makeIndividualPlan", by.plans, { ...plan, childId: threeTownships.id });
    const adjusted = { ...(await desk.at("individual_plan", pupil?.id)), steps: "座位靠前" };
    expect(await desk.done("adjustIndividualPlan", own, adjusted, "steps")).toMatchObject({
      steps: "座位靠前",
    });
  });
});

describe("what guardians and teachers ask for", () => {
  const officer = (duty: string) => ({ as: developmentSubject({ role: "education-officer", duty }) });
  const of = (table: string, id: unknown) => desk.at(table, id);

  test("a correction is answered by whose it is to correct, and by nobody else", async () => {
    const childId = threeTownships.id;
    const asked = { childId, matter: "ENROLMENT", statement: "班级登记有误。" };
    const made = await desk.done(
      "requestCorrection",
      by.guardian,
      asked,
      "status submittedOn dueOn answeredOn",
    );
    expect(made).toMatchObject({ status: "SUBMITTED", submittedOn: today, answeredOn: null });
    const [within] =
      await desk.admin`select tc.workdays_between(tc.today() + 1, ${String(made?.dueOn)}::date + 1) as days`;
    expect(within?.days).toBe(10);
    await desk.refused("correction_request_one_open", "requestCorrection", by.guardian, asked);
    await desk.refused("correction_request_about", "requestCorrection", by.guardian, {
      ...asked,
      matter: "TITLE",
    });
    await desk.refused("NOT_FOUND", "requestCorrection", by.guardian, { ...asked, childId: olderSibling.id });
    const answer = { ...(await of("correction_request", made?.id)), answer: "已更正班级。" };
    for (const who of [officer("personnel"), by.township])
      await desk.refused("NOT_FOUND", "grantCorrection", who, answer);
    await desk.refused("FORBIDDEN", "grantCorrection", officer("safety"), answer);
    await desk.done("grantCorrection", officer("basic-education"), answer, "status answeredOn");
    await desk.refused("declineCorrection_from", "declineCorrection", officer("basic-education"), {
      ...(await of("correction_request", made?.id)),
      answer: "维持",
    });
    // Where it lives is the residence's township to answer, and no other's.
    const places = await desk.one(
      `select id from correction_request where child_id = '${childId}' and matter = 'residence' and status = 'submitted'`,
    );
    const declined = { ...(await of("correction_request", places)), answer: "登记属实。" };
    const elsewhere = { as: developmentSubject({ role: "township-officer", township: "麻柳乡" }) };
    const byHukou = { as: developmentSubject({ role: "township-officer", township: "关面乡" }) };
    for (const who of [elsewhere, byHukou])
      await desk.refused("NOT_FOUND", "declineCorrection", who, declined);
    await desk.refused("NOT_FOUND", "declineCorrection", officer("basic-education"), declined);
    await desk.done("declineCorrection", by.township, declined, "status");
    // What is said of where a child lives is read there, and not by hukou; nor what is said of the hukou by the residence.
    const hukou = await desk.one(
      `select id from correction_request where child_id = '${childId}' and matter = 'hukou' and status = 'submitted'`,
    );
    const said = async (who: typeof by.township) => {
      const list = await desk.ask("{ correctionRequests(first: 20) { nodes { id answer } } }", who);
      const ids = [places, hukou].map(String);
      const words = await Promise.all(
        ids.map((id) => desk.ask(`{ correctionRequest(id: "${id}") { statement } }`, who)),
      );
      return ids.map((id, at) => {
        const listed = list.json.data.correctionRequests.nodes.find((node: { id: string }) => node.id === id);
        return [listed?.answer, typeof words[at]?.json.data.correctionRequest?.statement];
      });
    };
    expect(await said(by.township)).toEqual([
      ["登记属实。", "string"],
      [undefined, "undefined"],
    ]);
    expect(await said(byHukou)).toEqual([
      [undefined, "undefined"],
      [null, "string"],
    ]);
    const own = await desk.ask("{ correctionRequests(first: 20) { nodes { status answer } } }", by.guardian);
    expect(own.json.data.correctionRequests.nodes).toEqual(
      expect.arrayContaining([
        { status: "CORRECTED", answer: "已更正班级。" },
        { status: "DECLINED", answer: "登记属实。" },
      ]),
    );
  });

  test("under a protective flag no answer shows", async () => {
    const other = {
      as: developmentSubject({ role: "guardian", person: plantedGuardians.protectiveOther.key }),
    };
    const { json } = await desk.ask(
      "{ correctionRequests(first: 20) { nodes { matter status answer } } }",
      other,
    );
    expect(json.data.correctionRequests.nodes).toEqual([
      { matter: "GUARDIANSHIP", status: "CORRECTED", answer: null },
    ]);
  });

  test("a teacher asks for the own file, and to be sent elsewhere", async () => {
    const title = { matter: "APPOINTMENT", statement: "聘期起始日期有误。" };
    const made = await desk.done("requestCorrection", by.teacher, title, "status");
    await desk.refused("BAD_USER_INPUT", "requestCorrection", by.teacher, {
      ...title,
      childId: threeTownships.id,
    });
    const answer = { ...(await of("correction_request", made?.id)), answer: "已更正。" };
    await desk.refused("NOT_FOUND", "grantCorrection", officer("personnel"), answer);
    await desk.done("grantCorrection", { as: developmentSubject({ role: "hr-officer" }) }, answer, "status");

    const [now] = await desk.admin`select extract(year from tc.today() - interval '8 months')::int as year`;
    const next = { schoolYear: Number(now?.year) + 1, kind: "SUPPORT", reason: "愿到教学点任教。" };
    const applied = await desk.done("applyForRotation", by.teacher, next, "status dueOn");
    await desk.refused("rotation_application_one", "applyForRotation", by.teacher, next);
    await desk.refused("rotation_application_year", "applyForRotation", by.teacher, {
      ...next,
      schoolYear: next.schoolYear + 1,
    });
    const decided = await of("rotation_application", applied?.id);
    await desk.refused("form_required", "declineRotationApplication", officer("personnel"), decided);
    await desk.done("approveRotationApplication", officer("personnel"), decided, "status decidedOn");
    const own = "{ rotationApplications(first: 20) { nodes { id status } } }";
    const personnel = {
      as: developmentSubject({ role: "school-registrar", school: street.officialCode, duty: "personnel" }),
    };
    const seen = await desk.ask(own, personnel);
    expect(seen.json.data.rotationApplications.nodes).toContainEqual({ id: applied?.id, status: "APPROVED" });
  });

  test("what a guardian agrees to holds until it is taken back", async () => {
    const agreed = { childId: threeTownships.id, matter: "EXAMINATION" };
    const made = await desk.done("giveConsent", by.guardian, agreed, "status givenOn");
    await desk.refused("guardian_consent_once", "giveConsent", by.guardian, agreed);
    const consents = "{ guardianConsents(first: 50) { nodes { id status } } }";
    const seen = async () => (await desk.ask(consents, by.school)).json.data.guardianConsents.nodes;
    expect(await seen()).toContainEqual({ id: made?.id, status: "GIVEN" });
    await desk.done(
      "withdrawConsent",
      by.guardian,
      await of("guardian_consent", made?.id),
      "status withdrawnOn",
    );
    await desk.refused(
      "withdrawConsent_from",
      "withdrawConsent",
      by.guardian,
      await of("guardian_consent", made?.id),
    );
    expect(await seen()).toContainEqual({ id: made?.id, status: "WITHDRAWN" });
    await desk.done("giveConsent", by.guardian, agreed);

    // What tells of a disability is read for a plan alone, and who is counselled by no school.
    const matters = ["ASSESSMENT", "COUNSELLING"].map((matter) => ({ ...agreed, matter }));
    for (const one of matters) await desk.done("giveConsent", by.guardian, one);
    const ofChild = async (purpose?: string) => {
      const who = purpose === undefined ? by.school : { ...by.school, purpose };
      const { json } = await desk.ask("{ guardianConsents(first: 50) { nodes { matter childId } } }", who);
      const own = json.data.guardianConsents.nodes.filter(
        (node: { childId: string }) => node.childId === agreed.childId,
      );
      return [...new Set(own.map((node: { matter: string }) => node.matter))].sort();
    };
    expect(await ofChild()).toEqual(["EXAMINATION"]);
    expect(await ofChild("rehabilitation")).toEqual(["ASSESSMENT", "EXAMINATION", "PLACEMENT"]);
  });

  test("a refusal of aid is looked at by another person, and decided anew", async () => {
    const guardian = {
      as: developmentSubject({ role: "guardian", person: plantedGuardians.suspendedOther.key }),
    };
    const bureau = { as: developmentSubject({ role: "education-officer" }) };
    const aid = officer("student-aid");
    const grant = await desk.one(
      `select aid_grant_id as id from aid_appeal where child_id = '${plantedChildren.suspended.id}' and status = 'submitted'`,
    );
    const open = await desk.one(
      `select id from aid_appeal where aid_grant_id = '${grant}' and status = 'submitted'`,
    );
    const again = { aidGrantId: grant, ground: "家庭情况有变化。" };
    await desk.refused("aid_appeal_one_open", "appealAid", guardian, again);
    await desk.done("withdrawAidAppeal", guardian, await of("aid_appeal", open));
    await desk.done("appealAid", guardian, again, "status dueOn");
    const appeal = () =>
      desk.one(
        `select id from aid_appeal where aid_grant_id = '${grant}' and status = 'submitted' and archived_at is null`,
      );
    const returned = { ...(await of("aid_appeal", await appeal())), decisionReason: "材料未核全。" };
    await desk.done("returnAidDecision", aid, returned, "status");
    const [back] =
      await desk.admin`select decision, decided_on, decided_by from student_aid_grant where id = ${grant}`;
    expect(back).toEqual({ decision: "proposed", decided_on: null, decided_by: null });
    await desk.refused("aid_appeal_of_refusal", "appealAid", guardian, again);
    // Refused once more, it is not for the same person to look at.
    await desk.done("refuseAid", aid, {
      ...(await of("student_aid_grant", grant)),
      decisionReason: "不在范围。",
    });
    await desk.done("appealAid", guardian, again);
    const upheld = { ...(await of("aid_appeal", await appeal())), decisionReason: "核实无误。" };
    await desk.refused("aid_appeal_by_another", "upholdAidRefusal", aid, upheld);
    // Nor, when the other one has refused it, too, for either of them.
    await desk.done("returnAidDecision", bureau, upheld, "status");
    await desk.done("refuseAid", bureau, {
      ...(await of("student_aid_grant", grant)),
      decisionReason: "仍不在范围。",
    });
    await desk.done("appealAid", guardian, again);
    const third = { ...(await of("aid_appeal", await appeal())), decisionReason: "核实无误。" };
    for (const who of [aid, bureau])
      await desk.refused("aid_appeal_by_another", "upholdAidRefusal", who, third);
  });
});

test("all of it is told as it was: by whom, in order, and nothing else", () => desk.isTold(20));
