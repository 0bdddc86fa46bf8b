// From what is known of a child or guardian to the rows of six tables, secrets encrypted. Owns the copies that triggers
// keep otherwise (a child's scopes, the protective mark of its locations): the sample is loaded with triggers off.
import type { KeyRing } from "../../database/secrets/key-ring.ts";
import { districtId, type TownshipPlace, type VillagePlace } from "../reference/divisions.ts";
import type { SampleClass } from "../schools/class-plan.ts";
import { labelled, type RowIdentity } from "../writing/ids.ts";
import type { SealSecret } from "../writing/seal-secret.ts";
import type { ChildTables } from "./tables.ts";

export interface Residence {
  readonly township: TownshipPlace;
  readonly village: VillagePlace;
  readonly house: number;
}

export interface LocationSpec {
  readonly place: Residence;
  readonly from: string;
  readonly to: string | null;
}

export interface GuardianSpec {
  readonly identity: RowIdentity;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly workplaceProvince: string | null;
}

export interface BondSpec {
  readonly guardianId: string;
  readonly kind: "parent" | "kin" | "entrusted";
  readonly status: "active" | "suspended" | "revoked";
  readonly protectiveFlag: boolean;
  readonly from: string;
  readonly to: string | null;
}

export interface PlacementSpec {
  readonly seat: SampleClass;
  readonly kind: "catchment" | "migrant" | "transfer" | "allotted";
  readonly boarding: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly endReason: string | null;
}

export interface StudentSpec {
  readonly category: string;
  /** An `L` number (temporary) in place of a `G` one. */
  readonly temporary: boolean;
  readonly since: string;
  readonly placements: readonly PlacementSpec[];
}

export interface ChildSpec {
  readonly identity: RowIdentity;
  readonly name: string;
  readonly gender: "1" | "2";
  readonly birthDate: string;
  readonly idNumber: string;
  readonly hukou: readonly LocationSpec[];
  readonly residence: readonly LocationSpec[];
  readonly bonds: readonly BondSpec[];
  readonly student: StudentSpec | null;
}

/** A child as it was written, with the ids and copies its rows got. */
export interface WrittenChild {
  readonly spec: ChildSpec;
  readonly childId: string;
  readonly studentId: string | null;
  readonly scopes: {
    readonly hukouTownshipId: string | null;
    readonly residenceTownshipId: string | null;
    readonly schoolId: string | null;
  };
}

/** What records are written with. */
export interface RecordDesk {
  readonly copies: ChildTables;
  readonly keyRing: KeyRing;
  readonly secret: SealSecret;
  readonly nextIdentity: () => RowIdentity;
  readonly today: string;
}

const addressOf = ({ township, village, house }: Residence): string =>
  `${township.name}${village.name}示例路${house}号`;

const lastsOn =
  (day: string) =>
  ({ from, to }: { readonly from: string; readonly to: string | null }): boolean =>
    from <= day && (to === null || to > day);

function townshipOn(day: string, locations: readonly LocationSpec[]): string | null {
  return locations.find(lastsOn(day))?.place.township.id ?? null;
}

const cityOf: Readonly<Record<string, string>> = { 广东省: "东莞市", 浙江省: "温州市", 福建省: "泉州市" };

export function writeGuardian({ copies, secret }: RecordDesk, spec: GuardianSpec): void {
  const { identity, name, idNumber, phone, workplaceProvince } = spec;
  copies.guardian.add({
    ...identity,
    name,
    ...secret.identity(idNumber, "guardian", identity.id),
    ...secret("phone", phone, "guardian.phone", identity.id),
    workplaceProvince,
    workplaceCity: workplaceProvince === null ? null : (cityOf[workplaceProvince] ?? null),
  });
}

