// The words of the area files, written out: `$name` among a type's fields, and an area in a denial. Every word must be
// known, used and free of repetition, since what a word stands for is a right. Pure.
import type { AreaFile, PolicyFiles } from "./policy-file.ts";
import type { Denial } from "./types.ts";

type FieldsText = Readonly<Record<string, readonly string[]>>;
type DenialText = PolicyFiles["roles"][number]["denials"][number];

export class Sets {
  private readonly sets = new Map<string, readonly string[]>();
  private readonly closed = new Map<string, NonNullable<AreaFile["closed"]>>();
  private readonly used = new Set<string>();

  constructor(areas: readonly AreaFile[]) {
    const names = areas.map(({ area }) => area);
    assertOnce(names, "the areas");
    for (const { area, sets, closed } of areas) {
      for (const [type, named] of Object.entries(sets)) {
        for (const [name, fields] of Object.entries(named)) {
          const key = `${type}.$${name}`;
          if (this.sets.has(key)) throw new Error(`two area files define ${key}`);
          assertOnce(fields, key);
          this.sets.set(key, fields);
        }
      }
      if (closed === undefined) continue;
      assertOnce(closed.types, `what the area ${area} closes`);
      this.closed.set(area, closed);
    }
  }

  /** The fields that a list of fields and sets names; none twice. */
  fields(type: string, words: readonly string[]): readonly string[] {
    const fields = words.flatMap((word) => (word.startsWith("$") ? this.set(type, word) : [word]));
    assertOnce(fields, `a list of fields of ${type}`);
    return fields;
  }

  denials(text: DenialText): Denial[] {
    const areas = (text.areas ?? []).map((area) => this.area(area));
    const types = [...areas.flatMap((area) => area.types), ...(text.types ?? [])];
    assertOnce(types, `the denial “${text.basis}”`);
    const fields = [...areas.map((area) => area.fields ?? {}), text.fields ?? {}];
    return [
      ...types.map((type): Denial => {
        const except = type === "*" && text.except !== undefined ? { except: text.except } : {};
        return { type, ...except, fields: "*", basis: text.basis };
      }),
      ...fields.flatMap((of) => this.denied(of, text.basis)),
    ];
  }

  /** A word that nothing uses says a right that nobody has. */
  assertUsed(): void {
    const words = [...this.sets.keys(), ...this.closed.keys()];
    const idle = words.filter((word) => !this.used.has(word));
    if (idle.length > 0) throw new Error(`defined and never used: ${idle.join(", ")}`);
  }

  private denied(fields: FieldsText, basis: string): Denial[] {
    return Object.entries(fields).map(([type, words]) => ({ type, fields: this.fields(type, words), basis }));
  }

  private set(type: string, word: string): readonly string[] {
    const fields = this.sets.get(`${type}.${word}`);
    if (fields === undefined) throw new Error(`${type} has no set ${word}`);
    this.used.add(`${type}.${word}`);
    return fields;
  }

  private area(name: string): NonNullable<AreaFile["closed"]> {
    const closed = this.closed.get(name);
    if (closed === undefined) throw new Error(`no area file says what ${name} closes`);
    this.used.add(name);
    return closed;
  }
}

/** What is named twice was meant once, or was meant to be something else. */
export function assertOnce(names: readonly string[], where: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${where}: ${twice} is named twice`);
}
