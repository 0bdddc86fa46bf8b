// The plan's duties (`schema/duties.csv`) and what of the catalogue serves each: the text of `schema/coverage.md`. What serves
// a duty is said where it stands, on types, fields and rules; what it still misses is the duty's own column.
interface Serving {
  readonly name: string;
  readonly duties?: readonly string[];
}

/** Of the catalogue, what is asked here. */
export interface Servants {
  readonly entities: ReadonlyMap<
    string,
    {
      readonly name: string;
      readonly facts: Omit<Serving, "name">;
      readonly fields: ReadonlyMap<string, Serving>;
    }
  >;
  readonly commands: ReadonlyMap<string, Serving>;
  readonly rules: ReadonlyMap<string, Serving>;
}

interface Duty {
  readonly id: string;
  readonly clause: string;
  readonly duty: string;
  readonly departments: string;
  readonly missing: string;
}

export const dutiesFile = "duties.csv";
const columns = ["id", "clause", "duty", "departments", "missing"] as const;

/** Cells of a line of RFC 4180 without line breaks inside. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );

export function readDuties(csv: string): readonly Duty[] {
  const [head, ...lines] = csv.trimEnd().split("\n");
  if (head !== columns.join(",")) throw new Error(`${dutiesFile}: its columns are ${columns.join(", ")}`);
  const duties = lines.map((line, at) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) throw new Error(`${dutiesFile}:${at + 2}: ${cells.length} cells`);
    return Object.fromEntries(columns.map((name, place) => [name, cells[place]])) as unknown as Duty;
  });
  const twice = duties.find(({ id }, at) => duties.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new Error(`${dutiesFile}: ${twice.id} stands twice`);
  return duties;
}

/** Duty → what says that it serves it, in the order of the catalogue. */
function servedBy(catalogue: Servants): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (duties: readonly string[] | undefined, what: string): void => {
    for (const id of duties ?? []) {
      const list = found.get(id);
      if (list === undefined) found.set(id, [what]);
      else list.push(what);
    }
  };
  for (const { name, facts, fields } of catalogue.entities.values()) {
    note(facts.duties, name);
    for (const field of fields.values()) note(field.duties, `${name}.${field.name}`);
  }
  for (const { duties, name } of catalogue.commands.values()) note(duties, `${name}(…)`);
  for (const rule of catalogue.rules.values()) note(rule.duties, `rule ${rule.name}`);
  return found;
}

export function coverage(catalogue: Servants, duties: readonly Duty[]): string {
  const served = servedBy(catalogue);
  const known = new Set(duties.map(({ id }) => id));
  const stray = [...served].filter(([id]) => !known.has(id));
  if (stray.length > 0)
    throw new Error(`no such duty in ${dutiesFile}: ${stray.map(([id, by]) => `${id} (${by.join(", ")})`)}`);
  const state = ({ id, missing }: Duty): string => {
    if (!served.has(id)) return "open";
    return missing === "" ? "served" : "in part";
  };
  const count = (which: string): number => duties.filter((duty) => state(duty) === which).length;
  const rows = duties.map((duty) => {
    const by = (served.get(duty.id) ?? []).map((what) => `\`${what}\``).join(", ");
    const cells = [duty.id, duty.duty, duty.departments.replaceAll(";", ", "), state(duty), by, duty.missing];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return `# The plan's duties, and what serves them

Written by \`npm run schema\` from \`schema/duties.csv\` and the \`duties\` of types, fields, commands and rules. Of ${duties.length} duties ${count("served")} are
served, ${count("in part")} in part, ${count("open")} open. “Served” is to be read and kept right; what ends in (…) is a command.

| duty | what | whose | state | by | missing |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}
