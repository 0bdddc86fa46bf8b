// The whole sample as a stream of batches: fills the copies' buffers and yields whenever they should be sent. Pure: the
// same options give the same rows, ciphertexts apart.
import { TongchouError } from "../core/errors.ts";
import type { KeyRing } from "../database/secrets/key-ring.ts";
import type { AreaSample } from "./area-sample.ts";
import {
  inventChildWithoutRecord,
  inventPupil,
  type Nursery,
  openNursery,
} from "./children/invented-children.ts";
import { plantRecords } from "./children/planted-children.ts";
import {
  type ChildSpec,
  type GuardianSpec,
  type RecordDesk,
  writeChild as writeChildRecords,
  writeGuardian as writeGuardianRecord,
} from "./children/record-writer.ts";
import type { OpenSample } from "./open-sample.ts";
import { buildPeople } from "./people/build-people.ts";
import {
  districtRow,
  divisionCodeRows,
  type TownshipPlace,
  townshipNameRows,
  townshipRows,
  villageRows,
} from "./reference/divisions.ts";
import { campusRows } from "./schools/campuses.ts";
import { type ClassPlan, planClasses, type SampleClass } from "./schools/class-plan.ts";
import { createHeadcountLedger, type HeadcountLedger } from "./schools/headcounts.ts";
import { buildSchoolNetwork, type SchoolSite } from "./schools/school-network.ts";
import { schoolStates } from "./schools/school-states.ts";
import { createCalendar, type SampleCalendar } from "./writing/calendar.ts";
import { createIdentities, type RowIdentity } from "./writing/ids.ts";
import { createRandom, type Random } from "./writing/random.ts";
import { createSeal } from "./writing/seal-secret.ts";
import { createIdNumbers } from "./writing/synthetic-numbers.ts";

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
const childrenPerBatch = 400;
/** Children without a school record, as a share of a township's pupils. */
const withoutRecordShare = 0.07;
const transferShare = 0.01;
/** Invented guardians who may ask. */
const askingGuardians = 5;

export function studentsAt(scale: number): number {
  if (!(scale >= leastScale && scale <= greatestScale)) {
    throw new TongchouError(
      "BAD_USER_INPUT",
      `the scale must lie between ${leastScale} and ${greatestScale}`,
    );
  }
  return Math.round(studentsAtScaleOne * scale);
}

/** A sample in the making. */
interface Making {
  readonly opened: OpenSample;
  readonly areas: readonly AreaSample[];
  readonly desk: RecordDesk;
  readonly calendar: SampleCalendar;
  readonly random: Random;
  readonly nextIdentity: () => RowIdentity;
  readonly sites: readonly SchoolSite[];
  readonly plan: ClassPlan;
  readonly ledger: HeadcountLedger;
  readonly counts: SampleCounts;
  /** Invented guardians who will be people. */
  readonly guardianIds: string[];
  /** Children written when a batch was last sent. */
  sent: number;
}

function begin(
  opened: OpenSample,
  keyRing: KeyRing,
  { scale, today, seed = "tongchou" }: SampleOptions,
): Making {
  const calendar = createCalendar(today);
  const random = createRandom(`${seed} ${scale}`);
  const nextIdentity = createIdentities(random);
  const sites = buildSchoolNetwork(scale);
  const plan = planClasses(sites, studentsAt(scale), calendar);
  const secret = createSeal(keyRing);
  const series = new Map<string, () => RowIdentity>();
  const identitiesOf = (name: string): (() => RowIdentity) => {
    const open = series.get(name) ?? createIdentities(createRandom(`${seed} ${scale} ${name}`));
    series.set(name, open);
    return open;
  };
  const areas = opened.areas.map((area) =>
    area.create({
      calendar,
      sites,
      plan,
      random: (label) => createRandom(`${seed} ${scale} ${label}`),
      nextIdentity: identitiesOf(area.series),
      secret,
    }),
  );
  return {
    opened,
    areas,
    desk: { copies: opened.core, keyRing, secret, nextIdentity, today },
    calendar,
    random,
    nextIdentity,
    sites,
    plan,
    ledger: createHeadcountLedger(calendar),
    counts: {
      schools: sites.length,
      classes: plan.current.length,
      students: 0,
      children: 0,
      guardians: 0,
      persons: 0,
    },
    guardianIds: [],
    sent: 0,
  };
}

function writePlacesAndSchools({ opened: { core }, sites, plan, calendar }: Making): void {
  core.district.add(districtRow);
  townshipRows.forEach(core.township.add);
  townshipNameRows.forEach(core.townshipName.add);
  divisionCodeRows.forEach(core.divisionCode.add);
  villageRows.forEach(core.village.add);
  for (const { row } of sites) core.school.add(row);
  schoolStates(sites, calendar).forEach(core.schoolState.add);
  campusRows(sites, calendar).forEach(core.schoolCampus.add);
  for (const { row } of [...plan.current, ...plan.previous]) core.schoolClass.add(row);
}

