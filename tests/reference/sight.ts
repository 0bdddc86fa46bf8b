// What one asker sees, decided grant by grant and row by row: rows first, then each cell of a row.
import type { Coordinate } from "../../src/core/coordinate.ts";
import type { Use } from "../../src/policy/index.ts";
import type { ConditionText } from "../../src/policy/parse-condition.ts";
import { testToday } from "../support/test-keys.ts";
import type { Asker, Post } from "./asker.ts";
import type { GrantText } from "./policy-file.ts";
import type { Row, Rows } from "./rows.ts";

/** SQL's truth: null is neither true nor false. */
export type Truth = boolean | null;
export type Reach = "record" | "list";

export const everyTruth = (parts: readonly Truth[]): Truth =>
  parts.includes(false) ? false : parts.includes(null) ? null : true;
export const anyTruth = (parts: readonly Truth[]): Truth =>
  parts.includes(true) ? true : parts.includes(null) ? null : false;

/** A view's row has no such column. */
const isArchived = (row: Row): boolean => (row.archivedAt ?? null) !== null;

/** A grant as one post of the asker holds it. */
interface Held {
  readonly grant: GrantText;
  readonly post: Post;
  /** The rows that were asked, and whether it holds on them: every cell of a row asks again. */
  readonly said: Map<Row, boolean>;
}

/** What is held by use and reach, by type, by field; by no field, of the whole row. */
type ByField = Map<string | null, readonly Held[]>;

export class Sight {
  readonly asker: Asker;
  readonly rows: Rows;
  private readonly held = new Map<GrantText, readonly Held[]>();
  private readonly holdings = {
    list: new Map<Use, Map<string, ByField>>(),
    record: new Map<Use, Map<string, ByField>>(),
  };
  private readonly seen = { list: new Map<Row, boolean>(), record: new Map<Row, boolean>() };

  constructor(asker: Asker, rows: Rows) {
    this.asker = asker;
    this.rows = rows;
  }

  /** Whether any row's cell could be put to this use: if not, the operation is refused. */
  isOpen(type: string, field: string, use: Use, reach: Reach): boolean {
    const secret = this.rows.catalogue.field(type, field).kind === "secret";
    return this.holding(type, field, use, reach).some(({ grant }) => grant.mask === undefined || secret);
  }

  /** Purposes any of which would open the coordinate, if the request declared it. */
  openedBy(type: string, field: string, use: Use, reach: Reach): string[] {
    const candidates = this.asker.file.grants.flatMap((grant) =>
      grant.type === type && grant.fields.includes(field) && grant.uses.includes(use)
        ? (grant.purposes ?? [])
        : [],
    );
    return [...new Set(candidates)].filter((purpose) =>
      new Sight({ ...this.asker, purpose }, this.rows).isOpen(type, field, use, reach),
    );
  }

  seesRow(type: string, row: Row, reach: Reach): boolean {
    const seen = this.seen[reach];
    const known = seen.get(row);
    if (known !== undefined) return known;
    const sees = this.holding(type, null, "read", reach).some((held) => this.holds(held, type, row));
    seen.set(row, sees);
    return sees;
  }

  /** Whether this cell of a row that is seen may be put to this use, in full. */
  seesCell({ type, field }: Coordinate, use: Use, row: Row, reach: Reach): boolean {
    return this.holding(type, field, use, reach).some(
      (held) => held.grant.mask === undefined && this.holds(held, type, row),
    );
  }

  seesTail(type: string, field: string, row: Row, reach: Reach): boolean {
    return this.holding(type, field, "read", reach).some(
      (held) => held.grant.mask === "tail" && this.holds(held, type, row),
    );
  }

  /** Related rows that are seen. */
  related(type: string, relation: string, row: Row, reach: Reach = "list"): Row[] {
    const { target } = this.rows.catalogue.relation(type, relation);
    return this.rows.related(type, relation, row).filter((other) => this.seesRow(target, other, reach));
  }

  private holding(type: string, field: string | null, use: Use, reach: Reach): readonly Held[] {
    const uses = this.holdings[reach];
    const types = uses.get(use) ?? new Map<string, ByField>();
    uses.set(use, types);
    const fields: ByField = types.get(type) ?? new Map();
    types.set(type, fields);
    const known = fields.get(field);
    if (known !== undefined) return known;
    const found = this.asker.file.grants
      .filter(
        (grant) =>
          grant.type === type &&
          grant.uses.includes(use) &&
          (field === null || grant.fields.includes(field)) &&
          (grant.reach === undefined || grant.reach === reach) &&
          (grant.purposes === undefined || grant.purposes.includes(this.asker.purpose ?? "")),
      )
      .flatMap((grant) => this.heldOf(grant));
    fields.set(field, found);
    return found;
  }

  /** By each post that carries a duty of the grant. */
  private heldOf(grant: GrantText): readonly Held[] {
    const known = this.held.get(grant);
    if (known !== undefined) return known;
    const { duties } = grant;
    const found = this.asker.posts
      .filter((post) => duties === undefined || duties.some((duty) => post.duties.includes(duty)))
      .map((post): Held => ({ grant, post, said: new Map() }));
    this.held.set(grant, found);
    return found;
  }

  private holds({ grant, post, said }: Held, type: string, row: Row): boolean {
    if (isArchived(row) && grant.archived !== true) return false;
    if (grant.rows === "always") return true;
    const known = said.get(row);
    if (known !== undefined) return known;
    const holds = this.test(grant.rows, type, row, post) === true;
    said.set(row, holds);
    return holds;
  }

  private test(text: ConditionText, type: string, row: Row, post: Post): Truth {
    if (text === "always") return true;
    if (text === "current") {
      const { validFrom = null, validTo = null } = row;
      return everyTruth([
        validFrom === null ? null : String(validFrom) <= testToday,
        validTo === null || String(validTo) > testToday,
      ]);
    }
    if (typeof text === "string") {
      const named = this.asker.file.conditions?.[text];
      if (named === undefined) throw new Error(`no condition is named ${text}`);
      return this.test(named, type, row, post);
    }
    if ("inScope" in text) {
      const id = row[text.inScope] ?? null;
      return id === null ? null : post.scopeIds.has(String(id));
    }
    if ("equals" in text) {
      const parts = Object.entries(text.equals);
      return everyTruth(
        parts.map(([key, value]) => ((row[key] ?? null) === null ? null : row[key] === value)),
      );
    }
    if ("ofDepartment" in text) {
      const department = row[text.ofDepartment] ?? null;
      return department === null ? null : department === this.asker.file.department;
    }
    if ("present" in text) return (row[text.present] ?? null) !== null;
    if ("absent" in text) return (row[text.absent] ?? null) === null;
    if ("exists" in text) {
      const { target } = this.rows.catalogue.relation(type, text.exists);
      const others = this.rows.related(type, text.exists, row);
      return others.some(
        (other) => !isArchived(other) && this.test(text.where, target, other, post) === true,
      );
    }
    if ("not" in text) {
      const inner = this.test(text.not, type, row, post);
      return inner === null ? null : !inner;
    }
    if ("all" in text) return everyTruth(text.all.map((part) => this.test(part, type, row, post)));
    return anyTruth(text.any.map((part) => this.test(part, type, row, post)));
  }
}
