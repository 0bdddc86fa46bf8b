// One question of one department that is answered: the document, and on top of it, in comment lines, who asks, for what
// purpose and with which variables. What is refused stands in tables: see refusal-table.ts.
import { readdir, readFile } from "node:fs/promises";
import { type QuestionText, readQuestion } from "../../src/http/graphiql/question.ts";

/** What a role asks, answered or refused. */
export interface Question {
  readonly role: string;
  readonly name: string;
  readonly query: string;
  readonly asker: QuestionText["asker"];
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationFile extends Question {
  /** `# after: <name> <path>`: the variable `$after` is a cursor of that operation's answer. */
  readonly after: { readonly name: string; readonly path: readonly string[] } | null;
  /** Whether its SQL lies beside its answer. */
  readonly showsSql: boolean;
}

export const folder = new URL("./", import.meta.url);

export async function readRoles(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export async function readOperations(): Promise<OperationFile[]> {
  return (await Promise.all((await readRoles()).map(readRole))).flat();
}

async function readRole(role: string): Promise<OperationFile[]> {
  const names = await readdir(new URL(`${role}/`, folder));
  const documents = names.filter((name) => name.endsWith(".graphql")).sort();
  return Promise.all(documents.map((file) => readOperation(role, file.replace(/\.graphql$/, ""), names)));
}

async function readOperation(
  role: string,
  name: string,
  siblings: readonly string[],
): Promise<OperationFile> {
  const query = await readFile(new URL(`${role}/${name}.graphql`, folder), "utf8");
  const { asker, variables, after } = readQuestion(query);
  const [source = "", path = ""] = after?.split(" ") ?? [];
  return {
    role,
    name,
    query,
    asker,
    variables: JSON.parse(variables),
    after: source === "" ? null : { name: source, path: path.split(".") },
    showsSql: siblings.includes(`${name}.sql`),
  };
}

/** Where an operation's snapshots lie. */
export const snapshotPath = ({ role, name }: OperationFile, extension: "sql" | "json"): string =>
  `./${role}/${name}.${extension}`;

/** Files that no operation reads: a snapshot whose question is gone. */
export async function strayFiles(operations: readonly OperationFile[]): Promise<string[]> {
  const read = operations.flatMap((one) => [
    `${one.role}/${one.name}.graphql`,
    `${one.role}/${one.name}.json`,
    `${one.role}/${one.name}.sql`,
  ]);
  const roles = await readRoles();
  const lists = roles.map(async (role) => {
    const names = await readdir(new URL(`${role}/`, folder));
    return names.map((name) => `${role}/${name}`);
  });
  const known = new Set([...read, ...roles.map((role) => `${role}/refused.yaml`)]);
  return (await Promise.all(lists)).flat().filter((path) => !known.has(path));
}
