// Values worth asking for: taken from rows the role sees and from rows it does not, so that filters hit and miss.
import type { Field } from "../../../src/catalogue/index.ts";
import type { Row, Rows } from "../rows.ts";
import type { Sight } from "../sight.ts";

const each = 20;

export class Pools {
  private readonly rows: Rows;
  private readonly sights: readonly Sight[];
  private readonly known = new Map<string, Row[]>();
  private readonly stored = new Map<string, (string | number | boolean)[]>();

  constructor(rows: Rows, sights: readonly Sight[]) {
    this.rows = rows;
    this.sights = sights;
  }

  ids(type: string): string[] {
    return this.sample(type).map(({ id }) => id);
  }

  field(type: string, name: string): Field {
    return this.rows.catalogue.field(type, name);
  }

  /** Stored values of a column; of a secret, plain texts. */
  values(type: string, name: string): (string | number | boolean)[] {
    const key = `${type}.${name}`;
    const known = this.stored.get(key) ?? this.readValues(type, name);
    this.stored.set(key, known);
    return known;
  }

  private readValues(type: string, name: string): (string | number | boolean)[] {
    const field = this.rows.catalogue.field(type, name);
    const found = this.sample(type).map((row) =>
      field.kind === "column"
        ? row[field.key]
        : field.kind === "secret"
          ? this.rows.decrypt(type, name, row)
          : null,
    );
    return [...new Set(found.filter((value) => value !== null && value !== undefined))];
  }

  private sample(type: string): Row[] {
    const known = this.known.get(type) ?? this.makeSample(type);
    this.known.set(type, known);
    return known;
  }

  private makeSample(type: string): Row[] {
    const all = this.rows.of(type);
    const seen = this.sights.map((sight) => all.filter((row) => sight.seesRow(type, row, "list")));
    return [...new Set([...seen, all].flatMap(spread))];
  }
}

function spread(rows: readonly Row[]): Row[] {
  const step = Math.max(1, Math.floor(rows.length / each));
  return rows.filter((_, index) => index % step === 0).slice(0, each);
}
