// `schema`: writes every generated file under schema/, the rules of the machines and what people are told of reads; CI runs it and fails on a difference. With `--role` it writes no
// file and prints that role's view of the schema instead, from the policy files: as SDL, or in another form that it is served in.
import "../domains/index.ts";
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  drawnMachines,
  loadCatalogue,
  machinesSql,
  machinesText,
  personsSql,
  toldSql,
} from "../catalogue/index.ts";
import { compileEnforcement } from "../database/enforcement/index.ts";
import { loadPolicyFiles, readPolicyTexts } from "../database/index.ts";
import {
  type BuiltSchema,
  buildTongchouSchema,
  isViewForm,
  printForFile,
  printRoleView,
  type ViewForm,
  viewForms,
} from "../graphql/index.ts";
import { type Policy, rightsTable } from "../policy/index.ts";
import { coverage, dutiesFile, readDuties } from "./coverage.ts";
import { policySchema } from "./policy-schema.ts";

const folder = new URL("../../schema/", import.meta.url);
const domains = new URL("../../src/domains/", import.meta.url);
export const usage = `usage: schema [--role <role-id> [--form ${Object.keys(viewForms).join(" | ")}]]`;

export async function runSchema(argv: readonly string[]): Promise<void> {
  const { role, form } = parseOptions(argv);
  const catalogue = loadCatalogue();
  const policy = await loadPolicyFiles();
  const built = buildTongchouSchema(catalogue);
  if (role !== undefined) {
    process.stdout.write(viewText(built, policy, { role, form }));
    return;
  }
  await writeFile(new URL("schema.graphql", folder), printForFile(built.schema));
  await writeFile(new URL("enforcement.sql", folder), compileEnforcement(catalogue, policy));
  await writeFile(new URL("rights.tsv", folder), rightsTable(policy));
  await writeFile(new URL("policy.schema.json", folder), policySchema(catalogue, await readPolicyTexts()));
  await writeFile(
    new URL("machines.md", folder),
    machinesText(drawnMachines(catalogue), catalogue.commands.values()),
  );
  await writeFile(new URL("machines.rules.sql", domains), machinesSql(catalogue.entities));
  await writeFile(new URL("persons.rules.sql", domains), personsSql(catalogue.entities, catalogue.ofPersons));
  const readable = { child: readableBy(policy, "guardian"), teacher: readableBy(policy, "teacher") };
  await writeFile(new URL("stewardship/told/told.rules.sql", domains), toldSql(catalogue, readable));
  const duties = readDuties(await readFile(new URL(dutiesFile, folder), "utf8"));
  await writeFile(new URL("coverage.md", folder), coverage(catalogue, duties));
  process.stderr.write("schema/ written\n");
}

/** Coordinates that the role reads of some row. */
function readableBy(policy: Policy, name: string): ReadonlySet<string> {
  const grants = policy.roles.get(name)?.grants ?? [];
  const read = grants.filter(({ uses }) => uses.includes("read"));
  return new Set(read.flatMap(({ type, fields }) => fields.map((field) => `${type}.${field}`)));
}

interface Asked {
  readonly role: string | undefined;
  readonly form: ViewForm;
}

function parseOptions(argv: readonly string[]): Asked {
  try {
    const options = {
      role: { type: "string" },
      form: { type: "string", default: "schema.graphql" },
    } as const;
    const { role, form } = parseArgs({ args: [...argv], options }).values;
    if (!isViewForm(form)) throw new Error(`no form ${form}`);
    return { role, form };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function viewText(
  built: BuiltSchema,
  policy: Policy,
  { role: name, form }: Asked & { readonly role: string },
): string {
  const role = policy.roles.get(name);
  if (role === undefined)
    throw new Error(`no role ${name}; there are: ${[...policy.roles.keys()].join(", ")}`);
  return printRoleView(built, role, form);
}
