// Accounts of the teachers who earn a subsidy, honours and housing. Numbers are invented: no bank begins with 999999.
import type { AreaSample, SampleContext } from "../area-sample.ts";
import { plantedChildren, plantedGuardians } from "../children/planted.ts";
import type { SampleTeacher } from "../teachers/plan.ts";
import { plantedTeachers } from "../teachers/planted.ts";
import { labelledAt } from "../writing/ids.ts";
import type { Random } from "../writing/random.ts";
import { plantedAccounts, teacherAccountId } from "./planted.ts";
import type { SubsidyTables } from "./tables.ts";
import { rankOf } from "./tiers.ts";

const banks = ["示例农村商业银行", "示例邮政储蓄银行", "示例城市银行"] as const;

export const accountNumber = (random: Random): string =>
  `999999${String(random.between(0, 9_999_999)).padStart(7, "0")}${String(random.between(0, 999_999)).padStart(6, "0")}`;

interface AccountSpec {
  readonly id: string;
  readonly number: string;
  readonly from: string;
  readonly to?: string;
  readonly verifiedOn: string | null;
}

type Beneficiary = Pick<
  Parameters<SubsidyTables["payeeAccount"]["add"]>[0],
  "teacherId" | "childId" | "schoolId" | "holder" | "relation"
>;

/** What accounts are written with: the bank is drawn. */
interface AccountDesk {
  readonly tables: SubsidyTables;
  readonly context: SampleContext;
  readonly random: Random;
}

function addAccount(
  { tables, context, random }: AccountDesk,
  beneficiary: Beneficiary,
  account: AccountSpec,
): void {
  const { id, number, from, to, verifiedOn } = account;
  tables.payeeAccount.add({
    id,
    createdAt: labelledAt,
    ...beneficiary,
    bank: random.pick(banks),
    ...context.secret("account", number, "payee_account.account", id),
    validFrom: from,
    validTo: to ?? null,
    verifiedOn,
    // Copies that are made when all lines are there.
    listed: false,
    payable: false,
    duplicate: false,
  });
}

/** One account, or for a few: none, one not verified, an old one and a new one. */
export function addAccounts(tables: SubsidyTables, context: SampleContext, teacher: SampleTeacher): void {
  const { id: teacherId, name, employed, unit, site } = teacher;
  const random = context.random(`payee-account ${teacherId}`);
  const schoolId = employed && unit === "school" ? site.row.id : null;
  const beneficiary = { teacherId, childId: null, schoolId, holder: name, relation: "self" };
  for (const spec of accountsOf(teacherId, random, context))
    addAccount({ tables, context, random }, beneficiary, spec);
}

function accountsOf(
  teacherId: string,
  random: Random,
  { calendar, random: labelledRandom }: SampleContext,
): readonly AccountSpec[] {
  const { today, yesterday } = calendar;
  const from = calendar.yearsAgo(3, "03-01");
  const verifiedOn = calendar.yearsAgo(3, "03-15");
  const number = accountNumber(random);
  const ordinary = { id: teacherAccountId(teacherId), number, from, verifiedOn };
  const another = accountNumber(random);
  const monthStart = `${today.slice(0, 8)}01`;
  const oneNumber = accountNumber(labelledRandom("payee-account of two teachers"));

  switch (teacherId) {
    case plantedTeachers.rotating.id:
      return [{ ...ordinary, id: plantedAccounts.payable }];
    case plantedTeachers.absentOnce.id:
      return [
        { ...ordinary, id: plantedAccounts.ended, to: yesterday },
        { id: plantedAccounts.unlisted, number: another, from: yesterday, verifiedOn: today },
      ];
    case plantedTeachers.visiting.id:
      return [{ ...ordinary, id: plantedAccounts.reviewed }];
    case plantedTeachers.visitedUntilYesterday.id:
      return [{ ...ordinary, id: plantedAccounts.prepared }];
    case plantedTeachers.absent.id:
      return [
        { ...ordinary, id: plantedAccounts.settled, to: monthStart },
        { id: plantedAccounts.unverified, number: another, from: monthStart, verifiedOn: null },
      ];
    case plantedTeachers.pool.id:
      return [{ ...ordinary, id: plantedAccounts.duplicate, number: oneNumber }];
    case plantedTeachers.entered.id:
      return [{ ...ordinary, id: plantedAccounts.duplicateOther, number: oneNumber }];
    case plantedTeachers.substitute.id:
      return [{ ...ordinary, verifiedOn: null }];
    default: {
      const chance = random.next();
      if (chance < 0.015) return [];
      return [chance < 0.03 ? { ...ordinary, verifiedOn: null } : ordinary];
    }
  }
}

/** Two planted children with one father's account: one number, one holder, no finding. */
export function siblingAccounts(tables: SubsidyTables, context: SampleContext): AreaSample["child"] {
  const { olderSibling, youngerSibling } = plantedChildren;
  const ids: Readonly<Record<string, string>> = {
    [olderSibling.id]: plantedAccounts.siblings,
    [youngerSibling.id]: plantedAccounts.siblingsOther,
  };
  const { calendar } = context;
  return ({ childId, scopes }) => {
    const id = ids[childId];
    if (id === undefined) return;
    const random = context.random("payee-account of siblings");
    const holder = plantedGuardians.siblingsFather.name;
    const own = { teacherId: null, childId, schoolId: scopes.schoolId, holder, relation: "parent" };
    addAccount({ tables, context, random }, own, {
      id,
      number: accountNumber(random),
      from: calendar.yearsAgo(1, "03-01"),
      verifiedOn: calendar.yearsAgo(1, "03-15"),
    });
  };
}

const yearsOfHonour = [10, 20, 30] as const;

/** Honours for years in rural schools and for work; housing for a few of those who teach there. */
export function addBenefits(tables: SubsidyTables, context: SampleContext, teacher: SampleTeacher): void {
  const { calendar, nextIdentity } = context;
  const random = context.random(`benefits ${teacher.id}`);
  const own = { teacherId: teacher.id, schoolId: teacher.site.row.id };
  const rural = rankOf(teacher.site) !== null;
  const hired = Number(teacher.hiredOn.slice(0, 4));
  for (const years of yearsOfHonour) {
    const awardedOn = `${hired + years}-09-10`;
    if (rural && awardedOn <= calendar.today)
      tables.teacherHonour.add({ ...nextIdentity(), ...own, kind: `rural-${years}-years`, awardedOn });
  }
  const outstanding = teacher.id === plantedTeachers.homeroom.id || teacher.id === plantedTeachers.absent.id;
  if (outstanding || random.chance(0.05)) {
    const kind = random.chance(0.6) ? "outstanding" : "head-teacher";
    tables.teacherHonour.add({ ...nextIdentity(), ...own, kind, awardedOn: calendar.yearsAgo(1, "09-10") });
  }
  const housed = teacher.id === plantedTeachers.absentOnce.id || teacher.id === plantedTeachers.subject.id;
  if (housed || (rural && teacher.employed && random.chance(0.12))) {
    const kind = housed ? "turnover-flat" : random.pick(["turnover-flat", "public-rental", "allowance"]);
    const validTo = random.chance(0.2) ? calendar.yearsAgo(0, "08-31") : null;
    const period = { validFrom: calendar.yearsAgo(2, "09-01"), validTo: housed ? null : validTo };
    tables.housingGuarantee.add({ ...nextIdentity(), ...own, ...period, kind });
  }
}
