// Of whom rows are that were shown, where the role may not read it: asked of the database by the server's own login (`tc.persons_of`).
// Who asks while a question is on its way asks with the next.
import type { Sql } from "postgres";
import { repeatLost } from "../database/index.ts";

interface Asked {
  readonly type: string;
  readonly id: string;
}

/** Kind and id of each person of a row, by the row's id. */
export type PersonsOfRows = ReadonlyMap<string, readonly (readonly [kind: string, id: string])[]>;

interface Asking {
  readonly rows: readonly Asked[];
  readonly resolve: (persons: PersonsOfRows) => void;
  readonly reject: (error: unknown) => void;
}

export class Subjects {
  private readonly sql: Sql;
  private waiting: Asking[] = [];
  private working = false;

  constructor(sql: Sql) {
    this.sql = sql;
  }

  of(rows: readonly Asked[]): Promise<PersonsOfRows> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ rows, resolve, reject });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0);
      try {
        const persons = await this.ask(together.flatMap(({ rows }) => rows));
        for (const { resolve } of together) resolve(persons);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.working = false;
  }

  private async ask(rows: readonly Asked[]): Promise<PersonsOfRows> {
    const persons = new Map<string, (readonly [string, string])[]>();
    for (const [type, of] of Map.groupBy(rows, (row) => row.type)) {
      const ids = `{${[...new Set(of.map(({ id }) => id))].join(",")}}`;
      const found = await repeatLost(
        () => this.sql<
          { row: string; kind: string; person: string }[]
        >`/* record of access: of no operation */
          select row_id as row, kind, person from tc.persons_of(${type}, ${ids}::text::uuid[]) where person is not null`,
      );
      for (const { row, kind, person } of found) {
        const known = persons.get(row) ?? [];
        persons.set(row, known);
        known.push([kind, person]);
      }
    }
    return persons;
  }
}
