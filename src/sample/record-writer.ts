// From what is known of a child or guardian to the rows of six tables, secrets encrypted. Owns the copies that triggers
// keep otherwise (a child's scopes, the protective mark of its locations): the sample is loaded with triggers off.
import { type KeyRing, secretTail } from "../database/secrets/key-ring.ts";
import type { SampleClass } from "./class-plan.ts";
import { districtId, type TownshipPlace, type VillagePlace } from "./divisions.ts";
import type { RowIdentity } from "./ids.ts";
import type { SampleTables } from "./tables.ts";

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

export interface RecordWriter {
  writeGuardian(spec: GuardianSpec): void;
  writeChild(spec: ChildSpec): WrittenChild;
}

const addressOf = ({ township, village, house }: Residence): string =>
  `${township.name}${village.name}示例路${house}号`;

function townshipOn(day: string, locations: readonly LocationSpec[]): string | null {
  const current = locations.find(({ from, to }) => from <= day && (to === null || to > day));
  return current?.place.township.id ?? null;
}

/** A secret's three columns. The tail shows the last characters where enough stays hidden. */
export function sealSecret<N extends string>(
  keyRing: KeyRing,
  name: N,
  plain: string,
  column: string,
  row: string,
): Readonly<Record<`${N}${"Cipher" | "Tail" | "Index"}`, string>> {
  return {
    [`${name}Cipher`]: keyRing.encrypt(plain, { column, row }),
    [`${name}Tail`]: secretTail(plain),
    [`${name}Index`]: keyRing.blindIndex(plain, column),
  } as Record<`${N}${"Cipher" | "Tail" | "Index"}`, string>;
}

export function createRecordWriter(
  tables: SampleTables,
  keyRing: KeyRing,
  nextIdentity: () => RowIdentity,
  today: string,
): RecordWriter {
  const seal = (plain: string, column: string, row: string) => keyRing.encrypt(plain, { column, row });
  const idNumberColumns = (plain: string, table: "child" | "guardian", row: string) =>
    sealSecret(keyRing, "idNumber", plain, `${table}.id_number`, row);

  return {
    writeGuardian({ identity, name, idNumber, phone, workplaceProvince }) {
      tables.guardian.add({
        ...identity,
        name,
        ...idNumberColumns(idNumber, "guardian", identity.id),
        ...sealSecret(keyRing, "phone", phone, "guardian.phone", identity.id),
        workplaceProvince,
      });
    },
    writeChild(spec) {
      const childId = spec.identity.id;
      const open = spec.student?.placements.find(({ to }) => to === null);
      const scopes = {
        hukouTownshipId: townshipOn(today, spec.hukou),
        residenceTownshipId: townshipOn(today, spec.residence),
        schoolId: open?.seat.row.schoolId ?? null,
      };
      const protective = spec.bonds.some(({ protectiveFlag }) => protectiveFlag);
      tables.child.add({
        ...spec.identity,
        ...scopes,
        ...idNumberColumns(spec.idNumber, "child", childId),
        districtId,
        name: spec.name,
        idType: "1",
        gender: spec.gender,
        birthDate: spec.birthDate,
      });
      const located = (kind: string, { place, from, to }: LocationSpec): void => {
        const identity = nextIdentity();
        tables.childLocation.add({
          ...identity,
          childId,
          kind,
          townshipId: place.township.id,
          villageId: place.village.id,
          addressCipher: seal(addressOf(place), "child_location.address", identity.id),
          validFrom: from,
          validTo: to,
          protective,
        });
      };
      for (const location of spec.hukou) located("hukou", location);
      for (const location of spec.residence) located("residence", location);
      for (const { guardianId, kind, status, protectiveFlag, from, to } of spec.bonds) {
        const period = { validFrom: from, validTo: to };
        tables.guardianship.add({
          ...nextIdentity(),
          ...scopes,
          ...period,
          childId,
          guardianId,
          kind,
          status,
          protectiveFlag,
        });
      }
      if (spec.student === null) return { spec, childId, studentId: null, scopes };
      const student = nextIdentity();
      const studentNo = `${spec.student.temporary ? "L" : "G"}${spec.idNumber}`;
      tables.student.add({
        ...student,
        ...scopes,
        districtId,
        childId,
        ...sealSecret(keyRing, "studentNo", studentNo, "student.student_no", student.id),
        category: spec.student.category,
        since: spec.student.since,
      });
      for (const { seat, kind, boarding, from, to, endReason } of spec.student.placements) {
        tables.enrolment.add({
          ...nextIdentity(),
          ...scopes,
          studentId: student.id,
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
      return { spec, childId, studentId: student.id, scopes };
    },
  };
}