function writeGuardian({ desk, areas, counts }: Making, spec: GuardianSpec): void {
  writeGuardianRecord(desk, spec);
  for (const area of areas) area.guardian?.(spec);
  counts.guardians += 1;
}

const openSeat = ({ student }: ChildSpec) => student?.placements.find(({ to }) => to === null);

function writeChild({ desk, areas, counts, ledger, guardianIds }: Making, spec: ChildSpec): void {
  const written = writeChildRecords(desk, spec);
  for (const area of areas) area.child?.(written);
  counts.children += 1;
  const open = openSeat(spec);
  if (open === undefined) return;
  counts.students += 1;
  ledger.addPupil(open.seat, open.boarding);
  const carer = spec.bonds[0];
  if (guardianIds.length < askingGuardians && carer?.status === "active" && counts.children % 7 === 0)
    guardianIds.push(carer.guardianId);
}

/** Returns how many seats of a class the planted children take. */
function writePlanted(making: Making): ReadonlyMap<string, number> {
  const { guardians, children } = plantRecords(making.plan, making.calendar);
  for (const guardian of guardians) writeGuardian(making, guardian);
  for (const child of children) writeChild(making, child);
  const taken = new Map<string, number>();
  for (const child of children) {
    const id = openSeat(child)?.seat.row.id;
    if (id !== undefined) taken.set(id, (taken.get(id) ?? 0) + 1);
  }
  return taken;
}

/** Yields where enough children wait to be sent. */
function* batch(making: Making): Generator<void> {
  if (making.counts.children - making.sent < childrenPerBatch) return;
  making.sent = making.counts.children;
  yield;
}

function* writeWithoutRecord(
  making: Making,
  nursery: Nursery,
  township: TownshipPlace,
  pupils: number,
): Generator<void> {
  const children = Math.round(pupils * withoutRecordShare);
  for (let i = 0; i < children; i++) {
    writeChild(making, inventChildWithoutRecord(nursery, township));
    yield* batch(making);
  }
}

/** The class of another school that a pupil of this class came from in September; mostly none. */
function drawTransfer(
  random: Random,
  seat: SampleClass,
  byGrade: ReadonlyMap<number, readonly SampleClass[]>,
): SampleClass | undefined {
  if (!random.chance(transferShare)) return undefined;
  const other = random.pick(byGrade.get(seat.row.grade) ?? [seat]);
  return other.row.schoolId === seat.row.schoolId ? undefined : other;
}

const seatLastYear = ({ previous }: ClassPlan, { row }: SampleClass): SampleClass | undefined =>
  previous.find((seat) => seat.row.schoolId === row.schoolId && seat.row.grade === row.grade - 1);

/** Township by township: the pupils of its classes, then its children without a school record. */
function* writeInvented(making: Making, seatsTaken: ReadonlyMap<string, number>): Generator<void> {
  const { plan, random, nextIdentity, calendar, ledger } = making;
  const nursery = openNursery({
    random,
    nextIdentity,
    nextIdNumber: createIdNumbers(),
    calendar,
    writeGuardian: (spec) => writeGuardian(making, spec),
  });
  const byGrade = Map.groupBy(plan.current, ({ row }) => row.grade);
  for (const [township, seats] of Map.groupBy(plan.current, ({ site }) => site.township)) {
    for (const seat of seats) {
      ledger.addClass(seat);
      const lastYear = seatLastYear(plan, seat);
      for (let i = seatsTaken.get(seat.row.id) ?? 0; i < seat.size; i++) {
        const transferFrom = drawTransfer(random, seat, byGrade);
        writeChild(making, inventPupil(nursery, { seat, lastYear, transferFrom }));
      }
      yield* batch(making);
    }
    const pupils = seats.reduce((sum, { size }) => sum + size, 0);
    yield* writeWithoutRecord(making, nursery, township, pupils);
  }
}

function writePeople({ opened, sites, guardianIds, calendar, counts }: Making, epoch: number): void {
  const { persons, assignments, recusals } = buildPeople(sites, guardianIds, calendar, epoch);
  persons.forEach(opened.people.person.add);
  assignments.forEach(opened.people.assignment.add);
  recusals.forEach(opened.people.recusal.add);
  counts.persons = persons.length;
}

export function* generateSample(
  opened: OpenSample,
  keyRing: KeyRing,
  options: SampleOptions,
  epoch: number,
): Generator<SampleCounts, SampleCounts> {
  const making = begin(opened, keyRing, options);
  const { areas, counts, ledger, nextIdentity } = making;
  writePlacesAndSchools(making);
  yield counts;
  for (const area of areas) for (const _batch of area.start?.() ?? []) yield counts;
  const seatsTaken = writePlanted(making);
  making.sent = counts.children;
  yield counts;
  for (const _batch of writeInvented(making, seatsTaken)) yield counts;
  ledger.rows(nextIdentity).forEach(opened.core.schoolHeadcount.add);
  for (const area of areas) for (const _batch of area.finish?.() ?? []) yield counts;
  writePeople(making, epoch);
  return counts;
}
