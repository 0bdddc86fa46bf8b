// The whole sample as a stream of batches: fills the tables' buffers and yields whenever they should be sent. Pure:
// the same options give the same rows, ciphertexts apart.
import { TongchouError } from "../core/errors.ts";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import { createCalendar } from "./calendar.ts";
import { createChildMaker } from "./children.ts";
import { planClasses, type SampleClass } from "./class-plan.ts";
import {
  districtRow,
  divisionCodeRows,
  type TownshipPlace,
  townshipNameRows,
  townshipRows,
  villageRows,
} from "./divisions.ts";
import type { openDomains } from "./domains.ts";
import { createFamilyMaker } from "./families.ts";
import { createHeadcountLedger } from "./headcounts.ts";
import { createIdentities } from "./ids.ts";
import { buildPeople } from "./people.ts";
import { plantRecords } from "./planted-children.ts";
import { createRandom } from "./random.ts";
import { type ChildSpec, createRecordWriter, type GuardianSpec, sealSecret } from "./record-writer.ts";
import { buildSchoolNetwork } from "./school-network.ts";
import { createIdNumbers } from "./synthetic-numbers.ts";
import type { SampleTables } from "./tables.ts";

export interface SampleOptions {
  /** 1 is 200 000 students in about 300 schools and teaching points. */
  readonly scale: number;
  /** The civil date the sample is made for, `yyyy-mm-dd`; the school year follows from it. */
  readonly today: string;
  readonly seed?: string;
}

export interface SampleCounts {
  schools: number;
  classes: number;
  /** Open enrolments. */
  students: number;
  children: number;
  guardians: number;
  persons: number;
}

const studentsAtScaleOne = 200_000;
const leastScale = 0.003;
const greatestScale = 4;
const childrenPerBatch = 100;
/** Children without a school record, as a share of a township's pupils. */
const withoutRecordShare = 0.07;
const transferShare = 0.01;

export function studentsAt(scale: number): number {
  if (!(scale >= leastScale && scale <= greatestScale)) {
    throw new TongchouError(
      "BAD_USER_INPUT",
      `the scale must lie between ${leastScale} and ${greatestScale}`,
    );
  }
  return Math.round(studentsAtScaleOne * scale);
}

export function* generateSample(
  tables: SampleTables,
  domains: ReturnType<typeof openDomains>,
  keyRing: KeyRing,
  { scale, today, seed = "tongchou" }: SampleOptions,
  epoch: number,
): Generator<SampleCounts, SampleCounts> {
  const calendar = createCalendar(today);
  const random = createRandom(`${seed} ${scale}`);
  const nextIdentity = createIdentities(random);
  const nextIdNumber = createIdNumbers();
  const students = studentsAt(scale);
  const sites = buildSchoolNetwork(scale);
  const plan = planClasses(sites, students, calendar);
  const ledger = createHeadcountLedger(calendar);
  const writer = createRecordWriter(tables, keyRing, nextIdentity, today);
  const counts: SampleCounts = {
    schools: sites.length,
    classes: plan.current.length,
    students: 0,
    children: 0,
    guardians: 0,
    persons: 0,
  };
  const someGuardians: string[] = [];
  const samples = domains.map((domain, index) =>
    domain.create({
      calendar,
      sites,
      plan,
      random: (label) => createRandom(`${seed} ${scale} ${label}`),
      nextIdentity: createIdentities(createRandom(`${seed} ${scale} domain ${index}`)),
      secret: (name, plain, column, row) => sealSecret(keyRing, name, plain, column, row),
    }),
  );

  const writeGuardian = (spec: GuardianSpec): void => {
    writer.writeGuardian(spec);
    for (const sample of samples) sample.guardian?.(spec);
    counts.guardians += 1;
  };
  const writeChild = (spec: ChildSpec): void => {
    const written = writer.writeChild(spec);
    for (const sample of samples) sample.child?.(written);
    counts.children += 1;
    const open = spec.student?.placements.find(({ to }) => to === null);
    if (open === undefined) return;
    counts.students += 1;
    ledger.addPupil(open.seat, open.boarding);
    const carer = spec.bonds[0];
    if (someGuardians.length < 5 && carer?.status === "active" && counts.children % 7 === 0)
      someGuardians.push(carer.guardianId);
  };

  tables.district.add(districtRow);
  townshipRows.forEach(tables.township.add);
  townshipNameRows.forEach(tables.townshipName.add);
  divisionCodeRows.forEach(tables.divisionCode.add);
  villageRows.forEach(tables.village.add);
  for (const { row } of sites) tables.school.add(row);
  for (const { row } of [...plan.current, ...plan.previous]) tables.schoolClass.add(row);

  yield counts;
  for (const sample of samples) for (const _batch of sample.start?.() ?? []) yield counts;

  const planted = plantRecords(plan, calendar);
  planted.guardians.forEach(writeGuardian);
  planted.children.forEach(writeChild);
  yield counts;

  const seatsTaken = new Map<string, number>();
  for (const { student } of planted.children) {
    const seat = student?.placements.find(({ to }) => to === null)?.seat;
    if (seat !== undefined) seatsTaken.set(seat.row.id, (seatsTaken.get(seat.row.id) ?? 0) + 1);
  }
  const byGrade = Map.groupBy(plan.current, ({ row }) => row.grade);
  const seatLastYear = ({ row }: SampleClass): SampleClass | undefined =>
    plan.previous.find((seat) => seat.row.schoolId === row.schoolId && seat.row.grade === row.grade - 1);
  const transferFrom = (seat: SampleClass): SampleClass | undefined => {
    if (!random.chance(transferShare)) return undefined;
    const other = random.pick(byGrade.get(seat.row.grade) ?? [seat]);
    return other.row.schoolId === seat.row.schoolId ? undefined : other;
  };
  const families = createFamilyMaker(random, nextIdentity, nextIdNumber, writeGuardian, calendar);
  const maker = createChildMaker(random, nextIdentity, nextIdNumber, families, calendar);

  let township: TownshipPlace | undefined;
  let pupilsOfTownship = 0;
  let sent = counts.children;
  function* rest(place: TownshipPlace | undefined): Generator<SampleCounts> {
    const extra = place === undefined ? 0 : Math.round(pupilsOfTownship * withoutRecordShare);
    for (let i = 0; i < extra && place !== undefined; i++) {
      writeChild(maker.withoutRecord(place));
      if (counts.children - sent >= childrenPerBatch) {
        sent = counts.children;
        yield counts;
      }
    }
    pupilsOfTownship = 0;
  }
  for (const seat of plan.current) {
    if (seat.site.township !== township) {
      yield* rest(township);
      township = seat.site.township;
    }
    ledger.addClass(seat);
    const lastYear = seatLastYear(seat);
    for (let i = seatsTaken.get(seat.row.id) ?? 0; i < seat.size; i++) {
      writeChild(maker.pupil(seat, lastYear, transferFrom(seat)));
    }
    pupilsOfTownship += seat.size;
    if (counts.children - sent >= childrenPerBatch) {
      sent = counts.children;
      yield counts;
    }
  }
  yield* rest(township);

  ledger.rows(nextIdentity).forEach(tables.schoolHeadcount.add);
  for (const sample of samples) for (const _batch of sample.finish?.() ?? []) yield counts;
  const people = buildPeople(sites, someGuardians, calendar, epoch);
  people.persons.forEach(tables.person.add);
  people.assignments.forEach(tables.assignment.add);
  people.recusals.forEach(tables.recusal.add);
  counts.persons = people.persons.length;
  return counts;
}
