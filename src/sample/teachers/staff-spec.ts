// What the sample knows of one member of the staff before rows are made of it. Types only; other domains' samples read
// them, too.
import type { SchoolSite } from "../schools/school-network.ts";

export type Presence = "present" | "leave" | "study" | "seconded" | "absent";

export interface SamplePlacement {
  readonly site: SchoolSite;
  readonly kind: "home" | "rotation" | "support" | "several-schools" | "secondment";
  readonly from: string;
  readonly to: string | null;
  /** Subject (ZXXKC) and periods a week. */
  readonly subjects: readonly (readonly [string, number])[];
}

export interface SampleRelation {
  readonly unit: "school" | "pool";
  readonly site: SchoolSite;
  readonly from: string;
  readonly to: string | null;
  readonly confirmed: boolean;
}

export interface SampleTeacher {
  readonly id: string;
  readonly createdAt: Date;
  /** School of the relation in force (of the last one, where none is); a pool's central school. */
  readonly site: SchoolSite;
  readonly unit: "school" | "pool";
  /** Whether a relation is in force today. */
  readonly employed: boolean;
  readonly name: string;
  readonly gender: "1" | "2";
  readonly birthDate: string;
  readonly idNumber: string;
  readonly staffKind: "quota" | "special-post" | "general" | "contract" | "substitute";
  /** ZXXBZLB. */
  readonly category: "1" | "2" | "3" | "4";
  /** Kind of quota place occupied by the relation in force; null for none. */
  readonly quotaCategory: "1" | "2" | "3" | "4" | null;
  /** GWZY. */
  readonly duty: string;
  /** Main subject (ZXXKC) and stage (RKXD: 2 primary, 3 junior). */
  readonly subject: string;
  readonly stage: "2" | "3";
  readonly backbone: "none" | "school" | "county" | "city";
  /** The highest title held; null without one. */
  readonly title: "senior" | "first" | "second" | "third" | null;
  readonly hiredOn: string;
  /** In order of time; the last one is in force where `employed`. */
  readonly relations: readonly SampleRelation[];
  readonly placements: readonly SamplePlacement[];
  /** Presence of the last months that are over, the earliest first; usually of two. */
  readonly presence: readonly Presence[];
  /** Has a planted case's key. */
  readonly planted?: string;
}