function writeLocation(
  { copies, keyRing, nextIdentity }: RecordDesk,
  spec: ChildSpec,
  kind: "hukou" | "residence",
  { place, from, to }: LocationSpec,
): void {
  const identity = nextIdentity();
  copies.childLocation.add({
    ...identity,
    childId: spec.identity.id,
    kind,
    townshipId: place.township.id,
    villageId: place.village.id,
    addressCipher: keyRing.encrypt(addressOf(place), { column: "child_location.address", row: identity.id }),
    validFrom: from,
    validTo: to,
    protective: spec.bonds.some(({ protectiveFlag }) => protectiveFlag),
  });
}

/** Counties beside the district, by their national codes. */
const outside = ["511725", "422802", "500235"] as const;

function writeOutside({ copies }: RecordDesk, spec: ChildSpec, drawn: number): void {
  copies.childLocation.add({
    // By name: the rows after it keep their ids.
    ...labelled(`hukou outside ${spec.identity.id}`),
    childId: spec.identity.id,
    kind: "hukou",
    townshipId: null,
    outsideCode: outside[drawn % outside.length] ?? outside[0],
    villageId: null,
    addressCipher: null,
    validFrom: spec.birthDate,
    validTo: null,
    protective: spec.bonds.some(({ protectiveFlag }) => protectiveFlag),
  });
}

type Scopes = WrittenChild["scopes"];

function writeBonds(
  { copies, nextIdentity }: RecordDesk,
  { identity, bonds }: ChildSpec,
  scopes: Scopes,
): void {
  for (const { guardianId, kind, status, protectiveFlag, from, to } of bonds) {
    copies.guardianship.add({
      ...nextIdentity(),
      ...scopes,
      validFrom: from,
      validTo: to,
      childId: identity.id,
      guardianId,
      kind,
      status,
      protectiveFlag,
    });
  }
}

/** Returns the id of the school record. */
function writeStudent(desk: RecordDesk, spec: ChildSpec, student: StudentSpec, scopes: Scopes): string {
  const { copies, secret, nextIdentity } = desk;
  const identity = nextIdentity();
  const childId = spec.identity.id;
  const studentNo = `${student.temporary ? "L" : "G"}${spec.idNumber}`;
  copies.student.add({
    ...identity,
    ...scopes,
    districtId,
    childId,
    ...secret.rebuildable("studentNo", studentNo, "student.student_no", identity.id),
    category: student.category,
    since: student.since,
  });
  for (const { seat, kind, boarding, from, to, endReason } of student.placements) {
    copies.enrolment.add({
      ...nextIdentity(),
      ...scopes,
      studentId: identity.id,
      childId,
      classId: seat.row.id,
      schoolId: seat.row.schoolId,
      schoolYear: seat.row.schoolYear,
      boarding,
      kind,
      validFrom: from,
      validTo: to,
      endReason,
    });
  }
  return identity.id;
}

export function writeChild(desk: RecordDesk, spec: ChildSpec): WrittenChild {
  const childId = spec.identity.id;
  const drawn = Number.parseInt(childId.slice(-2), 16);
  const scopes = {
    hukouTownshipId: townshipOn(desk.today, spec.hukou),
    residenceTownshipId: townshipOn(desk.today, spec.residence),
    schoolId: spec.student?.placements.find(lastsOn(desk.today))?.seat.row.schoolId ?? null,
  };
  desk.copies.child.add({
    ...spec.identity,
    ...scopes,
    ...desk.secret.identity(spec.idNumber, "child", childId),
    districtId,
    name: spec.name,
    idType: "1",
    gender: spec.gender,
    birthDate: spec.birthDate,
    ethnicity: drawn % 12 === 0 ? "15" : "01",
    health: drawn % 40 === 1 ? "30" : "10",
  });
  if (spec.hukou.length === 0) writeOutside(desk, spec, drawn);
  for (const location of spec.hukou) writeLocation(desk, spec, "hukou", location);
  for (const location of spec.residence) writeLocation(desk, spec, "residence", location);
  writeBonds(desk, spec, scopes);
  const studentId = spec.student === null ? null : writeStudent(desk, spec, spec.student, scopes);
  return { spec, childId, studentId, scopes };
}
